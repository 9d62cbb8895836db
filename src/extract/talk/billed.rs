//! Titles that stand alike over a line which credits people and says nothing else: where a post has several of a kind,
//! such a line need not be set off, or name an employer.

use std::collections::HashMap;
use std::ops::Range;

use super::bare::{is_bare, is_detail};
use super::bylined::{is_bold, is_paragraph};
use super::card::is_labelled;
use super::lines::lines;
use super::title::{clean, of_heading};
use super::{Person, employ, people_of};
use crate::extract::context::{Context, Passage};
use crate::extract::link::is_talk;
use crate::extract::people::credits::Credits;
use crate::extract::people::name::{Likeness, organization};
use crate::language::is_cjk;
use crate::post::document::{BlockKind, HARD_BREAK, Mark, MarkKind};

/// A title or a line of credits has no more characters.
const LINE: usize = 120;

/// Signs before a title: "■ Title", "【1-A】Title".
const SIGNS: [char; 12] = ['■', '□', '◆', '◇', '●', '○', '▶', '►', '▼', '★', '☆', '【'];

/// A title and the line that credits its people.
pub(super) struct Bill {
    /// The bytes of the title, in its passage.
    pub title: Range<usize>,
    passage: usize,
    line: usize,
    credits: Credits,
}

/// What sets the titles of a post off: only those of one kind are alike.
#[derive(PartialEq, Eq, Hash)]
enum Kind {
    Heading(u8),
    Bold,
    /// The first line of a paragraph, with the credits in the second.
    Line,
    /// An item with a paragraph in it, as a term has that is defined: "9:30 Title", then ": Jane Doe".
    Term,
}

/// The titles with their bills, by passage; of each kind at least two that credit people for certain, unless a label
/// does.
pub(super) fn bills(ctx: &Context) -> HashMap<usize, Bill> {
    let mut kinds: HashMap<Kind, Vec<(usize, Bill)>> = HashMap::new();
    for index in 1..ctx.passages.len() {
        if let Some((kind, bill)) = bill(ctx, index) {
            kinds.entry(kind).or_default().push((index, bill));
        }
    }
    // "Speaker: Jane Doe" says by itself whom it credits.
    let sure = |(index, bill): &(usize, Bill)| {
        let line = &ctx.passages[bill.passage].block.text[bill.line..];
        bill.passage == *index && bill.credits.is_certain() && is_labelled(ctx, line)
    };
    let mut found = HashMap::new();
    for bills in kinds.into_values() {
        let alike = bills.iter().filter(|(_, bill)| bill.credits.is_certain()).count() >= 2;
        found.extend(bills.into_iter().filter(|bill| alike || sure(bill)));
    }
    found
}

fn bill(ctx: &Context, index: usize) -> Option<(Kind, Bill)> {
    let block = &ctx.passages[index].block;
    let text = &block.text;
    let ends_line = |mark: &Mark| {
        mark.kind == MarkKind::Strong && text[mark.range.end..].starts_with(['\n', HARD_BREAK])
    };
    let kind = match block.kind {
        BlockKind::Heading(level) => Kind::Heading(level),
        _ if is_bold(ctx, index) => Kind::Bold,
        // What begins in bold goes on in the words behind it, unless these are another line.
        BlockKind::Paragraph
            if block.marks.iter().all(|mark| mark.range.start > 0 || ends_line(mark)) =>
        {
            Kind::Line
        }
        BlockKind::Item if defined(ctx, index) => Kind::Term,
        _ => return None,
    };
    let (whole, passage, line) = match kind {
        Kind::Line => {
            let first = 0..text.find(['\n', HARD_BREAK])?;
            let rest = first.end + text[first.end..].chars().next().map_or(1, char::len_utf8);
            // Prose is wrapped at any word: a sign before the title, or a line break of the page, is none of its.
            let bold = |mark: &Mark| mark.kind == MarkKind::Strong && mark.range.end == first.end;
            let signed = text.starts_with(SIGNS)
                || text[first.end..].starts_with(HARD_BREAK)
                || block.marks.iter().any(bold);
            let stops = text[first.clone()].ends_with(['.', '。', '！', '!', ':', '：']);
            if !signed || stops {
                return None;
            }
            // "When: Monday, 10:30" tells nothing of people.
            let mut below =
                lines(ctx, &text[rest..]).map(|line| rest + line.start..rest + line.end);
            let second = below.find(|line| !is_detail(&text[line.clone()], &ctx.languages))?;
            // "[Title](…)", then "Jane Doe, Acme", is the link's.
            let linked = block.links.iter().any(|link| {
                let talk = is_talk(&link.url);
                talk && !link.range.is_empty() && link.range.end <= first.end
            });
            if linked {
                return None;
            }
            (first, index, second)
        }
        Kind::Heading(_) | Kind::Bold | Kind::Term => {
            let below = ctx.passages.get(index + 1).filter(|_| is_paragraph(ctx, index + 1))?;
            (0..text.len(), index + 1, lines(ctx, &below.block.text).next()?)
        }
    };
    let line = before_links(ctx, passage, line);
    let billed = &ctx.passages[passage].block.text[line.clone()];
    if text[whole.clone()].chars().count().max(billed.chars().count()) > LINE {
        return None;
    }
    let read = |words: &str| ctx.credits(words);
    // Beside lines that credit people for certain, one with nothing but what may be a name does, too.
    let credits = Some(read(billed)).filter(|it| it.unread == 0 && !it.people.is_empty())?;
    let title = match kind {
        Kind::Line => clean(text, whole),
        Kind::Heading(_) | Kind::Bold | Kind::Term => of_heading(ctx, text),
    };
    let words = &text[title.clone()];
    let titled = is_long(words) && !is_detail(words, &ctx.languages) && !read(words).is_certain();
    titled.then_some((kind, Bill { title, passage, line: line.start, credits }))
}

/// Whether a paragraph is nested right below an item, and neither links to a talk, nor what else is nested there, as what
/// defines a term is.
fn defined(ctx: &Context, item: usize) -> bool {
    let nested = || ctx.passages[item + 1..].iter().take_while(|it| it.parent == Some(item));
    let links = |passage: &Passage| passage.block.links.iter().any(|link| is_talk(&link.url));
    nested().next().is_some() && !links(&ctx.passages[item]) && !nested().any(links)
}

impl Bill {
    /// The people whom the line credits.
    pub fn people(&self, ctx: &Context) -> Vec<Person> {
        let mut people =
            people_of(ctx, self.passage, self.line, &self.credits, "credits below the title");
        if people.len() == 1 {
            employ(&mut people, || self.employer_below(ctx));
        }
        people
    }

    /// For whom somebody works, in the lines that end a paragraph below the name: "Jane Doe\nEngineer\nAcme".
    fn employer_below(&self, ctx: &Context) -> Option<String> {
        let text = &ctx.passages[self.passage].block.text;
        let name = self.line..self.line + text[self.line..].find(['\n', HARD_BREAK])?;
        let below = text[name.end..].trim();
        // "When: Monday, 10:30"
        let detail = |line: &str| line.contains([':', '：']) || is_detail(line, &ctx.languages);
        let prose = below.chars().count() > LINE || below.ends_with(['.', '。', '!', '！']);
        if prose || below.split(['\n', HARD_BREAK]).any(detail) {
            return None;
        }
        let one = text[name].replace([',', '，'], " ");
        let whole = [one.trim(), &below.replace(['\n', HARD_BREAK], ", ")].join(", ");
        let read = ctx.credits(&whole);
        let alone = read.unread == 0 && read.people.len() == 1;
        let employer = &whole[read.people.first().filter(|_| alone)?.organization.clone()?];
        // "加入日程" may be anything.
        let named =
            !employer.contains(is_cjk) || organization(employer, ctx.lexicon) == Likeness::Yes;
        named.then(|| employer.to_owned())
    }
}

/// A line of credits without the links at its end that say nothing: "Jane Doe (Acme) — [slides](…)".
pub(super) fn before_links(ctx: &Context, passage: usize, line: Range<usize>) -> Range<usize> {
    let block = &ctx.passages[passage].block;
    let after = block.links.partition_point(|link| link.range.start < line.start);
    let inside = block.links[after..].iter().take_while(|link| link.range.start < line.end);
    let mut bare = inside.filter(|link| {
        !link.range.is_empty() && is_bare(&block.text[link.range.clone()], &ctx.languages)
    });
    let end = bare.next().map_or(line.end, |link| link.range.start);
    let words = block.text[line.start..end].trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '-' | '–' | '—' | '/' | '／' | '|' | '｜' | '·' | '(' | '（' | '[' | ',')
    });
    line.start..line.start + words.len()
}

/// Whether words say more than "Speakers" or "Our Team".
fn is_long(words: &str) -> bool {
    let cjk = words.chars().filter(|&c| is_cjk(c)).count();
    words.split_whitespace().count() >= 3 || cjk >= 6 || cjk >= 3 && words.chars().count() >= 12
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, shown};

    fn found(lang: &str, text: &str) -> Vec<String> {
        let ctx = context(lang, "2025-04-25", text);
        let mut bills: Vec<_> = bills(&ctx).into_iter().collect();
        bills.sort_by_key(|(index, _)| *index);
        let told = |(index, bill): (usize, Bill)| {
            let title = &ctx.passages[index].block.text[bill.title.clone()];
            format!("{title} | {}", shown(&bill.people(&ctx)))
        };
        bills.into_iter().map(told).collect()
    }

    #[test]
    fn titles_over_lines_of_credits() {
        let both = ["Meshes at Sea | Zora Quill", "Sails on Land | Max Mu (Google)"];
        for text in [
            "### 1. Meshes at Sea\n\nZora Quill\n\nA tour.\n\n### 2. Sails on Land\n\n> Max Mu, Google",
            "**9:45 – Meshes at Sea**\n\nZora Quill\n\n**10:30 – Sails on Land**\n\nMax Mu, Google\n\nA tour.",
            "(1) **Meshes at Sea**\nZora Quill — [slides](s1)\n\n(2) **Sails on Land**\nMax Mu, Google",
            "■ Meshes at Sea\nZora Quill\nA tour.\n\n■ Sails on Land\nMax Mu, Google",
            "**9:45** Meshes at Sea\n: Zora Quill\n\n**10:30** Sails on Land\n: Max Mu from Google",
            "**Meshes at Sea**\n**When:** Monday, 9:30\n**Who:** Zora Quill\n\n**Sails on Land**\n**Who:** Max Mu, Google",
        ] {
            assert_eq!(found("en", text), both, "{text}");
        }
        let lines = "【1-A】海のメッシュ入門\n　Google　佐藤 花子 氏\n\n【1-B】陸のメッシュ入門\n　鈴木 健一 氏（Google）";
        let below = "### Meshes at Sea\n\nZora Quill\nQuuxly\n\n### Sails on Land\n\nMax Mu\nEngineer\nGoogle";
        let want = ["Meshes at Sea | Zora Quill (Quuxly)", both[1]];
        assert_eq!(found("en", below), want);
        let maybe = "### Meshes at Sea\n\nZora Quill\n\n### Sails on Land\n\nMax Mu, Google\n\n### Ropes and Knots\n\nPrince";
        assert_eq!(found("en", maybe).last().map(String::as_str), Some("Ropes and Knots | Prince"));
        let want =
            ["海のメッシュ入門 | 佐藤 花子 (Google)", "陸のメッシュ入門 | 鈴木 健一 (Google)"];
        assert_eq!(found("ja", lines), want);
    }

    #[test]
    fn what_is_no_bill() {
        for text in [
            // One alone may be anything.
            "### Meshes at Sea\n\nZora Quill\n\nA tour.",
            "### Meshes at Sea\n\nZora Quill\n\n**Sails on Land**\n\nMax Mu, Google",
            "## Maintainers\n\nZora Quill\n\n## Reviewers\n\nMax Mu, Google",
            "It was good at sea.<br>Zora Quill\n\nIt was good on land.<br>Max Mu, Google",
            "It was so good at sea with\nZora Quill\n\nIt was better on land with\nMax Mu, Google",
            "- Meshes at Sea\n\n  Zora Quill was there.\n\n- Sails on Land\n\n  We met Max Mu.",
            "### Meshes at Sea\n\nZora Quill was there.\n\n### Sails on Land\n\nWe met Max Mu.",
        ] {
            assert_eq!(found("en", text), [""; 0], "{text}");
        }
    }
}
