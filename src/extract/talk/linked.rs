//! Talks that have a link: a recording, a session page, or slides in a row of a list.

use std::collections::HashSet;

use super::bare::{is_detail, is_when};
use super::crediting::credited;
use super::format::{Named, names_session, of_segment, session_of};
use super::naming::{
    Found, above, before_player, beside, billed_heading, credited_heading, in_columns, is_event,
    over_sentence, own_lead, own_title, quoted_before, repeated_heading, section_title,
    session_before, set_off_title, talk_heading, term, told_above, told_of_people,
};
use super::no_talk::{NoTalk, PassedOver, Proposal};
use super::segment::{Segment, is_row, segments};
use super::table::is_titled_beside;
use super::title::{is_capitalised, is_title_case};
use super::{Candidate, employ};
use crate::extract::clock::is_timed;
use crate::extract::context::Context;
use crate::extract::facts::{LinkFact, LinkKind, TitleKind};
use crate::extract::gloss::bracketed;
use crate::extract::link::{Target, target};
use crate::extract::people::group::groups;
use crate::extract::stems::Stems;
use crate::language::is_cjk;
use crate::post::document::{BlockKind, Link};

/// A link to a clip says so in no more words, and no more characters.
const CLIP_WORDS: usize = 5;
const CLIP: usize = 40;

/// So many words begin a sentence with what it is about: "The short trailer".
const SUBJECT: usize = 3;

/// What each link tells of: a talk, or none.
pub fn proposals(ctx: &Context) -> Vec<Proposal> {
    (0..ctx.passages.len()).flat_map(|index| proposals_in(ctx, index)).collect()
}

fn proposals_in(ctx: &Context, index: usize) -> Vec<Proposal> {
    let segments = segments(ctx, index);
    let cut: HashSet<*const Link> = segments
        .iter()
        .flat_map(|segment| &segment.links)
        .map(|(link, _)| std::ptr::from_ref(*link))
        .collect();
    let links = ctx.passages[index].block.links.iter();
    let alone = links.filter(|link| !cut.contains(&std::ptr::from_ref(*link))).map(|link| {
        let target = target(&link.url);
        let why = NoTalk::of_link(target.kind);
        Err(passed_over(ctx, index, "link", &[(link, target)], why))
    });
    let read = segments.iter().map(|segment| {
        let row = is_row_of(ctx, index, segment);
        let rule = rule(segment, row);
        read(ctx, index, segment, (rule, row))
            .map_err(|why| passed_over(ctx, index, rule, &segment.links, why))
    });
    read.chain(alone).collect()
}

fn passed_over(
    ctx: &Context,
    index: usize,
    rule: &'static str,
    links: &[(&Link, Target)],
    why: NoTalk,
) -> PassedOver {
    let link = links[0].0;
    PassedOver {
        rule,
        passage: index,
        span: link.range.clone(),
        line: line_of(ctx, index, link),
        links: links.iter().map(|(link, target)| fact(link, target)).collect(),
        why,
    }
}

fn line_of(ctx: &Context, index: usize, link: &Link) -> u32 {
    let block = &ctx.passages[index].block;
    if link.range.is_empty() { link.line } else { block.line_at(link.range.start) }
}

/// Whether the block, or nothing before the link, makes it a row, and the link's words do not begin a sentence.
fn is_row_of(ctx: &Context, index: usize, segment: &Segment) -> bool {
    let block = &ctx.passages[index].block;
    let label = &block.text[segment.range.start..segment.links[0].0.range.start];
    (is_row(block.kind) || stands_alone(ctx, label))
        && told_of_people(ctx, index, segment).is_none()
}

fn rule(segment: &Segment, row: bool) -> &'static str {
    match segment.links[0].0.range.is_empty() {
        true => "player",
        false if segment.bare => "bare link",
        false if row => "linked row",
        false => "link in prose",
    }
}

fn read(
    ctx: &Context,
    index: usize,
    segment: &Segment,
    (rule, row): (&'static str, bool),
) -> Result<Candidate, NoTalk> {
    let block = &ctx.passages[index].block;
    let (link, _) = &segment.links[0];
    // Who is credited beside a row speaks, whatever its title: "[Secrets: A Survey](…) - Jane Doe, Acme".
    let billed = || row && !segment.bare && !credited(ctx, index, segment, row).is_empty();
    let word = no_talk_word(ctx, index, segment).filter(|_| !billed());
    if let Some(word) = word.or_else(|| clip_word(ctx, index, segment)) {
        return Err(NoTalk::Says(word));
    }
    let found = match rule {
        "player" => own_lead(ctx, index)
            .or_else(|| set_off_title(ctx, index))
            .or_else(|| told_above(ctx, index))
            .or_else(|| section_title(ctx, index))
            .or_else(|| quoted_before(ctx, index, segment))
            .or_else(|| before_player(ctx, index))
            .or_else(|| above(ctx, index)),
        "bare link" => in_columns(ctx, index).or_else(|| term(ctx, index)).or_else(|| {
            match beside(ctx, index, segment) {
                // A title beside the link counts before that of its section.
                Some(found) if found.quoted => Some(found),
                found => talk_heading(ctx, index)
                    .or_else(|| credited_heading(ctx, index))
                    .or_else(|| over_sentence(ctx, index, link.range.start, found.as_ref()?))
                    .or(found)
                    .or_else(|| above(ctx, index)),
            }
        }),
        "link in prose" => continued(ctx, index, segment)
            .or_else(|| billed_heading(ctx, index))
            .or_else(|| told_of_people(ctx, index, segment))
            .or_else(|| Some(own_title(ctx, index, link))),
        _ => Some(link.range.start)
            .filter(|&at| is_titled_beside(ctx, index, at))
            .and_then(|_| in_columns(ctx, index))
            .or_else(|| repeated_heading(ctx, index, link))
            .or_else(|| Some(own_title(ctx, index, link))),
    };
    let found = match found.ok_or(NoTalk::Untitled)? {
        found if is_event(ctx, &found.title) => {
            session_before(ctx, index, segment).ok_or(NoTalk::Event)?
        }
        found => found,
    };
    let mut people = found.people;
    if people.is_empty() {
        people = credited(ctx, index, segment, row);
    }
    if row {
        let label = &block.text[segment.range.start..link.range.start];
        employ(&mut people, || employer_label(ctx, label));
    }
    let title_kind = if found.section.is_some() {
        TitleKind::Stated
    } else {
        title_kind(block.kind, &found.title, found.quoted, row)
    };
    let links = segment.links.iter().map(|(link, target)| fact(link, target)).collect();
    // A player shows what the headings above speak of.
    let listed = row || rule == "player" && block.text.trim().is_empty();
    let format = of_segment(ctx, index, segment, &found.title, listed);
    // "We closed with a panel, “Sails”. … ([video](…))"
    let told = || {
        let at = found.at.filter(|&at| !row && at < link.range.start)?;
        let sentence = ctx.sentence_at(index, at);
        let before = block.text.get(sentence.start..at)?;
        session_of(ctx, before).map(|(_, format)| Named::by("format told before it")(format))
    };
    let format = format.or_else(told).or(found.format.map(Named::by("format told before it")));
    Ok(Candidate {
        at: found.at.unwrap_or(link.range.start),
        line: found.line.unwrap_or_else(|| line_of(ctx, index, link)),
        section: found.section.or((matches!(block.kind, BlockKind::Heading(_))).then_some(index)),
        format,
        links,
        people,
        presenters: found.presenter.into_iter().collect(),
        ..Candidate::new(ctx, rule, index, link.range.clone(), (found.title, title_kind))
    })
}

pub(super) fn fact(link: &Link, target: &Target) -> LinkFact {
    LinkFact {
        kind: target.kind.unwrap_or(LinkKind::Page),
        url: link.url.as_str().into(),
        key: target.key.as_str().into(),
        start: target.start,
        line: link.line,
    }
}

/// "Acme - [Title](…) - Jane Doe": a known organization alone before a link.
fn employer_label(ctx: &Context, label: &str) -> Option<String> {
    let words = label.trim_matches(|c: char| !c.is_alphanumeric());
    let known = ctx.lexicon.reference.organization(words)?;
    (!known.foundation).then(|| words.to_owned())
}

/// Nothing but a label, a time, a dash or a picture before the link: the paragraph is a row.
fn stands_alone(ctx: &Context, label: &str) -> bool {
    let label = label.trim();
    // "**9:00** (Room 3) [Title](…)"
    let label = bracketed(label).map_or(label, |(before, _)| before).trim_end();
    let is_picture = |c: char| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..);
    label.chars().all(|c| is_picture(c) || c == ' ')
        || is_when(label)
        || is_timed(label) && is_detail(label, &ctx.languages)
        || label.ends_with([':', '：'])
            && label.chars().count() < if label.contains(is_cjk) { 20 } else { 60 }
}

fn title_kind(kind: BlockKind, words: &str, quoted: bool, row: bool) -> TitleKind {
    if row && kind != BlockKind::Paragraph
        || quoted
        || is_title_case(words)
        || row && is_title_case(words)
    {
        TitleKind::Stated
    } else {
        TitleKind::Described
    }
}

/// The word by which a link tells of an award, a booth, a trailer: no talk.
fn no_talk_word(ctx: &Context, index: usize, segment: &Segment) -> Option<&'static str> {
    let block = &ctx.passages[index].block;
    let link = segment.links[0].0;
    let schedule = segment.links.iter().any(|(_, target)| target.kind == Some(LinkKind::Schedule));
    let mut near = block.text[link.range.clone()].to_lowercase();
    if segment.bare {
        let label: Vec<char> =
            block.text[segment.range.start..link.range.start].chars().rev().take(40).collect();
        near = label.into_iter().rev().flat_map(char::to_lowercase).collect::<String>() + &near;
        // "The trailer with which the day had begun is [here](…)"
        let sentence = ctx.sentence_at(index, link.range.start);
        let subject = block.text[sentence].split_whitespace().take(SUBJECT).map(str::to_lowercase);
        let subject = subject.filter(|_| ctx.is_spaced());
        near = subject.collect::<Vec<_>>().join(" ") + " " + &near;
        // "watch the replay of the event in its entirety"
        near.extend(block.text[link.range.end..].chars().take(40).flat_map(char::to_lowercase));
    }
    let near = Stems::of(&near);
    let words = ctx.words(|language| language.not_talks).into_iter();
    // "You see last year's [here](…)"
    let years = ctx.words(|language| language.years).into_iter();
    let past = years.filter(|&(_, years)| segment.bare && years < 0).map(|(word, _)| word);
    words.chain(past).filter(|_| !schedule).find(|word| near.has(word))
}

/// The title in quotes before a link whose words only go on with the sentence: "In “Sails” Jane Doe tied a knot, [and
/// came loose](…)".
fn continued(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    let words = &ctx.passages[index].block.text[segment.links[0].0.range.clone()];
    let (first, _) = words.split_once(' ')?;
    let ands = ctx.words(|language| language.and_words);
    let found = ands.contains(&first).then(|| quoted_before(ctx, index, segment)).flatten()?;
    is_capitalised(&found.title).then_some(found)
}

/// The word by which the words of a link in prose tell of a mere clip, "a two-minute video", or the sentence right above a
/// player: "For the atmosphere see this video:".
fn clip_word(ctx: &Context, index: usize, segment: &Segment) -> Option<&'static str> {
    let passage = &ctx.passages[index];
    let own = &passage.block.text[segment.links[0].0.range.clone()];
    let brief = own.split_whitespace().count() <= CLIP_WORDS && own.chars().count() <= CLIP;
    if !is_row(passage.block.kind) && brief && !own.is_empty() && !is_title_case(own) {
        return clip_in(ctx, own);
    }
    let player = segment.links[0].0.range.is_empty() && passage.block.text.trim().is_empty();
    let above = &ctx.passages[index.checked_sub(1).filter(|_| player)?];
    let told = above.block.kind == BlockKind::Paragraph && above.heading == passage.heading;
    let sentence = above.sentences.last().filter(|_| told)?;
    clip_in(ctx, &above.block.text[sentence.clone()])
}

/// The word for a clip in words that name neither a session, as "The highlight was this talk:" does, nor people.
fn clip_in(ctx: &Context, words: &str) -> Option<&'static str> {
    let stems = Stems::of(words);
    let mut clips = ctx.words(|language| language.clip_words).into_iter();
    clips
        .find(|word| stems.has(word))
        .filter(|_| !names_session(ctx, words) && groups(ctx, words).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::no_talk::parted;
    use crate::extract::testing::{context, linked, shown};
    use arcstr::ArcStr;

    #[test]
    fn rows_prose_bare_links_and_players() {
        use TitleKind::{Described, Stated};
        for (lang, text, rule, kind, title) in [
            ("en", "- [meshes at sea](v1)", "linked row", Stated, "meshes at sea"),
            (
                "en",
                "| Talk |\n|---|\n| [meshes at sea](v1) |",
                "linked row",
                Stated,
                "meshes at sea",
            ),
            ("en", "[Meshes Under Water](v1)", "linked row", Stated, "Meshes Under Water"),
            ("en", "Keynote: [meshes at sea](v1)", "linked row", Described, "meshes at sea"),
            ("en", "We saw [how meshes swim](v1).", "link in prose", Described, "how meshes swim"),
            (
                "en",
                "We saw [Meshes Under Water](v1).",
                "link in prose",
                Stated,
                "Meshes Under Water",
            ),
            ("en", "We saw “[meshes at sea](v1)”.", "link in prose", Stated, "meshes at sea"),
            ("zh", "我们看了《[海上的网格](v1)》。", "link in prose", Stated, "海上的网格"),
            ("zh", "我们看了[关于网格的演讲](v1)。", "link in prose", Described, "关于网格的演讲"),
            (
                "uk",
                "Ми бачили [розповідь про море](v1).",
                "link in prose",
                Described,
                "розповідь про море",
            ),
            ("ja", "- [海のメッシュ](v1)", "linked row", Stated, "海のメッシュ"),
            (
                "ja",
                "## 海の網の編み方\n\n佐藤花子さんが網を編む道具を紹介しました（[動画](v1)）。",
                "bare link",
                Stated,
                "海の網の編み方",
            ),
            (
                "ja",
                "## 聴いたセッション\n\n佐藤花子さんが網を編む道具を紹介しました（[動画](v1)）。",
                "bare link",
                Described,
                "網を編む道具",
            ),
            ("en", "- Meshes at Sea [video](v1)", "bare link", Stated, "Meshes at Sea"),
            (
                "en",
                "## Meshes at Sea\n\n{{< youtube AAAAAAAAAA1 >}}",
                "player",
                Stated,
                "Meshes at Sea",
            ),
        ] {
            let found = linked(lang, text);
            assert_eq!(found.len(), 1, "{text}");
            let talk = &found[0];
            assert_eq!(
                (talk.rule, talk.title_kind, talk.title.as_str()),
                (rule, kind, title),
                "{text}"
            );
        }
    }

    #[test]
    fn recordings_of_no_talk() {
        let others = |lang: &str, text: &str| {
            let proposals = proposals(&context(lang, "2025-04-25", text));
            let (talks, passed_over) = parted(proposals.into_iter());
            let links = passed_over.into_iter().flat_map(|other| other.links);
            let videos = links.filter(|link| link.kind == LinkKind::Video);
            (talks.len(), videos.map(|link| link.key).collect::<Vec<_>>())
        };
        let video = vec![ArcStr::from("youtube:AAAAAAAAAA1")];
        for (lang, text) in [
            ("en", "Watch the [highlight reel](v1)."),
            ("en", "The award ceremony: [video](v1)"),
            ("zh", "观看[精彩花絮](v1)。"),
            ("uk", "Дивіться [трейлер](v1)."),
            ("en", "The [sea documentary](v1) was shown, too."),
            ("en", "Zora Quill was there, and we made [a two-minute video](v1)."),
            ("uk", "Подивіться наш [трихвилинний мультфільм](v1)."),
            ("en", "What did it look like? [Here's a short clip](v1)."),
            ("zh", "我们接受了[海洋电视的采访](v1)。"),
            ("ja", "[ダイジェスト](v1)をご覧ください。"),
            ("en", "{{< youtube AAAAAAAAAA1 >}}"),
            ("en", "## The Booth\n\nSee what it was like last year [here](v1)."),
            ("ja", "## 海の広場\n\n昨年の様子は[こちらの動画](v1)で見られます。"),
            ("ja", "様子は[こちらの動画](v1)で見られます。"),
        ] {
            assert_eq!(others(lang, text), (0, video.clone()), "{text}");
        }
        let shown =
            "## Come and see us\n\nFor the atmosphere there's this video:\n\n{{< youtube v1 >}}";
        assert_eq!(others("en", shown).0, 0);
        let shown =
            "## Meshes at Sea\n\nZora Quill's atmosphere in this video:\n\n{{< youtube v1 >}}";
        assert_eq!(others("en", shown).0, 1);
        let shown = "## Meshes at Sea\n\nThe best of the highlights video was this talk:\n\n{{< youtube v1 >}}";
        assert_eq!(others("en", shown).0, 1);
        let billed = "- [Meshes at Sea: A Survey](v1) - Zora Quill, Quuxly";
        assert_eq!(others("en", billed), (1, vec![]));
        assert_eq!(others("en", "- [Our survey of meshes](v1)"), (0, video.clone()));
        // A session page is a session's, whatever its title tells of.
        assert_eq!(others("en", "- [And the award goes to meshes](s1)"), (1, vec![]));
        assert_eq!(others("en", "We saw [meshes win](v1) before the award."), (1, vec![]));
        assert_eq!(others("en", "See [our docs](https://a.example/docs)."), (0, vec![]));
    }

    #[test]
    fn where_a_talk_stands() {
        let found = linked("en", "First\n\n- Meshes at Sea\n  [video](v1), [slides](d1)\n");
        let talk = &found[0];
        assert_eq!((talk.passage, talk.at, talk.line), (2, 0, 3));
        assert_eq!(
            talk.links.iter().map(|link| link.kind).collect::<Vec<_>>(),
            [LinkKind::Video, LinkKind::Slides]
        );
        assert_eq!(talk.links[0].line, 4);
        let found = linked("en", "## [Meshes at Sea](v1)");
        assert_eq!(found[0].section, Some(1));
    }

    #[test]
    fn labels_of_rows() {
        let ctx = context("en", "2025-04-25", "");
        for (label, want) in [
            ("", true),
            ("Keynote: ", true),
            ("Wed, 12:00 - 12:30 - ", true),
            ("📺 ", true),
            ("“", false),
            ("主题演讲：", true),
            ("9:00 (Hall 5)\n", true),
            ("9:00 - 9:30 | Hall 5\n", true),
            ("At 9:00 in Hall 5 we saw ", false),
            ("We saw ", false),
            ("A very long sentence that tells of this and of that, and then of more: ", false),
        ] {
            assert_eq!(stands_alone(&ctx, label), want, "{label}");
        }
    }

    #[test]
    fn employers_alone_before_a_link() {
        for (lang, text, want) in [
            ("en", "- Google - [Meshes at Sea](v1) - Zora Quill", "Zora Quill (Google)"),
            ("zh", "- **微软**：[海上的网格](v1) - 陈晓明", "陈晓明 (微软)"),
            ("en", "- Google - [Meshes at Sea](v1) - Zora Quill, Quuxly", "Zora Quill (Quuxly)"),
            ("en", "- CNCF - [Meshes at Sea](v1) - Zora Quill", "Zora Quill"),
            ("en", "- Quuxly - [Meshes at Sea](v1) - Zora Quill", "Zora Quill"),
            ("en", "- After Google - [Meshes at Sea](v1) - Zora Quill", "Zora Quill"),
        ] {
            assert_eq!(shown(&linked(lang, text)[0].people), want, "{text}");
        }
    }
}
