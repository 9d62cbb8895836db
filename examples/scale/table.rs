//! The table for `docs/performance.md`.

use std::fmt;

/// What was measured, beside what it may be at most.
#[derive(Debug)]
pub struct Row {
    /// What was done.
    pub what: String,
    /// What talkcat took.
    pub talkcat: String,
    /// What it is compared with took, and what that is.
    pub floor: String,
    /// The two as one figure.
    pub ratio: f64,
    /// What the figure may be.
    pub at_most: f64,
}

/// All rows, printed as they come.
#[derive(Debug, Default)]
pub struct Table {
    missed: usize,
}

impl Table {
    /// Prints the head.
    pub fn new() -> Self {
        println!(
            "| row | talkcat | compared with | ratio | at most | |\n| --- | --- | --- | --- | --- | --- |"
        );
        Self::default()
    }

    /// Adds a row.
    pub fn add(&mut self, row: &Row) {
        let reached = row.ratio <= row.at_most;
        self.missed += usize::from(!reached);
        println!("{row} {} |", if reached { "reached" } else { "missed" });
    }

    /// Says how many rows are missed.
    pub fn finish(&self) {
        println!("\n{} missed.", self.missed);
    }
}

impl fmt::Display for Row {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, talkcat, floor, ratio, at_most } = self;
        write!(formatter, "| {what} | {talkcat} | {floor} | {ratio:.2} | {at_most} |")
    }
}

/// Seconds for people.
pub fn time(seconds: f64) -> String {
    match seconds {
        0.0..0.1 => format!("{:.1} ms", seconds * 1e3),
        0.1..100.0 => format!("{seconds:.2} s"),
        _ => format!("{:.1} min", seconds / 60.0),
    }
}

/// A count with its thousands apart: `10,000`.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
