//! What the pages have in common for people.

use crate::output::page::Block;
use crate::query::pages::{Billed, Named, Sureness, TalkLine, Years};

/// `3 talks`, `1 talk`.
pub(super) fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// The items in a row.
pub(super) fn row(items: impl IntoIterator<Item = String>) -> [String; 1] {
    [items.into_iter().collect::<Vec<_>>().join(", ")]
}

/// The names in a row.
pub(super) fn names(things: &[Named]) -> [String; 1] {
    row(things.iter().map(|thing| thing.name.clone()))
}

/// From one day or year to another: `2024`, `2023 – 2025`.
pub(super) fn span(first: Option<&str>, last: Option<&str>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (first, last) => first.or(last).unwrap_or_default().to_owned(),
    }
}

/// A name, and the years that belong to it: `Red Hat 2023–2025`.
pub(super) fn with_years(name: &str, years: Years) -> String {
    match (years.first_year, years.last_year) {
        (Some(first), Some(last)) if first != last => format!("{name} {first}–{last}"),
        (Some(year), _) | (None, Some(year)) => format!("{name} {year}"),
        (None, None) => name.to_owned(),
    }
}

/// A name, and what belongs to it in brackets.
pub(super) fn with_remark(name: &str, remark: Option<&str>) -> String {
    remark.map_or_else(|| name.to_owned(), |remark| format!("{name} ({remark})"))
}

/// The speakers of a talk and their organizations.
pub(super) fn billing(speakers: &[Billed]) -> String {
    let [speakers] = row(speakers.iter().map(|s| with_remark(&s.name, s.organization.as_deref())));
    speakers
}

/// Talks by their dates. Who else gave them is told beside `of`, the slug of a speaker.
pub(super) fn talks_by_date(talks: &[TalkLine], of: Option<&str>) -> Block {
    let mut block = Block::under(count(talks.len(), "talk"));
    for talk in talks {
        let others: Vec<_> =
            talk.speakers.iter().filter(|speaker| Some(speaker.slug.as_str()) != of).collect();
        let others = others.iter().map(|speaker| speaker.name.as_str()).collect::<Vec<_>>();
        let (with, others) = match &others[..] {
            [] => ("", String::new()),
            names => (if of.is_some() { ", with " } else { ", by " }, names.join(", ")),
        };
        let event = talk.event.as_deref().map_or(String::new(), |event| format!(" at {event}"));
        let lines = [talk.title.clone(), format!("{}{event}{with}{others}", talk.kind)];
        block.add(
            talk.date.as_deref().unwrap_or("no date"),
            lines.into_iter().chain(talk.recordings.iter().map(|r| r.url.clone())),
        );
    }
    block
}

/// The talks of one event, each with its kind.
pub(super) fn talks_by_kind(talks: &[TalkLine]) -> Block {
    let mut block = Block::under(count(talks.len(), "talk"));
    for talk in talks {
        let lines = [talk.title.clone(), billing(&talk.speakers)];
        let recordings = talk.recordings.iter().map(|recording| recording.url.clone());
        block.add(&talk.kind, lines.into_iter().chain(recordings));
    }
    block
}

/// How sure the catalog is: `0.97, told by 2 posts`.
pub(super) fn sureness(sureness: &Sureness) -> [String; 1] {
    let posts = usize::try_from(sureness.posts).unwrap_or_default();
    [format!("{}, told by {}", sureness.confidence, count(posts, "post"))]
}

/// The posts and lines that say so.
pub(super) fn evidence(sureness: &Sureness) -> Block {
    let mut block = Block::under("Evidence");
    for evidence in sureness.evidence.iter().flatten() {
        let place = match (&evidence.path, evidence.line) {
            (Some(path), Some(line)) => format!("{path}:{line}"),
            _ => evidence.written_by.clone().unwrap_or_default(),
        };
        let words = format!("“{}”", evidence.words);
        block
            .add(&evidence.confidence.to_string(), [words, format!("{place}   {}", evidence.rule)]);
    }
    block
}
