//! Where a title may end and people begin, or the other way round: dashes, brackets, words such as "by".
//!
//! By hand rather than as patterns, whose hundreds of words in any case take longer to compile than a post takes to read.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::sentence::lowered;
use crate::language::uk::verbs::is_finite;
use crate::language::{LANGUAGES, Language};

/// Words of all languages by their first letters, in the order of their lists.
struct Words(HashMap<char, Vec<&'static str>>);

impl Words {
    fn of(field: fn(&Language) -> &'static [&'static str], is_one: fn(&str) -> bool) -> Self {
        let mut words: HashMap<char, Vec<&'static str>> = HashMap::new();
        let all = LANGUAGES.iter().flat_map(|language| field(language)).filter(|it| is_one(it));
        for word in all {
            words.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
        }
        Self(words)
    }

    /// What follows each word with which a text in lower case begins.
    fn behind<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let begun = text.chars().next().and_then(|first| self.0.get(&first));
        begun.into_iter().flatten().filter_map(|word| text.strip_prefix(word))
    }
}

/// "Title, speaker: Jane Doe"
static LABELS: LazyLock<Words> = LazyLock::new(|| Words::of(|it| it.by_words, |_| true));

/// "Title, ведуть Зора Квіленко", "Title, за участю …"
static VERBS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(|it| it.by_words, |it| !it.is_ascii() && (is_finite(it) || it.starts_with("за уч")))
});

/// "Title by Jane Doe"
static STRONG: LazyLock<Words> = LazyLock::new(|| Words::of(|it| it.joints, |_| true));

/// "Title with Jane Doe"
static WEAK: LazyLock<Words> = LazyLock::new(|| Words::of(|it| it.weak_joints, |_| true));

/// What hardly stands inside a title, from the beginning of a text; no two overlap.
pub(super) fn strong(text: &str) -> impl Iterator<Item = Range<usize>> {
    joints(text, strong_end)
}

/// What stands inside titles more often than not.
pub(super) fn weak(text: &str) -> impl Iterator<Item = Range<usize>> {
    joints(text, weak_end)
}

/// Joints, of which `end` tells what follows one in a text in lower case that begins with the character.
fn joints(
    text: &str,
    end: for<'t> fn(char, &'t str) -> Option<&'t str>,
) -> impl Iterator<Item = Range<usize>> {
    let folded = lowered(text);
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(c) = folded[at..].chars().next() {
            let start = at;
            at += c.len_utf8();
            if let Some(rest) = end(c, &folded[at..]) {
                at = folded.len() - rest.len();
                return Some(start..at);
            }
        }
        None
    })
}

/// What follows white space.
fn space(text: &str) -> Option<&str> {
    text.strip_prefix(char::is_whitespace)
}

/// What follows the joint that a character and the text behind it begin with.
fn strong_end(c: char, rest: &str) -> Option<&str> {
    match c {
        ',' => label(rest).or_else(|| VERBS.behind(space(rest)?).find_map(space)),
        '，' | ';' | '；' | '、' => label(rest),
        '\n' => label(rest).or_else(|| spaced(rest)),
        '\t' | '\u{2028}' => spaced(rest).or(Some(rest)),
        _ if c.is_whitespace() => spaced(rest),
        '-' | ':' => space(rest).map(|rest| rest.strip_prefix(['-', '–', '—']).unwrap_or(rest)),
        '：' => strong_end(':', rest).or(Some(rest)),
        '–' | '—' | '―' | '|' | '(' | '（' | '》' | '〉' | '」' | '』' | '”' => {
            Some(rest)
        }
        '?' | '!' | '.' => space(rest),
        _ => None,
    }
}

/// What follows the label of people, with or without a space before it: "speaker:", "speaker — ".
fn label(rest: &str) -> Option<&str> {
    let labelled = |text| LABELS.behind(text).find_map(set_off);
    space(rest).and_then(labelled).or_else(|| labelled(rest))
}

/// What follows the sign that sets a label off.
fn set_off(rest: &str) -> Option<&str> {
    let dashed = || space(space(rest)?.strip_prefix(['—', '–'])?);
    rest.strip_prefix([':', '：']).or_else(dashed)
}

/// What follows a joint that white space begins: " - ", " / ", " by ", " (".
fn spaced(rest: &str) -> Option<&str> {
    let dashes = rest.trim_start_matches(['-', '–', '—', '―', '|']);
    let dashed = Some(dashes).filter(|it| it.len() < rest.len()).and_then(space);
    dashed
        .or_else(|| space(rest.strip_prefix('/')?))
        .or_else(|| rest.strip_prefix('-'))
        .or_else(|| STRONG.behind(rest).find_map(space))
        .or_else(|| rest.strip_prefix(['(', '（']))
}

fn weak_end(c: char, rest: &str) -> Option<&str> {
    match c {
        ',' => space(rest),
        '，' => Some(rest),
        '\n' => WEAK.behind(rest).find_map(space).or(Some(rest)),
        _ if c.is_whitespace() => WEAK.behind(rest).find_map(space),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    #[test]
    fn where_titles_may_end() {
        let found = |text: &'static str| strong(text).map(|it| &text[it]).collect::<Vec<_>>();
        for (text, want) in [
            ("Sails - Zora Quill (Quuxly)", &[" - ", " ("][..]),
            ("Sails by Zora Quill", &[" by "]),
            ("Sails, speaker: Zora Quill", &[", speaker:"]),
            ("Sails, ведуть Зора Квіленко", &[", ведуть "]),
            ("「海」佐藤花子", &["」"]),
            ("Who Sails? Zora Quill", &["? "]),
            ("Stand-by sails, ropes", &[]),
        ] {
            assert_eq!(found(text), want, "{text}");
        }
        let found = |text: &'static str| weak(text).map(|it| &text[it]).collect::<Vec<_>>();
        assert_eq!(found("Sails, ropes with Zora\nQuill"), [", ", " with ", "\n"]);
    }

    /// The same as patterns.
    static PATTERNS: LazyLock<[Regex; 2]> = LazyLock::new(|| {
        let any_of = |words: fn(&Language) -> &'static [&'static str]| {
            let words = LANGUAGES.iter().flat_map(|language| words(language));
            words.map(|word| regex::escape(word)).collect::<Vec<_>>().join("|")
        };
        let by = LANGUAGES.iter().flat_map(|language| language.by_words);
        let verbs = by.filter(|it| !it.is_ascii() && (is_finite(it) || it.starts_with("за уч")));
        let verbs = verbs.map(|word| regex::escape(word)).collect::<Vec<_>>().join("|");
        let labels = any_of(|it| it.by_words);
        let words = any_of(|it| it.joints);
        let strong = format!(
            r"[,，;；、\n]\s?(?i:{labels})(?:[:：]|\s[—–]\s)|,\s(?i:{verbs})\s|\s[-–—―|]+\s|\s/\s|[–—―|]|[-:：]\s[-–—]?|：|\s-|\s(?i:{words})\s|\s?[(（]|\t|\u{{2028}}|[》〉」』”]|[?!.]\s"
        );
        let weak = format!(r"\s(?i:{})\s|,\s|，|\n", any_of(|it| it.weak_joints));
        [strong, weak].map(|pattern| Regex::new(&pattern).unwrap())
    });

    proptest! {
        #[test]
        fn as_patterns_find_them(
            text in "([ -~]|\\PC| - |, |\n|\t| by | with |: |Speaker|Спікер|ведуть |За участю |登壇者|讲师|：| — | –|\\||\\(|、| and | від | та ){0,16}"
        ) {
            let [strong_joints, weak_joints] = &*PATTERNS;
            let strong_joints: Vec<_> = strong_joints.find_iter(&text).map(|it| it.range()).collect();
            let weak_joints: Vec<_> = weak_joints.find_iter(&text).map(|it| it.range()).collect();
            prop_assert_eq!(strong(&text).collect::<Vec<_>>(), strong_joints);
            prop_assert_eq!(weak(&text).collect::<Vec<_>>(), weak_joints);
        }
    }
}
