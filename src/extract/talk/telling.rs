//! Verbs by which a sentence tells what somebody's talk was about: "talked about", "is going to explain", "gave us a short
//! talk on".

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::format::format_in;
use crate::extract::context::Context;
use crate::extract::sentence::{ends_in_word, range_in};
use crate::extract::stems::{Stems, end_of_stem, find_stem};
use crate::language::uk::verbs::ASKING;
use crate::language::{Glued, LANGUAGES, Language, Telling};

/// No more words stand between an article and what is given: "a very short and sweet talk".
const ADJECTIVES: usize = 4;

/// The places of three forms in the list of a verb's.
const BASE: usize = 0;
const PRESENT: usize = 1;
const ONGOING: usize = 3;

/// What a form of a verb goes on with.
enum Tail {
    /// One of these words, then what was told.
    Objects(&'static [&'static str]),
    /// What was given: "a talk on".
    Given,
}

/// All forms of the verbs of a language: which of its verb's each is, and what follows it.
type Forms = HashMap<&'static str, Vec<(usize, Tail)>>;

static FORMS: LazyLock<HashMap<&str, (&Telling, Forms)>> = LazyLock::new(|| {
    let conjugating = |it: &&'static Language| Some((it.code, it.telling_verbs.as_ref()?));
    let languages = LANGUAGES.iter().filter_map(conjugating);
    languages.map(|(code, telling)| (code, (telling, forms(telling)))).collect()
});

fn forms(telling: &Telling) -> Forms {
    let mut found = Forms::new();
    for (verb, objects) in telling.verbs {
        for (form, word) in verb.iter().enumerate() {
            found.entry(word).or_default().push((form, Tail::Objects(objects)));
        }
    }
    for verb in telling.giving {
        for (form, word) in verb.iter().enumerate() {
            found.entry(word).or_default().push((form, Tail::Given));
        }
    }
    found
}

/// Whether a text may have a verb of telling.
pub(super) fn may_tell(ctx: &Context, stems: &Stems) -> bool {
    let conjugates = |language: &&Language| {
        let forms = FORMS.get(language.code);
        forms.is_some_and(|(_, forms)| words(stems.folded()).any(|it| forms.contains_key(it)))
    };
    let mut glued = ctx.languages.iter().filter_map(|language| language.telling_glued.as_ref());
    stems.has_any(&ctx.words(|language| language.telling))
        || asking(ctx, stems.folded()).is_some()
        || ctx.languages.iter().any(conjugates)
        || glued.any(|telling| telling.verbs.iter().any(|verb| stems.folded().contains(verb)))
}

/// The first verb of telling in what stands behind somebody's name, with all that belongs to it.
pub(super) fn telling(ctx: &Context, behind: &Stems) -> Option<Range<usize>> {
    let phrases = first_of(behind, &ctx.words(|language| language.telling));
    let verbs = ctx.languages.iter().filter_map(|it| conjugated(it, behind.folded()));
    let glued = ctx.languages.iter().filter_map(|language| language.telling_glued.as_ref());
    let glued = glued.filter_map(|telling| glued_in(telling, behind.folded()));
    first(phrases.into_iter().chain(asking(ctx, behind.folded())).chain(verbs).chain(glued))
}

/// The first phrase for "told of" of an inflecting language with a clause in its place: "розповість, як".
fn asking(ctx: &Context, text: &str) -> Option<Range<usize>> {
    let phrases = ctx.words(|language| language.telling).into_iter();
    let verbs = phrases.filter_map(|it| it.strip_suffix(ABOUT)).filter(|_| ctx.inflects());
    first(verbs.filter_map(|verb| {
        let at = find_stem(text, verb)?;
        let end = end_of_stem(text, at, verb);
        let clause = text[end..].strip_prefix(", ")?;
        let word = clause.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        ASKING.contains(&word).then_some(at..end)
    }))
}

/// "About", behind such verbs.
const ABOUT: &str = " про";

/// The first of some phrases in a text.
pub(super) fn first_of(text: &Stems, phrases: &[&str]) -> Option<Range<usize>> {
    let found = phrases.iter().filter_map(|phrase| Some((text.find(phrase)?, phrase)));
    first(found.map(|(at, phrase)| at..end_of_stem(text.folded(), at, phrase)))
}

/// The first of some places; of two that begin together the longer one: "talked about", "talked".
pub(super) fn first(found: impl Iterator<Item = Range<usize>>) -> Option<Range<usize>> {
    found.min_by_key(|found| (found.start, usize::MAX - found.len()))
}

/// The first form of a verb of telling in a text in lower case, with what follows it.
fn conjugated(language: &Language, text: &str) -> Option<Range<usize>> {
    let (telling, forms) = FORMS.get(language.code)?;
    words(text).find_map(|word| {
        let readings = forms.get(word)?;
        let at = range_in(text, word);
        // "a self-taught developer"
        if text[..at.start].ends_with('-') {
            return None;
        }
        let fits = readings.iter().filter(|(form, _)| stands(telling, &text[..at.start], *form));
        let ends = fits.filter_map(|(_, tail)| {
            let rest = without(telling.recipients, text[at.end..].trim_start());
            let rest = match tail {
                Tail::Objects(objects) => after_object(objects, rest),
                Tail::Given => after_given(telling, language, rest),
            };
            rest.map(|rest| text.len() - rest.len())
        });
        ends.max().map(|end| at.start..text[..end].trim_end().len())
    })
}

/// The first verb in a text without spaces that says that somebody did so, or will, with the words for "about" behind it.
fn glued_in(telling: &Glued, text: &str) -> Option<Range<usize>> {
    let found = telling.verbs.iter().flat_map(|verb| text.match_indices(verb));
    let found = found.filter_map(|(at, verb)| {
        let rest = &text[at + verb.len()..];
        let done = telling.done.iter().find_map(|done| rest.strip_prefix(done));
        // "聊了聊"
        let again = done.map(|rest| rest.strip_prefix(verb).unwrap_or(rest));
        let mut before = text[..at].trim_end();
        while let Some(head) = telling.adverbs.iter().find_map(|it| before.strip_suffix(it)) {
            before = head;
        }
        let will = telling.before.iter().any(|word| before.ends_with(word));
        let after = again.or_else(|| Some(rest).filter(|_| will))?.trim_start();
        let after = telling.about.iter().find_map(|it| after.strip_prefix(it)).unwrap_or(after);
        Some(at..text.len() - after.len())
    });
    first(found)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Whether a form of a verb is one of a sentence's own behind these words: "present" in "will present" and right behind
/// several people, "presenting" in "is also presenting", "demos" right behind somebody or a comma, for it may be a noun.
fn stands(telling: &Telling, before: &str, form: usize) -> bool {
    let mut before = before.trim_end();
    while let Some(rest) = telling.adverbs.iter().find_map(|it| before.strip_suffix(it))
        && (rest.is_empty() || rest.ends_with(' '))
    {
        before = rest.trim_end();
    }
    let ends = |words: &[&str]| words.iter().any(|word| ends_in_word(before, word));
    match form {
        BASE => before.is_empty() || ends(telling.future),
        PRESENT => !before.ends_with(char::is_alphanumeric) || ends(telling.subjects),
        ONGOING => ends(telling.being),
        _ => true,
    }
}

/// A text without one of some words with which it begins.
fn without<'t>(words: &[&str], text: &'t str) -> &'t str {
    let rest = words.iter().find_map(|word| after_words(word, text));
    rest.unwrap_or(text)
}

/// What follows words with which a text begins.
fn after_words<'t>(words: &str, text: &'t str) -> Option<&'t str> {
    text.strip_prefix(words)?.strip_prefix(' ').map(str::trim_start)
}

/// What follows the longest of some objects.
fn after_object<'t>(objects: &[&str], text: &'t str) -> Option<&'t str> {
    let after =
        |object: &&str| if object.is_empty() { Some(text) } else { after_words(object, text) };
    objects.iter().filter_map(after).min_by_key(|rest| rest.len())
}

/// What follows what was given, unless that tells of what kind the session was: "a great talk on", unlike "a keynote
/// on", which is called so.
fn after_given<'t>(telling: &Telling, language: &Language, text: &'t str) -> Option<&'t str> {
    let mut rest = without(telling.articles, text);
    for _ in 0..=ADJECTIVES {
        if let Some(after) = telling.given.iter().find_map(|given| after_words(given, rest)) {
            let before = &text[..text.len() - rest.len()];
            return format_in(before, &[language]).is_none().then_some(after);
        }
        let (word, after) = rest.split_once(' ')?;
        if word.ends_with([',', '.', ';', ':']) {
            return None;
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn verbs_without_spaces_around_them() {
        let ctx = context("zh", "2025-04-25", "");
        for (behind, want) in [
            ("介绍了海上的网格", "介绍了"),
            ("将为大家深入讲解海上的网格", "讲解"),
            ("聊了聊海上的网格", "聊了聊"),
            ("将带来关于网格的一切", "带来关于"),
            ("的介绍很精彩", ""),
            ("和大家合影", ""),
        ] {
            let found = telling(&ctx, &Stems::of(behind)).map_or("", |it| &behind[it]);
            assert_eq!(found, want, "{behind}");
            assert!(may_tell(&ctx, &Stems::of(behind)) || want.is_empty(), "{behind}");
        }
    }

    #[test]
    fn verbs_before_clauses() {
        let ctx = context("uk", "2025-04-25", "");
        for (behind, want) in [
            (" розповість, як шити вітрила", "розповість"),
            // A space of two bytes, and two spaces, are within the phrase.
            (" виступила з\u{a0}якорем", ""),
            (" пояснювала й розкаже, чому", "розкаже"),
            (" розповіла, що прийшла", ""),
            (" прийшла, як завжди", ""),
        ] {
            let found = telling(&ctx, &Stems::of(behind)).map_or("", |it| &behind[it]);
            assert_eq!(found, want, "{behind}");
        }
    }

    #[test]
    fn verbs_with_what_belongs_to_them() {
        let ctx = context("en", "2025-04-25", "");
        for (behind, want) in [
            (" talked about sails", "talked about"),
            (" is going to talk about sails", "talk about"),
            (" will also be talking about sails", "talking about"),
            (" presents sails", "presents"),
            (" present sails", "present"),
            (
                " gave us a very short and sweet talk on sails",
                "gave us a very short and sweet talk on",
            ),
            (" is giving a talk about sails", "giving a talk about"),
            (" offered insights into sails", "offered insights into"),
            (" walked the audience through sails", "walked the audience through"),
            (" showed us how to sail", "showed us"),
            // What says what kind of session it was stays with the topic.
            (" gave a lightning talk on sails", ""),
            (" gave the present talk", ""),
            (" was there, presenting", ""),
            (" had a present", ""),
            (" who demos sails", "demos"),
            (" will be there with demos and sails", ""),
            (" if you want to talk about sails", ""),
            (" told the booth crew", "told"),
            (" went home", ""),
            (" gave up. A talk on sails", ""),
        ] {
            let found = telling(&ctx, &Stems::of(behind)).map_or("", |it| &behind[it]);
            assert_eq!(found, want, "{behind}");
            assert!(may_tell(&ctx, &Stems::of(behind)) || want.is_empty(), "{behind}");
        }
    }
}
