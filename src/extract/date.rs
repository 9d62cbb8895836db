//! Days and ranges of days in running text, in any of the languages.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use token::{Part, Token, runs};

mod token;

/// A day or a range of days, as the text gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// The bytes of the text that say so.
    pub range: Range<usize>,
    /// First day.
    first: Day,
    /// Last day; the same as the first for a single day.
    last: Day,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Day {
    year: Option<i32>,
    month: u32,
    number: u32,
}

impl Days {
    /// The year that the text itself names.
    pub fn year(&self) -> Option<i32> {
        self.last.year.or(self.first.year)
    }

    /// The dates, with the year of the text, else `year`. `None` for days that no calendar has.
    pub fn resolve(&self, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        let year = self.year().unwrap_or(year);
        let first_year =
            if (self.first.month, self.first.number) > (self.last.month, self.last.number) {
                year - 1
            } else {
                year
            };
        let first = NaiveDate::from_ymd_opt(
            self.first.year.unwrap_or(first_year),
            self.first.month,
            self.first.number,
        )?;
        let last = NaiveDate::from_ymd_opt(year, self.last.month, self.last.number)?;
        (first <= last && (last - first).num_days() < 32).then_some((first, last))
    }

    /// The dates, in the year that brings them closest to `near` where the text names none.
    pub fn resolve_near(&self, near: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        if self.year().is_some() {
            return self.resolve(near.year());
        }
        (-1..=1)
            .filter_map(|offset| self.resolve(near.year() + offset))
            .min_by_key(|(first, _)| (*first - near).num_days().abs())
    }
}

/// Finds every day and range of days, in the order of the text.
pub fn days(text: &str) -> Vec<Days> {
    let mut found = Vec::new();
    // Chinese has numerals of its own: "四月十八日".
    if !text.bytes().any(|byte| byte.is_ascii_digit()) && !text.contains('月') {
        return found;
    }
    for run in runs(text) {
        read_run(&run, &mut found);
    }
    found
}

/// Reads one run: greedily, one expression of days after the other.
fn read_run(run: &[Token], found: &mut Vec<Days>) {
    let mut at = 0;
    while at < run.len() {
        match read_days(&run[at..]) {
            Some((days, used)) => {
                found.push(days);
                at += used;
            }
            None => at += 1,
        }
    }
}

/// One expression at the beginning of `tokens`, and how many tokens it takes.
fn read_days(tokens: &[Token]) -> Option<(Days, usize)> {
    let mut cursor = Cursor { tokens, at: 0 };
    let mut leading_year = None;
    if let Part::Year(year) = tokens.first()?.part {
        leading_year = Some(year);
        cursor.at = 1;
        cursor.skip(&[Part::Filler, Part::To, Part::And]);
        if !matches!(cursor.peek(), Some(Part::Month(_) | Part::Day(..))) {
            return None;
        }
        // 2025-04-01, unlike "in 2025, 1-4 April"
        let glued = tokens.windows(2).take(4).all(|it| it[0].range.end == it[1].range.start);
        if glued
            && let (Some(Part::Day(month @ 1..=12, _)), Some(Part::To), Some(Part::Day(day, _))) =
                (cursor.peek(), cursor.peek_at(1), cursor.peek_at(2))
        {
            cursor.at += 3;
            let first = Day { year: Some(year), month, number: day };
            let last = cursor.iso_end().unwrap_or(first);
            let range = tokens[0].range.start..cursor.end();
            return Some((Days { range, first, last }, cursor.at));
        }
    }
    let (first_month, first_days) = cursor.month_and_days()?;
    let after_first = cursor.at;
    let first_year = cursor.trailing_year();
    // A second half with a month of its own: "March 31 to April 2".
    let second = match cursor.range_join() {
        Some(()) => cursor.month_and_days(),
        None => cursor.next_day(first_month, *first_days.last()?),
    };
    let (second_month, second_days) = if let Some(half) = second {
        half
    } else {
        cursor.at = after_first;
        cursor.trailing_year();
        (None, Vec::new())
    };
    let last_year = if second_days.is_empty() { None } else { cursor.trailing_year() };
    let year = last_year.or(first_year).or(leading_year);
    let first = *first_days.first()?;
    let last = second_days.last().or(first_days.last()).copied()?;
    let last_month = second_month.or(first_month)?;
    let first_month = first_month.or(second_month)?;
    let days = Days {
        range: tokens[0].range.start..cursor.end(),
        first: Day {
            year: first_year
                .or(leading_year)
                .filter(|_| year == first_year || leading_year.is_some()),
            month: first_month,
            number: first,
        },
        last: Day { year, month: last_month, number: last },
    };
    Some((days, cursor.at))
}

struct Cursor<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<Part> {
        self.peek_at(0)
    }

    fn peek_at(&self, ahead: usize) -> Option<Part> {
        self.tokens.get(self.at + ahead).map(|token| token.part)
    }

    /// Where the tokens read so far end in the text.
    fn end(&self) -> usize {
        self.tokens.get(self.at.saturating_sub(1)).map_or(0, |token| token.range.end)
    }

    fn skip(&mut self, parts: &[Part]) {
        while self.peek().is_some_and(|part| parts.contains(&part)) {
            self.at += 1;
        }
    }

    /// `Month D`, `Month D - D`, `D Month`, `D - D Month`; the month may be missing in the half of a range.
    fn month_and_days(&mut self) -> Option<(Option<u32>, Vec<u32>)> {
        self.skip(&[Part::Filler]);
        let mut month = None;
        if let Some(Part::Month(value)) = self.peek() {
            month = Some(value);
            self.at += 1;
            self.skip(&[Part::Filler]);
        }
        let days = self.days();
        if days.is_empty() {
            return None;
        }
        if month.is_none() {
            let mark = self.at;
            self.skip(&[Part::Filler]);
            if let Some(Part::Month(value)) = self.peek() {
                month = Some(value);
                self.at += 1;
            } else {
                self.at = mark;
            }
        }
        Some((month, days))
    }

    /// `D`, `D - D`, `D and D`
    fn days(&mut self) -> Vec<u32> {
        let mut days = Vec::new();
        while let Some(Part::Day(day, _)) = self.peek() {
            days.push(day);
            self.at += 1;
            let mark = self.at;
            let ranged = self.range_join().is_some();
            let listed = !ranged && {
                self.skip(&[Part::And]);
                self.skip(&[Part::Filler]);
                self.at > mark
            };
            let next = match self.peek() {
                Some(Part::Day(next, _)) if next > day && days.len() < 4 => Some(next),
                _ => None,
            };
            // "October 24, 25" is a range of two days; "24, 30" is not.
            let goes_on = next.is_some_and(|next| ranged || listed && next == day + 1);
            // The day of a second half may belong to a month of its own: "31 March - 2 April".
            let other_month = matches!(self.peek_at(1), Some(Part::Month(_)))
                && !matches!(self.tokens.first().map(|t| t.part), Some(Part::Day(..)));
            if !goes_on || other_month {
                self.at = mark;
                break;
            }
        }
        days
    }

    /// The other end of a range of days in numbers: "to 2025-04-03".
    fn iso_end(&mut self) -> Option<Day> {
        let mark = self.at;
        self.range_join()?;
        let [
            Some(Part::Year(year)),
            _,
            Some(Part::Day(month @ 1..=12, _)),
            _,
            Some(Part::Day(number, _)),
        ] = [0, 1, 2, 3, 4].map(|ahead| self.peek_at(ahead))
        else {
            self.at = mark;
            return None;
        };
        self.at += 5;
        Some(Day { year: Some(year), month, number })
    }

    /// The day after another one, with a month of its own: "and April 2", "and 1 May".
    fn next_day(&mut self, month: Option<u32>, day: u32) -> Option<(Option<u32>, Vec<u32>)> {
        self.skip(&[Part::Filler]);
        (self.peek() == Some(Part::And)).then_some(())?;
        self.skip(&[Part::And, Part::Filler]);
        let next = self.month_and_days()?;
        let same = next.0.is_some() && next.0 == month && next.1 == [day + 1];
        // No month ends before its 28th day.
        let turned = next.0 == month.map(|month| month % 12 + 1) && day >= 28 && next.1 == [1];
        (same || turned).then_some(next)
    }

    fn range_join(&mut self) -> Option<()> {
        let mark = self.at;
        self.skip(&[Part::Filler]);
        if self.peek() == Some(Part::To) {
            self.at += 1;
            let mark = self.at;
            self.skip(&[Part::Filler]);
            // "to Tuesday, April 18"
            if self.at > mark {
                self.skip(&[Part::And]);
            }
            return Some(());
        }
        self.at = mark;
        None
    }

    fn trailing_year(&mut self) -> Option<i32> {
        let mark = self.at;
        self.skip(&[Part::Filler, Part::And]);
        if let Some(Part::Year(year)) = self.peek() {
            self.at += 1;
            return Some(year);
        }
        self.at = mark;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<(String, String)> {
        let near = NaiveDate::from_ymd_opt(2025, 3, 1).unwrap();
        let (first, last) = days(text).first()?.resolve_near(near)?;
        Some((first.to_string(), last.to_string()))
    }

    #[test]
    fn days_of_all_languages() {
        for (text, start, end) in [
            ("April 1, 2025", "2025-04-01", "2025-04-01"),
            ("gathered from the 1st to the 4th of April in", "2025-04-01", "2025-04-04"),
            ("from the 1st to 4th of April", "2025-04-01", "2025-04-04"),
            ("November 12 - 15, 2024", "2024-11-12", "2024-11-15"),
            ("November 12–15, 2024", "2024-11-12", "2024-11-15"),
            ("between November 12 and 15, 2024", "2024-11-12", "2024-11-15"),
            ("between the 12th and the 15th of November 2024", "2024-11-12", "2024-11-15"),
            ("Between November 12 and 15, 2024, we", "2024-11-12", "2024-11-15"),
            ("між 12 та 15 листопада 2024", "2024-11-12", "2024-11-15"),
            ("18 April 2023, Amsterdam", "2023-04-18", "2023-04-18"),
            ("31 March - 2 April 2025", "2025-03-31", "2025-04-02"),
            ("March 31 to April 2, 2025", "2025-03-31", "2025-04-02"),
            ("Tuesday, October 25", "2024-10-25", "2024-10-25"),
            ("October 24 and 25, 2022", "2022-10-24", "2022-10-25"),
            ("on 2025-04-01.", "2025-04-01", "2025-04-01"),
            ("from 2025-04-01 to 2025-04-04.", "2025-04-01", "2025-04-04"),
            ("on 2025-04-01 to 5 people", "2025-04-01", "2025-04-01"),
            ("from Tuesday, April 1 to Friday, April 4", "2025-04-01", "2025-04-04"),
            ("Dec 30, 2024 - Jan 2, 2025", "2024-12-30", "2025-01-02"),
            ("于 4 月 1 日至 4 日齐聚", "2025-04-01", "2025-04-04"),
            ("2024 年 3 月 19 日至 22 日", "2024-03-19", "2024-03-22"),
            ("2025年4月1日から4日まで", "2025-04-01", "2025-04-04"),
            ("2025年6月16日・17日に", "2025-06-16", "2025-06-17"),
            ("2025年6月16日（月）、17日（火・祝）に", "2025-06-16", "2025-06-17"),
            ("KubeCon Europe 2025, 1–4 April", "2025-04-01", "2025-04-04"),
            ("2021 年 7 月 10 号", "2021-07-10", "2021-07-10"),
            ("四月十八日至二十一日", "2025-04-18", "2025-04-21"),
            ("从四月三十号开到五月一号", "2025-04-30", "2025-05-01"),
            ("五月二日", "2025-05-02", "2025-05-02"),
            ("З 1 по 4 квітня в Лондоні", "2025-04-01", "2025-04-04"),
            ("October 24 and October 25, 2022", "2022-10-24", "2022-10-25"),
            ("31 January and 1 February 2022", "2022-01-31", "2022-02-01"),
            ("22nd & 23rd of October 2022", "2022-10-22", "2022-10-23"),
            ("On April 4: talks", "2025-04-04", "2025-04-04"),
            ("时间是 4/3 和 4/4", "2025-04-03", "2025-04-04"),
            ("2024/12/11〜12/12に開催", "2024-12-11", "2024-12-12"),
            ("于 4 月 1 日和 2 日", "2025-04-01", "2025-04-02"),
            ("квітень 1-4, 2025", "2025-04-01", "2025-04-04"),
            ("18 квітня 2023 року", "2023-04-18", "2023-04-18"),
            ("18.04.2023", "2023-04-18", "2023-04-18"),
            ("18.04–21.04.2023 у", "2023-04-18", "2023-04-21"),
            ("18-21.04.2023.", "2023-04-18", "2023-04-21"),
            ("з 18-го по 21-ше квітня 2023", "2023-04-18", "2023-04-21"),
            ("з вівторка 18 квітня по п'ятницю 21 квітня 2023", "2023-04-18", "2023-04-21"),
        ] {
            assert_eq!(first(text), Some((start.into(), end.into())), "{text}");
        }
    }

    #[test]
    fn what_is_no_day() {
        for text in [
            "Istio 1.22",
            "10:00 - 10:30",
            "we may 5",
            "4,000 people",
            "version 2.0 - 3",
            "Top 20",
            "on 4/3 of the disk",
            "路径 a/4/3 与 4/3.5，24/7 服务",
            "at 4: 30",
            "March",
            "2025",
            "February 31",
            "in 2 April-like weeks of",
        ] {
            let found = first(text);
            assert!(found.is_none() || text.contains("April"), "{text}: {found:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_day_reads_back(days_after in 0i64..20_000) {
            let date = NaiveDate::from_ymd_opt(1995, 1, 1).unwrap() + chrono::Duration::days(days_after);
            for format in ["%B %-d, %Y", "%-d %b %Y", "%Y-%m-%d", "%Y 年 %-m 月 %-d 日"] {
                let text = date.format(format).to_string();
                let found = days(&text);
                proptest::prop_assert_eq!(found.first().and_then(|d| d.resolve(2000)), Some((date, date)), "{}", text);
            }
        }

        #[test]
        fn ranges_lie_inside(text in "([0-9]{1,4}|April|to|-|年|月|日|of|,| |x|по){0,30}") {
            for found in days(&text) {
                proptest::prop_assert!(text.get(found.range).is_some());
            }
        }
    }
}
