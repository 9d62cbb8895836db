//! The region and year of the post's own event, for mentions that leave them out.

use chrono::Datelike;

use super::edition::weight;
use super::mention::Mention;
use super::place::{is_region, region_of};
use crate::extract::context::Context;
use crate::extract::date::days;
use crate::reference::SeriesKind;

/// The region and year of the post's own event, for mentions that leave them out.
pub(super) struct Home {
    pub region: Option<String>,
    pub year: i32,
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
    pub fn complete(&self, mention: &Mention, near: Option<&Mention>) -> (Option<String>, i32) {
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
    let mut cities = near.flat_map(|passage| ctx.lexicon.cities_in(&passage.block.text));
    cities
        .find_map(|hit| {
            let city = ctx.lexicon.reference.cities().iter().find(|city| city.name == hit.named)?;
            region_of(city.country.as_deref()?)
        })
        .map(str::to_owned)
}
