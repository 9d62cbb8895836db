//! Names that say little of who bears them: many people share them.

use super::{Script, fold_person};
use crate::language::en::common_names::{FAMILY, GIVEN};

/// Whether it would be no wonder to meet two people of this name: `Wei Zhang`, `John Smith`, 张伟.
pub fn is_common(name: &str) -> bool {
    let folded = fold_person(name);
    let words: Vec<&str> = folded.split(' ').collect();
    match (Script::of(&folded), &words[..]) {
        (Script::Han, [whole]) => whole.chars().count() <= 2,
        (Script::Latin, [given, family]) if is_syllable(given) && is_syllable(family) => true,
        (Script::Latin, [given, family]) => GIVEN.contains(given) && FAMILY.contains(family),
        _ => is_partial(name),
    }
}

/// Whether it is but a part of a name: `Juraci`.
pub fn is_partial(name: &str) -> bool {
    let folded = fold_person(name);
    matches!(Script::of(&folded), Script::Latin | Script::Cyrillic) && !folded.contains(' ')
}

/// Whether a word is one syllable of Chinese in Latin letters.
pub fn is_syllable(word: &str) -> bool {
    #[rustfmt::skip]
    const FIRST: [&str; 23] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s",
        "y", "w",
    ];
    #[rustfmt::skip]
    const REST: [&str; 36] = [
        "a", "o", "e", "i", "u", "v", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "ia", "ie", "iao",
        "iu", "ian", "in", "iang", "ing", "iong", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ue", "ve", "iou", "uen",
    ];
    let rest = FIRST.iter().find_map(|first| word.strip_prefix(first)).unwrap_or(word);
    REST.contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_people_are_called_so() {
        for name in
            ["Wei Zhang", "Li Wang", "张伟", "John Smith", "María García", "Chris Lee", "Juraci"]
        {
            assert!(is_common(name), "{name}");
        }
    }

    #[test]
    fn few_people_are_called_so() {
        for name in [
            "Zora Quill",
            "Xiaohui Zhang",
            "欧阳晓明",
            "Оксана Левченко",
            "John Quill",
            "Faseela K",
        ] {
            assert!(!is_common(name), "{name}");
        }
    }

    #[test]
    fn parts_of_names() {
        assert!(is_partial("Juraci") && is_partial("Оксана"));
        assert!(!is_partial("Faseela K") && !is_partial("张伟"));
    }
}
