//! Which names are so alike that they may be one thing's.

use strsim::damerau_levenshtein;

use crate::names::Script;

/// A form of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// As written.
    pub name: String,
    /// Folded.
    pub folded: String,
    /// Folded, in Latin letters.
    pub latin: String,
}

/// How alike two names of people are, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// They are spelled the same in Latin letters.
    Spelling,
    /// They are a typo apart.
    Typo,
    /// One of them has initials.
    Initials,
    /// Only the surname is the same.
    Surname,
}

impl Alike {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Alike::Spelling => "the names are spelled the same in Latin letters",
            Alike::Typo => "the names are a letter or two apart",
            Alike::Initials => "one name may abbreviate the other",
            Alike::Surname => "they share a surname and an organization",
        }
    }

    /// How likely it is that they are one, 0 to 1.
    pub fn weight(self) -> f64 {
        match self {
            Alike::Spelling => 0.9,
            Alike::Typo => 0.8,
            Alike::Initials => 0.7,
            Alike::Surname => 0.5,
        }
    }
}

/// How alike two forms of people's names are.
pub fn people(a: &Form, b: &Form) -> Option<Alike> {
    // Different characters may sound the same: 张伟 is not 章伟.
    let both_han = [a, b].iter().all(|form| Script::of(&form.name) == Script::Han);
    let both_spaced = [a, b].iter().all(|form| form.folded.contains(' '));
    if a.latin.is_empty() || b.latin.is_empty() || both_han {
        None
    } else if together(&a.latin) == together(&b.latin) {
        Some(Alike::Spelling)
    } else if is_typo(&a.latin, &b.latin) {
        Some(Alike::Typo)
    } else if abbreviates(&a.latin, &b.latin) || abbreviates(&b.latin, &a.latin) {
        Some(Alike::Initials)
    } else if both_spaced && surname(&a.latin).is_some() && surname(&a.latin) == surname(&b.latin) {
        Some(Alike::Surname)
    } else {
        None
    }
}

/// Whether two forms of organizations' names may be one's.
pub fn organizations(a: &Form, b: &Form) -> bool {
    !a.latin.is_empty() && (together(&a.latin) == together(&b.latin) || is_typo(&a.latin, &b.latin))
}

/// Whether two titles, folded, may be one talk's.
pub fn titles(a: &str, b: &str) -> bool {
    /// How many pairs of neighbouring letters they share, 0 to 1.
    const ENOUGH: f64 = 0.75;
    a.chars().count() >= 6 && b.chars().count() >= 6 && strsim::sorensen_dice(a, b) >= ENOUGH
}

fn together(latin: &str) -> String {
    latin.replace(' ', "")
}

/// One letter in a name of some length, two in a long one. Digits are never mistyped letters:
/// `Web3` is not `Web4`.
fn is_typo(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let allowed = match shorter {
        0..=5 => 0,
        6..=11 => 1,
        _ => 2,
    };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    a.len().abs_diff(b.len()) <= allowed
        && digits(a) == digits(b)
        && damerau_levenshtein(a, b) <= allowed
}

/// Whether `short` is `long` with initials for words that are not the last: `j doe` of `jane doe`.
fn abbreviates(short: &str, long: &str) -> bool {
    let (short, long): (Vec<&str>, Vec<&str>) =
        (short.split(' ').collect(), long.split(' ').collect());
    let ([firsts @ .., last], [long_firsts @ .., long_last]) = (&short[..], &long[..]) else {
        return false;
    };
    let letters = |word: &str| word.chars().count();
    last == long_last
        && letters(last) > 1
        && firsts.len() == long_firsts.len()
        && firsts.iter().any(|word| letters(word) == 1)
        && firsts
            .iter()
            .zip(long_firsts)
            .all(|(word, whole)| word == whole || letters(word) == 1 && whole.starts_with(word))
}

/// The last of several words.
fn surname(latin: &str) -> Option<&str> {
    latin.rsplit_once(' ').map(|(_, last)| last).filter(|last| last.chars().count() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names;

    fn form(name: &str) -> Form {
        Form { name: name.to_owned(), folded: names::fold(name), latin: names::latin(name) }
    }

    #[test]
    fn names_of_people_are_alike_in_several_ways() {
        for (a, b, how) in [
            ("Zhang Wei", "张伟", Some(Alike::Spelling)),
            ("Li Na", "Lina", Some(Alike::Spelling)),
            ("Jan Novak", "Jan Nowak", Some(Alike::Typo)),
            ("Katarzyna Lewandowska", "Katarina Lewandowska", Some(Alike::Typo)),
            ("J. Doe", "Jane Doe", Some(Alike::Initials)),
            ("Jane Q. Public", "Jane Quincy Public", Some(Alike::Initials)),
            ("Bill Harmon", "William Harmon", Some(Alike::Surname)),
            ("Jane Doe", "Ada Ek", None),
            ("Jane", "Jana", None),
            ("Wei Li", "Wei Lu", Some(Alike::Typo)),
            ("K. Doe", "Jane Doe", None),
            ("张伟", "章伟", None),
            ("🚀", "🎉", None),
        ] {
            let found = people(&form(a), &form(b));
            // Whether a shared surname counts is for the organization to say.
            let found =
                if how.is_none() { found.filter(|it| *it != Alike::Surname) } else { found };
            assert_eq!(found, how, "{a} and {b}");
            assert_eq!(people(&form(b), &form(a)), people(&form(a), &form(b)), "{a} and {b}");
        }
    }

    #[test]
    fn organizations_and_titles_are_alike() {
        assert!(organizations(&form("Solo.io"), &form("Soloio")));
        assert!(organizations(&form("Tetrate"), &form("Tetrade")));
        assert!(!organizations(&form("Acme"), &form("Acne")));
        assert!(!organizations(&form("Level 3 Labs"), &form("Level 4 Labs")));
        assert!(titles("a mesh in ten minutes", "the mesh in ten minutes"));
        assert!(!titles("a mesh in ten minutes", "edges of a mesh"));
    }
}
