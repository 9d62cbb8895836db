//! A post becomes facts. Pure: the same post and reference data always give the same facts.
//!
//! [`Context`] prepares the post; [`event`] finds the editions that it means; [`talk`] proposes
//! talks, places each at an event and joins what is one; the rest of this file sums up.

pub mod context;
pub mod date;
pub mod event;
pub mod facts;
pub mod lexicon;
pub mod link;
pub mod organization;
pub mod people;
pub mod sentence;
pub mod summary;
pub mod talk;

use context::Context;
use event::edition;
use facts::PostFacts;
use lexicon::Lexicon;

use crate::post::Post;

/// Version of the rules: facts of different versions may differ for the same post.
pub const RULES_VERSION: u32 = 1;

/// Reads what one post says.
pub fn extract(post: &Post, lexicon: &Lexicon) -> PostFacts {
    let ctx = Context::new(post, lexicon);
    let mut editions = edition::editions(&ctx);
    let (mut candidates, other_videos) = talk::linked::candidates(&ctx);
    candidates.extend(talk::unlinked::candidates(&ctx));
    talk::speakers::fill(&ctx, &mut candidates);
    for index in 0..candidates.len() {
        if candidates[index].format.is_none() {
            candidates[index].format =
                talk::format::inherited(&ctx, &candidates, &candidates[index]);
        }
    }
    let told = talk::told::candidates(&ctx, &candidates);
    candidates.extend(told);
    for index in 0..candidates.len() {
        let presenters = organization::role::presenters(&ctx, &candidates, &candidates[index]);
        let candidate = &mut candidates[index];
        candidate.presenters.extend(presenters);
        if candidate.presenters.is_empty()
            && !candidate.people.is_empty()
            && candidate.people.iter().all(|person| person.organization.is_none())
        {
            candidate.presenters.extend(organization::role::experience(&ctx, candidate));
        }
    }
    talk::place::assign(&ctx, &editions, &mut candidates);
    event::schedule::part_by_days(&ctx, &editions, &mut candidates);
    event::schedule::date_by_talks(&ctx, &mut editions, &candidates);
    let groups = talk::merge::groups(candidates);
    summary::facts(&ctx, &editions, groups, other_videos)
}
