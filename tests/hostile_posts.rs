//! Posts that are broken, huge or written to do harm: the others are read, each bad one is named
//! with its reason, and nothing of them is obeyed.

mod common;

use common::{Folder, size};

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
        ("quotes", format!("{} deep\n", ">".repeat(10_000))),
        ("lists", format!("{}deep\n", "- ".repeat(10_000))),
        ("indented", format!("- a\n{nested}- b\n").repeat(100)),
        ("brackets", format!("{}\n", "[a](".repeat(10_000))),
        ("stars", "*a **b ".repeat(5_000)),
        ("html", "<div><a ".repeat(5_000)),
        ("shortcodes", "{{< a {{% b ".repeat(5_000)),
        ("unread", "{{< highlight >}}{% comment %}".repeat(5_000)),
        ("quoted", "{{< a \"b\\\" 'c ".repeat(5_000)),
        ("commas", ", and ".repeat(20_000)),
        ("names", "Jane Doe from Google, ".repeat(5_000)),
        ("hidden", "\u{202e}\u{200b}a\u{200d}\u{2066}".repeat(5_000)),
        ("marks", format!("e{}", "\u{301}".repeat(50_000))),
        ("controls", "\u{1b}]8;;https://evil.example\u{7}\u{9b}2J\u{8}".repeat(2_000)),
        ("characters", "网格".repeat(50_000)),
        ("empty", String::new()),
    ] {
        folder.write(&format!("blog/{name}.md"), format!("{FRONT}{body}"));
    }
    let run = folder.run(&["import", "blog"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(paths(&folder).len(), 18);
    let titles = folder.column("title", &["sql", "SELECT title FROM talk_titles"]);
    assert!(titles.contains(&"Mesh for\u{fffd}All".to_owned()), "{titles:?}");
}

#[test]
fn very_many_links_are_read() {
    let folder = blog();
    let links = (0..size(30_000, 1_000_000)).map(|n| format!("<https://example.org/{n}>\n\n"));
    folder.write("blog/links.md", format!("{FRONT}{}", links.collect::<String>()));
    let run = folder.run(&["import", "--max-size", "100MB", "blog"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(paths(&folder).len(), 2);
}

#[test]
fn very_many_posts_are_read() {
    let folder = blog();
    let posts = size(1_000, 100_000);
    for post in 0..posts {
        folder.write(&format!("blog/{}/{post}.md", post % 100), "A post.\n");
    }
    folder.write("blog/7/broken.md", b"\xff");
    let run = folder.run(&["import", "blog"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.starts_with("blog/7/broken.md:1: not valid UTF-8\n"), "{}", run.stderr);
    assert_eq!(paths(&folder).len(), posts + 1);
}

/// What tells of a talk counts, whatever its scheme is; it is an address like any other in the
/// catalog, and nowhere else.
#[test]
fn scripts_and_files_are_never_led_to() {
    let folder = Folder::empty();
    folder.write(
        "a.md",
        format!(
            "{FRONT}- [Script Talk](javascript:alert) - Jane Doe, Google\n\
            - [File Talk](file:///etc/passwd) - Jane Doe, Google\n\
            - [Mesh on Paper](file:///home/jane/mesh.pdf) - Jane Doe, Google\n\
            - [Mesh by Script](javascript:open/mesh.pdf) - Jane Doe, Google\n{ROW}"
        ),
    );
    assert_eq!(folder.run(&["import", "a.md"]).code, Some(0));
    let titles = folder.column("title", &["talks", "--sort", "title"]);
    assert_eq!(titles, ["Mesh by Script", "Mesh for All", "Mesh on Paper"]);
    let stored = "SELECT url FROM links WHERE url NOT LIKE 'https://%' ORDER BY url";
    let stored = folder.column("url", &["sql", stored]);
    assert_eq!(stored, ["file:///home/jane/mesh.pdf", "javascript:open/mesh.pdf"]);
    for arguments in [
        &["explain", "--all", "a.md"][..],
        &["talk", "mesh-on-paper"],
        &["talks", "--format", "markdown"],
        &["export", "jsonld"],
        &["export", "atom"],
    ] {
        let mut command = folder.talkcat(arguments);
        command.env("FORCE_HYPERLINK", "1").env("CLICOLOR_FORCE", "1");
        let told = command.output().expect("a run").stdout;
        let told = String::from_utf8(told).expect("UTF-8");
        for scheme in ["file:", "javascript:"] {
            for link in ["\u{1b}]8;;", "href=\"", "]("] {
                assert!(!told.contains(&format!("{link}{scheme}")), "{arguments:?}: {told}");
            }
        }
    }
    let run = folder.run(&["talk", "mesh-on-paper", "--open"]);
    assert_ne!(run.code, Some(0), "there is nothing to open");
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
    let mut shown = folder.talkcat(&["talks"]);
    let shown = shown.env("CLICOLOR_FORCE", "1").output().expect("a run").stdout;
    let shown = String::from_utf8(shown).expect("UTF-8");
    let row = shown.lines().nth(1).expect("a row");
    assert!(row.contains("Mesh \\u{202e}lived"), "{shown}");
    assert!(!row.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{shown}");
}

/// How much memory posts of some shapes may take, in bytes for each of their own. These are just
/// longer than a power of two, where lists that double reserve the most.
#[cfg(target_os = "linux")]
const BULKY: [(&str, &str, usize); 6] = [
    ("headings", "# a\n", 384),
    ("paragraphs", "a\n\n", 384),
    ("items", "- a\n", 384),
    ("links", "[a](b)", 192),
    ("rows", ROW, 192),
    ("line", "word ", 16),
];

/// Memory that any run takes, in bytes.
#[cfg(target_os = "linux")]
const BASE: usize = 16 << 20;

#[test]
#[cfg(target_os = "linux")]
fn memory_grows_with_the_largest_post_and_no_faster() {
    let folder = blog();
    for (name, part, each) in BULKY {
        // One line of 50 MB, and some of anything else.
        let bytes = if name == "line" { size(5 << 20, 50 << 20) } else { size(256 << 10, 4 << 20) };
        let path = format!("blog/{name}.md");
        folder.write(&path, format!("{FRONT}{}", part.repeat(bytes / part.len())));
        let limit = format!("ulimit -d {} && exec \"$0\" \"$@\"", (BASE + each * bytes) >> 10);
        let mut command = std::process::Command::new("sh");
        for variable in common::HEEDED {
            command.env_remove(variable);
        }
        command.current_dir(folder.path(".")).env("RAYON_NUM_THREADS", "1");
        command.args(["-c", &limit]).arg(assert_cmd::cargo::cargo_bin("talkcat"));
        let output = command.args(["import", "--max-size", "100MB", &path]).output();
        let output = output.expect("a run");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{name}: {said}");
    }
    assert_eq!(paths(&folder).len(), BULKY.len());
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
