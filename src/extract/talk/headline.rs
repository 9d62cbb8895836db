//! Bold words at the head of a row that are its title, and whoever acts in the sentences behind it: "**Meshes at Sea** Jane
//! Doe filled the room."

use std::ops::Range;

use super::Person;
use super::floor::{persons, speaks_here, takes_the_floor};
use super::format::format_in;
use super::programme::is_programme;
use super::title;
use crate::extract::clock::is_timed;
use crate::extract::context::Context;
use crate::extract::people::group::groups;
use crate::extract::sentence::sentences;
use crate::extract::stems::Stems;
use crate::language::is_cjk;
use crate::post::document::{BlockKind, HARD_BREAK};

/// Whoever acts is named in one of so many sentences after a title.
const ACTING: usize = 2;

/// "**16:00, Panel: Ask Us Anything**. Bring hard questions": a bold time, the word for a session and its title, of which
/// nobody is named.
pub(super) fn slotted(ctx: &Context, index: usize) -> Option<Range<usize>> {
    let block = &ctx.passages[index].block;
    let mark = block.marks.iter().find(|mark| {
        let head = &block.text[mark.range.clone()];
        mark.range.start == 0 && is_timed(head) && format_in(head, &ctx.languages).is_some()
    })?;
    let title = title::clean(&block.text, mark.range.clone());
    let words = &block.text[title.clone()];
    let listed = Stems::of(words).has_any(&ctx.words(|language| language.lightning_lists));
    (words.split_whitespace().count() >= 3 && !listed).then_some(title)
}

/// "**Title**", alone on the first line of an item in a list of sessions, and whoever one of the next sentences says to speak.
pub(super) fn headline(ctx: &Context, index: usize) -> Option<(Range<usize>, Vec<Person>)> {
    let block = &ctx.passages[index].block;
    let mark = block.marks.first().filter(|mark| mark.range.start == 0)?;
    let below = block.text[mark.range.end..].strip_prefix(['\n', HARD_BREAK])?;
    let title = title::clean(&block.text, mark.range.clone());
    let long = is_long(&block.text[title.clone()]);
    if block.kind != BlockKind::Item || !long || !is_programme(ctx, index) {
        return None;
    }
    let base = block.text.len() - below.len();
    let mut told = sentences(below).into_iter().take(ACTING).map(|sentence| {
        let words = &below[sentence.clone()];
        let group = groups(ctx, words).into_iter().find(|it| speaks_here(ctx, words, it));
        let rule = "people after the title";
        group.map_or_else(Vec::new, |it| persons(ctx, index, base + sentence.start, &it, rule, 0.8))
    });
    let people = told.find(|people| !people.is_empty())?;
    Some((title, people))
}

/// Whether words in bold are long enough for a title.
fn is_long(words: &str) -> bool {
    words.split_whitespace().count() > 1 || words.contains(is_cjk) && words.chars().count() >= LEAST
}

/// No title in Chinese or Japanese that is set off has fewer characters.
const LEAST: usize = 6;

/// "**Title** Jane Doe (Acme) and John Roe filled the room": a bold title in a list of sessions or behind its time, and
/// the people with whom a sentence after it begins.
pub(super) fn acting(ctx: &Context, index: usize) -> Option<(Range<usize>, Vec<Person>)> {
    let block = &ctx.passages[index].block;
    let mark = block.marks.first().filter(|mark| mark.range.start == 0)?;
    let tail = block.text.get(mark.range.end..)?;
    let title = title::clean(&block.text, mark.range.clone());
    let long = is_long(&block.text[title.clone()]);
    // "- **海のメッシュ** -- 港から、佐藤花子さん（Acme）が網を紹介しました。"
    let dashed = tail.trim_start().starts_with(['-', '–', '—', '―', ':', '：']);
    let told = dashed && block.kind == BlockKind::Item && !ctx.is_spaced();
    let listed = is_programme(ctx, index) || is_timed(&block.text);
    if !long || !(listed || told) {
        return None;
    }
    let words = tail.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = block.text.len() - words.len();
    // "**11:30, Meshes at Sea**. No typo. Jane Doe (Acme) sails."
    sentences(words).into_iter().take(ACTING).find_map(|sentence| {
        let words = &words[sentence.clone()];
        let group = groups(ctx, words).into_iter().next()?;
        let lead = words[..group.range.start].trim_matches(|c: char| !c.is_alphanumeric());
        let at = start + sentence.start;
        let people = persons(ctx, index, at, &group, "people after the title", 0.85);
        let leads = lead.is_empty() && listed;
        (leads || told && takes_the_floor(ctx, words, &group)).then(|| (title.clone(), people))
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::talk::unlinked::proposals;
    use crate::extract::testing::{accepted, context, credited};

    fn found(lang: &str, text: &str) -> Vec<String> {
        accepted(proposals(&context(lang, "2025-04-25", text))).iter().map(credited).collect()
    }

    #[test]
    fn bold_titles_and_who_acts_behind_them() {
        for (lang, text, want) in [
            (
                "en",
                "- **9:00, _Meshes at Sea_**. No typo. Zora Quill (Quuxly) sails for an hour.",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- **16:00, Panel: _Ask Us About Sails_**. In the hall; bring ropes.",
                "Panel: Ask Us About Sails | ",
            ),
            (
                "en",
                "## Sessions\n\n- **Let's Sail**\n  You bring a boat, Zora Quill and Max Mu (both Quuxly) help you.",
                "Let's Sail | Zora Quill (Quuxly), Max Mu (Quuxly)",
            ),
            (
                "en",
                "## Sessions\n\n1. **Meshes at Sea** Zora Quill (Quuxly) filled the room.",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
        ] {
            assert_eq!(found(lang, text), [want], "{text}");
        }
    }

    #[test]
    fn bold_words_that_are_no_title() {
        for text in [
            "- **Meshes at Sea** Zora Quill filled the room.",
            "- **Meshes at Sea** (Hall 4) A tour of the seas.",
        ] {
            assert_eq!(found("en", text), Vec::<String>::new(), "{text}");
        }
    }
}
