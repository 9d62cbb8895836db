//! Cuts a passage into parts that tell of one talk each, at its links.

use std::ops::Range;

use super::bare::is_bare;
use super::deck::{is_bare_deck, is_titled_deck};
use super::format::names_session;
use super::title::{is_capitalised, is_phrase, quoted};
use crate::extract::context::Context;
use crate::extract::facts::LinkKind;
use crate::extract::link::{Target, target};
use crate::extract::people::group::groups;
use crate::extract::sentence::{first_chars, last_chars};
use crate::language::is_cjk;
use crate::post::document::{Block, BlockKind, HARD_BREAK, Link, MarkKind};

/// So many characters on either side of a link tell whether its sentence is about something.
const NEAR: usize = 200;

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

/// Cuts a passage at its talk links. Links that say "video" or "slides" go with the talk before them.
pub(super) fn segments<'a>(ctx: &'a Context, index: usize) -> Vec<Segment<'a>> {
    let block = &ctx.passages[index].block;
    let row = is_row(block.kind);
    let mut segments: Vec<Segment> = Vec::new();
    // "[slides] | [video]": they come with what follows.
    let mut waiting = None;
    for link in &block.links {
        let target = target(&link.url);
        let words = &block.text[link.range.clone()];
        // A picture's name of one word, "Ships", says what it shows.
        let named = block.kind == BlockKind::Caption
            && !words.trim().contains(' ')
            && !words.contains(is_cjk);
        let bare = is_bare(words, &ctx.languages) || named;
        let slides = target.kind == Some(LinkKind::Slides);
        let first = segments.is_empty();
        // Slides and pages come with a talk, or make a row of a list one.
        let deck = || {
            if bare {
                !first || is_bare_deck(ctx, index, link, waiting.is_none())
            } else {
                is_titled_deck(ctx, index, link, first)
            }
        };
        let sure = matches!(target.kind, Some(LinkKind::Video | LinkKind::Schedule));
        if !(sure || slides && deck()) {
            if slides && bare {
                waiting = Some((link, target));
            }
            continue;
        }
        let before = waiting.take().filter(|(deck, _)| {
            bare && target.kind == Some(LinkKind::Video) && is_before(ctx, index, deck, link)
        });
        let place = place_of(ctx, index, &segments, (link, &target, bare));
        match (segments.last_mut(), place) {
            (Some(last), Place::With) => last.links.push((link, target)),
            (Some(last), Place::Leads) => {
                last.links.insert(0, (link, target));
                last.bare = false;
            }
            (Some(_), Place::Nowhere) => {}
            _ => {
                let links = segments.last().into_iter().flat_map(|last| &last.links);
                let start = links.map(|(link, _)| link.range.end).max().unwrap_or(0);
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

/// Whose talk a link is of.
enum Place {
    /// Its own.
    Own,
    /// That of the segment before.
    With,
    /// The same, and its words name the talk.
    Leads,
    /// Some talk further up.
    Nowhere,
}

/// Whose talk a link is of, `bare` or not, behind some segments.
fn place_of(
    ctx: &Context,
    index: usize,
    segments: &[Segment],
    (link, target, bare): (&Link, &Target, bool),
) -> Place {
    let block = &ctx.passages[index].block;
    let row = is_row(block.kind);
    let Some(last) = segments.last() else { return Place::Own };
    let end = last.links[last.links.len() - 1].0.range.end;
    let since = end.min(link.range.start)..link.range.start;
    let between = &block.text[since.clone()];
    let same_line = !between.contains(HARD_BREAK) || !row && between.trim().is_empty();
    if !bare {
        // "[video] [Title](schedule)": the words decide which link leads.
        let leads = last.bare && row && same_line && last.links.len() == 1;
        return if leads && last.links[0].1.kind != target.kind {
            Place::Leads
        } else {
            Place::Own
        };
    }
    // "“Meshes at Sea” ([video](…)) and *Sails at Sea* ([video](…))": each has its own title.
    let titled = !row && (quoted(between).is_some() || sets_off(block, &since));
    if same_line && !titled && (row || last.bare) {
        return Place::With;
    }
    // "[Title](video) ([slides](…))", "[Title](schedule) was full. The [recording](…) is up."
    let slides = target.kind == Some(LinkKind::Slides);
    let shows = matches!(target.kind, Some(LinkKind::Video | LinkKind::Slides));
    let goes_on = || {
        last.links.iter().all(|(_, it)| comes_before(it.kind, target.kind))
            && tells_nothing(ctx, index, link, slides)
    };
    if !row && !titled && shows && (!between.contains(char::is_alphanumeric) || goes_on()) {
        return Place::With;
    }
    // "The slides are on [Speaker Deck](…)", far from the talk
    if slides && !row && tells_nothing(ctx, index, link, slides) {
        Place::Nowhere
    } else {
        Place::Own
    }
}

/// Whether slides come with the recording behind them: "[slides] | [video]", "The [slides](…) are online, and so is the
/// [recording](…)."
fn is_before(ctx: &Context, index: usize, deck: &Link, link: &Link) -> bool {
    let block = &ctx.passages[index].block;
    let between = &block.text[deck.range.end..link.range.start];
    let one = ctx.sentence_at(index, deck.range.start).contains(&link.range.start);
    let near = !is_row(block.kind) && one && between.len() <= BETWEEN && !between.contains(':');
    near || is_bare(between, &[])
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

/// Whether the sentence of a link, of `slides` or else of a recording, names nobody and no session: it goes on about the
/// talk before.
fn tells_nothing(ctx: &Context, index: usize, link: &Link, slides: bool) -> bool {
    let text = &ctx.passages[index].block.text;
    let sentence = ctx.sentence_at(index, link.range.start);
    let before = last_chars(&text[sentence.start.min(link.range.start)..link.range.start], NEAR);
    let after = first_chars(&text[link.range.end..sentence.end.max(link.range.end)], NEAR);
    let words = format!("{before} {after}");
    // "The keynote is [here](…)" and "of a session by Acme we have [slides](…)", unlike "The slides of that keynote …" and
    // "The keynote is great ([video](…))"
    let aside = slides || before.trim_end().ends_with(['(', '（']);
    let unowned = || ctx.lexicon.organizations_in(&words).is_empty();
    (!names_session(ctx, &words) || aside && unowned()) && groups(ctx, &words).is_empty()
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
                "ja",
                "[海のメッシュ](v1)を見ました。このセッションのスライドは[こちら](d1)です。",
                &[
                    "海のメッシュを見ました。このセッションのスライドはこちらです。 => 海のメッシュ + こちら",
                ],
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
