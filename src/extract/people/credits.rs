//! Lines that credit people: `A & B, Org`, `A, Org & B, Org`, `A (Org), B (Org)`, `A（Org）、B（Org）`.

use std::ops::Range;

use super::name::{Likeness, organization, person};
use super::role::{is_role, is_role_word};
use crate::extract::date::days;
use crate::extract::lexicon::Lexicon;
use crate::language::ja::surnames::HONORIFICS;
use crate::language::{Language, is_cjk};

/// A person who is credited, and the organization that the line gives for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The bytes of the name.
    pub name: Range<usize>,
    /// How sure it is that this is a person.
    pub likeness: Likeness,
    /// The bytes of the organization.
    pub organization: Option<Range<usize>>,
}

/// What a line credits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credits {
    /// People in order.
    pub people: Vec<Credit>,
    /// Organizations that stand where a person would.
    pub organizations: Vec<Range<usize>>,
    /// Parts that are neither person, organization nor role.
    pub unread: usize,
    /// Whether a word such as "by" or "speakers" introduces the line.
    pub introduced: bool,
}

impl Credits {
    /// Whether the line is about people and nothing else.
    pub fn is_certain(&self) -> bool {
        let sure = self.people.iter().filter(|credit| credit.likeness == Likeness::Yes).count();
        let with_organization = self.people.iter().any(|credit| credit.organization.is_some());
        self.unread == 0
            && (sure > 0 || !self.people.is_empty() && (with_organization || self.introduced))
    }
}

/// How a part is set off from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
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
struct Part {
    joint: Joint,
    range: Range<usize>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Person(Likeness),
    Organization,
    /// Looks like a person so much, and like an organization.
    Either(Likeness),
    /// A job title, a handle, a pronoun: says nothing.
    Skip,
    Unknown,
}

/// Reads a line of credits. Nothing in it may be left over for the result to be certain.
pub fn read(text: &str, lexicon: &Lexicon, languages: &[&Language]) -> Credits {
    let (start, introduced) = introduction(text, languages);
    // What follows a day or a bullet is the schedule's: "… Grafana Wednesday, October 26 • 4:30pm".
    let dated = days(text).first().map_or(text.len(), |days| days.range.start).max(start);
    let end = text[start..].find('•').map_or(dated, |bullet| dated.min(start + bullet));
    let text = &text[..end];
    let mut parts = split(text, start, lexicon);
    strip_weekdays(text, &mut parts, languages);
    let mut parts = part_organizations(text, parts, lexicon);
    for part in &mut parts {
        // "森さん": the name without the honorific.
        let words = &text[part.range.clone()];
        let honorific = HONORIFICS.iter().find(|honorific| words.ends_with(**honorific));
        let named = honorific.filter(|_| person(words, lexicon) == Likeness::Yes);
        part.kind = kind(&text[part.range.clone()], lexicon, languages);
        part.range.end -= named.map_or(0, |honorific| honorific.len());
        if named.is_some() {
            part.kind = Kind::Person(Likeness::Yes);
        }
    }
    strip_roles(text, &mut parts, lexicon, languages);
    for index in 1..parts.len() {
        // "Author of “…”", "Co-Creator of the … Project" go on with the job title.
        let of = text[parts[index - 1].range.end..parts[index].range.start].trim() == "of";
        let known = lexicon.reference.organization(&text[parts[index].range.clone()]).is_some();
        if of && parts[index - 1].kind == Kind::Skip && !known {
            parts[index].kind = Kind::Skip;
        }
    }
    // What stands in brackets and is no employer says nothing: "(Quux & Foo Maintainer)".
    for part in
        parts.iter_mut().filter(|part| part.joint == Joint::Bracket && part.kind == Kind::Unknown)
    {
        part.kind = Kind::Skip;
    }
    settle(&mut parts, text, lexicon);
    let mut credits = assign(&parts);
    credits.introduced = introduced;
    credits
}

/// Skips dashes and words such as "by" or "Speakers:"; tells whether there was such a word.
fn introduction(text: &str, languages: &[&Language]) -> (usize, bool) {
    let mut at = 0;
    let mut introduced = false;
    loop {
        let rest = &text[at..];
        let skipped = rest.len()
            - rest
                .trim_start_matches(|c: char| {
                    c.is_whitespace()
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
                        )
                })
                .len();
        at += skipped;
        let rest = text[at..].to_lowercase();
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
            }
            _ => return (at, introduced),
        }
    }
}

/// Cuts the text at everything that separates names.
fn split(text: &str, start: usize, lexicon: &Lexicon) -> Vec<Part> {
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
            parts.push(Part { joint, range: start..end, kind: Kind::Unknown });
            true
        } else {
            false
        }
    };
    while at < text.len() {
        let rest = &text[at..];
        let c = rest.chars().next().unwrap_or(' ');
        let before = text[..at].chars().next_back();
        if let Some((next, length)) = separator(rest, before, c, lexicon, &text[from..at]) {
            let joined = if brackets > 0 { Joint::Bracket } else { joint };
            let pushed = push(joined, from..at);
            match c {
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
    let spaced_before = before.is_none_or(|b| b.is_whitespace() || b == ')' || b == '）');
    match c {
        ',' if is_legal_form(rest[1..].trim_start()) => None,
        ',' | '，' => Some((Joint::Comma, c.len_utf8())),
        ';' | '；' | '|' | '｜' | '\t' | '\u{2028}' => Some((Joint::Semicolon, c.len_utf8())),
        '、' | '＆' | '＋' => Some((Joint::And, c.len_utf8())),
        '&' | '+' | '/' if spaced_before || c == '&' && before.is_some_and(is_cjk) => {
            // "Johnson & Johnson" is one name.
            let whole = format!("{part}{}", rest.split([',', ';', '(']).next().unwrap_or(""));
            let one_name = lexicon.reference.organization(whole.trim()).is_some();
            (!one_name).then_some((Joint::And, 1))
        }
        '-' | '–' | '—'
            if spaced_before && rest[c.len_utf8()..].starts_with(char::is_whitespace)
                || before.is_some_and(is_cjk) =>
        {
            Some((Joint::Dash, c.len_utf8()))
        }
        '@' if rest[1..].starts_with(' ') && spaced_before => Some((Joint::From, 1)),
        '(' | '（' | '[' | '【' | ')' | '）' | ']' | '】' => Some((Joint::Start, c.len_utf8())),
        _ if spaced_before => {
            for (word, joint) in [
                ("and", Joint::And),
                ("from", Joint::From),
                ("at", Joint::From),
                ("of", Joint::From),
                ("та", Joint::And),
                ("і", Joint::And),
                ("й", Joint::And),
                ("з", Joint::From),
                ("із", Joint::From),
                ("від", Joint::From),
                ("with", Joint::And),
            ] {
                // "University of Quux" is one name.
                let named = word == "of" && organization(part.trim(), lexicon) == Likeness::Yes;
                if !named
                    && rest
                        .strip_prefix(word)
                        .is_some_and(|after| after.starts_with(char::is_whitespace))
                {
                    return Some((joint, word.len()));
                }
            }
            ["和", "与", "及", "以及", "と"]
                .iter()
                .find(|word| rest.starts_with(**word))
                .map(|word| (Joint::And, word.len()))
        }
        '和' | '与' if before.is_some_and(|b| !b.is_whitespace()) => {
            Some((Joint::And, c.len_utf8()))
        }
        _ => None,
    }
}

/// Whether a text begins with the legal form of the company before it: "Inc.".
fn is_legal_form(rest: &str) -> bool {
    let word = rest
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '&' | ')'))
        .next()
        .unwrap_or("");
    ["Inc", "Ltd", "LLC", "GmbH", "Corp", "Co", "AG", "SA", "PLC"].contains(&word)
}

fn kind(words: &str, lexicon: &Lexicon, languages: &[&Language]) -> Kind {
    let folded = words.to_lowercase();
    // "(formerly Acme)" is no employer any more.
    let former =
        ["formerly ", "previously ", "ex-", "prev. ", "now part", "now at", "now with", "part of "]
            .iter()
            .any(|word| folded.starts_with(word));
    if former
        || is_time(words, languages)
        || words.starts_with(['@', '#'])
        || words.contains("://")
        || is_pronouns(words)
        || is_role(words, languages)
    {
        return Kind::Skip;
    }
    let known = lexicon.reference.organization(words).is_some();
    if known {
        return Kind::Organization;
    }
    match (person(words, lexicon), organization(words, lexicon)) {
        (_, Likeness::Yes) => Kind::Organization,
        (likeness @ (Likeness::Yes | Likeness::Maybe), Likeness::Maybe) => Kind::Either(likeness),
        (likeness @ (Likeness::Yes | Likeness::Maybe), Likeness::No) => Kind::Person(likeness),
        (Likeness::No, Likeness::Maybe) => Kind::Organization,
        _ => Kind::Unknown,
    }
}

/// Days and times stand beside the people of a schedule: "Wednesday", "October 26 • 4:30pm", "9:00".
fn is_time(words: &str, languages: &[&Language]) -> bool {
    let is_filler = |word: &str| {
        languages.iter().any(|language| {
            language.date_fillers.contains(&word)
                || language.months.iter().any(|(month, _)| *month == word)
        })
    };
    let mut digits = false;
    let all = words.split([' ', '•', '·', '.', ',']).filter(|word| !word.is_empty()).all(|word| {
        let folded = word.to_lowercase();
        let number = folded.starts_with(|c: char| c.is_ascii_digit());
        digits |= number;
        number
            || is_filler(&folded)
            || [
                "am", "pm", "cet", "cest", "utc", "gmt", "bst", "edt", "est", "pdt", "pst", "et",
                "pt", "-", "–", "火", "水", "木", "金", "月", "土", "日",
            ]
            .contains(&folded.as_str())
    });
    all && !words.is_empty()
        && (digits
            || words.chars().next().is_some_and(char::is_uppercase)
            || words.chars().count() == 1)
}

fn is_pronouns(words: &str) -> bool {
    let folded = words.to_lowercase();
    ["she", "he", "they", "she/her", "he/him", "they/them"].contains(&folded.as_str())
        || ["her", "him", "them"].contains(&folded.as_str())
}

/// Cuts a weekday off the end: it belongs to the date that follows.
fn strip_weekdays(text: &str, parts: &mut [Part], languages: &[&Language]) {
    for part in parts.iter_mut() {
        let words = &text[part.range.clone()];
        if let Some((rest, last)) = words.rsplit_once([' ', '\n', '\u{2028}'])
            && is_time(last, languages)
            && !last.starts_with(|c: char| c.is_ascii_digit())
        {
            part.range.end = part.range.start + rest.trim_end().len();
        }
    }
}

/// "Jane Doe Acme": a known organization right after a name is its own part.
fn part_organizations(text: &str, parts: Vec<Part>, lexicon: &Lexicon) -> Vec<Part> {
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
                });
                out.push(Part {
                    joint: Joint::From,
                    range: from + hit.range.start..part.range.end,
                    kind: Kind::Unknown,
                });
            }
            _ => out.push(part),
        }
    }
    out
}

/// Cuts a known organization off the job title that follows or precedes it: `华为云容器网格数据面技术专家`.
fn strip_roles(text: &str, parts: &mut [Part], lexicon: &Lexicon, languages: &[&Language]) {
    for part in parts {
        let words = &text[part.range.clone()];
        if lexicon.reference.organization(words).is_some() {
            continue;
        }
        let hits = lexicon.organizations_in(words);
        if let Some(hit) =
            hits.first().filter(|hit| hit.range.start == 0 && hit.range.end < words.len())
        {
            let rest = &words[hit.range.end..];
            let cjk = rest.chars().next().is_some_and(is_cjk);
            if cjk || is_role(rest.trim(), languages) {
                part.range.end = part.range.start + hit.range.end;
                part.kind = Kind::Organization;
            }
        } else if let Some(hit) =
            hits.last().filter(|hit| hit.range.end == words.len() && hit.range.start > 0)
            && is_role(words[..hit.range.start].trim(), languages)
        {
            part.range.start += hit.range.start;
            part.kind = Kind::Organization;
        } else if let Some(name_start) = role_before_name(words, lexicon, languages) {
            part.range.start += name_start;
            part.kind = Kind::Person(Likeness::Yes);
        }
    }
}

/// "Kiali maintainer Jane Doe", "Dr. Jane Doe": where the name begins.
fn role_before_name(words: &str, lexicon: &Lexicon, languages: &[&Language]) -> Option<usize> {
    let mut at = 0;
    let mut last = None;
    while let Some(space) = words[at..].find(' ') {
        let word = words[at..at + space].to_lowercase();
        at += space + 1;
        let titled = ["dr.", "prof.", "mr.", "ms.", "mrs."].contains(&word.as_str());
        if titled || is_role_word(&word, languages) {
            last = Some(at);
        }
    }
    last.filter(|&at| person(&words[at..], lexicon) == Likeness::Yes)
}

/// Whether a part is a company that is known, or that calls itself one.
fn is_certain_organization(part: &Part, text: &str, lexicon: &Lexicon) -> bool {
    part.kind == Kind::Organization
        && organization(&text[part.range.clone()], lexicon) == Likeness::Yes
}

/// Reads parts by their neighbours: a company that is written small, a team before the employer.
fn read_by_neighbours(parts: &mut [Part], text: &str, lexicon: &Lexicon) {
    let employed = parts.iter().skip(1).any(|part| is_certain_organization(part, text, lexicon));
    for index in 1..parts.len() {
        if parts[index].joint != Joint::Comma {
            continue;
        }
        let words = text[parts[index].range.clone()].split_whitespace().count();
        let project = lexicon.reference.is_project(&text[parts[index].range.clone()]);
        let after_name = matches!(parts[index - 1].kind, Kind::Person(_) | Kind::Either(_));
        let before_employer = parts.get(index + 1).is_some_and(|next| {
            next.joint == Joint::Comma && is_certain_organization(next, text, lexicon)
        });
        parts[index].kind = match parts[index].kind {
            // "Jane Doe, white duck; John Roe, Acme"
            Kind::Unknown if employed && after_name && words <= 3 && !project => Kind::Organization,
            // "Jane Doe, Core Platforms, Acme"
            Kind::Either(Likeness::Maybe) if before_employer => Kind::Skip,
            kind => kind,
        };
    }
}

/// Decides what parts are that could be a person or an organization, by where they stand.
fn settle(parts: &mut [Part], text: &str, lexicon: &Lexicon) {
    read_by_neighbours(parts, text, lexicon);
    let bounds: Vec<usize> = (0..parts.len())
        .filter(|&i| i == 0 || matches!(parts[i].joint, Joint::And | Joint::Semicolon))
        .chain([parts.len()])
        .collect();
    let groups: Vec<Range<usize>> = bounds.windows(2).map(|pair| pair[0]..pair[1]).collect();
    let size = |group: &Range<usize>| {
        parts[group.clone()]
            .iter()
            .filter(|part| part.kind != Kind::Skip && part.joint != Joint::Bracket)
            .count()
    };
    let all_pairs = groups.iter().all(|group| size(group) == 2);
    let certain_second = groups.iter().any(|group| {
        parts[group.clone()].iter().skip(1).any(|part| is_certain_organization(part, text, lexicon))
    });
    let sizes: Vec<usize> = groups.iter().map(size).collect();
    for (group, members) in groups.into_iter().zip(sizes) {
        // In "A (X), B (Y)" a comma parts people, not a person from an employer.
        let bracketed = parts[group.clone()]
            .iter()
            .any(|part| part.joint == Joint::Bracket && part.kind != Kind::Skip);
        let mut people = 0;
        for index in group.clone() {
            let words = text[parts[index].range.clone()].split_whitespace().count();
            let joint = parts[index].joint;
            let likeness = match parts[index].kind {
                Kind::Either(likeness) => likeness,
                Kind::Person(likeness) if joint != Joint::And && index > group.start => likeness,
                Kind::Person(_) => {
                    people += 1;
                    continue;
                }
                _ => continue,
            };
            let organization = match joint {
                Joint::From | Joint::Bracket | Joint::Dash => people > 0,
                Joint::Comma => {
                    people > 0
                        && (words == 1
                            || members == 2
                                && all_pairs
                                && !bracketed
                                && (likeness == Likeness::Maybe || !certain_second))
                }
                _ => false,
            };
            parts[index].kind =
                if organization { Kind::Organization } else { Kind::Person(likeness) };
            people += usize::from(!organization);
        }
    }
}

/// Gives each organization to the people before it that have none yet.
fn assign(parts: &[Part]) -> Credits {
    let mut credits = Credits::default();
    // People from here on have not been given an organization yet.
    let mut open = 0;
    // Where the people begin that were given an organization last.
    let mut group = 0;
    let mut bracketed = 0;
    for part in parts {
        match part.kind {
            Kind::Person(likeness) => {
                // A new group: who came before stays without.
                if part.joint == Joint::Semicolon {
                    open = credits.people.len();
                }
                credits.people.push(Credit {
                    name: part.range.clone(),
                    likeness,
                    organization: None,
                });
            }
            Kind::Organization if part.joint == Joint::Bracket => {
                bracketed += 1;
                if let Some(last) = credits.people.last_mut() {
                    last.organization.get_or_insert(part.range.clone());
                } else {
                    credits.unread += 1;
                }
            }
            // "Jane Doe, Kernel Team, Acme": the employer comes last.
            Kind::Organization
                if part.joint == Joint::Comma && open == credits.people.len() && open > group =>
            {
                for credit in &mut credits.people[group..] {
                    credit.organization = Some(part.range.clone());
                }
            }
            // "Jane Doe, Acme at Globex": who owns Acme says nothing of her.
            Kind::Organization
                if part.joint == Joint::From
                    && !credits.people.is_empty()
                    && open == credits.people.len() => {}
            // "Jane Doe and Acme": two who present, not one at the other.
            Kind::Organization
                if credits.people.is_empty()
                    || open == credits.people.len()
                    || part.joint == Joint::And =>
            {
                credits.organizations.push(part.range.clone());
            }
            Kind::Organization => {
                for credit in &mut credits.people[open..] {
                    credit.organization.get_or_insert(part.range.clone());
                }
                group = open;
                open = credits.people.len();
            }
            Kind::Skip => {}
            Kind::Either(_) | Kind::Unknown => credits.unread += 1,
        }
    }
    // "A and B (Org)": one bracket at the end is for all who are joined to the last.
    let joined = parts
        .iter()
        .filter(|part| matches!(part.kind, Kind::Person(_)))
        .skip(1)
        .all(|part| part.joint == Joint::And);
    if bracketed == 1 && joined && parts.last().is_some_and(|part| part.joint == Joint::Bracket) {
        let organization = credits.people.last().and_then(|credit| credit.organization.clone());
        for credit in &mut credits.people {
            if credit.organization.is_none() {
                credit.organization.clone_from(&organization);
            }
        }
    }
    credits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;
    use crate::language;

    fn reading(text: &str) -> (Vec<(String, Option<String>)>, bool) {
        let lexicon = builtin();
        let languages: Vec<_> = language::LANGUAGES.to_vec();
        let credits = read(text, lexicon, &languages);
        let people = credits
            .people
            .iter()
            .map(|credit| {
                (
                    text[credit.name.clone()].to_owned(),
                    credit.organization.clone().map(|range| text[range].to_owned()),
                )
            })
            .collect();
        (people, credits.is_certain())
    }

    fn check(text: &str, want: &[(&str, &str)]) {
        let (people, certain) = reading(text);
        let people: Vec<_> = people
            .iter()
            .map(|(name, org)| (name.as_str(), org.as_deref().unwrap_or("")))
            .collect();
        assert_eq!(people, want, "{text}");
        assert!(certain, "{text}");
    }

    #[test]
    fn layouts_of_credits() {
        let both = &[("Zora Quill", "Quuxly"), ("Max Mu", "Quuxly")][..];
        check("Zora Quill & Max Mu, Quuxly", both);
        check("- Zora Quill and Max Mu, Quuxly", both);
        check("by Zora Quill and Max Mu (Quuxly)", both);
        check("Zora Quill, Quuxly & Max Mu, Quuxly", both);
        check("Zora Quill (Quuxly), Max Mu (Quuxly)", both);
        check("Zora Quill（Quuxly）& Max Mu（Quuxly）", both);
        check("Zora Quill, Quuxly; Max Mu, Quuxly", both);
        check("Zora Quill, CTO, Quuxly and Max Mu, Senior Engineer at Quuxly", both);
        check("Speakers: Zora Quill - Quuxly | Max Mu - Quuxly", both);
        check("with Zora Quill from Quuxly and Max Mu from Quuxly", both);
        check("Zora Quill (@zora), Quuxly & Max Mu (@mu), Quuxly", both);
        check(
            "Zora Quill, Google & Max Mu, Microsoft",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft")],
        );
        check(
            "Zora Quill, Max Mu & Ada Lin, Google",
            &[("Zora Quill", "Google"), ("Max Mu", "Google"), ("Ada Lin", "Google")],
        );
        check(
            "Zora Quill, Max Mu, and Ada Lin",
            &[("Zora Quill", ""), ("Max Mu", ""), ("Ada Lin", "")],
        );
        check("Mira \"Mimi\" Osei, Independent", &[("Mira \"Mimi\" Osei", "")]);
        check("陈晓明-华为云容器网格数据面技术专家", &[("陈晓明", "华为云")]);
        check(
            "陈晓明（微软）、Max Mu（Quuxly）和王小波（红帽）",
            &[("陈晓明", "微软"), ("Max Mu", "Quuxly"), ("王小波", "红帽")],
        );
    }

    #[test]
    fn lines_that_credit_nobody() {
        for text in [
            "The Next Frontier of Meshes",
            "a talk about how we scaled",
            "Deep Dive",
            "Microsoft",
            "10:30 in Room 5",
            "",
        ] {
            assert!(!reading(text).1, "{text}: {:?}", reading(text));
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "(Zora|Mu|Quux|,|&| and | |\\(|\\)|-|、|和|陈|微软|by |;|é|@){0,20}") {
            reading(&text);
        }
    }
}
