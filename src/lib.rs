//! talkcat reads the Markdown posts in which communities tell of their conferences, and keeps the
//! events, talks, speakers, organizations and recordings in one SQLite file.
//!
//! Data flows one way: [`post`] → [`extract`] → [`resolve`] → [`catalog`] → [`query`] → [`output`].

pub mod catalog;
pub mod cli;
pub mod commands;
pub mod corrections;
pub mod export;
pub mod extract;
pub mod fault;
pub mod interrupt;
pub mod language;
#[cfg(any(test, fuzzing))]
pub mod laws;
pub mod names;
pub mod output;
pub mod post;
pub mod query;
pub mod reference;
pub mod reports;
pub mod resolve;
