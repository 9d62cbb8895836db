//! The lines of a text as they credit people: where the source is wrapped, a list of people goes on in the next line.

use std::ops::Range;

use crate::extract::context::Context;
use crate::post::document::HARD_BREAK;

/// The bytes of each line; one that ends in a comma or in a word such as "and" has the next one, too.
pub(super) fn lines(ctx: &Context, text: &str) -> impl Iterator<Item = Range<usize>> {
    let ands = ctx.words(|language| language.and_words);
    let goes_on = move |line: &str| {
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        last.ends_with([',', ';', '，', '、', '；']) || ands.contains(&last)
    };
    let mut at = Some(0);
    std::iter::from_fn(move || {
        let start = at?;
        let mut end = start;
        loop {
            let length = text[end..].find(['\n', HARD_BREAK]);
            let stop = length.map_or(text.len(), |length| end + length);
            let wrapped = text[stop..].starts_with('\n') && goes_on(text[start..stop].trim_end());
            let next = length.map(|_| stop + text[stop..].chars().next().map_or(1, char::len_utf8));
            if let Some(next) = next.filter(|_| wrapped) {
                end = next;
            } else {
                at = next;
                return Some(start..stop);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn lists_of_people_go_on_in_the_next_line() {
        let ctx = context("en", "2025-04-25", "");
        let cut =
            |text: &'static str| lines(&ctx, text).map(|range| &text[range]).collect::<Vec<_>>();
        for (text, want) in [
            (
                "Zora Quill, Quuxly; and\nMax Mu, Google\nA tour.",
                &["Zora Quill, Quuxly; and\nMax Mu, Google", "A tour."][..],
            ),
            ("Zora Quill,\nQuuxly, and\nMax Mu", &["Zora Quill,\nQuuxly, and\nMax Mu"]),
            ("Zora Quill\nMax Mu", &["Zora Quill", "Max Mu"]),
            // The author set the line there.
            ("Zora Quill,\u{2028}Max Mu", &["Zora Quill,", "Max Mu"]),
            ("Zora Quill,\n", &["Zora Quill,\n"]),
            ("", &[""]),
        ] {
            assert_eq!(cut(text), want, "{text:?}");
        }
    }
}
