//! Reading posts, run as a program: which files are taken, what counts in them, and what is said of
//! those that cannot be read.

mod common;

use common::Folder;
use serde_json::Value;

/// A post with one talk.
const FINE: &str = "---\ntitle: KubeCon Europe 2025\ndate: 2025-04-25\n---\n\n\
    - [Mesh for All](https://youtu.be/AAAAAAAAAAA) - Jane Doe, Google\n";

/// The paths of all posts of the catalog.
fn paths(folder: &Folder) -> Vec<String> {
    folder.column("path", &["sql", "SELECT path FROM posts ORDER BY path"])
}

/// What each post below `path` says, by itself.
fn extracted(folder: &Folder, path: &str) -> Vec<Value> {
    let lines = folder.stdout(&["extract", path]);
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn a_broken_post_is_told_with_its_line_and_the_rest_goes_on() {
    let broken: [(&str, &[u8], &str); 9] = [
        ("blog/bytes.md", b"---\ntitle: A\n---\n\nfine\n\xff\xfe\n", "6: not valid UTF-8"),
        ("blog/crlf.md", b"---\r\ntitle: A\r\nlang: *x\r\n---\r\n", "3: "),
        ("blog/image.md", b"\x89PNG\r\n\x1a\n\0\0", "1: not valid UTF-8"),
        ("blog/json-cut.md", b"\n{\n\"title\": \"A\n", "2: "),
        ("blog/json.md", b"{\n\"title\": \"A\",\n\"lang\": uk\n}\n", "3: expected value"),
        ("blog/toml-twice.md", b"+++\ntitle = 'A'\ntitle = 'B'\n+++\n", "3: duplicate key"),
        ("blog/toml.md", b"\xef\xbb\xbf+++\ntitle = 'A'\nlang = uk\n+++\n", "3: "),
        ("blog/yaml-cut.md", b"---\ntitle: A\n\nText\n", "1: the front matter that `---` opens"),
        ("blog/yaml.md", b"---\ntitle: A\ndate: b: c\n---\n", "3: "),
    ];
    let folder = Folder::empty();
    folder.write("blog/fine.md", FINE);
    for (path, bytes, _) in broken {
        folder.write(path, bytes);
    }
    for verb in ["import", "extract"] {
        let run = folder.run(&[verb, "blog"]);
        assert_eq!(run.code, Some(1), "{verb}");
        let told: Vec<&str> =
            run.stderr.lines().filter(|line| !line.starts_with("talkcat: ")).collect();
        assert_eq!(told.len(), broken.len(), "{}", run.stderr);
        for (line, (path, _, expected)) in told.iter().zip(broken) {
            assert!(line.starts_with(&format!("{path}:{expected}")), "{line}");
            assert!(line.len() > path.len() + ":1: ".len(), "{line} gives a reason");
        }
        assert!(run.stderr.contains("talkcat: 9 paths could not be read"), "{}", run.stderr);
    }
    assert_eq!(paths(&folder), ["blog/fine.md"]);
    assert_eq!(folder.column("title", &["talks"]), ["Mesh for All"]);
}

#[test]
fn standard_input_is_one_post_called_dash() {
    let folder = Folder::empty();
    folder.write("fine.md", FINE);
    let run = |text: &str| {
        let mut command = folder.talkcat(&["import", "-", "fine.md", "-"]);
        command.write_stdin(text).output().expect("a run")
    };
    let broken = run("---\ntitle: A\nlang: *x\n---\n");
    assert_eq!(broken.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&broken.stderr).starts_with("-:3: "));
    assert_eq!(paths(&folder), ["fine.md"]);
    assert!(run("").status.success(), "an empty post is a post");
    assert_eq!(paths(&folder), ["-", "fine.md"]);
}

#[test]
fn a_folder_is_searched_for_posts_that_are_neither_hidden_nor_ignored() {
    let folder = Folder::empty();
    for path in [
        "blog/a.md",
        "blog/b.mdx",
        "blog/deep/er/c.markdown",
        "blog/D.MD",
        "blog/readme.txt",
        "blog/page.html",
        "blog/md",
        "blog/.hidden.md",
        "blog/.obsidian/note.md",
        "blog/node_modules/pkg/README.md",
        "blog/deep/draft.md",
        "blog/deep/kept.md",
        "elsewhere/e.md",
    ] {
        folder.write(path, FINE);
    }
    folder.write(".gitignore", "node_modules\n");
    folder.write("blog/deep/.gitignore", "*.md\n!kept.md\n");
    let run = folder.run(&["import", "blog"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let walked =
        ["blog/D.MD", "blog/a.md", "blog/b.mdx", "blog/deep/er/c.markdown", "blog/deep/kept.md"];
    assert_eq!(paths(&folder), walked);
    // What is named is meant, whatever it is.
    let named = ["blog/.hidden.md", "blog/deep/draft.md", "blog/readme.txt"];
    let folder_of_named = Folder::empty();
    for path in named {
        folder_of_named.write(path, FINE);
    }
    folder_of_named.write("blog/.gitignore", "*\n");
    assert_eq!(folder_of_named.run(&[&["import"], &named[..]].concat()).code, Some(0));
    assert_eq!(paths(&folder_of_named), named);
}

#[test]
fn order_and_repetition_on_the_command_line_do_not_matter() {
    let paths = ["blog/a.md", "blog/b.md", "c.md"];
    let outcomes = [
        &["blog", "c.md"][..],
        &["c.md", "blog"],
        &["c.md", "./c.md", "blog/b.md", "blog", "blog/../blog/a.md", "./blog/"],
    ]
    .map(|given| {
        let folder = Folder::empty();
        for path in paths {
            folder.write(path, FINE);
        }
        let import = folder.run(&[&["import"], given].concat());
        assert_eq!(import.code, Some(0), "{}", import.stderr);
        let extract = folder.stdout(&[&["extract"], given].concat());
        (import.stdout, extract, folder.stdout(&["export"]))
    });
    assert_eq!(outcomes[0].1.lines().count(), paths.len());
    assert!(outcomes.iter().all(|outcome| *outcome == outcomes[0]));
}

#[test]
fn a_path_that_is_missing_does_not_stop_the_others() {
    let folder = Folder::empty();
    folder.write("fine.md", FINE);
    let run = folder.run(&["import", "nowhere", "fine.md", "gone.md", "nowhere"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(
        run.stderr,
        "gone.md: no such file or folder\n\
        nowhere: no such file or folder\n\
        talkcat: next, try `talkcat talks`\n\
        talkcat: 2 paths could not be read; what the catalog knew of them stays\n"
    );
    assert_eq!(paths(&folder), ["fine.md"]);
}

#[test]
fn each_notation_of_a_front_matter_says_the_same() {
    let folder = Folder::empty();
    let yaml = "---\nbase: &base\n  lang: uk\n  draft: true\n<<: *base\ntitle: Звіт\n\
        linkTitle: Коротко\npublishdate: 2025-04-25T23:30:00-07:00\nauthor: Ада\n\
        tags: [one, two]\ncategories: three\ncomments: 1\ncomments: 2\nunknown: {a: [b]}\n\
        slug: zvit\naliases: [/old]\n---\n";
    let toml = "+++\ntitle = 'Звіт'\nlinkTitle = 'Коротко'\ndate = 2025-04-25T10:00:00Z\n\
        lang = 'uk'\ndraft = true\nauthors = ['Ада']\naliases = ['/old']\nslug = 'zvit'\n\
        [taxonomies]\ntags = ['one', 'two']\ncategories = ['three']\n+++\n";
    let json = "{\n\"title\": \"Звіт\", \"linkTitle\": \"Коротко\", \"publishDate\": \"2025-04-25\",\n\
        \"lang\": \"uk\", \"draft\": true, \"attribution\": \"Ада\", \"url\": \"zvit\",\n\
        \"keywords\": [\"one\", \"two\", \"three\"], \"aliases\": [\"/old\"]\n}\n";
    for (path, text) in [("a.md", yaml), ("b.md", toml), ("c.md", json)] {
        folder.write(path, format!("{text}\nМи зустрілися у Києві.\n"));
        folder.write(
            &format!("crlf-{path}"),
            format!("\u{feff}{text}\nТекст.\n").replace('\n', "\r\n"),
        );
    }
    assert_eq!(folder.run(&["import", "."]).code, Some(0));
    let query = "SELECT count(*) AS posts, lang, title, link_title, date, draft,
            (SELECT group_concat(name) FROM post_authors WHERE post_id = id) AS authors,
            (SELECT group_concat(tag) FROM post_tags WHERE post_id = id) AS tags,
            (SELECT group_concat(url) FROM post_urls WHERE post_id = id) AS urls
        FROM posts GROUP BY lang, title, link_title, date, draft, authors, tags, urls";
    assert_eq!(
        folder.stdout(&["sql", "--format", "ndjson", query]),
        "{\"posts\":6,\"lang\":\"uk\",\"title\":\"Звіт\",\"link_title\":\"Коротко\",\
        \"date\":\"2025-04-25\",\"draft\":1,\"authors\":\"Ада\",\"tags\":\"one,three,two\",\
        \"urls\":\"/old,zvit\"}\n"
    );
    assert_eq!(folder.column("draft", &["posts", "--limit", "1"]), ["true"]);
}

#[test]
fn a_path_tells_day_and_language_where_the_post_does_not() {
    const SHORT: &str = "KubeCon 2025\n";
    const ENGLISH: &str =
        "The conference was great and we met many of the people who use our project.\n";
    const CHINESE: &str = "这次大会非常精彩，我们见到了许多使用我们项目的人。\n";
    let posts = [
        ("_posts/2022-05-25-a.md", SHORT.to_owned(), "en", Some("2022-05-25")),
        ("2022/05/26/b.md", SHORT.to_owned(), "en", Some("2022-05-26")),
        (
            "2022-05-25-c.md",
            format!("---\ndate: 2022-06-01\n---\n{SHORT}"),
            "en",
            Some("2022-06-01"),
        ),
        ("content/zh/d.md", SHORT.to_owned(), "zh", None),
        ("e/index.uk.md", SHORT.to_owned(), "uk", None),
        ("content/zh/f.md", format!("---\nlang: ja\n---\n{SHORT}"), "ja", None),
        // The text has the last word where it is beyond doubt.
        ("content/en/g.md", CHINESE.to_owned(), "zh", None),
        ("h.md", format!("---\nlang: zh\n---\n{ENGLISH}"), "en", None),
    ];
    for (path, text, lang, date) in posts {
        let folder = Folder::empty();
        folder.write(path, text);
        let post = &extracted(&folder, path)[0];
        assert_eq!((&post["lang"], &post["date"]), (&lang.into(), &date.into()), "{path}");
    }
}

/// The keys of all videos of one post with this body.
fn videos(file: &str, body: &str) -> Vec<String> {
    let folder = Folder::empty();
    folder.write(file, format!("---\ntitle: KubeCon Europe 2025\ndate: 2025-04-25\n---\n\n{body}"));
    let post = &extracted(&folder, file)[0];
    let talks = post["talks"].as_array().expect("talks").iter();
    let links = talks.flat_map(|talk| talk["links"].as_array().expect("links"));
    let keys = links.map(|link| &link["key"]);
    let keys = keys.chain(post["other_videos"].as_array().expect("other videos"));
    let mut keys: Vec<String> = keys.filter_map(Value::as_str).map(str::to_owned).collect();
    keys.sort();
    keys
}

#[test]
fn what_a_reader_sees_is_read_and_nothing_else() {
    let seen = "- [Mesh for All](https://youtu.be/AAAAAAAAAAA) - Jane Doe, Google\n";
    for (file, unseen) in [
        ("a.md", "{{% comment %}}\n- [Gone](https://youtu.be/XXXXXXXXXXX)\n{{% /comment %}}\n\n"),
        ("a.md", "<!-- [Gone](https://youtu.be/XXXXXXXXXXX) -->\n\n"),
        ("a.md", "<!--\n\n- [Gone](https://youtu.be/XXXXXXXXXXX)\n\n-->\n\n"),
        ("a.md", "```\n[Gone](https://youtu.be/XXXXXXXXXXX)\n```\n\n"),
        ("a.md", "~~~md\nhttps://youtu.be/XXXXXXXXXXX\n~~~\n\n"),
        ("a.md", "    https://youtu.be/XXXXXXXXXXX\n\n"),
        ("a.md", "Write `https://youtu.be/XXXXXXXXXXX` here.\n\n"),
        ("a.mdx", "import { Talk } from 'https://youtu.be/XXXXXXXXXXX'\n\n"),
        ("a.md", "{{< unknown \"https://youtu.be/XXXXXXXXXXX\" >}}\n\n"),
    ] {
        assert_eq!(videos(file, &format!("{unseen}{seen}")), ["youtube:AAAAAAAAAAA"], "{unseen}");
    }
    for written in [
        "{{< youtube AAAAAAAAAAA >}}",
        "{{% youtube AAAAAAAAAAA %}}",
        "{{< youtube id=\"AAAAAAAAAAA\" autoplay=\"true\" >}}",
        "<iframe width=\"560\" src=\"https://www.youtube.com/embed/AAAAAAAAAAA\"></iframe>",
        "<p><a href='https://youtu.be/AAAAAAAAAAA'>Mesh for All</a><br>Jane Doe</p>",
        "[Mesh for All][1]\n\n[1]: https://youtu.be/AAAAAAAAAAA",
        "[Mesh for All][]\n\n[mesh for all]: <https://youtu.be/AAAAAAAAAAA> 'A title'",
        "Mesh for All: <https://youtu.be/AAAAAAAAAAA>",
        "Mesh for All, https://youtu.be/AAAAAAAAAAA.",
        "[Mesh for All] (https://youtu.be/AAAAAAAAAAA)",
        "[Mesh for\nAll](\nhttps://youtu.be/AAAAAAAAAAA)",
        "{{< note >}}Before [Mesh for All](https://youtu.be/AAAAAAAAAAA) after{{< /note >}}",
    ] {
        assert_eq!(videos("a.md", written), ["youtube:AAAAAAAAAAA"], "{written}");
    }
}

#[test]
fn a_link_has_one_key_however_it_is_spelled() {
    let spelled: [(&str, &[&str]); 10] = [
        (
            "youtube:AAAAAAAAAAA",
            &[
                "https://youtu.be/AAAAAAAAAAA?si=xyz",
                "http://www.youtube.com/watch?v=AAAAAAAAAAA&t=90s",
                "https://m.youtube.com/watch?app=desktop&v=AAAAAAAAAAA",
                "https://www.youtube.com/embed/AAAAAAAAAAA",
                "https://www.youtube.com/live/AAAAAAAAAAA?feature=share",
                "https://youtube.com/shorts/AAAAAAAAAAA",
                "https://www.youtube-nocookie.com/embed/AAAAAAAAAAA",
                "https://www.youtube.com/watch?v=AAAAAAAAAAA&list=PLx&index=3",
            ],
        ),
        (
            "vimeo.com/123456",
            &["https://vimeo.com/123456", "https://player.vimeo.com/video/123456"],
        ),
        (
            "bilibili.com/video/BV1Cm4y1k7a1",
            &["https://www.bilibili.com/video/BV1Cm4y1k7a1/?vd_source=x"],
        ),
        (
            "tube.example/w/4KjjhNa4GHkzeLJPfCGUdV",
            &[
                "https://tube.example/w/4KjjhNa4GHkzeLJPfCGUdV?start=5s",
                "https://tube.example/videos/watch/4KjjhNa4GHkzeLJPfCGUdV",
            ],
        ),
        ("media.ccc.de/v/37c3-1234-title", &["https://media.ccc.de/v/37c3-1234-title#t=12"]),
        ("sched.co/1tcxw", &["https://sched.co/1tcxw", "http://sched.co/1tcxw?iframe=no"]),
        (
            "kccnceu2025.sched.com/event/1tcxw",
            &[
                "https://kccnceu2025.sched.com/event/1tcxw/mesh-for-all-jane-doe",
                "https://kccnceu2025.sched.com/event/1tcxw?iframe=yes&w=100%",
            ],
        ),
        ("sessionize.com/s/jane/mesh/123", &["https://sessionize.com/s/jane/mesh/123/"]),
        ("pretalx.com/conf/talk/ABCDEF", &["https://pretalx.com/conf/talk/ABCDEF/?utm_source=x"]),
        (
            "example.org/program/schedule/?id=1234",
            &["https://www.example.org/program/schedule/?id=1234"],
        ),
    ];
    for (key, urls) in spelled {
        for url in urls {
            assert_eq!(
                videos(
                    "a.md",
                    &format!("- [Mesh for All in Practice]({url}) - Jane Doe, Google\n")
                ),
                [key],
                "{url}"
            );
        }
    }
    for url in [
        "https://www.youtube.com/playlist?list=PLx",
        "https://www.youtube.com/@cncf",
        "https://www.youtube.com/channel/UCx",
        "https://www.youtube.com/c/cloudnativefdn/videos",
    ] {
        assert_eq!(videos("a.md", &format!("- [All recordings]({url})\n")), [""; 0], "{url}");
    }
}

#[test]
fn start_times_are_kept() {
    let folder = Folder::empty();
    folder.write(
        "a.md",
        "---\ntitle: KubeCon Europe 2025\ndate: 2025-04-25\n---\n\n\
        - [Mesh for All](https://youtu.be/AAAAAAAAAAA?t=1h2m3s) - Jane Doe, Google\n\
        - [Small Clusters](https://www.youtube.com/watch?v=BBBBBBBBBBB&t=90) - Ada Ek, Red Hat\n",
    );
    assert_eq!(folder.run(&["import", "a.md"]).code, Some(0));
    assert_eq!(folder.column("start", &["videos", "--sort", "start"]), ["3723", "90"]);
}

#[test]
fn what_a_post_holds_is_inert() {
    let folder = Folder::empty();
    folder.write(
        "\u{1b}[31m.md",
        "---\ntitle: \"KubeCon \\e[2J Europe 2025\"\ndate: 2025-04-25\n---\n\n\
        - [Mesh \u{1b}]0;owned\u{7} for \u{202e}All](https://youtu.be/AAAAAAAAAAA) - Jane Doe, Google\n",
    );
    folder.write("\u{1b}[32m.md", "---\ntitle: A\nlang: *x\n---\n");
    let run = folder.run(&["import", "."]);
    assert_eq!(run.code, Some(1));
    let mut shown = run.stdout + &run.stderr;
    for command in ["talks", "posts", "videos", "speakers", "events", "orgs"] {
        for format in ["table", "markdown", "json", "ndjson"] {
            shown += &folder.stdout(&[command, "--format", format]);
        }
    }
    let raw = ['\u{1b}', '\u{7}', '\u{202e}'].map(|c| shown.contains(c));
    assert_eq!(raw, [false; 3], "{}", shown.escape_debug());
    assert!(shown.contains("\\u{1b}"), "but it is shown");
}

#[test]
fn a_wrong_reference_file_is_told_with_its_line() {
    let folder = Folder::empty();
    folder.write("fine.md", FINE);
    for (text, says) in [
        (&b"organizations:\n  - name: A\n\t- name: B\n"[..], "more.yaml:3: "),
        (b"organizations:\n  - nam: A\n", "more.yaml:2: organizations[0]: unknown field `nam`"),
        (b"organisations: []\n", "more.yaml:1: unknown field `organisations`"),
        (
            b"organizations:\n  - name: Aaa\n    aliases: [Bbb]\n  - name: Ccc\n    aliases: [Bbb]\n",
            "more.yaml:5: alias \"Bbb\" belongs to \"Aaa\"",
        ),
        (b"organizations:\n  - name: Aaa\n    parent: Nobody\n", "more.yaml:3: unknown parent"),
        (b"series:\n  - name: AaaCon\n    kind: fun\n", "more.yaml:3: series[0].kind: unknown"),
        (b"# fine\nseries: \xff\n", "more.yaml:2: not valid UTF-8\n"),
    ] {
        folder.write("more.yaml", text);
        for verb in ["import", "extract"] {
            let run = folder.run(&[verb, "--reference", "more.yaml", "fine.md"]);
            assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{says}");
            assert!(run.stderr.starts_with(&format!("talkcat: {says}")), "{}", run.stderr);
        }
    }
    let run = folder.run(&["import", "--reference", "gone.yaml", "fine.md"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stderr.starts_with("talkcat: cannot read gone.yaml: No such file"),
        "{}",
        run.stderr
    );
    assert!(!folder.path("talkcat.db").exists(), "nothing was imported");
}
