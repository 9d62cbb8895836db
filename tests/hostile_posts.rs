//! Posts that are broken, huge or written to do harm: the others are read, each bad one is named
//! with its reason, and nothing of them is obeyed.

mod common;

use common::Folder;

/// What every post begins with.
const FRONT: &str = "---\ntitle: KubeCon Europe 2025\ndate: 2025-04-25\n---\n\n";

/// The row of one talk.
const ROW: &str = "- [Mesh for All](https://youtu.be/AAAAAAAAAAA) - Jane Doe, Google\n";

/// A folder with one good post.
fn blog() -> Folder {
    let folder = Folder::empty();
    folder.write("blog/fine.md", format!("{FRONT}{ROW}"));
    folder
}

/// The paths of all posts of the catalog.
fn paths(folder: &Folder) -> Vec<String> {
    folder.column("path", &["sql", "SELECT path FROM posts ORDER BY path"])
}

/// The import fails, names these paths with these reasons and no other, and takes the good post.
fn refused(folder: &Folder, arguments: &[&str], expected: &[(&str, &str)]) {
    let run = folder.run(arguments);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let told: Vec<&str> =
        run.stderr.lines().filter(|line| !line.starts_with("talkcat: ")).collect();
    assert_eq!(told.len(), expected.len(), "{}", run.stderr);
    for (path, reason) in expected {
        let line = told.iter().find(|line| line.starts_with(&format!("{path}:")));
        let line = line.unwrap_or_else(|| panic!("{path} is not named in {}", run.stderr));
        assert!(line.contains(reason) && line.len() < 200, "{line}");
    }
    assert_eq!(paths(folder), ["blog/fine.md"]);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let folder = blog();
    let utf16: Vec<u8> = FRONT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder.write("blog/utf16.md", [&[0xff, 0xfe][..], &utf16].concat());
    folder.write("blog/latin1.md", [FRONT.as_bytes(), b"Jos\xe9\n"].concat());
    let expected =
        [("blog/utf16.md", "1: not valid UTF-8"), ("blog/latin1.md", "6: not valid UTF-8")];
    refused(&folder, &["import", "blog"], &expected);
}

#[test]
fn a_front_matter_that_never_ends_or_never_stops_growing_is_refused() {
    let folder = blog();
    let mut bomb = "---\na: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for letter in 'b'..='m' {
        let before = char::from_u32(letter as u32 - 1).expect("a letter");
        let nine = vec![format!("*{before}"); 9].join(", ");
        let row = format!("{letter}: &{letter} [{nine}]\n");
        bomb.push_str(&row);
    }
    folder.write("blog/bomb.md", bomb + "tags: *m\n---\n\nText\n");
    folder.write("blog/endless.md", format!("---\ntitle: A\n{}", "key: value\n".repeat(100_000)));
    folder.write("blog/object.md", format!("{{\"title\": {}\n", "[".repeat(20_000)));
    folder.write("blog/yaml.md", format!("---\ntitle: {}\n---\n", "[".repeat(5_000)));
    folder.write("blog/toml.md", format!("+++\ntitle = {}\n+++\n", "[".repeat(20_000)));
    let expected = [
        ("blog/bomb.md", "repetition limit exceeded"),
        ("blog/endless.md", "1: the front matter that `---` opens is never closed"),
        ("blog/object.md", "1: the front matter that `{` opens is never closed"),
        ("blog/yaml.md", "recursion limit exceeded"),
        ("blog/toml.md", "max recursion depth"),
    ];
    refused(&folder, &["import", "blog"], &expected);
}

#[test]
fn a_post_that_is_too_large_is_refused_unless_more_is_allowed() {
    let folder = blog();
    folder.write("blog/large.md", format!("{FRONT}{ROW}{}", "\n".repeat(20 << 20)));
    let hint = "larger than 16.0 MiB; --max-size SIZE reads larger posts";
    refused(&folder, &["import", "blog"], &[("blog/large.md", hint)]);
    let larger = folder.run(&["import", "--max-size", "24MiB", "blog"]);
    assert_eq!(larger.code, Some(0), "{}", larger.stderr);
    assert_eq!(paths(&folder), ["blog/fine.md", "blog/large.md"]);
    // A post that was read and is too large now is as one that cannot be read.
    let smaller = folder.run(&["import", "--max-size", "1kB", "--prune", "blog"]);
    assert_eq!(smaller.code, Some(1));
    assert_eq!(paths(&folder), ["blog/fine.md", "blog/large.md"]);

    let mut command = folder.talkcat(&["extract", "--max-size", "10B", "-"]);
    let output = command.write_stdin(FRONT).output().expect("a run");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("-: larger than 10 B"));
    assert_eq!(folder.run(&["extract", "--max-size", "much", "blog"]).code, Some(2));
}

#[test]
fn a_post_of_any_shape_is_read() {
    let folder = blog();
    let nested = "  ".repeat(200);
    for (name, body) in [
        ("nul", ROW.replace("for All", "for\0All").replace("AAA", "BBB")),
        ("line", "word ".repeat(500_000)),
        ("quotes", format!("{} deep\n", ">".repeat(10_000))),
        ("lists", format!("{}deep\n", "- ".repeat(10_000))),
        ("indented", format!("- a\n{nested}- b\n").repeat(100)),
        ("brackets", format!("{}\n", "[a](".repeat(10_000))),
        ("stars", "*a **b ".repeat(5_000)),
        ("html", "<div><a ".repeat(5_000)),
        ("shortcodes", "{{< a {{% b ".repeat(5_000)),
        ("empty", String::new()),
    ] {
        folder.write(&format!("blog/{name}.md"), format!("{FRONT}{body}"));
    }
    let run = folder.run(&["import", "blog"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(paths(&folder).len(), 11);
    let titles = folder.column("title", &["sql", "SELECT title FROM talk_titles"]);
    assert!(titles.contains(&"Mesh for\u{fffd}All".to_owned()), "{titles:?}");
}

#[test]
fn a_hundred_thousand_links_are_read() {
    let folder = blog();
    let links: Vec<String> = (0..100_000).map(|n| format!("<https://example.org/{n}>")).collect();
    let links = links.join("\n\n");
    folder.write("blog/links.md", format!("{FRONT}{links}"));
    let run = folder.run(&["import", "blog"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(paths(&folder).len(), 2);
}

#[test]
fn scripts_and_files_are_never_led_to() {
    let folder = Folder::empty();
    folder.write(
        "a.md",
        format!(
            "{FRONT}- [Script Talk](javascript:alert) - Jane Doe, Google\n\
            - [File Talk](file:///etc/passwd) - Jane Doe, Google\n{ROW}"
        ),
    );
    assert_eq!(folder.run(&["import", "a.md"]).code, Some(0));
    assert_eq!(folder.column("title", &["talks"]), ["Mesh for All"]);
    let run = folder.run(&["sql", "SELECT url FROM links WHERE url NOT LIKE 'https://%'"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "no such link is kept");
    let told = folder.stdout(&["explain", "--all", "--format", "ndjson", "a.md"]);
    assert!(!told.contains("]8;;"), "{told}");
}

#[test]
fn a_title_keeps_its_bytes_in_json() {
    let folder = Folder::empty();
    let title = "Mesh \u{202e}lived\u{202c} \u{200b}and\u{200d} \u{1b}c\u{9b}1m Bomb";
    let row = format!("- [{title}](https://youtu.be/AAAAAAAAAAB) - Jane Doe, Google\n");
    folder.write("a.md", format!("{FRONT}{row}"));
    assert_eq!(folder.run(&["import", "a.md"]).code, Some(0));
    let stored = folder.column("title", &["talks"]);
    assert_eq!(stored, [title]);
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    #[test]
    fn pipes_devices_folders_and_loops_are_refused_by_name() {
        let folder = blog();
        let pipe = folder.path("blog/pipe.md");
        assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        symlink("loop.md", folder.path("loop.md")).expect("a link");
        let arguments = ["import", "blog", "blog/pipe.md", "/dev/zero", "loop.md"];
        let expected = [
            ("blog/pipe.md", "not a file"),
            ("/dev/zero", "not a file"),
            ("loop.md", "too many levels of symbolic links"),
        ];
        refused(&folder, &arguments, &expected);
    }

    #[test]
    fn links_in_a_folder_lead_nowhere() {
        let folder = blog();
        folder.write("secret/secret.md", format!("{FRONT}{ROW}"));
        symlink("..", folder.path("blog/up")).expect("a link");
        symlink("../secret", folder.path("blog/out")).expect("a link");
        symlink("../secret/secret.md", folder.path("blog/out.md")).expect("a link");
        let run = folder.run(&["import", "blog"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert_eq!(paths(&folder), ["blog/fine.md"]);
    }

    #[test]
    fn a_path_that_is_no_text_is_refused() {
        let folder = blog();
        for name in [&b"blog/\xff.md"[..], b"blog/\xfe.md"] {
            let path = folder.path(".").join(OsStr::from_bytes(name));
            std::fs::write(path, format!("{FRONT}{ROW}")).expect("a file");
        }
        let run = folder.run(&["import", "blog"]);
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.contains("the path is not valid UTF-8"), "{}", run.stderr);
        assert_eq!(paths(&folder), ["blog/fine.md"]);
    }
}
