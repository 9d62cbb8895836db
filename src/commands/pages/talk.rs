//! `talkcat talk`.

use clap::Args;

use super::super::talks::LISTING;
use super::super::{Context, Run};
use super::layout::{evidence, names, sureness, with_remark};
use super::{PageOptions, Paged, after_help, show};
use crate::output::page::{Block, Page};
use crate::query::listing::Listing;
use crate::query::lookup::Kind;
use crate::query::pages::talk::Talk as Content;
use crate::query::pages::{Reading, Recording};

/// Show one talk: titles, speakers, event, recordings; also found by a recording's address
#[derive(Debug, Args)]
#[command(after_help = after_help(&[
    "talkcat talk 'what the keepers knew'",
    "talkcat talk https://youtu.be/LHkeepers24 --lang uk",
    "talkcat talk foghorn --open                    # watch it",
    "talkcat talk foghorn --format json | jq -r '.speakers[].name'",
]))]
pub struct Talk {
    #[command(flatten)]
    options: PageOptions,
}

impl Run for Talk {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        show::<Self>(context, &self.options)
    }
}

impl Paged for Talk {
    const KIND: Kind = Kind::Talk;
    const VERB: &'static str = "talk";
    const LISTING: (&'static Listing, &'static str) = (&LISTING, "t.id");
    const TELLING: &'static [&'static str] = &["title", "speakers", "event"];
    type Content = Content;

    fn read(reading: Reading<'_>, id: i64) -> rusqlite::Result<Content> {
        Content::read(reading, id)
    }

    fn lay_out(talk: &Content) -> Page {
        let mut about = Block::default();
        about.add("slug", [talk.slug.clone()]);
        about.add("kind", [talk.kind.clone()]);
        about.add("event", talk.event.iter().map(|event| event.name.clone()));
        about.add("date", talk.date.clone());
        about.add("city", talk.city.clone());
        let speakers = talk.speakers.iter();
        let speakers = speakers.map(|s| with_remark(&s.name, s.organization.as_deref()));
        about.add("by", speakers);
        about.add("for", names(&talk.organizations));
        about.add("watch", talk.recordings.iter().map(|recording| recording.url.clone()));
        for link in &talk.links {
            about.add(&link.kind, [link.url.clone()]);
        }
        about.add("sure", sureness(&talk.sureness));
        let mut titles = Block::under("Other titles");
        for title in talk.titles.iter().filter(|title| title.title != talk.title) {
            let described = (title.kind == "described").then_some("described");
            titles.add(&title.lang, [with_remark(&title.title, described)]);
        }
        Page { title: talk.title.clone(), blocks: vec![about, titles, evidence(&talk.sureness)] }
    }

    fn recordings(talk: &Content) -> Vec<&Recording> {
        talk.recordings.iter().collect()
    }
}
