//! Small worlds: posts in which everything may meet everything.

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::extract::facts::{LinkKind, OrganizationRole, PostFacts, TalkFact, TitleFact};
use crate::resolve::examples::{event, organization, post, talk};

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
    let people =
        pick(&["Ada Ek", "ADA EK", "Wei Zhang", "张伟", "章伟", "José Núñez", "Jose Nunez"]);
    let organizations = pick(&["", "Acme", "ACME, Inc.", "Acme Cloud", "Bolt"]);
    let link = (0..4_usize, 0..4_u8, prop::option::of(0..3_u32));
    (
        (1..9_u32, titles, events, any::<bool>(), 0..3_u8),
        prop::collection::vec((people, organizations), 0..3),
        prop::collection::vec(link, 0..3),
        pick(&["", "Acme", "Dyne"]),
    )
        .prop_map(|((line, title, event, described, sure), people, links, presenter)| {
            let mut fact = talk(line, title);
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
            fact.organizations.extend(Some(presenter.to_owned()).filter(|name| !name.is_empty()));
            fact.confidence = f64::from(sure) / 2.0;
            fact.other_titles.extend(
                (sure == 1)
                    .then(|| TitleFact { lang: "en".to_owned(), title: "Mesh for all".to_owned() }),
            );
            fact
        })
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
            facts.other_videos.extend(Some(video.to_owned()).filter(|video| !video.is_empty()));
            let mut parent = event("Istio Day Europe 2025");
            parent.parent = Some(KUBECON.to_owned());
            parent.starts_on = NaiveDate::from_ymd_opt(2025, 4, 1 + variant);
            if variant > 1 {
                let mut sponsor = organization(7, "Acme", OrganizationRole::Sponsor);
                sponsor.tier = (variant == 2).then(|| "Gold".to_owned());
                sponsor.event = Some(KUBECON.to_owned());
                facts.organizations.push(sponsor);
                facts.events.push(parent);
            }
            facts
        })
}
