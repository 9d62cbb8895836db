//! The title that stands beside a link which says nothing itself: in its row, or in its sentence.

use std::ops::Range;

use super::before::{CLOSING, is_said_below, stated_before};
use super::lead::{alone, headed, lead_at, led, told_behind};
use super::own::people_come_first;
use super::prose::told_around;
use super::{Found, stated};
use crate::extract::context::Context;
use crate::extract::people::group::groups;
use crate::extract::sentence::{range_in, sentences};
use crate::extract::talk::bare::{is_bare, is_when};
use crate::extract::talk::crediting::after_author;
use crate::extract::talk::floor::on_stage;
use crate::extract::talk::segment::{Segment, is_row};
use crate::extract::talk::session::session_in;
use crate::extract::talk::set_off::{self, set_off};
use crate::extract::talk::table::columns;
use crate::extract::talk::title::{self, is_capitalised, quoted, text_of};
use crate::extract::talk::{people_of, row};
use crate::language::han::SUBJECT_PARTICLES;
use crate::post::document::{BlockKind, HARD_BREAK};

/// The words beside a link that says nothing: `Title - Jane Doe, Org ([video](…), [slides](…))`.
pub(in crate::extract::talk) fn beside(
    ctx: &Context,
    index: usize,
    segment: &Segment,
) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let base = segment.range.start;
    let label = label_of(&block.text, segment);
    let end = base + label.len();
    // "**Title** (Jane Doe) [video](…)": a paragraph that is a row.
    let lead = lead_at(block, end - label.trim_start().len());
    let lead = lead.map(|lead| &lead.range);
    stated_before(ctx, index, base..end, segment)
        .or_else(|| headed(ctx, index, (label, base)))
        .or_else(|| own_line(ctx, index, lead?, end))
        .or_else(|| quoted_label(ctx, index, (label, base)))
        .or_else(|| {
            let prose = !is_row(block.kind) && lead.is_none();
            if prose { told_around(ctx, index, segment) } else { None }
        })
        .or_else(|| row_title(ctx, index, segment, (label, base), lead))
}

/// What stands before the first link of a segment, without the signs between.
fn label_of<'t>(text: &'t str, segment: &Segment) -> &'t str {
    let link = segment.links[0].0;
    text[segment.range.start..link.range.start]
        .trim_end_matches(['(', '（', '[', ' ', ',', ':', '-', '–', '—', '|', '*', '\t', '\n'])
        .trim_end_matches(|c: char| {
            matches!(c, '▶' | '→' | '\u{fe0f}' | '\u{1f000}'..) || c.is_whitespace()
        })
}

/// The title that stands alone in bold before a link, or that sentences behind it quote.
fn own_line(ctx: &Context, index: usize, lead: &Range<usize>, end: usize) -> Option<Found> {
    let alone = alone(ctx, index, lead, end)?;
    quoted_in(ctx, index, lead.end..end).or(Some(alone))
}

/// A title in quotes before a link, with the people behind it: "“Meshes at Sea”, Jane Doe (Acme) [video](…)".
fn quoted_label(ctx: &Context, index: usize, (label, base): (&str, usize)) -> Option<Found> {
    // "她说：“网格不会停。”" is what somebody said.
    let (inner, _) = quoted(label).filter(|(it, _)| !label[it.clone()].ends_with(['。', '！']))?;
    if is_said_below(ctx, index, &(base + inner.start..base + inner.end)) {
        return None;
    }
    let tail = label[inner.end..].trim_start_matches(CLOSING);
    let tail = after_author(ctx, tail).unwrap_or(tail);
    let tail_end = title::cut_sentence(tail);
    let credits = ctx.credits(&tail[..tail_end]);
    let people = if credits.is_certain() {
        let shift = base + range_in(label, tail).start;
        people_of(ctx, index, shift, &credits, "credits after a quoted title")
    } else {
        Vec::new()
    };
    let title = base + inner.start..base + inner.end;
    Some(stated(&ctx.passages[index].block, &title, people))
}

/// The title of a row, or of a paragraph that is one, before its link or behind it.
fn row_title(
    ctx: &Context,
    index: usize,
    segment: &Segment,
    (label, base): (&str, usize),
    lead: Option<&Range<usize>>,
) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let (link, last) = (segment.links[0].0, segment.links.last()?.0);
    // "[video](…) Title - Jane Doe": a row may begin with the link.
    let leads = label.trim().is_empty() && block.kind == BlockKind::Item;
    let (label, base) = match block.text.get(last.range.end..segment.range.end) {
        Some(tail) if leads => (tail.split(HARD_BREAK).next().unwrap_or(tail), last.range.end),
        _ => (label, base),
    };
    if let Some(found) = led(ctx, index, (label, base)) {
        return Some(found);
    }
    let emphasized = lead.is_some();
    let split = set_off(ctx, (label, base), &block.marks);
    if let Some(lead) = lead.filter(|_| split.is_none())
        && let Some(found) = told_behind(ctx, index, lead.clone(), base + label.len())
    {
        return Some(found);
    }
    // "… a panel on seas. Make it [this one](…)": the sentence before tells of its talk.
    let own = ctx.sentence_at(index, link.range.start);
    let prose = !is_row(block.kind) && split.is_none() && own.start > base;
    if prose && session_in(ctx, index, &(base..own.start)).is_some() {
        return None;
    }
    let mut split = split.unwrap_or_else(|| split_row(ctx, index, label));
    // "**Title** – an aside. [Video](…)"
    let set_off = split.title.start + base..split.title.end + base;
    if let Some(lead) = set_off::lead(&block.text, &set_off, &block.marks, ctx.lexicon) {
        split.title = lead.start - base..lead.end - base;
    }
    let title = text_of(label, &split.title);
    // Sentences that name somebody are no title.
    let told = prose
        && sentences(&title).len() > 1
        && title.split_whitespace().count() > LONGEST
        && !groups(ctx, &title).is_empty();
    if told || !is_stated(ctx, index, &title, emphasized) {
        return None;
    }
    let people = split.credits.map_or(Vec::new(), |credits| {
        people_of(ctx, index, base, &credits, "credits beside the link")
    });
    let at = base + split.title.start;
    Some(Found {
        people,
        quoted: emphasized,
        at: Some(at),
        line: Some(block.line_at(at)),
        ..Found::new(title)
    })
}

/// A label as a row states a talk; with the people first where others of its kind have them there: "Jane Doe: Meshes at Sea".
fn split_row(ctx: &Context, index: usize, label: &str) -> row::Split {
    let split = row::split(ctx, label);
    if split.credits.is_some() || !is_row(ctx.passages[index].block.kind) {
        return split;
    }
    let first = row::people_first(ctx, label, true);
    first.filter(|_| people_come_first(ctx, index)).unwrap_or(split)
}

/// Whether words beside a link are a title, rather than a label or a sentence.
fn is_stated(ctx: &Context, index: usize, title: &str, emphasized: bool) -> bool {
    let row = is_row(ctx.passages[index].block.kind);
    let says = title.chars().filter(|c| c.is_alphabetic()).count() >= 4;
    // "昨年の様子は[こちら](…)": a subject, no title.
    let subject = !row && title.ends_with(SUBJECT_PARTICLES);
    // "Jane Doe told of sails. The slides are on [this page](…)" right below a title
    let told = !row
        && ctx.heading_above(index).is_some_and(|it| it + 1 == index)
        && !emphasized
        && (title.ends_with('。') || sentences(title).len() > 1);
    // "It was not recorded, but [here are the slides](…)"
    let last = title.rsplit(' ').next().unwrap_or_default();
    let breaks_off = CONJUNCTIONS.contains(&last);
    says && !subject && !told && !breaks_off && !is_bare(title, &ctx.languages) && !is_when(title)
}

/// The title that sentences behind a bold topic quote, with the people whom they name: "**Rigging.** In “Meshes at Sea” Jane
/// Doe tied a knot.", "**Rigging.** Jane Doe tied a knot. The session was called “Meshes at Sea”."
fn quoted_in(ctx: &Context, index: usize, behind: Range<usize>) -> Option<Found> {
    let passage = &ctx.passages[index];
    let block = &passage.block;
    let from = passage.sentences.partition_point(|it| it.end <= behind.start);
    let told = passage.sentences[from..].iter().take_while(|it| it.start < behind.end);
    let told: Vec<&Range<usize>> = told.collect();
    let found = told.iter().find_map(|sentence| {
        let sentence = sentence.start.max(behind.start)..sentence.end.min(behind.end);
        let (inner, _) = quoted(block.text.get(sentence.clone())?)?;
        let title = sentence.start + inner.start..sentence.start + inner.end;
        let long = block.text[title.clone()].split_whitespace().count() >= QUOTED;
        (long && is_capitalised(&block.text[title.clone()])).then_some(title)
    })?;
    let people = told.iter().flat_map(|it| on_stage(ctx, index, it, true, 0.85));
    let title = &block.text[found.clone()];
    // "You're Holding It Wrong" names nobody.
    let people = people.filter(|person| !title.contains(&person.surface));
    Some(stated(block, &found, people.collect()))
}

/// Words behind which a sentence goes on.
const CONJUNCTIONS: [&str; 5] = ["but", "and", "so", "or", "because"];

/// No title in prose has more words and is of several sentences.
const LONGEST: usize = 12;

/// Fewer words in quotes may be anything.
const QUOTED: usize = 3;

/// What the columns of a table say of a row: the title, and who speaks.
pub(in crate::extract::talk) fn in_columns(ctx: &Context, index: usize) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let row = (block.kind == BlockKind::TableRow).then(|| columns(ctx, index)).flatten()?;
    let people = row.credits.map_or(Vec::new(), |credits| {
        people_of(ctx, index, 0, &credits, "credits in the column of speakers")
    });
    Some(stated(block, &row.title, people))
}

#[cfg(test)]
mod tests {
    use crate::extract::talk::naming::tests::only;
    use crate::extract::testing::linked;

    #[test]
    fn people_come_first_where_they_do_in_other_rows() {
        let titles = |rows: &str| -> Vec<String> {
            linked("en", rows).into_iter().map(|talk| talk.title).collect()
        };
        let row = "- Zora Quill: Meshes at Sea - [video](v1)";
        let others = "- Max Mu (Quuxly): Sails and Ropes - [video](v2)";
        assert_eq!(titles(&format!("{others}\n{row}")), ["Sails and Ropes", "Meshes at Sea"]);
        let other = "- Sails and Ropes: a Tour - [video](v2)";
        assert_eq!(
            titles(&format!("{other}\n{row}")),
            ["Sails and Ropes: a Tour", "Zora Quill: Meshes at Sea"]
        );
    }

    #[test]
    fn words_beside_a_link_that_says_nothing() {
        for (lang, text, want) in [
            (
                "en",
                "- Meshes at Sea - Zora Quill, Quuxly ([video](v1))",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            ("en", "- “Meshes at Sea” ([video](v1))", "Meshes at Sea | "),
            (
                "en",
                "**Meshes at Sea** — Zora Quill of Quuxly showed how they swim. [Video](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- [video](v1) Meshes at Sea - Zora Quill, Quuxly",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- **Meshes at Sea**, Zora Quill of Quuxly, [video](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "**Meshes at Sea** (Zora Quill, Quuxly) [[video](v1)]\nIt tells of sails and ropes.",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "**Meshes at Sea** — Zora Quill (Quuxly)\n“Sails are ropes.” [Watch](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- *Meshes at Sea*. Zora Quill (Quuxly) showed sails, and we met Max Mu. [video](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            ("en", "- Meshes at Sea: [slides](s1)", "Meshes at Sea | "),
            (
                "en",
                "**Meshes that swim at sea**\n: Zora Quill, Quuxly\n: A tour of sails.\n  [Video](v1)",
                "Meshes that swim at sea | ",
            ),
            (
                "en",
                "**Sails**\n: Zora Quill, Quuxly\n: Meshes at Sea.\n  [Video](v1)",
                "Meshes at Sea | ",
            ),
            (
                "en",
                "**Meshes: are they at sea?** – Not quite. [Video](v1)",
                "Meshes: are they at sea? | ",
            ),
            ("zh", "- 《海上的服务网格》 [视频](v1)", "海上的服务网格 | "),
            (
                "zh",
                "- “海上的网格：三年”，作者：Zora Quill，首席工程师，谷歌 -* [https://sched.co/1AAA1](s1)*",
                "海上的网格：三年 | Zora Quill (谷歌)",
            ),
            (
                "zh",
                "- “海上的网格：三年”，作者：Zora Quill，谷歌 -》 [视频](v1)",
                "海上的网格：三年 | Zora Quill (谷歌)",
            ),
            (
                "en",
                "“Meshes at Sea” (Zora Quill, Quuxly) - [Recording](v1) | [Slides](d1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            ("uk", "- «Мережі в морі» [відео](v1)", "Мережі в морі | "),
            ("ja", "- 「海のメッシュ入門」 [動画](v1)", "海のメッシュ入門 | "),
            ("en", "We gave a [talk](v1) about meshes at sea.", "about meshes at sea | "),
        ] {
            assert_eq!(only(lang, text), want, "{text}");
        }
        for text in ["- [video](v1)", "- A: [video](v1)"] {
            assert_eq!(linked("en", text).len(), 0, "{text}");
        }
    }
}
