//! Clauses before a name that say what somebody is for an employer: "Acme のCTOである佐藤さん".

use crate::language::is_hiragana;

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

/// What ends a row that says who does something.
const DEEDS: [&str; 8] =
    ["が登壇", "が発表", "が紹介", "が解説", "が講演", "が担当", " 登壇", " 発表"];

/// A row of people without what they do: "佐藤花子氏（Acme）" of "佐藤花子氏（Acme）が登壇".
pub fn without_deed(row: &str) -> &str {
    // It may stand in brackets.
    let (row, bare) = (row, row.trim_end_matches(['）', ')', ' ']));
    DEEDS.iter().find_map(|deed| bare.strip_suffix(deed)).unwrap_or(row)
}

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
        assert_eq!(without_copula("佐藤花子さんです。"), "佐藤花子さん");
        assert_eq!(without_copula("です"), "です");
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
