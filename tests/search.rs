//! `talkcat search`: what words find, how it is printed, and the index that it rests on.

mod common;

use common::Folder;
use rusqlite::Connection;

/// What is searched for, and the slugs that are found, the best first.
const SEARCHES: [(&str, &[&str]); 26] = [
    // Words, in any case and without accents; what is called so comes first, then its talks.
    ("levchenko", &["oksana-levchenko", "queues", "jokes"]),
    ("PLOTKA", &["lukasz-plotka", "ambient", "lodz"]),
    ("Płotka", &["lukasz-plotka", "ambient", "lodz"]),
    ("lodz", &["lodz"]),
    ("obrien", &["sian-obrien"]),
    ("red hat", &["red-hat", "puns", "lodz"]),
    ("1.30", &["lodz"]),
    // Chinese and Japanese words within a sentence, names of two and three characters.
    ("服务网格", &["ambient", "outage"]),
    ("故障", &["outage"]),
    ("章伟", &["zhang-wei-stand"]),
    ("陈思远", &["chen-si-yuan", "outage"]),
    ("入門", &["zero-kara"]),
    ("サービスメッシュ", &["zero-kara"]),
    ("微", &["microsoft"]),
    // Other scripts and spellings.
    ("жарти", &["jokes"]),
    ("Плотка", &["lukasz-plotka", "ambient", "lodz"]),
    ("siyuan", &["chen-si-yuan", "outage"]),
    ("김민수", &["gimminsu"]),
    // Words of a talk together with its people and event.
    ("kubecon morita", &["ambient"]),
    ("canal 凌晨", &["outage"]),
    // Phrases, beginnings, either, without.
    ("\"service mesh\"", &["tractor"]),
    ("mesh -tractor", &["puns"]),
    ("sidecar*", &["heavy", "ambient"]),
    ("queues OR sidecars", &["heavy", "ambient", "queues"]),
    ("kubecon sidecars NOT plotka", &["heavy"]),
    ("sidecar", &[]),
];

#[test]
fn words_find_what_they_should() {
    let folder = Folder::with_names();
    for (words, slugs) in SEARCHES {
        let run = folder.run(&["search", words, "--format", "json"]);
        assert_eq!(run.code, Some(0), "{words}: {}", run.stderr);
        let hits: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).expect("JSON");
        let found: Vec<_> = hits.iter().filter_map(|hit| hit["slug"].as_str()).collect();
        // Which of two titles of like length is better is up to bm25.
        if words.contains("OR") || words.contains("服务") {
            let sorted = |slugs: &[&str]| {
                let mut slugs: Vec<_> = slugs.iter().map(|slug| (*slug).to_owned()).collect();
                slugs.sort();
                slugs
            };
            assert_eq!(sorted(&found), sorted(slugs), "{words}");
        } else {
            assert_eq!(found, slugs, "{words}");
        }
    }
}

#[test]
fn filters_narrow_a_search() {
    let folder = Folder::with_names();
    for (arguments, slugs) in [
        (&["search", "mesh", "--year", "2024"][..], &["tractor"][..]),
        (&["search", "mesh", "--event", "kubecon-europe-2025"], &["puns"]),
        (&["search", "plotka", "--kind", "keynote"], &["lukasz-plotka", "ambient"]),
        (&["search", "plotka", "--with-video"], &["lukasz-plotka", "ambient"]),
        (&["search", "levchenko", "--limit", "2"], &["oksana-levchenko", "queues"]),
        (&["search", "kubecon", "--year", "2023"], &[]),
        (&["search", "mesh", "--org", "okapi"], &["tractor"]),
        (&["search", "oksana", "--lang", "uk"], &[]),
        (&["search", "oksana", "--lang", "en"], &["oksana-levchenko", "queues", "jokes"]),
    ] {
        assert_eq!(folder.column("slug", arguments), slugs, "{arguments:?}");
    }
}

#[test]
fn results_are_printed_in_every_format() {
    let folder = Folder::with_names();
    for (name, arguments) in [
        ("80 columns", vec!["--width", "80"]),
        ("200 columns", vec!["--width", "200"]),
        ("a pipe", vec![]),
        ("json", vec!["--format", "json"]),
        ("csv", vec!["--format", "csv"]),
        ("markdown", vec!["--format", "markdown"]),
    ] {
        let arguments = [vec!["search", "plotka OR 服务网格 OR жарти OR 入門"], arguments].concat();
        let printed = folder.stdout(&arguments).replace('\r', "␍");
        insta::assert_snapshot!(format!("search in {name}"), printed);
    }
}

#[test]
fn titles_are_in_the_readers_language() {
    let folder = Folder::with_names();
    let mut command = folder.talkcat(&["search", "sidecars ambient", "--format", "ndjson"]);
    let output = command.env("LANG", "zh_CN.UTF-8").output().expect("a run");
    let hit: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one hit");
    assert_eq!(hit["name"], "没有边车的服务网格");
    assert_eq!(hit["matched"], "Ambient Without Sidecars");
}

#[test]
fn nothing_that_is_typed_is_an_error() {
    let folder = Folder::with_names();
    for words in ["mesh\"", "mesh OR", "(mesh", "title:mesh", "mesh NEAR(x, 2)", "^mesh*", "a:b:c"]
    {
        let run = folder.run(&["search", words, "--format", "json"]);
        assert_eq!(run.code, Some(0), "{words}: {}", run.stderr);
    }
    let run = folder.run(&["search", "xyzzy"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    assert_eq!(run.stderr, "talkcat: nothing in the catalog matches\n");
    let run = folder.run(&["search", "queues OR sidecars", "--limit", "1"]);
    assert_eq!(run.stderr, "talkcat: these are the best 1; --limit ROWS shows more\n");
    for words in ["!!", "", "-mesh", "OR", "NOT mesh"] {
        let run = folder.run(&["search", "--", words]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{words}");
        assert_eq!(run.stderr, "talkcat: there is no word to look for\n");
    }
}

#[test]
fn any_sqlite_program_can_search() {
    let folder = Folder::with_names();
    // As Datasette finds and asks the index of a table.
    let catalog = Connection::open(folder.path("talkcat.db")).expect("a catalog");
    for (table, typed, slugs) in [
        ("speakers", "płotka", "lukasz-plotka"),
        ("speakers", "plotka", "lukasz-plotka"),
        ("speakers", "O’Brien", "sian-obrien"),
        ("speakers", "Işık", "ilker-isik"),
        ("speakers", "陈思远", "chen-si-yuan"),
        ("speakers", "章伟", "zhang-wei-stand"),
        ("organizations", "微软", "microsoft"),
        ("events", "trókh", "three-alphabets-day-2024"),
        ("events", "运河聚会", "canal-meetup-2024"),
        ("talks", "服务网格", "ambient,outage"),
        ("talks", "サービスメッシュ", "zero-kara"),
    ] {
        let find = "SELECT name FROM sqlite_master WHERE rootpage = 0
            AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"' || ?1 || '\"%'";
        let index: String = catalog.query_row(find, [table], |row| row.get(0)).expect("an index");
        let sql = format!(
            "SELECT coalesce(group_concat(slug), '') FROM (SELECT slug FROM {table} WHERE rowid IN (
                SELECT rowid FROM {index} WHERE {index} MATCH ?1) ORDER BY slug)"
        );
        let quoted = format!("\"{typed}\"");
        let found: String = catalog.query_row(&sql, [quoted], |row| row.get(0)).expect("slugs");
        assert_eq!(found, slugs, "{typed}");
        let rebuild = format!("INSERT INTO {index} ({index}) VALUES ('rebuild')");
        catalog.execute(&rebuild, []).expect("an index made from its table");
    }
    // Also through `talkcat sql`.
    let sql = "SELECT slug FROM talks WHERE id IN (
        SELECT rowid FROM talks_fts WHERE talks_fts MATCH 'mesh') ORDER BY slug";
    assert_eq!(folder.column("slug", &["sql", sql]), ["puns", "tractor"]);
}

#[test]
fn an_older_catalog_is_indexed_when_it_is_brought_up_to_date() {
    mod embedded {
        refinery::embed_migrations!("migrations");
    }
    let folder = Folder::empty();
    let mut catalog = Connection::open(folder.path("talkcat.db")).expect("a new file");
    let first = refinery::Target::Version(1);
    embedded::migrations::runner().set_target(first).run(&mut catalog).expect("the first schema");
    talkcat::query::open::add_functions(&catalog).expect("fold() and latin()");
    let rows = format!("BEGIN; {} COMMIT;", include_str!("common/names.sql"));
    catalog.execute_batch(&rows).expect("rows of the first schema");
    let run = folder.run(&["search", "plotka"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("was made by an older talkcat"), "{}", run.stderr);
    drop(talkcat::catalog::Catalog::create(&folder.path("talkcat.db")).expect("an upgrade"));
    assert_eq!(folder.column("slug", &["search", "plotka"]), ["lukasz-plotka", "ambient", "lodz"]);
}
