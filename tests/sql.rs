//! `talkcat sql` and `talkcat schema` on a real catalog.

mod common;

use std::fs;

use common::Folder;

#[test]
fn a_query_is_answered_in_every_format() {
    let folder = Folder::with_catalog();
    let query = "SELECT title, speakers, year, 2.5 AS ratio, NULL AS unknown
        FROM talk_overview WHERE year IS NOT NULL ORDER BY talk_id LIMIT 4";
    for format in ["table", "json", "ndjson", "csv", "tsv", "markdown", "vertical"] {
        let answer = folder.stdout(&["sql", "--format", format, query]);
        insta::assert_snapshot!(format!("a query as {format}"), answer.replace('\r', "␍"));
    }
    for width in ["80", "200"] {
        let drawn = folder.stdout(&["sql", "--width", width, query]);
        insta::assert_snapshot!(format!("a query in {width} columns"), drawn);
    }
}

#[test]
fn names_can_be_folded_in_sql() {
    let folder = Folder::with_catalog();
    let query =
        "SELECT fold('Łukasz  PŁOTKA') AS f, latin('张伟') AS l, fold(NULL) AS n, latin(7) AS i";
    let answer = folder.run(&["sql", "--format", "ndjson", query]);
    assert_eq!(answer.code, Some(1), "numbers are no names: {}", answer.stdout);
    let query = "SELECT fold('Łukasz  PŁOTKA') AS f, latin('张伟') AS l, fold(NULL) AS n";
    assert_eq!(
        folder.stdout(&["sql", "--format", "ndjson", query]),
        "{\"f\":\"lukasz plotka\",\"l\":\"zhang wei\",\"n\":null}\n"
    );
}

#[test]
fn no_rows_are_said_to_be_none() {
    let folder = Folder::with_catalog();
    let run = folder.run(&["sql", "--format", "csv", "SELECT id FROM talks WHERE 0"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "id\r\n"));
    assert_eq!(run.stderr, "talkcat: the query gives no rows\n");
}

#[test]
fn a_read_only_file_can_be_read() {
    let folder = Folder::with_catalog();
    let path = folder.path("talkcat.db");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert_eq!(folder.column("n", &["sql", "SELECT count(*) AS n FROM talks"]), ["6"]);
}

#[test]
fn the_schema_documents_itself() {
    let folder = Folder::with_catalog();
    insta::assert_snapshot!("a table in sql", folder.stdout(&["schema", "links"]));
    insta::assert_snapshot!(
        "a view as a table",
        folder.stdout(&["schema", "video_overview", "--format", "table"])
    );
    insta::assert_snapshot!(
        "a table in 80 columns",
        folder.stdout(&["schema", "links", "--format", "table", "--width", "80"])
    );
    insta::assert_snapshot!(
        "a table as markdown",
        folder.stdout(&["schema", "links", "--format", "markdown"])
    );
}

#[test]
fn every_public_table_and_column_has_a_comment() {
    let folder = Folder::with_catalog();
    let rows = folder.stdout(&["schema", "--format", "json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&rows).unwrap();
    let silent: Vec<_> = rows.iter().filter(|row| row["comment"].is_null()).collect();
    assert!(silent.is_empty(), "{silent:?}");
    for table in ["talks", "talk_speakers", "mentions", "talk_overview"] {
        assert!(rows.iter().any(|row| row["table"] == table), "{table}");
    }
    for hidden in ["refinery_schema_history", "sqlite_sequence"] {
        assert!(rows.iter().all(|row| row["table"] != hidden), "{hidden}");
    }
}

#[test]
fn the_schema_as_sql_makes_the_same_tables() {
    let folder = Folder::with_catalog();
    let sql = folder.stdout(&["schema"]);
    let copy = rusqlite::Connection::open_in_memory().unwrap();
    copy.execute_batch(&sql).unwrap();
    let count =
        "SELECT count(*) FROM sqlite_schema WHERE type IN ('table', 'view') AND name LIKE 'talk%'";
    let tables: i64 = copy.query_row(count, [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 7);
}

#[test]
fn an_unknown_table_says_where_to_look_and_exits_3() {
    let folder = Folder::with_catalog();
    let run = folder.run(&["schema", "walks"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
    assert_eq!(
        run.stderr,
        "talkcat: there is no table or view “walks” in the catalog; `talkcat schema --format table` \
        tells what there is\n"
    );
}
