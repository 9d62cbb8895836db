//! `talkcat event`.

use clap::Args;

use super::super::events::LISTING;
use super::super::{Context, Run};
use super::layout::{evidence, names, row, span, sureness, talks_by_kind, with_remark};
use super::{PageOptions, Paged, after_help, show};
use crate::output::page::{Block, Page};
use crate::query::listing::Listing;
use crate::query::lookup::Kind;
use crate::query::pages::event::Event as Content;
use crate::query::pages::{Reading, Recording};

/// Show one event: dates, city, hosts, sponsors, talks
#[derive(Debug, Args)]
#[command(after_help = after_help(&[
    "talkcat event 'KubeCon EU 2025'",
    "talkcat event 'canal meetup' --lang en",
    "talkcat event 'lighthouse summit 2024' --print-url | xargs yt-dlp",
    "talkcat event kubecon --format json | jq -r '.[].command'",
]))]
pub struct Event {
    #[command(flatten)]
    options: PageOptions,
}

impl Run for Event {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        show::<Self>(context, &self.options)
    }
}

impl Paged for Event {
    const KIND: Kind = Kind::Event;
    const VERB: &'static str = "event";
    const LISTING: (&'static Listing, &'static str) = (&LISTING, "e.id");
    const TELLING: &'static [&'static str] = &["name", "starts_on", "city", "talks"];
    type Content = Content;

    fn read(reading: Reading<'_>, id: i64) -> rusqlite::Result<Content> {
        Content::read(reading, id)
    }

    fn lay_out(event: &Content) -> Page {
        let mut about = Block::default();
        about.add("slug", [event.slug.clone()]);
        about.add("also", row(event.other_names.iter().cloned()));
        about.add("series", [event.series.clone()]);
        let days = span(event.starts_on.as_deref(), event.ends_on.as_deref());
        let year = event.year.map(|year| year.to_string()).unwrap_or_default();
        about.add("date", [if days.is_empty() { year } else { days }]);
        about.add("city", event.city.clone());
        about.add("within", event.parent.iter().map(|parent| parent.name.clone()));
        about.add("beside it", names(&event.colocated));
        about.add("hosts", names(&event.hosts));
        let sponsors = event.sponsors.iter();
        about.add("sponsors", row(sponsors.map(|s| with_remark(&s.name, s.tier.as_deref()))));
        about.add("sure", sureness(&event.sureness));
        Page {
            title: event.name.clone(),
            blocks: vec![about, talks_by_kind(&event.talks), evidence(&event.sureness)],
        }
    }

    fn recordings(event: &Content) -> Vec<&Recording> {
        event.talks.iter().flat_map(|talk| &talk.recordings).collect()
    }
}
