//! Translations tell of the same talks in the same order: what stands between the same neighbours
//! is the same.

use std::collections::HashMap;

use super::cluster::Clusters;
use super::posts::Translations;
use super::same_talk::Telling;
use crate::extract::facts::TalkFormat;

/// Joins talks of translations that stand at the same place between talks that are joined already.
pub fn join(clusters: &mut Clusters, tellings: &[Telling<'_>], translations: &Translations) {
    let mut by_post: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, telling) in tellings.iter().enumerate() {
        by_post.entry(telling.post.number).or_default().push(number);
    }
    for group in &translations.groups {
        for (place, one) in group.iter().enumerate() {
            for other in &group[place + 1..] {
                if let (Some(one), Some(other)) = (by_post.get(one), by_post.get(other)) {
                    align(clusters, tellings, one, other);
                }
            }
        }
    }
}

fn align(clusters: &mut Clusters, tellings: &[Telling<'_>], one: &[usize], other: &[usize]) {
    // Neighbours that both posts tell of, in the order of both.
    let mut anchors: Vec<(usize, usize)> = vec![];
    for (place, &number) in one.iter().enumerate() {
        let known = other.iter().position(|&there| clusters.joined(number, there));
        if let Some(known) = known
            && anchors.last().is_none_or(|&(_, last)| last < known)
        {
            anchors.push((place, known));
        }
    }
    if anchors.is_empty() {
        return;
    }
    anchors.push((one.len(), other.len()));
    let (mut from, mut from_there) = (0, 0);
    for (to, to_there) in anchors {
        let here = unmatched(clusters, &one[from..to], other);
        let there = unmatched(clusters, &other[from_there..to_there], one);
        let pairs = || here.iter().zip(&there);
        let fit = |(&a, &b): (&usize, &usize)| fit(&tellings[a], &tellings[b]);
        if here.len() == there.len() && pairs().all(fit) {
            for (&a, &b) in pairs() {
                clusters.join(a, b);
            }
        }
        (from, from_there) = (to + 1, to_there + 1);
    }
}

fn unmatched(clusters: &mut Clusters, numbers: &[usize], others: &[usize]) -> Vec<usize> {
    let joined = |&&number: &&usize| !others.iter().any(|&other| clusters.joined(number, other));
    numbers.iter().filter(joined).copied().collect()
}

/// Whether nothing speaks against two talks being one: the kind of session, the number of people,
/// the event.
fn fit(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    let (a, b) = (a.talk, b.talk);
    let formats = a.format == b.format || [a.format, b.format].contains(&TalkFormat::Talk);
    let (people, others) = (a.speakers.len(), b.speakers.len());
    formats && a.event == b.event && (people == others || people == 0 || others == 0)
}
