//! Meetings of a city's chapter that go by its name alone: "Cloud Native Lviv #7".

use std::ops::Range;

use super::occasion::occasion;
use crate::extract::lexicon::Lexicon;
use crate::extract::sentence::first_chars;
use crate::extract::stems::Stems;
use crate::language::LANGUAGES;

/// What chapters of the Cloud Native Computing Foundation are called, before their city.
const COMMUNITY: &str = "Cloud Native ";

/// No name of a city has more characters.
const CITY: usize = 40;

/// Whether a text may name a chapter.
pub(super) fn is_sign(text: &str) -> bool {
    text.contains(COMMUNITY)
}

/// The chapters that a text names, and the series of their meetings, where a number or a word for a meeting says that it
/// is one.
pub(super) fn chapters(text: &str, lexicon: &Lexicon) -> Vec<(Range<usize>, String)> {
    let named = text.match_indices(COMMUNITY).filter_map(|(at, community)| {
        let city = at + community.len();
        let hits = lexicon.cities_in(first_chars(&text[city..], CITY));
        let hit = hits.into_iter().next().filter(|hit| hit.range.start == 0)?;
        let series = format!("{COMMUNITY}{} Meetup", hit.named);
        Some((at..city + hit.range.end, series))
    });
    let named: Vec<(Range<usize>, String)> = named.collect();
    let meets = || {
        let stems = Stems::of(text);
        LANGUAGES.iter().any(|language| stems.has_any(language.meeting_words))
    };
    let meets = !named.is_empty() && meets();
    named.into_iter().filter(|(name, _)| meets || occasion(text, name).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;

    #[test]
    fn chapters_that_meet() {
        let series = |text: &str| -> Vec<String> {
            assert!(is_sign(text) || chapters(text, builtin()).is_empty());
            chapters(text, builtin()).into_iter().map(|(_, series)| series).collect()
        };
        assert_eq!(series("Cloud Native Lviv #7: як це було"), ["Cloud Native Lviv Meetup"]);
        assert_eq!(series("Cloud Native Lviv: весняний мітап"), ["Cloud Native Lviv Meetup"]);
        assert_eq!(series("Cloud Native London met up, a meetup"), ["Cloud Native London Meetup"]);
        for text in [
            "We thank Cloud Native London for the room.",
            "Cloud Native Days London #7",
            "Cloud Native #7",
            "London #7",
        ] {
            assert_eq!(series(text), [""; 0], "{text}");
        }
    }
}
