//! Files of an export, put into a folder without harm to what else is there.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{fs, process};

/// A file to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name within the folder, with `/` before each name of a folder within.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl File {
    /// A file of this name and content.
    pub fn new(name: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        File { name: name.into(), content: content.into() }
    }
}

/// Why files cannot be put into a folder; none has been written then, but for
/// [`Failed`](FolderError::Failed).
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Somebody else's file is in the way.
    #[error(
        "{} is there already and no earlier export of talkcat; take another folder, or --force to replace it",
        path.display()
    )]
    Foreign {
        /// The file in the way.
        path: PathBuf,
    },
    /// The folder or a file cannot be read or written.
    #[error("cannot write {}", path.display())]
    Failed {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Writes the files, making the folder if there is none.
///
/// An earlier export is replaced. What is one is told by `mark`, a text that an export's first
/// file, which names the others, or the file itself contains; other files are replaced only with
/// `force`.
pub fn write(folder: &Path, files: &[File], mark: &str, force: bool) -> Result<(), FolderError> {
    if !force {
        let index = files.first().and_then(|file| fs::read(folder.join(&file.name)).ok());
        let index = index.filter(|index| contains(index, mark)).unwrap_or_default();
        for file in files {
            let path = folder.join(&file.name);
            if path.symlink_metadata().is_ok() && !contains(&index, &format!("\"{}\"", file.name)) {
                let is_ours = fs::read(&path).is_ok_and(|content| contains(&content, mark));
                if !is_ours {
                    return Err(FolderError::Foreign { path });
                }
            }
        }
    }
    files.iter().try_for_each(|file| {
        let path = folder.join(&file.name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|source| failed(parent, source))?;
        replace(&path, &file.content)
    })
}

/// Puts the whole content in place at once, so that an interrupted export breaks no earlier one.
fn replace(path: &Path, content: &[u8]) -> Result<(), FolderError> {
    let part = path.with_added_extension(format!("{}.part", process::id()));
    let written = fs::File::create_new(&part)
        .and_then(|mut file| file.write_all(content))
        .and_then(|()| fs::rename(&part, path));
    written.map_err(|source| {
        if source.kind() != io::ErrorKind::AlreadyExists {
            let _ = fs::remove_file(&part); // What is wrong is told already.
        }
        failed(path, source)
    })
}

fn failed(path: &Path, source: io::Error) -> FolderError {
    FolderError::Failed { path: path.to_owned(), source }
}

fn contains(content: &[u8], text: &str) -> bool {
    content.windows(text.len()).any(|window| window == text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: &str = "made by talkcat";

    fn export() -> Vec<File> {
        vec![File::new("index.json", "made by talkcat: \"a.csv\""), File::new("a.csv", "1")]
    }

    #[test]
    fn an_earlier_export_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/folder");
        write(&path, &export(), MARK, false).unwrap();
        let mut later = export();
        later[1] = File::new("a.csv", "2");
        write(&path, &later, MARK, false).unwrap();
        assert_eq!(fs::read(path.join("a.csv")).unwrap(), b"2");
        assert_eq!(fs::read_dir(&path).unwrap().count(), 2, "no part is left");
    }

    #[test]
    fn files_of_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        let other = folder.path().join("a.csv");
        fs::write(&other, "mine").unwrap();
        let error = write(folder.path(), &export(), MARK, false).unwrap_err();
        assert!(matches!(&error, FolderError::Foreign { path } if *path == other), "{error}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is written");
        write(folder.path(), &export(), MARK, true).unwrap();
        assert_eq!(fs::read(&other).unwrap(), b"1");
    }

    #[test]
    fn a_file_beside_an_earlier_export_is_not_of_it() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &export(), MARK, false).unwrap();
        fs::write(folder.path().join("b.csv"), "mine").unwrap();
        let more = [export(), vec![File::new("b.csv", "3")]].concat();
        assert!(write(folder.path(), &more, MARK, false).is_err());
    }

    #[test]
    fn what_cannot_be_written_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let error = write(&file, &export(), MARK, false).unwrap_err();
        assert!(matches!(error, FolderError::Failed { .. }), "{error}");
    }
}
