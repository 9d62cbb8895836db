//! Scripts of names.

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

    /// The script of one letter.
    pub fn of_letter(letter: char) -> Self {
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
    pub fn is_unspaced(self) -> bool {
        matches!(self, Self::Han | Self::Japanese)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
