//! What a catalog remembers of the posts that it was made from, and a shelf for what was fetched.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use arcstr::ArcStr;
use serde::{Deserialize, Serialize};

use crate::extract::facts::{PostFacts, TalkFact};
use crate::names::fold_person;
use crate::resolve::shared::Thing;
use crate::resolve::source::{Source, in_order};

/// A catalog's memory. What posts say and share is told as it is now, all else as the last
/// resolution left it.
pub trait Archive {
    /// Why it cannot be read.
    type Error;

    /// Paths of the posts that share a [`Thing`].
    fn holders(&self, thing: i64) -> Result<Vec<String>, Self::Error>;

    /// The folded names that have a mark; none where they are more than `most`.
    fn bearers(&self, mark: i64, most: usize) -> Result<Option<Vec<String>>, Self::Error>;

    /// What a post says; none if there is no such post.
    fn facts(&self, path: &str) -> Result<Option<PostFacts>, Self::Error>;

    /// What became of a post's talks and people.
    fn decided(&self, path: &str) -> Result<Decided, Self::Error>;

    /// Paths of the posts that told of a talk, by its slug.
    fn tellers(&self, talk: &str) -> Result<Vec<String>, Self::Error>;

    /// Every form of the name of a person, by slug.
    fn names_of(&self, speaker: &str) -> Result<Vec<String>, Self::Error>;

    /// Organizations of which some name folds to that of `name`.
    fn organizations(&self, name: &str) -> Result<Vec<KnownOrganization>, Self::Error>;

    /// Paths of the posts from which an organization has its name and the forms of it; empty for one that
    /// is gone.
    fn backers(&self, organization: &str) -> Result<Vec<String>, Self::Error>;

    /// Whether another organization is a part of the one with this slug.
    fn has_parts(&self, organization: &str) -> Result<bool, Self::Error>;

    /// Names of the organizations that no post names: they are known by their parts.
    fn known_by_parts(&self) -> Result<Vec<String>, Self::Error>;

    /// Slugs that lead on to the one of this organization.
    fn retired_to(&self, organization: &str) -> Result<Vec<String>, Self::Error>;

    /// The slug of the event with which the one of this slug is co-located.
    fn parent_event(&self, event: &str) -> Result<Option<String>, Self::Error>;

    /// The name of the series of this slug, and the slugs of its events.
    fn series(&self, slug: &str) -> Result<Option<(String, BTreeSet<String>)>, Self::Error>;

    /// The slug of the series of an event.
    fn series_of(&self, event: &str) -> Result<Option<String>, Self::Error>;

    /// Whether a talk, speaker or organization has this slug.
    fn is_live(&self, kind: &str, slug: &str) -> Result<bool, Self::Error>;
}

/// An organization as it was.
#[derive(Debug, Clone)]
pub struct KnownOrganization {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// What became of a post's talks, by their places in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided(pub Vec<DecidedTalk>);

/// The slug of the talk, and those of the people whom the post bills for it, by their places; none
/// for a name that says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedTalk(pub ArcStr, pub Vec<Option<ArcStr>>);

impl Decided {
    /// The slug of the talk at a place.
    pub fn talk(&self, place: usize) -> Option<&str> {
        self.0.get(place).map(|talk| talk.0.as_str())
    }

    /// The slug of someone whom the post bills.
    pub fn speaker(&self, talk: usize, place: usize) -> Option<&ArcStr> {
        self.0.get(talk)?.1.get(place)?.as_ref()
    }
}

/// The posts fetched so far, each once.
pub struct Shelf<'a, A> {
    /// The memory.
    pub archive: &'a A,
    posts: BTreeMap<String, Rc<PostFacts>>,
    decided: HashMap<String, Rc<Decided>>,
    holders: HashMap<i64, Rc<[String]>>,
    tellers: HashMap<String, Rc<[String]>>,
    names: HashMap<String, Names>,
}

/// Folded names of people, by talk and place.
type Names = Rc<Vec<Vec<String>>>;

impl<'a, A: Archive> Shelf<'a, A> {
    /// An empty shelf. Nothing is decided yet of the posts that have changed.
    pub fn new<'c>(archive: &'a A, changed: impl IntoIterator<Item = &'c str>) -> Self {
        Self {
            archive,
            posts: BTreeMap::new(),
            decided: changed.into_iter().map(|path| (path.to_owned(), Rc::default())).collect(),
            holders: HashMap::new(),
            tellers: HashMap::new(),
            names: HashMap::new(),
        }
    }

    /// A post as it is now.
    pub fn post(&mut self, path: &str) -> Result<Option<Rc<PostFacts>>, A::Error> {
        if let Some(post) = self.posts.get(path) {
            return Ok(Some(Rc::clone(post)));
        }
        let post = self.archive.facts(path)?.map(Rc::new);
        if let Some(post) = &post {
            self.posts.insert(path.to_owned(), Rc::clone(post));
        }
        Ok(post)
    }

    /// What became of a post that has not changed.
    pub fn decided(&mut self, path: &str) -> Result<Rc<Decided>, A::Error> {
        if let Some(decided) = self.decided.get(path) {
            return Ok(Rc::clone(decided));
        }
        let decided = Rc::new(self.archive.decided(path)?);
        self.decided.insert(path.to_owned(), Rc::clone(&decided));
        Ok(decided)
    }

    /// Paths of the posts that told of a talk, by its slug.
    pub fn tellers(&mut self, talk: &str) -> Result<Rc<[String]>, A::Error> {
        if let Some(tellers) = self.tellers.get(talk) {
            return Ok(Rc::clone(tellers));
        }
        let tellers: Rc<[String]> = self.archive.tellers(talk)?.into();
        self.tellers.insert(talk.to_owned(), Rc::clone(&tellers));
        Ok(tellers)
    }

    /// Paths of the posts that share a thing.
    pub fn holders(&mut self, thing: Thing<'_>) -> Result<Rc<[String]>, A::Error> {
        let hash = thing.hash();
        if let Some(holders) = self.holders.get(&hash) {
            return Ok(Rc::clone(holders));
        }
        let holders: Rc<[String]> = self.archive.holders(hash)?.into();
        self.holders.insert(hash, Rc::clone(&holders));
        Ok(holders)
    }

    /// The posts that share a thing.
    pub fn sharing(&mut self, thing: Thing<'_>) -> Result<Vec<Rc<PostFacts>>, A::Error> {
        let mut posts = Vec::new();
        for path in self.holders(thing)?.iter() {
            posts.extend(self.post(path)?);
        }
        Ok(posts)
    }

    /// The folded names of all whom a post bills, by talk and place.
    pub fn names(&mut self, post: &PostFacts) -> Names {
        if let Some(names) = self.names.get(post.path.as_str()) {
            return Rc::clone(names);
        }
        let of_talk =
            |talk: &TalkFact| talk.speakers.iter().map(|it| fold_person(&it.name)).collect();
        let names: Names = Rc::new(post.talks.iter().map(of_talk).collect());
        self.names.insert(post.path.to_string(), Rc::clone(&names));
        names
    }

    /// Paths of the posts fetched so far.
    pub fn paths(&self) -> Vec<String> {
        self.posts.keys().cloned().collect()
    }

    /// All posts fetched so far, by path.
    pub fn sources(&self) -> Vec<Source<'_>> {
        in_order(self.posts.values().map(Rc::as_ref))
    }
}
