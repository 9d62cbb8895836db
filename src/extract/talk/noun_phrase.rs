//! The noun phrase around a word for a session: what prose calls it.

use std::ops::Range;

use crate::extract::context::Context;
use crate::extract::sentence::lowered;
use crate::language::han::GIVEN;
use crate::language::{is_han, is_katakana};

/// So many words an "and" adds to a topic.
const ADDED: usize = 3;

/// Verbs that end a phrase as a copula does: "the panel has become a tradition".
const AUXILIARIES: [&str; 4] = ["has ", "have ", "had ", "became "];

/// The noun phrase around the word for the session: "opening keynote", "Contribfest 会议".
pub(super) fn noun_phrase(ctx: &Context, words: &str, at: usize) -> Range<usize> {
    let at = (0..=at).rev().find(|&at| words.is_char_boundary(at)).unwrap_or(0);
    let spaced = ctx.is_spaced();
    if let Some(phrase) = in_japanese(ctx, words, at) {
        return phrase;
    }
    if !spaced {
        let ends = ctx.words(|language| language.session_ends).into_iter();
        let ends = ends.filter_map(|word| words[at..].find(word));
        let ends = ends.chain(words[at..].find(['，', '。', '（', ' ', '是']));
        let end = ends.min().map_or(words.len(), |length| {
            at + length.max(words[at..].chars().next().map_or(1, char::len_utf8))
        });
        let start = words[..at]
            .rfind(['，', '的', '。', '\n'])
            .map_or(0, |start| start + words[start..].chars().next().map_or(1, char::len_utf8));
        let start = start + words[start..at].len() - words[start..at].trim_start().len();
        // "李雷做了开场致辞"
        let given =
            GIVEN.iter().filter_map(|verb| Some(words[start..at].rfind(verb)? + verb.len()));
        let start = start + given.max().unwrap_or(0);
        // "李雷致开幕辞"
        let start = words[start..at].rfind('致').map_or(start, |it| start + it + '致'.len_utf8());
        let tail = words[end..]
            .chars()
            .take_while(|c| !matches!(c, '，' | '。' | '的'))
            .take(8)
            .map(char::len_utf8)
            .sum::<usize>();
        // A Latin word for it may be followed by the Chinese one.
        let behind = words[end..].trim_start();
        let nouns = ctx.words(|language| language.talk_nouns).into_iter();
        let formats = ctx.words(|language| language.formats).into_iter().map(|(word, _)| word);
        let again = || nouns.chain(formats).any(|noun| behind.starts_with(noun));
        let latin = words[at..end].is_ascii() && words[end..].starts_with(' ') && again();
        let end = if latin { end + tail } else { end };
        return start.min(at)..end.max(at);
    }
    // One word before, unless it is an article, and all up to the next preposition.
    let before = words[..at].trim_end();
    let start = before.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let previous = before[start..].to_lowercase();
    let article =
        ctx.languages.iter().any(|language| language.small_words.contains(&previous.as_str()));
    let parted = before.is_empty() || before.ends_with([',', ';', ':']);
    // "провела воркшоп", unlike "opening keynote"
    let verbs = ctx.words(|language| language.speaking);
    let verb = || ctx.inflects() && verbs.iter().any(|verb| previous.starts_with(verb));
    let alone = article || parted || verb();
    let start = if alone { at } else { capitalised(ctx, words, start) };
    let stops = ctx.words(|language| language.session_ends).into_iter().chain([",", "."]);
    // "… Workshop is a class"
    let copulas = ctx.words(|language| language.copulas).into_iter().chain(AUXILIARIES);
    let copulas = copulas.filter_map(|copula| words[at..].find(&format!(" {copula}")));
    let end = stops
        .filter_map(|stop| words[at..].find(stop))
        .chain(copulas)
        .min()
        .map_or(words.len(), |length| at + length);
    start..end + more_of_topic(ctx, &words[at..end], &words[end..])
}

/// The same in Japanese: what leads up to the word for the session behind whoever gives it, and what is glued to its end:
/// "開会の挨拶" of "佐藤花子さんによる開会の挨拶です".
fn in_japanese(ctx: &Context, words: &str, at: usize) -> Option<Range<usize>> {
    ctx.languages.first().filter(|language| language.code == "ja")?;
    let folded = lowered(&words[at..]);
    let formats = ctx.words(|language| language.formats).into_iter();
    let formats = formats.filter(|(word, _)| folded.starts_with(word));
    let length = formats.map(|(word, _)| word.len()).max()?;
    let before = &words[..at];
    let heads = HEADS.iter().filter_map(|it| Some(before.rfind(it)? + it.len()));
    let start = heads.max().unwrap_or(0);
    let start = at - before[start..].trim_start().len();
    let start = owner_before(before, start).unwrap_or(start);
    let behind = words.get(at + length..)?;
    let glued = behind.find(|c: char| !(is_han(c) || is_katakana(c) || c.is_ascii_alphanumeric()));
    Some(start..at + length + glued.unwrap_or(behind.len()))
}

/// Where whoever owns a session begins that is called nothing else: "佐藤花子さんの基調講演".
fn owner_before(before: &str, start: usize) -> Option<usize> {
    let name = before[..start].trim_end();
    let name = COURTESIES
        .iter()
        .find_map(|it| name.strip_suffix(it))
        .filter(|_| before[start..].is_empty())?;
    let signs = ["、", "。", "」", "\n", "の", "は", "：", "（"].into_iter();
    let from = signs.filter_map(|it| Some(name.rfind(it)? + it.len())).max().unwrap_or(0);
    (from < name.len()).then(|| from + name[from..].len() - name[from..].trim_start().len())
}

const COURTESIES: [&str; 2] = ["さんの", "氏の"];

/// What stands in Japanese before the words that tell of a session.
const HEADS: [&str; 9] = ["、", "。", "」", "\n", "さんの", "氏の", "による", "は", "が"];

/// The length of what an "and" adds to a topic before the people: " and ropes" of "a panel on sails and ropes with Jane".
fn more_of_topic(ctx: &Context, phrase: &str, rest: &str) -> usize {
    let topical = ctx.words(|language| language.topic_joints).iter().any(|it| phrase.contains(it));
    let ands = ctx.words(|language| language.and_words);
    let word = rest.split_whitespace().next().unwrap_or_default();
    let more = rest.get(word.len() + 1..).unwrap_or_default();
    let ends = ctx.words(|language| language.session_ends).into_iter();
    let ends = ends.filter(|end| end.trim() != word).filter_map(|end| more.find(end));
    let Some(end) = ends.min().filter(|_| topical && ands.contains(&word)) else { return 0 };
    let added = &more[..end];
    let small = added.split_whitespace().all(|it| it.starts_with(char::is_lowercase));
    let few = added.split_whitespace().count() <= ADDED && !added.contains([',', '.']);
    if small && few { word.len() + 1 + end } else { 0 }
}

/// Where the capitalised words begin of which one begins at `start`: "New" of "New Contributor Workshop".
fn capitalised(ctx: &Context, words: &str, start: usize) -> usize {
    let large = |at: usize| words[at..].starts_with(char::is_uppercase);
    let mut first = start;
    while large(first) {
        let before = words[..first].trim_end();
        let word = before.trim_end_matches(char::is_alphabetic).len();
        let small = lowered(&before[word..]);
        let is_in = |words: &[&str]| words.contains(&small.as_str());
        let mut languages = ctx.languages.iter();
        let opens = languages.any(|it| is_in(it.small_words) || is_in(it.openers));
        // "At KubeCon Opening Keynote …", "On Tuesday Opening Keynote …"
        let weekdays = ctx.words(|language| language.weekdays);
        let when = weekdays.iter().any(|(day, _)| small == *day);
        let where_ = || ctx.lexicon.has_series(&before[word..]);
        if word == before.len() || !large(word) || opens || when || where_() {
            break;
        }
        first = word;
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn phrases_around_the_word_for_a_session() {
        for (lang, words, word, want) in [
            ("en", "We saw the opening keynote by Zora", "keynote", "opening keynote"),
            ("en", "a keynote on meshes, then more", "keynote", "keynote on meshes"),
            ("en", "Keynote", "Keynote", "Keynote"),
            ("en", "The user panel has become a tradition", "panel", "user panel"),
            ("en", "a panel that hardly became us", "panel", "panel that hardly"),
            ("en", "At Quuxly, workshops by Zora", "workshop", "workshops"),
            ("uk", "вступна доповідь від Зори", "доповідь", "вступна доповідь"),
            ("uk", "ми почали з воркшопу від Зори", "воркшоп", "воркшопу"),
            ("zh", "我们参加了精彩的主题演讲，然后", "主题演讲", "主题演讲"),
            ("zh", "我们的 Contribfest 会议，然后", "Contribfest", "Contribfest 会议"),
            ("zh", "李雷先生做了开场致辞，然后", "致辞", "开场致辞"),
            ("zh", "陈晓明的开幕主题演讲揭开帷幕", "主题演讲", "开幕主题演讲"),
            ("ja", "佐藤花子さんによる開会の挨拶です", "開会の挨拶", "開会の挨拶"),
            ("ja", "朝は Zora Quill さんの基調講演から", "基調講演", "Zora Quill さんの基調講演"),
            ("ja", "2日目のパネルディスカッションでは", "パネル", "2日目のパネルディスカッション"),
        ] {
            let ctx = context(lang, "2025-04-25", "");
            let at = words.find(word).expect("the word");
            assert_eq!(&words[noun_phrase(&ctx, words, at)], want, "{words}");
        }
        // An offset of a folded text may lie anywhere.
        let ctx = context("en", "2025-04-25", "");
        assert_eq!(noun_phrase(&ctx, "é", 1), 0..2);
    }
}
