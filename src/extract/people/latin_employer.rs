//! A company in Latin letters that no list knows, before a name in Chinese or Japanese text, and a job or a team between
//! them: "Quuxly 高级工程师陈晓明", "Quuxlyで働く佐藤花子さん".

use std::ops::Range;

use super::role::is_role_word;
use super::span::is_no_company;
use super::titled::clause_of;
use crate::extract::context::Context;
use crate::language::han::{COMPANY_JOBS, ENGAGED, ENGAGING, FROM, TEAMS};
use crate::language::is_cjk;
use crate::language::ja::clauses::without_verb;

/// No such company has more words.
const WORDS: usize = 4;

/// No more characters stand between it and a name.
const BETWEEN: usize = 24;

/// Its bytes in the text before a name.
pub(super) fn latin_employer(ctx: &Context, before: &str) -> Option<Range<usize>> {
    if ctx.is_spaced() {
        return None;
    }
    let start = clause_of(before);
    let clause = &before[start..];
    let latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '&' | '-');
    let mut end = clause.len();
    // The last company counts: "Istio 维护者、Quuxly 工程师".
    loop {
        let head = clause[..end].trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let from = head.trim_end_matches(latin).len();
        let run = head[from..].trim_start();
        if run.is_empty() {
            return None;
        }
        // "海 Meshes by 佐藤花子さん": a title.
        let last = run.rsplit(' ').next().unwrap_or_default();
        if ctx.words(|language| language.by_words).contains(&last) {
            return None;
        }
        let at = head.len() - run.len();
        let company = without_jobs(ctx, run);
        if is_company(ctx, company) {
            let rest = &clause[at + company.len()..];
            let first = at == 0
                || clause[..at].trim_end().ends_with(|c: char| "自由和与與是、".contains(c));
            let found = start + at..start + at + company.len();
            // "サイボウズの Neco チームの": whose team it is is told before.
            let whose = ctx.lexicon.organizations_in(&clause[..at]).pop().map(|hit| hit.range);
            let whose = whose.filter(|it| ["の", "的"].contains(&clause[it.end..at].trim()));
            if let Some(whose) = whose
                && is_team(rest)
            {
                return Some(start + whose.start..start + whose.end);
            }
            return engages(ctx, rest, first).then_some(found);
        }
        end = at;
    }
}

/// Words in Latin letters without the jobs with which they end: "Quuxly" of "Quuxly CTO".
fn without_jobs<'t>(ctx: &Context, words: &'t str) -> &'t str {
    let mut rest = words.trim_end();
    loop {
        let head = rest.trim_end_matches(|c: char| c != ' ');
        let last = &rest[head.len()..];
        if !is_role_word(&last.to_lowercase(), &ctx.languages) {
            return rest;
        }
        rest = head.trim_end();
    }
}

/// Whether words are the one for a team and no more.
fn is_team(words: &str) -> bool {
    TEAMS.contains(&words.trim().trim_end_matches(['的', 'の']))
}

fn is_company(ctx: &Context, words: &str) -> bool {
    let reference = &ctx.lexicon.reference;
    let large =
        |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase()) || word.contains('.');
    (2..=40).contains(&words.len())
        && words.split(' ').count() <= WORDS
        && words.split(' ').next().is_some_and(large)
        && !is_no_company(ctx, words)
        && ctx.lexicon.series_in(words).is_empty()
        && reference.organization(words).is_none_or(|it| !it.foundation)
}

/// Whether words between a company and a name say that somebody works there; where the company is the `first` word of its
/// clause, a space is enough.
fn engages(ctx: &Context, between: &str, first: bool) -> bool {
    if between.chars().count() > BETWEEN {
        return false;
    }
    let spaced = between.starts_with(' ');
    let words = between.trim().trim_end_matches('、');
    // Somebody else may stand between.
    let joint = words.replace("として", "").contains(['、', '和', '与', '與', 'と', '及']);
    if joint || words.contains(FROM) {
        return false;
    }
    // "のCTOである", "の基盤チームを率いる"
    let (said, words) = (words, without_verb(words).map_or(words, |(job, _)| job));
    let owned = words.strip_prefix(['的', 'の']).map(str::trim_start);
    let bare = words.trim_end_matches(['的', 'の']);
    let role = |words: &str| {
        let words = words.trim_end_matches("である").trim_end_matches("で");
        let last = words.rsplit([' ', '　']).next().unwrap_or(words).to_lowercase();
        is_role_word(&last, &ctx.languages)
            || ctx
                .words(|language| language.roles)
                .iter()
                .any(|role| role.ends_with(is_cjk) && words.ends_with(role))
    };
    // Projects have maintainers, too: what a company owns goes on with another name.
    let another = |words: &str| words.contains(|c: char| c.is_ascii_alphabetic());
    let jobs = || COMPANY_JOBS.iter().any(|job| bare.ends_with(job)) || role(bare) && another(bare);
    // "Neco チーム" is a team of whoever writes.
    let team = || TEAMS.iter().any(|team| bare.strip_suffix(team).is_some_and(|it| !it.is_empty()));
    let engaged = || {
        ENGAGED.contains(&said)
            || said.starts_with('で') && ENGAGING.iter().any(|word| said.ends_with(word))
    };
    first && spaced && words.is_empty()
        || jobs()
        || team()
        || engaged()
        || owned
            .is_some_and(|words| role(words) && (another(words) || words.contains("エンジニア")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn companies_that_no_list_knows() {
        for (lang, before, want) in [
            ("zh", "Quuxly ", "Quuxly"),
            ("zh", "Quuxly 高级软件工程师", "Quuxly"),
            ("zh", "Quuxly 公司的", "Quuxly"),
            ("zh", "在 Quuxly 工作的", "Quuxly"),
            ("zh", "Quuxly 平台团队的", "Quuxly"),
            ("zh", "Istio 维护者、Quuxly 工程师", "Quuxly"),
            ("zh", "Quuxly 的 Istio 维护者", "Quuxly"),
            ("zh", "Quuxly CTO ", "Quuxly"),
            ("ja", "Quuxlyで働く", "Quuxly"),
            ("ja", "QuuxlyでSREを務める", "Quuxly"),
            ("ja", "Quuxlyのエンジニアである", "Quuxly"),
            ("ja", "QuuxlyのCTO、", "Quuxly"),
            ("ja", "Quuxly所属の", "Quuxly"),
            ("ja", "Quuxlyのプラットフォームチームの", "Quuxly"),
            ("ja", "Google の Quuxly チームの", "Google"),
            ("ja", "次は企業Quuxlyの創業者である", "Quuxly"),
            ("ja", "次は、Quux Bank の基盤チームを率いる", "Quux Bank"),
            ("ja", "Quuxlyのメンテナーである", ""),
            ("ja", "Quuxlyの父である", ""),
            ("ja", "Quux Meshes at Sea by ", ""),
            ("zh", "我们用 Quuxly ", ""),
            ("zh", "Quux 维护者", ""),
            ("zh", "来自 Quuxly 的 Max Mu 和工程师", ""),
            ("ja", "Quuxly チームの", ""),
            ("ja", "Quuxly勤務の", "Quuxly"),
            ("ja", "Blue Sailから参加した", "Blue Sail"),
            ("zh", "Istio 工程师", ""),
            ("zh", "Java 架构师", ""),
            ("zh", "Keynote ", ""),
            ("ja", "Webエンジニアの", ""),
            ("ja", "Tokyoで働く", ""),
            ("zh", "KubeCon 的工程师", ""),
            ("ja", "Quuxlyを使う", ""),
            ("en", "Quuxly engineer ", ""),
        ] {
            let ctx = context(lang, "2025-04-25", "");
            let found = latin_employer(&ctx, before).map_or("", |it| &before[it]);
            assert_eq!(found, want, "{before}");
        }
    }
}
