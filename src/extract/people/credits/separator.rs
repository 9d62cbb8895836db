//! What separates the names of a credit line: commas, words such as "and", strokes before an employer.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::part::Joint;
use crate::extract::lexicon::Lexicon;
use crate::extract::people::name::{Likeness, organization, person};
use crate::extract::people::role::is_role;
use crate::extract::sentence::first_chars;
use crate::language::ja::surnames::{begins_with_honorific, ends_with_honorific};
use crate::language::latin::{LEGAL_FORMS, PLACES};
use crate::language::{
    LANGUAGES, Language, han, is_cjk, is_han, is_katakana, is_pictograph, ja, zh,
};
use crate::reference::fold::LEGAL_AFFIXES;

/// Words that join names, by their first byte. Foreign ones do in any post: "Jane Doe і John Roe".
static JOINING: LazyLock<BTreeMap<u8, Vec<(&'static str, Joint)>>> = LazyLock::new(|| {
    let words = |list: fn(&Language) -> &'static [&'static str], joint| {
        LANGUAGES.iter().flat_map(move |language| list(language)).map(move |word| (*word, joint))
    };
    let froms = words(|language| language.from_words, Joint::From);
    let ands = words(|language| language.and_words, Joint::And).chain([("with", Joint::And)]);
    let mut joining: BTreeMap<u8, Vec<_>> = BTreeMap::new();
    for (word, joint) in froms.chain(ands) {
        joining.entry(word.as_bytes()[0]).or_default().push((word, joint));
    }
    joining
});

/// Whether a name and an employer have nothing but "@" between them: "陈晓明@云海科技", "Jane Doe@Acme".
fn is_glued_at(part: &str, before: Option<char>, after: &str) -> bool {
    let name = before.is_some_and(is_cjk)
        || part.trim().contains(' ') && before.is_some_and(char::is_alphabetic);
    name && after.starts_with(|c: char| is_cjk(c) || c.is_ascii_uppercase())
}

/// Whether a text begins with an employer and whom it employs: "Globex、鈴木健一氏".
fn leads_somebody(rest: &str) -> bool {
    let behind = rest[first_part(rest).len()..].strip_prefix('、');
    behind.is_some_and(|it| ends_with_honorific(first_part(it).trim_end()))
}

/// No label of people is longer, in characters.
const LABEL: usize = 24;

/// The separator at the beginning of `rest`, and its length.
pub(super) fn separator(
    rest: &str,
    before: Option<char>,
    c: char,
    lexicon: &Lexicon,
    part: &str,
) -> Option<(Joint, usize)> {
    let spaced_before =
        before.is_none_or(|b| b.is_whitespace() || matches!(b, ')' | '）' | '，' | '、'));
    match c {
        ',' if is_legal_form(rest[1..].trim_start()) => None,
        ',' | '，' => Some((Joint::Comma, c.len_utf8())),
        ';' | '；' | '|' | '｜' | '\t' | '\u{2028}' => Some((Joint::Semicolon, c.len_utf8())),
        '.' | '。' => label(&rest[c.len_utf8()..]).map(|it| (Joint::Semicolon, c.len_utf8() + it)),
        _ if is_pictograph(c) && before.is_some_and(char::is_whitespace) => {
            Some((Joint::Semicolon, c.len_utf8()))
        }
        // "Jane Doe, Acme · John Roe, Globex"
        '·' if spaced_before && begins_somebody(&rest[2..], lexicon) => {
            Some((Joint::Semicolon, 2))
        }
        // "Jane Doe • Acme"
        '•' if spaced_before => Some((Joint::Comma, '•'.len_utf8())),
        // "Jane Doe, Acme · 9:00"
        '·' if spaced_before && rest[2..].starts_with(char::is_whitespace) => {
            Some((Joint::Comma, 2))
        }
        '、' | '＆' | '＋' => Some((Joint::And, c.len_utf8())),
        // "Acme、佐藤花子氏 / Globex、鈴木健一氏"
        '/' | '／' if leads_somebody(&rest[c.len_utf8()..]) => {
            Some((Joint::Semicolon, c.len_utf8()))
        }
        // "Jane Doe / Acme", "佐藤 花子さん（hanako）／株式会社Acme"
        '/' | '／'
            if (spaced_before || c == '／')
                && is_employer_behind(part, first_part(&rest[c.len_utf8()..]), lexicon) =>
        {
            Some((Joint::Comma, c.len_utf8()))
        }
        '／' => Some((Joint::And, c.len_utf8())),
        '&' | '+' | '/' if spaced_before || c == '&' && before.is_some_and(is_cjk) => {
            let katakana = |c: char| is_katakana(c);
            if before.is_some_and(katakana) && rest[1..].starts_with(katakana) {
                return None;
            }
            (!is_inside_name(part, rest, lexicon)).then_some((Joint::And, 1))
        }
        '-' | '–' | '—' | '―' => {
            // "陈晓明 —— 微软"
            let behind = rest.trim_start_matches(c);
            let apart = spaced_before && behind.chars().next().is_none_or(char::is_whitespace);
            (apart || before.is_some_and(is_cjk))
                .then_some((Joint::Dash, rest.len() - behind.len()))
        }
        // "佐藤 花子さんとJane Doe氏", "佐藤花子@Acme"
        'と' if ends_with_honorific(part.trim_end()) => Some((Joint::And, c.len_utf8())),
        // "Jane DoeとJohn Roe"
        'と' if is_name_before(part, before, &rest[c.len_utf8()..], lexicon) => {
            Some((Joint::And, c.len_utf8()))
        }
        '@' if before.is_some_and(is_cjk)
            && rest[1..].starts_with(|c: char| c.is_ascii_uppercase())
            && (ends_with_honorific(part) || person(part.trim(), lexicon) == Likeness::Yes) =>
        {
            Some((Joint::From, 1))
        }
        // "Jane Doe @ Acme", "陈晓明 @微软", unlike a handle.
        '@' if spaced_before
            && (rest[1..].starts_with(' ')
                || rest[1..].starts_with(is_cjk)
                || is_company(first_part(&rest[1..]), lexicon))
            || is_glued_at(part, before, &rest[1..]) =>
        {
            Some((Joint::From, 1))
        }
        '(' | '（' | '[' | '【' | ')' | '）' | ']' | '】' => Some((Joint::Start, c.len_utf8())),
        ' ' if is_employed(part, rest[1..].trim_start(), lexicon) => Some((Joint::Comma, 1)),
        // "佐藤花子・鈴木健一", "Jane Doe・John Roe"
        '・' if before.is_some_and(is_han) && rest[c.len_utf8()..].starts_with(is_han)
            || part.trim().contains(' ')
                && (rest[c.len_utf8()..].starts_with(char::is_uppercase)
                    || rest[c.len_utf8()..].starts_with(is_han)
                        && !is_company(part.trim(), lexicon))
            || ends_with_honorific(part) =>
        {
            Some((Joint::And, c.len_utf8()))
        }
        '和' if !rest[c.len_utf8()..].trim_start().starts_with(char::is_alphanumeric) => None,
        // "佐藤 大和さん"
        '和' if begins_with_honorific(&rest[c.len_utf8()..]) => None,
        // "和田 花子さん"
        '和' if part.trim().is_empty() && begins_with_surname(rest) => None,
        '和' if begins_given_name(part, &rest[c.len_utf8()..]) => None,
        _ if spaced_before => {
            let joining = JOINING.get(&rest.as_bytes()[0]).map_or(&[][..], Vec::as_slice);
            joining.iter().find_map(|&(word, joint)| {
                let after = rest.strip_prefix(word)?;
                let glued = word.chars().next_back().is_some_and(is_cjk);
                // "University of Quux" is one name, and so is "Trail of Bits", unlike "Head of Bits".
                let named = word == "of"
                    && (organization(part.trim(), lexicon) == Likeness::Yes
                        || PLACES.contains(&part.trim())
                        || is_lone_noun(part.trim(), after));
                (!named && (glued || after.starts_with(char::is_whitespace)))
                    .then_some((joint, word.len()))
            })
        }
        '以' if rest.starts_with("以及") => Some((Joint::And, "以及".len())),
        '和' | '与' if before.is_some_and(|b| !b.is_whitespace()) => {
            (!is_inside_name(part, rest, lexicon)).then_some((Joint::And, c.len_utf8()))
        }
        _ => None,
    }
}

/// Whether a part is but one capitalised word, and no job title, before another one: "Trail" of " Bits".
fn is_lone_noun(part: &str, after: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let lone = part.split_whitespace().count() == 1 && capital(part) && capital(after.trim_start());
    lone && !is_role(part, LANGUAGES)
}

/// Whether somebody and an employer stand between two dots: " John Roe, Globex · ".
fn begins_somebody(text: &str, lexicon: &Lexicon) -> bool {
    let part = text.split('·').next().unwrap_or_default();
    part.split_once(',').is_some_and(|(name, _)| person(name.trim(), lexicon) == Likeness::Yes)
}

/// The length of the label of people with which a text begins: " Panelists:".
fn label(text: &str) -> Option<usize> {
    let (label, _) = first_chars(text, LABEL).split_once([':', '：'])?;
    let folded = label.trim_start().to_lowercase();
    let words = |it: &'static Language| it.by_words.iter().chain(it.detail_labels);
    let mut labels = LANGUAGES.iter().flat_map(|language| words(language));
    labels.any(|it| *it == folded).then_some(label.len())
}

/// Whether a joint between two texts is within the name of an organization: "Johnson & Johnson", "慧与科技".
fn is_inside_name(before: &str, after: &str, lexicon: &Lexicon) -> bool {
    let joint = after.chars().next().map_or(0, char::len_utf8);
    let whole = format!("{before}{}{}", &after[..joint], first_part(&after[joint..]));
    lexicon.reference.organization(whole.trim()).is_some()
}

/// Whether somebody's employer stands behind a stroke, rather than somebody else: "Jane Doe / Acme", unlike
/// "佐藤 花子／鈴木 健一".
fn is_employer_behind(before: &str, after: &str, lexicon: &Lexicon) -> bool {
    let name = |word: &str| (1..=3).contains(&word.chars().count()) && word.chars().all(is_han);
    let another = after.trim().split_once([' ', '　']).is_some_and(|(a, b)| name(a) && name(b));
    let begins = || {
        let first = lexicon.organizations_in(after.trim()).into_iter().next();
        first.is_some_and(|hit| hit.range.start == 0)
    };
    let company = || is_company(after, lexicon) || begins();
    // "陈晓明 / 李雷"
    let han = |words: &str| {
        let words = words.trim();
        (2..=4).contains(&words.chars().count()) && words.chars().all(is_han)
    };
    let named = || han(before) && han(after) && person(after.trim(), lexicon) == Likeness::Yes;
    let another = another || named();
    person(before, lexicon) == Likeness::Yes && (!another || company())
        || ends_person(before) && company()
}

/// Whether the words before a separator end with somebody's bracket or honorific: "佐藤 花子さん".
fn ends_person(part: &str) -> bool {
    let part = part.trim();
    part.is_empty() || ends_with_honorific(part)
}

/// The words up to the next thing that separates names for certain.
fn first_part(text: &str) -> &str {
    text.split([',', ';', '(', ')', '（', '）', '、', '，', '；', '/', '／'])
        .next()
        .unwrap_or_default()
}

/// Whether words are a company for certain: "クウクス株式会社".
pub(super) fn is_company(words: &str, lexicon: &Lexicon) -> bool {
    let words = words.trim();
    LEGAL_AFFIXES.iter().any(|form| words.starts_with(form) || words.ends_with(form))
        || lexicon.reference.organization(words).is_some()
}

/// Whether a text begins with the legal form of the company before it: "Inc.".
fn is_legal_form(rest: &str) -> bool {
    let word = rest
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '&' | ')'))
        .next()
        .unwrap_or("");
    LEGAL_FORMS.contains(&word)
}

/// Whether a name in Latin letters ends before と, or one in others before Latin letters.
fn is_name_before(part: &str, before: Option<char>, rest: &str, lexicon: &Lexicon) -> bool {
    let latin = |c: char| c.is_alphabetic() && !is_cjk(c);
    let next = rest.trim_start();
    let full = part.trim().contains(' ') || before.is_some_and(is_han);
    full && (before.is_some_and(latin) || next.starts_with(char::is_uppercase))
        && [part.trim(), first_part(next).trim_end()]
            .iter()
            .all(|name| person(name, lexicon) == Likeness::Yes)
}

/// Whether a text begins with a Japanese surname that a list has.
fn begins_with_surname(text: &str) -> bool {
    (2..=4).any(|length| ja::surnames::is_surname(first_chars(text, length)))
}

/// Whether 和 begins a given name in Japanese rather than joins two people: between "大谷 " and "紀さん".
fn begins_given_name(before: &str, after: &str) -> bool {
    let Some(surname) = before.trim_start().strip_suffix([' ', '　']) else { return false };
    let joins = !ja::surnames::is_surname(surname) && zh::surnames::begins_with_surname(surname);
    (1..=3).contains(&surname.chars().count())
        && surname.chars().all(is_han)
        && after.starts_with(is_han)
        && !joins
}

/// No name of an employer has more characters.
const EMPLOYER: usize = 60;

/// Whether a Chinese name and an employer stand side by side: "陈晓明 微软 高级工程师".
fn is_employed(name: &str, after: &str, lexicon: &Lexicon) -> bool {
    let (name, after) = (name.trim(), first_chars(after, EMPLOYER));
    name.chars().all(is_han)
        && person(name, lexicon) == Likeness::Yes
        && (lexicon.organizations_in(after).first().is_some_and(|hit| hit.range.start == 0)
            || after.split(' ').next().is_some_and(han::is_company))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::*;

    #[test]
    fn companies_beside_names_of_other_scripts() {
        check(
            "（Google 佐藤ゆかり、微软 Zora Quill）",
            &[("佐藤ゆかり", "Google"), ("Zora Quill", "微软")],
        );
    }

    #[test]
    fn japanese_people_one_by_one() {
        check(
            "Googleの佐藤 花子氏とQuuxlyのZora Quill氏",
            &[("佐藤 花子", "Google"), ("Zora Quill", "Quuxly")],
        );
        check(
            "Blue Sailの佐藤 花子氏、Quux LabsのZora Quill氏",
            &[("佐藤 花子", "Blue Sail"), ("Zora Quill", "Quux Labs")],
        );
        check(
            "Googleの佐藤 花子さんとQuuxlyのゾラ・クイルさん",
            &[("佐藤 花子", "Google"), ("ゾラ・クイル", "Quuxly")],
        );
        check("Blue Sailの佐藤 花子", &[("佐藤 花子", "Blue Sail")]);
        check("登壇者は佐藤 花子さん（Google）です。", &[("佐藤 花子", "Google")]);
        check("（発表：佐藤 花子氏（Google））", &[("佐藤 花子", "Google")]);
        check("佐藤花子氏、Blue Sail", &[("佐藤花子", "Blue Sail")]);
        check("佐藤花子氏、Zora Quill氏", &[("佐藤花子", ""), ("Zora Quill", "")]);
        check("佐藤 花子@Blue Sail", &[("佐藤 花子", "Blue Sail")]);
        check("株式会社うみ計算の佐藤 花子氏", &[("佐藤 花子", "株式会社うみ計算")]);
        check(
            "Zora QuillとMax Mu（いずれもGoogle）",
            &[("Zora Quill", "Google"), ("Max Mu", "Google")],
        );
        check("フリーの佐藤さくらさん", &[("佐藤さくら", "")]);
        check("Googleの佐藤さくらさん", &[("佐藤さくら", "Google")]);
        check("和田 花子さん（Google）", &[("和田 花子", "Google")]);
        check("quill_zora さん（Google）", &[("quill_zora", "Google")]);
    }

    #[test]
    fn a_company_before_a_comma() {
        check(
            "Google、Zora Quill氏 / Quuxly、Max Mu氏",
            &[("Zora Quill", "Google"), ("Max Mu", "Quuxly")],
        );
        check("Google の Zora Quill さん", &[("Zora Quill", "Google")]);
        check("（Google、佐藤花子さん）", &[("佐藤花子", "Google")]);
        check("（佐藤花子さん、鈴木健一さん）", &[("佐藤花子", ""), ("鈴木健一", "")]);
    }

    #[test]
    fn names_that_end_as_and_is_written() {
        check("佐藤 大和さん（Quuxly）", &[("佐藤 大和", "Quuxly")]);
        check("佐藤花子和鈴木健一", &[("佐藤花子", ""), ("鈴木健一", "")]);
    }

    #[test]
    fn companies_beside_a_chinese_name() {
        check("陈晓明 云海科技", &[("陈晓明", "云海科技")]);
        check("云海科技 陈晓明", &[("陈晓明", "云海科技")]);
        check("微软陈晓明", &[("陈晓明", "微软")]);
        check("微软欧阳晓明、谷歌李雷雷", &[("欧阳晓明", "微软"), ("李雷雷", "谷歌")]);
        check("云海科技架构师李雷", &[("李雷", "云海科技")]);
        check("云海科技高级架构师 Zora Quill", &[("Zora Quill", "云海科技")]);
        check("云海科技 Zora Quill", &[("Zora Quill", "云海科技")]);
        check("微软 陈晓明、Zora Quill", &[("陈晓明", "微软"), ("Zora Quill", "微软")]);
        check("微软 陈晓明、云海科技 李雷", &[("陈晓明", "微软"), ("李雷", "云海科技")]);
    }

    #[test]
    fn a_label_sets_off_the_next_group() {
        check(
            "Moderator: Zora Quill, Quuxly. Panelists: Max Mu, Zylo; Ada Lin, Zebra",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "Zylo"), ("Ada Lin", "Zebra")],
        );
        check(
            ", panel with Zora Quill, Quuxly; Max Mu, Zylo",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "Zylo")],
        );
        check(
            "登壇者：Zora Quill・Max Mu（Google）、Ada Lin（Zylo）",
            &[("Zora Quill", "Google"), ("Max Mu", "Google"), ("Ada Lin", "Zylo")],
        );
        for (text, length) in [
            (" Panelists: Max Mu", Some(10)),
            (" 讲师：陈晓明", Some(7)),
            (" Sails: Max Mu", None),
            (" Panelists", None),
        ] {
            assert_eq!(label(text), length, "{text}");
        }
    }
}
