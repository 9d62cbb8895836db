//! Titles of a talk: their language, and the form in which two of them are compared.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::extract::facts::TitleKind;
use crate::language::LANGUAGES;
use crate::names::{Script, fold};

/// The form in which titles of one event are compared: folded, without the kind of session.
pub fn comparable(title: &str) -> String {
    let bare = title
        .split_once([':', '：'])
        .filter(|(format, _)| is_format(&fold(format)))
        .map(|(_, rest)| fold(rest))
        .filter(|rest| !rest.is_empty());
    bare.unwrap_or_else(|| fold(title))
}

/// Whether this is what schedules of any language write before a title.
fn is_format(folded: &str) -> bool {
    static PREFIXES: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let words = LANGUAGES.iter().flat_map(|language| language.title_prefixes);
        words.map(|word| fold(word)).collect()
    });
    PREFIXES.contains(folded)
}

/// Whether a title says enough to be recognized in another post. A described one has to have some
/// length: `keynote` and `the panel` describe many talks of an event.
pub fn is_telling(comparable: &str, kind: TitleKind) -> bool {
    let stated = kind == TitleKind::Stated;
    if comparable.is_ascii() || comparable.contains(' ') {
        comparable.split(' ').count() >= if stated { 2 } else { 4 }
    } else {
        comparable.chars().count() >= if stated { 4 } else { 8 }
    }
}

/// The language of a title in a post of that language, by its script: many a post states titles in
/// the language of the event.
pub fn language(title: &str, post: &str) -> String {
    // Most titles are in one script.
    let latin = title.is_ascii();
    let has = |script| match script {
        Script::Latin if latin => title.contains(|c: char| c.is_ascii_alphabetic()),
        _ => !latin && title.chars().any(|c| Script::of(c.encode_utf8(&mut [0; 4])) == script),
    };
    let one_of = |usual: &[&str]| if usual.contains(&post) { post } else { usual[0] }.to_owned();
    if has(Script::Japanese) {
        one_of(&["ja"])
    } else if has(Script::Korean) {
        one_of(&["ko"])
    } else if has(Script::Han) {
        one_of(&["zh", "ja", "ko"])
    } else if has(Script::Cyrillic) {
        one_of(&["uk", "ru", "bg", "sr", "mk", "be", "kk"])
    } else if has(Script::Latin) && ["zh", "ja", "ko", "uk", "ru", "bg", "mk", "be"].contains(&post)
    {
        "en".to_owned()
    } else {
        code(post)
    }
}

/// A language code that the catalog takes, or `und`.
pub fn code(lang: &str) -> String {
    let sound = (2..=3).contains(&lang.len()) && lang.bytes().all(|b| b.is_ascii_lowercase());
    if sound { lang } else { "und" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_session_is_not_compared() {
        assert_eq!(comparable("Keynote: Mesh for All"), comparable("Mesh for all"));
        assert_eq!(comparable("⚡ Lightning Talk: Mesh"), "mesh");
        assert_eq!(comparable("Panel Discussion: Mesh"), "mesh");
        assert_eq!(comparable("项目闪电演讲：Istio 有什么新功能？"), "istio 有什么新功能");
        assert_eq!(comparable("Istio: the Mesh"), "istio the mesh");
        assert_eq!(comparable("Keynote:"), "keynote");
    }

    #[test]
    fn short_descriptions_tell_no_talk() {
        assert!(is_telling("mesh for all", TitleKind::Stated));
        assert!(!is_telling("mesh for all", TitleKind::Described));
        assert!(!is_telling("keynote", TitleKind::Stated));
        assert!(is_telling("在多集群环境中安全地扩展", TitleKind::Described));
        assert!(!is_telling("主题演讲", TitleKind::Described));
    }

    #[test]
    fn a_title_has_the_language_of_its_script() {
        assert_eq!(language("Mesh for All", "zh"), "en");
        assert_eq!(language("Mesh for All", "de"), "de");
        assert_eq!(language("Istio 服务网格", "en"), "zh");
        assert_eq!(language("基盤", "ja"), "ja");
        assert_eq!(language("サービスメッシュ", "en"), "ja");
        assert_eq!(language("Сервісна сітка Istio", "uk"), "uk");
        assert_eq!(language("42", "zh-CN"), "und");
    }
}
