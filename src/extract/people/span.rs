//! Finds names of people in running text, without any list of people.

use std::ops::Range;

use super::addressed::addressed_names;
use super::han::han_names;
use super::name::{Likeness, is_name_word, is_particle, nickname, person};
use super::role::{is_role_modifier, is_role_word};
use crate::extract::context::Context;
use crate::extract::possessive::owner;
use crate::extract::sentence::{is_initial, last_chars};
use crate::extract::talk::format::format_in;
use crate::language::en::common_names::GIVEN;
use crate::language::en::title_words::{is_given_too, is_title_word};
use crate::language::given_names::is_given;
use crate::language::ja::surnames::is_of_somebody;
use crate::language::latin::CITY_PREPOSITIONS;
use crate::language::latin::FIELDS;
use crate::language::script::Script;
use crate::language::uk::{self, adjectives};
use crate::language::zh::surnames::is_spelled;
use crate::language::{Language, is_cjk, is_cyrillic};

/// A phrase that looks like a person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// How much it looks so. Single words are `Maybe`.
    pub likeness: Likeness,
}

/// Every name in a text, in order. Names of organizations, events and cities are none.
pub fn names(ctx: &Context, text: &str) -> Vec<Span> {
    let barriers = barriers(ctx, text);
    let mut spans = latin_names(ctx, text, &barriers);
    spans.extend(han_names(ctx, text, &barriers));
    spans.extend(addressed_names(text, &barriers));
    spans.sort_by_key(|span| span.range.start);
    // "キューブ·Zora Quill" is read in both scripts.
    spans.dedup_by(|next, last| next.range.start < last.range.end);
    spans
}

/// What is known to be something else.
fn barriers(ctx: &Context, text: &str) -> Vec<Range<usize>> {
    let organizations = ctx.lexicon.organizations_in(text).into_iter().map(|hit| hit.range);
    let organizations = organizations.filter(|it| !is_surname(ctx, text, it));
    let series = ctx.lexicon.series_in(text).into_iter().map(|hit| hit.range);
    let cities = ctx.lexicon.cities_in(text).into_iter().map(|hit| hit.range);
    let named = |city: &Range<usize>| {
        is_of_somebody(&text[city.start..], city.len())
            || begins_name(text, city)
            || ends_name(ctx, text, city)
            || is_tied(text, city)
    };
    let cities = cities.filter(|city| !named(city));
    organizations.chain(series).chain(cities).collect()
}

/// Whether a company is called like somebody's surname, one given name before it: "Craig Box", "Weibo He".
pub fn is_surname(ctx: &Context, text: &str, company: &Range<usize>) -> bool {
    let plain =
        |word: &str| is_name_word(word) && !is_prefix(ctx, word) && word.chars().count() > 2;
    let name = &text[company.clone()];
    let goes_on = text[company.end..].strip_prefix(' ');
    let after = goes_on.and_then(|rest| rest.split(|c: char| !c.is_alphabetic()).next());
    // "Weibo He": a surname that Chinese names in Latin letters often have.
    let surname = |word: &str| is_spelled(word) && !is_title_word(&word.to_lowercase());
    if after.is_some_and(surname) && plain(name) {
        return true;
    }
    let Some(before) = text[..company.start].strip_suffix(' ') else { return false };
    let word = before.rsplit(|c: char| !c.is_alphabetic() && c != '-').next().unwrap_or_default();
    let further = before[..before.len() - word.len()].trim_end();
    let further = further.rsplit(' ').next().unwrap_or_default();
    let known = ctx.lexicon.reference.organization(word).is_some()
        || ctx.lexicon.reference.city(word).is_some();
    plain(word)
        && plain(name)
        && word.is_ascii() == name.is_ascii()
        && !known
        && (!is_name_word(further) || is_prefix(ctx, further))
        && !after.is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// No more particles stand before a surname.
const PARTICLES: usize = 3;

/// Whether a city's name is somebody's given name: one more word of a name follows, and nothing before
/// says that something is there. "Austin Parker", unlike "in Austin Parker said".
fn begins_name(text: &str, city: &Range<usize>) -> bool {
    let before = text[..city.start].split_whitespace().next_back().unwrap_or_default();
    let place = CITY_PREPOSITIONS.contains(&before.to_lowercase().as_str());
    // "Austin van Quill"
    let particle =
        |word: &Word| is_particle(word.text) && word.text.starts_with(char::is_lowercase);
    let behind = &text[city.end..];
    let after = words(behind).take(PARTICLES + 1).find(|word| !particle(word));
    let Some(surname) = after else { return false };
    let between = behind[..surname.range.start].strip_prefix(' ');
    if !between.is_some_and(|it| it.split_terminator(' ').all(is_particle)) {
        return false;
    }
    let next = &text[city.end + surname.range.end..];
    let goes_on = next.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    !place
        && text[city.clone()].chars().all(char::is_alphabetic)
        && text[city.end..].starts_with(' ')
        && surname.text.chars().count() > 2
        && is_name_word(surname.text)
        && !is_title_word(&surname.text.to_lowercase())
        && !goes_on
}

/// Whether a city's name is somebody's last one, right behind two others, or a given name: "Zora Quillos Porto", "Jack
/// Porto", unlike "Quuxly Days Porto".
fn ends_name(ctx: &Context, text: &str, city: &Range<usize>) -> bool {
    let goes_on = text[city.end..].strip_prefix(' ').unwrap_or_default();
    let mut before = text[..city.start].rsplit(' ');
    let name = |word: &str| {
        word.chars().count() > 2
            && is_name_word(word)
            && !is_title_word(&word.to_lowercase())
            && !is_prefix(ctx, word)
            && ctx.lexicon.series_in(word).is_empty()
            && ctx.lexicon.organizations_in(word).is_empty()
            && ctx.lexicon.projects_in(word).is_empty()
    };
    let tied = before.next() == Some("") && !goes_on.starts_with(char::is_uppercase);
    let names = before.take(2).take_while(|word| name(word)).collect::<Vec<_>>();
    // "Brian Paris": one is enough that many people have.
    let given = |word: &&str| {
        let word = word.to_lowercase();
        GIVEN.contains(&word.as_str()) || is_given(&word)
    };
    tied && (names.len() == 2 || names.first().is_some_and(given))
}

/// Whether a city is a part of a double name: "Berlin-Quill".
fn is_tied(text: &str, city: &Range<usize>) -> bool {
    let after = text[city.end..].strip_prefix('-');
    let before = text[..city.start].strip_suffix('-');
    after.is_some_and(|it| it.starts_with(char::is_uppercase))
        || before.is_some_and(|it| it.ends_with(char::is_lowercase))
}

/// A word of the text that may be a part of a name.
struct Word<'t> {
    range: Range<usize>,
    text: &'t str,
}

fn latin_names(ctx: &Context, text: &str, barriers: &[Range<usize>]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut run: Vec<Word> = Vec::new();
    let mut last_end = 0;
    // Whether the last word was a nickname in brackets.
    let mut nicked = false;
    for word in words(text) {
        let gap = &text[last_end..word.range.start];
        let bracket = last_end + 1;
        let nick = gap == " (" && nickname(&text[..bracket], &text[bracket..]).is_some();
        let behind = gap == ") " && nicked;
        nicked = nick && run.iter().filter(|word| !is_prefix(ctx, word.text)).count() == 1;
        let joined = !run.is_empty()
            && !gap.is_empty()
            && (nicked || behind || gap.chars().all(|c| matches!(c, ' ' | '\n' | '\u{a0}')));
        let barred = barriers
            .iter()
            .any(|barrier| barrier.start < word.range.end && word.range.start < barrier.end);
        let nickname = joined && is_nickname(word.text);
        // "Проводять Zora Quill": no name is in two scripts.
        let foreign = run.last().is_some_and(|last| are_foreign(last.text, word.text));
        if !joined || foreign && !nickname {
            close(ctx, text, &mut run, &mut spans);
        }
        last_end = word.range.end;
        if !barred
            && (is_name_word(word.text)
                || nickname
                || !run.is_empty() && joined && is_particle(word.text))
        {
            run.push(word);
        } else {
            close(ctx, text, &mut run, &mut spans);
        }
    }
    close(ctx, text, &mut run, &mut spans);
    spans
}

/// Whether a word is the adjective of a place, and what is there follows: "Львівської політехніки".
fn is_of_place(text: &str, word: &str) -> bool {
    let noun = text[word.len()..].strip_prefix(' ');
    adjectives::is_of_place(word) && noun.is_some_and(|it| it.starts_with(char::is_lowercase))
}

/// Whether one of two words is in Latin letters and the other one in Cyrillic ones.
fn are_foreign(one: &str, other: &str) -> bool {
    let scripts = [one, other].map(Script::of);
    scripts.contains(&Script::Latin) && scripts.contains(&Script::Cyrillic)
}

/// Words with the punctuation that belongs to names: `O'Hara`, `J.`, `de-Wit`, `"Mimi"`.
fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let inside = |c: char| {
        c.is_alphanumeric() && !is_cjk(c)
            || matches!(c, '\'' | '’' | 'ʼ' | '-' | '.' | '"' | '“' | '”' | '«' | '»')
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(inside)?;
        let end = text[start..].find(|c| !inside(c)).map_or(text.len(), |length| start + length);
        at = end;
        // A full stop ends a sentence, unless it ends an initial or a part of a name: "Mira St. Osei".
        let word = &text[start..end];
        let bare = word.trim_end_matches(['.', '\'', '’', '-']);
        let bare = owner(bare).unwrap_or(bare);
        let initials = bare.split('.').all(is_initial);
        let shortened = matches!(bare, "St" | "Ste" | "Jr" | "Sr");
        let keep = if word.ends_with('.') && (initials || shortened) { word } else { bare };
        Some(Word { range: start..start + keep.len(), text: keep })
    })
}

fn is_nickname(word: &str) -> bool {
    let quotes = ['"', '“', '”', '\'', '‘', '’', '«', '»'];
    word.starts_with(quotes) && word.ends_with(quotes) && word.chars().count() > 3
}

/// Ends a run of capitalised words and keeps what of it is a name.
fn close(ctx: &Context, text: &str, run: &mut Vec<Word>, spans: &mut Vec<Span>) {
    let mut words = std::mem::take(run);
    let start = words.first().map_or(0, |word| word.range.start);
    while words
        .last()
        .is_some_and(|word| is_particle(word.text) && word.text.starts_with(char::is_lowercase))
    {
        words.pop();
    }
    // "Istio Maintainer Jane Doe", "Yesterday Jane Doe": what comes before a name is no part of it.
    let given = |words: &[Word]| words.len() == 2 && is_given_too(&words[0].text.to_lowercase());
    while words.len() > 1 && is_prefix(ctx, words[0].text) && !given(&words) {
        words.remove(0);
    }
    // "студент Університету Юти Зора Квіленко"
    if words.len() > 3 && uk::BODIES.contains(&words[0].text.to_lowercase().as_str()) {
        words.drain(..2);
    }
    // "Jane Doe Keynote"
    while words.len() > 2 && words.last().is_some_and(|word| is_prefix(ctx, word.text)) {
        words.pop();
    }
    if words.len() == 1 && (is_prefix(ctx, words[0].text) || is_month(ctx, words[0].text)) {
        return;
    }
    // "St. Gallen"
    if words.first().is_some_and(|word| matches!(word.text, "St." | "Ste.")) {
        return;
    }
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return;
    };
    let range = first.range.start..last.range.end;
    if words.len() == 1 && is_of_place(&text[range.start..], first.text) {
        return;
    }
    // "the Czech Republic", "with a Raspberry Pi", "the Large Hadron Collider"
    let titled = text[start..range.start]
        .split_whitespace()
        .any(|word| is_role_word(&word.to_lowercase(), &ctx.languages));
    let from = if titled { range.start } else { start };
    let before = last_chars(&text[..from], 5).trim_end();
    let article =
        ["the", "The", "a", "an", "A", "An"].iter().find_map(|word| before.strip_suffix(word));
    // "a Zora Quill talk"
    let behind = text[range.end..].split_whitespace().next().unwrap_or_default();
    let hers = ctx.words(|language| language.talk_nouns).contains(&behind);
    // "в залі A Зора Квіленко"
    let article = article.filter(|_| !first.text.starts_with(is_cyrillic));
    if article.is_some_and(|head| !head.ends_with(char::is_alphanumeric)) && !hers {
        return;
    }
    // "Blue Sailへの移行について"
    if text[range.end..].starts_with("への") {
        return;
    }
    // "представників Quuxly"
    let behind = text[..range.start].split_whitespace().next_back().unwrap_or_default();
    if words.len() == 1 && behind.starts_with("представник") {
        return;
    }
    let likeness = person(&text[range.clone()], ctx.lexicon);
    if likeness != Likeness::No && words.len() <= 5 {
        spans.push(Span { range, likeness });
    }
}

/// Whether a word is what somebody did, as an inflecting language begins a sentence with it: "Почав Тарас Гнатюк".
fn is_deed(folded: &str, language: &Language) -> bool {
    ["в", "ла", "ли", "вся", "лася", "лися"].iter().any(|ending| folded.ends_with(ending))
        && language.speaking.iter().any(|verb| folded.starts_with(verb))
}

/// Whether a word is one for a kind of session, in any case: "Бліцом від Тараса Гнатюка".
fn names_format(folded: &str, language: &Language) -> bool {
    let mut stems = language.formats.iter().filter(|(stem, _)| folded.starts_with(stem));
    stems.any(|(stem, _)| stem.chars().count() > 3 && stem.chars().all(char::is_alphabetic))
}

/// Whether a word is a month, which alone is nobody: "that November, Jane Doe".
fn is_month(ctx: &Context, word: &str) -> bool {
    let folded = word.to_lowercase();
    ctx.words(|language| language.months).iter().any(|(month, _)| *month == folded)
}

/// Whether a capitalised word is none of a company's name: a day, a place, a kind of session, or what begins a sentence.
pub(super) fn is_no_company(ctx: &Context, word: &str) -> bool {
    let folded = word.to_lowercase();
    let told = |language: &&Language| {
        language.weekdays.iter().any(|(day, _)| *day == folded)
            || language.regions.iter().any(|(region, _)| *region == folded)
    };
    is_prefix(ctx, word)
        || ctx.languages.iter().any(told)
        || ctx.lexicon.country_at(word).is_some()
        || ctx.lexicon.reference.city(word).is_some()
        || format_in(&folded, &ctx.languages).is_some()
        || FIELDS.contains(&folded.as_str())
}

/// Whether a capitalised word beside a name is no part of it: a project, a job, a word for a session, or what begins a
/// sentence.
pub(super) fn is_prefix(ctx: &Context, word: &str) -> bool {
    let folded = word.to_lowercase();
    let told = |language: &&Language| {
        let noun = |stem: &&str| stem.chars().count() > 4 && folded.starts_with(stem);
        folded.chars().count() >= 6 && language.date_fillers.contains(&folded.as_str())
            || language.openers.contains(&folded.as_str())
            || language.inflects()
                && (is_deed(&folded, language) || names_format(&folded, language))
            || language.talk_nouns.iter().any(&noun)
            || language.talk_words.iter().any(noun)
    };
    is_title_word(&folded)
        || ctx.lexicon.reference.is_project(word)
        || is_role_word(&folded, &ctx.languages)
        || is_role_modifier(&folded, &ctx.languages)
        || ctx.languages.iter().any(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;
    use crate::post::{FrontMatter, Post};

    fn found(lang: &str, text: &str) -> Vec<String> {
        let post = Post {
            path: String::new(),
            front: FrontMatter::default(),
            lang: lang.to_owned(),
            document: crate::post::markdown::document("", 1),
        };
        let ctx = Context::new(&post, builtin());
        names(&ctx, text)
            .into_iter()
            .filter(|span| {
                span.likeness == Likeness::Yes || text[span.range.clone()].chars().all(is_cjk)
            })
            .map(|span| text[span.range].to_owned())
            .collect()
    }

    #[test]
    fn long_names_before_a_courtesy() {
        for (text, want) in [
            ("クイルのグエン・ティ・ハイ・アインさん", "グエン・ティ・ハイ・アイン"),
            ("Quuxlyの梶ヶ谷 修司さん", "梶ヶ谷 修司"),
        ] {
            assert_eq!(found("ja", text), [want], "{text}");
        }
        assert_eq!(found("ja", "グエン・ティ・ハイ・アインの海"), Vec::<String>::new());
    }

    #[test]
    fn adjectives_of_places_are_none() {
        let single = |text: &str| {
            let ctx = crate::extract::testing::context("uk", "2025-04-25", "");
            let names = names(&ctx, text).into_iter();
            names.map(|it| text[it.range].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(single("вона, студентка Квіленської політехніки"), [""; 0]);
        assert_eq!(single("слухали Квіленського."), ["Квіленського"]);
    }

    #[test]
    fn some_are_called_like_a_city() {
        for (text, want) in [
            (
                "Speakers: Zora Quill (Quuxly), Austin Quill (Quuxly)",
                &["Zora Quill", "Austin Quill"][..],
            ),
            ("Florence Quill spoke", &["Florence Quill"]),
            ("Florence van der Quill spoke", &["Florence van der Quill"]),
            ("From Florence van Max Mu drove", &["Max Mu"]),
            // An article before a name makes it a thing's, in quotes, too.
            ("in “A Raspberry Quill”", &[]),
            ("Zora Quillos Porto (Quuxly)", &["Zora Quillos Porto"]),
            ("KubeCon Days Porto", &[]),
            ("Then Dave Porto spoke", &["Dave Porto"]),
            ("Then Quuxly Porto spoke", &[]),
            ("Zora Quill, Porto", &["Zora Quill"]),
            ("We met in Austin. Max Mu spoke", &["Max Mu"]),
            ("in Austin Max Mu spoke", &["Max Mu"]),
            ("Then Zora Berlin-Quill spoke", &["Zora Berlin-Quill"]),
            ("At KubeCon Paris Zora Quill spoke", &["Zora Quill"]),
            ("The Berlin Meetup", &[]),
        ] {
            assert_eq!(found("en", text), want, "{text}");
        }
    }

    #[test]
    fn what_begins_a_sentence_is_no_part_of_a_name() {
        assert_eq!(found("uk", "Потім Зора Квіленко виступила"), ["Зора Квіленко"]);
        assert_eq!(found("uk", "Проводять Zora Quill і Max Mu"), ["Zora Quill", "Max Mu"]);
    }

    #[test]
    fn names_in_sentences() {
        assert_eq!(
            found("en", "After that Zora Quill from Quuxly and Max Mu, of Google, spoke."),
            ["Zora Quill", "Max Mu"]
        );
        assert_eq!(
            found("en", "Kiali maintainers Zora Quill and Mira \"Mimi\" Osei."),
            ["Zora Quill", "Mira \"Mimi\" Osei"]
        );
        assert_eq!(
            found("en", "The Istio TOC at KubeCon Europe in Salt Lake City, with Red Hat."),
            Vec::<String>::new()
        );
        assert_eq!(found("en", "Zora Quill's keynote; Max Sun spoke."), ["Zora Quill", "Max Sun"]);
        assert_eq!(found("en", "J.P. Quill and K. Mu Osei spoke."), ["J.P. Quill", "K. Mu Osei"]);
        assert_eq!(found("en", "Then Mira (Mimi) Osei spoke."), ["Mira (Mimi) Osei"]);
        assert_eq!(found("en", "Then Mira St. Osei spoke."), ["Mira St. Osei"]);
        assert_eq!(found("en", "Then came Mira Osei. St. Gallen it was."), ["Mira Osei"]);
        assert_eq!(
            found("en", "From the Czech Republic came the maintainer Mira Osei."),
            ["Mira Osei"]
        );
        // Some are called like a company.
        for text in ["How Netflix Ran Chaos", "Because Google spoke", "Alongside Microsoft"] {
            assert_eq!(found("en", text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(found("en", "Then Zora Box and Weibo He spoke."), ["Zora Box", "Weibo He"]);
        assert_eq!(found("en", "Then Mira Osei Box spoke of Google Box."), ["Mira Osei"]);
        assert_eq!(found("zh", "由 Zora Box 主讲"), ["Zora Box"]);
        assert_eq!(found("en", "Mira Osei (Mimi) Quux spoke."), ["Mira Osei"]);
        assert_eq!(found("uk", "Доповідь Зори Квіленко"), ["Зори Квіленко"]);
        assert_eq!(found("uk", "у залі A Зора Квіленко розбирала"), ["Зора Квіленко"]);
        assert_eq!(found("uk", "студентка Університету Юти Зора Квіленко"), ["Зора Квіленко"]);
        assert_eq!(found("uk", "Почав Тарас Гнатюк, а закінчив"), ["Тарас Гнатюк"]);
        assert_eq!(found("en", "On Friday Zora Quill spoke."), ["Zora Quill"]);
        assert_eq!(found("uk", "виступ Зори Квіленко з Quuxly"), ["Зори Квіленко"]);
        assert_eq!(
            found("zh", "来自 Quuxly 的 Zora Quill 和微软的陈晓明带来了演讲"),
            ["Zora Quill", "陈晓明"]
        );
        assert_eq!(found("zh", "服务网格的维护者分享了经验"), Vec::<String>::new());
        assert_eq!(found("ja", "Blue Sailへの移行について"), Vec::<String>::new());
        assert_eq!(found("zh", "随后，社区成员约翰·奎尔通过视频谈到了海"), ["约翰·奎尔"]);
        assert_eq!(
            found("zh", "微软的约翰·奎尔、马克斯·穆和陈晓明"),
            ["约翰·奎尔", "马克斯·穆", "陈晓明"]
        );
        assert_eq!(found("zh", "谷歌的工程师陈晓明把目光投向大海"), ["陈晓明"]);
        assert_eq!(
            found("ja", "Quuxly のゾラ・クイル氏とマックス・ムーさん"),
            ["ゾラ・クイル", "マックス・ムー"]
        );
        assert_eq!(found("ja", "佐藤 花子さん（Quuxly）"), ["佐藤 花子"]);
    }
}
