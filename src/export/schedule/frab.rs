//! `schedule.xml`, which Pentabarf began and frab made common.

use std::io;

use chrono::NaiveDate;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{ROOM, Schedule, Session};
use crate::export::GENERATOR;

type Xml = Writer<Vec<u8>>;

/// The schedule as frab's XML, ending the last line. Fails only where memory does.
pub fn frab(schedule: &Schedule) -> io::Result<String> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element("schedule").write_inner_content(|xml| {
        let version = env!("CARGO_PKG_VERSION");
        xml.create_element("generator")
            .with_attributes([("name", GENERATOR), ("version", version)])
            .write_empty()?;
        element(xml, "version", &schedule.version)?;
        conference(xml, schedule)?;
        schedule.days().try_for_each(|day| write_day(xml, day))
    })?;
    let text = String::from_utf8(xml.into_inner()).map_err(io::Error::other)?;
    Ok(text + "\n")
}

fn conference(xml: &mut Xml, schedule: &Schedule) -> io::Result<()> {
    xml.create_element("conference").write_inner_content(|xml| {
        element(xml, "acronym", &schedule.slug)?;
        element(xml, "title", &schedule.title)?;
        if let Some(city) = &schedule.city {
            element(xml, "city", city)?;
        }
        element(xml, "start", &schedule.first.to_string())?;
        element(xml, "end", &schedule.last.to_string())?;
        element(xml, "days", &schedule.days_count().to_string())?;
        element(xml, "timeslot_duration", "00:05")?;
        element(xml, "time_zone_name", "UTC")
    })?;
    Ok(())
}

fn write_day(xml: &mut Xml, day: (usize, NaiveDate, &[Session])) -> io::Result<()> {
    let (number, day, sessions) = day;
    let attributes = [
        ("index", number.to_string()),
        ("date", day.to_string()),
        ("start", format!("{day}T00:00:00+00:00")),
        ("end", format!("{day}T23:59:59+00:00")),
    ];
    let attributes = attributes.iter().map(|(name, value)| (*name, value.as_str()));
    xml.create_element("day").with_attributes(attributes).write_inner_content(|xml| {
        if sessions.is_empty() {
            return Ok(());
        }
        xml.create_element("room").with_attribute(("name", ROOM)).write_inner_content(|xml| {
            sessions.iter().try_for_each(|session| write_session(xml, day, session))
        })?;
        Ok(())
    })?;
    Ok(())
}

fn write_session(xml: &mut Xml, day: NaiveDate, session: &Session) -> io::Result<()> {
    let id = session.id.to_string();
    let attributes = [("guid", session.guid.as_str()), ("id", &id)];
    xml.create_element("event").with_attributes(attributes).write_inner_content(|xml| {
        for (name, text) in [
            ("room", ROOM),
            ("title", &session.title),
            ("subtitle", ""),
            ("type", &session.kind),
            ("date", &format!("{day}T00:00:00+00:00")),
            ("start", "00:00"),
            ("duration", "00:00"),
            ("abstract", ""),
            ("slug", &session.slug),
            ("track", ""),
        ] {
            element(xml, name, text)?;
        }
        xml.create_element("persons").write_inner_content(|xml| {
            session.persons.iter().try_for_each(|person| {
                let id = person.id.to_string();
                let keys = [("id", id.as_str()), ("guid", &person.guid)];
                let element = xml.create_element("person").with_attributes(keys);
                element.write_text_content(BytesText::new(&person.name)).map(drop)
            })
        })?;
        if let Some(language) = &session.language {
            element(xml, "language", language)?;
        }
        element(xml, "description", session.description)?;
        xml.create_element("recording").write_inner_content(|xml| {
            element(xml, "license", "")?;
            element(xml, "optout", "false")
        })?;
        xml.create_element("links").write_inner_content(|xml| {
            session.links.iter().try_for_each(|link| {
                let element = xml.create_element("link").with_attribute(("href", &*link.url));
                element.write_text_content(BytesText::new(&link.title)).map(drop)
            })
        })?;
        xml.create_element("attachments").write_empty()?;
        Ok(())
    })?;
    Ok(())
}

fn element(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(text)).map(drop)
}
