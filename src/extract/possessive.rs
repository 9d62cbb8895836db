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

/// Who owns something and what it is: "Acme" and "Jane Doe" of "Acme's Jane Doe", "Acme Labs" of "Acme Labs' Jane Doe".
pub fn owner_and_owned(words: &str) -> Option<(&str, &str)> {
    // Most words own nothing.
    if !words.contains(['\'', '’']) {
        return None;
    }
    let split = |ending: &str| words.split_once(ending);
    let plural = || {
        ["' ", "’ "].into_iter().find_map(|it| split(it).filter(|(owner, _)| owner.ends_with('s')))
    };
    ["'s ", "’s "].into_iter().find_map(split).or_else(plural)
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
            ("Quux Sails' Zora Quill", Some(("Quux Sails", "Zora Quill"))),
            ("Quuxly'sails", None),
            ("Quuxly' sails", None),
        ] {
            assert_eq!(owner_and_owned(words), want, "{words}");
        }
    }
}
