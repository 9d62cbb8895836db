//! Bytes become a [`Post`]: front matter, language, and a [`Document`] of blocks that know their lines.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub mod document;
pub mod find;
pub mod front_matter;
mod icon;
pub mod markdown;
pub mod read;
mod rows;
pub mod shortcode;
pub mod state;
mod wrapped;
mod writer;

use document::Document;

/// One post, read and parsed, before anything is known of talks.
#[derive(Debug, Clone)]
pub struct Post {
    /// The path as given on the command line or as walked, with `/` separators.
    pub path: String,
    /// What the front matter says.
    pub front: FrontMatter,
    /// ISO 639-1 code of the language that the post is written in.
    pub lang: String,
    /// The body.
    pub document: Document,
}

/// The fields of a front matter that matter here; all others are ignored.
///
/// As a part of the facts it lacks what stands among them already.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FrontMatter {
    /// `title`.
    #[serde(skip)]
    pub title: Option<String>,
    /// `linkTitle`, a shorter title.
    pub link_title: Option<String>,
    /// `date`, `publishDate`, `created_at` and the like, as the calendar day that the front matter writes;
    /// without one, the day in the post's path.
    #[serde(skip)]
    pub date: Option<NaiveDate>,
    /// `lang`.
    #[serde(skip)]
    pub lang: Option<String>,
    /// `draft`.
    pub draft: bool,
    /// `author`, `authors` or `attribution`, one entry per person or phrase as written.
    pub authors: Vec<String>,
    /// `tags`, `keywords` and `categories`, each once.
    pub tags: Vec<String>,
    /// `aliases`, `url`, `path` and `slug`.
    pub urls: Vec<String>,
}
