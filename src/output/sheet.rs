//! Rows as people see them: escaped text, and how wide its columns are.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::escape::escape;
use super::{Column, Header, Rows, Value};

/// Spaces between columns.
pub const GAP: u16 = 2;
/// A word is broken only if it is longer than this.
const LONG_WORD: usize = 14;
/// What stands between the items of a list.
const LIST: &str = ", ";

/// Some columns of [`Rows`] as escaped text.
pub struct Sheet {
    /// Columns from left to right.
    pub columns: Vec<SheetColumn>,
    /// One text per column.
    pub rows: Vec<Vec<String>>,
}

/// A column and its measures, in columns of the terminal.
pub struct SheetColumn {
    /// Its name, escaped.
    pub name: String,
    /// Of the widest line, header included.
    pub width: usize,
    /// The least width at which it can be read.
    narrowest: usize,
    /// Whether it holds numbers alone, which stand to the right.
    pub numbers: bool,
}

impl SheetColumn {
    /// How much wider it would be if it could.
    fn lacks(&self) -> usize {
        self.width.saturating_sub(self.narrowest)
    }

    /// `texts` are all that stands below the name.
    fn of<'a>(
        column: &Column,
        texts: impl Iterator<Item = &'a str> + Clone,
        numbers: bool,
    ) -> Self {
        let name = escape(&column.name).into_owned();
        let widest = |texts: &mut dyn Iterator<Item = &'a str>| {
            texts.map(UnicodeWidthStr::width).max().unwrap_or(0)
        };
        let width = widest(&mut texts.clone().flat_map(str::lines)).max(name.width());
        let word = widest(&mut texts.flat_map(str::split_whitespace)).min(LONG_WORD);
        SheetColumn {
            narrowest: if column.whole { width } else { word.max(name.width()) },
            name,
            width,
            numbers,
        }
    }
}

impl Sheet {
    /// The columns at these positions, each text as `show` escapes it.
    pub fn of(rows: &Rows, shown: &[usize], show: impl Fn(&str) -> String) -> Self {
        let texts: Vec<Vec<String>> = rows
            .rows
            .iter()
            .map(|row| shown.iter().map(|&at| show(&row[at].to_text(LIST))).collect())
            .collect();
        let columns = shown
            .iter()
            .enumerate()
            .map(|(place, &at)| {
                let numbers =
                    rows.rows.iter().all(|row| row[at].is_number() || row[at] == Value::Null);
                let below = texts.iter().map(|row| row[place].as_str());
                SheetColumn::of(&rows.columns[at], below, numbers)
            })
            .collect();
        Sheet { columns, rows: texts }
    }

    /// The least width at which a table is still a table.
    pub fn narrowest(&self) -> usize {
        let gaps = usize::from(GAP) * self.columns.len().saturating_sub(1);
        gaps + self.columns.iter().map(|column| column.narrowest).sum::<usize>()
    }

    /// The columns' widths in a table that is `width` wide and no narrower than
    /// [`Sheet::narrowest`]: what room is left goes to the columns by what each still lacks.
    pub fn widths(&self, width: u16) -> Vec<u16> {
        let mut room = usize::from(width).saturating_sub(self.narrowest());
        let mut lack: usize = self.columns.iter().map(SheetColumn::lacks).sum();
        let mut widths = Vec::with_capacity(self.columns.len());
        for column in &self.columns {
            let lacks = column.lacks();
            let more = if room >= lack { lacks } else { room * lacks / lack };
            room -= more;
            lack -= lacks;
            widths.push(u16::try_from(column.narrowest + more).unwrap_or(width));
        }
        widths
    }

    /// Writes a header and one line per row, the columns aligned by spaces.
    pub fn write_plain(&self, header: Header, out: &mut dyn Write) -> io::Result<()> {
        let names = self.columns.iter().map(|column| column.name.as_str());
        header.write(&self.aligned(names), out)?;
        for row in &self.rows {
            writeln!(out, "{}", self.aligned(row.iter().map(String::as_str)))?;
        }
        Ok(())
    }

    fn aligned<'a>(&self, texts: impl Iterator<Item = &'a str>) -> String {
        let gap = " ".repeat(usize::from(GAP));
        let mut line = String::new();
        for (text, column) in texts.zip(&self.columns) {
            let space = " ".repeat(column.width.saturating_sub(text.width()));
            let (left, right) =
                if column.numbers { (space.as_str(), "") } else { ("", space.as_str()) };
            line.extend([left, text, right, gap.as_str()]);
        }
        line.truncate(line.trim_end().len());
        line
    }
}
