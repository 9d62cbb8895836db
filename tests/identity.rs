//! One person under every name, on the sample posts.

mod common;

use std::path::Path;

use common::Folder;

/// A catalog of the two reports of one event, in Chinese and in Ukrainian.
fn translations() -> Folder {
    let folder = Folder::empty();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/posts/content");
    for lang in ["zh", "uk"] {
        let path = format!("content/{lang}/blog/2025/istio-at-kubecon-eu/index.md");
        let post = samples.join(path.trim_start_matches("content/"));
        folder.write(&path, std::fs::read_to_string(post).expect("a sample"));
    }
    let run = folder.run(&["import", "content"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    folder
}

#[test]
fn a_person_is_found_by_every_form_of_the_name() {
    let folder = translations();
    for name in [
        "denis jannot",
        "Jannot",
        "Жаннот",
        "Жанно",
        "Деніса Жаннота",
        "Денис Жанно",
        "denis-jannot",
        // Slugs that others may have kept, from when less was known.
        "denis-zhannot-z6rx",
        "Denis Janot",
    ] {
        let run = folder.run(&["speaker", name]);
        assert_eq!(run.code, Some(0), "{name}: {}", run.stderr);
        assert!(run.stdout.starts_with("Denis Jannot"), "{name}: {}", run.stdout);
    }
}

#[test]
fn two_translations_tell_of_the_same_talks_and_people() {
    let folder = translations();
    let column = |query: &str| folder.column("it", &["sql", query]);
    assert_eq!(column("SELECT count(*) AS it FROM talks"), ["20"]);
    assert_eq!(column("SELECT count(*) AS it FROM speakers"), ["19"]);
    // Each talk has a title in both languages, but for one that both posts call by its English name.
    let untold = "SELECT title AS it FROM talks t WHERE NOT EXISTS
        (SELECT 1 FROM talk_titles WHERE talk_id = t.id AND lang = 'uk')
        OR NOT EXISTS (SELECT 1 FROM talk_titles WHERE talk_id = t.id AND lang = 'zh')";
    assert_eq!(column(untold), ["Contribfest"]);
    let scripts = "SELECT count(*) AS it FROM speakers s
         WHERE NOT EXISTS (SELECT 1 FROM speaker_names WHERE speaker_id = s.id AND script = 'Cyrl')";
    assert_eq!(column(scripts), ["0"]);
}
