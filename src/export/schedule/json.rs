//! `schedule.json`.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::{ROOM, Schedule, Session};
use crate::export::GENERATOR;

/// The schedule as the JSON of c3voc's schema.
pub fn json(schedule: &Schedule) -> Value {
    json!({
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": { "name": GENERATOR, "version": env!("CARGO_PKG_VERSION") },
        "schedule": {
            "version": schedule.version,
            "conference": {
                "acronym": schedule.slug,
                "title": schedule.title,
                "start": schedule.first,
                "end": schedule.last,
                "daysCount": schedule.days_count(),
                "timeslot_duration": "00:05",
                "time_zone_name": "UTC",
                "rooms": [{ "name": ROOM }],
                "days": schedule.days().map(day).collect::<Vec<_>>(),
            },
        },
    })
}

fn day((number, day, sessions): (usize, NaiveDate, &[Session])) -> Value {
    let mut rooms = Map::new();
    if !sessions.is_empty() {
        rooms.insert(ROOM.to_owned(), sessions.iter().map(|it| session(day, it)).collect());
    }
    json!({
        "index": number,
        "date": day,
        "day_start": format!("{day}T00:00:00+00:00"),
        "day_end": format!("{day}T23:59:59+00:00"),
        "rooms": rooms,
    })
}

fn session(day: NaiveDate, session: &Session) -> Value {
    let persons = session.persons.iter().map(|person| {
        json!({
            "id": person.id,
            "guid": person.guid,
            "name": person.name,
            "public_name": person.name,
        })
    });
    let links = session
        .links
        .iter()
        .map(|link| json!({ "title": link.title, "url": link.url, "type": "related" }));
    json!({
        "id": session.id,
        "guid": session.guid,
        "date": format!("{day}T00:00:00+00:00"),
        "start": "00:00",
        "duration": "00:00",
        "room": ROOM,
        "slug": session.slug,
        "title": session.title,
        "subtitle": "",
        "track": null,
        "type": session.kind,
        "language": session.language,
        "abstract": "",
        "description": session.description,
        "recording_license": "",
        "do_not_record": false,
        "persons": persons.collect::<Vec<_>>(),
        "links": links.collect::<Vec<_>>(),
        "attachments": [],
    })
}
