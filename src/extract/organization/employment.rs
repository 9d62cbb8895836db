//! Sentences that say for whom people work: "Jane Doe is an engineer at Acme", "Both work for Acme".

use std::ops::Range;

use crate::extract::context::Context;
use crate::extract::people::employed::{organization_after, organization_at};
use crate::extract::people::group::Group;
use crate::extract::people::owner::organization_before;
use crate::extract::people::role::{is_role, is_role_modifier, is_role_word};
use crate::extract::sentence::{first_chars, lowered};
use crate::extract::talk::short_names::surname_of;
use crate::language::han::company_before;
use crate::language::ja::surnames::PLAIN_HONORIFICS;
use crate::language::{is_cjk, is_han};

/// So many bytes may stand between somebody and the verb: " leads the guild, and both ".
const NEAR: usize = 40;

/// No subject has more words: "computational astronomy".
const SUBJECT: usize = 4;

/// A job title before an employer has no more words.
const JOB: usize = 8;

/// What somebody works on has no more words.
const TOPIC: usize = 4;

/// The people of whom a sentence may speak without their full names.
#[derive(Debug)]
pub struct Spoken<'a> {
    /// Those of the sentence before.
    pub last: &'a [String],
    /// Whoever has a talk, sorted by name.
    pub known: &'a [String],
}

/// Whom a sentence calls employed, each with the bytes of the employer; `names` are those of its groups.
pub fn told(
    ctx: &Context,
    words: &str,
    groups: &[Group],
    names: &[Vec<String>],
    spoken: &Spoken<'_>,
) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let first = groups.first().map_or(words.len(), |group| group.range.start);
    if let Some((people, end)) = subject(ctx, &words[..first], spoken)
        && let Some(employer) = employer(ctx, words, end..first).or_else(|| {
            // "She (Acme)" is nothing that anybody writes.
            let given = people.iter().all(|name| name.starts_with(&words[..end]));
            given.then(|| beside(ctx, words, end)).flatten()
        })
    {
        found.extend(people.into_iter().map(|name| (name, employer.clone())));
    }
    for (number, (group, names)) in groups.iter().zip(names).enumerate() {
        let next = groups.get(number + 1).map_or(words.len(), |next| next.range.start);
        let clause = group.range.end..next.max(group.range.end);
        let again = || (!found.is_empty()).then(|| employer_again(ctx, words, clause.clone()));
        let Some(employer) = employer(ctx, words, clause.clone()).or_else(|| again().flatten())
        else {
            continue;
        };
        // "Jane Doe and John Roe, who teaches seas at Acme": it is told of one.
        let last = is_of_one(ctx, &words[clause]);
        let members = group.members.iter().zip(names);
        let members = members.skip(if last { group.members.len() - 1 } else { 0 });
        let free = members.filter(|(it, _)| it.organization.is_none());
        found.extend(free.map(|(_, name)| (name.clone(), employer.clone())));
    }
    found
}

/// Whom a sentence in Japanese calls by the surname, as one of the post's `people` alone has it, behind an employer:
/// "Acmeの佐藤さん".
pub fn called(ctx: &Context, words: &str, people: &[String]) -> Vec<(String, Range<usize>)> {
    if !PLAIN_HONORIFICS.iter().any(|honorific| words.contains(honorific)) {
        return Vec::new();
    }
    let employer = |name: &String| {
        let surname = surname_of(name)?;
        let namesake = |it: &&String| *it != name && it.starts_with(surname);
        let at = words.match_indices(surname).map(|(at, _)| at).find(|at| {
            let behind = words[at + surname.len()..].trim_start();
            // "林" is no "小林".
            !words[..*at].ends_with(is_han)
                && PLAIN_HONORIFICS.iter().any(|honorific| behind.starts_with(honorific))
        })?;
        let employer = organization_before(ctx, words, at)?;
        people.iter().find(namesake).is_none().then(|| (name.clone(), employer))
    };
    people.iter().filter_map(employer).collect()
}

/// Whether a clause begins with "who" and what one person does: ", who teaches".
fn is_of_one(ctx: &Context, clause: &str) -> bool {
    let mut words = clause.trim_start_matches([',', ' ']).split_whitespace();
    let who = words.next().unwrap_or_default();
    let verb = words.next().unwrap_or_default();
    let english = ctx.languages.first().is_some_and(|language| language.code == "en");
    english && clause.starts_with(',') && who == "who" && verb.ends_with('s')
}

/// Whom a sentence begins with, by a pronoun or by a given name that one of the post's people alone has, and where
/// the words for them end.
fn subject(ctx: &Context, head: &str, spoken: &Spoken<'_>) -> Option<(Vec<String>, usize)> {
    // "All of the above work at Acme."
    let start = lowered(head);
    let all = ctx.words(|language| language.everybody_words).into_iter();
    if let Some(words) = all.filter(|it| start.starts_with(it)).max_by_key(|it| it.len()) {
        return Some((spoken.known.to_vec(), words.len()));
    }
    let first = head.split(|c: char| !c.is_alphabetic()).next().filter(|word| !word.is_empty())?;
    let folded = lowered(first);
    let refers = |words: Vec<&str>| words.contains(&folded.as_str());
    if refers(ctx.words(|language| language.pronouns))
        || refers(ctx.words(|language| language.both_words))
    {
        return Some((spoken.last.to_vec(), first.len()));
    }
    let given = |name: &&String| name.strip_prefix(first).is_some_and(|it| it.starts_with(' '));
    let from = spoken.known.partition_point(|name| name.as_str() < first);
    let mut called =
        spoken.known[from..].iter().skip_while(|name| *name == first).take_while(given);
    let only = called.next()?;
    called.all(|other| other == only).then(|| (vec![only.clone()], first.len()))
}

/// The known employer right behind a given name: "Jane from Acme", "Jane (Acme)".
fn beside(ctx: &Context, words: &str, name_end: usize) -> Option<Range<usize>> {
    let (employer, _) = organization_after(ctx, words, name_end)?;
    employer.filter(|it| is_known(ctx, &words[it.clone()]))
}

fn is_known(ctx: &Context, employer: &str) -> bool {
    ctx.lexicon.reference.organization(employer).is_some()
}

/// Whether somebody may be there without working for it: a city, an event, a project.
fn is_elsewhere(ctx: &Context, place: &str) -> bool {
    let reference = &ctx.lexicon.reference;
    reference.city(place).is_some()
        || reference.is_project(place)
        || !ctx.lexicon.series_in(place).is_empty()
}

/// The employer in a clause that begins behind somebody: " works on seas at Acme", ", who is an engineer at Acme".
fn employer(ctx: &Context, words: &str, clause: Range<usize>) -> Option<Range<usize>> {
    if let Some(found) = japanese(ctx, words, &clause).or_else(|| chinese(ctx, words, &clause)) {
        return Some(found);
    }
    let text = lowered(&words[clause.clone()]);
    let near = |at: &usize| *at <= NEAR && !text[..*at].contains(['.', ';', '。', '；']);
    let within = |it: &Range<usize>| it.end <= clause.end;
    let verbs = ctx.words(|language| language.working).into_iter();
    let verb = verbs
        .filter_map(|verb| Some((text.find(verb)?, verb.len())))
        .find(|it| near(&it.0) && (!ctx.is_spaced() || leads_to_verb(ctx, &text[..it.0])));
    if let Some((at, length)) = verb {
        return organization_at(ctx, words, clause.start + at + length).filter(within);
    }
    // " told how her team at Acme …"
    let teams = ctx.words(|language| language.possessives).into_iter();
    let teams = teams.map(|whose| format!(" {whose} team at "));
    if let Some(at) = teams.filter_map(|team| Some(text.find(&team)? + team.len())).min() {
        return organization_at(ctx, words, clause.start + at).filter(within);
    }
    // "陈晓明代表微软发表了演讲", " spoke on behalf of Acme"
    let whom = ctx.words(|language| language.representing_words).into_iter();
    let whom = whom.filter_map(|it| Some((text.find(it)?, it.len())));
    if let Some((at, length)) = whom.min().filter(|(at, _)| near(at)) {
        let employer = organization_at(ctx, words, clause.start + at + length).filter(within)?;
        let known = ctx.lexicon.reference.organization(&words[employer.clone()]);
        return known.is_some_and(|it| !it.foundation).then_some(employer);
    }
    if let Some(at) = after_topic(ctx, &text) {
        let employer = organization_at(ctx, words, clause.start + at).filter(within)?;
        return (!is_elsewhere(ctx, &words[employer.clone()])).then_some(employer);
    }
    let copulas = [" is ", " are "].into_iter();
    let from = copulas.filter_map(|copula| Some(text.find(copula)? + copula.len())).find(near)?;
    let (at, job) = job(ctx, &text[from..])?;
    let employer = organization_at(ctx, words, clause.start + from + at).filter(within)?;
    (job || is_known(ctx, &words[employer.clone()])).then_some(employer)
}

/// The known employer of whom a sentence in Japanese goes on to tell: "は、AcmeでSREをしています", "はAcmeのエンジニアです".
fn japanese(ctx: &Context, words: &str, clause: &Range<usize>) -> Option<Range<usize>> {
    let text = words.get(clause.clone()).filter(|_| !ctx.is_spaced())?;
    let inner = text.trim_start().strip_prefix('は')?.trim_start_matches(['、', ' ']);
    let first = ctx.lexicon.organizations_in(inner).into_iter().find(|it| it.range.start == 0)?;
    let rest = inner[first.range.end..].trim_start();
    let told = rest.trim_end_matches('。').strip_suffix("です").unwrap_or_default();
    let roles = ctx.words(|language| language.roles).into_iter();
    let mut roles = roles.filter(|role| role.ends_with(is_cjk));
    let does = rest.strip_prefix('で').map(|it| first_chars(it, DEED));
    let works = does.is_some_and(|it| WORKS.iter().any(|word| it.contains(word)));
    let is = rest.starts_with('の') && roles.any(|role| told.ends_with(role));
    let belongs = ["に所属", "に勤"].iter().any(|it| rest.starts_with(it));
    let start = clause.end - inner.len();
    let named = !first.named.foundation && (works || is || belongs);
    named.then_some(start..start + first.range.end)
}

/// The employer, known or a company by its end, of whom a sentence in Chinese goes on to tell: "在微软做边缘计算",
/// "目前在云海科技工作", "是微软的架构师".
fn chinese(ctx: &Context, words: &str, clause: &Range<usize>) -> Option<Range<usize>> {
    let text = words.get(clause.clone()).filter(|_| !ctx.is_spaced())?;
    let inner = text.trim_start().trim_start_matches('，');
    let inner = ["目前", "现在", "現在", "如今"]
        .iter()
        .find_map(|it| inner.strip_prefix(it))
        .unwrap_or(inner);
    let place = inner.strip_prefix('在');
    let inner = place.or_else(|| inner.strip_prefix('是'))?.trim_start();
    let first = ctx.lexicon.organizations_in(inner).into_iter().find(|it| it.range.start == 0);
    let deed = |rest: &str| {
        let rest = rest.trim_start();
        DOES.iter().any(|it| rest.starts_with(it))
            && !DOES_NOT.iter().any(|it| rest.starts_with(it))
    };
    let length = match first {
        Some(hit) if hit.named.foundation => return None,
        Some(hit) => hit.range.end,
        None => company_before(inner, deed)?,
    };
    let rest = inner[length..].trim_start();
    // "是微软的架构师", unlike "是微软的合作伙伴"
    let job = || {
        let told = rest
            .trim_start_matches('的')
            .split(['，', '。', '；', '、'])
            .next()
            .unwrap_or_default();
        is_role(told, &ctx.languages) && told.chars().count() <= DEED
    };
    let start = clause.end - inner.len();
    (if place.is_some() { deed(rest) } else { job() }).then_some(start..start + length)
}

/// What somebody does in Chinese who works where it is said.
const DOES: [&str; 12] =
    ["做", "任", "担任", "擔任", "负责", "負責", "从事", "從事", "工作", "当", "當", "带团队"];

/// What begins like these and is no job: "在微软做了一场分享", "在微软当天的活动上".
const DOES_NOT: [&str; 14] = [
    "做了",
    "做过",
    "做客",
    "做分享",
    "做演讲",
    "做演講",
    "工作坊",
    "当天",
    "当时",
    "当场",
    "當天",
    "當時",
    "當場",
    "任何",
];

/// What says in Japanese that somebody works where it is said, in no more characters.
const WORKS: [&str; 5] = ["をして", "として", "働い", "務め", "勤め"];
const DEED: usize = 24;

/// Where a clause goes on with an employer behind what somebody works on: ", who works on the seas at Acme".
fn after_topic(ctx: &Context, clause: &str) -> Option<usize> {
    let mut doing = ctx.words(|language| language.engaged_words).into_iter();
    let (before, after) = doing.find_map(|it| clause.split_once(it))?;
    let mut joints = ctx.words(|language| language.workplace_words).into_iter();
    let (topic, employer) = joints.find_map(|it| after.split_once(it))?;
    let near = topic.split(' ').count() <= TOPIC && !topic.contains([',', '.', ';']);
    (near && leads_to_verb(ctx, before)).then_some(clause.len() - employer.len())
}

/// Whether the words between somebody and a verb leave them its subject: " ", ", who currently ", " … and both ".
fn leads_to_verb(ctx: &Context, before: &str) -> bool {
    let known = |words: Vec<&str>, word: &str| words.contains(&word);
    let passes = |word: &str| {
        known(ctx.words(|language| language.relative_words), word)
            || known(ctx.words(|language| language.currently_words), word)
    };
    let words = before.trim_start_matches([',', ' ', '(']).trim_end();
    let last = words.rsplit(' ').next().unwrap_or_default();
    let both = words.len() > last.len() && known(ctx.words(|language| language.both_words), last);
    before.ends_with(' ') && (words.split_whitespace().all(passes) || both)
}

/// Where a text that tells what somebody is goes on with an employer, and whether a job title stands before:
/// "also a senior engineer at ".
fn job(ctx: &Context, text: &str) -> Option<(usize, bool)> {
    let glue = ctx.words(|language| language.job_glue);
    let both = ctx.words(|language| language.both_words);
    let small = ctx.words(|language| language.small_words);
    let currently = ctx.words(|language| language.currently_words);
    let mut titled = false;
    let mut end = 0;
    for word in text.split_inclusive(' ').take(JOB) {
        end += word.len();
        let word = word.trim_end();
        if word == "at" {
            return Some((end, titled));
        }
        let title = is_role_word(word, &ctx.languages);
        titled |= title;
        // "professor of marine biology at": what of is no matter.
        if titled && word == "of" {
            return behind_subject(text, end);
        }
        let passes = title
            || is_role_modifier(word, &ctx.languages)
            || [&glue, &both, &small, &currently].into_iter().any(|words| words.contains(&word));
        if !passes {
            return None;
        }
    }
    None
}

/// Where an employer stands behind the subject of a professor or a head, which ends at a byte at the earliest: " at ".
fn behind_subject(text: &str, from: usize) -> Option<(usize, bool)> {
    let at = text[from..].find(" at ")?;
    let subject = &text[from..from + at];
    let brief = subject.split(' ').count() <= SUBJECT && !subject.contains([',', '.', ';', '(']);
    brief.then_some((from + at + " at ".len(), true))
}

/// The employer of one more person, without the verb: ", and Jane Doe for Acme".
fn employer_again(ctx: &Context, words: &str, clause: Range<usize>) -> Option<Range<usize>> {
    let text = &words[clause.clone()];
    let joint = [" for ", " at "].into_iter().find(|joint| text.starts_with(joint))?;
    organization_at(ctx, words, clause.start + joint.len()).filter(|it| it.end <= clause.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::people::group::groups;
    use crate::extract::testing::context;

    fn found(lang: &str, text: &str) -> Vec<(String, String)> {
        let ctx = context(lang, "2025-04-25", "");
        let groups = groups(&ctx, text);
        let name = |range: &Range<usize>| text[range.clone()].to_owned();
        let names: Vec<Vec<String>> =
            groups.iter().map(|it| it.members.iter().map(|it| name(&it.name)).collect()).collect();
        let last = ["Max Mu".to_owned(), "Kim Ray".to_owned()];
        let known = ["Kim Lee".to_owned(), "Kim Ray".to_owned(), "Max Mu".to_owned()];
        let spoken = Spoken { last: &last, known: &known };
        let told = told(&ctx, text, &groups, &names, &spoken).into_iter();
        told.map(|(person, employer)| (person, name(&employer))).collect()
    }

    #[test]
    fn who_is_called_by_the_surname() {
        let ctx = context("ja", "2025-04-25", "");
        for (text, people, want) in [
            ("Googleの佐藤さんからは海の話", &["佐藤花子"][..], Some("Google")),
            ("Google株式会社の佐藤さん", &["佐藤 花子"], Some("Google")),
            ("Googleの佐藤さん", &["佐藤花子", "佐藤太郎"], None),
            ("Googleの佐藤の話", &["佐藤花子"], None),
            ("海の佐藤さん", &["佐藤花子"], None),
        ] {
            let people: Vec<String> = people.iter().map(|it| (*it).to_owned()).collect();
            let found = called(&ctx, text, &people).pop();
            assert_eq!(found.map(|(_, employer)| &text[employer]), want, "{text}");
        }
    }

    #[test]
    fn who_works_for_whom() {
        for (lang, text, want) in [
            ("en", "Zora Quill works at Quuxly on seas.", &[("Zora Quill", "Quuxly")][..]),
            ("en", "Zora Quill is a senior engineer at Quuxly.", &[("Zora Quill", "Quuxly")]),
            (
                "en",
                "Zora Quill and Ada Lin are at Google, where it rains.",
                &[("Zora Quill", "Google"), ("Ada Lin", "Google")],
            ),
            (
                "en",
                "Zora Quill works for Google, and Ada Lin for Red Hat.",
                &[("Zora Quill", "Google"), ("Ada Lin", "Red Hat")],
            ),
            ("en", "Zora Quill told how her team at Quuxly moved.", &[("Zora Quill", "Quuxly")]),
            ("en", "Both work for Google.", &[("Max Mu", "Google"), ("Kim Ray", "Google")]),
            ("en", "Max is also at Google.", &[("Max Mu", "Google")]),
            ("en", "Max from Google was next.", &[("Max Mu", "Google")]),
            ("en", "Zora Quill, who works on seas at Google, spoke.", &[("Zora Quill", "Google")]),
            ("en", "Zora Quill, who runs the sea at Quuxly, spoke.", &[("Zora Quill", "Quuxly")]),
            (
                "en",
                "We saw Max Mu and Zora Quill, who teaches seas at Quuxly.",
                &[("Zora Quill", "Quuxly")],
            ),
            ("en", "Zora Quill, who runs the booth at KubeCon, spoke.", &[]),
            ("uk", "Зора Квіленко працює в Google.", &[("Зора Квіленко", "Google")]),
            ("uk", "Зора Квіленко виступила від імені Google.", &[("Зора Квіленко", "Google")]),
            (
                "en",
                "Zora Quill, who still leads the guild at Google, spoke.",
                &[("Zora Quill", "Google")],
            ),
            ("zh", "Zora Quill 就职于微软。", &[("Zora Quill", "微软")]),
            ("zh", "Zora Quill 在微软做边缘计算。", &[("Zora Quill", "微软")]),
            ("zh", "Zora Quill 目前在云海科技工作。", &[("Zora Quill", "云海科技")]),
            ("zh", "Zora Quill 是微软的架构师，讲了海。", &[("Zora Quill", "微软")]),
            ("zh", "Zora Quill 是微软的老朋友。", &[]),
            ("zh", "Zora Quill 在微软做了一场分享。", &[]),
            ("zh", "Zora Quill 在微软当天的活动上。", &[]),
            ("zh", "Zora Quill 在微软的展台旁。", &[]),
        ] {
            let found = found(lang, text);
            let pairs: Vec<_> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            assert_eq!(pairs, want, "{text}");
        }
    }

    #[test]
    fn what_tells_of_no_employer() {
        for text in [
            "Zora Quill is at the booth.",
            "Zora Quill is at Quux Hall.",
            "Zora Quill is happy. She met Ada at Google.",
            "Zora Quill is very good at Go.",
            "Zora Quill used to work for Google.",
            "Kim is at Google.",
            "It is at Google.",
            "Her friend works at Google.",
            "Zora Quill built a framework for Google.",
            "Zora Quill no longer works at Google.",
            "Zora Quill met friends who work at Google.",
            "Zora Quill, and Ada Lin for Red Hat.",
            "She (Google) was next.",
            "Zora Quill works on seas, and was at Google.",
            "Zora Quill, whose friend leads the guild at Google, spoke.",
        ] {
            assert_eq!(found("en", text), [], "{text}");
        }
    }
}
