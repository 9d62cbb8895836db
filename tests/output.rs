//! The options that all commands with rows share.

mod common;

use std::fs;

use common::{Folder, Run};
use serde_json::Value;

/// A command of each kind, two of its columns, and how many rows it has in the sample catalog.
const COMMANDS: [(&[&str], [&str; 2]); 6] = [
    (&["talks"], ["title", "slug"]),
    (&["posts"], ["path", "lang"]),
    (&["report", "years"], ["year", "talks"]),
    (&["sql", "SELECT title, slug, format FROM talks"], ["title", "slug"]),
    (&["stats"], ["measure", "value"]),
    (&["schema"], ["table", "column"]),
];

#[test]
fn each_short_form_is_its_format() {
    let folder = Folder::with_catalog();
    for (command, _) in COMMANDS {
        for (short, format) in [
            ("--json", "json"),
            ("--ndjson", "ndjson"),
            ("--csv", "csv"),
            ("--tsv", "tsv"),
            ("--markdown", "markdown"),
            ("--md", "markdown"),
            ("--vertical", "vertical"),
        ] {
            let long = folder.stdout(&[command, &["--format", format]].concat());
            assert_eq!(folder.stdout(&[command, &[short]].concat()), long, "{command:?} {short}");
        }
        assert_eq!(
            folder.stdout(&[command, &["--format", "md"]].concat()),
            folder.stdout(&[command, &["--md"]].concat())
        );
    }
}

#[test]
fn columns_are_chosen_and_ordered() {
    let folder = Folder::with_catalog();
    for (command, [first, second]) in COMMANDS {
        let columns = format!("{second}, {first}");
        let arguments = [command, &["--columns", &columns]].concat();
        let table = folder.stdout(&arguments);
        let header: Vec<_> = table.lines().next().unwrap().split_whitespace().collect();
        assert_eq!(header, [second, first], "{command:?}");
        let json = folder.stdout(&[&arguments[..], &["--json"]].concat());
        let rows: Vec<Value> = serde_json::from_str(&json).unwrap();
        let keys: Vec<_> = rows[0].as_object().unwrap().keys().collect();
        assert_eq!(keys, [second, first], "{command:?}");

        for option in ["--columns", "--sort"] {
            let run = folder.run(&[command, &[option, "colour"]].concat());
            assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{command:?}");
            assert!(
                run.stderr.contains("there is no column 'colour'; there are "),
                "{}",
                run.stderr
            );
            assert!(run.stderr.contains(first) && run.stderr.contains(second), "{}", run.stderr);
        }
    }
}

#[test]
fn rows_are_sorted_reversed_and_limited() {
    let folder = Folder::with_catalog();
    let column = |arguments: &[&str]| folder.column("a", &[&["sql"], arguments].concat());
    let numbers = "SELECT column1 AS a FROM (VALUES (2), (NULL), (10))";
    assert_eq!(column(&[numbers, "--sort", "a"]), ["10", "2", "null"]);
    assert_eq!(column(&[numbers, "--sort", "a", "--reverse"]), ["2", "10", "null"]);
    assert_eq!(column(&[numbers, "--reverse"]), ["10", "null", "2"]);
    assert_eq!(column(&[numbers, "--sort", "a", "--limit", "1"]), ["10"]);
    let names = "SELECT column1 AS a FROM (VALUES ('Öl'), ('zebra'), ('oz'))";
    assert_eq!(column(&[names, "--sort", "a"]), ["Öl", "oz", "zebra"]);
}

#[test]
fn a_limit_that_cuts_is_told() {
    let folder = Folder::with_catalog();
    let cut = "talkcat: there are more than these 2 rows\n";
    for (limit, more, says) in [
        ("2", &[][..], cut),
        ("2", &["--sort", "id"], cut),
        ("6", &[], ""),
        ("6", &["--sort", "id"], ""),
        ("7", &[], ""),
    ] {
        let query = ["sql", "SELECT id FROM talks ORDER BY id", "--limit", limit];
        let run = folder.run(&[&query[..], more].concat());
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), says), "{limit} {more:?}");
    }
    // A query without end ends where no more rows are wanted.
    let endless =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    let run = folder.run(&["sql", endless, "--limit", "2", "--no-header"]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("1\n2\n", cut));
}

#[test]
fn the_header_can_be_left_out() {
    let folder = Folder::with_catalog();
    let query = &["sql", "SELECT 1 AS a, 'x' AS b", "--no-header", "--format"];
    for (format, printed) in [
        ("table", "1  x\n"),
        ("csv", "1,x\r\n"),
        ("tsv", "1\tx\n"),
        ("markdown", "| 1 | x |\n"),
        ("ndjson", "{\"a\":1,\"b\":\"x\"}\n"),
    ] {
        assert_eq!(folder.stdout(&[&query[..], &[format]].concat()), printed);
    }
    let drawn = folder.stdout(&[&query[..], &["table", "--width", "40"]].concat());
    assert_eq!(drawn, "1  x\n");
}

#[test]
fn a_spreadsheet_gets_no_formula_where_it_must_not() {
    let folder = Folder::with_catalog();
    let query = "SELECT '=1+1' AS a, '+1' AS b, '-x' AS c, '@x' AS d, char(9) || 'x' AS e,
        char(13) || 'x' AS f, -5 AS g, 'x=1' AS h, NULL AS i";
    let safe = folder.stdout(&["sql", query, "--csv", "--csv-safe", "--no-header"]);
    assert_eq!(safe, "'=1+1,'+1,'-x,'@x,'\tx,\"'\rx\",-5,x=1,\r\n");
    let exact = folder.stdout(&["sql", query, "--csv", "--no-header"]);
    assert_eq!(exact, "=1+1,+1,-x,@x,\tx,\"\rx\",-5,x=1,\r\n");
}

#[test]
fn rows_are_shown_as_cards() {
    let folder = Folder::with_catalog();
    let slugs =
        "SELECT * FROM talk_overview WHERE slug IN ('zero-kara', 'servisna-sitka', 'hostile')";
    insta::assert_snapshot!("vertical in a pipe", folder.stdout(&["sql", slugs, "--vertical"]));
    insta::assert_snapshot!(
        "vertical in 40 columns",
        folder.stdout(&["sql", slugs, "--vertical", "--width", "40"])
    );
}

#[test]
fn colours_come_where_they_are_demanded_and_not_where_they_are_forbidden() {
    let folder = Folder::with_catalog();
    let print = |variables: &[(&str, &str)]| {
        let mut command = folder.talkcat(&["sql", "SELECT 1 AS a"]);
        command.envs(variables.iter().copied());
        Run::of(command.output().unwrap()).stdout
    };
    assert_eq!(print(&[]), "a\n1\n");
    assert_eq!(print(&[("CLICOLOR_FORCE", "1")]), "\u{1b}[1ma\u{1b}[0m\n1\n");
    assert_eq!(print(&[("CLICOLOR_FORCE", "0")]), "a\n1\n");
    assert_eq!(print(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), "a\n1\n");
    let mut json = folder.talkcat(&["sql", "SELECT 1 AS a", "--json"]);
    let json = Run::of(json.env("CLICOLOR_FORCE", "1").output().unwrap());
    assert_eq!(json.stdout, "[\n{\"a\":1}\n]\n", "colours are for tables");
}

#[test]
fn a_query_comes_from_an_argument_a_file_or_a_pipe() {
    let folder = Folder::with_catalog();
    folder.write("q.sql", "SELECT 1 AS a;\n");
    assert_eq!(folder.stdout(&["sql", "--file", "q.sql"]), "a\n1\n");
    for arguments in [&["sql"][..], &["sql", "-"]] {
        let mut piped = folder.talkcat(arguments);
        let piped = Run::of(piped.write_stdin("SELECT 1 AS a -- done").output().unwrap());
        assert_eq!((piped.stdout.as_str(), piped.stderr.as_str()), ("a\n1\n", ""));
    }
    let run = folder.run(&["sql", "--file", "missing.sql"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.starts_with("talkcat: cannot read missing.sql: "), "{}", run.stderr);
    fs::write(folder.path("latin1.sql"), b"SELECT '\xe9'").unwrap();
    assert_eq!(folder.run(&["sql", "--file", "latin1.sql"]).code, Some(1));
}

#[test]
fn parameters_are_bound_and_never_written_into_the_query() {
    let folder = Folder::with_catalog();
    let slugs =
        |query: &str, params: &[&str]| folder.column("slug", &[&["sql", query], params].concat());
    let by_year = "SELECT slug FROM talk_overview WHERE year = :year";
    assert_eq!(slugs(by_year, &["--param", "year=2024"]), ["wu-xian-fu-wu-wang-ge"]);
    let by_title = "SELECT slug FROM talks WHERE title LIKE '%' || $word || '%'";
    assert_eq!(slugs(by_title, &["--param", "word=入門"]), ["zero-kara"]);
    assert!(slugs(by_title, &["--param", "word=' OR 1 --"]).is_empty());
    for (query, params, code, says) in [
        (
            by_year,
            &[][..],
            2,
            "the query has a parameter :year; give it a value with --param year=",
        ),
        (by_year, &["--param", "yeer=1"], 2, "the query has no parameter :yeer; there are :year"),
        ("SELECT 1", &["--param", "year=1"], 2, "the query has no parameter :year; it has none"),
        ("SELECT ?", &[], 1, "write parameters with a name, as :year, not as ?"),
    ] {
        let run = folder.run(&[&["sql", query], params].concat());
        assert_eq!((run.code, run.stdout.as_str()), (Some(code), ""), "{query}");
        assert!(run.stderr.contains(says), "{query}: {}", run.stderr);
    }
}

#[test]
fn an_error_shows_its_place() {
    let folder = Folder::with_catalog();
    let run = folder.run(&["sql", "SELECT title,\n  '微软' || colour\nFROM talks"]);
    assert_eq!(
        run.stderr,
        "talkcat: no such column: colour (line 2, column 11)\n    '微软' || colour\n              ^\n"
    );
    let run = folder.run(&["sql", "SELEC 1"]);
    assert_eq!(
        run.stderr,
        "talkcat: near \"SELEC\": syntax error (line 1, column 1)\n  SELEC 1\n  ^\n"
    );
}

#[test]
fn the_state_of_the_catalog_is_told() {
    let folder = Folder::with_catalog();
    // How large a file is depends on SQLite's version.
    let print = |arguments: &[&str]| {
        let printed = folder.stdout(&[&["stats"], arguments].concat());
        printed.lines().filter(|line| !line.contains("bytes")).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!("stats in a pipe", print(&[]));
    insta::assert_snapshot!("stats in 80 columns", print(&["--width", "80"]));
    insta::assert_snapshot!("stats in 200 columns", print(&["--width", "200"]));
    insta::assert_snapshot!("stats in json", print(&["--json"]));
    let measures = folder.column("measure", &["stats"]);
    let values = folder.column("value", &["stats"]);
    let value = |name| &values[measures.iter().position(|measure| measure == name).unwrap()];
    let size = fs::metadata(folder.path("talkcat.db")).unwrap().len();
    assert_eq!(*value("bytes"), size.to_string());
    assert_eq!(value("talks"), "6");
    assert!(Folder::with_empty_catalog().stdout(&["stats"]).contains("talks with video"));
}

#[test]
fn a_file_that_is_not_sound_is_told() {
    let folder = Folder::with_catalog();
    let writer = rusqlite::Connection::open(folder.path("talkcat.db")).unwrap();
    writer
        .execute_batch(
            "PRAGMA foreign_keys = 0; DELETE FROM links WHERE id = 1;
            INSERT INTO imports VALUES (1, '2025-05-01T10:00:00Z', 'new');
            INSERT INTO _post_facts (post_id, rules, facts) VALUES (1, 'old', '{}'), (2, 'new', '{}');
            -- A post without a day, where now each must have one.
            PRAGMA writable_schema = 1;
            UPDATE sqlite_schema SET sql = replace(sql, 'date TEXT CHECK', 'date TEXT NOT NULL CHECK')
            WHERE name = 'posts';",
        )
        .unwrap();
    let rows = folder.stdout(&["stats", "--json"]);
    let rows: Vec<Value> = serde_json::from_str(&rows).unwrap();
    let value =
        |name: &str| rows.iter().find(|row| row["measure"] == name).unwrap()["value"].clone();
    assert_eq!(value("broken references"), 1);
    assert_eq!(value("posts read by other rules"), 1);
    assert_eq!(value("last import"), "2025-05-01T10:00:00Z");
    assert_eq!(value("quick check"), "NULL value in posts.date");
}

#[test]
fn the_schema_is_drawn_from_its_foreign_keys() {
    let folder = Folder::with_catalog();
    let diagram = folder.stdout(&["schema", "--mermaid"]);
    let mut lines = diagram.lines();
    assert_eq!(lines.next(), Some("erDiagram"));
    let keys = "SELECT count(DISTINCT m.name || k.id) AS n FROM sqlite_schema m, pragma_foreign_key_list(m.name) k
        WHERE m.name NOT LIKE '\\_%' ESCAPE '\\'";
    let drawn = lines.filter(|line| line.contains("--o")).count();
    assert_eq!(folder.column("n", &["sql", keys]), [drawn.to_string()]);
    for line in [
        "    events {",
        "        INTEGER event_id FK \"The event at which it was given.\"",
        "    events |o--o{ talks : \"event_id\"",
        "    event_names ||--o| events : \"id, name\"",
        "    speakers ||--o{ talk_speakers : \"speaker_id\"",
        "    posts ||--o{ post_authors : \"post_id\"",
    ] {
        assert!(diagram.lines().any(|drawn| drawn == line), "{line}\n{diagram}");
    }
    assert!(!diagram.contains("_post_facts") && !diagram.contains("talk_overview"), "{diagram}");
    insta::assert_snapshot!(
        "one table as a diagram",
        folder.stdout(&["schema", "links", "--mermaid"])
    );
}
