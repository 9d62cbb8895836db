//! Beside which conference an event takes place.

use std::ops::Range;

use super::edition::Editions;
use super::origin::{Clue, Tells};
use super::when::{begins_with, spoken_of};
use crate::extract::context::Context;
use crate::extract::sentence::lowered;
use crate::reference::SeriesKind;

/// A co-located day belongs to its host's edition of the same region and year: by its series, or
/// because a sentence says so.
pub(super) fn adopt(ctx: &Context, found: &mut Editions) {
    for child in 0..found.all.len() {
        if found.all[child].kind != SeriesKind::Colocated {
            continue;
        }
        let (region, year) = (found.all[child].region.clone(), found.all[child].year);
        let series = ctx.lexicon.reference.series_named(&found.all[child].series);
        let first = found.completed.iter().find(|mention| mention.edition == child);
        let beside = first.and_then(|it| {
            let mut mentions = ctx.passages[it.passage].mentions.iter();
            mentions.find(|own| own.range == it.range)?.parent.as_deref()
        });
        let usual = series.and_then(|series| series.parent.as_deref()).or(beside);
        found.all[child].parent = found.all.iter().position(|host| {
            let is_usual = usual.is_some_and(|usual| is_or_joins(&host.series, usual));
            is_usual && host.year == year && host.region == region
        });
        let first = found.completed.iter().find(|mention| mention.edition == child);
        if let Some(mention) = first.filter(|_| found.all[child].parent.is_some()) {
            let clue = Clue {
                tells: Tells::Host,
                rule: "co-located series",
                passage: mention.passage,
                range: mention.range.clone(),
            };
            found.clues.take(clue, child);
        }
    }
    let words = ctx.words(|language| language.colocated_words);
    for (index, passage) in ctx.passages.iter().enumerate() {
        for sentence in &passage.sentences {
            let text = lowered(&passage.block.text[sentence.clone()]);
            beside_main(ctx, found, index, sentence, &text);
            let Some(said) = words.iter().filter_map(|word| text.find(word)).min() else {
                continue;
            };
            let at = sentence.start + said;
            let here = found.mentioned_in(index, sentence);
            let clue = Clue {
                tells: Tells::Host,
                rule: "co-located in a sentence",
                passage: index,
                range: sentence.clone(),
            };
            let told = child_and_host(here, at, ctx.is_spaced()).map(|pair| vec![pair]);
            for (child, host) in told.unwrap_or_else(|| goes_on(ctx, found, index, sentence, at)) {
                if can_adopt(ctx, found, child, host) {
                    found.all[child].kind = SeriesKind::Colocated;
                    found.all[child].parent = Some(host);
                    found.clues.take(clue.clone(), child);
                }
            }
        }
    }
}

/// Makes the event named first in a sentence a day of the post's large one where it is called one of its co-located events.
fn beside_main(
    ctx: &Context,
    found: &mut Editions,
    passage: usize,
    sentence: &Range<usize>,
    text: &str,
) {
    let Some(at) = ONE_OF_THEM.iter().find_map(|words| text.find(words)) else { return };
    let here = found.mentioned_in(passage, sentence);
    let child = here.iter().rev().find(|(mention, _)| *mention < sentence.start + at);
    let Some(&(_, child)) = child else { return };
    let host = (0..found.all.len())
        .find(|&it| is_host(ctx, &found.all[it].series) && can_adopt(ctx, found, child, it));
    if let Some(host) = host {
        found.all[child].kind = SeriesKind::Colocated;
        found.all[child].parent = Some(host);
        let range = sentence.clone();
        let rule = "co-located in a sentence";
        found.clues.take(Clue { tells: Tells::Host, rule, passage, range }, child);
    }
}

/// What is said of a day of a larger event that is not named again.
const ONE_OF_THEM: [&str; 4] = [
    "one of the co-located",
    "one of the colocated",
    "one of many co-located",
    "one of several co-located",
];

/// Whether an edition may be a day beside another one.
fn can_adopt(ctx: &Context, found: &Editions, child: usize, host: usize) -> bool {
    let (day, conference) = (&found.all[child], &found.all[host]);
    let named = ctx.lexicon.reference.series_named(&day.series).is_some();
    child != host
        && day.parent.is_none()
        && conference.parent.is_none()
        && conference.kind == SeriesKind::Conference
        && day.year == conference.year
        // A conference that everybody knows is nobody's day, unless beside one that has days.
        && (day.kind != SeriesKind::Conference
            || !named
            || is_host(ctx, &conference.series) && !is_host(ctx, &day.series))
}

/// Whether a series is another one, or begins with it: "KubeCon + CloudNativeCon + Open Source Summit".
fn is_or_joins(series: &str, first: &str) -> bool {
    series.strip_prefix(first).is_some_and(|rest| rest.is_empty() || rest.starts_with(" + "))
}

/// Whether other series usually take place beside a series.
fn is_host(ctx: &Context, series: &str) -> bool {
    let mut parents = ctx.lexicon.reference.series().iter().filter_map(|it| it.parent.as_deref());
    parents.any(|parent| is_or_joins(series, parent))
}

/// The editions of a sentence that goes on about the event named last: "The event takes place right
/// after HOST, with which it is co-located", "今年的大会将于 8 月举行，同场的还有 CHILD 与 CHILD".
fn goes_on(
    ctx: &Context,
    found: &Editions,
    index: usize,
    sentence: &Range<usize>,
    at: usize,
) -> Vec<(usize, usize)> {
    let here = found.mentioned_in(index, sentence);
    // "Quux Day is near. On June 26 we meet in London, co-located with HOST."
    let named = !found.mentioned_in(index, &(0..sentence.start)).is_empty();
    let unnamed = ctx.is_spaced() && named && here.iter().all(|(mention, _)| *mention > at);
    let own = (unnamed || begins_with(ctx, &ctx.passages[index].block.text[sentence.clone()]))
        .then(|| spoken_of(ctx, found, index, sentence.start))
        .flatten();
    let Some((own, _)) = own else { return Vec::new() };
    if ctx.is_spaced() {
        let host = here.iter().min_by_key(|(mention, _)| mention.abs_diff(at));
        return host.map(|&(_, host)| (own, host)).into_iter().collect();
    }
    let after = here.iter().filter(|(mention, _)| *mention > at);
    after.map(|&(_, child)| (child, own)).collect()
}

/// The editions around a word for "co-located": "CHILD alongside HOST", "与 HOST 同期举办的 CHILD",
/// "CHILD は HOST と同時開催".
fn child_and_host(here: &[(usize, usize)], at: usize, spaced: bool) -> Option<(usize, usize)> {
    let mut before = here.iter().rev().filter(|(mention, _)| *mention < at).map(|it| it.1);
    let mut after = here.iter().filter(|(mention, _)| *mention > at).map(|it| it.1);
    let nearest = before.next()?;
    if spaced {
        return Some((nearest, after.next()?));
    }
    Some((after.chain(before).find(|child| *child != nearest)?, nearest))
}

#[cfg(test)]
mod tests {
    use crate::extract::event::edition::{Edition, editions};
    use crate::extract::testing::context;

    /// Each edition that has a host, with its host.
    fn hosts(lang: &str, text: &str) -> Vec<(String, String)> {
        let found = editions(&context(lang, "2025-04-25", text));
        let pair = |edition: &Edition| Some((edition.series.clone(), edition.parent?));
        let pairs = found.all.iter().filter_map(pair);
        pairs.map(|(child, host)| (child, found.all[host].series.clone())).collect()
    }

    #[test]
    fn days_beside_a_conference() {
        let parents = |lang: &str, text: &str| {
            let all = editions(&context(lang, "2025-04-25", text)).all;
            let parent =
                |child: &Edition| Some(format!("{} < {}", child.series, all[child.parent?].name()));
            all.iter().filter_map(parent).collect::<Vec<_>>()
        };
        let day = ["Zebra Summit < KubeCon + CloudNativeCon 2025"];
        for (lang, text) in [
            ("en", "The Zebra Summit 2025 took place alongside KubeCon 2025."),
            ("zh", "与 KubeCon 2025 同期举办的 Zebra Summit 2025 很好。"),
            ("zh", "Zebra Summit 2025 与 KubeCon 2025 同期举办。"),
            ("ja", "KubeCon 2025 と同時開催の Zebra Summit 2025 に参加しました。"),
            ("ja", "Zebra Summit 2025 は KubeCon 2025 と同時開催されました。"),
        ] {
            assert_eq!(parents(lang, text), day, "{text}");
        }
        assert_eq!(
            parents(
                "en",
                "Meet at the Zebra Summit 2025. It will be co-located with KubeCon 2025."
            ),
            day
        );
        assert_eq!(
            parents(
                "en",
                "# KubeCon 2025\n\nThe Zebra Summit 2025 is one of the co-located events."
            ),
            day
        );
        assert_eq!(
            parents("en", "IstioCon 2025 was co-located with KubeCon 2025."),
            ["IstioCon < KubeCon + CloudNativeCon 2025"]
        );
        assert_eq!(
            parents(
                "zh",
                "KubeCon 2025 快到了！今年的大会将于五月举行，同场的还有 Zebra Summit 2025。"
            ),
            day
        );
        // A conference that everybody knows is nobody's day.
        let none: [&str; 0] = [];
        assert_eq!(parents("en", "KubeCon 2025 was alongside the Zebra Summit 2025."), none);
        // Nor is it a day of another year.
        assert_eq!(parents("en", "The Zebra Summit 2025 was alongside KubeCon 2024."), none);
    }

    #[test]
    fn a_day_belongs_to_its_host() {
        let kubecon = "KubeCon + CloudNativeCon".to_owned();
        let day = vec![("Istio Day".to_owned(), kubecon.clone())];
        assert_eq!(hosts("en", "# KubeCon Europe 2025\n\nIstio Day"), day);
        // Another year's KubeCon is no host, nor is another conference.
        assert_eq!(hosts("en", "Istio Day 2023. KubeCon Europe 2025"), []);
        assert_eq!(hosts("en", "# FOSDEM 2025\n\nIstio Day"), []);
        for (lang, text) in [
            ("en", "Zebra Mesh Summit 2025 is co-located with KubeCon 2025."),
            ("en", "Zebra Mesh Summit 2025 took place the day before KubeCon 2025."),
            ("uk", "Zebra Mesh Summit 2025 пройшов одночасно з KubeCon 2025."),
        ] {
            let want = [("Zebra Mesh Summit".to_owned(), kubecon.clone())];
            assert_eq!(hosts(lang, text), want, "{text}");
        }
        for text in [
            "Zebra Mesh Summit 2025 and KubeCon 2025 were fun.",
            "Zebra Mesh Summit 2025 had a co-located with nothing. KubeCon 2025 too.",
        ] {
            assert_eq!(hosts("en", text), [], "{text}");
        }
    }
}
