//! `talkcat report`: every report on a real catalog, in talkcat and in SQLite's own shell.

mod common;

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use common::Folder;
use serde_json::Value;
use talkcat::reports;
use unicode_width::UnicodeWidthStr;

/// For each report, a value for a parameter that leaves some rows of the sample catalog.
const EXAMPLES: [(&str, &str, &str); 17] = [
    ("busiest-events", "least", "2"),
    ("cities", "year", "2025"),
    ("co-speakers", "speaker", "Alex Kim"),
    ("event-overview", "series", "istio-day"),
    ("first-time-speakers", "year", "2024"),
    ("low-confidence", "below", "1.1"),
    ("missing-videos", "event", "kubecon-europe-2025"),
    ("newcomers", "year", "2024"),
    ("org-trend", "org", "汇丰银行"),
    ("series-trend", "series", "kubecon-cloudnativecon"),
    ("speakers-by-org", "org", "RedHat"),
    ("speakers-by-talks", "year", "2024"),
    ("sponsors", "role", "sponsor"),
    ("talks-by-format", "year", "2025"),
    ("talks-by-org", "year", "2025"),
    ("translations-coverage", "conference", "1"),
    ("years", "since", "2025"),
];

fn built_in() -> Vec<reports::Report> {
    reports::all(None).expect("reports that can be read")
}

#[test]
fn each_report_prints_what_it_should() {
    let folder = Folder::with_catalog();
    for report in built_in() {
        let name = report.name.as_str();
        let (_, param, value) = EXAMPLES.iter().find(|example| example.0 == name).expect("one");
        let pair = format!("{param}={value}");
        // Every fact of the sample catalog is sure.
        let base = match name {
            "low-confidence" => vec!["report", name, "--param", &pair],
            _ => vec!["report", name],
        };
        let mut shot = String::new();
        for (how, more) in [
            ("a pipe", &[][..]),
            ("80 columns", &["--width", "80"]),
            ("200 columns", &["--width", "200"]),
            ("JSON", &["--json"]),
        ] {
            let printed = folder.stdout(&[&base, more].concat());
            shot.extend(["── ", how, "\n", &printed]);
        }
        let printed = folder.stdout(&["report", name, "--param", &pair]);
        shot.extend(["── a pipe, ", &pair, "\n", &printed]);
        insta::assert_snapshot!(name, shot);
    }
}

#[test]
fn each_report_gives_the_same_rows_in_the_sqlite_shell() {
    if Command::new("sqlite3").arg("--version").output().is_err() {
        eprintln!("skipped: there is no sqlite3 here to run the reports with");
        return;
    }
    let folder = Folder::with_catalog();
    for report in built_in() {
        let (_, param, value) =
            EXAMPLES.iter().find(|example| example.0 == report.name).expect("one");
        let pair = format!("{param}={value}");
        let number = value.parse::<f64>().is_ok();
        let literal = if number { (*value).to_owned() } else { format!("\"'{value}'\"") };
        let set = format!(".parameter init\n.parameter set :{param} {literal}\n");
        for (before, params) in [("", &[][..]), (set.as_str(), &["--param", pair.as_str()])] {
            let ours = folder.run(&[&["report", &report.name, "--json"], params].concat());
            assert_eq!(ours.code, Some(0), "{}: {}", report.name, ours.stderr);
            let ours: Value = serde_json::from_str(&ours.stdout).expect("JSON");
            let sql = report.read().expect("it was read").sql;
            let theirs = shell(&folder, &format!("{before}.mode json\n{sql}\n"));
            assert_eq!(theirs, ours, "{} {params:?}", report.name);
        }
    }
}

/// The JSON that SQLite's shell prints for some input.
fn shell(folder: &Folder, input: &str) -> Value {
    let mut shell = Command::new("sqlite3")
        .args(["-batch", "-readonly", "talkcat.db"])
        .current_dir(folder.path("."))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("sqlite3 runs");
    shell.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it reads");
    let output = shell.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{input}");
    match output.stdout.as_slice() {
        [] => Value::Array(Vec::new()),
        json => serde_json::from_slice(json).expect("JSON"),
    }
}

#[test]
fn the_reports_are_listed() {
    let folder = Folder::empty();
    let list = folder.stdout(&["report", "--width", "100"]);
    assert_eq!(folder.stdout(&["report", "--list", "--width", "100"]), list);
    insta::assert_snapshot!("the list", list);
    let names = folder.column("name", &["report"]);
    assert_eq!(names, built_in().into_iter().map(|report| report.name).collect::<Vec<_>>());
}

#[test]
fn a_report_of_ones_own_is_read_from_a_folder() {
    let folder = Folder::with_catalog();
    folder.write(
        "mine/titles.sql",
        "-- Titles\n--\n-- All of them.\n--\n-- param lang: text  Only in this language.\n\
        -- param most: integer = 1  So many.\n\
        SELECT title FROM talk_titles WHERE lang = :lang ORDER BY title LIMIT :most",
    );
    folder.write("mine/years.sql", "-- Other years\nSELECT 1 AS one");
    folder.write("mine/notes.txt", "-- param nonsense");
    let with =
        |arguments: &[&str]| folder.run(&[&["report", "--reports", "mine"], arguments].concat());
    assert_eq!(
        with(&["titles", "--param", "lang=ja"]).stdout,
        "title\nゼロから始めるサービスメッシュ入門\n"
    );
    assert_eq!(
        with(&["titles", "--param", "lang=en", "--param", "most=2", "--no-header"])
            .stdout
            .lines()
            .count(),
        2
    );
    assert_eq!(with(&["years"]).stdout, "one\n  1\n", "one's own replaces a built-in one");
    let list = with(&["--json"]).stdout;
    let list: Vec<Value> = serde_json::from_str(&list).expect("JSON");
    let titles = list.iter().find(|report| report["name"] == "titles").expect("it is listed");
    assert_eq!(titles["parameters"], serde_json::json!(["lang: text", "most: integer = 1"]));
    assert_eq!(titles["file"], "mine/titles.sql");
    let mut by_environment = folder.talkcat(&["report", "titles", "--param", "lang=uk"]);
    by_environment.env("TALKCAT_REPORTS", "mine").assert().success();

    for (file, content, code, says) in [
        ("mine/a.sql", "-- A\n-- param x: int", 1, "mine/a.sql:2: there is no type 'int'"),
        ("mine/a.sql", "DELETE FROM talks", 1, "a query can only read"),
        ("mine/a.sql", "SELECT :year", 2, "the query has a parameter :year; give it a value"),
        ("mine/a.sql", "-- A\n-- param x: text = y\nSELECT 1", 2, "the query has no parameter :x"),
        ("mine/a.sql", "SELECT colour FROM talks", 1, "no such column: colour (line 1, column 8)"),
        ("mine/a.sql", "", 1, "there is no query to run"),
    ] {
        folder.write(file, content);
        let run = with(&["a"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(code), ""), "{content}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{content}: {}", run.stderr);
    }
    // What is wrong with one report is no matter of another, but told where all are listed.
    folder.write("mine/a.sql", "-- param x");
    assert_eq!(with(&["years"]).code, Some(0));
    assert_eq!((with(&[]).code, with(&["a"]).code), (Some(1), Some(1)));

    let run = folder.run(&["report", "--reports", "missing"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.starts_with("talkcat: cannot read missing: "), "{}", run.stderr);
}

#[test]
fn what_a_report_does_not_take_is_refused_with_what_it_takes() {
    let folder = Folder::with_catalog();
    folder.write("mine/titles.sql", "-- param lang: text  L.\nSELECT :lang");
    for (arguments, code, says) in [
        (&["walks"][..], 3, "there is no report “walks”; there are busiest-events, cities, "),
        (
            &["event-overview", "--param", "colour=1"],
            2,
            "the report has no parameter 'colour'; there are year: integer, series: text",
        ),
        (&["years", "--param", "since=soon"], 2, "'soon' is no integer for the parameter since"),
        (&["years", "--param", "since="], 2, "'' is no integer for the parameter since"),
        (&["low-confidence", "--param", "below=NaN"], 2, "'NaN' is no number"),
        (&["years", "--param", "since"], 2, "write it as year=2025"),
        (&["titles", "--reports", "mine"], 2, "the report needs a value: --param lang=VALUE"),
        (
            &["years", "--columns", "colour"],
            2,
            "there is no column 'colour'; there are year, talks",
        ),
        (&["years", "--chart", "--json"], 2, "cannot be used with"),
        (&["--chart"], 2, "required arguments were not provided"),
        (&["--list", "years"], 2, "cannot be used with"),
    ] {
        let run = folder.run(&[&["report"], arguments].concat());
        assert_eq!(
            (run.code, run.stdout.as_str()),
            (Some(code), ""),
            "{arguments:?}: {}",
            run.stderr
        );
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn a_report_prints_its_sql() {
    let folder = Folder::empty();
    let sql = folder.stdout(&["report", "years", "--sql"]);
    assert!(sql.starts_with("-- The catalog year by year\n--\n"), "{sql}");
    assert_eq!(
        sql,
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/reports/years.sql")).unwrap()
    );
}

#[test]
fn a_report_is_drawn_to_fit() {
    let folder = Folder::with_catalog();
    for name in ["talks-by-org", "org-trend", "years", "talks-by-format", "speakers-by-talks"] {
        let chart = |width| folder.stdout(&["report", name, "--chart", "--width", width]);
        insta::assert_snapshot!(format!("{name} as a chart"), chart("60"));
        for width in ["20", "33", "200"] {
            let widest = chart(width).lines().map(UnicodeWidthStr::width).max();
            assert!(widest <= width.parse().ok(), "{name} in {width}:\n{}", chart(width));
        }
    }
    let speakers = &["report", "talks-by-org", "--chart", "--columns", "organization,speakers"];
    assert!(folder.stdout(speakers).starts_with("Red Hat          1  █"));
    for name in ["talks-by-org", "org-trend"] {
        let chart = folder.stdout(&["report", name, "--chart", "--limit", "2"]);
        let labels = chart.lines().filter(|line| !line.starts_with(' ')).count();
        assert_eq!(labels, 2, "{chart}");
    }
    let run = folder.run(&["report", "low-confidence", "--chart"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    assert_eq!(run.stderr, "talkcat: the report has no rows\n");
    folder.write("mine/a.sql", "SELECT 'x' AS a");
    let run = folder.run(&["report", "a", "--reports", "mine", "--chart"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("a chart needs a column with labels or years"), "{}", run.stderr);
}
