//! What a talk is, what it is called, and where it was given.

use clap::Args;
use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser};
use rusqlite::{Connection, params};

use super::organizations::canonical_name;
use super::people::known_name;
use super::{State, Stated};
use crate::commands::filters::{TALK_KINDS, language};
use crate::corrections::{Credit, Statement, TalkRef};
use crate::extract::facts::TalkFormat;
use crate::names::fold;
use crate::query::lasting::{link_key, one, talk, talk_ref, talks_of_link};
use crate::query::lookup::{Kind, NotFound};

/// Say what a talk is called
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix title https://youtu.be/v10UpNQIoT0 'Mesh for All'
  talkcat fix title mesh-for-all 'Сітка для всіх' --lang uk")]
pub struct Title {
    /// The talk
    #[arg(value_name = "TALK")]
    talk: String,

    /// The title
    #[arg(value_name = "TITLE", value_parser = NonEmptyStringValueParser::new())]
    name: String,

    /// Language of the title [default: told from its letters]
    #[arg(long, value_name = "LANG", value_parser = language)]
    lang: Option<String>,
}

impl State for Title {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let id = talk(catalog, &self.talk)?;
        let title = self.name.trim().to_owned();
        let already = catalog.query_row(
            "SELECT count(*) > 0 FROM talk_titles tt JOIN talks t ON t.id = tt.talk_id
              WHERE t.id = ?1 AND tt.title = ?2 AND tt.shown
                AND (tt.lang = ?3 OR ?3 IS NULL AND t.title = tt.title)",
            params![id, title, self.lang],
            |row| row.get(0),
        )?;
        let talk = talk_ref(catalog, id)?;
        let lang = self.lang.clone();
        Ok(Stated { statement: Statement::Title { talk, title, lang }, already })
    }
}

/// Say at which event a talk was given
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix event https://youtu.be/v10UpNQIoT0 'Istio Day Europe 2025'
  talkcat fix event mesh-for-all --none")]
pub struct Event {
    /// The talk
    #[arg(value_name = "TALK")]
    talk: String,

    /// The event, which the catalog has to know
    #[arg(value_name = "EVENT", required_unless_present = "none", conflicts_with = "none")]
    at: Option<String>,

    /// At none that is known
    #[arg(long)]
    none: bool,
}

impl State for Event {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let id = talk(catalog, &self.talk)?;
        let event = self.at.as_deref().map(|called| event_name(catalog, called)).transpose()?;
        let known: Option<String> = catalog.query_row(
            "SELECT e.name FROM talks t LEFT JOIN events e ON e.id = t.event_id WHERE t.id = ?1",
            [id],
            |row| row.get(0),
        )?;
        let already = known == event;
        let talk = talk_ref(catalog, id)?;
        Ok(Stated { statement: Statement::Event { talk, event }, already })
    }
}

fn event_name(catalog: &Connection, called: &str) -> anyhow::Result<String> {
    let id = one(catalog, Kind::Event, called)?;
    Ok(catalog.query_row("SELECT name FROM events WHERE id = ?1", [id], |row| row.get(0))?)
}

/// Say what kind of session a talk is
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix format https://youtu.be/v10UpNQIoT0 panel")]
pub struct Format {
    /// The talk
    #[arg(value_name = "TALK")]
    talk: String,

    /// The kind
    #[arg(value_name = "KIND", value_parser = PossibleValuesParser::new(TALK_KINDS))]
    format: String,
}

impl State for Format {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let id = talk(catalog, &self.talk)?;
        let known: String =
            catalog.query_row("SELECT format FROM talks WHERE id = ?1", [id], |row| row.get(0))?;
        let already = known == self.format;
        let talk = talk_ref(catalog, id)?;
        let format = talk_format(&self.format)?;
        Ok(Stated { statement: Statement::Format { talk, format }, already })
    }
}

fn talk_format(kind: &str) -> serde_json::Result<TalkFormat> {
    serde_json::from_value(kind.into())
}

/// Say that several talks are one
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix same-talk https://youtu.be/v10UpNQIoT0 https://sched.co/1txFn")]
pub struct SameTalk {
    /// Two or more
    #[arg(required = true, num_args = 2.., value_name = "TALK")]
    talks: Vec<String>,
}

impl State for SameTalk {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let (ids, talks) = all(catalog, &self.talks)?;
        let already = ids.iter().all(|id| *id == ids[0]);
        Ok(Stated { statement: Statement::SameTalk { talks }, already })
    }
}

/// Say that talks are not the same, however alike they are
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix different-talks https://youtu.be/v10UpNQIoT0 'Mesh for All'")]
pub struct DifferentTalks {
    /// Two or more
    #[arg(required = true, num_args = 2.., value_name = "TALK")]
    talks: Vec<String>,
}

impl State for DifferentTalks {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let (_, talks) = all(catalog, &self.talks)?;
        Ok(Stated { statement: Statement::DifferentTalks { talks }, already: false })
    }
}

fn all(catalog: &Connection, called: &[String]) -> anyhow::Result<(Vec<i64>, Vec<TalkRef>)> {
    let mut found = (Vec::new(), Vec::new());
    for called in called {
        let id = talk(catalog, called)?;
        // A talk that was joined by mistake goes by each of its links.
        let link = link_key(catalog, called)?.map(TalkRef::Link);
        let talk = link.map_or_else(|| talk_ref(catalog, id), Ok)?;
        if !found.1.contains(&talk) {
            found.1.push(talk);
        }
        found.0.push(id);
    }
    Ok(found)
}

/// Say that what a link leads to is no talk
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix no-talk https://youtu.be/v10UpNQIoT0 --why 'it is a trailer'")]
pub struct NoTalk {
    /// The link, as an address or a key
    #[arg(value_name = "LINK")]
    link: String,
}

impl State for NoTalk {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let link = link_key(catalog, &self.link)?.ok_or_else(|| NotFound {
            kind: "link",
            name: self.link.clone(),
            hint: "`talkcat sql 'SELECT url FROM links'` lists what there is".to_owned(),
        })?;
        let already = talks_of_link(catalog, &link)?.is_empty();
        Ok(Stated { statement: Statement::NoTalk { link }, already })
    }
}

/// Add a talk that no post tells of as one
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat fix add-talk 'A Mesh in Ten Minutes' --event 'Istio Day Europe 2025' \\
    --link https://youtu.be/v10UpNQIoT0 --speaker 'Li Na @ Microsoft' --speaker 'Ada Ek'")]
pub struct AddTalk {
    /// Its title
    #[arg(value_name = "TITLE", value_parser = NonEmptyStringValueParser::new())]
    title: String,

    /// Language of the title [default: told from its letters]
    #[arg(long, value_name = "LANG", value_parser = language)]
    lang: Option<String>,

    /// The event, which the catalog has to know
    #[arg(long, value_name = "NAME")]
    event: Option<String>,

    /// What kind of session it is
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(TALK_KINDS))]
    kind: Option<String>,

    /// A recording, schedule page or slides; may be given several times
    #[arg(long, value_name = "LINK", value_parser = NonEmptyStringValueParser::new())]
    link: Vec<String>,

    /// Who gave it, with @ and for whom; may be given several times
    #[arg(long, value_name = "NAME[ @ ORG]", value_parser = NonEmptyStringValueParser::new())]
    speaker: Vec<String>,
}

impl State for AddTalk {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let title = self.title.trim().to_owned();
        let event = self.event.as_deref().map(|called| event_name(catalog, called)).transpose()?;
        let mut speakers = Vec::new();
        for credit in &self.speaker {
            let (name, organization) = match credit.split_once(" @ ") {
                Some((name, called)) => (name, Some(canonical_name(catalog, called)?)),
                None => (credit.as_str(), None),
            };
            speakers.push(Credit { name: known_name(catalog, name)?, organization });
        }
        let mut already = catalog.query_row(
            "SELECT count(*) > 0 FROM talk_titles tt JOIN talks t ON t.id = tt.talk_id
               LEFT JOIN events e ON e.id = t.event_id
              WHERE tt.folded = ?1 AND e.name IS ?2",
            params![fold(&title), event],
            |row| row.get(0),
        )?;
        for link in &self.link {
            already |= !talks_of_link(catalog, link)?.is_empty();
        }
        let statement = Statement::AddTalk {
            title,
            lang: self.lang.clone(),
            event,
            format: self.kind.as_deref().map(talk_format).transpose()?,
            links: self.link.iter().map(|link| link.trim().to_owned()).collect(),
            speakers,
        };
        Ok(Stated { statement, already })
    }
}
