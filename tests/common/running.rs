//! Runs of the program that go on while a test does something else, on posts that grow in number.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::env;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rusqlite::Connection;

use super::{Folder, HEEDED};

/// What [`word`] is made of.
const LETTERS: &[u8; 20] = b"bcdfghjklmnpqrstvwxz";

/// A folder with so many posts in its catalog.
pub fn blog(posts: usize) -> Folder {
    let folder = Folder::empty();
    tell(&folder, posts, "Acme Cloud");
    assert_eq!(folder.run(&["import", "blog"]).code, Some(0));
    folder
}

/// Makes every post say that its speakers are of this organization.
pub fn tell(folder: &Folder, posts: usize, organization: &str) {
    for post in 0..posts {
        folder.write(&format!("blog/{post:05}.md"), told(post, organization));
    }
}

/// A post with talks that no other post tells of, by people who are in no other.
pub fn told(post: usize, organization: &str) -> String {
    let (year, event, family) = (2000 + post % 20, word(post / 20), word(post));
    let mut text = format!("---\ntitle: Quux{event}Con {year}\ndate: {year}-04-25\n---\n\n");
    for (row, name) in ["Ada", "Jane", "Olha", "Wei", "Kim"].iter().enumerate() {
        let title = format!("Mesh Number {row} of {post}");
        let row = format!("- [{title}](https://youtu.be/A{post:06}{row:04}) - {name} Bro{family}");
        text.extend([row.as_str(), ", ", organization, "\n"]);
    }
    text
}

/// A word of its own for each number.
fn word(mut number: usize) -> String {
    let mut word = String::new();
    loop {
        word.push(LETTERS[number % LETTERS.len()].into());
        word.push('a');
        number /= LETTERS.len();
        if number == 0 {
            return word;
        }
    }
}

/// Starts the program, with a pipe to its standard input.
pub fn start(folder: &Folder, arguments: &[&str]) -> Child {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("talkcat"));
    for variable in HEEDED {
        command.env_remove(variable);
    }
    command
        .current_dir(folder.path("."))
        .args(arguments)
        // So that posts are read in order, and none before standard input has come.
        .env("RAYON_NUM_THREADS", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs")
}

/// The exit code and what was said, of a run that gets no more input.
pub fn end(mut child: Child) -> (Option<i32>, String) {
    drop(child.stdin.take());
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("a pipe");
    stderr.read_to_string(&mut said).expect("UTF-8");
    (child.wait().expect("it ends").code(), said)
}

/// An import that waits for standard input and keeps the catalog to itself until it gets it.
pub fn held(folder: &Folder) -> Child {
    let child = start(folder, &["import", "-", "blog"]);
    until("the import begins", || {
        let catalog = open(folder);
        catalog.busy_timeout(Duration::ZERO).expect("no patience");
        catalog.execute_batch("BEGIN IMMEDIATE; ROLLBACK").is_err()
    });
    child
}

/// Waits until something is so, at most a minute.
fn until(what: &str, mut so: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !so() {
        assert!(begin.elapsed() < Duration::from_mins(1), "{what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// How often a run is killed: so often, or as `TALKCAT_KILLS` says.
pub fn kills(usual: u32) -> u32 {
    env::var("TALKCAT_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(usual)
}

/// Kills a run at so many moments of the time that it takes, and calls `check` after each.
///
/// The moments come from the clock, or from `TALKCAT_SEED`, which is printed. `restore` makes
/// everything as it was before the run.
pub fn kill(
    folder: &Folder,
    arguments: &[&str],
    times: u32,
    restore: impl Fn(),
    mut check: impl FnMut(),
) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.subsec_nanos());
    let seed = env::var("TALKCAT_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(now);
    println!("TALKCAT_SEED={seed}");
    restore();
    let begin = Instant::now();
    assert_eq!(end(start(folder, arguments)).0, Some(0));
    let whole = u64::try_from(begin.elapsed().as_micros()).expect("not that long");
    for moment in 0..times {
        let mut hash = DefaultHasher::new();
        (seed, moment).hash(&mut hash);
        restore();
        let mut child = start(folder, arguments);
        thread::sleep(Duration::from_micros(hash.finish() % whole));
        // It may have ended.
        let _ = child.kill();
        end(child);
        check();
    }
}

pub fn open(folder: &Folder) -> Connection {
    Connection::open(folder.path("talkcat.db")).expect("a catalog")
}

/// The file keeps SQLite's promises.
pub fn assert_whole(folder: &Folder) {
    let catalog = open(folder);
    let sound: String =
        catalog.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("a check");
    assert_eq!(sound, "ok");
    let lost = "SELECT count(*) FROM pragma_foreign_key_check";
    let lost: i64 = catalog.query_row(lost, [], |row| row.get(0)).expect("a check");
    assert_eq!(lost, 0);
}

/// The file keeps SQLite's promises and its own.
pub fn assert_sound(folder: &Folder) {
    assert_whole(folder);
    assert_eq!(folder.stdout(&["check"]), "the catalog is sound\n");
}

pub fn export(folder: &Folder) -> String {
    folder.stdout(&["export"])
}
