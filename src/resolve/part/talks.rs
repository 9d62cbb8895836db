//! Which talks have to be told apart anew, starting from changed posts.

use std::collections::BTreeSet;

use arcstr::ArcStr;

use super::Change;
use super::archive::{Archive, Shelf};
use super::translated::Circle;
use crate::extract::facts::{PostFacts, TalkFact};
use crate::names::fold;
use crate::resolve::same_talk::session_code;
use crate::resolve::shared::Thing;

/// A talk as one post tells of it: its path and the place in it.
pub type Place = (ArcStr, usize);

/// All tellings that may be joined with those of the changed posts, directly or through others.
#[derive(Debug, Default)]
pub struct Region {
    /// The tellings.
    pub tellings: BTreeSet<Place>,
    /// Posts of which all talks are in it, for they may be translations.
    pub translated: Circle,
    open: Vec<Place>,
    seen: BTreeSet<ArcStr>,
    things: BTreeSet<i64>,
}

impl Region {
    /// What the changes touch.
    pub fn of<A: Archive>(
        changes: &[Change],
        circle: &Circle,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<Self, A::Error> {
        let mut region = Self::default();
        for change in changes {
            for talk in change.before.iter().flat_map(|before| &before.talks) {
                region.meet(talk, shelf)?;
            }
            if let Some(post) = shelf.post(&change.path)? {
                region.add_all(&post);
            }
        }
        // What was a translation of a changed post may have to be aligned with another one.
        let tell = !region.open.is_empty() || changes.iter().any(super::Change::tells);
        for path in circle.paths.iter().filter(|_| tell) {
            region.translated.add(path, shelf)?;
            if let Some(post) = shelf.post(path)? {
                region.add_all(&post);
            }
        }
        while let Some((path, place)) = region.open.pop() {
            if let Some(post) = shelf.post(&path)? {
                let talk = &post.talks[place];
                if talk.event.is_none() {
                    // Their slugs are made of the title and the post.
                    region.add(&post, |other| other.event.is_none());
                }
                region.meet(talk, shelf)?;
                region.align(&post, shelf)?;
            }
        }
        Ok(region)
    }

    /// Adds the tellings of which `fits` is true of the talk.
    fn add(&mut self, post: &PostFacts, fits: impl Fn(&TalkFact) -> bool) {
        for (place, _) in post.talks.iter().enumerate().filter(|(_, talk)| fits(talk)) {
            let telling = (post.path.clone(), place);
            if self.tellings.insert(telling.clone()) {
                self.open.push(telling);
            }
        }
    }

    fn add_all(&mut self, post: &PostFacts) {
        self.add(post, |_| true);
    }

    /// Adds what is told of the same event or with the same links.
    fn meet<A: Archive>(
        &mut self,
        talk: &TalkFact,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<(), A::Error> {
        if let Some(event) = talk.event.as_deref().map(fold) {
            self.meet_by(Thing::At(&event), shelf, |other| {
                other.event.as_deref().map(fold).as_ref() == Some(&event)
            })?;
        }
        for key in talk.links.iter().map(|link| &link.key) {
            let code = session_code(key);
            self.meet_by(Thing::Session(&code), shelf, |other| {
                other.links.iter().any(|link| session_code(&link.key) == code)
            })?;
        }
        Ok(())
    }

    fn meet_by<A: Archive>(
        &mut self,
        thing: Thing<'_>,
        shelf: &mut Shelf<'_, A>,
        fits: impl Fn(&TalkFact) -> bool,
    ) -> Result<(), A::Error> {
        if self.things.insert(thing.hash()) {
            for post in shelf.sharing(thing)? {
                self.add(&post, &fits);
            }
        }
        Ok(())
    }

    /// Adds all talks of a post and its translations, if it has any: they are compared by their order.
    fn align<A: Archive>(
        &mut self,
        post: &PostFacts,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<(), A::Error> {
        if !self.seen.insert(post.path.clone()) {
            return Ok(());
        }
        let mut circle = Circle::default();
        circle.add(&post.path, shelf)?;
        if circle.paths.len() > 1 {
            for path in &circle.paths {
                if let Some(post) = shelf.post(path)? {
                    self.add_all(&post);
                }
            }
            self.translated.paths.append(&mut circle.paths);
        }
        self.translated.crowded.append(&mut circle.crowded);
        Ok(())
    }
}
