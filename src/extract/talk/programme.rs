//! What stands over a row: the item that it belongs to, the sentence that introduces its list, headings.

use std::ops::Range;

use super::format::{format_in, names_one, session_of};
use super::table::speakers;
use crate::extract::clock::is_timed;
use crate::extract::context::Context;
use crate::extract::facts::TalkFormat;
use crate::extract::people::group::groups;
use crate::extract::sentence::lowered;
use crate::extract::stems::{Stems, end_of_stem, find_stem};
use crate::language::han::FOLLOWING;
use crate::language::uk::verbs::is_of_session;
use crate::post::document::{BlockKind, Mark, MarkKind};

/// So many rows before one are looked through for the sentence that introduces them.
const ROWS: usize = 50;

/// Signs behind the rows of which a sentence speaks.
const MARKS: [char; 4] = ['*', '†', '★', '☆'];

/// So many sentences before one that ends in a colon belong to the list, too.
const SENTENCES: usize = 2;

/// The texts over a row, the nearest first, and whether each is a sentence that introduces its list; the
/// post's title is none.
fn above<'c>(ctx: &'c Context, index: usize) -> impl Iterator<Item = (&'c str, bool)> {
    let text = |above: usize| (ctx.passages[above].block.text.as_str(), false);
    let passage = &ctx.passages[index];
    let introduction = introduction(ctx, index).map(|sentence| (sentence, true));
    let parent = passage.parent.into_iter().chain(row_above(ctx, index)).map(text);
    parent.chain(introduction).chain(ctx.headings_above(index).map(text))
}

/// The row of a table that heads one without a time: "12:10 | Lightning talks" over " | Title | Jane Doe".
fn row_above(ctx: &Context, index: usize) -> Option<usize> {
    let row = |at: &usize| ctx.passages[*at].block.kind == BlockKind::TableRow;
    let timed = |at: &usize| is_timed(&ctx.passages[*at].block.text);
    if !row(&index) || timed(&index) {
        return None;
    }
    let above = (index.saturating_sub(ROWS)..index).rev().take_while(row).find(timed)?;
    ctx.passages[above].block.links.is_empty().then_some(above)
}

/// The last sentence of the paragraph right before the list or table of a row, and those before it where a colon says
/// that the list belongs to them: "Then came lightning talks. Five minutes each. In this order:".
fn introduction<'c>(ctx: &'c Context, index: usize) -> impl Iterator<Item = &'c str> {
    let listed = |kind: BlockKind| matches!(kind, BlockKind::Item | BlockKind::TableRow);
    let before = (index.saturating_sub(ROWS)..index).rev().map(|at| &ctx.passages[at]);
    let headed = |kind: BlockKind| listed(kind) || kind == BlockKind::TableHead;
    let first = before.into_iter().find(|passage| !headed(passage.block.kind));
    let first = first.filter(|it| {
        it.block.kind == BlockKind::Paragraph && listed(ctx.passages[index].block.kind)
    });
    first.into_iter().flat_map(|passage| {
        let text = &passage.block.text;
        let last = passage.sentences.last().map_or("", |it| &text[it.clone()]);
        let leads =
            text.trim_end().ends_with([':', '：']) || FOLLOWING.iter().any(|it| last.contains(it));
        // A sentence with a link, or with people, tells of a talk of its own.
        let linked = |sentence: &Range<usize>| {
            passage.block.links.iter().any(|link| sentence.contains(&link.range.start))
                || !groups(ctx, &text[sentence.clone()]).is_empty()
        };
        let sentences = passage.sentences.iter().rev().enumerate();
        let last = sentences
            .take_while(move |(at, it)| *at == 0 || *at <= SENTENCES && leads && !linked(it));
        last.map(|(_, sentence)| &text[sentence.clone()])
    })
}

/// The format that the texts over a row name for all of its list: "Lightning talks".
pub(super) fn format_above(ctx: &Context, index: usize) -> Option<TalkFormat> {
    above(ctx, index).find_map(|(text, introduces)| {
        // "… no time for a demo:" labels nothing, unlike "Demo: Meshes at Sea".
        let text = text.trim_end().trim_end_matches([':', '：']);
        // Who says a few words of welcome does so once.
        let (_, format) = session_of(ctx, text).filter(|it| it.1 != TalkFormat::Remarks)?;
        let all = if introduces { is_all(ctx, text, format) } else { names_one(ctx, text) };
        all.then_some(format)
    })
}

/// Whether a sentence names sessions of one format alone, unlike "talks and workshops".
pub(super) fn is_all(ctx: &Context, text: &str, format: TalkFormat) -> bool {
    // "The rows marked with * are lightning talks."
    if text.contains(MARKS) {
        return false;
    }
    let mut rest = lowered(text);
    let nouns = ctx.words(|language| language.talk_nouns);
    for (word, named) in ctx.words(|language| language.formats) {
        while let Some(at) = find_stem(&rest, word) {
            if named != format {
                return false;
            }
            // "lightning talks" are not talks, too.
            let behind = &rest[end_of_stem(&rest, at, word)..];
            let after = behind.trim_start_matches(char::is_alphabetic).trim_start();
            let noun = nouns.iter().filter(|noun| after.starts_with(**noun)).map(|noun| noun.len());
            let end = rest.len() - after.len() + noun.max().unwrap_or(0);
            rest.replace_range(at..end, "");
        }
    }
    // "Хто виступить у бліц-форматі:"
    let verbs = |word: &&str| is_of_session(word.trim_matches(|c: char| !c.is_alphabetic()));
    let rest: Vec<&str> = rest.split_whitespace().filter(|word| !verbs(word)).collect();
    !Stems::of(&rest.join(" ")).has_any(&nouns)
}

/// Whether the texts over a row speak of sessions: "Sessions", "We liked these talks:", "议程".
pub(super) fn is_programme(ctx: &Context, index: usize) -> bool {
    let nouns = ctx.words(|language| language.section_words).into_iter();
    let nouns: Vec<&str> = nouns.chain(ctx.words(|language| language.talk_nouns)).collect();
    speakers(ctx, index).is_some()
        || above(ctx, index).any(|(text, _)| {
            Stems::of(text).has_any(&nouns) || format_in(text, &ctx.languages).is_some()
        })
}

/// The paragraph in bold that heads a passage as a heading would: "**Keynotes**".
pub(super) fn bold_head(ctx: &Context, passage: usize) -> Option<usize> {
    let is_bold = |passage: usize| {
        let block = &ctx.passages[passage].block;
        let whole =
            |mark: &Mark| mark.kind == MarkKind::Strong && mark.range == (0..block.text.len());
        block.kind == BlockKind::Paragraph && block.marks.iter().any(whole)
    };
    let first = ctx.passages[passage].heading.map_or(0, |heading| heading + 1);
    let mut before = (first.max(passage.saturating_sub(HEADED))..passage).rev();
    before.find(|&it| is_bold(it)).filter(|_| !is_bold(passage))
}

/// So many passages before one what heads it is looked for.
const HEADED: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    /// Of the last passage of a body.
    fn last(lang: &str, text: &str) -> (Option<TalkFormat>, bool) {
        let ctx = context(lang, "2025-04-25", text);
        let last = ctx.passages.len() - 1;
        (format_above(&ctx, last), is_programme(&ctx, last))
    }

    #[test]
    fn what_stands_over_a_row() {
        let lightning = Some(TalkFormat::Lightning);
        for (lang, text, format, programme) in [
            ("en", "## Lightning talks\n\n- Meshes\n- Seas", lightning, true),
            ("en", "## Lightning talks\n\n### Day 1\n\n- Seas", lightning, true),
            ("en", "## Talks\n\n- Seas", None, true),
            ("en", "There were four. We liked these lightning talks:\n\n- A\n- B", lightning, true),
            ("zh", "五场闪电演讲如下：\n\n- 甲\n- 乙", lightning, true),
            ("uk", "## Доповіді\n\n- Море", None, true),
            ("ja", "## セッション\n\n- 海", None, true),
            ("uk", "Хто виступить у бліц-форматі:\n\n- Море\n- Вітрила", lightning, true),
            ("uk", "Бліци та інші виступи:\n\n- Море\n- Вітрила", None, true),
            ("en", "| Title | Speaker |\n|---|---|\n| A | B |\n| C | D |", None, true),
            ("ja", "| 題名 | 登壇者（敬称略） |\n|---|---|\n| A | B |", None, true),
            ("en", "| Tier | Sponsor |\n|---|---|\n| A | B |", None, false),
            (
                "en",
                "| When | Title |\n|---|---|\n| 9:00 | Lightning talks |\n| | A |\n| | B |",
                lightning,
                true,
            ),
            (
                "en",
                "| When | Title |\n|---|---|\n| 9:00 | Lightning talks |\n| 9:10 | A |",
                None,
                false,
            ),
            ("zh", "## 项目会议与同场活动\n\n- 甲", None, true),
            ("en", "## Panels and lightning talks\n\n- A", None, true),
            ("en", "The rows with a † are lightning talks.\n\n- A", None, true),
            ("en", "We liked these talks and workshops:\n\n- A", None, true),
            ("en", "We had lightning talks. We liked:\n\n- A", lightning, true),
            ("en", "We had lightning talks. It was fun. We liked:\n\n- A", lightning, true),
            ("en", "We had lightning talks. We liked them.\n\n- A", None, false),
            ("en", "We had a panel on [seas](v1). We liked:\n\n- A", None, false),
            ("en", "There is a keynote by Zora Quill. We liked:\n\n- A", None, false),
            ("en", "## Thanks\n\n- Zora Quill", None, false),
            ("en", "We saw lightning talks.\n\nAnd more.\n\n- B", None, false),
            ("en", "We saw lightning talks.\n\nThe end.", None, false),
        ] {
            assert_eq!(last(lang, text), (format, programme), "{text}");
        }
    }
}
