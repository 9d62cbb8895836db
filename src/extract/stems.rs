//! Stems that are sought in a text: "talk" in "two talks", "вступн доповід" in "на вступній доповіді".

use memchr::memchr_iter;

use super::sentence::lowered;
use crate::language::is_cjk;

/// A text in lower case that is asked for many stems, of which hardly any is in it.
#[derive(Debug)]
pub struct Stems {
    folded: String,
    /// How its words begin, as hashes.
    begun: [u64; 4],
}

impl Stems {
    /// Gets a text ready. Every character stays at its own byte.
    pub fn of(text: &str) -> Self {
        let folded = lowered(text);
        let mut begun = [0; 4];
        let mut inside = false;
        for (at, c) in folded.char_indices() {
            let cjk = is_cjk(c);
            if (cjk || !inside)
                && let Some((place, bit)) = beginning(&folded.as_bytes()[at..])
            {
                begun[place] |= bit;
            }
            inside = cjk || c.is_alphanumeric();
        }
        Self { folded, begun }
    }

    /// The text in lower case.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Whether a word begins with a stem, or words with those of a phrase.
    pub fn has(&self, stem: &str) -> bool {
        self.find(stem).is_some()
    }

    /// Whether the text has one of the stems.
    pub fn has_any(&self, stems: &[&str]) -> bool {
        stems.iter().any(|stem| self.has(stem))
    }

    /// Where it first has a stem.
    #[inline]
    pub fn find(&self, stem: &str) -> Option<usize> {
        // A word of one or two letters begins a phrase: "go to".
        let short = matches!(stem.as_bytes(), [b' ', ..] | [_, b' ', ..] | [_, _, b' ', ..]);
        let begins = beginning(stem.as_bytes()).filter(|_| !short);
        let begun = begins.is_none_or(|(place, bit)| self.begun[place] & bit != 0);
        begun.then(|| find_stem(&self.folded, stem)).flatten()
    }
}

/// The place and the bit of how a word begins, if it has enough bytes to tell.
#[inline]
fn beginning(word: &[u8]) -> Option<(usize, u64)> {
    let [a, b, c, ..] = *word else { return None };
    let hash = u32::from_le_bytes([a, b, c, 0]).wrapping_mul(0x9e37_79b1) >> 24;
    Some(((hash / 64) as usize, 1 << (hash % 64)))
}

/// Where a word of a text in lower case first begins with a stem, after something that is no letter. Endings may follow,
/// after each word of a phrase: languages inflect.
pub fn find_stem(folded: &str, stem: &str) -> Option<usize> {
    let Some((first, rest)) = stem.split_once(' ').filter(|(_, rest)| !rest.is_empty()) else {
        // "LTS" is no "LT".
        let whole = |at: usize| {
            stem.len() != 2 || !folded.as_bytes()[at..].get(2).is_some_and(u8::is_ascii_alphabetic)
        };
        return begins(folded, stem).find(|&at| whole(at));
    };
    begins(folded, first).find(|&at| {
        let after = folded[at + first.len()..].trim_start_matches(char::is_alphanumeric);
        after.starts_with([' ', '\n'])
            && rest
                .split(' ')
                .zip(after.split_whitespace())
                .all(|(stem, word)| word.starts_with(stem))
            && after.split_whitespace().count() >= rest.split(' ').count()
    })
}

/// Where a stem that was found at a byte ends, at the earliest: endings may stand between the words of a phrase, so that many
/// bytes on there may be no bound of a character, or no text.
pub fn end_of_stem(folded: &str, at: usize, stem: &str) -> usize {
    let bound = (at + stem.len()..folded.len()).find(|&end| folded.is_char_boundary(end));
    bound.unwrap_or(folded.len())
}

/// Where words of a text begin with a stem.
fn begins<'f>(folded: &'f str, stem: &'f str) -> impl Iterator<Item = usize> + 'f {
    // Most stems are sought but once in a text: without making a searcher of each, by the last byte of
    // their first letter, for letters of one script have their first byte in common.
    let first = stem.chars().next().map(|first| {
        let last = first.len_utf8() - 1;
        memchr_iter(stem.as_bytes()[last], folded.as_bytes().get(last..).unwrap_or_default())
    });
    first.into_iter().flatten().filter(move |&at| {
        folded.as_bytes()[at..].starts_with(stem.as_bytes())
            && (stem.chars().next().is_some_and(is_cjk)
                || !folded[..at].chars().next_back().is_some_and(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_end_of_a_phrase_is_within_the_text() {
        let text = "вступнаvol промова голі";
        let at = find_stem(text, "вступна промова").unwrap();
        assert!(text.is_char_boundary(end_of_stem(text, at, "вступна промова")));
        assert_eq!(end_of_stem("talks", 0, "talk"), 4);
        assert_eq!(end_of_stem("a talk", 2, "talk tonight"), 6);
    }

    #[test]
    fn words_with_their_endings() {
        for (text, stem, want) in [
            ("two talks", "talk", true),
            ("(Talk)", "talk", true),
            ("smalltalk", "talk", false),
            ("на вступній доповіді", "вступн доповід", true),
            ("вступна чи інша доповідь", "вступн доповід", false),
            ("Lightning\ntalks", "lightning talk", true),
            ("lightning", "lightning talk", false),
            ("going to sea", "go to", true),
            ("LT大会", "lt", true),
            ("LTSの海", "lt", false),
            ("一场主题演讲", "主题演讲", true),
            ("この基調講演", "基調講演", true),
            ("", "talk", false),
        ] {
            assert_eq!(Stems::of(text).has(stem), want, "{text}: {stem}");
        }
    }

    proptest! {
        #[test]
        fn no_stem_is_overlooked(text in "[ab海モж ,é-]{0,12}", stem in "[ab海モж]{1,3}( [ab])?") {
            prop_assert_eq!(Stems::of(&text).find(&stem), find_stem(&lowered(&text), &stem));
        }
    }
}
