//! `talkcat review`: questions, their commands, and the dialogue on a terminal.

mod common;

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use common::blog::{fresh_catalog, import};
use common::{Folder, HEEDED};
use rexpect::session::{PtySession, spawn_command};
use serde_json::Value;

/// Posts in which something of every kind deserves a look.
const BLOG: [(&str, &str); 3] = [
    (
        "blog/recap.md",
        "---\ntitle: Istio at KubeCon Europe 2025, a recap\ndate: 2025-04-25\n---\n\n\
         KubeCon + CloudNativeCon Europe 2025 in London is over, and so is Istio Day Europe 2025.\n\n\
         ## KubeCon + CloudNativeCon Europe 2025\n\n\
         - [The Mesh in Ten Minutes](https://youtu.be/AAAAAAAAAAA) - Jan Novak, Acme Cloud\n\
         - [Keynote: Where Next?](https://youtu.be/BBBBBBBBBBB) - Jane Doe, Google & Bea Harmon, Bolt Works\n\
         - [Notes from the Edge](https://youtu.be/CCCCCCCCCCC) - Olha Kravets, Tetrate\n\
         - [Silent Clusters](https://youtu.be/DDDDDDDDDDD)\n\n\
         There was also an [amazing keynote](https://youtu.be/EEEEEEEEEEE).\n",
    ),
    (
        "blog/preview.md",
        "---\ntitle: Istio at KubeCon Europe 2025\ndate: 2025-03-20\n---\n\n\
         KubeCon + CloudNativeCon Europe 2025 takes place in London from April 1 to 4, 2025.\n\n\
         - [A Mesh in Ten Minutes](https://sched.co/1AbCd) - Jan Novak, Acme Cloud\n\
         - [Ambient at Scale](https://sched.co/1AbCe) - J. Doe & Jan Nowak, Tetrade\n\
         - [Edges of a Mesh](https://sched.co/1AbCf) - William Harmon, Bolt Works\n\
         - [Silent Cluster](https://sched.co/1AbCg) - Kira Ito\n",
    ),
    (
        "blog/istio-day.md",
        "---\ntitle: Istio Day Europe 2025\ndate: 2025-04-27\n---\n\n\
         Istio Day Europe 2025 was on April 1, 2025.\n\n\
         - [Panel: Where Next?](https://youtu.be/BBBBBBBBBBB) - Jane Doe, Google\n\
         - [Hallway Stories](https://youtu.be/FFFFFFFFFFF) - Kira Ito\n",
    ),
];

fn blog() -> Folder {
    let folder = Folder::empty();
    for (path, text) in BLOG {
        folder.write(path, text);
    }
    folder.write("talkcat.corrections.yaml", "# Ours\n");
    import(&folder);
    folder
}

fn questions(folder: &Folder, arguments: &[&str]) -> Vec<Value> {
    let run = folder.run(&[&["review", "--format", "json"], arguments].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

fn text<'a>(question: &'a Value, field: &str) -> &'a str {
    question[field].as_str().unwrap_or_default()
}

/// The folder of the program, before the others in which a shell looks for one.
fn path() -> String {
    let program = assert_cmd::cargo::cargo_bin("talkcat");
    let folder: PathBuf = program.parent().expect("a folder").to_owned();
    let others = env::var_os("PATH").unwrap_or_default();
    let all = env::split_paths(&others);
    env::join_paths([folder].into_iter().chain(all)).expect("paths").into_string().expect("UTF-8")
}

/// Runs a command line as a shell does.
fn shell(folder: &Folder, line: &str) {
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(folder.path(".")).env("PATH", path());
    for variable in HEEDED {
        command.env_remove(variable);
    }
    let output = command.env("TALKCAT_BY", "Ada Ek").output().expect("a shell");
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_kind_of_question_has_its_words_and_its_commands() {
    let folder = blog();
    let found: BTreeSet<String> =
        questions(&folder, &[]).iter().map(|it| text(it, "kind").to_owned()).collect();
    let kinds = [
        "affiliation",
        "confidence",
        "contradiction",
        "organizations",
        "people",
        "speakers",
        "talks",
        "video",
    ];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), kinds);
    let json = folder.stdout(&["review", "--format", "json"]);
    insta::assert_snapshot!(json);
    insta::assert_snapshot!(
        "in 100 columns",
        folder.stdout(&["review", "--width", "100", "--limit", "3"])
    );
}

#[test]
fn an_answer_is_never_asked_about_again() {
    let folder = blog();
    let all = questions(&folder, &[]);
    for (place, question) in all.iter().enumerate() {
        // The answers take turns, but for those that a person has to complete.
        let (accept, reject) = (text(question, "accept"), text(question, "reject"));
        let rejected = place % 2 == 1 && !reject.is_empty() && !is_open(reject);
        let answer = if rejected { reject } else { accept };
        if changes_rows(answer) {
            continue;
        }
        folder.write("talkcat.corrections.yaml", "# Ours\n");
        import(&folder);
        shell(&folder, answer);
        let asked = || questions(&folder, &[]).iter().any(|left| left["accept"] == accept);
        assert!(!asked(), "at once: {question}");
        import(&folder);
        assert!(!asked(), "imported again: {question}");
        fresh_catalog(&folder);
        assert!(!asked(), "in a fresh catalog: {question}");
    }
}

/// Whether a person has to complete a command: it ends with a word in capitals.
fn is_open(command: &str) -> bool {
    ["'NAME'", "'TALK'", "'ORG'", "'PERSON'"].iter().any(|end| command.ends_with(end))
}

/// Whether a question goes only when the correction changes rows.
fn changes_rows(command: &str) -> bool {
    ["fix format", "fix event", "fix no-talk"].iter().any(|verb| command.contains(verb))
}

#[test]
fn contradictions_go_with_what_they_are_about() {
    let folder = blog();
    for question in questions(&folder, &["--kind", "contradiction", "--kind", "confidence"]) {
        folder.write("talkcat.corrections.yaml", "# Ours\n");
        import(&folder);
        shell(&folder, text(&question, "reject"));
        assert!(!questions(&folder, &[]).contains(&question), "{question}");
    }
}

#[test]
fn questions_are_chosen_by_kind_and_number() {
    let folder = blog();
    let people = questions(&folder, &["--kind", "people"]);
    assert!(people.len() > 1 && people.iter().all(|it| text(it, "kind") == "people"));
    assert_eq!(questions(&folder, &["--kind", "people", "--limit", "1"]), people[..1]);
    let both = questions(&folder, &["--kind", "people", "--kind", "speakers"]);
    assert!(both.len() > people.len());
    let other = folder.run(&["--db", "./talkcat.db", "review", "--kind", "speakers"]);
    assert!(other.stdout.contains("talkcat --db ./talkcat.db fix accept"), "{}", other.stdout);
    for (arguments, says) in [
        (&["--kind", "colours"][..], "invalid value 'colours'"),
        (&["--limit", "0"], "invalid value '0'"),
        (&["--format", "xml"], "invalid value 'xml'"),
    ] {
        let run = folder.run(&[&["review"], arguments].concat());
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains(says), "{}", run.stderr);
    }
    let help = folder.stdout(&["review", "--help"]);
    assert!(help.contains("Examples:\n  talkcat review"), "{help}");
}

#[test]
fn an_empty_catalog_has_no_questions() {
    let folder = Folder::with_empty_catalog();
    let run = folder.run(&["review", "--format", "json"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "[]\n"));
    assert_eq!(run.stderr, "talkcat: nothing deserves a look\n");
    assert_eq!(Folder::empty().run(&["review"]).code, Some(1));
}

#[test]
fn the_sample_catalog_is_looked_at_without_its_facts() {
    let folder = Folder::with_catalog();
    let run = folder.run(&["review"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("Hostile") && !run.stdout.contains('\u{1b}'), "{:?}", run.stdout);
}

/// The program on a terminal of its own.
fn dialogue(folder: &Folder, arguments: &[&str]) -> PtySession {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("talkcat"));
    command.arg("review").args(arguments).current_dir(folder.path("."));
    for variable in HEEDED {
        command.env_remove(variable);
    }
    command.env("TALKCAT_BY", "Ada Ek");
    // Long enough for any machine: it only ends a test that hangs.
    spawn_command(command, Some(120_000)).expect("a terminal")
}

const PROMPT: &str = "[y]es, [n]o, [s]kip, [q]uit? ";

fn file(folder: &Folder) -> String {
    fs::read_to_string(folder.path("talkcat.corrections.yaml")).expect("a file")
}

#[test]
fn on_a_terminal_each_question_is_asked() {
    let folder = blog();
    let mut person = dialogue(&folder, &["--kind", "people"]);
    let shown = person.exp_string(PROMPT).expect("a question");
    assert!(shown.contains("people: Jan Novak / Jan Nowak"), "{shown}");
    assert!(shown.contains("n  talkcat fix different-people jan-novak jan-nowak"), "{shown}");
    person.send_line("what?").expect("a line");
    person.exp_string(PROMPT).expect("the prompt again");
    person.send_line("n").expect("a line");
    person.exp_string("written to talkcat.corrections.yaml as number 1").expect("a remark");
    let shown = person.exp_string(PROMPT).expect("the next question");
    assert!(shown.contains("people: J. Doe / Jane Doe"), "{shown}");
    person.send_line("s").expect("a line");
    let shown = person.exp_string(PROMPT).expect("the next question");
    assert!(shown.contains("people: Bea Harmon / William Harmon"), "{shown}");
    person.send_line("Y").expect("a line");
    person.exp_eof().expect("the end");
    let written = file(&folder);
    assert!(written.starts_with("# Ours\n- fix: different-people\n"), "{written}");
    assert!(written.contains("- fix: same-person\n  people:\n  - Bea Harmon\n"), "{written}");
    assert!(written.contains("by: Ada Ek"), "{written}");

    let left = questions(&folder, &["--kind", "people"]);
    let left: Vec<&str> = left.iter().map(|question| text(question, "what")).collect();
    assert_eq!(left, ["J. Doe / Jane Doe"]);
}

#[test]
fn a_person_may_complete_a_command_or_quit() {
    let folder = blog();
    let mut person = dialogue(&folder, &["--kind", "speakers", "--kind", "video"]);
    person.exp_string(PROMPT).expect("a question");
    person.send_line("n").expect("a line");
    person.exp_string("complete and run it: talkcat fix add-speaker silent-clusters").expect("one");
    person.exp_string(PROMPT).expect("the next question");
    person.send_line("q").expect("a line");
    person.exp_eof().expect("the end");
    assert_eq!(file(&folder), "# Ours\n");

    let mut person = dialogue(&folder, &["--limit", "1"]);
    person.exp_string(PROMPT).expect("a question");
    person.send_control('d').expect("the end of the input");
    person.exp_eof().expect("the end");
    assert_eq!(file(&folder), "# Ours\n");

    let mut person = dialogue(&folder, &["--limit", "1"]);
    person.exp_string(PROMPT).expect("a question");
    person.send_line("s").expect("a line");
    person.exp_eof().expect("no more than one");

    let mut person = dialogue(&folder, &["--format", "table", "--limit", "1"]);
    let printed = person.exp_eof().expect("the end");
    assert!(printed.contains("accept") && !printed.contains(PROMPT), "{printed}");
}

#[test]
fn a_post_cannot_reach_the_terminal() {
    let folder = blog();
    folder.write(
        "blog/hostile.md",
        "---\ntitle: Istio Day Europe 2025\n---\n\nIstio Day Europe 2025 was on April 1, 2025.\n\n\
         - [Red \u{1b}[31mmesh \u{9b}2J](https://youtu.be/GGGGGGGGGGG)\n",
    );
    import(&folder);
    let mut person = dialogue(&folder, &["--kind", "speakers"]);
    let mut shown = String::new();
    for _ in questions(&folder, &["--kind", "speakers"]) {
        shown.push_str(&person.exp_string(PROMPT).expect("a question"));
        person.send_line("s").expect("a line");
    }
    shown.push_str(&person.exp_eof().expect("the end"));
    assert!(shown.contains("\\u{9b}2J"), "{shown:?}");
    assert!(!shown.contains(['\u{1b}', '\u{9b}']), "{shown:?}");
}
