//! Jobs beside people and their employers, in one part of a credit line: "Quuxly 首席工程师", "Kiali maintainer Jane Doe".

use super::kind::is_of_project;
use super::latin::{employer_before_name, employer_behind_field, employer_behind_title};
use super::part::{Joint, Kind, Part};
use crate::extract::lexicon::Lexicon;
use crate::extract::people::name::{LONGEST_COMPANY, Likeness, person, unknown_organization};
use crate::extract::people::role::{is_role, is_role_word, runs_foundation};
use crate::extract::possessive::owner_and_owned;
use crate::extract::sentence::lowered;
use crate::language::latin::COMPANY_TITLES;
use crate::language::zh::surnames::begins_with_full_name;
use crate::language::{Language, han, is_cjk, is_han};
use crate::reference::fold::LEGAL_AFFIXES;

/// Words for a part of a company.
const TEAM_WORDS: [&str; 6] = ["team", "group", "unit", "division", "department", "dept."];

/// Cuts a known organization off the job title that follows or precedes it: `华为云容器网格数据面技术专家`.
pub(super) fn strip_roles(text: &str, part: &mut Part, lexicon: &Lexicon, languages: &[&Language]) {
    let words = &text[part.range.clone()];
    if lexicon.reference.organization(words).is_some() || is_of_project(words, lexicon, languages) {
        return;
    }
    let hits = lexicon.organizations_in(words);
    // "株式会社Acme Platform Team"
    let begins = |at: usize| at == 0 || LEGAL_AFFIXES.contains(&words[..at].trim());
    if let Some(hit) =
        hits.first().filter(|hit| begins(hit.range.start) && hit.range.end < words.len())
    {
        let rest = &words[hit.range.end..];
        // "字节跳动 STE 团队"
        let team = han::TEAMS.iter().any(|team| rest.ends_with(team)) || is_team(rest);
        // "Quuxly 的船长", unlike "Quuxly 的 Jane Doe" and "Quuxly 的李雷"
        let job = rest.trim_start().strip_prefix('的').filter(|job| job.starts_with(is_cjk));
        let glued = rest.starts_with(is_cjk)
            || job.is_some_and(|job| person(job, lexicon) != Likeness::Yes);
        let honour = hit.named.foundation && !runs_foundation(rest.trim());
        // "微软陈晓明"
        let whole = (3..=4).contains(&rest.chars().count()) && begins_with_full_name(rest);
        if whole && !hit.named.foundation && !team && !is_role(rest, languages) {
            part.employer = Some(part.range.start..part.range.start + hit.range.end);
            part.range.start += hit.range.end;
            part.kind = Kind::Person(Likeness::Yes);
        } else if honour && is_role(rest.trim(), languages) {
            // "CNCF Ambassador" is a title of honour.
            part.kind = Kind::Skip;
        } else if glued || team || is_role(rest.trim(), languages) {
            part.range.end = part.range.start + hit.range.end;
            part.kind = Kind::Organization;
        }
    } else if let Some(hit) =
        hits.last().filter(|hit| hit.range.end == words.len() && hit.range.start > 0)
        && is_role(words[..hit.range.start].trim(), languages)
    {
        part.range.start += hit.range.start;
        part.kind = Kind::Organization;
    } else if let Some(length) = company_before_job(words, languages) {
        part.range.end = part.range.start + length;
        part.kind = Kind::Organization;
    } else if let Some(length) = han_role_before_name(words, lexicon, languages) {
        part.range.start += length;
        part.kind = Kind::Person(Likeness::Yes);
    } else if let Some((employer, name)) = employer_before_name(words, lexicon, languages) {
        part.employer = Some(part.range.start + employer.start..part.range.start + employer.end);
        part.range.start += name;
        part.kind = Kind::Person(Likeness::Yes);
    } else if let Some(name_start) = role_before_name(words, lexicon, languages) {
        part.range.start += name_start;
        part.kind = Kind::Person(Likeness::Yes);
    } else if part.joint != Joint::Start
        && let Some(start) = employer_behind_title(words, languages)
            .or_else(|| employer_behind_field(part.joint, words, languages))
        && !lexicon.reference.is_project(&words[start..])
    {
        // "Jane Doe, розробниця і керівниця команди в Acme": two jobs of one.
        if part.joint == Joint::And && is_behind_role(&text[..part.range.start], languages) {
            part.joint = Joint::Comma;
        }
        part.range.start += start;
        part.kind = Kind::Organization;
    } else if part.joint != Joint::Start
        && let Some(length) = employer_before_title(words, lexicon, languages)
    {
        part.range.end = part.range.start + length;
        part.kind = Kind::Organization;
    }
}

/// Whether a job stands before the last word of a text: "…, розробниця і".
fn is_behind_role(text: &str, languages: &[&Language]) -> bool {
    let before = text.trim_end().rsplit_once(' ').map_or("", |(before, _)| before);
    is_role(before.rsplit([',', '(']).next().unwrap_or_default().trim(), languages)
}

/// Whether words behind a company name a part of it: " Platform Team".
fn is_team(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    words.starts_with(' ') && TEAM_WORDS.iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// Whose job somebody has: "Acme" of "Acme's lead architect", unlike "Acme's Jane Doe".
pub(super) fn owner_of_job<'t>(
    words: &'t str,
    lexicon: &Lexicon,
    languages: &[&Language],
) -> Option<&'t str> {
    let (employer, job) = owner_and_owned(words)?;
    let last = job.rsplit(' ').next().unwrap_or_default();
    let titled = job.starts_with(char::is_lowercase) && is_role_word(last, languages);
    let known = || lexicon.reference.organization(employer).is_some();
    let named = known() || unknown_organization(employer, lexicon) != Likeness::No;
    (titled && named).then_some(employer)
}

/// The length of a company, by how its name ends, before a job there: "云海证券" of "云海证券基础架构团队架构师".
fn company_before_job(words: &str, languages: &[&Language]) -> Option<usize> {
    han::company_before(words, |job| {
        let team = || han::TEAMS.iter().any(|team| job.ends_with(team));
        job.starts_with(is_han) && (team() || is_role(job, languages))
    })
}

/// The name before a job of no company: "陈晓明" in "陈晓明 海洋团队负责人".
pub(super) fn without_job<'t>(
    words: &'t str,
    lexicon: &Lexicon,
    languages: &[&Language],
) -> Option<&'t str> {
    let (name, job) = words.split_once([' ', '\u{3000}'])?;
    let han = name.chars().all(is_han) && person(name, lexicon) == Likeness::Yes;
    let nobodys =
        || lexicon.organizations_in(job).is_empty() && company_before_job(job, languages).is_none();
    (han && job.ends_with(is_cjk) && is_role(job, languages) && nobodys()).then_some(name)
}

/// The length of an employer whom no list knows, before a title that only companies give: "云海 CTO", "Quuxly
/// 首席工程师". A project has maintainers, too.
fn employer_before_title(words: &str, lexicon: &Lexicon, languages: &[&Language]) -> Option<usize> {
    let found = |(employer, title): (&str, &str)| {
        let title = lowered(title.trim());
        is_company_titled(employer, &title, lexicon, languages).then_some(employer.len())
    };
    // "Quuxly Labs CTO"
    words.split_once(' ').and_then(found).or_else(|| words.rsplit_once(' ').and_then(found))
}

/// Whether words are a company's name, and a title one that only companies give.
fn is_company_titled(
    employer: &str,
    title: &str,
    lexicon: &Lexicon,
    languages: &[&Language],
) -> bool {
    let leads = COMPANY_TITLES.contains(&title);
    let works = employer.starts_with(|c: char| c.is_ascii_uppercase())
        && !title.contains(' ')
        && han::COMPANY_TITLES.iter().any(|ending| title.ends_with(ending));
    (leads || works)
        && employer.chars().count() >= 2
        && employer.split(' ').count() <= LONGEST_COMPANY
        && employer.split(' ').all(|word| {
            word.starts_with(|c: char| is_han(c) || c.is_ascii_uppercase() || c.is_ascii_digit())
                || !employer.contains(' ')
        })
        && employer
            .chars()
            .all(|c| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '.' | ' ' | '&'))
        && !lexicon.reference.is_project(employer)
        && !employer.split(' ').any(|word| is_role(word, languages))
}

/// The length of the job title in "主席约翰·史密斯".
fn han_role_before_name(words: &str, lexicon: &Lexicon, languages: &[&Language]) -> Option<usize> {
    if !words.contains('·') {
        return None;
    }
    let roles = languages.iter().flat_map(|language| language.roles);
    let led = roles.filter(|role| {
        let name = words.strip_prefix(**role);
        name.is_some_and(|name| name.contains('·') && person(name, lexicon) == Likeness::Yes)
            && role.starts_with(is_cjk)
            && role.chars().count() > 1
    });
    led.map(|role| role.len()).max()
}

/// "Kiali maintainer Jane Doe", "Dr. Jane Doe", "Доповідь Зори Квіленко": where the name begins.
fn role_before_name(words: &str, lexicon: &Lexicon, languages: &[&Language]) -> Option<usize> {
    let mut at = 0;
    let mut last = None;
    // Behind an academic title anything that may be a name is one.
    let mut addressed = false;
    while let Some(space) = words[at..].find(' ') {
        let word = words[at..at + space].to_lowercase();
        at += space + 1;
        let titled = ["dr.", "prof.", "mr.", "ms.", "mrs."].contains(&word.as_str());
        let rank = ["colonel", "captain", "major"].contains(&word.as_str());
        let session = languages
            .iter()
            .any(|language| language.talk_nouns.iter().any(|noun| word.starts_with(noun)));
        // "Провели Зора Квіленко"
        let deed = !word.is_ascii()
            && languages.iter().any(|language| language.by_words.contains(&word.as_str()));
        if titled || rank || session || deed || is_role_word(&word, languages) {
            addressed = titled;
            last = Some(at);
        }
    }
    // "Jane Doe, you will hear a talk by John Roe" is no title of his.
    let named = |at: usize| {
        let first: Vec<&str> = words[..at].split_whitespace().take(2).collect();
        first.len() == 2 && person(&first.join(" "), lexicon) == Likeness::Yes
    };
    let is_person = |likeness| likeness == Likeness::Yes || addressed && likeness != Likeness::No;
    last.filter(|&at| !named(at) && is_person(person(&words[at..], lexicon)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;
    use crate::language::LANGUAGES;

    #[test]
    fn employers_before_the_titles_of_companies() {
        for (words, want) in [
            ("云海 CTO", "云海"),
            ("Quuxly CTO", "Quuxly"),
            ("Quuxly 首席工程师", "Quuxly"),
            ("Quuxly 维护者", ""),
            ("Kubernetes 工程师", ""),
            ("Senior 工程师", ""),
            ("平台 工程师", ""),
            ("CTO", ""),
        ] {
            let length = employer_before_title(words, builtin(), LANGUAGES).unwrap_or(0);
            assert_eq!(&words[..length], want, "{words}");
        }
    }

    #[test]
    fn employers_of_whoever_has_a_job() {
        for (words, want) in [
            ("Quuxly's lead architect", Some("Quuxly")),
            ("The Quux Foundation’s community manager", Some("The Quux Foundation")),
            ("Quuxly's Zora Quill", None),
            ("Quuxly's boat", None),
            ("Lead Architect", None),
        ] {
            assert_eq!(owner_of_job(words, builtin(), LANGUAGES), want, "{words}");
        }
    }

    #[test]
    fn names_after_what_is_no_name() {
        for (words, want) in [
            ("Quuxly maintainer Zora Quill", Some("Zora Quill")),
            ("Dr. Zora Quill", Some("Zora Quill")),
            ("Colonel Zora Quill", Some("Zora Quill")),
            ("Major Outage Stories", None),
            ("Dr. Quux von Quill", Some("Quux von Quill")),
            ("Виступ Зори Квіленко", Some("Зори Квіленко")),
            ("Zora Quill", None),
            ("Виступ Quuxly", None),
        ] {
            let at = role_before_name(words, builtin(), LANGUAGES);
            assert_eq!(at.map(|at| &words[at..]), want, "{words}");
        }
    }
}
