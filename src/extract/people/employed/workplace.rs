//! Clauses behind a name that say where somebody works without a job title: ", representing Acme,", ", formerly of Globex and
//! now at Acme,", ", part of the platform team at Acme,".

use std::ops::Range;

use super::organization_at;
use crate::extract::context::Context;
use crate::extract::people::latin_employer::latin_employer;
use crate::extract::people::name::{Likeness, organization};
use crate::extract::people::titled::organization_before_title;
use crate::extract::sentence::{first_chars, lowered};
use crate::language::han;
use crate::language::latin::FORMER;

/// No more words tell what somebody leads.
const LED: usize = 2;

/// No such clause has more characters before its employer.
const NEAR: usize = 80;

/// The employer that a clause names which begins at a byte, behind the comma, and where it ends.
pub(super) fn workplace(ctx: &Context, text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let inner = text[at..].trim_start();
    let start = text.len() - inner.len();
    let clause = first_chars(inner, NEAR).split([',', '.', ';', '(']).next().unwrap_or_default();
    let cased = clause;
    let clause = lowered(clause);
    let lead = led(ctx, &clause)
        .or_else(|| now(&clause))
        .or_else(|| of_a_team(ctx, &clause))
        .or_else(|| engaged(ctx, &clause))
        .or_else(|| engaged_at_known(ctx, cased, &clause))?;
    let organization = organization_at(ctx, text, start + lead)?;
    let end = organization.end;
    Some((organization, end + usize::from(text[end..].starts_with(','))))
}

/// The length of words that lead to an employer: "representing ".
fn led(ctx: &Context, clause: &str) -> Option<usize> {
    let words = ctx.words(|language| language.employing_words).into_iter();
    words.filter(|words| clause.starts_with(words)).map(str::len).max()
}

/// The length of "formerly of Globex and now at ".
fn now(clause: &str) -> Option<usize> {
    let former = FORMER.iter().any(|word| clause.starts_with(word));
    let joints = [" now at ", " now with ", " now of ", " currently at ", " currently with "];
    let found = joints.into_iter().filter_map(|it| Some(clause.find(it)? + it.len()));
    found.min().filter(|_| former)
}

/// The length of "part of the platform team at ".
fn of_a_team(ctx: &Context, clause: &str) -> Option<usize> {
    let mut teams = ctx.words(|language| language.membership_words).into_iter();
    teams.find(|words| clause.starts_with(words))?;
    let joint = " team at ";
    let joint = clause.find(joint).map(|at| at + joint.len());
    joint.or_else(|| clause.find(" at ").map(|at| at + " at ".len()))
}

/// The length of "яка керує платформою в ".
fn engaged(ctx: &Context, clause: &str) -> Option<usize> {
    // Where verbs do not tell one from several, what is said of employment tells of the last one alone.
    if !ctx.inflects() {
        return None;
    }
    let does = deed(ctx, clause)?;
    let joints = ctx.words(|language| language.workplace_words).into_iter();
    joints.filter_map(|it| Some(does + clause[does..].find(it)? + it.len())).min()
}

/// The length of "яка керує", who and what they do.
fn deed(ctx: &Context, clause: &str) -> Option<usize> {
    let (relative, rest) = clause.split_once(' ')?;
    let verbs = ctx.words(|language| language.engaged_words).into_iter();
    let does = verbs.filter(|verb| rest.starts_with(verb)).map(str::len).max()?;
    let who = ctx.words(|language| language.relative_words).contains(&relative);
    who.then_some(clause.len() - rest.len() + does)
}

/// The length of "яка керує платформою " before a company that is known.
fn engaged_at_known(ctx: &Context, cased: &str, clause: &str) -> Option<usize> {
    let does = deed(ctx, clause)?;
    let hit = ctx.lexicon.organizations_in(cased).into_iter().next()?;
    // What somebody leads is one or two words: "командою платформи".
    let led = cased.get(does..hit.range.start)?;
    let few = (1..=LED).contains(&led.split_whitespace().count());
    let small = led.split_whitespace().all(|it| it.chars().all(char::is_lowercase));
    (few && small && !led.is_ascii()).then_some(hit.range.start)
}

/// "陈晓明，Acme 工程师，介绍了", "陈晓明来自 Acme，他介绍了": a clause in Chinese right behind a name.
pub(super) fn han_clause(
    ctx: &Context,
    text: &str,
    at: usize,
) -> Option<(Option<Range<usize>>, usize)> {
    if ctx.is_spaced() {
        return None;
    }
    let inner = &text[at..];
    // "陈晓明，来自 Acme，介绍了"
    let bare = inner.strip_prefix('，').unwrap_or(inner);
    let (lead, comes) = match [han::FROM, "來自"].iter().find_map(|from| bare.strip_prefix(*from))
    {
        Some(rest) => (rest, true),
        None => (inner.strip_prefix('，')?, false),
    };
    let clause =
        lead.split(['，', '。', '；', '（', '、']).next().filter(|it| it.len() < lead.len())?;
    let start = text.len() - lead.len();
    let end = start + clause.len();
    // "…，以及来自 Acme 的 Jane Doe。" tells of somebody else.
    let closed = text[end..].starts_with('，') && !clause.contains(['和', '与', '與', '及']);
    if !closed || clause.contains(han::FROM) {
        return None;
    }
    let found = if comes {
        let words = clause.trim();
        let from = start + clause.len() - clause.trim_start().len();
        let named = organization(words, ctx.lexicon) != Likeness::No
            && ctx.lexicon.reference.city(words).is_none()
            && words.chars().count() <= NAME;
        named.then(|| from..from + words.len())
    } else {
        let found =
            organization_before_title(ctx, clause).or_else(|| latin_employer(ctx, clause))?;
        Some(start + found.start..start + found.end)
    };
    found.map(|found| (Some(found), end))
}

/// No company is called by more characters.
const NAME: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn clauses_that_say_where_somebody_works() {
        let ctx = context("en", "2025-04-25", "");
        for (clause, want) in [
            (" representing Quuxly, spoke", "Quuxly"),
            (" formerly of Zylo and now at Quuxly, spoke", "Quuxly"),
            (" part of the platform team at Quuxly, spoke", "Quuxly"),
            (" a member of the team at Quuxly, spoke", "Quuxly"),
            (" employed by Quuxly Labs, spoke", "Quuxly Labs"),
            (" formerly of Zylo, spoke", ""),
            (" part of the show, spoke at Quuxly", ""),
            (" a friend, spoke at Quuxly", ""),
        ] {
            let found = workplace(&ctx, clause, 0).map_or("", |(range, _)| &clause[range]);
            assert_eq!(found, want, "{clause}");
        }
        let ctx = context("zh", "2025-04-25", "");
        for (clause, want) in [
            ("，Quuxly 工程师，介绍了海", "Quuxly"),
            ("，微软高级工程师，介绍了海", "微软"),
            ("来自 Quuxly，他介绍了海", "Quuxly"),
            ("来自上海，他介绍了海", ""),
            ("，很高兴，介绍了海", ""),
        ] {
            let found = han_clause(&ctx, clause, 0).and_then(|(range, _)| range);
            assert_eq!(found.map_or("", |it| &clause[it]), want, "{clause}");
        }
    }
}
