//! Several runs at once on one catalog: writers wait for each other, and readers see what was or what
//! is.
#![cfg(target_os = "linux")]

mod common;

use std::env;
use std::fs;
use std::io::Read;
use std::thread;

use common::running::{assert_sound, blog, end, export, held, open, start, tell, told};

#[test]
fn of_two_imports_one_waits_and_both_count() {
    let folder = blog(20);
    folder.write("more/30.md", told(30, "Acme Cloud"));
    let first = held(&folder);
    let mut second = start(&folder, &["import", "more"]);
    let mut said = [0; 20];
    second.stderr.as_mut().expect("a pipe").read_exact(&mut said).expect("a remark");
    assert_eq!(&said, b"talkcat: another pro");
    assert_eq!(end(first).0, Some(0));
    assert_eq!(end(second).0, Some(0));
    let posts = "SELECT count(*) AS n FROM posts";
    assert_eq!(folder.column("n", &["sql", posts]), ["22"]);
    assert_sound(&folder);
}

#[test]
fn readers_see_the_old_state_until_the_new_one_is_there() {
    let folder = blog(20);
    let before = export(&folder);
    tell(&folder, 20, "Bolt Works");
    let import = start(&folder, &["import", "blog"]);
    let imported = thread::spawn(move || end(import));
    let mut states = Vec::new();
    while !imported.is_finished() {
        states.push(export(&folder));
    }
    assert_eq!(imported.join().expect("an import").0, Some(0));
    let after = export(&folder);
    assert_ne!(before, after);
    states.dedup();
    assert!(states.iter().all(|state| *state == before || *state == after));
    assert!(states.len() <= 2, "never back to the old state");
}

#[test]
fn who_is_locked_out_is_told_why() {
    let folder = blog(1);
    let writer = open(&folder);
    writer.execute_batch("BEGIN EXCLUSIVE").expect("a lock");
    let run = folder.run(&["speakers"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("talkcat.db is being written by an import"), "{}", run.stderr);
    writer.execute_batch("COMMIT").expect("no lock");
    assert_eq!(folder.run(&["speakers"]).code, Some(0));
}

/// How many rounds the processes go unless `TALKCAT_ROUNDS` says.
const ROUNDS: usize = 3;

#[test]
fn ten_processes_read_and_write_at_once() {
    let rounds = env::var("TALKCAT_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    let rounds = rounds.unwrap_or(ROUNDS);
    let folder = blog(20);
    folder.write("talkcat.corrections.yaml", "# Ours.\n");
    let ours = |writer: usize| format!("blog/ours-{writer}.md");
    let write = &|writer: usize, round: usize| {
        folder.write(&ours(writer), told(100 * (writer + 1) + round, "Acme Cloud"));
        let run = folder.run(&["import", &ours(writer)]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    };
    let correct = &|round: usize| {
        let name = ["Jane Rivers", "Jane Waters"][round % 2];
        let run = folder.run(&["fix", "--by", "Ada Ek", "rename", "Jane Broba", name]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    };
    let read = &|arguments: &[&str]| {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{arguments:?}");
    };
    thread::scope(|scope| {
        for process in 0..10 {
            let work = move |round| match process {
                0..4 => write(process, round),
                4 => correct(round),
                5 => read(&["check"]),
                6 => read(&["search", "mesh", "--limit", "1000"]),
                7 => read(&["talks", "--format", "csv"]),
                _ => read(&["export"]),
            };
            scope.spawn(move || (0..rounds).for_each(work));
        }
    });
    assert_sound(&folder);
    // Whatever the order was, a fresh catalog of the same files is the same.
    let together = export(&folder);
    fs::remove_file(folder.path("talkcat.db")).expect("a catalog");
    assert_eq!(folder.run(&["import", "blog"]).code, Some(0));
    assert!(export(&folder) == together);
}
