//! Sections on what people wrote rather than said: "From the blogs".

use super::format::names_session;
use crate::extract::context::Context;
use crate::extract::sentence::lowered;
use crate::language::is_cjk;

/// What a case or a number adds to a word has so many letters at most.
const WORD_ENDING: usize = 2;

/// Whether the heading above a passage says that it is about what people wrote: "From the blogs".
pub(super) fn is_of_works(ctx: &Context, index: usize) -> bool {
    let heading = ctx.heading_above(index);
    heading.is_some_and(|heading| {
        let words = &ctx.passages[heading].block.text;
        names_works(ctx, words) && !names_session(ctx, words)
    })
}

/// Whether words name what people write, one or many: "From the blogs", unlike "Booking.com" and "日本から".
fn names_works(ctx: &Context, words: &str) -> bool {
    let folded = lowered(words);
    let is = |work: &str, word: &str| {
        word.strip_prefix(work).is_some_and(|ending| ending.chars().count() <= WORD_ENDING)
    };
    ctx.words(|language| language.works).into_iter().any(|work| {
        if work.starts_with(is_cjk) {
            work.chars().count() > 1 && folded.contains(work)
        } else {
            folded.split(|c: char| !c.is_alphanumeric()).any(|word| is(work, word))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn sections_on_what_people_wrote() {
        for (lang, heading, want) in [
            ("en", "From the blogs", true),
            ("en", "A new book", true),
            ("en", "Booking.com", false),
            ("en", "Paper sessions", false),
            ("uk", "Статті спільноти", true),
            ("ja", "ブログ記事", true),
            ("ja", "日本からの便り", false),
        ] {
            let ctx = context(lang, "2025-04-25", &format!("# T\n\n## {heading}\n\nText."));
            assert_eq!(is_of_works(&ctx, 2), want, "{heading}");
        }
    }
}
