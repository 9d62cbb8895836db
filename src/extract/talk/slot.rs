//! A project's own place in the programme: which one a talk is in, and which project it is.

use super::Candidate;
use crate::extract::context::Context;
use crate::extract::facts::Slot;
use crate::extract::stems::Stems;

/// The slot and the project that the mentions of a talk name: each in its title first, then in the
/// words beside it.
pub fn of(ctx: &Context, group: &[Candidate]) -> (Option<Slot>, Option<String>) {
    let titles = || group.iter().map(|candidate| candidate.title.clone());
    let labels = || group.iter().map(|candidate| label(ctx, candidate));
    let texts = || titles().chain(labels());
    (texts().find_map(|text| slot_in(ctx, &text)), texts().find_map(|text| project_in(ctx, &text)))
}

/// The project that a post names most, in its title or three times.
pub fn main_project(ctx: &Context) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for (index, passage) in ctx.passages.iter().enumerate() {
        for hit in ctx.lexicon.projects_in(&passage.block.text) {
            let weight = if index == 0 { 3 } else { 1 };
            match counts.iter_mut().find(|(name, _)| *name == hit.named) {
                Some((_, count)) => *count += weight,
                None => counts.push((hit.named, weight)),
            }
        }
    }
    // Of two that are named as often, the one named first.
    let (name, count) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    (count >= 3).then(|| name.to_owned())
}

/// The words before a talk in its clause, and the talk's own.
fn label(ctx: &Context, candidate: &Candidate) -> String {
    let text = &ctx.passages[candidate.passage].block.text;
    let span = &candidate.span;
    let sentence = ctx.sentence_at(candidate.passage, span.start);
    let before = &text[sentence.start.min(span.start)..span.start];
    let clause = before.rsplit([',', ';', '，', '；', '、']).next().unwrap_or_default();
    format!("{clause}{}", &text[span.clone()])
}

/// The slot that words name.
pub(super) fn slot_in(ctx: &Context, text: &str) -> Option<Slot> {
    let stems = Stems::of(text);
    let slots = ctx.words(|language| language.slots);
    slots.iter().find(|(word, _)| stems.has(word)).map(|(_, slot)| *slot)
}

fn project_in(ctx: &Context, text: &str) -> Option<String> {
    let mut names = ctx.lexicon.projects_in(text).into_iter().map(|hit| hit.named);
    let first = names.next()?;
    names.all(|name| name == first).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, facts};

    fn slots(lang: &str, text: &str) -> Vec<(Option<Slot>, Option<String>)> {
        let post = format!("# KubeCon Europe 2025\n\n{text}");
        let talks = facts(lang, "2025-04-25", &post).talks;
        talks
            .into_iter()
            .map(|talk| (talk.slot, talk.project.as_deref().map(str::to_owned)))
            .collect()
    }

    #[test]
    fn a_slot_is_named_in_the_title_or_beside_it() {
        for (lang, text, slot, project) in [
            (
                "en",
                "- Join the Kuma maintainers' track session: [Kuma Past and Future](s1)",
                Slot::MaintainerTrack,
                Some("Kuma"),
            ),
            ("en", "- Contribfest: [Your First Change](s1)", Slot::Contribfest, None),
            (
                "en",
                "- [Project Lightning Talk: What Is New in Kuma](s1)",
                Slot::ProjectLightning,
                Some("Kuma"),
            ),
            ("en", "- [Kuma Project Office Hour](s1)", Slot::OfficeHours, Some("Kuma")),
            ("uk", "- [Трек-сесія мейнтейнерів Kuma](v1)", Slot::MaintainerTrack, Some("Kuma")),
            ("zh", "- [Kuma 维护者专场会议](v1)", Slot::MaintainerTrack, Some("Kuma")),
            ("ja", "- [Kuma メンテナートラック](v1)", Slot::MaintainerTrack, Some("Kuma")),
        ] {
            let want = vec![(Some(slot), project.map(str::to_owned))];
            assert_eq!(slots(lang, text), want, "{text}");
        }
    }

    #[test]
    fn ordinary_talks_are_in_no_slot() {
        for text in [
            "- [Lightning Talk: Meshes at Sea](s1)",
            "- [What Our Maintainers Learned](s1)",
            "- See the maintainers' track, then [Meshes at Sea](s1)",
        ] {
            assert_eq!(slots("en", text), [(None, None)], "{text}");
        }
        // Two projects are none of its own.
        assert_eq!(slots("en", "- [Kuma and Linkerd at Sea](s1)"), [(None, None)]);
    }

    #[test]
    fn the_main_project_stands_out() {
        let main = |text: &str| main_project(&context("en", "2025-04-25", text));
        assert_eq!(main("# Kuma at KubeCon\n\nLinkerd was there."), Some("Kuma".to_owned()));
        assert_eq!(main("# News\n\nKuma, Kuma and Kuma."), Some("Kuma".to_owned()));
        assert_eq!(main("# News\n\nKuma and Linkerd."), None);
    }
}
