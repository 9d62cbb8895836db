//! Values for the parameters of a query: `--param year=2025`.

use clap::Args;

use super::output::usage;
use crate::output::Value;
use crate::query::console::ConsoleError;

/// Values by name.
#[derive(Debug, Clone, Default, Args)]
pub struct ParamOptions {
    /// A value for a parameter, :NAME in the query; may be given several times
    #[arg(long = "param", value_name = "NAME=VALUE", value_parser = pair)]
    pub params: Vec<(String, String)>,
}

impl ParamOptions {
    /// The values, numbers as such: what is written as SQLite would write a number is one.
    pub fn values(&self) -> Vec<(String, Value)> {
        self.params.iter().map(|(name, text)| (name.clone(), value(text))).collect()
    }
}

/// Values that are to blame are a wrong usage.
pub fn blame(error: ConsoleError) -> anyhow::Error {
    if error.is_usage() { usage(&error).into() } else { error.into() }
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("write it as year=2025".to_owned()),
    }
}

fn value(text: &str) -> Value {
    let exact = |value: Value| (value.to_text("") == text).then_some(value);
    let integer = text.parse().ok().map(Value::Integer).and_then(exact);
    let real = || text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Real);
    integer.or_else(|| real().and_then(exact)).unwrap_or_else(|| text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_numbers_and_all_else_is_text() {
        assert_eq!(value("2025"), Value::Integer(2025));
        assert_eq!(value("-0.5"), Value::Real(-0.5));
        for text in ["", "007", "1e3", "+1", " 1", "2025-04-01", "1.50", "inf", "NaN"] {
            assert_eq!(value(text), text.into());
        }
        assert_eq!(pair("a=b=c"), Ok(("a".to_owned(), "b=c".to_owned())));
        assert!(pair("a").is_err() && pair("=a").is_err());
    }
}
