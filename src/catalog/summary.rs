//! What an import did.

use rusqlite::{Transaction, params};
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

    /// The summary of an import that leaves all rows but those of posts untouched.
    pub(super) fn untouched(transaction: &Transaction<'_>) -> rusqlite::Result<Self> {
        let count = |table: &str| -> rusqlite::Result<Counts> {
            let sql = format!("SELECT count(*) FROM {table}");
            let unchanged = transaction.query_row(&sql, [], |row| row.get(0))?;
            Ok(Counts { unchanged, ..Counts::default() })
        };
        Ok(Self {
            events: count("events")?,
            talks: count("talks")?,
            speakers: count("speakers")?,
            organizations: count("organizations")?,
            links: count("links")?,
            ..Self::default()
        })
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
