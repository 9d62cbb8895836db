//! `import`, `extract` and `export`, run as programs.

mod common;

use std::fs;
use std::path::Path;

use common::Folder;
use serde_json::Value;

/// Posts of a small blog: a preview and a recap of one event in two languages, a meetup, and one
/// that is about no event.
const BLOG: [(&str, &str); 5] = [
    (
        "blog/preview.md",
        "---\ntitle: Istio at KubeCon Europe 2025\ndate: 2025-03-20\n---\n\n\
         KubeCon + CloudNativeCon Europe 2025 takes place in London from April 1 to 4, 2025.\n\n\
         - [Mesh for All](https://sched.co/1AbCd) - Jane Doe, Google\n\
         - [Ambient at Scale](https://sched.co/1AbCe) - Ada Ek & Li Na, Microsoft\n",
    ),
    (
        "blog/recap.md",
        "---\ntitle: Istio at KubeCon Europe 2025, a recap\ndate: 2025-04-25\n---\n\n\
         KubeCon + CloudNativeCon Europe 2025 is over.\n\n\
         - [Mesh for All](https://youtu.be/AAAAAAAAAAA) - Jane Doe, Google\n\
         - [Closing the Loop](https://youtu.be/BBBBBBBBBBB) - José Núñez, Red Hat\n",
    ),
    (
        "blog/recap.uk.md",
        "---\ntitle: Istio на KubeCon Europe 2025\ndate: 2025-04-26\n---\n\n\
         KubeCon + CloudNativeCon Europe 2025 завершився.\n\n\
         - [Сітка для всіх](https://youtu.be/AAAAAAAAAAA)\n",
    ),
    (
        "blog/meetup.md",
        "+++\ntitle = \"Kubernetes Community Days Kyiv 2024\"\ndate = 2024-06-01\ndraft = true\n+++\n\n\
         KCD Kyiv 2024 had two talks.\n\n\
         - [Small Clusters](https://youtu.be/CCCCCCCCCCC) - Jose Nunez\n",
    ),
    ("blog/release.md", "---\ntitle: Version 1.2 is out\ndate: 2025-01-01\n---\n\nDownload it.\n"),
];

fn blog() -> Folder {
    let folder = Folder::empty();
    for (path, text) in BLOG {
        folder.write(path, text);
    }
    folder
}

/// Imports, which must succeed.
fn import(folder: &Folder, arguments: &[&str]) {
    let run = folder.run(&[&["import"], arguments].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

fn summary(folder: &Folder, arguments: &[&str]) -> Value {
    let run = folder.run(&[&["import", "--format", "json"], arguments].concat());
    serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr))
}

fn export(folder: &Folder) -> String {
    folder.stdout(&["export", "--format", "json"])
}

fn exported(folder: &Folder) -> Value {
    serde_json::from_str(&export(folder)).expect("JSON")
}

fn titles(catalog: &Value) -> Vec<&str> {
    let talks = catalog["talks"].as_array().expect("talks");
    talks.iter().filter_map(|talk| talk["title"].as_str()).collect()
}

#[test]
fn a_blog_becomes_a_catalog() {
    let folder = blog();
    let run = folder.run(&["import", "blog"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(run.stderr, "talkcat: next, try `talkcat talks`\n");
    assert!(
        run.stdout
            .lines()
            .any(|line| line.split_whitespace().eq(["posts", "5", "0", "0", "0", "0"])),
        "{}",
        run.stdout
    );
    let catalog = exported(&folder);
    assert_eq!(
        titles(&catalog),
        ["Ambient at Scale", "Closing the Loop", "Mesh for All", "Small Clusters"]
    );
    let mesh = &catalog["talks"][2];
    assert_eq!(mesh["mentions"].as_array().map(Vec::len), Some(3), "{mesh}");
    assert_eq!(mesh["links"].as_array().map(Vec::len), Some(2));
    assert_eq!(mesh["titles"][1]["lang"], "uk");
    let people = catalog["speakers"].as_array().expect("speakers");
    let person = people.iter().find(|person| person["slug"] == "jose-nunez").expect("a person");
    assert_eq!(person["name"], "José Núñez");
    assert_eq!(person["aliases"], Value::from(vec!["Jose Nunez"]));
    let posts = catalog["posts"].as_array().expect("posts");
    let by_path = |path: &str| posts.iter().find(|post| post["path"] == path).expect("a post");
    assert_eq!(by_path("blog/recap.uk.md")["translation_of"], by_path("blog/recap.md")["id"]);
    assert_eq!(by_path("blog/meetup.md")["draft"], true);
    assert_eq!(by_path("blog/release.md")["conference"], false);
}

#[test]
fn once_twice_in_any_order_and_in_parts_gives_the_same_bytes() {
    let folder = blog();
    import(&folder, &["blog"]);
    let expected = export(&folder);
    let again = summary(&folder, &["blog"]);
    for kind in ["posts", "events", "talks", "speakers", "organizations", "links"] {
        let counts = &again[kind];
        assert_eq!(
            (&counts["new"], &counts["changed"], &counts["removed"]),
            (&0.into(), &0.into(), &0.into()),
            "{kind}"
        );
        assert_ne!(counts["unchanged"], 0, "{kind}");
    }
    assert_eq!(export(&folder), expected);
    let paths = BLOG.map(|(path, _)| path);
    for parts in
        [&[&paths[..]][..], &[&paths[3..], &paths[..3]], &[&paths[1..2], &paths[..], &paths[..1]]]
    {
        let folder = blog();
        for part in parts {
            let backwards: Vec<&str> = part.iter().rev().copied().collect();
            import(&folder, &backwards);
        }
        assert_eq!(export(&folder), expected, "{parts:?}");
    }
}

#[test]
fn a_changed_post_replaces_what_it_said() {
    let folder = blog();
    import(&folder, &["blog"]);
    let before = export(&folder);
    let (path, text) = BLOG[3];
    folder.write(
        path,
        text.replace("Small Clusters", "Large Clusters").replace("Jose Nunez", "Olena Ivanova"),
    );
    let changes = summary(&folder, &["blog"]);
    assert_eq!(changes["posts"]["changed"], 1);
    assert_eq!((&changes["talks"]["new"], &changes["talks"]["removed"]), (&1.into(), &1.into()));
    assert!(!titles(&exported(&folder)).contains(&"Small Clusters"));
    folder.write(path, text);
    import(&folder, &[path]);
    assert_eq!(export(&folder), before);
}

#[test]
fn from_other_words_of_a_post_nothing_follows() {
    let folder = blog();
    import(&folder, &["blog"]);
    let before = exported(&folder);
    let (path, text) = BLOG[3];
    folder.write(path, text.replace("draft = true", "draft = false") + "\nThank you all!\n");
    let changes = summary(&folder, &["blog"]);
    assert_eq!(
        (&changes["posts"]["changed"], &changes["posts"]["unchanged"]),
        (&1.into(), &4.into())
    );
    assert_eq!(
        (&changes["talks"]["changed"], &changes["talks"]["unchanged"]),
        (&0.into(), &4.into())
    );
    let mut after = exported(&folder);
    assert_eq!(after["posts"][0]["draft"].take(), false);
    after["posts"][0]["draft"] = true.into();
    assert_eq!(after, before);
    // The next change is told from what the post says now.
    folder.write(path, text.replace("Small Clusters", "Large Clusters"));
    assert_eq!(summary(&folder, &["blog"])["talks"]["new"], 1);
    assert!(!titles(&exported(&folder)).contains(&"Small Clusters"));
}

#[test]
fn what_is_deleted_goes_with_prune_and_only_below_the_given_paths() {
    let folder = blog();
    folder.write("other/post.md", BLOG[4].1);
    import(&folder, &["blog", "other"]);
    fs::remove_file(folder.path("blog/meetup.md")).expect("a file");
    fs::remove_file(folder.path("other/post.md")).expect("a file");
    assert_eq!(summary(&folder, &["blog"])["posts"]["removed"], 0);
    assert_eq!(summary(&folder, &["--prune", "blog"])["posts"]["removed"], 1);
    let catalog = exported(&folder);
    assert!(!titles(&catalog).contains(&"Small Clusters"));
    assert_eq!(catalog["posts"].as_array().map(Vec::len), Some(5), "the other one stays");
    let fresh = Folder::empty();
    for (path, text) in BLOG.iter().filter(|(path, _)| *path != "blog/meetup.md") {
        fresh.write(path, text);
    }
    import(&fresh, &["blog"]);
    assert_eq!(summary(&folder, &["--prune", "."])["posts"]["removed"], 1);
    assert_eq!(export(&folder), export(&fresh));
}

#[test]
fn a_folder_that_is_not_there_takes_nothing_away() {
    let folder = blog();
    import(&folder, &["blog"]);
    let before = export(&folder);
    fs::rename(folder.path("blog"), folder.path("moved")).expect("a folder");
    folder.write("one.md", "Text.\n");
    let run = folder.run(&["import", "--prune", "blog", "one.md"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.starts_with("blog: no such file or folder\n"), "{}", run.stderr);
    fs::remove_file(folder.path("one.md")).expect("a file");
    assert_eq!(summary(&folder, &["--prune", "moved", "one.md"])["posts"]["removed"], 0);
    assert_ne!(export(&folder), before, "both spellings are known now");
}

#[test]
fn a_broken_post_is_named_and_the_import_goes_on() {
    let folder = blog();
    import(&folder, &["blog"]);
    let before = export(&folder);
    folder.write("blog/meetup.md", "---\ntitle: [unclosed\n---\n\nText.\n");
    folder.write("blog/new.md", "---\ntitle: New\n---\n\nText.\n");
    let run = folder.run(&["import", "--prune", "blog"]);
    assert_eq!(run.code, Some(1));
    let place = run.stderr.lines().next().expect("a line").split(": ").next();
    assert!(place.is_some_and(|place| place.starts_with("blog/meetup.md:")), "{}", run.stderr);
    assert!(run.stderr.contains("1 path could not be read; what the catalog knew of it stays"));
    assert!(run.stdout.contains("skipped"), "{}", run.stdout);
    let catalog = exported(&folder);
    assert!(titles(&catalog).contains(&"Small Clusters"), "the old facts stay");
    assert_eq!(catalog["posts"].as_array().map(Vec::len), Some(6), "the new post is there");
    let report = summary(&folder, &["blog"]);
    assert_eq!(report["posts"]["skipped"], 1);
    assert_eq!(report["skipped"][0]["path"], "blog/meetup.md");
    assert!(report["skipped"][0]["line"].is_u64() && report["skipped"][0]["reason"].is_string());
    folder.write("blog/meetup.md", BLOG[3].1);
    fs::remove_file(folder.path("blog/new.md")).expect("a file");
    import(&folder, &["--prune", "blog"]);
    assert_eq!(export(&folder), before);
}

#[test]
fn other_reference_data_reads_every_post_again() {
    let folder = blog();
    let text = BLOG[1].1.replace("Red Hat", "Exw GmbH");
    folder.write("blog/recap.md", &text);
    import(&folder, &["blog"]);
    let before = export(&folder);
    assert!(!before.contains("Example Works"));
    let more = "organizations:\n  - name: Example Works\n    aliases: [Exw GmbH]\n";
    folder.write("more.yaml", more);
    import(&folder, &["--reference", "more.yaml", "blog"]);
    assert!(export(&folder).contains("Example Works"));
    import(&folder, &["blog"]);
    assert_eq!(export(&folder), before);
    folder.write("broken.yaml", "organizations: [\n");
    let run = folder.run(&["import", "--reference", "broken.yaml", "blog"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("broken.yaml:"), "{}", run.stderr);
}

#[test]
fn nothing_to_import_makes_no_catalog() {
    let folder = Folder::empty();
    let run = folder.run(&["import", "nowhere"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.stderr, "nowhere: no such file or folder\ntalkcat: nothing to import\n");
    assert!(!folder.path("talkcat.db").exists());
}

#[test]
fn an_empty_folder_makes_an_empty_catalog() {
    let folder = Folder::empty();
    fs::create_dir(folder.path("blog")).expect("a folder");
    let run = folder.run(&["import", "blog"]);
    let none = "talkcat: there are no posts there; folders are searched for .md, .mdx and .markdown files\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), none));
    assert_eq!(folder.run(&["extract", "blog"]).stderr, none);
    assert_eq!(exported(&folder)["posts"], Value::Array(Vec::new()));
}

#[test]
fn a_post_comes_in_by_standard_input() {
    let folder = Folder::empty();
    let output = folder.talkcat(&["import", "-"]).write_stdin(BLOG[1].1).output().expect("a run");
    assert!(output.status.success());
    assert_eq!(titles(&exported(&folder)), ["Closing the Loop", "Mesh for All"]);
    import_ok_with_prune(&folder);
}

/// Standard input is no file that could be gone.
fn import_ok_with_prune(folder: &Folder) {
    import(folder, &["--prune", "."]);
    assert_eq!(exported(folder)["posts"][0]["path"], "-");
}

#[test]
fn a_file_that_is_no_catalog_stays_as_it_is() {
    let folder = blog();
    folder.write("talkcat.db", "notes, not a database. ".repeat(99));
    let before = fs::read(folder.path("talkcat.db")).expect("a file");
    let run = folder.run(&["import", "blog"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("talkcat.db is no talkcat catalog"), "{}", run.stderr);
    assert_eq!(fs::read(folder.path("talkcat.db")).expect("a file"), before);
    let run = folder.run(&["export"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("no talkcat catalog"), "{}", run.stderr);
}

#[test]
fn a_place_that_cannot_be_written_is_an_error() {
    let folder = blog();
    for database in ["no/such/folder/t.db", "blog"] {
        let run = folder.run(&["--db", database, "import", "blog"]);
        assert_eq!(run.code, Some(1), "{database}");
        assert!(run.stderr.contains("cannot write the catalog"), "{}", run.stderr);
    }
    import(&folder, &["blog"]);
    if let Some(_guard) = read_only(&folder.path("talkcat.db")) {
        fs::write(folder.path("blog/release.md"), "Changed.\n").expect("a file");
        let run = folder.run(&["import", "blog"]);
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.contains("cannot write the catalog"), "{}", run.stderr);
        assert_eq!(folder.run(&["export"]).code, Some(0), "reading goes on");
    }
}

/// Takes the right to write; none where that stops nobody, as for root.
fn read_only(path: &Path) -> Option<()> {
    let mut permissions = fs::metadata(path).expect("a file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(path, permissions).expect("a file of our own");
    fs::OpenOptions::new().write(true).open(path).is_err().then_some(())
}

#[test]
fn two_imports_at_once_are_as_good_as_one_after_the_other() {
    let expected = {
        let folder = blog();
        import(&folder, &["blog"]);
        export(&folder)
    };
    for _ in 0..4 {
        let folder = blog();
        std::thread::scope(|scope| {
            let runs: Vec<_> =
                BLOG.iter().map(|(path, _)| scope.spawn(|| import(&folder, &[path]))).collect();
            for run in runs {
                run.join().expect("an import");
            }
        });
        assert_eq!(export(&folder), expected);
    }
}

#[test]
fn a_file_that_looks_as_it_did_is_not_read() {
    let folder = Folder::empty();
    let posts = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/posts/notes");
    import(&folder, &[posts]);
    // Were it read, it would be found to say something else now.
    let catalog = rusqlite::Connection::open(folder.path("talkcat.db")).expect("a catalog");
    catalog.execute("UPDATE posts SET content_hash = hex(zeroblob(32))", []).expect("an update");
    drop(catalog);
    assert_eq!(summary(&folder, &[posts])["posts"]["unchanged"], 1);
    assert_eq!(summary(&folder, &["--reread", posts])["posts"]["changed"], 1);
    assert_eq!(summary(&folder, &["--reread", posts])["posts"]["unchanged"], 1);
}

#[test]
fn export_without_a_catalog_says_what_to_do() {
    let run = Folder::empty().run(&["export"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("talkcat import"), "{}", run.stderr);
}

#[test]
fn extract_prints_a_line_per_post_by_path() {
    let folder = blog();
    let forwards = folder.stdout(&["extract", "blog"]);
    let paths: Vec<String> = forwards
        .lines()
        .map(|line| {
            let facts: Value = serde_json::from_str(line).expect("JSON");
            facts["path"].as_str().expect("a path").to_owned()
        })
        .collect();
    let mut expected = BLOG.map(|(path, _)| path.to_owned());
    expected.sort();
    assert_eq!(paths, expected);
    let backwards =
        folder.stdout(&["extract", "blog/release.md", "blog/recap.md", "blog", "./blog"]);
    assert_eq!(backwards, forwards);
    assert!(!folder.path("talkcat.db").exists());
}

#[test]
fn extract_reads_standard_input_and_indents_for_people() {
    let folder = Folder::empty();
    let mut extract = folder.talkcat(&["extract", "--format", "json", "-"]);
    let output = extract.write_stdin(BLOG[1].1).output().expect("a run");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.starts_with("{\n  \"path\": \"-\""), "{text}");
    let facts: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(facts["talks"].as_array().map(Vec::len), Some(2));
}

#[test]
fn extract_names_what_it_cannot_read_and_goes_on() {
    let folder = blog();
    folder.write("blog/broken.md", "---\ntitle: [unclosed\n---\n");
    fs::write(folder.path("blog/bytes.md"), b"fine\n\xff\xfe\n").expect("a file");
    let run = folder.run(&["extract", "blog", "nowhere.md"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.stdout.lines().count(), BLOG.len());
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(lines[0], "nowhere.md: no such file or folder");
    assert!(lines[1].starts_with("blog/broken.md:"), "{lines:?}");
    assert_eq!(lines[2], "blog/bytes.md:2: not valid UTF-8");
    assert_eq!(lines[3], "talkcat: 3 paths could not be read");
}
