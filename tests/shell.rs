//! What a shell and a reader of manuals get: completions and man pages.
#![cfg(unix)]

mod common;

use std::fs;
use std::process::Command;

use common::{Folder, HEEDED};

/// What bash offers for the last of these words, with the script that the program prints for it.
fn offered(folder: &Folder, words: &[&str]) -> Vec<String> {
    let script = r#"
        source <("$0" completions bash)
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_TYPE=9
        _clap_complete_talkcat talkcat "${COMP_WORDS[COMP_CWORD]}"
        [ "${#COMPREPLY[@]}" = 0 ] || printf '%s\n' "${COMPREPLY[@]}""#;
    let mut bash = Command::new("bash");
    bash.current_dir(folder.path(".")).args(["-c", script]);
    bash.arg(assert_cmd::cargo::cargo_bin("talkcat")).args(words);
    for variable in HEEDED {
        bash.env_remove(variable);
    }
    let output = bash.output().expect("bash");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn bash_offers_what_is_in_the_catalog() {
    let folder = Folder::with_catalog();
    for (words, offers) in [
        (
            &["talkcat", "talks", "--event", "kube"][..],
            &["kubecon-china-2024", "kubecon-europe-2025"][..],
        ),
        (&["talkcat", "talks", "--event", "欧洲"], &["kubecon-europe-2025"]),
        (&["talkcat", "speakers", "--speaker", "Пет"], &["mariana-petrenko"]),
        (&["talkcat", "speakers", "--speaker", "山田"], &["yamada-taro"]),
        (&["talkcat", "orgs", "--org", "Mic"], &["microsoft", "microsoft-azure"]),
        (&["talkcat", "events", "--series", "istio"], &["istio-day"]),
        (&["talkcat", "export", "schedule", "istio"], &["istio-day-europe-2025"]),
        (&["talkcat", "talks", "--event", "no such"], &[]),
        (&["talkcat", "compl"], &["completions"]),
        (&["talkcat", "export", "sch"], &["schedule"]),
    ] {
        assert_eq!(offered(&folder, words), offers, "{words:?}");
    }
}

#[test]
fn the_catalog_is_the_one_that_the_line_names_and_may_be_missing() {
    let folder = Folder::with_catalog();
    fs::rename(folder.path("talkcat.db"), folder.path("other.db")).unwrap();
    assert!(offered(&folder, &["talkcat", "talks", "--event", "istio"]).is_empty());
    let named = ["talkcat", "--db", "other.db", "talks", "--event", "istio"];
    assert_eq!(offered(&folder, &named), ["istio-day-europe-2025"]);
    fs::write(folder.path("talkcat.db"), "no catalog").unwrap();
    assert!(offered(&folder, &["talkcat", "talks", "--event", "istio"]).is_empty());
}

#[test]
fn every_shell_has_its_script() {
    let folder = Folder::empty();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = folder.stdout(&["completions", shell]);
        assert!(script.contains("TALKCAT_COMPLETE"), "{script}");
    }
    assert_eq!(folder.run(&["completions", "csh"]).code, Some(2));
}

#[test]
fn every_command_has_its_page() {
    let folder = Folder::empty();
    let run = folder.run(&["man", "pages"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    assert!(run.stderr.ends_with(" pages; begin with `man pages/talkcat.1`\n"), "{}", run.stderr);
    let page = |name: &str| fs::read_to_string(folder.path("pages").join(name)).expect(name);
    insta::assert_snapshot!(page("talkcat-export-ical.1"));
    let program = page("talkcat.1");
    let commands: Vec<_> = program.lines().filter(|line| line.starts_with("talkcat\\-")).collect();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        let name = command.replace('\\', "");
        let name = name.split('(').next().unwrap().to_owned() + ".1";
        assert!(page(&name).contains("Examples:"), "{name}");
    }
}
