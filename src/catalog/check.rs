//! What the schema cannot promise: that the file is whole, that nothing lies about unused, that
//! slugs lead somewhere, and that the full-text indexes know every row.

use rusqlite::Connection;

use super::{CatalogError, Import};

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was checked: `foreign key`.
    pub check: &'static str,
    /// What is wrong, and where.
    pub finding: String,
}

/// The check of the file itself, which nothing in the file can repair.
pub const FILE: &str = "file";

/// The full-text indexes; each is checked against the table of its name.
const INDEXES: [&str; 4] = ["events", "speakers", "organizations", "talks"];

/// The name of each check, and a query for the findings.
const CHECKS: [(&str, &str); 8] = [
    (FILE, "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
    (
        "foreign key",
        "SELECT format('a row of %s refers to a row of %s that is not there', \"table\", parent)
           FROM pragma_foreign_key_check",
    ),
    (
        "evidence",
        "SELECT 'no mention tells of event ' || slug FROM events
          WHERE id NOT IN (SELECT event_id FROM event_mentions)
         UNION ALL SELECT 'no mention tells of speaker ' || slug FROM speakers
          WHERE id NOT IN (SELECT speaker_id FROM speaker_mentions)
         UNION ALL SELECT 'no mention tells of talk ' || slug FROM talks
          WHERE id NOT IN (SELECT talk_id FROM talk_mentions)",
    ),
    (
        "unused",
        "SELECT 'no event is of series ' || slug FROM event_series
          WHERE id NOT IN (SELECT series_id FROM events)
         UNION ALL SELECT 'nothing has link ' || key FROM links
          WHERE id NOT IN (SELECT link_id FROM talk_links UNION SELECT link_id FROM post_videos)
         UNION ALL SELECT 'a fingerprint of nothing: ' || key FROM _fingerprints
          WHERE kind = 'talks' AND key NOT IN (SELECT slug FROM talks)",
    ),
    (
        "slug",
        "WITH live (kind, slug) AS (
             SELECT 'organization', slug FROM organizations
             UNION ALL SELECT 'speaker', slug FROM speakers
             UNION ALL SELECT 'talk', slug FROM talks)
         SELECT format('%s %s is both in use and out of use', kind, slug) FROM retired_slugs
          WHERE (kind, slug) IN (SELECT kind, slug FROM live)
         UNION ALL SELECT format('%s %s leads to %s, which is not there', kind, slug, now)
           FROM retired_slugs WHERE (kind, now) NOT IN (SELECT kind, slug FROM live)",
    ),
    (
        "translation",
        "WITH RECURSIVE chain (first, post) AS (
             SELECT id, translation_of FROM posts WHERE translation_of IS NOT NULL
             UNION SELECT first, translation_of FROM chain JOIN posts ON id = post
              WHERE translation_of IS NOT NULL)
         SELECT path || ' is a translation of itself' FROM chain JOIN posts ON id = first
          WHERE first = post",
    ),
    (
        "part",
        "WITH RECURSIVE chain (first, part) AS (
             SELECT id, parent_id FROM organizations WHERE parent_id IS NOT NULL
             UNION SELECT first, parent_id FROM chain JOIN organizations ON id = part
              WHERE parent_id IS NOT NULL)
         SELECT slug || ' is a part of itself' FROM chain JOIN organizations ON id = first
          WHERE first = part",
    ),
    (
        "title",
        "SELECT slug || ' shows no title in ' || lang
           FROM talks JOIN talk_titles ON talk_id = id GROUP BY id, lang HAVING sum(shown) <> 1",
    ),
];

/// All that is wrong with a catalog. A file that is broken is not looked at further.
pub fn check(catalog: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (check, sql) in CHECKS {
        findings.extend(ask(catalog, check, sql)?);
        if check == FILE && !findings.is_empty() {
            return Ok(findings);
        }
    }
    for table in INDEXES {
        let sql = format!(
            "SELECT 'search does not know {table} ' || slug FROM {table}
              WHERE search_text IS NULL OR id NOT IN (SELECT id FROM {table}_fts_docsize)
             UNION ALL SELECT 'search knows a row of {table} that is not there: ' || id
               FROM {table}_fts_docsize WHERE id NOT IN (SELECT id FROM {table})"
        );
        findings.extend(ask(catalog, "search", &sql)?);
    }
    Ok(findings)
}

fn ask(catalog: &Connection, check: &'static str, sql: &str) -> rusqlite::Result<Vec<Finding>> {
    catalog
        .prepare(sql)?
        .query_map([], |row| Ok(Finding { check, finding: row.get(0)? }))?
        .collect()
}

impl Import<'_> {
    /// Takes no row for what it should be, so that [`Import::finish`] writes each anew.
    pub fn distrust(&mut self) -> Result<(), CatalogError> {
        self.touch();
        self.rebuild_indexes()
            .and_then(|()| self.clear_lists())
            .and_then(|()| self.transaction.execute_batch("DELETE FROM _fingerprints"))
            .map_err(|source| self.failed(source))
    }

    /// Empties the tables of what belongs to one thing, since the thing may not be there any more.
    fn clear_lists(&self) -> rusqlite::Result<()> {
        let lists: Vec<String> = self
            .transaction
            .prepare(
                "SELECT DISTINCT s.name FROM sqlite_schema s, pragma_foreign_key_list(s.name) f
                  WHERE s.type = 'table' AND f.on_delete = 'CASCADE'
                    AND f.\"table\" IN ('events', 'speakers', 'organizations', 'talks')",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        lists.iter().try_for_each(|list| {
            self.transaction.execute(&format!("DELETE FROM {list}"), []).map(|_| ())
        })
    }

    /// An index that is out of step fails when its rows go.
    fn rebuild_indexes(&self) -> rusqlite::Result<()> {
        for table in INDEXES {
            let sql = format!("INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')");
            self.transaction.execute_batch(&sql)?;
        }
        Ok(())
    }
}
