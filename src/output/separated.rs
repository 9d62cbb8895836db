//! Values between separators: CSV for spreadsheets, TSV for `cut` and `awk`.

use std::io::{self, Write};

use super::escape::{escape, replace};
use super::{Render, Rows, Value};

/// What stands between the items of a list within one field.
const LIST: &str = "; ";

/// RFC 4180: a header line, fields quoted where they must be, lines ended by CRLF.
pub struct Csv {
    /// Whether a terminal reads it, so that active characters have to be escaped; a file gets the
    /// exact text.
    pub inert: bool,
}

/// A header line, fields between tabs, one row per line: tab, newline, backslash and whatever else
/// is active are escaped with a backslash.
pub struct Tsv;

impl Render for Csv {
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
        let field = |text: String| {
            if self.inert { escape(&text).into_owned() } else { text }
        };
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        let header = rows.columns.iter().map(|column| field(column.name.clone()));
        csv.write_record(header).map_err(io_error)?;
        for row in &rows.rows {
            let fields = row.iter().map(|value| field(value.to_text(LIST)));
            csv.write_record(fields).map_err(io_error)?;
        }
        csv.flush()
    }
}

impl Render for Tsv {
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
        let header = rows.columns.iter().map(|column| tsv_field(&column.name));
        writeln!(out, "{}", header.collect::<Vec<_>>().join("\t"))?;
        for row in &rows.rows {
            let fields = row.iter().map(|value: &Value| tsv_field(&value.to_text(LIST)));
            writeln!(out, "{}", fields.collect::<Vec<_>>().join("\t"))?;
        }
        Ok(())
    }
}

/// The error below a CSV error, whose kind tells a reader that has gone from a full disk.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn tsv_field(text: &str) -> String {
    let without_backslashes = replace(text, |c| c == '\\', |_, to| to.push_str("\\\\"));
    escape(&without_backslashes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::super::examples::{rendered, talks};
    use super::*;

    fn one(text: &str) -> Rows {
        let mut rows = Rows::new([Column::new("a"), Column::new("b")]);
        rows.push(vec![text.into()]);
        rows
    }

    #[test]
    fn csv_is_what_a_spreadsheet_reads() {
        let text = rendered(&Csv { inert: false }, &talks());
        insta::assert_snapshot!(text.replace('\r', "␍"));
        let read = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(read.into_records().count(), talks().rows.len());
    }

    #[test]
    fn csv_quotes_what_it_must() {
        let text = rendered(&Csv { inert: false }, &one("a,\"b\"\nc"));
        assert_eq!(text, "a,b\r\n\"a,\"\"b\"\"\nc\",\r\n");
    }

    #[test]
    fn csv_is_exact_in_a_file_and_inert_on_a_terminal() {
        let escape = one("\u{1b}[2J");
        assert!(rendered(&Csv { inert: false }, &escape).contains("\u{1b}[2J"));
        assert!(rendered(&Csv { inert: true }, &escape).contains("\\u{1b}[2J"));
    }

    #[test]
    fn tsv_has_one_line_per_row_and_one_tab_per_gap() {
        let text = rendered(&Tsv, &one("a\tb\nc\\d"));
        assert_eq!(text, "a\tb\na\\tb\\nc\\\\d\t\n");
        insta::assert_snapshot!(rendered(&Tsv, &talks()));
    }
}
