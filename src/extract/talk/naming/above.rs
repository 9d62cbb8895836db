//! The title that stands above a link or player: in a heading or a row.

use std::collections::HashMap;

use super::Found;
use crate::extract::context::{Context, Passage};
use crate::extract::facts::{LinkKind, TalkFormat};
use crate::extract::link::{is_talk, target};
use crate::extract::sentence::labelled;
use crate::extract::talk::bare::{is_bare, is_detail};
use crate::extract::talk::brief::is_kind;
use crate::extract::talk::bylined::is_bold;
use crate::extract::talk::format::format_in;
use crate::extract::talk::led::led;
use crate::extract::talk::title::{is_generic, is_title_case, of_heading, quoted, text_of};
use crate::extract::talk::{people_of, row};
use crate::names::fold;
use crate::post::document::{BlockKind, Link, Mark};

/// The heading above a player, where it is the only one of its section.
pub(in crate::extract::talk) fn section_title(ctx: &Context, index: usize) -> Option<Found> {
    let heading = ctx.passages[index].heading?;
    if is_shared(ctx, heading) {
        return None;
    }
    above(ctx, index).filter(|found| found.section == Some(heading))
}

/// Whether a section has several players, or several recordings that prose links by their titles.
fn is_shared(ctx: &Context, heading: usize) -> bool {
    let several = |count: Option<&usize>| count.is_some_and(|&count| count > 1);
    several(ctx.players.get(&heading))
        || several(ctx.titled_links.get_or_init(|| titled_links(ctx)).get(&heading))
}

/// How many recordings the paragraphs right under each heading link by their titles.
fn titled_links(ctx: &Context) -> HashMap<usize, usize> {
    let mut found: HashMap<usize, usize> = HashMap::new();
    for Passage { block, heading, .. } in &ctx.passages {
        let Some(heading) = heading.filter(|_| block.kind == BlockKind::Paragraph) else {
            continue;
        };
        let titled = block.links.iter().filter(|link| {
            target(&link.url).kind == Some(LinkKind::Video)
                && !link.range.is_empty()
                && !is_bare(&block.text[link.range.clone()], &ctx.languages)
        });
        *found.entry(heading).or_default() += titled.count();
    }
    found
}

/// The heading over a paragraph with the only recording of its section, where the headings beside it have one each.
pub(in crate::extract::talk) fn talk_heading(ctx: &Context, index: usize) -> Option<Found> {
    let passage = &ctx.passages[index];
    let heading = passage.heading.filter(|&it| ctx.is_talk_heading(it))?;
    let prose = passage.block.kind == BlockKind::Paragraph;
    titled_by(ctx, heading).filter(|_| prose)
}

/// The heading of a talk, as above, where the line below it credits people or tells when it is: it states the title, not a
/// link that the prose makes of other words.
pub(in crate::extract::talk) fn billed_heading(ctx: &Context, index: usize) -> Option<Found> {
    let line = line_below(ctx, index);
    let timed = || line.is_some_and(|line| is_detail(line, &ctx.languages));
    // "## [Meshes at Sea](…)" has its link.
    let heading = ctx.passages[index].heading.map(|it| &ctx.passages[it].block);
    let kind = |words: &str| is_kind(ctx, words);
    if heading.is_some_and(|it| it.links.iter().any(|link| is_talk(&link.url)) || kind(&it.text)) {
        return None;
    }
    talk_heading(ctx, index).filter(|_| is_billed(ctx, index) || timed())
}

/// The heading over a paragraph whose link says nothing, where the line below it credits people.
pub(in crate::extract::talk) fn credited_heading(ctx: &Context, index: usize) -> Option<Found> {
    let heading = ctx.heading_above(index)?;
    let own = is_billed(ctx, index) && !is_shared(ctx, heading);
    titled_by(ctx, heading).filter(|_| own)
}

/// The title right above a paragraph in Japanese that tells in whole sentences who spoke of what, and links it in brackets:
/// "### 海のメッシュ", then "佐藤花子さんが…を発表しました（[動画](…)）".
pub(in crate::extract::talk) fn over_sentence(
    ctx: &Context,
    index: usize,
    link: usize,
    told: &Found,
) -> Option<Found> {
    // What somebody did may have been made of the sentence.
    let own = ctx.sentence_at(index, link);
    let words = ctx.passages[index].block.text.get(own.start..link).unwrap_or_default();
    let words = words.trim_end_matches(['（', '(', '[', ' ']);
    let whole = !told.quoted && ENDS.iter().any(|end| words.ends_with(end));
    let shown = |it: &usize| {
        let block = &ctx.passages[*it].block;
        let linked = block.links.iter().any(|link| link.range.len() == block.text.trim().len());
        matches!(block.kind, BlockKind::Embed | BlockKind::Caption)
            || linked && is_bare(&block.text, &ctx.languages)
    };
    let above = (1..index).rev().find(|it| !shown(it)).filter(|_| whole)?;
    let Passage { block, .. } = &ctx.passages[above];
    let heading = matches!(block.kind, BlockKind::Heading(_));
    if !(heading || is_bold(ctx, above)) || heading && is_shared(ctx, above) {
        return None;
    }
    // "印象に残ったセッション" is that of all of them.
    let nouns = ctx.words(|language| language.talk_words);
    let of_many = quoted(&block.text).is_none() && nouns.iter().any(|it| block.text.contains(it));
    let found = titled_by(ctx, above).filter(|_| !of_many && !is_kind(ctx, &block.text))?;
    Some(Found { people: Vec::new(), quoted: true, ..found })
}

/// What whole sentences in Japanese end in.
const ENDS: [&str; 6] = ["です", "でした", "ます", "ました", "した", "った"];

/// Whether the line below the heading of a passage credits people.
fn is_billed(ctx: &Context, index: usize) -> bool {
    let line = line_below(ctx, index);
    line.is_some_and(|line| ctx.credits(line).is_certain())
}

/// What stands between the heading of a passage and the passage, or begins there.
fn line_below<'c>(ctx: &'c Context, index: usize) -> Option<&'c str> {
    let below = ctx.passages[index].heading.map(|heading| heading + 1).filter(|&it| it < index);
    below.map(|below| ctx.passages[below].block.text.as_str())
}

/// The heading whose words are all that a paragraph with a link says again: "## Meshes at Sea", what the talk was about,
/// and then a picture with that name that leads to the recording.
pub(in crate::extract::talk) fn repeated_heading(
    ctx: &Context,
    index: usize,
    link: &Link,
) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let heading = ctx.heading_above(index)?;
    let words = block.text[link.range.clone()].trim();
    let apart = matches!(block.kind, BlockKind::Paragraph | BlockKind::Caption);
    let alone = apart && block.text.trim() == words;
    let again = alone && fold(words) == fold(&ctx.passages[heading].block.text);
    again.then(|| titled_by(ctx, heading)).flatten()
}

/// The heading or list parent above a link or player that has no words of its own.
pub(in crate::extract::talk) fn above(ctx: &Context, index: usize) -> Option<Found> {
    let passage = &ctx.passages[index];
    let near = passage.parent.into_iter().chain(index.checked_sub(1)).chain(passage.heading);
    for above in near {
        let block = &ctx.passages[above].block;
        let heading = matches!(block.kind, BlockKind::Heading(_)) && above > 0;
        // A heading over several players with prose between them is the title of none.
        if heading && is_shared(ctx, above) && above + 1 < index {
            continue;
        }
        // "## 基調講演", then "佐藤花子さんの「海のメッシュ」です。" and the player of that.
        let right = &ctx.passages[index.saturating_sub(1)].block;
        let told = right.kind == BlockKind::Paragraph && quoted(&right.text).is_some();
        if heading && told && is_kind(ctx, &block.text) {
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

/// The item that is nothing but a title in bold, over a paragraph of it which describes the talk and links it: the term of a
/// definition, "**Meshes at Sea**", and below it ": Jane Doe, Acme", ": A tour. [Video](…)".
pub(in crate::extract::talk) fn term(ctx: &Context, index: usize) -> Option<Found> {
    let passage = &ctx.passages[index];
    let parent = passage.parent.filter(|_| passage.block.kind == BlockKind::Paragraph)?;
    let block = &ctx.passages[parent].block;
    let whole = |mark: &Mark| mark.range == (0..block.text.len());
    let long = block.text.split_whitespace().count() >= TERM;
    // The paragraph with the link comes behind another one.
    let told = ctx.passages[index - 1].parent == Some(parent);
    let titled = block.kind == BlockKind::Item && block.links.is_empty() && long && told;
    titled_by(ctx, parent).filter(|_| titled && block.marks.iter().any(whole))
}

/// Fewer words in bold may be a topic.
const TERM: usize = 3;

/// The title that a heading, or a line over a link, states.
pub(in crate::extract::talk) fn titled_by(ctx: &Context, above: usize) -> Option<Found> {
    let block = &ctx.passages[above].block;
    let heading = matches!(block.kind, BlockKind::Heading(_));
    let led = led(ctx, above);
    let split = led.cloned();
    let split = split.unwrap_or_else(|| row::split(ctx, &block.text));
    // "Jane Doe, Acme" under a heading is who speaks.
    let who = |words: &str| ctx.credits(words).is_certain();
    let credited = split.credits.is_some() && !who(&block.text[split.title.clone()]);
    let credits = split.credits;
    let billed = labelled(&block.text, &ctx.languages, |language| language.by_words).is_some();
    if !heading
        && (billed || is_detail(&block.text, &ctx.languages) || !credited && who(&block.text))
    {
        return None;
    }
    let title = if heading && led.is_none() { of_heading(ctx, &block.text) } else { split.title };
    let words = text_of(&block.text, &title);
    // "eBPF Summit Day One" is the name of an event, not of a talk.
    let event = heading && !ctx.passages[above].mentions.is_empty();
    // "Opening Remarks" names one session, unlike "Keynotes".
    let remarks = || format_in(&words, &ctx.languages) == Some(TalkFormat::Remarks);
    let specific =
        (!is_generic(&words, &ctx.languages) || remarks()) && !event || credits.is_some();
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
        // Where a line tells when it is, prose may link whatever words it likes.
        let timed = "## Meshes at Sea\n\n*Monday, May 5 • 14:15*\n\nZora Quill on [old sails](v1).\n\n\
                     ## Seas of Meshes\n\n*Monday, May 5 • 15:15*\n\nMax Mu on [old ropes](v2).";
        assert_eq!(titles(timed), ["Meshes at Sea", "Seas of Meshes"]);
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
    fn a_heading_over_linked_titles_is_the_title_of_no_player() {
        let player = "{{< youtube AAAAAAAAAA9 >}}";
        let titles = |text: &str| -> Vec<String> {
            linked("en", text).into_iter().map(|talk| talk.title).collect()
        };
        let one = "Zora Quill gave [Meshes at Sea](v1).";
        let two = format!("{one} Max Mu gave [Sails on Land](v2).");
        assert_eq!(titles(&format!("## The other tales\n\n{two}\n\n{player}")).len(), 2);
        assert_eq!(titles(&format!("## The other tales\n\n{one}\n\n{player}")).len(), 2);
        assert_eq!(
            titles(&format!("## Opening Remarks\n\nGood.\n\n{player}")),
            ["Opening Remarks"]
        );
        assert_eq!(titles(&format!("## Keynotes\n\nGood.\n\n{player}")), [""; 0]);
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
}
