//! What kind of session it is, by the words closest to it.

use std::ops::Range;

use super::announced::{Announced, of_topic};
use super::bare::is_detail;
use super::floor::speaks;
use super::programme::{bold_head, format_above, is_all};
use super::segment::Segment;
use super::theirs::of_theirs;
use super::{Candidate, sectioned};
use crate::extract::context::Context;
use crate::extract::facts::TalkFormat;
use crate::extract::gloss::{closing_format, gloss};
use crate::extract::people::group::groups;
use crate::extract::sentence::{ends_in_word, first_chars, lowered, without_article};
use crate::extract::stems::Stems;
use crate::language::{Language, is_cjk};
use crate::post::document::BlockKind;

/// A format, and the rule that read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The format.
    pub format: TalkFormat,
    /// The rule.
    pub rule: &'static str,
}

impl Named {
    /// What a rule makes of a format.
    pub fn by(rule: &'static str) -> impl Fn(TalkFormat) -> Self {
        move |format| Self { format, rule }
    }
}

/// The session that a day had is told in no more characters.
const DATED: usize = 20;

/// So many lines under a row may tell its format.
const NOTES: usize = 3;

/// The format that a text names, the most telling of several; `None` if it names none.
pub fn format_in(text: &str, languages: &[&Language]) -> Option<TalkFormat> {
    format_of(&Stems::of(text), languages)
}

/// Whether words name a session of some kind, or of none in particular: "a keynote", "两场演讲".
pub fn names_session(ctx: &Context, words: &str) -> bool {
    let stems = Stems::of(words);
    stems.has_any(&ctx.words(|language| language.talk_nouns))
        || format_of(&stems, &ctx.languages).is_some()
}

/// Where words name a session, and of which format, beyond those after or before which they put something: "a panel" of
/// "after the keynote there was a panel".
pub(super) fn session_of(ctx: &Context, words: &str) -> Option<(usize, TalkFormat)> {
    let stems = Stems::of(words);
    let mut formats = ctx.languages.iter().flat_map(|language| language.formats);
    let found = formats.find_map(|(word, format)| Some((stems.find(word)?, word.len(), *format)));
    let (at, length, format) = found?;
    let folded = stems.folded();
    let end = (at + length..folded.len()).find(|&end| folded.is_char_boundary(end));
    let rest = &folded[end.unwrap_or(folded.len())..];
    if !is_landmark(ctx, &folded[..at], rest) {
        return Some((at, format));
    }
    let behind = session_of(ctx, rest);
    let behind = behind.map(|(at, format)| (folded.len() - rest.len() + at, format));
    // "a keynote after the panel"
    behind.or_else(|| session_of(ctx, &folded[..at]))
}

/// Whether the words around a session say that it comes before or after what is told of: "after the ", "之后".
fn is_landmark(ctx: &Context, before: &str, after: &str) -> bool {
    let head = without_article(before.trim_end(), &ctx.words(|language| language.small_words));
    ctx.languages.iter().any(|language| {
        let mut words = language.landmark_words();
        words.any(
            |word| if language.spaced { ends_in_word(head, word) } else { after.starts_with(word) },
        )
    })
}

fn format_of(text: &Stems, languages: &[&Language]) -> Option<TalkFormat> {
    let mut formats = languages.iter().flat_map(|language| language.formats);
    formats.find(|(word, _)| text.has(word)).map(|(_, format)| *format)
}

/// The same of a title, which may also end in a word that tells nothing elsewhere: "Welcome", "Quux Day Closing".
pub fn format_of_title(title: &str, languages: &[&Language]) -> Option<TalkFormat> {
    let stems = Stems::of(title);
    format_of(&stems, languages).or_else(|| {
        let folded = stems.folded().trim_end_matches(|c: char| !c.is_alphanumeric());
        // "Mending the Future: Quux Day Closing"
        let last = folded.rsplit(": ").next().unwrap_or(folded);
        let brief = last.split_whitespace().count() <= 6 && last.chars().count() <= 40;
        let ends = |word: &str| {
            let cjk = word.starts_with(is_cjk);
            let head = folded.strip_suffix(word);
            head.is_some_and(|head| cjk || !head.ends_with(char::is_alphanumeric))
        };
        let mut endings = languages.iter().flat_map(|language| language.title_endings);
        let ending = endings.find(|(word, _)| brief && ends(word)).map(|(_, format)| *format);
        ending
            .or_else(|| (brief && is_of_remarks(folded, languages)).then_some(TalkFormat::Remarks))
    })
}

/// Whether a title in lower case ends in what remarks do: "opened the day".
fn is_of_remarks(title: &str, languages: &[&Language]) -> bool {
    languages.iter().flat_map(|language| language.remarks).any(|(verbs, objects)| {
        let mut heads =
            objects.iter().filter_map(|object| title.strip_suffix(object)?.strip_suffix(' '));
        heads.any(|head| verbs.iter().any(|verb| ends_in_word(head, verb)))
    })
}

/// The format: of the title, of the label before the link, of the headings above, of the clause.
pub(super) fn of_segment(
    ctx: &Context,
    index: usize,
    segment: &Segment,
    words: &str,
    row: bool,
) -> Option<Named> {
    let block = &ctx.passages[index].block;
    let link = segment.links[0].0;
    let linked = &block.text[link.range.clone()];
    let linked_words = Some(linked).filter(|linked| *linked != words);
    let mut own = std::iter::once(words).chain(linked_words);
    if let Some(format) = own.find_map(|text| format_of_title(text, &ctx.languages)) {
        return Some(Named { format, rule: "format in its words" });
    }
    // "a keynote, then [a talk by …]": the link's own word for itself settles it.
    if !row && Stems::of(linked).has_any(&ctx.words(|language| language.talk_nouns)) {
        return Some(Named { format: TalkFormat::Talk, rule: "a word for talks" });
    }
    let sentence = ctx.sentence_at(index, link.range.start);
    let from = segment.range.start.max(sentence.start).min(link.range.start);
    let label = &block.text[from..link.range.start];
    // "[Who Moved My Mesh?](…) – panel with Jane Doe": a title may end as a sentence does.
    let end = if row { segment.range.end } else { segment.range.end.min(sentence.end) };
    let tail = &block.text[link.range.end..end.max(link.range.end)];
    let clause: String = if row { tail.trim_start_matches([',', ' ']) } else { tail }
        .chars()
        .take_while(|c| !matches!(c, ',' | '.' | '，' | '。' | ';'))
        .take(60)
        .collect();
    let beside = session_of(ctx, label).filter(|(at, _)| row || !is_of_others(ctx, label, *at));
    let beside = beside.map(|(_, format)| format);
    let beside = beside.or_else(|| format_in(&clause, &ctx.languages));
    // "[Title](…) - Jane Doe, Acme (workshop)"
    let closes = || row.then(|| closing_format(tail, &ctx.languages)).flatten();
    if let Some(format) = beside.or_else(closes) {
        return Some(Named { format, rule: "format beside the link" });
    }
    if !row {
        return None;
    }
    format_above(ctx, index).map(Named::by("format above the row"))
}

/// Whether a session before a link is that of others, who held it, and another clause tells of the link: "Jane Doe gave
/// the opening remarks, and then it began: John Roe explained [sails](…)".
fn is_of_others(ctx: &Context, label: &str, at: usize) -> bool {
    let turns = ctx.words(|language| language.turn_words).into_iter().filter(|it| it.contains(' '));
    let starts = turns.chain([": "]).filter_map(|turn| Some(label.rfind(turn)? + turn.len()));
    let Some(start) = starts.max().filter(|&start| at < start) else { return false };
    let names = |words: &str| !groups(ctx, words).is_empty();
    let told = || speaks(ctx, &lowered(&label[start..])) || names(&label[start..]);
    let held = names(&label[..start]) && !label[start..].trim().is_empty();
    held && told()
}

/// The format of a row: that of its title, of what stands before it, of what stands over the row.
pub(super) fn of_row(
    ctx: &Context,
    index: usize,
    words: &str,
    title: &Range<usize>,
) -> Option<Named> {
    let text = &ctx.passages[index].block.text;
    let label = &text[..title.start];
    // "Title (keynote)"
    let gloss = gloss(&text[title.end..]).map(|(gloss, _)| gloss);
    let gloss = gloss.filter(|it| it.split_whitespace().count() <= 2 && it.chars().count() <= 24);
    let within = |text: &str| format_in(text, &ctx.languages);
    let own = format_of_title(words, &ctx.languages).map(Named::by("format in its words"));
    let closes = || closing_format(&text[title.end..], &ctx.languages);
    // "Title — a workshop by Jane Doe"
    let behind = lowered(text[title.end..].trim_start_matches(|c: char| !c.is_alphanumeric()));
    let mut formats = ctx.languages.iter().flat_map(|language| language.formats);
    let begins = || formats.find(|(word, _)| behind.starts_with(word)).map(|(_, format)| *format);
    // "Title：佐藤花子さん（Acme）のライブデモ。"
    let first = behind.split('。').next().unwrap_or_default();
    let ends = || {
        let formats = ctx.words(|language| language.formats).into_iter();
        let mut formats = formats.filter(|(word, _)| word.ends_with(is_cjk));
        let owned = first.contains("による") || first.contains('の');
        formats.find(|(word, _)| owned && first.ends_with(word)).map(|(_, format)| format)
    };
    let beside = || {
        within(label)
            .or_else(|| gloss.and_then(within))
            .or_else(closes)
            .or_else(begins)
            .or_else(ends)
    };
    own.or_else(|| beside().map(Named::by("format beside the title")))
        .or_else(|| format_above(ctx, index).map(Named::by("format above the row")))
}

/// The format of a candidate whose own words name none.
pub fn inherited(ctx: &Context, announced: &Announced, candidate: &Candidate) -> Option<Named> {
    let noted = || noted(ctx, candidate);
    let described =
        in_description(ctx, candidate).or_else(noted).map(Named::by("format in the description"));
    described
        .or_else(|| in_a_list(ctx, candidate).map(Named::by("format told before it")))
        .or_else(|| of_topic(ctx, candidate).map(Named::by("format told before it")))
        .or_else(|| announced.before(ctx, candidate).map(Named::by("format announced before")))
        .or_else(|| of_section(ctx, candidate.passage).map(Named::by("format of the section")))
        .or_else(|| of_post(ctx, candidate).map(Named::by("format in the post's title")))
}

/// The format of which the title of a post says that it is about them: "QuuxCon keynote highlights". A section about
/// another event has sessions of its own.
fn of_post(ctx: &Context, candidate: &Candidate) -> Option<TalkFormat> {
    // "Selected sessions" are of any format.
    let nouns = ctx.words(|language| language.talk_nouns);
    let any =
        |text: &str| Stems::of(text).has_any(&nouns) && format_in(text, &ctx.languages).is_none();
    let mut headings = ctx.headings_above(candidate.passage).map(|it| &ctx.passages[it]);
    if headings.any(|it| !it.mentions.is_empty() || any(&it.block.text)) {
        return None;
    }
    let title = &ctx.passages[0].block.text;
    let format = format_in(title, &ctx.languages)?;
    let many = matches!(format, TalkFormat::Keynote | TalkFormat::Lightning);
    (many && is_all(ctx, title, format) && names_one(ctx, title)).then_some(format)
}

/// The format of all talks of a sentence: "lightning talks on [sails](…), [ropes](…) and [knots](…)".
fn in_a_list(ctx: &Context, candidate: &Candidate) -> Option<TalkFormat> {
    let paragraph = ctx.passages[candidate.passage].block.kind == BlockKind::Paragraph;
    if !(is_in_prose(candidate) || paragraph && candidate.rule == "linked row") {
        return None;
    }
    let text = &ctx.passages[candidate.passage].block.text;
    let sentence = ctx.sentence_at(candidate.passage, candidate.span.start);
    let before = Stems::of(text.get(sentence.start..candidate.span.start)?);
    let lists = ctx.words(|language| language.lightning_lists);
    let mut lists = lists.iter().filter_map(|list| Some((before.find(list)?, list.len())));
    let (at, length) = lists.next()?;
    let (head, rest) = before.folded().split_at(at);
    let after = rest.get(length..).unwrap_or_default();
    (!is_landmark(ctx, head, after)).then_some(TalkFormat::Lightning)
}

/// The format that the heading over a paragraph names and no more: "Lightning talks".
pub fn of_section(ctx: &Context, passage: usize) -> Option<TalkFormat> {
    let of_head = |heading: usize| {
        let text = ctx.passages[heading].block.text.trim();
        // "⚡ Lightning talks by students"
        let many = Stems::of(text).has_any(&ctx.words(|language| language.lightning_lists));
        let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
        let short = words.count() <= if many { 6 } else { 3 }
            && (!text.chars().any(is_cjk) || text.chars().count() <= 8);
        format_in(text, &ctx.languages).filter(|_| short && names_one(ctx, text))
    };
    // "**Opening Remarks**" are a session of their own.
    let several = |it: &TalkFormat| matches!(it, TalkFormat::Keynote | TalkFormat::Lightning);
    let bold = bold_head(ctx, passage).and_then(of_head).filter(several);
    bold.or_else(|| of_head(ctx.passages[passage].heading?))
}

/// Whether a heading names sessions of one kind: "Workshops and lightning talks" or "Project meetings and co-located
/// events" leave it to each list.
pub(super) fn names_one(ctx: &Context, heading: &str) -> bool {
    let folded = lowered(heading);
    let mut ands = ctx.words(|language| language.and_words).into_iter();
    let halves = ands.find_map(|and| {
        let cjk = and.starts_with(is_cjk);
        folded.split_once(&if cjk { and.to_owned() } else { format!(" {and} ") })
    });
    let beside = ctx.words(|language| language.colocated_words);
    halves.is_none_or(|(one, other)| {
        let formats = [one, other].map(|half| format_in(half, &ctx.languages));
        let events = Stems::of(other).has_any(&beside);
        (formats[0] == formats[1] || formats.contains(&None)) && !events
    })
}

/// The format that the description below a row or in a section gives: "In this panel, …".
fn in_description(ctx: &Context, candidate: &Candidate) -> Option<TalkFormat> {
    if candidate.rule == "link in prose" {
        return None;
    }
    let from = candidate.section.unwrap_or(candidate.passage) + 1;
    let mut below = ctx
        .passages
        .iter()
        .enumerate()
        .skip(from)
        .take(3)
        .take_while(|(_, passage)| !matches!(passage.block.kind, BlockKind::Heading(_)));
    // What follows a list is not its last item's.
    let listed = ctx.passages[candidate.passage].block.kind == BlockKind::Item;
    let own = |parent: Option<usize>| candidate.section.is_some() || !listed || parent.is_some();
    let (below, paragraph) = below.find(|(_, passage)| {
        let long = if ctx.is_spaced() { DESCRIPTION } else { DESCRIPTION / 2 };
        passage.block.kind == BlockKind::Paragraph && passage.block.text.chars().count() > long
    })?;
    if !own(paragraph.parent) {
        return None;
    }
    // "A panel about …", "The keynote was given by …"
    let opening = lowered(&paragraph.block.text);
    let articles = ctx.words(|language| language.small_words);
    let article = opening.split_once(' ').filter(|(word, _)| articles.contains(word));
    let opening = article.map_or(opening.as_str(), |(_, rest)| rest);
    let mut formats = ctx.languages.iter().flat_map(|language| language.formats);
    // "Keynotes are dull …" tells of many.
    let one = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphabetic());
    // "初日のキーノートは、"
    let dated = |word: &str| {
        let (when, rest) = first_chars(opening, DATED).split_once(word).unwrap_or_default();
        when.ends_with('の') && rest.starts_with('は') && !when.contains(['、', '。', 'は'])
    };
    let begins = |word: &str| {
        opening.strip_prefix(word).is_some_and(one) || word.ends_with(is_cjk) && dated(word)
    };
    let begun = formats.find(|(word, _)| begins(word)).map(|(_, format)| *format);
    let headed = candidate.section.is_some() || candidate.rule == sectioned::RULE;
    // Who reports on it may stand between.
    let details = |at: usize| is_detail(&ctx.passages[at].block.text, &ctx.languages);
    if begun.is_some() && headed && (from..below).all(details) {
        return begun;
    }
    let first = paragraph.sentences.first().map(|it| &paragraph.block.text[it.clone()]);
    if let Some(format) = first.and_then(|it| of_theirs(ctx, &candidate.people, it)) {
        return Some(format);
    }
    let determiners = ctx.words(|language| language.determiners);
    paragraph.sentences.iter().take(2).find_map(|sentence| {
        let folded = lowered(&paragraph.block.text[sentence.clone()]);
        determiners.iter().find_map(|word| {
            let at = folded.find(word)?;
            let near: String = folded[at..].chars().take(40).collect();
            format_in(&near, &ctx.languages)
        })
    })
}

/// No shorter paragraph describes a talk, in characters; half of that where each is a syllable.
const DESCRIPTION: usize = 80;

/// The format that a line of a row's own says and no more, or no more than that before it goes on: "- Keynote. In English."
fn noted(ctx: &Context, candidate: &Candidate) -> Option<TalkFormat> {
    let row = Some(candidate.passage);
    let own = ctx.passages.iter().skip(candidate.passage + 1).take(NOTES);
    own.take_while(|passage| passage.parent == row)
        .find_map(|passage| format_alone(&passage.block.text, &ctx.languages))
}

/// The format that words name and nothing else, up to where they end.
pub(super) fn format_alone(text: &str, languages: &[&Language]) -> Option<TalkFormat> {
    let lead = text.split(['.', '。', ',', '，', '、', ';', '(', '（', ':', '：']).next()?;
    let lead = lowered(lead.trim());
    let mut formats = languages.iter().flat_map(|language| language.formats);
    formats.find(|(word, _)| *word == lead).map(|(_, format)| *format)
}

pub(super) fn is_in_prose(candidate: &Candidate) -> bool {
    candidate.rule == "link in prose"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, linked};
    use crate::language::LANGUAGES;

    #[test]
    fn formats_by_their_words() {
        for (text, want) in [
            ("Lightning Talk: X", Some(TalkFormat::Lightning)),
            ("Keynote: X", Some(TalkFormat::Keynote)),
            ("Panel Discussion", Some(TalkFormat::Panel)),
            ("闪电演讲：", Some(TalkFormat::Lightning)),
            ("Contribfest Hands-on Workshop", Some(TalkFormat::Workshop)),
            ("パネルディスカッション", Some(TalkFormat::Panel)),
            ("на вступній доповіді", Some(TalkFormat::Keynote)),
            ("Japan", None),
            ("an ordinary talk", None),
        ] {
            assert_eq!(format_in(text, LANGUAGES), want, "{text}");
        }
    }

    #[test]
    fn sessions_after_or_before_which_something_is() {
        for (lang, words, want) in [
            ("en", "an opening keynote", Some(("keynote", TalkFormat::Keynote))),
            ("en", "after the keynote we saw a panel", Some(("panel", TalkFormat::Panel))),
            ("en", "right after the keynote", None),
            ("en", "a keynote after the panel", Some(("keynote", TalkFormat::Keynote))),
            ("zh", "紧随主题演讲之后，有一场圆桌讨论", Some(("圆桌", TalkFormat::Panel))),
            ("zh", "紧随主题演讲之后", None),
            ("uk", "після доповіді був воркшоп", Some(("воркшоп", TalkFormat::Workshop))),
        ] {
            let found = session_of(&context(lang, "2025-04-25", ""), words);
            let want = want.map(|(word, format)| (words.find(word).expect("the word"), format));
            assert_eq!(found, want, "{words}");
        }
    }

    #[test]
    fn formats_in_which_titles_end() {
        for (title, want) in [
            ("Welcome", Some(TalkFormat::Remarks)),
            ("Quux Day Closing", Some(TalkFormat::Remarks)),
            ("Defending Every Sail: Quux Day Closing", Some(TalkFormat::Remarks)),
            ("What Every Sailor Knows of the Gap That Is Still Closing", None),
            ("Zora Quill wrapped up the day", Some(TalkFormat::Remarks)),
            ("Zora Quill welcomed us all", Some(TalkFormat::Remarks)),
            ("Zora Quill welcomed the day", None),
            ("Відкриття", Some(TalkFormat::Remarks)),
            ("活动开场", Some(TalkFormat::Remarks)),
            ("Steering Committee AMA", Some(TalkFormat::Panel)),
            ("Keynote: Welcome", Some(TalkFormat::Keynote)),
            ("Welcome to the Sea", None),
            ("Disclosing", None),
            ("A Long Tour of the Seas Around Us before Closing", None),
        ] {
            assert_eq!(format_of_title(title, LANGUAGES), want, "{title}");
        }
    }

    #[test]
    fn formats_around_a_link() {
        for (lang, text, want) in [
            ("en", "- [Keynote: Meshes at Sea](v1)", Some(TalkFormat::Keynote)),
            ("en", "- Panel: [Meshes at Sea](v1)", Some(TalkFormat::Panel)),
            ("en", "- [Meshes at Sea](v1) (lightning talk)", Some(TalkFormat::Lightning)),
            ("en", "## Keynotes\n\n- [Meshes at Sea](v1)", Some(TalkFormat::Keynote)),
            ("en", "- Workshops\n  - [Meshes at Sea](v1)", Some(TalkFormat::Workshop)),
            ("zh", "## 主题演讲\n\n- [海上的网格](v1)", Some(TalkFormat::Keynote)),
            ("zh", "- 闪电演讲：[海上的网格](v1)", Some(TalkFormat::Lightning)),
            ("uk", "- Панельна дискусія: [Мережі в морі](v1)", Some(TalkFormat::Panel)),
            ("ja", "- ワークショップ: [海のメッシュ](v1)", Some(TalkFormat::Workshop)),
            // The link's own word settles it; another sentence and, in prose, a heading say nothing.
            ("en", "After a keynote came [a talk on seas](v1)", Some(TalkFormat::Talk)),
            ("en", "- [Meshes at Sea](v1). The keynote was long.", None),
            ("en", "- [Seas at Last?](v1) – panel with Zora Quill", Some(TalkFormat::Panel)),
            ("en", "## Keynotes\n\nWe liked [meshes at sea](v1)", None),
            ("en", "- [Meshes at Sea](v1)", None),
        ] {
            assert_eq!(linked(lang, text)[0].format.map(|named| named.format), want, "{text}");
        }
    }

    #[test]
    fn sessions_of_others_before_a_link() {
        for (label, want) in [
            ("Zora Quill gave the opening remarks, and so it began: Max Mu explained ", true),
            ("Zora Quill gave the opening remarks, after which Max Mu explained ", true),
            ("It began with a keynote: Max Mu explained ", false),
            ("Zora Quill gave a keynote: ", false),
            ("Zora Quill gave a keynote on ", false),
        ] {
            let ctx = context("en", "2025-04-25", "");
            let (at, _) = session_of(&ctx, label).unwrap();
            assert_eq!(is_of_others(&ctx, label, at), want, "{label}");
        }
    }

    #[test]
    fn formats_that_a_line_says_alone() {
        for (text, want) in [
            ("Keynote", Some(TalkFormat::Keynote)),
            ("Keynote. In English", Some(TalkFormat::Keynote)),
            ("基調講演。英語。", Some(TalkFormat::Keynote)),
            ("パネルディスカッション", Some(TalkFormat::Panel)),
            ("Keynotes were long", None),
            ("After the keynote, we left", None),
        ] {
            assert_eq!(format_alone(text, LANGUAGES), want, "{text}");
        }
    }

    #[test]
    fn formats_of_sections() {
        for (lang, text, want) in [
            ("en", "## Lightning talks\n\nA.", Some(TalkFormat::Lightning)),
            ("zh", "## 主题演讲\n\n甲。", Some(TalkFormat::Keynote)),
            ("en", "## What the keynotes told\n\nA.", None),
            ("en", "## Workshops and lightning talks\n\nA.", None),
            ("zh", "## 海上网格的主题演讲\n\n甲。", None),
            ("en", "## Keynotes\n\n### Seas\n\nA.", None),
            ("en", "# Keynotes\n\nA.", None),
            ("en", "## Monday\n\n**Keynotes**\n\nA.", Some(TalkFormat::Keynote)),
            ("en", "## Monday\n\n**Keynotes** were long.\n\nA.", None),
            ("en", "**Keynotes**\n\n**Lunch**\n\nA.", None),
            ("en", "**Keynotes**\n\n**Old Ropes**", None),
            ("en", "**Opening remarks**\n\nA.", None),
        ] {
            let ctx = context(lang, "2025-04-25", text);
            assert_eq!(of_section(&ctx, ctx.passages.len() - 1), want, "{text}");
        }
    }
}
