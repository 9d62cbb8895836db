//! Which link of a sentence each group of people in it belongs to.

use std::ops::Range;

use super::floor::{speaks, takes_the_floor};
use super::title::{is_capitalised, quoted};
use super::{Candidate, within};
use crate::extract::context::Context;
use crate::extract::people::group::{Group, Member, groups};
use crate::extract::people::name::{Likeness, is_name_word, person};
use crate::extract::possessive::{owned, owner_and_owned};
use crate::extract::sentence::lowered;
use crate::language::{Language, is_cjk, is_han};

/// So many characters may stand between somebody and what they did.
const TELLING: usize = 60;

/// A clause begins its link with no more words: "we heard".
const HEARD: usize = 3;

/// The sentence that was read last: its links ask for its people one after the other. All bytes are the sentence's.
#[derive(Default)]
pub(super) struct LastSentence {
    at: Option<(usize, Range<usize>)>,
    /// The groups of people.
    pub groups: Vec<Group>,
    /// The links that are a talk's, with its number.
    links: Vec<(usize, Range<usize>)>,
    /// Where clauses begin that tell of something else than those before.
    clauses: Vec<usize>,
}

impl LastSentence {
    /// Reads a sentence of a passage, if it is another one.
    pub fn read(
        &mut self,
        ctx: &Context,
        candidates: &[Candidate],
        passage: usize,
        sentence: &Range<usize>,
    ) {
        let at = Some((passage, sentence.clone()));
        if self.at == at {
            return;
        }
        let words = &ctx.passages[passage].block.text[sentence.clone()];
        let links = within(candidates, passage, sentence);
        self.links =
            links.map(|number| (number, in_sentence(&candidates[number].span, sentence))).collect();
        let groups = groups(ctx, &barred(ctx, words, &self.links)).into_iter();
        self.groups = groups
            .flat_map(|group| at_links(&group, &self.links))
            .flat_map(|group| parted(ctx, words, group, &self.links))
            .collect();
        self.clauses = clauses(ctx, words, &self.groups, &self.links);
        self.at = at;
    }

    /// The link, in its own clause, that a group belongs to: the one around it, the one before it where nothing
    /// or only "by" stands between, the next one, the one before.
    pub fn owner(&self, ctx: &Context, words: &str, group: &Range<usize>) -> Option<usize> {
        // "In [the deep dive](…), Jane Doe explains …, and John Roe shows …"
        if let [(only, link)] = &self.links[..]
            && is_introduced(ctx, &words[..link.start])
            && link.end <= group.start
        {
            return Some(*only);
        }
        let clause = |at: usize| self.clauses.partition_point(|&start| start <= at);
        let own = clause(group.start);
        let links = || self.links.iter().filter(|(_, link)| clause(link.start) == own);
        let around = |link: &Range<usize>| link.start <= group.start && group.start < link.end;
        if let Some((inside, _)) = links().find(|(_, link)| around(link)) {
            return Some(*inside);
        }
        let before = links().rev().find(|(_, link)| link.end <= group.start);
        // "[Meshes](…), and in the workshop “Sails” Jane Doe …": another talk is told of.
        let before = before.filter(|(_, link)| !names_another(ctx, &words[link.end..group.start]));
        // "Sails by Jane Doe and [Meshes](…)": it is no link's what she told of.
        let other = |link: &Range<usize>| {
            is_led_by(ctx, &words[..group.start])
                && words.get(group.end..link.start).is_some_and(|joint| is_and(ctx, joint))
        };
        let after = links().find(|(_, link)| link.start >= group.start);
        // "陈晓明带来的《海上的网格》，李雷聊[…](…)": he has a title of his own.
        let titled = |link: &Range<usize>| {
            let between = words.get(group.end..link.start).unwrap_or_default();
            quoted(between).is_some_and(|(_, outer)| between[outer.end..].contains('，'))
        };
        let after = after.filter(|(_, link)| !other(link) && !titled(link));
        if let Some((index, link)) = before {
            let between = &words[link.end..group.start];
            // "«Title» Зори Квіленко", "[Title](…) (Jane Doe)"
            let adjacent = between
                .chars()
                .all(|c| matches!(c, ' ' | '\n' | '”' | '“' | '»' | '"' | '(' | '（'));
            let by = adjacent || is_by(ctx, between) || is_told(ctx, between);
            let leads = after.and_then(|(_, link)| words.get(group.end..link.start)).is_some_and(
                // ", whose talk on [sails](…)"
                |between| {
                    is_topic_joint(ctx, between)
                        || ends_in_verb(ctx, between)
                        || is_whose(ctx, between)
                },
            );
            if by && !leads || after.is_none() {
                return Some(*index);
            }
        }
        after.or(before).map(|(index, _)| *index)
    }
}

/// A sentence in which no name reaches from a link into what follows it: "[Meshes at Sea](…) Jane Doe made …", nor from
/// what owns a link into its words: "陈晓明的[海上的网格](…)".
fn barred(ctx: &Context, words: &str, links: &[(usize, Range<usize>)]) -> String {
    let mut barred = words.to_owned();
    // "[Jane Doe](…) of Acme"
    let titled = |link: &Range<usize>| {
        !link.is_empty() && person(&words[link.clone()], ctx.lexicon) != Likeness::Yes
    };
    for (_, Range { start, end }) in links.iter().filter(|(_, link)| titled(link)) {
        // "[Sails at Sea](…) by Jane Doe": nobody called Sails works at Sea.
        if is_closed(ctx, &words[*start..*end]) {
            barred.replace_range(*start..*end, &"_".repeat(end - start));
        }
        if words[*end..].starts_with([' ', '\n']) {
            barred.replace_range(*end..=*end, "|");
        }
        if is_named_in_full(&words[..*start]) {
            barred.replace_range(*start - 1..*start, "|");
        }
        // A bracket introduces the name before it as a title's owner, and is as long as the word that it stands for.
        let owner = words[..*start].trim_end().strip_suffix('的');
        if let Some(before) = owner.filter(|it| it.trim_end().ends_with(is_han)) {
            barred.replace_range(before.len()..before.len() + '的'.len_utf8(), "《");
        }
    }
    barred
}

/// Whether words end in somebody's given name and surname, and a space: "the demo by Jane Doe " before "[Meshes at Sea](…)".
fn is_named_in_full(before: &str) -> bool {
    let Some(before) = before.strip_suffix([' ', '\n']) else { return false };
    let mut words = before.rsplit([' ', '\n']);
    let mut name = || words.next().is_some_and(|it| it.chars().count() > 2 && is_name_word(it));
    name() && name() && !name()
}

/// Whether a link's words are a title that names nobody as giving the talk: "Sails at Sea", unlike "Jane Doe's Keynote" and
/// "Sails by Jane Doe".
fn is_closed(ctx: &Context, words: &str) -> bool {
    let joints = ctx.words(|language| language.by_words);
    let led = words.split_whitespace().any(|word| joints.contains(&lowered(word).as_str()));
    !words.contains(is_cjk) && is_capitalised(words) && !led && owner_and_owned(words).is_none()
}

/// The bytes of a link within the sentence that it begins in. A sentence that is too long ends before its last link does.
pub(super) fn in_sentence(link: &Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    link.start - sentence.start..link.end.min(sentence.end) - sentence.start
}

/// A group as several, where some of its people are named inside a link: "… by Max Mu, and [Jane Doe's talk](…)".
fn at_links(group: &Group, links: &[(usize, Range<usize>)]) -> Vec<Group> {
    let place = |member: &Member| {
        let link = links.partition_point(|(_, link)| link.end <= member.name.start);
        links.get(link).filter(|(_, link)| link.start <= member.name.start).map(|_| link)
    };
    let chunks = group.members.chunk_by(|a, b| place(a) == place(b)).map(<[Member]>::to_vec);
    let mut parts: Vec<Group> = chunks
        .map(|members| {
            let from = members.first().map_or(group.range.start, |it| it.name.start);
            let ends = members
                .iter()
                .flat_map(|it| [Some(it.name.end), it.organization.as_ref().map(|own| own.end)]);
            Group { range: from..ends.flatten().max().unwrap_or(from), members }
        })
        .collect();
    // What stands before the first name and behind the last one is theirs.
    if let Some(first) = parts.first_mut() {
        first.range.start = group.range.start;
    }
    if let Some(last) = parts.last_mut() {
        last.range.end = group.range.end;
    }
    parts
}

/// A group of which the last one begins a clause of their own, as two: "[Meshes](…) was presented by Jane Doe, and John
/// Roe showed [sails](…)".
fn parted(ctx: &Context, words: &str, group: Group, links: &[(usize, Range<usize>)]) -> Vec<Group> {
    let [.., before, last] = &group.members[..] else { return vec![group] };
    let behind = links.iter().rev().find(|(_, link)| link.end <= group.range.start);
    let presented = behind.is_some_and(|(_, link)| is_by(ctx, &words[link.end..group.range.start]));
    let ahead = links.iter().find(|(_, link)| group.range.end <= link.start);
    // "…, and John Roe's [sails](…)"
    let shows = ahead.is_some_and(|(_, link)| {
        let between = &words[group.range.end..link.start];
        speaks(ctx, &lowered(between)) || owned(between).is_some_and(|it| it.trim().is_empty())
    });
    let at = last.name.start;
    let joint = words[before.name.end..at].trim_end();
    let clause = joint.rsplit_once(',').is_some_and(|(_, and)| {
        ctx.words(|language| language.and_words).contains(&lowered(and.trim()).as_str())
    });
    if !(presented && shows && clause) {
        return vec![group];
    }
    let mut members = group.members;
    let last = members.split_off(members.len() - 1);
    // Where the last one works says nothing of the others.
    for member in &mut members {
        member.organization = member.organization.take().filter(|it| it.end <= at);
    }
    // "A and B (Acme), and C": both are of Acme.
    if let [one, other] = &mut members[..] {
        one.organization = one.organization.take().or_else(|| other.organization.clone());
    }
    let ends =
        |it: &Member| it.organization.as_ref().map_or(it.name.end, |own| own.end.max(it.name.end));
    let end = members.iter().map(ends).max().unwrap_or(at);
    vec![
        Group { range: group.range.start..end, members },
        Group { range: at..group.range.end, members: last },
    ]
}

/// Whether words between people and a link say that it is theirs: ", whose talk on ".
fn is_whose(ctx: &Context, between: &str) -> bool {
    let between = lowered(between.trim_start_matches([',', ' ', '\n']));
    let mut whose = ctx.languages.iter().flat_map(|language| language.whose_words);
    whose.any(|word| between.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
}

/// Whether words between a link and people say that they gave the talk: " was presented by ".
fn is_by(ctx: &Context, between: &str) -> bool {
    let between = between.to_lowercase();
    let mut bys = ctx.languages.iter().flat_map(|language| language.by_words);
    // "「Title」，由 Jane Doe 主讲"
    let bare = between.trim_matches(|c: char| !c.is_alphanumeric());
    // Whole words: "від" is none of "відео".
    let words: String =
        between.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = format!(" {words} ");
    bys.any(|word| {
        let inside = if word.starts_with(is_cjk) {
            between.contains(word)
        } else {
            words.contains(&format!(" {word} "))
        };
        bare == *word
            || inside
                && between.split_whitespace().count() <= 5
                && !between.contains([',', ';', '，'])
    })
}

/// Whether no more than a verb stands between a link and people, in a language that puts it there: "[Мережі](…) представила
/// Зора Квіленко".
fn is_told(ctx: &Context, between: &str) -> bool {
    let folded = lowered(between.trim());
    let one = !folded.contains(char::is_whitespace);
    let verbs = ctx.words(|language| language.speaking);
    ctx.inflects() && one && verbs.iter().any(|verb| folded.starts_with(verb))
}

/// Whether a sentence says no more than "In the" before its link.
fn is_introduced(ctx: &Context, before: &str) -> bool {
    let folded = lowered(before.trim());
    let mut words = folded.split_whitespace();
    let first = words.next().unwrap_or_default();
    ctx.languages.iter().any(|language| language.in_words.contains(&first)) && words.count() <= 2
}

/// Whether words before people end in "by".
fn is_led_by(ctx: &Context, before: &str) -> bool {
    let folded = lowered(before.trim_end());
    let last = folded.split_whitespace().next_back().unwrap_or_default();
    ctx.words(|language| language.joints).contains(&last)
}

/// Whether no more than "and" stands between people and a link.
fn is_and(ctx: &Context, joint: &str) -> bool {
    let folded = lowered(joint.trim().trim_start_matches(',').trim_start());
    ctx.words(|language| language.and_words).contains(&folded.as_str())
}

/// Whether only " on " stands between a group and the next link: "and by Jane Doe on the [sails](…)".
fn is_topic_joint(ctx: &Context, between: &str) -> bool {
    let folded = lowered(between);
    let joints = ctx.words(|language| language.topic_joints);
    joints.iter().any(|joint| folded == *joint || folded.strip_prefix(joint) == Some("the "))
}

/// Whether words end in what somebody did with what follows, in a language whose words are not set apart: "分享了".
fn ends_in_verb(ctx: &Context, between: &str) -> bool {
    let verb = between.trim_end().trim_end_matches('了');
    let mut verbs = ctx.languages.iter().filter(|it| !it.spaced).flat_map(|it| it.speaking);
    verbs.any(|it| it.chars().count() > 1 && verb.ends_with(it))
}

/// Whether words behind a link turn to something else, and give the title of it.
fn names_another(ctx: &Context, between: &str) -> bool {
    turns(ctx, between).is_some_and(|rest| quoted(rest).is_some())
}

/// What follows the word with which a clause turns to something else: "the keynote" in ", while the keynote".
fn turns<'t>(ctx: &Context, text: &'t str) -> Option<&'t str> {
    let clause = text.trim_start_matches([')', '）', ' ']).strip_prefix([',', '，', ';', '；'])?;
    let clause = clause.trim_start();
    let folded = lowered(clause);
    let words = ctx.words(|language| language.turn_words).into_iter();
    let words = words.chain(ctx.words(|language| language.and_words));
    let whole = |word: &&str| {
        let rest = folded.strip_prefix(*word);
        rest.is_some_and(|it| word.ends_with(is_cjk) || !it.starts_with(char::is_alphanumeric))
    };
    words.filter(whole).map(|word| &clause[word.len()..]).next()
}

/// Where a link begins a clause of its own that says by whom it was given: "Jane Doe opened the day, while [sails](…)
/// was given by John Roe".
fn turning(
    ctx: &Context,
    words: &str,
    pair: &[Group],
    links: &[(usize, Range<usize>)],
) -> Option<usize> {
    let (before, group) = (&pair[0].range, &pair[1].range);
    let (_, link) =
        links.iter().find(|(_, link)| before.end <= link.start && link.end <= group.start)?;
    let told = words.get(before.end..link.start)?;
    let led = turns(ctx, &told[told.rfind([',', '，', ';', '；'])?..])?;
    let given = words.get(link.end..group.start)?;
    // "Jane Doe spoke, and [her talk](…) was followed by …"
    let linked = lowered(&words[link.clone()]);
    let first = linked.split_whitespace().next().unwrap_or_default();
    let hers = ctx.words(|language| language.possessives).contains(&first);
    let gives = || !hers && speaks(ctx, &lowered(given));
    // "…, after which we heard [sails](…) by John Roe"
    let brief = led.split_whitespace().count();
    let heard = || (2..=HEARD).contains(&brief) && is_by(ctx, given);
    (brief <= 1 && gives() || heard()).then_some(link.start)
}

/// Whether the last of few words tell something: " of Acme, in seven minutes, showed ".
fn ends_in_telling(ctx: &Context, words: &str) -> bool {
    let folded = lowered(words);
    let verbs = ctx.words(|language| language.speaking);
    let mut last = folded.split_whitespace().rev().take(3);
    ctx.is_spaced()
        && folded.chars().count() <= TELLING
        && last.any(|word| verbs.iter().any(|verb| word.starts_with(verb)))
}

/// Where words between people end that say that what the first ones did is over: "による挨拶に続いて、".
fn is_over(ctx: &Context, between: &str) -> Option<usize> {
    let beside = ctx.languages.iter().filter(|it| !it.spaced).flat_map(|it| it.landmark_words());
    let ends = beside.filter_map(|word| Some(between.find(word)? + word.len()));
    ends.filter(|&end| between[end..].starts_with(['、', '，']))
        .map(|end| end + '、'.len_utf8())
        .min()
}

/// Where a group begins a clause of its own after another one has told of a link or of something else: "Jane Doe
/// showed sails, and John Roe presented …".
fn clauses(
    ctx: &Context,
    words: &str,
    groups: &[Group],
    links: &[(usize, Range<usize>)],
) -> Vec<usize> {
    let begins = |pair: &[Group]| {
        let (before, group) = (&pair[0].range, &pair[1].range);
        let between = lowered(words.get(before.end..group.start)?);
        let head = between.trim_end().trim_end_matches(char::is_alphabetic);
        let and = &between.trim_end()[head.len()..];
        let turns = |it: &Language| it.and_words.contains(&and) || it.turn_words.contains(&and);
        let joined = ctx.languages.iter().any(|language| turns(language));
        let linked =
            links.iter().any(|(_, link)| before.end <= link.start && link.end <= group.start);
        // "Jane Doe showed sails; then John Roe …"
        let stops = || between.contains([';', '；']) && takes_the_floor(ctx, words, &pair[0]);
        // "Jane Doe の挨拶に続いて、[海](…)を John Roe が": the link is in the second clause.
        if let Some(over) = is_over(ctx, &between) {
            return takes_the_floor(ctx, words, &pair[0]).then_some(before.end + over);
        }
        let after = lowered(&words[group.end..]);
        // "Jane Doe showed [sails](…), and John Roe joined her": both did.
        let joins = ctx.words(|language| language.joining_words);
        let joined = joined && !joins.iter().any(|it| after.trim_start().starts_with(it));
        // "…, and John Roe of Acme, in seven minutes, showed [sails](…)"
        let ahead = links.iter().find(|(_, link)| group.end <= link.start);
        let ahead = ahead.and_then(|(_, link)| words.get(group.end..link.start));
        let acts = || speaks(ctx, &after) || ahead.is_some_and(|it| ends_in_telling(ctx, it));
        // "Jane Doe opened the day, and so it began: John Roe showed [sails](…)"
        let begun = || between.trim_end().ends_with(':') && speaks(ctx, &between) && !linked;
        let apart = (joined && (linked || speaks(ctx, head)) || begun()) && acts() || stops();
        apart.then_some(group.start)
    };
    let begins = |pair: &[Group]| turning(ctx, words, pair, links).or_else(|| begins(pair));
    groups.windows(2).filter_map(begins).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn clauses_that_tell_of_something_else() {
        let ctx = context("en", "2025-04-25", "");
        for (words, link, want) in [
            ("Zora Quill showed sails, and Max Mu gave ropes.", None, Some("Max Mu")),
            ("Zora Quill of sails, and Max Mu presented ropes.", Some("sails"), Some("Max Mu")),
            ("Zora Quill of sails, and Max Mu presented ropes.", None, None),
            ("Zora Quill showed sails, and Max Mu of ropes.", None, None),
            (
                "Zora Quill opened the day, while sails were shown by Max Mu.",
                Some("sails"),
                Some("sails"),
            ),
            ("Zora Quill opened the day with sails, shown by Max Mu.", Some("sails"), None),
            ("Zora Quill showed sails, Max Mu gave ropes.", None, None),
            (
                "Zora Quill opened the day, and off it went: Max Mu explained sails.",
                Some("sails"),
                Some("Max Mu"),
            ),
            (
                "Zora Quill showed ropes, but Max Mu of Quuxly in seven minutes explained sails.",
                Some("sails"),
                Some("Max Mu"),
            ),
            (
                "Zora Quill opened the day, and we heard sails by Max Mu.",
                Some("sails"),
                Some("sails"),
            ),
            ("Zora Quill showed sails; before lunch it was Max Mu.", None, Some("Max Mu")),
            ("Zora Quill, Quuxly; Max Mu", None, None),
        ] {
            let link =
                link.and_then(|link| Some((0, words.find(link)?..words.find(link)? + link.len())));
            let links: Vec<_> = link.into_iter().collect();
            let starts = clauses(&ctx, words, &groups(&ctx, words), &links);
            let wanted: Vec<usize> = want.and_then(|name| words.find(name)).into_iter().collect();
            assert_eq!(starts, wanted, "{words}");
        }
    }

    #[test]
    fn the_last_of_a_group_may_begin_a_clause() {
        let ctx = context("en", "2025-04-25", "");
        let sizes = |words: &str| {
            let links: Vec<_> = ["Sails", "Ropes"]
                .iter()
                .filter_map(|link| Some((0, words.find(link)?..words.find(link)? + link.len())))
                .collect();
            let groups = groups(&ctx, words).into_iter();
            let parted = groups.flat_map(|group| parted(&ctx, words, group, &links));
            parted.map(|group| group.members.len()).collect::<Vec<_>>()
        };
        assert_eq!(
            sizes("Sails was given by Zora Quill (Google), and Max Mu showed Ropes."),
            [1, 1]
        );
        assert_eq!(
            sizes("Sails was given by Zora Quill, and Max Mu (Google) showed Ropes."),
            [1, 1]
        );
        assert_eq!(
            sizes("Sails was given by Zora Quill, Ada Lin, and Max Mu, who like Ropes."),
            [3]
        );
        assert_eq!(sizes("Zora Quill, and Max Mu showed Ropes."), [2]);
    }

    #[test]
    fn what_joins_people_and_the_next_link() {
        let ctx = context("en", "2025-04-25", "");
        for (between, want) in [
            (" on ", true),
            (" on the ", true),
            (" about ", true),
            (" on stage ", false),
            ("", false),
        ] {
            assert_eq!(is_topic_joint(&ctx, between), want, "{between}");
        }
    }
}
