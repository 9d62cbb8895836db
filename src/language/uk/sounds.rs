//! How Cyrillic letters sound, and how Ukraine spells them in Latin letters.

/// Letters in lower case and how they sound, in the sounds of [`crate::names::sound`]; the
/// longest that fits is taken. The letters of neighbouring languages are among them.
#[rustfmt::skip]
pub const SOUNDS: &[(&str, &str)] = &[
    ("дж", "J"), ("тч", "C"), ("кс", "ks"), ("оу", "a"), ("ау", "a"), ("ей", "i"),
    ("а", "a"), ("б", "b"), ("в", "v"), ("г", "g"), ("ґ", "g"), ("д", "d"), ("е", "i"), ("є", "i"), ("ж", "J"),
    ("з", "s"), ("и", "i"), ("і", "i"), ("ї", "i"), ("й", "i"), ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"),
    ("о", "a"), ("п", "p"), ("р", "r"), ("с", "s"), ("т", "t"), ("у", "a"), ("ф", "v"), ("х", "h"), ("ц", "ts"),
    ("ч", "C"), ("ш", "S"), ("щ", "S"), ("ь", ""), ("ю", "ia"), ("я", "ia"),
    ("ё", "ia"), ("ъ", ""), ("ы", "i"), ("э", "i"), ("ў", "v"), ("ј", "i"), ("љ", "l"), ("њ", "n"), ("ћ", "C"),
    ("ђ", "J"), ("џ", "J"),
];

/// The official Latin spelling of Ukrainian letters (resolution 55 of the Cabinet of Ministers, 2010).
#[rustfmt::skip]
const LATIN: &[(char, &str)] = &[
    ('а', "a"), ('б', "b"), ('в', "v"), ('г', "h"), ('ґ', "g"), ('д', "d"), ('е', "e"), ('є', "ie"), ('ж', "zh"),
    ('з', "z"), ('и', "y"), ('і', "i"), ('ї', "i"), ('й', "i"), ('к', "k"), ('л', "l"), ('м', "m"), ('н', "n"),
    ('о', "o"), ('п', "p"), ('р', "r"), ('с', "s"), ('т', "t"), ('у', "u"), ('ф', "f"), ('х', "kh"), ('ц', "ts"),
    ('ч', "ch"), ('ш', "sh"), ('щ', "shch"), ('ь', ""), ('ю', "iu"), ('я', "ia"),
];

/// The same where a word begins with the letter.
const FIRST: &[(char, &str)] = &[('є', "ye"), ('ї', "yi"), ('й', "y"), ('ю', "yu"), ('я', "ya")];

/// A word in lower case in its official Latin spelling; `None` where it has letters that the
/// resolution does not know.
pub fn romanized(word: &str) -> Option<String> {
    let mut spelled = String::new();
    let mut before = None;
    for letter in word.chars() {
        let first = FIRST.iter().filter(|_| before.is_none());
        let (_, latin) = first.chain(LATIN).find(|(known, _)| *known == letter)?;
        // "Zh" is ж: зг is told from it by another spelling.
        let latin = if (before, letter) == (Some('з'), 'г') { "gh" } else { latin };
        spelled.push_str(latin);
        before = Some(letter);
    }
    Some(spelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_resolution() {
        for (word, latin) in [
            ("згурський", "zghurskyi"),
            ("єнакієве", "yenakiieve"),
            ("їжакевич", "yizhakevych"),
            ("щербухи", "shcherbukhy"),
            ("юрій", "yurii"),
            ("яготин", "yahotyn"),
            ("костянтин", "kostiantyn"),
            ("ґалаґан", "galagan"),
            ("ужгород", "uzhhorod"),
        ] {
            assert_eq!(romanized(word).as_deref(), Some(latin), "{word}");
        }
    }

    #[test]
    fn other_letters_have_no_official_spelling() {
        for word in ["ёлкин", "smith", "张伟", "дем’ян"] {
            assert_eq!(romanized(word), None, "{word}");
        }
    }
}
