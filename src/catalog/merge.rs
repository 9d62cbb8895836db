//! What another catalog knows comes into this one.
//!
//! Which of the two is "ours" makes no difference, but where the user is asked to prefer one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::corrections::{corrections, json, put};
use super::{CatalogError, Import, Kept, Standing};
use crate::corrections::Correction;
use crate::extract::told::Told;
use crate::post::FrontMatter;

/// Whose content of a post counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefer {
    /// That of the catalog that is written.
    Ours,
    /// That of the other one.
    Theirs,
}

/// What stands in the way of merging two catalogs, as paths of posts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Apart {
    /// Both have the post, with different content.
    pub differing: Vec<String>,
    /// What the other catalog keeps of the post is of a version that cannot be read here.
    pub unreadable: Vec<String>,
}

/// When and in which place of the day something was stated.
type Stated = (NaiveDate, usize);

impl Import<'_> {
    /// Takes all posts and corrections of another catalog that are news to this one.
    pub fn merge(
        &mut self,
        other: &Connection,
        prefer: Option<Prefer>,
    ) -> Result<Apart, CatalogError> {
        let mut apart = Apart::default();
        let failed = |source| self.failed(source);
        let theirs = corrections(other).map_err(failed)?;
        let paths = paths(other).map_err(failed)?;
        for (id, path) in paths {
            let Some(told) = told(other, id).map_err(|source| self.failed(source))? else {
                apart.unreadable.push(path);
                continue;
            };
            match (self.standing(&told)?, prefer) {
                (Standing::News, _) | (Standing::Other, Some(Prefer::Theirs)) => {
                    self.put(&(&told).into())?;
                }
                (Standing::Known, _) | (Standing::Other, Some(Prefer::Ours)) => self.keep(),
                (Standing::Other, None) => apart.differing.push(path),
            }
        }
        self.unite(&theirs).map_err(|source| self.failed(source))?;
        Ok(apart)
    }

    /// Puts others' corrections among those that this catalog alone holds; what the corrections file
    /// holds stays as it is.
    fn unite(&mut self, theirs: &[Kept]) -> rusqlite::Result<()> {
        let ours = corrections(&self.transaction)?;
        let mut united: BTreeMap<String, (Stated, &Correction)> = BTreeMap::new();
        for (stated, correction) in in_days(&ours).chain(in_days(theirs)) {
            let (at, said) =
                united.entry(json(&correction.statement)).or_insert((stated, correction));
            *at = stated.max(*at);
            // Who said so of several on one day does not depend on their places, which a merge moves.
            if said_by(said) < said_by(correction) {
                *said = correction;
            }
        }
        let of_file = |kept: &&Kept| kept.file_position.is_some();
        for kept in ours.iter().filter(of_file) {
            united.remove(&json(&kept.correction.statement));
        }
        let mut united: Vec<(String, (Stated, &Correction))> = united.into_iter().collect();
        united.sort_by(|(a, (one, _)), (b, (other, _))| (one, a).cmp(&(other, b)));
        let lone = ours.iter().filter(|kept| !of_file(kept)).map(|kept| &kept.correction);
        let united: Vec<&Correction> = united.into_iter().map(|(_, (_, it))| it).collect();
        if !united.iter().copied().eq(lone) {
            self.touch();
            self.replace_lone(&united, &ours)?;
        }
        Ok(())
    }

    /// Makes these the corrections that this catalog alone holds. Of one day, row numbers tell their
    /// order; what rests on a correction goes with it.
    fn replace_lone(&self, united: &[&Correction], ours: &[Kept]) -> rusqlite::Result<()> {
        self.transaction.execute("DELETE FROM corrections WHERE file_position IS NULL", [])?;
        for correction in united {
            put(correction, None, &self.transaction)?;
        }
        let statements: Vec<_> =
            ours.iter().map(|kept| (kept.id, json(&kept.correction.statement))).collect();
        self.transaction.execute(
            "WITH known AS (SELECT value ->> 0 AS id, value ->> 1 AS statement FROM json_each(?1))
             UPDATE mentions SET correction_id = (
                 SELECT c.id FROM known JOIN corrections c ON c.statement = known.statement
                  WHERE known.id = correction_id)
             WHERE correction_id IN (SELECT id FROM known)",
            [serde_json::json!(statements).to_string()],
        )?;
        Ok(())
    }
}

/// Corrections with their place among those of a day.
fn in_days(corrections: &[Kept]) -> impl Iterator<Item = (Stated, &Correction)> {
    corrections.chunk_by(|a, b| a.correction.on == b.correction.on).flat_map(|day| {
        day.iter().enumerate().map(|(place, kept)| ((kept.correction.on, place), &kept.correction))
    })
}

/// When, by whom and why something was stated.
fn said_by(correction: &Correction) -> (NaiveDate, &str, Option<&str>) {
    (correction.on, &correction.by, correction.why.as_deref())
}

/// The posts of a catalog by path.
fn paths(catalog: &Connection) -> rusqlite::Result<Vec<(i64, String)>> {
    catalog
        .prepare("SELECT p.id, p.path FROM posts p JOIN _post_facts f ON f.post_id = p.id ORDER BY p.path")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// What a catalog keeps of a post; none where its facts cannot be read.
fn told(catalog: &Connection, id: i64) -> rusqlite::Result<Option<Told>> {
    let list = |sql: &str| -> rusqlite::Result<Vec<String>> {
        catalog.prepare_cached(sql)?.query_map([id], |row| row.get(0))?.collect()
    };
    let front_matter = FrontMatter {
        authors: list("SELECT name FROM post_authors WHERE post_id = ?1 ORDER BY position")?,
        tags: list("SELECT tag FROM post_tags WHERE post_id = ?1")?,
        urls: list("SELECT url FROM post_urls WHERE post_id = ?1")?,
        ..FrontMatter::default()
    };
    let sql = "SELECT f.facts, f.rules, p.content_hash, p.link_title, p.draft
        FROM posts p JOIN _post_facts f ON f.post_id = p.id WHERE p.id = ?1";
    let read = |row: &Row<'_>| {
        let Ok(facts) = serde_json::from_str(row.get_ref(0)?.as_str()?) else { return Ok(None) };
        Ok(Some(Told {
            facts,
            rules: row.get(1)?,
            content_hash: row.get(2)?,
            front_matter: FrontMatter {
                link_title: row.get(3)?,
                draft: row.get(4)?,
                ..front_matter.clone()
            },
        }))
    };
    catalog.prepare_cached(sql)?.query_row(params![id], read)
}

/// Which organization is a part of which in a catalog, by canonical names.
pub fn parents(catalog: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let sql =
        "SELECT o.name, p.name FROM organizations o JOIN organizations p ON p.id = o.parent_id";
    catalog.prepare(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}
