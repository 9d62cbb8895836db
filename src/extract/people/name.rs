//! Whether a phrase looks like a person's name, an organization, or neither.

use crate::extract::lexicon::Lexicon;
use crate::language::en::title_words::{is_gerund, is_given_too, is_title_word};
use crate::language::ja::surnames::HONORIFICS;
use crate::language::latin::{
    BODIES, BODY_WORDS, COMPANY_WORDS, ELIDED, LEGAL_ENDINGS, LEGAL_FORMS, NAME_PARTICLES,
    NEVER_IN_NAMES,
};
use crate::language::{han, is_cjk, is_cyrillic, is_han, is_kana, ja, uk, zh};

/// Words of questions and sentences.
const ASKING: [&str; 17] = [
    "what", "how", "why", "are", "is", "your", "you", "we", "our", "it", "this", "that", "when",
    "where", "has", "have", "never",
];

/// A company of which only where it stands tells that it is one has no more words: "Quux Deep Sea Labs" of "Quux Deep Sea
/// Labs CTO".
pub const LONGEST_COMPANY: usize = 4;

/// How much a phrase looks like a person's full name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// It is something else.
    No,
    /// It may be one: a single capitalised word, or words that titles use too.
    Maybe,
    /// Two or more words that look like given name and surname.
    Yes,
}

/// How much `phrase` looks like the name of a person.
///
/// Independent of any list of people: the shape of the words decides, and what the phrase is known as otherwise.
pub fn person(phrase: &str, lexicon: &Lexicon) -> Likeness {
    let phrase = phrase.trim();
    match shape(phrase) {
        likeness if likeness != Likeness::No && is_known_otherwise(phrase, lexicon) => Likeness::No,
        // "Quuxly Conductor" is a product of Quuxly rather than somebody.
        Likeness::Yes if begins_with_organization(phrase, lexicon) => Likeness::Maybe,
        likeness => likeness,
    }
}

/// How much it looks like one by the shape of its words.
fn shape(phrase: &str) -> Likeness {
    if phrase.chars().count() > 50 || phrase.is_empty() {
        return Likeness::No;
    }
    if phrase.chars().any(is_cjk) {
        return east_asian(phrase);
    }
    let words: Vec<&str> = phrase.split_whitespace().collect();
    if words.len() > 6 {
        return Likeness::No;
    }
    if words.iter().any(|word| NEVER_IN_NAMES.contains(&word.to_lowercase().as_str())) {
        return Likeness::No;
    }
    // "Muling Zhao" does nothing.
    let chinese =
        |word: &&str| zh::surnames::is_spelled(word) && !is_title_word(&word.to_lowercase());
    let chinese = words.last().is_some_and(chinese);
    let mut capitalised = 0;
    let mut common = 0;
    for (index, word) in words.iter().enumerate() {
        let quoted = word.starts_with(['"', '“', '«', '‘', '\''])
            || word.ends_with(['"', '”', '»', '’', '\'']) && index > 0;
        let bare = word.trim_matches(|c| {
            matches!(c, '"' | '“' | '”' | '«' | '»' | '‘' | '’' | '\'' | '(' | ')')
        });
        if quoted && index > 0 && index + 1 < words.len() {
            continue; // a nickname
        }
        let folded = bare.to_lowercase();
        // "Bowei Du" has a surname.
        if NAME_PARTICLES.contains(&folded.as_str()) && index > 0 && index + 1 < words.len() {
            continue;
        }
        let name_word = is_name_word(bare) || words.len() == 2 && is_surname_in_capitals(bare);
        if !name_word || COMPANY_WORDS.contains(&folded.as_str()) {
            return Likeness::No;
        }
        capitalised += 1;
        // "Will Quill"
        if index == 0 && words.len() == 2 && is_given_too(&folded) {
            continue;
        }
        // "Tracing Brokers": what is being done.
        if index == 0 && is_gerund(&folded) && !chinese
            || folded.trim_end_matches('.').split('-').all(is_title_word)
        {
            common += 1;
        }
    }
    match (capitalised, common) {
        (0, _) => Likeness::No,
        // "room B"
        (1, _) if phrase.chars().filter(|c| c.is_alphabetic()).count() < 2 => Likeness::No,
        (1, 0) => Likeness::Maybe,
        (1, _) => Likeness::No,
        (2..=5, 0) => Likeness::Yes,
        (n @ 2..=4, c) if c < n => Likeness::Maybe,
        _ => Likeness::No,
    }
}

/// "Hanako SATO", as Japanese and French people write it; "API" and "CNCF" are none.
fn is_surname_in_capitals(word: &str) -> bool {
    let vowels = word.chars().filter(|c| "AEIOUY".contains(*c)).count();
    word.len() >= 4 && word.chars().all(|c| c.is_ascii_uppercase()) && vowels * 4 >= word.len()
}

/// Whether a word is a small one inside a name: "van", "de".
pub fn is_particle(word: &str) -> bool {
    NAME_PARTICLES.contains(&word.to_lowercase().as_str())
}

/// One word of a name: a capital, then small letters; initials; hyphens and apostrophes inside.
pub fn is_name_word(word: &str) -> bool {
    // Most are: "Jane".
    if let [b'A'..=b'Z', rest @ ..] = word.as_bytes()
        && rest.iter().all(u8::is_ascii_lowercase)
    {
        return true;
    }
    // "de-Wit", "dell'Orto": a particle may be tied on.
    let tied = word.split_once('-').filter(|(particle, _)| NAME_PARTICLES.contains(particle));
    let elided = word.split_once(['\'', '’']).filter(|(particle, _)| ELIDED.contains(particle));
    let begins = tied.or(elided).map_or(word, |(_, rest)| rest);
    if !begins.starts_with(char::is_uppercase) {
        return false;
    }
    if !word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '‐' | '\'' | '’' | 'ʼ' | '.'))
    {
        return false;
    }
    // "Zora's", "Don't"
    if ["'s", "’s", "n't", "n’t"].iter().any(|ending| word.ends_with(ending)) {
        return false;
    }
    // "Quuxly.io"
    if word.rsplit_once('.').is_some_and(|(head, end)| head.len() > 2 && end.len() > 1) {
        return false;
    }
    // "AI-мережі", "ПЗ", but not the Latin letter of "Iван"
    if word.contains(is_cyrillic)
        && (word.split(|c: char| !c.is_ascii_alphabetic()).any(|run| run.len() > 1)
            || word.chars().count() == 2 && word.chars().all(char::is_uppercase))
    {
        return false;
    }
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    // "K", "JJ", "A.J." are initials; "SAP" and "CNCF" are not.
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    letters.len() <= 2 || capitals < letters.len() && capitals <= 3 && !word.contains("..")
}

/// Chinese names have two to four characters; Japanese ones up to six, or katakana. An honorific
/// makes a name of any.
fn east_asian(phrase: &str) -> Likeness {
    let honorific = HONORIFICS.iter().find_map(|honorific| phrase.strip_suffix(honorific));
    let name = honorific.map_or(phrase, str::trim_end);
    let compact: String = name.chars().filter(|c| !matches!(c, ' ' | '　' | '·' | '・')).collect();
    let length = compact.chars().count();
    let han = compact.chars().all(is_han);
    let kana = compact.chars().all(|c| is_kana(c) || is_han(c)) && length <= 14;
    // "メッシュ 佐藤花子さん": who is addressed has a full name without what stands before it.
    let behind =
        name.rsplit_once([' ', '　']).map(|(before, last)| (before.chars().any(is_kana), last));
    let whole = |last: &str| {
        last.chars().count() >= 4
            && last.chars().all(is_han)
            && ja::surnames::begins_with_surname(last)
    };
    if honorific.is_some() && behind.is_some_and(|(kana, last)| kana && whole(last)) {
        return Likeness::No;
    }
    if han && (2..=4).contains(&length) && zh::surnames::begins_with_surname(&compact)
        || han && ja::surnames::begins_with_surname(&compact)
        || ja::surnames::is_with_hiragana(name)
        || honorific.is_some() && kana && length >= 2
        || ja::loans::is_foreign_name(name)
        || honorific.is_some() && is_handle(name)
    {
        return Likeness::Yes;
    }
    // "约翰·史密斯", "三浦 かおり"
    let words: Vec<&str> = name.split(['·', '‧', '．', ' ', '　']).collect();
    let short = |word: &&str| (1..=6).contains(&word.chars().count());
    let dotted = name.contains(['·', '‧', '．'])
        && words.iter().all(|word| short(word) && word.chars().all(is_han));
    let named =
        words.len() == 2 && ja::surnames::is_surname(words[0]) && words[1].chars().all(is_cjk);
    if dotted && words.len() <= 3 || named && short(&words[1]) {
        return Likeness::Yes;
    }
    let spaced = name.contains([' ', '　', '·', '・', '．']);
    if spaced && (han && length <= 5 || kana && !han) { Likeness::Maybe } else { Likeness::No }
}

/// Whether a word is what somebody goes by on the net: "zora_quill".
pub fn is_handle(word: &str) -> bool {
    (3..=20).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// The length of the nickname in brackets between given name and surname that `after` begins with: "(Mimi)" of
/// "Mira (Mimi) Osei", where `before` ends in "Mira ".
pub fn nickname(before: &str, after: &str) -> Option<usize> {
    let inner = after.strip_prefix('(')?;
    let inner = &inner[..inner.find([' ', '(', ')'])?];
    let given = before.strip_suffix(' ')?.rsplit([' ', '\n', ',', '(']).next()?;
    let behind = after[1 + inner.len()..].strip_prefix(") ")?;
    let surname = behind.split([' ', ',', '\n', '.', ')']).next()?;
    let all = [given, inner, surname].into_iter().all(|word| word.len() > 2 && is_name_word(word));
    all.then_some(inner.len() + 2)
}

/// Whether the first of two words is an organization of the reference data.
fn begins_with_organization(phrase: &str, lexicon: &Lexicon) -> bool {
    let organization = |word: &str| lexicon.reference.organization(word).is_some();
    // "Weibo He"
    let named = |rest: &str| !rest.contains(' ') && !zh::surnames::is_spelled(rest);
    phrase.split_once(' ').is_some_and(|(first, rest)| named(rest) && organization(first))
}

fn is_known_otherwise(phrase: &str, lexicon: &Lexicon) -> bool {
    let reference = lexicon.reference;
    reference.organization(phrase).is_some()
        || reference.is_project(phrase)
        || reference.series_named(phrase).is_some()
        || reference.city(phrase).is_some()
}

/// How much a phrase looks like an organization's name.
pub fn organization(phrase: &str, lexicon: &Lexicon) -> Likeness {
    let phrase = phrase.trim();
    if lexicon.reference.organization(phrase).is_some() {
        return Likeness::Yes;
    }
    unknown_organization(phrase, lexicon)
}

/// The same of a phrase that is no organization of the reference data.
pub fn unknown_organization(phrase: &str, lexicon: &Lexicon) -> Likeness {
    let is_other =
        || lexicon.reference.is_project(phrase) || lexicon.reference.series_named(phrase).is_some();
    match organization_shape(phrase) {
        likeness if likeness != Likeness::No && is_other() => Likeness::No,
        likeness => likeness,
    }
}

/// How much it looks like one by its words.
fn organization_shape(phrase: &str) -> Likeness {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    if words.is_empty() || words.len() > 6 || phrase.chars().count() > 60 {
        return Likeness::No;
    }
    // "What Are Your Options?"
    let asks = |word: &&str| ASKING.iter().any(|asking| word.eq_ignore_ascii_case(asking));
    if phrase.ends_with('?') || words.iter().any(asks) {
        return Likeness::No;
    }
    // "(左二、左三)": where somebody stands in a picture.
    if phrase.contains(['、', '：'])
        || phrase.starts_with(['左', '右', '@', '#'])
        || phrase.contains("://")
    {
        return Likeness::No;
    }
    // "一起主持了一场": what somebody does.
    if phrase.contains(is_cjk) && han::SENTENCE_WORDS.iter().any(|word| phrase.contains(word)) {
        return Likeness::No;
    }
    let small = ["of", "the", "and", "for", "de", "la", "&", "du", "des", "und", "in", "at"];
    let last = words.last().map(|word| word.to_lowercase()).unwrap_or_default();
    // "Вашингтонський університет"
    let begins = |word: &str| word.starts_with(char::is_uppercase) && !word.is_ascii();
    if words.len() > 1 && begins(words[0]) && uk::BODIES.contains(&last.as_str()) {
        return Likeness::Yes;
    }
    // "quuxly GmbH"
    let form = words.last().map_or("", |word| word.trim_end_matches('.'));
    let formed = LEGAL_FORMS.contains(&form) || LEGAL_ENDINGS.contains(&form);
    // "Quuxly banka"
    let kind = BODIES.contains(&form) && words[0].starts_with(char::is_uppercase);
    if words.len() > 1 && (formed || kind) {
        return Likeness::Yes;
    }
    let begins_large = |word: &&str| word.chars().any(|c| !c.is_lowercase() && c.is_alphanumeric());
    if words.len() > 1 && !words.iter().all(|word| small.contains(word) || begins_large(word)) {
        return Likeness::No;
    }
    let first = words.first().map(|word| word.to_lowercase()).unwrap_or_default();
    if COMPANY_WORDS.contains(&last.as_str()) || BODY_WORDS.contains(&first.as_str()) {
        return Likeness::Yes;
    }
    let begins = phrase.chars().next();
    let named = begins.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || is_cjk(c)) || phrase.contains('.') && words.len() == 1
        // eBay, iRobot
        || words.len() == 1 && phrase.chars().skip(1).any(char::is_uppercase);
    if named { Likeness::Maybe } else { Likeness::No }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;

    #[test]
    fn names_by_their_shape() {
        let lexicon = builtin();
        for name in [
            "Zora Quillfeather",
            "Ayla K",
            "Mira \"Mimi\" Osei",
            "Ada de-Wit",
            "Mei-Ling Quillfeather",
            "Ada dell'Orto",
            "Ada d’Or",
            "Piet van der Blom",
            "Jean-Luc O'Hara",
            "Hanako SATO",
            "Łucja Żak",
            "Марко Вовчук",
            "陈晓明",
            "欧阳锋",
            "田中太郎",
            "土屋つづき",
            "黒羽さん",
            "Xu Wei",
            "Muling Zhao",
            "ゾラ・クイル",
        ] {
            assert_eq!(person(name, lexicon), Likeness::Yes, "{name}");
        }
        for other in [
            "Deep Dive",
            "Microsoft",
            "Red Hat",
            "Istio",
            "London",
            "zora quillfeather",
            "The Next Step",
            "Quux Labs",
            "KubeCon",
            "CNCF TOC",
            "服务网格",
            "",
            "Level 3 Plan",
            "Захист AI-мереж",
            "Вільне ПЗ",
            "Logical Replication",
        ] {
            assert_eq!(person(other, lexicon), Likeness::No, "{other}");
        }
        assert_eq!(person("Zora", lexicon), Likeness::Maybe);
        assert_eq!(person("B", lexicon), Likeness::No);
        assert_eq!(person("Will Quill", lexicon), Likeness::Yes);
        assert_eq!(person("Will Sails Tear", lexicon), Likeness::Maybe);
        assert_eq!(person("Will Meshes", lexicon), Likeness::Maybe);
        assert_eq!(person("Quuxly.io", lexicon), Likeness::No);
        assert_eq!(person("A.J. Quill", lexicon), Likeness::Yes);
    }

    #[test]
    fn a_companys_product_is_hardly_somebody() {
        assert_eq!(person("Microsoft Quill", builtin()), Likeness::Maybe);
        assert_eq!(person("Zora Microsoft", builtin()), Likeness::Yes);
        assert_eq!(person("Zora CNCF", builtin()), Likeness::No);
    }

    #[test]
    fn organizations_by_list_or_shape() {
        let lexicon = builtin();
        for name in ["微软", "Quux Labs", "Red Hat"] {
            assert_eq!(organization(name, lexicon), Likeness::Yes, "{name}");
        }
        assert_eq!(organization("Морський університет", lexicon), Likeness::Yes);
        assert_eq!(organization("Zylo.io", lexicon), Likeness::Maybe);
        for other in ["What Are Your Options?", "Istio", "@zora", "and more", "https://a.b"] {
            assert_eq!(organization(other, lexicon), Likeness::No, "{other}");
        }
    }
}
