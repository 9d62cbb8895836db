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
    /// Whether there is a header line.
    pub named: bool,
    /// Whether text that a spreadsheet would take for a formula is kept from being one.
    pub disarmed: bool,
}

/// A header line, fields between tabs, one row per line: tab, newline, backslash and whatever else
/// is active are escaped with a backslash.
pub struct Tsv {
    /// Whether there is a header line.
    pub named: bool,
    /// Whether text that a spreadsheet would take for a formula is kept from being one.
    pub disarmed: bool,
}

impl Render for Csv {
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        for record in records(rows, self.named, self.disarmed) {
            let fields = record
                .into_iter()
                .map(|text| if self.inert { escape(&text).into_owned() } else { text });
            csv.write_record(fields).map_err(io_error)?;
        }
        csv.flush()
    }
}

impl Render for Tsv {
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
        for record in records(rows, self.named, self.disarmed) {
            let fields: Vec<_> = record.iter().map(|text| tsv_field(text)).collect();
            writeln!(out, "{}", fields.join("\t"))?;
        }
        Ok(())
    }
}

/// The header, where there is one, and the rows, all as text.
fn records(rows: &Rows, named: bool, disarmed: bool) -> impl Iterator<Item = Vec<String>> {
    let text = move |text: String| if disarmed { disarm(text) } else { text };
    let field = move |value: &Value| {
        // A number is no formula, even where it is negative.
        if value.is_number() { value.to_text(LIST) } else { text(value.to_text(LIST)) }
    };
    let header =
        named.then(|| rows.columns.iter().map(|column| text(column.name.clone())).collect());
    header.into_iter().chain(rows.rows.iter().map(move |row| row.iter().map(field).collect()))
}

/// The text with a quote before it, where a spreadsheet would take it for a formula.
fn disarm(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
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

    const EXACT: Csv = Csv { inert: false, named: true, disarmed: false };
    const TSV: Tsv = Tsv { named: true, disarmed: false };

    fn one(text: &str) -> Rows {
        let mut rows = Rows::new([Column::new("a"), Column::new("b")]);
        rows.push(vec![text.into()]);
        rows
    }

    #[test]
    fn csv_is_what_a_spreadsheet_reads() {
        let text = rendered(&EXACT, &talks());
        insta::assert_snapshot!(text.replace('\r', "␍"));
        let read = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(read.into_records().count(), talks().rows.len());
    }

    #[test]
    fn csv_quotes_what_it_must() {
        let text = rendered(&EXACT, &one("a,\"b\"\nc"));
        assert_eq!(text, "a,b\r\n\"a,\"\"b\"\"\nc\",\r\n");
    }

    #[test]
    fn csv_is_exact_in_a_file_and_inert_on_a_terminal() {
        let escape = one("\u{1b}[2J");
        assert!(rendered(&EXACT, &escape).contains("\u{1b}[2J"));
        assert!(rendered(&Csv { inert: true, ..EXACT }, &escape).contains("\\u{1b}[2J"));
    }

    #[test]
    fn tsv_has_one_line_per_row_and_one_tab_per_gap() {
        let text = rendered(&TSV, &one("a\tb\nc\\d"));
        assert_eq!(text, "a\tb\na\\tb\\nc\\\\d\t\n");
        insta::assert_snapshot!(rendered(&TSV, &talks()));
    }

    #[test]
    fn a_spreadsheet_gets_no_formula_where_it_must_not() {
        let safe = Csv { disarmed: true, ..EXACT };
        for (text, field) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(rendered(&safe, &one(text)), format!("a,b\r\n{field},\r\n"));
        }
        assert_eq!(rendered(&safe, &one("\r=1")), "a,b\r\n\"'\r=1\",\r\n");
        let mut rows = Rows::new([Column::new("=n")]);
        rows.push(vec![(-7).into()]);
        assert_eq!(rendered(&safe, &rows), "'=n\r\n-7\r\n");
        assert_eq!(rendered(&Tsv { disarmed: true, ..TSV }, &one("=1")), "a\tb\n'=1\t\n");
    }

    #[test]
    fn the_header_can_be_left_out() {
        assert_eq!(rendered(&Csv { named: false, ..EXACT }, &one("x")), "x,\r\n");
        assert_eq!(rendered(&Tsv { named: false, ..TSV }, &one("x")), "x\t\n");
    }
}
