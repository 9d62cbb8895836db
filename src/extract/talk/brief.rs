//! What headings in Chinese and Japanese, and the sentences and lists right below them, say of a session and no more.

use super::bare::is_bare;
use super::bylined::BELOW;
use super::format::format_in;
use super::{Person, people_of};
use crate::extract::context::Context;
use crate::extract::facts::{LinkKind, TalkFormat};
use crate::extract::link::target;
use crate::extract::sentence::lowered;
use crate::language::is_cjk;
use crate::language::ja::clauses::OURS;
use crate::post::document::{BlockKind, Link};

/// No panel has more items.
const SEATS: usize = 10;

/// Whether a heading in Chinese or Japanese says no more than what kind of sessions its section is about: "キーノート".
pub(super) fn is_kind(ctx: &Context, words: &str) -> bool {
    let folded = lowered(words.trim_matches(|c: char| !c.is_alphanumeric()));
    words.contains(is_cjk)
        && ctx.languages.iter().any(|it| it.formats.iter().any(|(format, _)| folded == *format))
}

/// Whether a title follows its kind of session in brackets: "【基調講演】海のメッシュ".
pub(super) fn is_tagged(ctx: &Context, heading: &str) -> bool {
    let tag = heading.trim_start().strip_prefix('【').and_then(|it| it.split_once('】'));
    tag.is_some_and(|(kind, title)| {
        format_in(kind, &ctx.languages).is_some() && title.contains(char::is_alphanumeric)
    })
}

/// Whether a sentence in Japanese says no more than whose session it was, or who was on stage: "Quuxlyの佐藤花子さんの発表です",
/// "Quuxlyの佐藤花子さんが登壇しました".
pub(super) fn is_brief(ctx: &Context, sentence: &str, courtesy: &str) -> bool {
    // "弊社の佐藤が登壇しました"
    let behind = match sentence.rsplit_once(courtesy) {
        Some((_, behind)) => behind,
        None if is_about_ours(sentence) => &sentence[sentence.rfind('が').unwrap_or(0)..],
        None => return false,
    };
    let nouns = ctx.words(|language| language.talk_nouns);
    let kinds = ctx.words(|language| language.formats).into_iter().map(|(kind, _)| kind);
    let kinds: Vec<&str> = nouns.into_iter().chain(kinds).collect();
    let owned = behind.strip_prefix('の').is_some_and(|it| {
        let mut rest = kinds.iter().filter_map(|kind| it.strip_prefix(kind));
        rest.any(|rest| ["", "です", "でした", "形式"].contains(&rest))
    });
    // "初日のキーノートはQuuxlyの佐藤花子さんでした"
    owned
        || ["です", "でした"].contains(&behind)
        || ["が登壇しました", "が登壇されました", "が登壇", "が登壇です"].contains(&behind)
}

/// Whether a sentence begins by telling of a colleague.
pub(super) fn is_about_ours(sentence: &str) -> bool {
    OURS.iter().any(|it| sentence.starts_with(it))
}

/// The people of the items right below a heading that says to be a panel, which credit them and say nothing else.
pub(super) fn seated(ctx: &Context, heading: usize) -> Option<Vec<Person>> {
    let text = &ctx.passages[heading].block.text;
    let panel = format_in(text, &ctx.languages) == Some(TalkFormat::Panel);
    if !panel || !matches!(ctx.passages[heading].block.kind, BlockKind::Heading(_)) {
        return None;
    }
    let below = (heading + 1..ctx.passages.len()).take(SEATS);
    let items = below.take_while(|&it| {
        let passage = &ctx.passages[it];
        passage.block.kind == BlockKind::Item && passage.heading == Some(heading)
    });
    let people = items.map(|item| {
        let credits = ctx.credits(&ctx.passages[item].block.text);
        let sure = credits.is_certain() && credits.is_employed();
        sure.then(|| people_of(ctx, item, 0, &credits, "credits below the title"))
    });
    let people: Vec<Person> = people.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
    (people.len() >= 2).then_some(people)
}

/// The paragraph in the section of a heading in Japanese that is nothing but a link to slides, if there is one: what talk
/// they are of is told above.
pub(super) fn shown(ctx: &Context, heading: usize) -> Option<usize> {
    let below = (heading + 1..ctx.passages.len()).take(BELOW);
    let own = below.take_while(|&it| ctx.passages[it].heading == Some(heading));
    let slides = own.filter(|&it| {
        let block = &ctx.passages[it].block;
        let slides = |link: &Link| target(&link.url).kind == Some(LinkKind::Slides);
        block.kind == BlockKind::Paragraph
            && block.links.iter().any(slides)
            && is_bare(&block.text, &ctx.languages)
    });
    let slides: Vec<usize> = slides.filter(|_| !ctx.is_spaced()).collect();
    if let [only] = slides[..] { Some(only) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn headings_and_sentences() {
        let ctx = context("ja", "2025-04-25", "");
        assert!(is_kind(&ctx, "キーノート") && !is_kind(&ctx, "キーノート：海の網"));
        assert!(is_tagged(&ctx, "【基調講演】海の網") && !is_tagged(&ctx, "【重要】海の網"));
        for (sentence, want) in [
            ("Quuxlyの佐藤花子さんの発表です", true),
            ("Quuxlyの佐藤花子さんが登壇しました", true),
            ("弊社の佐藤が登壇しました", true),
            ("初日のキーノートはQuuxlyの佐藤花子さんでした", true),
            ("Quuxlyの佐藤花子さんの対談形式", true),
            ("Quuxlyの佐藤花子さんの発表を聴きました", false),
            ("Quuxlyの佐藤花子さんが来ました", false),
            ("佐藤が登壇しました", false),
        ] {
            assert_eq!(is_brief(&ctx, sentence, "さん"), want, "{sentence}");
        }
    }
}
