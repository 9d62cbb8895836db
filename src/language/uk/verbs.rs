//! Ukrainian verbs whose stems nouns have, too: "виступить" is no "виступ", "доповідають" no "доповідь".

/// The stems of such verbs.
const STEMS: [&str; 2] = ["виступ", "доповід"];

/// What follows them in a sentence's own verb, and in no noun.
const ENDINGS: [&str; 14] = [
    "ить",
    "лять",
    "ив",
    "ила",
    "или",
    "ає",
    "ають",
    "ав",
    "ала",
    "али",
    "атиме",
    "атимуть",
    "аю",
    "аємо",
];

/// Whether a word in lower case is a form of one of these verbs.
pub fn is_of_session(word: &str) -> bool {
    let ending = STEMS.iter().find_map(|stem| word.strip_prefix(stem));
    ending.is_some_and(|ending| ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::is_of_session;

    #[test]
    fn verbs_and_nouns() {
        for word in ["виступить", "виступлять", "виступали", "доповідає", "доповідатимуть"]
        {
            assert!(is_of_session(word), "{word}");
        }
        for word in
            ["виступ", "виступи", "виступами", "доповідь", "доповідач", "доповіді", "вітрила"]
        {
            assert!(!is_of_session(word), "{word}");
        }
    }
}
