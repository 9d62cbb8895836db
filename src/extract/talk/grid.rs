//! Schedules with a column for each room: a row is a time, and each of its cells a talk of its own, the title over or
//! before the people who give it.

use std::ops::Range;

use super::bare::is_detail;
use super::format::{Named, format_of_title};
use super::lines::lines;
use super::programme::format_above;
use super::row::{self, is_title};
use super::table::{cells, has_rooms, speakers};
use super::title::{clean, is_generic, text_of};
use super::{Candidate, people_of};
use crate::extract::context::Context;
use crate::extract::facts::TitleKind;
use crate::extract::lexicon::Lexicon;
use crate::extract::people::credits::{self, Credits, read_introduced};
use crate::language::Language;
use crate::post::document::BlockKind;

const RULE: &str = "cell of a grid";

/// A talk in a cell of a row.
struct Cell {
    /// The bytes of the title, in the row.
    title: Range<usize>,
    /// Where the credits begin, and what they say.
    credits: (usize, Credits),
}

/// How a line of credits is read.
type Read = fn(&str, &Lexicon, &[&Language]) -> Credits;

/// The talks of a row without a link; none where it tells of no more than one.
pub(super) fn talks(ctx: &Context, index: usize) -> Vec<Candidate> {
    let talk = |Cell { title, credits: (line, credits) }: Cell| {
        let words = text_of(&ctx.passages[index].block.text, &title);
        // What other cells say is not its format.
        let own = format_of_title(&words, &ctx.languages).map(Named::by("format in its words"));
        let above = || format_above(ctx, index).map(Named::by("format above the row"));
        Candidate {
            format: own.or_else(above),
            people: people_of(ctx, index, line, &credits, "credits below the title"),
            ..Candidate::new(ctx, RULE, index, title, (words, TitleKind::Stated))
        }
    };
    billed(ctx, index).into_iter().map(talk).collect()
}

/// The cells with a talk, where a row has several and no head tells which column has the people.
fn billed(ctx: &Context, index: usize) -> Vec<Cell> {
    let block = &ctx.passages[index].block;
    if block.kind != BlockKind::TableRow || speakers(ctx, index).is_some() {
        return Vec::new();
    }
    let text = &block.text;
    let alone = |cell: &Range<usize>| {
        bill(ctx, text, cell.clone(), credits::read).or_else(|| split(ctx, text, cell.clone()))
    };
    let cells = cells(text);
    let certain: Vec<Option<Cell>> = cells.iter().map(alone).collect();
    if certain.iter().all(Option::is_none) {
        return Vec::new();
    }
    // Beside a cell that credits people for certain, the others do, too.
    let beside = cells.into_iter().zip(certain);
    let found = beside.filter_map(|(cell, alone)| bill(ctx, text, cell, read_introduced).or(alone));
    let found: Vec<Cell> = found.collect();
    // A row of rooms may have one talk alone.
    if found.len() >= 2 || has_rooms(ctx, index) { found } else { Vec::new() }
}

/// A title over a line that credits people and says nothing else.
fn bill(ctx: &Context, text: &str, cell: Range<usize>, read: Read) -> Option<Cell> {
    let mut lines = lines(ctx, &text[cell.clone()])
        .map(|line| cell.start + line.start..cell.start + line.end)
        .filter(|line| text[line.clone()].contains(char::is_alphanumeric));
    let whole = lines.next()?;
    let line = lines.find(|line| !is_detail(&text[line.clone()], &ctx.languages))?;
    let title = clean(text, whole);
    let credits = read(&text[line.clone()], ctx.lexicon, &ctx.languages);
    let credited = credits.is_certain() && credits.organizations.is_empty();
    (is_named(ctx, &text[title.clone()]) && credited)
        .then_some(Cell { title, credits: (line.start, credits) })
}

/// A title before the people who give it, on one line: "Title (Jane Doe, Acme)".
fn split(ctx: &Context, text: &str, cell: Range<usize>) -> Option<Cell> {
    let row::Split { title, credits } = row::split(ctx, &text[cell.clone()]);
    let title = cell.start + title.start..cell.start + title.end;
    let credits = credits.filter(|_| is_named(ctx, &text[title.clone()]))?;
    Some(Cell { title, credits: (cell.start, credits) })
}

/// Whether words are a talk's title.
fn is_named(ctx: &Context, words: &str) -> bool {
    is_title(words, ctx.lexicon) && !is_generic(words, &ctx.languages)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::extract::talk::unlinked::proposals;
    use crate::extract::testing::{accepted, context, credited};

    /// The talks of cells, once links and the rules of other rows have had their say.
    fn found(lang: &str, text: &str) -> Vec<String> {
        let talks = accepted(proposals(&context(lang, "2025-04-25", text)));
        talks.iter().filter(|talk| talk.rule == RULE).map(credited).collect()
    }

    #[test]
    fn every_cell_of_a_row_is_a_talk() {
        let head = "| Time | Hall A | Hall B |\n|---|---|---|\n";
        let rows = "| 9:00 | Meshes at Sea<br>Zora Quill (Quuxly) | Ships at Night<br>Max Mu, Google |\n\
                    | 10:00 | Coffee | Coffee |\n\
                    | 11:00 | Keynote: Fish at Noon<br>**Ada Lin** (IBM) | Sails of the Sea<br>Time: 11:00<br>Max Mu & Zora Quill |";
        assert_eq!(
            found("en", &format!("{head}{rows}")),
            [
                "Meshes at Sea | Zora Quill (Quuxly)",
                "Ships at Night | Max Mu (Google)",
                "Keynote: Fish at Noon | Ada Lin (IBM)",
                "Sails of the Sea | Max Mu, Zora Quill",
            ]
        );
        let row = "| 時間 | Aルーム | Bルーム |\n|---|---|---|\n\
                   | 9:00 | 海上の網<br>佐藤 花子（メルカリ） | 夜の船<br>鰐 博（Quuxly） |\n\
                   | 10:00 | 海の網<br>鈴木 健一（メルカリ） | 朝の船<br>鰐上浩平（Quuxly） |";
        assert_eq!(
            found("ja", row),
            [
                "海上の網 | 佐藤 花子 (メルカリ)",
                "夜の船 | 鰐 博 (Quuxly)",
                "海の網 | 鈴木 健一 (メルカリ)",
                // Such a line alone credits nobody: no list has that surname.
                "朝の船 | 鰐上浩平 (Quuxly)",
            ]
        );
    }

    #[test]
    fn people_may_stand_behind_a_title() {
        let head = "| Time | Room A | Room B |\n|---|---|---|\n";
        let rows = "| 9:00 | Meshes at Sea (Zora Quill, Quuxly) | Ships at Night - Max Mu, Google |\n\
                    | 10:00 | Coffee | Lunch |\n\
                    | 11:00 | Expo Hall Open | Sails of the Sea (Zora Quill, Quuxly) |";
        let talks = [
            "Meshes at Sea | Zora Quill (Quuxly)",
            "Ships at Night | Max Mu (Google)",
            "Sails of the Sea | Zora Quill (Quuxly)",
        ];
        assert_eq!(found("en", &format!("{head}{rows}")), talks);
        let alone = format!("{head}| 9:00 | Meshes at Sea<br>Zora Quill (Quuxly) | Closed |");
        assert_eq!(found("en", &alone), talks[..1]);
        // No head says that the columns are rooms.
        let head = "| Time | One | Two |\n|---|---|---|\n";
        assert_eq!(found("en", &format!("{head}{rows}")), talks[..2]);
    }

    #[test]
    fn rows_of_one_talk_are_no_grid() {
        let head = "| Time | Hall A | Hall B |\n|---|---|---|\n";
        for row in [
            "| 9:00 | Meshes at Sea<br>a tour | Ships at Night<br>another tour |",
            "| 9:00 | Meshes at Sea | Zora Quill (Quuxly) |",
            "| 9:00 | [Meshes at Sea](v1)<br>Zora Quill | [Ships at Night](v2)<br>Max Mu |",
        ] {
            assert_eq!(found("en", &format!("{head}{row}")), Vec::<String>::new(), "{row}");
        }
        let speakers = "| Talk | Speakers |\n|---|---|\n\
                        | Meshes at Sea<br>Zora Quill | Ships at Night<br>Max Mu |";
        assert_eq!(found("en", speakers), Vec::<String>::new());
    }
}
