//! What users call people, talks, events and organizations, and what that finds.

mod common;

use common::Folder;
use serde_json::Value;

/// The slugs that a page or a short list shows.
fn found(folder: &Folder, verb: &str, called: &str) -> Vec<String> {
    let run = folder.run(&[verb, called, "--format", "json"]);
    if run.code == Some(3) {
        return Vec::new();
    }
    assert_eq!(run.code, Some(0), "{verb} {called}: {}", run.stderr);
    let slug = |thing: &Value| thing["slug"].as_str().expect("a slug").to_owned();
    match serde_json::from_str(&run.stdout).expect("JSON") {
        Value::Array(things) => things.iter().map(slug).collect(),
        page => vec![slug(&page)],
    }
}

/// What is looked up, how many things that may be, and the first of them.
const LOOK_UPS: [(&str, &str, usize, &str); 44] = [
    // The whole name, in any case, without accents.
    ("speaker", "Łukasz Płotka", 1, "lukasz-plotka"),
    ("speaker", "LUKASZ PLOTKA", 1, "lukasz-plotka"),
    ("speaker", "bjorn astrom", 1, "bjorn-astrom"),
    ("speaker", "nguyen thi dao", 1, "nguyen-thi-dao"),
    ("speaker", "Anna Lena Voss", 1, "anna-lena-voss"),
    ("speaker", "sian obrien", 1, "sian-obrien"),
    ("speaker", "Siân O'Brien", 1, "sian-obrien"),
    // A slug, an id.
    ("speaker", "alex-kim-okapi", 1, "alex-kim-okapi"),
    ("speaker", "5", 1, "priyanka-ravi"),
    // Another script, however it is spaced.
    ("speaker", "chen siyuan", 1, "chen-si-yuan"),
    ("speaker", "Chen Si Yuan", 1, "chen-si-yuan"),
    ("speaker", "Ouyang Lan", 1, "ou-yang-lan"),
    ("speaker", "levchenko", 1, "oksana-levchenko"),
    ("speaker", "лукаш", 1, "lukasz-plotka"),
    ("speaker", "森田", 1, "kenji-morita"),
    ("speaker", "山田 太郎", 1, "yamada-taro"),
    ("speaker", "satouhanako", 1, "sato-hanako"),
    ("speaker", "김민수", 1, "gimminsu"),
    // The words in another order, some of them, their beginnings.
    ("speaker", "Płotka, Łukasz", 1, "lukasz-plotka"),
    ("speaker", "Siyuan Chen", 1, "chen-si-yuan"),
    ("speaker", "marquez", 1, "jose-garcia-marquez"),
    ("speaker", "J. Garcia", 1, "jose-garcia-marquez"),
    ("speaker", "priy", 1, "priyanka-ravi"),
    ("speaker", "deborah", 1, "deborah-finch"),
    ("speaker", "finch", 1, "deborah-finch"),
    // Nicknames.
    ("speaker", "Rob Salmond", 1, "robert-salmond"),
    ("speaker", "Robert Salmond", 1, "robert-salmond"),
    ("speaker", "Priyanka \"Pinky\" Ravi", 1, "priyanka-ravi"),
    // Namesakes, and those who only sound alike.
    ("speaker", "Alex Kim", 2, "alex-kim-harbor"),
    ("speaker", "kim", 2, "alex-kim-harbor"),
    ("speaker", "章伟", 1, "zhang-wei-stand"),
    ("speaker", "zhang wei", 2, "zhang-wei-bow"),
    // A typo or two.
    ("speaker", "Lukaz Plotkka", 1, "lukasz-plotka"),
    ("speaker", "Moreua", 1, "jean-luc-moreau"),
    ("speaker", "levchenco", 1, "oksana-levchenko"),
    ("org", "Mircosoft", 1, "microsoft"),
    // The others.
    ("org", "red", 1, "red-hat"),
    ("org", "RedHat", 1, "red-hat"),
    ("org", "灯笼", 1, "lantern-pay"),
    ("event", "kubecon eu 2025", 1, "kubecon-europe-2025"),
    ("event", "kubecon", 2, "kubecon-europe-2025"),
    ("event", "运河", 1, "canal-meetup-2024"),
    ("talk", "凌晨故障", 1, "outage"),
    ("talk", "https://www.youtube.com/watch?v=ambient0001", 1, "ambient"),
];

#[test]
fn names_are_found_however_they_are_typed() {
    let folder = Folder::with_names();
    for (verb, called, count, first) in LOOK_UPS {
        let found = found(&folder, verb, called);
        assert_eq!(
            (found.len(), found.first().map(String::as_str)),
            (count, Some(first)),
            "{verb} {called}: {found:?}"
        );
    }
}

#[test]
fn what_is_not_there_is_not_found_and_the_nearest_are_named() {
    let folder = Folder::with_names();
    for (arguments, says) in [
        (
            ["speaker", "Kenjiro Moritaka"],
            "there is no speaker “Kenjiro Moritaka” in the catalog; did you mean “Kenji Morita”? \
            `talkcat speakers` lists what there is",
        ),
        (
            ["speaker", "xyzzy"],
            "there is no speaker “xyzzy” in the catalog; `talkcat speakers` lists what there is",
        ),
        (
            ["org", "谷歌"],
            "there is no organization “谷歌” in the catalog; `talkcat orgs` lists what there is",
        ),
        (
            ["event", "FOSDEM"],
            "there is no event “FOSDEM” in the catalog; `talkcat events` lists what there is",
        ),
        (
            ["talk", "\u{1b}[2J"],
            "there is no talk “\\u{1b}[2J” in the catalog; `talkcat talks` lists what there is",
        ),
        (
            ["speaker", "99"],
            "there is no speaker “99” in the catalog; `talkcat speakers` lists what there is",
        ),
        (["talk", ""], "there is no talk “” in the catalog; `talkcat talks` lists what there is"),
    ] {
        let run = folder.run(&arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""), "{arguments:?}");
        assert_eq!(run.stderr, format!("talkcat: {says}\n"));
    }
}

#[test]
fn a_typo_is_said_to_be_none_of_the_names() {
    let run = Folder::with_names().run(&["speaker", "levchenco"]);
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.starts_with("Оксана Левченко\n"), "{}", run.stdout);
    assert_eq!(run.stderr, "talkcat: no speaker is called “levchenco”; this is the nearest\n");
}

#[test]
fn filters_find_the_same_names_but_take_no_typos() {
    let folder = Folder::with_names();
    for (arguments, slugs) in [
        (["speakers", "--speaker", "chen siyuan"], &["chen-si-yuan"][..]),
        (["speakers", "--speaker", "Siyuan Chen"], &["chen-si-yuan"]),
        (["speakers", "--speaker", "Priyanka \"Pinky\" Ravi"], &["priyanka-ravi"]),
        (["events", "--series", "kubecon"], &["kubecon-europe-2025", "kubecon-europe-2024"]),
        // Aliases that are known beforehand, and those of the editions.
        (["events", "--series", "Kubernetes 社区日"], &["kcd-oslo-2023"]),
        (["events", "--series", "运河聚会"], &["canal-meetup-2024"]),
        (["events", "--series", "KubeCon EU"], &["kubecon-europe-2025", "kubecon-europe-2024"]),
        (["events", "--series", "День трьох абеток"], &["three-alphabets-day-2024"]),
    ] {
        assert_eq!(folder.column("slug", &arguments), slugs, "{arguments:?}");
    }
    let run = folder.run(&["talks", "--speaker", "levchenco"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""));
    assert!(run.stderr.contains("did you mean “Оксана Левченко”? `talkcat"), "{}", run.stderr);
    assert_eq!(folder.run(&["events", "--series", "2025"]).code, Some(3), "a year is no series");
}

#[test]
fn a_command_of_a_short_list_shows_what_it_stands_beside() {
    let folder = Folder::with_names();
    let commands = |arguments: &[&str]| folder.column("command", arguments);
    assert_eq!(
        commands(&["speaker", "kim"]),
        ["talkcat speaker alex-kim-harbor", "talkcat speaker alex-kim-okapi"]
    );
    for command in commands(&["event", "kubecon"]) {
        let arguments: Vec<_> = command.split(' ').skip(1).collect();
        let page = folder.stdout(&arguments);
        assert!(page.contains(arguments[1]), "{page}");
    }
    std::fs::rename(folder.path("talkcat.db"), folder.path("my talks.db")).expect("a new name");
    assert_eq!(
        commands(&["--db", "my talks.db", "speaker", "kim"])[0],
        "talkcat --db 'my talks.db' speaker alex-kim-harbor"
    );
}
