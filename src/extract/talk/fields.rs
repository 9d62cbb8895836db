//! Talks that are told field by field, each a paragraph with a label: "Title: Meshes at Sea", "When: Monday, 9:30",
//! "Speakers:", and below that each of them.

use std::collections::HashMap;
use std::ops::Range;

use super::bylined::{RULE, is_paragraph};
use super::format::of_row;
use super::title::{all_quoted, clean, text_of};
use super::{Candidate, Person, employ, people_of, portrait};
use crate::extract::context::Context;
use crate::extract::facts::TitleKind;
use crate::extract::people::credits;
use crate::extract::sentence::{labelled, lowered, one_line, range_in};
use crate::language::{Language, is_pictograph};
use crate::post::document::{Block, BlockKind, HARD_BREAK};

/// No label has more characters.
const LABEL: usize = 20;

/// The talks whose title and speakers are such fields.
pub(super) fn candidates(ctx: &Context) -> Vec<Candidate> {
    let titles: Vec<usize> = (1..ctx.passages.len()).filter(|&it| is_title(ctx, it)).collect();
    let ends = titles.iter().skip(1).copied().chain([ctx.passages.len()]);
    let mut headed: HashMap<Option<usize>, usize> = HashMap::new();
    for &title in &titles {
        *headed.entry(ctx.passages[title].heading).or_default() += 1;
    }
    let talks = titles.iter().zip(ends).filter_map(|(&title, end)| {
        let heading = ctx.passages[title].heading;
        let people = people(ctx, title, end);
        (!people.is_empty()).then(|| {
            let text = &ctx.passages[title].block.text;
            let label = text.find([':', '：']).unwrap_or_default();
            let span = clean(text, label..text.len());
            let words = text_of(text, &span);
            Candidate {
                format: of_row(ctx, title, &words, &span),
                // A heading over one talk alone is its heading.
                section: heading.filter(|_| headed[&heading] == 1),
                people,
                ..Candidate::new(ctx, RULE, title, span, (words, TitleKind::Stated))
            }
        })
    });
    let mut talks: Vec<Candidate> = talks.collect();
    for index in 1..ctx.passages.len() {
        let below = people_first(ctx, index).or_else(|| portrayed(ctx, index));
        talks.extend(below.filter(|it| talks.iter().all(|talk| talk.passage != it.passage)));
    }
    talks
}

/// "Topic: Meshes at Sea" in the section that its speaker's name heads: "### Jane Doe", "CTO at Acme.", and then that line.
fn portrayed(ctx: &Context, index: usize) -> Option<Candidate> {
    let block = &ctx.passages[index].block;
    let text = &block.text;
    let nouns = ctx.words(|language| language.talk_nouns);
    let title = text.split(HARD_BREAK).find_map(|line| {
        // "🎤 Topic: Meshes at Sea"
        let line = line.trim_start_matches(|c: char| is_pictograph(c) || c.is_whitespace());
        let of = |labels| labelled(line, &ctx.languages, labels);
        // "Доповідь: Meshes at Sea"; "Panel: Meshes at Sea" may be anybody's.
        let folded = || lowered(line);
        let of_talk = || nouns.iter().any(|noun| folded().starts_with(noun));
        of(|it| it.title_heads).or_else(|| of(|it| it.title_prefixes).filter(|_| of_talk()))
    })?;
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
        return None;
    }
    let (heading, people) = portrait::portrayed(ctx, index)?;
    let span = stated(ctx, block, range_in(text, title))?;
    let words = text_of(text, &span);
    let alone = (heading + 1..ctx.passages.len())
        .take_while(|&it| ctx.passages[it].heading == Some(heading))
        .all(|it| it == index || !is_title(ctx, it));
    Some(Candidate {
        format: of_row(ctx, index, &words, &span),
        section: alone.then_some(heading),
        people,
        ..Candidate::new(ctx, RULE, index, span, (words, TitleKind::Stated))
    })
}

/// The title behind its label: what is in quotes or set off first, or all, unless that is a sentence: "still a secret".
fn stated(ctx: &Context, block: &Block, value: Range<usize>) -> Option<Range<usize>> {
    let words = &block.text[value.clone()];
    let start = value.start + words.len() - words.trim_start().len();
    let at = |range: &Range<usize>| value.start + range.start == start;
    let quoted = all_quoted(words).into_iter().find(|(_, outer)| at(outer));
    let quoted = quoted.map(|(inner, _)| value.start + inner.start..value.start + inner.end);
    let marked = || {
        let mark = block.marks.iter().find(|it| it.range.start == start)?;
        let inside = &block.text[mark.range.clone()];
        let inner = all_quoted(inside).into_iter().next().filter(|(_, outer)| outer.start == 0);
        let inner = inner.map(|(it, _)| start + it.start..start + it.end);
        Some(inner.unwrap_or_else(|| mark.range.clone()))
    };
    let set_off = quoted.or_else(marked);
    let plain = || {
        let told = words.trim().trim_end_matches('.');
        let several = told.contains(' ') || !ctx.is_spaced();
        let whole = several && !told.starts_with(char::is_lowercase) && !told.contains(". ");
        whole.then(|| range_in(&block.text, told))
    };
    set_off.or_else(plain).map(|it| clean(&block.text, it)).filter(|it| !it.is_empty())
}

/// "**Speaker:** Jane Doe", "**Company:** Acme", "**Topic:** Meshes at Sea": lines of one paragraph with the title below those
/// who give it.
fn people_first(ctx: &Context, index: usize) -> Option<Candidate> {
    let block = &ctx.passages[index].block;
    let text = &block.text;
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) || !text.contains(HARD_BREAK) {
        return None;
    }
    let line = |labels: fn(&Language) -> &'static [&'static str]| {
        let mut lines = text.split(HARD_BREAK);
        lines.find_map(|line| labelled(line, &ctx.languages, labels))
    };
    let who = labelled(text.split(HARD_BREAK).next()?, &ctx.languages, |it| it.by_words)?;
    let title = range_in(text, line(|language| language.title_heads)?);
    let credits = credits::read_introduced(who, ctx.lexicon, &ctx.languages);
    if !credits.is_certain() {
        return None;
    }
    let base = range_in(text, who).start;
    let mut people = people_of(ctx, index, base, &credits, "credits above the title");
    employ(&mut people, || line(|language| language.employer_labels).map(one_line));
    let span = clean(text, title);
    let words = text_of(text, &span);
    let format = of_row(ctx, index, &words, &span);
    let titled = words.contains(char::is_alphanumeric);
    titled.then(|| Candidate {
        format,
        people,
        ..Candidate::new(ctx, RULE, index, span, (words, TitleKind::Stated))
    })
}

/// Whether a paragraph is "Title: Meshes at Sea".
fn is_title(ctx: &Context, passage: usize) -> bool {
    let text = &ctx.passages[passage].block.text;
    let title = labelled(text, &ctx.languages, |language| language.title_heads);
    is_paragraph(ctx, passage)
        && ctx.passages[passage].parent.is_none()
        && title.is_some_and(|title| title.contains(char::is_alphanumeric))
        && !text.contains(['\n', HARD_BREAK])
}

/// The people whom the field of speakers of a talk names: behind its label, or in the paragraphs below, up to the next field.
fn people(ctx: &Context, title: usize, end: usize) -> Vec<Person> {
    let heading = ctx.passages[title].heading;
    let mut people = Vec::new();
    let mut open = false;
    for below in (title + 1..end).take_while(|&it| ctx.passages[it].heading == heading) {
        let text = &ctx.passages[below].block.text;
        let named = labelled(text, &ctx.languages, |language| language.by_words);
        if named.is_some() {
            open = true;
        } else if is_field(text) {
            open = false;
        }
        let words = named.unwrap_or(text);
        let credits = credits::read_introduced(words, ctx.lexicon, &ctx.languages);
        if open && credits.is_certain() {
            let base = range_in(text, words).start;
            people.extend(people_of(ctx, below, base, &credits, "credits below the title"));
        }
    }
    people
}

/// Whether a text begins with a label of any kind.
fn is_field(text: &str) -> bool {
    text.split_once([':', '：']).is_some_and(|(label, _)| label.chars().count() <= LABEL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, credited};

    #[test]
    fn fields_of_talks() {
        for (lang, text, want) in [
            (
                "zh",
                "### 议题一\n\n**演讲主题**：海上的网格\n\n**演讲时间**：10:00\n\n**演讲嘉宾**：\n\n陈晓明，微软工程师\n\n李雷，谷歌\n\n**议题介绍**：\n\n王小红，谷歌",
                &["海上的网格 | 陈晓明 (微软), 李雷 (谷歌)"][..],
            ),
            (
                "zh",
                "**主题**：海上的网格\n\n**讲师**：陈晓明，微软\n\n**主题**：绳结入门\n\n**讲师**：李雷",
                &["海上的网格 | 陈晓明 (微软)", "绳结入门 | 李雷"],
            ),
            (
                "en",
                "**Title:** Meshes at Sea\n\n**Speakers:**\n\nZora Quill, Quuxly\n\nMax Mu, Google",
                &["Meshes at Sea | Zora Quill (Quuxly), Max Mu (Google)"],
            ),
            (
                "uk",
                "**Спікерка:** Зора Квіленко<br>**Компанія:** Quuxly<br>**Тема:** Сітки в морі",
                &["Сітки в морі | Зора Квіленко (Quuxly)"],
            ),
            ("uk", "**Тема:** Сітки в морі<br>**Час:** 10:00<br>**Спікерка:** Зора Квіленко", &[]),
            (
                "uk",
                "### 🇺🇦 Зора Квіленко\n\nІнженерка в компанії Quuxly.\n\n🎤 Тема: **«Сітки в морі»** — про хвилі.",
                &["Сітки в морі | Зора Квіленко (Quuxly)"],
            ),
            (
                "en",
                "### Zora Quill\n\nCTO at Quuxly.\n\nTopic: Meshes at Sea",
                &["Meshes at Sea | Zora Quill (Quuxly)"],
            ),
            ("en", "### Zora Quill\n\nTopic: still a secret", &[]),
            ("en", "### Old Ropes\n\nTopic: Meshes at Sea", &[]),
            // Lines of one paragraph are a card, nobody gives it, and a title in running text.
            ("en", "**Title:** Meshes at Sea<br>Room 3\n\n**Speaker:** Zora Quill", &[]),
            ("en", "**Title:** Meshes at Sea\n\n**Abstract:**\n\nZora Quill, Quuxly", &[]),
            ("en", "The title: Meshes at Sea\n\n**Speakers:** Zora Quill", &[]),
        ] {
            let found: Vec<String> =
                candidates(&context(lang, "2025-04-25", text)).iter().map(credited).collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
