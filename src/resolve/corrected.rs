//! People's corrections: what they are about, and what they say as a post would.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use arcstr::ArcStr;

use super::same_talk::{Telling, collective};
use super::source::Source;
use super::titles::{comparable, language};
use crate::corrections::{Correction, Credit, PersonRef, Statement, TalkRef};
use crate::extract::facts::{
    EventFact, EventRole, Evidence, LinkFact, OrganizationFact, OrganizationRole, PostFacts,
    SpeakerFact, TalkFact, TalkFormat, TitleKind,
};
use crate::extract::link::target;
use crate::names::fold;

/// Name of the rule by which corrections speak.
pub const RULE: &str = "correction";

/// A correction and the talks that it is about.
#[derive(Debug)]
pub struct Bound<'c> {
    /// Its place among the corrections given.
    pub number: usize,
    /// What it says.
    pub statement: &'c Statement,
    /// For each talk that it names, in its order, the tellings of that talk.
    pub talks: Vec<Vec<usize>>,
    /// The number of the telling that the correction is itself.
    pub telling: Option<usize>,
}

/// The corrections in the order in which they are believed, the later one last: by day, then as they
/// were given. Each with its place.
pub fn in_order(corrections: &[Correction]) -> Vec<(usize, &Correction)> {
    let mut ordered: Vec<(usize, &Correction)> = corrections.iter().enumerate().collect();
    ordered.sort_by_key(|(number, correction)| (correction.on, *number));
    ordered
}

/// The posts without those that people hide, and without links that lead to no talk; and the
/// corrections, by place, that had something to hide.
pub fn visible<'p>(
    posts: &'p [PostFacts],
    corrections: &[Correction],
) -> (Vec<Cow<'p, PostFacts>>, HashSet<usize>) {
    let mut met = HashSet::new();
    let mut hidden: HashMap<&str, usize> = HashMap::new();
    let mut no_talk: HashMap<&str, usize> = HashMap::new();
    for (number, correction) in corrections.iter().enumerate() {
        match &correction.statement {
            Statement::HidePost { path } => hidden.insert(path, number),
            Statement::NoTalk { link } => no_talk.insert(link, number),
            _ => None,
        };
    }
    let mut visible = Vec::with_capacity(posts.len());
    for post in posts {
        if let Some(number) = hidden.get(post.path.as_str()) {
            met.insert(*number);
            continue;
        }
        let numbers: Vec<usize> = post
            .talks
            .iter()
            .flat_map(|talk| &talk.links)
            .filter_map(|link| no_talk.get(link.key.as_str()).copied())
            .collect();
        let known = post.other_videos.iter().filter_map(|key| no_talk.get(key.as_str()));
        met.extend(numbers.iter().chain(known).copied());
        visible.push(if numbers.is_empty() {
            Cow::Borrowed(post)
        } else {
            Cow::Owned(without_links(post, &no_talk))
        });
    }
    (visible, met)
}

/// A post without the links that lead to no talk. A talk that has no other link was none.
fn without_links(post: &PostFacts, no_talk: &HashMap<&str, usize>) -> PostFacts {
    let mut post = post.clone();
    for talk in &mut post.talks {
        let all = talk.links.len();
        let dropped: Vec<LinkFact> =
            talk.links.extract_if(.., |link| no_talk.contains_key(link.key.as_str())).collect();
        post.other_videos.extend(dropped.iter().map(|link| link.key.clone()));
        if talk.links.is_empty() && all > 0 {
            talk.mentions.clear();
            talk.title = ArcStr::new();
        }
    }
    post.talks.retain(|talk| !(talk.title.is_empty() && talk.mentions.is_empty()));
    post.other_videos.sort();
    post.other_videos.dedup();
    post
}

/// What a correction says that a post could have said: a talk, an event, an organization.
#[derive(Debug)]
pub struct Said<'c> {
    /// Place of the correction.
    number: usize,
    statement: &'c Statement,
    /// The statement as the catalog keeps it.
    json: String,
    facts: PostFacts,
}

/// What the corrections say, in the order of belief. Events that the posts tell of are theirs.
pub fn said<'c>(corrections: &'c [Correction], posts: &[Cow<'_, PostFacts>]) -> Vec<Said<'c>> {
    let known: HashSet<String> =
        posts.iter().flat_map(|post| &post.events).map(|event| fold(&event.name)).collect();
    in_order(corrections)
        .into_iter()
        .map(|(number, correction)| {
            let statement = &correction.statement;
            let mut facts = facts(statement);
            facts.events.retain(|event| !known.contains(&fold(&event.name)));
            Said { number, statement, json: self::statement(statement), facts }
        })
        .collect()
}

/// The corrections as sources after so many posts. The last one is believed: it has the first number.
pub fn sources<'a>(said: &'a [Said<'_>], posts: usize) -> Vec<Source<'a>> {
    let number = |place: usize| posts + said.len() - 1 - place;
    said.iter()
        .enumerate()
        .map(|(place, it)| Source {
            number: number(place),
            facts: &it.facts,
            correction: Some(&it.json),
        })
        .collect()
}

/// A statement as the catalog keeps it.
pub fn statement(statement: &Statement) -> String {
    // Statements hold nothing that JSON cannot say.
    serde_json::to_string(statement).unwrap_or_default()
}

/// What a statement tells as a post would.
pub fn facts(statement: &Statement) -> PostFacts {
    let mut facts = PostFacts {
        path: ArcStr::new(),
        lang: "en".into(),
        title: None,
        date: None,
        conference: true,
        events: Vec::new(),
        talks: Vec::new(),
        other_videos: Vec::new(),
        organizations: Vec::new(),
        project: None,
    };
    match statement {
        Statement::Title { title, lang, .. } => {
            facts.lang = lang.clone().unwrap_or_else(|| language(title, "en")).into();
            facts.talks.push(TalkFact { title: title.as_str().into(), ..talk(title) });
        }
        Statement::Event { event: at, .. } => {
            facts.events.extend(at.as_deref().map(event));
            facts.talks.push(TalkFact {
                event: at.as_deref().map(Into::into),
                ..talk(at.as_deref().unwrap_or("none"))
            });
        }
        Statement::Format { format, .. } => {
            facts.talks.push(TalkFact { format: *format, ..talk("format") });
        }
        Statement::AddSpeaker { speaker: name, organization, .. } => {
            let credit = Credit { name: name.clone(), organization: organization.clone() };
            facts.talks.push(TalkFact { speakers: vec![speaker(&credit)], ..talk(name) });
        }
        Statement::SpeakerOrganization { organization: name, .. } => {
            facts.organizations.extend(name.as_deref().map(organization));
            facts.talks.push(talk(name.as_deref().unwrap_or("none")));
        }
        Statement::AddTalk { title, lang, event: at, format, links, speakers } => {
            facts.lang = lang.clone().unwrap_or_else(|| language(title, "en")).into();
            facts.events.extend(at.as_deref().map(event));
            facts.talks.push(TalkFact {
                title: title.as_str().into(),
                format: format.unwrap_or_default(),
                event: at.as_deref().map(Into::into),
                links: links.iter().filter_map(|url| link(url)).collect(),
                speakers: speakers.iter().map(speaker).collect(),
                ..talk(title)
            });
        }
        _ => {}
    }
    facts
}

/// A talk of which nothing is said but the words that a person says it in.
fn talk(words: &str) -> TalkFact {
    TalkFact {
        title: ArcStr::new(),
        title_kind: TitleKind::Stated,
        other_titles: Vec::new(),
        format: TalkFormat::Talk,
        slot: None,
        project: None,
        event: None,
        links: Vec::new(),
        speakers: Vec::new(),
        organizations: Vec::new(),
        line: 1,
        confidence: 1.0,
        mentions: vec![evidence(words)],
    }
}

/// Evidence of a correction for some words of it.
pub fn evidence(words: &str) -> Evidence {
    Evidence { line: 1, words: words.into(), rule: RULE.into(), confidence: 1.0 }
}

/// Someone whom a correction credits.
pub fn speaker(credit: &Credit) -> SpeakerFact {
    SpeakerFact {
        name: credit.name.as_str().into(),
        surface: credit.name.as_str().into(),
        organization: credit.organization.as_deref().map(Into::into),
        evidence: evidence(&credit.name),
        organization_evidence: credit.organization.as_deref().map(evidence),
    }
}

fn event(name: &str) -> EventFact {
    EventFact {
        name: name.into(),
        series: ArcStr::new(),
        region: None,
        year: name.split_whitespace().rev().find_map(|word| word.parse().ok()),
        role: EventRole::Subject,
        starts_on: None,
        ends_on: None,
        city: None,
        parent: None,
        aliases: Vec::new(),
        evidence: evidence(name),
    }
}

fn organization(name: &str) -> OrganizationFact {
    OrganizationFact {
        name: name.into(),
        surface: name.into(),
        role: OrganizationRole::Affiliation,
        event: None,
        tier: None,
        evidence: evidence(name),
    }
}

/// The link at an address, or of a key.
fn link(text: &str) -> Option<LinkFact> {
    let url = match text.strip_prefix("youtube:") {
        Some(id) => format!("https://youtu.be/{id}"),
        None if text.contains("://") => text.to_owned(),
        None => format!("https://{text}"),
    };
    let found = target(&url);
    Some(LinkFact {
        kind: found.kind?,
        key: found.key.into(),
        start: found.start,
        url: url.into(),
        line: 1,
    })
}

/// Finds the tellings that a correction names.
#[derive(Debug, Default)]
pub struct Index {
    links: HashMap<ArcStr, Vec<usize>>,
    titles: HashMap<(String, String), Vec<usize>>,
    tellings: Vec<(BTreeSet<String>, String)>,
}

impl Index {
    /// Prepares the tellings. A recording of several talks finds none of them.
    pub fn new(tellings: &[Telling<'_>]) -> Self {
        let collective = collective(tellings);
        let mut index = Self::default();
        for (number, telling) in tellings.iter().enumerate() {
            let talk = telling.talk;
            for link in talk.links.iter().filter(|link| !collective.contains(link.key.as_str())) {
                index.links.entry(link.key.clone()).or_default().push(number);
            }
            let event = talk.event.as_deref().map(fold).unwrap_or_default();
            let others = talk.other_titles.iter().map(|other| &other.title);
            let titles: BTreeSet<String> =
                std::iter::once(&talk.title).chain(others).map(|title| comparable(title)).collect();
            for title in &titles {
                index.titles.entry((event.clone(), title.clone())).or_default().push(number);
            }
            index.tellings.push((titles, event));
        }
        index
    }

    /// The tellings of the talk.
    fn find(&self, talk: &TalkRef) -> Vec<usize> {
        let found = match talk {
            TalkRef::Link(key) => self.links.get(key.as_str()),
            TalkRef::Titled { title, event } => {
                let event = event.as_deref().map(fold).unwrap_or_default();
                self.titles.get(&(event, comparable(title)))
            }
        };
        found.cloned().unwrap_or_default()
    }

    /// Takes down that these tellings also go by another title or event: what a later correction may
    /// name them by.
    fn learn(&mut self, numbers: &[usize], statement: &Statement) {
        for &number in numbers {
            let (titles, event) = self.tellings[number].clone();
            match statement {
                Statement::Title { title, .. } => {
                    let title = comparable(title);
                    self.titles.entry((event, title.clone())).or_default().push(number);
                    self.tellings[number].0.insert(title);
                }
                Statement::Event { event, .. } => {
                    let event = event.as_deref().map(fold).unwrap_or_default();
                    for title in titles {
                        self.titles.entry((event.clone(), title)).or_default().push(number);
                    }
                    self.tellings[number].1 = event;
                }
                _ => {}
            }
        }
    }
}

/// Each correction with the tellings of the talks that it names, in the order of belief. What it tells
/// of a talk itself is added to the tellings.
pub fn bind<'a>(
    said: &'a [Said<'_>],
    sources: &[Source<'a>],
    tellings: &mut Vec<Telling<'a>>,
) -> Vec<Bound<'a>> {
    if said.is_empty() {
        return Vec::new();
    }
    let telling = |place: usize| {
        let post = sources[place];
        let statement = Some(said[place].statement);
        post.facts.talks.first().map(|talk| Telling { post, place: 0, talk, statement })
    };
    let added: Vec<usize> = (0..said.len())
        .filter(|&place| matches!(said[place].statement, Statement::AddTalk { .. }))
        .collect();
    tellings.extend(added.iter().filter_map(|&place| telling(place)));
    let mut index = Index::new(tellings);
    let mut bound = Vec::with_capacity(said.len());
    for (place, it) in said.iter().enumerate() {
        let talks: Vec<Vec<usize>> =
            talks(it.statement).into_iter().map(|talk| index.find(talk)).collect();
        if let [numbers] = &talks[..] {
            index.learn(numbers, it.statement);
        }
        let found = talks.iter().any(|numbers| !numbers.is_empty());
        let own = telling(place).filter(|_| found && !added.contains(&place));
        let number = own.map(|own| {
            tellings.push(own);
            tellings.len() - 1
        });
        bound.push(Bound { number: it.number, statement: it.statement, talks, telling: number });
    }
    bound
}

/// Places of the corrections that name a talk which is not there.
pub fn unmet<'b>(bound: &'b [Bound<'_>]) -> impl Iterator<Item = usize> + 'b {
    bound.iter().filter(|it| it.talks.iter().any(Vec::is_empty)).map(|it| it.number)
}

/// The talks that a statement names, in its order.
pub fn talks(statement: &Statement) -> Vec<&TalkRef> {
    match statement {
        Statement::SpeakerOrganization { talk, .. }
        | Statement::AddSpeaker { talk, .. }
        | Statement::RemoveSpeaker { talk, .. }
        | Statement::Title { talk, .. }
        | Statement::Event { talk, .. }
        | Statement::Format { talk, .. } => vec![talk],
        Statement::SplitPerson { talks, .. }
        | Statement::SameTalk { talks }
        | Statement::DifferentTalks { talks } => talks.iter().collect(),
        Statement::SamePerson { people } | Statement::DifferentPeople { people } => {
            people.iter().filter_map(at).collect()
        }
        Statement::RenamePerson { person, .. } => at(person).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The talk by which a person is named.
fn at(person: &PersonRef) -> Option<&TalkRef> {
    match person {
        PersonRef::Name(_) => None,
        PersonRef::At { talk, .. } => Some(talk),
    }
}
