//! `talkcat org`.

use clap::Args;

use super::super::orgs::LISTING;
use super::super::{Context, Run};
use super::layout::{
    count, evidence, names, row, sureness, talks_by_date, with_remark, with_years,
};
use super::{PageOptions, Paged, after_help, show};
use crate::output::page::{Block, Page};
use crate::query::listing::Listing;
use crate::query::lookup::Kind;
use crate::query::pages::organization::Organization;
use crate::query::pages::{Reading, Recording};

/// Show one organization: its people, talks, and the events that it runs or sponsors
#[derive(Debug, Args)]
#[command(after_help = after_help(&[
    "talkcat org 'Red Hat'",
    "talkcat org 微软 --lang zh",
    "talkcat org lantern --format json | jq -r '.speakers[].name'",
]))]
pub struct Org {
    #[command(flatten)]
    options: PageOptions,
}

impl Run for Org {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        show::<Self>(context, &self.options)
    }
}

impl Paged for Org {
    const KIND: Kind = Kind::Organization;
    const VERB: &'static str = "org";
    const LISTING: (&'static Listing, &'static str) = (&LISTING, "o.id");
    const TELLING: &'static [&'static str] = &["name", "talks", "speakers", "sponsored", "hosted"];
    type Content = Organization;

    fn read(reading: Reading<'_>, id: i64) -> rusqlite::Result<Organization> {
        Organization::read(reading, id)
    }

    fn lay_out(organization: &Organization) -> Page {
        let mut about = Block::default();
        about.add("slug", [organization.slug.clone()]);
        about.add("also", row(organization.other_names.iter().cloned()));
        about.add("part of", organization.parent.iter().map(|parent| parent.name.clone()));
        about.add("parts", names(&organization.parts));
        about.add("sure", sureness(&organization.sureness));
        let mut people = Block::under(count(organization.speakers.len(), "speaker"));
        for person in &organization.speakers {
            let talks = usize::try_from(person.talks).unwrap_or_default();
            people.add(&with_years(&person.name, person.years), [count(talks, "talk")]);
        }
        let mut events = Block::under("Events");
        for event in &organization.events {
            let role = with_remark(&event.role, event.tier.as_deref());
            let date = event.date.as_deref().unwrap_or("no date");
            events.add(date, [format!("{role} of {}", event.name)]);
        }
        let talks = talks_by_date(&organization.talks, None);
        Page {
            title: organization.name.clone(),
            blocks: vec![about, people, events, talks, evidence(&organization.sureness)],
        }
    }

    fn recordings(organization: &Organization) -> Vec<&Recording> {
        organization.talks.iter().flat_map(|talk| &talk.recordings).collect()
    }
}
