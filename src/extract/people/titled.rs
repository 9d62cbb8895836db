//! The employer before a job title where no space sets words apart: "华为云海洋平台负责人陈晓明".

use std::ops::Range;

use super::role::is_role_word;
use crate::extract::context::Context;
use crate::extract::sentence::last_chars;
use crate::language::han::{ENGAGED, ENGAGING, SENTENCE_WORDS, TEAMS, company_before};
use crate::language::is_cjk;
use crate::language::ja::clauses::without_verb;

/// Signs that end what is said of somebody, before whom it stands.
const BOUNDS: [char; 20] = [
    '，', '。', '；', '：', '！', '？', ',', ';', ':', '“', '”', '「', '」', '《', '》', '（',
    '）', '(', ')', '\n',
];

/// Characters behind which whoever acts is named.
const LEADS: [char; 8] = ['、', '由', '自', '和', '与', '與', '是', '请'];

/// An employer and a job title have no more characters.
const NEAR: usize = 80;

/// No job title has more characters.
const LONGEST_TITLE: usize = 32;

/// What somebody is at an employer's has no more characters: "SRE".
const JOB: usize = 16;

/// Nor has what somebody leads.
const LONGEST_TEAM: usize = 20;

/// The organization with which the words right before a name begin that end in a job title.
pub(super) fn organization_before_title(ctx: &Context, before: &str) -> Option<Range<usize>> {
    let before = before.trim_end();
    if !before.ends_with(|c: char| is_cjk(c) || c.is_ascii_alphabetic()) || ctx.is_spaced() {
        return None;
    }
    // "Acme のCTOである", "Acme のチームを率いる"
    // "Acme でSREを務める"
    let verb = without_verb(before);
    let at = |words: &str| verb.is_some() && words.trim_start().starts_with('で');
    let (before, leads) = verb.unwrap_or((before, false));
    let start = clause_of(before);
    let clause = &before[start..];
    let hits = ctx.lexicon.organizations_in(clause);
    let job = |words: &str| words.trim_start().trim_start_matches('で').chars().count() <= JOB;
    let told =
        |words: &str| is_title(ctx, words) || leads && is_team(words) || at(words) && job(words);
    let known = hits.into_iter().map(|hit| hit.range).rfind(|it| told(&clause[it.end..]));
    let employer = known.or_else(|| company(ctx, clause))?;
    Some(start + employer.start..start + employer.end)
}

/// The known organization before words that say that somebody works there, or in which team: "メルカリ所属の", "メルカリの
/// 基盤チームに所属する", "メルカリ SREチームの".
pub(super) fn organization_of_engaged(ctx: &Context, before: &str) -> Option<Range<usize>> {
    let before = before.trim_end();
    if !before.ends_with(is_cjk) || ctx.is_spaced() {
        return None;
    }
    let start = clause_of(before);
    let clause = &before[start..];
    let hit = ctx.lexicon.organizations_in(clause).pop().filter(|it| !it.named.foundation)?;
    let words = clause[hit.range.end..].trim_start();
    let bare = words.trim_end_matches('の').trim_end();
    let ends = |list: &[&str], text: &str| list.iter().any(|end| text.ends_with(end));
    let job = || {
        let last = bare.rsplit(' ').next().unwrap_or(bare).to_lowercase();
        last.is_ascii() && bare.len() < words.len() && is_role_word(&last, &ctx.languages)
    };
    let engaged = ends(&ENGAGED, words)
        || words.starts_with('で') && ends(&ENGAGING, words)
        || bare.len() < words.len() && ends(&TEAMS, bare)
        || job();
    let brief = words.chars().count() <= LONGEST_TITLE;
    let joint = words.trim_start_matches("として").contains(['、', 'と', 'は', 'が', 'を']);
    let joint = joint && !(words.starts_with('で') && ends(&ENGAGING, words));
    (engaged && brief && !joint).then_some(start + hit.range.start..start + hit.range.end)
}

/// Whether words are what a company has that somebody may lead: " の基盤チーム".
fn is_team(words: &str) -> bool {
    let team = words.trim_start().strip_prefix('の').map(str::trim_start).unwrap_or_default();
    let brief = (1..=LONGEST_TEAM).contains(&team.chars().count());
    brief && !team.contains(['の', 'と', 'は', 'が'])
}

/// Where the clause begins with which a text ends.
pub(super) fn clause_of(text: &str) -> usize {
    let near = last_chars(text, NEAR);
    let bound = near.rfind(BOUNDS).and_then(|at| Some(at + near[at..].chars().next()?.len_utf8()));
    text.len() - near.len() + bound.unwrap_or(0)
}

/// The company that its last characters tell: "云海科技" of "由云海科技高级工程师".
fn company(ctx: &Context, clause: &str) -> Option<Range<usize>> {
    let start = clause.char_indices().rfind(|(_, c)| LEADS.contains(c));
    let start = start.map_or(0, |(at, c)| at + c.len_utf8());
    let length = company_before(&clause[start..], |title| is_title(ctx, title))?;
    Some(start..start + length)
}

/// Whether words are a job title, or several of them, and nothing else: "的高级总监", " CEO、Quux PMC 成员".
fn is_title(ctx: &Context, words: &str) -> bool {
    let owned = words.strip_prefix(['的', 'の']).unwrap_or(words);
    let ends = |title: &str| {
        let title = title.trim();
        let han = ctx.words(|language| language.roles);
        let last = title.rsplit(' ').next().unwrap_or(title).to_lowercase();
        han.iter().any(|role| role.ends_with(is_cjk) && title.ends_with(role))
            || is_role_word(&last, &ctx.languages)
    };
    words.chars().count() <= LONGEST_TITLE
        && !SENTENCE_WORDS.iter().any(|word| owned.contains(word))
        && owned.split('、').all(ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn employers_before_job_titles() {
        let employer = |lang: &str, text: &str| {
            let ctx = context(lang, "2025-04-25", text);
            organization_before_title(&ctx, text).map(|range| text[range].to_owned())
        };
        for (lang, text, want) in [
            ("zh", "华为云海洋平台负责人", Some("华为云")),
            ("zh", "随后腾讯云的专家工程师", Some("腾讯云")),
            ("zh", "大会上，Splunk 高级工程总监 ", Some("Splunk")),
            ("zh", "Solo.io CEO、Quux PMC 成员", Some("Solo.io")),
            ("zh", "微软和谷歌工程师", Some("谷歌")),
            ("ja", "日立製作所のチーフエンジニア", Some("日立製作所")),
            ("ja", "次は、GoogleのCTOである", Some("Google")),
            ("ja", "Googleの基盤チームを率いる", Some("Google")),
            ("ja", "Googleと海の船団を率いる", None),
            ("ja", "Googleの父である", None),
            ("zh", "云海科技高级工程师", Some("云海科技")),
            ("zh", "由云海科技高级工程师", Some("云海科技")),
            ("zh", "金融科技工程师", None),
            ("zh", "云海科技", None),
            ("zh", "微软介绍了工程师", None),
            ("zh", "微软的王小海、工程师", None),
            ("zh", "微软，工程师", None),
            ("zh", "微软", None),
            ("zh", "工程师", None),
            ("en", "Microsoft engineer", None),
        ] {
            assert_eq!(employer(lang, text).as_deref(), want, "{text}");
        }
    }
}
