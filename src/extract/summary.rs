//! Sums up a post: which candidates are talks, which editions the post is about, and whether it is
//! a conference post at all.

use super::context::Context;
use super::event::edition::{Edition, Editions};
use super::facts::{
    EventFact, EventRole, Evidence, OrganizationFact, OrganizationRole, PostFacts, SpeakerFact,
    TalkFact, TalkFormat, TitleFact, TitleKind,
};
use super::organization::canonical;
use super::talk::{Candidate, Person};
use crate::post::document::BlockKind;

/// The facts of a post from its editions and the candidates that tell of one talk each.
pub fn facts(
    ctx: &Context,
    editions: &Editions,
    groups: Vec<Vec<Candidate>>,
    mut other_videos: Vec<String>,
) -> PostFacts {
    let conference = is_conference(ctx, editions, &groups);
    let mut talks = Vec::new();
    let mut organizations = Vec::new();
    if conference {
        for group in groups {
            talks.push(talk(ctx, editions, &group, &mut organizations));
        }
    } else {
        let videos = groups
            .iter()
            .flatten()
            .flat_map(|candidate| &candidate.links);
        let videos = videos.filter(|link| link.kind == super::facts::LinkKind::Video);
        other_videos.extend(videos.map(|link| link.key.clone()));
    }
    let used: Vec<String> = talks
        .iter()
        .flat_map(|talk: &TalkFact| &talk.links)
        .map(|link| link.key.clone())
        .collect();
    let mut seen = Vec::new();
    other_videos.retain(|key| {
        let new = !seen.contains(key) && !used.contains(key);
        seen.push(key.clone());
        new
    });
    PostFacts {
        path: ctx.post.path.clone(),
        lang: ctx.post.lang.clone(),
        title: ctx.post.front.title.clone(),
        date: ctx.post.front.date,
        conference,
        events: if conference {
            events(ctx, editions, &talks)
        } else {
            Vec::new()
        },
        talks,
        other_videos,
        organizations,
    }
}

/// A post about an event, or with a talk at a named one.
fn is_conference(ctx: &Context, editions: &Editions, groups: &[Vec<Candidate>]) -> bool {
    let Some(main) = editions.main.map(|main| &editions.all[main]) else {
        return false;
    };
    let titled = main.places.iter().any(|&(passage, _)| passage == 0);
    let talks = groups
        .iter()
        .filter(|group| group.iter().any(|candidate| candidate.event.is_some()))
        .count();
    let early = main
        .places
        .iter()
        .any(|&(passage, _)| (1..=3).contains(&passage));
    let mentions: usize = main.places.len();
    let blocks = ctx
        .passages
        .iter()
        .filter(|passage| passage.block.kind != BlockKind::Caption)
        .count();
    // One talk that is told of beside the event's name is enough.
    let told = groups.iter().flatten().any(|candidate| {
        let video = candidate
            .links
            .iter()
            .any(|link| link.kind != super::facts::LinkKind::Slides);
        let here = editions.mentioned[candidate.passage].iter();
        video
            && here
                .clone()
                .any(|&(at, edition)| at < candidate.at && Some(edition) == candidate.event)
    });
    titled
        || told
        || early && talks > 0
        || early && mentions >= 3 && mentions * 8 >= blocks
        || talks >= 3
}

fn events(ctx: &Context, editions: &Editions, talks: &[TalkFact]) -> Vec<EventFact> {
    let hosts_talk = |edition: &Edition| {
        talks
            .iter()
            .any(|talk| talk.event.as_deref() == Some(edition.name().as_str()))
    };
    let Some(main) = editions.main.map(|main| &editions.all[main]) else {
        return Vec::new();
    };
    let mut facts: Vec<EventFact> = Vec::new();
    for (index, edition) in editions.all.iter().enumerate() {
        let name = edition.name();
        if facts.iter().any(|fact| fact.name == name) {
            continue;
        }
        let same_time = edition.year == main.year
            && (edition.region == main.region || edition.region.is_none());
        let beside = edition
            .parent
            .is_some_and(|parent| Some(parent) == editions.main)
            || main.parent == Some(index);
        let subject = Some(index) == editions.main
            || hosts_talk(edition)
            || same_time && (beside || edition.weight >= 4);
        let (passage, at) = edition.places.first().copied().unwrap_or_default();
        let block = &ctx.passages[passage].block;
        facts.push(EventFact {
            name,
            series: edition.series.clone(),
            region: edition.region.clone(),
            year: Some(edition.year),
            role: if subject {
                EventRole::Subject
            } else {
                EventRole::Mentioned
            },
            starts_on: edition.days.map(|(first, _)| first),
            ends_on: edition.days.map(|(_, last)| last),
            city: edition.city.clone(),
            parent: edition.parent.map(|parent| editions.all[parent].name()),
            aliases: edition.aliases.clone(),
            evidence: Evidence {
                line: block.line_at(at),
                words: edition.aliases.first().cloned().unwrap_or_default(),
                rule: "event mention".to_owned(),
                confidence: if subject { 0.95 } else { 0.8 },
            },
        });
    }
    facts
}

fn talk(
    ctx: &Context,
    editions: &Editions,
    group: &[Candidate],
    organizations: &mut Vec<OrganizationFact>,
) -> TalkFact {
    // A stated title beats a described one, the longer of two stated ones tells more.
    let best = group
        .iter()
        .min_by_key(|candidate| {
            (
                candidate.title_kind != TitleKind::Stated,
                std::cmp::Reverse((candidate.confidence * 100.0) as i64),
                candidate.passage,
            )
        })
        .unwrap_or(&group[0]);
    let mut links = Vec::new();
    for link in group.iter().flat_map(|candidate| &candidate.links) {
        if !links
            .iter()
            .any(|known: &super::facts::LinkFact| known.key == link.key)
        {
            links.push(link.clone());
        }
    }
    let event = group
        .iter()
        .find(|candidate| candidate.event_is_explicit)
        .or(group.first())
        .and_then(|candidate| candidate.event);
    let format = best
        .format
        .or_else(|| group.iter().find_map(|candidate| candidate.format))
        .unwrap_or(TalkFormat::Talk);
    let people: &[Person] = group
        .iter()
        .map(|candidate| candidate.people.as_slice())
        .find(|people| !people.is_empty())
        .unwrap_or(&[]);
    let speakers = people
        .iter()
        .map(|person| speaker(ctx, person, organizations))
        .collect();
    let mut other_titles: Vec<TitleFact> = Vec::new();
    for candidate in group
        .iter()
        .filter(|candidate| candidate.title_kind == TitleKind::Stated)
    {
        let title = TitleFact {
            lang: ctx.post.lang.clone(),
            title: candidate.title.clone(),
        };
        if candidate.title != best.title && !other_titles.contains(&title) {
            other_titles.push(title);
        }
    }
    TalkFact {
        title: best.title.clone(),
        title_kind: best.title_kind,
        other_titles,
        format,
        event: event.map(|event| editions.all[event].name()),
        links,
        speakers,
        organizations: Vec::new(),
        line: group
            .iter()
            .map(|candidate| candidate.line)
            .min()
            .unwrap_or(1),
        confidence: best.confidence,
        mentions: group
            .iter()
            .map(|candidate| candidate.evidence(ctx))
            .collect(),
    }
}

fn speaker(
    ctx: &Context,
    person: &Person,
    organizations: &mut Vec<OrganizationFact>,
) -> SpeakerFact {
    let evidence = Evidence {
        line: person.line,
        words: person.surface.clone(),
        rule: person.rule.to_owned(),
        confidence: person.confidence,
    };
    let organization = person.organization.as_ref().map(|surface| {
        let name = canonical(surface, ctx.lexicon);
        let evidence = Evidence {
            words: surface.clone(),
            ..evidence.clone()
        };
        if !organizations
            .iter()
            .any(|row| row.name == name && row.role == OrganizationRole::Affiliation)
        {
            organizations.push(OrganizationFact {
                name: name.clone(),
                surface: surface.clone(),
                role: OrganizationRole::Affiliation,
                event: None,
                tier: None,
                evidence: evidence.clone(),
            });
        }
        (name, evidence)
    });
    SpeakerFact {
        name: person.surface.clone(),
        surface: person.surface.clone(),
        organization: organization.as_ref().map(|(name, _)| name.clone()),
        evidence,
        organization_evidence: organization.map(|(_, evidence)| evidence),
    }
}
