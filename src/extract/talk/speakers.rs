//! Who gives a talk, where running text says so: beside the link (here), before it, or in the description below a row.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::closing::{is_closing, told_above};
use super::described::DESCRIBED;
use super::floor::{persons, speaks_here, takes_the_floor};
use super::format::names_session;
use super::owner::{LastSentence, in_sentence};
use super::respective::share_out;
use super::telling::telling;
use super::titled::struck;
use super::{Candidate, Person, described, employ, meant, short_names};
use crate::extract::context::Context;
use crate::extract::people::group::Group;
use crate::extract::people::name::Likeness;
use crate::extract::possessive::owned;
use crate::extract::sentence::{first_chars, lowered};
use crate::extract::stems::Stems;
use crate::post::document::BlockKind;

/// No company's name with which an item begins is longer, in characters.
const COMPANY: usize = 100;

/// No more words name a session of somebody's before its link: "for her great talk".
const OWN_SESSION: usize = 6;

/// So many characters after "'s" tell what somebody owns.
const OWNED: usize = 60;

/// Gives people to the candidates that their rows have credited to nobody.
pub fn fill(ctx: &Context, candidates: &mut [Candidate]) {
    candidates.sort_by_key(|candidate| (candidate.passage, candidate.span.start));
    let mut sentence = LastSentence::default();
    let mut lines = HashMap::new();
    for index in 0..candidates.len() {
        if !candidates[index].people.is_empty() {
            join_moderated(ctx, candidates, index, &mut sentence);
            let company = company_of(ctx, &candidates[index]);
            employ(&mut candidates[index].people, || company);
            continue;
        }
        let mut people = beside(ctx, candidates, index, &mut sentence);
        if people.is_empty() {
            people = meant::announced(ctx, candidates, index);
            people.retain(|it| !is_described(&candidates[..index], candidates[index].passage, it));
            let format = || meant::format(ctx, &candidates[index], &people);
            candidates[index].format = candidates[index].format.or_else(format);
        }
        if people.is_empty() && is_closing(ctx, &candidates[index]) {
            people = told_above(ctx, candidates, index);
        } else if people.is_empty() {
            people = described::below(ctx, candidates, index, &mut lines);
        }
        if people.is_empty() {
            people = short_names::acting(ctx, &candidates[..index], &candidates[index]);
        }
        without_repetition(&mut people);
        employ(&mut people, || company_of(ctx, &candidates[index]));
        candidates[index].people = people;
    }
    share_out(ctx, candidates);
}

/// Leaves everybody once who was named in several sentences: "陈晓明和李雷讨论了海。陈晓明认为，…".
pub(super) fn without_repetition(people: &mut Vec<Person>) {
    let mut named = HashSet::new();
    people.retain(|person| named.insert(person.name.clone()));
}

/// Whether a sentence of a passage tells of somebody for a talk before it: "[Meshes](…). Jane Doe will explain. Then
/// there are [sails](…)."
fn is_described(before: &[Candidate], passage: usize, person: &Person) -> bool {
    let talks = before.iter().rev().take_while(|talk| talk.passage == passage);
    let mut people = talks.flat_map(|talk| &talk.people);
    people.any(|it| it.rule == DESCRIBED && it.surface == person.surface && it.line == person.line)
}

/// The company of whoever a talk credits without one.
fn company_of(ctx: &Context, candidate: &Candidate) -> Option<String> {
    company_above(ctx, candidate).or_else(|| company_before(ctx, candidate))
}

/// The company with which an item or a paragraph begins: "**Acme**: Jane Doe showed [sails](…)", "**Acme** – Jane Doe …".
fn company_before(ctx: &Context, candidate: &Candidate) -> Option<String> {
    let block = &ctx.passages[candidate.passage].block;
    let head = first_chars(&block.text, COMPANY);
    let stops = [": ", "：", " – ", " — ", " - "].into_iter().filter_map(|stop| head.find(stop));
    let words = head[..stops.min()?].trim();
    let known = ctx.lexicon.reference.organization(words)?;
    let bold = block.marks.first().is_some_and(|mark| mark.range == (0..words.len()));
    let leads = block.kind == BlockKind::Item || block.kind == BlockKind::Paragraph && bold;
    let before = words.len() <= candidate.span.start;
    (leads && before && !known.foundation).then(|| words.to_owned())
}

/// The company that is all that the heading over a talk says: "### Acme" over what Acme's people told.
fn company_above(ctx: &Context, candidate: &Candidate) -> Option<String> {
    let heading = ctx.heading_above(candidate.passage)?;
    let words = ctx.passages[heading].block.text.trim();
    let known = ctx.lexicon.reference.organization(words)?;
    (!known.foundation && candidate.section != Some(heading)).then(|| words.to_owned())
}

/// "Jane Doe and John Roe take part in [a panel](…), moderated by Max Mu": who stands before the link is
/// no less on stage than who is credited after it.
fn join_moderated(
    ctx: &Context,
    candidates: &mut [Candidate],
    index: usize,
    sentence: &mut LastSentence,
) {
    let candidate = &candidates[index];
    let after = candidate.people.iter().all(|person| person.rule == "credits after the link");
    if candidate.rule != "link in prose" || !after || is_next(ctx, candidate) {
        return;
    }
    let people = beside(ctx, candidates, index, sentence);
    let known = |person: &Person| {
        candidates[index].people.iter().any(|other| {
            other.surface == person.surface || other.organization.as_ref() == Some(&person.surface)
        })
    };
    let mut more: Vec<Person> = people.into_iter().filter(|person| !known(person)).collect();
    more.append(&mut candidates[index].people);
    candidates[index].people = more;
}

/// Whether the words before a link tell of another talk: "It began with remarks by Jane Doe, followed by [Meshes at Sea](…)".
fn is_next(ctx: &Context, candidate: &Candidate) -> bool {
    let text = &ctx.passages[candidate.passage].block.text;
    let sentence = ctx.sentence_at(candidate.passage, candidate.span.start);
    let before = text.get(sentence.start..candidate.span.start).unwrap_or_default();
    let before = lowered(before.trim_end_matches(|c: char| !c.is_alphanumeric()));
    ctx.words(|language| language.sequence_words).iter().any(|it| before.ends_with(it))
}

/// People in the sentence of the link, each group with the link that it belongs to.
fn beside(
    ctx: &Context,
    candidates: &[Candidate],
    index: usize,
    last: &mut LastSentence,
) -> Vec<Person> {
    let candidate = &candidates[index];
    let passage = candidate.passage;
    let text = &ctx.passages[passage].block.text;
    if matches!(ctx.passages[passage].block.kind, BlockKind::Heading(_) | BlockKind::TableRow) {
        return Vec::new();
    }
    let sentence = ctx.sentence_at(passage, candidate.span.start);
    let words = &text[sentence.clone()];
    if let Some(person) = meant::called(ctx, candidate) {
        return vec![person];
    }
    last.read(ctx, candidates, passage, &sentence);
    let link = in_sentence(&candidate.span, &sentence);
    let mut people = Vec::new();
    for group in &last.groups {
        let range = group.range.start + sentence.start..group.range.end + sentence.start;
        // Titles have capitalised words, too: inside the link's words somebody must be introduced, and only whoever
        // is linked by name speaks by a verb behind the link.
        let name = group.members.first().map_or(range.start, |it| it.name.start + sentence.start);
        let titled = candidate.span.contains(&name);
        // "[Signed, Sealed, Delivered](…), Jane Doe explained …"
        if titled && group.members.iter().all(|it| it.likeness == Likeness::Maybe) {
            continue;
        }
        let owns = text[range.end..].trim_start_matches(' ').starts_with('的');
        let floor = !titled || owns || takes_the_floor_within(ctx, words, group, &link);
        let owner = || last.owner(ctx, words, &group.range);
        // "[Meshes](…), and Jane Doe's call for sails" is something else of hers.
        let after = words.get(group.range.end..).unwrap_or_default();
        let between = words.get(link.end..group.range.start);
        let other = between
            .is_some_and(|it| ends_with_and(ctx, it) && owns_something_else(ctx, after))
            || is_colleague_of(ctx, after);
        // "At the booth, Jane Doe's quick [demo](…)": a booth says nothing of what is hers.
        let hers = || {
            let between = words.get(group.range.end..link.start);
            between.is_some_and(|it| is_possessive(it) || is_own_session(ctx, it))
        };
        // What a title says, "[policies written by models](…)", says nothing of whoever stands before it.
        let around = || struck(words, Some(link.clone()).into_iter().filter(|_| !titled));
        let speaks = || speaks_here(ctx, &around(), group);
        // "Jane Doe talked about sails, and then John Roe presented [Meshes](…)": she had a talk of her own.
        let own = || {
            let next = last.groups.iter().map(|it| it.range.start);
            let next = next.filter(|&it| group.range.end <= it && it < link.start).min();
            next.is_some_and(|next| tells_of_its_own(ctx, &words[group.range.end..next]))
        };
        let earlier = || {
            let later = last.groups.iter().any(|it| it.range.start >= link.end);
            later && group.range.end <= link.start && is_next(ctx, candidate)
        };
        if floor && !other && owner() == Some(index) && (speaks() || hers()) && !own() && !earlier()
        {
            people.extend(persons(
                ctx,
                passage,
                sentence.start,
                group,
                "people in the sentence",
                0.85,
            ));
        }
    }
    people
}

/// Whether the words of a link, the word before it and, where it begins with their names, those behind it say that people
/// speak.
fn takes_the_floor_within(ctx: &Context, words: &str, group: &Group, link: &Range<usize>) -> bool {
    let behind = words[link.end..].trim_start();
    let set_off = behind.starts_with(['-', '–', '—', '―', ':', '|']);
    let name = group.members.first().map_or(group.range.start, |it| it.name.start);
    // "[Logical Replication Will Not Save You](…)" is a title whose first words look like a name.
    let inside = words[group.range.end.min(link.end)..link.end].trim_start();
    let titled = inside.starts_with(|c: char| c.is_uppercase() || c == ':');
    let named = link.start == name && !set_off && !titled;
    // "[Sails for People With Old Ropes](…)": so is what a title goes on with.
    let lead = words.get(link.start..name).unwrap_or_default().split_whitespace().next_back();
    let goes_on = lead.is_some_and(|word| {
        word.starts_with(char::is_uppercase)
            && ctx.words(|language| language.weak_joints).contains(&lowered(word).as_str())
    });
    if goes_on {
        return false;
    }
    // "[Alerts Nobody Reads: A Guide](…)": what follows a part of a title is no verb of anybody's.
    let end = match named {
        true => words.len(),
        false if titled => group.range.end,
        false => group.range.end.max(link.end),
    };
    // "by Acme engineer [Jane Doe](…)": who employs her is told before the link.
    let before = words[..link.start.min(group.range.start)].trim_end();
    let start = before.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let near = &words[start..end];
    let range = group.range.start - start..group.range.end - start;
    takes_the_floor(ctx, near, &Group { range, members: Vec::new() })
}

/// Whether the words between two people say what the first one told of, and go on: " talked about sails, and then ".
fn tells_of_its_own(ctx: &Context, between: &str) -> bool {
    let Some(verb) = telling(ctx, &Stems::of(between)) else { return false };
    let rest = &between[verb.end..];
    let ends = [", ", "，", "; ", "；", " while "].into_iter();
    let Some(end) = ends.filter_map(|end| rest.find(end)).min() else { return false };
    let told = lowered(&rest[..end]);
    let little = |word: &str| {
        ctx.languages.iter().any(|it| {
            [it.weak_joints, it.and_words, it.small_words].iter().any(|list| list.contains(&word))
        })
    };
    told.split_whitespace().any(|word| !little(word))
}

fn ends_with_and(ctx: &Context, words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    ctx.words(|language| language.and_words).contains(&last)
}

/// Whether somebody owns what follows, and it is no session: "'s call for sails".
fn owns_something_else(ctx: &Context, after: &str) -> bool {
    let owned = owned(after).and_then(|it| it.strip_prefix(' '));
    owned.is_some_and(|owned| !names_session(ctx, first_chars(owned, OWNED)))
}

/// Whether it is a colleague of somebody's who is told of: "'s colleague John Roe".
fn is_colleague_of(ctx: &Context, after: &str) -> bool {
    let owned = owned(after).and_then(|it| it.strip_prefix(' '));
    let colleagues = ctx.words(|language| language.colleagues);
    owned.is_some_and(|owned| colleagues.iter().any(|it| owned.starts_with(it)))
}

/// Whether little more than "'s" stands between somebody and what is theirs: "'s quick ", "的".
fn is_possessive(between: &str) -> bool {
    if between.trim() == "的" {
        return true;
    }
    let owned = owned(between).and_then(|it| it.strip_prefix(' '));
    owned.is_some_and(|words| words.split_whitespace().count() <= 2)
}

/// Whether words between somebody and a link name a session of theirs: " for her talk ".
fn is_own_session(ctx: &Context, between: &str) -> bool {
    let folded = lowered(between);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let whose = ctx.words(|language| language.possessives);
    words.len() <= OWN_SESSION
        && words.iter().any(|word| whose.contains(word))
        && names_session(ctx, between)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::filled;

    #[test]
    fn people_in_the_sentence_of_the_link() {
        for (lang, text, want) in [
            (
                "en",
                "Zora Quill from Quuxly spoke about [how meshes swim](v1).",
                &["Zora Quill (Quuxly)"][..],
            ),
            (
                "en",
                "At the booth, Zora Quill's quick [demo of seas](v1) was full.",
                &["Zora Quill"],
            ),
            ("en", "Then Zora Quill spoke. We liked [how meshes swim](v1).", &["Zora Quill"]),
            (
                "en",
                "In [Signed, Sealed, Sailed](v1), Zora Quill from Quuxly explained ropes.",
                &["Zora Quill (Quuxly)"],
            ),
            (
                "en",
                "She was followed by Max Mu with [Meshes at Sea](v1) and by Zora Quill, whose talk on [old ropes](v2) was fun.",
                &["Max Mu", "Zora Quill"],
            ),
            (
                "en",
                "Zora Quill gave both keynotes. First she [talked about seas](v1), and then she came to [look at sails](v2).",
                &["Zora Quill", "Zora Quill"],
            ),
            (
                "en",
                "Zora Quill gave both keynotes. First we [talked about seas](v1), and she [looked at sails](v2).",
                &["Zora Quill", "Zora Quill"],
            ),
            (
                "en",
                "- [Meshes at Sea](v1) Zora Quill, Google and Max Mu, Red Hat made three wishes",
                &["Zora Quill (Google), Max Mu (Red Hat)"],
            ),
            (
                "en",
                "We saw [Sails at Sea](v1) by Zora Quill from Quuxly and [Ropes in the Port](v2) by Max Mu.",
                &["Zora Quill (Quuxly)", "Max Mu"],
            ),
            (
                "en",
                "I'd pick [old sails](v1) by Zora Quill from Quuxly, and Max Mu's [old ropes](v2).",
                &["Zora Quill (Quuxly)", "Max Mu"],
            ),
            (
                "en",
                "Zora Quill talked about sails and ropes, then Max Mu showed [how they sink](v1).",
                &["Max Mu"],
            ),
            (
                "en",
                "Zora Quill presented, together with Max Mu, [how they sink](v1).",
                &["Zora Quill, Max Mu"],
            ),
            ("zh", "感谢陈晓明老师带来的[海上的网格](v1)。", &["陈晓明"]),
            ("zh", "第一场听的是**陈晓明** 的 [海上的网格](v1)。", &["陈晓明"]),
            ("zh", "然後是陈晓明的[关于网格的演讲](v1)。", &["陈晓明"]),
            ("zh", "感谢微软的陈晓明组织，[海上的网格](v1)很精彩。", &[""]),
            ("zh", "谷歌的李雷明上台，他介绍了[海上的网格](v1)。", &["李雷明 (谷歌)"]),
            (
                "en",
                "We liked [Meshes at Sea](v1) (Zora Quill, Google) and [Seas of Sails](v2) (Max Mu).",
                &["Zora Quill (Google)", "Max Mu"],
            ),
            ("en", "Red Hat engineer [Zora Quill](v1) gave a talk.", &["Zora Quill (Red Hat)"]),
            ("en", "A talk by Red Hat’s [Zora Quill](v1).", &["Zora Quill (Red Hat)"]),
            // A title may look like a name, and a name before it like an employer.
            ("en", "We liked one more: Zora's [Social Sails of Change](v1).", &[""]),
            ("en", "- [**Bypass Quills**](v1) - Zora will show you how.", &[""]),
            ("en", "Zora Quill's colleague Max Mu gave [a look at sails](v1).", &["Max Mu"]),
            (
                "en",
                "Max Mu gave [a look at sails](v1), and Zora Quill's call for ropes was heard.",
                &["Max Mu"],
            ),
            (
                "en",
                "My favourite was [old sails](v1), Zora Quill's take on rigging.",
                &["Zora Quill"],
            ),
            (
                "en",
                "We saw [how meshes swim](v1) by Zora Quill and Max Mu.",
                &["Zora Quill, Max Mu"],
            ),
            (
                "en",
                "We saw [how meshes swim](v1) by Zora Quill, then Max Mu showed [how they sink](v2).",
                &["Zora Quill", "Max Mu"],
            ),
            (
                "en",
                "Zora Quill opened the day, while [sails](v1) were shown by Max Mu.",
                &["Max Mu"],
            ),
            (
                "uk",
                "Бліцом від Зори Квіленко [Мережі в морі](v1) закрили день.",
                &["Зора Квіленко"],
            ),
            (
                "en",
                "# Q\n\nWe met. His “Old Sails Up at Sea” was fun, see the [video](v1).\n\nZora Quill then showed more.",
                &[""],
            ),
            (
                "uk",
                "День відкрила Зора Квіленко, а [доповідь про вітрила](v1) виголосив Макс Гнатюк.",
                &["Макс Гнатюк"],
            ),
            (
                "en",
                "We liked [sails](v1), and in the workshop “Ropes for All” Zora Quill and Max Mu showed knots.",
                &[""],
            ),
            (
                "en",
                "We liked [sails](v1), and in this keynote Zora Quill showed knots.",
                &["Zora Quill"],
            ),
            (
                "en",
                "It began with remarks by Zora Quill, followed by [Meshes at Sea](v1) by Max Mu.",
                &["Max Mu"],
            ),
            (
                "en",
                "Zora Quill opened the day, followed by [Meshes at Sea](v1), a keynote from Max Mu.",
                &["Max Mu"],
            ),
            (
                "en",
                "Zora Quill explained sails, and [her talk](v1) was followed by questions from Max Mu.",
                &["Zora Quill, Max Mu"],
            ),
            (
                "en",
                "Zora Quill shocked us with [a leak](v1) and, thankfully, showed how to mend it.",
                &["Zora Quill"],
            ),
            ("en", "We saw [a talk by Zora Quill](v1).", &["Zora Quill"]),
            ("en", "### Google\n\nZora Quill showed [sails](v1).", &["Zora Quill (Google)"]),
            ("en", "- **Google**: Zora Quill showed [sails](v1).", &["Zora Quill (Google)"]),
            ("en", "- **Sails**: Zora Quill showed [sails](v1).", &["Zora Quill"]),
            ("en", "### Sails\n\nZora Quill showed [sails](v1).", &["Zora Quill"]),
            ("en", "“[Sails](v1)” Zora Quill, “[Ropes](v2)” Max Mu.", &["Zora Quill", "Max Mu"]),
            // Who does something else has nothing to do with the link.
            ("en", "Zora Quill told of [sails](v1), and Max Mu presented ropes.", &["Zora Quill"]),
            ("en", "Zora Quill told of [sails](v1), and Max Mu of ropes.", &["Zora Quill, Max Mu"]),
            ("en", "Zora Quill showed sails, and Max Mu gave [a tour](v1).", &["Max Mu"]),
            (
                "en",
                "Zora Quill of Quuxly, and Max Mu gave [a tour](v1).",
                &["Zora Quill (Quuxly), Max Mu"],
            ),
            (
                "en",
                "See the ones by Zora Quill on [sails](v1) and by Max Mu on the [ropes](v2).",
                &["Zora Quill", "Max Mu"],
            ),
            (
                "en",
                "Zora Quill from Quuxly has mended sails for years. In [Meshes at Sea](v1), she shows how.",
                &["Zora Quill (Quuxly)"],
            ),
            ("en", "Then Zora Quill showed [sails](v1). We liked [seas](v2).", &["Zora Quill", ""]),
            (
                "en",
                "Then Zora Quill spoke. We liked [sails](v1) and [seas](v2).",
                &["Zora Quill", ""],
            ),
            (
                "en",
                "Zora Quill and Max Mu took part in [a panel](v1), moderated by Ada Lin.",
                &["Zora Quill, Max Mu, Ada Lin"],
            ),
            ("en", "Thanks to Zora Quill for [a panel](v1), moderated by Ada Lin.", &["Ada Lin"]),
            ("en", "- Zora Quill joined [Seas at Work](v1), moderated by Ada Lin.", &["Ada Lin"]),
            ("en", "Zora Quill came to [Seas at Work - Ada Lin](v1).", &["Ada Lin"]),
            (
                "uk",
                "Зора Квіленко з Quuxly розповіла, [як пливуть мережі](v1).",
                &["Зора Квіленко (Quuxly)"],
            ),
            ("zh", "来自 Quuxly 的陈晓明带来了[关于网格的演讲](v1)。", &["陈晓明 (Quuxly)"]),
            (
                "zh",
                "上午是「[海上的网格](v1)」，由陈晓明（Quuxly）带领；下午是「[网格与大海](v2)」。",
                &["陈晓明 (Quuxly)", ""],
            ),
            ("ja", "Zora Quill さんが[メッシュの講演](v1)を行いました。", &["Zora Quill"]),
            // Who is gone on about by a pronoun.
            (
                "en",
                "Zora Quill, CTO of Quuxly, opened the day. Her keynote, [Sails](v1), was long.",
                &["Zora Quill (Quuxly)"],
            ),
            (
                "en",
                "Zora Quill had a week. She talked about [sails](v1), and was on a panel, [Seas](v2).",
                &["Zora Quill", ""],
            ),
            ("en", "Zora Quill had a week. Sails were shown in [her talk](v1).", &["Zora Quill"]),
            ("en", "We thank Zora Quill for her keynote [Sails](v1).", &["Zora Quill"]),
            ("en", "We thank Zora Quill for her help with [Sails](v1).", &[""]),
            (
                "ja",
                "[「海のメッシュ」](v1)をお勧めします。Zora Quill氏とMax Mu氏が、海までの道のりを紹介します。",
                &["Zora Quill, Max Mu"],
            ),
            ("ja", "[「海のメッシュ」](v1)をお勧めします。Zora Quill氏が、海へ行きます。", &[""]),
        ] {
            assert_eq!(filled(lang, text), want, "{text}");
        }
    }

    #[test]
    fn people_who_do_not_speak() {
        for (lang, text) in [
            ("en", "Thanks to Zora Quill for [how meshes swim](v1)."),
            ("en", "At the booth, Zora Quill liked [how meshes swim](v1)."),
            ("en", "We met Zora Quill. We saw [how meshes swim](v1)."),
            ("en", "Then Zora Quill spoke. Thanks to Max Mu for [seas](v1)."),
            ("en", "Then Zora Quill spoke after we met Max Mu. We liked [seas](v1)."),
            ("en", "Then Zora Quill and Max spoke. We liked [seas](v1)."),
            ("en", "Then Zora Quill spoke. It was full. We liked [seas](v1)."),
            ("en", "We saw [Zora Quill's Seas of Meshes](v1) with joy."),
            ("en", "[Get Your Zora Quill Mended](v1) was led by us."),
            ("en", "We met Zora Quill from Quuxly. In [Meshes at Sea](v1), we saw how."),
        ] {
            assert_eq!(filled(lang, text), [""], "{text}");
        }
    }

    #[test]
    fn people_right_behind_a_link() {
        let both = "Ми почули [«Мережі в морі»](v1) Зори Квіленко та [«Канати на суші»](v2) Макса Гнатюка.";
        assert_eq!(filled("uk", both), ["Зора Квіленко", "Макс Гнатюк"]);
        let told =
            "[«Мережі в морі»](v1) представив Макс Гнатюк, а Зора Квіленко показала [канати](v2).";
        assert_eq!(filled("uk", told), ["Макс Гнатюк", "Зора Квіленко"]);
        // Who does something else there has nothing to do with it.
        let apart =
            "Ми почули [«Мережі в морі»](v1), а Зора Квіленко показала [«Канати на суші»](v2).";
        assert_eq!(filled("uk", apart), ["", "Зора Квіленко"]);
    }

    #[test]
    fn a_link_that_a_long_sentence_ends_within() {
        // A sentence of more than 4,000 bytes ends between two words, wherever they stand.
        let rows = "[Zora Quill on old sails](v1), ".repeat(180);
        for lead in ["Max Mu", "Max Mu, Quuxly", "Max Mu of Quuxly"] {
            let found = filled("en", &format!("- {lead}: {rows}"));
            assert_eq!(found.len(), 180, "{lead}");
        }
    }

    #[test]
    fn people_on_either_side_of_a_links_edge() {
        for (text, want) in [
            (
                "We saw [seas](v1) by Zora Quill, and [Max Mu's talk on sails](v2).",
                ["Zora Quill", "Max Mu"],
            ),
            // What is said of no link is no link's.
            (
                "We saw sails by Zora Quill and [seas](v1), and Max Mu gave [ropes](v2).",
                ["", "Max Mu"],
            ),
        ] {
            assert_eq!(filled("en", text), want, "{text}");
        }
    }
}
