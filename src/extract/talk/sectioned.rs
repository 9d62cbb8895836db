//! Titles that stand alike, each over a paragraph that begins by telling who was on stage: "**Meshes at Sea**", then
//! "Jane Doe showed how …". One alone may be a chapter of the post, unless brackets say that it is a title; where most do
//! so, they are its talks.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::brief::is_tagged;
use super::bylined::{is_bold, is_paragraph};
use super::floor::{on_stage, persons, speaks_here};
use super::format::{format_in, of_row};
use super::naming::titled_by;
use super::title::of_heading;
use super::{Candidate, Person};
use crate::extract::context::Context;
use crate::extract::facts::TitleKind;
use crate::extract::link::target;
use crate::extract::people::group::groups;
use crate::extract::stems::Stems;
use crate::post::document::BlockKind;

/// The rule.
pub const RULE: &str = "title over who was on stage";

/// So many titles that stand alike are no chance.
const SEVERAL: usize = 3;

/// No more characters tell the kind of a session: "クロージングパネルディスカッション".
const KIND: usize = 20;

/// What makes titles alike: the level of the heading, none for a bold line, and the heading above.
type Kind = (Option<u8>, Option<usize>);

/// Adds the talks of sections that tell of none so far.
pub fn add(ctx: &Context, found: &mut Vec<Candidate>) {
    let known: HashSet<usize> = found.iter().map(|talk| talk.passage).collect();
    let apart = candidates(ctx).into_iter().filter(|talk| !known.contains(&talk.passage));
    found.extend(apart.filter(|talk| !known.contains(&(talk.passage + 1))));
}

/// The talks of the sections that are alike.
fn candidates(ctx: &Context) -> Vec<Candidate> {
    let mut alike: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
    for (index, passage) in ctx.passages.iter().enumerate().skip(1) {
        let level = match passage.block.kind {
            BlockKind::Heading(level) => Some(level),
            _ if is_bold(ctx, index) => None,
            _ => continue,
        };
        alike.entry((level, passage.heading)).or_default().push(index);
    }
    alike.into_values().flat_map(|titles| of_alike(ctx, &titles)).collect()
}

fn of_alike(ctx: &Context, titles: &[usize]) -> Vec<Candidate> {
    let talks: Vec<Candidate> = titles.iter().filter_map(|&title| candidate(ctx, title)).collect();
    let told = titles.iter().filter(|&&title| is_of_one(ctx, title)).count();
    // Other sections like them may link theirs, one each.
    let links: Vec<usize> = titles.iter().map(|&title| talk_links(ctx, title)).collect();
    let one_each = links.iter().all(|&links| links <= 1);
    let with_link = titles.iter().zip(&links).filter(|&(_, &links)| links > 0 && one_each);
    let linked = with_link.filter(|&(&title, _)| titled_by(ctx, title).is_some()).count();
    let several = told >= SEVERAL || told + linked >= SEVERAL && told > linked;
    let are_talks = several && (talks.len() + linked) * 2 > titles.len();
    let quoted = |talk: &Candidate| is_quoted(ctx, talk.passage);
    talks.into_iter().filter(|talk| are_talks || quoted(talk)).collect()
}

/// Whether the title that stands alone is in brackets that nothing but a title is in, "01｜《海上的网格》", or its kind is told:
/// "【基調講演】海のメッシュ".
fn is_quoted(ctx: &Context, index: usize) -> bool {
    let text = ctx.passages[index].block.text.trim();
    let number = |c: char| c.is_ascii_digit() || c.is_whitespace() || "｜|.、:：".contains(c);
    let title = text.trim_start_matches(number).strip_prefix('《');
    title.and_then(|title| title.strip_suffix('》')).is_some_and(|title| !title.contains('》'))
        || is_tagged(ctx, text)
        || is_kind_quoted(ctx, text)
}

/// Whether a line names a kind of session and quotes its title: "パネルディスカッション「海と帆」".
fn is_kind_quoted(ctx: &Context, line: &str) -> bool {
    let quote = line.strip_suffix('」').and_then(|it| it.split_once('「'));
    quote.is_some_and(|(kind, title)| {
        let brief = kind.chars().count() <= KIND;
        brief && !title.contains('」') && format_in(kind, &ctx.languages).is_some()
    })
}

fn candidate(ctx: &Context, index: usize) -> Option<Candidate> {
    let text = &ctx.passages[index].block.text;
    let below = below(ctx, index)?;
    let found = titled_by(ctx, index)?;
    if Stems::of(&found.title).has_any(&ctx.words(|language| language.not_talks)) {
        return None;
    }
    let heading = matches!(ctx.passages[index].block.kind, BlockKind::Heading(_));
    let sentence = ctx.passages[below].sentences.first()?;
    let staged = || on_stage(ctx, below, sentence, is_quoted(ctx, index), 0.85);
    let said = [found.people, staged(), begun(ctx, below, sentence)];
    let people = said.into_iter().find(|people| !people.is_empty())?;
    let span = of_heading(ctx, text);
    Some(Candidate {
        format: of_row(ctx, index, &found.title, &span),
        section: heading.then_some(index),
        people,
        ..Candidate::new(ctx, RULE, index, span, (found.title, TitleKind::Stated))
    })
}

/// Whether the first sentence below a title says who speaks, and no other one says so of somebody else.
fn is_of_one(ctx: &Context, title: usize) -> bool {
    let Some(below) = below(ctx, title) else { return false };
    let sentences = &ctx.passages[below].sentences;
    let mut people = sentences.iter().map(|sentence| on_stage(ctx, below, sentence, false, 0.85));
    let first = people.next().unwrap_or_default();
    let again = |person: &Person| first.iter().any(|it| it.name.contains(&person.name));
    !first.is_empty() && people.flatten().all(|person| again(&person))
}

/// The people with whom a sentence begins.
fn begun(ctx: &Context, passage: usize, sentence: &Range<usize>) -> Vec<Person> {
    let words = &ctx.passages[passage].block.text[sentence.clone()];
    let first = groups(ctx, words).into_iter().next();
    let first = first.filter(|it| it.range.start == 0 && speaks_here(ctx, words, it));
    let rule = "people in the description";
    first.map_or(Vec::new(), |it| persons(ctx, passage, sentence.start, &it, rule, 0.8))
}

/// The paragraph below a title, where the section links no talk: other rules know what its links tell of.
fn below(ctx: &Context, title: usize) -> Option<usize> {
    Some(title + 1).filter(|&it| {
        it < ctx.passages.len()
            && talk_links(ctx, title) == 0
            && is_paragraph(ctx, it)
            && !is_bold(ctx, it)
    })
}

/// How many links of talks the section of a title has.
fn talk_links(ctx: &Context, title: usize) -> usize {
    let below = (title + 1..ctx.passages.len()).take_while(|&it| {
        let passage = &ctx.passages[it];
        !matches!(passage.block.kind, BlockKind::Heading(_)) && !is_bold(ctx, it)
    });
    let links = below.flat_map(|it| &ctx.passages[it].block.links);
    links.filter(|link| target(&link.url).kind.is_some()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, shown};

    fn found(text: &str) -> Vec<String> {
        let talks = candidates(&context("en", "2025-04-25", text)).into_iter();
        talks.map(|talk| format!("{} | {}", talk.title, shown(&talk.people))).collect()
    }

    #[test]
    fn a_title_in_brackets_is_enough() {
        let found = |text: &str| {
            let talks = candidates(&context("zh", "2025-04-25", text)).into_iter();
            talks
                .map(|talk| format!("{} | {}", talk.title, shown(&talk.people)))
                .collect::<Vec<_>>()
        };
        let below = "打头阵的是陈晓明老师，他没有放一页图。";
        assert_eq!(found(&format!("**01｜《海上的网格》**\n\n{below}")), ["海上的网格 | 陈晓明"]);
        assert_eq!(found(&format!("**海上的网格**\n\n{below}")), [""; 0]);
        assert_eq!(found("**《海上的网格》**\n\n座无虚席。"), [""; 0]);
        let found = |title: &str| {
            let text = format!("**{title}**\n\nGoogle の佐藤花子さんが網を編みました。");
            let talks = candidates(&context("ja", "2025-04-25", &text)).into_iter();
            talks.map(|talk| shown(&talk.people)).collect::<Vec<_>>()
        };
        assert_eq!(found("ワークショップ「海の網」"), ["佐藤花子 (Google)"]);
        assert_eq!(found("【基調講演】海の網"), ["佐藤花子 (Google)"]);
        assert_eq!(found("【重要】海の網"), [""; 0]);
        assert_eq!(found("合言葉「海の網」"), [""; 0]);
    }

    #[test]
    fn sections_of_one_talk_each() {
        let told = [
            "Zora Quill (Quuxly) showed fish.",
            "In room B, Max Mu talked about sails.",
            "Ada Lin explained knots.",
        ];
        let want =
            ["Meshes at Sea | Zora Quill (Quuxly)", "Ropes and Sails | Max Mu", "Knots | Ada Lin"];
        let [one, two, three] = told;
        for (before, after) in [("**", "**"), ("### ", "")] {
            let title = |title: &str| format!("{before}{title}{after}\n\n");
            let all = [title("Meshes at Sea"), title("Ropes and Sails"), title("Knots")];
            let text =
                |three: &str| format!("{}{one}\n\n{}{two}\n\n{}{three}", all[0], all[1], all[2]);
            assert_eq!(found(&text(three)), want, "{before}");
            // Two of three may be chance.
            assert_eq!(found(&text("We sailed.")), [""; 0], "{before}");
            // Others like them may link theirs, but not several.
            let link = "[knots](https://youtu.be/AAAAAAAAAA1)";
            let linked = |links: &str| text(&format!("Ada Lin explained {links}."));
            assert_eq!(found(&linked(link)), want[..2]);
            assert_eq!(found(&linked(&format!("{link} and {link}"))), [""; 0]);
            // Where it is none, who begins is on stage, whatever they do.
            let four =
                format!("{}\n\n{}Ivo Lund tied a knot.", text(three), title("Nets and Lamps"));
            assert_eq!(found(&four).last().map(String::as_str), Some("Nets and Lamps | Ivo Lund"));
            let thanks = format!("{}\n\n{}We sailed.", text(three), title("Nets and Lamps"));
            assert_eq!(found(&thanks).len(), 3);
        }
    }
}
