//! Cuts a post into front matter and body, without reading either.

use std::sync::LazyLock;

use regex::Regex;

use super::FrontMatterError;
use crate::fault::line_at;

/// The notation of a front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// Between `---` lines.
    Yaml,
    /// Between `+++` lines.
    Toml,
    /// One `{…}` object.
    Json,
    /// Lines of `Key: value` up to a blank one, without fences, as Pelican has them.
    Lines,
}

/// A post in two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The front matter, if there is one.
    pub front: Option<Front<'a>>,
    /// All that follows it.
    pub body: Body<'a>,
}

/// The text of a front matter, without its fences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Front<'a> {
    /// How to read it.
    pub notation: Notation,
    /// What to read.
    pub text: &'a str,
    /// 1-based line of the file on which `text` begins.
    pub first_line: u32,
}

/// The text after a front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Body<'a> {
    /// The text, from the start of a line to the end of the file.
    pub text: &'a str,
    /// Byte of the file at which it begins.
    pub offset: usize,
    /// 1-based line of the file on which it begins.
    pub first_line: u32,
}

/// Cuts a post at the end of its front matter. Blank lines before the front matter are passed over. Without fences it is
/// lines of `Key: value` that begin with a title and tell of a date, an author, tags or an address.
///
/// A `---` that neither closes nor has a `key:` below it is a thematic break of the body; one with a
/// key but without an end is an error, and so are a `+++` and a `{"key":` without an end.
pub fn split(text: &str) -> Result<Parts<'_>, FrontMatterError> {
    let start = text.len() - text.trim_start().len();
    let start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let opening = first_line(&text[start..]);
    let inner = start + opening.len();
    let cut = match opening.trim_end() {
        "---" => fenced(text, inner, Notation::Yaml, &["---", "..."]),
        "+++" => fenced(text, inner, Notation::Toml, &["+++"]),
        line if line.trim_start().starts_with('{') && JSON_START.is_match(&text[start..]) => {
            object(text, start)
        }
        _ if opening.get(..TITLE.len()).is_some_and(|key| key.eq_ignore_ascii_case(TITLE)) => {
            lines(text, start)
        }
        _ => Cut::None,
    };
    match cut {
        Cut::Closed { notation, from, to, body } => Ok(Parts {
            front: Some(Front { notation, text: &text[from..to], first_line: line_at(text, from) }),
            body: body_at(text, body),
        }),
        Cut::Unclosed => Err(FrontMatterError {
            line: line_at(text, start),
            reason: format!("the front matter that `{}` opens is never closed", shown(opening)),
        }),
        Cut::None => Ok(Parts { front: None, body: body_at(text, 0) }),
    }
}

/// The key with which lines without fences begin.
const TITLE: &str = "title: ";

/// Keys of which they have one at least; a body may begin with a title and a speaker, too.
static META_KEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?im)^(?:date|authors?|tags|slug|category|categories|summary|status|modified|lang):",
    )
    .expect("a valid pattern")
});

/// The fence, or the brace of a JSON object, whose first line may go on for long.
fn shown(opening: &str) -> &str {
    let opening = opening.trim();
    if opening.starts_with('{') { "{" } else { opening }
}

/// Where a front matter ends, in bytes of the file.
enum Cut {
    Closed { notation: Notation, from: usize, to: usize, body: usize },
    Unclosed,
    None,
}

/// `{` and a quoted key, unlike the `{{< shortcode >}}`, `{% tag %}` and `{/* comment */}` of a body.
static JSON_START: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^\s*\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}[ \t]*(?:\r?\n|$))"#)
        .expect("a valid pattern")
});

/// Whether a line begins with a YAML key, which has no spaces unless it is quoted.
fn is_keyed(line: &str) -> bool {
    let behind = match line.chars().next() {
        Some(quote @ ('"' | '\'')) => line[1..].split_once(quote).map(|(_, behind)| behind),
        Some(c) if !c.is_whitespace() && !":#[]{}-".contains(c) => {
            line.find(|c: char| c.is_whitespace() || c == ':').map(|end| &line[end..])
        }
        _ => None,
    };
    let value = behind.and_then(|behind| behind.trim_start().strip_prefix(':'));
    value.is_some_and(|value| value.is_empty() || value.starts_with(char::is_whitespace))
}

/// Two lines or more of `Key: value` from `from` on, and the blank one behind them.
fn lines(text: &str, from: usize) -> Cut {
    let keyed = text[from..].split_inclusive('\n').take_while(|line| is_keyed(line));
    let (count, length) = keyed.fold((0, 0), |(count, at), line| (count + 1, at + line.len()));
    let to = from + length;
    let after = first_line(&text[to..]);
    if count < 2 || !after.trim().is_empty() || !META_KEY.is_match(&text[from..to]) {
        return Cut::None;
    }
    Cut::Closed { notation: Notation::Lines, from, to, body: to + after.len() }
}

fn fenced(text: &str, from: usize, notation: Notation, fences: &[&str]) -> Cut {
    let mut at = from;
    let end = loop {
        let line = first_line(&text[at..]);
        if line.is_empty() {
            break None;
        }
        if fences.contains(&line.trim_end()) {
            break Some((at, at + line.len()));
        }
        at += line.len();
    };
    let inner = &text[from..end.map_or(text.len(), |(to, _)| to)];
    let is_meant = notation != Notation::Yaml || has_key(inner);
    match end {
        Some((to, body)) if is_meant || inner.trim().is_empty() => {
            Cut::Closed { notation, from, to, body }
        }
        None if is_meant => Cut::Unclosed,
        _ => Cut::None,
    }
}

/// Whether text below a `---` is meant as YAML: its first paragraph has a key.
fn has_key(inner: &str) -> bool {
    inner
        .lines()
        .skip_while(|line| line.trim().is_empty() || line.starts_with('#'))
        .take_while(|line| !line.trim().is_empty())
        .any(is_keyed)
}

/// The JSON object that begins at `start`; the rest of its last line is dropped if it is blank.
fn object(text: &str, start: usize) -> Cut {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut escaped = false;
    for (at, c) in text[start..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '{' => depth += 1,
            '}' if depth == 1 => {
                let to = start + at + 1;
                let rest = first_line(&text[to..]);
                let body = if rest.trim().is_empty() { to + rest.len() } else { to };
                return Cut::Closed { notation: Notation::Json, from: start, to, body };
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    Cut::Unclosed
}

/// The first line of a text with its line break; empty only for an empty text.
fn first_line(text: &str) -> &str {
    text.split_inclusive('\n').next().unwrap_or("")
}

fn body_at(text: &str, offset: usize) -> Body<'_> {
    Body { text: &text[offset..], offset, first_line: line_at(text, offset) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> (Option<(Notation, &str, u32)>, &str, u32) {
        let parts = split(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(&text[parts.body.offset..], parts.body.text);
        let front = parts.front.map(|front| (front.notation, front.text, front.first_line));
        (front, parts.body.text, parts.body.first_line)
    }

    #[test]
    fn each_notation_is_cut_at_its_end() {
        for (text, front, body, line) in [
            ("---\na: 1\n---\nB\n", (Notation::Yaml, "a: 1\n", 2), "B\n", 4),
            ("---\na: 1\n...\nB\n", (Notation::Yaml, "a: 1\n", 2), "B\n", 4),
            ("--- \r\na: 1\r\n---\r\nB", (Notation::Yaml, "a: 1\r\n", 2), "B", 4),
            ("\n\n---\na: 1\n---", (Notation::Yaml, "a: 1\n", 4), "", 5),
            ("---\n---\nB", (Notation::Yaml, "", 2), "B", 3),
            ("---\n\"a: b\" : 1\n---\nB", (Notation::Yaml, "\"a: b\" : 1\n", 2), "B", 4),
            ("---\na:\n---\nB", (Notation::Yaml, "a:\n", 2), "B", 4),
            ("---\n\n---\nB", (Notation::Yaml, "\n", 2), "B", 4),
            ("---\n# note\n\na: 1\n---\nB", (Notation::Yaml, "# note\n\na: 1\n", 2), "B", 6),
            ("+++\na = 1\n+++\nB", (Notation::Toml, "a = 1\n", 2), "B", 4),
            ("{\n\"a\": \"}\"\n}\n\nB", (Notation::Json, "{\n\"a\": \"}\"\n}", 1), "\nB", 4),
            ("{}\nB", (Notation::Json, "{}", 1), "B", 2),
            (
                "Title: A: b\nDate: 2023-11-13\n\nB\n",
                (Notation::Lines, "Title: A: b\nDate: 2023-11-13\n", 1),
                "B\n",
                4,
            ),
            (
                "{\"a\": {\"b\": \"\\\"\"}} B",
                (Notation::Json, "{\"a\": {\"b\": \"\\\"\"}}", 1),
                " B",
                1,
            ),
        ] {
            assert_eq!(parts(text), (Some(front), body, line), "{text:?}");
        }
    }

    #[test]
    fn a_body_alone_is_left_whole() {
        for text in [
            "",
            "\n",
            "# Title\n\n---\n\na: 1\n---\n",
            "---\n\nA break opens this post.\n\n---\n\nAnother: break.\n",
            "---\n",
            "---\n\n# A heading between breaks\n\n---\n\nB\n",
            "---\nJust words: and more words\n",
            "----\na: 1\n----\n",
            "---yaml\na: 1\n---\n",
            "{{< youtube abc >}}\n",
            "{% include x.html %}\n",
            "{/* a comment of MDX */}\n",
            "{: .class }\n",
            "- a: 1\n",
            "---\na b: 1\n---\n",
            "---\na:b\n---\n",
            "---\n'a: 1\n---\n",
            "---\n[a]: 1\n---\n",
            "Title: a book.\n\nText\n",
            "Title: Meshes\nSpeaker: Zora\n\nText\n",
            "Title: A\nDate: 2023-11-13\nand text\n",
            "Date: 2023-11-13\nTitle: A\n\nText\n",
            "    ---\n    a: 1\n    ---\n",
        ] {
            assert_eq!(parts(text), (None, text, 1), "{text:?}");
        }
    }

    #[test]
    fn a_front_matter_without_an_end_is_an_error() {
        for (text, line) in [
            ("---\ntitle: A\n\nText\n", 1),
            ("\n---\n\"title\": A\n--\nText\n", 2),
            ("+++\ntitle = 'A'\n", 1),
            ("{\n\"title\": \"A\n}\n", 1),
        ] {
            let error = split(text).expect_err(text);
            assert_eq!(error.line, line, "{text:?}");
            assert!(error.reason.ends_with("is never closed"), "{}", error.reason);
        }
    }

    proptest! {
        #[test]
        fn splitting_never_panics(text in "(---|\\+\\+\\+|\\.\\.\\.|\\{|\\}|\"|a: 1|é|\n|\r\n| ){0,12}") {
            if let Ok(parts) = split(&text) {
                prop_assert!(text.ends_with(parts.body.text));
            }
        }
    }
}
