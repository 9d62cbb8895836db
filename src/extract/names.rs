//! Many names, found in one pass over a text.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use crate::language::is_cjk;
use crate::language::uk::companies::is_case_of;
use crate::language::zh::traditional::simplified;
use crate::reference::beginnings::{Beginning, Beginnings, beginnings};

/// Names that are looked for together.
///
/// Where a word begins the longest one counts. White space of one byte is a space, for names are
/// broken across lines.
#[derive(Debug)]
pub struct Names {
    all: Vec<Name>,
    bytes: [Byte; 256],
    /// How each name begins, and its place; in order.
    begun: Vec<(Beginning, usize)>,
    beginnings: Beginnings,
    /// Whether a year may follow without a space: "QuuxCon25".
    dated: bool,
}

/// So many bytes of a name are its beginning.
const BEGINNING: usize = size_of::<Beginning>();

/// What names have to know of a byte.
#[derive(Debug, Clone, Copy)]
struct Byte {
    /// The byte that it is compared as.
    plain: u8,
    /// Whether a word goes on with it.
    goes_on: bool,
    /// Whether a name begins with it.
    begins: bool,
}

/// A name as it may stand in a text.
#[derive(Debug)]
pub struct Name {
    /// Its letters; in lower case among names that are found in any.
    pub letters: String,
    /// The number of what it names.
    pub named: usize,
    /// How it has to stand, if that matters: `SCaLE` is an ordinary word in any other case.
    pub exact: Option<String>,
}

impl Names {
    /// Gets names ready to be found. Of equal ones the first counts. Those that are found in `any_case` are names of
    /// events.
    pub fn new(mut names: Vec<Name>, any_case: bool) -> Self {
        for name in &mut names {
            if let Cow::Owned(simple) = all_simplified(&name.letters) {
                name.letters = simple;
            }
            if any_case {
                name.letters.make_ascii_lowercase();
            }
        }
        names.retain(|name| !name.letters.is_empty());
        let mut begun = Vec::with_capacity(names.len());
        let mut known = Beginnings::default();
        let mut firsts = [false; 256];
        for (place, name) in names.iter().enumerate() {
            let letters = name.letters.as_bytes();
            firsts[usize::from(letters[0])] = true;
            known.add(letters);
            begun.extend(beginnings(letters).last().map(|beginning| (beginning, place)));
        }
        begun.sort_unstable();
        let mut bytes = [0; 256].map(|_| Byte { plain: 0, goes_on: false, begins: false });
        for (byte, row) in (0..=u8::MAX).zip(&mut bytes) {
            row.goes_on = byte.is_ascii_alphanumeric();
            row.plain = match byte {
                byte if byte.is_ascii_whitespace() => b' ',
                byte if any_case => byte.to_ascii_lowercase(),
                byte => byte,
            };
            row.begins = firsts[usize::from(row.plain)];
        }
        Self { all: names, bytes, begun, beginnings: known, dated: any_case }
    }

    /// Where a text has names that are words, in its order, and the numbers of what they name.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Range<usize>, usize)> + 't {
        let simple = all_simplified(text);
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let start = self.next(simple.as_bytes(), at)?;
                if let Some(name) = self.longest(&simple.as_bytes()[start..]) {
                    let range = start..start + name.letters.len();
                    let range = self.inflected(text, &range).unwrap_or(range);
                    let is_it = |exact: &String| {
                        let there = simple[range.clone()].bytes();
                        there
                            .map(|it| if it.is_ascii_whitespace() { b' ' } else { it })
                            .eq(exact.bytes())
                    };
                    let whole = || is_word(text, &range) || self.dated && is_dated(text, &range);
                    if name.exact.as_ref().is_none_or(is_it) && whole() {
                        at = range.end;
                        return Some((range, name.named));
                    }
                }
                at = start + 1;
            }
        })
    }

    /// A name in Cyrillic letters with the ending of its case: "Майкрософту".
    fn inflected(&self, text: &str, name: &Range<usize>) -> Option<Range<usize>> {
        let last = text.get(name.clone())?.chars().next_back()?;
        let rest = text.get(name.end..).filter(|_| matches!(last, 'а'..='ґ') && !self.dated)?;
        let ending = rest.split(|c: char| !c.is_alphabetic()).next()?;
        is_case_of(text.get(name.clone())?, ending).then(|| name.start..name.end + ending.len())
    }

    /// The first place of a text, from one on, at which a word and maybe a name begins.
    fn next(&self, text: &[u8], from: usize) -> Option<usize> {
        let byte = |at: usize| &self.bytes[usize::from(text[at])];
        let mut inside = from > 0 && byte(from - 1).goes_on;
        for at in from..text.len() {
            let byte = byte(at);
            let begins = byte.begins && !(inside && byte.goes_on);
            inside = byte.goes_on;
            if begins && self.beginnings.may_begin(&self.head(&text[at..])) {
                return Some(at);
            }
        }
        None
    }

    /// The first bytes of a text as they are compared, or all of fewer and then zeros.
    fn head(&self, text: &[u8]) -> [u8; 4] {
        if let [a, b, c, d, ..] = *text {
            return [self.plain(a), self.plain(b), self.plain(c), self.plain(d)];
        }
        let mut head = [0; 4];
        for (plain, byte) in head.iter_mut().zip(text) {
            *plain = self.plain(*byte);
        }
        head
    }

    /// The byte at a place as it is compared, or 0 where the text has ended.
    fn at(&self, text: &[u8], at: usize) -> u8 {
        text.get(at).map_or(0, |byte| self.plain(*byte))
    }

    fn plain(&self, byte: u8) -> u8 {
        self.bytes[usize::from(byte)].plain
    }

    /// The longest name that a text begins with.
    fn longest(&self, text: &[u8]) -> Option<&Name> {
        let head = self.head(text);
        let known = beginnings(&head).filter(|it| self.beginnings.has(*it));
        let names = known.flat_map(|beginning| {
            let first = self.begun.partition_point(|(other, _)| *other < beginning);
            self.begun[first..].iter().take_while(move |(other, _)| *other == beginning)
        });
        let begins = |name: &&Name| {
            let letters = name.letters.as_bytes();
            // Their beginning is the same; most go on in another way.
            let goes_on = |at: usize| letters.get(at).is_none_or(|it| self.at(text, at) == *it);
            let there = text.get(..letters.len()).unwrap_or_default();
            goes_on(BEGINNING)
                && goes_on(BEGINNING + 1)
                && there.len() == letters.len()
                && there.iter().zip(letters).all(|(byte, letter)| self.plain(*byte) == *letter)
        };
        let there = names.map(|&(_, place)| &self.all[place]).filter(begins);
        // Of equal ones the first.
        there.min_by_key(|name| Reverse(name.letters.len()))
    }
}

/// Chinese simplified. Offsets stay.
fn all_simplified(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() && text.chars().any(|c| simplified(c) != c) {
        return Cow::Owned(text.chars().map(simplified).collect());
    }
    Cow::Borrowed(text)
}

/// Whether the digits of a year end the word that a range begins: "QuuxCon25", "QuuxCon2025".
fn is_dated(text: &str, range: &Range<usize>) -> bool {
    let digits = text[range.end..].bytes().take_while(u8::is_ascii_digit).count();
    let year = &text[range.end..range.end + digits];
    let short = digits == 2 && year.starts_with(['1', '2']);
    let lower = !text[range.clone()].chars().next_back().is_some_and(|c| c.is_ascii_digit());
    lower
        && (short || digits == 4 && year.starts_with("20"))
        && is_word(text, &(range.start..range.end + digits))
}

/// Whether a range is not a part of a longer word. Chinese and Japanese have no such bounds, but
/// foreign words in katakana: no Nantes (ナント) is in マルチテナント.
pub fn is_word(text: &str, range: &Range<usize>) -> bool {
    let katakana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー');
    let glues = |a: Option<char>, b: Option<char>| match (a, b) {
        (Some(a), Some(b)) => {
            let spaced = |c: char| c.is_alphanumeric() && !is_cjk(c);
            spaced(a) && spaced(b) || katakana(a) && katakana(b)
        }
        _ => false,
    };
    let inside = &text[range.clone()];
    let behind = &text[range.end..];
    // "Quux.org" is no Quux.
    let host = || {
        behind.strip_prefix('.').is_some_and(|it| it.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    !glues(text[..range.start].chars().next_back(), inside.chars().next())
        && !glues(inside.chars().next_back(), behind.chars().next())
        && !host()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Numbered names; those with an exclamation mark have to stand exactly so.
    fn names(names: &[String], any_case: bool) -> Names {
        let name = |(named, name): (usize, &String)| {
            let letters = name.trim_end_matches('!').to_owned();
            let exact = name.ends_with('!').then(|| letters.clone());
            Name { letters, named, exact }
        };
        Names::new(names.iter().enumerate().map(name).collect(), any_case)
    }

    fn found(of: &[&str], any_case: bool, text: &str) -> Vec<String> {
        let of: Vec<String> = of.iter().map(ToString::to_string).collect();
        names(&of, any_case).find(text).map(|(range, _)| text[range].to_owned()).collect()
    }

    #[test]
    fn the_longest_name_at_a_place_counts() {
        let of = ["Acme", "Acme Rockets", "Acme Rockets and Sons", "Rockets", "海"];
        assert_eq!(found(&of, false, "Acme Rockets and Acme"), ["Acme Rockets", "Acme"]);
        assert_eq!(found(&of, false, "Acme\nRockets and\tSons"), ["Acme\nRockets and\tSons"]);
        assert_eq!(found(&of, false, "上海Acme海"), ["海", "Acme", "海"]);
        assert_eq!(found(&of, false, "acme, AcmeRockets, éAcme"), Vec::<String>::new());
        assert_eq!(
            found(&["ナント"], false, "マルチテナント、ナントのナント市"),
            ["ナント", "ナント"]
        );
        assert_eq!(found(&of, true, "ACME rockets"), ["ACME rockets"]);
        // A host is another name.
        assert_eq!(found(&of, false, "Acme.org, Acme. Rockets.Acme"), ["Acme", "Rockets", "Acme"]);
    }

    #[test]
    fn some_have_to_stand_exactly_so() {
        assert_eq!(found(&["SCaLE!", "F5"], true, "to scale SCaLE, f5"), ["SCaLE", "f5"]);
    }

    /// A text as it is compared.
    fn comparable(text: &str, any_case: bool) -> String {
        let plain = |c: char| match c {
            c if c.is_ascii_whitespace() => ' ',
            c if any_case => c.to_ascii_lowercase(),
            c => simplified(c),
        };
        text.chars().map(plain).collect()
    }

    /// The name at a place of a text, as whoever tries them all finds it.
    fn tried(
        of: &[String],
        any_case: bool,
        text: &str,
        at: usize,
    ) -> Option<(Range<usize>, usize)> {
        let plain = |text: &str| comparable(text, any_case);
        let standing = of.iter().enumerate().filter_map(|(named, name)| {
            let letters = name.trim_end_matches('!');
            let range = at..at + letters.len();
            let is_there = text.get(range.clone()).is_some_and(|it| plain(it) == plain(letters));
            is_there.then_some((range, named))
        });
        let (range, named) = standing.rev().max_by_key(|(range, _)| range.len())?;
        let is_exact = !of[named].ends_with('!')
            || of[named].trim_end_matches('!') == comparable(&text[range.clone()], false);
        (is_exact && is_word(text, &range)).then_some((range, named))
    }

    proptest! {
        #[test]
        fn nothing_is_overlooked(
            of in prop::collection::vec("[abB海]{1,3}( [aб])?!?", 0..12),
            text in "[abBAб海éx\n ]{0,20}",
            any_case: bool,
        ) {
            let mut want = Vec::new();
            let mut at = 0;
            while at < text.len() {
                let found = tried(&of, any_case, &text, at);
                at = found.as_ref().map_or(at + 1, |(range, _)| range.end);
                want.extend(found);
            }
            prop_assert_eq!(names(&of, any_case).find(&text).collect::<Vec<_>>(), want);
        }
    }
}
