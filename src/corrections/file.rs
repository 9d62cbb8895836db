//! The corrections file: a YAML list, kept in git beside the posts, that people edit too.
//!
//! It is changed as text, so that their comments and their order stay: a new entry is written
//! below the last one, and an entry is cut by its lines. Those are its `- ` line and all that
//! follow, up to the blank and comment lines that lead to the next entry: comments above an entry
//! stay where they are, comments inside it go with it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::entries::{Entry, entries, indent};
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

    /// Reads `text` as that of the file at `path`.
    pub fn parse(path: &Path, text: &str) -> Result<Self, FileError> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::examples::{EVERY_KIND, every_kind};

    fn file(text: &str) -> CorrectionsFile {
        CorrectionsFile::parse(Path::new("c.yaml"), text).unwrap_or_else(|error| panic!("{error}"))
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
        assert_eq!(edited.corrections().first(), Some(draft));
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
    fn yaml_that_lines_do_not_tell_all_about_is_left_alone() {
        let text = "- fix: hide-post\n  path: a\n  by: A\n  on: 2025-01-01\n...\n";
        let error = file(text).add(&hidden("b.md", "2025-06-01")).expect_err("no place");
        assert!(error.to_string().starts_with("c.yaml is written in a way"), "{error}");
    }
}
