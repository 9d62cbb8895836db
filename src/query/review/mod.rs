//! What in a catalog deserves a look: each a question that a person can answer for good.
//!
//! A question goes by its subject, which holds lasting references, so that an answer is found again
//! after every import: what was answered is never asked again.

use clap::ValueEnum;
use rusqlite::Connection;

use crate::corrections::Statement;

mod contradictions;
mod gaps;
mod near;
mod pairs;
mod settled;
mod things;

use settled::Settled;
use things::Things;

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Kind {
    /// Posts contradict each other
    Contradiction,
    /// Two people may be one
    People,
    /// Two talks may be one
    Talks,
    /// Two organizations may be one
    Organizations,
    /// A talk may have been misread
    Confidence,
    /// Nobody gives a talk
    Speakers,
    /// A talk has no recording, though others of its event have one
    Video,
    /// A person speaks for no organization
    Affiliation,
}

impl Kind {
    /// The word for it, as `--kind` takes it.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Contradiction => "contradiction",
            Kind::People => "people",
            Kind::Talks => "talks",
            Kind::Organizations => "organizations",
            Kind::Confidence => "confidence",
            Kind::Speakers => "speakers",
            Kind::Video => "video",
            Kind::Affiliation => "affiliation",
        }
    }
}

/// Something that deserves a look.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What it is about.
    pub kind: Kind,
    /// How much it matters, 0 to 1.
    pub weight: f64,
    /// What names it for good.
    pub subject: String,
    /// The things in question.
    pub what: String,
    /// What is odd about them.
    pub why: String,
    /// The words that speak for them.
    pub evidence: Vec<Evidence>,
    /// The answer yes.
    pub accept: Answer,
    /// The answer no, where there is one.
    pub reject: Option<Answer>,
}

/// Words of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The words.
    pub words: String,
    /// `path:line`.
    pub place: String,
}

/// What a person may answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The command that says so, without `talkcat`: `fix merge jan-novak jan-nowak`.
    pub command: String,
    /// What the command states; none where a person has to complete it first.
    pub statement: Option<Statement>,
}

impl Answer {
    fn new(command: String, statement: Statement) -> Self {
        Self { command, statement: Some(statement) }
    }

    /// That all is right as it is.
    fn right(subject: &str) -> Self {
        let statement = Statement::Accept { subject: subject.to_owned() };
        Self::new(format!("fix accept {}", quoted(subject)), statement)
    }

    fn to_complete(command: String) -> Self {
        Self { command, statement: None }
    }
}

/// All open questions, the one that matters most first.
pub fn questions(catalog: &Connection) -> rusqlite::Result<Vec<Question>> {
    let settled = Settled::read(catalog)?;
    let things = Things::read(catalog)?;
    let mut questions = contradictions::questions(catalog, &things)?;
    questions.extend(pairs::people(catalog, &things, &settled)?);
    questions.extend(pairs::talks(catalog, &things, &settled)?);
    questions.extend(pairs::organizations(&things, &settled));
    questions.extend(gaps::questions(catalog, &things)?);
    questions.retain(|question| !settled.is_accepted(&question.subject));
    questions.sort_by(|a, b| {
        b.weight.total_cmp(&a.weight).then_with(|| (a.kind, &a.subject).cmp(&(b.kind, &b.subject)))
    });
    Ok(questions)
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@%+=,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_for_a_shell() {
        assert_eq!(quoted("youtube:v10UpNQIoT0"), "youtube:v10UpNQIoT0");
        assert_eq!(quoted("Mesh for All"), "'Mesh for All'");
        assert_eq!(quoted("It's $HOME"), r"'It'\''s $HOME'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn every_kind_is_called_as_its_option_is() {
        for kind in Kind::value_variants() {
            let value = kind.to_possible_value().expect("a value");
            assert_eq!(value.get_name(), kind.word());
        }
    }
}
