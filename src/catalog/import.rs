//! One import: posts come and go, and then everything else follows from what they say.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::rc::Rc;

use rusqlite::{OptionalExtension, Row, Transaction};

use super::archive::Memory;
use super::corrections::{Kept, corrections, mark};
use super::posts::{Stored, put};
use super::sharing::Shift;
use super::store::{Scope, store};
use super::{Catalog, CatalogError, Counts, Summary, sharing};
use crate::corrections::{Correction, Statement};
use crate::extract::facts::PostFacts;
use crate::extract::told::Told;
use crate::post::FrontMatter;
use crate::resolve::entities::Entities;
use crate::resolve::part::archive::Decided;
use crate::resolve::part::{Change, Part};
use crate::resolve::{ParentOf, resolve};

/// To look up one post costs as much as to go through so many.
const SCANNED: i64 = 3;

/// A transaction on a catalog; dropped without [`Import::finish`], it leaves no trace. While it
/// lives, other imports wait.
#[derive(Debug)]
pub struct Import<'c> {
    pub(super) transaction: Transaction<'c>,
    path: PathBuf,
    pub(super) rules: String,
    posts: Counts,
    /// Posts that came, went or say something else, by path: their row number and facts before, if there were any.
    changes: BTreeMap<String, Option<(i64, Rc<PostFacts>)>>,
    /// Whether something else changed, from which anything may follow.
    touched: bool,
    worthwhile: u64,
}

/// A post to be stored.
#[derive(Debug, Clone)]
pub struct PostRecord<'a> {
    /// BLAKE3 of the file's bytes, in hex.
    pub content_hash: &'a str,
    /// Size and times of the file before it was read; see [`crate::post::state`].
    pub file_state: Option<&'a str>,
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
        Self { content_hash, file_state: None, front, facts, rules }
    }
}

/// What the catalog knows of the file of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFile {
    /// BLAKE3 of its bytes, in hex.
    pub content_hash: String,
    /// Its size and times when it was read; none where it has to be read again.
    pub state: Option<String>,
}

/// A post as the catalog had it.
struct Known {
    id: i64,
    content_hash: String,
    /// Its facts as JSON.
    facts: Option<String>,
}

impl Catalog {
    /// Begins an import by these rules, waiting for another one to end.
    pub fn import(&mut self, rules: &str) -> Result<Import<'_>, CatalogError> {
        let (path, worthwhile) = (self.path.clone(), self.worthwhile);
        let transaction =
            self.connection.transaction().map_err(|source| CatalogError::sqlite(&path, source))?;
        Ok(Import {
            transaction,
            path,
            rules: rules.to_owned(),
            posts: Counts::default(),
            changes: BTreeMap::new(),
            touched: false,
            worthwhile,
        })
    }
}

impl Import<'_> {
    /// The files of those of these posts that were read by the rules of this import, by path; of others it may have
    /// more.
    pub fn current(
        &self,
        paths: impl ExactSizeIterator<Item = String>,
    ) -> Result<HashMap<String, KnownFile>, CatalogError> {
        const FILES: &str = "SELECT p.content_hash, f.file_state, p.path FROM posts p
                               JOIN _post_facts f ON f.post_id = p.id WHERE f.rules = ?1";
        let known = |row: &Row<'_>| {
            let file = KnownFile { content_hash: row.get(0)?, state: row.get(1)? };
            Ok((row.get(2)?, file))
        };
        let look_up = || -> rusqlite::Result<HashMap<String, KnownFile>> {
            let last = "SELECT ifnull(max(id), 0) FROM posts";
            let last: i64 = self.transaction.query_row(last, [], |row| row.get(0))?;
            // To go through all of them costs less than to look up so many.
            let asked = i64::try_from(paths.len()).unwrap_or(i64::MAX);
            if asked.saturating_mul(SCANNED) >= last {
                return self.transaction.prepare(FILES)?.query_map([&self.rules], known)?.collect();
            }
            let mut select = self.transaction.prepare(&format!("{FILES} AND p.path = ?2"))?;
            let mut current = HashMap::new();
            for path in paths {
                current.extend(select.query_row([&self.rules, &path], known).optional()?);
            }
            Ok(current)
        };
        look_up().map_err(|source| self.failed(source))
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

    /// Counts a post that is as it was, though its file has another state now.
    pub fn renew(&mut self, path: &str, file_state: &str) -> Result<(), CatalogError> {
        self.keep();
        self.transaction
            .prepare_cached(
                "UPDATE _post_facts SET file_state = ?2
                  WHERE post_id = (SELECT id FROM posts WHERE path = ?1)",
            )
            .and_then(|mut update| update.execute([path, file_state]))
            .map(|_| ())
            .map_err(|source| self.failed(source))
    }

    /// Counts a post that cannot be read. What it said before stays.
    pub fn skip(&mut self) {
        self.posts.skipped += 1;
    }

    /// Stores a post in the place of what it said before.
    pub fn put(&mut self, post: &PostRecord<'_>) -> Result<(), CatalogError> {
        let path = &post.facts.path;
        let facts = serde_json::to_string(post.facts)
            .map_err(|source| CatalogError::Facts { path: path.to_string(), source })?;
        let known = self.known(path).map_err(|source| self.failed(source))?;
        put(&self.transaction, post, &facts, known.is_some())
            .map_err(|source| self.failed(source))?;
        match known {
            None => self.posts.added += 1,
            Some(Known { ref content_hash, .. }) if content_hash == post.content_hash => {
                self.posts.unchanged += 1;
            }
            Some(_) => self.posts.changed += 1,
        }
        // Where it says what it said, nothing follows from its other words.
        if known.as_ref().and_then(|known| known.facts.as_ref()) != Some(&facts) {
            self.change(path, known);
        }
        Ok(())
    }

    /// Notes that a post came, went or says something else.
    fn change(&mut self, path: &str, known: Option<Known>) {
        let before = known.and_then(|Known { id, facts, .. }| {
            let facts = facts.and_then(|facts| serde_json::from_str(&facts).ok());
            // What cannot be read may have been anything.
            self.touched |= facts.is_none();
            Some((id, Rc::new(facts?)))
        });
        self.changes.entry(path.to_owned()).or_insert(before);
    }

    /// Notes that something else changed, from which anything may follow.
    pub(super) fn touch(&mut self) {
        self.touched = true;
    }

    fn known(&self, path: &str) -> rusqlite::Result<Option<Known>> {
        self.transaction
            .prepare_cached(
                "SELECT p.id, p.content_hash, f.facts FROM posts p
                   LEFT JOIN _post_facts f ON f.post_id = p.id WHERE p.path = ?1",
            )?
            .query_row([path], |row| {
                Ok(Known { id: row.get(0)?, content_hash: row.get(1)?, facts: row.get(2)? })
            })
            .optional()
    }

    /// Forgets the post at `path` and all that it alone said.
    pub fn remove(&mut self, path: &str) -> Result<(), CatalogError> {
        if let Some(known) = self.known(path).map_err(|source| self.failed(source))? {
            self.transaction
                .execute("DELETE FROM posts WHERE id = ?1", [known.id])
                .map_err(|source| self.failed(source))?;
            self.posts.removed += 1;
            self.change(path, Some(known));
        }
        Ok(())
    }

    /// Computes all rows from what the posts and the corrections say, enters the import in the log, and commits.
    ///
    /// `parent_of` gives the canonical name of the organization that another one is a part of.
    pub fn finish(self, parent_of: ParentOf<'_>) -> Result<Summary, CatalogError> {
        let path = self.path.clone();
        self.complete(parent_of).map_err(|source| CatalogError::sqlite(&path, source))
    }

    fn complete(mut self, parent_of: ParentOf<'_>) -> rusqlite::Result<Summary> {
        let kept = corrections(&self.transaction)?;
        let mut summary = if self.is_idle()? {
            Summary::last(&self.transaction)?
        } else if let Some(part) = self.part(&kept, parent_of)? {
            let before = Summary::last(&self.transaction)?;
            let changed = self.changed()?;
            let mut summary =
                store(&part.entities, Scope::Part(&part, &changed), &self.transaction)?;
            summary.beside(&before);
            Summary { resolved: part.posts, ..summary }
        } else {
            // Everything is resolved: what changed does not matter any more.
            self.changes.clear();
            self.all(&kept, parent_of)?
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

    /// Resolves all posts.
    fn all(&self, kept: &[Kept], parent_of: ParentOf<'_>) -> rusqlite::Result<Summary> {
        let said: Vec<Correction> = kept.iter().map(|it| it.correction.clone()).collect();
        let hidden = said.iter().filter_map(|it| match &it.statement {
            Statement::HidePost { path } => Some(path.as_str()),
            _ => None,
        });
        let stored = Stored::read(&hidden.collect(), &self.transaction)?;
        let resolved = stored.len();
        let Stored { posts, lone, translations, outdated } = stored;
        // Neither needs the other.
        let mut entities = Entities::default();
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| entities = resolve(&posts, &said, parent_of));
            sharing::write_all(&posts, &lone, &self.transaction)
        })?;
        drop(posts);
        drop(lone);
        entities.translations.extend(translations);
        entities.translations.sort();
        let parted = outdated.is_empty() && !entities.entangled;
        sharing::set_state(parted, &self.transaction)?;
        mark(kept, &entities.unmet, &self.transaction)?;
        let summary = store(&entities, Scope::All, &self.transaction)?;
        Ok(Summary { outdated, resolved, ..summary })
    }

    /// Resolves what the changed posts touch, where that can be told from the rest.
    fn part(&self, kept: &[Kept], parent_of: ParentOf<'_>) -> rusqlite::Result<Option<Part>> {
        if self.touched || !self.can_be_parted()? {
            return Ok(None);
        }
        let memory = Memory(&self.transaction);
        let mut changes = Vec::with_capacity(self.changes.len());
        let mut shifts = Vec::with_capacity(self.changes.len());
        for (path, before) in &self.changes {
            let decided = match before {
                Some((id, _)) => memory.decided_of(*id)?,
                None => Decided::default(),
            };
            let now = memory.post(path)?;
            let told = before.as_ref().map(|(id, facts)| (*id, &**facts));
            shifts.push(Shift::of(told, now.as_ref().map(|(id, facts)| (*id, facts))));
            let before = before.as_ref().map(|(_, facts)| Rc::clone(facts));
            changes.push(Change { path: path.clone(), before, decided });
        }
        sharing::update(&shifts, &self.transaction)?;
        let said: Vec<Correction> = kept.iter().map(|it| it.correction.clone()).collect();
        Part::of(&changes, &said, &memory, parent_of)
    }

    /// Whether the last import noted what posts share, by the same rules as now, and few changed. By which rules
    /// posts were read does not matter: that import has resolved what it found.
    fn can_be_parted(&self) -> rusqlite::Result<bool> {
        let posts: u32 =
            self.transaction.query_row("SELECT count(*) FROM posts", [], |row| row.get(0))?;
        Ok((self.changes.len() as u64).saturating_mul(self.worthwhile) <= u64::from(posts)
            && self.last_rules()?.as_ref() == Some(&self.rules)
            && sharing::state(&self.transaction)? == Some(true))
    }

    /// The row numbers of the posts that changed, before and now, with their paths; what is gone has
    /// none.
    fn changed(&self) -> rusqlite::Result<BTreeMap<i64, String>> {
        let before = self.changes.values().flatten().map(|(id, _)| (*id, String::new()));
        let mut changed: BTreeMap<i64, String> = before.collect();
        let mut select = self.transaction.prepare("SELECT id FROM posts WHERE path = ?1")?;
        for path in self.changes.keys() {
            let now = select.query_row([path], |row| row.get(0)).optional()?;
            changed.extend(now.map(|id| (id, path.clone())));
        }
        Ok(changed)
    }

    /// Whether nothing can have changed since the last import: no post, no correction, no reference
    /// data.
    fn is_idle(&self) -> rusqlite::Result<bool> {
        Ok(!self.touched
            && self.changes.is_empty()
            && self.last_rules()?.as_ref() == Some(&self.rules)
            && sharing::state(&self.transaction)?.is_some())
    }

    pub(super) fn failed(&self, source: rusqlite::Error) -> CatalogError {
        CatalogError::sqlite(&self.path, source)
    }
}
