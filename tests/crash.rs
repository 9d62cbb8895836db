//! An import or a correction that is cut off, stopped or out of space: the catalog is as it was
//! before or as it is after, and the next run completes.
#![cfg(target_os = "linux")]

mod common;

use std::env;
use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;

use common::Folder;
use common::running::{
    assert_sound, assert_whole, blog, end, export, held, kill, kills, start, tell, told,
};

/// How many posts an import has that is not about their number.
const POSTS: usize = 20;

/// How many posts the imports have that are killed. `TALKCAT_POSTS` names others: `10,1000,20000`.
const SIZES: &str = "10,100";

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([name, &child.id().to_string()]).status();
    assert!(sent.expect("kill runs").success());
}

#[test]
fn an_import_that_is_killed_is_done_or_never_was() {
    let sizes = env::var("TALKCAT_POSTS").unwrap_or(SIZES.to_owned());
    for posts in sizes.split(',').map(|size| size.parse().expect("a number")) {
        let folder = blog(posts);
        let (old, before) =
            (fs::read(folder.path("talkcat.db")).expect("a catalog"), export(&folder));
        tell(&folder, posts, "Bolt Works");
        assert_eq!(folder.run(&["import", "blog"]).code, Some(0));
        let after = export(&folder);
        assert_ne!(before, after);
        let restore = || folder.write("talkcat.db", &old);
        let mut done = 0;
        kill(&folder, &["import", "blog"], kills(10), restore, || {
            assert_sound(&folder);
            let now = export(&folder);
            assert!(now == before || now == after);
            done += u32::from(now == after);
            let next = folder.run(&["import", "blog"]);
            assert_eq!(next.code, Some(0), "{}", next.stderr);
            assert!(export(&folder) == after);
        });
        println!("{posts} posts, killed {} times: {done} imports were done", kills(10));
    }
}

#[test]
fn a_first_import_that_is_killed_is_done_or_never_was() {
    let folder = blog(POSTS);
    let after = export(&folder);
    let restore = || fs::remove_file(folder.path("talkcat.db")).unwrap_or_default();
    kill(&folder, &["import", "blog"], kills(10), restore, || {
        if folder.path("talkcat.db").exists() {
            assert_whole(&folder);
        }
        assert_eq!(folder.run(&["import", "blog"]).code, Some(0));
        assert_sound(&folder);
        assert!(export(&folder) == after);
    });
}

#[test]
fn a_correction_that_is_killed_is_made_or_never_was() {
    let folder = blog(POSTS);
    let old = fs::read(folder.path("talkcat.db")).expect("a catalog");
    let restore = || {
        folder.write("talkcat.db", &old);
        folder.write("talkcat.corrections.yaml", "# Ours.\n");
    };
    let people = || folder.stdout(&["speakers", "--format", "csv"]);
    let before = people();
    let fix = ["fix", "--by", "Ada Ek", "rename", "Jane Broba", "Jane Rivers"];
    let file =
        || fs::read_to_string(folder.path("talkcat.corrections.yaml")).expect("a corrections file");
    kill(&folder, &fix, kills(20), restore, || {
        assert_sound(&folder);
        let now = people();
        assert!(now == before || now.contains("Jane Rivers"), "{now}");
        assert!(file() == "# Ours.\n" || file().contains("Jane Rivers"), "{}", file());
        // The file is the truth, and the catalog follows it.
        assert_eq!(folder.run(&["import", "blog"]).code, Some(0));
        assert_eq!(people().contains("Jane Rivers"), file().contains("Jane Rivers"));
    });
}

#[test]
fn a_post_that_is_taken_away_is_named_and_stays_known() {
    let folder = blog(POSTS);
    let before = export(&folder);
    // Its files are listed already.
    let child = held(&folder);
    fs::remove_file(folder.path("blog/00003.md")).expect("a post");
    let (code, said) = end(child);
    assert_eq!(code, Some(1));
    assert!(said.starts_with("blog/00003.md: No such file"), "{said}");
    assert!(said.contains("1 path could not be read; what the catalog knew of it stays"), "{said}");
    let without = |text: &str| text.replace("\"path\": \"-\"", "");
    assert!(export(&folder).len() >= without(&before).len());
    assert_sound(&folder);
}

#[test]
fn a_signal_stops_an_import_without_a_trace() {
    for (name, code) in [("-INT", 130), ("-TERM", 143)] {
        let folder = blog(POSTS);
        let before = export(&folder);
        tell(&folder, POSTS, "Bolt Works");
        let mut child = held(&folder);
        signal(&child, name);
        let post = told(30, "Acme Cloud");
        // It may have ended by now, and then reads no more.
        if let Err(error) = child.stdin.as_mut().expect("a pipe").write_all(post.as_bytes()) {
            assert_eq!(error.kind(), ErrorKind::BrokenPipe);
        }
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
    let folder = blog(POSTS);
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
    let folder = blog(POSTS);
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
    let folder = blog(POSTS);
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
    tell(&folder, POSTS, "Bolt Works");
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
