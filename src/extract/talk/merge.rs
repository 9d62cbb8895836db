//! One talk, however often a post tells of it.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::fmt;

use super::format::Named;
use super::{Candidate, Said};
use crate::extract::facts::TitleKind;
use crate::language::LANGUAGES;
use crate::reference::fold::fold;

/// With so many talks of one title in a post one more is compared.
const COMPARED: usize = 64;

/// Joins candidates that share a link, or a title where one of them has no link.
///
/// The result is in the order of the first mentions; each group has its first mention first.
pub fn groups(candidates: Vec<Candidate>) -> Vec<Vec<Candidate>> {
    let mut groups: Vec<Vec<Candidate>> = Vec::new();
    // Only groups that share a mark are compared: a long list stays linear.
    let mut marked: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for candidate in candidates {
        let marks: Vec<String> = marks(&candidate).collect();
        let marked_so = marks.iter().filter_map(|mark| marked.get(mark));
        let near: BTreeSet<usize> =
            marked_so.flat_map(|it| it.iter().take(COMPARED)).copied().collect();
        let known = near
            .into_iter()
            .find(|&group| groups[group].iter().any(|other| same(other, &candidate).is_some()));
        let group = known.unwrap_or(groups.len());
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
    let title = format!("title {}", fold(without_prefix(&candidate.title)));
    candidate.links.iter().map(|link| link.key.to_string()).chain([title])
}

/// A title without the word for its session, which prose leaves out: "Meshes at Sea" of "Keynote: Meshes at Sea".
fn without_prefix(title: &str) -> &str {
    let Some((label, rest)) = title.split_once([':', '：']) else { return title };
    let label = label.trim().to_lowercase();
    let prefixes = LANGUAGES.iter().flat_map(|language| language.title_prefixes).copied();
    let formats = LANGUAGES.iter().flat_map(|language| language.formats).map(|(word, _)| *word);
    let prefixed = prefixes.chain(formats).any(|word| word == label);
    if prefixed { rest.trim_start() } else { title }
}

/// Why two mentions are of one talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Same {
    /// They share a link.
    Link,
    /// They share a title, and nothing speaks against it.
    Title,
}

impl fmt::Display for Same {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Link => "the same link",
            Self::Title => "the same title",
        })
    }
}

/// Whether two mentions are of one talk, and why.
pub fn same(a: &Candidate, b: &Candidate) -> Option<Same> {
    if a.links.iter().any(|link| b.links.iter().any(|other| other.key == link.key)) {
        return Some(Same::Link);
    }
    let titles = a.title_kind == TitleKind::Stated
        && b.title_kind == TitleKind::Stated
        && (fold(&a.title) == fold(&b.title)
            || (a.links.is_empty() || b.links.is_empty())
                && fold(without_prefix(&a.title)) == fold(without_prefix(&b.title)));
    // "… with an opening keynote by Jane Doe. The [opening keynote](…) was full."
    let again = a.title_kind == TitleKind::Described
        && b.title_kind == TitleKind::Described
        && a.passage == b.passage
        && a.links.is_empty() != b.links.is_empty()
        && fold(&a.title) == fold(&b.title);
    let kinds =
        |candidate: &Candidate| candidate.links.iter().map(|link| link.kind).collect::<Vec<_>>();
    // Two pages of one kind are two talks, even under one title.
    let apart = kinds(a).iter().any(|kind| kinds(b).contains(kind));
    // Two rows "Topic to be announced" by two people are two talks.
    let strangers = !a.people.is_empty()
        && !b.people.is_empty()
        && !a.people.iter().any(|person| b.people.iter().any(|other| other.name == person.name));
    let one = (titles || again)
        && !apart
        && !strangers
        && (a.event == b.event || a.links.is_empty() || b.links.is_empty());
    one.then_some(Same::Title)
}

/// Why one mention of a talk gives its title rather than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precedence {
    /// A stated title stands before a described one.
    Stated,
    /// A row of a list is made to be read as one: its rule is surer.
    Surer,
    /// The earlier one.
    Earlier,
}

impl fmt::Display for Precedence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Stated => "a stated title before a described one",
            Self::Surer => "the surer rule first",
            Self::Earlier => "the earlier first",
        })
    }
}

/// Which of two mentions gives the title (the greater), and why.
pub fn precedence(a: &Candidate, b: &Candidate) -> (Ordering, Precedence) {
    let stated = |candidate: &Candidate| candidate.title_kind == TitleKind::Stated;
    [
        (stated(a).cmp(&stated(b)), Precedence::Stated),
        (a.confidence.total_cmp(&b.confidence), Precedence::Surer),
        (b.passage.cmp(&a.passage), Precedence::Earlier),
    ]
    .into_iter()
    .find(|(ordering, _)| ordering.is_ne())
    .unwrap_or((Ordering::Equal, Precedence::Earlier))
}

/// The mention of a talk that gives its title.
pub fn lead(group: &[Candidate]) -> &Candidate {
    group.iter().max_by(|a, b| precedence(a, b).0).unwrap_or(&group[0])
}

/// The mention of a talk that tells its event: one beside the event's name, else the first.
pub fn placed(group: &[Candidate]) -> &Candidate {
    group.iter().find(|candidate| candidate.event_said == Said::Beside).unwrap_or(&group[0])
}

/// The mention of a talk that tells its people: the first that has any.
pub fn credited(group: &[Candidate]) -> &Candidate {
    group.iter().find(|candidate| !candidate.people.is_empty()).unwrap_or(&group[0])
}

/// The format of a talk: that of its title's mention, else the first.
pub fn format(group: &[Candidate]) -> Option<Named> {
    lead(group).format.or_else(|| group.iter().find_map(|candidate| candidate.format))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::{linked, speakers, told, unlinked};
    use crate::extract::testing::{accepted, context};

    /// The titles of each group.
    fn merged(text: &str) -> Vec<Vec<String>> {
        let ctx = context("en", "2025-04-25", text);
        let mut found = accepted(linked::proposals(&ctx));
        found.extend(accepted(unlinked::proposals(&ctx)));
        let told = accepted(told::proposals(&ctx, &found));
        found.extend(told);
        speakers::fill(&ctx, &mut found);
        let titles = |group: Vec<Candidate>| group.into_iter().map(|talk| talk.title).collect();
        groups(found).into_iter().map(titles).collect()
    }

    #[test]
    fn one_link_or_one_title_is_one_talk() {
        for text in [
            "We saw [how meshes swim](v1).\n\n- [Meshes at Sea](v1)",
            "We saw [how meshes swim](https://youtu.be/AAAAAAAAAA1?t=9).\n\n\
             - [Meshes at Sea](https://www.youtube.com/watch?v=AAAAAAAAAA1)",
        ] {
            assert_eq!(merged(text), [["how meshes swim", "Meshes at Sea"]], "{text}");
        }
        for text in [
            "- [Meshes at Sea](v1)\n- [Meshes at sea!](s1)",
            "- Meshes at sea! - Zora Quill, Quuxly\n- [Meshes at Sea](v1)",
            "- Meshes at sea! - Zora Quill, Quuxly\n- [Keynote: Meshes at Sea](v1)",
        ] {
            assert_eq!(merged(text).len(), 1, "{text}");
        }
        let again =
            "First came an opening keynote by Zora Quill. The [opening keynote](v1) was full.";
        assert_eq!(merged(again), [["opening keynote"; 2]]);
    }

    #[test]
    fn what_only_looks_alike_is_two() {
        for text in [
            "- [Meshes at Sea](v1)\n- [Meshes at Sea](v2)",
            "- [Meshes at Sea](v1)\n- [Meshes on Land](s1)",
            "- [Meshes at Sea](v1)\n- [Panel: Meshes at Sea](s1)",
            "- [To be told](v1) - Zora Quill, Quuxly\n- [To be told](s1) - Max Mu, Quuxly",
            "We saw [how meshes swim](v1). Then [how meshes swim](s1).",
            "First came an opening keynote by Zora Quill.\n\nThen the [opening keynote](v1) of KubeCon.",
        ] {
            assert_eq!(merged(text).len(), 2, "{text}");
        }
    }

    #[test]
    fn groups_are_in_the_order_of_first_mentions() {
        let text =
            "- Meshes on Land - Max Mu, Quuxly\n- [Meshes at Sea](v1)\n- [Meshes on Land](v2)";
        assert_eq!(merged(text), [vec!["Meshes on Land"; 2], vec!["Meshes at Sea"]]);
    }
}
