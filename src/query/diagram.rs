//! The tables and what they refer to as a picture: Mermaid's `erDiagram`, made from the foreign
//! keys that are in the file.

use std::collections::HashSet;
use std::fmt::Write;

use rusqlite::Connection;

use super::tables::Table;

/// A foreign key, of one column or several.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    /// The table that refers.
    from: String,
    /// Its columns.
    columns: Vec<String>,
    /// The table that is referred to.
    to: String,
    /// Whether a row can refer to nothing.
    optional: bool,
    /// Whether no two rows refer to the same.
    unique: bool,
}

/// The tables among `tables`, and the foreign keys between them. Views have no keys and are left
/// out.
pub fn mermaid(connection: &Connection, tables: &[Table]) -> rusqlite::Result<String> {
    let tables: Vec<_> = tables.iter().filter(|table| table.kind == "table").collect();
    let mut keys = Vec::new();
    for table in &tables {
        keys.extend(keys_of(connection, &table.name)?);
    }
    let mut text = "erDiagram\n".to_owned();
    for table in &tables {
        let _ = writeln!(text, "    {} {{", table.name);
        let refers: HashSet<&str> = keys
            .iter()
            .filter(|key| key.from == table.name)
            .flat_map(|key| key.columns.iter().map(String::as_str))
            .collect();
        for column in &table.columns {
            let marks = [(column.primary, "PK"), (refers.contains(column.name.as_str()), "FK")];
            let marks: Vec<_> = marks.iter().filter(|mark| mark.0).map(|mark| mark.1).collect();
            let marks =
                if marks.is_empty() { String::new() } else { format!(" {}", marks.join(", ")) };
            // A quote would end the comment.
            let comment = column.comment.as_deref().unwrap_or_default().replace('"', "'");
            let _ = writeln!(text, "        {} {}{marks} \"{comment}\"", column.kind, column.name);
        }
        text += "    }\n";
    }
    let shown = |name: &str| tables.iter().any(|table| table.name == name);
    for key in keys.iter().filter(|key| shown(&key.to)) {
        let one = if key.optional { "|o" } else { "||" };
        let many = if key.unique { "o|" } else { "o{" };
        let label = key.columns.join(", ");
        let _ = writeln!(text, "    {} {one}--{many} {} : \"{label}\"", key.to, key.from);
    }
    Ok(text)
}

fn keys_of(connection: &Connection, table: &str) -> rusqlite::Result<Vec<Key>> {
    let mut statement = connection.prepare(
        "SELECT k.id, k.\"table\", k.\"from\", c.\"notnull\" OR c.pk > 0
        FROM pragma_foreign_key_list(?1) k JOIN pragma_table_info(?1) c ON c.name = k.\"from\"
        ORDER BY k.id DESC, k.seq",
    )?;
    let mut found = statement.query([table])?;
    let mut keys: Vec<(i64, Key)> = Vec::new();
    while let Some(row) = found.next()? {
        let (id, to, column, required): (i64, String, String, bool) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        match keys.last_mut().filter(|(last, _)| *last == id) {
            Some((_, key)) => {
                key.columns.push(column);
                key.optional |= !required;
            }
            None => keys.push((
                id,
                Key {
                    from: table.to_owned(),
                    columns: vec![column],
                    to,
                    optional: !required,
                    unique: false,
                },
            )),
        }
    }
    let unique = unique_columns(connection, table)?;
    Ok(keys
        .into_iter()
        .map(|(_, key)| {
            let within = |columns: &Vec<String>| columns.iter().all(|c| key.columns.contains(c));
            Key { unique: unique.iter().any(within), ..key }
        })
        .collect())
}

/// The sets of columns that no two rows of a table share.
fn unique_columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<Vec<String>>> {
    let columns = |sql: &str, name: &str| -> rusqlite::Result<Vec<String>> {
        connection.prepare(sql)?.query_map([name], |row| row.get(0))?.collect()
    };
    let primary = columns("SELECT name FROM pragma_table_info(?1) WHERE pk > 0", table)?;
    let indexes =
        columns("SELECT name FROM pragma_index_list(?1) WHERE \"unique\" AND NOT partial", table)?;
    let mut all: Vec<_> = indexes
        .iter()
        .map(|index| columns("SELECT name FROM pragma_index_info(?1)", index))
        .collect::<Result<_, _>>()?;
    all.extend((!primary.is_empty()).then_some(primary));
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::tables::tables;

    #[test]
    fn keys_become_lines_between_tables() {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "CREATE TABLE events ( -- An event.
                    id INTEGER PRIMARY KEY, -- Row \"number\".
                    name TEXT NOT NULL, -- Name.
                    parent_id INTEGER REFERENCES events (id), -- Event around it.
                    FOREIGN KEY (id, name) REFERENCES event_names (event_id, name)
                );
                CREATE TABLE event_names ( -- A name.
                    event_id INTEGER NOT NULL REFERENCES events (id), -- Event.
                    name TEXT NOT NULL, -- Name.
                    PRIMARY KEY (event_id, name)
                );
                CREATE VIEW names AS SELECT name FROM event_names;",
            )
            .unwrap();
        let diagram = mermaid(&connection, &tables(&connection).unwrap()).unwrap();
        assert_eq!(
            diagram,
            r#"erDiagram
    events {
        INTEGER id PK, FK "Row 'number'."
        TEXT name FK "Name."
        INTEGER parent_id FK "Event around it."
    }
    event_names {
        INTEGER event_id PK, FK "Event."
        TEXT name PK "Name."
    }
    events |o--o{ events : "parent_id"
    event_names ||--o| events : "id, name"
    events ||--o{ event_names : "event_id"
"#
        );
    }
}
