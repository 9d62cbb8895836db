//! Headings that stand alike, or over a recording alone, and begin with who speaks: "1. Jane Doe - Meshes at Sea".

use std::collections::{BTreeMap, HashMap};

use super::row::{Split, people_first, shift};
use crate::extract::context::Context;
use crate::extract::link::is_talk;
use crate::extract::people::name::Likeness;
use crate::extract::stems::Stems;
use crate::post::document::{BlockKind, Link};

/// So many such headings are no chance.
const SEVERAL: usize = 2;

/// The title and the people of such a heading.
pub fn led<'c>(ctx: &'c Context, heading: usize) -> Option<&'c Split> {
    ctx.led_headings.get_or_init(|| alike(ctx)).get(&heading)
}

/// All of them: most of the headings of a level, under the same one, and those that are recorded.
fn alike(ctx: &Context) -> HashMap<usize, Split> {
    let mut levels: BTreeMap<(u8, Option<usize>), Vec<usize>> = BTreeMap::new();
    for (index, passage) in ctx.passages.iter().enumerate().skip(1) {
        if let BlockKind::Heading(level) = passage.block.kind {
            levels.entry((level, passage.heading)).or_default().push(index);
        }
    }
    let mut found = HashMap::new();
    for headings in levels.into_values() {
        let led = headings.iter().filter_map(|&it| Some((it, split(ctx, it)?)));
        let led: Vec<(usize, Split)> = led.collect();
        let alike = led.len() >= SEVERAL && led.len() * 2 > headings.len();
        found.extend(led.into_iter().filter(|(it, _)| alike || is_recorded(ctx, *it)));
    }
    found
}

/// Whether a heading links a talk by its own words, or stands right over a player and nothing else.
fn is_recorded(ctx: &Context, heading: usize) -> bool {
    let of_talk = |it: &Link| is_talk(&it.url);
    let below = ctx.passages.get(heading + 1).map(|it| &it.block);
    let player = below.is_some_and(|it| it.text.trim().is_empty() && it.links.iter().any(of_talk));
    player || ctx.passages[heading].block.links.iter().any(of_talk)
}

fn split(ctx: &Context, heading: usize) -> Option<Split> {
    let text = &ctx.passages[heading].block.text;
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit() || " .、)）".contains(c));
    let number = text.len() - behind.len();
    let split = people_first(ctx, behind, true)?;
    let credits = split.credits?;
    let people = credits.people.iter().all(|it| it.likeness == Likeness::Yes);
    // "We liked this article by …" below it: what they wrote.
    let below = ctx.passages.get(heading + 1);
    let first = below.and_then(|it| Some(&it.block.text[it.sentences.first()?.clone()]));
    if Stems::of(first.unwrap_or_default()).has_any(&ctx.words(|language| language.works)) {
        return None;
    }
    let title = split.title.start + number..split.title.end + number;
    people.then(|| Split { title, credits: Some(shift(credits, number)) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn headings_that_begin_with_people() {
        for (lang, headings, want) in [
            (
                "zh",
                ["1. 陈晓明 - 海上的网格与风帆", "2. 李雷明 - 绳结入门讲座"],
                &["海上的网格与风帆", "绳结入门讲座"][..],
            ),
            ("en", ["Zora Quill - Meshes at Sea", "Max Mu - Sails"], &["Meshes at Sea", "Sails"]),
            (
                "en",
                ["Zora Quill (Quuxly): Meshes at Sea", "Max Mu - Sails"],
                &["Meshes at Sea", "Sails"],
            ),
            (
                "en",
                ["[Zora Quill: Meshes at Sea](https://youtu.be/AAAAAAAAAA1)", "The harbour"],
                &["Meshes at Sea"],
            ),
            // One alone may be a chapter of the post, and so may what begins with no name.
            ("en", ["Zora Quill - Meshes at Sea", "The harbour"], &[]),
            ("en", ["Kubernetes - Meshes at Sea", "Day 2 - Sails"], &[]),
            ("en", ["Meshes at Sea - Zora Quill", "Sails - Max Mu"], &[]),
        ] {
            let text = headings.map(|heading| format!("## {heading}\n\nIt was full.")).join("\n\n");
            let article = context(lang, "2025-04-25", &text.replace("It was", "The article was"));
            assert_eq!(led(&article, 1), None, "{headings:?}");
            let ctx = context(lang, "2025-04-25", &text);
            let titles = (1..ctx.passages.len()).filter_map(|index| {
                Some(&ctx.passages[index].block.text[led(&ctx, index)?.title.clone()])
            });
            assert_eq!(titles.collect::<Vec<_>>(), want, "{headings:?}");
        }
        let player = "## Zora Quill: Meshes at Sea\n\n{{< youtube AAAAAAAAAA1 >}}";
        assert!(led(&context("en", "2025-04-25", player), 1).is_some());
    }
}
