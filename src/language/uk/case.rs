//! What the words around names tell of their case: "доповідь Зори Квіленко", "разом із Еваном Муленком".

use super::verbs::is_of_session;

/// Whether the words before somebody say that others act together with them, whatever verb follows.
pub(super) fn accompanies(before: &str) -> bool {
    let before = before.trim_end().to_lowercase();
    // "панель з членами комітету: Зорою Квіленко та …"
    if let Some(head) = before.strip_suffix(':') {
        let words: Vec<&str> = head.split(' ').rev().take(CLAUSE).collect();
        let with = |pair: &[&str]| {
            ["з", "із", "зі"].contains(&pair[1])
                && ["ами", "ями"].iter().any(|ending| pair[0].ends_with(ending))
        };
        return words.windows(2).any(with);
    }
    // "від Зори Квіленко триває": nobody in the nominative stands behind such a word.
    let from = before.split_whitespace().next_back() == Some("від");
    from || joins(&before)
}

/// Whether words end in "together with".
pub(super) fn joins(before: &str) -> bool {
    let before = before.trim_end().to_lowercase();
    let with = ["разом з", "разом із", "разом зі", "спільно з", "спільно із"];
    with.iter().any(|it| before.ends_with(it))
}

/// Whether a clause begins behind a text, with the subject where a verb follows.
pub(super) fn begins_clause(before: &str) -> bool {
    let before = before.trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    before.is_empty()
        || before.ends_with(['.', ',', ':', ';', '—', '–', '!', '?'])
        || ["де", "коли", "що", "якій", "якому", "яких"].contains(&last)
}

/// Whether a woman's job in the nominative stands right before, foreign words aside: "директорка CNCF …".
pub(super) fn is_subject(before: &str) -> bool {
    let words = before.split(|c: char| !c.is_alphabetic()).rev().filter(|it| !it.is_empty());
    let words: Vec<String> = words.take(CLAUSE).map(str::to_lowercase).collect();
    let job = |word: &String| {
        let endings = ["торка", "ерка", "ентка", "истка", "ниця", "киня"];
        word.chars().count() > 6 && endings.iter().any(|it| word.ends_with(it))
    };
    // "…, з якою виступила випускниця нашого університету Зора": the verb stands right before the job.
    let acts =
        |pair: &[String]| job(&pair[0]) && ["ла", "лася"].iter().any(|it| pair[1].ends_with(it));
    words.iter().find(|word| !word.is_ascii()).is_some_and(job) || words.windows(2).any(acts)
}

/// No more words stand between the verb of a clause and its subject.
const CLAUSE: usize = 8;

/// Prepositions, nouns and plural genitives that put the names after them into another case.
const GOVERNORS: &[&str] = &[
    "слухали",
    "почули",
    "послухали",
    "побачили",
    "запросили",
    "вітали",
    "пʼятихвилинк",
    "п'ятихвилинк",
    "п’ятихвилинк",
    "від",
    "для",
    "про",
    "у",
    "до",
    "з",
    "із",
    "зі",
    "участі",
    "участю",
    "завдяки",
    "доповід",
    "історі",
    "виступ",
    "презентаці",
    "сесі",
    "супровідників",
    "мейнтейнерів",
    "розробників",
    "голів",
    "членів",
    "представників",
    "інженерів",
    "спікерів",
    "учасників",
    "авторів",
    "слова",
    "промов",
    "розмов",
    "лекці",
    "керівництв",
    "виконанн",
    "авторств",
    "модераці",
    "воркшоп",
    "слухати",
    "послухати",
    "почути",
    "побачити",
];

pub(super) fn governs(before: &str) -> bool {
    // What another column says is said of nobody here, and a dash ends what governs.
    // So is what a quoted title says.
    let before = before.rsplit(['|', '\t', '»', '”']).next().unwrap_or_default();
    if before.trim_end().ends_with(['—', '–']) {
        return false;
    }
    // "Дві доповіді: …" begins with who gives them.
    if let Some(head) = before.trim_end().strip_suffix(':')
        && !["від", "участі", "участю"].iter().any(|word| head.ends_with(word))
    {
        return false;
    }
    let folded = before.trim_end().trim_end_matches(':').to_lowercase();
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '—' | '('))
        .filter(|word| !word.is_empty())
        .collect();
    // Foreign words may stand between, and a committee: "супровідників Kiali …", "членів програмного комітету …".
    let committee = ["комітету", "програмного", "керівного", "технічного", "наглядового"];
    let own = words
        .iter()
        .rev()
        .take(3)
        .filter(|word| !committee.contains(word))
        .find(|word| word.chars().any(|c| ('а'..='я').contains(&c) || "іїєґ".contains(c)));
    // "встиг на Андрія Лева"; in "витрати на ARM | Андрій Лев" it is another word's.
    let on = words.last() == Some(&"на");
    // "виступлять Зора Квіленко та …": a verb governs nobody, though nouns have its stem.
    let noun = own.filter(|word| !is_of_session(word));
    on || noun.is_some_and(|word| {
        GOVERNORS.iter().any(|governor| {
            word == governor || governor.chars().count() > 4 && word.starts_with(governor)
        })
    })
}

/// Whether the word right before is one for a session or for taking part: "доповідь …" takes the genitive whatever
/// follows.
pub(super) fn names_session(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or("").to_lowercase();
    !is_of_session(&last)
        && [
            "доповід",
            "виступ",
            "презентаці",
            "сесі",
            "лекці",
            "промов",
            "участ",
            "керівництв",
            "виконанн",
        ]
        .iter()
        .any(|stem| last.starts_with(stem))
}

/// Past and present forms of verbs: who stands before one is its subject. An employer may stand
/// between: "Васу з Acme оголосив".
pub(super) fn verb_follows(after: &str) -> bool {
    // "Зора Квіленко (Quuxly) розповіла"
    let bracket = after.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let after = bracket.map_or(after, |(_, rest)| rest);
    let clause = after.split(['.', ',', ';', '(']).next().unwrap_or("");
    let words = clause
        .split(|c: char| !c.is_alphabetic() && c != 'ʼ' && c != '\'')
        .filter(|word| word.chars().count() > 3 && word.chars().any(|c| ('а'..='я').contains(&c)));
    words.take(1).any(|word| {
        ["в", "ла", "ли", "вся", "лася", "лися", "ує", "ють"]
            .iter()
            .any(|ending| word.ends_with(ending))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_put_names_into_another_case() {
        for before in ["доповідь ", "супровідників Kiali ", "панель за участю ", "встиг на "]
        {
            assert!(governs(before), "{before}");
        }
        for before in [
            "з новинами виступлять ",
            "далі виступила ",
            "відбулися дві доповіді: ",
            "Доповідь — ",
            "витрати на ARM | ",
            "На сцені ",
        ] {
            assert!(!governs(before), "{before}");
        }
        assert!(accompanies("панель з членами комітету: ") && accompanies("спільно із "));
        assert!(!accompanies("Учасники панелі: "));
    }

    #[test]
    fn words_that_say_who_acts() {
        assert!(is_subject("розповіла директорка CNCF ") && !is_subject("розповів директор CNCF "));
        assert!(verb_follows(" (Quuxly) розповіла про") && verb_follows(" з Quuxly розповів"));
        assert!(!verb_follows(" з Quuxly."));
    }
}
