//! One file per verb: its arguments and what it does with them.
//!
//! Invariant: a command is thin. It asks the catalog, and hands rows to [`crate::output`].

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use crate::output::page::Style;
use crate::output::{Format, Header, Layout, Rows, Target, escape};
use pager::Pager;

pub mod check;
pub mod complete;
pub mod completions;
pub mod events;
pub mod explain;
pub mod export;
pub mod extract;
pub mod facts;
pub mod filters;
pub mod fix;
pub mod import;
pub mod lines;
pub mod list;
pub mod man;
pub mod merge;
pub mod orgs;
pub mod output;
pub mod pager;
pub mod pages;
pub mod params;
pub mod posts;
pub mod report;
pub mod review;
pub mod schema;
pub mod search;
pub mod sources;
pub mod speakers;
pub mod sql;
pub mod stats;
pub mod summary;
pub mod talks;
pub mod videos;
pub mod writing;

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
    /// Whether results may have colours.
    pub colour: bool,
    /// What shows results that are longer than the screen; none where nobody sits before one.
    pub pager: Option<Pager>,
    /// Whether the terminal opens links that are not spelled out.
    pub hyperlinks: bool,
    /// The reader's language, by the environment: an ISO 639-1 code.
    pub lang: Option<String>,
    /// The program that opens addresses instead of the system's own.
    pub opener: Option<OsString>,
}

impl Context {
    /// How rows are laid out there.
    pub fn layout(&self) -> Layout {
        let header = if self.colour { Header::Bold } else { Header::Plain };
        Layout { target: self.target, header, disarmed: false }
    }

    /// Prints rows to standard output.
    pub fn print(&self, rows: &Rows, format: Format) -> io::Result<()> {
        self.print_laid_out(rows, format, self.layout())
    }

    /// Prints rows to standard output in a layout of their own.
    pub fn print_laid_out(&self, rows: &Rows, format: Format, layout: Layout) -> io::Result<()> {
        self.page(|out| format.renderer(layout).render(rows, out))
    }

    /// What pages are drawn with.
    fn page_style(&self) -> Style {
        Style { width: self.target.width, colour: self.colour, hyperlinks: self.hyperlinks }
    }

    /// Prints text to standard output, inert where that is a terminal and exact elsewhere.
    pub fn print_text(&self, text: &str) -> io::Result<()> {
        self.page(|out| {
            if self.target.terminal {
                out.write_all(escape::escape_lines(text).as_bytes())?;
                out.write_all(if text.ends_with('\n') { b"\n" } else { b"" })
            } else {
                out.write_all(text.as_bytes())
            }
        })
    }

    /// Prints what `write` writes, in the pager where there is one.
    pub fn page(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        if let Some(pager) = &self.pager {
            let mut text = Vec::new();
            write(&mut text)?;
            return pager.show(&String::from_utf8_lossy(&text));
        }
        let mut out = BufWriter::new(io::stdout().lock());
        write(&mut out)?;
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
