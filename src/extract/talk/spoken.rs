//! Talks of which running text says no more than who spoke about what: "Jane Doe of Acme talked about
//! sails."

use std::ops::Range;

use super::floor::{persons, speaks_here};
use super::format::{Named, format_in};
use super::known::Known;
use super::linked::fact;
use super::telling;
use super::title::{clean, is_phrase, text_of};
use super::titled::struck;
use super::{Candidate, Person, ahead, employ, within};
use crate::extract::context::Context;
use crate::extract::facts::{LinkFact, LinkKind, TitleKind};
use crate::extract::link::target;
use crate::extract::people::group::{Group, Member, groups};
use crate::extract::people::name::Likeness;
use crate::extract::sentence::{last_chars, lowered};
use crate::extract::stems::Stems;
use crate::language::han::{ABOUT, TALE, TOPIC_PARTICLES};
use crate::language::is_cjk;
use crate::language::ja::surnames::HONORIFICS;
use crate::language::uk::verbs::{ASKING, is_of_session};
use crate::post::document::{Block, BlockKind};

pub(super) const RULE: &str = "talk told by a verb";

/// So many words, or characters where words are not set apart, may stand between a name and the verb.
const WORDS: usize = 9;
const CHARACTERS: usize = 16;

/// No more characters tell what a session was about.
const TOLD: usize = 30;

/// A topic of one word has so many characters.
const LONE: usize = 5;

/// So many bytes into a topic its title may begin: after "the".
const ARTICLE: usize = 5;

/// The talks of a sentence: people who are named for the first time, a verb of telling, a topic.
pub(super) fn candidates(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    known: &Known<'_>,
) -> Vec<Candidate> {
    let block = &ctx.passages[index].block;
    let words = &block.text[sentence.clone()];
    if !may_tell(ctx, index, words) {
        return Vec::new();
    }
    // What a title says is told of by nobody.
    let barred = struck(words, known.titles_in(index, sentence));
    let groups = groups(ctx, &barred);
    let mut found = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        // An employer may reach into the next name.
        let next = groups.get(number + 1).map_or(words.len(), |next| next.range.start);
        let end = next.max(group.range.end);
        let whole = sentence.start + group.range.start..sentence.start + end;
        let sure = |member: &Member| {
            member.likeness == Likeness::Yes || words[member.name.clone()].chars().all(is_cjk)
        };
        // "Jane Doe of Acme and Roe Deer of Globex"
        let employed = |it: &Member| {
            let employer = it.organization.clone().map(|it| &words[it]);
            employer.is_some_and(|it| ctx.lexicon.reference.organization(it).is_some())
        };
        let named = group.members.iter().any(|it| sure(it) || employed(it))
            && group.members.iter().all(|it| sure(it) || it.organization.is_some());
        let told = !within(known.candidates(), index, &whole).is_empty();
        // "The talk from Jane Doe" is another one than she was told of before.
        let theirs = is_session_of(ctx, &words[..group.range.start])
            && within(known.candidates(), index, sentence).is_empty();
        let after = &words[group.range.end..end];
        let heard = heard(ctx, &Stems::of(&words[..group.range.start])).filter(|word| {
            // "We heard from Jane Doe on Monday" names no talk.
            names_session(ctx, word) || lowered(after).starts_with(" about ")
        });
        // So is what people were heard about, and who goes on with such a list.
        let another = theirs || heard.is_some();
        let again = known.has(words, group) && !another;
        if !named || told || again || !speaks_here(ctx, words, group) {
            continue;
        }
        let listed = is_listed(ctx, index, group) || another;
        // "…, а Зора Квіленко — про вітрила": a dash stands for the verb before.
        let listed = listed || ctx.is_cyrillic() && !found.is_empty();
        let clause = group.range.end..end;
        let beside = || {
            let came = came_with(ctx, &words[..group.range.start], !found.is_empty());
            let verbs = ctx.words(|language| language.telling_beside);
            let verb = |stems: &Stems| telling::first_of(stems, &verbs);
            came.then(|| topic_behind(ctx, words, clause.clone(), false, verb)).flatten()
        };
        let ahead = || {
            let from = found.last().map_or(0, |it: &Candidate| it.span.end - sentence.start);
            let linked = !within(known.candidates(), index, sentence).is_empty();
            let before = from.min(group.range.start)..group.range.start;
            if linked { None } else { ahead::topic(ctx, block, sentence, before) }
        };
        let topic = topic(ctx, &barred, clause.clone(), listed).or_else(beside).or_else(ahead);
        let Some(topic) = topic else {
            continue;
        };
        let (length, with) = match words[topic.end..end].trim() {
            "" => without_joint(ctx, &words[topic.clone()]),
            _ => (topic.len(), false),
        };
        let beside =
            groups.get(number + 1).filter(|it| with && gave_it_too(ctx, words, &topic, it));
        let people = [Some(group), beside].into_iter().flatten().flat_map(|group| {
            persons(ctx, index, sentence.start, group, "people who told of something", 0.8)
        });
        let mut people: Vec<Person> = people.collect();
        let others = !found.is_empty();
        employ(&mut people, || company_with(ctx, &words[..group.range.start], others));
        let topic = sentence.start + topic.start..sentence.start + topic.start + length;
        let titles = known.titles_in(index, sentence).map(|it| it.end);
        let from = titles.filter(|&it| it <= group.range.start).max().unwrap_or(0);
        let label = last_chars(&words[from..group.range.start], 50);
        // "showed a demo of sails"
        let deed = || {
            let first = block.text[topic.clone()].split_whitespace().next()?;
            let end = topic.start - sentence.start + first.len();
            words.get(group.range.end..end).and_then(|deed| format_in(deed, &ctx.languages))
        };
        let format =
            format_in(label, &ctx.languages).or_else(deed).map(Named::by("format in its words"));
        found.push(Candidate {
            line: block.line_at(sentence.start + group.range.start),
            format,
            people,
            links: pages(ctx, index, &topic),
            ..Candidate::new(ctx, RULE, index, whole, titled(ctx, index, &topic))
        });
    }
    found
}

/// Whether people behind "with" told of a topic, too: "shared old sails with Jane Doe of Acme.", unlike "shared her joy
/// with Jane Doe".
fn gave_it_too(ctx: &Context, words: &str, topic: &Range<usize>, group: &Group) -> bool {
    let told = lowered(&words[topic.clone()]);
    let first = told.split_whitespace().next().unwrap_or_default();
    let own = ctx.words(|language| language.possessives).contains(&first);
    let place =
        told.split_whitespace().any(|it| ctx.words(|language| language.rooms).contains(&it));
    let after = words[group.range.end..].trim_start();
    group.members.iter().all(|it| it.organization.is_some())
        && !(own || place)
        && (after.is_empty() || after.starts_with(['.', ',', ';', '!']))
}

/// Whether words before people say that they came with somebody: "Acme was there, with ", or, behind others who did, " and ".
fn came_with(ctx: &Context, before: &str, others: bool) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let froms = ctx.words(|language| language.from_words);
    let with = ctx.words(|language| language.weak_joints).contains(&last) && !froms.contains(&last);
    with || others && ctx.words(|language| language.and_words).contains(&last)
}

/// The company with which the words before people begin, if they came with it.
fn company_with(ctx: &Context, before: &str, others: bool) -> Option<String> {
    let company = ctx.lexicon.organizations_in(before).into_iter().next()?;
    let leads = company.range.start == 0 && !company.named.foundation;
    (leads && came_with(ctx, before, others)).then(|| before[company.range].to_owned())
}

/// The length of a topic without the word that joins the people behind it, and whether that word says that they told of
/// it, too: "old sails" of "old sails and", of "old sails with".
fn without_joint(ctx: &Context, topic: &str) -> (usize, bool) {
    let without = |word: &str| topic.strip_suffix(word)?.strip_suffix(' ').map(str::len);
    let froms = ctx.words(|language| language.from_words);
    let joints = ctx.words(|language| language.weak_joints).into_iter();
    let mut with = joints.filter(|joint| !froms.contains(joint)).filter_map(without);
    let mut and = ctx.words(|language| language.and_words).into_iter().filter_map(without);
    match with.next() {
        Some(length) => (length, true),
        None => (and.next().unwrap_or(topic.len()), false),
    }
}

/// The title of a talk of which a passage tells: what its topic begins with, or is called, where that is set off, else the
/// topic.
pub(super) fn titled(ctx: &Context, index: usize, topic: &Range<usize>) -> (String, TitleKind) {
    let block = &ctx.passages[index].block;
    match set_off(block, topic.start).or_else(|| called(ctx, block, topic)) {
        Some(title) => (text_of(&block.text, &title), TitleKind::Stated),
        None => (text_of(&block.text, topic), TitleKind::Described),
    }
}

/// The title that a topic says is its own: "old sails under the title *Meshes at Sea*".
fn called(ctx: &Context, block: &Block, topic: &Range<usize>) -> Option<Range<usize>> {
    let words = lowered(&block.text[topic.clone()]);
    let titled = ctx.words(|language| language.titled_words).into_iter();
    let ends = titled.filter_map(|word| Some(words.find(word)? + word.len()));
    let at = topic.start + ends.min()?;
    let behind = at + block.text[at..].len() - block.text[at..].trim_start().len();
    block
        .marks
        .iter()
        .find(|it| it.range.start == behind)
        .map(|it| clean(&block.text, it.range.clone()))
}

/// The title with which a topic begins, where it is set in bold or italics or is a page's link.
fn set_off(block: &Block, at: usize) -> Option<Range<usize>> {
    let near = |range: &Range<usize>| (at..at + ARTICLE).contains(&range.start);
    let long = |range: &Range<usize>| block.text[range.clone()].split_whitespace().count() >= 2;
    let first = block.marks.partition_point(|mark| mark.range.end <= at);
    let marks = block.marks[first..].iter().take(2).map(|mark| mark.range.clone());
    let after = block.links.partition_point(|link| link.range.start < at);
    let links = block.links[after..].iter().take(1).map(|link| link.range.clone());
    marks
        .chain(links)
        .find(|range| near(range) && long(range))
        .map(|range| clean(&block.text, range))
}

/// The pages to which words of a topic lead.
pub(super) fn pages(ctx: &Context, index: usize, topic: &Range<usize>) -> Vec<LinkFact> {
    let links = &ctx.passages[index].block.links;
    let first = links.partition_point(|link| link.range.start < topic.start);
    let within = links[first..].iter().take_while(|link| link.range.start < topic.end);
    let pages = within.map(|link| (link, target(&link.url)));
    let pages = pages.filter(|(_, target)| target.kind == Some(LinkKind::Page));
    pages.map(|(link, target)| fact(link, &target)).collect()
}

/// Whether a sentence has a verb of telling, or is an item: most sentences need not be read for names.
fn may_tell(ctx: &Context, index: usize, words: &str) -> bool {
    let stems = Stems::of(&words.replace('\n', " "));
    let joints = ctx.words(|language| language.topic_joints);
    let nouns = ctx.words(|language| language.talk_nouns);
    (ctx.passages[index].block.kind == BlockKind::Item
        || heard(ctx, &stems).is_some()
        || stems.has_any(&nouns))
        && joints.iter().any(|joint| stems.folded().contains(joint))
        || telling::may_tell(ctx, &stems)
        || ahead::may_tell(ctx, &stems)
        || stems.has_any(&ctx.words(|language| language.telling_last))
        || stems.has_any(&ctx.words(|language| language.telling_beside))
        || stems.folded().contains(TALE)
}

/// Whether an item begins with a group: "Jane Doe on sails".
fn is_listed(ctx: &Context, index: usize, group: &Group) -> bool {
    ctx.passages[index].block.kind == BlockKind::Item && group.range.start <= 2
}

/// Whether words before people name a session as theirs: "The talk from ".
fn is_session_of(ctx: &Context, before: &str) -> bool {
    let folded = lowered(before.trim_end());
    let by = ctx.words(|language| language.by_words).into_iter();
    let mut heads = by.filter_map(|by| folded.strip_suffix(by)?.strip_suffix(' '));
    let nouns = ctx.words(|language| language.talk_nouns);
    // "доповідь Зори Квіленко про вітрила": a genitive owns it.
    let last = folded.split_whitespace().next_back().unwrap_or_default();
    let owned = || nouns.iter().any(|noun| last.starts_with(noun)) && !is_of_session(last);
    heads.any(|head| nouns.iter().any(|noun| head.ends_with(noun))) || ctx.inflects() && owned()
}

/// The words that say that people were heard: "talks from" of "We heard talks from Jane Doe on sails, John Roe on …".
fn heard(ctx: &Context, stems: &Stems) -> Option<&'static str> {
    let words = ctx.words(|language| language.heard_words);
    words.into_iter().find(|word| stems.has(word))
}

fn names_session(ctx: &Context, word: &str) -> bool {
    Stems::of(word).has_any(&ctx.words(|language| language.talk_nouns))
}

/// What somebody told of: the words from the verb to the end of its clause.
pub(super) fn topic(
    ctx: &Context,
    words: &str,
    clause: Range<usize>,
    listed: bool,
) -> Option<Range<usize>> {
    topic_before_verb(ctx, words, &clause)
        .or_else(|| topic_behind(ctx, words, clause, listed, |stems| telling::telling(ctx, stems)))
}

/// The words from a verb to the end of its clause.
fn topic_behind(
    ctx: &Context,
    words: &str,
    clause: Range<usize>,
    listed: bool,
    verb: impl FnOnce(&Stems) -> Option<Range<usize>>,
) -> Option<Range<usize>> {
    let text = &words[clause.clone()];
    // A line may end behind "on".
    let stems = Stems::of(&text.replace('\n', " "));
    let joints = ctx.words(|language| language.topic_joints).into_iter();
    // "Jane Doe on sails", "Jane Doe, on sails"
    let comma = usize::from(stems.folded().starts_with(','));
    // "Зора Квіленко — про вітрила", "Зора Квіленко — чому човни пливуть"
    let dash = [" —", " –"].into_iter().find(|it| listed && stems.folded().starts_with(it));
    let lead = dash.map_or(comma, str::len);
    let brief = joints
        .filter(|joint| listed && stems.folded()[lead..].starts_with(joint))
        .map(|joint| lead..lead + joint.trim_end().len());
    let asked = stems.folded()[lead..].split_whitespace().next();
    let asked = asked.filter(|word| dash.is_some() && ASKING.contains(word));
    let brief = brief.chain(asked.map(|_| lead..lead));
    let found = telling::first(verb(&stems).into_iter().chain(brief))?;
    let before = &text[..found.start];
    let near = if ctx.is_spaced() {
        before.split_whitespace().count() <= WORDS
    } else {
        before.chars().count() <= CHARACTERS
    };
    // "Jane Doe, an engineer: she explained …"
    let own = behind_pronoun(ctx, before).unwrap_or(before);
    let ended = own.contains([';', ':', '。', '；']) || own.contains(". ") || own.ends_with('.');
    let absent = || stems.has_any(&ctx.words(|language| language.staying_away));
    if !near || ended || absent() {
        return None;
    }
    // Endings make what was found longer than what was sought.
    let from = text.ceil_char_boundary(found.end);
    let ending = |c: char| c.is_alphabetic() && !is_cjk(c);
    let inside = text[..from].ends_with(ending);
    let from = from + text[from..].find(|c: char| !(inside && ending(c))).unwrap_or(0);
    let stops = ctx.words(|language| language.topic_ends);
    let stop = stops
        .iter()
        .filter_map(|stop| stems.folded()[from..].find(stop))
        .filter(|&it| it > 1)
        .min();
    let mark = text[from..].find([';', '；', '。', '，', '（', '(']).filter(|&it| it > 1);
    // "介绍了海上的网格：更多的帆、更长的绳子", unlike "介绍了《网格：海上的近况》"
    let colon = text[from..].find('：').filter(|&at| {
        let head = &text[from..from + at];
        head.chars().count() >= LONE && head.matches('《').count() == head.matches('》').count()
    });
    let aside = remark(&text[from..]);
    let end = stop.into_iter().chain(mark).chain(aside).chain(colon).min();
    let end = end.map_or(text.len(), |length| from + length);
    // "пояснила, чому": a comma may stand before what was explained.
    let told = text[from..end].trim_start_matches([',', ' ']);
    let told = RECIPIENTS.iter().find_map(|it| told.strip_prefix(it)).unwrap_or(told);
    let begins = end - told.len();
    let topic = clean(words, clause.start + begins..clause.start + end);
    let told = words[topic.clone()].trim_end_matches('.');
    // "gave a talk on accessibility": one word is enough where the verb says that it was a talk.
    let named = gives_talk(ctx, &stems.folded()[found.start..from]) && told.chars().count() >= LONE;
    (is_phrase(told) || named).then(|| topic.start..topic.start + told.len())
}

/// What follows a colon and a word for somebody named before it.
fn behind_pronoun<'t>(ctx: &Context, before: &'t str) -> Option<&'t str> {
    let (_, clause) = before.rsplit_once(": ")?;
    let pronouns = ctx.words(|language| language.pronouns);
    let (first, rest) = clause.split_once(' ')?;
    pronouns.contains(&lowered(first).as_str()).then_some(rest)
}

/// Whom a verb tells something, before the comma behind which it is told: "пояснила мені, чому".
const RECIPIENTS: [&str; 4] = ["мені, ", "нам, ", "усім, ", "всім, "];

/// So many words of a topic stand before a remark on it.
const TOPIC: usize = 4;

/// Where a remark on a topic begins: ": a broad field" in "old sails on all of the seas: a broad field", unlike a title's
/// second half.
fn remark(text: &str) -> Option<usize> {
    let (topic, rest) = text.split_once(": ")?;
    let small = |words: &str| words.trim_start().starts_with(char::is_lowercase);
    let long = topic.split_whitespace().count() >= TOPIC;
    (long && small(topic) && small(rest)).then_some(topic.len())
}

/// Whether a verb says that what follows was the topic of a talk: "gave a talk on", not "talked about".
fn gives_talk(ctx: &Context, verb: &str) -> bool {
    let joints = ctx.words(|language| language.topic_joints);
    let object = verb.split_once(' ').map_or("", |(_, object)| object);
    names_session(ctx, object) && joints.iter().any(|joint| verb.ends_with(joint.trim_end()))
}

/// "佐藤花子さんは、海の網を解説しました": the words between a name's particle and the verb.
fn topic_before_verb(ctx: &Context, words: &str, clause: &Range<usize>) -> Option<Range<usize>> {
    let text = &words[clause.clone()];
    if let Some(tale) = tale(ctx, text) {
        return Some(clean(words, clause.start + tale.start..clause.start + tale.end));
    }
    let verbs = ctx.words(|language| language.telling_last).into_iter();
    let verb = verbs.clone().filter_map(|verb| text.find(verb)).min();
    // "佐藤花子さんは海の網について、鈴木健一さんは帆について、それぞれ講演しました"
    let shared = || verbs.clone().any(|verb| words[clause.end..].contains(verb));
    let verb = verb.or_else(|| text.find(ABOUT).filter(|_| shared()))?;
    let honorific = HONORIFICS.iter().find(|it| text.starts_with(**it)).map_or(0, |it| it.len());
    let particle = TOPIC_PARTICLES.iter().find(|it| text[honorific..].starts_with(**it))?;
    let from = honorific + particle.len();
    let told = text.get(from..verb).filter(|told| !told.contains('。'))?;
    let topic = clean(words, clause.start + from..clause.start + from + told.len());
    is_phrase(&words[topic.clone()]).then_some(topic)
}

/// What a session of somebody's told of, where a sentence in Japanese says no more: "海の網の話" of "さんの発表は海の網の話でした。".
fn tale(ctx: &Context, text: &str) -> Option<Range<usize>> {
    let honorific = HONORIFICS.iter().find_map(|it| text.strip_prefix(it)).unwrap_or(text);
    let nouns = ctx.words(|language| language.talk_nouns).into_iter();
    let session = nouns
        .chain(["LT", "話"])
        .find_map(|noun| honorific.strip_prefix('の')?.strip_prefix(noun)?.strip_prefix('は'))?;
    let session = session.trim_start_matches(['、', ' ']);
    let told = session.split('。').next()?;
    let told =
        ["でした", "です", "だった"].iter().find_map(|it| told.strip_suffix(it)).unwrap_or(told);
    let brief = told.chars().count() <= TOLD && !told.contains(['、', '「']);
    let start = text.len() - session.len();
    (brief && told.ends_with(TALE) && told.len() > TALE.len()).then(|| start..start + told.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, credited, sentences};

    fn found(lang: &str, text: &str) -> Vec<String> {
        let ctx = context(lang, "2025-04-25", text);
        let known = Known::of(&[]);
        sentences(&ctx)
            .flat_map(|(index, sentence)| candidates(&ctx, index, sentence, &known))
            .map(|talk| credited(&talk))
            .collect()
    }

    #[test]
    fn who_told_of_what() {
        for (lang, text, want) in [
            (
                "uk",
                "Зора Квіленко розповіла про старі вітрила на морі, Макс Муренко (Quuxly) — про міцні канати для човнів.",
                &[
                    "старі вітрила на морі | Зора Квіленко",
                    "міцні канати для човнів | Макс Муренко (Quuxly)",
                ][..],
            ),
            (
                "uk",
                "Зора Квіленко показала, як будують човни, а Макс Муренко — чому човни не тонуть.",
                &["як будують човни | Зора Квіленко", "чому човни не тонуть | Макс Муренко"],
            ),
            (
                "uk",
                "Зора Квіленко розповіла про старі вітрила на морі, а Макс Муренко — моряк із порту.",
                &["старі вітрила на морі | Зора Квіленко"],
            ),
            ("en", "Zora Quill talked about sails and ropes.", &["sails and ropes | Zora Quill"]),
            (
                "en",
                "Zora Quill of Quuxly, who came by boat, gave a talk on sails in storms, which was fun.",
                &["sails in storms | Zora Quill (Quuxly)"],
            ),
            (
                "en",
                "Zora Quill spoke about old sails, and Max Mu showed how to mend ropes.",
                &["old sails | Zora Quill", "how to mend ropes | Max Mu"],
            ),
            ("en", "- Zora Quill on sails in storms", &["sails in storms | Zora Quill"]),
            ("en", "- Zora Quill, on *sails in storms*", &["sails in storms | Zora Quill"]),
            (
                "en",
                "We heard talks from Quuxly's Zora Quill about old sails, and Max Mu on how to mend ropes.",
                &["old sails | Zora Quill (Quuxly)", "how to mend ropes | Max Mu"],
            ),
            ("en", "We heard from Zora Quill about old sails.", &["old sails | Zora Quill"]),
            (
                "en",
                "The talk from Zora Quill from Quuxly, about old sails, was full.",
                &["old sails | Zora Quill (Quuxly)"],
            ),
            (
                "en",
                "Google was there, with Zora Quill sharing old sails and Max Mu presenting about new ropes.",
                &["old sails | Zora Quill (Google)", "new ropes | Max Mu (Google)"],
            ),
            (
                "en",
                "Zora Quill of Quuxly shared old sails with Max Mu from Google.",
                &["old sails | Zora Quill (Quuxly), Max Mu (Google)"],
            ),
            (
                "en",
                "Zora Quill discussed the future of sails with Max Mu from Google over dinner.",
                &["the future of sails | Zora Quill"],
            ),
            (
                "en",
                "Google had a booth, with lots of swag, while Zora Quill talked about old sails.",
                &["old sails | Zora Quill"],
            ),
            (
                "en",
                "Zora Quill discussed old sails on all seas: a broad field.",
                &["old sails on all seas | Zora Quill"],
            ),
            (
                "en",
                "Zora Quill presented Mesh at Sea: A Love Story.",
                &["Mesh at Sea: A Love Story | Zora Quill"],
            ),
            ("en", "Zora Quill demoed old sails.", &["old sails | Zora Quill"]),
            ("en", "Zora Quill gave a talk on rigging.", &["rigging | Zora Quill"]),
            (
                "ja",
                "Microsoft の佐藤花子さんは、海の網を編む方法を解説しました。",
                &["海の網を編む方法 | 佐藤花子 (Microsoft)"],
            ),
            (
                "ja",
                "Quuxlyの佐藤花子さんの発表は海の網を編む方法の話。",
                &["海の網を編む方法の話 | 佐藤花子 (Quuxly)"],
            ),
            (
                "ja",
                "Quuxlyの佐藤花子氏が海の網を編む方法について、鈴木健一氏が帆を張る方法について、それぞれ講演しました。",
                &["海の網を編む方法 | 佐藤花子 (Quuxly)", "帆を張る方法 | 鈴木健一"],
            ),
            ("zh", "陈晓明接着分享了 Quux 的最新进展。", &["Quux 的最新进展 | 陈晓明"]),
            ("zh", "微软的陈晓明带大家了解了海上的网格。", &["海上的网格 | 陈晓明 (微软)"]),
            ("zh", "微软的陈晓明分享了海上网格的近况。", &["海上网格的近况 | 陈晓明 (微软)"]),
            (
                "zh",
                "微软的陈晓明介绍了海上网格的近况：更多的帆、更长的绳子。",
                &["海上网格的近况 | 陈晓明 (微软)"],
            ),
            (
                "uk",
                "Зора Квіленко розповіла про вітрила в шторм.",
                &["вітрила в шторм | Зора Квіленко"],
            ),
        ] {
            assert_eq!(found(lang, text), want, "{text}");
        }
    }

    #[test]
    fn what_tells_of_no_talk() {
        for (lang, text) in [
            ("en", "Zora Quill was there."),
            ("en", "Zora talked about sails and ropes."),
            ("en", "Thanks to Zora Quill, who talked about sails and ropes."),
            ("en", "Zora Quill talked."),
            ("en", "Zora Quill talked about rigging."),
            ("en", "Zora Quill gave a talk on it."),
            ("en", "We met Zora Quill about old sails."),
            ("en", "We heard from Zora Quill on the main stage."),
            ("en", "Zora Quill went over to the booth."),
            ("en", "Zora Quill described the event as a huge success."),
            ("en", "A highlight was Zora Quill explaining the queue for coffee."),
            ("en", "We met Zora Quill. Somebody talked about sails and ropes."),
            ("en", "Zora Quill, who covers old sails and ropes, could not come."),
            ("zh", "陈晓明很高兴。"),
            ("zh", "陈晓明和我们讨论午饭吃什么。"),
            ("ja", "佐藤花子さんは会場で笑顔でした。"),
            ("ja", "佐藤花子さんと海の網を語りました。"),
        ] {
            assert_eq!(found(lang, text), Vec::<String>::new(), "{text}");
        }
    }
}
