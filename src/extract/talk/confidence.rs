//! How sure a row of the output is: the product of what its title, its people and its event are worth.
//!
//! The numbers are shares of right answers on labelled posts, by rule; `docs/accuracy.md` shows how
//! the sums hold up.

use std::fmt;

use super::{Candidate, Person, Said, merge};
use crate::extract::facts::TitleKind;

/// What the parts of a talk are worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    /// That the title is right.
    pub title: f64,
    /// That the people are.
    pub people: f64,
    /// That the event is.
    pub event: f64,
}

impl Worth {
    /// Of a talk with these mentions.
    pub fn of(group: &[Candidate]) -> Self {
        let lead = merge::lead(group);
        let said = group.iter().map(|candidate| candidate.event_said).max();
        Self {
            title: lead.confidence,
            people: of_people(lead.rule, &merge::credited(group).people),
            event: of_event(said.unwrap_or(Said::Before)),
        }
    }

    /// That all of it is right.
    pub fn confidence(self) -> f64 {
        (self.title * self.people * self.event * 100.0).round() / 100.0
    }
}

impl fmt::Display for Worth {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { title, people, event } = self;
        write!(formatter, "title {title} × people {people} × event {event}")
    }
}

/// How often a rule names the talk right.
pub fn of_title(rule: &str, kind: TitleKind) -> f64 {
    match (rule, kind) {
        ("linked row", _) => 0.985,
        ("row without a link" | "title over a byline" | "cell of a grid", _) => 0.965,
        ("title told in prose", _) => 0.9,
        ("talk told by a verb" | "talk told by its topic", _) => 0.75,
        ("link in prose", TitleKind::Stated) => 0.97,
        ("link in prose", TitleKind::Described) => 0.955,
        ("bare link", TitleKind::Stated) => 0.95,
        ("player", TitleKind::Stated) => 0.9,
        ("bare link" | "player", TitleKind::Described) => 0.8,
        _ => 0.6,
    }
}

/// How often the people are all there, and nobody else.
pub fn of_people(rule: &str, people: &[Person]) -> f64 {
    match people.first().map(|person| person.rule) {
        Some(rule) if rule.starts_with("credits") => 0.985,
        Some("people in the sentence") => 0.975,
        Some(_) => 0.88,
        // A row that credits nobody has nobody; prose may have said it in a way that no rule reads.
        None if rule == "linked row" || rule == "row without a link" => 0.98,
        None => 0.85,
    }
}

/// How often the event is the right one.
pub fn of_event(said: Said) -> f64 {
    match said {
        Said::Beside => 0.99,
        Said::Near => 0.985,
        Said::Section | Said::Before | Said::ByDay => 0.97,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_is_sure_and_what_is_told_is_not() {
        let row = of_title("linked row", TitleKind::Stated)
            * of_people("linked row", &[])
            * of_event(Said::Before);
        let told = of_title("session told in prose", TitleKind::Described)
            * of_people("session told in prose", &[])
            * of_event(Said::Before);
        assert!(row >= 0.9 && told < 0.6, "{row} {told}");
    }
}
