//! Talks of which a sentence tells behind or before a link that is another's: "Jane Doe showed [seas](…), and John Roe
//! followed with “Sails at Night”".

use std::ops::Range;

use super::title::all_quoted;
use super::{Candidate, titled, within};
use crate::extract::context::Context;
use crate::extract::people::group::groups;
use crate::extract::sentence::lowered;
use crate::extract::stems::Stems;

/// The talks of a sentence behind its last link, else before the clause of its first one, each with a title in quotes and
/// people who are named there.
pub(super) fn candidates(ctx: &Context, index: usize, sentence: &Range<usize>) -> Vec<Candidate> {
    let block = &ctx.passages[index].block;
    let links = &block.links[..block.links.partition_point(|it| it.range.start < sentence.end)];
    let last = links.last().filter(|link| sentence.start <= link.range.start);
    let Some(tail) = last.map(|link| link.range.end..sentence.end.max(link.range.end)) else {
        return Vec::new();
    };
    let told = |part: Range<usize>| {
        let named = !groups(ctx, &block.text[part.clone()]).is_empty();
        // "three lightning talks: Jane Doe with [seas](…) and John Roe with “Sails at Night”"
        let before = Stems::of(&block.text[sentence.start..part.start.max(sentence.start)]);
        let lists = || before.has_any(&ctx.words(|language| language.lightning_lists));
        if named { titled::candidates(ctx, index, &part, lists) } else { Vec::new() }
    };
    let behind = told(tail);
    if !behind.is_empty() {
        return behind;
    }
    // "In “Sails at Night” Jane Doe …, and John Roe showed [seas](…)"
    let first = links.iter().find(|link| sentence.start <= link.range.start);
    let before = first.map_or("", |link| &block.text[sentence.start..link.range.start]);
    let clause = before.rfind([',', ';', '，', '；']).filter(|&at| {
        let rest = lowered(before[at..].trim_start_matches([',', ';', '，', '；', ' ']));
        let mut ands = ctx.words(|language| language.and_words).into_iter();
        ands.any(|and| rest.strip_prefix(and).is_some_and(|it| it.starts_with(' ')))
    });
    // "While Jane Doe called it “The Best Day of Summer”, and …"
    let first = lowered(before.split_whitespace().next().unwrap_or_default());
    let opens = ctx.words(|language| language.in_words).contains(&first.as_str())
        && before[first.len().min(before.len())..].trim_start().starts_with(['"', '“', '«', '„']);
    let clause = clause.filter(|_| opens).or_else(|| credited(ctx, before));
    clause.map_or(Vec::new(), |at| told(sentence.start..sentence.start + at))
}

/// Where the people end who are credited right behind a title before a link: "“Sails at Night” led by Jane Doe, and …".
fn credited(ctx: &Context, before: &str) -> Option<usize> {
    let end = before.rfind([',', ';', '，', '；'])?;
    let by = |outer: &Range<usize>| {
        let behind = lowered(before[outer.end..end.max(outer.end)].trim_start());
        let mut words = ctx.words(|language| language.by_words).into_iter();
        words.any(|by| behind.strip_prefix(by).is_some_and(|it| it.starts_with(' ')))
    };
    all_quoted(before).iter().any(|(_, outer)| by(outer)).then_some(end)
}

/// Takes the people of such talks from those of the links before them in the sentence, where others are left.
pub fn unseat(ctx: &Context, linked: &mut [Candidate], told: &[Candidate]) {
    for talk in told {
        let sentence = ctx.sentence_at(talk.passage, talk.span.start);
        let beside = within(linked, talk.passage, &sentence);
        for other in linked[beside].iter_mut().filter(|it| {
            it.span.end <= talk.span.start
                || talk.span.end <= it.span.start && !talk.people.is_empty()
        }) {
            let theirs = |name: &str| talk.people.iter().any(|it| it.name == name);
            if other.people.iter().any(|it| !theirs(&it.name)) {
                other.people.retain(|it| !theirs(&it.name) || it.rule != "people in the sentence");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::{context, credited, linked};

    /// The talks of a text, linked ones first: `title | people`.
    fn found(text: &str) -> Vec<String> {
        let ctx = context("en", "2025-04-25", &format!("# KubeCon Europe 2025\n\n{text}"));
        let mut linked = linked("en", &format!("# KubeCon Europe 2025\n\n{text}"));
        crate::extract::talk::speakers::fill(&ctx, &mut linked);
        let told = crate::extract::talk::told::proposals(&ctx, &linked);
        let told = crate::extract::testing::accepted(told);
        super::unseat(&ctx, &mut linked, &told);
        linked.iter().chain(&told).map(credited).collect()
    }

    #[test]
    fn a_title_behind_a_link() {
        let seas = "Zora Quill spoke about [how meshes swim](v1)";
        let sails = "Ropes and Sails at Night";
        assert_eq!(
            found(&format!("{seas}, and Max Mu of Google followed with “{sails}”.")),
            ["how meshes swim | Zora Quill", "Ropes and Sails at Night | Max Mu (Google)"]
        );
        assert_eq!(
            found(&format!("{seas}, and the day ended with the workshop “{sails}” by Max Mu.")),
            ["how meshes swim | Zora Quill", "Ropes and Sails at Night | Max Mu"]
        );
        assert_eq!(
            found(&format!(
                "In “{sails}”, Max Mu explained knots, and last but not least Zora Quill's session looked at [old seas](v1)."
            )),
            ["old seas | Zora Quill", "Ropes and Sails at Night | Max Mu"]
        );
        assert_eq!(
            found(&format!(
                "Then “{sails}” led by Max Mu of Google, and “[old seas](v1)” led by Zora Quill."
            )),
            ["old seas | Zora Quill", "Ropes and Sails at Night | Max Mu (Google)"]
        );
        // With a link of its own it is found by that.
        assert_eq!(
            found(&format!("{seas}, and Max Mu of Google followed with “[{sails}](v2)”")),
            ["how meshes swim | Zora Quill", "Ropes and Sails at Night | Max Mu (Google)"]
        );
        // It is her own talk's title.
        assert_eq!(
            found(&format!("{seas} in her talk “{sails}”.")),
            ["how meshes swim | Zora Quill"]
        );
    }
}
