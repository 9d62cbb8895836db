//! What the parts of a credit line are: people, organizations, job titles, times.

use super::part::{Kind, Part};
use crate::extract::lexicon::Lexicon;
use crate::extract::organization::company_of_project;
use crate::extract::people::name::{Likeness, person, unknown_organization};
use crate::extract::people::role::{is_role, is_role_word};
use crate::extract::sentence::lowered;
use crate::language::latin::{CLOCK_WORDS, FORMER, PRONOUNS};
use crate::language::{Language, is_cjk};

pub(super) fn kind(words: &str, lexicon: &Lexicon, languages: &[&Language]) -> Kind {
    let folded = lowered(words);
    // "(formerly Acme)" is no employer any more.
    let former = FORMER.iter().any(|word| folded.starts_with(word));
    if former
        || is_time(words, languages)
        || words.starts_with(['@', '#'])
        || words.contains("://")
        || is_pronouns(words)
        || is_role(words, languages)
    {
        return Kind::Skip;
    }
    if lexicon.reference.organization(words).is_some()
        || company_of_project(words, lexicon).is_some()
    {
        return Kind::Organization;
    }
    match (person(words, lexicon), unknown_organization(words.trim(), lexicon)) {
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
        let clock = |c: char| c.is_ascii_digit() || ":–-apmthstndr".contains(c);
        let number = folded.starts_with(|c: char| c.is_ascii_digit()) && folded.chars().all(clock);
        digits |= number;
        number || is_filler(&folded) || CLOCK_WORDS.contains(&folded.as_str())
    });
    all && !words.is_empty()
        && (digits
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

/// Cuts a known organization off the job title that follows or precedes it: `华为云容器网格数据面技术专家`.
pub(super) fn strip_roles(text: &str, part: &mut Part, lexicon: &Lexicon, languages: &[&Language]) {
    let words = &text[part.range.clone()];
    if lexicon.reference.organization(words).is_some() {
        return;
    }
    let hits = lexicon.organizations_in(words);
    if let Some(hit) =
        hits.first().filter(|hit| hit.range.start == 0 && hit.range.end < words.len())
    {
        let rest = &words[hit.range.end..];
        let cjk = rest.chars().next().is_some_and(is_cjk);
        if hit.named.foundation && is_role(rest.trim(), languages) {
            // "CNCF Ambassador" is a title of honour.
            part.kind = Kind::Skip;
        } else if cjk || is_role(rest.trim(), languages) {
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
