//! The corrections file: a YAML list, kept in git beside the posts, that people edit too.
//!
//! It is changed as text, so that their comments and their order stay: a new entry is written
//! below the last one, and an entry is cut by its lines. Those are its `- ` line and all that
//! follow, up to the blank and comment lines that lead to the next entry: comments above an entry
//! stay where they are, comments inside it go with it.

use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{Correction, Statement};
use crate::fault;

/// What a new file begins with.
const HEAD: &str = "# What talkcat got wrong; `talkcat fix --help` tells more.\n";

/// What is wrong with a corrections file.
#[derive(Debug, Error)]
pub enum FileError {
    /// It cannot be read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It cannot be written, and is as it was.
    #[error("cannot write {}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It holds something that is no correction.
    #[error("{}:{line}: {reason}", path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// 1-based line.
        line: u32,
        /// What is wrong there.
        reason: String,
    },
    /// It is written in a way that no entry can be added to or cut from.
    #[error("{} is written in a way that only you can change: {what} by hand", path.display())]
    Entangled {
        /// The file.
        path: PathBuf,
        /// What is to be done.
        what: String,
    },
}

/// A corrections file in memory.
#[derive(Debug, Clone)]
pub struct CorrectionsFile {
    path: PathBuf,
    text: String,
    entries: Vec<Entry>,
}

/// One correction and the bytes of its lines.
#[derive(Debug, Clone)]
struct Entry {
    correction: Correction,
    bytes: Range<usize>,
}

impl CorrectionsFile {
    /// The file of a catalog unless another one is named: `talkcat.corrections.yaml` beside
    /// `talkcat.db`.
    pub fn beside(database: &Path) -> PathBuf {
        database.with_extension("corrections.yaml")
    }

    /// Reads the file at `path`.
    pub fn read(path: &Path) -> Result<Self, FileError> {
        let bytes = fs::read(path)
            .map_err(|source| FileError::Unreadable { path: path.to_owned(), source })?;
        let text = fault::utf8(&bytes).map_err(|line| FileError::Invalid {
            path: path.to_owned(),
            line,
            reason: "not valid UTF-8".to_owned(),
        })?;
        Self::parse(path, text)
    }

    /// Reads the file at `path`; begins a new one where there is none.
    pub fn read_or_begin(path: &Path) -> Result<Self, FileError> {
        match Self::read(path) {
            Err(FileError::Unreadable { source, .. })
                if source.kind() == io::ErrorKind::NotFound =>
            {
                Self::parse(path, HEAD)
            }
            read => read,
        }
    }

    fn parse(path: &Path, text: &str) -> Result<Self, FileError> {
        let entries = entries(text).map_err(|(line, reason)| FileError::Invalid {
            path: path.to_owned(),
            line,
            reason,
        })?;
        Ok(Self { path: path.to_owned(), text: text.to_owned(), entries })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its corrections in the order of the file. One statement counts once, where it stands last
    /// by its day: two branches that are merged may hold it both.
    pub fn corrections(&self) -> Vec<Correction> {
        let believed = |place: usize| {
            let correction = &self.entries[place].correction;
            !self.entries.iter().enumerate().any(|(other, entry)| {
                entry.correction.statement == correction.statement
                    && (entry.correction.on, other) > (correction.on, place)
            })
        };
        let places = (0..self.entries.len()).filter(|&place| believed(place));
        places.map(|place| self.entries[place].correction.clone()).collect()
    }

    /// Writes a correction below the last one.
    pub fn add(&mut self, correction: &Correction) -> Result<(), FileError> {
        let entry = serde_yaml::to_string(&[correction]).unwrap_or_default();
        let indent =
            self.entries.first().map_or("", |entry| indent(&self.text[entry.bytes.clone()]));
        let mut text = self.text.clone();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        for line in entry.lines() {
            text.push_str(indent);
            text.push_str(line);
            text.push('\n');
        }
        let known = self.entries.iter().map(|entry| &entry.correction);
        let wanted: Vec<Correction> = known.chain([correction]).cloned().collect();
        self.become_text(&text, &wanted, || format!("add `{}`", entry.trim_end()))
    }

    /// Cuts the entries with this statement; whether there are any.
    pub fn cut(&mut self, statement: &Statement) -> Result<bool, FileError> {
        let (gone, wanted): (Vec<&Entry>, Vec<&Entry>) =
            self.entries.iter().partition(|entry| entry.correction.statement == *statement);
        let mut text = self.text.clone();
        for entry in gone.iter().rev() {
            text.replace_range(entry.bytes.clone(), "");
        }
        let any = !gone.is_empty();
        let wanted: Vec<Correction> = wanted.iter().map(|entry| entry.correction.clone()).collect();
        self.become_text(&text, &wanted, || format!("cut “{statement}”"))?;
        Ok(any)
    }

    /// Takes on a text that must hold exactly these corrections: what was written by hand may be
    /// YAML that lines do not tell all about.
    fn become_text(
        &mut self,
        text: &str,
        wanted: &[Correction],
        what: impl Fn() -> String,
    ) -> Result<(), FileError> {
        let entries = entries(text)
            .ok()
            .filter(|entries| entries.iter().map(|entry| &entry.correction).eq(wanted));
        let Some(entries) = entries else {
            return Err(FileError::Entangled { path: self.path.clone(), what: what() });
        };
        (self.text, self.entries) = (text.to_owned(), entries);
        Ok(())
    }

    /// Writes it to the disk, all or nothing.
    pub fn write(&self) -> Result<(), FileError> {
        let failed = |source| FileError::Unwritable { path: self.path.clone(), source };
        // A file that is a link to another one stays a link.
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".new");
        let new = path.with_file_name(name);
        let write = || {
            let mut file = fs::File::create(&new)?;
            file.write_all(self.text.as_bytes())?;
            file.sync_all()?;
            if let Ok(metadata) = fs::metadata(&path) {
                fs::set_permissions(&new, metadata.permissions())?;
            }
            fs::rename(&new, &path)
        };
        write().map_err(|source| {
            let _ = fs::remove_file(&new);
            failed(source)
        })
    }
}

/// The entries of a text, or the 1-based line of what is wrong and the reason.
fn entries(text: &str) -> Result<Vec<Entry>, (u32, String)> {
    let whole: Option<Vec<serde::de::IgnoredAny>> =
        serde_yaml::from_str(text).map_err(|error| fault::yaml(&error))?;
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
            let (line, reason) = fault::yaml(&error);
            (line, reason.trim_start_matches(".[0]: ").to_owned())
        })?;
        serde_yaml::from_value(value).map_err(|error| {
            let (_, reason) = fault::yaml(&error);
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

fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches(' ').len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::examples::{EVERY_KIND, every_kind};

    fn file(text: &str) -> CorrectionsFile {
        CorrectionsFile::parse(Path::new("c.yaml"), text).unwrap_or_else(|error| panic!("{error}"))
    }

    fn error(text: &str) -> String {
        CorrectionsFile::parse(Path::new("c.yaml"), text).expect_err("a fault").to_string()
    }

    fn hidden(path: &str, day: &str) -> Correction {
        let text = format!("{{fix: hide-post, path: {path}, by: Ada, on: {day}}}");
        serde_yaml::from_str(&text).expect("a correction")
    }

    const BY_HAND: &str = "\
# Ours. Ask before you cut.

# Drafts
- fix: hide-post   # for now
  path: a.md
  by: Ada
  on: 2025-05-01
  why: |
    It is a draft.
    # Not a comment, and in no list:
    - not an entry

# Trailers
-
  fix: no-talk
  link: youtube:a
  by: Bo
  on: 2025-05-02
  # Bo saw it.

# The end.
";

    #[test]
    fn every_kind_is_read_in_order() {
        assert_eq!(file(EVERY_KIND).corrections(), every_kind());
    }

    #[test]
    fn a_file_may_hold_none_yet() {
        for text in ["", "# nothing yet\n", "[]\n", "---\n", HEAD] {
            assert!(file(text).corrections().is_empty(), "{text:?}");
        }
    }

    #[test]
    fn entries_are_added_below_and_comments_stay() {
        let mut edited = file(BY_HAND);
        edited.add(&hidden("b.md", "2025-06-01")).expect("a plain file");
        assert_eq!(
            edited.text,
            format!("{BY_HAND}- fix: hide-post\n  path: b.md\n  by: Ada\n  on: 2025-06-01\n")
        );
        assert_eq!(edited.corrections().len(), 3);
        let mut indented = file("  - {fix: hide-post, path: a, by: A, on: 2025-01-01}");
        indented.add(&hidden("b.md", "2025-06-01")).expect("a plain file");
        assert_eq!(indented.corrections().len(), 2);
        assert!(
            indented.text.ends_with(
                "\n  - fix: hide-post\n    path: b.md\n    by: Ada\n    on: 2025-06-01\n"
            )
        );
    }

    #[test]
    fn an_entry_is_cut_with_its_lines_and_no_more() {
        let mut edited = file(BY_HAND);
        let [draft, trailer] = &file(BY_HAND).corrections()[..] else { panic!("two") };
        assert!(edited.cut(&draft.statement).expect("a plain file"));
        assert!(!edited.cut(&draft.statement).expect("a plain file"));
        let lines: Vec<&str> = BY_HAND.lines().collect();
        assert_eq!(edited.text.lines().collect::<Vec<_>>(), [&lines[..3], &lines[11..]].concat());
        assert!(edited.cut(&trailer.statement).expect("a plain file"));
        assert_eq!(
            edited.text,
            "# Ours. Ask before you cut.\n\n# Drafts\n\n# Trailers\n\n# The end.\n"
        );
        edited.add(draft).expect("a plain file");
        assert_eq!(edited.corrections(), [draft.clone()]);
    }

    #[test]
    fn every_correction_can_be_added_and_cut() {
        let mut edited = file(HEAD);
        for correction in every_kind() {
            edited.add(&correction).expect("a plain file");
        }
        assert_eq!(edited.corrections(), every_kind());
        for correction in every_kind() {
            assert!(edited.cut(&correction.statement).expect("a plain file"));
        }
        assert_eq!(edited.text, HEAD);
    }

    #[test]
    fn one_statement_counts_once() {
        let text = |days: [&str; 3]| {
            let entry = |(path, day): (&str, &str)| {
                format!("- {{fix: hide-post, path: {path}, by: A, on: {day}}}\n")
            };
            ["a", "b", "a"].into_iter().zip(days).map(entry).collect::<String>()
        };
        let read = |days| -> Vec<(String, String)> {
            let told = |it: Correction| (it.statement.to_string(), it.on.to_string());
            file(&text(days)).corrections().into_iter().map(told).collect()
        };
        let one = |path: &str, day: &str| (hidden(path, day).statement.to_string(), day.to_owned());
        assert_eq!(
            read(["2025-01-02", "2025-01-03", "2025-01-01"]),
            [one("a", "2025-01-02"), one("b", "2025-01-03")]
        );
        assert_eq!(
            read(["2025-01-01", "2025-01-03", "2025-01-01"]),
            [one("b", "2025-01-03"), one("a", "2025-01-01")]
        );
    }

    #[test]
    fn faults_have_their_line() {
        let entry = "- fix: hide-post\n  path: a\n  by: A\n  on: 2025-01-01\n";
        for (text, expected) in [
            ("- fix: [\n", "c.yaml:2: "),
            ("fix: hide-post\n", "c.yaml:1: invalid type: map"),
            ("- fix: hide-post\n  path: a\n", "c.yaml:1: missing field `by`"),
            (
                "- fix: hide-post\n  path: a\n  path: b\n",
                "c.yaml:1: duplicate entry with key \"path\"",
            ),
            (
                "- fix: hide-post\n  by: A\n  on: 2025-01-01\n  paht: a\n",
                "c.yaml:4: unknown field `paht`",
            ),
            (
                "- fix: hide-post\n  path: a\n  on: 2025-01-01\n  by: ''\n",
                "c.yaml:4: `by` is blank",
            ),
            (
                "[{fix: hide-post, path: a, by: A, on: 2025-01-01}]\n",
                "c.yaml:1: write a correction as",
            ),
            ("- a\n", "c.yaml:1: invalid type: string"),
        ] {
            let error = error(text);
            assert!(error.starts_with(expected), "{error}");
            let error = self::error(&format!("# head\n{entry}\n{text}"));
            let line: usize = error.split(':').nth(1).expect("a line").parse().expect("a number");
            assert!((1..=6 + text.lines().count() + 1).contains(&line), "{error}");
        }
        let error =
            error(&format!("{entry}\n- fix: hide-post\n  path: ''\n  by: A\n  on: 2025-01-01\n"));
        assert_eq!(error, "c.yaml:7: `path` is blank");
    }

    #[test]
    fn yaml_that_lines_do_not_tell_all_about_is_left_alone() {
        let text = "- fix: hide-post\n  path: a\n  by: A\n  on: 2025-01-01\n...\n";
        let error = file(text).add(&hidden("b.md", "2025-06-01")).expect_err("no place");
        assert!(error.to_string().starts_with("c.yaml is written in a way"), "{error}");
    }
}
