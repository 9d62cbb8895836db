//! What is publicly known beforehand: event series, organizations, open-source projects and
//! cities, with the spellings under which people write them.
//!
//! The data is in `seeds/` and embedded; `--reference FILE` adds to it.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::thread;

use serde::Deserialize;

pub(crate) mod beginnings;
pub mod fold;
mod load;
mod place;
mod schema;
mod table;

pub use load::ReferenceError;
use table::Table;

use crate::language::uk::companies::nominatives;

/// Everything known beforehand. Lookups fold case, width, accents, spaces and punctuation.
#[derive(Debug, Clone)]
pub struct Reference {
    fingerprint: String,
    // Embedded data is read when first asked, one file of it: nobody needs any where no post has changed, and of most
    // posts it is enough to know that they name no series.
    series: OnceLock<Table<Series>>,
    /// The rows of those whose schedules have hosts of their own.
    scheduled: OnceLock<Vec<usize>>,
    organizations: OnceLock<Table<Organization>>,
    places: OnceLock<Places>,
    projects: OnceLock<Table<String>>,
}

#[derive(Debug, Clone, Default)]
struct Places {
    cities: Table<City>,
    areas: Table<String>,
}

/// How the events of a series come about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SeriesKind {
    /// A conference or summit of its own.
    #[default]
    Conference,
    /// A day or half day beside a larger event.
    Colocated,
    /// Run by a local community and named after its city or country.
    Community,
    /// Evening meetups and regular community meetings.
    Meetup,
}

/// A series of events, of which each edition is one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Canonical English name, without region and year.
    pub name: String,
    /// Other spellings, in any script.
    pub aliases: Vec<String>,
    /// How its events come about.
    pub kind: SeriesKind,
    /// Whether the full name of an edition carries a region, country or city.
    pub regional: bool,
    /// Canonical name of the series beside which it usually takes place.
    pub parent: Option<String>,
    /// Canonical name of the series that is the same one where a post names both: its name in full.
    pub spelled_out: Option<String>,
    /// Where its schedules are published, for series that name the hosts by a system.
    pub schedules: Vec<Schedule>,
}

/// A family of schedule hosts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Host name in lower case in which `{year}` stands for a year of two or four digits.
    pub host: String,
    /// Region of the editions that are published there.
    #[serde(default)]
    pub region: Option<String>,
}

/// A company, university, foundation or other body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Canonical English name.
    pub name: String,
    /// Other spellings, in any script.
    pub aliases: Vec<String>,
    /// Canonical name of the organization that it is a part of.
    pub parent: Option<String>,
    /// Whether it is a foundation, which runs events but employs no ordinary speaker.
    pub foundation: bool,
}

/// A city in which events take place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct City {
    /// English name.
    pub name: String,
    /// English name of the country.
    pub country: Option<String>,
    /// Other spellings, in any script, with the cases that Ukrainian text uses.
    pub aliases: Vec<String>,
}

/// The edition that a schedule host belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostedEdition<'a> {
    /// The series.
    pub series: &'a Series,
    /// Its region, if the host tells.
    pub region: Option<&'a str>,
    /// Its year.
    pub year: i32,
}

impl Reference {
    /// The data that comes with talkcat.
    pub fn builtin() -> Self {
        Self {
            fingerprint: load::embedded_fingerprint(),
            series: OnceLock::new(),
            scheduled: OnceLock::new(),
            organizations: OnceLock::new(),
            places: OnceLock::new(),
            projects: OnceLock::new(),
        }
    }

    /// What tells this data from other data: short, and made of the files alone.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The data that comes with talkcat, and what the files add to it, in their order.
    ///
    /// An entry under a known canonical name adds its aliases and replaces the other fields that
    /// it states. Fails on the first file that cannot be read or is invalid, with its line.
    pub fn with_files(paths: &[PathBuf]) -> Result<Self, ReferenceError> {
        if paths.is_empty() { Ok(Self::builtin()) } else { load::load(paths) }
    }

    fn all_series(&self) -> &Table<Series> {
        self.series.get_or_init(|| load::embedded(&load::EVENT_SERIES).series)
    }

    fn all_organizations(&self) -> &Table<Organization> {
        self.organizations.get_or_init(|| load::embedded(&load::ORGANIZATIONS).organizations)
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| load::embedded(&load::PLACES).places)
    }

    fn all_projects(&self) -> &Table<String> {
        self.projects.get_or_init(|| load::embedded(&load::PROJECTS).projects)
    }

    /// Reads all of it, on two threads: a post about a conference asks for everything. What else the first one waits for is
    /// got ready meanwhile.
    pub fn prepare(&self, other: impl FnOnce()) {
        if self.organizations.get().is_some() {
            return;
        }
        thread::scope(|scope| {
            // Half of all.
            scope.spawn(|| self.all_organizations());
            self.all_series();
            self.places();
            self.all_projects();
            other();
        });
    }

    /// All event series.
    pub fn series(&self) -> &[Series] {
        self.all_series().rows()
    }

    /// All organizations.
    pub fn organizations(&self) -> &[Organization] {
        self.all_organizations().rows()
    }

    /// All cities.
    pub fn cities(&self) -> &[City] {
        self.places().cities.rows()
    }

    /// The names of areas other than cities that events are called after.
    pub fn areas(&self) -> &[String] {
        self.places().areas.rows()
    }

    /// The spellings of open-source projects, which are never organizations.
    pub fn projects(&self) -> &[String] {
        self.all_projects().rows()
    }

    /// The series of that name or alias, without region and year.
    pub fn series_named(&self, surface: &str) -> Option<&Series> {
        self.all_series().get(surface)
    }

    /// The organization of that name or alias, with or without its legal form and an article, in whatever
    /// case Ukrainian puts it.
    pub fn organization(&self, surface: &str) -> Option<&Organization> {
        let known = self.all_organizations();
        let inflected = || nominatives(surface).find_map(|name| known.get(&name));
        let bare = || known.get(surface.strip_prefix("the ")?);
        known.get(surface).or_else(bare).or_else(inflected)
    }

    /// The English name of a city.
    pub fn city(&self, surface: &str) -> Option<&str> {
        self.places().cities.get(surface).map(|city| city.name.as_str())
    }

    /// Whether that is an open-source project.
    pub fn is_project(&self, surface: &str) -> bool {
        self.all_projects().get(surface).is_some()
    }

    /// The edition to which a schedule host such as `kccnceu2025.sched.com` belongs.
    pub fn edition_at(&self, host: &str) -> Option<HostedEdition<'_>> {
        let host = host.to_ascii_lowercase();
        let rows = self.series();
        let scheduled = self.scheduled.get_or_init(|| {
            (0..rows.len()).filter(|&row| !rows[row].schedules.is_empty()).collect()
        });
        let series = scheduled.iter().map(|&row| &rows[row]);
        let schedules =
            series.flat_map(|series| series.schedules.iter().map(move |it| (series, it)));
        // Few hosts begin with the same letter.
        let mut alike = schedules.filter(|(_, schedule)| {
            let first = schedule.host.as_bytes().first();
            first == host.as_bytes().first() || first == Some(&b'{')
        });
        alike.find_map(|(series, schedule)| {
            let (before, year) = schedule.host.split_once('{')?;
            let (_, after) = year.split_once('}')?;
            let digits = host.strip_prefix(before)?.strip_suffix(after)?;
            let is_number = digits.bytes().all(|digit| digit.is_ascii_digit());
            let year: i32 = digits.parse().ok().filter(|_| is_number)?;
            let year = match digits.len() {
                2 => 2000 + year,
                4 => year,
                _ => return None,
            };
            Some(HostedEdition { series, region: schedule.region.as_deref(), year })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organizations_are_found_in_any_spelling() {
        let reference = Reference::builtin();
        for (surface, name) in [
            ("RedHat", "Red Hat"),
            ("微软", "Microsoft"),
            ("汇丰银行", "HSBC"),
            ("Cisco Systems, Inc.", "Cisco"),
            ("マイクロソフト", "Microsoft"),
            ("株式会社メルカリ", "Mercari"),
            ("Майкрософт", "Microsoft"),
            ("Майкрософтом", "Microsoft"),
            ("Amazon Web Services", "AWS"),
        ] {
            let found = reference.organization(surface).map(|it| it.name.as_str());
            assert_eq!(found, Some(name), "{surface}");
        }
    }

    #[test]
    fn projects_are_no_organizations() {
        let reference = Reference::builtin();
        for project in ["Istio", "Envoy", "Kiali", "Cilium", "OpenTelemetry", "Prometheus"] {
            assert!(reference.is_project(project), "{project}");
            assert!(reference.organization(project).is_none(), "{project}");
        }
        assert!(!reference.is_project("Microsoft"));
    }

    #[test]
    fn series_are_found_in_any_spelling() {
        let reference = Reference::builtin();
        for (surface, name) in [
            ("KubeCon", "KubeCon + CloudNativeCon"),
            ("KubeCon/CloudNativeCon", "KubeCon + CloudNativeCon"),
            ("IstioDay", "Istio Day"),
        ] {
            let found = reference.series_named(surface).map(|it| it.name.as_str());
            assert_eq!(found, Some(name), "{surface}");
        }
        assert_eq!(reference.series_named("Istio"), None);
    }

    #[test]
    fn cities_are_found_in_any_script_and_case() {
        let reference = Reference::builtin();
        for (surface, name) in [
            ("London", "London"),
            ("伦敦", "London"),
            ("ロンドン", "London"),
            ("Лондоні", "London"),
            ("Salt Lake City", "Salt Lake City"),
            ("東京", "Tokyo"),
            ("Києві", "Kyiv"),
        ] {
            assert_eq!(reference.city(surface), Some(name), "{surface}");
        }
        assert_eq!(reference.city("Europe"), None);
    }

    #[test]
    fn schedule_hosts_tell_the_edition() {
        let reference = Reference::builtin();
        let edition = |host| {
            reference.edition_at(host).map(|it| (it.series.name.as_str(), it.region, it.year))
        };
        let kubecon = "KubeCon + CloudNativeCon";
        assert_eq!(edition("kccnceu2025.sched.com"), Some((kubecon, Some("Europe"), 2025)));
        assert_eq!(edition("kccncna19.sched.com"), Some((kubecon, Some("North America"), 2019)));
        assert_eq!(edition("kccnceu.sched.com"), None);
        assert_eq!(edition("xkccnceu2025.sched.com"), None);
        assert_eq!(edition("sched.com"), None);
    }
}
