//! Words in bold or italics in the midst of a sentence that may be a title: "Jane Doe showed *Meshes at Sea*."

use std::ops::Range;

use super::floor::speaks;
use super::format::names_session;
use super::title::is_phrase;
use super::titled::is_presented;
use crate::extract::context::Context;
use crate::extract::facts::LinkKind;
use crate::extract::link::target;
use crate::extract::people::group::{Member, groups};
use crate::extract::people::name::{Likeness, is_particle, person};
use crate::extract::sentence::lowered;
use crate::post::document::{Block, MarkKind};

/// Few names have so many words.
const LONG_NAME: usize = 4;

/// So many words before a title its verb may stand.
const GIVEN: usize = 4;

/// The words of a sentence that are set in bold or italics in the midst of it, beyond those in quotes.
pub(super) fn emphasised(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    quotes: &[(Range<usize>, Range<usize>)],
) -> Vec<(Range<usize>, Range<usize>)> {
    let block = &ctx.passages[index].block;
    let within = block
        .marks_ending_in(sentence)
        .filter(|mark| mark.kind != MarkKind::Code && mark.range.start >= sentence.start)
        // What leads a paragraph heads it, unless it goes on: "*Meshes at Sea* was presented by Jane Doe".
        .filter(|mark| {
            mark.range.start > 0 || is_presented(ctx, &block.text[mark.range.end..sentence.end])
        });
    let within = within.map(|mark| mark.range.clone()).chain(linked(ctx, block, sentence));
    let ranges = within.map(|it| it.start - sentence.start..it.end - sentence.start);
    let words = &block.text[sentence.clone()];
    let long = |range: &Range<usize>| is_phrase(&words[range.clone()]);
    let apart = |range: &Range<usize>| {
        quotes.iter().all(|(_, outer)| outer.end <= range.start || range.end <= outer.start)
    };
    let reference = &ctx.lexicon.reference;
    let name = |range: &Range<usize>| {
        let named = &words[range.clone()];
        let people = person(named, ctx.lexicon) == Likeness::Yes || ctx.credits(named).is_certain();
        people && !is_given(ctx, words, range)
            || reference.organization(named).is_some()
            || reference.is_project(named)
    };
    let mentions = &ctx.passages[index].mentions;
    let event = |range: &Range<usize>| {
        let range = range.start + sentence.start..range.end + sentence.start;
        mentions.iter().any(|it| it.range.start < range.end && range.start < it.range.end)
    };
    let mut found: Vec<Range<usize>> = ranges
        .filter(|range| long(range) && apart(range) && !name(range) && !event(range))
        .collect();
    if !found.is_empty() {
        // "*Jane Doe* and *John Roe* of Acme show “Meshes at Sea”"
        let together = groups(ctx, words).into_iter().filter(|group| group.members.len() > 1);
        let together: Vec<Member> = together.flat_map(|group| group.members).collect();
        found.retain(|range| together.iter().all(|member| member.name != *range));
    }
    found.into_iter().map(|range| (range.clone(), range)).collect()
}

/// The words of pages' links right behind a word for a session: "a workshop, [Meshes at Sea](…)".
fn linked<'b>(
    ctx: &'b Context,
    block: &'b Block,
    sentence: &'b Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'b {
    let first = block.links.partition_point(|link| link.range.start < sentence.start);
    let links = block.links[first..].iter().map(|link| (link, &link.range));
    let within = links
        .take_while(|(_, range)| range.start < sentence.end)
        .filter(|(_, range)| range.end <= sentence.end && !range.is_empty());
    let titles = within.filter(|(link, range)| {
        let title = &block.text[(*range).clone()];
        let before = block.text[sentence.start..range.start].trim_end_matches([' ', ':', ',']);
        let last = before.split_whitespace().next_back().unwrap_or_default();
        title.starts_with(char::is_uppercase)
            && title.split_whitespace().count() >= LINKED
            && target(&link.url).kind == Some(LinkKind::Page)
            && names_session(ctx, last)
    });
    titles.map(|(_, range)| range.clone())
}

/// No fewer words of a link are a title.
const LINKED: usize = 3;

/// Whether words that look like a name are what somebody gave: four or more, without a particle, right behind a verb of
/// speaking or a few words after it: "… presented *Forty Million Ropes Later*", "tells the story behind *…*".
fn is_given(ctx: &Context, words: &str, range: &Range<usize>) -> bool {
    let named = &words[range.clone()];
    let long = named.split_whitespace().count() >= LONG_NAME;
    let before = lowered(words[..range.start].trim_end());
    let mut near = before.rsplit(char::is_whitespace).take(GIVEN).peekable();
    // "… spoke with *Jane Doe and John Roe*"
    let company = near.peek().is_some_and(|word| ctx.words(|it| it.small_words).contains(word));
    // "van" of "Jane van Roe", unlike "Ten" of "Ten Thousand Ropes"
    let small = |word: &str| word.starts_with(char::is_lowercase) && is_particle(word);
    let particle = || named.split_whitespace().any(small);
    long && !company && near.any(|word| speaks(ctx, word)) && !particle()
}

#[cfg(test)]
mod tests {
    use crate::extract::talk::titled::tests::found;

    #[test]
    fn words_set_off_in_a_sentence() {
        for (lang, text, want) in [
            ("en", "*Meshes at Sea* was led by Zora Quill.", &["Meshes at Sea | Zora Quill"][..]),
            ("en", "*Note* that the meal was cooked by Zora Quill.", &[]),
            ("en", "*Who sails there* was full, followed by Zora Quill.", &[]),
            (
                "en",
                "Then Zora Quill from Google presented *Forty Million Seas Later*.",
                &["Forty Million Seas Later | Zora Quill (Google)"],
            ),
            ("en", "Then Zora Quill presented *Max Mu Ropes*.", &[]),
            (
                "en",
                "Then Zora Quill from Google told the story behind *Ten Million Sails, One Mast*.",
                &["Ten Million Sails, One Mast | Zora Quill (Google)"],
            ),
            (
                "uk",
                "Потім був воркшоп [Вітрила: від нуля до каната](https://a.example/q) від Зори Квіленко з Quuxly.",
                &["Вітрила: від нуля до каната | Зора Квіленко (Quuxly)"],
            ),
            (
                "uk",
                "Опис доповіді [на сторінці конференції](https://a.example/q) дала Зора Квіленко.",
                &[],
            ),
            ("en", "Then Zora Quill speaks, from **October 7 to October 10**, and Max Mu.", &[]),
        ] {
            assert_eq!(found(lang, text), want, "{text}");
        }
    }
}
