//! Whether a correction may be about something that changed posts touch.
//!
//! A part is resolved without corrections, so none may be about it. What is only likely is enough: then
//! everything is resolved, with all corrections.

use std::collections::BTreeSet;

use arcstr::ArcStr;

use super::people;
use crate::corrections::{Correction, PersonRef, Statement, TalkRef};
use crate::extract::facts::{PostFacts, TalkFact};
use crate::names::alike::Name;
use crate::names::common::is_partial;
use crate::names::fold;
use crate::reference::fold::fold_organization;
use crate::resolve::corrected::{facts, talks};
use crate::resolve::people::forms::ALIKE;
use crate::resolve::same_talk::session_code;
use crate::resolve::shared;
use crate::resolve::titles::comparable;

/// What corrections are about.
#[derive(Debug, Default)]
pub struct Concern {
    paths: BTreeSet<String>,
    /// Codes of sessions and keys of other links.
    links: BTreeSet<String>,
    /// Folded titles with the folded names of their events.
    titles: BTreeSet<(String, String)>,
    /// Folded names.
    events: BTreeSet<String>,
    /// Keys.
    organizations: BTreeSet<String>,
    people: Vec<Name>,
}

impl Concern {
    /// What these corrections are about.
    pub fn of(corrections: &[Correction]) -> Self {
        let mut concern = Self::default();
        for statement in corrections.iter().map(|correction| &correction.statement) {
            for talk in talks(statement) {
                concern.add_talk(talk);
            }
            concern.add_facts(&facts(statement));
            match statement {
                Statement::SamePerson { people } | Statement::DifferentPeople { people } => {
                    for person in people {
                        concern.add_person(person);
                    }
                }
                Statement::SplitPerson { name, .. } => concern.people.push(Name::of(name)),
                Statement::RenamePerson { person, name } => {
                    concern.add_person(person);
                    concern.people.push(Name::of(name));
                }
                Statement::SpeakerOrganization { speaker, .. }
                | Statement::RemoveSpeaker { speaker, .. } => concern.add_person(speaker),
                Statement::SameOrganization { organizations }
                | Statement::DifferentOrganizations { organizations } => {
                    let keys = organizations.iter().map(|name| fold_organization(name));
                    concern.organizations.extend(keys);
                }
                Statement::NoTalk { link } => {
                    concern.links.insert(session_code(link));
                }
                Statement::HidePost { path } => {
                    concern.paths.insert(path.clone());
                }
                // All that these name are talks, and what they tell of them.
                Statement::AddSpeaker { .. }
                | Statement::Title { .. }
                | Statement::Event { .. }
                | Statement::Format { .. }
                | Statement::SameTalk { .. }
                | Statement::DifferentTalks { .. }
                | Statement::AddTalk { .. }
                | Statement::Accept { .. } => {}
            }
        }
        concern
    }

    fn add_talk(&mut self, talk: &TalkRef) {
        match talk {
            TalkRef::Link(key) => {
                self.links.insert(session_code(key));
            }
            TalkRef::Titled { title, event } => {
                let event = event.as_deref().map(fold).unwrap_or_default();
                self.titles.insert((comparable(title), event));
            }
        }
    }

    fn add_person(&mut self, person: &PersonRef) {
        self.people.push(Name::of(person.name()));
        if let PersonRef::At { organization: Some(name), .. } = person {
            self.organizations.insert(fold_organization(name));
        }
    }

    /// What a correction tells as a post would.
    fn add_facts(&mut self, facts: &PostFacts) {
        self.events.extend(shared::events(facts));
        self.organizations.extend(shared::organizations(facts).into_iter().map(|it| it.0));
        for talk in &facts.talks {
            self.links.extend(talk.links.iter().map(|link| session_code(&link.key)));
            self.people.extend(talk.speakers.iter().map(|speaker| Name::of(&speaker.name)));
        }
    }

    /// Whether one may be about a post that was looked at, but for its talks.
    pub fn meets_post(&self, post: &PostFacts) -> bool {
        let has_link = |key: &ArcStr| self.links.contains(&session_code(key));
        self.paths.contains(post.path.as_str())
            || shared::organizations(post).iter().any(|(key, _)| self.organizations.contains(key))
            || post.other_videos.iter().any(has_link)
            || post.talks.iter().flat_map(|talk| &talk.links).any(|link| has_link(&link.key))
    }

    /// Whether one may be about a talk, or tells of another one at its event.
    pub fn meets_talk(&self, talk: &TalkFact) -> bool {
        let event = talk.event.as_deref().map(fold).unwrap_or_default();
        let others = talk.other_titles.iter().map(|other| &other.title);
        self.events.contains(&event)
            || std::iter::once(&talk.title)
                .chain(others)
                .any(|title| self.titles.contains(&(comparable(title), event.clone())))
    }

    /// Whether one may be about an event, by its name.
    pub fn meets_event(&self, name: &str) -> bool {
        self.events.contains(&fold(name))
    }

    /// Whether one may be about someone who is told apart anew, or with whom they may be one.
    pub fn meets_people(&self, who: &people::Region) -> bool {
        who.names.iter().any(|name| {
            let ours = Name::of(name);
            let may_be = |known: &Name| {
                is_partial(name) || is_partial(known.folded()) || ours.likeness(known) >= ALIKE
            };
            self.people.iter().any(may_be)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::examples::{correction, post, talk};

    fn concern(statement: Statement) -> Concern {
        Concern::of(&[correction(statement)])
    }

    fn people(names: &[&str]) -> people::Region {
        let mut region = people::Region::default();
        for name in names {
            region.add(name);
        }
        region
    }

    #[test]
    fn a_correction_is_about_the_talk_that_it_names() {
        let titled = TalkRef::Titled {
            title: "Sails".to_owned(),
            event: Some("Rowing Days 2030".to_owned()),
        };
        let about = concern(Statement::SameTalk { talks: vec![titled] });
        assert!(about.meets_talk(&talk(3, "Keynote: Sails").at("rowing days 2030")));
        assert!(!about.meets_talk(&talk(3, "Oars").at("Rowing Days 2030")));
        assert!(!about.meets_talk(&talk(3, "Sails")));
        let about = concern(Statement::NoTalk { link: "youtube:a".to_owned() });
        assert!(about.meets_post(&post("a.md", vec![talk(3, "Sails").video("a")])));
        assert!(!about.meets_post(&post("a.md", vec![talk(3, "Sails").video("b")])));
    }

    #[test]
    fn and_about_all_who_may_be_the_person() {
        let name = |name: &str| PersonRef::Name(name.to_owned());
        let about = concern(Statement::DifferentPeople {
            people: vec![name("Zora Quill"), name("Lev Ito")],
        });
        assert!(about.meets_people(&people(&["Зора Квілл"])));
        assert!(about.meets_people(&people(&["Zora"])));
        assert!(!about.meets_people(&people(&["Max Okafor"])));
    }

    #[test]
    fn what_it_tells_is_told_at_an_event() {
        let about = concern(Statement::AddTalk {
            title: "Sails".to_owned(),
            lang: None,
            event: Some("Rowing Days 2030".to_owned()),
            format: None,
            links: vec!["https://youtu.be/abc".to_owned()],
            speakers: Vec::new(),
        });
        assert!(about.meets_event("Rowing Days 2030"));
        assert!(about.meets_talk(&talk(3, "Oars").at("Rowing Days 2030")));
        assert!(!about.meets_talk(&talk(3, "Oars")));
    }
}
