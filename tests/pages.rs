//! The pages of people, talks, events and organizations, and what opens their recordings.

mod common;

use std::fs;

use common::{Folder, HEEDED};
use unicode_width::UnicodeWidthStr;

/// Pages with Chinese, Japanese and Cyrillic rows, a hostile title, and lists.
const PAGES: [(&str, &[&str]); 10] = [
    ("speaker", &["speaker", "zhang wei"]),
    ("speaker with evidence", &["speaker", "jane doe", "--evidence"]),
    ("speakers of one name", &["speaker", "alex kim"]),
    ("talk", &["talk", "servisna-sitka"]),
    ("talk with evidence", &["talk", "ambient-sla", "--lang", "zh", "--evidence"]),
    ("hostile talk", &["talk", "hostile"]),
    ("event", &["event", "istio-day-europe-2025"]),
    ("event with backers", &["event", "KubeCon EU 2025", "--lang", "zh"]),
    ("org", &["org", "redhat"]),
    ("org with parts", &["org", "微软"]),
];

#[test]
fn each_page_prints_what_it_should() {
    let folder = Folder::with_catalog();
    for (page, arguments) in PAGES {
        for (name, options) in [
            ("80 columns", &["--width", "80"][..]),
            ("200 columns", &["--width", "200"]),
            ("a pipe", &[]),
            ("json", &["--format", "json"]),
        ] {
            let printed = folder.stdout(&[arguments, options].concat());
            assert!(!printed.contains(['\u{1b}', '\u{7}', '\u{9b}']), "{printed:?}");
            insta::assert_snapshot!(format!("{page} in {name}"), printed);
        }
    }
}

#[test]
fn a_page_fits_its_width() {
    let folder = Folder::with_catalog();
    for (_, arguments) in PAGES {
        for width in (20..=120_usize).step_by(7) {
            let width_option = ["--width", &width.to_string()];
            let page = folder.stdout(&[arguments, &width_option].concat());
            // The title of a page is never wrapped, so that it can be copied.
            let widest = page.lines().skip(1).map(UnicodeWidthStr::width).max();
            assert!(widest <= Some(width), "{arguments:?} in {width} columns:\n{page}");
        }
    }
}

#[test]
fn titles_are_in_the_language_asked_for_or_the_locales() {
    let folder = Folder::with_catalog();
    let title = |variables: &[(&str, &str)], arguments: &[&str]| {
        let arguments = [&["talk", "ambient-sla"], arguments].concat();
        let output = folder.talkcat(&arguments).envs(variables.iter().copied()).output();
        let text = String::from_utf8(output.expect("a run").stdout).expect("UTF-8");
        text.lines().next().unwrap_or_default().to_owned()
    };
    let (english, chinese) =
        ("A Service Mesh That Sets the Bar | Ambient SLA", "树立标杆的服务网格");
    for (variables, arguments, expected) in [
        (&[][..], &[][..], english),
        (&[], &["--lang", "zh-CN"], chinese),
        (&[], &["--lang", "uk"], english),
        (&[("LANG", "zh_CN.UTF-8")], &[], chinese),
        (&[("LANG", "zh_CN.UTF-8")], &["--lang", "en"], english),
        (&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "zh_TW")], &[], chinese),
        (&[("LC_ALL", "C.UTF-8"), ("LANG", "zh_CN.UTF-8")], &[], english),
        (&[("LC_ALL", ""), ("LANG", "zh_CN.UTF-8")], &[], chinese),
    ] {
        assert_eq!(title(variables, arguments), expected, "{variables:?} {arguments:?}");
    }
}

#[test]
fn recordings_are_printed_at_the_talks_start() {
    let folder = Folder::with_names();
    for (arguments, printed) in [
        (["talk", "ambient"], "https://vimeo.com/4711\nhttps://youtu.be/ambient0001\n"),
        (["talk", "queues"], "https://www.youtube.com/watch?v=hall0000001&t=90\n"),
        (
            ["speaker", "levchenko"],
            "https://www.youtube.com/watch?v=hall0000001&t=90\n\
            https://www.youtube.com/watch?v=hall0000001&t=1800\n",
        ),
        (["org", "microsoft"], "https://vimeo.com/4711\nhttps://youtu.be/ambient0001\n"),
    ] {
        let run = folder.run(&[&arguments[..], &["--print-url"]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (Some(0), printed), "{arguments:?}");
    }
}

#[test]
fn only_the_web_is_opened() {
    let folder = Folder::with_names();
    for (name, says) in [
        ("heavy", "there is no recording of “heavy” on the web"),
        ("puns", "there is no recording of “puns” on the web"),
        (
            "sidecars",
            "“sidecars” may be any of 2; `talkcat talk` without --open and --print-url lists them",
        ),
    ] {
        for option in ["--open", "--print-url"] {
            let mut command = folder.talkcat(&["talk", name, option]);
            let output = command.env("TALKCAT_OPENER", "touch").output().expect("a run");
            assert_eq!(output.status.code(), Some(1), "{name} {option}");
            assert_eq!(String::from_utf8_lossy(&output.stderr), format!("talkcat: {says}\n"));
        }
    }
    let files = fs::read_dir(folder.path(".")).expect("a folder").count();
    assert_eq!(files, 1, "nothing was opened");
}

#[cfg(unix)]
#[test]
fn the_first_recording_is_opened_by_the_program_that_the_user_names() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with_names();
    folder.write("opener", "#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" > opened\n");
    fs::set_permissions(folder.path("opener"), fs::Permissions::from_mode(0o755)).expect("a mode");
    let open = |opener: &str| {
        let mut command = folder.talkcat(&["talk", "ambient", "--open"]);
        let output = command.env("TALKCAT_OPENER", opener).output().expect("a run");
        (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
    };
    let opener = folder.path("opener");
    let (code, says) = open(opener.to_str().expect("UTF-8"));
    assert_eq!(
        (code, says.as_str()),
        (Some(0), "talkcat: opening the first of 2 recordings: https://vimeo.com/4711\n")
    );
    assert_eq!(
        fs::read_to_string(folder.path("opened")).expect("a file"),
        "1|https://vimeo.com/4711|"
    );
    let (code, says) = open("false");
    assert_eq!(code, Some(1));
    assert!(says.contains("false did not open https://vimeo.com/4711: exit status: 1"), "{says}");
    let (code, says) = open("/no/such/program");
    assert_eq!(code, Some(1));
    assert!(says.contains("cannot run /no/such/program: "), "{says}");
}

#[test]
fn a_page_has_no_rows_for_a_spreadsheet() {
    for verb in ["speaker", "talk", "event", "org"] {
        let run = Folder::with_catalog().run(&[verb, "x", "--format", "csv"]);
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains("[possible values: table, json, ndjson]"), "{}", run.stderr);
        let help = Folder::empty().stdout(&[verb, "--help"]);
        assert!(help.contains("Examples:"), "{help}");
    }
}

/// What the program prints on a terminal, which `script` of util-linux makes.
#[cfg(target_os = "linux")]
fn on_a_terminal(folder: &Folder, arguments: &str, variables: &[(&str, &str)]) -> String {
    let program = assert_cmd::cargo::cargo_bin("talkcat");
    let line = format!("{} {arguments}", program.display());
    let mut script = std::process::Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).current_dir(folder.path("."));
    for variable in HEEDED {
        script.env_remove(variable);
    }
    let output = script.env("TERM", "xterm").envs(variables.iter().copied()).output();
    let output = output.expect("script, of the Debian package bsdutils");
    assert!(output.status.success(), "{arguments}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_can_opens_recordings_by_a_click() {
    let folder = Folder::with_names();
    let link = |url: &str| format!("\u{1b}]8;;{url}\u{1b}\\{url}\u{1b}]8;;\u{1b}\\");
    let able = [("FORCE_HYPERLINK", "1")];
    let page = on_a_terminal(&folder, "talk ambient", &able);
    assert!(page.starts_with("\u{1b}[1mAmbient Without Sidecars\u{1b}[0m\r\n"), "{page:?}");
    assert!(page.contains(&link("https://youtu.be/ambient0001")), "{page:?}");
    assert!(page.contains(&link("https://vimeo.com/4711")), "{page:?}");
    let page = on_a_terminal(&folder, "speaker levchenko", &able);
    assert!(page.contains(&link("https://www.youtube.com/watch?v=hall0000001&t=90")), "{page:?}");
    // Other schemes are shown, and lead nowhere.
    let page = on_a_terminal(&folder, "talk heavy", &able);
    assert!(page.contains("javascript:alert(1)") && !page.contains("\u{1b}]8"), "{page:?}");
    let page = on_a_terminal(&folder, "talk ambient", &[("FORCE_HYPERLINK", "0")]);
    assert!(page.contains("https://vimeo.com/4711") && !page.contains("\u{1b}]8"), "{page:?}");
    let page =
        on_a_terminal(&folder, "talk ambient", &[("FORCE_HYPERLINK", "0"), ("NO_COLOR", "1")]);
    assert!(!page.contains('\u{1b}'), "{page:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_the_words_of_a_search_in_bold_and_nothing_of_a_post_raw() {
    let found = on_a_terminal(&Folder::with_names(), "search plotka", &[]);
    assert!(found.contains("Łukasz \u{1b}[1mPłotka\u{1b}[0m"), "{found:?}");
    let found = on_a_terminal(&Folder::with_names(), "search plotka --format json", &[]);
    assert!(!found.contains('\u{1b}'), "{found:?}");
    let hostile = Folder::with_catalog();
    for arguments in ["search hostile", "talk hostile", "event kubecon-europe-2025"] {
        let found = on_a_terminal(&hostile, arguments, &[("NO_COLOR", "1")]);
        assert!(found.contains("Hostile \\u{1b}[31mred"), "{found:?}");
        assert!(!found.contains(['\u{1b}', '\u{7}', '\u{9b}']), "{found:?}");
    }
}
