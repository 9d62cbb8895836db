//! Whom of the people to tell apart anew, starting from those of some talks.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use arcstr::ArcStr;

use super::Change;
use super::archive::{Archive, Shelf};
use super::talks::Place;
use crate::extract::facts::PostFacts;
use crate::names::alike::Name;
use crate::names::common::is_partial;
use crate::names::fold_person;
use crate::resolve::cluster::Clusters;
use crate::resolve::organizations::OrganizationKeys;
use crate::resolve::people::billing::{Billing, billings, sides};
use crate::resolve::people::forms::{ALIKE, left_over, likely, people};
use crate::resolve::people::marks::{self, CROWD};
use crate::resolve::people::namesakes;
use crate::resolve::same_talk::{Telling, tellings};
use crate::resolve::shared::Thing;
use crate::resolve::source::Source;

/// The talks of posts: those that were told apart anew, the others as they were.
#[derive(Debug, Default)]
pub struct Talks {
    /// Tellings of each talk that was told apart anew.
    pub groups: Vec<Vec<Place>>,
    /// Number of the talk of each of these tellings.
    pub of: HashMap<Place, usize>,
}

/// All people who may be one with someone whose talks have changed, directly or through others.
#[derive(Debug, Default)]
pub struct Region {
    /// Their names, folded; whoever is billed under one of them is in it.
    pub names: BTreeSet<String>,
    /// Marks that too many names have.
    pub crowded: HashSet<i64>,
    open: Vec<String>,
    candidates: BTreeSet<String>,
    fetched: BTreeSet<String>,
    /// Slugs of people whose names were added: many talks are by one person.
    slugs: HashSet<ArcStr>,
    /// Names as they are compared, folded ones by themselves: many are met many times.
    prepared: HashMap<String, Rc<Name>>,
}

impl Region {
    /// Adds a name.
    pub fn add(&mut self, name: &str) {
        let name = fold_person(name);
        if !name.is_empty() && self.names.insert(name.clone()) {
            self.open.push(name);
        }
    }

    /// Adds everyone whom a post bills for a talk.
    pub fn add_all(&mut self, post: &PostFacts, place: usize) {
        for speaker in &post.talks[place].speakers {
            self.add(&speaker.name);
        }
    }

    /// Adds the names that have a mark which now has become, or has ceased to be, that of too many.
    pub fn add_crossing<A: Archive>(
        &mut self,
        changes: &[Change],
        shelf: &mut Shelf<'_, A>,
    ) -> Result<(), A::Error> {
        let mut changed: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
        for change in changes {
            for post in change.versions(shelf)? {
                for (talk, speaker) in post
                    .talks
                    .iter()
                    .flat_map(|talk| talk.speakers.iter().map(move |it| (talk, it)))
                {
                    for mark in marks::of(speaker, talk.event.as_deref()) {
                        changed.entry(mark).or_default().insert(fold_person(&speaker.name));
                    }
                }
            }
        }
        for (mark, names) in changed {
            let bearers = shelf.archive.bearers(mark, CROWD + names.len())?;
            if let Some(bearers) = bearers.filter(|it| it.len() + names.len() > CROWD) {
                for name in bearers {
                    self.add(&name);
                }
            }
        }
        Ok(())
    }

    /// Adds all who may be one with those in it.
    pub fn close<A: Archive>(
        &mut self,
        talks: &Talks,
        keys: &dyn Fn(&[Source<'_>]) -> OrganizationKeys,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<(), A::Error> {
        while !self.open.is_empty() {
            for name in std::mem::take(&mut self.open) {
                self.look_around(&name, talks, shelf)?;
            }
            for name in std::mem::take(&mut self.candidates) {
                self.fetch(&name, talks, shelf)?;
            }
            for name in self.likely(talks, keys, shelf)? {
                self.add(&name);
            }
        }
        Ok(())
    }

    /// A folded name, ready to be compared.
    fn prepared(&mut self, name: &str) -> Rc<Name> {
        if let Some(known) = self.prepared.get(name) {
            return Rc::clone(known);
        }
        let prepared = Rc::new(Name::of(name));
        self.prepared.insert(name.to_owned(), Rc::clone(&prepared));
        prepared
    }

    /// Finds whom a name has to be compared with.
    fn look_around<A: Archive>(
        &mut self,
        name: &str,
        talks: &Talks,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<(), A::Error> {
        let known = self.prepared(name);
        let mut met: BTreeSet<String> = BTreeSet::new();
        let mut marked: BTreeSet<i64> = BTreeSet::new();
        for post in self.fetch(name, talks, shelf)? {
            let names = shelf.names(&post);
            let all: BTreeSet<String> = names.iter().flatten().cloned().collect();
            // Whether they are too many takes all of them to tell.
            let others = if all.len() > CROWD { &mut self.candidates } else { &mut met };
            others.extend(all);
            for (place, talk) in post.talks.iter().enumerate() {
                for (at, speaker) in talk.speakers.iter().enumerate() {
                    if names[place][at] != name {
                        continue;
                    }
                    let event = talk.event.as_deref();
                    marked.extend(marks::of_billing(&known, speaker, event));
                    // Whoever was one with them may have been so through a post that has changed.
                    if let Some(slug) = shelf.decided(&post.path)?.speaker(place, at)
                        && self.slugs.insert(slug.clone())
                    {
                        for form in shelf.archive.names_of(slug)? {
                            self.add(&form);
                        }
                    }
                    let mut mates: BTreeSet<String> = BTreeSet::new();
                    for (path, there) in talks.tellers(&(post.path.clone(), place), shelf)? {
                        let Some(other) = shelf.post(&path)? else { continue };
                        let Some(others) = other.talks.get(there) else { continue };
                        mates.extend(shelf.names(&other)[there].iter().cloned());
                        if left_over(&talk.speakers, &others.speakers) == Some(at) {
                            self.add(&others.speakers[at].name);
                        }
                    }
                    let others = if mates.len() > CROWD { &mut self.candidates } else { &mut met };
                    others.extend(mates);
                }
            }
        }
        for mark in marked {
            match shelf.archive.bearers(mark, CROWD)? {
                Some(names) => met.extend(names),
                None => {
                    self.crowded.insert(mark);
                }
            }
        }
        met.remove("");
        met.retain(|other| {
            // A single word may be a nickname, which the folded name does not tell.
            let partial = is_partial(other) || is_partial(name);
            partial || known.likeness(&self.prepared(other)) >= ALIKE
        });
        self.candidates.extend(met);
        Ok(())
    }

    /// The posts that bill a name; with them come those that tell of the same talks.
    fn fetch<A: Archive>(
        &mut self,
        name: &str,
        talks: &Talks,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<Vec<Rc<PostFacts>>, A::Error> {
        let posts = shelf.sharing(Thing::Person(name))?;
        if self.fetched.insert(name.to_owned()) {
            for post in &posts {
                for (place, names) in shelf.names(post).iter().enumerate() {
                    if names.iter().any(|it| it == name) {
                        talks.tellers(&(post.path.clone(), place), shelf)?;
                    }
                }
            }
        }
        Ok(posts)
    }

    /// Names of those who are likely to be one with someone in it.
    fn likely<A: Archive>(
        &self,
        talks: &Talks,
        keys: &dyn Fn(&[Source<'_>]) -> OrganizationKeys,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<BTreeSet<String>, A::Error> {
        let numbers = talks.numbers(shelf)?;
        let sources = shelf.sources();
        let keys = keys(&sources);
        let known = |billing: &Billing<'_>| self.fetched.contains(&billing.name);
        let billings = billed(&sources, &numbers, &keys, known);
        let mut clusters = Clusters::new(&sides(&billings));
        namesakes::join(&mut clusters, &billings, &keys);
        let people = people(&mut clusters, &billings);
        let within = |number: usize| !people[number].folded.is_disjoint(&self.names);
        Ok(likely(&people, &keys, &self.crowded)
            .into_iter()
            .filter(|&(_, (a, b))| within(a) != within(b))
            .flat_map(|(_, (a, b))| people[a].folded.union(&people[b].folded).cloned())
            .collect())
    }
}

impl Talks {
    /// Fetches the posts that tell of the talk of a telling.
    fn tellers<A: Archive>(
        &self,
        telling: &Place,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<Vec<Place>, A::Error> {
        if let Some(&number) = self.of.get(telling) {
            return Ok(self.groups[number].clone());
        }
        let decided = shelf.decided(&telling.0)?;
        let Some(slug) = decided.talk(telling.1) else {
            return Ok(vec![telling.clone()]);
        };
        let mut tellings = Vec::new();
        for path in shelf.tellers(slug)?.iter() {
            if shelf.post(path)?.is_some() {
                let decided = shelf.decided(path)?;
                let places =
                    (0..decided.0.len()).filter(|&place| decided.talk(place) == Some(slug));
                tellings.extend(places.map(|place| (path.as_str().into(), place)));
            }
        }
        // What a changed post tells is told apart anew, with all that it was one with.
        tellings.retain(|it| !self.of.contains_key(it));
        Ok(tellings)
    }

    /// A number for the talk of each telling that has been fetched.
    pub fn numbers<A: Archive>(
        &self,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<HashMap<Place, usize>, A::Error> {
        let paths: Vec<(ArcStr, usize)> = shelf
            .sources()
            .iter()
            .map(|source| (source.facts.path.clone(), source.facts.talks.len()))
            .collect();
        let mut numbers = HashMap::new();
        let mut others: HashMap<String, usize> = HashMap::new();
        for (path, talks) in paths {
            for place in 0..talks {
                let telling = (path.clone(), place);
                let number = if let Some(&number) = self.of.get(&telling) {
                    number
                } else {
                    let decided = shelf.decided(&path)?;
                    let slug = decided.talk(place).unwrap_or_default().to_owned();
                    let next = self.groups.len() + others.len();
                    *others.entry(slug).or_insert(next)
                };
                numbers.insert(telling, number);
            }
        }
        Ok(numbers)
    }
}

/// The billings of some people in these posts, in the order in which a whole catalog has them: by
/// talk.
pub fn billed<'s>(
    sources: &[Source<'s>],
    numbers: &HashMap<Place, usize>,
    keys: &OrganizationKeys,
    wanted: impl Fn(&Billing<'_>) -> bool,
) -> Vec<Billing<'s>> {
    let mut talks: BTreeMap<usize, Vec<Telling<'s>>> = BTreeMap::new();
    for telling in tellings(sources) {
        let number = numbers[&(telling.post.facts.path.clone(), telling.place)];
        talks.entry(number).or_default().push(telling);
    }
    let mut talks: Vec<(usize, Vec<Telling<'s>>)> = talks.into_iter().collect();
    talks.sort_by_key(|(_, tellings)| (tellings[0].post.number, tellings[0].place));
    let numbered = talks
        .into_iter()
        .flat_map(|(talk, tellings)| tellings.into_iter().map(move |telling| (talk, telling)));
    let mut billings = billings(numbered, keys);
    billings.retain(|billing| wanted(billing));
    billings
}
