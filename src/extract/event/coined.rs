//! Names of events that no list knows: capitalised phrases that end in a word for an event.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::allied::{before_joint, without_joint};
use super::held;
use super::occasion::month;
use super::surroundings::{Places, region_at, surroundings};
use crate::extract::lexicon::Lexicon;
use crate::extract::names::is_word;
use crate::extract::sentence::one_line;
use crate::language::en::title_words::is_title_word;
use crate::language::latin::{
    BEFORE_EVENTS, EVENT_WORDS, GENERIC_EVENT_WORDS, NUMERALS, VAGUE_EVENT_WORDS,
};
use crate::language::{LANGUAGES, is_cjk, is_hiragana};
use crate::post::document::Block;
use crate::reference::SeriesKind;

/// The words that a phrase ends in to name an event.
const ENDS: &str = "Summit|Conference|Con|Conf|Meetup|MeetUp|meetup|Fest|Hackfest|Unconference|Symposium|[Cc]ommunity [Dd]ays?|Forum|Days?|Camp|Congress|Expo|Gathering|Retreat|Roadshow|Week";

/// Letters of all scripts, digits and `_`, roughly: all that Unicode calls so takes a millisecond to compile.
const LETTERS: &str =
    r"0-9A-Za-z_\u{c0}-\u{1fff}\u{2c00}-\u{2dff}\u{3041}-\u{9fff}\u{ac00}-\u{d7a3}";

/// Capitalised phrases that end in a word for an event: "Rust Belt Conf", "Edge Days", "QuuxCon". The year may follow
/// without a space: "QuuxCon23". A city may stand before the word: "Quux 北京 Meetup".
static COINED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)(?:[a-z]{{0,4}}[A-Z][{LETTERS}+./'’-]*[ \n]){{1,4}}?(?:[\u{{4e00}}-\u{{9fff}}]{{2,4}} ?Meetup|{ENDS}|(?:Dev|User|Tech|Code|Hack)(?:Con|Conf|Fest|Days?|Camp))(?-u:\b)|(?-u:\b)[A-Z][A-Za-z]{{2,}}(?:Con|Conf|Fest|Days|Day|Camp)(?:(?:20)?[12][0-9])?(?-u:\b)"
    ))
    .expect("a valid pattern")
});

/// The end of every coined name, or of what is before the bracket of a label.
static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?:{ENDS})(?:(?:20)?[12][0-9])?(?-u:\b)|(?:alk|eynote) \("))
        .expect("a valid pattern")
});

/// Gets the patterns ready.
pub(super) fn prepare() {
    LazyLock::force(&COINED);
}

/// Whether a text may coin a name: without a sign, no pattern here is found in it.
pub(super) fn is_sign(text: &str) -> bool {
    SIGN.is_match(text)
}

/// Where a text has a phrase that may name an event, and whether it needs more to be one.
fn phrases(text: &str, lexicon: &Lexicon) -> impl Iterator<Item = (Range<usize>, bool)> {
    let found = is_sign(text).then(|| COINED.find_iter(text));
    found.into_iter().flatten().filter_map(|found| {
        let mut range = found.range();
        let whole = range.clone();
        range.end =
            range.start + found.as_str().trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let glued = range.end < whole.end;
        // "Quux & Foo Meetup", "Quux Mesh & Foo Day" are of both.
        let joined = ["Meetup", " Day"].iter().any(|it| text[range.clone()].ends_with(it));
        if let Some(head) = before_joint(&text[..range.start], found.as_str()).filter(|_| joined) {
            let start = capitalised_tail(head);
            let one = &head[start..];
            // "Quux Meetup & Foo Meetup" are two.
            if !one.is_empty() && !is_sign(one) && lexicon.series_in(one).is_empty() {
                range.start = start;
            }
        }
        // Words that begin a sentence or qualify an event are no part of its name.
        while let Some(space) = text[range.clone()].find([' ', '\n']) {
            let first = text[range.start..range.start + space].to_lowercase();
            if !BEFORE_EVENTS.contains(&first.as_str()) {
                break;
            }
            range.start += space + 1;
        }
        // "海辺をお借りしてQuux Meetup": what a sentence says before it, in a language without spaces.
        if let Some((at, c)) = text[range.clone()].char_indices().rfind(|(_, c)| is_hiragana(*c)) {
            range.start += at + c.len_utf8();
        }
        // "QuuxCon Day 1" is a day of QuuxCon.
        if !glued
            && text[range.end..].trim_start().starts_with(|c: char| c.is_ascii_digit() && c != '2')
            || text[range.end..].starts_with(" 2:")
        {
            let cut = text[range.clone()].strip_suffix(" Day").map(str::len)?;
            range.end = range.start + cut;
        }
        // "Quux on Kubernetes Day" is one name.
        if let Some(head) = text[..range.start].strip_suffix(" on ") {
            let start = head.trim_end_matches(|c: char| !c.is_whitespace()).len();
            if head[start..].starts_with(char::is_uppercase) {
                range.start = start;
            }
        }
        // "May Quux Meetup": a month tells which one it is.
        if let Some((first, rest)) = text[range.clone()].split_once(' ')
            && month(first).is_some()
            && rest.contains(' ')
            && coin(rest).1 == SeriesKind::Meetup
        {
            range.start = range.end - rest.len();
        }
        // "Quux 技术 Meetup": what no city is tells nothing of whose it is.
        let (name, place) = without_place(&text[range.clone()], lexicon);
        if place.is_none() && name.contains(is_cjk) {
            return None;
        }
        let words: Vec<&str> = name.split_whitespace().collect();
        let last = *words.last()?;
        let before = words.len().checked_sub(2).map(|at| words[at]).unwrap_or_default();
        // "New Year's Day" is in every calendar.
        if last.starts_with("Day") && before.ends_with(['\'', '’'])
            || before.ends_with("'s")
            || before.ends_with("’s")
        {
            return None;
        }
        // "Jobs That Run for Nine Days"
        if last == "Days" && words.len() == 2 && NUMERALS.contains(&words[0]) {
            return None;
        }
        // "Paris Expo" is a building.
        if last == "Expo" && lexicon.reference.city(before).is_some() {
            return None;
        }
        let plain = |word: &&str| is_plain(word, lexicon);
        let community = before.eq_ignore_ascii_case("community");
        let vague = VAGUE_EVENT_WORDS.contains(&last) && !community || words.len() == 1;
        // "Observability Summit North America 2026": ordinary words, but an edition.
        let edition = || {
            words.len() >= 2
                && ["Summit", "Conference", "Symposium", "Congress", "Fest"].contains(&last)
                && is_dated(text, &range, lexicon)
        };
        // "Open Policy Agent Summit": ordinary words, but a project.
        let project = || lexicon.reference.is_project(&words[..words.len() - 1].join(" "));
        // "Platform Engineering Meetup Berlin": a local one.
        let local = || {
            words.len() > 2
                && ["Meetup", "Day", "Days"].contains(&last)
                && text[range.end..].strip_prefix(' ').is_some_and(|it| {
                    lexicon.cities_in(it).first().is_some_and(|city| city.range.start == 0)
                })
        };
        let named = !words.iter().all(plain) || project() || edition() || local();
        (named && is_word(text, &(range.start..whole.end))).then_some((range, vague))
    })
}

/// Where the capitalised words begin with which a text ends.
fn capitalised_tail(text: &str) -> usize {
    let mut start = text.len();
    loop {
        let before = text[..start].trim_end();
        let word = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
        if !before[word..].starts_with(|c: char| c.is_ascii_uppercase()) {
            return start;
        }
        start = word;
    }
}

/// Whether a word alone tells no event from another: "Dev", "Summit", "the", unlike a project's name.
fn is_plain(word: &str, lexicon: &Lexicon) -> bool {
    let folded = word.to_lowercase();
    is_title_word(&folded) && !lexicon.reference.is_project(word)
        || BEFORE_EVENTS.contains(&folded.as_str())
        || GENERIC_EVENT_WORDS.contains(&folded.as_str())
        || EVENT_WORDS.iter().any(|event| event.to_lowercase() == folded)
}

/// Whether a name that the reference data knows says whose event it is only in words before it:
/// the "Community Day" in "Quux Community Day".
pub(super) fn is_part(
    text: &str,
    name: &Range<usize>,
    phrase: &Range<usize>,
    lexicon: &Lexicon,
) -> bool {
    if phrase.start >= name.start || phrase.end < name.end {
        return false;
    }
    let whose = &text[phrase.start..name.start];
    let plain = |word: &str| is_plain(word, lexicon);
    text[name.clone()].split_whitespace().all(plain)
        && !whose.split_whitespace().all(plain)
        && region_at(whose).is_none()
        && lexicon.series_in(whose).is_empty()
        && lexicon.cities_in(whose).is_empty()
}

/// Whether a year or a region stands beside a phrase.
fn is_dated(text: &str, range: &Range<usize>, lexicon: &Lexicon) -> bool {
    let (_, region, year) = surroundings(text, range.clone(), lexicon, Places::Never);
    region.is_some() || year.is_some()
}

/// "Quux SF talk (video): …": what a list of links calls an event.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^((?:[A-Z][{LETTERS}+-]*\s){{1,3}})(?:[Tt]alk|[Kk]eynote) \((?:video|slides|recording)\)"
    ))
    .expect("a valid pattern")
});

/// The event that the label of a row names before "talk (video)".
fn labelled(text: &str) -> Option<Range<usize>> {
    let name = LABEL.captures(text)?.get(1)?;
    let range = name.start()..name.start() + name.as_str().trim_end().len();
    let plain =
        text[range.clone()].split_whitespace().all(|word| is_title_word(&word.to_lowercase()));
    (!plain).then_some(range)
}

/// Names that a post coins for events: vague ones count if a year stands beside them somewhere, or
/// if the post uses them more than once.
pub fn coin_names<'t>(texts: impl Iterator<Item = &'t str>, lexicon: &Lexicon) -> Vec<String> {
    let mut names: Vec<(String, usize)> = Vec::new();
    for text in texts {
        for (range, _) in phrases(text, lexicon).filter(|(_, vague)| *vague) {
            let dated = is_dated(text, &range, lexicon);
            let name = one_line(&text[range.clone()]);
            // "from Quux Day", "at Quux Day"
            let before = text[..range.start].trim_end().to_lowercase();
            let mut at_words = LANGUAGES.iter().flat_map(|language| language.at_words);
            let placed =
                at_words.any(|word| before.ends_with(&format!(" {word}")) || before == *word);
            let weight = if dated || placed { 2 } else { 1 };
            match names.iter_mut().find(|(known, _)| *known == name) {
                Some((_, count)) => *count += weight,
                None => names.push((name, weight)),
            }
        }
        names.extend(held::names(text, lexicon).into_iter().map(|name| (name, 2)));
    }
    names.into_iter().filter(|(_, count)| *count >= 2).map(|(name, _)| name).collect()
}

/// Those of the events whose own pages blocks link.
pub fn linked_names(blocks: &[Block], lexicon: &Lexicon) -> Vec<String> {
    let named = blocks.iter().enumerate().flat_map(|(at, block)| {
        let below = blocks.get(at + 1).map_or("", |below| &below.text);
        held::linked(block, below, lexicon)
    });
    named.collect()
}

pub(super) fn coinages(text: &str, lexicon: &Lexicon, coined: &[String]) -> Vec<Range<usize>> {
    let known = |range: &Range<usize>| coined.contains(&one_line(&text[range.clone()]));
    let dated = |range: &Range<usize>| is_dated(text, range, lexicon);
    let mut found: Vec<_> = phrases(text, lexicon)
        .filter(|(range, vague)| !vague || known(range) || dated(range))
        .map(|(range, _)| range)
        .chain(labelled(text))
        .collect();
    let apart =
        |one: &Range<usize>, other: &Range<usize>| one.end <= other.start || other.end <= one.start;
    for range in held::occurrences(text, coined.iter()) {
        if found.iter().all(|other| apart(&range, other)) {
            found.push(range);
        }
    }
    found
}

/// A name without the city that stands in it, and that in English: "Quux Meetup" and "Beijing" of "Quux 北京 Meetup".
pub(super) fn without_place(words: &str, lexicon: &Lexicon) -> (String, Option<String>) {
    let words = &without_joint(words);
    let before = words.find(is_cjk).unwrap_or(words.len());
    let behind = words[before..].trim_start_matches(is_cjk);
    let place = &words[before..words.len() - behind.len()];
    match lexicon.reference.city(place) {
        Some(city) => {
            (format!("{}{}", &words[..before], behind.trim_start()), Some(city.to_owned()))
        }
        None => (words.to_owned(), None),
    }
}

/// Whose meetings a name in Chinese is of, where that is told in Latin letters: "Quux" of "Quux 开发者沙龙".
fn salon_of(name: &str) -> Option<&str> {
    const FOR: [&str; 5] = ["开发者", "開發者", "技术", "技術", "用户"];
    let head = name.strip_suffix("沙龙").or_else(|| name.strip_suffix("沙龍"))?;
    let head = FOR.iter().find_map(|whom| head.strip_suffix(whom)).unwrap_or(head).trim_end();
    (!head.is_empty() && head.is_ascii()).then_some(head)
}

/// The name and kind of a series that the reference data does not know.
pub(super) fn coin(words: &str) -> (String, SeriesKind) {
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = salon_of(&name).map_or(name.clone(), |of| format!("{of} Meetup"));
    let folded = name.to_lowercase();
    let kind = if folded.contains("meetup") || folded.contains("user group") {
        SeriesKind::Meetup
    } else if folded.contains("community day") {
        SeriesKind::Community
    } else {
        SeriesKind::Conference
    };
    let name = name.replace("meetup", "Meetup").replace("MeetUp", "Meetup");
    let name =
        name.replace("ommunity day", "ommunity Day").replace("community Day", "Community Day");
    (name, kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;

    #[test]
    fn labels_of_rows() {
        let name = |text: &'static str| labelled(text).map(|range| &text[range]);
        assert_eq!(name("Quux SF talk (video): Meshes"), Some("Quux SF"));
        assert_eq!(name("Lightning talk (video): Meshes"), None);
        assert_eq!(name("A Quux talk"), None);
    }

    #[test]
    fn events_whose_own_page_is_linked() {
        use crate::extract::testing::context;

        let names = |text: &str| {
            let ctx = context("en", "2025-04-25", text);
            linked_names(&ctx.post.document.blocks, builtin())
        };
        let page = "[Quux Sailors 2024](https://quuxsailors.example/2024/)";
        assert_eq!(names(&format!("We went to {page}, a conference.")), ["Quux Sailors"]);
        assert_eq!(
            names(&format!("We went to {page}.\n\nThe conference was full.")),
            ["Quux Sailors"]
        );
        for text in [
            &format!("We use {page}."),
            "The conference was at [Quux Sailors 2024](https://example.com/quuxsailors).",
            "A conference on [Kubernetes 2024](https://kubernetes.example/).",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn names_that_a_post_coins() {
        let lexicon = builtin();
        let coin = |texts: &[&'static str]| coin_names(texts.iter().copied(), lexicon);
        assert_eq!(coin(&["Quux Day it was", "at Quux Day"]), ["Quux Day"]);
        assert_eq!(coin(&["Quux Day 2024"]), ["Quux Day"]);
        assert_eq!(coin(&["QuuxConf23 it was"]), ["QuuxConf"]);
        assert_eq!(coin(&["在QuuxConf 2025上", "QuuxConfで会いました"]), ["QuuxConf"]);
        assert_eq!(coin(&["at Foo on Quux Day"]), ["Foo on Quux Day"]);
        assert_eq!(coin(&["QuuxCon Day 1", "QuuxCon Day 3"]), ["QuuxCon"]);
        assert_eq!(coin(&["What a Quux Day it was"]), Vec::<String>::new());
        assert_eq!(coin(&["at Paris Expo 2024", "the Paris Expo"]), Vec::<String>::new());
        assert_eq!(coin(&["at eQuux Day 2024"]), ["eQuux Day"]);
        assert_eq!(coin(&["At Quux Mesh & Foo Day 2024"]), ["Quux Mesh & Foo Day"]);
        assert_eq!(coin(&["at KubeCon & Foo Day"]), Vec::<String>::new());
        assert_eq!(coin(&["for Nine Days in 2024", "for Nine Days"]), Vec::<String>::new());
        let first = |text| phrases(text, lexicon).next().map(|(range, _)| range);
        assert_eq!(first("at Community Summit 2026"), Some(3..19));
        assert_eq!(first("at Community Summit Europe"), Some(3..19));
        assert_eq!(first("at the Community Summit, all met"), None);
    }

    #[test]
    fn phrases_that_may_name_an_event() {
        let found = |text: &'static str| -> Vec<(&str, bool)> {
            phrases(text, builtin()).map(|(range, vague)| (&text[range], vague)).collect()
        };
        for (text, want) in [
            ("at the Zebra Mesh Summit we", &[("Zebra Mesh Summit", false)][..]),
            ("Join the Zebra Conference", &[("Zebra Conference", false)]),
            ("on Monday Zebra Summit began", &[("Zebra Summit", false)]),
            ("QuuxCon", &[("QuuxCon", true)]),
            ("在 QuuxConf 上", &[("QuuxConf", true)]),
            ("на QuuxFest", &[("QuuxFest", true)]),
            ("at QuuxConf23 we", &[("QuuxConf", true)]),
            ("at QuuxCon2019, we", &[("QuuxCon", true)]),
            ("at QuuxConf230, QuuxConf3 and QuuxConf23rd", &[]),
            ("at the May Zebra Meetup", &[("Zebra Meetup", false)]),
            ("at the May Zebra Conference", &[("May Zebra Conference", false)]),
            ("The Quux Alliance community day", &[("Quux Alliance community day", false)]),
            ("Quux Day and Quux Meetup", &[("Quux Day", true), ("Quux Meetup", false)]),
            ("a Prometheus Meetup", &[("Prometheus Meetup", false)]),
            ("Abemaの海でQuux Meetup", &[("Quux Meetup", false)]),
            ("openQuux Meetup", &[("openQuux Meetup", false)]),
            ("Quux & Foo Meetup", &[("Quux & Foo Meetup", false)]),
            ("本次 Quux 北京 Meetup 由", &[("Quux 北京 Meetup", false)]),
            ("Quux × Foo 联合 Meetup 来了", &[("Quux × Foo 联合 Meetup", false)]),
            (
                "Apache Quux 和 Apache Foo 联合 Meetup",
                &[("Apache Quux 和 Apache Foo 联合 Meetup", false)],
            ),
            ("Quux Sea x Foo Meetup", &[("Quux Sea x Foo Meetup", false)]),
            ("我们用 Quux 和 Foo Meetup", &[("Foo Meetup", false)]),
            ("本次 Quux 技术 Meetup 由", &[]),
            // Words for events alone, small words, parts of longer words.
            ("The Conference, Our Summit, a Community Day", &[]),
            ("the zebra summit", &[]),
            ("Dev Summit, our community day", &[]),
            ("on New Year's Day, Workers’ Day", &[]),
            ("Zebra Summits", &[]),
            ("Falcon and Bacon", &[]),
            ("MyConfig", &[]),
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }

    #[test]
    fn vague_names_need_more() {
        let lexicon = builtin();
        let coin = |texts: &[&'static str]| coin_names(texts.iter().copied(), lexicon);
        assert_eq!(coin(&["We spoke at QuuxCon."]), ["QuuxCon"]);
        assert_eq!(coin(&["QuuxCon Europe"]), ["QuuxCon"]);
        assert_eq!(coin(&["QuuxCon!", "QuuxCon?"]), ["QuuxCon"]);
        assert_eq!(coin(&["QuuxCon is new"]), Vec::<String>::new());
        // Names that need no more are found without.
        assert_eq!(coin(&["Zebra Mesh Summit 2024"]), Vec::<String>::new());
        let found = |text: &'static str, known: &[String]| -> Vec<&str> {
            coinages(text, lexicon, known).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(found("QuuxCon is new", &[]), Vec::<&str>::new());
        assert_eq!(found("QuuxCon is new", &["QuuxCon".into()]), ["QuuxCon"]);
        assert_eq!(found("QuuxCon 2025 is new", &[]), ["QuuxCon"]);
        assert_eq!(found("Quux\nDay is new", &["Quux Day".into()]), ["Quux\nDay"]);
    }

    #[test]
    fn cities_inside_a_name() {
        let parted = |words: &str| without_place(words, builtin());
        assert_eq!(parted("Quux 北京 Meetup"), ("Quux Meetup".into(), Some("Beijing".into())));
        assert_eq!(parted("Quux 北京Meetup"), ("Quux Meetup".into(), Some("Beijing".into())));
        for words in ["Quux Meetup", "Quux X Meetup", "Quux 技术 Meetup", "Quux & Foo Meetup", ""]
        {
            assert_eq!(parted(words), (words.to_owned(), None));
        }
    }

    #[test]
    fn kinds_of_coined_events() {
        for (words, name, kind) in [
            ("Zebra meetup", "Zebra Meetup", SeriesKind::Meetup),
            ("Zebra User Group Day", "Zebra User Group Day", SeriesKind::Meetup),
            ("Zebra\nCommunity Day", "Zebra Community Day", SeriesKind::Community),
            ("Zebra community day", "Zebra Community Day", SeriesKind::Community),
            ("Zebra Mesh Summit", "Zebra Mesh Summit", SeriesKind::Conference),
        ] {
            assert_eq!(super::coin(words), (name.to_owned(), kind));
        }
    }
}
