//! Sections that a speaker's name heads: "## Jane Doe", then who she is and on what "she" will speak.

use super::{Person, employ, people_of};
use crate::extract::context::Context;
use crate::extract::people::group::groups;
use crate::extract::people::name::Likeness;
use crate::extract::sentence::{labelled, one_line};
use crate::post::document::{BlockKind, HARD_BREAK};

/// The heading that names nobody but whom its section is about.
pub fn heading(ctx: &Context, passage: usize) -> Option<usize> {
    let own = ctx.passages[passage].block.kind == BlockKind::Paragraph;
    above(ctx, passage).filter(|_| own)
}

/// Such a heading over a passage of any kind.
fn above(ctx: &Context, passage: usize) -> Option<usize> {
    let heading = ctx.heading_above(passage)?;
    let text = &ctx.passages[heading].block.text;
    let credits = ctx.credits(text);
    let named = credits.people.iter().all(|it| it.likeness == Likeness::Yes);
    (named && credits.is_certain() && credits.organizations.is_empty()).then_some(heading)
}

/// The heading of a section that is about people, and who they are, with the employer that the words below give.
pub(super) fn portrayed(ctx: &Context, passage: usize) -> Option<(usize, Vec<Person>)> {
    let heading = above(ctx, passage)?;
    let credits = ctx.credits(&ctx.passages[heading].block.text);
    let mut people = people_of(ctx, heading, 0, &credits, RULE);
    let first = people.first().map(|it| it.name.clone())?;
    employ(&mut people, || employer(ctx, heading + 1, &first));
    Some((heading, people))
}

/// The employer in words that tell what somebody is: "CTO at Acme.", "Розробник у компанії Acme".
fn employer(ctx: &Context, passage: usize, name: &str) -> Option<String> {
    let block = &ctx.passages.get(passage)?.block;
    let sentence = ctx.passages[passage].sentences.first()?;
    let told = block.text[sentence.clone()].split(HARD_BREAK).next()?.trim();
    if let Some(company) = labelled(told, &ctx.languages, |language| language.employer_labels) {
        return Some(one_line(company));
    }
    // As if they stood behind the name: ", a CTO at Acme.", and what it says first counts: "…, where Globex is a customer".
    let first = told.chars().next()?;
    let second = told.chars().nth(1).is_some_and(char::is_uppercase);
    let small = if second { first.to_string() } else { first.to_lowercase().to_string() };
    let line = format!("{name}, {small}{}", &told[first.len_utf8()..]);
    let begins = name.len() + ", ".len();
    let clause = line[begins..].find(',').map(|at| &line[..begins + at]);
    let employer = |line: &str| {
        let group = groups(ctx, line).into_iter().next().filter(|it| it.range.start == 0);
        let told = group.and_then(|it| it.members.into_iter().next()?.organization);
        Some(one_line(&line[told?]))
    };
    // "Software Engineer, Acme"
    let credited = || {
        let credits = ctx.credits(line.trim_end_matches('.'));
        let sure = credits.is_certain();
        let first = credits.people.into_iter().next().filter(|_| sure);
        Some(one_line(&line[first?.organization?]))
    };
    clause.and_then(employer).or_else(|| employer(&line)).or_else(credited)
}

const RULE: &str = "name that heads the section";

/// The people whom the heading of a section names.
pub fn people(ctx: &Context, passage: usize) -> Option<Vec<Person>> {
    let heading = heading(ctx, passage)?;
    let credits = ctx.credits(&ctx.passages[heading].block.text);
    Some(people_of(ctx, heading, 0, &credits, RULE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn names_that_head_a_section() {
        for (head, want) in [
            ("Zora Quill", &["Zora Quill"][..]),
            ("Dr. Zora Quill", &["Zora Quill"]),
            ("Zora Quill and Max Mu", &["Zora Quill", "Max Mu"]),
            ("Zora Quill: Meshes at Sea", &[]),
            ("Keynotes", &[]),
        ] {
            let ctx = context("en", "2025-04-25", &format!("## {head}\n\nShe sails."));
            let people = people(&ctx, 2).unwrap_or_default();
            let names: Vec<&str> = people.iter().map(|it| it.surface.as_str()).collect();
            assert_eq!(names, want, "{head}");
        }
    }
}
