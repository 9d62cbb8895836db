//! The evidence: mentions in the file and mentions in the posts are made the same.

use std::collections::HashMap;

use rusqlite::{CachedStatement, OptionalExtension, Row, Transaction, params};

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
        let mut known = match read {
            Some(read) => of_posts(read, transaction)?,
            None => of_all(transaction)?,
        };
        let mut synced = Self { ids: HashMap::with_capacity(mentions.len()), gone: Vec::new() };
        let mut outdated =
            transaction.prepare_cached("UPDATE mentions SET confidence = ?2 WHERE id = ?1")?;
        let mut insert = Insert::new(transaction)?;
        for mention in mentions {
            let key = mention.key();
            let id = match known.remove(&key) {
                Some(known) => {
                    #[expect(clippy::float_cmp, reason = "the file holds exactly what was written")]
                    if mention.confidence != known.confidence {
                        outdated.execute(params![known.id, mention.confidence])?;
                    }
                    Some(known.id)
                }
                None => insert.insert(mention)?,
            };
            synced.ids.extend(id.map(|id| (key, id)));
        }
        synced.gone = known.into_values().filter(|it| it.may_go).map(|it| it.id).collect();
        Ok(synced)
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

/// The statements that add mentions.
struct Insert<'t> {
    add: CachedStatement<'t>,
    post: CachedStatement<'t>,
    correction: CachedStatement<'t>,
    /// Whose mention came last, and its row number: most come in a row.
    last: Option<(Origin, Option<i64>)>,
}

impl<'t> Insert<'t> {
    fn new(transaction: &'t Transaction<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            add: transaction.prepare_cached(
                "INSERT INTO mentions (post_id, correction_id, line, words, rule, confidence)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?,
            post: transaction.prepare_cached("SELECT id FROM posts WHERE path = ?1")?,
            correction: transaction
                .prepare_cached("SELECT id FROM corrections WHERE statement = ?1")?,
            last: None,
        })
    }

    /// Adds a mention and gives its row number; none where its post or correction is not in the file.
    fn insert(&mut self, mention: &Mention) -> rusqlite::Result<Option<i64>> {
        let Mention { origin, line, words, rule, confidence } = mention;
        let Some(whose) = self.id_of(origin)? else { return Ok(None) };
        let (post, correction, line) = match origin {
            Origin::Post(_) => (Some(whose), None, Some(line)),
            Origin::Correction(_) => (None, Some(whose), None),
        };
        let (words, rule) = (words.as_str(), rule.as_str());
        let added = self.add.insert(params![post, correction, line, words, rule, confidence])?;
        Ok(Some(added))
    }

    /// The row number of a post or correction.
    fn id_of(&mut self, origin: &Origin) -> rusqlite::Result<Option<i64>> {
        if let Some((last, id)) = &self.last
            && last == origin
        {
            return Ok(*id);
        }
        let (select, key) = match origin {
            Origin::Post(path) => (&mut self.post, path),
            Origin::Correction(statement) => (&mut self.correction, statement),
        };
        let id = select.query_row([key.as_str()], |row| row.get(0)).optional()?;
        self.last = Some((origin.clone(), id));
        Ok(id)
    }
}

/// A mention of the file.
struct Known {
    id: i64,
    confidence: f64,
    /// Whether it goes where nothing rests on it any more.
    may_go: bool,
}

/// The mentions of a file by what names them.
type KnownMentions = HashMap<MentionKey, Known>;

/// Those of the whole file.
fn of_all(transaction: &Transaction<'_>) -> rusqlite::Result<KnownMentions> {
    let mut select = transaction.prepare(
        "SELECT m.line, m.words, m.rule, m.id, m.confidence, p.path, c.statement
           FROM mentions m LEFT JOIN posts p ON p.id = m.post_id
           LEFT JOIN corrections c ON c.id = m.correction_id",
    )?;
    let mut rows = select.query([])?;
    let mut known = KnownMentions::new();
    while let Some(row) = rows.next()? {
        // A post or correction that is gone has left its mentions until they are cleared.
        let path = row.get_ref(5)?.as_str_or_null()?.unwrap_or_default();
        let origin = match row.get_ref(6)?.as_str_or_null()? {
            Some(statement) => Origin::Correction(statement.into()),
            None => Origin::Post(path.into()),
        };
        let (key, mention) = mention(row, &origin, true)?;
        known.insert(key, mention);
    }
    Ok(known)
}

/// Those of some posts.
fn of_posts(read: &Read, transaction: &Transaction<'_>) -> rusqlite::Result<KnownMentions> {
    let mut select = transaction.prepare_cached(
        "SELECT line, words, rule, id, confidence FROM mentions WHERE post_id = ?1",
    )?;
    let mut known = KnownMentions::new();
    for (posts, may_go) in [(&read.changed, true), (&read.cited, false)] {
        for (post, path) in posts {
            let origin = Origin::Post(path.into());
            let mut rows = select.query([post])?;
            while let Some(row) = rows.next()? {
                let (key, mention) = mention(row, &origin, may_go)?;
                known.insert(key, mention);
            }
        }
    }
    Ok(known)
}

/// A row's mention; its line comes first, then words, rule, number and confidence.
fn mention(row: &Row<'_>, origin: &Origin, may_go: bool) -> rusqlite::Result<(MentionKey, Known)> {
    let line: Option<u32> = row.get(0)?;
    let (words, rule) = (row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
    let key = MentionKey::of(origin, line.unwrap_or_default(), rule, words);
    Ok((key, Known { id: row.get(3)?, confidence: row.get(4)?, may_go }))
}
