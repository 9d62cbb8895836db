//! From what a user calls a thing to the rows that it may be.
//!
//! The closest kind of match wins, and all that match as closely are meant: `--org 微软` is one
//! organization, `--event kubecon` every edition.

use rusqlite::{Connection, params};

use crate::resolve::names;

/// A kind of thing that has names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An edition.
    Event,
    /// A conference without its editions.
    Series,
    /// A person.
    Speaker,
    /// An organization.
    Organization,
    /// A talk, by any of its titles.
    Talk,
}

impl Kind {
    /// What a user calls it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Event => "event",
            Kind::Series => "event series",
            Kind::Speaker => "speaker",
            Kind::Organization => "organization",
            Kind::Talk => "talk",
        }
    }

    /// The command that shows what there is.
    pub fn listed_by(self) -> &'static str {
        match self {
            Kind::Event => "talkcat events",
            Kind::Series => "talkcat sql 'SELECT name FROM event_series'",
            Kind::Speaker => "talkcat speakers",
            Kind::Organization => "talkcat orgs",
            Kind::Talk => "talkcat talks",
        }
    }

    pub(super) fn table(self) -> &'static str {
        match self {
            Kind::Event => "events",
            Kind::Series => "event_series",
            Kind::Speaker => "speakers",
            Kind::Organization => "organizations",
            Kind::Talk => "talks",
        }
    }

    /// A table of every form of the names with the columns `id`, `folded` and `latin`.
    pub(super) fn forms(self) -> &'static str {
        match self {
            Kind::Event => "(SELECT event_id AS id, folded, latin FROM event_names)",
            Kind::Series => {
                "(SELECT id, fold(name) AS folded, latin(name) AS latin FROM event_series)"
            }
            Kind::Speaker => "(SELECT speaker_id AS id, folded, latin FROM speaker_names)",
            Kind::Organization => {
                "(SELECT organization_id AS id, folded, latin FROM organization_names)"
            }
            Kind::Talk => "(SELECT talk_id AS id, folded, latin(title) AS latin FROM talk_titles)",
        }
    }
}

/// Nothing in the catalog goes by the name, slug or id that was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no {kind} “{name}” in the catalog; {hint}")]
pub struct NotFound {
    /// What was looked for: `event`.
    pub kind: &'static str,
    /// What it was called.
    pub name: String,
    /// What to do about it.
    pub hint: String,
}

/// The ids of what `called` names, ascending; none where it names nothing. It may be a slug, an
/// id, a name or alias in any script, or a part of one.
pub fn find(connection: &Connection, kind: Kind, called: &str) -> rusqlite::Result<Vec<i64>> {
    let called = called.trim();
    let by_key = by_key(connection, kind, called)?;
    if !by_key.is_empty() {
        return Ok(by_key);
    }
    let wanted = Form::of(called);
    if wanted.folded.is_empty() {
        return Ok(Vec::new());
    }
    let by_name = by_whole_name(connection, kind, &wanted)?;
    if !by_name.is_empty() {
        return Ok(by_name);
    }
    by_part(connection, kind, &wanted)
}

/// The organizations `ids` and every part of them, ascending: Microsoft's talks include Azure's.
pub fn with_parts(connection: &Connection, ids: &[i64]) -> rusqlite::Result<Vec<i64>> {
    let sql = "WITH RECURSIVE part (id) AS (
            SELECT value FROM json_each(?1)
            UNION SELECT o.id FROM organizations o JOIN part ON o.parent_id = part.id)
        SELECT id FROM part ORDER BY id";
    ids_of(connection, sql, [serde_json::json!(ids).to_string()])
}

fn by_key(connection: &Connection, kind: Kind, called: &str) -> rusqlite::Result<Vec<i64>> {
    let table = kind.table();
    let id: Option<i64> = called.parse().ok();
    ids_of(
        connection,
        &format!("SELECT id FROM {table} WHERE slug = lower(?1) OR id = ?2 ORDER BY id"),
        params![called, id],
    )
}

fn by_whole_name(connection: &Connection, kind: Kind, wanted: &Form) -> rusqlite::Result<Vec<i64>> {
    for (column, text) in [("folded", &wanted.folded), ("latin", &wanted.latin)] {
        let forms = kind.forms();
        let sql = format!("SELECT DISTINCT id FROM {forms} WHERE {column} = ?1 ORDER BY id");
        let ids = ids_of(connection, &sql, [text])?;
        if !ids.is_empty() {
            return Ok(ids);
        }
    }
    Ok(Vec::new())
}

fn by_part(connection: &Connection, kind: Kind, wanted: &Form) -> rusqlite::Result<Vec<i64>> {
    let sql = format!("SELECT id, folded, latin FROM {}", kind.forms());
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut best: Option<Closeness> = None;
    let mut ids = Vec::new();
    while let Some(row) = rows.next()? {
        let form = Form { folded: row.get(1)?, latin: row.get(2)? };
        let Some(closeness) = wanted.within(&form) else {
            continue;
        };
        if best.is_none_or(|best| closeness < best) {
            best = Some(closeness);
            ids.clear();
        }
        if best == Some(closeness) {
            ids.push(row.get(0)?);
        }
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

fn ids_of(
    connection: &Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
) -> rusqlite::Result<Vec<i64>> {
    connection.prepare(sql)?.query_map(parameters, |row| row.get(0))?.collect()
}

/// How a text lies within a name, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    /// Its words begin words of the name, in a row: `red h` in `red hat`.
    Words,
    /// It lies anywhere in the name: `软` in `微软`.
    Anywhere,
    /// Each of its words begins a word of the name: `kubecon 2025` in `kubecon europe 2025`.
    EachWord,
    /// One of the above for the Latin spellings alone.
    InLatin,
}

struct Form {
    folded: String,
    latin: String,
}

impl Form {
    fn of(text: &str) -> Self {
        Form { folded: names::fold(text), latin: names::latin(text) }
    }

    fn within(&self, name: &Form) -> Option<Closeness> {
        closeness(&self.folded, &name.folded)
            .or_else(|| closeness(&self.latin, &name.latin).map(|_| Closeness::InLatin))
    }
}

/// Both are folded; `part` is not empty.
fn closeness(part: &str, name: &str) -> Option<Closeness> {
    let begins_word = |part: &str| format!(" {name}").contains(&format!(" {part}"));
    if begins_word(part) {
        Some(Closeness::Words)
    } else if name.contains(part) {
        Some(Closeness::Anywhere)
    } else if part.split(' ').all(begins_word) {
        Some(Closeness::EachWord)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn how(part: &str, name: &str) -> Option<Closeness> {
        Form::of(part).within(&Form::of(name))
    }

    #[test]
    fn parts_of_names_are_found() {
        for (part, name, closeness) in [
            ("Istio Day", "Istio Day Europe 2025", Closeness::Words),
            ("red h", "Red Hat", Closeness::Words),
            ("hat", "Red Hat", Closeness::Words),
            ("软", "微软", Closeness::Anywhere),
            ("con", "KubeCon", Closeness::Anywhere),
            ("KubeCon Europe 2025", "KubeCon + CloudNativeCon Europe 2025", Closeness::EachWord),
            ("Płot", "Lukasz Plotka", Closeness::Words),
            ("zhanno", "Денис Жанно", Closeness::InLatin),
            ("zhang", "张伟", Closeness::InLatin),
        ] {
            assert_eq!(how(part, name), Some(closeness), "{part} in {name}");
        }
    }

    #[test]
    fn other_names_are_not() {
        for (part, name) in [
            ("KubeCon 2024", "KubeCon Europe 2025"),
            ("Microsoft", "Red Hat"),
            ("Андрій", "Андреа"),
            ("微軟", "汇丰"),
        ] {
            assert_eq!(how(part, name), None, "{part} in {name}");
        }
    }
}
