//! Employers right before or after a name, with nothing but a space or a particle between: "Acme 佐藤 花子さん", "Jane Doe
//! Acme".

use std::ops::Range;

use super::is_unemployed;
use super::kind::{PROSE, before_verb};
use super::part::{Joint, Kind, Part};
use super::settle::is_listed;
use crate::extract::lexicon::Lexicon;
use crate::extract::people::name::{LONGEST_COMPANY, Likeness, person, unknown_organization};
use crate::extract::people::role::is_role;
use crate::extract::possessive::owner_and_owned;
use crate::extract::stems::Stems;
use crate::extract::talk::format::format_in;
use crate::language::han::{company_before, is_company};
use crate::language::ja::surnames::{ends_with_honorific, is_with_kana, split_honorific};
use crate::language::{Language, is_cjk, is_han, is_katakana};
use crate::reference::fold::LEGAL_AFFIXES;

/// What kind of job it is has no more characters: "云平台高级".
const JOB: usize = 10;

/// "Acme 佐藤 花子さん / 鈴木 健一さん": who is employed before a name that an honorific ends, and all who follow with none
/// of their own.
pub(super) fn employers_first(
    text: &str,
    parts: Vec<Part>,
    lexicon: &Lexicon,
    languages: &[&Language],
) -> Vec<Part> {
    let mut out = Vec::with_capacity(parts.len());
    let mut employer: Option<Range<usize>> = None;
    let mut parts = parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        let words = &text[part.range.clone()];
        if parts.peek().is_some_and(|named| is_employer_of(text, &part, named, lexicon)) {
            employer = Some(part.range);
            continue;
        }
        let enclosed = text[..part.range.start].trim_end().ends_with(['(', '（']);
        // "谷歌的李雷与 Acme 的 Jane Doe"
        let goes_on = part.joint == Joint::And
            && out.last().is_some_and(|before: &Part| before.employer.is_some());
        let own = employer_before_name(words, enclosed || goes_on, lexicon, languages);
        if let Some((length, _)) = own {
            employer = Some(part.range.start..part.range.start + length);
        }
        let addressed = ends_with_honorific(words);
        let joined = matches!(part.joint, Joint::And | Joint::Comma) && addressed;
        // "云海科技 陈晓明、Jane Doe"
        let chinese = employer.as_ref().is_some_and(|it| text[it.clone()].ends_with(is_han));
        let joined = joined
            || chinese && part.joint == Joint::And && person(words, lexicon) == Likeness::Yes;
        let Some(employer) = employer.clone().filter(|_| own.is_some() || joined) else {
            employer = None;
            out.push(part);
            continue;
        };
        let start = part.range.start + own.map_or(0, |(_, name)| name);
        out.push(Part { range: start..part.range.end, employer: Some(employer), ..part });
    }
    out
}

/// Whether words in Latin letters are two or more in capitals, as full names are.
fn is_full_name(words: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    words.contains(' ') && !words.contains(is_cjk) && words.split(' ').all(capital)
}

/// Whether a part that begins a group is the employer of the one behind "、", whom an honorific ends: "Acme、佐藤花子氏".
fn is_employer_of(text: &str, part: &Part, named: &Part, lexicon: &Lexicon) -> bool {
    let words = &text[part.range.clone()];
    matches!(part.joint, Joint::Start | Joint::Semicolon)
        && named.joint == Joint::And
        && is_listed(text, named)
        && ends_with_honorific(&text[named.range.clone()])
        && !ends_with_honorific(words)
        && (lexicon.reference.organization(words).is_some()
            || words.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Whether words in Latin letters may be the company that owns somebody: "Blue Sail" of "Blue Sailの佐藤 花子さん".
fn is_owner(words: &str, lexicon: &Lexicon, languages: &[&Language]) -> bool {
    let word = words.len() >= 4
        && words.starts_with(|c: char| c.is_ascii_uppercase())
        && words.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && format_in(words, languages).is_none();
    (word || is_full_name(words))
        && !is_role(words, languages)
        && !lexicon.reference.is_project(words)
        && unknown_organization(words, lexicon) != Likeness::No
}

/// Whether a company is told with its legal form: "株式会社Quux".
fn is_formed(company: &str) -> bool {
    LEGAL_AFFIXES.iter().any(|affix| company.starts_with(affix) || company.ends_with(affix))
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '・' | 'の' | '/' | '／')
}

/// The length of the employer in "微软架构师李雷" and "Acme Labs 高级工程师 Jane Doe", and where the name begins.
fn employer_and_job(
    words: &str,
    lexicon: &Lexicon,
    languages: &[&Language],
) -> Option<(usize, usize)> {
    if !words.contains(is_cjk) || words.len() > PROSE {
        return None;
    }
    let roles = languages.iter().filter(|it| !it.spaced).flat_map(|language| language.roles);
    let stems = Stems::of(words);
    let roles = roles.filter(|role| stems.has(role));
    let roles = roles.filter(|role| role.starts_with(is_cjk) && role.chars().count() > 1);
    roles.filter_map(|role| Some((words.rfind(*role)?, role.len()))).find_map(|(at, length)| {
        let name = words[at + length..].trim_start();
        let (before, whole) = (&words[..at], !name.is_empty());
        let named = whole && person(name, lexicon) == Likeness::Yes;
        let employer = named.then(|| employer_at_start(before, lexicon, languages))??;
        Some((employer, words.len() - name.len()))
    })
}

/// The length of the employer before a job, with nothing between them but what kind of job it is: "Acme Labs" of "Acme Labs 高级".
fn employer_at_start(before: &str, lexicon: &Lexicon, languages: &[&Language]) -> Option<usize> {
    let job = |words: &str| {
        let words = words.trim().trim_start_matches('的');
        words.chars().count() <= JOB
            && words.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric() || c == ' ')
    };
    let known = lexicon.organizations_in(before).into_iter().next();
    if let Some(hit) = known.filter(|hit| hit.range.start == 0 && !hit.named.foundation) {
        return job(&before[hit.range.end..]).then_some(hit.range.end);
    }
    let latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '&' | '-');
    let company = before[..before.len() - before.trim_start_matches(latin).len()].trim_end();
    let large = company.starts_with(|c: char| c.is_ascii_uppercase());
    let other = || {
        lexicon.reference.is_project(company)
            || is_role(company, languages)
            || !lexicon.series_in(company).is_empty()
            || company.split(' ').count() > LONGEST_COMPANY
    };
    if large && !other() {
        return job(&before[company.len()..]).then_some(company.len());
    }
    // "云海科技高级", "云海科技"
    company_before(before, job).or_else(|| is_company(before).then_some(before.len()))
}

/// The length of the employer in "Acme 佐藤 花子さん" or "谷歌的李雷", and where the name begins; `enclosed` tells whether
/// a bracket opens before it.
fn employer_before_name(
    words: &str,
    enclosed: bool,
    lexicon: &Lexicon,
    languages: &[&Language],
) -> Option<(usize, usize)> {
    // "谷歌的李雷主持"
    let is_person = |name: &str| {
        person(name, lexicon) == Likeness::Yes || before_verb(name, lexicon, languages).is_some()
    };
    // "（Acme 的李雷）", unlike "：ChatBI 的冷思考"
    let named = |employer: &str| {
        let employer = employer.trim();
        let latin = enclosed
            && employer.starts_with(|c: char| c.is_ascii_uppercase())
            && !lexicon.reference.is_project(employer)
            && unknown_organization(employer, lexicon) != Likeness::No;
        latin || lexicon.reference.organization(employer).is_some() || is_company(employer)
    };
    if let Some(found) = employer_and_job(words, lexicon, languages) {
        return Some(found);
    }
    let owns = |employer: &str| {
        is_owner(employer, lexicon, languages)
            || is_formed(employer)
            || is_unemployed(employer)
            || lexicon.reference.organization(employer).is_some()
    };
    // "Acmeの佐藤 花子"
    if let Some((employer, name)) = words.rsplit_once('の')
        && name.contains([' ', '　'])
        && name.chars().all(|c| is_han(c) || matches!(c, ' ' | '　'))
        && is_person(name)
        && owns(employer.trim_end())
    {
        return Some((employer.trim_end().len(), words.len() - name.len()));
    }
    if let Some((employer, name)) = words.rsplit_once('的') {
        return (named(employer) && is_person(name))
            .then_some((employer.trim_end().len(), words.len() - name.len()));
    }
    // "Acme's Jane Doe"
    if let Some((employer, name)) = owner_and_owned(words) {
        return (lexicon.reference.organization(employer).is_some() && is_person(name))
            .then_some((employer.len(), words.len() - name.len()));
    }
    // "Acme 李雷", "同济大学 Jane Doe", and "Acme Jane Doe" where people write so
    let latin = |company: &str, name: &str| {
        let unspaced = languages.first().is_some_and(|it| !it.spaced);
        !name.contains(is_cjk) && (company.ends_with(is_han) || unspaced && name.contains(' '))
    };
    if let Some(hit) = lexicon.organizations_in(words).into_iter().next()
        && hit.range.start == 0
        && let Some(name) = words[hit.range.end..].strip_prefix(' ').map(str::trim_start)
        && (is_with_kana(name)
            || is_person(name)
                && (name.starts_with(is_han) && name.ends_with(is_han)
                    || latin(&words[..hit.range.end], name)))
    {
        return Some((hit.range.end, words.len() - name.len()));
    }
    // "云海科技 李雷", "云海大学 Jane Doe"
    if let Some((company, name)) = words.split_once(' ')
        && is_company(company)
        && (name.chars().all(is_han) || !name.contains(is_cjk))
        && is_person(name)
    {
        return Some((company.len(), words.len() - name.len()));
    }
    let (name, _) = split_honorific(words)?;
    // "メルカリ Jane Doe さん"
    if let Some(hit) = lexicon.organizations_in(name).into_iter().next()
        && hit.range.start == 0
        && let Some(behind) = name[hit.range.end..].strip_prefix([' ', '　']).map(str::trim_start)
        && behind.starts_with(|c: char| c.is_ascii_uppercase())
        && is_person(behind)
    {
        return Some((hit.range.end, name.len() - behind.len()));
    }
    // "Acmeの佐藤さん", "Acme の Jane Doe さん"
    if let Some((employer, surname)) = name.rsplit_once('の')
        && let (employer, surname) = (employer.trim_end(), surname.trim_start())
        && (named(employer) && surname.chars().all(is_han)
            || owns(employer) && is_with_kana(surname)
            || owns(employer)
                && (surname.chars().all(|c| is_han(c) || matches!(c, ' ' | '　'))
                    || surname.contains('・')
                        && surname.chars().all(|c| is_katakana(c) || c == '・'))
            || is_full_name(surname) && unknown_organization(employer, lexicon) != Likeness::No)
    {
        return Some((employer.len(), name.len() - surname.len()));
    }
    // The surname begins after the last mark but one: "Acme・佐藤 花子"; after the last one in "株式会社Acme 佐藤花子".
    let given = name.rfind([' ', '　'])?;
    let company = &name[..given];
    let formed = is_formed(company);
    let behind = name[given..].trim_start();
    // "Acmeジャパン　佐藤花子": a full name of its own stands behind the wide space.
    let set_apart = name[given..].starts_with('　')
        && behind.chars().count() >= 3
        && behind.chars().all(is_han)
        && company.chars().count() >= 3
        && company.chars().all(|c| is_katakana(c) || c.is_ascii_alphanumeric());
    let whole = formed && !company.contains([' ', '　'])
        || set_apart
        || lexicon.reference.organization(company).is_some();
    let names = behind.starts_with(is_han);
    let surname = if whole && names { given } else { company.rfind(is_between)? };
    let start = surname + name[surname..].chars().next().map_or(1, char::len_utf8);
    let employer = words[..surname].trim_end_matches(is_between);
    // The honorific makes a name of any.
    let named = name[start..].starts_with(is_cjk) && is_person(&words[start..]);
    // "Acme エンジニア 佐藤 花子さん"
    let known = lexicon.organizations_in(employer).into_iter().next();
    let known = known.filter(|hit| hit.range.start == 0).map(|hit| hit.range.end);
    let plain = is_role(employer, languages) || is_person(employer) || employer.is_empty();
    let length = known.or((!plain).then_some(employer.len()));
    Some((length?, start)).filter(|_| named)
}

/// "Jane Doe Acme": a known organization right after a name is its own part.
pub(super) fn part_organizations(text: &str, parts: Vec<Part>, lexicon: &Lexicon) -> Vec<Part> {
    let mut out = Vec::with_capacity(parts.len());
    for part in parts {
        let words = &text[part.range.clone()];
        let hit = lexicon
            .organizations_in(words)
            .pop()
            .filter(|hit| hit.range.end == words.len() && hit.range.start > 0);
        let name = hit.as_ref().map(|hit| words[..hit.range.start].trim_end());
        match (hit, name) {
            (Some(hit), Some(name))
                if name.contains(' ') && person(name, lexicon) == Likeness::Yes =>
            {
                let from = part.range.start;
                out.push(Part {
                    joint: part.joint,
                    range: from..from + name.len(),
                    kind: Kind::Unknown,
                    employer: None,
                });
                out.push(Part {
                    joint: Joint::From,
                    range: from + hit.range.start..part.range.end,
                    kind: Kind::Unknown,
                    employer: None,
                });
            }
            _ => out.push(part),
        }
    }
    out
}
