//! Organizations that sponsor, host or present, where a sentence says so.

use std::ops::Range;

use super::canonical;
use crate::extract::context::Context;
use crate::extract::facts::{Evidence, OrganizationFact, OrganizationRole};
use crate::extract::names::is_word;
use crate::extract::people::employed::organization_at;
use crate::extract::people::group::groups;
use crate::extract::people::name::{Likeness, organization};
use crate::extract::people::span::is_surname;
use crate::extract::sentence::{first_chars, last_chars, lowered};
use crate::extract::stems::Stems;
use crate::extract::talk::Candidate;
use crate::extract::talk::floor::speaks;
use crate::language::en::title_words::is_title_word;

/// Sponsors and hosts of a post's events, and organizations that it lists as presenting.
pub fn roles(ctx: &Context) -> Vec<OrganizationFact> {
    let mut facts = Vec::new();
    for (index, passage) in ctx.passages.iter().enumerate().skip(1) {
        for sentence in &passage.sentences {
            let words = &passage.block.text[sentence.clone()];
            let found = in_sentence(ctx, words);
            facts.extend(
                found
                    .into_iter()
                    .map(|(range, role, tier)| fact(ctx, index, sentence, &range, role, tier)),
            );
        }
    }
    facts
}

/// An organization's bytes in a sentence, its role, and the tier of a sponsor.
type Found = (Range<usize>, OrganizationRole, Option<String>);

fn in_sentence(ctx: &Context, words: &str) -> Vec<Found> {
    let stems = Stems::of(words);
    let has = |list: &[&str]| stems.has_any(list);
    let hits: Vec<_> = ctx.lexicon.organizations_in(words);
    let companies = || hits.iter().filter(|hit| !hit.named.foundation).map(|hit| hit.range.clone());
    let sponsors = ctx.words(|language| language.sponsor_words);
    if has(&sponsors) {
        let tiers: Vec<(&str, &str)> = ctx.words(|language| language.tiers);
        let tier =
            tiers.iter().find(|(word, _)| stems.has(word)).map(|(_, tier)| (*tier).to_owned());
        let mut ranges: Vec<Range<usize>> = companies().collect();
        for range in after_words(ctx, words, &ctx.words(|language| language.sponsor_nouns))
            .into_iter()
            .chain(subject(ctx, words, &ctx.words(|language| language.copulas)))
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
        let before = last_chars(&words[..range.start], 24).to_lowercase();
        let after = first_chars(&words[range.end..], 8).to_lowercase();
        hosts.iter().any(|word| before.contains(word) || !word.is_ascii() && after.contains(word))
    };
    let hosting = hits.iter().map(|hit| hit.range.clone()).filter(runs).chain(subject(
        ctx,
        words,
        &ctx.words(|language| language.host_verbs),
    ));
    let mut found: Vec<Found> =
        hosting.map(|range| (range, OrganizationRole::Host, None)).collect();
    if hits.len() >= 3 && has(&ctx.words(|language| language.company_words)) {
        found.extend(companies().map(|range| (range, OrganizationRole::Presenter, None)));
    }
    found
}

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
        let small: usize = rest
            .split_inclusive(' ')
            .take(3)
            .take_while(|word| !word.trim().starts_with(char::is_uppercase))
            .map(str::len)
            .sum();
        let mut cursor = end + small;
        while let Some(range) =
            organization_at(ctx, words, cursor).filter(|range| is_named(ctx, &words[range.clone()]))
        {
            cursor = range.end;
            found.push(range);
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
        }
    }
    found
}

/// Whether words are the name of a company: one that is known, or none of them a common word.
fn is_named(ctx: &Context, words: &str) -> bool {
    let common =
        |word: &str| is_title_word(&word.to_lowercase()) || ctx.lexicon.reference.is_project(word);
    let telling = organization(words, ctx.lexicon);
    ctx.lexicon.reference.organization(words).is_some()
        || telling == Likeness::Yes
        || telling == Likeness::Maybe && !words.split_whitespace().any(common)
}

/// The organization with which a sentence begins, if one of the words follows: "Acme hosted us".
fn subject(ctx: &Context, words: &str, followed_by: &[&str]) -> Option<Range<usize>> {
    let range = organization_at(ctx, words, 0)?;
    let after = lowered(words[range.end..].trim_start());
    let name = is_named(ctx, &words[range.clone()]);
    (name && followed_by.iter().any(|word| after.starts_with(word))).then_some(range)
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

/// Organizations that the words in and before a talk's link make its presenters. `ends` are the
/// passages and bytes at which talks end, sorted.
///
/// Only organizations that the reference data knows: any capitalised word may begin a title.
pub fn presenters(ctx: &Context, ends: &[(usize, usize)], candidate: &Candidate) -> Vec<Presenter> {
    let text = &ctx.passages[candidate.passage].block.text;
    if candidate.span.is_empty() || candidate.rule != "link in prose" {
        return Vec::new();
    }
    let sentence = ctx.sentence_at(candidate.passage, candidate.span.start);
    let before = ends.partition_point(|&end| end <= (candidate.passage, candidate.span.start));
    let start = match ends[..before].last() {
        Some(&(passage, end)) if passage == candidate.passage => end.max(sentence.start),
        _ => sentence.start,
    };
    let verbs = ctx.words(|language| language.speaking);
    let scope = &text[start..candidate.span.end.min(text.len())];
    let link_at = candidate.span.start - start;
    let spaced = ctx.is_spaced();
    let hits = ctx.lexicon.organizations_in(scope);
    let mut found: Vec<Presenter> = Vec::new();
    let mut accepted: Option<Range<usize>> = None;
    let mut waiting: Vec<Range<usize>> = Vec::new();
    let link_says = lowered(&scope[link_at..]);
    let link_tells = verbs.iter().any(|verb| link_says.starts_with(verb));
    let surname = |hit: &Range<usize>| is_surname(ctx, scope, hit);
    // "…, given by John Roe from Acme, and then Jane Doe showed [sails](…)": whom others work for.
    let others = employers_of_others(ctx, scope, candidate);
    let own = |hit: &Range<usize>| !surname(hit) && !others.contains(hit);
    for hit in hits.iter().filter(|hit| !hit.named.foundation && own(&hit.range)) {
        let before = lowered(scope[..hit.range.start].trim_end());
        let after = lowered(&scope[hit.range.end..]);
        let introduced = ctx
            .languages
            .iter()
            .flat_map(|language| language.by_words)
            .any(|word| before.ends_with(word));
        let follows = if spaced {
            speaks(ctx, &after)
        } else {
            verbs.iter().any(|verb| {
                verb.chars().count() > 1 && after.chars().take(8).collect::<String>().contains(verb)
            })
        };
        let small = |words: &str| {
            words.split_whitespace().all(|word| !word.starts_with(char::is_uppercase))
        };
        let subject = hit.range.start >= link_at && scope[link_at..hit.range.start].split_whitespace().all(|word| ["how", "як"].contains(&word))
            // "Acme, which …, also [told of …](…)"
            || link_tells && hit.range.start < link_at && before.split_whitespace().count() <= 2 && small(before.split_whitespace().last().unwrap_or(""));
        let chained = |earlier: &Range<usize>| joins(ctx, &scope[earlier.end..hit.range.start]);
        let known: Vec<_> = hits
            .iter()
            .map(|hit| hit.range.clone())
            .take_while(|other| other.start < hit.range.start)
            .collect();
        // Three in a row are a list of those who take part.
        let listed = known.len() >= 2
            && known
                .windows(2)
                .last()
                .is_some_and(|pair| joins(ctx, &scope[pair[0].end..pair[1].start]))
            && known.last().is_some_and(chained);
        if introduced || follows || subject || listed || accepted.as_ref().is_some_and(chained) {
            // "with Acme, Globex and Initech about …": all of them.
            let mut chain: Vec<(Range<usize>, bool)> = vec![(hit.range.clone(), introduced)];
            while let Some(earlier) = waiting
                .pop()
                .filter(|earlier| joins(ctx, &scope[earlier.end..chain[chain.len() - 1].0.start]))
            {
                chain.push((earlier, false));
            }
            for (range, introduced) in chain.into_iter().rev() {
                let surface = scope[range.clone()].to_owned();
                let line = ctx.passages[candidate.passage].block.line_at(start + range.start);
                found.push(Presenter {
                    name: canonical(&surface, ctx.lexicon),
                    surface,
                    line,
                    introduced,
                });
            }
            accepted = Some(hit.range.clone());
        } else {
            waiting.push(hit.range.clone());
        }
    }
    found
}

/// The organizations of people of a text who are not on a talk that has people.
fn employers_of_others(ctx: &Context, text: &str, talk: &Candidate) -> Vec<Range<usize>> {
    if talk.people.is_empty() {
        return Vec::new();
    }
    let members = groups(ctx, text).into_iter().flat_map(|group| group.members);
    let on_it = |name: &str| talk.people.iter().any(|person| person.surface == name);
    let others = members.filter(|member| !on_it(&text[member.name.clone()]));
    others.filter_map(|member| member.organization).collect()
}

/// Whether only commas and "and" stand between two organizations.
fn joins(ctx: &Context, between: &str) -> bool {
    let folded = between.to_lowercase();
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '、' | '，'))
        .filter(|word| !word.is_empty())
        .collect();
    words.len() <= 1
        && words
            .iter()
            .all(|word| ctx.languages.iter().any(|language| language.and_words.contains(word)))
        && !folded.is_empty()
}

/// The organization whose experience the sentence of a talk tells of: "Jane Doe shared Acme's journey".
pub fn experience(ctx: &Context, candidate: &Candidate) -> Option<Presenter> {
    if candidate.rule != "link in prose" {
        return None;
    }
    let text = &ctx.passages[candidate.passage].block.text;
    let sentence = ctx.sentence_at(candidate.passage, candidate.span.start);
    let words = &text[sentence.clone()];
    let tells = Stems::of(words).has_any(&ctx.words(|language| language.experience_words));
    let mut hits =
        ctx.lexicon.organizations_in(words).into_iter().filter(|hit| !hit.named.foundation);
    let hit = hits.next().filter(|_| tells)?;
    hits.next().is_none().then(|| Presenter {
        name: hit.named.name.clone(),
        surface: words[hit.range.clone()].to_owned(),
        line: ctx.passages[candidate.passage].block.line_at(sentence.start + hit.range.start),
        introduced: true,
    })
}

/// An organization that presents a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presenter {
    /// Canonical name.
    pub name: String,
    /// As the post writes it.
    pub surface: String,
    /// 1-based line.
    pub line: u32,
    /// Whether "from" or "by" introduces it: then it is the employer of who speaks.
    pub introduced: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::linked;
    use crate::extract::testing::{accepted, context, facts};

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
            ("ja", "ゴールドスポンサーはGoogleです。", &["Google sponsor gold"]),
            ("en", "The day was organized by Google.", &["Google host -"]),
            ("en", "The meetup was hosted by the CNCF.", &["CNCF host -"]),
            ("zh", "活动由微软主办。", &["Microsoft host -"]),
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

    /// The presenters of the first talk, with `!` where they are introduced.
    fn presenting(lang: &str, text: &str) -> Vec<String> {
        let ctx = context(lang, "2025-04-25", text);
        let found = accepted(linked::proposals(&ctx));
        let mark = |presenter: Presenter| {
            format!("{}{}", presenter.name, if presenter.introduced { "!" } else { "" })
        };
        presenters(&ctx, &[], &found[0]).into_iter().map(mark).collect()
    }

    #[test]
    fn organizations_that_present_a_talk() {
        for (lang, text, want) in [
            ("en", "We saw a talk by Google on [how meshes swim](v1).", &["Google!"][..]),
            ("en", "Google presented [how meshes swim](v1).", &["Google"]),
            ("en", "We learned [how Google runs meshes](v1).", &["Google"]),
            (
                "en",
                "With Google, Intel and Microsoft about [how meshes swim](v1).",
                &["Google!", "Intel", "Microsoft"],
            ),
            ("zh", "微软分享了[关于网格的演讲](v1)。", &["Microsoft"]),
            ("zh", "来自微软的[关于网格的演讲](v1)。", &["Microsoft!"]),
            ("uk", "Google розповіли, [як пливуть мережі](v1).", &["Google"]),
            ("ja", "Googleが紹介した[メッシュの講演](v1)。", &["Google"]),
        ] {
            assert_eq!(presenting(lang, text), want, "{text}");
        }
    }

    #[test]
    fn whom_others_work_for_presents_nothing_of_theirs() {
        let text = "# KubeCon Europe 2025\n\n[How meshes swim](https://youtu.be/aaaaaaaaaaa) was given by Zora Quill from \
                    Google, and then Max Mu gave a session on [old ropes](https://youtu.be/bbbbbbbbbbb).";
        let talks = facts("en", "2025-04-25", text).talks;
        let employers = talks.iter().map(|talk| talk.speakers[0].organization.as_deref());
        assert_eq!(employers.collect::<Vec<_>>(), [Some("Google"), None]);
    }

    #[test]
    fn organizations_that_present_nothing() {
        for (lang, text) in [
            ("en", "Near Google we saw [how meshes swim](v1)."),
            // Some are called like a company.
            ("en", "A talk by Zora Box explained [how meshes swim](v1)."),
            ("en", "Google was there. We saw [how meshes swim](v1)."),
            ("en", "A talk by Quuxly on [how meshes swim](v1)."),
            ("en", "A talk by CNCF on [how meshes swim](v1)."),
            ("en", "- By Google: [how meshes swim](v1)"),
            ("zh", "微软。我们看了[关于网格的演讲](v1)。"),
        ] {
            assert_eq!(presenting(lang, text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn organizations_whose_experience_a_talk_tells() {
        let told = |lang: &str, text: &str| {
            let ctx = context(lang, "2025-04-25", text);
            let found = accepted(linked::proposals(&ctx));
            experience(&ctx, &found[0]).map(|presenter| presenter.name)
        };
        for (lang, text, want) in [
            ("en", "Zora Quill shared [Google's journey to meshes](v1).", Some("Google")),
            ("zh", "陈晓明回顾了[微软的网格之路](v1)。", Some("Microsoft")),
            ("uk", "Зора Квіленко показала [досвід Google](v1) нам.", Some("Google")),
            ("ja", "そして[Googleの経験](v1)です。", Some("Google")),
            ("en", "Zora Quill shared [Google and Intel's journey](v1).", None),
            ("en", "Zora Quill shared [Google's meshes](v1).", None),
            ("en", "Zora Quill shared [Quuxly's journey](v1).", None),
            ("en", "- [Google's journey to meshes](v1)", None),
        ] {
            assert_eq!(told(lang, text).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn commas_and_words_for_and_join() {
        let (en, uk) = (context("en", "", ""), context("uk", "", ""));
        for (between, want) in [
            (", ", true),
            (" and ", true),
            (", and ", true),
            ("", false),
            (" or ", false),
            (" and the ", false),
        ] {
            assert_eq!(joins(&en, between), want, "{between}");
        }
        assert!(joins(&uk, " та ") && joins(&uk, " and "));
        assert!(joins(&context("zh", "", ""), "、") && joins(&context("ja", "", ""), "と"));
        assert!(!joins(&en, " та "));
    }
}
