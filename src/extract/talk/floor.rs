//! Whether people whom running text names are on stage, or named for something else.

use std::ops::Range;

use super::format::{format_in, names_session};
use super::{Person, people_at};
use crate::extract::context::Context;
use crate::extract::facts::TalkFormat;
use crate::extract::people::group::{Group, groups};
use crate::extract::people::role::{is_role_modifier, is_role_word};
use crate::extract::possessive::owned;
use crate::extract::sentence::{first_chars, last_chars, lowered};
use crate::extract::stems::Stems;
use crate::language::han::{BRINGING, SUBJECT_PARTICLES, TITLES, without_copula};
use crate::language::ja::surnames::PLAIN_HONORIFICS;

/// No more words tell who somebody is.
const APPOSITION: usize = 9;

/// Whether a sentence tells what its author did: "We met Jane Doe".
pub(super) fn is_authors(ctx: &Context, sentence: &str) -> bool {
    let authors = ctx.words(|language| language.author_pronouns);
    let first = sentence.split_whitespace().next();
    first.is_some_and(|first| authors.contains(&lowered(first).as_str()))
}

/// Whether the people of a group take part rather than being thanked or awarded.
pub fn speaks_here(ctx: &Context, sentence: &str, group: &Group) -> bool {
    let before = last_chars(&sentence[..group.range.start], 30);
    let after = first_chars(&sentence[group.range.end..], 70);
    // "感谢陈晓明老师带来的《海上的网格》"
    let deed = TITLES.iter().find_map(|it| after.strip_prefix(it)).unwrap_or(after);
    if BRINGING.iter().any(|it| deed.starts_with(it)) {
        return true;
    }
    if !ctx.is_spaced()
        && is_before_that(
            PLAIN_HONORIFICS.iter().find_map(|it| after.strip_prefix(it)).unwrap_or(after),
        )
    {
        return false;
    }
    // In "陈晓明致开幕辞，感谢了大家" it is the speaker who thanks.
    let clause = after.split(['，', '；']).find(|clause| !clause.trim().is_empty());
    let after = clause.filter(|_| !ctx.is_spaced()).unwrap_or(after);
    // "opened by Jane Doe, who thanked the community"
    let after = after.split(", who ").next().unwrap_or(after);
    let near = Stems::of(&format!("{before} {after}"));
    !near.has_any(&ctx.words(|language| language.not_speaking))
}

/// Whether the words around a group say that it speaks: "by" before it, a verb of speaking or a
/// word for a session after it.
pub fn takes_the_floor(ctx: &Context, sentence: &str, group: &Group) -> bool {
    let before = lowered(&sentence[..group.range.start]);
    let after = lowered(&sentence[group.range.end..]);
    let spaced = ctx.is_spaced();
    let is_session = |text: &str| names_session(ctx, text);
    if spaced {
        // "a keynote from the programme chairs, Jane Doe and …"
        let near: Vec<&str> = before.split_whitespace().rev().take(6).collect();
        let near = near.into_iter().rev().collect::<Vec<_>>().join(" ");
        // "a session by my colleague Jane Doe"
        let bare = without_roles(ctx, &near);
        let introduced = ctx.languages.iter().flat_map(|language| language.by_words).any(|word| {
            let direct =
                bare.strip_suffix(word).is_some_and(|head| !head.ends_with(char::is_alphanumeric));
            direct
                || near.contains(&format!(" {word} "))
                    && !near.contains(['.', ';'])
                    && before.trim_end().ends_with(',')
        });
        let words: Vec<&str> = after_apposition(&after).split_whitespace().take(4).collect();
        // "Jane Doe's keynote"
        let owns = owned(&after).is_some() && is_session(&words.join(" "));
        // "доповідь Зори Квіленко": a genitive owns it, too.
        let owned = ctx.inflects()
            && [before.as_str(), without_roles(ctx, &before)].iter().any(|before| {
                before.split_whitespace().next_back().is_some_and(is_session)
                    || ends_in_remarks(ctx, before)
            });
        // "За столом сиділи Зора Квіленко і Макс Му": such languages put the verb first as often.
        let told = ctx.inflects() && is_told_of(ctx, &before);
        introduced || speaks(ctx, &after) || owns || owned || told
    } else {
        let introduced = ctx.languages.iter().flat_map(|language| language.by_words).any(|word| {
            let head = before.trim_end_matches(['、', ' ']);
            // "主讲人是陈晓明"
            head.ends_with(word) || word.len() > "讲".len() && without_copula(head).ends_with(word)
        });
        let near: String = after.chars().take(14).collect();
        // "佐藤花子氏が、海上の…を紹介します": what a subject does stands at the end.
        let courtesy = PLAIN_HONORIFICS.iter().find_map(|it| after.trim_start().strip_prefix(it));
        let bare = courtesy.unwrap_or(&after);
        let acts = bare.trim_start().starts_with(SUBJECT_PARTICLES);
        let end = last_chars(without_bracket(&after), 14);
        let end = if acts && !is_before_that(bare) { end } else { "" };
        let follows = ctx
            .words(|language| language.speaking)
            .iter()
            .any(|verb| near.contains(verb) || end.contains(verb));
        // "佐藤花子さんに「海のメッシュ」についてお話しいただきました", "佐藤花子さんからは…発表がありました"
        let asked = ASKED.iter().any(|it| bare.starts_with(it)) && {
            let end = last_chars(&after, 14);
            let verbs = ctx.words(|language| language.speaking);
            GRANTED.iter().any(|it| end.contains(it)) && verbs.iter().any(|it| end.contains(it))
        };
        // "佐藤花子さんの発表"
        let owns = bare.trim_start().starts_with(['的', 'の']) && is_session(&near);
        // "佐藤花子さんによる開会の挨拶"
        let given = bare.trim_start().starts_with("による");
        // "初日の基調講演は佐藤花子さん。"
        // "佐藤花子さんだ。", unlike "佐藤花子さんだけ"
        let plain = |it: &str| it == "だ" || it.starts_with("だ。");
        let ends = |it: &str| {
            it.is_empty() || plain(it) || COPULAS.iter().any(|word| it.starts_with(word))
        };
        let subject = || {
            // "基調講演は、網の作者でもある佐藤花子さん。"
            let parted = before.rsplit_once('は');
            parted.is_some_and(|(session, who)| {
                let brief = who.chars().count() <= WHO && !who.contains(['。', '「', '」']);
                brief && is_session(last_chars(session, SUBJECT))
            })
        };
        let named = &sentence[group.range.clone()];
        let addressed = courtesy.is_some() || PLAIN_HONORIFICS.iter().any(|it| named.ends_with(it));
        let last = addressed && ends(bare.trim_start());
        let is = last && subject();
        // "「海のメッシュ」を発表したのは、Quuxlyの佐藤花子さんです。"
        let told = || DONE.iter().any(|it| before.contains(it)) && speaks_before(ctx, &before);
        let holds = acts && holds_session(ctx, &after);
        introduced || follows || asked || owns || given || is || holds || last && told()
    }
}

/// Particles behind whoever is asked to speak, in Japanese, and the ends of such a sentence.
const ASKED: [&str; 5] = ["に", "より", "から", "をお招き", "をお迎え"];
const GRANTED: [&str; 5] = ["いただ", "頂き", "もらいました", "もらった", "がありました"];

/// Whether words behind somebody only say when something else was done: "が去ったあと、網の話を…".
fn is_before_that(after: &str) -> bool {
    let clause = after.trim_start().strip_prefix('が').and_then(|it| it.split_once('、'));
    clause.is_some_and(|(clause, _)| WHEN.iter().any(|it| clause.ends_with(it)))
}

/// What ends a clause in Japanese that says when something else was done.
const WHEN: [&str; 7] = ["たあと", "た後", "だあと", "だ後", "たとき", "てから", "る前"];

/// What ends a sentence that says who it was, in Japanese, and what stands between a deed and who did it.
const COPULAS: [&str; 3] = ["。", "です", "でした"];
const DONE: [&str; 4] = ["たのは", "るのは", "すのは", "くのは"];

/// A sentence in Japanese without the bracket with which it ends: "…を発表しました（動画）。"
fn without_bracket(sentence: &str) -> &str {
    let inner = sentence.trim_end_matches(['。', ' ']);
    let head = inner.strip_suffix(['）', ')']).and_then(|it| it.rsplit_once(['（', '(']));
    head.map_or(sentence, |(head, _)| head)
}

/// Whether somebody holds a session, whatever the sentence goes on with: "…のワークショップを開き、席は埋まりました".
fn holds_session(ctx: &Context, after: &str) -> bool {
    HELD.iter().any(|held| {
        let mut hits = after.match_indices(held);
        hits.any(|(at, _)| names_session(ctx, last_chars(&after[..at], SUBJECT)))
    })
}

/// How somebody in Japanese holds a session.
const HELD: [&str; 9] = [
    "を開き",
    "を開い",
    "を開催し",
    "を行い",
    "を行っ",
    "を行な",
    "を実施し",
    "を務め",
    "を披露し",
];

/// So many behind it tell who somebody is.
const WHO: usize = 30;

/// So many characters before "は" name a session: "スポンサーセッション".
const SUBJECT: usize = 10;

/// Whether the deed with which a sentence begins that goes on with who did it is one of speakers: "…を発表したのは、".
fn speaks_before(ctx: &Context, before: &str) -> bool {
    let deed = DONE.iter().filter_map(|it| before.find(it)).min();
    let deed = last_chars(&before[..deed.unwrap_or(0)], DEED);
    let mut verbs = ctx.words(|language| language.speaking).into_iter();
    verbs.any(|verb| deed.contains(verb))
}

/// So many characters tell what somebody did: "解説してくれ".
const DEED: usize = 8;

/// Whether words end in what remarks are called, of which one word tells nothing: "вітальне слово".
fn ends_in_remarks(ctx: &Context, before: &str) -> bool {
    let start = before.rmatch_indices(' ').nth(1).map_or(0, |(at, _)| at);
    format_in(&before[start..], &ctx.languages) == Some(TalkFormat::Remarks)
}

/// Whether a verb of speaking is among the last words before somebody: "виступила випускниця університету".
fn is_told_of(ctx: &Context, before: &str) -> bool {
    let verbs = ctx.words(|language| language.speaking);
    let near = before.split_whitespace().rev().take(APPOSITION);
    let mut clause = near
        .take_while(|word| !word.contains(|c: char| !c.is_alphanumeric() && !",-'’ʼ".contains(c)));
    clause.any(|word| verbs.iter().any(|verb| word.starts_with(verb)))
}

/// Whether words tell who somebody is: "проректорка з наукової роботи, професорка".
pub(super) fn is_apposition(ctx: &Context, words: &str) -> bool {
    let words = lowered(words);
    let mut words = words.split_whitespace().peekable();
    let titled = words.peek().is_some_and(|word| is_role_word(word, &ctx.languages));
    let plain = |word: &str| word.chars().all(|c| c.is_alphanumeric() || ",-'’ʼ".contains(c));
    titled && words.clone().count() < APPOSITION && words.all(plain)
}

/// The words before somebody without those for who they are: "by" of "by our very own", of "by program committee
/// member".
pub(super) fn without_roles<'t>(ctx: &Context, before: &'t str) -> &'t str {
    let ours = ctx.words(|language| language.own_words);
    let mut rest = before.trim_end();
    let mut titled = false;
    loop {
        let head = rest.trim_end_matches(|c: char| !c.is_whitespace());
        let word = &rest[head.len()..];
        let title = is_role_word(word, &ctx.languages);
        let role = title
            || ours.contains(&word)
            || titled && (is_role_modifier(word, &ctx.languages) || word == "the");
        if !role || head.is_empty() {
            return rest;
        }
        titled |= title;
        rest = head.trim_end();
    }
}

/// Whether a verb of speaking stands within four words after somebody; `after` is in lower case.
pub fn speaks(ctx: &Context, after: &str) -> bool {
    let verbs = ctx.words(|language| language.speaking);
    let words: Vec<&str> = after_apposition(after).split_whitespace().take(4).collect();
    let near = format!(" {} ", words.join(" "));
    verbs.iter().any(|verb| near.contains(&format!(" {verb}")))
}

/// What follows an apposition: " is giving …" in ", one of our founders, is giving …".
fn after_apposition(after: &str) -> &str {
    let inner = ["one of ", "a ", "an ", "the ", "our "].into_iter();
    let mut inner = inner.filter_map(|word| after.strip_prefix(", ")?.strip_prefix(word));
    let rest = inner.next().and_then(|rest| rest.split_once(", "));
    // "…, a friend, and Max Mu gave a talk" tells of somebody else.
    let own = |rest: &str| !rest.starts_with("and ");
    rest.filter(|(apposition, rest)| apposition.len() < 80 && own(rest))
        .map_or(after, |(_, rest)| rest)
}

/// The people whom a sentence says to speak, or to whom it gives a part where `presumed` says that it tells of
/// who is on stage.
pub fn on_stage(
    ctx: &Context,
    passage: usize,
    sentence: &Range<usize>,
    presumed: bool,
    confidence: f64,
) -> Vec<Person> {
    let words = &ctx.passages[passage].block.text[sentence.clone()];
    let speak = groups(ctx, words).into_iter().filter(|group| {
        speaks_here(ctx, words, group) && (presumed || takes_the_floor(ctx, words, group))
    });
    let rule = "people in the description";
    speak
        .flat_map(|group| persons(ctx, passage, sentence.start, &group, rule, confidence))
        .collect()
}

/// The people of a group; `base` is where the text that was read begins in the passage.
pub fn persons(
    ctx: &Context,
    passage: usize,
    base: usize,
    group: &Group,
    rule: &'static str,
    confidence: f64,
) -> Vec<Person> {
    let named = group.members.iter().map(|member| (&member.name, member.organization.as_ref()));
    people_at(ctx, (passage, base), &named.collect::<Vec<_>>(), rule, |_| confidence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn words_that_give_the_floor() {
        for (lang, text, want) in [
            ("en", "a talk by Zora Quill", true),
            ("uk", "доповідь членів програмного комітету Зори Квіленко", true),
            ("uk", "кава членів програмного комітету Зори Квіленко", false),
            ("uk", "виступила випускниця нашого університету Зора Квіленко", true),
            ("uk", "виступила команда «Вітрила» випускниця Зора Квіленко", false),
            ("uk", "каву варила випускниця нашого університету Зора Квіленко", false),
            ("en", "Zora Quill then explained meshes", true),
            ("en", "Zora Quill's keynote", true),
            ("en", "Zora Quill ran a workshop", true),
            ("en", "a session from our own maintainer Zora Quill", true),
            ("en", "we met our own maintainer Zora Quill", false),
            ("en", "Zora Quill, a random friend", false),
            ("en", "a keynote from the chairs, Zora Quill and Max Mu", true),
            ("en", "Zora Quill was there", false),
            ("en", "Zora Quill's dog", false),
            ("en", "near Zora Quill", false),
            ("uk", "доповідь від Зори Квіленко", true),
            ("uk", "доповідь Зори Квіленко", true),
            ("uk", "вітальне слово Зори Квіленко", true),
            ("uk", "добре слово Зори Квіленко", false),
            ("uk", "Зора Квіленко розповіла", true),
            ("uk", "Зора Квіленко була там", false),
            ("uk", "далі виступила Зора Квіленко", true),
            ("uk", "там була Зора Квіленко", false),
            ("ja", "次は Google の佐藤花子さんの発表", true),
            ("zh", "由 Zora Quill 主讲", true),
            ("zh", "微软的陈晓明介绍了", true),
            ("zh", "Zora Quill 的演讲", true),
            ("zh", "主讲老师为 Zora Quill", true),
            ("zh", "Zora Quill 很高兴", false),
            ("ja", "Zora Quill さんが登壇しました", true),
            ("ja", "Zora Quill さんは元気です", false),
            ("ja", "進行役は Zora Quill さんです", true),
            ("ja", "司会を務めたのは Zora Quill さんです", true),
            ("ja", "料理長を務めたのは Zora Quill さんです", false),
            ("ja", "Zora Quill さんのセッションです", true),
            ("ja", "Zora Quill さんの船です", false),
            ("ja", "Zora Quill が5分の LT に登壇しました", true),
            ("ja", "Zora Quill が海の網を編む方法を発表しました（[動画]）。", true),
            ("ja", "初日の基調講演は Google の Zora Quill さん。", true),
            ("ja", "初日の昼食は Google の Zora Quill さん。", false),
            ("ja", "初日の基調講演は、網の作者でもある Zora Quill さんです。", true),
            ("ja", "Zora Quill が海を去ったあと、網をどう守ったのかを話してくれました。", false),
            ("ja", "海の網を発表したのは、Google の Zora Quill さんです。", true),
            ("ja", "海の網を編んだのは、Google の Zora Quill さんです。", false),
            ("ja", "Zora Quill さんが網のワークショップを開き、席はすぐに埋まりました。", true),
            ("ja", "Zora Quill さんが海の近くに店を開き、席はすぐに埋まりました。", false),
            ("ja", "Zora Quill さんをお招きし、海の網についてお話しいただきました。", true),
        ] {
            let ctx = context(lang, "2025-04-25", "");
            let found = groups(&ctx, text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(takes_the_floor(&ctx, text, &found[0]), want, "{text}");
        }
    }
}
