//! Pairs of things that may be one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Connection;

use super::near::{self, Alike};
use super::settled::Settled;
use super::things::{Organization, Person, Talk, Things};
use super::{Answer, Kind, Question};
use crate::corrections::Statement;
use crate::names::fold;
use crate::query::lasting::{person_ref, talk_ref};

/// A pair of ids, the smaller one first.
type Pair = (i64, i64);

/// People whose names are alike.
pub fn people(
    catalog: &Connection,
    things: &Things,
    settled: &Settled,
) -> rusqlite::Result<Vec<Question>> {
    // A typo is in one word, so that names that are alike share another one, or all letters.
    let mut blocks: HashMap<String, BTreeSet<i64>> = HashMap::new();
    for (id, person) in &things.people {
        for form in &person.forms {
            let words = form.latin.split(' ').map(str::to_owned);
            for key in words.chain([form.latin.replace(' ', "")]) {
                blocks.entry(key).or_default().insert(*id);
            }
        }
    }
    let mut questions = Vec::new();
    for (a, b) in pairs(blocks.into_values().map(Vec::from_iter)) {
        let (Some(one), Some(other)) = (things.people.get(&a), things.people.get(&b)) else {
            continue;
        };
        if settled.knows_people(a, b) || billed_together(one, other, things) {
            continue;
        }
        if let Some(alike) = alike(one, other) {
            let references =
                [person_ref(catalog, a, &one.name)?, person_ref(catalog, b, &other.name)?];
            let Some(people) = references.into_iter().collect::<Option<Vec<_>>>() else {
                continue;
            };
            let slugs = format!("{} {}", one.slug, other.slug);
            let same = Statement::SamePerson { people: people.clone() };
            questions.push(Question {
                kind: Kind::People,
                weight: alike.weight(),
                subject: same.subject(),
                what: format!("{} / {}", one.name, other.name),
                why: alike.words().to_owned(),
                evidence: vec![one.evidence.clone(), other.evidence.clone()],
                accept: Answer::new(format!("fix merge {slugs}"), same),
                reject: Some(Answer::new(
                    format!("fix different-people {slugs}"),
                    Statement::DifferentPeople { people },
                )),
            });
        }
    }
    Ok(questions)
}

/// How alike the names are; a surname counts among people of one organization.
fn alike(one: &Person, other: &Person) -> Option<Alike> {
    let colleagues = !one.organizations.is_disjoint(&other.organizations);
    let forms = one.forms.iter().flat_map(|a| other.forms.iter().map(move |b| (a, b)));
    forms
        .filter_map(|(a, b)| near::people(a, b))
        .filter(|alike| *alike != Alike::Surname || colleagues)
        .min()
}

/// Whether some post bills both for one talk: then it knows them apart.
fn billed_together(one: &Person, other: &Person, things: &Things) -> bool {
    let is = |person: &Person, name: &str| {
        let folded = fold(name);
        person.forms.iter().any(|form| form.folded == folded)
    };
    let tellings = one
        .talks
        .intersection(&other.talks)
        .filter_map(|id| things.talks.get(id))
        .flat_map(|talk| &talk.tellings);
    tellings.into_iter().any(|telling| {
        [one, other].iter().all(|person| telling.speakers.iter().any(|name| is(person, name)))
    })
}

/// Talks of one event that are alike.
pub fn talks(
    catalog: &Connection,
    things: &Things,
    settled: &Settled,
) -> rusqlite::Result<Vec<Question>> {
    let mut events: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (id, talk) in &things.talks {
        if let Some((event, _)) = &talk.event {
            events.entry(*event).or_default().push(*id);
        }
    }
    let mut questions = Vec::new();
    for (a, b) in pairs(events.into_values()) {
        let (one, other) = (&things.talks[&a], &things.talks[&b]);
        if settled.knows_talks(a, b) || told_together(one, other) {
            continue;
        }
        if let Some((weight, why)) = same_talk(one, other) {
            let talks = vec![talk_ref(catalog, a)?, talk_ref(catalog, b)?];
            let slugs = format!("{} {}", one.slug, other.slug);
            let same = Statement::SameTalk { talks: talks.clone() };
            questions.push(Question {
                kind: Kind::Talks,
                weight,
                subject: same.subject(),
                what: format!("{} / {}", one.title, other.title),
                why: why.to_owned(),
                evidence: vec![one.evidence.clone(), other.evidence.clone()],
                accept: Answer::new(format!("fix same-talk {slugs}"), same),
                reject: Some(Answer::new(
                    format!("fix different-talks {slugs}"),
                    Statement::DifferentTalks { talks },
                )),
            });
        }
    }
    Ok(questions)
}

/// Whether some post tells of both: then it knows them apart.
fn told_together(one: &Talk, other: &Talk) -> bool {
    let paths: BTreeSet<&str> = one.tellings.iter().map(|telling| telling.path.as_str()).collect();
    other.tellings.iter().any(|telling| paths.contains(telling.path.as_str()))
}

fn same_talk(one: &Talk, other: &Talk) -> Option<(f64, &'static str)> {
    let titles = one.titles.iter().any(|a| other.titles.iter().any(|b| near::titles(a, b)));
    let shared = one.speakers.iter().any(|speaker| other.speakers.contains(speaker));
    let unknown = one.speakers.is_empty() || other.speakers.is_empty();
    let same_speakers = shared && {
        let set = |talk: &Talk| -> BTreeSet<i64> { talk.speakers.iter().copied().collect() };
        set(one) == set(other)
    };
    // Each has what the other lacks: a preview and a recap of one talk.
    let complete = !(one.video && other.video || one.schedule && other.schedule);
    match (titles, shared, unknown) {
        (true, true, _) => Some((0.85, "similar titles at one event, by the same people")),
        (true, _, true) => Some((0.65, "similar titles at one event")),
        (true, false, false) => Some((0.3, "similar titles at one event, by different people")),
        _ if same_speakers && complete => {
            Some((0.55, "the same people at one event, under another title"))
        }
        _ => None,
    }
}

/// Organizations whose names are alike, but for parts of one another.
pub fn organizations(things: &Things, settled: &Settled) -> Vec<Question> {
    let mut blocks: BTreeMap<char, BTreeSet<i64>> = BTreeMap::new();
    for (id, organization) in &things.organizations {
        for form in &organization.forms {
            blocks.entry(form.latin.chars().next().unwrap_or_default()).or_default().insert(*id);
        }
    }
    let related = |one: &Organization, other: &Organization, a: i64, b: i64| {
        one.parent == Some(b) || other.parent == Some(a)
    };
    let mut questions = Vec::new();
    for (a, b) in pairs(blocks.into_values().map(Vec::from_iter)) {
        let (one, other) = (&things.organizations[&a], &things.organizations[&b]);
        let alike = one.forms.iter().any(|x| other.forms.iter().any(|y| near::organizations(x, y)));
        if !alike || settled.knows_organizations(a, b) || related(one, other, a, b) {
            continue;
        }
        let organizations = vec![one.name.clone(), other.name.clone()];
        let slugs = format!("{} {}", one.slug, other.slug);
        let same = Statement::SameOrganization { organizations: organizations.clone() };
        questions.push(Question {
            kind: Kind::Organizations,
            weight: 0.75,
            subject: same.subject(),
            what: format!("{} / {}", one.name, other.name),
            why: "the names are spelled the same, or a letter or two apart".to_owned(),
            evidence: vec![one.evidence.clone(), other.evidence.clone()],
            accept: Answer::new(format!("fix same-org {slugs}"), same),
            reject: Some(Answer::new(
                format!("fix different-orgs {slugs}"),
                Statement::DifferentOrganizations { organizations },
            )),
        });
    }
    questions
}

/// Each pair within one of the groups, once.
fn pairs(groups: impl Iterator<Item = Vec<i64>>) -> BTreeSet<Pair> {
    let mut pairs = BTreeSet::new();
    for group in groups {
        for (place, a) in group.iter().enumerate() {
            pairs.extend(group[place + 1..].iter().map(|b| (*a.min(b), *a.max(b))));
        }
    }
    pairs
}
