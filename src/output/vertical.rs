//! Each row as a card of `name  value` lines: for rows too wide for a table, and for looking
//! closely at a few.

use std::io::{self, Write};

use comfy_table::{ColumnConstraint, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::escape::{escape, escape_lines};
use super::sheet::{GAP, Sheet};
use super::table::{new_drawing, write_lines};
use super::{Render, Rows};

/// All columns of each row below each other, those without a value too; an empty line between rows.
pub struct Vertical {
    /// Width of the terminal in columns; without one, a value is never wrapped.
    pub width: Option<u16>,
}

impl Render for Vertical {
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
        let all: Vec<_> = (0..rows.columns.len()).collect();
        match self.width {
            Some(width) => {
                let sheet = Sheet::of(rows, &all, |text| escape_lines(text).into_owned());
                write_cards(&sheet, width, |_| true, out)
            }
            None => write_plain(&Sheet::of(rows, &all, |text| escape(text).into_owned()), out),
        }
    }
}

/// Draws a card for each row in `width` columns, with the values that `shows` wants.
pub fn write_cards(
    sheet: &Sheet,
    width: u16,
    shows: impl Fn(&str) -> bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let names = u16::try_from(width_of_names(sheet)).unwrap_or(width);
    let names = ColumnConstraint::LowerBoundary(Width::Fixed(names.min(width / 2) + GAP));
    for (at, row) in sheet.rows.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let mut drawing = new_drawing(width);
        drawing.load_style(TableStyle::new());
        drawing.add_rows(
            sheet
                .columns
                .iter()
                .zip(row)
                .filter(|(_, text)| shows(text))
                .map(|(column, text)| [&column.name, text]),
        );
        if let Some(column) = drawing.column_mut(0) {
            column.set_padding((0, GAP)).set_constraint(names);
        }
        if let Some(column) = drawing.column_mut(1) {
            column.set_padding((0, 0));
        }
        write_lines(drawing.lines(), out)?;
    }
    Ok(())
}

fn write_plain(sheet: &Sheet, out: &mut dyn Write) -> io::Result<()> {
    let names = width_of_names(sheet);
    for (at, row) in sheet.rows.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        for (column, text) in sheet.columns.iter().zip(row) {
            let space = " ".repeat(names + usize::from(GAP) - column.name.width());
            writeln!(out, "{}", format!("{}{space}{text}", column.name).trim_end())?;
        }
    }
    Ok(())
}

fn width_of_names(sheet: &Sheet) -> usize {
    sheet.columns.iter().map(|column| column.name.width()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::examples::{rendered, talks};
    use super::*;

    #[test]
    fn every_column_is_shown() {
        insta::assert_snapshot!(rendered(&Vertical { width: None }, &talks()));
    }

    #[test]
    fn a_terminal_gets_wrapped_values() {
        insta::assert_snapshot!(rendered(&Vertical { width: Some(40) }, &talks()));
    }
}
