//! An event's page.

use serde::Serialize;

use super::{Named, Reading, Sureness, TalkLine};

/// What the catalog knows of an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// Its key.
    pub slug: String,
    /// Its full English name.
    pub name: String,
    /// Every other form of the name.
    pub other_names: Vec<String>,
    /// The series that it is an edition of.
    pub series: String,
    /// Region of the edition.
    pub region: Option<String>,
    /// Year of the edition.
    pub year: Option<i64>,
    /// First day.
    pub starts_on: Option<String>,
    /// Last day.
    pub ends_on: Option<String>,
    /// City, in English.
    pub city: Option<String>,
    /// The event that it is co-located with.
    pub parent: Option<Named>,
    /// Events that are co-located with it.
    pub colocated: Vec<Named>,
    /// Who runs it.
    pub hosts: Vec<Named>,
    /// Who sponsors it.
    pub sponsors: Vec<Sponsor>,
    /// Its talks, by title.
    pub talks: Vec<TalkLine>,
    /// How sure the catalog is.
    #[serde(flatten)]
    pub sureness: Sureness,
}

/// A sponsor of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sponsor {
    /// Its key.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its tier, where that is known.
    pub tier: Option<String>,
}

impl Event {
    /// Reads the page of a row of `events`.
    pub fn read(reading: Reading<'_>, id: i64) -> rusqlite::Result<Self> {
        let by_id = "SELECT e.region, e.year, e.starts_on, e.ends_on, e.city, e.slug AS event_slug,
                e.name AS event_name, series.name AS series,
                parent.slug AS slug, parent.name AS name
            FROM events e JOIN event_series series ON series.id = e.series_id
            LEFT JOIN events parent ON parent.id = e.parent_id WHERE e.id = ?1";
        let colocated = "SELECT slug, name FROM events WHERE parent_id = ?1 ORDER BY name";
        let hosts = "SELECT o.slug, o.name
            FROM event_organizations x JOIN organizations o ON o.id = x.organization_id
            WHERE x.event_id = ?1 AND x.role = 'host' ORDER BY o.name";
        let sponsors = "SELECT o.slug, o.name, x.tier
            FROM event_organizations x JOIN organizations o ON o.id = x.organization_id
            WHERE x.event_id = ?1 AND x.role = 'sponsor' ORDER BY x.tier NULLS LAST, o.name";
        reading.catalog.query_row(by_id, [id], |row| {
            Ok(Event {
                slug: row.get("event_slug")?,
                name: row.get("event_name")?,
                other_names: reading.other_names("event", id)?,
                series: row.get("series")?,
                region: row.get("region")?,
                year: row.get("year")?,
                starts_on: row.get("starts_on")?,
                ends_on: row.get("ends_on")?,
                city: row.get("city")?,
                parent: Named::read(row)?,
                colocated: reading.references(colocated, id)?,
                hosts: reading.references(hosts, id)?,
                sponsors: reading.all(sponsors, id, |row| {
                    Ok(Sponsor {
                        slug: row.get("slug")?,
                        name: row.get("name")?,
                        tier: row.get("tier")?,
                    })
                })?,
                talks: reading.talks("t.event_id = ?1", id)?,
                sureness: reading.sureness("event", id)?,
            })
        })
    }
}
