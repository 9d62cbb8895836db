//! Paragraphs that go on about a talk beside them: the description below its row, its heading or its player.

use std::collections::HashMap;

use super::closing::{CLOSED, is_closing};
use super::{Candidate, sectioned};
use crate::extract::context::Context;
use crate::extract::sentence::{first_chars, last_chars, lowered};
use crate::post::document::BlockKind;

/// The words with which a paragraph tells of one thing more have no more characters.
const OPENING: usize = 20;

/// A title in quotes stands at most so many characters before its recording.
const AHEAD: usize = 400;

/// So many words before the bracket of a link are those of a sentence.
const BEGUN: usize = 8;

/// Verbs of sentences in Chinese before a link that says no more than where something is.
const SHOWN: [char; 3] = ['见', '見', '戳'];

/// The talks of a post that were found already, sorted by place.
pub(super) struct Told<'k> {
    known: &'k [Candidate],
    /// The headings that have rows under them, with the first one's passage.
    rows_under: HashMap<usize, usize>,
}

impl<'k> Told<'k> {
    pub fn of(ctx: &Context, known: &'k [Candidate]) -> Self {
        let tabled = |it: &Candidate| {
            matches!(ctx.passages[it.passage].block.kind, BlockKind::TableRow | BlockKind::Item)
        };
        let rows = known.iter().rev().filter(|it| is_rowlike(ctx, it) && !tabled(it));
        let rows_under = rows
            .filter_map(|row| Some((ctx.passages[row.passage].heading?, row.passage)))
            .collect();
        Self { known, rows_under }
    }

    /// Whether a paragraph goes on about the talk of the row, heading or player beside it.
    pub fn goes_on(&self, ctx: &Context, index: usize) -> bool {
        let known = self.known;
        // "In addition, the keynote by Jane Doe …" behind a row, unlike one below the heading of a talk.
        let adds = || {
            let begins = lowered(first_chars(&ctx.passages[index].block.text, OPENING));
            let mut words = ctx.words(|language| language.adding_words).into_iter();
            words.any(|word| begins.starts_with(word))
        };
        let in_passages = |first: usize, end: usize| {
            let before = |passage| known.partition_point(|candidate| candidate.passage < passage);
            known[before(first)..before(end)].iter()
        };
        let heading = ctx.passages[index].heading;
        let closed = known.get(known.partition_point(|candidate| candidate.passage <= index));
        let closes = |it: &Candidate| it.passage <= index + CLOSED && is_closing(ctx, it);
        if closed.is_some_and(|it| ctx.passages[it.passage].heading == heading && closes(it)) {
            return true;
        }
        // A row under another heading has nothing to do with it.
        let near = index.saturating_sub(3).max(heading.unwrap_or(0));
        // What follows a table, or a list, is about all of it.
        let parent = ctx.passages[index].parent;
        let anew = ctx.passages[index].block.marks.iter().any(|mark| mark.range.start == 0);
        let described = |it: &Candidate| {
            let kind = ctx.passages[it.passage].block.kind;
            let listed =
                kind == BlockKind::Item && it.passage != index && Some(it.passage) != parent;
            // Titles that stand alike have a paragraph each.
            let next = it.rule == sectioned::RULE && it.passage + 1 < index;
            let row = is_rowlike(ctx, it) || it.passage < index && !anew && is_led(ctx, it);
            row && kind != BlockKind::TableRow && !listed && !next
        };
        in_passages(near, index + 1).any(described) && !adds()
            || in_passages(index + 1, index + 2).any(|candidate| candidate.rule == "player")
            || heading.is_some_and(|heading| {
                in_passages(heading, heading + 1).any(|it| is_rowlike(ctx, it))
                    || self.rows_under.get(&heading).is_some_and(|&first| first < index) && !adds()
            })
    }
}

/// Whether a paragraph is no more than a title in bold and where it can be seen: "**「海のメッシュ」** ([動画](…))".
fn is_led(ctx: &Context, candidate: &Candidate) -> bool {
    let passage = &ctx.passages[candidate.passage];
    let lead = passage.block.marks.first().filter(|it| it.range.start == 0);
    let lead = lead.and_then(|it| passage.block.text.get(it.range.clone()));
    candidate.rule == "bare link"
        && lead.is_some_and(|it| it.contains(&candidate.title))
        && passage.sentences.len() == 1
}

/// Whether a candidate is no part of running text, as a title in quotes with its recording behind it is, and any sentence
/// after another: "Her talk “Meshes at Sea” was full ([video](…))".
fn is_rowlike(ctx: &Context, candidate: &Candidate) -> bool {
    let block = &ctx.passages[candidate.passage].block;
    let in_quotes = || {
        let before = last_chars(&block.text[..candidate.span.start], AHEAD);
        let title = before.rfind(&candidate.title);
        title.is_some_and(|at| before[..at].ends_with(['“', '"', '«', '「', '『', '《']))
    };
    // The text has begun before it, or its sentence has: "We began the day with old seas ([video](…))".
    let inside = || {
        let start = ctx.sentence_at(candidate.passage, candidate.span.start).start;
        let before = block.text.get(start..candidate.span.start).unwrap_or_default();
        start > 0
            || before.ends_with(['(', '（']) && before.split_whitespace().count() >= BEGUN
            || is_shown(before)
    };
    let told = candidate.rule == "bare link"
        && candidate.section.is_none()
        && block.kind == BlockKind::Paragraph
        && (in_quotes() || inside());
    // "[The track session](…), led by Jane Doe, was full. Then …": a sentence begins with its link.
    let subject = || {
        let behind = block.text.get(candidate.span.end..).unwrap_or_default();
        let sentence = ctx.sentence_at(candidate.passage, candidate.span.start);
        let goes_on =
            behind.strip_prefix(", ").is_some_and(|it| it.starts_with(char::is_lowercase));
        candidate.rule == "linked row"
            && block.kind == BlockKind::Paragraph
            && goes_on
            && sentence.end < block.text.len()
    };
    candidate.rule != "link in prose" && !told && !subject()
}

/// Whether the words before a link are those of a sentence in Chinese that says no more than where something is:
/// "陈晓明演讲的视频见 ".
pub(super) fn is_shown(before: &str) -> bool {
    before.trim_end().ends_with(SHOWN) && before.chars().count() >= BEGUN
}

#[cfg(test)]
mod tests {
    use crate::extract::talk::{linked, told};
    use crate::extract::testing::{accepted, context};

    #[test]
    fn descriptions_of_known_talks_tell_of_no_other() {
        let sentence = "The keynote by Zora Quill was good.";
        for (text, want) in [
            (format!("- [Meshes at Sea](v1)\n\n  {sentence}"), 0),
            (format!("- [Meshes at Sea](v1)\n\n  Moreover: {sentence}"), 1),
            (format!("## [Meshes at Sea](v1)\n\nMoreover: {sentence}"), 0),
            (format!("{sentence}\n\nYouTube link: [Meshes at Sea](v1)"), 0),
            (format!("{sentence}\n\nKeynote: [Meshes at Sea](v1)"), 1),
            (format!("## [Meshes at Sea](v1)\n\n{sentence}"), 0),
            (format!("We saw [how meshes swim](v1). {sentence}"), 1),
            // A title in quotes with its recording is told of in running text, a title alone over it is not.
            (format!("Her talk “Meshes at Sea” was full ([video](v1)).\n\n{sentence}"), 1),
            (
                format!(
                    "Right after lunch we began with a tour of old seas ([video](v1)). {sentence}"
                ),
                1,
            ),
            (format!("## Meshes at Sea\n\nIt was full ([video](v1)).\n\n{sentence}"), 0),
            (format!("[A talk on old seas](v1), led by Max Mu, was full. {sentence}"), 1),
            (format!("[A talk on old seas](v1) - Max Mu. {sentence}"), 0),
            // A list or a table is over when a paragraph follows.
            (format!("- [Meshes at Sea](v1)\n\n{sentence}"), 1),
            (format!("| Talk |\n| --- |\n| [Meshes at Sea](v1) |\n\n{sentence}"), 1),
        ] {
            let ctx = context("en", "2025-04-25", &text);
            let known = accepted(linked::proposals(&ctx));
            assert_eq!(accepted(told::proposals(&ctx, &known)).len(), want, "{text}");
        }
        for (text, want) in
            [("陈晓明演讲的完整视频见 ", true), ("海见 ", false), ("陈晓明的海上网格：", false)]
        {
            assert_eq!(super::is_shown(text), want, "{text}");
        }
        // A title in bold and its recording are a row, and what is in bold behind it is another one.
        let row = "**「海の網の編み方」**（[動画](v1)）";
        for (text, want) in [
            (format!("{row}\n\nGoogleの佐藤花子さんによる基調講演です。"), 0),
            (format!("{row}\n\n**「帆の張り方」** は佐藤花子さんによる発表です。"), 1),
            (format!("{row}\n\n続く「帆の張り方」は佐藤花子さんによる発表です。"), 1),
        ] {
            let ctx = context("ja", "2025-04-25", &text);
            let known = accepted(linked::proposals(&ctx));
            assert_eq!(accepted(told::proposals(&ctx, &known)).len(), want, "{text}");
        }
    }
}
