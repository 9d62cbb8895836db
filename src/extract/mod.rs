//! A post becomes facts. Pure: the same post and reference data always give the same facts.
//!
//! [`Context`] prepares the post; [`event`] finds the editions that it means; [`talk`] proposes
//! talks, places each at an event and joins what is one. All that is a [`Reading`]: [`summary`] sums
//! it up into facts, and [`mod@explain`] tells how it came about.

pub mod context;
pub mod date;
pub mod event;
pub mod explain;
pub mod facts;
pub mod lexicon;
pub mod link;
pub mod organization;
pub mod people;
pub mod sentence;
pub mod summary;
pub mod talk;
#[cfg(test)]
pub(crate) mod testing;

use context::Context;
use event::edition::{self, Editions};
use facts::PostFacts;
use lexicon::Lexicon;
use summary::{Conference, NoConference};
use talk::Candidate;
use talk::no_talk::{PassedOver, parted};

use crate::post::Post;

/// Version of the rules: facts of different versions may differ for the same post.
pub const RULES_VERSION: u32 = 1;

/// Reads what one post says.
pub fn extract(post: &Post, lexicon: &Lexicon) -> PostFacts {
    summary::facts(&Reading::of(post, lexicon))
}

/// What the rules have found in a post and what they have passed over, before it is summed up.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The post, prepared.
    pub ctx: Context<'a>,
    /// The editions that it means.
    pub editions: Editions,
    /// The mentions of each talk, first one first.
    pub talks: Vec<Vec<Candidate>>,
    /// Talks without an event close by, in a post that is not about one event.
    pub strays: Vec<Vec<Candidate>>,
    /// What may tell of a talk, and does not.
    pub passed_over: Vec<PassedOver>,
    /// Whether it is a conference post, and why.
    pub conference: Result<Conference, NoConference>,
}

impl<'a> Reading<'a> {
    /// Goes through the stages.
    pub fn of(post: &'a Post, lexicon: &'a Lexicon<'a>) -> Self {
        let ctx = Context::new(post, lexicon);
        let mut editions = edition::editions(&ctx);
        let linked = talk::linked::proposals(&ctx).into_iter();
        let proposals = linked.chain(talk::unlinked::proposals(&ctx));
        let (mut candidates, mut passed_over) = parted(proposals);
        talk::speakers::fill(&ctx, &mut candidates);
        for index in 0..candidates.len() {
            if candidates[index].format.is_none() {
                candidates[index].format =
                    talk::format::inherited(&ctx, &candidates, &candidates[index]);
            }
        }
        let (told, untold) = parted(talk::told::proposals(&ctx, &candidates).into_iter());
        candidates.extend(told);
        passed_over.extend(untold);
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
        let groups = talk::merge::groups(candidates).into_iter();
        let (talks, strays): (Vec<_>, Vec<_>) =
            groups.partition(|group| !summary::is_stray(&editions, group));
        let conference = summary::conference(&ctx, &editions, &talks);
        Self { ctx, editions, talks, strays, passed_over, conference }
    }
}
