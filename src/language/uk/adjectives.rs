//! Ukrainian adjectives by their endings, and the countries of which some are made.

/// Whether a word has an ending of the genitive: "норвезького", "хмарної".
pub fn is_genitive(word: &str) -> bool {
    ["ого", "ої"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a word has one of those that are made of places: "Львівської", as some surnames have, too.
pub fn is_of_place(word: &str) -> bool {
    let endings = ["ського", "ської", "цького", "цької", "зького", "зької"];
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Adjectives of the regions whose editions events have, without the ending of their case.
const REGIONS: [(&str, &str); 5] = [
    ("європейськ", "Europe"),
    ("північноамериканськ", "North America"),
    ("китайськ", "China"),
    ("японськ", "Japan"),
    ("індійськ", "India"),
];

/// The region of which an adjective is made, in any case: "Північноамериканського".
pub fn region(word: &str) -> Option<&'static str> {
    let endings = ["ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою"];
    let word = word.to_lowercase();
    REGIONS
        .iter()
        .find_map(|(stem, region)| endings.contains(&word.strip_prefix(stem)?).then_some(*region))
}

/// Countries without the ending of their case.
const COUNTRIES: [&str; 36] = [
    "Україн",
    "Польщ",
    "Німеччин",
    "Нідерланд",
    "Франці",
    "Іспані",
    "Італі",
    "Британі",
    "Великої Британі",
    "Велика Британі",
    "Канад",
    "Чехі",
    "Австрі",
    "Швейцарі",
    "Швеці",
    "Норвегі",
    "Дані",
    "Фінлянді",
    "Бельгі",
    "Румуні",
    "Туреччин",
    "Ізраїл",
    "Литв",
    "Латві",
    "Естоні",
    "Португалі",
    "Ірланді",
    "Бразилі",
    "Австралі",
    "Словаччин",
    "Угорщин",
    "Болгарі",
    "Греці",
    "Молдов",
    "Хорваті",
    "Серб",
];

/// Whether words are a country in any case: "Польщі", "Україна".
pub fn is_country(words: &str) -> bool {
    let endings = ["", "а", "я", "и", "і", "ї", "у", "ю", "ів", "ь", "ія", "ії", "ією", "ою"];
    let mut known = COUNTRIES.iter().filter_map(|country| words.strip_prefix(country));
    words == "США" || known.any(|ending| endings.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_in_any_case() {
        for words in ["Польщі", "Україна", "Великої Британії", "Нідерландів", "Сербії", "США"]
        {
            assert!(is_country(words), "{words}");
        }
        assert!(!is_country("Данілевич") && !is_country("Фінляндський банк"));
    }

    #[test]
    fn endings_of_adjectives() {
        assert!(is_genitive("норвезького") && is_genitive("хмарної"));
        assert!(!is_genitive("норвезький") && !is_genitive("банку"));
        assert_eq!(region("Європейському"), Some("Europe"));
        assert_eq!([region("європейськість"), region("львівський")], [None; 2]);
        assert!(is_of_place("Львівської") && is_of_place("Празького"));
        assert!(!is_of_place("Зоряної") && !is_of_place("Львівська"));
    }
}
