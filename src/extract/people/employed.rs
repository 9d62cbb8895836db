//! Organizations right after a name: "Jane Doe, CTO at Acme", "Jane Doe (Acme)".

use std::ops::Range;

use super::name::{Likeness, is_other_name, person, unknown_organization};
use super::role::{after_both, is_role, is_role_modifier, is_role_word};
use super::workplace::{han_clause, workplace};
use crate::extract::context::Context;
use crate::extract::possessive::owner;
use crate::extract::sentence::{first_chars, lowered, range_in};
use crate::extract::talk::floor::speaks;
use crate::language::en::common_names::GIVEN;
use crate::language::en::title_words::is_title_word;
use crate::language::given_names;
use crate::language::han::is_byname;
use crate::language::is_cjk;
use crate::language::latin::LEGAL_FORMS;
use crate::language::script::Script;
use crate::language::uk::companies::body;

/// A job title and an organization after a name are shorter, in characters.
const NEAR: usize = 100;

/// A job title has no more words before its employer.
const LONGEST_JOB: usize = 9;

/// Small words in what somebody is responsible for: "Engineering for Quux".
const FIELD_WORDS: &[&str] = &["for", "of", "and", "&", "the"];

/// An organization, or a job title without one, right after a name, and where it ends.
pub fn organization_after(
    ctx: &Context,
    text: &str,
    at: usize,
) -> Option<(Option<Range<usize>>, usize)> {
    let rest = &text[at..];
    let inner = behind_handle(rest.trim_start());
    let lead = at + rest.len() - inner.len();
    if let Some(open) = inner.chars().next().filter(|c| matches!(c, '(' | '（')) {
        let close = inner.find([')', '）'])?;
        let words = &inner[open.len_utf8()..close];
        let end = lead + close + inner[close..].chars().next().map_or(1, char::len_utf8);
        let base = lead + open.len_utf8();
        let mut head = after_pronoun(ctx, after_both(words, &ctx.languages));
        for word in ["also ", "from ", "at ", "of "] {
            head = head.trim_start().strip_prefix(word).unwrap_or(head);
        }
        let organization = head.split([',', '，']).rev().find_map(|part| {
            // "(CTO at Acme)", "(creator of Quux and CTO of Acme)"
            let at = part.split_once(" at ").filter(|(job, _)| is_role(job.trim(), &ctx.languages));
            let of = || part.rsplit_once(" of ").filter(|(job, _)| ends_in_role(ctx, job));
            let part = at.or_else(of).map_or(part, |(_, employer)| employer);
            // "（Acme 的工程总监）"
            let job = part.split_once('的').filter(|(_, job)| is_role(job, &ctx.languages));
            let part = job.map_or(part, |(employer, _)| employer);
            let start = base + range_in(words, part).start;
            let trimmed = part.trim();
            let start = start + part.len() - part.trim_start().len();
            let named = super::name::organization(trimmed, ctx.lexicon) != Likeness::No;
            let here = ctx.lexicon.reference.city(trimmed).is_none() || head.trim() == trimmed;
            let other = is_role(trimmed, &ctx.languages)
                || is_byname(trimmed)
                || is_other_name(&text[..lead], trimmed, ctx.lexicon);
            (named && here && !other).then(|| start..start + trimmed.len())
        });
        return Some((organization, end));
    }
    if let Some(found) = han_clause(ctx, text, lead) {
        return Some(found);
    }
    // " — both at Acme —"
    let shared = inner.strip_prefix(['—', '–', ',']).map(str::trim_start);
    if let Some(shared) = shared
        && let rest = after_both(shared, &ctx.languages)
        && rest.len() < shared.len()
        && let Some(organization) = organization_at(ctx, text, text.len() - rest.len())
    {
        let end = organization.end;
        return Some((Some(organization), end));
    }
    // ", a PhD student at the University of Quux", ", CTO at Acme,", ", from Acme"
    let mut cursor = lead;
    let dash = opening_dash(ctx, &text[cursor..]);
    let comma = text[cursor..].starts_with([',', '，']) || dash.is_some();
    if comma {
        cursor += text[cursor..].chars().next().map_or(0, char::len_utf8);
    }
    if comma
        && dash.is_none()
        && let Some((organization, end)) = set_between_commas(ctx, text, cursor)
            .or_else(|| apposed(ctx, text, cursor))
            .or_else(|| workplace(ctx, text, cursor))
    {
        return Some((Some(organization), end));
    }
    let glue = ctx.words(|language| language.job_glue);
    let is_glue = |word: &str| glue.contains(&word);
    let mut words = 0;
    let mut titled = false;
    while words < LONGEST_JOB {
        let rest = &text[cursor..];
        let inner = rest.trim_start();
        let word_start = cursor + rest.len() - inner.len();
        let length = inner
            .find(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '('))
            .unwrap_or(inner.len());
        let word = inner[..length].to_lowercase();
        // "Jane Doe, [From Sails to Seas](…)": a title has capitals.
        let small = inner.starts_with(char::is_lowercase);
        let from = small
            && ctx.languages.iter().any(|language| language.from_words.contains(&word.as_str()));
        // "…, CTO @ Acme", "…, an engineer with Acme"
        let from = from || titled && matches!(word.as_str(), "@" | "with");
        // "…, also of Acme", "…, also Acme"
        let also = word == "also" && comma;
        let organization =
            (from || also).then(|| organization_at(ctx, text, word_start + length)).flatten();
        // "Director of Engineering at Acme"
        let is_field = |it: &Range<usize>| {
            comma && ctx.lexicon.reference.organization(&text[it.clone()]).is_none()
        };
        let behind = |it: &Range<usize>| is_field(it).then(|| employer_of(ctx, text, it)).flatten();
        let organization = organization.map(|it| behind(&it).unwrap_or(it));
        if from && !comma && organization.is_none() {
            return None;
        }
        if let Some(organization) = organization {
            let end = organization.end;
            let end = match dash {
                Some(dash) => end + text[end..].find(dash)? + dash.len_utf8(),
                None => end + usize::from(comma && text[end..].starts_with(',')),
            };
            return Some((Some(organization), end));
        }
        // "Jane Doe, his co-founder and Acme's CTO"
        if let Some(owner) =
            owner(&inner[..length]).filter(|_| comma && next_is_role(ctx, &inner[length..]))
            && ctx.lexicon.reference.organization(owner).is_some()
        {
            let end = word_start + length + inner[length..].find([',', '.']).unwrap_or(0);
            return Some((Some(word_start..word_start + owner.len()), end));
        }
        // "Зора Квіленко, директорка Acme": a name in Latin letters behind a job among Cyrillic words.
        let foreign = titled
            && inner.starts_with(|c: char| c.is_ascii_uppercase())
            && !ctx.lexicon.reference.is_project(&inner[..length]);
        let cyrillic = || ctx.languages.first().is_some_and(|it| it.script == Script::Cyrillic);
        if foreign
            && cyrillic()
            && let Some(organization) = organization_at(ctx, text, word_start)
        {
            let end = organization.end;
            return Some((Some(organization), end + usize::from(text[end..].starts_with(','))));
        }
        let role = is_role_word(&word, &ctx.languages) || is_role_modifier(&word, &ctx.languages);
        // "Quux maintainer", "Azure CTO"
        let project = ctx.lexicon.reference.is_project(&inner[..length])
            || !small && next_is_role(ctx, &inner[length..]);
        // "Jane Doe, Quux maintainer, and John Roe"
        if length == 0 && titled && rest.starts_with(',') {
            return Some((None, cursor));
        }
        titled |= is_role_word(&word, &ctx.languages);
        if !(comma && (from || role || project || is_glue(&word))) || length == 0 {
            return None;
        }
        cursor = word_start + length;
        words += 1;
    }
    None
}

/// What a bracket says behind "he is", "who works": "at Acme".
fn after_pronoun<'t>(ctx: &Context, words: &'t str) -> &'t str {
    let Some((pronoun, rest)) = words.split_once(' ') else { return words };
    let who = ctx.words(|language| language.pronouns).contains(&pronoun)
        || ctx.words(|language| language.relative_words).contains(&pronoun);
    let is = || rest.strip_prefix("is ").or_else(|| rest.strip_prefix("are "));
    let mut works = ctx.words(|language| language.working).into_iter();
    let works = || works.find_map(|it| rest.strip_prefix(it));
    Some(who).filter(|who| *who).and_then(|_| is().or_else(works)).unwrap_or(words)
}

/// "Jane Doe, Acme, whose talk …", "Jane Doe, Acme Labs, has …": a company that no list knows behind the comma at `at`,
/// where what follows goes on about one person alone.
fn apposed(ctx: &Context, text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let inner = text[at..].trim_start();
    let (name, after) = inner.split_once(',')?;
    let words: Vec<&str> = name.split(' ').collect();
    let large = |word: &&str| word.starts_with(char::is_uppercase) || *word == "&";
    let reference = &ctx.lexicon.reference;
    let company = unknown_organization(name, ctx.lexicon);
    let named = words.len() <= COMPANY
        && words.iter().all(large)
        && (company == Likeness::Yes || person(name, ctx.lexicon) != Likeness::Yes)
        && company != Likeness::No
        && !is_role(name, &ctx.languages)
        && reference.city(name).is_none();
    let next = after.split_whitespace().next().unwrap_or_default();
    let relative = ctx.words(|language| language.relative_words).contains(&next)
        || ctx.words(|language| language.whose_words).contains(&next);
    // "Jane Doe, Acme, showed …", unlike "Jane Doe, John, …"
    let alone = words.len() == 1
        && !GIVEN.contains(&name.to_lowercase().as_str())
        && !given_names::is_given(&name.to_lowercase());
    let and = ctx.words(|language| language.and_words).contains(&next);
    let does = || !and && (company == Likeness::Yes || alone) && speaks(ctx, &lowered(after));
    let goes_on =
        after.starts_with(' ') && (relative || ["has", "is", "was"].contains(&next) || does());
    let start = text.len() - inner.len();
    (named && goes_on).then(|| (start..start + name.len(), start + name.len() + 1))
}

/// No such company has more words.
const COMPANY: usize = 3;

/// What follows a handle before a bracket: "(Acme)" of "@jane (Acme)".
fn behind_handle(text: &str) -> &str {
    let behind = text.strip_prefix('@').and_then(|handle| handle.split_once(' '));
    behind.map_or(text, |(_, rest)| if rest.starts_with('(') { rest } else { text })
}

/// The dash with which a text begins, if it sets a job title off: "– CTO at Acme – showed".
fn opening_dash(ctx: &Context, text: &str) -> Option<char> {
    let dash = text.chars().next().filter(|c| matches!(c, '–' | '—'))?;
    let (job, _) =
        first_chars(&text[dash.len_utf8()..], NEAR).strip_prefix(' ')?.split_once(dash)?;
    let role =
        job.split_whitespace().any(|word| is_role_word(&word.to_lowercase(), &ctx.languages));
    (role && job.ends_with(' ')).then_some(dash)
}

/// "Jane Doe, Acme, then looked …", "Jane Doe, Acme and John Roe, Globex": a known organization behind the comma at
/// `at`, and where it ends with its legal form, where what follows goes on about whoever stands before it rather than
/// with a list of organizations.
fn set_between_commas(ctx: &Context, text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let inner = text[at..].trim_start();
    let start = text.len() - inner.len();
    let known = |words: &str| {
        let hits = ctx.lexicon.organizations_in(first_chars(words, NEAR));
        hits.into_iter().next().filter(|hit| hit.range.start == 0).map(|hit| hit.range.end)
    };
    let name = known(inner)?;
    let word = inner[name..].split(',').next().filter(|it| it.starts_with(' '));
    let form = word.filter(|it| LEGAL_FORMS.contains(&it.trim().trim_end_matches('.')));
    let end = name + form.map_or(0, str::len);
    let after = &inner[end..];
    let ands = ctx.words(|language| language.and_words);
    // " and John Roe, Globex", ", John Roe, Globex": the next one has an employer, too.
    let next_employed = |rest: &str| {
        let rest = rest.trim_start();
        let and = ands.iter().find_map(|and| rest.strip_prefix(and)?.strip_prefix(' '));
        and.unwrap_or(rest).split_once(", ").is_some_and(|(name, employer)| {
            let full = person(name, ctx.lexicon) == Likeness::Yes;
            full && known(name).is_none() && known(employer).is_some()
        })
    };
    let goes_on = match after.strip_prefix(',') {
        // "…, on stage", "…, and John Roe, Globex", unlike "…, and others"
        Some(rest) => {
            let next = rest.split_whitespace().next().unwrap_or_default();
            let and = ands.contains(&next);
            next.starts_with(char::is_lowercase) && !and || next_employed(rest)
        }
        // "Jane Doe, Acme — “Title”"
        None if after
            .trim_start()
            .starts_with(['—', '–', '“', '«', '「', '《', ':', '：', '|']) =>
        {
            true
        }
        None => next_employed(after),
    };
    goes_on.then_some((start..start + name, start + end))
}

/// A known organization behind the comma at `at` with which a text, its sentence or its clause ends, or after which it
/// goes on with what somebody did.
pub(super) fn organization_at_the_end(
    ctx: &Context,
    text: &str,
    at: usize,
) -> Option<Range<usize>> {
    let inner = text[at..].strip_prefix(',')?.trim_start();
    let hit = ctx.lexicon.organizations_in(first_chars(inner, NEAR)).into_iter().next()?;
    let after = inner[hit.range.end..].trim_start();
    let ends = after.is_empty() || after.starts_with(['.', ',', ';', '!', ')']);
    let ands = ctx.words(|language| language.and_words);
    let word = after.split_whitespace().next().unwrap_or_default();
    let does = word.starts_with(char::is_lowercase) && !ands.contains(&word);
    let start = text.len() - inner.len();
    (hit.range.start == 0 && (ends || does)).then_some(start..start + hit.range.end)
}

/// The bytes of a known organization in the quotes with which a text begins: "«Новій пошті»", “Quuxly”.
fn quoted_name(ctx: &Context, text: &str) -> Option<Range<usize>> {
    let (open, close) =
        [('«', '»'), ('“', '”'), ('"', '"')].into_iter().find(|it| text.starts_with(it.0))?;
    let start = open.len_utf8();
    let end = start + text[start..].find(close)?;
    ctx.lexicon.reference.organization(&text[start..end]).map(|_| start..end)
}

/// An organization that begins after the white space at `at`: one that is known, else capitalised words.
pub fn organization_at(ctx: &Context, text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let inner = rest.trim_start();
    let mut start = at + rest.len() - inner.len();
    let mut inner = inner;
    let teams = ctx.words(|language| language.team_words);
    if let Some(after) = teams.iter().find_map(|team| inner.strip_prefix(team)) {
        start += inner.len() - after.len();
        inner = after;
    }
    // "the UK's Government Digital Service"
    if let Some(after) = after_country(ctx, inner) {
        start += inner.len() - after.len();
        inner = after;
    }
    if let Some(quoted) = quoted_name(ctx, inner) {
        return Some(start + quoted.start..start + quoted.end);
    }
    let begins = |text: &str| {
        ctx.lexicon.organizations_in(text).into_iter().find(|hit| hit.range.start == 0)
    };
    let mut known = begins(inner);
    if let Some(small) = small_name(ctx, inner).filter(|_| known.is_none()) {
        return Some(start..start + small);
    }
    if known.is_none() {
        // "the startup Acme", unlike "from provider Services"
        let kind = kind_of_company(ctx, inner, text[..start].ends_with("the "));
        start += kind;
        inner = &inner[kind..];
        if kind > 0 {
            known = begins(inner);
        }
    }
    // Capitalised words up to the first small one: "University of Quux", "Zylo.io".
    let cyrillic = ctx.languages.first().is_some_and(|it| it.script == Script::Cyrillic);
    let mut end = 0;
    let mut at = 0;
    for word in inner.split_inclusive(|c: char| c.is_whitespace()) {
        let bare = word
            .trim()
            .trim_end_matches([',', ';', ':', '.', '!', '?', ')', '”', '"'])
            .trim_end_matches("'s")
            .trim_end_matches("’s");
        let small = ["of", "the", "and", "for", "de", "la", "&"].contains(&bare);
        // "із quuxly works": among Cyrillic words, Latin letters are those of a name.
        let foreign = cyrillic && bare.starts_with(|c: char| c.is_ascii_alphabetic());
        let large = foreign
            || bare.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
            || bare.chars().skip(1).any(char::is_uppercase) && bare.is_ascii();
        if !(large || small && end > 0) || bare.chars().any(is_cjk) {
            break;
        }
        if small && bare != "of" && bare != "&" {
            break;
        }
        if large {
            end = at + word.find(bare).unwrap_or(0) + bare.len();
        }
        at += word.len();
        if word.trim().len() != bare.len() {
            break;
        }
    }
    let end = known.as_ref().map_or(0, |hit| hit.range.end).max(end);
    let words = &inner[..end];
    if end == 0
        || ctx.lexicon.reference.is_project(words) && known.is_none()
        || ctx.lexicon.series_in(words).iter().any(|hit| hit.range.start == 0)
    {
        return None;
    }
    // "from Acme Jane Doe" never happens; a known name is not made longer by what follows.
    let end = match &known {
        Some(hit) if hit.range.end < end && !inner[hit.range.end..end].trim().is_empty() => {
            hit.range.end
        }
        _ => end,
    };
    // "з Гронінгенського університету"
    let body = if known.is_none() { body(&inner[end..]) } else { 0 };
    Some(start..start + end + body)
}

/// What follows a country that owns something: "Government Digital Service" of "UK's Government Digital Service".
fn after_country<'t>(ctx: &Context, text: &'t str) -> Option<&'t str> {
    let (country, rest) = text.split_once(['\'', '’'])?;
    let known = ctx.lexicon.country_at(country).is_some() || ["UK", "US", "EU"].contains(&country);
    let owned = rest.strip_prefix("s ").filter(|it| it.starts_with(char::is_uppercase));
    owned.filter(|_| known && country.starts_with(char::is_uppercase))
}

/// The length of a known organization's name in small letters, where a clause ends with it or goes on with what
/// somebody did: "adidas shared", unlike "target groups".
fn small_name(ctx: &Context, text: &str) -> Option<usize> {
    let word = small_word(text)?;
    let after = text[word.len()..].trim_start();
    let does = || ctx.words(|language| language.speaking).iter().any(|it| after.starts_with(it));
    let ends = !after.starts_with(char::is_alphanumeric);
    ctx.lexicon.reference.organization(word).filter(|_| ends || does()).map(|_| word.len())
}

/// The word in small letters with which a text begins, if it is no common one.
fn small_word(text: &str) -> Option<&str> {
    let word = text.split(|c: char| !c.is_alphanumeric()).next()?;
    let small = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    (small && !is_title_word(word)).then_some(word)
}

/// Whether a text ends with a word that names what somebody is.
fn ends_in_role(ctx: &Context, text: &str) -> bool {
    let word = text.split_whitespace().next_back().unwrap_or_default();
    is_role_word(&word.to_lowercase(), &ctx.languages)
}

/// Whether a text begins with a word that names what somebody is.
fn next_is_role(ctx: &Context, text: &str) -> bool {
    let word = text.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    is_role_word(&word.to_lowercase(), &ctx.languages)
}

/// The employer behind the field of a job: "Engineering", with " at Acme" or " for Quux at Acme" after it, or a name in
/// small letters of which the clause says no more.
fn employer_of(ctx: &Context, text: &str, field: &Range<usize>) -> Option<Range<usize>> {
    let clause = text[field.end..].split([',', '.', ';', '(', ')', ':']).next()?;
    let (of, at) = clause.split_once(" at ")?;
    if !of
        .split_whitespace()
        .all(|word| FIELD_WORDS.contains(&word) || word.starts_with(char::is_uppercase))
    {
        return None;
    }
    let start = field.end + clause.len() - at.len();
    let at = &text[start..];
    let small = || {
        let word = small_word(at)?;
        at[word.len()..].starts_with([',', '.', ')']).then(|| start..start + word.len())
    };
    organization_at(ctx, text, start).or_else(small)
}

/// The length of the words that tell the kind of a company before its name: "German-based startup ", "Bremen
/// shipping company "; where it is `definite`, "startup " is enough.
fn kind_of_company(ctx: &Context, text: &str, definite: bool) -> usize {
    let nouns = ctx.words(|language| language.company_nouns);
    let based = text.split(' ').next().is_some_and(|first| first.ends_with("-based"));
    let mut length = 0;
    let words = text.split_inclusive([' ', '\n']);
    for (number, word) in words.take(if based { 6 } else { 3 }).enumerate() {
        if number > 0 && !word.starts_with(char::is_lowercase) {
            return 0;
        }
        length += word.len();
        let named = text[length..].starts_with(char::is_uppercase);
        let told = definite || number > 0 || !word.is_ascii();
        if named && (based || told && nouns.contains(&word.trim_end())) {
            return length;
        }
    }
    0
}
