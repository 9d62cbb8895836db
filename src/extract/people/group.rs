//! People who are named together, with their organizations: `A from X and B from Y`, `A 和 B`,
//! `X 的 A`, `A (X), B (Y)`.

use std::ops::Range;

use super::employed::{organization_after, organization_at_the_end, organization_before};
use super::han::is_addressed;
use super::name::{Likeness, is_other_name};
use super::role::is_role_word;
use super::span::{Span, names};
use crate::extract::context::Context;
use crate::extract::stems::Stems;
use crate::language::ja::surnames::HONORIFICS;
use crate::language::{han, is_cjk, is_han};

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
                    && (member.organization.is_some() || is_introduced(ctx, text, &member.name))
        };
        if group.members.iter().any(sure) || acts(ctx, text, &group) {
            groups.push(group);
        }
    }
    groups
}

/// Names without those that are the employer of the next one: "Deep Sea" of "Deep Sea のカール・クイル氏".
fn without_employers(ctx: &Context, text: &str, spans: Vec<Span>) -> Vec<Span> {
    let employs = |pair: &[Span]| {
        let owned = text[pair[0].range.end..pair[1].range.start].trim();
        han::OWNERS.contains(&owned)
            && organization_before(ctx, text, pair[1].range.start)
                .is_some_and(|it| it.start <= pair[0].range.start && pair[0].range.end <= it.end)
    };
    let mut employers: Vec<bool> = spans.windows(2).map(employs).collect();
    employers.push(false);
    let mut employers = employers.into_iter();
    spans.into_iter().filter(|_| !employers.next().unwrap_or_default()).collect()
}

/// Whether those of a group have names of three Chinese characters and do what speakers do: "陈晓明和李雷雷则介绍了海".
/// Two characters may as well be a word.
fn acts(ctx: &Context, text: &str, group: &Group) -> bool {
    let full = |member: &Member| {
        let name = &text[member.name.clone()];
        // "由于社区" is no Yu.
        name.chars().count() == 3 && name.chars().all(is_han) && !name.starts_with('于')
    };
    if !group.members.iter().all(full) {
        return false;
    }
    let after = text[group.range.end..].trim_start_matches(han::BEFORE_VERBS);
    let verbs = ctx.words(|language| language.speaking).into_iter();
    verbs.filter(|verb| verb.chars().count() > 1 && verb.starts_with(is_han)).any(|verb| {
        // "分享会", "主持人"
        after
            .strip_prefix(verb)
            .is_some_and(|rest| !rest.starts_with(['会', '會', '人', '者', '嘉']))
    })
}

/// A name of Chinese characters that the words around it introduce: "由陈晓明主讲",
/// "主持人：陈晓明", "佐藤花子さん".
fn is_introduced(ctx: &Context, text: &str, name: &Range<usize>) -> bool {
    let after = &text[name.end..];
    // "陈晓明老师", "陈晓明的《海上的网格》"
    let title = ["的《", "的〈", "讲《", "講《"].iter().any(|word| after.starts_with(word));
    if is_addressed(after) || title || han::TITLES.iter().any(|word| after.starts_with(word)) {
        return true;
    }
    // "陈晓明（Xiaoming Chen，微软）"
    let bracket =
        after.strip_prefix(['(', '（']).and_then(|it| it.split([')', '）', ',', '，']).next());
    if bracket.is_some_and(|words| is_other_name(&text[..name.end], words, ctx.lexicon)) {
        return true;
    }
    let before = text[..name.start].trim_end_matches([' ', '：', ':']);
    // "委员会成员陈晓明"
    let roles = ctx.words(|language| language.roles).into_iter();
    let mut roles = roles.filter(|role| role.starts_with(is_cjk) && role.chars().count() > 1);
    if roles.any(|role| before.ends_with(role)) {
        return true;
    }
    ctx.words(|language| language.by_words).into_iter().any(|word| match word {
        // What stands before an employer introduces no name.
        han::FROM => false,
        // "由于" is no "by Yu".
        han::BY => {
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
                let from = if bracketed && !are_all(ctx, text, &members[open..], end) {
                    members.len() - 1
                } else {
                    open
                };
                for member in &mut members[from..] {
                    member.organization.get_or_insert(organization.clone());
                }
                named = true;
            }
            // "森ゾラ（Zora Mori）氏"
            at = end + honorific_length(&text[end..]);
        }
        // "Jane Doe, Acme and John Roe, Globex."
        if let [.., before, last] = &mut members[..]
            && !named
            && before.organization.is_some()
            && let Some(organization) = organization_at_the_end(ctx, text, at)
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
        // "X 的 A 与维护者 B": who has a title of their own need not be of X; nor need B in "X 的 A（远程）和 B", or
        // in "X's A, Y's B, and C".
        let apart = without_han_titles(ctx, joint) != joint
            || is_described(ctx, &text[..at])
            || listed && joint.contains(',');
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
            open = members.len();
        }
    }
    if let Some(organization) = ahead {
        for member in &mut members[open.min(used.saturating_sub(1))..] {
            member.organization.get_or_insert(organization.clone());
        }
    }
    (Group { range: start..at, members }, used)
}

/// The length of the honorific that a text begins with.
fn honorific_length(text: &str) -> usize {
    let inner = text.trim_start_matches(' ');
    let found = HONORIFICS.iter().find(|honorific| inner.starts_with(**honorific));
    found.map_or(0, |honorific| text.len() - inner.len() + honorific.len())
}

/// Whether a bracket ends here that is no other name of whoever stands before it: "陈晓明（远程）".
fn is_described(ctx: &Context, text: &str) -> bool {
    let Some(inside) = text.strip_suffix([')', '）']) else { return false };
    let Some((before, words)) = inside.rsplit_once(['(', '（']) else { return false };
    !is_other_name(before, words, ctx.lexicon)
}

/// Whether a bracket behind the last of several people ends the list of them: an "and" stands before the last
/// one, and no other follows.
fn are_all(ctx: &Context, text: &str, members: &[Member], end: usize) -> bool {
    let [.., before, last] = members else { return true };
    let between = text[before.name.end..last.name.start].trim().trim_start_matches([',', '，']);
    let and = between.trim().to_lowercase();
    let joined = ctx.languages.iter().any(|language| language.and_words.contains(&and.as_str()));
    joined && !text[end..].trim_start().starts_with([',', '，', '、'])
}

/// Whether the words between two names only join them: ", ", " and ", "、", ", as well as maintainer ".
fn is_joint(ctx: &Context, between: &str) -> bool {
    let colleague = is_colleague(ctx, between);
    let folded = without_han_titles(ctx, &between.to_lowercase());
    let mut joined = folded.contains([',', '&', '、', '，', '/']);
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '&' | '、' | '，' | '/'))
        .filter(|word| !word.is_empty())
        .collect();
    let and = |word: &str| ctx.languages.iter().any(|language| language.and_words.contains(&word));
    let is_pronoun = |word: &str| {
        ctx.languages.iter().any(|it| it.pronouns.contains(&word) || it.possessives.contains(&word))
    };
    let phrase = words.join(" ");
    if and(&phrase) {
        return true;
    }
    let all = words.iter().all(|word| {
        let role = is_role_word(word, &ctx.languages);
        joined |= and(word);
        let whose = colleague && (is_pronoun(word) || is_colleague(ctx, word));
        and(word) || role || whose || ["our", "also", han::FROM, "the"].contains(word)
    });
    all && joined && words.len() <= 4
}

/// Whether words between two people say that they work together: "and her colleague".
fn is_colleague(ctx: &Context, between: &str) -> bool {
    Stems::of(between).has_any(&ctx.words(|language| language.colleagues))
}

/// "与同事": words that are not set apart, without the title of whoever comes next.
fn without_han_titles(ctx: &Context, between: &str) -> String {
    let titles = ctx.words(|language| language.roles).into_iter();
    let titles = titles.filter(|title| title.chars().all(is_cjk) && !title.is_empty());
    let rest = between.trim_end();
    let and = |rest: &&str| ctx.languages.iter().any(|language| language.and_words.contains(rest));
    let cut = titles.filter_map(|title| rest.strip_suffix(title)).map(str::trim).find(and);
    cut.unwrap_or(between).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;
    use crate::extract::testing::context;
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
    fn names_of_three_characters_that_act() {
        check(
            "zh",
            "陈晓明、李小雷和王海燕分享了经验。",
            &[("陈晓明", ""), ("李小雷", ""), ("王海燕", "")],
        );
        check("zh", "随后，陈晓明则介绍了海上的网格。", &[("陈晓明", "")]);
        for text in
            ["陈晓明分享会", "李雷介绍了海上的网格。", "陈晓明、李雷在海上。", "高可用介绍了海。"]
        {
            check("zh", text, &[]);
        }
    }

    #[test]
    fn chinese_names_with_a_courtesy_or_a_title() {
        check("zh", "开场是陈晓明老师，大家鼓掌。", &[("陈晓明", "")]);
        check(
            "zh",
            "先是陈晓明的《海上的网格》，再是王海燕的《网格之海》。",
            &[("陈晓明", ""), ("王海燕", "")],
        );
        check("zh", "先是陈晓明的网格。", &[]);
    }

    #[test]
    fn people_and_their_organizations() {
        let both = &[("Zora Quill", "Quuxly"), ("Max Mu", "Quuxly")][..];
        check("en", "Zora Quill and Max Mu from Quuxly told us", both);
        check("en", "Zora Quill and Max Mu (both at Quuxly) told us", both);
        check("en", "Zora Quill and Max Mu (Quuxly) told us", both);
        check(
            "en",
            "Ada Lin, Zora Quill (Quuxly), and Max Mu told us",
            &[("Ada Lin", ""), ("Zora Quill", "Quuxly"), ("Max Mu", "")],
        );
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
    fn chinese_names_without_an_organization_are_introduced() {
        check("zh", "由陈晓明主讲的演讲", &[("陈晓明", "")]);
        check("zh", "主持人：陈晓明", &[("陈晓明", "")]);
        check("zh", "演讲者陈晓明和李雷", &[("陈晓明", ""), ("李雷", "")]);
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
        check("zh", "陈晓明（Xiaoming Chen）分享了", &[("陈晓明", "")]);
        check("ja", "Istio の Zora Quill さんの発表", &[("Zora Quill", "")]);
        check("zh", "委员会成员陈晓明和李雷的开场", &[("陈晓明", ""), ("李雷", "")]);
        check("zh", "李雷以及来自微软的陈明参与讨论", &[("李雷", ""), ("陈明", "微软")]);
        check("zh", "成员大会上的开场", &[]);
        check("zh", "由于社区带来了", &[]);
        check("zh", "来自陈家庄", &[]);
        check("zh", "我们和陈晓明，见面", &[]);
    }

    #[test]
    fn titles_that_are_not_set_apart() {
        let ctx = context("zh", "2025-04-25", "");
        for (between, want) in [
            ("与维护者", "与"),
            ("与软件工程师", "与"),
            ("和联合创始人", "和"),
            ("、 同事 ", "、"),
            ("维护者", "维护者"),
            ("与维护者们", "与维护者们"),
            ("带来的维护者", "带来的维护者"),
            (", as well as maintainer ", ", as well as maintainer "),
        ] {
            assert_eq!(without_han_titles(&ctx, between), want, "{between}");
        }
        check("zh", "微软的陈晓明与维护者李雷分享了", &[("陈晓明", "微软"), ("李雷", "")]);
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
