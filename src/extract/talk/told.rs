//! Talks that running text tells of without any link: "It began with a keynote by Jane Doe."

use std::ops::Range;

use super::confidence;
use super::format::contains_word;
use super::speakers::{persons, takes_the_floor};
use super::{Candidate, Said};
use crate::extract::context::Context;
use crate::extract::facts::TitleKind;
use crate::extract::people::group::groups;
use crate::extract::sentence::one_line;
use crate::extract::talk::title::quoted;
use crate::post::document::BlockKind;

/// Sessions that a sentence names with the people who gave them, beyond the candidates already found.
pub fn candidates(ctx: &Context, known: &[Candidate]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (index, passage) in ctx.passages.iter().enumerate().skip(1) {
        if !matches!(passage.block.kind, BlockKind::Paragraph | BlockKind::Item)
            || describes_another(ctx, known, index)
        {
            continue;
        }
        for sentence in &passage.sentences {
            if !known
                .iter()
                .any(|other| other.passage == index && sentence.contains(&other.span.start))
            {
                found.extend(read(ctx, index, sentence));
            }
        }
    }
    found
}

/// Whether the paragraph goes on about the talk of the row, heading or player above it.
fn describes_another(ctx: &Context, known: &[Candidate], index: usize) -> bool {
    let heading = ctx.passages[index].heading;
    known.iter().any(|candidate| {
        let rowlike = candidate.rule != "link in prose";
        let close = candidate.passage <= index && index - candidate.passage <= 3
            || candidate.rule == "player" && candidate.passage == index + 1;
        rowlike
            && (close
                || Some(candidate.passage) == heading
                || heading.is_some()
                    && ctx.passages[candidate.passage].heading == heading
                    && candidate.passage < index)
    })
}

fn read(ctx: &Context, index: usize, sentence: &Range<usize>) -> Option<Candidate> {
    let block = &ctx.passages[index].block;
    let words = &block.text[sentence.clone()];
    let folded = words.to_lowercase();
    let not = ctx
        .words(|language| language.not_speaking)
        .into_iter()
        .chain(ctx.words(|language| language.not_talks));
    if not.into_iter().any(|word| contains_word(&folded, word)) {
        return None;
    }
    let (at, format) = ctx.languages.iter().find_map(|language| {
        language
            .formats
            .iter()
            .find_map(|(word, format)| Some((find_word(&folded, word)?, *format)))
    })?;
    let group = groups(ctx, words).into_iter().find(|group| takes_the_floor(ctx, words, group))?;
    let range = match quoted(words) {
        Some((inner, _)) => inner,
        None => phrase(ctx, words, at.min(words.len())),
    };
    let title = one_line(&words[range.clone()]);
    Some(Candidate {
        rule: "session told in prose",
        passage: index,
        at: sentence.start,
        span: sentence.clone(),
        line: block.line_at(sentence.start + range.start),
        title,
        title_kind: TitleKind::Described,
        format: Some(format),
        section: None,
        links: Vec::new(),
        people: persons(
            ctx,
            index,
            sentence.start,
            &group,
            "people of a session told in prose",
            0.8,
        ),
        event: None,
        event_said: Said::Before,
        presenters: Vec::new(),
        confidence: confidence::of_title("session told in prose", TitleKind::Described),
    })
}

/// Where a word begins; the folded text must have kept its length for the offset to hold.
fn find_word(folded: &str, word: &str) -> Option<usize> {
    contains_word(folded, word).then(|| folded.find(word)).flatten()
}

/// The noun phrase around the word for the session: "opening keynote", "Contribfest 会议".
pub(super) fn phrase(ctx: &Context, words: &str, at: usize) -> Range<usize> {
    let at = (0..=at).rev().find(|&at| words.is_char_boundary(at)).unwrap_or(0);
    let spaced = ctx.languages.first().is_none_or(|language| language.spaced);
    if !spaced {
        let end = words[at..]
            .find(['，', '。', '（', ' '])
            .map_or(words.len(), |length| at + length.max(1));
        let start = words[..at]
            .rfind(['，', '的', '。', '\n'])
            .map_or(0, |start| start + words[start..].chars().next().map_or(1, char::len_utf8));
        let tail = words[end..]
            .chars()
            .take_while(|c| !matches!(c, '，' | '。' | '的'))
            .take(8)
            .map(char::len_utf8)
            .sum::<usize>();
        let end = if end - at < 6 && words[end..].starts_with(' ') { end + tail } else { end };
        return start.min(at)..end.max(at);
    }
    // One word before, unless it is an article, and all up to the next preposition.
    let before = words[..at].trim_end();
    let start = before.rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let previous = before[start..].to_lowercase();
    let article = ["a", "an", "the", "our", "their", "this", "with", "and", "by", "of"]
        .contains(&previous.as_str());
    let start = if article || before.is_empty() { at } else { start };
    let stops = [
        " from ",
        " by ",
        " with ",
        ",",
        ".",
        " was ",
        " від ",
        " яку ",
        " where ",
        " led ",
        " presented ",
        " hosted ",
        " given ",
        " delivered ",
        " and ",
        " at ",
    ];
    let end = stops
        .iter()
        .filter_map(|stop| words[at..].find(stop))
        .min()
        .map_or(words.len(), |length| at + length);
    start..end
}
