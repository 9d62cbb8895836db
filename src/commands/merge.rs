//! `talkcat merge`: another catalog into this one.

use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};
use clap::{Args, ValueEnum, ValueHint};
use rusqlite::Connection;

use super::facts::warn_of_other_rules;
use super::fix::FileOption;
use super::sources::{Problem, rules};
use super::summary::SummaryFormat;
use super::writing::write;
use super::{Context, Run};
use crate::catalog::merge::{Prefer, parents};
use crate::catalog::upgraded_copy;
use crate::query::open::{OpenError, open};
use crate::reference::Reference;

/// Take what other catalogs know into this one
///
/// The catalog becomes what it would be had all posts been imported into it, and knows all
/// corrections. The others stay as they are. Posts that differ must be decided with --prefer.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat merge other.db
  talkcat --db all.db merge machine-*.db    # makes all.db if there is none
  talkcat merge --prefer theirs newer.db    # where a post differs, newer.db is right")]
pub struct Merge {
    /// Whose content counts of posts that differ [default: none is merged]
    #[arg(long, value_enum, value_name = "WHOSE")]
    prefer: Option<Whose>,

    /// How to print the summary
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: SummaryFormat,

    /// More organizations or event series, as YAML; may be given several times
    #[arg(long, value_name = "FILE")]
    reference: Vec<PathBuf>,

    /// What people put right.
    #[command(flatten)]
    corrections: FileOption,

    /// Catalogs made by talkcat, this version or an older one
    #[arg(required = true, value_name = "OTHER", value_hint = ValueHint::FilePath)]
    others: Vec<PathBuf>,
}

/// Whose content of a post counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Whose {
    /// That of this catalog
    Ours,
    /// That of the other one, the last one if several differ
    Theirs,
}

impl Run for Merge {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let reference = Reference::with_files(&self.reference)?;
        let rules = rules(&reference);
        self.corrections.read(&context.database)?;
        let others = self.others.iter().map(|path| read(context, path));
        let others = others.collect::<anyhow::Result<Vec<_>>>()?;
        let prefer = self.prefer.map(|whose| match whose {
            Whose::Ours => Prefer::Ours,
            Whose::Theirs => Prefer::Theirs,
        });
        let mut problems = Vec::new();
        let summary = write(context, |catalog| {
            let mut import = catalog.import(&rules)?;
            // As an import does: read while nobody else corrects.
            if let Some(file) = self.corrections.read(&context.database)? {
                import.follow(&file.corrections())?;
            }
            let mut known: Vec<_> = import.known_parents()?.into_iter().flatten().collect();
            let mut differing = 0;
            for (name, other) in self.others.iter().zip(&others) {
                let apart = import.merge(other, prefer)?;
                let report = |path: String, reason: String| {
                    let problem = Problem { path, line: None, reason };
                    problem.report();
                    problem
                };
                for path in apart.differing {
                    report(path, format!("differs in {}", name.display()));
                    differing += 1;
                }
                for path in apart.unreadable {
                    let reason = format!("{} holds it as another version read it", name.display());
                    problems.push(report(path, reason));
                    import.skip();
                }
                known.extend(parents(other)?);
            }
            let posts = if differing == 1 { "post" } else { "posts" };
            ensure!(
                differing == 0,
                "nothing is merged, for the catalogs differ in {differing} {posts}; say --prefer ours \
                 or --prefer theirs"
            );
            warn_of_other_rules(context, &import, &rules)?;
            // Whichever catalog is ours, the same one is taken of two parents.
            known.sort();
            let parent = |name: &str| {
                let told = reference.organization(name).map(|it| it.parent.clone());
                told.unwrap_or_else(|| {
                    known.iter().find(|(part, _)| part == name).map(|(_, parent)| parent.clone())
                })
            };
            Ok(import.finish(&parent)?)
        })?;
        self.format.print(context, &summary, &problems)?;
        match problems.len() {
            0 => Ok(()),
            count => bail!("{count} posts could not be merged; import them"),
        }
    }
}

/// Another catalog, to be read only. One of an older version is read as if it were brought up to
/// date.
fn read(context: &Context, path: &Path) -> anyhow::Result<Connection> {
    let is_ours = path
        .canonicalize()
        .is_ok_and(|it| context.database.canonicalize().is_ok_and(|ours| ours == it));
    ensure!(!is_ours, "{} is the catalog itself", path.display());
    match open(path) {
        Err(OpenError::Older { .. }) => Ok(upgraded_copy(path)?),
        outcome => Ok(outcome?),
    }
}
