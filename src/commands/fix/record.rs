//! A correction goes into the file and the catalog, or out of both, and takes effect at once.

use std::path::{Path, PathBuf};

use super::FileOption;
use crate::catalog::{CatalogError, Import, Kept, corrections};
use crate::commands::Context;
use crate::commands::sources::rules;
use crate::commands::writing::write;
use crate::corrections::{Correction, CorrectionsFile};
use crate::query::lookup::NotFound;
use crate::reference::Reference;

/// What became of a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    /// It was in force before.
    Before {
        /// Its number.
        number: i64,
    },
    /// It is in force now.
    Anew {
        /// Its number.
        number: i64,
        /// The file that it was written to; none where the catalog alone holds it.
        file: Option<PathBuf>,
        /// Whether the catalog holds what it corrects.
        applies: bool,
    },
}

impl Recorded {
    /// Says so, and how to take it back.
    pub fn remark(&self, context: &Context) {
        let place = |path: &Path| path.display().to_string();
        context.remark(&match self {
            Self::Before { number } => format!("already in force, as number {number}"),
            Self::Anew { number, file: Some(file), .. } => format!(
                "written to {} as number {number}; `talkcat fix --undo {number}` takes it back",
                place(file)
            ),
            Self::Anew { number, file: None, .. } => format!(
                "kept in {} as number {number}; corrections are also written to {} once there is \
                 such a file",
                place(&context.database),
                place(&CorrectionsFile::beside(&context.database)),
            ),
        });
        if let Self::Anew { applies: false, .. } = self {
            context.remark("it changes nothing: what it corrects is not in the catalog");
        }
    }
}

/// Makes a correction. One that is in force already changes nothing.
pub fn record(
    context: &Context,
    option: &FileOption,
    correction: &Correction,
) -> anyhow::Result<Recorded> {
    let reference = Reference::with_files(&[])?;
    write(context, |catalog| {
        let mut import = catalog.import(&rules(&reference))?;
        let mut sheet = Sheet::open(option, &context.database, &mut import)?;
        if let Some(number) = in_force(&sheet.kept, correction) {
            return Ok(Recorded::Before { number });
        }
        match &mut sheet.file {
            Some(file) => {
                file.cut(&correction.statement)?;
                add_lone(&sheet.kept, file, |kept| {
                    kept.correction.statement != correction.statement
                })?;
                file.add(correction)?;
                import.follow(&file.corrections())?;
            }
            None => import.keep_correction(correction)?,
        }
        let file = sheet.file.as_ref().map(|file| file.path().to_owned());
        sheet.commit(import, &reference)?;
        let all = corrections(catalog.connection())?;
        let made = all.iter().find(|kept| kept.correction.statement == correction.statement);
        let (number, applies) = made.map_or((0, false), |kept| (kept.id, kept.applies));
        Ok(Recorded::Anew { number, file, applies })
    })
}

/// Takes back the correction of this number, which is given.
pub fn undo(context: &Context, option: &FileOption, number: i64) -> anyhow::Result<Correction> {
    let reference = Reference::with_files(&[])?;
    write(context, |catalog| {
        let mut import = catalog.import(&rules(&reference))?;
        let mut sheet = Sheet::open(option, &context.database, &mut import)?;
        let kept = sheet.kept.iter().find(|kept| kept.id == number).cloned();
        let kept = kept.ok_or_else(|| NotFound {
            kind: "correction",
            name: number.to_string(),
            hint: "`talkcat fix --list` numbers them".to_owned(),
        })?;
        import.forget_correction(kept.id)?;
        match &mut sheet.file {
        Some(file) => {
            file.cut(&kept.correction.statement)?;
            add_lone(&sheet.kept, file, |other| other.id != number)?;
            import.follow(&file.corrections())?;
        }
        None if kept.file_position.is_some() => context.remark(
            "it was read from a corrections file that is not there now; where it is still written, \
             it comes back",
        ),
        None => {}
    }
        sheet.commit(import, &reference)?;
        Ok(kept.correction)
    })
}

/// The number of this statement among the corrections, unless a later one is about the same.
fn in_force(kept: &[Kept], correction: &Correction) -> Option<i64> {
    let place = kept.iter().position(|kept| kept.correction.statement == correction.statement)?;
    let subject = correction.statement.subject();
    let outdone =
        kept[place + 1..].iter().any(|later| later.correction.statement.subject() == subject);
    (!outdone).then_some(kept[place].id)
}

/// Writes those into the file that the catalog alone held.
fn add_lone(
    kept: &[Kept],
    file: &mut CorrectionsFile,
    which: impl Fn(&Kept) -> bool,
) -> anyhow::Result<()> {
    for lone in kept.iter().filter(|kept| kept.file_position.is_none() && which(kept)) {
        file.add(&lone.correction)?;
    }
    Ok(())
}

/// The corrections as they were, and the file as it shall be.
struct Sheet {
    kept: Vec<Kept>,
    before: Option<CorrectionsFile>,
    file: Option<CorrectionsFile>,
}

impl Sheet {
    fn open(option: &FileOption, database: &Path, import: &mut Import<'_>) -> anyhow::Result<Self> {
        let file = option.open(database)?;
        if let Some(file) = &file {
            import.follow(&file.corrections())?;
        }
        Ok(Self { kept: import.corrections()?, before: file.clone(), file })
    }

    /// The file first: it is the truth, and the catalog follows it again whenever it can.
    fn commit(self, import: Import<'_>, reference: &Reference) -> anyhow::Result<()> {
        if let Some(file) = &self.file {
            file.write()?;
        }
        if let Err(error) = recompute(import, reference) {
            if let Some(before) = self.before {
                before.write()?;
            }
            return Err(error.into());
        }
        Ok(())
    }
}

/// Computes the catalog anew, with the parts of organizations as they are known: the last import
/// may have had reference files that are not given here.
pub fn recompute(import: Import<'_>, reference: &Reference) -> Result<(), CatalogError> {
    let known = import.known_parents()?.unwrap_or_default();
    import.finish(&|name| {
        known.get(name).cloned().or_else(|| reference.organization(name)?.parent.clone())
    })?;
    Ok(())
}
