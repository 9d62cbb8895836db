//! People whom a post calls by one of their names once it has told them in full: "石川さん", "Стефан".

use std::collections::HashMap;

use super::floor::{persons, speaks_here, takes_the_floor};
use super::owner::in_sentence;
use super::{Candidate, Person};
use crate::extract::context::Context;
use crate::extract::people::group::{Group, Member};
use crate::extract::people::name::Likeness;
use crate::extract::possessive::owned;
use crate::extract::sentence::range_in;
use crate::language::ja::surnames::{is_surname, known, longest_surname};
use crate::names::fold_person;

/// Gives who goes by a short name the one full name of the post that has it, but for who stands beside that one.
pub fn complete(ctx: &Context, candidates: &mut [Candidate]) {
    // Full names by short ones; nothing where several people bear it.
    let mut bearers: HashMap<String, Option<String>> = HashMap::new();
    for person in candidates.iter().flat_map(|candidate| &candidate.people) {
        if let Some(short) = short_name(ctx, &person.name) {
            let known =
                bearers.entry(short.to_owned()).or_insert_with(|| Some(person.name.clone()));
            if known.as_ref().is_some_and(|known| fold_person(known) != fold_person(&person.name)) {
                *known = None;
            }
        }
    }
    for candidate in candidates {
        let here: Vec<String> = candidate.people.iter().map(|it| it.name.clone()).collect();
        for person in &mut candidate.people {
            let named = bearers.get(person.name.as_str()).cloned().flatten();
            if let Some(name) = named.filter(|name| !here.contains(name)) {
                person.name = name;
            }
        }
    }
}

/// "Later, Jane also showed [old ropes](…)": whoever bears the given name of somebody named before, and acts before the
/// link. The name is completed later.
pub fn acting(ctx: &Context, before: &[Candidate], talk: &Candidate) -> Vec<Person> {
    if talk.rule != "link in prose" || !ctx.is_spaced() {
        return Vec::new();
    }
    let sentence = ctx.sentence_at(talk.passage, talk.span.start);
    let words = &ctx.passages[talk.passage].block.text[sentence.clone()];
    let link = in_sentence(&talk.span, &sentence).start;
    // What stands before another link is told of that one.
    let other = before.last().filter(|it| it.passage == talk.passage);
    let from = other.map_or(0, |it| it.span.end.saturating_sub(sentence.start)).min(link);
    let given = |word: &&str| {
        let named = before.iter().flat_map(|talk| &talk.people);
        let full = named.filter(|it| short_name(ctx, &it.name) == Some(*word));
        word.starts_with(char::is_uppercase) && is_one(full.map(|it| it.name.as_str()))
    };
    let mut given = words[from..link].split(|c: char| !c.is_alphabetic()).filter(given);
    let name = given.next().map(|word| range_in(words, word));
    // "Jane Roe" is somebody else, or told in full.
    let goes_on =
        |end: usize| words[end..].trim_start().starts_with(|c: char| c.is_uppercase() || c == '-');
    let Some(name) = name.filter(|name| !goes_on(name.end)) else { return Vec::new() };
    let member = Member { name: name.clone(), likeness: Likeness::Yes, organization: None };
    let group = Group { range: name, members: vec![member] };
    // "We recommend Jane's [old ropes](…)"
    let owns = owned(&words[group.range.end..link.max(group.range.end)])
        .is_some_and(|it| it.trim_matches(['“', '"', '*', ' ', '\n']).is_empty());
    let acts = || owns || takes_the_floor(ctx, words, &group);
    if !(speaks_here(ctx, words, &group) && acts()) {
        return Vec::new();
    }
    persons(ctx, talk.passage, sentence.start, &group, "given name of somebody named before", 0.7)
}

/// Whether there are names, all of one person.
fn is_one<'n>(mut names: impl Iterator<Item = &'n str>) -> bool {
    names.next().is_some_and(|first| names.all(|name| fold_person(name) == fold_person(first)))
}

/// What a post calls somebody for short: the surname in Japanese, elsewhere the given name.
pub(super) fn short_name<'n>(ctx: &Context, name: &'n str) -> Option<&'n str> {
    match ctx.post.lang.as_str() {
        "ja" => surname_of(name),
        _ => name.split_once(' ').map(|(given, _)| given),
    }
}

/// The surname of a full name: "石川" of "石川 拓也" and of "石川拓也".
pub fn surname_of(name: &str) -> Option<&'static str> {
    let spaced = name.split_once([' ', '\u{3000}']).map(|(surname, _)| surname);
    match spaced {
        Some(surname) => known(surname),
        None if is_surname(name) => None,
        None => longest_surname(name),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn given_names_of_people_who_act_before_a_link() {
        let one = "Zora Quill (Quuxly) gave [Meshes at Sea](https://youtu.be/aaaaaaaaaaa).";
        for (text, want) in [
            ("Later, Zora also presented", &["Zora Quill"][..]),
            ("Later, Zora was there, and we saw", &[]),
            ("Later, Zora Roe presented", &["Zora Roe"]),
            ("Later, Max also presented", &[]),
            ("We recommend Zora's", &["Zora Quill"]),
            ("We recommend Zora's book,", &[]),
        ] {
            let two = format!("{text} [Ropes on Land](https://youtu.be/bbbbbbbbbbb).");
            let post = format!("# KubeCon Europe 2025\n\n{one}\n\n{two}");
            let talks = facts("en", "2025-04-25", &post).talks;
            let names: Vec<&str> = talks[1].speakers.iter().map(|it| it.name.as_str()).collect();
            assert_eq!(names, want, "{text}");
        }
    }

    #[test]
    fn given_names_of_people_who_were_named() {
        let names = |lang: &str, text: &str| {
            let facts = facts(lang, "2025-04-25", &format!("# KubeCon Europe 2025\n\n{text}"));
            let last = facts.talks.last().expect("a talk");
            last.speakers.iter().map(|it| it.name.to_string()).collect::<Vec<_>>()
        };
        let row = "- [Мережі в морі](v1) — Зора Квіленко (Google)";
        let both = "Зора разом із Максом Му виступила з доповіддю [«Канати на суші»](v9).";
        assert_eq!(names("uk", &format!("{row}\n\n{both}"))[0], "Зора Квіленко");
        let other = "- [Вітрила вночі](v2) — Зора Му (IBM)";
        assert_eq!(names("uk", &format!("{row}\n{other}\n\n{both}"))[0], "Зора");
    }

    #[test]
    fn surnames_of_people_who_were_named() {
        let names = |rows: &str| {
            let post =
                format!("# KubeCon Japan 2025\n\n{rows}\n- [海のパネル](v9) - 佐藤さん（Google）");
            let facts = facts("ja", "2025-04-25", &post);
            let last = facts.talks.last().expect("a talk");
            last.speakers.iter().map(|it| it.name.to_string()).collect::<Vec<_>>()
        };
        for (rows, want) in [
            ("- [海のメッシュ](v1) - 佐藤 花子さん（Google）", "佐藤 花子"),
            ("- [海のメッシュ](v1) - 佐藤花子さん（Google）", "佐藤花子"),
            ("- [海のメッシュ](v1) - 鈴木 花子さん（Google）", "佐藤"),
            ("- [海](v1) - 長谷川 花子さん（IBM）", "佐藤"),
            // Which of the two?
            ("- [海](v1) - 佐藤 花子さん（Google）\n- [陸](v2) - 佐藤 健一さん（IBM）", "佐藤"),
        ] {
            assert_eq!(names(rows), [want], "{rows}");
        }
        // Who stands beside the one of that name is another one.
        let post = "# KubeCon Japan 2025\n\n- [海](v1) - 佐藤 花子さん（Google）、佐藤さん（IBM）";
        let facts = facts("ja", "2025-04-25", post);
        let names: Vec<_> = facts.talks[0].speakers.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["佐藤 花子", "佐藤"]);
    }
}
