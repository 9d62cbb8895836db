//! JSON for `jq`: numbers are numbers, null is null, a list is an array, text is exact.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::ser::Formatter;

use super::escape::{is_active, replace};
use super::{Column, Render, Rows, Value};

/// One array of objects, one object per line.
pub struct Json;

/// One object per line.
pub struct Ndjson;

impl Render for Json {
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
        let mut before = "[\n";
        for row in &rows.rows {
            out.write_all(before.as_bytes())?;
            write_json(&Object::of(rows, row), out)?;
            before = ",\n";
        }
        out.write_all(if rows.is_empty() { b"[]\n" } else { b"\n]\n" })
    }
}

impl Render for Ndjson {
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
        for row in &rows.rows {
            write_json(&Object::of(rows, row), out)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// Writes any value as one line of JSON that a terminal cannot obey either.
pub fn write_json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value
        .serialize(&mut serde_json::Serializer::with_formatter(out, Inert))
        .map_err(io::Error::from)
}

/// Writes any value as indented JSON that a terminal cannot obey, ending the last line.
pub fn write_json_indented(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    // Within strings JSON itself spells out a line break, so these are all of the layout.
    let inert = replace(
        &text,
        |c| is_active(c) && c != '\n',
        |c, out| {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        },
    );
    out.write_all(inert.as_bytes())?;
    out.write_all(b"\n")
}

/// Compact JSON whose strings spell out what JSON itself would let through raw: DEL, the C1
/// controls and bidirectional overrides. A reader of the JSON gets the exact text back.
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W>(&mut self, out: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        let mut plain = fragment;
        while let Some(at) = plain.find(is_active) {
            let (before, rest) = plain.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut characters = rest.chars();
            for unit in characters.by_ref().take(1).map(u32::from) {
                write!(out, "\\u{unit:04x}")?;
            }
            plain = characters.as_str();
        }
        out.write_all(plain.as_bytes())
    }
}

struct Object<'a> {
    columns: &'a [Column],
    row: &'a [Value],
}

impl<'a> Object<'a> {
    fn of(rows: &'a Rows, row: &'a [Value]) -> Self {
        Object { columns: &rows.columns, row }
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, value) in self.columns.iter().zip(self.row) {
            object.serialize_entry(&column.name, value)?;
        }
        object.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::Integer(number) => serializer.serialize_i64(*number),
            Value::Real(number) => serializer.serialize_f64(*number),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => items.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{rendered, talks};
    use super::*;

    #[test]
    fn objects_keep_types_and_order() {
        insta::assert_snapshot!(rendered(&Json, &talks()));
    }

    #[test]
    fn lines_of_json_are_each_an_object() {
        let text = rendered(&Ndjson, &talks());
        assert_eq!(text.lines().count(), talks().rows.len());
        for line in text.lines() {
            assert!(serde_json::from_str::<serde_json::Value>(line).is_ok_and(|v| v.is_object()));
        }
    }

    #[test]
    fn indented_json_is_laid_out_and_inert() {
        let mut bytes = Vec::new();
        write_json_indented(&["a\nb", "\u{9b}2J"], &mut bytes).expect("writing to memory");
        let text = String::from_utf8(bytes).expect("JSON is UTF-8");
        assert_eq!(text, "[\n  \"a\\nb\",\n  \"\\u009b2J\"\n]\n");
    }

    #[test]
    fn nothing_is_an_empty_array_or_no_line() {
        let nothing = Rows::new([Column::new("a")]);
        assert_eq!(rendered(&Json, &nothing), "[]\n");
        assert_eq!(rendered(&Ndjson, &nothing), "");
    }

    #[test]
    fn hostile_text_is_inert_on_a_terminal_and_exact_for_a_program() {
        let hostile = "\u{1b}]0;x\u{7} \u{7f}\u{9b}2J\u{202e} \"q\" \\ 猫";
        let mut rows = Rows::new([Column::new("t")]);
        rows.push(vec![hostile.into()]);
        let text = rendered(&Ndjson, &rows);
        assert!(!text.trim_end().contains(is_active));
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["t"], hostile);
    }
}
