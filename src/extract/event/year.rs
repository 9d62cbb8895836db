//! The year and the region of an edition, as the words around its name tell them.

use std::ops::Range;

use chrono::Datelike;

use super::city::cities;
use super::mention::Mention;
use super::place::{region_named, region_of};
use super::surroundings::place_at;
use crate::extract::context::Context;
use crate::extract::date::days;
use crate::extract::sentence::{ends_in_word, first_chars, last_chars, lowered};
use crate::language::{Language, is_cjk};

/// So many characters behind a name may say when it is.
const NEAR: usize = 40;

/// So many characters may stand before "next year" where a sentence begins with it: "次は".
const LEAD: usize = 4;

/// What the words around a mention tell of its year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// As many years after the post's own: "last year's KubeCon", -1.
    pub relative: Option<i32>,
    /// The one year in which its sentence dates something: "KubeCon Europe in April 2025".
    pub dated: Option<i32>,
    /// The year that stands right before it in Chinese or Japanese: "2025年に東京でKubeCon".
    pub ahead: Option<i32>,
    /// The year with which the heading above it begins: "## 2022: Out at sea".
    pub headed: Option<i32>,
    /// The region in which the city beside it lies: "KubeCon in Paris", "在巴黎的 KubeCon".
    pub region: Option<&'static str>,
}

impl Told {
    pub fn of(ctx: &Context, passage: usize, mention: &Mention) -> Self {
        let by_region = mention.by_region && mention.region.is_none();
        let mention = &mention.range;
        let text = &ctx.passages[passage].block.text;
        let sentence = ctx.sentence_at(passage, mention.start);
        let before = &text[sentence.start.min(mention.start)..mention.start];
        let after = &text[mention.end..sentence.end.max(mention.end)];
        let coming = coming(ctx, passage, mention.end, after);
        let beside = || region_beside(ctx, before, &text[mention.end..]);
        let shared = || region_shared(ctx, passage, mention);
        let next = is_next(ctx, before);
        let ahead = || coming.filter(|_| next).and_then(|coming| region_ahead(ctx, coming));
        let region = by_region.then(|| beside().or_else(shared).or_else(ahead)).flatten();
        let ahead = year_ahead(before);
        Self {
            region,
            headed: headed(ctx, passage),
            ahead,
            relative: ctx
                .languages
                .iter()
                .find_map(|language| relative(language, before))
                .or_else(|| past_month(ctx, before))
                .or_else(|| this_month(ctx, after))
                .or_else(|| behind(ctx, after))
                .or_else(|| next_year(ctx, before))
                .or_else(|| next_time(ctx, coming?)),
            dated: dated(ctx, before)
                .or(ahead)
                .or_else(|| colocated(ctx, passage, mention))
                .or_else(|| dated(ctx, first_chars(after, 100)))
                .or_else(|| in_year(coming?)),
        }
    }
}

/// "KubeCon in Paris this April": the post's own year.
fn this_month(ctx: &Context, after: &str) -> Option<i32> {
    let near = lowered(first_chars(after, NEAR));
    let months = ctx.words(|language| language.months);
    let this = ctx.words(|language| language.this_words).into_iter();
    let mut behind = this.filter_map(|word| Some(&near[near.find(word)? + word.len()..]));
    let is_month = |text: &str| {
        let word = text.split(|c: char| !c.is_alphabetic()).next();
        months.iter().any(|(month, _)| Some(*month) == word)
    };
    behind.any(is_month).then_some(0)
}

/// "the very first Quux Day, co-located with KubeCon Europe 2022": the year of the event beside which it is.
fn colocated(ctx: &Context, passage: usize, mention: &Range<usize>) -> Option<i32> {
    let passage = &ctx.passages[passage];
    let next = passage.mentions.partition_point(|it| it.range.start < mention.end);
    let next = passage.mentions.get(next)?;
    let between = lowered(passage.block.text[mention.end..next.range.start].trim());
    let beside = ctx.words(|language| language.colocated_words);
    next.year.filter(|_| beside.iter().any(|word| ends_in_word(&between, word)))
}

/// The year with which the closest heading begins that begins with one, unless it goes on as a range or a date.
fn headed(ctx: &Context, passage: usize) -> Option<i32> {
    ctx.headings_above(passage).find_map(|heading| {
        let text = ctx.passages[heading].block.text.trim_start();
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let year = text[..digits].parse().ok().filter(|_| digits == 4)?;
        let rest = text[digits..].trim_start_matches([' ', '-', '–', '/', '.']);
        let alone = !rest.starts_with(|c: char| c.is_ascii_digit());
        (alone && (2000..2100).contains(&year)).then_some(year)
    })
}

/// "KubeCon and Istio Day Europe": the region of an event that the next one names for both.
fn region_shared(ctx: &Context, passage: usize, mention: &Range<usize>) -> Option<&'static str> {
    let passage = &ctx.passages[passage];
    let next = passage.mentions.partition_point(|it| it.range.start < mention.end);
    let next = passage.mentions.get(next)?;
    let between = lowered(passage.block.text[mention.end..next.range.start].trim());
    let and = ctx.languages.iter().any(|it| it.and_words.contains(&between.as_str()));
    region_named(next.region.as_deref().filter(|_| and && next.by_region)?)
}

/// Whether the words before a name say that it is another edition's: "the next QuuxCon".
fn is_next(ctx: &Context, before: &str) -> bool {
    let folded = lowered(before.trim_end());
    ctx.words(|language| language.next_words).iter().any(|word| folded.ends_with(word))
}

/// The region of the first city of what is said of an event to come: " in Paris on March 19".
fn region_ahead(ctx: &Context, coming: &str) -> Option<&'static str> {
    let city = cities(coming, ctx.lexicon).into_iter().next()?;
    region_of(&city.country?)
}

/// The region of the city that stands right behind a name after "in", or right before it.
fn region_beside(ctx: &Context, before: &str, after: &str) -> Option<&'static str> {
    let behind = after.trim_start();
    let (word, place) = behind.split_once(char::is_whitespace).unwrap_or_default();
    let is_in = ctx.languages.iter().any(|language| language.in_words.contains(&word));
    let behind = is_in.then(|| place_at(place.trim_start(), ctx.lexicon)).flatten();
    let country = behind.and_then(|(_, _, country)| country).map(str::to_owned).or_else(|| {
        let near = last_chars(before, 12);
        let last = cities(near, ctx.lexicon).pop()?;
        let between = near[last.range.end..].trim();
        let glued = near[last.range].starts_with(is_cjk) && ["", "的", "の"].contains(&between);
        last.country.filter(|_| glued)
    })?;
    region_of(&country)
}

/// Words for another year within three words before a name.
fn relative(language: &Language, before: &str) -> Option<i32> {
    let near = if language.spaced {
        let words = before.split_whitespace().rev().take(3).collect::<Vec<_>>();
        words.into_iter().rev().map(lowered).collect::<Vec<_>>().join(" ")
    } else {
        last_chars(before.trim_end(), 5).to_owned()
    };
    let near = format!(" {near}");
    let told = language.years.iter().find(|(word, _)| {
        let word = if language.spaced { format!(" {word}") } else { (*word).to_owned() };
        near.contains(&word)
    });
    told.map(|(_, years)| *years)
}

/// "KubeCon in Paris last year": words for another year right behind a name and its city.
fn behind(ctx: &Context, after: &str) -> Option<i32> {
    let after = after.trim_start();
    let (word, place) = after.split_once(char::is_whitespace).unwrap_or_default();
    let placed = ctx.languages.iter().any(|language| language.in_words.contains(&word));
    let city = placed.then(|| place_at(place, ctx.lexicon)).flatten();
    let rest = lowered(city.map_or(after, |(length, ..)| &place[length..]).trim_start());
    let years = ctx.languages.iter().filter(|it| it.spaced).flat_map(|it| it.years);
    let told = years.filter(|(year, _)| {
        rest.strip_prefix(*year)
            .is_some_and(|it| !it.starts_with(|c: char| c.is_alphanumeric() || c == '\''))
    });
    told.map(|(_, years)| *years).next()
}

/// "2021 年在北京举办的首场": a year in Chinese or Japanese right before a name, with no sign between.
fn year_ahead(before: &str) -> Option<i32> {
    let near = last_chars(before, 20);
    let at = near.rfind('年')?;
    // "2021 年 6 月的"
    let plain = near[at..].chars().all(|c| is_cjk(c) || c == ' ' || c.is_ascii_digit());
    // "自 2021 年起": ever since.
    let since = ["年起", "年以来", "年から"].iter().any(|word| near[at..].starts_with(word));
    let digits = near[..at].trim_end();
    let year = digits.get(digits.len().checked_sub(4)?..)?.parse().ok()?;
    (plain && !since && (2000..2100).contains(&year)).then_some(year)
}

/// "This past November, …", in a post of January: the year before.
fn past_month(ctx: &Context, before: &str) -> Option<i32> {
    // Of a longer sentence the event is no longer what happened then.
    let before = Some(before).filter(|before| before.chars().count() <= 100).map(lowered)?;
    let past = ctx.words(|language| language.past_words);
    let rest = past.iter().find_map(|word| before.strip_prefix(word))?;
    let word = rest.split(|c: char| !c.is_alphabetic()).next()?;
    let months = ctx.words(|language| language.months);
    let (_, month) = months.into_iter().find(|(name, _)| *name == word)?;
    let posted = ctx.post.front.date?.month();
    Some(if month > posted { -1 } else { 0 })
}

/// "明年 5 月，我们在…的 KubeCon", "次は来年、…の KubeCon": all of a sentence that begins with next year is of it.
fn next_year(ctx: &Context, before: &str) -> Option<i32> {
    let begins = |word: &str| {
        let at = before.find(word).filter(|_| word.starts_with(is_cjk));
        at.is_some_and(|at| before[..at].chars().count() <= LEAD)
    };
    let mut years = ctx.words(|language| language.years).into_iter();
    years.find(|(word, years)| *years > 0 && begins(word)).map(|(_, years)| years)
}

/// What a sentence says of the event at `end` that is still to come: " back in Boston next year" behind "will be".
fn coming<'t>(ctx: &Context, passage: usize, end: usize, after: &'t str) -> Option<&'t str> {
    let mentions = &ctx.passages[passage].mentions;
    let next = mentions.get(mentions.partition_point(|it| it.range.start < end));
    let own = next.and_then(|next| after.get(..next.range.start - end)).unwrap_or(after);
    let folded = lowered(own);
    let words = ctx.words(|language| language.coming_words);
    let begins = words.iter().filter_map(|word| Some(folded.find(word)? + word.len())).min()?;
    own.get(begins..)
}

/// As many years after the post's own: "… next year", "… in May" in a post of October.
fn next_time(ctx: &Context, coming: &str) -> Option<i32> {
    let folded = lowered(coming);
    let years = ctx.words(|language| language.years).into_iter();
    let told = years.filter(|(word, years)| *years > 0 && folded.contains(word)).map(|it| it.1);
    let posted = ctx.post.front.date?.month();
    let month = || {
        let words = folded.split(|c: char| !c.is_alphabetic());
        let months = ctx.words(|language| language.months);
        let mut named = words.filter_map(|word| months.iter().find(|(name, _)| *name == word));
        named.next().filter(|_| !folded.contains("20")).map(|(_, month)| *month)
    };
    told.min().or_else(|| month().filter(|&month| month < posted).map(|_| 1))
}

/// "… back in 2026"
fn in_year(coming: &str) -> Option<i32> {
    let mut words = coming.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
    let year = words.next()?.parse().ok()?;
    (words.next().is_none() && (2000..2100).contains(&year)).then_some(year)
}

/// The year of the month or day that a part of a sentence names, if it names one alone.
fn dated(ctx: &Context, part: &str) -> Option<i32> {
    let part = last_chars(part, 100);
    if !part.contains("20") {
        return None;
    }
    let by_day = days(part).into_iter().filter_map(|days| days.year());
    let mut years: Vec<i32> = by_day.chain(by_month(ctx, part)).collect();
    years.dedup();
    match years[..] {
        [year] => Some(year),
        _ => None,
    }
}

/// "April 2025", "у квітні 2025 року", "2025 年 4 月".
fn by_month(ctx: &Context, part: &str) -> Vec<i32> {
    let year = |at: usize| -> Option<i32> {
        let digits = part.get(at..at + 4)?;
        let alone = !part[..at].ends_with(|c: char| c.is_ascii_digit())
            && !part[at + 4..].starts_with(|c: char| c.is_ascii_digit());
        digits.parse().ok().filter(|_| alone)
    };
    let months = ctx.words(|language| language.months);
    let beside = |at: usize| {
        let before = part[..at].trim_end_matches([' ', '\n', ',']);
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let word = lowered(word);
        let after = part[at + 4..].trim_start();
        let numbered = after.strip_prefix('年').map(str::trim_start).is_some_and(|after| {
            after.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start().starts_with('月')
        });
        numbered || months.iter().any(|(month, _)| *month == word)
    };
    let years = part.match_indices("20").filter_map(|(at, _)| Some((at, year(at)?)));
    years.filter(|&(at, _)| beside(at)).map(|(_, year)| year).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    fn told(lang: &str, text: &str) -> Told {
        let ctx = context(lang, "2025-04-25", text);
        let mention = ctx.passages[1].mentions.first().expect("a mention").clone();
        Told::of(&ctx, 1, &mention)
    }

    #[test]
    fn years_after_the_posts_own() {
        for (lang, text, want) in [
            ("en", "It was fuller than last year's KubeCon.", Some(-1)),
            ("en", "We met last year at KubeCon.", Some(-1)),
            ("en", "We met at KubeCon in Paris last year.", Some(-1)),
            ("en", "We met at KubeCon last year's winner.", None),
            ("en", "See you at next year's KubeCon.", Some(1)),
            ("en", "This past November, we met at KubeCon.", Some(-1)),
            ("en", "This past March, we met at KubeCon.", Some(0)),
            ("uk", "Минулого листопада ми зустрілися на KubeCon.", Some(-1)),
            ("en", "Last November we met at KubeCon.", Some(-1)),
            ("en", "At KubeCon Europe in Paris this April we met.", Some(0)),
            ("en", "At KubeCon Europe this is what we met.", None),
            ("en", "In November, we meet at KubeCon.", None),
            ("en", "We gave it away last November, and meet at KubeCon.", None),
            ("zh", "去年的 KubeCon 我没赶上。", Some(-1)),
            ("ja", "昨年の KubeCon に参加しました。", Some(-1)),
            ("ja", "翌年の KubeCon が発表されました。", Some(1)),
            ("uk", "На торішньому KubeCon було тихо.", Some(-1)),
            ("zh", "明年 5 月，我们在海边的 KubeCon Europe 再见！", Some(1)),
            ("ja", "次は来年 3 月、パリの KubeCon Europe でお会いしましょう。", Some(1)),
            ("en", "KubeCon will be back at sea next year!", Some(1)),
            ("en", "KubeCon Europe will be held at sea in February.", Some(1)),
            ("en", "KubeCon Europe will be held at sea in May.", None),
            ("en", "KubeCon will be back, and Istio Day will be held next year.", None),
            ("uk", "KubeCon відбудеться у Львові наступного року.", Some(1)),
            // Not right before the name.
            ("en", "Last year we had no time to come to KubeCon.", None),
            ("zh", "去年我们没有时间，这次参加 KubeCon。", None),
            ("en", "At KubeCon we talked of last year.", None),
        ] {
            assert_eq!(told(lang, text).relative, want, "{text}");
        }
    }

    #[test]
    fn regions_of_the_next_edition() {
        for (text, want) in [
            ("The next KubeCon takes place in Chicago on November 6.", Some("North America")),
            ("KubeCon takes place in Chicago on November 6.", None),
            ("The next KubeCon takes place in November.", None),
        ] {
            assert_eq!(told("en", text).region, want, "{text}");
        }
    }

    #[test]
    fn years_of_the_sentence() {
        for (lang, text, want) in [
            ("en", "It will be on March 19, 2026, alongside KubeCon Europe.", Some(2026)),
            ("en", "KubeCon Europe takes place in April 2026.", Some(2026)),
            ("en", "KubeCon will be back in 2026.", Some(2026)),
            ("en", "KubeCon was fuller than in 2023.", None),
            ("uk", "KubeCon Europe пройде в Лондоні у квітні 2026 року.", Some(2026)),
            ("zh", "KubeCon 欧洲站将于 2026 年 4 月举行。", Some(2026)),
            ("ja", "KubeCon Europe は2026年4月に開催されます。", Some(2026)),
            ("zh", "从 2021 年在海边举办的首场 KubeCon 说起", Some(2021)),
            ("en", "We met at Istio Day, co-located with KubeCon Europe 2022.", Some(2022)),
            ("en", "We met at Istio Day, not at KubeCon Europe 2022.", None),
            ("ja", "2026年6月に海でKubeCon Europe が開かれます。", Some(2026)),
            ("zh", "2021 年我们出海，后来才有 KubeCon。", None),
            ("zh", "自 2021 年起我们每次都去 KubeCon。", None),
            ("en", "KubeCon Europe was good. FOSDEM is in February 2026.", None),
            ("en", "KubeCon Europe had 2026 visitors in May.", None),
            ("en", "From May 2023 to June 2024 we planned KubeCon Europe.", None),
        ] {
            assert_eq!(told(lang, text).dated, want, "{text}");
        }
    }

    #[test]
    fn years_of_headings() {
        for (heading, want) in [
            ("## 2022: Out at sea", Some(2022)),
            ("## 2022 and on\n\n### Sails", Some(2022)),
            ("## 2022 - 2024: Out at sea", None),
            ("## 2022-05-01", None),
            ("## 20225 sails", None),
            ("## Out at sea in 2022", None),
        ] {
            let ctx = context("en", "2025-04-25", &format!("{heading}\n\nThen KubeCon was."));
            let last = ctx.passages.len() - 1;
            let mention = ctx.passages[last].mentions.first().expect("a mention").clone();
            assert_eq!(Told::of(&ctx, last, &mention).headed, want, "{heading}");
        }
    }

    #[test]
    fn regions_of_the_city_beside() {
        for (lang, text, want) in [
            ("en", "Since KubeCon in Paris we have slept.", Some("Europe")),
            ("uk", "Після KubeCon у Парижі ми спимо.", Some("Europe")),
            ("zh", "在巴黎的 KubeCon 上", Some("Europe")),
            ("ja", "パリの KubeCon で", Some("Europe")),
            ("en", "From Paris we came to KubeCon in spring.", None),
            ("zh", "从巴黎来参加 KubeCon", None),
            ("en", "At KubeCon and Istio Day Europe we met.", Some("Europe")),
            ("en", "At KubeCon, unlike Istio Day Europe, we met.", None),
            // Series that do not go by regions of the world, and regions that are told.
            ("en", "PyCon in Paris", None),
            ("en", "KubeCon Europe in Paris", None),
        ] {
            assert_eq!(told(lang, text).region, want, "{text}");
        }
    }
}
