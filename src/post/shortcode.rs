//! What site generators put between Markdown: Hugo shortcodes, Liquid tags, MDX imports.
//!
//! [`unfold`] replaces each by a placeholder that Markdown leaves alone, so that neither its
//! arguments nor its line breaks disturb the text around it, and remembers what it stood for.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// Opens a placeholder; the number of an [`Insert`] follows.
pub const OPEN: char = '\u{E000}';
/// Closes a placeholder.
pub const CLOSE: char = '\u{E001}';

/// What a shortcode puts on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Insert {
    /// An embedded player of this address.
    Player(String),
    /// A picture with these words.
    Picture(String),
    /// A card under these words.
    Card(String),
}

/// A body with its shortcodes taken out.
#[derive(Debug, Default)]
pub struct Unfolded {
    /// The Markdown with placeholders.
    pub text: String,
    /// What the placeholders stand for.
    pub inserts: Vec<Insert>,
    /// `(offset in text, offset in the source)` where a run of unchanged bytes begins.
    origins: Vec<(usize, usize)>,
}

impl Unfolded {
    /// The byte of the source that a byte of `text` comes from.
    pub fn source_offset(&self, offset: usize) -> usize {
        let run = self.origins.partition_point(|&(start, _)| start <= offset);
        match run.checked_sub(1).and_then(|i| self.origins.get(i)) {
            Some(&(start, source)) => source + (offset - start),
            None => offset,
        }
    }

    fn copy(&mut self, source: &str, from: usize, to: usize) {
        if from < to {
            self.origins.push((self.text.len(), from));
            self.text.push_str(&source[from..to]);
        }
    }

    fn insert(&mut self, insert: Insert, at: usize) {
        self.origins.push((self.text.len(), at));
        self.text.push(OPEN);
        self.text.push_str(&self.inserts.len().to_string());
        self.text.push(CLOSE);
        self.inserts.push(insert);
    }
}

/// Shortcodes whose content is source code or not rendered at all.
const UNREAD: &[&str] =
    &["comment", "text", "highlight", "code", "codeblock", "mermaid", "raw", "schema"];

static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        // Hugo: {{< name args >}} and {{% name args %}}
        r"(?s)\{\{[<%]\s*(?P<close>/)?\s*(?P<name>[A-Za-z0-9_./-]+)(?P<args>[^{}]*?)\s*/?\s*[>%]\}\}",
        // Liquid: {% name args %} and {{ value }}
        r"|\{%-?\s*(?P<lname>[A-Za-z0-9_]+)(?P<largs>[^\n]*?)-?%\}",
        r"|\{\{[^<%{}\n][^{}\n]*\}\}",
        // MDX: import … from '…' / export const …, and {/* comments */}
        r#"|(?m:^(?:import\s+(?:[A-Za-z0-9_*{}\s,$]+\sfrom\s+)?["'][^"'\n]+["'];?|export\s(?:const|default)\s[^\n]*)$)"#,
        r"|\{/\*.*?\*/\}",
        // Kramdown: {:target="_blank"}
        r"|\{:[^}\n]*\}",
    ))
    .expect("a valid pattern")
});

static ARGUMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?:(?P<key>[A-Za-z0-9_-]+)\s*=\s*)?(?:"(?P<dq>(?:[^"\\]|\\.)*)"|'(?P<sq>[^']*)'|`(?P<bq>[^`]*)`|(?P<bare>[^\s"'`]+))"#)
        .expect("a valid pattern")
});

/// Links that a hand has typed with a space or a line break where Markdown allows none.
static TORN_LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\](?P<gap>[ \t]+|[ \t]*\n[ \t]*)\(https?://|\]\([ \t]*https?://[^\s()]*(?P<tear>[ \t]*\n[ \t]*)[^\s()]+\)")
        .expect("a valid pattern")
});

/// What Hatena Blog makes a card or a player of: "[https://…:embed:cite]".
static CARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<open>\[)https?://[^ \t\r\n\[\]]+?(?P<close>:(?:embed|title|image)[^ \t\r\n\[\]]*\])",
    )
    .expect("a valid pattern")
});

/// What Zenn makes a player or a card of: "@[youtube](…)" with the number of the recording, "@[card](https://…)".
static EMBED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?m)^[ \t]*(?P<open>@\[(?P<name>[a-z]+)\]\()(?P<arg>[^\s()]+)(?P<close>\))[ \t\r]*$",
    )
    .expect("a valid pattern")
});

/// Takes shortcodes, Liquid tags and MDX imports out of `source`, and mends torn links.
pub fn unfold(source: &str) -> Unfolded {
    let mut out = Unfolded::default();
    let mut at = 0;
    for cut in cuts(source) {
        if cut.start < at {
            continue; // inside something that is already gone
        }
        out.copy(source, at, cut.start);
        if let Some(insert) = cut.insert {
            out.insert(insert, cut.start);
        }
        at = cut.end;
    }
    out.copy(source, at, source.len());
    out
}

struct Cut {
    start: usize,
    end: usize,
    insert: Option<Insert>,
}

fn cuts(source: &str) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    // Shortcodes that nothing closes any more, so that each text is looked through once.
    let mut unclosed: Vec<String> = Vec::new();
    // Most posts have none, which is told sooner without the pattern.
    let opens = |word: &str, after: &str| source.starts_with(word) || source.contains(after);
    let signs = source.contains('{') || opens("import", "\nimport") || opens("export", "\nexport");
    let found = signs.then(|| OPENING.captures_iter(source));
    for found in found.into_iter().flatten() {
        let whole = found.get_match();
        if cuts.last().is_some_and(|last| whole.start() < last.end) {
            continue; // inside something that is not read
        }
        let name = found.name("name").or(found.name("lname"));
        let args = found.name("args").or(found.name("largs")).map_or("", |m| m.as_str());
        let mut cut = Cut { start: whole.start(), end: whole.end(), insert: None };
        if let Some(name) = name.filter(|_| found.name("close").is_none()) {
            let name = name.as_str().to_ascii_lowercase();
            if UNREAD.contains(&name.as_str()) {
                if !unclosed.contains(&name) {
                    match closing(source, cut.end, &name) {
                        Some(end) => cut.end = end,
                        None => unclosed.push(name),
                    }
                }
            } else {
                cut.insert = insert(&name, args);
            }
        }
        cuts.push(cut);
    }
    for found in TORN_LINK.captures_iter(source) {
        if let Some(gap) = found.name("gap").or(found.name("tear")) {
            cuts.push(Cut { start: gap.start(), end: gap.end(), insert: None });
        }
    }
    // Few posts have one, which is told sooner without the pattern.
    let cards = [":embed", ":title", ":image"].iter().any(|sign| source.contains(sign));
    for found in cards.then(|| CARD.captures_iter(source)).into_iter().flatten() {
        let signs = ["open", "close"].into_iter().filter_map(|sign| found.name(sign));
        cuts.extend(signs.map(|it| Cut { start: it.start(), end: it.end(), insert: None }));
    }
    let embeds = source.contains("@[").then(|| EMBED.captures_iter(source));
    for found in embeds.into_iter().flatten() {
        let part = |name: &str| found.name(name).map_or(0..0, |it| it.range());
        let (open, close, arg) = (part("open"), part("close"), &source[part("arg")]);
        if &source[part("name")] == "youtube" {
            let insert = Some(Insert::Player(player("https://www.youtube.com/watch?v=", arg)));
            cuts.push(Cut { start: open.start, end: close.end, insert });
        } else if arg.contains("://") {
            let signs = [open, close].into_iter();
            cuts.extend(signs.map(|it| Cut { start: it.start, end: it.end, insert: None }));
        }
    }
    cuts.extend(fences(source).map(|it| Cut { start: it.start, end: it.end, insert: None }));
    cuts.sort_by_key(|cut| (cut.start, std::cmp::Reverse(cut.end)));
    cuts
}

/// The signs around a box, and what kind it is: ":::tip", ":::".
fn fences(source: &str) -> impl Iterator<Item = Range<usize>> {
    let lines = source.contains(FENCE).then(|| source.split_inclusive('\n'));
    let mut end = 0;
    lines.into_iter().flatten().filter_map(move |line| {
        let start = end;
        end += line.len();
        let sign = line.trim_start().strip_prefix(FENCE)?.trim_start_matches([':', ' ', '\t']);
        let rest = sign.trim_start_matches(|c: char| c.is_ascii_lowercase());
        Some(start..end - rest.len())
    })
}

const FENCE: &str = ":::";

/// Where the partner of an opening shortcode ends, if it has one.
fn closing(source: &str, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    while let Some(found) = source[at..].find("{{") {
        let start = at + found;
        let inside = source[start + 2..].trim_start_matches(['<', '%']).trim_start();
        if let Some(rest) = inside.strip_prefix('/')
            && begins_with(rest.trim_start(), name)
        {
            return source[start..].find("}}").map(|end| start + end + 2);
        }
        at = start + 2;
    }
    source[from..].find(&format!("{{% end{name}")).and_then(|start| {
        let start = from + start;
        source[start..].find("%}").map(|end| start + end + 2)
    })
}

fn begins_with(text: &str, name: &str) -> bool {
    text.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name))
}

/// Named and positional arguments, in order.
fn arguments(args: &str) -> Vec<(Option<&str>, String)> {
    ARGUMENT
        .captures_iter(args)
        .map(|found| {
            let value = ["dq", "sq", "bq", "bare"].iter().find_map(|group| found.name(group));
            let value = value.map_or(String::new(), |m| m.as_str().replace("\\\"", "\""));
            (found.name("key").map(|m| m.as_str()), value)
        })
        .collect()
}

fn insert(name: &str, args: &str) -> Option<Insert> {
    let args = arguments(args);
    let named = |keys: &[&str]| {
        keys.iter().find_map(|key| {
            args.iter()
                .find(|(k, _)| k.is_some_and(|k| k.eq_ignore_ascii_case(key)))
                .map(|(_, value)| value.clone())
        })
    };
    let positional = |index: usize| {
        args.iter()
            .filter(|(key, _)| key.is_none())
            .map(|(_, value)| value)
            .nth(index)
            .filter(|value| !value.is_empty())
            .cloned()
    };
    // `{% include youtube.html id="…" %}` names its template first.
    let (name, id) = match (name, positional(0)) {
        ("include", Some(template)) => (template.to_ascii_lowercase(), None),
        (_, id) => (name.to_ascii_lowercase(), id),
    };
    let id = named(&["id", "videoid", "video_id", "video", "url", "src"]).or(id);
    let host = name.rsplit('/').next().unwrap_or(&name);
    if host.contains("youtube") || host == "yt" {
        id.map(|id| Insert::Player(player("https://www.youtube.com/watch?v=", &id)))
    } else if host.contains("vimeo") {
        id.map(|id| Insert::Player(player("https://vimeo.com/", &id)))
    } else if host.contains("bilibili") {
        id.map(|id| Insert::Player(player("https://www.bilibili.com/video/", &id)))
    } else if ["image", "figure", "img", "imgproc"].iter().any(|kind| host.contains(kind)) {
        named(&["caption", "alt", "title"])
            .filter(|words| !words.trim().is_empty())
            .map(Insert::Picture)
    } else if ["card", "panel", "details"].contains(&host) {
        // Their own Markdown may set it off, too.
        let words = named(&["header", "title", "summary"]).unwrap_or_default();
        let words = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '#'));
        (!words.is_empty()).then(|| Insert::Card(words.to_owned()))
    } else {
        None
    }
}

fn player(base: &str, id: &str) -> String {
    if id.contains("://") { id.to_owned() } else { format!("{base}{id}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn player_of(source: &str) -> Option<String> {
        match unfold(source).inserts.as_slice() {
            [Insert::Player(url)] => Some(url.clone()),
            _ => None,
        }
    }

    #[test]
    fn cards_have_a_head() {
        let head = |source: &str| match unfold(source).inserts.as_slice() {
            [Insert::Card(words)] => Some(words.clone()),
            _ => None,
        };
        for source in
            ["{{% card header=\"**Meshes at Sea**\" %}}", "{{< panel title='Meshes at Sea' >}}"]
        {
            assert_eq!(head(source).as_deref(), Some("Meshes at Sea"), "{source}");
        }
        for source in ["{{< cardpane >}}", "{{< card >}}", "{{< card header=\"**\" >}}"] {
            assert_eq!(head(source), None, "{source}");
        }
    }

    #[test]
    fn players_in_every_spelling() {
        for source in [
            "{{< youtube abcDEF12345 >}}",
            "{{% youtube abcDEF12345 %}}",
            "{{< youtube id=\"abcDEF12345\" autoplay=\"true\" >}}",
            "{{<youtube abcDEF12345>}}",
            "{{< youtube\n   id=\"abcDEF12345\"\n >}}",
            "{% youtube abcDEF12345 %}",
            "{% include youtube.html id=\"abcDEF12345\" %}",
            "@[youtube](abcDEF12345)",
        ] {
            let want = "https://www.youtube.com/watch?v=abcDEF12345";
            assert_eq!(player_of(source).as_deref(), Some(want), "{source}");
        }
        assert_eq!(player_of("{{< vimeo 1234 >}}").as_deref(), Some("https://vimeo.com/1234"));
        assert_eq!(player_of("{{< youtube >}}"), None);
        assert_eq!(player_of("{{< tweet 1234 >}}"), None);
    }

    #[test]
    fn pictures_keep_their_words() {
        let unfolded = unfold("{{< image link=\"./a.jpg\"\n    caption=\"On stage\"\n    >}}");
        assert_eq!(unfolded.inserts, [Insert::Picture("On stage".into())]);
        assert_eq!(unfold("{{< image link=\"./a.jpg\" >}}").inserts, []);
    }

    #[test]
    fn unknown_shortcodes_leave_their_neighbours() {
        assert_eq!(unfold("a {{< gizmo x >}} b {{% /gizmo %}} c").text, "a  b  c");
        assert_eq!(unfold("{{< tip >}}Read me{{< /tip >}}").text, "Read me");
    }

    #[test]
    fn what_is_not_rendered_is_not_read() {
        assert_eq!(unfold("a{{% comment %}}\nno\n{{% /comment %}}b").text, "ab");
        assert_eq!(unfold("a{{< text bash >}}$ ls{{< /text >}}b").text, "ab");
        assert_eq!(unfold("a{% comment %}no{% endcomment %}b").text, "ab");
        assert_eq!(unfold("import A from '../a';\nimport './b.css'\nText").text, "\n\nText");
        assert_eq!(unfold("import {\n A,\n B\n} from \"https://x.y\";\nText").text, "\nText");
        // Prose is no import.
        assert_eq!(unfold("import duties from May").text, "import duties from May");
    }

    #[test]
    fn cards_are_their_address() {
        assert_eq!(unfold("a\n[https://a.b/c:embed:cite]\nd").text, "a\nhttps://a.b/c\nd");
        assert_eq!(unfold("[https://a.b/c:title]").text, "https://a.b/c");
        assert_eq!(unfold("[T](https://a.b/c:title)").text, "[T](https://a.b/c:title)");
        assert_eq!(unfold("@[card](https://a.b/c)\nd").text, "https://a.b/c\nd");
        assert_eq!(unfold("@[card](c)").text, "@[card](c)");
        assert_eq!(unfold("me@[card](https://a.b/c)").text, "me@[card](https://a.b/c)");
        assert_eq!(unfold("[https://a.b/c:8080]").text, "[https://a.b/c:8080]");
    }

    #[test]
    fn boxes_are_what_is_in_them() {
        for (source, want) in [
            (":::tip\n**Title**\n:::\n", "\n**Title**\n\n"),
            ("::::: note Title\nwords\n:::::", " Title\nwords\n"),
            ("a ::: b", "a ::: b"),
        ] {
            assert_eq!(unfold(source).text, want, "{source}");
        }
    }

    #[test]
    fn torn_links_are_mended() {
        assert_eq!(unfold("[T] (https://a.b/c)").text, "[T](https://a.b/c)");
        assert_eq!(unfold("[T](https://a.b/\nc)").text, "[T](https://a.b/c)");
        assert_eq!(unfold("[T] (see below)").text, "[T] (see below)");
    }

    #[test]
    fn offsets_lead_back_to_the_source() {
        let source = "ab {{< youtube x >}} cd {{< nix >}}ef";
        let unfolded = unfold(source);
        for word in ["ab", "cd", "ef"] {
            let there = unfolded.text.find(word).unwrap();
            assert_eq!(unfolded.source_offset(there), source.find(word).unwrap(), "{word}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(source in r"(\{\{[<%]|[>%]\}\}|\{%|%\}|youtube|[a-z=' \n/]|é){0,40}") {
            let unfolded = unfold(&source);
            for (offset, _) in unfolded.text.char_indices() {
                proptest::prop_assert!(unfolded.source_offset(offset) <= source.len());
            }
        }
    }
}
