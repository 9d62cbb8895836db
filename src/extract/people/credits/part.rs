//! The parts of a credit line, and what sets them off from each other.

use std::ops::Range;

use super::separator::separator;
use crate::extract::facts::TalkFormat;
use crate::extract::lexicon::Lexicon;
use crate::extract::people::name::{Likeness, nickname};
use crate::extract::sentence::{begins_with, first_chars, labelled, lowered, variant};
use crate::language::{Language, is_cjk, is_pictograph};

/// How a part is set off from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Start,
    Comma,
    /// `;`, `|`, a line break: a new group for certain.
    Semicolon,
    /// `&`, `and`, `、`
    And,
    Dash,
    /// `from`, `at`, `@`, `of`
    From,
    /// Inside brackets.
    Bracket,
}

#[derive(Debug, Clone)]
pub(super) struct Part {
    pub joint: Joint,
    pub range: Range<usize>,
    pub kind: Kind,
    /// Who employs the person of this part, where that stands before the name.
    pub employer: Option<Range<usize>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Person(Likeness),
    Organization,
    /// Looks like a person so much, and like an organization.
    Either(Likeness),
    /// A job title, a handle, a pronoun: says nothing.
    Skip,
    Unknown,
}

/// Pictures of people who speak.
const SPEAKERS: [char; 5] = ['🗣', '👤', '👥', '🎤', '🎙'];

/// No word that introduces people is longer, in characters.
const INTRODUCTION: usize = 40;

/// Whether a picture of people stands where a word for them would.
pub fn is_pictured(text: &str) -> bool {
    text.starts_with(SPEAKERS)
}

/// Skips dashes and words such as "by" or "Speakers:"; tells whether there was such a word.
pub(super) fn introduction(text: &str, languages: &[&Language]) -> (usize, bool) {
    let mut at = 0;
    let mut introduced = false;
    loop {
        let rest = &text[at..];
        // "🗣️ Jane Doe": a picture of somebody is as good as a word.
        introduced |= is_pictured(rest);
        let skipped = rest.len()
            - rest
                .trim_start_matches(|c: char| {
                    c.is_whitespace()
                        || is_pictograph(c)
                        || matches!(
                            c,
                            '-' | '–'
                                | '。'
                                | '｜'
                                | '—'
                                | '―'
                                | ':'
                                | '：'
                                | '|'
                                | ','
                                | '，'
                                | '·'
                                | '•'
                                | '*'
                                | '~'
                                | '/'
                                | '／'
                                | '"'
                                | '”'
                                | '’'
                                | '»'
                                | '》'
                                | '」'
                                | '』'
                        )
                })
                .len();
        at += skipped;
        // "[the opening keynote by Jane Doe](…)" is called so.
        let most = if at == 0 { 1 } else { SESSION };
        at += session_length(&text[at..], most, languages);
        at += panel_length(&text[at..], languages);
        // "(by Jane Doe, Acme)"
        if let Some(inner) = text[at..].strip_prefix(['(', '（'])
            && begins_with_by(inner, languages)
        {
            at = text.len() - inner.len();
        }
        // A line may be wrapped within them: "moderated\nby Jane Doe".
        let rest = lowered(first_chars(&text[at..], INTRODUCTION)).replace('\n', " ");
        let word = languages
            .iter()
            .flat_map(|language| language.by_words)
            .filter(|word| {
                begins_with(&rest, word) && {
                    let after = &rest[word.len()..];
                    word.ends_with(is_cjk)
                        || !after.starts_with(char::is_alphanumeric) && !after.is_empty()
                }
            })
            .max_by_key(|word| word.len());
        match word {
            Some(word) => {
                introduced = true;
                at += word.len();
                // "Speaker(s): ", "Спікер/ка: "
                let label = text[at - word.len()..].split([':', '：', ' ']).next();
                let ending = label.map_or(0, variant);
                at += if label.is_some_and(|it| it.len() == word.len() + ending) {
                    ending
                } else {
                    0
                };
                let unaddressed = text[at..].strip_prefix("（敬称略）");
                at = unaddressed.map_or(at, |rest| text.len() - rest.len());
                // "パネリストは佐藤 花子さん", "演讲者是 Jane Doe"
                if word.chars().count() > 1 && word.ends_with(is_cjk) {
                    let rest = &text[at..];
                    let is = rest.strip_prefix(['は', '是', '为', '為', '爲', '有']);
                    at += is.map_or(0, |behind| rest.len() - behind.len());
                }
            }
            _ => return (at, introduced),
        }
    }
}

/// Strips the labels of parts: who follows in "…, moderator: Jane Doe" and "…、登壇者は佐藤花子氏" is a group of their own.
pub(super) fn strip_labels(text: &str, parts: &mut [Part], languages: &[&Language]) {
    for part in parts {
        let words = &text[part.range.clone()];
        let named = labelled(words, languages, |it| it.by_words).or_else(|| behind_deed(words));
        if let Some(named) = named.or_else(|| behind_topic(words, languages)) {
            part.range.start = part.range.end - named.trim_start().len();
            part.joint = Joint::Semicolon;
        }
    }
}

/// What follows the word for what people do and its colon: "佐藤花子氏" of "発表：佐藤花子氏".
fn behind_deed(words: &str) -> Option<&str> {
    let behind = ["発表", "講演"].iter().find_map(|deed| words.strip_prefix(deed))?;
    behind.strip_prefix(['：', ':']).filter(|named| !named.trim().is_empty())
}

/// What follows somebody's part as the topic of a sentence: "佐藤花子氏" of "登壇者は佐藤花子氏".
fn behind_topic<'t>(words: &'t str, languages: &[&Language]) -> Option<&'t str> {
    let unspaced = languages.iter().filter(|language| !language.spaced);
    let by = unspaced.flat_map(|language| language.by_words);
    let mut named = by.filter_map(|by| {
        let rest = words.strip_prefix(by.trim_end_matches('は'))?;
        rest.strip_prefix('は').filter(|_| by.chars().count() > 1)
    });
    let behind = named.next()?;
    Some(behind.trim_start_matches('、')).filter(|named| !named.trim().is_empty())
}

/// The words for a session before one that introduces people are no more.
const SESSION: usize = 5;

/// The length of the words for a session before one that introduces people: "a lively panel " of "a lively panel with Jane Doe".
fn session_length(text: &str, most: usize, languages: &[&Language]) -> usize {
    let led = |rest: &str| {
        let mut words = languages.iter().flat_map(|language| language.by_words);
        words.any(|by| rest.strip_prefix(*by).is_some_and(|it| it.starts_with(' ')))
    };
    let mut length = 0;
    for (number, word) in text.split_inclusive(' ').take(most).enumerate() {
        length += word.len();
        let folded = lowered(word.trim_end());
        if languages.iter().any(|language| language.is_session(&folded)) && led(&text[length..]) {
            return length;
        }
        // "a lively panel with Jane Doe", unlike "Jane Doe, whose panel with …"
        if !word.starts_with(char::is_lowercase) && number > 0 || !word.is_ascii() {
            break;
        }
    }
    kind_length(text, languages)
}

/// The length of the label of a panel: "Panel:" of "Panel: Jane Doe (Acme), John Roe (Globex)".
fn panel_length(text: &str, languages: &[&Language]) -> usize {
    let Some((label, rest)) = text.split_once([':', '：']) else { return 0 };
    let folded = lowered(label.trim());
    let mut formats = languages.iter().flat_map(|language| language.formats);
    let panel = formats.any(|(word, format)| *format == TalkFormat::Panel && *word == folded);
    // More than one sits there.
    let several = rest.contains([',', '，', '、', '&']);
    if panel && several { text.len() - rest.len() } else { 0 }
}

/// Whether words begin with one that introduces people: "by Jane Doe".
fn begins_with_by(text: &str, languages: &[&Language]) -> bool {
    let word = text.split(' ').next().map(lowered).unwrap_or_default();
    // "（由陈晓明主持）"
    languages.iter().any(|language| {
        language.joints.contains(&word.as_str())
            || !language.spaced && language.by_words.iter().any(|by| text.starts_with(by))
    })
}

/// The length of the kind of a session that a stroke or a dot sets off: "Lightning talk " of "Lightning talk | Jane Doe, Acme".
fn kind_length(text: &str, languages: &[&Language]) -> usize {
    let Some((kind, _)) = first_chars(text, KIND).split_once(['|', '·', '•']) else { return 0 };
    let folded = lowered(kind.trim());
    let named = languages.iter().any(|language| language.title_prefixes.contains(&folded.as_str()));
    if named { kind.len() } else { 0 }
}

/// No kind of a session has more characters.
const KIND: usize = 32;

/// Cuts the text at everything that separates names.
pub(super) fn split(text: &str, start: usize, lexicon: &Lexicon) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut joint = Joint::Start;
    let mut from = start;
    let mut brackets = 0usize;
    let mut at = start;
    let mut push = |joint: Joint, range: Range<usize>| {
        let inner = &text[range.clone()];
        let lead = inner.len() - inner.trim_start_matches(is_edge).len();
        let start = range.start + lead;
        let end = start + inner[lead..].trim_end_matches(is_edge).len();
        if start < end {
            parts.push(Part { joint, range: start..end, kind: Kind::Unknown, employer: None });
            true
        } else {
            false
        }
    };
    while at < text.len() {
        let rest = &text[at..];
        if let Some(length) = nickname(&text[from..at], rest) {
            at += length;
            continue;
        }
        let c = rest.chars().next().unwrap_or(' ');
        let before = text[..at].chars().next_back();
        if let Some((next, length)) = separator(rest, before, c, lexicon, &text[from..at]) {
            let joined = if brackets > 0 { Joint::Bracket } else { joint };
            let pushed = push(joined, from..at);
            match c {
                // One around all of it: "(Jane Doe, Acme; John Roe, Globex)".
                '(' | '（' | '[' | '【' if text[start..at].trim().is_empty() => {}
                '(' | '（' | '[' | '【' => brackets += 1,
                ')' | '）' | ']' | '】' => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            // ", and" is one separator.
            if pushed
                || joint == Joint::Start && next != Joint::Start
                || next == Joint::From
                || next == Joint::Semicolon
            {
                joint = next;
            } else if next == Joint::And && joint == Joint::Comma {
                joint = Joint::And;
            }
            at += length;
            from = at;
        } else {
            at += c.len_utf8();
        }
    }
    push(if brackets > 0 { Joint::Bracket } else { joint }, from..text.len());
    parts
}

fn is_edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '*' | '_' | '.' | '。' | '／' | '｜' | '"' | '“' | '”' | ':' | '：' | '!' | '~'
        )
}
