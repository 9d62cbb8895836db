//! What a post may share with others: all that two posts can be joined through.
//!
//! The catalog keeps it, so that an import finds what a changed post touches without reading the rest.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;

use super::people::marks;
use super::posts::stem;
use super::same_talk::session_code;
use crate::extract::facts::{PostFacts, SpeakerFact};
use crate::names::alike::Name;
use crate::names::{fold, fold_person};
use crate::reference::fold::fold_organization;

/// Raise it when posts come to share other things, or their hashes change.
pub const FORM: u32 = 3;

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
    /// The same, billed for an organization of this key.
    PersonFor(&'a str, &'a str),
    /// The same, billed at an event of this folded name.
    PersonAt(&'a str, &'a str),
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
            Self::PersonFor(name, organization) => return hash(["for", name, organization]),
            Self::PersonAt(name, event) => return hash(["billed at", name, event]),
        };
        hash([kind, text])
    }
}

/// What stands for the path of a post without its language; its translations have it too.
pub fn place(post: &PostFacts) -> i64 {
    Thing::Stem(&stem(post)).hash()
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
    /// How it bills people, by the hash of the [`Thing`] that is.
    pub billed: BTreeMap<i64, Billed>,
}

/// The folded name of somebody as a post bills it: by itself, for an organization, or at an event. Whichever post does,
/// it has the same marks.
#[derive(Debug, PartialEq, Eq)]
pub struct Billed {
    /// The folded name.
    pub name: String,
    surrounding: Surrounding,
}

#[derive(Debug, PartialEq, Eq)]
enum Surrounding {
    None,
    For(String),
    At(String),
}

impl Billed {
    /// The marks of the name in that surrounding.
    pub fn marks(&self) -> BTreeSet<i64> {
        let name = Name::of(&self.name);
        match &self.surrounding {
            Surrounding::None => marks::of_name(&name).collect(),
            Surrounding::For(organization) => {
                marks::around(&name, Some(organization), None).into_iter().collect()
            }
            Surrounding::At(event) => marks::around(&name, None, Some(event)).into_iter().collect(),
        }
    }

    fn thing(&self) -> i64 {
        match &self.surrounding {
            Surrounding::None => Thing::Person(&self.name).hash(),
            Surrounding::For(organization) => Thing::PersonFor(&self.name, organization).hash(),
            Surrounding::At(event) => Thing::PersonAt(&self.name, event).hash(),
        }
    }
}

impl Shared {
    /// All of a post.
    pub fn of(facts: &PostFacts) -> Self {
        let mut shared = Self::default();
        shared.things.insert(place(facts));
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
            let event = talk.event.as_deref().map(fold);
            if let Some(event) = &event {
                shared.things.insert(Thing::At(event).hash());
            }
            for speaker in &talk.speakers {
                shared.bill(speaker, event.as_deref());
            }
        }
        shared
    }

    /// Adds somebody who is billed at an event.
    fn bill(&mut self, speaker: &SpeakerFact, event: Option<&str>) {
        let name = fold_person(&speaker.name);
        if name.is_empty() {
            return;
        }
        let organization = speaker.organization.as_deref().map(fold_organization);
        let around = organization.map(Surrounding::For).into_iter();
        let around = around.chain(event.map(|event| Surrounding::At(event.to_owned())));
        for surrounding in around.chain([Surrounding::None]) {
            let billed = Billed { name: name.clone(), surrounding };
            let thing = billed.thing();
            self.things.insert(thing);
            self.billed.insert(thing, billed);
        }
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
