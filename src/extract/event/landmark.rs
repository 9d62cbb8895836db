//! What the words right beside an event's name make of it: the place of what is told ("at KubeCon"), or
//! only what tells where or when another event is ("the day before KubeCon").

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::extract::context::Context;
use crate::extract::sentence::{last_chars, lowered, one_line};
use crate::language::Language;

/// So many characters say that there is no event.
const DENIAL: usize = 24;

/// Whether a mention stands right after words such as "the day before" or, in a language without
/// spaces, right before them: "KubeCon 的同场活动".
pub(super) fn is_landmark(ctx: &Context, passage: usize, mention: &Range<usize>) -> bool {
    is_beside(ctx, passage, mention, |language| language.beside_words)
        || is_denied(&ctx.passages[passage].block.text, mention)
}

/// What says right before an event that there is none.
static NONE_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:(?:^|\s)(?:no|without an?|без|немає|не було)\s(?:separate\s|dedicated\s|окремого\s)?|[没沒]有(?:单独|單獨|独立|獨立)?的?\s?)$",
    )
    .expect("a valid pattern")
});

/// The same right after it.
static NONE_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s?(?:の開催)?は(?:なく|ありません|なかった)").expect("a valid pattern")
});

/// Whether a text says that an event did not take place: "there was no KubeCon".
fn is_denied(text: &str, mention: &Range<usize>) -> bool {
    NONE_BEFORE.is_match(last_chars(&text[..mention.start], DENIAL))
        || NONE_AFTER.is_match(&text[mention.end..])
}

/// Whether a mention stands right after words such as "at" or, in a language without spaces, right
/// before them: something takes place there.
pub(super) fn is_venue(ctx: &Context, passage: usize, mention: &Range<usize>) -> bool {
    is_beside(ctx, passage, mention, |language| language.venue_words)
}

fn is_beside(
    ctx: &Context,
    passage: usize,
    mention: &Range<usize>,
    words: fn(&Language) -> &[&'static str],
) -> bool {
    let text = &ctx.passages[passage].block.text;
    let sentence = ctx.sentence_at(passage, mention.start);
    let head = tail_of(&text[sentence.start.min(mention.start)..mention.start]);
    let head = lowered(&one_line(head));
    let after = after_brackets(&text[mention.end..]);
    ctx.languages.iter().any(|language| {
        words(language).iter().any(|word| {
            if language.spaced {
                [head.as_str(), without_article(&head, language.small_words)].iter().any(|before| {
                    let rest = before.strip_suffix(word);
                    rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
                })
            } else {
                after.starts_with(word)
            }
        })
    })
}

/// The last few words of a text.
fn tail_of(text: &str) -> &str {
    let start = text.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    text[start..].trim_end()
}

/// A text without the article that it ends with.
fn without_article<'t>(text: &'t str, articles: &[&str]) -> &'t str {
    let (rest, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    if articles.contains(&last) { rest.trim_end() } else { text }
}

/// What follows white space and brackets: "（9 月 26 日至 28 日）的…".
fn after_brackets(text: &str) -> &str {
    let text = text.trim_start();
    let inside = text.strip_prefix(['（', '(']);
    let closed = inside.and_then(|inside| {
        let (at, _) = inside.char_indices().take(60).find(|(_, c)| matches!(c, '）' | ')'))?;
        Some(inside[at..].trim_start_matches(['）', ')']))
    });
    closed.unwrap_or(text).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn events_beside_which_others_are() {
        let is_one = |lang: &str, text: &str| {
            let ctx = context(lang, "2025-04-25", text);
            let mention = ctx.passages[1].mentions.first().expect("a mention").range.clone();
            is_landmark(&ctx, 1, &mention)
        };
        for (lang, text) in [
            ("en", "We met the day before KubeCon."),
            ("en", "It is co-located with the KubeCon + CloudNativeCon Europe."),
            ("en", "Come as part of KubeCon, please."),
            ("en", "These are the co-located\nevents of KubeCon."),
            ("zh", "作为 KubeCon（4 月 1 日至 4 日）的同场活动，我们相聚。"),
            ("zh", "KubeCon 结束后，我们相聚。"),
            ("ja", "KubeCon の併催イベントとして集まりました。"),
            ("ja", "KubeCon の前日に集まりました。"),
            ("uk", "За день до KubeCon ми зустрілися."),
            ("uk", "Ми зустрілися напередодні KubeCon."),
            ("en", "There was no KubeCon."),
            ("zh", "今年没有单独的 KubeCon，但我们相聚。"),
            ("uk", "Цього року без окремого KubeCon ми зустрілися."),
            ("ja", "今年は KubeCon はありませんでしたが、集まりました。"),
        ] {
            assert!(is_one(lang, text), "{text}");
        }
        for (lang, text) in [
            ("en", "We met at KubeCon the day before."),
            ("en", "See you at the KubeCon."),
            ("en", "Before we knew it, KubeCon was over."),
            ("zh", "我们在 KubeCon 相聚。"),
            ("zh", "KubeCon 的演讲很多。"),
            ("ja", "KubeCon に参加しました。"),
            ("uk", "Ми поїхали до KubeCon."),
        ] {
            assert!(!is_one(lang, text), "{text}");
        }
    }

    #[test]
    fn events_at_which_something_is() {
        let is_one = |lang: &str, text: &str| {
            let ctx = context(lang, "2025-04-25", text);
            let mention = ctx.passages[1].mentions.first().expect("a mention").range.clone();
            is_venue(&ctx, 1, &mention)
        };
        for (lang, text) in [
            ("en", "Zora gave a talk at KubeCon 2023."),
            ("en", "At the KubeCon we met."),
            ("uk", "На KubeCon 2023 Зора виступила."),
            ("zh", "在 KubeCon 2023 上，我们相聚。"),
            ("ja", "KubeCon 2023 では会えました。"),
        ] {
            assert!(is_one(lang, text), "{text}");
        }
        for (lang, text) in [
            ("en", "Unlike KubeCon 2023, it was warm."),
            ("en", "What a KubeCon!"),
            ("uk", "Після KubeCon 2023 було тихо."),
            ("zh", "KubeCon 2023 很好。"),
            ("ja", "KubeCon 2023 は楽しかった。"),
        ] {
            assert!(!is_one(lang, text), "{text}");
        }
    }
}
