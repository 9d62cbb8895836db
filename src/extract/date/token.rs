//! The parts of dates in a text: numbers, months, and what stands between them.

use std::ops::Range;

use crate::language::{LANGUAGES, is_cjk, is_cyrillic};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A number that may be a day, and whether it is written as one (`1st`, `1 日`).
    Day(u32, bool),
    Month(u32),
    Year(i32),
    /// `-`, `to`, 至
    To,
    /// `and`, `&`, a comma
    And,
    /// Words that a date may contain: `the`, `of`, weekdays.
    Filler,
}

#[derive(Debug, Clone)]
pub(super) struct Token {
    pub part: Part,
    pub range: Range<usize>,
}

/// Runs of tokens with nothing else between them.
pub(super) fn runs(text: &str) -> Vec<Vec<Token>> {
    let mut runs = vec![Vec::new()];
    // The word before a run: "between" of "between November 12 and 15".
    let mut before = "";
    let slashed = text.contains('/') && text.contains(|c| is_cjk(c) || c == '（');
    let points = text.contains(".20");
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let c = rest.chars().next().unwrap_or(' ');
        if let Some(length) = weekday(rest) {
            at += length;
        } else if c.is_whitespace() && !rest.starts_with('\u{2028}') || c == '(' || c == '（' {
            at += c.len_utf8();
        } else if let Some((part, length)) = month_and_slash(text, at)
            .filter(|_| slashed)
            .or_else(|| dotted(text, at).filter(|_| points))
            .or_else(|| token(text, at))
        {
            // The stop of the sentence before is no part of "On April 1".
            if let Some(run) = runs.last_mut().filter(|run| c != '.' || !run.is_empty()) {
                let joins = part == Part::And && c.is_alphabetic() && is_between(before);
                before = if joins { "" } else { before };
                let part = if joins { Part::To } else { part };
                run.push(Token { part, range: at..at + length });
            }
            at += length;
        } else {
            if runs.last().is_some_and(|run| !run.is_empty()) {
                runs.push(Vec::new());
            }
            before = &rest[..word_length(rest)];
            at += before.len();
        }
    }
    runs
}

/// Whether a word says that "and" joins the days of a range.
fn is_between(word: &str) -> bool {
    let folded = word.to_lowercase();
    LANGUAGES.iter().any(|language| language.between_words.contains(&folded.as_str()))
}

/// The length of a weekday of one character in brackets, as Japanese posts write it behind a day: "（月）".
fn weekday(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix(['（', '('])?;
    let behind = inside.strip_prefix(['月', '火', '水', '木', '金', '土', '日', '祝'])?;
    let behind = behind.strip_prefix(['・', '祝']).map_or(behind, |it| it.trim_start_matches('祝'));
    Some(rest.len() - behind.strip_prefix(['）', ')'])?.len())
}

/// The length of the word, or the one character, that `rest` begins with.
fn word_length(rest: &str) -> usize {
    let first = rest.chars().next().map_or(1, char::len_utf8);
    let is_letter = |c: char| c.is_alphanumeric() && !is_cjk(c);
    if !rest.chars().next().is_some_and(is_letter) {
        return first;
    }
    rest.find(|c| !is_letter(c)).unwrap_or(rest.len())
}

/// The same with what a word in Cyrillic letters has behind an apostrophe: "п'ятниця".
fn whole_word(rest: &str) -> usize {
    let first = word_length(rest);
    let behind = rest[first..].strip_prefix(['\'', '’']);
    let behind = behind.filter(|it| rest.starts_with(is_cyrillic) && it.starts_with(is_cyrillic));
    behind.map_or(first, |behind| rest.len() - behind.len() + word_length(behind))
}

/// The month of "8/3" or "2024/8/3", as Chinese and Japanese posts write days, with its slash.
fn month_and_slash(text: &str, at: usize) -> Option<(Part, usize)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let numbers = |text: &str| text.len() - text.trim_start_matches(is_digit).len();
    let rest = &text[at..];
    let digits = numbers(rest);
    let day = rest[digits..].strip_prefix('/').filter(|_| digits > 0)?;
    let before = &text[..at];
    // A path goes on before it; the year of a date may.
    let year =
        before.strip_suffix('/').map(|year| year.len() - year.trim_end_matches(is_digit).len());
    if year != Some(4)
        && before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.' || c == '/')
    {
        return None;
    }
    let width = numbers(day);
    if digits == 4 && numbers(day.get(width + 1..)?) > 0 && day[width..].starts_with('/') {
        let year = rest[..digits].parse().ok().filter(|year| (1990..2100).contains(year))?;
        return Some((Part::Year(year), digits + 1));
    }
    let ends =
        !day[width..].starts_with(|c: char| c == '/' || c == '.' || c.is_ascii_alphanumeric());
    let month = rest[..digits].parse().ok().filter(|month| (1..=12).contains(month))?;
    (ends && digits <= 2 && (1..=2).contains(&width)).then_some((Part::Month(month), digits + 1))
}

/// The day or the month of "18.04.2025", and of "18.04–21.04.2025" and "18–21.04.2025", with its full stop.
fn dotted(text: &str, at: usize) -> Option<(Part, usize)> {
    let number = |text: &str| {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let value: u32 = text[..digits].parse().ok()?;
        (digits <= 4).then_some((value, digits))
    };
    let (value, digits) = number(&text[at..]).filter(|it| it.1 <= 2)?;
    let rest = &text[at + digits..];
    let before = &text[..at];
    let whole = |text: &str| !text.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.');
    // ".2025", or the other end of a range that has it
    let ends = |rest: &str| -> bool {
        let year = |rest: &str| {
            let (year, length) = rest.strip_prefix('.').and_then(number)?;
            let goes_on = rest[1 + length..].starts_with(|c: char| c.is_ascii_alphanumeric());
            (length == 4 && (2000..2100).contains(&year) && !goes_on).then_some(())
        };
        let later = || {
            let rest = rest.trim_start_matches(' ').strip_prefix(['-', '–', '—'])?;
            let rest = rest.trim_start_matches(' ');
            let (_, day) = number(rest).filter(|it| it.1 <= 2)?;
            let rest = rest[day..].strip_prefix('.')?;
            let (_, month) = number(rest).filter(|it| it.1 == 2)?;
            year(&rest[month..])
        };
        year(rest).or_else(later).is_some()
    };
    if let Some((_, month)) = rest.strip_prefix('.').and_then(number).filter(|it| it.1 == 2)
        && (1..=31).contains(&value)
        && whole(before)
        && ends(&rest[1 + month..])
    {
        return Some((Part::Day(value, true), digits + 1));
    }
    let day = before.strip_suffix('.')?;
    let head = day.trim_end_matches(|c: char| c.is_ascii_digit());
    let dated = (1..=2).contains(&(day.len() - head.len())) && whole(head);
    let point = usize::from(rest.starts_with('.'));
    (digits == 2 && dated && (1..=12).contains(&value) && ends(rest))
        .then_some((Part::Month(value), digits + point))
}

fn token(text: &str, at: usize) -> Option<(Part, usize)> {
    let rest = &text[at..];
    let c = rest.chars().next()?;
    if c.is_ascii_digit() {
        return number(rest);
    }
    match c {
        '-' | '–' | '—' | '~' | '～' | '〜' => return Some((Part::To, c.len_utf8())),
        ',' | '&' | '、' | '，' | '・' => return Some((Part::And, c.len_utf8())),
        '.' if rest[1..].starts_with(' ') => return Some((Part::Filler, 1)), // "Nov. 12"
        ')' | '）' => return Some((Part::Filler, c.len_utf8())),
        _ => {}
    }
    if is_cjk(c) {
        if let Some(day) = numeral_day(rest) {
            return Some(day);
        }
        for language in LANGUAGES.iter().filter(|language| !language.spaced) {
            if let Some((name, month)) =
                language.months.iter().rev().find(|(name, _)| rest.starts_with(name))
            {
                return Some((Part::Month(*month), name.len()));
            }
            if let Some(word) = language.range_words.iter().find(|word| rest.starts_with(**word)) {
                return Some((Part::To, word.len()));
            }
            if let Some(word) = language.date_fillers.iter().find(|word| rest.starts_with(**word)) {
                return Some((Part::Filler, word.len()));
            }
            if let Some(word) = language.and_words.iter().find(|word| rest.starts_with(**word)) {
                return Some((Part::And, word.len()));
            }
        }
        return None;
    }
    let word = &rest[..whole_word(rest)];
    let folded = word.to_lowercase().replace(['\'', '’'], "ʼ");
    for language in LANGUAGES.iter().filter(|language| language.spaced) {
        if let Some((_, month)) = language.months.iter().find(|(name, _)| *name == folded) {
            // "may" the verb has no capital.
            let verb = folded == "may" && word != "May";
            return (!verb).then_some((Part::Month(*month), word.len()));
        }
        if language.range_words.contains(&folded.as_str()) {
            return Some((Part::To, word.len()));
        }
        if language.date_fillers.contains(&folded.as_str()) {
            return Some((Part::Filler, word.len()));
        }
        if language.and_words.contains(&folded.as_str()) {
            return Some((Part::And, word.len()));
        }
    }
    None
}

/// No day has a longer numeral, in characters: "二十一".
const LONGEST_NUMERAL: usize = 3;

/// A day in Chinese numerals: "十八日", "二十一号".
fn numeral_day(rest: &str) -> Option<(Part, usize)> {
    const DIGITS: &str = "一二三四五六七八九";
    let mut value = 0;
    for (at, c) in rest.char_indices().take(LONGEST_NUMERAL + 1) {
        value = match c {
            '日' | '号' | '號' => {
                let sane = (1..=31).contains(&value);
                return sane.then_some((Part::Day(value, true), at + c.len_utf8()));
            }
            '十' => value.max(1) * 10,
            '廿' => 20,
            _ => value + u32::try_from(DIGITS.chars().position(|it| it == c)?).ok()? + 1,
        };
    }
    None
}

/// A number with what belongs to it: `1st`, `2025 年`, `4 月`, `1 日`, `'25`.
fn number(rest: &str) -> Option<(Part, usize)> {
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let value: u32 = rest[..digits].parse().ok()?;
    let after = &rest[digits..];
    let gap = after.len() - after.trim_start_matches(' ').len();
    let unit = after.trim_start_matches(' ');
    let year = i32::try_from(value).ok().filter(|year| digits == 4 && (1990..2100).contains(year));
    if let Some(year) = year {
        // ISO dates are read as year, month, day.
        let length = if unit.starts_with('年') { digits + gap + '年'.len_utf8() } else { digits };
        let decimal =
            after.starts_with(['.', ':']) && after[1..].starts_with(|c: char| c.is_ascii_digit());
        return (!decimal).then_some((Part::Year(year), length));
    }
    let day = Part::Day(value, true);
    for (suffix, part) in [('月', Part::Month(value)), ('日', day), ('号', day), ('號', day)] {
        if unit.starts_with(suffix) {
            let sane =
                if suffix == '月' { (1..=12).contains(&value) } else { (1..=31).contains(&value) };
            return sane.then_some((part, digits + gap + suffix.len_utf8()));
        }
    }
    if !(1..=31).contains(&value) || digits > 2 {
        return None;
    }
    for suffix in ["st", "nd", "rd", "th", "-го", "-ого", "-е", "-ше", "-ге", "-тє", "-те"]
    {
        if let Some(tail) = after.strip_prefix(suffix)
            && !tail.starts_with(char::is_alphanumeric)
        {
            return Some((Part::Day(value, true), digits + suffix.len()));
        }
    }
    let glued = after.starts_with(|c: char| c.is_alphanumeric() && !is_cjk(c))
        || after.starts_with(['%', '+', '/'])
        // A time, unlike the colon of a sentence: "On April 4: …".
        || after.starts_with(':') && after[1..].starts_with(|c: char| c.is_ascii_digit());
    let decimal = after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_digit());
    (!glued && !decimal).then_some((Part::Day(value, false), digits))
}
