//! One file per verb: its arguments and what it does with them.
//!
//! Invariant: a command is thin. It asks the catalog, and hands rows to [`crate::output`].

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use crate::output::{Format, Rows, Target, escape};

pub mod complete;
pub mod completions;
pub mod events;
pub mod explain;
pub mod export;
pub mod extract;
pub mod filters;
pub mod fix;
pub mod import;
pub mod list;
pub mod man;
pub mod orgs;
pub mod posts;
pub mod schema;
pub mod sources;
pub mod speakers;
pub mod sql;
pub mod talks;
pub mod videos;

/// What a verb does.
pub trait Run {
    /// Does it: results to standard output, remarks to standard error. An error ends the program
    /// with exit code 1, a [`NotFound`](crate::query::lookup::NotFound) with 3.
    fn run(&self, context: &Context) -> anyhow::Result<()>;
}

/// What every command is told besides its own arguments.
#[derive(Debug, Clone)]
pub struct Context {
    /// The catalog's file, which need not exist.
    pub database: PathBuf,
    /// Where the results go.
    pub target: Target,
    /// Whether results may have colours: on a terminal, unless `NO_COLOR` forbids it.
    pub colour: bool,
}

impl Context {
    /// Prints rows to standard output.
    pub fn print(&self, rows: &Rows, format: Format) -> io::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        format.renderer(self.target).render(rows, &mut out)?;
        out.flush()
    }

    /// Prints text to standard output, inert where that is a terminal and exact elsewhere.
    pub fn print_text(&self, text: &str) -> io::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        if self.target.terminal {
            out.write_all(escape::escape_lines(text).as_bytes())?;
            out.write_all(if text.ends_with('\n') { b"\n" } else { b"" })?;
        } else {
            out.write_all(text.as_bytes())?;
        }
        out.flush()
    }

    /// Says something to the person at the keyboard that is no result and no error.
    pub fn remark(&self, message: &str) {
        complain(message);
    }
}

/// Writes a message to standard error, inert on a terminal. Where even that fails, nobody listens.
pub fn complain(message: &str) {
    let message = escape::escape_lines(message);
    let _ = writeln!(io::stderr(), "talkcat: {message}");
}
