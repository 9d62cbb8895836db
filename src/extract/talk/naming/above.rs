//! The title that stands above a link or player: in a heading, a row, or a sentence that invites to watch.

use std::ops::Range;

use super::Found;
use super::beside::stated;
use crate::extract::context::Context;
use crate::extract::facts::TitleKind;
use crate::extract::people::credits;
use crate::extract::people::group::groups;
use crate::extract::sentence::labelled;
use crate::extract::talk::floor::persons;
use crate::extract::talk::format::contains_word;
use crate::extract::talk::spoken::{self, Known};
use crate::extract::talk::title::{
    clean, is_bare, is_detail, is_generic, is_phrase, is_title_case, of_heading, quoted, text_of,
};
use crate::extract::talk::titled;
use crate::extract::talk::{Person, people_of, row};
use crate::language::is_cjk;
use crate::post::document::{BlockKind, HARD_BREAK, MarkKind};

/// The heading above a player, where it is the only one of its section.
pub(in crate::extract::talk) fn section_title(ctx: &Context, index: usize) -> Option<Found> {
    let heading = ctx.passages[index].heading?;
    if ctx.players.get(&heading).is_some_and(|&players| players > 1) {
        return None;
    }
    above(ctx, index).filter(|found| found.section == Some(heading))
}

/// The heading over a paragraph with the only recording of its section, where the headings beside it have one each.
pub(in crate::extract::talk) fn talk_heading(ctx: &Context, index: usize) -> Option<Found> {
    let passage = &ctx.passages[index];
    let heading = passage.heading.filter(|&it| ctx.is_talk_heading(it))?;
    let prose = passage.block.kind == BlockKind::Paragraph;
    titled_by(ctx, heading).filter(|_| prose)
}

/// The heading of a talk, as above, where the line below it credits people: it states the title, not a link that
/// the prose makes of other words.
pub(in crate::extract::talk) fn billed_heading(ctx: &Context, index: usize) -> Option<Found> {
    let line = ctx.passages[index].heading? + 1;
    let bill = credits::read(&ctx.passages[line].block.text, ctx.lexicon, &ctx.languages);
    talk_heading(ctx, index).filter(|_| line < index && bill.is_certain())
}

/// The line with which the player's own paragraph begins, where it is set off and credits people:
/// "**Jane Doe, Acme - “Title”**".
pub(in crate::extract::talk) fn own_lead(ctx: &Context, index: usize) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let lead = block.marks.first().filter(|mark| mark.range.start == 0)?;
    let line = block.text.split(['\n', HARD_BREAK]).next()?;
    if block.kind != BlockKind::Paragraph || lead.range.len() * 2 < line.len() {
        return None;
    }
    let split = row::quoted(line, ctx.lexicon, &ctx.languages)
        .or_else(|| row::set_off((line, 0), &block.marks, ctx.lexicon, &ctx.languages))
        .unwrap_or_else(|| row::split(line, ctx.lexicon, &ctx.languages));
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
/// or the next tell who spoke: "**Title.** Jane Doe, who works at Acme, on …".
pub(in crate::extract::talk) fn set_off_title(ctx: &Context, index: usize) -> Option<Found> {
    let own = !ctx.passages[index].block.text.trim().is_empty();
    let told = if own { index } else { index - 1 };
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
    let named = is_phrase(words)
        && quoted(words).is_none()
        && !credits::read(words, ctx.lexicon, &ctx.languages).is_certain();
    let last =
        block.links.iter().all(|link| link.range.is_empty() || link.range.end <= title.start);
    if block.kind != BlockKind::Paragraph || !last || !begins || !named {
        return None;
    }
    let sentence = ctx.sentence_at(told, mark.range.start);
    let next = passage.sentences.iter().find(|it| it.start >= sentence.end).cloned();
    let end = sentence.end.max(mark.range.end);
    let near = [Some(mark.range.end..end), next, Some(sentence.start..mark.range.start)];
    let people = near.into_iter().flatten().find_map(|part| {
        let group = groups(ctx, &block.text[part.clone()]).into_iter().next()?;
        Some(persons(ctx, told, part.start, &group, "people beside the title", 0.85))
    })?;
    let found = stated(block, &title, people);
    Some(Found { at: found.at.filter(|_| own), ..found })
}

/// What the paragraph right above a player tells of last: the title that it quotes, or, where the heading over it is but
/// a topic or has several players, what somebody talked about: "Jane Doe talked about X."
pub(in crate::extract::talk) fn told_above(ctx: &Context, index: usize) -> Option<Found> {
    let passage = &ctx.passages[index];
    let told = index.checked_sub(1)?;
    let above = &ctx.passages[told];
    let prose = above.block.kind == BlockKind::Paragraph && above.block.links.is_empty();
    if !prose || !passage.block.text.trim().is_empty() {
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
    let invites = ctx
        .words(|language| language.watch_words)
        .iter()
        .any(|word| contains_word(&words.to_lowercase(), word));
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
        let start = word.as_ptr() as usize - words.as_ptr() as usize;
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

/// The heading or list parent above a link or player that has no words of its own.
pub(in crate::extract::talk) fn above(ctx: &Context, index: usize) -> Option<Found> {
    let passage = &ctx.passages[index];
    let near = passage.parent.into_iter().chain(index.checked_sub(1)).chain(passage.heading);
    for above in near {
        let block = &ctx.passages[above].block;
        let heading = matches!(block.kind, BlockKind::Heading(_)) && above > 0;
        // A heading over several players with prose between them is the title of none.
        let shared = ctx.players.get(&above).is_some_and(|&players| players > 1);
        if heading && shared && above + 1 < index {
            continue;
        }
        let short =
            block.text.chars().count() < 160 && !block.text.trim_end().ends_with(['.', '。']);
        if !(heading
            || passage.parent == Some(above)
            || short && above > 0 && is_lone_title(ctx, above))
        {
            continue;
        }
        if let Some(found) = titled_by(ctx, above) {
            return Some(found);
        }
    }
    None
}

/// The title that a heading, or a line over a link, states.
fn titled_by(ctx: &Context, above: usize) -> Option<Found> {
    let block = &ctx.passages[above].block;
    let heading = matches!(block.kind, BlockKind::Heading(_));
    let split = row::split(&block.text, ctx.lexicon, &ctx.languages);
    // "Jane Doe, Acme" under a heading is who speaks.
    let who = |words: &str| credits::read(words, ctx.lexicon, &ctx.languages).is_certain();
    let credited = split.credits.is_some() && !who(&block.text[split.title.clone()]);
    let credits = split.credits;
    let billed = labelled(&block.text, &ctx.languages, |language| language.by_words).is_some();
    if !heading
        && (billed || is_detail(&block.text, &ctx.languages) || !credited && who(&block.text))
    {
        return None;
    }
    let title =
        if heading { of_heading(&block.text, ctx.lexicon, &ctx.languages) } else { split.title };
    let words = text_of(&block.text, &title);
    // "eBPF Summit Day One" is the name of an event, not of a talk.
    let event = heading && !ctx.passages[above].mentions.is_empty();
    let specific = !is_generic(&words, &ctx.languages) && !event || credits.is_some();
    // "• 11:00 - 11:35"
    let letters = words.chars().any(char::is_alphabetic);
    if !letters || !specific || is_bare(&words, &ctx.languages) {
        return None;
    }
    let people = credits
        .map_or(Vec::new(), |credits| people_of(ctx, above, 0, &credits, "credits in the heading"));
    Some(Found {
        people,
        at: Some(0),
        line: Some(block.line()),
        section: heading.then_some(above),
        ..Found::new(words)
    })
}

/// A paragraph that is nothing but a bold or quoted line.
fn is_lone_title(ctx: &Context, index: usize) -> bool {
    let block = &ctx.passages[index].block;
    block.marks.iter().any(|mark| mark.range.start == 0 && mark.range.len() * 2 > block.text.len())
        || is_title_case(&block.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::naming::tests::only;
    use crate::extract::testing::linked;

    #[test]
    fn headings_that_are_a_talk_each() {
        let titles = |text: &str| -> Vec<String> {
            linked("en", text).into_iter().map(|talk| talk.title).collect()
        };
        let one = "## Meshes at Sea\n\nZora Quill on sails. [Watch it](v1)";
        let two = format!("{one}\n\n## Seas of Meshes\n\nMax Mu on ropes. [Watch it](v2)");
        assert_eq!(titles(&two), ["Meshes at Sea", "Seas of Meshes"]);
        let quoted = "## Security\n\nZora Quill gave “Meshes at Sea” ([video](v1)).\n\n\
                      ## Wasm in Production\n\nMax Mu gave “Seas of Meshes” ([video](v2)).";
        assert_eq!(titles(quoted), ["Meshes at Sea", "Seas of Meshes"]);
        // A section of its own may tell of anything.
        assert_ne!(titles(one), ["Meshes at Sea"]);
        let three = format!("{two} [Watch it](v3)");
        assert_ne!(titles(&three)[0], "Meshes at Sea");
    }

    #[test]
    fn details_are_no_title() {
        for (lang, text, want) in [
            (
                "en",
                "- Meshes at Sea - Zora Quill, Quuxly\n  - Time: 9:00\n  - [Details](s1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "## Meshes at Sea\n\nMay 18 • 11:00\n\n[Add to schedule](s1)",
                "Meshes at Sea | ",
            ),
            (
                "zh",
                "- 海上的服务网格 - 陈晓明，微软\n  - 时间：8 月 21 日\n  - [查看详情](s1)",
                "海上的服务网格 | 陈晓明 (微软)",
            ),
            ("zh", "### 海上的服务网格\n\n视频链接：[YouTube](v1)", "海上的服务网格 | "),
        ] {
            assert_eq!(only(lang, text), want, "{text}");
        }
    }

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
            // The heading says more than words that are merely stressed, or in small letters.
            ("## Meshes at Sea\n\nZora Quill showed *all of it*.\n\n", "Meshes at Sea | "),
            ("## Meshes at Sea\n\n**Zora Quill** showed it.\n\n", "Meshes at Sea | "),
        ] {
            assert_eq!(only("en", &format!("{text}{player}")), want, "{text}");
        }
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
                "## Sails for every mesh at sea\n\nZora Quill talked about old sails.",
                "Sails for every mesh at sea | ",
            ),
        ] {
            assert_eq!(only(lang, &format!("{text}\n\n{player}")), want, "{text}");
        }
    }

    #[test]
    fn a_heading_over_several_players_is_the_title_of_none() {
        let told = |who: &str, title: &str, id: u8| {
            format!("{who} gave the talk “{title}”.\n\n{{{{< youtube AAAAAAAAAA{id} >}}}}\n\n")
        };
        let two = told("Zora Quill", "Meshes at Sea", 1) + &told("Max Mu", "Sails on Land", 2);
        let three = two + "It was a good day.\n\n{{< youtube AAAAAAAAAA3 >}}";
        let talks = linked("en", &format!("## The year of all meshes\n\n{three}"));
        let titles: Vec<_> = talks.iter().map(|talk| talk.title.as_str()).collect();
        assert_eq!(titles, ["Meshes at Sea", "Sails on Land"]);
    }

    #[test]
    fn a_heading_over_a_bill_counts_before_a_link_in_prose() {
        let talk = |title: &str, line: &str, link: &str| {
            format!("### 9:00 — {title}\n\n{line}\n\nCome and see, [she has numbers]({link}).\n\n")
        };
        let titles = |line: &str| -> Vec<String> {
            let text = format!(
                "{}{}",
                talk("Meshes at Sea", line, "s1"),
                talk("Sails on Land", line, "s2")
            );
            linked("en", &text).into_iter().map(|talk| talk.title).collect()
        };
        assert_eq!(titles("*Zora Quill, Quuxly · Main Stage*"), ["Meshes at Sea", "Sails on Land"]);
        assert_eq!(titles("*A tour of the sea*"), ["she has numbers", "she has numbers"]);
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
