//! One person: everyone of one folded name, unless a talk has two of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::entities::{Backed, Speaker};
use super::evidence::{Claim, Mentions, best, best_of_each, text};
use super::names::fold_person;
use super::organizations;
use super::same_talk::Telling;
use super::slug::{self, Candidate};
use super::source::Source;
use crate::extract::facts::SpeakerFact;

/// Tells people apart: the folded name, and the organization where several share it.
///
/// A name is evidence, never proof. This much is certain: a talk that bills one name twice, for
/// different organizations, has two people of that name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person {
    name: String,
    organization: Option<String>,
}

impl Person {
    fn key(&self) -> String {
        format!("{}\n{}", self.name, self.organization.as_deref().unwrap_or_default())
    }

    fn slug(&self) -> String {
        match &self.organization {
            Some(organization) => format!("{}-{}", slug::of(&self.name), slug::of(organization)),
            None => slug::of(&self.name),
        }
    }
}

/// Who is who among the speakers of some posts.
#[derive(Debug, Default)]
pub struct People {
    shared: BTreeSet<String>,
    slugs: HashMap<Person, String>,
}

impl People {
    /// The slug of the person whom a talk bills; none where no name is left after folding.
    pub fn slug(&self, speaker: &SpeakerFact) -> Option<&str> {
        self.slugs.get(&self.person(speaker)?).map(String::as_str)
    }

    fn person(&self, speaker: &SpeakerFact) -> Option<Person> {
        let name = fold_person(&speaker.name);
        let organization = speaker
            .organization
            .as_deref()
            .map(organizations::key)
            .filter(|_| self.shared.contains(&name));
        (!name.is_empty()).then_some(Person { name, organization })
    }
}

/// The speakers of all talks by slug, and the way to find one.
pub fn resolve(talks: &[Vec<Telling<'_>>], mentions: &mut Mentions) -> (Vec<Speaker>, People) {
    let mut people = People { shared: shared(talks), slugs: HashMap::new() };
    let mut groups: BTreeMap<Person, Vec<Claim<&SpeakerFact>>> = BTreeMap::new();
    for telling in talks.iter().flatten() {
        for (place, speaker) in telling.talk.speakers.iter().enumerate() {
            if let Some(person) = people.person(speaker) {
                let claim = claim(&telling.post, speaker, place, mentions);
                groups.entry(person).or_default().push(claim);
            }
        }
    }
    let candidates: Vec<Candidate> =
        groups.keys().map(|person| Candidate { slug: person.slug(), key: person.key() }).collect();
    let slugs = slug::assign(&candidates);
    let mut speakers: Vec<Speaker> =
        groups.values().zip(&slugs).filter_map(|(claims, slug)| speaker(slug, claims)).collect();
    speakers.sort_by(|a, b| a.slug.cmp(&b.slug));
    people.slugs = groups.into_keys().zip(slugs).collect();
    (speakers, people)
}

/// What a post says of one of a talk's speakers.
pub fn claim<'a>(
    post: &Source<'_>,
    speaker: &'a SpeakerFact,
    place: usize,
    mentions: &mut Mentions,
) -> Claim<&'a SpeakerFact> {
    post.claim(speaker, &speaker.evidence, place, mentions)
}

/// Names under which some talk bills two people of different organizations.
fn shared(talks: &[Vec<Telling<'_>>]) -> BTreeSet<String> {
    let mut shared = BTreeSet::new();
    for telling in talks.iter().flatten() {
        let mut billed: BTreeMap<String, String> = BTreeMap::new();
        for speaker in &telling.talk.speakers {
            if let Some(organization) = speaker.organization.as_deref().map(organizations::key) {
                let name = fold_person(&speaker.name);
                let known = billed.entry(name.clone()).or_insert_with(|| organization.clone());
                if *known != organization {
                    shared.insert(name);
                }
            }
        }
    }
    shared
}

fn speaker(slug: &str, claims: &[Claim<&SpeakerFact>]) -> Option<Speaker> {
    let name = best(claims.iter().filter_map(|claim| {
        let value = text(&claim.value.name)?;
        Some(Claim { value, rank: claim.rank, mention: claim.mention })
    }))?;
    let forms = claims.iter().flat_map(|claim| {
        [&claim.value.name, &claim.value.surface]
            .into_iter()
            .filter_map(|form| text(form))
            .map(|form| Claim { value: form.to_owned(), rank: claim.rank, mention: claim.mention })
    });
    let mentions: BTreeSet<_> = claims.iter().map(|claim| claim.mention).collect();
    Some(Speaker {
        slug: slug.to_owned(),
        name: name.value.to_owned(),
        mention: name.mention,
        names: best_of_each(forms)
            .into_iter()
            .map(|claim| Backed { value: claim.value, mention: claim.mention })
            .collect(),
        mentions: mentions.into_iter().collect(),
    })
}
