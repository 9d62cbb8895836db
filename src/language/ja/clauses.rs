//! Clauses before a name that say what somebody is for an employer: "Acme のCTOである佐藤さん".

use super::surnames::{begins_with_surname, ends_with_honorific, is_surname};
use crate::language::{is_han, is_hiragana};

/// What ends one behind a job.
const BEING: [&str; 5] = ["である", "でもある", "を務める", "をつとめる", "として働く"];

/// What ends one behind those whom somebody leads.
const LEADING: [&str; 3] = ["を率いる", "をリードする", "を統括する"];

/// A text without what ends such a clause, and whether what it then ends with is led: "Acme のCTO" of "Acme のCTOである".
pub fn without_verb(text: &str) -> Option<(&str, bool)> {
    let ending = |verbs: &[&str]| verbs.iter().find_map(|verb| text.strip_suffix(verb));
    let job = ending(&BEING).map(|rest| (rest, false));
    job.or_else(|| ending(&LEADING).map(|rest| (rest, true)))
}

/// What leads from a title to whoever gives the talk.
const LEADS: [&str; 12] = [
    "というタイトルで",
    "というテーマで",
    "というセッションを",
    "をテーマに",
    "と題しまして",
    "と題して",
    "と題し",
    "では",
    "には",
    "は",
    "を",
    "が",
];

/// Whose colleagues the author's are, and what leads from them to a name.
pub const OURS: [&str; 3] = ["弊社", "当社", "同僚"];
const OUR_JOINTS: [&str; 4] = ["の", "からは", "から", "・"];

/// A team of ours is told by no more characters.
const TEAM: usize = 12;

/// Whether words before a name say that it is a colleague's: "弊社の", "弊社からは", "弊社SREチームの".
pub fn is_of_ours(before: &str) -> bool {
    let heads = OUR_JOINTS.iter().filter_map(|joint| before.strip_suffix(joint));
    let mut teams = heads.filter_map(|head| {
        // "担当社員" is of no company of ours.
        let ours = OURS.iter().filter_map(|it| Some((head.rfind(it)?, it.len())));
        let ours = ours.filter(|&(at, _)| !head[..at].ends_with(is_han));
        let at = ours.map(|(at, length)| at + length).max()?;
        Some(&head[at..])
    });
    teams.any(|team| {
        team.chars().count() <= TEAM && !team.contains(['は', 'が', 'を', 'に', '、', '。'])
    })
}

/// Whether somebody is named as one names colleagues, by the surname and without a courtesy: "弊社の佐藤が".
pub fn is_colleague(before: &str, name: &str, after: &str) -> bool {
    is_of_ours(before)
        && (is_surname(name) || begins_with_surname(name))
        && ["が", "は", "も", "から", "による", "と"].iter().any(|it| after.starts_with(it))
}

/// What somebody does who provides a meeting with a room or a meal.
const OFFERED: [&str; 9] = [
    "を支援してくれ",
    "を支援してくださ",
    "を支援していただ",
    "を提供してくださ",
    "をご提供くださ",
    "を提供していただ",
    "をご提供いただ",
    "を提供いただ",
    "をご提供頂",
];

/// Whether a sentence says that somebody provided a meeting with something: "会場を提供してくださった株式会社クイル".
pub fn is_offer(sentence: &str) -> bool {
    OFFERED.iter().any(|it| sentence.contains(it))
}

/// Whether a sentence says that its author's company is a sponsor: "弊社はゴールドスポンサーとして協賛しました".
pub fn is_own_offer(sentence: &str) -> bool {
    let ours = ["弊社は", "弊社も", "弊社が", "当社は", "当社も", "当社が"];
    let clause = ours.iter().find_map(|it| sentence.split_once(it));
    clause.filter(|(before, _)| !before.ends_with(is_han)).is_some_and(|(_, does)| {
        let does = does.split('。').next().unwrap_or(does);
        does.contains("スポンサーとして") || does.contains("協賛し") && !does.contains("いただ")
    })
}

/// What ends a row that says who does something.
const DEEDS: [&str; 8] =
    ["が登壇", "が発表", "が紹介", "が解説", "が講演", "が担当", " 登壇", " 発表"];

/// A row of people without what they do: "佐藤花子氏（Acme）" of "佐藤花子氏（Acme）が登壇".
pub fn without_deed(row: &str) -> &str {
    // It may stand in brackets.
    let (row, bare) = (row, row.trim_end_matches(['）', ')', ' ']));
    let deed = DEEDS.iter().find_map(|deed| bare.strip_suffix(deed));
    deed.or_else(|| without_session(row)).unwrap_or(row)
}

/// People without the session that a sentence says to be theirs: "佐藤花子さん" of "佐藤花子さんの発表です。", "佐藤花子さんによる
/// 入門セッション".
fn without_session(row: &str) -> Option<&str> {
    let told = without_copula(row.trim_end()).trim_end_matches('。');
    let given = told.rsplit_once("による").filter(|(_, kind)| {
        kind.chars().count() <= KIND && !kind.contains(['、', '。', '「', '（'])
    });
    let owned = || SESSIONS.iter().find_map(|kind| told.strip_suffix(kind)?.strip_suffix('の'));
    let people = given.map(|(people, _)| people).or_else(owned)?;
    (ends_with_honorific(people) || people.ends_with(['）', ')'])).then_some(people)
}

/// The kind of a session is told in no more characters.
const KIND: usize = 12;

/// What somebody gives.
const SESSIONS: [&str; 8] =
    ["共同発表", "共同講演", "発表", "講演", "セッション", "トーク", "登壇", "対談"];

/// People without what ends the sentence that tells who they are: "佐藤花子さん" of "登壇者は佐藤花子さんです。"
pub fn without_copula(people: &str) -> &str {
    let told = people.trim_end_matches('。');
    let told = ["です", "でした"].iter().find_map(|copula| told.strip_suffix(copula));
    told.map(str::trim_end).filter(|it| !it.is_empty()).unwrap_or(people)
}

/// The length of such words with which a text begins that goes on with a name: "では、" of "では、佐藤花子さんが".
pub fn lead_length(text: &str) -> usize {
    // "「海のメッシュ」を佐藤花子さんが紹介"
    let text_behind = text.trim_start_matches([' ', '*', '」', '』']);
    let behind = LEADS.iter().find_map(|lead| text_behind.strip_prefix(lead));
    let name = behind.map(|it| it.trim_start_matches(['、', ' ']));
    // "はじめての" is a word.
    let name = name.filter(|it| !it.is_empty() && !it.starts_with(is_hiragana));
    name.map_or(0, |name| text.len() - name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_rows() {
        assert_eq!(without_deed("佐藤花子氏（Acme）が登壇"), "佐藤花子氏（Acme）");
        assert_eq!(without_deed("佐藤花子氏 登壇）"), "佐藤花子氏");
        assert_eq!(without_deed("佐藤花子氏（Acme）"), "佐藤花子氏（Acme）");
        assert_eq!(without_deed("佐藤花子さんの発表です。"), "佐藤花子さん");
        assert_eq!(without_deed("佐藤花子さん（Acme）による入門"), "佐藤花子さん（Acme）");
        assert_eq!(without_deed("海の発表です。"), "海の発表です。");
        assert_eq!(without_copula("佐藤花子さんです。"), "佐藤花子さん");
        assert_eq!(without_copula("です"), "です");
    }

    #[test]
    fn colleagues_and_offers() {
        assert!(is_colleague("昨日は弊社の", "大久保", "も登壇しました"));
        assert!(is_of_ours("昨日は弊社SREチームの"));
        assert!(is_of_ours("弊社からは"));
        assert!(is_of_ours("昨日は弊社・"));
        assert!(!is_of_ours("弊社は会場の"));
        assert!(!is_colleague("昨日は会社の", "大久保", "も登壇しました"));
        assert!(!is_colleague("弊社の", "製品", "が登場します"));
        assert!(!is_colleague("弊社の", "大久保", "線沿い"));
        assert!(is_offer("会場と飲み物を支援してくれたクイルに感謝します。"));
        assert!(is_offer("会場を提供してくださったクイルさん、ありがとうございました。"));
        assert!(!is_offer("クイルはサービスを提供しています。"));
        assert!(is_own_offer("弊社はゴールドスポンサーとして協賛しました。"));
        assert!(!is_own_offer("弊社は参加しました。スポンサーとして協賛したのはクイルです。"));
        assert!(!is_own_offer("クイルは協賛しました。"));
    }

    #[test]
    fn leads_from_titles_to_names() {
        for (text, want) in [
            ("は佐藤花子さん", "佐藤花子さん"),
            ("では、佐藤花子さん", "佐藤花子さん"),
            ("というタイトルで佐藤花子さん", "佐藤花子さん"),
            ("」を 佐藤花子さん", "佐藤花子さん"),
            ("はじめての海", "はじめての海"),
            ("佐藤花子", "佐藤花子"),
            ("は", "は"),
        ] {
            assert_eq!(&text[lead_length(text)..], want, "{text}");
        }
    }

    #[test]
    fn ends_of_clauses() {
        for (text, want) in [
            ("Acme のCTOである", Some(("Acme のCTO", false))),
            ("Acme の船団を率いる", Some(("Acme の船団", true))),
            ("Acme のCTO", None),
            ("", None),
        ] {
            assert_eq!(without_verb(text), want, "{text}");
        }
    }
}
