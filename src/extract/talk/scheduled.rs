//! Items of a schedule told in words: a title set off, a time in brackets, and prose that names who speaks.

use std::ops::Range;

use super::floor::{persons, speaks_here};
use super::{Person, people_of, title};
use crate::extract::clock::after_bracketed_time;
use crate::extract::context::Context;
use crate::extract::people::group::groups;
use crate::extract::stems::Stems;
use crate::post::document::BlockKind;

/// What is called a pause has no more words, nor more characters: "Coffee and networking".
const BRIEF: usize = 3;
const LONG: usize = 30;

/// "**Title** (June 14, 9:30) Jane Doe will come by boat": an item that begins with a title set off and a time in
/// brackets, and the people of the first sentence that names any.
pub(super) fn scheduled(ctx: &Context, index: usize) -> Option<(Range<usize>, Vec<Person>)> {
    let passage = &ctx.passages[index];
    let block = &passage.block;
    let marks = block.marks.iter().map(|mark| &mark.range);
    let links = block.links.iter().map(|link| &link.range);
    let lead = marks.chain(links).find(|range| range.start == 0 && !range.is_empty());
    let lead = lead.filter(|_| block.kind == BlockKind::Item)?;
    let rest = after_bracketed_time(&block.text[lead.end..])?;
    let title = title::clean(&block.text, lead.clone());
    let from = block.text.len() - rest.len();
    let credits = ctx.credits(rest);
    let mut people = Vec::new();
    // In a sentence what stands beside a name may be anything.
    let prose = rest.trim_end().ends_with(['.', '。', '!', '！', '…']);
    let known = |it: &Range<usize>| ctx.lexicon.reference.organization(&rest[it.clone()]).is_some();
    let sure = credits.people.iter().all(|it| it.organization.as_ref().is_some_and(known));
    if credits.is_certain() && credits.organizations.is_empty() && (sure || !prose) {
        people = people_of(ctx, index, from, &credits, "credits in the row");
    }
    if people.is_empty() {
        let sentences = passage.sentences.iter().filter(|sentence| sentence.end > from);
        let mut named = sentences.map(|sentence| {
            let start = sentence.start.max(from);
            let words = &block.text[start..sentence.end];
            let group = groups(ctx, words).into_iter().find(|group| speaks_here(ctx, words, group));
            let rule = "people after the title";
            group.map_or_else(Vec::new, |group| persons(ctx, index, start, &group, rule, 0.8))
        });
        people = named.find(|people| !people.is_empty()).unwrap_or_default();
    }
    (!people.is_empty() || is_session(ctx, &block.text[title.clone()])).then_some((title, people))
}

/// Whether a title of which nobody is named can be that of a session: no "Lunch", "Monday" or "Booth hours".
fn is_session(ctx: &Context, title: &str) -> bool {
    let stems = Stems::of(title);
    let brief = title.split_whitespace().count() <= BRIEF && title.chars().count() <= LONG;
    let day = |it: &(&str, i64)| stems.folded().starts_with(it.0);
    let pause = brief && stems.has_any(&ctx.words(|it| it.breaks));
    let other = stems.has_any(&ctx.words(|it| it.not_talks));
    !pause && !other && !ctx.words(|it| it.weekdays).iter().any(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, shown};

    #[test]
    fn items_with_a_time_in_brackets() {
        let found = |lang: &str, text: &str| {
            let ctx = context(lang, "2025-04-25", text);
            scheduled(&ctx, 1).map(|(title, people)| {
                format!("{} | {}", &ctx.passages[1].block.text[title], shown(&people))
            })
        };
        for (lang, text, want) in [
            (
                "zh",
                "- **海上的網格**（6/14 09:30，大廳）講者是微軟的陳曉明，很會說故事。",
                "海上的網格 | 陳曉明 (微軟)",
            ),
            (
                "en",
                "- [Meshes at Sea](https://a.example) (9:30am) Zora Quill of Quuxly will come by boat. So will Max Mu.",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            ("en", "- **Meshes** (9:30) Zora Quill, Quuxly", "Meshes | Zora Quill (Quuxly)"),
            ("en", "- **Meshes** (9:30) A tour of the seas.", "Meshes | "),
            ("en", "- **Breaking Changes at Sea** (9:30) A tour.", "Breaking Changes at Sea | "),
        ] {
            assert_eq!(found(lang, text).as_deref(), Some(want), "{text}");
        }
        for text in [
            "- **Meshes at Sea** (Hall 4) Zora Quill will come.",
            "- Meshes at Sea (9:30) Zora Quill will come.",
            "- **Coffee break** (9:30) In the hall.",
            "- **Monday** (9:30am) Zoo",
            "- **Booth hours** (9:30am) Come by.",
            "**Meshes at Sea** (9:30) Zora Quill will come.",
        ] {
            assert_eq!(found("en", text), None, "{text}");
        }
    }
}
