//! `talkcat sql`: a user's own query.

use std::io::{self, IsTerminal, Read};
use std::path::PathBuf;
use std::time::Duration;
use std::{fs, io::Stdin};

use anyhow::Context as _;
use clap::Args;

use super::output::{OutputOptions, usage};
use super::params::{ParamOptions, blame};
use super::{Context, Run};
use crate::query::console::{self, Question};
use crate::query::open::open;

/// Ask the catalog in SQL; nothing can be changed
///
/// The views talk_overview, event_overview, speaker_overview and so on are a good start; `talkcat
/// schema` tells of all tables. fold(text) and latin(text) give the forms in which names are
/// compared: fold('Płotka') is 'plotka', latin('张伟') is 'zhang wei'.
///
/// A --param is bound, never written into the query; what looks like a number is one.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat sql 'SELECT event, count(*) AS talks FROM talk_overview GROUP BY event'
  talkcat sql --csv 'SELECT * FROM speaker_overview' > speakers.csv
  talkcat sql --param year=2025 'SELECT title FROM talk_overview WHERE year = :year'
  talkcat sql --timeout 5 --file query.sql
  talkcat sql < query.sql")]
pub struct Sql {
    /// One query, or - for standard input, which is also read where there is none
    #[arg(value_name = "QUERY", conflicts_with = "file")]
    query: Option<String>,

    /// Take the query from this file
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,

    #[command(flatten)]
    params: ParamOptions,

    /// Give up after this time
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    timeout: Option<Duration>,

    #[command(flatten)]
    output: OutputOptions,
}

impl Run for Sql {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let sql = self.text(&io::stdin())?;
        let question = Question {
            sql: &sql,
            params: &self.params.values(),
            patience: self.timeout,
            most: self.output.rows_needed(),
        };
        let answer = console::ask(open(&context.database)?, question).map_err(blame)?;
        if answer.rows.is_empty() {
            context.remark("the query gives no rows");
        }
        self.output.print_answer(context, answer)
    }
}

impl Sql {
    fn text(&self, stdin: &Stdin) -> anyhow::Result<String> {
        match (&self.query, &self.file) {
            (Some(query), _) if query != "-" => Ok(query.clone()),
            (_, Some(file)) => {
                fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
            }
            (None, None) if stdin.is_terminal() => {
                Err(usage(&"there is no query; write one, or name a --file with it").into())
            }
            _ => {
                let mut text = String::new();
                stdin.lock().read_to_string(&mut text).context("cannot read standard input")?;
                Ok(text)
            }
        }
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|&seconds: &f64| seconds > 0.0);
    seconds
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| "write seconds, such as 5 or 0.5".to_owned())
}
