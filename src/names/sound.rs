//! How a name sounds, roughly, whatever the script: `Жаннот` is close to `Jannot`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use any_ascii::any_ascii;

use super::Script;
use crate::language::LANGUAGES;

/// The sounds of letters by the first of them, the longest first.
type Table = HashMap<char, Vec<(&'static str, &'static str)>>;

/// The tables of the scripts that have one, Latin first.
static TABLES: LazyLock<Vec<(Script, Table)>> = LazyLock::new(|| {
    let mut tables: Vec<(Script, Table)> = Vec::new();
    for language in LANGUAGES.iter().filter(|language| !language.sounds.is_empty()) {
        if tables.iter().any(|(script, _)| *script == language.script) {
            continue;
        }
        let mut table = Table::new();
        for (letters, sound) in language.sounds {
            table
                .entry(letters.chars().next().unwrap_or_default())
                .or_default()
                .push((letters, sound));
        }
        for sounds in table.values_mut() {
            sounds.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len()));
        }
        tables.push((language.script, table));
    }
    tables
});

/// A word as a few sounds: consonants, and the vowels `a` and `i`.
///
/// Only what survives a journey through two alphabets is kept: no doubled letters, no length, few
/// vowels.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sound(String);

impl Sound {
    /// The sound of a folded word.
    pub fn of(word: &str) -> Self {
        let script = Script::of(word);
        let own = TABLES.iter().find(|(of, _)| *of == script).map(|(_, table)| table);
        let spelled = if own.is_some() {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(any_ascii(word).to_lowercase())
        };
        let table = own.unwrap_or(&TABLES[0].1);
        let mut rest = voiced(&spelled);
        let mut sounds = String::new();
        while let Some(letter) = rest.chars().next() {
            let candidates = table.get(&letter).into_iter().flatten();
            match candidates.into_iter().find(|(letters, _)| rest.starts_with(letters)) {
                Some((letters, sound)) => {
                    sound.chars().for_each(|sound| push(&mut sounds, sound));
                    rest = &rest[letters.len()..];
                }
                None => rest = &rest[letter.len_utf8()..],
            }
        }
        Self(sounds)
    }

    /// Its consonants alone, for finding words that may sound alike.
    pub fn skeleton(&self) -> String {
        self.0.chars().filter(|&sound| !is_vowel(sound) && sound != 'h').collect()
    }

    /// How alike two words sound, 0 to 1. One that is silent is like nothing.
    pub fn likeness(&self, other: &Self) -> f64 {
        let longest = weight(&self.0).max(weight(&other.0));
        if longest == 0.0 {
            return 0.0;
        }
        (1.0 - distance(&self.0, &other.0) / longest).max(0.0)
    }

    /// Whether the words begin with one sound.
    pub fn begins_as(&self, other: &Self) -> bool {
        self.0.chars().next().is_some_and(|first| other.0.starts_with(first))
    }
}

/// Without the last `e` of a Latin word, which English does not speak: `Levine`.
fn voiced(word: &str) -> &str {
    word.strip_suffix('e')
        .filter(|rest| rest.len() > 3 && !rest.ends_with(['a', 'e', 'i', 'o', 'u', 'y']))
        .unwrap_or(word)
}

fn push(sounds: &mut String, sound: char) {
    if !sounds.ends_with(sound) {
        sounds.push(sound);
    }
}

fn is_vowel(sound: char) -> bool {
    matches!(sound, 'a' | 'i')
}

/// What it costs to leave a sound out.
fn cost(sound: char) -> f64 {
    match sound {
        'a' | 'i' => 0.4,
        'h' => 0.3,
        _ => 1.0,
    }
}

/// What it costs to take one sound for another.
fn exchange(a: char, b: char) -> f64 {
    /// Sounds that alphabets mix up.
    const NEAR: [&str; 9] = ["hg", "hk", "gk", "bv", "lr", "Js", "JS", "JC", "td"];
    let near = |pair: &&str| pair.contains(a) && pair.contains(b);
    match (a, b) {
        _ if a == b => 0.0,
        _ if is_vowel(a) && is_vowel(b) => 0.4,
        _ if NEAR.iter().any(near) => 0.4,
        _ if is_vowel(a) || is_vowel(b) => 1.4,
        _ => 1.0,
    }
}

fn weight(sounds: &str) -> f64 {
    sounds.chars().map(cost).sum()
}

/// The cheapest way from one word to the other.
fn distance(a: &str, b: &str) -> f64 {
    let mut row: Vec<f64> = std::iter::once(0.0)
        .chain(b.chars().scan(0.0, |sum, sound| {
            *sum += cost(sound);
            Some(*sum)
        }))
        .collect();
    for from in a.chars() {
        let mut diagonal = row[0];
        row[0] += cost(from);
        for (place, to) in (1..).zip(b.chars()) {
            let best = (diagonal + exchange(from, to))
                .min(row[place] + cost(from))
                .min(row[place - 1] + cost(to));
            diagonal = std::mem::replace(&mut row[place], best);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn likeness(a: &str, b: &str) -> f64 {
        Sound::of(a).likeness(&Sound::of(b))
    }

    #[test]
    fn one_name_sounds_alike_in_two_alphabets() {
        for (latin, other) in [
            ("schwartz", "шварц"),
            ("jeanne", "жанн"),
            ("stephanie", "стефані"),
            ("levine", "левін"),
            ("hughes", "гюз"),
            ("wright", "райт"),
            ("xander", "ксандер"),
            ("matthew", "метью"),
            ("oksana", "оксана"),
            ("dominguez", "домінгес"),
            ("hofmann", "гофман"),
            ("jackson", "джексон"),
            ("charlie", "чарлі"),
            ("henrik", "ヘンリク"),
            ("lisa", "リサ"),
        ] {
            let found = likeness(latin, other);
            assert!(found >= 0.6, "{latin} {other}: {found}");
        }
    }

    #[test]
    fn other_names_do_not() {
        for (latin, other) in [
            ("paul", "джон"),
            ("smith", "шварц"),
            ("kim", "лін"),
            ("anna", "олег"),
            ("howard", "сміт"),
            ("raymond", "роберт"),
            ("garcia", "ковальчук"),
        ] {
            let found = likeness(latin, other);
            assert!(found < 0.5, "{latin} {other}: {found}");
        }
    }

    #[test]
    fn silent_words_are_like_nothing() {
        assert!(likeness("", "") <= 0.0);
        assert!(likeness("42", "42") <= 0.0);
    }

    proptest! {
        #[test]
        fn likeness_is_mutual_and_perfect_to_oneself(a in "[a-zа-яіїє]{1,9}", b in "[a-zа-яіїє]{1,9}") {
            let (there, back) = (likeness(&a, &b), likeness(&b, &a));
            prop_assert!((there - back).abs() < 1e-9);
            prop_assert!((0.0..=1.0).contains(&there));
            let sound = Sound::of(&a);
            prop_assert!(sound.0.is_empty() || (sound.likeness(&sound) - 1.0).abs() < 1e-9);
        }
    }
}
