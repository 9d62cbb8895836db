//! Whom a company's own post calls its own: "our own Jane Doe" in "Acme at KubeCon" works for Acme.

use super::canonical;
use super::employer::Employer;
use crate::extract::context::Context;
use crate::extract::people::role::{is_role_modifier, is_role_word};
use crate::extract::sentence::{first_chars, last_chars, lowered};
use crate::extract::stems::Stems;
use crate::extract::talk::format::names_session;
use crate::language::is_katakana;
use crate::language::ja::clauses::is_of_ours as is_of_ours_in;
use crate::language::ja::surnames::is_surname;
use crate::reference::fold::{LEGAL_AFFIXES, without_affixes};

/// So many passages open a post.
const OPENING: usize = 8;

/// So many words may say who somebody is to the author: "our very own senior sail engineer ".
const WORDS: usize = 6;

/// The company in whose name a post is written: the only one that its title names, the one of which its opening says
/// that so many of its people speak, or for which the author says to work.
pub(super) fn company(ctx: &Context) -> Option<Employer> {
    titled(ctx).or_else(|| sending(ctx)).or_else(|| introduced(ctx))
}

/// "こんにちは、株式会社クイルでエンジニアをしている佐藤です。", "クイルシステムズ 開発部の佐藤です。"
fn introduced(ctx: &Context) -> Option<Employer> {
    if ctx.is_spaced() {
        return None;
    }
    ctx.passages.iter().skip(1).take(OPENING).find_map(|passage| {
        let text = &passage.block.text;
        let mut sentences = passage.sentences.iter().map(|it| &text[it.clone()]);
        let company =
            sentences.find_map(|words| Some(own_company(ctx, introduction(words)?)))??;
        let line = passage.block.line();
        // "（Quill, Inc.）", here or where the post ends
        let texts = ctx.passages.iter().map(|it| it.block.text.as_str());
        let bare = without_affixes(company);
        let mut glossed =
            texts.filter_map(|it| latin_gloss(it, company).or_else(|| latin_gloss(it, bare)));
        let name = canonical(glossed.next_back().unwrap_or(company), ctx.lexicon);
        Some(Employer { name, ..Employer::of(company, line, ctx) })
    })
}

/// The company with which the words begin that tell for whom the author works.
fn own_company<'t>(ctx: &Context, who: &'t str) -> Option<&'t str> {
    let hits = ctx.lexicon.organizations_in(who);
    let known = hits.into_iter().find(|hit| hit.range.start == 0 && !hit.named.foundation);
    // "次は、Googleの基調講演です" tells of no author.
    let named = (1..=SURNAME).any(|length| is_surname(last_chars(who, length)));
    let known = known.filter(|_| named);
    let known = known.map(|hit| &who[..hit.range.end]);
    let name = &who[..who.find([' ', 'の', 'で', '（', '(']).unwrap_or(who.len())];
    let formed = LEGAL_AFFIXES.iter().any(|form| name.contains(form) && name.len() > form.len());
    // "クイルシステムズ 開発部の"
    let parted = || {
        let behind = who[name.len()..].trim_start();
        let department = &behind[..behind.find('の')?];
        let team = department.chars().count() <= DEPARTMENT
            && TEAMS.iter().any(|team| department.ends_with(team));
        (team && name.chars().count() >= 4 && name.chars().all(is_katakana)).then_some(name)
    };
    known.or(Some(name).filter(|_| formed)).or_else(parted)
}

/// No surname has more characters.
const SURNAME: usize = 4;

/// Who the author says to be: "株式会社クイルの佐藤" of "こんにちは、株式会社クイルの佐藤です。"
fn introduction(words: &str) -> Option<&str> {
    let told = words.trim_end_matches(['。', '！', '!', ' ', '\n']);
    let told = ["です", "と申します", "と言います", "といいます"]
        .iter()
        .find_map(|it| told.strip_suffix(it))?;
    let greeted = told.rsplit(['、', '！', '!', '。']).next().unwrap_or(told).trim_start();
    let brief = greeted.chars().count() <= INTRODUCTION && greeted.contains(['の', 'で']);
    brief.then_some(greeted)
}

/// The name in Latin letters in the bracket right behind a company's: "Quill, Inc." of "クイル株式会社（Quill, Inc.）".
fn latin_gloss<'t>(text: &'t str, company: &str) -> Option<&'t str> {
    let mut hits = text.match_indices(company).map(|(at, _)| &text[at + company.len()..]);
    hits.find_map(|behind| {
        let (gloss, _) = behind.strip_prefix(['（', '('])?.split_once(['）', ')'])?;
        let named = gloss.starts_with(|c: char| c.is_ascii_uppercase());
        let latin = |c: char| c.is_ascii_alphanumeric() || " .,&-!".contains(c);
        (named && gloss.chars().all(latin)).then_some(gloss)
    })
}

/// How the departments are called in which authors work.
const TEAMS: [&str; 7] = ["部", "室", "課", "本部", "グループ", "チーム", "ユニット"];

/// A department is told by no more characters, and who somebody is by no more.
const DEPARTMENT: usize = 16;
const INTRODUCTION: usize = 90;

/// "Acmeからは4名が登壇します"
fn sending(ctx: &Context) -> Option<Employer> {
    ctx.passages.iter().take(OPENING).find_map(|passage| {
        let text = &passage.block.text;
        let hits = ctx.lexicon.organizations_in(text);
        let sends = hits.into_iter().find(|hit| {
            let Some(behind) = text[hit.range.end..].strip_prefix("から") else { return false };
            let behind = behind.strip_prefix('は').unwrap_or(behind);
            let how_many = behind.trim_start_matches(|c: char| c.is_ascii_digit());
            let many = how_many.len() < behind.len() && how_many.starts_with(['名', '人']);
            many && first_chars(how_many, WORDS).contains("登壇")
        });
        sends.map(|hit| Employer::of(&text[hit.range.clone()], passage.block.line(), ctx))
    })
}

/// "Meet Acme at QuuxCon"
fn titled(ctx: &Context) -> Option<Employer> {
    let title = &ctx.passages.first()?.block.text;
    let mut named = ctx.lexicon.organizations_in(title).into_iter();
    let only = named.next().filter(|hit| !hit.named.foundation)?;
    named
        .all(|other| other.named.name == only.named.name)
        .then(|| Employer::of(&title[only.range], 1, ctx))
}

/// Whether the words right before somebody say that they are the author's: "our own ", "our CTO, ", "弊社の".
pub(super) fn is_ours(ctx: &Context, before: &str) -> bool {
    let ours = ctx.words(|language| language.our_words);
    let folded = lowered(before.trim_end_matches([',', ' ']));
    if !ctx.is_spaced() {
        return ours.iter().any(|word| folded.ends_with(word)) || is_of_ours_in(&folded);
    }
    let own = ctx.words(|language| language.own_words);
    let colleagues = ctx.words(|language| language.colleagues);
    // What somebody is at the event says nothing: "our speaker ", "our moderator ".
    let on_stage = ctx.words(|language| language.by_words);
    let mut words = folded.split(' ').rev().take(WORDS);
    let mut who = 0;
    // What stands between is who they are.
    let first = words.find(|word| {
        let is = is_role_word(word, &ctx.languages) && !on_stage.contains(word)
            || is_role_modifier(word, &ctx.languages)
            || Stems::of(word).has_any(&colleagues)
            || own.contains(word) && !ours.contains(word);
        who += usize::from(is);
        !is
    });
    who > 0 && first.is_some_and(|word| ours.contains(&word))
}

/// Whether a heading above a passage is for what the author's company has to tell: "Our sessions", "弊社のセッション".
pub(super) fn is_of_ours(ctx: &Context, index: usize, company: Option<&Employer>) -> bool {
    let ours = ctx.words(|language| language.our_words);
    // "クイルからの登壇"
    let named = company.map(|it| format!("{}から", lowered(without_affixes(&it.surface))));
    let named = named.filter(|_| !ctx.is_spaced());
    ctx.headings_above(index).any(|heading| {
        let folded = lowered(ctx.passages[heading].block.text.trim());
        let sent = named.as_ref().and_then(|it| folded.strip_prefix(it.as_str()));
        if let Some(what) = sent {
            return ctx.words(|language| language.talk_words).iter().any(|it| what.contains(it));
        }
        let rest = ours.iter().filter_map(|word| folded.strip_prefix(word));
        rest.min_by_key(|rest| rest.len()).is_some_and(|rest| {
            // "Our favorite talks" are by anybody.
            let next = rest.trim_start().split(' ').next().unwrap_or_default();
            if ctx.is_spaced() {
                rest.starts_with(' ') && names_session(ctx, next)
            } else {
                names_session(ctx, rest)
                    || ctx.words(|language| language.talk_words).contains(&rest)
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn the_company_of_a_post() {
        let of = |title: &str| {
            let ctx = context("en", "2025-04-25", &format!("# {title}\n\nText."));
            company(&ctx).map(|it| it.name)
        };
        assert_eq!(of("Meet Google at KubeCon Europe 2025").as_deref(), Some("Google"));
        assert_eq!(of("Google and Microsoft at KubeCon Europe 2025"), None);
        assert_eq!(of("CNCF at KubeCon Europe 2025"), None);
        assert_eq!(of("Meet us at KubeCon Europe 2025"), None);
        let of = |text: &str| {
            company(&context("ja", "2025-04-25", &format!("# 船\n\n{text}"))).map(|it| it.name)
        };
        assert_eq!(of("Googleからは4名が登壇します。").as_deref(), Some("Google"));
        assert_eq!(of("Googleからは4名が来ました。"), None);
        for (text, want) in [
            ("こんにちは、Googleの佐藤です。", Some("Google")),
            (
                "こんにちは！クイル株式会社（Quill, Inc.）でエンジニアをしている佐藤です。",
                Some("Quill"),
            ),
            ("クイルシステムズ 開発部の佐藤です。", Some("クイルシステムズ")),
            ("今日は朝から大雨の東京です。", None),
            ("次は、Googleの基調講演です。", None),
            ("クイル会の佐藤です。", None),
        ] {
            assert_eq!(of(text).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn sections_of_what_is_ours() {
        let of = |lang: &str, heading: &str| {
            let ctx = context(lang, "2025-04-25", &format!("# T\n\n## {heading}\n\nText."));
            is_of_ours(&ctx, 2, Some(&Employer::of("クイル株式会社", 1, &ctx)))
        };
        assert!(of("en", "Our sessions"));
        assert!(of("ja", "弊社のセッション"));
        assert!(of("ja", "社員の登壇"));
        assert!(of("ja", "クイルからの登壇"));
        assert!(!of("ja", "クイルからのお知らせ"));
        assert!(!of("en", "Our booth"));
        assert!(!of("en", "Our favorite talks"));
        assert!(!of("en", "Sessions"));
        assert!(!of("en", "Ours and other talks"));
    }

    #[test]
    fn whom_a_post_calls_its_own() {
        for (lang, before, want) in [
            ("en", "with our own ", true),
            ("en", "Then our CTO, ", true),
            ("en", "our very own senior engineer ", true),
            ("en", "our colleagues ", true),
            ("en", "at our booth ", false),
            ("en", "our keynote speaker ", false),
            ("en", "our moderator ", false),
            ("en", "our ", false),
            ("en", "the CTO ", false),
            ("uk", "виступить наш колега ", true),
            ("uk", "виступить наш ", false),
            ("ja", "弊社の", true),
            ("ja", "会社の", false),
            ("zh", "我们的同事", true),
            ("zh", "同事", false),
        ] {
            let ctx = context(lang, "2025-04-25", "");
            assert_eq!(is_ours(&ctx, before), want, "{before}");
        }
    }
}
