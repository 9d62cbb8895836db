//! Which rows of a table an import has to write: those whose fingerprint is another than before.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{OptionalExtension, Transaction, params};
use serde::Serialize;

use super::Counts;

/// Part of every fingerprint; raise it when the same entity is to be written in another way.
const FORM: &[u8] = b"3";

/// An entity that fills a row of `TABLE` and the lists that belong to it.
pub trait Entity: Serialize {
    /// Table of the row.
    const TABLE: &'static str;
    /// Column of the key.
    const KEY: &'static str = "slug";

    /// Empties what is to be written anew of a changed row, by its key; by default that is all.
    const CLEAR: Option<&'static str> = None;

    /// Deletes the evidence of a row, by its key.
    const CLEAR_EVIDENCE: Option<&'static str> = None;

    /// What names the entity for good.
    fn key(&self) -> &str;

    /// Its evidence, which is written anew by itself where nothing else has changed: what one more post tells of an
    /// entity is the same more often than not.
    fn evidence(&self) -> impl Serialize {}
}

/// What has to be done to a table.
#[derive(Debug)]
pub struct Changes<'e, E> {
    /// Row numbers of all entities by key, new ones included.
    pub ids: HashMap<String, i64>,
    /// New and changed entities, by row number: the order in which tables and indexes take them best.
    pub written: Vec<&'e E>,
    /// Entities of which the evidence alone has changed, likewise.
    pub cited: Vec<&'e E>,
    /// What happens to how many.
    pub counts: Counts,
    /// Entities whose rows are written anew.
    changed: Vec<&'e E>,
    gone: Vec<String>,
}

impl<'e, E: Entity> Changes<'e, E> {
    /// Compares the entities with the rows of their table, or with those alone that they replace.
    pub fn of(
        entities: &'e [E],
        replaced: Option<&BTreeSet<String>>,
        transaction: &Transaction<'_>,
    ) -> rusqlite::Result<Self> {
        let mut known = match replaced {
            None => known::<E>(transaction)?,
            Some(keys) => known_of::<E>(keys, transaction)?,
        };
        let mut next = last_id::<E>(transaction)?;
        let mut changes = Self {
            ids: HashMap::with_capacity(entities.len()),
            written: Vec::new(),
            cited: Vec::new(),
            counts: Counts::default(),
            changed: Vec::new(),
            gone: Vec::new(),
        };
        let (mut written, mut cited) = (Vec::new(), Vec::new());
        for entity in entities {
            let id = if let Some(row) = known.remove(entity.key()) {
                let fingerprint = Fingerprint::of(entity);
                if fingerprint.is(&row.fingerprint) {
                    changes.counts.unchanged += 1;
                } else {
                    changes.counts.changed += 1;
                    if fingerprint.is_but_for_evidence(&row.fingerprint) {
                        cited.push((row.id, entity));
                    } else {
                        changes.changed.push(entity);
                        written.push((row.id, entity));
                    }
                }
                row.id
            } else {
                changes.counts.added += 1;
                next += 1;
                written.push((next, entity));
                next
            };
            changes.ids.insert(entity.key().to_owned(), id);
        }
        for (list, mut rows) in [(&mut changes.written, written), (&mut changes.cited, cited)] {
            rows.sort_unstable_by_key(|(id, _)| *id);
            list.extend(rows.into_iter().map(|(_, entity)| entity));
        }
        changes.counts.removed = u32::try_from(known.len()).unwrap_or(u32::MAX);
        let mut gone: Vec<_> = known.into_iter().collect();
        gone.sort_unstable_by_key(|(_, row)| row.id);
        changes.gone = gone.into_iter().map(|(key, _)| key).collect();
        Ok(changes)
    }

    /// Whether more rows are written than stay as they are.
    pub fn are_most(&self) -> bool {
        self.written.len() > self.counts.unchanged as usize
    }

    /// Deletes the rows that are gone, and those to be written anew; what belongs to them goes too.
    pub fn clear(&self, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let mut row =
            transaction.prepare(&format!("DELETE FROM {} WHERE {} = ?1", E::TABLE, E::KEY))?;
        let mut fingerprint =
            transaction.prepare("DELETE FROM _fingerprints WHERE kind = ?1 AND key = ?2")?;
        for key in &self.gone {
            row.execute([key])?;
            fingerprint.execute([E::TABLE, key])?;
        }
        let mut anew = E::CLEAR.map(|sql| transaction.prepare(sql)).transpose()?;
        for entity in &self.changed {
            anew.as_mut().unwrap_or(&mut row).execute([entity.key()])?;
            fingerprint.execute([E::TABLE, entity.key()])?;
        }
        let mut evidence = E::CLEAR_EVIDENCE.map(|sql| transaction.prepare(sql)).transpose()?;
        for entity in &self.cited {
            if let Some(evidence) = &mut evidence {
                evidence.execute([entity.key()])?;
            }
            fingerprint.execute([E::TABLE, entity.key()])?;
        }
        Ok(())
    }

    /// Notes the fingerprints of what was written.
    pub fn sign(&self, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let mut insert = transaction
            .prepare("INSERT INTO _fingerprints (kind, key, fingerprint) VALUES (?1, ?2, ?3)")?;
        for entity in self.written.iter().chain(&self.cited) {
            insert.execute(params![E::TABLE, entity.key(), Fingerprint::of(*entity).bytes()])?;
        }
        Ok(())
    }
}

struct Row {
    id: i64,
    fingerprint: Vec<u8>,
}

/// The rows by key.
fn rows_of<E: Entity>() -> String {
    format!(
        "SELECT t.{key}, t.id, coalesce(f.fingerprint, x'')
           FROM {table} t LEFT JOIN _fingerprints f ON f.kind = ?1 AND f.key = t.{key}",
        key = E::KEY,
        table = E::TABLE,
    )
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(String, Row)> {
    Ok((row.get(0)?, Row { id: row.get(1)?, fingerprint: row.get(2)? }))
}

fn known<E: Entity>(transaction: &Transaction<'_>) -> rusqlite::Result<HashMap<String, Row>> {
    transaction.prepare(&rows_of::<E>())?.query_map([E::TABLE], row)?.collect()
}

fn known_of<E: Entity>(
    keys: &BTreeSet<String>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<HashMap<String, Row>> {
    let mut select = transaction.prepare(&format!("{} WHERE t.{} = ?2", rows_of::<E>(), E::KEY))?;
    let rows = keys.iter().map(|key| select.query_row([E::TABLE, key], row).optional());
    rows.filter_map(Result::transpose).collect()
}

fn last_id<E: Entity>(transaction: &Transaction<'_>) -> rusqlite::Result<i64> {
    let sql = format!("SELECT coalesce(max(id), 0) FROM {}", E::TABLE);
    transaction.query_row(&sql, [], |row| row.get(0))
}

/// Hashes of all that the entity's row and lists hold: of its evidence, and of the rest.
struct Fingerprint {
    rest: blake3::Hash,
    evidence: blake3::Hash,
}

/// So many bytes of each hash are kept.
const KEPT: usize = 12;

impl Fingerprint {
    fn of<E: Entity>(entity: &E) -> Self {
        Self { rest: hash(entity), evidence: hash(&entity.evidence()) }
    }

    fn bytes(&self) -> Vec<u8> {
        [&self.rest.as_bytes()[..KEPT], &self.evidence.as_bytes()[..KEPT]].concat()
    }

    /// Whether that is what was kept.
    fn is(&self, kept: &[u8]) -> bool {
        kept == self.bytes()
    }

    /// Whether it is what was kept but for the evidence.
    fn is_but_for_evidence(&self, kept: &[u8]) -> bool {
        kept.len() == 2 * KEPT && kept.starts_with(&self.rest.as_bytes()[..KEPT])
    }
}

fn hash(value: &impl Serialize) -> blake3::Hash {
    let mut content = FORM.to_vec();
    // Entities hold nothing that JSON cannot say.
    let written = serde_json::to_writer(&mut content, value);
    debug_assert!(written.is_ok());
    blake3::hash(&content)
}
