//! The author of a post who tells of a talk of their own: "I talked about sails", "Jane Doe and I presented …".

use super::{Candidate, Person};
use crate::extract::context::Context;
use crate::extract::organization::employer::authors;
use crate::extract::people::name::Likeness;
use crate::extract::sentence::lowered;
use crate::extract::stems::{Stems, end_of_stem};
use crate::post::document::BlockKind;

/// What follows "I talked" or "my talk" where it is no talk of theirs: "to many people", "my session picks".
const NOT_GIVEN: [&str; 5] = ["to ", "with ", "highlights", "picks", "proposal"];

/// Adds the author to the talks of whose sentences they are the subject, where a post has one author.
pub fn join(ctx: &Context, candidates: &mut [Candidate]) {
    let Some(author) = author(ctx) else { return };
    for candidate in candidates.iter_mut().filter(|it| speaks_of_own(ctx, it)) {
        if candidate.people.iter().all(|person| person.name != author.name) {
            candidate.people.push(author.clone());
        }
    }
}

/// The only author whom a post names, by a full name.
fn author(ctx: &Context) -> Option<Person> {
    let mut people = authors(ctx).into_iter().flat_map(|(text, line)| {
        let credits = ctx.credits(&text);
        let sure = credits.people.into_iter().filter(|it| it.likeness == Likeness::Yes);
        let person = sure.map(|credit| Person {
            name: text[credit.name.clone()].to_owned(),
            surface: text[credit.name].to_owned(),
            line,
            organization: credit.organization.map(|it| text[it].to_owned()),
            shares: false,
            rule: "the author of the post",
            confidence: 0.7,
        });
        person.collect::<Vec<_>>()
    });
    let author = people.next()?;
    people.all(|other| other.name == author.name).then_some(author)
}

/// Whether the sentence of a talk says that its author gave it: alone, or with those whom it credits.
fn speaks_of_own(ctx: &Context, candidate: &Candidate) -> bool {
    let block = &ctx.passages[candidate.passage].block;
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
        return false;
    }
    let sentence = ctx.sentence_at(candidate.passage, candidate.at);
    // Behind the title it may be about anything.
    let stems =
        Stems::of(&block.text[sentence.start..candidate.at.clamp(sentence.start, sentence.end)]);
    let alone = ctx.words(|language| language.own_talks);
    let together = ctx.words(|language| language.own_joint_talks);
    let gave = alone.iter().filter_map(|words| Some((stems.find(words)?, words)));
    let goes_on = |(at, words): &(usize, &&str)| {
        let after = stems.folded()[end_of_stem(stems.folded(), *at, words)..].trim_start();
        NOT_GIVEN.iter().any(|it| after.starts_with(it))
    };
    let mut gave = gave.filter(|it| !is_after(ctx, &stems.folded()[..it.0]) && !goes_on(it));
    let own = gave.next().is_some() || is_of_own(ctx, candidate.passage);
    candidate.people.is_empty() && own || stems.has_any(&together)
}

/// Whether the heading above a passage is for the author's own talk: "My talk", "My session at KubeCon".
fn is_of_own(ctx: &Context, index: usize) -> bool {
    let heading = ctx.heading_above(index);
    let folded = lowered(heading.map_or("", |it| ctx.passages[it].block.text.trim()));
    let own = ctx.words(|language| language.own_talks).into_iter();
    let rest = own.filter_map(|words| folded.strip_prefix(words));
    let at = ctx.words(|language| language.at_words);
    rest.into_iter().any(|rest| {
        let goes_on = rest.trim_start_matches([' ', ':']);
        rest.is_empty() || rest.starts_with(':') || at.iter().any(|at| goes_on.starts_with(at))
    })
}

/// Whether a text ends in a word that says when something else was: "after" of "after my talk".
fn is_after(ctx: &Context, before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    ctx.languages.iter().any(|language| language.landmark_words().any(|word| word == last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, filled_candidates, shown};

    fn found(lang: &str, text: &str) -> Vec<String> {
        let ctx = context(lang, "2025-04-25", text);
        let mut candidates = filled_candidates(&ctx);
        join(&ctx, &mut candidates);
        candidates.iter().map(|it| shown(&it.people)).collect()
    }

    #[test]
    fn talks_of_the_author() {
        let author = "# Seas\n\nAuthor: Zora Quill (Quuxly)\n\n";
        for (text, want) in [
            ("I talked about [how meshes swim](v1).", "Zora Quill (Quuxly)"),
            ("In my own talk I looked at [how meshes swim](v1).", "Zora Quill (Quuxly)"),
            ("Max Mu and I presented [how meshes swim](v1).", "Max Mu, Zora Quill (Quuxly)"),
            ("After my talk we saw [how meshes swim](v1).", ""),
            ("I talked to many people about [how meshes swim](v1).", ""),
            ("I talked with many people about [how meshes swim](v1).", ""),
            ("One of my talk highlights was [how meshes swim](v1).", ""),
            ("Of my session picks [how meshes swim](v1) comes first.", ""),
            ("My talk proposal was [how meshes swim](v1).", ""),
            ("We saw [how meshes swim](v1) by Max Mu and I presented it at work.", "Max Mu"),
            ("I saw Max Mu talk about [how meshes swim](v1).", "Max Mu"),
            ("## My talk\n\nThe result was [how meshes swim](v1).", "Zora Quill (Quuxly)"),
            ("## My talk picks\n\nThe first is [how meshes swim](v1).", ""),
        ] {
            assert_eq!(found("en", &format!("{author}{text}")), [want], "{text}");
        }
        assert_eq!(found("en", "# Seas\n\nI talked about [how meshes swim](v1)."), [""]);
        let two = "# Seas\n\nAuthor: Zora Quill (Quuxly), Ada Lin (Quuxly)\n\n";
        assert_eq!(found("en", &format!("{two}I talked about [how meshes swim](v1).")), [""]);
    }
}
