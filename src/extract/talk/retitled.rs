//! Sections about one talk whose heading only says what it was about, while the text below states its title: "## Seas at
//! Acme", then "Jane Doe presented “Meshes at Sea”", then its recording.

use std::collections::HashMap;

use super::{Candidate, meant, session, titled};
use crate::extract::context::Context;
use crate::extract::facts::TitleKind;
use crate::extract::sentence::lowered;
use crate::extract::stems::Stems;

/// Gives the talk of a heading the title that the only other talk of its section has, where the same people give both.
pub fn retitle(ctx: &Context, linked: &mut [Candidate], told: &mut Vec<Candidate>) {
    let mut sections: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, talk) in linked.iter().enumerate() {
        let heading = talk.section.or(ctx.passages[talk.passage].heading);
        sections.entry(heading.unwrap_or_default()).or_default().push(number);
    }
    let heading_of = |talk: &Candidate| ctx.passages[talk.passage].heading.unwrap_or_default();
    let names = |talk: &Candidate| talk.names().map(str::to_owned).collect::<Vec<_>>();
    let by: Vec<(usize, Vec<String>)> = told.iter().map(|it| (heading_of(it), names(it))).collect();
    told.retain(|talk| {
        let heading = heading_of(talk);
        let Some([only]) = sections.get(&heading).map(Vec::as_slice) else { return true };
        let headed = &mut linked[*only];
        let same = headed.people.iter().all(|it| talk.people.iter().any(|own| own.name == it.name));
        // Of several talks it is the one by the same people.
        let all = by.iter().filter(|(it, _)| *it == heading).count();
        let own = (heading, names(headed));
        let alone =
            all == 1 || names(talk) == own.1 && by.iter().filter(|it| **it == own).count() == 1;
        let about_it = headed.section == Some(heading) && !headed.links.is_empty();
        if talk.rule != titled::RULE || !alone || !about_it || !same {
            return true;
        }
        headed.title.clone_from(&talk.title);
        headed.people.clone_from(&talk.people);
        false
    });
}

/// Drops the sessions of which the next sentence links a talk by the same people: "The opening keynote was by Jane Doe. She
/// called it [Meshes at Sea](…)".
pub fn called(ctx: &Context, linked: &mut [Candidate], told: &mut Vec<Candidate>) {
    told.retain(|session| {
        let sentence = ctx.sentence_at(session.passage, session.span.start);
        let text = &ctx.passages[session.passage].block.text;
        let next = linked.iter_mut().find(|it| {
            it.passage == session.passage
                && it.span.start >= sentence.end
                && it.people.iter().all(|person| person.rule == meant::ANNOUNCED)
                && it.names().eq(session.names())
        });
        let Some(talk) = next.filter(|_| session.rule == session::RULE) else { return true };
        let words = &text[ctx.sentence_at(talk.passage, talk.span.start)];
        let first = lowered(words.split([' ', '’', '\'']).next().unwrap_or_default());
        // Where words are not set apart, what a sentence is about need not be named again.
        let theirs = !ctx.is_spaced()
            || ctx.words(|language| language.pronouns).contains(&first.as_str())
            || ctx.words(|language| language.possessives).contains(&first.as_str());
        let also = ctx.words(|language| language.also_words);
        let another = Stems::of(words).has_any(&also)
            || talk.format.is_some_and(|it| Some(it.format) != session.format.map(|it| it.format));
        if session.people.is_empty() || another || !theirs {
            return true;
        }
        talk.format = talk.format.or(session.format);
        false
    });
}

/// So many credited talks are compared with each link.
const COMPARED: usize = 200;

/// Gives links under the beginning of a title, which nobody is credited with, the whole one of the only talk that begins so:
/// "Meshes at Sea: [video](…)" long behind "Meshes at Sea: A Voyage — Jane Doe".
pub fn in_short(candidates: &mut [Candidate]) {
    let credited: Vec<usize> = (0..candidates.len())
        .filter(|&it| {
            let talk = &candidates[it];
            talk.title_kind == TitleKind::Stated && !talk.people.is_empty()
        })
        .take(COMPARED)
        .collect();
    let whole = |short: &Candidate| -> Option<String> {
        let mut long = credited.iter().map(|&it| &candidates[it]).filter(|long| {
            let kinds = |kind| short.links.iter().any(|link| link.kind == kind);
            begins_with(&long.title, &short.title) && !long.links.iter().any(|it| kinds(it.kind))
        });
        let first = long.next()?;
        long.all(|other| other.title == first.title).then(|| first.title.clone())
    };
    let told: Vec<(usize, String)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, it)| {
            it.title_kind == TitleKind::Stated && it.people.is_empty() && !it.links.is_empty()
        })
        .filter_map(|(index, it)| Some((index, whole(it)?)))
        .collect();
    // Two links that would be of one talk are of two.
    for (index, title) in &told {
        if told.iter().filter(|(_, other)| other == title).count() == 1 {
            candidates[*index].title.clone_from(title);
        }
    }
}

/// Whether a title begins with a shorter one: up to a colon or a dash of its own, or with three words and more.
fn begins_with(long: &str, short: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (whole, begun) = (words(long), words(short));
    let least = match long.find([':', '—', '–', '?', '：']) {
        Some(end) if words(&long[..end]) == begun => 2,
        _ => 3,
    };
    begun.len() >= least && whole.len() > begun.len() && whole.starts_with(&begun)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::{accepted, context, credited, linked};

    fn found(text: &str) -> Vec<String> {
        let text = format!("# KubeCon Europe 2025\n\n{text}\n\n## The end\n\nIt was fun.");
        let ctx = context("en", "2025-04-25", &text);
        let mut linked = linked("en", &text);
        crate::extract::talk::speakers::fill(&ctx, &mut linked);
        let mut told = accepted(crate::extract::talk::told::proposals(&ctx, &linked));
        super::retitle(&ctx, &mut linked, &mut told);
        linked.iter().chain(&told).map(credited).collect()
    }

    #[test]
    fn titles_told_in_short() {
        for (long, short, want) in [
            ("Meshes at Sea: A Voyage", "Meshes at Sea", true),
            ("Meshes at Sea and on Land", "Meshes at sea", true),
            ("Old Meshes: A Voyage", "Old Meshes", true),
            ("Old Meshes at Sea", "Old Meshes", false),
            ("Meshes: A Voyage", "Meshes", false),
            ("Meshes at Sea", "Meshes at Sea", false),
            ("Meshes at Seaside: A Voyage", "Meshes at Sea", false),
        ] {
            assert_eq!(super::begins_with(long, short), want, "{short}");
        }
    }

    #[test]
    fn the_title_that_the_text_states() {
        let told = "Zora Quill of Quuxly presented “Meshes at Sea: A Voyage”.";
        let seas = "## Old seas\n\nMax Mu showed fish.\n\n[Video](v2)\n\n## Seas at Quuxly";
        assert_eq!(
            found(&format!("{seas}\n\n{told}\n\n[Video](v1)")),
            ["Old seas | Max Mu", "Meshes at Sea: A Voyage | Zora Quill (Quuxly)"]
        );
        let more = format!("{told} Ada Lin presented “Sails at Night: A Storm”.");
        assert_eq!(
            found(&format!("{seas}\n\n{more}\n\n[Video](v1)")),
            [
                "Old seas | Max Mu",
                "Meshes at Sea: A Voyage | Zora Quill (Quuxly)",
                "Sails at Night: A Storm | Ada Lin"
            ]
        );
    }
}
