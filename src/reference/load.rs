//! Reference files: their checks, and how several become one [`Reference`].

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use thiserror::Error;

use super::place::line_of;
use super::schema::{File, OrganizationEntry, SeriesEntry};
use super::table::{Named, Refused, Table};
use super::{City, Organization, Places, Reference, Schedule, Series, SeriesKind};
use crate::fault;

/// A file that the program carries.
pub struct Embedded {
    /// The name under which its errors are reported.
    path: &'static str,
    /// As it is written.
    yaml: &'static str,
    /// The same, as the build has made it ready to be read.
    json: &'static str,
}

macro_rules! embedded {
    ($name:literal) => {
        Embedded {
            path: concat!("seeds/", $name, ".yaml"),
            yaml: include_str!(concat!("../../seeds/", $name, ".yaml")),
            json: include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json")),
        }
    };
}

/// Companies and other bodies.
pub static ORGANIZATIONS: Embedded = embedded!("organizations");
/// Series of events.
pub static EVENT_SERIES: Embedded = embedded!("event_series");
/// Open-source projects.
pub static PROJECTS: Embedded = embedded!("projects");
/// Cities and areas.
pub static PLACES: Embedded = embedded!("places");

static EMBEDDED: [&Embedded; 4] = [&ORGANIZATIONS, &EVENT_SERIES, &PROJECTS, &PLACES];

/// What reference files say.
#[derive(Default)]
pub struct Tables {
    pub series: Table<Series>,
    pub organizations: Table<Organization>,
    pub places: Places,
    pub projects: Table<String>,
}

/// What is wrong with a reference file.
#[derive(Debug, Error)]
pub enum ReferenceError {
    /// It cannot be read.
    #[error("cannot read {path}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// It breaks the schema or contradicts what is known.
    #[error("{path}:{line}: {reason}")]
    Invalid {
        /// The file.
        path: String,
        /// 1-based line.
        line: u32,
        /// What is wrong there.
        reason: String,
    },
}

/// Reads the embedded files, then the given ones.
pub fn load(paths: &[PathBuf]) -> Result<Reference, ReferenceError> {
    let mut loading = Loading::embedded()?;
    for path in paths {
        let shown = path.display().to_string();
        let bytes = fs::read(path)
            .map_err(|source| ReferenceError::Unreadable { path: shown.clone(), source })?;
        let text = fault::utf8(&bytes).map_err(|line| ReferenceError::Invalid {
            path: shown.clone(),
            line,
            reason: "not valid UTF-8".to_owned(),
        })?;
        loading.add(&shown, text)?;
    }
    Ok(loading.finish())
}

/// What an embedded file says.
///
/// # Panics
/// If it is invalid, which the tests rule out.
pub fn embedded(file: &Embedded) -> Tables {
    let mut loading = Loading::default();
    loading.add_embedded(file).expect("the embedded reference data is valid");
    loading.tables
}

/// What tells them from other files.
pub fn embedded_fingerprint() -> String {
    fingerprint(&embedded_hash())
}

fn embedded_hash() -> blake3::Hasher {
    let mut read = blake3::Hasher::new();
    for file in EMBEDDED {
        read.update(file.yaml.as_bytes());
    }
    read
}

fn fingerprint(read: &blake3::Hasher) -> String {
    read.finalize().to_hex()[..8].to_owned()
}

/// A reference in the making.
#[derive(Default)]
struct Loading {
    tables: Tables,
    /// Of all that was read.
    read: blake3::Hasher,
}

/// What is wrong, and the scalars that lead to its place: section, entry, value.
struct Fault<'a> {
    place: Vec<&'a str>,
    reason: String,
}

impl Fault<'_> {
    /// With its line.
    fn at(self, path: &str, text: &str) -> ReferenceError {
        let line = line_of(text, &self.place);
        ReferenceError::Invalid { path: path.to_owned(), line, reason: self.reason }
    }
}

impl Loading {
    /// What the embedded files say. Whether they contradict each other is left to the tests.
    fn embedded() -> Result<Self, ReferenceError> {
        let mut loading = Self { read: embedded_hash(), ..Self::default() };
        EMBEDDED.into_iter().try_for_each(|file| loading.add_embedded(file))?;
        Ok(loading)
    }

    fn add_embedded(
        &mut self,
        Embedded { path, yaml, json }: &Embedded,
    ) -> Result<(), ReferenceError> {
        // What is wrong is told with its line.
        let file = serde_json::from_str(json).or_else(|_| parsed(path, yaml))?;
        self.absorb(&file).map_err(|fault| fault.at(path, yaml))
    }

    fn add(&mut self, path: &str, text: &str) -> Result<(), ReferenceError> {
        self.read.update(text.as_bytes());
        let file = parsed(path, text)?;
        let entered = self.absorb(&file).and_then(|()| self.check(&file));
        entered.map_err(|fault| fault.at(path, text))
    }

    fn absorb<'a>(&mut self, file: &'a File) -> Result<(), Fault<'a>> {
        for entry in &file.series {
            self.absorb_series(entry)?;
        }
        for entry in &file.organizations {
            self.absorb_organization(entry)?;
        }
        for entry in &file.cities {
            let row = enter(
                &mut self.tables.places.cities,
                "cities",
                &entry.name,
                &entry.aliases,
                || City { name: entry.name.clone(), country: None, aliases: Vec::new() },
            )?;
            let city = self.tables.places.cities.row_mut(row);
            extend(&mut city.aliases, &entry.aliases);
            replace(&mut city.country, entry.country.as_ref());
        }
        for name in &file.areas {
            enter(&mut self.tables.places.areas, "areas", name, &[], || name.clone())?;
        }
        for name in &file.projects {
            enter(&mut self.tables.projects, "projects", name, &[], || name.clone())?;
        }
        Ok(())
    }

    /// Whether what was absorbed agrees with all that is known.
    fn check<'a>(&self, file: &'a File) -> Result<(), Fault<'a>> {
        for entry in &file.series {
            let parent = entry.parent.as_ref();
            check_parent(&self.tables.series, "series", &entry.name, parent, |it| {
                it.parent.as_deref()
            })?;
        }
        for entry in &file.organizations {
            let parent = entry.parent.as_ref();
            check_parent(&self.tables.organizations, "organizations", &entry.name, parent, |it| {
                it.parent.as_deref()
            })?;
        }
        self.check_projects(file)
    }

    fn absorb_series<'a>(&mut self, entry: &'a SeriesEntry) -> Result<(), Fault<'a>> {
        let row =
            enter(&mut self.tables.series, "series", &entry.name, &entry.aliases, || Series {
                name: entry.name.clone(),
                aliases: Vec::new(),
                kind: SeriesKind::default(),
                regional: false,
                parent: None,
                spelled_out: None,
                schedules: Vec::new(),
            })?;
        for schedule in &entry.schedules {
            if schedule.host.matches("{year}").count() != 1 {
                return Err(Fault {
                    place: vec!["series", &entry.name, &schedule.host],
                    reason: format!("host {:?} needs one {{year}}", schedule.host),
                });
            }
        }
        let lower = |it: &Schedule| Schedule { host: it.host.to_ascii_lowercase(), ..it.clone() };
        let schedules: Vec<Schedule> = entry.schedules.iter().map(lower).collect();
        let series = self.tables.series.row_mut(row);
        extend(&mut series.aliases, &entry.aliases);
        extend(&mut series.schedules, &schedules);
        replace(&mut series.parent, entry.parent.as_ref());
        replace(&mut series.spelled_out, entry.spelled_out.as_ref());
        series.kind = entry.kind.unwrap_or(series.kind);
        series.regional = entry.regional.unwrap_or(series.regional);
        Ok(())
    }

    fn absorb_organization<'a>(&mut self, entry: &'a OrganizationEntry) -> Result<(), Fault<'a>> {
        let table = &mut self.tables.organizations;
        let row = enter(table, "organizations", &entry.name, &entry.aliases, || Organization {
            name: entry.name.clone(),
            aliases: Vec::new(),
            parent: None,
            foundation: false,
        })?;
        let organization = self.tables.organizations.row_mut(row);
        extend(&mut organization.aliases, &entry.aliases);
        replace(&mut organization.parent, entry.parent.as_ref());
        organization.foundation = entry.foundation.unwrap_or(organization.foundation);
        Ok(())
    }

    /// A name is an organization's or a project's, never both.
    fn check_projects<'a>(&self, file: &'a File) -> Result<(), Fault<'a>> {
        let organizations = file.organizations.iter().flat_map(|entry| {
            let spellings = std::iter::once(&entry.name).chain(&entry.aliases);
            spellings.map(|it| (vec!["organizations", &entry.name, it], it))
        });
        let projects = file.projects.iter().map(|it| (vec!["projects", it], it));
        for (place, name) in organizations.chain(projects) {
            if self.tables.projects.get(name).is_some()
                && self.tables.organizations.get(name).is_some()
            {
                let reason = format!("{name:?} is both an organization and a project");
                return Err(Fault { place, reason });
            }
        }
        Ok(())
    }

    fn finish(self) -> Reference {
        let Tables { series, organizations, places, projects } = self.tables;
        Reference {
            fingerprint: fingerprint(&self.read),
            series: series.into(),
            scheduled: OnceLock::new(),
            organizations: organizations.into(),
            places: places.into(),
            projects: projects.into(),
        }
    }
}

/// What a file says, before it is checked against others.
fn parsed(path: &str, text: &str) -> Result<File, ReferenceError> {
    let file: Option<File> = serde_yaml::from_str(text).map_err(|error| {
        let (line, reason) = fault::yaml(text, &error);
        ReferenceError::Invalid { path: path.to_owned(), line, reason }
    })?;
    Ok(file.unwrap_or_default())
}

/// Finds the row of a canonical name, or makes it, and enters the aliases.
fn enter<'a, T: Named>(
    table: &mut Table<T>,
    section: &'static str,
    name: &'a str,
    aliases: &'a [String],
    make: impl FnOnce() -> T,
) -> Result<usize, Fault<'a>> {
    let refused = |place: Vec<&'a str>, what: &str, spelling: &str, refused| Fault {
        place,
        reason: match refused {
            Refused::Empty => format!("empty {what} {spelling:?}"),
            Refused::Taken(owner) => format!("{what} {spelling:?} belongs to {owner:?}"),
        },
    };
    let row =
        table.enter(name, make).map_err(|why| refused(vec![section, name], "name", name, why))?;
    for alias in aliases {
        table
            .spell(alias, row)
            .map_err(|why| refused(vec![section, name, alias], "alias", alias, why))?;
    }
    Ok(row)
}

/// A parent is a canonical name, and nothing is its own ancestor.
fn check_parent<'a, T: Named>(
    table: &Table<T>,
    section: &'static str,
    name: &'a str,
    parent: Option<&'a String>,
    parent_of: impl Fn(&T) -> Option<&str>,
) -> Result<(), Fault<'a>> {
    let Some(parent) = parent else { return Ok(()) };
    let fault = |reason| Err(Fault { place: vec![section, name, parent], reason });
    let mut ancestor = Some(parent.as_str());
    for _ in 0..=table.rows().len() {
        let Some(next) = ancestor else { return Ok(()) };
        match table.get(next) {
            Some(row) if row.name() == next => ancestor = parent_of(row),
            _ => return fault(format!("unknown parent {next:?}")),
        }
    }
    fault(format!("{name:?} is its own ancestor"))
}

fn extend<T: Clone + PartialEq>(known: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !known.contains(one) {
            known.push(one.clone());
        }
    }
}

fn replace(known: &mut Option<String>, stated: Option<&String>) {
    if let Some(stated) = stated {
        *known = Some(stated.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The error of `text` as a file that comes after the embedded ones.
    fn error(text: &str) -> String {
        let mut loading = builtin();
        loading.add("mine.yaml", text).expect_err("a fault").to_string()
    }

    fn builtin() -> Loading {
        Loading::embedded().unwrap_or_else(|error| panic!("{error}"))
    }

    fn extended(text: &str) -> Reference {
        let mut loading = builtin();
        loading.add("mine.yaml", text).unwrap_or_else(|error| panic!("{error}"));
        loading.finish()
    }

    #[test]
    fn the_embedded_files_need_no_yaml() {
        for &Embedded { path, json, .. } in EMBEDDED {
            assert!(serde_json::from_str::<File>(json).is_ok(), "{path}");
        }
    }

    #[test]
    fn the_embedded_files_contradict_nothing() {
        for &Embedded { path, yaml, json } in EMBEDDED {
            let file: File = serde_json::from_str(json).expect(path);
            assert_eq!(file.organizations.is_empty(), path != "seeds/organizations.yaml", "{path}");
            if let Err(fault) = builtin().check(&file) {
                panic!("{}", fault.at(path, yaml));
            }
        }
    }

    #[test]
    fn a_file_adds_entries_and_aliases() {
        let reference = extended(
            "series:\n- name: KubeCon + CloudNativeCon\n  aliases: [The Big One]\n\
             - name: Gardening Day\n  kind: colocated\n  parent: KubeCon + CloudNativeCon\n\
             organizations:\n- {name: Acme Rockets, aliases: [アクメ]}\n\
             projects: [rocketd]\n\
             cities:\n- {name: Whoville, country: Nowhere, aliases: [Вовіль]}\n\
             areas: [Whoshire]\n",
        );
        let kubecon = reference.series_named("the big one").expect("the alias");
        assert_eq!(kubecon.name, "KubeCon + CloudNativeCon");
        assert!(kubecon.regional, "what the entry does not state stays");
        let day = reference.series_named("gardening day").expect("the new series");
        assert_eq!(day.kind, SeriesKind::Colocated);
        assert_eq!(
            reference.organization("アクメ").map(|it| it.name.as_str()),
            Some("Acme Rockets")
        );
        assert!(reference.is_project("Rocketd"));
        assert_eq!(reference.city("Вовіль"), Some("Whoville"));
        assert!(reference.areas().iter().any(|area| area == "Whoshire"));
    }

    #[test]
    fn an_empty_file_adds_nothing() {
        let before = builtin().finish().series().len();
        for text in ["", "# nothing yet\n", "series: []\n"] {
            assert_eq!(extended(text).series().len(), before);
        }
    }

    #[test]
    fn schema_errors_have_their_line() {
        for (text, start) in [
            (
                "organizations:\n- name: Acme\n  alias: [A]\n",
                "mine.yaml:3: organizations[0]: unknown field `alias`",
            ),
            ("organisations:\n- name: Acme\n", "mine.yaml:1: unknown field `organisations`"),
            ("organizations:\n- name: Acme\n  aliases: Acme Co\n", "mine.yaml:3: "),
            ("series:\n- aliases: [A]\n", "mine.yaml:2: series[0]: missing field `name`"),
            (
                "series:\n- name: A\n  kind: party\n",
                "mine.yaml:3: series[0].kind: unknown variant `party`",
            ),
            ("series:\n- name: \"A\n", "mine.yaml:3: "),
        ] {
            let error = error(text);
            assert!(error.starts_with(start), "{error}");
        }
    }

    #[test]
    fn meaning_errors_have_their_line() {
        for (text, expected) in [
            (
                "organizations:\n- name: Acme\n- name: Bolt\n  aliases:\n    - Bolt Works\n    - ACME # oops\n",
                "mine.yaml:6: alias \"ACME\" belongs to \"Acme\"",
            ),
            (
                "# ours\norganizations:\n- name: Nordwind\n  aliases: [\"微软\"]\n",
                "mine.yaml:4: alias \"微软\" belongs to \"Microsoft\"",
            ),
            (
                "organizations:\n- name: 'RedHat'\n- name: GOOG\n- name: 谷歌\n",
                "mine.yaml:4: name \"谷歌\" belongs to \"Google\"",
            ),
            ("organizations:\n- name: Acme\n- name: \"\"\n", "mine.yaml:3: empty name \"\""),
            (
                "organizations:\n- name: Acme\n  aliases: [\"+\"]\n",
                "mine.yaml:3: empty alias \"+\"",
            ),
            (
                "organizations:\n- name: Acme\n  parent: Nobody\n",
                "mine.yaml:3: unknown parent \"Nobody\"",
            ),
            (
                "organizations:\n- name: Acme\n  parent: Bolt\n- name: Bolt\n  parent: Acme\n",
                "mine.yaml:3: \"Acme\" is its own ancestor",
            ),
            (
                "organizations:\n- name: Istio\n",
                "mine.yaml:2: \"Istio\" is both an organization and a project",
            ),
            (
                "projects:\n- fine\n- Microsoft\n",
                "mine.yaml:3: \"Microsoft\" is both an organization and a project",
            ),
            (
                "series:\n- name: ACon\n  schedules:\n  - host: acon.sched.com\n",
                "mine.yaml:4: host \"acon.sched.com\" needs one {year}",
            ),
        ] {
            assert_eq!(error(text), expected, "{text}");
        }
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = load(&[PathBuf::from("no/such/file.yaml")]).expect_err("no such file");
        assert!(error.to_string().ends_with(" no/such/file.yaml"), "{error}");
    }
}
