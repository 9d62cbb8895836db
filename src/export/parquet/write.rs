//! Columns of a table as the bytes of a Parquet file.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate};
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use rusqlite::types::{FromSqlError, FromSqlResult, ValueRef};
use serde::Serialize;

/// What a column holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Type {
    /// A whole number of 64 bits.
    Integer,
    /// A number of 64 bits.
    Number,
    /// A day.
    Date,
    /// A moment, UTC, in milliseconds.
    Datetime,
    /// Text in UTF-8.
    #[default]
    String,
}

impl Type {
    /// By its name in a Data Package.
    pub fn of(name: &str) -> Self {
        match name {
            "integer" => Self::Integer,
            "number" => Self::Number,
            "date" => Self::Date,
            "datetime" => Self::Datetime,
            _ => Self::String,
        }
    }

    /// How it is declared for a column.
    fn declared(self, name: &str) -> String {
        match self {
            Self::Integer => format!("INT64 {name}"),
            Self::Number => format!("DOUBLE {name}"),
            Self::Date => format!("INT32 {name} (DATE)"),
            Self::Datetime => format!("INT64 {name} (TIMESTAMP(MILLIS,true))"),
            Self::String => format!("BYTE_ARRAY {name} (STRING)"),
        }
    }
}

/// The values of a column.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Type,
    /// Whether every row has a value.
    pub required: bool,
    /// For each row whether there is a value: 1 or 0.
    present: Vec<i16>,
    whole: Vec<i64>,
    real: Vec<f64>,
    text: Vec<ByteArray>,
}

impl Column {
    /// One without rows.
    pub fn new(name: &str, kind: Type, required: bool) -> Self {
        Self { name: name.to_owned(), kind, required, ..Self::default() }
    }

    /// Adds the value of one more row.
    pub fn push(&mut self, value: ValueRef<'_>) -> FromSqlResult<()> {
        self.present.push(i16::from(value != ValueRef::Null));
        if value == ValueRef::Null {
            return Ok(());
        }
        let other = |error: chrono::ParseError| FromSqlError::Other(error.into());
        match self.kind {
            Type::Integer => self.whole.push(value.as_i64()?),
            Type::Number => self.real.push(value.as_f64()?),
            Type::Date => {
                let day: NaiveDate = value.as_str()?.parse().map_err(other)?;
                self.whole.push((day - NaiveDate::default()).num_days());
            }
            Type::Datetime => {
                let moment = DateTime::parse_from_rfc3339(value.as_str()?).map_err(other)?;
                self.whole.push(moment.timestamp_millis());
            }
            Type::String => self.text.push(ByteArray::from(value.as_str()?)),
        }
        Ok(())
    }
}

/// A file of these columns.
pub fn parquet(table: &str, columns: Vec<Column>) -> Result<Vec<u8>> {
    let fields = columns.iter().map(|column| {
        let presence = if column.required { "REQUIRED" } else { "OPTIONAL" };
        format!("{presence} {};", column.kind.declared(&column.name))
    });
    let schema = format!("message {table} {{ {} }}", fields.collect::<Vec<_>>().join(" "));
    let schema = Arc::new(parse_message_type(&schema)?);
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut file = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    for column in columns {
        let mut writer = group
            .next_column()?
            .ok_or_else(|| ParquetError::General("a column is missing".to_owned()))?;
        let present = (!column.required).then_some(column.present.as_slice());
        match column.kind {
            Type::Integer | Type::Datetime => {
                writer.typed::<Int64Type>().write_batch(&column.whole, present, None)?;
            }
            Type::Date => {
                #[expect(clippy::cast_possible_truncation, reason = "days of four-digit years")]
                let days: Vec<i32> = column.whole.iter().map(|&day| day as i32).collect();
                writer.typed::<Int32Type>().write_batch(&days, present, None)?;
            }
            Type::Number => {
                writer.typed::<DoubleType>().write_batch(&column.real, present, None)?;
            }
            Type::String => {
                writer.typed::<ByteArrayType>().write_batch(&column.text, present, None)?;
            }
        }
        writer.close()?;
    }
    group.close()?;
    file.into_inner()
}
