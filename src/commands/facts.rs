//! Facts that were extracted before, perhaps on other machines, on their way into the catalog.

use std::collections::HashMap;

use arcstr::ArcStr;

use super::Context;
use super::lines::{Line, Lines};
use super::sources::Problem;
use crate::catalog::{CatalogError, Import, Standing};
use crate::extract::told::Told;

/// Puts the facts of every line that are news into the catalog. Lines that are wrong are reported,
/// and the others go on.
pub fn load(
    lines: Lines,
    import: &mut Import<'_>,
    problems: &mut Vec<Problem>,
) -> Result<(), CatalogError> {
    let mut contents: HashMap<ArcStr, String> = HashMap::new();
    let tell = |line: &Line<'_>| {
        let told: Told = line.parse()?;
        told.check().map_err(|reason| line.problem(reason))?;
        let path = &told.facts.path;
        let twice = line.problem(format!("another post stands above with the path {path}"));
        Ok((told, twice))
    };
    lines.each(tell, |outcome| {
        let told = outcome.and_then(|(told, twice)| {
            let path = told.facts.path.clone();
            let first = contents.entry(path).or_insert_with(|| told.content_hash.clone());
            if *first == told.content_hash { Ok(told) } else { Err(twice) }
        });
        match told {
            Ok(told) => match import.standing(&told)? {
                Standing::News | Standing::Other => import.put(&(&told).into())?,
                Standing::Known => import.keep(),
            },
            Err(problem) => {
                problem.report();
                problems.push(problem);
                import.skip();
            }
        }
        Ok(())
    })
}

/// Says which posts were read by others' rules.
pub fn warn_of_other_rules(
    context: &Context,
    import: &Import<'_>,
    own: &str,
) -> Result<(), CatalogError> {
    for (rules, posts) in import.other_rules()? {
        let posts = match posts {
            1 => "1 post was".to_owned(),
            posts => format!("{posts} posts were"),
        };
        context.remark(&format!(
            "{posts} read by the rules {rules}, not by {own} of this talkcat; to import the posts \
             themselves reads them anew"
        ));
    }
    Ok(())
}
