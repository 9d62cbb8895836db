//! The comment at the head of a report's file:
//!
//! ```sql
//! -- Title
//! --
//! -- What it tells, in some lines.
//! --
//! -- param year: integer = null  Only this year.
//! SELECT …
//! ```

use std::fmt;

use chrono::NaiveDate;

use crate::output::Value;

/// What begins the line of a parameter.
const PARAM: &str = "param ";
/// What stands between a default and what the parameter does.
const GAP: &str = "  ";

/// What a report's file says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Header {
    /// Its first line.
    pub title: Option<String>,
    /// All further lines but parameters, in one.
    pub description: String,
    /// Its parameters in order.
    pub params: Vec<Param>,
}

/// A parameter of a report, `:name` in its SQL.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// What it takes.
    pub kind: Kind,
    /// Its value where none is given; one without a default needs a value.
    pub default: Option<Value>,
    /// What it does; may be empty.
    pub description: String,
}

/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// A day: 2025-04-01.
    Date,
    /// Any text.
    Text,
}

/// What is wrong with the comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderError {
    /// 1-based line.
    pub line: usize,
    /// Why.
    pub reason: String,
}

impl Kind {
    const ALL: [Kind; 4] = [Kind::Integer, Kind::Number, Kind::Date, Kind::Text];

    /// The value that a text means, if it is of this kind.
    pub fn value(self, text: &str) -> Option<Value> {
        match self {
            Kind::Integer => text.parse().ok().map(Value::Integer),
            Kind::Number => {
                text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Real)
            }
            Kind::Date => text.parse::<NaiveDate>().ok().map(|day| day.to_string().into()),
            Kind::Text => Some(text.into()),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Kind::Integer => "integer",
            Kind::Number => "number",
            Kind::Date => "date",
            Kind::Text => "text",
        })
    }
}

impl fmt::Display for Param {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.name, self.kind)?;
        match &self.default {
            None | Some(Value::Null) => Ok(()),
            Some(value) => write!(formatter, " = {}", value.to_text(", ")),
        }
    }
}

/// Reads the comment lines with which a file begins.
pub fn read(sql: &str) -> Result<Header, HeaderError> {
    let mut header = Header::default();
    let mut description = Vec::new();
    let comments = sql.trim_start_matches('\u{feff}').lines().map_while(|l| l.strip_prefix("--"));
    for (at, line) in comments.map(str::trim).enumerate() {
        if let Some(text) = line.strip_prefix(PARAM) {
            let param = param(text).map_err(|reason| HeaderError { line: at + 1, reason })?;
            if header.params.iter().any(|known| known.name == param.name) {
                let reason = format!("the parameter {} is there twice", param.name);
                return Err(HeaderError { line: at + 1, reason });
            }
            header.params.push(param);
        } else if header.title.is_none() && !line.is_empty() {
            header.title = Some(line.to_owned());
        } else {
            description.extend(Some(line).filter(|line| !line.is_empty()));
        }
    }
    header.description = description.join(" ");
    Ok(header)
}

/// `name: kind`, `name: kind = default`, and after two spaces what it does.
fn param(text: &str) -> Result<Param, String> {
    let (definition, description) = text.split_once(GAP).unwrap_or((text, ""));
    let (definition, default) = match definition.split_once('=') {
        Some((definition, default)) => (definition, Some(default.trim())),
        None => (definition, None),
    };
    let (name, kind) = definition
        .split_once(':')
        .ok_or("write a parameter as `param year: integer = null  What it does`")?;
    let (name, kind) = (name.trim(), kind.trim());
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if name.is_empty() || !name.chars().all(is_word) {
        return Err(format!("'{name}' is no name for a parameter; use letters, digits and _"));
    }
    let kind = Kind::ALL.into_iter().find(|known| known.to_string() == kind).ok_or_else(|| {
        let kinds: Vec<_> = Kind::ALL.iter().map(Kind::to_string).collect();
        format!("there is no type '{kind}'; there are {}", kinds.join(", "))
    })?;
    let default = match default {
        None => None,
        Some("null") => Some(Value::Null),
        Some(text) => {
            Some(kind.value(text).ok_or_else(|| format!("the default '{text}' is no {kind}"))?)
        }
    };
    let (name, description) = (name.to_owned(), description.trim().to_owned());
    Ok(Param { name, kind, default, description })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_tells_title_description_and_parameters() {
        let header = read(
            "-- Talks of a year\n--\n-- One row\n-- per talk.\n--\n\
            -- param year: integer = null  Only this year.\n\
            -- param below: number = 0.8\n-- param since: date = 2024-02-29  From here.\n\
            -- param org: text\nSELECT 1 -- param x: nothing\n-- not this",
        )
        .unwrap();
        assert_eq!(header.title.as_deref(), Some("Talks of a year"));
        assert_eq!(header.description, "One row per talk.");
        let shown: Vec<_> = header.params.iter().map(Param::to_string).collect();
        assert_eq!(
            shown,
            ["year: integer", "below: number = 0.8", "since: date = 2024-02-29", "org: text"]
        );
        assert_eq!(header.params[0].default, Some(Value::Null));
        assert_eq!(header.params[0].description, "Only this year.");
        assert_eq!(header.params[3].default, None);
    }

    #[test]
    fn a_comment_may_be_missing() {
        assert_eq!(read("SELECT 1"), Ok(Header::default()));
        assert_eq!(read(""), Ok(Header::default()));
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_header_or_an_error(text in "(-- (param )?[a-z:= .0-9\\PC]{0,20}\n){0,6}") {
            let lines = text.lines().count();
            proptest::prop_assert!(read(&text).map_or_else(|error| error.line <= lines, |_| true));
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (sql, line, says) in [
            ("-- T\n-- param year", 2, "write a parameter as"),
            ("-- param year: int", 1, "there is no type 'int'; there are integer, number, date"),
            ("-- param the year: integer", 1, "'the year' is no name"),
            ("-- param : integer", 1, "'' is no name"),
            ("-- param y: integer = x", 1, "the default 'x' is no integer"),
            ("-- param d: date = 2025-02-30", 1, "the default '2025-02-30' is no date"),
            ("-- param y: text\n-- param y: text", 2, "the parameter y is there twice"),
        ] {
            let error = read(sql).unwrap_err();
            assert_eq!(error.line, line, "{sql}");
            assert!(error.reason.starts_with(says), "{sql}: {}", error.reason);
        }
    }
}
