//! The language that a post is written in, from what it declares, where it lies and what it says.

use std::sync::LazyLock;

use whatlang::{Detector, Lang};

use super::code::{CODES, in_path, normalize};
use super::en::LITTLE_WORDS;
use super::{is_han, is_kana};

/// How many Latin letters one Chinese or Japanese character is worth: a word has two of one, or
/// five of the other.
const CJK_WEIGHT: f64 = 2.5;

/// Less weight than this many Latin letters tells nothing.
const MIN_WEIGHT: f64 = 20.0;

/// From this share on, a script is what a text is written in, and not only quotes.
const MAIN_SHARE: f64 = 0.5;

/// From this share on, a non-Latin script is more than a name in a text of another language.
const SOME_SHARE: f64 = 0.15;

/// Below this share, a text cannot be in the language that is declared.
const ABSENT_SHARE: f64 = 0.03;

/// Share of kana among kana and Chinese characters that makes a text Japanese.
const KANA_SHARE: f64 = 0.1;

/// Latin letters that the detector needs before it is believed against a declaration.
const MIN_LATIN: f64 = 300.0;

/// Where one of so many words is a little word of English, a text is English.
const LITTLE_SHARE: usize = 16;

/// So many words at the beginning of a text tell whether it is.
const ENOUGH_WORDS: usize = 400;

/// Decides the language of a post, as an ISO 639-1 code.
///
/// `front_lang` is the front matter's tag in any spelling, `path` the post's path, `text` its prose
/// without markup. What the front matter says counts before the path and the path before the
/// text, but neither against a text that is plainly in another language. `en` is the last resort.
pub fn detect(front_lang: Option<&str>, path: &str, text: &str) -> String {
    let declared = [front_lang.and_then(normalize), in_path(path)];
    let letters = Letters::count(text);
    let read = letters.language(text);
    let mut believable =
        declared.into_iter().flatten().filter(|code| !contradicts(read, code, &letters));
    let agreed = believable.clone().find(|code| read.is_some_and(|it| it.code == *code));
    let code = agreed.or_else(|| believable.next()).or(read.map(|it| it.code));
    code.unwrap_or("en").to_owned()
}

/// A language read off a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reading {
    code: &'static str,
    /// Whether the text says so without doubt.
    sure: bool,
}

/// Whether a text is plainly not in a declared language: nothing of it is in that language's
/// script, or it is without doubt in a language that leaves no room for the declared one.
fn contradicts(read: Option<Reading>, declared: &str, letters: &Letters) -> bool {
    let own = Script::of(declared);
    let is_absent = own != Script::Latin
        && letters.total() >= MIN_WEIGHT
        && letters.share(letters.of(own)) < ABSENT_SHARE;
    is_absent
        || read.is_some_and(|read| {
            let script = Script::of(read.code);
            read.sure && read.code != declared && (script == own || script != Script::Latin)
        })
}

/// The scripts that tell languages apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    EastAsian,
    Cyrillic,
    Other,
}

impl Script {
    fn of(code: &str) -> Self {
        match code {
            "zh" | "ja" => Script::EastAsian,
            "uk" | "ru" | "be" | "bg" | "mk" | "sr" | "kk" => Script::Cyrillic,
            "ko" | "el" | "he" | "ar" | "fa" | "ur" | "hi" | "bn" | "ta" | "te" | "th" | "ka"
            | "hy" => Script::Other,
            _ => Script::Latin,
        }
    }
}

/// The weight of each script in a text, in Latin letters.
#[derive(Debug, Default)]
struct Letters {
    latin: f64,
    han: f64,
    kana: f64,
    cyrillic: f64,
    other: f64,
    /// і ї є ґ, which Russian has not.
    ukrainian: u32,
    /// ы э ъ ё, which Ukrainian has not.
    russian: u32,
    /// ў, which both have not.
    belarusian: u32,
}

impl Letters {
    fn count(text: &str) -> Self {
        let mut letters = Letters::default();
        let plain = text.bytes().filter(u8::is_ascii_alphabetic).count();
        letters.latin = f64::from(u32::try_from(plain).unwrap_or(u32::MAX));
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
            rest = &rest[at..];
            for c in rest.chars().take_while(|c| !c.is_ascii()) {
                letters.add(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        letters
    }

    fn add(&mut self, c: char) {
        // The small letters of Cyrillic, before anything is asked of them.
        if matches!(c, '\u{430}'..='\u{45f}') {
            self.add_small(c);
        } else if is_kana(c) {
            self.kana += CJK_WEIGHT;
        } else if is_han(c) {
            self.han += CJK_WEIGHT;
        } else {
            c.to_lowercase().for_each(|c| self.add_small(c));
        }
    }

    /// Counts a letter in lower case of a script that has cases.
    fn add_small(&mut self, c: char) {
        match c {
            '\u{400}'..='\u{52f}' => {
                self.cyrillic += 1.0;
                self.ukrainian += u32::from(matches!(c, 'і' | 'ї' | 'є' | 'ґ'));
                self.russian += u32::from(matches!(c, 'ы' | 'э' | 'ъ' | 'ё'));
                self.belarusian += u32::from(c == 'ў');
            }
            'a'..='z' | '\u{df}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => self.latin += 1.0,
            _ if c.is_alphabetic() => self.other += 1.0,
            _ => {}
        }
    }

    fn total(&self) -> f64 {
        self.latin + self.east_asian() + self.cyrillic + self.other
    }

    fn east_asian(&self) -> f64 {
        self.han + self.kana
    }

    fn of(&self, script: Script) -> f64 {
        match script {
            Script::Latin => self.latin,
            Script::EastAsian => self.east_asian(),
            Script::Cyrillic => self.cyrillic,
            Script::Other => self.other,
        }
    }

    fn share(&self, weight: f64) -> f64 {
        weight / self.total().max(1.0)
    }

    /// The language of the text, if it has enough letters to tell.
    fn language(&self, text: &str) -> Option<Reading> {
        if self.total() < MIN_WEIGHT {
            return None;
        }
        let scripts = [Script::EastAsian, Script::Cyrillic, Script::Other];
        let strongest = scripts.into_iter().max_by(|a, b| self.of(*a).total_cmp(&self.of(*b)))?;
        let share = self.share(self.of(strongest));
        if share < SOME_SHARE {
            return Some(self.latin_language(text));
        }
        let code = match strongest {
            Script::EastAsian if self.kana < KANA_SHARE * self.east_asian() => "zh",
            Script::EastAsian => "ja",
            Script::Cyrillic => self.cyrillic_language(text),
            Script::Other | Script::Latin => detected(text, strongest)?,
        };
        Some(Reading { code, sure: share >= MAIN_SHARE })
    }

    fn latin_language(&self, text: &str) -> Reading {
        if self.latin < MIN_LATIN {
            return Reading { code: "en", sure: false };
        }
        let plain = is_plainly_english(text).then_some("en");
        let code = plain.or_else(|| detected(text, Script::Latin));
        Reading { code: code.unwrap_or("en"), sure: code.is_some() }
    }

    fn cyrillic_language(&self, text: &str) -> &'static str {
        if self.belarusian > 0 && self.belarusian * 4 > self.ukrainian {
            "be"
        } else if self.ukrainian > self.russian {
            "uk"
        } else {
            detected(text, Script::Cyrillic).filter(|code| *code != "uk").unwrap_or("ru")
        }
    }
}

/// Whether a text is so full of the little words of English that no detector needs to be asked.
fn is_plainly_english(text: &str) -> bool {
    let (mut all, mut little) = (0, 0);
    for word in text.split_ascii_whitespace().take(ENOUGH_WORDS) {
        all += 1;
        little += usize::from(LITTLE_WORDS.contains(&word));
    }
    little * LITTLE_SHARE >= all
}

/// What the statistical detector reliably reads in the words of one script.
fn detected(text: &str, script: Script) -> Option<&'static str> {
    let words = text.split_whitespace().filter(|word| word.chars().all(|c| fits(c, script)));
    let words = words.collect::<Vec<_>>().join(" ");
    let found = detector(script).detect(&words).filter(whatlang::Info::is_reliable)?;
    normalize(found.lang().code())
}

/// A detector that knows the languages of one script alone.
fn detector(script: Script) -> &'static Detector {
    static DETECTORS: [LazyLock<Detector>; 4] = [
        LazyLock::new(|| knowing(Script::Latin)),
        LazyLock::new(|| knowing(Script::EastAsian)),
        LazyLock::new(|| knowing(Script::Cyrillic)),
        LazyLock::new(|| knowing(Script::Other)),
    ];
    &DETECTORS[script as usize]
}

fn knowing(script: Script) -> Detector {
    let of_script = CODES.iter().filter(|(_, code)| Script::of(code) == script);
    Detector::with_allowlist(of_script.filter_map(|(long, _)| Lang::from_code(*long)).collect())
}

/// Whether a character may stand in a word of a script: a letter of that script, or a mark.
fn fits(c: char, script: Script) -> bool {
    if c.is_ascii() {
        return !c.is_ascii_digit() && (script == Script::Latin || !c.is_ascii_alphabetic());
    }
    let letters = Letters::count(c.encode_utf8(&mut [0; 4]));
    letters.of(script) > 0.0 || letters.total() == 0.0 && !c.is_numeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENGLISH: &str = "We gathered in the old harbour hall for a day of talks about the cloud, \
        and the queue for coffee was the only thing that did not scale. In the morning the team \
        showed how they moved their services to the new platform without waking anybody up, and \
        after lunch we heard what went wrong when another team tried the same thing on a Friday. \
        There were many questions, and most of them had good answers. See you again next year!";
    const GERMAN: &str = "Wir haben uns in der alten Hafenhalle getroffen, um einen Tag lang über die \
        Cloud zu sprechen, und nur die Schlange vor dem Kaffee wollte nicht skalieren. Am Morgen \
        zeigte das Team, wie es seine Dienste auf die neue Plattform gebracht hat, ohne jemanden zu \
        wecken, und nach dem Mittagessen hörten wir, was schiefging, als ein anderes Team dasselbe \
        an einem Freitag versuchte. Es gab viele Fragen und meistens auch gute Antworten darauf.";
    const CHINESE: &str =
        "我们在 KubeCon 上参加了 Istio Day，听了十二场演讲，其中最受欢迎的是 Ambient Mesh。";
    const UKRAINIAN: &str =
        "Ми зібралися на Istio Day, щоб почути про ambient mesh у промислових кластерах.";
    const RUSSIAN: &str =
        "Мы собрались на Istio Day, чтобы услышать о сервисной сети и её новых возможностях.";
    const JAPANESE: &str = "KubeCon に参加して、Istio の最新動向について話を聞いてきました。";

    #[test]
    fn text_alone_tells_the_language() {
        for (text, code) in [
            (ENGLISH, "en"),
            (GERMAN, "de"),
            (CHINESE, "zh"),
            (UKRAINIAN, "uk"),
            (RUSSIAN, "ru"),
            (JAPANESE, "ja"),
            ("Мы сабраліся, каб пачуць пра новыя магчымасці, а ён спазніўся ў Мінску", "be"),
            ("KubeCon 参加レポート", "ja"),
            ("Talks: Ambient Mesh, Zero Trust, Wasm", "en"),
            ("오늘 우리는 컨퍼런스에 참석하여 여러 발표를 들었습니다. 정말 좋았습니다.", "ko"),
            ("", "en"),
            ("42", "en"),
        ] {
            assert_eq!(detect(None, "post.md", text), code, "{text}");
        }
    }

    #[test]
    fn plain_english_is_what_the_detector_calls_so() {
        assert!(is_plainly_english(ENGLISH) && !is_plainly_english(GERMAN));
        assert_eq!(detected(ENGLISH, Script::Latin), Some("en"));
        assert!(!is_plainly_english(
            "Talks: Ambient Mesh, Zero Trust, Wasm, Service Mesh at Scale"
        ));
        // Dutch has "of", Norwegian "for", Polish "to".
        assert!(!is_plainly_english("of for to in is of for to in is"));
    }

    #[test]
    fn names_in_latin_letters_do_not_hide_a_language() {
        let text =
            "参会者：John Smith、Jane Doe、Ana Petrova。演讲主题包括 Istio 与 Envoy 的最新进展。";
        assert_eq!(detect(None, "post.md", text), "zh");
    }

    #[test]
    fn foreign_names_do_not_make_a_language() {
        let text = format!("{ENGLISH} Thanks to 张伟, 山田太郎 and Олена Їжакевич for coming.");
        assert_eq!(detect(None, "post.md", &text), "en");
        let text = format!("{} 日本語のタイトル「の」", CHINESE.repeat(5));
        assert_eq!(detect(None, "post.md", &text), "zh");
    }

    #[test]
    fn front_matter_counts_before_the_path_and_the_path_before_a_doubtful_text() {
        assert_eq!(detect(Some("zh-cn"), "post.md", "KubeCon"), "zh");
        assert_eq!(detect(Some("uk"), "content/ja/post.md", ""), "uk");
        assert_eq!(detect(None, "content/ja/post.md", "KubeCon 2025"), "ja");
        assert_eq!(detect(Some("klingon"), "index.uk.md", ""), "uk");
        assert_eq!(
            detect(Some("fr"), "post.md", "Programme: Service Mesh, Zero Trust, Wasm"),
            "fr"
        );
    }

    #[test]
    fn a_list_of_english_titles_stays_in_its_language() {
        let titles = "Service Mesh at the Edge: What We Learned\n".repeat(20);
        let text = format!(
            "以下是我们为大家整理的本届大会的演讲列表，欢迎大家前来参加并与我们交流。{titles}"
        );
        assert_eq!(detect(Some("zh"), "post.md", &text), "zh");
        assert_eq!(detect(None, "content/zh/post.md", &text), "zh");
    }

    #[test]
    fn a_plain_text_wins_against_what_is_declared() {
        assert_eq!(detect(Some("en"), "post.md", CHINESE), "zh");
        assert_eq!(detect(Some("en"), "content/en/post.md", UKRAINIAN), "uk");
        assert_eq!(detect(None, "uk/post.md", ENGLISH), "en");
        assert_eq!(detect(Some("ja"), "post.md", ENGLISH), "en");
        assert_eq!(detect(Some("zh"), "post.md", &JAPANESE.repeat(3)), "ja");
        assert_eq!(detect(Some("de"), "post.md", ENGLISH), "en");
        assert_eq!(detect(None, "it/post.md", ENGLISH), "en");
    }

    #[test]
    fn of_two_declarations_the_text_chooses() {
        assert_eq!(detect(Some("en"), "content/uk/post.md", UKRAINIAN), "uk");
        assert_eq!(detect(Some("uk"), "content/en/post.md", ENGLISH), "en");
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC*", path in "[a-z./-]{0,12}", lang in "[a-z_-]{0,6}") {
            prop_assert!(!detect(Some(&lang), &path, &text).is_empty());
        }
    }
}
