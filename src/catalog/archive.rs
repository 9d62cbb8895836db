//! What the catalog remembers of its posts, for resolving a part of it.

use std::collections::BTreeSet;

use rusqlite::types::FromSql;
use rusqlite::{OptionalExtension, Params, Row, Transaction};

use crate::extract::facts::PostFacts;
use crate::names::fold;
use crate::resolve::part::archive::{Archive, Decided, KnownOrganization};

/// The memory of a catalog that is being written.
#[derive(Debug)]
pub struct Memory<'t>(pub &'t Transaction<'t>);

impl Memory<'_> {
    fn all<T: FromSql>(&self, sql: &str, values: impl Params) -> rusqlite::Result<Vec<T>> {
        self.0.prepare_cached(sql)?.query_map(values, |row| row.get(0))?.collect()
    }

    fn one<T: FromSql>(&self, sql: &str, values: impl Params) -> rusqlite::Result<Option<T>> {
        self.0.prepare_cached(sql)?.query_row(values, |row| row.get(0)).optional()
    }
}

impl Memory<'_> {
    /// The row number of a post and what it says.
    pub fn post(&self, path: &str) -> rusqlite::Result<Option<(i64, PostFacts)>> {
        let id = self.one("SELECT id FROM posts WHERE path = ?1", [path])?;
        Ok(id.zip(self.facts(path)?))
    }

    /// What became of the post that had a row number.
    pub fn decided_of(&self, post: i64) -> rusqlite::Result<Decided> {
        let decided: Option<String> =
            self.one("SELECT decided FROM _decided WHERE post_id = ?1", [post])?;
        Ok(decided.and_then(|it| serde_json::from_str(&it).ok()).unwrap_or_default())
    }
}

impl Archive for Memory<'_> {
    type Error = rusqlite::Error;

    fn holders(&self, thing: i64) -> rusqlite::Result<Vec<String>> {
        self.all(
            "SELECT p.path FROM _shared s JOIN posts p ON p.id = s.post_id
              WHERE s.key = ?1 ORDER BY p.path",
            [thing],
        )
    }

    fn bearers(&self, mark: i64, most: usize) -> rusqlite::Result<Option<Vec<String>>> {
        let names: Vec<String> = self.all(
            "SELECT name FROM _marks WHERE mark = ?1 LIMIT ?2",
            (mark, i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1)),
        )?;
        Ok(Some(names).filter(|names| names.len() <= most))
    }

    fn facts(&self, path: &str) -> rusqlite::Result<Option<PostFacts>> {
        let facts: Option<String> = self.one(
            "SELECT f.facts FROM posts p JOIN _post_facts f ON f.post_id = p.id WHERE p.path = ?1",
            [path],
        )?;
        Ok(facts.and_then(|facts| serde_json::from_str(&facts).ok()))
    }

    fn decided(&self, path: &str) -> rusqlite::Result<Decided> {
        let decided: Option<String> = self.one(
            "SELECT d.decided FROM posts p JOIN _decided d ON d.post_id = p.id WHERE p.path = ?1",
            [path],
        )?;
        Ok(decided.and_then(|it| serde_json::from_str(&it).ok()).unwrap_or_default())
    }

    fn tellers(&self, talk: &str) -> rusqlite::Result<Vec<String>> {
        self.all(
            "SELECT DISTINCT p.path FROM talks t JOIN talk_mentions tm ON tm.talk_id = t.id
               JOIN mentions m ON m.id = tm.mention_id JOIN posts p ON p.id = m.post_id
              WHERE t.slug = ?1 ORDER BY p.path",
            [talk],
        )
    }

    fn names_of(&self, speaker: &str) -> rusqlite::Result<Vec<String>> {
        self.all(
            "SELECT n.name FROM speakers s JOIN speaker_names n ON n.speaker_id = s.id
              WHERE s.slug = ?1 ORDER BY n.name",
            [speaker],
        )
    }

    fn organizations(&self, name: &str) -> rusqlite::Result<Vec<KnownOrganization>> {
        let mut select = self.0.prepare_cached(
            "SELECT DISTINCT o.slug, o.name FROM organization_names n
               JOIN organizations o ON o.id = n.organization_id
              WHERE n.folded = ?1 ORDER BY o.slug",
        )?;
        let known = |row: &Row<'_>| Ok(KnownOrganization { slug: row.get(0)?, name: row.get(1)? });
        select.query_map([fold(name)], known)?.collect()
    }

    fn backers(&self, organization: &str) -> rusqlite::Result<Vec<String>> {
        self.all(
            "SELECT DISTINCT coalesce(p.path, '')
               FROM organizations o
               JOIN mentions m
                 ON m.id IN (SELECT o.mention_id
                             UNION SELECT mention_id FROM organization_names
                                    WHERE organization_id = o.id)
               LEFT JOIN posts p ON p.id = m.post_id
              WHERE o.slug = ?1",
            [organization],
        )
    }

    fn has_parts(&self, organization: &str) -> rusqlite::Result<bool> {
        let part = "SELECT 1 FROM organizations o JOIN organizations p ON p.id = o.parent_id
                     WHERE p.slug = ?1 LIMIT 1";
        Ok(self.one::<i64>(part, [organization])?.is_some())
    }

    fn known_by_parts(&self) -> rusqlite::Result<Vec<String>> {
        self.all(
            "SELECT name FROM organizations o
              WHERE id IN (SELECT parent_id FROM organizations WHERE parent_id IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM organization_mentions WHERE organization_id = o.id)",
            [],
        )
    }

    fn retired_to(&self, organization: &str) -> rusqlite::Result<Vec<String>> {
        self.all(
            "SELECT slug FROM retired_slugs WHERE kind = 'organization' AND now = ?1",
            [organization],
        )
    }

    fn parent_event(&self, event: &str) -> rusqlite::Result<Option<String>> {
        self.one(
            "SELECT p.slug FROM events e JOIN events p ON p.id = e.parent_id WHERE e.slug = ?1",
            [event],
        )
    }

    fn series(&self, slug: &str) -> rusqlite::Result<Option<(String, BTreeSet<String>)>> {
        let name = self.one("SELECT name FROM event_series WHERE slug = ?1", [slug])?;
        let Some(name) = name else { return Ok(None) };
        let events = self.all(
            "SELECT e.slug FROM events e JOIN event_series s ON s.id = e.series_id
              WHERE s.slug = ?1",
            [slug],
        )?;
        Ok(Some((name, events.into_iter().collect())))
    }

    fn series_of(&self, event: &str) -> rusqlite::Result<Option<String>> {
        self.one(
            "SELECT s.slug FROM events e JOIN event_series s ON s.id = e.series_id
              WHERE e.slug = ?1",
            [event],
        )
    }

    fn is_live(&self, kind: &str, slug: &str) -> rusqlite::Result<bool> {
        let sql = match kind {
            "talk" => "SELECT 1 FROM talks WHERE slug = ?1",
            "speaker" => "SELECT 1 FROM speakers WHERE slug = ?1",
            _ => "SELECT 1 FROM organizations WHERE slug = ?1",
        };
        Ok(self.one::<i64>(sql, [slug])?.is_some())
    }
}
