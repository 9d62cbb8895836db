//! `talkcat videos`.

use clap::Args;

use super::filters::{Filters, Recorded, after_help};
use super::list::list;
use super::output::OutputOptions;
use super::{Context, Run};
use crate::query::listing::{Field, Listing};

/// List recordings, the latest events first, and videos that are no talk
///
/// A recording that holds several talks has a row for each.
#[derive(Debug, Args)]
#[command(after_help = after_help(&[
    "talkcat videos --event 'KubeCon Europe 2025'",
    "talkcat videos --speaker plotka --tsv | cut -f2",
    "talkcat videos --kind keynote --since 2024",
]))]
pub struct Videos {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    output: OutputOptions,
}

const LISTING: Listing = Listing {
    things: "videos",
    fields: &[
        Field::key("key", "l.key").detail(),
        Field::key("url", "l.url"),
        Field::quantity("start", "tl.start").detail(),
        Field::text("title", "t.title"),
        Field::key("talk_slug", "t.slug").detail(),
        Field::list(
            "speakers",
            "(SELECT json_group_array(s.name ORDER BY ts.position)
                FROM talk_speakers ts JOIN speakers s ON s.id = ts.speaker_id
                WHERE ts.talk_id = t.id)",
        ),
        Field::text("event", "e.name"),
        Field::key("event_slug", "e.slug").detail(),
        Field::quantity("date", "coalesce(e.starts_on, CAST(e.year AS TEXT))").detail(),
    ],
    from: "(SELECT * FROM links WHERE kind = 'video') l
        LEFT JOIN talk_links tl ON tl.link_id = l.id
        LEFT JOIN talks t ON t.id = tl.talk_id
        LEFT JOIN events e ON e.id = t.event_id",
    group_by: None,
    order: &["date", "event", "title", "key", "talk_slug"],
};

impl Run for Videos {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let filters = (&self.filters, Recorded::default());
        list(context, &LISTING, filters, &self.output, |which, scope| {
            which.event(scope);
            which.talk(scope);
            which.given_by(scope);
            which.given_for(scope);
            which.one_of(
                "EXISTS (SELECT 1 FROM talk_mentions x
                    JOIN mentions m ON m.id = x.mention_id JOIN posts p ON p.id = m.post_id
                    WHERE x.talk_id = t.id AND p.lang IN ?)
                OR EXISTS (SELECT 1 FROM post_videos x JOIN posts p ON p.id = x.post_id
                    WHERE x.link_id = l.id AND p.lang IN ?)",
                &scope.langs,
            );
        })
    }
}
