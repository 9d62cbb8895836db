//! What a parser says is wrong with a text: the 1-based line, and the reason without the place.

/// The 1-based line on which a byte of a text stands.
pub fn line_at(text: &str, offset: usize) -> u32 {
    let before = text.get(..offset).unwrap_or(text);
    u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
}

/// The text without a byte order mark, or the 1-based line of the first byte that is no UTF-8.
pub fn utf8(bytes: &[u8]) -> Result<&str, u32> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        line_at(valid, valid.len())
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// An error of the YAML `text`. The line is 1 where the parser knows none.
pub fn yaml(text: &str, error: &serde_yaml::Error) -> (u32, String) {
    // The parser takes other characters for line breaks, too; its index counts characters.
    let line = error.location().map_or(1, |place| {
        let offset = text.char_indices().nth(place.index()).map_or(text.len(), |(at, _)| at);
        line_at(text, offset)
    });
    (line, without_place(&error.to_string()))
}

/// An error of the TOML `text`.
pub fn toml(text: &str, error: &toml::de::Error) -> (u32, String) {
    let line = error.span().map_or(1, |span| line_at(text, span.start));
    (line, error.message().replace('\n', ", "))
}

/// A JSON error.
pub fn json(error: &serde_json::Error) -> (u32, String) {
    (number(error.line()), without_place(&error.to_string()))
}

fn number(line: usize) -> u32 {
    u32::try_from(line.max(1)).unwrap_or(u32::MAX)
}

/// Cuts ` at line 3 column 5` and what follows it off a message, which may quote several lines.
fn without_place(message: &str) -> String {
    let reason = message.split_once(" at line ").map_or(message, |(reason, _)| reason);
    reason.replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_parser_tells_its_line() {
        let text = "- 1\n- 2\n- three\n";
        let broken = serde_yaml::from_str::<Vec<u32>>(text).unwrap_err();
        assert_eq!(yaml(text, &broken).0, 3);
        let text = "a = 1\nb = x\n";
        let broken = toml::from_str::<toml::Table>(text).unwrap_err();
        assert_eq!(toml(text, &broken).0, 2);
        let broken = serde_json::from_str::<Vec<u32>>("[1,\n2,\nx]").unwrap_err();
        assert_eq!(json(&broken).0, 3);
    }

    #[test]
    fn reasons_have_no_place() {
        let broken = serde_json::from_str::<Vec<u32>>("[x]").unwrap_err();
        assert_eq!(json(&broken).1, "expected value");
    }

    #[test]
    fn a_reason_is_one_line() {
        let text = "|\n a\n b\n";
        let broken = serde_yaml::from_str::<Kind>(text).unwrap_err();
        assert!(yaml(text, &broken).1.starts_with("unknown variant `a b"), "{broken}");
        let broken = serde_json::from_str::<Kind>("\"a\\nb\"").unwrap_err();
        assert_eq!(json(&broken).1, "unknown variant `a b`, expected `One` or `Two`");
    }

    #[derive(Debug, serde::Deserialize)]
    enum Kind {
        One,
        Two,
    }

    #[test]
    fn an_error_without_a_place_is_on_line_one() {
        assert_eq!(yaml("", &serde_yaml::from_str::<u32>("").unwrap_err()).0, 1);
    }

    #[test]
    fn lines_end_with_line_feeds_alone() {
        for text in ["- 1\r- 2\n- x\n", "- é\u{2028}\n- [\u{85}}\n"] {
            let broken = serde_yaml::from_str::<Vec<u32>>(text).unwrap_err();
            assert!(yaml(text, &broken).0 <= 3, "{text:?}");
        }
        let text = "a: 1\r\rb: 1\n\nc: [}\n";
        let broken = serde_yaml::from_str::<serde_yaml::Value>(text).unwrap_err();
        assert_eq!(yaml(text, &broken).0, 3);
    }

    #[test]
    fn lines_count_from_one() {
        assert_eq!(line_at("a\nb", 0), 1);
        assert_eq!(line_at("a\nb", 2), 2);
        assert_eq!(line_at("a\nb", 99), 2);
    }
}
