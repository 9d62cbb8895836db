//! Bytes become a [`Post`].

use thiserror::Error;

use super::front_matter::{self, date};
use super::{Document, Post, markdown};
use crate::fault::utf8;
use crate::language::detect::detect;

/// A post that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}:{line}: {reason}")]
pub struct ReadError {
    /// The post.
    pub path: String,
    /// 1-based line of the file.
    pub line: u32,
    /// What is wrong there.
    pub reason: String,
}

/// Reads one post. `path` names it in errors, and its date and language may stand there.
///
/// Fails where the bytes are no UTF-8 or the front matter is broken; a body is never wrong.
pub fn read(path: &str, bytes: &[u8]) -> Result<Post, ReadError> {
    let error = |line, reason| ReadError { path: path.to_owned(), line, reason };
    let text = utf8(bytes).map_err(|line| error(line, "not valid UTF-8".to_owned()))?;
    // As CommonMark has it: SQLite's text functions stop at a NUL.
    let text = text.replace('\0', "\u{fffd}");
    let (mut front, body) = front_matter::parse(&text).map_err(|it| error(it.line, it.reason))?;
    front.date = front.date.or_else(|| date::day_in_path(path));
    let document = markdown::document(body.text, body.first_line);
    let lang = detect(front.lang.as_deref(), path, &prose(front.title.as_deref(), &document));
    Ok(Post { path: path.to_owned(), front, lang, document })
}

/// All that is written in words: the title and the text of the blocks.
fn prose(title: Option<&str>, document: &Document) -> String {
    let blocks = document.blocks.iter().map(|block| block.text.as_str());
    title.into_iter().chain(blocks).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn post(path: &str, text: &str) -> Post {
        read(path, text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn a_post_knows_its_lines_and_its_language() {
        let post =
            post("a.md", "\u{feff}---\r\ntitle: Звіт\r\n---\r\n\r\nНаша зустріч у Києві.\r\n");
        assert_eq!(post.front.title.as_deref(), Some("Звіт"));
        assert_eq!(post.lang, "uk");
        let lines: Vec<u32> =
            post.document.blocks.iter().map(super::super::document::Block::line).collect();
        assert_eq!(lines, [5]);
    }

    #[test]
    fn the_front_matters_date_counts_before_the_paths() {
        let path = "_posts/2022-05-25-recap.md";
        assert_eq!(post(path, "Text").front.date, NaiveDate::from_ymd_opt(2022, 5, 25));
        let dated = post(path, "---\ndate: 2022-06-01\n---\nText");
        assert_eq!(dated.front.date, NaiveDate::from_ymd_opt(2022, 6, 1));
    }

    #[test]
    fn errors_name_path_line_and_reason() {
        let broken =
            read("a/b.md", b"---\ntitle: A\nlang: *x\n---\n").expect_err("an unknown anchor");
        assert!(broken.to_string().starts_with("a/b.md:3: "), "{broken}");
        let bytes = read("-", b"---\ntitle: A\n---\n\nfine\n\xff\xfe\n").expect_err("no UTF-8");
        assert_eq!(bytes.to_string(), "-:6: not valid UTF-8");
    }

    #[test]
    fn a_nul_is_replaced() {
        assert_eq!(post("a.md", "a\0b").document.blocks[0].text, "a\u{fffd}b");
    }

    #[test]
    fn an_empty_post_is_a_post() {
        let post = post("a.md", "");
        assert!(post.document.blocks.is_empty());
        assert_eq!((post.lang.as_str(), post.front.date), ("en", None));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read("a.md", &bytes);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            let _ = read("a.md", text.as_bytes());
        }
    }
}
