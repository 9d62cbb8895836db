//! What people said that the program got wrong: once said, it stays so, over every import.
//!
//! Invariant: a correction names its targets by what the posts themselves hold (link keys, titles,
//! events, names), never by row numbers or slugs, so that it holds on a fresh database, after posts
//! were imported again and after better rules.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

mod entries;
mod file;
mod statement;
mod subject;
mod tell;

pub use file::{CorrectionsFile, FileError};
pub use statement::{Credit, PersonRef, Statement, TalkRef};

/// What is true instead, and who says so.
///
/// Where two corrections contradict each other the later one is believed: by `on`, and of one day
/// the one that stands later in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Map<String, Value>")]
pub struct Correction {
    /// What is true.
    #[serde(flatten)]
    pub statement: Statement,
    /// Who says so; never blank.
    pub by: String,
    /// When they said so.
    pub on: NaiveDate,
    /// Why; never blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// All of a correction but its statement.
#[derive(Deserialize)]
struct Said {
    by: String,
    on: NaiveDate,
    why: Option<String>,
}

impl TryFrom<Map<String, Value>> for Correction {
    type Error = String;

    /// Two steps, since serde cannot flatten and refuse unknown fields at once.
    fn try_from(mut fields: Map<String, Value>) -> Result<Self, String> {
        let said: Map<String, Value> =
            ["by", "on", "why"].into_iter().filter_map(|name| fields.remove_entry(name)).collect();
        let statement: Statement = read(fields)?;
        let Said { by, on, why } = read(said)?;
        let correction = Self { statement, by, on, why };
        correction.check()?;
        Ok(correction)
    }
}

impl Correction {
    /// What is wrong with it by itself, whatever the catalog holds.
    pub fn check(&self) -> Result<(), String> {
        self.statement.check()?;
        for (name, text) in [("by", Some(&self.by)), ("why", self.why.as_ref())] {
            if text.is_some_and(|text| text.trim().is_empty()) {
                return Err(format!("`{name}` is blank"));
            }
        }
        Ok(())
    }
}

fn read<T: serde::de::DeserializeOwned>(fields: Map<String, Value>) -> Result<T, String> {
    serde_json::from_value(Value::Object(fields)).map_err(|error| error.to_string())
}

#[cfg(test)]
pub(crate) mod examples {
    use super::*;

    /// A corrections file with every kind of statement and every way to name a target.
    pub const EVERY_KIND: &str = include_str!("every_kind.yaml");

    /// What it says.
    pub fn every_kind() -> Vec<Correction> {
        serde_yaml::from_str(EVERY_KIND).expect("sound corrections")
    }
}

#[cfg(test)]
mod tests {
    use super::examples::every_kind;
    use super::*;

    fn error(text: &str) -> String {
        serde_yaml::from_str::<Correction>(text).expect_err("a fault").to_string()
    }

    #[test]
    fn every_kind_survives_yaml_and_json() {
        for correction in every_kind() {
            let yaml = serde_yaml::to_string(&correction).expect("YAML");
            assert_eq!(
                serde_yaml::from_str::<Correction>(&yaml).expect("it"),
                correction,
                "{yaml}"
            );
            let json = serde_json::to_string(&correction.statement).expect("JSON");
            let statement: Statement = serde_json::from_str(&json).expect("it");
            assert_eq!(statement, correction.statement, "{json}");
        }
    }

    #[test]
    fn a_correction_reads_like_a_note() {
        let yaml: Vec<String> = every_kind()
            .iter()
            .map(|correction| serde_yaml::to_string(correction).expect("YAML"))
            .collect();
        insta::assert_snapshot!(yaml.join("\n"));
    }

    #[test]
    fn unsound_corrections_say_what_is_wrong() {
        let made = "by: Ada\non: 2025-05-01\n";
        for (text, says) in [
            ("fix: hide-post\npath: a.md\nplace: b\n", "unknown field `place`"),
            ("fix: hide-posts\npath: a.md\n", "unknown variant `hide-posts`"),
            ("fix: hide-post\n", "missing field `path`"),
            ("path: a.md\n", "missing field `fix`"),
            ("fix: hide-post\npath: ' '\n", "`path` is blank"),
            ("fix: same-person\npeople: [Ada Ek]\n", "`people` needs two or more"),
            ("fix: same-person\npeople: [Ada Ek, Ada Ek]\n", "`people` names one twice"),
            ("fix: split-person\nname: Ada Ek\ntalks: []\n", "`talks` needs one or more"),
            ("fix: title\ntitle: 42\ntalk: youtube:a\n", "expected a string"),
            ("fix: title\ntitle: A\ntalk: {titel: B}\n", "expected a link key or {title: …"),
            (
                "fix: title\ntitle: A\ntalk: youtube:a\nlang: English\n",
                "`lang` is no language code",
            ),
            ("fix: remove-speaker\ntalk: a\nspeaker: {name: B}\n", "expected a name or {name: …"),
            ("fix: format\ntalk: a\nformat: speech\n", "unknown variant `speech`"),
        ] {
            let error = error(&format!("{text}{made}"));
            assert!(error.contains(says), "{error}");
        }
        for (text, says) in [
            ("on: 2025-05-01\n", "missing field `by`"),
            ("by: Ada\n", "missing field `on`"),
            ("by: Ada\non: yesterday\n", "input contains invalid characters"),
            ("by: ''\non: 2025-05-01\n", "`by` is blank"),
            ("by: Ada\non: 2025-05-01\nwhy: ''\n", "`why` is blank"),
        ] {
            let error = error(&format!("fix: hide-post\npath: a.md\n{text}"));
            assert!(error.contains(says), "{error}");
        }
    }
}
