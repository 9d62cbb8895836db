//! The words under which a name or title is found: what stands in the columns `search_text`.
//!
//! SQLite's own tokenizer cuts at white space and knows neither `Ł` nor where a Chinese word ends.
//! So the words here are folded, and a run of Chinese or Japanese characters stands as its pairs,
//! in a row, so that a longer word is a phrase of pairs.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::language::is_cjk;
use crate::names::{Script, fold, latin};

/// What a name may have within a word.
const APOSTROPHES: [char; 3] = ['\'', '’', 'ʼ'];

/// A run of characters of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run<'t> {
    /// A word between spaces.
    Word(&'t str),
    /// Chinese and Japanese characters.
    Unspaced(&'t str),
}

/// The runs of a folded text.
pub fn runs(folded: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    for word in folded.split_whitespace() {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let unspaced = is_cjk(first);
            let end = rest.find(|c| is_cjk(c) != unspaced).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            runs.push(if unspaced { Run::Unspaced(run) } else { Run::Word(run) });
            rest = after;
        }
    }
    runs
}

/// All strings of `length` neighbouring characters.
pub fn neighbours(run: &str, length: usize) -> impl Iterator<Item = &str> {
    let starts = run.char_indices().map(|(at, _)| at);
    let ends = run.char_indices().map(|(at, c)| at + c.len_utf8()).skip(length.saturating_sub(1));
    starts.zip(ends).map(|(start, end)| &run[start..end])
}

/// The search text of titles: the words of each in a row, and then what else each is found by.
pub fn of_titles<'t>(titles: impl IntoIterator<Item = &'t str>) -> String {
    let mut text = Text::default();
    for title in titles {
        text.add(title);
    }
    text.finish()
}

/// The search text of names: as [`of_titles`], and as they are spelled in Latin letters.
pub fn of_names<'t>(names: impl IntoIterator<Item = &'t str>) -> String {
    let mut text = Text::default();
    for name in names {
        text.add(name);
        let (folded, latin) = (fold(name), latin(name));
        for spelled in other_spellings(&folded, &latin) {
            text.add_row(&spelled);
        }
        if latin != folded {
            text.add_row(&latin);
        }
    }
    text.finish()
}

/// How else a name is spelled in Latin letters than `latin`, its form in the catalog: people write
/// the syllables of a Chinese given name as one word, `chen siyuan` for `chen si yuan`.
pub fn other_spellings(folded: &str, latin: &str) -> Vec<String> {
    if folded.is_ascii() || Script::of(folded) != Script::Han {
        return Vec::new();
    }
    let syllables: Vec<_> = latin.split(' ').collect();
    match syllables[..] {
        [surname, a, b] => vec![format!("{surname} {a}{b}"), format!("{surname}{a} {b}")],
        // A surname of two characters, as most Japanese ones are.
        [a, b, c, d] => vec![format!("{a} {b}{c}{d}"), format!("{a}{b} {c}{d}")],
        _ => Vec::new(),
    }
}

#[derive(Default)]
struct Text {
    rows: BTreeSet<String>,
    /// Longer words that are typed whole: SQLite's tokenizer would look for them in one piece.
    wholes: BTreeSet<String>,
}

impl Text {
    fn add(&mut self, text: &str) {
        let folded = fold(text);
        self.add_row(&folded);
        for run in runs(&folded) {
            if let Run::Unspaced(run) = run {
                self.add_wholes(run);
            }
        }
        // SQLite cuts at an apostrophe, and leaves letters such as `ł` as they are.
        if text.contains(APOSTROPHES) {
            self.add_row(&fold(&text.replace(APOSTROPHES, " ")));
        }
        let written = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        self.wholes.extend(written.filter(|word| {
            let folded = fold(word);
            *word != folded && word.nfd().filter(|c| !is_combining_mark(*c)).ne(folded.chars())
        }));
    }

    fn add_row(&mut self, folded: &str) {
        let row = runs(folded).into_iter().map(|run| match run {
            Run::Word(word) => word.to_owned(),
            Run::Unspaced(run) => pairs(run),
        });
        let row: Vec<_> = row.collect();
        if !row.is_empty() {
            self.rows.insert(row.join(" "));
        }
    }

    fn add_wholes(&mut self, run: &str) {
        for length in [3, 4] {
            self.wholes.extend(neighbours(run, length).map(str::to_owned));
        }
        // Loan words in katakana are longer.
        let katakana = |c: char| matches!(c, '\u{30A0}'..='\u{30FF}');
        let loans = run.split(|c| !katakana(c)).filter(|word| word.chars().count() > 4);
        self.wholes.extend(loans.map(str::to_owned));
    }

    fn finish(self) -> String {
        let rows: Vec<_> = self.rows.into_iter().chain(self.wholes).collect();
        rows.join(" ")
    }
}

/// `服务 务网 网格 格` for `服务网格`: the last character stands alone too, so that each begins a
/// word.
fn pairs(run: &str) -> String {
    let last = run.char_indices().next_back().map_or("", |(at, _)| &run[at..]);
    let pairs: Vec<_> = neighbours(run, 2).chain([last]).collect();
    pairs.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_unspaced_text_is_cut_into_pairs() {
        for (title, text) in [
            ("Meshes, at Sea!", "meshes at sea"),
            ("Łódź", "lodz łódź"),
            ("Zoë Yıldız", "zoe yildiz yıldız"),
            ("O’Brien", "o brien obrien"),
            ("Андрій", "андрій"),
            ("服务", "服务 务"),
            ("Istio 服务网格", "istio 服务 务网 网格 格 务网格 服务网 服务网格"),
            (
                "ゼロトラスト",
                "ゼロ ロト トラ ラス スト ト ゼロト ゼロトラ ゼロトラスト トラス トラスト ラスト ロトラ ロトラス",
            ),
            ("!!", ""),
        ] {
            assert_eq!(of_titles([title]), text, "{title}");
        }
    }

    #[test]
    fn names_are_spelled_in_latin_letters_too() {
        for (name, text) in [
            ("Płotka", "plotka płotka"),
            ("Жанно", "zhanno жанно"),
            ("张伟", "zhang wei 张伟 伟"),
            ("陈思远", "chen si yuan chen siyuan chensi yuan 陈思 思远 远 陈思远"),
        ] {
            assert_eq!(of_names([name]), text, "{name}");
        }
    }

    #[test]
    fn the_order_of_forms_does_not_matter() {
        assert_eq!(of_names(["Kate", "Катя"]), of_names(["Катя", "Kate", "Kate"]));
    }

    #[test]
    fn runs_cover_the_text() {
        assert_eq!(
            runs("k8s入門 とは"),
            [Run::Word("k8s"), Run::Unspaced("入門"), Run::Unspaced("とは")]
        );
        assert_eq!(runs(""), []);
    }
}
