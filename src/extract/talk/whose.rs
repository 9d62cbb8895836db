//! Recordings and slides that prose links by whose talk they are of, far from where it has told of it: "Jane's talk is
//! [here](…)", "陈晓明的[视频](…)已经上线".

use super::Candidate;
use super::short_names::short_name;
use crate::extract::context::Context;
use crate::extract::facts::TitleKind;
use crate::extract::possessive::owned;

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

fn talk_of(ctx: &Context, candidates: &[Candidate], index: usize) -> Option<usize> {
    let linked = &candidates[index];
    // "Jane Doe's" is no title.
    let owner = || linked.people.iter().any(|it| linked.title.starts_with(&it.surface));
    if linked.rule != "bare link" || linked.title_kind == TitleKind::Stated && !owner() {
        return None;
    }
    let sentence = ctx.sentence_at(linked.passage, linked.span.start);
    let words = &ctx.passages[linked.passage].block.text[sentence];
    if words.split_whitespace().count() > WORDS {
        return None;
    }
    let stated = |it: &usize| {
        let talk = &candidates[*it];
        talk.title_kind == TitleKind::Stated && talk.line < linked.line
    };
    let names = |it: &usize| candidates[*it].people.iter().any(|who| owns(ctx, words, &who.name));
    let mut named = (0..candidates.len()).filter(stated).filter(names);
    let only = named.next().filter(|_| named.next().is_none())?;
    let kinds = |talk: &Candidate| talk.links.iter().map(|it| it.kind).collect::<Vec<_>>();
    let open = kinds(linked).iter().all(|kind| !kinds(&candidates[only]).contains(kind));
    open.then_some(only)
}

/// Whether words say that something is somebody's, by the whole name or the one that friends use.
fn owns(ctx: &Context, words: &str, name: &str) -> bool {
    let names = [Some(name), short_name(ctx, name).filter(|_| ctx.is_spaced())];
    names.into_iter().flatten().any(|name| {
        words.match_indices(name).any(|(at, name)| {
            let after = &words[at + name.len()..];
            let whole = !words[..at].ends_with(char::is_alphanumeric) || !ctx.is_spaced();
            whole && (owned(after).is_some() || after.trim_start().starts_with(['的', 'の']))
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
}
