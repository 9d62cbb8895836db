//! The event that a title may name with its year and nothing else says that it is one: "Mesh Stage 2019: two days, no
//! sleep". It is supposed to be, and is one where the opening says that it takes place, or where enough talks bear it out.

use super::billed::{numbered, parts};
use super::held::is_said_of;
use crate::extract::lexicon::Lexicon;
use crate::language::LANGUAGES;
use crate::language::en::title_words::is_title_word;
use crate::language::latin::{BEFORE_EVENTS, GENERIC_EVENT_WORDS};
use crate::post::document::Block;

/// A name has no more words.
const WORDS: usize = 4;

/// What else is published year by year.
#[rustfmt::skip]
const YEARLY: [&str; 16] = [
    "edition", "goals", "highlights", "newsletter", "notes", "plans", "predictions", "recap", "release", "report", "retrospective", "review",
    "roadmap", "survey", "trends", "update",
];

/// Such a name, where the beginning of the post says that it takes place, or gives its days and its city.
pub fn told(title: &str, blocks: &[Block], lexicon: &Lexicon) -> Option<String> {
    supposed(title, lexicon).filter(|name| is_said_of(name, blocks, lexicon))
}

/// The name before a year in a title: "Mesh Stage" of "What I saw at Mesh Stage 2019".
pub fn supposed(title: &str, lexicon: &Lexicon) -> Option<String> {
    let mut names = parts(title).filter_map(|part| {
        let (name, edition) = numbered(part);
        // "Mesh v2" and "第3回Mesh" have a number, too.
        let year = part.strip_prefix(name).map_or("", str::trim_start);
        let two = |digits: &str| digits.bytes().take_while(u8::is_ascii_digit).count() == 2;
        let dated =
            edition && (year.starts_with("20") || year.strip_prefix(['\'', '’']).is_some_and(two));
        dated.then(|| capitalised_end(name))?.filter(|name| may_be_event(name, lexicon))
    });
    // Few titles have such a name; it is no more than a part of one that is known: "KubeCon Europe 2024".
    names.next().filter(|_| lexicon.series_in(title).is_empty())
}

/// The capitalised words with which words end.
fn capitalised_end(words: &str) -> Option<String> {
    let own = |word: &&str| {
        let folded = word.to_lowercase();
        word.starts_with(|c: char| c.is_ascii_uppercase())
            && !BEFORE_EVENTS.contains(&folded.as_str())
            || *word == "&"
    };
    let mut name: Vec<&str> = words.split_whitespace().rev().take_while(own).collect();
    name.reverse();
    let words = name.iter().position(|word| *word != "&").map_or(&[][..], |at| &name[at..]);
    (1..=WORDS).contains(&words.len()).then(|| words.join(" "))
}

/// Whether a name is that of nothing else that is known, and no ordinary word: "May", "Berlin", "Roadmap".
fn may_be_event(name: &str, lexicon: &Lexicon) -> bool {
    let reference = lexicon.reference;
    let folded = name.to_lowercase();
    let month = LANGUAGES.iter().any(|it| it.months.iter().any(|(month, _)| *month == folded));
    // "Mesh Stage" is a name, though neither word is.
    let ordinary = !name.contains(' ') && is_title_word(&folded)
        || folded.split(' ').all(|word| GENERIC_EVENT_WORDS.contains(&word))
        || folded
            .split(' ')
            .any(|word| YEARLY.contains(&word) || YEARLY.contains(&word.trim_end_matches('s')));
    let known = reference.organization(name).is_some()
        || reference.is_project(name)
        || reference.city(name).is_some();
    !known && !month && !ordinary && name.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;
    use crate::post::markdown;

    #[test]
    fn names_with_a_year() {
        for (title, want) in [
            ("Mesh Stage 2019: two days, no sleep", Some("Mesh Stage")),
            ("What I Saw at Zugfokus 2024", Some("Zugfokus")),
            ("SRE Quuxgi 2025 参加レポート", Some("SRE Quuxgi")),
            ("Підсумки Mesh Stage 2019", Some("Mesh Stage")),
            ("Mesh & Sail 2021 - day two", Some("Mesh & Sail")),
            // A project, a company, a city, a month, ordinary words, a known event, no year.
            ("Istio 2024 in review", None),
            ("Google 2024 report", None),
            ("Berlin 2024", None),
            ("May 2024 update", None),
            ("Roadmap 2024", None),
            ("第1回 Quux 勉強会", None),
            ("Quuxly Labs' 3 Rules for Sails", None),
            ("Mesh Survey Reports 2024", None),
            ("KubeCon Europe 2024", None),
            ("Mesh Stage 2.0", None),
            ("Підсумки 2023", None),
        ] {
            assert_eq!(supposed(title, builtin()).as_deref(), want, "{title}");
        }
    }

    #[test]
    fn names_that_the_text_says_to_take_place() {
        let blocks = |text: &str| markdown::document(text, 1).blocks;
        for (title, text, want) in [
            ("Quuxmania 2024: мої нотатки", "У Києві пройшла Quuxmania.", Some("Quuxmania")),
            ("My Trip to Zylo Quux 2024", "Zylo Quux took place in Rome.", Some("Zylo Quux")),
            ("Quux 2024", "On May 23-25 we were at Quux in Rome.", Some("Quux")),
            ("Deep Stage 2024", "У Києві пройшла Deep Stage.", Some("Deep Stage")),
            ("Quux 2024", "On May 23-25 we showed Quux at KubeCon in Rome.", None),
            ("Quux Stage '24", "У Києві пройшла Quux Stage.", Some("Quux Stage")),
            ("Zylo Quux 2024", "It is about Zylo Quux.", None),
            ("Kubernetes 2024", "У Києві пройшла Kubernetes.", None),
            ("Portland 2024: speakers", "On May 23-25 we met in Portland.", None),
            ("Zylo Quux", "У Києві пройшла Zylo Quux.", None),
        ] {
            assert_eq!(told(title, &blocks(text), builtin()).as_deref(), want, "{title}");
        }
    }
}
