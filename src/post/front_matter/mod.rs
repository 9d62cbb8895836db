//! The front matter of a post: cut off by [`split`], given its meaning here.

use std::collections::HashSet;

use thiserror::Error;

pub mod date;
mod field;
mod split;

use super::FrontMatter;
use crate::fault;
use date::calendar_day;
use field::Field;
pub use split::Body;
use split::{Front, Notation, split};

/// A front matter that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{line}: {reason}")]
pub struct FrontMatterError {
    /// 1-based line of the file.
    pub line: u32,
    /// What is wrong there.
    pub reason: String,
}

/// Reads the front matter of a post, and tells where its body begins.
///
/// A post without one has an empty front matter. Unknown keys and values of a wrong type are
/// passed over; a text that is no YAML, TOML or JSON is an error with its line in the file.
pub fn parse(text: &str) -> Result<(FrontMatter, Body<'_>), FrontMatterError> {
    let parts = split(text)?;
    let front = match parts.front {
        Some(front) => meaning(&table(front)?),
        None => FrontMatter::default(),
    };
    Ok((front, parts.body))
}

/// Parses the text of a front matter into a table.
fn table(front: Front<'_>) -> Result<Field, FrontMatterError> {
    let parsed = match front.notation {
        Notation::Yaml => {
            serde_yaml::from_str(front.text).map_err(|error| fault::yaml(front.text, &error))
        }
        Notation::Toml => {
            toml::from_str(front.text).map_err(|error| fault::toml(front.text, &error))
        }
        Notation::Json => serde_json::from_str(front.text).map_err(|error| fault::json(&error)),
        Notation::Lines => Ok(Field::of_lines(front.text)),
    };
    let within_file = |(line, reason): (u32, String)| FrontMatterError {
        line: front.first_line.saturating_add(line - 1),
        reason,
    };
    match parsed.map_err(within_file)? {
        table @ (Field::Table(_) | Field::Empty) => Ok(table),
        _ => Err(within_file((1, "the front matter has no keys".to_owned()))),
    }
}

/// Keys of the day on which a post was published, as site generators and exports call it; then of the day on
/// which it was written, and last of that on which it was changed.
const DATES: [&str; 16] = [
    "date",
    "publishDate",
    "publishedDate",
    "datePublished",
    "pubDate",
    "published",
    "publishedAt",
    "publishedOn",
    "postDate",
    "created",
    "createdAt",
    "dateCreated",
    "lastmod",
    "updated",
    "updatedAt",
    "dateUpdated",
];

/// The fields that matter, out of all that a front matter says.
fn meaning(table: &Field) -> FrontMatter {
    let first = |keys: &[&str]| keys.iter().find_map(|key| find(table, key)?.text());
    let day = |key: &&str| calendar_day(&find(table, key)?.text()?);
    FrontMatter {
        title: first(&["title", "postTitle"]),
        link_title: first(&["linkTitle"]),
        date: DATES.iter().find_map(day),
        lang: first(&["lang", "language", "locale"]),
        draft: table.get("draft").is_some_and(Field::is_true),
        authors: each(
            table,
            &["author", "authors", "author_name", "postAuthor", "attribution"],
            person,
        ),
        tags: each(table, &["tags", "keywords", "categories"], labels),
        urls: each(table, &["aliases", "url", "path", "slug"], |it| {
            it.text().into_iter().collect()
        }),
    }
}

/// A key's value at the top, else in one of the tables that Hugo and Zola keep such keys in.
fn find<'a>(table: &'a Field, key: &str) -> Option<&'a Field> {
    let within = |part: &&str| table.get(part)?.get(key);
    table.get(key).or_else(|| ["params", "taxonomies", "extra"].iter().find_map(within))
}

/// What the values of several keys say, each once.
fn each(table: &Field, keys: &[&str], read: impl Fn(&Field) -> Vec<String>) -> Vec<String> {
    let values = keys.iter().filter_map(|key| find(table, key)).flat_map(Field::items);
    let mut seen = HashSet::new();
    values.flat_map(read).filter(|text| seen.insert(text.clone())).collect()
}

/// An author: a phrase, or a table with a name.
fn person(value: &Field) -> Vec<String> {
    value.text().or_else(|| value.get("name")?.text()).into_iter().collect()
}

/// Labels in one text, set apart by commas.
fn labels(value: &Field) -> Vec<String> {
    let text = value.text().unwrap_or_default();
    let labels = text.split([',', '，', '、']).map(str::trim).filter(|label| !label.is_empty());
    labels.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn front(text: &str) -> FrontMatter {
        parse(text).unwrap_or_else(|error| panic!("{error}: {text}")).0
    }

    fn fault(text: &str) -> FrontMatterError {
        parse(text).expect_err(text)
    }

    #[test]
    fn keys_of_other_generators() {
        let text = "---\npost_title: Talks\npost_author: Zora Quill\n---\nBody\n";
        let (front, _) = parse(text).expect("valid");
        assert_eq!(front.title.as_deref(), Some("Talks"));
        assert_eq!(front.authors, ["Zora Quill"]);
    }

    #[test]
    fn lines_without_fences_are_read() {
        let text =
            "Title: Seas: a tour\nDate: 2023-11-13 18:40\nAuthor: Jane Doe\nTags: a, b\n\nBody\n";
        let (front, body) = parse(text).expect("valid");
        assert_eq!(front.title.as_deref(), Some("Seas: a tour"));
        assert_eq!(front.date, NaiveDate::from_ymd_opt(2023, 11, 13));
        assert_eq!(
            (front.authors, front.tags),
            (vec!["Jane Doe".into()], vec!["a".into(), "b".into()])
        );
        assert_eq!((body.text, body.first_line), ("Body\n", 6));
    }

    #[test]
    fn yaml_is_read() {
        let text = "---\ntitle: \"Talks: a list\"\nlinkTitle: Talks\ndate: 2025-04-25T01:00:00+09:00\nlang: uk\n\
            draft: true\nauthor: Jane Doe, Acme\nauthors:\n  - name: Ann\n  - Bob\ntags: [a, b]\nkeywords: b, c\n\
            aliases: [/old]\nslug: talks\nunknown: {deep: [1, 2]}\n---\nBody\n";
        let (front, body) = parse(text).expect("valid");
        assert_eq!(front.title.as_deref(), Some("Talks: a list"));
        assert_eq!(front.link_title.as_deref(), Some("Talks"));
        assert_eq!(front.date, NaiveDate::from_ymd_opt(2025, 4, 25));
        assert_eq!(front.lang.as_deref(), Some("uk"));
        assert!(front.draft);
        assert_eq!(front.authors, ["Jane Doe, Acme", "Ann", "Bob"]);
        assert_eq!(front.tags, ["a", "b", "c"]);
        assert_eq!(front.urls, ["/old", "talks"]);
        assert_eq!((body.text, body.first_line), ("Body\n", 17));
    }

    #[test]
    fn toml_and_json_are_read() {
        let toml = "+++\ntitle = 'T'\ndate = 2025-04-25T23:00:00-08:00\n[taxonomies]\ntags = ['x']\n[extra]\nauthor = 'Ann'\n+++\n";
        let json =
            r#"{"title": "T", "date": "2025-04-25", "tags": ["x"], "author": {"name": "Ann"}}"#;
        assert_eq!(front(toml), front(json));
        assert_eq!(front(toml).date, NaiveDate::from_ymd_opt(2025, 4, 25));
        assert_eq!(front(json).authors, ["Ann"]);
    }

    #[test]
    fn publish_dates_count_in_any_case() {
        for key in ["date", "publishdate", "publishDate", "Date", "published_at", "date-published"]
        {
            let text = format!("---\n{key}: 2025-04-25\n---\n");
            assert_eq!(front(&text).date, NaiveDate::from_ymd_opt(2025, 4, 25), "{key}");
        }
        let both = "---\ndate: someday\npublishdate: 2025-04-25\n---\n";
        assert_eq!(front(both).date, NaiveDate::from_ymd_opt(2025, 4, 25));
        let later = "---\nupdated: 2025-05-01\npublished: true\ncreated_at: 2025-04-25\n---\n";
        assert_eq!(front(later).date, NaiveDate::from_ymd_opt(2025, 4, 25));
        assert_eq!(front("---\nupdate: 2025-04-25\n---\n").date, None);
    }

    #[test]
    fn comments_anchors_and_repeated_keys_are_no_errors() {
        let text = "---\n# one\n# one\ndefaults: &d {lang: ja}\n<<: *d\ntitle: A # tail\ncomments: 1\ncomments: 2\n---\n";
        assert_eq!(front(text).lang.as_deref(), Some("ja"));
        assert_eq!(front(text).title.as_deref(), Some("A"));
    }

    #[test]
    fn wrong_types_are_passed_over() {
        let text =
            "---\ntitle: [a, b]\ndate: {x: 1}\nlang:\ndraft: maybe\ntags: {a: 1}\nauthors:\n---\n";
        assert_eq!(front(text), FrontMatter::default());
        assert_eq!(front("no front matter"), FrontMatter::default());
        assert_eq!(front("---\ntitle: 2025\n---\n").title.as_deref(), Some("2025"));
    }

    #[test]
    fn faults_have_their_line_in_the_file() {
        for (text, line) in [
            ("---\ntitle: A\ndate: \"2025\n---\nBody\n", 3..=4),
            ("---\ntitle: A\n\tdate: 2025\n---\n", 3..=3),
            ("---\ntitle: A: B\n---\n", 2..=2),
            ("\n---\ntitle: A\nlang: *nobody\n---\n", 4..=4),
            ("---\r\ntitle: A\r\nx: [1\r\n---\r\n", 3..=4),
            ("+++\ntitle = 'A'\nlang = uk\n+++\n", 3..=3),
            ("+++\ntitle = 'A'\ntitle = 'B'\n+++\n", 3..=3),
            ("{\n\"title\": \"A\",\n\"lang\": uk\n}\n", 3..=3),
            ("---\ntitle: A\n\nno end\n", 1..=1),
        ] {
            let fault = fault(text);
            assert!(line.contains(&fault.line), "{fault}: {text:?}");
            assert!(!fault.reason.contains('\n') && !fault.reason.contains(" at line "), "{fault}");
        }
    }

    proptest! {
        #[test]
        fn parsing_never_panics(
            text in "(---\n|\\+\\+\\+\n|\\{|\\}|\"|title: |= |: |- |\\[|&a |\\*a |<<: |é|x|\n|\r\n| ){0,20}"
        ) {
            let _ = parse(&text);
        }
    }
}
