//! One person: everyone who is billed, brought together by names and by what surrounds them.

pub mod billing;
pub mod forms;
pub mod marks;
pub mod namesakes;
mod targets;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::cluster::Clusters;
use super::corrected::{self, Bound};
use super::entities::{Backed, Speaker};
use super::evidence::{Claim, Mentions, Origin, best, best_of_each, text};
use super::organizations::OrganizationKeys;
use super::same_talk::Telling;
use super::slug::{self, Candidate};
use super::source::Source;
use crate::corrections::{PersonRef, Statement};
use crate::extract::facts::SpeakerFact;
use crate::names::{Script, fold_person};
use arcstr::ArcStr;
use billing::{Billing, sides};
use targets::{Target, apply, targets};

/// Who is who among the speakers of some posts.
#[derive(Debug, Default)]
pub struct People {
    /// By the number of the post, the place of the talk in it and the place of the person there.
    slugs: HashMap<(usize, usize, usize), ArcStr>,
    /// Every form of the names, folded, with the slugs of those who bear it.
    bearers: BTreeMap<String, BTreeSet<String>>,
}

impl People {
    /// The slug of the person whom a telling bills at a place; none where no name is left after
    /// folding.
    pub fn slug(&self, telling: &Telling<'_>, place: usize) -> Option<&ArcStr> {
        self.slugs.get(&(telling.post.number, telling.place, place))
    }

    /// Notes whom a telling bills at a place.
    pub fn know(&mut self, telling: &Telling<'_>, place: usize, slug: &ArcStr) {
        self.slugs.insert((telling.post.number, telling.place, place), slug.clone());
    }

    /// The slugs of those whom a correction about a talk may mean.
    pub fn named(&self, person: &PersonRef) -> impl Iterator<Item = &str> {
        let bearers = self.bearers.get(&fold_person(person.name()));
        bearers.into_iter().flatten().map(String::as_str)
    }
}

/// What people are told apart by, besides their names.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Organizations, to tell when two of them are one.
    pub organizations: &'a OrganizationKeys,
    /// What people say.
    pub corrections: &'a [Bound<'a>],
    /// The talk of each telling, by its number.
    pub talk_of: &'a [usize],
    /// Marks of names that too many have, as far as the billings do not tell.
    pub crowded: &'a HashSet<i64>,
}

/// What becomes of the people.
#[derive(Debug, Default)]
pub struct Resolved {
    /// By slug.
    pub speakers: Vec<Speaker>,
    /// The way to find one.
    pub people: People,
    /// Slugs that lead to a person, with the person's own.
    pub retired: BTreeSet<(String, String)>,
    /// Places of the corrections that named nobody.
    pub unmet: BTreeSet<usize>,
}

/// Tells who is who among all who are billed.
pub fn resolve(billings: &[Billing<'_>], known: Known<'_>, mentions: &mut Mentions) -> Resolved {
    let mut clusters = Clusters::new(&sides(billings));
    let targets = targets(known.corrections, billings, known.organizations, known.talk_of);
    apply(&targets, &mut clusters, billings);
    namesakes::join(&mut clusters, billings, known.organizations);
    forms::join(&mut clusters, billings, known.organizations, known.crowded);
    let removed = removed(&mut clusters, billings, &known);
    let groups: Vec<Vec<&Billing<'_>>> = clusters
        .groups()
        .into_iter()
        .map(|numbers| {
            let numbers = numbers.into_iter().filter(|number| !removed.contains(number));
            numbers.map(|number| &billings[number]).collect()
        })
        .filter(|group: &Vec<_>| !group.is_empty())
        .collect();
    let renamed = renamed(&targets, billings);
    let speakers: Vec<Speaker> =
        groups.iter().map(|group| speaker(group, &renamed, mentions)).collect();
    let slugs = slug::assign(&candidates(&groups, &speakers));
    let mut resolved = Resolved {
        unmet: unmet(&targets),
        retired: retired(&groups, &slugs),
        ..Resolved::default()
    };
    for ((group, mut speaker), slug) in groups.iter().zip(speakers).zip(slugs) {
        let shared = ArcStr::from(slug.as_str());
        for billing in group {
            resolved.people.slugs.insert(place(billing), shared.clone());
        }
        for name in &speaker.names {
            let bearers = resolved.people.bearers.entry(fold_person(&name.value)).or_default();
            bearers.insert(slug.clone());
        }
        speaker.slug = slug;
        resolved.speakers.push(speaker);
    }
    resolved.speakers.sort_by(|a, b| a.slug.cmp(&b.slug));
    resolved
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

/// Billings of people who did not give the talk, as people say.
fn removed(clusters: &mut Clusters, billings: &[Billing<'_>], known: &Known<'_>) -> HashSet<usize> {
    let mut removed = HashSet::new();
    for bound in known.corrections {
        let Statement::RemoveSpeaker { speaker, .. } = bound.statement else {
            continue;
        };
        let name = fold_person(speaker.name());
        let bears = |billing: &Billing<'_>| {
            billing.name == name || fold_person(&billing.speaker.surface) == name
        };
        let meant: Vec<usize> = (0..billings.len()).filter(|&it| bears(&billings[it])).collect();
        let talks: BTreeSet<usize> =
            bound.talks.iter().flatten().map(|&telling| known.talk_of[telling]).collect();
        for (number, billing) in billings.iter().enumerate() {
            if talks.contains(&billing.talk) && meant.iter().any(|&it| clusters.joined(it, number))
            {
                removed.insert(number);
            }
        }
    }
    removed
}

/// The names to show, as people say: by billing, the last one believed.
fn renamed<'t>(
    targets: &'t [Target<'t>],
    billings: &[Billing<'_>],
) -> HashMap<(usize, usize, usize), (&'t str, &'t Statement)> {
    let mut renamed = HashMap::new();
    for target in targets {
        if let Statement::RenamePerson { name, .. } = target.bound.statement {
            for &number in target.people.iter().flatten() {
                renamed.insert(place(&billings[number]), (name.as_str(), target.bound.statement));
            }
        }
    }
    renamed
}

fn place(billing: &Billing<'_>) -> (usize, usize, usize) {
    (billing.telling.post.number, billing.telling.place, billing.place)
}

/// Places of the corrections of which some person is not there.
fn unmet(targets: &[Target<'_>]) -> BTreeSet<usize> {
    let unmet = targets.iter().filter(|target| target.people.iter().any(Vec::is_empty));
    unmet.map(|target| target.bound.number).collect()
}

/// The row of one person, its slug still open. The name is in Latin letters where one is known.
fn speaker(
    group: &[&Billing<'_>],
    renamed: &HashMap<(usize, usize, usize), (&str, &Statement)>,
    mentions: &mut Mentions,
) -> Speaker {
    let claims: Vec<Claim<&SpeakerFact>> =
        group.iter().map(|it| claim(&it.telling.post, it.speaker, it.place, mentions)).collect();
    let mut forms: Vec<Claim<String>> = claims
        .iter()
        .flat_map(|claim| {
            [&claim.value.name, &claim.value.surface].into_iter().filter_map(|form| text(form)).map(
                |form| Claim { value: form.to_owned(), rank: claim.rank, mention: claim.mention },
            )
        })
        .collect();
    let names = claims.iter().filter_map(|claim| {
        let value = text(&claim.value.name)?.to_owned();
        Some(Claim { value, rank: claim.rank, mention: claim.mention })
    });
    let (latin, other): (Vec<_>, Vec<_>) =
        names.partition(|claim| Script::of(&claim.value) == Script::Latin);
    let mut name = best(latin).or_else(|| best(other)).expect("a billing has a name");
    // Of two corrections the later one: it was entered last.
    if let Some((corrected, statement)) =
        group.iter().filter_map(|it| renamed.get(&place(it))).next_back()
    {
        let statement = corrected::statement(statement);
        name.mention =
            mentions.cite(Origin::Correction(statement.into()), &corrected::evidence(corrected));
        (*corrected).clone_into(&mut name.value);
        forms.push(name.clone());
    }
    let all: BTreeSet<_> = claims.iter().map(|claim| claim.mention).collect();
    Speaker {
        slug: String::new(),
        name: name.value,
        mention: name.mention,
        names: best_of_each(forms)
            .into_iter()
            .map(|claim| Backed { value: claim.value, mention: claim.mention })
            .collect(),
        mentions: all.into_iter().collect(),
    }
}

/// What the people offer for their slugs: the name, and where others bear it too an organization,
/// else a hash.
fn candidates(groups: &[Vec<&Billing<'_>>], speakers: &[Speaker]) -> Vec<Candidate> {
    let bare: Vec<String> = speakers.iter().map(|speaker| slug::of(&speaker.name)).collect();
    let mut bearers: HashMap<&str, usize> = HashMap::new();
    for slug in &bare {
        *bearers.entry(slug).or_default() += 1;
    }
    groups
        .iter()
        .zip(&bare)
        .map(|(group, slug)| {
            let organization = group.iter().filter_map(|it| it.organization.as_deref()).min();
            let told = group.iter().map(|it| {
                let facts = it.telling.post.facts;
                (facts.path.as_str(), it.telling.place, it.place)
            });
            let key = format!("{}\n{:?}", organization.unwrap_or_default(), told.min());
            if bearers[slug.as_str()] == 1 {
                return Candidate { slug: slug.clone(), key };
            }
            // Nobody keeps the bare name, lest it comes to name another person.
            let own = organization.map_or_else(|| slug::hash(&key, 4), slug::of);
            Candidate { slug: format!("{slug}-{own}"), key }
        })
        .collect()
}

/// The slugs that these people have had or would have if less were known of them: for each of their
/// names, alone and with an organization. With the slugs that they have.
fn retired(groups: &[Vec<&Billing<'_>>], slugs: &[String]) -> BTreeSet<(String, String)> {
    let live: HashSet<&str> = slugs.iter().map(String::as_str).collect();
    let mut retired = BTreeSet::new();
    for (group, slug) in groups.iter().zip(slugs) {
        for billing in group {
            let bare = slug::of(&billing.speaker.name);
            let organization = billing.organization.as_deref();
            let with = organization.map(|it| format!("{bare}-{}", slug::of(it)));
            let other = std::iter::once(bare).chain(with);
            retired.extend(
                other.filter(|it| !live.contains(it.as_str())).map(|it| (it, slug.clone())),
            );
        }
    }
    retired
}
