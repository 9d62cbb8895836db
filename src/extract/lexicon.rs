//! Finds the names of the reference data in running text.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use crate::language::en::title_words::is_title_word;
use crate::language::is_cjk;
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
        }
    }

    fn series(&self) -> &Names {
        self.series.get_or_init(|| {
            let rows = self.reference.series().iter();
            Names::new(rows.map(|row| (&row.name, &row.aliases)), true)
        })
    }

    fn organizations(&self) -> &Names {
        self.organizations.get_or_init(|| {
            let rows = self.reference.organizations().iter();
            // Many companies bear the name of an everyday thing: Orange, Target, Apple.
            Names::new(rows.map(|row| (&row.name, &row.aliases)), false)
        })
    }

    fn cities(&self) -> &Names {
        self.cities.get_or_init(|| {
            let rows = self.reference.cities().iter();
            Names::new(rows.map(|row| (&row.name, &row.aliases)), false)
        })
    }

    fn projects(&self) -> &Names {
        self.projects.get_or_init(|| {
            let no_aliases = Vec::new();
            Names::new(self.reference.projects().iter().map(|name| (name, &no_aliases)), false)
        })
    }

    /// Event series, without region and year.
    pub fn series_in(&self, text: &str) -> Vec<Hit<&'r Series>> {
        self.series().find(text, |row| &self.reference.series()[row])
    }

    /// Whether there is any.
    pub fn has_series(&self, text: &str) -> bool {
        self.series().hits(text).next().is_some()
    }

    /// Organizations.
    pub fn organizations_in(&self, text: &str) -> Vec<Hit<&'r Organization>> {
        self.organizations().find(text, |row| &self.reference.organizations()[row])
    }

    /// Open-source projects.
    pub fn projects_in(&self, text: &str) -> Vec<Hit<&'r str>> {
        self.projects().find(text, |row| self.reference.projects()[row].as_str())
    }

    /// The country that a text begins with.
    pub fn country_at(&self, text: &str) -> Option<&'r str> {
        let countries = self.reference.cities().iter().filter_map(|city| city.country.as_deref());
        countries
            .filter(|country| text.starts_with(*country) && is_word(text, &(0..country.len())))
            .max_by_key(|country| country.len())
    }

    /// Cities, by their English names. "The New York Times" is in none.
    pub fn cities_in(&self, text: &str) -> Vec<Hit<&'r str>> {
        let mut hits = self.cities().find(text, |row| self.reference.cities()[row].name.as_str());
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

/// Many names, found in one pass.
#[derive(Debug)]
struct Names {
    search: AhoCorasick,
    /// The row that each name belongs to.
    rows: Vec<usize>,
    /// Names that are ordinary words in another case, such as `SCaLE`: these must stand as they are.
    exact: Vec<Option<String>>,
}

impl Names {
    fn new<'a>(
        entries: impl Iterator<Item = (&'a String, &'a Vec<String>)>,
        any_case: bool,
    ) -> Self {
        let mut patterns = Vec::new();
        let mut rows = Vec::new();
        let mut exact = Vec::new();
        for (row, (name, aliases)) in entries.enumerate() {
            for spelling in std::iter::once(name).chain(aliases) {
                let short = spelling.is_ascii() && spelling.len() <= 5;
                let ordinary = short || is_title_word(&spelling.to_lowercase());
                exact.push(ordinary.then(|| spelling.clone()));
                patterns.push(plain_spaces(spelling).into_owned());
                rows.push(row);
            }
        }
        let search = AhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(any_case)
            .build(&patterns)
            .expect("the reference data is far smaller than what the search can hold");
        Self { search, rows, exact }
    }

    fn find<T>(&self, text: &str, row: impl Fn(usize) -> T) -> Vec<Hit<T>> {
        self.hits(text).map(|hit| Hit { range: hit.range, named: row(hit.named) }).collect()
    }

    /// The rows that a text names, in its order.
    fn hits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit<usize>> + 't {
        let plain = plain_spaces(text);
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let rest = aho_corasick::Input::new(&*plain).span(at..plain.len());
                let found = self.search.find(rest)?;
                let range = found.range();
                let exact = self.exact[found.pattern().as_usize()].as_ref();
                let is_exact = exact.is_none_or(|exact| plain[range.clone()] == **exact);
                if is_exact && is_word(&plain, &range) {
                    at = range.end;
                    return Some(Hit { range, named: self.rows[found.pattern().as_usize()] });
                }
                at = range.start + plain[range.start..].chars().next().map_or(1, char::len_utf8);
            }
        })
    }
}

/// Any white space of one byte as a space, so that a name may be broken across lines. Offsets stay.
fn plain_spaces(text: &str) -> Cow<'_, str> {
    let is_break = |c: char| c.is_ascii_whitespace() && c != ' ';
    if text.contains(is_break) {
        Cow::Owned(text.replace(is_break, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a range is not a part of a longer word. Chinese and Japanese have no such bounds.
pub fn is_word(text: &str, range: &Range<usize>) -> bool {
    let glues = |a: Option<char>, b: Option<char>| match (a, b) {
        (Some(a), Some(b)) => {
            a.is_alphanumeric() && b.is_alphanumeric() && !is_cjk(a) && !is_cjk(b)
        }
        _ => false,
    };
    let inside = &text[range.clone()];
    !glues(text[..range.start].chars().next_back(), inside.chars().next())
        && !glues(inside.chars().next_back(), text[range.end..].chars().next())
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
