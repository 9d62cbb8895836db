//! The talk of a sentence that names a session, and says who gave it: "It began with a keynote by Jane Doe."

use std::ops::Range;

use super::Candidate;
use super::floor::{persons, takes_the_floor};
use super::format::{Named, format_in, session_of};
use super::no_talk::{NoTalk, PassedOver, Proposal};
use super::noun_phrase::noun_phrase;
use super::panel::{helping_next, leading_next, seated_next};
use super::title::{clean, quoted};
use crate::extract::clock::{is_timed, tells_when};
use crate::extract::context::Context;
use crate::extract::facts::{Slot, TalkFormat, TitleKind};
use crate::extract::organization::presenter::seated;
use crate::extract::people::group::{Group, groups};
use crate::extract::sentence::{lowered, one_line};
use crate::extract::stems::Stems;
use crate::post::document::Block;

pub(super) const RULE: &str = "session told in prose";

/// What a link calls a session has no more words.
const LINKED: usize = 8;

/// What a session is called before a colon and its people has no more words.
const BILLED: usize = 4;

/// What a sentence that names a session tells of.
pub(super) fn session(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    goes_on: bool,
) -> Option<Proposal> {
    let session = session_in(ctx, index, sentence)?;
    let told = if goes_on { Err(NoTalk::GoesOn) } else { read(ctx, index, sentence, session) };
    Some(told.map_err(|why| passed_over(ctx, index, sentence, why)))
}

pub(super) fn passed_over(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    why: NoTalk,
) -> PassedOver {
    PassedOver {
        rule: RULE,
        passage: index,
        span: sentence.clone(),
        line: ctx.passages[index].block.line_at(sentence.start),
        links: Vec::new(),
        why,
    }
}

/// Where a sentence names a session, and of which format.
pub(super) fn session_in(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
) -> Option<(usize, TalkFormat)> {
    let words = &ctx.passages[index].block.text[sentence.clone()];
    // "on the keynote stage"
    let is_stage = |at: usize| {
        let mut behind = words.get(at..).unwrap_or_default().split_whitespace().skip(1);
        let place = behind.next().unwrap_or_default().trim_end_matches([',', '.']);
        ctx.words(|language| language.rooms).contains(&place)
    };
    session_of(ctx, words).filter(|&(at, _)| !is_stage(at))
}

fn read(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    (at, format): (usize, TalkFormat),
) -> Result<Candidate, NoTalk> {
    let block = &ctx.passages[index].block;
    let words = &block.text[sentence.clone()];
    let stems = Stems::of(words);
    let not = ctx
        .words(|language| language.not_speaking)
        .into_iter()
        .chain(ctx.words(|language| language.not_talks));
    // "佐藤花子さんによる開会の挨拶では、会場アンケートの…": what is told in it is no matter.
    // "陈晓明致开幕辞，感谢了…": so it is behind the clause of remarks.
    let clause = |it: &str| (format == TalkFormat::Remarks).then(|| it.find('，')).flatten();
    let head = words.get(at..).and_then(|it| {
        let ends = ["で、", "では、"].into_iter().filter_map(|end| it.find(end));
        ends.min().or_else(|| clause(it))
    });
    let head = head.map(|it| at + it).filter(|_| !ctx.is_spaced());
    let opening = Stems::of(&words[..head.unwrap_or(words.len())]);
    if let Some(word) = not.into_iter().find(|word| opening.has(word)) {
        return Err(NoTalk::Says(word));
    }
    let (mut speaking, others): (Vec<Group>, Vec<Group>) =
        groups(ctx, words).into_iter().partition(|group| takes_the_floor(ctx, words, group));
    // "主持人陈晓明宣布开始，李雷做了开场致辞": where the verb stands between them, the nearest ones act.
    // "Зора Квіленко розкаже про море, а Макс Му проведе воркшоп": so do those of its own clause.
    let clause = last_turn(ctx, &words[..at.min(words.len())]);
    let nearest = speaking
        .iter()
        .rposition(|it| it.range.end <= at && (!ctx.is_spaced() || it.range.start >= clause));
    let nearest = nearest.unwrap_or(0).min(speaking.len().saturating_sub(1));
    // Of a panel that the heading names another rule tells.
    let headed = || {
        let heading = ctx.heading_above(index).map(|it| &ctx.passages[it].block.text);
        heading.is_some_and(|it| format_in(it, &ctx.languages) == Some(TalkFormat::Panel))
    };
    let on_panel =
        |group: &Group| format == TalkFormat::Panel && is_listed(words, at, group) && !headed();
    let billed = |group: &Group| ctx.is_spaced() && is_billed(words, at, group);
    let group = speaking
        .drain(nearest..)
        .next()
        .or_else(|| others.into_iter().find(|group| on_panel(group) || billed(group)));
    // "10:00 Вітальне слово: Зора Квіленко, організаторка"
    let labelled = |it: &Group| {
        let label = words[..it.range.start].trim_end().strip_suffix([':', '：']);
        ctx.inflects() && at < it.range.start && label.is_some_and(|it| !it.contains([',', '.']))
    };
    let listed = group.as_ref().filter(|it| is_listed(words, at, it) || billed(it) || labelled(it));
    let listed =
        listed.map(|it| words[..it.range.start].trim_end_matches([' ', ':', '：', '—', '–']).len());
    let rule = "people of a session told in prose";
    let behind = group.as_ref().map_or(words.len(), |group| group.range.end);
    let people = match group {
        Some(group) => persons(ctx, index, sentence.start, &group, rule, 0.8),
        None if format == TalkFormat::Panel => seated_next(ctx, index, sentence, rule),
        None if format == TalkFormat::Workshop => helping_next(ctx, index, sentence, rule),
        None => Vec::new(),
    };
    let people = match people {
        people if people.is_empty() && format != TalkFormat::Panel => {
            leading_next(ctx, index, sentence, rule)
        }
        people => people,
    };
    // "a panel on sails with people from Acme and Globex"
    let line = block.line_at(sentence.start);
    let seated = || seated(ctx, words, line);
    let presenters = (people.is_empty() && format == TalkFormat::Panel).then(seated);
    let presenters = presenters.unwrap_or_default();
    let range = match quoted(words) {
        _ if people.is_empty() && presenters.is_empty() => {
            project_meeting(ctx, words, stems.folded(), at).ok_or(NoTalk::Unspoken)?
        }
        Some((inner, _)) => inner,
        None => {
            // "[A workshop for newcomers](…) takes half a day", where the page tells of no talk.
            let linked = linked_phrase(block, sentence, at);
            let mut phrase = linked.unwrap_or_else(|| noun_phrase(ctx, words, at.min(words.len())));
            // "a panel with members of the committee: Jane Doe and …"
            phrase.end = phrase.end.min(listed.unwrap_or(phrase.end)).max(phrase.start);
            let brief = words[phrase.clone()].split_whitespace().count() <= 2;
            let topic = topic_at(ctx, words, behind);
            topic.filter(|_| brief && phrase.end <= behind).unwrap_or(phrase)
        }
    };
    let range = if is_timed(&words[range.clone()]) { clean(words, range) } else { range };
    let title = one_line(&words[range.clone()]);
    Ok(Candidate {
        line: block.line_at(sentence.start + range.start),
        format: Some(Named { format, rule: "format in its words" }),
        people,
        presenters,
        ..Candidate::new(ctx, RULE, index, sentence.clone(), (title, TitleKind::Described))
    })
}

/// Whether a sentence says no more than a session and who gives it: "Opening remarks: Jane Doe (Acme)", "Вступне слово —
/// Зора Квіленко."
fn is_billed(words: &str, session: usize, group: &Group) -> bool {
    let before = words[..group.range.start].trim_end();
    let Some(head) = before.strip_suffix([':', '：', '—', '–']) else { return false };
    let ends = words[group.range.end..].trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    ends && session < head.len() && head.split_whitespace().count() <= BILLED
}

/// The words around the one for a session that a link of a sentence has, in bytes of the sentence.
fn linked_phrase(block: &Block, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let link = block.links.iter().find(|it| it.range.contains(&(sentence.start + at)))?;
    let words = block.text.get(link.range.clone())?.split_whitespace().count();
    let within = sentence.start <= link.range.start && link.range.end <= sentence.end;
    (within && (2..=LINKED).contains(&words))
        .then(|| link.range.start - sentence.start..link.range.end - sentence.start)
}

/// Where the last clause of a text begins that turns to somebody else, or its end where none does.
pub(super) fn last_turn(ctx: &Context, text: &str) -> usize {
    let folded = lowered(text);
    let turns = ctx.words(|language| language.turn_words).into_iter();
    let found = turns.filter_map(|word| {
        let turn = format!(", {word} ");
        folded.rfind(&turn).map(|at| at + turn.len())
    });
    found.max().unwrap_or(text.len())
}

/// Whether several people are listed behind the word for their panel: "a panel with members of the committee: Jane Doe
/// and John Roe".
fn is_listed(words: &str, panel: usize, group: &Group) -> bool {
    group.members.len() > 1
        && group.range.start > panel
        && words[..group.range.start].trim_end().ends_with([':', '：'])
}

/// The topic that a word such as "on" joins to the people before it: "sails" of "a keynote by Jane Doe on sails, and …".
fn topic_at(ctx: &Context, words: &str, at: usize) -> Option<Range<usize>> {
    let rest = words.get(at..)?;
    let joints = ctx.words(|language| language.topic_joints).into_iter();
    let start = joints.filter_map(|joint| rest.strip_prefix(joint)).map(str::len).next()?;
    let topic = &rest[rest.len() - start..];
    let end = topic.find([',', ';', '.', '(', ':']).unwrap_or(topic.len());
    // "on Tuesday", "on stage"
    let told = topic[..end].trim().contains(' ') && !tells_when(&topic[..end], &ctx.languages);
    let start = words.len() - start;
    told.then(|| start..start + topic[..end].trim_end().len())
}

/// The words for one meeting of a project, and the word before them: nobody in particular speaks there.
fn project_meeting(ctx: &Context, words: &str, folded: &str, at: usize) -> Option<Range<usize>> {
    let slots = ctx.words(|language| language.slots).into_iter();
    let mut meetings = slots.filter(|(_, slot)| *slot == Slot::ProjectMeeting);
    let ending = meetings.find_map(|(word, _)| folded[at..].strip_prefix(word))?;
    let inflected = ending.len() - ending.trim_start_matches(|c: char| c.is_lowercase()).len();
    let end = folded.len() - ending.len() + inflected;
    let start = noun_phrase(ctx, words, at).start;
    let first = words.get(start..at)?.trim().to_lowercase();
    // "Talks, project meetings, …" in a language without plurals.
    if ending.starts_with('、') || words.get(..at)?.ends_with('、') {
        return None;
    }
    if ["no", "next", "your", "every", "each", "any"].contains(&first.as_str()) {
        return None;
    }
    (!ending.starts_with('s') && words.get(start..end).is_some()).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::told::proposals;
    use crate::extract::testing::{accepted, context, credited};

    fn found(lang: &str, text: &str) -> Vec<(String, Option<TalkFormat>)> {
        let told = |talk: &Candidate| (credited(talk), talk.format.map(|named| named.format));
        accepted(proposals(&context(lang, "2025-04-25", text), &[])).iter().map(told).collect()
    }

    #[test]
    fn sessions_that_prose_tells_of() {
        for (lang, text, want, format) in [
            (
                "en",
                "It began with a keynote by Zora Quill from Quuxly.",
                "keynote | Zora Quill (Quuxly)",
                TalkFormat::Keynote,
            ),
            (
                "en",
                "It began with a keynote by Zora Quill from Quuxly on old sails, and then it rained.",
                "old sails | Zora Quill (Quuxly)",
                TalkFormat::Keynote,
            ),
            (
                "en",
                "It began with a keynote by Zora Quill on Tuesday.",
                "keynote | Zora Quill",
                TalkFormat::Keynote,
            ),
            (
                "en",
                "The day ended with a panel on old sails and ropes with Zora Quill and Max Mu.",
                "panel on old sails and ropes | Zora Quill, Max Mu",
                TalkFormat::Panel,
            ),
            (
                "en",
                "The day ended with a panel with members of the crew: Zora Quill (Quuxly) and Max Mu.",
                "panel | Zora Quill (Quuxly), Max Mu",
                TalkFormat::Panel,
            ),
            (
                "en",
                "The day ended with a lively panel with Zora Quill and Max Mu.",
                "lively panel | Zora Quill, Max Mu",
                TalkFormat::Panel,
            ),
            (
                "en",
                "The day closed with a lively panel. Moderated by Zora Quill, Max Mu and Ada Lin took questions.",
                "lively panel | Zora Quill, Max Mu, Ada Lin",
                TalkFormat::Panel,
            ),
            (
                "uk",
                "Про старе море розкаже Зора Квіленко, а Макс Муренко проведе коротку демонстрацію вітрил.",
                "коротку демонстрацію вітрил | Макс Муренко",
                TalkFormat::Demo,
            ),
            (
                "uk",
                "[Воркшоп для моряків](https://a.example/x) триває пів дня. Його проведуть Зора Квіленко та Макс Муренко.",
                "Воркшоп для моряків | Зора Квіленко, Макс Муренко",
                TalkFormat::Workshop,
            ),
            (
                "uk",
                "Вступне слово — Зора Квіленко (Quuxly).",
                "Вступне слово | Зора Квіленко (Quuxly)",
                TalkFormat::Remarks,
            ),
            (
                "uk",
                "**10:00** Вітальне слово: Зора Квіленко, наша капітанка",
                "Вітальне слово | Зора Квіленко",
                TalkFormat::Remarks,
            ),
            (
                "uk",
                "Потім провели воркшоп про вітрила. Його вели Зора Квіленко та Макс Муренко.",
                "воркшоп про вітрила | Зора Квіленко, Макс Муренко",
                TalkFormat::Workshop,
            ),
            (
                "uk",
                "А на Contribfest, яким керували Зора Квіленко та Макс Муренко, шили вітрила.",
                "Contribfest | Зора Квіленко, Макс Муренко",
                TalkFormat::Workshop,
            ),
            (
                "en",
                "The Old Sailors Workshop is a half-day class led by Zora Quill.",
                "Old Sailors Workshop | Zora Quill",
                TalkFormat::Workshop,
            ),
            (
                "zh",
                "此外，由 Zora Quill 和 Max Mu 带领的 Contribfest 吸引了四十余人。",
                "Contribfest | Zora Quill, Max Mu",
                TalkFormat::Workshop,
            ),
            (
                "en",
                "In the keynote “Meshes at Sea” Zora Quill explained fish.",
                "Meshes at Sea | Zora Quill",
                TalkFormat::Keynote,
            ),
            (
                "uk",
                "Був цікавий воркшоп від Зори Квіленко.",
                "цікавий воркшоп | Зора Квіленко",
                TalkFormat::Workshop,
            ),
            (
                "uk",
                "Ми почали з ключової доповіді від Зори Квіленко.",
                "ключової доповіді | Зора Квіленко",
                TalkFormat::Keynote,
            ),
            (
                "en",
                "On Monday the Quux project meeting took all day. The Quux project meeting was long.",
                "Quux project meeting | ",
                TalkFormat::Meeting,
            ),
            (
                "en",
                "It began with a keynote from Program Committee members Zora Quill and Max Mu.",
                "keynote | Zora Quill, Max Mu",
                TalkFormat::Keynote,
            ),
            (
                "en",
                "Zora Quill, one of our founders, is giving the keynote.",
                "keynote | Zora Quill",
                TalkFormat::Keynote,
            ),
            ("zh", "微软的陈晓明带来了主题演讲。", "主题演讲 | 陈晓明 (微软)", TalkFormat::Keynote),
            (
                "zh",
                "微软的陈晓明发表了开幕致辞，感谢了所有志愿者。",
                "开幕致辞 | 陈晓明 (微软)",
                TalkFormat::Remarks,
            ),
            (
                "zh",
                "来自微软、谷歌和英特尔的代表围绕“海上的网格与风帆”展开圆桌讨论。",
                "海上的网格与风帆 | ",
                TalkFormat::Panel,
            ),
        ] {
            assert_eq!(found(lang, text), [(want.to_owned(), Some(format))], "{text}");
        }
    }

    #[test]
    fn sentences_that_tell_of_no_session() {
        for (lang, text) in [
            ("en", "Zora Quill was there."),
            ("en", "There was a keynote."),
            ("en", "There were project meetings."),
            ("en", "There was no project meeting this year."),
            ("ja", "トーク、プロジェクトミーティング、ブースがありました。"),
            ("en", "Zora Quill, whose keynote we missed, was there."),
            ("en", "After the keynote we met Zora Quill, a friend, and somebody gave us tea."),
            ("en", "Thanks to Zora Quill for the keynote."),
            ("en", "Zora Quill won an award after her keynote."),
            ("en", "We met Zora Quill. There was a keynote."),
            ("en", "There was a panel. Moderated by Zora Quill, it was full."),
            ("en", "There was a panel. We had lunch with Zora Quill and Max Mu."),
            ("en", "There was a keynote. Moderated by Zora Quill and Max Mu, we asked questions."),
            ("zh", "感谢陈晓明的主题演讲。"),
            ("zh", "感谢陈晓明的开幕致辞，大会开始了。"),
            ("ja", "佐藤花子さんが基調講演で表彰されました。"),
            ("ja", "佐藤花子さんの基調講演の前に、アンケートがありました。"),
            ("uk", "Дякуємо Зорі Квіленко за ключову доповідь."),
            ("en", "## A keynote by Zora Quill"),
        ] {
            assert_eq!(found(lang, text), [], "{text}");
        }
    }
}
