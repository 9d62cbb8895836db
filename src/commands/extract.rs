//! `talkcat extract`: what each post alone says, without a catalog.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::sources::{Problem, each, remark_none};
use super::{Context, Run};
use crate::extract::extract;
use crate::extract::lexicon::Lexicon;
use crate::output::{write_json, write_json_indented};
use crate::post::find::find;
use crate::post::read::read;
use crate::reference::Reference;

/// Print what each post says, without a catalog
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat extract post.md | jq '.talks[].title'
  talkcat extract --format json post.md
  curl -s https://example.org/post.md | talkcat extract -")]
pub struct Extract {
    /// How to print the facts
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: FactsFormat,

    /// More organizations or event series, as YAML; may be given several times
    #[arg(long, value_name = "FILE")]
    pub reference: Vec<PathBuf>,

    /// Posts, folders of posts, or - for one post on standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// How facts are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum FactsFormat {
    /// One object per post and line, for programs
    #[default]
    Ndjson,
    /// Indented, for people
    Json,
}

impl Run for Extract {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let reference = Reference::with_files(&self.reference)?;
        let lexicon = Lexicon::new(&reference);
        let (sources, missing) = find(&self.paths);
        let mut problems: Vec<Problem> = missing.into_iter().map(Problem::from).collect();
        problems.iter().for_each(Problem::report);
        if sources.is_empty() && problems.is_empty() {
            remark_none(context);
        }
        let mut out = BufWriter::new(io::stdout().lock());
        let facts = |source: &_| -> Result<_, Problem> {
            let (path, bytes) = Problem::bytes(source)?;
            Ok(extract(&read(&path, &bytes)?, &lexicon))
        };
        each(&sources, facts, |facts| -> io::Result<()> {
            match facts {
                Ok(facts) if self.format == FactsFormat::Json => {
                    write_json_indented(&facts, &mut out)?;
                }
                Ok(facts) => {
                    write_json(&facts, &mut out)?;
                    out.write_all(b"\n")?;
                }
                Err(problem) => {
                    problem.report();
                    problems.push(problem);
                }
            }
            Ok(())
        })?;
        out.flush()?;
        match problems.len() {
            0 => Ok(()),
            1 => bail!("1 path could not be read"),
            count => bail!("{count} paths could not be read"),
        }
    }
}
