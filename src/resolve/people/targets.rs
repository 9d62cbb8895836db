//! The people whom corrections name.

use std::collections::{BTreeSet, HashMap};

use super::billing::Billing;
use crate::corrections::{PersonRef, Statement};
use crate::names::alike::Name;
use crate::names::fold_person;
use crate::resolve::cluster::Clusters;
use crate::resolve::corrected::Bound;
use crate::resolve::organizations::OrganizationKeys;

/// A name in another script still names somebody at a talk where it is as alike as this.
const ALIKE: f64 = 0.6;

/// A correction and the billings of each person that it names.
#[derive(Debug)]
pub struct Target<'c> {
    /// The correction.
    pub bound: &'c Bound<'c>,
    /// For each person that it names, in its order, the billings by that name.
    pub people: Vec<Vec<usize>>,
}

/// The corrections that name people, in the order of belief.
pub fn targets<'c>(
    corrections: &'c [Bound<'c>],
    billings: &[Billing<'_>],
    keys: &OrganizationKeys,
    talk_of: &[usize],
) -> Vec<Target<'c>> {
    let mut names: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for (number, billing) in billings.iter().enumerate() {
        for form in [&billing.speaker.name, &billing.speaker.surface] {
            names.entry(fold_person(form)).or_default().insert(number);
        }
    }
    let named = |name: &str| -> Vec<usize> {
        names.get(&fold_person(name)).into_iter().flatten().copied().collect()
    };
    let at = |name: &str, organization: Option<&str>, tellings: &[usize]| -> Vec<usize> {
        let talks: BTreeSet<usize> = tellings.iter().map(|&telling| talk_of[telling]).collect();
        let mut found = named(name);
        found.retain(|&number| talks.contains(&billings[number].talk));
        if let Some(key) = organization.map(|name| keys.of(name)) {
            found.retain(|&number| billings[number].organization.as_ref() == Some(&key));
        }
        if found.is_empty() {
            let name = Name::of(name);
            let alike = |number: &usize| Name::of(&billings[*number].speaker.name).likeness(&name);
            let here = (0..billings.len()).filter(|&it| talks.contains(&billings[it].talk));
            let best = here.max_by(|a, b| alike(a).total_cmp(&alike(b)));
            found.extend(best.filter(|number| alike(number) >= ALIKE));
        }
        found
    };
    let target = |bound: &'c Bound<'c>| {
        let people: Vec<Vec<usize>> = match bound.statement {
            Statement::SplitPerson { name, .. } => {
                bound.talks.iter().map(|tellings| at(name, None, tellings)).collect()
            }
            statement => {
                let mut talks = bound.talks.iter();
                let one = |person: &PersonRef| match person {
                    PersonRef::Name(name) => named(name),
                    PersonRef::At { name, organization, .. } => {
                        at(name, organization.as_deref(), talks.next().map_or(&[], |it| it))
                    }
                };
                people(statement).into_iter().map(one).collect()
            }
        };
        (!people.is_empty()).then_some(Target { bound, people })
    };
    corrections.iter().filter_map(target).collect()
}

/// The people whom a statement names, in its order. Where it is about a talk, that talk is not how
/// they are named.
fn people(statement: &Statement) -> Vec<&PersonRef> {
    match statement {
        Statement::SamePerson { people } | Statement::DifferentPeople { people } => {
            people.iter().collect()
        }
        Statement::RenamePerson { person, .. } => vec![person],
        _ => Vec::new(),
    }
}

/// Joins and parts billings as people say.
pub fn apply(targets: &[Target<'_>], clusters: &mut Clusters, billings: &[Billing<'_>]) {
    // Sides first: what is joined later has to respect them.
    for (reason, target) in (billings.len()..).zip(targets) {
        match target.bound.statement {
            Statement::DifferentPeople { .. } if !is_overruled(target, targets) => {
                for (side, numbers) in target.people.iter().enumerate() {
                    for &number in numbers {
                        clusters.put(number, (reason, side));
                    }
                }
            }
            Statement::SplitPerson { name, .. } => {
                let apart: BTreeSet<usize> = target.people.iter().flatten().copied().collect();
                let name = fold_person(name);
                for (number, billing) in billings.iter().enumerate() {
                    if apart.contains(&number) || billing.name == name {
                        clusters.put(number, (reason, usize::from(apart.contains(&number))));
                    }
                }
            }
            _ => {}
        }
    }
    for target in targets {
        let joins = match target.bound.statement {
            Statement::SamePerson { .. } => !is_overruled(target, targets),
            Statement::SplitPerson { .. } => true,
            _ => false,
        };
        let mut numbers = target.people.iter().flatten().copied();
        if let Some(first) = numbers.next().filter(|_| joins) {
            numbers.for_each(|number| clusters.force(first, number));
        }
    }
}

/// Whether a later correction says the opposite of the same people.
fn is_overruled(target: &Target<'_>, targets: &[Target<'_>]) -> bool {
    let opposite = |other: &&Target<'_>| {
        matches!(
            (target.bound.statement, other.bound.statement),
            (Statement::SamePerson { .. }, Statement::DifferentPeople { .. })
                | (Statement::DifferentPeople { .. }, Statement::SamePerson { .. })
        )
    };
    let later =
        targets.iter().skip_while(|other| other.bound.number != target.bound.number).skip(1);
    let touches = |other: &Target<'_>| {
        let common = target.people.iter().filter(|numbers| other.people.contains(numbers));
        common.count() >= 2
    };
    later.filter(opposite).any(touches)
}
