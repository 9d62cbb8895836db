//! A program that shows output longer than the screen page by page.

use std::env;
use std::io::{self, Write};
use std::process::{Child, Command, Stdio};

use unicode_width::UnicodeWidthStr;

/// The variables that name a pager; the first that is there counts, and an empty one means none.
const NAMED_BY: [&str; 2] = ["TALKCAT_PAGER", "PAGER"];
/// The pager where none is named: it keeps colours, leaves what it showed on the screen, and goes
/// by itself where all of it fits.
const USUAL: &str = "less -FRX";

/// A pager, and the screen that it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// A command of the shell.
    command: String,
    /// The screen's columns and rows.
    screen: (u16, u16),
}

impl Pager {
    /// The pager that the environment asks for, for a screen of so many columns and rows.
    pub fn from_environment(screen: (u16, u16)) -> Option<Self> {
        let named = NAMED_BY.iter().find_map(env::var_os);
        let command = named.map_or_else(usual, |named| named.into_string().ok())?;
        (!command.trim().is_empty()).then_some(Pager { command, screen })
    }

    /// Shows the text, in the pager where it is too long for the screen. Where there is no such
    /// pager, the text goes to standard output all the same.
    pub fn show(&self, text: &str) -> io::Result<()> {
        if self.fits(text) || !self.page(text) {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
        Ok(())
    }

    /// Whether the screen has room for all lines and a prompt.
    fn fits(&self, text: &str) -> bool {
        let (columns, rows) = (usize::from(self.screen.0.max(1)), usize::from(self.screen.1));
        let lines = text.lines().map(|line| line.width().div_ceil(columns).max(1));
        lines.sum::<usize>() < rows
    }

    /// False where the pager could not show anything.
    fn page(&self, text: &str) -> bool {
        let Ok(mut pager) = self.spawn() else { return false };
        // An interrupt is for the pager, which outlives it; dying alone would leave it without us.
        #[cfg(unix)]
        let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, std::sync::Arc::default());
        if let Some(mut input) = pager.stdin.take() {
            // Whoever leaves the pager early has seen enough.
            let _ = input.write_all(text.as_bytes());
        }
        // 126 and 127 are how a shell says that there is no such program.
        pager.wait().is_ok_and(|status| !matches!(status.code(), Some(126 | 127)))
    }

    fn spawn(&self) -> io::Result<Child> {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(&self.command).stdin(Stdio::piped());
        // How `less` should behave where its user has not said so.
        for (variable, value) in [("LESS", "FRX"), ("LESSCHARSET", "utf-8")] {
            if env::var_os(variable).is_none() {
                shell.env(variable, value);
            }
        }
        shell.spawn()
    }
}

/// The usual pager, unless the terminal is too simple for it.
fn usual() -> Option<String> {
    env::var_os("TERM").is_some_and(|terminal| terminal != "dumb").then(|| USUAL.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_wrap_take_several_rows() {
        let pager = Pager { command: USUAL.to_owned(), screen: (10, 4) };
        assert!(pager.fits("a\nb\nc\n"));
        assert!(!pager.fits("a\nb\nc\nd\n"));
        assert!(!pager.fits("a\n微软微软微软\nc\n"));
        assert!(pager.fits(""));
    }
}
