//! What a post was found to tell of so far: its talks, their people, the titles in its text.

use std::collections::HashSet;
use std::ops::Range;

use super::{Candidate, within};
use crate::extract::facts::TitleKind;
use crate::extract::people::group::Group;
use crate::reference::fold::fold;

/// The people of a post's talks found so far: who is told of again goes on with the same talk.
pub(super) struct Known<'a> {
    candidates: &'a [Candidate],
    names: HashSet<String>,
    /// The titles that text tells of, by place.
    titles: Vec<(usize, Range<usize>)>,
}

impl<'a> Known<'a> {
    /// Of candidates that are sorted by place.
    pub fn of(candidates: &'a [Candidate]) -> Self {
        let names = candidates.iter().flat_map(names).collect();
        Self { candidates, names, titles: Vec::new() }
    }

    /// Notes whom a talk credits, and its title.
    pub fn add(&mut self, talk: &Candidate) {
        if talk.title_kind == TitleKind::Stated {
            self.titles.push((talk.passage, talk.span.clone()));
        }
        self.names.extend(names(talk));
    }

    /// The bytes of the titles known so far within a sentence.
    pub fn titles_in(
        &self,
        passage: usize,
        sentence: &Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> {
        let here = self.titles.iter().rev().take_while(move |(at, _)| *at == passage);
        let linked = self.candidates[within(self.candidates, passage, sentence)].iter();
        let linked = linked.filter(|talk| talk.title_kind == TitleKind::Stated);
        let titles = here
            .map(|(_, title)| title)
            .chain(linked.map(|talk| &talk.span))
            .filter(|it| sentence.contains(&it.start) && it.end <= sentence.end);
        titles.map(|it| it.start - sentence.start..it.end - sentence.start)
    }

    /// The candidates.
    pub fn candidates(&self) -> &'a [Candidate] {
        self.candidates
    }

    /// Whether one of a group is credited already.
    pub fn has(&self, words: &str, group: &Group) -> bool {
        group.members.iter().any(|member| self.names.contains(&fold(&words[member.name.clone()])))
    }
}

/// Whom a talk credits, folded: base forms and as the post writes them.
fn names(talk: &Candidate) -> impl Iterator<Item = String> {
    talk.people.iter().flat_map(|person| [fold(&person.name), fold(&person.surface)])
}
