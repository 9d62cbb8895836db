//! Recordings and slides that prose links by whose talk they are of, far from where it has told of it: "Jane's talk is
//! [here](…)", "陈晓明的[视频](…)已经上线".

use super::Candidate;
use super::no_talk::{NoTalk, PassedOver};
use super::short_names::short_name;
use crate::extract::context::Context;
use crate::extract::facts::{LinkFact, TitleKind};
use crate::extract::possessive::owned;
use crate::extract::sentence::lowered;
use crate::language::han::SESSIONS;
use crate::language::uk;

/// More words than these beside a name tell of something else.
const WORDS: usize = 12;

/// Gives links that say nothing, beside words that name one person alone and no title, the title of the only talk that
/// the person has, if it has no link of their kind.
pub fn retitle(ctx: &Context, candidates: &mut [Candidate]) {
    let titled: Vec<Option<usize>> =
        (0..candidates.len()).map(|index| talk_of(ctx, candidates, index)).collect();
    for (index, talk) in titled.into_iter().enumerate() {
        if let Some(talk) = talk {
            let (title, people) = (candidates[talk].title.clone(), candidates[talk].people.clone());
            candidates[index].title = title;
            candidates[index].title_kind = TitleKind::Stated;
            candidates[index].people = people;
        }
    }
}

/// Gives slides beside such words to that talk: "Jane's slides are [here](…)", "Слайди Зори — [тут](…)".
pub fn adopt(ctx: &Context, candidates: &mut [Candidate], passed_over: &mut Vec<PassedOver>) {
    passed_over.retain(|slides| {
        let lone = slides.why == NoTalk::LoneSlides && slides.rule != "player";
        let at = (slides.passage, slides.span.start);
        let talk = lone.then(|| named(ctx, candidates, at, slides.line, &slides.links)).flatten();
        if let Some(talk) = talk {
            candidates[talk].links.extend(slides.links.iter().cloned());
        }
        talk.is_none()
    });
}

fn talk_of(ctx: &Context, candidates: &[Candidate], index: usize) -> Option<usize> {
    let linked = &candidates[index];
    // "Jane Doe's" is no title, nor is "Відео Зори".
    let owner = || {
        linked.people.iter().any(|it| linked.title.starts_with(&it.surface))
            || recorded(&linked.title).is_some()
    };
    // "[Відео Зори](…)"
    let whole = recorded(&linked.title).is_some_and(|name| linked.title.ends_with(name));
    let bare = linked.rule == "bare link" || whole && linked.people.is_empty();
    if !bare || linked.title_kind == TitleKind::Stated && !owner() {
        return None;
    }
    named(ctx, candidates, (linked.passage, linked.span.start), linked.line, &linked.links)
}

/// The only talk before a line whose speaker the words around a link name, if it has no link of that kind.
fn named(
    ctx: &Context,
    candidates: &[Candidate],
    (passage, at): (usize, usize),
    line: u32,
    links: &[LinkFact],
) -> Option<usize> {
    let words = &ctx.passages[passage].block.text[ctx.sentence_at(passage, at)];
    if words.split_whitespace().count() > WORDS {
        return None;
    }
    let stated = |it: &usize| {
        let talk = &candidates[*it];
        talk.title_kind == TitleKind::Stated && talk.line < line
    };
    let names = |it: &usize| candidates[*it].people.iter().any(|who| owns(ctx, words, &who.name));
    let mut named = (0..candidates.len()).filter(stated).filter(names);
    let only = named.next().filter(|_| named.next().is_none())?;
    let taken = |kind| candidates[only].links.iter().any(|own| own.kind == kind);
    links.iter().all(|link| !taken(link.kind)).then_some(only)
}

/// Whose words begin with a Ukrainian word for a recording or slides say that they are: "Зори" of "Слайди Зори — тут".
fn recorded(words: &str) -> Option<&str> {
    let (noun, rest) = words.trim_start().split_once(' ')?;
    let noun = lowered(noun);
    let name = || {
        let end = rest
            .split_inclusive(' ')
            .take(2)
            .take_while(|word| word.starts_with(char::is_uppercase) && !word.is_ascii())
            .map(str::len)
            .sum::<usize>();
        let name = rest[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        (!name.is_empty()).then_some(name)
    };
    uk::RECORDINGS.iter().any(|stem| noun.starts_with(stem)).then(name).flatten()
}

/// Whether words begin with somebody's recording or slides, in an inflecting language.
fn has_recorded(ctx: &Context, words: &str, names: &[Option<&str>]) -> bool {
    let nominative = ctx.languages.first().and_then(|language| language.nominative);
    let (Some(nominative), Some(owner)) = (nominative, recorded(words)) else { return false };
    let name = nominative(&[owner], "доповідь ", "");
    names.iter().flatten().any(|it| name.first().is_some_and(|name| name == it))
}

/// Whether words say that something is somebody's, by the whole name or the one that friends use.
fn owns(ctx: &Context, words: &str, name: &str) -> bool {
    let names = [Some(name), short_name(ctx, name).filter(|_| ctx.is_spaced())];
    if has_recorded(ctx, words, &names) {
        return true;
    }
    names.into_iter().flatten().any(|name| {
        words.match_indices(name).any(|(at, name)| {
            let after = &words[at + name.len()..];
            let whole = !words[..at].ends_with(char::is_alphanumeric) || !ctx.is_spaced();
            // "陈晓明演讲的视频见"
            let session = || {
                let mut behind = SESSIONS.iter().filter_map(|it| after.strip_prefix(it));
                behind.any(|it| it.starts_with('的'))
            };
            let owns = || after.trim_start().starts_with(['的', 'の']) || session();
            whole && (owned(after).is_some() || owns())
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn links_by_whose_talk_they_are_of() {
        let told = "Zora Quill (Quuxly) gave a talk called “Meshes at Sea”. Max Mu gave a talk called “Old Ropes”.";
        for (text, want) in [
            ("You can watch Zora's talk [here](https://youtu.be/aaaaaaaaaaa).", 1),
            ("Zora Quill's [video](https://youtu.be/aaaaaaaaaaa) is online.", 1),
            ("Zora's and Max's [videos](https://youtu.be/aaaaaaaaaaa) are online.", 0),
            ("Ada's [video](https://youtu.be/aaaaaaaaaaa) is online.", 0),
        ] {
            let post = format!("# KubeCon Europe 2025\n\n{told}\n\nIt was full.\n\n{text}");
            let talks = facts("en", "2025-04-25", &post).talks;
            let meshes = talks.iter().find(|it| &*it.title == "Meshes at Sea").expect("the talk");
            assert_eq!(meshes.links.len(), want, "{text}: {talks:?}");
        }
    }

    #[test]
    fn links_by_whose_talk_they_are_of_in_chinese() {
        let told = "陈晓明带来了《海上的网格》。王海燕带来了《网格之海》。";
        for (text, want) in [
            ("陈晓明演讲的完整视频见 [这里](https://youtu.be/aaaaaaaaaaa)。", 1),
            ("陈晓明的视频见 [这里](https://youtu.be/aaaaaaaaaaa)。", 1),
            ("李小雷演讲的完整视频见 [这里](https://youtu.be/aaaaaaaaaaa)。", 0),
        ] {
            let post = format!("# KubeCon Europe 2025\n\n{told}\n\n{text}");
            let talks = facts("zh", "2025-04-25", &post).talks;
            let meshes = talks.iter().find(|it| &*it.title == "海上的网格").expect("the talk");
            assert_eq!(meshes.links.len(), want, "{text}: {talks:?}");
        }
    }

    #[test]
    fn recordings_and_slides_in_the_genitive() {
        let told =
            "- «Старі вітрила» — Зора Квіленко, Quuxly\n- «Нові щогли» — Макс Муренко, Google";
        for (text, want) in [
            ("Слайди Зори — [тут](d1).", 1),
            ("Презентація Зори Квіленко: [посилання](d1)", 1),
            ("Відео Зори Квіленко — [тут](v1).", 1),
            ("[Доповідь Зори](v1)", 1),
            ("Слайди Ади — [тут](d1).", 0),
            ("Слайди — [тут](d1).", 0),
        ] {
            let post = format!("# KubeCon Europe 2025\n\n{told}\n\nБуло людно.\n\n{text}");
            let talks = facts("uk", "2025-04-25", &post).talks;
            let sails = talks.iter().find(|it| &*it.title == "Старі вітрила").expect("the talk");
            assert_eq!(sails.links.len(), want, "{text}: {talks:?}");
        }
    }
}
