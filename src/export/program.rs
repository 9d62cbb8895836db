//! The export document with what belongs together at hand: the talks of an event, the people of a
//! talk, the days on which something is known to have happened.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::text::web;
use crate::catalog::export::{Document, Event, Link, Organization, Speaker, Talk};

/// A document and the talks of its events.
#[derive(Debug)]
pub struct Program<'a> {
    /// The document.
    pub document: &'a Document,
    by_event: HashMap<usize, Vec<&'a Talk>>,
}

/// Somebody on the stage.
#[derive(Debug, Clone, Copy)]
pub struct Billed<'a> {
    /// Who.
    pub speaker: &'a Speaker,
    /// Whom they spoke for.
    pub organization: Option<&'a Organization>,
}

impl<'a> Program<'a> {
    /// What belongs together in `document`.
    pub fn new(document: &'a Document) -> Self {
        let mut by_event: HashMap<usize, Vec<&Talk>> = HashMap::new();
        for talk in &document.talks {
            by_event.entry(talk.event_id.unwrap_or_default()).or_default().push(talk);
        }
        Program { document, by_event }
    }

    /// The talks of an event by slug.
    pub fn talks(&self, event: &Event) -> &[&'a Talk] {
        self.by_event.get(&event.id).map_or(&[], Vec::as_slice)
    }

    /// The event at which a talk was given.
    pub fn event(&self, talk: &Talk) -> Option<&'a Event> {
        numbered(&self.document.events, talk.event_id?)
    }

    /// The event with this number.
    pub fn event_numbered(&self, number: Option<usize>) -> Option<&'a Event> {
        numbered(&self.document.events, number?)
    }

    /// The organization with this number.
    pub fn organization(&self, number: usize) -> Option<&'a Organization> {
        numbered(&self.document.organizations, number)
    }

    /// Who gave a talk, in the order of the billing.
    pub fn billing(&self, talk: &'a Talk) -> impl Iterator<Item = Billed<'a>> + use<'a, '_> {
        talk.speakers.iter().filter_map(|billed| {
            let organization = billed.organization_id.and_then(|id| self.organization(id));
            let speaker = numbered(&self.document.speakers, billed.speaker_id)?;
            Some(Billed { speaker, organization })
        })
    }

    /// The names on the billing in one line; empty where nobody is known.
    pub fn names(&self, talk: &'a Talk) -> String {
        self.billing(talk).map(|billed| billed.speaker.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The days of the posts that tell of a talk.
    pub fn told_on(&self, talk: &Talk) -> Vec<NaiveDate> {
        let posts = talk.mentions.iter().map(|mention| mention.post_id);
        self.dates_of(posts)
    }

    /// The days of the posts that are about an event.
    pub fn event_told_on(&self, event: &Event) -> Vec<NaiveDate> {
        let about = event.mentions.iter().filter(|mention| mention.role == "subject");
        self.dates_of(about.map(|mention| mention.post_id))
    }

    fn dates_of(&self, posts: impl Iterator<Item = usize>) -> Vec<NaiveDate> {
        let posts = posts.filter_map(|id| numbered(&self.document.posts, id));
        posts.filter_map(|post| day(post.date.as_deref()?)).collect()
    }
}

/// Rows of the document are numbered from 1 in their order.
fn numbered<T>(rows: &[T], number: usize) -> Option<&T> {
    rows.get(number.checked_sub(1)?)
}

/// The first and the last day of an event, where at least one is known.
pub fn days(event: &Event) -> Option<(NaiveDate, NaiveDate)> {
    let first = event.starts_on.as_deref().and_then(day);
    let last = event.ends_on.as_deref().and_then(day);
    Some((first.or(last)?, last.or(first)?))
}

/// The last day on which an event can have been, by its year if nothing else is known.
pub fn last_day(event: &Event) -> Option<NaiveDate> {
    let by_year = || NaiveDate::from_ymd_opt(event.year?, 12, 31);
    days(event).map(|(_, last)| last).or_else(by_year)
}

/// A day as the catalog spells it, if the day after it can be told in four digits of a year too.
fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|day| (1..9999).contains(&day.year()))
}

/// The links of a talk that lead to pages, as URIs, recordings first.
pub fn web_links(talk: &Talk) -> Vec<(&Link, String)> {
    let mut links: Vec<_> =
        talk.links.iter().filter_map(|link| Some((link, web(&link.url)?))).collect();
    links.sort_by_key(|(link, _)| rank(&link.kind));
    links
}

fn rank(kind: &str) -> u8 {
    match kind {
        "video" => 0,
        "slides" => 1,
        "schedule" => 2,
        _ => 3,
    }
}

/// The language of the title under which a talk is listed, where it is known.
pub fn language(talk: &Talk) -> Option<&str> {
    let title = talk.titles.iter().find(|title| title.title == talk.title)?;
    Some(title.lang.as_str()).filter(|lang| *lang != "und")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::export::Title;

    fn event(starts_on: Option<&str>, ends_on: Option<&str>, year: Option<i32>) -> Event {
        Event {
            id: 1,
            slug: "e".to_owned(),
            name: "E".to_owned(),
            series: "E".to_owned(),
            region: None,
            year,
            starts_on: starts_on.map(str::to_owned),
            ends_on: ends_on.map(str::to_owned),
            city: None,
            parent_id: None,
            aliases: vec![],
            organizations: vec![],
            mentions: vec![],
        }
    }

    fn talk(titles: &[(&str, &str)], links: &[(&str, &str)]) -> Talk {
        let title = |(lang, title): &(&str, &str)| Title {
            lang: (*lang).to_owned(),
            title: (*title).to_owned(),
        };
        let link = |(kind, url): &(&str, &str)| Link {
            kind: (*kind).to_owned(),
            url: (*url).to_owned(),
            key: (*url).to_owned(),
            start: None,
        };
        Talk {
            id: 1,
            slug: "t".to_owned(),
            title: titles[0].1.to_owned(),
            titles: titles.iter().map(title).collect(),
            format: "talk".to_owned(),
            event_id: None,
            links: links.iter().map(link).collect(),
            speakers: vec![],
            organization_ids: vec![],
            mentions: vec![],
        }
    }

    #[test]
    fn one_known_day_is_the_first_and_the_last() {
        let told = |first, last| {
            days(&event(first, last, None)).map(|(first, last)| format!("{first}…{last}"))
        };
        let (one, two) = (Some("2025-04-01"), Some("2025-04-04"));
        assert_eq!(told(one, two).as_deref(), Some("2025-04-01…2025-04-04"));
        assert_eq!(told(one, None).as_deref(), Some("2025-04-01…2025-04-01"));
        assert_eq!(told(None, two).as_deref(), Some("2025-04-04…2025-04-04"));
        assert_eq!(told(None, None), None);
        assert_eq!(told(Some("9999-12-31"), None), None, "no calendar has the day after it");
    }

    #[test]
    fn a_year_has_a_last_day() {
        let told = |first, year| last_day(&event(first, None, year)).map(|day| day.to_string());
        assert_eq!(told(Some("2025-04-01"), Some(2025)).as_deref(), Some("2025-04-01"));
        assert_eq!(told(None, Some(2025)).as_deref(), Some("2025-12-31"));
        assert_eq!(told(None, None), None);
    }

    #[test]
    fn recordings_come_before_other_pages() {
        let talk = talk(
            &[("en", "T")],
            &[
                ("page", "https://example.org/"),
                ("video", "data:video/webm,x"),
                ("schedule", "https://sched.co/1aaaa"),
                ("video", "https://youtu.be/x"),
            ],
        );
        let urls: Vec<_> = web_links(&talk).into_iter().map(|(_, url)| url).collect();
        assert_eq!(urls, ["https://youtu.be/x", "https://sched.co/1aaaa", "https://example.org/"]);
    }

    #[test]
    fn the_language_is_that_of_the_title_it_is_listed_under() {
        assert_eq!(language(&talk(&[("zh", "网格"), ("en", "Mesh")], &[])), Some("zh"));
        assert_eq!(language(&talk(&[("und", "🚀"), ("en", "Mesh")], &[])), None);
    }
}
