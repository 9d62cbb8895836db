//! One talk, however often a post tells of it.

use super::Candidate;
use crate::extract::facts::TitleKind;
use crate::reference::fold::fold;

/// Joins candidates that share a link, or a title where one of them has no link.
///
/// The result is in the order of the first mentions; each group has its first mention first.
pub fn groups(candidates: Vec<Candidate>) -> Vec<Vec<Candidate>> {
    let mut groups: Vec<Vec<Candidate>> = Vec::new();
    for candidate in candidates {
        match groups.iter_mut().find(|group| group.iter().any(|other| is_same(other, &candidate))) {
            Some(group) => group.push(candidate),
            None => groups.push(vec![candidate]),
        }
    }
    for group in &mut groups {
        group.sort_by_key(|candidate| (candidate.passage, candidate.at));
    }
    groups.sort_by_key(|group| (group[0].passage, group[0].at));
    groups
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
