//! Talks told of in two sentences: "Next up was Jane Doe of Acme. She talked about sails."

use std::ops::Range;

use super::floor::{persons, speaks_here};
use super::format::{Named, format_in};
use super::known::Known;
use super::spoken::{pages, titled, topic};
use super::{Candidate, within};
use crate::extract::context::Context;
use crate::extract::people::group::{Group, groups};
use crate::extract::people::name::Likeness;
use crate::extract::sentence::lowered;
use crate::extract::stems::Stems;

pub(super) const RULE: &str = "talk told in two sentences";

/// The talk of a sentence that goes on about the people of the one before it, who came on stage there and are told of
/// for the first time.
pub(super) fn candidate(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    known: &Known<'_>,
) -> Option<Candidate> {
    let passage = &ctx.passages[index];
    let block = &passage.block;
    let place = passage.sentences.partition_point(|it| it.start < sentence.start);
    let before = &passage.sentences[place.checked_sub(1)?];
    let opening = &block.text[before.clone()];
    let words = &block.text[sentence.clone()];
    if !comes_up(ctx, opening) || !within(known.candidates(), index, before).is_empty() {
        return None;
    }
    let speakers = groups(ctx, opening);
    let [group] = &speakers[..] else { return None };
    let named = group.members.iter().all(|member| member.likeness == Likeness::Yes);
    if !named || known.has(opening, group) || !speaks_here(ctx, opening, group) {
        return None;
    }
    let told = topic(ctx, words, subject(ctx, words, opening, group)?..words.len(), false)?;
    let told = sentence.start + told.start..sentence.start + told.end;
    let people = persons(ctx, index, before.start, group, "people who came on stage", 0.8);
    Some(Candidate {
        line: block.line_at(before.start + group.range.start),
        format: format_in(opening, &ctx.languages).map(Named::by("format in its words")),
        links: pages(ctx, index, &told),
        people,
        ..Candidate::new(ctx, RULE, index, before.start..sentence.end, titled(ctx, index, &told))
    })
}

/// Whether a sentence says that somebody comes on stage.
fn comes_up(ctx: &Context, words: &str) -> bool {
    Stems::of(words).has_any(&ctx.words(|language| language.floor_words))
}

/// Where the words for those of a group end with which a sentence begins: a pronoun, or the given name of one of them.
fn subject(ctx: &Context, words: &str, opening: &str, group: &Group) -> Option<usize> {
    let folded = lowered(words);
    let pronouns = ctx.words(|language| language.pronouns).into_iter();
    let names = group.members.iter().map(|member| &opening[member.name.clone()]);
    let given = names.filter_map(|name| name.split(' ').next()).map(lowered);
    let subjects = pronouns.map(str::to_owned).chain(given);
    let ends = |length: &usize| {
        !folded[*length..].starts_with(|c: char| c.is_alphanumeric() && ctx.is_spaced())
    };
    subjects
        .filter(|subject| folded.starts_with(subject.as_str()))
        .map(|subject| subject.len())
        .find(ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, credited, sentences};

    fn found(lang: &str, text: &str) -> Vec<String> {
        let ctx = context(lang, "2025-04-25", text);
        let known = Known::of(&[]);
        sentences(&ctx)
            .filter_map(|(index, sentence)| candidate(&ctx, index, sentence, &known))
            .map(|talk| credited(&talk))
            .collect()
    }

    #[test]
    fn who_came_on_stage_and_told_of_what() {
        for (lang, text, want) in [
            (
                "en",
                "Next up was Zora Quill of Quuxly. She talked about sails and ropes.",
                &["sails and ropes | Zora Quill (Quuxly)"][..],
            ),
            (
                "en",
                "Then it was the turn of Zora Quill (Quuxly). She compared sails, under the title *Meshes at Sea*.",
                &["Meshes at Sea | Zora Quill (Quuxly)"],
            ),
            (
                "en",
                "Zora Quill and Max Mu came next. Max explained old sails.",
                &["old sails | Zora Quill, Max Mu"],
            ),
            (
                "uk",
                "Першою виступала Зора Квіленко. Вона розповіла про вітрила в шторм.",
                &["вітрила в шторм | Зора Квіленко"],
            ),
        ] {
            assert_eq!(found(lang, text), want, "{text}");
        }
    }

    #[test]
    fn people_who_are_only_named() {
        for text in [
            "We met Zora Quill of Quuxly. She talked about sails and ropes.",
            "Next up was Zora Quill. Somebody talked about sails and ropes.",
            "Next up was Zora Quill. She was happy.",
            "Next up was Zora Quill. Her friend talked about sails and ropes.",
            "Next up was lunch. She talked about sails and ropes.",
            "Next up was Zora Quill. Herbs explained old sails.",
        ] {
            assert_eq!(found("en", text), Vec::<String>::new(), "{text}");
        }
    }
}
