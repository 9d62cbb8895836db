//! `talkcat check`: whether the catalog is sound, and its repair.

use anyhow::{bail, ensure};
use clap::Args;

use super::fix::recompute;
use super::sources::rules;
use super::writing::write;
use super::{Context, Run};
use crate::catalog::check::{FILE, Finding, check};
use crate::output::{Column, Format, Rows};
use crate::query::open::open;
use crate::reference::Reference;

/// Look for what is wrong with the catalog itself
///
/// A sound catalog says so; anything else is listed, and fails.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat check
  talkcat check --repair        # computes all anew from what the posts said
  talkcat check --format json")]
pub struct Check {
    /// Compute all rows anew from what the posts and corrections say
    #[arg(long)]
    repair: bool,

    /// How to print what is wrong
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

impl Run for Check {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let mut findings = look(context)?;
        if self.repair && !findings.is_empty() {
            let broken = findings.iter().any(|it| it.check == FILE);
            ensure!(!broken, "the file is damaged; import the posts into a new one");
            context.remark(&format!("{} findings before the repair", findings.len()));
            repair(context)?;
            findings = look(context)?;
        }
        if findings.is_empty() {
            return Ok(context.print_text("the catalog is sound\n")?);
        }
        let mut rows = Rows::new(["check", "finding"].map(Column::new));
        for it in &findings {
            rows.push(vec![it.check.into(), it.finding.as_str().into()]);
        }
        context.print(&rows, self.format)?;
        match (findings.len(), self.repair) {
            (count, true) => {
                bail!("{count} findings are left; import the posts into a new catalog")
            }
            (count, false) => bail!("{count} findings; try `talkcat check --repair`"),
        }
    }
}

fn look(context: &Context) -> anyhow::Result<Vec<Finding>> {
    Ok(check(&open(&context.database)?)?)
}

fn repair(context: &Context) -> anyhow::Result<()> {
    let reference = Reference::with_files(&[])?;
    write(context, |catalog| {
        let mut import = catalog.import(&rules(&reference))?;
        import.distrust()?;
        Ok(recompute(import, &reference)?)
    })
}
