//! One link: everything under one canonical key.

use std::collections::{BTreeMap, BTreeSet};

use super::entities::Link;
use super::evidence::text;
use super::source::Source;
use crate::extract::facts::LinkKind;

/// What posts say of a link: its kinds, and its addresses by length.
#[derive(Debug, Default)]
struct Said<'a> {
    kinds: BTreeSet<LinkKind>,
    urls: BTreeSet<(usize, &'a str)>,
}

/// All links of the posts by key.
pub fn resolve(posts: &[Source<'_>]) -> Vec<Link> {
    let mut links: BTreeMap<&str, Said<'_>> = BTreeMap::new();
    for post in posts {
        for link in post.facts.talks.iter().flat_map(|talk| &talk.links) {
            if let (Some(key), Some(url)) = (text(&link.key), text(&link.url)) {
                let said = links.entry(key).or_default();
                said.kinds.insert(link.kind);
                said.urls.insert((url.len(), url));
            }
        }
        for key in post.facts.other_videos.iter().filter_map(|key| text(key)) {
            links.entry(key).or_default().kinds.insert(LinkKind::Video);
        }
    }
    links
        .into_iter()
        .filter_map(|(key, said)| {
            // The first kind says most; the shortest address carries the least tracking.
            let shortest = said.urls.first().map(|(_, url)| (*url).to_owned());
            Some(Link {
                key: key.to_owned(),
                url: opener(key).or(shortest).unwrap_or_else(|| format!("https://{key}")),
                kind: *said.kinds.first()?,
            })
        })
        .collect()
}

/// Pairs of a path and the key of a video in that post that is no talk.
pub fn post_videos(posts: &[Source<'_>]) -> Vec<(String, String)> {
    let pairs: BTreeSet<(String, String)> = posts
        .iter()
        .flat_map(|post| {
            let keys = post.facts.other_videos.iter().filter_map(|key| text(key));
            keys.map(|key| (post.facts.path.clone(), key.to_owned()))
        })
        .collect();
    pairs.into_iter().collect()
}

/// The plain address of a recording that is known by its host's own number.
fn opener(key: &str) -> Option<String> {
    key.strip_prefix("youtube:").map(|id| format!("https://youtu.be/{id}"))
}
