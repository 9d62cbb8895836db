//! People credited in the blocks around that of a title: in the items beside it or below, in a line under it.

use super::bare::is_detail;
use super::crediting::{after_detail, credit_lines};
use super::format::format_alone;
use super::{Person, people_of, title};
use crate::extract::clock::tells_when;
use crate::extract::context::Context;
use crate::extract::link::is_talk;
use crate::extract::people::name::Likeness;
use crate::extract::sentence::{labelled, range_in};
use crate::post::document::BlockKind;

/// So many items below a title may tell of the talk.
const DETAILS: usize = 6;

/// The people who are all that the item over a row says: "Jane Doe (Acme)" over "[Meshes at Sea](…)".
pub(super) fn credited_above(ctx: &Context, index: usize) -> Vec<Person> {
    let Some(parent) = ctx.passages[index].parent else { return Vec::new() };
    let above = &ctx.passages[parent].block;
    let credits = ctx.credits(&above.text);
    let sure = credits.people.iter().all(|credit| credit.likeness == Likeness::Yes);
    if above.kind != BlockKind::Item || !credits.is_certain() || !sure {
        return Vec::new();
    }
    people_of(ctx, parent, 0, &credits, "credits over the row")
}

/// The people whom the next item credits below the same time: "11:00", and below it "[Meshes at Sea](…)", "Jane Doe, Acme".
pub(super) fn credited_beside(ctx: &Context, index: usize) -> Vec<Person> {
    let next = index + 1;
    let timed = |parent: usize| tells_when(&ctx.passages[parent].block.text, &ctx.languages);
    let beside = ctx.passages.get(next).filter(|passage| {
        passage.parent == ctx.passages[index].parent && passage.parent.is_some_and(timed)
    });
    let Some(block) = beside.map(|it| &it.block) else { return Vec::new() };
    let credits = ctx.credits(&block.text);
    let sure = credits.is_certain() && credits.is_employed() && credits.organizations.is_empty();
    if sure && block.kind == BlockKind::Item && !block.links.iter().any(|link| is_talk(&link.url)) {
        people_of(ctx, next, 0, &credits, "credits below the title")
    } else {
        Vec::new()
    }
}

/// Credits in the other items below the one that has the title: "Speakers: Jane Doe", "Video: [link](…)".
pub(super) fn credited_around(ctx: &Context, index: usize) -> Vec<Person> {
    let Some(parent) = ctx.passages[index].parent else { return Vec::new() };
    let below = (parent + 1..ctx.passages.len()).take(DETAILS);
    let items = below.filter(|&it| it != index && ctx.passages[it].parent == Some(parent));
    let people = items.map(|item| {
        let credits = ctx.credits(&ctx.passages[item].block.text);
        // The first item below a title may do without a label: "Jane Doe, Acme".
        let first = item == parent + 1 && credits.is_employed() && credits.organizations.is_empty();
        let told = (credits.introduced || first) && credits.is_certain();
        if told { people_of(ctx, item, 0, &credits, "credits below the title") } else { Vec::new() }
    });
    people.flatten().collect()
}

/// Credits in the block below: a nested item, a quote, a paragraph of the same item; pictures and details such as a
/// time may stand between.
pub(super) fn credited_below(ctx: &Context, index: usize) -> Vec<Person> {
    for below in index + 1..ctx.passages.len().min(index + 4) {
        let passage = &ctx.passages[below];
        let block = &passage.block;
        // "- 题目：[海上的网格](…)", "- 讲者：陈晓明"
        let says_who = || labelled(&block.text, &ctx.languages, |language| language.by_words);
        let belongs = passage.parent == Some(index)
            || block.kind == BlockKind::Item && says_who().is_some()
            || block.quote > ctx.passages[index].block.quote
            || matches!(
                ctx.passages[index].block.kind,
                BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Caption
            );
        // What ends an item is none of the next one's.
        let item = ctx.passages[index].parent;
        let belongs =
            belongs && (item.is_none() || passage.parent == item || passage.parent == Some(index));
        let has_talk = block.links.iter().any(|link| is_talk(&link.url));
        if block.kind == BlockKind::Caption || block.kind == BlockKind::Embed {
            continue;
        }
        // "Jane Doe, Acme. It swims." under a title that is the term of a definition
        if passage.parent == Some(index) && block.kind == BlockKind::Paragraph {
            let first = &block.text[..title::cut_sentence(&block.text)];
            let credits = ctx.credits(first);
            if ctx.is_spaced() && credits.is_certain() && credits.organizations.is_empty() {
                return people_of(ctx, below, 0, &credits, "credits below the title");
            }
        }
        if !belongs || has_talk || matches!(block.kind, BlockKind::Heading(_)) {
            return Vec::new();
        }
        // "Panel discussion" and "Monday, 9:00" may stand between.
        if block.kind == BlockKind::Item && format_alone(&block.text, &ctx.languages).is_some() {
            continue;
        }
        if block.kind == BlockKind::Paragraph && is_detail(&block.text, &ctx.languages) {
            continue;
        }
        let people =
            |(base, credits)| people_of(ctx, below, base, &credits, "credits below the title");
        // "Tuesday, May 6, 11:05. Jane Doe, Acme"
        if let Some(behind) = after_detail(ctx, &block.text) {
            let credits = ctx.credits(behind);
            return people((range_in(&block.text, behind).start, credits));
        }
        // "Jane Doe, Acme", "John Roe, Globex": each in a line of a quote.
        let lines = credit_lines(ctx, &block.text).enumerate();
        let quoted = block.quote > ctx.passages[index].block.quote;
        let lines = lines.take_while(|(at, it)| *at == 0 || quoted && it.1.is_employed());
        return lines.flat_map(|(_, line)| people(line)).collect();
    }
    Vec::new()
}
