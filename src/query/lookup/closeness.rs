//! How closely what a user typed matches a name.

use std::iter;

use crate::catalog::words::other_spellings;
use crate::names;

/// The forms of a name in which it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Folded.
    pub folded: String,
    /// In Latin letters.
    pub latin: String,
}

/// How a text matches a name, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Closeness {
    /// Only once the text was spelled in Latin letters.
    spelled: bool,
    part: Part,
}

/// Which part of the name the text is, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// All of it.
    Whole,
    /// All of it in another order: `Doe Jane`.
    Turned,
    /// Words of it, in a row: `hat` in `red hat`.
    Words,
    /// Beginnings of words, in a row: `red h` in `red hat`.
    Starts,
    /// Each word begins a word of it: `kubecon 2025` in `kubecon europe 2025`.
    EachStarts,
    /// Anywhere: `con` in `kubecon`.
    Within,
}

impl Form {
    /// The forms of a text.
    pub fn of(text: &str) -> Self {
        Form { folded: names::fold(text), latin: names::latin(text) }
    }

    /// How this text, which is not empty, matches a name.
    pub fn within(&self, name: &Form) -> Option<Closeness> {
        let as_typed = part(&self.folded, &name.folded).map(|part| Closeness::new(false, part));
        let others = other_spellings(&name.folded, &name.latin);
        let spelled = iter::once(&name.latin)
            .chain(&others)
            .filter_map(|name| part(&self.latin, name))
            .map(|part| Closeness::new(self.latin != self.folded, part));
        as_typed.into_iter().chain(spelled).min()
    }
}

impl Closeness {
    fn new(spelled: bool, part: Part) -> Self {
        Closeness { spelled, part }
    }
}

/// Both are folded; `text` is not empty.
fn part(text: &str, name: &str) -> Option<Part> {
    let begins = |word: &str| places(word, name).any(|(before, _)| before);
    if text == name {
        Some(Part::Whole)
    } else if same_words(text, name) {
        Some(Part::Turned)
    } else if places(text, name).any(|(before, after)| before && after) {
        Some(Part::Words)
    } else if begins(text) {
        Some(Part::Starts)
    } else if text.split(' ').all(begins) {
        Some(Part::EachStarts)
    } else if name.contains(text) {
        Some(Part::Within)
    } else {
        None
    }
}

/// For each place of `text` in `name`: whether a word begins, and whether one ends there.
fn places(text: &str, name: &str) -> impl Iterator<Item = (bool, bool)> {
    name.match_indices(text).map(|(start, found)| {
        let (before, after) = (&name[..start], &name[start + found.len()..]);
        let at_edge = |beside: &str, edge: bool| beside.is_empty() || edge;
        (at_edge(before, before.ends_with(' ')), at_edge(after, after.starts_with(' ')))
    })
}

fn same_words(a: &str, b: &str) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (mut a, mut b): (Vec<_>, Vec<_>) = (a.split(' ').collect(), b.split(' ').collect());
    a.sort_unstable();
    b.sort_unstable();
    a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn how(text: &str, name: &str) -> Option<Part> {
        Form::of(text).within(&Form::of(name)).map(|closeness| closeness.part)
    }

    #[test]
    fn parts_of_names_are_found() {
        for (text, name, part) in [
            ("Istio Day Europe", "ISTIO Day: Europe", Part::Whole),
            ("Istio Day", "Istio Day Europe 2025", Part::Words),
            ("Istio D", "Istio Day Europe 2025", Part::Starts),
            ("hat", "Red Hat", Part::Words),
            ("软", "微软", Part::Within),
            ("con", "KubeCon", Part::Within),
            ("KubeCon Europe 2025", "KubeCon + CloudNativeCon Europe 2025", Part::EachStarts),
            ("J. Doe", "Jane Doe", Part::EachStarts),
            ("Doe, Jane", "Jane Doe", Part::Turned),
            ("Płot", "Lukasz Plotka", Part::Starts),
            ("zhanno", "Денис Жанно", Part::Words),
            ("zhang", "张伟", Part::Words),
            ("chen siyuan", "陈思远", Part::Whole),
            ("Siyuan Chen", "陈思远", Part::Turned),
            ("ouyang lan", "欧阳岚", Part::Whole),
        ] {
            assert_eq!(how(text, name), Some(part), "{text} in {name}");
        }
    }

    #[test]
    fn other_names_are_not() {
        for (text, name) in [
            ("KubeCon 2024", "KubeCon Europe 2025"),
            ("Microsoft", "Red Hat"),
            ("Андрій", "Андреа"),
            ("微軟", "汇丰"),
        ] {
            assert_eq!(how(text, name), None, "{text} in {name}");
        }
    }

    #[test]
    fn letters_as_typed_are_closer_than_the_same_sounds() {
        let close = |text: &str, name: &str| Form::of(text).within(&Form::of(name));
        assert!(close("张伟", "张伟") < close("张伟", "章伟"));
        assert_eq!(close("zhang wei", "张伟"), close("zhang wei", "章伟"));
    }
}
