//! What tells the meetings of one year apart: "Quux Meetup #7", "May Quux Community Meeting".

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use chrono::Month;
use regex::Regex;

use super::mention::Mention;
use crate::extract::context::Context;
use crate::extract::sentence::lowered;
use crate::language::LANGUAGES;

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s?(?:#|№\s?|No\. )([0-9]{1,4})\b").expect("a valid pattern"));

/// A month and its year behind a name: ", May 2023", " (травень 2023)".
static MONTH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^,? \(?(\pL{3,})\.? 20[0-9][0-9]\b").expect("a valid pattern"));

/// The number or month beside the name of a meeting, and the bytes of both.
pub(super) fn occasion(text: &str, name: &Range<usize>) -> Option<(Range<usize>, String)> {
    if let Some(behind) = MONTH.captures(&text[name.end..])
        && let Some(word) = behind.get(1)
        && let Some(month) = month_of(word.as_str())
    {
        return Some((name.start..name.end + word.end(), month.to_owned()));
    }
    if let Some(month) = numbered_month(text, name.end) {
        return Some((name.start..name.end + "-10".len(), month.to_owned()));
    }
    if let Some(number) = NUMBER.captures(&text[name.end..]) {
        let end = name.end + number.get(0)?.end();
        return Some((name.start..end, format!("#{}", &number[1])));
    }
    let before = text[..name.start].strip_suffix([' ', '\n'])?;
    let start = before.trim_end_matches(|c: char| c.is_alphanumeric()).len();
    month(&before[start..]).map(|month| (start..name.end, month.to_owned()))
}

/// The year and month of a name that ends in both: "2023-10" of "Quux Meetup 2023-10", unlike "2023-10-19".
fn numbered_month(text: &str, end: usize) -> Option<&str> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = text.get(end.checked_sub(4)?..end + "-10".len())?;
    let (year, month) = whole.split_once('-').filter(|(year, _)| digits(year))?;
    let behind = &text[end + "-10".len()..];
    let ends = !behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let month_of_year = digits(month) && matches!(month.parse(), Ok(1..=12));
    (year.len() == 4 && ends && month_of_year).then_some(whole)
}

/// The season behind the name of a conference that takes place in several of a year, a year behind it, and the bytes of all:
/// "QuuxConf 2024 Autumn", "QuuxConf Autumn 2024".
pub(super) fn season(
    text: &str,
    name: &Range<usize>,
) -> Option<(Range<usize>, &'static str, Option<i32>)> {
    let behind = text[name.end..].trim_start_matches([' ', '\n']);
    let (word, season) = SEASONS.iter().find(|(word, _)| behind.starts_with(word))?;
    let rest = &behind[word.len()..];
    if word.is_ascii() && rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let digits = rest.strip_prefix(' ').unwrap_or_default().get(..4);
    let year = digits.and_then(|it| it.parse().ok()).filter(|year| (2000..2100).contains(year));
    let end = text.len() - rest.len() + if year.is_some() { " 2024".len() } else { 0 };
    Some((name.start..end, season, year))
}

/// How seasons are written behind a name, and their English names.
const SEASONS: [(&str, &str); 9] = [
    ("Spring", "Spring"),
    ("Summer", "Summer"),
    ("Autumn", "Autumn"),
    ("Fall", "Fall"),
    ("Winter", "Winter"),
    ("春", "Spring"),
    ("夏", "Summer"),
    ("秋", "Autumn"),
    ("冬", "Winter"),
];

/// The English name of a month that is written in capitals as a name is; "may" is a verb.
pub(super) fn month(word: &str) -> Option<&'static str> {
    month_of(word).filter(|_| word.starts_with(char::is_uppercase))
}

/// The English name of a month.
fn month_of(word: &str) -> Option<&'static str> {
    let folded = lowered(word);
    let months = LANGUAGES.iter().filter(|it| it.spaced).flat_map(|language| language.months);
    let (_, number) = months.into_iter().find(|(month, _)| *month == folded)?;
    Some(Month::try_from(u8::try_from(*number).ok()?).ok()?.name())
}

/// The meetings that a post tells apart by month or number.
pub(super) struct Occasions<'c> {
    /// The first one of each series, and its region.
    first: HashMap<&'c str, (&'c String, &'c Option<String>)>,
    /// The series of which each city counts its own.
    by_city: HashSet<&'c str>,
    /// Where each is, by series and occasion.
    places: HashMap<(&'c str, &'c str), &'c str>,
}

impl<'c> Occasions<'c> {
    /// Reads the mentions of a post.
    pub(super) fn of(ctx: &'c Context) -> Self {
        let mut found =
            Self { first: HashMap::new(), by_city: HashSet::new(), places: HashMap::new() };
        let mentions = ctx.passages.iter().flat_map(|passage| {
            passage
                .mentions
                .iter()
                .map(|mention| (&passage.block.text[mention.range.clone()], mention))
        });
        for (words, mention) in mentions {
            let Some(occasion) = &mention.occasion else { continue };
            if mention.region.is_some() && words.ends_with(occasion.as_str()) {
                found.by_city.insert(&mention.series);
            }
            found.first.entry(&mention.series).or_insert((occasion, &mention.region));
            if let Some(region) = &mention.region {
                found.places.entry((&mention.series, occasion)).or_insert(region);
            }
        }
        found
    }

    /// Whether meetings of a series are named by a city and their number there: "Tokyo #7", unlike "#7 Tokyo".
    pub(super) fn counts_by_city(&self, mention: &Mention) -> bool {
        self.by_city.contains(mention.series.as_str())
    }

    /// The occasion named first, where a mention may go on about it: "the meetup".
    pub(super) fn again(&self, mention: &Mention) -> Option<&'c String> {
        let &(occasion, place) = self.first.get(mention.series.as_str())?;
        let same = mention.region.is_none() || mention.region == *place;
        Some(occasion).filter(|_| same)
    }

    /// Where the meeting of a number is, as another mention has it.
    pub(super) fn place(&self, mention: &Mention, number: &str) -> Option<String> {
        self.places.get(&(mention.series.as_str(), number)).map(|&place| place.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seasons_behind_a_name() {
        for (text, want) in [
            ("QuuxConf Autumn", Some((15, "Autumn", None))),
            ("QuuxConf Autumn 2024, a", Some((20, "Autumn", Some(2024)))),
            ("QuuxConf夏", Some((11, "Summer", None))),
            ("QuuxConf Springs", None),
            ("QuuxConf in Autumn", None),
        ] {
            let found =
                season(text, &(0..8)).map(|(range, season, year)| (range.end, season, year));
            assert_eq!(found, want, "{text}");
        }
    }

    #[test]
    fn what_tells_meetings_apart() {
        for (text, want) in [
            ("Quux Meetup #7", Some("#7")),
            ("Quux Meetup №12: sails", Some("#12")),
            ("the May Quux Meetup", Some("May")),
            ("September Quux Meetup", Some("September")),
            ("Quux Meetup, May 2023: sails", Some("May")),
            ("Quux Meetup (травень 2023)", Some("May")),
            ("Quux Meetup, May 23, 2023", None),
            ("Quux Meetup 2023-10-19", None),
            ("Quux Meetup, Sails 2023", None),
            ("You may Quux Meetup", None),
            ("Quux Meetup 7", None),
            ("Quux Meetup (#sails)", None),
            ("Monday Quux Meetup", None),
            ("Quux Meetup", None),
        ] {
            let at = text.find("Quux Meetup").expect("the name");
            let found = occasion(text, &(at..at + "Quux Meetup".len()));
            assert_eq!(found.map(|(_, occasion)| occasion).as_deref(), want, "{text}");
        }
    }
}
