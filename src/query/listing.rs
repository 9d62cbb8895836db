//! A listing: one row per thing of a kind, told as data. What it selects, from where, and how its
//! columns look.

use rusqlite::{Connection, Row};

use super::scope::Conditions;
use crate::output::{Column, Rows, Value};

/// One row per thing of a kind.
#[derive(Debug, Clone, Copy)]
pub struct Listing {
    /// What the rows are, for messages: `talks`.
    pub things: &'static str,
    /// Its columns.
    pub fields: &'static [Field],
    /// Tables and joins, with the aliases that [`Conditions`] uses.
    pub from: &'static str,
    /// What makes one row, where `from` yields several.
    pub group_by: Option<&'static str>,
    /// Names of the fields that it is sorted by unless told otherwise; the last one is unique.
    pub order: &'static [&'static str],
}

/// A column of a listing.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    name: &'static str,
    sql: &'static str,
    shape: Shape,
    whole: bool,
    detail: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Sorted by its folded form, A to Z.
    Text,
    /// A number or a day: the most, or the newest, first.
    Quantity,
    /// 0 or 1; those that are so first.
    Flag,
    /// A JSON array of texts.
    List,
}

impl Field {
    /// A text that wraps where the table is narrow.
    pub const fn text(name: &'static str, sql: &'static str) -> Self {
        Field { name, sql, shape: Shape::Text, whole: false, detail: false }
    }

    /// A text that is never wrapped: a key or an address.
    pub const fn key(name: &'static str, sql: &'static str) -> Self {
        Field { whole: true, ..Field::text(name, sql) }
    }

    /// A number or a day.
    pub const fn quantity(name: &'static str, sql: &'static str) -> Self {
        Field { shape: Shape::Quantity, ..Field::key(name, sql) }
    }

    /// 0 or 1.
    pub const fn flag(name: &'static str, sql: &'static str) -> Self {
        Field { shape: Shape::Flag, ..Field::key(name, sql) }
    }

    /// A JSON array of texts.
    pub const fn list(name: &'static str, sql: &'static str) -> Self {
        Field { shape: Shape::List, ..Field::text(name, sql) }
    }

    /// The same field, left out of tables for people.
    #[must_use]
    pub const fn detail(self) -> Self {
        Field { detail: true, ..self }
    }

    fn order(&self, reverse: bool) -> String {
        let name = self.name;
        let descending = matches!(self.shape, Shape::Quantity | Shape::Flag) != reverse;
        let direction = if descending { "DESC" } else { "ASC" };
        match self.shape {
            Shape::Text | Shape::List => format!("fold(\"{name}\") {direction} NULLS LAST"),
            Shape::Quantity | Shape::Flag => format!("\"{name}\" {direction} NULLS LAST"),
        }
    }

    fn value(&self, row: &Row<'_>, at: usize) -> rusqlite::Result<Value> {
        Ok(match (self.shape, value_at(row, at)?) {
            (Shape::List, Value::Text(json)) => {
                Value::List(serde_json::from_str(&json).unwrap_or_else(|_| vec![json]))
            }
            (Shape::Flag, Value::Integer(flag)) => Value::Flag(flag != 0),
            (_, value) => value,
        })
    }
}

/// Which rows of a listing, in which order.
#[derive(Debug, Clone, Default)]
pub struct Selection<'a> {
    /// Which.
    pub conditions: Conditions,
    /// The field to sort by first.
    pub sort: Option<&'a str>,
    /// The other way around.
    pub reverse: bool,
    /// At most so many.
    pub limit: Option<u32>,
}

impl Listing {
    /// The names of the fields.
    pub fn field_names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|field| field.name)
    }

    /// The rows selected.
    pub fn fetch(&self, connection: &Connection, selection: &Selection) -> rusqlite::Result<Rows> {
        let mut rows = Rows::new(self.fields.iter().map(|field| Column {
            name: field.name.to_owned(),
            whole: field.whole,
            detail: field.detail,
        }));
        let mut statement = connection.prepare(&self.sql(selection))?;
        let values = &selection.conditions.values;
        let mut found = statement.query(rusqlite::params_from_iter(values))?;
        while let Some(row) = found.next()? {
            let fields = self.fields.iter().enumerate();
            rows.push(fields.map(|(at, field)| field.value(row, at)).collect::<Result<_, _>>()?);
        }
        Ok(rows)
    }

    fn sql(&self, selection: &Selection) -> String {
        let columns: Vec<_> = self
            .fields
            .iter()
            .map(|field| format!("{} AS \"{}\"", field.sql, field.name))
            .collect();
        let names = selection.sort.iter().chain(self.order);
        let order: Vec<_> = names
            .filter_map(|&name| self.fields.iter().find(|field| field.name == name))
            .map(|field| field.order(selection.reverse))
            .collect();
        format!(
            "SELECT * FROM (SELECT {columns} FROM {from} WHERE {conditions}{group}) ORDER BY {order}{limit}",
            columns = columns.join(", "),
            from = self.from,
            conditions = selection.conditions.sql(),
            group = self.group_by.map(|by| format!(" GROUP BY {by}")).unwrap_or_default(),
            order = order.join(", "),
            limit = selection.limit.map(|rows| format!(" LIMIT {rows}")).unwrap_or_default(),
        )
    }
}

/// A value as it stands; bytes are shown as an SQL literal, text that is no UTF-8 as far as it is.
pub(super) fn value_at(row: &Row<'_>, at: usize) -> rusqlite::Result<Value> {
    use rusqlite::types::ValueRef;
    Ok(match row.get_ref(at)? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Text(literal(bytes)),
    })
}

fn literal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let hex = bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    format!("x'{hex}'")
}
