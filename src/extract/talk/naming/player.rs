//! The title of a player that the paragraph around it, or the one above, tells: set off, quoted, or in a sentence that
//! invites to watch.

use std::ops::Range;

use super::{Found, stated};
use crate::extract::context::Context;
use crate::extract::facts::{LinkKind, TalkFormat, TitleKind};
use crate::extract::link::target;
use crate::extract::people::group::groups;
use crate::extract::sentence::{first_chars, range_in};
use crate::extract::stems::Stems;
use crate::extract::talk::announced::announced_in;
use crate::extract::talk::floor::{on_stage, persons, takes_the_floor};
use crate::extract::talk::format::{format_in, session_of};
use crate::extract::talk::known::Known;
use crate::extract::talk::set_off::set_off;
use crate::extract::talk::spoken;
use crate::extract::talk::title::{clean, is_phrase, quoted, text_of};
use crate::extract::talk::{Person, people_of, row, titled};
use crate::language::is_cjk;
use crate::language::ja::surnames::begins_with_honorific;
use crate::post::document::{BlockKind, HARD_BREAK, Link, MarkKind};

/// What kind of session a title is of stands at most so many characters behind it: "the *Sails* demo".
const BEHIND: usize = 12;

/// The line with which the player's own paragraph or item begins, where it credits people and, in a paragraph, is set off:
/// "**Jane Doe, Acme - “Title”**".
pub(in crate::extract::talk) fn own_lead(ctx: &Context, index: usize) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let line = block.text.split(['\n', HARD_BREAK]).next()?;
    let lead = block.marks.first().filter(|mark| mark.range.start == 0);
    let leads = match block.kind {
        BlockKind::Paragraph => lead.is_some_and(|lead| lead.range.len() * 2 >= line.len()),
        BlockKind::Item => !has_several(ctx, index),
        _ => false,
    };
    if !leads {
        return None;
    }
    let split = row::quoted(ctx, line)
        .or_else(|| set_off(ctx, (line, 0), &block.marks))
        .unwrap_or_else(|| row::split(ctx, line));
    let people = people_of(ctx, index, 0, &split.credits?, "credits beside the link");
    let (at, line_number) = (split.title.start, block.line_at(split.title.start));
    Some(Found {
        people,
        quoted: true,
        at: Some(at),
        line: Some(line_number),
        ..Found::new(text_of(line, &split.title))
    })
}

/// The first words that are set off in the player's own paragraph, or in the one above it, where they, their sentence
/// or a later one tell who spoke: "**Title.** Jane Doe, who works at Acme, on …".
pub(in crate::extract::talk) fn set_off_title(ctx: &Context, index: usize) -> Option<Found> {
    if has_several(ctx, index) {
        return None;
    }
    let own = !ctx.passages[index].block.text.trim().is_empty();
    let told = if own { index } else { index.checked_sub(1)? };
    let passage = &ctx.passages[told];
    let block = &passage.block;
    let mark = block.marks.iter().find(|mark| match mark.kind {
        MarkKind::Strong => true,
        MarkKind::Emphasis => !own,
        MarkKind::Code => false,
    })?;
    let title = clean(&block.text, mark.range.clone());
    let words = &block.text[title.clone()];
    let begins = words.starts_with(|c: char| c.is_uppercase() || is_cjk(c));
    // "登壇者は**佐藤 花子**さん"
    let addressed = begins_with_honorific(&block.text[mark.range.end..]);
    let named = is_phrase(words)
        && !addressed
        && quoted(words).is_none()
        && ctx.lexicon.reference.organization(words).is_none()
        && !ctx.credits(words).is_certain();
    let last =
        block.links.iter().all(|link| link.range.is_empty() || link.range.end <= title.start);
    if block.kind != BlockKind::Paragraph || !last || !begins || !named {
        return None;
    }
    let sentence = ctx.sentence_at(told, mark.range.start);
    let head = sentence.start..mark.range.start;
    let behind = first_chars(&block.text[mark.range.end..sentence.end.max(mark.range.end)], BEHIND);
    let format = session_of(ctx, &block.text[head.clone()]).map(|(_, format)| format);
    let format = format.or_else(|| format_in(behind, &ctx.languages));
    let before = || ctx.passages[told].sentences.iter().rev().find(|it| it.end <= head.start);
    let format = format.or_else(|| announced_in(ctx, &block.text[before()?.clone()]));
    let people = match format {
        Some(TalkFormat::Panel) => on_stage(ctx, told, &sentence, true, 0.85),
        _ => Vec::new(),
    };
    let people = Some(people).filter(|people| !people.is_empty());
    let people = people.or_else(|| beside_set_off(ctx, told, &head, &mark.range))?;
    let found = stated(block, &title, people);
    Some(Found { at: found.at.filter(|_| own), format, ..found })
}

/// The people whom the sentence of a title names, or a later one, which may also tell who else was on stage: "He was joined by
/// Jane Doe."
fn beside_set_off(
    ctx: &Context,
    passage: usize,
    head: &Range<usize>,
    title: &Range<usize>,
) -> Option<Vec<Person>> {
    let text = &ctx.passages[passage].block.text;
    let sentence = ctx.sentence_at(passage, title.start);
    let first = |part: &Range<usize>| {
        let group = groups(ctx, &text[part.clone()]).into_iter().next()?;
        Some(persons(ctx, passage, part.start, &group, "people beside the title", 0.85))
    };
    let words = &text[head.clone()];
    let gives = groups(ctx, words).iter().any(|group| takes_the_floor(ctx, words, group));
    let own = first(&(title.end..sentence.end.max(title.end)));
    let own = own.or_else(|| first(head).filter(|_| gives));
    let later = || ctx.passages[passage].sentences.iter().filter(|it| it.start >= sentence.end);
    let Some(mut people) = own else {
        let mut near = later().take(1).chain([head]).chain(later().skip(1));
        return near.find_map(first);
    };
    let joins = ctx.words(|language| language.joining_words);
    let joined = later().filter(|it| Stems::of(&text[(*it).clone()]).has_any(&joins));
    people.extend(joined.take(1).filter_map(first).flatten());
    Some(people)
}

/// Whether a paragraph has several players: nothing around them is the title of one.
fn has_several(ctx: &Context, index: usize) -> bool {
    let links = ctx.passages[index].block.links.iter();
    links.filter(|link| link.range.is_empty()).nth(1).is_some()
}

/// What the paragraph right above a player tells of last: the title that it quotes, or, where the heading over it is but
/// a topic or has several players, what somebody talked about: "Jane Doe talked about X."
pub(in crate::extract::talk) fn told_above(ctx: &Context, index: usize) -> Option<Found> {
    let passage = &ctx.passages[index];
    let told = index.checked_sub(1)?;
    let above = &ctx.passages[told];
    // Speakers' pages are no talks.
    let page = |link: &Link| {
        !link.range.is_empty() && matches!(target(&link.url).kind, None | Some(LinkKind::Page))
    };
    let linked = !above.block.links.iter().all(page);
    let prose = above.block.kind == BlockKind::Paragraph && !linked;
    if !prose || !passage.block.text.trim().is_empty() || has_several(ctx, index) {
        return None;
    }
    let is_topic = || {
        let heading = passage.heading?;
        let words = &ctx.passages[heading].block.text;
        let han = words.chars().filter(|&c| is_cjk(c)).count();
        let brief = words.split_whitespace().count() <= 2 && han <= 8;
        Some(brief || ctx.players.get(&heading).is_some_and(|&players| players > 1))
    };
    let known = Known::of(&[]);
    let quoted = |sentence: &_| titled::candidates(ctx, told, sentence, || false).pop();
    let spoken = |sentence: &_| spoken::candidates(ctx, told, sentence, &known).pop();
    let mut sentences = above.sentences.iter().rev();
    let talk = sentences.clone().find_map(quoted).or_else(|| {
        is_topic().filter(|&topic| topic)?;
        sentences.find_map(spoken)
    })?;
    let quoted = talk.title_kind == TitleKind::Stated;
    Some(Found { people: talk.people, quoted, line: Some(talk.line), ..Found::new(talk.title) })
}

/// The last sentence before a player, where it tells what will be seen: "Watch the keynote Foo Bar Baz:".
pub(in crate::extract::talk) fn before_player(ctx: &Context, index: usize) -> Option<Found> {
    let above = index.checked_sub(1).filter(|&above| above > 0)?;
    let passage = &ctx.passages[above];
    if passage.block.kind != BlockKind::Paragraph {
        return None;
    }
    let text = &passage.block.text;
    let sentence = passage.sentences.last()?;
    let words = &text[sentence.clone()];
    let invites = Stems::of(words).has_any(&ctx.words(|language| language.watch_words));
    if !(invites || words.ends_with([':', '：'])) {
        return None;
    }
    if let Some(range) = capitalised(words) {
        return Some(Found { quoted: true, ..Found::new(text_of(words, &range)) });
    }
    // "… walked us through securing secrets:", or the sentence before "Watch it here:".
    let topics = ctx.words(|language| language.topic_words);
    let topic = |words: &str| {
        topics.iter().filter_map(|word| words.find(word).map(|at| at + word.len())).max()
    };
    let told = [Some(sentence), passage.sentences.iter().rev().nth(1)].into_iter().flatten();
    let people = |sentence: &Range<usize>| {
        groups(ctx, &text[sentence.clone()])
            .iter()
            .flat_map(|group| {
                persons(ctx, above, sentence.start, group, "people before the player", 0.7)
            })
            .collect()
    };
    told.clone()
        .find_map(|sentence| {
            let words = &text[sentence.clone()];
            let range = clean(words, topic(words)?..words.len());
            // "… gave a talk about it:"
            (words[range.clone()].chars().count() > 4).then_some(())?;
            Some(Found { people: people(sentence), ..Found::new(text_of(words, &range)) })
        })
        .or_else(|| {
            let sentence = told.last()?;
            let words = &text[sentence.clone()];
            let from = words.rfind(" and ").map_or_else(
                || words.trim_end_matches(|c| !matches!(c, ',' | '，')).len(),
                |at| at + 5,
            );
            let people: Vec<Person> = people(sentence);
            let range = clean(words, from..words.len());
            (!people.is_empty()).then(|| Found { people, ..Found::new(text_of(words, &range)) })
        })
}

/// The longest run of three and more capitalised words, not counting the sentence's first.
fn capitalised(words: &str) -> Option<Range<usize>> {
    let mut best: Option<Range<usize>> = None;
    let mut run: Option<Range<usize>> = None;
    let mut length = 0;
    for word in words.split_inclusive([' ', '\n']).skip(1) {
        let start = range_in(words, word).start;
        let bare = word.trim();
        if bare.starts_with(char::is_uppercase) {
            length += 1;
            let from = run.as_ref().map_or(start, |run| run.start);
            run = Some(from..start + bare.trim_end_matches(['.', ',', ':', '!', '?']).len());
            if length >= 3 && run.as_ref().map(Range::len) > best.as_ref().map(Range::len) {
                best.clone_from(&run);
            }
        } else {
            run = None;
        }
        if run.is_none() || bare.ends_with(['.', ',', ':']) {
            run = None;
            length = 0;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::naming::tests::only;
    use crate::extract::testing::linked;

    #[test]
    fn titles_above_a_player() {
        let player = "{{< youtube AAAAAAAAAA1 >}}";
        for (text, want) in [
            ("## Meshes at Sea - Zora Quill, Quuxly\n\n", "Meshes at Sea | Zora Quill (Quuxly)"),
            ("## Meshes at Sea\n\nIt was good.\n\n", "Meshes at Sea | "),
            ("**Meshes at Sea**\n\n", "Meshes at Sea | "),
            ("Watch the keynote Every Sea Meshes:\n\n", "Every Sea Meshes | "),
            (
                "**Zora Quill, Quuxly - “Meshes at Sea”**\nA tour.\n",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
        ] {
            assert_eq!(only("en", &format!("{text}{player}")), want, "{text}");
        }
        let items = "- Meshes at Sea - Zora Quill, Quuxly\n  {{< youtube AAAAAAAAAA1 >}}\n\n\
                     - Sails by Night, by Max Mu of Quuxly\n  {{< youtube AAAAAAAAAA2 >}}\n";
        let found = linked("en", items);
        let titles: Vec<&str> = found.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["Meshes at Sea", "Sails by Night"]);
        for text in ["## Keynotes\n\n", "It was good.\n\n", "## KubeCon Europe 2025\n\n", ""] {
            assert_eq!(linked("en", &format!("{text}{player}")).len(), 0, "{text}");
        }
    }

    #[test]
    fn titles_set_off_beside_a_player() {
        let player = "{{< youtube AAAAAAAAAA1 >}}";
        for (text, want) in [
            (
                "**Meshes at sea.** Zora Quill, who works at Quuxly, on sails. ",
                "Meshes at sea | Zora Quill (Quuxly)",
            ),
            (
                "Then came **Meshes at sea** by Zora Quill of Quuxly, a tour. ",
                "Meshes at sea | Zora Quill (Quuxly)",
            ),
            (
                "I went to **Meshes at sea**. Zora Quill showed it live. ",
                "Meshes at sea | Zora Quill",
            ),
            (
                "## Security\n\nZora Quill gave *Meshes at sea*, a tour.\n\n",
                "Meshes at sea | Zora Quill",
            ),
            (
                "Zora Quill from Quuxly walked us through *Meshes at sea*. She was joined on stage by Max Mu of Acme.\n\n",
                "Meshes at sea | Zora Quill (Quuxly), Max Mu (Acme)",
            ),
            (
                "Last was a panel: *Meshes at sea*, led by Zora Quill, in which Max Mu (Quuxly) and Ada Lin (Google) agreed.\n\n",
                "Meshes at sea | Zora Quill, Max Mu (Quuxly), Ada Lin (Google)",
            ),
            // The heading says more than words that are merely stressed, or in small letters.
            ("## Meshes at Sea\n\nZora Quill showed *all of it*.\n\n", "Meshes at Sea | "),
            ("## Meshes at Sea\n\n**Zora Quill** showed it.\n\n", "Meshes at Sea | "),
        ] {
            assert_eq!(only("en", &format!("{text}{player}")), want, "{text}");
        }
        for (text, want) in [
            ("Last was a panel: *Meshes at sea*, led by Zora Quill.", Some(TalkFormat::Panel)),
            (
                "Next was the keynote. Zora Quill told of *Meshes at sea*.",
                Some(TalkFormat::Keynote),
            ),
            ("Zora Quill told of *Meshes at sea*.", None),
        ] {
            let found = linked("en", &format!("{text}\n\n{player}"));
            assert_eq!(found[0].format.map(|it| it.format), want, "{text}");
        }
        let two = format!(
            "**Meshes at sea.** Zora Quill, on sails. {player} {{{{< youtube AAAAAAAAAA2 >}}}}"
        );
        assert_eq!(linked("en", &two).len(), 0);
        let nobody = format!("**It was a good tour.** We had fun. {player}");
        assert_eq!(linked("en", &nobody).len(), 0);
    }

    #[test]
    fn what_is_told_above_a_player() {
        let player = "{{< youtube AAAAAAAAAA1 >}}";
        for (lang, text, want) in [
            ("en", "## Security\n\nZora Quill talked about old sails.", "old sails | Zora Quill"),
            (
                "ja",
                "## 可観測性\n\nQuuxly の佐藤花子さんは、海の網を編む方法を解説しました。",
                "海の網を編む方法 | 佐藤花子 (Quuxly)",
            ),
            (
                "en",
                "## Security\n\n[Zora Quill](https://github.com/zora) talked about old sails.",
                "old sails | Zora Quill",
            ),
            (
                "en",
                "## Sails for every mesh at sea\n\nZora Quill talked about old sails.",
                "Sails for every mesh at sea | ",
            ),
        ] {
            assert_eq!(only(lang, &format!("{text}\n\n{player}")), want, "{text}");
        }
    }

    #[test]
    fn runs_of_capitalised_words() {
        let found = |words: &'static str| capitalised(words).map(|range| &words[range]);
        for (words, want) in [
            ("Watch the keynote Foo Bar Baz:", Some("Foo Bar Baz")),
            ("See Foo Bar Baz, Then Quux", Some("Foo Bar Baz")),
            ("See One Two Three and Four Five Six Seven!", Some("Four Five Six Seven")),
            ("Дивіться Мережі Моря Разом", Some("Мережі Моря Разом")),
            ("Foo Bar Baz", None),
            ("the Foo Bar", None),
            ("", None),
        ] {
            assert_eq!(found(words), want, "{words}");
        }
    }

    #[test]
    fn first_lines_that_are_no_title() {
        for lead in [
            "**It was a good tour.**",
            "**Max Mu** - Seas and Sails and Ropes and Masts",
            "By **Max Mu, Quuxly - “Seas and Sails”**",
        ] {
            let text = format!("## Meshes at Sea\n\n{lead}\n{{{{< youtube AAAAAAAAAA1 >}}}}");
            assert_eq!(only("en", &text), "Meshes at Sea | ", "{lead}");
        }
    }
}
