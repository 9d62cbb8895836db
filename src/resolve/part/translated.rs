//! Which posts may be translations of one another, starting from some.

use std::collections::BTreeSet;

use super::archive::{Archive, Shelf};
use crate::extract::facts::PostFacts;
use crate::resolve::posts::{CROWD, in_common, link_keys, stem};
use crate::resolve::shared::Thing;

/// Posts of which each may be a translation of another one, and of none besides.
#[derive(Debug, Default)]
pub struct Circle {
    /// Their paths.
    pub paths: BTreeSet<String>,
    /// Keys of links that too many posts have to tell anything.
    pub crowded: BTreeSet<String>,
}

impl Circle {
    /// Adds a post, those that may be its translations, and so on.
    pub fn add<A: Archive>(
        &mut self,
        path: &str,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<(), A::Error> {
        let mut open = vec![path.to_owned()];
        while let Some(path) = open.pop() {
            if let Some(post) = shelf.post(&path)?
                && self.paths.insert(path)
            {
                open.extend(self.partners(&post, shelf)?);
            }
        }
        Ok(())
    }

    /// Paths of the posts that may be translations of this one.
    pub fn partners<A: Archive>(
        &mut self,
        post: &PostFacts,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<Vec<String>, A::Error> {
        let mut linked = BTreeSet::new();
        for key in link_keys(post) {
            let holders = shelf.holders(Thing::Link(key))?;
            if holders.len() > CROWD {
                self.crowded.insert(key.to_owned());
            } else {
                linked.extend(holders.iter().filter(|path| **path != post.path).cloned());
            }
        }
        let mut partners = shelf.holders(Thing::Stem(&stem(post)))?.to_vec();
        for path in linked {
            let other = shelf.post(&path)?;
            if other.is_some_and(|other| in_common(post, &other).is_some()) {
                partners.push(path);
            }
        }
        Ok(partners)
    }

    /// Adds the posts whose links have become, or ceased to be, those of too many, now that so many
    /// posts have changed.
    pub fn add_crossing<A: Archive>(
        &mut self,
        post: &PostFacts,
        changed: usize,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<(), A::Error> {
        for key in link_keys(post) {
            let holders = shelf.holders(Thing::Link(key))?;
            if (CROWD.saturating_sub(changed)..=CROWD + changed).contains(&holders.len())
                && holders.len() + changed > CROWD
            {
                for path in holders.iter() {
                    self.add(path, shelf)?;
                }
            }
        }
        Ok(())
    }
}
