//! The command line: its arguments, and what an error says and exits with.

use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use terminal_size::{Height, Width, terminal_size_of};

use crate::commands::pager::Pager;
use crate::commands::report::UnknownReport;
use crate::commands::{self, Context, Run, complain};
use crate::interrupt::Interrupted;
use crate::language::code;
use crate::output::Target;
use crate::query::lookup::NotFound;

/// The exit code of a lookup that names nothing in the catalog.
const NOT_FOUND: u8 = 3;
/// The exit code of every other failure.
const FAILED: u8 = 1;
/// Columns and rows of a terminal that does not tell them.
const USUAL_SCREEN: (u16, u16) = (80, 24);

/// The conference talks that a community's blog posts tell of, in one SQLite file
#[derive(Debug, Parser)]
#[command(
    version,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = "\
Examples:
  talkcat import content/blog
  talkcat talks --event 'KubeCon Europe 2025'
  talkcat speakers --org 微软 --format json

Exit codes: 0 fine, 1 failed, 2 wrong usage, 3 not found"
)]
pub struct Cli {
    /// The catalog's file
    #[arg(
        long,
        global = true,
        env = "TALKCAT_DB",
        hide_env_values = true,
        default_value = "talkcat.db",
        value_name = "FILE"
    )]
    pub db: PathBuf,

    /// Draw tables this wide [default: as the terminal; plain in a pipe]
    #[arg(
        long,
        global = true,
        value_name = "COLUMNS",
        value_parser = clap::value_parser!(u16).range(20..)
    )]
    pub width: Option<u16>,

    /// Never show long results page by page
    #[arg(long, global = true)]
    pub no_pager: bool,

    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// The verbs.
#[derive(Debug, Subcommand)]
#[expect(missing_docs, reason = "each verb's own documentation is its help")]
pub enum Command {
    Import(commands::import::Import),
    Extract(commands::extract::Extract),
    Merge(commands::merge::Merge),
    Explain(commands::explain::Explain),
    Export(commands::export::Export),
    Talks(commands::talks::Talks),
    Events(commands::events::Events),
    Speakers(commands::speakers::Speakers),
    Orgs(commands::orgs::Orgs),
    Videos(commands::videos::Videos),
    Posts(commands::posts::Posts),
    Report(commands::report::Report),
    Search(commands::search::Search),
    Speaker(commands::pages::speaker::Speaker),
    Talk(commands::pages::talk::Talk),
    Event(commands::pages::event::Event),
    Org(commands::pages::org::Org),
    Sql(commands::sql::Sql),
    Stats(commands::stats::Stats),
    Schema(commands::schema::Schema),
    Review(commands::review::Review),
    Fix(commands::fix::Fix),
    Check(commands::check::Check),
    Completions(commands::completions::Completions),
    Man(commands::man::Man),
}

impl Run for Command {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        match self {
            Command::Import(verb) => verb.run(context),
            Command::Extract(verb) => verb.run(context),
            Command::Merge(verb) => verb.run(context),
            Command::Explain(verb) => verb.run(context),
            Command::Export(verb) => verb.run(context),
            Command::Talks(verb) => verb.run(context),
            Command::Events(verb) => verb.run(context),
            Command::Speakers(verb) => verb.run(context),
            Command::Orgs(verb) => verb.run(context),
            Command::Videos(verb) => verb.run(context),
            Command::Posts(verb) => verb.run(context),
            Command::Report(verb) => verb.run(context),
            Command::Search(verb) => verb.run(context),
            Command::Speaker(verb) => verb.run(context),
            Command::Talk(verb) => verb.run(context),
            Command::Event(verb) => verb.run(context),
            Command::Org(verb) => verb.run(context),
            Command::Sql(verb) => verb.run(context),
            Command::Stats(verb) => verb.run(context),
            Command::Schema(verb) => verb.run(context),
            Command::Review(verb) => verb.run(context),
            Command::Fix(verb) => verb.run(context),
            Command::Check(verb) => verb.run(context),
            Command::Completions(verb) => verb.run(context),
            Command::Man(verb) => verb.run(context),
        }
    }
}

impl Cli {
    /// What the arguments and the terminal say to every command.
    pub fn context(&self) -> Context {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        let screen = terminal.then(|| screen_of(&stdout));
        Context {
            database: self.db.clone(),
            colour: has_colour(terminal),
            target: Target { terminal, width: self.width.or(screen.map(|(columns, _)| columns)) },
            pager: screen.filter(|_| !self.no_pager).and_then(Pager::from_environment),
            hyperlinks: terminal && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
            lang: reader_lang(),
            opener: env::var_os("TALKCAT_OPENER").filter(|opener| !opener.is_empty()),
        }
    }
}

/// The terminal's own columns and rows; `COLUMNS` and `LINES` where it does not tell any.
fn screen_of(terminal: &io::Stdout) -> (u16, u16) {
    let told = terminal_size_of(terminal);
    let number = |told: Option<u16>, variable, usual| {
        told.filter(|&number| number > 0)
            .or_else(|| env::var(variable).ok()?.parse().ok())
            .unwrap_or(usual)
    };
    let columns = number(told.map(|(Width(columns), _)| columns), "COLUMNS", USUAL_SCREEN.0);
    let rows = number(told.map(|(_, Height(rows))| rows), "LINES", USUAL_SCREEN.1);
    (columns, rows)
}

/// Whether to use colours: on a terminal that has them or where `CLICOLOR_FORCE` demands them, and
/// never where `NO_COLOR` forbids them.
fn has_colour(terminal: bool) -> bool {
    let says = |variable| env::var_os(variable).filter(|value| !value.is_empty());
    let forced = says("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    let able = terminal && says("TERM").is_none_or(|terminal| terminal != "dumb");
    says("NO_COLOR").is_none() && (forced || able)
}

/// The language of the locale for messages.
fn reader_lang() -> Option<String> {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let locale = variables.filter_map(|name| env::var(name).ok()).find(|value| !value.is_empty());
    locale.and_then(|locale| code::normalize(&locale)).map(str::to_owned)
}

/// Says on standard error what went wrong, and gives the exit code for it.
///
/// Nobody reads on when the reader of the output has gone: that is silent, and fine.
pub fn report(error: &anyhow::Error) -> ExitCode {
    if is_broken_pipe(error) {
        return ExitCode::SUCCESS;
    }
    if let Some(usage) = error.downcast_ref::<clap::Error>() {
        return report_usage(usage);
    }
    complain(&message(error));
    if let Some(interrupted) = error.downcast_ref::<Interrupted>() {
        return ExitCode::from(interrupted.exit_code());
    }
    let not_found = error.is::<NotFound>() || error.is::<UnknownReport>();
    ExitCode::from(if not_found { NOT_FOUND } else { FAILED })
}

/// An error with its causes.
fn message(error: &anyhow::Error) -> String {
    // Behind SQLite's own words stands the number of the error, which tells nothing more.
    let causes = error.chain().skip(1).filter(|cause| !cause.is::<rusqlite::ffi::Error>());
    causes.fold(error.to_string(), |message, cause| format!("{message}: {cause}"))
}

/// Help and the version go to standard output, a wrong usage to standard error.
fn report_usage(usage: &clap::Error) -> ExitCode {
    if usage.use_stderr() {
        let text = usage.to_string();
        let message = text.strip_prefix("error: ").unwrap_or(&text);
        complain(message.trim_end());
    } else {
        // A reader of the help that has gone is no failure either.
        let _ = usage.print();
    }
    ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(FAILED))
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|io| io.kind() == io::ErrorKind::BrokenPipe)
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definitions_are_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_help_has_examples() {
        fn walk(command: &mut clap::Command) {
            let help = command.render_long_help().to_string();
            assert!(help.contains("\nExamples:\n  "), "{help}");
            command.get_subcommands_mut().for_each(walk);
        }
        let mut program = Cli::command().disable_help_subcommand(true);
        program.build();
        walk(&mut program);
    }
}
