//! What an explanation is made of: what one rule made of some words, and what became of it.

use std::fmt;

use serde::Serialize;

use crate::extract::facts::Evidence;
use crate::extract::sentence::one_line;

/// What one rule made of some words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// 1-based line.
    pub line: u32,
    /// The words of the post, on one line.
    pub words: String,
    /// What they were read for.
    pub what: What,
    /// What they were read as, where they were.
    pub value: Option<String>,
    /// The rule.
    pub rule: String,
    /// What became of it.
    pub verdict: Verdict,
    /// Why.
    pub reason: Option<String>,
    /// How sure the rule is, 0 to 1, where it is a matter of more and less.
    pub confidence: Option<f64>,
}

/// What words may tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// Whether the post is a conference post.
    Post,
    /// An edition of an event, or a talk's event.
    Event,
    /// When an event is.
    Days,
    /// Where an event is.
    City,
    /// Beside which conference an event is.
    Host,
    /// A talk, by its title.
    Talk,
    /// What kind of session a talk is.
    Format,
    /// A recording, a session's page, slides or another page.
    Link,
    /// Who gives a talk.
    Speaker,
    /// For whom a speaker works.
    Employer,
    /// Who presents a talk without being named.
    Presenter,
    /// Who sponsors an event.
    Sponsor,
    /// Who runs an event.
    Organizer,
}

/// What became of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is one of the post's facts.
    Taken,
    /// It is another mention of a talk that is told of elsewhere.
    Joined,
    /// It is none.
    Lost,
    /// Nothing speaks for it: a link to some page, a row that credits nobody.
    Ignored,
}

impl fmt::Display for What {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Post => "post",
            Self::Event => "event",
            Self::Days => "days",
            Self::City => "city",
            Self::Host => "host",
            Self::Talk => "talk",
            Self::Format => "format",
            Self::Link => "link",
            Self::Speaker => "speaker",
            Self::Employer => "employer",
            Self::Presenter => "presenter",
            Self::Sponsor => "sponsor",
            Self::Organizer => "organizer",
        })
    }
}

impl Finding {
    pub(super) fn taken(
        (line, words): (u32, String),
        what: What,
        value: impl Into<Option<String>>,
        rule: impl Into<String>,
    ) -> Self {
        let (value, rule) = (value.into(), rule.into());
        let verdict = Verdict::Taken;
        Self { line, words, what, value, rule, verdict, reason: None, confidence: None }
    }

    pub(super) fn of(evidence: &Evidence, what: What, value: &str) -> Self {
        let place = (evidence.line, one_line(&evidence.words));
        Self::taken(place, what, value.to_owned(), evidence.rule.as_str()).sure(evidence.confidence)
    }

    pub(super) fn because(self, reason: impl Into<String>) -> Self {
        Self { reason: Some(reason.into()), ..self }
    }

    pub(super) fn sure(self, confidence: f64) -> Self {
        Self { confidence: Some(confidence), ..self }
    }

    pub(super) fn lost(self, reason: impl Into<String>) -> Self {
        Self { verdict: Verdict::Lost, ..self.because(reason) }
    }
}
