//! A talk's page.

use rusqlite::params;
use serde::Serialize;

use super::talks::TITLE;
use super::{Billed, Named, Reading, Recording, Sureness};

/// What the catalog knows of a talk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Talk {
    /// Its key.
    pub slug: String,
    /// Its title, in the reader's language where there is one.
    pub title: String,
    /// Every title, the best of each language first.
    pub titles: Vec<Title>,
    /// What kind of session it is.
    pub kind: String,
    /// The event at which it was given.
    pub event: Option<Named>,
    /// First day of the event, or only the year.
    pub date: Option<String>,
    /// City of the event.
    pub city: Option<String>,
    /// Who gave it, in the order of the billing.
    pub speakers: Vec<Billed>,
    /// Organizations that gave it, beyond the speakers' own.
    pub organizations: Vec<Named>,
    /// Where it can be watched.
    pub recordings: Vec<Recording>,
    /// Its schedule pages, slides and other pages.
    pub links: Vec<Link>,
    /// How sure the catalog is.
    #[serde(flatten)]
    pub sureness: Sureness,
}

/// A title of a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Title {
    /// Its language, ISO 639-1.
    pub lang: String,
    /// The title.
    pub title: String,
    /// `stated` as a title, or `described`.
    pub kind: String,
}

/// A link that is no recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// `schedule`, `slides` or `page`.
    pub kind: String,
    /// Its address.
    pub url: String,
}

impl Talk {
    /// Reads the page of a row of `talks`.
    pub fn read(reading: Reading<'_>, id: i64) -> rusqlite::Result<Self> {
        let by_id = format!(
            "SELECT t.slug AS talk_slug, {TITLE} AS title, t.format, e.slug, e.name, e.city,
                    coalesce(e.starts_on, CAST(e.year AS TEXT)) AS date
                FROM talks t LEFT JOIN events e ON e.id = t.event_id WHERE t.id = ?1"
        );
        let titles = "SELECT lang, title, kind FROM talk_titles WHERE talk_id = ?1
            ORDER BY lang, shown DESC, title";
        let presenters = "SELECT o.slug, o.name
            FROM talk_organizations x JOIN organizations o ON o.id = x.organization_id
            WHERE x.talk_id = ?1 ORDER BY o.name";
        let links = "SELECT l.kind, l.url FROM talk_links tl JOIN links l ON l.id = tl.link_id
            WHERE tl.talk_id = ?1 AND l.kind <> 'video' ORDER BY l.kind DESC, l.key";
        reading.catalog.query_row(&by_id, params![id, reading.lang], |row| {
            Ok(Talk {
                slug: row.get("talk_slug")?,
                title: row.get("title")?,
                titles: reading.all(titles, id, |row| {
                    Ok(Title {
                        lang: row.get("lang")?,
                        title: row.get("title")?,
                        kind: row.get("kind")?,
                    })
                })?,
                kind: row.get("format")?,
                event: Named::read(row)?,
                date: row.get("date")?,
                city: row.get("city")?,
                speakers: reading.billing(id)?,
                organizations: reading.references(presenters, id)?,
                recordings: reading.recordings(id)?,
                links: reading.all(links, id, |row| {
                    Ok(Link { kind: row.get("kind")?, url: row.get("url")? })
                })?,
                sureness: reading.sureness("talk", id)?,
            })
        })
    }
}
