//! Names in Chinese characters and katakana, in text whose words are not set apart.

use std::ops::Range;

use super::name::Likeness;
use super::span::Span;
use crate::extract::context::Context;
use crate::extract::sentence::first_chars;
use crate::language::han::{
    AFTER_NAMES, AFTER_SHORT_NAMES, BEFORE_NAMES, ON_STAGE, OWNERS, PARTICLES, SESSIONS, TITLES,
    company_at_end,
};
use crate::language::ja::clauses::{OURS, is_colleague, is_of_ours};
use crate::language::ja::loans::is_foreign_name;
use crate::language::ja::surnames::{HONORIFICS, PLAIN_HONORIFICS, begins_with_honorific};
use crate::language::zh::traditional::simplified;
use crate::language::{is_cjk, is_han, is_hiragana, is_katakana, ja, zh};

/// No word or sign after a name has more characters.
const LONGEST_AFTER: usize = 8;

/// Of a name with dots before a courtesy no more words are long.
const ADDRESSED: usize = 5;

/// No such name and courtesy, "勘解由小路さくらさん", have more characters.
const LONGEST_ADDRESSED: usize = 12;

/// No more people give a talk whose names are joined one by one.
const ON_ONE_STAGE: usize = 6;

/// What stands before somebody who is an employer's or one of several, and before no title.
const OWNED: [char; 6] = ['の', 'と', '、', '・', 'は', 'が'];

/// What stands between the words of a name from another language.
const NAME_DOTS: [char; 5] = ['·', '・', '‧', '．', '＝'];

/// Names of Chinese characters, those of two words with a dot between, and those in katakana.
pub(super) fn han_names(ctx: &Context, text: &str, barriers: &[Range<usize>]) -> Vec<Span> {
    // Most texts of most posts have none, and need none of the words below.
    if !text.contains(is_cjk) && !text.contains(NAME_DOTS) {
        return Vec::new();
    }
    let mut spans = dotted_names(ctx, text, barriers);
    let dotted: Vec<Range<usize>> = spans.iter().map(|span| span.range.clone()).collect();
    let beginnings = Beginnings::of(ctx);
    let words = [
        ctx.words(|language| language.by_words),
        ctx.words(|language| language.talk_words),
        beginnings.roles.clone(),
    ];
    let words: Vec<&str> =
        words.concat().into_iter().filter(|word| word.starts_with(is_han)).collect();
    let japanese = ctx.languages.first().is_some_and(|language| language.code == "ja");
    let mut taken = 0;
    for (at, _) in text.char_indices().filter(|(_, c)| is_han(*c)) {
        if at < taken {
            continue;
        }
        // Hardly anywhere is what looks like a name, and what stands before it takes longer to tell.
        let spaced = spaced_name(text, at).or_else(|| unspaced_name(text, at));
        let spaced = spaced.map(|end| Span { range: at..end, likeness: Likeness::Yes });
        let short = || short_name(text, at, &words, japanese);
        let Some(span) = spaced.or_else(short) else { continue };
        if !barriers.iter().chain(&dotted).any(|barrier| barrier.contains(&at))
            && beginnings.are_at(text, at, barriers)
        {
            taken = span.range.end;
            spans.push(span);
        }
    }
    spans
}

/// What may stand before a name.
struct Beginnings {
    introductions: Vec<&'static str>,
    roles: Vec<&'static str>,
    openers: Vec<&'static str>,
}

impl Beginnings {
    fn of(ctx: &Context) -> Self {
        let words = ctx.words(|language| language.by_words).into_iter();
        let long = words.filter(|word| word.starts_with(is_han) && word.chars().count() > 1);
        let openers = ctx.words(|language| language.openers);
        Self { introductions: long.collect(), roles: han_roles(ctx), openers }
    }

    /// Whether a name may begin at a byte.
    fn are_at(&self, text: &str, at: usize, barriers: &[Range<usize>]) -> bool {
        // Some sites break lines behind a comma.
        let before = text[..at].trim_end_matches('\n');
        let Self { introductions, roles, openers } = self;
        let mut words = introductions.iter().chain(roles).chain(openers);
        BEFORE_NAMES.iter().any(|word| before.ends_with(word))
            || before.ends_with(' ')
            || before.is_empty()
            || words.any(|word| before.ends_with(word))
            || barriers.iter().any(|barrier| barrier.end == at)
            || company_at_end(before).is_some()
            || is_of_ours(before)
            || before.ends_with(is_hiragana)
                && (is_run_addressed(&text[at..])
                    || unspaced_name(text, at).is_some()
                    || is_on_stage(&text[at..])
                    || spaced_name(text, at).is_some_and(|end| is_addressed(&text[end..])))
            // "CTO佐藤 花子さん", "エンジニア佐藤花子さん"
            || before.ends_with(|c: char| c.is_ascii_alphanumeric() || is_katakana(c))
                && (spaced_name(text, at).is_some_and(|end| is_addressed(&text[end..]))
                    || is_run_addressed(&text[at..]) && begins_with_surname(&text[at..]))
    }
}

/// The longest name of a few characters at a byte, in which none of these words is. In Japanese two characters with the
/// surname of a Chinese are a word, "常連".
fn short_name(text: &str, at: usize, words: &[&str], japanese: bool) -> Option<Span> {
    let span = |length: usize| {
        let name: String = text[at..].chars().take(length).collect();
        let whole = name.chars().count() == length && name.chars().all(is_han);
        let end = at + name.len();
        // An honorific makes a name of any.
        let addressed = PLAIN_HONORIFICS.iter().any(|it| text[end..].starts_with(it));
        let surnamed = || {
            zh::surnames::begins_with_surname(&name) && !(japanese && length == 2)
                || ja::surnames::begins_with_surname(&name)
        };
        let ours = || is_colleague(&text[..at], &name, &text[end..]);
        if !whole || !(addressed || surnamed() || ours()) {
            return None;
        }
        // "陈明用三分钟": the last character goes on.
        if length == 3 && name.ends_with(AFTER_SHORT_NAMES) {
            return None;
        }
        // "佐藤明氏と", "李雷的分享", "李雷在分享中": neither is a part of it.
        if length > 2 && name.ends_with(['氏', '的', '在']) {
            return None;
        }
        // "司徒婧将带领大家"
        if length > 2 && name.ends_with(['将', '將']) && text[end..].starts_with(is_han) {
            return None;
        }
        // "闻人杰和来自微软的…", "闻人杰与 Zora Quill"
        let behind = text[end..].trim_start();
        let latin = length > 2 && behind.starts_with(|c: char| c.is_ascii_uppercase());
        if name.ends_with(['和', '与', '與']) && (latin || behind.starts_with(['来', '來'])) {
            return None;
        }
        // "和李钰": the surname is the second one.
        let joined = !addressed
            && !ja::surnames::begins_with_surname(&name)
            && name.strip_prefix('和').is_some_and(|rest| {
                rest.chars().count() >= 2 && zh::surnames::begins_with_surname(rest)
            });
        let named = (ends_name(&text[end..]) || ours())
            && !joined
            && !words.iter().any(|word| name.contains(word))
            && !splits_word(&text[at..], name.len());
        named.then_some(Span { range: at..end, likeness: Likeness::Maybe })
    };
    [5, 4, 3, 2].into_iter().find_map(span)
}

/// Whether all Chinese characters with which a text begins are a name: "佐藤花子" in "学生である佐藤花子さん".
fn is_run_addressed(text: &str) -> bool {
    let after = text.trim_start_matches(is_han);
    // "佐藤花子氏": the courtesy may be such a character itself.
    let run = &text[..text.len() - after.len()];
    let within = run.strip_suffix('氏').is_some_and(ja::surnames::begins_with_surname);
    within || PLAIN_HONORIFICS.iter().any(|honorific| after.starts_with(honorific))
}

/// Whether the Chinese characters with which a text begins are a full Japanese name.
fn begins_with_surname(text: &str) -> bool {
    let run = &text[..text.find(|c| !is_han(c)).unwrap_or(text.len())];
    let run = ja::surnames::without_honorific(run);
    run.chars().count() <= 6 && ja::surnames::begins_with_surname(run)
}

/// Whether a text begins with names in two parts each, and says that they give a talk: "佐藤 花子と李 明の2名による発表".
fn is_on_stage(text: &str) -> bool {
    let han = |text: &str| text.find(|c| !is_han(c)).unwrap_or(text.len());
    let mut rest = text;
    for _ in 0..ON_ONE_STAGE {
        let surname = han(rest);
        let Some(given) = rest[surname..].strip_prefix([' ', '　']) else { return false };
        let hiragana =
            before_particle(&given[..given.find(|c| !is_hiragana(c)).unwrap_or(given.len())]);
        let length = han(given).max(hiragana.len());
        if !(1..=4).contains(&rest[..surname].chars().count())
            || !(1..=4).contains(&given[..length].chars().count())
        {
            return false;
        }
        let behind = &given[length..];
        let few = behind.strip_prefix('の').and_then(|it| {
            it.trim_start_matches(|c: char| c.is_ascii_digit() || "二三四".contains(c))
                .strip_prefix(['名', '人'])
        });
        if ON_STAGE.iter().any(|words| few.unwrap_or(behind).starts_with(words)) {
            return true;
        }
        let Some(next) = behind.strip_prefix(['と', '、']) else { return false };
        rest = next;
    }
    false
}

/// Job titles in Chinese characters, after which a name may begin.
fn han_roles(ctx: &Context) -> Vec<&'static str> {
    let words = ctx.words(|language| language.roles).into_iter();
    words.filter(|word| word.starts_with(is_han) && word.chars().count() > 1).collect()
}

/// Whether a name of so many bytes would take the first character of what follows it: "陈明参" of "陈明参与".
fn splits_word(text: &str, length: usize) -> bool {
    let last = text[..length].chars().next_back().map_or(0, char::len_utf8);
    let shorter = simplified_head(&text[length - last..]);
    let long = |word: &&&str| word.len() > last && word.chars().all(is_han);
    AFTER_NAMES.iter().filter(long).any(|word| shorter.starts_with(word))
}

/// The first characters of a text, simplified.
fn simplified_head(text: &str) -> String {
    text.chars().take(LONGEST_AFTER).map(simplified).collect()
}

fn ends_name(after: &str) -> bool {
    let job = is_job(after);
    let after = simplified_head(after);
    after.is_empty()
        || job
        || after.starts_with(' ')
        || AFTER_NAMES.iter().any(|word| after.starts_with(word))
        || after
            .strip_prefix('的')
            .is_some_and(|it| SESSIONS.iter().any(|word| it.starts_with(word)))
}

/// Whether words tell in Chinese what somebody is: "是海洋方向的负责人，", unlike "是网格".
fn is_job(after: &str) -> bool {
    let told = after.strip_prefix('是').map(|it| first_chars(it, LONGEST_JOB));
    let clause = told.and_then(|it| it.split(['，', '。', '；']).next()).unwrap_or_default();
    let mut roles = zh::LANGUAGE.roles.iter().filter(|role| role.chars().count() > 1);
    !clause.is_empty() && roles.any(|role| clause.ends_with(role))
}

/// What somebody is takes no more characters.
const LONGEST_JOB: usize = 24;

/// Where a Japanese name ends whose parts are set apart: "佐藤 花子さん".
fn spaced_name(text: &str, at: usize) -> Option<usize> {
    // "梶ヶ谷 花子さん"
    let surname = text[at..].find(|c| !is_han(c) && c != 'ヶ')?;
    let given = text[at + surname..].strip_prefix([' ', '　'])?;
    let start = text.len() - given.len();
    let end = given.find(|c: char| !is_cjk(c)).unwrap_or(given.len());
    let honorific = HONORIFICS.iter().filter_map(|word| given[..end].find(word)).min();
    let run = &given[..honorific.unwrap_or(end)];
    // "花子は" is a name and what follows it.
    let name = match run.find(|c| !is_han(c)) {
        _ if honorific.is_some() => run,
        // "東海林 さくらが登壇"
        _ if PARTICLES.contains(&run) => "",
        Some(0) if run.starts_with(is_hiragana) => before_particle(run),
        Some(kana) if kana > 0 => &run[..kana],
        _ => PARTICLES.iter().find_map(|word| run.strip_suffix(word)).unwrap_or(run),
    };
    let after = &given[name.len()..];
    let long = (1..=4).contains(&name.chars().count());
    let surname = &text[at..at + surname];
    let known = if name.chars().all(is_han) {
        ja::surnames::begins_with_surname(&format!("{surname}{name}"))
    } else {
        ja::surnames::is_surname(surname)
    };
    // "Acmeの漆海 花子さん": no surname that a list has, but a courtesy behind a name that is owned, listed or the first word.
    let addressed = is_addressed(after.trim_start_matches(' '));
    let before = text[..at].trim_end_matches(' ');
    // In "今回の発表者 佐藤さん" the surname stands behind the space.
    let listed = (before.is_empty() || before.ends_with(OWNED))
        && surname.chars().count() <= 5
        && !ja::surnames::is_surname(name)
        && !ja::surnames::ALL_OF_THEM.contains(&name);
    // "王 立海氏": a Chinese name, unless what stands before it is a part of the surname.
    let chinese = || {
        addressed
            && !text[..at].ends_with(is_han)
            && zh::surnames::begins_with_surname(&format!("{surname}{name}"))
            && surname.chars().count() == 1
    };
    // "弊社の漆海 花子が"
    let known = known
        || listed && (addressed || is_of_ours(before))
        || chinese()
        || is_on_stage(&text[at..]);
    let ends =
        ends_name(after) || PARTICLES.iter().chain(HONORIFICS).any(|word| after.starts_with(word));
    (long && known && ends).then_some(start + name.len())
}

/// Where a Japanese name ends whose given name is in kana, and which a courtesy follows: "佐藤さくらさん".
fn unspaced_name(text: &str, at: usize) -> Option<usize> {
    let run = first_chars(&text[at..], LONGEST_ADDRESSED);
    let given = run.find(|c| !is_han(c))?;
    let ends = PLAIN_HONORIFICS.iter().filter_map(|word| run[given..].find(word));
    let end = given + ends.min()?;
    ja::surnames::is_with_kana(&run[..end]).then_some(at + end)
}

/// A given name in hiragana, of two characters or more, without the particle behind it and what follows: "さくら".
fn before_particle(run: &str) -> &str {
    let mut ends = run.char_indices().map(|(at, _)| at).skip(2);
    let end = ends.find(|&at| PARTICLES.iter().any(|it| run[at..].starts_with(it)));
    end.map_or(run, |end| &run[..end])
}

/// Names of other languages with a dot between their words: "约翰·史密斯", "ジョン・スミス".
fn dotted_names(ctx: &Context, text: &str, barriers: &[Range<usize>]) -> Vec<Span> {
    let roles = han_roles(ctx);
    let mut spans: Vec<Span> = Vec::new();
    // Where the words around the dots before end, be they a name or not.
    let mut last = 0;
    for (dot, sign) in text.char_indices().filter(|(_, c)| NAME_DOTS.contains(c)) {
        // "佐藤花子氏・鈴木健一氏" are two.
        // "弊社・佐藤花子" is one, and a colleague.
        let ours = || OURS.iter().any(|it| text[..dot].ends_with(it));
        let parts = sign == '・' && (text[..dot].ends_with('氏') || ours());
        if parts || dot < last || barriers.iter().any(|barrier| barrier.contains(&dot)) {
            continue;
        }
        let after = dot + sign.len_utf8();
        let katakana = |c: char| is_katakana(c);
        let range = if text[..dot].ends_with(katakana) {
            let start = last.max(text[..dot].trim_end_matches(katakana).len());
            let inside =
                |c: char| is_katakana(c) || c == sign || c == '＝' || c.is_ascii_alphabetic();
            let end = text[after..].find(|c| !inside(c)).map_or(text.len(), |it| after + it);
            start..end
        } else if text[..dot].ends_with(is_han) {
            let Some(range) = transliterated(text, dot, after, &roles) else { continue };
            range
        } else {
            continue;
        };
        let words = || text[range.clone()].split(sign);
        // "多米尼克·冯·德·海德"
        let long = words().filter(|word| word.chars().count() > 1).count();
        let addressed = is_addressed(&text[range.end..]);
        // "グエン・ティ・ハイ・アインさん"
        let most = if addressed { ADDRESSED } else { 3 };
        let person =
            long <= most && words().count() <= long + 2 && words().all(|word| !word.is_empty());
        let begins_anew = range.start >= std::mem::replace(&mut last, range.end);
        if person && begins_anew {
            let sure = addressed || sign != '・' || is_foreign_name(&text[range.clone()]);
            let likeness = if sure { Likeness::Yes } else { Likeness::Maybe };
            spans.push(Span { range, likeness });
        }
    }
    spans
}

/// Whether an honorific follows, be it behind a bracket: "氏", "（Zora Quill）氏".
pub(super) fn is_addressed(after: &str) -> bool {
    let bracket = after.strip_prefix(['(', '（']).and_then(|it| it.split_once([')', '）']));
    let after = bracket.map_or(after, |(_, behind)| behind).trim_start_matches(' ');
    begins_with_honorific(after)
}

/// The name around a dot in running Chinese text: where it begins, something ends, and where it ends,
/// something begins.
fn transliterated(text: &str, dot: usize, after: usize, roles: &[&str]) -> Option<Range<usize>> {
    let begins = |at: &usize| {
        let before = &text[..*at];
        let parted = before.chars().next_back().is_none_or(|c| !is_han(c));
        parted || BEFORE_NAMES.iter().chain(roles).any(|word| before.ends_with(word))
    };
    let given = text[..dot].char_indices().rev().take_while(|(_, c)| is_han(*c)).take(6);
    let start = given.map(|(at, _)| at).find(begins)?;
    let ends = |at: usize| {
        let after = &text[at..];
        !after.starts_with(is_han)
            || ends_name(after)
            || OWNERS.iter().any(|word| after.starts_with(word))
    };
    // "巴图·苏和，", "巴图·苏和老师": one character is no name that another one is joined to.
    let inside = |from: usize, at: usize| {
        let joined = text[at..].strip_prefix('和');
        text[from..at].chars().count() == 1
            && joined.is_some_and(|it| {
                !it.starts_with(is_han) || TITLES.iter().any(|title| it.starts_with(title))
            })
    };
    let word = |from: usize| {
        let letters = text[from..].char_indices().take(7).take_while(|(_, c)| is_han(*c));
        let mut after = letters.map(|(at, c)| from + at + c.len_utf8());
        after.find(|&at| ends(at) && !inside(from, at))
    };
    let mut end = word(after)?;
    // "约翰·奎尔·史密斯"
    while let Some(dot) = text[end..].chars().next().filter(|c| NAME_DOTS.contains(c))
        && let Some(next) = word(end + dot.len_utf8())
    {
        end = next;
    }
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn given_names_in_kana() {
        for (text, want) in [
            ("佐藤さくらさんの", Some("佐藤さくら")),
            ("佐藤ケイ氏", Some("佐藤ケイ")),
            ("氏家さくらさん", Some("氏家さくら")),
            ("佐藤さくらの", None),
            ("海中さくらさん", None),
            ("佐藤から聞いた鈴木さん", None),
            ("佐藤さん", None),
        ] {
            assert_eq!(unspaced_name(text, 0).map(|end| &text[..end]), want, "{text}");
        }
    }

    #[test]
    fn names_with_a_space_inside() {
        for (text, want) in [
            ("三浦　かおり氏", Some("三浦　かおり")),
            ("海上 花子さん", Some("海上 花子")),
            ("海上 かおりさん", Some("海上 かおり")),
            ("佐藤 基調講演", None),
            ("佐藤 かおりの大きな海", None),
            ("佐藤 商店GmbH", None),
            ("佐藤 Hanako", None),
            ("佐藤さん 花子", None),
            ("高橋 美つ子さん", Some("高橋 美つ子")),
            ("佐藤 花子は、", Some("佐藤 花子")),
            ("佐藤 花子を招いて", Some("佐藤 花子")),
            ("三浦 かおりは、", Some("三浦 かおり")),
            ("三浦 かおりが登壇しました", Some("三浦 かおり")),
            ("漆海 かおりが登壇しました", Some("漆海 かおり")),
            ("佐藤 です。", None),
            ("佐藤 花子大会", None),
            ("漆海 花子が登壇", Some("漆海 花子")),
            ("漆海 花子と李 明の2名による発表", Some("漆海 花子")),
            ("李 明の2名による発表", Some("李 明")),
            ("漆海 花子が見た", None),
            ("佐藤 花子くんが", Some("佐藤 花子")),
        ] {
            assert_eq!(spaced_name(text, 0).map(|end| &text[..end]), want, "{text}");
        }
        for (before, text, want) in [
            ("Quuxlyの", "漆海 花子さん", Some("漆海 花子")),
            ("佐藤さんと", "漆海 花子氏", Some("漆海 花子")),
            ("Quuxlyの", "漆海 花子を", None),
            ("今回の", "発表者 佐藤さん", None),
            ("会場の", "様子 皆さん", None),
            ("登壇者は", "海上 花子さん", Some("海上 花子")),
            ("", "発表者 佐藤さん", None),
            ("「", "漆海 花子さん", None),
            ("／ ", "王 立海氏", Some("王 立海")),
            ("／ ", "王 立海の", None),
        ] {
            let whole = format!("{before}{text}");
            let end = spaced_name(&whole, before.len());
            assert_eq!(end.map(|end| &whole[before.len()..end]), want, "{whole}");
        }
    }

    #[test]
    fn names_end_where_what_they_own_begins() {
        for (after, want) in [
            ("的演讲", true),
            ("的議題", true),
            ("的大海", false),
            ("，", true),
            ("海", false),
            ("是海洋方向的负责人，", true),
            ("是海洋，", false),
        ] {
            assert_eq!(ends_name(after), want, "{after}");
        }
    }

    #[test]
    fn names_with_a_dot_inside() {
        use Likeness::{Maybe, Yes};
        let ctx = context("ja", "2025-04-25", "");
        let found = |text: &'static str, barriers: &[Range<usize>]| {
            let spans = dotted_names(&ctx, text, barriers).into_iter();
            spans.map(|span| (&text[span.range], span.likeness)).collect::<Vec<_>>()
        };
        for (text, want) in [
            ("ゾラ・クイル さん", &[("ゾラ・クイル", Yes)][..]),
            ("サービス・メッシュ", &[("サービス・メッシュ", Maybe)]),
            ("ゾラ・、マックス", &[]),
            ("ゾラ・・クイルさん", &[]),
            ("Zora・クイルさん", &[]),
            ("我们都在这一片大海·网格、", &[]),
            ("约翰·海天一色网格大海、", &[]),
            ("约翰·奎尔的演讲", &[("约翰·奎尔", Yes)]),
            ("约翰·奎尔的分享", &[("约翰·奎尔", Yes)]),
            ("约翰·冯·德·奎尔的分享", &[("约翰·冯·德·奎尔", Yes)]),
            ("巴图·苏和，", &[("巴图·苏和", Yes)]),
            ("巴图·苏和老师", &[("巴图·苏和", Yes)]),
            ("巴图·苏和约翰·奎尔、", &[("巴图·苏", Yes), ("约翰·奎尔", Yes)]),
            ("约翰·奎尔·史密斯分享", &[("约翰·奎尔·史密斯", Yes)]),
            ("ゾラ・マックス・アダ・クイルさん", &[("ゾラ・マックス・アダ・クイル", Yes)]),
            ("ゾラ・マックス・アダ・クイル", &[]),
        ] {
            assert_eq!(found(text, &[]), want, "{text}");
        }
        let company = "クイル・ムー";
        assert_eq!(found(company, std::slice::from_ref(&(0..company.len()))), []);
    }
}
