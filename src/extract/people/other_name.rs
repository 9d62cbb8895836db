//! Names behind which the same name stands in brackets, in another script: "陈晓明（Chen Xiaoming）", unlike an employer:
//! "陈晓明（Blue Sail）".

use super::name::{Likeness, person};
use crate::extract::lexicon::Lexicon;
use crate::extract::sentence::{lowered, range_in};
use crate::language::given_names::is_given;
use crate::language::ja::surnames::HONORIFICS;
use crate::language::zh::surnames::is_spelled;
use crate::language::{is_cjk, is_han, is_kana, is_katakana};
use crate::names::Script;
use crate::names::alike::Name;
use any_ascii::any_ascii;

/// How alike a name and its spelling in another script are at least.
const ALIKE: f64 = 0.5;

/// So many letters at the end of a name may be those of a case.
const INFLECTED: usize = 2;

/// The letters that a name in Latin letters may begin with, by the first one that its katakana spell.
#[rustfmt::skip]
const INITIALS: [(char, &str); 23] = [
    ('a', "aeiou"), ('b', "bv"), ('c', "ctq"), ('d', "d"), ('e', "eaiyh"), ('f', "fphv"), ('g', "gn"), ('h', "hjwx"), ('i', "iey"),
    ('j', "jgdzy"), ('k', "kcqxg"), ('m', "m"), ('n', "nk"), ('o', "oau"), ('p', "p"), ('r', "rlw"), ('s', "scxzt"), ('t', "td"),
    ('u', "uwoy"), ('v', "vbw"), ('w', "wvuo"), ('z', "zsxtj"), ('y', "yjeiu"),
];

/// Surnames in Chinese characters as Cantonese, Taiwanese and Singaporeans spell them.
#[rustfmt::skip]
const SPELLED_ELSEWHERE: [&str; 40] = [
    "Chan", "Chang", "Chao", "Cheng", "Cheung", "Chia", "Chiang", "Chien", "Chiu", "Choi", "Chou", "Chow", "Chua", "Fung", "Goh", "Ho",
    "Hsieh", "Hsu", "Hui", "Koh", "Kuo", "Kwok", "Lam", "Lau", "Lee", "Leung", "Lim", "Lo", "Ng", "Ong", "Tan", "Teo", "Toh", "Tsai",
    "Tsang", "Tse", "Tseng", "Wong", "Yeung", "Yip",
];

/// Whether words in brackets are the name before them in another script: "陈晓明（Chen Xiaoming）",
/// "Зора Квіленко (Zora Kvilenko)".
pub fn is_other_name(before: &str, words: &str, lexicon: &Lexicon) -> bool {
    // "Zora Quill さん（Quux Forty）"
    let before = before.trim_end();
    let before = HONORIFICS.iter().find_map(|it| before.strip_suffix(it)).unwrap_or(before);
    let last = before.trim_end().chars().next_back().filter(|last| last.is_alphabetic());
    let first = words.trim_start().chars().next().filter(|first| first.is_alphabetic());
    let (Some(last), Some(first)) = (last, first) else { return false };
    match (is_cjk(last), is_cjk(first)) {
        (true, true) => is_han(last) && is_reading(words),
        // Companies look like names, too; but they do not sound like whoever is employed.
        (false, false) if Script::of_letter(last) == Script::of_letter(first) => false,
        _ if ends_in_place(words, lexicon) => false,
        (false, false) => {
            let count = words.split_whitespace().count();
            let from = before.trim_end().rsplit(' ').take(count).last();
            let start = from.map_or(0, |word| range_in(before, word).start);
            let name = &before[start..].trim_end();
            let other = Name::of(words);
            // "Зорою Квіленком (Zora Kvilenko)"
            let ends = name.char_indices().rev().map(|(at, _)| at).take(INFLECTED);
            let mut forms = std::iter::once(name.len()).chain(ends).map(|end| &name[..end]);
            forms.any(|form| Name::of(form).likeness(&other) >= ALIKE)
        }
        _ => {
            let alike = || {
                let other = Name::of(words);
                let starts = before.trim_end().char_indices().rev().skip(1).take(3);
                let mut names = starts.map(|(at, _)| Name::of(&before[at..]));
                names.any(|name| name.likeness(&other) >= ALIKE)
            };
            match person(words, lexicon) {
                Likeness::Yes => is_cjk(first) || may_be_called(before, words) || alike(),
                Likeness::Maybe => alike(),
                Likeness::No => false,
            }
        }
    }
}

/// Whether words in kana tell how a name is read: "イ・スンジュン".
fn is_reading(words: &str) -> bool {
    words.contains(['・', ' ', '　']) && words.chars().all(|c| is_kana(c) || " 　・".contains(c))
}

/// Whether words in Latin letters end in where a company is: "Quux Taiwan", "Quux 台湾".
fn ends_in_place(words: &str, lexicon: &Lexicon) -> bool {
    let place = words.rsplit(' ').next().unwrap_or_default();
    words.starts_with(|c: char| c.is_ascii_alphabetic()) && words.contains(is_cjk)
        || lexicon.reference.city(place).is_some()
        || lexicon.country_at(place).is_some()
}

/// Whether a full name in Latin letters can be that of whoever is named before it in Chinese characters or kana, by its
/// given name, its surname or its sounds; companies hardly can.
fn may_be_called(before: &str, words: &str) -> bool {
    let mut parts = words.split([' ', '-']).filter(|part| !part.is_empty());
    let Some(first) = parts.clone().next() else { return false };
    let given = || parts.clone().any(|part| is_given(&lowered(part)));
    // "佐拉·奎尔（Zora Quill）" is how Chinese spells names of other languages.
    let name = before.trim_end_matches(|c| is_cjk(c) || c == '·');
    if before[name.len()..].contains('·') || given() {
        return true;
    }
    let foreign =
        &before[before.trim_end_matches(|c| is_katakana(c) || "・＝゠ー ".contains(c)).len()..];
    if !foreign.trim().is_empty() {
        let spelled = any_ascii(foreign.trim()).to_lowercase().chars().next();
        let begins = lowered(&any_ascii(first)).chars().next();
        let known = INITIALS.iter().find(|(sound, _)| Some(*sound) == spelled);
        return known.is_none_or(|(_, letters)| begins.is_some_and(|it| letters.contains(it)));
    }
    parts.clone().any(|part| is_spelled(part) || SPELLED_ELSEWHERE.contains(&part))
        || parts.all(|part| is_romaji(&lowered(part)))
}

/// Whether a word in small letters is written as Japanese is in Latin ones: "kenta", "satoh", "shinji", unlike "blue".
fn is_romaji(word: &str) -> bool {
    let mut rest = word;
    while !rest.is_empty() {
        let consonants = rest.trim_start_matches(|c: char| !"aeiouāēīōū".contains(c));
        let cluster = &rest[..rest.len() - consonants.len()];
        // The last sound of a syllable: "shimpei", "ohta", "kenta", "matsuura".
        let cluster = ["n", "m", "h", "n'"]
            .iter()
            .find_map(|end| cluster.strip_prefix(end).filter(|_| rest.len() < word.len()))
            .map_or(cluster, |after| if after.is_empty() { cluster } else { after });
        let sounds = if consonants.is_empty() {
            matches!(cluster, "n" | "h" | "")
        } else {
            SYLLABLES.contains(&cluster)
        };
        if !sounds {
            return false;
        }
        let vowel = consonants.chars().next().map_or(0, char::len_utf8);
        rest = &consonants[vowel..];
    }
    true
}

/// What a syllable may begin with in Japanese.
#[rustfmt::skip]
const SYLLABLES: [&str; 34] = [
    "", "k", "s", "t", "n", "h", "m", "y", "r", "w", "g", "z", "d", "b", "p", "f", "j", "sh", "ch", "ts", "ky", "ny", "hy", "my", "ry", "gy",
    "by", "py", "kk", "ss", "tt", "pp", "ssh", "tch",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;

    #[test]
    fn one_name_in_two_scripts() {
        let lexicon = builtin();
        for (before, words, want) in [
            ("陈晓明", "Chen Xiaoming", true),
            ("Chen Xiaoming ", "陈晓明", true),
            ("ゾラ・クイル", "Zora Quill", true),
            ("陈晓明", "Red Hat", false),
            ("陈晓明", "Blue Sail", false),
            ("陈晓明", "Michael Chen", true),
            ("Michael Chen", "陈晓明", true),
            ("司徒晓明", "Situ Xiaoming", true),
            ("佐藤 花子", "Blue Sail", false),
            ("佐藤 花子", "Hanako Satoh", true),
            ("ゾラ・クイル", "Blue Sail", false),
            ("陈晓明", "微软", false),
            ("陈晓明", "Quux Taiwan", false),
            ("Zora Quill さん", "Quux Forty", false),
            ("佐藤花子さん", "Hanako Sato", true),
            ("陈晓明", "Quux 台湾", false),
            ("Zora Quill", "Max Mu", false),
            ("", "Max Mu", false),
        ] {
            assert_eq!(is_other_name(before, words, lexicon), want, "{before} ({words})");
        }
    }

    #[test]
    fn words_of_japanese_in_latin_letters() {
        for name in
            ["kenta", "satoh", "ohta", "shinji", "matsuura", "shimpei", "jun", "ryohei", "hattori"]
        {
            assert!(is_romaji(name), "{name}");
        }
        for other in
            ["red", "deep", "hat", "blue", "orbital", "sail", "grafana", "capital", "quux", "works"]
        {
            assert!(!is_romaji(other), "{other}");
        }
    }
}
