//! `talkcat report`: questions worth keeping.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::output::{OutputOptions, usage};
use super::params::{ParamOptions, blame};
use super::{Context, Run};
use crate::output::chart::Chart;
use crate::output::{Column, Rows, Value};
use crate::query::console::{self, Question};
use crate::query::open::open;
use crate::reports::{self, Content, Param, ReportError};

/// How wide a chart is that goes to no terminal.
const USUAL_WIDTH: u16 = 80;

/// Print a report: a query that comes with talkcat, or one of your own
///
/// Your own are files NAME.sql in a folder. A comment at the head of the file gives title,
/// description and parameters, each with a type (integer, number, date or text), a default and what
/// it does; SQL calls it :year. One without a default needs a value, one that is null has none.
///
///   -- Talks of a year
///   --
///   -- What was given when.
///   --
///   -- param year: integer = null  Only this year.
///   SELECT title, event FROM talk_overview WHERE :year IS NULL OR year = :year
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  talkcat report                                    # lists all reports
  talkcat report talks-by-org --param year=2025 --limit 10
  talkcat report org-trend --chart
  talkcat report co-speakers --csv > pairs.csv
  talkcat report years --sql                        # a start for one of your own
  talkcat report --reports my-reports my-report"
)]
pub struct Report {
    /// Which report; all are listed where none is named
    #[arg(value_name = "NAME")]
    name: Option<String>,

    /// List all reports and their parameters
    #[arg(long, conflicts_with_all = ["name", "sql", "chart", "params"])]
    list: bool,

    #[command(flatten)]
    params: ParamOptions,

    /// Print the report's SQL instead of its rows
    #[arg(long, requires = "name", conflicts_with_all = ["chart", "params"])]
    sql: bool,

    /// Draw the first numbers as bars, or as a line for each label where there are years
    #[arg(long, requires = "name", conflicts_with = "form")]
    chart: bool,

    /// A folder with reports of your own
    #[arg(long, value_name = "DIR", env = "TALKCAT_REPORTS", hide_env_values = true)]
    reports: Option<PathBuf>,

    #[command(flatten)]
    output: OutputOptions,
}

/// There is no report of that name.
#[derive(Debug, thiserror::Error)]
#[error("there is no report “{name}”; there are {}", known.join(", "))]
pub struct UnknownReport {
    name: String,
    known: Vec<String>,
}

impl Run for Report {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        // An empty variable names no folder.
        let folder = self.reports.as_deref().filter(|folder| !folder.as_os_str().is_empty());
        let reports = reports::all(folder)?;
        let Some(name) = &self.name else {
            return self.output.print(context, list(&reports)?);
        };
        let report = reports.iter().find(|report| report.name == *name);
        let report = report.ok_or_else(|| UnknownReport {
            name: name.clone(),
            known: reports.iter().map(|report| report.name.clone()).collect(),
        })?;
        let content = report.read()?;
        if self.sql {
            return Ok(context.print_text(&content.sql)?);
        }
        self.print(context, &content)
    }
}

impl Report {
    fn print(&self, context: &Context, report: &Content) -> anyhow::Result<()> {
        let values =
            values(&report.header.params, &self.params.params).map_err(|error| usage(&error))?;
        let question = Question {
            sql: &report.sql,
            params: &values,
            most: self.output.rows_needed().filter(|_| !self.chart),
            patience: None,
        };
        let mut answer = console::ask(open(&context.database)?, question).map_err(blame)?;
        if answer.rows.is_empty() {
            context.remark("the report has no rows");
        }
        if !self.chart {
            return self.output.print_answer(context, answer);
        }
        if answer.rows.is_empty() {
            return Ok(());
        }
        self.output.sort(&mut answer.rows)?;
        let rows = self.output.chosen(&answer.rows)?;
        let chart = Chart::of(&rows).map_err(|error| usage(&error))?;
        let width = context.target.width.unwrap_or(USUAL_WIDTH);
        let (_, _, limit) = self.output.order();
        let drawn: io::Result<()> = context.page(|out| chart.draw(width, limit, out));
        Ok(drawn?)
    }
}

/// The report's parameters with the values given, or else their defaults.
fn values(params: &[Param], given: &[(String, String)]) -> Result<Vec<(String, Value)>, String> {
    let known = || {
        let known: Vec<_> = params.iter().map(Param::to_string).collect();
        if known.is_empty() {
            return "it has none".to_owned();
        }
        format!("there are {}", known.join(", "))
    };
    if let Some((name, _)) = given.iter().find(|(name, _)| params.iter().all(|p| p.name != *name)) {
        return Err(format!("the report has no parameter '{name}'; {}", known()));
    }
    params
        .iter()
        .map(|param| {
            let value = match given.iter().find(|(name, _)| *name == param.name) {
                Some((_, text)) => param.kind.value(text).ok_or_else(|| {
                    format!("'{text}' is no {} for the parameter {}", param.kind, param.name)
                })?,
                None => param.default.clone().ok_or_else(|| {
                    let name = &param.name;
                    format!("the report needs a value: --param {name}=VALUE; {}", known())
                })?,
            };
            Ok((param.name.clone(), value))
        })
        .collect()
}

fn list(reports: &[reports::Report]) -> Result<Rows, ReportError> {
    let mut rows = Rows::new([
        Column::new("name").whole(),
        Column::new("title"),
        Column::new("parameters"),
        Column::new("description").detail(),
        Column::new("file").detail(),
    ]);
    for report in reports {
        let header = report.read()?.header;
        let params: Vec<_> = header.params.iter().map(Param::to_string).collect();
        let file = report.file().map(|file| file.display().to_string());
        rows.push(vec![
            report.name.as_str().into(),
            header.title.into(),
            params.into(),
            header.description.into(),
            file.into(),
        ]);
    }
    Ok(rows)
}
