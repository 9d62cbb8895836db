//! One person under several names: in another script, inflected, misspelled, shortened, turned round.
//!
//! Evidence adds up: how alike the names are, and what their bearers have in common. Nobody is joined
//! by a name alone, and nobody with whom they contradict each other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
    for &(weight, (a, b)) in &likely {
        // "Juraci" is one of two people of that name: which one, nobody says.
        let undecided = |one: usize| {
            people[one].partial
                && likely.iter().any(|&(other, (c, d))| {
                    (c == one || d == one)
                        && (c, d) != (a, b)
                        && other >= weight
                        && !clusters_share(&people, (a, b), (c, d))
                })
        };
        if undecided(a) || undecided(b) {
            continue;
        }
        let of = |members: &HashMap<usize, Vec<usize>>, clusters: &mut Clusters, one: usize| {
            let root = clusters.root(people[one].number);
            members.get(&root).cloned().unwrap_or_else(|| vec![one])
        };
        let (ours, theirs) = (of(&members, clusters, a), of(&members, clusters, b));
        let clash = ours.iter().any(|&our| {
            theirs.iter().any(|&their| {
                people[our].profile.contradicts(&people[their].profile, keys)
                    && people[our].profile.talks.is_disjoint(&people[their].profile.talks)
            })
        });
        if !clash && clusters.join(people[a].number, people[b].number) {
            let root = clusters.root(people[a].number);
            let together: BTreeSet<usize> = ours.into_iter().chain(theirs).collect();
            members.insert(root, together.into_iter().collect());
        }
    }
    join_by_place(clusters, billings);
}

/// Whether two pairs of people are one pair in other forms.
fn clusters_share(people: &[Person], one: (usize, usize), other: (usize, usize)) -> bool {
    let rest = |pair: (usize, usize), than: (usize, usize)| {
        if pair.0 == than.0 || pair.0 == than.1 { pair.1 } else { pair.0 }
    };
    let (a, b) = (rest(one, other), rest(other, one));
    people[a].names.iter().any(|a| people[b].names.iter().any(|b| a.likeness(b) >= 0.9))
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
        .collect();
    for name in &person.names {
        marks.extend(name.spellings().into_iter().map(|spelling| format!("name {spelling}")));
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
    if alike < ALIKE || one.contradicts(other, keys) && !together {
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
