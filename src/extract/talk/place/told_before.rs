//! The event that the text told of last: earlier in the passage, in the list's parents, in the heading, in the
//! passages before.

use super::around::before;
use super::{Fits, LABEL, Search, is_listed, is_titled, spoken};
use crate::extract::event::edition::Editions;
use crate::extract::talk::Said;
use crate::post::document::{BlockKind, MarkKind};

/// The event, and how close to the talk the text tells of it.
pub(super) fn told_before(search: &Search) -> Option<(usize, Said)> {
    let near = search.earlier().or_else(|| search.of_parents()).or_else(|| search.of_list());
    near.map(|edition| (edition, Said::Near)).or_else(|| search.of_sections())
}

impl Search<'_, '_> {
    /// The event that the passage names before the talk.
    fn earlier(&self) -> Option<usize> {
        let Search { editions, candidate, around, fits, .. } = *self;
        let earlier = editions.mentioned_in(candidate.passage, &(0..candidate.at)).iter();
        let mut told = earlier.filter(|&&(at, _)| {
            let own = Some(candidate.span.start);
            !editions.is_landmark(candidate.passage, at)
                && !around.passing.is_of_another((candidate.passage, at), own)
        });
        if self.is_recap() {
            return None;
        }
        told.rfind(|(_, edition)| fits(*edition)).map(|&(_, edition)| edition)
    }

    /// The event that the items name in which the talk's one is nested.
    fn of_parents(&self) -> Option<usize> {
        let passages = &self.ctx.passages;
        let parent = |&above: &usize| passages[above].parent;
        let mut parents = std::iter::successors(passages[self.candidate.passage].parent, parent);
        parents.find_map(|above| self.last_in(above))
    }

    /// A list belongs to the sentence that introduces it, else to its heading.
    fn of_list(&self) -> Option<usize> {
        let Search { ctx, editions, candidate, around, fits, can } = *self;
        if !is_listed(ctx.passages[candidate.passage].block.kind) {
            return None;
        }
        let heading = ctx.passages[candidate.passage].heading;
        let intro = before(&around.prose, candidate.passage).last().copied();
        let intro = intro.filter(|&above| self.introduces(above));
        // Of an event whose days it tells a list may be, whatever the post is about.
        let dated = |edition: usize| can(edition) && editions.all[edition].days.is_some();
        let names =
            |above: usize| self.topic_of(above, fits).or_else(|| self.topic_of(above, &dated));
        // "**FooCon (May 4)**", then "FooCon had two talks:", then the list
        let label = || {
            let above = before(&around.prose, intro?).last().copied()?;
            let bold = ctx.passages[above].block.is_bold();
            names(above).filter(|_| bold && ctx.passages[above].heading == heading)
        };
        intro
            .and_then(names)
            .or_else(label)
            .or_else(|| heading.and_then(|heading| self.of_heading(heading)))
            .or_else(|| heading.and_then(|heading| self.opened_by(heading)))
    }

    /// Whether a passage introduces the list below it.
    fn introduces(&self, above: usize) -> bool {
        let block = &self.ctx.passages[above].block;
        // "**Tuesday: Istio Day** (co-located)"
        let bold = block
            .marks
            .first()
            .is_some_and(|mark| mark.kind == MarkKind::Strong && mark.range.start == 0);
        // "Two sessions that you shouldn't miss are"
        let open = block.kind == BlockKind::Paragraph
            && block.text.trim_end().ends_with(|c: char| c.is_ascii_lowercase());
        let heads = open || block.text.trim_end().ends_with([':', '：']);
        heads || bold && block.text.len() < LABEL
    }

    /// The sections around the candidate, its own first. What a section beside them told of ended with it.
    fn of_sections(&self) -> Option<(usize, Said)> {
        let Search { ctx, candidate, .. } = *self;
        let heading = ctx.passages[candidate.passage].heading;
        let mut section = heading;
        let mut limit = candidate.passage;
        loop {
            if let Some(found) = self.of_section(section, limit) {
                return Some(found);
            }
            let above = section?;
            if section == heading
                && let Some(edition) = self.of_heading(above).or_else(|| self.heading_chain(above))
            {
                return Some((edition, Said::Near));
            }
            limit = above;
            section = ctx.passages[above].heading;
        }
    }

    /// The event that the passages right below a heading, before one of them, tell of.
    fn of_section(&self, section: Option<usize>, limit: usize) -> Option<(usize, Said)> {
        let Search { ctx, editions, candidate, around, fits, .. } = *self;
        let heading = ctx.passages[candidate.passage].heading;
        let told = around.telling.get(&section).map_or(&[][..], Vec::as_slice);
        // "## Istio Day": what a paragraph below it names is named in passing.
        let own = section.filter(|_| section == heading);
        // An event without days, of which the section has told, may be on that day, too.
        let undated = || {
            let last = before(told, limit).last();
            let last = last.and_then(|&above| self.topic_of(above, fits));
            last.is_some_and(|edition| editions.all[edition].days.is_none())
        };
        let own_event = own.and_then(|heading| {
            let named = !editions.mentioned[heading].is_empty();
            let dated = || self.dated_by(heading).filter(|_| named || !undated());
            self.headed_by(heading).or_else(dated)
        });
        if let Some(edition) = own_event {
            return Some((edition, Said::Near));
        }
        // The opening of a post leads from one event to the next; a title says which one it is about.
        let headed = heading.is_some() || candidate.section.is_some();
        let titled = section.is_none() && headed && is_titled(editions);
        // Another talk's section tells of that talk's event.
        let foreign = candidate.section.is_some()
            && section != candidate.section
            && section.is_some_and(|heading| around.sections.contains(&heading));
        if titled || foreign {
            return None;
        }
        let mut tells = before(told, limit)
            .iter()
            .rev()
            .filter_map(|&above| Some((above, self.topic_of(above, fits)?)));
        let (above, edition) = tells.next()?;
        let opened = before(&around.openings, candidate.passage + 1).last();
        if opened.is_some_and(|&it| it > above) && is_before(editions, edition) {
            return editions.main.map(|main| (main, Said::Before));
        }
        // A list further down may be of anything.
        let introduced = ["link in prose", spoken::RULE].contains(&candidate.rule)
            || before(&around.plain, candidate.passage).last() == Some(&above);
        let here = own.is_some() && introduced;
        Some((edition, if here { Said::Section } else { Said::Before }))
    }

    /// The event that a passage names last.
    fn last_in(&self, passage: usize) -> Option<usize> {
        let mut last = self.editions.mentioned[passage].iter().rev();
        last.find(|(_, edition)| (self.fits)(*edition)).map(|&(_, edition)| edition)
    }

    /// The event of a heading: "## Istio Day at KubeCon" is about what is there.
    fn of_heading(&self, heading: usize) -> Option<usize> {
        let Search { editions, fits, .. } = *self;
        let mentioned = editions.mentioned[heading].iter().rev();
        let mut there = mentioned.filter(|(at, _)| !editions.venues.contains(&(heading, *at)));
        let own = there.find(|(_, edition)| fits(*edition)).map(|&(_, edition)| edition);
        own.or_else(|| self.last_in(heading))
    }

    /// The event that a passage tells of last; one that is a mere landmark for another is none.
    fn topic_of(&self, passage: usize, fits: &Fits) -> Option<usize> {
        let told = |&&(at, edition): &&(usize, usize)| {
            let passing = || self.around.passing.is_of_another((passage, at), None);
            fits(edition) && !self.editions.is_landmark(passage, at) && !passing()
        };
        self.editions.mentioned[passage].iter().rev().find(told).map(|&(_, edition)| edition)
    }
}

/// Whether an event is over before the post's own begins.
fn is_before(editions: &Editions, edition: usize) -> bool {
    let Some(main) = editions.main else { return false };
    let days = editions.all[edition].days.zip(editions.all[main].days);
    days.is_some_and(|((_, last), (first, _))| last < first)
}
