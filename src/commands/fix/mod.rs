//! `talkcat fix`: what the program got wrong, put right for good.

use std::env;
use std::process::Command;

use anyhow::Context as _;
use clap::builder::NonEmptyStringValueParser;
use clap::error::ErrorKind;
use clap::{Args, Subcommand};
use rusqlite::Connection;

use super::{Context, Run};
use crate::commands::output::OutputOptions;
use crate::corrections::{Correction, Statement};
use crate::query::open::open;

mod file;
mod list;
mod organizations;
mod people;
mod posts;
mod record;
mod talks;

pub use file::FileOption;
pub use record::{Recorded, recompute, record, undo};

/// Put right what the program got wrong, for good
///
/// A correction holds over every import, on a fresh catalog and after better rules. Where there is
/// a corrections file beside the catalog, it is written there: keep that file in git with the posts.
///
/// A TALK is named by its slug, a link, or a title; a PERSON by a slug or a name in any script.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "\
Examples:
  talkcat fix merge 'Денис Жанно' 'Denis Jannot' --why 'one person in two alphabets'
  talkcat fix format https://youtu.be/v10UpNQIoT0 panel
  talkcat fix --list
  talkcat fix --undo 3"
)]
pub struct Fix {
    #[command(subcommand)]
    verb: Option<Verb>,

    /// List all corrections
    #[arg(long, conflicts_with = "undo")]
    list: bool,

    /// Take a correction back, by its number in the list
    #[arg(long, value_name = "N")]
    undo: Option<i64>,

    #[command(flatten)]
    output: OutputOptions,

    #[command(flatten)]
    author: Author,

    #[command(flatten)]
    file: FileOption,
}

/// Who corrects, and why.
#[derive(Debug, Clone, Default, Args)]
pub struct Author {
    /// Who says so [default: your name in git, else $USER]
    #[arg(
        long,
        global = true,
        env = "TALKCAT_BY",
        hide_env_values = true,
        value_name = "NAME",
        value_parser = NonEmptyStringValueParser::new()
    )]
    by: Option<String>,

    /// Why it is so
    #[arg(
        long,
        global = true,
        value_name = "REASON",
        value_parser = NonEmptyStringValueParser::new()
    )]
    why: Option<String>,
}

impl Author {
    /// The statement, made today by the author.
    pub fn correct(&self, statement: Statement) -> anyhow::Result<Correction> {
        let correction = Correction {
            statement,
            by: self.by.clone().or_else(in_git).or_else(user).context("say who corrects: --by")?,
            on: chrono::Local::now().date_naive(),
            why: self.why.clone(),
        };
        correction.check().map_err(|reason| clap::Error::raw(ErrorKind::InvalidValue, reason))?;
        Ok(correction)
    }
}

fn in_git() -> Option<String> {
    let output = Command::new("git").args(["config", "user.name"]).output().ok()?;
    filled(&String::from_utf8(output.stdout).ok()?)
}

fn user() -> Option<String> {
    filled(&env::var("USER").ok()?)
}

fn filled(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// What a user says is true, in words that last.
#[derive(Debug)]
pub struct Stated {
    /// What is true.
    pub statement: Statement,
    /// Whether the catalog says so already.
    pub already: bool,
}

/// From the arguments of a verb to the statement that they mean.
trait State {
    /// Looks up what the arguments name. A name of nothing is a
    /// [`NotFound`](crate::query::lookup::NotFound).
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated>;
}

/// The verbs.
#[derive(Debug, Subcommand)]
#[expect(missing_docs, reason = "each verb's own documentation is its help")]
pub enum Verb {
    Merge(people::Merge),
    DifferentPeople(people::DifferentPeople),
    Split(people::Split),
    Rename(people::Rename),
    Org(people::Org),
    AddSpeaker(people::AddSpeaker),
    RemoveSpeaker(people::RemoveSpeaker),
    Title(talks::Title),
    Event(talks::Event),
    Format(talks::Format),
    SameTalk(talks::SameTalk),
    DifferentTalks(talks::DifferentTalks),
    NoTalk(talks::NoTalk),
    AddTalk(talks::AddTalk),
    SameOrg(organizations::SameOrg),
    DifferentOrgs(organizations::DifferentOrgs),
    Hide(posts::Hide),
    Accept(posts::Accept),
}

impl Verb {
    fn state(&self, catalog: &Connection) -> anyhow::Result<Stated> {
        let verb: &dyn State = match self {
            Verb::Merge(verb) => verb,
            Verb::DifferentPeople(verb) => verb,
            Verb::Split(verb) => verb,
            Verb::Rename(verb) => verb,
            Verb::Org(verb) => verb,
            Verb::AddSpeaker(verb) => verb,
            Verb::RemoveSpeaker(verb) => verb,
            Verb::Title(verb) => verb,
            Verb::Event(verb) => verb,
            Verb::Format(verb) => verb,
            Verb::SameTalk(verb) => verb,
            Verb::DifferentTalks(verb) => verb,
            Verb::NoTalk(verb) => verb,
            Verb::AddTalk(verb) => verb,
            Verb::SameOrg(verb) => verb,
            Verb::DifferentOrgs(verb) => verb,
            Verb::Hide(verb) => verb,
            Verb::Accept(verb) => verb,
        };
        verb.state(catalog)
    }
}

impl Run for Fix {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        match (&self.verb, self.undo) {
            (Some(_), Some(_)) => Err(usage("--undo goes without a verb")),
            (Some(_), None) if self.list => Err(usage("--list goes without a verb")),
            (Some(verb), None) => self.correct(context, verb),
            (None, Some(number)) => {
                // Only an import makes a catalog.
                open(&context.database)?;
                let correction = undo(context, &self.file, number)?;
                context.print_text(&format!("taken back: {}\n", correction.statement))?;
                Ok(())
            }
            (None, None) if self.list => list::list(context, &self.file, &self.output),
            (None, None) => Err(usage("say what to fix, or --list or --undo N")),
        }
    }
}

fn usage(message: &str) -> anyhow::Error {
    clap::Error::raw(ErrorKind::MissingSubcommand, message).into()
}

impl Fix {
    fn correct(&self, context: &Context, verb: &Verb) -> anyhow::Result<()> {
        // The catalog is read to its end before it is written.
        let stated = verb.state(&open(&context.database)?)?;
        if stated.already {
            context.remark(&format!("already so: {}", stated.statement));
            return Ok(());
        }
        let correction = self.author.correct(stated.statement)?;
        let recorded = record(context, &self.file, &correction)?;
        context.print_text(&format!("{}\n", correction.statement))?;
        recorded.remark(context);
        Ok(())
    }
}
