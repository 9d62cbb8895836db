//! Entities into the file: only what is new or changed is written.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{Transaction, params};

use super::Summary;
use super::changes::Changes;
use super::mentions::Mentions;
use super::rows::{Ids, Write};
use super::search;
use crate::resolve::entities::{Entities, RetiredSlug};

/// Makes the rows say what the entities say.
pub fn store(entities: &Entities, transaction: &Transaction<'_>) -> rusqlite::Result<Summary> {
    let mentions = Mentions::sync(&entities.mentions, transaction)?;
    let series = Changes::of(&entities.series, transaction)?;
    let events = Changes::of(&entities.events, transaction)?;
    let organizations = Changes::of(&entities.organizations, transaction)?;
    let speakers = Changes::of(&entities.speakers, transaction)?;
    let links = Changes::of(&entities.links, transaction)?;
    let talks = Changes::of(&entities.talks, transaction)?;
    let ids = Ids {
        mentions,
        series: series.ids.clone(),
        events: events.ids.clone(),
        organizations: organizations.ids.clone(),
        speakers: speakers.ids.clone(),
        links: links.ids.clone(),
        talks: talks.ids.clone(),
    };
    write(&talks, &ids, transaction)?;
    write(&events, &ids, transaction)?;
    write(&series, &ids, transaction)?;
    write(&organizations, &ids, transaction)?;
    write(&speakers, &ids, transaction)?;
    write(&links, &ids, transaction)?;
    store_post_videos(&entities.post_videos, &ids, transaction)?;
    store_translations(&entities.translations, transaction)?;
    store_retired(&entities.retired, transaction)?;
    ids.mentions.clear(transaction)?;
    search::index(transaction)?;
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
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    changes.clear(transaction)?;
    for entity in &changes.written {
        entity.write(ids, transaction)?;
    }
    changes.sign(transaction)
}

fn store_post_videos(
    wanted: &[(String, String)],
    ids: &Ids,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    let posts = post_ids(transaction)?;
    let wanted: BTreeSet<(i64, i64)> = wanted
        .iter()
        .filter_map(|(path, key)| Some((*posts.get(path)?, *ids.links.get(key)?)))
        .collect();
    let known: BTreeSet<(i64, i64)> = transaction
        .prepare("SELECT post_id, link_id FROM post_videos")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for row in known.difference(&wanted) {
        transaction.execute("DELETE FROM post_videos WHERE post_id = ?1 AND link_id = ?2", *row)?;
    }
    for row in wanted.difference(&known) {
        transaction.execute("INSERT INTO post_videos (post_id, link_id) VALUES (?1, ?2)", *row)?;
    }
    Ok(())
}

/// Notes which posts are translations of which.
pub fn store_translations(
    pairs: &[(String, String)],
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    let posts = post_ids(transaction)?;
    let wanted: HashMap<i64, i64> = pairs
        .iter()
        .filter_map(|(path, original)| Some((*posts.get(path)?, *posts.get(original)?)))
        .collect();
    let known: HashMap<i64, i64> = transaction
        .prepare("SELECT id, translation_of FROM posts WHERE translation_of IS NOT NULL")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut update = transaction.prepare("UPDATE posts SET translation_of = ?2 WHERE id = ?1")?;
    for id in posts.values().filter(|id| wanted.get(id) != known.get(id)) {
        update.execute(params![id, wanted.get(id)])?;
    }
    Ok(())
}

fn store_retired(wanted: &[RetiredSlug], transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let wanted: BTreeSet<(String, String, String)> = wanted
        .iter()
        .map(|retired| (retired.kind.to_owned(), retired.slug.clone(), retired.now.clone()))
        .collect();
    let known: BTreeSet<(String, String, String)> = transaction
        .prepare("SELECT kind, slug, now FROM retired_slugs")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut delete = transaction
        .prepare("DELETE FROM retired_slugs WHERE kind = ?1 AND slug = ?2 AND now = ?3")?;
    let mut insert =
        transaction.prepare("INSERT INTO retired_slugs (kind, slug, now) VALUES (?1, ?2, ?3)")?;
    for (kind, slug, now) in known.difference(&wanted) {
        delete.execute([kind, slug, now])?;
    }
    for (kind, slug, now) in wanted.difference(&known) {
        insert.execute([kind, slug, now])?;
    }
    Ok(())
}

fn post_ids(transaction: &Transaction<'_>) -> rusqlite::Result<HashMap<String, i64>> {
    transaction
        .prepare("SELECT path, id FROM posts")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
