//! Organizations right after a name: "Jane Doe, CTO at Acme", "Jane Doe (Acme)".

mod bracket;
mod comma;
mod job;
mod organization_at;
mod workplace;

use std::ops::Range;

use self::bracket::{before_job, behind_handle, bracketed};
pub(super) use self::comma::organization_at_the_end;
use self::comma::{apposed, set_between_commas};
use self::job::job;
pub use self::organization_at::organization_at;
use self::workplace::{han_clause, workplace};
use super::role::after_both;
use crate::extract::context::Context;

/// A job title and an organization after a name are shorter, in characters.
const NEAR: usize = 100;

/// The organization, if one is named, and where what employs somebody ends.
type Employed = (Option<Range<usize>>, usize);

/// An organization, or a job title without one, right after a name, and where it ends.
pub fn organization_after(ctx: &Context, text: &str, at: usize) -> Option<Employed> {
    let rest = &text[at..];
    let inner = behind_handle(rest.trim_start());
    let lead = at + rest.len() - inner.len();
    if inner.starts_with(['(', '（']) {
        return bracketed(ctx, text, lead);
    }
    han_clause(ctx, text, lead)
        .or_else(|| shared(ctx, text, lead))
        .or_else(|| behind_comma(ctx, text, lead))
        .or_else(|| within_bracket(ctx, text, lead))
        .or_else(|| job(ctx, text, lead))
}

/// " — both at Acme —"
fn shared(ctx: &Context, text: &str, at: usize) -> Option<Employed> {
    let shared = text[at..].strip_prefix(['—', '–', ','])?.trim_start();
    let rest = after_both(shared, &ctx.languages);
    if rest.len() == shared.len() {
        return None;
    }
    let organization = organization_at(ctx, text, text.len() - rest.len())?;
    let end = organization.end;
    Some((Some(organization), end))
}

/// "、Acme" of "「海のメッシュ」（佐藤花子さん、Acme）", "，微软架构师" of "《海上的网格》（陈晓明，微软架构师）": the known employer with which the bracket ends in which somebody stands.
fn within_bracket(ctx: &Context, text: &str, at: usize) -> Option<Employed> {
    let sign = text[at..].chars().next().filter(|c| BETWEEN.contains(c))?;
    let open = text[..at].rfind(['（', '('])?;
    let inner = text[at + sign.len_utf8()..].trim_start();
    let words = inner[..inner.find(['）', ')'])?].trim_end();
    let alone = !text[open..at].contains(['）', ')', '、', '・', '／', '/', '，', ',']);
    let start = text.len() - inner.len();
    let words = before_job(ctx, words).map_or(words, |(employer, _)| employer.trim_end());
    let known = ctx.lexicon.reference.organization(words).filter(|_| alone && !ctx.is_spaced())?;
    let end = start + inner.find(['）', ')'])?;
    (!known.foundation).then(|| (Some(start..start + words.len()), end))
}

/// What stands there between a name and an employer.
const BETWEEN: [char; 7] = ['、', '・', '／', '/', '@', '，', ','];

/// An organization, without a job title, behind a comma.
fn behind_comma(ctx: &Context, text: &str, at: usize) -> Option<Employed> {
    let comma = text[at..].chars().next().filter(|c| matches!(c, ',' | '，'))?;
    let at = at + comma.len_utf8();
    let (organization, end) = set_between_commas(ctx, text, at)
        .or_else(|| apposed(ctx, text, at))
        .or_else(|| workplace(ctx, text, at))?;
    Some((Some(organization), end))
}
