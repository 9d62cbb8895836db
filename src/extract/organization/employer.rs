//! For whom people work, as the post says anywhere.

use std::collections::HashMap;

use super::canonical;
use crate::extract::context::Context;
use crate::extract::people::credits;
use crate::extract::people::group::groups;
use crate::extract::sentence::labelled;
use crate::extract::talk::{Candidate, nominative};
use crate::reference::fold::fold;

/// So many of the first passages may tell of the authors.
const AUTHORS: usize = 8;

/// An employer, and where the post names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employer {
    /// Canonical name.
    pub name: String,
    /// As the post writes it.
    pub surface: String,
    /// 1-based line.
    pub line: u32,
}

/// The employer of a person, also under a slightly different spelling: translators are not of one mind.
pub fn employer_of<'e>(
    name: &str,
    employers: &'e HashMap<String, Employer>,
) -> Option<&'e Employer> {
    const ALIKE: f64 = 0.8;
    let name = fold(name);
    employers.get(&name).or_else(|| {
        let mut alike = employers.iter().filter(|(other, _)| {
            let same_initial = other.chars().next() == name.chars().next();
            same_initial
                && name.chars().count() > 8
                && strsim::normalized_levenshtein(other, &name) >= ALIKE
        });
        let first = alike.next();
        first.filter(|_| alike.next().is_none()).map(|(_, employer)| employer)
    })
}

/// The employers of the people that a post names, by folded name; people with several are left out.
pub fn employers(ctx: &Context, talks: &[Vec<Candidate>]) -> HashMap<String, Employer> {
    let mut found: HashMap<String, Option<Employer>> = HashMap::new();
    let mut add = |name: &str, employer: Employer| {
        let entry = found.entry(fold(name)).or_insert_with(|| Some(employer.clone()));
        if entry.as_ref().is_some_and(|known| known.name != employer.name) {
            *entry = None;
        }
    };
    let employer = |surface: &str, line: u32| Employer {
        name: canonical(surface, ctx.lexicon),
        surface: surface.to_owned(),
        line,
    };
    for person in talks.iter().flatten().flat_map(|talk| &talk.people) {
        if let Some(organization) = &person.organization {
            add(&person.name, employer(organization, person.line));
        }
    }
    for (text, line) in authors(ctx) {
        for credit in credits::read(&text, ctx.lexicon, &ctx.languages).people {
            if let Some(organization) = credit.organization {
                add(&text[credit.name], employer(&text[organization], line));
            }
        }
    }
    for passage in &ctx.passages {
        let text = &passage.block.text;
        for sentence in &passage.sentences {
            let words = &text[sentence.clone()];
            for group in groups(ctx, words) {
                let ranges: Vec<_> =
                    group.members.iter().map(|member| member.name.clone()).collect();
                for (member, name) in group.members.iter().zip(nominative(ctx, words, &ranges)) {
                    if let Some(organization) = &member.organization {
                        let line = passage.block.line_at(sentence.start + organization.start);
                        add(&name, employer(&words[organization.clone()], line));
                    }
                }
            }
        }
    }
    found.into_iter().filter_map(|(name, employer)| Some((name, employer?))).collect()
}

/// What a post says of its authors, in its front matter and below its title, with the line.
fn authors(ctx: &Context) -> Vec<(String, u32)> {
    let front = ctx.post.front.authors.iter().map(|author| (without_addresses(author), 1));
    let below = ctx.passages.iter().take(AUTHORS).filter_map(|passage| {
        let named = labelled(&passage.block.text, &ctx.languages, |it| it.author_labels)?;
        Some((named.to_owned(), passage.block.line()))
    });
    front.chain(below).collect()
}

/// "Jane Doe (Acme)" of "[Jane Doe](https://…) (Acme)".
fn without_addresses(author: &str) -> String {
    let mut text = String::with_capacity(author.len());
    let mut rest = author;
    while let Some((before, after)) = rest.split_once("](") {
        text.push_str(before);
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    text.replace(['[', ']'], "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn spellings_of_one_name() {
        let acme = Employer { name: "Acme".into(), surface: "Acme".into(), line: 1 };
        let employers = HashMap::from([("мартинкваленко".to_owned(), acme.clone())]);
        assert_eq!(employer_of("Мартін Кваленко", &employers), Some(&acme));
        assert_eq!(employer_of("Марта Коваль", &employers), None);
        assert_eq!(employer_of("Зора Кваленко", &employers), None);
    }

    #[test]
    fn addresses_of_authors() {
        for (author, want) in [
            ("[Zora Quill](https://quill.example/) (Quuxly)", "Zora Quill (Quuxly)"),
            ("[Zora Quill](https://quill.example/", "Zora Quill"),
            ("Zora Quill (Quuxly)", "Zora Quill (Quuxly)"),
        ] {
            assert_eq!(without_addresses(author), want);
        }
    }

    #[test]
    fn employers_that_a_post_names() {
        let found = |lang: &str, text: &str| {
            let found = employers(&context(lang, "2025-04-25", text), &[]);
            let mut rows: Vec<_> = found
                .into_iter()
                .map(|(name, employer)| (name, employer.name, employer.surface, employer.line))
                .collect();
            rows.sort();
            rows
        };
        let row = |name: &str, employer: &str, surface: &str, line: u32| {
            (fold(name), employer.to_owned(), surface.to_owned(), line)
        };
        for (lang, text, want) in [
            (
                "en",
                "A\n\nZora Quill from Quuxly spoke.",
                vec![row("Zora Quill", "Quuxly", "Quuxly", 3)],
            ),
            (
                "en",
                "Zora Quill from Quuxly and Max Mu of Google spoke.",
                vec![
                    row("Max Mu", "Google", "Google", 1),
                    row("Zora Quill", "Quuxly", "Quuxly", 1),
                ],
            ),
            ("zh", "微软的陈晓明介绍了网格。", vec![row("陈晓明", "Microsoft", "微软", 1)]),
            // The nominative is the key.
            (
                "uk",
                "Доповідь від Зори Квіленко з Quuxly.",
                vec![row("Зора Квіленко", "Quuxly", "Quuxly", 1)],
            ),
            (
                "en",
                "Zora Quill from Google spoke. Zora Quill from Google Inc spoke again.",
                vec![row("Zora Quill", "Google", "Google", 1)],
            ),
            // Of two employers neither is known to be the right one.
            ("en", "Zora Quill from Quuxly spoke. Zora Quill from Google left.", vec![]),
            ("en", "Zora Quill spoke.", vec![]),
            (
                "en",
                "# A\n\nAuthor: Zora Quill, Quuxly",
                vec![row("Zora Quill", "Quuxly", "Quuxly", 3)],
            ),
            // Only what is said of authors is read as a credit.
            ("en", "# A\n\nWhere: Zora Hall, Google", vec![]),
        ] {
            assert_eq!(found(lang, text), want, "{text}");
        }
    }

    #[test]
    fn two_people_of_like_names_are_nobody() {
        let acme = Employer { name: "Acme".into(), surface: "Acme".into(), line: 1 };
        let key = |name: &str| (fold(name), acme.clone());
        let employers = HashMap::from([key("Martina Quillson"), key("Martino Quillson")]);
        assert_eq!(employer_of("Martine Quillson", &employers), None);
        assert_eq!(employer_of("Martina Quillson", &employers), Some(&acme));
        // Short names are alike too easily.
        assert_eq!(employer_of("Max Mua", &HashMap::from([key("Max Mub")])), None);
    }
}
