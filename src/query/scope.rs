//! Which talks a question is about, as SQL conditions with bound parameters.
//!
//! Conditions name tables by the aliases that every listing uses: `t` for talks, `e` for events.

use chrono::NaiveDate;
use rusqlite::types::Value;
use serde::Serialize;

/// Talk `t` was given for one of the organizations `?`.
const GIVEN_FOR: &str = "EXISTS (SELECT 1 FROM talk_speakers x
        WHERE x.talk_id = t.id AND x.organization_id IN ?)
    OR EXISTS (SELECT 1 FROM talk_organizations x
        WHERE x.talk_id = t.id AND x.organization_id IN ?)";

/// What is asked about; an empty list asks for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Ids of events.
    pub events: Vec<i64>,
    /// Ids of event series.
    pub series: Vec<i64>,
    /// Ids of speakers.
    pub speakers: Vec<i64>,
    /// Ids of organizations, their parts included.
    pub organizations: Vec<i64>,
    /// Years of events.
    pub years: Vec<u16>,
    /// Folded parts of city names.
    pub cities: Vec<String>,
    /// The first day.
    pub since: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Kinds of talks.
    pub kinds: Vec<String>,
    /// Languages of posts.
    pub langs: Vec<String>,
    /// With a recording, or without one.
    pub recorded: Option<bool>,
}

impl Scope {
    /// Whether it leaves everything in.
    pub fn is_everything(&self) -> bool {
        *self == Scope::default()
    }
}

/// Conditions that must all hold, and the parameters that they bind.
#[derive(Debug, Clone, Default)]
pub struct Conditions {
    clauses: Vec<String>,
    /// In the order of their numbers in the clauses.
    pub values: Vec<Value>,
}

impl Conditions {
    /// Adds a condition without parameters.
    pub fn add(&mut self, clause: &str) {
        self.clauses.push(format!("({clause})"));
    }

    /// Adds a condition in which every `?` is `value`.
    pub fn bind(&mut self, clause: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        self.add(&clause.replace('?', &format!("?{}", self.values.len())));
    }

    /// Adds a condition in which every `?` is the set of the chosen values: `e.year IN ?`. No
    /// choice, no condition.
    pub fn one_of<T: Serialize>(&mut self, clause: &str, chosen: &[T]) {
        if !chosen.is_empty() {
            let set = serde_json::json!(chosen).to_string();
            self.bind(&clause.replace('?', "(SELECT value FROM json_each(?))"), set);
        }
    }

    /// The conditions as SQL, true where there are none.
    pub fn sql(&self) -> String {
        if self.clauses.is_empty() { "TRUE".to_owned() } else { self.clauses.join(" AND ") }
    }

    /// Event `e` is in scope: which one, when and where. An event whose days are not known counts
    /// as its whole year.
    pub fn event(&mut self, scope: &Scope) {
        self.event_without_days(scope);
        if let Some(day) = scope.since {
            let last_day = "coalesce(e.ends_on, e.starts_on, e.year || '-12-31')";
            self.bind(&format!("{last_day} >= ?"), day.to_string());
        }
        if let Some(day) = scope.until {
            let first_day = "coalesce(e.starts_on, e.year || '-01-01')";
            self.bind(&format!("{first_day} <= ?"), day.to_string());
        }
    }

    /// Like [`Conditions::event`], but for things that have days of their own.
    pub fn event_without_days(&mut self, scope: &Scope) {
        self.one_of("e.id IN ?", &scope.events);
        self.one_of("e.series_id IN ?", &scope.series);
        self.one_of("e.year IN ?", &scope.years);
        self.one_of(
            "EXISTS (SELECT 1 FROM ? c WHERE c.value <> '' AND instr(fold(e.city), c.value))",
            &scope.cities,
        );
    }

    /// Talk `t` is of a kind and recorded as asked.
    pub fn talk(&mut self, scope: &Scope) {
        self.one_of("t.format IN ?", &scope.kinds);
        let recording = "(SELECT 1 FROM talk_links x JOIN links l ON l.id = x.link_id
            WHERE x.talk_id = t.id AND l.kind = 'video')";
        match scope.recorded {
            Some(true) => self.add(&format!("EXISTS {recording}")),
            Some(false) => self.add(&format!("t.id IS NOT NULL AND NOT EXISTS {recording}")),
            None => {}
        }
    }

    /// One of the speakers gave talk `t`.
    pub fn given_by(&mut self, scope: &Scope) {
        self.one_of(
            "EXISTS (SELECT 1 FROM talk_speakers x WHERE x.talk_id = t.id AND x.speaker_id IN ?)",
            &scope.speakers,
        );
    }

    /// Talk `t` was given for one of the organizations.
    pub fn given_for(&mut self, scope: &Scope) {
        self.one_of(GIVEN_FOR, &scope.organizations);
    }

    /// Talk `t` was given for one of the organizations, or `otherwise` holds, a condition in which
    /// `?` is the set of them.
    pub fn given_for_or(&mut self, scope: &Scope, otherwise: &str) {
        self.one_of(&format!("{GIVEN_FOR} OR {otherwise}"), &scope.organizations);
    }

    /// A post in one of the languages tells of `id` through a table of mentions such as
    /// `talk_mentions (talk_id, mention_id)`.
    pub fn told_in(&mut self, scope: &Scope, table: &str, column: &str, id: &str) {
        self.one_of(
            &format!(
                "EXISTS (SELECT 1 FROM {table} x
                    JOIN mentions m ON m.id = x.mention_id JOIN posts p ON p.id = m.post_id
                    WHERE x.{column} = {id} AND p.lang IN ?)"
            ),
            &scope.langs,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_choice_is_no_condition() {
        let scope = Scope::default();
        let mut conditions = Conditions::default();
        conditions.event(&scope);
        conditions.talk(&scope);
        conditions.given_by(&scope);
        assert_eq!(conditions.sql(), "TRUE");
        assert!(conditions.values.is_empty());
    }

    #[test]
    fn what_a_user_types_is_bound_and_never_written_into_the_sql() {
        let mut conditions = Conditions::default();
        conditions.one_of("e.year IN ?", &[2024, 2025]);
        conditions.bind("e.name = ? OR e.slug = ?", "'; DROP TABLE events; --".to_owned());
        assert_eq!(
            conditions.sql(),
            "(e.year IN (SELECT value FROM json_each(?1))) AND (e.name = ?2 OR e.slug = ?2)"
        );
        assert_eq!(conditions.values.len(), 2);
    }
}
