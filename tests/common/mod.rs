//! A real catalog in a folder of its own, and the program to run on it.
#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod blog;

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use rusqlite::Connection;
use talkcat::query::open::add_functions;
use tempfile::TempDir;

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// The variables of the environment that the program heeds.
pub const HEEDED: [&str; 5] = ["TALKCAT_DB", "TALKCAT_BY", "COLUMNS", "NO_COLOR", "CLICOLOR_FORCE"];

/// A folder with a catalog in `talkcat.db`; removed when dropped.
pub struct Folder {
    folder: TempDir,
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
        Folder { folder }
    }

    /// With a catalog that holds nothing.
    pub fn with_empty_catalog() -> Self {
        let folder = Folder::empty();
        folder.new_catalog();
        folder
    }

    /// With the catalog of `catalog.sql`.
    pub fn with_catalog() -> Self {
        let folder = Folder::empty();
        let catalog = folder.new_catalog();
        add_functions(&catalog).expect("fold() and latin()");
        catalog
            .execute_batch(concat!("BEGIN;", include_str!("catalog.sql"), "COMMIT;"))
            .expect("the sample catalog keeps the schema's rules");
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
