//! One person under several names: in another script, inflected, misspelled, shortened, turned round.
//!
//! Evidence adds up: how alike the names are, and what their bearers have in common. Nobody is joined
//! by a name alone, and nobody with whom they contradict each other.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use arcstr::ArcStr;

use super::billing::{Billing, Profile};
use super::marks;
use crate::extract::facts::SpeakerFact;
use crate::names::alike::Name;
use crate::names::common::{is_common, is_partial};
use crate::names::{Script, fold_person};
use crate::resolve::cluster::Clusters;
use crate::resolve::organizations::OrganizationKeys;
use crate::resolve::shared::hash;

/// Names and circumstances together have to weigh this much; 0.15 more where many bear the name.
const ENOUGH: f64 = 1.1;
/// Names less alike than this are never one.
pub const ALIKE: f64 = 0.4;
/// Two of one talk are one where their names are as alike as this.
const TOGETHER: f64 = 0.6;
/// Names as alike as this are one.
const SURELY: f64 = 0.9;

/// People as far as they are known before names are compared.
pub struct Person {
    /// One of their billings.
    number: usize,
    profile: Profile,
    /// Their names, folded.
    pub folded: BTreeSet<String>,
    names: Vec<Name>,
    common: bool,
    partial: bool,
}

/// The people whom the clusters tell apart so far.
pub fn people(clusters: &mut Clusters, billings: &[Billing<'_>]) -> Vec<Person> {
    let person = |group: Vec<usize>| {
        let profile = Profile::of(group.iter().map(|&number| &billings[number]));
        let distinct: BTreeMap<String, &ArcStr> =
            profile.names.iter().map(|name| (fold_person(name), name)).collect();
        Person {
            number: group[0],
            names: distinct.values().map(|name| Name::of(name)).collect(),
            common: profile.names.iter().any(|name| is_common(name)),
            partial: profile.names.iter().all(|name| is_partial(name)),
            folded: distinct.into_keys().collect(),
            profile,
        }
    };
    clusters.groups().into_iter().map(person).collect()
}

/// Pairs of people who are likely to be one, with how much speaks for it, the surest first. Of the
/// `crowded` marks too many have each.
pub fn likely(
    people: &[Person],
    keys: &OrganizationKeys,
    crowded: &HashSet<i64>,
) -> Vec<(f64, (usize, usize))> {
    let mut likely: Vec<(f64, (usize, usize))> = near(people, crowded)
        .into_iter()
        .filter_map(|(a, b)| Some((weigh(&people[a], &people[b], keys)?, (a, b))))
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    likely
}

/// Joins people of different names as far as the evidence goes, the surest first.
pub fn join(
    clusters: &mut Clusters,
    billings: &[Billing<'_>],
    keys: &OrganizationKeys,
    crowded: &HashSet<i64>,
) {
    let people = people(clusters, billings);
    let mut likely = likely(&people, keys, crowded);
    let undecided = undecided(&people, &likely);
    likely.retain(|(_, (a, b))| !undecided.contains(a) && !undecided.contains(b));
    // Those who are one already, by each of them.
    let mut members: Vec<Rc<Vec<usize>>> =
        (0..people.len()).map(|one| Rc::new(vec![one])).collect();
    for (_, (a, b)) in likely {
        let (ours, theirs) = (Rc::clone(&members[a]), Rc::clone(&members[b]));
        let clash = || {
            let mut pairs =
                ours.iter().flat_map(|our| theirs.iter().map(move |their| (our, their)));
            pairs.any(|(&our, &their)| {
                contradict(&people[our].profile, &people[their].profile, keys)
                    || unlike(&people[our], &people[their])
            })
        };
        if !ours.contains(&b) && !clash() && clusters.join(people[a].number, people[b].number) {
            let all = Rc::new(ours.iter().chain(theirs.iter()).copied().collect::<Vec<_>>());
            all.iter().for_each(|&one| members[one] = Rc::clone(&all));
        }
    }
    join_by_place(clusters, billings);
}

/// Whether two people cannot be one, unless they are billed for one talk: then some post errs.
fn contradict(one: &Profile, other: &Profile, keys: &OrganizationKeys) -> bool {
    one.talks.is_disjoint(&other.talks) && one.contradicts(other, keys)
}

/// Whether two people have names in one script that nobody would take for each other.
fn unlike(a: &Person, b: &Person) -> bool {
    let pairs = || a.names.iter().flat_map(|a| b.names.iter().map(move |b| (a, b)));
    pairs().any(|(a, b)| a.script() == b.script()) && pairs().all(|(a, b)| a.likeness(b) < ALIKE)
}

/// People of whom only a part of the name is known, and who may be one of several: "Juraci" is one of
/// two people of that name, and nobody says which.
fn undecided(people: &[Person], likely: &[(f64, (usize, usize))]) -> HashSet<usize> {
    let mut partners: HashMap<usize, Vec<usize>> = HashMap::new();
    for &(_, (a, b)) in likely {
        for (one, other) in [(a, b), (b, a)] {
            if people[one].partial && !people[other].partial {
                partners.entry(one).or_default().push(other);
            }
        }
    }
    let alike = |a: &usize, b: &usize| {
        let (a, b) = (&people[*a].names, &people[*b].names);
        a.iter().any(|a| b.iter().any(|b| a.likeness(b) >= SURELY))
    };
    let several = |partners: &[usize]| partners.iter().any(|other| !alike(&partners[0], other));
    partners.into_iter().filter(|(_, partners)| several(partners)).map(|(one, _)| one).collect()
}

/// Where people meet who may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meeting {
    /// They are billed for one talk.
    Talk(usize),
    /// One post bills names of which a word sounds alike.
    Post(usize, i64),
    /// What [`marks`] tells.
    Mark(i64),
}

/// Pairs of people who may be one.
fn near(people: &[Person], crowded: &HashSet<i64>) -> BTreeSet<(usize, usize)> {
    // Sorted, for there are dozens to a person: a map of lists takes several times the room.
    let mut met: Vec<(Meeting, usize)> = Vec::new();
    for (number, person) in people.iter().enumerate() {
        let tells =
            |meeting: &Meeting| !matches!(meeting, Meeting::Mark(it) if crowded.contains(it));
        let meetings = meetings(person).into_iter().filter(tells);
        met.extend(meetings.map(|meeting| (meeting, number)));
    }
    met.sort_unstable();
    let mut pairs = BTreeSet::new();
    for met in met.chunk_by(|a, b| a.0 == b.0).filter(|met| met.len() > 1) {
        let mut names: BTreeMap<&BTreeSet<String>, Vec<usize>> = BTreeMap::new();
        for &(_, number) in met {
            names.entry(&people[number].folded).or_default().push(number);
        }
        if names.len() > marks::CROWD {
            continue;
        }
        let few = names.values().filter(|namesakes| namesakes.len() <= marks::CROWD);
        let numbers: Vec<usize> = few.flatten().copied().collect();
        for (place, &a) in numbers.iter().enumerate() {
            pairs.extend(numbers[place + 1..].iter().map(|&b| (a.min(b), a.max(b))));
        }
    }
    pairs
}

fn meetings(person: &Person) -> BTreeSet<Meeting> {
    let profile = &person.profile;
    let mut meetings: BTreeSet<Meeting> =
        profile.talks.iter().map(|&talk| Meeting::Talk(talk)).collect();
    for name in &person.names {
        let around = (profile.organizations.keys().map(|it| (Some(it.as_str()), None)))
            .chain(profile.events.iter().map(|it| (None, Some(it.as_str()))));
        let around =
            around.flat_map(|(organization, event)| marks::around(name, organization, event));
        let marks = marks::of_name(name).chain(around);
        meetings.extend(marks.map(Meeting::Mark));
        for sound in marks::sounds(name) {
            let sound = hash(["in", &sound]);
            meetings.extend(profile.posts.iter().map(|&post| Meeting::Post(post, sound)));
        }
    }
    meetings
}

/// How much speaks for two people being one; `None` where it is not enough, or something speaks
/// against it.
fn weigh(a: &Person, b: &Person, keys: &OrganizationKeys) -> Option<f64> {
    let (one, other) = (&a.profile, &b.profile);
    let pairs = a.names.iter().flat_map(|a| b.names.iter().map(move |b| (a, b)));
    let alike = pairs.map(|(a, b)| a.likeness(b)).fold(0.0, f64::max);
    let together = !one.talks.is_disjoint(&other.talks);
    if alike < ALIKE || contradict(one, other, keys) {
        return None;
    }
    let share = |a: &BTreeSet<String>, b: &BTreeSet<String>| !a.is_disjoint(b);
    let circumstances = [
        (together, 0.5),
        (one.shares_organization(other, keys), 0.3),
        (!one.posts.is_disjoint(&other.posts), if a.partial || b.partial { 0.5 } else { 0.2 }),
        (one.shares_community(other), 0.15),
        (share(&one.events, &other.events), 0.15),
    ];
    let weight =
        circumstances.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum::<f64>();
    let needed = if a.common && b.common { ENOUGH + 0.15 } else { ENOUGH };
    (alike + weight >= needed - 1e-9).then_some(alike + weight)
}

/// Joins people of one talk whose names cannot be compared, by their places.
fn join_by_place(clusters: &mut Clusters, billings: &[Billing<'_>]) {
    type Places = BTreeMap<usize, usize>;
    let mut talks: BTreeMap<usize, BTreeMap<(usize, usize), Places>> = BTreeMap::new();
    for (number, billing) in billings.iter().enumerate() {
        let telling = (billing.telling.post.number, billing.telling.place);
        let tellings = talks.entry(billing.talk).or_default();
        tellings.entry(telling).or_default().insert(billing.place, number);
    }
    for tellings in talks.values().filter(|tellings| tellings.len() > 1) {
        let tellings: Vec<&Places> = tellings.values().collect();
        let people = |places: &Places| places.values().next().map(|&it| billings[it].telling.talk);
        for (number, one) in tellings.iter().enumerate() {
            for other in &tellings[number + 1..] {
                if let (Some(here), Some(there)) = (people(one), people(other))
                    && let Some(place) = left_over(&here.speakers, &there.speakers)
                    && let (Some(&a), Some(&b)) = (one.get(&place), other.get(&place))
                {
                    clusters.join(a, b);
                }
            }
        }
    }
}

/// The place of those who are one because all others are, where two posts bill as many people for a
/// talk and only the names there cannot be compared: 孙悟空 where the translation has a name of choice.
pub fn left_over(one: &[SpeakerFact], other: &[SpeakerFact]) -> Option<usize> {
    let pairs = || one.iter().zip(other).map(|(a, b)| (a.name.as_str(), b.name.as_str()));
    if one.len() != other.len() || !pairs().any(|(a, b)| are_incomparable(a, b)) {
        return None;
    }
    let open = |(a, b): &(&str, &str)| Name::of(a).likeness(&Name::of(b)) < TOGETHER;
    let mut left = pairs().enumerate().filter(|(_, pair)| open(pair));
    let (place, (a, b)) = left.next()?;
    (left.next().is_none() && are_incomparable(a, b)).then_some(place)
}

/// Whether two names are in scripts between which no sound can be compared: characters have
/// meanings, and their bearers choose freely what to be called abroad.
fn are_incomparable(a: &str, b: &str) -> bool {
    let (a, b) = (Script::of(a), Script::of(b));
    a != b
        && [a, b]
            .iter()
            .any(|script| matches!(script, Script::Han | Script::Japanese | Script::Korean))
}
