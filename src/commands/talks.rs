//! `talkcat talks`.

use clap::Args;

use super::filters::{Filters, Recorded, after_help};
use super::list::list;
use super::output::OutputOptions;
use super::{Context, Run};
use crate::query::listing::{Field, Listing};
use crate::query::scope::{Conditions, Scope};

/// List talks, the latest events first
#[derive(Debug, Args)]
#[command(after_help = after_help(&[
    "talkcat talks --event 'KubeCon Europe 2025' --with-video",
    "talkcat talks --speaker plotka --json | jq -r '.[].title'",
    "talkcat talks --org 微软 --since 2024",
]))]
pub struct Talks {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    recorded: Recorded,
    #[command(flatten)]
    output: OutputOptions,
}

/// One link of a kind of talk `t`.
macro_rules! first_link {
    ($kind:literal) => {
        concat!(
            "(SELECT min(l.url) FROM talk_links tl JOIN links l ON l.id = tl.link_id
                WHERE tl.talk_id = t.id AND l.kind = '",
            $kind,
            "')"
        )
    };
}

pub(super) const LISTING: Listing = Listing {
    things: "talks",
    fields: &[
        Field::key("slug", "t.slug").detail(),
        Field::text("title", "t.title"),
        Field::list(
            "speakers",
            "(SELECT json_group_array(s.name ORDER BY ts.position)
                FROM talk_speakers ts JOIN speakers s ON s.id = ts.speaker_id
                WHERE ts.talk_id = t.id)",
        ),
        Field::list(
            "organizations",
            "(SELECT json_group_array(o.name ORDER BY o.name) FROM (
                SELECT organization_id FROM talk_speakers WHERE talk_id = t.id
                UNION SELECT organization_id FROM talk_organizations WHERE talk_id = t.id
                ) given JOIN organizations o ON o.id = given.organization_id)",
        )
        .detail(),
        Field::text("event", "e.name"),
        Field::key("event_slug", "e.slug").detail(),
        Field::quantity("date", "coalesce(e.starts_on, CAST(e.year AS TEXT))").detail(),
        Field::text("city", "e.city").detail(),
        Field::text("kind", "t.format").detail(),
        Field::key("video", first_link!("video")),
        Field::key("schedule", first_link!("schedule")).detail(),
        Field::key("slides", first_link!("slides")).detail(),
        Field::quantity(
            "posts",
            "(SELECT count(DISTINCT m.post_id) FROM talk_mentions tm
                JOIN mentions m ON m.id = tm.mention_id WHERE tm.talk_id = t.id)",
        )
        .detail(),
    ],
    from: "talks t LEFT JOIN events e ON e.id = t.event_id",
    group_by: None,
    order: &["date", "event", "title", "slug"],
};

impl Run for Talks {
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
    which.given_for(scope);
    which.told_in(scope, "talk_mentions", "talk_id", "t.id");
}
