//! Sentences that say how a talk is called and no more, behind one that tells who gave it: "Next came Jane Doe of Acme. The
//! title: “Meshes at Sea”."

use crate::extract::context::Context;
use crate::extract::sentence::lowered;
use crate::extract::stems::Stems;

/// No more characters stand between the word for a title and the title: "ずばり".
const BETWEEN: usize = 6;

/// So many words say how somebody put it.
const PUT: usize = 4;

/// Whether the words before a title say no more than that it is one: "Her title was ", "他的题目是", "タイトルはずばり".
pub(super) fn is_entitled(ctx: &Context, before: &str) -> bool {
    let folded = lowered(before);
    let mut words = folded.trim_matches(|c: char| !c.is_alphanumeric());
    for possessive in ctx.words(|language| language.possessives) {
        words = words.strip_prefix(possessive).map_or(words, str::trim_start);
    }
    // "这一场的题目叫做"
    for determiner in ctx.words(|language| language.determiners) {
        words = words.strip_prefix(determiner).map_or(words, |it| it.trim_start_matches('的'));
    }
    ctx.languages.iter().any(|language| {
        let mut behind = language.title_labels.iter().filter_map(|label| words.strip_prefix(label));
        behind.any(|rest| {
            let said = || language.copulas.iter().any(|it| rest.trim() == it.trim());
            let brief = rest.chars().count() <= if language.spaced { 0 } else { BETWEEN };
            // "Тему вона сформулювала так: ", "The title says it all: ", unlike "The title of the book: "
            let put = || {
                let of = rest.trim_start().starts_with("of ");
                let ends = before.trim_end().ends_with([':', '—', '–']);
                let whole =
                    !rest.contains([',', ';', '(']) && rest.split_whitespace().count() <= PUT;
                ends && whole && !of && !Stems::of(rest).has_any(language.works)
            };
            brief || language.spaced && (said() || put())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn words_for_a_title() {
        for (lang, before, want) in [
            ("en", "The title: ", true),
            ("en", "Her title was ", true),
            ("en", "The title of the book was ", false),
            ("en", "Then came ", false),
            ("zh", "他的题目是", true),
            ("zh", "题为", true),
            ("zh", "这一场的题目叫做", true),
            ("zh", "这一场的船叫做", false),
            ("zh", "他讲的是", false),
            ("ja", "タイトルはずばり", true),
            ("ja", "タイトルは長いのですが、佐藤さんの", false),
            ("uk", "Тема доповіді — ", true),
            ("uk", "Її тема: ", true),
            ("uk", "Тему вона сформулювала так: ", true),
            ("en", "The title she chose: ", true),
            ("uk", "Назва говорить сама за себе — ", true),
            ("uk", "Назва книги — ", false),
            ("en", "The title of the book: ", false),
            ("uk", "Тему вона сформулювала ", false),
            ("uk", "Назву доповіді — ", true),
            ("uk", "Тема була цікавою, адже ", false),
        ] {
            let ctx = context(lang, "2025-04-25", "");
            assert_eq!(is_entitled(&ctx, before), want, "{before}");
        }
    }
}
