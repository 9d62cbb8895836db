//! Slides that are a talk of their own, rather than what comes with the talk before them.

use super::crediting::credit_lines;
use super::floor::{speaks, speaks_here};
use super::row;
use super::segment::is_row;
use super::title::{cut_sentence, is_title_case, quoted};
use crate::extract::context::Context;
use crate::extract::people::group::groups;
use crate::extract::sentence::lowered;
use crate::language::is_cjk;
use crate::post::document::{BlockKind, Link};

/// A title in Chinese or Japanese characters that links its slides in a table has so many of them, and so has what any
/// words say that link slides in prose.
const DECK: usize = 8;

/// No more characters stand between somebody and the slides that they showed.
const SHOWN: usize = 30;

/// Whether slides whose link says nothing tell of a talk, the `first` of their passage, or of a row of a table.
pub(super) fn is_bare_deck(ctx: &Context, index: usize, link: &Link, first: bool) -> bool {
    let block = &ctx.passages[index].block;
    block.kind == BlockKind::TableRow
        || first && is_led(ctx, index, &block.text[..link.range.start])
}

/// Whether the words of a link to slides are a talk's, the `first` of their passage.
pub(super) fn is_titled_deck(ctx: &Context, index: usize, link: &Link, first: bool) -> bool {
    let block = &ctx.passages[index].block;
    let words = &block.text[link.range.clone()];
    if !is_row(block.kind) {
        return first && is_shown(ctx, index, link);
    }
    is_deck_row(words, &block.text)
        || is_led_by(ctx, words)
        || is_credited(ctx, &block.text[link.range.end..])
}

/// Whether somebody stands right before slides in prose whose words are a title, or is said to show what they tell: "Jane
/// Doe's [Meshes at Sea](…)", "Jane Doe explained [how meshes swim](…)".
fn is_shown(ctx: &Context, index: usize, link: &Link) -> bool {
    let text = &ctx.passages[index].block.text;
    let start = ctx.sentence_at(index, link.range.start).start;
    let before = text.get(start..link.range.start).unwrap_or_default();
    let phrase = text[link.range.clone()].chars().count() >= DECK;
    let group = phrase.then(|| groups(ctx, before).pop()).flatten();
    group.is_some_and(|group| {
        let between = &before[group.range.end..];
        let near = between.chars().count() <= SHOWN;
        let words = &text[link.range.clone()];
        let titled = is_title_case(words) || words.contains(is_cjk);
        let tells = || speaks(ctx, &lowered(between)) || !ctx.is_spaced();
        near && (titled || tells()) && speaks_here(ctx, before, &group)
    })
}

/// Whether the first deck of a passage is that of one talk: in a row, or behind a `label` that tells of one.
fn is_led(ctx: &Context, index: usize, label: &str) -> bool {
    let passage = &ctx.passages[index];
    match passage.block.kind {
        BlockKind::Paragraph => is_billed(ctx, index, label),
        kind => is_row(kind),
    }
}

/// Whether a line between the heading and a link, after its own passage's `label`, says who speaks: then all
/// below it is of one talk.
fn is_billed(ctx: &Context, index: usize, label: &str) -> bool {
    let above = ctx.passages[index].heading.map_or(index..index, |heading| heading + 1..index);
    let above = above.filter(|&above| index - above <= 3);
    let texts = above.map(|above| ctx.passages[above].block.text.as_str()).chain([label]);
    texts.flat_map(|text| credit_lines(ctx, text)).any(|(_, credits)| credits.introduced)
}

/// Whether a row goes on with the people who are credited with it.
fn is_credited(ctx: &Context, tail: &str) -> bool {
    let credits = ctx.credits(&tail[..cut_sentence(tail)]);
    credits.is_certain() && credits.people.iter().any(|credit| credit.organization.is_some())
}

/// Whether the words of a link end with people: "Meshes at Sea by Jane Doe, Acme".
fn is_led_by(ctx: &Context, words: &str) -> bool {
    row::split(ctx, words).credits.is_some_and(|it| it.is_employed())
}

/// A deck's link is a talk's where its words are a title with a speaker, or a quoted title.
fn is_deck_row(words: &str, text: &str) -> bool {
    quoted(words).is_some_and(|(_, outer)| outer.start == 0)
        || text.contains('\t')
            && (words.split_whitespace().count() > 3
                || words.chars().filter(|c| is_cjk(*c)).count() >= DECK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn slides_that_somebody_showed() {
        for (text, want) in [
            ("Zora Quill explained [how meshes swim](d1).", true),
            ("Zora Quill's [Meshes in Harbours](d1) is up.", true),
            ("Zora Quill was up, and [Meshes in Harbours](d1) was full.", true),
            ("We met Zora Quill and liked [how meshes swim](d1).", false),
            ("Thanks to Zora Quill for [Meshes in Harbours](d1).", false),
            ("Zora Quill explained it. The deck is [how meshes swim](d1).", false),
            ("Zora Quill explained [fish](d1).", false),
        ] {
            let ctx = context("en", "2025-04-25", &format!("# Title\n\n{text}"));
            let link = &ctx.passages[1].block.links[0];
            assert_eq!(is_titled_deck(&ctx, 1, link, true), want, "{text}");
            assert!(!is_titled_deck(&ctx, 1, link, false), "{text}");
        }
    }
}
