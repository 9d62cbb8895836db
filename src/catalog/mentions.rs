//! The evidence: mentions in the file and mentions in the posts are made the same.

use std::collections::{HashMap, HashSet};

use rusqlite::{Transaction, params};

use crate::resolve::entities::{Mention, MentionKey, Origin};

/// The mentions of a catalog while it is written.
#[derive(Debug, Default)]
pub struct Mentions {
    /// Row numbers.
    pub ids: HashMap<MentionKey, i64>,
    gone: Vec<i64>,
}

/// The posts whose mentions are made the same, by row number and path, when not all are.
#[derive(Debug, Default)]
pub struct Read {
    /// Those that have changed: what they no longer say goes.
    pub changed: Vec<(i64, String)>,
    /// Others that are cited; what they say stays.
    pub cited: Vec<(i64, String)>,
}

impl Mentions {
    /// Adds what the file lacks. What nothing rests on any more is deleted later, by
    /// [`Mentions::clear`].
    pub fn sync(
        mentions: &[Mention],
        read: Option<&Read>,
        transaction: &Transaction<'_>,
    ) -> rusqlite::Result<Self> {
        let mut synced = Self::default();
        let wanted: HashMap<MentionKey, &Mention> =
            mentions.iter().map(|mention| (mention.key(), mention)).collect();
        let mut outdated = Vec::new();
        let mut see = |id: i64, known: &Mention, may_go: bool| {
            let key = known.key();
            match wanted.get(&key) {
                Some(mention) => {
                    synced.ids.insert(key, id);
                    #[expect(clippy::float_cmp, reason = "the file holds exactly what was written")]
                    if mention.confidence != known.confidence {
                        outdated.push((id, mention.confidence));
                    }
                }
                None if may_go => synced.gone.push(id),
                None => {}
            }
        };
        if let Some(read) = read {
            for (posts, may_go) in [(&read.changed, true), (&read.cited, false)] {
                for (post, path) in posts {
                    of_post(*post, path, transaction, |id, known| see(id, known, may_go))?;
                }
            }
        } else {
            of_all(transaction, |id, known| see(id, known, true))?;
        }
        for (id, confidence) in outdated {
            transaction
                .prepare_cached("UPDATE mentions SET confidence = ?2 WHERE id = ?1")?
                .execute(params![id, confidence])?;
        }
        synced.insert(mentions, transaction)?;
        Ok(synced)
    }

    fn insert(
        &mut self,
        mentions: &[Mention],
        transaction: &Transaction<'_>,
    ) -> rusqlite::Result<()> {
        let mut by_post = transaction.prepare(
            "INSERT INTO mentions (post_id, line, words, rule, confidence)
             SELECT id, ?2, ?3, ?4, ?5 FROM posts WHERE path = ?1",
        )?;
        let mut by_correction = transaction.prepare(
            "INSERT INTO mentions (correction_id, words, rule, confidence)
             SELECT id, ?2, ?3, ?4 FROM corrections WHERE statement = ?1",
        )?;
        let known: HashSet<MentionKey> = self.ids.keys().copied().collect();
        for mention in mentions.iter().filter(|mention| !known.contains(&mention.key())) {
            let Mention { origin, line, words, rule, confidence } = mention;
            match origin {
                Origin::Post(path) => {
                    by_post.execute(params![path, line, words, rule, confidence])?
                }
                Origin::Correction(statement) => {
                    by_correction.execute(params![statement, words, rule, confidence])?
                }
            };
            self.ids.insert(mention.key(), transaction.last_insert_rowid());
        }
        Ok(())
    }

    /// Deletes what nothing rests on any more.
    pub fn clear(&self, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let mut delete = transaction.prepare("DELETE FROM mentions WHERE id = ?1")?;
        for id in &self.gone {
            delete.execute([id])?;
        }
        Ok(())
    }
}

/// Each mention of the file.
fn of_all(
    transaction: &Transaction<'_>,
    mut see: impl FnMut(i64, &Mention),
) -> rusqlite::Result<()> {
    let mut select = transaction.prepare(
        "SELECT m.id, p.path, c.statement, m.line, m.words, m.rule, m.confidence
           FROM mentions m LEFT JOIN posts p ON p.id = m.post_id
           LEFT JOIN corrections c ON c.id = m.correction_id",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let path: Option<String> = row.get(1)?;
        let statement: Option<String> = row.get(2)?;
        let line: Option<u32> = row.get(3)?;
        let known = Mention {
            // A post or correction that is gone has left its mentions until they are cleared.
            origin: match statement {
                Some(statement) => Origin::Correction(statement),
                None => Origin::Post(path.unwrap_or_default()),
            },
            line: line.unwrap_or_default(),
            words: row.get(4)?,
            rule: row.get(5)?,
            confidence: row.get(6)?,
        };
        see(row.get(0)?, &known);
    }
    Ok(())
}

/// Each mention of a post.
fn of_post(
    post: i64,
    path: &str,
    transaction: &Transaction<'_>,
    mut see: impl FnMut(i64, &Mention),
) -> rusqlite::Result<()> {
    let mut select = transaction.prepare_cached(
        "SELECT id, line, words, rule, confidence FROM mentions WHERE post_id = ?1",
    )?;
    let mut rows = select.query([post])?;
    while let Some(row) = rows.next()? {
        let known = Mention {
            origin: Origin::Post(path.to_owned()),
            line: row.get(1)?,
            words: row.get(2)?,
            rule: row.get(3)?,
            confidence: row.get(4)?,
        };
        see(row.get(0)?, &known);
    }
    Ok(())
}
