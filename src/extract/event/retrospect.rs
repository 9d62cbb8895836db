//! Sections that look back at an edition before the post's own: "A look back at QuuxCon Europe in London".

use std::collections::HashMap;

use super::home::Completion;
use super::mention::Mention;
use super::origin::Source;
use super::year::Told;
use crate::extract::context::Context;
use crate::extract::sentence::lowered;
use crate::post::document::BlockKind;

/// The edition that a section looks back at.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Back {
    region: String,
    year: i32,
}

/// By the heading, what the sections of a post look back at.
#[derive(Debug, Default)]
pub(super) struct Retrospects(HashMap<usize, Back>);

impl Retrospects {
    /// Looks at the headings that say so and name an event with a region other than the post's own.
    pub fn of(
        ctx: &Context,
        (own, own_year): (Option<&String>, i32),
        complete: &dyn Fn(usize, &Mention) -> Completion,
    ) -> Self {
        let headings = (1..ctx.passages.len())
            .filter(|&it| matches!(ctx.passages[it].block.kind, BlockKind::Heading(_)));
        let back = |heading: usize| {
            let passage = &ctx.passages[heading];
            let words = lowered(&passage.block.text);
            let mut said = ctx.words(|language| language.retrospect_words).into_iter();
            let regional =
                passage.mentions.iter().find(|it| it.by_region && it.region.is_some())?;
            let region = regional.region.clone().filter(|it| Some(it) != own)?;
            if !said.any(|word| words.contains(word)) {
                return None;
            }
            // "This past November we met at QuuxCon Europe": a sentence below may tell the year.
            let below = ctx.passages.iter().enumerate().skip(heading + 1);
            let below = below.take_while(|(_, it)| it.heading >= Some(heading));
            let below = below.filter(|(_, it)| it.heading == Some(heading));
            let told =
                below.flat_map(|(index, it)| it.mentions.iter().map(move |own| (index, own)));
            let mut years = told.filter_map(|(index, mention)| {
                let (place, (year, from)) = complete(index, mention);
                if place.is_none_or(|(place, _)| place != region) {
                    return None;
                }
                match from {
                    Source::Written => Some(year),
                    // Whatever the post's own date may be, nobody looks back further than over a year without saying so.
                    Source::Sentence => Some(year.max(own_year - 1)),
                    _ => None,
                }
            });
            let year = regional.year.or_else(|| years.next());
            let year = year.unwrap_or_else(|| complete(heading, regional).1.0);
            Some((heading, Back { region, year }))
        };
        Self(headings.filter_map(back).collect())
    }

    /// Region and year of a mention that such a heading has or that stands below one, where the words around it tell
    /// nothing else.
    pub fn complete(
        &self,
        ctx: &Context,
        index: usize,
        mention: &Mention,
        told: &Told,
    ) -> Option<Completion> {
        let heading = Some(index).filter(|it| self.0.contains_key(it));
        let back = self.0.get(&heading.or(ctx.passages[index].heading)?)?;
        let other = mention.region.as_ref().is_some_and(|region| *region != back.region);
        let dated = mention.year.is_some() || told.relative.is_some() || told.dated.is_some();
        let open = mention.by_region && !other && !dated;
        open.then(|| (Some((back.region.clone(), Source::Before)), (back.year, Source::Before)))
    }

    /// Whether a heading is one of these.
    pub fn is_heading(&self, index: usize) -> bool {
        self.0.contains_key(&index)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn sections_that_look_back() {
        let opening = "# KubeCon North America 2025\n\nWe meet at CiliumCon North America 2025.";
        let told = |heading: &str| {
            let text = format!(
                "{opening}\n\n## {heading}\n\nCiliumCon was packed: we heard from Zora Quill about old sails."
            );
            let facts = facts("en", "2025-08-20", &text);
            facts.talks.iter().filter_map(|talk| talk.event.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            told("A look back at KubeCon and CiliumCon Europe in London"),
            ["CiliumCon Europe 2025"]
        );
        assert_eq!(told("A look ahead at KubeCon Europe"), ["CiliumCon North America 2025"]);
    }
}
