//! One event: everything that is told under one full name.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use arcstr::ArcStr;
use chrono::{Datelike, NaiveDate};

use super::entities::{Backed, Event, Series};
use super::evidence::{Claim, Mentions, best, best_of_each, text};
use super::slug::{self, Candidate};
use super::source::Source;
use super::tree::without_circles;
use crate::extract::facts::{EventFact, EventRole};
use crate::names::fold;

/// Finds the slug of an event by any spelling of its full name.
#[derive(Debug, Default)]
pub struct EventIndex(HashMap<String, ArcStr>);

impl EventIndex {
    /// The slug of the event of that name.
    pub fn slug(&self, name: &str) -> Option<&ArcStr> {
        self.0.get(&fold(name))
    }
}

type Claims<'a> = Vec<Claim<&'a EventFact>>;

/// What becomes of the events.
#[derive(Debug, Default)]
pub struct Events {
    /// Series, by slug.
    pub series: Vec<Series>,
    /// Events, by slug.
    pub editions: Vec<Event>,
    /// The way to find any event of the posts.
    pub index: EventIndex,
    /// Whether posts spell one series in several ways, or have events co-located in a circle: then one
    /// event's row depends on what is said of others.
    pub entangled: bool,
}

/// The events of the posts whose folded name is `wanted`.
pub fn resolve(
    posts: &[Source<'_>],
    wanted: &dyn Fn(&str) -> bool,
    mentions: &mut Mentions,
) -> Events {
    let groups = by_name(posts, wanted, mentions);
    let series = series(&groups);
    let index = index(posts);
    let claimed = parent_claims(posts, wanted, &index, mentions);
    let parents = parents(&claimed);
    let mut events: Vec<Event> = groups
        .iter()
        .map(|(key, claims)| {
            let slug = index.0[key].to_string();
            let parent = parents.get(slug.as_str()).cloned();
            event(slug, parent, claims, &series.slugs)
        })
        .collect();
    events.sort_by(|a, b| a.slug.cmp(&b.slug));
    let entangled = series.respelled || parents.len() < claimed.len();
    drop(parents);
    Events { series: series.rows, editions: events, entangled, index }
}

fn by_name<'a>(
    posts: &[Source<'a>],
    wanted: &dyn Fn(&str) -> bool,
    mentions: &mut Mentions,
) -> BTreeMap<String, Claims<'a>> {
    let mut groups: BTreeMap<String, Claims<'a>> = BTreeMap::new();
    for post in posts {
        for (place, fact) in post.facts.events.iter().enumerate() {
            let key = fold(&fact.name);
            if !key.is_empty() && wanted(&key) {
                let claim = post.claim(fact, &fact.evidence, place, mentions);
                groups.entry(key).or_default().push(claim);
            }
        }
    }
    groups
}

fn index(posts: &[Source<'_>]) -> EventIndex {
    let names = posts.iter().flat_map(|post| &post.facts.events).map(|event| fold(&event.name));
    let keys: BTreeSet<String> = names.filter(|key| !key.is_empty()).collect();
    let candidates: Vec<Candidate> =
        keys.iter().map(|key| Candidate { slug: slug::of(key), key: key.clone() }).collect();
    let slugs = slug::assign(&candidates).into_iter().map(ArcStr::from);
    EventIndex(keys.into_iter().zip(slugs).collect())
}

/// The name of the series that a fact gives, else the event's own.
fn series_name(fact: &EventFact) -> &str {
    Some(fact.series.as_str())
        .filter(|series| !fold(series).is_empty())
        .unwrap_or(&fact.name)
        .trim()
}

/// The series of events.
struct AllSeries {
    rows: Vec<Series>,
    /// By folded name.
    slugs: HashMap<String, String>,
    /// Whether one is spelled in several ways.
    respelled: bool,
}

fn series(groups: &BTreeMap<String, Claims<'_>>) -> AllSeries {
    let mut names: BTreeMap<String, Vec<Claim<&str>>> = BTreeMap::new();
    for claims in groups.values() {
        if let Some(name) = claimed(claims, |fact| Some(series_name(fact))) {
            names.entry(fold(name.value)).or_default().push(name);
        }
    }
    let candidates: Vec<Candidate> =
        names.keys().map(|key| Candidate { slug: slug::of(key), key: key.clone() }).collect();
    let slugs: HashMap<String, String> =
        names.keys().cloned().zip(slug::assign(&candidates)).collect();
    let respelled =
        names.values().any(|claims| claims.iter().any(|it| it.value != claims[0].value));
    let mut rows: Vec<Series> = names
        .into_iter()
        .filter_map(|(key, claims)| {
            let name = best(claims)?.value.to_owned();
            Some(Series { slug: slugs[&key].clone(), name })
        })
        .collect();
    rows.sort_by(|a, b| a.slug.cmp(&b.slug));
    AllSeries { rows, slugs, respelled }
}

/// For each event that a post says to be co-located with another one of that post the best claim, by
/// slugs; the best of all first.
fn parent_claims<'a>(
    posts: &[Source<'_>],
    wanted: &dyn Fn(&str) -> bool,
    index: &'a EventIndex,
    mentions: &mut Mentions,
) -> Vec<Claim<(&'a str, &'a str)>> {
    let mut claims: BTreeMap<&str, Vec<Claim<(&str, &str)>>> = BTreeMap::new();
    for post in posts {
        for (place, fact) in post.facts.events.iter().enumerate() {
            if let Some(parent) = fact.parent.as_deref().filter(|name| is_told(post, name))
                && wanted(&fold(&fact.name))
                && let (Some(child), Some(parent)) = (index.slug(&fact.name), index.slug(parent))
                && child != parent
            {
                let claim =
                    post.claim((child.as_str(), parent.as_str()), &fact.evidence, place, mentions);
                claims.entry(child.as_str()).or_default().push(claim);
            }
        }
    }
    let mut claims: Vec<_> = claims.into_values().filter_map(best).collect();
    claims.sort_by_key(|claim| claim.rank);
    claims
}

/// Whether an event of that name is one of the post's.
pub fn is_told(post: &Source<'_>, event: &str) -> bool {
    let key = fold(event);
    post.facts.events.iter().any(|it| fold(&it.name) == key)
}

/// The parent of each event that has one, by slug.
fn parents<'a>(claims: &[Claim<(&'a str, &'a str)>]) -> HashMap<&'a str, Backed<String>> {
    let tree = without_circles(claims.iter().map(|claim| claim.value));
    claims
        .iter()
        .filter(|claim| tree.get(claim.value.0) == Some(&claim.value.1))
        .map(|claim| {
            let parent = Backed { value: claim.value.1.to_owned(), mention: claim.mention };
            (claim.value.0, parent)
        })
        .collect()
}

/// The best claim among those facts that say anything of it.
fn claimed<'a, T>(
    claims: &Claims<'a>,
    part: impl Fn(&'a EventFact) -> Option<T>,
) -> Option<Claim<T>> {
    best(claims.iter().filter_map(|claim| {
        Some(Claim { value: part(claim.value)?, rank: claim.rank, mention: claim.mention })
    }))
}

fn event(
    slug: String,
    parent: Option<Backed<String>>,
    claims: &Claims<'_>,
    series: &HashMap<String, String>,
) -> Event {
    let backed =
        |claim: Claim<&str>| Backed { value: claim.value.to_owned(), mention: claim.mention };
    // A range tells more than a single day, whoever gives it.
    let dates =
        claimed(claims, |fact| days(fact).filter(|days| days.0.is_some() && days.1.is_some()))
            .or_else(|| claimed(claims, days));
    let year = claimed(claims, |fact| fact.year.filter(|year| (1900..=2999).contains(year)))
        .map(|claim| claim.value)
        .or_else(|| {
            dates.as_ref().and_then(|days| days.value.0.or(days.value.1)).map(|d| d.year())
        });
    let name = claimed(claims, |fact| text(&fact.name)).expect("an event has a name");
    let mut mentions: Vec<(_, EventRole)> =
        claims.iter().map(|claim| (claim.mention, claim.value.role)).collect();
    mentions.sort_unstable();
    mentions.dedup_by_key(|(mention, _)| *mention);
    Event {
        slug,
        name: name.value.to_owned(),
        series: claimed(claims, |fact| series.get(&fold(series_name(fact))))
            .map_or_else(String::new, |claim| claim.value.clone()),
        region: claimed(claims, |fact| text(fact.region.as_deref()?)).map(|c| c.value.to_owned()),
        year,
        dates: dates.map(|claim| Backed { value: claim.value, mention: claim.mention }),
        city: claimed(claims, |fact| text(fact.city.as_deref()?)).map(backed),
        parent,
        mention: name.mention,
        names: names(claims),
        mentions,
        organizations: Vec::new(),
    }
}

fn names(claims: &Claims<'_>) -> Vec<Backed<String>> {
    let forms = claims.iter().flat_map(|claim| {
        std::iter::once(&claim.value.name)
            .chain(&claim.value.aliases)
            .filter_map(|form| text(form))
            .map(|form| Claim { value: form.to_owned(), rank: claim.rank, mention: claim.mention })
    });
    best_of_each(forms)
        .into_iter()
        .map(|claim| Backed { value: claim.value, mention: claim.mention })
        .collect()
}

/// First and last day as far as they make sense, unless neither is given.
fn days(fact: &EventFact) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    let sound = |day: &NaiveDate| (1900..=2999).contains(&day.year());
    let starts = fact.starts_on.filter(sound);
    let ends =
        fact.ends_on.filter(sound).filter(|ends| starts.is_none_or(|starts| starts <= *ends));
    (starts.is_some() || ends.is_some()).then_some((starts, ends))
}
