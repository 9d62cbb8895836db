//! What the host of a talk's page tells of the event.

use crate::extract::context::Context;
use crate::extract::event::edition::Editions;
use crate::extract::talk::Candidate;
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
