//! `talkcat fix`: corrections last, in the file and in the catalog.

mod common;

use std::fmt::Write;
use std::fs;

use common::Folder;
use common::blog::{
    BLOG, OURS, catalog, file, fix, fixed, fresh_catalog, import, statements, with_file,
};

/// A verb with its arguments.
type Verb = &'static [&'static str];

/// Every verb that changes rows: with a query that tells so, and its answers before and after.
const EFFECTS: &[(Verb, &str, &str, &str)] = &[
    (
        &["merge", "Olha Bondar", "olha-kravets", "--why", "she married"],
        "SELECT CAST(count(*) AS TEXT) FROM speakers WHERE name LIKE 'Olha %'",
        "2",
        "1",
    ),
    (
        &["split", "Wei Zhang", "--talk", "https://youtu.be/DDDDDDDDDDD"],
        "SELECT CAST(count(*) AS TEXT) FROM speakers WHERE name = 'Wei Zhang'",
        "1",
        "2",
    ),
    (
        &["rename", "jane-doe", "Jane Q. Doe"],
        "SELECT name FROM speakers WHERE name LIKE 'Jane%'",
        "Jane Doe",
        "Jane Q. Doe",
    ),
    (
        &["rename", "alex-kim-google", "Alexandra Kim"],
        "SELECT speakers FROM talk_overview WHERE title = 'Panel: Where Next?'",
        "Alex Kim, Alex Kim",
        "Alexandra Kim, Alex Kim",
    ),
    (
        &["org", "Mesh for All", "Doe", "redhat"],
        "SELECT organizations FROM talk_overview WHERE title = 'Mesh for All'",
        "Google",
        "Red Hat",
    ),
    (
        &["org", "youtube:BBBBBBBBBBB", "jose nunez", "--none"],
        "SELECT coalesce(organizations, 'none') FROM talk_overview WHERE title = 'Closing the Loop'",
        "Red Hat",
        "none",
    ),
    (
        &["add-speaker", "Clusters in Small", "Kira Ito", "--org", "Northern Lights Hosting"],
        "SELECT speakers || ': ' || organizations FROM talk_overview WHERE title = 'Clusters in Small'",
        "Wei Zhang: Acme Cloud",
        "Wei Zhang, Kira Ito: Acme Cloud, Northern Lights Hosting",
    ),
    (
        &["remove-speaker", "sched.co/1AbCe", "Li Na"],
        "SELECT speakers FROM talk_overview WHERE title = 'Ambient at Scale'",
        "Ada Ek, Li Na",
        "Ada Ek",
    ),
    (
        &["title", "https://www.youtube.com/watch?v=EEEEEEEEEEE", "Small Clusters"],
        "SELECT title FROM talk_overview WHERE video LIKE '%EEEEEEEEEEE'",
        "Clusters in Small",
        "Small Clusters",
    ),
    (
        &["title", "closing the loop", "Замкнути петлю", "--lang", "uk"],
        "SELECT title FROM talk_titles WHERE lang = 'uk' AND shown",
        "Замикаючи петлю",
        "Замкнути петлю",
    ),
    (
        &["event", "Clusters in Small", "istio day"],
        "SELECT event FROM talk_overview WHERE title = 'Clusters in Small'",
        "KubeCon + CloudNativeCon Europe 2025",
        "Istio Day Europe 2025",
    ),
    (
        &["event", "Mesh for All", "--none"],
        "SELECT coalesce(event, 'none') FROM talk_overview WHERE title = 'Mesh for All'",
        "KubeCon + CloudNativeCon Europe 2025",
        "none",
    ),
    (
        &["format", "Closing the Loop", "panel"],
        "SELECT format FROM talks WHERE title = 'Closing the Loop'",
        "talk",
        "panel",
    ),
    (
        &["same-talk", "https://youtu.be/AAAAAAAAAAA", "https://sched.co/1AbCd"],
        "SELECT CAST(count(*) AS TEXT) FROM talks WHERE title LIKE 'Mesh for %'",
        "2",
        "1",
    ),
    (
        &["no-talk", "https://youtu.be/DDDDDDDDDDD", "--why", "a trailer: four minutes"],
        "SELECT CAST(count(*) AS TEXT) FROM talk_overview WHERE video LIKE '%DDDDDDDDDDD'",
        "1",
        "0",
    ),
    (
        &[
            "add-talk",
            "Hallway Stories",
            "--event",
            "istio day",
            "--kind",
            "lightning",
            "--lang",
            "en",
            "--link",
            "https://youtu.be/GGGGGGGGGGG",
            "--speaker",
            "ada-ek @ microsoft",
            "--speaker",
            "Kira Ito",
        ],
        "SELECT coalesce(max(speakers || ': ' || event || ', ' || format), 'none')
           FROM talk_overview WHERE title = 'Hallway Stories'",
        "none",
        "Ada Ek, Kira Ito: Istio Day Europe 2025, lightning",
    ),
    (
        &["same-org", "Bolt Works", "acme-cloud"],
        "SELECT group_concat(name, ', ') FROM
            (SELECT name FROM organizations WHERE name IN ('Acme Cloud', 'Bolt Works') ORDER BY name)",
        "Acme Cloud, Bolt Works",
        "Bolt Works",
    ),
    (
        &["hide", "blog/preview.md"],
        "SELECT CAST(count(*) AS TEXT) FROM talks WHERE title = 'Ambient at Scale'",
        "1",
        "0",
    ),
];

/// The verbs that keep rows as they are.
const QUIET: &[Verb] = &[
    &["different-people", "Jane Doe", "ada-ek", "alex-kim-redhat"],
    &["different-talks", "Mesh for All", "sched.co/1AbCd"],
    &["different-orgs", "Acme Cloud", "Bolt Works"],
    &["accept", "talk without speakers: youtube:AAAAAAAAAAA"],
];

fn answer(folder: &Folder, query: &str) -> String {
    catalog(folder).query_row(query, [], |row| row.get(0)).expect("a text")
}

fn export(folder: &Folder) -> String {
    let document = talkcat::catalog::export::document(&catalog(folder)).expect("a document");
    serde_json::to_string(&document).expect("JSON")
}

#[test]
fn every_verb_lasts() {
    let mut written = String::new();
    let verbs = EFFECTS.iter().map(|(verb, ..)| verb).chain(QUIET);
    for verb in verbs {
        let folder = with_file();
        let said = fixed(&folder, verb).stdout;
        let text = file(&folder);
        let entry = text.strip_prefix(OURS).expect("comments stay");
        writeln!(written, "$ talkcat fix {}\n{said}{entry}", verb.join(" ")).expect("a text");
        let known = statements(&folder);
        assert_eq!(known.len(), 1, "{verb:?}");

        let again = fix(&folder, verb);
        assert!(again.stderr.contains("already") || again.code == Some(3), "{}", again.stderr);
        assert_eq!((file(&folder), statements(&folder)), (text.clone(), known.clone()), "{verb:?}");

        import(&folder);
        assert_eq!(statements(&folder), known, "{verb:?}: imported again");
        fresh_catalog(&folder);
        assert_eq!(statements(&folder), known, "{verb:?}: in a fresh catalog");
        assert_eq!(file(&folder), text);

        let undone = fixed(&folder, &["--undo", "1"]);
        assert_eq!(undone.stdout, format!("taken back: {said}"));
        assert_eq!((file(&folder).as_str(), statements(&folder).len()), (OURS, 0), "{verb:?}");
    }
    let today = chrono::Local::now().format("on: %Y-%m-%d").to_string();
    insta::assert_snapshot!(written.replace(&today, "on: TODAY"));
}

#[test]
fn every_verb_takes_effect_at_once_and_for_good() {
    for (verb, query, before, after) in EFFECTS {
        let folder = with_file();
        let plain = export(&folder);
        assert_eq!(answer(&folder, query), *before, "{verb:?}");
        fixed(&folder, verb);
        assert_eq!(answer(&folder, query), *after, "{verb:?}");
        let corrected = export(&folder);
        import(&folder);
        assert_eq!(export(&folder), corrected, "{verb:?}: imported again");
        fresh_catalog(&folder);
        assert_eq!(export(&folder), corrected, "{verb:?}: in a fresh catalog");
        fixed(&folder, &["--undo", "1"]);
        assert_eq!(export(&folder), plain, "{verb:?}: taken back");
    }
}

#[test]
fn what_no_longer_applies_is_told_and_kept() {
    let folder = with_file();
    fixed(&folder, &["format", "sched.co/1AbCe", "panel"]);
    fs::remove_file(folder.path("blog/preview.md")).expect("a post");
    let run = folder.run(&["import", "--prune", "blog"]);
    let says = "talkcat: a correction no longer applies: the format of sched.co/1AbCe is panel\n";
    assert!(run.stderr.contains(says), "{}", run.stderr);
    let run = folder.run(&["fix", "--list"]);
    assert!(run.stdout.contains("false"), "{}", run.stdout);
    assert!(run.stderr.contains("1 of them no longer apply"), "{}", run.stderr);
    folder.write(BLOG[1].0, BLOG[1].1);
    import(&folder);
    assert_eq!(folder.column("applies", &["fix", "--list"]), ["true"]);
}

#[test]
fn a_person_whose_name_others_bear_is_named_by_a_talk() {
    let folder = with_file();
    let run = fix(&folder, &["rename", "Alex Kim", "Alexandra Kim"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(
        run.stderr,
        "talkcat: “Alex Kim” may be any of 2 speakers: alex-kim-google, alex-kim-redhat; give the \
         slug of the one you mean\n"
    );
    fixed(&folder, &["rename", "alex-kim-redhat", "Alexandra Kim"]);
    assert!(file(&folder).contains("    name: Alex Kim\n    talk: youtube:CCCCCCCCCCC\n"));
}

#[test]
fn what_is_not_there_exits_3_with_what_comes_near() {
    let folder = with_file();
    for (arguments, says) in [
        (
            &["merge", "Jane Do", "Jane Dou"][..],
            "there is no speaker “Jane Dou” in the catalog; the nearest to it: “Jane Doe”",
        ),
        (
            &["rename", "Nobody", "X"],
            "no speaker “Nobody” in the catalog; `talkcat speakers` lists",
        ),
        (&["format", "Mesh for Al1", "panel"], "the nearest to it: “Mesh for All”, “Mesh for"),
        (&["format", "https://youtu.be/ZZZZZZZZZZZ", "panel"], "no talk “https://youtu.be/ZZ"),
        (&["event", "Mesh for All", "Istio Dey Europe"], "the nearest to it: “Istio Day Europe"),
        (&["org", "Mesh for All", "Ada", "Google"], "“Mesh for All” is given by Jane Doe"),
        (&["split", "Wei Zhang", "--talk", "Mesh for All"], "“Mesh for All” is given by Jane Doe"),
        (&["same-org", "Gogle", "Microsoft"], "the nearest to it: “Google”"),
        (&["no-talk", "https://youtu.be/ZZZZZZZZZZZ"], "there is no link “https://youtu.be/ZZ"),
        (&["hide", "blog/prevue.md"], "there is no post “blog/prevue.md” in the catalog"),
        (&["--undo", "7"], "there is no correction “7” in the catalog; `talkcat fix --list`"),
    ] {
        let run = fix(&folder, arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!((file(&folder).as_str(), statements(&folder).len()), (OURS, 0));
}

#[test]
fn what_is_so_already_changes_nothing() {
    let folder = with_file();
    let before = fs::read(folder.path("talkcat.db")).expect("a catalog");
    for arguments in [
        &["merge", "Jane Doe", "jane-doe"][..],
        &["rename", "jane-doe", "Jane Doe"],
        &["org", "Mesh for All", "Jane Doe", "google"],
        &["add-speaker", "Mesh for All", "JANE DOE"],
        &["add-speaker", "Mesh for All", "Jane Doe", "--org", "Google"],
        &["remove-speaker", "Mesh for All", "Ada Ek"],
        &["title", "youtube:AAAAAAAAAAA", "Mesh for All"],
        &["event", "Mesh for All", "KubeCon Europe 2025"],
        &["format", "Where Next", "panel"],
        &["same-talk", "youtube:AAAAAAAAAAA", "Mesh for All"],
        &["same-org", "red hat", "red-hat"],
        &["add-talk", "Another Title", "--link", "https://youtu.be/AAAAAAAAAAA"],
        &["split", "Jane Doe", "--talk", "Mesh for All", "--talk", "Mesh for Everybody"],
    ] {
        let run = fix(&folder, arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.starts_with("talkcat: already so: "), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(file(&folder), OURS);
    assert_eq!(fs::read(folder.path("talkcat.db")).expect("a catalog"), before);
}

#[test]
fn wrong_usage_exits_2() {
    let folder = with_file();
    for (arguments, says) in [
        (&[][..], "Usage: talkcat fix"),
        (&["merge", "Jane Doe"], "2 values required"),
        (&["format", "Mesh for All", "speech"], "possible values: keynote"),
        (&["org", "Mesh for All", "Jane Doe"], "required arguments were not provided"),
        (&["org", "Mesh for All", "Jane Doe", "X", "--none"], "cannot be used with"),
        (&["title", "Mesh for All", ""], "a value is required"),
        (&["title", "Mesh for All", " "], "`title` is blank"),
        (&["different-people", "Jane Doe", "jane-doe"], "`people` needs two or more"),
        (&["hide", "blog/preview.md", "--why", " "], "`why` is blank"),
        (&["--list", "--undo", "1"], "cannot be used with"),
        (&["--list", "hide", "blog/preview.md"], "--list goes without a verb"),
        (&["--undo", "1", "hide", "blog/preview.md"], "--undo goes without a verb"),
        (&["--undo", "one"], "invalid value 'one'"),
    ] {
        let run = folder.run(&[&["fix"], arguments].concat());
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(file(&folder), OURS);
}

#[test]
fn the_author_is_told_or_found() {
    let folder = with_file();
    folder.write("gitconfig", "[user]\n\tname = Gita\n");
    let gitconfig = folder.path("gitconfig");
    let hide = |path: &str, by: &[(&str, &str)]| {
        let mut fix = folder.talkcat(&["fix", "hide", path]);
        fix.env_remove("GIT_DIR").env("USER", "usha").env("GIT_CONFIG_GLOBAL", &gitconfig);
        fix.env("GIT_CEILING_DIRECTORIES", folder.path(".."));
        for (variable, value) in by {
            fix.env(variable, value);
        }
        fix.assert().success();
    };
    hide("blog/preview.md", &[("TALKCAT_BY", "Bo")]);
    hide("blog/recap.md", &[]);
    hide("blog/recap.uk.md", &[("PATH", "")]);
    fixed(&folder, &["accept", "all"]);
    assert_eq!(folder.column("by", &["fix", "--list"]), ["Bo", "Gita", "usha", "Ada Ek"]);
}

#[test]
fn the_list_has_every_format_and_obeys_no_escape() {
    let folder = with_file();
    let run = folder.run(&["fix", "--list"]);
    assert!(run.stderr.contains("nothing has been corrected yet"), "{}", run.stderr);
    fixed(&folder, &["title", "Mesh for All", "\u{1b}[2JMesh"]);
    for format in ["table", "json", "ndjson", "csv", "tsv", "markdown"] {
        let list = folder.stdout(&["fix", "--list", "--format", format]);
        assert!(list.contains("Mesh"), "{format}: {list}");
        assert!(format == "csv" || !list.contains('\u{1b}'), "{format}: {list:?}");
    }
}

#[test]
fn every_help_has_examples() {
    let folder = Folder::empty();
    let verbs = EFFECTS.iter().map(|(verb, ..)| verb[0]).chain(QUIET.iter().map(|verb| verb[0]));
    for verb in verbs {
        let help = folder.stdout(&["fix", verb, "--help"]);
        assert!(help.contains(&format!("Examples:\n  talkcat fix {verb} ")), "{help}");
    }
    assert!(folder.stdout(&["fix", "--help"]).contains("Examples:\n  talkcat fix "));
}
