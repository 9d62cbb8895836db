//! Who opens or closes an event, by a sentence that has no word for a session: "Jane Doe opened the conference."

use std::ops::Range;

use super::floor::{persons, speaks_here};
use super::format::Named;
use super::session::RULE;
use super::{Candidate, within};
use crate::extract::context::Context;
use crate::extract::facts::{TalkFormat, TitleKind};
use crate::extract::people::group::{Group, groups};
use crate::extract::sentence::{lowered, one_line};

/// So many bytes may stand between somebody and the verb: ", the project's leader, ".
const NEAR: usize = 60;

/// The opening or closing words of which a sentence tells, where no talk that is known beside it is by the same people,
/// nor opens or closes the event.
pub(super) fn candidate(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    known: &[Candidate],
) -> Option<Candidate> {
    let block = &ctx.passages[index].block;
    let words = &block.text[sentence.clone()];
    let folded = lowered(words);
    let groups = groups(ctx, words);
    let (group, deed) = groups.iter().enumerate().find_map(|(number, group)| {
        let end = groups.get(number + 1).map_or(words.len(), |next| next.range.start);
        let deed = deed(ctx, &folded, group, end.max(group.range.end))?;
        speaks_here(ctx, words, group).then_some((group, deed))
    })?;
    let people = persons(ctx, index, sentence.start, group, "people who open or close", 0.75);
    let near = within(known, index, &(0..block.text.len()));
    let near = &known[near.start..known.len().min(near.end + 1)];
    let same = |talk: &Candidate| talk.names().any(|it| people.iter().any(|own| own.name == it));
    let opens = |talk: &Candidate| talk.format.is_some_and(|it| it.format == TalkFormat::Remarks);
    if near.iter().any(same) || known.iter().any(opens) {
        return None;
    }
    let title = one_line(&words[deed.clone()]);
    Some(Candidate {
        line: block.line_at(sentence.start + deed.start),
        format: Some(Named { format: TalkFormat::Remarks, rule: "format in its words" }),
        people,
        ..Candidate::new(ctx, RULE, index, sentence.clone(), (title, TitleKind::Described))
    })
}

/// What somebody does to an event, behind the name or passively before it: "opened the conference".
fn deed(ctx: &Context, folded: &str, group: &Group, end: usize) -> Option<Range<usize>> {
    let before = folded[..group.range.start].trim_end();
    let pairs = ctx.languages.iter().flat_map(|language| language.remarks);
    let pairs = pairs.flat_map(|(verbs, objects)| {
        verbs.iter().flat_map(move |verb| objects.iter().map(move |object| (*verb, *object)))
    });
    let found = pairs.filter_map(|(verb, object)| {
        let active = format!(" {verb} {object}");
        let behind = &folded[group.range.end..end];
        let at = behind.find(&active).filter(|at| *at <= NEAR && leads_to(ctx, &behind[..*at]));
        if let Some(at) = at {
            let start = group.range.end + at + 1;
            let end = start + active.len() - 1;
            let rest = &folded[end..];
            // "opened the program to new mentors"
            let goes_on = rest.starts_with(char::is_alphanumeric) || rest.starts_with(" to ");
            return (!goes_on).then_some(start..end);
        }
        let passive = format!("{object} was {verb} by");
        before.ends_with(&passive).then(|| before.len() - passive.len()..before.len() - " by".len())
    });
    found.min_by_key(|it| it.start)
}

/// Whether nothing but who somebody is, or an adverb, stands between a name and the verb: ", the leader of the project,".
fn leads_to(ctx: &Context, gap: &str) -> bool {
    let apposition = gap.starts_with(',') && gap.ends_with(',');
    let adverbs = ctx.words(|language| language.also_words);
    let mut words = gap.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    apposition || words.all(|word| adverbs.contains(&word))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    fn told(text: &str) -> Vec<String> {
        let talks = facts("en", "2025-04-25", &format!("# KubeCon Europe 2025\n\n{text}")).talks;
        let told = talks.iter().map(|talk| {
            let people: Vec<&str> = talk.speakers.iter().map(|it| it.surface.as_str()).collect();
            format!("{} | {}", talk.title, people.join(", "))
        });
        told.collect()
    }

    #[test]
    fn who_opens_and_closes() {
        for (text, want) in [
            ("Zora Quill and Max Mu opened the event.", "opened the event | Zora Quill, Max Mu"),
            (
                "Zora Quill, the leader of the project, opened the conference at ten.",
                "opened the conference | Zora Quill",
            ),
            ("Zora Quill welcomed everyone.", "welcomed everyone | Zora Quill"),
            ("The conference was opened by Zora Quill.", "The conference was opened | Zora Quill"),
        ] {
            assert_eq!(told(text), [want], "{text}");
        }
        for text in [
            "Zora Quill opened the eventual door.",
            "Zora Quill was in the front row when the mayor opened the conference.",
            "Zora Quill opened the program to new mentors.",
            "Zora Quill sat down. The doors opened.",
            "We thank Zora Quill, who opened the event.",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
        // Another talk opens it, or the same people give one beside it.
        let link = "https://youtu.be/aaaaaaaaaaa";
        for text in [
            format!("- [Opening Remarks]({link}) - Max Mu, Acme\n\nZora Quill opened the event."),
            format!("Zora Quill opened the event. Then Zora Quill gave [Meshes at Sea]({link})."),
        ] {
            assert_eq!(told(&text).len(), 1, "{text}");
        }
    }
}
