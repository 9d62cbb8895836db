//! Rows become text: one file per format behind one trait.
//!
//! Invariant: a format knows rows, never where they come from; and no character of a value reaches
//! a terminal that the terminal would obey.

use std::io::{self, Write};

use clap::ValueEnum;

pub mod chart;
pub mod escape;
mod json;
pub mod link;
mod markdown;
pub mod page;
mod rows;
mod separated;
mod sheet;
mod table;
mod vertical;

pub use json::{write_json, write_json_indented};
pub use rows::{Column, Rows, UnknownColumn, Value};

/// Writes rows in one format.
pub trait Render {
    /// Writes all of `rows`, ending the last line; fails only where `out` does.
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()>;
}

/// The formats that rows can be printed in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Drawn to fit the terminal; plain and unwrapped in a pipe
    #[default]
    Table,
    /// An array of objects
    Json,
    /// One JSON object per line
    Ndjson,
    /// Comma-separated values (RFC 4180)
    Csv,
    /// Tab-separated values, control characters escaped
    Tsv,
    /// A Markdown table
    #[value(alias = "md")]
    Markdown,
    /// Each row as lines of names and values
    Vertical,
}

/// Where the rows go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Target {
    /// Whether somebody reads them on a terminal.
    pub terminal: bool,
    /// The width to draw tables for, in columns; without one they are plain.
    pub width: Option<u16>,
}

/// The names of the columns above the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Header {
    /// No names.
    Absent,
    /// As they are.
    #[default]
    Plain,
    /// In bold.
    Bold,
}

impl Header {
    /// Writes a line of names, if there is to be one.
    fn write(self, names: &str, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Header::Absent => Ok(()),
            Header::Plain => writeln!(out, "{names}"),
            Header::Bold => writeln!(out, "\u{1b}[1m{names}\u{1b}[0m"),
        }
    }
}

/// How rows are printed, whatever the format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    /// Where they go.
    pub target: Target,
    /// The header, in formats that can do without it: all but JSON and vertical ones.
    pub header: Header,
    /// Whether CSV and TSV keep a spreadsheet from taking text for a formula.
    pub disarmed: bool,
}

impl Format {
    /// What writes this format so.
    pub fn renderer(self, layout: Layout) -> Box<dyn Render> {
        let Layout { target, header, disarmed } = layout;
        match self {
            Format::Table => match target.width {
                Some(width) => Box::new(table::Table { width, header }),
                None => Box::new(table::Plain { header }),
            },
            Format::Json => Box::new(json::Json),
            Format::Ndjson => Box::new(json::Ndjson),
            Format::Csv => {
                let inert = target.terminal;
                Box::new(separated::Csv { inert, named: header != Header::Absent, disarmed })
            }
            Format::Tsv => Box::new(separated::Tsv { named: header != Header::Absent, disarmed }),
            Format::Markdown => Box::new(markdown::Markdown { named: header != Header::Absent }),
            Format::Vertical => Box::new(vertical::Vertical { width: target.width }),
        }
    }
}

#[cfg(test)]
mod examples {
    use super::{Column, Render, Rows, Value};

    /// Talks in four scripts, with a number, a list and nulls.
    pub fn talks() -> Rows {
        let mut rows = Rows::new([
            Column::new("slug").detail(),
            Column::new("title"),
            Column::new("speakers"),
            Column::new("event"),
            Column::new("minutes"),
            Column::new("video").whole(),
        ]);
        let texts = |items: &[&str]| Value::List(items.iter().map(ToString::to_string).collect());
        rows.push(vec![
            "ambient-sla".into(),
            "A Service Mesh That Sets the Bar | Ambient SLA".into(),
            texts(&["Jane Doe", "Łukasz Płotka"]),
            "KubeCon + CloudNativeCon Europe 2025".into(),
            30.into(),
            "https://youtu.be/AAAAAAAAAAA".into(),
        ]);
        rows.push(vec![
            "wu-xian-fu-wu-wang-ge".into(),
            "无限服务网格：在多集群环境中安全地扩展，没有妥协".into(),
            texts(&["张伟"]),
            "KubeCon China 2024".into(),
            5.into(),
            Value::Null,
        ]);
        rows.push(vec![
            "zero".into(),
            "ゼロから始めるサービスメッシュ入門とその実践".into(),
            texts(&[]),
            Value::Null,
            Value::Null,
            "https://youtu.be/BBBBBBBBBBB".into(),
        ]);
        rows.push(vec![
            "mesh".into(),
            "Сервісна сітка \u{1b}[31mбез\u{1b}[0m сайдкарів".into(),
            texts(&["Мар’яна Петренко"]),
            "Istio Day Europe 2025".into(),
            Value::Real(22.5),
            Value::Null,
        ]);
        rows
    }

    pub fn rendered(format: &impl Render, rows: &Rows) -> String {
        let mut bytes = Vec::new();
        format.render(rows, &mut bytes).expect("writing to memory");
        String::from_utf8(bytes).expect("formats write UTF-8")
    }
}
