//! One file per verb: its arguments and what it does with them.
//!
//! Invariant: a command is thin. It asks the catalog, and hands rows to [`crate::output`].

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use crate::output::{Format, Rows, Target, escape};

pub mod export;
pub mod extract;
pub mod import;

/// What a verb does.
pub trait Run {
    /// Does it: results to standard output, remarks to standard error. An error ends the program
    /// with exit code 1, a [`NotFound`] with 3.
    fn run(&self, context: &Context) -> anyhow::Result<()>;
}

/// What every command is told besides its own arguments.
#[derive(Debug, Clone)]
pub struct Context {
    /// The catalog's file, which need not exist.
    pub database: PathBuf,
    /// Where the results go.
    pub target: Target,
}

impl Context {
    /// Prints rows to standard output.
    pub fn print(&self, rows: &Rows, format: Format) -> io::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        format.renderer(self.target).render(rows, &mut out)?;
        out.flush()
    }

    /// Says something to the person at the keyboard that is no result and no error.
    pub fn remark(&self, message: &str) {
        eprintln!("talkcat: {}", escape::escape_lines(message));
    }
}

/// Nothing in the catalog goes by the name, slug or id that was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no {kind} “{name}” in the catalog; {hint}")]
pub struct NotFound {
    /// What was looked for: `event`.
    pub kind: &'static str,
    /// What it was called.
    pub name: String,
    /// What to do about it.
    pub hint: String,
}
