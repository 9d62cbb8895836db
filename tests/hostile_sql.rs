//! SQL that wants to do more than read: whatever it tries, the catalog and its folder stay as they
//! are.

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::Folder;

/// What each tries, and a part of what it is told.
const HOSTILE: &[(&str, &str)] = &[
    // Rows.
    ("DELETE FROM talks", "can only read"),
    ("DELETE FROM talks RETURNING id", "can only read"),
    ("INSERT INTO event_series (slug, name) VALUES ('x', 'x')", "can only read"),
    ("INSERT OR REPLACE INTO links VALUES (1, 'x', 'x', 'page')", "can only read"),
    ("REPLACE INTO links VALUES (1, 'x', 'x', 'page')", "can only read"),
    ("UPDATE talks SET title = 'x'", "can only read"),
    ("UPDATE talks SET title = 'x' RETURNING id", "can only read"),
    ("WITH x AS (SELECT 1) DELETE FROM talks", "can only read"),
    ("WITH x AS (SELECT 1) UPDATE talks SET title = 'x'", "can only read"),
    (
        "INSERT INTO links SELECT * FROM links WHERE 1 ON CONFLICT DO UPDATE SET url = 'x'",
        "can only read",
    ),
    ("SELECT * FROM (DELETE FROM talks RETURNING id)", "syntax error"),
    // The schema.
    ("CREATE TABLE x (a)", "can only read"),
    ("CREATE TABLE x AS SELECT * FROM talks", "can only read"),
    ("CREATE TEMP TABLE x (a)", "can only read"),
    ("CREATE VIEW x AS SELECT 1", "can only read"),
    ("CREATE TEMP VIEW x AS SELECT 1", "can only read"),
    ("CREATE INDEX x ON talks (title)", "can only read"),
    ("CREATE TRIGGER x AFTER INSERT ON talks BEGIN SELECT 1; END", "can only read"),
    ("CREATE TEMP TRIGGER x AFTER INSERT ON talks BEGIN SELECT 1; END", "can only read"),
    ("CREATE VIRTUAL TABLE x USING fts5 (a)", "can only read"),
    ("CREATE VIRTUAL TABLE temp.x USING rtree (id, a, b)", "can only read"),
    ("DROP TABLE talks", "can only read"),
    ("DROP VIEW talk_overview", "can only read"),
    ("DROP INDEX talks_by_event", "can only read"),
    ("ALTER TABLE talks RENAME TO x", "can only read"),
    ("ALTER TABLE talks ADD COLUMN x", "can only read"),
    ("INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0, 'x')", "can only read"),
    ("UPDATE sqlite_schema SET sql = 'x'", "table sqlite_master may not be modified"),
    ("REINDEX", "can only read"),
    ("ANALYZE", "can only read"),
    // Other files.
    ("ATTACH 'other.db' AS other", "can only read"),
    ("ATTACH 'file:other.db?mode=rwc' AS other", "can only read"),
    ("ATTACH ':memory:' AS other", "can only read"),
    ("DETACH main", "can only read"),
    ("VACUUM", "can only read"),
    ("VACUUM INTO 'copy.db'", "can only read"),
    ("VACUUM main INTO 'file:copy.db?mode=rwc'", "can only read"),
    ("SELECT readfile('/etc/hostname')", "no such function: readfile"),
    ("SELECT writefile('x', 'x')", "no such function: writefile"),
    ("SELECT edit('x')", "no such function: edit"),
    ("SELECT * FROM csv('/etc/hostname')", "no such table: csv"),
    ("SELECT * FROM fsdir('.')", "no such table: fsdir"),
    ("SELECT * FROM other.talks", "no such table: other.talks"),
    // Code, and SQLite's insides.
    ("SELECT load_extension('x')", "cannot call load_extension()"),
    ("SELECT LOAD_EXTENSION('x', 'y')", "cannot call LOAD_EXTENSION()"),
    ("SELECT * FROM talks WHERE load_extension(title)", "cannot call load_extension()"),
    ("SELECT fts3_tokenizer('simple')", "cannot call fts3_tokenizer()"),
    ("SELECT fts3_tokenizer('simple', x'4141414141414141')", "cannot call fts3_tokenizer()"),
    ("SELECT sqlite_log(1, 'x')", "cannot call sqlite_log()"),
    ("SELECT * FROM sqlite_dbpage", "no such table: sqlite_dbpage"),
    ("UPDATE dbstat SET path = 'x'", "may not be modified"),
    // Pragmas, as statements and as tables.
    ("PRAGMA query_only = 0", "can only read"),
    ("PRAGMA journal_mode = WAL", "can only read"),
    ("PRAGMA journal_mode", "can only read"),
    ("PRAGMA writable_schema = ON", "can only read"),
    ("PRAGMA user_version = 7", "can only read"),
    ("PRAGMA application_id = 7", "can only read"),
    ("PRAGMA foreign_keys = 0", "can only read"),
    ("PRAGMA temp_store_directory = '.'", "can only read"),
    ("PRAGMA wal_checkpoint(TRUNCATE)", "can only read"),
    ("PRAGMA incremental_vacuum", "can only read"),
    ("PRAGMA optimize", "can only read"),
    ("PRAGMA trusted_schema = 1", "can only read"),
    ("PRAGMA main.page_size = 512", "can only read"),
    ("SELECT * FROM pragma_journal_mode", "can only read"),
    ("SELECT * FROM pragma_user_version", "can only read"),
    ("EXPLAIN PRAGMA journal_mode = WAL", "can only read"),
    // Transactions.
    ("BEGIN", "can only read"),
    ("BEGIN IMMEDIATE", "can only read"),
    ("COMMIT", "can only read"),
    ("ROLLBACK", "can only read"),
    ("SAVEPOINT x", "can only read"),
    ("RELEASE x", "can only read"),
    // More than one.
    ("SELECT 1; SELECT 2", "more than one statement"),
    ("SELECT 1; DROP TABLE talks", "can only read"),
    ("SELECT 1; ATTACH 'other.db' AS other; SELECT 2", "can only read"),
    ("SELECT 1;;\n-- and\nVACUUM INTO 'copy.db'", "more than one statement"),
    // The shell's own commands are no SQL.
    (".shell touch x", "near \".\": syntax error"),
    (".output x\nSELECT 1", "near \".\": syntax error"),
    // What is broken, endless or huge.
    ("SELECT (", "incomplete input"),
    ("SELECT 'x", "unrecognized token"),
    ("\u{1b}]0;x\u{7}SELECT", "unrecognized token"),
    ("SELECT zeroblob(9999999999)", "too big"),
    (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT sum(i) FROM n",
        "stopped",
    ),
    ("SELECT count(*) FROM mentions a, mentions b, mentions c, mentions d, mentions e", "stopped"),
];

/// Every file of the folder, with a hash of its content.
fn state(folder: &Folder) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder.path(".")).expect("a folder").map(|file| {
        let path = file.expect("a file").path();
        let hash = blake3::hash(&fs::read(&path).expect("its bytes")).to_string();
        (path.display().to_string(), hash)
    });
    files.collect()
}

#[test]
fn nothing_but_reading_gets_through() {
    assert!(HOSTILE.len() >= 40);
    let folder = Folder::with_catalog();
    let before = state(&folder);
    assert_eq!(before.len(), 1);
    for (sql, says) in HOSTILE {
        let patience = if *says == "stopped" { "0.05" } else { "60" };
        let run = folder.run(&["sql", "--timeout", patience, sql]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{sql}: {}", run.stderr);
        assert!(run.stderr.starts_with("talkcat: "), "{sql}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{sql}: {}", run.stderr);
        assert!(!run.stderr.contains(['\u{1b}', '\u{7}']), "{sql}: {}", run.stderr);
        assert!(state(&folder) == before, "{sql}");
    }
    // A catalog is no more trusted than a query: what its views call is called by the query.
    let foreign = Folder::with_catalog();
    rusqlite::Connection::open(foreign.path("talkcat.db"))
        .and_then(|writer| {
            writer.execute_batch(
                "CREATE VIEW trap AS SELECT load_extension('x') AS a;
                DROP VIEW talk_overview;
                CREATE VIEW talk_overview AS SELECT *, fts3_tokenizer('simple') AS a FROM talks;",
            )
        })
        .unwrap();
    for (view, function) in [("trap", "load_extension()"), ("talk_overview", "fts3_tokenizer()")] {
        let run = foreign.run(&["sql", &format!("SELECT * FROM {view}")]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{view}");
        assert!(run.stderr.contains(function), "{}", run.stderr);
    }

    // The same from a file, from a pipe, and as a report.
    folder.write("queries/x.sql", "VACUUM INTO 'copy.db'");
    let file = folder.run(&["sql", "--file", "queries/x.sql"]);
    let report = folder.run(&["report", "x", "--reports", "queries"]);
    let mut pipe = folder.talkcat(&["sql"]);
    let pipe = common::Run::of(pipe.write_stdin("VACUUM INTO 'copy.db'").output().unwrap());
    for run in [file, report, pipe] {
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.contains("can only read"), "{}", run.stderr);
    }
    fs::remove_dir_all(folder.path("queries")).unwrap();
    assert!(state(&folder) == before);
}
