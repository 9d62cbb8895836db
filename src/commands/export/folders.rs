//! The forms that are a folder of files.

use std::path::{Path, PathBuf};

#[cfg(feature = "parquet")]
use anyhow::Context as _;
use clap::{Args, ValueHint};

use crate::commands::{Context, Run};
use crate::export::folder::{self, File};
#[cfg(feature = "parquet")]
use crate::export::parquet;
use crate::export::{datasette, package};
use crate::query::open::open;

/// Write every table as a CSV file, with a datapackage.json that describes them
///
/// The description follows the Data Package standard of Frictionless Data: types, primary and
/// foreign keys, and what each column holds. An empty field is a null or an empty text.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat export csv data
  frictionless validate data/datapackage.json  # its own tool: pip install frictionless")]
pub struct Csv {
    #[command(flatten)]
    folder: Folder,
}

/// Write the files with which Datasette shows the catalog well
///
/// metadata.yaml is for Datasette 0.65 and has the descriptions for 1.0, datasette.yaml is the
/// configuration for 1.0. The catalog itself is not copied.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat export datasette site
  datasette talkcat.db -m site/metadata.yaml                         # Datasette 0.65
  datasette talkcat.db -m site/metadata.yaml -c site/datasette.yaml  # Datasette 1.0")]
pub struct Datasette {
    #[command(flatten)]
    folder: Folder,
}

/// Write every table as Parquet, for DuckDB, Spark and others
///
/// A table is a folder; what belongs to an event is parted by its year. catalog.json describes the
/// columns, and views.sql makes DuckDB see them as the tables and views of the catalog.
#[cfg(feature = "parquet")]
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  talkcat export parquet lake
  cd lake && duckdb -init views.sql -c 'SELECT title, event FROM talk_overview'")]
pub struct Parquet {
    #[command(flatten)]
    folder: Folder,
}

/// Where the files go.
#[derive(Debug, Args)]
struct Folder {
    /// Replace files that are no earlier export
    #[arg(long)]
    force: bool,

    /// The folder, made if there is none; an earlier export there is replaced
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    path: PathBuf,
}

impl Folder {
    fn write(&self, files: &[File], mark: &str) -> Result<(), folder::FolderError> {
        folder::write(&self.path, files, mark, self.force)
    }
}

impl Run for Csv {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let files = package::package(&open(&context.database)?)?;
        self.folder.write(&files, package::MARK)?;
        let index = self.folder.path.join(&files[0].name);
        context.remark(&format!("{} tables, described by {}", files.len() - 1, index.display()));
        Ok(())
    }
}

#[cfg(feature = "parquet")]
impl Run for Parquet {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let files = parquet::files(&open(&context.database)?)?;
        let left_over = parquet::left_over(&self.folder.path, &files);
        self.folder.write(&files, parquet::MARK)?;
        for file in left_over {
            std::fs::remove_file(&file).with_context(|| {
                format!("cannot remove {}, which is of an earlier export", file.display())
            })?;
            // Somebody else's file may lie beside it.
            let _ = file.parent().map(std::fs::remove_dir);
        }
        let index = self.folder.path.join(parquet::INDEX);
        context.remark(&format!("{} files, described by {}", files.len() - 1, index.display()));
        Ok(())
    }
}

impl Run for Datasette {
    fn run(&self, context: &Context) -> anyhow::Result<()> {
        let database = &context.database;
        let name = database.file_stem().unwrap_or(database.as_os_str()).to_string_lossy();
        let files = datasette::files(&open(database)?, &name)?;
        self.folder.write(&files, datasette::MARK)?;
        let file = |name: &str| shown(&self.folder.path.join(name));
        let (database, metadata, config) =
            (shown(database), file("metadata.yaml"), file("datasette.yaml"));
        context.remark(&format!(
            "now run `datasette {database} -m {metadata}`, with Datasette 1.0 `datasette {database} -m \
            {metadata} -c {config}`"
        ));
        Ok(())
    }
}

/// A path as a shell takes it.
fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+=:@%,".contains(c);
    if path.chars().all(is_plain) {
        path.into_owned()
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_can_be_pasted_into_a_shell() {
        assert_eq!(shown(Path::new("дані/talkcat.db")), "дані/talkcat.db");
        assert_eq!(shown(Path::new("it's $HOME")), r"'it'\''s $HOME'");
    }
}
