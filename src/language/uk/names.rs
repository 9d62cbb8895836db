//! Ukrainian names in the nominative: `Деніса Жаннота` → `Деніс Жаннот`.

/// The nominative forms of names that stand together in a text, given the text before and after them.
///
/// Cases are told by the words around the group and by the names that can only be inflected;
/// names that do not inflect stay as they are.
pub fn nominative(names: &[&str], before: &str, after: &str) -> Vec<String> {
    if is_subject(before) {
        return names.iter().map(|name| (*name).to_owned()).collect();
    }
    // "…, у якій Акіра Танака розповів": what looks like a genitive is the subject.
    let acts = begins_clause(before) && verb_follows(after);
    // "Title — Зора Квіленко" credits her, and no word puts her into another case.
    let credited = before.trim_end().ends_with(['—', '–']);
    // "разом з Софі Лефевр": no instrumental ends so.
    if joins(before)
        && names.iter().all(|name| first_and_last(name).is_some_and(|(it, _)| it.ends_with('і')))
    {
        return names.iter().map(|name| (*name).to_owned()).collect();
    }
    let oblique = accompanies(before)
        || governs(before) && (names_session(before) || !verb_follows(after))
        || !acts
            && (names.iter().any(|name| is_inflected(name))
                || names.iter().any(|name| looks_inflected(name))
                    && !credited
                    && !names.iter().any(|name| is_mans(name)));
    if accuses_women(names) {
        return names.iter().map(|name| womans_nominative(name)).collect();
    }
    names
        .iter()
        // "Акіра Танака разом з Еваном Муленком": the case of one who is named with others.
        .map(|name| {
            // "Разом із Еваном Муленком Акіра Танака": who acts stands behind.
            let acts = joins(before) && is_instrumental(names[0]) && !has_instrumental(name);
            let inflected = oblique && !acts || is_instrumental(name);
            if inflected { to_nominative(name) } else { (*name).to_owned() }
        })
        .collect()
}

/// Whether all of several given names have the ending of the accusative, and a surname that a man's would not leave so:
/// "Зоряну Кравчук, Ніну Рамоту".
fn accuses_women(names: &[&str]) -> bool {
    let given = |name: &&str| first_and_last(name).is_some_and(|(it, _)| it.ends_with(['у', 'ю']));
    let woman = |name: &&str| {
        first_and_last(name).is_some_and(|(_, last)| {
            last.ends_with(|c: char| c.is_lowercase() && !VOWELS.contains(c) && c != 'о')
        })
    };
    names.len() > 1 && names.iter().all(given) && names.iter().any(woman)
}

/// A woman's name in the accusative as it is in the nominative: "Ніна Рамота" of "Ніну Рамоту".
fn womans_nominative(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let hard = word.strip_suffix('у').map(|stem| format!("{stem}а"));
        let soft = || word.strip_suffix('ю').map(|stem| format!("{stem}я"));
        hard.or_else(soft).unwrap_or_else(|| word.to_owned())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether the words before somebody say that others act together with them, whatever verb follows.
fn accompanies(before: &str) -> bool {
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
fn joins(before: &str) -> bool {
    let before = before.trim_end().to_lowercase();
    let with = ["разом з", "разом із", "разом зі", "спільно з", "спільно із"];
    with.iter().any(|it| before.ends_with(it))
}

/// Whether a clause begins behind a text, with the subject where a verb follows.
fn begins_clause(before: &str) -> bool {
    let before = before.trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    before.is_empty()
        || before.ends_with(['.', ',', ':', ';', '—', '–', '!', '?'])
        || ["де", "коли", "що", "якій", "якому", "яких"].contains(&last)
}

/// Whether a woman's job in the nominative stands right before, foreign words aside: "директорка CNCF …".
fn is_subject(before: &str) -> bool {
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
    "почули",
    "побачили",
    "запросили",
];

fn governs(before: &str) -> bool {
    // What another column says is said of nobody here, and a dash ends what governs.
    let before = before.rsplit(['|', '\t']).next().unwrap_or_default();
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
    on || own.is_some_and(|word| {
        GOVERNORS.iter().any(|governor| {
            word == governor || governor.chars().count() > 4 && word.starts_with(governor)
        })
    })
}

/// Whether the word right before is one for a session or for taking part: "доповідь …" takes the genitive whatever
/// follows.
fn names_session(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or("").to_lowercase();
    [
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
fn verb_follows(after: &str) -> bool {
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

/// Whether a name can only be inflected: a woman's given name has the ending of a genitive, a man's of a dative, both words have that of an
/// instrumental, or a surname an adjective's.
fn is_inflected(name: &str) -> bool {
    let Some((first, last)) = first_and_last(name) else { return false };
    // No given name ends so in the nominative: "Зори", "Марії", "Марію".
    let endings = ["и", "ії", "ьї", "ію"];
    let of_woman =
        first.chars().count() > 3 && endings.iter().any(|ending| first.ends_with(ending));
    let to_man = ["ові", "еві", "єві"].iter().any(|ending| first.ends_with(ending));
    of_woman
        || to_man && first.chars().count() > 4
        || is_instrumental(name)
        || last.ends_with("ого")
        || last.ends_with("ької")
}

/// Whether both words of a name have the ending of men's names in the genitive, which a woman's may have in the
/// nominative.
fn looks_inflected(name: &str) -> bool {
    let Some((first, last)) = first_and_last(name) else { return false };
    let genitive = |word: &str| {
        word.ends_with('а')
            && word.chars().rev().nth(1).is_some_and(|c| !VOWELS.contains(c))
            && word.chars().count() > 2
    };
    // No surname ends so in the nominative, and no woman's inflects: "Йована Петковича".
    let of_man = ["ича", "енка", "чука"].iter().any(|ending| last.ends_with(ending));
    genitive(first)
        && (genitive(last) || is_of_a(last))
        && (of_man || !is_womans(first))
        && !is_womans_surname(last)
}

/// Whether given name and surname both end as a man's do in the nominative alone: "Тарас Гнатюк".
fn is_mans(name: &str) -> bool {
    let ends = |word: &str| {
        word.chars().next_back().is_some_and(|c| c.is_lowercase() && !c.is_ascii())
            && !word.ends_with(|c| VOWELS.contains(c))
    };
    first_and_last(name).is_some_and(|(first, last)| ends(first) && ends(last))
        && !is_instrumental(name)
}

/// Whether given name and surname both have an ending of the instrumental: "Еваном Муленком".
pub fn is_instrumental(name: &str) -> bool {
    let ends = |word: &str| {
        ["ом", "ем", "єм", "ою", "ею", "им"].iter().any(|ending| word.ends_with(ending))
            && word.chars().count() > 4
    };
    first_and_last(name).is_some_and(|(first, last)| ends(first) && ends(last))
}

/// Whether a given name or a surname has an ending of the instrumental: "Хорхе Муленком".
fn has_instrumental(name: &str) -> bool {
    let (given, surname) = first_and_last(name).unwrap_or_default();
    let ends = |word: &str| {
        ["ом", "ем", "єм", "ою", "ею", "єю"].iter().any(|ending| word.ends_with(ending))
    };
    ends(given) || ends(surname)
}

/// Given name and surname, of a name that has both.
fn first_and_last(name: &str) -> Option<(&str, &str)> {
    let mut words = name.split_whitespace();
    Some((words.next()?, words.next_back()?))
}

/// Whether a surname has the ending of a woman's in the nominative, which no man's has: "Ковальська", "Цоневска".
fn is_womans_surname(last: &str) -> bool {
    ["ська", "цька", "вска", "дска"].iter().any(|ending| last.ends_with(ending))
}

/// Whether a surname has the genitive ending of those in -а: "Піменти".
fn is_of_a(last: &str) -> bool {
    let stem = last.strip_suffix('и').unwrap_or_default();
    stem.chars().count() > 3 && stem.chars().next_back().is_some_and(|c| !VOWELS.contains(c))
}

const VOWELS: &str = "аеиоуіюяєї";

/// Endings by which a first name in -а is a woman's in the nominative rather than a man's in the genitive.
fn is_womans(first: &str) -> bool {
    [
        "ела", "іла", "ина", "іна", "ана", "ена", "ора", "ара", "ата", "ита", "єва", "іда", "ага",
        "ька", "янка", "ша", "яна",
    ]
    .iter()
    .any(|ending| first.ends_with(ending))
}

fn to_nominative(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let last = words.last().copied().unwrap_or_default();
    // "Памела Ернандес": a man's surname would be inflected, too.
    let consonant = last.chars().next_back().is_some_and(|c| {
        c.is_lowercase() && (c == 'о' || !VOWELS.contains(c)) && c != 'ь' && c != 'й'
    });
    if words.len() > 1 && consonant && !last.ends_with("ого") && first.ends_with(['а', 'я']) {
        return name.to_owned();
    }
    if let Some(woman) = womans_accusative(&words, consonant) {
        return woman;
    }
    // "Юкки Вірганена": a surname that ends so is Finnish.
    if let [first, last] = words[..]
        && let Some(stem) =
            last.strip_suffix("нена").filter(|it| it.ends_with(|c| VOWELS.contains(c)))
    {
        return format!("{} {stem}нен", to_nominative(first));
    }
    // "Чжунху Сюя": no surname ends so in the nominative.
    if let Some(stem) = name.strip_suffix("юя") {
        return format!("{stem}юй");
    }
    // "Емре Каплана", "Васу Рамана": a first name that does not inflect tells nothing of its surname.
    let dative = [first, last]
        .iter()
        .all(|word| ["у", "ю", "ові", "еві"].iter().any(|ending| word.ends_with(ending)));
    if !dative && first.ends_with(['у', 'о']) {
        // "Марко Піветти", "Марко Піветтою": no surname ends so in the nominative.
        let genitive = name.strip_suffix('и').filter(|_| is_of_a(last));
        let soft = name.strip_suffix("ією").map(|stem| format!("{stem}ія"));
        let stem = genitive.or(name.strip_suffix("ою")).filter(|_| words.len() > 1);
        return soft.or(stem.map(|stem| format!("{stem}а"))).unwrap_or(name.to_owned());
    }
    let woman = first.ends_with(['и', 'ї'])
        || first.ends_with("ою")
        || first.ends_with("ею")
        || first.ends_with("єю");
    // "Ніколаса Піветту": in a man's accusative only surnames in -а end so.
    let of_a = first.ends_with(['а', 'я']) && last.ends_with(['у', 'ю']);
    let accusative = |word: &str| {
        let hard = word.strip_suffix('у').map(|stem| format!("{stem}а"));
        hard.or_else(|| word.strip_suffix('ю').map(|stem| format!("{stem}я")))
    };
    words
        .iter()
        .enumerate()
        .map(|(index, word)| {
            let own = accusative(word).filter(|_| of_a && index > 0);
            own.unwrap_or_else(|| base(word, index > 0, woman))
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// "Соломію Рамську", "Олену Кравчук": a woman's name in the accusative, in which a surname has an ending of its own or
/// none at all.
fn womans_accusative(words: &[&str], uninflected: bool) -> Option<String> {
    let [first, last] = words[..] else { return None };
    if ["ою", "ею", "єю"].iter().any(|ending| first.ends_with(ending)) {
        return None;
    }
    let given = first.strip_suffix('ю').map(|stem| format!("{stem}я"));
    let given = given.or(first.strip_suffix('у').map(|stem| format!("{stem}а")))?;
    let own = ["ську", "цьку", "ову", "еву", "єву", "іну", "ину"];
    let surname = match last.strip_suffix('у') {
        Some(stem) if own.iter().any(|ending| last.ends_with(ending)) => format!("{stem}а"),
        _ if uninflected && (first.chars().count() > 4 || first.ends_with("ію")) => {
            last.to_owned()
        }
        _ => return None,
    };
    Some(format!("{given} {surname}"))
}

/// `(ending, ending in the nominative)`, the longest first; for surnames and first names.
const SURNAMES: &[(&str, &str)] = &[
    ("ського", "ський"),
    ("ському", "ський"),
    ("ським", "ський"),
    ("цького", "цький"),
    ("цькому", "цький"),
    ("цьким", "цький"),
    ("ської", "ська"),
    ("цької", "цька"),
    ("енкові", "енко"),
    ("енком", "енко"),
    ("енка", "енко"),
    ("енку", "енко"),
    ("лка", "лко"),
    ("лку", "лко"),
    ("йка", "йко"),
    ("йку", "йко"),
    ("йком", "йко"),
    ("чка", "чко"),
    ("чку", "чко"),
    ("чком", "чко"),
    ("шка", "шко"),
    ("шку", "шко"),
    ("шком", "шко"),
    ("ової", "ова"),
    ("евої", "ева"),
    ("овою", "ова"),
    ("ською", "ська"),
    ("цькою", "цька"),
    ("овим", "ов"),
    ("евим", "ев"),
    ("євим", "єв"),
    ("ної", "на"),
    ("зя", "зь"),
    ("ся", "сь"),
    ("ця", "ць"),
    ("дя", "дь"),
    ("тя", "ть"),
];

/// The same for given names that end in -о, and lose it in other cases: Дмитро, Петро, Павло, Михайло.
const GIVEN: &[(&str, &str)] = &[
    ("есі", "еся"),
    ("талі", "таля"),
    ("асті", "астя"),
    ("улі", "уля"),
    ("олі", "оля"),
    ("тра", "тро"),
    ("тру", "тро"),
    ("тром", "тро"),
    ("вла", "вло"),
    ("влу", "вло"),
    ("влом", "вло"),
    ("хайла", "хайло"),
    ("хайлу", "хайло"),
    ("хайлом", "хайло"),
    ("анила", "анило"),
    ("ирила", "ирило"),
];

const ENDINGS: &[(&str, &str)] = &[
    ("ією", "ія"),
    ("ієм", "ій"),
    ("ієві", "ій"),
    ("ові", ""),
    ("еві", ""),
    ("ого", "ий"),
    ("ії", "ія"),
    ("ьї", "ья"),
    ("ія", "ій"),
    ("ею", "я"),
    ("ою", "а"),
    ("єм", "й"),
    ("ом", ""),
    ("ем", ""),
    ("ля", "ль"),
    ("ня", "нь"),
    ("ря", "р"),
    ("ея", "ей"),
    ("ая", "ай"),
    ("оя", "ой"),
    ("я", "й"),
    ("и", "а"),
    ("а", ""),
    ("у", ""),
];

fn base(word: &str, surname: bool, woman: bool) -> String {
    // "Ібарри-Соколовської": both parts of a double surname inflect.
    if let Some((first, second)) = word.split_once('-').filter(|_| surname) {
        // "Хорхе Ібарра-Муньйосом": the first part has no ending of that case.
        let instrumental = ["ом", "ем", "єм", "им"].iter().any(|ending| second.ends_with(ending));
        let stays = instrumental && first.ends_with('а');
        let first = if stays { first.to_owned() } else { base(first, true, woman) };
        return format!("{first}-{}", base(second, true, woman));
    }
    // "Ангелікі Пападопулу": so end Greek women's surnames.
    let stays = surname && word.ends_with("опулу");
    if stays
        || word.chars().count() <= 2
        || !word.chars().next_back().is_some_and(char::is_lowercase)
    {
        return word.to_owned();
    }
    let endings = if surname { SURNAMES } else { GIVEN };
    for (ending, nominative) in endings.iter().chain(ENDINGS) {
        let Some(stem) = word.strip_suffix(ending) else {
            continue;
        };
        let stem_end = stem.chars().next_back();
        // A bare stem needs a vowel, and a consonant to end in, and a woman's surname in -а is one already.
        let impossible = nominative.is_empty()
            && (stem_end.is_none_or(|c| VOWELS.contains(c))
                || !stem.to_lowercase().contains(|c| VOWELS.contains(c)))
            // "Розалінди Бергстрем": a woman's surname that ends in a consonant does not inflect.
            || woman && surname && ["а", "ом", "ем", "єм"].contains(ending);
        // "Лісовим" is of "Лісовий", "Стояновим" of "Стоянов".
        let adjective = *ending == "овим" && stem.chars().count() < 4;
        if stem.chars().count() < 2 || impossible || adjective {
            continue;
        }
        return format!("{stem}{nominative}");
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, before: &str, after: &str) -> String {
        nominative(&[name], before, after).remove(0)
    }

    #[test]
    fn inflected_names_become_nominative() {
        for (name, want) in [
            ("Тараса Гнатюка", "Тарас Гнатюк"),
            ("Розалінди Бергстрем", "Розалінда Бергстрем"),
            ("Марка Шевченка", "Марк Шевченко"),
            ("Дмитра Гнатюка", "Дмитро Гнатюк"),
            ("Тараса Гнатойка", "Тарас Гнатойко"),
            ("Тарасом Гнатюшком", "Тарас Гнатюшко"),
            ("Михайлом Левицьким", "Михайло Левицький"),
            ("Сергія Вишневського", "Сергій Вишневський"),
            ("Олени Кравчук", "Олена Кравчук"),
            ("Марії Лисенко", "Марія Лисенко"),
            ("Зорі Рамоси", "Зорі Рамоса"),
            ("Віктором Левицьким", "Віктор Левицький"),
            ("Оленою Мороз", "Олена Мороз"),
            ("Емре Каплана", "Емре Каплан"),
            ("Юкки Вірганена", "Юкка Вірганен"),
            ("Данієля Роса", "Данієль Рос"),
            ("Матеуса Рамоти", "Матеус Рамота"),
            ("Олесі Гнатюк", "Олеся Гнатюк"),
            ("Зори Підгірної", "Зора Підгірна"),
            ("Зори Рамоти-Підгірської", "Зора Рамота-Підгірська"),
            ("Тараса Рамота-Гнатюка", "Тарас Рамот-Гнатюк"),
            ("Мигелем Рамота-Гнатюком", "Мигел Рамота-Гнатюк"),
            ("Миколою Стояновим", "Микола Стоянов"),
            ("Марко Рамотою", "Марко Рамота"),
            ("Тараса Рамоту да Тінью", "Тарас Рамота да Тінья"),
            ("Ініго Рамотією", "Ініго Рамотія"),
            ("Зоряну Рамську", "Зоряна Рамська"),
            ("Марію Рамову", "Марія Рамова"),
            ("Зоряну Кравчук", "Зоряна Кравчук"),
            ("Уршулі Кравчук", "Уршуля Кравчук"),
            ("Тимофія Квідзя", "Тимофій Квідзь"),
            ("Прію Рамачандран", "Прія Рамачандран"),
        ] {
            assert_eq!(one(name, "виступ від ", " на тему"), want, "{name}");
        }
    }

    #[test]
    fn nominatives_stay() {
        for name in ["Памела Рамос", "Тарас Гнатюк", "Марія Лисенко", "Олена Кравчук", "Ада К"]
        {
            assert_eq!(one(name, "На сцені ", " розповіла про"), name, "{name}");
        }
        assert_eq!(one("Пріянка Рама", "відкрила ", "."), "Пріянка Рама");
        assert_eq!(one("Мар'яна Рамотна", "відкрила ", "."), "Мар'яна Рамотна");
        assert_eq!(one("Андрія Квіленка", "[вітрила] від ", " тривав"), "Андрій Квіленко");
        assert_eq!(one("Зорі Рамопулу", "доповідь ", " про"), "Зорі Рамопулу");
        assert_eq!(one("Чандріка Рамота", "Мережі — ", " з Quuxly"), "Чандріка Рамота");
        assert_eq!(one("Йована Рамотича", "вітали ", ", чия"), "Йован Рамотич");
        assert_eq!(one("Вікрамом Рамо", "з членами комітету: ", " (Quuxly)"), "Вікрам Рамо");
        assert_eq!(one("Зори Рамос", "«Мережі» ", ", яка"), "Зора Рамос");
        assert_eq!(one("Генрі Рамос", "«Мережі» ", ", який"), "Генрі Рамос");
        assert_eq!(one("Ада Рама", "розповіла директорка CNCF ", " того дня"), "Ада Рама");
        assert_eq!(one("Марка Рама", "була перевірка ", " Лева Рама"), "Марк Рам");
        assert_eq!(one("Марка Рама", "розповів директор CNCF ", " того дня"), "Марк Рам");
        assert_eq!(one("Йонка Рамовска", "панель вела ", " з Quuxly"), "Йонка Рамовска");
        assert_eq!(one("Марко Рамоти", "за участю ", "."), "Марко Рамота");
        assert_eq!(one("Мелані Рамо", "Разом із ", ", яка"), "Мелані Рамо");
        assert_eq!(one("Євгенові Квіленку", "А от ", " не пощастило"), "Євген Квіленко");
        assert_eq!(one("Тарасові Рамилку", "слово передали ", "."), "Тарас Рамилко");
        assert_eq!(one("Соньї Рамо", "почули виступ ", " з Quuxly"), "Сонья Рамо");
        assert_eq!(one("Бруно Рамота", "доповідь від ", " на тему"), "Бруно Рамота");
        assert_eq!(one("Акіра Рамота", "", " з Quuxly розповів, як"), "Акіра Рамота");
        assert_eq!(one("Акіра Рамота", "панель, у якій ", " сперечався"), "Акіра Рамота");
        assert_eq!(one("Тараса Гнатюка", "дивіться ", " онлайн"), "Тарас Гнатюк");
        assert_eq!(one("Андрія Лева", "зате встиг на ", ", який закликав"), "Андрій Лев");
        assert_eq!(one("Ада Рамбекі", "вітрила у Quuxly\t", ", Google"), "Ада Рамбекі");
        assert_eq!(one("Ада Рамська", "Серед учасників — ", " та"), "Ада Рамська");
        assert_eq!(one("Лі Чжу", "витрати на ARM | ", ", Quuxly"), "Лі Чжу");
        assert_eq!(one("Богдана Мороза", "я пішов слухати ", " з Quuxly"), "Богдан Мороз");
        assert_eq!(one("Петра Рамон", "На сцені ", " розповіла про"), "Петра Рамон");
        assert_eq!(one("Ніна Рамова", "відбулися дві доповіді: ", " розповіла про"), "Ніна Рамова");
        assert_eq!(one("Ніна Рамова", "відбулися дві доповіді: ", " — про"), "Ніна Рамова");
        assert_eq!(one("Еріка Морені", "доповідь від: ", "."), "Ерік Морені");
        assert_eq!(one("Васу Рамачандра", "того дня ", " з SAP оголосив"), "Васу Рамачандра");
    }

    #[test]
    fn a_group_stands_in_one_case() {
        assert_eq!(
            nominative(&["Тарасом Гнатюком", "Микола Рамо"], "Разом із ", " показав"),
            ["Тарас Гнатюк", "Микола Рамо"]
        );
        let names = ["Тарас Гнатюк", "Лоліта Рамота"];
        assert_eq!(nominative(&names, "", " (Quuxly) розкажуть про"), names);
        let names = ["Зораслава Рамота", "Тарас Гнатюк"];
        assert_eq!(nominative(&names, "🔹 ", " (Quuxly) — «Меші»"), names);
        let names = ["Ідіт Рамон", "Олени Кравчук"];
        assert_eq!(nominative(&names, "хвилину ", " бачили"), ["Ідіт Рамон", "Олена Кравчук"]);
        let names = ["Ідіт Рамон", "Тараса Гнатюка"];
        let panel = nominative(&names, "панель за участі ", " відбулася");
        assert_eq!(panel, ["Ідіт Рамон", "Тарас Гнатюк"]);
        let names = ["Зоряну Кравчук", "Ніну Рамоту"];
        let women = nominative(&names, "розпитувала ", " з Quuxly");
        assert_eq!(women, ["Зоряна Кравчук", "Ніна Рамота"]);
        let names = ["Тараса Гнатюка", "Ідіт Рамон"];
        assert_eq!(nominative(&names, "панель за участю ", "."), ["Тарас Гнатюк", "Ідіт Рамон"]);
        assert_eq!(
            nominative(&["Тараса Гнатюка", "Еріка Морені"], "доповідь ", "."),
            ["Тарас Гнатюк", "Ерік Морені"]
        );
        assert_eq!(
            nominative(&["Акіра Рамота", "Тарасом Гнатюком"], "", " показали, як"),
            ["Акіра Рамота", "Тарас Гнатюк"]
        );
    }
}
