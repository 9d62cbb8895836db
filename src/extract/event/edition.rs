//! Which editions a post means: mentions that lack a region or a year get those of the post's own event.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::mention::Mention;
use super::place::{is_region, region_of};
use crate::extract::context::Context;
use crate::extract::date::{Days, days};
use crate::extract::facts::LinkKind;
use crate::extract::link::target;
use crate::extract::sentence::one_line;
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
}

/// Finds the editions that a post means.
pub fn editions(ctx: &Context) -> Editions {
    let home = Home::of(ctx);
    let mut found =
        Editions { mentioned: vec![Vec::new(); ctx.passages.len()], ..Editions::default() };
    let mut known: HashMap<(String, Option<String>, i32), usize> = HashMap::new();
    for (index, passage) in ctx.passages.iter().enumerate() {
        for mention in &passage.mentions {
            let (region, year) = home.complete(mention, named_before(ctx, index, mention));
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
        }
    }
    found.main = main_edition(&found.all, &home);
    adopt(ctx, &mut found);
    date(ctx, &mut found);
    date_by_headings(ctx, &mut found);
    locate(ctx, &mut found);
    found
}

/// The mention with region and year that stands before another in its passage, or in the heading above.
fn named_before<'c>(ctx: &'c Context, index: usize, mention: &Mention) -> Option<&'c Mention> {
    let full = |other: &&Mention| other.region.is_some() && other.year.is_some();
    let passage = &ctx.passages[index];
    let here = passage
        .mentions
        .iter()
        .rev()
        .filter(|other| other.range.start < mention.range.start)
        .find(full);
    here.or_else(|| ctx.passages[passage.heading?].mentions.iter().find(full))
}

/// How much a mention says of what the post is about.
fn weight(passage: usize, kind: BlockKind) -> u32 {
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

/// The region and year of the post's own event, for mentions that leave them out.
struct Home {
    region: Option<String>,
    year: i32,
    /// Explicit editions by series, in order of mention.
    explicit: Vec<(String, Option<String>, Option<i32>)>,
}

impl Home {
    fn of(ctx: &Context) -> Self {
        let post_year = ctx.post.front.date.map(|date| date.year());
        let mut regions: Vec<(String, u32)> = Vec::new();
        let mut years: Vec<(i32, u32)> = Vec::new();
        let mut explicit = Vec::new();
        for (index, passage) in ctx.passages.iter().enumerate() {
            let mut around: Vec<&Mention> = passage.mentions.iter().collect();
            around.sort_by_key(|mention| mention.range.start);
            for mention in around {
                let weight = weight(index, passage.block.kind);
                if mention.regional
                    && let Some(region) = mention.region.as_ref().filter(|region| is_region(region))
                {
                    count(&mut regions, region.clone(), weight);
                }
                if let Some(year) = mention.year {
                    count(&mut years, year, weight);
                }
                if mention.region.is_some() || mention.year.is_some() {
                    explicit.push((mention.series.clone(), mention.region.clone(), mention.year));
                }
            }
        }
        // A newsletter names many editions in passing: one such mention gives no year to the others.
        years.retain(|(_, weight)| *weight >= 6);
        let year = best(&years)
            .filter(|year| post_year.is_none_or(|post| (post - 1..=post + 1).contains(year)))
            .or(post_year)
            .or_else(|| first_year(ctx))
            .unwrap_or(1970);
        let region = best(&regions).or_else(|| region_by_city(ctx));
        Self { region, year, explicit }
    }

    /// Region and year of the edition that a mention means; `near` is the full edition that its own
    /// passage or heading names before it.
    fn complete(&self, mention: &Mention, near: Option<&Mention>) -> (Option<String>, i32) {
        let beside = near.filter(|near| {
            mention.parent.as_ref() == Some(&near.series)
                && mention.region.is_none()
                && mention.year.is_none()
        });
        if let Some(Mention { region, year: Some(year), .. }) = beside {
            return (region.clone(), *year);
        }
        let region = mention.region.clone().or_else(|| self.region_for(mention));
        let year = mention.year.unwrap_or_else(|| {
            let same = |(series, at, year): &(String, Option<String>, Option<i32>)| {
                (*series == mention.series && (at.is_none() || *at == region))
                    .then_some(*year)
                    .flatten()
            };
            let years: Vec<i32> = self.explicit.iter().filter_map(same).collect();
            if years.contains(&self.year) || years.is_empty() { self.year } else { years[0] }
        });
        (region, year)
    }

    /// The region of a mention that names none.
    fn region_for(&self, mention: &Mention) -> Option<String> {
        let mut explicit = self.explicit.iter().filter(|(series, region, year)| {
            *series == mention.series
                && region.is_some()
                && (mention.year.is_none() || year.is_none() || *year == mention.year)
        });
        let at_home = explicit.clone().any(|(_, region, _)| *region == self.region);
        let elsewhere = explicit.next().and_then(|(_, region, _)| region.clone());
        let local = matches!(mention.kind, SeriesKind::Community | SeriesKind::Meetup);
        let other_year = mention.year.is_some_and(|year| year != self.year);
        if local || other_year {
            elsewhere
        } else if mention.regional || at_home {
            self.region.clone().or(elsewhere)
        } else {
            None
        }
    }
}

fn count<T: PartialEq>(counts: &mut Vec<(T, u32)>, value: T, weight: u32) {
    match counts.iter_mut().find(|(known, _)| *known == value) {
        Some((_, total)) => *total += weight,
        None => counts.push((value, weight)),
    }
}

/// The heaviest, the first of equals.
fn best<T: Clone>(counts: &[(T, u32)]) -> Option<T> {
    let most = counts.iter().map(|(_, weight)| *weight).max()?;
    counts.iter().find(|(_, weight)| *weight == most).map(|(value, _)| value.clone())
}

/// The first year that the text names, for a post without a date.
fn first_year(ctx: &Context) -> Option<i32> {
    ctx.passages.iter().flat_map(|passage| days(&passage.block.text)).find_map(|days| days.year())
}

/// The region of the first city near the beginning.
fn region_by_city(ctx: &Context) -> Option<String> {
    let near = ctx.passages.iter().take(8);
    let cities = near.flat_map(|passage| ctx.lexicon.cities_in(&passage.block.text));
    cities
        .filter_map(|hit| {
            let city = ctx.lexicon.reference.cities().iter().find(|city| city.name == hit.named)?;
            region_of(city.country.as_deref()?)
        })
        .next()
        .map(str::to_owned)
}

/// A co-located day belongs to its host's edition of the same region and year: by its series, or
/// because a sentence says so.
fn adopt(ctx: &Context, found: &mut Editions) {
    for child in 0..found.all.len() {
        if found.all[child].kind != SeriesKind::Colocated {
            continue;
        }
        let (region, year) = (found.all[child].region.clone(), found.all[child].year);
        found.all[child].parent = found.all.iter().position(|host| {
            host.kind == SeriesKind::Conference
                && host.year == year
                && host.region == region
                && host.series.contains("KubeCon")
        });
    }
    let words = ctx.words(|language| language.colocated_words);
    for (index, passage) in ctx.passages.iter().enumerate() {
        for sentence in &passage.sentences {
            let text = passage.block.text[sentence.clone()].to_lowercase();
            let Some(said) = words.iter().filter_map(|word| text.find(word)).min() else {
                continue;
            };
            let at = sentence.start + said;
            let here: Vec<_> =
                found.mentioned[index].iter().filter(|(at, _)| sentence.contains(at)).collect();
            let child =
                here.iter().rev().find(|(mention, _)| *mention < at).map(|&&(_, edition)| edition);
            let host = here.iter().find(|(mention, _)| *mention > at).map(|&&(_, edition)| edition);
            if let (Some(child), Some(host)) = (child, host)
                && child != host
                && found.all[child].parent.is_none()
                && found.all[host].kind == SeriesKind::Conference
            {
                found.all[child].kind = SeriesKind::Colocated;
                found.all[child].parent = Some(host);
            }
        }
    }
}

/// Gives days to editions: those that stand in the same sentence, the closest first.
fn date(ctx: &Context, found: &mut Editions) {
    let Some(near) = ctx.post.front.date.or_else(|| {
        let year = found.main.map(|main| found.all[main].year)?;
        NaiveDate::from_ymd_opt(year, 7, 1)
    }) else {
        return;
    };
    let mut best: HashMap<usize, (u32, (NaiveDate, NaiveDate))> = HashMap::new();
    for (index, passage) in ctx.passages.iter().enumerate() {
        for days in days(&passage.block.text) {
            // A paragraph that is a date alone dates the post.
            if days.range.len() * 2 > passage.block.text.len()
                && passage.block.kind == BlockKind::Paragraph
            {
                continue;
            }
            let sentence = ctx.sentence_at(index, days.range.start);
            let here: Vec<_> = found.mentioned[index]
                .iter()
                .filter(|(at, _)| sentence.contains(at))
                .copied()
                .collect();
            let anaphora = begins_with(ctx, &passage.block.text[sentence.clone()]);
            let spoken = if anaphora { spoken_of(ctx, found, index, sentence.start) } else { None };
            let spoken = spoken
                .or_else(|| closest(&days, &here, &found.all))
                .or_else(|| spoken_of(ctx, found, index, days.range.start));
            let Some((edition, distance)) = spoken else {
                continue;
            };
            let year = found.all[edition].year;
            let Some((first, last)) = days.resolve(year).or_else(|| days.resolve_near(near)) else {
                continue;
            };
            if first.year() != year && last.year() != year
                || is_other_business(ctx, &passage.block.text[sentence.clone()])
            {
                continue;
            }
            // A range says more of a conference than one of its days does; captions are made for it.
            let span = (last - first).num_days();
            let mut cost = u32::try_from(distance)
                .unwrap_or(u32::MAX)
                .saturating_add(u32::try_from(index).unwrap_or(0) * 10);
            if span == 0 && found.all[edition].kind == SeriesKind::Conference {
                cost = cost.saturating_add(2000);
            }
            if passage.block.kind == BlockKind::Caption {
                cost /= 2;
            }
            let entry = best.entry(edition).or_insert((cost, (first, last)));
            if cost < entry.0 {
                *entry = (cost, (first, last));
            }
        }
    }
    for (edition, (_, days)) in best {
        // A conference with days beside it lasts longer than the one day that a sentence names.
        let hosts = found.all.iter().any(|other| other.parent == Some(edition));
        if !(hosts && days.0 == days.1) {
            found.all[edition].days = Some(days);
        }
    }
}

/// Gives the days of headings ("Monday, May 20") to events: a co-located one that stands below has
/// that day, the post's own event lasts from the first to the last.
fn date_by_headings(ctx: &Context, found: &mut Editions) {
    let day_of = |heading: usize, year: i32| {
        let days = days(&ctx.passages[heading].block.text).into_iter().next()?;
        days.resolve(year).filter(|(first, last)| first == last).map(|(first, _)| first)
    };
    for (index, passage) in ctx.passages.iter().enumerate() {
        let (Some(heading), Some(&(_, edition))) =
            (passage.heading, found.mentioned[index].first())
        else {
            continue;
        };
        let edition = &mut found.all[edition];
        if edition.days.is_none() && edition.kind == SeriesKind::Colocated {
            edition.days = day_of(heading, edition.year).map(|day| (day, day));
        }
    }
    let Some(main) = found.main else { return };
    let headings = (1..ctx.passages.len())
        .filter(|&index| matches!(ctx.passages[index].block.kind, BlockKind::Heading(_)));
    // Days under another event's heading are that event's.
    let own = headings.filter(|&heading| {
        let chain = std::iter::successors(Some(heading), |&heading| ctx.passages[heading].heading);
        chain.flat_map(|heading| &found.mentioned[heading]).all(|&(_, edition)| edition == main)
    });
    let dates: Vec<NaiveDate> =
        own.filter_map(|heading| day_of(heading, found.all[main].year)).collect();
    let Some((first, last)) = dates.iter().min().zip(dates.iter().max()) else { return };
    let single =
        found.all[main].days.is_none_or(|(start, end)| start == end && dates.contains(&start));
    if single && dates.len() > 1 && (*last - *first).num_days() < 8 {
        found.all[main].days = Some((*first, *last));
    }
}

/// Whether a sentence begins with words for the event that was named last: "This event will be held on …".
fn begins_with(ctx: &Context, sentence: &str) -> bool {
    let folded = sentence.to_lowercase();
    ctx.words(|language| language.this_event).iter().any(|words| folded.starts_with(words))
}

/// The edition that the passage or its heading named last, else the main one near the beginning of the post.
fn spoken_of(ctx: &Context, found: &Editions, passage: usize, at: usize) -> Option<(usize, usize)> {
    let before = found.mentioned[passage].iter().rev().find(|(mention, _)| *mention < at);
    let heading =
        ctx.passages[passage].heading.and_then(|heading| found.mentioned[heading].first());
    let edition =
        before.or(heading).map(|&(_, edition)| edition).or(found.main.filter(|_| passage <= 3))?;
    Some((edition, 1000))
}

/// Sentences about deadlines and the like date no event.
fn is_other_business(ctx: &Context, sentence: &str) -> bool {
    let folded = sentence.to_lowercase();
    ctx.words(|language| language.not_talks).iter().any(|word| folded.contains(word))
}

/// The edition whose mention stands closest to the days, before or after.
fn closest(days: &Days, mentions: &[(usize, usize)], all: &[Edition]) -> Option<(usize, usize)> {
    let ranged = days.resolve(2024).is_some_and(|(first, last)| first != last);
    let beside = mentions.iter().any(|&(_, edition)| all[edition].kind == SeriesKind::Colocated);
    mentions
        .iter()
        .map(|&(at, edition)| {
            let gap =
                if at < days.range.start { days.range.start - at } else { at - days.range.start };
            // Several days are a conference's rather than a co-located day's.
            let misfit = if ranged {
                all[edition].kind == SeriesKind::Colocated
            } else {
                beside && all[edition].kind == SeriesKind::Conference
            };
            (edition, gap + if misfit { 500 } else { 0 })
        })
        .min_by_key(|&(_, distance)| distance)
}

/// Gives cities to editions; a co-located day is where its host is.
fn locate(ctx: &Context, found: &mut Editions) {
    let mut best: HashMap<usize, (usize, String)> = HashMap::new();
    for (index, passage) in ctx.passages.iter().enumerate() {
        for hit in ctx.lexicon.cities_in(&passage.block.text) {
            let sentence = ctx.sentence_at(index, hit.range.start);
            let here = found.mentioned[index].iter().filter(|(at, _)| sentence.contains(at));
            let Some((gap, edition)) =
                here.map(|&(at, edition)| (at.abs_diff(hit.range.start), edition)).min()
            else {
                continue;
            };
            let fits = fits(ctx, hit.named, found.all[edition].region.as_deref());
            let cost = gap + index * 10;
            if fits && best.get(&edition).is_none_or(|(known, _)| cost < *known) {
                best.insert(edition, (cost, hit.named.to_owned()));
            }
        }
    }
    for (edition, (_, city)) in best {
        found.all[edition].city = Some(city);
    }
    // The first city of the running text is the main event's, if no sentence about the event names one.
    if let Some(main) = found.main
        && found.all[main].city.is_none()
    {
        let region = found.all[main].region.clone();
        let told = ctx.passages.iter().filter(|passage| {
            matches!(passage.block.kind, BlockKind::Paragraph | BlockKind::Caption)
                && !passage.block.links.iter().any(|link| is_talk(&link.url))
        });
        let hits = told.flat_map(|passage| ctx.lexicon.cities_in(&passage.block.text));
        let mut cities = hits.filter(|hit| fits(ctx, hit.named, region.as_deref()));
        found.all[main].city = cities.next().map(|hit| hit.named.to_owned());
    }
    share_with_colocated(found);
}

/// Whether a link leads to a session.
fn is_talk(url: &str) -> bool {
    matches!(target(url).kind, Some(LinkKind::Video | LinkKind::Schedule))
}

/// Whether a city may host an edition for this region.
fn fits(ctx: &Context, city: &str, region: Option<&str>) -> bool {
    let country = ctx
        .lexicon
        .reference
        .cities()
        .iter()
        .find(|known| known.name == city)
        .and_then(|known| known.country.as_deref());
    match (region, country.and_then(region_of)) {
        (Some(region), Some(here)) if is_region(region) => region == here,
        _ => true,
    }
}

/// Host and co-located days are in one city.
fn share_with_colocated(found: &mut Editions) {
    for child in 0..found.all.len() {
        if let Some(host) = found.all[child].parent
            && found.all[host].city.is_none()
        {
            found.all[host].city = found.all[child].city.clone();
        }
    }
    for child in 0..found.all.len() {
        if let Some(host) = found.all[child].parent {
            found.all[child].city = found.all[host].city.clone();
        }
    }
}
