//! Lines that an editor broke at a column: such a break is a space, where those that authors set tell one line from another.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::language::is_cjk;

/// Editors break lines no earlier than here, in columns.
const NARROW: usize = 60;

/// So many lines around a break tell.
const LINES: usize = 100;

/// The lines of a paragraph around a byte, and whether all of them were broken at a column.
#[derive(Debug, Default)]
pub(super) struct Wrapped {
    lines: Range<usize>,
    wrapped: bool,
}

impl Wrapped {
    /// Whether the break at a byte of a text is a space.
    pub fn is_space(&mut self, text: &str, at: usize) -> bool {
        if !self.lines.contains(&at) {
            *self = Self::around(text, at);
        }
        let (before, behind) = (&text[..at], text[at..].trim_start());
        // Chinese and Japanese have no spaces.
        let joined = before.ends_with(is_cjk) && behind.starts_with(is_cjk);
        self.wrapped && !joined && !begins(behind)
    }

    fn around(text: &str, at: usize) -> Self {
        let is_blank = |line: &str| bare(line).trim().is_empty();
        let mut start = line_start(text, at);
        for _ in 0..LINES {
            let Some(end) = start.checked_sub(1).filter(|_| !begins(&text[start..])) else { break };
            let before = line_start(text, end);
            if is_blank(&text[before..end]) || is_set(&text[before..end]) {
                break;
            }
            start = before;
        }
        let mut end = start;
        let mut lines: Vec<&str> = Vec::new();
        for line in text[start..].split_inclusive('\n').take(2 * LINES) {
            if is_blank(line) || !lines.is_empty() && begins(line) {
                break;
            }
            end += line.len();
            lines.push(line.trim_end());
            if is_set(line) {
                break;
            }
        }
        Self { lines: start..end.max(at + 1), wrapped: are_wrapped(&lines) }
    }
}

/// Whether none of some lines but the last could have held the first word of the next one, too.
fn are_wrapped(lines: &[&str]) -> bool {
    // A long address is not broken, wherever the column is.
    let broken = lines.iter().filter(|line| bare(line).contains(' '));
    let widest = broken.map(|line| line.width()).max().unwrap_or_default();
    let full = lines.windows(2).all(|pair| {
        let below = bare(pair[1]);
        let word = below.split(' ').next().unwrap_or_default();
        // "**Title**", and what stands below
        let set_off = pair[0].ends_with(['*', '_', ':', '：']) || below.starts_with("**");
        pair[0].width() + 1 + word.width() > widest && !set_off
    });
    // Of two lines the first is the widest whatever it says.
    let goes_on = match lines {
        [first, last] => {
            bare(last).starts_with(char::is_lowercase)
                || is_one_day(first, last)
                || is_listed(bare(last))
        }
        _ => lines.len() > 1,
    };
    widest >= NARROW && full && goes_on
}

/// Whether an author set the break behind a line, as Markdown has it.
fn is_set(line: &str) -> bool {
    line.trim_end_matches(['\n', '\r']).ends_with('\\')
}

/// Whether a line goes on with somebody's employer in a list: "(Quuxly), Max Mu".
fn is_listed(line: &str) -> bool {
    let inner = line.strip_prefix(['(', '（']).and_then(|it| it.split_once([')', '）']));
    inner.is_some_and(|(_, rest)| rest.starts_with([',', '，', '、', ';']))
}

/// Whether a break is within a day of a Chinese or Japanese text: "2023 年 4⏎月 18 日".
fn is_one_day(first: &str, last: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let unit = ['年', '月', '日'];
    first.ends_with(digit) && last.starts_with(unit)
        || first.ends_with(unit) && last.starts_with(digit)
}

/// A line without what indents and quotes it.
fn bare(line: &str) -> &str {
    line.trim_start_matches([' ', '>', '\t'])
}

/// Whether a line is the first of an item, a heading, a table's row or markup.
fn begins(line: &str) -> bool {
    let bare = bare(line);
    let unnumbered = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let marker = if unnumbered.len() < bare.len() {
        unnumbered.strip_prefix(['.', ')'])
    } else {
        bare.strip_prefix(['-', '*', '+'])
    };
    marker.is_some_and(|rest| rest.starts_with(' ')) || bare.starts_with(['#', '|', '<', '{'])
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |before| before + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_were_broken_at_a_column() {
        let wrapped = "We sailed from one end of the sea to the other, and Zora \n\
                       Quill told us of meshes that float, of ropes that do not,\n\
                       and of all the masts that she had lost.";
        let wide = wrapped
            .replace("We sailed", "On that very first day we sailed")
            .replace("Quill told us", "Quill, our captain, told all of us");
        for (text, want) in [
            (wide.as_str(), true),
            // No line is as long as an editor makes them.
            (wrapped, false),
            // Other paragraphs, and addresses that no editor can break.
            (
                &format!(
                    "{wide}\n\nWe slept.\n\nAnd all of us sang of it as loud as we could sing in such a storm as that"
                ),
                true,
            ),
            (&format!("{wide}\n(https://sea.example/{})\nand she wept.", "x".repeat(80)), true),
            // A title in the midst of a sentence begins no item; markup tells of another line.
            (&wide.replace("Quill, our captain,", "*Quill and a Ship*,"), true),
            (&wide.replace("Quill, our captain", "<br>Quill, captain"), false),
            (
                "> We sailed from one end of the sea to the other end of it, and Zora Quill\n> told us of meshes.",
                true,
            ),
            (
                "**A Very Long Title That Tells of Meshes, of Sails and of All the Seas**\nZora Quill, Quuxly",
                false,
            ),
            (
                "We sailed from one end of the sea to the other end of it, and Zora Quill\ntold us of meshes.",
                true,
            ),
            (
                "We sailed from one end of the sea to the other end of it with a captain.\nZora Quill told us of meshes.",
                false,
            ),
            // An author's own break ends what was broken at a column, and a list goes on behind a bracket.
            (
                "**Speakers:** Zora Quill (Quuxly Sails and Ropes of the Sea), Max Mu\n(Google), Ada Lin \\\n**When:** 9:00",
                true,
            ),
            (
                "A Very Long Title That Tells of Meshes, of Sails and of All the Seas\n(Zora Quill, Quuxly)",
                false,
            ),
            // A day in the midst of a sentence.
            (
                "水手们、船长们以及所有热爱大海的人们，都非常期待能够参加在 2031 年 4\n月 18 日至 21 日举行的大会！",
                true,
            ),
            (
                "水手们、船长们以及所有热爱大海的人们，都非常期待能够参加在 2031 年举行的大会，\n张三丰，船队公司",
                false,
            ),
            (
                "- We sailed from one end of the sea to the other end of it, and Zora Quill\n- told us of meshes.",
                false,
            ),
            (
                "We sailed.\nWe sang of the sea from one end of the sea to the other end of it, all day.\nWe slept.",
                false,
            ),
        ] {
            let at = text.find('\n').expect("two lines");
            assert_eq!(Wrapped::default().is_space(text, at), want, "{text}");
        }
    }
}
