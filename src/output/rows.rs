//! Rows of typed values: what every command prints and every format renders.

/// A result: its columns and its rows, each row as long as `columns`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    /// Columns from left to right; their names are unique.
    pub columns: Vec<Column>,
    /// One value per column.
    pub rows: Vec<Vec<Value>>,
}

impl Rows {
    /// No rows yet, under these columns.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Rows { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    /// Adds a row; a short one is filled with nulls, so that rows and columns always agree.
    pub fn push(&mut self, mut row: Vec<Value>) {
        row.resize(self.columns.len(), Value::Null);
        self.rows.push(row);
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Only the columns of these names, in this order, and all of them for people too. A name that
    /// is given again adds nothing.
    pub fn select<'a>(
        &self,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Result<Rows, UnknownColumn> {
        let mut places = Vec::new();
        for name in names {
            let place = self.position(name)?;
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let columns = places.iter().map(|&at| Column { detail: false, ..self.columns[at].clone() });
        let cells = |row: &Vec<Value>| places.iter().map(|&at| row[at].clone()).collect();
        Ok(Rows { columns: columns.collect(), rows: self.rows.iter().map(cells).collect() })
    }

    /// Where the column of this name stands.
    pub fn position(&self, name: &str) -> Result<usize, UnknownColumn> {
        let mut columns = self.columns.iter();
        columns.position(|column| column.name == name).ok_or_else(|| UnknownColumn {
            name: name.to_owned(),
            columns: self.columns.iter().map(|column| column.name.clone()).collect(),
        })
    }

    /// The positions of the columns that a reader at a terminal wants to see.
    pub(super) fn columns_for_people(&self) -> Vec<usize> {
        (0..self.columns.len()).filter(|&index| !self.columns[index].detail).collect()
    }
}

/// A column was asked for that the rows do not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no column '{name}'; there are {}", columns.join(", "))]
pub struct UnknownColumn {
    /// What was asked for.
    pub name: String,
    /// What there is.
    pub columns: Vec<String>,
}

/// A column and how a table lays it out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Header and JSON key.
    pub name: String,
    /// Never wrapped, so that a link stays a link and a slug can be copied.
    pub whole: bool,
    /// Left out of tables for people; present in every format for machines.
    pub detail: bool,
}

impl Column {
    /// A column that wraps where the table is narrow.
    pub fn new(name: impl Into<String>) -> Self {
        Column { name: name.into(), ..Column::default() }
    }

    /// The same column, never wrapped.
    #[must_use]
    pub fn whole(self) -> Self {
        Column { whole: true, ..self }
    }

    /// The same column, for machines only.
    #[must_use]
    pub fn detail(self) -> Self {
        Column { detail: true, ..self }
    }
}

/// One value of a row.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Value {
    /// Nothing is known.
    #[default]
    Null,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Real(f64),
    /// Text exactly as stored: renderers escape what their format or a terminal cannot take.
    Text(String),
    /// Several texts, such as the speakers of a talk.
    List(Vec<String>),
}

impl Value {
    /// Whether tables align it to the right.
    pub(super) fn is_number(&self) -> bool {
        matches!(self, Value::Integer(_) | Value::Real(_))
    }

    /// The value as one unescaped text: null is empty, a list is joined by `separator`.
    pub(crate) fn to_text(&self, separator: &str) -> String {
        match self {
            Value::Null => String::new(),
            Value::Flag(flag) => flag.to_string(),
            Value::Integer(number) => number.to_string(),
            Value::Real(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::List(items) => items.join(separator),
        }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Integer(number)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value::Real(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<Vec<String>> for Value {
    fn from(items: Vec<String>) -> Self {
        Value::List(items)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_always_has_as_many_values_as_there_are_columns() {
        let mut rows = Rows::new([Column::new("a"), Column::new("b")]);
        rows.push(vec![1.into()]);
        rows.push(vec![1.into(), 2.into(), 3.into()]);
        assert_eq!(rows.rows[0], [Value::Integer(1), Value::Null]);
        assert_eq!(rows.rows[1].len(), 2);
    }

    #[test]
    fn details_are_not_for_people() {
        let rows = Rows::new([Column::new("title"), Column::new("slug").detail()]);
        assert_eq!(rows.columns_for_people(), [0]);
    }

    #[test]
    fn columns_are_chosen_by_name_and_order() {
        let mut rows = Rows::new([Column::new("a"), Column::new("b").detail(), Column::new("c")]);
        rows.push(vec![1.into(), 2.into(), 3.into()]);
        let chosen = rows.select(["b", "a", "b"]).unwrap();
        assert_eq!(chosen.columns, [Column::new("b"), Column::new("a")]);
        assert_eq!(chosen.rows, [[2.into(), 1.into()]]);
        let unknown = rows.select(["a", "d"]).unwrap_err();
        assert_eq!(unknown.to_string(), "there is no column 'd'; there are a, b, c");
    }
}
