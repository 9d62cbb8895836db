//! Talks told of by their topic or their name, and their people behind it: "There was a talk on sails by Jane Doe (Acme).",
//! "It began with a roadmap session by Jane Doe."

use std::ops::Range;

use super::Candidate;
use super::floor::{persons, speaks_here, without_roles};
use super::known::Known;
use super::spoken::titled;
use super::title::clean;
use crate::extract::context::Context;
use crate::extract::people::group::{Group, groups};
use crate::extract::people::name::Likeness;
use crate::extract::possessive::owned;
use crate::extract::sentence::{last_chars, lowered};
use crate::extract::stems::Stems;

pub(super) const RULE: &str = "talk told by its topic";

/// No topic has more words.
const WORDS: usize = 14;

/// No name of a session without a title has more words.
const NAME: usize = 5;

/// Nor is one, with the noun before it, longer in characters.
const LONGEST: usize = 200;

/// The talk of a sentence that says what a talk was on, and then who gave it.
pub(super) fn candidate(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    known: &Known<'_>,
) -> Option<Candidate> {
    let block = &ctx.passages[index].block;
    let words = &block.text[sentence.clone()];
    let nouns = ctx.words(|language| language.talk_nouns);
    let folded = lowered(words);
    // "I wish there had been a longer session by Jane Doe"
    if Stems::of(words).has_any(&ctx.words(|language| language.unreal_words)) {
        return None;
    }
    if !nouns.iter().any(|noun| folded.contains(noun)) {
        return None;
    }
    let openings = openings(ctx);
    let (group, topic) = groups(ctx, words).into_iter().find_map(|group| {
        let named = group.members.iter().all(|member| member.likeness == Likeness::Yes);
        let speaks = named && speaks_here(ctx, words, &group);
        let told = || {
            topic(ctx, words, &openings, &group)
                .or_else(|| called(ctx, words, &group))
                .or_else(|| owned_topic(ctx, words, &openings, &group))
        };
        let topic = speaks.then(told).flatten()?;
        // "A session by Jane Doe" is another one than she was told of before, "the session" need not be.
        let new = ["a ", "an "].iter().any(|it| lowered(&words[..topic.start]).ends_with(it));
        (new || !known.has(words, &group)).then_some((group, topic))
    })?;
    let told = sentence.start + topic.start..sentence.start + topic.end;
    Some(Candidate {
        line: block.line_at(told.start),
        people: persons(ctx, index, sentence.start, &group, "people behind a topic", 0.8),
        ..Candidate::new(ctx, RULE, index, sentence.clone(), titled(ctx, index, &told))
    })
}

/// The words that lead to a topic: " talk on ".
fn openings(ctx: &Context) -> Vec<String> {
    let joints = ctx.words(|language| language.topic_joints);
    let of = |noun: &str| joints.iter().map(move |joint| format!(" {noun}{joint}")).collect();
    ctx.words(|language| language.talk_nouns)
        .into_iter()
        .flat_map(|noun| -> Vec<_> { of(noun) })
        .collect()
}

/// The bytes of "sails at sea" in "Jane Doe's talk on sails at sea, which …", behind a group.
fn owned_topic(
    ctx: &Context,
    words: &str,
    openings: &[String],
    group: &Group,
) -> Option<Range<usize>> {
    let behind = owned(&words[group.range.end..])?;
    let base = words.len() - behind.len();
    let folded = lowered(behind);
    let found = openings.iter().filter_map(|it| Some((folded.find(it.as_str())?, it.len())));
    let (at, length) = found.min()?;
    let near = !behind[..at].contains(|c: char| !c.is_alphanumeric() && c != ' ' && c != '-')
        && behind[..at].split_whitespace().count() <= KINDS;
    let topic = &behind[at + length..];
    let copulas = ctx.words(|language| language.copulas).into_iter();
    let copulas = copulas.filter_map(|it| topic.find(&format!(" {}", it.trim_start())));
    let ends = topic.find([',', '.', ';', '(', '!', '?', '—', '–', '"', '“']).into_iter();
    let end = ends.chain(copulas).min().unwrap_or(topic.len());
    let range = clean(topic, 0..end);
    let count = topic[range.clone()].split_whitespace().count();
    let start = base + at + length;
    (near && (2..=WORDS).contains(&count)).then_some(start + range.start..start + range.end)
}

/// So many words may say which talk of somebody's it was: "excellent opening".
const KINDS: usize = 3;

/// The bytes of "sails at sea" in "a talk on sails at sea by ", before a group.
fn topic(ctx: &Context, words: &str, openings: &[String], group: &Group) -> Option<Range<usize>> {
    let near = last_chars(&words[..group.range.start], LONGEST);
    let base = group.range.start - near.len();
    let folded = lowered(near);
    let before = folded.trim_end();
    let by = ctx.words(|language| language.by_words).into_iter();
    let mut heads = by.filter_map(|by| before.strip_suffix(by)?.strip_suffix(' '));
    let head = heads.next()?;
    let starts = openings.iter().filter_map(|opening| Some(head.rfind(opening)? + opening.len()));
    let topic = clean(words, base + starts.max()?..base + head.len());
    let told = &words[topic.clone()];
    let brief = told.split_whitespace().count() <= WORDS;
    let whole = !told.contains([',', ';', ':', '(', '"', '“', '.']);
    (brief && whole && told.chars().count() > 3).then_some(topic)
}

/// The bytes of "roadmap session" in "a roadmap session from our maintainers ", before a group.
fn called(ctx: &Context, words: &str, group: &Group) -> Option<Range<usize>> {
    let folded = lowered(&words[..group.range.start]);
    let before = without_roles(ctx, &folded);
    let by = ctx.words(|language| language.by_words).into_iter();
    let head =
        by.filter_map(|by| before.strip_suffix(by)?.strip_suffix(' ')).min_by_key(|it| it.len())?;
    let nouns = ctx.words(|language| language.talk_nouns);
    let whole = |noun: &&&str| head.strip_suffix(**noun).is_some_and(|it| it.ends_with(' '));
    nouns.iter().find(whole)?;
    let from = last_chars(head, LONGEST);
    let articles = ["a ", "an ", "the "].map(|it| format!(" {it}"));
    let start = articles.iter().filter_map(|it| Some(from.rfind(it.as_str())? + it.len())).max()?;
    let name = &from[start..];
    let brief = (2..=NAME).contains(&name.split_whitespace().count());
    let at = head.len() - from.len() + start;
    (brief && !name.contains([',', ';', '.', ':'])).then_some(at..head.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, credited, sentences};

    #[test]
    fn topics_before_their_people() {
        let found = |text: &str| -> Vec<String> {
            let ctx = context("en", "2025-04-25", text);
            let known = Known::of(&[]);
            sentences(&ctx)
                .filter_map(|(index, sentence)| candidate(&ctx, index, sentence, &known))
                .map(|talk| credited(&talk))
                .collect()
        };
        for (text, want) in [
            (
                "In the other room there was a talk on sails at sea by Zora Quill (Quuxly), who was ill.",
                "sails at sea | Zora Quill (Quuxly)",
            ),
            (
                "We liked the session about meshes by Zora Quill and Max Mu.",
                "meshes | Zora Quill, Max Mu",
            ),
            ("I saw a presentation on ropes from Max Mu of Google.", "ropes | Max Mu (Google)"),
            (
                "The best one was Zora Quill's talk on sails at night, which was short.",
                "sails at night | Zora Quill",
            ),
            (
                "This was followed by a 2023 roadmap session from TOC members Zora Quill and Max Mu.",
                "2023 roadmap session | Zora Quill, Max Mu",
            ),
        ] {
            assert_eq!(found(text), [want], "{text}");
        }
        for text in [
            "A book on sails by Zora Quill.",
            "A talk on sails, a boat by Zora Quill.",
            "A talk on sails was missed by all.",
            "A talk by Zora Quill.",
            "We heard of the talk that was given by Zora Quill.",
            "I missed a talk, by Zora Quill.",
            "I wish there had been a longer session by Zora Quill.",
            "I can recommend an older talk by Zora Quill.",
            "We talk on sails near Zora Quill.",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
