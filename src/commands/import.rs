//! `talkcat import`: posts into the catalog.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::fix::FileOption;
use super::sources::{Limit, Problem, each, remark_none, rules};
use super::writing::write;
use super::{Context, Run};
use crate::catalog::{self, CatalogError, PostRecord, Summary};
use crate::extract::extract;
use crate::extract::facts::PostFacts;
use crate::extract::lexicon::Lexicon;
use crate::output::{Column, Format, Rows, write_json};
use crate::post::FrontMatter;
use crate::post::find::{Source, find};
use crate::post::read::read;
use crate::reference::Reference;

/// Read posts into the catalog
///
/// Makes the catalog's file if there is none. Importing a post again replaces what it said before.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat import content/blog
  talkcat import --prune content/blog             # forget posts that are gone
  talkcat import --reference our-orgs.yaml posts  # more organizations or event series")]
pub struct Import {
    /// Forget posts of these folders that no longer exist
    #[arg(long)]
    pub prune: bool,

    /// How to print the summary
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: SummaryFormat,

    /// More organizations or event series, as YAML; may be given several times
    #[arg(long, value_name = "FILE")]
    pub reference: Vec<PathBuf>,

    /// What people put right.
    #[command(flatten)]
    pub corrections: FileOption,

    /// How large posts may be.
    #[command(flatten)]
    pub limit: Limit,

    /// Posts, folders of posts, or - for one post on standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// How the summary of an import is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum SummaryFormat {
    /// A table for people
    #[default]
    Table,
    /// JSON for scripts
    Json,
}

impl Run for Import {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let reference = Reference::with_files(&self.reference)?;
        // What is wrong with the file is told before a catalog is made.
        self.corrections.read(&context.database)?;
        let (sources, missing) = find(&self.paths);
        let mut problems: Vec<Problem> = missing.into_iter().map(Problem::from).collect();
        problems.iter().for_each(Problem::report);
        if sources.is_empty() {
            ensure!(problems.is_empty(), "nothing to import");
            remark_none(context);
        }
        let summary = write(context, |catalog| {
            let mut import = catalog.import(&rules(&reference))?;
            // Read while nobody else corrects: a `fix` may just have written to it.
            if let Some(file) = self.corrections.read(&context.database)? {
                import.follow(&file.corrections())?;
            }
            read_all(&sources, self.limit, &Lexicon::new(&reference), &mut import, &mut problems)?;
            if self.prune {
                for path in gone(&import.paths()?, &self.paths, &sources, &problems) {
                    import.remove(&path)?;
                }
            }
            Ok(import.finish(&|name| reference.organization(name)?.parent.clone())?)
        })?;
        match self.format {
            SummaryFormat::Table => print_table(context, &summary, &problems)?,
            SummaryFormat::Json => print_json(&summary, &problems)?,
        }
        match problems.len() {
            0 => Ok(()),
            1 => bail!("1 path could not be read; what the catalog knew of it stays"),
            count => bail!("{count} paths could not be read; what the catalog knew of them stays"),
        }
    }
}

/// What became of one source.
enum Outcome {
    /// It is as it was.
    Unchanged,
    /// It is new, or other than before.
    Told(Box<Told>),
    /// It cannot be read.
    Broken(Problem),
}

/// A post that was read.
struct Told {
    content_hash: String,
    front: FrontMatter,
    facts: PostFacts,
}

/// Puts every source that is new or changed into the catalog.
fn read_all(
    sources: &[Source],
    limit: Limit,
    lexicon: &Lexicon<'_>,
    import: &mut catalog::Import<'_>,
    problems: &mut Vec<Problem>,
) -> Result<(), CatalogError> {
    let current = import.current()?;
    let bar = progress(sources.len());
    let tell = |source: &Source| outcome(source, limit, &current, lexicon);
    each(sources, tell, |outcome| {
        bar.inc(1);
        match outcome {
            Outcome::Unchanged => import.keep(),
            Outcome::Told(told) => import.put(&PostRecord {
                content_hash: &told.content_hash,
                front: &told.front,
                facts: &told.facts,
            })?,
            Outcome::Broken(problem) => {
                bar.suspend(|| problem.report());
                problems.push(problem);
                import.skip();
            }
        }
        Ok(())
    })?;
    bar.finish_and_clear();
    Ok(())
}

fn outcome(
    source: &Source,
    limit: Limit,
    current: &HashMap<String, String>,
    lexicon: &Lexicon<'_>,
) -> Outcome {
    let tell = || -> Result<Outcome, Problem> {
        let (path, bytes) = Problem::bytes(source, limit)?;
        let content_hash = blake3::hash(&bytes).to_hex().to_string();
        if current.get(&path) == Some(&content_hash) {
            return Ok(Outcome::Unchanged);
        }
        let post = read(&path, &bytes)?;
        let facts = extract(&post, lexicon);
        Ok(Outcome::Told(Box::new(Told { content_hash, front: post.front, facts })))
    };
    tell().unwrap_or_else(Outcome::Broken)
}

/// A bar on a terminal, nothing elsewhere.
fn progress(posts: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} posts")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(posts as u64).with_style(style)
}

/// Posts of the catalog at or below the given paths that are no longer there. Below a path that
/// cannot be read nothing is known to be gone.
fn gone(
    known: &[String],
    given: &[PathBuf],
    sources: &[Source],
    problems: &[Problem],
) -> Vec<String> {
    let given: Vec<String> = given.iter().map(|path| Source::File(path.clone()).path()).collect();
    let found: HashSet<String> = sources.iter().map(Source::path).collect();
    known
        .iter()
        .filter(|path| given.iter().any(|folder| is_within(path, folder)))
        .filter(|path| !problems.iter().any(|problem| is_within(path, &problem.path)))
        .filter(|path| !found.contains(*path) && path.as_str() != "-" && !Path::new(path).exists())
        .cloned()
        .collect()
}

/// Whether a path as the catalog spells it is this one, or below it.
fn is_within(path: &str, folder: &str) -> bool {
    let below = |rest: &str| rest.is_empty() || rest.starts_with('/') || folder.ends_with('/');
    match folder {
        "." => !path.starts_with('/') && !path.starts_with("../"),
        _ => path.strip_prefix(folder).is_some_and(below),
    }
}

/// The summary for people, and what to do next.
fn print_table(context: &Context, summary: &Summary, problems: &[Problem]) -> io::Result<()> {
    let columns = ["", "new", "changed", "unchanged", "removed", "skipped"];
    let mut rows = Rows::new(columns.map(Column::new));
    for (kind, counts) in summary.kinds() {
        rows.push(vec![
            kind.into(),
            i64::from(counts.added).into(),
            i64::from(counts.changed).into(),
            i64::from(counts.unchanged).into(),
            i64::from(counts.removed).into(),
            i64::from(counts.skipped).into(),
        ]);
    }
    context.print(&rows, Format::Table)?;
    if !problems.is_empty() {
        let mut rows = Rows::new(["skipped", "reason"].map(Column::new));
        for problem in problems {
            rows.push(vec![problem.place().into(), problem.reason.as_str().into()]);
        }
        context.print_text("\n")?;
        context.print(&rows, Format::Table)?;
    }
    if !summary.outdated.is_empty() {
        context.remark(&format!(
            "{} posts were read by another version and tell nothing until they are imported again: {}",
            summary.outdated.len(),
            summary.outdated.join(", ")
        ));
    }
    for correction in &summary.unmet {
        context.remark(&format!("a correction no longer applies: {correction}"));
    }
    let next = [("talks", summary.talks), ("posts", summary.posts)];
    if let Some((verb, _)) = next.iter().find(|(_, counts)| counts.present() > 0) {
        context.remark(&format!("next, try `{}`", command(&context.database, verb)));
    }
    Ok(())
}

/// The command line of a verb on this catalog.
pub(super) fn command(database: &Path, verb: &str) -> String {
    match database.to_str() {
        Some("talkcat.db") => format!("talkcat {verb}"),
        _ => format!("talkcat --db {} {verb}", database.display()),
    }
}

/// The summary for scripts.
#[derive(Debug, Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    summary: &'a Summary,
    skipped: &'a [Problem],
}

fn print_json(summary: &Summary, problems: &[Problem]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let skipped = problems;
    write_json(&Report { summary, skipped }, &mut out)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn a_path_is_within_its_folders() {
        for (path, folder) in [
            ("a/b.md", "a"),
            ("a/b.md", "a/b.md"),
            ("a/b.md", "."),
            ("/a/b.md", "/"),
            ("/a/b.md", "/a"),
            ("../a/b.md", "../a"),
        ] {
            assert!(is_within(path, folder), "{path} in {folder}");
        }
        for (path, folder) in [("ab/c.md", "a"), ("/a/b.md", "."), ("../a.md", "."), ("a", "a/b")] {
            assert!(!is_within(path, folder), "{path} in {folder}");
        }
    }
}
