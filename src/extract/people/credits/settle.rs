//! Decides, by where the parts of a credit line stand, what could be either a person or an
//! organization.

use std::ops::Range;

use super::part::{Joint, Kind, Part};
use crate::extract::lexicon::Lexicon;
use crate::extract::people::name::{Likeness, organization};
use crate::language::en::common_names::GIVEN;
use crate::language::en::nicknames::NICKNAMES;
use crate::language::en::title_words::is_title_word;
use crate::language::given_names;
use crate::language::han::is_company;
use crate::language::is_han;
use crate::language::ja::surnames::begins_with_honorific;
use crate::language::latin::NAME_PARTICLES;
use crate::names::Script;

/// So many pairs of somebody and a known company are no chance.
const SEVERAL: usize = 2;

/// Whether a part is a company that is known, or that calls itself one.
fn is_certain_organization(part: &Part, text: &str, lexicon: &Lexicon) -> bool {
    part.kind == Kind::Organization
        && organization(&text[part.range.clone()], lexicon) == Likeness::Yes
}

/// Takes Latin words behind "、" for the employer of whoever a courtesy follows, where none follows them and no given name
/// begins them: "佐藤花子氏、Blue Sail".
fn employ_behind_courtesies(text: &str, parts: &mut [Part]) {
    let courteous = |part: &Part| begins_with_honorific(text[part.range.end..].trim_start());
    for index in 1..parts.len() {
        let (before, part) = (&parts[index - 1], &parts[index]);
        let words = &text[part.range.clone()];
        let first = words.split(' ').next().unwrap_or_default().to_lowercase();
        let latin = words.is_ascii() && words.starts_with(|c: char| c.is_ascii_uppercase());
        let employed = matches!(before.kind, Kind::Person(_))
            && before.employer.is_none()
            && courteous(before)
            && text[before.range.end..part.range.start].trim_end().ends_with('、');
        let company = latin
            && part.joint == Joint::And
            && !matches!(part.kind, Kind::Skip)
            && !courteous(part)
            && !given_names::is_given(&first)
            && !GIVEN.contains(&first.as_str());
        if employed && company && parts.get(index + 1).is_none_or(courteous) {
            parts[index].kind = Kind::Organization;
            parts[index].joint = Joint::Comma;
        }
    }
}

/// Reads parts by their neighbours: a company that is written small, a team before the employer.
fn read_by_neighbours(parts: &mut [Part], text: &str, lexicon: &Lexicon) {
    let employed = parts.iter().skip(1).any(|part| is_certain_organization(part, text, lexicon));
    for index in 1..parts.len() {
        if parts[index].joint != Joint::Comma {
            continue;
        }
        // "Jane Doe, Vice President, Seas at Acme"
        let titled = index >= 2
            && parts[index - 1].kind == Kind::Skip
            && parts[index - 1].joint == Joint::Comma
            && !matches!(
                parts[index].kind,
                Kind::Person(Likeness::Yes) | Kind::Either(Likeness::Yes)
            );
        let at = parts.get(index + 1).is_some_and(|next| {
            next.joint == Joint::From && is_certain_organization(next, text, lexicon)
        });
        if titled && at && !is_certain_organization(&parts[index], text, lexicon) {
            parts[index].kind = Kind::Skip;
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
            // "Jane Doe & John Roe, quuxly"
            Kind::Unknown
                if after_name && is_last(parts, index) && is_small(text, &parts[index].range) =>
            {
                Kind::Organization
            }
            // "Jane Doe, Quuxproject": what she works on is no employer.
            Kind::Unknown if project && after_name => Kind::Skip,
            // "Jane Doe, Core Platforms, Acme"
            Kind::Either(Likeness::Maybe) if before_employer => Kind::Skip,
            kind => kind,
        };
    }
}

/// "Jane Doe、Acme", "Jane Doe & John Roe | Acme": one word in Latin letters behind a full name and "、", or behind full names
/// and a stroke, is no further person.
fn employ_after_list_comma(parts: &mut [Part], text: &str) {
    let Some((word, names)) = parts.split_last_mut() else { return };
    let words = &text[word.range.clone()];
    let doubtful =
        matches!(word.kind, Kind::Person(Likeness::Maybe) | Kind::Either(Likeness::Maybe));
    let full = |name: &Part| {
        matches!(name.kind, Kind::Person(Likeness::Yes) | Kind::Either(Likeness::Yes))
    };
    let stroke = text[..word.range.start].trim_end().ends_with(['|', '｜'])
        && names.iter().skip(1).all(|name| name.joint == Joint::And);
    if !names.is_empty()
        && names.iter().all(full)
        && doubtful
        && (names.len() == 1 && is_listed(text, word) || stroke)
        && words.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
    {
        word.kind = Kind::Organization;
    }
}

/// Takes three Chinese characters in a list for somebody, whose surname no list has, where the other one of it is:
/// "陈晓明、瓯致远". Of several strangers each may be anything, and Japanese lists have employers there.
pub(super) fn name_beside_others(parts: &mut [Part], text: &str, lexicon: &Lexicon) {
    let listed = |index: usize| {
        parts.get(index).is_some_and(|part| part.joint == Joint::And && is_listed(text, part))
    };
    let named = |part: &Part| {
        matches!(part.kind, Kind::Person(Likeness::Yes) | Kind::Either(Likeness::Yes))
    };
    let strange = |index: &usize| {
        let words = &text[parts[*index].range.clone()];
        matches!(parts[*index].kind, Kind::Organization | Kind::Unknown)
            && (listed(*index) || listed(index + 1))
            && words.chars().count() == FULL_NAME
            && words.chars().all(is_han)
            && lexicon.reference.organization(words).is_none()
            && !is_company(words)
    };
    let strangers: Vec<usize> = (0..parts.len()).filter(strange).collect();
    let [only] = strangers[..] else { return };
    let before = only > 0 && listed(only) && named(&parts[only - 1]);
    if before || listed(only + 1) && named(&parts[only + 1]) {
        parts[only].kind = Kind::Person(Likeness::Yes);
    }
}

/// Most names in Chinese characters have so many.
const FULL_NAME: usize = 3;

/// Whether nothing but a comma stands before a part: "佐藤花子氏、Acme".
pub(super) fn is_listed(text: &str, part: &Part) -> bool {
    text[..part.range.start].trim_end().ends_with('、')
}

/// Whether nothing of the same people follows a part.
fn is_last(parts: &[Part], index: usize) -> bool {
    parts.get(index + 1).is_none_or(|next| matches!(next.joint, Joint::Semicolon | Joint::And))
}

/// Whether a part is a word or two in small letters that titles do not use: "quuxly".
fn is_small(text: &str, range: &Range<usize>) -> bool {
    let words: Vec<&str> = text[range.clone()].split(' ').collect();
    let small = |word: &&str| {
        word.len() >= 4 && word.chars().all(|c| c.is_ascii_lowercase()) && !is_title_word(word)
    };
    words.len() <= 2 && words.iter().all(small)
}

/// Whether a name begins with a frequent given name, or has an initial or a particle inside: "Stephen Roe",
/// "Zora S. Roe", "Pierre van Roe". Companies that are called so are known.
fn is_given(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let frequent = GIVEN.contains(&first.as_str())
        || given_names::is_given(&first)
        || NICKNAMES.iter().any(|(short, full)| *short == first || full.contains(&first.as_str()));
    let inner: Vec<&str> = words.collect();
    let inner = inner.split_last().map_or(&[][..], |(_, inner)| inner);
    let initial = |word: &str| word.len() == 2 && word.ends_with('.');
    frequent || inner.iter().any(|word| initial(word) || NAME_PARTICLES.contains(word))
}

/// Decides what parts are that could be a person or an organization, by where they stand.
pub(super) fn settle(parts: &mut [Part], text: &str, lexicon: &Lexicon) {
    employ_behind_courtesies(text, parts);
    read_by_neighbours(parts, text, lexicon);
    employ_after_list_comma(parts, text);
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
    // "Jane Doe, Acme; John Roe, Globex; Ann Poe, Quuxly Samoa": semicolons part nothing but pairs.
    let seconds = groups.iter().filter_map(|group| parts[group.clone()].get(1));
    let known = seconds.filter(|part| is_certain_organization(part, text, lexicon)).count();
    let apart = groups.iter().skip(1).all(|group| parts[group.start].joint == Joint::Semicolon);
    let paired = all_pairs && apart && known >= SEVERAL;
    let sizes: Vec<usize> = groups.iter().map(size).collect();
    // "Jane Doe and John Roe, Globex Samoa": "and" stands before the last of several people.
    let shared = sizes.len() >= 2
        && matches!(sizes.split_last(), Some((2, before)) if before.iter().all(|&size| size == 1));
    let last = groups.last().map_or(0, |group| group.start);
    for (group, members) in groups.into_iter().zip(sizes) {
        // In "A (X), B (Y)" a comma parts people, not a person from an employer.
        let bracketed = parts[group.clone()]
            .iter()
            .any(|part| part.joint == Joint::Bracket && part.kind != Kind::Skip);
        let mut people = 0;
        for index in group.clone() {
            let words = text[parts[index].range.clone()].split_whitespace().count();
            let joint = parts[index].joint;
            let employed = parts[index].employer.is_some();
            let likeness = match parts[index].kind {
                Kind::Person(_) if employed => {
                    people += 1;
                    continue;
                }
                Kind::Either(likeness) => likeness,
                Kind::Person(likeness) if joint != Joint::And && index > group.start => likeness,
                Kind::Person(_) => {
                    people += 1;
                    continue;
                }
                _ => continue,
            };
            // Companies with two Ukrainian names are known, or in quotes.
            let cyrillic = Script::of(&text[parts[index].range.clone()]) == Script::Cyrillic;
            // "陈晓明，李雷明、王小红": who goes on with others is no employer.
            let goes_on = parts.get(index + 1).is_some_and(|next| {
                next.joint == Joint::And && matches!(next.kind, Kind::Person(_) | Kind::Either(_))
            });
            let words_of = &text[parts[index].range.clone()];
            let han = words_of.chars().all(is_han) && words_of.chars().count() == 3;
            // "Jane Doe, 王小明 (Acme)": he has an employer of his own.
            let employed_behind = parts.get(index + 1).is_some_and(|next| {
                next.joint == Joint::Bracket && next.kind == Kind::Organization
            });
            // "Зора Квіленко, Acme Labs; Макс Му, Globex Sails": pairs in two scripts.
            let foreign = members == 2
                && all_pairs
                && !bracketed
                && words_of.is_ascii()
                && Script::of(&text[parts[group.start].range.clone()]) == Script::Cyrillic;
            let organization = match joint {
                Joint::Comma
                    if han && (goes_on || employed_behind) && likeness == Likeness::Yes =>
                {
                    false
                }
                Joint::Comma if cyrillic && likeness == Likeness::Yes => false,
                Joint::Comma if likeness == Likeness::Yes && is_given(words_of) => false,
                Joint::From | Joint::Bracket | Joint::Dash => people > 0,
                Joint::Comma => {
                    people > 0
                        && (words == 1
                            || foreign
                            || shared
                                && !bracketed
                                && parts[last].joint == Joint::And
                                && group.start == last
                            || members == 2
                                && all_pairs
                                && !bracketed
                                && (likeness == Likeness::Maybe || !certain_second || paired))
                }
                _ => false,
            };
            parts[index].kind =
                if organization { Kind::Organization } else { Kind::Person(likeness) };
            people += usize::from(!organization);
        }
    }
}
