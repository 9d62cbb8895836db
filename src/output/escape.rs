//! Text from posts is untrusted: nothing of it may move a cursor, retitle a window or turn letters
//! around on somebody's terminal.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a terminal would act on the character instead of showing it: control characters (C0,
/// DEL, C1), line separators, and the bidirectional overrides that make text read as another.
pub fn is_active(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text with every active character written out: `\n`, `\t`, `\r`, `\u{1b}`.
pub fn escape(text: &str) -> Cow<'_, str> {
    replace(text, is_active, |character, escaped| match character {
        '\n' => escaped.push_str("\\n"),
        '\t' => escaped.push_str("\\t"),
        '\r' => escaped.push_str("\\r"),
        _ => {
            let _ = write!(escaped, "\\u{{{:x}}}", u32::from(character));
        }
    })
}

/// Like [`escape`], but the text keeps its line breaks.
pub fn escape_lines(text: &str) -> Cow<'_, str> {
    if text.contains('\n') {
        let lines: Vec<_> = text.lines().map(escape).collect();
        Cow::Owned(lines.join("\n"))
    } else {
        escape(text)
    }
}

/// The text with each character that `wants` it replaced by what `write` appends; borrowed when
/// there is none.
pub(super) fn replace(
    text: &str,
    wants: impl Fn(char) -> bool,
    write: impl Fn(char, &mut String),
) -> Cow<'_, str> {
    if !text.contains(&wants) {
        return Cow::Borrowed(text);
    }
    let mut replaced = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if wants(character) {
            write(character, &mut replaced);
        } else {
            replaced.push(character);
        }
    }
    Cow::Owned(replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_written_out() {
        for (text, shown) in [
            ("\u{1b}[31mred\u{1b}[0m", "\\u{1b}[31mred\\u{1b}[0m"),
            ("\u{1b}]8;;https://evil.example\u{7}x", "\\u{1b}]8;;https://evil.example\\u{7}x"),
            ("\u{9b}2J", "\\u{9b}2J"),
            ("a\u{7f}", "a\\u{7f}"),
            ("line\nline\r\tend", "line\\nline\\r\\tend"),
            ("user\u{202e}gnp.exe", "user\\u{202e}gnp.exe"),
        ] {
            assert_eq!(escape(text), shown);
        }
    }

    #[test]
    fn what_a_terminal_shows_stays() {
        for text in [
            "",
            "plain",
            "微软 ミャオ",
            "Łukasz Płotka",
            "Мар’яна",
            "👩\u{200d}💻",
            "e\u{301}",
            r"C:\n",
        ] {
            assert!(matches!(escape(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn lines_survive_where_they_are_wanted() {
        assert_eq!(escape_lines("a\u{1b}\r\nb"), "a\\u{1b}\nb");
    }
}
