//! The day of a co-located event, by the days beside its talks in the post's own schedule.

use chrono::{Datelike, NaiveDate};

use super::edition::Editions;
use super::origin::{Clue, Tells};
use crate::extract::context::Context;
use crate::extract::date::days;
use crate::extract::talk::{Candidate, Said};
use crate::post::document::{BlockKind, MarkKind};
use crate::reference::SeriesKind;

/// A line that tells of a day is shorter, in characters.
const LABEL: usize = 80;

/// So many rows before one are looked through for such a line.
const ROWS: usize = 50;

/// Gives days to co-located events that no sentence dates, where all of their talks are on one day.
pub fn date_by_talks(ctx: &Context, editions: &mut Editions, candidates: &[Candidate]) {
    for index in 0..editions.all.len() {
        let edition = &editions.all[index];
        if edition.kind != SeriesKind::Colocated || edition.days.is_some() {
            continue;
        }
        let talks = candidates.iter().filter(|candidate| candidate.event == Some(index));
        let (dates, clues): (Vec<NaiveDate>, Vec<Clue>) =
            talks.filter_map(|talk| day_of(ctx, talk, edition.year)).unzip();
        if let (Some(first), Some(last)) = (dates.iter().min(), dates.iter().max())
            && first == last
        {
            editions.all[index].days = Some((*first, *last));
            for clue in clues {
                editions.clues.take(clue, index);
            }
        }
    }
}

/// A co-located event lasts a day: talks on other days, of which no word says that they belong to it,
/// are the host's.
pub fn part_by_days(ctx: &Context, editions: &Editions, candidates: &mut [Candidate]) {
    for (index, edition) in editions.all.iter().enumerate() {
        let Some(host) = edition.parent.filter(|_| edition.kind == SeriesKind::Colocated) else {
            continue;
        };
        let days: Vec<_> = candidates
            .iter()
            .map(|talk| day_of(ctx, talk, edition.year).filter(|_| talk.event == Some(index)))
            .map(|found| found.map(|(day, _)| day))
            .collect();
        let Some(own) =
            edition.days.map(|(first, _)| first).or(days.iter().flatten().min().copied())
        else {
            continue;
        };
        for (talk, day) in candidates.iter_mut().zip(days) {
            if talk.event_said <= Said::Section && day.is_some_and(|day| day != own) {
                talk.event = Some(host);
                talk.event_said = Said::ByDay;
            }
        }
    }
}

/// The day that stands in a talk's row, or alone in the line below it.
fn day_of(ctx: &Context, talk: &Candidate, year: i32) -> Option<(NaiveDate, Clue)> {
    let row = ctx.passages[talk.passage].block.text.get(talk.span.end..);
    let row = row.map(|text| (talk.passage, talk.span.end, text));
    // A paragraph behind a list is not its last item's.
    let listed = ctx.passages[talk.passage].block.kind == BlockKind::Item;
    let below = ctx.passages.get(talk.passage + 1);
    let below =
        below.filter(|it| !listed || it.parent.is_some() || it.block.kind != BlockKind::Paragraph);
    let below = below.map(|it| it.block.text.as_str()).filter(|text| text.chars().count() < LABEL);
    let below = below.map(|text| (talk.passage + 1, 0, text));
    // "**Monday, April 1**" over a list.
    let label = || {
        let above = (1..talk.passage)
            .rev()
            .take(ROWS)
            .find(|&it| ctx.passages[it].block.kind != BlockKind::Item)?;
        let block = &ctx.passages[above].block;
        let bold = block
            .marks
            .first()
            .is_some_and(|it| it.kind == MarkKind::Strong && it.range.start == 0);
        let text = block.text.as_str();
        (bold && text.chars().count() < LABEL).then_some((above, 0, text))
    };
    let label = listed.then(label).flatten();
    // "Title — Jane Doe", then the time, then the bare link.
    let own = ctx.passages[talk.passage].block.text.get(talk.at..talk.span.start);
    let own = own.map(|text| (talk.passage, talk.at, text));
    // "### Title", then "**When:** …" in a list of its own.
    let section = talk.section.into_iter().flat_map(|section| {
        let lines = ctx.passages.iter().enumerate().skip(section + 1).take(6);
        let inside = lines.take_while(move |(_, passage)| passage.heading == Some(section));
        inside.map(|(index, passage)| (index, 0, passage.block.text.as_str()))
    });
    let section = section.filter(|(.., text)| text.chars().count() < LABEL);
    let places = row.into_iter().chain(below).chain(own).chain(section).chain(label);
    let (passage, base, here) = places.into_iter().find_map(|(passage, base, text)| {
        days(text).into_iter().next().map(|days| (passage, base, days))
    })?;
    let (first, last) = here.resolve(year)?;
    let range = base + here.range.start..base + here.range.end;
    let clue = Clue { tells: Tells::Days, rule: "day of a talk", passage, range };
    (first == last && first.year() == year).then_some((first, clue))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::event::edition::editions;
    use crate::extract::talk::{linked, place};
    use crate::extract::testing::{accepted, context};

    /// The day of Istio Day, and the series of each talk, as the schedule of a KubeCon post tells.
    fn told(rows: &str) -> (String, Vec<String>) {
        let text = format!("# KubeCon Europe 2025\n\nIstio Day is part of it:\n\n{rows}");
        let ctx = context("en", "2025-04-25", &text);
        let mut found = editions(&ctx);
        let mut talks = accepted(linked::proposals(&ctx));
        place::assign(&ctx, &found, &mut talks);
        part_by_days(&ctx, &found, &mut talks);
        date_by_talks(&ctx, &mut found, &talks);
        let day = found.all.iter().find(|edition| edition.series == "Istio Day");
        let day = day.and_then(|edition| edition.days);
        let day = day.map_or(String::new(), |(first, last)| format!("{first}..{last}"));
        let series = |talk: &Candidate| found.all[talk.event.expect("an event")].series.clone();
        (day, talks.iter().map(series).collect())
    }

    #[test]
    fn a_day_is_when_its_talks_are() {
        let same = "- [Meshes at Sea](v1), April 1\n- [Meshes on Land](v2), 1 April 2025\n";
        assert_eq!(told(same), ("2025-04-01..2025-04-01".into(), vec!["Istio Day".into(); 2]));
        let above = "**Meshes at Sea — Zora Quill**\nApril 1, 2:30 pm | Room 1\n[link](v1)\n";
        assert_eq!(told(above), ("2025-04-01..2025-04-01".into(), vec!["Istio Day".into()]));
        let listed = "## Istio Day\n\n### Meshes at Sea\n\n- **Who:** Zora Quill\n- **When:** Tuesday, April 1, 9am\n\
                      - **Room:** 1\n- **Watch:** https://youtu.be/abcdefghijk\n";
        assert_eq!(told(listed), ("2025-04-01..2025-04-01".into(), vec!["Istio Day".into()]));
        let labelled = "**Tuesday, April 1** (half a day)\n\n- [Meshes at Sea](v1)\n\n**Wednesday, April 2**\n\nRest.\n";
        assert_eq!(told(labelled), ("2025-04-01..2025-04-01".into(), vec!["Istio Day".into()]));
        for rows in [
            "- [Meshes at Sea](v1)\n\n**Wednesday, April 2**\n\nRest.\n",
            "- [Meshes at Sea](v1)\n- [Meshes on Land](v2)\n",
            "- [Meshes at Sea](v1), April 1\n- [Meshes on Land](v2), April 2\n",
            "- [Meshes at Sea](v1), April 1-2\n",
            "- [Meshes at Sea](v1), April 1, 2023\n",
        ] {
            assert_eq!(told(rows).0, "", "{rows}");
        }
    }
}
