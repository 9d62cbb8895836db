//! Where the people of a line of credits begin and end: behind a handle, before what is the schedule's or tells what
//! they do.

use super::part::{Joint, Part};
use crate::extract::clock::{after_bracketed_time, is_timed, tells_when};
use crate::extract::date::days;
use crate::extract::lexicon::Lexicon;
use crate::extract::people::name::{Likeness, person};
use crate::extract::possessive::{owner, owner_and_owned};
use crate::extract::sentence::{first_chars, labelled, lowered};
use crate::language::han::GOING_ON;
use crate::language::ja::surnames::{begins_with_honorific, ends_with_honorific};
use crate::language::{Language, is_cjk, is_han};

/// No label of a detail is longer, in characters.
const LABEL: usize = 30;

/// No name in Chinese characters is longer.
const NAME: usize = 4;

/// Whether a picture stands before a place or a time.
fn tells_place_or_time(c: char) -> bool {
    matches!(
        c,
        '⏰'..='⏲' | '🕐'..='🕧' | '🕰' | '📅' | '📆' | '🗓' | '📍' | '🏠' | '🏢' | '🏛' | '🗺'
    )
}

/// Where a bullet, or such a picture behind a word, sets off what follows as the schedule's; one lone word or name behind
/// the last bullet is whoever employs: "• Jane Doe • Acme".
pub(super) fn schedule(text: &str, languages: &[&Language]) -> Option<usize> {
    let behind =
        |at: usize| text[..at].trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ')');
    let employs = |at: usize| {
        let rest = text[at + '•'.len_utf8()..].trim();
        let large = |word: &str| word.starts_with(char::is_uppercase);
        rest.split(' ').count() <= EMPLOYER
            && rest.split(' ').all(large)
            && rest.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '.')
            && !tells_when(rest, languages)
            && days(rest).is_empty()
            && !languages.iter().any(|it| it.rooms.iter().any(|room| lowered(rest).contains(room)))
    };
    let bullet = text.find('•').filter(|&at| !employs(at));
    bullet.into_iter().chain(text.find(tells_place_or_time).filter(|&at| behind(at))).min()
}

/// No employer behind a bullet has more words.
const EMPLOYER: usize = 3;

/// Where a remark begins behind people in brackets: "（佐藤 花子さん）: 海の話".
pub(super) fn remark(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let inner = text.trim_start().strip_prefix(['(', '（'])?;
    let (people, behind) = inner.split_once([')', '）'])?;
    let first = people.split([',', '、', '，', '&']).next()?;
    let courteous = ends_with_honorific(first.trim_end());
    let named = courteous || person(first, lexicon) != Likeness::No;
    (named && behind.starts_with([':', '：'])).then_some(text.len() - behind.len())
}

/// Where a line of its own begins that tells the time of day: "Jane Doe, Acme\n9:35 – 10:00 AM".
pub(super) fn time_below(text: &str) -> Option<usize> {
    text.match_indices('\n').map(|(at, _)| at).find(|at| is_timed(text[at + 1..].trim_start()))
}

/// Where the label of another detail ends the credits: "Jane Doe, Acme · When: Tuesday".
pub(super) fn next_detail(text: &str, languages: &[&Language]) -> Option<usize> {
    let strokes = text.match_indices(['·', '•', '|', '｜', '／', '/']);
    let mut told = strokes.filter(|(at, stroke)| {
        let detail = first_chars(text[at + stroke.len()..].trim_start(), LABEL);
        labelled(detail, languages, |language| language.detail_labels).is_some()
            && labelled(detail, languages, |language| language.by_words).is_none()
    });
    told.next().map(|(at, _)| at)
}

/// Whether a part tells what the people before it do or of what, in a language without spaces: "主讲" in
/// "陈晓明（微软）主讲，来了很多人", "もお聞きください" in "佐藤花子（Acme）もお聞きください", and whatever is longer than
/// a name; in others what a comma and "on" begin.
pub(super) fn tells_on(text: &str, part: &Part, languages: &[&Language]) -> bool {
    let words = &text[part.range.clone()];
    let verbs = languages.iter().flat_map(|language| language.speaking);
    let mut verbs = verbs.filter(|verb| {
        words.starts_with(**verb) && verb.starts_with(is_han) && verb.chars().count() > 1
    });
    let long = || words.starts_with(is_han) && words.chars().count() > NAME;
    // "Jane Doe, Acme, on sails"
    let topics = languages.iter().flat_map(|language| language.topic_joints);
    let topic = || topics.clone().any(|joint| words.starts_with(joint.trim_start()));
    if part.joint == Joint::Comma && topic() {
        return true;
    }
    // "…, and Jane Doe's keynote": hers is another one.
    let session = |(_, it): (&str, &str)| {
        let noun = lowered(it.split(' ').next_back().unwrap_or(it));
        languages.iter().any(|language| language.is_session(&noun))
    };
    // "Jane Doe, Quuxley's" works for a shop of that name.
    let whose = |it: &str| part.joint == Joint::And || it.contains(' ');
    let owns = || owner(words).is_some_and(whose) || owner_and_owned(words).is_some_and(session);
    if part.joint != Joint::Start && owns() {
        return true;
    }
    // "陈晓明（微软），欢迎参加！"
    let calls = words.ends_with(['！', '!']) && words.starts_with(is_han);
    let before = &text[..part.range.start];
    if calls && before.trim_end_matches(['，', ' ']).ends_with([')', '）']) {
        return true;
    }
    before.ends_with([')', '）'])
        && (words.starts_with(GOING_ON) || verbs.next().is_some() || long())
}

/// Where credits begin behind a bracket that tells when and where: "(14:15, Hall 2): Jane Doe (Acme)".
pub(super) fn after_time(text: &str) -> usize {
    after_bracketed_time(text).map_or(0, |rest| text.len() - rest.len())
}

/// Where a bracket that tells when ends the credits: " (Thursday, 2:30pm)".
pub(super) fn time_behind(text: &str, languages: &[&Language]) -> Option<usize> {
    let open = text.rfind(['(', '（'])?;
    let inside = text[open..].trim_start_matches(['(', '（']);
    let whole = inside.trim_end().ends_with([')', '）']);
    (whole && tells_when(inside, languages)).then_some(open)
}

/// Where credits go on after the words of a link that says nothing: "資料 佐藤花子さん".
pub(super) fn after_label(text: &str, start: usize, languages: &[&Language]) -> usize {
    let rest = text[start..].trim_start();
    let labels = languages.iter().filter(|language| !language.spaced);
    let mut labels = labels.flat_map(|language| language.bare_links);
    let behind = labels.find_map(|label| {
        let after = rest.strip_prefix(*label)?.strip_prefix([' ', '　'])?;
        label.starts_with(is_cjk).then_some(after)
    });
    behind.map_or(start, |behind| text.len() - behind.len())
}

/// Where credits go on after a handle: "@jane Jane Doe (Acme)".
pub(super) fn after_handle(text: &str, start: usize) -> usize {
    let handle = text[start..].strip_prefix('@').and_then(|handle| handle.split_once(' '));
    // "@zora_quill さん" is addressed by it.
    let named = handle
        .filter(|(_, rest)| rest.starts_with(char::is_alphabetic) && !begins_with_honorific(rest));
    named.map_or(start, |(_, rest)| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::*;
    use crate::extract::lexicon::builtin;
    use crate::language::LANGUAGES;

    #[test]
    fn the_next_detail_ends_them() {
        check("Zora Quill, Quuxly · When: Tuesday, 09:10", &[("Zora Quill", "Quuxly")]);
        check(
            "Zora Quill and Max Mu, Zylo | Where: Hall B",
            &[("Zora Quill", "Zylo"), ("Max Mu", "Zylo")],
        );
        let people = "Moderator: Zora Quill | Panelists: Max Mu";
        assert_eq!(next_detail(people, LANGUAGES), None);
    }

    #[test]
    fn what_people_do_is_no_part_of_their_names() {
        let one = &[("陈晓明", "微软")];
        check("陈晓明（微软）保证不晕船，全程讲网格", one);
        check("由陈晓明（微软）主讲，来了很多人", one);
        check("陈晓明（微软）在谈到海的时候，来了很多人", one);
        check("佐藤花子（Quuxly）もお聞きください", &[("佐藤花子", "Quuxly")]);
        check("由 Linh Tran 共同分享", &[("Linh Tran", "")]);
        check("由 Linh Tran 带领", &[("Linh Tran", "")]);
        check("由 Zora Quill 介绍海上的近况", &[("Zora Quill", "")]);
        let two = &[("Zora Quill", "微软"), ("陈晓明", "")];
        check("由 Zora Quill（微软）和陈晓明共同主讲", two);
        check("由 Zora Quill（微软）和陈晓明主讲，座无虚席", two);
        let three = &[("Zora Quill", ""), ("陈晓明", ""), ("李雷明", "")];
        check("由 Zora Quill 主持，陈晓明、李雷明", three);
    }

    #[test]
    fn a_shop_is_called_after_whoever_owned_it() {
        check("Zora Quill, McDonald's", &[("Zora Quill", "McDonald's")]);
        check("Zora Quill, Quuxly, and Max Mu's keynote", &[("Zora Quill", "Quuxly")]);
    }

    #[test]
    fn a_remark_begins_behind_people_in_brackets() {
        check("（佐藤 花子さん、 鈴木 一郎さん）：海の話", &[("佐藤 花子", ""), ("鈴木 一郎", "")]);
        for (text, at) in [
            ("(Zora Quill): the sea", Some(12)),
            ("(Zora Quill) of Quuxly: the sea", None),
            ("（Zora Quill さん）：海の話", Some(23)),
            ("(Keynote): Zora Quill", None),
        ] {
            assert_eq!(remark(text, builtin()), at, "{text}");
        }
    }

    #[test]
    fn the_schedule_begins_behind_a_word() {
        check(
            "👥 Zora Quill & Max Mu, Quuxly 📍 Sea Hall",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "Quuxly")],
        );
        for (text, at) in [
            ("Zora Quill (Quuxly) 🕑 9:00", Some(20)),
            ("Zora Quill • Sea Hall", Some(11)),
            ("📍 Sea Hall", None),
            ("👩 Zora Quill, Quuxly", None),
        ] {
            assert_eq!(schedule(text, LANGUAGES), at, "{text}");
        }
    }

    #[test]
    fn a_bracket_with_a_time_before_the_people() {
        check(
            " (14:15, Sea Hall): Zora Quill (Quuxly) and Max Mu (Google).",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "Google")],
        );
        assert_eq!(after_time("(Quuxly, 14:15) Max Mu"), "(Quuxly, 14:15)".len());
        assert_eq!(after_time("(Quuxly) Max Mu, 14:15"), 0);
    }

    #[test]
    fn a_bracket_with_a_time_behind_the_people() {
        check("Zora Quill, quuxly (Thursday, 2:30pm)", &[("Zora Quill", "quuxly")]);
        for (text, at) in [
            ("Zora Quill (Thu, 2:30pm)", Some(11)),
            ("Zora Quill (Quuxly)", None),
            ("Zora Quill (2:30pm), Quuxly", None),
        ] {
            assert_eq!(time_behind(text, LANGUAGES), at, "{text}");
        }
    }

    #[test]
    fn the_words_of_a_link_before_a_name() {
        check("資料 佐藤花子さん（Google）", &[("佐藤花子", "Google")]);
        for (text, start) in [("資料 佐藤花子", 7), ("資料館 佐藤花子", 0), ("资料", 0)]
        {
            assert_eq!(after_label(text, 0, LANGUAGES), start, "{text}");
        }
    }

    #[test]
    fn a_handle_before_a_name() {
        check("@zora Zora Quill（Google）", &[("Zora Quill", "Google")]);
        for (text, start) in [("@zora Zora Quill", 6), ("@zora", 0), ("@zora (Quuxly)", 0)] {
            assert_eq!(after_handle(text, 0), start, "{text}");
        }
    }
}
