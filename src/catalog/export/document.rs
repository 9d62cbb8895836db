//! The rows of the document, as the contract names their fields.

use serde::Serialize;

/// The document of `talkcat export`. Rows are ordered by path or slug and numbered from 1 in that
/// order, so two catalogs of the same posts export the same bytes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// Posts by path.
    pub posts: Vec<Post>,
    /// Events by slug.
    pub events: Vec<Event>,
    /// People by slug.
    pub speakers: Vec<Speaker>,
    /// Organizations by slug.
    pub organizations: Vec<Organization>,
    /// Talks by slug.
    pub talks: Vec<Talk>,
}

/// A post.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Post {
    /// Number in this document.
    pub id: usize,
    /// Path as imported.
    pub path: String,
    /// ISO 639-1.
    pub lang: String,
    /// From the front matter.
    pub title: Option<String>,
    /// From the front matter or the file name.
    pub date: Option<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// Whether it is about an event or a talk.
    pub conference: bool,
    /// Number of the original post.
    pub translation_of: Option<usize>,
    /// Keys of videos in it that are no talk.
    pub other_videos: Vec<String>,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// Number in this document.
    pub id: usize,
    /// Readable key.
    pub slug: String,
    /// Full English name.
    pub name: String,
    /// Name without region and year.
    pub series: String,
    /// Region of the edition.
    pub region: Option<String>,
    /// Year of the edition.
    pub year: Option<i32>,
    /// First day.
    pub starts_on: Option<String>,
    /// Last day.
    pub ends_on: Option<String>,
    /// City in English.
    pub city: Option<String>,
    /// Number of the event that it is co-located with.
    pub parent_id: Option<usize>,
    /// Every other form of the name.
    pub aliases: Vec<String>,
    /// Who sponsors or runs it.
    pub organizations: Vec<EventOrganization>,
    /// Posts that are about it or name it.
    pub mentions: Vec<EventMention>,
}

/// An organization at an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventOrganization {
    /// Number of the organization.
    pub organization_id: usize,
    /// `sponsor` or `host`.
    pub role: String,
    /// Sponsor tier.
    pub tier: Option<String>,
}

/// Where an event is told of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventMention {
    /// Number of the post.
    pub post_id: usize,
    /// 1-based line.
    pub line: u32,
    /// `subject` or `mentioned`.
    pub role: String,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Speaker {
    /// Number in this document.
    pub id: usize,
    /// Readable key.
    pub slug: String,
    /// Billed name.
    pub name: String,
    /// Every other form met.
    pub aliases: Vec<String>,
}

/// An organization.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Organization {
    /// Number in this document.
    pub id: usize,
    /// Readable key.
    pub slug: String,
    /// Canonical English name.
    pub name: String,
    /// Number of the organization that it is a part of.
    pub parent_id: Option<usize>,
    /// Every other form met.
    pub aliases: Vec<String>,
}

/// A talk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Talk {
    /// Number in this document.
    pub id: usize,
    /// Readable key.
    pub slug: String,
    /// The best title.
    pub title: String,
    /// The best title of each language.
    pub titles: Vec<Title>,
    /// Kind of session.
    pub format: String,
    /// Number of the event.
    pub event_id: Option<usize>,
    /// Links by key.
    pub links: Vec<Link>,
    /// People in the order of the billing.
    pub speakers: Vec<TalkSpeaker>,
    /// Numbers of presenting organizations beyond the speakers' own.
    pub organization_ids: Vec<usize>,
    /// Where posts tell of it.
    pub mentions: Vec<TalkMention>,
}

/// A title of a talk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Title {
    /// ISO 639-1.
    pub lang: String,
    /// The title.
    pub title: String,
}

/// A link of a talk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link {
    /// `video`, `schedule`, `slides` or `page`.
    pub kind: String,
    /// Address.
    pub url: String,
    /// Canonical key.
    pub key: String,
    /// Where the talk starts in the recording, in seconds.
    pub start: Option<u32>,
}

/// A person at a talk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TalkSpeaker {
    /// Number of the person.
    pub speaker_id: usize,
    /// Number of the organization that they spoke for.
    pub organization_id: Option<usize>,
}

/// Where a talk is told of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TalkMention {
    /// Number of the post.
    pub post_id: usize,
    /// 1-based line.
    pub line: u32,
}
