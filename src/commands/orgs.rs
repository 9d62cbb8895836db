//! `talkcat orgs`.

use clap::Args;

use super::filters::{Filters, Recorded, after_help};
use super::list::list;
use super::output::OutputOptions;
use super::{Context, Run};
use crate::query::listing::{Field, Listing};
use crate::query::scope::{Conditions, Scope};

/// List the organizations that gave talks, or sponsor or run events
#[derive(Debug, Args)]
#[command(after_help = after_help(&[
    "talkcat orgs --event 'KubeCon Europe 2025' --sort talks",
    "talkcat orgs --speaker plotka",
    "talkcat orgs --org 微软 --json",
]))]
pub struct Orgs {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    recorded: Recorded,
    #[command(flatten)]
    output: OutputOptions,
}

pub(super) const LISTING: Listing = Listing {
    things: "organizations",
    fields: &[
        Field::key("slug", "o.slug").detail(),
        Field::text("name", "o.name"),
        Field::list(
            "other_names",
            "(SELECT json_group_array(n.name ORDER BY n.name) FROM organization_names n
                WHERE n.organization_id = o.id AND n.name <> o.name)",
        )
        .detail(),
        Field::text("parent", "parent.name").detail(),
        Field::quantity("talks", "count(DISTINCT part.talk_id)"),
        Field::quantity("speakers", "count(DISTINCT part.speaker_id)"),
        Field::quantity(
            "sponsored",
            "count(DISTINCT part.event_id) FILTER (WHERE part.role = 'sponsor')",
        ),
        Field::quantity(
            "hosted",
            "count(DISTINCT part.event_id) FILTER (WHERE part.role = 'host')",
        ),
    ],
    // `part` is what an organization does: a talk by one of its people, a talk of its own, a role
    // at an event.
    from: "organizations o
        LEFT JOIN organizations parent ON parent.id = o.parent_id
        LEFT JOIN (
            SELECT organization_id, talk_id, speaker_id, NULL AS event_id, NULL AS role
                FROM talk_speakers
            UNION ALL SELECT organization_id, talk_id, NULL, NULL, NULL FROM talk_organizations
            UNION ALL SELECT organization_id, NULL, NULL, event_id, role FROM event_organizations
        ) part ON part.organization_id = o.id
        LEFT JOIN talks t ON t.id = part.talk_id
        LEFT JOIN events e ON e.id = coalesce(part.event_id, t.event_id)",
    group_by: Some("o.id"),
    order: &["name", "slug"],
};

impl Run for Orgs {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let filters = (&self.filters, self.recorded);
        list(context, &LISTING, filters, &self.output, conditions)
    }
}

/// What the filters mean here.
pub(super) fn conditions(which: &mut Conditions, scope: &Scope) {
    which.event(scope);
    which.talk(scope);
    which.one_of("part.speaker_id IN ?", &scope.speakers);
    which.one_of("o.id IN ?", &scope.organizations);
    which.told_in(scope, "organization_mentions", "organization_id", "o.id");
}
