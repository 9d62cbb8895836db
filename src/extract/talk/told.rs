//! Talks that running text tells of without any link: "It began with a keynote by Jane Doe."

use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;

use super::floor::{persons, takes_the_floor};
use super::format::{Named, format_in, of_section, session_of};
use super::goes_on::Told;
use super::known::Known;
use super::no_talk::{NoTalk, PassedOver, Proposal};
use super::noun_phrase::noun_phrase;
use super::panel::{helping_next, seated_next};
use super::slot::slot_in;
use super::spoken;
use super::works::is_of_works;
use super::{Candidate, behind, next_up, titled, topical, unlinked, within};
use crate::extract::clock::tells_when;
use crate::extract::context::Context;
use crate::extract::facts::{Slot, TalkFormat, TitleKind};
use crate::extract::organization::presenter::seated;
use crate::extract::people::group::{Group, groups};
use crate::extract::sentence::one_line;
use crate::extract::stems::Stems;
use crate::extract::talk::title::{is_title_case, quoted};
use crate::post::document::BlockKind;

pub(super) const RULE: &str = "session told in prose";

const MEETING: Option<Slot> = Some(Slot::ProjectMeeting);

/// With so many meetings told of before one more is compared.
const COMPARED: usize = 64;

/// A title of fewer words may be anything in a description.
const TITLE: usize = 3;

/// A post with so many talks reports on an event.
const REPORT: usize = 3;

/// What each sentence that names a session tells of, beyond the candidates already found, which are
/// sorted by place: a talk, where it says who gave it.
pub fn proposals(ctx: &Context, known: &[Candidate]) -> Vec<Proposal> {
    let mut found = Vec::new();
    let above = Told::of(ctx, known);
    // "On “Meshes at Sea” Jane Doe was fun. Watch it [here](…)": a link of the passage has the title already.
    let titles: HashMap<(usize, String), bool> = known
        .iter()
        .map(|talk| {
            let open = talk.people.is_empty() && talk.title_kind == TitleKind::Stated;
            ((talk.passage, talk.title.to_lowercase()), open)
        })
        .collect();
    // In a post about something else somebody who explains something need not stand on a stage.
    let reports = known.len() >= REPORT || !ctx.passages[0].mentions.is_empty();
    let mut met = Known::of(known);
    let met_before = known.iter().filter(|talk| slot_in(ctx, &talk.title) == MEETING);
    let mut meetings: Vec<String> = met_before.map(|talk| talk.title.to_lowercase()).collect();
    for (index, passage) in ctx.passages.iter().enumerate().skip(1) {
        if !matches!(passage.block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        if is_of_works(ctx, index) {
            continue;
        }
        let own = found.len();
        let goes_on = above.goes_on(ctx, index);
        let lightning = LazyCell::new(|| titled::lightning_talks(ctx, index));
        for sentence in &passage.sentences {
            let linked =
                !within(known, index, sentence).is_empty() || has_title(known, index, sentence);
            let mut told = Vec::new();
            if !goes_on && !linked {
                let lists = || lightning.is_some_and(|at| at < sentence.end);
                told = titled::candidates(ctx, index, sentence, lists);
            } else if goes_on && !linked {
                // A title of its own, by people of whom nothing else tells, is no part of the description.
                told = titled::candidates(ctx, index, sentence, || false);
                told.retain(|talk| is_another(known, talk));
            } else if !goes_on {
                told = behind::candidates(ctx, index, sentence);
            }
            if told.is_empty() && !linked {
                match session(ctx, index, sentence, goes_on) {
                    Some(Ok(talk)) if is_again(&meetings, &talk) || is_theirs(known, &talk) => {
                        found.push(Err(passed_over(ctx, index, sentence, NoTalk::GoesOn)));
                    }
                    Some(Ok(talk)) => {
                        if talk.people.is_empty() {
                            meetings.push(talk.title.to_lowercase());
                        }
                        told.push(talk);
                    }
                    Some(Err(passed_over)) => found.push(Err(passed_over)),
                    None => {}
                }
            }
            let titled = told.iter().all(|talk| talk.title_kind == TitleKind::Stated);
            if titled && reports && !goes_on {
                // Beside a link or a title somebody else may tell of something else.
                let alone = told.is_empty();
                for talk in &told {
                    met.add(talk);
                }
                told.extend(spoken::candidates(ctx, index, sentence, &met));
                if alone && told.is_empty() && !linked {
                    let next = next_up::candidate(ctx, index, sentence, &met);
                    told.extend(next.or_else(|| topical::candidate(ctx, index, sentence, &met)));
                }
            }
            told.retain_mut(|talk| {
                let known = titles.get(&(talk.passage, talk.title.to_lowercase()));
                // One of which the link tells nobody has them here.
                if known == Some(&true) && !talk.people.is_empty() {
                    talk.title_kind = TitleKind::Stated;
                    return true;
                }
                known.is_none() || talk.title_kind == TitleKind::Described
            });
            for talk in told.iter().filter(|talk| talk.rule == titled::RULE) {
                // "Jane Doe explained sails. Her talk “Meshes at Sea” was full."
                let named = |known: &mut Proposal| {
                    known.as_ref().is_ok_and(|known| is_named_by(known, talk))
                };
                found.extract_if(own.., named).for_each(drop);
            }
            for mut talk in told {
                let section = || of_section(ctx, index).map(Named::by("format of the section"));
                talk.format = talk.format.or_else(section);
                met.add(&talk);
                found.push(Ok(talk));
            }
        }
    }
    found
}

/// Whether a sentence states the title of a talk whose link stands behind it: "**Meshes at Sea**", "Jane Doe …",
/// "[Video](…)".
fn has_title(known: &[Candidate], index: usize, sentence: &Range<usize>) -> bool {
    let first = known.partition_point(|talk| talk.passage < index);
    let mut here = known[first..].iter().take_while(|talk| talk.passage == index);
    here.any(|talk| {
        let stated = talk.title_kind == TitleKind::Stated && talk.rule == "bare link";
        stated && sentence.contains(&talk.at) && !talk.people.is_empty()
    })
}

/// Whether a title in capitals is by people who have no other talk.
fn is_another(known: &[Candidate], talk: &Candidate) -> bool {
    let stated = talk.title_kind == TitleKind::Stated && is_title_case(&talk.title);
    let long = talk.title.split_whitespace().count() >= TITLE;
    let mut others = known.iter().flat_map(|it| &it.people);
    let again = known.iter().any(|it| it.title.eq_ignore_ascii_case(&talk.title));
    stated
        && long
        && !again
        && !others.any(|other| talk.people.iter().any(|it| it.name == other.name))
}

/// Whether one of the passage's talks, told by what somebody did in it, is that of a title behind it.
fn is_named_by(known: &Candidate, talk: &Candidate) -> bool {
    known.passage == talk.passage
        && known.rule == spoken::RULE
        && known.title_kind == TitleKind::Described
        && known.links.is_empty()
        && talk.people.iter().all(|it| it.rule == titled::BEFORE)
        && known.names().eq(talk.names())
}

/// Gives the only talk that a paragraph tells of the player right below it, which has no title of its own, and one of
/// which a sentence tells the recording or the slides that a later one has: "… a panel on seas. If you watch one thing,
/// make it [this one](…)".
pub fn show(told: &mut [Candidate], passed_over: &mut Vec<PassedOver>) {
    passed_over.retain(|link| {
        let recording = link.rule == "bare link" && link.why == NoTalk::Untitled;
        if !recording && link.why != NoTalk::LoneSlides {
            return true;
        }
        let end = told.partition_point(|it| it.passage <= link.passage);
        let mut here = told[..end].iter_mut().rev().take_while(|it| it.passage == link.passage);
        let own =
            |it: &Candidate| [RULE, titled::RULE, spoken::RULE, topical::RULE].contains(&it.rule);
        let tells = |it: &Candidate| it.rule == spoken::RULE && it.span.contains(&link.span.start);
        let before = here.find(|it| (it.span.end <= link.span.start || tells(it)) && own(it));
        match before.filter(|it| it.links.is_empty()) {
            Some(talk) => {
                talk.links.clone_from(&link.links);
                false
            }
            None => true,
        }
    });
    passed_over.retain(|player| {
        let from = told.partition_point(|it| it.passage + 1 < player.passage);
        let above = |it: &Candidate| it.passage + 1 == player.passage;
        let alone = !told.get(from + 1).is_some_and(above);
        // "[Video](…)" alone in its paragraph is as good as a player.
        let lone = player.rule == "bare link" && player.span.start == 0;
        let untitled = (player.rule == "player" || lone) && player.why == NoTalk::Untitled;
        match told.get_mut(from).filter(|it| above(it) && it.links.is_empty()) {
            Some(talk) if untitled && alone => {
                talk.links.clone_from(&player.links);
                false
            }
            _ => true,
        }
    });
}

/// What a sentence that names a session tells of.
fn session(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    goes_on: bool,
) -> Option<Proposal> {
    let session = session_in(ctx, index, sentence)?;
    let told = if goes_on { Err(NoTalk::GoesOn) } else { read(ctx, index, sentence, session) };
    Some(told.map_err(|why| passed_over(ctx, index, sentence, why)))
}

fn passed_over(ctx: &Context, index: usize, sentence: &Range<usize>, why: NoTalk) -> PassedOver {
    PassedOver {
        rule: RULE,
        passage: index,
        span: sentence.clone(),
        line: ctx.passages[index].block.line_at(sentence.start),
        links: Vec::new(),
        why,
    }
}

/// Whether a meeting of a project is one that was told of: "the project meeting" after "the Quux project meeting".
fn is_again(meetings: &[String], talk: &Candidate) -> bool {
    let title = talk.title.to_lowercase();
    let same = |known: &String| known.contains(&title) || title.contains(known.as_str());
    talk.people.is_empty() && meetings.iter().rev().take(COMPARED).any(same)
}

/// Whether a talk is one of which a row told: the workshop of the same people.
fn is_theirs(known: &[Candidate], talk: &Candidate) -> bool {
    let kind = talk.format.map(|it| it.format);
    let same = |it: &Candidate| {
        it.format.map(|it| it.format) == kind
            && it.section.is_none()
            && it.rule == unlinked::RULE
            && it.names().eq(talk.names())
    };
    !talk.people.is_empty() && kind.is_some() && known.iter().any(same)
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
    if let Some(word) = not.into_iter().find(|word| stems.has(word)) {
        return Err(NoTalk::Says(word));
    }
    let (mut speaking, others): (Vec<Group>, Vec<Group>) =
        groups(ctx, words).into_iter().partition(|group| takes_the_floor(ctx, words, group));
    // "主持人陈晓明宣布开始，李雷做了开场致辞": where the verb stands between them, the nearest ones act.
    let nearest = speaking.iter().rposition(|it| !ctx.is_spaced() && it.range.end <= at);
    let nearest = nearest.unwrap_or(0).min(speaking.len().saturating_sub(1));
    // Of a panel that the heading names another rule tells.
    let headed = || {
        let heading = ctx.heading_above(index).map(|it| &ctx.passages[it].block.text);
        heading.is_some_and(|it| format_in(it, &ctx.languages) == Some(TalkFormat::Panel))
    };
    let on_panel =
        |group: &Group| format == TalkFormat::Panel && is_listed(words, at, group) && !headed();
    let group = speaking.drain(nearest..).next().or_else(|| others.into_iter().find(on_panel));
    let listed = group.as_ref().filter(|it| is_listed(words, at, it));
    let listed = listed.map(|it| words[..it.range.start].trim_end_matches([' ', ':', '：']).len());
    let rule = "people of a session told in prose";
    let behind = group.as_ref().map_or(words.len(), |group| group.range.end);
    let people = match group {
        Some(group) => persons(ctx, index, sentence.start, &group, rule, 0.8),
        None if format == TalkFormat::Panel => seated_next(ctx, index, sentence, rule),
        None if format == TalkFormat::Workshop => helping_next(ctx, index, sentence, rule),
        None => Vec::new(),
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
            let mut phrase = noun_phrase(ctx, words, at.min(words.len()));
            // "a panel with members of the committee: Jane Doe and …"
            phrase.end = phrase.end.min(listed.unwrap_or(phrase.end)).max(phrase.start);
            let brief = words[phrase.clone()].split_whitespace().count() <= 2;
            let topic = topic_at(ctx, words, behind);
            topic.filter(|_| brief && phrase.end <= behind).unwrap_or(phrase)
        }
    };
    let title = one_line(&words[range.clone()]);
    Ok(Candidate {
        line: block.line_at(sentence.start + range.start),
        format: Some(Named { format, rule: "format in its words" }),
        people,
        presenters,
        ..Candidate::new(ctx, RULE, index, sentence.clone(), (title, TitleKind::Described))
    })
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
    use crate::extract::facts::TalkFormat;
    use crate::extract::testing::{accepted, context, credited};

    fn found(lang: &str, text: &str) -> Vec<(String, Option<TalkFormat>)> {
        let told = |talk: &Candidate| (credited(talk), talk.format.map(|named| named.format));
        accepted(proposals(&context(lang, "2025-04-25", text), &[])).iter().map(told).collect()
    }

    #[test]
    fn what_people_wrote_is_no_talk() {
        let told = "\n\nZora Quill gave a keynote on old sails.";
        assert_eq!(found("en", &format!("## Tuesday{told}")).len(), 1);
        assert_eq!(found("en", &format!("## From the blogs{told}")).len(), 0);
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
            ("ja", "佐藤花子さんが基調講演で表彰されました。"),
            ("uk", "Дякуємо Зорі Квіленко за ключову доповідь."),
            ("en", "## A keynote by Zora Quill"),
        ] {
            assert_eq!(found(lang, text), [], "{text}");
        }
    }

    #[test]
    fn players_below_what_is_told() {
        let links = |text: &str| {
            let ctx = context("en", "2025-04-25", text);
            let linked = crate::extract::talk::linked::proposals(&ctx);
            let mut passed: Vec<PassedOver> = linked.into_iter().filter_map(Result::err).collect();
            let mut told = accepted(proposals(&ctx, &[]));
            show(&mut told, &mut passed);
            (told.iter().map(|talk| talk.links.len()).collect::<Vec<_>>(), passed.len())
        };
        let (sentence, player) =
            ("The keynote by Zora Quill was good.", "{{< youtube AAAAAAAAAA1 >}}");
        assert_eq!(links(&format!("{sentence}\n\n{player}")), (vec![1], 0));
        assert_eq!(links(&format!("{sentence}\n\n[Video](v1)")), (vec![1], 0));
        assert_eq!(links(&format!("{sentence}\n\nSo it was.\n\n{player}")), (vec![0], 1));
        let two = "The keynote by Zora Quill was good. The workshop by Max Mu was long.";
        assert_eq!(links(&format!("{two}\n\n{player}")), (vec![0, 0], 1));
        let later = "If you watch one thing, make it [this one](v1): it is worth it.";
        assert_eq!(links(&format!("{sentence} {later}")), (vec![1], 0));
        let slides = "It is not online, but you will find [the slides here](d1).";
        assert_eq!(links(&format!("{sentence} {slides}")), (vec![1], 0));
        assert_eq!(links(&format!("{two}\n\n{slides}")), (vec![0, 0], 1));
    }
}
