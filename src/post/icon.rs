//! Icons that sites write as words: ":material-video:", ":heart:".

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// A text without its icons.
pub(super) fn without_icons(text: &str) -> Cow<'_, str> {
    static ICON: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(^|[^0-9A-Za-z:]):[a-z][a-z0-9_+-]{2,}:($|[^0-9A-Za-z:])")
            .expect("a valid pattern")
    });
    if text.contains(':') { ICON.replace_all(text, "$1$2") } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_say_nothing() {
        for (text, want) in [
            (":material-video: Seas and :heart:", " Seas and "),
            ("std::vec::Vec at 10:30:15", "std::vec::Vec at 10:30:15"),
            ("see:this:there", "see:this:there"),
        ] {
            assert_eq!(without_icons(text), want, "{text}");
        }
    }
}
