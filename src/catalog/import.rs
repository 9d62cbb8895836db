//! One import: posts come and go, and then everything else follows from what they say.

use std::collections::HashMap;
use std::path::PathBuf;

use rusqlite::{OptionalExtension, Transaction};

use super::corrections::{corrections, mark};
use super::posts::{put, stored};
use super::store::{store, store_translations};
use super::{Catalog, CatalogError, Counts, Summary};
use crate::corrections::{Correction, Statement};
use crate::extract::facts::PostFacts;
use crate::extract::told::Told;
use crate::post::FrontMatter;
use crate::resolve::{resolve, translations};

/// A transaction on a catalog; dropped without [`Import::finish`], it leaves no trace. While it
/// lives, other imports wait.
#[derive(Debug)]
pub struct Import<'c> {
    pub(super) transaction: Transaction<'c>,
    path: PathBuf,
    pub(super) rules: String,
    posts: Counts,
    touched: Touched,
}

/// What came, went or changed in an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Touched {
    /// Nothing.
    Nothing,
    /// Ordinary posts, which tell of nothing.
    Ordinary,
    /// Something that anything may follow from.
    Anything,
}

/// A post to be stored.
#[derive(Debug, Clone)]
pub struct PostRecord<'a> {
    /// BLAKE3 of the file's bytes, in hex.
    pub content_hash: &'a str,
    /// What its front matter says.
    pub front: &'a FrontMatter,
    /// What it says.
    pub facts: &'a PostFacts,
    /// Version of the rules and reference data that read it.
    pub rules: &'a str,
}

impl<'a> From<&'a Told> for PostRecord<'a> {
    fn from(told: &'a Told) -> Self {
        let Told { facts, front_matter: front, content_hash, rules } = told;
        Self { content_hash, front, facts, rules }
    }
}

impl Catalog {
    /// Begins an import by these rules, waiting for another one to end.
    pub fn import(&mut self, rules: &str) -> Result<Import<'_>, CatalogError> {
        let path = self.path.clone();
        let transaction =
            self.connection.transaction().map_err(|source| CatalogError::sqlite(&path, source))?;
        Ok(Import {
            transaction,
            path,
            rules: rules.to_owned(),
            posts: Counts::default(),
            touched: Touched::Nothing,
        })
    }
}

impl Import<'_> {
    /// The content hashes, by path, of the posts that were read by the rules of this import.
    pub fn current(&self) -> Result<HashMap<String, String>, CatalogError> {
        self.transaction
            .prepare(
                "SELECT p.path, p.content_hash FROM posts p JOIN _post_facts f ON f.post_id = p.id
                  WHERE f.rules = ?1",
            )
            .and_then(|mut select| {
                select.query_map([&self.rules], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
            })
            .map_err(|source| self.failed(source))
    }

    /// Paths of all posts in the catalog.
    pub fn paths(&self) -> Result<Vec<String>, CatalogError> {
        self.transaction
            .prepare("SELECT path FROM posts ORDER BY path")
            .and_then(|mut select| select.query_map([], |row| row.get(0))?.collect())
            .map_err(|source| self.failed(source))
    }

    /// Counts a post that is as it was.
    pub fn keep(&mut self) {
        self.posts.unchanged += 1;
    }

    /// Counts a post that cannot be read. What it said before stays.
    pub fn skip(&mut self) {
        self.posts.skipped += 1;
    }

    /// Stores a post in the place of what it said before.
    pub fn put(&mut self, post: &PostRecord<'_>) -> Result<(), CatalogError> {
        let path = &post.facts.path;
        let facts = serde_json::to_string(post.facts)
            .map_err(|source| CatalogError::Facts { path: path.clone(), source })?;
        let known = self.content_hash(path).map_err(|source| self.failed(source))?;
        let ordinary = !post.facts.tells() && self.was_ordinary(path)?;
        put(&self.transaction, post, &facts).map_err(|source| self.failed(source))?;
        self.touch(if ordinary { Touched::Ordinary } else { Touched::Anything });
        match known {
            None => self.posts.added += 1,
            Some(known) if known == post.content_hash => self.posts.unchanged += 1,
            Some(_) => self.posts.changed += 1,
        }
        Ok(())
    }

    fn content_hash(&self, path: &str) -> rusqlite::Result<Option<String>> {
        self.transaction
            .prepare_cached("SELECT content_hash FROM posts WHERE path = ?1")?
            .query_row([path], |row| row.get(0))
            .optional()
    }

    /// Notes that something came, went or changed.
    pub(super) fn touch(&mut self, touched: Touched) {
        self.touched = self.touched.max(touched);
    }

    /// Whether what the post at `path` said before is nothing. What cannot be read may be anything.
    fn was_ordinary(&self, path: &str) -> Result<bool, CatalogError> {
        let read = || -> rusqlite::Result<Option<String>> {
            self.transaction
                .prepare_cached(
                    "SELECT f.facts FROM posts p JOIN _post_facts f ON f.post_id = p.id
                      WHERE p.path = ?1",
                )?
                .query_row([path], |row| row.get(0))
                .optional()
        };
        let facts = read().map_err(|source| self.failed(source))?;
        let tells =
            |facts: &str| serde_json::from_str(facts).map_or(true, |it: PostFacts| it.tells());
        Ok(!facts.as_deref().is_some_and(tells))
    }

    /// Forgets the post at `path` and all that it alone said.
    pub fn remove(&mut self, path: &str) -> Result<(), CatalogError> {
        let ordinary = self.was_ordinary(path)?;
        let removed = self
            .transaction
            .execute("DELETE FROM posts WHERE path = ?1", [path])
            .map_err(|source| self.failed(source))?;
        self.posts.removed += u32::from(removed > 0);
        if removed > 0 {
            self.touch(if ordinary { Touched::Ordinary } else { Touched::Anything });
        }
        Ok(())
    }

    /// Computes all rows from what the posts and the corrections say, enters the import in the log, and commits.
    ///
    /// `parent_of` gives the canonical name of the organization that another one is a part of.
    pub fn finish(
        self,
        parent_of: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Summary, CatalogError> {
        let path = self.path.clone();
        self.complete(parent_of).map_err(|source| CatalogError::sqlite(&path, source))
    }

    fn complete(self, parent_of: &dyn Fn(&str) -> Option<String>) -> rusqlite::Result<Summary> {
        let mut summary = if self.is_idle()? {
            Summary::untouched(&self.transaction)?
        } else {
            let kept = corrections(&self.transaction)?;
            let said: Vec<Correction> = kept.iter().map(|it| it.correction.clone()).collect();
            let (posts, outdated) = stored(&self.transaction)?;
            if outdated.is_empty() && self.is_ordinary(&said)? {
                // Such posts touch nothing but what is a translation of what.
                store_translations(&translations(&posts, &said), &self.transaction)?;
                Summary::untouched(&self.transaction)?
            } else {
                let entities = resolve(&posts, &said, parent_of);
                drop(posts);
                mark(&kept, &entities.unmet, &self.transaction)?;
                Summary { outdated, ..store(&entities, &self.transaction)? }
            }
        };
        summary.posts = self.posts;
        summary.unmet = corrections(&self.transaction)?
            .into_iter()
            .filter(|kept| !kept.applies)
            .map(|kept| kept.correction.statement.to_string())
            .collect();
        summary.log(&self.transaction, &self.rules)?;
        self.transaction.commit()?;
        Ok(summary)
    }

    /// Whether only posts that tell of nothing came, went or changed since the last import.
    fn is_ordinary(&self, said: &[Correction]) -> rusqlite::Result<bool> {
        // Whether there is a post to hide is something that a correction has to know.
        let hides = |it: &Correction| matches!(it.statement, Statement::HidePost { .. });
        Ok(self.touched <= Touched::Ordinary
            && !said.iter().any(hides)
            && self.last_rules()?.as_ref() == Some(&self.rules))
    }

    /// Whether nothing can have changed since the last import: no post, no correction, no reference
    /// data.
    fn is_idle(&self) -> rusqlite::Result<bool> {
        Ok(self.touched == Touched::Nothing && self.last_rules()?.as_ref() == Some(&self.rules))
    }

    pub(super) fn failed(&self, source: rusqlite::Error) -> CatalogError {
        CatalogError::sqlite(&self.path, source)
    }
}
