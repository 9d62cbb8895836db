//! What is missing, and what may be misread.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::things::{Person, Talk, Things};
use super::{Answer, Kind, Question, quoted};
use crate::corrections::{Statement, TalkRef};
use crate::query::lasting::{person_ref, talk_ref};

/// A telling that is surer than this needs no look.
const SURE: f64 = 0.85;
/// Kinds of sessions that nobody in particular gives.
const NOBODYS: [&str; 2] = ["meeting", "remarks"];

/// Questions about talks and people one by one.
pub fn questions(catalog: &Connection, things: &Things) -> rusqlite::Result<Vec<Question>> {
    let recorded: BTreeSet<i64> = things
        .talks
        .values()
        .filter(|talk| talk.video)
        .filter_map(|talk| talk.event.as_ref().map(|(id, _)| *id))
        .collect();
    let mut questions = Vec::new();
    for (id, talk) in &things.talks {
        let reference = talk_ref(catalog, *id)?;
        questions.extend(unsure(talk, &reference));
        if talk.speakers.is_empty() && !NOBODYS.contains(&talk.format.as_str()) {
            questions.push(without_speakers(talk, &reference));
        }
        if let Some((event, name)) = &talk.event
            && !talk.video
            && recorded.contains(event)
        {
            questions.push(without_video(talk, name, &reference));
        }
    }
    for (id, person) in &things.people {
        if person.organizations.is_empty()
            && let Some(reference) = person_ref(catalog, *id, &person.name)?
        {
            let subject = format!("person without organization: {reference}");
            questions.push(without_organization(person, things, subject));
        }
    }
    Ok(questions)
}

/// A talk that no telling is sure of.
fn unsure(talk: &Talk, reference: &TalkRef) -> Option<Question> {
    let surest = talk.tellings.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence))?;
    let subject = format!("unsure talk: {reference}");
    let reject = match reference {
        TalkRef::Link(key) => Some(Answer::new(
            format!("fix no-talk {}", quoted(key)),
            Statement::NoTalk { link: key.clone() },
        )),
        TalkRef::Titled { .. } => None,
    };
    (surest.confidence < SURE).then(|| Question {
        kind: Kind::Confidence,
        // 0.2 at the limit, more where less is sure.
        weight: 0.2 + (SURE - surest.confidence),
        what: talk.title.clone(),
        why: format!("read with a confidence of {:.2}", surest.confidence),
        evidence: vec![surest.evidence.clone()],
        accept: Answer::right(&subject),
        reject,
        subject,
    })
}

fn without_speakers(talk: &Talk, reference: &TalkRef) -> Question {
    let subject = format!("talk without speakers: {reference}");
    Question {
        kind: Kind::Speakers,
        weight: 0.4,
        what: talk.title.clone(),
        why: "nobody is known to give it".to_owned(),
        evidence: vec![talk.evidence.clone()],
        accept: Answer::right(&subject),
        reject: Some(Answer::to_complete(format!("fix add-speaker {} 'NAME'", talk.slug))),
        subject,
    }
}

fn without_video(talk: &Talk, event: &str, reference: &TalkRef) -> Question {
    let subject = format!("talk without video: {reference}");
    Question {
        kind: Kind::Video,
        weight: 0.15,
        what: talk.title.clone(),
        why: format!("other talks at {event} have a recording"),
        evidence: vec![talk.evidence.clone()],
        accept: Answer::right(&subject),
        reject: Some(Answer::to_complete(format!("fix same-talk {} 'TALK'", talk.slug))),
        subject,
    }
}

fn without_organization(person: &Person, things: &Things, subject: String) -> Question {
    let talk = person.talks.iter().find_map(|id| things.talks.get(id));
    Question {
        kind: Kind::Affiliation,
        weight: 0.1,
        what: person.name.clone(),
        why: "no post tells for whom they spoke".to_owned(),
        evidence: vec![person.evidence.clone()],
        accept: Answer::right(&subject),
        reject: talk.map(|talk| {
            Answer::to_complete(format!("fix org {} {} 'ORG'", talk.slug, person.slug))
        }),
        subject,
    }
}
