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

/// Words with which a clause begins that somebody's talk answers: "розповість, як плавати", unlike "розповів, що прийшов".
pub const ASKING: [&str; 8] = ["як", "чому", "навіщо", "чого", "скільки", "куди", "звідки", "де"];

/// Whether a word in lower case is a form of one of these verbs.
pub fn is_of_session(word: &str) -> bool {
    let ending = STEMS.iter().find_map(|stem| word.strip_prefix(stem));
    ending.is_some_and(|ending| ENDINGS.contains(&ending))
}

/// Whether a word in lower case ends as verbs do whose subject is "he", "she" or "they".
pub fn is_finite(word: &str) -> bool {
    let endings = [
        "ив", "ав", "ів", "ела", "ила", "ала", "іла", "ели", "или", "али", "іли", "вся", "лася",
        "лися", "ить", "їть", "ать", "ять", "уть", "ють", "ає", "ує", "іє", "ме", "сть", "жуть",
        "же",
    ];
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word in lower case ends as verbs do whose subject is one person: "розповіла", unlike "розповіли".
pub fn is_of_one(word: &str) -> bool {
    let endings = [
        "ив",
        "ав",
        "ів",
        "їв",
        "ела",
        "ила",
        "ала",
        "іла",
        "їла",
        "вся",
        "лася",
        "ить",
        "їть",
        "ється",
        "иться",
        "еться",
        "ає",
        "ує",
        "іє",
        "тиме",
        "сть",
        "же",
    ];
    endings.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::{is_finite, is_of_one, is_of_session};

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
        for word in ["розповів", "показала", "поділилися", "покажуть", "говоритиме", "доповість"]
        {
            assert!(is_finite(word), "{word}");
        }
        for word in ["розповів", "показала", "поділилася", "говоритиме", "доповість", "поділиться"]
        {
            assert!(is_of_one(word), "{word}");
        }
        for word in ["розповіли", "покажуть", "поділилися", "представлять", "розповідають"]
        {
            assert!(!is_of_one(word), "{word}");
        }
        for word in ["виступ", "участю", "розповідь", "показу"] {
            assert!(!is_finite(word), "{word}");
        }
    }
}
