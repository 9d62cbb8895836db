//! By what people of different names are found who may be one: names that are spelled or sound alike,
//! or of which a word sounds alike in one surrounding.

use std::collections::BTreeSet;

use crate::extract::facts::SpeakerFact;
use crate::names::alike::Name;
use crate::names::fold;
use crate::reference::fold::fold_organization;
use crate::resolve::shared::hash;

/// Of more names than this, what they have in common says nothing of any two of them.
pub const CROWD: usize = 60;

/// The marks of someone as a post bills them at an event.
pub fn of(speaker: &SpeakerFact, event: Option<&str>) -> BTreeSet<i64> {
    of_billing(&Name::of(&speaker.name), speaker, event)
}

/// The same, of someone whose name has been prepared.
pub fn of_billing(name: &Name, speaker: &SpeakerFact, event: Option<&str>) -> BTreeSet<i64> {
    let organization = speaker.organization.as_deref().map(fold_organization);
    let event = event.map(fold);
    of_name(name).chain(around(name, organization.as_deref(), event.as_deref())).collect()
}

/// How the whole name is spelled and how it sounds.
pub fn of_name(name: &Name) -> impl Iterator<Item = i64> {
    let mut sounds: Vec<String> = name.skeletons().collect();
    sounds.sort();
    let spellings = name.spellings().into_iter().map(|spelling| hash(["name", &spelling]));
    spellings.chain([hash(["sound", &sounds.join(" ")])])
}

/// How each word of it sounds, at an organization and at an event.
pub fn around(name: &Name, organization: Option<&str>, event: Option<&str>) -> Vec<i64> {
    let surroundings = [("for", organization), ("at", event)];
    let known = surroundings.into_iter().filter_map(|(word, of)| Some((word, of?)));
    let sounds = sounds(name);
    known.flat_map(|(word, of)| sounds.iter().map(move |it| hash([word, of, it]))).collect()
}

/// The sounds of the words, without those that are silent.
pub fn sounds(name: &Name) -> BTreeSet<String> {
    name.skeletons().filter(|sound| !sound.is_empty()).collect()
}
