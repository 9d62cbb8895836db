//! Which editions a post means: mentions that lack a region or a year get those of the post's own event.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use chrono::NaiveDate;

use super::home::{Completion, Home};
use super::host::adopt;
use super::landmark::{is_landmark, is_venue};
use super::mention::Mention;
use super::occasion::Occasions;
use super::origin::{Clues, Completed, Source};
use super::place::{is_wide, locate};
use super::retrospect::Retrospects;
use super::umbrella;
use super::weekday::date_colocated;
use super::when::{date, date_by_headings, date_by_weekdays};
use super::year::Told;
use crate::extract::context::Context;
use crate::extract::sentence::{lowered, one_line};
use crate::post::document::BlockKind;
use crate::reference::SeriesKind;

/// How much more a heading says that looks back at an edition.
const RETROSPECT: u32 = 4;

/// One edition of an event, as the post tells of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// Name of the series.
    pub series: String,
    /// How the events of the series come about.
    pub kind: SeriesKind,
    /// Region, country or city in its name.
    pub region: Option<String>,
    /// Month or number that tells it from other meetings of the year.
    pub occasion: Option<String>,
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
    /// Full English name: series, region, month or number, year.
    pub fn name(&self) -> String {
        let region = self.region.as_deref().filter(|region| !self.series.ends_with(region));
        let year = self.year.to_string();
        let occasion = self.occasion.as_deref();
        // "Quux Meetup 2023-10" tells both.
        let year = Some(year.as_str()).filter(|&it| !occasion.is_some_and(|of| of.starts_with(it)));
        let parts = [Some(self.series.as_str()), region, occasion, year];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// The editions of a post, and which of them each mention means.
#[derive(Debug, Default)]
pub struct Editions {
    /// In the order of their first mention.
    pub all: Vec<Edition>,
    /// For each passage: the byte at which a mention begins, and its edition.
    pub mentioned: Vec<Vec<(usize, usize)>>,
    /// Passage and byte of the mentions that only tell where or when another event is.
    pub landmarks: HashSet<(usize, usize)>,
    /// Passage and byte of the mentions of which the words say that something is there.
    pub venues: HashSet<(usize, usize)>,
    /// The edition that the post is mostly about.
    pub main: Option<usize>,
    /// Each mention, and where it has its region and year from.
    pub completed: Vec<Completed>,
    /// Words that tell of days, cities and hosts.
    pub clues: Clues,
}

impl Editions {
    /// Whether the mention at a byte of a passage only tells where or when another event is.
    pub fn is_landmark(&self, passage: usize, at: usize) -> bool {
        self.landmarks.contains(&(passage, at))
    }

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
    let alone = |index: usize, mention: &Mention, told: Told| {
        let near = named_before(ctx, &full, index, mention);
        let own = ctx.passages[index].heading.filter(|&heading| heading > 0 && near.is_some());
        let headed = own.is_some_and(|heading| full[heading].first() == near.as_ref());
        home.complete(mention, near.map(|near| (near, headed)), told)
    };
    let retrospects =
        Retrospects::of(ctx, (home.region.as_ref(), home.year), &|index, mention: &Mention| {
            alone(index, mention, Told::of(ctx, index, mention))
        });
    let complete_as = |index: usize, mention: &Mention, told: Told| {
        let back = retrospects.complete(ctx, index, mention, &told);
        back.unwrap_or_else(|| alone(index, mention, told))
    };
    let complete = |index: usize, mention: &Mention| {
        complete_as(index, mention, Told::of(ctx, index, mention))
    };
    let joint = Joint::of(ctx, &complete);
    let occasions = Occasions::of(ctx);
    let mut known: HashMap<(Key, Option<&String>), usize> = HashMap::new();
    for (index, passage) in ctx.passages.iter().enumerate() {
        // Of each series the edition that the passage named last with its region.
        let mut last: HashMap<&str, (String, i32)> = HashMap::new();
        for mention in &passage.mentions {
            let told = Told::of(ctx, index, mention);
            let undated = mention.year.is_none() && told == Told::default();
            let bare = undated && mention.region.is_none();
            let again = last.get(mention.series.as_str()).filter(|_| bare && !home.titles(mention));
            let (region, (year, year_from)) = match again.cloned() {
                Some((region, year)) => (Some((region, Source::Before)), (year, Source::Before)),
                None => complete_as(index, mention, told),
            };
            // Another meeting may be elsewhere: "#7 is in Berlin", in a post about #6.
            let region = match &mention.occasion {
                Some(number) if mention.region.is_none() => {
                    occasions.place(mention, number).map(|place| (place, Source::Before))
                }
                _ => region,
            };
            let (region, region_from) = region.unzip();
            if let Some(region) = region.clone().filter(|_| mention.region.is_some()) {
                last.insert(&mention.series, (region, year));
            }
            let key = joint.whole((mention.series.clone(), region.clone(), year));
            let series = key.0.clone();
            let meant = || occasions.again(mention).filter(|_| undated);
            // Where meetings go by their cities, the city is enough, unless each city counts its own.
            let city = region.as_deref().is_some_and(|region| !is_wide(region));
            let enough = city && !occasions.counts_by_city(mention);
            let occasion = mention.occasion.as_ref().or_else(meant).filter(|_| !enough);
            let edition = *known.entry((key, occasion)).or_insert_with(|| {
                found.all.push(Edition {
                    series,
                    kind: mention.kind,
                    region,
                    occasion: occasion.cloned(),
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
            // A whole section is about it.
            row.weight += if retrospects.is_heading(index) { RETROSPECT } else { 0 };
            if is_landmark(ctx, index, &mention.range) {
                found.landmarks.insert((index, mention.range.start));
            }
            if is_venue(ctx, index, &mention.range) {
                found.venues.insert((index, mention.range.start));
            }
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
    found.main = main_edition(ctx, &found.all, &home);
    adopt(ctx, &mut found);
    date(ctx, &mut found);
    date_by_headings(ctx, &mut found);
    date_by_weekdays(ctx, &mut found);
    date_colocated(ctx, &mut found);
    locate(ctx, &mut found);
    umbrella::mention(ctx, &mut found);
    found
}

/// Series, region and year.
type Key = (String, Option<String>, i32);

/// Events held as one, which a post also calls by the first: "KubeCon + CloudNativeCon + Open Source Summit".
struct Joint(HashMap<Key, Key>);

impl Joint {
    fn of(ctx: &Context, complete: &dyn Fn(usize, &Mention) -> Completion) -> Self {
        let mut whole = HashMap::new();
        for (index, passage) in ctx.passages.iter().enumerate() {
            for mention in passage.mentions.iter().filter(|mention| mention.known) {
                for (plus, _) in mention.series.match_indices(" + ") {
                    let first = &mention.series[..plus];
                    if ctx.lexicon.reference.series_named(first).is_some_and(|it| it.name == first)
                    {
                        let (region, (year, _)) = complete(index, mention);
                        let region = region.map(|(region, _)| region);
                        let key = (mention.series.clone(), region.clone(), year);
                        let part = (first.to_owned(), region, year);
                        let longest = whole.entry(part).or_insert_with(|| key.clone());
                        if longest.0.len() < key.0.len() {
                            *longest = key;
                        }
                    }
                }
            }
        }
        Self(whole)
    }

    fn whole(&self, key: Key) -> Key {
        self.0.get(&key).cloned().unwrap_or(key)
    }
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

/// How much more the first event of a title weighs.
const FIRST_IN_TITLE: u32 = 20;

/// Whether a title names two events alike: "Quux at FooCon and BarCon".
fn are_joined(ctx: &Context) -> bool {
    let Some(title) = ctx.passages.first() else { return false };
    let [first, second, ..] = &title.mentions[..] else { return false };
    let between = title.block.text.get(first.range.end..second.range.start).unwrap_or_default();
    let between = lowered(between.trim());
    ctx.languages.iter().any(|language| language.and_words.contains(&between.as_str()))
}

/// The heaviest; a whole conference rather than a day beside it where both weigh the same. Of those in
/// the title the first: "Quux Meetup: what we saw at KubeCon".
fn main_edition(ctx: &Context, all: &[Edition], home: &Home) -> Option<usize> {
    let titled = |row: &Edition| row.places.first().filter(|(passage, _)| *passage == 0).copied();
    let first = all.iter().filter_map(titled).min().filter(|_| !are_joined(ctx));
    (0..all.len()).max_by_key(|&index| {
        let row = &all[index];
        let first = u32::from(first.is_some() && titled(row) == first) * FIRST_IN_TITLE;
        let at_home = row.year == home.year && (row.region.is_none() || row.region == home.region);
        (
            row.weight + first + u32::from(at_home),
            row.kind != SeriesKind::Colocated,
            std::cmp::Reverse(index),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    fn names(lang: &str, text: &str) -> Vec<String> {
        editions(&context(lang, "2025-04-25", text)).all.iter().map(Edition::name).collect()
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
            ("en", "# QuuxConf Lviv 2025\n\nQuuxConf was full.", &["QuuxConf Lviv 2025"]),
            (
                "en",
                "# Open Policy Agent Summit\n\nIt was full.",
                &["Open Policy Agent Summit 2025"],
            ),
            ("en", "# The Whole Policy Agent Summit\n\nIt was full.", &[]),
            // A series whose editions carry no region gets none.
            ("en", "# KubeCon Europe 2025\n\nSee you at FOSDEM.", &[europe, "FOSDEM 2025"]),
            ("en", "# Meshes\n\nNothing happened.", &[]),
        ] {
            assert_eq!(names(lang, text), want, "{text}");
        }
    }

    #[test]
    fn a_name_again_in_its_paragraph_is_the_edition_named_there() {
        let title = "# KubeCon North America 2025";
        let day = "Istio Day Europe 2025";
        let america = "Istio Day North America 2025";
        for (text, want) in [
            ("In spring Istio Day Europe was full. Istio Day was loud.", &[day][..]),
            ("In spring Istio Day Europe was full.\n\nIstio Day was loud.", &[day, america]),
        ] {
            let found = names("en", &format!("{title}\n\n{text}"));
            assert_eq!(&found[1..], want, "{text}");
        }
    }

    #[test]
    fn meetings_are_told_apart_by_month_and_number() {
        for (text, want) in [
            ("# May Quux Meetup\n\nThe Quux Meetup was full.", &["Quux Meetup May 2025"][..]),
            (
                "# Quux Meetup #7\n\nCome to the Quux Meetup, and to Quux Meetup #8.",
                &["Quux Meetup #7 2025", "Quux Meetup #8 2025"],
            ),
            ("# Quux Meetup #7 Berlin\n\nThe Quux Meetup was full.", &["Quux Meetup Berlin 2025"]),
            (
                "# Quux Meetup Berlin #7\n\nThe Quux Meetup was full.",
                &["Quux Meetup Berlin #7 2025"],
            ),
            (
                "# Quux Meetup #6 Berlin\n\nQuux Meetup #6 was full. Quux Meetup #7 is near.",
                &["Quux Meetup Berlin 2025", "Quux Meetup #7 2025"],
            ),
            (
                "# Quux Meetup Japan #7\n\nThe Quux Meetup Japan was full.",
                &["Quux Meetup Japan #7 2025"],
            ),
            (
                "# Quux Meetup #7\n\nIt was fuller than last year's Quux Meetup.",
                &["Quux Meetup #7 2025", "Quux Meetup 2024"],
            ),
            ("# May KubeCon\n\nWelcome.", &["KubeCon + CloudNativeCon 2025"]),
            ("# Quux Meetup 2025-10\n\nThe Quux Meetup was full.", &["Quux Meetup 2025-10"]),
            (
                "# OpenTelemetry Community Day 2025\n\nCommunity Day was full.",
                &["OpenTelemetry Community Day 2025"],
            ),
        ] {
            assert_eq!(names("en", text), want, "{text}");
        }
    }

    #[test]
    fn events_of_developers_keep_the_name_before() {
        assert_eq!(names("en", "# Quux DevCon 2025"), ["Quux DevCon 2025"]);
        assert_eq!(names("en", "# Welcome to FooCon 2025"), ["FooCon 2025"]);
    }

    #[test]
    fn a_region_stands_once_in_a_name() {
        assert_eq!(names("en", "eBPF Conference China 2023"), ["eBPF Conference China 2023"]);
    }

    #[test]
    fn events_held_as_one_are_one() {
        let joint = "KubeCon + CloudNativeCon + Open Source Summit China 2025";
        let text = format!("# Meshes in May\n\n{joint} was good. KubeCon had friends.");
        assert_eq!(names("en", &text), [joint]);
        let longest = "KubeCon + CloudNativeCon + Open Source Summit + AI_dev China 2025";
        let text =
            format!("# Meshes in May\n\n{longest} was good. KubeCon had friends. So had {joint}.");
        assert_eq!(names("en", &text), [longest]);
        let text = format!("# Meshes\n\n{joint} was good, as KubeCon Europe 2024 had been.");
        assert_eq!(names("en", &text), [joint, "KubeCon + CloudNativeCon Europe 2024"]);
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
            ("# Quux Meetup 2025: what we saw at KubeCon\n\nKubeCon.", "Quux Meetup 2025"),
            ("# FOSDEM 2025 and IstioCon 2025\n\nAt IstioCon.", "IstioCon 2025"),
        ] {
            let found = editions(&context("en", "2025-04-25", text));
            assert_eq!(found.main.map(|main| found.all[main].name()).as_deref(), Some(want));
        }
        assert_eq!(editions(&context("en", "", "No event.")).main, None);
    }
}
