//! `talkcat fix --list`.

use super::FileOption;
use crate::catalog::corrections;
use crate::commands::Context;
use crate::commands::output::OutputOptions;
use crate::output::{Column, Rows, Value};
use crate::query::open::open;

/// Prints all corrections in the order in which they count.
pub fn list(context: &Context, option: &FileOption, output: &OutputOptions) -> anyhow::Result<()> {
    let catalog = open(&context.database)?;
    let kept = corrections(&catalog)?;
    drop(catalog);
    let mut rows = Rows::new([
        Column::new("number").whole(),
        Column::new("correction"),
        Column::new("by"),
        Column::new("on").whole(),
        Column::new("why"),
        Column::new("applies").whole(),
        Column::new("in_file").detail(),
        Column::new("statement").detail(),
    ]);
    for kept in &kept {
        let correction = &kept.correction;
        rows.push(vec![
            kept.id.into(),
            correction.statement.to_string().into(),
            correction.by.as_str().into(),
            correction.on.to_string().into(),
            correction.why.clone().into(),
            Value::Flag(kept.applies),
            Value::Flag(kept.file_position.is_some()),
            serde_json::to_string(&correction.statement)?.into(),
        ]);
    }
    if rows.is_empty() {
        context.remark("nothing has been corrected yet; `talkcat fix --help` tells how to");
    }
    output.print(context, rows)?;
    let lost = kept.iter().filter(|kept| !kept.applies).count();
    if lost > 0 {
        context.remark(&format!(
            "{lost} of them no longer apply: what they correct is not in the catalog"
        ));
    }
    if let Some(file) = option.read(&context.database)? {
        let in_file = file.corrections();
        let from_file: Vec<_> = kept.iter().filter(|kept| kept.file_position.is_some()).collect();
        let same = in_file.len() == from_file.len()
            && from_file.iter().all(|kept| in_file.contains(&kept.correction));
        if !same {
            context.remark(&format!(
                "{} has changed since; the next import or fix follows it",
                file.path().display()
            ));
        }
    }
    Ok(())
}
