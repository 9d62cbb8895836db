//! The event that a talk's own row, sentence or section names.

use super::{LABEL, Search, is_titled};
use crate::extract::date::days;
use crate::extract::facts::TitleKind;
use crate::post::document::BlockKind;

/// An event that the candidate's own row or sentence names: the closest before it, else after it.
pub(super) fn beside(search: &Search) -> Option<usize> {
    let Search { ctx, editions, candidate, around, fits, can } = *search;
    let passage = &ctx.passages[candidate.passage];
    let span = match passage.block.kind {
        BlockKind::Paragraph | BlockKind::Item => ctx.sentence_at(candidate.passage, candidate.at),
        _ => 0..passage.block.text.len(),
    };
    // "At KubeCon 2023 we spoke of …" is no mention in passing, whatever the post is about.
    let is_place = |(at, edition): &&(usize, usize)| {
        let mention = (candidate.passage, *at);
        !editions.is_landmark(candidate.passage, *at)
            && !around.passing.is_of_another(mention, Some(candidate.span.start))
            && !search.is_topic(*at)
            && (fits(*edition) || can(*edition) && editions.venues.contains(&mention))
    };
    let here = candidate.at.clamp(span.start, span.end);
    let named = |part| editions.mentioned_in(candidate.passage, &part).iter();
    let before = named(span.start..here).rfind(is_place).map(|&(_, edition)| edition);
    before
        .or_else(|| search.detail_below())
        .or_else(|| search.in_section())
        .or_else(|| named(here..span.end).find(is_place).map(|&(_, edition)| edition))
}

impl Search<'_, '_> {
    /// "Istio Day - Monday, 9:00": the event with which the line of details right below a row begins, unless it is a heading.
    fn detail_below(&self) -> Option<usize> {
        let Search { ctx, editions, candidate, can, .. } = *self;
        let below = candidate.passage + 1;
        let text = &ctx.passages.get(below)?.block.text;
        let mention = ctx.passages[below].mentions.first().filter(|it| it.range.start == 0)?;
        let rest = text[mention.range.end..].trim_start();
        let heading = matches!(ctx.passages[below].block.kind, BlockKind::Heading(_));
        let detail = !heading
            && text.len() < LABEL
            && rest.starts_with(['-', '–', '—', '|', ',', '·'])
            && !days(rest).is_empty();
        let &(_, edition) = editions.mentioned[below].first()?;
        (candidate.rule == "linked row" && detail && can(edition)).then_some(edition)
    }

    /// Whether an event is what a title is about: "QuuxCon, but for Bees", in a post whose title names another one.
    fn is_topic(&self, at: usize) -> bool {
        let Search { ctx, editions, candidate, .. } = *self;
        if candidate.span.start != at || candidate.title_kind != TitleKind::Stated {
            return false;
        }
        let passage = &ctx.passages[candidate.passage];
        let place = passage.mentions.partition_point(|mention| mention.range.start < at);
        let end = passage.mentions.get(place).map_or(at, |mention| mention.range.end);
        let goes_on =
            end < candidate.span.end && passage.block.text[end..].starts_with([',', '，']);
        goes_on && is_titled(editions)
    }

    /// "In his Istio Day talk, …": the event that the talk's own section names first.
    fn in_section(&self) -> Option<usize> {
        let Search { ctx, editions, candidate, fits, .. } = *self;
        let section = candidate.section?;
        let passages = (section..ctx.passages.len())
            .take_while(|&index| index == section || ctx.passages[index].heading == Some(section));
        passages
            .flat_map(|index| &editions.mentioned[index])
            .map(|(_, edition)| *edition)
            .find(|&edition| fits(edition))
    }
}
