//! `talkcat search`.

use clap::Args;
use clap::error::ErrorKind;
use rusqlite::Connection;
use rusqlite::types::Value as Sql;

use super::filters::{Filters, Recorded};
use super::output::OutputOptions;
use super::{Context, Run, events, orgs, speakers, talks};
use crate::output::{Column, Format, Rows, Value};
use crate::query::listing::Listing;
use crate::query::lookup::Kind;
use crate::query::open::open;
use crate::query::scope::{Conditions, Scope};
use crate::query::search::{Field, Hit, Question, search};

/// Search titles in all languages, people, organizations and events
///
/// All words have to be found; a talk is also found by its speakers, their organizations and its
/// event. First comes what is called just so, then what has the words in its own name or title.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat search ambient mesh
  talkcat search 服务网格 --year 2024
  talkcat search '\"service mesh\" OR sidecar*'   # a phrase, or the beginning of a word
  talkcat search 'istio -sidecar' --kind keynote
  talkcat search plotka --json | jq -r '.[].name'

Words: case, accents and punctuation do not matter. \"Quotes\" make a phrase, word* also finds longer \
words, OR between two finds either, - or NOT before one leaves out what has it. Quote them for the \
shell.

Filters given together must all hold; one given several times, any of them.")]
pub struct Search {
    /// What to look for
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,

    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    recorded: Recorded,

    #[command(flatten)]
    output: OutputOptions,
}

/// How many of the best are shown where nobody asks for more or less.
const USUAL_LIMIT: u32 = 25;

/// What is searched: the kind, its listing and id there, and what filters mean for it.
type Searched = (Kind, &'static Listing, &'static str, fn(&mut Conditions, &Scope));

const SEARCHED: [Searched; 4] = [
    (Kind::Event, &events::LISTING, "e.id", events::conditions),
    (Kind::Speaker, &speakers::LISTING, "s.id", speakers::conditions),
    (Kind::Organization, &orgs::LISTING, "o.id", orgs::conditions),
    (Kind::Talk, &talks::LISTING, "t.id", talks::conditions),
];

impl Run for Search {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let question = Question::of(&self.words.join(" "));
        if question.is_empty() {
            let message = "there is no word to look for";
            return Err(clap::Error::raw(ErrorKind::InvalidValue, message).into());
        }
        let catalog = open(&context.database)?;
        let scope = self.filters.resolve(&catalog, self.recorded)?;
        let fields = SEARCHED.map(|(kind, listing, id, conditions_of)| {
            let mut conditions = Conditions::default();
            conditions_of(&mut conditions, &scope);
            Field { kind, from: from(kind, listing, &scope), id, conditions }
        });
        let lang = context.lang.as_deref();
        // One more tells whether there are more.
        let (_, _, limit) = self.output.order();
        let limit = limit.unwrap_or(USUAL_LIMIT);
        let mut hits = search(&catalog, &question, &fields, lang, limit.saturating_add(1))?;
        let limit = usize::try_from(limit)?;
        if hits.len() > limit {
            context.remark(&format!("these are the best {limit}; --limit ROWS shows more"));
            hits.truncate(limit);
        }
        let rows = rows(&catalog, &hits)?;
        drop(catalog);
        if rows.is_empty() {
            context.remark("nothing in the catalog matches");
        }
        self.print(context, &question, rows)
    }
}

impl Search {
    fn print(&self, context: &Context, question: &Question, mut rows: Rows) -> anyhow::Result<()> {
        if !context.colour || self.output.format().is_some_and(|format| format != Format::Table) {
            return self.output.print(context, rows);
        }
        self.output.sort(&mut rows)?;
        let mut table = Vec::new();
        let rows = self.output.chosen(&rows)?;
        Format::Table.renderer(context.layout()).render(&rows, &mut table)?;
        Ok(context.page(|out| {
            String::from_utf8_lossy(&table)
                .split_inclusive('\n')
                .try_for_each(|line| out.write_all(bold(line, question).as_bytes()))
        })?)
    }
}

/// The line with the words of the question in bold.
fn bold(line: &str, question: &Question) -> String {
    let mut text = String::new();
    let mut end = 0;
    for mark in question.marks(line) {
        text.push_str(&line[end..mark.start]);
        text.push_str("\u{1b}[1m");
        text.push_str(&line[mark.clone()]);
        text.push_str("\u{1b}[0m");
        end = mark.end;
    }
    text + &line[end..]
}

/// What the conditions need to join; nothing where there are none.
fn from(kind: Kind, listing: &Listing, scope: &Scope) -> &'static str {
    match kind {
        _ if !scope.is_everything() => listing.from,
        Kind::Event => "events e",
        Kind::Speaker => "speakers s",
        Kind::Organization => "organizations o",
        Kind::Talk | Kind::Series => listing.from,
    }
}

fn rows(catalog: &Connection, hits: &[Hit]) -> rusqlite::Result<Rows> {
    // The form that was found, where it is not the name itself.
    let other = |hit: &Hit| (hit.matched != hit.name).then(|| hit.matched.clone());
    let matched =
        Column { detail: !hits.iter().any(|hit| other(hit).is_some()), ..Column::new("matched") };
    let mut rows = Rows::new([
        Column::new("what").whole(),
        Column::new("name"),
        matched,
        Column::new("about"),
        Column::new("date").whole(),
        Column::new("slug").detail(),
    ]);
    for hit in hits {
        let (what, sql) = about(hit.kind);
        let (slug, date, about): (String, Sql, Option<String>) = catalog
            .prepare_cached(sql)?
            .query_row([hit.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let date = match date {
            Sql::Integer(year) => Value::Text(year.to_string()),
            Sql::Text(date) => Value::Text(date),
            _ => Value::Null,
        };
        rows.push(vec![
            what.into(),
            hit.name.clone().into(),
            other(hit).into(),
            about.filter(|about| !about.is_empty()).into(),
            date,
            slug.into(),
        ]);
    }
    Ok(rows)
}

/// The verb that shows the page of a thing, and a query for its slug, date and what else tells it
/// from others.
fn about(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Talk => (
            "talk",
            "SELECT t.slug, coalesce(e.starts_on, e.year), concat_ws(' · ',
                (SELECT group_concat(s.name, ', ' ORDER BY ts.position) FROM talk_speakers ts
                    JOIN speakers s ON s.id = ts.speaker_id WHERE ts.talk_id = t.id), e.name)
                FROM talks t LEFT JOIN events e ON e.id = t.event_id WHERE t.id = ?1",
        ),
        Kind::Speaker => (
            "speaker",
            "SELECT s.slug, (SELECT max(coalesce(e.starts_on, CAST(e.year AS TEXT)))
                    FROM talk_speakers ts JOIN talks t ON t.id = ts.talk_id
                    JOIN events e ON e.id = t.event_id WHERE ts.speaker_id = s.id),
                (SELECT group_concat(name, ', ' ORDER BY name) FROM organizations WHERE id IN (
                    SELECT organization_id FROM talk_speakers WHERE speaker_id = s.id))
                FROM speakers s WHERE s.id = ?1",
        ),
        Kind::Event => {
            ("event", "SELECT slug, coalesce(starts_on, year), city FROM events WHERE id = ?1")
        }
        Kind::Organization => (
            "org",
            "SELECT o.slug, NULL, parent.name FROM organizations o
                LEFT JOIN organizations parent ON parent.id = o.parent_id WHERE o.id = ?1",
        ),
        Kind::Series => ("series", "SELECT slug, NULL, NULL FROM event_series WHERE id = ?1"),
    }
}
