//! What kind of session it is, by the words closest to it.

use crate::extract::facts::TalkFormat;
use crate::language::{Language, is_cjk};

/// The format that a text names, the most telling of several; `None` if it names none.
pub fn format_in(text: &str, languages: &[&Language]) -> Option<TalkFormat> {
    let folded = text.to_lowercase();
    languages.iter().find_map(|language| {
        language
            .formats
            .iter()
            .find(|(word, _)| contains_word(&folded, word))
            .map(|(_, format)| *format)
    })
}

/// Whether a word begins in the text, after something that is no letter. Endings may follow.
pub fn contains_word(folded: &str, word: &str) -> bool {
    folded.match_indices(word).any(|(at, _)| {
        word.chars().next().is_some_and(is_cjk)
            || !folded[..at].chars().next_back().is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    #[test]
    fn formats_by_their_words() {
        for (text, want) in [
            ("Lightning Talk: X", Some(TalkFormat::Lightning)),
            ("Keynote: X", Some(TalkFormat::Keynote)),
            ("Panel Discussion", Some(TalkFormat::Panel)),
            ("闪电演讲：", Some(TalkFormat::Lightning)),
            ("Contribfest Hands-on Workshop", Some(TalkFormat::Workshop)),
            ("パネルディスカッション", Some(TalkFormat::Panel)),
            ("Japan", None),
            ("an ordinary talk", None),
        ] {
            assert_eq!(format_in(text, LANGUAGES), want, "{text}");
        }
    }
}
