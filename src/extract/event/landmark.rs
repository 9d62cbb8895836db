//! What the words right beside an event's name make of it: the place of what is told ("at KubeCon"), or
//! only what tells where or when another event is ("the day before KubeCon").

use std::ops::Range;

use crate::extract::context::Context;
use crate::extract::sentence::{ends_in_word, first_chars, lowered, one_line, without_article};
use crate::language::Language;

/// No words right behind a mention have more characters.
const NEAR: usize = 30;

/// Whether a mention stands right after words such as "the day before" or, in a language without
/// spaces, right before them: "KubeCon 的同场活动".
pub(super) fn is_landmark(ctx: &Context, passage: usize, mention: &Range<usize>) -> bool {
    let sides = sides(ctx, passage, mention);
    is_beside(ctx, &sides, |language| language.beside_words)
        || is_beside(ctx, &sides, |language| language.colocated_words)
        || is_absent(ctx, &sides)
}

/// Whether the words beside a mention say that what was told of did not end with it: "did not end with KubeCon",
/// "KubeCon isn't the only chance", "没有随着 KubeCon 的落幕而结束", "没有止步于 KubeCon".
pub(super) fn is_over(ctx: &Context, passage: usize, mention: &Range<usize>) -> bool {
    let sides = sides(ctx, passage, mention);
    let after = lowered(first_chars(sides.after.trim_start(), NEAR));
    let on_other_side = |language: &Language| {
        let mut words = language.going_on_words.iter();
        words.any(|word| after.starts_with(word) || !language.spaced && sides.head.ends_with(word))
    };
    is_beside(ctx, &sides, |language| language.going_on_words)
        || ctx.languages.iter().any(|language| on_other_side(language))
}

/// Whether a mention stands right after words such as "at" or, in a language without spaces, right
/// before them: something takes place there.
pub(super) fn is_venue(ctx: &Context, passage: usize, mention: &Range<usize>) -> bool {
    is_beside(ctx, &sides(ctx, passage, mention), |language| language.venue_words)
}

/// Whether a mention stands right after words such as "co-located with".
pub(super) fn is_colocated(ctx: &Context, passage: usize, mention: &Range<usize>) -> bool {
    is_beside(ctx, &sides(ctx, passage, mention), |language| language.colocated_words)
}

fn is_beside(ctx: &Context, sides: &Sides, words: fn(&Language) -> &[&'static str]) -> bool {
    let Sides { head, after } = sides;
    ctx.languages.iter().any(|language| {
        words(language).iter().any(|word| {
            if language.spaced {
                [head.as_str(), without_article(head, language.small_words)]
                    .iter()
                    .any(|before| ends_in_word(before, word))
            } else {
                after.starts_with(word)
            }
        })
    })
}

/// Whether the words beside a mention say that there was no such event: "there was no KubeCon", "没有单独的 KubeCon",
/// "KubeCon はありませんでした".
fn is_absent(ctx: &Context, Sides { head, after }: &Sides) -> bool {
    ctx.languages.iter().any(|language| {
        language.absence_words.iter().any(|word| {
            if language.spaced {
                ends_in_word(head, word)
            } else {
                head.ends_with(word) || after.starts_with(word)
            }
        })
    })
}

/// What stands on either side of a mention.
struct Sides<'c> {
    /// The few words of its sentence before it, in lower case.
    head: String,
    /// What follows it.
    after: &'c str,
}

fn sides<'c>(ctx: &'c Context, passage: usize, mention: &Range<usize>) -> Sides<'c> {
    let text = &ctx.passages[passage].block.text;
    let sentence = ctx.sentence_at(passage, mention.start);
    let head = tail_of(&text[sentence.start.min(mention.start)..mention.start]);
    Sides { head: lowered(&one_line(head)), after: after_brackets(&text[mention.end..]) }
}

/// The last few words of a text.
fn tail_of(text: &str) -> &str {
    let start = text.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    text[start..].trim_end()
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

    /// What is told of the first mention of a text.
    fn first(told: fn(&Context, usize, &Range<usize>) -> bool, lang: &str, text: &str) -> bool {
        let ctx = context(lang, "2025-04-25", text);
        let mention = ctx.passages[1].mentions.first().expect("a mention");
        told(&ctx, 1, &mention.range)
    }

    #[test]
    fn events_beside_which_others_are() {
        let is_one = |lang, text| first(is_landmark, lang, text);
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
            ("uk", "Мітап приурочено до KubeCon."),
            ("ja", "KubeCon 同時開催イベントとして集まりました。"),
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
            ("en", "There was no room at KubeCon."),
            ("zh", "没有人错过 KubeCon。"),
            ("ja", "KubeCon はとても楽しかった。"),
            ("zh", "我们在 KubeCon 相聚。"),
            ("zh", "KubeCon 的演讲很多。"),
            ("ja", "KubeCon に参加しました。"),
            ("uk", "Ми поїхали до KubeCon."),
        ] {
            assert!(!is_one(lang, text), "{text}");
        }
    }

    #[test]
    fn events_with_which_nothing_ends() {
        let is_one = |lang, text| first(is_over, lang, text);
        for (lang, text) in [
            ("en", "Bees did not end with KubeCon."),
            ("en", "The buzz didn't stop at the KubeCon!"),
            ("en", "KubeCon isn't the only chance to see bees."),
            ("uk", "KubeCon — не єдина нагода побачити бджіл."),
            ("zh", "蜜蜂并没有随着 KubeCon 的落幕而离开。"),
            ("zh", "蜜蜂并没有止步于 KubeCon。"),
            ("uk", "Бджоли не закінчилися на KubeCon."),
            ("ja", "ハチは KubeCon だけでは終わりませんでした。"),
        ] {
            assert!(is_one(lang, text), "{text}");
        }
        for (lang, text) in [
            ("en", "The week ended with KubeCon."),
            ("en", "KubeCon is the only chance to see bees."),
            ("zh", "蜜蜂飞到 KubeCon。"),
            ("zh", "随着 KubeCon 落幕，蜜蜂离开了。"),
            ("uk", "Тиждень закінчився на KubeCon."),
            ("ja", "一週間は KubeCon で終わりました。"),
        ] {
            assert!(!is_one(lang, text), "{text}");
        }
    }

    #[test]
    fn events_at_which_something_is() {
        let is_one = |lang, text| first(is_venue, lang, text);
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
