//! When two spellings name one organization, and when two organizations belong together.

use std::collections::{BTreeMap, BTreeSet};

use super::ParentOf;
use super::source::Source;
use crate::corrections::{Correction, Statement};
use crate::reference::fold::fold_organization;

/// The shortest name that another one may begin with for both to belong together.
const TELLING: usize = 3;

/// Keys under which spellings of organizations meet: `RedHat`, `Red Hat, Inc.`
#[derive(Debug, Default)]
pub struct OrganizationKeys {
    /// Keys that people say are one, each with the one that stands for all.
    heads: BTreeMap<String, String>,
    /// Keys of organizations with those of which they are a part.
    parents: BTreeMap<String, String>,
    /// Keys of organizations with those of shorter names that begin theirs.
    begun: BTreeSet<(String, String)>,
}

impl OrganizationKeys {
    /// What the posts, the reference data and people say. `parent_of` gives, by canonical names, the
    /// organization that another one is a part of.
    pub fn new(
        posts: &[Source<'_>],
        corrections: &[(usize, &Correction)],
        parent_of: ParentOf<'_>,
    ) -> Self {
        let mut keys = Self::default();
        for (_, correction) in corrections {
            if let Statement::SameOrganization { organizations } = &correction.statement {
                keys.unite(organizations);
            }
        }
        let names: BTreeSet<&str> = posts
            .iter()
            .flat_map(|post| {
                let speakers = post.facts.talks.iter().flat_map(|talk| &talk.speakers);
                let rows = &post.facts.organizations;
                let rows = rows.iter().flat_map(|row| [row.name.as_str(), row.surface.as_str()]);
                rows.chain(speakers.filter_map(|speaker| speaker.organization.as_deref()))
            })
            .collect();
        for name in names {
            keys.note(name, parent_of);
        }
        keys
    }

    /// Notes another name that posts have.
    pub fn note(&mut self, name: &str, parent_of: ParentOf<'_>) {
        self.climb(name, parent_of);
        self.cut(name);
    }

    /// Notes of what an organization is a part, of what that is a part, and so on.
    fn climb(&mut self, name: &str, parent_of: ParentOf<'_>) {
        let mut name = name.to_owned();
        while let Some(parent) = parent_of(&name) {
            let (child, key) = (self.of(&name), self.of(&parent));
            // What is known already has been climbed, or closes a circle.
            if child == key || self.parents.insert(child, key).is_some() {
                return;
            }
            name = parent;
        }
    }

    /// Notes the shorter names that begin a name: `Cisco` of `Cisco Systems India`.
    fn cut(&mut self, name: &str) {
        let key = self.of(name);
        for (at, _) in name.match_indices(' ') {
            let short = self.of(&name[..at]);
            if short != key && short.chars().count() >= TELLING {
                self.begun.insert((key.clone(), short));
            }
        }
    }

    fn unite(&mut self, names: &[String]) {
        let Some(head) = names.first().map(|name| self.of(name)) else {
            return;
        };
        let others: Vec<String> = names.iter().map(|name| self.of(name)).collect();
        for key in others.into_iter().filter(|key| *key != head) {
            for other in self.heads.values_mut().filter(|other| **other == key) {
                other.clone_from(&head);
            }
            self.heads.insert(key, head.clone());
        }
    }

    /// The key of an organization by any spelling of its name.
    pub fn of(&self, name: &str) -> String {
        let key = fold_organization(name);
        self.heads.get(&key).cloned().unwrap_or(key)
    }

    /// The key of the organization of which this one is a part in the end; its own, if of none.
    pub fn head<'k>(&'k self, key: &'k str) -> &'k str {
        let mut head = key;
        // As many steps as there are parents: they may stand in a circle.
        for _ in 0..self.parents.len() {
            match self.parents.get(head) {
                Some(parent) => head = parent,
                None => break,
            }
        }
        head
    }

    /// Whether whoever speaks for one may also be said to speak for the other: they are one, one is a
    /// part of the other, or is called after it, as `Cisco Systems India` after `Cisco`.
    pub fn related(&self, a: &str, b: &str) -> bool {
        let begins =
            |short: &str, long: &str| self.begun.contains(&(long.to_owned(), short.to_owned()));
        self.head(a) == self.head(b) || begins(a, b) || begins(b, a)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::facts::OrganizationRole;
    use crate::resolve::examples::{correction, organization, post};
    use crate::resolve::source::in_order;

    #[test]
    fn spellings_parts_and_what_people_say() {
        let mut told = post("a.md", Vec::new());
        for name in ["Acme Cloud", "Bolt", "Bolt Systems India", "Boltworks", "Quux Edge"] {
            told.organizations.push(organization(3, name, OrganizationRole::Host));
        }
        let united = ["Quuxly", "Quux Labs"].map(str::to_owned).to_vec();
        let corrections = [correction(Statement::SameOrganization { organizations: united })];
        let corrections: Vec<_> = corrections.iter().enumerate().collect();
        let parent = |name: &str| {
            let parents = [("Acme Cloud", "Apex"), ("Quux Edge", "Quux Mid"), ("Quux Mid", "Quux")];
            parents.iter().find(|(child, _)| *child == name).map(|(_, it)| (*it).to_owned())
        };
        let keys = OrganizationKeys::new(&in_order(&[told]), &corrections, &parent);
        assert_eq!(keys.of("Quux Labs"), keys.of("quuxly"));
        assert_eq!(keys.of("Bolt, Inc."), keys.of("BOLT"));
        let related = |a, b| keys.related(&keys.of(a), &keys.of(b));
        assert!(related("Acme Cloud", "Apex"));
        assert!(related("Bolt", "Bolt Systems India"));
        // Whatever stands between them need not be told of.
        assert!(related("Quux Edge", "Quux"));
        assert!(!related("Bolt", "Apex"));
        assert!(!related("Bolt", "Boltworks"));
    }
}
