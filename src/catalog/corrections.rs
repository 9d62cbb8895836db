//! Corrections as rows: they follow the corrections file, and what no file holds stays.

use std::collections::HashMap;

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::rows::iso;
use super::{CatalogError, Import};
use crate::corrections::{Correction, Statement};

/// A correction in the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Row number.
    pub id: i64,
    /// The correction.
    pub correction: Correction,
    /// Place in the corrections file, from 1; none where the catalog alone holds it.
    pub file_position: Option<u32>,
    /// Whether what it corrects is in the catalog.
    pub applies: bool,
}

/// All corrections in the order in which they count: of two that contradict each other, the later
/// one is believed.
pub fn corrections(catalog: &Connection) -> rusqlite::Result<Vec<Kept>> {
    catalog
        .prepare(
            "SELECT id, written_by, written_on, reason, statement, file_position, applies
               FROM corrections
              ORDER BY written_on, file_position IS NULL, file_position, id",
        )?
        .query_map([], kept)?
        .collect()
}

fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let statement: Statement = serde_json::from_str(row.get_ref(4)?.as_str()?)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(4, Type::Text, error.into()))?;
    let on: String = row.get(2)?;
    let on = on.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(2, Type::Text, Box::new(error))
    })?;
    Ok(Kept {
        id: row.get(0)?,
        correction: Correction { statement, by: row.get(1)?, on, why: row.get(3)? },
        file_position: row.get(5)?,
        applies: row.get(6)?,
    })
}

/// Notes which of the corrections, by place, found nothing to correct.
pub(super) fn mark(
    corrections: &[Kept],
    unmet: &[usize],
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    let mut update = transaction.prepare("UPDATE corrections SET applies = ?2 WHERE id = ?1")?;
    for (place, kept) in corrections.iter().enumerate() {
        let applies = !unmet.contains(&place);
        if applies != kept.applies {
            update.execute(params![kept.id, applies])?;
        }
    }
    Ok(())
}

impl Import<'_> {
    /// All corrections in the order in which they count.
    pub fn corrections(&self) -> Result<Vec<Kept>, CatalogError> {
        corrections(&self.transaction).map_err(|source| self.failed(source))
    }

    /// Makes the catalog hold the corrections of a file, given in the order of the file, instead of
    /// those that a file held before. What no file ever held stays.
    pub fn follow(&mut self, file: &[Correction]) -> Result<(), CatalogError> {
        let changed = self.replace(file).map_err(|source| self.failed(source))?;
        if changed > 0 {
            self.touch();
        }
        Ok(())
    }

    /// The number of rows that change.
    fn replace(&self, file: &[Correction]) -> rusqlite::Result<usize> {
        let statements: Vec<String> =
            file.iter().map(|correction| json(&correction.statement)).collect();
        let mut changed = self.transaction.execute(
            "DELETE FROM corrections
              WHERE file_position IS NOT NULL
                AND statement NOT IN (SELECT value FROM json_each(?1))",
            [serde_json::json!(statements).to_string()],
        )?;
        for (position, correction) in (1_u32..).zip(file) {
            changed += put(correction, Some(position), &self.transaction)?;
        }
        Ok(changed)
    }

    /// Keeps a correction in the catalog alone, in the place of one with the same statement.
    pub fn keep_correction(&mut self, correction: &Correction) -> Result<(), CatalogError> {
        self.touch();
        put(correction, None, &self.transaction).map_err(|source| self.failed(source))?;
        Ok(())
    }

    /// Forgets a correction.
    pub fn forget_correction(&mut self, id: i64) -> Result<(), CatalogError> {
        self.touch();
        self.transaction
            .execute("DELETE FROM corrections WHERE id = ?1", [id])
            .map_err(|source| self.failed(source))?;
        Ok(())
    }

    /// Which organization is a part of which, by canonical names, for a run that has other
    /// reference data than the last import; none where it has the same.
    pub fn known_parents(&self) -> Result<Option<HashMap<String, String>>, CatalogError> {
        let read = || -> rusqlite::Result<Option<HashMap<String, String>>> {
            if self.last_rules()?.as_ref() == Some(&self.rules) {
                return Ok(None);
            }
            self.transaction
                .prepare(
                    "SELECT o.name, p.name FROM organizations o
                       JOIN organizations p ON p.id = o.parent_id",
                )?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()
                .map(Some)
        };
        read().map_err(|source| self.failed(source))
    }

    /// The rules of the last import.
    pub(super) fn last_rules(&self) -> rusqlite::Result<Option<String>> {
        self.transaction
            .query_row("SELECT rules FROM imports ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
            .optional()
    }
}

/// Inserts a correction, or makes the one with its statement like it; the number of rows changed.
pub(super) fn put(
    correction: &Correction,
    file_position: Option<u32>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<usize> {
    transaction
        .prepare_cached(
            "INSERT INTO corrections (written_by, written_on, reason, statement, file_position)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (statement) DO UPDATE SET
                 written_by = excluded.written_by, written_on = excluded.written_on,
                 reason = excluded.reason, file_position = excluded.file_position
             WHERE (written_by, written_on, reason, file_position)
                IS NOT (excluded.written_by, excluded.written_on, excluded.reason,
                        excluded.file_position)",
        )?
        .execute(params![
            correction.by,
            iso(correction.on),
            correction.why,
            json(&correction.statement),
            file_position
        ])
}

/// A statement as the column holds it. It holds nothing that JSON cannot say.
pub(super) fn json(statement: &Statement) -> String {
    serde_json::to_string(statement).unwrap_or_default()
}
