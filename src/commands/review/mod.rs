//! `talkcat review`: what deserves a look, and the answer to it.

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::Args;

use super::fix::{Author, FileOption};
use super::output::OutputOptions;
use super::summary::command;
use super::{Context, Run};
use crate::output::{Column, Rows, Value};
use crate::query::open::open;
use crate::query::review::{Answer, Kind, Question, questions};

mod ask;

/// Look at what may be wrong, the worst first
///
/// Low confidence, near-duplicates, gaps and contradictions, each with the words of the post and
/// the command for either answer. On a terminal it asks, unless a format is given: y accepts, n rejects, s skips, q quits.
/// What is answered is never asked again.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat review                          # answer one by one
  talkcat review --kind people --limit 5 --format table
  talkcat review --json | jq -r '.[].accept'")]
pub struct Review {
    /// Only questions of this kind; may be given several times
    #[arg(long, value_enum, value_name = "KIND")]
    kind: Vec<Kind>,

    #[command(flatten)]
    output: OutputOptions,

    #[command(flatten)]
    author: Author,

    #[command(flatten)]
    file: FileOption,
}

impl Run for Review {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let interactive =
            self.output.format().is_none() && context.target.terminal && io::stdin().is_terminal();
        if interactive {
            return ask::ask(context, self);
        }
        let mut questions = self.open_questions(context)?;
        // Sorted otherwise, the limit is for what then comes first.
        if self.output.rows_needed().is_some() {
            questions.truncate(self.most());
        }
        if questions.is_empty() {
            remark_none(context);
        }
        self.output.print(context, rows(&context.database, &questions))
    }
}

impl Review {
    /// The questions that are asked for, the one that matters most first.
    fn open_questions(&self, context: &Context) -> anyhow::Result<Vec<Question>> {
        let catalog = open(&context.database)?;
        let wanted =
            |question: &Question| self.kind.is_empty() || self.kind.contains(&question.kind);
        Ok(questions(&catalog)?.into_iter().filter(wanted).collect())
    }

    /// How many of them.
    fn most(&self) -> usize {
        let (_, _, limit) = self.output.order();
        limit.map_or(usize::MAX, |limit| limit as usize)
    }
}

fn remark_none(context: &Context) {
    context.remark("nothing deserves a look");
}

fn rows(database: &Path, questions: &[Question]) -> Rows {
    let mut rows = Rows::new([
        Column::new("kind").whole(),
        Column::new("what"),
        Column::new("why"),
        Column::new("words"),
        Column::new("at"),
        Column::new("accept").whole(),
        Column::new("reject").whole(),
    ]);
    for question in questions {
        let evidence = &question.evidence;
        let reject = question.reject.as_ref().map(|answer| whole(database, answer));
        rows.push(vec![
            question.kind.word().into(),
            question.what.as_str().into(),
            question.why.as_str().into(),
            Value::List(evidence.iter().map(|it| it.words.clone()).collect()),
            Value::List(evidence.iter().map(|it| it.place.clone()).collect()),
            whole(database, &question.accept).into(),
            reject.into(),
        ]);
    }
    rows
}

/// The command of an answer, as it is typed.
fn whole(database: &Path, answer: &Answer) -> String {
    command(database, &answer.command)
}
