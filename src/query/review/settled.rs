//! What people have answered.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use crate::catalog::corrections;
use crate::corrections::{PersonRef, Statement, TalkRef};
use crate::names::fold;

/// Answers that stand. Pairs are of ids, the smaller one first: whatever an answer called things,
/// it is of the things.
#[derive(Debug, Default)]
pub struct Settled {
    accepted: BTreeSet<String>,
    people: BTreeSet<(i64, i64)>,
    talks: BTreeSet<(i64, i64)>,
    organizations: BTreeSet<(i64, i64)>,
}

impl Settled {
    /// Reads them from the corrections.
    pub fn read(catalog: &Connection) -> rusqlite::Result<Self> {
        let mut settled = Self::default();
        for kept in corrections(catalog)? {
            match kept.correction.statement {
                Statement::Accept { subject } => {
                    settled.accepted.insert(subject);
                }
                Statement::SamePerson { people } | Statement::DifferentPeople { people } => {
                    let ids = meant(&people, |person| people_meant(catalog, person))?;
                    settled.people.extend(pairs(&ids));
                }
                Statement::SameTalk { talks } | Statement::DifferentTalks { talks } => {
                    let ids = meant(&talks, |talk| talks_meant(catalog, talk))?;
                    settled.talks.extend(pairs(&ids));
                }
                Statement::SameOrganization { organizations }
                | Statement::DifferentOrganizations { organizations } => {
                    let ids = meant(&organizations, |name| organizations_meant(catalog, name))?;
                    settled.organizations.extend(pairs(&ids));
                }
                _ => {}
            }
        }
        Ok(settled)
    }

    /// Whether somebody said that this is right.
    pub fn is_accepted(&self, subject: &str) -> bool {
        self.accepted.contains(subject)
    }

    /// Whether somebody said whether these people are one.
    pub fn knows_people(&self, a: i64, b: i64) -> bool {
        self.people.contains(&(a.min(b), a.max(b)))
    }

    /// Whether somebody said whether these talks are one.
    pub fn knows_talks(&self, a: i64, b: i64) -> bool {
        self.talks.contains(&(a.min(b), a.max(b)))
    }

    /// Whether somebody said whether these organizations are one.
    pub fn knows_organizations(&self, a: i64, b: i64) -> bool {
        self.organizations.contains(&(a.min(b), a.max(b)))
    }
}

fn meant<T>(
    references: &[T],
    ids: impl Fn(&T) -> rusqlite::Result<Vec<i64>>,
) -> rusqlite::Result<Vec<Vec<i64>>> {
    references.iter().map(ids).collect()
}

/// Each pair of two references' things.
fn pairs(references: &[Vec<i64>]) -> BTreeSet<(i64, i64)> {
    let mut pairs = BTreeSet::new();
    for (place, some) in references.iter().enumerate() {
        for others in &references[place + 1..] {
            for a in some {
                pairs.extend(others.iter().map(|b| (*a.min(b), *a.max(b))));
            }
        }
    }
    pairs
}

fn people_meant(catalog: &Connection, person: &PersonRef) -> rusqlite::Result<Vec<i64>> {
    let (talks, organization) = match person {
        PersonRef::Name(_) => (None, None),
        PersonRef::At { talk, organization, .. } => (
            Some(serde_json::json!(talks_meant(catalog, talk)?).to_string()),
            organization.as_deref().map(fold),
        ),
    };
    catalog
        .prepare(
            "SELECT DISTINCT n.speaker_id FROM speaker_names n
              WHERE n.folded = ?1 AND (?2 IS NULL OR n.speaker_id IN
                  (SELECT speaker_id FROM talk_speakers
                    WHERE talk_id IN (SELECT value FROM json_each(?2))
                      AND (?3 IS NULL OR organization_id IN
                          (SELECT organization_id FROM organization_names WHERE folded = ?3))))",
        )?
        .query_map(params![fold(person.name()), talks, organization], |row| row.get(0))?
        .collect()
}

fn talks_meant(catalog: &Connection, talk: &TalkRef) -> rusqlite::Result<Vec<i64>> {
    match talk {
        TalkRef::Link(key) => catalog
            .prepare(
                "SELECT tl.talk_id FROM talk_links tl JOIN links l ON l.id = tl.link_id
                  WHERE l.key = ?1",
            )?
            .query_map([key], |row| row.get(0))?
            .collect(),
        TalkRef::Titled { title, event } => catalog
            .prepare(
                "SELECT DISTINCT t.id FROM talks t JOIN talk_titles tt ON tt.talk_id = t.id
                   LEFT JOIN event_names n ON n.event_id = t.event_id
                  WHERE tt.folded = ?1 AND n.folded IS ?2",
            )?
            .query_map(params![fold(title), event.as_deref().map(fold)], |row| row.get(0))?
            .collect(),
    }
}

fn organizations_meant(catalog: &Connection, name: &str) -> rusqlite::Result<Vec<i64>> {
    catalog
        .prepare("SELECT DISTINCT organization_id FROM organization_names WHERE folded = ?1")?
        .query_map([fold(name)], |row| row.get(0))?
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_of_different_references() {
        let found = pairs(&[vec![5], vec![2, 3], vec![9]]);
        let wanted = [(2, 5), (2, 9), (3, 5), (3, 9), (5, 9)];
        assert_eq!(found.into_iter().collect::<Vec<_>>(), wanted);
    }
}
