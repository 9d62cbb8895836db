//! Sums up a post: the facts that the mentions of its talks and the editions of its events tell together.

use std::cell::LazyCell;
use std::collections::HashSet;

use arcstr::ArcStr;

use super::Reading;
use super::context::Context;
use super::event::edition::{Edition, Editions};
use super::facts::{
    EventFact, EventRole, Evidence, LinkFact, LinkKind, OrganizationFact, OrganizationRole,
    PostFacts, SpeakerFact, TalkFact, TalkFormat, TitleFact, TitleKind,
};
use super::link::target;
use super::organization::canonical;
use super::organization::employer::{Employer, Employers};
use super::organization::presenter::Presenter;
use super::organization::role::roles;
use super::talk::confidence::Worth;
use super::talk::{Candidate, Person, merge, slot};
use crate::post::Post;

/// The facts of a post that has been read.
pub fn facts(reading: &Reading) -> PostFacts {
    let Reading { ctx, editions, .. } = reading;
    if reading.conference.is_err() {
        return ordinary(ctx.post);
    }
    let own = LazyCell::new(|| Employers::own(ctx, &reading.talks));
    // Looked for when somebody is credited without one.
    let all = LazyCell::new(|| Employers::all(ctx, &reading.talks, &own));
    let employer_elsewhere = |person: &Person| match person.organization {
        None => own.exactly(&person.name).or_else(|| all.of(&person.name)).cloned(),
        Some(_) => own.exactly(&person.name).filter(|_| person.shares).cloned(),
    };
    let mut organizations = Vec::new();
    let mut talks = Vec::new();
    for group in &reading.talks {
        talks.push(talk(ctx, editions, group, &employer_elsewhere, &mut organizations));
    }
    for fact in roles(ctx) {
        add(&mut organizations, fact);
    }
    PostFacts {
        conference: true,
        events: events(ctx, editions, &talks),
        other_videos: other_videos(ctx.post, &talks),
        talks,
        organizations,
        project: slot::main_project(ctx).map(Into::into),
        ..ordinary(ctx.post)
    }
}

/// The facts of a post that is none about a conference: its videos are no talks.
pub fn ordinary(post: &Post) -> PostFacts {
    PostFacts {
        path: post.path.as_str().into(),
        lang: post.lang.as_str().into(),
        title: post.front.title.as_deref().map(Into::into),
        date: post.front.date,
        conference: false,
        events: Vec::new(),
        talks: Vec::new(),
        other_videos: other_videos(post, &[]),
        organizations: Vec::new(),
        project: None,
    }
}

/// The keys of videos that are no talk's, each once, in the order of the text.
fn other_videos(post: &Post, talks: &[TalkFact]) -> Vec<ArcStr> {
    let used: HashSet<&str> =
        talks.iter().flat_map(|talk| &talk.links).map(|link| link.key.as_str()).collect();
    let links = post.document.blocks.iter().flat_map(|block| &block.links);
    let mut seen = HashSet::new();
    links
        .map(|link| target(&link.url))
        .filter(|it| it.kind == Some(LinkKind::Video) && !used.contains(it.key.as_str()))
        .filter(|it| seen.insert(it.key.clone()))
        .map(|it| it.key.into())
        .collect()
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
            name: name.into(),
            series: edition.series.as_str().into(),
            region: edition.region.as_deref().map(Into::into),
            year: Some(edition.year),
            role: if subject { EventRole::Subject } else { EventRole::Mentioned },
            starts_on: edition.days.map(|(first, _)| first),
            ends_on: edition.days.map(|(_, last)| last),
            city: edition.city.as_deref().map(Into::into),
            parent: edition.parent.map(|parent| editions.all[parent].name().into()),
            aliases: edition.aliases.iter().map(Into::into).collect(),
            evidence: Evidence {
                line: block.line_at(at),
                words: edition.aliases.first().map(Into::into).unwrap_or_default(),
                rule: "event mention".into(),
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
    employer_elsewhere: &dyn Fn(&Person) -> Option<Employer>,
    organizations: &mut Vec<OrganizationFact>,
) -> TalkFact {
    let best = merge::lead(group);
    // A talk may have any number of links: each is looked up once.
    let mut seen = HashSet::new();
    let links = group.iter().flat_map(|candidate| &candidate.links);
    let links: Vec<LinkFact> =
        links.filter(|link| seen.insert(link.key.as_str())).cloned().collect();
    let event = merge::placed(group).event;
    let format = merge::format(group).map_or(TalkFormat::Talk, |named| named.format);
    let mut people: Vec<Person> = merge::credited(group).people.clone();
    // Whom the same words call somebody's employer is not that of all.
    let own: Vec<String> = people.iter().filter_map(|it| it.organization.clone()).collect();
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
        && !own.contains(&only.surface)
    {
        for person in people.iter_mut().filter(|person| person.organization.is_none()) {
            person.organization = Some(only.surface.clone());
        }
    }
    let speakers: Vec<SpeakerFact> = people
        .iter()
        .map(|person| speaker(ctx, person, employer_elsewhere, organizations))
        .collect();
    presenters.retain(|presenter| {
        !speakers.iter().any(|speaker| speaker.organization.as_deref() == Some(&presenter.name))
    });
    for presenter in &presenters {
        let evidence = Evidence {
            line: presenter.line,
            words: presenter.surface.as_str().into(),
            rule: "organization presents".into(),
            confidence: 0.8,
        };
        add(
            organizations,
            OrganizationFact {
                name: presenter.name.as_str().into(),
                surface: presenter.surface.as_str().into(),
                role: OrganizationRole::Presenter,
                event: None,
                tier: None,
                evidence,
            },
        );
    }
    let mut other_titles: Vec<TitleFact> = Vec::new();
    for candidate in group.iter().filter(|candidate| candidate.title_kind == TitleKind::Stated) {
        let title = TitleFact {
            lang: ctx.post.lang.as_str().into(),
            title: candidate.title.as_str().into(),
        };
        if candidate.title != best.title && !other_titles.contains(&title) {
            other_titles.push(title);
        }
    }
    let confidence = Worth::of(group).confidence();
    let (slot, project) = slot::of(ctx, group);
    TalkFact {
        title: best.title.as_str().into(),
        title_kind: best.title_kind,
        other_titles,
        format,
        slot,
        project: project.map(Into::into),
        event: event.map(|event| editions.all[event].name().into()),
        links,
        speakers,
        organizations: presenters.iter().map(|presenter| presenter.name.as_str().into()).collect(),
        line: group.iter().map(|candidate| candidate.line).min().unwrap_or(1),
        confidence,
        mentions: group.iter().map(|candidate| candidate.evidence(ctx)).collect(),
    }
}

fn speaker(
    ctx: &Context,
    person: &Person,
    employer_elsewhere: &dyn Fn(&Person) -> Option<Employer>,
    organizations: &mut Vec<OrganizationFact>,
) -> SpeakerFact {
    let evidence = Evidence {
        line: person.line,
        words: person.surface.as_str().into(),
        rule: person.rule.into(),
        confidence: person.confidence,
    };
    let here = person.organization.as_ref().map(|surface| Employer {
        name: canonical(surface, ctx.lexicon),
        surface: surface.clone(),
        line: person.line,
    });
    let elsewhere = employer_elsewhere(person);
    let rule = match elsewhere {
        Some(_) => "employer named elsewhere in the post",
        None => person.rule,
    };
    let organization = elsewhere.or(here).map(|employer| {
        let evidence = Evidence {
            line: employer.line,
            words: employer.surface.as_str().into(),
            rule: rule.into(),
            confidence: person.confidence,
        };
        let fact = OrganizationFact {
            name: employer.name.as_str().into(),
            surface: employer.surface.into(),
            role: OrganizationRole::Affiliation,
            event: None,
            tier: None,
            evidence: evidence.clone(),
        };
        add(organizations, fact);
        (employer.name, evidence)
    });
    SpeakerFact {
        name: person.name.as_str().into(),
        surface: person.surface.as_str().into(),
        organization: organization.as_ref().map(|(name, _)| name.as_str().into()),
        evidence,
        organization_evidence: organization.map(|(_, evidence)| evidence),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{facts, line};

    const KUBECON: &str = "KubeCon + CloudNativeCon Europe 2025";

    fn lines(lang: &str, text: &str) -> Vec<String> {
        facts(lang, "2025-04-25", text).talks.iter().map(line).collect()
    }

    #[test]
    fn a_welcome_announces_no_format() {
        let format = |opening: &str| {
            let text = format!("# KubeCon Europe 2025\n\n{opening} We saw [how meshes swim](v1).");
            facts("en", "2025-04-25", &text).talks.pop().map(|talk| talk.format)
        };
        assert_eq!(format("There were opening remarks."), Some(TalkFormat::Talk));
        assert_eq!(format("There were several keynotes."), Some(TalkFormat::Keynote));
    }

    #[test]
    fn videos_that_are_no_talk_are_kept_apart() {
        let others = |text: &str| facts("en", "2025-04-25", text).other_videos;
        let video = ["youtube:AAAAAAAAAA1"];
        assert_eq!(others("# News\n\n- [Meshes at Sea](v1)\n- [Meshes at Sea](v1)"), video);
        assert_eq!(others("# KubeCon 2025\n\nWatch the [highlight reel](v1)."), video);
        // What is a talk elsewhere in the post is none of these.
        let text = "# KubeCon 2025\n\nWatch the [highlight reel](v1).\n\n- [Meshes at Sea](v1)";
        assert_eq!(others(text), Vec::<String>::new());
    }

    #[test]
    fn subjects_and_editions_in_passing() {
        let text = "# KubeCon Europe 2025\n\nIstio Day was full. Unlike KubeCon NA 2024.\n\n\
                    - See you at FOSDEM 2026";
        let facts = facts("en", "2025-04-25", text);
        let roles: Vec<_> =
            facts.events.iter().map(|event| (event.name.as_str(), event.role)).collect();
        assert_eq!(
            roles,
            [
                (KUBECON, EventRole::Subject),
                ("Istio Day Europe 2025", EventRole::Subject),
                ("KubeCon + CloudNativeCon North America 2024", EventRole::Mentioned),
                ("FOSDEM 2026", EventRole::Mentioned),
            ]
        );
        assert_eq!(facts.events[1].parent.as_deref(), Some(KUBECON));
        assert_eq!((facts.events[1].evidence.line, facts.events[3].evidence.line), (3, 5));
    }

    #[test]
    fn the_best_title_and_all_links_of_a_talk() {
        let text = "# KubeCon Europe 2025\n\nWe saw [how meshes swim](v1).\n\n\
                    - [Keynote: Meshes at Sea](v1) - Zora Quill, Quuxly ([slides](d1))";
        let facts = facts("en", "2025-04-25", text);
        assert_eq!(facts.talks.len(), 1);
        let talk = &facts.talks[0];
        assert_eq!(line(talk), format!("Keynote: Meshes at Sea | Zora Quill (Quuxly) | {KUBECON}"));
        assert_eq!(
            (talk.title_kind, talk.format, talk.line),
            (TitleKind::Stated, TalkFormat::Keynote, 3)
        );
        assert_eq!(talk.links.len(), 2);
        assert_eq!(talk.mentions.iter().map(|mention| mention.line).collect::<Vec<_>>(), [3, 5]);
        assert!(talk.other_titles.is_empty());
    }

    #[test]
    fn who_has_an_employer_shares_none() {
        let post = "# KubeCon Europe 2025\n\n- [Meshes at Sea](v1) - Zora Quill & Max Mu (Google)\n\
                    - [Ships at Night](v2) - Zora Quill (Quuxly)\n\
                    - [Fish at Noon](v3) - Max Mu & Ada Lin (IBM)";
        let people = [
            "Meshes at Sea | Zora Quill (Quuxly), Max Mu (Google)",
            "Ships at Night | Zora Quill (Quuxly)",
            "Fish at Noon | Max Mu (Google), Ada Lin (IBM)",
        ];
        assert_eq!(lines("en", post), people.map(|it| format!("{it} | {KUBECON}")));
        // Somebody of a name that is merely alike has nothing to do with it.
        let post = "# KubeCon Europe 2025\n\n- [Meshes at Sea](v1) - Martin Quillson & Max Mu (Google)\n\
                    - [Ships at Night](v2) - Martina Quillson (Quuxly)";
        let first = "Meshes at Sea | Martin Quillson (Google), Max Mu (Google)";
        assert_eq!(lines("en", post)[0], format!("{first} | {KUBECON}"));
    }

    #[test]
    fn employers_from_elsewhere_in_the_post() {
        for (lang, text, want) in [
            (
                "en",
                "Zora Quill from Quuxly was there.\n\n- [Meshes at Sea](v1) - Zora Quill",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "We saw a talk from Google, where Zora Quill explained [how meshes swim](v1).",
                "how meshes swim | Zora Quill (Google)",
            ),
            ("zh", "- [海上的服务网格](v1) - 陈晓明，微软", "海上的服务网格 | 陈晓明 (Microsoft)"),
            // Whom the words call the employer of one is not that of the other.
            (
                "zh",
                "演讲者陈晓明和来自微软的李雷分享了[关于网格的演讲](v1)。",
                "关于网格的演讲 | 陈晓明, 李雷 (Microsoft)",
            ),
            ("en", "- [Meshes at Sea](v1) - Zora Quill", "Meshes at Sea | Zora Quill"),
        ] {
            let post = format!("# KubeCon Europe 2025\n\n{text}");
            assert_eq!(lines(lang, &post), [format!("{want} | {KUBECON}")], "{text}");
        }
    }

    #[test]
    fn one_row_per_organization_and_role() {
        let text = "# KubeCon Europe 2025\n\nThanks to our sponsors Google, Intel and Google.\n\n\
                    - [Meshes at Sea](v1) - Zora Quill, Google\n- [Seas of Meshes](v2) - Max Mu, Google";
        let facts = facts("en", "2025-04-25", text);
        let rows: Vec<_> =
            facts.organizations.iter().map(|row| (row.name.as_str(), row.role)).collect();
        assert_eq!(
            rows,
            [
                ("Google", OrganizationRole::Affiliation),
                ("Google", OrganizationRole::Sponsor),
                ("Intel", OrganizationRole::Sponsor),
            ]
        );
    }
}
