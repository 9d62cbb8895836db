//! A row cut into its title and its people by all that shows where one ends: columns, quotes, what is set off, joints.

use super::card;
use super::no_talk::NoTalk;
use super::programme::format_above;
use super::row;
use super::set_off::{lead, set_off};
use super::table::columns;
use crate::extract::context::Context;
use crate::extract::people::credits::{self, Credits};
use crate::extract::sentence::{labelled, lowered};
use crate::language::Language;
use crate::post::document::{BlockKind, HARD_BREAK};

/// Words of who made a picture or a translation.
const COPYRIGHT: [&str; 10] = [
    "cc by",
    "cc-by",
    "©",
    "(photo",
    "photo:",
    "译者：",
    "譯者：",
    "校对：",
    "翻訳：",
    "переклад:",
];

/// A row that may tell of a talk.
pub(super) struct Row {
    pub split: row::Split,
    /// Whether quotes, or emphasis at its end, state the title.
    pub states: bool,
    /// Whether the columns of a table do.
    pub columned: bool,
}

/// Cuts a row into a title and people, unless its first words say that it has none.
pub(super) fn cut(ctx: &Context, index: usize) -> Result<Row, NoTalk> {
    let block = &ctx.passages[index].block;
    let begins = |labels: fn(&Language) -> &'static [&'static str]| {
        labelled(&block.text, &ctx.languages, labels).is_some()
    };
    // "Panelists: Jane Doe (Acme), John Roe, Globex", "(Photo: Jane Doe, CC BY-SA 4.0)"
    let owned = || {
        let folded = lowered(&block.text);
        COPYRIGHT.iter().any(|words| folded.contains(words))
    };
    // "🎤 Jane Doe (Acme)", unlike "🎤 Meshes at Sea - Jane Doe (Acme)"
    let pictured = || credits::is_pictured(&block.text) && ctx.credits(&block.text).is_certain();
    if begins(|language| language.by_words)
        || pictured()
        || owned()
        || card::is_addressed(ctx, &block.text)
    {
        return Err(NoTalk::Byline);
    }
    if card::is_paragraph(block, &ctx.languages) {
        return Err(NoTalk::Byline);
    }
    if row::is_quote(&block.text) {
        return Err(NoTalk::Quote);
    }
    // What is quoted in a list, one below the other, is no word of anybody's.
    let own = block.quote == 0 || block.kind == BlockKind::Item;
    if !own && row::is_signed(&block.text) {
        return Err(NoTalk::Quote);
    }
    let quoted = own.then(|| row::quoted(ctx, &block.text)).flatten();
    let tabled = block.kind == BlockKind::TableRow;
    // "Authors: Jane Doe (Acme), John Roe, Globex"
    if quoted.is_none() && !tabled && begins(|language| language.detail_labels) {
        return Err(NoTalk::Byline);
    }
    let quotes = quoted.is_some();
    let in_columns = tabled.then(|| columns(ctx, index)).flatten();
    let columned = in_columns.is_some();
    let set_off = |text: &str| set_off(ctx, (text, 0), &block.marks);
    // "**Title** by Jane Doe (Acme)", then a line on what it was about.
    let first_line = || {
        let (line, below) = block.text.split_once(['\n', HARD_BREAK])?;
        let below = below.trim_start();
        let parted = below.starts_with(|c: char| c.is_uppercase() || c == '(');
        let split = parted.then(|| set_off(line))??;
        split.credits.as_ref().is_some_and(Credits::is_employed).then_some(split)
    };
    let whole = || set_off(&block.text);
    if let Some(split) = in_columns.or(quoted).or_else(whole).or_else(first_line) {
        // "Jane Doe, Acme: *Title*" states a title as a quoted one does.
        let people = split.credits.iter().flat_map(|it| &it.people);
        let last = people.map(|it| it.name.end).max().is_some_and(|end| end <= split.title.start);
        return Ok(Row { split, states: quotes || !columned && last, columned });
    }
    let mut split = row::split(ctx, &block.text);
    if split.credits.is_none()
        && block.text.contains([':', '：'])
        && is_listed(ctx, index)
        && let Some(first) = row::people_first(ctx, &block.text, true)
    {
        split = first;
    }
    if let Some(lead) = lead(&block.text, &split.title, &block.marks, ctx.lexicon) {
        split.title = lead;
    }
    Ok(Row { split, states: false, columned })
}

/// Whether a row stands in a list of lightning talks, where "Jane Doe: Welcome" is no interview.
pub(super) fn is_listed(ctx: &Context, index: usize) -> bool {
    ctx.passages[index].block.kind == BlockKind::Item && format_above(ctx, index).is_some()
}

#[cfg(test)]
mod tests {
    use crate::extract::talk::unlinked::proposals;
    use crate::extract::testing::{accepted, context, credited};

    fn found(lang: &str, text: &str) -> Vec<String> {
        accepted(proposals(&context(lang, "2025-04-25", text))).iter().map(credited).collect()
    }

    #[test]
    fn rows_that_show_what_their_title_is() {
        for (lang, text, want) in [
            (
                "en",
                "- **Meshes at Sea** by Zora Quill (Quuxly), Max Mu (Zylo)\n  All about sails.\n  (not recorded)",
                "Meshes at Sea | Zora Quill (Quuxly), Max Mu (Zylo)",
            ),
            (
                "en",
                "**9:00** “Meshes at Sea” (3 hours, bring a boat) — Zora Quill, Quuxly",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            ("en", "- “Meshes at Sea” by Zora Quill", "Meshes at Sea | Zora Quill"),
            (
                "en",
                "| When | What |\n|---|---|\n| 9:30 A | **Meshes at Sea** / Zora Quill, Quuxly |",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "uk",
                "🔹 **Зора Квіленко** та **Макс Муренко** (Quuxly) — [«Мережі в морі»](https://a.example/b)",
                "Мережі в морі | Зора Квіленко (Quuxly), Макс Муренко (Quuxly)",
            ),
            ("en", "- Zora Quill, Quuxly: “Meshes at Sea”", "Meshes at Sea | Zora Quill (Quuxly)"),
            ("en", "- Zora Quill, Quuxly: *Meshes at Sea*", "Meshes at Sea | Zora Quill (Quuxly)"),
            (
                "zh",
                "| 時間 | 題目 | 講者 |\n|---|---|---|\n| 10:00 | 海上近況 | 陳曉明、李大海 |",
                "海上近況 | 陳曉明, 李大海",
            ),
            (
                "en",
                "## Lightning talks\n\n- Zora Quill, Quuxly: Meshes at Sea",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "zh",
                "## 闪电演讲\n\n- Zora Quill：海上的服务网格入门",
                "海上的服务网格入门 | Zora Quill",
            ),
        ] {
            assert_eq!(found(lang, text), [want], "{text}");
        }
    }

    #[test]
    fn rows_that_say_they_have_none() {
        for text in [
            "- “We learned a lot. It was fun!” - Zora Quill, Quuxly",
            "- Panelists: Zora Quill (Quuxly), Max Mu (Quuxly), Kim Ray, Quuxly",
            "**Authors:** Zora Quill (Quuxly), Max Mu (Quuxly), Kim Ray, Quuxly",
        ] {
            assert_eq!(found("en", text), Vec::<String>::new(), "{text}");
        }
    }
}
