//! The title that stands beside a link which says nothing itself: in its row, or in its sentence.

use std::ops::Range;

use super::Found;
use super::company::led_by_company;
use super::own::people_come_first;
use super::prose::told_around;
use crate::extract::clock::is_timed;
use crate::extract::context::Context;
use crate::extract::people::credits;
use crate::extract::people::group::groups;
use crate::extract::people::name::{Likeness, person};
use crate::extract::sentence::{labelled, range_in, sentences};
use crate::extract::talk::bare::{is_bare, is_when};
use crate::extract::talk::floor::{persons, speaks_here, takes_the_floor};
use crate::extract::talk::segment::{Segment, is_row};
use crate::extract::talk::set_off::set_off;
use crate::extract::talk::table::columns;
use crate::extract::talk::title::{self, clean, is_phrase, is_title_case, quoted, text_of};
use crate::extract::talk::told::session_in;
use crate::extract::talk::{Person, people_of, row};
use crate::language::han::SUBJECT_PARTICLES;
use crate::language::{Language, en, is_cjk};
use crate::post::document::{Block, BlockKind, HARD_BREAK, MarkKind};

/// So many capitals in a row are a title among the words of a sentence.
const LARGE: usize = 3;

/// Small words within a title.
const TITLE_JOINTS: [&str; 6] = ["at", "in", "on", "to", "for", "from"];

/// The quotes that end titles.
const CLOSING: [char; 7] = ['”', '"', '»', '》', '〉', '」', '』'];

/// The words beside a link that says nothing: `Title - Jane Doe, Org ([video](…), [slides](…))`.
pub(in crate::extract::talk) fn beside(
    ctx: &Context,
    index: usize,
    segment: &Segment,
) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let link = segment.links[0].0;
    let label = block.text[segment.range.start..link.range.start]
        .trim_end_matches(['(', '（', '[', ' ', ',', ':', '-', '–', '—', '|', '*', '\t', '\n'])
        .trim_end_matches(|c: char| {
            matches!(c, '▶' | '→' | '\u{fe0f}' | '\u{1f000}'..) || c.is_whitespace()
        });
    let base = segment.range.start;
    if let Some(found) = stated_before(ctx, index, base..base + label.len(), segment) {
        return Some(found);
    }
    if let Some(found) = headed(ctx, index, (label, base)) {
        return Some(found);
    }
    // "**Title** (Jane Doe) [video](…)": a paragraph that is a row.
    let start = base + label.len() - label.trim_start().len();
    let lead = block.marks.iter().find(|mark| {
        mark.kind == MarkKind::Strong
            && mark.range.start == start
            && is_phrase(&block.text[mark.range.clone()])
    });
    let emphasized = lead.is_some();
    // "**Title.** What it was about, and by whom. [Video](…)"
    if let Some(lead) = lead.filter(|lead| stand_alone(block, &lead.range, base + label.len())) {
        let behind = lead.range.end..base + label.len();
        let title = clean(&block.text, lead.range.clone());
        return Some(stated(block, &title, people_behind(ctx, index, behind)));
    }
    if let Some((inner, _)) = quoted(label) {
        let tail = label[inner.end..].trim_start_matches(CLOSING);
        // "“海上的网格” 作者：陈晓明": whose talk it is, here.
        let tail = labelled(tail, &ctx.languages, |it| it.detail_labels).unwrap_or(tail);
        let credits =
            credits::read(&tail[..title::cut_sentence(tail)], ctx.lexicon, &ctx.languages);
        let people = if credits.is_certain() {
            let shift = base + label.len() - tail.len();
            people_of(ctx, index, shift, &credits, "credits after a quoted title")
        } else {
            Vec::new()
        };
        return Some(stated(block, &(base + inner.start..base + inner.end), people));
    }
    if !is_row(block.kind)
        && !emphasized
        && let Some(found) = told_around(ctx, index, segment)
    {
        return Some(found);
    }
    // "[video](…) Title - Jane Doe": a row may begin with the link.
    let last = segment.links.last().map_or(link, |(link, _)| link);
    let leads = label.trim().is_empty() && block.kind == BlockKind::Item;
    let (label, base) = match block.text.get(last.range.end..segment.range.end) {
        Some(tail) if leads => (tail.split(HARD_BREAK).next().unwrap_or(tail), last.range.end),
        _ => (label, base),
    };
    let company = || led_by_company(ctx, index, (label, base));
    if let Some(found) = led(ctx, index, (label, base)).or_else(company) {
        return Some(found);
    }
    let split = set_off((label, base), &block.marks, ctx.lexicon, &ctx.languages);
    if let Some(lead) = lead.filter(|_| split.is_none())
        && let Some(found) = told_behind(ctx, index, lead.range.clone(), base + label.len())
    {
        return Some(found);
    }
    // "… a panel on seas. Make it [this one](…)": the sentence before tells of its talk.
    let own = ctx.sentence_at(index, link.range.start);
    let prose = !is_row(block.kind) && split.is_none() && own.start > base;
    if prose && session_in(ctx, index, &(base..own.start)).is_some() {
        return None;
    }
    let mut split = split.unwrap_or_else(|| row::split(label, ctx.lexicon, &ctx.languages));
    // "Jane Doe: Meshes at Sea [video]" among others of that kind
    if split.credits.is_none()
        && is_row(block.kind)
        && let Some(first) = row::people_first(label, ctx.lexicon, &ctx.languages, true)
        && people_come_first(ctx, index)
    {
        split = first;
    }
    let title = text_of(label, &split.title);
    let says = title.chars().filter(|c| c.is_alphabetic()).count() >= 4;
    // "昨年の様子は[こちら](…)": a subject, no title.
    let subject = !is_row(block.kind) && title.ends_with(SUBJECT_PARTICLES);
    // "Jane Doe told of sails. The slides are on [this page](…)" right below a title
    let told = !is_row(block.kind)
        && ctx.passages[index].heading.is_some_and(|it| it > 0 && it + 1 == index)
        && !emphasized
        && (title.ends_with('。') || sentences(&title).len() > 1);
    if !says || subject || told || is_bare(&title, &ctx.languages) || is_when(&title) {
        return None;
    }
    let people = split.credits.map_or(Vec::new(), |credits| {
        people_of(ctx, index, base, &credits, "credits beside the link")
    });
    // "I had signed up for Meshes at Sea ([abstract](…))"
    let bracketed = !is_row(block.kind) && block.text[..link.range.start].ends_with(['(', '（']);
    if let Some(own) = bracketed.then(|| capitals_at_end(&title)).flatten() {
        let at = base + split.title.end - own.len();
        return Some(Found {
            people,
            quoted: true,
            at: Some(at),
            line: Some(block.line_at(at)),
            ..Found::new(own.to_owned())
        });
    }
    Some(Found {
        people,
        quoted: emphasized,
        at: Some(base + split.title.start),
        line: Some(block.line_at(base + split.title.start)),
        ..Found::new(title)
    })
}

/// The people with whom the first sentence begins that begins with any.
fn people_behind(ctx: &Context, index: usize, behind: Range<usize>) -> Vec<Person> {
    let text = &ctx.passages[index].block.text;
    let sentences = sentences(&text[behind.clone()]).into_iter();
    let mut people = sentences.filter_map(|it| {
        let sentence = behind.start + it.start..behind.start + it.end;
        let group = groups(ctx, &text[sentence.clone()]).into_iter().next()?;
        let first = group.range.start == 0;
        first.then(|| persons(ctx, index, sentence.start, &group, "people beside the title", 0.85))
    });
    people.next().unwrap_or_default()
}

/// Whether words are a sentence or a line of their own, and others follow up to `end`.
fn stand_alone(block: &Block, words: &Range<usize>, end: usize) -> bool {
    let text = &block.text;
    let inside = text[words.clone()].trim_end();
    let behind = text.get(words.end..end).unwrap_or_default();
    let sentence = inside.ends_with(['.', '!', '?', '。', '！', '？']) && !is_timed(inside);
    // Below the title of a row there are its columns.
    let line = !is_row(block.kind) && behind.starts_with(['\n', HARD_BREAK]);
    (sentence || line) && behind.trim_start().starts_with(char::is_alphabetic)
}

/// The title with which words end that begin as a sentence does: "Meshes at Sea" of "I had signed up for Meshes at Sea".
fn capitals_at_end(words: &str) -> Option<&str> {
    let starts: Vec<usize> = words.split(' ').map(|word| range_in(words, word).start).collect();
    let capital = |at: &usize| words[*at..].starts_with(char::is_uppercase);
    let small = |at: &usize| {
        let word = words[*at..].split(' ').next().unwrap_or_default();
        en::LANGUAGE.small_words.contains(&word) || TITLE_JOINTS.contains(&word)
    };
    let run = starts.iter().rev().take_while(|at| capital(at) || small(at));
    let first = run.filter(|at| capital(at)).last().filter(|&&at| at > 0)?;
    let own = &words[*first..];
    let large = own.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    (large >= LARGE).then_some(own)
}

/// What the columns of a table say of a row: the title, and who speaks.
pub(in crate::extract::talk) fn in_columns(ctx: &Context, index: usize) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let row = (block.kind == BlockKind::TableRow).then(|| columns(ctx, index)).flatten()?;
    let people = row.credits.map_or(Vec::new(), |credits| {
        people_of(ctx, index, 0, &credits, "credits in the column of speakers")
    });
    Some(stated(block, &row.title, people))
}

/// "**Title** — Jane Doe of Acme showed …", "**Title** with Jane Doe, who …": a bold title and, behind a dash or a word
/// that joins them, a sentence that begins with people.
fn told_behind(ctx: &Context, index: usize, lead: Range<usize>, end: usize) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let tail = block.text.get(lead.end..end)?;
    let dash = tail.trim_start().starts_with(['-', '–', '—', ':', '：']);
    let tail = &tail[..title::cut_sentence(tail)];
    let group = groups(ctx, tail).into_iter().next()?;
    // Where words are set apart, nothing else stands before the people.
    let before = tail[..group.range.start].trim();
    let joins = |it: &Language| it.joints.contains(&before) || it.weak_joints.contains(&before);
    let joined = !dash && ctx.languages.iter().any(|it| joins(it));
    if !dash && !joined {
        return None;
    }
    let begins = joined || !before.contains(char::is_alphanumeric);
    let named = !is_bare(&block.text[lead.clone()], &ctx.languages);
    if !(named && (begins || !ctx.is_spaced() && takes_the_floor(ctx, tail, &group))) {
        return None;
    }
    let people = persons(ctx, index, lead.end, &group, "people beside the title", 0.85);
    Some(stated(block, &clean(&block.text, lead), people))
}

/// The title that the words before a link set off, as below.
pub(in crate::extract::talk) fn quoted_before(
    ctx: &Context,
    index: usize,
    segment: &Segment,
) -> Option<Found> {
    let before = segment.range.start..segment.links[0].0.range.start;
    stated_before(ctx, index, before, segment)
}

/// In prose: "Jane Doe gave *Title*. Watch the [recording](…)": the first title that is set off in the sentence of the
/// link and in the one before.
fn stated_before(
    ctx: &Context,
    index: usize,
    label: Range<usize>,
    segment: &Segment,
) -> Option<Found> {
    let passage = &ctx.passages[index];
    let block = &passage.block;
    // What begins with a title that is set off is a row, unlike "**18:30 – Hello!** …".
    let greeting =
        |words: &str| is_timed(words) && words.ends_with(['.', '!', '?', ':', '。', '！']);
    let mut leads = block.marks.iter().take_while(|mark| mark.range.start == 0);
    let row = leads.any(|mark| !greeting(&block.text[mark.range.clone()]));
    if block.kind != BlockKind::Paragraph || row {
        return None;
    }
    let before = passage.sentences.partition_point(|it| it.start < label.end);
    let near = passage.sentences[..before].iter().rev().take(2).map(|it| it.start).min()?;
    let inside = near.max(label.start)..label.end;
    let first = block.marks.partition_point(|mark| mark.range.end <= inside.start);
    let marks = block.marks[first..].iter().filter(|mark| mark.kind != MarkKind::Code);
    let marks = marks.map(|mark| mark.range.clone()).filter(|range| {
        // "*the very best*" is no title.
        block.text[range.clone()].starts_with(|c: char| c.is_uppercase() || is_cjk(c))
    });
    let quotes = title::all_quoted(&block.text[inside.clone()]).into_iter();
    let quotes = quotes.map(|(inner, _)| inside.start + inner.start..inside.start + inner.end);
    let is_title = |range: &Range<usize>| {
        let words = &block.text[range.clone()];
        // What somebody said ends as a sentence does: “It floats.”
        words.starts_with(char::is_alphanumeric)
            && !words.ends_with(['.', '。'])
            && is_phrase(words)
            && quoted(words).is_none()
            && person(words, ctx.lexicon) != Likeness::Yes
    };
    let titles = marks
        .chain(quotes)
        .filter(|range| inside.start <= range.start && range.end <= inside.end && is_title(range));
    let title = titles.min_by_key(|range| range.start);
    let far = || only_title(ctx, index, label.start..near).filter(is_title);
    let title = clean(&block.text, title.or_else(far)?);
    // "“Meshes at Sea” (Jane Doe, Acme) - [video](…)"
    let tail = block.text[title.end..label.end.max(title.end)].trim_start_matches(CLOSING);
    let bracket = credits::read(tail, ctx.lexicon, &ctx.languages);
    if bracket.is_certain() && tail.trim_start().starts_with(['(', '（']) {
        let base = label.end - tail.len();
        let people = people_of(ctx, index, base, &bracket, "credits after a quoted title");
        return Some(stated(block, &title, people));
    }
    // Whoever stands before another talk's link gave that one.
    let sentence = ctx.sentence_at(index, title.start);
    let from = sentence.start.max(label.start);
    let words = &block.text[from..sentence.end.min(segment.range.end).max(from)];
    let who = groups(ctx, words).into_iter().filter(|group| speaks_here(ctx, words, group));
    let people = who.flat_map(|it| persons(ctx, index, from, &it, "people in the sentence", 0.85));
    Some(stated(block, &title, people.collect()))
}

/// The only title that a part of a paragraph sets off, far before a link that tells where its recording is: "… **Meshes
/// at Sea** by Jane Doe. It was full. She had many ideas. The [recording](…) is online."
fn only_title(ctx: &Context, index: usize, part: Range<usize>) -> Option<Range<usize>> {
    let block = &ctx.passages[index].block;
    let mut titles = block.marks.iter().filter(|mark| {
        let within = part.start <= mark.range.start && mark.range.end <= part.end;
        let words = block.text.get(mark.range.clone()).unwrap_or_default();
        // A word or two in italics may be stressed.
        let set_off = match mark.kind {
            MarkKind::Strong => true,
            MarkKind::Emphasis => words.split(' ').count() >= LARGE,
            MarkKind::Code => false,
        };
        within && set_off && is_title_case(words)
    });
    let title = titles.next()?;
    titles.next().is_none().then(|| title.range.clone())
}

/// A title that its block sets off, and the people of the same words.
pub(super) fn stated(block: &Block, title: &Range<usize>, people: Vec<Person>) -> Found {
    Found {
        people,
        quoted: true,
        at: Some(title.start),
        line: Some(block.line_at(title.start)),
        ..Found::new(text_of(&block.text, title))
    }
}

/// "**Title**: Jane Doe of Acme shows how in [this session](…)": the label of an item.
fn led(ctx: &Context, index: usize, (label, base): (&str, usize)) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let start = base + label.len() - label.trim_start().len();
    let mark = block.marks.iter().find(|mark| mark.range.start == start)?;
    let rest = block.text.get(mark.range.end..base + label.len())?;
    let title = clean(&block.text, mark.range.clone());
    let named = is_phrase(&block.text[title.clone()])
        && person(&block.text[title.clone()], ctx.lexicon) != Likeness::Yes;
    if block.kind != BlockKind::Item || !named || !rest.starts_with([':', '：', '.', '。']) {
        return None;
    }
    // "**Title**: Jane Doe, Acme"
    let credits = credits::read(rest, ctx.lexicon, &ctx.languages);
    if credits.is_certain() && credits.organizations.is_empty() {
        let people = people_of(ctx, index, mark.range.end, &credits, "credits beside the link");
        return Some(stated(block, &title, people));
    }
    // A full stop ends the title; who comes first behind it gave the talk.
    let first = if rest.starts_with([':', '：']) { usize::MAX } else { 1 };
    let people = groups(ctx, rest).into_iter().take(first).flat_map(|group| {
        persons(ctx, index, mark.range.end, &group, "people in the sentence", 0.85)
    });
    Some(stated(block, &title, people.collect()))
}

/// "**Title** — Jane Doe (Acme)", then what it was about: the first line of a paragraph.
fn headed(ctx: &Context, index: usize, (label, base): (&str, usize)) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let (line, _) = label.split_once(['\n', HARD_BREAK])?;
    let begins =
        block.marks.iter().any(|mark| mark.kind == MarkKind::Strong && mark.range.start == base);
    if block.kind != BlockKind::Paragraph || !begins {
        return None;
    }
    let split = set_off((line, base), &block.marks, ctx.lexicon, &ctx.languages)?;
    let people = people_of(ctx, index, base, &split.credits?, "credits beside the link");
    Some(stated(block, &(base + split.title.start..base + split.title.end), people))
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
    fn words_behind_a_time_and_a_greeting() {
        for (text, want) in [
            (
                "**18:30 – Hello!** We had no speeches: Zora Quill (Quuxly) began with **Meshes at Sea**. It was full. [Video](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "**18:30 Meshes at Sea** - Zora Quill, Quuxly. [Video](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
        ] {
            assert_eq!(only("en", text), want, "{text}");
        }
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
            (
                "en",
                "**Meshes are at sea.** Sails, explained. Zora Quill (Quuxly) showed old ones. [Talk page](s1), [recording](v1).",
                "Meshes are at sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "I saw _Meshes, Meshes at Sea_ by Zora Quill of Quuxly. It was full. We had tea. The [abstract](s1) is worth reading.",
                "Meshes, Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "ja",
                "**9:30 海のメッシュ入門**\n佐藤花子さん（Quuxly）は「海は広い」と話しました。\n[録画](v1)",
                "海のメッシュ入門 | 佐藤花子 (Quuxly)",
            ),
            ("en", "- Meshes at Sea: [slides](s1)", "Meshes at Sea | "),
            ("zh", "- 《海上的服务网格》 [视频](v1)", "海上的服务网格 | "),
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

    #[test]
    fn what_is_set_off_and_no_title() {
        for text in [
            "Zora Quill was *the very best*. Watch the [recording](v1).",
            "Run `Quux install now` first. Watch the [recording](v1).",
            "We met *Zora Quill*. Watch the [recording](v1).",
            "We liked *Meshes at Sea*. It was late. It was dark. Watch the [recording](v1).",
        ] {
            let titles: Vec<String> = linked("en", text).into_iter().map(|it| it.title).collect();
            for title in ["the very best", "Quux install now", "Zora Quill", "Meshes at Sea"] {
                assert!(!titles.iter().any(|it| it == title), "{text}: {titles:?}");
            }
        }
    }

    #[test]
    fn labels_of_items() {
        for (lang, text, want) in [
            (
                "en",
                "- **Meshes at Sea: A (Long) Tour** with Zora Quill of Quuxly, comparing ropes. [Watch](v1)",
                "Meshes at Sea: A (Long) Tour | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- **Meshes at Sea**: Zora Quill of Quuxly shows how in [this session](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "uk",
                "- **Мережі в морі**: Зора Квіленко з Quuxly показує, як, [відео](v1)",
                "Мережі в морі | Зора Квіленко (Quuxly)",
            ),
            (
                "zh",
                "- **海上的网格**：来自微软的陈晓明讲解，[视频](v1)",
                "海上的网格 | 陈晓明 (微软)",
            ),
            (
                "en",
                "- **Zora Quill**: how meshes swim, [video](v1)",
                "Zora Quill: how meshes swim | ",
            ),
            ("en", "- **Keynote**: how meshes swim, [video](v1)", "Keynote: how meshes swim | "),
            (
                "en",
                "- **Meshes at Sea** and on Land: a Tour, [video](v1)",
                "Meshes at Sea and on Land: a Tour | ",
            ),
            ("en", "- All **Meshes at Sea**: a Tour, [video](v1)", "All Meshes at Sea: a Tour | "),
            ("en", "**Meshes at Sea**: a Tour, [video](v1)", "Meshes at Sea: a Tour | "),
        ] {
            assert_eq!(only(lang, text), want, "{text}");
        }
    }

    #[test]
    fn who_is_named_later_in_the_sentence_is_not_credited() {
        let text = "**Meshes at Sea** — The tour owes much to Zora Quill of Quuxly. [Video](v1)";
        assert!(only("en", text).ends_with(" | "));
    }
}
