//! `talkcat explain`: how each post was read, line by line.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::sources::{Limit, each_post};
use super::{Context, Run};
use crate::extract::explain::{Finding, Verdict, explain};
use crate::extract::lexicon::Lexicon;
use crate::output::escape::escape;
use crate::output::write_json;
use crate::post::read::read;
use crate::reference::Reference;

/// Print which rule took which words of a post for what, and why others lost
#[derive(Debug, Args)]
#[command(after_help = "\
Below each line's words, an arrow leads to what they were taken for:
  → value, rule and how sure it is    ↳ joined with a talk told of elsewhere
  ✗ lost, and why                     · nothing speaks for it: shown with --all and --line

Examples:
  talkcat explain post.md
  talkcat explain --line 42 post.md
  talkcat explain --format ndjson content/blog | jq -r 'select(.verdict == \"lost\").reason'")]
pub struct Explain {
    /// How to print the findings
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: FindingsFormat,

    /// Show also links and rows that nothing speaks for
    #[arg(long)]
    pub all: bool,

    /// Only this line of the post, but all of it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub line: Option<u32>,

    /// More organizations or event series, as YAML; may be given several times
    #[arg(long, value_name = "FILE")]
    pub reference: Vec<PathBuf>,

    /// How large posts may be.
    #[command(flatten)]
    pub limit: Limit,

    /// Posts, folders of posts, or - for one post on standard input
    #[arg(required = true, value_name = "POST")]
    pub paths: Vec<PathBuf>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum FindingsFormat {
    /// Line by line, for people
    #[default]
    Text,
    /// An array of objects
    Json,
    /// One JSON object per line
    Ndjson,
}

impl Run for Explain {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let reference = Reference::with_files(&self.reference)?;
        let lexicon = Lexicon::new(&reference);
        let mut outcome = Ok(());
        context.page(|out| {
            let mut before = "[\n";
            outcome = each_post(
                context,
                &self.paths,
                self.limit,
                |path, bytes| {
                    let mut findings = explain(&read(path, bytes)?, &lexicon);
                    findings.retain(|finding| self.shows(finding));
                    Ok((path.to_owned(), findings))
                },
                |(path, findings)| {
                    if let Some(line) = self.line.filter(|_| findings.is_empty()) {
                        context.remark(&format!("nothing was read on line {line} of {path}"));
                    }
                    self.write(context, &path, &findings, &mut before, out)
                },
            );
            if self.format == FindingsFormat::Json {
                out.write_all(if before == "[\n" { b"[]\n" } else { b"\n]\n" })?;
            }
            Ok(())
        })?;
        outcome
    }
}

impl Explain {
    /// Writes the findings of one post. `before` is what stands before the next one in JSON.
    fn write(
        &self,
        context: &Context,
        path: &str,
        findings: &[Finding],
        before: &mut &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if self.format == FindingsFormat::Text {
            return out.write_all(text(path, findings, context.colour).as_bytes());
        }
        for finding in findings {
            let (start, end) = match self.format {
                FindingsFormat::Json => (std::mem::replace(before, ",\n"), ""),
                _ => ("", "\n"),
            };
            out.write_all(start.as_bytes())?;
            write_json(&Located { path, finding }, out)?;
            out.write_all(end.as_bytes())?;
        }
        Ok(())
    }

    fn shows(&self, finding: &Finding) -> bool {
        match self.line {
            Some(line) => finding.line == line,
            None => self.all || finding.verdict != Verdict::Ignored,
        }
    }
}

/// A finding, and the post that it is of.
#[derive(Serialize)]
struct Located<'a> {
    path: &'a str,
    #[serde(flatten)]
    finding: &'a Finding,
}

/// The findings of one post for people: below each line's words, what they were taken for.
fn text(path: &str, findings: &[Finding], colour: bool) -> String {
    let style = |code: &str, text: String| {
        if colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text }
    };
    let mut text = String::new();
    if !findings.is_empty() {
        let _ = writeln!(text, "{}", style("1", escape(path).into_owned()));
    }
    let mut above: Option<&Finding> = None;
    for finding in findings {
        let new_line = above.is_none_or(|above| above.line != finding.line);
        if new_line || above.is_some_and(|above| above.words != finding.words) {
            let number = if new_line { finding.line.to_string() } else { String::new() };
            let _ = writeln!(text, "{number:>5}  {}", escape(&finding.words));
        }
        let told = told(finding);
        let told = if finding.verdict == Verdict::Taken { told } else { style("2", told) };
        let _ = writeln!(text, "       {told}");
        above = Some(finding);
    }
    text
}

/// What the words were taken for, by which rule, how surely, and why.
fn told(finding: &Finding) -> String {
    let arrow = match finding.verdict {
        Verdict::Taken => '→',
        Verdict::Joined => '↳',
        Verdict::Lost => '✗',
        Verdict::Ignored => '·',
    };
    let mut told = format!("{arrow} {}", finding.what);
    if let Some(value) = &finding.value {
        let _ = write!(told, ": {}", escape(value));
    }
    let _ = write!(told, "   {}", finding.rule);
    if let Some(confidence) = finding.confidence {
        let _ = write!(told, "   {confidence}");
    }
    if let Some(reason) = &finding.reason {
        let _ = write!(told, "   {}", escape(reason));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::explain::What;

    fn finding(line: u32, words: &str, verdict: Verdict) -> Finding {
        Finding {
            line,
            words: words.to_owned(),
            what: What::Talk,
            value: Some("Meshes at Sea".to_owned()),
            rule: "linked row".to_owned(),
            verdict,
            reason: Some("stated".to_owned()),
            confidence: Some(0.9),
        }
    }

    #[test]
    fn words_and_lines_are_told_once() {
        let findings = [
            finding(7, "Meshes", Verdict::Taken),
            finding(7, "Meshes", Verdict::Lost),
            finding(7, "at Sea", Verdict::Joined),
            finding(12, "at Sea", Verdict::Taken),
        ];
        assert_eq!(
            text("a.md", &findings, false),
            "a.md
    7  Meshes
       → talk: Meshes at Sea   linked row   0.9   stated
       ✗ talk: Meshes at Sea   linked row   0.9   stated
       at Sea
       ↳ talk: Meshes at Sea   linked row   0.9   stated
   12  at Sea
       → talk: Meshes at Sea   linked row   0.9   stated
"
        );
    }

    #[test]
    fn only_losers_are_dim_and_only_in_colour() {
        let findings = [finding(7, "Meshes", Verdict::Taken), finding(7, "Meshes", Verdict::Lost)];
        let colourful = text("a.md", &findings, true);
        assert_eq!(colourful.matches("\u{1b}[2m✗").count(), 1);
        assert!(colourful.contains("\n       → "), "{colourful}");
        assert!(!text("a.md", &findings, false).contains('\u{1b}'));
    }

    #[test]
    fn nothing_of_a_post_reaches_a_terminal_raw() {
        let mut hostile = finding(1, "\u{1b}[2J", Verdict::Taken);
        hostile.value = Some("a\u{202e}b".to_owned());
        hostile.reason = Some("\u{9b}".to_owned());
        let text = text("\u{7}.md", &[hostile], false);
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{9b}', '\u{7}']), "{text:?}");
    }
}
