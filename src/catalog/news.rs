//! Which of two readings of a post counts, whichever comes first.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;

use super::{CatalogError, Import};
use crate::extract::told::Told;

/// What facts are to a catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has no such post, or has read the same content by lesser rules.
    News,
    /// It has read the same content as well.
    Known,
    /// It has other content at the path.
    Other,
}

impl Import<'_> {
    /// What these facts are to the catalog.
    pub fn standing(&self, told: &Told) -> Result<Standing, CatalogError> {
        let sql =
            "SELECT p.content_hash, f.rules FROM posts p JOIN _post_facts f ON f.post_id = p.id
            WHERE p.path = ?1";
        let known: Option<(String, String)> = self
            .transaction
            .prepare_cached(sql)
            .and_then(|mut select| {
                let row = select
                    .query_row([told.facts.path.as_str()], |row| Ok((row.get(0)?, row.get(1)?)));
                row.optional()
            })
            .map_err(|source| self.failed(source))?;
        Ok(match known {
            Some((content, _)) if content != told.content_hash => Standing::Other,
            Some((_, by)) if rank(&told.rules, &self.rules) <= rank(&by, &self.rules) => {
                Standing::Known
            }
            _ => Standing::News,
        })
    }

    /// How many posts were read by other rules than those of this import, by version.
    pub fn other_rules(&self) -> Result<BTreeMap<String, u32>, CatalogError> {
        self.transaction
            .prepare("SELECT rules, count(*) FROM _post_facts WHERE rules <> ?1 GROUP BY rules")
            .and_then(|mut select| {
                select.query_map([&self.rules], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
            })
            .map_err(|source| self.failed(source))
    }
}

/// The rules of this import count most, then later ones.
fn rank<'a>(rules: &'a str, own: &str) -> (bool, u32, &'a str) {
    let version = rules.split('-').next().and_then(|number| number.parse().ok());
    (rules == own, version.unwrap_or(0), rules)
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn own_rules_count_most_and_then_later_ones() {
        let mut rules = ["10-a", "9-b", "own", "9-c", ""];
        rules.sort_by_key(|rules| rank(rules, "own"));
        assert_eq!(rules, ["", "9-b", "9-c", "10-a", "own"]);
    }
}
