//! How closely what a user typed matches a name.

use crate::catalog::words::latin_spellings;
use crate::resolve::names;

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
        let as_typed =
            part(&self.folded, &name.folded).map(|part| Closeness { part, spelled: false });
        let spellings = latin_spellings(&name.folded, &name.latin);
        let spelled = spellings
            .iter()
            .filter_map(|name| part(&self.latin, name))
            .map(|part| Closeness { part, spelled: self.latin != self.folded });
        as_typed.into_iter().chain(spelled).min()
    }
}

/// Both are folded; `text` is not empty.
fn part(text: &str, name: &str) -> Option<Part> {
    let spaced = format!(" {name} ");
    let begins_word = |word: &str| spaced.contains(&format!(" {word}"));
    if text == name {
        Some(Part::Whole)
    } else if same_words(text, name) {
        Some(Part::Turned)
    } else if spaced.contains(&format!(" {text} ")) {
        Some(Part::Words)
    } else if begins_word(text) {
        Some(Part::Starts)
    } else if text.split(' ').all(begins_word) {
        Some(Part::EachStarts)
    } else if name.contains(text) {
        Some(Part::Within)
    } else {
        None
    }
}

fn same_words(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut words: Vec<_> = text.split(' ').map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    a.len() == b.len() && sorted(a) == sorted(b)
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
