//! Rows about questions to a large catalog, beside the `sqlite3` shell that answers the same.

use std::path::Path;
use std::process::Command;

use anyhow::Context as _;
use rusqlite::{Connection, OpenFlags};

use super::Bench;
use super::measure::{alternating, run};
use super::table::{Row, time};

/// Rows about looking up people, searching, and reporting on everything.
pub fn ask(bench: &mut Bench, catalog: &Path) -> anyhow::Result<()> {
    let database = Connection::open_with_flags(catalog, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let name_like = |condition: &str| -> anyhow::Result<String> {
        let sql =
            format!("SELECT folded FROM speaker_names WHERE {condition} ORDER BY folded LIMIT 1");
        database.query_row(&sql, [], |row| row.get(0)).context(condition.to_owned())
    };
    let whole = name_like("script = 'Latn' AND folded GLOB '[a-z]* [a-z]????*'")?;
    let (given, family) = whole.split_once(' ').context("a name of two words")?;
    let beginning = format!("{given} {}", &family[..family.len() - 3]);
    let spelled: String = database.query_row(
        "SELECT latin FROM speaker_names WHERE script = 'Cyrl' ORDER BY folded LIMIT 1",
        [],
        |row| row.get(0),
    )?;
    let (_, other_family) = spelled.split_once(' ').context("a name of two words")?;
    drop(database);
    for (what, called, found) in [
        ("exact name", whole.as_str(), EXACT.replace("{}", &whole)),
        ("beginning of a name", &beginning, words(&beginning)),
        ("part of a name", family, words(family)),
        ("name in another script", &spelled, EXACT.replace("{}", &spelled)),
        ("part in another script", other_family, words(other_family)),
    ] {
        let sql = PAGE.replace("found AS", &format!("found AS ({found})"));
        compare(bench, catalog, &format!("`speaker`, {what}"), &["speaker", called], &sql, 1.5)?;
    }
    for words in ["caches", "field report"] {
        let sql = SEARCH.replace("{}", words);
        let arguments = ["search", words, "--limit", "20"];
        compare(bench, catalog, &format!("`search {words}`, the best 20"), &arguments, &sql, 2.0)?;
    }
    for (name, sql) in [
        ("busiest-events", include_str!("../../src/reports/busiest-events.sql")),
        ("talks-by-org", include_str!("../../src/reports/talks-by-org.sql")),
    ] {
        let arguments = ["report", name, "--csv"];
        compare(bench, catalog, &format!("`report {name}` over everything"), &arguments, sql, 1.1)?;
    }
    Ok(())
}

fn compare(
    bench: &mut Bench,
    catalog: &Path,
    what: &str,
    arguments: &[&str],
    sql: &str,
    at_most: f64,
) -> anyhow::Result<()> {
    // What begins with a comment would be taken for an option.
    let sql = format!("\n{sql}");
    let [ours, shell] = alternating(bench.times * 3, |_| {
        [
            run(bench.talkcat(catalog).args(arguments)),
            run(Command::new("sqlite3").args(["-readonly", "-csv"]).arg(catalog).arg(&sql)),
        ]
    })?;
    bench.table.add(&Row {
        what: what.to_owned(),
        talkcat: time(ours.seconds),
        floor: format!("{} in `sqlite3`", time(shell.seconds)),
        ratio: ours.seconds / shell.seconds,
        at_most,
    });
    Ok(())
}

/// Those with words that begin so.
fn words(beginnings: &str) -> String {
    let words: Vec<String> = beginnings.split(' ').map(|word| format!("\"{word}\" *")).collect();
    WORDS.replace("{}", &words.join(" AND "))
}

const EXACT: &str = "SELECT speaker_id AS id FROM speaker_names WHERE folded = '{}'
    UNION SELECT speaker_id FROM speaker_names WHERE latin = '{}'";

const WORDS: &str = "SELECT rowid AS id FROM speakers_fts WHERE speakers_fts MATCH '{}'";

/// The page of a person, or the list of several.
const PAGE: &str = "
    WITH found AS SELECT s.slug, s.name, count(DISTINCT t.id), min(e.year), max(e.year), group_concat(DISTINCT o.name)
        FROM found f JOIN speakers s ON s.id = f.id JOIN talk_speakers ts ON ts.speaker_id = s.id
        JOIN talks t ON t.id = ts.talk_id LEFT JOIN events e ON e.id = t.event_id
        LEFT JOIN organizations o ON o.id = ts.organization_id GROUP BY s.id ORDER BY 3 DESC LIMIT 20;
    WITH found AS SELECT n.name, n.script FROM speaker_names n WHERE n.speaker_id = (SELECT min(id) FROM found);
    WITH found AS SELECT t.slug, t.title, t.format, e.name, e.starts_on, l.url FROM talks t
        LEFT JOIN events e ON e.id = t.event_id
        LEFT JOIN talk_links tl ON tl.talk_id = t.id LEFT JOIN links l ON l.id = tl.link_id
        WHERE t.id IN (SELECT talk_id FROM talk_speakers WHERE speaker_id = (SELECT min(id) FROM found))
        ORDER BY e.starts_on DESC;";

/// What has the words in its name or title, the best first.
const SEARCH: &str = "
    SELECT t.slug, t.title, f.rank FROM talks_fts f JOIN talks t ON t.id = f.rowid
        WHERE talks_fts MATCH '{}' ORDER BY rank LIMIT 20;
    SELECT s.slug, s.name, f.rank FROM speakers_fts f JOIN speakers s ON s.id = f.rowid
        WHERE speakers_fts MATCH '{}' ORDER BY rank LIMIT 20;
    SELECT o.slug, o.name, f.rank FROM organizations_fts f JOIN organizations o ON o.id = f.rowid
        WHERE organizations_fts MATCH '{}' ORDER BY rank LIMIT 20;
    SELECT e.slug, e.name, f.rank FROM events_fts f JOIN events e ON e.id = f.rowid
        WHERE events_fts MATCH '{}' ORDER BY rank LIMIT 20;";
