//! From what a user calls a thing to the rows that it may be.
//!
//! The closest kind of match wins, and all that match as closely are meant: `--org 微软` is one
//! organization, `--event kubecon` every edition. Keys, whole names and beginnings of words are
//! found through an index; names are only scanned for what those do not find.

use rusqlite::{Connection, Params, params};

use crate::catalog::words::{Run, neighbours, runs};
use crate::extract::link;
use crate::names;
use crate::reference::Reference;

mod closeness;
mod kind;
mod typo;

use closeness::Form;
pub use kind::Kind;

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

impl NotFound {
    /// Tells what there is instead: the nearest names, and the command that lists all.
    pub fn of(connection: &Connection, kind: Kind, called: &str) -> rusqlite::Result<Self> {
        let list = format!("`{}` lists what there is", kind.listed_by());
        let nearest = nearest(connection, kind, called)?;
        let hint = match &nearest[..] {
            [] => list,
            names => format!("did you mean “{}”? {list}", names.join("” or “")),
        };
        Ok(NotFound { kind: kind.name(), name: called.to_owned(), hint })
    }
}

/// The ids of what `called` names, ascending; none where it names nothing. It may be a slug, an
/// id, a name or alias in any script and order, a part of one, and for a talk its recording's
/// address.
pub fn find(connection: &Connection, kind: Kind, called: &str) -> rusqlite::Result<Vec<i64>> {
    let called = called.trim();
    let by_key = by_key(connection, kind, called)?;
    if !by_key.is_empty() {
        return Ok(by_key);
    }
    let by_name = by_name(connection, kind, &Form::of(called))?;
    if by_name.is_empty() && kind == Kind::Speaker {
        // A nickname that is not in the catalog.
        let folded = names::fold_person(called);
        return by_name_of(connection, kind, &Form { latin: names::latin(&folded), folded });
    }
    Ok(by_name)
}

/// The ids of what `called` nearly names, ascending: those with the fewest typos.
pub fn misspelled(connection: &Connection, kind: Kind, called: &str) -> rusqlite::Result<Vec<i64>> {
    let typed = Form::of(called);
    if typed.folded.is_empty() {
        return Ok(Vec::new());
    }
    let all = format!("SELECT id, folded, latin FROM {}", kind.forms());
    best(connection, &all, [], |name| typo::typos(&typed, name))
}

/// The organizations `ids` and every part of them, ascending: Microsoft's talks include Azure's.
pub fn with_parts(connection: &Connection, ids: &[i64]) -> rusqlite::Result<Vec<i64>> {
    let sql = "WITH RECURSIVE part (id) AS (
            SELECT value FROM json_each(?1)
            UNION SELECT o.id FROM organizations o JOIN part ON o.parent_id = part.id)
        SELECT id FROM part ORDER BY id";
    ids_of(connection, sql, [serde_json::json!(ids).to_string()])
}

/// The names most like `called`, the likest first, at most three.
fn nearest(connection: &Connection, kind: Kind, called: &str) -> rusqlite::Result<Vec<String>> {
    let typed = Form::of(called);
    if typed.latin.is_empty() {
        return Ok(Vec::new());
    }
    let mut alike: Vec<(f64, i64)> = Vec::new();
    let mut statement =
        connection.prepare(&format!("SELECT id, folded, latin FROM {}", kind.forms()))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name = Form { folded: row.get(1)?, latin: row.get(2)? };
        alike.extend(typo::likeness(&typed, &name).map(|likeness| (likeness, row.get_unwrap(0))));
    }
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (table, label) = (kind.table(), kind.label());
    let mut name = connection.prepare(&format!("SELECT {label} FROM {table} WHERE id = ?1"))?;
    let mut names: Vec<String> = Vec::new();
    for (_, id) in alike {
        let name = name.query_row([id], |row| row.get(0))?;
        if !names.contains(&name) {
            names.push(name);
        }
        if names.len() == 3 {
            break;
        }
    }
    Ok(names)
}

fn by_key(connection: &Connection, kind: Kind, called: &str) -> rusqlite::Result<Vec<i64>> {
    let id: Option<i64> = called.parse().ok();
    let ids = ids_of(connection, &key_sql(kind), params![called, id])?;
    if !ids.is_empty() {
        return Ok(ids);
    }
    let led = ids_of(connection, &retired_sql(kind), params![kind.name(), called])?;
    if kind != Kind::Talk || !led.is_empty() {
        return Ok(led);
    }
    let key = link::target(called).key;
    ids_of(connection, LINK_SQL, params![called, key])
}

fn key_sql(kind: Kind) -> String {
    format!("SELECT id FROM {} WHERE slug = lower(?1) OR id = ?2 ORDER BY id", kind.table())
}

/// Where a slug that is out of use leads.
fn retired_sql(kind: Kind) -> String {
    format!(
        "SELECT t.id FROM retired_slugs r JOIN {} t ON t.slug = r.now
          WHERE r.kind = ?1 AND r.slug = lower(?2) ORDER BY t.id",
        kind.table()
    )
}

const LINK_SQL: &str = "SELECT DISTINCT tl.talk_id FROM links l
    JOIN talk_links tl ON tl.link_id = l.id WHERE l.key IN (?1, ?2) ORDER BY tl.talk_id";

fn by_name(connection: &Connection, kind: Kind, wanted: &Form) -> rusqlite::Result<Vec<i64>> {
    if kind == Kind::Series {
        by_series(connection, wanted)
    } else {
        by_name_of(connection, kind, wanted)
    }
}

fn by_name_of(connection: &Connection, kind: Kind, wanted: &Form) -> rusqlite::Result<Vec<i64>> {
    if wanted.folded.is_empty() {
        return Ok(Vec::new());
    }
    let whole = by_whole_name(connection, kind, wanted)?;
    if !whole.is_empty() {
        return Ok(whole);
    }
    let words = by_words(connection, kind, wanted)?;
    if !words.is_empty() {
        return Ok(words);
    }
    by_part(connection, kind, wanted)
}

/// A series also goes by the aliases that are known beforehand, and by how its editions' names
/// begin: `KubeCon EU`.
fn by_series(connection: &Connection, wanted: &Form) -> rusqlite::Result<Vec<i64>> {
    let own = by_name_of(connection, Kind::Series, wanted)?;
    if !own.is_empty() || wanted.folded.is_empty() {
        return Ok(own);
    }
    let reference = Reference::builtin();
    if let Some(series) = reference.series_named(&wanted.folded) {
        let known = by_whole_name(connection, Kind::Series, &Form::of(&series.name))?;
        if !known.is_empty() {
            return Ok(known);
        }
    }
    let named = wanted.folded.chars().any(char::is_alphabetic);
    let sql = "SELECT DISTINCT e.series_id FROM event_names n JOIN events e ON e.id = n.event_id
        WHERE ?3 AND (n.folded || ' ' GLOB ?1 || ' *' OR n.latin || ' ' GLOB ?2 || ' *')
        ORDER BY e.series_id";
    ids_of(connection, sql, params![wanted.folded, wanted.latin, named])
}

fn by_whole_name(connection: &Connection, kind: Kind, wanted: &Form) -> rusqlite::Result<Vec<i64>> {
    for sql in whole_name_sql(kind, wanted) {
        let ids = ids_of(connection, &sql, params![wanted.folded, wanted.latin])?;
        if !ids.is_empty() {
            return Ok(ids);
        }
    }
    Ok(Vec::new())
}

/// Queries with the folded and the Latin form, the closest match first.
fn whole_name_sql(kind: Kind, wanted: &Form) -> Vec<String> {
    let forms = kind.forms();
    let [folded, latin, joined] = [
        "folded = ?1 AND ?2 IS NOT NULL",
        "latin = ?2 AND ?1 IS NOT NULL",
        "replace(latin, ' ', '') = replace(?2, ' ', '') AND ?1 IS NOT NULL",
    ]
    .map(|condition| format!("SELECT id FROM {forms} WHERE {condition}"));
    let sorted = |sql: &str| format!("{sql} GROUP BY id ORDER BY id");
    if kind == Kind::Talk {
        return vec![sorted(&folded)];
    }
    // What is typed in Latin letters may be meant for a name of any script.
    if wanted.folded == wanted.latin {
        return vec![format!("{folded} UNION {latin} ORDER BY id"), sorted(&joined)];
    }
    vec![sorted(&folded), sorted(&latin), sorted(&joined)]
}

/// Names with words that begin as the wanted ones do.
fn by_words(connection: &Connection, kind: Kind, wanted: &Form) -> rusqlite::Result<Vec<i64>> {
    let Some(sql) = words_sql(kind) else { return Ok(Vec::new()) };
    let expression = format!("({}) OR ({})", all_begin(&wanted.folded), all_begin(&wanted.latin));
    best(connection, &sql, [expression], |name| wanted.within(name))
}

fn words_sql(kind: Kind) -> Option<String> {
    let (forms, index) = (kind.forms(), kind.index()?);
    Some(format!(
        "SELECT id, folded, latin FROM {forms}
            WHERE id IN (SELECT rowid FROM {index} WHERE {index} MATCH ?1)"
    ))
}

/// As an expression of FTS5: each word of the folded, non-empty text begins a word.
fn all_begin(folded: &str) -> String {
    let words = runs(folded).into_iter().map(|run| match run {
        Run::Word(word) => format!("\"{word}\" *"),
        Run::Unspaced(run) if run.chars().nth(1).is_none() => format!("\"{run}\" *"),
        Run::Unspaced(run) => format!("\"{}\"", neighbours(run, 2).collect::<Vec<_>>().join(" ")),
    });
    words.collect::<Vec<_>>().join(" AND ")
}

fn by_part(connection: &Connection, kind: Kind, wanted: &Form) -> rusqlite::Result<Vec<i64>> {
    let all = format!("SELECT id, folded, latin FROM {}", kind.forms());
    best(connection, &all, [], |name| wanted.within(name))
}

/// The ids of the forms that a query gives and that come closest, ascending.
fn best<C: Ord + Copy>(
    connection: &Connection,
    sql: &str,
    parameters: impl Params,
    closeness: impl Fn(&Form) -> Option<C>,
) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut best: Option<C> = None;
    let mut ids = Vec::new();
    while let Some(row) = rows.next()? {
        let form = Form { folded: row.get(1)?, latin: row.get(2)? };
        let Some(closeness) = closeness(&form) else {
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
    parameters: impl Params,
) -> rusqlite::Result<Vec<i64>> {
    connection.prepare(sql)?.query_map(parameters, |row| row.get(0))?.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    const KINDS: [Kind; 4] = [Kind::Event, Kind::Speaker, Kind::Organization, Kind::Talk];

    #[test]
    fn all_but_the_last_resort_goes_through_an_index() {
        let folder = tempfile::tempdir().unwrap();
        let catalog = Catalog::create(&folder.path().join("t.db")).unwrap();
        let steps = |sql: &str| -> Vec<String> {
            let explain = format!("EXPLAIN QUERY PLAN {sql}");
            let mut statement = catalog.connection().prepare(&explain).unwrap();
            // SQLite plans for values that are not there yet.
            statement.raw_query().mapped(|row| row.get(3)).collect::<Result<_, _>>().unwrap()
        };
        let scans = |sql: &str| {
            let scan = |step: &String| step.starts_with("SCAN") && !step.contains("VIRTUAL TABLE");
            steps(sql).iter().any(scan)
        };
        for kind in KINDS {
            let mut queries = vec![key_sql(kind), LINK_SQL.to_owned()];
            queries.extend(whole_name_sql(kind, &Form::of("Jane")));
            queries.extend(whole_name_sql(kind, &Form::of("张伟")));
            queries.extend(words_sql(kind));
            for sql in queries {
                assert!(!scans(&sql), "{kind:?}: {sql}\n{:#?}", steps(&sql));
            }
            // So that the check is known to see a scan.
            assert!(scans(&format!("SELECT id, folded, latin FROM {}", kind.forms())));
        }
    }

    #[test]
    fn what_is_typed_never_breaks_the_full_text_query() {
        let folder = tempfile::tempdir().unwrap();
        let catalog = Catalog::create(&folder.path().join("t.db")).unwrap();
        for typed in ["\" OR \"", "a*b NEAR(c)", "col:x", "-", "'", "\0", "微软*", "🚀", "^a"] {
            for kind in KINDS {
                assert_eq!(find(catalog.connection(), kind, typed), Ok(Vec::new()), "{typed}");
            }
        }
    }
}
