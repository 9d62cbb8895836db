//! Talks: candidates from links and from rows without links, each with what stands around it.

pub mod adopted;
mod ahead;
pub mod announced;
pub mod author;
pub(super) mod bare;
pub mod behind;
mod beside_edition;
mod beside_sentence;
mod beside_title;
mod billed;
mod brief;
pub mod bylined;
mod card;
mod closing;
pub mod confidence;
mod credited_near;
mod crediting;
mod cut;
mod deck;
mod described;
mod emphasised;
mod entitled;
mod fields;
pub mod floor;
pub mod format;
mod goes_on;
mod grid;
mod headline;
mod joint;
mod known;
mod led;
mod lines;
pub mod linked;
mod meant;
pub mod merge;
mod naming;
mod next_up;
pub mod no_talk;
mod noun_phrase;
mod opened;
mod ordinal;
mod owner;
pub mod panel;
pub mod place;
pub mod portrait;
mod programme;
mod respective;
pub mod retitled;
pub mod row;
pub mod sectioned;
mod segment;
mod session;
mod set_off;
pub mod short_names;
pub mod shown;
pub mod slot;
pub mod speakers;
mod spoken;
mod table;
pub mod telling;
mod theirs;
mod title;
mod titled;
pub mod told;
mod topical;
pub mod unlinked;
pub mod whose;
mod works;

use std::fmt;
use std::ops::Range;

use self::beside_edition::without_edition;
use super::context::Context;
use super::facts::{Evidence, LinkFact, TitleKind};
use super::link::is_talk;
use super::organization::presenter::Presenter;
use super::organization::{employer, is_place};
use super::people::credits::Credits;
use super::sentence::one_line;
use crate::language::is_pictograph;
use crate::post::document::{Block, HARD_BREAK};

/// A talk as one place of the post tells of it.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The rule that found it.
    pub rule: &'static str,
    /// The passage.
    pub passage: usize,
    /// The byte at which it stands there.
    pub at: usize,
    /// The bytes of the link's words, or of the words that tell of it.
    pub span: Range<usize>,
    /// The heading that is the talk's title, if one is: then the whole section is about the talk.
    pub section: Option<usize>,
    /// 1-based line.
    pub line: u32,
    /// The title, on one line.
    pub title: String,
    /// Whether the post states the title.
    pub title_kind: TitleKind,
    /// What kind of session, if the words tell.
    pub format: Option<format::Named>,
    /// Its links.
    pub links: Vec<LinkFact>,
    /// The people credited.
    pub people: Vec<Person>,
    /// Index of its event.
    pub event: Option<usize>,
    /// How close to it the post names the event.
    pub event_said: Said,
    /// Organizations that present it, beyond the people's own.
    pub presenters: Vec<Presenter>,
    /// How sure the rule is.
    pub confidence: f64,
}

/// How close to a talk the post names its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// Nowhere near, and the talk is on a day that is not the other event's.
    ByDay,
    /// Nowhere near: it is the post's main event, or was told of last.
    Before,
    /// In its section, before it.
    Section,
    /// In its passage, its list or the headings over it.
    Near,
    /// In its own row or sentence, or by the host of its schedule page.
    Beside,
}

impl fmt::Display for Said {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::ByDay => "on a day that is not the other event's",
            Self::Before => "told of before, or the post's own event",
            Self::Section => "told of before in its section",
            Self::Near => "named near it",
            Self::Beside => "named beside it",
        })
    }
}

/// A person credited in a candidate, with the words.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// In the nominative.
    pub name: String,
    /// As the post writes it.
    pub surface: String,
    /// 1-based line.
    pub line: u32,
    /// The organization's words, where the line gives one.
    pub organization: Option<String>,
    /// Whether the line gives it once, behind somebody else: "Jane Doe and John Roe, Acme".
    pub shares: bool,
    /// The rule.
    pub rule: &'static str,
    /// How sure the rule is.
    pub confidence: f64,
}

impl Candidate {
    /// Who gives it, in order.
    fn names(&self) -> impl Iterator<Item = &str> {
        self.people.iter().map(|person| person.name.as_str())
    }

    /// Whether it has people, and an employer is known of none of them.
    pub(crate) fn is_unemployed(&self) -> bool {
        !self.people.is_empty() && self.people.iter().all(|person| person.organization.is_none())
    }

    /// A talk that a rule found at some bytes of a passage, of which no more is known yet.
    fn new(
        ctx: &Context,
        rule: &'static str,
        passage: usize,
        span: Range<usize>,
        (title, title_kind): (String, TitleKind),
    ) -> Self {
        // "🦅 Meshes at Sea"
        let named = title.trim_start_matches(|c: char| is_pictograph(c) || c.is_whitespace());
        let named = if named.is_empty() { &title } else { named };
        let title = match title_kind {
            TitleKind::Stated => without_edition(named, ctx.lexicon),
            TitleKind::Described => named,
        };
        let title = title.to_owned();
        Self {
            rule,
            passage,
            at: span.start,
            line: ctx.passages[passage].block.line_at(span.start),
            span,
            section: None,
            title,
            title_kind,
            format: None,
            links: Vec::new(),
            people: Vec::new(),
            event: None,
            event_said: Said::Before,
            presenters: Vec::new(),
            confidence: confidence::of_title(rule, title_kind),
        }
    }

    /// What the evidence of its mention is.
    pub fn evidence(&self, ctx: &Context) -> Evidence {
        let passage = &ctx.passages[self.passage].block;
        let after = passage.text.get(self.at..).unwrap_or_default().chars();
        // Not to the end of the line, which may be that of a book.
        let words: String =
            after.take(160).take_while(|c| !['\n', HARD_BREAK].contains(c)).collect();
        Evidence {
            line: self.line,
            words: if words.trim().is_empty() {
                self.title.as_str().into()
            } else {
                one_line(&words).into()
            },
            rule: self.rule.into(),
            confidence: self.confidence,
        }
    }
}

/// Which of the candidates, sorted by place, begin in a range of a passage.
fn within(candidates: &[Candidate], passage: usize, range: &Range<usize>) -> Range<usize> {
    let before =
        |at: usize| candidates.partition_point(|it| (it.passage, it.span.start) < (passage, at));
    before(range.start)..before(range.end)
}

/// The names at `ranges` of a text in the nominative, on one line each.
pub fn nominative(ctx: &Context, text: &str, ranges: &[Range<usize>]) -> Vec<String> {
    let Some(rule) = ctx.languages.iter().find_map(|language| language.nominative) else {
        return ranges.iter().map(|range| one_line(&text[range.clone()])).collect();
    };
    // "Зора Квіленко разом із Максом Муренком": a preposition puts whoever follows into another case.
    let froms = ctx.words(|language| language.from_words);
    let alike = |a: &Range<usize>, b: &Range<usize>| {
        let between = text.get(a.end..b.start).unwrap_or_default();
        !between.split_whitespace().next_back().is_some_and(|last| froms.contains(&last))
    };
    let in_one_case = |ranges: &[Range<usize>]| {
        let names: Vec<String> =
            ranges.iter().map(|range| one_line(&text[range.clone()])).collect();
        let words: Vec<&str> = names.iter().map(String::as_str).collect();
        let end = ranges[ranges.len() - 1].end;
        rule(&words, &text[..ranges[0].start], &text[end..])
    };
    ranges.chunk_by(alike).flat_map(in_one_case).collect()
}

/// The people of a credit line in a passage; `base` is where `credits`' text begins there.
pub fn people_of(
    ctx: &Context,
    passage: usize,
    base: usize,
    credits: &Credits,
    rule: &'static str,
) -> Vec<Person> {
    let named = credits.people.iter().map(|credit| (&credit.name, credit.organization.as_ref()));
    let sure = |employed| if employed { 0.97 } else { 0.9 };
    people_at(ctx, (passage, base), &named.collect::<Vec<_>>(), rule, sure)
}

/// The people at some bytes of a text, with their employers; `at` is the passage and where the text
/// begins there, and `sure` tells how sure the rule is of somebody who has one or has none.
fn people_at(
    ctx: &Context,
    at: (usize, usize),
    named: &[(&Range<usize>, Option<&Range<usize>>)],
    rule: &'static str,
    sure: impl Fn(bool) -> f64,
) -> Vec<Person> {
    let (passage, base) = at;
    let block = &ctx.passages[passage].block;
    let words = |range: &Range<usize>| one_line(&block.text[base + range.start..base + range.end]);
    let ranges: Vec<_> = named.iter().map(|(name, _)| base + name.start..base + name.end).collect();
    let names = nominative(ctx, &block.text, &ranges);
    let goes_on = |index: usize| {
        let (one, next) = (named[index].1, named.get(index + 1));
        // "Buoyant 的陈晓明以及李雷": the second one may be of another company.
        let ahead = index.checked_sub(1).map(|at| named[at]).is_some_and(|(name, organization)| {
            organization == one && one.is_some_and(|it| it.end <= name.start)
        });
        one.is_some() && (ahead || one == next.and_then(|(_, organization)| *organization))
    };
    let people =
        named.iter().zip(names).enumerate().map(|(index, ((range, organization), name))| Person {
            name,
            surface: words(range),
            line: block.line_at(base + range.start),
            organization: organization
                .filter(|it| !is_in_title(block, base + range.start, base + it.start))
                .map(&words)
                .filter(|it| !is_place(ctx, it))
                .and_then(|it| employer(&it)),
            shares: goes_on(index),
            rule,
            confidence: sure(organization.is_some()),
        });
    people.collect()
}

/// Whether what begins at a byte is of a talk's title, in which the name is not: "Jane Doe at [Meshes in Harbours](…)".
pub fn is_in_title(block: &Block, name: usize, at: usize) -> bool {
    let before = block.links.partition_point(|link| link.range.start <= at);
    let link = block.links[..before].last().filter(|link| link.range.contains(&at));
    link.is_some_and(|link| {
        let talk = is_talk(&link.url);
        talk && !link.range.contains(&name)
    })
}

/// Gives people of whom nobody has an employer the one that is told for all.
fn employ(people: &mut [Person], employer: impl FnOnce() -> Option<String>) {
    if people.is_empty() || people.iter().any(|person| person.organization.is_some()) {
        return;
    }
    let employer = employer();
    for person in people {
        person.organization.clone_from(&employer);
    }
}

/// Gets the patterns ready that take longest, if they are not yet.
pub fn prepare() {
    title::prepare();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::people::group::groups;
    use crate::extract::testing::context;

    #[test]
    fn words_of_titles_employ_nobody() {
        for (text, want) in [
            ("You can catch Zora Quill at [Taming Meshes](v1).", ""),
            ("Zora Quill at [Quuxly](https://quuxly.example) told of sails.", "Quuxly"),
            ("Here is [Zora Quill at Quuxly](v1).", "Quuxly"),
        ] {
            let ctx = context("en", "2025-04-25", &format!("# T\n\n{text}"));
            let group = groups(&ctx, &ctx.passages[1].block.text).remove(0);
            let people = floor::persons(&ctx, 1, 0, &group, "", 0.9);
            assert_eq!(people[0].organization.as_deref().unwrap_or_default(), want, "{text}");
        }
    }

    #[test]
    fn one_employer_for_all_or_for_nobody() {
        let person = |organization: Option<&str>| Person {
            name: "Zora Quill".to_owned(),
            surface: "Zora Quill".to_owned(),
            line: 1,
            organization: organization.map(str::to_owned),
            shares: false,
            rule: "",
            confidence: 0.9,
        };
        for (own, employer, want) in [
            (&[None, None][..], Some("Acme"), &[Some("Acme"), Some("Acme")][..]),
            (&[None, None], None, &[None, None]),
            // Where one has an employer, the row would have told the other's, too.
            (&[None, Some("Quuxly")], Some("Acme"), &[None, Some("Quuxly")]),
        ] {
            let mut people: Vec<Person> = own.iter().copied().map(person).collect();
            employ(&mut people, || employer.map(str::to_owned));
            let found = people.iter().map(|it| it.organization.as_deref()).collect::<Vec<_>>();
            assert_eq!(found, want, "{own:?}");
        }
        employ(&mut [], || panic!("nobody to employ"));
    }
}
