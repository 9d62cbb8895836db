//! A real catalog in a folder of its own, and the program to run on it.
#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod blog;
#[cfg(target_os = "linux")]
pub mod running;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Output;
use std::thread;

use assert_cmd::Command;
use rusqlite::Connection;
use talkcat::catalog::check::check;
use talkcat::catalog::search;
use talkcat::query::open::{add_functions, open};
use tempfile::TempDir;

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// The variables of the environment that the program heeds.
pub const HEEDED: [&str; 15] = [
    "TALKCAT_BY",
    "TALKCAT_DB",
    "TALKCAT_OPENER",
    "TALKCAT_PAGER",
    "TALKCAT_REPORTS",
    "COLUMNS",
    "LINES",
    "PAGER",
    "LESS",
    "NO_COLOR",
    "CLICOLOR_FORCE",
    "FORCE_HYPERLINK",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
];

/// `usual`, or `long` where `TALKCAT_LONG` is set: what takes minutes, best with `--release`.
pub fn size(usual: usize, long: usize) -> usize {
    if env::var_os("TALKCAT_LONG").is_some() { long } else { usual }
}

/// A folder with a catalog in `talkcat.db`; removed when dropped, and what the program wrote to the
/// catalog is checked then.
pub struct Folder {
    folder: TempDir,
    /// Whether no test filled the catalog, but the program did.
    ours: bool,
}

/// What a run of the program gave.
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

impl Folder {
    /// Without a catalog.
    pub fn empty() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        Folder { folder, ours: true }
    }

    /// With a catalog that holds nothing.
    pub fn with_empty_catalog() -> Self {
        let folder = Folder::empty();
        folder.new_catalog();
        folder
    }

    /// With the catalog of `catalog.sql`.
    pub fn with_catalog() -> Self {
        Folder::filled(include_str!("catalog.sql"))
    }

    /// With the catalog of `names.sql`.
    pub fn with_names() -> Self {
        Folder::filled(include_str!("names.sql"))
    }

    fn filled(rows: &str) -> Self {
        let mut folder = Folder::empty();
        folder.ours = false;
        let catalog = folder.new_catalog();
        add_functions(&catalog).expect("fold() and latin()");
        catalog
            .execute_batch(&format!("BEGIN; {rows} COMMIT;"))
            .expect("a sample catalog that keeps the schema's rules");
        search::index(&catalog).expect("names that can be indexed");
        folder
    }

    fn new_catalog(&self) -> Connection {
        let mut catalog = Connection::open(self.path("talkcat.db")).expect("a new file");
        embedded::migrations::runner().run(&mut catalog).expect("migrations that run");
        catalog
    }

    /// The path of a file in the folder.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// Puts a file into the folder, with the folders that it needs.
    pub fn write(&self, file: &str, content: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    /// The program in this folder, on no terminal and with nothing in the environment that it heeds.
    pub fn talkcat(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("talkcat").expect("the program");
        command.current_dir(self.folder.path()).args(arguments);
        for variable in HEEDED {
            command.env_remove(variable);
        }
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.talkcat(arguments).output().expect("the program runs"))
    }

    /// Standard output of a run that must succeed and say nothing on standard error.
    pub fn stdout(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{arguments:?}");
        run.stdout
    }

    /// The values of one column, from the JSON output.
    pub fn column(&self, column: &str, arguments: &[&str]) -> Vec<String> {
        let run = self.run(&[arguments, &["--format", "json"]].concat());
        assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.stderr);
        let rows: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).expect("JSON");
        rows.iter()
            .map(|row| match &row[column] {
                serde_json::Value::String(text) => text.clone(),
                other => other.to_string(),
            })
            .collect()
    }
}

impl Drop for Folder {
    /// A catalog that cannot be read was damaged on purpose.
    fn drop(&mut self) {
        if !self.ours || thread::panicking() {
            return;
        }
        if let Ok(catalog) = open(&self.path("talkcat.db"))
            && let Ok(findings) = check(&catalog)
        {
            assert!(findings.is_empty(), "the catalog is unsound: {findings:?}");
        }
    }
}

impl Run {
    /// What the program gave.
    pub fn of(output: Output) -> Self {
        Run {
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
            code: output.status.code(),
        }
    }
}
