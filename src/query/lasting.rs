//! From what a user calls a talk or a person to the reference that a correction keeps: one that
//! holds on a fresh catalog and after better rules.

use rusqlite::{Connection, OptionalExtension, params};

use super::lookup::{self, Kind, NotFound};
use crate::corrections::{PersonRef, TalkRef};
use crate::extract::link;
use crate::names::fold;

/// How many names an error lists.
const SHOWN: usize = 4;

/// What was given may be several things, and one is needed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{name}” may be any of {count} {kind}s: {choices}; give the slug of the one you mean")]
pub struct Ambiguous {
    /// What was looked for: `talk`.
    pub kind: &'static str,
    /// What it was called.
    pub name: String,
    /// How many it may be.
    pub count: usize,
    /// Some of them.
    pub choices: String,
}

/// Nothing tells a person from another one of that name: they gave all their talks together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "no correction can tell “{name}” from another person of that name: they gave every talk together"
)]
pub struct Inseparable {
    /// The name of both.
    pub name: String,
}

/// The id of the one thing that this names. Several are [`Ambiguous`], none is a [`NotFound`] that
/// tells the nearest names.
pub fn one(catalog: &Connection, kind: Kind, called: &str) -> anyhow::Result<i64> {
    only(catalog, kind, called, &lookup::find(catalog, kind, called)?)
}

/// [`one`] for a talk, which may also be named by a link of its own, as a key or an address.
pub fn talk(catalog: &Connection, called: &str) -> anyhow::Result<i64> {
    let by_link = talks_of_link(catalog, called)?;
    if by_link.is_empty() {
        one(catalog, Kind::Talk, called)
    } else {
        only(catalog, Kind::Talk, called, &by_link)
    }
}

fn only(catalog: &Connection, kind: Kind, called: &str, found: &[i64]) -> anyhow::Result<i64> {
    match found {
        [id] => Ok(*id),
        [] => Err(NotFound::of(catalog, kind, called)?.into()),
        several => {
            let choices: Vec<String> = several
                .iter()
                .take(SHOWN)
                .map(|id| slug_of(catalog, kind, *id))
                .collect::<rusqlite::Result<_>>()?;
            let more = if several.len() > SHOWN { ", …" } else { "" };
            Err(Ambiguous {
                kind: kind.name(),
                name: called.to_owned(),
                count: several.len(),
                choices: format!("{}{more}", choices.join(", ")),
            }
            .into())
        }
    }
}

fn slug_of(catalog: &Connection, kind: Kind, id: i64) -> rusqlite::Result<String> {
    let sql = format!("SELECT slug FROM {} WHERE id = ?1", kind.table());
    catalog.query_row(&sql, [id], |row| row.get(0))
}

/// The key by which the catalog knows this link, given as a key or an address.
pub fn link_key(catalog: &Connection, called: &str) -> rusqlite::Result<Option<String>> {
    let called = called.trim();
    catalog
        .query_row(
            "SELECT key FROM links WHERE key IN (?1, ?2) ORDER BY key <> ?1 LIMIT 1",
            [called, &link::target(called).key],
            |row| row.get(0),
        )
        .optional()
}

/// The talks that have this link, ascending.
pub fn talks_of_link(catalog: &Connection, called: &str) -> rusqlite::Result<Vec<i64>> {
    let Some(key) = link_key(catalog, called)? else { return Ok(Vec::new()) };
    catalog
        .prepare(
            "SELECT tl.talk_id FROM talk_links tl JOIN links l ON l.id = tl.link_id
              WHERE l.key = ?1 ORDER BY tl.talk_id",
        )?
        .query_map([key], |row| row.get(0))?
        .collect()
}

/// The reference to a talk: a link that it alone has, else a title that a post gives and the event.
pub fn talk_ref(catalog: &Connection, id: i64) -> rusqlite::Result<TalkRef> {
    let link: Option<String> = catalog
        .query_row(
            "SELECT l.key FROM talk_links tl JOIN links l ON l.id = tl.link_id
              WHERE tl.talk_id = ?1 AND l.kind <> 'page'
                AND (SELECT count(*) FROM talk_links other WHERE other.link_id = l.id) = 1
              ORDER BY CASE l.kind WHEN 'video' THEN 1 WHEN 'schedule' THEN 2 ELSE 3 END, l.key
              LIMIT 1",
            [id],
            |row| row.get(0),
        )
        .optional()?;
    if let Some(key) = link {
        return Ok(TalkRef::Link(key));
    }
    catalog.query_row(
        "SELECT tt.title, e.name
           FROM talks t JOIN talk_titles tt ON tt.talk_id = t.id
           JOIN mentions m ON m.id = tt.mention_id LEFT JOIN events e ON e.id = t.event_id
          WHERE t.id = ?1
          ORDER BY m.post_id IS NULL, tt.kind = 'described', tt.title <> t.title, tt.lang, tt.title
          LIMIT 1",
        [id],
        |row| Ok(TalkRef::Titled { title: row.get(0)?, event: row.get(1)? }),
    )
}

/// The reference to a person: the form of the name that was given, if a post has it, else another
/// one. Where other people bear that name too, a talk that none of them gave tells which is meant,
/// else a talk and for whom they spoke there; none where neither does.
pub fn person_ref(
    catalog: &Connection,
    id: i64,
    called: &str,
) -> rusqlite::Result<Option<PersonRef>> {
    let name = form_of_name(catalog, id, called)?;
    let others: Vec<i64> = catalog
        .prepare(
            "SELECT DISTINCT speaker_id FROM speaker_names WHERE folded = ?1 AND speaker_id <> ?2",
        )?
        .query_map(params![fold(&name), id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    if others.is_empty() {
        return Ok(Some(PersonRef::Name(name)));
    }
    let others = serde_json::json!(others).to_string();
    let talks: Vec<(i64, Option<String>)> = catalog
        .prepare(
            "SELECT mine.talk_id, CASE WHEN EXISTS (SELECT 1 FROM talk_speakers beside
                        WHERE beside.talk_id = mine.talk_id
                          AND beside.speaker_id IN (SELECT value FROM json_each(?2)))
                    THEN o.name END AS organization
               FROM talk_speakers mine LEFT JOIN organizations o ON o.id = mine.organization_id
              WHERE mine.speaker_id = ?1 AND NOT EXISTS (SELECT 1 FROM talk_speakers beside
                    WHERE beside.talk_id = mine.talk_id
                      AND beside.speaker_id IN (SELECT value FROM json_each(?2))
                      AND (mine.organization_id IS NULL
                           OR beside.organization_id = mine.organization_id))",
        )?
        .query_map(params![id, others], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut references: Vec<(Option<String>, TalkRef)> = Vec::new();
    for (talk, organization) in talks {
        references.push((organization, talk_ref(catalog, talk)?));
    }
    let best = references.into_iter().min();
    Ok(best.map(|(organization, talk)| PersonRef::At { name, talk, organization }))
}

/// A form of a person's name that a post has: the one that was given, if it is one, else the best.
pub fn form_of_name(catalog: &Connection, id: i64, called: &str) -> rusqlite::Result<String> {
    catalog.query_row(
        "SELECT n.name
           FROM speaker_names n JOIN speakers s ON s.id = n.speaker_id
           JOIN mentions m ON m.id = n.mention_id
          WHERE n.speaker_id = ?1
          ORDER BY m.post_id IS NULL, n.name <> ?2, n.folded <> ?3, n.name <> s.name, n.name
          LIMIT 1",
        params![id, called.trim(), fold(called)],
        |row| row.get(0),
    )
}
