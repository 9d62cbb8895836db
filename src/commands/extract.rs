//! `talkcat extract`: what each post alone says, without a catalog.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::sources::{Limit, each_post};
use super::{Context, Run};
use crate::extract::extract;
use crate::extract::lexicon::Lexicon;
use crate::output::{write_json, write_json_indented};
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

    /// How large posts may be.
    #[command(flatten)]
    pub limit: Limit,

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
        let mut out = BufWriter::new(io::stdout().lock());
        let outcome = each_post(
            context,
            &self.paths,
            self.limit,
            |post| extract(post, &lexicon),
            |facts| match self.format {
                FactsFormat::Json => write_json_indented(&facts, &mut out),
                FactsFormat::Ndjson => {
                    write_json(&facts, &mut out)?;
                    out.write_all(b"\n")
                }
            },
        );
        out.flush()?;
        outcome
    }
}
