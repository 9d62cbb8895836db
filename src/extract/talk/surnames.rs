//! People whom a Japanese post calls by their surname once it has told their names: "石川さん".

use std::collections::HashMap;

use super::Candidate;
use crate::extract::context::Context;
use crate::language::ja::surnames::{is_surname, known, longest_surname};
use crate::names::fold_person;

/// Gives who goes by a surname the one full name of the post that has it, but for who stands beside that one.
pub fn complete(ctx: &Context, candidates: &mut [Candidate]) {
    if ctx.post.lang != "ja" {
        return;
    }
    // Full names by surname; nothing where several people bear it.
    let mut bearers: HashMap<&str, Option<String>> = HashMap::new();
    for person in candidates.iter().flat_map(|candidate| &candidate.people) {
        if let Some(surname) = surname_of(&person.name) {
            let known = bearers.entry(surname).or_insert_with(|| Some(person.name.clone()));
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

/// The surname of a full name: "石川" of "石川 拓也" and of "石川拓也".
fn surname_of(name: &str) -> Option<&'static str> {
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
