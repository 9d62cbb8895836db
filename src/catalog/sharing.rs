//! What posts share, and what became of what they tell: kept for the imports to come.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rusqlite::{OptionalExtension, Transaction, params};

use crate::extract::facts::PostFacts;
use crate::resolve::part::archive::Decided;
use crate::resolve::shared::{Billed, FORM, Shared};

/// So many rows are sorted and written at a time.
const BATCH: usize = 50_000;

/// Whether the catalog has been computed since it has its form; and whether the next import may
/// compute but a part of it.
pub fn state(transaction: &Transaction<'_>) -> rusqlite::Result<Option<bool>> {
    transaction
        .query_row("SELECT parted FROM _resolution WHERE form = ?1", [FORM], |row| row.get(0))
        .optional()
}

/// Notes that it has been.
pub fn set_state(parted: bool, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM _resolution", [])?;
    let insert = "INSERT INTO _resolution (form, parted) VALUES (?1, ?2)";
    transaction.execute(insert, params![FORM, parted])?;
    Ok(())
}

/// Writes what all posts share; of the `lone` ones the row numbers and the one thing of each.
pub fn write_all(
    posts: &[PostFacts],
    lone: &[(i64, i64)],
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    transaction.execute_batch("DELETE FROM _shared; DELETE FROM _marks;")?;
    let mut id_of = transaction.prepare("SELECT id FROM posts WHERE path = ?1")?;
    // How people are billed, once noted.
    let mut known = HashSet::new();
    let mut rows = Rows::default();
    for post in posts {
        let id = id_of.query_row([post.path.as_str()], |row| row.get(0))?;
        let shared = Shared::of(post);
        rows.share(id, &shared.things);
        for (thing, billed) in &shared.billed {
            if known.insert(*thing) {
                rows.mark(billed);
            }
        }
        if rows.len() >= BATCH {
            std::mem::take(&mut rows).insert(transaction)?;
        }
    }
    rows.things.extend(lone.iter().map(|(post, thing)| (*thing, *post)));
    rows.insert(transaction)
}

/// What a post shared and shares now, each with its row number.
#[derive(Debug)]
pub struct Shift {
    before: Option<(i64, Shared)>,
    now: Option<(i64, Shared)>,
}

impl Shift {
    /// Of a post that said the one and says the other; none where it was not there, or is gone.
    pub fn of(before: Option<(i64, &PostFacts)>, now: Option<(i64, &PostFacts)>) -> Self {
        let shared = |(id, facts): (i64, &PostFacts)| (id, Shared::of(facts));
        Self { before: before.map(shared), now: now.map(shared) }
    }
}

/// Notes what some posts no longer share, then what they share anew: a new post may have the row number of one that is gone.
pub fn update(shifts: &[Shift], transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    for Shift { before, now } in shifts {
        let Some((post, shared)) = before else { continue };
        remove(*post, &beyond(*post, shared, now.as_ref()), &shared.billed, transaction)?;
    }
    for Shift { before, now } in shifts {
        let Some((post, shared)) = now else { continue };
        add(*post, &beyond(*post, shared, before.as_ref()), &shared.billed, transaction)?;
    }
    Ok(())
}

/// What a post shares at one time and, if it has the same row number then, not at the other.
fn beyond(post: i64, shared: &Shared, other: Option<&(i64, Shared)>) -> BTreeSet<i64> {
    let other = other.filter(|(id, _)| *id == post);
    let stays = |thing: &i64| other.is_some_and(|(_, other)| other.things.contains(thing));
    shared.things.iter().copied().filter(|thing| !stays(thing)).collect()
}

fn add(
    post: i64,
    things: &BTreeSet<i64>,
    billed: &BTreeMap<i64, Billed>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    let mut rows = Rows::default();
    rows.share(post, things);
    for (thing, billed) in billed.iter().filter(|(thing, _)| things.contains(thing)) {
        if !is_shared(*thing, transaction)? {
            rows.mark(billed);
        }
    }
    rows.insert(transaction)
}

fn remove(
    post: i64,
    things: &BTreeSet<i64>,
    billed: &BTreeMap<i64, Billed>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    let mut delete =
        transaction.prepare_cached("DELETE FROM _shared WHERE key = ?1 AND post_id = ?2")?;
    let mut unmark =
        transaction.prepare_cached("DELETE FROM _marks WHERE mark = ?1 AND name = ?2")?;
    for thing in things {
        delete.execute([*thing, post])?;
        if let Some(billed) = billed.get(thing)
            && !is_shared(*thing, transaction)?
        {
            for mark in billed.marks() {
                unmark.execute(params![mark, billed.name])?;
            }
        }
    }
    Ok(())
}

/// Whether any post shares a thing.
fn is_shared(thing: i64, transaction: &Transaction<'_>) -> rusqlite::Result<bool> {
    transaction
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM _shared WHERE key = ?1)")?
        .query_row([thing], |row| row.get(0))
}

#[derive(Default)]
struct Rows {
    things: BTreeSet<(i64, i64)>,
    marks: BTreeSet<(i64, String)>,
}

impl Rows {
    fn share(&mut self, post: i64, things: &BTreeSet<i64>) {
        self.things.extend(things.iter().map(|key| (*key, post)));
    }

    fn mark(&mut self, billed: &Billed) {
        self.marks.extend(billed.marks().into_iter().map(|mark| (mark, billed.name.clone())));
    }

    fn len(&self) -> usize {
        self.things.len() + self.marks.len()
    }

    fn insert(self, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let mut thing =
            transaction.prepare_cached("INSERT INTO _shared (key, post_id) VALUES (?1, ?2)")?;
        for row in self.things {
            thing.execute(row)?;
        }
        let mut mark =
            transaction.prepare_cached("INSERT INTO _marks (mark, name) VALUES (?1, ?2)")?;
        for row in self.marks {
            mark.execute(row)?;
        }
        Ok(())
    }
}

/// Writes what became of the posts; of all, or of those named here and of those that are `gone`.
pub fn decide(
    decided: &BTreeMap<String, Decided>,
    gone: Option<&[i64]>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    match gone {
        None => {
            transaction.execute("DELETE FROM _decided", [])?;
        }
        Some(posts) => {
            let mut delete =
                transaction.prepare_cached("DELETE FROM _decided WHERE post_id = ?1")?;
            for post in posts {
                delete.execute([post])?;
            }
        }
    }
    let mut insert = transaction.prepare_cached(
        "INSERT INTO _decided (post_id, decided) SELECT id, ?2 FROM posts WHERE path = ?1
             ON CONFLICT (post_id) DO UPDATE SET decided = excluded.decided
             WHERE decided <> excluded.decided",
    )?;
    for (path, decided) in decided {
        // They hold nothing that JSON cannot say.
        let json = serde_json::to_string(decided).unwrap_or_default();
        insert.execute(params![path, json])?;
    }
    Ok(())
}
