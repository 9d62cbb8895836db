//! "'s": who owns something, and what.

/// The endings that say so in English; straight and curly ones are as frequent.
const ENDINGS: [&str; 2] = ["'s", "’s"];

/// Whom words name that end so: "Acme" of "Acme's".
pub fn owner(words: &str) -> Option<&str> {
    ENDINGS.iter().find_map(|ending| words.strip_suffix(ending))
}

/// What follows where words begin so, right behind whoever owns something: " call" of "'s call".
pub fn owned(after: &str) -> Option<&str> {
    ENDINGS.iter().find_map(|ending| after.strip_prefix(ending))
}

/// Who owns something and what it is: "Acme" and "Jane Doe" of "Acme's Jane Doe".
pub fn owner_and_owned(words: &str) -> Option<(&str, &str)> {
    ENDINGS.iter().find_map(|ending| {
        let at = words.find(&format!("{ending} "))?;
        Some((&words[..at], &words[at + ending.len() + 1..]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_owns_what() {
        for (words, want) in
            [("Quuxly's", Some("Quuxly")), ("Quuxly’s", Some("Quuxly")), ("Quuxlys", None)]
        {
            assert_eq!(owner(words), want, "{words}");
        }
        for (after, want) in [("'s call", Some(" call")), ("’s", Some("")), (" is", None)] {
            assert_eq!(owned(after), want, "{after}");
        }
        for (words, want) in [
            ("Quuxly's Zora Quill", Some(("Quuxly", "Zora Quill"))),
            ("Quuxly’s Zora Quill", Some(("Quuxly", "Zora Quill"))),
            ("Quuxly'sails", None),
        ] {
            assert_eq!(owner_and_owned(words), want, "{words}");
        }
    }
}
