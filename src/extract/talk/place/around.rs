//! What is looked for around all talks of a post, looked up once.

use std::collections::{HashMap, HashSet};

use super::passing::Passing;
use super::{LABEL, is_possible};
use crate::extract::context::Context;
use crate::extract::event::edition::Editions;
use crate::extract::sentence::{first_chars, lowered};
use crate::extract::talk::Candidate;
use crate::post::document::BlockKind;

/// What is looked for around each candidate, looked up once.
pub(super) struct Around {
    /// The headings that are a talk's title.
    pub sections: HashSet<usize>,
    /// The passages that tell of an event a talk may be at, by the heading right above them.
    pub telling: HashMap<Option<usize>, Vec<usize>>,
    /// The passages that are no rows: one of them introduces a list.
    pub prose: Vec<usize>,
    /// Those of them that tell of no talk themselves.
    pub plain: Vec<usize>,
    /// The passages that begin with a day of a conference: "The first day".
    pub openings: Vec<usize>,
    /// The events that are one talk's alone.
    pub passing: Passing,
}

impl Around {
    pub fn of(ctx: &Context, editions: &Editions, candidates: &[Candidate]) -> Self {
        // Rows of a list tell of themselves, and captions of pictures, not of what follows.
        let tells = |passage: &usize| {
            ctx.passages[*passage].block.kind == BlockKind::Paragraph
                && editions.mentioned[*passage]
                    .iter()
                    .any(|&(_, edition)| is_possible(editions, edition))
        };
        let is_prose = |passage: &usize| {
            !matches!(
                ctx.passages[*passage].block.kind,
                BlockKind::Item | BlockKind::TableRow | BlockKind::TableHead | BlockKind::Caption
            )
        };
        let body = 1..ctx.passages.len();
        let mut telling: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
        for passage in body.clone().filter(tells) {
            telling.entry(ctx.passages[passage].heading).or_default().push(passage);
        }
        let prose: Vec<usize> = body.filter(is_prose).collect();
        let tellers: HashSet<usize> = candidates.iter().map(|it| it.passage).collect();
        let plain = prose.iter().copied().filter(|passage| !tellers.contains(passage));
        let words = ctx.words(|language| language.day_openings);
        let opens = |passage: &usize| {
            let text = lowered(first_chars(&ctx.passages[*passage].block.text, LABEL));
            words.iter().any(|word| text.starts_with(word))
        };
        Self {
            openings: prose.iter().copied().filter(opens).collect(),
            plain: plain.collect(),
            passing: Passing::of(ctx, editions, candidates),
            sections: candidates.iter().filter_map(|candidate| candidate.section).collect(),
            telling,
            prose,
        }
    }
}

/// Those of some passages that stand before one of them.
pub(super) fn before(passages: &[usize], passage: usize) -> &[usize] {
    &passages[..passages.partition_point(|&it| it < passage)]
}
