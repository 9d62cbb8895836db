//! Entities into the file: only what is new or changed is written.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::mem::take;

use rusqlite::{OptionalExtension, Transaction, params};

use super::changes::Changes;
use super::mentions::{Mentions, Read};
use super::rows::{Ids, Write, word};
use super::summary::Summary;
use super::{search, sharing};
use crate::resolve::entities::{Entities, Organization, RetiredSlug};
use crate::resolve::part::{Part, Replaced};

/// What of the catalog the entities are.
#[derive(Debug, Clone, Copy)]
pub enum Scope<'p> {
    /// All of it.
    All,
    /// A part, for posts that have changed, by row number with their paths.
    Part(&'p Part, &'p BTreeMap<i64, String>),
}

impl<'p> Scope<'p> {
    /// The keys of the rows that entities of a kind replace; none for all.
    fn replaced(
        self,
        keys: impl Fn(&'p Replaced) -> &'p BTreeSet<String>,
    ) -> Option<&'p BTreeSet<String>> {
        match self {
            Self::All => None,
            Self::Part(part, _) => Some(keys(&part.replaced)),
        }
    }

    /// The posts whose mentions have to be read.
    fn read(
        self,
        entities: &Entities,
        transaction: &Transaction<'_>,
    ) -> rusqlite::Result<Option<Read>> {
        let Self::Part(_, changed) = self else { return Ok(None) };
        let paths: BTreeSet<&str> = entities.mentions.iter().filter_map(|it| it.path()).collect();
        let mut select = transaction.prepare_cached("SELECT id FROM posts WHERE path = ?1")?;
        let mut cited = Vec::new();
        for path in paths {
            let id: Option<i64> = select.query_row([path], |row| row.get(0)).optional()?;
            cited.extend(id.filter(|id| !changed.contains_key(id)).map(|id| (id, path.to_owned())));
        }
        let changed = changed.iter().map(|(id, path)| (*id, path.clone())).collect();
        Ok(Some(Read { changed, cited }))
    }
}

/// Makes the rows say what the entities say.
pub fn store(
    entities: &Entities,
    scope: Scope<'_>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<Summary> {
    let read = scope.read(entities, transaction)?;
    let mentions = Mentions::sync(&entities.mentions, read.as_ref(), transaction)?;
    let mut series = Changes::of(&entities.series, scope.replaced(|it| &it.series), transaction)?;
    let mut events = Changes::of(&entities.events, scope.replaced(|it| &it.events), transaction)?;
    let mut organizations =
        Changes::of(&entities.organizations, scope.replaced(|it| &it.organizations), transaction)?;
    let mut speakers =
        Changes::of(&entities.speakers, scope.replaced(|it| &it.speakers), transaction)?;
    let mut links = Changes::of(&entities.links, scope.replaced(|it| &it.links), transaction)?;
    let mut talks = Changes::of(&entities.talks, scope.replaced(|it| &it.talks), transaction)?;
    let mut ids = Ids {
        mentions,
        series: take(&mut series.ids),
        events: take(&mut events.ids),
        organizations: take(&mut organizations.ids),
        speakers: take(&mut speakers.ids),
        links: take(&mut links.ids),
        talks: take(&mut talks.ids),
    };
    if matches!(scope, Scope::Part(..)) {
        ids.complete(entities, transaction)?;
    }
    // What others refer to comes first: as long as a reference is open, SQLite looks for more of them
    // at each row.
    write(&series, &ids, scope, transaction)?;
    write(&organizations, &ids, scope, transaction)?;
    write(&events, &ids, scope, transaction)?;
    write(&speakers, &ids, scope, transaction)?;
    write(&links, &ids, scope, transaction)?;
    write(&talks, &ids, scope, transaction)?;
    store_organization_mentions(&entities.organizations, &ids, read.as_ref(), transaction)?;
    match scope {
        Scope::All => {
            store_post_videos(&entities.post_videos, &ids, None, transaction)?;
            store_translations(&entities.translations, None, transaction)?;
            store_retired(&entities.retired, None, transaction)?;
            sharing::decide(&entities.decided, None, transaction)?;
        }
        Scope::Part(part, changed) => {
            let posts: Vec<i64> = changed.keys().copied().collect();
            store_post_videos(&entities.post_videos, &ids, Some(&posts), transaction)?;
            store_translations(&entities.translations, Some(&part.translated), transaction)?;
            store_retired(&entities.retired, Some(part), transaction)?;
            sharing::decide(&entities.decided, Some(&posts), transaction)?;
        }
    }
    ids.mentions.clear(transaction)?;
    Ok(Summary {
        events: events.counts,
        talks: talks.counts,
        speakers: speakers.counts,
        organizations: organizations.counts,
        links: links.counts,
        ..Summary::default()
    })
}

fn write<E: Write>(
    changes: &Changes<'_, E>,
    ids: &Ids,
    scope: Scope<'_>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    let rows = || {
        changes.clear(transaction)?;
        changes.written.iter().try_for_each(|entity| entity.write(ids, transaction))
    };
    if matches!(scope, Scope::All) && changes.are_most() {
        search::indexed_at_once(E::TABLE, transaction, rows)?;
    } else {
        rows()?;
    }
    changes.cited.iter().try_for_each(|entity| entity.cite(ids, transaction))?;
    changes.sign(transaction)
}

/// The rows of a query, for each of the values or, without any, all of them.
fn known<T: Ord>(
    sql: &str,
    column: &str,
    values: Option<&[i64]>,
    read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<BTreeSet<T>> {
    let Some(values) = values else {
        return transaction.prepare(sql)?.query_map([], read)?.collect();
    };
    let mut select = transaction.prepare(&format!("{sql} WHERE {column} = ?1"))?;
    let mut rows = BTreeSet::new();
    for value in values {
        for row in select.query_map([value], &read)? {
            rows.insert(row?);
        }
    }
    Ok(rows)
}

/// Writes where organizations are named: everywhere, or by the changed posts.
fn store_organization_mentions(
    organizations: &[Organization],
    ids: &Ids,
    read: Option<&Read>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    let ours: Option<Vec<i64>> = match read {
        None => None,
        Some(read) => {
            let posts: Vec<i64> = read.changed.iter().map(|(id, _)| *id).collect();
            let of_posts = known(
                "SELECT id FROM mentions",
                "post_id",
                Some(&posts),
                |row| row.get(0),
                transaction,
            )?;
            Some(of_posts.into_iter().collect())
        }
    };
    let within = |mention: &i64| ours.as_ref().is_none_or(|it| it.binary_search(mention).is_ok());
    let wanted: BTreeSet<(i64, i64, Option<String>)> = organizations
        .iter()
        .flat_map(|organization| organization.mentions.iter().map(move |it| (organization, it)))
        .filter_map(|(organization, (mention, role))| {
            let mention = ids.mention(*mention).filter(within)?;
            Some((*ids.organizations.get(&organization.slug)?, mention, word(role)))
        })
        .collect();
    let sql = "SELECT organization_id, mention_id, role FROM organization_mentions";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let known = known(sql, "mention_id", ours.as_deref(), read, transaction)?;
    let mut delete = transaction.prepare(
        "DELETE FROM organization_mentions
          WHERE organization_id = ?1 AND mention_id = ?2 AND role = ?3",
    )?;
    for row in known.difference(&wanted) {
        delete.execute(params![row.0, row.1, row.2])?;
    }
    let mut insert = transaction.prepare(
        "INSERT INTO organization_mentions (organization_id, mention_id, role) VALUES (?1, ?2, ?3)",
    )?;
    for row in wanted.difference(&known) {
        insert.execute(params![row.0, row.1, row.2])?;
    }
    Ok(())
}

/// Writes which videos are no talks, of all posts or of some.
fn store_post_videos(
    wanted: &[(String, String)],
    ids: &Ids,
    posts: Option<&[i64]>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    let mut id_of = transaction.prepare_cached("SELECT id FROM posts WHERE path = ?1")?;
    let mut rows: BTreeSet<(i64, i64)> = BTreeSet::new();
    for (path, key) in wanted {
        let post: Option<i64> = id_of.query_row([path], |row| row.get(0)).optional()?;
        rows.extend(post.zip(ids.links.get(key).copied()));
    }
    let sql = "SELECT post_id, link_id FROM post_videos";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let known = known(sql, "post_id", posts, read, transaction)?;
    for row in known.difference(&rows) {
        transaction.execute("DELETE FROM post_videos WHERE post_id = ?1 AND link_id = ?2", *row)?;
    }
    for row in rows.difference(&known) {
        transaction.execute("INSERT INTO post_videos (post_id, link_id) VALUES (?1, ?2)", *row)?;
    }
    Ok(())
}

/// Notes which posts are translations of which: all, or those at some paths.
fn store_translations(
    pairs: &[(String, String)],
    paths: Option<&BTreeSet<String>>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    let mut wanted: HashMap<&str, &str> = HashMap::new();
    wanted.extend(pairs.iter().map(|(path, original)| (path.as_str(), original.as_str())));
    let known: Vec<String> = match paths {
        Some(paths) => paths.iter().cloned().collect(),
        None => transaction
            .prepare("SELECT path FROM posts WHERE translation_of IS NOT NULL")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?,
    };
    let mut update = transaction.prepare(
        "UPDATE posts SET translation_of = o.id
           FROM (SELECT (SELECT id FROM posts WHERE path = ?2) AS id) o
          WHERE path = ?1 AND translation_of IS NOT o.id",
    )?;
    for path in known.iter().map(String::as_str).filter(|path| !wanted.contains_key(path)) {
        update.execute(params![path, None::<&str>])?;
    }
    for (path, original) in wanted {
        update.execute(params![path, original])?;
    }
    Ok(())
}

/// Writes the slugs that lead on: all, or those that lead to what a part holds.
fn store_retired(
    wanted: &[RetiredSlug],
    part: Option<&Part>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    type Retired = BTreeSet<(String, String, String)>;
    let wanted: Retired = wanted
        .iter()
        .map(|retired| (retired.kind.to_owned(), retired.slug.clone(), retired.now.clone()))
        .collect();
    let sql = "SELECT kind, slug, now FROM retired_slugs";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let mut known = Retired::new();
    if let Some(Part { entities, replaced, .. }) = part {
        // An OR would read all of the kind.
        let sql = format!(
            "{sql} WHERE kind = ?1 AND slug = ?2 UNION ALL {sql} WHERE kind = ?1 AND now = ?2"
        );
        let mut select = transaction.prepare(&sql)?;
        let organizations = entities.organizations.iter().map(|it| &it.slug);
        let speakers = entities.speakers.iter().map(|it| &it.slug);
        let talks = entities.talks.iter().map(|it| &it.slug);
        let slugs = (organizations.chain(&replaced.organizations).map(|it| ("organization", it)))
            .chain(speakers.chain(&replaced.speakers).map(|it| ("speaker", it)))
            .chain(talks.chain(&replaced.talks).map(|it| ("talk", it)));
        for (kind, slug) in slugs {
            for row in select.query_map([kind, slug], read)? {
                known.insert(row?);
            }
        }
    } else {
        known = transaction.prepare(sql)?.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
    }
    let mut delete = transaction
        .prepare("DELETE FROM retired_slugs WHERE kind = ?1 AND slug = ?2 AND now = ?3")?;
    let mut insert = transaction
        .prepare("INSERT OR IGNORE INTO retired_slugs (kind, slug, now) VALUES (?1, ?2, ?3)")?;
    for (kind, slug, now) in known.difference(&wanted) {
        delete.execute([kind, slug, now])?;
    }
    for (kind, slug, now) in wanted.difference(&known) {
        insert.execute([kind, slug, now])?;
    }
    Ok(())
}
