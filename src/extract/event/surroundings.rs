//! The region and the year that stand beside the name of a series: "KubeCon Europe 2025", "2023 北美 KubeCon".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::place::region_of;
use crate::extract::lexicon::Lexicon;
use crate::extract::names::is_word;
use crate::extract::sentence::first_chars;
use crate::language::en::title_words::is_title_word;
use crate::language::{LANGUAGES, is_cjk, uk};
use crate::reference::{Series, SeriesKind};

/// What a city or country right beside the name of a series tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    /// Nothing: the series has one edition at a time.
    Never,
    /// Its editions are called after places.
    Own,
    /// The same, as far as the words are no beginning of a sentence's rest: "QuuxCon 北京站".
    Marked,
    /// Its editions are called after the regions of the world in which the places are.
    Regions,
}

/// What places tell beside the name of a series.
pub(super) fn places_of(series: &Series) -> Places {
    let local = matches!(series.kind, SeriesKind::Community | SeriesKind::Meetup);
    let by_region =
        series.parent.is_some() || series.schedules.iter().any(|it| it.region.is_some());
    match series.regional {
        _ if local => Places::Own,
        true if by_region => Places::Regions,
        true => Places::Marked,
        false => Places::Never,
    }
}

/// What stands beside a name and belongs to it.
enum Beside {
    Region(String),
    Year(i32),
}

/// Takes the regions and years on both sides of a series' name into the mention.
pub(super) fn surroundings(
    text: &str,
    name: Range<usize>,
    lexicon: &Lexicon,
    places: Places,
) -> (Range<usize>, Option<String>, Option<i32>) {
    let mut range = name;
    let mut region = None;
    let mut year = None;
    // To the right first: "KubeCon Europe 2025" is the common order.
    for _ in 0..3 {
        match right_of(&text[range.end..], lexicon, places) {
            Some((length, Beside::Region(found))) if region.is_none() => {
                region = Some(found);
                range.end += length;
            }
            Some((length, Beside::Year(found))) if year.is_none() => {
                year = Some(found);
                range.end += length;
            }
            _ => break,
        }
    }
    for _ in 0..2 {
        match left_of(&text[..range.start]) {
            Some((length, Beside::Region(found))) if region.is_none() => {
                region = Some(found);
                range.start -= length;
            }
            Some((length, Beside::Year(found))) if year.is_none() => {
                year = Some(found);
                range.start -= length;
            }
            _ => break,
        }
    }
    // Hong Kong is where the edition for China may be.
    let wide = region.as_deref().filter(|_| places == Places::Regions).and_then(region_of);
    let region = wide.map(str::to_owned).or(region);
    (range, region, year)
}

static YEAR_RIGHT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?P<glued>[12][0-9])(?-u:\b)|^(?:[\s,(（·-]|of\s|in\s|у\s|в\s)*(?:(?P<long>20[0-9][0-9])|['’](?P<short>[0-9][0-9]))(?:\s?年|\sроку)?",
    )
    .expect("a valid pattern")
});

static YEAR_LEFT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<long>20[0-9][0-9])(?:\s?年)?(?:的)?\s?$").expect("a valid pattern")
});

/// What may stand between the name of a series and a place, such as the number of a meeting: "第六期·".
static GAP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[ \n(（–,·-]*(?:第[一二三四五六七八九十0-9]{1,3}[期届屆场場次回][ ·,，(（-]*)?")
        .expect("a valid pattern")
});

/// Gets the patterns ready.
pub(super) fn prepare() {
    LazyLock::force(&YEAR_RIGHT);
}

fn right_of(rest: &str, lexicon: &Lexicon, places: Places) -> Option<(usize, Beside)> {
    if let Some(found) = YEAR_RIGHT.captures(rest) {
        let end = found.get(0)?.end();
        let year = match (found.name("long"), found.name("short").or(found.name("glued"))) {
            (Some(long), _) => long.as_str().parse().ok()?,
            (_, Some(short)) => 2000 + short.as_str().parse::<i32>().ok()?,
            _ => return None,
        };
        let glued = rest[end..].starts_with(|c: char| c.is_alphanumeric() && !is_cjk(c));
        return (!glued).then_some((end, Beside::Year(year)));
    }
    let gap = GAP.find(rest).map_or(0, |gap| gap.end());
    let comma = rest[..gap].contains(',');
    let words = &rest[gap..];
    // "KubeCon, Europe's …" is no region; "KCD, New York" hardly ever one.
    if !comma && let Some((length, region)) = region_at(words) {
        let genitive = words[length..].starts_with(['\'', '’']);
        return (!genitive).then_some((gap + length, Beside::Region(region)));
    }
    if comma || places == Places::Never {
        return None;
    }
    let known = place_at(words, lexicon);
    if known.is_none() && places == Places::Own {
        let length = place_before_year(words)?;
        return Some((gap + length, Beside::Region(words[..length].to_owned())));
    }
    let (length, place, country) = known?;
    let stop = ['站', '場', '场'].into_iter().find(|stop| words[length..].starts_with(*stop));
    let length = length + stop.map_or(0, char::len_utf8);
    let region = match places {
        Places::Regions => region_of(country?)?,
        // Without spaces nothing tells "QuuxCon 北京" from "QuuxCon 北京见".
        Places::Marked if stop.is_none() && words.starts_with(is_cjk) => return None,
        _ => place,
    };
    Some((gap + length, Beside::Region(region.to_owned())))
}

/// A place that no list knows has no more words.
const WORDS: usize = 4;

/// The length of a place that no list knows, by the year behind it: "Foo Valley" in "Foo Valley 2025".
fn place_before_year(text: &str) -> Option<usize> {
    let is_year = |word: &str| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let behind = word[digits..].chars().next();
        digits == 4
            && word.starts_with("20")
            && !behind.is_some_and(|c| c.is_alphanumeric() || c == '_')
    };
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && word.chars().count() > 1
            && letters.all(|c| c.is_alphabetic() || matches!(c, '’' | '\'' | '-'))
    };
    let mut end = 0;
    let mut words = text.split(' ');
    for number in 0.. {
        let word = words.next()?;
        if number > 0 && is_year(word) {
            break;
        }
        // "Foo & Bar 2025"
        let (joint, word) = match word {
            "&" if number > 0 => ("& ", words.next()?),
            word => ("", word),
        };
        if number == WORDS || !is_name(word) {
            return None;
        }
        end += usize::from(number > 0) + joint.len() + word.len();
    }
    let place = &text[..end];
    let ordinary = |word: &str| {
        let folded = word.to_lowercase();
        let mut months = LANGUAGES.iter().flat_map(|language| language.months);
        is_title_word(&folded) || months.any(|(month, _)| *month == folded)
    };
    (!place.split(' ').any(ordinary)).then_some(end)
}

/// The city, area or country at the very beginning of a text, with its country.
pub(super) fn place_at<'r>(
    text: &str,
    lexicon: &Lexicon<'r>,
) -> Option<(usize, &'r str, Option<&'r str>)> {
    // No name of a city is longer.
    let head = first_chars(text, 40);
    let city = lexicon.cities_in(head).into_iter().next().filter(|hit| hit.range.start == 0);
    let country_of = |name: &str| {
        let mut rows = lexicon.reference.cities().iter();
        rows.find(|city| city.name == name).and_then(|row| row.country.as_deref())
    };
    // The Bay Area of San Francisco is more than the city.
    let area = lexicon.area_at(head);
    if let Some(area) = area.filter(|it| city.as_ref().is_none_or(|hit| hit.range.end < it.len())) {
        return Some((area.len(), area, city.and_then(|hit| country_of(hit.named))));
    }
    if let Some(hit) = city {
        return Some((hit.range.end, hit.named, country_of(hit.named)));
    }
    let country = lexicon.country_at(head)?;
    Some((country.len(), country, Some(country)))
}

fn left_of(before: &str) -> Option<(usize, Beside)> {
    if let Some(found) = YEAR_LEFT.captures(before) {
        let year = found.name("long")?.as_str().parse().ok()?;
        return Some((before.len() - found.get(0)?.start(), Beside::Year(year)));
    }
    let trimmed = before.trim_end_matches([' ', '\n', '的']);
    // "Європейський KubeCon"
    let word = trimmed.rsplit([' ', '\n']).next().unwrap_or_default();
    if let Some(region) = uk::adjectives::region(word) {
        return Some((
            before.len() - trimmed.len() + word.len(),
            Beside::Region(region.to_owned()),
        ));
    }
    for language in LANGUAGES {
        for (word, region) in language.regions {
            let Some(start) = trimmed.len().checked_sub(word.len()) else {
                continue;
            };
            let Some(tail) = trimmed.get(start..) else {
                continue;
            };
            // "Europe KubeCon" is rare in English, and "China KubeCon" common in Chinese.
            if tail.to_lowercase() == *word
                && is_word(trimmed, &(start..trimmed.len()))
                && !language.spaced
            {
                return Some((before.len() - start, Beside::Region((*region).to_owned())));
            }
        }
    }
    None
}

/// A region at the very beginning of a text, the longest that fits.
pub fn region_at(text: &str) -> Option<(usize, String)> {
    LANGUAGES
        .iter()
        .flat_map(|language| language.regions)
        .filter(|(word, _)| {
            let Some(head) = text.get(..word.len()) else {
                return false;
            };
            // Short forms are written in capitals: "EU", "NA".
            let cased = word.len() > 3 || head.chars().all(|c| !c.is_lowercase());
            cased
                && head.chars().next().is_some_and(|c| !c.is_lowercase())
                && head.to_lowercase().replace('\n', " ") == **word
                && is_word(text, &(0..word.len()))
        })
        .max_by_key(|(word, _)| word.len())
        .map(|(word, region)| (word.len(), (*region).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::place_before_year;
    use crate::extract::event::mention::mentions;
    use crate::extract::lexicon::builtin;

    fn one(text: &str) -> (String, Option<String>, Option<i32>) {
        let found = mentions(text, builtin(), &[]).into_iter();
        let mut all: Vec<_> = found.map(|it| (it.series, it.region, it.year)).collect();
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.remove(0)
    }

    #[test]
    fn places_of_no_list_before_a_year() {
        for (text, place) in [
            ("Foo Valley 2025", Some("Foo Valley")),
            ("Foo 2025, too", Some("Foo")),
            ("Foo & Bar 2025", Some("Foo & Bar")),
            ("D’Foo-Bar 2025", Some("D’Foo-Bar")),
            ("2025", None),
            ("& Foo 2025", None),
            ("Foo valley 2025", None),
            ("Foo 20255", None),
            ("Foo 2025年", None),
            ("Foo, Bar 2025", None),
            ("A Foo Of Quux Bar 2025", None),
            ("March 2025", None),
            ("Foo", None),
            ("", None),
        ] {
            assert_eq!(place_before_year(text).map(|end| &text[..end]), place, "{text}");
        }
    }

    #[test]
    fn region_and_year_on_either_side() {
        let kubecon = "KubeCon + CloudNativeCon";
        for (text, region, year) in [
            ("at KubeCon + CloudNativeCon Europe 2025 in London", Some("Europe"), Some(2025)),
            ("KubeCon EU '25", Some("Europe"), Some(2025)),
            ("KubeCon NA 2023", Some("North America"), Some(2023)),
            ("the final KubeCon of 2023.", None, Some(2023)),
            ("2023 北美 KubeCon 上的", Some("North America"), Some(2023)),
            ("KubeCon 2025 欧洲站", Some("Europe"), Some(2025)),
            ("KubeCon Europe, See you", Some("Europe"), None),
            ("KubeCon is for us", None, None),
            ("KubeCon Europe's halls", None, None),
        ] {
            assert_eq!(one(text), (kubecon.into(), region.map(str::to_owned), year), "{text}");
        }
        for (text, series, region, year) in [
            ("at PyCon Ukraine 2024 we", "PyCon", "Ukraine", Some(2024)),
            ("QCon 2024（上海站）上", "QCon", "Shanghai", Some(2024)),
            ("Quux Meetup 第六期·上海站", "Quux Meetup", "Shanghai", None),
            ("at Quux Mesh Summit Lisbon", "Quux Mesh Summit", "Lisbon", None),
            ("at KCD Texas we", "KCD", "Texas", None),
            ("KCD San Francisco Bay Area 2026", "KCD", "San Francisco Bay Area", Some(2026)),
            ("KCD San Francisco 2026", "KCD", "San Francisco", Some(2026)),
            ("KCD Munich July 2025", "KCD", "Munich", None),
            ("KubeCon San Francisco Bay Area", kubecon, "North America", None),
            ("KCD Quuxshire & Foo 2026", "KCD", "Quuxshire & Foo", Some(2026)),
            // Series with regions of the world.
            ("KubeCon Paris", kubecon, "Europe", None),
            ("在 KubeCon 巴黎", kubecon, "Europe", None),
            ("在香港的 KubeCon 上", kubecon, "China", None),
            ("на північноамериканському KubeCon 2024", kubecon, "North America", Some(2024)),
        ] {
            assert_eq!(one(text), (series.into(), Some(region.into()), year), "{text}");
        }
        for text in [
            "PyCon, Ukraine's best",
            "QCon 上海见",
            "FOSDEM Brussels",
            "PyCon in Ukraine",
            "KCD Quuxshire",
            "KCD Schedule 2026",
            "KCD July 2026",
            "PyCon Quuxshire 2026",
        ] {
            assert_eq!(one(text).1, None, "{text}");
        }
        assert_eq!(
            one("2023 中国 IstioCon"),
            ("IstioCon".into(), Some("China".into()), Some(2023))
        );
    }
}
