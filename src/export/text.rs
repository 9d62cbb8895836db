//! Text of posts on its way into XML, calendars and links.

use std::borrow::Cow;

use url::Url;
use uuid::Uuid;

use crate::output::escape::escape;

/// The text without what these formats forbid: control characters are written out as on a
/// terminal, and the two that XML cannot even name are replaced.
pub fn plain(text: &str) -> Cow<'_, str> {
    let escaped = escape(text);
    if escaped.contains(['\u{fffe}', '\u{ffff}']) {
        Cow::Owned(escaped.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}"))
    } else {
        escaped
    }
}

/// The address, spelled as a URI, if following it only shows a page.
pub fn web(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

/// A lasting URI of a thing of the catalog (RFC 4151): `kind` is `talk`, `event`, `speaker`.
pub fn tag(kind: &str, slug: &str) -> String {
    format!("tag:talkcat.invalid,2025:{kind}/{slug}")
}

/// The same as a UUID, where a format takes nothing else.
pub fn guid(kind: &str, slug: &str) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, tag(kind, slug).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_written_out() {
        assert_eq!(plain("a\u{1b}[31m\nb"), "a\\u{1b}[31m\\nb");
        assert_eq!(plain("a\u{ffff}b"), "a\u{fffd}b");
        assert!(matches!(plain("<张伟> & Мар’яна"), Cow::Borrowed(_)), "escaping is the library's");
    }

    #[test]
    fn only_pages_are_links() {
        assert_eq!(
            web("https://example.org/a b?t=1").as_deref(),
            Some("https://example.org/a%20b?t=1")
        );
        assert_eq!(web("HTTP://example.org").as_deref(), Some("http://example.org/"));
        for address in
            ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", ""]
        {
            assert_eq!(web(address), None, "{address}");
        }
    }

    #[test]
    fn names_of_things_last() {
        assert_eq!(tag("talk", "ambient-sla"), "tag:talkcat.invalid,2025:talk/ambient-sla");
        let same = "ac7d40e5-223f-5a9c-b2a9-2846f03253b1";
        assert_eq!(guid("talk", "servisna-sitka").to_string(), same);
        assert_ne!(guid("talk", "a"), guid("event", "a"));
    }
}
