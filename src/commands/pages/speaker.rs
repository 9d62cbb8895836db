//! `talkcat speaker`.

use clap::Args;

use super::super::speakers::LISTING;
use super::super::{Context, Run};
use super::layout::{evidence, row, span, sureness, talks_by_date, with_years};
use super::{PageOptions, Paged, after_help, show};
use crate::output::page::{Block, Page};
use crate::query::listing::Listing;
use crate::query::lookup::Kind;
use crate::query::pages::speaker::Speaker as Content;
use crate::query::pages::{Reading, Recording};

/// Show one person: names, organizations over time, talks
#[derive(Debug, Args)]
#[command(after_help = after_help(&[
    "talkcat speaker 'chen siyuan'",
    "talkcat speaker plotka --evidence",
    "talkcat speaker levchenko --format json | jq -r '.talks[].title'",
    "talkcat speaker 'Jane Doe' --open              # watch the latest talk",
]))]
pub struct Speaker {
    #[command(flatten)]
    options: PageOptions,
}

impl Run for Speaker {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        show::<Self>(context, &self.options)
    }
}

impl Paged for Speaker {
    const KIND: Kind = Kind::Speaker;
    const VERB: &'static str = "speaker";
    const LISTING: (&'static Listing, &'static str) = (&LISTING, "s.id");
    const TELLING: &'static [&'static str] = &["name", "organizations", "talks", "last_year"];
    type Content = Content;

    fn read(reading: Reading<'_>, id: i64) -> rusqlite::Result<Content> {
        Content::read(reading, id)
    }

    fn lay_out(speaker: &Content) -> Page {
        let mut about = Block::default();
        about.add("slug", [speaker.slug.clone()]);
        about.add("also", row(speaker.names.iter().skip(1).map(|form| form.name.clone())));
        let employers = speaker.organizations.iter();
        about.add("for", row(employers.map(|employer| with_years(&employer.name, employer.years))));
        about.add("seen", [span(speaker.first_seen.as_deref(), speaker.last_seen.as_deref())]);
        about.add("sure", sureness(&speaker.sureness));
        let talks = talks_by_date(&speaker.talks, Some(&speaker.slug));
        Page {
            title: speaker.name.clone(),
            blocks: vec![about, talks, evidence(&speaker.sureness)],
        }
    }

    fn recordings(speaker: &Content) -> Vec<&Recording> {
        speaker.talks.iter().flat_map(|talk| &talk.recordings).collect()
    }
}
