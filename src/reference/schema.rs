//! A reference file as written. What an entry does not state stays as it was known.

use serde::Deserialize;

use super::{Schedule, SeriesKind};

/// One reference file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    pub series: Vec<SeriesEntry>,
    pub organizations: Vec<OrganizationEntry>,
    pub projects: Vec<String>,
    pub cities: Vec<CityEntry>,
    pub areas: Vec<String>,
}

/// What a file says of a [`super::Series`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeriesEntry {
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub kind: Option<SeriesKind>,
    pub regional: Option<bool>,
    pub parent: Option<String>,
    pub spelled_out: Option<String>,
    #[serde(default)]
    pub schedules: Vec<Schedule>,
}

/// What a file says of a [`super::Organization`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganizationEntry {
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub parent: Option<String>,
    pub foundation: Option<bool>,
}

/// What a file says of a [`super::City`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CityEntry {
    pub name: String,
    pub country: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
}
