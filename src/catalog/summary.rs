//! What an import did.

use rusqlite::{OptionalExtension, Transaction, params};
use serde::Serialize;

/// What happened to the rows of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// New rows.
    #[serde(rename = "new")]
    pub added: u32,
    /// Rows with other content than before.
    pub changed: u32,
    /// Rows as before.
    pub unchanged: u32,
    /// Rows that went away.
    pub removed: u32,
    /// Posts that could not be read.
    pub skipped: u32,
}

impl Counts {
    /// Rows that there are now.
    pub fn present(self) -> u32 {
        self.added + self.changed + self.unchanged
    }
}

/// What an import did, per kind of thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Posts.
    pub posts: Counts,
    /// Events.
    pub events: Counts,
    /// Talks.
    pub talks: Counts,
    /// Speakers.
    pub speakers: Counts,
    /// Organizations.
    pub organizations: Counts,
    /// Links.
    pub links: Counts,
    /// Paths of posts whose stored facts this version cannot read; they tell nothing until they
    /// are imported again.
    pub outdated: Vec<String>,
    /// What corrections say of things that are not there any more.
    pub unmet: Vec<String>,
    /// Number of posts that were looked at to compute the rows.
    #[serde(skip)]
    pub resolved: usize,
}

impl Summary {
    /// Each kind with its counts.
    pub fn kinds(&self) -> [(&'static str, Counts); 6] {
        [
            ("posts", self.posts),
            ("events", self.events),
            ("talks", self.talks),
            ("speakers", self.speakers),
            ("organizations", self.organizations),
            ("links", self.links),
        ]
    }

    /// The rows of the catalog after the last import, all of them unchanged.
    pub(super) fn last(transaction: &Transaction<'_>) -> rusqlite::Result<Self> {
        let mut select = transaction.prepare(
            "SELECT added + changed + unchanged FROM import_counts
              WHERE kind = ?1 AND import_id = (SELECT max(id) FROM imports)",
        )?;
        let mut count = |kind: &str| -> rusqlite::Result<Counts> {
            let unchanged = select.query_row([kind], |row| row.get(0)).optional()?;
            Ok(Counts { unchanged: unchanged.unwrap_or_default(), ..Counts::default() })
        };
        Ok(Self {
            posts: count("posts")?,
            events: count("events")?,
            talks: count("talks")?,
            speakers: count("speakers")?,
            organizations: count("organizations")?,
            links: count("links")?,
            ..Self::default()
        })
    }

    /// Counts the rows that were there before and are not in the part that this sums up.
    pub(super) fn beside(&mut self, before: &Self) {
        for (ours, before) in [
            (&mut self.events, before.events),
            (&mut self.talks, before.talks),
            (&mut self.speakers, before.speakers),
            (&mut self.organizations, before.organizations),
            (&mut self.links, before.links),
        ] {
            ours.unchanged = before.unchanged.saturating_sub(ours.changed + ours.removed);
        }
    }

    /// Enters the import in the log.
    pub(super) fn log(&self, transaction: &Transaction<'_>, rules: &str) -> rusqlite::Result<()> {
        let now = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
        transaction
            .execute("INSERT INTO imports (finished_at, rules) VALUES (?1, ?2)", (now, rules))?;
        let import = transaction.last_insert_rowid();
        for (kind, counts) in self.kinds() {
            transaction.execute(
                "INSERT INTO import_counts (import_id, kind, added, changed, unchanged, removed, skipped)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    import,
                    kind,
                    counts.added,
                    counts.changed,
                    counts.unchanged,
                    counts.removed,
                    counts.skipped
                ],
            )?;
        }
        Ok(())
    }
}
