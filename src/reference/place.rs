//! Where in a YAML text a value stands.

use crate::fault::line_at;

/// The 1-based line of the last of these scalars, each sought behind the one before it.
///
/// The YAML parser keeps no places, so they are found again in the text; a scalar written with
/// escapes is not, and then the line is that of the scalar before it.
pub fn line_of(text: &str, scalars: &[&str]) -> u32 {
    let mut at = 0;
    let mut from = 0;
    for scalar in scalars {
        let Some(found) = find_scalar(text, from, scalar) else {
            break;
        };
        at = found;
        from = found + scalar.len();
    }
    line_at(text, at)
}

/// Where `scalar` stands as a whole YAML scalar, at or after `from`.
fn find_scalar(text: &str, from: usize, scalar: &str) -> Option<usize> {
    let begins = |before: &str| {
        let before = before.trim_end_matches([' ', '"', '\'']);
        before.is_empty() || before.ends_with(['\n', '-', ':', '[', ',', '{'])
    };
    let ends = |after: &str| {
        let after = after.trim_start_matches(' ');
        after.is_empty() || after.starts_with(['\n', '\r', '"', '\'', ',', ']', '}', ':', '#'])
    };
    if scalar.trim().is_empty() {
        return text[from..].find("\"\"").or_else(|| text[from..].find("''")).map(|at| from + at);
    }
    text[from..]
        .match_indices(scalar)
        .map(|(at, _)| from + at)
        .find(|&at| begins(&text[..at]) && ends(&text[at + scalar.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scalar_is_found_whole() {
        let text = "- name: Old KubeCon\n- name: KubeCon EU\n- name: \"KubeCon\"\n";
        assert_eq!(line_of(text, &["KubeCon"]), 3);
        assert_eq!(line_of(text, &["KubeCon", "missing"]), 3);
        assert_eq!(line_of(text, &["missing"]), 1);
    }
}
