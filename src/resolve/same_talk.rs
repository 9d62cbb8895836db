//! Which mentions in different posts tell of one talk.
//!
//! Two talks of one post are never joined: the post itself tells them apart. Only a person may.

use std::collections::{BTreeMap, BTreeSet};

use super::apart::Billing;
use super::cluster::Clusters;
use super::corrected::Bound;
use super::posts::Translations;
use super::source::Source;
use super::titles::{comparable, is_telling};
use super::{alignment, session};
use crate::corrections::Statement;
use crate::extract::facts::{LinkFact, LinkKind, Slot, TalkFact};
use crate::names::fold;

/// With so many of those that share a key one more of them is compared.
const COMPARED: usize = 16;
/// Talks that start further apart than this, in seconds, are two of one recording.
const APART: u32 = 600;

/// A talk as one post tells of it.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// The post.
    pub post: Source<'a>,
    /// Its place in the post.
    pub place: usize,
    /// What the post says of it.
    pub talk: &'a TalkFact,
    /// What a person says of it, where it is told by a correction.
    pub statement: Option<&'a Statement>,
}

/// What two tellings of one talk have in common, strongest first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A recording or session page of its own.
    Link(String),
    /// A place in a recording of several talks.
    Part(String, u32),
    /// A recording of several talks, a deck or a page, and the title.
    LinkAndTitle(String, String),
    /// Slides, at one event: the same deck may be shown at several.
    Slides(String, String),
    /// A title at an event.
    Title(String, String),
}

/// The talks of all posts, in their order.
pub fn tellings<'a>(posts: &[Source<'a>]) -> Vec<Telling<'a>> {
    let of_post = |post: &Source<'a>| {
        let post = *post;
        let talks = post.facts.talks.iter().enumerate();
        talks.map(move |(place, talk)| Telling { post, place, talk, statement: None })
    };
    posts.iter().flat_map(of_post).collect()
}

/// The tellings of each talk by their numbers, in the order of posts and places.
///
/// What is certain comes first: what people say, then a link or a title in common. What is likely
/// follows: a project's own place in the programme, a preview and a recap of one session, the same
/// place in a translation.
pub fn talks(
    tellings: &[Telling<'_>],
    translations: &Translations,
    corrections: &[Bound<'_>],
) -> Vec<Vec<usize>> {
    let owners: Vec<usize> = tellings.iter().map(|telling| telling.post.number).collect();
    let mut clusters = Clusters::of_owners(&owners);
    correct(&mut clusters, corrections, owners.iter().max().map_or(0, |last| last + 1));
    let collective = collective(tellings);
    let keys = |telling: &Telling<'_>| keys_of(telling, &collective);
    let billings: Vec<Billing<'_>> = tellings.iter().map(Billing::of).collect();
    join_by(&mut clusters, tellings, &billings, keys);
    let crowded = crowded(tellings);
    let slots = |it: &Telling<'_>| slot_of(it).filter(|slot| !crowded.contains(slot));
    join_by(&mut clusters, tellings, &billings, slots);
    session::join(&mut clusters, tellings);
    alignment::join(&mut clusters, tellings, &billings, translations);
    clusters.groups()
}

/// Joins and parts what people say; reasons from `next` on are free.
fn correct(clusters: &mut Clusters, corrections: &[Bound<'_>], next: usize) {
    for (reason, bound) in (next..).zip(corrections) {
        match bound.statement {
            Statement::SameTalk { .. } => {
                let mut numbers = bound.talks.iter().flatten();
                if let Some(first) = numbers.next() {
                    numbers.for_each(|&number| clusters.force(*first, number));
                }
            }
            Statement::DifferentTalks { .. } => {
                for (side, numbers) in bound.talks.iter().enumerate() {
                    for &number in numbers {
                        clusters.put(number, (reason, side));
                    }
                }
            }
            // What a person says of a talk is said of that one.
            _ => {
                for (&target, &telling) in bound.talks.iter().flatten().zip(&bound.telling) {
                    clusters.force(target, telling);
                }
            }
        }
    }
}

/// Joins the tellings that share a key, the strongest keys first, but for those that differ otherwise.
fn join_by<K: Ord, I: IntoIterator<Item = K>>(
    clusters: &mut Clusters,
    tellings: &[Telling<'_>],
    billings: &[Billing<'_>],
    keys_of: impl Fn(&Telling<'_>) -> I,
) {
    let mut keys: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (number, telling) in tellings.iter().enumerate() {
        for key in keys_of(telling) {
            keys.entry(key).or_default().push(number);
        }
    }
    for numbers in keys.values() {
        let mut parts: Vec<Vec<usize>> = Vec::new();
        for &number in numbers {
            let fits = |part: &&mut Vec<usize>| {
                let mut some = part.iter().take(COMPARED);
                !some.any(|&other| billings[other].differs(&billings[number]))
            };
            match parts.iter_mut().find(fits) {
                Some(part) => part.push(number),
                None => parts.push(vec![number]),
            }
        }
        for part in parts {
            clusters.join_all(&part);
        }
    }
}

/// Event, project, and its own place in the programme.
type Place = (String, String, Slot);

/// Places in which some post has several talks: it means something else by the words.
fn crowded(tellings: &[Telling<'_>]) -> BTreeSet<Place> {
    let mut seen = BTreeSet::new();
    let slots = tellings.iter().filter_map(|it| Some((it.post.number, slot_of(it)?)));
    slots.filter(|slot| !seen.insert(slot.clone())).map(|(_, place)| place).collect()
}

/// The project's own place in the programme of an event, which it has once.
fn slot_of(telling: &Telling<'_>) -> Option<Place> {
    let talk = telling.talk;
    let project = talk.project.as_ref().or(telling.post.facts.project.as_ref())?;
    Some((fold(talk.event.as_deref()?), fold(project), talk.slot?))
}

/// Keys of links that lead to several talks, the recording of a whole day: some post gives one to two
/// of its talks, or posts let it start at moments far apart.
pub fn collective<'a>(tellings: &[Telling<'a>]) -> BTreeSet<&'a str> {
    let mut seen: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let mut starts: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    let mut collective = BTreeSet::new();
    for telling in tellings {
        for link in &telling.talk.links {
            let place = *seen.entry((telling.post.number, &link.key)).or_insert(telling.place);
            if place != telling.place {
                collective.insert(link.key.as_str());
            }
            starts.entry(&link.key).or_default().extend(link.start);
        }
    }
    let far = |starts: &BTreeSet<u32>| {
        starts.first().zip(starts.last()).is_some_and(|(first, last)| last - first > APART)
    };
    collective.extend(starts.iter().filter(|(_, starts)| far(starts)).map(|(key, _)| *key));
    collective
}

fn keys_of(telling: &Telling<'_>, collective: &BTreeSet<&str>) -> BTreeSet<Key> {
    let talk = telling.talk;
    let title = comparable(&talk.title);
    let event = talk.event.as_deref().map(fold).unwrap_or_default();
    let mut keys: BTreeSet<Key> = talk
        .links
        .iter()
        .filter(|link| !link.key.is_empty())
        .filter_map(|link| link_key(link, &title, &event, collective.contains(link.key.as_str())))
        .collect();
    if !event.is_empty() {
        let titles = std::iter::once((title, talk.title_kind)).chain(
            talk.other_titles.iter().map(|other| (comparable(&other.title), talk.title_kind)),
        );
        keys.extend(
            titles
                .filter(|(title, kind)| is_telling(title, *kind))
                .map(|(title, _)| Key::Title(event.clone(), title)),
        );
    }
    keys
}

fn link_key(link: &LinkFact, title: &str, event: &str, collective: bool) -> Option<Key> {
    let key = link.key.to_string();
    match (link.kind, collective, link.start) {
        (LinkKind::Video | LinkKind::Schedule, false, _) => Some(Key::Link(session_code(&key))),
        (LinkKind::Video, true, Some(start)) => Some(Key::Part(key, start)),
        (LinkKind::Slides, false, _) if !event.is_empty() => {
            Some(Key::Slides(key, event.to_owned()))
        }
        _ => (!title.is_empty()).then(|| Key::LinkAndTitle(key, title.to_owned())),
    }
}

/// What names a session in schedules on sched.com, where the short address and the long one of a
/// page end in one code; other addresses as they are.
pub fn session_code(key: &str) -> String {
    let short = key.strip_prefix("sched.co/");
    let long = || {
        let (host, page) = key.split_once('/')?;
        page.strip_prefix("event/").filter(|_| host.ends_with(".sched.com"))
    };
    short.or_else(long).map_or_else(|| key.to_owned(), |code| format!("sched:{code}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_session_has_a_short_address_and_a_long_one() {
        assert_eq!(session_code("sched.co/1abC"), session_code("kccnceu2030.sched.com/event/1abC"));
        assert_ne!(session_code("sched.co/1abC"), session_code("sched.co/1abc"));
        assert_eq!(session_code("youtube:1abC"), "youtube:1abC");
    }
}
