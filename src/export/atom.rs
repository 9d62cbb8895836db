//! The latest talks as an Atom feed (RFC 4287).
//!
//! No clock sets its dates: a talk is updated on the day of the last post that tells of it, else on
//! the last day of its event; what has no date at all comes last, at the beginning of 1970.

use std::cmp::Reverse;

use atom_syndication::{
    Category, Content, Entry, Error, Feed, FixedDateTime, Generator, Link, Person, WriteConfig,
};
use chrono::{DateTime, NaiveDate, NaiveTime};

use super::GENERATOR;
use super::program::{self, Program};
use super::text::{plain, tag};
use crate::catalog::export::Talk;

/// A feed of at most `limit` talks, the latest first, ending the last line. Fails only where
/// memory does.
pub fn feed(program: &Program<'_>, limit: usize) -> Result<String, Error> {
    let mut talks: Vec<_> =
        program.document.talks.iter().map(|talk| (updated(talk, program), talk)).collect();
    talks.sort_by_key(|(updated, talk)| (Reverse(*updated), &talk.slug));
    talks.truncate(limit);
    let entries = talks.iter().map(|(updated, talk)| entry(talk, *updated, program));
    let feed = Feed {
        title: "Talks".into(),
        id: tag("feed", "talks"),
        updated: midnight(talks.first().and_then(|(updated, _)| *updated)),
        authors: vec![person(GENERATOR)],
        generator: Some(Generator {
            value: GENERATOR.to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            ..Generator::default()
        }),
        entries: entries.collect(),
        ..Feed::default()
    };
    let config = WriteConfig { write_document_declaration: true, indent_size: Some(2) };
    let xml = feed.write_with_config(Vec::new(), config)?;
    Ok(String::from_utf8_lossy(&xml).into_owned() + "\n")
}

fn updated(talk: &Talk, program: &Program<'_>) -> Option<NaiveDate> {
    let told = program.told_on(talk).into_iter().max();
    told.or_else(|| program::last_day(program.event(talk)?))
}

fn entry(talk: &Talk, updated: Option<NaiveDate>, program: &Program<'_>) -> Entry {
    let event = program.event(talk).map(|event| plain(&event.name).into_owned());
    let links = program::web_links(talk);
    let mut lines = vec![plain(&program.names(talk)).into_owned()];
    lines.extend(event.clone());
    lines.extend(links.iter().map(|(_, url)| url.clone()));
    lines.retain(|line| !line.is_empty());
    let billing = program.billing(talk).map(|billed| person(&plain(&billed.speaker.name)));
    let category = |term| Category { term, ..Category::default() };
    let links = links.into_iter().enumerate();
    Entry {
        title: plain(&talk.title).into_owned().into(),
        id: tag("talk", &talk.slug),
        updated: midnight(updated),
        published: program.told_on(talk).into_iter().min().map(|day| midnight(Some(day))),
        authors: billing.collect(),
        categories: event.into_iter().map(category).collect(),
        links: links.map(|(place, (kind, url))| link(place, &kind.kind, url)).collect(),
        content: Some(Content {
            value: Some(lines.join("\n")),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// A feed reader opens the first link; an entry may have one of that kind only.
fn link(place: usize, kind: &str, url: String) -> Link {
    let rel = if place == 0 { "alternate" } else { "related" };
    Link { href: url, rel: rel.to_owned(), title: Some(kind.to_owned()), ..Link::default() }
}

fn person(name: &str) -> Person {
    Person { name: name.to_owned(), ..Person::default() }
}

fn midnight(day: Option<NaiveDate>) -> FixedDateTime {
    day.map_or(DateTime::UNIX_EPOCH, |day| day.and_time(NaiveTime::MIN).and_utc()).fixed_offset()
}
