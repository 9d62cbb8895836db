//! The forms of a name beside the billed one: folded for matching, Latin for search and slugs.

use any_ascii::any_ascii_char;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The script of a name by its ISO 15924 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Chinese characters alone: a Chinese name, or a Japanese one without kana.
    Han,
    /// Kana, with or without Chinese characters.
    Japanese,
    /// Hangul, with or without Chinese characters.
    Korean,
    /// A mixture, another script, or no letters at all.
    Other,
}

impl Script {
    /// The script of all letters of `text`, or [`Script::Other`].
    pub fn of(text: &str) -> Self {
        text.chars()
            .filter(|c| c.is_alphabetic())
            .map(Self::of_letter)
            .reduce(Self::joined)
            .unwrap_or(Self::Other)
    }

    /// The ISO 15924 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Latin => "Latn",
            Self::Cyrillic => "Cyrl",
            Self::Han => "Hani",
            Self::Japanese => "Jpan",
            Self::Korean => "Kore",
            Self::Other => "Zyyy",
        }
    }

    fn of_letter(letter: char) -> Self {
        match letter {
            'A'..='Z' | 'a'..='z' | 'ª' | 'º' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
                Self::Latin
            }
            '\u{400}'..='\u{52F}' => Self::Cyrillic,
            '\u{3005}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{323AF}' => Self::Han,
            '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' => Self::Japanese,
            '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7AF}' => {
                Self::Korean
            }
            _ => Self::Other,
        }
    }

    fn joined(self, other: Self) -> Self {
        match (self, other) {
            (a, b) if a == b => a,
            (Self::Han, mixed @ (Self::Japanese | Self::Korean))
            | (mixed @ (Self::Japanese | Self::Korean), Self::Han) => mixed,
            _ => Self::Other,
        }
    }

    /// Whether words of this script are written without spaces between them.
    fn is_unspaced(self) -> bool {
        matches!(self, Self::Han | Self::Japanese)
    }
}

/// The form in which texts are compared: lower case, Latin letters without accents, no
/// punctuation, one space between words and none between Chinese or Japanese characters.
///
/// Letters of other scripts stay, with their marks: `й` is not `и`, `が` is not `か`.
pub fn fold(text: &str) -> String {
    let mut folded = Folded::default();
    for c in text.nfkc().flat_map(char::to_lowercase) {
        match c {
            _ if is_apostrophe(c) || is_combining_mark(c) => {}
            _ if !c.is_alphanumeric() => folded.space = true,
            _ if Script::of_letter(c) == Script::Latin => {
                for latin in any_ascii_char(c).chars() {
                    folded.push(latin.to_ascii_lowercase());
                }
            }
            _ => folded.push(c),
        }
    }
    folded.text
}

/// [`fold`] of a person's name, which may carry a nickname: `Robert "Rob" Salmond`, `Rob (Bob) Ray`.
pub fn fold_person(name: &str) -> String {
    let bare = fold(&without_nickname(name));
    if bare.is_empty() { fold(name) } else { bare }
}

/// [`fold`], written in Latin letters: `Жанно` is `zhanno`, `张伟` is `zhang wei`.
pub fn latin(text: &str) -> String {
    let mut spelled = String::new();
    for c in fold(text).chars() {
        let syllable = Script::of_letter(c) == Script::Han;
        if syllable {
            spelled.push(' ');
        }
        spelled.push_str(any_ascii_char(c));
        if syllable {
            spelled.push(' ');
        }
    }
    fold(&spelled)
}

#[derive(Default)]
struct Folded {
    text: String,
    space: bool,
}

impl Folded {
    fn push(&mut self, c: char) {
        if self.space
            && let Some(last) = self.text.chars().next_back()
            && !(Script::of_letter(last).is_unspaced() && Script::of_letter(c).is_unspaced())
        {
            self.text.push(' ');
        }
        self.space = false;
        self.text.push(c);
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʹ' | '`' | '´' | '′' | '＇')
}

/// `name` without what stands in quotes or brackets after its first word.
fn without_nickname(name: &str) -> String {
    const PAIRS: [(&str, &str); 11] = [
        ("\"", "\""),
        ("“", "”"),
        ("„", "“"),
        ("«", "»"),
        ("「", "」"),
        ("(", ")"),
        ("（", "）"),
        // An apostrophe within a word is none of these.
        (" '", "' "),
        (" ‘", "’ "),
        (" ’", "’ "),
        (" `", "` "),
    ];
    let mut bare = format!("{name} ");
    for (open, close) in PAIRS {
        if let Some((before, rest)) = bare.split_once(open)
            && let Some((_, after)) = rest.split_once(close)
        {
            bare = format!("{before} {after}");
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_latin_letters_to_plain_ones() {
        assert_eq!(fold("Łukasz Gørtz-Đỗ"), "lukasz gortz do");
        assert_eq!(fold("José  GARCÍA"), fold("Jose\u{301} Garci\u{301}a"));
        assert_eq!(fold("Siân O’Brien"), "sian obrien");
        assert_eq!(fold("İlker Işık"), "ilker isik");
        assert_eq!(fold("Straße"), "strasse");
    }

    #[test]
    fn keeps_letters_that_only_look_like_accented_ones() {
        assert_eq!(fold("Андрій Ї"), "андрій ї");
        assert_ne!(fold("Андрій"), fold("Андріи"));
        assert_eq!(fold("Дем'янюк"), fold("Дем’янюк"));
        assert_ne!(fold("がく"), fold("かく"));
    }

    #[test]
    fn sees_no_spaces_between_chinese_or_japanese_characters() {
        assert_eq!(fold("山田 太郎"), fold("山田太郎"));
        assert_eq!(fold("Istio 服务网格"), "istio 服务网格");
        assert_eq!(fold("（ＡＢＣ）、张伟"), "abc 张伟");
    }

    #[test]
    fn leaves_nicknames_out_of_a_persons_name() {
        assert_eq!(fold_person("Robert \"Rob\" Salmond"), "robert salmond");
        assert_eq!(fold_person("Priyanka 'Pinky' Ravi"), "priyanka ravi");
        assert_eq!(fold_person("Ana ‘Nan’ O’Neil"), "ana oneil");
        assert_eq!(fold_person("Conor O'Neil d'Arc"), "conor oneil darc");
        assert_eq!(fold_person("Lin Sun (孙琳)"), "lin sun");
        assert_eq!(fold_person("“Duffie”"), "duffie");
        assert_eq!(fold_person("John \"unclosed Ray"), "john unclosed ray");
    }

    #[test]
    fn spells_other_scripts_in_latin_letters() {
        assert_eq!(latin("张伟"), "zhang wei");
        assert_eq!(latin("Жанно"), "zhanno");
        assert_eq!(latin("Łukasz"), "lukasz");
        assert_eq!(latin("すずき"), "suzuki");
    }

    #[test]
    fn tells_scripts_apart() {
        assert_eq!(Script::of("Đỗ Nguyễn"), Script::Latin);
        assert_eq!(Script::of("Денис Жанно"), Script::Cyrillic);
        assert_eq!(Script::of("张伟"), Script::Han);
        assert_eq!(Script::of("山田 たろう"), Script::Japanese);
        assert_eq!(Script::of("김철수"), Script::Korean);
        assert_eq!(Script::of("Lin 孙琳"), Script::Other);
        assert_eq!(Script::of("42"), Script::Other);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,24}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn latin_is_plain_and_stays_so(text in "[a-zA-ZÀ-ž\\u{410}-\\u{44F}\\u{4E00}-\\u{4EFF}'\" -]{0,24}") {
            let spelled = latin(&text);
            prop_assert!(spelled.is_ascii());
            prop_assert_eq!(latin(&spelled), spelled);
        }
    }
}
