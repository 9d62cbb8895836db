//! Which organizations are one.

use clap::Args;
use rusqlite::{Connection, params};

use super::{State, Stated};
use crate::corrections::Statement;
use crate::names::fold;
use crate::query::lasting::one;
use crate::query::lookup::Kind;
use crate::reference::Reference;

/// Say that several names are one organization's
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix same-org 'Solo.io' 'Solo IO'        # the first name is shown")]
pub struct SameOrg {
    /// Two or more, the one to show first
    #[arg(required = true, num_args = 2.., value_name = "ORG")]
    orgs: Vec<String>,
}

impl State for SameOrg {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let (ids, organizations) = all(catalog, &self.orgs)?;
        let already = ids.iter().all(|id| *id == ids[0]);
        Ok(Stated { statement: Statement::SameOrganization { organizations }, already })
    }
}

/// Say that organizations are not the same, however alike their names are
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix different-orgs Acme 'Acme Labs'")]
pub struct DifferentOrgs {
    /// Two or more
    #[arg(required = true, num_args = 2.., value_name = "ORG")]
    orgs: Vec<String>,
}

impl State for DifferentOrgs {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let (_, organizations) = all(catalog, &self.orgs)?;
        Ok(Stated {
            statement: Statement::DifferentOrganizations { organizations },
            already: false,
        })
    }
}

fn all(catalog: &Connection, called: &[String]) -> anyhow::Result<(Vec<i64>, Vec<String>)> {
    let mut found = (Vec::new(), Vec::new());
    for called in called {
        let id = one(catalog, Kind::Organization, called)?;
        let name = form_of_name(catalog, id, called)?;
        if !found.1.contains(&name) {
            found.1.push(name);
        }
        found.0.push(id);
    }
    Ok(found)
}

/// The form of an organization's name that was given, if it is one, else the one that is shown.
fn form_of_name(catalog: &Connection, id: i64, called: &str) -> rusqlite::Result<String> {
    catalog.query_row(
        "SELECT n.name FROM organization_names n JOIN organizations o ON o.id = n.organization_id
          WHERE o.id = ?1 ORDER BY n.name <> ?2, n.folded <> ?3, n.name <> o.name, n.name LIMIT 1",
        params![id, called.trim(), fold(called)],
        |row| row.get(0),
    )
}

/// The name under which an organization is known: to the catalog by a whole name or a slug, else to
/// the reference data; any other name as it is.
pub fn canonical_name(catalog: &Connection, called: &str) -> anyhow::Result<String> {
    let called = called.trim();
    let names: Vec<String> = catalog
        .prepare(
            "SELECT DISTINCT o.name FROM organizations o
               JOIN organization_names n ON n.organization_id = o.id
              WHERE o.slug = ?1 OR n.folded = ?2",
        )?
        .query_map([called, &fold(called)], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    if let [name] = &names[..] {
        return Ok(name.clone());
    }
    let reference = Reference::with_files(&[])?;
    let known = reference.organization(called).map(|organization| organization.name.clone());
    Ok(known.unwrap_or_else(|| called.to_owned()))
}
