//! `talkcat speakers`.

use clap::Args;

use super::filters::{Filters, Recorded, after_help};
use super::list::list;
use super::output::OutputOptions;
use super::{Context, Run};
use crate::query::listing::{Field, Listing};
use crate::query::scope::{Conditions, Scope};

/// List the people who gave talks
#[derive(Debug, Args)]
#[command(after_help = after_help(&[
    "talkcat speakers --event 'Istio Day Europe 2025'",
    "talkcat speakers --org 'Red Hat' --year 2025",
    "talkcat speakers --series kubecon --sort talks --limit 10",
]))]
pub struct Speakers {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    recorded: Recorded,
    #[command(flatten)]
    output: OutputOptions,
}

pub(super) const LISTING: Listing = Listing {
    things: "speakers",
    fields: &[
        Field::text("name", "s.name"),
        Field::list(
            "other_names",
            "(SELECT json_group_array(n.name ORDER BY n.name) FROM speaker_names n
                WHERE n.speaker_id = s.id AND n.name <> s.name)",
        )
        .detail(),
        Field::list(
            "organizations",
            "json_group_array(DISTINCT o.name ORDER BY o.name) FILTER (WHERE o.id IS NOT NULL)",
        ),
        Field::quantity("talks", "count(DISTINCT t.id)"),
        Field::quantity("events", "count(DISTINCT t.event_id)"),
        Field::quantity("first_year", "min(e.year)").detail(),
        Field::quantity("last_year", "max(e.year)"),
        // Two people may share a name: this tells them apart.
        Field::key("slug", "s.slug"),
    ],
    from: "speakers s
        LEFT JOIN talk_speakers ts ON ts.speaker_id = s.id
        LEFT JOIN organizations o ON o.id = ts.organization_id
        LEFT JOIN talks t ON t.id = ts.talk_id
        LEFT JOIN events e ON e.id = t.event_id",
    group_by: Some("s.id"),
    order: &["name", "slug"],
};

impl Run for Speakers {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let filters = (&self.filters, self.recorded);
        list(context, &LISTING, filters, &self.output, conditions)
    }
}

/// What the filters mean here.
pub(super) fn conditions(which: &mut Conditions, scope: &Scope) {
    which.event(scope);
    which.talk(scope);
    which.one_of("s.id IN ?", &scope.speakers);
    which.one_of("ts.organization_id IN ?", &scope.organizations);
    which.told_in(scope, "speaker_mentions", "speaker_id", "s.id");
}
