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
        assert!(is_of_place("Львівської") && is_of_place("Празького"));
        assert!(!is_of_place("Зоряної") && !is_of_place("Львівська"));
    }
}
