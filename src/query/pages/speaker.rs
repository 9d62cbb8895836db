//! A person's page.

use serde::Serialize;

use super::{Reading, Sureness, TalkLine, Years};

/// What the catalog knows of a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Speaker {
    /// Their key.
    pub slug: String,
    /// Their billed name.
    pub name: String,
    /// Every form of the name, the billed one first.
    pub names: Vec<Name>,
    /// Whom they spoke for, the latest first.
    pub organizations: Vec<Employer>,
    /// Day or year of their first talk.
    pub first_seen: Option<String>,
    /// Day or year of their latest talk.
    pub last_seen: Option<String>,
    /// Their talks, the latest first.
    pub talks: Vec<TalkLine>,
    /// How sure the catalog is.
    #[serde(flatten)]
    pub sureness: Sureness,
}

/// A form of a person's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Name {
    /// The form.
    pub name: String,
    /// Its script (ISO 15924).
    pub script: String,
}

/// An organization that a person spoke for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Employer {
    /// Its key.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// When they spoke for it.
    #[serde(flatten)]
    pub years: Years,
}

impl Speaker {
    /// Reads the page of a row of `speakers`.
    pub fn read(reading: Reading<'_>, id: i64) -> rusqlite::Result<Self> {
        let by_id = "SELECT slug, name FROM speakers WHERE id = ?1";
        let (slug, name) =
            reading.catalog.query_row(by_id, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let names = "SELECT n.name, n.script
            FROM speaker_names n JOIN speakers s ON s.id = n.speaker_id
            WHERE s.id = ?1 ORDER BY n.name <> s.name, n.name";
        let employers = "SELECT o.slug, o.name, min(e.year) AS first_year, max(e.year) AS last_year
            FROM talk_speakers ts JOIN organizations o ON o.id = ts.organization_id
            JOIN talks t ON t.id = ts.talk_id LEFT JOIN events e ON e.id = t.event_id
            WHERE ts.speaker_id = ?1 GROUP BY o.id ORDER BY last_year DESC NULLS LAST, o.name";
        let talks = reading
            .talks("t.id IN (SELECT talk_id FROM talk_speakers WHERE speaker_id = ?1)", id)?;
        let dates = || talks.iter().filter_map(|talk| talk.date.as_deref());
        Ok(Speaker {
            slug,
            name,
            names: reading.all(names, id, |row| {
                Ok(Name { name: row.get("name")?, script: row.get("script")? })
            })?,
            organizations: reading.all(employers, id, |row| {
                Ok(Employer {
                    slug: row.get("slug")?,
                    name: row.get("name")?,
                    years: Years {
                        first_year: row.get("first_year")?,
                        last_year: row.get("last_year")?,
                    },
                })
            })?,
            first_seen: dates().min().map(str::to_owned),
            last_seen: dates().max().map(str::to_owned),
            talks,
            sureness: reading.sureness("speaker", id)?,
        })
    }
}
