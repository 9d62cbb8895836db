//! Cuts a passage into parts that tell of one talk each, at its links.

use std::ops::Range;

use super::bare::is_bare;
use super::crediting::credit_lines;
use super::floor::{speaks, speaks_here, takes_the_floor};
use super::format::names_session;
use super::row;
use super::set_off::set_off;
use super::title::{cut_sentence, is_phrase, is_title_case, quoted};
use super::titled::is_capitalised;
use crate::extract::context::Context;
use crate::extract::facts::LinkKind;
use crate::extract::link::{Target, target};
use crate::extract::people::credits;
use crate::extract::people::group::groups;
use crate::extract::possessive::owned;
use crate::extract::sentence::{first_chars, last_chars, lowered};
use crate::language::is_cjk;
use crate::language::ja::surnames::PLAIN_HONORIFICS;
use crate::post::document::{Block, BlockKind, HARD_BREAK, Link, MarkKind};

/// So many characters on either side of a link tell whether its sentence is about something.
const NEAR: usize = 200;

/// A title in Chinese or Japanese characters that links its slides in a table has so many of them, and so has what any
/// words say that link slides in prose.
const DECK: usize = 8;

/// No more characters stand between somebody and the slides that they showed.
const SHOWN: usize = 30;

/// No more bytes stand between the slides and the recording of one talk in a sentence.
const BETWEEN: usize = 40;

/// The part of a passage that tells of one talk: from the talk before to the talk after.
pub(super) struct Segment<'a> {
    pub range: Range<usize>,
    /// The link whose words name the talk comes first.
    pub links: Vec<(&'a Link, Target)>,
    /// Whether the first link's words say nothing.
    pub bare: bool,
}

/// Whether words right before slides in prose say that somebody showed what their own words tell: "Jane Doe explained [how
/// meshes swim](…)".
fn is_shown(ctx: &Context, index: usize, link: &Link) -> bool {
    let text = &ctx.passages[index].block.text;
    let start = ctx.sentence_at(index, link.range.start).start;
    let before = text.get(start..link.range.start).unwrap_or_default();
    let phrase = text[link.range.clone()].chars().count() >= DECK;
    let group = phrase.then(|| groups(ctx, before).pop()).flatten();
    group.is_some_and(|group| {
        let between = &before[group.range.end..];
        let near = between.chars().count() <= SHOWN;
        let tells = || speaks(ctx, &lowered(between)) || !ctx.is_spaced();
        let told = || tells() && takes_the_floor(ctx, before, &group);
        // "Jane Doe's [Meshes at Sea](…)", "佐藤花子さんの [海の網](…)"
        let words = &text[link.range.clone()];
        let titled = is_title_case(words) || words.contains(is_cjk);
        let hers = owned(between).map_or_else(
            || {
                let bare =
                    PLAIN_HONORIFICS.iter().find_map(|it| between.trim_start().strip_prefix(it));
                ["の", "的"].contains(&bare.unwrap_or(between).trim())
            },
            |rest| rest.trim().is_empty(),
        );
        near && (titled && hers || told()) && speaks_here(ctx, before, &group)
    })
}

/// Cuts a passage at its talk links. Links that say "video" or "slides" go with the talk before them.
pub(super) fn segments<'a>(ctx: &'a Context, index: usize) -> Vec<Segment<'a>> {
    let block = &ctx.passages[index].block;
    let row = is_row(block.kind);
    let mut segments: Vec<Segment> = Vec::new();
    let mut waiting = None;
    for link in &block.links {
        let target = target(&link.url);
        let words = &block.text[link.range.clone()];
        // A picture's name of one word, "Ships", says what it shows.
        let named = block.kind == BlockKind::Caption
            && !words.trim().contains(' ')
            && !words.contains(is_cjk);
        let bare = is_bare(words, &ctx.languages) || named;
        let sure = matches!(target.kind, Some(LinkKind::Video | LinkKind::Schedule));
        // Slides and pages come with a talk, or make a row of a list one.
        let deck = target.kind == Some(LinkKind::Slides)
            && (bare
                && (!segments.is_empty()
                    || block.kind == BlockKind::TableRow
                    || waiting.is_none() && is_led(ctx, index, &block.text[..link.range.start]))
                || !row && !bare && segments.is_empty() && is_shown(ctx, index, link)
                || row
                    && (is_deck_row(words, &block.text)
                        || !bare && is_led_by(ctx, words)
                        || !bare && is_credited(ctx, &block.text[link.range.end..])));
        if !sure && !deck {
            // "[slides] | [video]": they come with what follows.
            if target.kind == Some(LinkKind::Slides) && bare {
                waiting = Some((link, target));
            }
            continue;
        }
        let before = waiting.take().filter(|(deck, _)| {
            let between = &block.text[deck.range.end..link.range.start];
            // "The [slides](…) are online, and so is the [recording](…)."
            let one = ctx.sentence_at(index, deck.range.start).contains(&link.range.start);
            let near = !row && one && between.len() <= BETWEEN && !between.contains(':');
            bare && target.kind == Some(LinkKind::Video) && (near || is_bare(between, &[]))
        });
        let since = segments.last().map(|last| {
            let end = last.links[last.links.len() - 1].0.range.end;
            end.min(link.range.start)..link.range.start
        });
        let after_last = since.clone().map(|since| &block.text[since]);
        let same_line = after_last.is_none_or(|between| {
            !between.contains(HARD_BREAK) || !row && between.trim().is_empty()
        });
        // "“Meshes at Sea” ([video](…)) and *Sails at Sea* ([video](…))": each has its own title.
        let titled = !row
            && (after_last.is_some_and(|between| quoted(between).is_some())
                || bare && since.is_some_and(|since| sets_off(block, &since)));
        match segments.last_mut() {
            Some(last) if bare && same_line && !titled && (row || last.bare) => {
                last.links.push((link, target));
            }
            // "[Title](video) ([slides](…))", "[Title](schedule) was full. The [recording](…) is up."
            Some(last)
                if bare
                    && !row
                    && !titled
                    && matches!(target.kind, Some(LinkKind::Video | LinkKind::Slides))
                    && (after_last.is_some_and(|it| !it.contains(char::is_alphanumeric))
                        || last.links.iter().all(|(_, it)| comes_before(it.kind, target.kind))
                            && tells_nothing(ctx, index, link)) =>
            {
                last.links.push((link, target));
            }
            // "[video] [Title](schedule)": the words decide which link leads.
            Some(last)
                if last.bare
                    && !bare
                    && row
                    && same_line
                    && last.links.len() == 1
                    && last.links[0].1.kind != target.kind =>
            {
                last.links.insert(0, (link, target));
                last.bare = false;
            }
            // "The slides are on [Speaker Deck](…)", far from the talk
            Some(_) if !sure && bare && !row && tells_nothing(ctx, index, link) => {}
            _ => {
                let start = segments.last().map_or(0, |last| {
                    last.links.iter().map(|(link, _)| link.range.end).max().unwrap_or(0)
                });
                segments.push(Segment {
                    range: start..block.text.len(),
                    links: before.into_iter().chain([(link, target)]).collect(),
                    bare,
                });
            }
        }
    }
    for at in 1..segments.len() {
        // What stands between two talks is the first's tail up to the line or sentence end, then the second's lead.
        let (left, right) = (segments[at - 1].range.start, segments[at].links[0].0.range.start);
        let from = segments[at].range.start.max(left);
        let cut = boundary(&block.text, from.min(right), right, row);
        segments[at - 1].range.end = cut;
        segments[at].range.start = cut;
    }
    segments
}

/// Whether some of a text's bytes set off what looks like a title.
fn sets_off(block: &Block, range: &Range<usize>) -> bool {
    let mut marks = block.marks.iter().filter(|mark| mark.kind != MarkKind::Code);
    marks.any(|mark| {
        let within = range.start <= mark.range.start && mark.range.end <= range.end;
        within
            && is_phrase(&block.text[mark.range.clone()])
            && is_capitalised(&block.text[mark.range.clone()])
    })
}

/// Whether a sentence may go on about a talk of one link with another one: a recording after its page, slides after both.
fn comes_before(one: Option<LinkKind>, other: Option<LinkKind>) -> bool {
    one == Some(LinkKind::Schedule)
        || one == Some(LinkKind::Video) && other == Some(LinkKind::Slides)
}

/// Whether the sentence of a link names nobody and no session: it goes on about the talk before.
fn tells_nothing(ctx: &Context, index: usize, link: &Link) -> bool {
    let text = &ctx.passages[index].block.text;
    let sentence = ctx.sentence_at(index, link.range.start);
    let before = last_chars(&text[sentence.start.min(link.range.start)..link.range.start], NEAR);
    let after = first_chars(&text[link.range.end..sentence.end.max(link.range.end)], NEAR);
    let words = format!("{before} {after}");
    !names_session(ctx, &words) && groups(ctx, &words).is_empty()
}

/// Where, between two talk links, the words stop to belong to the first.
fn boundary(text: &str, from: usize, to: usize, row: bool) -> usize {
    let between = &text[from..to];
    // Two cells of a row tell of a talk each.
    if let Some(cell) = between.rfind('\t').filter(|_| row) {
        return from + cell;
    }
    let last_break = between.rfind([HARD_BREAK, '\n', ';', '；']).filter(|_| row);
    let sentence = between.rfind(['.', '。', '!', '?', '！', '？']).filter(|&at| {
        !between[at..].trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
            || at + 3 >= between.len()
    });
    match (between.rfind(HARD_BREAK).or(last_break), sentence) {
        (Some(at), _) => from + at,
        (None, Some(at)) => from + at + between[at..].chars().next().map_or(1, char::len_utf8),
        // "[Meshes](…) (Jane Doe) and [sails](…)"
        (None, None) => from + bracket_length(between),
    }
}

/// The length of the bracket with which a text begins, brackets within it included.
pub(super) fn bracket_length(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices().skip_while(|(_, c)| *c == ' ') {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return if matches!(c, ')' | '）') { at + c.len_utf8() } else { 0 };
        }
    }
    0
}

/// Whether a block is a row of a list, a table or an outline rather than running text.
pub(super) fn is_row(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Item | BlockKind::TableRow | BlockKind::Heading(_))
}

/// Whether what stands before the first deck of a passage, its `label` in it, tells of one talk.
fn is_led(ctx: &Context, index: usize, label: &str) -> bool {
    let passage = &ctx.passages[index];
    match passage.block.kind {
        BlockKind::Paragraph => is_billed(ctx, index, label),
        kind if is_row(kind) => {
            let parent = passage.parent.map(|parent| ctx.passages[parent].block.text.as_str());
            // "Jane Doe (Acme): *Title* — [slides](…)"
            let dashes = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '(');
            let titled = label.trim_end_matches(dashes);
            set_off((titled, 0), &passage.block.marks, ctx.lexicon, &ctx.languages).is_some()
                || is_told(ctx, label)
                || parent.is_some_and(|parent| is_told(ctx, parent))
        }
        _ => false,
    }
}

/// Whether a line between the heading and a link, after its own passage's `label`, says who speaks: then all
/// below it is of one talk.
fn is_billed(ctx: &Context, index: usize, label: &str) -> bool {
    let above = ctx.passages[index].heading.map_or(index..index, |heading| heading + 1..index);
    let above = above.filter(|&above| index - above <= 3);
    let texts = above.map(|above| ctx.passages[above].block.text.as_str()).chain([label]);
    texts.flat_map(|text| credit_lines(ctx, text)).any(|(_, credits)| credits.introduced)
}

/// Whether a row has a title and people of an organization before its link: "Title, Jane Doe, Acme ([slides](…))".
fn is_told(ctx: &Context, label: &str) -> bool {
    let label = label.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '）'));
    let split = row::split(label, ctx.lexicon, &ctx.languages);
    split.credits.is_some_and(|credits| {
        credits
            .people
            .iter()
            .all(|credit| credit.organization.is_some() && credit.name.start >= split.title.end)
    })
}

/// Whether a row goes on with the people who are credited with it.
fn is_credited(ctx: &Context, tail: &str) -> bool {
    let credits = credits::read(&tail[..cut_sentence(tail)], ctx.lexicon, &ctx.languages);
    credits.is_certain() && credits.people.iter().any(|credit| credit.organization.is_some())
}

/// Whether the words of a link end with people: "Meshes at Sea by Jane Doe, Acme".
fn is_led_by(ctx: &Context, words: &str) -> bool {
    row::split(words, ctx.lexicon, &ctx.languages).credits.is_some_and(|it| it.is_employed())
}

/// A deck's link is a talk's where its words are a title with a speaker, or a quoted title.
fn is_deck_row(words: &str, text: &str) -> bool {
    quoted(words).is_some_and(|(_, outer)| outer.start == 0)
        || text.contains('\t')
            && (words.split_whitespace().count() > 3
                || words.chars().filter(|c| is_cjk(*c)).count() >= DECK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    /// The segments of the first block: `words of the segment => words of its links`.
    fn cut(lang: &str, text: &str) -> Vec<String> {
        let ctx = context(lang, "2025-04-25", &format!("# Title\n\n{text}"));
        let block = &ctx.passages[1].block;
        let words = |link: &Link| block.text[link.range.clone()].to_owned();
        segments(&ctx, 1)
            .iter()
            .map(|segment| {
                let links: Vec<_> = segment.links.iter().map(|(link, _)| words(link)).collect();
                format!("{} => {}", block.text[segment.range.clone()].trim(), links.join(" + "))
            })
            .collect()
    }

    #[test]
    fn slides_that_somebody_showed() {
        for (text, want) in [
            ("Zora Quill explained [how meshes swim](d1).", 1),
            ("We met Zora Quill and liked [how meshes swim](d1).", 0),
            ("Zora Quill explained it. The deck is [how meshes swim](d1).", 0),
            ("Zora Quill explained [fish](d1).", 0),
        ] {
            assert_eq!(cut("en", text).len(), want, "{text}");
        }
    }

    #[test]
    fn one_talk_each() {
        for (lang, text, want) in [
            ("en", "- [Meshes at Sea](v1)", &["Meshes at Sea => Meshes at Sea"][..]),
            (
                "en",
                "- [Meshes at Sea](s1) - Zora Quill ([video](v1), [slides](d1))",
                &["Meshes at Sea - Zora Quill (video, slides) => Meshes at Sea + video + slides"],
            ),
            ("en", "[slides](d1) | [video](v1)", &["slides | video => slides + video"]),
            (
                "en",
                "We saw [Meshes at Sea](s1). The [recording](v1) is up.",
                &["We saw Meshes at Sea. The recording is up. => Meshes at Sea + recording"],
            ),
            (
                "en",
                "We saw [Meshes at Sea](v1) (Zora (Zo) Quill), [Seas](v2) and [sails](v3).",
                &[
                    "We saw Meshes at Sea (Zora (Zo) Quill) => Meshes at Sea",
                    ", Seas => Seas",
                    "and sails. => sails",
                ],
            ),
            (
                "en",
                "- Zora Quill (Quuxly): *Meshes at Sea* — [slides](d1)",
                &["Zora Quill (Quuxly): Meshes at Sea — slides => slides"],
            ),
            (
                "en",
                "We saw [Meshes at Sea](v1) ([slides](d1)), and then left.",
                &["We saw Meshes at Sea (slides), and then left. => Meshes at Sea + slides"],
            ),
            (
                "en",
                "We saw [Meshes at Sea](v1). The slides are on [Speaker Deck](d1).",
                &[
                    "We saw Meshes at Sea. The slides are on Speaker Deck. => Meshes at Sea + Speaker Deck",
                ],
            ),
            (
                "en",
                "We saw *Meshes at Sea* ([video](v1)), and Zora Quill's *Seas of Sails* ([slides](d1), [video](v2)).",
                &[
                    "We saw Meshes at Sea (video => video",
                    "), and Zora Quill's Seas of Sails (slides, video). => slides + video",
                ],
            ),
            (
                "en",
                "We saw *Meshes at Sea* ([video](v1)), which was *very* good ([slides](d1)).",
                &["We saw Meshes at Sea (video), which was very good (slides). => video + slides"],
            ),
            (
                "en",
                "We saw [Meshes at Sea](s1). The keynote is [here](v1).",
                &["We saw Meshes at Sea. => Meshes at Sea", "The keynote is here. => here"],
            ),
            (
                "ja",
                "「海のメッシュ入門」（[動画](v1)）と「海の帆のすべて」（[動画](v2) / [資料](d2)）でした。",
                &[
                    "「海のメッシュ入門」（動画 => 動画",
                    "）と「海の帆のすべて」（動画 / 資料）でした。 => 動画 + 資料",
                ],
            ),
            (
                "zh",
                "- 海上的服务网格，陈晓明，微软，[幻灯片](d1)",
                &["海上的服务网格，陈晓明，微软，幻灯片 => 幻灯片"],
            ),
            (
                "en",
                "[slides](d1), and how it began: [video](v1)",
                &["slides, and how it began: video => video"],
            ),
            (
                "en",
                "- [video](v1) [Meshes at Sea](s1)",
                &["video Meshes at Sea => Meshes at Sea + video"],
            ),
            ("zh", "- [海上网格](s1)（[视频](v1)）", &["海上网格（视频） => 海上网格 + 视频"]),
            (
                "ja",
                "- [海のメッシュ](s1)、[動画](v1)",
                &["海のメッシュ、動画 => 海のメッシュ + 動画"],
            ),
            (
                "uk",
                "- [Мережі в морі](s1), [відео](v1)",
                &["Мережі в морі, відео => Мережі в морі + відео"],
            ),
            (
                "en",
                "First [a talk on meshes](v1) was good. Then [one on seas](v2) was long.",
                &[
                    "First a talk on meshes was good. => a talk on meshes",
                    "Then one on seas was long. => one on seas",
                ],
            ),
            (
                "zh",
                "先有[关于网格的演讲](v1)。然后有[关于大海的演讲](v2)。",
                &[
                    "先有关于网格的演讲。 => 关于网格的演讲",
                    "然后有关于大海的演讲。 => 关于大海的演讲",
                ],
            ),
            (
                "en",
                "- [Meshes at Sea](v1) - Zora Quill<br>[Meshes on Land](v2) - Max Mu",
                &[
                    "Meshes at Sea - Zora Quill => Meshes at Sea",
                    "Meshes on Land - Max Mu => Meshes on Land",
                ],
            ),
            // Without a stop what stands between leads to the second.
            (
                "en",
                "We saw [one about meshes](v1) and [one about seas](v2)",
                &[
                    "We saw one about meshes => one about meshes",
                    "and one about seas => one about seas",
                ],
            ),
        ] {
            assert_eq!(cut(lang, text), want, "{text}");
        }
    }

    #[test]
    fn links_that_lead_to_no_talk() {
        for text in [
            "- [Meshes at Sea](https://a.example/blog)",
            "- [All talks](https://www.youtube.com/playlist?list=PL123)",
            "Get [the slides](d1)",
            "Read [Meshes at Sea](d1)",
            "No link",
        ] {
            assert_eq!(cut("en", text), Vec::<String>::new(), "{text}");
        }
        // A deck alone is a talk's where its words quote a title.
        assert_eq!(cut("en", "- [“Meshes at Sea” by Zora Quill](d1)").len(), 1);
    }

    #[test]
    fn words_between_two_talks() {
        for (text, row, want) in [
            (" was good. Then ", false, " was good."),
            ("很好。然后", false, "很好。"),
            (" - Zora Quill; ", true, " - Zora Quill"),
            (" - Zora Quill\n", true, " - Zora Quill"),
            (" was long\nand ", false, ""),
            (" by Zora Quill\u{2028}then. ", false, " by Zora Quill"),
            (" (Zora Quill)\t", true, " (Zora Quill)"),
            (" - Zora Quill. So.\t11:00\t", true, " - Zora Quill. So.\t11:00"),
            ("", true, ""),
        ] {
            assert_eq!(&text[..boundary(text, 0, text.len(), row)], want, "{text}");
        }
    }
}
