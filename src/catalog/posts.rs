//! Posts as rows, with what each alone says.

use std::collections::{BTreeSet, HashSet};

use chrono::{Datelike, NaiveDate};
use rusqlite::{Transaction, params};

use super::PostRecord;
use super::rows::iso;
use super::texts::Texts;
use crate::extract::facts::PostFacts;
use crate::resolve::shared::place;
use crate::resolve::{language_code, translations_among};

/// Inserts a post, or puts it in the place of the one with its path, where one is `known`.
pub fn put(
    transaction: &Transaction<'_>,
    post: &PostRecord<'_>,
    facts: &str,
    known: bool,
) -> rusqlite::Result<()> {
    let id: i64 = transaction
        .prepare_cached(
            "INSERT INTO posts (path, lang, title, link_title, date, draft, conference, content_hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (path) DO UPDATE SET
                 lang = excluded.lang, title = excluded.title, link_title = excluded.link_title,
                 date = excluded.date, draft = excluded.draft, conference = excluded.conference,
                 content_hash = excluded.content_hash
             RETURNING id",
        )?
        .query_row(
            params![
                post.facts.path.as_str(),
                language_code(&post.facts.lang),
                filled(post.facts.title.as_deref()),
                filled(post.front.link_title.as_deref()),
                post.facts.date.and_then(storable),
                post.front.draft,
                post.facts.conference,
                post.content_hash,
            ],
            |row| row.get(0),
        )?;
    if known {
        for table in ["post_authors", "post_tags", "post_urls"] {
            let delete = format!("DELETE FROM {table} WHERE post_id = ?1");
            transaction.prepare_cached(&delete)?.execute([id])?;
        }
    }
    let authors = post.front.authors.iter().filter_map(|name| filled(Some(name)));
    for (position, name) in (1_u32..).zip(authors) {
        transaction
            .prepare_cached(
                "INSERT INTO post_authors (post_id, position, name) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![id, position, name])?;
    }
    for (table, column, texts) in
        [("post_tags", "tag", &post.front.tags), ("post_urls", "url", &post.front.urls)]
    {
        let texts: BTreeSet<&str> = texts.iter().filter_map(|text| filled(Some(text))).collect();
        for text in texts {
            transaction
                .prepare_cached(&format!(
                    "INSERT INTO {table} (post_id, {column}) VALUES (?1, ?2)"
                ))?
                .execute(params![id, text])?;
        }
    }
    transaction
        .prepare_cached(
            "INSERT INTO _post_facts (post_id, rules, facts, file_state) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (post_id) DO UPDATE SET
                 rules = excluded.rules, facts = excluded.facts, file_state = excluded.file_state",
        )?
        .execute(params![id, post.rules, facts, post.file_state])?;
    Ok(())
}

/// A date that the schema takes.
fn storable(day: NaiveDate) -> Option<String> {
    (1..=9999).contains(&day.year()).then(|| iso(day))
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// What all posts of a catalog say.
#[derive(Debug, Default)]
pub struct Stored {
    /// Those from which anything may follow but that they are translations, by path.
    pub posts: Vec<PostFacts>,
    /// The others, most posts of a blog: row numbers, each with the one thing that the post may share, its path without
    /// the language.
    pub lone: Vec<(i64, i64)>,
    /// Pairs of paths among those: a translation and its original.
    pub translations: Vec<(String, String)>,
    /// Paths of those whose facts this version cannot read.
    pub outdated: Vec<String>,
}

impl Stored {
    /// Reads them. Those that are `named` may matter whatever they say.
    pub fn read(named: &HashSet<&str>, transaction: &Transaction<'_>) -> rusqlite::Result<Self> {
        let mut select = transaction.prepare(
            "SELECT p.id, p.path, f.facts FROM posts p JOIN _post_facts f ON f.post_id = p.id",
        )?;
        let mut rows = select.query([])?;
        let mut stored = Self::default();
        let mut texts = Texts::default();
        let mut told: HashSet<i64> = HashSet::new();
        while let Some(row) = rows.next()? {
            let Ok(mut facts) = serde_json::from_str::<PostFacts>(row.get_ref(2)?.as_str()?) else {
                stored.outdated.push(row.get(1)?);
                continue;
            };
            let place = place(&facts);
            if facts.tells() || named.contains(facts.path.as_str()) {
                told.insert(place);
                texts.share(&mut facts);
                stored.posts.push(facts);
            } else {
                stored.lone.push((row.get(0)?, place));
            }
        }
        stored.read_translations(&told, transaction)?;
        stored.posts.sort_by(|a, b| a.path.cmp(&b.path));
        stored.outdated.sort();
        Ok(stored)
    }

    /// Looks for the translations among the posts that tell nothing, and takes those of posts that do from among them.
    fn read_translations(
        &mut self,
        told: &HashSet<i64>,
        transaction: &Transaction<'_>,
    ) -> rusqlite::Result<()> {
        let mut select = transaction.prepare("SELECT facts FROM _post_facts WHERE post_id = ?1")?;
        let mut facts_of = |id: i64| -> rusqlite::Result<Option<PostFacts>> {
            let facts: String = select.query_row([id], |row| row.get(0))?;
            // It could be read before.
            Ok(serde_json::from_str(&facts).ok())
        };
        for (id, _) in self.lone.extract_if(.., |(_, place)| told.contains(place)) {
            self.posts.extend(facts_of(id)?);
        }
        self.lone.sort_unstable_by_key(|&(id, place)| (place, id));
        for same in self.lone.chunk_by(|a, b| a.1 == b.1).filter(|same| same.len() > 1) {
            let mut posts = Vec::with_capacity(same.len());
            for &(id, _) in same {
                posts.extend(facts_of(id)?);
            }
            self.translations.extend(translations_among(&posts));
        }
        Ok(())
    }

    /// How many could be read.
    pub fn len(&self) -> usize {
        self.posts.len() + self.lone.len()
    }
}
