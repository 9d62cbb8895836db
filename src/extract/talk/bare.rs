//! Words of links and lines that are no title: "here", "Watch the recording", "Wednesday 9:00".

use super::title::{clean, quoted};
use crate::extract::clock::{is_times, tells_when};
use crate::extract::date::days;
use crate::extract::sentence::{labelled, lowered, one_line};
use crate::extract::stems::Stems;
use crate::language::en::title_words::is_title_word;
use crate::language::latin::{BARE_WORDS, PRAISING, WHERE_WORDS};
use crate::language::{Language, is_cjk};

/// Whether a phrase says nothing of its own: "here", "video", "Session recording", "查看演讲视频".
pub fn is_bare(words: &str, languages: &[&Language]) -> bool {
    let words = &one_line(words);
    let folded = words.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let labels = || {
        languages.iter().flat_map(|language| language.bare_links.iter().chain(language.bare_glue))
    };
    let is_label = |word: &str| BARE_WORDS.contains(&word) || labels().any(|it| *it == word);
    // "Watch Dan", unlike "Watch Out" and "Watch Your Latency"
    let whom =
        folded.split_once(' ').filter(|(first, whom)| is_label(first) && !whom.contains(' '));
    let watches = whom.is_some_and(|(first, whom)| first == "watch" && !is_title_word(whom));
    is_label(&folded)
        || watches
        || folded.split(|c: char| !c.is_alphanumeric()).all(|word| {
            word.is_empty()
                || is_label(word)
                || word.chars().all(|c| c.is_ascii_digit())
                || word.starts_with(is_cjk) && is_made_of(word, labels)
        })
        || tells_where(words, is_label)
        || is_praise(words)
        || is_address(&folded)
        || is_video_id(words.trim())
        || watches_session(&folded, languages)
        || names_weekday(&folded, languages)
        || names_room(&folded, languages)
        || tells_when(words, languages) && is_detail(words, languages)
}

/// Whether words are the address that they lead to: "https://quux.example/1", "sched.co/1AbCd".
fn is_address(folded: &str) -> bool {
    let (host, path) = folded.split_once('/').unwrap_or_default();
    let named = host.contains('.') && !host.starts_with('.') && host.chars().all(is_of_host);
    let short = named && !path.is_empty() && !folded.contains(char::is_whitespace);
    short || folded.starts_with("http://") || folded.starts_with("https://")
}

fn is_of_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}

/// Whether words only praise what they link: "it was a great conversation", unlike "It Was DNS".
fn is_praise(words: &str) -> bool {
    let folded = lowered(words);
    let small = |word: &str| !word.starts_with(char::is_uppercase);
    PRAISING.iter().any(|lead| folded.starts_with(lead))
        && words.split_whitespace().skip(1).all(small)
}

/// Whether words only tell where a recording is: "The video is up", "on YouTube already", "go and watch it", unlike "Watch
/// Out".
fn tells_where(words: &str, is_label: impl Fn(&str) -> bool) -> bool {
    let mut split = words.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty());
    let first = split.next().unwrap_or_default().to_lowercase();
    let is_label = |word: &str| is_label(&word.to_lowercase());
    let little = |word: &str| is_label(word) || WHERE_WORDS.contains(&word);
    let rest: Vec<&str> = split.collect();
    little(&first)
        && (is_label(&first) || rest.iter().any(|word| is_label(word)))
        && rest.iter().all(|word| little(word))
}

/// Whether words only say to watch a session: "watch the panel", "回看圆桌".
fn watches_session(folded: &str, languages: &[&Language]) -> bool {
    languages.iter().any(|language| {
        let names = |word: &str| {
            let mut formats = language.formats.iter().flat_map(|(format, _)| format.split(' '));
            formats.any(|it| it == word) || language.talk_nouns.contains(&word)
        };
        let little = |word: &str| {
            [language.small_words, language.bare_links, language.bare_glue]
                .into_iter()
                .any(|list| list.contains(&word))
        };
        let session = |rest: &str| {
            rest.split_whitespace().any(names)
                && rest.split_whitespace().all(|word| names(word) || little(word))
        };
        language.watch_words.iter().filter_map(|watch| folded.strip_prefix(watch)).any(session)
    })
}

/// Whether words name a day of the week, maybe a time, and no more: "on Tuesday evening", "Wed 15:25".
fn names_weekday(folded: &str, languages: &[&Language]) -> bool {
    let day = |word: &str| {
        is_weekday(word, languages)
            || word.chars().all(|c| c.is_ascii_digit() || c == ':')
            || is_times(word)
            || languages.iter().any(|it| it.is_of_a_date(word) || it.day_parts.contains(&word))
    };
    let mut words = folded.split_whitespace().map(|word| word.trim_end_matches(','));
    let timed = || words.clone().any(|word| word.contains(':'));
    (words.clone().any(|word| is_weekday(word, languages)) || timed()) && words.all(day)
}

/// Whether words name a room, and no more: "room a", "track 2", "ホールa".
fn names_room(folded: &str, languages: &[&Language]) -> bool {
    let room = |word: &str| languages.iter().any(|language| language.rooms.contains(&word));
    let number = |word: &str| word.chars().count() <= 2;
    // "Зал «Море»", the last quote of which is cut off here
    let called = |word: &str| word.starts_with(['«', '“', '„', '"', '「']);
    let spaced = folded
        .split_once(' ')
        .is_some_and(|(room_word, which)| room(room_word) && (number(which) || called(which)));
    // "ホールA", "B会場"
    let beside = |room: &&str| {
        let which = folded.strip_prefix(*room).or_else(|| folded.strip_suffix(*room));
        let letter = |which: &str| which.chars().all(|c| c.is_ascii_alphanumeric());
        room.starts_with(is_cjk) && which.is_some_and(|it| number(it.trim()) && letter(it.trim()))
    };
    spaced || languages.iter().flat_map(|language| language.rooms).any(beside)
}

/// Whether a word in lower case is a day of the week, in any case.
fn is_weekday(word: &str, languages: &[&Language]) -> bool {
    let mut days = languages.iter().filter(|it| it.spaced).flat_map(|it| it.weekdays);
    // "середа", "середу", unlike "середовище"
    days.any(|(day, _)| word.strip_prefix(day).is_some_and(|rest| rest.chars().count() <= 2))
}

/// Whether a word without spaces is some of these in a row, the longest first.
fn is_made_of<'l, I: Iterator<Item = &'l &'static str>>(word: &str, of: impl Fn() -> I) -> bool {
    let mut rest = word;
    while !rest.is_empty() {
        let starts = of().filter_map(|label| rest.strip_prefix(*label));
        match starts.min_by_key(|after| after.len()) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    true
}

/// Whether a line tells of a session no more than a detail, such as when it is: "Time: 9:00", "时间：8 月 21 日",
/// "Wednesday May 18 • 11:00".
pub fn is_detail(line: &str, languages: &[&Language]) -> bool {
    // "Tuesday, November 12, 2:41pm | Level 1 | Ballroom A"
    let stems = Stems::of(line);
    let placed = || languages.iter().any(|language| stems.has_any(language.rooms));
    if labelled(line, languages, |language| language.detail_labels).is_some()
        || tells_when(line, languages) && placed() && quoted(line).is_none()
    {
        return true;
    }
    let days = days(line);
    let inside = |at: usize| days.iter().any(|days| days.range.contains(&at));
    let letters = line.char_indices().filter(|(at, c)| c.is_alphabetic() && !inside(*at)).count();
    // "Wednesday" and "CEST" may stand beside.
    !days.is_empty() && letters <= 13 || is_times(line)
}

/// Whether words before a title say no more than when it is: "Wed, 12:00 - 12:30 - ".
pub fn is_when(label: &str) -> bool {
    let titled = format!("{} x", label.trim());
    label.contains(|c: char| c.is_ascii_digit()) && clean(&titled, 0..titled.len()).len() == 1
}

/// "BV1aB4y1c7dE": how one site calls a recording.
fn is_video_id(words: &str) -> bool {
    words.len() == 12
        && words.starts_with("BV1")
        && words.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn words_that_say_when() {
        for (label, want) in [
            ("11:25 - 11:35 - ", true),
            ("Wed, 12:00 - 12:30 – ", true),
            ("Thursday, April 3, 9:00 AM: ", true),
            ("", false),
            ("Room 4 - ", false),
            ("At 9:00 we saw ", false),
        ] {
            assert_eq!(is_when(label), want, "{label}");
        }
    }

    #[test]
    fn lines_that_tell_a_detail() {
        for (line, want) in [
            ("Time: 9:00", true),
            ("Where: Room 3", true),
            ("时间：8 月 21 日 11:00 - 11:35", true),
            ("Wednesday May 18 • 11:00 - 11:35", true),
            ("Tuesday, May 18, 2:41pm - 2:46pm MST | Level 1 | Ballroom A", true),
            ("⏰ 11:05am - 11:30am", true),
            ("11:00 Track A “Meshes at Sea”", false),
            ("11:00 Meshes at Sea and on Land", false),
            ("Середа, 2 квітня, 11:15", true),
            ("Meshes at Sea", false),
            ("May 18: Meshes at Sea and on Land", false),
            ("Time and the Mesh", false),
        ] {
            assert_eq!(is_detail(line, language::LANGUAGES), want, "{line}");
        }
    }

    #[test]
    fn phrases_that_say_nothing() {
        for words in [
            "Watch Dan",
            "watched on YouTube",
            "it was a great conversation",
            "Wednesday, 11:15am",
            "here",
            "Video",
            "这里",
            "the recording",
            "Watch the session",
            "https://youtu.be/x",
            "sched.co/1AbCd",
            "Add to my calendar",
            "查看详情",
            "点击观看演讲视频",
            "動画を見る",
            "ホールA",
            "会場 2",
            "посилання на відео",
            "BV1aB4y1c7dE",
            "點擊下載投影片",
            "Watch it",
            "セッション詳細",
            "recording is available",
            "grab the slides",
            "Page and slides",
            "Slides are available",
            "on Tuesday evening",
            "Wed 15:25",
            "Room B",
            "that’s the one",
            "у вівторок увечері",
            "Watch the keynote",
            "Watch our lightning talk",
            "回看圆桌",
            "The video is up",
            "on YouTube already",
            "go and watch it",
        ] {
            assert!(is_bare(words, language::LANGUAGES), "{words}");
        }
        for words in [
            "Watch Your Latency",
            "It Was DNS",
            "It's Always the Network",
            "Watch Out",
            "Go and Watch the Sea",
            "On The Evening Watch",
            "Середовище",
            "Available at the Edge",
            "Meshes at the Edge",
            "视频处理",
            "動画配信の裏側",
            "Відео в хмарі",
            "腾讯",
            "Keynote",
            "Watch the Keynote Burn",
            "圆桌",
        ] {
            assert!(!is_bare(words, language::LANGUAGES), "{words}");
        }
    }
}
