//! Employers in Latin letters among Cyrillic words: "директорка Acme", "яка працює в Acme", "інженерка Acme Зора Квіленко".

use std::ops::Range;

use super::part::Joint;
use crate::extract::lexicon::Lexicon;
use crate::extract::people::name::{Likeness, person};
use crate::extract::people::role::{is_role, is_role_word};
use crate::extract::sentence::lowered;
use crate::language::Language;
use crate::language::latin::COMPANY_TITLES;
use crate::names::Script;

/// Where the employer begins in Latin letters behind a job in Cyrillic ones, or behind a clause: "директорка Acme", "SRE-інженерка
/// платформи в компанії Acme", "яка працює в Acme".
pub(in crate::extract::people) fn employer_behind_title(
    words: &str,
    languages: &[&Language],
) -> Option<usize> {
    let cyrillic = |c: char| Script::of_letter(c) == Script::Cyrillic;
    let Some(last) = words.rfind(cyrillic) else {
        // "CTO Acme Labs"
        let (title, employer) = words.split_once(' ')?;
        let title = lowered(title);
        let chief = title.len() == 3 && title.starts_with('c') && title.ends_with('o');
        let named = employer.starts_with(|c: char| c.is_ascii_uppercase());
        let chief = chief && COMPANY_TITLES.contains(&title.as_str());
        return (chief && named && !is_role(employer, languages)).then_some(title.len() + 1);
    };
    let start = last + words[last..].find(|c: char| c.is_ascii_uppercase())?;
    let (title, employer) = (words[..start].trim_end(), &words[start..]);
    let told = |list: fn(&Language) -> &'static [&'static str], word: &str| {
        languages.iter().any(|language| list(language).contains(&word))
    };
    let folded = lowered(title);
    let mut rest: Vec<&str> = folded.split(' ').collect();
    let first = *rest.first()?;
    // "в компанії"
    while rest.len() > 1
        && rest.last().is_some_and(|it| {
            told(|language| language.job_glue, it) || told(|language| language.company_nouns, it)
        })
    {
        rest.pop();
    }
    let joined = rest.len() < folded.split(' ').count();
    let last = rest.last()?;
    let clause = told(|language| language.relative_words, first)
        && joined
        && !rest.iter().any(|it| told(|language| language.former_words, it));
    let company = rest.len() == 1
        && languages.iter().any(|it| it.company_words.iter().any(|stem| last.starts_with(stem)));
    // "архітекторка хмарних рішень у Acme", unlike "співзасновниця проєкту Quux"
    let work = ["проєкту", "проекту", "спільноти"].contains(last);
    let job = is_role(&rest.join(" "), languages)
        || is_role_word(last, languages)
        || is_role_word(first, languages);
    (employer.is_ascii() && (clause || company || job && !work)).then_some(start)
}

/// "надійності в Acme" of "інженерка з надійності в Acme", "Platform в Acme" of "Head of Platform в Acme": where the employer
/// begins behind a field.
pub(super) fn employer_behind_field(
    joint: Joint,
    words: &str,
    languages: &[&Language],
) -> Option<usize> {
    let within = languages.iter().flat_map(|language| language.workplace_words);
    let found = within.filter_map(|at| Some(words.rfind(at)? + at.len())).max()?;
    let employer = &words[found..];
    let named = employer.is_ascii() && employer.starts_with(|c: char| c.is_ascii_uppercase());
    (joint == Joint::From && named && !words.is_ascii()).then_some(found)
}

/// "інженерка Acme Зора Квіленко": the bytes of the employer in Latin letters, and where the name begins.
pub(super) fn employer_before_name(
    words: &str,
    lexicon: &Lexicon,
    languages: &[&Language],
) -> Option<(Range<usize>, usize)> {
    let cyrillic = |c: char| Script::of_letter(c) == Script::Cyrillic;
    let last = words.rfind(|c: char| c.is_ascii_alphanumeric())?;
    let name = words[last + 1..].strip_prefix(' ').filter(|it| it.starts_with(cyrillic))?;
    let employer = employer_behind_title(&words[..=last], languages)?;
    let known = lexicon.reference.is_project(&words[employer..=last]);
    (person(name, lexicon) == Likeness::Yes && !known)
        .then_some((employer..last + 1, words.len() - name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn employers_behind_the_titles_of_people() {
        let employer = |words: &'static str| {
            employer_behind_title(words, LANGUAGES).map_or("", |start| &words[start..])
        };
        assert_eq!(employer("провідна інженерка Quuxly"), "Quuxly");
        assert_eq!(employer("директор Quuxly Labs"), "Quuxly Labs");
        for words in [
            "SRE-інженерка Quuxly",
            "інженерка в компанії Quuxly",
            "архітекторка хмарних рішень у Quuxly",
            "яка працює в Quuxly",
            "яка керує вітрилами в Quuxly",
            "компанія Quuxly",
        ] {
            assert_eq!(employer(words), "Quuxly", "{words}");
        }
        assert_eq!(employer("CTO Quuxly Labs"), "Quuxly Labs");
        assert_eq!(employer("CTO Engineer"), "");
        assert_eq!(employer("яка раніше працювала в Quuxly"), "");
        assert_eq!(employer("співзасновниця проєкту Quuxly"), "");
        assert_eq!(employer("яка любить Quuxly"), "");
        assert_eq!(employer("мережі Quuxly"), "");
        assert_eq!(employer("Quuxly"), "");
        assert_eq!(employer("director Quuxly"), "");
    }
}
