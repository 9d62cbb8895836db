//! Talks that running text tells of without any link: "It began with a keynote by Jane Doe."

use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;

use super::format::{Named, of_section};
use super::goes_on::Told;
use super::known::Known;
use super::no_talk::{NoTalk, Proposal};
use super::session::{self, RULE, last_turn, passed_over, session};
use super::slot::slot_in;
use super::spoken;
use super::works::is_of_works;
use super::{
    Candidate, behind, beside_sentence, next_up, opened, titled, topical, unlinked, within,
};
use crate::extract::context::Context;
use crate::extract::facts::{Slot, TalkFormat, TitleKind};
use crate::extract::talk::title::is_title_case;
use crate::post::document::BlockKind;

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
                // "Jane Doe had the closing words" is no part of what stands above.
                let framing =
                    || session(ctx, index, sentence, false).filter(|it| frames(known, it));
                let session = goes_on.then(framing).flatten();
                match session.or_else(|| session::session(ctx, index, sentence, goes_on)) {
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
            let words = &passage.block.text[sentence.clone()];
            if let [session] = &told[..]
                && session.rule == RULE
                && reports
                && !goes_on
                && last_turn(ctx, words) < words.len()
            {
                // "Зора Квіленко розкаже про море, а Макс Му проведе воркшоп": the other clause is of somebody else.
                let names: Vec<String> = session.names().map(str::to_owned).collect();
                let mut others = spoken::candidates(ctx, index, sentence, &met);
                others.retain(|talk| {
                    let mut own = talk.names().peekable();
                    own.peek().is_some() && own.all(|name| !names.iter().any(|it| it == name))
                });
                told.extend(others);
            }
            let titled = told.iter().all(|talk| talk.title_kind == TitleKind::Stated);
            if titled && reports && !goes_on {
                // Beside a link or a title somebody else may tell of something else.
                if told.is_empty() && !linked {
                    told.extend(opened::candidate(ctx, index, sentence, known));
                }
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
            // "### Jane Doe", "CTO at **Quux Sails**", "Topic: Meshes at Sea"
            told.retain(|talk| talk.rule != titled::RULE || !employs(known, index, &talk.title));
            told.retain_mut(|talk| {
                let known = titles.get(&(talk.passage, talk.title.to_lowercase()));
                // One of which the link tells nobody has them here.
                if known == Some(&true) && !talk.people.is_empty() {
                    talk.title_kind = TitleKind::Stated;
                    return true;
                }
                known.is_none() || talk.title_kind == TitleKind::Described
            });
            for talk in told.iter_mut().filter(|talk| talk.rule == titled::RULE) {
                // "Jane Doe explained sails. Her talk “Meshes at Sea” was full.", "The keynote was given by Jane Doe.
                // “Meshes at Sea” was about sails."
                let named = |known: &mut Proposal| {
                    known.as_ref().is_ok_and(|known| is_named_by(known, talk))
                };
                let same: Vec<Proposal> = found.extract_if(own.., named).collect();
                let format = same.into_iter().flatten().find_map(|known| known.format);
                talk.format = talk.format.or(format);
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

/// Whether a talk opens or closes an event, by people who have no other one, where nothing linked does.
fn frames(known: &[Candidate], talk: &Proposal) -> bool {
    let is_remarks = |it: &Candidate| it.format.is_some_and(|it| it.format == TalkFormat::Remarks);
    let Ok(talk) = talk else { return false };
    let apart = |it: &Candidate| {
        !is_remarks(it) && it.names().all(|name| talk.names().all(|own| own != name))
    };
    is_remarks(talk) && !talk.people.is_empty() && known.iter().all(apart)
}

/// Whether what is set off in a passage is for whom somebody works who has a talk soon behind it.
fn employs(known: &[Candidate], index: usize, title: &str) -> bool {
    let first = known.partition_point(|talk| talk.passage < index);
    let soon = known[first..].iter().take_while(|talk| talk.passage <= index + SOON);
    let mut people = soon.flat_map(|talk| &talk.people);
    people.any(|person| person.organization.as_deref() == Some(title))
}

/// So many passages.
const SOON: usize = 3;

/// Whether one of the passage's talks, told by what somebody did in it, is that of a title behind it.
fn is_named_by(known: &Candidate, talk: &Candidate) -> bool {
    let kind = |talk: &Candidate| talk.format.map(|it| it.format);
    let session = known.rule == RULE && (kind(talk).is_none() || kind(talk) == kind(known));
    known.passage == talk.passage
        && (known.rule == spoken::RULE || session)
        && known.title_kind == TitleKind::Described
        && known.links.is_empty()
        && talk.people.iter().all(|it| it.rule == beside_sentence::BEFORE)
        && known.names().eq(talk.names())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{accepted, context, facts};

    fn found(lang: &str, text: &str) -> usize {
        accepted(proposals(&context(lang, "2025-04-25", text), &[])).len()
    }

    #[test]
    fn what_people_wrote_is_no_talk() {
        let told = "\n\nZora Quill gave a keynote on old sails.";
        assert_eq!(found("en", &format!("## Tuesday{told}")), 1);
        assert_eq!(found("en", &format!("## From the blogs{told}")), 0);
    }

    /// The talks of a post, with their formats.
    fn told(text: &str) -> Vec<(String, TalkFormat)> {
        let talks = facts("en", "2025-04-25", &format!("# KubeCon Europe 2025\n\n{text}")).talks;
        talks.into_iter().map(|talk| (talk.title.to_string(), talk.format)).collect()
    }

    #[test]
    fn titles_behind_the_session_that_they_are_of() {
        let keynote = "The keynote was given by Zora Quill of Quuxly, who sails.";
        let one = told(&format!("{keynote} “Maintaining What Outlives You” was about water."));
        assert_eq!(one, [("Maintaining What Outlives You".to_owned(), TalkFormat::Keynote)]);
        let two = told(&format!("{keynote} Her workshop “Meshes at Sea” was full."));
        assert_eq!(two.len(), 2, "{two:?}");
    }

    #[test]
    fn who_opens_and_closes_has_a_talk_below_another_one() {
        let row = "- [Meshes at Sea](https://youtu.be/aaaaaaaaaaa) - Max Mu, Quuxly";
        let closing = |who: &str| told(&format!("{row}\n\n  {who} had the closing words.")).len();
        assert_eq!([closing("Zora Quill"), closing("Max Mu")], [2, 1]);
    }
}
