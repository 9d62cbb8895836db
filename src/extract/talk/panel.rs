//! Who is on a panel, where its own row credits nobody or the moderator alone.

use std::ops::Range;

use super::crediting::credit_lines;
use super::floor::{is_authors, persons, speaks_here};
use super::format::format_in;
use super::{Candidate, Person, people_of, within};
use crate::extract::context::Context;
use crate::extract::facts::TalkFormat;
use crate::extract::people::group::{Member, groups};
use crate::extract::people::name::Likeness;
use crate::extract::sentence::lowered;
use crate::extract::stems::Stems;
use crate::language::is_cjk;
use crate::post::document::{Block, BlockKind};

/// No shorter words say that somebody gives what the sentence before told of: "вели", unlike "by".
const LED: usize = 4;

/// So many words behind somebody say that they moderate: "of the sea team then moderated a".
const DEED: usize = 8;

/// So many passages below a panel's heading may be the list of who is on it.
const LISTED: usize = 30;

/// Gives panels the people who are named with them, once it is known which talks are panels.
pub fn seat(ctx: &Context, candidates: &mut [Candidate]) {
    for index in 0..candidates.len() {
        let panel = candidates[index].format.is_some_and(|it| it.format == TalkFormat::Panel);
        if panel && candidates[index].people.len() >= 2 {
            let more = moderators(ctx, candidates, index);
            candidates[index].people.extend(more);
        } else if panel {
            let people = listed_below(ctx, candidates, index);
            let people = people.or_else(|| on_panel(ctx, candidates, index));
            if let Some(people) = people {
                let known = |it: &Person| people.iter().any(|other| other.name == it.name);
                candidates[index].people.retain(|person| !known(person));
                candidates[index].people.extend(people);
            }
        }
    }
}

/// Who moderates a panel by its sentence, or by the one behind it, in which no talk stands: "…, moderated by Jane Doe",
/// "Jane Doe moderated a panel …", "The moderator was Jane Doe."
fn moderators(ctx: &Context, candidates: &[Candidate], index: usize) -> Vec<Person> {
    let Candidate { passage, ref span, ref people, .. } = candidates[index];
    let own = ctx.sentence_at(passage, span.start);
    let block = &ctx.passages[passage].block;
    let seats = ctx.words(|language| language.moderated_words);
    let leads = ctx.words(|language| language.moderating_words);
    let alone = |it: &&Range<usize>| within(candidates, passage, it).all(|other| other == index);
    let next = ctx.sentence_behind(passage, &own);
    // "…です。佐藤花子さんと鈴木健一さんが語りました。司会の李雷さんは…"
    let third = next.filter(|_| !ctx.is_spaced());
    let third = third.and_then(|it| ctx.sentence_behind(passage, it));
    let found =
        [Some(&own), next, third].into_iter().flatten().filter(alone).flat_map(|sentence| {
            let words = &block.text[sentence.clone()];
            let opening = lowered(words);
            let opens = *sentence != own && seats.iter().any(|word| opening.starts_with(word));
            let all = groups(ctx, words);
            let starts: Vec<usize> = all.iter().map(|group| group.range.start).collect();
            let named = all.into_iter().filter(|group| {
                let before = lowered(words[..group.range.start].trim_end());
                let next = starts.iter().find(|start| **start >= group.range.end);
                let after = lowered(&words[group.range.end..next.copied().unwrap_or(words.len())]);
                let after: Vec<&str> = after.split_whitespace().take(DEED).collect();
                let moderates = leads.iter().any(|word| after.join(" ").contains(word));
                let seated = moderates || seats.iter().any(|word| before.ends_with(word));
                (opens || *sentence == own && seated) && speaks_here(ctx, words, group)
            });
            let rule = "people named with a panel";
            named
                .flat_map(|it| persons(ctx, passage, sentence.start, &it, rule, 0.75))
                .collect::<Vec<_>>()
        });
    // "…, moderated by Jane Doe, Acme": Acme is no one of them.
    let works =
        |it: &Person| people.iter().any(|known| known.organization.as_ref() == Some(&it.surface));
    found.filter(|it| people.iter().all(|known| known.name != it.name) && !works(it)).collect()
}

/// The sentence behind one that tells of a session.
struct Next<'c> {
    block: &'c Block,
    range: &'c Range<usize>,
    words: &'c str,
}

impl<'c> Next<'c> {
    fn behind(ctx: &'c Context, passage: usize, sentence: &Range<usize>) -> Option<Self> {
        let range = ctx.sentence_behind(passage, sentence)?;
        let block: &Block = &ctx.passages[passage].block;
        Some(Self { block, range, words: &block.text[range.clone()] })
    }

    fn start(&self) -> usize {
        self.range.start
    }

    /// Whether a link stands in it, which tells of a session by itself.
    fn is_linked(&self) -> bool {
        self.block.links.iter().any(|link| self.range.contains(&link.range.start))
    }
}

/// The people whom the sentence behind that of a panel seats: "It ended with a panel. Moderated by Jane Doe, John Roe
/// and Max Mu answered questions."
pub(super) fn seated_next(
    ctx: &Context,
    passage: usize,
    sentence: &Range<usize>,
    rule: &'static str,
) -> Vec<Person> {
    let Some(next) = Next::behind(ctx, passage, sentence) else { return Vec::new() };
    let words = next.words;
    let opening = lowered(words);
    let mut seats = ctx.words(|language| language.moderated_words).into_iter();
    let other = format_in(words, &ctx.languages).is_some_and(|it| it != TalkFormat::Panel);
    let groups = groups(ctx, words);
    // Three and more who answer are on it, too, unless a link tells of them.
    let many = || {
        !next.is_linked()
            && groups.iter().map(|group| group.members.len()).sum::<usize>() >= 3
            && Stems::of(words).has_any(&ctx.words(|language| language.answering_words))
    };
    if other || !(seats.any(|word| opening.starts_with(word)) || many()) {
        return Vec::new();
    }
    let seated = groups.into_iter().filter(|group| speaks_here(ctx, words, group));
    let people: Vec<Person> =
        seated.flat_map(|group| persons(ctx, passage, next.start(), &group, rule, 0.8)).collect();
    // One alone is on no panel.
    if people.len() >= 2 { people } else { Vec::new() }
}

/// Those of whom the sentence behind that of a session says that they give it: "We also hold a workshop. It is led by Jane
/// Doe", "Його проведуть …".
pub(super) fn leading_next(
    ctx: &Context,
    passage: usize,
    sentence: &Range<usize>,
    rule: &'static str,
) -> Vec<Person> {
    let Some(next) = Next::behind(ctx, passage, sentence) else { return Vec::new() };
    let words = next.words;
    if !ctx.is_spaced() {
        return Vec::new();
    }
    let first = groups(ctx, words).into_iter().next().filter(|it| {
        let before = lowered(words[..it.range.start].trim().trim_end_matches(':'));
        // "Її вела"
        let pronoun = before
            .split_once(' ')
            .filter(|(first, _)| ctx.words(|language| language.possessives).contains(first));
        let by = ctx.words(|language| language.by_words);
        let led = [Some(before.as_str()), pronoun.map(|(_, rest)| rest)].into_iter().flatten();
        let mut led = led.filter(|words| {
            words.contains(' ') || !words.is_ascii() && words.chars().count() >= LED
        });
        // "Moderated by Jane Doe, it was full."
        let ends = !words[it.range.end..].contains(char::is_alphanumeric);
        led.any(|words| by.contains(&words))
            && ends
            && !next.is_linked()
            && speaks_here(ctx, words, it)
    });
    first.map_or(Vec::new(), |it| persons(ctx, passage, next.start(), &it, rule, 0.8))
}

/// The people with whom the sentence behind that of a workshop begins: "We held a Contribfest. Jane Doe and John Roe helped
/// newcomers."
pub(super) fn helping_next(
    ctx: &Context,
    passage: usize,
    sentence: &Range<usize>,
    rule: &'static str,
) -> Vec<Person> {
    let Some(next) = Next::behind(ctx, passage, sentence) else { return Vec::new() };
    let words = next.words;
    let other = format_in(words, &ctx.languages).is_some_and(|it| it != TalkFormat::Workshop);
    let first = groups(ctx, words).into_iter().next();
    let helps = first.filter(|it| {
        let begins = it.range.start == 0 && it.members.len() > 1;
        begins && !other && !next.is_linked() && speaks_here(ctx, words, it)
    });
    helps.map_or(Vec::new(), |it| persons(ctx, passage, next.start(), &it, rule, 0.8))
}

/// "[A panel](…) closed the day. At the table sat Jane Doe, John Roe and Max Mu.": who is named with others in the
/// sentence of a panel, or in the next one, is on it.
fn on_panel(ctx: &Context, candidates: &[Candidate], index: usize) -> Option<Vec<Person>> {
    let Candidate { passage, ref span, .. } = candidates[index];
    let own = ctx.sentence_at(passage, span.start);
    let next = ctx.sentence_behind(passage, &own);
    let alone = |it: &Range<usize>| within(candidates, passage, it).all(|other| other == index);
    let text = &ctx.passages[passage].block.text;
    if !alone(&own) {
        return None;
    }
    std::iter::once(&own).chain(next.filter(|it| alone(it))).find_map(|sentence| {
        let words = &text[sentence.clone()];
        // "And finally, Jane Doe ran a workshop."
        let other = || format_in(words, &ctx.languages).is_some_and(|it| it != TalkFormat::Panel);
        if *sentence != own && (other() || is_authors(ctx, words)) {
            return None;
        }
        let groups = groups(ctx, words);
        let named = groups.into_iter().filter(|group| {
            let titled = *span != own && sentence.start + group.range.start < span.end;
            let sure = |it: &Member| {
                it.likeness == Likeness::Yes || words[it.name.clone()].chars().all(is_cjk)
            };
            (!titled || sentence.start + group.range.end <= span.start)
                && group.members.iter().all(sure)
                && speaks_here(ctx, words, group)
        });
        let people: Vec<Person> = named
            .flat_map(|group| {
                persons(ctx, passage, sentence.start, &group, "people named with a panel", 0.75)
            })
            .collect();
        (people.len() >= 2).then_some(people)
    })
}

/// The people of the items below a panel's heading that credit somebody and say nothing else.
fn listed_below(ctx: &Context, candidates: &[Candidate], index: usize) -> Option<Vec<Person>> {
    let section = candidates[index].section?;
    let below = (section + 1..ctx.passages.len()).take(LISTED);
    let own = below.take_while(|&it| ctx.passages[it].heading == Some(section));
    let items = own.filter(|&it| ctx.passages[it].block.kind == BlockKind::Item);
    let credited = items.flat_map(|item| {
        let text = &ctx.passages[item].block.text;
        let lines = credit_lines(ctx, text).take(1);
        lines
            .flat_map(|(base, it)| people_of(ctx, item, base, &it, "credits below the title"))
            .collect::<Vec<_>>()
    });
    let people: Vec<Person> = credited.collect();
    (people.len() >= 2).then_some(people)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::announced::Announced;
    use crate::extract::talk::format::inherited;
    use crate::extract::talk::{linked, speakers};
    use crate::extract::testing::{accepted, context, shown};

    /// The people of the only talk of a body.
    fn filled(lang: &str, text: &str) -> Vec<String> {
        let ctx = context(lang, "2025-04-25", text);
        let mut found = accepted(linked::proposals(&ctx));
        speakers::fill(&ctx, &mut found);
        let announced = Announced::of(&ctx, &found);
        for talk in found.iter_mut().filter(|talk| talk.format.is_none()) {
            talk.format = inherited(&ctx, &announced, talk);
        }
        seat(&ctx, &mut found);
        found.iter().map(|talk| shown(&talk.people)).collect()
    }

    #[test]
    fn panels_that_prose_tells_of() {
        let ctx = context(
            "en",
            "2025-04-25",
            "Zora Quill moderated a panel on seas with Max Mu, Google's Ada Lin, and Kim Ray.",
        );
        let mut told = accepted(crate::extract::talk::told::proposals(&ctx, &[]));
        seat(&ctx, &mut told);
        let people: Vec<String> = told.iter().map(|talk| shown(&talk.people)).collect();
        assert_eq!(people, ["Zora Quill, Max Mu, Ada Lin (Google), Kim Ray"]);
        let seated = |text: &str| {
            let ctx = context("en", "2025-04-25", &format!("# KubeCon Europe 2025\n\n{text}"));
            let mut told = accepted(crate::extract::talk::told::proposals(&ctx, &[]));
            seat(&ctx, &mut told);
            told.iter().map(|talk| shown(&talk.people)).collect::<Vec<_>>()
        };
        for (deed, want) in [
            ("of the sails team then moderated", "Max Mu, Ada Lin, Zora Quill"),
            ("then missed", "Max Mu, Ada Lin"),
        ] {
            let text = format!(
                "Zora Quill {deed} a panel with Max Mu and Ada Lin titled *Meshes at Sea*."
            );
            assert_eq!(seated(&text), [want], "{text}");
        }
    }

    #[test]
    fn people_named_with_a_panel() {
        for (lang, text, want) in [
            (
                "en",
                "[A panel on meshes](v1) closed the day. At the table sat Zora Quill, Max Mu and Ada Lin.",
                "Zora Quill, Max Mu, Ada Lin",
            ),
            (
                "en",
                "[A panel on meshes](v1), where Zora Quill and Max Mu could not agree.",
                "Zora Quill, Max Mu",
            ),
            (
                "en",
                "## [Panel: Seas at Work](v1)\n\nAda Lin chairs it:\n\n- Zora Quill (Quuxly)\n- **Max Mu**, Quuxly",
                "Ada Lin, Zora Quill (Quuxly), Max Mu (Quuxly)",
            ),
            (
                "zh",
                "小组讨论[《海上的网格》](v1)很热闹。参与讨论的嘉宾包括微软的陈晓明、谷歌的王小波和 Max Mu。",
                "陈晓明 (微软), 王小波 (谷歌), Max Mu (谷歌)",
            ),
            ("en", "[A panel on meshes](v1) closed the day. We met Zora Quill and Max Mu.", ""),
            ("en", "[A panel on meshes](v1) closed the day. Zora Quill was there.", ""),
            ("en", "[A talk on meshes](v1) closed the day. There sat Zora Quill and Max Mu.", ""),
            ("en", "[A panel on meshes](v1) was good. Thanks to Zora Quill and Max Mu.", ""),
        ] {
            assert_eq!(filled(lang, text), [want], "{text}");
        }
    }
}
