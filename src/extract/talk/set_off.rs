//! Titles that bold or italics set off from the people beside them.

use std::ops::Range;

use super::bare::is_when;
use super::row::{Split, has_person, is_title, shift};
use super::title::{clean, cut_sentence, is_phrase};
use crate::extract::clock::is_timed;
use crate::extract::context::Context;
use crate::extract::gloss::after_gloss;
use crate::extract::lexicon::Lexicon;
use crate::extract::people::credits::Credits;
use crate::extract::people::role::{is_role, is_role_word};
use crate::extract::sentence::{lowered, range_in, sentences};
use crate::language::Language;
use crate::language::ja::surnames::begins_with_honorific;
use crate::post::document::{HARD_BREAK, Mark, MarkKind};

/// So many words set off inside a row may be its title.
const INSIDE: usize = 8;

const DASHES: [char; 3] = ['-', '–', '—'];

/// A time and a room take no more characters: "13:10 Hall A".
const SLOT: usize = 16;

/// Fewer words before a dash may be a label.
const LEAD: usize = 3;

/// `**Title** Jane Doe, Org`, `Jane Doe, Org, *Title*`: what is set off at either end, where all the rest credits
/// people. The text begins at byte `base` of the block that has the marks.
pub fn set_off(ctx: &Context, text: (&str, usize), marks: &[Mark]) -> Option<Split> {
    first(ctx, text, marks)
        .or_else(|| last(ctx, text, marks))
        .or_else(|| people_last(ctx, text, marks))
        .or_else(|| told(ctx, text, marks))
}

/// `Jane Doe gave *Title*`, `We saw *Title* by Jane Doe`: what is set off inside, where people and a verb stand before it, or
/// people behind "by".
fn told(ctx: &Context, (text, base): (&str, usize), marks: &[Mark]) -> Option<Split> {
    let inside = marks.iter().filter_map(|mark| {
        let start = mark.range.start.checked_sub(base).filter(|&start| start > 0)?;
        text.get(start..mark.range.end - base)?;
        Some(start..mark.range.end - base)
    });
    let sure = |words: &str, credits: &Credits| {
        credits.is_certain()
            && credits.organizations.is_empty()
            && has_person(words, credits, true, ctx.lexicon)
    };
    // "… *Jane Doe (Acme)* and *John Roe (Globex)*" are no titles.
    let titled = |it: &Range<usize>| {
        let words = &text[it.clone()];
        is_phrase(words) && is_title(words, ctx.lexicon) && !ctx.credits(words).is_certain()
    };
    inside.take(INSIDE).filter(titled).find_map(|mark| {
        let title = clean(text, mark.clone());
        let tail = &text[mark.end..];
        let after = ctx.credits(&tail[..cut_sentence(tail)]);
        if after.introduced && sure(tail, &after) {
            return Some(Split { title, credits: Some(shift(after, mark.end)) });
        }
        let head = &text[..mark.start];
        let ends =
            !tail.trim_start().starts_with(char::is_alphabetic) && sentences(head).len() == 1;
        let who = &head[..verb(head, &ctx.languages).filter(|_| ends)?];
        let before = ctx.credits(who);
        sure(who, &before).then_some(Split { title, credits: Some(before) })
    })
}

/// Where a verb of speaking stands in words that end in what is spoken of: "Jane Doe gave the opening session ".
fn verb(head: &str, languages: &[&Language]) -> Option<usize> {
    let verbs = || languages.iter().flat_map(|language| language.speaking);
    let mut words = head.split_whitespace().map(|word| range_in(head, word).start);
    let speaks = |word: &str| verbs().any(|verb| lowered(word).starts_with(verb));
    words.find(|&at| speaks(head[at..].split_whitespace().next().unwrap_or_default()))
}

/// `Title, *Jane Doe*`: where nothing but emphasis at the end tells people from title.
fn people_last(ctx: &Context, (text, base): (&str, usize), marks: &[Mark]) -> Option<Split> {
    let mark = &marks.last()?.range;
    let start = mark.start.checked_sub(base).filter(|&start| start > 0)?;
    let who = text.get(start..mark.end - base)?;
    let ends = base + text.trim_end().len() == mark.end;
    let head = text[..start].trim_end();
    let parted = head.ends_with([',', '|', '·', '/', '-', '–', '—'])
        || text[..start].ends_with(['\n', HARD_BREAK]);
    if !(ends && parted) {
        return None;
    }
    let credits = ctx.credits(who);
    let named = credits.is_certain()
        && credits.organizations.is_empty()
        && has_person(who, &credits, true, ctx.lexicon);
    let title = clean(text, 0..head.len());
    let titled = is_title(&text[title.clone()], ctx.lexicon)
        && text[title.clone()].split_whitespace().count() > 1;
    (named && titled).then(|| Split { title, credits: Some(shift(credits, start)) })
}

/// `**Title** Jane Doe, Org`
fn first(ctx: &Context, (text, base): (&str, usize), marks: &[Mark]) -> Option<Split> {
    // A time may stand before it, set off or not: `**9:30** *Title* - Jane Doe, Org`.
    let leads = |mark: &&Mark| {
        let before = mark.range.start.checked_sub(base).and_then(|at| text.get(..at));
        // "| 9:30 A | **Title** / Jane Doe |"
        let celled = |before: &str| {
            let when = before.strip_suffix('\t').filter(|it| it.chars().count() <= SLOT);
            when.is_some_and(|when| is_timed(when) && !when.contains('\t'))
        };
        before.is_some_and(|before| before.trim().is_empty() || is_when(before) || celled(before))
    };
    let timed = |mark: &&Mark| {
        text.get(mark.range.start - base..)
            .is_some_and(|rest| is_when(&rest[..mark.range.len().min(rest.len())]))
    };
    let mark = marks.iter().filter(|mark| leads(mark)).find(|mark| !timed(mark))?;
    let start = mark.range.start;
    let end = mark.range.end - base;
    let tail = text.get(end..).filter(|tail| tail.chars().any(char::is_alphabetic))?;
    // "**佐藤 花子**さんと…"
    if begins_with_honorific(tail) {
        return None;
    }
    let title = clean(text, start - base..end);
    let titled = is_title(&text[title.clone()], ctx.lexicon);
    // "*Nobody Mutes Meshes* — Jane Doe (Acme)" looks like a name.
    let long = || text[title.clone()].split_whitespace().count() >= LEAD;
    if !titled && !long() {
        return None;
    }
    // "**Title** (Titel) — Jane Doe": a title in another language may look like a name.
    let dashed = after_gloss(tail).filter(|rest| rest.trim_start().starts_with(DASHES));
    let tails = [dashed, Some(tail), after_gloss(tail)];
    let credits = tails.into_iter().flatten().find_map(|tail| {
        // "**Title**, Jane Doe (Acme): what it is about"
        let colon = tail.find([':', '：']).filter(|&at| tail[..at].ends_with([')', '）']));
        let ends = [Some(cut_sentence(tail)), first_line(tail), colon];
        ends.into_iter().flatten().find_map(|end| {
            let credits = ctx.credits(&tail[..end]);
            let named = credits.is_certain()
                && credits.organizations.is_empty()
                && has_person(tail, &credits, true, ctx.lexicon);
            let sure =
                titled || credits.is_employed() && tail[..end].trim_start().starts_with(DASHES);
            (named && sure).then(|| shift(credits, text.len() - tail.len()))
        })
    });
    credits.map(|credits| Split { title, credits: Some(credits) })
}

/// The words set off with which a title begins before a dash, where they are a title by themselves: "**Meshes at Sea** – a
/// workshop", unlike "**Workshop** – Meshes at Sea".
pub fn lead(
    text: &str,
    title: &Range<usize>,
    marks: &[Mark],
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    let mark =
        marks.iter().find(|it| it.kind != MarkKind::Code && it.range.start == title.start)?;
    let lead = clean(text, mark.range.clone());
    let behind = text[mark.range.end..title.end.max(mark.range.end)].trim();
    // "**Title** – an aside", "**Title** (room 3, bring a laptop)"
    let dashed = text[mark.range.end..].trim_start().starts_with(DASHES)
        || behind.starts_with('(') && behind.ends_with(')');
    let words = text[lead.clone()].split_whitespace().count();
    let alone =
        lead.end < title.end && dashed && words >= LEAD && is_title(&text[lead.clone()], lexicon);
    alone.then_some(lead)
}

/// `Jane Doe, Org, *Title*`
fn last(ctx: &Context, (text, base): (&str, usize), marks: &[Mark]) -> Option<Split> {
    let end = base + text.trim_end_matches(|c: char| c.is_whitespace() || c == '.').len();
    // Marks stand in the order of their ends.
    let mark = &marks[..marks.partition_point(|mark| mark.range.end <= end)].last()?.range;
    let start = mark.start.checked_sub(base).filter(|&start| start > 0 && mark.end == end)?;
    let title = clean(text, start..end - base);
    let head = text[..start].trim_end().trim_end_matches([',', ':', '-', '–', '—', '|']);
    // "Jane Doe works for *Acme*", "Jane Doe, *CTO at Acme*"
    let parted = head.len() < text[..start].trim_end().len() || head.ends_with(')');
    let titled = || {
        is_title(&text[title.clone()], ctx.lexicon)
            && text[title.clone()].split_whitespace().count() > 1
            && !is_job(&text[title.clone()], &ctx.languages)
    };
    if !(parted && titled()) {
        return None;
    }
    let credits = ctx.credits(head);
    let named = credits.is_certain()
        && credits.organizations.is_empty()
        && has_person(head, &credits, false, ctx.lexicon);
    named.then_some(Split { title, credits: Some(credits) })
}

/// Whether words are who somebody is rather than what they tell of.
fn is_job(words: &str, languages: &[&Language]) -> bool {
    is_role(words, languages)
        || words
            .split(|c: char| !c.is_alphanumeric())
            .any(|it| is_role_word(&it.to_lowercase(), languages))
}

/// Where the first line of a text ends that begins with a line break.
fn first_line(tail: &str) -> Option<usize> {
    let line = tail.strip_prefix([' ', '\n', HARD_BREAK])?.trim_start();
    let broken = tail[..tail.len() - line.len()].contains(['\n', HARD_BREAK]);
    let length = line.find(['\n', HARD_BREAK]).unwrap_or(line.len());
    broken.then_some(tail.len() - line.len() + length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    fn cut(markdown: &str) -> Option<(String, Vec<String>)> {
        let ctx = context("en", "2025-04-25", markdown);
        let block = &ctx.passages[1].block;
        let split = set_off(&ctx, (&block.text, 0), &block.marks)?;
        let people = split.credits.into_iter().flat_map(|it| it.people);
        let names = people.map(|it| block.text[it.name].to_owned()).collect();
        Some((block.text[split.title].to_owned(), names))
    }

    #[test]
    fn titles_in_bold_or_italics() {
        for (text, people) in [
            ("- **Meshes at Sea** Zora Quill, Quuxly", &["Zora Quill"][..]),
            ("- *Meshes at Sea* (in old boats) Zora Quill & Max Mu", &["Zora Quill", "Max Mu"]),
            ("- **Meshes at Sea** (Netze Auf See) — Zora Quill, Quuxly", &["Zora Quill"]),
            ("- **9:30** *Meshes at Sea* – Zora Quill", &["Zora Quill"]),
            ("- 9:30 *Meshes at Sea* – Zora Quill", &["Zora Quill"]),
            ("- Zora Quill, *Meshes at Sea*", &["Zora Quill"]),
            ("- **9:30** Meshes at Sea, *Zora Quill*", &["Zora Quill"]),
            ("- Meshes at Sea | *Zora Quill & Max Mu, Quuxly*", &["Zora Quill", "Max Mu"]),
            ("- Zora Quill & Max Mu (Quuxly): **Meshes at Sea**", &["Zora Quill", "Max Mu"]),
            ("- Zora Quill, Quuxly – *Meshes at Sea*.", &["Zora Quill"]),
            ("- **Meshes at Sea**, Zora Quill (Quuxly): how old nets float", &["Zora Quill"]),
            ("- Zora Quill gave *Meshes at Sea* (recorded)", &["Zora Quill"]),
            ("- We went to **Meshes at Sea** by Zora Quill", &["Zora Quill"]),
            ("- Meshes at Sea - *Zora Quill (Quuxly)*", &["Zora Quill"]),
            ("- Zora Quill (Quuxly) *Meshes at Sea*", &["Zora Quill"]),
        ] {
            let (title, names) = cut(text).unwrap_or_else(|| panic!("no title in {text}"));
            assert_eq!(title, "Meshes at Sea", "{text}");
            assert_eq!(names, people, "{text}");
        }
        for text in [
            "- **Meshes at Sea** are told of",
            "- Zora Quill *Meshes at Sea*",
            "- Zora Quill, *Chief Engineer at Sea*",
            "- Zora Quill (Quuxly) *Chief Engineer at Sea*",
            "- Zora Quill, *Quuxly*",
            "- We saw Zora Quill, *Meshes at Sea*",
            "- *Meshes at Sea*",
            "- **9:30** Meshes at Sea *Zora Quill*",
            "- Meshes at Sea, *a tour of fish*",
            "- Zora Quill will open. We hear from *Meshes at Sea*",
            "- *Zora Quill* will speak, as will *Max Mu (Quuxly)*",
        ] {
            assert_eq!(cut(text), None, "{text}");
        }
    }
}
