//! Posts on their way in: read in parallel, handed on in order, and reported where they are bad.

use std::path::PathBuf;
use std::{fmt, io};

use anyhow::bail;
use bytesize::ByteSize;
use clap::Args;
use rayon::prelude::*;
use serde::Serialize;

use super::Context;
use crate::extract::RULES_VERSION;
use crate::output::escape::escape;
use crate::post::find::{FindError, Source, USUAL_LIMIT, find};
use crate::post::read::ReadError;
use crate::reference::Reference;

/// How many posts are worked on at a time; as many again wait to be handed on.
const BATCH: usize = 256;

/// What posts may be at most.
#[derive(Debug, Clone, Copy, Args)]
pub struct Limit {
    /// Refuse posts that are larger, such as 500kB or 16MiB
    #[arg(long, value_name = "SIZE", default_value_t = ByteSize::b(USUAL_LIMIT))]
    pub max_size: ByteSize,
}

/// A path that could not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The path.
    pub path: String,
    /// 1-based line, where one is to blame.
    pub line: Option<u32>,
    /// Why.
    pub reason: String,
}

impl Problem {
    /// Says so on standard error.
    pub fn report(&self) {
        eprintln!("{}", escape(&self.to_string()));
    }

    /// The path, with its line where one is to blame.
    pub fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.path),
            None => self.path.clone(),
        }
    }

    /// The path and the bytes of a source.
    pub fn bytes(source: &Source, limit: Limit) -> Result<(String, Vec<u8>), Self> {
        let path = source.path();
        match source.bytes(limit.max_size.as_u64()) {
            Ok(bytes) => Ok((path, bytes)),
            Err(error) => Err(Self { path, line: None, reason: error.to_string() }),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place(), self.reason)
    }
}

impl From<FindError> for Problem {
    fn from(error: FindError) -> Self {
        Self { path: error.path, line: None, reason: error.reason }
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        Self { path: error.path, line: Some(error.line), reason: error.reason }
    }
}

/// Says where posts are looked for, since there are none.
pub fn remark_none(context: &Context) {
    context
        .remark("there are no posts there; folders are searched for .md, .mdx and .markdown files");
}

/// Does `work` for each source on all processors, and hands the results to `then` in the order of
/// the sources, while work on the next ones goes on. Stops at the first error of `then`.
pub fn each<T: Send, E>(
    sources: &[Source],
    work: impl Fn(&Source) -> T + Sync,
    mut then: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    // One by one: some posts take a hundred times as long as others.
    let done =
        |batch: &[Source]| -> Vec<T> { batch.par_iter().with_max_len(1).map(&work).collect() };
    let mut batches = sources.chunks(BATCH);
    let mut ready = batches.next().map(done).unwrap_or_default();
    while !ready.is_empty() {
        let mut next = Vec::new();
        rayon::in_place_scope(|scope| {
            if let Some(batch) = batches.next() {
                scope.spawn(|_| next = done(batch));
            }
            ready.into_iter().try_for_each(&mut then)
        })?;
        ready = next;
    }
    Ok(())
}

/// Does `work` for the path and the bytes of each post below the paths, and hands the results to
/// `then` in order. What cannot be read is reported, and fails at the end.
pub fn each_post<T: Send>(
    context: &Context,
    paths: &[PathBuf],
    limit: Limit,
    work: impl Fn(&str, &[u8]) -> Result<T, ReadError> + Sync,
    mut then: impl FnMut(T) -> io::Result<()>,
) -> anyhow::Result<()> {
    let (sources, missing) = find(paths);
    let mut problems: Vec<Problem> = missing.into_iter().map(Problem::from).collect();
    problems.iter().for_each(Problem::report);
    if sources.is_empty() && problems.is_empty() {
        remark_none(context);
    }
    let read = |source: &Source| -> Result<T, Problem> {
        let (path, bytes) = Problem::bytes(source, limit)?;
        Ok(work(&path, &bytes)?)
    };
    each(&sources, read, |result| match result {
        Ok(result) => then(result),
        Err(problem) => {
            problem.report();
            problems.push(problem);
            Ok(())
        }
    })?;
    match problems.len() {
        0 => Ok(()),
        1 => bail!("1 path could not be read"),
        count => bail!("{count} paths could not be read"),
    }
}

/// The version of the rules and of the reference data that posts are read with.
pub fn rules(reference: &Reference) -> String {
    format!("{RULES_VERSION}-{}", reference.fingerprint())
}
