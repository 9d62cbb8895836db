//! Who of several people gave which of several talks: "[meshes](…) and [sails](…), by Jane Doe and John Roe
//! respectively".

use super::{Candidate, Person};
use crate::extract::context::Context;
use crate::extract::people::group::{Group, groups};
use crate::extract::stems::Stems;
use crate::post::document::BlockKind;

/// Gives each of the talks of a sentence one of as many people, in their order, where the sentence says so.
pub(super) fn share_out(ctx: &Context, candidates: &mut [Candidate]) {
    let mut rest = candidates;
    while let Some(first) = rest.first() {
        let passage = first.passage;
        let sentence = ctx.sentence_at(passage, first.span.start);
        let within = |it: &&Candidate| it.passage == passage && it.span.start < sentence.end;
        let length = rest.iter().take_while(within).count().max(1);
        let (talks, others) = rest.split_at_mut(length);
        // "… by Jane Doe and John Roe respectively: [meshes](…) and [sails](…)" begins like a row.
        let prose = ctx.passages[passage].block.kind == BlockKind::Paragraph;
        let told = talks
            .iter()
            .all(|talk| talk.rule == "link in prose" || prose && talk.rule == "linked row");
        if length > 1 && told {
            let text = &ctx.passages[passage].block.text;
            let people = everybody(talks);
            let said = || says_so(ctx, &text[sentence]) || are_beside(text, talks, &people);
            if people.len() == length && said() {
                for (talk, person) in talks.iter_mut().zip(people) {
                    talk.people = vec![person];
                }
            }
        }
        rest = others;
    }
}

/// Whether a sentence says so of all that it tells ("respectively"), or right behind the people ("Jane Doe and John Roe
/// each").
fn says_so(ctx: &Context, sentence: &str) -> bool {
    let each = ctx.words(|language| language.each_words);
    let behind = |group: &Group| {
        let after = sentence[group.range.end..].trim_start();
        each.iter().any(|word| after.starts_with(word))
    };
    Stems::of(sentence).has_any(&ctx.words(|language| language.respective_words))
        || each.iter().any(|word| sentence.contains(word))
            && groups(ctx, sentence).iter().any(behind)
}

/// Whether each talk stands in brackets behind one of the people: "Jane Doe ([meshes](…)) and John Roe ([sails](…))".
fn are_beside(text: &str, talks: &[Candidate], people: &[Person]) -> bool {
    talks.iter().zip(people).all(|(talk, person)| {
        let before = text[..talk.span.start].trim_end().strip_suffix(['(', '（']);
        before.is_some_and(|before| before.trim_end().ends_with(&person.surface))
    })
}

/// The people of some talks, once each.
fn everybody(talks: &[Candidate]) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for person in talks.iter().flat_map(|talk| &talk.people) {
        if !people.iter().any(|known| known.surface == person.surface) {
            people.push(person.clone());
        }
    }
    people
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::filled;

    #[test]
    fn one_of_several_people_for_each_talk() {
        for (lang, text, want) in [
            (
                "en",
                "There were talks on [old sails](v1) and [new ropes](v2) from Zora Quill and Max Mu respectively.",
                ["Zora Quill", "Max Mu"],
            ),
            (
                "en",
                "Zora Quill (Quuxly) and Max Mu each showed us theirs, in [Old Sails](v1) and [New Ropes](v2).",
                ["Zora Quill (Quuxly)", "Max Mu"],
            ),
            (
                "zh",
                "由 Zora Quill 和陈晓明分别讲述了[古老的帆](v1)和[崭新的绳](v2)。",
                ["Zora Quill", "陈晓明"],
            ),
            (
                "zh",
                "两场演讲分别由 Zora Quill（Quuxly）和陈晓明带来：\n[古老的帆](v1)和[崭新的绳](v2)。",
                ["Zora Quill (Quuxly)", "陈晓明"],
            ),
            (
                "en",
                "The lightning talks by Zora Quill ([Old Sails](v1)) and Max Mu ([New Ropes](v2)) were fun.",
                ["Zora Quill", "Max Mu"],
            ),
            // Nobody says that they shared the talks.
            (
                "en",
                "Zora Quill and Max Mu showed us [old sails](v1) and [new ropes](v2).",
                ["Zora Quill, Max Mu", ""],
            ),
            (
                "en",
                "Zora Quill and Max Mu showed us [old sails](v1) and [new ropes](v2), each with a demo.",
                ["Zora Quill, Max Mu", ""],
            ),
            // Three people and two talks.
            (
                "en",
                "Zora Quill, Ada Lin and Max Mu each loved [old sails](v1) and [new ropes](v2), presented by Zora Quill.",
                ["Zora Quill, Ada Lin, Max Mu", "Zora Quill"],
            ),
        ] {
            assert_eq!(filled(lang, text), want, "{text}");
        }
    }
}
