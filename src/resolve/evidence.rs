//! What speaks for a fact, and which of two statements is believed.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use arcstr::{ArcStr, literal};
use serde::Serialize;

use super::source::Source;
use crate::extract::facts::Evidence;

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The post at this path.
    Post(ArcStr),
    /// A person, by a correction with this statement, in JSON.
    Correction(ArcStr),
}

/// Words that facts rest on.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Whose words.
    pub origin: Origin,
    /// 1-based line of the post, 0 for a correction.
    pub line: u32,
    /// The words, as written.
    pub words: ArcStr,
    /// Name of the rule that read them.
    pub rule: ArcStr,
    /// How sure the rule is, 0 to 1.
    pub confidence: f64,
}

impl Mention {
    /// The path of the post whose words they are.
    pub fn path(&self) -> Option<&str> {
        match &self.origin {
            Origin::Post(path) => Some(path),
            Origin::Correction(_) => None,
        }
    }

    /// What names this mention.
    pub fn key(&self) -> MentionKey {
        MentionKey::of(&self.origin, self.line, &self.rule, &self.words)
    }
}

/// Names one [`Mention`] by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct MentionKey(u128);

impl MentionKey {
    /// A hash of all of a mention but the confidence.
    pub fn of(origin: &Origin, line: u32, rule: &str, words: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        let (kind, origin) = match origin {
            Origin::Post(path) => ("post", path),
            Origin::Correction(statement) => ("correction", statement),
        };
        for part in [kind, origin, rule, words] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.update(&line.to_le_bytes());
        let mut key = [0; 16];
        key.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        // The first byte counts most, so that keys are in the order of the hashes.
        Self(u128::from_be_bytes(key))
    }
}

/// All mentions that facts rest on, each once.
#[derive(Debug, Default)]
pub struct Mentions(BTreeMap<MentionKey, Mention>);

impl Mentions {
    /// Notes evidence; of the same words read twice by a rule, the surer one counts.
    pub fn cite(&mut self, origin: Origin, evidence: &Evidence) -> MentionKey {
        let line = match origin {
            Origin::Post(_) => evidence.line.max(1),
            Origin::Correction(_) => 0,
        };
        let confidence = probability(evidence.confidence);
        let (words, rule) =
            (evidence.words.clone(), shared(&evidence.rule).unwrap_or(literal!("unnamed")));
        let key = MentionKey::of(&origin, line, &rule, &words);
        let mention = Mention { origin, line, words, rule, confidence };
        let known = self.0.entry(key).or_insert(mention);
        known.confidence = known.confidence.max(confidence);
        key
    }

    /// The mentions by origin, line, rule and words.
    pub fn into_sorted(self) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = self.0.into_values().collect();
        mentions.sort_by(|a, b| {
            (&a.origin, a.line, &a.rule, &a.words).cmp(&(&b.origin, b.line, &b.rule, &b.words))
        });
        mentions
    }
}

/// How much a statement is worth: the smallest rank is believed. A total order on all statements
/// of a catalog, so that the same one wins whatever the order in which posts arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// People's corrections win.
    extracted: bool,
    described: bool,
    sure: Reverse<u32>,
    foreign: bool,
    post: usize,
    line: u32,
    place: usize,
}

impl Rank {
    /// The rank of a statement at a place of a post or correction.
    pub fn new(source: &Source<'_>, line: u32, confidence: f64, place: usize) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is 0 to 1000"
        )]
        let sure = (probability(confidence) * 1000.0).round() as u32;
        Self {
            extracted: source.correction.is_none(),
            described: false,
            sure: Reverse(sure),
            foreign: source.facts.lang != "en",
            post: source.number,
            line,
            place,
        }
    }

    /// The rank of a description, which yields to any stated title.
    pub fn described(self, described: bool) -> Self {
        Self { described, ..self }
    }

    /// Whether a person says so rather than a post.
    pub fn is_correction(&self) -> bool {
        !self.extracted
    }

    /// Whether this ranks a description.
    pub fn is_described(&self) -> bool {
        self.described
    }
}

/// What one post says of something, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim<T> {
    /// What it says.
    pub value: T,
    /// How much that is worth.
    pub rank: Rank,
    /// Where it says so.
    pub mention: MentionKey,
}

/// The claim that is believed.
pub fn best<T>(claims: impl IntoIterator<Item = Claim<T>>) -> Option<Claim<T>> {
    claims.into_iter().min_by(|a, b| a.rank.cmp(&b.rank))
}

/// For each value the claim that speaks best for it, by value.
pub fn best_of_each<T: Ord + Clone>(claims: impl IntoIterator<Item = Claim<T>>) -> Vec<Claim<T>> {
    let mut best: BTreeMap<T, Claim<T>> = BTreeMap::new();
    for claim in claims {
        match best.get_mut(&claim.value) {
            Some(known) if known.rank <= claim.rank => {}
            Some(known) => *known = claim,
            None => {
                best.insert(claim.value.clone(), claim);
            }
        }
    }
    best.into_values().collect()
}

/// `text` without surrounding white space, unless nothing is left.
pub fn text(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// The same, without a copy where there is nothing to trim.
pub fn shared(whole: &ArcStr) -> Option<ArcStr> {
    let trimmed = text(whole)?;
    Some(if trimmed.len() == whole.len() { whole.clone() } else { trimmed.into() })
}

/// A probability, whatever was given as one.
fn probability(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) }
}
