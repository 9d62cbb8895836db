//! The key under which two spellings of one name meet.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::language::is_cjk;
use crate::language::zh::traditional::simplified;

/// Words of legal form that follow a company's name, folded.
const LEGAL_SUFFIXES: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "gmbh",
    "ag",
    "kg",
    "se",
    "sa",
    "sas",
    "sarl",
    "spa",
    "srl",
    "bv",
    "nv",
    "ab",
    "oy",
    "oyj",
    "asa",
    "aps",
    "kk",
    "pty",
    "pvt",
    "sro",
    "тов",
    "пат",
    "ат",
];

/// The same without a space before or after: Chinese and Japanese.
pub const LEGAL_AFFIXES: &[&str] =
    &["株式会社", "合同会社", "有限会社", "股份有限公司", "有限责任公司", "有限公司"];

/// Folds a name: width, case, accents, spaces and punctuation do not matter, nor whether Chinese is traditional.
///
/// `KubeCon + CloudNativeCon` and `KUBECON/CloudNativeCon` have one key.
pub fn fold(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    push_folded(&mut key, name);
    key
}

fn push_folded(key: &mut String, name: &str) {
    if name.is_ascii() {
        let start = key.len();
        for letters in name.split(|c: char| !c.is_ascii_alphanumeric()) {
            key.push_str(letters);
        }
        key[start..].make_ascii_lowercase();
        return;
    }
    if name.chars().all(is_plain) {
        // The same, for most names at a tenth of the cost.
        push_plain(key, name);
        return;
    }
    let lower = name.nfkc().collect::<String>().to_lowercase();
    key.extend(lower.nfkd().filter(|&c| is_letter(c) && !is_accent(c)).nfc().map(simplified));
}

fn push_plain(key: &mut String, name: &str) {
    key.extend(name.chars().filter_map(plain_letter));
}

/// The first four bytes of what folding makes of a name, or all of fewer and then zeros, where they are
/// easily told. A legal form may have to be cut off what follows.
pub fn beginning(name: &str) -> Option<[u8; 4]> {
    let mut bytes = [0; 4];
    let mut filled = 0;
    // Most names have nothing else there, and what follows is read only where it matters.
    for byte in name.bytes().take_while(u8::is_ascii) {
        if filled == bytes.len() {
            return Some(bytes);
        }
        if byte.is_ascii_alphanumeric() {
            bytes[filled] = byte.to_ascii_lowercase();
            filled += 1;
        }
    }
    if name.is_ascii() {
        return Some(bytes);
    }
    beginning_of_any(name.trim_start())
}

fn beginning_of_any(name: &str) -> Option<[u8; 4]> {
    if name.starts_with(is_cjk) && LEGAL_AFFIXES.iter().any(|affix| name.starts_with(affix)) {
        return None;
    }
    let mut bytes = [0; 4];
    let mut filled = 0;
    for c in name.chars() {
        // Also of the next one, which may be the accent of the last letter.
        if !is_plain(c) {
            return None;
        }
        if filled == bytes.len() {
            break;
        }
        if let Some(letter) = plain_letter(c) {
            let mut encoded = [0; 4];
            let encoded = letter.encode_utf8(&mut encoded).bytes();
            for (place, byte) in bytes[filled..].iter_mut().zip(encoded) {
                *place = byte;
            }
            filled = (filled + letter.len_utf8()).min(bytes.len());
        }
    }
    Some(bytes)
}

/// Folds an organization's name: as [`fold`], and its legal form does not matter either.
pub fn fold_organization(name: &str) -> String {
    let plain = name.is_ascii() || name.chars().all(is_plain);
    let normal =
        if plain { Cow::Borrowed(name) } else { Cow::Owned(name.nfkc().collect::<String>()) };
    let push = if plain && !name.is_ascii() { push_plain } else { push_folded };
    let mut key = String::with_capacity(normal.len());
    // Where the words of the key begin.
    let mut words = Vec::new();
    for word in without_affixes(normal.trim()).split([' ', ',', '\u{3000}']) {
        let start = key.len();
        push(&mut key, word);
        if key.len() > start {
            words.push(start);
        }
    }
    while let [_, .., last] = words[..]
        && is_legal_suffix(&key[last..])
    {
        key.truncate(last);
        words.pop();
    }
    key
}

fn is_legal_suffix(word: &str) -> bool {
    LEGAL_SUFFIXES.contains(&word)
}

/// Cuts `株式会社` and its kin off either end, unless nothing would be left.
pub fn without_affixes(name: &str) -> &str {
    if !name.starts_with(is_cjk) && !name.ends_with(is_cjk) {
        return name;
    }
    LEGAL_AFFIXES
        .iter()
        .find_map(|affix| name.strip_prefix(affix).or_else(|| name.strip_suffix(affix)))
        .map(str::trim)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(name)
}

/// Characters that are composed in no other way, and of which [`plain_letter`] knows what is left without case and
/// accents.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='\x7f' | 'А'..='я' | 'є' | 'і' | 'ї' | 'ґ' | 'Є' | 'І' | 'Ї' | 'Ґ'
        | 'ぁ'..='ゔ' | 'ァ'..='ー' | '一'..='\u{9fef}')
}

/// What folding makes of a plain character, if it is a letter.
fn plain_letter(c: char) -> Option<char> {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
        '・' => None,
        'й' | 'Й' => Some('и'),
        'ї' | 'Ї' => Some('і'),
        'а'..='я' => Some(c),
        'Ѐ'..='ӿ' => c.to_lowercase().next(),
        _ => Some(simplified(c)),
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Accents of Latin, Greek and Cyrillic letters, but not the voicing marks of kana.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text in the full-width letters of Chinese and Japanese: another spelling, none of it ASCII.
    pub(crate) fn full_width(text: &str) -> String {
        let wide = |c: char| match c {
            ' ' => '\u{3000}',
            '!'..='~' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
            _ => c,
        };
        text.chars().map(wide).collect()
    }

    #[test]
    fn spellings_of_one_name_meet() {
        for (one, other) in [
            ("Red Hat", "RedHat"),
            ("Société Générale", "SOCIETE GENERALE"),
            ("ＮＥＣ", "NEC"),
            ("KubeCon + CloudNativeCon", "KubeCon/CloudNativeCon"),
            ("Deutsche\u{a0}Telekom", "Deutsche Telekom"),
            ("カフェ", "ｶﾌｪ"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} / {other}");
        }
    }

    #[test]
    fn different_names_stay_apart() {
        for (one, other) in [("ハイク", "バイク"), ("Solo.io", "Solo"), ("Istio Day", "Istio")]
        {
            assert_ne!(fold(one), fold(other), "{one} / {other}");
        }
    }

    #[test]
    fn legal_forms_do_not_matter() {
        for (one, other) in [
            ("Acme, Inc.", "Acme"),
            ("Acme Co., Ltd.", "ACME"),
            ("SAP SE", "SAP"),
            ("株式会社メルカリ", "メルカリ"),
            ("华为技术有限公司", "华为技术"),
        ] {
            assert_eq!(fold_organization(one), fold_organization(other), "{one} / {other}");
        }
    }

    #[test]
    fn a_legal_form_alone_is_a_name() {
        assert_eq!(fold_organization("SE"), "se");
        assert_eq!(fold_organization("株式会社"), "株式会社");
        assert_eq!(fold_organization("Costco"), "costco");
    }

    proptest! {
        #[test]
        fn plain_letters_fold_as_all_others_do(name in "[ -~]*") {
            prop_assert_eq!(fold(&name), fold(&full_width(&name)));
            prop_assert_eq!(fold_organization(&name), fold_organization(&full_width(&name)));
        }

        /// A ligature at the end makes all of a name go the long way.
        #[test]
        fn a_name_folds_as_beside_others(name in "[ -~А-яіїєґІЇЄҐぁ-ゖァ-ー一-鿋·、。]*") {
            let beside = fold(&format!("{name}ﬁ"));
            prop_assert_eq!(beside.strip_suffix("fi"), Some(&*fold(&name)));
        }

        #[test]
        fn folding_never_panics_and_is_stable(name in "\\PC*") {
            let key = fold(&name);
            prop_assert_eq!(fold(&key), key);
            fold_organization(&name);
        }
    }
}
