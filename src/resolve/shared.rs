//! What a post may share with others: all that two posts can be joined through.
//!
//! The catalog keeps it, so that an import finds what a changed post touches without reading the rest.

use std::collections::BTreeSet;

use arcstr::ArcStr;

use super::people::marks;
use super::posts::stem;
use super::same_talk::session_code;
use crate::extract::facts::PostFacts;
use crate::names::{fold, fold_person};
use crate::reference::fold::fold_organization;

/// Raise it when posts come to share other things, or their hashes change.
pub const FORM: u32 = 2;

/// One thing that posts share.
#[derive(Debug, Clone, Copy)]
pub enum Thing<'a> {
    /// The path without its language.
    Stem(&'a str),
    /// The key of a link of a talk.
    Link(&'a str),
    /// What names a page of a schedule, however its address is spelled.
    Session(&'a str),
    /// The key of a video that is no talk.
    Video(&'a str),
    /// A folded name of an event.
    Event(&'a str),
    /// The same of one at which the post tells of a talk.
    At(&'a str),
    /// The key of an organization.
    Organization(&'a str),
    /// A folded name of a person.
    Person(&'a str),
}

impl Thing<'_> {
    /// The number that stands for it in the catalog.
    pub fn hash(self) -> i64 {
        let (kind, text) = match self {
            Self::Stem(text) => ("stem", text),
            Self::Link(text) => ("link", text),
            Self::Session(text) => ("session", text),
            Self::Video(text) => ("video", text),
            Self::Event(text) => ("event", text),
            Self::At(text) => ("at", text),
            Self::Organization(text) => ("organization", text),
            Self::Person(text) => ("person", text),
        };
        hash([kind, text])
    }
}

/// 64 bits that stand for some words, the same for good.
pub fn hash<const N: usize>(parts: [&str; N]) -> i64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes()).update(b"\n");
    }
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    i64::from_le_bytes(bytes)
}

/// What a post may share.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// [`Thing`]s, hashed.
    pub things: BTreeSet<i64>,
    /// Marks of the names of people, with the folded names.
    pub marks: BTreeSet<(i64, String)>,
}

impl Shared {
    /// All of a post.
    pub fn of(facts: &PostFacts) -> Self {
        let mut shared = Self::default();
        shared.things.insert(Thing::Stem(&stem(facts)).hash());
        for key in &facts.other_videos {
            shared.things.insert(Thing::Video(key).hash());
        }
        for key in facts.talks.iter().flat_map(|talk| &talk.links).map(|link| &link.key) {
            shared.things.insert(Thing::Link(key).hash());
            shared.things.insert(Thing::Session(&session_code(key)).hash());
        }
        for name in events(facts) {
            shared.things.insert(Thing::Event(&name).hash());
        }
        for (key, _) in organizations(facts) {
            shared.things.insert(Thing::Organization(&key).hash());
        }
        for talk in &facts.talks {
            if let Some(event) = &talk.event {
                shared.things.insert(Thing::At(&fold(event)).hash());
            }
            for speaker in &talk.speakers {
                let name = fold_person(&speaker.name);
                if !name.is_empty() {
                    shared.things.insert(Thing::Person(&name).hash());
                    let of_name = marks::of(speaker, talk.event.as_deref());
                    shared.marks.extend(of_name.into_iter().map(|mark| (mark, name.clone())));
                }
            }
        }
        shared
    }
}

/// The folded names of all events that a post names.
pub fn events(facts: &PostFacts) -> BTreeSet<String> {
    let named = facts.events.iter().map(|event| &event.name);
    let at = facts.talks.iter().filter_map(|talk| talk.event.as_ref());
    named.chain(at).map(|name| fold(name)).filter(|name| !name.is_empty()).collect()
}

/// The key and the canonical name of each organization that a post names.
pub fn organizations(facts: &PostFacts) -> Vec<(String, String)> {
    let rows = facts.organizations.iter().map(|row| row.name.as_str());
    let of_talk = facts.talks.iter().flat_map(|talk| {
        let employers = talk.speakers.iter().filter_map(|it| it.organization.as_deref());
        employers.chain(talk.organizations.iter().map(ArcStr::as_str))
    });
    let all = rows.chain(of_talk).map(|name| (fold_organization(name), name.to_owned()));
    all.filter(|(key, _)| !key.is_empty()).collect()
}
