//! Rows that give the recording of what was told above them: "YouTube link: [Meshes at Sea](…)".

use super::floor::{persons, speaks_here, takes_the_floor};
use super::title::is_bare;
use super::{Candidate, Person};
use crate::extract::context::Context;
use crate::extract::people::group::groups;
use crate::post::document::BlockKind;

/// Whether a candidate is a paragraph of its own that gives the recording of what was told above it:
/// "YouTube link: [Meshes at Sea](…)".
pub(super) fn is_closing(ctx: &Context, candidate: &Candidate) -> bool {
    let block = &ctx.passages[candidate.passage].block;
    let label = block.text[..candidate.span.start].trim();
    candidate.rule == "linked row"
        && block.kind == BlockKind::Paragraph
        && label.ends_with([':', '：'])
        && is_bare(label, &ctx.languages)
}

/// People in what is told between the talk before, or the heading, and the row that gives the recording.
pub(super) fn told_above(ctx: &Context, candidates: &[Candidate], index: usize) -> Vec<Person> {
    let Candidate { passage, .. } = candidates[index];
    let before = index.checked_sub(1).map_or(0, |before| candidates[before].passage);
    let from = before.max(ctx.passages[passage].heading.unwrap_or(0)) + 1;
    let prose = |above: &usize| {
        matches!(ctx.passages[*above].block.kind, BlockKind::Paragraph | BlockKind::Item)
    };
    let told = (from..passage).filter(prose).map(|above| {
        let people = ctx.passages[above].sentences.iter().flat_map(move |sentence| {
            let words = &ctx.passages[above].block.text[sentence.clone()];
            let on_stage = groups(ctx, words).into_iter().filter(move |group| {
                takes_the_floor(ctx, words, group) && speaks_here(ctx, words, group)
            });
            on_stage.flat_map(move |group| {
                persons(ctx, above, sentence.start, &group, "people in the description", 0.75)
            })
        });
        people.collect::<Vec<_>>()
    });
    let mut people: Vec<Person> = Vec::new();
    for person in told.flatten() {
        if !people.iter().any(|known| known.name == person.name) {
            people.push(person);
        }
    }
    people
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::{linked, speakers};
    use crate::extract::testing::{accepted, context, shown};

    #[test]
    fn rows_that_close_what_was_told() {
        let closes = |text: &str| {
            let ctx = context("en", "2025-04-25", text);
            let found = accepted(linked::proposals(&ctx));
            found.iter().map(|it| is_closing(&ctx, it)).collect::<Vec<_>>()
        };
        assert_eq!(closes("YouTube link: [Meshes at Sea](v1)"), [true]);
        for text in ["Keynote: [Meshes at Sea](v1)", "[Meshes at Sea](v1)", "- Video: [Seas](v1)"] {
            assert_eq!(closes(text), [false], "{text}");
        }
    }

    #[test]
    fn people_told_of_above_the_row_that_gives_the_recording() {
        let text = "## Seas\n\nA talk by Zora Quill. Max Mu was there.\n\nVideo: [Meshes at Sea](v1)\n\n\
                    The talk _Sails_ by Ada Lin.\n\nVideo: [Sails in Storms](v2)\n\nThen Kim Ray spoke.";
        let ctx = context("en", "2025-04-25", text);
        let mut found = accepted(linked::proposals(&ctx));
        speakers::fill(&ctx, &mut found);
        let people: Vec<String> = found.iter().map(|talk| shown(&talk.people)).collect();
        assert_eq!(people, ["Zora Quill", "Ada Lin"]);
    }
}
