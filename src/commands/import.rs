//! `talkcat import`: posts into the catalog.

use std::collections::{HashMap, HashSet};
use std::mem::ManuallyDrop;
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
use crate::catalog::{self, CatalogError, KnownFile, PostRecord};
use crate::extract::lexicon::Lexicon;
use crate::extract::told::{Told, content_hash};
use crate::post::find::{Source, find};
use crate::post::state::state;
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

    /// Read all posts again, also those whose files look as they did
    #[arg(long)]
    pub reread: bool,

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
        // The process ends with it; to give back each name by itself would take longer than a post.
        let reference = ManuallyDrop::new(Reference::with_files(&self.reference)?);
        let lexicon = ManuallyDrop::new(Lexicon::new(&reference));
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
            let reader = Reader {
                limit: self.limit,
                again: self.reread,
                current: import.current(sources.iter().map(Source::path))?,
                lexicon: &lexicon,
                rules: &rules,
            };
            reader.read_all(&sources, &mut import, &mut problems)?;
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
    /// Its file has another state, and says what it said.
    Renewed { path: String, file_state: String },
    /// It is new, or other than before.
    Told { told: Box<Told>, file_state: Option<String> },
    /// It cannot be read.
    Broken(Problem),
}

/// How sources are read.
struct Reader<'r> {
    limit: Limit,
    /// Also where files look as they did.
    again: bool,
    current: HashMap<String, KnownFile>,
    lexicon: &'r Lexicon<'r>,
    rules: &'r str,
}

impl Reader<'_> {
    /// Puts every source that is new or changed into the catalog.
    fn read_all(
        &self,
        sources: &[Source],
        import: &mut catalog::Import<'_>,
        problems: &mut Vec<Problem>,
    ) -> Result<(), CatalogError> {
        let bar = progress(sources.len());
        each(
            sources,
            |source| self.read(source).unwrap_or_else(Outcome::Broken),
            |outcome| {
                bar.inc(1);
                match outcome {
                    Outcome::Unchanged => import.keep(),
                    Outcome::Renewed { path, file_state } => import.renew(&path, &file_state)?,
                    Outcome::Told { told, file_state } => {
                        let file_state = file_state.as_deref();
                        import.put(&PostRecord { file_state, ..PostRecord::from(&*told) })?;
                    }
                    Outcome::Broken(problem) => {
                        bar.suspend(|| problem.report());
                        problems.push(problem);
                        import.skip();
                    }
                }
                Ok(())
            },
        )?;
        bar.finish_and_clear();
        Ok(())
    }

    fn read(&self, source: &Source) -> Result<Outcome, Problem> {
        let known = self.current.get(&source.path()).filter(|_| !self.again);
        // Before it is read: what changes later has another state.
        let file_state = state(source);
        if file_state.is_some() && known.is_some_and(|known| known.state == file_state) {
            return Ok(Outcome::Unchanged);
        }
        let (path, bytes) = Problem::bytes(source, self.limit)?;
        if known.is_some_and(|known| known.content_hash == content_hash(&bytes)) {
            return Ok(match file_state {
                Some(file_state) => Outcome::Renewed { path, file_state },
                None => Outcome::Unchanged,
            });
        }
        let told = Box::new(Told::of(&path, &bytes, self.lexicon, self.rules)?);
        Ok(Outcome::Told { told, file_state })
    }
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
