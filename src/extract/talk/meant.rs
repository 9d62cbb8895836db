//! Who is meant where a link's sentence names nobody in full: whoever the sentence before announces, or has that given
//! name.

use std::ops::Range;

use super::floor::{is_authors, persons, speaks_here, takes_the_floor};
use super::format::{Named, session_of};
use super::owner::in_sentence;
use super::titled::struck;
use super::{Candidate, Person, within};
use crate::extract::context::Context;
use crate::extract::facts::TitleKind;
use crate::extract::people::group::{Group, Member, groups};
use crate::extract::people::name::Likeness;
use crate::extract::possessive::owner_and_owned;
use crate::extract::sentence::{last_chars, lowered};
use crate::language::is_cjk;

/// The rule for people whom the sentence before announces.
pub(super) const ANNOUNCED: &str = "people announced before";

/// So many characters before a link may name whom it calls by a given name.
const BEFORE: usize = 600;

/// A sentence of fewer words is a mere cry.
const CRY: usize = 3;

/// No more sentences are looked through for one that is none.
const CRIES: usize = 3;

/// What a sentence in Japanese says behind the title that it is about.
const COPULAS: [&str; 3] = ["です", "でした", "だ"];

/// So many words before a link may tell who acts.
const NEAR: usize = 4;

/// "Jane Doe and John Roe were there. [Jane's talk](…) was full": the only one of that given name whom the passage
/// names before.
pub(super) fn called(ctx: &Context, candidate: &Candidate) -> Option<Person> {
    let text = &ctx.passages[candidate.passage].block.text;
    let words = text.get(candidate.span.clone())?;
    let (given, _) = owner_and_owned(words)?;
    if given.contains(' ') || !given.starts_with(char::is_uppercase) {
        return None;
    }
    let before = last_chars(&text[..candidate.span.start], BEFORE);
    let groups = groups(ctx, before);
    let of_name = |member: &&Member| {
        let surname = before[member.name.clone()].strip_prefix(given);
        surname.is_some_and(|it| it.starts_with(' '))
    };
    let mut named = groups.iter().flat_map(|group| &group.members).filter(of_name);
    let member = named.next().filter(|_| named.next().is_none())?;
    let group = Group { range: member.name.clone(), members: vec![member.clone()] };
    let rule = "given name in the link's words";
    let base = candidate.span.start - before.len();
    persons(ctx, candidate.passage, base, &group, rule, 0.8).into_iter().next()
}

/// "Next on stage was Jane Doe. In [her talk](…), …": people of the sentence before, of whom no link tells, and whom its
/// author has not merely met.
pub(super) fn announced(ctx: &Context, candidates: &[Candidate], index: usize) -> Vec<Person> {
    let Candidate { passage, ref span, rule, .. } = candidates[index];
    let own = ctx.sentence_at(passage, span.start);
    let sentences = &ctx.passages[passage].sentences;
    let text = &ctx.passages[passage].block.text;
    // "Jane Doe did. Twice. In [Meshes at Sea](…) she …"
    let cry = |it: &&Range<usize>| {
        ctx.is_spaced() && text[(*it).clone()].split_whitespace().count() < CRY
    };
    let before = &sentences[..sentences.partition_point(|it| it.end <= own.start)];
    let before = before.iter().rev().take(CRIES).find(|it| !cry(it));
    let free = |sentence: &&Range<usize>| within(candidates, passage, sentence).is_empty();
    // A row whose sentence is not its first is told as prose is.
    let told =
        ["link in prose", "bare link"].contains(&rule) || rule == "linked row" && own.start > 0;
    let Some(before) = before.filter(|before| told && free(before)) else {
        return Vec::new();
    };
    let pronouns =
        [ctx.words(|language| language.pronouns), ctx.words(|language| language.possessives)]
            .concat();
    let before_link = &text[own.start.min(span.start)..span.start];
    // "On day one she [spoke of meshes](…), and on day two she came back to [look at seas](…)"
    let acts = pronoun_acts(&pronouns, before_link);
    let here = within(candidates, passage, &own);
    if here.start != index && !acts {
        return Vec::new();
    }
    let words = &text[before.clone()];
    let all = groups(ctx, words);
    // "司会の佐藤花子さんの挨拶のあと、登壇したのは李雷さんでした。": the last one is who it was.
    let last = || {
        let last = all.last().filter(|_| !ctx.is_spaced())?;
        let behind = words[last.range.end..].trim_end_matches('。');
        let behind = behind.strip_prefix("さん").unwrap_or(behind);
        COPULAS.contains(&behind).then_some(last)
    };
    let Some(group) = (if let [only] = &all[..] { Some(only) } else { last() }) else {
        return Vec::new();
    };
    // Names in Chinese characters are only found where something introduces them.
    let named = |member: &Member| {
        member.likeness == Likeness::Yes
            || member.organization.is_some()
            || words[member.name.clone()].chars().all(is_cjk)
    };
    let titles = candidates[here].iter().filter(|talk| talk.title_kind == TitleKind::Stated);
    let titles = titles.map(|talk| in_sentence(&talk.span, &own));
    let mut others = groups(ctx, &struck(&text[own.clone()], titles)).into_iter();
    // "灯台守の佐藤さんが去ったあと、…（[海のメッシュ](…)）" is told of nobody who speaks.
    let own_words = &text[own.clone()];
    let alone = others.all(|group| {
        span.end <= own.start + group.range.start
            || !ctx.is_spaced() && !takes_the_floor(ctx, own_words, &group)
    });
    // "We met Jane Doe. [Meshes at Sea](…) was full."
    let met = is_authors(ctx, words) && !takes_the_floor(ctx, words, group);
    let speaks = group.members.iter().all(named) && speaks_here(ctx, words, group) && alone;
    if met || !speaks {
        return Vec::new();
    }
    persons(ctx, passage, before.start, group, ANNOUNCED, 0.75)
}

/// The format of the session by which a sentence in Chinese or Japanese announces such people: "基調講演は佐藤花子さん。[海の
/// メッシュ](…)という題でした。"
pub(super) fn format(ctx: &Context, candidate: &Candidate, people: &[Person]) -> Option<Named> {
    let announced = people.first().filter(|it| it.rule == ANNOUNCED && !ctx.is_spaced())?;
    let passage = &ctx.passages[candidate.passage];
    let own = ctx.sentence_at(candidate.passage, candidate.span.start);
    let before = passage.sentences.iter().rev().filter(|it| it.end <= own.start);
    let mut before = before.map(|it| &passage.block.text[it.clone()]);
    let told = before.find(|it| it.contains(&announced.surface))?;
    session_of(ctx, told).map(|(_, format)| format).map(Named::by("format told before it"))
}

/// Whether one of the last words of a clause is somebody who was named before: "and on day two she came back to ".
fn pronoun_acts(pronouns: &[&str], before: &str) -> bool {
    let clause = before.rsplit([',', ';', ':', '.']).next().unwrap_or_default();
    let near = clause.split_whitespace().rev().take(NEAR);
    near.map(lowered).any(|word| pronouns.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::filled;

    #[test]
    fn whoever_the_sentence_before_announces() {
        for (lang, text, want) in [
            (
                "en",
                "Max Mu closed the day. His talk “Seas and Sails” was full ([video](v1)).",
                "Max Mu",
            ),
            (
                "en",
                "Max Mu, an engineer at Google, did. Twice. In [Why Sails Tear at Night](v1) he told us why.",
                "Max Mu (Google)",
            ),
            (
                "en",
                "Max Mu did. It was twice. In [Why Sails Tear at Night](v1) he told us why.",
                "",
            ),
            (
                "en",
                "Next up was Max Mu from Google. The title was “Seas and Sails” ([video](v1)).",
                "Max Mu (Google)",
            ),
            (
                "ja",
                "続いて登壇したのは、Google の佐藤花子さん。タイトルは「海のメッシュ」（[動画](v1)）。",
                "佐藤花子 (Google)",
            ),
            (
                "zh",
                "- 主题演讲里，谷歌的陈晓明讲了海。题目叫 [Seas and Sails](v1)。",
                "陈晓明 (谷歌)",
            ),
            (
                "ja",
                "佐藤花子さんの挨拶のあと、最初に登壇したのは Google の高橋健太さんでした。「[海のメッシュ](v1)」と題したセッションでした。",
                "高橋健太 (Google)",
            ),
            ("en", "Max Mu closed the day. Don't miss “Seas and Sails” ([video](v1)).", "Max Mu"),
            ("en", "With Max Mu came sails. They tore in the storm. [Recording](v1).", ""),
            (
                "en",
                "Max Mu closed the day. His boat is “Seas and Sails” by Ada Lin ([video](v1)).",
                "Ada Lin",
            ),
            (
                "uk",
                "Завершував день Макс Муренко. Його доповідь «Море і вітрила» вразила ([відео](v1)).",
                "Макс Муренко",
            ),
            (
                "zh",
                "最后上台的是来自微软的陈晓明。他的《海上的网格》座无虚席（[视频](v1)）。",
                "陈晓明 (微软)",
            ),
            ("zh", "开场由陈晓明和李雷共同完成。两位在[海上的网格](v1)中谈了海。", "陈晓明, 李雷"),
            (
                "ja",
                "次は Google の佐藤花子さんの発表です。[海のメッシュ](v1)の話でした。",
                "佐藤花子 (Google)",
            ),
        ] {
            assert_eq!(filled(lang, text), [want], "{text}");
        }
        // What the next paragraph tells of is another talk.
        let text = "Max Mu closed the day. His talk “Seas and Sails” was full ([video](v1)).\n\n\
                    Before that we had a workshop by Ada Lin.";
        assert_eq!(filled("en", text), ["Max Mu"]);
    }

    #[test]
    fn people_whom_a_link_calls_by_their_given_names() {
        let both = "We met Zora Quill and Max Mu";
        for (text, want) in [
            (
                "[Zora's talk on seas](v1) and [Max's demo of sails](v2) were full.",
                ["Zora Quill", "Max Mu"],
            ),
            ("Watch [Zora’s talk on seas](v1) and [Ada's demo of sails](v2).", ["Zora Quill", ""]),
            ("We saw [seas](v1) and [Meshes's sails](v2).", ["", ""]),
        ] {
            assert_eq!(filled("en", &format!("{both}. {text}")), want, "{text}");
        }
        let two = "We met Zora Quill and Zora Mu. [Zora's talk on seas](v1) was full.";
        assert_eq!(filled("en", two), [""]);
    }
}
