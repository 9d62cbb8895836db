//! Events that a post names but once, for one talk of one clause: "Jane Doe had a talk at FooDay on [sails](…), and John
//! Roe led [a tutorial](…)". What follows is where the rest of the post is.

use std::collections::HashMap;

use crate::extract::context::Context;
use crate::extract::event::edition::Editions;
use crate::extract::people::group::groups;
use crate::extract::talk::Candidate;

/// Where the talk begins that alone is at an event, by the passage and the byte of the event's mention.
pub(super) struct Passing(HashMap<(usize, usize), usize>);

impl Passing {
    /// The mentions behind people and a word such as "at", with the talk that follows in their sentence.
    pub fn of(ctx: &Context, editions: &Editions, candidates: &[Candidate]) -> Self {
        let mut times: HashMap<usize, usize> = HashMap::new();
        for &(_, edition) in editions.mentioned.iter().flatten() {
            *times.entry(edition).or_default() += 1;
        }
        let mut owners = HashMap::new();
        for (passage, mentioned) in editions.mentioned.iter().enumerate() {
            let once = mentioned.iter().filter(|(at, edition)| {
                let there = editions.venues.contains(&(passage, *at));
                there && times[edition] == 1 && editions.main != Some(*edition)
            });
            for &(at, _) in once {
                let sentence = ctx.sentence_at(passage, at);
                let before = &ctx.passages[passage].block.text[sentence.start.min(at)..at];
                let behind = candidates.iter().filter(|it| {
                    it.passage == passage && (at..sentence.end).contains(&it.span.start)
                });
                if let Some(owner) = behind.map(|it| it.span.start).min()
                    && !groups(ctx, before).is_empty()
                {
                    owners.insert((passage, at), owner);
                }
            }
        }
        Self(owners)
    }

    /// Whether a mention tells where a talk is that begins elsewhere than at `talk`.
    pub fn is_of_another(&self, mention: (usize, usize), talk: Option<usize>) -> bool {
        self.0.get(&mention).is_some_and(|owner| Some(*owner) != talk)
    }
}
