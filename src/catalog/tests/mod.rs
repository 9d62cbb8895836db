//! What imports make of the file. `law.rs` holds them to the law that the way does not matter.

mod fixture;
mod law;
mod parts;
mod worlds;

use std::path::PathBuf;

use super::{Catalog, CatalogError};
use crate::extract::facts::PostFacts;
use crate::resolve::examples::{post, talk};
use fixture::{Fixture, counts};
use worlds::KUBECON;

#[test]
fn importing_again_changes_nothing() {
    let posts =
        [post("a.md", vec![talk(3, "Mesh for all").at(KUBECON).video("1").by("Ada", "Acme")])];
    let mut fixture = Fixture::of(&posts);
    let before = fixture.export();
    let summary = fixture.run(&posts, &[]);
    for (kind, found) in summary.kinds() {
        assert_eq!(found, counts(0, 0, 1, 0), "{kind}");
    }
    assert_eq!(fixture.export(), before);
    assert_eq!(fixture.count("SELECT count(*) FROM imports"), 2);
}

fn ordinary(path: &str) -> PostFacts {
    PostFacts { conference: false, ..post(path, Vec::new()) }
}

#[test]
fn a_lone_ordinary_post_is_known_to_those_that_come() {
    let mut fixture = Fixture::of(&[ordinary("b/index.md"), ordinary("c.md")]);
    let hide = "{fix: hide-post, path: c.md, by: Ada, on: 2025-05-01}";
    fixture.correct(&[serde_yaml::from_str(hide).expect("a correction")]);
    assert_eq!(fixture.count("SELECT applies FROM corrections"), 1);
    fixture.run(&[ordinary("b/index.uk.md")], &[]);
    let original = "SELECT o.path FROM posts p JOIN posts o ON o.id = p.translation_of";
    assert_eq!(fixture.strings(original, |row| row.get(0)), ["b/index.md"]);
}

#[test]
fn ordinary_posts_touch_nothing_but_translations() {
    let mut fixture = Fixture::of(&[post("a.md", vec![talk(3, "Mesh").video("1").by("Ada", "")])]);
    // Were the talk resolved anew, its row would be found to differ, and written as it was.
    let spoil = "UPDATE _fingerprints SET fingerprint = x'00'";
    fixture.catalog.connection.execute(spoil, []).expect("an update");
    for (put, gone) in [
        (vec![ordinary("b/index.md"), ordinary("b/index.uk.md")], vec![]),
        (vec![], vec!["b/index.md"]),
        (vec![ordinary("b/index.md")], vec![]),
    ] {
        let summary = fixture.run(&put, &gone);
        assert_eq!(summary.talks, counts(0, 0, 1, 0));
    }
    let original = "SELECT o.path FROM posts p JOIN posts o ON o.id = p.translation_of";
    assert_eq!(fixture.strings(original, |row| row.get(0)), ["b/index.md"]);
    // A post that told of something before is none of them.
    assert_eq!(fixture.run(&[ordinary("a.md")], &[]).talks, counts(0, 0, 0, 1));
}

#[test]
fn rows_that_stay_the_same_stay_untouched() {
    let one = post("a.md", vec![talk(3, "Mesh for all").at(KUBECON).by("Ada", "Acme")]);
    let two = post("b.md", vec![talk(3, "Next steps").at(KUBECON).by("Ada", "Acme")]);
    let mut fixture = Fixture::of(&[one]);
    let before = fixture.strings("SELECT slug || id || mention_id FROM talks", |row| row.get(0));
    let summary = fixture.run(&[two], &[]);
    assert_eq!(summary.posts, counts(1, 0, 0, 0));
    assert_eq!(summary.talks, counts(1, 0, 1, 0));
    assert_eq!(summary.speakers, counts(0, 1, 0, 0), "one more mention of Ada");
    let after = fixture.strings("SELECT slug || id || mention_id FROM talks", |row| row.get(0));
    assert!(after.contains(&before[0]), "{before:?} in {after:?}");
}

#[test]
fn one_more_telling_of_the_same_is_noted_beside_the_rows() {
    let told = || vec![talk(3, "Mesh for all").at(KUBECON).video("1").by("Ada", "Acme")];
    let mut fixture = Fixture::of(&[post("a.md", told())]);
    for table in ["talks", "speakers", "talk_titles", "speaker_names"] {
        let refuse = format!(
            "CREATE TEMP TRIGGER no_{table} BEFORE DELETE ON main.{table}
             BEGIN SELECT raise(ABORT, 'written anew'); END"
        );
        fixture.catalog.connection.execute_batch(&refuse).expect("a trigger");
    }
    let summary = fixture.run(&[post("b.md", told())], &[]);
    assert_eq!(summary.talks, counts(0, 1, 0, 0));
    assert_eq!(summary.speakers, counts(0, 1, 0, 0));
    let posts = "SELECT count(*) FROM talk_mentions";
    assert_eq!(fixture.count(posts), 2);
    let both = Fixture::of(&[post("a.md", told()), post("b.md", told())]);
    assert_eq!(fixture.evidence(), both.evidence());
}

#[test]
fn a_changed_post_leaves_nothing_of_its_old_facts() {
    let mut fixture = Fixture::of(&[post(
        "a.md",
        vec![talk(3, "Mesh").at(KUBECON).video("1").by("Ada", "Acme")],
    )]);
    let new = [post("a.md", vec![talk(3, "Grid").video("2").by("Bob", "Bolt")])];
    let summary = fixture.run(&new, &[]);
    assert_eq!(summary.posts, counts(0, 1, 0, 0));
    assert_eq!(summary.talks, counts(1, 0, 0, 1));
    assert_eq!(fixture.export(), Fixture::of(&new).export());
    assert_eq!(fixture.evidence(), Fixture::of(&new).evidence());
}

#[test]
fn a_removed_post_leaves_nothing() {
    let posts = [post("a.md", vec![talk(3, "Mesh").at(KUBECON).video("1").by("Ada", "Acme")])];
    let mut fixture = Fixture::of(&posts);
    let summary = fixture.run(&[], &["a.md", "never.md"]);
    assert_eq!(summary.posts, counts(0, 0, 0, 1));
    assert_eq!(fixture.export(), Fixture::new().export());
    for table in ["mentions", "_post_facts", "_fingerprints", "links", "event_series"] {
        assert_eq!(fixture.count(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
}

/// The slugs that a search finds, once the index is known to hold what the table holds.
fn searched(fixture: &Fixture, table: &str, words: &str) -> Vec<String> {
    let connection = &fixture.catalog.connection;
    let check =
        format!("INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)");
    connection.execute(&check, []).expect("an index in step with its table");
    let sql = format!(
        "SELECT slug FROM {table} WHERE id IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH '{words}')"
    );
    fixture.strings(&sql, |row| row.get(0))
}

#[test]
fn the_index_is_in_step_with_every_import() {
    let mesh = [post("a.md", vec![talk(3, "Mesh 入門").at(KUBECON).by("Zoë Płotka", "Acme")])];
    let mut fixture = Fixture::of(&mesh);
    assert_eq!(searched(&fixture, "speakers", "plotka"), ["zoe-plotka"]);
    assert_eq!(searched(&fixture, "talks", "入門").len(), 1);
    assert_eq!(searched(&fixture, "organizations", "acme"), ["acme"]);
    assert_eq!(searched(&fixture, "events", "kubecon").len(), 1);
    fixture.run(&[post("a.md", vec![talk(3, "Grid").by("Bob", "Bolt")])], &[]);
    assert_eq!(searched(&fixture, "speakers", "plotka OR bob"), ["bob"]);
    assert_eq!(searched(&fixture, "talks", "mesh OR 入門 OR grid").len(), 1);
    fixture.run(&[], &["a.md"]);
    for table in ["events", "speakers", "organizations", "talks"] {
        assert!(searched(&fixture, table, "a* OR b* OR g* OR k*").is_empty(), "{table}");
        let words = fixture.count(&format!("SELECT count(*) FROM {table}_fts_docsize"));
        assert_eq!(words, 0, "{table}");
    }
}

#[test]
fn an_abandoned_import_leaves_no_trace() {
    let mut fixture = Fixture::of(&[post("a.md", vec![talk(3, "Mesh")])]);
    let before = fixture.export();
    let mut import = fixture.catalog.import("rules").expect("a transaction");
    import.remove("a.md").expect("a removal");
    drop(import);
    assert_eq!(fixture.export(), before);
}

#[test]
fn facts_that_this_version_cannot_read_are_named() {
    let mut fixture = Fixture::of(&[post("a.md", vec![talk(3, "Mesh")])]);
    let sql = "UPDATE _post_facts SET facts = '{\"from\": \"another age\"}'";
    fixture.catalog.connection.execute(sql, []).expect("an update");
    fixture.rules = "later rules";
    let summary = fixture.run(&[post("b.md", vec![])], &[]);
    assert_eq!(summary.outdated, ["a.md"]);
    assert_eq!(summary.talks, counts(0, 0, 0, 1));
}

#[test]
fn slugs_stay_when_unrelated_posts_arrive() {
    let mut fixture = Fixture::of(&[
        post("a.zh.md", vec![talk(3, "服务网格的未来").at(KUBECON).by("张伟", "Acme")]),
        post("b.md", vec![talk(3, "Mesh").video("1").by("Ann Lee", "")]),
    ]);
    let (people, talks) = (fixture.slugs("speakers"), fixture.slugs("talks"));
    fixture.run(
        &[
            post("0.zh.md", vec![talk(3, "服务王哥的未来").at(KUBECON).by("章伟", "Bolt")]),
            post("1.md", vec![talk(3, "Mesh").video("2").by("Ann-Lee", "Bolt")]),
        ],
        &[],
    );
    assert!(people.iter().all(|slug| fixture.slugs("speakers").contains(slug)), "{people:?}");
    assert!(talks.iter().all(|slug| fixture.slugs("talks").contains(slug)), "{talks:?}");
    assert_eq!((fixture.slugs("speakers").len(), fixture.slugs("talks").len()), (3, 4));
}

#[test]
fn other_files_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let create = |name: &str| Catalog::create(&folder.path().join(name)).err();
    std::fs::write(
        folder.path().join("text"),
        "not a database, but long enough to be taken for one".repeat(9),
    )
    .expect("a file");
    assert!(matches!(create("text"), Some(CatalogError::Foreign { .. })));
    let other = rusqlite::Connection::open(folder.path().join("other.db")).expect("a database");
    other.execute("CREATE TABLE t (x)", []).expect("a table");
    assert!(matches!(create("other.db"), Some(CatalogError::Foreign { .. })));
    assert!(matches!(create("no/such/folder.db"), Some(CatalogError::Unwritable { .. })));
    assert!(create(":memory:").is_none());
    assert!(folder.path().join(":memory:").exists());
}

#[test]
fn a_newer_catalog_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("t.db");
    let catalog = Catalog::create(&path).expect("a new catalog");
    let sql = "INSERT INTO refinery_schema_history SELECT version + 900, name, applied_on, checksum
                 FROM refinery_schema_history";
    catalog.connection.execute(sql, []).expect("an insert");
    drop(catalog);
    assert!(matches!(Catalog::create(&path), Err(CatalogError::Newer { .. })));
}

#[test]
fn every_column_says_what_it_holds() {
    let fixture = Fixture::new();
    let tables = fixture.strings(
        "SELECT sql FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'refinery%'
            AND name NOT GLOB '*_fts_*'",
        |row| row.get(0),
    );
    for sql in tables {
        assert!(sql.lines().next().is_some_and(|line| line.contains(" -- ")), "{sql}");
        let columns = sql.lines().filter(|line| {
            let word = line.strip_prefix("    ").and_then(|line| line.split(' ').next());
            word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
        });
        for column in columns.filter(|line| !sql.starts_with("CREATE VIEW") || line.ends_with(','))
        {
            assert!(column.contains(" -- "), "{column}");
        }
    }
}

#[test]
fn the_schema_refuses_what_makes_no_sense() {
    let fixture = Fixture::of(&[post("a.md", vec![talk(3, "Mesh").at(KUBECON).by("Ada", "Acme")])]);
    for sql in [
        "UPDATE posts SET date = '2025-02-30'",
        "UPDATE posts SET date = 'yesterday'",
        "UPDATE posts SET lang = 'English'",
        "UPDATE events SET starts_on = '2025-04-04', ends_on = '2025-04-01', dates_mention_id = mention_id",
        "UPDATE events SET city = 'London'",
        "UPDATE events SET parent_id = id, parent_mention_id = mention_id",
        "UPDATE talks SET format = 'song'",
        "UPDATE talks SET slug = 'Mesh!'",
        "UPDATE talks SET mention_id = NULL",
        "UPDATE talks SET mention_id = 999",
        "UPDATE talks SET title = 'No such title'",
        "UPDATE speakers SET name = 'Nobody'",
        "UPDATE talk_speakers SET organization_mention_id = NULL",
        "UPDATE mentions SET post_id = NULL",
        "UPDATE mentions SET confidence = 1.5",
        "DELETE FROM mentions",
        "DELETE FROM organizations",
    ] {
        assert!(fixture.catalog.connection.execute(sql, []).is_err(), "{sql}");
    }
}
