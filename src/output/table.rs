//! Tables for people: drawn to fit a terminal, plain and unwrapped in a pipe.

use std::io::{self, Write};

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Drawing,
    TableStyle, Width,
};
use unicode_width::UnicodeWidthStr;

use super::escape::{escape, escape_lines};
use super::{Column, Render, Rows, Value};

/// Spaces between columns.
const GAP: u16 = 2;
/// A word is broken only if it is longer than this.
const LONG_WORD: usize = 14;
/// What stands between the items of a list.
const LIST: &str = ", ";

/// A header, a line, and rows whose cells wrap so that nothing is wider than the terminal. Where
/// that would squeeze the columns too much, each row becomes a card of `name  value` lines.
pub struct Table {
    /// Width of the terminal in columns.
    pub width: u16,
}

/// A header and one line per row, columns aligned by spaces: for `grep`, a pager or a mail.
pub struct Plain;

impl Render for Table {
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let sheet = Sheet::of(rows, |text| escape_lines(text).into_owned());
        if sheet.narrowest() <= usize::from(self.width) {
            sheet.draw(self.width, out)
        } else {
            sheet.draw_cards(self.width, out)
        }
    }
}

impl Render for Plain {
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let sheet = Sheet::of(rows, |text| escape(text).into_owned());
        let header = sheet.columns.iter().map(|column| column.name.as_str());
        sheet.write_aligned(header, out)?;
        for row in &sheet.rows {
            sheet.write_aligned(row.iter().map(String::as_str), out)?;
        }
        Ok(())
    }
}

/// The part of [`Rows`] that people see, as escaped text.
struct Sheet {
    columns: Vec<SheetColumn>,
    rows: Vec<Vec<String>>,
}

struct SheetColumn {
    name: String,
    /// Of the widest line, header included, in terminal columns.
    width: usize,
    /// The least width at which it can be read, likewise.
    narrowest: usize,
    numbers: bool,
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
    fn of(rows: &Rows, show: impl Fn(&str) -> String) -> Self {
        let shown = rows.columns_for_people();
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
    fn narrowest(&self) -> usize {
        let gaps = usize::from(GAP) * self.columns.len().saturating_sub(1);
        gaps + self.columns.iter().map(|column| column.narrowest).sum::<usize>()
    }

    /// The columns' widths in a table that is `width` wide and no narrower than
    /// [`Sheet::narrowest`]: what room is left goes to the columns by what each still lacks.
    fn widths(&self, width: u16) -> Vec<u16> {
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

    fn draw(&self, width: u16, out: &mut dyn Write) -> io::Result<()> {
        let mut drawing = new_drawing(width);
        drawing.set_header(self.columns.iter().map(|column| &column.name));
        drawing.add_rows(self.rows.iter().map(|row| {
            row.iter().zip(&self.columns).map(|(text, column)| {
                Cell::new(text).set_alignment(if column.numbers {
                    CellAlignment::Right
                } else {
                    CellAlignment::Left
                })
            })
        }));
        let last = self.columns.len().saturating_sub(1);
        for (at, width) in self.widths(width).into_iter().enumerate() {
            let gap = if at == last { 0 } else { GAP };
            let drawn = drawing.column_mut(at).expect("one drawn column per column");
            drawn.set_padding((0, gap));
            drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width + gap)));
        }
        // Without a rule between them, rows of several lines would run into each other.
        if drawing.lines().count() > self.rows.len() + 2 {
            drawing.load_style(ruled(true));
        }
        write_lines(&drawing, out)
    }

    fn draw_cards(&self, width: u16, out: &mut dyn Write) -> io::Result<()> {
        let names = self.columns.iter().map(|column| column.name.width()).max();
        let names = names.and_then(|names| u16::try_from(names).ok()).unwrap_or(0);
        let names = ColumnConstraint::LowerBoundary(Width::Fixed(names.min(width / 2) + GAP));
        for (at, row) in self.rows.iter().enumerate() {
            if at > 0 {
                writeln!(out)?;
            }
            let mut drawing = new_drawing(width);
            drawing.load_style(TableStyle::new());
            drawing.add_rows(
                self.columns
                    .iter()
                    .zip(row)
                    .filter(|(_, text)| !text.is_empty())
                    .map(|(column, text)| [&column.name, text]),
            );
            if let Some(column) = drawing.column_mut(0) {
                column.set_padding((0, GAP)).set_constraint(names);
            }
            if let Some(column) = drawing.column_mut(1) {
                column.set_padding((0, 0));
            }
            write_lines(&drawing, out)?;
        }
        Ok(())
    }

    fn write_aligned<'a>(
        &self,
        texts: impl Iterator<Item = &'a str>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let gap = " ".repeat(usize::from(GAP));
        let mut line = String::new();
        for (text, column) in texts.zip(&self.columns) {
            let space = " ".repeat(column.width.saturating_sub(text.width()));
            let (left, right) =
                if column.numbers { (space.as_str(), "") } else { ("", space.as_str()) };
            line.extend([left, text, right, gap.as_str()]);
        }
        writeln!(out, "{}", line.trim_end())
    }
}

pub(super) fn new_drawing(width: u16) -> Drawing {
    let mut drawing = Drawing::new();
    drawing
        .load_style(ruled(false))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width);
    drawing
}

fn ruled(between_rows: bool) -> TableStyle {
    let style = TableStyle::new().header_separator(LineStyle::none().fill('─'));
    if between_rows { style.row_separator(LineStyle::none().fill('┈')) } else { style }
}

fn write_lines(drawing: &Drawing, out: &mut dyn Write) -> io::Result<()> {
    for line in drawing.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::examples::{rendered, talks};
    use super::*;

    #[test]
    fn a_wide_terminal_gets_one_line_per_row() {
        insta::assert_snapshot!(rendered(&Table { width: 200 }, &talks()));
    }

    #[test]
    fn a_narrow_terminal_gets_wrapped_cells() {
        insta::assert_snapshot!(rendered(&Table { width: 80 }, &talks()));
    }

    #[test]
    fn a_very_narrow_terminal_gets_cards() {
        insta::assert_snapshot!(rendered(&Table { width: 40 }, &talks()));
    }

    #[test]
    fn a_pipe_gets_plain_lines() {
        insta::assert_snapshot!(rendered(&Plain, &talks()));
    }

    #[test]
    fn nothing_is_wider_than_the_terminal_and_no_character_is_lost() {
        let text = "在巴黎举行的会议😀👩\u{200d}💻e\u{301}ゼロから始めるサービスメッシュ Мар’яна";
        for columns in 1..8 {
            let mut rows = Rows::new((0..columns).map(|at| Column::new(format!("c{at}"))));
            rows.push(vec![text.into(); columns]);
            for width in 20..120 {
                let drawn = rendered(&Table { width }, &rows);
                for line in drawn.lines() {
                    assert!(line.width() <= usize::from(width), "{width}: {line}");
                }
                // Each grapheme stays in one piece on one line.
                for grapheme in ["👩\u{200d}💻", "e\u{301}", "巴", "ュ"] {
                    assert_eq!(drawn.matches(grapheme).count(), columns, "{width}\n{drawn}");
                }
            }
        }
    }

    #[test]
    fn a_whole_column_is_never_broken() {
        let link = "https://youtu.be/dQw4w9WgXcQ";
        let mut rows = Rows::new([Column::new("title"), Column::new("video").whole()]);
        rows.push(vec!["A title that is long ".repeat(9).into(), link.into()]);
        assert!(rendered(&Table { width: 50 }, &rows).contains(link));
    }

    #[test]
    fn text_cannot_leave_its_cell() {
        let mut rows = Rows::new([Column::new("t\u{1b}[1m"), Column::new("u")]);
        rows.push(vec!["\u{1b}[2Ja\tb".into(), "x\ny".into()]);
        let drawn = rendered(&Table { width: 80 }, &rows);
        assert!(!drawn.contains(['\u{1b}', '\t']), "{drawn}");
        assert_eq!(rendered(&Plain, &rows).lines().count(), 2);
    }

    #[test]
    fn numbers_are_to_the_right_and_zero_columns_are_no_harm() {
        let mut rows = Rows::new([Column::new("talks"), Column::new("name")]);
        rows.push(vec![7.into(), "a".into()]);
        rows.push(vec![Value::Null, "b".into()]);
        assert_eq!(rendered(&Plain, &rows), "talks  name\n    7  a\n       b\n");
        let mut none = Rows::new([]);
        none.push(vec![]);
        assert_eq!(rendered(&Table { width: 80 }, &none).trim(), "");
    }
}
