//! Organizations that sponsor, host or present, where a sentence says so.

use std::cell::LazyCell;
use std::ops::Range;

use super::employer::Employer;
use super::{canonical, ours, sponsors};
use crate::extract::context::Context;
use crate::extract::facts::{Evidence, OrganizationFact, OrganizationRole};
use crate::extract::names::is_word;
use crate::extract::people::employed::organization_at;
use crate::extract::people::name::{Likeness, organization, person};
use crate::extract::sentence::{first_chars, last_chars, lowered};
use crate::extract::stems::Stems;
use crate::language::en::title_words::is_title_word;
use crate::language::ja::clauses::{is_offer, is_own_offer};
use crate::language::uk::{OBJECTS, THANKS};

/// Sponsors and hosts of a post's events, and organizations that it lists as presenting.
pub fn roles(ctx: &Context) -> Vec<OrganizationFact> {
    let mut facts = Vec::new();
    let company = LazyCell::new(|| ours::company(ctx));
    for (index, passage) in ctx.passages.iter().enumerate().skip(1) {
        let sentences = passage.sentences.iter();
        for sentence in sentences.flat_map(|it| parts(ctx, &passage.block.text, it)) {
            let words = &passage.block.text[sentence.clone()];
            let found = in_sentence(ctx, words, !passage.mentions.is_empty());
            // "弊社はゴールドスポンサーとして協賛しました"
            if found.is_empty()
                && is_own_offer(words)
                && let Some(company) = company.as_ref()
            {
                facts.push(of_ours(ctx, company, words));
            }
            facts.extend(
                found
                    .into_iter()
                    .map(|(range, role, tier)| fact(ctx, index, &sentence, &range, role, tier)),
            );
        }
        if sponsors::is_headed(ctx, index) {
            let whole = 0..passage.block.text.len();
            for (range, tier) in sponsors::listed(ctx, index) {
                let role = OrganizationRole::Sponsor;
                let found = fact(ctx, index, &whole, &range, role, tier);
                let again = |it: &OrganizationFact| {
                    it.evidence.line == found.evidence.line && it.name == found.name
                };
                if !facts.iter().any(again) {
                    facts.push(found);
                }
            }
        }
    }
    facts
}

/// The parts of a sentence in Chinese that say who is what each: lines with a label, "金牌赞助：Acme", and clauses where some
/// run the event and others sponsor it.
fn parts(ctx: &Context, text: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let words = &text[sentence.clone()];
    let whole = || vec![sentence.clone()];
    if ctx.is_spaced() {
        return whole();
    }
    let split = |signs: &[char]| {
        let mut start = sentence.start;
        let part = |part: &str| {
            let range = start..start + part.len();
            start = range.end;
            range
        };
        words.split_inclusive(signs).map(part).collect::<Vec<_>>()
    };
    let labelled = |line: &str| {
        let label = line.split_once(['：', ':']).map(|(label, _)| label.trim());
        label.is_some_and(|it| (1..=LABEL).contains(&it.chars().count()) && !it.contains('，'))
    };
    let lines = || words.lines().filter(|it| !it.trim().is_empty());
    if words.trim().contains('\n') && lines().all(labelled) {
        return split(&['\n']);
    }
    let stems = Stems::of(words);
    let runs = stems.has_any(&ctx.words(|language| language.host_words));
    let sponsors = ctx.words(|language| language.sponsor_words);
    if !(runs && stems.has_any(&sponsors)) {
        return whole();
    }
    split(&['，', '；'])
}

/// What stands before the organizations of a line has no more characters: "社区合作".
const LABEL: usize = 10;

/// The author's own company, of which a sentence says that it is a sponsor.
fn of_ours(ctx: &Context, company: &Employer, words: &str) -> OrganizationFact {
    let tier = tier(ctx, &Stems::of(words)).map(Into::into);
    let evidence = Evidence {
        line: company.line,
        words: company.surface.as_str().into(),
        rule: "sponsor named in a sentence".into(),
        confidence: 0.8,
    };
    OrganizationFact {
        name: company.name.as_str().into(),
        surface: company.surface.as_str().into(),
        role: OrganizationRole::Sponsor,
        event: None,
        tier,
        evidence,
    }
}

/// The tier of a sponsor that a sentence tells: "gold".
fn tier(ctx: &Context, stems: &Stems) -> Option<&'static str> {
    let mut tiers = ctx.words(|language| language.tiers).into_iter();
    tiers.find(|(word, _)| stems.has(word)).map(|(_, tier)| tier)
}

/// An organization's bytes in a sentence, its role, and the tier of a sponsor.
type Found = (Range<usize>, OrganizationRole, Option<String>);

/// Those of a sentence; `eventful` where its passage names an event.
fn in_sentence(ctx: &Context, words: &str, eventful: bool) -> Vec<Found> {
    let stems = Stems::of(words);
    let has = |list: &[&str]| stems.has_any(list);
    let hits: Vec<_> = ctx.lexicon.organizations_in(words);
    let companies = || hits.iter().filter(|hit| !hit.named.foundation).map(|hit| hit.range.clone());
    let sponsors = ctx.words(|language| language.sponsor_words);
    if has(&sponsors) || is_offer(words) {
        let tier = tier(ctx, &stems).map(str::to_owned);
        let mut ranges: Vec<Range<usize>> = companies().collect();
        for range in after_words(ctx, words, &ctx.words(|language| language.sponsor_nouns))
            .into_iter()
            .chain(subject(ctx, words, stems.folded(), &ctx.words(|language| language.copulas)))
        {
            if !ranges.iter().any(|known| known.start < range.end && range.start < known.end) {
                ranges.push(range);
            }
        }
        return ranges
            .into_iter()
            .map(|range| (range, OrganizationRole::Sponsor, tier.clone()))
            .collect();
    }
    let hosts = ctx.words(|language| language.host_words);
    let runs = |range: &Range<usize>| {
        if ctx.inflects() {
            return runs_before(&words[..range.start], &hosts);
        }
        let before = last_chars(&words[..range.start], 24).to_lowercase();
        let after = first_chars(&words[range.end..], 8).to_lowercase();
        hosts.iter().any(|word| before.contains(word) || !word.is_ascii() && after.contains(word))
    };
    let verbs = ctx.words(|language| language.host_verbs);
    let subject = subject(ctx, words, stems.folded(), &verbs);
    let hosting = hits.iter().map(|hit| hit.range.clone()).filter(runs).chain(subject);
    let mut found: Vec<Found> =
        hosting.map(|range| (range, OrganizationRole::Host, None)).collect();
    let nouns = || {
        [
            ctx.words(|language| language.event_nouns),
            ctx.words(|language| language.meeting_words),
            ctx.words(|language| language.this_event),
        ]
        .iter()
        .any(|nouns| has(nouns))
    };
    // "Конференцію організувала компанія Quuxly": among Cyrillic words, Latin letters are those of a name.
    if found.is_empty() && ctx.is_cyrillic() {
        // Who organizes or receives does so without saying what.
        let sure = |word: &&str| nouns() || word.contains(' ') || word.starts_with("організатор");
        let hosts: Vec<&str> = hosts.iter().copied().filter(sure).collect();
        let behind = after_words(ctx, words, &hosts).into_iter().filter(|range| {
            let name = &words[range.clone()];
            name.starts_with(|c: char| c.is_ascii_uppercase())
                && person(name, ctx.lexicon) != Likeness::Yes
        });
        found.extend(behind.map(|range| (range, OrganizationRole::Host, None)));
    }
    // "Мітап пройшов за підтримки Acme та Globex"; in "проєкт за підтримки Acme" nobody helps an event.
    let support = ctx.words(|language| language.support_words);
    if has(&support) && (eventful || nouns()) {
        // A foundation runs events.
        let foundation =
            |name: &str| ctx.lexicon.reference.organization(name).is_some_and(|it| it.foundation);
        let helping = after_words(ctx, words, &support).into_iter();
        let helping = helping.filter(|range| !foundation(&words[range.clone()]));
        found.extend(helping.map(|range| (range, OrganizationRole::Sponsor, None)));
    }
    if hits.len() >= 3 && has(&ctx.words(|language| language.company_words)) {
        found.extend(companies().map(|range| (range, OrganizationRole::Presenter, None)));
    }
    found
}

/// Whether words before an organization say that it runs something, with nobody else between: "організатор конференції —",
/// unlike "організаторка мітапу Зора Квіленко з" and "організаторка мітапу,".
fn runs_before(before: &str, hosts: &[&str]) -> bool {
    let near = last_chars(before, HOST).rsplit([',', '(', ';']).next().unwrap_or_default();
    let folded = lowered(near);
    hosts.iter().any(|word| {
        // "організаторка", unlike "господарство".
        let start = folded.rfind(word);
        let start = start.filter(|&at| !folded[..at].ends_with(char::is_alphabetic));
        start.and_then(|at| near.get(at + word.len()..)).is_some_and(|rest| {
            let ending = rest.chars().take_while(|c| c.is_alphabetic()).count();
            ending <= ENDING && !rest.contains(char::is_uppercase)
        })
    })
}

/// No ending of such a word has more letters.
const ENDING: usize = 3;

/// What says that an organization runs an event stands no more characters before it.
const HOST: usize = 36;

/// Organizations that follow a word closely, whether a list knows them or not: "sponsored by Acme
/// and Globex", "our gold sponsor Acme".
fn after_words(ctx: &Context, words: &str, list: &[&str]) -> Vec<Range<usize>> {
    let folded = lowered(words);
    let mut found = Vec::new();
    for word in list {
        let Some(at) = folded.find(word) else { continue };
        let end = at + word.len();
        if !is_word(words, &(at..end)) {
            continue;
        }
        let rest = &words[end..];
        let small: Vec<&str> = rest
            .split_inclusive(' ')
            .take_while(|word| !word.trim().starts_with(char::is_uppercase))
            .collect();
        // "Партнерам, без яких нічого б не було: Acme"
        let listed = small.last().is_some_and(|word| word.trim_end().ends_with(':'));
        let small = small[..small.len().min(if listed { LISTED } else { 3 })].concat().len();
        let mut cursor = end + small;
        // Who is thanked in Cyrillic letters may be anybody.
        let named = |name: &str| is_named(ctx, name) && (*word != THANKS || name.is_ascii());
        while let Some(range) =
            organization_at(ctx, words, cursor).filter(|range| named(&words[range.clone()]))
        {
            cursor = range.end;
            found.push(range);
            cursor += tier_length(ctx, &words[cursor..]);
            let joint =
                words[cursor..].len() - words[cursor..].trim_start_matches([',', ' ']).len();
            let and = ["and ", "& ", "та ", "і "]
                .iter()
                .find(|and| words[cursor + joint..].starts_with(**and))
                .map_or(0, |and| and.len());
            if joint + and < 2 {
                break;
            }
            cursor += joint + and;
            // "золотий — Globex"
            cursor += tier_length(ctx, &words[cursor..]);
        }
    }
    found
}

/// No more words in small letters stand before the colon of a list.
const LISTED: usize = 9;

/// The length of a sponsor's tier, in a bracket behind its name or with a dash before the next one: " (золотий)", "золотий — ".
fn tier_length(ctx: &Context, text: &str) -> usize {
    let tiers = ctx.words(|language| language.tiers);
    let is_tier = |words: &str| tiers.iter().any(|(tier, _)| lowered(words).starts_with(tier));
    let bracket = text.strip_prefix(" (").and_then(|it| it.split_once(')'));
    let dashed = || text.split_once(" — ").or_else(|| text.split_once(" – "));
    let behind = bracket.or_else(dashed).filter(|(tier, _)| !tier.contains(' ') && is_tier(tier));
    behind.map_or(0, |(_, rest)| text.len() - rest.len())
}

/// Whether words are the name of a company: one that is known, or none of them a common word.
pub(super) fn is_named(ctx: &Context, words: &str) -> bool {
    let common =
        |word: &str| is_title_word(&word.to_lowercase()) || ctx.lexicon.reference.is_project(word);
    let telling = organization(words, ctx.lexicon);
    ctx.lexicon.reference.organization(words).is_some()
        || telling == Likeness::Yes
        || telling == Likeness::Maybe && !words.split_whitespace().any(common)
}

/// The organization with which a sentence begins, if one of the words follows: "Acme hosted us".
fn subject(ctx: &Context, words: &str, folded: &str, followed_by: &[&str]) -> Option<Range<usize>> {
    // Most sentences have none of the words.
    if !followed_by.iter().any(|word| folded.contains(word)) {
        return None;
    }
    let range = organization_at(ctx, words, 0)?;
    // "Конференцію організувала компанія Acme"
    let event = Stems::of(&words[range.clone()]);
    let nouns =
        [ctx.words(|language| language.event_nouns), ctx.words(|language| language.meeting_words)]
            .concat();
    if !event.folded().contains(' ') && event.has_any(&nouns) {
        return None;
    }
    // "Нас приймала компанія Acme"
    if OBJECTS.contains(&event.folded()) {
        return None;
    }
    let after = folded[range.end..].trim_start();
    let follows = followed_by.iter().any(|word| after.starts_with(word));
    (follows && is_named(ctx, &words[range.clone()])).then_some(range)
}

fn fact(
    ctx: &Context,
    passage: usize,
    sentence: &Range<usize>,
    hit: &Range<usize>,
    role: OrganizationRole,
    tier: Option<String>,
) -> OrganizationFact {
    let block = &ctx.passages[passage].block;
    let range = sentence.start + hit.start..sentence.start + hit.end;
    let surface = block.text[range.clone()].to_owned();
    let rule = match role {
        OrganizationRole::Sponsor => "sponsor named in a sentence",
        OrganizationRole::Host => "host named in a sentence",
        _ => "companies listed as presenting",
    };
    let evidence = Evidence {
        line: block.line_at(range.start),
        words: surface.as_str().into(),
        rule: rule.into(),
        confidence: 0.85,
    };
    OrganizationFact {
        name: canonical(&surface, ctx.lexicon).into(),
        surface: surface.into(),
        role,
        event: None,
        tier: tier.map(Into::into),
        evidence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    /// `Name role tier` of each organization that a body gives a role.
    fn given(lang: &str, text: &str) -> Vec<String> {
        let facts =
            roles(&context(lang, "2025-04-25", &format!("# KubeCon Europe 2025\n\n{text}")));
        let one = |fact: &OrganizationFact| {
            let role = format!("{:?}", fact.role).to_lowercase();
            format!("{} {role} {}", fact.name, fact.tier.as_deref().unwrap_or("-"))
        };
        facts.iter().map(one).collect()
    }

    #[test]
    fn sponsors_hosts_and_companies_that_present() {
        for (lang, text, want) in [
            (
                "en",
                "Thanks to our sponsors Google and Red Hat.",
                &["Google sponsor -", "Red Hat sponsor -"][..],
            ),
            ("en", "Google was a platinum sponsor.", &["Google sponsor platinum"]),
            ("zh", "感谢金牌赞助商微软。", &["Microsoft sponsor gold"]),
            ("uk", "Срібний спонсор — Google.", &["Google sponsor silver"]),
            ("uk", "Партнером конференції виступила Quuxly.", &["Quuxly sponsor -"]),
            ("uk", "Інфопартнер — Quuxly.", &["Quuxly sponsor -"]),
            ("uk", "Приміщення надає компанія Google.", &["Google sponsor -"]),
            ("uk", "Конференцію організувала компанія Google.", &["Google host -"]),
            ("uk", "Мітап, який організовує Google, росте.", &["Google host -"]),
            ("uk", "Організатор конференції — Google.", &["Google host -"]),
            ("uk", "Організатор конференції — Quuxly.", &["Quuxly host -"]),
            (
                "uk",
                "Конференцію підтримали Google та Quuxly.",
                &["Google sponsor -", "Quuxly sponsor -"],
            ),
            (
                "uk",
                "Партнери: Quuxly (золотий) і Zebra.",
                &["Quuxly sponsor gold", "Zebra sponsor gold"],
            ),
            ("uk", "## Партнери\n\n- Google", &["Google sponsor -"]),
            ("uk", "Дякуємо Google за підтримку мітапу.", &["Google sponsor -"]),
            (
                "uk",
                "Мітап пройшов за підтримки Google та Quuxly.",
                &["Google sponsor -", "Quuxly sponsor -"],
            ),
            ("ja", "ゴールドスポンサーはGoogleです。", &["Google sponsor gold"]),
            ("ja", "会場を提供してくださったGoogleさんに感謝します。", &["Google sponsor -"]),
            (
                "ja",
                "こんにちは、Googleの佐藤です。\n\n弊社はゴールドスポンサーとして協賛しました。",
                &["Google sponsor gold"],
            ),
            ("en", "The day was organized by Google.", &["Google host -"]),
            ("en", "The meetup was hosted by the CNCF.", &["CNCF host -"]),
            ("zh", "活动由微软主办。", &["Microsoft host -"]),
            (
                "zh",
                "本次活动由微软主办，谷歌提供场地赞助，英特尔作为媒体参与。",
                &["Microsoft host -", "Google sponsor -"],
            ),
            (
                "zh",
                "钻石赞助：微软\n金牌赞助：谷歌\n社区合作：英特尔",
                &["Microsoft sponsor diamond", "Google sponsor gold"],
            ),
            ("uk", "Подія, організована Google, була цікавою.", &["Google host -"]),
            ("en", "The sponsors were Quuxly and Zebra.", &["Quuxly sponsor -", "Zebra sponsor -"]),
            (
                "en",
                "We heard from companies: Google, Microsoft, Intel.",
                &["Google presenter -", "Microsoft presenter -", "Intel presenter -"],
            ),
        ] {
            assert_eq!(given(lang, text), want, "{text}");
        }
    }

    #[test]
    fn organizations_without_a_role() {
        for (lang, text) in [
            ("en", "Google was there."),
            ("en", "Thanks to our sponsors. Google was there."),
            ("en", "The CNCF thanks its sponsors."),
            ("en", "Google hosted by far the most."),
            ("en", "Companies such as Google and Intel came."),
            ("zh", "微软参加了活动。"),
            ("uk", "Google був там."),
            ("uk", "Організаторка конференції — Zora Quill."),
            ("uk", "Дякуємо Зорі Квіленко за приміщення."),
            ("uk", "Нас приймала тиха гавань."),
            ("uk", "Приїхав наш партнер Quuxly."),
            ("uk", "Говорила Зора Квіленко, організаторка мітапу, Google."),
            ("uk", "Говорила організаторка мітапу Зора Квіленко з Google."),
            ("uk", "Цей компілятор живе за підтримки Google."),
            ("uk", "Мітап пройшов за підтримки CNCF."),
            ("uk", "Наші партнери з Google були там."),
            ("ja", "Googleが参加しました。"),
        ] {
            assert_eq!(given(lang, text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn roles_know_their_words_and_lines() {
        let facts = roles(&context("zh", "", "# 标题\n\n第一行\n感谢赞助商微软。"));
        assert_eq!(facts.len(), 1);
        assert_eq!((facts[0].surface.as_str(), facts[0].evidence.line), ("微软", 4));
        assert_eq!(facts[0].evidence.words, "微软");
    }
}
