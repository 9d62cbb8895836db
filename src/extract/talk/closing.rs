//! Rows that give the recording of what was told above them: "YouTube link: [Meshes at Sea](…)".

use super::bare::is_bare;
use super::floor::on_stage;
use super::{Candidate, Person};
use crate::extract::context::Context;
use crate::post::document::BlockKind;

/// So many passages above such a row may tell of the talk.
pub(super) const CLOSED: usize = 5;

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

/// People in the passage closest above the row that tells who spoke, below the talk before and the heading.
pub(super) fn told_above(ctx: &Context, candidates: &[Candidate], index: usize) -> Vec<Person> {
    let Candidate { passage, .. } = candidates[index];
    let before = index.checked_sub(1).map_or(0, |before| candidates[before].passage);
    let from = before.max(ctx.passages[passage].heading.unwrap_or(0)) + 1;
    let prose = |above: &usize| {
        matches!(ctx.passages[*above].block.kind, BlockKind::Paragraph | BlockKind::Item)
    };
    let near = (from..passage).rev().take(CLOSED).filter(prose).map(|above| {
        let sentences = ctx.passages[above].sentences.iter();
        sentences.flat_map(|it| on_stage(ctx, above, it, false, 0.75)).collect::<Vec<_>>()
    });
    near.into_iter().find(|people| !people.is_empty()).unwrap_or_default()
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
        let text = "## Seas\n\nThe keynote by Kim Ray was good.\n\nThen a talk by Zora Quill. Max Mu was there.\n\nVideo: [Meshes at Sea](v1)\n\n\
                    The talk _Sails_ by Ada Lin.\n\nVideo: [Sails in Storms](v2)\n\nThen Kim Ray spoke.";
        let ctx = context("en", "2025-04-25", text);
        let mut found = accepted(linked::proposals(&ctx));
        speakers::fill(&ctx, &mut found);
        let people: Vec<String> = found.iter().map(|talk| shown(&talk.people)).collect();
        assert_eq!(people, ["Zora Quill", "Ada Lin"]);
    }
}
