//! Ukrainian names in the nominative: `Деніса Жаннота` → `Деніс Жаннот`.

use super::case::{
    accompanies, begins_clause, governs, is_subject, joins, names_session, verb_follows,
};
use super::endings::{VOWELS, is_of_a, to_nominative};

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

/// Endings by which a first name in -а is a woman's in the nominative rather than a man's in the genitive.
fn is_womans(first: &str) -> bool {
    [
        "ела", "іла", "ина", "іна", "ана", "ена", "ора", "ара", "ата", "ита", "єва", "іда", "ага",
        "ька", "янка", "ша", "яна",
    ]
    .iter()
    .any(|ending| first.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, before: &str, after: &str) -> String {
        nominative(&[name], before, after).remove(0)
    }

    #[test]
    fn nominatives_stay() {
        for name in ["Памела Рамос", "Тарас Гнатюк", "Марія Лисенко", "Олена Кравчук", "Ада К"]
        {
            assert_eq!(one(name, "На сцені ", " розповіла про"), name, "{name}");
        }
        assert_eq!(one("Ліза Рамос", "«Вітрила з Quuxly», ", "."), "Ліза Рамос");
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
