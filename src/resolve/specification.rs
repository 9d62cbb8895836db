//! Who is who: the specification, by made-up people.
//!
//! Each case is a small world of posts and the people that come of it: every person with the talks
//! they gave, as `Name: talk, talk`, in the order of the slugs.

use super::examples::{post, talk};
use super::resolve;
use crate::extract::facts::{PostFacts, TalkFact};

fn people(posts: &[PostFacts]) -> Vec<String> {
    let told = resolve(posts, &[], &|name| (name == "Acme Cloud").then(|| "Acme".to_owned()));
    told.speakers
        .iter()
        .map(|person| {
            let mut talks: Vec<&str> = told
                .talks
                .iter()
                .filter(|talk| talk.speakers.iter().any(|it| it.speaker == person.slug))
                .map(|talk| talk.titles[talk.title].title.as_str())
                .collect();
            talks.sort_unstable();
            format!("{}: {}", person.name, talks.join(", "))
        })
        .collect()
}

/// A post of a day about a project, with one talk.
fn told(path: &str, day: &str, project: &str, talk: TalkFact) -> PostFacts {
    post(path, vec![talk]).dated(day).about(project)
}

fn by(title: &str, name: &str, organization: &str) -> TalkFact {
    talk(3, title).by(name, organization)
}

// ── Namesakes ──────────────────────────────────────────────────────────────────────────────────

#[test]
fn two_of_one_name_in_one_talk_are_two() {
    let both = by("Both", "Nora Fjell", "Acme").by("Nora Fjell", "Bolt");
    let posts = [
        told("a.md", "2025-03-01", "Kuma", both),
        told("b.md", "2025-03-02", "Kuma", by("Hers", "Nora Fjell", "Acme")),
        told("c.md", "2025-03-03", "Kuma", by("Other", "Nora Fjell", "Bolt")),
        // Whose this is nobody can say: it is nobody's that is known.
        told("d.md", "2025-03-04", "Linkerd", by("Whose", "Nora Fjell", "")),
    ];
    assert_eq!(
        people(&posts),
        ["Nora Fjell: Both, Hers", "Nora Fjell: Both, Other", "Nora Fjell: Whose"]
    );
}

#[test]
fn one_name_for_two_organizations_in_the_same_months_is_two() {
    let posts = [
        told("a.md", "2025-03-01", "Kuma", by("One", "Nora Fjell", "Acme")),
        told("b.md", "2025-04-01", "Linkerd", by("Two", "Nora Fjell", "Bolt")),
    ];
    assert_eq!(people(&posts), ["Nora Fjell: One", "Nora Fjell: Two"]);
}

#[test]
fn within_one_community_a_rare_name_is_one_person_even_so() {
    // One of the posts is wrong about the employer, or knew before the other.
    let posts = [
        told("a.md", "2025-03-01", "Kuma", by("One", "Nora Fjell", "Acme")),
        told("b.md", "2025-04-01", "Kuma", by("Two", "Nora Fjell", "Bolt")),
    ];
    assert_eq!(people(&posts), ["Nora Fjell: One, Two"]);
}

#[test]
fn a_common_name_needs_more_than_itself() {
    let wei = |title, organization| by(title, "Wei Zhang", organization);
    // Other employers years apart, and nothing in common.
    let posts = [
        told("a.md", "2019-03-01", "Kuma", wei("One", "Acme")),
        told("b.md", "2024-04-01", "Linkerd", wei("Two", "Bolt")),
    ];
    assert_eq!(people(&posts), ["Wei Zhang: One", "Wei Zhang: Two"]);
    // The same project.
    let posts = [
        told("a.md", "2019-03-01", "Kuma", wei("One", "Acme")),
        told("b.md", "2024-04-01", "Kuma", wei("Two", "Bolt")),
    ];
    assert_eq!(people(&posts), ["Wei Zhang: One, Two"]);
    // The same employer, or a part of it.
    let posts = [
        told("a.md", "2019-03-01", "Kuma", wei("One", "Acme Cloud")),
        told("b.md", "2024-04-01", "Linkerd", wei("Two", "Acme")),
    ];
    assert_eq!(people(&posts), ["Wei Zhang: One, Two"]);
    // The same company on stage.
    let with = |title: &'static str| wei(title, "").by("Zora Quill", "Quuxly");
    let posts = [
        told("a.md", "2019-03-01", "Kuma", with("One")),
        told("b.md", "2024-04-01", "Linkerd", with("Two")),
    ];
    assert_eq!(people(&posts), ["Wei Zhang: One, Two", "Zora Quill: One, Two"]);
    // 张伟 and 章伟 only sound alike.
    let posts = [
        told("a.zh.md", "2019-03-01", "Kuma", by("一", "张伟", "Acme")),
        told("b.zh.md", "2019-03-01", "Kuma", by("二", "章伟", "Acme")),
    ];
    assert_eq!(people(&posts), ["张伟: 一", "章伟: 二"]);
}

#[test]
fn whoever_may_be_either_of_two_is_neither() {
    for (one, other) in [("a.md", "b.md"), ("b.md", "a.md")] {
        let posts = [
            told(one, "2025-03-01", "Kuma", by("One", "Wei Zhang", "Acme")),
            told(other, "2025-03-01", "Kuma", by("Two", "Wei Zhang", "Bolt")),
            told("c.md", "2025-03-01", "Kuma", by("Three", "Wei Zhang", "")),
        ];
        assert_eq!(people(&posts), ["Wei Zhang: One", "Wei Zhang: Two", "Wei Zhang: Three"]);
    }
    let fjellstrom = |path, name| told(path, "2025-03-01", "Kuma", by(name, name, "Acme"));
    let both = [fjellstrom("a.md", "Nora Fjellström"), fjellstrom("b.md", "Nina Fjellström")];
    assert_eq!(people(&both).len(), 2);
    let third = [&both[..], &[fjellstrom("c.md", "N. Fjellström")]].concat();
    assert!(people(&third).len() >= 2, "{:?}", people(&third));
}

#[test]
fn a_bare_slug_never_comes_to_name_another() {
    let slugs = |posts: &[PostFacts]| -> Vec<String> {
        resolve(posts, &[], &|_| None).speakers.into_iter().map(|person| person.slug).collect()
    };
    let posts = [
        told("a.md", "2025-03-01", "Kuma", by("One", "Wei Zhang", "Acme")),
        told("b.md", "2025-03-01", "Linkerd", by("Two", "Wei Zhang", "")),
    ];
    assert_eq!(slugs(&posts[..1]), ["wei-zhang"]);
    assert!(!slugs(&posts).contains(&"wei-zhang".to_owned()), "{:?}", slugs(&posts));
}

#[test]
fn companies_are_not_one_for_how_they_begin() {
    let posts = [
        told("a.md", "2025-03-01", "Kuma", by("One", "Nora Fjell", "Intel")),
        told("b.md", "2025-04-01", "Linkerd", by("Two", "Nora Fjell", "Intellias")),
    ];
    assert_eq!(people(&posts).len(), 2);
}

#[test]
fn one_family_name_is_not_one_person() {
    let posts = [
        told("a.md", "2025-03-01", "Kuma", by("One", "Paul Fjell", "Acme")),
        told("b.md", "2025-03-01", "Kuma", by("Two", "Nora Fjell", "Acme")),
        told("c.uk.md", "2025-03-01", "Kuma", by("Три", "Олег Фєлл", "Acme")),
    ];
    assert_eq!(people(&posts), ["Nora Fjell: Two", "Олег Фєлл: Три", "Paul Fjell: One"]);
}

// ── One person, changing ───────────────────────────────────────────────────────────────────────

#[test]
fn people_change_their_jobs() {
    let posts = [
        told("a.md", "2021-03-01", "Kuma", by("One", "Nora Fjell", "Acme")),
        told("b.md", "2023-03-01", "Linkerd", by("Two", "Nora Fjell", "Bolt")),
        told("c.md", "2025-03-01", "Istio", by("Three", "Nora Fjell", "")),
    ];
    assert_eq!(people(&posts), ["Nora Fjell: One, Three, Two"]);
}

#[test]
fn people_change_how_they_are_called() {
    for (one, other) in [
        // Spelling, accents, hyphens, nicknames, the family name first.
        ("Jörg Fjellström", "Joerg Fjellstrom"),
        ("Anne-Marie Fjell", "Annemarie Fjell"),
        ("Nora \"Nono\" Fjell", "Nora Fjell"),
        ("Fjell Nora", "Nora Fjell"),
        ("William Okonkwo", "Bill Okonkwo"),
        ("Daniela Okonkwo", "Dani Okonkwo"),
        // A middle name, an initial, a second family name.
        ("Nora Ida Fjell", "Nora Fjell"),
        ("N. Fjellström", "Nora Fjellström"),
        ("Nora Fjell Okonkwo", "Nora Fjell"),
        // A typo.
        ("Nora Fjellstrom", "Nora Fjellstorm"),
    ] {
        let posts = [
            told("a.md", "2025-03-01", "Kuma", by("One", one, "Acme")),
            told("b.md", "2025-04-01", "Kuma", by("Two", other, "Acme")),
        ];
        assert_eq!(people(&posts).len(), 1, "{one}, {other}: {:?}", people(&posts));
        // A name that is only like another one is nobody's without anything in common.
        let posts = [
            told("a.md", "2025-03-01", "Kuma", by("One", one, "Acme")),
            told("b.md", "2025-04-01", "Linkerd", by("Two", other, "Bolt")),
        ];
        assert_eq!(people(&posts).len(), 2, "{one}, {other}: {:?}", people(&posts));
    }
}

#[test]
fn a_part_of_a_name_is_whoever_bears_it_in_the_post() {
    let posts = [
        post("a.md", vec![by("One", "Nora Fjell", "Acme"), by("Two", "Nora", "")]),
        post("b.md", vec![by("Three", "Nora", "")]),
    ];
    assert_eq!(people(&posts), ["Nora: Three", "Nora Fjell: One, Two"]);
    // Two of them: nobody knows which.
    let posts = [post(
        "a.md",
        vec![by("One", "Nora Fjell", ""), by("Two", "Nora Quill", ""), by("Three", "Nora", "")],
    )];
    assert_eq!(people(&posts), ["Nora: Three", "Nora Fjell: One", "Nora Quill: Two"]);
}

// ── Other scripts ──────────────────────────────────────────────────────────────────────────────

#[test]
fn one_person_in_every_script() {
    let recorded = |title: &'static str, name: &str| talk(3, title).video("1").by(name, "");
    let posts = [
        post("a.md", vec![recorded("Sails", "Justin Fjellman")]),
        post("a.uk.md", vec![recorded("Вітрила", "Джастін Ф’єллман")]),
        post("b.uk.md", vec![recorded("Вітрила", "Джастіна Фьєльмана")]),
    ];
    assert_eq!(people(&posts), ["Justin Fjellman: Sails"]);
    let posts = [
        told("a.md", "2025-03-01", "Kuma", by("One", "Xiaoming Chen", "Acme")),
        told("b.zh.md", "2025-04-01", "Kuma", by("二", "陈晓明", "")),
        told("c.uk.md", "2025-05-01", "Linkerd", by("Три", "Оксана Левченко", "Bolt")),
        told("d.md", "2025-06-01", "Linkerd", by("Four", "Oksana Levchenko", "")),
    ];
    assert_eq!(people(&posts), ["Oksana Levchenko: Four, Три", "Xiaoming Chen: One, 二"]);
}

#[test]
fn a_chinese_name_is_one_in_both_scripts() {
    let posts = [
        told("a.zh.md", "2025-04-01", "Kuma", by("一", "陳曉明", "Acme")),
        told("b.zh.md", "2025-05-01", "Kuma", by("二", "陈晓明", "Acme")),
    ];
    assert_eq!(people(&posts).len(), 1);
}

#[test]
fn a_translation_names_the_same_people_in_the_same_order() {
    let both = |title: &'static str, one: &str, other: &str| {
        talk(3, title).video("1").by(one, "").by(other, "")
    };
    // What 孙晓 is called abroad has nothing to do with the characters.
    let posts = [
        post("a.md", vec![both("Sails", "Jimmy Sun", "Zora Quill")]),
        post("a.zh.md", vec![both("帆", "孙晓", "Zora Quill")]),
    ];
    assert_eq!(people(&posts), ["Jimmy Sun: Sails", "Zora Quill: Sails"]);
    // Two of whom nothing is known stay four: the order alone may have changed.
    let posts = [
        post("a.md", vec![both("Sails", "Jimmy Sun", "Tina Li")]),
        post("a.zh.md", vec![both("帆", "孙晓", "李晓婷")]),
    ];
    assert_eq!(people(&posts).len(), 4);
}

#[test]
fn two_speakers_of_one_talk_are_never_one() {
    let pair = |title: &'static str, one: &str, other: &str| {
        talk(3, title).video("1").by(one, "Acme").by(other, "Acme")
    };
    let posts = [
        post("a.md", vec![pair("Sails", "Dana Fjell", "Daniela Fjell")]),
        post("a.uk.md", vec![pair("Вітрила", "Дана Фьєлл", "Даніела Фьєлл")]),
    ];
    assert_eq!(people(&posts), ["Dana Fjell: Sails", "Daniela Fjell: Sails"]);
}

// ── Talks ──────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_joint_talk_is_one_and_its_people_keep_their_own() {
    let joint = by("Joint", "Nora Fjell", "Acme").by("Zora Quill", "Bolt").video("1");
    let posts = [
        post("a.md", vec![joint.clone(), by("Alone", "Nora Fjell", "Acme")]),
        post("b.md", vec![joint]),
    ];
    assert_eq!(people(&posts), ["Nora Fjell: Alone, Joint", "Zora Quill: Joint"]);
}

#[test]
fn a_talk_given_at_several_events_is_several() {
    let at = |event| by("Sails for All", "Nora Fjell", "Acme").at(event);
    let posts = [
        post("a.md", vec![at("KubeCon Europe 2025")]),
        post("b.md", vec![at("KubeCon China 2025")]),
        post("c.md", vec![at("KubeCon Europe 2024")]),
        post("d.md", vec![at("KubeCon Europe 2025")]),
    ];
    assert_eq!(people(&posts), ["Nora Fjell: Sails for All, Sails for All, Sails for All"]);
}
