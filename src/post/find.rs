//! Which posts a command line means.

use std::collections::HashSet;
use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use bytesize::ByteSize;
use ignore::WalkBuilder;

/// The argument that means standard input.
const STDIN: &str = "-";

/// How large a post may be unless the user says otherwise, in bytes.
pub const USUAL_LIMIT: u64 = 16 << 20;

/// Extensions of the posts that are found in folders, in lower case.
const EXTENSIONS: [&str; 3] = ["md", "mdx", "markdown"];

/// Where the bytes of one post come from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Standard input, shown as `-`.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// A path of the command line, or one below it, that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindError {
    /// The path, as [`Source::path`] shows paths.
    pub path: String,
    /// Why.
    pub reason: String,
}

impl fmt::Display for FindError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.reason)
    }
}

impl std::error::Error for FindError {}

impl FindError {
    fn of(path: &Path, reason: &str) -> Self {
        Self { path: shown(path), reason: reason.to_owned() }
    }
}

impl Source {
    /// The path as given or walked, with `/` separators and without a leading `./`.
    pub fn path(&self) -> String {
        match self {
            Source::Stdin => STDIN.to_owned(),
            Source::File(path) => shown(path),
        }
    }

    /// All bytes of the post; an error where they are more than `limit`.
    pub fn bytes(&self, limit: u64) -> io::Result<Vec<u8>> {
        match self {
            Source::Stdin => limited(io::stdin().lock(), 0, limit),
            Source::File(path) => {
                let file = fs::File::open(path)?;
                let size = file.metadata()?.len();
                limited(file, size, limit)
            }
        }
    }
}

/// Reads to the end, after about so many bytes, but never more than the limit: a file may grow while
/// it is read.
fn limited(reader: impl Read, size: u64, limit: u64) -> io::Result<Vec<u8>> {
    // One more shows that it is the end.
    let size = size.min(limit).saturating_add(1);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        let size = ByteSize::b(limit).display().iec();
        let reason = format!("larger than {size}; --max-size SIZE reads larger posts");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
    }
    Ok(bytes)
}

/// The posts that these paths mean, sorted by path and each once, and the paths that fail.
///
/// A path is a file of any extension, a folder, or `-`. Folders are searched for `.md`, `.mdx` and
/// `.markdown` files; hidden and git-ignored ones are passed over, within a git repository or not,
/// and symbolic links are not followed, so that a folder holds no more than what is in it.
pub fn find(paths: &[PathBuf]) -> (Vec<Source>, Vec<FindError>) {
    let mut sources = Vec::new();
    let mut errors = Vec::new();
    for path in paths {
        if path.as_os_str() == STDIN {
            sources.push(Source::Stdin);
        } else {
            match fs::metadata(path) {
                Ok(found) if found.is_dir() => walk(path, &mut sources, &mut errors),
                // To open a pipe or a device may wait for ever.
                Ok(found) if !found.is_file() => errors.push(FindError::of(path, "not a file")),
                Ok(_) => take(path.clone(), &mut sources, &mut errors),
                Err(error) => errors.push(FindError::of(path, &reason(&error))),
            }
        }
    }
    // A folder by itself holds no file twice.
    if paths.len() > 1 {
        // Of several spellings of one file the shortest is kept, whatever their order.
        sources.sort_by_cached_key(|source| (source.path().len(), source.path()));
        let mut seen = HashSet::new();
        sources.retain(|source| seen.insert(identity(source)));
    }
    sources.sort_by_cached_key(Source::path);
    errors.sort_by(|a, b| a.path.cmp(&b.path));
    errors.dedup();
    (sources, errors)
}

fn walk(folder: &Path, sources: &mut Vec<Source>, errors: &mut Vec<FindError>) {
    let walker = WalkBuilder::new(folder).require_git(false).build();
    for entry in walker {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                if is_post(entry.path()) {
                    take(entry.into_path(), sources, errors);
                }
            }
            Ok(_) => {}
            Err(error) => errors.push(find_error(folder, &error)),
        }
    }
}

/// A post is known by its path, and two that are no text could become one.
fn take(path: PathBuf, sources: &mut Vec<Source>, errors: &mut Vec<FindError>) {
    if path.to_str().is_some() {
        sources.push(Source::File(path));
    } else {
        errors.push(FindError::of(&path, "the path is not valid UTF-8"));
    }
}

fn is_post(path: &Path) -> bool {
    let extension = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
    EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str())
}

/// Takes the path out of a walker's error.
fn find_error(folder: &Path, error: &ignore::Error) -> FindError {
    match error {
        ignore::Error::WithPath { path, err } => find_error(path, err),
        ignore::Error::WithDepth { err, .. } => find_error(folder, err),
        ignore::Error::Io(error) => FindError::of(folder, &reason(error)),
        other => FindError::of(folder, &other.to_string()),
    }
}

/// The words of the system, without its error number.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or_default().to_lowercase()
        }
    }
}

/// One file under two spellings (`a.md`, `./a.md`, `x/../a.md`) is one source.
fn identity(source: &Source) -> Source {
    match source {
        Source::File(path) => Source::File(path.canonicalize().unwrap_or_else(|_| path.clone())),
        Source::Stdin => Source::Stdin,
    }
}

/// With `/` separators, and without `.` steps and doubled separators.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let empty_step =
        ["//", "./"].iter().any(|step| text.contains(step)) || text.ends_with(['.', '/']);
    // Most have none, which is told sooner.
    if !empty_step && !cfg!(windows) {
        return text.into_owned();
    }
    let bare: PathBuf = path.components().filter(|it| *it != Component::CurDir).collect();
    let text = if bare.as_os_str().is_empty() { path } else { &bare }.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    /// A folder with these files, each holding its own name.
    fn folder(files: &[&str]) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(&path, file).expect("a file");
        }
        folder
    }

    /// What is found at these paths below the folder, without the folder's own path.
    fn found(folder: &TempDir, paths: &[&str]) -> Vec<String> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.path().join(path)).collect();
        let (sources, errors) = find(&paths);
        assert_eq!(errors, []);
        let prefix = format!("{}/", shown(folder.path()));
        sources.iter().map(|source| source.path().replace(&prefix, "")).collect()
    }

    #[test]
    fn folders_are_walked_for_posts() {
        let folder = folder(&["b.md", "a/z.MDX", "a/y.markdown", "a/x.txt", "readme", "c.html"]);
        assert_eq!(found(&folder, &[""]), ["a/y.markdown", "a/z.MDX", "b.md"]);
    }

    #[test]
    fn hidden_and_ignored_files_are_passed_over() {
        let folder = folder(&["a.md", ".b.md", ".c/d.md", "drafts/e.md", "f.md", "sub/g.md"]);
        fs::write(folder.path().join(".gitignore"), "drafts/\n/f.md\n").expect("a file");
        assert_eq!(found(&folder, &[""]), ["a.md", "sub/g.md"]);
    }

    #[test]
    fn a_file_that_is_named_is_taken_whatever_it_is() {
        let folder = folder(&["a.txt", ".b.md", "c"]);
        fs::write(folder.path().join(".gitignore"), "*\n").expect("a file");
        assert_eq!(found(&folder, &["c", "a.txt", ".b.md"]), [".b.md", "a.txt", "c"]);
    }

    #[test]
    fn order_and_repetition_do_not_matter() {
        let folder = folder(&["a.md", "s/b.md"]);
        let expected = ["a.md", "s/b.md"];
        assert_eq!(found(&folder, &["s", "a.md"]), expected);
        assert_eq!(found(&folder, &["a.md", "", "s", "./s/b.md", "s/../s/b.md"]), expected);
    }

    #[test]
    fn missing_paths_are_errors_and_the_rest_goes_on() {
        let folder = folder(&["a.md"]);
        let missing = folder.path().join("gone.md");
        let paths = [missing.clone(), folder.path().join("a.md"), missing.clone()];
        let (sources, errors) = find(&paths);
        assert_eq!(sources.len(), 1);
        assert_eq!(errors.len(), 1);
        let expected = format!("{}: no such file or folder", missing.display());
        assert_eq!(errors[0].to_string(), expected);
    }

    #[test]
    fn a_dash_is_standard_input_once() {
        let (sources, errors) = find(&["-".into(), "-".into()]);
        assert_eq!((sources, errors), (vec![Source::Stdin], vec![]));
        assert_eq!(Source::Stdin.path(), "-");
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_folder_are_not_followed() {
        let folder = folder(&["a.md", "s/b.md"]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("s/loop")).expect("a link");
        std::os::unix::fs::symlink("a.md", folder.path().join("c.md")).expect("a link");
        assert_eq!(found(&folder, &[""]), ["a.md", "s/b.md"]);
        assert_eq!(found(&folder, &["c.md", "a.md"]), ["a.md"]);
    }

    #[test]
    fn paths_are_shown_as_given_but_for_empty_steps() {
        for (path, expected) in [
            ("./a.md", "a.md"),
            ("a//b/./c.md", "a/b/c.md"),
            ("../a.md", "../a.md"),
            ("/a/b.md", "/a/b.md"),
            (".", "."),
        ] {
            assert_eq!(shown(Path::new(path)), expected);
        }
    }
}
