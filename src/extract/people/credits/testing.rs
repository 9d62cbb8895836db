//! Lines for the examples that stand beside the rules of credits.

use super::read;
use crate::extract::lexicon::builtin;
use crate::language::LANGUAGES;

/// The people of a line with their organizations, and whether it is about them and nothing else.
pub fn reading(text: &str) -> (Vec<(String, Option<String>)>, bool) {
    let credits = read(text, builtin(), LANGUAGES);
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

/// Asserts that a line credits these people with these organizations, and nothing else.
pub fn check(text: &str, want: &[(&str, &str)]) {
    let (people, certain) = reading(text);
    let people: Vec<_> =
        people.iter().map(|(name, org)| (name.as_str(), org.as_deref().unwrap_or(""))).collect();
    assert_eq!(people, want, "{text}");
    assert!(certain, "{text}");
}
