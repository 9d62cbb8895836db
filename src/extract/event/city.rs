//! Cities that a text names, known ones and those before their country: "in Quuxburg, Germany".

use std::ops::Range;

use crate::extract::lexicon::Lexicon;
use crate::extract::possessive::owned;
use crate::language::latin::CITY_PREPOSITIONS;

/// A city in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct City {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// Its English name, as far as that is known.
    pub name: String,
    /// The English name of its country.
    pub country: Option<String>,
}

/// The cities of a text, in its order.
pub(super) fn cities(text: &str, lexicon: &Lexicon) -> Vec<City> {
    let rows = lexicon.reference.cities();
    let mut found: Vec<City> = Vec::new();
    for hit in lexicon.cities_in(text) {
        // "It was fuller than Berlin's" tells of another year.
        let after = &text[hit.range.end..];
        let owns = owned(after);
        if owns.is_some_and(|rest| rest.is_empty() || rest.starts_with([',', '.', ';', '!'])) {
            continue;
        }
        // "Bellevue, Washington" is one city.
        let state = found.last().is_some_and(|city| &text[city.range.end..hit.range.start] == ", ");
        if !state {
            let row = rows.iter().find(|city| city.name == hit.named);
            let country = row.and_then(|row| row.country.clone());
            found.push(City { range: hit.range, name: hit.named.to_owned(), country });
        }
    }
    let unknown = text.match_indices(", ").filter_map(|(comma, _)| {
        // What stands before a comma is looked at first: few are preceded by a place.
        let range = before_country(&text[..comma])?;
        let country = lexicon.country_at(&text[comma + 2..])?;
        let name = text[range.clone()].to_owned();
        Some(City { range, name, country: Some(country.to_owned()) })
    });
    let is_known = |city: &City| {
        let at = found.partition_point(|it| it.range.end <= city.range.start);
        found.get(at).is_some_and(|it| it.range.start < city.range.end)
    };
    let unknown: Vec<City> = unknown.filter(|city| !is_known(city)).collect();
    found.extend(unknown);
    found.sort_by_key(|city| city.range.start);
    found
}

/// One to three capitalised words at the end of a text, after a preposition.
fn before_country(text: &str) -> Option<Range<usize>> {
    let mut start = text.len();
    for _ in 0..4 {
        let rest = text[..start].trim_end();
        let name = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
        let word = rest.len() - name.len();
        if CITY_PREPOSITIONS.contains(&name) && !matches!(name, "from" | "of" | "the") {
            return (start < text.len()).then_some(start..text.len());
        }
        let is_name = name.starts_with(char::is_uppercase)
            && name.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
        if !is_name || word == 0 {
            return None;
        }
        start = word;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;

    fn named(text: &str) -> Vec<(String, Option<String>)> {
        cities(text, builtin()).into_iter().map(|city| (city.name, city.country)).collect()
    }

    #[test]
    fn known_cities_and_those_before_a_country() {
        let city = |name: &str, country: &str| (name.to_owned(), Some(country.to_owned()));
        assert_eq!(named("We met in Quuxburg, Germany."), [city("Quuxburg", "Germany")]);
        assert_eq!(named("to Bad Quux, Austria"), [city("Bad Quux", "Austria")]);
        assert_eq!(named("in London, United Kingdom"), [city("London", "United Kingdom")]);
        assert_eq!(named("in Bellevue, Washington"), [city("Bellevue", "United States")]);
        for text in [
            "Zora from Quuxburg, Germany",
            "Zora Quill, Germany",
            "in spring, Germany",
            "in Quuxburg, where Germany",
            ", Germany",
            "It was fuller than London's, and longer.",
        ] {
            assert_eq!(named(text), [], "{text}");
        }
    }
}
