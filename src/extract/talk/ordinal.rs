//! The number of a session before its title: "Talk 2: ", "议题一：", "【セッション3】", "Доповідь 1. ".

use crate::language::LANGUAGES;

/// A number and the word before it have no more characters.
const LABEL: usize = 20;

/// What stands between a number and a title.
const SEPARATORS: [char; 11] = [':', '：', '|', '｜', '、', '.', '．', '-', '–', '—', '―'];

/// Words for a session that no list of formats has.
#[rustfmt::skip]
const SESSIONS: [&str; 27] = [
    "talk", "session", "presentation", "topic", "lightning talk", "议题", "議題", "主题", "主題", "话题", "話題", "分享", "演讲", "演講", "セッション", "発表",
    "講演", "トーク", "lt", "доповідь", "сесія", "виступ", "тема", "презентація", "бліц", "テーマ", "報告",
];

/// What is counted behind a number: "第一场", "2本目".
const COUNTED: [&str; 9] =
    ["场", "場", "个议题", "個議題", "场演讲", "場演講", "本目", "人目", "つ目"];

/// The bytes of a session's number with which a text begins, and what sets it off.
pub(super) fn ordinal(text: &str) -> usize {
    let closing = text.chars().next().and_then(|open| match open {
        '【' => Some('】'),
        '[' => Some(']'),
        '（' => Some('）'),
        '(' => Some(')'),
        _ => None,
    });
    let inner = closing.map_or(text, |_| text.trim_start_matches(['【', '[', '（', '(']));
    let mut signs = inner.char_indices().take(LABEL);
    // "Бліц-доповідь 1: ": a hyphen within the word is none.
    let Some((at, sign)) = signs.find(|&(at, c)| {
        let tied = c == '-' && inner[..at].ends_with(char::is_alphabetic);
        closing.map_or(SEPARATORS.contains(&c) && !tied, |close| c == close)
    }) else {
        return bare(text);
    };
    let (label, rest) = (inner[..at].trim(), inner[at + sign.len_utf8()..].trim_start());
    // "1.24 to 1.26", "2-way"
    let digits = label.chars().all(|c| c.is_ascii_digit());
    let tied = matches!(sign, '.' | '-') && rest.len() == inner.len() - at - sign.len_utf8();
    let glued = tied && (digits || rest.starts_with(|c: char| c.is_ascii_digit()));
    let counted = is_counted(label, closing.is_some(), sign);
    if counted && !glued && !rest.is_empty() { text.len() - rest.len() } else { bare(text) }
}

/// Whether a label is a number, and says of what: "Talk 2", "第一场", "№3".
fn is_counted(label: &str, enclosed: bool, sign: char) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || is_numeral(c);
    if let Some(number) = COUNTED.iter().find_map(|counter| label.strip_suffix(counter)) {
        let number = number.strip_prefix('第').unwrap_or(number);
        return !number.is_empty() && number.chars().all(numeral);
    }
    let word = label.trim_end_matches(numeral);
    let number = label[word.len()..].chars().count();
    let marked = word.ends_with(['#', '№']);
    let word = word.trim_end_matches(['#', '№', ' ']).to_lowercase();
    if !(1..=2).contains(&number) {
        return false;
    }
    if word.is_empty() {
        // "#1: ", "[1] ", "一、"
        let spelled = label.chars().all(is_numeral) && sign == '、';
        return marked || enclosed || spelled;
    }
    SESSIONS.contains(&word.as_str())
        || LANGUAGES.iter().any(|language| {
            language.title_prefixes.contains(&word.as_str())
                || language.formats.iter().any(|(format, _)| *format == word)
        })
}

/// "①Title", "01 海上的网格": a number with nothing to set it off. "09 Nov" is a day.
fn bare(text: &str) -> usize {
    if let Some(rest) = text.strip_prefix('0')
        && let Some(rest) = rest.strip_prefix(|c: char| c.is_ascii_digit())
        && let Some(rest) = rest.strip_prefix([' ', '　', '丨'])
        && rest.starts_with(|c: char| !c.is_ascii() && c.is_alphabetic())
    {
        return text.len() - rest.len();
    }
    let rest = text.trim_start_matches(|c| matches!(c, '①'..='⑳'));
    if rest.len() < text.len() && !rest.trim().is_empty() {
        text.len() - rest.trim_start_matches([' ', '　', ':', '：']).len()
    } else {
        0
    }
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c) || matches!(c, '①'..='⑳')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_sessions() {
        for (text, want) in [
            ("Talk 2: Sails", "Sails"),
            ("Keynote 1: Sails", "Sails"),
            ("Talk 2 – Sails", "Sails"),
            ("Talk 2-Sails", "Sails"),
            ("Lightning talk #3 | Sails", "Sails"),
            ("#1: Sails", "Sails"),
            ("[1] Sails", "Sails"),
            ("议题一：海上的网格", "海上的网格"),
            ("第一场：海上的网格", "海上的网格"),
            ("【议题三】海上的网格", "海上的网格"),
            ("一、海上的网格", "海上的网格"),
            ("闪电演讲 2：海上的网格", "海上的网格"),
            ("LT①：海のメッシュ", "海のメッシュ"),
            ("2本目：海のメッシュ", "海のメッシュ"),
            ("①海のメッシュ", "海のメッシュ"),
            ("Доповідь 1: Сітки", "Сітки"),
            ("Виступ 1. Сітки", "Сітки"),
            ("01 海上的网格", "海上的网格"),
            ("02 云海：网格之路", "云海：网格之路"),
            ("09 Nov: Sails", "09 Nov: Sails"),
            ("10 网格", "10 网格"),
            ("Kubernetes 1: Sails", "Kubernetes 1: Sails"),
            ("Part 1: Sails", "Part 1: Sails"),
            ("Talk: Sails", "Talk: Sails"),
            ("1.24 до 1.26", "1.24 до 1.26"),
            ("2024: Sails", "2024: Sails"),
            ("一体化：海上的网格", "一体化：海上的网格"),
            ("Talk 2:", "Talk 2:"),
        ] {
            assert_eq!(&text[ordinal(text)..], want, "{text}");
        }
    }
}
