//! A bold title with which a row, a line or a paragraph begins: "**Title** — Jane Doe of Acme showed …".

use std::ops::Range;

use super::{Found, stated};
use crate::extract::clock::is_timed;
use crate::extract::context::Context;
use crate::extract::people::group::groups;
use crate::extract::people::name::{Likeness, person};
use crate::extract::sentence::sentences;
use crate::extract::talk::bare::is_bare;
use crate::extract::talk::floor::{persons, takes_the_floor};
use crate::extract::talk::segment::is_row;
use crate::extract::talk::set_off::set_off;
use crate::extract::talk::title::{self, clean, is_phrase};
use crate::extract::talk::{Person, people_of};
use crate::language::Language;
use crate::post::document::{Block, BlockKind, HARD_BREAK, Mark, MarkKind};

/// The bold words at a byte of a block, or in a list those in italics, if they may be a title.
pub(super) fn lead_at(block: &Block, start: usize) -> Option<&Mark> {
    let leads = |kind: MarkKind| match kind {
        MarkKind::Strong => true,
        MarkKind::Emphasis => block.kind == BlockKind::Item,
        MarkKind::Code => false,
    };
    block.marks.iter().find(|mark| {
        leads(mark.kind) && mark.range.start == start && is_phrase(&block.text[mark.range.clone()])
    })
}

/// "**Title.** What it was about, and by whom. [Video](…)": such words as a title, where they are a sentence or a line of
/// their own; up to `end` others follow.
pub(super) fn alone(ctx: &Context, index: usize, lead: &Range<usize>, end: usize) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let title = clean(&block.text, lead.clone());
    stand_alone(block, lead, end)
        .then(|| stated(block, &title, people_behind(ctx, index, lead.end..end)))
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

/// The people whom the line below a title credits, or with whom the first sentence begins that begins with any.
fn people_behind(ctx: &Context, index: usize, behind: Range<usize>) -> Vec<Person> {
    let text = &ctx.passages[index].block.text;
    let inner = text[behind.clone()].trim_start();
    let line = inner.split(['\n', HARD_BREAK]).next().unwrap_or_default();
    let credits = ctx.credits(line);
    if credits.is_certain() {
        let start = behind.end - inner.len();
        return people_of(ctx, index, start, &credits, "credits below the title");
    }
    let sentences = sentences(&text[behind.clone()]).into_iter();
    let mut people = sentences.filter_map(|it| {
        let sentence = behind.start + it.start..behind.start + it.end;
        let group = groups(ctx, &text[sentence.clone()]).into_iter().next()?;
        let first = group.range.start == 0;
        first.then(|| persons(ctx, index, sentence.start, &group, "people beside the title", 0.85))
    });
    people.next().unwrap_or_default()
}

/// "**Title** — Jane Doe of Acme showed …", "**Title** with Jane Doe, who …": a bold title and, behind a dash or a word
/// that joins them, a sentence that begins with people.
pub(super) fn told_behind(
    ctx: &Context,
    index: usize,
    lead: Range<usize>,
    end: usize,
) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let tail = block.text.get(lead.end..end)?;
    let dash = tail.trim_start().starts_with(['-', '–', '—', ':', '：']);
    let tail = &tail[..title::cut_sentence(tail)];
    // "**Title** — Jane Doe, Acme; John Roe, Globex — recorded"
    let aside = DASHES.iter().filter_map(|it| tail.rfind(it)).max().filter(|&at| at > 0);
    if let Some(named) = aside.map(|at| &tail[..at]).filter(|_| dash) {
        let credits = ctx.credits(named);
        if credits.is_certain() && credits.is_employed() && credits.organizations.is_empty() {
            let people = people_of(ctx, index, lead.end, &credits, "people beside the title");
            return Some(stated(block, &clean(&block.text, lead), people));
        }
    }
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

/// Dashes before an aside.
const DASHES: [&str; 3] = [" – ", " — ", " - "];

/// "**Title**: Jane Doe of Acme shows how in [this session](…)": the label of an item.
pub(super) fn led(ctx: &Context, index: usize, (label, base): (&str, usize)) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let start = base + label.len() - label.trim_start().len();
    let mark = block.marks.iter().find(|mark| mark.range.start == start)?;
    // "**Title:** …" as "**Title**: …"
    let set_off = block.text[mark.range.clone()].trim_end();
    let inside = set_off.len() - set_off.trim_end_matches([':', '：']).len();
    let behind = mark.range.end - inside;
    let rest = block.text.get(behind..base + label.len())?;
    let title = clean(&block.text, mark.range.start..behind);
    let named = is_phrase(&block.text[title.clone()])
        && person(&block.text[title.clone()], ctx.lexicon) != Likeness::Yes;
    if block.kind != BlockKind::Item || !named || !rest.starts_with([':', '：', '.', '。']) {
        return None;
    }
    // "**Title**: Jane Doe, Acme"
    let credits = ctx.credits(rest);
    if credits.is_certain() && credits.organizations.is_empty() {
        let people = people_of(ctx, index, behind, &credits, "credits beside the link");
        return Some(stated(block, &title, people));
    }
    // A full stop ends the title; who comes first behind it gave the talk.
    let first = if rest.starts_with([':', '：']) { usize::MAX } else { 1 };
    let people = groups(ctx, rest)
        .into_iter()
        .take(first)
        .flat_map(|group| persons(ctx, index, behind, &group, "people in the sentence", 0.85));
    Some(stated(block, &title, people.collect()))
}

/// "**Title** — Jane Doe (Acme)", then what it was about: the first line of a paragraph.
pub(super) fn headed(ctx: &Context, index: usize, (label, base): (&str, usize)) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let (line, _) = label.split_once(['\n', HARD_BREAK])?;
    let begins =
        block.marks.iter().any(|mark| mark.kind == MarkKind::Strong && mark.range.start == base);
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) || !begins {
        return None;
    }
    let split = set_off(ctx, (line, base), &block.marks)?;
    let people = people_of(ctx, index, base, &split.credits?, "credits beside the link");
    Some(stated(block, &(base + split.title.start..base + split.title.end), people))
}

#[cfg(test)]
mod tests {
    use crate::extract::talk::naming::tests::only;

    #[test]
    fn sentences_and_lines_of_their_own() {
        for (lang, text, want) in [
            (
                "en",
                "**Meshes are at sea.** Sails, explained. Zora Quill (Quuxly) showed old ones. [Talk page](s1), [recording](v1).",
                "Meshes are at sea | Zora Quill (Quuxly)",
            ),
            (
                "ja",
                "**9:30 海のメッシュ入門**\n佐藤花子さん（Quuxly）は「海は広い」と話しました。\n[録画](v1)",
                "海のメッシュ入門 | 佐藤花子 (Quuxly)",
            ),
            (
                "en",
                "**Meshes at Sea**\nZora Quill, Quuxly\n[Video](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- *Meshes at Sea.* Zora Quill of Quuxly and her colleague Max Mu sail. ([video](v1))",
                "Meshes at Sea | Zora Quill (Quuxly), Max Mu (Quuxly)",
            ),
            // Words that go on with the sentence are no title by themselves.
            (
                "en",
                "**Meshes at Sea** are wet, all of them. [Video](v1)",
                "Meshes at Sea are wet, all of them | ",
            ),
        ] {
            assert_eq!(only(lang, text), want, "{text}");
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
                "en",
                "- **Meshes at Sea:** Zora Quill (Quuxly) and Max Mu (Acme) gave a tour. [Watch](v1)",
                "Meshes at Sea | Zora Quill (Quuxly), Max Mu (Acme)",
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

    #[test]
    fn people_between_two_dashes() {
        let text =
            "- *Meshes at Sea* – Zora Quill, Quuxly; Max Mu, Acme — video to follow ([slides](s1))";
        assert_eq!(only("en", text), "Meshes at Sea | Zora Quill (Quuxly), Max Mu (Acme)");
    }
}
