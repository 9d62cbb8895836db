//! One person under several names: in another script, inflected, misspelled, shortened, turned round.
//!
//! Evidence adds up: how alike the names are, and what their bearers have in common. Nobody is joined
//! by a name alone, and nobody with whom they contradict each other.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use super::billing::{Billing, Profile};
use crate::resolve::cluster::Clusters;
use crate::resolve::names::alike::Name;
use crate::resolve::names::common::{is_common, is_partial};
use crate::resolve::names::{Script, fold_person};
use crate::resolve::organizations::OrganizationKeys;

/// Names and circumstances together have to weigh this much; 0.15 more where many bear the name.
const ENOUGH: f64 = 1.1;
/// Names less alike than this are never one.
const ALIKE: f64 = 0.4;
/// Names as alike as this are one.
const SURELY: f64 = 0.9;
/// Of more people than this, what they share says nothing of any two of them.
const CROWD: usize = 60;

/// People as far as they are known before names are compared.
struct Person {
    /// One of their billings.
    number: usize,
    profile: Profile,
    names: Vec<Name>,
    common: bool,
    partial: bool,
}

/// Joins people of different names as far as the evidence goes, the surest first.
pub fn join(clusters: &mut Clusters, billings: &[Billing<'_>], keys: &OrganizationKeys) {
    let people: Vec<Person> = clusters
        .groups()
        .into_iter()
        .map(|group| {
            let profile = Profile::of(group.iter().map(|&number| &billings[number]));
            let distinct: BTreeMap<String, &String> =
                profile.names.iter().map(|name| (fold_person(name), name)).collect();
            Person {
                number: group[0],
                names: distinct.values().map(|name| Name::of(name)).collect(),
                common: profile.names.iter().any(|name| is_common(name)),
                partial: profile.names.iter().all(|name| is_partial(name)),
                profile,
            }
        })
        .collect();
    let mut likely: Vec<(f64, (usize, usize))> = near(&people)
        .into_iter()
        .filter_map(|(a, b)| Some((weigh(&people[a], &people[b], keys)?, (a, b))))
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
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

/// Pairs of people who may be one: they are billed for one talk, or their names or parts of them
/// sound alike in one surrounding.
fn near(people: &[Person]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, person) in people.iter().enumerate() {
        for key in marks(person) {
            blocks.entry(key).or_default().push(number);
        }
    }
    let mut pairs = BTreeSet::new();
    for numbers in blocks.values().filter(|numbers| (2..=CROWD).contains(&numbers.len())) {
        for (place, &a) in numbers.iter().enumerate() {
            pairs.extend(numbers[place + 1..].iter().map(|&b| (a, b)));
        }
    }
    pairs
}

/// What people who may be one have in common.
fn marks(person: &Person) -> BTreeSet<String> {
    let profile = &person.profile;
    let mut marks: BTreeSet<String> =
        profile.talks.iter().map(|talk| format!("talk {talk}")).collect();
    let surroundings: Vec<String> = (profile.organizations.keys().map(|it| format!("for {it}")))
        .chain(profile.events.iter().map(|it| format!("at {it}")))
        .chain(profile.posts.iter().map(|it| format!("in {it}")))
        .chain(profile.projects.iter().map(|it| format!("on {it}")))
        .collect();
    for name in &person.names {
        marks.extend(name.spellings().iter().map(|spelling| format!("name {spelling}")));
        let sounds: Vec<String> = name.skeletons().collect();
        let mut whole = sounds.clone();
        whole.sort();
        marks.insert(format!("sound {}", whole.join(" ")));
        for sound in sounds.iter().filter(|sound| !sound.is_empty()) {
            marks.extend(surroundings.iter().map(|it| format!("{it} {sound}")));
        }
    }
    marks
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

/// Joins people of one talk whose names cannot be compared, where two posts bill as many people and
/// all the others are one: 孙悟空 where the translation has a name of choice.
fn join_by_place(clusters: &mut Clusters, billings: &[Billing<'_>]) {
    let mut talks: BTreeMap<usize, BTreeMap<(usize, usize), Vec<usize>>> = BTreeMap::new();
    for (number, billing) in billings.iter().enumerate() {
        let telling = (billing.telling.post.number, billing.telling.place);
        talks.entry(billing.talk).or_default().entry(telling).or_default().push(number);
    }
    for tellings in talks.values() {
        let tellings: Vec<&Vec<usize>> = tellings.values().collect();
        for (place, one) in tellings.iter().enumerate() {
            for other in &tellings[place + 1..] {
                let open: Vec<(usize, usize)> = one
                    .iter()
                    .zip(*other)
                    .map(|(&a, &b)| (a, b))
                    .filter(|&(a, b)| !clusters.joined(a, b))
                    .collect();
                if let [(a, b)] = open[..]
                    && one.len() == other.len()
                    && incomparable(&billings[a], &billings[b])
                {
                    clusters.join(a, b);
                }
            }
        }
    }
}

/// Whether two names are in scripts between which no sound can be compared: characters have
/// meanings, and their bearers choose freely what to be called abroad.
fn incomparable(a: &Billing<'_>, b: &Billing<'_>) -> bool {
    let (a, b) = (Script::of(&a.name), Script::of(&b.name));
    a != b
        && [a, b]
            .iter()
            .any(|script| matches!(script, Script::Han | Script::Japanese | Script::Korean))
}
