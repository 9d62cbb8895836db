//! An import looks at what its posts touch, and at nothing else.

use super::fixture::{Fixture, counts};
use crate::corrections::{Statement, TalkRef};
use crate::extract::facts::{OrganizationRole, PostFacts, TalkFormat};
use crate::resolve::examples::{correction, organization, post, talk};

/// So many posts of as many events, all told for one large company by people of their own.
const POSTS: usize = 40;

fn told(number: usize) -> PostFacts {
    const GIVEN: [&str; 8] = ["Zora", "Max", "Ylva", "Tor", "Kira", "Ben", "Ada", "Lev"];
    const FAMILY: [&str; 5] = ["Quill", "Okafor", "Norrby", "Brandt", "Ito"];
    let name = format!("{} {}", GIVEN[number % 8], FAMILY[number / 8]);
    let told = talk(3, &format!("Sails and Oars, Part {number}"))
        .at(&format!("Rowing Days {}", 1980 + number))
        .video(&format!("v{number}"))
        .by(&name, "Acme");
    post(&format!("{number:02}.md"), vec![told])
}

fn blog() -> Fixture {
    Fixture::of(&(0..POSTS).map(told).collect::<Vec<_>>())
}

#[test]
fn a_post_of_an_event_of_its_own_touches_few() {
    let mut blog = blog();
    let told = talk(3, "Bread and Salt").at("Bakers Meetup 2019").by("Juno Veld", "Acme");
    let summary = blog.run(&[post("new.md", vec![told])], &[]);
    assert_eq!((summary.talks, summary.speakers), (counts(1, 0, 40, 0), counts(1, 0, 40, 0)));
    // The company has its name from the first post.
    assert!(summary.resolved <= 3, "{} posts", summary.resolved);
}

#[test]
fn one_more_post_of_an_event_touches_that_event() {
    let mut blog = blog();
    let again =
        talk(3, "Sails and Oars, Part 7").at("Rowing Days 1987").video("v7").by("Lev Quill", "");
    let summary = blog.run(&[post("new.md", vec![again.clone()])], &[]);
    assert_eq!(summary.talks, counts(0, 1, 39, 0));
    assert!(summary.resolved <= 4, "{} posts", summary.resolved);
    // And a post that goes.
    let summary = blog.run(&[], &["new.md"]);
    assert_eq!(summary.talks, counts(0, 1, 39, 0));
    assert!(summary.resolved <= 4, "{} posts", summary.resolved);
}

#[test]
fn a_name_in_another_script_touches_its_bearer() {
    let mut blog = blog();
    let told = talk(3, "Хліб і сіль").at("Rowing Days 2019").by("Лев Іто", "Acme");
    let summary = blog.run(&[post("new.uk.md", vec![told])], &[]);
    assert_eq!(summary.speakers, counts(0, 1, 39, 0));
    assert_eq!(summary.talks, counts(1, 0, 40, 0));
    assert!(summary.resolved <= 12, "{} posts", summary.resolved);
}

#[test]
fn an_ordinary_post_touches_nothing() {
    let mut blog = blog();
    let summary = blog.run(&[post("new.md", Vec::new())], &[]);
    assert_eq!((summary.talks, summary.resolved), (counts(0, 0, 40, 0), 1));
}

#[test]
fn what_other_rules_have_read_is_resolved_whole_but_once() {
    let mut blog = blog();
    blog.rules = "later rules";
    let summary = blog.run(&[post("new.md", Vec::new())], &[]);
    assert_eq!(summary.resolved, POSTS + 1);
    let told = talk(3, "Bread and Salt").at("Bakers Meetup 2019").by("Juno Veld", "Acme");
    let summary = blog.run(&[post("newer.md", vec![told])], &[]);
    assert!(summary.resolved <= 3, "{} posts", summary.resolved);
}

#[test]
fn where_a_part_cannot_be_told_from_the_rest_all_is_resolved() {
    let mut blog = blog();
    // The company would go by another slug.
    let mut renamed = post("00.md", Vec::new());
    renamed.organizations.push(organization(3, "ACME Incorporated", OrganizationRole::Affiliation));
    renamed.organizations[0].evidence.confidence = 1.0;
    let summary = blog.run(&[renamed], &[]);
    assert_eq!(summary.resolved, POSTS);
    assert_eq!(blog.slugs("organizations"), ["acme-incorporated"]);
}

#[test]
fn a_company_known_by_its_part_may_be_named_in_another_way() {
    let told = |path: &str, name: &str| post(path, vec![talk(3, "Sails").by("Zora Quill", name)]);
    let mut blog = Fixture::of(&[told("a.md", "Acme Cloud")]);
    assert_eq!(blog.slugs("organizations"), ["acme", "acme-cloud"]);
    blog.run(&[told("b.md", "ACME, Inc.")], &[]);
    assert_eq!(blog.slugs("organizations"), ["acme-cloud", "acme-inc"]);
    blog.run(&[told("b.md", "Acme Cloud")], &[]);
    blog.run(&[told("a.md", "ACME, Inc.")], &["b.md"]);
    assert_eq!(blog.slugs("organizations"), ["acme-inc"]);
}

#[test]
fn a_corrected_talk_stays_so_when_its_speaker_goes_by_another_name() {
    let told = |path: &str, at: &str, name: &str| {
        post(path, vec![talk(3, "Sails").at(at).by(name, "Acme")])
    };
    let mut blog = Fixture::of(&[told("a.uk.md", "Rowing Days 2030", "Лев Іто")]);
    let talk =
        TalkRef::Titled { title: "Sails".to_owned(), event: Some("Rowing Days 2030".to_owned()) };
    blog.correct(&[correction(Statement::Format { talk, format: TalkFormat::Panel })]);
    blog.run(&[told("b.md", "Rowing Days 2031", "Lev Ito")], &[]);
    assert_eq!(blog.slugs("speakers"), ["lev-ito"]);
    let formats = "SELECT e.name || ': ' || t.format FROM talks t
                     JOIN events e ON e.id = t.event_id ORDER BY 1";
    let formats = blog.strings(formats, |row| row.get(0));
    assert_eq!(formats, ["Rowing Days 2030: panel", "Rowing Days 2031: talk"]);
}
