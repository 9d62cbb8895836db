//! For whom people work, as the post says anywhere.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use super::canonical;
use super::employment::{Spoken, called, told};
use super::ours::{company, is_of_ours, is_ours};
use crate::extract::context::Context;
use crate::extract::people::group::{Group, Member, groups};
use crate::extract::sentence::{labelled, range_in};
use crate::extract::talk::{Candidate, Person, is_in_title, nominative, portrait};
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

impl Employer {
    pub(super) fn of(surface: &str, line: u32, ctx: &Context) -> Self {
        Self { name: canonical(surface, ctx.lexicon), surface: surface.to_owned(), line }
    }
}

/// The employers that a post gives people, by folded name; nothing for people with several.
#[derive(Debug, Clone, Default)]
pub struct Employers(HashMap<String, Option<Employer>>);

impl Employers {
    /// Those that credits give to one person alone, who may share another one elsewhere.
    pub fn own(ctx: &Context, talks: &[Vec<Candidate>]) -> Self {
        let mut found = Self::default();
        for person in credited(talks).filter(|person| !person.shares) {
            found.employ(ctx, person);
        }
        found
    }

    /// Those, and whatever else the post says of anybody.
    pub fn all(ctx: &Context, talks: &[Vec<Candidate>], own: &Self) -> Self {
        let mut found = own.clone();
        let known = |person: &Person| own.0.contains_key(&fold(&person.name));
        for person in credited(talks).filter(|person| person.shares && !known(person)) {
            found.employ(ctx, person);
        }
        for (text, line) in authors(ctx) {
            for credit in ctx.credits(&text).people {
                if let Some(organization) = credit.organization {
                    let employer = Employer::of(&text[organization], line, ctx);
                    found.add(&text[credit.name], employer);
                }
            }
        }
        let mut speakers: Vec<String> = credited(talks).map(|it| it.name.clone()).collect();
        speakers.sort_unstable();
        let company = company(ctx);
        // Rows of "Our sessions" credit people of ours.
        let rows = talks.iter().flatten().filter(|_| company.is_some());
        let rows = rows
            .filter(|talk| is_of_ours(ctx, talk.passage, company.as_ref()))
            .flat_map(|talk| &talk.people);
        let free = rows.filter(|person| person.organization.is_none());
        let mut ours: Vec<String> = free.map(|person| person.name.clone()).collect();
        for (index, passage) in ctx.passages.iter().enumerate() {
            let section = company.is_some() && is_of_ours(ctx, index, company.as_ref());
            // Of whom the sentence before has told, or the heading.
            let headed = portrait::people(ctx, index).unwrap_or_default();
            let mut last: Vec<String> = headed.into_iter().map(|it| it.name).collect();
            for sentence in &passage.sentences {
                let words = &passage.block.text[sentence.clone()];
                let groups = groups(ctx, words);
                let names: Vec<Vec<String>> =
                    groups.iter().map(|group| names_of(ctx, words, group)).collect();
                let mut employ = |name: &str, organization: &Range<usize>| {
                    let line = passage.block.line_at(sentence.start + organization.start);
                    found.add(name, Employer::of(&words[organization.clone()], line, ctx));
                };
                for (group, names) in groups.iter().zip(&names) {
                    for (member, name) in group.members.iter().zip(names) {
                        let at = |range: &Range<usize>| sentence.start + range.start;
                        let own = |it: &&Range<usize>| {
                            !is_in_title(&passage.block, at(&member.name), at(it))
                        };
                        if let Some(organization) = member.organization.as_ref().filter(own) {
                            employ(name, organization);
                        }
                    }
                }
                // "佐藤花子さん。Quuxly。船の話。"
                let alone = words.trim_end_matches(['。', '.']).trim();
                if groups.is_empty() && ctx.lexicon.reference.organization(alone).is_some() {
                    let at = range_in(words, alone);
                    for name in &last {
                        employ(name, &at);
                    }
                }
                let spoken = Spoken { last: &last, known: &speakers };
                let told = told(ctx, words, &groups, &names, &spoken);
                for (name, organization) in told.into_iter().chain(called(ctx, words, &speakers)) {
                    employ(&name, &organization);
                }
                for (group, names) in groups.iter().zip(&names).filter(|_| company.is_some()) {
                    let free = |member: &Member| member.organization.is_none();
                    let own =
                        group.members.iter().all(free) && is_ours(ctx, &words[..group.range.start]);
                    let named = group.members.iter().zip(names);
                    ours.extend(
                        named.filter(|it| own || section && free(it.0)).map(|it| it.1.clone()),
                    );
                }
                if let Some(names) = names.into_iter().next_back() {
                    last = names;
                }
            }
        }
        // "Jane Doe from Berlin"
        let placed = |it: &Employer| super::is_place(ctx, &it.surface);
        found.0.retain(|_, employer| !employer.as_ref().is_some_and(placed));
        // What the post says of them by name counts more.
        if let Some(company) = company {
            ours.retain(|name| !found.0.contains_key(&fold(name)));
            for name in ours {
                found.add(&name, company.clone());
            }
        }
        found
    }

    /// The employer of a person of just this name.
    pub fn exactly(&self, name: &str) -> Option<&Employer> {
        self.0.get(&fold(name))?.as_ref()
    }

    /// The employer of a person, also under a slightly different spelling: translators are not of one mind.
    pub fn of(&self, name: &str) -> Option<&Employer> {
        const ALIKE: f64 = 0.8;
        let name = fold(name);
        if let Some(known) = self.0.get(&name) {
            return known.as_ref();
        }
        let mut alike = self.0.iter().filter(|(other, employer)| {
            let same_initial = other.chars().next() == name.chars().next();
            employer.is_some()
                && same_initial
                && name.chars().count() > 8
                && strsim::normalized_levenshtein(other, &name) >= ALIKE
        });
        let first = alike.next();
        first.filter(|_| alike.next().is_none()).and_then(|(_, employer)| employer.as_ref())
    }

    fn employ(&mut self, ctx: &Context, person: &Person) {
        if let Some(organization) = &person.organization {
            self.add(&person.name, Employer::of(organization, person.line, ctx));
        }
    }

    fn add(&mut self, name: &str, employer: Employer) {
        // "SIG Node" employs nobody.
        if super::employer(&employer.surface).is_none() {
            return;
        }
        match self.0.entry(fold(name)) {
            Entry::Vacant(place) => {
                place.insert(Some(employer));
            }
            Entry::Occupied(mut known) => {
                if known.get().as_ref().is_some_and(|known| known.name != employer.name) {
                    known.insert(None);
                }
            }
        }
    }
}

/// The names of a group in the nominative.
fn names_of(ctx: &Context, words: &str, group: &Group) -> Vec<String> {
    let ranges: Vec<_> = group.members.iter().map(|member| member.name.clone()).collect();
    nominative(ctx, words, &ranges)
}

/// Everybody who is credited with a talk.
fn credited(talks: &[Vec<Candidate>]) -> impl Iterator<Item = &Person> {
    talks.iter().flatten().flat_map(|talk| &talk.people)
}

/// What a post says of its authors, in its front matter and below its title, with the line.
pub fn authors(ctx: &Context) -> Vec<(String, u32)> {
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
        let mut employers = Employers::default();
        employers.add("Мартин Кваленко", acme.clone());
        assert_eq!(employers.of("Мартін Кваленко"), Some(&acme));
        assert_eq!(employers.of("Марта Коваль"), None);
        assert_eq!(employers.of("Зора Кваленко"), None);
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
            let ctx = context(lang, "2025-04-25", text);
            let Employers(found) = Employers::all(&ctx, &[], &Employers::default());
            let mut rows: Vec<_> = found
                .into_iter()
                .filter_map(|(name, employer)| Some((name, employer?)))
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
            ("en", "Zora Quill from SIG Node spoke.", vec![]),
            (
                "en",
                "# Meet Quux at KubeCon with Google\n\nOur own Zora Quill spoke.",
                vec![row("Zora Quill", "Google", "Google", 1)],
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
        let mut employers = Employers::default();
        for name in ["Martina Quillson", "Martino Quillson", "Max Mub"] {
            employers.add(name, acme.clone());
        }
        assert_eq!(employers.of("Martine Quillson"), None);
        assert_eq!(employers.of("Martina Quillson"), Some(&acme));
        // Short names are alike too easily.
        assert_eq!(employers.of("Max Mua"), None);
    }
}
