//! Events as a calendar (RFC 5545).
//!
//! All days are whole days: a catalog knows no times. The stamp that the format demands is the day
//! on which a post last told of the thing, never the clock's.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event as Entry, EventLike, Property};

use super::program::{self, Program};
use super::text::plain;
use crate::catalog::export::{Event, Talk};

/// What becomes of the talks of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Talks {
    /// Lines of its description.
    Described,
    /// Entries of their own on its days, besides.
    Entries,
}

/// The calendar of those `events` whose days are known, and how many others there are.
pub fn calendar(events: &[&Event], program: &Program<'_>, talks: Talks) -> (String, usize) {
    let head =
        [("VERSION", "2.0"), ("PRODID", "-//talkcat//talkcat//EN"), ("CALSCALE", "GREGORIAN")];
    let mut calendar = Calendar { properties: Property::from_array(head), components: Vec::new() };
    let mut without_days = 0;
    for event in events {
        let Some(days) = program::days(event) else {
            without_days += 1;
            continue;
        };
        calendar.push(entry(event, days, program));
        if talks == Talks::Entries {
            let talks = program.talks(event).iter();
            calendar.extend(talks.map(|talk| talk_entry(talk, event, days, program)));
        }
    }
    (calendar.to_string(), without_days)
}

fn entry(event: &Event, days: (NaiveDate, NaiveDate), program: &Program<'_>) -> Entry {
    let talks: Vec<_> = program.talks(event).iter().map(|talk| line(talk, program)).collect();
    let mut entry = whole_days(days);
    entry
        .uid(&uid("event", &event.slug))
        .timestamp(stamp(program.event_told_on(event), days.1))
        .summary(&plain(&event.name));
    describe(&mut entry, &talks, event);
    entry.done()
}

fn talk_entry(
    talk: &Talk,
    event: &Event,
    days: (NaiveDate, NaiveDate),
    program: &Program<'_>,
) -> Entry {
    let mut entry = whole_days(days);
    entry
        .uid(&uid("talk", &talk.slug))
        .timestamp(stamp(program.told_on(talk), days.1))
        .summary(&plain(&talk.title))
        .add_property("RELATED-TO", uid("event", &event.slug));
    let links = program::web_links(talk);
    if let Some((_, url)) = links.first() {
        entry.url(url);
    }
    let mut lines = vec![plain(&program.names(talk)).into_owned(), plain(&event.name).into_owned()];
    lines.extend(links.into_iter().map(|(_, url)| url));
    lines.retain(|line| !line.is_empty());
    describe(&mut entry, &lines, event);
    entry.done()
}

/// An entry from the first day to the last; the end of the format is the day after it.
fn whole_days((first, last): (NaiveDate, NaiveDate)) -> Entry {
    let mut entry = Entry::new();
    entry.starts(first).ends(last.checked_add_days(Days::new(1)).unwrap_or(last));
    entry
}

fn describe(entry: &mut Entry, lines: &[String], event: &Event) {
    if !lines.is_empty() {
        entry.description(&lines.join("\n"));
    }
    if let Some(city) = &event.city {
        entry.location(&plain(city));
    }
}

/// A talk in one line: its title, who gave it, and where it can be watched.
fn line(talk: &Talk, program: &Program<'_>) -> String {
    let mut line = plain(&talk.title).into_owned();
    let names = program.names(talk);
    if !names.is_empty() {
        line = format!("{line} — {}", plain(&names));
    }
    if let Some((_, url)) = program::web_links(talk).into_iter().next() {
        line = format!("{line} {url}");
    }
    line
}

fn uid(kind: &str, slug: &str) -> String {
    format!("{kind}-{slug}@talkcat")
}

fn stamp(told: Vec<NaiveDate>, otherwise: NaiveDate) -> DateTime<Utc> {
    told.into_iter().max().unwrap_or(otherwise).and_time(NaiveTime::MIN).and_utc()
}
