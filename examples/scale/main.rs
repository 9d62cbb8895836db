//! Whole runs at scale: makes posts by seed, runs talkcat and the floor by turns, and prints the
//! table of `docs/performance.md`.
//!
//! `cargo run --release --example scale -- --help` tells of the sizes.

mod corpus;
mod dice;
mod floor;
mod imports;
mod measure;
mod program;
mod questions;
mod table;
mod words;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::{Parser, Subcommand};
use talkcat::cli::{self, Cli};
use talkcat::commands::Run as _;

use table::Table;

/// Measures talkcat beside a program that does the least that anyone has to do
#[derive(Debug, Parser)]
struct Arguments {
    /// 100,000 posts and 1,000,000 talks instead of 10,000 and 30,000; takes hours and 20 GB
    #[arg(long)]
    full: bool,

    /// 500 posts and 1,000 talks, once: to see that it works, not how fast
    #[arg(long, conflicts_with = "full")]
    smoke: bool,

    /// So many posts
    #[arg(long)]
    posts: Option<usize>,

    /// So many talks
    #[arg(long)]
    talks: Option<usize>,

    /// Other posts
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// A folder for posts and catalogs [default: one that is removed in the end]
    #[arg(long)]
    dir: Option<PathBuf>,

    /// What a run of the bench does in a process of its own
    #[command(subcommand)]
    part: Option<Part>,
}

#[derive(Debug, Subcommand)]
enum Part {
    /// The floor
    Floor(floor::Floor),
    /// Writes the posts of a blog and stops
    Write { folder: PathBuf, posts: usize },
    /// Writes the posts of so many talks and stops
    WriteTalks { folder: PathBuf, talks: usize },
}

/// Where and how often things are measured.
#[derive(Debug)]
pub struct Bench {
    program: PathBuf,
    dir: PathBuf,
    seed: u64,
    /// How often short things are run.
    times: usize,
    table: Table,
}

impl Bench {
    /// A path below the bench's folder.
    fn folder(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// This program again, as one of its parts, on two threads.
    fn own(&self, part: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(part).env("RAYON_NUM_THREADS", "2");
        command
    }

    /// talkcat with a catalog.
    fn talkcat(&self, file: &Path) -> Command {
        let mut command = self.own("talkcat");
        command.arg("--db").arg(file);
        command
    }
}

fn main() -> ExitCode {
    // talkcat itself: so that what is measured is what stands beside this file.
    let mut arguments = std::env::args_os().skip(1).peekable();
    if arguments.next_if(|first| first == "talkcat").is_some() {
        let arguments = std::iter::once("talkcat".into()).chain(arguments);
        let outcome = Cli::try_parse_from(arguments)
            .map_err(anyhow::Error::from)
            .and_then(|cli| cli.command.run(&cli.context()));
        return outcome.map_or_else(|error| cli::report(&error), |()| ExitCode::SUCCESS);
    }
    match measure(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cli::report(&error),
    }
}

fn measure(arguments: Arguments) -> anyhow::Result<()> {
    match arguments.part {
        Some(Part::Floor(floor)) => return floor.run(),
        Some(Part::Write { folder, posts }) => {
            return Ok(corpus::Corpus::blog(arguments.seed, posts).write(&folder, 0..posts)?);
        }
        Some(Part::WriteTalks { folder, talks }) => {
            let (corpus, posts) = corpus::Corpus::catalog(arguments.seed, talks);
            return Ok(corpus.write(&folder, 0..posts)?);
        }
        None => {}
    }
    let (posts, talks) = match (arguments.full, arguments.smoke) {
        (true, _) => (100_000, 1_000_000),
        (_, true) => (500, 1_000),
        _ => (10_000, 30_000),
    };
    let (posts, talks) = (arguments.posts.unwrap_or(posts), arguments.talks.unwrap_or(talks));
    let removed = tempfile::tempdir()?;
    let mut bench = Bench {
        program: std::env::current_exe()?,
        dir: arguments.dir.unwrap_or_else(|| removed.path().to_owned()),
        seed: arguments.seed,
        times: if arguments.smoke { 1 } else { 3 },
        table: Table::new(),
    };
    std::fs::create_dir_all(&bench.dir)?;
    let few = imports::blog(&mut bench, posts / 10)?;
    let many = imports::blog(&mut bench, posts)?;
    imports::growth(&mut bench, [posts / 10, posts], [few, many]);
    let catalog = imports::catalog(&mut bench, talks)?;
    questions::ask(&mut bench, &catalog)?;
    bench.table.finish();
    Ok(())
}
