//! The format of a talk by what its description says that whoever gives it has: "Jane Doe's keynote was short".

use super::Person;
use crate::extract::context::Context;
use crate::extract::facts::TalkFormat;
use crate::extract::possessive::owned;
use crate::extract::sentence::lowered;

/// The format of what a sentence says that one of these people has: "陈晓明的主题演讲没有代码".
pub(super) fn of_theirs(ctx: &Context, people: &[Person], sentence: &str) -> Option<TalkFormat> {
    people.iter().find_map(|person| {
        let at = sentence.find(&person.surface)? + person.surface.len();
        let behind = &sentence[at..];
        let owns = behind.trim_start().strip_prefix(['的', 'の']);
        let noun = lowered(owns.or_else(|| owned(behind))?.trim_start());
        let mut formats = ctx.languages.iter().flat_map(|language| language.formats);
        // "Jane Doe's workshops" are several.
        let one = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphabetic());
        let begins = |word: &str| noun.strip_prefix(word).is_some_and(one);
        formats.find(|(word, _)| begins(word)).map(|(_, format)| *format)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn sessions_that_a_speaker_has() {
        for (lang, sentence, want) in [
            ("zh", "Zora Quill 的主题演讲没有代码。", Some(TalkFormat::Keynote)),
            ("zh", "Zora Quill 的工作坊座无虚席。", Some(TalkFormat::Workshop)),
            ("zh", "Zora Quill 的船没有帆。", None),
            ("zh", "Max Mu 的主题演讲没有代码。", None),
            ("en", "Zora Quill's keynote was short.", Some(TalkFormat::Keynote)),
            ("en", "Zora Quill's keynotes are short.", None),
            ("en", "Zora Quill liked the keynote.", None),
        ] {
            let ctx = context(lang, "2025-04-25", "");
            let person = Person {
                name: "Zora Quill".to_owned(),
                surface: "Zora Quill".to_owned(),
                line: 1,
                organization: None,
                shares: false,
                rule: "",
                confidence: 1.0,
            };
            assert_eq!(of_theirs(&ctx, &[person], sentence), want, "{sentence}");
        }
    }
}
