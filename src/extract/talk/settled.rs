//! What settles at which event a talk is given: the host of its page, words for the event beside which others are.

use super::Candidate;
use super::format::contains_word;
use crate::extract::context::Context;
use crate::extract::event::edition::Editions;
use crate::extract::sentence::lowered;
use crate::reference::SeriesKind;

/// What the host of a talk's page tells of its event.
pub(super) enum Hosted {
    /// The host of one edition's schedule.
    Edition(usize),
    /// The common host of the days beside a conference.
    Colocated,
}

/// The host of the talk's links.
pub(super) fn hosted(ctx: &Context, editions: &Editions, candidate: &Candidate) -> Option<Hosted> {
    candidate.links.iter().find_map(|link| {
        let host = link.key.split('/').next()?;
        let hosted = ctx.lexicon.reference.edition_at(host)?;
        if hosted.series.kind == SeriesKind::Colocated {
            return Some(Hosted::Colocated);
        }
        let edition = editions.all.iter().position(|edition| {
            edition.series == hosted.series.name
                && edition.year == hosted.year
                && (hosted.region.is_none() || edition.region.as_deref() == hosted.region)
        })?;
        Some(Hosted::Edition(edition))
    })
}

/// "During the main conference": what the talk's sentence, or the one of the passage that introduces its list, calls
/// the event that others are beside.
pub(super) fn main_event(
    ctx: &Context,
    editions: &Editions,
    candidate: &Candidate,
    introduction: Option<usize>,
) -> Option<usize> {
    let (passage, sentence) = match introduction {
        Some(passage) => (passage, ctx.passages[passage].sentences.last()?.clone()),
        None => (candidate.passage, ctx.sentence_at(candidate.passage, candidate.at)),
    };
    let folded = lowered(&ctx.passages[passage].block.text[sentence]);
    let words = ctx.words(|language| language.main_event);
    words.iter().find(|word| contains_word(&folded, word))?;
    let main = &editions.all[editions.main?];
    main.parent.or_else(|| editions.main.filter(|_| main.kind == SeriesKind::Conference))
}
