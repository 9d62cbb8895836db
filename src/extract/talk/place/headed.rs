//! The events that headings name, for what stands under them.

use super::Search;
use crate::extract::date::days;
use crate::extract::event::edition::Edition;
use crate::extract::sentence::lowered;

/// Signs behind an event's name after which a heading tells more of it: "QuuxCon 2025 (virtual)", "QuuxCon - May 4".
const DETAILS: [char; 9] = ['(', '（', '-', '–', '—', '|', ',', '，', '·'];

impl Search<'_, '_> {
    /// The event whose name is all that a heading says of what is below it, or where it says something is: "Quux at FooCon".
    pub(super) fn headed_by(&self, heading: usize) -> Option<usize> {
        let Search { ctx, editions, can, .. } = *self;
        let passage = &ctx.passages[heading];
        let [mention] = &passage.mentions[..] else { return None };
        let before = lowered(passage.block.text[..mention.range.start].trim_end());
        let word = before.rsplit(' ').next().unwrap_or_default();
        let venue = ctx.languages.iter().any(|language| language.venue_words.contains(&word));
        let behind = passage.block.text[mention.range.end..].trim();
        let ends = behind.is_empty();
        if venue && ends && mention.known {
            let &(_, edition) = editions.mentioned[heading].first()?;
            return Some(edition).filter(|&edition| can(edition));
        }
        // "KubeCon 主会场"
        let main = ctx.words(|language| language.main_event);
        let said = ends || behind.starts_with(DETAILS) || main.contains(&lowered(behind).as_str());
        self.opened_by(heading).filter(|_| said)
    }

    /// The event with which a heading or a part of it begins: what is listed below it is there, wherever the post's own event is.
    pub(super) fn opened_by(&self, heading: usize) -> Option<usize> {
        let Search { ctx, editions, can, .. } = *self;
        let passage = &ctx.passages[heading];
        let mention = passage.mentions.first().filter(|mention| mention.known)?;
        let &(at, edition) = editions.mentioned[heading].first()?;
        let first = mention.range.start == at;
        // "Day 0: Quux Day", unlike "What came after QuuxCon"
        let before = passage.block.text[..at].trim_end();
        let leads = !before.contains(char::is_alphanumeric)
            || before.ends_with([':', '：', '-', '–', '—', '|', ',']);
        (first && leads && can(edition)).then_some(edition)
    }

    /// The only event that takes place on the day that a heading gives: "Tuesday, November 7", "March 17: Rejekts first".
    pub(super) fn dated_by(&self, heading: usize) -> Option<usize> {
        let Search { ctx, editions, .. } = *self;
        let text = &ctx.passages[heading].block.text;
        let named = &editions.mentioned[heading];
        let day = days(text).into_iter().next()?;
        let on_it = |edition: &Edition| {
            let (first, last) = edition.days?;
            let (day, end) = day.resolve(edition.year)?;
            Some(day == end && first <= day && day <= last)
        };
        let all = editions.all.iter().enumerate();
        let mut there =
            all.filter(|(_, edition)| on_it(edition) == Some(true)).map(|(index, _)| index);
        let only = there.next().filter(|_| there.next().is_none())?;
        (named.is_empty() || named.iter().any(|&(_, edition)| edition == only)).then_some(only)
    }

    /// The event of a heading, or of the headings over it.
    pub(super) fn heading_chain(&self, heading: usize) -> Option<usize> {
        let over = |&heading: &usize| self.ctx.passages[heading].heading;
        std::iter::successors(Some(heading), over)
            .flat_map(|heading| &self.editions.mentioned[heading])
            .map(|&(_, edition)| edition)
            .find(|&edition| (self.fits)(edition))
    }
}
