//! Rows as bars, or as a line of little bars for a series over years.

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::escape::escape;
use super::{Rows, Value};

/// The name of the column that makes a series.
const YEAR: &str = "year";
/// Parts of a bar's last block, from an eighth to the whole.
const ACROSS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
/// Heights of a little bar, likewise.
const UPWARDS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// A year for which there is nothing.
const NOTHING: char = '·';
/// Between label, bar and number.
const GAP: &str = "  ";

/// Why rows cannot be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a chart needs a column with labels or years, and one with numbers")]
pub struct NoChart;

/// What is drawn of some rows: which labels, which numbers, and how.
pub struct Chart<'a> {
    rows: &'a Rows,
    label: usize,
    number: usize,
    /// Where each label has a number for several years.
    year: Option<usize>,
}

impl<'a> Chart<'a> {
    /// The first column with texts are the labels, the first one with numbers other than years
    /// what is drawn. Years are labels where there are no others.
    pub fn of(rows: &'a Rows) -> Result<Self, NoChart> {
        let columns = || 0..rows.columns.len();
        let numbers = |&at: &usize| {
            let mut known = rows.rows.iter().filter(|row| row[at] != Value::Null).peekable();
            known.peek().is_some() && known.all(|row| row[at].is_number())
        };
        let is_year = |&at: &usize| rows.columns[at].name == YEAR;
        let year = columns().find(is_year).filter(numbers);
        let label = columns().find(|at| !is_year(at) && !numbers(at));
        let number = columns().find(|at| !is_year(at) && numbers(at)).ok_or(NoChart)?;
        match label {
            Some(label) => Ok(Chart { rows, label, number, year }),
            None => Ok(Chart { rows, label: year.ok_or(NoChart)?, number, year: None }),
        }
    }

    /// Draws it in `width` columns of the terminal, with no more labels than `most`.
    pub fn draw(&self, width: u16, most: Option<u32>, out: &mut dyn Write) -> io::Result<()> {
        let most = most.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
        match self.year {
            Some(year) => self.draw_series(year, most, width.into(), out),
            None => self.draw_bars(most, width.into(), out),
        }
    }

    fn draw_bars(&self, most: usize, width: usize, out: &mut dyn Write) -> io::Result<()> {
        let rows = &self.rows.rows[..most.min(self.rows.rows.len())];
        let texts = |at: usize| rows.iter().map(move |row| row[at].to_text(", "));
        let labels: Vec<_> = texts(self.label).map(|text| cut(&text, width / 2)).collect();
        let numbers: Vec<_> = texts(self.number).collect();
        let (labelled, numbered) = (widest(&labels), widest(&numbers));
        let room = width.saturating_sub(labelled + numbered + 2 * GAP.len()).max(1);
        let largest = rows.iter().map(|row| amount(&row[self.number])).fold(0.0, f64::max);
        for ((row, label), number) in rows.iter().zip(&labels).zip(&numbers) {
            let bar = bar(amount(&row[self.number]), largest, room);
            let number = " ".repeat(numbered - number.width()) + number;
            let line = format!("{}{GAP}{number}{GAP}{bar}", padded(label, labelled));
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// A line for each label, a little bar for each year, and the sum.
    fn draw_series(
        &self,
        year: usize,
        most: usize,
        width: usize,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut series: Vec<(String, Vec<(i64, f64)>)> = Vec::new();
        for row in &self.rows.rows {
            let Value::Integer(year) = row[year] else { continue };
            let label = row[self.label].to_text(", ");
            let point = (year, amount(&row[self.number]));
            match series.iter_mut().find(|(known, _)| *known == label) {
                Some((_, points)) => points.push(point),
                None => series.push((label, vec![point])),
            }
        }
        series.truncate(most);
        let points = || series.iter().flat_map(|(_, points)| points);
        let years = || points().map(|point| point.0);
        let (Some(first), Some(last)) = (years().min(), years().max()) else { return Ok(()) };
        // Where there is no room for all years, for the latest.
        let first = first.max(last - i64::try_from(width / 3).unwrap_or(0));
        let largest = points().map(|point| point.1).fold(0.0, f64::max);
        let of = |year, points: &[(i64, f64)]| {
            points.iter().filter(|point| point.0 == year).map(|point| point.1).sum::<f64>()
        };

        let name = cut(&self.rows.columns[self.number].name, width / 4);
        let heading = format!("{first}–{last}");
        let lines: Vec<[String; 3]> = [[String::new(), heading, name]]
            .into_iter()
            .chain(series.into_iter().map(|(label, points)| {
                let line = (first..=last).map(|year| little_bar(of(year, &points), largest));
                let sum: f64 = points.iter().map(|point| point.1).sum();
                let sum = (sum * 10.0).round() / 10.0;
                [escape(&label).into_owned(), line.collect(), sum.to_string()]
            }))
            .collect();
        let measure = |at: usize| lines.iter().map(|line| line[at].width()).max().unwrap_or(0);
        let (spanned, summed) = (measure(1), measure(2));
        let room = width.saturating_sub(spanned + summed + 2 * GAP.len()).max(1);
        let labelled = measure(0).min(room);
        for [label, line, sum] in &lines {
            let label = padded(&cut(label, room), labelled);
            writeln!(out, "{label}{GAP}{}{GAP}{sum}", padded(line, spanned))?;
        }
        Ok(())
    }
}

/// The length of a bar; nothing is drawn of what is not known or below nothing.
fn amount(value: &Value) -> f64 {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "no screen shows the difference")]
        Value::Integer(number) => *number as f64,
        Value::Real(number) if number.is_finite() => *number,
        _ => 0.0,
    }
    .max(0.0)
}

/// `amount` of `most` in `parts`, but never nothing for something.
fn share(amount: f64, most: f64, parts: usize) -> usize {
    if amount <= 0.0 {
        return 0;
    }
    #[expect(clippy::cast_precision_loss, reason = "parts are of a screen")]
    let share = (amount / most * parts as f64).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to parts")]
    let share = share as usize;
    share.clamp(1, parts)
}

fn bar(amount: f64, most: f64, room: usize) -> String {
    let eighths = share(amount, most, room * ACROSS.len());
    let mut bar = "█".repeat(eighths / ACROSS.len());
    bar.extend((eighths % ACROSS.len()).checked_sub(1).map(|part| ACROSS[part]));
    bar
}

fn little_bar(amount: f64, most: f64) -> char {
    share(amount, most, UPWARDS.len()).checked_sub(1).map_or(NOTHING, |part| UPWARDS[part])
}

/// The text, escaped, in no more than `width` columns; what is cut off leaves `…`.
fn cut(text: &str, width: usize) -> String {
    let text = escape(text);
    if text.width() <= width {
        return text.into_owned();
    }
    let mut taken = 1;
    let kept = text.chars().take_while(|c| {
        taken += c.width().unwrap_or(0);
        taken <= width
    });
    kept.chain(['…']).collect()
}

fn padded(text: &str, width: usize) -> String {
    text.to_owned() + &" ".repeat(width.saturating_sub(text.width()))
}

fn widest(texts: &[impl AsRef<str>]) -> usize {
    texts.iter().map(|text| text.as_ref().width()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Column;

    fn drawn(rows: &Rows, width: u16) -> String {
        let mut bytes = Vec::new();
        let chart = Chart::of(rows).expect("rows that can be drawn");
        chart.draw(width, None, &mut bytes).expect("writing to memory");
        String::from_utf8(bytes).expect("a chart is UTF-8")
    }

    fn rows<const N: usize>(names: [&str; N], values: &[[Value; N]]) -> Rows {
        let mut rows = Rows::new(names.map(Column::new));
        for row in values {
            rows.push(row.to_vec());
        }
        rows
    }

    fn organizations() -> Rows {
        rows(
            ["organization", "city", "talks"],
            &[
                ["微软".into(), "x".into(), 16.into()],
                ["Лантерн Пей".into(), "x".into(), 9.into()],
                ["a\u{1b}[31m".into(), Value::Null, 0.into()],
                ["Okapi".into(), Value::Null, Value::Null],
            ],
        )
    }

    #[test]
    fn bars_have_the_lengths_of_the_numbers() {
        assert_eq!(
            drawn(&organizations(), 33),
            "微软         16  ████████████████\n\
            Лантерн Пей   9  █████████\n\
            a\\u{1b}[31m   0\n\
            Okapi\n"
        );
    }

    #[test]
    fn a_chart_fits_its_width_in_every_script() {
        let long = "在巴黎举行的会议 ゼロから始める Мар’яна e\u{301}".repeat(3);
        let rows = rows(
            ["title", "talks"],
            &[[long.into(), 7.into()], ["b".into(), 1.into()], ["c".into(), 2.5.into()]],
        );
        for width in 20..120 {
            for line in drawn(&rows, width).lines() {
                assert!(line.width() <= usize::from(width), "{width}: {line}");
            }
        }
        assert!(drawn(&rows, 40).lines().all(|line| line.contains(['█', '▉', '▏', '▎', '▍'])));
    }

    proptest::proptest! {
        #[test]
        fn rows_fit_any_width_that_their_numbers_fit(
            labels in proptest::collection::vec(("\\PC{0,30}|[\\x00-\\x1f]{1,3}", 1900..2999_i64, -1e3..1e5_f64), 1..8),
            width in 20..200_u16,
        ) {
            let with_years = labels.iter().map(|(label, year, number)| {
                [label.as_str().into(), (*year).into(), (*number).round().into()]
            });
            let series = rows(["label", "year", "n"], &with_years.collect::<Vec<_>>());
            let bars = series.select(["label", "n"]).unwrap();
            for drawn in [drawn(&series, width), drawn(&bars, width)] {
                for line in drawn.lines() {
                    proptest::prop_assert!(line.width() <= usize::from(width), "{width}: {line}");
                }
            }
        }
    }

    #[test]
    fn a_series_over_years_is_one_line() {
        let rows = rows(
            ["organization", "year", "talks"],
            &[
                ["微软".into(), 2022.into(), 1.into()],
                ["微软".into(), 2025.into(), 8.into()],
                ["Okapi".into(), 2024.into(), 4.into()],
            ],
        );
        assert_eq!(
            drawn(&rows, 40),
            "       2022–2025  talks\n微软   ▁··█       9\nOkapi  ··▄·       4\n"
        );
    }

    #[test]
    fn years_are_labels_where_there_are_no_others() {
        let rows = rows(["year", "talks"], &[[2024.into(), 1.into()], [2025.into(), 2.into()]]);
        assert_eq!(drawn(&rows, 13), "2024  1  ██\n2025  2  ████\n");
    }

    #[test]
    fn what_has_no_label_or_no_number_is_not_drawn() {
        assert!(Chart::of(&rows(["a"], &[["x".into()]])).is_err());
        assert!(Chart::of(&rows(["a"], &[[1.into()]])).is_err());
        assert!(Chart::of(&rows(["year"], &[[2024.into()]])).is_err());
    }
}
