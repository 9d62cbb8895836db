//! Talks that have a link: a recording, a session page, or slides in a row of a list.

use super::confidence;
use super::crediting::credited;
use super::format::{contains_word, of_segment};
use super::naming::{
    above, before_player, beside, is_event, own_title, section_title, session_before,
};
use super::segment::{Segment, is_row, segments};
use super::title::is_title_case;
use super::{Candidate, Said};
use crate::extract::context::Context;
use crate::extract::facts::{LinkFact, LinkKind, TitleKind};
use crate::extract::link::Target;
use crate::post::document::{BlockKind, Link};

/// The key of a video that is no talk.
pub type OtherVideo = String;

/// Every talk that a link tells of, and the keys of videos that are none.
pub fn candidates(ctx: &Context) -> (Vec<Candidate>, Vec<OtherVideo>) {
    let mut found = Vec::new();
    let mut others = Vec::new();
    for index in 0..ctx.passages.len() {
        for segment in segments(ctx, index) {
            match read(ctx, index, &segment) {
                Some(candidate) => found.push(candidate),
                None => others.extend(videos(&segment)),
            }
        }
    }
    (found, others)
}

fn videos(segment: &Segment) -> Vec<OtherVideo> {
    let links = segment.links.iter().filter(|(_, target)| target.kind == Some(LinkKind::Video));
    links.map(|(_, target)| target.key.clone()).collect()
}

fn read(ctx: &Context, index: usize, segment: &Segment) -> Option<Candidate> {
    let block = &ctx.passages[index].block;
    let (link, _) = &segment.links[0];
    let label = &block.text[segment.range.start..link.range.start];
    if is_no_talk(ctx, index, segment) {
        return None;
    }
    let row = is_row(block.kind) || stands_alone(label);
    let (found, rule) = if !segment.bare && !link.range.is_empty() {
        (own_title(ctx, index, link), if row { "linked row" } else { "link in prose" })
    } else if link.range.is_empty() {
        (
            section_title(ctx, index)
                .or_else(|| before_player(ctx, index))
                .or_else(|| above(ctx, index))?,
            "player",
        )
    } else {
        (beside(ctx, index, segment).or_else(|| above(ctx, index))?, "bare link")
    };
    let found =
        if is_event(ctx, &found.title) { session_before(ctx, index, segment)? } else { found };
    let mut people = found.people;
    if people.is_empty() {
        people = credited(ctx, index, segment, row);
    }
    let title_kind = if found.section.is_some() {
        TitleKind::Stated
    } else {
        title_kind(block.kind, &found.title, found.quoted, row)
    };
    let links = segment.links.iter().map(|(link, target)| fact(link, target)).collect();
    let format = of_segment(ctx, index, segment, &found.title, row);
    Some(Candidate {
        rule,
        passage: index,
        at: found.at.unwrap_or(link.range.start),
        span: link.range.clone(),
        line: found.line.unwrap_or_else(|| {
            if link.range.is_empty() { link.line } else { block.line_at(link.range.start) }
        }),
        title: found.title,
        title_kind,
        section: found.section.or((matches!(block.kind, BlockKind::Heading(_))).then_some(index)),
        format,
        links,
        people,
        event: None,
        event_said: Said::Before,
        presenters: found.presenter.into_iter().collect(),
        confidence: confidence::of_title(rule, title_kind),
    })
}

fn fact(link: &Link, target: &Target) -> LinkFact {
    LinkFact {
        kind: target.kind.unwrap_or(LinkKind::Page),
        url: link.url.clone(),
        key: target.key.clone(),
        start: target.start,
        line: link.line,
    }
}

/// Nothing but a label, a time or a dash before the link: the paragraph is a row.
fn stands_alone(label: &str) -> bool {
    let label = label.trim();
    label.is_empty() || label.ends_with([':', '：']) && label.chars().count() < 60
}

fn title_kind(kind: BlockKind, words: &str, quoted: bool, row: bool) -> TitleKind {
    if row && kind != BlockKind::Paragraph
        || quoted
        || is_title_case(words)
        || row && is_title_case(words)
    {
        TitleKind::Stated
    } else {
        TitleKind::Described
    }
}

/// Whether the link's own words, or for a player the words before it, tell of an award, a booth, a
/// trailer: no talk.
fn is_no_talk(ctx: &Context, index: usize, segment: &Segment) -> bool {
    let block = &ctx.passages[index].block;
    let link = segment.links[0].0;
    let schedule = segment.links.iter().any(|(_, target)| target.kind == Some(LinkKind::Schedule));
    let mut near = block.text[link.range.clone()].to_lowercase();
    if segment.bare {
        let label: Vec<char> =
            block.text[segment.range.start..link.range.start].chars().rev().take(40).collect();
        near = label.into_iter().rev().flat_map(char::to_lowercase).collect::<String>() + &near;
        // "watch the replay of the event in its entirety"
        near.extend(block.text[link.range.end..].chars().take(40).flat_map(char::to_lowercase));
    }
    !schedule
        && ctx.words(|language| language.not_talks).iter().any(|word| contains_word(&near, word))
}
