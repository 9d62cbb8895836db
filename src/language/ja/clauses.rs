//! Clauses before a name that say what somebody is for an employer: "Acme のCTOである佐藤さん".

/// What ends one behind a job.
const BEING: [&str; 5] = ["である", "でもある", "を務める", "をつとめる", "として働く"];

/// What ends one behind those whom somebody leads.
const LEADING: [&str; 3] = ["を率いる", "をリードする", "を統括する"];

/// A text without what ends such a clause, and whether what it then ends with is led: "Acme のCTO" of "Acme のCTOである".
pub fn without_verb(text: &str) -> Option<(&str, bool)> {
    let ending = |verbs: &[&str]| verbs.iter().find_map(|verb| text.strip_suffix(verb));
    let job = ending(&BEING).map(|rest| (rest, false));
    job.or_else(|| ending(&LEADING).map(|rest| (rest, true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_clauses() {
        for (text, want) in [
            ("Acme のCTOである", Some(("Acme のCTO", false))),
            ("Acme の船団を率いる", Some(("Acme の船団", true))),
            ("Acme のCTO", None),
            ("", None),
        ] {
            assert_eq!(without_verb(text), want, "{text}");
        }
    }
}
