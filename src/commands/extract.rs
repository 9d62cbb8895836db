//! `talkcat extract`: what each post alone says, without a catalog.

use std::io::{self, BufWriter, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};
use serde::Deserialize;

use super::lines::{Line, Lines};
use super::sources::{Limit, Problem, each_post, rules};
use super::{Context, Run};
use crate::extract::lexicon::Lexicon;
use crate::extract::told::Told;
use crate::output::{write_json, write_json_indented};
use crate::post::read::ReadError;
use crate::reference::Reference;

/// Print what each post says, without a catalog
///
/// A filter: posts in, a line of JSON for each out, in order. `talkcat import --facts` takes the
/// lines, so that posts can be read on many machines.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat extract post.md | jq '.talks[].title'
  talkcat extract --format json post.md
  curl -s https://example.org/post.md | talkcat extract -
  talkcat extract --posts posts.ndjson | talkcat import --facts -
  jq -c '{path: .file, text: .body}' dump.ndjson | talkcat extract --posts -")]
pub struct Extract {
    /// How to print the facts
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: FactsFormat,

    /// More organizations or event series, as YAML; may be given several times
    #[arg(long, value_name = "FILE")]
    pub reference: Vec<PathBuf>,

    /// How large posts may be.
    #[command(flatten)]
    pub limit: Limit,

    /// Posts as lines of JSON, each {"path": …, "text": …}, in a file or - for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub posts: Option<PathBuf>,

    /// Posts, folders of posts, or - for one post on standard input
    #[arg(required_unless_present = "posts", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// A post as a line of JSON; what else stands there is ignored.
#[derive(Debug, Deserialize)]
struct PostLine {
    path: String,
    text: String,
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
        // The process ends with both; to give back each name by itself would take longer than a post.
        let reference = ManuallyDrop::new(Reference::with_files(&self.reference)?);
        let lexicon = ManuallyDrop::new(Lexicon::new(&reference));
        let rules = rules(&reference);
        let mut out = BufWriter::new(io::stdout().lock());
        let tell = |path: &str, bytes: &[u8]| Told::of(path, bytes, &lexicon, &rules);
        let print = |told: Told| match self.format {
            FactsFormat::Json => write_json_indented(&told, &mut out),
            FactsFormat::Ndjson => {
                write_json(&told, &mut out)?;
                out.write_all(b"\n")
            }
        };
        let outcome = match &self.posts {
            Some(file) => each_line(Lines::open(file, self.limit)?, tell, print),
            None => each_post(context, &self.paths, self.limit, tell, print),
        };
        out.flush()?;
        outcome
    }
}

/// Does `tell` for the path and the text of each line, and hands the results to `then` in order.
fn each_line(
    lines: Lines,
    tell: impl Fn(&str, &[u8]) -> Result<Told, ReadError> + Sync,
    mut then: impl FnMut(Told) -> io::Result<()>,
) -> anyhow::Result<()> {
    let mut problems = 0;
    let read = |line: &Line<'_>| -> Result<Told, Problem> {
        let post: PostLine = line.parse()?;
        if post.path.is_empty() {
            return Err(line.problem("`path` is empty"));
        }
        Ok(tell(&post.path, post.text.as_bytes())?)
    };
    lines.each(read, |result| match result {
        Ok(told) => then(told),
        Err(problem) => {
            problem.report();
            problems += 1;
            Ok(())
        }
    })?;
    match problems {
        0 => Ok(()),
        1 => bail!("1 post could not be read"),
        count => bail!("{count} posts could not be read"),
    }
}
