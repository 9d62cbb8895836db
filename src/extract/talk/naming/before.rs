//! The title that running text sets off before a link: "Jane Doe gave *Title*. Watch the [recording](…)".

use std::ops::Range;

use super::{Found, stated};
use crate::extract::clock::is_timed;
use crate::extract::context::Context;
use crate::extract::people::group::groups;
use crate::extract::people::name::{Likeness, person};
use crate::extract::possessive::owner_and_owned;
use crate::extract::talk::floor::{persons, speaks_here};
use crate::extract::talk::people_of;
use crate::extract::talk::segment::Segment;
use crate::extract::talk::title::{self, clean, is_phrase, is_title_case, quoted};
use crate::language::is_cjk;
use crate::language::ja::surnames::begins_with_honorific;
use crate::post::document::{BlockKind, MarkKind};

/// Fewer words in italics may be stressed.
const LONG: usize = 3;

/// So many words in italics are a title, whatever letter they begin with.
const SMALL: usize = 5;

/// The quotes that end titles.
pub(super) const CLOSING: [char; 7] = ['”', '"', '»', '》', '〉', '」', '』'];

/// The title that the words before a link set off, as below.
pub(in crate::extract::talk) fn quoted_before(
    ctx: &Context,
    index: usize,
    segment: &Segment,
) -> Option<Found> {
    let before = segment.range.start..segment.links[0].0.range.start;
    stated_before(ctx, index, before, segment)
}

/// In prose: "Jane Doe gave *Title*. Watch the [recording](…)": the first title that is set off in the sentence of the
/// link and in the one before.
pub(super) fn stated_before(
    ctx: &Context,
    index: usize,
    label: Range<usize>,
    segment: &Segment,
) -> Option<Found> {
    let passage = &ctx.passages[index];
    let block = &passage.block;
    // What begins with a title that is set off is a row, unlike "**18:30 – Hello!** …".
    let greeting =
        |words: &str| is_timed(words) && words.ends_with(['.', '!', '?', ':', '。', '！']);
    let mut leads = block.marks.iter().take_while(|mark| mark.range.start == 0);
    let row = leads.any(|mark| !greeting(&block.text[mark.range.clone()]));
    if block.kind != BlockKind::Paragraph || row {
        return None;
    }
    let before = passage.sentences.partition_point(|it| it.start < label.end);
    let near = passage.sentences[..before].iter().rev().take(2).map(|it| it.start).min()?;
    let inside = near.max(label.start)..label.end;
    let first = block.marks.partition_point(|mark| mark.range.end <= inside.start);
    let marks = block.marks[first..].iter().filter(|mark| mark.kind != MarkKind::Code);
    let marks = marks.map(|mark| mark.range.clone()).filter(|range| {
        // "*the very best*" is no title.
        let words = &block.text[range.clone()];
        let own = || {
            let between = range.end..label.end;
            !block.links.iter().any(|link| between.contains(&link.range.start))
        };
        words.starts_with(|c: char| c.is_uppercase() || is_cjk(c))
            || words.split(' ').count() >= SMALL && own()
    });
    let quotes = title::all_quoted(&block.text[inside.clone()]).into_iter();
    let quotes = quotes.map(|(inner, _)| inside.start + inner.start..inside.start + inner.end);
    let is_title = |range: &Range<usize>| {
        let words = &block.text[range.clone()];
        // What somebody said ends as a sentence does: “It floats.”
        words.starts_with(char::is_alphanumeric)
            && !words.ends_with(['.', '。'])
            && is_phrase(words)
            && quoted(words).is_none()
            && person(words, ctx.lexicon) != Likeness::Yes
            && !begins_with_honorific(&block.text[range.end..])
            && !is_said_below(ctx, index, range)
    };
    let titles = marks
        .chain(quotes)
        .filter(|range| inside.start <= range.start && range.end <= inside.end && is_title(range));
    let title = titles.min_by_key(|range| range.start);
    let far = || only_title(ctx, index, label.start..near).filter(is_title);
    let title = clean(&block.text, title.or_else(far)?);
    if let Some(found) = owned_title(ctx, index, &title) {
        return Some(found);
    }
    // "“Meshes at Sea” (Jane Doe, Acme) - [video](…)"
    let tail = block.text[title.end..label.end.max(title.end)].trim_start_matches(CLOSING);
    let bracket = ctx.credits(tail);
    if bracket.is_certain() && tail.trim_start().starts_with(['(', '（']) {
        let base = label.end - tail.len();
        let people = people_of(ctx, index, base, &bracket, "credits after a quoted title");
        return Some(stated(block, &title, people));
    }
    // Whoever stands before another talk's link gave that one.
    let sentence = ctx.sentence_at(index, title.start);
    let from = sentence.start.max(label.start);
    let words = &block.text[from..sentence.end.min(segment.range.end).max(from)];
    let who = groups(ctx, words).into_iter().filter(|group| speaks_here(ctx, words, group));
    let people = who.flat_map(|it| persons(ctx, index, from, &it, "people in the sentence", 0.85));
    Some(stated(block, &title, people.collect()))
}

/// A title that begins with whose it is: "Jane Doe's Meshes at Sea".
fn owned_title(ctx: &Context, index: usize, title: &Range<usize>) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let words = &block.text[title.clone()];
    let (owner, owned) = owner_and_owned(words)?;
    let named = person(owner, ctx.lexicon) == Likeness::Yes && is_phrase(owned);
    let credits = ctx.credits(owner);
    let people = people_of(ctx, index, title.start, &credits, "whoever owns the title");
    let one = named && people.len() == 1;
    one.then(|| stated(block, &(title.end - owned.len()..title.end), people))
}

/// Whether quoted words below the title of a talk are a sentence by themselves, as what somebody said is: "…でした。「船は浮く」。"
pub(super) fn is_said_below(ctx: &Context, index: usize, range: &Range<usize>) -> bool {
    if !ctx.heading_above(index).is_some_and(|heading| ctx.is_talk_heading(heading)) {
        return false;
    }
    let text = &ctx.passages[index].block.text;
    let sentence = ctx.sentence_at(index, range.start);
    let outside = |c: char| !c.is_alphanumeric();
    let words = text[sentence].trim_matches(outside);
    words == text[range.clone()].trim_matches(outside)
}

/// The only title that a part of a paragraph sets off, far before a link that tells where its recording is: "… **Meshes
/// at Sea** by Jane Doe. It was full. She had many ideas. The [recording](…) is online."
fn only_title(ctx: &Context, index: usize, part: Range<usize>) -> Option<Range<usize>> {
    let block = &ctx.passages[index].block;
    let mut titles = block.marks.iter().filter(|mark| {
        let within = part.start <= mark.range.start && mark.range.end <= part.end;
        let words = block.text.get(mark.range.clone()).unwrap_or_default();
        // A word or two in italics may be stressed.
        let set_off = match mark.kind {
            MarkKind::Strong => true,
            MarkKind::Emphasis => words.split(' ').count() >= LONG,
            MarkKind::Code => false,
        };
        within && set_off && is_title_case(words)
    });
    let title = titles.next()?;
    titles.next().is_none().then(|| title.range.clone())
}

#[cfg(test)]
mod tests {
    use crate::extract::talk::naming::tests::only;
    use crate::extract::testing::linked;

    #[test]
    fn titles_far_before_a_link() {
        let text = "I saw _Meshes, Meshes at Sea_ by Zora Quill of Quuxly. It was full. We had tea. The [abstract](s1) is worth reading.";
        assert_eq!(only("en", text), "Meshes, Meshes at Sea | Zora Quill (Quuxly)");
    }

    #[test]
    fn words_behind_a_time_and_a_greeting() {
        for (text, want) in [
            (
                "**18:30 – Hello!** We had no speeches: Zora Quill (Quuxly) began with **Meshes at Sea**. It was full. [Video](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "**18:30 Meshes at Sea** - Zora Quill, Quuxly. [Video](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
        ] {
            assert_eq!(only("en", text), want, "{text}");
        }
    }

    #[test]
    fn what_is_set_off_and_no_title() {
        for text in [
            "Zora Quill was *the very best*. Watch the [recording](v1).",
            "Run `Quux install now` first. Watch the [recording](v1).",
            "We met *Zora Quill*. Watch the [recording](v1).",
            "登壇者は**勘解由 海**さん。[動画](v1)が公開されています。",
            "We liked *Meshes at Sea*. It was late. It was dark. Watch the [recording](v1).",
        ] {
            let titles: Vec<String> = linked("en", text).into_iter().map(|it| it.title).collect();
            for title in
                ["the very best", "Quux install now", "Zora Quill", "Meshes at Sea", "勘解由 海"]
            {
                assert!(!titles.iter().any(|it| it == title), "{text}: {titles:?}");
            }
        }
    }
}
