//! Catalogs of older versions are copied before they change; files that are no sound catalog stay
//! as they are.
#![cfg(target_os = "linux")]

mod common;

use std::fs;
use std::path::Path;

use common::Folder;
use common::running::{assert_sound, assert_whole, blog, export, kill, kills, open};
use refinery::Target;
use rusqlite::Connection;

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// How many posts the catalogs have.
const POSTS: usize = 5;

/// A folder with posts, and their catalog as an older talkcat would have it.
fn old(version: i32) -> Folder {
    let folder = blog(POSTS);
    fs::rename(folder.path("talkcat.db"), folder.path("new.db")).expect("a catalog");
    let mut catalog = open(&folder);
    let runner = embedded::migrations::runner().set_target(Target::Version(version));
    runner.run(&mut catalog).expect("migrations that run");
    let new = folder.path("new.db");
    let new = new.to_str().expect("UTF-8");
    catalog.execute("ATTACH ?1 AS new", [new]).expect("a catalog");
    let copies: Vec<String> = catalog
        .prepare(
            "SELECT t.name, group_concat(c.name)
               FROM pragma_table_list t, pragma_table_xinfo(t.name, 'main') c
              WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT GLOB 'sqlite_*'
                AND t.name NOT GLOB 'refinery_*' AND c.hidden = 0
                AND c.name IN (SELECT name FROM pragma_table_xinfo(t.name, 'new'))
                -- What has lost a column is computed anew.
                AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(t.name, 'main') gone
                                 WHERE gone.\"notnull\" AND gone.name NOT IN
                                       (SELECT name FROM pragma_table_xinfo(t.name, 'new')))
              GROUP BY t.name",
        )
        .and_then(|mut tables| {
            let copy = |table: String, columns: String| {
                format!("INSERT INTO {table} ({columns}) SELECT {columns} FROM new.{table}")
            };
            tables.query_map([], |row| Ok(copy(row.get(0)?, row.get(1)?)))?.collect()
        })
        .expect("the tables of both");
    let copies = copies.join(";");
    catalog
        .execute_batch(&format!("PRAGMA foreign_keys = OFF; BEGIN; {copies}; COMMIT; DETACH new;"))
        .expect("rows that the older schema has, too");
    fs::remove_file(folder.path("new.db")).expect("a file");
    folder
}

fn version(path: &Path) -> i32 {
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

fn newest() -> i32 {
    i32::try_from(embedded::migrations::runner().get_migrations().len()).expect("few migrations")
}

fn import(folder: &Folder) {
    let run = folder.run(&["import", "blog"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn a_catalog_of_each_older_version_is_copied_before_it_changes() {
    for older in 1..newest() {
        let folder = old(older);
        let before = fs::read(folder.path("talkcat.db")).expect("a catalog");
        import(&folder);
        let copy = format!("talkcat.db.v{older}.bak");
        assert_eq!(names(&folder), ["blog", "talkcat.db", &copy]);
        assert_eq!(version(&folder.path(&copy)), older);
        import(&folder);
        assert_eq!(names(&folder).len(), 3, "a catalog of today needs no copy");
        // The copy can take its place again.
        fs::rename(folder.path(&copy), folder.path("talkcat.db")).expect("a copy");
        assert_eq!(fs::read(folder.path("talkcat.db")).expect("a catalog").len(), before.len());
        import(&folder);
    }
}

#[test]
fn an_older_catalog_becomes_what_a_new_one_is() {
    let fresh = export(&blog(POSTS));
    for older in 1..newest() {
        let folder = old(older);
        import(&folder);
        assert_sound(&folder);
        assert!(export(&folder) == fresh, "version {older}");
    }
}

#[test]
fn an_upgrade_that_is_killed_is_done_or_never_was() {
    let fresh = export(&blog(POSTS));
    let older = newest() - 1;
    let folder = old(older);
    let catalog = fs::read(folder.path("talkcat.db")).expect("a catalog");
    let copies = || names(&folder).into_iter().filter(|name| name.contains(".bak"));
    let restore = || {
        copies().for_each(|copy| fs::remove_file(folder.path(&copy)).expect("a copy"));
        folder.write("talkcat.db", &catalog);
    };
    kill(&folder, &["import", "blog"], kills(10), restore, || {
        assert_whole(&folder);
        assert!((older..=newest()).contains(&version(&folder.path("talkcat.db"))));
        for copy in copies().filter(|copy| !copy.contains(".part")) {
            assert_eq!(version(&folder.path(&copy)), older);
        }
        import(&folder);
        assert_sound(&folder);
        assert!(export(&folder) == fresh);
    });
}

#[test]
fn an_upgrade_that_was_cut_off_before_it_made_the_index_goes_on() {
    let folder = old(3);
    embedded::migrations::runner().run(&mut open(&folder)).expect("migrations that run");
    import(&folder);
    assert_sound(&folder);
}

#[test]
fn a_copy_replaces_no_other_copy() {
    let folder = old(3);
    folder.write("talkcat.db.v3.bak", "an older copy");
    folder.write("talkcat.db.bak.part", "a copy that was cut off");
    import(&folder);
    let expected = ["blog", "talkcat.db", "talkcat.db.v3.bak", "talkcat.db.v3.bak.2"];
    assert_eq!(names(&folder), expected);
    assert_eq!(fs::read(folder.path("talkcat.db.v3.bak")).expect("a file"), b"an older copy");
    assert_eq!(version(&folder.path("talkcat.db.v3.bak.2")), 3);
}

#[test]
fn what_cannot_be_copied_is_not_changed() {
    let folder = old(3);
    fs::create_dir_all(folder.path("talkcat.db.bak.part/x")).expect("a folder in the way");
    let run = folder.run(&["import", "blog"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("cannot back up the catalog talkcat.db"), "{}", run.stderr);
    assert_eq!(version(&folder.path("talkcat.db")), 3);
}

#[test]
fn what_is_no_sound_catalog_stays_as_it_is() {
    let folder = blog(1);
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
        let run = folder.run(&["import", "--db", file, "blog"]);
        assert_eq!(run.code, Some(1), "{file}: {}", run.stderr);
        assert!(run.stderr.contains(file), "{}", run.stderr);
        assert!(fs::read(folder.path(file)).expect("a file") == before, "{file} stays");
    }
}
