//! Events of a part of a country, in Japanese called after it, where the list has that of the whole country under the bare
//! name: "PHPカンファレンス福岡" beside PHP Conference Japan.

use std::ops::Range;

use super::surroundings::place_at;
use crate::extract::lexicon::{Hit, Lexicon};
use crate::language::is_cjk;
use crate::language::ja::countries::area_at;
use crate::reference::Series;

/// What such a name ends in before the part of the country.
const NOUN: &str = "カンファレンス";

/// Such an event as words name it: the bytes up to its place, its own series, and the year between the two.
pub(super) struct Local {
    pub range: Range<usize>,
    pub series: String,
    pub year: Option<i32>,
}

/// The series of a country's event without the country: "PHP Conference".
fn stem<'s>(series: &'s str, lexicon: &Lexicon) -> Option<(&'s str, &'s str)> {
    let (stem, country) = series.rsplit_once(' ')?;
    (lexicon.country_at(country) == Some(country)).then_some((stem, country))
}

/// The event that words behind the bare name of a country's event make a part's: "オープンソースカンファレンス2024 Hokkaido".
pub(super) fn local(text: &str, hit: &Hit<&Series>, lexicon: &Lexicon) -> Option<Local> {
    let behind = text[hit.range.clone()].ends_with(NOUN).then(|| &text[hit.range.end..])?;
    let (stem, country) = stem(&hit.named.name, lexicon)?;
    let dated = behind.trim_start();
    let year = dated.get(..4).and_then(|it| it.parse().ok()).filter(|it| (2000..2100).contains(it));
    let behind = if year.is_some() { &dated[4..] } else { behind };
    let words = behind.trim_start_matches(' ');
    // "PHPカンファレンス 東京で": where that is.
    if words.len() < behind.len() && words.starts_with(is_cjk) {
        return None;
    }
    let city = place_at(words, lexicon).filter(|(.., of)| *of == Some(country));
    let city = city.map(|(length, name, _)| (length, name)).filter(|(_, name)| *name != country);
    let (length, place) = city.or_else(|| area_at(words))?;
    let end = text.len() - words.len() + length;
    Some(Local { range: hit.range.start..end, series: format!("{stem} {place}"), year })
}

/// Whether a post's own event is that of a part of the country whose event a series is.
pub(super) fn is_part_of(own: &str, series: &str, lexicon: &Lexicon) -> bool {
    let stem = stem(series, lexicon).map(|(stem, _)| stem);
    let place = stem.and_then(|stem| own.strip_prefix(stem)?.strip_prefix(' '));
    place.is_some_and(|it| own != series && !it.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;

    #[test]
    fn events_of_parts_of_a_country() {
        let found = |text: &str| {
            let hit = builtin().series_in(text).into_iter().next()?;
            let local = local(text, &hit, builtin())?;
            Some((local.series, text[local.range].to_owned(), local.year))
        };
        for (text, series, words, year) in [
            (
                "PHPカンファレンス福岡2025に",
                "PHP Conference Fukuoka",
                "PHPカンファレンス福岡",
                None,
            ),
            ("PHPカンファレンス関西です", "PHP Conference Kansai", "PHPカンファレンス関西", None),
            (
                "「オープンソースカンファレンス2024 Hokkaido」",
                "Open Source Conference Hokkaido",
                "オープンソースカンファレンス2024 Hokkaido",
                Some(2024),
            ),
        ] {
            let want = Some((series.to_owned(), words.to_owned(), year));
            assert_eq!(found(text), want, "{text}");
        }
        for text in [
            "PHPカンファレンス2024に",
            "PHPカンファレンス 福岡で会いましょう",
            "PHPカンファレンスの福岡",
            "PHP Conference Japan 2024",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn parts_and_the_whole() {
        let is = |own| is_part_of(own, "PHP Conference Japan", builtin());
        assert!(is("PHP Conference Fukuoka"));
        assert!(!is("PHP Conference Japan") && !is("KubeCon + CloudNativeCon"));
    }
}
