//! The rows of the organizations that changed posts name.
//!
//! A large company is named by thousands of posts, so its row is made of those alone that it had its
//! names from, and of the changed ones.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Change;
use super::archive::{Archive, KnownOrganization, Shelf};
use crate::reference::fold::fold_organization;
use crate::resolve::ParentOf;
use crate::resolve::entities::Organization;
use crate::resolve::evidence::Mentions;
use crate::resolve::organizations::{OrganizationKeys, by_name, organization};
use crate::resolve::shared::{Thing, organizations as named};
use crate::resolve::slug;
use crate::resolve::source::Source;

/// Organizations that changed posts name, now or before, by key; and the slugs of others.
#[derive(Debug, Default)]
pub struct Companies {
    touched: BTreeMap<String, Touched>,
    others: HashMap<String, String>,
}

#[derive(Debug, Default)]
struct Touched {
    known: Option<KnownOrganization>,
    /// Slugs that lead to it whatever the fetched posts say.
    retired: Vec<String>,
}

/// What becomes of them.
#[derive(Debug, Default)]
pub struct Rows {
    /// By slug.
    pub organizations: Vec<Organization>,
    /// Slugs that lead to one, with its own.
    pub retired: BTreeSet<(String, String)>,
    /// The slug of each organization of the fetched posts, by key.
    pub slugs: HashMap<String, String>,
}

impl Companies {
    /// Fetches what their rows are made of. None where one of them was known by its parts alone, or goes
    /// and its parts stay.
    pub fn of<A: Archive>(
        changes: &[Change],
        shelf: &mut Shelf<'_, A>,
    ) -> Result<Option<Self>, A::Error> {
        let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut before: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for change in changes {
            for (key, name) in change.before.iter().flat_map(|it| named(it)) {
                before.entry(key.clone()).or_default().insert(name.clone());
                names.entry(key).or_default().insert(name);
            }
            for (key, name) in shelf.post(&change.path)?.iter().flat_map(|post| named(post)) {
                names.entry(key).or_default().insert(name);
            }
        }
        let changed: BTreeSet<&str> = changes.iter().map(|change| change.path.as_str()).collect();
        // They may be spelled in another way there.
        let by_parts = shelf.archive.known_by_parts()?;
        if by_parts.iter().any(|name| names.contains_key(&fold_organization(name))) {
            return Ok(None);
        }
        let mut companies = Self::default();
        for (key, mut names) in names {
            let holders = shelf.holders(Thing::Organization(&key))?;
            if let Some(path) = holders.iter().find(|path| !changed.contains(path.as_str()))
                && let Some(post) = shelf.post(path)?
            {
                names.extend(named(&post).into_iter().filter(|it| it.0 == key).map(|it| it.1));
            }
            let known = find(&key, &names, shelf.archive)?;
            let mut touched = Touched::default();
            if let Some(known) = known {
                if holders.is_empty() && shelf.archive.has_parts(&known.slug)? {
                    return Ok(None);
                }
                let told = |name: &String| slug::of(name) != known.slug;
                let lost = |path: &String| path.is_empty() || changed.contains(path.as_str());
                let backers = shelf.archive.backers(&known.slug)?;
                if backers.iter().any(lost)
                    || before.get(&key).is_some_and(|names| names.iter().any(told))
                {
                    shelf.sharing(Thing::Organization(&key))?;
                } else {
                    for path in &backers {
                        shelf.post(path)?;
                    }
                    touched.retired = shelf.archive.retired_to(&known.slug)?;
                }
                touched.known = Some(known);
            }
            companies.touched.insert(key, touched);
        }
        Ok(Some(companies))
    }

    /// Finds the slugs of all other organizations that the fetched posts name, and of those that any
    /// is a part of. None where one is known only by its parts.
    pub fn find_others<A: Archive>(
        &mut self,
        parent_of: ParentOf<'_>,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<bool, A::Error> {
        let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for source in shelf.sources() {
            for (key, name) in named(source.facts) {
                names.entry(key).or_default().insert(name);
            }
        }
        // Now or before.
        let name = |(key, touched): (&String, &Touched)| {
            let known = touched.known.as_ref().map(|known| known.name.clone());
            let name = names.get(key).and_then(BTreeSet::first).cloned().or(known)?;
            Some((key.clone(), name))
        };
        let touched: Vec<(String, String)> = self.touched.iter().filter_map(name).collect();
        for (key, name) in touched {
            let mut seen = BTreeSet::from([key]);
            let mut above = parent_of(&name);
            while let Some(parent) = above {
                let parent_key = fold_organization(&parent);
                if parent_key.is_empty() || !seen.insert(parent_key.clone()) {
                    return Ok(false);
                }
                let holders = shelf.holders(Thing::Organization(&parent_key))?;
                let Some(first) = holders.first() else { return Ok(false) };
                let spelled = shelf.post(first)?.map(|post| named(&post)).unwrap_or_default();
                let spelled = spelled.into_iter().filter(|(key, _)| *key == parent_key);
                self.look_up(&parent_key, &spelled.map(|it| it.1).collect(), shelf.archive)?;
                above = parent_of(&parent);
            }
        }
        for (key, names) in &names {
            self.look_up(key, names, shelf.archive)?;
        }
        Ok(true)
    }

    fn look_up<A: Archive>(
        &mut self,
        key: &str,
        names: &BTreeSet<String>,
        archive: &A,
    ) -> Result<(), A::Error> {
        if !self.touched.contains_key(key)
            && !self.others.contains_key(key)
            && let Some(known) = find(key, names, archive)?
        {
            self.others.insert(key.to_owned(), known.slug);
        }
        Ok(())
    }

    /// The rows. None where one of them would go by another slug.
    pub fn rows(
        self,
        sources: &[Source<'_>],
        keys: &OrganizationKeys,
        parent_of: ParentOf<'_>,
        mentions: &mut Mentions,
    ) -> Option<Rows> {
        let groups = by_name(sources, keys, &|key| self.touched.contains_key(key), mentions);
        let mut rows = Rows { slugs: self.others, ..Rows::default() };
        let mut organizations = Vec::new();
        for (key, claims) in &groups {
            let Some(mut row) = organization(claims) else { continue };
            row.slug = slug::of(&row.name);
            let touched = &self.touched[key];
            if touched.known.as_ref().is_some_and(|known| known.slug != row.slug) {
                return None;
            }
            let said = claims.iter().map(|claim| slug::of(claim.value.name));
            let retired = said.filter(|slug| *slug != row.slug);
            let retired = retired.chain(touched.retired.iter().cloned());
            rows.retired.extend(retired.map(|slug| (slug, row.slug.clone())));
            rows.slugs.insert(key.clone(), row.slug.clone());
            organizations.push(row);
        }
        for row in &mut organizations {
            if let Some(parent) = parent_of(&row.name) {
                row.parent = Some(rows.slugs.get(&keys.of(&parent))?.clone());
            }
        }
        organizations.sort_by(|a, b| a.slug.cmp(&b.slug));
        rows.organizations = organizations;
        Some(rows)
    }

    /// The slugs that they went by.
    pub fn slugs(&self) -> impl Iterator<Item = String> {
        self.touched.values().filter_map(|it| Some(it.known.as_ref()?.slug.clone()))
    }
}

/// The organization of this key as it was, which has one of these names.
fn find<A: Archive>(
    key: &str,
    names: &BTreeSet<String>,
    archive: &A,
) -> Result<Option<KnownOrganization>, A::Error> {
    for name in names {
        let known = archive.organizations(name)?;
        if let Some(known) = known.into_iter().find(|it| fold_organization(&it.name) == key) {
            return Ok(Some(known));
        }
    }
    Ok(None)
}
