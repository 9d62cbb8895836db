//! Why something that may tell of a talk is none.

use std::fmt;
use std::ops::Range;

use super::Candidate;
use crate::extract::facts::{LinkFact, LinkKind};

/// A link, a row or a sentence that may tell of a talk, and does not.
#[derive(Debug, Clone)]
pub struct PassedOver {
    /// The rule that might have found a talk.
    pub rule: &'static str,
    /// The passage.
    pub passage: usize,
    /// The bytes of the link's words, of the row or of the sentence.
    pub span: Range<usize>,
    /// 1-based line.
    pub line: u32,
    /// Its links.
    pub links: Vec<LinkFact>,
    /// Why it is none.
    pub why: NoTalk,
}

/// What a rule makes of words that may tell of a talk.
pub type Proposal = Result<Candidate, PassedOver>;

/// The talks among proposals, and the rest.
pub fn parted(proposals: impl Iterator<Item = Proposal>) -> (Vec<Candidate>, Vec<PassedOver>) {
    let mut found = (Vec::new(), Vec::new());
    for proposal in proposals {
        match proposal {
            Ok(candidate) => found.0.push(candidate),
            Err(passed_over) => found.1.push(passed_over),
        }
    }
    found
}

/// Why it is no talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTalk {
    /// The words tell of something else: an award, a booth, a trailer.
    Says(&'static str),
    /// The link leads to many recordings or sessions.
    Collection,
    /// The link leads to a page, and pages are a talk's only beside a recording or a session.
    Page,
    /// Slides in running text, or without a title.
    LoneSlides,
    /// Neither the link nor the words around it give a title.
    Untitled,
    /// The words are an event's name.
    Event,
    /// A row without a link that credits nobody.
    Uncredited,
    /// A row without a link whose people stand before its title, as in an interview.
    Interview,
    /// A row without a link that quotes what somebody says.
    Quote,
    /// A row without a link whose people are from nowhere.
    Unemployed,
    /// A row without a link that is a date and an author.
    Byline,
    /// A row without a link whose title is too short to be one.
    Brief,
    /// A row without a link whose words are too many for a title.
    Lengthy,
    /// A sentence that names a session, and nobody who gives it.
    Unspoken,
    /// A sentence about the talk of the row, the heading or the player above it.
    GoesOn,
    /// A post about no one event puts it at none.
    Stray,
}

impl NoTalk {
    /// Why a link of that kind, on its own, is no talk's.
    pub fn of_link(kind: Option<LinkKind>) -> Self {
        match kind {
            None => Self::Collection,
            Some(LinkKind::Slides) => Self::LoneSlides,
            Some(_) => Self::Page,
        }
    }
}

impl fmt::Display for NoTalk {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Says(word) => return write!(formatter, "“{word}” is no talk"),
            Self::Collection => "a playlist, a channel or a whole schedule",
            Self::Page => "neither a recording nor a session's page",
            Self::LoneSlides => "slides without a talk beside them",
            Self::Untitled => "no title in it, beside it or above it",
            Self::Event => "the name of an event",
            Self::Uncredited => "credits nobody",
            Self::Interview => "people before the words, as in an interview",
            Self::Quote => "what somebody says",
            Self::Unemployed => "credits people without an organization",
            Self::Byline => "a date and an author",
            Self::Brief => "too short for a title",
            Self::Lengthy => "too long for a title",
            Self::Unspoken => "nobody is said to speak",
            Self::GoesOn => "goes on about the talk above",
            Self::Stray => "no event close by, in a post that is not about one",
        })
    }
}
