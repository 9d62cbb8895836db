//! The region and year of the post's own event, for mentions that leave them out.

use chrono::Datelike;

use super::edition::weight;
use super::mention::Mention;
use super::origin::Source;
use super::place::{is_region, region_of};
use crate::extract::context::Context;
use crate::extract::date::days;
use crate::reference::SeriesKind;

/// The region and year of the post's own event, for mentions that leave them out.
pub(super) struct Home {
    pub region: Option<String>,
    region_from: Source,
    pub year: i32,
    year_from: Source,
    /// Explicit editions by series, in order of mention.
    explicit: Vec<(String, Option<String>, Option<i32>)>,
}

impl Home {
    pub fn of(ctx: &Context) -> Self {
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
        let (year, year_from) = best(&years)
            .filter(|year| post_year.is_none_or(|post| (post - 1..=post + 1).contains(year)))
            .map(|year| (year, Source::Mentions))
            .or_else(|| Some((post_year?, Source::PostDate)))
            .or_else(|| Some((first_year(ctx)?, Source::FirstDate)))
            .unwrap_or((1970, Source::Nothing));
        let (region, region_from) = match best(&regions) {
            Some(region) => (Some(region), Source::Mentions),
            None => (region_by_city(ctx), Source::FirstCity),
        };
        Self { region, region_from, year, year_from, explicit }
    }

    /// Region and year of the edition that a mention means, and where they come from; `near` is the full edition that its own
    /// passage or heading names before it.
    pub fn complete(
        &self,
        mention: &Mention,
        near: Option<&Mention>,
    ) -> (Option<(String, Source)>, (i32, Source)) {
        let beside = near.filter(|near| {
            mention.parent.as_ref() == Some(&near.series)
                && mention.region.is_none()
                && mention.year.is_none()
        });
        if let Some(Mention { region, year: Some(year), .. }) = beside {
            return (
                region.clone().map(|region| (region, Source::Before)),
                (*year, Source::Before),
            );
        }
        let written = mention.region.clone().map(|region| (region, Source::Written));
        let region = written.or_else(|| self.region_for(mention));
        let written = mention.year.map(|year| (year, Source::Written));
        let year = written.unwrap_or_else(|| {
            let same = |(series, at, year): &(String, Option<String>, Option<i32>)| {
                let here = at.is_none() || at.as_ref() == region.as_ref().map(|(region, _)| region);
                (*series == mention.series && here).then_some(*year).flatten()
            };
            let years: Vec<i32> = self.explicit.iter().filter_map(same).collect();
            if years.contains(&self.year) || years.is_empty() {
                (self.year, self.year_from)
            } else {
                (years[0], Source::Series)
            }
        });
        (region, year)
    }

    /// The region of a mention that names none.
    fn region_for(&self, mention: &Mention) -> Option<(String, Source)> {
        let mut explicit = self.explicit.iter().filter(|(series, region, year)| {
            *series == mention.series
                && region.is_some()
                && (mention.year.is_none() || year.is_none() || *year == mention.year)
        });
        let at_home = explicit.clone().any(|(_, region, _)| *region == self.region);
        let elsewhere = explicit.next().and_then(|(_, region, _)| region.clone());
        let elsewhere = elsewhere.map(|region| (region, Source::Series));
        let local = matches!(mention.kind, SeriesKind::Community | SeriesKind::Meetup);
        let other_year = mention.year.is_some_and(|year| year != self.year);
        if local || other_year {
            elsewhere
        } else if mention.regional || at_home {
            self.region.clone().map(|region| (region, self.region_from)).or(elsewhere)
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
    let mut cities = near.flat_map(|passage| ctx.lexicon.cities_in(&passage.block.text));
    cities
        .find_map(|hit| {
            let city = ctx.lexicon.reference.cities().iter().find(|city| city.name == hit.named)?;
            region_of(city.country.as_deref()?)
        })
        .map(str::to_owned)
}
