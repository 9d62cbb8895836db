//! What the parts of a credit line are: people, organizations, job titles, times.

use super::job::{owner_of_job, strip_roles, without_job};
use super::part::{Joint, Kind, Part};
use crate::extract::lexicon::Lexicon;
use crate::extract::organization::company_of_project;
use crate::extract::people::name::{Likeness, is_handle, person, unknown_organization};
use crate::extract::people::other_name::is_other_name;
use crate::extract::people::role::{after_both, is_role, is_role_word};
use crate::extract::sentence::{begins_with, lowered};
use crate::extract::stems::Stems;
use crate::language::han::{TOGETHER, is_byname};
use crate::language::ja::surnames::{self, HONORIFICS, PLAIN_HONORIFICS};
use crate::language::latin::{CLOCK_WORDS, FORMER, PRONOUNS, SPOKEN};
use crate::language::{Language, is_cjk, is_han};

/// What somebody does is told in no more characters.
const DEED: usize = 24;

/// A name with its employer, its job or what somebody does is told in fewer bytes than any prose.
pub(super) const PROSE: usize = 400;

/// What stands behind a courtesy in a sentence in Japanese.
const SENTENCE_PARTICLES: [&str; 7] = ["から", "が", "は", "に", "を", "も", "より"];

/// No more words tell who somebody is behind an article.
const APPOSITION: usize = 6;

/// Tells what a part is by its words alone.
pub(super) fn recognize(text: &str, part: &mut Part, lexicon: &Lexicon, languages: &[&Language]) {
    part.range.start =
        part.range.end - after_introduction(&text[part.range.clone()], languages).len();
    part.range.start = part.range.end - after_journey(&text[part.range.clone()], lexicon).len();
    if is_introduction(&text[part.range.clone()], languages) {
        part.kind = Kind::Skip;
        return;
    }
    let named = before_verb(&text[part.range.clone()], lexicon, languages);
    part.range.end = named.map_or(part.range.end, |name| part.range.start + name.len());
    // "Jane Doe and John Roe, both of Acme"
    if is_both(&text[part.range.clone()], languages) {
        part.kind = Kind::Skip;
        return;
    }
    // "(both at Acme)"
    part.range.start = part.range.end - after_both(&text[part.range.clone()], languages).len();
    // "札幌支部 佐藤さん"
    let words = &text[part.range.clone()];
    part.range.start = part.range.end - surnames::after_chapter(words).len();
    // "陈晓明（Chen Xiaoming）" is one person.
    let words = &text[part.range.clone()];
    let before = text[..part.range.start].trim_end_matches(['(', '（', ' ']);
    if part.joint == Joint::Bracket && is_other_name(before, words, lexicon) {
        part.kind = Kind::Skip;
        return;
    }
    // "（Zora Quill）氏とマックス・ムー": what stands behind the bracket belongs to the name before it.
    let behind = text[..part.range.start].trim_end().ends_with([')', '）']);
    let honorific = HONORIFICS.iter().find_map(|honorific| words.strip_prefix(honorific));
    if let Some(rest) = honorific.filter(|_| behind) {
        part.kind = if rest.is_empty() { Kind::Skip } else { Kind::Unknown };
        return;
    }
    // "佐藤さんから" is of a sentence.
    let told = SENTENCE_PARTICLES.iter().find_map(|particle| words.strip_suffix(*particle));
    if told.is_some_and(surnames::ends_with_honorific) {
        part.kind = Kind::Unknown;
        return;
    }
    // "@zora_quill さん"
    let addressed = words.strip_prefix('@').and_then(|handle| {
        let name = PLAIN_HONORIFICS.iter().find_map(|honorific| handle.strip_suffix(honorific))?;
        Some(name.trim_end()).filter(|name| is_handle(&name.to_lowercase()))
    });
    if let Some(name) = addressed {
        part.range.start += '@'.len_utf8();
        part.range.end = part.range.start + name.len();
        part.kind = Kind::Person(Likeness::Yes);
        return;
    }
    // "з компанії «Acme Labs»"
    if part.joint == Joint::From
        && let Some(open) = words.find('«')
        && let Some(close) = words.strip_suffix('»').map(str::len)
    {
        let kind = words[..open].trim();
        let company = languages.iter().any(|it| it.company_nouns.contains(&kind));
        if kind.is_empty() || company {
            part.range = part.range.start + open + '«'.len_utf8()..part.range.start + close;
            part.kind = Kind::Organization;
            return;
        }
    }
    if let Some(employer) = owner_of_job(words, lexicon, languages) {
        part.range.end = part.range.start + employer.len();
        part.kind = Kind::Organization;
        return;
    }
    let named = without_honorific(words, lexicon)
        .or_else(|| without_other_name(words, lexicon))
        .or_else(|| without_job(words, lexicon, languages));
    match named {
        Some(name) => {
            part.range.end = part.range.start + name.len();
            part.kind = Kind::Person(Likeness::Yes);
        }
        // Who stands right behind an employer is somebody.
        None if part.employer.is_some() => part.kind = Kind::Person(Likeness::Yes),
        None => part.kind = kind(words, lexicon, languages),
    }
    strip_roles(text, part, lexicon, languages);
}

/// Whether a part only says that people share what follows: "both", "all three".
pub(super) fn is_both(words: &str, languages: &[&Language]) -> bool {
    let folded = lowered(words.trim());
    languages.iter().any(|language| language.both_words.contains(&folded.as_str()))
}

/// What follows an introduction of several words: "Jane Doe" in "moderated by Jane Doe".
fn after_introduction<'t>(words: &'t str, languages: &[&Language]) -> &'t str {
    if !words.contains(' ') {
        return words;
    }
    let folded = lowered(words);
    let introduced = languages.iter().flat_map(|language| language.by_words).filter(|word| {
        begins_with(&folded, word) && folded[word.len()..].starts_with(' ') && word.contains(' ')
    });
    introduced.map(|word| word.len()).max().map_or(words, |length| words[length..].trim_start())
}

/// The name behind where somebody came from: "陈晓明" in "从北京来的 陈晓明", in "远道而来的陈晓明".
fn after_journey<'t>(words: &'t str, lexicon: &Lexicon) -> &'t str {
    let behind = ["来的", "來的", "赶来的", "趕來的"].iter().find_map(|it| words.split_once(it));
    let name = behind.map(|(_, name)| name.trim_start());
    name.filter(|name| person(name, lexicon) == Likeness::Yes).unwrap_or(words)
}

/// Whether a part only introduces the next: "Moderator" in "Moderator — Jane Doe; panelists — …".
fn is_introduction(words: &str, languages: &[&Language]) -> bool {
    let label = lowered(words.trim());
    label.chars().count() >= 6
        && languages.iter().any(|language| language.by_words.contains(&label.as_str()))
}

/// The name before what somebody does: "陈晓明" in "由陈晓明共同主持", "Jane Doe" in "由 Jane Doe 介绍近况".
pub(super) fn before_verb<'t>(
    words: &'t str,
    lexicon: &Lexicon,
    languages: &[&Language],
) -> Option<&'t str> {
    if !words.ends_with(is_cjk) || words.len() > PROSE {
        return None;
    }
    let verbs = languages.iter().flat_map(|language| language.speaking);
    let stems = Stems::of(words);
    let verbs = verbs.filter(|verb| stems.has(verb));
    let verbs = verbs.filter(|verb| verb.starts_with(is_cjk) && verb.chars().count() > 1);
    verbs
        .filter_map(|verb| words.find(*verb))
        .filter(|&at| words[at..].chars().count() <= DEED)
        .map(|at| words[..at].trim_end())
        .map(|name| TOGETHER.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name))
        .map(str::trim_end)
        .find(|name| person(name, lexicon) == Likeness::Yes)
}

/// The name before an honorific: "森ゾラ" in "森ゾラさん".
fn without_honorific<'t>(words: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let (name, honorific) = surnames::split_honorific(words)?;
    let named = |words: &str| person(words, lexicon) == Likeness::Yes;
    // "jane doe さん", "Ran Doe さん": what no list has as a company's.
    let latin = |word: &str| {
        let rest = word.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(word);
        rest.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let addressed = PLAIN_HONORIFICS.contains(&honorific)
        && (2..=3).contains(&name.split(' ').count())
        && name.split(' ').all(latin)
        && lexicon.reference.organization(name).is_none();
    // "鵜野 大和さん": no list of surnames has them all.
    let parted = PLAIN_HONORIFICS.contains(&honorific) && is_parted(name);
    (named(words) || named(name) || addressed || parted).then_some(name)
}

/// Whether a name is one in Chinese characters with a space behind the surname: "鵜野 大和", "一ノ瀬 光太郎".
pub(super) fn is_parted(name: &str) -> bool {
    let Some((surname, given)) = name.split_once([' ', '　']) else { return false };
    let short = |word: &str| (1..=4).contains(&word.chars().count());
    short(surname)
        && surname.starts_with(is_han)
        && surname.chars().all(|c| is_han(c) || matches!(c, 'ノ' | 'ヶ' | 'ケ' | '々'))
        && short(given)
        && given.chars().all(is_cjk)
        && !surnames::begins_with_surname(given)
}

/// The name before its spelling in Latin letters: "陳曉明" in "陳曉明 Ming Chen".
fn without_other_name<'t>(words: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let (name, other) = words.split_once([' ', '\u{3000}'])?;
    let spelled = other.starts_with(|c: char| c.is_ascii_uppercase());
    let han = name.chars().all(is_han) && person(name, lexicon) == Likeness::Yes;
    (spelled && han && is_other_name(name, other, lexicon)).then_some(name)
}

/// The kind that the words alone tell.
fn kind(words: &str, lexicon: &Lexicon, languages: &[&Language]) -> Kind {
    let folded = lowered(words);
    // "(formerly Acme)" is no employer any more.
    let former = FORMER.iter().any(|word| folded.starts_with(word));
    if former
        || is_owned(&folded)
        || is_apposition(words, lexicon)
        || is_clause(&folded, languages)
        || is_time(words, languages)
        || is_place_or_language(&folded, languages)
        || words.starts_with(['@', '#'])
        || words.contains("://")
        || is_pronouns(words)
        || is_role(words, languages)
        || is_edition(words, lexicon)
        || is_of_project(words, lexicon, languages)
        // "Jane Doe (slides)"
        || languages.iter().any(|language| language.bare_links.contains(&folded.as_str()))
    {
        return Kind::Skip;
    }
    if lexicon.reference.organization(words).is_some()
        || company_of_project(words, lexicon).is_some()
    {
        return Kind::Organization;
    }
    if is_byname(words) {
        return Kind::Skip;
    }
    match (person(words, lexicon), unknown_organization(words.trim(), lexicon)) {
        (_, Likeness::Yes) => Kind::Organization,
        (likeness @ (Likeness::Yes | Likeness::Maybe), Likeness::Maybe) => Kind::Either(likeness),
        (likeness @ (Likeness::Yes | Likeness::Maybe), Likeness::No) => Kind::Person(likeness),
        (Likeness::No, Likeness::Maybe) => Kind::Organization,
        _ => Kind::Unknown,
    }
}

/// Whether that is what somebody is in a project, with its name behind the role: "мейнтейнерка Cilium", "співголова SIG Network".
pub(super) fn is_of_project(words: &str, lexicon: &Lexicon, languages: &[&Language]) -> bool {
    const KINDS: [&str; 4] = ["проєкту ", "проекту ", "спільноти ", "групи "];
    const GROUPS: [&str; 4] = ["SIG ", "TAG ", "WG ", "TOC "];
    let Some((role, rest)) = words.split_once(' ') else { return false };
    let name = KINDS.iter().find_map(|kind| rest.strip_prefix(kind)).unwrap_or(rest);
    let project = || {
        lexicon.reference.is_project(name)
            || GROUPS.iter().any(|it| format!("{name} ").starts_with(it))
    };
    !role.is_ascii() && is_role_word(&lowered(role), languages) && project()
}

/// Whether that is where they speak: "KubeCon Europe 2025".
fn is_edition(words: &str, lexicon: &Lexicon) -> bool {
    let year = words.rsplit(' ').next().is_some_and(|word| {
        word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
    });
    year && lexicon.series_in(words).iter().any(|hit| hit.range.start == 0)
}

/// What else schedules give beside people: "Room 4", "in room 4", "English", "sponsored".
fn is_place_or_language(folded: &str, languages: &[&Language]) -> bool {
    let place = folded.strip_prefix("in ").unwrap_or(folded);
    let room = |word: &str| languages.iter().any(|language| language.rooms.contains(&word));
    let numbered = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit()) || rest.len() == 1;
    place.split_once(' ').is_some_and(|(first, rest)| room(first) && numbered(rest))
        || SPOKEN.contains(&folded)
        || folded.starts_with("sponsored")
}

/// Whether that tells who the one before it is and names no employer: "a teacher in Tashkent".
fn is_apposition(words: &str, lexicon: &Lexicon) -> bool {
    let rest = words.strip_prefix("a ").or_else(|| words.strip_prefix("an "));
    rest.is_some_and(|rest| {
        rest.starts_with(char::is_lowercase)
            && rest.split(' ').count() < APPOSITION
            && !rest.contains(" at ")
            && lexicon.organizations_in(rest).is_empty()
    })
}

/// Whether that tells whose company the one before it is: "a Cisco company".
fn is_owned(folded: &str) -> bool {
    let article = folded.strip_prefix("a ").or_else(|| folded.strip_prefix("an "));
    article.is_some_and(|rest| rest.ends_with(" company"))
}

/// Whether that begins to tell on of the one before it: "who works" of "Jane Doe, who works at Acme".
fn is_clause(folded: &str, languages: &[&Language]) -> bool {
    let (first, _) = folded.split_once(' ').unwrap_or((folded, ""));
    languages.iter().any(|language| language.relative_words.contains(&first))
}

/// Days and times stand beside the people of a schedule: "Wednesday", "October 26 • 4:30pm", "9:00".
fn is_time(words: &str, languages: &[&Language]) -> bool {
    let is_filler = |word: &str| languages.iter().any(|language| language.is_of_a_date(word));
    let mut digits = false;
    let all = words.split([' ', '•', '·', '.', ',']).filter(|word| !word.is_empty()).all(|word| {
        let folded = word.to_lowercase();
        let clock = |c: char| c.is_ascii_digit() || ":–-apmthstndr".contains(c);
        let number = folded.starts_with(|c: char| c.is_ascii_digit()) && folded.chars().all(clock);
        digits |= number;
        number || is_filler(&folded) || CLOCK_WORDS.contains(&folded.as_str())
    });
    let weekday =
        |it: &&Language| it.weekdays.iter().any(|(day, _)| lowered(words).starts_with(day));
    all && !words.is_empty()
        && (digits
            || languages.iter().any(weekday)
            || words.chars().next().is_some_and(char::is_uppercase)
            || words.chars().count() == 1)
}

fn is_pronouns(words: &str) -> bool {
    let folded = lowered(words);
    PRONOUNS.contains(&folded.as_str())
}

/// Cuts a weekday off the end: it belongs to the date that follows.
pub(super) fn strip_weekdays(text: &str, parts: &mut [Part], languages: &[&Language]) {
    for part in parts.iter_mut() {
        let words = &text[part.range.clone()];
        if let Some((rest, last)) = words.rsplit_once([' ', '\n', '\u{2028}'])
            && last.chars().count() >= 6
            && is_time(last, languages)
            && !last.starts_with(|c: char| c.is_ascii_digit())
        {
            part.range.end = part.range.start + rest.trim_end().len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;
    use crate::language::LANGUAGES;

    #[test]
    fn names_with_a_space_behind_the_surname() {
        for (name, want) in [
            ("鵜野 大和", true),
            ("一ノ瀬 光太郎", true),
            ("漆海　さくら", true),
            ("海 佐藤花子", false),
            ("メッシュ 花子", false),
            ("海のメッシュ 花子", false),
            ("大和", false),
        ] {
            assert_eq!(is_parted(name), want, "{name}");
        }
    }

    #[test]
    fn what_schedules_give_beside_people() {
        for (words, want) in [
            ("Room 4", true),
            ("in room 4 at 10:00", true),
            ("Track B", true),
            ("30 min", true),
            ("English", true),
            ("Sponsored keynote", true),
            ("a sailor in Oslo", true),
            ("a Sailor in Oslo", false),
            ("who works", true),
            ("KubeCon Europe 2025", true),
            ("Quuxly Europe 2025", false),
            ("Who Works", true),
            ("Whoosh Works", false),
            ("Stage Works", false),
            ("Roomba 4", false),
            ("English Bay", false),
        ] {
            assert_eq!(kind(words, builtin(), LANGUAGES) == Kind::Skip, want, "{words}");
        }
    }

    #[test]
    fn introductions_before_a_name() {
        let after = |words| after_introduction(words, LANGUAGES);
        assert_eq!(after("moderated by Zora Quill"), "Zora Quill");
        assert_eq!(after("moderated bylaws"), "moderated bylaws");
        assert_eq!(after("Zora Quill"), "Zora Quill");
        let alone = |words| is_introduction(words, LANGUAGES);
        assert!(alone("Moderator ") && alone("учасники"));
        assert!(!alone("by") && !alone("Moderator Zora Quill"));
    }

    #[test]
    fn owners_of_companies() {
        assert!(is_owned("a cisco company") && is_owned("an ibm company"));
        assert!(!is_owned("a company") && !is_owned("quux company") && !is_owned("acme"));
    }

    #[test]
    fn names_before_a_verb() {
        for (words, want) in [
            ("陈晓明主持", Some("陈晓明")),
            ("Zora Quill 主持", Some("Zora Quill")),
            ("陈晓明", None),
            ("服务网格演讲", None),
            ("Zora Quill presents", None),
        ] {
            assert_eq!(before_verb(words, builtin(), LANGUAGES), want, "{words}");
        }
    }

    #[test]
    fn names_before_an_honorific() {
        for (words, want) in [
            ("森ゾラさん", Some("森ゾラ")),
            ("Zora Quill 氏", Some("Zora Quill")),
            ("Ran Quill さん", Some("Ran Quill")),
            ("Red Hat さん", None),
            ("森ゾラ", None),
            ("Quuxさん", None),
            ("さん", None),
        ] {
            assert_eq!(without_honorific(words, builtin()), want, "{words}");
        }
    }
}
