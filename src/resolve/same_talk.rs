//! Which mentions in different posts tell of one talk.
//!
//! Two talks of one post are never joined: the post itself tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Clusters;
use super::names::fold;
use super::source::Source;
use super::titles::{comparable, is_telling};
use crate::extract::facts::{LinkFact, LinkKind, TalkFact};

/// A talk as one post tells of it.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// The post.
    pub post: Source<'a>,
    /// Its place in the post.
    pub place: usize,
    /// What the post says of it.
    pub talk: &'a TalkFact,
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

/// The tellings of each talk, in the order of posts and places.
pub fn talks<'a>(posts: &[Source<'a>]) -> Vec<Vec<Telling<'a>>> {
    let tellings: Vec<Telling<'a>> = posts.iter().flat_map(tellings).collect();
    let collective = collective(&tellings);
    let mut keys: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (number, telling) in tellings.iter().enumerate() {
        for key in keys_of(telling, &collective) {
            keys.entry(key).or_default().push(number);
        }
    }
    let owners: Vec<usize> = tellings.iter().map(|telling| telling.post.number).collect();
    let mut clusters = Clusters::new(&owners);
    for numbers in keys.values() {
        clusters.join_all(numbers);
    }
    clusters
        .into_groups()
        .into_iter()
        .map(|group| group.into_iter().map(|number| tellings[number]).collect())
        .collect()
}

fn tellings<'a>(post: &Source<'a>) -> impl Iterator<Item = Telling<'a>> + use<'a> {
    let post = *post;
    post.facts.talks.iter().enumerate().map(move |(place, talk)| Telling { post, place, talk })
}

/// Keys of links that some post gives to several of its talks: the recording of a whole day.
fn collective<'a>(tellings: &[Telling<'a>]) -> BTreeSet<&'a str> {
    let mut seen: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let mut collective = BTreeSet::new();
    for telling in tellings {
        for link in &telling.talk.links {
            let place = *seen.entry((telling.post.number, &link.key)).or_insert(telling.place);
            if place != telling.place {
                collective.insert(link.key.as_str());
            }
        }
    }
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
    let key = link.key.clone();
    match (link.kind, collective, link.start) {
        (LinkKind::Video | LinkKind::Schedule, false, _) => Some(Key::Link(key)),
        (LinkKind::Video, true, Some(start)) => Some(Key::Part(key, start)),
        (LinkKind::Slides, false, _) => Some(Key::Slides(key, event.to_owned())),
        _ => (!title.is_empty()).then(|| Key::LinkAndTitle(key, title.to_owned())),
    }
}
