//! What the posts tell together: the rows of the catalog, before they have row numbers.
//!
//! Entities name each other by slug and evidence by content, so that two runs can be compared.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;
use chrono::NaiveDate;
use serde::Serialize;

pub use super::evidence::{Mention, MentionKey, Origin};
use super::part::archive::Decided;
use crate::extract::facts::{EventRole, LinkKind, OrganizationRole, TalkFormat, TitleKind};

/// Everything that a set of posts tells. Each list is sorted by slug or key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entities {
    /// By origin (posts before corrections), line, rule and words.
    pub mentions: Vec<Mention>,
    /// Pairs of paths: a translation and its original.
    pub translations: Vec<(String, String)>,
    /// Pairs of a path and the link key of a video in that post that is no talk.
    pub post_videos: Vec<(String, String)>,
    /// Series of events.
    pub series: Vec<Series>,
    /// Events.
    pub events: Vec<Event>,
    /// Organizations.
    pub organizations: Vec<Organization>,
    /// People.
    pub speakers: Vec<Speaker>,
    /// Links.
    pub links: Vec<Link>,
    /// Talks.
    pub talks: Vec<Talk>,
    /// Slugs that lead to entities which go by another one now.
    pub retired: Vec<RetiredSlug>,
    /// Places of the corrections of which some target is not there.
    pub unmet: Vec<usize>,
    /// Which talks and people those of each post are, by path; posts without talks have none.
    pub decided: BTreeMap<String, Decided>,
    /// Whether the row of some event depends on what posts say of others.
    pub entangled: bool,
}

/// A slug that an entity has had, or would have if less were known of it: it leads on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RetiredSlug {
    /// `organization`, `speaker` or `talk`.
    pub kind: &'static str,
    /// The slug; no entity of the kind has it.
    pub slug: String,
    /// The slug that the entity has. One retired slug may lead to several namesakes.
    pub now: String,
}

impl RetiredSlug {
    /// All of them in order.
    pub fn all<const N: usize>(
        kinds: [(&'static str, BTreeSet<(String, String)>); N],
    ) -> Vec<Self> {
        let of_kind = |(kind, slugs): (&'static str, BTreeSet<_>)| {
            slugs.into_iter().map(move |(slug, now)| Self { kind, slug, now })
        };
        kinds.into_iter().flat_map(of_kind).collect()
    }
}

/// A value and the best evidence for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Backed<T> {
    /// The value.
    pub value: T,
    /// The best evidence.
    pub mention: MentionKey,
}

/// A series of events.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// Readable key.
    pub slug: String,
    /// English name without region and year.
    pub name: String,
}

/// One edition of a conference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// Readable key.
    pub slug: String,
    /// Full English name, one of `names`.
    pub name: String,
    /// Slug of the series.
    pub series: String,
    /// Region of the edition.
    pub region: Option<String>,
    /// Year of the edition.
    pub year: Option<i32>,
    /// First and last day, at least one of them.
    pub dates: Option<Backed<(Option<NaiveDate>, Option<NaiveDate>)>>,
    /// City in English.
    pub city: Option<Backed<String>>,
    /// Slug of the event that it is co-located with; never in a circle.
    pub parent: Option<Backed<String>>,
    /// Best evidence for the event.
    pub mention: MentionKey,
    /// Every form in which it is written, by name.
    pub names: Vec<Backed<String>>,
    /// All evidence.
    #[serde(skip)]
    pub mentions: Vec<(MentionKey, EventRole)>,
    /// Who sponsors or runs it, by organization and role.
    pub organizations: Vec<EventOrganization>,
}

/// An organization at an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventOrganization {
    /// Slug of the organization.
    pub organization: String,
    /// [`OrganizationRole::Sponsor`] or [`OrganizationRole::Host`].
    pub role: OrganizationRole,
    /// Sponsor tier in lower case.
    pub tier: Option<String>,
    /// Best evidence.
    pub mention: MentionKey,
}

/// A company, foundation or other body.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Organization {
    /// Readable key.
    pub slug: String,
    /// Canonical English name, one of `names`.
    pub name: String,
    /// Slug of the organization that it is a part of.
    pub parent: Option<String>,
    /// Best evidence for it, or for a part of it.
    pub mention: MentionKey,
    /// Every form in which it is written, by name.
    pub names: Vec<Backed<String>>,
    /// All evidence. Thousands of posts may name a large company: a table of its own, written by itself.
    #[serde(skip)]
    pub mentions: Vec<(MentionKey, OrganizationRole)>,
}

/// A person who gave a talk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Speaker {
    /// Readable key.
    pub slug: String,
    /// The billed name, one of `names`.
    pub name: String,
    /// Best evidence for the person.
    pub mention: MentionKey,
    /// Every form in which the name is met, by name.
    pub names: Vec<Backed<String>>,
    /// All evidence.
    #[serde(skip)]
    pub mentions: Vec<MentionKey>,
}

/// A recording, schedule page, slide deck or page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link {
    /// Canonical key.
    pub key: ArcStr,
    /// An address that opens it.
    pub url: ArcStr,
    /// What it leads to.
    pub kind: LinkKind,
}

/// One session of an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Talk {
    /// Readable key.
    pub slug: String,
    /// Place in `titles` of the title that it is listed under.
    pub title: usize,
    /// What kind of session it is.
    pub format: Backed<TalkFormat>,
    /// Slug of the event.
    pub event: Option<Backed<ArcStr>>,
    /// Best evidence for the talk.
    pub mention: MentionKey,
    /// Every title under which it is met, by language and title; never empty.
    pub titles: Vec<Title>,
    /// Who gave it, in the order of the billing.
    pub speakers: Vec<TalkSpeaker>,
    /// Slugs of presenting organizations beyond the speakers' own.
    pub organizations: Vec<Backed<ArcStr>>,
    /// Links, by key.
    pub links: Vec<TalkLink>,
    /// All evidence.
    #[serde(skip)]
    pub mentions: Vec<MentionKey>,
}

/// A title of a talk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Title {
    /// Language, ISO 639-1.
    pub lang: ArcStr,
    /// The title.
    pub title: ArcStr,
    /// Whether a post states it.
    pub kind: TitleKind,
    /// Whether it is the one to show in its language.
    pub shown: bool,
    /// Best evidence.
    pub mention: MentionKey,
}

/// A person at a talk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TalkSpeaker {
    /// Slug of the person.
    pub speaker: ArcStr,
    /// Slug of the organization that they spoke for.
    pub organization: Option<Backed<ArcStr>>,
    /// Best evidence.
    pub mention: MentionKey,
}

/// A link of a talk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TalkLink {
    /// Key of the link.
    pub key: ArcStr,
    /// Where the talk starts in the recording, in seconds.
    pub start: Option<u32>,
    /// Best evidence.
    pub mention: MentionKey,
}
