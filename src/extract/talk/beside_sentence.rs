//! Who gave what a sentence titles, by the sentence before or behind it: "Next came Jane Doe. Her title was “Meshes at Sea”."

use std::ops::Range;

use super::Person;
use super::floor::{persons, speaks_here, takes_the_floor};
use super::format::format_in;
use super::title::quoted;
use super::titled::{PEOPLE, is_of_others};
use crate::extract::context::Context;
use crate::extract::facts::TalkFormat;
use crate::extract::people::group::{Member, groups};
use crate::extract::people::name::Likeness;
use crate::extract::sentence::lowered;
use crate::language::is_cjk;

pub(super) const BEFORE: &str = "people of the sentence before a title";

/// The people of the sentence after one that names a session alone: "The day ended with the panel “…”. On stage
/// were Jane Doe and John Roe."
pub(super) fn next_sentence(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
) -> Option<Vec<Person>> {
    let next = ctx.sentence_behind(index, sentence)?;
    let words = &ctx.passages[index].block.text[next.clone()];
    let groups = groups(ctx, words);
    let group = groups.first()?;
    let own = &ctx.passages[index].block.text[sentence.clone()];
    let panel = || format_in(own, &ctx.languages) == Some(TalkFormat::Panel);
    // Several whole names behind the title of a panel are those of who is on it.
    let several = || {
        let sure = |it: &Member| it.likeness == Likeness::Yes;
        panel()
            && group.members.len() > 2
            && group.members.iter().all(sure)
            && quoted(words).is_none()
    };
    // "…です。佐藤花子さん（Acme）、鈴木健一さん（Globex）、それに…の李雷さんが海を語りました。"
    let acts = || groups.iter().any(|it| takes_the_floor(ctx, words, it));
    let floor = takes_the_floor(ctx, words, group)
        || is_labelled_next(ctx, index, sentence)
        || several()
        || !ctx.is_spaced() && panel() && acts();
    let speaks = floor && !is_of_others(ctx, words);
    let people =
        groups.iter().flat_map(|group| persons(ctx, index, next.start, group, PEOPLE, 0.8));
    speaks.then(|| people.collect())
}

/// The people with whom the sentence behind a brief one begins that ends in a title set off: "Next door ran *Meshes at Sea*.
/// Jane Doe and John Roe had three boats."
pub(super) fn beginning_next(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    title: &Range<usize>,
) -> Option<Vec<Person>> {
    let text = &ctx.passages[index].block.text;
    let words = &text[sentence.clone()];
    let brief = words[..title.start].split_whitespace().count() <= BRIEF;
    let ends = !words[title.end..].contains(char::is_alphanumeric);
    let next = ctx.sentence_behind(index, sentence);
    let next = next.filter(|_| brief && ends && ctx.is_spaced())?;
    let words = &text[next.clone()];
    let group = groups(ctx, words).into_iter().next().filter(|it| it.range.start == 0)?;
    let speaks = speaks_here(ctx, words, &group) && !is_of_others(ctx, words);
    speaks.then(|| persons(ctx, index, next.start, &group, PEOPLE, 0.75))
}

/// No more words of a sentence before its title only say that it took place.
const BRIEF: usize = 6;

/// Whether the sentence after a title begins with a word for who gives one: "《海上的网格》是我的最爱。讲师陈晓明是学生".
pub(super) fn is_labelled_next(ctx: &Context, index: usize, sentence: &Range<usize>) -> bool {
    let text = &ctx.passages[index].block.text;
    let words = ctx.sentence_behind(index, sentence).map_or("", |it| &text[it.clone()]);
    let labels = ctx.words(|language| language.by_words).into_iter();
    let mut labels = labels.filter(|label| label.starts_with(is_cjk) && label.chars().count() > 1);
    labels.any(|label| words.starts_with(label))
}

/// The last people of the sentence before one that tells of "her" talk.
pub(super) fn sentence_before(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
) -> Option<Vec<Person>> {
    let passage = &ctx.passages[index];
    let before = passage.sentences.partition_point(|it| it.end <= sentence.start).checked_sub(1)?;
    let mut before = &passage.sentences[before];
    // "Next came Jane Doe. She sailed for an hour. Her title was “Meshes at Sea”."
    if goes_on_about_them(ctx, &passage.block.text[before.clone()]) {
        let at = passage.sentences.partition_point(|it| it.end <= before.start).checked_sub(1)?;
        before = &passage.sentences[at];
    }
    let words = &passage.block.text[before.clone()];
    let group = groups(ctx, words).into_iter().next_back()?;
    let speaks = speaks_here(ctx, words, &group) && !is_of_others(ctx, words);
    speaks.then(|| persons(ctx, index, before.start, &group, BEFORE, 0.75))
}

/// Whether a sentence begins with a word for those named before it, and names nobody.
fn goes_on_about_them(ctx: &Context, words: &str) -> bool {
    let first = lowered(words.split_whitespace().next().unwrap_or_default());
    ctx.words(|language| language.pronouns).contains(&first.as_str())
        && groups(ctx, words).is_empty()
}

#[cfg(test)]
mod tests {
    use crate::extract::talk::titled::tests::found;

    #[test]
    fn people_of_the_sentence_before_or_behind() {
        for (lang, text, want) in [
            (
                "en",
                "# At KubeCon Europe 2025\n\nNext door ran *Three Old Meshes at Sea*. Zora Quill had three of them.",
                &["Three Old Meshes at Sea | Zora Quill"][..],
            ),
            (
                "en",
                "Zora Quill of Google sails. She will open the day with “Meshes at Sea”.",
                &["Meshes at Sea | Zora Quill (Google)"],
            ),
            (
                "uk",
                "Зора Квіленко з Google плаває. Вона говорила про «Сітки в морі».",
                &["Сітки в морі | Зора Квіленко (Google)"],
            ),
            (
                "ja",
                "次に登壇したのは佐藤花子さん（Quuxly）です。タイトルはずばり「海のメッシュを張る」です。",
                &["海のメッシュを張る | 佐藤花子 (Quuxly)"],
            ),
            (
                "zh",
                "接下来登台的是微软的陈晓明老师。他的题目是《海上的服务网格》。",
                &["海上的服务网格 | 陈晓明 (微软)"],
            ),
            ("zh", "他的题目是《海上的服务网格》。", &[]),
            (
                "zh",
                "接下来上台的是陈晓明。他带来了《海上的服务网格》。",
                &["海上的服务网格 | 陈晓明"],
            ),
            ("zh", "接下来上台的是陈晓明。他很喜欢《海上的服务网格》。", &[]),
            (
                "uk",
                "День закінчила панель «Мережі в морі». Говорили Зора Квіленко та Макс Муренко.",
                &["Мережі в морі | Зора Квіленко, Макс Муренко"],
            ),
        ] {
            assert_eq!(found(lang, text), want, "{text}");
        }
    }
}
