//! What the program does before a real (pseudo-)terminal.
#![cfg(target_os = "linux")]

mod common;

use std::io::Read;

use common::{Folder, HEEDED};
use pty_process::Size;
use pty_process::blocking::{Command, open};

/// All that a terminal of 60 columns and 10 rows gets to see, and the exit code.
fn seen(folder: &Folder, arguments: &[&str], variables: &[(&str, &str)]) -> (String, Option<i32>) {
    let (mut terminal, other_end) = open().expect("a pseudo-terminal");
    terminal.resize(Size::new(10, 60)).expect("its size");
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("talkcat"));
    for variable in HEEDED {
        command = command.env_remove(variable);
    }
    let mut child = command
        .current_dir(folder.path("."))
        .env("TERM", "xterm")
        .envs(variables.iter().copied())
        .args(arguments)
        .spawn(other_end)
        .expect("the program runs");
    let mut bytes = Vec::new();
    // The end of a pseudo-terminal is an error, not an end of file.
    let _ = terminal.read_to_end(&mut bytes);
    let code = child.wait().expect("it ends").code();
    (String::from_utf8_lossy(&bytes).replace("\r\n", "\n"), code)
}

const SHORT: [&str; 2] = ["sql", "SELECT 1 AS a, 'x' AS b"];
const LONG: [&str; 2] = ["sql", "SELECT value AS n FROM json_each('[1,2,3,4,5,6,7,8,9]')"];

/// A pager that cannot be mistaken for none.
const PAGED: &str = "sed 's/^/> /'";

#[test]
fn the_header_is_bold_and_nothing_else() {
    let folder = Folder::with_catalog();
    let bold = "\u{1b}[1ma  b\u{1b}[0m\n────\n1  x\n";
    let plain = "a  b\n────\n1  x\n";
    assert_eq!(seen(&folder, &SHORT, &[]), (bold.to_owned(), Some(0)));
    assert_eq!(seen(&folder, &SHORT, &[("NO_COLOR", "1")]).0, plain);
    assert_eq!(seen(&folder, &SHORT, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]).0, plain);
    assert_eq!(seen(&folder, &SHORT, &[("TERM", "dumb")]).0, plain);
}

#[test]
fn a_table_fits_the_terminal_and_obeys_no_post() {
    let folder = Folder::with_catalog();
    let (shown, code) = seen(&folder, &["talks", "--no-pager"], &[("NO_COLOR", "1")]);
    assert_eq!(code, Some(0));
    assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{7}']), "{shown:?}");
    insta::assert_snapshot!("talks on a terminal", shown);
    for format in ["--json", "--csv", "--tsv", "--md", "--vertical"] {
        let (shown, _) = seen(&folder, &["talks", format, "--no-pager"], &[]);
        assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{7}']), "{format} {shown:?}");
    }
}

#[test]
fn what_is_longer_than_the_screen_is_paged() {
    let folder = Folder::with_catalog();
    let paged = |arguments: &[&str], variables: &[(&str, &str)]| {
        let (shown, code) = seen(&folder, arguments, variables);
        assert_eq!(code, Some(0), "{shown}");
        assert!(
            shown.contains('9') || shown.contains('x') || shown.contains("erDiagram"),
            "{shown}"
        );
        shown.lines().all(|line| line.starts_with("> "))
    };
    assert!(paged(&LONG, &[("TALKCAT_PAGER", PAGED)]));
    assert!(paged(&LONG, &[("PAGER", PAGED)]));
    assert!(paged(&LONG, &[("TALKCAT_PAGER", PAGED), ("PAGER", "false")]));
    assert!(paged(&["schema", "--mermaid"], &[("PAGER", PAGED)]));
    // Not where it fits, where nobody wants it, or where it is not there.
    assert!(!paged(&SHORT, &[("PAGER", PAGED)]));
    assert!(!paged(&[&LONG[..], &["--no-pager"]].concat(), &[("PAGER", PAGED)]));
    assert!(!paged(&LONG, &[("TALKCAT_PAGER", ""), ("PAGER", PAGED)]));
    assert!(!paged(&LONG, &[("PAGER", "")]));
    assert!(!paged(&LONG, &[("PAGER", "there-is-no-such-pager")]));
    assert!(!paged(&LONG, &[("TERM", "dumb")]));
}

#[test]
fn a_pager_that_is_left_early_is_no_failure() {
    let folder = Folder::with_catalog();
    let numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 99999) SELECT i FROM n";
    let (shown, code) = seen(&folder, &["sql", numbers], &[("PAGER", "head -n 3")]);
    assert_eq!((shown.lines().count(), code), (3, Some(0)), "{shown}");
}

#[test]
fn in_a_pipe_nothing_is_paged() {
    let folder = Folder::with_catalog();
    let mut command = folder.talkcat(&LONG);
    let output = command.env("PAGER", PAGED).output().expect("the program runs");
    assert!(!String::from_utf8_lossy(&output.stdout).contains('>'));
}

#[test]
fn a_chart_fits_the_terminal() {
    let folder = Folder::with_catalog();
    let (shown, code) = seen(&folder, &["report", "talks-by-format", "--chart"], &[]);
    assert_eq!(code, Some(0));
    let widest = shown.lines().map(unicode_width::UnicodeWidthStr::width).max();
    assert_eq!(widest, Some(60), "{shown}");
}

#[test]
fn a_query_is_asked_for_and_not_waited_for() {
    let folder = Folder::with_catalog();
    let (shown, code) = seen(&folder, &["sql"], &[]);
    assert_eq!(code, Some(2));
    assert!(shown.contains("there is no query; write one, or name a --file with it"), "{shown}");
}
