//! The calendar day that a front matter or a path writes.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

/// `20250425`.
static COMPACT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^([0-9]{4})([0-9]{2})([0-9]{2})(?:T|$)"));

/// `2025年4月25日`.
static EAST_ASIAN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日"));

/// `25 April 2025`, `Fri, 25 Apr 2025 10:00:00 +0000`.
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:[A-Za-z]+,\s*)?([0-9]{1,2})\.?\s+([A-Za-z]{3,9})\.?,?\s+([0-9]{4})(?:[^0-9]|$)")
});

/// `April 25, 2025`, `Fri Apr 25 2025`.
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[A-Za-z]+,?\s+)?([A-Za-z]{3,9})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})(?:[^0-9]|$)",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a valid pattern")
}

/// The day that a front matter's date begins with, whatever the zone: a post of
/// `2025-04-25T01:00:00+09:00` is of 25 April.
pub fn calendar_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let groups = |pattern: &Regex, [year, month, day]: [usize; 3]| {
        let found = pattern.captures(text)?;
        Some(
            [found.get(year)?, found.get(month)?, found.get(day)?]
                .map(|group| group.as_str().to_owned()),
        )
    };
    let [year, month, day] = numeric(text, ['-', '/', '.'], 1..=2)
        .map(|numbers| numbers.map(str::to_owned))
        .or_else(|| groups(&COMPACT, [1, 2, 3]))
        .or_else(|| groups(&EAST_ASIAN, [1, 2, 3]))
        .or_else(|| groups(&DAY_FIRST, [3, 2, 1]))
        .or_else(|| groups(&MONTH_FIRST, [3, 1, 2]))?;
    let month = month.parse().ok().or_else(|| month_number(&month))?;
    date(year.parse().ok()?, month, day.parse().ok()?)
}

/// The day in the name of a file (`2022-05-25-title.md`) or, failing that, of the nearest folder.
pub fn day_in_path(path: &str) -> Option<NaiveDate> {
    let names = path.match_indices('/').map(|(slash, _)| slash + 1).rev().chain([0]);
    names.map(|start| &path[start..]).find_map(|name| {
        let [year, month, day] = numeric(name, ['-', '_', '/'], 2..=2)?;
        date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    })
}

/// The year, month and day that a text begins with; the latter two of so many digits.
fn numeric(text: &str, joints: [char; 3], lengths: RangeInclusive<usize>) -> Option<[&str; 3]> {
    let (year, rest) = text.split_once(joints)?;
    let (month, rest) = rest.split_once(joints)?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let day = &rest[..end];
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = year.len() == 4 && lengths.contains(&month.len()) && lengths.contains(&day.len());
    (fits && is_number(year) && is_number(month)).then_some([year, month, day])
}

fn month_number(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let name = name.to_lowercase();
    let index = MONTHS.iter().position(|month| name.starts_with(month))?;
    u32::try_from(index + 1).ok()
}

/// A day of the years in which posts are written.
fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1970..2200).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_day_as_written_counts() {
        for text in [
            "2025-04-25",
            " 2025-4-25 ",
            "2025/04/25",
            "2025.04.25",
            "20250425",
            "2025-04-25T01:00:00+09:00",
            "2025-04-25T23:30:00Z",
            "2025-04-25 10:00:00 -0700",
            "2025-04-25 10:00:00 +0000 UTC",
            "April 25, 2025",
            "Apr 25th 2025",
            "Friday, April 25, 2025",
            "25 April 2025",
            "Fri, 25 Apr 2025 10:00:00 +0000",
            "2025年4月25日",
        ] {
            let expected = NaiveDate::from_ymd_opt(2025, 4, 25);
            assert_eq!(calendar_day(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "soon",
            "2025",
            "2025-04",
            "2025-13-01",
            "2025-02-30",
            "{{ .Date }}",
            "0001-01-01",
            "12345678",
            "2025-04-251",
        ] {
            assert_eq!(calendar_day(text), None, "{text}");
        }
    }

    #[test]
    fn paths_tell_the_day() {
        for path in [
            "2022-05-25-title.md",
            "_posts/2022-05-25-title.md",
            "content/blog/2022/05/25/title.md",
            "content/2022/2022-05-25-title/index.md",
            "blog/2022/05-25-title.md",
            "2019-01-01-old/2022_05_25_title.md",
        ] {
            assert_eq!(day_in_path(path), NaiveDate::from_ymd_opt(2022, 5, 25), "{path}");
        }
    }

    #[test]
    fn a_date_within_a_name_is_not_the_posts() {
        for path in [
            "recap-of-2022-05-25.md",
            "2022/05/title.md",
            "2022-13-25-title.md",
            "v1.2022-05-25.md",
            "2022-05-251.md",
            "",
        ] {
            assert_eq!(day_in_path(path), None, "{path}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC*", path in "[0-9/_a-zé-]{0,24}") {
            calendar_day(&text);
            day_in_path(&path);
        }
    }
}
