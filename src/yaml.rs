//! Where in a YAML text an error stands.

/// A YAML error as its 1-based line and its reason without the place.
///
/// The line is 1 where the parser knows none, as for a text that ends too early.
pub fn line_and_reason(error: &serde_yaml::Error) -> (u32, String) {
    let line = error
        .location()
        .map_or(1, |place| u32::try_from(place.line()).unwrap_or(u32::MAX));
    (line, without_place(&error.to_string()).to_owned())
}

/// Cuts ` at line 3 column 5` and what follows it off a message.
fn without_place(message: &str) -> &str {
    message
        .split_once(" at line ")
        .map_or(message, |(reason, _)| reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> (u32, String) {
        line_and_reason(&serde_yaml::from_str::<Vec<u32>>(text).unwrap_err())
    }

    #[test]
    fn tells_line_and_reason_apart() {
        let (line, reason) = error("- 1\n- 2\n- three\n");
        assert_eq!(line, 3);
        assert!(!reason.contains("line"), "{reason}");
    }

    #[test]
    fn a_text_without_a_place_has_line_one() {
        assert_eq!(error("").0, 1);
    }
}
