//! Talks without a link whose title stands over the line that credits people: "## Title", then
//! "Speaker: Jane Doe, Acme".

use super::confidence;
use super::crediting::credit_lines;
use super::format::{Named, format_in};
use super::programme::format_above;
use super::title::{is_bare, is_generic, of_heading, text_of};
use super::{Candidate, Said, people_of};
use crate::extract::context::Context;
use crate::extract::facts::TitleKind;
use crate::extract::people::name::Likeness;
use crate::extract::sentence::labelled;
use crate::post::document::{BlockKind, HARD_BREAK, MarkKind};

const RULE: &str = "title over a byline";

/// So many blocks below a title may tell who speaks.
const BELOW: usize = 4;

/// The headings, items and bold lines with a byline below them.
pub fn candidates(ctx: &Context) -> Vec<Candidate> {
    (1..ctx.passages.len()).filter_map(|index| candidate(ctx, index)).collect()
}

fn candidate(ctx: &Context, index: usize) -> Option<Candidate> {
    let passage = &ctx.passages[index];
    let block = &passage.block;
    let heading = matches!(block.kind, BlockKind::Heading(_));
    let bold = || {
        block
            .marks
            .iter()
            .any(|mark| mark.kind == MarkKind::Strong && mark.range == (0..block.text.len()))
    };
    if !(heading || block.kind == BlockKind::Item || block.kind == BlockKind::Paragraph && bold()) {
        return None;
    }
    let (byline, people) = byline(ctx, index)?;
    let title = of_heading(&block.text, ctx.lexicon, &ctx.languages);
    let words = text_of(&block.text, &title);
    let languages = &ctx.languages;
    let event = heading && words.chars().count() < 40 && !passage.mentions.is_empty();
    if event || is_generic(&words, languages) || is_bare(&words, languages) || words.is_empty() {
        return None;
    }
    let own = format_in(&words, languages).map(Named::by("format in its words"));
    let format = own
        .or_else(|| {
            format_in(&block.text[..title.start], languages)
                .map(Named::by("format beside the title"))
        })
        .or_else(|| format_above(ctx, index).map(Named::by("format above the row")));
    Some(Candidate {
        rule: RULE,
        passage: index,
        at: title.start,
        span: title.clone(),
        line: block.line_at(title.start),
        title: words,
        title_kind: TitleKind::Stated,
        section: heading.then_some(index),
        format,
        links: Vec::new(),
        people,
        event: None,
        event_said: Said::Before,
        presenters: Vec::new(),
        confidence: confidence::of_title(RULE, TitleKind::Stated),
    })
    .filter(|_| byline > index)
}

/// The passage below a title that credits people and says nothing else, and these people.
fn byline(ctx: &Context, title: usize) -> Option<(usize, Vec<super::Person>)> {
    let heading = matches!(ctx.passages[title].block.kind, BlockKind::Heading(_));
    let item = ctx.passages[title].block.kind == BlockKind::Item;
    let below = (title + 1..ctx.passages.len()).take(BELOW).take_while(|&below| {
        let passage = &ctx.passages[below];
        let own = match (heading, item) {
            (true, _) => passage.heading == Some(title),
            (_, true) => passage.parent == Some(title),
            _ => below == title + 1,
        };
        own && !matches!(passage.block.kind, BlockKind::Heading(_))
    });
    below
        .filter_map(|below| {
            let block = &ctx.passages[below].block;
            let people: Vec<_> = credit_lines(ctx, &block.text)
                .filter(|(base, credits)| {
                    let line =
                        block.text[*base..].split(['\n', HARD_BREAK]).next().unwrap_or_default();
                    let marked = block
                        .marks
                        .iter()
                        .any(|mark| mark.range.contains(base) || mark.range.start == *base);
                    let sure = credits.people.iter().all(|it| it.likeness == Likeness::Yes);
                    let employed = credits.people.iter().all(|it| it.organization.is_some());
                    // "_Jane Doe, Acme_" right below, or "Speaker: Jane Doe" anywhere.
                    labelled(line, &ctx.languages, |language| language.by_words).is_some()
                        || heading && below == title + 1 && marked && sure && employed
                })
                .flat_map(|(base, credits)| {
                    people_of(ctx, below, base, &credits, "credits below the title")
                })
                .collect();
            (!people.is_empty()).then_some((below, people))
        })
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, shown};

    fn found(lang: &str, text: &str) -> Vec<String> {
        candidates(&context(lang, "2025-04-25", text))
            .iter()
            .map(|talk| format!("{} | {}", talk.title, shown(&talk.people)))
            .collect()
    }

    #[test]
    fn titles_over_a_byline() {
        for (lang, text, want) in [
            (
                "en",
                "## Meshes at Sea\n\nSpeaker: Zora Quill, Quuxly",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "## Meshes at Sea\n\n*Zora Quill (Quuxly)*\n\nA tour.",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- Meshes at Sea\n  - Speaker: Zora Quill, Quuxly",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            ("en", "**Meshes at Sea**\n\nSpeaker: Zora Quill", "Meshes at Sea | Zora Quill"),
            (
                "zh",
                "### 3. 海上的网格\n\n**讲师：陈晓明 / 微软 / 高级工程师**",
                "海上的网格 | 陈晓明 (微软)",
            ),
            (
                "ja",
                "### 海のメッシュ\n\n- 登壇者: 佐藤花子さん（Quuxly）",
                "海のメッシュ | 佐藤花子 (Quuxly)",
            ),
            (
                "ja",
                "### 10:50～11:20 トラックA「海のメッシュ」\n\n登壇者：佐藤花子",
                "海のメッシュ | 佐藤花子",
            ),
            (
                "uk",
                "### Мережі в морі\n\nСпікер: Зора Квіленко (Quuxly)",
                "Мережі в морі | Зора Квіленко (Quuxly)",
            ),
        ] {
            assert_eq!(found(lang, text), [want], "{text}");
        }
    }

    #[test]
    fn what_is_no_title_or_no_byline() {
        for text in [
            "## Meshes at Sea\n\nAuthor: Zora Quill, Quuxly",
            "## Meshes at Sea\n\nZora Quill, Quuxly",
            "## Meshes at Sea\n\nA.\n\n*Zora Quill, Quuxly*",
            "## Talks\n\nSpeakers: Zora Quill, Quuxly",
            "## KubeCon\n\nSpeaker: Zora Quill, Quuxly",
            "## Meshes at Sea\n\n## Next\n\nSpeaker: Zora Quill, Quuxly",
            "Meshes at Sea\n\nSpeaker: Zora Quill, Quuxly",
        ] {
            let found = found("en", text);
            assert!(found.iter().all(|it| it.starts_with("Next")), "{text}: {found:?}");
        }
    }
}
