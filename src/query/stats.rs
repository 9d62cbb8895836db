//! The state of a catalog in numbers: its size, what it holds, how complete and how fresh that is,
//! and whether the file is sound.

use rusqlite::{Connection, OptionalExtension};

use crate::output::{Column, Rows, Value};

/// A number, what it is of, and what it is a part of.
struct Measure {
    about: &'static str,
    name: &'static str,
    sql: &'static str,
    of: Option<&'static str>,
}

const fn count(about: &'static str, name: &'static str, sql: &'static str) -> Measure {
    Measure { about, name, sql, of: None }
}

const fn share(name: &'static str, sql: &'static str, of: &'static str) -> Measure {
    Measure { about: "coverage", name, sql, of: Some(of) }
}

const TALKS: &str = "SELECT count(*) FROM talks";
const SPEAKERS: &str = "SELECT count(*) FROM speakers";
const CORRECTIONS: &str = "SELECT count(*) FROM corrections";
const POSTS: &str = "SELECT count(*) FROM posts";

/// In the order in which they are told. Those that follow the languages come after them.
const BEFORE_LANGUAGES: &[Measure] = &[
    count(
        "size",
        "bytes",
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
    ),
    count(
        "size",
        "bytes free",
        "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size",
    ),
    count("counts", "posts", POSTS),
    count("counts", "event series", "SELECT count(*) FROM event_series"),
    count("counts", "events", "SELECT count(*) FROM events"),
    count("counts", "talks", TALKS),
    count("counts", "speakers", SPEAKERS),
    count("counts", "organizations", "SELECT count(*) FROM organizations"),
    count("counts", "links", "SELECT count(*) FROM links"),
    count("counts", "videos", "SELECT count(*) FROM links WHERE kind = 'video'"),
    count("counts", "mentions", "SELECT count(*) FROM mentions"),
    share(
        "talks with video",
        "SELECT count(DISTINCT tl.talk_id) FROM talk_links tl JOIN links l ON l.id = tl.link_id
        WHERE l.kind = 'video'",
        TALKS,
    ),
    share("talks with event", "SELECT count(*) FROM talks WHERE event_id IS NOT NULL", TALKS),
    share("talks with speakers", "SELECT count(DISTINCT talk_id) FROM talk_speakers", TALKS),
    share(
        "speakers with organization",
        "SELECT count(DISTINCT speaker_id) FROM talk_speakers WHERE organization_id IS NOT NULL",
        SPEAKERS,
    ),
    share("conference posts", "SELECT count(*) FROM posts WHERE conference", POSTS),
    share("translated posts", "SELECT count(*) FROM posts WHERE translation_of IS NOT NULL", POSTS),
];

const AFTER_LANGUAGES: &[Measure] = &[
    count("freshness", "last import", "SELECT max(finished_at) FROM imports"),
    count("freshness", "newest post", "SELECT max(date) FROM posts"),
    count("freshness", "newest event", "SELECT max(coalesce(ends_on, starts_on)) FROM events"),
    count("freshness", "rules", "SELECT rules FROM imports ORDER BY id DESC LIMIT 1"),
    Measure {
        about: "health",
        name: "posts read by other rules",
        sql: "SELECT count(*) FROM _post_facts
            WHERE rules <> (SELECT rules FROM imports ORDER BY id DESC LIMIT 1)",
        of: Some(POSTS),
    },
    count("health", "corrections", CORRECTIONS),
    Measure {
        about: "health",
        name: "corrections of nothing",
        sql: "SELECT count(*) FROM corrections WHERE NOT applies",
        of: Some(CORRECTIONS),
    },
    count("health", "quick check", "SELECT quick_check FROM pragma_quick_check LIMIT 1"),
    count("health", "broken references", "SELECT count(*) FROM pragma_foreign_key_check"),
];

/// One row per number: what it is about, its name, the number, what it is a part of, and that part
/// in percent.
pub fn stats(connection: &Connection) -> rusqlite::Result<Rows> {
    let columns = ["about", "measure", "value", "of", "percent"];
    let mut rows = Rows::new(columns.map(Column::new));
    for measure in BEFORE_LANGUAGES {
        rows.push(row(connection, measure)?);
    }
    let posts = number(connection, POSTS)?;
    let mut statement = connection
        .prepare("SELECT lang, count(*) FROM posts GROUP BY lang ORDER BY count(*) DESC, lang")?;
    let mut languages = statement.query([])?;
    while let Some(language) = languages.next()? {
        let (name, count): (String, i64) = (language.get(0)?, language.get(1)?);
        rows.push(with_share("coverage", format!("posts in {name}"), count, posts));
    }
    for measure in AFTER_LANGUAGES {
        rows.push(row(connection, measure)?);
    }
    Ok(rows)
}

fn row(connection: &Connection, measure: &Measure) -> rusqlite::Result<Vec<Value>> {
    let Measure { about, name, sql, of } = *measure;
    if let Some(of) = of {
        let (part, whole) = (number(connection, sql)?, number(connection, of)?);
        return Ok(with_share(about, name.to_owned(), part, whole));
    }
    let value = connection.query_row(sql, [], |row| super::listing::value_at(row, 0)).optional()?;
    Ok(vec![about.into(), name.into(), value.unwrap_or_default()])
}

fn with_share(about: &str, name: String, part: i64, whole: i64) -> Vec<Value> {
    #[expect(clippy::cast_precision_loss, reason = "counts of rows are small")]
    let percent = (whole > 0).then(|| (1000.0 * part as f64 / whole as f64).round() / 10.0);
    vec![about.into(), name.into(), part.into(), whole.into(), percent.into()]
}

fn number(connection: &Connection, sql: &str) -> rusqlite::Result<i64> {
    connection.query_row(sql, [], |row| row.get(0))
}
