//! Questions that Datasette offers ready-made: the reports.

use regex::{NoExpand, Regex};

use crate::reports::{self, Content, Kind, Report};

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

/// The reports that come with the program.
pub fn all() -> Vec<Query> {
    let reports = reports::all(None).into_iter().flatten();
    let query = |report: Report| {
        let Content { header, sql } = report.read().ok()?;
        let params = header.params.iter().map(|param| (param.name.as_str(), param.kind));
        Some(Query {
            sql: typed(&sql, params),
            title: header.title.unwrap_or_else(|| report.name.clone()),
            description: header.description,
            name: report.name,
        })
    };
    reports.filter_map(query).collect()
}

/// A question as Datasette can ask it: without the comment at its head, and with each parameter,
/// given by name and type, as it means it. Datasette binds each field of its form as a text, and an
/// empty text where nothing is given.
fn typed<'a>(text: &str, params: impl Iterator<Item = (&'a str, Kind)>) -> String {
    let body: Vec<_> = text.lines().skip_while(|line| line.starts_with("--")).collect();
    let sql = body.join("\n").trim().trim_end_matches(';').to_owned();
    params.fold(sql, |sql, (name, kind)| {
        let given = format!("nullif(:{name}, '')");
        let given = match kind {
            Kind::Integer => format!("CAST({given} AS INTEGER)"),
            Kind::Number => format!("CAST({given} AS REAL)"),
            Kind::Date | Kind::Text => given,
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
    fn an_empty_field_is_null_to_the_question() {
        let text = "WHERE org = :org AND score > :score";
        assert_eq!(
            typed(text, [("org", Kind::Text), ("score", Kind::Number)].into_iter()),
            "WHERE org = nullif(:org, '') AND score > CAST(nullif(:score, '') AS REAL)"
        );
    }

    #[test]
    fn every_question_is_told_of() {
        assert!(all().len() >= 12);
        for query in all() {
            assert!(query.title != query.name && !query.description.is_empty(), "{}", query.name);
        }
    }
}
