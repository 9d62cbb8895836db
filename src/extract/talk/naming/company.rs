//! The title of a row that a company's name leads: "Acme: *Title*. Jane Doe showed how."

use super::{Found, stated};
use crate::extract::context::Context;
use crate::extract::organization::canonical;
use crate::extract::organization::presenter::Presenter;
use crate::extract::people::group::groups;
use crate::extract::people::name::{Likeness, organization};
use crate::extract::talk::floor::persons;
use crate::extract::talk::format::names_session;
use crate::extract::talk::title::{clean, is_phrase};
use crate::extract::talk::{Person, employ};
use crate::post::document::BlockKind;

/// No name of a company has more words.
const WORDS: usize = 4;

/// "Acme: *Title*. Jane Doe showed how. [video](…)": whoever a row tells of is of the company before its title.
pub(super) fn led_by_company(
    ctx: &Context,
    index: usize,
    (label, base): (&str, usize),
) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let (company, behind) =
        label.split_once([':', '：']).filter(|_| block.kind == BlockKind::Item)?;
    let company = company.trim();
    let likeness = organization(company, ctx.lexicon);
    let start = base + label.len() - behind.trim_start().len();
    let mark = block.marks.iter().find(|mark| mark.range.start == start)?;
    let rest = block.text.get(mark.range.end..base + label.len())?;
    let title = clean(&block.text, mark.range.clone());
    let sure = likeness == Likeness::Yes;
    let led = sure || likeness == Likeness::Maybe && is_phrase(&block.text[title.clone()]);
    if !led || !rest.starts_with(['.', '。', ',', ':']) || is_talk_word(ctx, company) {
        return None;
    }
    let people = groups(ctx, rest).into_iter().take(1).flat_map(|group| {
        persons(ctx, index, mark.range.end, &group, "people in the sentence", 0.85)
    });
    let mut people: Vec<Person> = people.collect();
    employ(&mut people, || Some(company.to_owned()));
    let presenter = people.is_empty().then(|| Presenter {
        name: canonical(company, ctx.lexicon),
        surface: company.to_owned(),
        line: block.line_at(base),
        introduced: true,
    });
    Some(Found { presenter, ..stated(block, &title, people) })
}

/// Whether words are those of a kind of session: "Keynote", "Lightning talk".
fn is_talk_word(ctx: &Context, words: &str) -> bool {
    names_session(ctx, words)
        || words.split_whitespace().count() > WORDS
        || words.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::linked;

    #[test]
    fn titles_behind_a_company() {
        for (text, title, people, presenter) in [
            (
                "- Google: *Meshes at Sea*. Zora Quill showed how. [Video](v1)",
                "Meshes at Sea",
                "Zora Quill",
                "",
            ),
            (
                "- Quuxly: *How Meshes Swim*. It was long. [Video](v1)",
                "How Meshes Swim",
                "",
                "Quuxly",
            ),
            ("- 微软：*How Meshes Swim*。很长。[Video](v1)", "How Meshes Swim", "", "Microsoft"),
            // What the session is, what is no company, and what the title goes on with.
            ("- how so: *How Meshes Swim*. [Video](v1)", "how so: How Meshes Swim", "", ""),
            ("- Keynote: *How Meshes Swim*. [Video](v1)", "Keynote: How Meshes Swim", "", ""),
            (
                "- Quuxly: *How Meshes Swim* at sea [Video](v1)",
                "Quuxly: How Meshes Swim at sea",
                "",
                "",
            ),
        ] {
            let talk = &linked("en", text)[0];
            let names: Vec<&str> = talk.people.iter().map(|it| it.name.as_str()).collect();
            let presenters: Vec<&str> = talk.presenters.iter().map(|it| it.name.as_str()).collect();
            assert_eq!(
                (talk.title.as_str(), names.concat().as_str(), presenters.concat().as_str()),
                (title, people, presenter),
                "{text}"
            );
        }
    }
}
