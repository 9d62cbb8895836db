//! People who are named together, with their organizations: `A from X and B from Y`, `A 和 B`,
//! `X 的 A`, `A (X), B (Y)`.

use std::ops::Range;

use super::employed::{organization_after, organization_at_the_end};
use super::introduced::{acts, is_introduced};
use super::joint::{is_colleague, is_joint, without_han_titles};
use super::name::{Likeness, is_other_name, unknown_organization};
use super::owner::organization_before;
use super::role::{after_both, is_role};
use super::span::{Span, names};
use crate::extract::context::Context;
use crate::extract::possessive;
use crate::extract::sentence::lowered;
use crate::language::han::{self, is_byname};
use crate::language::is_cjk;
use crate::language::ja::surnames::HONORIFICS;

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
    let spans = without_employers(ctx, text, names(ctx, text));
    let mut groups = Vec::new();
    let mut next = 0;
    while next < spans.len() {
        let (group, used) = group(ctx, text, &spans[next..]);
        next += used;
        let sure = |member: &Member| {
            member.likeness == Likeness::Yes
                || text[member.name.clone()].chars().all(is_cjk)
                    && (ctx.is_spaced()
                        || member.organization.is_some()
                        || is_introduced(ctx, text, &member.name))
        };
        if group.members.iter().any(sure) || acts(ctx, text, &group) {
            groups.push(group);
        }
    }
    groups
}

/// Names without those that are the employer of the next one: "Deep Sea" of "Deep Sea のカール・クイル氏", "Quuxly" of
/// "Jane Doe and Quuxly's John Roe".
fn without_employers(ctx: &Context, text: &str, spans: Vec<Span>) -> Vec<Span> {
    let employs = |at: usize| {
        let (employer, Some(person)) = (&spans[at].range, spans.get(at + 1)) else { return false };
        let owned = text[employer.end..person.range.start].trim();
        // Whoever is named in full before is no thing of which somebody told: "on CamelCase, Quuxly's Jane Doe on …".
        let listed = || at > 0 && text[spans[at - 1].range.clone()].contains(' ');
        (han::OWNERS.contains(&owned) || possessive::owned(owned) == Some("") && listed())
            && organization_before(ctx, text, person.range.start)
                .is_some_and(|it| it.start <= employer.start && employer.end <= it.end)
    };
    let employers: Vec<bool> = (0..spans.len()).map(employs).collect();
    let spans = spans.into_iter().zip(employers).filter(|(_, employs)| !employs);
    spans.map(|(span, _)| span).collect()
}

/// The group that begins with the first span, and how many spans it takes.
fn group(ctx: &Context, text: &str, spans: &[Span]) -> (Group, usize) {
    let mut members: Vec<Member> = Vec::new();
    let mut used = 0;
    let mut at = spans[0].range.start;
    let mut start = at;
    // Members from here on have no organization yet.
    let mut open = 0;
    // Whether one after the first has an organization before it.
    let mut listed = false;
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
        at += honorific_length(&text[at..]);
        let mut named = false;
        while let Some((organization, end)) = organization_after(ctx, text, at) {
            if let Some(organization) = organization {
                // "A and B (X)" are both of X, "A, B (X), and C" are not.
                let bracketed = text[at..].trim_start().starts_with(['(', '（']);
                let listed = || !bracketed && is_one_of_many(ctx, text, &members[open..], end);
                let from = if bracketed && !are_all(ctx, text, &members[open..], end) || listed() {
                    members.len() - 1
                } else {
                    open
                };
                for member in &mut members[from..] {
                    member.organization.get_or_insert(organization.clone());
                }
                named = true;
            } else if let Some(inside) = text[at..end].trim_start().strip_prefix(['(', '（'])
                && is_byname(inside.trim_end_matches([')', '）']))
                && let Some(member) = members.last_mut()
            {
                // "陈晓明（Will 海哥）"
                member.likeness = Likeness::Yes;
            }
            // "森ゾラ（Zora Mori）氏", "Jane Doe from Acme, Indonesia"
            at = end + honorific_length(&text[end..]);
            at += country_length(ctx, &text[at..]);
        }
        // "Jane Doe, Acme and John Roe, Globex.", "… by Jane Doe, Acme."
        let after_employed = members.len() > 1 && members[members.len() - 2].organization.is_some();
        let lone = members.len() == 1 && gives(ctx, &text[..start]);
        if let Some(last) = members.last_mut().filter(|_| !named && (after_employed || lone))
            && let Some(organization) = organization_at_the_end(ctx, text, at)
                .or_else(|| lone.then(|| last_words(ctx, text, at)).flatten())
        {
            at = organization.end;
            last.organization = Some(organization);
            named = true;
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
        // "Jane Doe, together with John Roe from Acme": he is from there.
        let joined = lowered(joint.trim());
        let with = joined.strip_prefix(", ").is_some_and(|it| it.ends_with(" with"));
        if with {
            open = members.len();
        }
        // "X 的 A 与维护者 B": who has a title of their own need not be of X; nor need B in "X 的 A（远程）和 B", or
        // in "X's A, Y's B, and C".
        let apart = without_han_titles(ctx, joint) != joint
            || is_described(ctx, &text[..at])
            || listed && (joint.contains(',') || joint.contains(han::AT_LAST));
        if let Some(organization) = ahead.take() {
            // "X 的 A 和 B": both, unless B has one of its own.
            for member in &mut members[open..] {
                member.organization.get_or_insert(organization.clone());
            }
            if own.is_none() && !apart {
                ahead = Some(organization);
            }
            open = members.len();
        }
        if own.is_some() {
            open = members.len();
            listed = true;
            ahead = own;
        } else if is_colleague(ctx, joint) {
            // "Jane Doe from Acme and her colleague John Roe"
            ahead = members.last().and_then(|member| member.organization.clone());
            // "Jane Doe and her colleague John Roe at Acme": it is told of both.
            open = if ahead.is_some() { members.len() } else { open };
        }
    }
    if let Some(organization) = ahead {
        for member in &mut members[open.min(used.saturating_sub(1))..] {
            member.organization.get_or_insert(organization.clone());
        }
    }
    (Group { range: start..at, members }, used)
}

/// Whether a text ends with a word after which people are named who give what is before it: "… by".
fn gives(ctx: &Context, text: &str) -> bool {
    let outside = |c: char| c.is_whitespace() || c == '|';
    let word = lowered(text.trim_end().rsplit(outside).next().unwrap_or_default());
    let by = ctx.words(|language| language.by_words).contains(&word.as_str());
    // "доповідь прочитала Зора Квіленко, Quuxly."
    let inflects = ctx.languages.first().is_some_and(|language| language.nominative.is_some());
    let verbs = ctx.words(|language| language.speaking);
    let verb = inflects && verbs.iter().any(|verb| word.starts_with(verb));
    ctx.is_spaced() && (by || verb)
}

/// The capitalised word behind the comma at `at` with which a sentence ends, if it is no job, city or project: "Quuxly" of "Jane Doe,
/// Quuxly.", and all of a company's name that says that it is one: "Quuxly Labs".
fn last_words(ctx: &Context, text: &str, at: usize) -> Option<Range<usize>> {
    let inner = text[at..].strip_prefix(", ")?;
    let end = inner.find(". ").or_else(|| inner.find(": ")).unwrap_or(inner.len());
    let name = inner[..end].trim_end_matches('.');
    let lone = !name.contains(' ') && name.chars().all(char::is_alphanumeric);
    let company = || unknown_organization(name, ctx.lexicon) == Likeness::Yes;
    let named = name.len() > 2 && name.starts_with(char::is_uppercase) && (lone || company());
    let reference = &ctx.lexicon.reference;
    let other = is_role(name, &ctx.languages)
        || reference.city(name).is_some()
        || reference.is_project(name);
    let start = at + 2;
    (named && !other).then_some(start..start + name.len())
}

/// The length of the honorific that a text begins with.
fn honorific_length(text: &str) -> usize {
    let inner = text.trim_start_matches(' ');
    let found = HONORIFICS.iter().find(|honorific| inner.starts_with(**honorific));
    found.map_or(0, |honorific| text.len() - inner.len() + honorific.len())
}

/// The length of a comma and the country behind it with which a text begins.
fn country_length(ctx: &Context, text: &str) -> usize {
    let Some(after) = text.strip_prefix(", ") else { return 0 };
    let mut cities = ctx.lexicon.reference.cities().iter();
    let country = cities.find_map(|city| {
        let country = city.country.as_deref()?;
        after.strip_prefix(country).filter(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    country.map_or(0, |rest| text.len() - rest.len())
}

/// Whether a bracket ends here that is no other name of whoever stands before it: "陈晓明（远程）".
fn is_described(ctx: &Context, text: &str) -> bool {
    let Some(inside) = text.strip_suffix([')', '）']) else { return false };
    let Some((before, words)) = inside.rsplit_once(['(', '（']) else { return false };
    !is_other_name(before, words, ctx.lexicon)
}

/// Whether a bracket behind the last of several people ends the list of them: an "and" stands before the last
/// one, and no other follows, unless the bracket says that they share it: "(both Acme), and".
fn are_all(ctx: &Context, text: &str, members: &[Member], end: usize) -> bool {
    let [.., before, last] = members else { return true };
    let between = text[before.name.end..last.name.start].trim().trim_start_matches([',', '，']);
    let and = between.trim().to_lowercase();
    let joined = ctx.languages.iter().any(|language| language.and_words.contains(&and.as_str()));
    let inside = text[last.name.end..end].trim_start().trim_start_matches(['(', '（']);
    let said = after_both(inside, &ctx.languages).len() < inside.len();
    joined && (said || !text[end..].trim_start().starts_with([',', '，', '、']))
}

/// Whether the last of several people is set apart by a comma alone, and the list goes on behind the employer: "Jane Doe,
/// John Roe of Acme and Ann Poe of Globex".
fn is_one_of_many(ctx: &Context, text: &str, members: &[Member], end: usize) -> bool {
    let [.., before, last] = members else { return false };
    let rest = text[end..].trim_start();
    let and = |and: &&str| rest.strip_prefix(*and).is_some_and(|it| it.starts_with(' '));
    text[before.name.end..last.name.start].trim() == ","
        && ctx.words(|language| language.and_words).iter().any(and)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::{check_people as check, grouped};

    #[test]
    fn people_and_their_organizations() {
        let both = &[("Zora Quill", "Quuxly"), ("Max Mu", "Quuxly")][..];
        check("en", "Zora Quill and Max Mu from Quuxly told us", both);
        check("en", "Zora Quill and Max Mu (both at Quuxly) told us", both);
        check("en", "Zora Quill and Max Mu (both Quuxly), and it was full", both);
        check("en", "Zora Quill and Max Mu (Quuxly) told us", both);
        check(
            "en",
            "Ada Lin, Zora Quill (Quuxly), and Max Mu told us",
            &[("Ada Lin", ""), ("Zora Quill", "Quuxly"), ("Max Mu", "")],
        );
        check("en", "Zora Quill from Quuxly and Max Mu from Quuxly told us", both);
        check(
            "en",
            "Ada Lin, Zora Quill of Quuxly and Max Mu of Google told us",
            &[("Ada Lin", ""), ("Zora Quill", "Quuxly"), ("Max Mu", "Google")],
        );
        check(
            "en",
            "Zora Quill, Google, and Max Mu, Microsoft, told us",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft")],
        );
        check(
            "en",
            "Zora Quill, Google and Max Mu, Microsoft told us",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft")],
        );
        let job = "Zora Quill (creator of Quux and CTO of Quuxly) told us";
        check("en", job, &[("Zora Quill", "Quuxly")]);
        check("uk", "Макс Муренко, директор Quuxly, показав море", &[("Макс Муренко", "Quuxly")]);
        let employed = &[("Зора Квіленко", "Quuxly"), ("Макс Муренко", "Zylo")];
        let jobs = "Зора Квіленко, CTO компанії Quuxly, та Макс Муренко, інженер у Zylo";
        check("uk", jobs, employed);
        check("uk", "Макс Муренко, інженер у Києві, показав море", &[("Макс Муренко", "")]);
        check("zh", "微软基础架构组的陈晓明介绍了海", &[("陈晓明", "微软")]);
        check("zh", "Zora Quill（Quuxly 的工程总监）介绍了海", &[("Zora Quill", "Quuxly")]);
        let free = &[("Zora Quill", ""), ("Max Mu", "")];
        check("en", "Zora Quill's and Max Mu's talk told us", free);
        let job = "Zora Quill – Sail Engineer at Deep Sea – told us";
        check("en", job, &[("Zora Quill", "Deep Sea")]);
        check("en", "Zora Quill – the Sea at Night – told us", &[("Zora Quill", "")]);
        check("en", "Zora Quill, Google, and others told us", &[("Zora Quill", "")]);
        check("en", "a talk by Zora Quill, Quuxly.", &[("Zora Quill", "Quuxly")]);
        check("en", "a talk by Zora Quill, Quuxly: it", &[("Zora Quill", "Quuxly")]);
        check("en", "a talk by Zora Quill, Berlin.", &[("Zora Quill", "")]);
        check(
            "en",
            "with Zora Quill, Google, Max Mu, Microsoft and Ada Lin, Red Hat for a tour",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft"), ("Ada Lin", "Red Hat")],
        );
        check("en", "a talk by Zora Quill, Contributor.", &[("Zora Quill", "")]);
        check("en", "a talk on Zora Quill, Quuxly.", &[("Zora Quill", ""), ("Quuxly", "")]);
        check("en", "Zora Quill, From Sails to Seas", &[("Zora Quill", "")]);
        check("en", "Zora Quill, CTO at Quuxly, and Max Mu, of Quuxly, told us", both);
        check("en", "maintainers Zora Quill and Max Mu, from Quuxly, told us", both);
        check("en", "led by Zora Quill (Quuxly) and Max Mu (Quuxly).", both);
        check(
            "en",
            "Zora Quill, his co-founder and Google's CTO, told us",
            &[("Zora Quill", "Google")],
        );
        check("en", "Zora Quill from Quuxly, Indonesia and Max Mu from Quuxly told us", both);
        check(
            "en",
            "Zora Quill from the Berlin-based startup Quuxly spoke",
            &[("Zora Quill", "Quuxly")],
        );
        check(
            "en",
            "Zora Quill from Nigerian payments company\nQuuxly spoke",
            &[("Zora Quill", "Quuxly")],
        );
        // In small letters, as some companies write themselves.
        check("en", "Zora Quill of adidas showed us", &[("Zora Quill", "adidas")]);
        check("en", "Zora Quill of target groups told us", &[("Zora Quill", "")]);
        check("en", "Zora Quill, Head of Platform at quuxly, told us", &[("Zora Quill", "quuxly")]);
        check("en", "Zora Quill, Head of Platform at quuxly level", &[("Zora Quill", "Platform")]);
        check(
            "en",
            "Zora Quill, Head of Sails for Zylo at Quuxly, said",
            &[("Zora Quill", "Quuxly")],
        );
        check(
            "en",
            "Zora Quill, Zylo CTO at Quuxly, and Max Mu",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "")],
        );
        check(
            "uk",
            "виступ Тараса Гнатюка з данської компанії Quuxly про море",
            &[("Тараса Гнатюка", "Quuxly")],
        );
        check("zh", "来自 Quuxly 的博士生 Zora Quill 的演讲", &[("Zora Quill", "Quuxly")]);
        check("zh", "青云科技容器负责人陈晓明介绍了海", &[("陈晓明", "青云科技")]);
        check("zh", "讲师是陈晓明（Will 海哥）。", &[("陈晓明", "")]);
        check("en", "Zora Quill, Google, on why it swims", &[("Zora Quill", "Google")]);
        check("en", "Zora Quill, Google, then looked at it", &[("Zora Quill", "Google")]);
        check(
            "en",
            "Zora Quill and Max Mu, Google Inc., told us",
            &[("Zora Quill", "Google"), ("Max Mu", "Google")],
        );
        check(
            "en",
            "by Zora Quill, Google and Max Mu, Microsoft",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft")],
        );
        check(
            "en",
            "by Zora Quill, Google and Max Mu, Microsoft, and starts",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft")],
        );
        check("en", "Zora Quill, Google, Microsoft and others", &[("Zora Quill", "")]);
        check("en", "Zora Quill, Google — “Meshes at Sea”", &[("Zora Quill", "Google")]);
        check("en", "Zora Quill, Google, and others", &[("Zora Quill", "")]);
        check("en", "Zora Quill, Google and Microsoft came", &[("Zora Quill", "")]);
        check("ja", "Quux 社の佐藤 花子さんの発表", &[("佐藤 花子", "Quux")]);
        check(
            "ja",
            "Googleの佐藤 花子さん、Quuxlyの森 健さん、そしてZora Quillさんが登壇",
            &[("佐藤 花子", "Google"), ("森 健", "Quuxly"), ("Zora Quill", "")],
        );
        check("ja", "漆海通信（QUUX）の佐藤 花子さんの発表", &[("佐藤 花子", "QUUX")]);
        check("ja", "漆海通信（去年）の佐藤 花子さんの発表", &[("佐藤 花子", "")]);
        check("zh", "Google（谷歌）的陈晓明分享了海。", &[("陈晓明", "Google")]);
        check("zh", "云海科技陈晓明分享了海。", &[("陈晓明", "云海科技")]);
        let one = &[("Зора Квіленко", "Quuxly")];
        check("uk", "Інженерка Quuxly Зора Квіленко розповіла", one);
        check("uk", "CTO Quuxly Зора Квіленко розповіла", one);
        check("uk", "Супровідниця Istio Зора Квіленко розповіла", &[("Зора Квіленко", "")]);
        check("uk", "Зора Квіленко (Quuxly, Львів) розповіла", one);
        let one = &[("Zora Quill", ""), ("Max Mu", "Google")];
        check("en", "by Zora Quill, together with Max Mu from Google", one);
        check("ja", "Deep Sea のカール・クイル氏の発表", &[("カール・クイル", "Deep Sea")]);
        check("ja", "Google のエンジニア、佐藤 花子さんの発表", &[("佐藤 花子", "Google")]);
        let one = &[("Zora Quill", ""), ("Max Mu", "Google")];
        check("en", "Zora Quill, Istio maintainer, and Max Mu (Google) spoke", one);
        check("en", "Google's Zora Quill spoke", &[("Zora Quill", "Google")]);
        check("en", "Google CTO Zora Quill spoke", &[("Zora Quill", "Google")]);
        check(
            "en",
            "Zora Quill, a PhD student at the University of Quux, spoke",
            &[("Zora Quill", "University of Quux")],
        );
        check("en", "Zora Quill spoke of Istio", &[("Zora Quill", "")]);
        for text in [
            "Zora Quill, Director of Engineering at Quuxly, spoke",
            "Zora Quill, head of engineering for Istio at Quuxly, spoke",
            "Zora Quill, a software engineer here at Quuxly, spoke",
            "Zora Quill from our team at Quuxly spoke",
            "Zora Quill, who now works at Quuxly, spoke",
            "Zora Quill, who is an engineer at Quuxly, spoke",
            "Zora Quill from the Bremen shipping company Quuxly spoke",
        ] {
            check("en", text, &[("Zora Quill", "Quuxly")]);
        }
        check("en", "Zora Quill from Berlin-based Quuxly spoke", &[("Zora Quill", "Quuxly")]);
        check(
            "en",
            "Zora Quill from Google told how bank Quuxly sank",
            &[("Zora Quill", "Google")],
        );
        check("en", "Zora Quill from Google at Moscone West spoke", &[("Zora Quill", "Google")]);
        check(
            "en",
            "Zora Quill from the Bremen Mesh Works spoke",
            &[("Zora Quill", "Bremen Mesh Works")],
        );
        check("en", "Zora Quill from Quuxly and Max Mu, also Quuxly, spoke", both);
        check("en", "Zora Quill from Quuxly and Max Mu, also of Quuxly, spoke", both);
        check("en", "Zora Quill, also known as Zed, spoke", &[("Zora Quill", "")]);
        check(
            "en",
            "with Quuxly's Zora Quill, Google's Max Mu, and Ada Lin",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "Google"), ("Ada Lin", "")],
        );
        check("en", "Quuxly's Zora Quill and Max Mu spoke", both);
        check(
            "en",
            "Quuxly's Zora Quill, Zylo's Max Mu and Ada Lin of Google spoke",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "Zylo"), ("Ada Lin", "Google")],
        );
        check("en", "Zora Quill and her colleague Max Mu from Quuxly spoke", both);
        for whose in [
            "Germany's",
            "Tomorrow's",
            "Someone's",
            "Monday's",
            "Europe's",
            "Istio's",
            "Berlin's",
            "Yesterday's",
            "KubeCon's",
        ] {
            check("en", &format!("{whose} Zora Quill spoke"), &[("Zora Quill", "")]);
        }
        check(
            "zh",
            "由 Quuxly 的 Zora Quill（远程）和陈晓明主讲",
            &[("Zora Quill", "Quuxly"), ("陈晓明", "")],
        );
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
    fn names_beside_a_courtesy_an_employer_or_another_spelling() {
        check("ja", "佐藤花子さんが登壇しました", &[("佐藤花子", "")]);
        check("ja", "Quuxly の Zora Quill さんの発表", &[("Zora Quill", "Quuxly")]);
        check("ja", "昨日はクウクス株式会社の佐藤花子さんが", &[("佐藤花子", "クウクス株式会社")]);
        check(
            "ja",
            "委員長のゾラ・クイル（Zora Quill）氏とマックス・ムー（Max Mu）氏が登壇",
            &[("ゾラ・クイル", ""), ("マックス・ムー", "")],
        );
        check(
            "uk",
            "Зора Квіленко та Макс Муленко — обоє з Quuxly — розповіли",
            &[("Зора Квіленко", "Quuxly"), ("Макс Муленко", "Quuxly")],
        );
        check("uk", "Інженерка Google Зора Квіленко розповіла", &[("Зора Квіленко", "Google")]);
        check("uk", "Зора Квіленко (Zora Kvilenko) розповіла", &[("Зора Квіленко", "")]);
        check("uk", "Зора Квіленко (Nova Mesh) розповіла", &[("Зора Квіленко", "Nova Mesh")]);
        check("uk", "Зора Квіленко (Zora Kvilenko, Quuxly)", &[("Зора Квіленко", "Quuxly")]);
        check("ja", "Istio の Zora Quill さんの発表", &[("Zora Quill", "")]);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "(Zora|Mu|Quux|,|&| and | from | |\\(|\\)|、| 和 |的|来自|微软|'s |CTO |é){0,24}") {
            for lang in ["en", "zh"] {
                grouped(lang, &text);
            }
        }
    }
}
