//! Finds the names of the reference data in running text.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::names::{Name, Names, is_word};
use crate::language::en::title_words::is_title_word;
use crate::language::uk::events::summits;
use crate::reference::{Organization, Reference, Series};

/// A name of the reference data that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<T> {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// What it names.
    pub named: T,
}

/// The reference data, ready to be found in texts.
#[derive(Debug)]
pub struct Lexicon<'r> {
    /// The data itself, for look-ups of whole names.
    pub reference: &'r Reference,
    // Made when first asked: most posts need no more than the series, and files that are as they were
    // not even that.
    series: OnceLock<Names>,
    organizations: OnceLock<Names>,
    cities: OnceLock<Names>,
    projects: OnceLock<Names>,
    /// The rows of the first city of each country.
    countries: OnceLock<Vec<usize>>,
}

impl<'r> Lexicon<'r> {
    /// Prepares the names for search.
    pub fn new(reference: &'r Reference) -> Self {
        Self {
            reference,
            series: OnceLock::new(),
            organizations: OnceLock::new(),
            cities: OnceLock::new(),
            projects: OnceLock::new(),
            countries: OnceLock::new(),
        }
    }

    fn series(&self) -> &Names {
        self.series.get_or_init(|| {
            let rows = self.reference.series();
            // Ukrainian inflects the word for an event and has it in small letters.
            let cases: Vec<Vec<String>> = rows
                .iter()
                .map(|row| {
                    let own = row.aliases.iter().flat_map(|alias| summits(alias));
                    row.aliases.iter().cloned().chain(own).collect()
                })
                .collect();
            names(rows.iter().map(|row| &row.name).zip(&cases), true)
        })
    }

    fn organizations(&self) -> &Names {
        self.organizations.get_or_init(|| {
            let rows = self.reference.organizations().iter();
            // Many companies bear the name of an everyday thing: Orange, Target, Apple.
            names(rows.map(|row| (&row.name, &row.aliases)), false)
        })
    }

    fn cities(&self) -> &Names {
        self.cities.get_or_init(|| {
            let rows = self.reference.cities().iter();
            names(rows.map(|row| (&row.name, &row.aliases)), false)
        })
    }

    fn projects(&self) -> &Names {
        self.projects.get_or_init(|| {
            let no_aliases = Vec::new();
            names(self.reference.projects().iter().map(|name| (name, &no_aliases)), false)
        })
    }

    /// Event series, without region and year.
    pub fn series_in(&self, text: &str) -> Vec<Hit<&'r Series>> {
        hits(self.series(), text, |row| &self.reference.series()[row])
    }

    /// Whether there is any.
    pub fn has_series(&self, text: &str) -> bool {
        self.series().find(text).next().is_some()
    }

    /// Organizations.
    pub fn organizations_in(&self, text: &str) -> Vec<Hit<&'r Organization>> {
        hits(self.organizations(), text, |row| &self.reference.organizations()[row])
    }

    /// Open-source projects.
    pub fn projects_in(&self, text: &str) -> Vec<Hit<&'r str>> {
        hits(self.projects(), text, |row| self.reference.projects()[row].as_str())
    }

    /// The country that a text begins with.
    pub fn country_at(&self, text: &str) -> Option<&'r str> {
        let cities = self.reference.cities();
        let country = |row: usize| cities[row].country.as_deref();
        let rows = self.countries.get_or_init(|| {
            let mut seen = HashSet::new();
            (0..cities.len()).filter(|&row| seen.insert(country(row))).collect()
        });
        longest_at(text, rows.iter().filter_map(|&row| country(row)))
    }

    /// The area that a text begins with.
    pub fn area_at(&self, text: &str) -> Option<&'r str> {
        longest_at(text, self.reference.areas().iter().map(String::as_str))
    }

    /// Cities, by their English names. "The New York Times" is in none.
    pub fn cities_in(&self, text: &str) -> Vec<Hit<&'r str>> {
        let mut hits = hits(self.cities(), text, |row| self.reference.cities()[row].name.as_str());
        if !hits.is_empty() {
            let organizations = self.organizations_in(text);
            hits.retain(|hit| {
                !organizations.iter().any(|other| {
                    other.range.start <= hit.range.start && hit.range.end <= other.range.end
                })
            });
        }
        hits
    }
}

/// The longest name that a text begins with.
fn longest_at<'r>(text: &str, names: impl Iterator<Item = &'r str>) -> Option<&'r str> {
    let first = text.as_bytes().first();
    names
        .filter(|name| name.as_bytes().first() == first)
        .filter(|name| text.starts_with(*name) && is_word(text, &(0..name.len())))
        .max_by_key(|name| name.len())
}

/// The rows that a text names, in its order.
fn hits<T>(names: &Names, text: &str, row: impl Fn(usize) -> T) -> Vec<Hit<T>> {
    names.find(text).map(|(range, named)| Hit { range, named: row(named) }).collect()
}

/// Gets rows ready to be found by their names and other spellings.
fn names<'a>(rows: impl Iterator<Item = (&'a String, &'a Vec<String>)>, any_case: bool) -> Names {
    let spellings = rows.enumerate().flat_map(|(row, (name, aliases))| {
        std::iter::once(name).chain(aliases).map(move |spelling| (row, spelling))
    });
    let name = |(named, spelling): (usize, &String)| {
        // Names that are ordinary words in another case.
        let is_word = || !spelling.contains(' ') && is_title_word(&spelling.to_lowercase());
        let ordinary = spelling.is_ascii() && (spelling.len() <= 5 || is_word());
        Name { letters: spelling.clone(), named, exact: ordinary.then(|| spelling.clone()) }
    };
    Names::new(spellings.map(name).collect(), any_case)
}

/// The lexicon of the built-in data, made once for all tests.
#[cfg(any(test, fuzzing))]
pub fn builtin() -> &'static Lexicon<'static> {
    use std::sync::LazyLock;
    static REFERENCE: LazyLock<Reference> = LazyLock::new(Reference::builtin);
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&REFERENCE));
    &LEXICON
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_where_they_are_words() {
        let lexicon = builtin();
        let series = |text: &str| {
            lexicon
                .series_in(text)
                .into_iter()
                .map(|hit| hit.named.name.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            series("At KubeCon +\nCloudNativeCon and istio day"),
            ["KubeCon + CloudNativeCon", "Istio Day"]
        );
        assert_eq!(series("在KubeCon大会上"), ["KubeCon + CloudNativeCon"]);
        assert_eq!(series("на саміті мейнтейнерів"), ["Maintainer Summit"]);
        assert_eq!(series("KubeConsole"), Vec::<String>::new());
        assert_eq!(series("to scale; at SCaLE"), ["SCaLE"]);
        let cities = |text: &str| {
            lexicon.cities_in(text).into_iter().map(|hit| hit.named).collect::<Vec<_>>()
        };
        assert_eq!(cities("at The New York Times"), Vec::<&str>::new());
        assert_eq!(cities("зібралася в Лондоні; 相约伦敦"), ["London", "London"]);
        let organizations = |text: &str| {
            lexicon
                .organizations_in(text)
                .into_iter()
                .map(|hit| hit.named.name.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(organizations("微软的 X, an orange and Orange"), ["Microsoft", "Orange"]);
    }
}
