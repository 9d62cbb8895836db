//! Facts that are extracted in one place and loaded in another.

mod common;

use arcstr::ArcStr;
use common::{Folder, Run};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use talkcat::catalog::Catalog;
use talkcat::extract::RULES_VERSION;
use talkcat::extract::told::Told;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/posts");

/// Runs the program with this on standard input.
fn piped(folder: &Folder, arguments: &[&str], input: &str) -> Run {
    Run::of(folder.talkcat(arguments).write_stdin(input).output().expect("the program runs"))
}

/// One that must succeed.
fn fine(folder: &Folder, arguments: &[&str], input: &str) -> Run {
    let run = piped(folder, arguments, input);
    assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.stderr);
    run
}

fn facts() -> String {
    Folder::empty().stdout(&["extract", SEEDS])
}

/// All that the catalog holds, row by row, but the log of imports and when files were read.
fn rows(folder: &Folder) -> Vec<String> {
    let catalog = talkcat::query::open::open(&folder.path("talkcat.db")).expect("a catalog");
    let mut tables: Vec<String> = talkcat::query::tables::tables(&catalog)
        .expect("tables")
        .into_iter()
        .map(|table| table.name)
        .filter(|table| !table.starts_with("import"))
        .collect();
    tables.extend(["_post_facts", "_fingerprints"].map(str::to_owned));
    let mut rows = Vec::new();
    for table in tables {
        let columns = if table == "_post_facts" { "post_id, rules, facts" } else { "*" };
        let sql = format!("SELECT {columns} FROM {table}");
        let mut select = catalog.prepare(&sql).expect("a table");
        let columns = select.column_count();
        let mut found = select.query([]).expect("rows");
        while let Some(row) = found.next().expect("a row") {
            let cells = (0..columns).map(|at| format!("{:?}", row.get_ref(at).expect("a cell")));
            rows.push(format!("{table}: {}", cells.collect::<Vec<_>>().join(" ")));
        }
    }
    rows
}

#[test]
fn facts_that_are_loaded_make_the_catalog_of_a_direct_import() {
    let direct = Folder::empty();
    fine(&direct, &["import", SEEDS], "");
    let facts = facts();
    let loaded = Folder::empty();
    let run = fine(&loaded, &["import", "--facts", "-"], &facts);
    assert_eq!(run.stderr, "talkcat: next, try `talkcat talks`\n");
    let posts = facts.lines().count().to_string();
    let counts = |line: &str| line.split_whitespace().eq(["posts", &posts, "0", "0", "0", "0"]);
    assert!(run.stdout.lines().any(counts), "{}", run.stdout);
    assert!(rows(&direct).len() > 500);
    assert!(rows(&loaded) == rows(&direct));
    assert_eq!(loaded.stdout(&["export"]), direct.stdout(&["export"]));

    let again = fine(&loaded, &["import", "--format", "json", "--facts", "-"], &facts);
    let again: Value = serde_json::from_str(&again.stdout).expect("JSON");
    assert_eq!(again["posts"]["unchanged"].to_string(), posts);
    let same = fine(&loaded, &["import", "--format", "json", SEEDS], "");
    assert!(same.stdout.contains("\"changed\":0"), "{}", same.stdout);
    assert_eq!(rows(&loaded), rows(&direct), "a direct import finds every post read already");
}

#[test]
fn facts_come_in_any_order_and_in_parts() {
    let direct = Folder::empty();
    fine(&direct, &["import", SEEDS], "");
    let facts = facts();
    let backwards: Vec<&str> = facts.lines().rev().collect();
    let (late, early) = backwards.split_at(5);
    let loaded = Folder::empty();
    for part in [early, late, &early[..2]] {
        loaded.write("part.ndjson", part.join("\n"));
        fine(&loaded, &["import", "--facts", "part.ndjson"], "");
    }
    assert_eq!(loaded.stdout(&["export"]), direct.stdout(&["export"]));
    loaded.stdout(&["check"]);
}

#[test]
fn posts_as_lines_say_what_posts_as_files_say() {
    let folder = Folder::empty();
    let posts = [
        (
            "b.md",
            "---\ntitle: KCD Kyiv 2024\r\n---\n\n- [Small Clusters](https://youtu.be/CCCCCCCCCCC) - Ada Ek\n",
        ),
        ("a.md", "\u{feff}---\ntitle: Nothing\n---\n"),
        ("c/d.md", "KCD Kyiv 2024 був у Києві.\u{2028}\n"),
    ];
    let mut lines = Vec::new();
    for (path, text) in posts {
        folder.write(path, text);
        lines.push(json!({ "id": 7, "text": text, "path": path }).to_string());
    }
    let lines = lines.join("\n\n");
    let from_lines = fine(&folder, &["extract", "--posts", "-"], &lines).stdout;
    let one_by_one: String =
        posts.iter().map(|(path, _)| folder.stdout(&["extract", path])).collect();
    assert_eq!(from_lines, one_by_one, "in the order of the lines");
    folder.write("posts.ndjson", lines);
    assert_eq!(folder.stdout(&["extract", "--posts", "posts.ndjson"]), from_lines);
    assert_eq!(fine(&folder, &["extract", "--posts", "-"], "").stdout, "");
}

#[test]
fn order_is_kept_through_many_batches() {
    let paths: Vec<String> = (0..1500).map(|number| format!("{}.md", 7 * number % 1500)).collect();
    let lines: Vec<String> =
        paths.iter().map(|path| json!({ "path": path, "text": path }).to_string()).collect();
    let run = fine(&Folder::empty(), &["extract", "--posts", "-"], &lines.join("\n"));
    let told: Vec<ArcStr> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<Told>(line).expect("facts").facts.path)
        .collect();
    assert_eq!(told, paths);
}

#[test]
fn bad_lines_are_named_and_the_others_go_on() {
    let folder = Folder::empty();
    let lines = [
        r#"{"path":"a.md","text":"fine"}"#,
        r#"{"path":"b.md"}"#,
        "nonsense",
        r#"{"path":"c.md","text":"---\ntitle: [\n---\n"}"#,
        r#"{"path":"","text":""}"#,
        r#"{"path":"d.md","text":"\ud800"}"#,
        r#"{"path":"e.md","text":"fine"}"#,
    ];
    let run = piped(&folder, &["extract", "--posts", "-"], &lines.join("\n"));
    assert_eq!((run.code, run.stdout.lines().count()), (Some(1), 2));
    let said: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(
        [&said[..2], &said[3..4], &said[5..]].concat(),
        [
            "-:2: missing field `text`",
            "-:3: expected ident",
            "-:5: `path` is empty",
            "talkcat: 5 posts could not be read",
        ]
    );
    assert!(said[2].starts_with("c.md:"), "{said:?}");
    assert!(said[4].starts_with("-:6: "), "{said:?}");

    let facts = facts();
    let mut lines: Vec<&str> = facts.lines().collect();
    lines[1] = "{}";
    let run = piped(&folder, &["import", "--facts", "-"], &lines.join("\n"));
    assert_eq!(run.code, Some(1));
    let said: Vec<&str> = run.stderr.lines().collect();
    assert!(said[0].starts_with("-:2: missing field"), "{said:?}");
    assert!(said.contains(&"talkcat: 1 line could not be read; what the catalog knew of it stays"));
    assert_eq!(folder.column("path", &["posts"]).len(), lines.len() - 1);
}

#[test]
fn one_path_is_one_post() {
    let folder = Folder::empty();
    let line = |text: &str| json!({ "path": "a.md", "text": text }).to_string();
    let posts = [line("One"), line("One"), line("Two")].join("\n");
    folder.write("f.ndjson", fine(&folder, &["extract", "--posts", "-"], &posts).stdout);
    let run = folder.run(&["import", "--facts", "f.ndjson"]);
    assert_eq!(run.code, Some(1));
    let said = "f.ndjson:3: another post stands above with the path a.md\n";
    assert!(run.stderr.starts_with(said), "{}", run.stderr);
}

#[test]
fn others_rules_are_told_and_count_until_the_posts_are_read() {
    let direct = Folder::empty();
    fine(&direct, &["import", SEEDS], "");
    let own = facts();
    // Another version, which knew of no speaker.
    let others: Vec<String> = own
        .lines()
        .map(|line| {
            let mut told: Value = serde_json::from_str(line).expect("JSON");
            told["rules"] = json!("0-old");
            for talk in told["talks"].as_array_mut().expect("talks") {
                talk["speakers"] = json!([]);
            }
            told.to_string()
        })
        .collect();
    let others = others.join("\n");
    let folder = Folder::empty();
    let run = fine(&folder, &["import", "--facts", "-"], &others);
    let told = format!("13 posts were read by the rules 0-old, not by {RULES_VERSION}-");
    assert!(run.stderr.contains(&told), "{}", run.stderr);
    assert!(folder.column("name", &["speakers"]).is_empty());
    fine(&folder, &["import", SEEDS], "");
    assert_eq!(folder.stdout(&["export"]), direct.stdout(&["export"]), "all are read anew");
    fine(&folder, &["import", "--facts", "-"], &others);
    assert_eq!(folder.stdout(&["export"]), direct.stdout(&["export"]), "own rules count more");
}

#[test]
fn facts_are_loaded_instead_of_posts() {
    let folder = Folder::empty();
    for arguments in [
        &["import", "--facts", "f", "posts"][..],
        &["import", "--facts", "f", "--prune"],
        &["import"],
        &["extract", "--posts", "f", "posts"],
        &["extract"],
    ] {
        assert_eq!(folder.run(arguments).code, Some(2), "{arguments:?}");
    }
    let run = folder.run(&["import", "--facts", "nowhere"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.starts_with("talkcat: cannot read nowhere: No such file"), "{}", run.stderr);
    assert!(!folder.path("talkcat.db").exists());
}

/// Where in a JSON document, and what to put there: a text, a number or nothing.
type Change = (Index, &'static str, f64, bool);

fn any_change() -> impl Strategy<Value = Change> {
    let texts = [
        "",
        " ",
        "\0",
        "-",
        "x",
        "2024-02-30",
        "9999-12-31",
        "+12024-01-01",
        "KubeCon",
        "會",
        "sponsor",
        "1",
        "KubeCon + CloudNativeCon Europe 2025",
    ];
    let numbers = [-1.0, 0.0, 0.5, 1.0, 1.5, 1899.0, 3000.0, 4_294_967_295.0, 1e18, 1e300];
    let texts = prop::sample::select(texts.to_vec());
    (any::<Index>(), texts, prop::sample::select(numbers.to_vec()), prop::bool::weighted(0.2))
}

/// Every value within one, as JSON pointers.
fn places(value: &Value, at: &str, places: &mut Vec<String>) {
    places.push(at.to_owned());
    match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(number, item)| self::places(item, &format!("{at}/{number}"), places)),
        Value::Object(fields) => {
            fields
                .iter()
                .for_each(|(key, item)| self::places(item, &format!("{at}/{key}"), places));
        }
        _ => {}
    }
}

fn changed(mut facts: Value, changes: &[Change]) -> Value {
    for (place, text, number, nothing) in changes {
        let mut all = Vec::new();
        places(&facts, "", &mut all);
        let Some(found) = facts.pointer_mut(place.get(all.as_slice()).as_str()) else { continue };
        *found = match found {
            Value::Array(_) => json!([]),
            _ if *nothing => Value::Null,
            Value::Number(known) if known.is_u64() && number.fract() == 0.0 =>
            {
                #[expect(clippy::cast_possible_truncation, reason = "any number will do")]
                Value::from(*number as i64)
            }
            Value::Number(_) => json!(number),
            Value::Bool(truth) => json!(!*truth),
            _ => json!(text),
        };
    }
    facts
}

proptest! {
    #[test]
    fn any_facts_are_loaded_or_refused(
        post in any::<Index>(),
        changes in prop::collection::vec(any_change(), 1..6),
    ) {
        static FACTS: std::sync::LazyLock<Vec<Value>> = std::sync::LazyLock::new(|| {
            facts().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
        });
        let facts = changed(post.get(&FACTS).clone(), &changes).to_string();
        let Ok(told) = serde_json::from_str::<Told>(&facts) else { return Ok(()) };
        if told.check().is_ok() {
            let folder = tempfile::tempdir().expect("a folder");
            let mut catalog = Catalog::create(&folder.path().join("t.db")).expect("a catalog");
            catalog.connection().pragma_update(None, "synchronous", "OFF").expect("a pragma");
            let mut import = catalog.import("rules").expect("an import");
            import.put(&(&told).into()).expect("a post that can be stored");
            import.finish(&|_| None).expect("facts that can be stored");
            let findings = talkcat::catalog::check::check(catalog.connection()).expect("a check");
            prop_assert_eq!(findings, []);
        }
    }
}
