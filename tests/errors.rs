//! What the program says and exits with when something is wrong.

mod common;

use std::fs::{self, File};
use std::io;
use std::process::Stdio;

use common::Folder;

const READING: [&[&str]; 8] = [
    &["talks"],
    &["events"],
    &["speakers"],
    &["orgs"],
    &["videos"],
    &["posts"],
    &["sql", "SELECT 1"],
    &["schema"],
];

#[test]
fn a_missing_catalog_is_an_error_that_says_how_to_make_one() {
    let folder = Folder::empty();
    for arguments in READING {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{arguments:?}");
        assert_eq!(
            run.stderr,
            "talkcat: there is no catalog at talkcat.db; make one with `talkcat import PATH`, or \
            name another with --db FILE\n"
        );
    }
    assert!(!folder.path("talkcat.db").exists(), "reading makes no file");
}

#[test]
fn what_is_no_catalog_is_said_to_be_none() {
    let folder = Folder::empty();
    fs::write(folder.path("text.db"), "# A post, not a database\n".repeat(99)).unwrap();
    fs::write(folder.path("empty.db"), "").unwrap();
    rusqlite::Connection::open(folder.path("other.db"))
        .and_then(|other| other.execute_batch("CREATE TABLE talks (id)"))
        .unwrap();
    for file in ["text.db", "empty.db", "other.db"] {
        let run = folder.run(&["talks", "--db", file]);
        assert_eq!(run.code, Some(1), "{file}");
        assert!(
            run.stderr.starts_with(&format!("talkcat: {file} is no talkcat catalog; name one")),
            "{}",
            run.stderr
        );
    }
    fs::create_dir(folder.path("folder.db")).unwrap();
    let run = folder.run(&["talks", "--db", "folder.db"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.starts_with("talkcat: cannot read folder.db: "), "{}", run.stderr);
}

#[test]
fn a_catalog_of_another_version_says_what_to_do() {
    let folder = Folder::with_catalog();
    for (change, says) in [
        (
            "UPDATE refinery_schema_history SET version = version + 9999",
            "talkcat: talkcat.db was made by a newer talkcat; upgrade talkcat to read it\n",
        ),
        (
            "UPDATE refinery_schema_history SET version = version - 19999",
            "talkcat: talkcat.db was made by an older talkcat; run `talkcat import PATH` to bring it \
            up to date\n",
        ),
    ] {
        let writer = rusqlite::Connection::open(folder.path("talkcat.db")).unwrap();
        writer.execute_batch(change).unwrap();
        let run = folder.run(&["talks"]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), says));
    }
}

#[test]
fn a_broken_catalog_is_an_error_and_no_crash() {
    let folder = Folder::with_catalog();
    let mut bytes = fs::read(folder.path("talkcat.db")).unwrap();
    let length = bytes.len();
    bytes[4096..length].fill(0xff);
    fs::write(folder.path("broken.db"), &bytes).unwrap();
    fs::write(folder.path("cut.db"), &bytes[..5000]).unwrap();
    for file in ["broken.db", "cut.db"] {
        for arguments in READING {
            let run = folder.run(&[arguments, &["--db", file]].concat());
            if run.code == Some(0) {
                continue; // A query that touches no broken page, such as SELECT 1.
            }
            assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{arguments:?}");
            assert!(run.stderr.starts_with("talkcat: "), "{}", run.stderr);
            assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        }
    }
}

#[test]
fn a_catalog_that_an_import_left_half_written_says_how_to_repair_it() {
    let folder = Folder::with_catalog();
    let writer = rusqlite::Connection::open(folder.path("talkcat.db")).unwrap();
    writer
        .execute_batch(
            "PRAGMA cache_size = 1; BEGIN IMMEDIATE;
            UPDATE mentions SET words = hex(zeroblob(4000));",
        )
        .unwrap();
    // What is on the disk now is what a crash would leave.
    fs::copy(folder.path("talkcat.db"), folder.path("cut.db")).unwrap();
    fs::copy(folder.path("talkcat.db-journal"), folder.path("cut.db-journal")).unwrap();
    let run = folder.run(&["talks", "--db", "cut.db"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(
        run.stderr,
        "talkcat: an import into cut.db was cut off; run `talkcat import PATH` again to repair it\n"
    );
}

#[test]
fn the_catalog_is_named_by_an_option_or_the_environment() {
    let folder = Folder::with_catalog();
    fs::rename(folder.path("talkcat.db"), folder.path("file:other.db")).unwrap();
    let talks = |arguments: &[&str]| folder.run(arguments).code;
    assert_eq!(talks(&["talks"]), Some(1));
    assert_eq!(talks(&["--db", "file:other.db", "talks"]), Some(0));
    assert_eq!(talks(&["talks", "--db", "file:other.db"]), Some(0));
    let mut by_environment = folder.talkcat(&["talks"]);
    by_environment.env("TALKCAT_DB", "file:other.db").assert().success();
    let mut by_both = folder.talkcat(&["talks", "--db", "missing.db"]);
    by_both.env("TALKCAT_DB", "file:other.db").assert().code(1);
}

#[test]
fn a_wrong_usage_exits_2_and_says_what_is_right() {
    let folder = Folder::with_catalog();
    for (arguments, says) in [
        (&["walks"][..], "unrecognized subcommand 'walks'"),
        (&["talks", "--format", "xml"], "invalid value 'xml' for '--format <FORMAT>'"),
        (&["talks", "--year", "soon"], "invalid value 'soon' for '--year <YEAR>'"),
        (&["talks", "--since", "soon"], "write a day as 2025-04-01"),
        (&["talks", "--lang", "Chinese"], "write a language as its ISO 639-1 code"),
        (&["talks", "--kind", "speech"], "possible values: keynote"),
        (&["talks", "--limit", "0"], "invalid value '0'"),
        (&["talks", "--with-video", "--without-video"], "cannot be used with"),
        (
            &["talks", "--sort", "colour"],
            "there is no column 'colour' to sort talks by; there are slug, title",
        ),
        (&["talks", "--width", "3"], "invalid value '3'"),
        (&["sql"], "required arguments were not provided"),
        (&["talks", "--speaker"], "a value is required"),
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.starts_with("talkcat: "), "{}", run.stderr);
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    }
    let run = folder.run(&[]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("Usage: talkcat"), "{}", run.stderr);
}

#[test]
fn help_and_version_go_to_standard_output() {
    let folder = Folder::empty();
    let version = folder.stdout(&["--version"]);
    assert_eq!(version, format!("talkcat {}\n", env!("CARGO_PKG_VERSION")));
    assert!(folder.stdout(&["--help"]).contains("Exit codes: 0 fine, 1 failed, 2"));
    for arguments in READING {
        let help = folder.stdout(&[arguments[0], "--help"]);
        assert!(help.contains("Examples:\n  talkcat "), "{help}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::with_catalog();
    let long = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 99999) SELECT * FROM n";
    for arguments in [&["sql", long][..], &["talks"], &["schema"], &["export"]] {
        let formats: &[&str] = match arguments[0] {
            "sql" | "talks" => &["table", "json", "ndjson", "csv", "tsv", "markdown"],
            "schema" => &["sql", "table"],
            _ => &["json"],
        };
        for format in formats {
            let (reader, writer) = io::pipe().unwrap();
            drop(reader);
            let program = assert_cmd::cargo::cargo_bin("talkcat");
            let output = std::process::Command::new(program)
                .current_dir(folder.path("."))
                .args(arguments)
                .args(["--format", format])
                .stdout(writer)
                .stderr(Stdio::piped())
                .output()
                .unwrap();
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?} {format}");
            assert_eq!(output.status.code(), Some(0), "{arguments:?} {format}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let folder = Folder::with_catalog();
    let program = assert_cmd::cargo::cargo_bin("talkcat");
    let output = std::process::Command::new(program)
        .current_dir(folder.path("."))
        .arg("talks")
        .stdout(File::options().write(true).open("/dev/full").unwrap())
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.starts_with("talkcat: No space left on device"), "{stderr}");
}
