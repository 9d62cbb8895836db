//! One talk: what all posts that tell of it say together.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use arcstr::{ArcStr, literal};

use super::entities::{Backed, MentionKey, Talk, TalkLink, TalkSpeaker, Title};
use super::events::EventIndex;
use super::evidence::{Claim, Mentions, Rank, best, shared, text};
use super::organizations::{OrganizationIndex, presenter_evidence, talk_evidence};
use super::part::archive::{Decided, DecidedTalk};
use super::people::{self, People};
use super::same_talk::Telling;
use super::slug::{self, Candidate};
use super::titles::{comparable, language};
use crate::corrections::Statement;
use crate::extract::facts::{LinkKind, TalkFormat, TitleKind};

/// Whom and what talks name.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// Events.
    pub events: &'a EventIndex,
    /// Organizations.
    pub organizations: &'a OrganizationIndex<'a>,
    /// People.
    pub people: &'a People,
}

/// What becomes of the talks.
#[derive(Debug, Default)]
pub struct Resolved {
    /// By slug.
    pub talks: Vec<Talk>,
    /// The slug of each group of tellings.
    pub slugs: Vec<String>,
    /// Slugs that lead to a talk, with the talk's own.
    pub retired: BTreeSet<(String, String)>,
}

/// The rows of all talks. `kept` are the slugs of the last of them, which stay as they are.
pub fn resolve(
    talks: &[Vec<Telling<'_>>],
    kept: &[String],
    named: Named<'_>,
    mentions: &mut Mentions,
) -> Resolved {
    let mut rows: Vec<Talk> =
        talks.iter().map(|tellings| talk(tellings, named, mentions)).collect();
    let candidates: Vec<Candidate> = rows
        .iter()
        .zip(talks)
        .take(talks.len() - kept.len())
        .map(|(row, tellings)| candidate(row, tellings))
        .collect();
    let slugs: Vec<String> =
        slug::assign(&candidates).into_iter().chain(kept.iter().cloned()).collect();
    for (row, slug) in rows.iter_mut().zip(&slugs) {
        row.slug.clone_from(slug);
    }
    let retired = retired(talks, &rows, named.events);
    rows.sort_by(|a, b| a.slug.cmp(&b.slug));
    Resolved { talks: rows, slugs, retired }
}

/// What became of the talks and people of each post that tells of these talks, by path. What is not
/// told of them is as it was `before`.
pub fn decided(
    talks: &[Vec<Telling<'_>>],
    slugs: &[String],
    people: &People,
    before: impl Fn(&str) -> Decided,
) -> BTreeMap<String, Decided> {
    let mut all: BTreeMap<String, Decided> = BTreeMap::new();
    for (tellings, slug) in talks.iter().zip(slugs) {
        let slug = ArcStr::from(slug.as_str());
        for telling in tellings.iter().filter(|telling| telling.post.correction.is_none()) {
            let path = &telling.post.facts.path;
            let Decided(talks) = all.entry(path.to_string()).or_insert_with(|| before(path));
            talks.resize(talks.len().max(telling.place + 1), DecidedTalk::default());
            let billed = 0..telling.talk.speakers.len();
            let speakers = billed.map(|place| people.slug(telling, place).cloned());
            talks[telling.place] = DecidedTalk(slug.clone(), speakers.collect());
        }
    }
    all
}

/// The slugs that talks would have by what single posts say of them, with their own.
fn retired(
    talks: &[Vec<Telling<'_>>],
    rows: &[Talk],
    events: &EventIndex,
) -> BTreeSet<(String, String)> {
    let live: HashSet<&str> = rows.iter().map(|row| row.slug.as_str()).collect();
    let mut retired = BTreeSet::new();
    for (tellings, row) in talks.iter().zip(rows) {
        let told =
            |telling: &Telling<'_>| Some(events.slug(telling.talk.event.as_deref()?)?.as_str());
        let events: BTreeSet<&str> = tellings.iter().filter_map(told).collect();
        for title in row.titles.iter().map(|title| slug::of(&comparable(&title.title))) {
            let slugs = events.iter().map(|event| format!("{title}-{event}"));
            let retire = slugs.filter(|slug| !live.contains(slug.as_str()));
            retired.extend(retire.map(|slug| (slug, row.slug.clone())));
        }
    }
    retired
}

/// The slug is the title and the event: what a person would name the talk by. Where no event is
/// known a hash of its first own link stands in for it, else of where it is told.
fn candidate(row: &Talk, tellings: &[Telling<'_>]) -> Candidate {
    let title = slug::of(&comparable(&row.titles[row.title].title));
    let link = own_link(tellings).unwrap_or_default();
    let (path, place) = tellings
        .first()
        .map_or(("", 0), |telling| (telling.post.facts.path.as_str(), telling.place));
    let slug = match &row.event {
        Some(event) => format!("{title}-{}", event.value),
        None if link.is_empty() => format!("{title}-{}", slug::hash(path, 6)),
        None => format!("{title}-{}", slug::hash(link, 6)),
    };
    Candidate { slug, key: format!("{link}\n{path}\n{place}") }
}

fn own_link<'a>(tellings: &[Telling<'a>]) -> Option<&'a str> {
    tellings
        .iter()
        .flat_map(|telling| &telling.talk.links)
        .filter(|link| matches!(link.kind, LinkKind::Video | LinkKind::Schedule))
        .map(|link| link.key.as_str())
        .min()
}

fn talk(tellings: &[Telling<'_>], named: Named<'_>, mentions: &mut Mentions) -> Talk {
    let mut claims: Vec<Claim<&Telling<'_>>> = tellings
        .iter()
        .map(|telling| {
            let mention = telling.post.cite(&talk_evidence(telling.talk), mentions);
            let talk = telling.talk;
            let rank = Rank::new(&telling.post, talk.line, talk.confidence, telling.place);
            let rank = rank.described(talk.title_kind == TitleKind::Described);
            Claim { value: telling, rank, mention }
        })
        .collect();
    let best_claim = best(claims.iter().cloned()).expect("a talk is told by a post");
    claims.sort_by_key(|claim| claim.rank);
    let (titles, title) = titles(&claims);
    Talk {
        slug: String::new(),
        title,
        format: format(&claims, best_claim.mention),
        event: event(&claims, named.events),
        mention: best_claim.mention,
        titles,
        speakers: speakers(&claims, named, mentions),
        organizations: organizations(tellings, named.organizations, mentions),
        links: links(&claims, mentions),
        mentions: all_mentions(tellings, mentions),
    }
}

/// All titles by language and title, and the place of the one that the talk is listed under.
fn titles(claims: &[Claim<&Telling<'_>>]) -> (Vec<Title>, usize) {
    type Key = (ArcStr, ArcStr);
    let mut best: BTreeMap<Key, (Rank, TitleKind, MentionKey)> = BTreeMap::new();
    for claim in claims {
        let talk = claim.value.talk;
        let lang = claim.value.post.facts.lang.as_str();
        let others = talk.other_titles.iter().map(|other| (&other.title, other.lang.as_str()));
        for (title, lang) in std::iter::once((&talk.title, lang)).chain(others) {
            let Some(title) = shared(title) else { continue };
            let entry = (claim.rank, talk.title_kind, claim.mention);
            let known = best.entry((language(&title, lang).into(), title)).or_insert(entry);
            if entry.0 < known.0 {
                *known = entry;
            }
        }
    }
    if best.is_empty()
        && let Some(claim) = claims.first()
    {
        // A recording that the post gives no words for is still a talk.
        let untitled = (literal!("en"), literal!("Untitled"));
        best.insert(untitled, (claim.rank, TitleKind::Described, claim.mention));
    }
    let ranks: Vec<Rank> = best.values().map(|value| value.0).collect();
    let rank = |place: usize| ranks.get(place).copied();
    let keys: Vec<&Key> = best.keys().collect();
    let first_of =
        |places: &mut dyn Iterator<Item = usize>| places.min_by_key(|&place| rank(place));
    let shown: BTreeSet<usize> = keys
        .iter()
        .filter_map(|(lang, _)| {
            first_of(&mut (0..keys.len()).filter(|&place| keys[place].0 == *lang))
        })
        .collect();
    // For the list: a stated title before a description, an English one before others.
    let title = shown
        .iter()
        .copied()
        .min_by_key(|&place| {
            let rank = rank(place);
            let corrected = rank.is_some_and(|rank| rank.is_correction());
            (!corrected, rank.map(|rank| rank.is_described()), keys[place].0 != "en", rank)
        })
        .unwrap_or_default();
    let titles = best
        .iter()
        .enumerate()
        .map(|(place, ((lang, title), (_, kind, mention)))| Title {
            lang: lang.clone(),
            title: title.clone(),
            kind: *kind,
            shown: shown.contains(&place),
            mention: *mention,
        })
        .collect();
    (titles, title)
}

/// What people say; else the best claim for a special kind of session: an ordinary talk is what
/// posts say for want of anything better.
fn format(claims: &[Claim<&Telling<'_>>], otherwise: MentionKey) -> Backed<TalkFormat> {
    let telling = |claim: &&Claim<&Telling<'_>>| match claim.value.statement {
        Some(Statement::Format { .. }) => true,
        _ => claim.value.talk.format != TalkFormat::Talk,
    };
    claims.iter().find(telling).map_or(
        Backed { value: TalkFormat::Talk, mention: otherwise },
        |claim| Backed { value: claim.value.talk.format, mention: claim.mention },
    )
}

fn event(claims: &[Claim<&Telling<'_>>], index: &EventIndex) -> Option<Backed<ArcStr>> {
    let cleared = claims.iter().find_map(|claim| match claim.value.statement {
        Some(Statement::Event { event, .. }) => Some(event.is_none()),
        _ => None,
    });
    if cleared == Some(true) {
        return None;
    }
    let events = claims.iter().filter_map(|claim| {
        let slug = index.slug(claim.value.talk.event.as_deref()?)?;
        // Which words state the title says nothing of the event.
        Some(Claim { value: slug, rank: claim.rank.described(false), mention: claim.mention })
    });
    best(events).map(|claim| Backed { value: claim.value.clone(), mention: claim.mention })
}

/// Everyone whom a post names, in the order of the best telling; whom only others name comes after,
/// and whom people add comes last.
fn speakers(
    claims: &[Claim<&Telling<'_>>],
    named: Named<'_>,
    mentions: &mut Mentions,
) -> Vec<TalkSpeaker> {
    let mut by_rank: Vec<&Claim<&Telling<'_>>> = claims.iter().collect();
    by_rank.sort_by_key(|claim| (claim.rank.is_correction(), claim.rank));
    let mut order: Vec<&ArcStr> = Vec::new();
    let mut billed: BTreeMap<&ArcStr, Vec<Claim<Option<Backed<ArcStr>>>>> = BTreeMap::new();
    for telling in by_rank.iter().map(|claim| claim.value) {
        for (place, speaker) in telling.talk.speakers.iter().enumerate() {
            let Some(slug) = named.people.slug(telling, place) else {
                continue;
            };
            if !billed.contains_key(slug) {
                order.push(slug);
            }
            let organization = speaker.organization.as_deref().and_then(|name| {
                let evidence = speaker.organization_evidence.as_ref().unwrap_or(&speaker.evidence);
                Some(Backed {
                    value: named.organizations.slug(name)?.clone(),
                    mention: telling.post.cite(evidence, mentions),
                })
            });
            let claim = people::claim(&telling.post, speaker, place, mentions);
            let claim = Claim { value: organization, rank: claim.rank, mention: claim.mention };
            billed.entry(slug).or_default().push(claim);
        }
    }
    order
        .into_iter()
        .filter_map(|slug| {
            let billed = billed.remove(slug)?;
            let with = billed.iter().filter(|claim| claim.value.is_some()).cloned();
            let organization = match corrected_organization(slug, claims, named) {
                Corrected::To(organization) => organization,
                Corrected::Not => best(with).and_then(|claim| claim.value),
            };
            let mention = best(billed)?.mention;
            Some(TalkSpeaker { speaker: slug.clone(), organization, mention })
        })
        .collect()
}

/// Whether people say for whom a speaker spoke.
enum Corrected {
    /// They say nothing.
    Not,
    /// For this organization, or for none.
    To(Option<Backed<ArcStr>>),
}

fn corrected_organization(
    speaker: &str,
    claims: &[Claim<&Telling<'_>>],
    named: Named<'_>,
) -> Corrected {
    let corrected = claims.iter().find_map(|claim| match claim.value.statement {
        Some(Statement::SpeakerOrganization { speaker: person, organization, .. })
            if named.people.named(person).any(|slug| slug == speaker) =>
        {
            let value = organization.as_deref().and_then(|name| named.organizations.slug(name));
            let value = value.map(|value| Backed { value: value.clone(), mention: claim.mention });
            Some(Corrected::To(value))
        }
        _ => None,
    });
    corrected.unwrap_or(Corrected::Not)
}

fn organizations(
    tellings: &[Telling<'_>],
    index: &OrganizationIndex<'_>,
    mentions: &mut Mentions,
) -> Vec<Backed<ArcStr>> {
    let mut claims: BTreeMap<&ArcStr, Vec<Claim<()>>> = BTreeMap::new();
    for telling in tellings {
        for (place, name) in telling.talk.organizations.iter().enumerate() {
            if let Some(slug) = index.slug(name) {
                let evidence = presenter_evidence(&telling.post, telling.talk, name);
                let claim = telling.post.claim((), &evidence, place, mentions);
                claims.entry(slug).or_default().push(claim);
            }
        }
    }
    claims
        .into_iter()
        .filter_map(|(slug, claims)| {
            Some(Backed { value: slug.clone(), mention: best(claims)?.mention })
        })
        .collect()
}

/// The links by key, each with the mention on its line, else the talk's first.
fn links(claims: &[Claim<&Telling<'_>>], mentions: &mut Mentions) -> Vec<TalkLink> {
    let mut links: BTreeMap<ArcStr, Vec<Claim<Option<u32>>>> = BTreeMap::new();
    for claim in claims {
        let telling = claim.value;
        for link in &telling.talk.links {
            let (Some(key), Some(_)) = (shared(&link.key), text(&link.url)) else {
                continue;
            };
            let mention = telling
                .talk
                .mentions
                .iter()
                .find(|evidence| evidence.line == link.line)
                .map_or(claim.mention, |evidence| telling.post.cite(evidence, mentions));
            let claim = Claim { value: link.start, rank: claim.rank, mention };
            links.entry(key).or_default().push(claim);
        }
    }
    links
        .into_iter()
        .filter_map(|(key, claims)| {
            let with = claims.iter().filter(|claim| claim.value.is_some()).cloned();
            let start = best(with).and_then(|claim| claim.value);
            Some(TalkLink { key, start, mention: best(claims)?.mention })
        })
        .collect()
}

fn all_mentions(tellings: &[Telling<'_>], mentions: &mut Mentions) -> Vec<MentionKey> {
    let mut all = BTreeSet::new();
    for telling in tellings {
        all.insert(telling.post.cite(&talk_evidence(telling.talk), mentions));
        all.extend(telling.talk.mentions.iter().map(|it| telling.post.cite(it, mentions)));
    }
    all.into_iter().collect()
}
