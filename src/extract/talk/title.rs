//! Titles: what belongs to one, and what only stands beside it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::format::format_in;
use super::ordinal::ordinal;
use super::row;
use crate::extract::context::{Context, section_number};
use crate::extract::date::days;
use crate::extract::gloss::{bracketed, glossed_tail};
use crate::extract::sentence::{lowered, one_line};
use crate::language::en::title_words::is_title_word;
use crate::language::script::Script;
use crate::language::{LANGUAGES, Language, is_cjk, is_cyrillic, is_han, is_hiragana, is_katakana};

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

/// Times, list numbers, labels and dashes before a title: `9:45 - 10:15`, `10:00 AM PT:`, `1.`, `Title:`
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:title|topic|(?:назва|тема)(?: доповіді| виступу| сесії)?|标题|標題|主题|主題|题目|題目|议题|議題|タイトル|題名)\s*[:：]|\.\s|[\s\-–—―:：|｜•*·‧・∙■□◆◇●○▶►▼★☆🕐-🕧⏰⏱📅🗓\x{fe0f}]+|(?:午前|午後|上午|下午|晚上)\s?[0-9]{1,2}[時时点點](?:[0-9]{1,2}分|半)?|[0-9]{1,2}[時时点點][0-9]{1,2}分|(?:at )?(?:[0-9]{1,2}[:h][0-9]{2}|[0-9]{1,2}\.[0-5][05])(?:\s?[ap]\.?m\.?)?(?:\s?(?:-|–|—|~|〜|～|to)\s?[0-9]{1,2}[:.h][0-9]{2}(?:\s?[ap]\.?m\.?)?)?(?:\s?(?:UTC|GMT|[PECM]S?D?T|CEST|JST|IST)\b)?|[0-9]{1,2}\s?[ap]m\b(?:\s?(?:-|–)\s?[0-9]{1,2}\s?[ap]m\b)?|[0-9]{1,2}\.\s|[0-9]{1,2}\s?[|｜]\s?|\([0-9]{1,2}\)\s|【[0-9A-Za-z.~～-]{1,12}】)+",
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
        range.start += ordinal(&text[range.clone()]);
        range.start += dated_lead(&text[range.clone()]);
        let inner = &text[range.clone()];
        let end = inner
            .trim_end_matches(|c: char| {
                c.is_whitespace()
                    || matches!(
                        c,
                        '-' | '–'
                            | '—'
                            | '―'
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
        // "9:00, Title"
        let start =
            inner.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '，'));
        range.start += inner.len() - start.len();
        range = unquote(text, range);
        let title = &text[range.clone()];
        let again = translation(title).or_else(|| bracketed_translation(title));
        range.end = again.map_or(range.end, |at| range.start + at);
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
    // "Fri 14:55 - Title"
    let parted = parted || weekday > 0 && timed();
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
    let title = after_number(ctx, &heading[number..]);
    title.start + number..title.end + number
}

fn after_number(ctx: &Context, text: &str) -> Range<usize> {
    let whole = clean(text, 0..text.len());
    let quoted = quoted(text).filter(|(_, outer)| {
        let label = &text[whole.start.min(outer.start)..outer.start];
        text[outer.end..].trim().is_empty()
            && (is_track(label) || format_in(label, &ctx.languages).is_some())
            && label.split_whitespace().count() <= 4
    });
    quoted.map_or_else(|| row::split(ctx, text).title, |(inner, _)| clean(text, inner))
}

/// "トラックA", "Track 2": where a session is.
fn is_track(label: &str) -> bool {
    label.chars().filter(|c| c.is_alphabetic()).count() <= 6
}

/// Where a title in Chinese or Japanese is given again in English, behind a bar: "海上的网格 | Meshes at Sea".
pub(super) fn translation(title: &str) -> Option<usize> {
    let bar = title.find(['|', '｜'])?;
    let (own, again) = title.split_at(bar);
    let again = again.trim_start_matches(['|', '｜', ' ']);
    let latin = again.starts_with(|c: char| c.is_ascii_uppercase()) && !again.contains(is_cjk);
    let words = again.split_whitespace().count();
    let titled =
        latin && (words >= 4 && !again.contains(',') || words >= 3 && is_title_case(again));
    (own.contains(is_cjk) && titled).then_some(bar)
}

/// Where a title is given again in another script, in brackets at its end: "海上的网格（Meshes at the Sea）", "Meshes at the
/// Sea（海上的网格）".
fn bracketed_translation(title: &str) -> Option<usize> {
    let (own, again) = bracketed(title)?;
    let is_other = |c: char| c.is_alphabetic() && Script::of_letter(c) != Script::Latin;
    let foreign = |text: &str| text.chars().filter(|&c| is_other(c)).count();
    let is_latin = |text: &str| text.split_whitespace().count() >= 3 && foreign(text) == 0;
    let is_foreign = |text: &str| is_phrase(text) && foreign(text) >= 3;
    let apart = is_latin(again) && is_foreign(own) || is_latin(own) && is_foreign(again);
    // People, a kind of session
    let beside = || {
        again.contains([',', '，', '、']) && !own.contains([',', '，', '、'])
            || format_in(again, LANGUAGES).is_some() && format_in(own, LANGUAGES).is_none()
    };
    (apart && !beside()).then_some(own.len())
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

/// Whether words are long enough to be a title: two words, or four Chinese characters, or a word in Latin letters that a
/// Japanese particle joins to another one: "errors.Joinの闇".
pub fn is_phrase(words: &str) -> bool {
    let cjk = words.chars().filter(|&c| is_cjk(c)).count();
    let joined = || {
        cjk >= 2
            && words.starts_with(|c: char| c.is_ascii_alphanumeric())
            && words.contains(is_hiragana)
            && words.ends_with(|c| is_han(c) || is_katakana(c))
    };
    words.split_whitespace().count() >= 2 || cjk >= 4 || joined()
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

/// Whether words are capitalised as titles are. No title in Cyrillic letters begins with a small one, however many names it
/// holds: "виступ Зори Квіленко".
pub fn is_title_case(words: &str) -> bool {
    if begins_small(words) {
        return false;
    }
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

/// Whether all but small words are capitalised, at least two of them: "Meshes at Sea".
pub fn is_capitalised(title: &str) -> bool {
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let mut long = title.split_whitespace().filter(|word| word.chars().count() > 3);
    let mut all =
        || long.all(|word| capital(&word)) && title.split_whitespace().filter(capital).count() >= 2;
    is_title_case(title) || is_parted(title) || !begins_small(title) && all()
}

/// Whether words begin with a small Cyrillic letter.
fn begins_small(words: &str) -> bool {
    let first = words.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| c.is_lowercase() && is_cyrillic(c))
}

/// Whether a title is told and explained: "Hoisting Sails: ropes, knots and what holds them".
fn is_parted(title: &str) -> bool {
    title.starts_with(char::is_uppercase)
        && title.split_once(": ").is_some_and(|(_, rest)| rest.split_whitespace().count() >= PARTED)
}

/// What follows a colon in a title has no fewer words.
const PARTED: usize = 3;

/// A title as it is stored: on one line.
pub fn text_of(text: &str, range: &Range<usize>) -> String {
    one_line(&text[range.clone()])
}

/// Whether a heading names a section rather than a talk: "Keynotes", "Lightning Talks", "Day 1".
pub fn is_generic(words: &str, languages: &[&Language]) -> bool {
    let folded = lowered(words);
    let common = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        // "The afternoon", "Agenda highlights"
        let part = languages.iter().any(|language| {
            language.day_parts.contains(&bare) || language.section_words.contains(&bare)
        });
        bare.is_empty() || part || is_title_word(bare) || bare.chars().all(|c| c.is_ascii_digit())
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
    let closes = |language: &Language| {
        language.closing_headings.contains(&bare) || language.leave_words.iter().any(leaves)
    };
    // "议题" over several
    let heads = |language: &Language| !spaced && language.section_words.contains(&bare);
    if languages.iter().any(|language| closes(language) || heads(language)) {
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
    fn titles_have_capitals() {
        for title in ["Meshes at Sea", "Hoisting Sails: ropes, knots and what holds them"] {
            assert!(is_capitalised(title), "{title}");
        }
        for words in ["It was a great day", "sails and old ropes", "So: it was", "Meshes"] {
            assert!(!is_capitalised(words), "{words}");
        }
    }

    #[test]
    fn clean_titles() {
        for (text, want) in [
            ("\"Quoted Title\"", "Quoted Title"),
            ("10:00 AM - 10:30 AM PT: Title", "Title"),
            (" - Title -", "Title"),
            ("«Назва»", "Назва"),
            ("Тема доповіді: Назва", "Назва"),
            ("Wed 18: Title", "Title"),
            ("9.45 Title", "Title"),
            ("海上的网格 | Meshes at the Sea", "海上的网格"),
            ("海上的网格 | 微软", "海上的网格 | 微软"),
            ("Meshes | The Sea of Meshes", "Meshes | The Sea of Meshes"),
            ("「海のメッシュ」（Meshes at the Sea）", "海のメッシュ"),
            ("Meshes at the Sea（海のメッシュ）", "Meshes at the Sea"),
            ("Сітки в морі (Meshes at the Sea)", "Сітки в морі"),
            ("海のメッシュ（Quuxly）", "海のメッシュ（Quuxly）"),
            ("Meshes at the Sea（张三丰，船队公司）", "Meshes at the Sea（张三丰，船队公司）"),
            ("1.24 до 1.26", "1.24 до 1.26"),
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
    fn headings_that_close_a_post() {
        for (words, want) in [
            ("The afternoon", true),
            ("Agenda Highlights", true),
            ("现场亮点", true),
            ("Tuesday Night Meshes", false),
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
