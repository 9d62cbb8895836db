//! Facts of many posts become entities: which mentions tell of one talk, one person, one event.
//!
//! Invariant: [`resolve`] is a function of the set of posts, whatever their order, and what two
//! posts say is joined only through what they have in common, so that a post that shares nothing
//! with an entity changes nothing of it, its slug included.

pub mod entities;
pub mod names;
pub mod slug;

mod cluster;
mod events;
mod evidence;
mod links;
mod organizations;
mod people;
mod posts;
mod same_talk;
mod source;
mod talks;
mod titles;
mod tree;

#[cfg(test)]
pub(crate) mod examples;
#[cfg(test)]
mod tests;

use crate::extract::facts::PostFacts;
use entities::Entities;
use evidence::Mentions;

pub use titles::code as language_code;

/// What the posts tell together. `parent_of` gives, by canonical names, the organization that
/// another one is a part of.
pub fn resolve(posts: &[PostFacts], parent_of: &dyn Fn(&str) -> Option<String>) -> Entities {
    let posts = source::in_order(posts);
    let mut mentions = Mentions::default();
    let (series, mut events, event_index) = events::resolve(&posts, &mut mentions);
    let (organizations, organization_index) =
        organizations::resolve(&posts, parent_of, &mut mentions);
    organizations::at_events(&posts, &mut events, &event_index, &organization_index, &mut mentions);
    let tellings = same_talk::talks(&posts);
    let (speakers, people) = people::resolve(&tellings, &mut mentions);
    let named =
        talks::Named { events: &event_index, organizations: &organization_index, people: &people };
    let talks = talks::resolve(&tellings, named, &mut mentions);
    Entities {
        translations: posts::translations(&posts),
        post_videos: links::post_videos(&posts),
        series,
        events,
        organizations,
        speakers,
        links: links::resolve(&posts),
        talks,
        mentions: mentions.into_sorted(),
    }
}
