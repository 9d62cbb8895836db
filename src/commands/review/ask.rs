//! The questions one by one, on a terminal.

use std::collections::HashSet;
use std::io::{self, BufRead, Write};

use super::{Review, remark_none, whole};
use crate::commands::Context;
use crate::commands::fix::record;
use crate::output::escape::escape;
use crate::query::review::{Answer, Question};

/// What a person types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reply {
    Accept,
    Reject,
    Skip,
    Quit,
}

impl Reply {
    fn of(line: &str) -> Option<Self> {
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" => Some(Self::Accept),
            "n" | "no" => Some(Self::Reject),
            "s" | "skip" => Some(Self::Skip),
            "q" | "quit" => Some(Self::Quit),
            _ => None,
        }
    }
}

/// Asks until nothing is left, or the person has had enough.
pub fn ask(context: &Context, review: &Review) -> anyhow::Result<()> {
    let mut seen: HashSet<String> = HashSet::new();
    let mut questions = review.open_questions(context)?;
    if questions.is_empty() {
        remark_none(context);
    }
    while seen.len() < review.most()
        && let Some(question) = questions.iter().find(|it| !seen.contains(&it.subject))
    {
        seen.insert(question.subject.clone());
        show(context, question)?;
        let answer = match reply()? {
            Reply::Quit => break,
            Reply::Skip => continue,
            Reply::Accept => Some(&question.accept),
            Reply::Reject => question.reject.as_ref(),
        };
        if settle(context, review, answer)? {
            // One answer may settle other questions, and what they name may have moved.
            questions = review.open_questions(context)?;
        }
    }
    Ok(())
}

/// Carries an answer out; whether the catalog has changed.
fn settle(context: &Context, review: &Review, answer: Option<&Answer>) -> anyhow::Result<bool> {
    let Some(answer) = answer else {
        context.remark("no command says so; what the posts say can be changed in them");
        return Ok(false);
    };
    let Some(statement) = &answer.statement else {
        let command = whole(&context.database, answer);
        context.print_text(&format!("complete and run it: {command}\n\n"))?;
        return Ok(false);
    };
    let correction = review.author.correct(statement.clone())?;
    let recorded = record(context, &review.file, &correction)?;
    recorded.remark(context);
    context.print_text("\n")?;
    Ok(true)
}

fn show(context: &Context, question: &Question) -> io::Result<()> {
    let (what, why) = (escape(&question.what), escape(&question.why));
    let mut lines = vec![format!("{}: {what}", question.kind.word()), format!("  {why}")];
    for evidence in &question.evidence {
        lines.push(format!("  {}  {}", escape(&evidence.place), escape(&evidence.words)));
    }
    let answers = [("y", Some(&question.accept)), ("n", question.reject.as_ref())];
    for (letter, answer) in answers {
        if let Some(answer) = answer {
            lines.push(format!("  {letter}  {}", escape(&whole(&context.database, answer))));
        }
    }
    context.print_text(&format!("{}\n", lines.join("\n")))
}

/// Asks until there is a reply; the end of the input is one.
fn reply() -> io::Result<Reply> {
    loop {
        print!("[y]es, [n]o, [s]kip, [q]uit? ");
        io::stdout().flush()?;
        let mut line = String::new();
        if io::stdin().lock().read_line(&mut line)? == 0 {
            println!();
            return Ok(Reply::Quit);
        }
        if let Some(reply) = Reply::of(&line) {
            return Ok(reply);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_are_letters_or_words() {
        assert_eq!(Reply::of("y\r\n"), Some(Reply::Accept));
        assert_eq!(Reply::of(" No "), Some(Reply::Reject));
        assert_eq!(Reply::of("s"), Some(Reply::Skip));
        assert_eq!(Reply::of("QUIT\n"), Some(Reply::Quit));
        assert_eq!(Reply::of("maybe"), None);
        assert_eq!(Reply::of(""), None);
    }
}
