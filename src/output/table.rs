//! Tables for people: drawn to fit a terminal, plain and unwrapped in a pipe.

use std::io::{self, Write};

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Drawing,
    TableStyle, Width,
};

use super::escape::{escape, escape_lines};
use super::sheet::{GAP, Sheet};
use super::vertical::write_cards;
use super::{Header, Render, Rows};

/// What a line below the header is drawn with.
const RULE: char = '─';

/// A header, a line, and rows whose cells wrap so that nothing is wider than the terminal. Where
/// that would squeeze the columns too much, each row becomes a card of `name  value` lines.
pub struct Table {
    /// Width of the terminal in columns.
    pub width: u16,
    /// The names of the columns.
    pub header: Header,
}

/// A header and one line per row, columns aligned by spaces: for `grep`, a pager or a mail.
pub struct Plain {
    /// The names of the columns.
    pub header: Header,
}

impl Render for Table {
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let shown = rows.columns_for_people();
        let sheet = Sheet::of(rows, &shown, |text| escape_lines(text).into_owned());
        if sheet.narrowest() <= usize::from(self.width) {
            self.draw(&sheet, out)
        } else {
            write_cards(&sheet, self.width, |text| !text.is_empty(), out)
        }
    }
}

impl Render for Plain {
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let shown = rows.columns_for_people();
        let sheet = Sheet::of(rows, &shown, |text| escape(text).into_owned());
        sheet.write_plain(self.header, out)
    }
}

impl Table {
    fn draw(&self, sheet: &Sheet, out: &mut dyn Write) -> io::Result<()> {
        let mut drawing = new_drawing(self.width);
        drawing.set_header(sheet.columns.iter().map(|column| &column.name));
        drawing.add_rows(sheet.rows.iter().map(|row| {
            row.iter().zip(&sheet.columns).map(|(text, column)| {
                Cell::new(text).set_alignment(if column.numbers {
                    CellAlignment::Right
                } else {
                    CellAlignment::Left
                })
            })
        }));
        let last = sheet.columns.len().saturating_sub(1);
        for (at, width) in sheet.widths(self.width).into_iter().enumerate() {
            let gap = if at == last { 0 } else { GAP };
            let drawn = drawing.column_mut(at).expect("one drawn column per column");
            drawn.set_padding((0, gap));
            drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width + gap)));
        }
        // Without a rule between them, rows of several lines would run into each other.
        if drawing.lines().count() > sheet.rows.len() + 2 {
            drawing.load_style(ruled(true));
        }
        // A name never wraps: no column is narrower than its name.
        let mut lines = drawing.lines();
        if let Some(names) = lines.next() {
            self.header.write(names.trim_end(), out)?;
        }
        let is_shown = self.header != Header::Absent;
        write_lines(lines.skip(usize::from(!is_shown)), out)
    }
}

/// A drawing of this width with a rule below the header.
pub fn new_drawing(width: u16) -> Drawing {
    let mut drawing = Drawing::new();
    drawing
        .load_style(ruled(false))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width);
    drawing
}

fn ruled(between_rows: bool) -> TableStyle {
    let style = TableStyle::new().header_separator(LineStyle::none().fill(RULE));
    if between_rows { style.row_separator(LineStyle::none().fill('┈')) } else { style }
}

/// Writes the lines of a drawing without the spaces at their ends.
pub fn write_lines(lines: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    for line in lines {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::examples::{rendered, talks};
    use super::*;
    use crate::output::{Column, Value};
    use unicode_width::UnicodeWidthStr;

    const PLAIN: Plain = Plain { header: Header::Plain };

    fn drawn_in(width: u16) -> Table {
        Table { width, header: Header::Plain }
    }

    #[test]
    fn a_wide_terminal_gets_one_line_per_row() {
        insta::assert_snapshot!(rendered(&drawn_in(200), &talks()));
    }

    #[test]
    fn a_narrow_terminal_gets_wrapped_cells() {
        insta::assert_snapshot!(rendered(&drawn_in(80), &talks()));
    }

    #[test]
    fn a_very_narrow_terminal_gets_cards() {
        insta::assert_snapshot!(rendered(&drawn_in(40), &talks()));
    }

    #[test]
    fn a_pipe_gets_plain_lines() {
        insta::assert_snapshot!(rendered(&PLAIN, &talks()));
    }

    #[test]
    fn nothing_is_wider_than_the_terminal_and_no_character_is_lost() {
        let text = "在巴黎举行的会议😀👩\u{200d}💻e\u{301}ゼロから始めるサービスメッシュ Мар’яна";
        for columns in 1..8 {
            let mut rows = Rows::new((0..columns).map(|at| Column::new(format!("c{at}"))));
            rows.push(vec![text.into(); columns]);
            for width in 20..120 {
                let drawn = rendered(&drawn_in(width), &rows);
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
        assert!(rendered(&drawn_in(50), &rows).contains(link));
    }

    #[test]
    fn text_cannot_leave_its_cell() {
        let mut rows = Rows::new([Column::new("t\u{1b}[1m"), Column::new("u")]);
        rows.push(vec!["\u{1b}[2Ja\tb".into(), "x\ny".into()]);
        let drawn = rendered(&drawn_in(80), &rows);
        assert!(!drawn.contains(['\u{1b}', '\t']), "{drawn}");
        assert_eq!(rendered(&PLAIN, &rows).lines().count(), 2);
    }

    #[test]
    fn numbers_are_to_the_right_and_zero_columns_are_no_harm() {
        let mut rows = Rows::new([Column::new("talks"), Column::new("name")]);
        rows.push(vec![7.into(), "a".into()]);
        rows.push(vec![Value::Null, "b".into()]);
        assert_eq!(rendered(&PLAIN, &rows), "talks  name\n    7  a\n       b\n");
        let mut none = Rows::new([]);
        none.push(vec![]);
        assert_eq!(rendered(&drawn_in(80), &none).trim(), "");
    }
    #[test]
    fn the_header_is_bold_or_left_out_as_asked() {
        let mut rows = Rows::new([Column::new("a"), Column::new("b")]);
        rows.push(vec!["x".into(), "y".into()]);
        for (header, table, plain) in [
            (
                Header::Bold,
                "\u{1b}[1ma  b\u{1b}[0m\n────\nx  y\n",
                "\u{1b}[1ma  b\u{1b}[0m\nx  y\n",
            ),
            (Header::Absent, "x  y\n", "x  y\n"),
        ] {
            assert_eq!(rendered(&Table { width: 80, header }, &rows), table);
            assert_eq!(rendered(&Plain { header }, &rows), plain);
        }
    }
}
