//! Organizations set between commas behind a name: "Jane Doe, Acme, showed", "Jane Doe, Acme and John Roe, Globex".

use std::ops::Range;

use super::NEAR;
use crate::extract::context::Context;
use crate::extract::people::name::{LONGEST_COMPANY, Likeness, person, unknown_organization};
use crate::extract::people::role::{is_role, is_role_word};
use crate::extract::people::span::is_no_company;
use crate::extract::sentence::{first_chars, lowered};
use crate::extract::talk::floor::speaks;
use crate::language::en::common_names::GIVEN;
use crate::language::given_names;
use crate::language::latin::LEGAL_FORMS;
use crate::language::uk::verbs::is_of_one;

/// "Jane Doe, Acme, then looked …", "Jane Doe, Acme and John Roe, Globex": a known organization behind the comma at
/// `at`, and where it ends with its legal form, where what follows goes on about whoever stands before it rather than
/// with a list of organizations.
pub(super) fn set_between_commas(
    ctx: &Context,
    text: &str,
    at: usize,
) -> Option<(Range<usize>, usize)> {
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

/// "Jane Doe, Acme, whose talk …", "Jane Doe, Acme Labs, has …": a company that no list knows behind the comma at `at`,
/// where what follows goes on about one person alone.
pub(super) fn apposed(ctx: &Context, text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let inner = text[at..].trim_start();
    let (name, after) = inner.split_once(',')?;
    let words: Vec<&str> = name.split(' ').collect();
    let large = |word: &&str| word.starts_with(char::is_uppercase) || *word == "&";
    let company = unknown_organization(name, ctx.lexicon);
    let next = after.split_whitespace().next().unwrap_or_default();
    let job = |word: &&str| is_role_word(&word.to_lowercase(), &ctx.languages);
    // "Зора Квіленко, Acme Labs, та Макс Му": no comma stands before the last one of a list.
    let parted = is_foreign(ctx, name) && ["та", "і", "й"].contains(&next);
    let nobody = || parted || is_told_of_one(ctx, &text[..at], next);
    let other = (company == Likeness::Yes || !words.iter().any(job)) && nobody();
    let named = words.len() <= LONGEST_COMPANY
        && words.iter().all(large)
        && (company == Likeness::Yes || person(name, ctx.lexicon) != Likeness::Yes || other)
        && company != Likeness::No
        && !is_role(name, &ctx.languages)
        && !is_no_company(ctx, name);
    let relative = ctx.words(|language| language.relative_words).contains(&next)
        || ctx.words(|language| language.whose_words).contains(&next);
    // "Jane Doe, Acme, showed …", unlike "Jane Doe, John, …"
    let alone = words.len() == 1
        && !GIVEN.contains(&name.to_lowercase().as_str())
        && !given_names::is_given(&name.to_lowercase());
    let and = ctx.words(|language| language.and_words).contains(&next);
    let does =
        || !and && (company == Likeness::Yes || alone || other) && speaks(ctx, &lowered(after));
    let goes_on = after.starts_with(' ')
        && (relative || ["has", "is", "was"].contains(&next) || does() || parted && other);
    let start = text.len() - inner.len();
    (named && goes_on).then(|| (start..start + name.len(), start + name.len() + 1))
}

/// Whether words are in Latin letters, in a language that has others.
pub(super) fn is_foreign(ctx: &Context, words: &str) -> bool {
    ctx.is_cyrillic() && words.is_ascii()
}

/// Whether a verb goes on about one person, or about several of whom the last is joined by "and" before the comma with
/// which a text ends: what stands between is nobody else.
pub(super) fn is_told_of_one(ctx: &Context, before: &str, verb: &str) -> bool {
    let speaking = || ctx.words(|language| language.speaking);
    let one = ctx.inflects() && is_of_one(verb) && speaking().iter().any(|it| verb.starts_with(it));
    let list = before.trim_end_matches(',').rsplit([',', '.', ';', ':', '(']).next();
    let ands = ctx.words(|language| language.and_words);
    let mut joints = ands.iter().filter_map(|and| list?.split_once(&format!(" {and} ")));
    one || joints.any(|(first, last)| {
        last.starts_with(char::is_uppercase)
            && person(last, ctx.lexicon) == Likeness::Yes
            && first.rsplit(' ').next().is_some_and(|it| it.starts_with(char::is_uppercase))
    })
}

/// A known organization behind the comma at `at` with which a text, its sentence or its clause ends, or after which it
/// goes on with what somebody did.
pub(in crate::extract::people) fn organization_at_the_end(
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

#[cfg(test)]
mod tests {
    use crate::extract::testing::check_people as check;

    #[test]
    fn employers_between_commas() {
        check("en", "Zora Quill, Thursday, showed us the sea", &[("Zora Quill", "")]);
        check("en", "Zora Quill, Meanwhile, is at sea", &[("Zora Quill", "")]);
        let labs = "Quux Deep Sea Labs";
        check("en", &format!("Zora Quill, {labs}, has a boat"), &[("Zora Quill", labs)]);
        check("en", &format!("Zora Quill, Old {labs}, has a boat"), &[("Zora Quill", "")]);
        check(
            "en",
            "Zora Quill, Google, and Max Mu, Microsoft, told us",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft")],
        );
        check(
            "en",
            "Zora Quill, Google and Max Mu, Microsoft told us",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft")],
        );
        check("en", "Zora Quill, Google, and others told us", &[("Zora Quill", "")]);
        check(
            "en",
            "with Zora Quill, Google, Max Mu, Microsoft and Ada Lin, Red Hat for a tour",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft"), ("Ada Lin", "Red Hat")],
        );
        check("en", "Zora Quill, Google, on why it swims", &[("Zora Quill", "Google")]);
        check("en", "Zora Quill, Google, then looked at it", &[("Zora Quill", "Google")]);
        check(
            "en",
            "Zora Quill and Max Mu, Google Inc., told us",
            &[("Zora Quill", "Google"), ("Max Mu", "Google")],
        );
        check(
            "en",
            "by Zora Quill, Google and Max Mu, Microsoft",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft")],
        );
        check(
            "en",
            "by Zora Quill, Google and Max Mu, Microsoft, and starts",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft")],
        );
        check("en", "Zora Quill, Google, Microsoft and others", &[("Zora Quill", "")]);
        check("en", "Zora Quill, Google — “Meshes at Sea”", &[("Zora Quill", "Google")]);
        check("en", "Zora Quill, Google, and others", &[("Zora Quill", "")]);
        check("en", "Zora Quill, Google and Microsoft came", &[("Zora Quill", "")]);
    }
}
