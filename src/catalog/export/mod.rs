//! The whole catalog as one document, with row numbers that depend on its content alone.

use std::collections::HashMap;

use rusqlite::{Connection, Row};

mod document;

pub use document::*;

/// Numbers in the document by row number.
type Numbers = HashMap<i64, usize>;

/// Lists that belong to rows, by row number.
type Lists<T> = HashMap<i64, Vec<T>>;

/// Reads the document from a catalog.
pub fn document(catalog: &Connection) -> rusqlite::Result<Document> {
    let posts = numbers(catalog, "posts", "path")?;
    let events = numbers(catalog, "events", "slug")?;
    let speakers = numbers(catalog, "speakers", "slug")?;
    let organizations = numbers(catalog, "organizations", "slug")?;
    Ok(Document {
        posts: read_posts(catalog, &posts)?,
        events: read_events(catalog, &posts, &events, &organizations)?,
        speakers: read_speakers(catalog)?,
        organizations: read_organizations(catalog, &organizations)?,
        talks: read_talks(catalog, &posts, &events, &speakers, &organizations)?,
    })
}

fn read_posts(catalog: &Connection, posts: &Numbers) -> rusqlite::Result<Vec<Post>> {
    let mut videos = lists(
        catalog,
        "SELECT v.post_id, l.key FROM post_videos v JOIN links l ON l.id = v.link_id ORDER BY l.key",
        |row| row.get(1),
    )?;
    rows(
        catalog,
        "SELECT id, path, lang, title, date, draft, conference, translation_of FROM posts ORDER BY path",
        |id, row| {
            Ok(Post {
                id,
                path: row.get("path")?,
                lang: row.get("lang")?,
                title: row.get("title")?,
                date: row.get("date")?,
                draft: row.get("draft")?,
                conference: row.get("conference")?,
                translation_of: number(row.get("translation_of")?, posts),
                other_videos: videos.remove(&row.get("id")?).unwrap_or_default(),
            })
        },
    )
}

fn read_events(
    catalog: &Connection,
    posts: &Numbers,
    events: &Numbers,
    organizations: &Numbers,
) -> rusqlite::Result<Vec<Event>> {
    let mut aliases = aliases(catalog, "event")?;
    let mut at_events = lists(
        catalog,
        "SELECT x.event_id, x.organization_id, x.role, x.tier
           FROM event_organizations x JOIN organizations o ON o.id = x.organization_id
          ORDER BY o.slug, x.role",
        |row| {
            Ok(EventOrganization {
                organization_id: number(row.get(1)?, organizations).unwrap_or_default(),
                role: row.get(2)?,
                tier: row.get(3)?,
            })
        },
    )?;
    let mut mentions = lists(
        catalog,
        "SELECT DISTINCT x.event_id, m.post_id, m.line, x.role
           FROM event_mentions x JOIN mentions m ON m.id = x.mention_id JOIN posts p ON p.id = m.post_id
          ORDER BY p.path, m.line, x.role",
        |row| {
            Ok(EventMention {
                post_id: number(row.get(1)?, posts).unwrap_or_default(),
                line: row.get(2)?,
                role: row.get(3)?,
            })
        },
    )?;
    rows(
        catalog,
        "SELECT e.*, s.name AS series FROM events e JOIN event_series s ON s.id = e.series_id
          ORDER BY e.slug",
        |id, row| {
            let key: i64 = row.get("id")?;
            Ok(Event {
                id,
                slug: row.get("slug")?,
                name: row.get("name")?,
                series: row.get("series")?,
                region: row.get("region")?,
                year: row.get("year")?,
                starts_on: row.get("starts_on")?,
                ends_on: row.get("ends_on")?,
                city: row.get("city")?,
                parent_id: number(row.get("parent_id")?, events),
                aliases: aliases.remove(&key).unwrap_or_default(),
                organizations: at_events.remove(&key).unwrap_or_default(),
                mentions: mentions.remove(&key).unwrap_or_default(),
            })
        },
    )
}

fn read_speakers(catalog: &Connection) -> rusqlite::Result<Vec<Speaker>> {
    let mut aliases = aliases(catalog, "speaker")?;
    rows(catalog, "SELECT id, slug, name FROM speakers ORDER BY slug", |id, row| {
        Ok(Speaker {
            id,
            slug: row.get("slug")?,
            name: row.get("name")?,
            aliases: aliases.remove(&row.get("id")?).unwrap_or_default(),
        })
    })
}

fn read_organizations(
    catalog: &Connection,
    organizations: &Numbers,
) -> rusqlite::Result<Vec<Organization>> {
    let mut aliases = aliases(catalog, "organization")?;
    rows(catalog, "SELECT id, slug, name, parent_id FROM organizations ORDER BY slug", |id, row| {
        Ok(Organization {
            id,
            slug: row.get("slug")?,
            name: row.get("name")?,
            parent_id: number(row.get("parent_id")?, organizations),
            aliases: aliases.remove(&row.get("id")?).unwrap_or_default(),
        })
    })
}

fn read_talks(
    catalog: &Connection,
    posts: &Numbers,
    events: &Numbers,
    speakers: &Numbers,
    organizations: &Numbers,
) -> rusqlite::Result<Vec<Talk>> {
    let mut titles = lists(
        catalog,
        "SELECT talk_id, lang, title FROM talk_titles WHERE shown ORDER BY lang",
        |row| Ok(Title { lang: row.get(1)?, title: row.get(2)? }),
    )?;
    let mut links = lists(
        catalog,
        "SELECT x.talk_id, l.kind, l.url, l.key, x.start
           FROM talk_links x JOIN links l ON l.id = x.link_id ORDER BY l.key",
        |row| {
            Ok(Link { kind: row.get(1)?, url: row.get(2)?, key: row.get(3)?, start: row.get(4)? })
        },
    )?;
    let mut billing = lists(
        catalog,
        "SELECT talk_id, speaker_id, organization_id FROM talk_speakers ORDER BY position",
        |row| {
            Ok(TalkSpeaker {
                speaker_id: number(row.get(1)?, speakers).unwrap_or_default(),
                organization_id: number(row.get(2)?, organizations),
            })
        },
    )?;
    let mut presenters = lists(
        catalog,
        "SELECT x.talk_id, x.organization_id
           FROM talk_organizations x JOIN organizations o ON o.id = x.organization_id ORDER BY o.slug",
        |row| Ok(number(row.get(1)?, organizations).unwrap_or_default()),
    )?;
    let mut mentions = lists(
        catalog,
        "SELECT DISTINCT x.talk_id, m.post_id, m.line
           FROM talk_mentions x JOIN mentions m ON m.id = x.mention_id JOIN posts p ON p.id = m.post_id
          ORDER BY p.path, m.line",
        |row| {
            Ok(TalkMention {
                post_id: number(row.get(1)?, posts).unwrap_or_default(),
                line: row.get(2)?,
            })
        },
    )?;
    rows(catalog, "SELECT id, slug, title, format, event_id FROM talks ORDER BY slug", |id, row| {
        let key: i64 = row.get("id")?;
        Ok(Talk {
            id,
            slug: row.get("slug")?,
            title: row.get("title")?,
            titles: titles.remove(&key).unwrap_or_default(),
            format: row.get("format")?,
            event_id: number(row.get("event_id")?, events),
            links: links.remove(&key).unwrap_or_default(),
            speakers: billing.remove(&key).unwrap_or_default(),
            organization_ids: presenters.remove(&key).unwrap_or_default(),
            mentions: mentions.remove(&key).unwrap_or_default(),
        })
    })
}

/// Every form of the names of a kind of thing but the shown one.
fn aliases(catalog: &Connection, kind: &str) -> rusqlite::Result<Lists<String>> {
    let sql = format!(
        "SELECT n.{kind}_id, n.name FROM {kind}_names n JOIN {kind}s x ON x.id = n.{kind}_id
          WHERE n.name <> x.name ORDER BY n.name"
    );
    lists(catalog, &sql, |row| row.get(1))
}

/// The numbers that the rows of a table have in the document.
fn numbers(catalog: &Connection, table: &str, key: &str) -> rusqlite::Result<Numbers> {
    catalog
        .prepare(&format!("SELECT id FROM {table} ORDER BY {key}"))?
        .query_map([], |row| row.get(0))?
        .enumerate()
        .map(|(place, id)| Ok((id?, place + 1)))
        .collect()
}

fn number(id: Option<i64>, numbers: &Numbers) -> Option<usize> {
    numbers.get(&id?).copied()
}

/// The rows of a query, each with its number in the document.
fn rows<T>(
    catalog: &Connection,
    sql: &str,
    mut read: impl FnMut(usize, &Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let mut id = 0;
    catalog
        .prepare(sql)?
        .query_map([], |row| {
            id += 1;
            read(id, row)
        })?
        .collect()
}

/// The rows of a query by the row number in its first column, in the query's order.
fn lists<T>(
    catalog: &Connection,
    sql: &str,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Lists<T>> {
    let mut lists: Lists<T> = HashMap::new();
    let mut statement = catalog.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        lists.entry(row.get(0)?).or_default().push(read(row)?);
    }
    Ok(lists)
}
