//! What posts share, and what became of what they tell: kept for the imports to come.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Transaction, params};

use crate::extract::facts::PostFacts;
use crate::resolve::part::archive::Decided;
use crate::resolve::shared::{FORM, Shared};

/// So many posts are sorted and written at a time.
const BATCH: usize = 10_000;

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

/// Writes what all posts share.
pub fn write_all(posts: &[PostFacts], transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch("DELETE FROM _shared; DELETE FROM _marks;")?;
    let mut id_of = transaction.prepare("SELECT id FROM posts WHERE path = ?1")?;
    for batch in posts.chunks(BATCH) {
        let mut rows = Rows::default();
        for post in batch {
            let id = id_of.query_row([post.path.as_str()], |row| row.get(0))?;
            rows.add(id, Shared::of(post));
        }
        rows.insert(transaction)?;
    }
    Ok(())
}

/// Notes what a post, by its row number, shares.
pub fn add(post: i64, facts: &PostFacts, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut rows = Rows::default();
    rows.add(post, Shared::of(facts));
    rows.insert(transaction)
}

/// Forgets what a post shared.
pub fn remove(post: i64, facts: &PostFacts, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let shared = Shared::of(facts);
    let mut thing =
        transaction.prepare_cached("DELETE FROM _shared WHERE key = ?1 AND post_id = ?2")?;
    for key in shared.things {
        thing.execute([key, post])?;
    }
    let mut mark = transaction
        .prepare_cached("DELETE FROM _marks WHERE mark = ?1 AND name = ?2 AND post_id = ?3")?;
    for (key, name) in shared.marks {
        mark.execute(params![key, name, post])?;
    }
    Ok(())
}

#[derive(Default)]
struct Rows {
    things: BTreeSet<(i64, i64)>,
    marks: BTreeSet<(i64, String, i64)>,
}

impl Rows {
    fn add(&mut self, post: i64, shared: Shared) {
        self.things.extend(shared.things.into_iter().map(|key| (key, post)));
        self.marks.extend(shared.marks.into_iter().map(|(mark, name)| (mark, name, post)));
    }

    fn insert(self, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let mut thing =
            transaction.prepare_cached("INSERT INTO _shared (key, post_id) VALUES (?1, ?2)")?;
        for row in self.things {
            thing.execute(row)?;
        }
        let mut mark = transaction
            .prepare_cached("INSERT INTO _marks (mark, name, post_id) VALUES (?1, ?2, ?3)")?;
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
