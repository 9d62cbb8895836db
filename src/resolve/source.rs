//! Who tells: the posts in the one order in which everything is resolved, and people's corrections.

use super::evidence::{Claim, MentionKey, Mentions, Origin, Rank};
use crate::extract::facts::{Evidence, PostFacts};

/// A post, or a correction that tells something as a post would.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Place among all posts, ordered by path; corrections come after them, in their order.
    pub number: usize,
    /// What it says.
    pub facts: &'a PostFacts,
    /// The statement of the correction, in JSON.
    pub correction: Option<&'a str>,
}

/// The posts by path; of two with one path the first.
pub fn in_order<'a>(posts: impl IntoIterator<Item = &'a PostFacts>) -> Vec<Source<'a>> {
    let mut posts: Vec<&PostFacts> = posts.into_iter().collect();
    posts.sort_by(|a, b| a.path.cmp(&b.path));
    posts.dedup_by(|a, b| a.path == b.path);
    let source = |(number, facts)| Source { number, facts, correction: None };
    posts.into_iter().enumerate().map(source).collect()
}

impl Source<'_> {
    /// Notes where it says something.
    pub fn cite(&self, evidence: &Evidence, mentions: &mut Mentions) -> MentionKey {
        let origin = match self.correction {
            Some(statement) => Origin::Correction(statement.into()),
            None => Origin::Post(self.facts.path.clone()),
        };
        mentions.cite(origin, evidence)
    }

    /// What it says at this evidence, which is its `place`th of the kind.
    pub fn claim<T>(
        &self,
        value: T,
        evidence: &Evidence,
        place: usize,
        mentions: &mut Mentions,
    ) -> Claim<T> {
        Claim {
            value,
            rank: Rank::new(self, evidence.line, evidence.confidence, place),
            mention: self.cite(evidence, mentions),
        }
    }
}
