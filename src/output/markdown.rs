//! A GitHub-flavoured Markdown table, to paste into a report.

use std::io::{self, Write};

use super::escape::{escape, replace};
use super::{Render, Rows, Value};

/// A pipe table whose cells show their text as it is, whatever Markdown it looks like.
pub struct Markdown {
    /// Whether the table has its header; without, its rows can go on a table that is there.
    pub named: bool,
}

impl Render for Markdown {
    fn render(&self, rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
        let shown = rows.columns_for_people();
        if self.named {
            let names = shown.iter().map(|&at| literal(&rows.columns[at].name));
            write_row(out, names)?;
            let rules = shown.iter().map(|&at| {
                let numbers = !rows.is_empty() && rows.rows.iter().all(|row| row[at].is_number());
                if numbers { "---:" } else { "---" }.to_owned()
            });
            write_row(out, rules)?;
        }
        for row in &rows.rows {
            write_row(out, shown.iter().map(|&at| cell(&row[at])))?;
        }
        Ok(())
    }
}

fn write_row(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Text(text) if is_address(text) => format!("<{}>", text.replace('|', "%7C")),
        _ => literal(&value.to_text(", ")),
    }
}

/// An address that Markdown takes between angle brackets.
fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\\".contains(c))
}

/// The text with everything that Markdown or HTML would act on made literal.
fn literal(text: &str) -> String {
    let lines: Vec<_> = text
        .lines()
        .map(|line| {
            let marks = |c| "\\`*_[]<>|~&".contains(c);
            let line = replace(line, marks, |c, to| to.extend(['\\', c]));
            escape(&line).into_owned()
        })
        .collect();
    lines.join("<br>")
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::super::examples::{rendered, talks};
    use super::*;

    #[test]
    fn a_table_for_a_report() {
        insta::assert_snapshot!(rendered(&Markdown { named: true }, &talks()));
    }

    #[test]
    fn text_never_becomes_markdown() {
        for (text, shown) in [
            ("a | b", r"a \| b"),
            ("<script>x</script>", r"\<script\>x\</script\>"),
            ("[x](javascript:y)", r"\[x\](javascript:y)"),
            ("one\ntwo", "one<br>two"),
            ("\u{1b}[2J", r"\u{1b}\[2J"),
        ] {
            assert_eq!(cell(&text.into()), shown);
        }
    }

    #[test]
    fn an_address_stays_a_link_and_nothing_else_does() {
        let address = "https://youtu.be/a_b|c";
        assert_eq!(cell(&address.into()), "<https://youtu.be/a_b%7Cc>");
        assert_eq!(cell(&"https://x.example/> <b>".into()), r"https://x.example/\> \<b\>");
    }

    #[test]
    fn numbers_are_to_the_right() {
        let mut rows = Rows::new([Column::new("n"), Column::new("t")]);
        rows.push(vec![1.into(), "x".into()]);
        assert_eq!(
            rendered(&Markdown { named: true }, &rows),
            "| n | t |\n| ---: | --- |\n| 1 | x |\n"
        );
        assert_eq!(rendered(&Markdown { named: false }, &rows), "| 1 | x |\n");
    }
}
