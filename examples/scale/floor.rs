//! The floor: the least that any program has to do with these posts, done plainly.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use pulldown_cmark::{Event, Parser, Tag};
use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension as _};

/// How much of the work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Depth {
    /// Walk, ask for size and time, and look both up in the table of an earlier `insert`.
    Lookup,
    /// Walk and read.
    Read,
    /// And BLAKE3.
    Hash,
    /// And the front matter as YAML, and all events of the Markdown.
    Parse,
    /// And bare inserts of posts and links into a new file.
    Insert,
}

/// Does as much as that with the posts of a folder.
#[derive(Debug, Args)]
pub struct Floor {
    depth: Depth,
    folder: PathBuf,
    database: PathBuf,
}

/// What is kept of a post.
struct Post {
    path: String,
    hash: String,
    title: Option<String>,
    links: Vec<String>,
}

impl Floor {
    pub fn run(&self) -> anyhow::Result<()> {
        let mut paths = Vec::new();
        walk(&self.folder, &mut paths)?;
        paths.sort();
        let mut database = Connection::open(&self.database)?;
        if self.depth == Depth::Lookup {
            return look_up(&database, &paths);
        }
        database.execute_batch(
            "CREATE TABLE IF NOT EXISTS posts (
                 id INTEGER PRIMARY KEY, path TEXT UNIQUE, hash TEXT, title TEXT, size INTEGER, modified INTEGER);
             CREATE TABLE IF NOT EXISTS links (post_id INTEGER REFERENCES posts, url TEXT)",
        )?;
        let transaction = database.transaction()?;
        for batch in paths.chunks(256) {
            let posts: Vec<anyhow::Result<Post>> =
                batch.par_iter().map(|path| read(path, self.depth)).collect();
            for post in posts {
                let post = post?;
                if self.depth == Depth::Insert {
                    insert(&transaction, &post)?;
                }
            }
        }
        transaction.commit()?;
        Ok(())
    }
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), paths)?;
        } else {
            paths.push(entry.path());
        }
    }
    Ok(())
}

/// Size and time of change, in nanoseconds.
fn state(path: &str) -> anyhow::Result<(i64, i64)> {
    let metadata = fs::metadata(path)?;
    let modified = metadata.modified()?.duration_since(UNIX_EPOCH)?.as_nanos();
    Ok((metadata.len().try_into()?, modified.try_into()?))
}

fn look_up(database: &Connection, paths: &[PathBuf]) -> anyhow::Result<()> {
    let mut known = database.prepare("SELECT size, modified FROM posts WHERE path = ?1")?;
    for path in paths {
        let path = path.to_str().context("a path that is text")?;
        let before = known.query_row([path], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        anyhow::ensure!(before == Some(state(path)?), "{path} is not as it was");
    }
    Ok(())
}

fn read(path: &Path, depth: Depth) -> anyhow::Result<Post> {
    let path = path.to_str().context("a path that is text")?.to_owned();
    let bytes = fs::read(&path)?;
    let mut post = Post { path, hash: String::new(), title: None, links: Vec::new() };
    if depth >= Depth::Hash {
        post.hash = blake3::hash(&bytes).to_hex().to_string();
    }
    if depth >= Depth::Parse {
        let text = std::str::from_utf8(&bytes)?;
        let (front, body) = text
            .strip_prefix("---\n")
            .and_then(|rest| rest.split_once("\n---\n"))
            .unwrap_or(("", text));
        let front: serde_yaml::Value = serde_yaml::from_str(front)?;
        post.title = front.get("title").and_then(|title| title.as_str()).map(str::to_owned);
        for event in Parser::new(body) {
            if let Event::Start(Tag::Link { dest_url, .. }) = event {
                post.links.push(dest_url.into_string());
            }
        }
    }
    Ok(post)
}

fn insert(database: &Connection, post: &Post) -> anyhow::Result<()> {
    let (size, modified) = state(&post.path)?;
    database
        .prepare_cached(
            "INSERT INTO posts (path, hash, title, size, modified) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((&post.path, &post.hash, &post.title, size, modified))?;
    let id = database.last_insert_rowid();
    let mut link = database.prepare_cached("INSERT INTO links (post_id, url) VALUES (?1, ?2)")?;
    for url in &post.links {
        link.execute((id, url))?;
    }
    Ok(())
}
