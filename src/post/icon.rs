//! Icons that sites write as words: ":material-video:", ":heart:".

use std::borrow::Cow;

use memchr::memchr;

/// A text without its icons.
pub(super) fn without_icons(text: &str) -> Cow<'_, str> {
    let mut plain = String::new();
    let mut kept = 0;
    let mut from = 0;
    while let Some(at) = memchr(b':', &text.as_bytes()[from..]).map(|at| from + at) {
        match icon_length(&text[..at], &text[at..]) {
            Some(length) => {
                plain.push_str(&text[kept..at]);
                from = at + length;
                kept = from;
            }
            None => from = at + 1,
        }
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    plain.push_str(&text[kept..]);
    Cow::Owned(plain)
}

/// The length of the icon with which a text begins: a name between colons, with no word right beside it.
fn icon_length(before: &str, text: &str) -> Option<usize> {
    let part_of_a_word = |c: char| c.is_alphanumeric() || c == ':';
    let name = text[1..].split(':').next()?;
    let after = text[1 + name.len()..].strip_prefix(':')?;
    let named = name.len() > 2
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+-".contains(c));
    let alone = !before.ends_with(part_of_a_word) && !after.starts_with(part_of_a_word);
    (named && alone).then_some(name.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_say_nothing() {
        for (text, want) in [
            (":material-video: Seas and :heart:", " Seas and "),
            (":material-video: :heart: Seas", "  Seas"),
            ("std::vec::Vec at 10:30:15", "std::vec::Vec at 10:30:15"),
            ("see:this:there", "see:this:there"),
            ("主题:kubernetes:入门", "主题:kubernetes:入门"),
            (": a : b", ": a : b"),
        ] {
            assert_eq!(without_icons(text), want, "{text}");
        }
    }
}
