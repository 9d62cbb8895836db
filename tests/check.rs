//! A catalog that something else wrote to: what is wrong is found, and repaired where it can be.

mod common;

use std::fs;

use common::Folder;
use common::blog::blog;
use rusqlite::Connection;

const SOUND: &str = "the catalog is sound\n";

#[test]
fn a_catalog_that_talkcat_wrote_is_sound() {
    let folder = blog();
    assert_eq!(folder.stdout(&["check"]), SOUND);
    assert_eq!(folder.stdout(&["check", "--repair"]), SOUND);
    assert_eq!(Folder::with_empty_catalog().stdout(&["check"]), SOUND);
    assert_eq!(Folder::empty().run(&["check"]).code, Some(1), "there is none");
}

#[test]
fn what_is_wrong_is_told_and_repaired() {
    let folder = blog();
    let before = folder.stdout(&["export"]);
    for (check, damage) in [
        ("foreign key", "DELETE FROM organizations"),
        ("evidence", "DELETE FROM talk_mentions"),
        ("evidence", "DELETE FROM event_mentions"),
        ("evidence", "DELETE FROM speaker_mentions"),
        ("unused", "INSERT INTO event_series (slug, name) VALUES ('none', 'None')"),
        ("unused", "INSERT INTO links (key, url, kind) VALUES ('a', 'https://a', 'page')"),
        ("unused", "INSERT INTO _fingerprints VALUES ('talks', 'none', x'00')"),
        ("slug", "INSERT INTO retired_slugs VALUES ('speaker', 'jane-doe', 'olha-bondar')"),
        ("slug", "INSERT INTO retired_slugs VALUES ('speaker', 'jane', 'nobody')"),
        (
            "translation",
            "UPDATE posts SET translation_of =
                 (SELECT o.id FROM posts o WHERE o.id <> posts.id ORDER BY o.id LIMIT 1)",
        ),
        (
            "part",
            "UPDATE organizations SET parent_id =
                 (SELECT o.id FROM organizations o WHERE o.id <> organizations.id ORDER BY o.id LIMIT 1)",
        ),
        ("title", "UPDATE talk_titles SET shown = 0"),
        ("search", "UPDATE speakers SET search_text = NULL"),
        ("search", "INSERT INTO talks_fts (talks_fts) VALUES ('delete-all')"),
    ] {
        let other = Connection::open(folder.path("talkcat.db")).expect("a catalog");
        other.execute_batch(&format!("PRAGMA foreign_keys = OFF; {damage}")).expect(damage);
        drop(other);
        let run = folder.run(&["check", "--format", "csv"]);
        assert_eq!(run.code, Some(1), "{damage}");
        assert!(run.stdout.lines().any(|line| line.starts_with(check)), "{damage}: {}", run.stdout);
        assert!(run.stderr.contains("try `talkcat check --repair`"), "{}", run.stderr);
        let run = folder.run(&["check", "--repair"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(0), SOUND), "{damage}: {}", run.stderr);
        assert_eq!(folder.stdout(&["export"]), before, "{damage}");
    }
}

#[test]
fn a_damaged_file_is_told_and_left_alone() {
    let folder = blog();
    let mut bytes = fs::read(folder.path("talkcat.db")).expect("a catalog");
    let length = bytes.len();
    bytes[length - 4096..].fill(0xff);
    folder.write("talkcat.db", &bytes);
    for arguments in [&["check"][..], &["check", "--repair"]] {
        let run = folder.run(arguments);
        assert_eq!(run.code, Some(1), "{}", run.stdout);
        assert!(run.stderr.starts_with("talkcat: "), "{}", run.stderr);
        assert!(fs::read(folder.path("talkcat.db")).expect("a file") == bytes);
    }
}
