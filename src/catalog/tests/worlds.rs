//! Small worlds: posts in which everything may meet everything.

use arcstr::ArcStr;
use chrono::NaiveDate;
use proptest::prelude::*;

use crate::corrections::{Correction, PersonRef, Statement, TalkRef};
use crate::extract::facts::{
    LinkKind, OrganizationRole, PostFacts, Slot, TalkFact, TalkFormat, TitleFact,
};
use crate::resolve::examples::{correction, event, organization, post, talk};

/// Where most of it happens.
pub const KUBECON: &str = "KubeCon Europe 2025";

fn pick(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(words)
}

fn any_talk() -> impl Strategy<Value = TalkFact> {
    let titles = pick(&[
        "Mesh for all",
        "Keynote: Mesh for All",
        "Next steps",
        "the panel",
        "Сітка для всіх",
        "服务网格的未来",
        "🚀",
    ]);
    let events =
        pick(&["", "", KUBECON, "Kubecon europe 2025", "Istio Day Europe 2025", "会议 2025"]);
    let people = pick(&[
        "Ada Ek",
        "ADA EK",
        "Ада Ек",
        "Ada",
        "Wei Zhang",
        "张伟",
        "章伟",
        "José Núñez",
        "Jose Nunez",
        "Хосе Нуньєс",
    ]);
    let organizations = pick(&["", "Acme", "ACME, Inc.", "Acme Cloud", "Bolt"]);
    let link = (0..4_usize, 0..4_u8, prop::option::of(0..3_u32));
    (
        (1..9_u32, titles, events, any::<bool>(), 0..3_u8),
        prop::collection::vec((people, organizations), 0..3),
        prop::collection::vec(link, 0..3),
        pick(&["", "Acme", "Dyne"]),
        (prop::option::of(Just(Slot::MaintainerTrack)), pick(&["", "Kuma", "Linkerd"])),
    )
        .prop_map(
            |((line, title, event, described, sure), people, links, presenter, place)| {
                let mut fact = talk(line, title);
                fact.slot = place.0;
                fact.project = Some(ArcStr::from(place.1)).filter(|project| !project.is_empty());
                if !event.is_empty() {
                    fact = fact.at(event);
                }
                if described {
                    fact = fact.described();
                }
                for (name, organization) in people {
                    fact = fact.by(name, organization);
                }
                let kinds = [LinkKind::Video, LinkKind::Schedule, LinkKind::Slides, LinkKind::Page];
                for (kind, number, start) in links {
                    fact = fact.link(kinds[kind], &format!("{kind}:{number}"), start);
                }
                fact.organizations
                    .extend(Some(ArcStr::from(presenter)).filter(|name| !name.is_empty()));
                fact.confidence = f64::from(sure) / 2.0;
                fact.other_titles.extend(
                    (sure == 1)
                        .then(|| TitleFact { lang: "en".into(), title: "Mesh for all".into() }),
                );
                fact
            },
        )
}

/// A post with a path of a few, so that the next one may be its new version.
pub fn any_post() -> impl Strategy<Value = PostFacts> {
    (
        pick(&["a.md", "a.uk.md", "a.zh.md", "b.md", "c/zh/d.zh.md", "c/d.md"]),
        prop::collection::vec(any_talk(), 0..4),
        0..4_u32,
        pick(&["", "0:1", "youtube:x"]),
    )
        .prop_map(|(path, talks, variant, video)| {
            let mut facts = post(path, talks);
            facts.project = (variant == 0).then(|| "Kuma".into());
            facts.date = NaiveDate::from_ymd_opt(2024, 1 + 3 * variant, 1);
            facts.other_videos.extend(Some(ArcStr::from(video)).filter(|video| !video.is_empty()));
            let mut parent = event("Istio Day Europe 2025");
            parent.parent = Some(KUBECON.into());
            parent.starts_on = NaiveDate::from_ymd_opt(2025, 4, 1 + variant);
            if variant > 1 {
                let mut sponsor = organization(7, "Acme", OrganizationRole::Sponsor);
                sponsor.tier = (variant == 2).then(|| "Gold".into());
                sponsor.event = Some(KUBECON.into());
                facts.organizations.push(sponsor);
                facts.events.push(parent);
                // Now and then a post names an event that is none of its own.
                if variant == 2 && !facts.events.iter().any(|it| it.name == KUBECON) {
                    facts.events.push(event(KUBECON));
                }
            }
            facts
        })
}

/// A post that shares nothing with those of [`any_post`] but what all the world has.
pub fn unrelated_post() -> impl Strategy<Value = PostFacts> {
    let titles = pick(&["Bread and Salt", "Why Ovens", "Хліб і сіль", "🍞"]);
    let people = pick(&["Ylva Norrström", "Ильва Норстрем", "欧阳晓明", "Tor"]);
    let talks = (titles, people, pick(&["", "Oven Works"]), 0..3_u8).prop_map(
        |(title, name, organization, number)| {
            talk(3, title)
                .at("Bakers Meetup 2019")
                .by(name, organization)
                .video(&format!("z{number}"))
        },
    );
    (pick(&["0.md", "b.uk.md", "z/z.md"]), prop::collection::vec(talks, 1..4)).prop_map(
        |(path, talks)| {
            // A path of its own, before, between and after the others.
            let mut facts = post(&format!("{path}x.md"), talks);
            facts.project = Some("Sourdough".into());
            facts
        },
    )
}

/// A correction, whether or not there is anything to correct.
pub fn any_correction() -> impl Strategy<Value = Correction> {
    let person = || {
        pick(&["Ada Ek", "Ада Ек", "Wei Zhang", "张伟", "Nobody"])
            .prop_map(|name| PersonRef::Name(name.to_owned()))
    };
    let talk = || {
        prop_oneof![
            pick(&["0:0", "1:1", "youtube:x"]).prop_map(|key| TalkRef::Link(key.to_owned())),
            pick(&["Mesh for all", "Next steps"]).prop_map(|title| TalkRef::Titled {
                title: title.to_owned(),
                event: Some(KUBECON.to_owned()),
            }),
        ]
    };
    let two = |a: PersonRef, b: PersonRef| vec![a, b];
    let statement = prop_oneof![
        (person(), person()).prop_map(move |(a, b)| Statement::SamePerson { people: two(a, b) }),
        (person(), person())
            .prop_map(move |(a, b)| Statement::DifferentPeople { people: two(a, b) }),
        talk().prop_map(|it| Statement::SplitPerson { name: "Ada Ek".to_owned(), talks: vec![it] }),
        person()
            .prop_map(|person| Statement::RenamePerson { person, name: "Ada Lovelace".to_owned() }),
        (talk(), person(), prop::option::of(Just("Bolt".to_owned()))).prop_map(
            |(talk, speaker, organization)| Statement::SpeakerOrganization {
                talk,
                speaker,
                organization
            }
        ),
        talk().prop_map(|talk| Statement::AddSpeaker {
            talk,
            speaker: "Kira Ito".to_owned(),
            organization: None,
        }),
        (talk(), person()).prop_map(|(talk, speaker)| Statement::RemoveSpeaker { talk, speaker }),
        talk().prop_map(|talk| Statement::Title {
            talk,
            title: "Mesh, corrected".to_owned(),
            lang: None
        }),
        (talk(), prop::option::of(Just("Rooftop Talks 2025".to_owned())))
            .prop_map(|(talk, event)| Statement::Event { talk, event }),
        talk().prop_map(|talk| Statement::Format { talk, format: TalkFormat::Panel }),
        (talk(), talk()).prop_map(|(a, b)| Statement::SameTalk { talks: vec![a, b] }),
        (talk(), talk()).prop_map(|(a, b)| Statement::DifferentTalks { talks: vec![a, b] }),
        Just(Statement::SameOrganization {
            organizations: vec!["Bolt".to_owned(), "Acme".to_owned()],
        }),
        pick(&["0:0", "youtube:x"]).prop_map(|link| Statement::NoTalk { link: link.to_owned() }),
        pick(&["a.md", "c/d.md"]).prop_map(|path| Statement::HidePost { path: path.to_owned() }),
        Just(Statement::AddTalk {
            title: "Hallway stories".to_owned(),
            lang: None,
            event: Some(KUBECON.to_owned()),
            format: None,
            links: vec!["youtube:hallway".to_owned()],
            speakers: Vec::new(),
        }),
    ];
    statement.prop_map(correction)
}
