//! Where posts tell different things of one talk.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Connection;

use super::things::{Talk, Telling, Things};
use super::{Answer, Evidence, Kind, Question, quoted};
use crate::corrections::{Statement, TalkRef};
use crate::extract::facts::TalkFormat;
use crate::names::fold;
use crate::query::lasting::{person_ref, talk_ref};

/// Questions about talks that several posts tell of.
pub fn questions(catalog: &Connection, things: &Things) -> rusqlite::Result<Vec<Question>> {
    let events = events(catalog)?;
    let mut questions = Vec::new();
    for (id, talk) in things.talks.iter().filter(|(_, talk)| talk.tellings.len() > 1) {
        let reference = talk_ref(catalog, *id)?;
        questions.extend(formats(talk, &reference));
        questions.extend(places(talk, &reference, &events));
        questions.extend(people(catalog, talk, &reference, things)?);
    }
    Ok(questions)
}

/// Ids and names of events by every folded form of a name.
fn events(catalog: &Connection) -> rusqlite::Result<HashMap<String, (i64, String)>> {
    catalog
        .prepare(
            "SELECT n.folded, e.id, e.name FROM event_names n JOIN events e ON e.id = n.event_id",
        )?
        .query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?
        .collect()
}

/// Two special kinds of session; an ordinary talk is what posts say for want of anything better.
fn formats(talk: &Talk, reference: &TalkRef) -> Option<Question> {
    let mut told: BTreeMap<TalkFormat, &Evidence> = BTreeMap::new();
    for telling in talk.tellings.iter().filter(|telling| telling.format != TalkFormat::Talk) {
        told.entry(telling.format).or_insert(&telling.evidence);
    }
    let other = *told.keys().find(|format| format.to_string() != talk.format)?;
    (told.len() > 1).then(|| {
        let subject = format!("contradictory format: {reference}");
        let why = told.iter().map(|(format, evidence)| format!("{format} in {}", evidence.place));
        question(
            talk,
            format!("shown as {}, told as {}", talk.format, listed(why)),
            told.values().map(|evidence| (*evidence).clone()).collect(),
            Answer::new(
                format!("fix format {} {other}", talk.slug),
                Statement::Format { talk: reference.clone(), format: other },
            ),
            subject,
        )
    })
}

/// Two events.
fn places(
    talk: &Talk,
    reference: &TalkRef,
    events: &HashMap<String, (i64, String)>,
) -> Option<Question> {
    let mut told: BTreeMap<i64, (&str, &Evidence)> = BTreeMap::new();
    for telling in &talk.tellings {
        if let Some((id, name)) = telling.event.as_deref().and_then(|name| events.get(&fold(name)))
        {
            told.entry(*id).or_insert((name, &telling.evidence));
        }
    }
    let shown = talk.event.as_ref().map(|(id, _)| *id);
    let (_, (other, _)) = told.iter().find(|(id, _)| Some(**id) != shown)?;
    (told.len() > 1).then(|| {
        let subject = format!("contradictory event: {reference}");
        let why = told.values().map(|(name, evidence)| format!("{name} in {}", evidence.place));
        question(
            talk,
            format!("told to be at {}", listed(why)),
            told.values().map(|(_, evidence)| (*evidence).clone()).collect(),
            Answer::new(
                format!("fix event {} {}", talk.slug, quoted(other)),
                Statement::Event { talk: reference.clone(), event: Some((*other).to_owned()) },
            ),
            subject,
        )
    })
}

/// More people than any post names, or another number of them in a translation.
fn people(
    catalog: &Connection,
    talk: &Talk,
    told_of: &TalkRef,
    things: &Things,
) -> rusqlite::Result<Option<Question>> {
    let named: Vec<&Telling> =
        talk.tellings.iter().filter(|telling| !telling.speakers.is_empty()).collect();
    let Some(most) = named.iter().max_by_key(|telling| telling.speakers.len()) else {
        return Ok(None);
    };
    let too_many = talk.speakers.len() > most.speakers.len();
    let differ = named.iter().any(|a| {
        named.iter().any(|b| a.original == b.original && a.speakers.len() != b.speakers.len())
    });
    if !too_many && !differ {
        return Ok(None);
    }
    let counts = named
        .iter()
        .map(|telling| format!("{} in {}", telling.speakers.len(), telling.evidence.place));
    let why =
        format!("{} people are shown, and posts name {}", talk.speakers.len(), listed(counts));
    let names: BTreeSet<String> = most.speakers.iter().map(|name| fold(name)).collect();
    let is_named = |id: &i64| {
        things
            .people
            .get(id)
            .is_some_and(|person| person.forms.iter().any(|form| names.contains(&form.folded)))
    };
    let (known, more): (Vec<i64>, Vec<i64>) = talk.speakers.iter().partition(|id| is_named(id));
    let slug = |id: &i64| things.people.get(id).map_or("", |person| person.slug.as_str());
    let name = |id: &i64| things.people.get(id).map_or("", |person| person.name.as_str());
    let reference = |id: &i64| person_ref(catalog, *id, name(id));
    let same = match (&known[..], &more[..]) {
        ([one], [other]) => reference(one)?.zip(reference(other)?).map(|(a, b)| vec![a, b]),
        _ => None,
    };
    let reject = match (same, &known[..], &more[..]) {
        (Some(people), [one], [other]) => Answer::new(
            format!("fix merge {} {}", slug(one), slug(other)),
            Statement::SamePerson { people },
        ),
        (_, _, [other, ..]) => Answer::to_complete(format!("fix merge {} 'PERSON'", slug(other))),
        _ => Answer::to_complete(format!("fix remove-speaker {} 'PERSON'", talk.slug)),
    };
    let evidence = named.iter().map(|telling| telling.evidence.clone()).collect();
    let subject = format!("contradictory speakers: {told_of}");
    Ok(Some(question(talk, why, evidence, reject, subject)))
}

fn question(
    talk: &Talk,
    why: String,
    evidence: Vec<Evidence>,
    reject: Answer,
    subject: String,
) -> Question {
    Question {
        kind: Kind::Contradiction,
        weight: 0.95,
        what: talk.title.clone(),
        why,
        evidence,
        accept: Answer::right(&subject),
        reject: Some(reject),
        subject,
    }
}

fn listed(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
