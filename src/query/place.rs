//! The place in a query at which it went wrong, shown as a compiler would.

use std::fmt;

use unicode_width::UnicodeWidthStr;

use crate::output::escape::escape;

/// How much of a long line is shown on either side of the place, in characters.
const AROUND: usize = 40;

/// A place in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// 1-based.
    line: usize,
    /// 1-based, in characters.
    column: usize,
    /// What stands on the line before it, and from there on; both can be shown.
    before: String,
    after: String,
}

impl Place {
    /// The place of a byte of `sql`.
    pub fn of(sql: &str, offset: usize) -> Option<Self> {
        let (head, tail) = sql.split_at_checked(offset)?;
        let before = head.rsplit('\n').next().unwrap_or_default();
        let after = tail.lines().next().unwrap_or_default();
        Some(Place {
            line: head.matches('\n').count() + 1,
            column: before.chars().count() + 1,
            before: shown(&last(before)),
            after: shown(&first(after)),
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { line, column, before, after } = self;
        let space = " ".repeat(before.width());
        write!(formatter, "(line {line}, column {column})\n  {before}{after}\n  {space}^")
    }
}

/// A tab is one column wide here, and nothing else moves the caret.
fn shown(text: &str) -> String {
    escape(&text.replace('\t', " ")).into_owned()
}

fn first(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn last(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND) {
        Some((before, c)) => format!("…{}", &text[before + c.len_utf8()..]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(sql: &str, word: &str) -> String {
        Place::of(sql, sql.find(word).unwrap()).unwrap().to_string()
    }

    #[test]
    fn the_caret_is_below_the_word() {
        assert_eq!(
            at("SELECT\n\t'微软', colour FROM talks\nLIMIT 1", "colour"),
            "(line 2, column 8)\n   '微软', colour FROM talks\n           ^"
        );
        assert_eq!(at("'\u{1b}' x", "x"), "(line 1, column 5)\n  '\\u{1b}' x\n           ^");
        assert_eq!(Place::of("é", 1), None);
    }

    proptest::proptest! {
        #[test]
        fn any_place_of_any_text_can_be_shown(sql in "(\\PC|[\\x00-\\x1f]){0,200}", offset in 0..300_usize) {
            if let Some(place) = Place::of(&sql, offset) {
                proptest::prop_assert_eq!(place.to_string().lines().count(), 3);
            }
        }
    }

    #[test]
    fn of_a_long_line_the_place_is_shown() {
        let sql = format!("SELECT {} colour, {}", "1, ".repeat(99), "2, ".repeat(99));
        let place = at(&sql, "colour");
        assert!(place.lines().all(|line| line.width() < 90), "{place}");
        let caret = place.lines().last().unwrap().width() - 1;
        let line = place.lines().nth(1).unwrap();
        assert!(line.chars().skip(caret).collect::<String>().starts_with("colour"), "{place}");
    }
}
