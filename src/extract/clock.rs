//! Times of day that stand beside a title or people: a row with one is a schedule's.

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::gloss::gloss;
use crate::extract::sentence::lowered;
use crate::language::Language;
use crate::language::latin::CLOCK_WORDS;

/// No time stands behind more characters of a line.
const LEAD: usize = 24;

static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)[0-2]?[0-9][:：][0-5][0-9]|\b[0-9]{1,2} ?[ap]\.?m\b").expect("a valid pattern")
});

/// Whether a row begins with a time of day: "9:45 Title", "TUE 9:45 Title".
pub fn is_timed(text: &str) -> bool {
    let lead: String = text.chars().take(LEAD).collect();
    CLOCK.find(&lead).is_some_and(|time| !lead[..time.start()].contains(char::is_lowercase))
}

/// Whether a line tells when something is, and maybe where: "Wednesday 13:00 CET, Hall 4". Only a day may stand before
/// the time.
pub fn tells_when(line: &str, languages: &[&Language]) -> bool {
    let Some(time) = CLOCK.find(line) else { return false };
    let before = lowered(&line[..time.start()]);
    let is_day = |word: &str| {
        word.chars().all(|c| c.is_ascii_digit())
            || CLOCK_WORDS.contains(&word)
            || languages.iter().any(|language| {
                language.is_of_a_date(word)
                    || language.weekdays.iter().any(|(day, _)| word.starts_with(day))
            })
    };
    before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(is_day)
}

/// Whether a line is nothing but times of day: "⏰ 11:05am - 11:30am CET".
pub fn is_times(line: &str) -> bool {
    let rest = CLOCK.replace_all(line, " ");
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // "CEST"
    let zone = |word: &str| word.len() <= 4 && word.ends_with('T') && word == word.to_uppercase();
    rest != line && words.all(|word| zone(word) || ["am", "pm", "AM", "PM", "UTC"].contains(&word))
}

/// What follows the bracket with a time that a text begins with: " Jane Doe" in "（6/14 09:30，大厅）Jane Doe".
pub fn after_bracketed_time(text: &str) -> Option<&str> {
    gloss(text).filter(|(inside, _)| CLOCK.is_match(inside)).map(|(_, after)| after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn rows_that_begin_with_a_time() {
        for (text, want) in [
            ("9:45 Meshes at Sea", true),
            ("TUE 9:45: Meshes", true),
            ("[10：30] 海上", true),
            ("上午9:30 海上", true),
            ("10:30AM Meshes", true),
            ("Meshes at 9:45", false),
            ("Meshes: 9 Seas", false),
            ("", false),
        ] {
            assert_eq!(is_timed(text), want, "{text}");
        }
    }

    #[test]
    fn lines_of_times() {
        for line in ["⏰ 11:05am - 11:30am", "14:00–14:30 CEST", "9:45"] {
            assert!(is_times(line), "{line}");
        }
        for line in ["9:45 Welcome", "9:45 AMA", "Meshes", "14:00 茶歇", "12"] {
            assert!(!is_times(line), "{line}");
        }
    }

    #[test]
    fn lines_that_tell_when() {
        for (line, want) in [
            ("🕓 09:35 CET", true),
            ("Wednesday 13:00 CET, Hall 4", true),
            ("October 4, 9:30am", true),
            ("середа, 13:00", true),
            ("Zora Quill, 13:00", false),
            ("Zora Quill, Quuxly", false),
            ("Hall 4", false),
        ] {
            assert_eq!(tells_when(line, LANGUAGES), want, "{line}");
        }
    }

    #[test]
    fn times_in_brackets() {
        for (text, want) in [
            ("（6/14 09:30，大廳）陳曉明", Some("陳曉明")),
            (" (9:30am) Zora Quill", Some(" Zora Quill")),
            ("（大廳）陳曉明", None),
            ("陳曉明（09:30）", None),
        ] {
            assert_eq!(after_bracketed_time(text), want, "{text}");
        }
    }
}
