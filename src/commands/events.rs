//! `talkcat events`.

use clap::Args;

use super::filters::{Filters, Recorded, after_help};
use super::list::list;
use super::output::OutputOptions;
use super::{Context, Run};
use crate::query::listing::{Field, Listing};
use crate::query::scope::{Conditions, Scope};

/// List events, the latest first
///
/// An event of an organization is one where a talk was given for it, or that it sponsors or runs.
#[derive(Debug, Args)]
#[command(after_help = after_help(&[
    "talkcat events --series kubecon",
    "talkcat events --city Paris --year 2024",
    "talkcat events --sort talks --limit 10",
]))]
pub struct Events {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    recorded: Recorded,
    #[command(flatten)]
    output: OutputOptions,
}

/// The organizations with a role at event `e`.
macro_rules! backers {
    ($role:literal) => {
        concat!(
            "(SELECT json_group_array(o.name ORDER BY o.name) FROM event_organizations eo
                JOIN organizations o ON o.id = eo.organization_id
                WHERE eo.event_id = e.id AND eo.role = '",
            $role,
            "')"
        )
    };
}

pub(super) const LISTING: Listing = Listing {
    things: "events",
    fields: &[
        Field::key("slug", "e.slug").detail(),
        Field::text("name", "e.name"),
        Field::text("series", "series.name").detail(),
        Field::key("series_slug", "series.slug").detail(),
        Field::quantity("year", "e.year").detail(),
        Field::quantity("starts_on", "e.starts_on"),
        Field::quantity("ends_on", "e.ends_on"),
        Field::text("city", "e.city"),
        Field::text("region", "e.region").detail(),
        Field::text("parent", "parent.name").detail(),
        Field::quantity("talks", "count(DISTINCT t.id)"),
        Field::quantity("speakers", "count(DISTINCT ts.speaker_id)"),
        Field::quantity("videos", "count(DISTINCT video.id)"),
        Field::quantity(
            "posts",
            "(SELECT count(DISTINCT m.post_id) FROM event_mentions em
                JOIN mentions m ON m.id = em.mention_id
                WHERE em.event_id = e.id AND em.role = 'subject')",
        )
        .detail(),
        Field::list("hosts", backers!("host")).detail(),
        Field::list("sponsors", backers!("sponsor")).detail(),
    ],
    from: "events e
        JOIN event_series series ON series.id = e.series_id
        LEFT JOIN events parent ON parent.id = e.parent_id
        LEFT JOIN talks t ON t.event_id = e.id
        LEFT JOIN talk_speakers ts ON ts.talk_id = t.id
        LEFT JOIN talk_links tl ON tl.talk_id = t.id
        LEFT JOIN links video ON video.id = tl.link_id AND video.kind = 'video'",
    group_by: Some("e.id"),
    order: &["starts_on", "year", "name", "slug"],
};

impl Run for Events {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let filters = (&self.filters, self.recorded);
        list(context, &LISTING, filters, &self.output, conditions)
    }
}

/// What the filters mean here.
pub(super) fn conditions(which: &mut Conditions, scope: &Scope) {
    which.event(scope);
    which.talk(scope);
    which.given_by(scope);
    which.given_for_or(
        scope,
        "EXISTS (SELECT 1 FROM event_organizations x
            WHERE x.event_id = e.id AND x.organization_id IN ?)",
    );
    which.told_in(scope, "event_mentions", "event_id", "e.id");
}
