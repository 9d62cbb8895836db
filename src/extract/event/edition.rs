//! Which editions a post means: mentions that lack a region or a year get those of the post's own event.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::home::Home;
use super::mention::Mention;
use super::origin::{Clue, Clues, Completed, Tells};
use super::place::locate;
use super::when::{date, date_by_headings, date_by_weekdays};
use crate::extract::context::Context;
use crate::extract::sentence::{lowered, one_line};
use crate::post::document::BlockKind;
use crate::reference::SeriesKind;

/// One edition of an event, as the post tells of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// Name of the series.
    pub series: String,
    /// How the events of the series come about.
    pub kind: SeriesKind,
    /// Region, country or city in its name.
    pub region: Option<String>,
    /// Year.
    pub year: i32,
    /// First and last day.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// City in English.
    pub city: Option<String>,
    /// Index of the edition that it is co-located with.
    pub parent: Option<usize>,
    /// The forms in which the post writes it, in order.
    pub aliases: Vec<String>,
    /// Passage and byte of each mention, in order.
    pub places: Vec<(usize, usize)>,
    /// How much the post is about it.
    pub weight: u32,
}

impl Edition {
    /// Full English name: series, region, year.
    pub fn name(&self) -> String {
        match &self.region {
            Some(region) if !self.series.ends_with(region.as_str()) => {
                format!("{} {region} {}", self.series, self.year)
            }
            _ => format!("{} {}", self.series, self.year),
        }
    }
}

/// The editions of a post, and which of them each mention means.
#[derive(Debug, Default)]
pub struct Editions {
    /// In the order of their first mention.
    pub all: Vec<Edition>,
    /// For each passage: the byte at which a mention begins, and its edition.
    pub mentioned: Vec<Vec<(usize, usize)>>,
    /// The edition that the post is mostly about.
    pub main: Option<usize>,
    /// Each mention, and where it has its region and year from.
    pub completed: Vec<Completed>,
    /// Words that tell of days, cities and hosts.
    pub clues: Clues,
}

impl Editions {
    /// The mentions in a part of a passage: the byte at which each begins, and its edition.
    pub fn mentioned_in(&self, passage: usize, part: &Range<usize>) -> &[(usize, usize)] {
        let before = |end: usize| self.mentioned[passage].partition_point(|&(at, _)| at < end);
        &self.mentioned[passage][before(part.start)..before(part.end)]
    }
}

/// Finds the editions that a post means.
pub fn editions(ctx: &Context) -> Editions {
    let home = Home::of(ctx);
    let mut found =
        Editions { mentioned: vec![Vec::new(); ctx.passages.len()], ..Editions::default() };
    let is_full = |mention: &&Mention| mention.region.is_some() && mention.year.is_some();
    let full = ctx.passages.iter().map(|it| it.mentions.iter().filter(is_full).collect());
    let full: Vec<Vec<&Mention>> = full.collect();
    let mut known: HashMap<(String, Option<String>, i32), usize> = HashMap::new();
    for (index, passage) in ctx.passages.iter().enumerate() {
        for mention in &passage.mentions {
            let (region, (year, year_from)) =
                home.complete(mention, named_before(ctx, &full, index, mention));
            let (region, region_from) = region.unzip();
            let key = (mention.series.clone(), region.clone(), year);
            let edition = *known.entry(key).or_insert_with(|| {
                found.all.push(Edition {
                    series: mention.series.clone(),
                    kind: mention.kind,
                    region,
                    year,
                    days: None,
                    city: None,
                    parent: None,
                    aliases: Vec::new(),
                    places: Vec::new(),
                    weight: 0,
                });
                found.all.len() - 1
            });
            let row = &mut found.all[edition];
            let alias = one_line(&passage.block.text[mention.range.clone()]);
            if !row.aliases.contains(&alias) {
                row.aliases.push(alias);
            }
            row.places.push((index, mention.range.start));
            row.weight += weight(index, passage.block.kind);
            found.mentioned[index].push((mention.range.start, edition));
            found.completed.push(Completed {
                passage: index,
                range: mention.range.clone(),
                edition,
                region: region_from,
                year: year_from,
            });
        }
    }
    found.main = main_edition(&found.all, &home);
    adopt(ctx, &mut found);
    date(ctx, &mut found);
    date_by_headings(ctx, &mut found);
    date_by_weekdays(ctx, &mut found);
    locate(ctx, &mut found);
    found
}

/// The mention with region and year that stands before another in its passage, or in the heading
/// above; `full` has those of each passage.
fn named_before<'c>(
    ctx: &Context,
    full: &[Vec<&'c Mention>],
    index: usize,
    mention: &Mention,
) -> Option<&'c Mention> {
    let before = full[index].partition_point(|other| other.range.start < mention.range.start);
    let here = full[index][..before].last();
    here.or_else(|| full[ctx.passages[index].heading?].first()).copied()
}

/// How much a mention says of what the post is about.
pub(super) fn weight(passage: usize, kind: BlockKind) -> u32 {
    match (passage, kind) {
        (0, _) => 100,
        (1..=4, BlockKind::Paragraph) => 6,
        (_, BlockKind::Heading(_)) => 4,
        (_, BlockKind::Caption) => 2,
        _ => 1,
    }
}

/// The heaviest; a whole conference rather than a day beside it where both weigh the same.
fn main_edition(all: &[Edition], home: &Home) -> Option<usize> {
    (0..all.len()).max_by_key(|&index| {
        let row = &all[index];
        let at_home = row.year == home.year && (row.region.is_none() || row.region == home.region);
        (
            row.weight + u32::from(at_home),
            row.kind != SeriesKind::Colocated,
            std::cmp::Reverse(index),
        )
    })
}

/// A co-located day belongs to its host's edition of the same region and year: by its series, or
/// because a sentence says so.
fn adopt(ctx: &Context, found: &mut Editions) {
    for child in 0..found.all.len() {
        if found.all[child].kind != SeriesKind::Colocated {
            continue;
        }
        let (region, year) = (found.all[child].region.clone(), found.all[child].year);
        let series = ctx.lexicon.reference.series_named(&found.all[child].series);
        let usual = series.and_then(|series| series.parent.as_deref());
        found.all[child].parent = found.all.iter().position(|host| {
            usual == Some(host.series.as_str()) && host.year == year && host.region == region
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
            let Some(said) = words.iter().filter_map(|word| text.find(word)).min() else {
                continue;
            };
            let at = sentence.start + said;
            let here = found.mentioned_in(index, sentence);
            let named = |series: &str| ctx.lexicon.reference.series_named(series).is_some();
            if let Some((child, host)) = child_and_host(here, at, ctx.is_spaced())
                && child != host
                && found.all[child].parent.is_none()
                && found.all[host].kind == SeriesKind::Conference
                // A conference that everybody knows is nobody's day.
                && !(found.all[child].kind == SeriesKind::Conference
                    && named(&found.all[child].series))
            {
                found.all[child].kind = SeriesKind::Colocated;
                found.all[child].parent = Some(host);
                let clue = Clue {
                    tells: Tells::Host,
                    rule: "co-located in a sentence",
                    passage: index,
                    range: sentence.clone(),
                };
                found.clues.take(clue, child);
            }
        }
    }
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
    use super::*;
    use crate::extract::testing::context;

    fn names(lang: &str, text: &str) -> Vec<String> {
        editions(&context(lang, "2025-04-25", text)).all.iter().map(Edition::name).collect()
    }

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
        // A conference that everybody knows is nobody's day.
        let none: [&str; 0] = [];
        assert_eq!(parents("en", "KubeCon 2025 was alongside the Zebra Summit 2025."), none);
    }

    #[test]
    fn mentions_get_region_and_year_of_the_posts_own_event() {
        let europe = "KubeCon + CloudNativeCon Europe 2025";
        for (lang, text, want) in [
            ("en", "# KubeCon Europe 2025\n\nAt KubeCon we met.", &[europe][..]),
            ("zh", "# KubeCon 欧洲 2025\n\n在 KubeCon 上，我们相聚。", &[europe]),
            ("uk", "# KubeCon Europe 2025\n\nНа КубКон ми зустрілися.", &[europe]),
            ("ja", "# KubeCon Europe 2025\n\nキューブコンで会いました。", &[europe]),
            (
                "en",
                "# KubeCon Europe 2025\n\nIstio Day was full.",
                &[europe, "Istio Day Europe 2025"],
            ),
            (
                "en",
                "# KubeCon Europe 2025\n\nUnlike KubeCon NA 2024, it was warm.",
                &[europe, "KubeCon + CloudNativeCon North America 2024"],
            ),
            // A series whose editions carry no region gets none.
            ("en", "# KubeCon Europe 2025\n\nSee you at FOSDEM.", &[europe, "FOSDEM 2025"]),
            ("en", "# Meshes\n\nNothing happened.", &[]),
        ] {
            assert_eq!(names(lang, text), want, "{text}");
        }
    }

    #[test]
    fn a_region_stands_once_in_a_name() {
        assert_eq!(names("en", "eBPF Conference China 2023"), ["eBPF Conference China 2023"]);
    }

    #[test]
    fn every_form_of_a_name_is_an_alias_once() {
        let text = "# KubeCon EU 2025\n\nKubeCon, then KubeCon +\nCloudNativeCon, then KubeCon.";
        let found = editions(&context("en", "2025-04-25", text));
        assert_eq!(found.all.len(), 1);
        assert_eq!(
            found.all[0].aliases,
            ["KubeCon EU 2025", "KubeCon", "KubeCon + CloudNativeCon"]
        );
        assert_eq!(found.all[0].places.len(), 4);
        assert_eq!(found.mentioned[1].len(), 3);
    }

    #[test]
    fn the_post_is_about_the_event_of_its_title() {
        for (text, want) in [
            ("# Istio Day at last\n\nKubeCon. KubeCon. KubeCon.", "Istio Day 2025"),
            // Of equals the conference.
            ("Istio Day 2025 and KubeCon 2025", "KubeCon + CloudNativeCon 2025"),
            ("FOSDEM and IstioCon", "FOSDEM 2025"),
        ] {
            let found = editions(&context("en", "2025-04-25", text));
            assert_eq!(found.main.map(|main| found.all[main].name()).as_deref(), Some(want));
        }
        assert_eq!(editions(&context("en", "", "No event.")).main, None);
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
