//! Events in the vocabulary of schema.org, for search engines and other readers of linked data.

use serde_json::{Map, Value, json};

use super::program::{self, Billed, Program};
use super::text::{tag, web};
use crate::catalog::export::{Event, Link, Talk};

/// The events as one JSON-LD document. Absent is what is not known.
pub fn graph(events: &[&Event], program: &Program<'_>) -> Value {
    let events: Vec<_> = events.iter().map(|event| event_node(event, program)).collect();
    json!({ "@context": "https://schema.org", "@graph": events })
}

fn event_node(event: &Event, program: &Program<'_>) -> Value {
    let days = program::days(event);
    let start = days.map(|(first, _)| first.to_string());
    let sub_events: Vec<_> =
        program.talks(event).iter().map(|talk| talk_node(talk, event, program)).collect();
    let parent = program.event_numbered(event.parent_id);
    node(
        "Event",
        [
            ("@id", tag("event", &event.slug).into()),
            ("name", event.name.as_str().into()),
            ("alternateName", many(event.aliases.clone())),
            ("startDate", start.or_else(|| event.year.map(|year| year.to_string())).into()),
            ("endDate", days.map(|(_, last)| last.to_string()).into()),
            ("location", place(event)),
            (
                "superEvent",
                parent.map(|parent| json!({ "@id": tag("event", &parent.slug) })).into(),
            ),
            ("organizer", organizations(event, "host", program)),
            ("sponsor", organizations(event, "sponsor", program)),
            ("subEvent", many(sub_events)),
        ],
    )
}

fn talk_node(talk: &Talk, event: &Event, program: &Program<'_>) -> Value {
    let others = talk.titles.iter().filter(|title| title.title != talk.title);
    let recordings = talk.links.iter().filter(|link| link.kind == "video");
    let page = talk.links.iter().find(|link| link.kind == "schedule");
    // At an event of several days nobody knows on which of them it was.
    let day = program::days(event).filter(|(first, last)| first == last);
    let day = Value::from(day.map(|(day, _)| day.to_string()));
    node(
        "Event",
        [
            ("@id", tag("talk", &talk.slug).into()),
            ("name", talk.title.as_str().into()),
            ("alternateName", many(others.map(|title| title.title.as_str()).collect())),
            ("startDate", day.clone()),
            ("endDate", day),
            ("location", place(event)),
            ("url", page.and_then(|page| web(&page.url)).into()),
            ("performer", many(program.billing(talk).map(performer).collect())),
            ("recordedIn", many(recordings.filter_map(|link| recording(link, talk)).collect())),
        ],
    )
}

fn performer(billed: Billed<'_>) -> Value {
    let speaker = billed.speaker;
    let employer = billed.organization.map(|organization| {
        node(
            "Organization",
            [
                ("@id", tag("organization", &organization.slug).into()),
                ("name", organization.name.as_str().into()),
            ],
        )
    });
    node(
        "Person",
        [
            ("@id", tag("speaker", &speaker.slug).into()),
            ("name", speaker.name.as_str().into()),
            ("alternateName", many(speaker.aliases.clone())),
            ("affiliation", employer.into()),
        ],
    )
}

/// A recording; where a talk is a part of a longer one, the part is a clip of it.
fn recording(link: &Link, talk: &Talk) -> Option<Value> {
    let clip = link
        .start
        .map(|start| json!({ "@type": "Clip", "name": talk.title, "startOffset": start }));
    Some(node(
        "VideoObject",
        [
            ("name", talk.title.as_str().into()),
            ("url", web(&link.url)?.into()),
            ("hasPart", clip.into()),
        ],
    ))
}

fn organizations(event: &Event, role: &str, program: &Program<'_>) -> Value {
    let here = event.organizations.iter().filter(|it| it.role == role);
    let here = here.filter_map(|it| program.organization(it.organization_id));
    let nodes = here.map(|organization| {
        node(
            "Organization",
            [
                ("@id", tag("organization", &organization.slug).into()),
                ("name", organization.name.as_str().into()),
            ],
        )
    });
    many(nodes.collect())
}

fn place(event: &Event) -> Value {
    let place = event.city.as_ref().map(|city| {
        json!({
            "@type": "Place",
            "name": city,
            "address": { "@type": "PostalAddress", "addressLocality": city },
        })
    });
    place.into()
}

/// A node of this type with those of the properties that are known.
fn node<const N: usize>(kind: &str, properties: [(&str, Value); N]) -> Value {
    let mut node = Map::new();
    node.insert("@type".to_owned(), kind.into());
    let known = properties.into_iter().filter(|(_, value)| !value.is_null());
    node.extend(known.map(|(name, value)| (name.to_owned(), value)));
    Value::Object(node)
}

/// Several values; null where there is none.
fn many<T: Into<Value>>(values: Vec<T>) -> Value {
    if values.is_empty() { Value::Null } else { values.into_iter().map(Into::into).collect() }
}
