//! One talk, however often a post tells of it.

use std::collections::{BTreeSet, HashMap};

use super::Candidate;
use crate::extract::facts::TitleKind;
use crate::reference::fold::fold;

/// Joins candidates that share a link, or a title where one of them has no link.
///
/// The result is in the order of the first mentions; each group has its first mention first.
pub fn groups(candidates: Vec<Candidate>) -> Vec<Vec<Candidate>> {
    let mut groups: Vec<Vec<Candidate>> = Vec::new();
    // Only groups that share a mark are compared: a long list stays linear.
    let mut marked: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for candidate in candidates {
        let marks: Vec<String> = marks(&candidate).collect();
        let near: BTreeSet<usize> =
            marks.iter().filter_map(|mark| marked.get(mark)).flatten().copied().collect();
        let same = near
            .into_iter()
            .find(|&group| groups[group].iter().any(|other| is_same(other, &candidate)));
        let group = same.unwrap_or(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(candidate),
            None => groups.push(vec![candidate]),
        }
        for mark in marks {
            marked.entry(mark).or_default().insert(group);
        }
    }
    for group in &mut groups {
        group.sort_by_key(|candidate| (candidate.passage, candidate.at));
    }
    groups.sort_by_key(|group| (group[0].passage, group[0].at));
    groups
}

/// What two mentions of one talk have in common at least one of: a link, or the title.
fn marks(candidate: &Candidate) -> impl Iterator<Item = String> + '_ {
    let title = format!("title {}", fold(&candidate.title));
    candidate.links.iter().map(|link| link.key.clone()).chain([title])
}

fn is_same(a: &Candidate, b: &Candidate) -> bool {
    if a.links.iter().any(|link| b.links.iter().any(|other| other.key == link.key)) {
        return true;
    }
    let titles = a.title_kind == TitleKind::Stated
        && b.title_kind == TitleKind::Stated
        && fold(&a.title) == fold(&b.title);
    let kinds =
        |candidate: &Candidate| candidate.links.iter().map(|link| link.kind).collect::<Vec<_>>();
    // Two pages of one kind are two talks, even under one title.
    let apart = kinds(a).iter().any(|kind| kinds(b).contains(kind));
    // Two rows "Topic to be announced" by two people are two talks.
    let strangers = !a.people.is_empty()
        && !b.people.is_empty()
        && !a.people.iter().any(|person| b.people.iter().any(|other| other.name == person.name));
    titles
        && !apart
        && !strangers
        && (a.event == b.event || a.links.is_empty() || b.links.is_empty())
}
