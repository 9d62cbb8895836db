//! The talks of a page.

use rusqlite::{Row, params};
use serde::Serialize;

use super::Reading;
use crate::output::link::web_address;

/// A talk as other pages tell of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TalkLine {
    /// Its key.
    pub slug: String,
    /// Its title, in the reader's language where there is one.
    pub title: String,
    /// What kind of session it is.
    pub kind: String,
    /// First day of its event, or only the year.
    pub date: Option<String>,
    /// The event's name.
    pub event: Option<String>,
    /// The event's key.
    pub event_slug: Option<String>,
    /// Who gave it, in the order of the billing.
    pub speakers: Vec<Billed>,
    /// Where it can be watched.
    pub recordings: Vec<Recording>,
}

/// A speaker of a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Billed {
    /// Their key.
    pub slug: String,
    /// Their billed name.
    pub name: String,
    /// For whom they worked then.
    pub organization: Option<String>,
}

/// A recording of a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recording {
    /// Its address, at the talk's start where that is known and can be said; as it stands in the
    /// post where that is no address on the web.
    pub url: String,
    /// Where the talk starts, in seconds.
    pub start: Option<i64>,
}

impl Recording {
    /// The address, if a browser may be sent there.
    pub fn web(&self) -> Option<String> {
        web_address(&self.url, None)
    }
}

/// The title of talk `t` in language `?2`, else the one it is listed under.
pub(super) const TITLE: &str = "coalesce((SELECT title FROM talk_titles
    WHERE talk_id = t.id AND lang = ?2 AND shown), t.title)";

impl Reading<'_> {
    /// The talks for which a condition on `t` (talks) and `?1` holds, the latest first.
    pub(super) fn talks(&self, condition: &str, id: i64) -> rusqlite::Result<Vec<TalkLine>> {
        let sql = format!(
            "SELECT t.id, t.slug, {TITLE} AS title, t.format, e.name AS event, e.slug AS event_slug,
                    coalesce(e.starts_on, CAST(e.year AS TEXT)) AS date
                FROM talks t LEFT JOIN events e ON e.id = t.event_id WHERE {condition}
                ORDER BY date DESC NULLS LAST, event, title, t.slug"
        );
        let mut statement = self.catalog.prepare(&sql)?;
        statement.query_map(params![id, self.lang], |row| self.talk_line(row))?.collect()
    }

    fn talk_line(&self, row: &Row<'_>) -> rusqlite::Result<TalkLine> {
        let id = row.get("id")?;
        Ok(TalkLine {
            slug: row.get("slug")?,
            title: row.get("title")?,
            kind: row.get("format")?,
            date: row.get("date")?,
            event: row.get("event")?,
            event_slug: row.get("event_slug")?,
            speakers: self.billing(id)?,
            recordings: self.recordings(id)?,
        })
    }

    /// Who gave a talk, in the order of the billing.
    pub(super) fn billing(&self, talk: i64) -> rusqlite::Result<Vec<Billed>> {
        let sql = "SELECT s.slug, s.name, o.name AS organization
            FROM talk_speakers ts JOIN speakers s ON s.id = ts.speaker_id
            LEFT JOIN organizations o ON o.id = ts.organization_id
            WHERE ts.talk_id = ?1 ORDER BY ts.position";
        self.all(sql, talk, |row| {
            Ok(Billed {
                slug: row.get("slug")?,
                name: row.get("name")?,
                organization: row.get("organization")?,
            })
        })
    }

    /// The recordings of a talk.
    pub(super) fn recordings(&self, talk: i64) -> rusqlite::Result<Vec<Recording>> {
        let sql = "SELECT l.url, tl.start FROM talk_links tl JOIN links l ON l.id = tl.link_id
            WHERE tl.talk_id = ?1 AND l.kind = 'video' ORDER BY l.key";
        self.all(sql, talk, |row| {
            let (url, start): (String, Option<i64>) = (row.get("url")?, row.get("start")?);
            Ok(Recording { url: web_address(&url, start).unwrap_or(url), start })
        })
    }
}
