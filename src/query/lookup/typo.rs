//! Names that are nearly what a user typed.

use std::iter;

use strsim::{normalized_damerau_levenshtein, osa_distance};

use super::closeness::Form;

/// More typos than this make another name.
const MOST_TYPOS: usize = 2;

/// Less alike than this is not worth naming.
const LEAST_ALIKE: f64 = 0.6;

/// How much of a name was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Some of its words.
    Part,
}

/// How many typos `typed` is from a name or a part of it, the fewest first; `None` where they are
/// too many.
pub fn typos(typed: &Form, name: &Form) -> Option<(usize, Extent)> {
    let as_typed = iter::once((&typed.folded, &name.folded));
    let spelled = (name.latin != name.folded).then_some((&typed.latin, &name.latin));
    as_typed
        .chain(spelled)
        .flat_map(|(typed, name)| [in_words(typed, name), in_one_word(typed, name)])
        .flatten()
        .filter(|&(typos, _)| typos <= MOST_TYPOS)
        .min()
}

/// How alike they are, up to 1; `None` where they have little in common.
pub fn likeness(typed: &Form, name: &Form) -> Option<f64> {
    let joined = |text: &str| text.replace(' ', "");
    let whole = normalized_damerau_levenshtein(&joined(&typed.latin), &joined(&name.latin));
    let words: Vec<f64> = typed
        .latin
        .split(' ')
        .map(|word| {
            let likeness = |other| normalized_damerau_levenshtein(word, other);
            name.latin.split(' ').map(likeness).fold(0.0, f64::max)
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a name has few words")]
    let mean = words.iter().sum::<f64>() / words.len().max(1) as f64;
    Some(whole.max(mean)).filter(|&likeness| likeness >= LEAST_ALIKE)
}

/// Each word against the nearest word of the name that no other word took.
fn in_words(typed: &str, name: &str) -> Option<(usize, Extent)> {
    let mut left: Vec<&str> = name.split(' ').collect();
    let mut sum = 0;
    for word in typed.split(' ') {
        let nearest = left
            .iter()
            .enumerate()
            .filter_map(|(at, other)| Some((distance(word, other)?, at)))
            .min()?;
        sum += nearest.0;
        left.swap_remove(nearest.1);
    }
    Some((sum, if left.is_empty() { Extent::Whole } else { Extent::Part }))
}

/// However they are spaced.
fn in_one_word(typed: &str, name: &str) -> Option<(usize, Extent)> {
    let spaces = |text: &str| text.matches(' ').count();
    if typed.len().abs_diff(name.len()) > 4 * (MOST_TYPOS + spaces(typed) + spaces(name)) {
        return None; // Nothing is allocated for the many that are far too long.
    }
    let typos = distance(&typed.replace(' ', ""), &name.replace(' ', ""))?;
    Some((typos, Extent::Whole))
}

/// The number of typos between two words, as far as a word of that length can have typos.
fn distance(typed: &str, word: &str) -> Option<usize> {
    let (length, other) = (typed.chars().count(), word.chars().count());
    let allowed = match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    // Each letter that the word lacks is a typo: that alone rules most words out.
    let mut lacking = typed.chars().filter(|&letter| !word.contains(letter));
    if length.abs_diff(other) > allowed || lacking.nth(allowed).is_some() {
        return None;
    }
    Some(osa_distance(typed, word)).filter(|&distance| distance <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn how_many(typed: &str, name: &str) -> Option<usize> {
        typos(&Form::of(typed), &Form::of(name)).map(|(typos, _)| typos)
    }

    #[test]
    fn a_typo_or_two_are_counted() {
        for (typed, name, count) in [
            ("Plokta", "Łukasz Płotka", 1),
            ("levchenco", "Оксана Левченко", 1),
            ("Lukaz Plotkka", "Łukasz Płotka", 2),
            ("Mircosoft", "Microsoft", 1),
            ("Microsft Azzure", "Microsoft Azure", 2),
            ("chensiyuam", "陈思远", 1),
            ("kubcon europe", "KubeCon Europe 2025", 1),
        ] {
            assert_eq!(how_many(typed, name), Some(count), "{typed} for {name}");
        }
        assert_eq!(how_many("Jane Dough", "Jane Doe"), None);
        assert_eq!(how_many("Mikrosofft", "Macrosoft"), None);
    }

    #[test]
    fn a_whole_name_is_nearer_than_a_part_of_one() {
        let near = |name: &str| typos(&Form::of("Mircosoft"), &Form::of(name));
        assert!(near("Microsoft") < near("Microsoft Azure"));
    }

    #[test]
    fn short_words_have_none() {
        assert_eq!(how_many("Lin", "Lim"), None);
        assert_eq!(how_many("Kim", "Jim Kin"), None);
        assert_eq!(how_many("微软", "微信"), None);
    }

    #[test]
    fn likeness_tells_what_a_user_may_have_meant() {
        let alike = |typed: &str, name: &str| likeness(&Form::of(typed), &Form::of(name)).is_some();
        assert!(alike("Kendzi Moryta", "Kenji Morita"));
        assert!(alike("Petrenka", "Мар’яна Петренко"));
        assert!(!alike("Nobody", "Jane Doe"));
        assert!(!alike("FOSDEM", "KubeCon Europe 2025"));
    }
}
