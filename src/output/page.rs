//! A page about one thing, for people: a title, and blocks of labelled lines.

use std::io::{self, Write};

use comfy_table::{ColumnConstraint, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::escape::escape;
use super::link::hyperlinks;
use super::table::new_drawing;

/// How far the blocks are from the left edge, and the lines from their labels.
const GAP: u16 = 2;

/// A page. Its texts are as stored: printing it escapes them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// Labelled lines under a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// None for the first block, which is about the title.
    pub heading: Option<String>,
    /// Labels, each with its lines.
    pub entries: Vec<(String, Vec<String>)>,
}

/// What a page may be drawn with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// The width in columns to wrap lines at; without one they are not wrapped.
    pub width: Option<u16>,
    /// Bold titles.
    pub colour: bool,
    /// Links that a terminal opens.
    pub hyperlinks: bool,
}

impl Block {
    /// A block under this heading.
    pub fn under(heading: impl Into<String>) -> Self {
        Block { heading: Some(heading.into()), entries: Vec::new() }
    }

    /// Adds lines under a label; none where there are no lines.
    pub fn add(&mut self, label: &str, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        if !lines.is_empty() {
            self.entries.push((label.to_owned(), lines));
        }
    }
}

impl Page {
    /// Writes the page, inert whatever it holds. A block without entries is left out.
    pub fn write(&self, style: Style, out: &mut dyn Write) -> io::Result<()> {
        let bold = |text: &str| {
            let text = escape(text);
            if style.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.into_owned() }
        };
        writeln!(out, "{}", bold(&self.title))?;
        for block in self.blocks.iter().filter(|block| !block.entries.is_empty()) {
            if let Some(heading) = &block.heading {
                writeln!(out, "\n{}", bold(heading))?;
            }
            for line in block.lines(style.width) {
                let line = format!("{:indent$}{line}", "", indent = usize::from(GAP));
                let line = line.trim_end();
                let line = if style.hyperlinks { hyperlinks(line) } else { line.into() };
                writeln!(out, "{line}")?;
            }
        }
        Ok(())
    }
}

impl Block {
    fn lines(&self, width: Option<u16>) -> Vec<String> {
        let labels: Vec<_> = self.entries.iter().map(|(label, _)| escape(label)).collect();
        let widest = labels.iter().map(|label| label.width()).max().unwrap_or(0);
        let texts = self.entries.iter().map(|(_, lines)| {
            lines.iter().map(|line| escape(line).into_owned()).collect::<Vec<_>>()
        });
        let entries = labels.iter().zip(texts);
        let Some(width) = width else {
            return entries
                .flat_map(|(label, lines)| aligned(label, widest + usize::from(GAP), lines))
                .collect();
        };
        let mut drawing = new_drawing(width.saturating_sub(GAP));
        drawing.load_style(TableStyle::new());
        drawing.add_rows(entries.map(|(label, lines)| [label.to_string(), lines.join("\n")]));
        let widest = u16::try_from(widest).unwrap_or(width).min(width / 2);
        let label = ColumnConstraint::LowerBoundary(Width::Fixed(widest + GAP));
        if let Some(column) = drawing.column_mut(0) {
            column.set_padding((0, GAP)).set_constraint(label);
        }
        if let Some(column) = drawing.column_mut(1) {
            column.set_padding((0, 0));
        }
        drawing.lines().collect()
    }
}

/// The lines, the first one behind its label.
fn aligned(label: &str, width: usize, lines: Vec<String>) -> Vec<String> {
    let space = " ".repeat(width.saturating_sub(label.width()));
    let first = format!("{label}{space}");
    let other = " ".repeat(width);
    let starts = std::iter::once(first).chain(std::iter::repeat(other));
    starts.zip(lines).map(|(start, line)| start + &line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        let mut about = Block::default();
        about.add("also", ["Джейн Доу".to_owned(), "简·多伊".to_owned()]);
        about.add("nothing", [String::new()]);
        let mut talks = Block::under("Talks");
        talks.add(
            "2025-04-01",
            [
                "ゼロから始めるサービスメッシュ入門とその実践".to_owned(),
                "https://youtu.be/AAAAAAAAAAA".to_owned(),
            ],
        );
        talks.add("2024", ["Hostile \u{1b}[2J https://evil.example/\u{7}".to_owned()]);
        Page {
            title: "Jane\u{1b}[0m Doe".to_owned(),
            blocks: vec![about, talks, Block::under("Empty")],
        }
    }

    fn written(style: Style) -> String {
        let mut bytes = Vec::new();
        page().write(style, &mut bytes).expect("writing to memory");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn a_pipe_gets_plain_lines() {
        insta::assert_snapshot!(written(Style::default()));
    }

    #[test]
    fn a_narrow_terminal_gets_wrapped_lines() {
        let text = written(Style { width: Some(44), ..Style::default() });
        assert!(text.lines().all(|line| line.width() <= 44), "{text}");
        insta::assert_snapshot!(text);
    }

    #[test]
    fn nothing_but_its_own_escapes_reaches_a_terminal() {
        for width in [None, Some(20), Some(80)] {
            let text = written(Style { width, colour: true, hyperlinks: true });
            let own = text.matches("\u{1b}[1m").count()
                + text.matches("\u{1b}[0m").count()
                + 2 * text.matches("\u{1b}]8;;").count();
            assert_eq!(text.matches('\u{1b}').count(), own, "{text:?}");
            assert!(!text.contains('\u{7}'), "{text:?}");
        }
        assert!(!written(Style::default()).contains('\u{1b}'));
    }
}
