//! What a bracket behind a name says: "Jane Doe (CTO at Acme)", "Jane Doe（Acme 的工程总监）".

use std::ops::Range;

use super::Employed;
use crate::extract::context::Context;
use crate::extract::people::credits::employer_behind_title;
use crate::extract::people::name::{Likeness, organization};
use crate::extract::people::other_name::is_other_name;
use crate::extract::people::role::{after_both, is_role, is_role_word, runs_foundation};
use crate::extract::possessive::owned;
use crate::extract::sentence::{labelled, range_in};
use crate::language::han::is_byname;
use crate::language::is_cjk;
use crate::language::latin::ATTENDANCE;

/// The organization in the bracket at `open`, and where the bracket ends.
pub(super) fn bracketed(ctx: &Context, text: &str, open: usize) -> Option<Employed> {
    let bracket = &text[open..];
    let close = bracket.find([')', '）'])?;
    let signs = |at: usize| bracket[at..].chars().next().map_or(1, char::len_utf8);
    let words = &bracket[signs(0)..close];
    let mut head = after_pronoun(ctx, after_both(words, &ctx.languages));
    for word in ["also ", "from ", "at ", "of "] {
        head = head.trim_start().strip_prefix(word).unwrap_or(head);
    }
    // "（Acme、SRE）", "（Acme / SRE）": the company is first.
    let mut first = head.split(['、', '／']).flat_map(|it| it.split(" / "));
    let mut last = head.split([',', '，']).rev();
    let cut = head.contains(['、', '／']) || head.contains(" / ");
    // "（以下、ジャン氏）"
    let is_first = cut && !ctx.is_spaced() && !head.starts_with("以下");
    let mut parts = std::iter::from_fn(|| if is_first { first.next() } else { last.next() })
        .map(|part| employer(ctx, part));
    let found = parts.find(|part| {
        let named = organization(part, ctx.lexicon) != Likeness::No;
        let here = ctx.lexicon.reference.city(part).is_none() || head.trim() == *part;
        let other = is_role(part, &ctx.languages)
            || is_byname(part) && ctx.lexicon.reference.organization(part).is_none()
            || is_attendance(ctx, part)
            || is_other_name(&text[..open], part, ctx.lexicon);
        // "(Acme Centre, India)"
        let land = || head.trim() != *part && ctx.lexicon.country_at(part) == Some(*part);
        named && here && !other && !land()
    });
    let base = open + signs(0);
    let range = |part: &str| {
        let Range { start, end } = range_in(words, part);
        base + start..base + end
    };
    Some((found.map(range), open + close + signs(close)))
}

/// Whether a bracket says how to speak of somebody, or how they were there: "(she/her)", "(virtual)".
fn is_attendance(ctx: &Context, words: &str) -> bool {
    let folded = words.to_lowercase();
    let pronouns = ctx.words(|language| language.pronouns);
    let possessives = ctx.words(|language| language.possessives);
    let pronoun = |word: &str| pronouns.contains(&word) || possessives.contains(&word);
    ATTENDANCE.contains(&folded.as_str()) || folded.contains('/') && folded.split('/').any(pronoun)
}

/// The employer in a part of a bracket: "Acme" of "CTO at Acme", of "creator of Quux and CTO of Acme" and of "Acme 的工程总监".
fn employer<'t>(ctx: &Context, part: &'t str) -> &'t str {
    // "所属：Acme", "Acme所属"
    let part = labelled(part, &ctx.languages, |it| it.employer_labels).unwrap_or(part).trim();
    let bare = ["所属", "勤務"].iter().find_map(|it| part.strip_suffix(it));
    // "無所属"
    let part = bare.filter(|it| it.chars().count() > 1).unwrap_or(part);
    let at = part.split_once(" at ").or_else(|| part.split_once(" @ "));
    let at = at.filter(|(job, _)| is_role(job.trim(), &ctx.languages));
    let of = || part.rsplit_once(" of ").filter(|(job, _)| ends_in_role(ctx, job));
    let part = at.or_else(of).map_or(part, |(_, employer)| employer);
    let job = part.split_once('的').filter(|(_, job)| is_role(job, &ctx.languages));
    let job = job.or_else(|| before_job(ctx, part));
    // "(інженерка Acme)"
    let part = employer_behind_title(part, &ctx.languages).map_or(part, |start| &part[start..]);
    // "(Acme in Berlin)"
    let city = |place: &str| ctx.lexicon.reference.city(place).is_some();
    let there = part.split_once(" in ").filter(|(_, place)| city(place));
    job.or(there).map_or(part, |(employer, _)| employer).trim()
}

/// A company and the job in Chinese behind it: "微软" of "微软首席架构师". "CNCF 大使" is an honour.
pub(super) fn before_job<'t>(ctx: &Context, part: &'t str) -> Option<(&'t str, &'t str)> {
    if ctx.is_spaced()
        || !part.ends_with(is_cjk)
        || ctx.lexicon.reference.organization(part).is_some()
    {
        return None;
    }
    let first = ctx.lexicon.organizations_in(part).into_iter().find(|it| it.range.start == 0)?;
    let job = part[first.range.end..].trim();
    let honour = first.named.foundation && !runs_foundation(job);
    (!honour && is_role(job, &ctx.languages)).then(|| part.split_at(first.range.end))
}

/// Whether a text ends with a word that names what somebody is.
fn ends_in_role(ctx: &Context, text: &str) -> bool {
    let word = text.split_whitespace().next_back().unwrap_or_default();
    is_role_word(&word.to_lowercase(), &ctx.languages)
}

/// What a bracket says behind "he is", "who works": "at Acme".
fn after_pronoun<'t>(ctx: &Context, words: &'t str) -> &'t str {
    let Some((pronoun, rest)) = words.split_once(' ') else { return words };
    let who = ctx.words(|language| language.pronouns).contains(&pronoun)
        || ctx.words(|language| language.relative_words).contains(&pronoun);
    let is = || rest.strip_prefix("is ").or_else(|| rest.strip_prefix("are "));
    let mut works = ctx.words(|language| language.working).into_iter();
    let works = || works.find_map(|it| rest.strip_prefix(it));
    Some(who).filter(|who| *who).and_then(|_| is().or_else(works)).unwrap_or(words)
}

/// What follows a handle or "'s" before a bracket: "(Acme)" of "@jane (Acme)" and of "'s (Acme) talk".
pub(super) fn behind_handle(text: &str) -> &str {
    let handle = text.strip_prefix('@').and_then(|handle| handle.split_once(' '));
    let behind = handle.map(|(_, rest)| rest).or_else(|| owned(text)?.strip_prefix(' '));
    behind.filter(|rest| rest.starts_with('(')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::check_people as check;

    #[test]
    fn employers_in_brackets() {
        check("en", "Zora Quill's (Quuxly) talk on sails", &[("Zora Quill", "Quuxly")]);
        check(
            "en",
            "Zora Quill (She/Her) and Max Mu (Virtual)",
            &[("Zora Quill", ""), ("Max Mu", "")],
        );
        let both = &[("Zora Quill", "Quuxly"), ("Max Mu", "Quuxly")][..];
        check("en", "Zora Quill and Max Mu (both Quuxly), and it was full", both);
        let job = "Zora Quill (creator of Quux and CTO of Quuxly) told us";
        check("en", job, &[("Zora Quill", "Quuxly")]);
        for bracket in ["Blue Sail、SRE", "Blue Sail / SRE", "所属：Blue Sail", "Blue Sail所属"]
        {
            let text = format!("佐藤 花子さん（{bracket}）が紹介");
            check("ja", &text, &[("佐藤 花子", "Blue Sail")]);
        }
        for bracket in ["無所属, SRE", "以下、ゾラ氏"] {
            check("ja", &format!("佐藤 花子さん（{bracket}）が紹介"), &[("佐藤 花子", "")]);
        }
        check("zh", "Zora Quill（Quuxly 的工程总监）介绍了海", &[("Zora Quill", "Quuxly")]);
        check("zh", "Zora Quill（微软首席架构师）介绍了海", &[("Zora Quill", "微软")]);
        check("zh", "Zora Quill（CNCF 大使）介绍了海", &[("Zora Quill", "")]);
        check("zh", "《海》（讲师：Zora Quill，微软架构师）", &[("Zora Quill", "微软")]);
        check("zh", "《海》（Zora Quill，微软）", &[("Zora Quill", "微软")]);
        check("zh", "《海》（Zora Quill，海上的船）", &[("Zora Quill", "")]);
        check("zh", "Zora Quill（CNCF 董事）介绍了海", &[("Zora Quill", "CNCF")]);
        check("uk", "Зора Квіленко (Quuxly, Львів) розповіла", &[("Зора Квіленко", "Quuxly")]);
        check("en", "Zora Quill (Quuxly in Berlin) told us", &[("Zora Quill", "Quuxly")]);
        check("en", "Zora Quill (Quuxly Labs, India) told us", &[("Zora Quill", "Quuxly Labs")]);
    }
}
