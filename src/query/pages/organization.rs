//! An organization's page.

use serde::Serialize;

use super::{Named, Reading, Sureness, TalkLine, Years};

/// What the catalog knows of an organization. Its talks and people include those of its parts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Organization {
    /// Its key.
    pub slug: String,
    /// Its canonical English name.
    pub name: String,
    /// Every other form of the name.
    pub other_names: Vec<String>,
    /// The organization that it is a part of.
    pub parent: Option<Named>,
    /// Organizations that are parts of it.
    pub parts: Vec<Named>,
    /// Who spoke for it, those with the most talks first.
    pub speakers: Vec<Person>,
    /// Events that it runs or sponsors, the latest first.
    pub events: Vec<Role>,
    /// Talks that were given for it, the latest first.
    pub talks: Vec<TalkLine>,
    /// How sure the catalog is.
    #[serde(flatten)]
    pub sureness: Sureness,
}

/// Somebody who spoke for an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Their key.
    pub slug: String,
    /// Their billed name.
    pub name: String,
    /// Number of talks that they gave for it.
    pub talks: i64,
    /// When they spoke for it.
    #[serde(flatten)]
    pub years: Years,
}

/// What an organization is to an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Role {
    /// The event's key.
    pub slug: String,
    /// The event's name.
    pub name: String,
    /// First day of the event, or only the year.
    pub date: Option<String>,
    /// `host` or `sponsor`.
    pub role: String,
    /// Tier of a sponsor, where that is known.
    pub tier: Option<String>,
}

/// The ids of organization `?1` and all its parts.
const WITH_PARTS: &str = "(WITH RECURSIVE part (id) AS (
        SELECT ?1 UNION SELECT o.id FROM organizations o JOIN part ON o.parent_id = part.id)
    SELECT id FROM part)";

impl Organization {
    /// Reads the page of a row of `organizations`.
    pub fn read(reading: Reading<'_>, id: i64) -> rusqlite::Result<Self> {
        let by_id = "SELECT o.slug AS own_slug, o.name AS own_name, parent.slug, parent.name
            FROM organizations o LEFT JOIN organizations parent ON parent.id = o.parent_id
            WHERE o.id = ?1";
        let parts = "SELECT slug, name FROM organizations WHERE parent_id = ?1 ORDER BY name";
        let people = format!(
            "SELECT s.slug, s.name, count(*) AS talks, min(e.year) AS first_year,
                    max(e.year) AS last_year
                FROM talk_speakers ts JOIN speakers s ON s.id = ts.speaker_id
                JOIN talks t ON t.id = ts.talk_id LEFT JOIN events e ON e.id = t.event_id
                WHERE ts.organization_id IN {WITH_PARTS}
                GROUP BY s.id ORDER BY talks DESC, s.name, s.slug"
        );
        let events = "SELECT e.slug, e.name, coalesce(e.starts_on, CAST(e.year AS TEXT)) AS date,
                x.role, x.tier
            FROM event_organizations x JOIN events e ON e.id = x.event_id
            WHERE x.organization_id = ?1 ORDER BY date DESC NULLS LAST, e.name, x.role";
        let talks = format!(
            "t.id IN (SELECT talk_id FROM talk_speakers WHERE organization_id IN {WITH_PARTS}
                UNION SELECT talk_id FROM talk_organizations WHERE organization_id IN {WITH_PARTS})"
        );
        reading.catalog.query_row(by_id, [id], |row| {
            Ok(Organization {
                slug: row.get("own_slug")?,
                name: row.get("own_name")?,
                other_names: reading.other_names("organization", id)?,
                parent: Named::read(row)?,
                parts: reading.references(parts, id)?,
                speakers: reading.all(&people, id, |row| {
                    Ok(Person {
                        slug: row.get("slug")?,
                        name: row.get("name")?,
                        talks: row.get("talks")?,
                        years: Years {
                            first_year: row.get("first_year")?,
                            last_year: row.get("last_year")?,
                        },
                    })
                })?,
                events: reading.all(events, id, |row| {
                    Ok(Role {
                        slug: row.get("slug")?,
                        name: row.get("name")?,
                        date: row.get("date")?,
                        role: row.get("role")?,
                        tier: row.get("tier")?,
                    })
                })?,
                talks: reading.talks(&talks, id)?,
                sureness: reading.sureness("organization", id)?,
            })
        })
    }
}
