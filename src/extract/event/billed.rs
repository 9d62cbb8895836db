//! Names of events that no list knows, of ordinary words, in the title of a post that tells which one it was, or that it
//! reports it: "Mesh Night #4", "Recap: Platform Days Berlin", "第 3 届网格峰会回顾".

use crate::extract::lexicon::Lexicon;
use crate::language::latin::{BEFORE_EVENTS, GENERIC_EVENT_WORDS};
use crate::language::{LANGUAGES, is_cjk, is_hiragana};

/// Words of which one says that a name in Latin letters is an event's.
#[rustfmt::skip]
const EVENTS: [&str; 23] = [
    "camp", "con", "conf", "conference", "congress", "day", "days", "expo", "fest", "festival", "forum", "gathering", "hackathon",
    "hackfest", "meetup", "meetups", "night", "nights", "retreat", "roadshow", "summit", "symposium", "unconference",
];

/// The same glued to another word: "MeshDays", "Zugcon".
const GLUED: [&str; 8] = ["con", "conf", "fest", "Con", "Conf", "Fest", "Camp", "Days"];

/// Words that end so by chance.
const OTHERS: [&str; 8] =
    ["beacon", "bacon", "falcon", "icon", "lexicon", "manifest", "recon", "silicon"];

/// The same in Chinese and Japanese, at the end of a name.
#[rustfmt::skip]
const CJK_EVENTS: [&str; 34] = [
    "カンファレンス", "サミット", "ミートアップ", "フォーラム", "フェスティバル", "フェス", "勉強会", "LT大会", "LT会", "もくもく会", "ユーザー会", "交流会", "大会",
    "峰会", "峯會", "峰會", "聚会", "聚會", "论坛", "論壇", "开放日", "開放日", "社区日", "社群日", "开发者日", "開發者日", "用户日", "研讨会",
    "研討會", "分享会", "分享會", "嘉年华", "沙龙", "沙龍",
];

/// Words of a title that say that it reports or announces an event.
#[rustfmt::skip]
const REPORTS: [&str; 44] = [
    "recap", "wrap-up", "wrapup", "wrap up", "roundup", "round-up", "report", "highlights", "recordings", "looking back", "schedule", "program", "programme",
    "agenda", "speakers", "回顾", "回顧", "落幕", "收官", "议程", "議程", "报名", "報名", "预告", "預告", "来袭", "来啦", "启幕", "开幕", "精彩", "レポート", "報告",
    "参加", "開催", "登壇", "タイムテーブル", "募集", "підсумки", "звіт", "програма", "анонс", "відбу", "пройш", "як пройшов",
];

/// Where a part of a title ends.
#[rustfmt::skip]
const BOUNDS: [char; 31] = [
    ':', '：', '|', '｜', '—', '–', '【', '】', '《', '》', '「', '」', '『', '』', '“', '”', '"', '(', ')', '（', '）', ',', '，', '、', '!', '！',
    '?', '？', '〜', '~', '。',
];

/// Words in capitals that are no part of a name: "What We Saw At Mesh Day".
#[rustfmt::skip]
const LEADS: [&str; 26] = [
    "at", "from", "to", "after", "before", "our", "my", "your", "we", "what", "how", "why", "recap", "report", "welcome", "join", "meet", "see",
    "announcing", "introducing", "highlights", "summary", "videos", "recordings", "notes", "with",
];

/// Words in small letters within a name.
const JOINTS: [&str; 6] = ["of", "on", "for", "and", "&", "the"];

/// A name has no more words, nor more characters in Chinese and Japanese.
const WORDS: usize = 6;
const CHARACTERS: usize = 24;

/// The event that a title names with its number or its year, or that it says to report.
pub fn billed(title: &str, lexicon: &Lexicon) -> Option<String> {
    if !lexicon.series_in(title).is_empty() {
        return None;
    }
    let folded = title.to_lowercase();
    // Words in Latin letters are whole ones: "program", unlike "programming".
    let words = || folded.split(|c: char| !c.is_alphanumeric() && c != '-');
    let reports = || {
        REPORTS.iter().any(|report| {
            if report.is_ascii() && !report.contains(' ') {
                words().any(|word| word == *report)
            } else {
                folded.contains(report)
            }
        })
    };
    parts(title).find_map(|part| {
        let (name, edition) = numbered(part);
        let name =
            if name.contains(is_cjk) { in_cjk(name, lexicon) } else { in_latin(name, lexicon) };
        let name = name.filter(|_| edition || reports())?;
        let known = !lexicon.series_in(&name).is_empty()
            || lexicon.reference.organization(&name).is_some()
            || lexicon.reference.is_project(&name);
        (!known).then_some(name)
    })
}

/// The parts of a title.
pub(super) fn parts(title: &str) -> impl Iterator<Item = &str> {
    title.split(BOUNDS).flat_map(|part| part.split(" - ")).map(str::trim)
}

/// A part of a title without what tells which event of a series it is, and whether it tells: "Mesh Night" of "Mesh Night #4", "网格
/// 峰会" of "第 3 届网格峰会", "Mesh Day" of "Mesh Day 2024 开幕".
pub(super) fn numbered(part: &str) -> (&str, bool) {
    let digits = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let year = |text: &str| {
        text.as_bytes()
            .get(..4)
            .is_some_and(|it| it.starts_with(b"20") && it.iter().all(u8::is_ascii_digit))
            && !text[4..].starts_with(|c: char| c.is_ascii_digit())
    };
    // "第 3 回": what follows is counted.
    if let Some((_, rest)) = part.split_once('第')
        && let Some((number, name)) = rest.split_once(['回', '届', '屆', '期'])
        && number.chars().count() <= 4
        && !name.trim().is_empty()
    {
        return (name.trim(), true);
    }
    let marks = part.char_indices().find(|&(at, c)| {
        let (before, rest) = (&part[..at], &part[at..]);
        at > 0
            && match c {
                '#' => digits(&rest[1..]),
                '\'' | '’' => {
                    before.trim_end().ends_with(char::is_alphabetic)
                        && rest[c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit())
                }
                'v' | 'V' => {
                    before.ends_with([' ', '　'])
                        && rest.get(..3).is_some_and(|it| it.eq_ignore_ascii_case("vol"))
                        && digits(rest[3..].trim_start_matches('.'))
                }
                '2' => year(rest) && !before.ends_with(|c: char| c.is_ascii_digit()),
                '第' => digits(&rest['第'.len_utf8()..]),
                _ => false,
            }
    });
    marks.map_or((part, false), |(at, _)| (part[..at].trim_end(), true))
}

/// The name in Latin letters with which words end: "Mesh Day" of "What we saw at Mesh Day", with the city behind it.
fn in_latin(words: &str, lexicon: &Lexicon) -> Option<String> {
    let mut name: Vec<&str> = Vec::new();
    for word in words.split_whitespace().rev() {
        let folded = word.to_lowercase();
        let large = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let joint = JOINTS.contains(&word) && !name.is_empty();
        if LEADS.contains(&folded.as_str()) || !(large || joint) || name.len() >= WORDS {
            break;
        }
        name.push(word);
    }
    name.reverse();
    while name.first().is_some_and(|word| {
        let folded = word.to_lowercase();
        JOINTS.contains(&folded.as_str()) || BEFORE_EVENTS.contains(&folded.as_str())
    }) {
        name.remove(0);
    }
    let event = name.iter().rposition(|word| is_event(word))?;
    let city = name[event + 1..].join(" ");
    let placed = city.is_empty() || lexicon.reference.city(&city).is_some();
    let own = name[..=event].iter().any(|word| {
        let folded = word.to_lowercase();
        let event = EVENTS.contains(&folded.as_str());
        !event
            && !GENERIC_EVENT_WORDS.contains(&folded.as_str())
            && !JOINTS.contains(word)
            && lexicon.reference.city(word).is_none()
    });
    (placed && own).then(|| name[..=event].join(" "))
}

/// Whether a word says that a name is an event's, by itself or by its end.
fn is_event(word: &str) -> bool {
    let folded = word.to_lowercase();
    let glued = |end: &str| {
        word.strip_suffix(end)
            .is_some_and(|head| head.len() > 1 && head.bytes().all(|it| it.is_ascii_alphanumeric()))
    };
    EVENTS.contains(&folded.as_str())
        || GLUED.iter().any(|end| glued(end)) && !OTHERS.contains(&folded.as_str())
}

/// The name with Chinese or Japanese characters with which words end: "网格技术大会" of "回顾网格技术大会", "Mesh Meetup" of "Mesh Meetup
/// 上海站".
fn in_cjk(words: &str, lexicon: &Lexicon) -> Option<String> {
    // "Mesh Meetup 上海站", "Mesh Meetup 深圳"
    let bare = words.strip_suffix('站').unwrap_or(words);
    let latin = bare.trim_end_matches(is_cjk);
    if latin.len() < bare.len() && lexicon.reference.city(&bare[latin.len()..]).is_some() {
        return in_latin(latin.trim_start_matches(is_cjk), lexicon);
    }
    let end = CJK_EVENTS.iter().filter(|end| words.contains(**end)).max_by_key(|end| end.len());
    let Some(end) = end else {
        // "参加 Mesh Day", "Mesh Day に参加"
        let from = words.find(|c: char| c.is_ascii_uppercase())?;
        let run = &words[from..];
        let run = &run[..run.find(is_cjk).unwrap_or(run.len())];
        return in_latin(run.trim_end(), lexicon);
    };
    let at = words.rfind(end)?;
    // What a sentence says before it, in Japanese.
    let start = words[..at]
        .char_indices()
        .rfind(|(_, c)| is_hiragana(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let mut name = words[start..at].trim_start();
    let openers = LANGUAGES.iter().flat_map(|language| language.openers);
    let leads = openers.chain(&REPORTS).filter(|word| word.starts_with(is_cjk));
    for lead in leads {
        name = name.strip_prefix(*lead).unwrap_or(name).trim_start();
    }
    let own = name.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
    let short = name.chars().count() <= CHARACTERS;
    (own && short).then(|| format!("{name}{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;

    #[test]
    fn events_that_titles_name() {
        for (title, want) in [
            ("Mesh Night #4: all the talks", Some("Mesh Night")),
            ("What we saw at Mesh Day 2024", Some("Mesh Day")),
            ("What We Saw At Mesh Day 2024", Some("Mesh Day")),
            ("Recap: Platform Days Berlin", Some("Platform Days")),
            ("Zugcon 2024 recap", Some("Zugcon")),
            ("Mesh Day '24: slides", Some("Mesh Day")),
            (
                "【開催レポート】Platform Engineering Meetup #9 〜海〜",
                Some("Platform Engineering Meetup"),
            ),
            ("第5回 メッシュ勉強会 を開催しました", Some("メッシュ勉強会")),
            ("メッシュカンファレンス2024 に参加しました", Some("メッシュカンファレンス")),
            ("第 3 届网格峰会圆满落幕", Some("网格峰会")),
            ("回顾｜网格技术大会 2024", Some("网格技术大会")),
            ("第二届 Mesh 开发者沙龙（深圳站）成功举办", Some("Mesh 开发者沙龙")),
            ("Mesh Meetup 上海站回顾", Some("Mesh Meetup")),
            ("Mesh Day 2024 精彩回顾", Some("Mesh Day")),
            ("QuuxCon 2024: Schedule Is Live!", Some("QuuxCon")),
            ("Mesh Night Vol. 3: sails", Some("Mesh Night")),
            // Neither a number nor a report, no name of its own, no event.
            ("KubeCon 2024: Mesh Day", None),
            ("Mesh Day volunteers", None),
            ("Programming Mesh Days", None),
            ("Silicon 2024", None),
            ("This Week in Mesh #12", None),
            ("A mesh for every day", None),
            ("Planning Your Day", None),
            ("Mesh Day and Night", None),
            ("Conference 2024", None),
            ("Community Day 2024", None),
            ("Mesh 2024 recap", None),
            ("Mesh 2.0 release report", None),
            ("What's new in vol 3", None),
            ("网格 2024 路线图", None),
        ] {
            assert_eq!(billed(title, builtin()).as_deref(), want, "{title}");
        }
    }
}
