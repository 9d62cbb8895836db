//! The corrections file, and the catalog that follows it.

mod common;

use std::fs;

use common::Folder;
use common::blog::{OURS, blog, file, fix, fixed, import, statements, with_file};

mod embedded {
    refinery::embed_migrations!("migrations");
}

#[test]
fn without_a_file_the_catalog_keeps_them_until_there_is_one() {
    let folder = blog();
    let run = fixed(&folder, &["format", "Closing the Loop", "panel"]);
    assert_eq!(
        run.stderr,
        "talkcat: kept in talkcat.db as number 1; corrections are also written to \
         talkcat.corrections.yaml once there is such a file\n"
    );
    assert!(!folder.path("talkcat.corrections.yaml").exists());
    import(&folder);
    folder.write("talkcat.corrections.yaml", OURS);
    import(&folder);
    assert_eq!(statements(&folder).len(), 1, "an import keeps what no file held");
    assert_eq!(file(&folder), OURS, "and leaves the file alone");
    fixed(&folder, &["format", "Mesh for All", "keynote"]);
    let text = file(&folder);
    assert_eq!(text.matches("fix: format").count(), 2, "{text}");
    assert_eq!(folder.column("in_file", &["fix", "--list"]), ["true", "true"]);

    let alone = blog();
    fixed(&alone, &["format", "Closing the Loop", "panel"]);
    assert_eq!(fix(&alone, &["format", "Closing the Loop", "panel"]).code, Some(0));
    fixed(&alone, &["--undo", "1"]);
    assert!(statements(&alone).is_empty());
}

#[test]
fn the_catalog_follows_the_file() {
    let folder = with_file();
    fixed(&folder, &["format", "Closing the Loop", "panel"]);
    fixed(&folder, &["format", "Mesh for All", "keynote"]);
    let text = file(&folder);
    let second = text.rfind("- fix").expect("two entries");
    folder.write("talkcat.corrections.yaml", &text[..second]);
    let list = folder.run(&["fix", "--list"]);
    assert!(list.stderr.contains("talkcat.corrections.yaml has changed since"), "{}", list.stderr);
    import(&folder);
    assert_eq!(statements(&folder).len(), 1, "what was cut from the file is gone");
    assert_eq!(folder.run(&["fix", "--list"]).stderr, "");

    fs::rename(folder.path("talkcat.corrections.yaml"), folder.path("elsewhere.yaml")).unwrap();
    import(&folder);
    assert_eq!(statements(&folder).len(), 1, "no file tells nothing");
    let run = folder.run(&["fix", "--undo", "1"]);
    assert!(run.stderr.contains("it comes back"), "{}", run.stderr);
    assert!(statements(&folder).is_empty());
    let run = folder.run(&["import", "--corrections", "elsewhere.yaml", "blog"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(statements(&folder).len(), 1);
}

#[test]
fn a_named_file_is_begun() {
    let folder = blog();
    let run = fixed(&folder, &["hide", "blog/preview.md", "--corrections", "mine.yaml"]);
    assert!(run.stderr.starts_with("talkcat: written to mine.yaml as number 1;"), "{}", run.stderr);
    let text = fs::read_to_string(folder.path("mine.yaml")).expect("a file");
    assert!(text.starts_with("# What talkcat got wrong;"), "{text}");
    let run = folder.run(&["import", "--corrections", "missing.yaml", "blog"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.starts_with("talkcat: cannot read missing.yaml: "), "{}", run.stderr);
}

#[test]
fn the_later_one_counts_whatever_stands_first() {
    let folder = with_file();
    let entry = |title: &str, day: &str| {
        format!("- {{fix: title, talk: 'youtube:AAAAAAAAAAA', title: {title}, by: A, on: {day}}}\n")
    };
    let (one, two) = (entry("One", "2025-05-01"), entry("Two", "2025-05-02"));
    let order = |text: String| {
        folder.write("talkcat.corrections.yaml", text);
        import(&folder);
        folder.column("on", &["fix", "--list"])
    };
    assert_eq!(order(format!("{one}{two}")), ["2025-05-01", "2025-05-02"]);
    assert_eq!(order(format!("{two}{one}")), ["2025-05-01", "2025-05-02"]);
    // What was outdone is said anew, by a later entry in its place.
    let run = fixed(&folder, &["title", "youtube:AAAAAAAAAAA", "One"]);
    assert!(run.stderr.contains("written to"), "{}", run.stderr);
    let text = file(&folder);
    assert_eq!((text.matches("One").count(), text.matches("title: Two").count()), (1, 1), "{text}");
    assert!(text.ends_with(&chrono::Local::now().format("on: %Y-%m-%d\n").to_string()), "{text}");
}

#[test]
fn a_broken_file_stops_everything_and_says_where() {
    let folder = with_file();
    let before = fs::read(folder.path("talkcat.db")).expect("a catalog");
    let broken = "# Ours\n- fix: hide-post\n  path: a.md\n  by: Ada\n  onn: 2025-05-01\n";
    folder.write("talkcat.corrections.yaml", broken);
    folder.write("blog/new.md", "# News\n");
    for arguments in [
        &["import", "blog"][..],
        &["fix", "hide", "blog/preview.md", "--by", "A"],
        &["fix", "--undo", "1"],
        &["fix", "--list"],
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.code, Some(1), "{arguments:?}");
        let says = "talkcat: talkcat.corrections.yaml:5: unknown field `onn`";
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(file(&folder), broken);
    assert_eq!(fs::read(folder.path("talkcat.db")).expect("a catalog"), before);
    folder.write("talkcat.corrections.yaml", b"# \xff\n");
    let run = folder.run(&["import", "blog"]);
    assert_eq!(run.stderr, "talkcat: talkcat.corrections.yaml:1: not valid UTF-8\n");
}

#[test]
fn no_catalog_is_made_by_a_fix() {
    let folder = Folder::empty();
    for arguments in [&["fix", "hide", "a.md"][..], &["fix", "--list"], &["fix", "--undo", "1"]] {
        let run = folder.run(arguments);
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.starts_with("talkcat: there is no catalog at"), "{}", run.stderr);
    }
    assert!(!folder.path("talkcat.db").exists());
}

#[test]
fn a_catalog_from_before_keeps_its_corrections() {
    let folder = Folder::empty();
    let mut old = rusqlite::Connection::open(folder.path("talkcat.db")).expect("a new file");
    let first = refinery::Target::Version(1);
    embedded::migrations::runner().set_target(first).run(&mut old).expect("the first schema");
    talkcat::query::open::add_functions(&old).expect("fold() and latin()");
    old.execute_batch(&format!(
        "BEGIN; {} {} COMMIT;",
        include_str!("common/catalog.sql"),
        "INSERT INTO corrections VALUES (7, 'Ada', '2025-05-01', NULL, '{\"fix\":\"hide-post\",\"path\":\"a\"}');
         INSERT INTO mentions (id, correction_id, words, rule, confidence) VALUES (99, 7, '', 'x', 1);"
    ))
    .expect("a filled catalog of the first schema");
    drop(old);
    let run = folder.run(&["fix", "--list"]);
    assert!(run.stderr.contains("made by an older talkcat"), "{}", run.stderr);
    let catalog =
        talkcat::catalog::Catalog::create(&folder.path("talkcat.db")).expect("a migration");
    let faults: i64 = catalog
        .connection()
        .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
        .expect("a check");
    assert_eq!(faults, 0);
    drop(catalog);
    assert_eq!(folder.column("number", &["fix", "--list"]), ["7"]);
    assert_eq!(folder.column("applies", &["fix", "--list"]), ["true"]);
}
