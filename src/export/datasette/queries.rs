//! Questions that Datasette offers ready-made.

use regex::{NoExpand, Regex};

/// The texts of the questions by name. Each begins with a comment: the title, then what it tells,
/// then `param NAME: TYPE = DEFAULT  …` for each `:NAME` in it.
const TEXTS: [(&str, &str); 3] = [
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
    /// The question, without the comment at its head.
    pub sql: String,
}

/// All questions.
pub fn all() -> Vec<Query> {
    TEXTS.iter().map(|(name, text)| Query::read(name, text)).collect()
}

impl Query {
    /// Reads a question from its file.
    fn read(name: &str, text: &str) -> Self {
        let head = text.lines().map_while(|line| line.strip_prefix("--"));
        let mut head = head.map(str::trim).filter(|line| !line.is_empty());
        let title = head.next().unwrap_or(name);
        let (params, description): (Vec<_>, Vec<_>) =
            head.partition(|line| line.starts_with("param "));
        let params = params.iter().filter_map(|param| {
            let (name, kind) = param.strip_prefix("param ")?.split_once(':')?;
            Some((name.trim(), kind.split_whitespace().next()?))
        });
        Query {
            name: name.to_owned(),
            title: title.to_owned(),
            description: description.join(" "),
            sql: typed(text, params),
        }
    }
}

/// A question as Datasette can ask it: without the comment at its head, and with each parameter,
/// given by name and type, as it means it. Datasette binds each field of its form as a text, and an
/// empty text where nothing is given.
fn typed<'a>(text: &str, params: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let body: Vec<_> = text.lines().skip_while(|line| line.starts_with("--")).collect();
    let sql = body.join("\n").trim().trim_end_matches(';').to_owned();
    params.fold(sql, |sql, (name, kind)| {
        let given = format!("nullif(:{name}, '')");
        let given = match kind {
            "integer" => format!("CAST({given} AS INTEGER)"),
            "number" => format!("CAST({given} AS REAL)"),
            _ => given,
        };
        match Regex::new(&format!(r":{}\b", regex::escape(name))) {
            Ok(uses) => uses.replace_all(&sql, NoExpand(&given)).into_owned(),
            Err(_) => sql,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_tells_all_of_a_question() {
        let text = "-- Talks\n--\n-- Of a year.\n--\n-- param year: integer = null  Which.\n\
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
    fn an_empty_field_is_null_to_the_question() {
        let text = "WHERE org = :org AND score > :score";
        assert_eq!(
            typed(text, [("org", "text"), ("score", "number")].into_iter()),
            "WHERE org = nullif(:org, '') AND score > CAST(nullif(:score, '') AS REAL)"
        );
    }

    #[test]
    fn every_question_is_told_of() {
        for query in all() {
            assert!(query.title != query.name && !query.description.is_empty(), "{}", query.name);
        }
    }
}
