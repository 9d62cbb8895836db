//! What Ukrainian calls events, in the cases of its words.

/// A name that begins with the word for a summit, in the cases of that and in small letters.
pub fn summits(name: &str) -> Vec<String> {
    let Some(rest) = name.strip_prefix("Саміт ") else { return Vec::new() };
    let cases = ["саміт", "саміту", "саміті", "самітом", "Саміту", "Саміті", "Самітом"];
    cases.iter().map(|case| format!("{case} {rest}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_of_summits() {
        assert!(summits("Саміт моряків").contains(&"саміті моряків".to_owned()));
        assert!(summits("Самітник").is_empty() && summits("День моряків").is_empty());
    }
}
