//! Names of languages: ISO 639-1 codes, and the other ways in which sites write them.

/// ISO 639-3 and ISO 639-1 codes of the languages that a post may be written in.
#[rustfmt::skip]
pub(super) const CODES: &[(&str, &str)] = &[
    ("eng", "en"), ("cmn", "zh"), ("ukr", "uk"), ("jpn", "ja"), ("kor", "ko"), ("deu", "de"),
    ("fra", "fr"), ("spa", "es"), ("por", "pt"), ("ita", "it"), ("nld", "nl"), ("pol", "pl"),
    ("ces", "cs"), ("slk", "sk"), ("slv", "sl"), ("hrv", "hr"), ("srp", "sr"), ("mkd", "mk"),
    ("bul", "bg"), ("rus", "ru"), ("bel", "be"), ("hun", "hu"), ("ron", "ro"), ("ell", "el"),
    ("swe", "sv"), ("dan", "da"), ("nob", "nb"), ("nor", "no"), ("nno", "nn"), ("fin", "fi"),
    ("est", "et"), ("lav", "lv"), ("lit", "lt"), ("tur", "tr"), ("aze", "az"), ("kaz", "kk"),
    ("kat", "ka"), ("hye", "hy"), ("heb", "he"), ("ara", "ar"), ("pes", "fa"), ("hin", "hi"),
    ("ben", "bn"), ("urd", "ur"), ("tam", "ta"), ("tel", "te"), ("tha", "th"), ("vie", "vi"),
    ("ind", "id"), ("msa", "ms"), ("tgl", "tl"), ("cat", "ca"), ("eus", "eu"), ("glg", "gl"),
    ("isl", "is"), ("gle", "ga"),
];

/// Codes and names that are in use but are not ISO 639.
#[rustfmt::skip]
const OTHER_NAMES: &[(&str, &str)] = &[
    ("ua", "uk"), ("jp", "ja"), ("cn", "zh"), ("tw", "zh"), ("hk", "zh"), ("kr", "ko"),
    ("cz", "cs"), ("gr", "el"), ("dk", "da"), ("se", "sv"), ("by", "be"), ("rs", "sr"),
    ("br", "pt"), ("us", "en"), ("gb", "en"), ("zho", "zh"), ("chi", "zh"), ("ger", "de"),
    ("fre", "fr"), ("english", "en"), ("chinese", "zh"), ("ukrainian", "uk"), ("japanese", "ja"),
];

/// The ISO 639-1 code of a language tag: `zh-cn`, `zh_CN`, `zh-Hans`, `ua`, `jpn` and `JA` all have one.
pub fn normalize(tag: &str) -> Option<&'static str> {
    let tag = tag.trim().to_ascii_lowercase();
    let (primary, region) = tag.split_once(['-', '_', '.']).unwrap_or((&tag, ""));
    let is_region = region.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    let known = CODES.iter().find(|(long, short)| primary == *long || primary == *short);
    let other = || OTHER_NAMES.iter().find(|(name, _)| primary == *name);
    known.or_else(other).filter(|_| is_region).map(|(_, code)| *code)
}

/// The language that a path is filed under: `post.ja.md`, `content/zh/…`, `i18n/zh-Hans/…`, `blog/zh-cn/…`.
///
/// The file's own suffix counts first, then the folder below `content` or `i18n`, then the nearest
/// folder of all.
pub fn in_path(path: &str) -> Option<&'static str> {
    let mut parts: Vec<&str> = path.split(['/', '\\']).collect();
    let file = parts.pop()?;
    let suffix = file.rsplit('.').nth(1).filter(|part| file.split('.').next() != Some(part));
    let rooted = parts.windows(2).filter(|pair| ["content", "i18n", "locales"].contains(&pair[0]));
    let rooted = rooted.map(|pair| pair[1]);
    suffix.into_iter().chain(rooted).chain(parts.iter().rev().copied()).find_map(tag_in_path)
}

/// A language tag as folders are named: `uk`, `zh-cn`, `pt_BR`, `zh-Hans`, but no phrase like `is-it-on`.
fn tag_in_path(part: &str) -> Option<&'static str> {
    let (primary, region) = part.split_once(['-', '_']).unwrap_or((part, ""));
    let is_region = region.is_empty()
        || ["hans", "hant", "latn", "cyrl", "419"].contains(&region.to_ascii_lowercase().as_str())
        || (region.len() == 2 && region.chars().all(|c| c.is_ascii_alphabetic()));
    (primary.len() == 2 && is_region).then(|| normalize(primary)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tags_have_one_code() {
        for (tag, code) in [
            ("en", "en"),
            ("zh-cn", "zh"),
            ("zh_CN", "zh"),
            ("zh-Hant-TW", "zh"),
            ("UA", "uk"),
            ("uk-UA", "uk"),
            ("jp", "ja"),
            ("jpn", "ja"),
            ("en_US.UTF-8", "en"),
            (" pt-BR ", "pt"),
        ] {
            assert_eq!(normalize(tag), Some(code), "{tag}");
        }
    }

    #[test]
    fn other_words_are_no_tags() {
        for tag in ["", "x", "klingon", "en, de", "-", "en us"] {
            assert_eq!(normalize(tag), None, "{tag}");
        }
    }

    #[test]
    fn paths_tell_the_language() {
        for (path, code) in [
            ("content/zh/blog/2025/post.md", "zh"),
            ("content/zh-cn/blog/post.md", "zh"),
            ("i18n/zh-Hans/blog/post.md", "zh"),
            ("blog/index.uk.md", "uk"),
            ("content/en/post.ja.md", "ja"),
            ("content/uk/docs/it/post.md", "uk"),
            ("blog/pt_BR/post.md", "pt"),
            ("ua/post.md", "uk"),
        ] {
            assert_eq!(in_path(path), Some(code), "{path}");
        }
    }

    #[test]
    fn other_paths_tell_none() {
        for path in [
            "content/blog/2025/post.md",
            "blog/post.md",
            "seed-zh-2025-post.md",
            "zh.md",
            ".uk.md/post.md",
            "blog/is-it-on/post.md",
            "blog/de-facto/post.md",
            "v1.2.md",
            "",
            "/",
        ] {
            assert_eq!(in_path(path), None, "{path}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC*") {
            normalize(&text);
            in_path(&text);
        }
    }
}
