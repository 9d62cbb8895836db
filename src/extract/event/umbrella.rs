//! "The main conference": words for the event that others are beside, which name it as well as its name does.
//! Where "it did not end with Istio Day", what goes on is that event, too.

use super::edition::Editions;
use super::landmark::{is_landmark, is_over};
use crate::extract::context::Context;
use crate::extract::stems::{Stems, end_of_stem, find_stem};
use crate::post::document::BlockKind;
use crate::reference::SeriesKind;

/// So many characters may stand before them at the beginning of a sentence: "During the ".
const LEADING: usize = 12;

/// Adds such words to what each passage mentions.
pub(super) fn mention(ctx: &Context, found: &mut Editions) {
    let Some(umbrella) = umbrella(found) else { return };
    let words = ctx.words(|language| language.main_event);
    for (index, passage) in ctx.passages.iter().enumerate().skip(1) {
        let over = passage.mentions.iter().rfind(|it| is_over(ctx, index, &it.range));
        if let Some(mention) = over {
            found.mentioned[index].push((mention.range.end, umbrella));
            found.mentioned[index].sort_unstable();
        }
        let stems = Stems::of(&passage.block.text);
        for word in words.iter().filter(|word| stems.has(word)) {
            let mut from = 0;
            while let Some(at) = find_stem(&stems.folded()[from..], word).map(|at| from + at) {
                from = end_of_stem(stems.folded(), at, word);
                // "the day before the main conference"
                let landmark = is_landmark(ctx, index, &(at..from));
                if leads(ctx, index, at) && !landmark {
                    found.mentioned[index].push((at, umbrella));
                    found.mentioned[index].sort_unstable();
                    break;
                }
            }
        }
    }
}

/// Whether words of a passage say where something is: they begin a sentence, stand beside a link or before one, or over
/// a list.
fn leads(ctx: &Context, index: usize, at: usize) -> bool {
    let sentence = ctx.sentence_at(index, at);
    let block = &ctx.passages[index].block;
    let below = ctx.passages.get(index + 1).map(|below| below.block.kind);
    block.text[sentence.start..at].chars().count() <= LEADING
        || block.links.iter().any(|link| sentence.start <= link.range.start)
        || matches!(below, Some(BlockKind::Item | BlockKind::TableHead | BlockKind::TableRow))
}

/// The conference that the post's event is, or is beside.
fn umbrella(found: &Editions) -> Option<usize> {
    let main = found.main?;
    let edition = &found.all[main];
    edition.parent.or_else(|| Some(main).filter(|_| edition.kind == SeriesKind::Conference))
}

#[cfg(test)]
mod tests {
    use crate::extract::event::edition::editions;
    use crate::extract::testing::context;

    #[test]
    fn words_for_the_main_event() {
        let mentioned = |lang, text: &str| {
            let ctx = context(lang, "2025-04-25", &format!("# KubeCon Europe 2025\n\n{text}"));
            let found = editions(&ctx);
            found.mentioned[1].iter().map(|&(at, _)| at).collect::<Vec<_>>()
        };
        assert_eq!(mentioned("en", "At the main conference, bees."), [7]);
        assert_eq!(mentioned("zh", "在主会场，大家谈了海。"), [3]);
        assert_eq!(mentioned("ja", "本編では海を語りました。"), [0]);
        assert_eq!(mentioned("en", "Bees spoke at the main conference:\n\n- Meshes"), [18]);
        let ahead = "Here are two bees from the main conference. See [Meshes](v1).";
        assert_eq!(mentioned("en", ahead), [27]);
        let behind = "We saw [Meshes](v1). There are more bees at the main conference.";
        assert_eq!(mentioned("en", behind), [] as [usize; 0]);
        let aside = "There will be more bees when the main conference begins.";
        assert_eq!(mentioned("en", aside), [] as [usize; 0]);
        assert_eq!(mentioned("en", "The main hall was full of bees."), [] as [usize; 0]);
        assert_eq!(mentioned("en", "It did not end with Istio Day."), [20, 29]);
        assert_eq!(mentioned("en", "It ended with Istio Day."), [14]);
        assert_eq!(mentioned("en", "Before the main conference, bees."), [] as [usize; 0]);
    }
}
