//! The forms that tell of events.

use std::io::{self, BufWriter, Write};

use anyhow::{Context as _, bail};
use clap::Args;
use clap_complete::ArgValueCompleter;

use super::{event, events};
use crate::catalog::export::{self, Event};
use crate::commands::complete;
use crate::commands::{Context, Run};
use crate::export::program::Program;
use crate::export::schedule::{self, frab, json};
use crate::export::{ical, jsonld};
use crate::output::write_json_indented;
use crate::query::open::open;

/// What is said beside every schedule.
const NO_TIMES: &str = "a catalog knows no times: each talk stands on the first day, at 00:00";

/// Print one event as schedule.json for conference apps and recording tools
///
/// The format is that of c3voc, frab and pretalx. A catalog knows the days of an event, and no
/// times, rooms or lengths: every talk stands on the first day at 00:00 UTC, for 00:00, in a room
/// called "unknown", and its description says so.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat export schedule 'KubeCon Europe 2025' > schedule.json
  talkcat export schedule istio-day-europe-2025 | jq '.schedule.conference.title'")]
pub struct Schedule {
    #[command(flatten)]
    event: OneEvent,
}

/// Print one event as schedule.xml, the XML of frab and Pentabarf
///
/// It tells the same as `talkcat export schedule`, with the same gaps: every talk stands on the
/// first day at 00:00 UTC, for 00:00, in a room called "unknown", and its description says so.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat export frab 'KubeCon Europe 2025' > schedule.xml")]
pub struct Frab {
    #[command(flatten)]
    event: OneEvent,
}

/// Print events as a calendar (iCalendar)
///
/// Events last whole days. Their talks are in their descriptions.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat export ical > events.ics
  talkcat export ical --talks 'KubeCon Europe 2025' > kubecon.ics")]
pub struct Ical {
    /// Give each talk an entry of its own too, on the days of its event
    #[arg(long)]
    talks: bool,

    #[command(flatten)]
    events: SomeEvents,
}

/// Print events as JSON-LD in the words of schema.org
///
/// Talks are subEvents with their performers and recordings.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat export jsonld > events.jsonld
  talkcat export jsonld 'KubeCon Europe 2025' | jq '.\"@graph\"[].subEvent[].name'")]
pub struct Jsonld {
    #[command(flatten)]
    events: SomeEvents,
}

#[derive(Debug, Args)]
struct OneEvent {
    /// The event: its name in any script, a part of it that no other has, or its slug
    #[arg(value_name = "EVENT", add = ArgValueCompleter::new(complete::events))]
    name: String,
}

#[derive(Debug, Args)]
struct SomeEvents {
    /// Only events of this name, part of a name or slug
    #[arg(value_name = "EVENT", add = ArgValueCompleter::new(complete::events))]
    name: Option<String>,
}

impl OneEvent {
    /// Makes something of the event's schedule.
    fn schedule<T>(
        &self,
        context: &Context,
        make: impl FnOnce(&schedule::Schedule) -> T,
    ) -> anyhow::Result<T> {
        let catalog = open(&context.database)?;
        let document = export::document(&catalog)?;
        let event = event(&catalog, &document, &self.name)?;
        match schedule::Schedule::of(event, &Program::new(&document)) {
            Some(schedule) => Ok(make(&schedule)),
            None => {
                bail!("no post tells on which days {} was, and a schedule is of days", event.name)
            }
        }
    }
}

impl SomeEvents {
    /// Makes something of the events.
    fn make<T>(
        &self,
        context: &Context,
        make: impl FnOnce(&[&Event], &Program<'_>) -> T,
    ) -> anyhow::Result<T> {
        let catalog = open(&context.database)?;
        let document = export::document(&catalog)?;
        let events = events(&catalog, &document, self.name.as_deref())?;
        Ok(make(&events, &Program::new(&document)))
    }
}

impl Run for Schedule {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let schedule = self.event.schedule(context, json)?;
        let mut out = BufWriter::new(io::stdout().lock());
        write_json_indented(&schedule, &mut out)?;
        out.flush()?;
        context.remark(NO_TIMES);
        Ok(())
    }
}

impl Run for Frab {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let xml = self.event.schedule(context, frab)?.context("cannot write XML")?;
        context.print_text(&xml)?;
        context.remark(NO_TIMES);
        Ok(())
    }
}

impl Run for Ical {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let talks = if self.talks { ical::Talks::Entries } else { ical::Talks::Described };
        let (calendar, without_days) =
            self.events.make(context, |events, program| ical::calendar(events, program, talks))?;
        context.print_text(&calendar)?;
        match without_days {
            0 => {}
            1 => context.remark("1 event is left out: no post tells on which days it was"),
            count => context.remark(&format!(
                "{count} events are left out: no post tells on which days they were"
            )),
        }
        Ok(())
    }
}

impl Run for Jsonld {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let graph = self.events.make(context, jsonld::graph)?;
        let mut text = Vec::new();
        write_json_indented(&graph, &mut text)?;
        // Without this sign no text can end the <script> in which a page holds it.
        let text = String::from_utf8_lossy(&text).replace('<', "\\u003c");
        context.print_text(&text)?;
        Ok(())
    }
}
