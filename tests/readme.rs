//! The README's tour, run in order as a reader would run it, against what the README shows.
//!
//! `UPDATE_README=1 cargo test --test readme` writes what the program prints now into the README.
#![cfg(unix)]

mod common;

use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use common::{Folder, HEEDED};

/// What stands in a block of the tour before a command.
const PROMPT: &str = "$ ";

#[test]
fn the_tour_shows_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("a README");
    let folder = Folder::empty();
    let copied =
        Command::new("cp").arg("-r").arg(root.join("seeds")).arg(folder.path(".")).status();
    assert!(copied.is_ok_and(|status| status.success()), "a copy of the sample posts");
    let now = with_outputs(&readme, |command| run(&folder, command));
    if env::var_os("UPDATE_README").is_some() {
        fs::write(root.join("README.md"), now).expect("a README that can be written");
    } else {
        let stale = readme.lines().zip(now.lines()).find(|(shown, now)| shown != now);
        assert!(
            readme == now,
            "the README shows other output than there is now; read the difference that \
            `UPDATE_README=1 cargo test --test readme` makes. It begins with:\n{stale:#?}"
        );
    }
}

/// The README with the output of every command in its `console` blocks.
fn with_outputs(readme: &str, mut run: impl FnMut(&str) -> String) -> String {
    let mut text = String::new();
    let mut lines = readme.split_inclusive('\n');
    let mut within = false;
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            within = line == "```console\n";
        } else if within {
            let Some(first) = line.strip_prefix(PROMPT) else { continue }; // The output as it was.
            let mut command = first.to_owned();
            while command.ends_with("\\\n") {
                command += lines.next().expect("a command that ends");
            }
            text.extend([PROMPT, &command, &run(&command)]);
            continue;
        }
        text += line;
    }
    text
}

/// All that a shell shows for a command: as on a terminal of 100 columns, plain where it pipes.
fn run(folder: &Folder, command: &str) -> String {
    let program = assert_cmd::cargo::cargo_bin("talkcat");
    let width = if command.contains(" | ") { "" } else { "--width 100" };
    let mut shell = Command::new("sh");
    shell.current_dir(folder.path(".")).env("PROGRAM", program).stdin(Stdio::null()).args([
        "-euc",
        &format!("exec 2>&1; talkcat() {{ \"$PROGRAM\" {width} \"$@\"; }}; {command}"),
    ]);
    for variable in HEEDED {
        shell.env_remove(variable);
    }
    let output = shell.output().expect("a shell");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{command}: {printed}");
    if printed.ends_with('\n') { printed } else { printed + "\n" }
}
