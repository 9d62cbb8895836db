//! Sorting rows whose columns are not known beforehand, as the listings sort theirs.

use std::cmp::Ordering;

use crate::names;
use crate::output::{Rows, UnknownColumn, Value};

/// Sorts by a column: text from A to Z, numbers and days the greatest first, and what is not known
/// last either way. Rows that are alike keep their order.
pub fn sort(rows: &mut Rows, column: &str, reverse: bool) -> Result<(), UnknownColumn> {
    let at = rows.position(column)?;
    let descending = rows.rows.iter().all(|row| is_quantity(&row[at])) != reverse;
    rows.rows.sort_by_cached_key(|row| Place { key: key(&row[at]), descending });
    Ok(())
}

/// Numbers come before texts.
#[derive(PartialEq, PartialOrd)]
enum Key {
    Number(f64),
    Text(String),
}

/// Where a row belongs.
struct Place {
    key: Option<Key>,
    descending: bool,
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.key, &other.key) {
            (Some(a), Some(b)) => {
                let order = a.partial_cmp(b).unwrap_or(Ordering::Equal);
                if self.descending { order.reverse() } else { order }
            }
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Place {}

fn key(value: &Value) -> Option<Key> {
    match value {
        Value::Null => None,
        Value::Flag(flag) => Some(Key::Number(f64::from(u8::from(*flag)))),
        #[expect(clippy::cast_precision_loss, reason = "counts and ids are small")]
        Value::Integer(number) => Some(Key::Number(*number as f64)),
        Value::Real(number) => Some(Key::Number(*number)),
        Value::Text(text) => Some(Key::Text(names::fold(text))),
        Value::List(items) => Some(Key::Text(names::fold(&items.join(" ")))),
    }
}

/// Whether it is a number or a day, or nothing.
fn is_quantity(value: &Value) -> bool {
    match value {
        Value::Null | Value::Flag(_) | Value::Integer(_) | Value::Real(_) => true,
        Value::Text(text) => {
            text.get(..10).is_some_and(|day| day.parse::<chrono::NaiveDate>().is_ok())
        }
        Value::List(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Column;

    fn sorted(values: &[Value], reverse: bool) -> Vec<Value> {
        let mut rows = Rows::new([Column::new("a")]);
        for value in values {
            rows.push(vec![value.clone()]);
        }
        sort(&mut rows, "a", reverse).unwrap();
        rows.rows.concat()
    }

    #[test]
    fn each_kind_of_value_has_its_order() {
        for (values, order) in [
            (&["b".into(), Value::Null, "Á".into()][..], ["Á".into(), "b".into(), Value::Null]),
            (&[1.into(), Value::Null, 2.5.into()], [2.5.into(), 1.into(), Value::Null]),
            (
                &["2024-01-01".into(), Value::Null, "2025-01-01".into()],
                ["2025-01-01".into(), "2024-01-01".into(), Value::Null],
            ),
        ] {
            assert_eq!(sorted(values, false), order);
            let [first, second, unknown] = order;
            assert_eq!(sorted(values, true), [second, first, unknown]);
        }
    }

    #[test]
    fn an_unknown_column_is_an_error() {
        assert!(sort(&mut Rows::new([Column::new("a")]), "b", false).is_err());
    }
}
