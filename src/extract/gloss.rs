//! Glosses beside a title or its people, which are a part of neither: a room, a kind of session.

use super::facts::TalkFormat;
use super::sentence::{last_chars, lowered};
use super::stems::Stems;
use crate::language::script::Script;
use crate::language::{LANGUAGES, Language};

/// No gloss that closes a row has more words.
const WORDS: usize = 3;

/// Nor more characters.
const LONGEST: usize = 40;

/// Minutes, the longest words first.
const MINUTES: [&str; 9] = ["minutes", "mins", "min", "分钟", "分鐘", "分間", "分", "хвилин", "хв"];

/// What parts the columns of a row.
const COLUMNS: [&str; 6] = ["·", "|", "｜", " - ", " – ", " — "];

/// The gloss in brackets with which a text begins, and what follows it.
pub fn gloss(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim_start().strip_prefix(['(', '（'])?;
    let mut open = 1;
    let end = inner.char_indices().find(|(_, c)| {
        open += i32::from(matches!(c, '(' | '（')) - i32::from(matches!(c, ')' | '）'));
        open == 0
    });
    let (at, close) = end?;
    Some((&inner[..at], &inner[at + close.len_utf8()..]))
}

/// What follows a gloss in brackets: " — Jane Doe" in " (…) — Jane Doe".
pub fn after_gloss(text: &str) -> Option<&str> {
    gloss(text).map(|(_, after)| after)
}

/// A text without the room or the kind of session that closes it, in brackets or in a column of its own: "Title (Room
/// 4)", "Jane Doe, Acme (workshop)", "Jane Doe, Acme - Lightning talk".
pub fn before_gloss<'t>(text: &'t str, languages: &[&Language]) -> &'t str {
    closing(text, languages).map_or(text, |(before, _)| before)
}

/// The kind of session that closes a text.
pub fn closing_format(text: &str, languages: &[&Language]) -> Option<TalkFormat> {
    closing(text, languages)?.1
}

/// What stands before the gloss that closes a text, and the kind of session that it names.
fn closing<'t>(text: &'t str, languages: &[&Language]) -> Option<(&'t str, Option<TalkFormat>)> {
    let (before, last) = bracketed(text).or_else(|| last_column(text))?;
    if last.split_whitespace().count() > WORDS || before.trim().is_empty() {
        return None;
    }
    if is_duration(last) {
        return Some((before, None));
    }
    let stems = Stems::of(last);
    let first = stems.folded().as_bytes().first()?;
    let formats = languages.iter().flat_map(|language| language.formats);
    // Few begin with the same letter.
    let mut begun = formats.filter(|(word, _)| word.as_bytes().first() == Some(first));
    let format = begun.find(|(word, _)| stems.find(word) == Some(0)).map(|(_, format)| *format);
    let is_room = || languages.iter().any(|language| stems.has_any(language.rooms));
    (format.is_some() || is_room()).then_some((before, format))
}

/// Whether a gloss begins with how long something takes, and goes on with nothing but the language: "20分", "30 min",
/// "30分、英語", unlike "5分で入門".
fn is_duration(gloss: &str) -> bool {
    let rest = gloss.trim_start_matches(|c: char| c.is_ascii_digit());
    let folded = lowered(rest.trim_start());
    let unit = MINUTES.iter().find_map(|unit| folded.strip_prefix(unit));
    let ends = |behind: &str| behind.is_empty() || behind.starts_with([',', '，', '、', '/', '／']);
    rest.len() < gloss.len() && unit.is_some_and(ends)
}

/// What stands before the bracket that closes a text, and in it.
pub fn bracketed(text: &str) -> Option<(&str, &str)> {
    text.trim_end().strip_suffix([')', '）'])?.rsplit_once(['(', '（'])
}

/// What stands before the last column of a text, and in it.
fn last_column(text: &str) -> Option<(&str, &str)> {
    // No column that says no more than a gloss is longer.
    let start = text.len() - last_chars(text, LONGEST).len();
    let tail = &text[start..];
    let ends = COLUMNS.iter().filter_map(|sign| Some((tail.rfind(sign)?, sign.len())));
    let (at, length) = ends.max()?;
    Some((&text[..start + at], tail[at + length..].trim()))
}

/// Words where the people of a talk would stand and nobody is known yet.
const UNNAMED: [&str; 20] = [
    "tba",
    "tbd",
    "tbc",
    "to be announced",
    "to be confirmed",
    "speaker tba",
    "speaker tbd",
    "speaker tbc",
    "speakers tba",
    "speaker to be announced",
    "speakers to be announced",
    "speaker to be confirmed",
    "спікер уточнюється",
    "доповідач уточнюється",
    "讲师待定",
    "嘉宾待定",
    "講者待定",
    "待定",
    "登壇者調整中",
    "登壇者未定",
];

/// The length of what says behind a title that nobody is named yet: " — speaker to be announced".
fn unnamed_tail(title: &str) -> usize {
    let Some((before, last)) = title.rsplit_once(['-', '–', '—', ',', '|', '，', '：'])
    else {
        return 0;
    };
    let last = lowered(last.trim_matches(|c: char| !c.is_alphabetic()));
    if UNNAMED.contains(&last.as_str()) { title.len() - before.len() } else { 0 }
}

/// The length of what stands behind a title and is none of it, such as a gloss in brackets: "Title (Room 4)",
/// "Title（トラックA）", "Title (keynote)", "Title — speaker TBA".
pub fn glossed_tail(title: &str) -> usize {
    let unnamed = unnamed_tail(title);
    if unnamed > 0 {
        return unnamed;
    }
    // "ワークショップ（Workshop）" gives the title again.
    let again = |(before, last): (&str, &str)| {
        last.is_ascii() && Script::of(before) != Script::Latin && !is_duration(last)
    };
    if bracketed(title).is_none_or(again) {
        return 0;
    }
    title.len() - before_gloss(title, LANGUAGES).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_closes_a_row() {
        use TalkFormat::{Lightning, Panel, Workshop};
        for (text, before, format) in [
            ("Zora Quill, Quuxly (workshop)", "Zora Quill, Quuxly ", Some(Workshop)),
            ("Zora Quill, Quuxly - Lightning talk", "Zora Quill, Quuxly", Some(Lightning)),
            ("Zora Quill | Panel discussion", "Zora Quill ", Some(Panel)),
            ("Zora Quill, Quuxly · Main Stage", "Zora Quill, Quuxly ", None),
            ("陈晓明（闪电演讲）", "陈晓明", Some(Lightning)),
            ("佐藤花子（ワークショップ）", "佐藤花子", Some(Workshop)),
            ("海のメッシュ（20分）", "海のメッシュ", None),
            ("海のメッシュ（20分、英語）", "海のメッシュ", None),
            ("Meshes at Sea (30 min)", "Meshes at Sea ", None),
            ("Зора Квіленко (воркшоп)", "Зора Квіленко ", Some(Workshop)),
        ] {
            assert_eq!(closing(text, LANGUAGES), Some((before, format)), "{text}");
        }
        for text in [
            "Zora Quill (Quuxly)",
            "Zora Quill - Quuxly",
            "海のメッシュ（5分で入門）",
            "Meshes at Sea (30 minus 5)",
            "Zora Quill (host of our panel)",
            "Zora Quill, Quuxly, workshop",
            "Meshes - Workshop on sails and ropes",
            "(keynote)",
            "",
        ] {
            assert_eq!(closing(text, LANGUAGES), None, "{text}");
        }
    }

    #[test]
    fn glosses_behind_a_title() {
        for (title, want) in [
            ("Meshes at Sea (keynote)", "Meshes at Sea "),
            ("Meshes at Sea (Room 4)", "Meshes at Sea "),
            (
                "Meshes at Sea (and all the room that they need)",
                "Meshes at Sea (and all the room that they need)",
            ),
            ("海上的海报（Poster）", "海上的海报（Poster）"),
            ("Meshes at Sea（ワークショップ）", "Meshes at Sea"),
            ("Meshes at Sea (Part 2)", "Meshes at Sea (Part 2)"),
            ("Meshes - Panel", "Meshes - Panel"),
            ("Meshes at Sea — speaker to be announced", "Meshes at Sea "),
            ("海上的网格，讲师待定", "海上的网格"),
            ("To be announced", "To be announced"),
        ] {
            assert_eq!(&title[..title.len() - glossed_tail(title)], want);
        }
    }

    #[test]
    fn glosses_before_people() {
        assert_eq!(gloss(" (in (old) boats) — Zora"), Some(("in (old) boats", " — Zora")));
        assert_eq!(after_gloss("（海上）陈晓明"), Some("陈晓明"));
        assert_eq!((gloss("Zora (Quuxly)"), gloss("(Quuxly")), (None, None));
    }

    proptest! {
        #[test]
        fn what_is_left_begins_the_text(text in "(\\PC| - |\\(|\\)|keynote|room){0,8}") {
            prop_assert!(text.starts_with(before_gloss(&text, LANGUAGES)));
        }
    }
}
