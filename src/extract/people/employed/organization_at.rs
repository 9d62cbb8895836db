//! The organization whose name begins somewhere in a text: one that is known, else capitalised words.

use std::ops::Range;

use crate::extract::context::Context;
use crate::language::en::title_words::is_title_word;
use crate::language::is_cjk;
use crate::language::uk::companies::body;
use crate::language::uk::names::is_instrumental;

/// A team is told by no more words: "the mobile platform" of "the mobile platform team".
const TEAM: usize = 5;

/// An organization that begins after the white space at `at`: one that is known, else capitalised words.
pub fn organization_at(ctx: &Context, text: &str, at: usize) -> Option<Range<usize>> {
    let mut inner = text[at..].trim_start();
    let teams = ctx.words(|language| language.team_words);
    inner = after_team(inner)
        .or_else(|| teams.iter().find_map(|team| inner.strip_prefix(team)))
        .unwrap_or(inner);
    // "the UK's Government Digital Service"
    inner = after_country(ctx, inner).unwrap_or(inner);
    let mut start = text.len() - inner.len();
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
            // "з компанії «Quux Sails»"
            if let Some(quoted) = quoted_name(ctx, inner) {
                return Some(start + quoted.start..start + quoted.end);
            }
        }
    }
    let end = capitalised(ctx, inner);
    let end = known.as_ref().map_or(0, |hit| hit.range.end).max(end);
    let words = &inner[..end];
    // "members of the Technical Oversight Committee"
    let committee = known.is_none() && words.ends_with("Committee");
    // "the Sails team" is that of a project.
    let team = known.is_none()
        && text[..start].ends_with("the ")
        && inner[end..]
            .strip_prefix(" team")
            .is_some_and(|it| !it.starts_with(char::is_alphabetic));
    if end == 0
        || committee
        || team
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

/// Where the capitalised words end with which a text begins, up to the first small one: "University of Quux", "Zylo.io".
fn capitalised(ctx: &Context, text: &str) -> usize {
    let cyrillic = ctx.is_cyrillic();
    let mut end = 0;
    let mut at = 0;
    // A bar stands where a link begins.
    let text = text.split('|').next().unwrap_or_default();
    for word in text.split_inclusive(|c: char| c.is_whitespace()) {
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
        // "із Quuxly Зора Квіленко": who is named behind it is no part of it, nor are those in the instrumental.
        let next = text[at + word.len()..].split_whitespace().next().unwrap_or_default();
        let named = cyrillic
            && !bare.is_ascii()
            && large
            && next.starts_with(char::is_uppercase)
            && !next.is_ascii();
        let person = named
            && (end > 0 && text[..end].is_ascii()
                || is_instrumental(&format!(
                    "{bare} {}",
                    next.trim_end_matches(|c: char| !c.is_alphabetic())
                )));
        if !(large || small && end > 0) || bare.chars().any(is_cjk) || person {
            break;
        }
        // "the University of Science and Technology" is one.
        let science = bare == "and"
            && text[..at].trim_end().ends_with("Science")
            && text[at + word.len()..].starts_with("Technology");
        if small && bare != "of" && bare != "&" && !science {
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
    end
}

/// No company in quotes that no list knows has more words.
const QUOTED: usize = 2;

/// The bytes of an organization in the quotes with which a text begins: "«Новій пошті»", “Quuxly”.
fn quoted_name(ctx: &Context, text: &str) -> Option<Range<usize>> {
    let (open, close) =
        [('«', '»'), ('“', '”'), ('"', '"')].into_iter().find(|it| text.starts_with(it.0))?;
    let start = open.len_utf8();
    let end = start + text[start..].find(close)?;
    let words = &text[start..end];
    // "з «Quux Sails»": capitals alone, unlike "з «Вітрила в морі»".
    let large = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    let called = open == '«' && words.split(' ').count() <= QUOTED && words.split(' ').all(large);
    let named = called && !ctx.lexicon.reference.is_project(words);
    (named || ctx.lexicon.reference.organization(words).is_some()).then_some(start..end)
}

/// What follows the team that somebody is in: "Acme" of "the platform team at Acme".
fn after_team(text: &str) -> Option<&str> {
    let (team, company) =
        [" team at ", " team of ", " group at "].iter().find_map(|at| text.split_once(at))?;
    let words = team.split(' ').collect::<Vec<_>>();
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    (words.len() <= TEAM && words.iter().all(small)).then_some(company)
}

/// What follows a country that owns something: "Government Digital Service" of "UK's Government Digital Service".
fn after_country<'t>(ctx: &Context, text: &'t str) -> Option<&'t str> {
    let (country, rest) = text.split_once(['\'', '’'])?;
    let known =
        || ctx.lexicon.country_at(country).is_some() || ["UK", "US", "EU"].contains(&country);
    let owned = rest.strip_prefix("s ").filter(|it| it.starts_with(char::is_uppercase));
    owned.filter(|_| country.starts_with(char::is_uppercase) && known())
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
pub(super) fn small_word(text: &str) -> Option<&str> {
    let word = text.split(|c: char| !c.is_alphanumeric()).next()?;
    let small = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    (small && !is_title_word(word)).then_some(word)
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
        let named = text[length..].trim_start_matches('«').starts_with(char::is_uppercase);
        let told = definite || number > 0 || !word.is_ascii();
        if named && (based || told && nouns.contains(&word.trim_end())) {
            return length;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::check_people as check;

    #[test]
    fn organizations_in_prose() {
        check(
            "en",
            "Zora Quill from the Berlin-based startup Quuxly spoke",
            &[("Zora Quill", "Quuxly")],
        );
        check(
            "en",
            "Zora Quill from Nigerian payments company\nQuuxly spoke",
            &[("Zora Quill", "Quuxly")],
        );
        check(
            "en",
            "Zora Quill from the Quuxburg University of Science and Technology spoke",
            &[("Zora Quill", "Quuxburg University of Science and Technology")],
        );
        check("en", "Zora Quill of the Quux Committee spoke", &[("Zora Quill", "")]);
        check("en", "Zora Quill of the Quux team showed us", &[("Zora Quill", "")]);
        check("en", "Zora Quill of the Google team showed us", &[("Zora Quill", "Google")]);
        check("en", "Zora Quill of adidas showed us", &[("Zora Quill", "adidas")]);
        check("en", "Zora Quill of target groups told us", &[("Zora Quill", "")]);
        check(
            "uk",
            "виступ Тараса Гнатюка з данської компанії Quuxly про море",
            &[("Тараса Гнатюка", "Quuxly")],
        );
        check("en", "Zora Quill from Berlin-based Quuxly spoke", &[("Zora Quill", "Quuxly")]);
        check(
            "en",
            "Zora Quill from Google told how bank Quuxly sank",
            &[("Zora Quill", "Google")],
        );
        check("en", "Zora Quill from Google at Moscone West spoke", &[("Zora Quill", "Google")]);
        check(
            "en",
            "Zora Quill from the Bremen Mesh Works spoke",
            &[("Zora Quill", "Bremen Mesh Works")],
        );
    }
}
