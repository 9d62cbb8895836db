//! `talkcat posts`.

use clap::Args;

use super::filters::{Filters, Recorded, after_help};
use super::list::list;
use super::output::OutputOptions;
use super::{Context, Run};
use crate::query::listing::{Field, Listing};

/// List the posts that were imported, the latest first
///
/// A post is listed for what it tells of. Its days are those of its publication.
#[derive(Debug, Args)]
#[command(after_help = after_help(&[
    "talkcat posts --lang zh",
    "talkcat posts --speaker plotka",
    "talkcat posts --event 'KubeCon Europe 2025' --tsv | cut -f1",
]))]
pub struct Posts {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    recorded: Recorded,
    #[command(flatten)]
    output: OutputOptions,
}

const LISTING: Listing = Listing {
    things: "posts",
    fields: &[
        Field::text("path", "post.path"),
        Field::key("lang", "post.lang"),
        Field::quantity("date", "post.date"),
        Field::text("title", "post.title"),
        Field::list(
            "events",
            "json_group_array(DISTINCT e.name ORDER BY e.name) FILTER (WHERE e.id IS NOT NULL)",
        )
        .detail(),
        Field::quantity("talks", "count(DISTINCT t.id)"),
        Field::flag("conference", "post.conference").detail(),
        Field::flag("draft", "post.draft").detail(),
        Field::text("translation_of", "original.path").detail(),
    ],
    from: "posts post
        LEFT JOIN posts original ON original.id = post.translation_of
        LEFT JOIN mentions m ON m.post_id = post.id
        LEFT JOIN talk_mentions tm ON tm.mention_id = m.id
        LEFT JOIN talks t ON t.id = tm.talk_id
        LEFT JOIN event_mentions em ON em.mention_id = m.id AND em.role = 'subject'
        LEFT JOIN events e ON e.id = coalesce(em.event_id, t.event_id)",
    group_by: Some("post.id"),
    order: &["date", "path"],
};

impl Run for Posts {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let filters = (&self.filters, self.recorded);
        list(context, &LISTING, filters, &self.output, |which, scope| {
            which.event_without_days(scope);
            which.talk(scope);
            which.given_by(scope);
            which.given_for_or(
                scope,
                "EXISTS (SELECT 1 FROM mentions x
                    JOIN organization_mentions y ON y.mention_id = x.id
                    WHERE x.post_id = post.id AND y.organization_id IN ?)",
            );
            which.one_of("post.lang IN ?", &scope.langs);
            if let Some(day) = scope.since {
                which.bind("post.date >= ?", day.to_string());
            }
            if let Some(day) = scope.until {
                which.bind("post.date <= ?", day.to_string());
            }
        })
    }
}
