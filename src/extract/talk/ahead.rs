//! What somebody spoke of, before who did, as languages tell it that inflect: "Про вітрила розповіла Зора Квіленко",
//! "доповіддю про вітрила день відкрила Зора Квіленко".

use std::ops::Range;

use super::floor::without_roles;
use super::title::{clean, is_phrase};
use crate::extract::context::Context;
use crate::extract::sentence::lowered;
use crate::extract::stems::Stems;
use crate::language::uk::verbs::{is_finite, is_of_session};
use crate::post::document::Block;

/// The word behind which a topic stands.
const ABOUT: &str = "про ";

/// No topic has more words.
const WORDS: usize = 14;

/// Whether a sentence may tell of a topic before its people.
pub(super) fn may_tell(ctx: &Context, stems: &Stems) -> bool {
    ctx.inflects()
        && stems.has("про")
        && (stems.has_any(&ctx.words(|language| language.speaking))
            || stems.has_any(&ctx.words(|language| language.talk_nouns)))
}

/// The bytes of a topic that ends before people, within the part of a sentence that stands before them.
pub(super) fn topic(
    ctx: &Context,
    block: &Block,
    sentence: &Range<usize>,
    before: Range<usize>,
) -> Option<Range<usize>> {
    if !ctx.inflects() {
        return None;
    }
    let words = &block.text[sentence.clone()];
    let folded = lowered(words.get(before.clone())?).replace('\n', " ");
    let head = without_roles(ctx, &folded);
    let about = head.match_indices(ABOUT).map(|(at, _)| at);
    let about = about.filter(|&at| !head[..at].ends_with(char::is_alphanumeric)).last()?;
    // "про вітрила розповіла": the verb between a topic and people.
    let last = head.split_whitespace().next_back()?;
    let verbs = ctx.words(|language| language.speaking);
    let tells = is_finite(last) && verbs.iter().any(|verb| last.starts_with(verb));
    let end = if tells { head.len() - last.len() } else { head.len() };
    let told = before.start + about..before.start + end.max(about);
    let linked = link_of(block, sentence, &told);
    // "доповідь про вітрила: Зора Квіленко"
    let noun = head[..about].split_whitespace().next_back().unwrap_or_default();
    let nouns = ctx.words(|language| language.talk_nouns);
    let named = nouns.iter().any(|it| noun.starts_with(it)) && !is_of_session(noun);
    let ends = linked.is_some() || head.ends_with([':', '—', '–']);
    if !(tells || named && ends) {
        return None;
    }
    let topic = linked.unwrap_or_else(|| {
        clean(words, told.start + ABOUT.len()..told.end.max(told.start + ABOUT.len()))
    });
    let text = &words[topic.clone()];
    let whole = !text.contains([';', ':', '(', '.']) && is_phrase(text);
    (whole && text.split_whitespace().count() <= WORDS).then_some(topic)
}

/// The words of the link in which a topic stands to its end.
fn link_of(block: &Block, sentence: &Range<usize>, told: &Range<usize>) -> Option<Range<usize>> {
    let at = sentence.start + told.start;
    let mut links = block.links.iter().map(|link| link.range.clone());
    let link = links.find(|link| {
        sentence.start <= link.start && link.start <= at + ABOUT.len() && at < link.end
    })?;
    let rest = block.text.get(link.end..sentence.start + told.end).unwrap_or_default();
    (rest.trim().is_empty() && link.end <= sentence.end)
        .then(|| link.start - sentence.start..link.end - sentence.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::people::group::groups;
    use crate::extract::testing::{context, sentences};

    fn found(text: &str) -> String {
        let ctx = context("uk", "2025-04-25", text);
        let mut topics = sentences(&ctx).filter_map(|(index, sentence)| {
            let block = &ctx.passages[index].block;
            let words = &block.text[sentence.clone()];
            let group = groups(&ctx, words).into_iter().next()?;
            Some(words[topic(&ctx, block, sentence, 0..group.range.start)?].to_owned())
        });
        topics.next().unwrap_or_default()
    }

    #[test]
    fn topics_before_people() {
        for (text, want) in [
            ("Про старі вітрила розповіла Зора Квіленко з Quuxly.", "старі вітрила"),
            (
                "Після кави [про сім вітрил](https://quux.io/p) розповів інженер Еван Муленко.",
                "про сім вітрил",
            ),
            (
                "День відкрила [доповіддю про старі вітрила](https://quux.io/p) Зора Квіленко.",
                "доповіддю про старі вітрила",
            ),
            ("Чекаємо на сесію про старі вітрила: Зора Квіленко погодилася.", "старі вітрила"),
            ("Про старі вітрила знала Зора Квіленко.", ""),
            ("Ми говорили про старі вітрила Зори Квіленко.", ""),
            ("Про це розповіла Зора Квіленко.", ""),
            ("Після обіду розповіла Зора Квіленко про старі вітрила.", ""),
            ("Ми чули доповідь про старі вітрила Зори Квіленко.", ""),
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }
}
