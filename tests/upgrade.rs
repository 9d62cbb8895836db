//! Catalogs of older versions are copied before they change; files that are no sound catalog stay
//! as they are.

mod common;

use std::fs;
use std::path::Path;

use common::Folder;
use refinery::Target;
use rusqlite::Connection;

mod embedded {
    refinery::embed_migrations!("migrations");
}

const POST: &str = "---\ntitle: KubeCon Europe 2025\ndate: 2025-04-25\n---\n\n\
    - [Mesh for All](https://youtu.be/AAAAAAAAAAA) - Jane Doe, Google\n";

/// A folder with a post, and a catalog as an older talkcat made it.
fn old(version: i32) -> Folder {
    let folder = Folder::empty();
    folder.write("a.md", POST);
    let mut catalog = Connection::open(folder.path("talkcat.db")).expect("a new file");
    let runner = embedded::migrations::runner().set_target(Target::Version(version));
    runner.run(&mut catalog).expect("migrations that run");
    catalog
        .execute_batch(
            "INSERT INTO posts (path, lang, conference, content_hash)
             VALUES ('old.md', 'en', 0, printf('%064d', 0))",
        )
        .expect("a post");
    folder
}

fn version(path: &Path) -> i64 {
    let history = "SELECT max(version) FROM refinery_schema_history";
    let catalog = Connection::open(path).expect("a file");
    catalog.query_row(history, [], |row| row.get(0)).expect("a version")
}

fn names(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.path(".")).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_catalog_of_each_older_version_is_copied_before_it_changes() {
    let newest = embedded::migrations::runner().get_migrations().len();
    for older in 1..i32::try_from(newest).expect("few migrations") {
        let folder = old(older);
        let run = folder.run(&["import", "a.md"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let copy = format!("talkcat.db.v{older}.bak");
        assert_eq!(names(&folder), ["a.md", "talkcat.db", &copy]);
        assert_eq!(version(&folder.path(&copy)), i64::from(older));
        let posts: String = Connection::open(folder.path(&copy))
            .and_then(|copy| copy.query_row("SELECT path FROM posts", [], |row| row.get(0)))
            .expect("a post");
        assert_eq!(posts, "old.md");
        assert_eq!(folder.run(&["import", "a.md"]).code, Some(0));
        assert_eq!(names(&folder).len(), 3, "a catalog of today needs no copy");
    }
}

#[test]
fn a_copy_replaces_no_other_copy() {
    let folder = old(3);
    folder.write("talkcat.db.v3.bak", "an older copy");
    folder.write("talkcat.db.bak.part", "a copy that was cut off");
    assert_eq!(folder.run(&["import", "a.md"]).code, Some(0));
    let expected = ["a.md", "talkcat.db", "talkcat.db.v3.bak", "talkcat.db.v3.bak.2"];
    assert_eq!(names(&folder), expected);
    assert_eq!(fs::read(folder.path("talkcat.db.v3.bak")).expect("a file"), b"an older copy");
    assert_eq!(version(&folder.path("talkcat.db.v3.bak.2")), 3);
}

#[test]
fn what_cannot_be_copied_is_not_changed() {
    let folder = old(3);
    fs::create_dir_all(folder.path("talkcat.db.bak.part/x")).expect("a folder in the way");
    let run = folder.run(&["import", "a.md"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("cannot back up the catalog talkcat.db"), "{}", run.stderr);
    assert_eq!(version(&folder.path("talkcat.db")), 3);
}

#[test]
fn what_is_no_sound_catalog_stays_as_it_is() {
    let folder = Folder::empty();
    folder.write("a.md", POST);
    assert_eq!(folder.run(&["import", "a.md"]).code, Some(0));
    let sound = fs::read(folder.path("talkcat.db")).expect("a catalog");
    Connection::open(folder.path("other.db"))
        .and_then(|other| {
            other.execute_batch("CREATE TABLE talks (id); INSERT INTO talks VALUES (1)")
        })
        .expect("another file");
    let random: Vec<u8> =
        (0..9000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
    folder.write("random.db", random);
    folder.write("cut.db", &sound[..sound.len() / 2]);
    folder.write("stub.db", &sound[..50]);
    for file in ["other.db", "random.db", "cut.db", "stub.db"] {
        let before = fs::read(folder.path(file)).expect("a file");
        let run = folder.run(&["import", "--db", file, "a.md"]);
        assert_eq!(run.code, Some(1), "{file}: {}", run.stderr);
        assert!(run.stderr.contains(file), "{}", run.stderr);
        assert!(fs::read(folder.path(file)).expect("a file") == before, "{file} stays");
    }
}
