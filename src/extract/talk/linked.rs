//! Talks that have a link: a recording, a session page, or slides in a row of a list.

use std::ops::Range;

use super::format::{contains_word, format_in};
use super::title::{self, clean, is_bare, is_generic, is_title_case, quoted, text_of};
use super::{Candidate, Person, people_of};
use crate::extract::context::Context;
use crate::extract::facts::{LinkFact, LinkKind, TalkFormat, TitleKind};
use crate::extract::link::{Target, target};
use crate::extract::people::credits;
use crate::post::document::{BlockKind, HARD_BREAK, Link};

/// A video that is no talk, with the passage in which it stands.
pub type OtherVideo = String;

/// Every talk that a link tells of, and the keys of videos that are none.
pub fn candidates(ctx: &Context) -> (Vec<Candidate>, Vec<OtherVideo>) {
    let mut found = Vec::new();
    let mut others = Vec::new();
    for index in 0..ctx.passages.len() {
        for segment in segments(ctx, index) {
            match read(ctx, index, &segment) {
                Some(candidate) => found.push(candidate),
                None => others.extend(videos(&segment)),
            }
        }
    }
    (found, others)
}

fn videos(segment: &Segment) -> Vec<OtherVideo> {
    let links = segment.links.iter().filter(|(_, target)| target.kind == Some(LinkKind::Video));
    links.map(|(_, target)| target.key.clone()).collect()
}

/// The part of a passage that tells of one talk: from the talk before to the talk after.
struct Segment<'a> {
    range: Range<usize>,
    /// The link whose words name the talk comes first.
    links: Vec<(&'a Link, Target)>,
    /// Whether the first link's words say nothing.
    bare: bool,
}

/// Cuts a passage at its talk links. Links that say "video" or "slides" go with the talk before them.
fn segments<'a>(ctx: &'a Context, index: usize) -> Vec<Segment<'a>> {
    let block = &ctx.passages[index].block;
    let row = is_row(block.kind);
    let mut segments: Vec<Segment> = Vec::new();
    for link in &block.links {
        let target = target(&link.url);
        let words = &block.text[link.range.clone()];
        let bare = is_bare(words, &ctx.languages);
        let sure = matches!(target.kind, Some(LinkKind::Video | LinkKind::Schedule));
        // Slides and pages come with a talk, or make a row of a list one.
        let deck = target.kind == Some(LinkKind::Slides)
            && (bare && !segments.is_empty() || row && is_deck_row(words, &block.text));
        if !sure && !deck {
            continue;
        }
        let after_last = segments.last().map(|last| {
            &block.text[last.links[last.links.len() - 1].0.range.end.min(link.range.start)
                ..link.range.start]
        });
        let same_line = after_last.is_none_or(|between| {
            !between.contains(HARD_BREAK) || !row && between.trim().is_empty()
        });
        match segments.last_mut() {
            Some(last) if bare && same_line && (row || last.bare) => {
                last.links.push((link, target))
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
            _ => {
                let start = segments.last().map_or(0, |last| {
                    last.links.iter().map(|(link, _)| link.range.end).max().unwrap_or(0)
                });
                segments.push(Segment {
                    range: start..block.text.len(),
                    links: vec![(link, target)],
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

/// Where, between two talk links, the words stop to belong to the first.
fn boundary(text: &str, from: usize, to: usize, row: bool) -> usize {
    let between = &text[from..to];
    let last_break = between.rfind([HARD_BREAK, '\n', ';', '；']).filter(|_| row);
    let sentence = between.rfind(['.', '。', '!', '?', '！', '？']).filter(|&at| {
        !between[at..].trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
            || at + 3 >= between.len()
    });
    match (between.rfind(HARD_BREAK).or(last_break), sentence) {
        (Some(at), _) => from + at,
        (None, Some(at)) => from + at + between[at..].chars().next().map_or(1, char::len_utf8),
        (None, None) => from,
    }
}

fn is_row(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Item | BlockKind::TableRow | BlockKind::Heading(_))
}

/// A deck's link is a talk's where its words are a title with a speaker, or a quoted title.
fn is_deck_row(words: &str, text: &str) -> bool {
    quoted(words).is_some_and(|(_, outer)| outer.start == 0)
        || text.contains('\t') && words.split_whitespace().count() > 3
}

fn read(ctx: &Context, index: usize, segment: &Segment) -> Option<Candidate> {
    let block = &ctx.passages[index].block;
    let (link, _) = &segment.links[0];
    let label = &block.text[segment.range.start..link.range.start];
    if is_no_talk(ctx, index, segment) {
        return None;
    }
    let row = is_row(block.kind) || stands_alone(label);
    let (found, rule) = if !segment.bare && !link.range.is_empty() {
        (own_title(ctx, index, link), if row { "linked row" } else { "link in prose" })
    } else if link.range.is_empty() {
        (above(ctx, index)?, "player")
    } else {
        (beside(ctx, index, segment).or_else(|| above(ctx, index))?, "bare link")
    };
    if is_event(ctx, &found.title) {
        return None;
    }
    let mut people = found.people;
    if people.is_empty() {
        people = credited(ctx, index, segment, row);
    }
    let title_kind = if found.section.is_some() {
        TitleKind::Stated
    } else {
        title_kind(block.kind, &found.title, found.quoted, row)
    };
    let links = segment.links.iter().map(|(link, target)| fact(link, target)).collect();
    let format = format(ctx, index, segment, &found.title, row);
    let confidence = match (rule, title_kind) {
        ("linked row", _) => 0.95,
        ("link in prose", TitleKind::Stated) => 0.85,
        ("link in prose", TitleKind::Described) => 0.7,
        _ => 0.6,
    };
    Some(Candidate {
        rule,
        passage: index,
        at: found.at.unwrap_or(link.range.start),
        span: link.range.clone(),
        line: found.line.unwrap_or_else(|| {
            if link.range.is_empty() { link.line } else { block.line_at(link.range.start) }
        }),
        title: found.title,
        title_kind,
        section: found.section.or((matches!(block.kind, BlockKind::Heading(_))).then_some(index)),
        format,
        links,
        people,
        event: None,
        event_is_explicit: false,
        presenters: Vec::new(),
        confidence,
    })
}

fn fact(link: &Link, target: &Target) -> LinkFact {
    LinkFact {
        kind: target.kind.unwrap_or(LinkKind::Page),
        url: link.url.clone(),
        key: target.key.clone(),
        start: target.start,
        line: link.line,
    }
}

/// A title, where it stands, and the people that the same words credit.
struct Found {
    title: String,
    people: Vec<Person>,
    quoted: bool,
    at: Option<usize>,
    line: Option<u32>,
    /// The heading whose words these are.
    section: Option<usize>,
}

/// The link's own words, without a speaker tail.
fn own_title(ctx: &Context, index: usize, link: &Link) -> Found {
    let block = &ctx.passages[index].block;
    let words = &block.text[link.range.clone()];
    let before = block.text[..link.range.start].chars().next_back();
    let outer_quote = before.is_some_and(|c| matches!(c, '"' | '“' | '«' | '《' | '「' | '『'));
    if let Some((inner, outer)) = quoted(words).filter(|(_, outer)| outer.start <= 1) {
        // `《Title》Jane Doe-Org`, but `"Name" - the rest of the title` is one title.
        let credits = credits::read(&words[outer.end..], ctx.lexicon, &ctx.languages);
        if credits.is_certain() {
            let people = people_of(
                ctx,
                index,
                link.range.start + outer.end,
                &credits,
                "credits after a quoted title",
            );
            return Found {
                title: text_of(words, &inner),
                people,
                quoted: true,
                at: None,
                line: None,
                section: None,
            };
        }
    }
    let split = title::split(words, ctx.lexicon, &ctx.languages);
    let people = split.credits.map_or(Vec::new(), |credits| {
        people_of(ctx, index, link.range.start, &credits, "credits in the link's words")
    });
    Found {
        title: text_of(words, &split.title),
        people,
        quoted: outer_quote || quoted(words).is_some(),
        at: None,
        line: None,
        section: None,
    }
}

/// The words beside a link that says nothing: `Title - Jane Doe, Org ([video](…), [slides](…))`.
fn beside(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let link = segment.links[0].0;
    let label = block.text[segment.range.start..link.range.start]
        .trim_end_matches(['(', '[', ' ', ':', '-', '–', '—', '|', '\t', '\n']);
    let base = segment.range.start;
    if let Some((inner, _)) = quoted(label) {
        let rest = &label[inner.end..];
        let credits = credits::read(
            rest.trim_start_matches(['”', '"', '»', '》', '」', '』']),
            ctx.lexicon,
            &ctx.languages,
        );
        let people = if credits.is_certain() {
            let shift = base + label.len()
                - rest.trim_start_matches(['”', '"', '»', '》', '」', '』']).len();
            people_of(ctx, index, shift, &credits, "credits after a quoted title")
        } else {
            Vec::new()
        };
        return Some(Found {
            title: text_of(label, &inner),
            people,
            quoted: true,
            at: Some(base + inner.start),
            line: Some(block.line_at(base + inner.start)),
            section: None,
        });
    }
    if !is_row(block.kind)
        && let Some(found) = described(ctx, index, segment)
    {
        return Some(found);
    }
    let split = title::split(label, ctx.lexicon, &ctx.languages);
    let title = text_of(label, &split.title);
    if title.chars().filter(|c| c.is_alphabetic()).count() < 4 || is_bare(&title, &ctx.languages) {
        return None;
    }
    let people = split.credits.map_or(Vec::new(), |credits| {
        people_of(ctx, index, base, &credits, "credits beside the link")
    });
    Some(Found {
        title,
        people,
        quoted: false,
        at: Some(base + split.title.start),
        line: Some(block.line_at(base + split.title.start)),
        section: None,
    })
}

/// In prose: "a [talk](…) about X" is described by what follows.
fn described(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let link = segment.links[0].0;
    let tail = &block.text[link.range.end..segment.range.end.max(link.range.end)];
    let length = title::cut_sentence(tail);
    let range = clean(tail, 0..length);
    let title = text_of(tail, &range);
    (title.chars().count() >= 8).then_some(Found {
        title,
        people: Vec::new(),
        quoted: false,
        at: None,
        line: None,
        section: None,
    })
}

/// The heading or list parent above a link or player that has no words of its own.
fn above(ctx: &Context, index: usize) -> Option<Found> {
    let passage = &ctx.passages[index];
    let near = passage.parent.into_iter().chain(index.checked_sub(1)).chain(passage.heading);
    for above in near {
        let block = &ctx.passages[above].block;
        let heading = matches!(block.kind, BlockKind::Heading(_)) && above > 0;
        let short =
            block.text.chars().count() < 160 && !block.text.trim_end().ends_with(['.', '。']);
        if !(heading
            || passage.parent == Some(above)
            || short && above > 0 && is_lone_title(ctx, above))
        {
            continue;
        }
        let split = title::split(&block.text, ctx.lexicon, &ctx.languages);
        let words = text_of(&block.text, &split.title);
        // "eBPF Summit Day One" is the name of an event, not of a talk.
        let event = ctx.passages[above].mentions.iter().any(|mention| mention.range.start <= 2);
        let specific = !is_generic(&words) && !event || split.credits.is_some();
        if words.is_empty() || !specific || is_bare(&words, &ctx.languages) {
            continue;
        }
        let people = split.credits.map_or(Vec::new(), |credits| {
            people_of(ctx, above, 0, &credits, "credits in the heading")
        });
        return Some(Found {
            title: words,
            people,
            quoted: false,
            at: Some(0),
            line: Some(block.line()),
            section: heading.then_some(above),
        });
    }
    None
}

/// A paragraph that is nothing but a bold or quoted line.
fn is_lone_title(ctx: &Context, index: usize) -> bool {
    let block = &ctx.passages[index].block;
    block.marks.iter().any(|mark| mark.range.start == 0 && mark.range.len() * 2 > block.text.len())
        || is_title_case(&block.text)
}

/// Nothing but a label, a time or a dash before the link: the paragraph is a row.
fn stands_alone(label: &str) -> bool {
    let label = label.trim();
    label.is_empty() || label.ends_with([':', '：']) && label.chars().count() < 60
}

/// People credited around the link: after it, before it, or in the next block.
fn credited(ctx: &Context, index: usize, segment: &Segment, row: bool) -> Vec<Person> {
    let block = &ctx.passages[index].block;
    let link = segment.links[0].0;
    let tail_start = link.range.end.max(link.range.start);
    let later = segment
        .links
        .iter()
        .skip(1)
        .map(|(link, _)| link.range.start)
        .find(|&start| start >= tail_start);
    let tail = &block.text[tail_start..later.unwrap_or(segment.range.end).max(tail_start)];
    let tail = &tail[..title::cut_sentence(tail)];
    for part in
        [tail, tail.split(['\u{2028}', '\n']).find(|line| !line.trim().is_empty()).unwrap_or("")]
    {
        let credits = credits::read(part, ctx.lexicon, &ctx.languages);
        if credits.is_certain()
            && (row
                || credits.introduced
                || part.trim_start().starts_with(['-', '–', '—', '(', '（', '|']))
        {
            let base = tail_start + (part.as_ptr() as usize - tail.as_ptr() as usize);
            return people_of(ctx, index, base, &credits, "credits after the link");
        }
    }
    if row {
        let label = &block.text[segment.range.start..link.range.start];
        let label = label.trim_end_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, ')' | '）' | '"' | '.')
        });
        let credits = credits::read(label, ctx.lexicon, &ctx.languages);
        if credits.is_certain() {
            return people_of(ctx, index, segment.range.start, &credits, "credits before the link");
        }
        return credited_below(ctx, index);
    }
    Vec::new()
}

/// Credits in the block below: a nested item, a quote, a paragraph of the same item.
fn credited_below(ctx: &Context, index: usize) -> Vec<Person> {
    for below in index + 1..ctx.passages.len().min(index + 3) {
        let passage = &ctx.passages[below];
        let block = &passage.block;
        let belongs = passage.parent == Some(index)
            || block.quote > ctx.passages[index].block.quote
            || matches!(
                ctx.passages[index].block.kind,
                BlockKind::Heading(_) | BlockKind::Paragraph
            );
        let has_talk = block.links.iter().any(|link| {
            matches!(target(&link.url).kind, Some(LinkKind::Video | LinkKind::Schedule))
        });
        if block.kind == BlockKind::Caption || block.kind == BlockKind::Embed {
            continue;
        }
        if !belongs || has_talk || matches!(block.kind, BlockKind::Heading(_)) {
            return Vec::new();
        }
        for line in block.text.split(['\u{2028}', '\n']) {
            let credits = credits::read(line, ctx.lexicon, &ctx.languages);
            if credits.is_certain() {
                let base = line.as_ptr() as usize - block.text.as_ptr() as usize;
                return people_of(ctx, below, base, &credits, "credits below the title");
            }
        }
        return Vec::new();
    }
    Vec::new()
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

/// The format: of the title, of the label before the link, of the headings above, of the clause.
fn format(
    ctx: &Context,
    index: usize,
    segment: &Segment,
    words: &str,
    row: bool,
) -> Option<TalkFormat> {
    let block = &ctx.passages[index].block;
    let link = segment.links[0].0;
    let linked = &block.text[link.range.clone()];
    if let Some(format) = [words, linked].iter().find_map(|text| format_in(text, &ctx.languages)) {
        return Some(format);
    }
    // "a keynote, then [a talk by …]": the link's own word for itself settles it.
    let folded = linked.to_lowercase();
    if !row
        && ctx.words(|language| language.talk_nouns).iter().any(|word| contains_word(&folded, word))
    {
        return Some(TalkFormat::Talk);
    }
    let sentence = ctx.sentence_at(index, link.range.start);
    let from = segment.range.start.max(sentence.start).min(link.range.start);
    let label = &block.text[from..link.range.start];
    let tail = &block.text[link.range.end..segment.range.end.min(sentence.end).max(link.range.end)];
    let clause: String =
        tail.chars().take_while(|c| !matches!(c, ',' | '.' | '，' | '。' | ';')).take(60).collect();
    if let Some(format) = [label, &clause].iter().find_map(|text| format_in(text, &ctx.languages)) {
        return Some(format);
    }
    if !row {
        return None;
    }
    let passage = &ctx.passages[index];
    let headings = std::iter::successors(passage.heading, |&heading| ctx.passages[heading].heading);
    let above = passage.parent.into_iter().chain(headings);
    above
        .filter(|&above| above > 0)
        .find_map(|above| format_in(&ctx.passages[above].block.text, &ctx.languages))
}

/// Whether a title is the name of an event and nothing else: its page in a schedule is no talk's.
fn is_event(ctx: &Context, title: &str) -> bool {
    crate::extract::event::mention::mentions(title, ctx.lexicon, &ctx.languages)
        .iter()
        .any(|mention| mention.range == (0..title.len()))
}

/// Whether the link's own words, or for a player the words before it, tell of an award, a booth, a
/// trailer: no talk.
fn is_no_talk(ctx: &Context, index: usize, segment: &Segment) -> bool {
    let block = &ctx.passages[index].block;
    let link = segment.links[0].0;
    let schedule = segment.links.iter().any(|(_, target)| target.kind == Some(LinkKind::Schedule));
    let near = block.text[link.range.clone()].to_lowercase();
    !schedule
        && ctx.words(|language| language.not_talks).iter().any(|word| contains_word(&near, word))
}
