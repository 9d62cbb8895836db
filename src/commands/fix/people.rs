//! Who is who, and who gave a talk for whom.

use anyhow::bail;
use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use rusqlite::{Connection, OptionalExtension, params};

use super::organizations::canonical_name;
use super::{State, Stated};
use crate::corrections::{PersonRef, Statement};
use crate::names::fold;
use crate::query::lasting::{
    Ambiguous, Inseparable, form_of_name, one, person_ref, talk, talk_ref,
};
use crate::query::lookup::{self, Kind, NotFound};

/// Say that several names are one person's
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix merge 'Денис Жанно' 'Denis Jannot'
  talkcat fix merge denis-jannot denis-zhanno --why 'his own page says so'")]
pub struct Merge {
    /// Two or more names or slugs
    #[arg(required = true, num_args = 2.., value_name = "PERSON")]
    people: Vec<String>,
}

impl State for Merge {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let (ids, people) = persons(catalog, &self.people)?;
        let already = ids.iter().all(|id| *id == ids[0]);
        Ok(Stated { statement: Statement::SamePerson { people }, already })
    }
}

/// Say that people are not the same, however alike their names are
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix different-people 'Jan Novak' 'Jan Nowak'")]
pub struct DifferentPeople {
    /// Two or more names or slugs
    #[arg(required = true, num_args = 2.., value_name = "PERSON")]
    people: Vec<String>,
}

impl State for DifferentPeople {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let (_, people) = persons(catalog, &self.people)?;
        Ok(Stated { statement: Statement::DifferentPeople { people }, already: false })
    }
}

fn persons(catalog: &Connection, called: &[String]) -> anyhow::Result<(Vec<i64>, Vec<PersonRef>)> {
    let mut found = (Vec::new(), Vec::new());
    for name in called {
        let id = one(catalog, Kind::Speaker, name)?;
        let person = reference(catalog, id, name)?;
        if !found.1.contains(&person) {
            found.1.push(person);
        }
        found.0.push(id);
    }
    Ok(found)
}

fn reference(catalog: &Connection, id: i64, called: &str) -> anyhow::Result<PersonRef> {
    let person = person_ref(catalog, id, called)?;
    Ok(person.ok_or_else(|| Inseparable { name: called.to_owned() })?)
}

/// Say that at some talks a name is another person's than elsewhere
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix split 'Wei Zhang' --talk https://youtu.be/v10UpNQIoT0
  talkcat fix split 'Alex Kim' --talk mesh-for-all --talk 'Where Next?'")]
pub struct Split {
    /// The name that both bear
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    name: String,

    /// A talk of one of them; may be given several times
    #[arg(long, required = true, value_name = "TALK")]
    talk: Vec<String>,
}

impl State for Split {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let mut ids = Vec::new();
        for called in &self.talk {
            ids.push(talk(catalog, called)?);
        }
        let mut bearers = Vec::new();
        for (id, called) in ids.iter().zip(&self.talk) {
            bearers.push(required(catalog, *id, called, &self.name)?);
        }
        // They are apart where nobody who gives these talks gives another one.
        let others: i64 = catalog.query_row(
            "SELECT count(*) FROM talk_speakers
              WHERE speaker_id IN (SELECT value FROM json_each(?1))
                AND talk_id NOT IN (SELECT value FROM json_each(?2))",
            [serde_json::json!(bearers).to_string(), serde_json::json!(ids).to_string()],
            |row| row.get(0),
        )?;
        let name = form_of_name(catalog, bearers[0], &self.name)?;
        let mut talks = Vec::new();
        for id in ids {
            let talk = talk_ref(catalog, id)?;
            if !talks.contains(&talk) {
                talks.push(talk);
            }
        }
        let already = others == 0 && bearers.iter().all(|id| *id == bearers[0]);
        Ok(Stated { statement: Statement::SplitPerson { name, talks }, already })
    }
}

/// Say by which name to show a person
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix rename 'Jose Nunez' 'José Núñez'")]
pub struct Rename {
    /// The person
    #[arg(value_name = "PERSON")]
    person: String,

    /// The name to show
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    name: String,
}

impl State for Rename {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let id = one(catalog, Kind::Speaker, &self.person)?;
        let name = self.name.trim().to_owned();
        let shown: String =
            catalog.query_row("SELECT name FROM speakers WHERE id = ?1", [id], |row| row.get(0))?;
        let person = reference(catalog, id, &self.person)?;
        let already = shown == name;
        Ok(Stated { statement: Statement::RenamePerson { person, name }, already })
    }
}

/// Say for which organization someone gave a talk
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix org https://youtu.be/v10UpNQIoT0 'Jane Doe' 'Red Hat'
  talkcat fix org mesh-for-all 'Jane Doe' --none")]
pub struct Org {
    /// The talk
    #[arg(value_name = "TALK")]
    talk: String,

    /// One of those who gave it
    #[arg(value_name = "SPEAKER")]
    speaker: String,

    /// The organization, which may be new
    #[arg(
        value_name = "ORG",
        required_unless_present = "none",
        conflicts_with = "none",
        value_parser = NonEmptyStringValueParser::new()
    )]
    organization: Option<String>,

    /// For none
    #[arg(long)]
    none: bool,
}

impl State for Org {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let id = talk(catalog, &self.talk)?;
        let speaker = required(catalog, id, &self.talk, &self.speaker)?;
        let organization = self
            .organization
            .as_deref()
            .map(|called| canonical_name(catalog, called))
            .transpose()?;
        let already = organization_at(catalog, id, speaker)? == organization;
        let statement = Statement::SpeakerOrganization {
            talk: talk_ref(catalog, id)?,
            speaker: PersonRef::Name(form_of_name(catalog, speaker, &self.speaker)?),
            organization,
        };
        Ok(Stated { statement, already })
    }
}

/// Say that one more person gave a talk
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix add-speaker https://youtu.be/v10UpNQIoT0 'Li Na' --org Microsoft")]
pub struct AddSpeaker {
    /// The talk
    #[arg(value_name = "TALK")]
    talk: String,

    /// Their name, or the slug of someone known
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    name: String,

    /// For whom they spoke
    #[arg(long, value_name = "ORG", value_parser = NonEmptyStringValueParser::new())]
    org: Option<String>,
}

impl State for AddSpeaker {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let id = talk(catalog, &self.talk)?;
        let organization =
            self.org.as_deref().map(|called| canonical_name(catalog, called)).transpose()?;
        let speaker = known_name(catalog, &self.name)?;
        let already = match billed(catalog, id, &speaker)? {
            Some(person) => {
                organization.is_none() || organization_at(catalog, id, person)? == organization
            }
            None => false,
        };
        let talk = talk_ref(catalog, id)?;
        Ok(Stated { statement: Statement::AddSpeaker { talk, speaker, organization }, already })
    }
}

/// Say that someone did not give a talk
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix remove-speaker https://youtu.be/v10UpNQIoT0 'Live Demo'")]
pub struct RemoveSpeaker {
    /// The talk
    #[arg(value_name = "TALK")]
    talk: String,

    /// Who did not give it
    #[arg(value_name = "SPEAKER")]
    speaker: String,
}

impl State for RemoveSpeaker {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let id = talk(catalog, &self.talk)?;
        let at = billed(catalog, id, &self.speaker)?;
        let person = at.map_or_else(|| one(catalog, Kind::Speaker, &self.speaker), Ok)?;
        let statement = Statement::RemoveSpeaker {
            talk: talk_ref(catalog, id)?,
            speaker: PersonRef::Name(form_of_name(catalog, person, &self.speaker)?),
        };
        Ok(Stated { statement, already: at.is_none() })
    }
}

/// The speaker of a talk who is called so, if there is one.
fn billed(catalog: &Connection, talk: i64, called: &str) -> anyhow::Result<Option<i64>> {
    let at: Vec<i64> = catalog
        .prepare("SELECT speaker_id FROM talk_speakers WHERE talk_id = ?1 ORDER BY position")?
        .query_map([talk], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let found = lookup::find(catalog, Kind::Speaker, called)?;
    let both: Vec<i64> = found.into_iter().filter(|id| at.contains(id)).collect();
    match both[..] {
        [] => Ok(None),
        [id] => Ok(Some(id)),
        _ => bail!(Ambiguous {
            kind: Kind::Speaker.name(),
            name: called.to_owned(),
            count: both.len(),
            choices: names_at(catalog, talk)?,
        }),
    }
}

/// [`billed`], where there has to be one.
fn required(
    catalog: &Connection,
    talk: i64,
    talk_called: &str,
    called: &str,
) -> anyhow::Result<i64> {
    let given_by = || -> rusqlite::Result<NotFound> {
        let names = names_at(catalog, talk)?;
        let names = if names.is_empty() { "nobody that is known".to_owned() } else { names };
        Ok(NotFound {
            kind: "speaker",
            name: called.to_owned(),
            hint: format!("“{talk_called}” is given by {names}"),
        })
    };
    match billed(catalog, talk, called)? {
        Some(id) => Ok(id),
        None => Err(given_by()?.into()),
    }
}

fn names_at(catalog: &Connection, talk: i64) -> rusqlite::Result<String> {
    let names: Vec<String> = catalog
        .prepare(
            "SELECT s.name FROM talk_speakers ts JOIN speakers s ON s.id = ts.speaker_id
              WHERE ts.talk_id = ?1 ORDER BY ts.position",
        )?
        .query_map([talk], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(names.join(", "))
}

fn organization_at(
    catalog: &Connection,
    talk: i64,
    speaker: i64,
) -> rusqlite::Result<Option<String>> {
    catalog
        .query_row(
            "SELECT o.name FROM talk_speakers ts JOIN organizations o ON o.id = ts.organization_id
              WHERE ts.talk_id = ?1 AND ts.speaker_id = ?2",
            params![talk, speaker],
            |row| row.get(0),
        )
        .optional()
}

/// The name of a person who is given by slug or by a whole name; any other name as it is.
pub(super) fn known_name(catalog: &Connection, called: &str) -> rusqlite::Result<String> {
    let called = called.trim();
    let id: Option<i64> = catalog
        .query_row("SELECT id FROM speakers WHERE slug = ?1", [called], |row| row.get(0))
        .optional()?;
    let id = match (id, &lookup::find(catalog, Kind::Speaker, called)?[..]) {
        (Some(id), _) => return form_of_name(catalog, id, called),
        (None, &[id]) => id,
        _ => return Ok(called.to_owned()),
    };
    let name = form_of_name(catalog, id, called)?;
    Ok(if fold(&name) == fold(called) { name } else { called.to_owned() })
}
