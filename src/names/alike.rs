//! How alike two names of people are: in another script, with a typo, a nickname, an initial, a
//! middle name, or the family name first.

use std::collections::HashMap;
use std::sync::LazyLock;

use strsim::osa_distance;

use super::common::is_syllable;
use super::sound::Sound;
use super::{Script, fold, fold_person, latin};
use crate::language::LANGUAGES;

/// What two words of names are worth at least where the names are alike at all.
const LEAST: f64 = 0.5;

/// A name, prepared for comparison.
#[derive(Debug, Clone)]
pub struct Name {
    folded: String,
    script: Script,
    words: Vec<Word>,
    /// In Latin letters, in every usual spelling and order, without spaces.
    spellings: Vec<String>,
    /// What stands in quotes or brackets in it.
    nickname: Option<String>,
}

#[derive(Debug, Clone)]
struct Word {
    /// Folded, with the usual spellings of umlauts made one.
    text: String,
    /// In Latin letters: as any reader would spell it, and as its country does.
    latin: Vec<String>,
    sound: Sound,
    script: Script,
    /// Whether it is Chinese in Latin letters.
    pinyin: bool,
    /// The names of which it is a short form.
    full: Vec<&'static str>,
    /// Its number of letters.
    length: usize,
    /// Which letters it has, as far as these many bits tell them apart.
    letters: u64,
}

/// Short forms of given names in all languages, with the full ones.
static NICKNAMES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut nicknames: HashMap<&str, Vec<&str>> = HashMap::new();
    for (short, full) in LANGUAGES.iter().flat_map(|language| language.nicknames) {
        nicknames.entry(short).or_default().extend(*full);
    }
    nicknames
});

impl Name {
    /// Prepares a name in the nominative.
    pub fn of(name: &str) -> Self {
        let folded = fold_person(name);
        let script = Script::of(&folded);
        // 张伟 is `zhang wei`: two words, like the name in Latin letters.
        let spelled = if matches!(script, Script::Han) { latin(&folded) } else { folded.clone() };
        let words: Vec<Word> =
            spelled.split(' ').filter(|word| !word.is_empty()).map(Word::of).collect();
        let spellings = spellings(&words);
        Self { nickname: nickname(name, &folded), folded, script, words, spellings }
    }

    /// The name, folded.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The script.
    pub fn script(&self) -> Script {
        self.script
    }

    /// Sounds of the words, for finding names that may be alike; see [`Sound::skeleton`].
    pub fn skeletons(&self) -> impl Iterator<Item = String> + '_ {
        self.words.iter().map(|word| word.sound.skeleton())
    }

    /// The name in Latin letters, in every usual spelling and order, without spaces.
    pub fn spellings(&self) -> Vec<String> {
        self.spellings.clone()
    }

    /// How alike the names are: 1 for one folded name, 0.95 for one in another script or order,
    /// down to 0 for names that nobody would take for each other.
    pub fn likeness(&self, other: &Self) -> f64 {
        if self.folded == other.folded {
            return 1.0;
        }
        if self.folded.is_empty() || other.folded.is_empty() {
            return 0.0;
        }
        // 张伟 and 章伟 sound alike, and are two names.
        let characters = [self, other].iter().filter(|name| name.script == Script::Han).count();
        let spelled = || self.spellings.iter().any(|it| other.spellings.contains(it));
        if characters < 2 && spelled() {
            return 0.95;
        }
        if characters > 0 {
            // Whoever knows the characters writes their sounds exactly.
            return 0.0;
        }
        let (long, short) =
            if self.words.len() < other.words.len() { (other, self) } else { (self, other) };
        if short.words.len() == 1 && long.words.len() > 1 {
            return short.part_of(long);
        }
        // Marina and Martina are two people of one family: only other words are misspelled.
        let straight = aligned(&long.words, 0, &short.words, |place| place > 0);
        let turned = aligned(&long.words, 1, &short.words, |_| false);
        // Of as many words each may be the one that is turned.
        let other = if long.words.len() == short.words.len() {
            aligned(&short.words, 1, &long.words, |_| false)
        } else {
            0.0
        };
        straight.max(0.95 * turned.max(other))
    }

    /// One word, the given name or the nickname of a whole name.
    fn part_of(&self, whole: &Self) -> f64 {
        let word = &self.words[0];
        let given = word.likeness(&whole.words[0], false) >= 0.9;
        if given || whole.nickname.as_ref() == Some(&word.text) { 0.6 } else { 0.0 }
    }
}

impl Word {
    fn of(word: &str) -> Self {
        let text = plain_umlauts(word);
        let script = Script::of(word);
        let mut latin = vec![if word.is_ascii() {
            text.clone()
        } else {
            plain_umlauts(&latin(word).replace(' ', ""))
        }];
        let language = LANGUAGES.iter().find(|language| language.script == script);
        let official = language.and_then(|language| language.romanized?(word));
        latin.extend(official.filter(|official| *official != latin[0]));
        let full = std::iter::once(&text).chain(&latin).filter_map(|it| NICKNAMES.get(it.as_str()));
        Self {
            sound: Sound::of(word),
            pinyin: is_pinyin(&text),
            full: full.flatten().copied().collect(),
            length: text.chars().count(),
            letters: text
                .chars()
                .fold(0, |letters, letter| letters | 1 << (u32::from(letter) % 64)),
            text,
            latin,
            script,
        }
    }

    /// How alike two words are, which may be `misspelled` or not.
    fn likeness(&self, other: &Self, misspelled: bool) -> f64 {
        if self.text == other.text {
            return 1.0;
        }
        let (long, short) = if self.length < other.length { (other, self) } else { (self, other) };
        if short.length == 1 {
            let initial = self.script == other.script && long.text.starts_with(&short.text)
                || self.script != other.script && long.sound.begins_as(&short.sound);
            return if initial { 0.85 } else { 0.0 };
        }
        if long.is_other_gender_of(short) || long.pinyin && short.pinyin {
            return 0.0;
        }
        if self.is_nickname_of(other) || other.is_nickname_of(self) {
            return 0.93;
        }
        if self.script != other.script {
            let spelled = self.latin.iter().any(|spelling| other.latin.contains(spelling));
            return if spelled { 0.98 } else { 0.95 * self.sound.likeness(&other.sound) };
        }
        if self.script == Script::Cyrillic {
            // Two spellings of a foreign name, or two cases of one.
            return 0.95 * self.sound.likeness(&other.sound);
        }
        if misspelled { self.typo_of(other) } else { 0.0 }
    }

    /// `Dan` of `Daniel`, `Bill` of `William`.
    fn is_nickname_of(&self, full: &Self) -> bool {
        let begins =
            || self.script == full.script && self.length >= 3 && full.text.starts_with(&self.text);
        let listed = |name: &&str| full.text == *name || full.latin.iter().any(|it| it == name);
        self.full.iter().any(listed) || begins()
    }

    /// `Paula` of `Paul`, `Victoria` of `Victor`.
    fn is_other_gender_of(&self, short: &Self) -> bool {
        let ending = self.text.strip_prefix(short.text.as_str());
        ending.is_some_and(|ending| ["a", "ia", "ina", "ine", "ette"].contains(&ending))
    }

    /// How alike two words of one script are that differ.
    fn typo_of(&self, other: &Self) -> f64 {
        // A typo changes two letters at most, and most words differ in more.
        if (self.letters ^ other.letters).count_ones() > 4 {
            return 0.0;
        }
        let letters = self.length.max(other.length);
        match osa_distance(&self.text, &other.text) {
            1 if letters >= 7 => 0.93,
            1 if letters == 6 => 0.85,
            2 if letters >= 9 => 0.85,
            2 if letters >= 7 => 0.7,
            _ => 0.0,
        }
    }
}

/// Whether a word is one or two syllables of Chinese in Latin letters, of which a name with another
/// letter is another name.
fn is_pinyin(word: &str) -> bool {
    word.is_ascii()
        && (is_syllable(word)
            || (1..word.len()).any(|at| is_syllable(&word[..at]) && is_syllable(&word[at..])))
}

/// The words of the shorter name in the longer one, of which the first `turned` stand last, in order.
/// What the longer one has besides stands together; it costs little in the middle and more at an end.
/// `misspelled` tells at which places a word may be.
fn aligned(
    long: &[Word],
    turned: usize,
    short: &[Word],
    misspelled: impl Fn(usize) -> bool,
) -> f64 {
    let extra = long.len() - short.len();
    // Where nothing is left over there is but one way.
    let ways = if extra == 0 { 0..=0 } else { 0..=short.len() };
    let score = |kept: usize| {
        let (mut sum, mut least) = (0.0, 1.0_f64);
        for (place, word) in short.iter().enumerate() {
            let at = if place < kept { place } else { place + extra };
            let score = word.likeness(&long[(at + turned) % long.len()], misspelled(place));
            if score < LEAST {
                return 0.0;
            }
            sum += score;
            least = least.min(score);
        }
        let in_middle = kept > 0 && kept < short.len();
        let loss = count(extra) * if in_middle { 0.03 } else { 0.12 };
        f64::midpoint(sum / count(short.len()), least) - loss
    };
    ways.map(score).fold(0.0, f64::max)
}

/// The words in Latin letters, in every usual spelling and order, without spaces.
fn spellings(words: &[Word]) -> Vec<String> {
    let mut spellings = Vec::new();
    for way in 0..2 {
        for turned in 0..words.len().min(2) {
            let order = words[turned..].iter().chain(&words[..turned]);
            let spelling: String =
                order.map(|word| word.latin[way.min(word.latin.len() - 1)].as_str()).collect();
            if !spelling.is_empty() && !spellings.contains(&spelling) {
                spellings.push(spelling);
            }
        }
    }
    spellings
}

#[expect(clippy::cast_precision_loss, reason = "names have few words")]
fn count(words: usize) -> f64 {
    words as f64
}

/// German and Nordic letters as those write them who lack the keys: `oe` for `ö`.
fn plain_umlauts(word: &str) -> String {
    if !["ae", "oe", "ue"].iter().any(|pair| word.contains(pair)) {
        return word.to_owned();
    }
    word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// What stands in quotes or brackets in a name: `Priyanka "Pinky" Ravi`, of which `bare` is left
/// without that.
fn nickname(name: &str, bare: &str) -> Option<String> {
    let all = fold(name);
    let words: Vec<&str> = bare.split(' ').collect();
    let mut extra = all.split(' ').filter(|word| !words.contains(word));
    let first = extra.next()?;
    extra.next().is_none().then(|| plain_umlauts(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn likeness(a: &str, b: &str) -> f64 {
        Name::of(a).likeness(&Name::of(b))
    }

    #[test]
    fn one_person_written_in_two_ways() {
        for (a, b, least) in [
            // Accents, punctuation, nicknames.
            ("José Núñez", "Jose Nunez", 1.0),
            ("Zora \"Zed\" Quill", "Zora Quill", 1.0),
            ("Jörg Müller", "Joerg Mueller", 0.95),
            ("Ann-Lee Quill", "Annlee Quill", 0.95),
            ("McQuill Zora", "Zora Mcquill", 0.95),
            // Order and script.
            ("Zhang Wei", "Wei Zhang", 0.95),
            ("张伟", "Wei Zhang", 0.95),
            ("陈晓明", "Xiaoming Chen", 0.95),
            ("Оксана Левченко", "Oksana Levchenko", 0.95),
            ("Юрій Гнатюк", "Yurii Hnatiuk", 0.95),
            ("Тарас Квіленко", "Taras Kvilenko", 0.95),
            // Sound.
            ("Джастін Шварц", "Justin Schwartz", 0.8),
            ("Меттью Брайт", "Matthew Bright", 0.7),
            ("Гелен Дюбуа", "Helen Dubois", 0.6),
            ("Стефан Готьє", "Stephane Gauthier", 0.7),
            ("Деніса Жаннота", "Денис Жанно", 0.7),
            ("Zora K", "Зора К", 0.85),
            // Nicknames, initials, middle names, typos.
            ("Dan Quill", "Daniel Quill", 0.9),
            ("Bill Okafor", "William Okafor", 0.9),
            ("Z. Okafor", "Zora Okafor", 0.85),
            ("Zora Maria Quill", "Zora Quill", 0.95),
            ("Zora Quillfeather Okafor", "Zora Okafor", 0.95),
            ("Zora Okafor", "Zora Okafor Sa", 0.85),
            ("Zora Quillfeather", "Zora Quillfeahter", 0.93),
            ("Mitchell Konners", "Mitchell Konnors", 0.93),
            // A part.
            ("Zora", "Zora Quill", 0.6),
            ("Zed", "Zora \"Zed\" Quill", 0.6),
        ] {
            let found = likeness(a, b);
            assert!(found >= least - 1e-9, "{a} {b}: {found}");
        }
    }

    #[test]
    fn other_people() {
        for (a, b) in [
            ("John Howard", "Paul Howard"),
            ("Zora Quill", "Zora Okafor"),
            ("Lu Zhang", "Rita Zhang"),
            ("Wei Zhang", "Wei Chang"),
            ("张伟", "章伟"),
            ("张伟", "Oksana Levchenko"),
            ("Оксана Левченко", "Оксана Гнатюк"),
            ("Оксана Левченко", "Helen Dubois"),
            ("Quill", "Zora Quill"),
            ("Paul Meyer", "Paula Meyer"),
            ("Victor Ruiz", "Victoria Ruiz"),
            ("Xiaofeng Li", "Xiaofang Li"),
            ("Christian Weber", "Christina Weber"),
            ("Marina Novak", "Martina Novak"),
            ("Max", "Zora \"Zed\" Quill"),
            ("Jon Lee", "Jan Lee"),
            ("Zora Quill", "Max Mu"),
            ("", ""),
            ("", "Zora"),
        ] {
            let found = likeness(a, b);
            assert!(found < 0.4 || a == b, "{a} {b}: {found}");
        }
    }

    #[test]
    fn whichever_name_is_asked() {
        for (a, b) in
            [("Р Є І", "І І-Р"), ("р\"є张-і", "і\"і-р"), ("Quill Ann Z", "Ann Zora Quill")]
        {
            assert!((likeness(a, b) - likeness(b, a)).abs() < 1e-9, "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn likeness_is_mutual(a in "[A-Za-zА-Яа-яіїє张伟 \"-]{0,14}", b in "[A-Za-zА-Яа-яіїє张伟 \"-]{0,14}") {
            let (there, back) = (likeness(&a, &b), likeness(&b, &a));
            prop_assert!((0.0..=1.0).contains(&there));
            prop_assert!((there - back).abs() < 1e-9, "{} {}", there, back);
        }
    }
}
