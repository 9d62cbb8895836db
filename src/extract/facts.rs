//! What one post says: the facts that `talkcat extract` prints and `talkcat import` stores.
//!
//! The field names are the public contract of the NDJSON output. Every fact carries its
//! [`Evidence`]; nothing here refers to another post or to a database row.
//!
//! Texts are [`ArcStr`]: those that many posts have can be one in memory, and cost a pointer each.

use std::fmt;

use arcstr::ArcStr;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Everything that one post alone says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PostFacts {
    /// The post's path as given.
    pub path: ArcStr,
    /// ISO 639-1 code of the language that the post is written in.
    pub lang: ArcStr,
    /// Title from the front matter.
    pub title: Option<ArcStr>,
    /// Date from the front matter, else from the file name.
    pub date: Option<NaiveDate>,
    /// Whether the post is about an event or tells of a talk given at one.
    pub conference: bool,
    /// Events that the post is about, and other editions that it names in passing.
    pub events: Vec<EventFact>,
    /// Talks in the order of their first mention.
    pub talks: Vec<TalkFact>,
    /// Keys of videos that are no talk.
    pub other_videos: Vec<ArcStr>,
    /// Organizations by role, one row per name and role.
    pub organizations: Vec<OrganizationFact>,
    /// The open-source project that a conference post tells most of, where one stands out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ArcStr>,
}

impl PostFacts {
    /// Whether the post tells of anything; most posts of a blog do not.
    pub fn tells(&self) -> bool {
        !(self.events.is_empty()
            && self.talks.is_empty()
            && self.other_videos.is_empty()
            && self.organizations.is_empty())
    }
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// 1-based line of the post.
    pub line: u32,
    /// The words of the post, as written.
    pub words: ArcStr,
    /// Name of the rule that read them.
    pub rule: ArcStr,
    /// How sure the rule is, 0 to 1.
    pub confidence: f64,
}

/// Whether a post is about an event, or only names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventRole {
    /// The post is about it, or puts a talk at it.
    Subject,
    /// Another edition, named in passing.
    Mentioned,
}

/// One edition of a conference, co-located day, summit or meetup.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventFact {
    /// Full English name with region, the month or number of a meeting, and year; unique within the post.
    pub name: ArcStr,
    /// Name of the series without region and year: `KubeCon + CloudNativeCon`.
    pub series: ArcStr,
    /// Region of the edition (`Europe`), where it has one.
    pub region: Option<ArcStr>,
    /// Year of the edition.
    pub year: Option<i32>,
    /// Subject of the post, or named in passing.
    pub role: EventRole,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Last day; never before `starts_on`.
    pub ends_on: Option<NaiveDate>,
    /// City in English.
    pub city: Option<ArcStr>,
    /// `name` of the event in this post that it is co-located with.
    pub parent: Option<ArcStr>,
    /// The forms in which the post writes it.
    pub aliases: Vec<ArcStr>,
    /// The mention that tells most.
    pub evidence: Evidence,
}

/// What kind of session a talk is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum TalkFormat {
    /// A keynote.
    Keynote,
    /// An ordinary talk.
    #[default]
    Talk,
    /// A lightning talk.
    Lightning,
    /// A panel discussion.
    Panel,
    /// A workshop, tutorial or contribfest.
    Workshop,
    /// A live or sponsored demonstration.
    Demo,
    /// A poster session.
    Poster,
    /// A project meeting.
    Meeting,
    /// Opening or closing remarks.
    Remarks,
}

/// A place in a conference's programme that a project has once: what two posts call differently may
/// be the one session in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slot {
    /// The session of its maintainers.
    MaintainerTrack,
    /// The workshop for contributors.
    Contribfest,
    /// The lightning talk on the project.
    ProjectLightning,
    /// The meeting of its maintainers.
    ProjectMeeting,
    /// Hours in which maintainers answer questions.
    OfficeHours,
}

impl fmt::Display for TalkFormat {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Keynote => "keynote",
            Self::Talk => "talk",
            Self::Lightning => "lightning",
            Self::Panel => "panel",
            Self::Workshop => "workshop",
            Self::Demo => "demo",
            Self::Poster => "poster",
            Self::Meeting => "meeting",
            Self::Remarks => "remarks",
        })
    }
}

/// Whether the post gives a talk's title, or only says what it was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TitleKind {
    /// A list entry, a quoted title, a link text in title form.
    Stated,
    /// A descriptive phrase from prose.
    Described,
}

/// One session of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TalkFact {
    /// The best title, without speakers, times and Markdown.
    pub title: ArcStr,
    /// Whether the post states the title or describes the talk.
    pub title_kind: TitleKind,
    /// Other titles that the post gives for it, such as a gloss in a second language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_titles: Vec<TitleFact>,
    /// What kind of session it is.
    pub format: TalkFormat,
    /// The project's own place in the programme, where the words name one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<Slot>,
    /// The open-source project that the talk's own words name, where they name just one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ArcStr>,
    /// `name` of one of the post's events.
    pub event: Option<ArcStr>,
    /// Recordings, schedule pages, slides and pages of this talk.
    pub links: Vec<LinkFact>,
    /// People who give it, in the post's order.
    pub speakers: Vec<SpeakerFact>,
    /// Presenting organizations beyond the speakers' own (canonical names). Their evidence is the
    /// `presenter` row of [`PostFacts::organizations`].
    pub organizations: Vec<ArcStr>,
    /// 1-based line of the first mention.
    pub line: u32,
    /// That this row as a whole (title, event, links, speakers) is right, 0 to 1.
    pub confidence: f64,
    /// Every mention of the talk in the post, first one first; never empty.
    pub mentions: Vec<Evidence>,
}

/// A further title of a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleFact {
    /// ISO 639-1 code of the title's language.
    pub lang: ArcStr,
    /// The title.
    pub title: ArcStr,
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// A recording.
    Video,
    /// A session's page in a schedule.
    Schedule,
    /// Slides.
    Slides,
    /// Any other page about the talk.
    Page,
}

/// A link of a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkFact {
    /// What it leads to.
    pub kind: LinkKind,
    /// The address as the post has it.
    pub url: ArcStr,
    /// The canonical key: one per recording or page, however it is spelled.
    pub key: ArcStr,
    /// Where the recording of this talk starts, in seconds, if the link says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// 1-based line.
    pub line: u32,
}

/// One person who gives a talk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpeakerFact {
    /// Nominative form in the post's script.
    pub name: ArcStr,
    /// Exactly as the post writes it.
    pub surface: ArcStr,
    /// Canonical name of the employer or affiliation that the post gives.
    pub organization: Option<ArcStr>,
    /// Where the name stands.
    pub evidence: Evidence,
    /// Where the organization stands; present if and only if `organization` is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_evidence: Option<Evidence>,
}

/// What an organization does in a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OrganizationRole {
    /// A speaker works there.
    Affiliation,
    /// It gave a talk.
    Presenter,
    /// It sponsors the event.
    Sponsor,
    /// It runs the event.
    Host,
}

/// An organization in one role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrganizationFact {
    /// Canonical English name.
    pub name: ArcStr,
    /// As the post writes it.
    pub surface: ArcStr,
    /// What it does.
    pub role: OrganizationRole,
    /// `name` of the event that it sponsors or hosts, where the post tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<ArcStr>,
    /// Sponsor tier in lower case: `gold`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<ArcStr>,
    /// Where it stands.
    pub evidence: Evidence,
}
