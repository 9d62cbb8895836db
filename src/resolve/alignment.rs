//! Translations tell of the same talks in the same order: what stands between the same neighbours
//! is the same.

use std::collections::HashMap;

use super::apart::Billing;
use super::cluster::Clusters;
use super::posts::Translations;
use super::same_talk::Telling;
use crate::extract::facts::TalkFormat;
use crate::names::alike::Name;

/// Two people are the same where their names are as alike as this.
const ALIKE: f64 = 0.75;

/// Joins talks of translations that stand at the same place between talks that are joined already.
pub fn join(
    clusters: &mut Clusters,
    tellings: &[Telling<'_>],
    billings: &[Billing<'_>],
    translations: &Translations,
) {
    let mut by_post: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, telling) in tellings.iter().enumerate() {
        by_post.entry(telling.post.number).or_default().push(number);
    }
    for group in &translations.groups {
        for (place, one) in group.iter().enumerate() {
            for other in &group[place + 1..] {
                if let (Some(one), Some(other)) = (by_post.get(one), by_post.get(other)) {
                    let fit = |&a: &usize, &b: &usize| {
                        fit(&tellings[a], &tellings[b]) && !billings[a].differs(&billings[b])
                    };
                    align(clusters, fit, one, other);
                }
            }
        }
    }
}

fn align(
    clusters: &mut Clusters,
    fit: impl Fn(&usize, &usize) -> bool,
    one: &[usize],
    other: &[usize],
) {
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
        if here.len() == there.len() && pairs().all(|(a, b)| fit(a, b)) {
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

/// Whether nothing speaks against two talks being one: the event, the number of people, and, unless
/// the people are the same, the kind of session.
fn fit(a: &Telling<'_>, b: &Telling<'_>) -> bool {
    let (a, b) = (a.talk, b.talk);
    let formats = a.format == b.format || [a.format, b.format].contains(&TalkFormat::Talk);
    let (people, others) = (a.speakers.len(), b.speakers.len());
    let counts = people == others || people == 0 || others == 0;
    let same = people > 0
        && people == others
        && a.speakers
            .iter()
            .zip(&b.speakers)
            .all(|(a, b)| Name::of(&a.name).likeness(&Name::of(&b.name)) >= ALIKE);
    a.event == b.event && counts && (formats || same)
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::{PostFacts, TalkFact, TalkFormat};
    use crate::resolve::examples::{post, talk};
    use crate::resolve::resolve;

    const KUBECON: &str = "KubeCon Europe 2025";

    /// A talk that only its recording can join with another; without one, nothing.
    fn told(line: u32, title: &str, id: &str) -> TalkFact {
        let told = talk(line, title).at(KUBECON).described();
        if id.is_empty() { told } else { told.video(id) }
    }

    fn talks(one: Vec<TalkFact>, other: Vec<TalkFact>) -> usize {
        let posts: [PostFacts; 2] = [post("a/index.md", one), post("a/index.uk.md", other)];
        resolve(&posts, &[], &|_| None).talks.len()
    }

    fn english() -> Vec<TalkFact> {
        vec![told(1, "first", "a"), told(2, "between", ""), told(3, "last", "c")]
    }

    #[test]
    fn what_stands_between_the_same_neighbours_is_the_same() {
        let ukrainian = || vec![told(1, "перша", "a"), told(2, "між", ""), told(3, "остання", "c")];
        assert_eq!(talks(english(), ukrainian()), 3);
        // One more there: nobody knows which.
        let mut more = ukrainian();
        more.insert(1, told(2, "ще", ""));
        assert_eq!(talks(english(), more), 5);
        // Not in a post that is no translation.
        let posts = [post("a/index.md", english()), post("b.uk.md", ukrainian()[..2].to_vec())];
        assert_eq!(resolve(&posts, &[], &|_| None).talks.len(), 4);
    }

    #[test]
    fn what_contradicts_each_other_is_not() {
        let mut panel = told(2, "між", "");
        panel.format = TalkFormat::Panel;
        let mut keynote = english();
        keynote[1].format = TalkFormat::Keynote;
        let ukrainian = vec![told(1, "перша", "a"), panel, told(3, "остання", "c")];
        assert_eq!(talks(keynote, ukrainian), 4);
        // Posts call a session what they like where the people are the same.
        let mut keynote = english();
        keynote[1] = told(2, "between", "").by("Zora Quill", "");
        keynote[1].format = TalkFormat::Keynote;
        let mut remarks = told(2, "між", "").by("Зора Квілл", "");
        remarks.format = TalkFormat::Remarks;
        let ukrainian = vec![told(1, "перша", "a"), remarks, told(3, "остання", "c")];
        assert_eq!(talks(keynote, ukrainian), 3);
        let two = told(2, "між", "").by("Зора К", "").by("Макс М", "");
        let mut one = english();
        one[1] = told(2, "between", "").by("Zora K", "");
        let ukrainian = vec![told(1, "перша", "a"), two, told(3, "остання", "c")];
        assert_eq!(talks(one, ukrainian), 4);
    }

    #[test]
    fn without_a_neighbour_in_common_nothing_is_known() {
        assert_eq!(talks(vec![told(1, "first", "")], vec![told(1, "перша", "")]), 2);
    }
}
