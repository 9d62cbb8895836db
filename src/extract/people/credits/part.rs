//! The parts of a credit line, and what sets them off from each other.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::lexicon::Lexicon;
use crate::extract::people::name::{Likeness, nickname, organization, person};
use crate::extract::people::role::is_role;
use crate::extract::sentence::{first_chars, lowered};
use crate::language::ja::surnames::HONORIFICS;
use crate::language::latin::LEGAL_FORMS;
use crate::language::{LANGUAGES, Language, is_cjk, is_han, is_katakana, is_pictograph, ja, zh};
use crate::reference::fold::LEGAL_AFFIXES;

/// How a part is set off from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Start,
    Comma,
    /// `;`, `|`, a line break: a new group for certain.
    Semicolon,
    /// `&`, `and`, `、`
    And,
    Dash,
    /// `from`, `at`, `@`, `of`
    From,
    /// Inside brackets.
    Bracket,
}

#[derive(Debug, Clone)]
pub(super) struct Part {
    pub joint: Joint,
    pub range: Range<usize>,
    pub kind: Kind,
    /// Who employs the person of this part, where that stands before the name.
    pub employer: Option<Range<usize>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Person(Likeness),
    Organization,
    /// Looks like a person so much, and like an organization.
    Either(Likeness),
    /// A job title, a handle, a pronoun: says nothing.
    Skip,
    Unknown,
}

/// Words that join names, by their first byte. Foreign ones do in any post: "Jane Doe і John Roe".
static JOINING: LazyLock<BTreeMap<u8, Vec<(&'static str, Joint)>>> = LazyLock::new(|| {
    let words = |list: fn(&Language) -> &'static [&'static str], joint| {
        LANGUAGES.iter().flat_map(move |language| list(language)).map(move |word| (*word, joint))
    };
    let froms = words(|language| language.from_words, Joint::From);
    let ands = words(|language| language.and_words, Joint::And).chain([("with", Joint::And)]);
    let mut joining: BTreeMap<u8, Vec<_>> = BTreeMap::new();
    for (word, joint) in froms.chain(ands) {
        joining.entry(word.as_bytes()[0]).or_default().push((word, joint));
    }
    joining
});

/// Skips dashes and words such as "by" or "Speakers:"; tells whether there was such a word.
pub(super) fn introduction(text: &str, languages: &[&Language]) -> (usize, bool) {
    let mut at = 0;
    let mut introduced = false;
    loop {
        let rest = &text[at..];
        let skipped = rest.len()
            - rest
                .trim_start_matches(|c: char| {
                    c.is_whitespace()
                        || is_pictograph(c)
                        || matches!(
                            c,
                            '-' | '–'
                                | '—'
                                | ':'
                                | '：'
                                | '|'
                                | ','
                                | '，'
                                | '·'
                                | '•'
                                | '*'
                                | '~'
                                | '/'
                                | '／'
                                | '"'
                                | '”'
                                | '’'
                                | '»'
                                | '》'
                                | '」'
                                | '』'
                        )
                })
                .len();
        at += skipped;
        let rest = lowered(&text[at..]);
        let word = languages
            .iter()
            .flat_map(|language| language.by_words)
            .filter(|word| {
                rest.strip_prefix(**word).is_some_and(|after| {
                    word.chars().next_back().is_some_and(is_cjk)
                        || !after.starts_with(char::is_alphanumeric) && !after.is_empty()
                })
            })
            .max_by_key(|word| word.len());
        match word {
            // The folded text may differ in length; then the word is left to be read as a part.
            Some(word)
                if text
                    .get(at..at + word.len())
                    .is_some_and(|head| head.to_lowercase() == **word) =>
            {
                introduced = true;
                at += word.len();
                if text[at..].starts_with("(s)") {
                    at += 3;
                }
                // "パネリストは佐藤 花子さん"
                if word.ends_with(is_cjk) && text[at..].starts_with('は') {
                    at += 'は'.len_utf8();
                }
            }
            _ => return (at, introduced),
        }
    }
}

/// Cuts the text at everything that separates names.
pub(super) fn split(text: &str, start: usize, lexicon: &Lexicon) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut joint = Joint::Start;
    let mut from = start;
    let mut brackets = 0usize;
    let mut at = start;
    let mut push = |joint: Joint, range: Range<usize>| {
        let inner = &text[range.clone()];
        let lead = inner.len() - inner.trim_start_matches(is_edge).len();
        let start = range.start + lead;
        let end = start + inner[lead..].trim_end_matches(is_edge).len();
        if start < end {
            parts.push(Part { joint, range: start..end, kind: Kind::Unknown, employer: None });
            true
        } else {
            false
        }
    };
    while at < text.len() {
        let rest = &text[at..];
        if let Some(length) = nickname(&text[from..at], rest) {
            at += length;
            continue;
        }
        let c = rest.chars().next().unwrap_or(' ');
        let before = text[..at].chars().next_back();
        if let Some((next, length)) = separator(rest, before, c, lexicon, &text[from..at]) {
            let joined = if brackets > 0 { Joint::Bracket } else { joint };
            let pushed = push(joined, from..at);
            match c {
                // One around all of it: "(Jane Doe, Acme; John Roe, Globex)".
                '(' | '（' | '[' | '【' if text[start..at].trim().is_empty() => {}
                '(' | '（' | '[' | '【' => brackets += 1,
                ')' | '）' | ']' | '】' => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            // ", and" is one separator.
            if pushed
                || joint == Joint::Start && next != Joint::Start
                || next == Joint::From
                || next == Joint::Semicolon
            {
                joint = next;
            } else if next == Joint::And && joint == Joint::Comma {
                joint = Joint::And;
            }
            at += length;
            from = at;
        } else {
            at += c.len_utf8();
        }
    }
    push(if brackets > 0 { Joint::Bracket } else { joint }, from..text.len());
    parts
}

/// Whether 和 begins a given name in Japanese rather than joins two people: between "大谷 " and "紀さん".
fn begins_given_name(before: &str, after: &str) -> bool {
    let Some(surname) = before.trim_start().strip_suffix([' ', '　']) else { return false };
    let joins = !ja::surnames::is_surname(surname) && zh::surnames::begins_with_surname(surname);
    (1..=3).contains(&surname.chars().count())
        && surname.chars().all(is_han)
        && after.starts_with(is_han)
        && !joins
}

/// No name of an employer has more characters.
const EMPLOYER: usize = 60;

/// Whether a Chinese name and a known employer stand side by side: "陈晓明 微软 高级工程师".
fn is_employed(name: &str, after: &str, lexicon: &Lexicon) -> bool {
    let (name, after) = (name.trim(), first_chars(after, EMPLOYER));
    name.chars().all(is_han)
        && person(name, lexicon) == Likeness::Yes
        && lexicon.organizations_in(after).first().is_some_and(|hit| hit.range.start == 0)
}

fn is_edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '*' | '_' | '.' | '。' | '"' | '“' | '”' | ':' | '：' | '!' | '~')
}

/// The separator at the beginning of `rest`, and its length.
fn separator(
    rest: &str,
    before: Option<char>,
    c: char,
    lexicon: &Lexicon,
    part: &str,
) -> Option<(Joint, usize)> {
    let spaced_before =
        before.is_none_or(|b| b.is_whitespace() || matches!(b, ')' | '）' | '，' | '、'));
    match c {
        ',' if is_legal_form(rest[1..].trim_start()) => None,
        ',' | '，' => Some((Joint::Comma, c.len_utf8())),
        ';' | '；' | '|' | '｜' | '\t' | '\u{2028}' => Some((Joint::Semicolon, c.len_utf8())),
        // "Jane Doe, Acme · 9:00"
        '·' if spaced_before && rest[2..].starts_with(char::is_whitespace) => {
            Some((Joint::Comma, 2))
        }
        '、' | '＆' | '＋' => Some((Joint::And, c.len_utf8())),
        // "Jane Doe / Acme", "佐藤 花子さん（hanako）／株式会社Acme"
        '/' | '／'
            if (spaced_before || c == '／')
                && is_employer_behind(part, first_part(&rest[c.len_utf8()..]), lexicon) =>
        {
            Some((Joint::Comma, c.len_utf8()))
        }
        '／' => Some((Joint::And, c.len_utf8())),
        '&' | '+' | '/' if spaced_before || c == '&' && before.is_some_and(is_cjk) => {
            let katakana = |c: char| is_katakana(c);
            if before.is_some_and(katakana) && rest[1..].starts_with(katakana) {
                return None;
            }
            (!is_inside_name(part, rest, lexicon)).then_some((Joint::And, 1))
        }
        '-' | '–' | '—'
            if spaced_before
                && rest[c.len_utf8()..].chars().next().is_none_or(char::is_whitespace)
                || before.is_some_and(is_cjk) =>
        {
            Some((Joint::Dash, c.len_utf8()))
        }
        '@' if rest[1..].starts_with(' ') && spaced_before => Some((Joint::From, 1)),
        '(' | '（' | '[' | '【' | ')' | '）' | ']' | '】' => Some((Joint::Start, c.len_utf8())),
        ' ' if is_employed(part, rest[1..].trim_start(), lexicon) => Some((Joint::Comma, 1)),
        // "佐藤花子・鈴木健一"
        '・' if before.is_some_and(is_han) && rest[c.len_utf8()..].starts_with(is_han)
            || HONORIFICS.iter().any(|honorific| part.ends_with(honorific)) =>
        {
            Some((Joint::And, c.len_utf8()))
        }
        '和' if begins_given_name(part, &rest[c.len_utf8()..]) => None,
        _ if spaced_before => {
            let joining = JOINING.get(&rest.as_bytes()[0]).map_or(&[][..], Vec::as_slice);
            joining.iter().find_map(|&(word, joint)| {
                let after = rest.strip_prefix(word)?;
                let glued = word.chars().next_back().is_some_and(is_cjk);
                // "University of Quux" is one name.
                let named = word == "of" && organization(part.trim(), lexicon) == Likeness::Yes;
                (!named && (glued || after.starts_with(char::is_whitespace)))
                    .then_some((joint, word.len()))
            })
        }
        '以' if rest.starts_with("以及") => Some((Joint::And, "以及".len())),
        '和' | '与' if before.is_some_and(|b| !b.is_whitespace()) => {
            (!is_inside_name(part, rest, lexicon)).then_some((Joint::And, c.len_utf8()))
        }
        _ => None,
    }
}

/// Whether a joint between two texts is within the name of an organization: "Johnson & Johnson", "慧与科技".
fn is_inside_name(before: &str, after: &str, lexicon: &Lexicon) -> bool {
    let joint = after.chars().next().map_or(0, char::len_utf8);
    let whole = format!("{before}{}{}", &after[..joint], first_part(&after[joint..]));
    lexicon.reference.organization(whole.trim()).is_some()
}

/// Whether somebody's employer stands behind a stroke, rather than somebody else: "Jane Doe / Acme", unlike
/// "佐藤 花子／鈴木 健一".
fn is_employer_behind(before: &str, after: &str, lexicon: &Lexicon) -> bool {
    let name = |word: &str| (1..=3).contains(&word.chars().count()) && word.chars().all(is_han);
    let another = after.trim().split_once([' ', '　']).is_some_and(|(a, b)| name(a) && name(b));
    let company = || is_company(after, lexicon);
    person(before, lexicon) == Likeness::Yes && (!another || company())
        || ends_person(before) && company()
}

/// Whether the words before a separator end with somebody's bracket or honorific: "佐藤 花子さん".
fn ends_person(part: &str) -> bool {
    let part = part.trim();
    part.is_empty() || HONORIFICS.iter().any(|honorific| part.ends_with(honorific))
}

/// The words up to the next thing that separates names for certain.
fn first_part(text: &str) -> &str {
    text.split([',', ';', '(', ')', '（', '）', '、', '，', '；', '/', '／'])
        .next()
        .unwrap_or_default()
}

/// Whether words are a company for certain: "クウクス株式会社".
pub(super) fn is_company(words: &str, lexicon: &Lexicon) -> bool {
    let words = words.trim();
    LEGAL_AFFIXES.iter().any(|form| words.starts_with(form) || words.ends_with(form))
        || lexicon.reference.organization(words).is_some()
}

/// Whether a text begins with the legal form of the company before it: "Inc.".
fn is_legal_form(rest: &str) -> bool {
    let word = rest
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '&' | ')'))
        .next()
        .unwrap_or("");
    LEGAL_FORMS.contains(&word)
}

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
    for part in parts {
        let words = &text[part.range.clone()];
        let own = employer_before_name(words, lexicon, languages);
        if let Some((length, _)) = own {
            employer = Some(part.range.start..part.range.start + length);
        }
        let addressed = HONORIFICS.iter().any(|honorific| words.ends_with(honorific));
        let joined = matches!(part.joint, Joint::And | Joint::Comma) && addressed;
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

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '・' | 'の' | '/' | '／')
}

/// The length of the employer in "Acme 佐藤 花子さん" or "谷歌的李雷", and where the name begins.
fn employer_before_name(
    words: &str,
    lexicon: &Lexicon,
    languages: &[&Language],
) -> Option<(usize, usize)> {
    let is_person = |name: &str| person(name, lexicon) == Likeness::Yes;
    if let Some((employer, name)) = words.rsplit_once('的') {
        return (lexicon.reference.organization(employer).is_some() && is_person(name))
            .then_some((employer.len(), words.len() - name.len()));
    }
    // "Acme 李雷"
    if words.ends_with(is_han)
        && let Some(hit) = lexicon.organizations_in(words).into_iter().next()
        && hit.range.start == 0
        && let Some(name) = words[hit.range.end..].strip_prefix(' ').map(str::trim_start)
        && name.starts_with(is_han)
        && is_person(name)
    {
        return Some((hit.range.end, words.len() - name.len()));
    }
    let honorific = HONORIFICS.iter().find(|honorific| words.ends_with(**honorific))?;
    let name = words.strip_suffix(honorific)?.trim_end();
    // "メルカリ Jane Doe さん"
    if let Some(hit) = lexicon.organizations_in(name).into_iter().next()
        && hit.range.start == 0
        && let Some(behind) = name[hit.range.end..].strip_prefix([' ', '　']).map(str::trim_start)
        && behind.starts_with(|c: char| c.is_ascii_uppercase())
        && is_person(behind)
    {
        return Some((hit.range.end, name.len() - behind.len()));
    }
    // "Acmeの佐藤さん"
    if let Some((employer, surname)) = name.rsplit_once('の')
        && lexicon.reference.organization(employer).is_some()
        && surname.chars().all(is_han)
    {
        return Some((employer.len(), name.len() - surname.len()));
    }
    // The surname begins after the last mark but one: "Acme・佐藤 花子"; after the last one in "株式会社Acme 佐藤花子".
    let given = name.rfind([' ', '　'])?;
    let company = &name[..given];
    let formed =
        LEGAL_AFFIXES.iter().any(|affix| company.starts_with(affix) || company.ends_with(affix));
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
