//! Titles: what belongs to one, and what only stands beside it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::format::format_in;
use super::row;
use crate::extract::clock::tells_when;
use crate::extract::context::{Context, section_number};
use crate::extract::date::days;
use crate::extract::gloss::glossed_tail;
use crate::extract::lexicon::Lexicon;
use crate::extract::sentence::{labelled, lowered, one_line};
use crate::language::en::title_words::is_title_word;
use crate::language::latin::BARE_WORDS;
use crate::language::{LANGUAGES, Language, is_cjk};

const QUOTES: &[(char, char)] = &[
    ('《', '》'),
    ('〈', '〉'),
    ('«', '»'),
    ('“', '”'),
    ('"', '"'),
    ('「', '」'),
    ('『', '』'),
    ('‘', '’'),
    ('„', '“'),
];

/// Times, list numbers and dashes before a title: `9:45 - 10:15`, `10:00 AM PT:`, `1.`
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:talk|session|presentation)\s*#?[0-9]{1,2}\s*[:.–-]|\.\s|[\s\-–—:：|｜•*·‧・∙■□◆◇●○▶►▼★☆]+|(?:at )?[0-9]{1,2}[:.h][0-9]{2}(?:\s?[ap]\.?m\.?)?(?:\s?(?:-|–|—|~|〜|～|to)\s?[0-9]{1,2}[:.h][0-9]{2}(?:\s?[ap]\.?m\.?)?)?(?:\s?(?:UTC|GMT|[PECM]S?D?T|CEST|JST|IST)\b)?|[0-9]{1,2}\s?[ap]m\b(?:\s?(?:-|–)\s?[0-9]{1,2}\s?[ap]m\b)?|[0-9]{1,2}\.\s|\([0-9]{1,2}\)\s|【[0-9A-Za-z.~～-]{1,12}】)+",
    )
    .expect("a valid pattern")
});

/// The title without times before it, separators at its ends, and quotes around it.
pub fn clean(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = range;
    loop {
        let before = range.clone();
        let inner = &text[range.clone()];
        if let Some(lead) = LEAD.find(inner).filter(|lead| lead.end() < inner.len()) {
            range.start += lead.end();
        }
        range.start += dated_lead(&text[range.clone()]);
        let inner = &text[range.clone()];
        let end = inner
            .trim_end_matches(|c: char| {
                c.is_whitespace()
                    || matches!(
                        c,
                        '-' | '–'
                            | '—'
                            | ':'
                            | '：'
                            | ','
                            | '，'
                            | '|'
                            | '｜'
                            | '‧'
                            | ';'
                            | '('
                            | '（'
                            | '['
                            | '*'
                            | '_'
                    )
            })
            .len();
        range.end = range.start + end;
        let inner = &text[range.clone()];
        let start = inner.len() - inner.trim_start().len();
        range.start += start;
        range = unquote(text, range);
        if let Some(inner) = text[range.clone()].strip_suffix('.')
            && !inner.ends_with('.')
            && inner.contains(' ')
        {
            range.end -= 1;
        }
        range.end -= glossed_tail(&text[range.clone()]);
        if range == before {
            return range;
        }
    }
}

static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*(?:at [0-9]{1,2}[:.][0-9]{2}(?: ?[ap]m)?|[0-9]{1,2}(?:st|nd|rd|th)?\b)?\s*[:,•|–-]*\s*").expect("a valid pattern")
});

/// Gets the patterns ready.
pub fn prepare() {
    LazyLock::force(&LEAD);
    LazyLock::force(&WEEKDAY);
}

/// The length of a day before a title: `Wed 18:`, `Monday, November 6 •`.
fn dated_lead(text: &str) -> usize {
    let mut weekday = WEEKDAY.find(text).map_or_else(|| named_weekday(text), |found| found.end());
    // "Wed, 9:00 - Title": the hour is no day.
    if text[..weekday].ends_with(':') && text[weekday..].starts_with(|c: char| c.is_ascii_digit()) {
        weekday = text[..weekday - 1].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    }
    let day = days(&text[weekday..]).into_iter().next().filter(|days| days.range.start == 0);
    let end = weekday + day.map_or(0, |days| days.range.end);
    // "Monday Morning Meshes" is a title, and a bare date is no lead.
    let parted = text[..end].ends_with([':', ' ', '•']) && end > weekday.min(4)
        || text[end..].trim_start().starts_with(['•', ':', '-', '–', '|', ',']);
    let timed = || LEAD.find(&text[end..]).is_some_and(|lead| lead.as_str().contains(':'));
    let number = text[..weekday].contains(|c: char| c.is_ascii_digit()) || end > weekday || timed();
    let end = end + text[end..].len() - text[end..].trim_start_matches([',', ' ']).len();
    if parted && number && end < text.len() { end } else { 0 }
}

/// The length of a weekday in another language and the comma after it: "понеділок, ".
fn named_weekday(text: &str) -> usize {
    if text.starts_with(|c: char| c.is_ascii()) {
        return 0;
    }
    let head: String = text.chars().take(16).collect();
    let folded = lowered(&head);
    let mut weekdays = LANGUAGES.iter().flat_map(|language| language.weekdays);
    let named = weekdays.find_map(|(day, _)| folded.strip_prefix(day));
    // "серед" of "середа": stems.
    let rest = named.map(|rest| rest.trim_start_matches(char::is_alphabetic));
    let rest = rest.and_then(|rest| rest.strip_prefix(", "));
    rest.map_or(0, |rest| folded.len() - rest.len())
}

/// The title in a heading: what it quotes after a time and a label, else all without credits and the number of its
/// section.
pub fn of_heading(ctx: &Context, heading: &str) -> Range<usize> {
    let number = if ctx.is_numbered() { section_number(heading) } else { 0 };
    let title = after_number(&heading[number..], ctx.lexicon, &ctx.languages);
    title.start + number..title.end + number
}

fn after_number(text: &str, lexicon: &Lexicon, languages: &[&Language]) -> Range<usize> {
    let whole = clean(text, 0..text.len());
    let quoted = quoted(text).filter(|(_, outer)| {
        let label = &text[whole.start.min(outer.start)..outer.start];
        text[outer.end..].trim().is_empty()
            && (is_track(label) || format_in(label, languages).is_some())
            && label.split_whitespace().count() <= 4
    });
    quoted
        .map_or_else(|| row::split(text, lexicon, languages).title, |(inner, _)| clean(text, inner))
}

/// "トラックA", "Track 2": where a session is.
fn is_track(label: &str) -> bool {
    label.chars().filter(|c| c.is_alphabetic()).count() <= 6
}

/// Takes off quotes that stand around the whole.
fn unquote(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    // An apostrophe is no quote but where one stands at both ends.
    for &(open, close) in QUOTES.iter().chain(&[('\'', '\'')]) {
        if let Some(rest) = inner.strip_prefix(open)
            && let Some(middle) = rest.strip_suffix(close)
            && !middle.contains(close)
            && !middle.contains(open)
            && !middle.trim().is_empty()
        {
            let start = range.start + open.len_utf8();
            return start..start + middle.len();
        }
    }
    range
}

/// Whether words are long enough to be a title: two words, or four Chinese characters.
pub fn is_phrase(words: &str) -> bool {
    words.split_whitespace().count() >= 2 || words.chars().filter(|&c| is_cjk(c)).count() >= 4
}

/// The first quoted phrase of some length: `《Title》Jane Doe`.
pub fn quoted(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    for &(open, close) in QUOTES {
        if open == '‘' {
            continue; // an apostrophe more often than a quote
        }
        let Some(start) = text.find(open) else {
            continue;
        };
        let inside = start + open.len_utf8();
        let Some(length) = text[inside..].find(close) else {
            continue;
        };
        if is_phrase(&text[inside..inside + length]) {
            return Some((inside..inside + length, start..inside + length + close.len_utf8()));
        }
    }
    None
}

/// All quoted phrases of some length, with their quotes: the bytes of each, in order.
pub fn all_quoted(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let mut end = 0;
    // Quotes that nothing closes any more: a text may have many.
    let mut open = [false; QUOTES.len()];
    for (start, c) in text.char_indices() {
        let quotes = QUOTES.iter().position(|(open, _)| *open == c && c != '‘' && start >= end);
        let Some(kind) = quotes.filter(|&kind| !open[kind]) else { continue };
        let close = QUOTES[kind].1;
        let inside = start + c.len_utf8();
        let Some(length) = text[inside..].find(close) else {
            open[kind] = true;
            continue;
        };
        end = inside + length + close.len_utf8();
        if is_phrase(&text[inside..inside + length]) {
            found.push((inside..inside + length, start..end));
        }
    }
    found
}

/// The length of the first sentence: what follows the credits tells of the talk.
pub fn cut_sentence(text: &str) -> usize {
    let lead = text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    crate::extract::sentence::sentences(&text[lead..])
        .first()
        .map_or(text.len(), |range| lead + range.end)
}

/// Whether words are capitalised as titles are.
pub fn is_title_case(words: &str) -> bool {
    let mut capitals = 0;
    let mut long = 0;
    for word in
        words.split(|c: char| c.is_whitespace() || c == '-').filter(|word| word.chars().count() > 3)
    {
        long += 1;
        capitals += usize::from(
            word.chars()
                .find(|c| c.is_alphanumeric())
                .is_some_and(|c| c.is_uppercase() || c.is_numeric()),
        );
    }
    long >= 2 && capitals * 3 >= long * 2
}

/// A title as it is stored: on one line.
pub fn text_of(text: &str, range: &Range<usize>) -> String {
    one_line(&text[range.clone()])
}

/// Whether a phrase says nothing of its own: "here", "video", "Session recording", "查看演讲视频".
pub fn is_bare(words: &str, languages: &[&Language]) -> bool {
    let words = &one_line(words);
    let folded = words.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let labels = || {
        languages.iter().flat_map(|language| language.bare_links.iter().chain(language.bare_glue))
    };
    let is_label = |word: &str| BARE_WORDS.contains(&word) || labels().any(|it| *it == word);
    // "Watch Dan", unlike "Watch Out" and "Watch Your Latency"
    let whom =
        folded.split_once(' ').filter(|(first, whom)| is_label(first) && !whom.contains(' '));
    let watches = whom.is_some_and(|(first, whom)| first == "watch" && !is_title_word(whom));
    is_label(&folded)
        || watches
        || folded.split(|c: char| !c.is_alphanumeric()).all(|word| {
            word.is_empty()
                || is_label(word)
                || word.chars().all(|c| c.is_ascii_digit())
                || is_weekday(word, languages)
                || word.starts_with(is_cjk) && is_made_of(word, labels)
        })
        || folded.starts_with("http")
        || is_video_id(words.trim())
        || tells_when(words, languages) && is_detail(words, languages)
}

/// Whether a word in lower case is a day of the week, in any case.
fn is_weekday(word: &str, languages: &[&Language]) -> bool {
    let mut days = languages.iter().filter(|it| it.spaced).flat_map(|it| it.weekdays);
    days.any(|(day, _)| word.starts_with(day))
}

/// Whether a word without spaces is some of these in a row, the longest first.
fn is_made_of<'l, I: Iterator<Item = &'l &'static str>>(word: &str, of: impl Fn() -> I) -> bool {
    let mut rest = word;
    while !rest.is_empty() {
        let starts = of().filter_map(|label| rest.strip_prefix(*label));
        match starts.min_by_key(|after| after.len()) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    true
}

/// Whether a line tells of a session no more than a detail, such as when it is: "Time: 9:00", "时间：8 月 21 日",
/// "Wednesday May 18 • 11:00".
pub fn is_detail(line: &str, languages: &[&Language]) -> bool {
    if labelled(line, languages, |language| language.detail_labels).is_some() {
        return true;
    }
    let days = days(line);
    let inside = |at: usize| days.iter().any(|days| days.range.contains(&at));
    let letters = line.char_indices().filter(|(at, c)| c.is_alphabetic() && !inside(*at)).count();
    // "Wednesday" and "CEST" may stand beside.
    !days.is_empty() && letters <= 13
}

/// Whether words before a title say no more than when it is: "Wed, 12:00 - 12:30 - ".
pub fn is_when(label: &str) -> bool {
    let titled = format!("{} x", label.trim());
    label.contains(|c: char| c.is_ascii_digit()) && clean(&titled, 0..titled.len()).len() == 1
}

/// "BV1aB4y1c7dE": how one site calls a recording.
fn is_video_id(words: &str) -> bool {
    words.len() == 12
        && words.starts_with("BV1")
        && words.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Whether a heading names a section rather than a talk: "Keynotes", "Lightning Talks", "Day 1".
pub fn is_generic(words: &str, languages: &[&Language]) -> bool {
    let folded = lowered(words);
    let common = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty() || is_title_word(bare) || bare.chars().all(|c| c.is_ascii_digit())
    };
    let count = words.split_whitespace().count();
    let sessions = languages
        .iter()
        .flat_map(|language| language.section_words)
        .any(|word| folded.split_whitespace().any(|own| own == *word));
    let spaced = !words.chars().any(is_cjk);
    let bare = folded.split(['(', '（']).next().unwrap_or(&folded);
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric());
    // As a sentence begins, unlike "See You in Production".
    let first = words.chars().next().map_or(0, char::len_utf8);
    let leaves =
        |word: &&str| folded.starts_with(word) && words[first..].starts_with(&word[first..]);
    let closes = |language: &&Language| {
        language.closing_headings.contains(&bare) || language.leave_words.iter().any(leaves)
    };
    if languages.iter().any(closes) {
        return true;
    }
    folded.split_whitespace().all(common)
        && (count <= 2 || sessions && count <= 5)
        && spaced
        && !words.ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn words_that_say_when() {
        for (label, want) in [
            ("11:25 - 11:35 - ", true),
            ("Wed, 12:00 - 12:30 – ", true),
            ("Thursday, April 3, 9:00 AM: ", true),
            ("", false),
            ("Room 4 - ", false),
            ("At 9:00 we saw ", false),
        ] {
            assert_eq!(is_when(label), want, "{label}");
        }
    }

    #[test]
    fn clean_titles() {
        for (text, want) in [
            ("\"Quoted Title\"", "Quoted Title"),
            ("10:00 AM - 10:30 AM PT: Title", "Title"),
            (" - Title -", "Title"),
            ("«Назва»", "Назва"),
            ("Wed 18: Title", "Title"),
            ("Thursday at 10:45: Title", "Title"),
            ("Talk 2: Title", "Title"),
            ("Monday, November 6 • 10:25am: Title", "Title"),
            ("Monday Morning Meshes", "Monday Morning Meshes"),
            ("понеділок, 25 квітня, 17:00 UTC: Назва моря", "Назва моря"),
            ("середа, 27 квітня, 17:00 UTC: Назва моря", "Назва моря"),
            ("Понеділок, або Назва моря", "Понеділок, або Назва моря"),
            ("13:30-14:05｜海上的网格", "海上的网格"),
            ("\"A\" and \"B\"", "\"A\" and \"B\""),
            ("'Meshes at Sea'", "Meshes at Sea"),
            ("Sailors' Meshes", "Sailors' Meshes"),
            ("■ 海のメッシュ（トラックA）", "海のメッシュ"),
            ("Meshes at Sea (Room 4)", "Meshes at Sea"),
            (
                "Meshes at Sea (and all the room that they need)",
                "Meshes at Sea (and all the room that they need)",
            ),
        ] {
            assert_eq!(&text[clean(text, 0..text.len())], want, "{text}");
        }
    }

    #[test]
    fn lines_that_tell_a_detail() {
        for (line, want) in [
            ("Time: 9:00", true),
            ("Where: Room 3", true),
            ("时间：8 月 21 日 11:00 - 11:35", true),
            ("Wednesday May 18 • 11:00 - 11:35", true),
            ("Середа, 2 квітня, 11:15", true),
            ("Meshes at Sea", false),
            ("May 18: Meshes at Sea and on Land", false),
            ("Time and the Mesh", false),
        ] {
            assert_eq!(is_detail(line, language::LANGUAGES), want, "{line}");
        }
    }

    #[test]
    fn phrases_that_say_nothing() {
        for words in [
            "Watch Dan",
            "here",
            "Video",
            "这里",
            "the recording",
            "Watch the session",
            "https://youtu.be/x",
            "Add to my calendar",
            "查看详情",
            "点击观看演讲视频",
            "動画を見る",
            "посилання на відео",
            "BV1aB4y1c7dE",
            "點擊下載投影片",
            "Watch it",
            "セッション詳細",
            "recording is available",
            "grab the slides",
        ] {
            assert!(is_bare(words, language::LANGUAGES), "{words}");
        }
        for words in [
            "Watch Your Latency",
            "Available at the Edge",
            "Meshes at the Edge",
            "视频处理",
            "動画配信の裏側",
            "Відео в хмарі",
            "腾讯",
        ] {
            assert!(!is_bare(words, language::LANGUAGES), "{words}");
        }
    }

    #[test]
    fn headings_that_close_a_post() {
        for (words, want) in [
            ("Thank you!", true),
            ("What’s Next?", true),
            ("Acknowledgements (and a song)", true),
            ("写在最后", true),
            ("See you in Amsterdam", true),
            ("До зустрічі у Львові!", true),
            ("What We See in Amsterdam", false),
            ("See You in Production", false),
            ("致谢（排名不分先后）", true),
            ("まとめ", true),
            ("Замість післямови", true),
            ("Thank You for the Fish", false),
            ("Acknowledgements: a Story of Zebras", false),
            ("总结海上的网格", false),
            ("海のまとめ", false),
            ("Підсумки моря", false),
        ] {
            assert_eq!(is_generic(words, language::LANGUAGES), want, "{words}");
        }
    }
}
