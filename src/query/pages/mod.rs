//! All that a catalog knows of one thing, as data: a page about it.

use rusqlite::types::FromSql;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

pub mod event;
pub mod organization;
pub mod speaker;
pub mod talk;
mod talks;

pub use talks::{Billed, Recording, TalkLine};

/// How a page is read: for whom, and with what.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The catalog.
    pub catalog: &'a Connection,
    /// The reader's language, an ISO 639-1 code: titles are in it where there are such.
    pub lang: Option<&'a str>,
    /// Whether the evidence belongs to the page.
    pub evidence: bool,
}

/// How sure the catalog is of a thing, and who says so.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sureness {
    /// Confidence of the best evidence, 0 to 1.
    pub confidence: f64,
    /// Number of posts that tell of it.
    pub posts: i64,
    /// All evidence, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Evidence>>,
}

/// Words that speak for a thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// The post that says so; none for a correction.
    pub path: Option<String>,
    /// 1-based line of the post.
    pub line: Option<u32>,
    /// Who says so in a correction.
    pub written_by: Option<String>,
    /// The words.
    pub words: String,
    /// The rule that read them.
    pub rule: String,
    /// How sure the rule is, 0 to 1.
    pub confidence: f64,
}

/// Something else that a page names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its key.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// The first and the last year of something, where they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Years {
    /// The first.
    pub first_year: Option<i64>,
    /// The last.
    pub last_year: Option<i64>,
}

impl Named {
    /// From the columns `slug` and `name`; `None` where they are null.
    fn read(row: &Row<'_>) -> rusqlite::Result<Option<Self>> {
        let slug: Option<String> = row.get("slug")?;
        let name: Option<String> = row.get("name")?;
        Ok(slug.zip(name).map(|(slug, name)| Named { slug, name }))
    }
}

impl Reading<'_> {
    /// The rows of a query about `id`, its only parameter.
    fn all<T>(
        &self,
        sql: &str,
        id: i64,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        self.catalog.prepare_cached(sql)?.query_map([id], read)?.collect()
    }

    /// The first column of a query about `id`.
    fn column<T: FromSql>(&self, sql: &str, id: i64) -> rusqlite::Result<Vec<T>> {
        self.all(sql, id, |row| row.get(0))
    }

    /// What a query about `id` refers to, with the columns `slug` and `name`.
    fn references(&self, sql: &str, id: i64) -> rusqlite::Result<Vec<Named>> {
        Ok(self.all(sql, id, Named::read)?.into_iter().flatten().collect())
    }

    /// Every form of the names of a `kind` of thing (`speaker`) but the shown one.
    fn other_names(&self, kind: &str, id: i64) -> rusqlite::Result<Vec<String>> {
        let sql = format!(
            "SELECT n.name FROM {kind}_names n JOIN {kind}s x ON x.id = n.{kind}_id
                WHERE x.id = ?1 AND n.name <> x.name ORDER BY n.name"
        );
        self.column(&sql, id)
    }

    /// How sure the catalog is of a `kind` of thing (`speaker`).
    fn sureness(&self, kind: &str, id: i64) -> rusqlite::Result<Sureness> {
        let sql = format!(
            "SELECT m.confidence, (SELECT count(DISTINCT other.post_id)
                    FROM {kind}_mentions x JOIN mentions other ON other.id = x.mention_id
                    WHERE x.{kind}_id = k.id)
                FROM {kind}s k JOIN mentions m ON m.id = k.mention_id WHERE k.id = ?1"
        );
        let (confidence, posts) =
            self.catalog.query_row(&sql, params![id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let evidence = if self.evidence { Some(self.evidence_of(kind, id)?) } else { None };
        Ok(Sureness { confidence, posts, evidence })
    }

    fn evidence_of(&self, kind: &str, id: i64) -> rusqlite::Result<Vec<Evidence>> {
        let sql = format!(
            "SELECT DISTINCT m.id, p.path, m.line, c.written_by, m.words, m.rule, m.confidence
                FROM {kind}_mentions x JOIN mentions m ON m.id = x.mention_id
                LEFT JOIN posts p ON p.id = m.post_id
                LEFT JOIN corrections c ON c.id = m.correction_id
                WHERE x.{kind}_id = ?1 ORDER BY p.path NULLS FIRST, m.line, m.rule, m.words"
        );
        self.all(&sql, id, |row| {
            Ok(Evidence {
                path: row.get("path")?,
                line: row.get("line")?,
                written_by: row.get("written_by")?,
                words: row.get("words")?,
                rule: row.get("rule")?,
                confidence: row.get("confidence")?,
            })
        })
    }
}
