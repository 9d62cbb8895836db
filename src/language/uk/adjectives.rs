//! Ukrainian adjectives by their endings.

/// Whether a word has an ending of the genitive: "норвезького", "хмарної".
pub fn is_genitive(word: &str) -> bool {
    ["ого", "ої"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a word has one of those that are made of places: "Львівської", as some surnames have, too.
pub fn is_of_place(word: &str) -> bool {
    let endings = ["ського", "ської", "цького", "цької", "зького", "зької"];
    endings.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_of_adjectives() {
        assert!(is_genitive("норвезького") && is_genitive("хмарної"));
        assert!(!is_genitive("норвезький") && !is_genitive("банку"));
        assert!(is_of_place("Львівської") && is_of_place("Празького"));
        assert!(!is_of_place("Зоряної") && !is_of_place("Львівська"));
    }
}
