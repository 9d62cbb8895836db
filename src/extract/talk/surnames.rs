//! People whom a Japanese post calls by their surname once it has told their names: "石川さん".

use std::collections::{HashMap, HashSet};

use super::{Candidate, Person};
use crate::language::is_han;
use crate::language::ja::surnames::is_surname;

/// Gives who goes by a surname the one full name of the post that begins with it.
pub fn complete(candidates: &mut [Candidate]) {
    let people = || candidates.iter().flat_map(|candidate| &candidate.people);
    let full: HashSet<&str> =
        people().map(|person| person.name.as_str()).filter(|name| !is_surname(name)).collect();
    let short: HashSet<&str> = people().filter_map(surname).collect();
    let named = short.into_iter().filter_map(|surname| {
        let mut bearers = full.iter().filter(|name| begins_with(name, surname));
        let first = bearers.next()?;
        bearers.next().is_none().then(|| (surname.to_owned(), (*first).to_owned()))
    });
    let named: HashMap<String, String> = named.collect();
    for person in candidates.iter_mut().flat_map(|candidate| &mut candidate.people) {
        if let Some(name) = named.get(&person.name) {
            person.name.clone_from(name);
        }
    }
}

/// The name of somebody who is called by nothing but a common surname.
fn surname(person: &Person) -> Option<&str> {
    Some(person.name.as_str()).filter(|name| is_surname(name))
}

/// Whether a full name has a surname before the given name: "石川 拓也", "石川拓也".
fn begins_with(name: &str, surname: &str) -> bool {
    let given = name.strip_prefix(surname).unwrap_or_default();
    let spaced = given.starts_with([' ', '　']);
    spaced || (1..=3).contains(&given.chars().count()) && given.chars().all(is_han)
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
            // Which of the two?
            ("- [海](v1) - 佐藤 花子さん（Google）\n- [陸](v2) - 佐藤 健一さん（IBM）", "佐藤"),
        ] {
            assert_eq!(names(rows), [want], "{rows}");
        }
    }
}
