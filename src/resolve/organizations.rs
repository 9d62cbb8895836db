//! One organization: everything that is told under one canonical name.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use arcstr::ArcStr;

pub use super::organization_keys::OrganizationKeys;

use super::ParentOf;
use super::entities::{Backed, Event, EventOrganization, MentionKey, Organization};
use super::events::{EventIndex, is_told};
use super::evidence::{Claim, Mentions, best, best_of_each, text};
use super::slug::{self, Candidate};
use super::source::Source;
use super::tree::without_circles;
use crate::extract::facts::{EventRole, Evidence, OrganizationRole, TalkFact};

/// Finds the slug of an organization by any spelling of its canonical name.
#[derive(Debug)]
pub struct OrganizationIndex<'k> {
    keys: &'k OrganizationKeys,
    slugs: HashMap<String, ArcStr>,
}

impl<'k> OrganizationIndex<'k> {
    /// Finds organizations whose slugs are known, by key.
    pub fn new(keys: &'k OrganizationKeys, slugs: HashMap<String, ArcStr>) -> Self {
        Self { keys, slugs }
    }

    /// The slug of the organization of that name.
    pub fn slug(&self, name: &str) -> Option<&ArcStr> {
        self.slugs.get(&self.keys.of(name))
    }
}

/// One row of what posts say of an organization.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    /// Its canonical name.
    pub name: &'a str,
    surface: &'a str,
    role: OrganizationRole,
}

/// Claims by the key of the organization.
pub type Groups<'a> = BTreeMap<String, Vec<Claim<Said<'a>>>>;

/// The organizations of the posts by slug, and the way to find one. `parent_of` gives the
/// canonical name of the organization that another one is a part of.
pub fn resolve<'k>(
    posts: &[Source<'_>],
    keys: &'k OrganizationKeys,
    parent_of: ParentOf<'_>,
    mentions: &mut Mentions,
) -> (Vec<Organization>, OrganizationIndex<'k>, BTreeSet<(String, String)>) {
    let groups = by_name(posts, keys, &|_| true, mentions);
    let mut rows: BTreeMap<String, Organization> = groups
        .iter()
        .filter_map(|(key, claims)| Some((key.clone(), organization(claims)?)))
        .collect();
    let parents = with_parents(&mut rows, keys, parent_of);
    let candidates: Vec<Candidate> = rows
        .iter()
        .map(|(key, row)| Candidate { slug: slug::of(&row.name), key: key.clone() })
        .collect();
    let slugs = slug::assign(&candidates).into_iter().map(ArcStr::from);
    let slugs = rows.keys().cloned().zip(slugs).collect();
    let index = OrganizationIndex::new(keys, slugs);
    for (key, row) in &mut rows {
        row.slug = index.slugs[key].to_string();
        row.parent = parents.get(key).map(|parent| index.slugs[parent].to_string());
    }
    let mut rows: Vec<Organization> = rows.into_values().collect();
    rows.sort_by(|a, b| a.slug.cmp(&b.slug));
    let retired = retired(&groups, &rows, &index);
    (rows, index, retired)
}

/// The slugs that organizations would have under their other canonical names, with their own.
fn retired(
    groups: &Groups<'_>,
    rows: &[Organization],
    index: &OrganizationIndex<'_>,
) -> BTreeSet<(String, String)> {
    let live: BTreeSet<&str> = rows.iter().map(|row| row.slug.as_str()).collect();
    groups
        .iter()
        .flat_map(|(key, claims)| claims.iter().map(move |claim| (key, slug::of(claim.value.name))))
        .filter(|(_, slug)| !live.contains(slug.as_str()))
        .map(|(key, slug)| (slug, index.slugs[key].to_string()))
        .collect()
}

/// What the posts say of the organizations whose key is `wanted`.
pub fn by_name<'a>(
    posts: &[Source<'a>],
    keys: &OrganizationKeys,
    wanted: &dyn Fn(&str) -> bool,
    mentions: &mut Mentions,
) -> Groups<'a> {
    let mut groups = Groups::new();
    for post in posts {
        for (place, (said, evidence)) in said(post).into_iter().enumerate() {
            let key = keys.of(said.name);
            if !key.is_empty() && wanted(&key) {
                let claim = post.claim(said, &evidence, place, mentions);
                groups.entry(key).or_default().push(claim);
            }
        }
    }
    groups
}

/// All that a post says of organizations: its own rows, and those that talks alone name.
fn said<'a>(post: &Source<'a>) -> Vec<(Said<'a>, Evidence)> {
    let mut rows: Vec<(Said<'a>, Evidence)> = post
        .facts
        .organizations
        .iter()
        .map(|fact| {
            let said = Said { name: &fact.name, surface: &fact.surface, role: fact.role };
            (said, fact.evidence.clone())
        })
        .collect();
    for talk in &post.facts.talks {
        for speaker in &talk.speakers {
            if let Some(name) = &speaker.organization {
                let evidence = speaker.organization_evidence.as_ref().unwrap_or(&speaker.evidence);
                let role = OrganizationRole::Affiliation;
                rows.push((Said { name, surface: name, role }, evidence.clone()));
            }
        }
        for name in &talk.organizations {
            let role = OrganizationRole::Presenter;
            let evidence = presenter_evidence(post, talk, name);
            rows.push((Said { name, surface: name, role }, evidence));
        }
    }
    rows
}

/// Where a post says that this organization gave the talk: its presenter row, else the talk's own
/// evidence.
pub fn presenter_evidence(post: &Source<'_>, talk: &TalkFact, name: &str) -> Evidence {
    post.facts
        .organizations
        .iter()
        .find(|fact| fact.role == OrganizationRole::Presenter && fact.name == name)
        .map_or_else(|| talk_evidence(talk), |fact| fact.evidence.clone())
}

/// The first mention of a talk.
pub fn talk_evidence(talk: &TalkFact) -> Evidence {
    talk.mentions.first().cloned().unwrap_or_else(|| Evidence {
        line: talk.line,
        words: talk.title.clone(),
        rule: "talk".into(),
        confidence: talk.confidence,
    })
}

/// The row of one organization, its slug and parent still open.
pub fn organization(claims: &[Claim<Said<'_>>]) -> Option<Organization> {
    let name = best(claims.iter().filter_map(|claim| {
        Some(Claim { value: text(claim.value.name)?, rank: claim.rank, mention: claim.mention })
    }))?;
    let forms = claims.iter().flat_map(|claim| {
        [claim.value.name, claim.value.surface].into_iter().filter_map(text).map(|form| Claim {
            value: form.to_owned(),
            rank: claim.rank,
            mention: claim.mention,
        })
    });
    let mentions: BTreeSet<_> =
        claims.iter().map(|claim| (claim.mention, claim.value.role)).collect();
    Some(Organization {
        slug: String::new(),
        name: name.value.to_owned(),
        parent: None,
        mention: name.mention,
        names: best_of_each(forms)
            .into_iter()
            .map(|claim| Backed { value: claim.value, mention: claim.mention })
            .collect(),
        mentions: mentions.into_iter().collect(),
    })
}

/// Adds the organizations that others are a part of, and gives the parent of each by key.
fn with_parents(
    rows: &mut BTreeMap<String, Organization>,
    keys: &OrganizationKeys,
    parent_of: ParentOf<'_>,
) -> BTreeMap<String, String> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut open: Vec<String> = rows.keys().cloned().collect();
    while let Some(child) = open.pop() {
        let Some(name) = parent_of(&rows[&child].name) else {
            continue;
        };
        let parent = keys.of(&name);
        if parent.is_empty() || parent == child {
            continue;
        }
        if !rows.contains_key(&parent) {
            // What speaks for a part speaks for the whole.
            let mention = rows[&child].mention;
            open.push(parent.clone());
            rows.insert(parent.clone(), named(name, mention));
        }
        pairs.push((child, parent));
    }
    pairs.sort();
    let tree =
        without_circles(pairs.iter().map(|(child, parent)| (child.as_str(), parent.as_str())));
    tree.into_iter().map(|(child, parent)| (child.to_owned(), parent.to_owned())).collect()
}

/// An organization of which only the name is known.
fn named(name: String, mention: MentionKey) -> Organization {
    Organization {
        slug: String::new(),
        name: name.clone(),
        parent: None,
        mention,
        names: vec![Backed { value: name, mention }],
        mentions: Vec::new(),
    }
}

/// Notes at each event who sponsors and who runs it.
pub fn at_events(
    posts: &[Source<'_>],
    events: &mut [Event],
    event_index: &EventIndex,
    index: &OrganizationIndex<'_>,
    mentions: &mut Mentions,
) {
    type Key<'a> = (&'a str, &'a str, OrganizationRole);
    let mut claims: BTreeMap<Key<'_>, Vec<Claim<Option<&str>>>> = BTreeMap::new();
    for post in posts {
        for (place, fact) in post.facts.organizations.iter().enumerate() {
            if !matches!(fact.role, OrganizationRole::Sponsor | OrganizationRole::Host) {
                continue;
            }
            let event = fact.event.as_deref().or_else(|| only_subject(post));
            if let Some(event) = event.filter(|name| is_told(post, name))
                && let Some(event) = event_index.slug(event)
                && let Some(organization) = index.slug(&fact.name)
            {
                let tier = fact.tier.as_deref().and_then(text);
                let claim = post.claim(tier, &fact.evidence, place, mentions);
                claims.entry((event, organization, fact.role)).or_default().push(claim);
            }
        }
    }
    for event in events {
        let first = (event.slug.as_str(), "", OrganizationRole::Affiliation);
        event.organizations = claims
            .range(first..)
            .take_while(|((slug, ..), _)| *slug == event.slug)
            .filter_map(|((_, organization, role), claims)| {
                let with_tier = claims.iter().filter(|claim| claim.value.is_some());
                let claim = best(with_tier.cloned()).or_else(|| best(claims.iter().cloned()))?;
                let sponsor = *role == OrganizationRole::Sponsor;
                Some(EventOrganization {
                    organization: (*organization).to_owned(),
                    role: *role,
                    tier: claim.value.filter(|_| sponsor).map(str::to_lowercase),
                    mention: claim.mention,
                })
            })
            .collect();
    }
}

/// The event that a post is about, if it is one.
fn only_subject<'a>(post: &Source<'a>) -> Option<&'a str> {
    let mut subjects = post.facts.events.iter().filter(|event| event.role == EventRole::Subject);
    let first = subjects.next()?;
    subjects.next().is_none().then_some(first.name.as_str())
}
