//! Searching titles and names by words, in the full-text indexes.

use std::collections::HashSet;

use rusqlite::{Connection, params_from_iter};

mod question;

pub use question::{QUOTES, Question, Term};

use super::lookup::Kind;
use super::scope::Conditions;

/// At least so many of each kind are ranked, so that the very name is among them.
const LEAST: u32 = 100;

/// Something that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its row.
    pub id: i64,
    /// Its name, or its title in the reader's language.
    pub name: String,
    /// The form of the name, or the title, that shows best why it was found.
    pub matched: String,
    /// How well it matches.
    pub how: Match,
    /// SQLite's bm25: the less, the better.
    pub rank: f64,
}

/// How well something matches, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// It is called just so.
    Called,
    /// Its own name or title has the words.
    Named,
    /// A talk has them together with its speakers, their organizations and its event.
    Together,
}

/// Where to search for a kind of thing.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    /// The kind.
    pub kind: Kind,
    /// Tables and joins, with the aliases that `conditions` uses.
    pub from: &'a str,
    /// The column of the id there.
    pub id: &'a str,
    /// Which rows are asked about.
    pub conditions: Conditions,
}

impl Hit {
    fn new(kind: Kind, id: i64) -> Self {
        Hit { kind, id, name: String::new(), matched: String::new(), how: Match::Named, rank: 0.0 }
    }
}

/// What has the words, the best first, and at most `limit`.
pub fn search(
    catalog: &Connection,
    question: &Question,
    fields: &[Field<'_>],
    lang: Option<&str>,
    limit: u32,
) -> rusqlite::Result<Vec<Hit>> {
    let mut hits = Vec::new();
    if question.is_empty() {
        return Ok(hits);
    }
    let whole = question.folded();
    for field in fields {
        let mut found = named(catalog, question, field, limit.max(LEAST))?;
        if !found.is_empty() {
            let called = called(catalog, field.kind, &whole)?;
            for hit in found.iter_mut().filter(|hit| called.contains(&hit.id)) {
                hit.how = Match::Called;
            }
        }
        hits.append(&mut found);
        if field.kind == Kind::Talk {
            hits.extend(together(catalog, question, field, limit)?);
        }
    }
    hits.sort_by(|a, b| a.how.cmp(&b.how).then(a.rank.total_cmp(&b.rank)));
    hits.truncate(limit.try_into().unwrap_or(usize::MAX));
    for hit in &mut hits {
        let names = names(catalog, hit, lang)?;
        hit.matched = shown(question, &names);
        hit.name = names.into_iter().next().unwrap_or_default();
    }
    Ok(hits)
}

/// The rows of a kind that are called just so, by the folded form of a name or title.
fn called(catalog: &Connection, kind: Kind, whole: &str) -> rusqlite::Result<HashSet<i64>> {
    let sql = match kind {
        Kind::Talk => "SELECT talk_id FROM talk_titles WHERE folded = ?".to_owned(),
        kind => {
            let one = kind.table().trim_end_matches('s');
            format!("SELECT {one}_id FROM {one}_names WHERE folded = ?")
        }
    };
    catalog.prepare(&sql)?.query_map([whole], |row| row.get(0))?.collect()
}

/// Things whose own name or title has the words.
fn named(
    catalog: &Connection,
    question: &Question,
    field: &Field<'_>,
    limit: u32,
) -> rusqlite::Result<Vec<Hit>> {
    let Some(index) = field.kind.index() else { return Ok(Vec::new()) };
    let Field { kind, from, id, conditions } = field.clone();
    let mut conditions = conditions;
    conditions.values.push(question.expression().into());
    let sql = format!(
        "WITH hit AS MATERIALIZED (SELECT rowid AS id, rank FROM {index} WHERE {index} MATCH ?{expression})
        SELECT hit.id, hit.rank FROM hit JOIN {from}
            WHERE {id} = hit.id AND {conditions}
            GROUP BY hit.id ORDER BY hit.rank, hit.id LIMIT {limit}",
        expression = conditions.values.len(),
        conditions = conditions.sql(),
    );
    catalog
        .prepare(&sql)?
        .query_map(params_from_iter(&conditions.values), |row| {
            let (id, rank) = (row.get(0)?, row.get(1)?);
            Ok(Hit { rank, ..Hit::new(kind, id) })
        })?
        .collect()
}

/// Talks that have some of the words in their titles, and the others in the names of those who
/// gave them, of their organizations and of the event; the latest first.
fn together(
    catalog: &Connection,
    question: &Question,
    field: &Field<'_>,
    limit: u32,
) -> rusqlite::Result<Vec<Hit>> {
    let mut conditions = field.conditions.clone();
    let having = format!("SELECT rowid FROM talks_fts WHERE talks_fts MATCH ? UNION {BELONGING}");
    // Those whose titles have all the words are found by themselves: of one word, none is left.
    let having_any = if question.groups.len() == 1 { BELONGING } else { &having };
    for group in &question.groups {
        let any: Vec<_> = group.iter().map(Term::expression).collect();
        conditions.bind(&format!("t.id IN ({having_any})"), any.join(" OR "));
    }
    for term in &question.without {
        conditions.bind(&format!("t.id NOT IN ({having})"), term.expression());
    }
    conditions.bind(
        "t.id NOT IN (SELECT rowid FROM talks_fts WHERE talks_fts MATCH ?)",
        question.expression(),
    );
    let sql = format!(
        "SELECT t.id FROM {from} WHERE {conditions}
            ORDER BY coalesce(e.starts_on, e.year) DESC NULLS LAST, t.title, t.slug LIMIT {limit}",
        from = field.from,
        conditions = conditions.sql(),
    );
    let ids: Vec<i64> = catalog
        .prepare(&sql)?
        .query_map(params_from_iter(&conditions.values), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    // They keep their order.
    let hits = ids.into_iter().zip(0_u32..).map(|(id, place)| Hit {
        how: Match::Together,
        rank: f64::from(place),
        ..Hit::new(field.kind, id)
    });
    Ok(hits.collect())
}

/// The talks that have the words of expression `?` in a name that belongs to them.
const BELONGING: &str = "SELECT talk_id FROM talk_speakers WHERE speaker_id IN (
        SELECT rowid FROM speakers_fts WHERE speakers_fts MATCH ?)
    UNION SELECT talk_id FROM talk_speakers WHERE organization_id IN (
        SELECT rowid FROM organizations_fts WHERE organizations_fts MATCH ?)
    UNION SELECT talk_id FROM talk_organizations WHERE organization_id IN (
        SELECT rowid FROM organizations_fts WHERE organizations_fts MATCH ?)
    UNION SELECT id FROM talks WHERE event_id IN (
        SELECT rowid FROM events_fts WHERE events_fts MATCH ?)";

/// Every name or title of a hit, the one to prefer first.
fn names(catalog: &Connection, hit: &Hit, lang: Option<&str>) -> rusqlite::Result<Vec<String>> {
    let sql = match hit.kind {
        Kind::Talk => "SELECT n.title FROM talk_titles n JOIN talks t ON t.id = n.talk_id
                WHERE t.id = ?1
                ORDER BY n.lang IS ?2 DESC, n.title = t.title DESC, n.shown DESC, n.lang, n.title"
            .to_owned(),
        kind => {
            let (table, one) = (kind.table(), kind.table().trim_end_matches('s'));
            format!(
                "SELECT n.name FROM {one}_names n JOIN {table} x ON x.id = n.{one}_id
                    WHERE x.id = ?1 AND ?2 IS ?2 ORDER BY n.name = x.name DESC, n.name"
            )
        }
    };
    catalog.prepare_cached(&sql)?.query_map((hit.id, lang), |row| row.get(0))?.collect()
}

/// The first of the names that have the most of the words.
fn shown(question: &Question, names: &[String]) -> String {
    let words = |name: &str| question.marks(name).len();
    let most = names.iter().map(|name| words(name)).max().unwrap_or(0);
    names.iter().find(|name| words(name) == most).cloned().unwrap_or_default()
}
