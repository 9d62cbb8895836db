//! A value of a front matter, the same for YAML, TOML and JSON.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

/// A value. Repeated keys stay side by side: what is broken for one tool is no reason to lose a post.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    /// Nothing.
    Empty,
    /// True or false.
    Truth(bool),
    /// Text, a number or a date as text.
    Text(String),
    /// A list.
    List(Vec<Field>),
    /// Keys and values in the order of the text.
    Table(Vec<(String, Field)>),
}

/// The key under which TOML's parser hands over a date.
const TOML_DATE: &str = "$__toml_private_datetime";

/// The YAML key whose tables lend their entries.
const MERGE: &str = "<<";

/// How deep merged tables are followed.
const MERGE_DEPTH: usize = 16;

impl Field {
    /// The table of lines such as `Key: value`.
    pub fn of_lines(text: &str) -> Self {
        let entries = text.lines().filter_map(|line| line.split_once(':'));
        let field = |value: &str| Self::Text(value.trim().to_owned());
        Self::Table(entries.map(|(key, value)| (key.trim().to_owned(), field(value))).collect())
    }

    /// The value of a key, in any case and with or without `_` or `-` between its words. The last of several wins, and any wins over a merged one.
    pub fn get(&self, key: &str) -> Option<&Field> {
        self.get_within(key, MERGE_DEPTH)
    }

    fn get_within(&self, key: &str, depth: usize) -> Option<&Field> {
        let Field::Table(entries) = self else {
            return None;
        };
        let own = entries.iter().rev().find(|(name, _)| letters(name).eq(letters(key)));
        own.map(|(_, value)| value).or_else(|| {
            let depth = depth.checked_sub(1)?;
            let merged = entries.iter().filter(|(name, _)| name == MERGE);
            merged.flat_map(|(_, value)| value.items()).find_map(|it| it.get_within(key, depth))
        })
    }

    /// The items of a list; any other value is its own only item, and nothing has none.
    pub fn items(&self) -> &[Field] {
        match self {
            Field::Empty => &[],
            Field::List(items) => items,
            one => std::slice::from_ref(one),
        }
    }

    /// The text of a scalar, trimmed and on one line; none if it is blank or no scalar.
    pub fn text(&self) -> Option<String> {
        let text = match self {
            Field::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Field::Truth(truth) => truth.to_string(),
            Field::Empty | Field::List(_) | Field::Table(_) => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    /// Whether it says yes.
    pub fn is_true(&self) -> bool {
        self.text()
            .is_some_and(|text| ["true", "yes", "on"].contains(&text.to_lowercase().as_str()))
    }
}

/// The letters of a key, by which "pub_date", "pubDate" and "pubdate" are one.
fn letters(key: &str) -> impl Iterator<Item = u8> {
    key.bytes().filter(|byte| !matches!(byte, b'_' | b'-')).map(|byte| byte.to_ascii_lowercase())
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FieldVisitor)
    }
}

struct FieldVisitor;

impl<'de> Visitor<'de> for FieldVisitor {
    type Value = Field;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Field, E> {
        Ok(Field::Empty)
    }

    fn visit_none<E>(self) -> Result<Field, E> {
        Ok(Field::Empty)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Field, D::Error> {
        Field::deserialize(deserializer)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Field, E> {
        Ok(Field::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Field, E> {
        Ok(Field::Text(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Field, E> {
        Ok(Field::Text(number.to_string()))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Field, E> {
        Ok(Field::Text(number.to_string()))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Field, E> {
        Ok(Field::Text(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Field, E> {
        Ok(Field::Text(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Field, E> {
        Ok(Field::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Field, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Field::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Field, A::Error> {
        let mut table = Vec::new();
        while let Some((key, value)) = entries.next_entry::<Field, Field>()? {
            match key.text() {
                Some(key) if key == TOML_DATE => return Ok(value),
                // A key that is a list or a table, such as an unquoted `{{ template }}`.
                None => {}
                Some(key) => table.push((key, value)),
            }
        }
        Ok(Field::Table(table))
    }

    /// A value with a YAML tag, which is dropped.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Field, A::Error> {
        let (_tag, value) = tagged.variant::<String>()?;
        value.newtype_variant()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml(text: &str) -> Field {
        serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    fn text(table: &Field, key: &str) -> Option<String> {
        table.get(key).and_then(Field::text)
    }

    #[test]
    fn three_notations_give_one_value() {
        let from_yaml = yaml("title: A\nyear: 2025\ntags: [x, 'y']\ndraft: true\nnone:\n");
        let from_json: Field = serde_json::from_str(
            r#"{"title":"A","year":2025,"tags":["x","y"],"draft":true,"none":null}"#,
        )
        .expect("valid JSON");
        assert_eq!(from_yaml, from_json);
        let from_toml: Field =
            toml::from_str("title = 'A'\nyear = 2025\ntags = ['x', \"y\"]\ndraft = true\n")
                .expect("valid TOML");
        for key in ["title", "year", "tags", "draft"] {
            assert_eq!(from_toml.get(key), from_yaml.get(key), "{key}");
        }
    }

    #[test]
    fn dates_of_toml_are_text() {
        let table: Field =
            toml::from_str("a = 2025-04-25\nb = 2025-04-25T10:00:00+09:00\n").expect("valid TOML");
        assert_eq!(text(&table, "a").as_deref(), Some("2025-04-25"));
        assert_eq!(text(&table, "b").as_deref(), Some("2025-04-25T10:00:00+09:00"));
    }

    #[test]
    fn the_last_of_repeated_keys_wins() {
        let table = yaml("title: A\ncomments: [1]\ncomments: [2]\ntitle: B\nx: {k: 1, k: 2}\n");
        assert_eq!(text(&table, "title").as_deref(), Some("B"));
        assert_eq!(table.get("x").and_then(|x| text(x, "k")).as_deref(), Some("2"));
    }

    #[test]
    fn merged_keys_stand_behind_own_ones() {
        let table = yaml(
            "base: &base\n  title: Base\n  lang: uk\nmore: &more {author: A}\n<<: [*base, *more]\ntitle: Own\n",
        );
        assert_eq!(text(&table, "title").as_deref(), Some("Own"));
        assert_eq!(text(&table, "lang").as_deref(), Some("uk"));
        assert_eq!(text(&table, "author").as_deref(), Some("A"));
        assert_eq!(text(&table, "absent"), None);
    }

    #[test]
    fn tags_and_odd_keys_are_survived() {
        let table = yaml("a: !custom text\nb: {{ template }}\n? [x, y]\n: z\nTitle: T\n1: one\n");
        assert_eq!(text(&table, "a").as_deref(), Some("text"));
        assert_eq!(text(&table, "title").as_deref(), Some("T"));
        assert_eq!(text(&table, "1").as_deref(), Some("one"));
    }

    #[test]
    fn text_is_one_trimmed_line() {
        let table = yaml("a: |\n  one\n  two\nb: '  '\nc: [x]\n");
        assert_eq!(text(&table, "a").as_deref(), Some("one two"));
        assert_eq!(text(&table, "b"), None);
        assert_eq!(text(&table, "c"), None);
    }
}
