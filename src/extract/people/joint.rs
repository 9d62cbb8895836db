//! What stands between two people who are named together.

use super::role::is_role_word;
use crate::extract::context::Context;
use crate::extract::possessive::owned;
use crate::extract::sentence::lowered;
use crate::extract::stems::Stems;
use crate::language::uk::names::is_instrumental;
use crate::language::{han, is_cjk};

/// Who is with somebody without being named.
const OTHERS: [&str; 6] = ["team", "colleagues", "crew", "teammates", "coworkers", "co-workers"];

/// Whether the words between two names only join them: ", ", " and ", "、", ", as well as maintainer ".
pub(super) fn is_joint(ctx: &Context, between: &str) -> bool {
    let colleague = is_colleague(ctx, between);
    // "Jane Doe's and John Roe's talk"
    let between = owned(between).unwrap_or(between);
    let folded = without_han_titles(ctx, &between.to_lowercase());
    let mut joined = folded.contains([',', '&', '、', '，', '/']);
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '&' | '、' | '，' | '/'))
        .filter(|word| !word.is_empty())
        .collect();
    let and = |word: &str| ctx.languages.iter().any(|language| language.and_words.contains(&word));
    let is_pronoun = |word: &str| {
        ctx.languages.iter().any(|it| it.pronouns.contains(&word) || it.possessives.contains(&word))
    };
    let phrase = words.join(" ");
    if and(&phrase) {
        return true;
    }
    let all = words.iter().all(|word| {
        let role = is_role_word(word, &ctx.languages);
        joined |= and(word);
        let whose = colleague && (is_pronoun(word) || is_colleague(ctx, word));
        and(word) || role || whose || ["our", "also", han::FROM, "the"].contains(word)
    });
    all && joined && words.len() <= 4
}

/// Whether a name in the instrumental says that somebody is with another: "Зора Квіленко з Еваном Муленком", "разом із Еваном
/// Муленком Зора Квіленко".
pub(super) fn is_with(before: &str, one: &str, between: &str, other: &str) -> bool {
    let with = |words: &str| ["з", "із", "зі"].contains(&words);
    let together = || {
        let mut words = before.split_whitespace().rev();
        words.next().is_some_and(with) && words.next().is_some_and(|it| lowered(it) == "разом")
    };
    match between.trim() {
        "" => is_instrumental(one) && !is_instrumental(other) && together(),
        joint => with(joint) && is_instrumental(other),
    }
}

/// Whether words between two people say that they work together: "and her colleague".
pub(super) fn is_colleague(ctx: &Context, between: &str) -> bool {
    Stems::of(between).has_any(&ctx.words(|language| language.colleagues))
}

/// The length of what follows a name and says that others are with them, whose company comes next: " and her team" of " and her
/// team from Acme".
pub(super) fn with_others(ctx: &Context, after: &str) -> usize {
    let mut words = after.strip_prefix(' ').unwrap_or_default().splitn(4, ' ');
    let [Some(and), Some(whose), Some(others), Some(rest)] = [(); 4].map(|()| words.next()) else {
        return 0;
    };
    let joined = and == "with" || ctx.words(|language| language.and_words).contains(&and);
    let theirs = whose == "the" || ctx.words(|language| language.possessives).contains(&whose);
    let together =
        OTHERS.contains(&others) && ["from ", "at ", "of "].iter().any(|it| rest.starts_with(it));
    if joined && theirs && together { after.len() - rest.len() - 1 } else { 0 }
}

/// "与同事", "、Quux 联合创始人": words that are not set apart, without the title of whoever comes next and the project or
/// company that it is of.
pub(super) fn without_han_titles(ctx: &Context, between: &str) -> String {
    let titles = ctx.words(|language| language.roles).into_iter();
    let titles = titles.filter(|title| title.chars().all(is_cjk) && !title.is_empty());
    let rest = between.trim_end();
    let and = |rest: &&str| ctx.languages.iter().any(|language| language.and_words.contains(rest));
    let of = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-');
    let cut = titles
        .filter_map(|title| rest.strip_suffix(title))
        .flat_map(|rest| [rest.trim(), rest.trim_end_matches(of).trim()])
        .find(and);
    cut.unwrap_or(between).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{check_people as check, context};

    #[test]
    fn titles_that_are_not_set_apart() {
        let ctx = context("zh", "2025-04-25", "");
        for (between, want) in [
            ("与维护者", "与"),
            ("与软件工程师", "与"),
            ("和联合创始人", "和"),
            ("、 同事 ", "、"),
            ("、Quux PMC 成员", "、"),
            ("、Quux 说成员", "、Quux 说成员"),
            ("维护者", "维护者"),
            ("与维护者们", "与维护者们"),
            ("带来的维护者", "带来的维护者"),
            (", as well as maintainer ", ", as well as maintainer "),
        ] {
            assert_eq!(without_han_titles(&ctx, between), want, "{between}");
        }
        check("zh", "微软的陈晓明与维护者李雷分享了", &[("陈晓明", "微软"), ("李雷", "")]);
    }

    #[test]
    fn people_in_the_instrumental_are_with_others() {
        check(
            "uk",
            "вийшла пара: Зора Квіленко з Еваном Муленком, обоє з Quuxly.",
            &[("Зора Квіленко", "Quuxly"), ("Еваном Муленком", "Quuxly")],
        );
        check(
            "uk",
            "Разом із Еваном Муленком із Quuxly Зора Квіленко із Google описала вітрила",
            &[("Еваном Муленком", "Quuxly"), ("Зора Квіленко", "Google")],
        );
        check("uk", "Зора Квіленко з Quuxly описала", &[("Зора Квіленко", "Quuxly")]);
    }
}
