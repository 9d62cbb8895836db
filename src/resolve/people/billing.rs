//! Who is billed where: the mentions of people that have to be told apart and brought together.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;
use chrono::NaiveDate;

use crate::extract::facts::SpeakerFact;
use crate::names::common::{is_common, is_partial};
use crate::names::{fold, fold_person};
use crate::resolve::cluster::Side;
use crate::resolve::organizations::OrganizationKeys;
use crate::resolve::same_talk::Telling;

/// Two mentions of different organizations closer than this are of the same months.
const MONTHS: i64 = 92;

/// A talk of more people than this tells nothing of who belongs together.
const CROWD: usize = 60;

/// One person as one post bills them for one talk.
#[derive(Debug, Clone)]
pub struct Billing<'a> {
    /// Number of the talk.
    pub talk: usize,
    /// The talk as the post tells of it.
    pub telling: Telling<'a>,
    /// Place among the speakers of the telling.
    pub place: usize,
    /// What the post says.
    pub speaker: &'a SpeakerFact,
    /// The name, folded; never empty.
    pub name: String,
    /// Whether that is but a part of a name.
    pub partial: bool,
    /// Key of the organization.
    pub organization: Option<String>,
    /// The event, folded.
    pub event: Option<String>,
    /// The project that talk or post is about, folded.
    pub project: Option<String>,
    /// When the talk was given, or told of.
    pub day: Option<NaiveDate>,
}

/// All billings of some tellings, each with the number of its talk; those without a name are none.
pub fn billings<'a>(
    tellings: impl IntoIterator<Item = (usize, Telling<'a>)>,
    keys: &OrganizationKeys,
) -> Vec<Billing<'a>> {
    tellings
        .into_iter()
        .flat_map(|(talk, telling)| {
            let facts = telling.post.facts;
            let event = telling.talk.event.as_deref();
            let known = facts.events.iter().find(|it| Some(it.name.as_str()) == event);
            let day = known.and_then(|it| it.starts_on).or(facts.date);
            let project = telling.talk.project.as_deref().or(facts.project.as_deref());
            let billing = move |(place, speaker): (usize, &'a SpeakerFact)| Billing {
                talk,
                telling,
                place,
                speaker,
                name: fold_person(&speaker.name),
                partial: is_partial(&speaker.name),
                organization: speaker.organization.as_deref().map(|name| keys.of(name)),
                event: event.map(fold),
                project: project.map(fold),
                day,
            };
            telling.talk.speakers.iter().enumerate().map(billing).collect::<Vec<_>>()
        })
        .filter(|billing| !billing.name.is_empty())
        .collect()
}

/// For each billing the telling that it is in, and which of its people it is: nobody is billed twice
/// in one telling, unless it repeats the name.
pub fn sides(billings: &[Billing<'_>]) -> Vec<Side> {
    let mut reasons: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut namesakes: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    let mut sides = Vec::with_capacity(billings.len());
    for (number, billing) in billings.iter().enumerate() {
        let next = reasons.len();
        let place = (billing.telling.post.number, billing.telling.place);
        let reason = *reasons.entry(place).or_insert(next);
        let earlier = namesakes.entry((reason, &billing.name)).or_default();
        let repeated = |&&other: &&usize| {
            let other = &billings[other].organization;
            *other == billing.organization || other.is_none() || billing.organization.is_none()
        };
        let side = earlier.iter().find(repeated).copied().unwrap_or(number);
        earlier.push(number);
        sides.push((reason, side));
    }
    sides
}

/// What is known of the people of some billings together.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Names as given, in the nominative.
    pub names: BTreeSet<ArcStr>,
    /// Keys of organizations, with the days on which they spoke for them.
    pub organizations: BTreeMap<String, BTreeSet<Option<NaiveDate>>>,
    /// Projects, folded.
    pub projects: BTreeSet<String>,
    /// Events, folded.
    pub events: BTreeSet<String>,
    /// Numbers of talks.
    pub talks: BTreeSet<usize>,
    /// Numbers of posts.
    pub posts: BTreeSet<usize>,
    /// Folded names of others on stage with them, as far as few people bear them.
    pub companions: BTreeSet<String>,
}

impl Profile {
    /// What the billings say together.
    pub fn of<'b>(billings: impl IntoIterator<Item = &'b Billing<'b>>) -> Self {
        let mut profile = Self::default();
        for billing in billings {
            profile.names.insert(billing.speaker.name.clone());
            if let Some(organization) = &billing.organization {
                let days = profile.organizations.entry(organization.clone()).or_default();
                days.insert(billing.day);
            }
            profile.projects.extend(billing.project.clone());
            profile.events.extend(billing.event.clone());
            profile.talks.insert(billing.talk);
            profile.posts.insert(billing.telling.post.number);
            let speakers = &billing.telling.talk.speakers;
            // Among hundreds nobody is anybody's company.
            let company = speakers.iter().filter(|_| speakers.len() <= CROWD);
            let others = company.map(|it| fold_person(&it.name));
            let others = others.filter(|name| *name != billing.name && !is_common(name));
            profile.companions.extend(others);
        }
        profile
    }

    /// Whether both are of one community: of one project, or on stage with the same person.
    pub fn shares_community(&self, other: &Self) -> bool {
        !self.projects.is_disjoint(&other.projects)
            || !self.companions.is_disjoint(&other.companions)
    }

    /// Whether both ever spoke for one organization.
    pub fn shares_organization(&self, other: &Self, keys: &OrganizationKeys) -> bool {
        let mut pairs = self
            .organizations
            .keys()
            .flat_map(|a| other.organizations.keys().map(move |b| (a.as_str(), b.as_str())));
        pairs.any(|(a, b)| keys.related(a, b))
    }

    /// Whether they spoke for different organizations in the same months: few change their employer
    /// and nobody has two.
    pub fn contradicts(&self, other: &Self, keys: &OrganizationKeys) -> bool {
        let near = |a: &BTreeSet<Option<NaiveDate>>, b: &BTreeSet<Option<NaiveDate>>| {
            let (a, b): (Vec<_>, Vec<_>) =
                (a.iter().flatten().collect(), b.iter().flatten().collect());
            a.iter().any(|a| b.iter().any(|b| (**a - **b).num_days().abs() <= MONTHS))
        };
        self.organizations.iter().any(|(a, days)| {
            let mut others = other.organizations.iter();
            others.any(|(b, other_days)| !keys.related(a, b) && near(days, other_days))
        }) && !self.shares_organization(other, keys)
    }
}
