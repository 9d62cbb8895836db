//! People who are named together, with their organizations: `A from X and B from Y`, `A 和 B`,
//! `X 的 A`, `A (X), B (Y)`.

use std::ops::Range;

use super::name::is_other_name;
use super::name::{Likeness, is_name_word};
use super::role::{after_both, is_role, is_role_modifier, is_role_word};
use super::span::{Span, names};
use crate::extract::context::Context;
use crate::language::is_cjk;
use crate::language::ja::surnames::HONORIFICS;
use crate::reference::fold::LEGAL_AFFIXES;

/// A person of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The bytes of the name.
    pub name: Range<usize>,
    /// How much it looks like a name.
    pub likeness: Likeness,
    /// The bytes of the organization.
    pub organization: Option<Range<usize>>,
}

/// People named together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// From the first name, or the organization before it, to the last name or organization.
    pub range: Range<usize>,
    /// In the order of the text.
    pub members: Vec<Member>,
}

/// All groups of a text. A single word counts as a name only beside a full name.
pub fn groups(ctx: &Context, text: &str) -> Vec<Group> {
    let spans = names(ctx, text);
    let mut groups = Vec::new();
    let mut next = 0;
    while next < spans.len() {
        let (group, used) = group(ctx, text, &spans[next..]);
        next += used;
        let sure = |member: &Member| {
            member.likeness == Likeness::Yes
                || text[member.name.clone()].chars().all(is_cjk)
                    && (member.organization.is_some() || is_introduced(ctx, text, &member.name))
        };
        if group.members.iter().any(sure) {
            groups.push(group);
        }
    }
    groups
}

/// A name of Chinese characters that the words around it introduce: "由陈晓明主讲",
/// "主持人：陈晓明", "佐藤花子さん".
fn is_introduced(ctx: &Context, text: &str, name: &Range<usize>) -> bool {
    let after = &text[name.end..];
    if HONORIFICS.iter().any(|honorific| after.starts_with(honorific)) {
        return true;
    }
    let before = text[..name.start].trim_end_matches([' ', '：', ':']);
    ctx.words(|language| language.by_words).into_iter().any(|word| match word {
        // "来自" stands before an employer.
        "来自" => false,
        // "由于" is no "by Yu".
        "由" => {
            let verb = |verb: &&str| verb.chars().count() > 1 && after.starts_with(*verb);
            before.ends_with(word)
                && !text[name.clone()].starts_with('于')
                && ctx.words(|language| language.speaking).iter().any(verb)
        }
        _ => word.starts_with(is_cjk) && before.ends_with(word),
    })
}

/// The group that begins with the first span, and how many spans it takes.
fn group(ctx: &Context, text: &str, spans: &[Span]) -> (Group, usize) {
    let mut members: Vec<Member> = Vec::new();
    let mut used = 0;
    let mut at = spans[0].range.start;
    let mut start = at;
    // Members from here on have no organization yet.
    let mut open = 0;
    let mut ahead = organization_before(ctx, text, at);
    if let Some(organization) = &ahead {
        start = organization.start;
    }
    while let Some(span) = spans.get(used) {
        used += 1;
        members.push(Member {
            name: span.range.clone(),
            likeness: span.likeness,
            organization: None,
        });
        at = span.range.end;
        at += HONORIFICS
            .iter()
            .find(|honorific| text[at..].starts_with(**honorific))
            .map_or(0, |honorific| honorific.len());
        let mut named = false;
        while let Some((organization, end)) = organization_after(ctx, text, at) {
            if let Some(organization) = organization {
                for member in &mut members[open..] {
                    member.organization.get_or_insert(organization.clone());
                }
                named = true;
            }
            at = end;
        }
        if named {
            open = members.len();
        }
        // A capitalised organization looks like a name, too.
        while spans.get(used).is_some_and(|next| next.range.start < at) {
            used += 1;
        }
        let Some(next) = spans.get(used) else { break };
        let between = &text[at..next.range.start];
        let own = organization_before(ctx, text, next.range.start)
            .filter(|organization| organization.start >= at);
        let joint = match &own {
            // "A 和 Y 的 B": the organization ahead of B is B's alone.
            Some(organization) => {
                let joint = text[at..organization.start].trim_end();
                let from = ctx.words(|language| language.from_words).into_iter();
                let mut from = from.filter(|word| word.chars().all(is_cjk));
                from.find_map(|word| joint.strip_suffix(word)).unwrap_or(joint)
            }
            None => between,
        };
        if !is_joint(ctx, joint) {
            break;
        }
        // "X 的 A 与维护者 B": who has a title of their own need not be of X.
        let titled = without_han_titles(ctx, joint) != joint;
        if let Some(organization) = ahead.take() {
            // "X 的 A 和 B": both, unless B has one of its own.
            for member in &mut members[open..] {
                member.organization.get_or_insert(organization.clone());
            }
            if own.is_none() && !titled {
                ahead = Some(organization);
            }
            open = members.len();
        }
        if own.is_some() {
            open = members.len();
            ahead = own;
        }
    }
    if let Some(organization) = ahead {
        for member in &mut members[open.min(used.saturating_sub(1))..] {
            member.organization.get_or_insert(organization.clone());
        }
    }
    (Group { range: start..at, members }, used)
}

/// Whether the words between two names only join them: ", ", " and ", "、", ", as well as maintainer ".
fn is_joint(ctx: &Context, between: &str) -> bool {
    let folded = without_han_titles(ctx, &between.to_lowercase());
    let mut joined = folded.contains([',', '&', '、', '，', '/']);
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '&' | '、' | '，' | '/'))
        .filter(|word| !word.is_empty())
        .collect();
    let and = |word: &str| ctx.languages.iter().any(|language| language.and_words.contains(&word));
    let phrase = words.join(" ");
    if and(&phrase) {
        return true;
    }
    let all = words.iter().all(|word| {
        let role = is_role_word(word, &ctx.languages);
        joined |= and(word);
        and(word) || role || ["our", "also", "来自", "the"].contains(word)
    });
    all && joined && words.len() <= 4
}

/// "与同事": words that are not set apart, without the title of whoever comes next.
fn without_han_titles(ctx: &Context, between: &str) -> String {
    let titles = ctx.words(|language| language.roles).into_iter();
    let mut titles = titles.filter(|title| title.chars().all(is_cjk) && !title.is_empty());
    let rest = between.trim_end();
    let and = |rest: &&str| ctx.languages.iter().any(|language| language.and_words.contains(rest));
    let cut = titles.find_map(|title| rest.strip_suffix(title)).map(str::trim).filter(and);
    cut.unwrap_or(between).to_owned()
}

/// An organization, or a job title without one, right after a name, and where it ends.
fn organization_after(
    ctx: &Context,
    text: &str,
    at: usize,
) -> Option<(Option<Range<usize>>, usize)> {
    let rest = &text[at..];
    let inner = rest.trim_start();
    let lead = at + rest.len() - inner.len();
    if let Some(open) = inner.chars().next().filter(|c| matches!(c, '(' | '（')) {
        let close = inner.find([')', '）'])?;
        let words = &inner[open.len_utf8()..close];
        let end = lead + close + inner[close..].chars().next().map_or(1, char::len_utf8);
        let base = lead + open.len_utf8();
        let mut head = after_both(words, &ctx.languages);
        for word in ["from ", "at ", "of "] {
            head = head.trim_start().strip_prefix(word).unwrap_or(head);
        }
        let organization = head.split([',', '，']).rev().find_map(|part| {
            let start = base + (part.as_ptr() as usize - words.as_ptr() as usize);
            let trimmed = part.trim();
            let start = start + part.len() - part.trim_start().len();
            (super::name::organization(trimmed, ctx.lexicon) != Likeness::No
                && !is_role(trimmed, &ctx.languages)
                && !is_other_name(&text[..lead], trimmed, ctx.lexicon))
            .then(|| start..start + trimmed.len())
        });
        return Some((organization, end));
    }
    // ", a PhD student at the University of Quux", ", CTO at Acme,", ", from Acme"
    let mut cursor = lead;
    let comma = text[cursor..].starts_with([',', '，']);
    if comma {
        cursor += 1 + usize::from(text[cursor..].starts_with('，')) * 2;
    }
    let mut words = 0;
    while words < 7 {
        let rest = &text[cursor..];
        let inner = rest.trim_start();
        let word_start = cursor + rest.len() - inner.len();
        let length = inner
            .find(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '('))
            .unwrap_or(inner.len());
        let word = inner[..length].to_lowercase();
        let from =
            ctx.languages.iter().any(|language| language.from_words.contains(&word.as_str()));
        if from {
            let organization = organization_at(ctx, text, word_start + length)?;
            let end = organization.end;
            let end = end + usize::from(comma && text[end..].starts_with(','));
            return Some((Some(organization), end));
        }
        let role = is_role_word(&word, &ctx.languages) || is_role_modifier(&word, &ctx.languages);
        let project = ctx.lexicon.reference.is_project(&inner[..length]);
        if !(comma
            && (role
                || project
                || ["a", "an", "the", "phd", "one", "and"].contains(&word.as_str())))
            || length == 0
        {
            return None;
        }
        cursor = word_start + length;
        words += 1;
    }
    None
}

/// An organization that begins after the white space at `at`: one that is known, else capitalised words.
pub fn organization_at(ctx: &Context, text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let inner = rest.trim_start();
    let mut start = at + rest.len() - inner.len();
    let mut inner = inner;
    if let Some(after) = inner.strip_prefix("the ") {
        start += 4;
        inner = after;
    }
    // "the German-based startup Quuxly"
    let first = inner.split_whitespace().next().unwrap_or("");
    if first.ends_with("-based") {
        let skipped = inner
            .split_inclusive(char::is_whitespace)
            .skip(1)
            .take_while(|word| word.starts_with(char::is_lowercase));
        let length = first.len() + 1 + skipped.map(str::len).sum::<usize>();
        start += length;
        inner = inner.get(length..).unwrap_or("");
    }
    let known = ctx.lexicon.organizations_in(inner).into_iter().find(|hit| hit.range.start == 0);
    // Capitalised words up to the first small one: "University of Quux", "Zylo.io".
    let mut end = 0;
    let mut at = 0;
    for word in inner.split_inclusive(|c: char| c.is_whitespace()) {
        let bare = word
            .trim()
            .trim_end_matches([',', ';', ':', '.', '!', '?', ')', '”', '"'])
            .trim_end_matches("'s")
            .trim_end_matches("’s");
        let small = ["of", "the", "and", "for", "de", "la", "&"].contains(&bare);
        let large = bare.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
            || bare.chars().skip(1).any(char::is_uppercase) && bare.is_ascii();
        if !(large || small && end > 0) || bare.chars().any(is_cjk) {
            break;
        }
        if small && bare != "of" && bare != "&" {
            break;
        }
        if large {
            end = at + word.find(bare).unwrap_or(0) + bare.len();
        }
        at += word.len();
        if word.trim().len() != bare.len() {
            break;
        }
    }
    let end = known.as_ref().map_or(0, |hit| hit.range.end).max(end);
    let words = &inner[..end];
    if end == 0
        || ctx.lexicon.reference.is_project(words) && known.is_none()
        || ctx.lexicon.series_in(words).iter().any(|hit| hit.range.start == 0)
    {
        return None;
    }
    // "from Acme Jane Doe" never happens; a known name is not made longer by what follows.
    let end = match &known {
        Some(hit) if hit.range.end < end && !inner[hit.range.end..end].trim().is_empty() => {
            hit.range.end
        }
        _ => end,
    };
    Some(start..start + end)
}

/// An organization right before a name: "Acme's ", "Acme CTO ", "来自 Acme 的 ", "Acme 的 ".
fn organization_before(ctx: &Context, text: &str, at: usize) -> Option<Range<usize>> {
    let mut before = text[..at].trim_end();
    // "Y 的博士生 X"
    let titles = ctx.words(|language| language.roles);
    if let Some(title) = titles
        .iter()
        .filter(|title| title.chars().all(is_cjk) && before.ends_with(**title))
        .max_by_key(|title| title.len())
    {
        before = before[..before.len() - title.len()].trim_end();
    }
    let from = ["的", "の", "からは", "から"].iter().find_map(|word| before.strip_suffix(word));
    if let Some(head) = from {
        let head = head.trim_end();
        if let Some(from) = head.rfind("来自") {
            let start = from + "来自".len();
            let words = head[start..].trim();
            let start = start + head[start..].len() - head[start..].trim_start().len();
            if !words.is_empty()
                && !ctx.lexicon.reference.is_project(words)
                && words.chars().count() <= 24
                && !words.contains(['，', '。', ','])
            {
                return known_within(ctx, text, start..start + words.len())
                    .or(Some(start..start + words.len()));
            }
        }
        let hit =
            ctx.lexicon.organizations_in(head).pop().filter(|hit| hit.range.end == head.len());
        return hit
            .map(|hit| hit.range)
            .or_else(|| company_before(head))
            .or_else(|| latin_word_before(ctx, head));
    }
    let roles_off = strip_role_words(ctx, before.trim_end_matches(','));
    let possessive = roles_off.strip_suffix("'s").or_else(|| roles_off.strip_suffix("’s"));
    let head = possessive.unwrap_or(roles_off);
    if possessive.is_some() || roles_off.len() < before.len() {
        let hit =
            ctx.lexicon.organizations_in(head).pop().filter(|hit| hit.range.end == head.len());
        return hit.map(|hit| hit.range);
    }
    None
}

/// In "来自 X 的 博士生": a known organization alone, without what follows it.
fn known_within(ctx: &Context, text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let hit = ctx
        .lexicon
        .organizations_in(&text[range.clone()])
        .into_iter()
        .find(|hit| hit.range.start == 0)?;
    Some(range.start..range.start + hit.range.end)
}

/// In "Quux株式会社の佐藤さん": the company, which its legal form tells.
fn company_before(head: &str) -> Option<Range<usize>> {
    let outside = |c: char| !c.is_alphanumeric() || matches!(c, '\u{3040}'..='\u{309f}');
    let start = head.trim_end_matches(|c| !outside(c)).len();
    LEGAL_AFFIXES.iter().any(|form| head[start..].contains(form)).then_some(start..head.len())
}

/// A single capitalised Latin word at the end of Chinese text: "Quuxly 的".
fn latin_word_before(ctx: &Context, head: &str) -> Option<Range<usize>> {
    let start = head
        .rfind(|c: char| c.is_whitespace() || is_cjk(c) || matches!(c, '，' | '、' | '。' | '（'))
        .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    let word = &head[start..];
    let named = is_name_word(word)
        || word.contains('.')
        || word.chars().skip(1).any(char::is_uppercase)
        || word.chars().next().is_some_and(char::is_uppercase);
    let possible = named
        && word.chars().count() >= 2
        && !ctx.lexicon.reference.is_project(word)
        && ctx.lexicon.series_in(word).is_empty();
    possible.then_some(start..head.len())
}

/// The text without the job titles at its end.
fn strip_role_words<'t>(ctx: &Context, text: &'t str) -> &'t str {
    let mut rest = text.trim_end();
    loop {
        let start = rest.trim_end_matches(|c: char| !c.is_whitespace()).len();
        let word = rest[start..].to_lowercase();
        if word.is_empty()
            || !(is_role_word(&word, &ctx.languages) || is_role_modifier(&word, &ctx.languages))
        {
            return rest;
        }
        rest = rest[..start].trim_end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;
    use crate::post::{FrontMatter, Post};

    fn found(lang: &str, text: &str) -> Vec<Vec<(String, String)>> {
        let post = Post {
            path: String::new(),
            front: FrontMatter::default(),
            lang: lang.to_owned(),
            document: crate::post::markdown::document("", 1),
        };
        let ctx = Context::new(&post, builtin());
        let member = |member: &Member| {
            (
                text[member.name.clone()].to_owned(),
                member.organization.clone().map_or(String::new(), |range| text[range].to_owned()),
            )
        };
        groups(&ctx, text).iter().map(|group| group.members.iter().map(member).collect()).collect()
    }

    fn check(lang: &str, text: &str, want: &[(&str, &str)]) {
        let found = found(lang, text);
        let flat: Vec<_> = found
            .iter()
            .flatten()
            .map(|(name, organization)| (name.as_str(), organization.as_str()))
            .collect();
        assert_eq!(flat, want, "{text}");
    }

    #[test]
    fn people_and_their_organizations() {
        let both = &[("Zora Quill", "Quuxly"), ("Max Mu", "Quuxly")][..];
        check("en", "Zora Quill and Max Mu from Quuxly told us", both);
        check("en", "Zora Quill and Max Mu (both at Quuxly) told us", both);
        check("en", "Zora Quill from Quuxly and Max Mu from Quuxly told us", both);
        check("en", "Zora Quill, CTO at Quuxly, and Max Mu, of Quuxly, told us", both);
        check("en", "maintainers Zora Quill and Max Mu, from Quuxly, told us", both);
        check("en", "led by Zora Quill (Quuxly) and Max Mu (Quuxly).", both);
        check(
            "en",
            "Zora Quill from the Berlin-based startup Quuxly spoke",
            &[("Zora Quill", "Quuxly")],
        );
        check("zh", "来自 Quuxly 的博士生 Zora Quill 的演讲", &[("Zora Quill", "Quuxly")]);
        check("en", "Google's Zora Quill spoke", &[("Zora Quill", "Google")]);
        check("en", "Google CTO Zora Quill spoke", &[("Zora Quill", "Google")]);
        check(
            "en",
            "Zora Quill, a PhD student at the University of Quux, spoke",
            &[("Zora Quill", "University of Quux")],
        );
        check("en", "Zora Quill spoke of Istio", &[("Zora Quill", "")]);
        check("zh", "来自 Quuxly 的 Zora Quill 和 Max Mu 分享了", both);
        check(
            "zh",
            "我们听取了 Quuxly 的 Zora Quill 和 Google 的 Max Mu 的演讲",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "Google")],
        );
        check(
            "zh",
            "由 Zora Quill（微软）、Max Mu（Quuxly）主持的",
            &[("Zora Quill", "微软"), ("Max Mu", "Quuxly")],
        );
        check(
            "uk",
            "доповідь Зори Квіленко з Google та Макса Муленка з Quuxly",
            &[("Зори Квіленко", "Google"), ("Макса Муленка", "Quuxly")],
        );
    }

    #[test]
    fn chinese_names_without_an_organization_are_introduced() {
        check("zh", "由陈晓明主讲的演讲", &[("陈晓明", "")]);
        check("zh", "主持人：陈晓明", &[("陈晓明", "")]);
        check("zh", "演讲者陈晓明和李雷", &[("陈晓明", ""), ("李雷", "")]);
        check("ja", "佐藤花子さんが登壇しました", &[("佐藤花子", "")]);
        check("ja", "Quuxly の Zora Quill さんの発表", &[("Zora Quill", "Quuxly")]);
        check("ja", "昨日はクウクス株式会社の佐藤花子さんが", &[("佐藤花子", "クウクス株式会社")]);
        check("ja", "Istio の Zora Quill さんの発表", &[("Zora Quill", "")]);
        check("zh", "由于社区带来了", &[]);
        check("zh", "来自陈家庄", &[]);
        check("zh", "我们和陈晓明，见面", &[]);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "(Zora|Mu|Quux|,|&| and | from | |\\(|\\)|、| 和 |的|来自|微软|'s |CTO |é){0,24}") {
            for lang in ["en", "zh"] {
                found(lang, &text);
            }
        }
    }
}
