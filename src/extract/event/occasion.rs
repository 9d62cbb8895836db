//! What tells the meetings of one year apart: "Quux Meetup #7", "May Quux Community Meeting".

use std::ops::Range;
use std::sync::LazyLock;

use chrono::Month;
use regex::Regex;

use crate::extract::sentence::lowered;
use crate::language::LANGUAGES;

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s?(?:#|№\s?|No\. )(\d{1,4})\b").expect("a valid pattern"));

/// The number or month beside the name of a meeting, and the bytes of both.
pub(super) fn occasion(text: &str, name: &Range<usize>) -> Option<(Range<usize>, String)> {
    if let Some(number) = NUMBER.captures(&text[name.end..]) {
        let end = name.end + number.get(0)?.end();
        return Some((name.start..end, format!("#{}", &number[1])));
    }
    let before = text[..name.start].strip_suffix([' ', '\n'])?;
    let start = before.trim_end_matches(|c: char| c.is_alphanumeric()).len();
    month(&before[start..]).map(|month| (start..name.end, month.to_owned()))
}

/// The English name of a month that is written in capitals as a name is; "may" is a verb.
pub(super) fn month(word: &str) -> Option<&'static str> {
    let folded = lowered(word);
    let months = LANGUAGES.iter().filter(|it| it.spaced).flat_map(|language| language.months);
    let (_, number) = months.into_iter().find(|(month, _)| *month == folded)?;
    let month = Month::try_from(u8::try_from(*number).ok()?).ok()?;
    word.starts_with(char::is_uppercase).then(|| month.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_meetings_apart() {
        for (text, want) in [
            ("Quux Meetup #7", Some("#7")),
            ("Quux Meetup №12: sails", Some("#12")),
            ("the May Quux Meetup", Some("May")),
            ("September Quux Meetup", Some("September")),
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
