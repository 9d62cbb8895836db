//! One link: everything under one canonical key.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;

use super::entities::Link;
use super::evidence::{shared, text};
use super::source::Source;
use crate::extract::facts::LinkKind;

/// What is known of a link so far. The first kind says most; the shortest address carries the least
/// tracking.
#[derive(Debug)]
struct Said {
    kind: LinkKind,
    url: Option<(usize, ArcStr)>,
}

/// All links of the posts by key.
pub fn resolve(posts: &[Source<'_>]) -> Vec<Link> {
    let mut links: BTreeMap<ArcStr, Said> = BTreeMap::new();
    for post in posts {
        for link in post.facts.talks.iter().flat_map(|talk| &talk.links) {
            if let (Some(key), Some(url)) = (shared(&link.key), shared(&link.url)) {
                let said = links.entry(key).or_insert(Said { kind: link.kind, url: None });
                said.kind = said.kind.min(link.kind);
                let url = (url.len(), url);
                if said.url.as_ref().is_none_or(|known| url < *known) {
                    said.url = Some(url);
                }
            }
        }
        for key in post.facts.other_videos.iter().filter_map(shared) {
            let said = links.entry(key).or_insert(Said { kind: LinkKind::Video, url: None });
            said.kind = said.kind.min(LinkKind::Video);
        }
    }
    let link = |(key, Said { kind, url }): (ArcStr, Said)| {
        let shortest = url.map(|(_, url)| url);
        let url = opener(&key).or(shortest).unwrap_or_else(|| format!("https://{key}").into());
        Link { key, url, kind }
    };
    links.into_iter().map(link).collect()
}

/// Pairs of a path and the key of a video in that post that is no talk.
pub fn post_videos(posts: &[Source<'_>]) -> Vec<(String, String)> {
    let pairs: BTreeSet<(String, String)> = posts
        .iter()
        .flat_map(|post| {
            let keys = post.facts.other_videos.iter().filter_map(|key| text(key));
            keys.map(|key| (post.facts.path.to_string(), key.to_owned()))
        })
        .collect();
    pairs.into_iter().collect()
}

/// The plain address of a recording that is known by its host's own number.
fn opener(key: &str) -> Option<ArcStr> {
    key.strip_prefix("youtube:").map(|id| format!("https://youtu.be/{id}").into())
}
