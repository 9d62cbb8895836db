//! Foreign names of companies in Ukrainian cases: "з Майкрософту", "в Еріксоні".

/// Endings that a case adds to a name in a consonant.
const ENDINGS: [&str; 7] = ["ові", "ом", "ем", "у", "а", "і", "ю"];

/// What such a name may be in the nominative: "Майкрософт" of "Майкрософту", "Спотіфай" of "Спотіфаю".
pub fn nominatives(name: &str) -> impl Iterator<Item = String> + '_ {
    ENDINGS.iter().filter_map(|ending| {
        let stem = name.strip_suffix(ending)?;
        let vowel = stem.ends_with(|c| VOWELS.contains(c));
        // "Спотіфай" loses its last letter.
        let soft = *ending == "ю";
        let long = stem.chars().count() > SHORTEST;
        (long && vowel == soft).then(|| if soft { format!("{stem}й") } else { stem.to_owned() })
    })
}

const VOWELS: &str = "аеиоуіюяєїь";

/// A stem of so few letters may be anything.
const SHORTEST: usize = 3;

/// Whether letters behind a name are the ending of its case: "у" of "Майкрософту".
pub fn is_case_of(name: &str, ending: &str) -> bool {
    ENDINGS.contains(&ending) && name.chars().count() > SHORTEST
}

/// What such bodies are, behind their own word: "Гронінгенського університету".
const BODIES: [&str; 5] = ["університет", "інститут", "академі", "політехнік", "коледж"];

/// The length of the noun for a body with which a text begins, behind a space: " університету".
pub fn body(text: &str) -> usize {
    let word = text.strip_prefix(' ').unwrap_or_default();
    let word = word.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if BODIES.iter().any(|body| word.starts_with(body)) { 1 + word.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{body, is_case_of, nominatives};

    #[test]
    fn cases_of_a_name() {
        let of = |name: &str| nominatives(name).collect::<Vec<_>>();
        assert_eq!(of("Майкрософту"), ["Майкрософт"]);
        assert_eq!(of("Ред Гетом"), ["Ред Гет"]);
        assert_eq!(of("Спотіфаю"), ["Спотіфай"]);
        assert_eq!(of("Ікеа"), Vec::<String>::new());
        assert_eq!(of("Болт"), Vec::<String>::new());
        assert_eq!(of("Істіо"), Vec::<String>::new());
        assert_eq!(of("Саму"), Vec::<String>::new());
    }

    #[test]
    fn endings_of_a_name() {
        assert!(is_case_of("Майкрософт", "у"));
        assert!(!is_case_of("Майкрософт", "ний") && !is_case_of("Май", "у"));
    }

    #[test]
    fn bodies_behind_their_word() {
        assert_eq!(body(" університету Зора"), " університету".len());
        assert_eq!(body(" розповів про університет"), 0);
        assert_eq!(body("університет"), 0);
    }
}
