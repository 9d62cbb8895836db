//! Names of events that no list knows and no word of which says so, where a sentence says that they take place, "Wikimania
//! 2024 took place in …", or a line gives their days: "Wikimania (August 7-10, Katowice)".

use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::occasion::month;
use crate::extract::date::days;
use crate::extract::lexicon::Lexicon;
use crate::extract::names::is_word;
use crate::extract::sentence::{last_chars, sentences};
use crate::language::en::title_words::is_title_word;
use crate::post::document::Block;
use crate::reference::fold::fold;

/// What is said of an event right behind its name and year, in all languages.
const HELD: &str = "took place|takes place|will take place|was held|was hosted by|was organized by|was organised by|will be held|is going to be held|will be in|is going to be in|returns to|kicks off|kicked off|wrapped up|came to an end|відбувся|відбулася|відбулась|відбулось|відбулося|відбудеться|пройшов|пройшла|пройшло|пройде|проходила|проходив|проходить|зібрала|зібрав|тривала|тривав|завершилася|завершився|стартувала|стартував|(?:大会)?(?:已|将|將)?[于於在](.*?)(?:举行|舉行|举办|舉辦|召开|召開|落幕|结束|結束)|[がは]、?(.*?)開催";

/// So many characters may stand between "于" and "举行": where it was.
const NEAR: usize = 40;

/// The same before a name, in Ukrainian: "У Києві відбулася Wikimania 2024", "відбудеться конференція Wikimania 2024".
const HELD_FIRST: &str = "(?:відбувся|відбулася|відбулась|відбулося|відбувалася|відбувався|відбувається|відбудеться|завершилася|завершився|стартувала|стартував|стартує)(?: конференція| саміт| форум| фестиваль| мітап| захід| подія)?";

/// A name of up to five capitalised words, a year, and that.
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"((?:[A-Z](?:[A-Za-z0-9.+'’-]*[A-Za-z0-9+])?[ \n]){{1,5}})(?:20[0-9][0-9]) ?(?:{HELD})"
    ))
    .expect("a valid pattern")
});

/// That before such a name and a year.
static SENTENCE_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"{HELD_FIRST} «?((?:[A-Z](?:[A-Za-z0-9.+'’-]*[A-Za-z0-9+])?[ \n]){{1,5}})(?:20[0-9][0-9])(?-u:\b)"
    ))
    .expect("a valid pattern")
});

/// What Ukrainian calls an event, and its name in Latin letters: "на мітапі Quux Mumbai", "конференція «Quux Stage»".
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:конференці[яіїю]|конференцією|мітап(?:у|і|ом)?|фестивал[ьюі]|форум(?:у|і|ом)?)[ \n]«?((?:[A-Z][A-Za-z0-9]+)(?:[ \n][A-Z][A-Za-z0-9]+){1,3})(?:»|[ \n.,:;!?)]|$)",
    )
    .expect("a valid pattern")
});

/// What is said right behind a name, and right before one.
static BEHIND: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("^ ?(?:{HELD})")).expect("a valid pattern"));
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let passed = "(?:пройшов|пройшла|пройшло|пройде|проходила|проходив)(?: конференція)?";
    Regex::new(&format!("(?:{HELD_FIRST}|{passed}) «?$")).expect("a valid pattern")
});

/// A line of up to five such words, maybe a year, and what follows in a bracket or behind a comma or a dash.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    let name = "[A-Z][A-Za-z0-9.+'’-]*(?: [A-Z][A-Za-z0-9.+'’-]*){0,4}?";
    Regex::new(&format!(
        r"^({name})(?: 20[0-9][0-9])?(?: \(([^()]+)\)|(?:,| [-–—|·]) ([^()]+?)):?$"
    ))
    .expect("a valid pattern")
});

/// A word of each of these, which is found faster.
static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    let words = "took place|was hosted|was organi|take place|takes place|held|be in|returns|kick|wrapped|came to|відбу|про[йх]|зібра|трива|заверш|старт|举行|舉行|举办|舉辦|召开|召開|落幕|结束|結束|開催";
    Regex::new(words).expect("a valid pattern")
});

/// Gets the patterns ready.
pub(super) fn prepare() {
    LazyLock::force(&SENTENCE);
    LazyLock::force(&LABEL);
}

/// Whether a text may say so: without a sign, no pattern here is found in it.
pub(super) fn is_sign(text: &str) -> bool {
    may_say_so(text) && (SENTENCE.is_match(text) || SENTENCE_FIRST.is_match(text))
        || may_call(text) && CALLED.is_match(text)
}

/// Whether the beginning of a text says that what is called so takes place: "On Saturday Wikimania took place".
pub(super) fn is_said_of(name: &str, blocks: &[Block], lexicon: &Lexicon) -> bool {
    blocks.iter().take(OPENING).any(|block| {
        let text = block.text.as_str();
        let names = || text.match_indices(name).map(|(at, _)| at..at + name.len());
        let mut said = names().filter(|it| is_word(text, it)).map(|it| {
            let behind = BEHIND.captures(&text[it.end..]).is_some_and(|it| is_near(&it, 1..=2));
            behind || BEFORE.is_match(last_chars(&text[..it.start], SAID))
        });
        let named = |words: &str| {
            words.match_indices(name).any(|(at, _)| is_word(words, &(at..at + name.len())))
        };
        let mut sentences = sentences(text).into_iter().map(|it| &text[it]);
        said.any(|it| it) || sentences.any(|words| named(words) && is_placed(words, lexicon))
    })
}

/// Whether a sentence that names no known event gives several days and a city: "On May 23-25 we were at Wikimania in
/// Katowice".
fn is_placed(words: &str, lexicon: &Lexicon) -> bool {
    let several =
        || days(words).iter().any(|it| it.resolve(YEAR).is_some_and(|(first, last)| first < last));
    words.bytes().any(|byte| byte.is_ascii_digit())
        && !lexicon.cities_in(words).is_empty()
        && several()
        && lexicon.series_in(words).is_empty()
}

/// Whether little stands between "于" and "举行", which are around those groups.
fn is_near(found: &Captures, mut groups: RangeInclusive<usize>) -> bool {
    groups.all(|group| found.get(group).is_none_or(|it| it.as_str().chars().count() <= NEAR))
}

/// The names of which a sentence says that they take place.
fn told(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(found) = SENTENCE.captures_at(text, at) {
            let (whole, name) = (found.get(0)?, found.get(1)?);
            if is_near(&found, 2..=3) {
                at = whole.end();
                return Some(name.as_str());
            }
            // What stands so far behind may be of another one in between.
            at = name.end();
        }
        None
    })
}

/// Whether a word for an event is in a text.
fn may_call(text: &str) -> bool {
    !text.is_ascii()
        && ["конференці", "мітап", "фестивал", "форум"].iter().any(|it| text.contains(it))
}

/// So many blocks begin a text.
const OPENING: usize = 4;

/// No words before a name that say that it takes place have more characters.
const SAID: usize = 40;

fn may_say_so(text: &str) -> bool {
    text.contains("20") && SIGN.is_match(text)
}

/// What conferences are called, beside the link to one's own page.
const CONFERENCES: [&str; 7] =
    ["conference", "конференці", "大会", "会议", "峰会", "カンファレンス", "イベント"];

/// The events whose own pages a block links, where it or what is `below` speaks of a conference: "[Wikimania
/// 2024](https://wikimania.org/2024)".
pub(super) fn linked(block: &Block, below: &str, lexicon: &Lexicon) -> Vec<String> {
    let own = block.links.iter().filter_map(|link| {
        let (name, year) = block.text.get(link.range.clone())?.trim().rsplit_once(' ')?;
        let dated = year.len() == 4 && year.starts_with("20") && year.parse::<u16>().is_ok();
        let (_, address) = link.url.split_once("://").filter(|_| dated && name.is_ascii())?;
        let key = fold(name);
        let named = key.len() > SHORT && fold(address.split('/').next()?).contains(&key);
        let known =
            || lexicon.reference.organization(name).is_some() || lexicon.reference.is_project(name);
        (named && !known() && lexicon.series_in(name).is_empty()).then(|| name.to_owned())
    });
    let told = |text: &str| {
        let text = text.to_lowercase();
        CONFERENCES.iter().any(|word| text.contains(word))
    };
    let mut names: Vec<String> = own.collect();
    if !names.is_empty() && !told(&block.text) && !told(below) {
        names.clear();
    }
    names
}

/// No name with so few letters tells whose page an address is.
const SHORT: usize = 4;

/// The events that a text says to take place. Months, seasons and what companies and projects are called are none.
pub(super) fn names(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let said = may_say_so(text).then(|| told(text));
    let first = may_say_so(text).then(|| SENTENCE_FIRST.captures_iter(text));
    let called = may_call(text).then(|| CALLED.captures_iter(text));
    let others = first.into_iter().flatten().chain(called.into_iter().flatten());
    let others = others.filter_map(|found| Some(found.get(1)?.as_str()));
    let held = said.into_iter().flatten().chain(others);
    let names = held.chain(labelled(text, lexicon)).filter_map(|name| {
        let name = name.trim_end();
        let name = name.strip_prefix("The ").unwrap_or(name);
        may_be_event(name, lexicon).then(|| name.to_owned())
    });
    names.collect()
}

/// Whether a name may be an event's: not of ordinary words, and nothing else's.
fn may_be_event(name: &str, lexicon: &Lexicon) -> bool {
    let plain = name.split_whitespace().all(|word| is_title_word(&word.to_lowercase()));
    !plain && !is_known(name, lexicon)
}

/// Whether a name is a company's, a project's, a city's or that of what people do together, or a month or a season stands in it.
fn is_known(name: &str, lexicon: &Lexicon) -> bool {
    let words = || name.split_whitespace();
    let dated = words().any(|word| month(word).is_some() || SEASONS.contains(&word));
    let known = lexicon.reference.organization(name).is_some()
        || lexicon.reference.is_project(name)
        || lexicon.reference.city(name).is_some();
    let first = words().next().unwrap_or_default().to_lowercase();
    let last = words().next_back().unwrap_or_default().to_lowercase();
    let social = WHOSE.contains(&first.as_str()) || SOCIAL.contains(&last.as_str());
    dated || known || social
}

/// The name on a line that says no more than its days, which are several or beside a city: "Wikimania (August 7-10)",
/// "Wikimania, Katowice, August 7-10".
fn labelled<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let brief = text.len() <= LINE && text.bytes().any(|byte| byte.is_ascii_digit());
    let found = brief.then(|| LABEL.captures(text)).flatten()?;
    let (bracket, behind) = (found.get(2), found.get(3));
    let when = bracket.or(behind)?.as_str();
    if !WHEN.contains(&when.chars().count()) {
        return None;
    }
    let days = days(when);
    let [only] = &days[..] else { return None };
    let several = only.resolve(YEAR).is_some_and(|(first, last)| first < last);
    let placed = || {
        let city = lexicon.cities_in(when).into_iter().next()?;
        let letters =
            |range: Range<usize>| when[range].chars().filter(|c| c.is_alphabetic()).count();
        // "…, Rome, May 23-25" and nothing else, but for a country.
        let all = letters(0..when.len());
        (letters(city.range) + letters(only.range.clone()) + COUNTRY >= all).then_some(())
    };
    let told = several && bracket.is_some() || placed().is_some();
    told.then_some(found.get(1)?.as_str())
}

/// The days of an event are told in so many characters.
const WHEN: RangeInclusive<usize> = 4..=60;

/// So many letters may stand beside days and a city: ", Germany".
const COUNTRY: usize = 12;

/// No such line has more bytes.
const LINE: usize = 120;

/// Any year: it only matters whether days are several.
const YEAR: i32 = 2000;

/// Nobody calls a conference so.
const WHOSE: [&str; 3] = ["my", "our", "your"];

/// What people do together beside a conference.
const SOCIAL: [&str; 8] =
    ["dinner", "lunch", "breakfast", "party", "drinks", "trip", "hike", "vacation"];

const SEASONS: [&str; 6] = ["Spring", "Summer", "Autumn", "Fall", "Winter", "In"];

/// Where a text names one of these.
pub(super) fn occurrences<'n>(
    text: &str,
    names: impl Iterator<Item = &'n String>,
) -> Vec<Range<usize>> {
    let found = names
        .flat_map(|name| text.match_indices(name.as_str()).map(|(at, name)| at..at + name.len()));
    found.filter(|range| is_word(text, range)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;

    #[test]
    fn what_takes_place_is_an_event() {
        for (text, want) in [
            ("Quuxmania 2024 took place in Rome.", Some("Quuxmania")),
            ("The Zylo Sailing Party Quux 2024 was hosted by us.", Some("Zylo Sailing Party Quux")),
            ("We say that Zebra Quux 2025 will be held in May.", Some("Zebra Quux")),
            ("Quuxmania 2024 відбулася у Києві.", Some("Quuxmania")),
            ("У Києві вперше відбулася Quuxmania 2024.", Some("Quuxmania")),
            ("У травні відбудеться конференція Zylo Quux 2024.", Some("Zylo Quux")),
            ("Quuxmania 2024 зібрала сотні людей.", Some("Quuxmania")),
            ("Відтоді відбулося 2024 зміни.", None),
            ("Ми були на мітапі Zylo Quux.", Some("Zylo Quux")),
            ("Ми були на мітапі Red Hat.", None),
            ("Ми були на мітапі Zylo.", None),
            ("Quuxmania 2024 于 8 月 7 日在北京举行", Some("Quuxmania")),
            ("Quuxmania 2024 が8月7日に開催されました", Some("Quuxmania")),
            ("Zylo Quux (May 23-25, online)", Some("Zylo Quux")),
            ("Zylo Quux 2024 (May 23, Rome):", Some("Zylo Quux")),
            ("Zylo Quux, Rome, 23-25 May", Some("Zylo Quux")),
            ("Zylo Quux 2024 – May 23, Rome, Italy", Some("Zylo Quux")),
            ("Zylo Quux, sails and ropes in Rome, 23-25 May", None),
            ("Zylo Quux, 23-25 May", None),
            ("Zylo Quux (May 23, online)", None),
            ("Zylo Quux (May 23-25) was hot", None),
            ("Team Dinner (May 23, Rome)", None),
            ("My Harbour 2025 kicked off in May.", None),
            ("It was in May. Zebra Quux 2025 kicked off.", Some("Zebra Quux")),
            ("May Release (May 23-25)", None),
            ("The change of March 2024 took place in Rome.", None),
            ("Summer 2024 was in the end too hot.", None),
            ("Quuxmania 2024 was hot.", None),
            ("Kubernetes 2024 took place in our heads.", None),
        ] {
            assert_eq!(names(text, builtin()).first().map(String::as_str), want, "{text}");
            let label = text.starts_with("Zylo Quux");
            assert!(want.is_none() || label || is_sign(text), "{text}");
        }
        let coined = ["Quuxmania".to_owned()];
        assert_eq!(
            occurrences("Quuxmania, not Quuxmaniacs", coined.iter()),
            vec![Range { start: 0, end: 9 }]
        );
    }
}
