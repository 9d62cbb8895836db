//! Sums up a post: which candidates are talks, which editions the post is about, and whether it is
//! a conference post at all.

use std::collections::HashMap;

use super::context::Context;
use super::event::edition::{Edition, Editions};
use super::facts::{
    EventFact, EventRole, Evidence, LinkFact, LinkKind, OrganizationFact, OrganizationRole,
    PostFacts, SpeakerFact, TalkFact, TalkFormat, TitleFact, TitleKind,
};
use super::organization::canonical;
use super::organization::employer::{Employer, employer_of, employers};
use super::organization::role::{Presenter, roles};
use super::talk::{Candidate, Person, Said, confidence};
use crate::post::document::BlockKind;

/// The facts of a post from its editions and the candidates that tell of one talk each.
pub fn facts(
    ctx: &Context,
    editions: &Editions,
    groups: Vec<Vec<Candidate>>,
    mut other_videos: Vec<String>,
) -> PostFacts {
    // A newsletter tells of much: a talk there needs its event close by.
    let (groups, strays): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| {
        is_about(editions) || group.iter().any(|candidate| candidate.event_said > Said::Before)
    });
    other_videos.extend(
        strays
            .iter()
            .flatten()
            .flat_map(|candidate| &candidate.links)
            .filter(|link| link.kind == LinkKind::Video)
            .map(|link| link.key.clone()),
    );
    let conference = is_conference(ctx, editions, &groups);
    let mut talks = Vec::new();
    let mut organizations = Vec::new();
    if conference {
        let employers = employers(ctx);
        for group in groups {
            talks.push(talk(ctx, editions, &group, &employers, &mut organizations));
        }
        for fact in roles(ctx) {
            add(&mut organizations, fact);
        }
    } else {
        let videos = groups.iter().flatten().flat_map(|candidate| &candidate.links);
        let videos = videos.filter(|link| link.kind == super::facts::LinkKind::Video);
        other_videos.extend(videos.map(|link| link.key.clone()));
    }
    let used: Vec<String> =
        talks.iter().flat_map(|talk: &TalkFact| &talk.links).map(|link| link.key.clone()).collect();
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
        events: if conference { events(ctx, editions, &talks) } else { Vec::new() },
        talks,
        other_videos,
        organizations,
    }
}

/// Whether the post's title names its main event.
fn is_titled(editions: &Editions) -> bool {
    editions
        .main
        .is_some_and(|main| editions.all[main].places.iter().any(|&(passage, _)| passage == 0))
}

/// Whether the post's title or opening paragraphs name its main event.
fn is_about(editions: &Editions) -> bool {
    editions
        .main
        .is_some_and(|main| editions.all[main].places.iter().any(|&(passage, _)| passage <= 3))
}

/// A post about an event, or with a talk at a named one.
fn is_conference(ctx: &Context, editions: &Editions, groups: &[Vec<Candidate>]) -> bool {
    let Some(main) = editions.main.map(|main| &editions.all[main]) else {
        return false;
    };
    let titled = is_titled(editions);
    let talks = groups
        .iter()
        .filter(|group| group.iter().any(|candidate| candidate.event.is_some()))
        .count();
    let early = main.places.iter().any(|&(passage, _)| (1..=3).contains(&passage));
    // One talk that is told of beside the event's name is enough.
    let told = groups.iter().flatten().any(|candidate| {
        candidate.event_said == Said::Beside
            && candidate.links.iter().any(|link| link.kind != LinkKind::Slides)
    });
    // People interviewed at an event are no report of it.
    let interviews = groups.is_empty() && is_interview(ctx);
    titled && !interviews || told || early && talks > 0 || talks >= 3
}

/// Whether the opening paragraphs and headings tell of interviews.
fn is_interview(ctx: &Context) -> bool {
    let words = ctx.words(|language| language.interview_words);
    let early = ctx.passages.iter().enumerate().filter(|(index, passage)| {
        *index < 6 || matches!(passage.block.kind, BlockKind::Heading(_))
    });
    early
        .filter(|(_, passage)| {
            words.iter().any(|word| passage.block.text.to_lowercase().contains(word))
        })
        .count()
        >= 2
}

fn events(ctx: &Context, editions: &Editions, talks: &[TalkFact]) -> Vec<EventFact> {
    let hosts_talk = |edition: &Edition| {
        talks.iter().any(|talk| talk.event.as_deref() == Some(edition.name().as_str()))
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
        let beside = edition.parent.is_some_and(|parent| Some(parent) == editions.main)
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
            role: if subject { EventRole::Subject } else { EventRole::Mentioned },
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

/// One row per name and role.
fn add(organizations: &mut Vec<OrganizationFact>, fact: OrganizationFact) {
    if !organizations.iter().any(|row| row.name == fact.name && row.role == fact.role) {
        organizations.push(fact);
    }
}

fn talk(
    ctx: &Context,
    editions: &Editions,
    group: &[Candidate],
    employers: &HashMap<String, Employer>,
    organizations: &mut Vec<OrganizationFact>,
) -> TalkFact {
    // A stated title beats a described one; a row of a list is made to be read as one.
    let best = group
        .iter()
        .max_by(|a, b| {
            let stated = |candidate: &Candidate| candidate.title_kind == TitleKind::Stated;
            stated(a)
                .cmp(&stated(b))
                .then(a.confidence.total_cmp(&b.confidence))
                .then(b.passage.cmp(&a.passage))
        })
        .unwrap_or(&group[0]);
    let mut links: Vec<LinkFact> = Vec::new();
    for link in group.iter().flat_map(|candidate| &candidate.links) {
        if !links.iter().any(|known| known.key == link.key) {
            links.push(link.clone());
        }
    }
    let event = group
        .iter()
        .find(|candidate| candidate.event_said == Said::Beside)
        .or(group.first())
        .and_then(|candidate| candidate.event);
    let format = best
        .format
        .or_else(|| group.iter().find_map(|candidate| candidate.format))
        .unwrap_or(TalkFormat::Talk);
    let mut people: Vec<Person> = group
        .iter()
        .map(|candidate| &candidate.people)
        .find(|people| !people.is_empty())
        .cloned()
        .unwrap_or_default();
    for person in &mut people {
        let elsewhere = group
            .iter()
            .flat_map(|candidate| &candidate.people)
            .find(|other| other.name == person.name && other.organization.is_some());
        if person.organization.is_none() {
            person.organization = elsewhere.and_then(|other| other.organization.clone());
        }
    }
    let mut presenters: Vec<&Presenter> = Vec::new();
    for presenter in group.iter().flat_map(|candidate| &candidate.presenters) {
        if !presenters.iter().any(|known| known.name == presenter.name) {
            presenters.push(presenter);
        }
    }
    // "a talk from Acme, where Jane Doe explained": the employer of who speaks.
    if let [only] = presenters[..]
        && only.introduced
    {
        for person in people.iter_mut().filter(|person| person.organization.is_none()) {
            person.organization = Some(only.surface.clone());
        }
    }
    let speakers: Vec<SpeakerFact> =
        people.iter().map(|person| speaker(ctx, person, employers, organizations)).collect();
    presenters.retain(|presenter| {
        !speakers.iter().any(|speaker| speaker.organization.as_deref() == Some(&presenter.name))
    });
    for presenter in &presenters {
        let evidence = Evidence {
            line: presenter.line,
            words: presenter.surface.clone(),
            rule: "organization presents".to_owned(),
            confidence: 0.8,
        };
        add(
            organizations,
            OrganizationFact {
                name: presenter.name.clone(),
                surface: presenter.surface.clone(),
                role: OrganizationRole::Presenter,
                event: None,
                tier: None,
                evidence,
            },
        );
    }
    let mut other_titles: Vec<TitleFact> = Vec::new();
    for candidate in group.iter().filter(|candidate| candidate.title_kind == TitleKind::Stated) {
        let title = TitleFact { lang: ctx.post.lang.clone(), title: candidate.title.clone() };
        if candidate.title != best.title && !other_titles.contains(&title) {
            other_titles.push(title);
        }
    }
    let said = group.iter().map(|candidate| candidate.event_said).max().unwrap_or(Said::Before);
    let confidence =
        best.confidence * confidence::of_people(best.rule, &people) * confidence::of_event(said);
    let confidence = (confidence * 100.0).round() / 100.0;
    TalkFact {
        title: best.title.clone(),
        title_kind: best.title_kind,
        other_titles,
        format,
        event: event.map(|event| editions.all[event].name()),
        links,
        speakers,
        organizations: presenters.iter().map(|presenter| presenter.name.clone()).collect(),
        line: group.iter().map(|candidate| candidate.line).min().unwrap_or(1),
        confidence,
        mentions: group.iter().map(|candidate| candidate.evidence(ctx)).collect(),
    }
}

fn speaker(
    ctx: &Context,
    person: &Person,
    employers: &HashMap<String, Employer>,
    organizations: &mut Vec<OrganizationFact>,
) -> SpeakerFact {
    let evidence = Evidence {
        line: person.line,
        words: person.surface.clone(),
        rule: person.rule.to_owned(),
        confidence: person.confidence,
    };
    let here = person.organization.as_ref().map(|surface| Employer {
        name: canonical(surface, ctx.lexicon),
        surface: surface.clone(),
        line: person.line,
    });
    let organization =
        here.or_else(|| employer_of(&person.name, employers).cloned()).map(|employer| {
            let rule = if person.organization.is_some() {
                person.rule
            } else {
                "employer named elsewhere in the post"
            };
            let evidence = Evidence {
                line: employer.line,
                words: employer.surface.clone(),
                rule: rule.to_owned(),
                confidence: person.confidence,
            };
            let fact = OrganizationFact {
                name: employer.name.clone(),
                surface: employer.surface,
                role: OrganizationRole::Affiliation,
                event: None,
                tier: None,
                evidence: evidence.clone(),
            };
            add(organizations, fact);
            (employer.name, evidence)
        });
    SpeakerFact {
        name: person.name.clone(),
        surface: person.surface.clone(),
        organization: organization.as_ref().map(|(name, _)| name.clone()),
        evidence,
        organization_evidence: organization.map(|(_, evidence)| evidence),
    }
}
