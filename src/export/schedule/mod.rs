//! An event as a schedule, for the apps and recording tools of conferences: `schedule.json` and
//! `schedule.xml` as c3voc's tools, frab and pretalx write them.
//!
//! These formats have no word for what nobody knows. A catalog knows the days of an event and not
//! when or in which room a talk was, so every talk stands on the first day at 00:00 UTC, for 00:00,
//! in a room that is called unknown, and its description says so.

use chrono::NaiveDate;

use super::program::{self, Program};
use super::text::{guid, plain};
use crate::catalog::export::{Event, Talk};

mod frab;
mod json;

pub use frab::frab;
pub use json::json;

/// What rooms are called whose names nobody knows.
const ROOM: &str = "unknown";
/// What is said of talks at events of several days and of one.
const UNKNOWN_DAY: &str = "The day, time, room and length of this talk are not known.";
const UNKNOWN_TIME: &str = "The time, room and length of this talk are not known.";

/// An event with all that both formats tell of it; its texts are plain.
#[derive(Debug)]
pub struct Schedule {
    slug: String,
    title: String,
    city: Option<String>,
    first: NaiveDate,
    last: NaiveDate,
    /// Changes with what is known: the last day on which a post told of the event.
    version: String,
    sessions: Vec<Session>,
}

/// A talk.
#[derive(Debug)]
struct Session {
    id: u32,
    guid: String,
    slug: String,
    title: String,
    kind: String,
    language: Option<String>,
    description: &'static str,
    persons: Vec<Person>,
    links: Vec<SessionLink>,
}

/// Somebody who gives it.
#[derive(Debug)]
struct Person {
    id: u32,
    guid: String,
    name: String,
}

/// A page of it: `title` is the kind of link.
#[derive(Debug)]
struct SessionLink {
    title: String,
    url: String,
}

impl Schedule {
    /// The schedule of an event; none where its days are not known.
    pub fn of(event: &Event, program: &Program<'_>) -> Option<Self> {
        let (first, last) = program::days(event)?;
        let version = program.event_told_on(event).into_iter().max().unwrap_or(last);
        let description = if first == last { UNKNOWN_TIME } else { UNKNOWN_DAY };
        let sessions = program.talks(event).iter();
        Some(Schedule {
            slug: event.slug.clone(),
            title: plain(&event.name).into_owned(),
            city: event.city.as_deref().map(|city| plain(city).into_owned()),
            first,
            last,
            version: version.to_string(),
            sessions: sessions.map(|talk| session(event, talk, description, program)).collect(),
        })
    }

    /// The days of the event, each with the talks that stand on it.
    fn days(&self) -> impl Iterator<Item = (usize, NaiveDate, &[Session])> {
        let days = self.first.iter_days().take_while(|day| *day <= self.last);
        days.enumerate().map(|(number, day)| {
            (number + 1, day, if number == 0 { self.sessions.as_slice() } else { &[] })
        })
    }

    fn days_count(&self) -> i64 {
        (self.last - self.first).num_days() + 1
    }
}

fn session(
    event: &Event,
    talk: &Talk,
    description: &'static str,
    program: &Program<'_>,
) -> Session {
    let (id, guid) = keys("talk", &talk.slug);
    let persons = program.billing(talk).map(|billed| {
        let (id, guid) = keys("speaker", &billed.speaker.slug);
        Person { id, guid, name: plain(&billed.speaker.name).into_owned() }
    });
    let links = program::web_links(talk).into_iter();
    Session {
        id,
        guid,
        slug: format!("{}-{}", event.slug, talk.slug),
        title: plain(&talk.title).into_owned(),
        kind: talk.format.clone(),
        language: program::language(talk).map(str::to_owned),
        description,
        persons: persons.collect(),
        links: links.map(|(link, url)| SessionLink { title: link.kind.clone(), url }).collect(),
    }
}

/// A number for apps that know no better, and the UUID of which it is the beginning.
fn keys(kind: &str, slug: &str) -> (u32, String) {
    let guid = guid(kind, slug);
    (guid.as_fields().0 >> 1, guid.to_string())
}
