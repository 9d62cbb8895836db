//! Titles: what belongs to one, and what only stands beside it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::extract::date::days;
use crate::extract::lexicon::Lexicon;
use crate::extract::people::credits::{self, Credit, Credits};
use crate::extract::people::name::{Likeness, person};
use crate::extract::sentence::one_line;
use crate::language::en::title_words::is_title_word;
use crate::language::{Language, is_cjk};

/// A text cut into a title and the people who are credited beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The bytes of the title.
    pub title: Range<usize>,
    /// The bytes of the credits, and what they say. Ranges are those of the whole text.
    pub credits: Option<Credits>,
}

const QUOTES: &[(char, char)] = &[
    ('《', '》'),
    ('«', '»'),
    ('“', '”'),
    ('"', '"'),
    ('「', '」'),
    ('『', '』'),
    ('‘', '’'),
    ('„', '“'),
];

/// Times, list numbers and dashes before a title: `9:45 - 10:15`, `10:00 AM PT:`, `1.`
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:talk|session|presentation)\s*#?\d{1,2}\s*[:.–-]|[\s\-–—:：|•*·]+|(?:at )?\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?(?:-|–|—|to)\s?\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?)?(?:\s?(?:UTC|GMT|[PECM]S?D?T|CEST|JST|IST)\b)?|\d{1,2}\s?[ap]m\b(?:\s?(?:-|–)\s?\d{1,2}\s?[ap]m\b)?|\d{1,2}\.\s)+",
    )
    .expect("a valid pattern")
});

/// The title without times before it, separators at its ends, and quotes around it.
pub fn clean(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = range;
    loop {
        let before = range.clone();
        let inner = &text[range.clone()];
        if let Some(lead) = LEAD.find(inner).filter(|lead| lead.end() < inner.len()) {
            range.start += lead.end();
        }
        range.start += dated_lead(&text[range.clone()]);
        let inner = &text[range.clone()];
        let end = inner
            .trim_end_matches(|c: char| {
                c.is_whitespace()
                    || matches!(
                        c,
                        '-' | '–'
                            | '—'
                            | ':'
                            | '：'
                            | ','
                            | '，'
                            | '|'
                            | ';'
                            | '('
                            | '['
                            | '*'
                            | '_'
                    )
            })
            .len();
        range.end = range.start + end;
        let inner = &text[range.clone()];
        let start = inner.len() - inner.trim_start().len();
        range.start += start;
        range = unquote(text, range);
        if let Some(inner) = text[range.clone()].strip_suffix('.')
            && !inner.ends_with('.')
            && inner.contains(' ')
        {
            range.end -= 1;
        }
        if range == before {
            return range;
        }
    }
}

static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*(?:\d{1,2}(?:st|nd|rd|th)?\b)?\s*[:,•|–-]*\s*").expect("a valid pattern")
});

/// The length of a day before a title: `Wed 18:`, `Monday, November 6 •`.
fn dated_lead(text: &str) -> usize {
    let weekday = WEEKDAY.find(text).map_or(0, |found| found.end());
    let day = days(&text[weekday..]).into_iter().next().filter(|days| days.range.start == 0);
    let end = weekday + day.map_or(0, |days| days.range.end);
    // "Monday Morning Meshes" is a title, and a bare date is no lead.
    let parted = text[..end].ends_with([':', ' ', '•']) && end > weekday.min(4)
        || text[end..].trim_start().starts_with(['•', ':', '-', '–', '|', ',']);
    let number = text[..weekday].contains(|c: char| c.is_ascii_digit()) || end > weekday;
    if parted && number && end < text.len() { end } else { 0 }
}

/// Takes off quotes that stand around the whole.
fn unquote(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    for &(open, close) in QUOTES {
        if let Some(rest) = inner.strip_prefix(open)
            && let Some(middle) = rest.strip_suffix(close)
            && !middle.contains(close)
            && !middle.contains(open)
            && !middle.trim().is_empty()
        {
            let start = range.start + open.len_utf8();
            return start..start + middle.len();
        }
    }
    range
}

/// The first quoted phrase of some length: `《Title》Jane Doe`.
pub fn quoted(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    for &(open, close) in QUOTES {
        if open == '‘' {
            continue; // an apostrophe more often than a quote
        }
        let Some(start) = text.find(open) else {
            continue;
        };
        let inside = start + open.len_utf8();
        let Some(length) = text[inside..].find(close) else {
            continue;
        };
        let words = text[inside..inside + length].split_whitespace().count();
        let enough =
            words >= 2 || text[inside..inside + length].chars().filter(|&c| is_cjk(c)).count() >= 4;
        if enough {
            return Some((inside..inside + length, start..inside + length + close.len_utf8()));
        }
    }
    None
}

/// Where a title may end and credits begin, or the other way round.
static STRONG_JOINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s[-–—|]+\s|[–—|]|[-:：]\s[-–—]?|\s-|\s(?i:by|presented by|led by)\s|\s?[(（]|\t|\u{2028}|[》」』”]|[?!.]\s").expect("a valid pattern")
});

/// The same, where titles have such a joint inside more often than not.
static WEAK_JOINT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\s(?i:with|from)\s|[,，]\s|\n").expect("a valid pattern"));

/// Cuts a row such as `Title - A & B, Org`, `A (Org): Title` or `《Title》A-Org` in two.
pub fn split(text: &str, lexicon: &Lexicon, languages: &[&Language]) -> Split {
    let read = |range: Range<usize>| credits::read(&text[range], lexicon, languages);
    let is_title = |range: &Range<usize>| is_title(&text[range.clone()], lexicon);
    for (joints, strong) in [(&*STRONG_JOINT, true), (&*WEAK_JOINT, false)] {
        for joint in joints.find_iter(text) {
            let keeps = joint.as_str().starts_with(['》', '」', '』', '”', '?', '!']);
            let (end, tail) =
                if keeps { (joint.end(), joint.end()) } else { (joint.start(), joint.start()) };
            let credits = read(tail..tail + cut_sentence(&text[tail..]));
            let title = clean(text, 0..end);
            let colon = joint.as_str().starts_with([':', '：']);
            // Titles have colons, commas and "with" of their own: there an employer must be named.
            let named = credits.is_certain()
                && credits.organizations.is_empty()
                && has_person(&text[tail..], &credits, strong && !colon, lexicon);
            let employed = credits.people.iter().all(|credit| credit.organization.is_some());
            // "… with Jane Doe and John Roe"
            let with = joint.as_str().trim().eq_ignore_ascii_case("with");
            if named && (strong && !colon || employed || with) && is_title(&title) {
                return Split { title, credits: Some(shift(credits, tail)) };
            }
        }
    }
    // The other way round: people first.
    people_first(text, lexicon, languages, false)
        .unwrap_or_else(|| Split { title: clean(text, 0..text.len()), credits: None })
}

/// `A (Org): Title`, `A & B - Title`. A name alone before a colon may be a part of the title, unless
/// `usual`: the other rows of the list begin so, too.
pub fn people_first(
    text: &str,
    lexicon: &Lexicon,
    languages: &[&Language],
    usual: bool,
) -> Option<Split> {
    for joint in STRONG_JOINT.find_iter(text) {
        let separator = joint.as_str().trim();
        let colon = separator.starts_with([':', '：']);
        if !(colon || separator.starts_with(['-', '–', '—', '|']) || separator.is_empty()) {
            continue;
        }
        let mut head = credits::read(&text[..joint.start()], lexicon, languages);
        let known =
            |range: &Range<usize>| lexicon.reference.organization(&text[range.clone()]).is_some();
        // "Jane Doe, John Roe: Title" are two people.
        let mut more = Vec::new();
        for credit in &mut head.people {
            let stranger = credit.organization.clone().filter(|range| {
                !known(range) && person(&text[range.clone()], lexicon) == Likeness::Yes
            });
            if stranger.is_some() {
                credit.organization = None;
            }
            more.extend(stranger.map(|name| Credit {
                name,
                likeness: Likeness::Yes,
                organization: None,
            }));
        }
        head.people.extend(more);
        head.people.dedup_by(|a, b| a.name == b.name);
        let title = clean(text, joint.end()..text.len());
        let employed = head.people.iter().all(|credit| credit.organization.is_some());
        let certain = head.is_certain()
            && head.organizations.is_empty()
            && has_person(text, &head, false, lexicon);
        let accepted = certain && (!colon || employed)
            || usual && colon && head.unread == 0 && !head.people.is_empty();
        if accepted && is_title(&text[title.clone()], lexicon) {
            return Some(Split { title, credits: Some(head) });
        }
        if colon {
            return None;
        }
    }
    None
}

/// A known organization at the end of a row, after a comma: `Title, Org`. The bytes of the title and of it.
pub fn trailing_organization(
    text: &str,
    title: &Range<usize>,
    lexicon: &Lexicon,
) -> Option<(Range<usize>, Range<usize>)> {
    let words = &text[title.clone()];
    let comma = words.rfind([',', '，'])?;
    let tail = words[comma..].trim_start_matches([',', '，']).trim();
    let start = title.end - tail.len();
    let known =
        lexicon.reference.organization(tail).is_some_and(|organization| !organization.foundation);
    // "Kubernetes, Envoy, Google" is a list.
    let list = words[..comma].contains([',', '，']);
    (known && !list).then(|| (clean(text, title.start..title.start + comma), start..title.end))
}

/// Whether everybody is named without doubt: titles have capitalised words, too. After a strong
/// joint, a known employer makes a name of what may be one.
fn has_person(text: &str, credits: &Credits, strong: bool, lexicon: &Lexicon) -> bool {
    let known =
        |range: &Range<usize>| lexicon.reference.organization(&text[range.clone()]).is_some();
    let sure = |credit: &Credit| {
        let employed = credit.organization.as_ref().is_some_and(known);
        credit.likeness == Likeness::Yes
            || strong
                && (employed || credits.people.iter().any(|other| other.likeness == Likeness::Yes))
    };
    !credits.people.is_empty() && credits.people.iter().all(sure)
}

/// Whether words can be a title at all: more than a name, a number or a label.
fn is_title(words: &str, lexicon: &Lexicon) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3 && person(words, lexicon) != Likeness::Yes
}

fn shift(mut credits: Credits, by: usize) -> Credits {
    let moved = |range: &Range<usize>| range.start + by..range.end + by;
    for credit in &mut credits.people {
        credit.name = moved(&credit.name);
        credit.organization = credit.organization.as_ref().map(moved);
    }
    for organization in &mut credits.organizations {
        *organization = moved(organization);
    }
    credits
}

/// The length of the first sentence: what follows the credits tells of the talk.
pub fn cut_sentence(text: &str) -> usize {
    let lead = text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    crate::extract::sentence::sentences(&text[lead..])
        .first()
        .map_or(text.len(), |range| lead + range.end)
}

/// Whether words are capitalised as titles are.
pub fn is_title_case(words: &str) -> bool {
    let mut capitals = 0;
    let mut long = 0;
    for word in
        words.split(|c: char| c.is_whitespace() || c == '-').filter(|word| word.chars().count() > 3)
    {
        long += 1;
        capitals += usize::from(
            word.chars()
                .find(|c| c.is_alphanumeric())
                .is_some_and(|c| c.is_uppercase() || c.is_numeric()),
        );
    }
    long >= 2 && capitals * 3 >= long * 2
}

/// A title as it is stored: on one line.
pub fn text_of(text: &str, range: &Range<usize>) -> String {
    one_line(&text[range.clone()])
}

/// Whether a phrase says nothing of its own: "here", "video", "Session recording".
pub fn is_bare(words: &str, languages: &[&Language]) -> bool {
    let folded = words.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let generic = |word: &str| {
        [
            "the",
            "a",
            "this",
            "our",
            "on",
            "of",
            "session",
            "talk",
            "slides",
            "video",
            "recording",
            "watch",
            "youtube",
            "link",
            "presentation",
            "deck",
            "pdf",
            "view",
            "see",
            "replay",
            "full",
        ]
        .contains(&word)
    };
    folded.is_empty()
        || languages.iter().any(|language| language.bare_links.contains(&folded.as_str()))
        || folded.split(' ').all(generic)
        || folded.starts_with("http")
}

/// Whether all words are ones that headings of sections use: "Keynotes", "Lightning Talks".
pub fn is_generic(words: &str) -> bool {
    words.split_whitespace().all(|word| {
        let folded = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        folded.is_empty() || is_title_word(&folded) || folded.chars().all(|c| c.is_ascii_digit())
    }) && words.split_whitespace().count() <= 4
        && !words.ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;
    use crate::language;

    fn cut(text: &str) -> (String, Vec<String>) {
        let lexicon = builtin();
        let split = split(text, lexicon, language::LANGUAGES);
        let people = split.credits.map_or(Vec::new(), |c| {
            c.people.iter().map(|p| text[p.name.clone()].to_owned()).collect()
        });
        (text[split.title].to_owned(), people)
    }

    fn check(text: &str, title: &str, people: &[&str]) {
        let (found, names) = cut(text);
        assert_eq!(
            (found.as_str(), names.iter().map(String::as_str).collect::<Vec<_>>()),
            (title, people.to_vec()),
            "{text}"
        );
    }

    #[test]
    fn titles_and_credits_in_every_layout() {
        let title = "Meshes at the Edge: A Story";
        for text in [
            "Meshes at the Edge: A Story - Zora Quill, Quuxly",
            "Meshes at the Edge: A Story – Zora Quill (Quuxly)",
            "Meshes at the Edge: A Story | Zora Quill, Quuxly",
            "Meshes at the Edge: A Story by Zora Quill, Quuxly",
            "“Meshes at the Edge: A Story” – Zora Quill (Quuxly)",
            "Meshes at the Edge: A Story (Zora Quill, Quuxly)",
            "9:45 - 10:15 Meshes at the Edge: A Story - Zora Quill, Quuxly",
            "Zora Quill (Quuxly): Meshes at the Edge: A Story",
            "Meshes at the Edge: A Story - Zora Quill, Quuxly. She tells how it went.",
        ] {
            check(text, title, &["Zora Quill"]);
        }
        check("《网格热升级技术分享》陈晓明-阿里云", "网格热升级技术分享", &["陈晓明"]);
    }

    #[test]
    fn people_before_a_colon() {
        let lexicon = builtin();
        let first = |text: &'static str, usual| {
            people_first(text, lexicon, language::LANGUAGES, usual)
                .map(|split| (&text[split.title], split.credits.map_or(0, |c| c.people.len())))
        };
        assert_eq!(
            first("Zora Quill, Max Muller: Meshes at Sea", true),
            Some(("Meshes at Sea", 2))
        );
        assert_eq!(first("Zora Quill: Meshes at Sea", true), Some(("Meshes at Sea", 1)));
        assert_eq!(first("Zora Quill: Meshes at Sea", false), None);
        assert_eq!(first("Zora Quill (Google): Meshes at Sea", false), Some(("Meshes at Sea", 1)));
        assert_eq!(first("Meshes: A Story", true), None);
    }

    #[test]
    fn organizations_alone() {
        let lexicon = builtin();
        let text = "Meshes Everywhere!, Google";
        let (title, organization) = trailing_organization(text, &(0..text.len()), lexicon).unwrap();
        assert_eq!((&text[title], &text[organization]), ("Meshes Everywhere!", "Google"));
        for text in ["Meshes, Everywhere", "Apple, Amazon, Google", "Meshes"] {
            assert_eq!(trailing_organization(text, &(0..text.len()), lexicon), None, "{text}");
        }
    }

    #[test]
    fn dashes_inside_titles() {
        for text in [
            "Serverless - The Next Frontier",
            "Zero Trust, Zero Fuss",
            "Observability by Default",
            "Istio: The Past, Present and Future",
            "From Zero to Hero - Deep Dive",
            "Quuxing Hands-on - Automatic and Manual Work for Java and Python Apps",
            "The Tech Behind\nStable Operation of 200 Kites",
            "Kites in Practice: Steering Kite-Native, Windless, and Polyglot Flight",
        ] {
            check(text, text, &[]);
        }
    }

    #[test]
    fn clean_titles() {
        for (text, want) in [
            ("\"Quoted Title\"", "Quoted Title"),
            ("10:00 AM - 10:30 AM PT: Title", "Title"),
            (" - Title -", "Title"),
            ("«Назва»", "Назва"),
            ("Wed 18: Title", "Title"),
            ("Talk 2: Title", "Title"),
            ("Monday, November 6 • 10:25am: Title", "Title"),
            ("Monday Morning Meshes", "Monday Morning Meshes"),
            ("\"A\" and \"B\"", "\"A\" and \"B\""),
        ] {
            assert_eq!(&text[clean(text, 0..text.len())], want, "{text}");
        }
    }

    #[test]
    fn phrases_that_say_nothing() {
        for words in
            ["here", "Video", "这里", "the recording", "Watch the session", "https://youtu.be/x"]
        {
            assert!(is_bare(words, language::LANGUAGES), "{words}");
        }
        assert!(!is_bare("Meshes at the Edge", language::LANGUAGES));
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "(\\PC| - |《|》|\"|, |by |Zora Mu|\\(){0,16}") {
            cut(&text);
        }
    }
}
