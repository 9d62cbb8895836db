//! The entries of a corrections file, each with its own lines.

use std::ops::Range;

use super::Correction;
use crate::fault;

/// One correction and the bytes of its lines.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The correction.
    pub correction: Correction,
    /// From its `- ` line to its last one.
    pub bytes: Range<usize>,
}

/// The entries of a text, or the 1-based line of what is wrong and the reason.
pub fn entries(text: &str) -> Result<Vec<Entry>, (u32, String)> {
    let whole: Option<Vec<serde::de::IgnoredAny>> =
        serde_yaml::from_str(text).map_err(|error| fault::yaml(text, &error))?;
    let ranges = ranges(text);
    if ranges.len() != whole.map_or(0, |entries| entries.len()) {
        let line = ranges.first().map_or(1, |range| fault::line_at(text, range.start));
        return Err((line, "write a correction as a list entry of its own: `- fix: …`".to_owned()));
    }
    ranges.into_iter().map(|range| entry(text, range)).collect()
}

fn entry(text: &str, bytes: Range<usize>) -> Result<Entry, (u32, String)> {
    let first = fault::line_at(text, bytes.start);
    let own = &text[bytes.clone()];
    let read = |own: &str| -> Result<Correction, (u32, String)> {
        // A value first, since that is what refuses a field that stands twice.
        let [value] = serde_yaml::from_str::<[serde_yaml::Value; 1]>(own).map_err(|error| {
            let (line, reason) = fault::yaml(own, &error);
            (line, reason.trim_start_matches(".[0]: ").to_owned())
        })?;
        serde_yaml::from_value(value).map_err(|error| {
            let (_, reason) = fault::yaml(own, &error);
            (line_of_field(own, &reason), reason)
        })
    };
    let correction = read(own).map_err(|(line, reason)| (first + line - 1, reason))?;
    Ok(Entry { correction, bytes })
}

/// The line, within an entry, of the field that a reason names in backticks; else its first.
fn line_of_field(entry: &str, reason: &str) -> u32 {
    let begins = |line: &str, field: &str| {
        let line = line.trim_start_matches([' ', '-']);
        line.strip_prefix(field).is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    let field = reason.split('`').nth(1).unwrap_or_default();
    let place = entry.lines().position(|line| !field.is_empty() && begins(line, field));
    u32::try_from(place.unwrap_or(0) + 1).unwrap_or(1)
}

/// The bytes of the lines of each entry.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut column = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let depth = indent(line).len();
        let rest = line.trim();
        let is_dash = rest == "-" || rest.starts_with("- ");
        if is_dash && column.is_none_or(|column| column == depth) {
            column = Some(depth);
            ranges.push(at..end);
        } else if let (Some(range), Some(column)) = (ranges.last_mut(), column) {
            // Blank lines and comments that are not within the entry may lead to the next one.
            let between = rest.is_empty() || rest.starts_with('#') && depth <= column;
            if !between {
                range.end = end;
            }
        }
        at = end;
    }
    ranges
}

/// The spaces that a line begins with.
pub fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches(' ').len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong with a text, as `line: reason`.
    fn fault(text: &str) -> String {
        let (line, reason) = entries(text).expect_err("a fault");
        format!("{line}: {reason}")
    }

    #[test]
    fn faults_have_their_line() {
        let entry = "- fix: hide-post\n  path: a\n  by: A\n  on: 2025-01-01\n";
        for (text, expected) in [
            ("- fix: [\n", "2: "),
            ("fix: hide-post\n", "1: invalid type: map"),
            ("- fix: hide-post\n  path: a\n", "1: missing field `by`"),
            ("- fix: hide-post\n  path: a\n  path: b\n", "1: duplicate entry with key \"path\""),
            ("- fix: hide-post\n  by: A\n  on: 2025-01-01\n  paht: a\n", "4: unknown field `paht`"),
            ("- fix: hide-post\n  path: a\n  on: 2025-01-01\n  by: ''\n", "4: `by` is blank"),
            ("[{fix: hide-post, path: a, by: A, on: 2025-01-01}]\n", "1: write a correction as"),
            ("- a\n", "1: invalid type: string"),
            ("- fix: |\n    a\n    b\n  by: A\n", "1: unknown variant `a b `, expected"),
        ] {
            let error = fault(text);
            assert!(error.starts_with(expected), "{error}");
            let error = fault(&format!("# head\n{entry}\n{text}"));
            let line: usize = error.split(':').next().expect("a line").parse().expect("a number");
            assert!((1..=6 + text.lines().count() + 1).contains(&line), "{error}");
        }
        let error =
            fault(&format!("{entry}\n- fix: hide-post\n  path: ''\n  by: A\n  on: 2025-01-01\n"));
        assert_eq!(error, "7: `path` is blank");
    }
}
