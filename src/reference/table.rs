//! Named rows that are found under any of their spellings.

use std::collections::HashMap;

use super::beginnings::Beginnings;
use super::fold::{beginning, fold, fold_organization};
use super::{City, Organization, Series};

/// A row with a canonical name.
pub trait Named {
    /// The canonical name.
    fn name(&self) -> &str;
    /// The key under which a spelling is looked up. It begins as [`beginning`] says.
    fn key(surface: &str) -> String {
        fold(surface)
    }
}

impl Named for Series {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Named for Organization {
    fn name(&self) -> &str {
        &self.name
    }
    fn key(surface: &str) -> String {
        fold_organization(surface)
    }
}

impl Named for City {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Named for String {
    fn name(&self) -> &str {
        self
    }
}

/// Rows in the order of their arrival, and an index of all their spellings.
#[derive(Debug, Clone)]
pub struct Table<T> {
    rows: Vec<T>,
    index: HashMap<String, usize>,
    /// Those of the keys.
    beginnings: Beginnings,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), index: HashMap::new(), beginnings: Beginnings::default() }
    }
}

/// Why a spelling cannot enter the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Nothing is left of it after folding.
    Empty,
    /// It belongs to the row of this canonical name.
    Taken(String),
}

impl<T: Named> Table<T> {
    /// All rows.
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// The row with that spelling.
    pub fn get(&self, surface: &str) -> Option<&T> {
        // Most words that are looked up are in no table, and need no key to tell.
        if beginning(surface).is_some_and(|begins| !self.beginnings.may_begin(&begins)) {
            return None;
        }
        self.index.get(&T::key(surface)).map(|&row| &self.rows[row])
    }

    /// The row at a position, to be changed in all but its spellings.
    pub fn row_mut(&mut self, row: usize) -> &mut T {
        &mut self.rows[row]
    }

    /// Where the row of that canonical name is; appends it where there is none. Its aliases enter by
    /// [`Table::spell`].
    pub fn enter(&mut self, name: &str, make: impl FnOnce() -> T) -> Result<usize, Refused> {
        let key = T::key(name);
        match self.index.get(&key) {
            Some(&row) if T::key(self.rows[row].name()) == key => Ok(row),
            _ => {
                self.take(key, self.rows.len())?;
                self.rows.push(make());
                Ok(self.rows.len() - 1)
            }
        }
    }

    /// Enters one more spelling of a row into the index.
    pub fn spell(&mut self, alias: &str, row: usize) -> Result<(), Refused> {
        self.take(T::key(alias), row)
    }

    fn take(&mut self, key: String, row: usize) -> Result<(), Refused> {
        match self.index.get(&key) {
            _ if key.is_empty() => Err(Refused::Empty),
            Some(&owner) if owner != row => Err(Refused::Taken(self.rows[owner].name().to_owned())),
            Some(_) => Ok(()),
            None => {
                self.beginnings.add(key.as_bytes());
                self.index.insert(key, row);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_spelling_is_overlooked(
            names in prop::collection::vec("[ -~]{1,8}( (co|inc|ag))?|(株式会社)?[ -~éЖ海]{1,4}", 1..8)
        ) {
            let mut table: Table<String> = Table::default();
            let mut organizations: Table<Organization> = Table::default();
            for name in &names {
                let organization = || Organization {
                    name: name.clone(),
                    aliases: Vec::new(),
                    parent: None,
                    foundation: false,
                };
                let _ = table.enter(name, || name.clone());
                let _ = organizations.enter(name, organization);
            }
            let asked = names.iter().flat_map(|name| [name.clone(), format!(" {name}, Inc.")]);
            for asked in asked {
                let known = table.index.contains_key(&fold(&asked));
                prop_assert_eq!(table.get(&asked).is_some(), known, "{:?}", asked);
                let known = organizations.index.contains_key(&fold_organization(&asked));
                prop_assert_eq!(organizations.get(&asked).is_some(), known, "{:?}", asked);
            }
        }
    }
}
