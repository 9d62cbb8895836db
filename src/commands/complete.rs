//! What a shell offers for the names of things in the catalog: slugs, for they need no quotes, with
//! the names beside them where a shell shows that.
//!
//! A shell asks at every press of a key, so whatever is wrong only means that nothing is offered.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap_complete::CompletionCandidate;

use crate::output::escape::escape;
use crate::query::lookup::Kind;
use crate::query::open::open;
use crate::query::suggest::{Suggestion, suggest};

/// The variable by which a shell's script asks the program for candidates.
pub const VARIABLE: &str = "TALKCAT_COMPLETE";

/// Events for what has been typed.
pub fn events(typed: &OsStr) -> Vec<CompletionCandidate> {
    candidates(Kind::Event, typed)
}

/// Event series for what has been typed.
pub fn series(typed: &OsStr) -> Vec<CompletionCandidate> {
    candidates(Kind::Series, typed)
}

/// People for what has been typed.
pub fn speakers(typed: &OsStr) -> Vec<CompletionCandidate> {
    candidates(Kind::Speaker, typed)
}

/// Organizations for what has been typed.
pub fn organizations(typed: &OsStr) -> Vec<CompletionCandidate> {
    candidates(Kind::Organization, typed)
}

fn candidates(kind: Kind, typed: &OsStr) -> Vec<CompletionCandidate> {
    let found = || {
        let catalog = open(&database(env::args_os(), env::var_os("TALKCAT_DB"))).ok()?;
        suggest(&catalog, kind, typed.to_str()?).ok()
    };
    let candidate = |Suggestion { slug, name }| {
        CompletionCandidate::new(slug).help(Some(escape(&name).into_owned().into()))
    };
    found().unwrap_or_default().into_iter().map(candidate).collect()
}

/// The catalog that the unfinished command line names.
fn database(arguments: impl Iterator<Item = OsString>, variable: Option<OsString>) -> PathBuf {
    let mut arguments = arguments.skip_while(|argument| argument != "--").skip(1);
    let mut named = None;
    while let Some(argument) = arguments.next() {
        if argument == "--db" {
            named = arguments.next();
        } else if let Some(file) = argument.to_str().and_then(|text| text.strip_prefix("--db=")) {
            named = Some(file.into());
        }
    }
    named.or(variable).unwrap_or_else(|| "talkcat.db".into()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalog_is_the_one_that_the_command_will_ask() {
        let of = |line: &str, variable: Option<&str>| {
            database(line.split(' ').map(OsString::from), variable.map(OsString::from))
        };
        assert_eq!(of("talkcat -- talkcat talks", None), PathBuf::from("talkcat.db"));
        assert_eq!(of("talkcat -- talkcat talks", Some("a.db")), PathBuf::from("a.db"));
        assert_eq!(of("t -- t --db b.db talks", Some("a.db")), PathBuf::from("b.db"));
        assert_eq!(of("t -- t talks --db=b.db --event", None), PathBuf::from("b.db"));
        assert_eq!(of("t -- t talks --db", None), PathBuf::from("talkcat.db"));
    }
}
