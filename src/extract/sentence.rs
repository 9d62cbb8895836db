//! Cuts a text into sentences.

use std::ops::Range;

use crate::language::{Language, is_cjk};
use crate::post::document::HARD_BREAK;

/// Bytes after which a sentence ends at the next space or Chinese character: nobody writes longer ones, and what is done
/// for each link of a sentence must not take longer with each of them.
pub const LONGEST: usize = 4000;

/// The sentences of a text, in order; together they cover all of it but the white space between them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let ends = match c {
            '。' | HARD_BREAK => true,
            '！' | '？' => !goes_on(&text[end..]),
            ' ' | '\n' => at - start > LONGEST,
            // Some scripts have no spaces.
            c if is_cjk(c) && at - start > LONGEST => true,
            '.' | '!' | '?' if is_quoted(&text[start..at], &text[end..]) => false,
            '.' | '!' | '?' => {
                let rest = text[end..].trim_start_matches(['"', '”', '»', ')', '\'', '’', '*']);
                ends_sentence(&text[start..at], c, rest)
            }
            _ => false,
        };
        if ends {
            // Closing quotes belong to the sentence before.
            let mut end = end;
            while let Some(&(next, quote)) = chars.peek() {
                if !matches!(quote, '"' | '”' | '»' | '」' | '』' | ')' | '）') {
                    break;
                }
                end = next + quote.len_utf8();
                chars.next();
            }
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

/// Whether a sentence goes on behind what it quotes: "「Title？」では、…", "「Title？」。".
fn goes_on(rest: &str) -> bool {
    let behind = rest.trim_start_matches(['」', '』', '》', '〉', '”']);
    let next = behind.chars().next().filter(|_| behind.len() < rest.len());
    next.is_some_and(|c| c.is_alphabetic() || matches!(c, '、' | '，' | '（' | '。'))
}

/// Whether a stop stands within a title in quotes behind which the sentence goes on: "a panel titled “Rules Are Here. Now
/// What?” brings …".
fn is_quoted(before: &str, rest: &str) -> bool {
    [('“', '”'), ('«', '»')].into_iter().any(|(opens, closes)| {
        let quotes = [opens, closes];
        let open = before.rfind(quotes).filter(|&at| before[at..].starts_with(opens));
        let inside = open.map_or(0, |at| before[at..].chars().count());
        let close = first_chars(rest, TITLE).find(quotes);
        let close = close.filter(|&at| rest[at..].starts_with(closes));
        let behind = close.map(|at| rest[at..].trim_start_matches(closes));
        let goes_on = behind.is_some_and(|it| {
            // A stop behind "»" is that of the sentence.
            it.trim_start()
                .starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | '(' | '—' | '–'))
                || closes == '»' && it.starts_with('.')
        });
        (1..=TITLE).contains(&inside) && goes_on
    })
}

/// No title in quotes has more characters before or behind a stop.
const TITLE: usize = 80;

/// Whether the stop after `before` ends a sentence, given what follows it.
fn ends_sentence(before: &str, stop: char, rest: &str) -> bool {
    let Some(next) = rest.chars().next() else {
        return true;
    };
    if !next.is_whitespace() {
        return false;
    }
    let begins = rest.trim_start().chars().next();
    if begins.is_some_and(|c| c.is_lowercase() || c == ',') {
        return false;
    }
    if stop == '.' {
        let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
        // "J. Doe", "J.R. Doe"
        let letter = |part: &str| is_initial(part) && part.starts_with(char::is_uppercase);
        let initial = word.split('.').all(letter);
        return !initial && !ABBREVIATIONS.contains(&word.to_lowercase().as_str());
    }
    // "Istio? The answer" inside a title is as good as two sentences; "Yahoo! JAPAN" is a name.
    !(before.ends_with("Yahoo") && rest.trim_start().to_lowercase().starts_with("japan"))
}

/// Whether a word is the first letter of a name, or the two that Ukrainian has for one sound: "J", "Дж".
pub fn is_initial(word: &str) -> bool {
    word.chars().count() <= 1 || word == "Дж"
}

const ABBREVIATIONS: &[&str] = &[
    "inc", "corp", "ltd", "co", "vs", "dr", "mohd", "mr", "mrs", "ms", "prof", "st", "jr", "sr",
    "e.g", "i.e", "etc", "no", "feat",
];

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let inner = &text[range.clone()];
    let start = range.start + inner.len() - inner.trim_start().len();
    let end = start + inner.trim().len();
    if start < end {
        found.push(start..end);
    }
}

/// The first characters of a text, at most `count`.
pub fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

/// The last characters of a text, at most `count`.
pub fn last_chars(text: &str, count: usize) -> &str {
    let start = count.checked_sub(1).and_then(|skip| text.char_indices().rev().nth(skip));
    start.map_or(if count == 0 { "" } else { text }, |(start, _)| &text[start..])
}

/// Whether white space between two characters is only a line break of the source: Chinese and
/// Japanese lines join without a space.
pub fn joins(before: char, after: char) -> bool {
    is_cjk(before) && is_cjk(after)
}

/// The bytes of words within the text that they are a slice of.
pub fn range_in(text: &str, words: &str) -> Range<usize> {
    let start = words.as_ptr() as usize - text.as_ptr() as usize;
    start..start + words.len()
}

/// A phrase on one line: breaks become spaces, or nothing between Chinese or Japanese characters.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for word in text.split_whitespace() {
        let start = range_in(text, word).start;
        let broken = text[end..start].contains(['\n', HARD_BREAK]);
        if let (Some(before), Some(after)) = (out.chars().next_back(), word.chars().next())
            && !(broken && joins(before, after))
        {
            out.push(' ');
        }
        out.push_str(word);
        end = start + word.len();
    }
    out
}

/// What follows a label of these and its colon: "Jane Doe" in "Speaker: Jane Doe".
pub fn labelled<'t>(
    text: &'t str,
    languages: &[&Language],
    labels: fn(&Language) -> &'static [&'static str],
) -> Option<&'t str> {
    let (label, rest) = text.split_once([':', '：'])?;
    // "登壇者（敬称略）"
    let label = label.trim_end().strip_suffix("（敬称略）").unwrap_or(label);
    let label = lowered(label[..label.len() - variant(label)].trim());
    languages.iter().any(|language| labels(language).contains(&label.as_str())).then_some(rest)
}

/// The length of the other form that a word ends in: "(s)" of "Speaker(s)", "/ка" of "Спікер/ка".
pub fn variant(word: &str) -> usize {
    let Some(at) = word.rfind(['(', '（', '/']) else { return 0 };
    let other = word[at..].trim_start_matches(['(', '（', '/']).trim_end_matches([')', '）']);
    let is_ending = !other.is_empty() && other.chars().count() <= 3;
    let of_word = word[..at].ends_with(char::is_alphabetic);
    if is_ending && of_word && other.chars().all(char::is_lowercase) { word.len() - at } else { 0 }
}

/// The text in lower case with every character at its own byte: one whose lower case is longer or
/// shorter ("İ", "ẞ") stays as it is.
pub fn lowered(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = |c: char| {
        // Most letters that are not ASCII have no case, or are in the right one.
        if matches!(c, 'а'..='я') || is_cjk(c) {
            return Some(c);
        }
        let mut folded = c.to_lowercase();
        folded.next().filter(|it| folded.next().is_none() && it.len_utf8() == c.len_utf8())
    };
    text.chars().map(|c| lower(c).unwrap_or(c)).collect()
}

/// Whether a text begins with a word of a list, which is not empty: most begin with another letter, and that is told first.
#[inline]
pub fn begins_with(text: &str, word: &str) -> bool {
    text.as_bytes().first() == word.as_bytes().first() && text.starts_with(word)
}

/// Whether a text ends in a whole word or phrase.
pub fn ends_in_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// A text without the article that it ends with.
pub fn without_article<'t>(text: &'t str, articles: &[&str]) -> &'t str {
    let (rest, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    if articles.contains(&last) { rest.trim_end() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn lower_case_keeps_every_byte_in_its_place() {
        assert_eq!(lowered("QUUX Ї İẞ 网"), "quux ї İẞ 网");
    }

    #[test]
    fn a_label_may_have_two_endings() {
        let lengths = ["Speaker(s)", "Спікер/ка", "Доповідач(і)", "Speaker", "Title (EN)", "CI/CD"]
            .map(variant);
        assert_eq!(lengths, [3, 5, 4, 0, 0, 0]);
        let by = |text| labelled(text, crate::language::LANGUAGES, |language| language.by_words);
        assert_eq!(by("Presenter(s): Zora Quill"), Some(" Zora Quill"));
        assert_eq!(by("Room/lab: Hall B"), None);
        assert_eq!(by("登壇者（敬称略）：佐藤花子"), Some("佐藤花子"));
    }

    #[test]
    fn no_sentence_goes_on_for_ever() {
        let text = "and so on ".repeat(2000);
        let lengths: Vec<usize> = sentences(&text).iter().map(Range::len).collect();
        assert!(lengths.iter().all(|length| (1..LONGEST + 10).contains(length)), "{lengths:?}");
        assert_eq!(lengths.len(), 5);
        let lengths: Vec<usize> = sentences(&"网格".repeat(5000)).iter().map(Range::len).collect();
        assert!(lengths.iter().all(|length| (1..LONGEST + 10).contains(length)), "{lengths:?}");
    }

    #[test]
    fn sentences_of_all_languages() {
        assert_eq!(cut("One ended. Two did! Three?"), ["One ended.", "Two did!", "Three?"]);
        assert_eq!(cut("一句。二句！三"), ["一句。", "二句！", "三"]);
        assert_eq!(cut("Перше. Друге."), ["Перше.", "Друге."]);
        assert_eq!(cut("That was Yahoo! Then left."), ["That was Yahoo!", "Then left."]);
        assert_eq!(cut("He said \"Yes.\" Then left."), ["He said \"Yes.\"", "Then left."]);
    }

    #[test]
    fn stops_that_end_nothing() {
        for text in [
            "Jane K. Doe spoke",
            "Mohd. Quill spoke",
            "J.R. Doe spoke",
            "Дж. Т. Гнатюк говорив",
            "Acme Inc. Ltd",
            "version 2.0 came",
            "at Solo.io we",
            "etc. and so on",
            "at Yahoo! JAPAN we",
        ] {
            assert_eq!(cut(text), [text]);
        }
    }

    #[test]
    fn ends_of_texts() {
        assert_eq!((first_chars("aбв", 2), last_chars("aбв", 2)), ("aб", "бв"));
        assert_eq!((first_chars("a", 2), last_chars("a", 2)), ("a", "a"));
        assert_eq!((first_chars("a", 0), last_chars("a", 0)), ("", ""));
    }

    #[test]
    fn lines_join_as_the_script_wants() {
        assert_eq!(one_line("一行\n二行"), "一行二行");
        assert_eq!(one_line("one\n two"), "one two");
        assert_eq!(one_line("用 Istio\n的"), "用 Istio 的");
        assert_eq!(one_line("佐藤　花子"), "佐藤 花子");
    }

    #[test]
    fn quotes_and_breaks_at_the_end() {
        for (text, want) in [
            ("他说「好。」然后走了。", &["他说「好。」", "然后走了。"][..]),
            ("终于（真的！）来了", &["终于（真的！）", "来了"]),
            ("「海は？」。次へ", &["「海は？」。", "次へ"]),
            ("「はい。」と言った。次へ", &["「はい。」", "と言った。", "次へ"]),
            ("«Так!» Потім пішов.", &["«Так!»", "Потім пішов."]),
            ("«Де море?» (Зора) і інше.", &["«Де море?» (Зора) і інше."]),
            ("One\u{2028}Two", &["One", "Two"]),
            ("  One.  \n Two.  ", &["One.", "Two."]),
            ("Wait... What?", &["Wait...", "What?"]),
            ("", &[]),
            (" \n ", &[]),
            ("。", &["。"]),
        ] {
            assert_eq!(cut(text), want, "{text}");
        }
    }

    #[test]
    fn more_stops_that_end_nothing() {
        for text in [
            "so on etc. and more",
            "«Істіо? ні», сказав він",
            "Zora Quill, Jr. Spoke",
            "feat. Max Mu",
            "go to a.example now",
            "Why? because",
        ] {
            assert_eq!(cut(text), [text]);
        }
        assert_eq!(cut("Why? Because"), ["Why?", "Because"]);
    }

    #[test]
    fn scripts_that_join() {
        for (before, after, want) in [
            ('一', '二', true),
            ('の', 'メ', true),
            ('一', 'a', false),
            ('a', 'b', false),
            ('я', 'є', false),
        ] {
            assert_eq!(joins(before, after), want, "{before}{after}");
        }
        for (text, want) in [
            ("", ""),
            (" a \t b\n", "a b"),
            ("メッシュ\nの海", "メッシュの海"),
            ("перший\nдругий", "перший другий"),
        ] {
            assert_eq!(one_line(text), want);
        }
    }

    proptest::proptest! {
        #[test]
        fn sentences_cover_all_but_white_space(text in "([A-Z]\\. |[a-zé]{1,3}|。|\\.|!|\"|»|」| |\n|\u{2028}|一){0,20}") {
            let ranges = sentences(&text);
            let mut at = 0;
            for range in &ranges {
                proptest::prop_assert!(at <= range.start && range.start < range.end);
                proptest::prop_assert_eq!(text[at..range.start].trim(), "");
                at = range.end;
            }
            proptest::prop_assert_eq!(text[at..].trim(), "");
        }
    }
}
