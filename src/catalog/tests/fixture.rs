//! A catalog to try things on.

use std::collections::BTreeMap;

use tempfile::TempDir;

use crate::catalog::{Catalog, Counts, PostRecord, Summary, export};
use crate::corrections::Correction;
use crate::extract::facts::PostFacts;
use crate::post::FrontMatter;

/// A catalog in a folder of its own.
pub struct Fixture {
    pub catalog: Catalog,
    /// By which posts are read and resolved.
    pub rules: &'static str,
    _folder: TempDir,
}

impl Fixture {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut catalog = Catalog::create(&folder.path().join("t.db")).expect("a new catalog");
        // However few the posts are, resolve but the part that changes touch.
        catalog.worthwhile = 0;
        // Tests survive no power cut.
        for (pragma, value) in [("synchronous", "OFF"), ("journal_mode", "MEMORY")] {
            catalog.connection.pragma_update(None, pragma, value).expect("a pragma");
        }
        Self { catalog, rules: "rules", _folder: folder }
    }

    pub fn of(posts: &[PostFacts]) -> Self {
        let mut fixture = Self::new();
        fixture.run(posts, &[]);
        fixture
    }

    /// One import that puts and removes posts.
    pub fn run(&mut self, put: &[PostFacts], remove: &[&str]) -> Summary {
        let mut import = self.catalog.import(self.rules).expect("a transaction");
        for path in remove {
            import.remove(path).expect("a removal");
        }
        for facts in put {
            let content = serde_json::to_vec(facts).expect("facts are JSON");
            let content_hash = blake3::hash(&content).to_hex();
            let record = PostRecord {
                content_hash: &content_hash,
                file_state: None,
                front: &FrontMatter::default(),
                facts,
                rules: self.rules,
            };
            let path = facts.path.to_string();
            let current = import.current(std::iter::once(path.clone())).expect("a look-up");
            if current.get(&path).is_some_and(|known| known.content_hash == *content_hash) {
                import.keep();
            } else {
                import.put(&record).expect("facts that can be stored");
            }
        }
        import.finish(&parent_of).expect("a commit")
    }

    /// One run after which exactly these corrections are in force.
    pub fn correct(&mut self, corrections: &[Correction]) {
        let mut import = self.catalog.import(self.rules).expect("a transaction");
        // A file holds no statement twice.
        let mut file: Vec<Correction> = Vec::new();
        for correction in corrections {
            if file.iter().all(|it| it.statement != correction.statement) {
                file.push(correction.clone());
            }
        }
        import.follow(&file).expect("corrections");
        import.finish(&parent_of).expect("a commit");
    }

    /// Slugs that lead on.
    pub fn retired(&self) -> Vec<String> {
        let sql = "SELECT kind || ' ' || slug || ' ' || now FROM retired_slugs ORDER BY 1";
        self.strings(sql, |row| row.get(0))
    }

    /// What is kept for the imports to come.
    pub fn remembered(&self) -> Vec<String> {
        let sql = "
            SELECT 'shared ' || key || path FROM _shared JOIN posts ON id = post_id
            UNION ALL SELECT 'mark ' || mark || name FROM _marks
            UNION ALL SELECT 'decided ' || path || decided FROM _decided JOIN posts ON id = post_id
            UNION ALL SELECT 'left ' || post_id FROM _shared WHERE post_id NOT IN (SELECT id FROM posts)
            UNION ALL SELECT 'left ' || post_id FROM _decided WHERE post_id NOT IN (SELECT id FROM posts)
            UNION ALL SELECT 'fingerprint ' || kind || key || hex(fingerprint) FROM _fingerprints
            ORDER BY 1";
        self.strings(sql, |row| row.get(0))
    }

    /// Every slug with the words that speak for who or what goes by it.
    pub fn named(&self) -> BTreeMap<String, String> {
        let sql = "
            SELECT kind || ' ' || slug, group_concat(words, '|')
              FROM (SELECT * FROM mention_overview ORDER BY kind, slug, path, line, words)
             GROUP BY 1";
        let rows = self.strings(sql, |row| {
            Ok(format!("{}\n{}", row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        });
        let pair = |row: String| row.split_once('\n').map(|(a, b)| (a.to_owned(), b.to_owned()));
        rows.into_iter().filter_map(pair).collect()
    }

    pub fn export(&self) -> String {
        let document = export::document(&self.catalog.connection).expect("a catalog");
        serde_json::to_string(&document).expect("a document is JSON")
    }

    /// Every fact with its evidence, without row numbers.
    pub fn evidence(&self) -> Vec<String> {
        const BEST: &str = "
            SELECT 'event ' || slug, mention_id FROM events
            UNION ALL SELECT 'dates ' || slug, dates_mention_id FROM events
            UNION ALL SELECT 'city ' || slug, city_mention_id FROM events
            UNION ALL SELECT 'parent ' || slug, parent_mention_id FROM events
            UNION ALL SELECT 'name ' || name, mention_id FROM event_names
            UNION ALL SELECT 'name ' || name || latin || script, mention_id FROM speaker_names
            UNION ALL SELECT 'name ' || name, mention_id FROM organization_names
            UNION ALL SELECT 'speaker ' || slug, mention_id FROM speakers
            UNION ALL SELECT 'organization ' || slug, mention_id FROM organizations
            UNION ALL SELECT 'talk ' || slug, mention_id FROM talks
            UNION ALL SELECT 'format ' || slug, format_mention_id FROM talks
            UNION ALL SELECT 'at ' || slug, event_mention_id FROM talks
            UNION ALL SELECT 'title ' || lang || kind || shown || title, mention_id FROM talk_titles
            UNION ALL SELECT 'billing ' || position, mention_id FROM talk_speakers
            UNION ALL SELECT 'for ' || position, organization_mention_id FROM talk_speakers
            UNION ALL SELECT 'role ' || role, mention_id FROM organization_mentions
            UNION ALL SELECT 'link ', mention_id FROM talk_links";
        let sql = format!(
            "SELECT f.*, p.path, m.line, m.rule, m.words FROM ({BEST}) f
               LEFT JOIN mentions m ON m.id = f.mention_id LEFT JOIN posts p ON p.id = m.post_id
             UNION ALL SELECT kind || ' ' || slug, 0, path, line, rule, words FROM mention_overview"
        );
        let mut rows = self.strings(&sql, |row| {
            let part = |place| row.get::<_, Option<String>>(place);
            let line: Option<u32> = row.get(3)?;
            Ok(format!("{:?} {:?} {line:?} {:?} {:?}", part(0)?, part(2)?, part(4)?, part(5)?))
        });
        rows.sort();
        rows
    }

    pub fn strings(
        &self,
        sql: &str,
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<String>,
    ) -> Vec<String> {
        let mut select = self.catalog.connection.prepare(sql).expect("SQL");
        let rows = select.query_map([], read).expect("rows");
        rows.collect::<Result<_, _>>().expect("rows")
    }

    pub fn slugs(&self, table: &str) -> Vec<String> {
        self.strings(&format!("SELECT slug FROM {table} ORDER BY slug"), |row| row.get(0))
    }

    pub fn count(&self, sql: &str) -> i64 {
        let count = self.catalog.connection.query_row(sql, [], |row| row.get(0));
        count.expect("a count")
    }
}

/// What is a part of what.
fn parent_of(name: &str) -> Option<String> {
    (name == "Acme Cloud").then(|| "Acme".to_owned())
}

pub fn counts(added: u32, changed: u32, unchanged: u32, removed: u32) -> Counts {
    Counts { added, changed, unchanged, removed, skipped: 0 }
}
