//! People of one name: one person, unless something speaks for two.
//!
//! A name alone is evidence, never proof. What adds to it: one talk, one organization, one project, a
//! name that few people bear, and other organizations only in other months.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::billing::{Billing, Profile};
use crate::names::common::is_common;
use crate::resolve::cluster::Clusters;
use crate::resolve::organizations::OrganizationKeys;

/// Joins the billings of each name as far as the evidence goes.
pub fn join(clusters: &mut Clusters, billings: &[Billing<'_>], keys: &OrganizationKeys) {
    let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, billing) in billings.iter().enumerate() {
        names.entry(&billing.name).or_default().push(number);
    }
    for numbers in names.values().filter(|numbers| numbers.len() > 1) {
        join_certain(clusters, billings, numbers, keys);
        join_likely(clusters, billings, numbers, keys);
    }
}

/// One name in one talk, or for one organization, is one person.
fn join_certain(
    clusters: &mut Clusters,
    billings: &[Billing<'_>],
    numbers: &[usize],
    keys: &OrganizationKeys,
) {
    // For one organization first: two namesakes of one talk are known by theirs.
    let mut by_organization: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_talk: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &number in numbers {
        let billing = &billings[number];
        by_talk.entry(billing.talk).or_default().push(number);
        if let Some(organization) = &billing.organization {
            let key = if billing.partial {
                // "Alex" of a large company is not one person.
                format!("{organization}\n{}", billing.telling.post.number)
            } else {
                keys.head(organization).to_owned()
            };
            by_organization.entry(key).or_default().push(number);
        }
    }
    for numbers in by_organization.values().chain(by_talk.values()) {
        clusters.join_all(numbers);
    }
}

/// Joins groups of billings of one name that are likely to be of one person, the likeliest first.
fn join_likely(
    clusters: &mut Clusters,
    billings: &[Billing<'_>],
    numbers: &[usize],
    keys: &OrganizationKeys,
) {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &number in numbers {
        let root = clusters.root(number);
        groups.entry(root).or_default().push(number);
    }
    // By the first billing: roots depend on the order of joins.
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort();
    let profiles: Vec<Profile> = groups
        .iter()
        .map(|group| Profile::of(group.iter().map(|&number| &billings[number])))
        .collect();
    if groups.len() > CROWD {
        return;
    }
    let pairs: Vec<(usize, usize)> =
        (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b))).collect();
    let first = &billings[numbers[0]];
    let common = is_common(&first.speaker.name);
    let mut name = Name { common, partial: first.partial, shared: false };
    let apart = |clusters: &mut Clusters, name: Name, (a, b): (usize, usize)| {
        clusters.are_apart(groups[a][0], groups[b][0])
            || profiles[a].contradicts(&profiles[b], keys)
                && name.points(&profiles[a], &profiles[b], keys) < ENOUGH
    };
    name.shared = pairs.iter().any(|&pair| apart(clusters, name, pair));
    let mut likely: Vec<(Reverse<usize>, (usize, usize))> = pairs
        .iter()
        .map(|&(a, b)| (Reverse(name.points(&profiles[a], &profiles[b], keys)), (a, b)))
        .filter(|(points, _)| points.0 >= ENOUGH)
        .collect();
    likely.sort_unstable();
    if name.shared {
        let torn = torn(&likely, |a, b| apart(clusters, name, (a.min(b), a.max(b))));
        likely.retain(|(_, (a, b))| !torn.contains(a) && !torn.contains(b));
    }
    for (_, (a, b)) in likely {
        if !name.shared {
            clusters.join(groups[a][0], groups[b][0]);
            continue;
        }
        let members = |clusters: &mut Clusters, of: usize| -> Vec<usize> {
            (0..groups.len()).filter(|&it| clusters.joined(groups[it][0], groups[of][0])).collect()
        };
        let (ours, theirs) = (members(clusters, a), members(clusters, b));
        let clash =
            ours.iter().any(|&our| theirs.iter().any(|&their| apart(clusters, name, (our, their))));
        if !clash {
            clusters.join(groups[a][0], groups[b][0]);
        }
    }
}

/// Groups that may be either of two people who are apart: they are neither.
fn torn(
    likely: &[(Reverse<usize>, (usize, usize))],
    mut apart: impl FnMut(usize, usize) -> bool,
) -> BTreeSet<usize> {
    let mut partners: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(_, (a, b)) in likely {
        partners.entry(a).or_default().push(b);
        partners.entry(b).or_default().push(a);
    }
    partners.retain(|_, of| {
        (0..of.len()).any(|place| of[place + 1..].iter().any(|&other| apart(of[place], other)))
    });
    partners.into_keys().collect()
}

/// Of more groups of one name than this, nothing but certainty tells who is who.
const CROWD: usize = 2000;

/// How much has to speak for two groups being one person.
const ENOUGH: usize = 2;

/// A name that several groups of billings have.
#[derive(Debug, Clone, Copy)]
struct Name {
    /// Whether many people bear it.
    common: bool,
    /// Whether it is but a part of a name.
    partial: bool,
    /// Whether two people bear it for certain: then it proves nothing by itself any more.
    shared: bool,
}

impl Name {
    /// What speaks for two groups being one person, a point for each: a name that few bear, one
    /// community, and other organizations only in other months.
    fn points(self, one: &Profile, other: &Profile, keys: &OrganizationKeys) -> usize {
        let rare = !self.shared && !self.common;
        // Within one post the author would have told namesakes apart.
        let post = !one.posts.is_disjoint(&other.posts);
        let community = post || one.shares_community(other) && !self.partial;
        usize::from(rare) + usize::from(community) + usize::from(!one.contradicts(other, keys))
    }
}
