//! An import or a correction that is cut off, stopped, kept waiting or out of space: the catalog is
//! as it was before or as it is after, and the next run completes.
#![cfg(target_os = "linux")]

mod common;

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use common::Folder;
use rusqlite::Connection;

/// How often a run is killed where `TALKCAT_KILLS` says nothing.
const KILLS: u32 = 20;

/// A folder with some posts in its catalog, and others that are not.
fn blog() -> Folder {
    let folder = Folder::empty();
    for post in 0..20 {
        folder.write(&format!("blog/{post:02}.md"), told(post, "Acme Cloud"));
    }
    assert_eq!(folder.run(&["import", "blog"]).code, Some(0));
    folder
}

/// A post with talks that no other post tells of.
fn told(post: usize, organization: &str) -> String {
    let year = 2000 + post;
    let mut text = format!("---\ntitle: KubeCon Europe {year}\ndate: {year}-04-25\n---\n\n");
    for (row, name) in ["Ada", "Jane", "Olha", "Wei", "Kim"].iter().enumerate() {
        let title = format!("Mesh Number {row} of {post}");
        let row = format!("- [{title}](https://youtu.be/AAAAAA{post:02}{row:03}) - {name} Brook");
        text.extend([row.as_str(), ", ", organization, "\n"]);
    }
    text
}

/// Makes every post say something else.
fn change(folder: &Folder) {
    for post in 0..20 {
        folder.write(&format!("blog/{post:02}.md"), told(post, "Bolt Works"));
    }
}

fn start(folder: &Folder, arguments: &[&str]) -> Child {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("talkcat"));
    for variable in common::HEEDED {
        command.env_remove(variable);
    }
    command
        .current_dir(folder.path("."))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs")
}

/// The exit code and what was said, of a run that gets no more input.
fn end(mut child: Child) -> (Option<i32>, String) {
    drop(child.stdin.take());
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("a pipe");
    stderr.read_to_string(&mut said).expect("UTF-8");
    (child.wait().expect("it ends").code(), said)
}

/// Waits until something is so, at most a minute.
fn until(what: &str, mut so: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !so() {
        assert!(begin.elapsed() < Duration::from_mins(1), "{what}");
        thread::sleep(Duration::from_millis(5));
    }
}

fn open(folder: &Folder) -> Connection {
    Connection::open(folder.path("talkcat.db")).expect("a catalog")
}

/// An import that waits for standard input and keeps the catalog to itself until it gets it.
fn held(folder: &Folder) -> Child {
    let child = start(folder, &["import", "-", "blog"]);
    until("the import begins", || {
        let catalog = open(folder);
        catalog.busy_timeout(Duration::ZERO).expect("no patience");
        catalog.execute_batch("BEGIN IMMEDIATE; ROLLBACK").is_err()
    });
    child
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([name, &child.id().to_string()]).status();
    assert!(sent.expect("kill runs").success());
}

/// The file keeps SQLite's promises and its own.
fn assert_sound(folder: &Folder) {
    let catalog = open(folder);
    let sound: String =
        catalog.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("a check");
    assert_eq!(sound, "ok");
    let lost = "SELECT count(*) FROM pragma_foreign_key_check";
    let lost: i64 = catalog.query_row(lost, [], |row| row.get(0)).expect("a check");
    assert_eq!(lost, 0);
    assert_eq!(folder.stdout(&["check"]), "the catalog is sound\n");
}

fn export(folder: &Folder) -> String {
    folder.stdout(&["export"])
}

/// Kills a run at moments spread over the time that it takes, and calls `check` after each.
fn kill(folder: &Folder, arguments: &[&str], files: &[&str], mut check: impl FnMut()) {
    let before: Vec<(PathBuf, Vec<u8>)> = files
        .iter()
        .map(|file| folder.path(file))
        .map(|path| (path.clone(), fs::read(path).expect("a file")))
        .collect();
    let restore =
        || before.iter().for_each(|(path, bytes)| fs::write(path, bytes).expect("a file"));
    let begin = Instant::now();
    assert_eq!(end(start(folder, arguments)).0, Some(0));
    let whole = begin.elapsed();
    let kills = env::var("TALKCAT_KILLS").ok().and_then(|kills| kills.parse().ok());
    let kills: u32 = kills.unwrap_or(KILLS);
    for moment in 0..kills {
        restore();
        let mut child = start(folder, arguments);
        thread::sleep(whole * moment / kills);
        // It may have ended.
        let _ = child.kill();
        end(child);
        check();
    }
}

#[test]
fn an_import_that_is_killed_is_done_or_never_was() {
    let folder = blog();
    let before = export(&folder);
    change(&folder);
    let after = {
        let fresh = Folder::empty();
        for post in 0..20 {
            fresh.write(&format!("blog/{post:02}.md"), told(post, "Bolt Works"));
        }
        assert_eq!(fresh.run(&["import", "blog"]).code, Some(0));
        export(&fresh)
    };
    assert_ne!(before, after);
    kill(&folder, &["import", "blog"], &["talkcat.db"], || {
        assert_sound(&folder);
        let now = export(&folder);
        assert!(now == before || now == after);
        let next = folder.run(&["import", "blog"]);
        assert_eq!(next.code, Some(0), "{}", next.stderr);
        assert!(export(&folder) == after);
    });
}

#[test]
fn a_correction_that_is_killed_is_made_or_never_was() {
    let folder = blog();
    folder.write("talkcat.corrections.yaml", "# Ours.\n");
    let titles = |folder: &Folder| folder.stdout(&["speakers", "--format", "csv"]);
    let before = titles(&folder);
    let fix = ["fix", "--by", "Ada Ek", "rename", "Jane Brook", "Jane Rivers"];
    let files = ["talkcat.db", "talkcat.corrections.yaml"];
    let file = || fs::read_to_string(folder.path(files[1])).expect("a corrections file");
    kill(&folder, &fix, &files, || {
        assert_sound(&folder);
        let now = titles(&folder);
        assert!(now == before || now.contains("Jane Rivers"), "{now}");
        assert!(file() == "# Ours.\n" || file().contains("Jane Rivers"), "{}", file());
        // The file is the truth, and the catalog follows it.
        assert_eq!(folder.run(&["import", "blog"]).code, Some(0));
        assert_eq!(titles(&folder).contains("Jane Rivers"), file().contains("Jane Rivers"));
    });
}

#[test]
fn a_signal_stops_an_import_without_a_trace() {
    for (name, code) in [("-INT", 130), ("-TERM", 143)] {
        let folder = blog();
        let before = export(&folder);
        change(&folder);
        let mut child = held(&folder);
        signal(&child, name);
        let post = told(30, "Acme Cloud");
        child.stdin.as_mut().expect("a pipe").write_all(post.as_bytes()).expect("it reads");
        let (ended, said) = end(child);
        assert_eq!(
            (ended, said.as_str()),
            (Some(code), "talkcat: stopped; the catalog is as it was\n")
        );
        assert!(!folder.path("talkcat.db-journal").exists());
        assert!(export(&folder) == before);
    }
}

#[test]
fn a_second_signal_ends_an_import_at_once() {
    let folder = blog();
    let child = held(&folder);
    signal(&child, "-INT");
    thread::sleep(Duration::from_millis(100));
    signal(&child, "-INT");
    let mut child = child;
    // Standard input is still open.
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    assert_sound(&folder);
}

#[test]
fn a_signal_ends_the_wait_for_another_import() {
    let folder = blog();
    let first = held(&folder);
    let mut second = start(&folder, &["import", "blog"]);
    let mut said = [0; 60];
    second.stderr.as_mut().expect("a pipe").read_exact(&mut said).expect("a remark");
    assert_eq!(
        String::from_utf8_lossy(&said),
        "talkcat: another program uses the catalog; waiting for it to"
    );
    signal(&second, "-TERM");
    assert_eq!(end(second).0, Some(143));
    assert_eq!(end(first).0, Some(0));
}

#[test]
fn of_two_imports_one_waits_and_both_count() {
    let folder = blog();
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
    let folder = blog();
    let before = export(&folder);
    change(&folder);
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

/// A small disk; unmounted when dropped. None where nobody may mount one.
struct Disk<'f>(&'f Folder);

impl<'f> Disk<'f> {
    fn mount(folder: &'f Folder) -> Option<Self> {
        fs::create_dir(folder.path("disk")).expect("a folder");
        let options = ["-t", "tmpfs", "-o", "size=2m", "tmpfs"];
        let mounted = Command::new("mount").args(options).arg(folder.path("disk")).output().ok()?;
        mounted.status.success().then_some(Self(folder))
    }

    fn make_read_only(&self) {
        let path = self.0.path("disk");
        let done = Command::new("mount").args(["-o", "remount,ro"]).arg(path).status();
        assert!(done.expect("mount runs").success());
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path("disk")).status();
    }
}

#[test]
fn a_full_disk_and_one_that_is_read_only_lose_nothing() {
    let folder = blog();
    let Some(disk) = Disk::mount(&folder) else {
        eprintln!("skipped: only root can mount a small disk");
        return;
    };
    fs::copy(folder.path("talkcat.db"), folder.path("disk/t.db")).expect("room for a catalog");
    let here = |arguments: &[&str]| folder.run(&[&["--db", "disk/t.db"], arguments].concat());
    let before = here(&["export"]).stdout;
    // Writes until nothing fits any more.
    let mut filler = fs::File::create(folder.path("disk/filler")).expect("a file");
    while filler.write_all(&[b'x'; 1024]).is_ok() {}
    change(&folder);
    let run = here(&["import", "blog"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("cannot write the catalog disk/t.db"), "{}", run.stderr);
    assert!(here(&["export"]).stdout == before);
    fs::remove_file(folder.path("disk/filler")).expect("a file");
    drop(filler);

    disk.make_read_only();
    let run = here(&["import", "blog"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("disk/t.db"), "{}", run.stderr);
    assert!(here(&["export"]).stdout == before, "reading goes on");
}
