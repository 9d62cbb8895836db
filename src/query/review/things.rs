//! What a catalog holds, as far as questions look at it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, Row};

use super::Evidence;
use super::near::Form;
use crate::extract::facts::{PostFacts, TalkFormat};

/// All that questions look at.
#[derive(Debug, Default)]
pub struct Things {
    /// By id.
    pub people: BTreeMap<i64, Person>,
    /// By id.
    pub talks: BTreeMap<i64, Talk>,
    /// By id.
    pub organizations: BTreeMap<i64, Organization>,
}

/// A person.
#[derive(Debug)]
pub struct Person {
    /// Key.
    pub slug: String,
    /// Billed name.
    pub name: String,
    /// All forms of the name.
    pub forms: Vec<Form>,
    /// Ids of the organizations that they ever spoke for.
    pub organizations: BTreeSet<i64>,
    /// Ids of their talks.
    pub talks: BTreeSet<i64>,
    /// The best words.
    pub evidence: Evidence,
}

/// A talk.
#[derive(Debug)]
pub struct Talk {
    /// Key.
    pub slug: String,
    /// The title it is listed under.
    pub title: String,
    /// All titles, folded.
    pub titles: Vec<String>,
    /// What kind of session it is, as the catalog spells it.
    pub format: String,
    /// Id and name of the event.
    pub event: Option<(i64, String)>,
    /// Ids of who gave it.
    pub speakers: Vec<i64>,
    /// Whether it has a recording.
    pub video: bool,
    /// Whether it has a page in a schedule.
    pub schedule: bool,
    /// The best words.
    pub evidence: Evidence,
    /// What each post says of it.
    pub tellings: Vec<Telling>,
}

/// A talk as one post tells of it.
#[derive(Debug)]
pub struct Telling {
    /// Path of the post.
    pub path: String,
    /// Path of the post that it is a translation of, else its own.
    pub original: String,
    /// Where, and in which words.
    pub evidence: Evidence,
    /// How sure it is, 0 to 1.
    pub confidence: f64,
    /// What kind of session it says it is.
    pub format: TalkFormat,
    /// Full name of the event that it names.
    pub event: Option<String>,
    /// The people whom it names.
    pub speakers: Vec<String>,
}

/// An organization.
#[derive(Debug)]
pub struct Organization {
    /// Key.
    pub slug: String,
    /// Canonical name.
    pub name: String,
    /// All forms of the name.
    pub forms: Vec<Form>,
    /// Id of what it is a part of.
    pub parent: Option<i64>,
    /// The best words.
    pub evidence: Evidence,
}

impl Things {
    /// Reads them.
    pub fn read(catalog: &Connection) -> rusqlite::Result<Self> {
        let mut things = Self {
            people: people(catalog)?,
            talks: talks(catalog)?,
            organizations: organizations(catalog)?,
        };
        for (talk, telling) in tellings(catalog)? {
            if let Some(talk) = things.talks.get_mut(&talk) {
                talk.tellings.push(telling);
            }
        }
        Ok(things)
    }
}

/// Words of mention `m` of post `p`; a correction has words too, and no place.
const EVIDENCE: &str = "m.words, coalesce(p.path || ':' || m.line, 'a correction')";

fn evidence(row: &Row<'_>, at: usize) -> rusqlite::Result<Evidence> {
    Ok(Evidence { words: row.get(at)?, place: row.get(at + 1)? })
}

fn people(catalog: &Connection) -> rusqlite::Result<BTreeMap<i64, Person>> {
    let mut people: BTreeMap<i64, Person> = catalog
        .prepare(&format!(
            "SELECT s.id, s.slug, s.name, {EVIDENCE} FROM speakers s
               JOIN mentions m ON m.id = s.mention_id LEFT JOIN posts p ON p.id = m.post_id"
        ))?
        .query_map([], |row| {
            let person = Person {
                slug: row.get(1)?,
                name: row.get(2)?,
                forms: Vec::new(),
                organizations: BTreeSet::new(),
                talks: BTreeSet::new(),
                evidence: evidence(row, 3)?,
            };
            Ok((row.get(0)?, person))
        })?
        .collect::<rusqlite::Result<_>>()?;
    for (id, form) in forms(catalog, "speaker_names", "speaker_id")? {
        people.entry(id).and_modify(|person| person.forms.push(form));
    }
    let mut select =
        catalog.prepare("SELECT speaker_id, talk_id, organization_id FROM talk_speakers")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(person) = people.get_mut(&row.get(0)?) {
            person.talks.insert(row.get(1)?);
            person.organizations.extend(row.get::<_, Option<i64>>(2)?);
        }
    }
    Ok(people)
}

fn forms(catalog: &Connection, table: &str, key: &str) -> rusqlite::Result<Vec<(i64, Form)>> {
    catalog
        .prepare(&format!("SELECT {key}, name, folded, latin FROM {table} ORDER BY {key}, name"))?
        .query_map([], |row| {
            let form = Form { name: row.get(1)?, folded: row.get(2)?, latin: row.get(3)? };
            Ok((row.get(0)?, form))
        })?
        .collect()
}

fn organizations(catalog: &Connection) -> rusqlite::Result<BTreeMap<i64, Organization>> {
    let mut organizations: BTreeMap<i64, Organization> = catalog
        .prepare(&format!(
            "SELECT o.id, o.slug, o.name, o.parent_id, {EVIDENCE} FROM organizations o
               JOIN mentions m ON m.id = o.mention_id LEFT JOIN posts p ON p.id = m.post_id"
        ))?
        .query_map([], |row| {
            let organization = Organization {
                slug: row.get(1)?,
                name: row.get(2)?,
                forms: Vec::new(),
                parent: row.get(3)?,
                evidence: evidence(row, 4)?,
            };
            Ok((row.get(0)?, organization))
        })?
        .collect::<rusqlite::Result<_>>()?;
    for (id, form) in forms(catalog, "organization_names", "organization_id")? {
        organizations.entry(id).and_modify(|organization| organization.forms.push(form));
    }
    Ok(organizations)
}

fn talks(catalog: &Connection) -> rusqlite::Result<BTreeMap<i64, Talk>> {
    let has = |kind: &str| {
        format!(
            "EXISTS (SELECT 1 FROM talk_links tl JOIN links l ON l.id = tl.link_id
                      WHERE tl.talk_id = t.id AND l.kind = '{kind}')"
        )
    };
    let sql = format!(
        "SELECT t.id, t.slug, t.title, t.format, t.event_id, e.name, {video}, {schedule},
                (SELECT json_group_array(folded) FROM talk_titles WHERE talk_id = t.id),
                (SELECT json_group_array(speaker_id) FROM
                    (SELECT speaker_id FROM talk_speakers WHERE talk_id = t.id ORDER BY position)),
                {EVIDENCE}
           FROM talks t LEFT JOIN events e ON e.id = t.event_id
           JOIN mentions m ON m.id = t.mention_id LEFT JOIN posts p ON p.id = m.post_id",
        video = has("video"),
        schedule = has("schedule"),
    );
    catalog
        .prepare(&sql)?
        .query_map([], |row| {
            let event: Option<i64> = row.get(4)?;
            let talk = Talk {
                slug: row.get(1)?,
                title: row.get(2)?,
                format: row.get(3)?,
                event: event.zip(row.get(5)?),
                video: row.get(6)?,
                schedule: row.get(7)?,
                titles: list(row, 8)?,
                speakers: list(row, 9)?,
                evidence: evidence(row, 10)?,
                tellings: Vec::new(),
            };
            Ok((row.get(0)?, talk))
        })?
        .collect()
}

/// A JSON array that SQLite made.
fn list<T: serde::de::DeserializeOwned>(row: &Row<'_>, at: usize) -> rusqlite::Result<Vec<T>> {
    Ok(serde_json::from_str(row.get_ref(at)?.as_str()?).unwrap_or_default())
}

/// What posts say of talks, by talk. Posts whose facts this version cannot read say nothing.
fn tellings(catalog: &Connection) -> rusqlite::Result<Vec<(i64, Telling)>> {
    type Place = (String, u32, String);
    let talks: HashMap<Place, i64> = catalog
        .prepare(
            "SELECT p.path, m.line, m.words, tm.talk_id FROM talk_mentions tm
               JOIN mentions m ON m.id = tm.mention_id JOIN posts p ON p.id = m.post_id",
        )?
        .query_map([], |row| Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut select = catalog.prepare(
        "SELECT f.facts, coalesce(o.path, p.path) FROM _post_facts f
           JOIN posts p ON p.id = f.post_id LEFT JOIN posts o ON o.id = p.translation_of
          ORDER BY p.path",
    )?;
    let mut rows = select.query([])?;
    let mut tellings = Vec::new();
    while let Some(row) = rows.next()? {
        let Ok(post) = serde_json::from_str::<PostFacts>(row.get_ref(0)?.as_str()?) else {
            continue;
        };
        let original: String = row.get(1)?;
        for fact in post.talks {
            let Some(first) = fact.mentions.first() else { continue };
            let place = (post.path.to_string(), first.line, first.words.to_string());
            let Some(talk) = talks.get(&place) else { continue };
            tellings.push((
                *talk,
                Telling {
                    path: post.path.to_string(),
                    original: original.clone(),
                    evidence: Evidence {
                        words: first.words.to_string(),
                        place: format!("{}:{}", post.path, first.line),
                    },
                    confidence: fact.confidence,
                    format: fact.format,
                    event: fact.event.as_deref().map(str::to_owned),
                    speakers: fact
                        .speakers
                        .iter()
                        .map(|speaker| speaker.name.to_string())
                        .collect(),
                },
            ));
        }
    }
    Ok(tellings)
}
