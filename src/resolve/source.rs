//! The posts in the one order in which everything is resolved: by path.

use super::evidence::{Claim, Mentions, Rank};
use crate::extract::facts::{Evidence, PostFacts};

/// A post and its number by path.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Place among all posts, ordered by path.
    pub number: usize,
    /// What it says.
    pub facts: &'a PostFacts,
}

/// The posts by path; of two with one path the first.
pub fn in_order(posts: &[PostFacts]) -> Vec<Source<'_>> {
    let mut posts: Vec<&PostFacts> = posts.iter().collect();
    posts.sort_by(|a, b| a.path.cmp(&b.path));
    posts.dedup_by(|a, b| a.path == b.path);
    posts.into_iter().enumerate().map(|(number, facts)| Source { number, facts }).collect()
}

impl Source<'_> {
    /// What the post says at this evidence, which is its `place`th of the kind.
    pub fn claim<T>(
        &self,
        value: T,
        evidence: &Evidence,
        place: usize,
        mentions: &mut Mentions,
    ) -> Claim<T> {
        Claim {
            value,
            rank: Rank::new(self.number, self.facts, evidence.line, evidence.confidence, place),
            mention: mentions.cite(&self.facts.path, evidence),
        }
    }
}
