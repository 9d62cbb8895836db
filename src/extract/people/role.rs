//! Job titles and other descriptions of people, which are no employer.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::extract::sentence::lowered;
use crate::language::latin::COMPANY_TITLES;
use crate::language::{LANGUAGES, Language, is_cjk};

/// Words of one field of all languages, with the codes of those that have each.
type Words = HashMap<&'static str, Vec<&'static str>>;

static ROLES: LazyLock<Words> = LazyLock::new(|| words(|language| language.roles));
static MODIFIERS: LazyLock<Words> = LazyLock::new(|| words(|language| language.role_modifiers));

fn words(field: fn(&Language) -> &'static [&'static str]) -> Words {
    let mut words = Words::new();
    for language in LANGUAGES {
        for word in field(language) {
            words.entry(word).or_default().push(language.code);
        }
    }
    words
}

fn has(words: &Words, word: &str, languages: &[&Language]) -> bool {
    let codes = words.get(word).map_or(&[][..], Vec::as_slice);
    languages.iter().any(|language| codes.contains(&language.code))
}

/// Whether a word in lower case names what somebody is: "maintainer", "engineers", "co-chairs".
pub fn is_role_word(word: &str, languages: &[&Language]) -> bool {
    let ends =
        |ending: &&str| word.strip_suffix(ending).is_some_and(|stem| has(&ROLES, stem, languages));
    // "SRE-інженерка"
    let tied = word.rsplit_once('-').filter(|(_, tail)| !tail.is_ascii());
    has(&ROLES, word, languages)
        || languages.iter().any(|language| language.role_endings.iter().any(ends))
        || tied.is_some_and(|(_, tail)| is_role_word(tail, languages))
}

/// Whether a word in lower case may stand in a job title before its last word: "senior", "platform".
pub fn is_role_modifier(word: &str, languages: &[&Language]) -> bool {
    has(&MODIFIERS, word, languages)
}

/// Whether a phrase is a job title and nothing else: "Senior Software Engineer", "VP of Platform",
/// "Quux Maintainer", "高级工程师".
pub fn is_role(phrase: &str, languages: &[&Language]) -> bool {
    const SMALL: &[&str] = &["of", "the", "for", "and", "&", "in", "to", "a", "an"];
    let folded = phrase.to_lowercase();
    let words: Vec<&str> = folded.split([' ', '/', '\n']).filter(|word| !word.is_empty()).collect();
    let Some(last) = words.last() else {
        return false;
    };
    let titled = |word: &str| is_role_word(word, languages) || is_role_modifier(word, languages);
    let titled: Vec<bool> = words.iter().map(|word| titled(word)).collect();
    let all = |may: fn(&str) -> bool| {
        words.iter().zip(&titled).all(|(word, &titled)| titled || SMALL.contains(word) || may(word))
    };
    if titled.contains(&true) && all(|_| false) || is_role_word(&folded, languages) {
        return true;
    }
    // A product or project may stand before the last word: "Quux Maintainer".
    let spaced = words.len() <= 6
        && titled.last() == Some(&true)
        && is_role_word(last, languages)
        && all(|word| word.chars().all(char::is_alphanumeric));
    spaced || is_glued_role(&folded, languages)
}

/// Whether a job is one of those who run a foundation, rather than an honour: "COO" of "Quux Foundation COO".
pub fn runs_foundation(job: &str) -> bool {
    let folded = lowered(job.trim());
    let last = folded.split(' ').next_back().unwrap_or_default();
    COMPANY_TITLES.contains(&last)
        || folded.ends_with("executive director")
        || ["董事", "理事长", "理事長"].contains(&last)
}

/// What somebody does at an event, which is a job only where nothing is said to be done so.
const DEEDS: [&str; 2] = ["運営", "主催"];

/// Whether a phrase ends in a job title that nothing sets off: "高级工程师".
fn is_glued_role(folded: &str, languages: &[&Language]) -> bool {
    // "从第一个 PR 到维护者" is a way, no title.
    if !folded.ends_with(is_cjk) || folded.starts_with(['从', '從']) {
        return false;
    }
    let mut roles = languages.iter().filter(|it| !it.spaced).flat_map(|language| language.roles);
    roles.any(|role| {
        let head = folded.strip_suffix(role).filter(|_| role.chars().all(is_cjk));
        // "Kubernetes基盤の運営" is what is told of.
        let told = |head: &str| DEEDS.contains(role) && head.ends_with('の');
        head.is_some_and(|head| !told(head)) && role.chars().count() > 1
    })
}

/// What follows "both at" in "(both at Acme)"; all where nothing says that people share it.
pub fn after_both<'t>(words: &'t str, languages: &[&Language]) -> &'t str {
    let inner = words.trim_start();
    let folded = lowered(inner);
    let both = languages.iter().flat_map(|language| language.both_words).filter(|word| {
        let after = folded.strip_prefix(**word);
        after.is_some_and(|after| word.ends_with(is_cjk) || after.starts_with(' '))
    });
    let length = both.map(|word| word.len()).max().unwrap_or(0);
    inner[length..].trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn employers_that_people_share() {
        for (words, want) in [
            ("both at Quuxly", "Quuxly"),
            ("ともに株式会社Quuxly", "株式会社Quuxly"),
            ("обоє Quuxly", "Quuxly"),
            ("Botham Labs", "Botham Labs"),
            ("Quuxly", "Quuxly"),
        ] {
            assert_eq!(after_both(words, LANGUAGES), want, "{words}");
        }
    }

    #[test]
    fn job_titles() {
        for phrase in [
            "CTO",
            "Senior Software Engineer",
            "Co-Chairs",
            "Open Source Engineering",
            "Quux Maintainer",
            "VP of Platform Engineering",
            "高级工程师",
            "провідна інженерка",
            "супровідниками",
            "Program",
        ] {
            assert!(is_role(phrase, LANGUAGES), "{phrase}");
        }
        for phrase in ["Quuxly", "Zora Quill", "Acme Labs", "微软", "メッシュ基盤の運営", ""]
        {
            assert!(!is_role(phrase, LANGUAGES), "{phrase}");
        }
    }
}
