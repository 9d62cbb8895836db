//! What holds of any input at all. The fuzz targets ask for it, and so do the tests: of the inputs
//! kept in `fuzz/corpus` and of random ones.
#![allow(clippy::missing_panics_doc, reason = "a law that does not hold panics")]

use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::limits::Limit;

use crate::catalog::words;
use crate::corrections::CorrectionsFile;
use crate::extract::facts::{Evidence, PostFacts};
use crate::extract::{extract, lexicon};
use crate::post::document::Document;
use crate::post::{Post, front_matter, markdown, read, shortcode};
use crate::query::console;
use crate::query::search::{QUOTES, Question};

/// A front matter is read or refused, with a line of the file; what follows it is the end of the file.
pub fn front_matter(text: &str) {
    match front_matter::parse(text) {
        Ok((_, body)) => {
            assert_eq!(text.get(body.offset..), Some(body.text));
            assert!((1..=lines(text)).contains(&body.first_line));
        }
        Err(fault) => assert!((1..=lines(text)).contains(&fault.line), "{fault}"),
    }
}

/// What is left of a body without its shortcodes comes from it, byte by byte and in order.
pub fn shortcodes(text: &str) {
    let unfolded = shortcode::unfold(text);
    let mut last = 0;
    for (at, _) in unfolded.text.char_indices() {
        let source = unfolded.source_offset(at);
        assert!(last <= source && source <= text.len(), "{at} comes from {source}");
        last = source;
    }
}

/// Every range of a document lies inside its text, and every line inside the post.
pub fn document(text: &str) {
    assert_document(text, &markdown::document(text, 1));
}

/// A post is read or refused, and every fact has evidence in it.
pub fn extraction(bytes: &[u8]) {
    let post = match read::read("post.md", bytes) {
        Ok(post) => post,
        Err(fault) => {
            return assert!((1..=lines(&String::from_utf8_lossy(bytes))).contains(&fault.line));
        }
    };
    let text = String::from_utf8_lossy(bytes);
    assert_document(&text, &post.document);
    assert_facts(&text, &post, &extract(&post, lexicon::builtin()));
}

/// SQLite understands what any text asks for, and a title is found by its own words.
pub fn search(text: &str) {
    thread_local!(static INDEX: Connection = {
        let index = Connection::open_in_memory().expect("a database");
        let table = "CREATE VIRTUAL TABLE titles USING fts5 (search_text, tokenize='unicode61 remove_diacritics 2')";
        index.execute_batch(table).expect("a table");
        index
    });
    let found = |question: &Question| {
        INDEX.with(|index| {
            index.execute("DELETE FROM titles", []).expect("an empty table");
            index
                .execute("INSERT INTO titles VALUES (?1)", [words::of_titles([text])])
                .expect("a title");
            let matches = "SELECT count(*) FROM titles WHERE titles MATCH ?1";
            index
                .query_row(matches, [question.expression()], |row| row.get::<_, i64>(0))
                .expect("a question")
        })
    };
    let question = Question::of(text);
    if !question.is_empty() {
        found(&question);
    }
    for mark in question.marks(text) {
        assert!(is_inside(text, &mark));
    }
    let words = Question::of(&format!("\"{}\"", text.replace(QUOTES, " ")));
    assert!(words.is_empty() || found(&words) == 1, "{}", words.expression());
}

/// No query changes anything, though the connection could.
pub fn sql(text: &str) {
    let mut connection = Connection::open_in_memory().expect("a database");
    let table = "CREATE TABLE talks (id INTEGER PRIMARY KEY, title TEXT); INSERT INTO talks VALUES (1, 'Mesh')";
    connection.execute_batch(table).expect("a table");
    let wrote = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&wrote);
    let hook = move || {
        seen.store(true, Ordering::Relaxed);
        false
    };
    connection.commit_hook(Some(hook)).expect("a hook");
    // Queries may ask for many rows of many large values; what is looked for here is not memory.
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, 1 << 16).expect("a limit");
    let patience = Some(Duration::from_millis(100));
    let question = console::Question { sql: text, patience, most: Some(100), ..Default::default() };
    let _ = console::ask(connection, question);
    assert!(!wrote.load(Ordering::Relaxed), "it wrote");
}

/// A corrections file is read or refused, with a line of the file; a correction that is cut from it
/// and added again is the last one of the same ones.
pub fn corrections(text: &str) {
    let mut file = match CorrectionsFile::parse(Path::new("corrections.yaml"), text) {
        Ok(file) => file,
        Err(fault) => return assert!(!fault.to_string().contains('\n'), "{fault}"),
    };
    let mut corrections = file.corrections();
    let Some(first) = corrections.first().cloned() else { return };
    // What a hand wrote in a way that lines do not tell is refused, and left as it is.
    if file.cut(&first.statement).is_ok() {
        corrections.remove(0);
        assert_eq!(file.corrections(), corrections);
        if file.add(&first).is_ok() {
            corrections.push(first);
        }
    }
    assert_eq!(file.corrections(), corrections);
}

fn assert_document(text: &str, document: &Document) {
    let lines = 1..=lines(text);
    for (at, block) in document.blocks.iter().enumerate() {
        assert!(block.parent.is_none_or(|parent| parent < at), "{block:?}");
        let links = block.links.iter().map(|link| &link.range);
        for range in links.chain(block.marks.iter().map(|mark| &mark.range)) {
            assert!(is_inside(&block.text, range), "{range:?} in {block:?}");
        }
        assert!(block.links.iter().all(|link| lines.contains(&link.line)), "{block:?}");
        for &(at, line) in &block.lines {
            assert!(block.text.is_char_boundary(at) && lines.contains(&line), "{block:?}");
        }
    }
}

/// Every fact has its evidence in the post, and what it refers to among the facts.
pub fn assert_facts(text: &str, post: &Post, facts: &PostFacts) {
    // Authors may tell of talks of their own.
    let front = post.front.title.iter().chain(&post.front.authors).map(String::as_str);
    let blocks = post.document.blocks.iter().map(|block| block.text.as_str());
    let written = without_white_space(&front.chain(blocks).collect::<String>());
    let stands = |words: &str| {
        let words = without_white_space(words);
        !words.is_empty() && written.contains(&words)
    };
    let lines = 1..=lines(text);
    for evidence in evidence(facts) {
        assert!(stands(&evidence.words), "{evidence:?}");
        assert!(lines.contains(&evidence.line), "{evidence:?}");
        assert!(!evidence.rule.is_empty(), "{evidence:?}");
        assert!((0.0..=1.0).contains(&evidence.confidence), "{evidence:?}");
    }
    let events: HashSet<&str> = facts.events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(events.len(), facts.events.len());
    assert!(facts.organizations.iter().all(|organization| stands(&organization.surface)));
    for talk in &facts.talks {
        assert!(!talk.title.trim().is_empty() && !talk.mentions.is_empty(), "{talk:?}");
        assert!(lines.contains(&talk.line), "{talk:?}");
        assert!(talk.event.as_deref().is_none_or(|event| events.contains(event)), "{talk:?}");
        for speaker in &talk.speakers {
            assert!(!speaker.name.trim().is_empty() && stands(&speaker.surface), "{speaker:?}");
        }
        for link in &talk.links {
            assert!(lines.contains(&link.line), "{link:?}");
            assert!(!facts.other_videos.contains(&link.key), "{link:?}");
        }
    }
}

/// The evidence of every fact.
fn evidence(facts: &PostFacts) -> Vec<&Evidence> {
    let mut all: Vec<&Evidence> = facts.events.iter().map(|event| &event.evidence).collect();
    all.extend(facts.organizations.iter().map(|organization| &organization.evidence));
    for talk in &facts.talks {
        all.extend(&talk.mentions);
        for speaker in &talk.speakers {
            all.push(&speaker.evidence);
            all.extend(&speaker.organization_evidence);
        }
    }
    all
}

/// How many lines a text has.
fn lines(text: &str) -> u32 {
    u32::try_from(text.split('\n').count()).expect("a short text")
}

fn is_inside(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some()
}

fn without_white_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Calls `law` with each input kept for a fuzz target.
    fn of_all(target: &str, law: impl Fn(&[u8])) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
        let inputs: Vec<_> = fs::read_dir(&folder).expect("a corpus").collect();
        assert!(!inputs.is_empty(), "{}", folder.display());
        for input in inputs {
            let path = input.expect("an entry").path();
            println!("{}", path.display());
            law(&fs::read(path).expect("a file"));
        }
    }

    fn of_texts(target: &str, law: impl Fn(&str)) {
        of_all(target, |bytes| law(&String::from_utf8_lossy(bytes)));
    }

    #[test]
    fn they_hold_of_all_that_is_kept() {
        of_texts("front_matter", front_matter);
        of_texts("shortcodes", shortcodes);
        of_texts("document", document);
        of_all("extraction", extraction);
        of_texts("search", search);
        of_texts("sql", sql);
        of_texts("corrections", corrections);
    }
}
