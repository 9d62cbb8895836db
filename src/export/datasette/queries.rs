//! Questions that Datasette offers ready-made.

use regex::{Captures, Regex};

/// The texts of the questions by name. Each begins with comments: `-- title: …`,
/// `-- description: …`, and `-- param NAME: TYPE = DEFAULT  …` for each `:NAME` in it.
const TEXTS: &[(&str, &str)] = &[
    ("talks-by-organization", include_str!("queries/talks-by-organization.sql")),
    ("speakers-by-talks", include_str!("queries/speakers-by-talks.sql")),
    ("talks-without-video", include_str!("queries/talks-without-video.sql")),
];

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Its name in addresses.
    pub name: String,
    /// Its name for people.
    pub title: String,
    /// What it tells.
    pub description: String,
    /// The question; its parameters are texts, an empty one means the default.
    pub sql: String,
}

/// All questions.
pub fn all() -> Vec<Query> {
    TEXTS.iter().map(|(name, text)| Query::read(name, text)).collect()
}

impl Query {
    /// Reads a question from its file.
    fn read(name: &str, text: &str) -> Self {
        let head: Vec<_> = text.lines().map_while(|line| line.strip_prefix("--")).collect();
        let body: Vec<_> = text.lines().skip(head.len()).collect();
        let told = |what: &str| {
            let mut lines = head.iter();
            lines.find_map(|line| line.trim().strip_prefix(what)).unwrap_or_default().trim()
        };
        let parameters = head.iter().filter_map(|line| line.trim().strip_prefix("param "));
        let sql = body.join("\n").trim().trim_end_matches(';').to_owned();
        Query {
            name: name.to_owned(),
            title: told("title:").to_owned(),
            description: told("description:").to_owned(),
            sql: parameters.fold(sql, |sql, parameter| with_default(&sql, parameter)),
        }
    }
}

/// The question with every use of a parameter typed as told. Datasette binds each field of its form
/// as a text, an empty one too.
fn with_default(sql: &str, parameter: &str) -> String {
    let mut words = parameter.split_whitespace();
    let name = words.next().unwrap_or_default().trim_end_matches(':');
    let kind = words.next().unwrap_or_default();
    let default = words.nth(1).unwrap_or("null");
    let given = format!("nullif(:{name}, '')");
    let given = match kind {
        "integer" => format!("CAST({given} AS INTEGER)"),
        "real" | "number" => format!("CAST({given} AS REAL)"),
        _ => given,
    };
    let typed = match default {
        "null" => given,
        _ => format!("coalesce({given}, {default})"),
    };
    let Ok(uses) = Regex::new(&format!(r":{}\b", regex::escape(name))) else {
        return sql.to_owned();
    };
    uses.replace_all(sql, |_: &Captures<'_>| typed.clone()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_tells_all_of_a_question() {
        let text = "-- title: Talks\n-- description: Of a year.\n-- param year: integer = null  Which\n\
            SELECT :year, :years\nFROM talks;\n";
        assert_eq!(
            Query::read("talks", text),
            Query {
                name: "talks".to_owned(),
                title: "Talks".to_owned(),
                description: "Of a year.".to_owned(),
                sql: "SELECT CAST(nullif(:year, '') AS INTEGER), :years\nFROM talks".to_owned(),
            }
        );
    }

    #[test]
    fn an_empty_field_means_the_default() {
        assert_eq!(
            with_default("LIMIT :n", "n: integer = 10"),
            "LIMIT coalesce(CAST(nullif(:n, '') AS INTEGER), 10)"
        );
        assert_eq!(with_default("x = :org", "org: text = null"), "x = nullif(:org, '')");
    }

    #[test]
    fn every_question_is_told_of() {
        for query in all() {
            assert!(!query.title.is_empty() && !query.description.is_empty(), "{}", query.name);
        }
    }
}
