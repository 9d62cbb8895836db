//! Addresses that a reader can follow: on the web, and nowhere else.

use std::borrow::Cow;

use url::Url;

/// Hosts of recordings that begin at a parameter `t`, in seconds.
const SEEKABLE: [&str; 3] = ["youtu.be", "youtube.com", "bilibili.com"];

/// The address of a page on the web, `start` seconds into it where that can be said; `None` for
/// any other scheme, such as `javascript:` and `file:`, and for what is no address.
pub fn web_address(address: &str, start: Option<i64>) -> Option<String> {
    let mut url = Url::parse(address).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let host = url.host_str()?;
    let seekable =
        SEEKABLE.iter().any(|known| host == *known || host.ends_with(&format!(".{known}")));
    let started = url.query_pairs().any(|(name, _)| matches!(&*name, "t" | "start"));
    if let Some(start) = start.filter(|&start| start > 0 && seekable && !started) {
        url.query_pairs_mut().append_pair("t", &start.to_string());
    }
    Some(url.into())
}

/// The text, in which a terminal opens each web address that stands between spaces (OSC 8).
pub fn hyperlinks(text: &str) -> Cow<'_, str> {
    if !text.contains("://") {
        return Cow::Borrowed(text);
    }
    let linked = text.split_inclusive(char::is_whitespace).map(|piece| {
        let word = piece.trim_end();
        // What had to be escaped is not what stands there.
        match web_address(word, None).filter(|_| !word.contains('\\')) {
            // An address that was read is plain ASCII without control characters.
            Some(url) => {
                let space = &piece[word.len()..];
                Cow::Owned(format!("\u{1b}]8;;{url}\u{1b}\\{word}\u{1b}]8;;\u{1b}\\{space}"))
            }
            None => Cow::Borrowed(piece),
        }
    });
    Cow::Owned(linked.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_followed() {
        for address in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "ftp://example.org/x",
            "mailto:a@example.org",
            "https://",
            "youtu.be/x",
            "-h",
            "",
        ] {
            assert_eq!(web_address(address, None), None, "{address}");
        }
        assert_eq!(
            web_address("HTTPS://Example.org/a\u{1b} b", None).as_deref(),
            Some("https://example.org/a%1B%20b")
        );
    }

    #[test]
    fn a_recording_begins_where_the_talk_does() {
        for (address, start, opened) in [
            ("https://youtu.be/x", Some(90), "https://youtu.be/x?t=90"),
            (
                "https://www.youtube.com/watch?v=x",
                Some(90),
                "https://www.youtube.com/watch?v=x&t=90",
            ),
            ("https://youtu.be/x?t=5", Some(90), "https://youtu.be/x?t=5"),
            ("https://youtu.be/x", Some(0), "https://youtu.be/x"),
            ("https://notyoutu.be/x", Some(90), "https://notyoutu.be/x"),
            ("https://example.org/x.mp4", Some(90), "https://example.org/x.mp4"),
        ] {
            assert_eq!(web_address(address, start).as_deref(), Some(opened), "{address}");
        }
    }

    #[test]
    fn addresses_in_a_text_become_links() {
        let link = "\u{1b}]8;;https://youtu.be/x\u{1b}\\https://youtu.be/x\u{1b}]8;;\u{1b}\\";
        assert_eq!(hyperlinks("  https://youtu.be/x  now\n"), format!("  {link}  now\n"));
        assert_eq!(
            hyperlinks("https://例え.jp/道"),
            "\u{1b}]8;;https://xn--r8jz45g.jp/%E9%81%93\u{1b}\\https://例え.jp/道\u{1b}]8;;\u{1b}\\"
        );
        for text in ["javascript://x", "file:///etc/passwd", r"https://x.example/\u{1b}", "plain"] {
            assert_eq!(hyperlinks(text), text);
        }
    }
}
