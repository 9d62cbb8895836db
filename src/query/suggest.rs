//! What a half-typed name may become.

use rusqlite::{Connection, params};

use super::lookup::Kind;
use crate::names;

/// No more than a person reads through.
const MOST: i64 = 100;

/// A thing that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Its key, which names it alone.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// Things whose slug begins with what has been `typed`; where none does, those with a name or an
/// alias, in any script, in which a word begins so. In the order of their slugs.
pub fn suggest(catalog: &Connection, kind: Kind, typed: &str) -> rusqlite::Result<Vec<Suggestion>> {
    let table = kind.table();
    let slug = typed.to_lowercase();
    let by_slug = format!(
        "SELECT slug, name FROM {table} WHERE substr(slug, 1, length(?1)) = ?1
         ORDER BY slug LIMIT {MOST}"
    );
    let found = suggestions(catalog, &by_slug, params![slug])?;
    let folded = names::fold(typed);
    if !found.is_empty() || folded.is_empty() {
        return Ok(found);
    }
    let by_name = format!(
        "SELECT slug, name FROM {table} WHERE id IN (SELECT id FROM {}
            WHERE instr(' ' || folded, ' ' || ?1) OR instr(' ' || latin, ' ' || ?2))
         ORDER BY slug LIMIT {MOST}",
        kind.forms()
    );
    suggestions(catalog, &by_name, params![folded, names::latin(typed)])
}

fn suggestions(
    catalog: &Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
) -> rusqlite::Result<Vec<Suggestion>> {
    catalog
        .prepare(sql)?
        .query_map(parameters, |row| Ok(Suggestion { slug: row.get(0)?, name: row.get(1)? }))?
        .collect()
}
