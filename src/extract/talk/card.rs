//! Cards: a title over lines of which labels or pictures say what each tells: "**Title**", "When: Monday, 10:30",
//! "Speaker: Jane Doe".

use super::bare::is_detail;
use super::title::clean;
use crate::extract::context::Context;
use crate::extract::people::credits;
use crate::extract::sentence::{labelled, lowered};
use crate::language::ja::surnames::PLAIN_HONORIFICS;
use crate::language::{Language, is_pictograph};
use crate::post::document::{Block, BlockKind, HARD_BREAK};

/// A label before a dash has so many characters: "By — Jane Doe" is none.
const LABEL: usize = 5;

/// Whether a text begins with a label of people: "Speaker: Jane Doe", "🎤 Jane Doe".
pub(super) fn is_labelled(ctx: &Context, text: &str) -> bool {
    credits::is_pictured(text)
        || labelled(text, &ctx.languages, |language| language.by_words).is_some()
        || is_dashed(ctx, text)
}

/// Whether a dash stands behind a label of people: "Спікерка — Зора Квіленко".
fn is_dashed(ctx: &Context, text: &str) -> bool {
    let label = text.split_once([' ', HARD_BREAK, '\n']);
    label.is_some_and(|(label, rest)| {
        rest.starts_with(['—', '–'])
            && label.starts_with(char::is_uppercase)
            && label.chars().count() >= LABEL
            && ctx.words(|language| language.by_words).contains(&lowered(label).as_str())
    })
}

/// Whether each line of a passage has a label, as those of a card.
pub(super) fn is_line(ctx: &Context, passage: usize) -> bool {
    let text = &ctx.passages[passage].block.text;
    let employs = |line: &str| labelled(line, &ctx.languages, |it| it.employer_labels).is_some();
    let told =
        |line: &str| is_detail(line, &ctx.languages) || is_labelled(ctx, line) || employs(line);
    text.split(['\n', HARD_BREAK]).all(|line| line.trim().is_empty() || told(line))
}

/// Whether an item is a title over items that labels or pictures tell apart: "🦅 **Title**", "⏰ 9:30", "🎤 Jane Doe", or
/// "Title: Meshes at Sea", "Speaker: Jane Doe".
pub(super) fn is_title(ctx: &Context, passage: usize) -> bool {
    let block = &ctx.passages[passage].block;
    let bold = block.marks.first().is_some_and(|mark| mark.range.end == block.text.len());
    let pictured = || block.text.starts_with(is_pictograph) && bold;
    // A label that is none of the title's.
    let named = || {
        // "Доповідь: Meshes at Sea" is called so; rows of a list tell formats as often.
        let label = block.text.split_once(':').map_or("", |(label, _)| label);
        let prefixes = ctx.words(|language| language.title_prefixes);
        let nouns = ctx.words(|language| language.talk_nouns);
        let folded = lowered(label);
        let kind = prefixes.contains(&folded.as_str())
            && nouns.iter().any(|noun| folded.starts_with(noun));
        kind || block.text.split_once([':', '：']).is_some_and(|(label, _)| {
            let title = clean(&block.text, 0..block.text.len());
            label.chars().all(char::is_alphabetic) && title.start > label.len()
        })
    };
    block.kind == BlockKind::Item && (pictured() || named())
}

/// Whether a paragraph is a whole card, whose first line alone is the title.
pub(super) fn is_paragraph(block: &Block, languages: &[&Language]) -> bool {
    let Some((title, below)) = block.text.split_once(['\n', HARD_BREAK]) else { return false };
    let bold = block.marks.iter().any(|mark| mark.range.end == title.len());
    let next = below.split(['\n', HARD_BREAK]).next().unwrap_or_default();
    block.kind == BlockKind::Paragraph && bold && is_detail(next, languages)
}

/// Whether a row is people with a courtesy and nothing else: "佐藤 花子氏、Jane Doe氏（Acme）".
pub(super) fn is_addressed(ctx: &Context, row: &str) -> bool {
    let row = row.trim_end();
    let mut courtesies = PLAIN_HONORIFICS.iter();
    let courteous = courtesies.any(|it| {
        row.ends_with(it) || row.split(*it).skip(1).any(|behind| behind.starts_with('（'))
    });
    let credits = || ctx.credits(row);
    courteous
        && !row.contains(['「', '『', '“', ':', '：', '/', '-', '—', '|'])
        && credits().is_certain()
        && credits().people.first().is_some_and(|it| it.name.start == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn lines_of_cards() {
        let ctx = context(
            "en",
            "2025-04-25",
            "- When: Monday, 9:30\n- 🎤 Zora Quill\n- Speaker: Max Mu\n- Zora Quill",
        );
        let lines: Vec<bool> = (1..ctx.passages.len()).map(|it| is_line(&ctx, it)).collect();
        assert_eq!(lines, [true, true, true, false]);
    }

    #[test]
    fn labels_before_a_dash() {
        let ctx = context("uk", "2025-04-25", "");
        assert!(is_labelled(&ctx, "Спікерка — Зора Квіленко"));
        assert!(!is_labelled(&ctx, "Сітки — Зора Квіленко"));
        assert!(!is_labelled(&ctx, "З — Зора Квіленко"));
    }

    #[test]
    fn rows_of_people() {
        let ctx = context("ja", "2025-04-25", "海");
        assert!(is_addressed(&ctx, "佐藤 花子氏、Zora Quill氏（Quuxly）"));
        assert!(!is_addressed(&ctx, "海を渡る佐藤 花子氏の話"));
        assert!(!is_addressed(&ctx, "海のメッシュ"));
    }

    #[test]
    fn titles_of_cards() {
        let titled = |text: &str| is_title(&context("en", "2025-04-25", text), 1);
        assert!(titled("🦅 **Meshes at Sea**\n🎤 Zora Quill"));
        assert!(titled("- **Title:** Meshes at Sea\n- **Speaker:** Zora Quill"));
        assert!(titled("- Talk: Meshes at Sea\n- Speaker: Zora Quill"));
        assert!(!titled("🦅 **Meshes** at Sea\n🎤 Zora Quill"));
        assert!(!titled("- **Meshes at Sea**"));
        assert!(!titled("- Meshes: A Tour of the Sea"));
        assert!(!titled("- 10:30: Meshes at Sea"));
        let whole = |text: &str| {
            let ctx = context("en", "2025-04-25", text);
            is_paragraph(&ctx.passages[1].block, &ctx.languages)
        };
        assert!(whole("**Meshes at Sea**\n**When:** Monday, 9:30\n**Who:** Zora Quill"));
        assert!(!whole("**Meshes at Sea** – Zora Quill\n9:30 – 10:00 AM"));
        assert!(!whole("**Meshes at Sea**\nZora Quill, Quuxly"));
    }
}
