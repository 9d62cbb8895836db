//! `talkcat import`: posts into the catalog.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::fix::FileOption;
use super::lines::Lines;
use super::sources::{Limit, Problem, each, remark_none, rules};
use super::summary::SummaryFormat;
use super::writing::write;
use super::{Context, Run, facts};
use crate::catalog::{self, CatalogError};
use crate::extract::lexicon::Lexicon;
use crate::extract::told::{Told, content_hash};
use crate::post::find::{Source, find};
use crate::reference::Reference;

/// Read posts into the catalog
///
/// Makes the catalog's file if there is none. Importing a post again replaces what it said before.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat import content/blog
  talkcat import --prune content/blog             # forget posts that are gone
  talkcat import --facts facts.ndjson             # what `talkcat extract` printed, on any machine
  talkcat import --reference our-orgs.yaml posts  # more organizations or event series")]
pub struct Import {
    /// Forget posts of these folders that no longer exist
    #[arg(long)]
    pub prune: bool,

    /// Facts as `talkcat extract` prints them instead of posts, in a file or - for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "prune"])]
    pub facts: Option<PathBuf>,

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
    #[arg(required_unless_present = "facts", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

impl Run for Import {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let reference = Reference::with_files(&self.reference)?;
        // What is wrong with the file is told before a catalog is made.
        self.corrections.read(&context.database)?;
        let rules = rules(&reference);
        let lines = self.facts.as_ref().map(|file| Lines::open(file, self.limit)).transpose()?;
        let (sources, missing) = find(&self.paths);
        let mut problems: Vec<Problem> = missing.into_iter().map(Problem::from).collect();
        problems.iter().for_each(Problem::report);
        if sources.is_empty() && lines.is_none() {
            ensure!(problems.is_empty(), "nothing to import");
            remark_none(context);
        }
        let summary = write(context, |catalog| {
            let mut import = catalog.import(&rules)?;
            // Read while nobody else corrects: a `fix` may just have written to it.
            if let Some(file) = self.corrections.read(&context.database)? {
                import.follow(&file.corrections())?;
            }
            if let Some(lines) = lines {
                facts::load(lines, &mut import, &mut problems)?;
                facts::warn_of_other_rules(context, &import, &rules)?;
            }
            let lexicon = Lexicon::new(&reference);
            read_all(&sources, self.limit, &lexicon, &rules, &mut import, &mut problems)?;
            if self.prune {
                for path in gone(&import.paths()?, &self.paths, &sources, &problems) {
                    import.remove(&path)?;
                }
            }
            Ok(import.finish(&|name| reference.organization(name)?.parent.clone())?)
        })?;
        self.format.print(context, &summary, &problems)?;
        let what = if self.facts.is_some() { "line" } else { "path" };
        match problems.len() {
            0 => Ok(()),
            1 => bail!("1 {what} could not be read; what the catalog knew of it stays"),
            count => {
                bail!("{count} {what}s could not be read; what the catalog knew of them stays")
            }
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

/// Puts every source that is new or changed into the catalog.
fn read_all(
    sources: &[Source],
    limit: Limit,
    lexicon: &Lexicon<'_>,
    rules: &str,
    import: &mut catalog::Import<'_>,
    problems: &mut Vec<Problem>,
) -> Result<(), CatalogError> {
    let current = import.current()?;
    let bar = progress(sources.len());
    let tell = |source: &Source| outcome(source, limit, &current, lexicon, rules);
    each(sources, tell, |outcome| {
        bar.inc(1);
        match outcome {
            Outcome::Unchanged => import.keep(),
            Outcome::Told(told) => import.put(&(&*told).into())?,
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
    rules: &str,
) -> Outcome {
    let tell = || -> Result<Outcome, Problem> {
        let (path, bytes) = Problem::bytes(source, limit)?;
        if current.get(&path) == Some(&content_hash(&bytes)) {
            return Ok(Outcome::Unchanged);
        }
        Ok(Outcome::Told(Box::new(Told::of(&path, &bytes, lexicon, rules)?)))
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
