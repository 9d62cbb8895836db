//! Formats that sentences without a talk of their own announce for those after them.

use std::collections::{HashMap, HashSet};

use super::Candidate;
use super::format::{is_in_prose, session_of};
use super::programme::is_all;
use super::title::quoted;
use crate::extract::context::Context;
use crate::extract::facts::TalkFormat;
use crate::extract::people::group::groups;
use crate::extract::sentence::lowered;
use crate::extract::stems::Stems;
use crate::language::en;
use crate::language::uk::SUMMING_UP;
use crate::post::document::BlockKind;

/// The topic of a sentence has no more characters.
const TOPIC: usize = 20;

/// The formats that sentences without a talk of their own announce for those after them: "There were
/// several keynotes." One holds for the rest of its paragraph and for the next one.
pub struct Announced {
    /// By passage: where such a sentence ends, its format, and whether it names one session alone, which the next
    /// paragraph has left behind.
    formats: HashMap<usize, Vec<(usize, TalkFormat, bool)>>,
}

impl Announced {
    /// Looks through the paragraphs of all candidates that are told in prose, and those before them.
    pub fn of(ctx: &Context, candidates: &[Candidate]) -> Self {
        let sentence = |other: &Candidate| {
            let sentences = &ctx.passages[other.passage].sentences;
            (other.passage, sentences.partition_point(|it| it.end <= other.span.start))
        };
        let told: HashSet<(usize, usize)> = candidates.iter().map(sentence).collect();
        let in_prose = candidates.iter().filter(|candidate| is_in_prose(candidate));
        let passages: HashSet<usize> = in_prose
            .flat_map(|candidate| [Some(candidate.passage), paragraph_before(ctx, candidate)])
            .flatten()
            .collect();
        let formats = |index: usize| {
            let passage = &ctx.passages[index];
            let sentences = passage.sentences.iter().enumerate();
            let free = sentences.filter(|&(place, _)| !told.contains(&(index, place)));
            free.filter_map(|(_, sentence)| {
                let words = &passage.block.text[sentence.clone()];
                let format = announced_in(ctx, words)?;
                Some((sentence.end, format, is_of_one(ctx, words, format)))
            })
            .collect()
        };
        Self { formats: passages.into_iter().map(|index| (index, formats(index))).collect() }
    }

    pub(super) fn before(&self, ctx: &Context, candidate: &Candidate) -> Option<TalkFormat> {
        if !is_in_prose(candidate) {
            return None;
        }
        let last = |passage: usize, end: usize| {
            let formats = self.formats.get(&passage)?;
            let before = formats.partition_point(|&(at, ..)| at <= end);
            formats[..before].last().filter(|it| !(end == usize::MAX && it.2)).map(|it| it.1)
        };
        if let Some(format) = last(candidate.passage, candidate.span.start) {
            return Some(format);
        }
        let sentence = ctx.sentence_at(candidate.passage, candidate.span.start);
        let text = &ctx.passages[candidate.passage].block.text;
        let label = Stems::of(&text[sentence.start..candidate.span.start]);
        if label.has_any(&ctx.words(|language| language.talk_nouns)) {
            return None;
        }
        last(paragraph_before(ctx, candidate)?, usize::MAX)
    }
}

/// The format that a sentence announces which tells of no talk itself: "Next was the keynote."
pub(super) fn announced_in(ctx: &Context, words: &str) -> Option<TalkFormat> {
    // Who says a few words of welcome opens the way for talks of another kind.
    let (_, format) = session_of(ctx, words)?;
    // Nor does a sentence about somebody's own session, or about the one that opens an event.
    let opens = format == TalkFormat::Keynote
        && Stems::of(words).has_any(&ctx.words(|language| language.opening_words));
    // "Це був чудовий кейнот" says so of the one before.
    let own = quoted(words).is_some()
        || SUMMING_UP.iter().any(|it| lowered(words).starts_with(it))
        || !groups(ctx, words).is_empty();
    // "… in breakout sessions, and in several of the keynotes"
    let many = !is_all(ctx, words, format);
    (format != TalkFormat::Remarks && !opens && !own && !many).then_some(format)
}

/// The format of all of a sentence in Japanese that begins with it: "キーノートでは、佐藤さんが[海](…)を、鈴木さんが[陸](…)を語り".
pub(super) fn of_topic(ctx: &Context, candidate: &Candidate) -> Option<TalkFormat> {
    if !(is_in_prose(candidate) || candidate.rule == "linked row") {
        return None;
    }
    let text = &ctx.passages[candidate.passage].block.text;
    let sentence = ctx.sentence_at(candidate.passage, candidate.span.start);
    let (topic, _) = text.get(sentence.start..candidate.span.start)?.split_once("では、")?;
    let brief = topic.chars().count() <= TOPIC && !topic.contains(['、', '「']);
    session_of(ctx, topic).filter(|_| brief).map(|(_, format)| format)
}

/// Whether English words name one session of a format that others may have, too: "the keynote", unlike "keynotes".
fn is_of_one(ctx: &Context, words: &str, format: TalkFormat) -> bool {
    let english = ctx.languages.first().is_some_and(|language| language.code == "en");
    let single = matches!(format, TalkFormat::Keynote | TalkFormat::Panel | TalkFormat::Workshop);
    let words = lowered(words);
    let mut formats = en::LANGUAGE.formats.iter().filter(|(_, it)| *it == format);
    english && single && !formats.any(|(word, _)| words.contains(&format!("{word}s")))
}

/// The passage before a candidate's, captions aside, where it is a paragraph.
fn paragraph_before(ctx: &Context, candidate: &Candidate) -> Option<usize> {
    let kind = |index: usize| ctx.passages[index].block.kind;
    let before = (1..candidate.passage).rev().find(|&index| kind(index) != BlockKind::Caption)?;
    (kind(before) == BlockKind::Paragraph).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::of_topic;
    use crate::extract::facts::{LinkFact, TalkFormat};
    use crate::extract::testing::{context, facts, linked};

    #[test]
    fn formats_of_a_whole_sentence() {
        for (text, want) in [
            (
                "キーノートでは、佐藤さんが[海の網](v1)を紹介し、鈴木さんが[陸の網](v2)を紹介しました。",
                Some(TalkFormat::Keynote),
            ),
            (
                "キーノートの後、船では、佐藤さんが[海の網](v1)を紹介し、鈴木さんが[陸の網](v2)を紹介しました。",
                None,
            ),
            ("キーノートでは、海。鈴木さんが[海の網](v1)と[陸の網](v2)を紹介しました。", None),
        ] {
            let ctx = context("ja", "2025-04-25", text);
            let found = linked("ja", text);
            assert_eq!(of_topic(&ctx, &found[1]), want, "{text}");
        }
    }

    #[test]
    fn formats_of_descriptions_and_announcements() {
        for (text, want) in [
            (
                "- [Meshes at Sea](v1)\n\n  In this panel, experts from many different companies told each other how meshes sink.",
                TalkFormat::Panel,
            ),
            ("There were several keynotes. We liked [meshes at sea](v1).", TalkFormat::Keynote),
            ("We saw keynotes.\n\nWe liked [meshes at sea](v1).", TalkFormat::Keynote),
            ("I was late for the keynote.\n\nWe liked [meshes at sea](v1).", TalkFormat::Talk),
            // Another talk's sentence announces nothing, nor does a list above.
            (
                "Zora Quill from Quuxly gave a keynote. We liked [meshes at sea](v1).",
                TalkFormat::Talk,
            ),
            ("A keynote was [on seas](v2). We liked [meshes at sea](v1).", TalkFormat::Talk),
            ("- We saw keynotes.\n\nWe liked [meshes at sea](v1).", TalkFormat::Talk),
            ("We saw keynotes.\n\nA.\n\nWe liked [meshes at sea](v1).", TalkFormat::Talk),
        ] {
            let found = facts("en", "2025-04-25", &format!("# KubeCon Europe 2025\n\n{text}"));
            let ours = |link: &LinkFact| link.key.ends_with('1');
            let talk = found.talks.iter().find(|talk| talk.links.iter().any(ours));
            assert_eq!(talk.expect("the talk").format, want, "{text}");
        }
        let summed_up =
            "# KubeCon Europe 2025\n\nЦе був чудовий кейнот. Далі я пішла на [мережі в морі](v1).";
        let found = facts("uk", "2025-04-25", summed_up);
        assert_eq!(found.talks[0].format, TalkFormat::Talk);
    }
}
