//! What belongs together, and what does not.

use chrono::NaiveDate;

use super::entities::{Entities, Talk};
use super::examples::{event, organization, post, talk};
use super::resolve;
use crate::extract::facts::{LinkKind, OrganizationRole, PostFacts, TalkFormat, TitleFact};

const KUBECON: &str = "KubeCon Europe 2025";

fn told(posts: &[PostFacts]) -> Entities {
    resolve(posts, &[], &|_| None)
}

fn shown(talk: &Talk) -> &str {
    &talk.titles[talk.title].title
}

fn names(entities: &Entities) -> Vec<&str> {
    entities.speakers.iter().map(|speaker| speaker.name.as_str()).collect()
}

#[test]
fn one_recording_is_one_talk() {
    let told = told(&[
        post("a.md", vec![talk(3, "Mesh for all").video("1")]),
        post("b.uk.md", vec![talk(5, "Сітка для всіх").video("1")]),
    ]);
    assert_eq!(told.talks.len(), 1);
    let talk = &told.talks[0];
    assert_eq!(shown(talk), "Mesh for all");
    assert_eq!(talk.mentions.len(), 2);
    let langs: Vec<&str> = talk.titles.iter().map(|title| title.lang.as_str()).collect();
    assert_eq!(langs, ["en", "uk"]);
    assert!(talk.titles.iter().all(|title| title.shown));
}

#[test]
fn one_title_at_one_event_is_one_talk() {
    let preview =
        talk(3, "Keynote: Mesh for All").at(KUBECON).link(LinkKind::Schedule, "sched.co/1", None);
    let recap = talk(9, "Mesh for all").at(KUBECON).video("1");
    let told = told(&[post("a.md", vec![preview]), post("b.md", vec![recap])]);
    assert_eq!(told.talks.len(), 1);
    assert_eq!(told.talks[0].links.len(), 2);
    assert_eq!(told.talks[0].slug, "mesh-for-all-kubecon-europe-2025");
}

#[test]
fn one_title_at_two_events_is_two_talks() {
    let told = told(&[
        post("a.md", vec![talk(3, "Mesh for all").at(KUBECON)]),
        post("b.md", vec![talk(3, "Mesh for all").at("KubeCon China 2025")]),
        post("c.md", vec![talk(3, "Mesh for all")]),
    ]);
    assert_eq!(told.talks.len(), 3);
}

#[test]
fn talks_of_one_post_stay_apart() {
    let page = |title| talk(3, title).link(LinkKind::Page, "example.org/day", None);
    let told = told(&[
        post("a.md", vec![page("First steps"), page("Next steps"), page("First steps")]),
        post("b.md", vec![page("First steps")]),
    ]);
    assert_eq!(told.talks.len(), 3);
    assert_eq!(told.talks.iter().filter(|talk| talk.mentions.len() == 2).count(), 1);
}

#[test]
fn a_recording_of_a_whole_day_is_no_talk_of_its_own() {
    let part = |title, start| talk(3, title).link(LinkKind::Video, "youtube:day", start);
    let told = told(&[
        post("a.md", vec![part("First steps", Some(60)), part("Next steps", Some(600))]),
        post("b.uk.md", vec![part("Перші кроки", Some(60))]),
        post("c.md", vec![part("Last steps", None)]),
    ]);
    let titles: Vec<&str> = told.talks.iter().map(shown).collect();
    assert_eq!(titles.len(), 3);
    assert!(titles.contains(&"First steps") && titles.contains(&"Last steps"));
}

#[test]
fn the_same_slides_may_be_shown_twice() {
    let deck = |event| talk(3, "Mesh").at(event).link(LinkKind::Slides, "slides.org/1", None);
    let told = told(&[
        post("a.md", vec![deck(KUBECON)]),
        post("b.md", vec![deck(KUBECON)]),
        post("c.md", vec![deck("KubeCon China 2025")]),
    ]);
    assert_eq!(told.talks.len(), 2);
}

#[test]
fn a_short_description_joins_nothing() {
    let told = told(&[
        post("a.md", vec![talk(3, "the panel").at(KUBECON).described()]),
        post("b.md", vec![talk(3, "the panel").at(KUBECON).described()]),
    ]);
    assert_eq!(told.talks.len(), 2);
}

#[test]
fn a_stated_title_is_shown_before_a_description() {
    let told = told(&[
        post("a.md", vec![talk(3, "a talk on meshes").described().video("1")]),
        post("b.zh.md", vec![talk(3, "服务网格的未来").video("1")]),
        post("c.md", vec![talk(3, "what lies ahead").described().video("1")]),
    ]);
    let talk = &told.talks[0];
    assert_eq!(shown(talk), "服务网格的未来");
    assert_eq!(talk.titles.iter().filter(|title| title.shown).count(), 2);
    assert_eq!(talk.titles.len(), 3);
}

#[test]
fn a_second_title_is_kept_and_compared() {
    let mut chinese = talk(3, "服务网格的未来").at(KUBECON);
    chinese.other_titles.push(TitleFact { lang: "en".into(), title: "The Future of Mesh".into() });
    let english = talk(4, "The Future of Mesh").at(KUBECON);
    let told = told(&[post("a.zh.md", vec![chinese]), post("b.md", vec![english])]);
    assert_eq!(told.talks.len(), 1);
    assert_eq!(shown(&told.talks[0]), "The Future of Mesh");
}

#[test]
fn a_special_format_wins() {
    let mut keynote = talk(3, "Mesh").video("1");
    keynote.format = TalkFormat::Keynote;
    keynote.confidence = 0.5;
    let told = told(&[post("a.md", vec![talk(3, "Mesh").video("1")]), post("b.md", vec![keynote])]);
    assert_eq!(told.talks[0].format.value, TalkFormat::Keynote);
}

#[test]
fn one_folded_name_is_one_person() {
    let told = told(&[
        post("a.md", vec![talk(3, "One").by("José Núñez", "Acme")]),
        post("b.md", vec![talk(3, "Two").by("Jose Nunez", "")]),
        post("c.md", vec![talk(3, "Three").by("Jose \"Pepe\" Nuñez", "Bolt")]),
    ]);
    assert_eq!(told.speakers.len(), 1);
    let person = &told.speakers[0];
    assert_eq!((person.slug.as_str(), person.name.as_str()), ("jose-nunez", "José Núñez"));
    assert_eq!(person.names.len(), 3);
    assert_eq!(person.mentions.len(), 3);
}

#[test]
fn two_of_one_name_in_one_talk_are_two_people() {
    let told = told(&[
        post("a.md", vec![talk(3, "One").by("Wei Zhang", "Intel").by("Wei Zhang", "Google")]),
        post("b.md", vec![talk(3, "Two").by("Wei Zhang", "Intel")]),
        post("c.md", vec![talk(3, "Three").by("Wei Zhang", "Intel").by("Wei Zhang", "Intel")]),
    ]);
    let slugs: Vec<&str> = told.speakers.iter().map(|speaker| speaker.slug.as_str()).collect();
    assert_eq!(slugs, ["wei-zhang-google", "wei-zhang-intel"]);
    assert_eq!(names(&told), ["Wei Zhang", "Wei Zhang"]);
    let two = told.talks.iter().find(|talk| shown(talk) == "Two").expect("is told");
    assert_eq!(two.speakers[0].speaker, "wei-zhang-intel");
}

#[test]
fn the_billing_is_that_of_the_best_telling() {
    let told = told(&[
        post("a.uk.md", vec![talk(3, "Раз").video("1").by("C", "").by("A", "Acme")]),
        post("b.md", vec![talk(3, "One").video("1").by("A", "").by("B", "")]),
    ]);
    let billed: Vec<&str> =
        told.talks[0].speakers.iter().map(|speaker| speaker.speaker.as_str()).collect();
    assert_eq!(billed, ["a", "b", "c"]);
    let organization = told.talks[0].speakers[0].organization.as_ref().expect("is told");
    assert_eq!(organization.value, "acme");
}

#[test]
fn organizations_meet_under_their_name_and_know_their_parent() {
    let mut sponsors = post("b.md", vec![talk(3, "Two").at(KUBECON)]);
    for (name, tier) in [("RedHat", None), ("Red Hat, Inc.", Some("Gold"))] {
        let mut row = organization(7, name, OrganizationRole::Sponsor);
        row.tier = tier.map(Into::into);
        sponsors.organizations.push(row);
    }
    let posts = [post("a.md", vec![talk(3, "One").by("Ada", "Red Hat")]), sponsors];
    let told = resolve(&posts, &[], &|name| (name == "Red Hat").then(|| "IBM".to_owned()));
    let slugs: Vec<(&str, Option<&str>)> =
        told.organizations.iter().map(|row| (row.slug.as_str(), row.parent.as_deref())).collect();
    assert_eq!(slugs, [("ibm", None), ("red-hat", Some("ibm"))]);
    let at_event = &told.events[0].organizations;
    assert_eq!(at_event.len(), 1);
    assert_eq!(at_event[0].tier.as_deref(), Some("gold"));
}

#[test]
fn what_several_posts_say_of_an_event_adds_up() {
    let day = |day| NaiveDate::from_ymd_opt(2025, 4, day);
    let mut one = post("a.md", Vec::new());
    let mut first = event(KUBECON);
    first.starts_on = day(1);
    first.evidence.confidence = 1.0;
    first.parent = Some("Istio Day Europe 2025".into());
    one.events = vec![first, event("Istio Day Europe 2025")];
    let mut other = post("b.md", Vec::new());
    let mut second = event("Kubecon europe 2025");
    (second.starts_on, second.ends_on) = (day(1), day(4));
    second.city = Some("London".into());
    let mut colocated = event("Istio Day Europe 2025");
    colocated.parent = Some(KUBECON.into());
    colocated.evidence.confidence = 1.0;
    colocated.starts_on = day(9);
    colocated.ends_on = day(1);
    other.events = vec![second, colocated];
    let told = told(&[one, other]);
    let [istio, kubecon] = &told.events[..] else { panic!("two events: {:?}", told.events) };
    assert_eq!(kubecon.name, KUBECON);
    assert_eq!(kubecon.names.len(), 2);
    assert_eq!(kubecon.dates.as_ref().map(|dates| dates.value), Some((day(1), day(4))));
    assert_eq!(kubecon.city.as_ref().map(|city| city.value.as_str()), Some("London"));
    assert_eq!(kubecon.parent.as_ref().map(|parent| parent.value.as_str()), Some(&*istio.slug));
    assert_eq!(istio.parent, None, "no circle");
    assert_eq!(istio.dates.as_ref().map(|dates| dates.value), Some((day(9), None)));
}

#[test]
fn facts_of_any_quality_become_rows() {
    let mut odd =
        post("a.md", vec![talk(0, " ").by(" ", " ").by("🚀", "").link(LinkKind::Video, "", None)]);
    odd.lang = "klingon".into();
    odd.events.push(event("?!"));
    odd.talks[0].mentions.clear();
    odd.talks[0].confidence = f64::NAN;
    let told = told(&[odd]);
    assert_eq!((told.talks.len(), told.speakers.len(), told.events.len()), (1, 0, 0));
    assert_eq!(shown(&told.talks[0]), "Untitled");
    assert!(told.links.is_empty());
}

#[test]
fn slugs_that_were_given_lead_on() {
    let recorded =
        |title: &'static str, name: &str| talk(3, title).at(KUBECON).video("1").by(name, "");
    let ukrainian = post("a.uk.md", vec![recorded("Вітрила для всіх", "Зора Квілл")]);
    let alone = told(std::slice::from_ref(&ukrainian));
    let both = told(&[ukrainian, post("a.md", vec![recorded("Sails for All", "Zora Quill")])]);
    let lead = |kind: &str, slug: &str| -> Vec<String> {
        let retired = both.retired.iter().filter(|it| it.kind == kind && it.slug == slug);
        retired.map(|it| it.now.clone()).collect()
    };
    assert_eq!(lead("speaker", &alone.speakers[0].slug), ["zora-quill"]);
    assert_eq!(lead("talk", &alone.talks[0].slug), ["sails-for-all-kubecon-europe-2025"]);
    // Of two namesakes nobody goes by the bare name any more: it leads to both.
    let wei = |title, organization| talk(3, title).by("Wei Zhang", organization);
    let two = told(&[
        post("a.md", vec![wei("One", "Intel")]).about("Kuma"),
        post("b.md", vec![wei("Two", "Google")]).about("Linkerd"),
    ]);
    let now: Vec<&str> = two.retired.iter().map(|it| it.now.as_str()).collect();
    assert_eq!(now, ["wei-zhang-google", "wei-zhang-intel"]);
}
