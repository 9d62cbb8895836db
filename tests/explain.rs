//! What `talkcat explain` tells of posts.

mod common;

use common::{Folder, Run};

/// Runs `explain` where the sample posts are.
fn explain(arguments: &[&str]) -> Run {
    let mut command = Folder::empty().talkcat(&[&["explain"], arguments].concat());
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    Run::of(command.output().expect("the program runs"))
}

const RECAP: &str = "seeds/posts/_posts/2024-10-08-lighthouse-summit-recap.md";

#[test]
fn prose_is_explained() {
    insta::assert_snapshot!(explain(&[RECAP]).stdout);
}

#[test]
fn a_list_is_explained() {
    let post = "seeds/posts/_posts/2024-09-12-lighthouse-summit-schedule.md";
    insta::assert_snapshot!(explain(&[post]).stdout);
}

#[test]
fn json_has_the_same_findings_in_both_forms() {
    let findings = |format| explain(&["--format", format, RECAP]).stdout;
    let all: Vec<serde_json::Value> = serde_json::from_str(&findings("json")).expect("an array");
    let lines = findings("ndjson");
    let lines: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert_eq!(all, lines);
    assert_eq!(all[0]["path"], RECAP);
    for field in ["line", "words", "what", "value", "rule", "verdict", "reason", "confidence"] {
        assert!(all.iter().all(|finding| finding.get(field).is_some()), "{field}");
    }
    assert_eq!(explain(&["--format", "json", "--line", "9999", RECAP]).stdout, "[]\n");
}

#[test]
fn one_line_is_told_in_full() {
    let post = "seeds/posts/content/en/blog/2023/driftwood-1-4.md";
    let line = explain(&["--line", "12", post]).stdout;
    assert!(line.contains("· talk   row without a link   credits nobody"), "{line}");
    assert!(!explain(&[post]).stdout.contains('·'));
    assert!(explain(&["--all", post]).stdout.contains('·'));
    let nothing = explain(&["--line", "2", post]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (Some(0), ""));
    assert_eq!(nothing.stderr, format!("talkcat: nothing was read on line 2 of {post}\n"));
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_explained() {
    let run = explain(&["missing.md", RECAP]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.starts_with(RECAP), "{}", run.stdout);
    assert!(run.stderr.starts_with("missing.md: "), "{}", run.stderr);
    assert!(run.stderr.ends_with("talkcat: 1 path could not be read\n"), "{}", run.stderr);
    for (arguments, says) in [
        (&[][..], "required arguments were not provided"),
        (&["--line", "0", RECAP], "invalid value '0' for '--line <N>'"),
        (&["--format", "csv", RECAP], "invalid value 'csv' for '--format <FORMAT>'"),
    ] {
        let run = explain(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.contains(says), "{}", run.stderr);
    }
}

#[test]
fn a_post_cannot_reach_the_terminal() {
    let post = "# KubeCon 2024\u{1b}[2J\n\n- [A\u{9b}2J title](https://youtu.be/aaaaaaaaaaa)\n";
    for format in ["text", "json", "ndjson"] {
        let folder = Folder::empty();
        let mut command = folder.talkcat(&["explain", "--format", format, "-"]);
        let output = command.write_stdin(post).output().expect("the program runs");
        let run = Run::of(output);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(run.stdout.contains("youtube:aaaaaaaaaaa"), "{}", run.stdout);
        assert!(!run.stdout.contains(['\u{1b}', '\u{9b}']), "{:?}", run.stdout);
    }
}
