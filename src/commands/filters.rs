//! The filters that all listings share: what a user types, and which rows it means.

use std::str::FromStr;

use chrono::{Months, NaiveDate};
use clap::Args;
use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser};
use clap_complete::ArgValueCompleter;
use rusqlite::Connection;

use super::complete;
use crate::names;
use crate::query::lookup::{self, Kind, NotFound};
use crate::query::scope::Scope;

/// The kinds of sessions, as the catalog spells them.
pub const TALK_KINDS: [&str; 9] =
    ["keynote", "talk", "lightning", "panel", "workshop", "demo", "poster", "meeting", "remarks"];

/// What stands below the options in the help of a listing.
pub fn after_help(examples: &[&str]) -> String {
    let examples = examples.join("\n  ");
    format!(
        "Examples:\n  {examples}\n\n\
        Filters given together must all hold; one given several times, any of them. A NAME is a \
        name or alias in any script, a part of one, a slug or an id; case and accents do not \
        matter. Counts are of what the filters leave."
    )
}

/// Which talks, and what belongs to them. No filter at all means everything.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// At this event
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::events))]
    pub event: Vec<String>,

    /// At any edition of this event series
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::series))]
    pub series: Vec<String>,

    /// Given by this person
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::speakers))]
    pub speaker: Vec<String>,

    /// Given for this organization or a part of it
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::organizations))]
    pub org: Vec<String>,

    /// At an event of this year
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1900..=2999))]
    pub year: Vec<u16>,

    /// In this city
    #[arg(long, value_name = "CITY", value_parser = NonEmptyStringValueParser::new())]
    pub city: Vec<String>,

    /// On or after this day, month or year: 2025-04-01, 2025-04, 2025
    #[arg(long, value_name = "DATE")]
    pub since: Option<Period>,

    /// On or before this day, month or year
    #[arg(long, value_name = "DATE")]
    pub until: Option<Period>,

    /// Talks of this kind
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(TALK_KINDS))]
    pub kind: Vec<String>,

    /// Told of by a post in this language: en, zh, uk, ja
    #[arg(long, value_name = "LANG", value_parser = language)]
    pub lang: Vec<String>,
}

/// Whether there has to be a recording.
#[derive(Debug, Clone, Copy, Default, Args)]
#[command(next_help_heading = "Filters")]
pub struct Recorded {
    /// Talks with a recording
    #[arg(long, conflicts_with = "without_video")]
    pub with_video: bool,

    /// Talks without a recording
    #[arg(long)]
    pub without_video: bool,
}

impl From<Recorded> for Option<bool> {
    fn from(recorded: Recorded) -> Self {
        (recorded.with_video || recorded.without_video).then_some(recorded.with_video)
    }
}

impl Filters {
    /// Looks the names up. A name of nothing is a [`NotFound`].
    pub fn resolve(
        &self,
        connection: &Connection,
        recorded: impl Into<Option<bool>>,
    ) -> anyhow::Result<Scope> {
        let find = |kind, names: &[String]| find_all(connection, kind, names);
        let organizations = find(Kind::Organization, &self.org)?;
        Ok(Scope {
            events: find(Kind::Event, &self.event)?,
            series: find(Kind::Series, &self.series)?,
            speakers: find(Kind::Speaker, &self.speaker)?,
            organizations: lookup::with_parts(connection, &organizations)?,
            years: self.year.clone(),
            cities: self.city.iter().map(|city| names::fold(city)).collect(),
            since: self.since.map(|period| period.first),
            until: self.until.map(|period| period.last),
            kinds: self.kind.clone(),
            langs: self.lang.clone(),
            recorded: recorded.into(),
        })
    }
}

/// What the names mean, one after the other. A name of nothing is a [`NotFound`].
pub(super) fn find_all(
    connection: &Connection,
    kind: Kind,
    names: &[String],
) -> anyhow::Result<Vec<i64>> {
    let mut ids = Vec::new();
    for name in names {
        let found = lookup::find(connection, kind, name)?;
        if found.is_empty() {
            return Err(NotFound::of(connection, kind, name)?.into());
        }
        ids.extend(found);
    }
    Ok(ids)
}

/// A day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
}

impl FromStr for Period {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (first, months) = match text.split('-').map(str::len).collect::<Vec<_>>()[..] {
            [4] => (format!("{text}-01-01"), 12),
            [4, 2] => (format!("{text}-01"), 1),
            [4, 2, 2] => (text.to_owned(), 0),
            _ => (String::new(), 0),
        };
        let first = NaiveDate::parse_from_str(&first, "%Y-%m-%d")
            .map_err(|_| "write a day as 2025-04-01, a month as 2025-04, a year as 2025")?;
        let last = match months {
            0 => Some(first),
            _ => (first + Months::new(months)).pred_opt(),
        };
        Ok(Period { first, last: last.unwrap_or(first) })
    }
}

/// The primary subtag of a language tag: `zh` of `zh-CN`.
pub fn language(tag: &str) -> Result<String, String> {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase();
    let is_code = matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_lowercase());
    if is_code {
        Ok(primary)
    } else {
        Err("write a language as its ISO 639-1 code: en, zh, uk, ja".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::facts::TalkFormat;

    #[test]
    fn a_period_reaches_from_its_first_day_to_its_last() {
        for (text, first, last) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-02-03", "2024-02-03", "2024-02-03"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.first.to_string(), first);
            assert_eq!(period.last.to_string(), last);
        }
    }

    #[test]
    fn what_is_no_date_is_an_error() {
        for text in
            ["", "24", "2024-13", "2024-02-30", "2024-2-3", "yesterday", "２０２４", "-2024"]
        {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn languages_are_codes() {
        assert_eq!(language("zh-CN").as_deref(), Ok("zh"));
        assert_eq!(language("UK").as_deref(), Ok("uk"));
        assert!(language("Chinese").is_err());
        assert!(language("").is_err());
    }

    #[test]
    fn the_kinds_are_those_of_the_facts() {
        for kind in TALK_KINDS {
            let format: TalkFormat = serde_json::from_value(kind.into()).expect(kind);
            assert_eq!(format.to_string(), kind);
        }
    }
}
