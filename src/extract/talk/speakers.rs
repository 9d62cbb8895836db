//! Who gives a talk, where running text says so: beside the link, or in the description below a row.

use std::collections::HashMap;
use std::ops::Range;

use super::closing::{is_closing, told_above};
use super::crediting::credit_lines;
use super::floor::{persons, speaks_here, takes_the_floor};
use super::owner::LastSentence;
use super::{Candidate, Person, employ, people_of, within};
use crate::extract::context::Context;
use crate::extract::people::group::{Group, Member, groups};
use crate::extract::people::name::Likeness;
use crate::extract::sentence::lowered;
use crate::language::is_cjk;
use crate::post::document::BlockKind;

/// So many words before a link may tell who acts.
const NEAR: usize = 4;

/// More people than this do not give one talk.
const HALL: usize = 30;

/// Gives people to the candidates that their rows have credited to nobody.
pub fn fill(ctx: &Context, candidates: &mut [Candidate]) {
    candidates.sort_by_key(|candidate| (candidate.passage, candidate.span.start));
    let mut sentence = LastSentence::default();
    let mut lines = HashMap::new();
    for index in 0..candidates.len() {
        if !candidates[index].people.is_empty() {
            join_moderated(ctx, candidates, index, &mut sentence);
            let company = company_of(ctx, &candidates[index]);
            employ(&mut candidates[index].people, || company);
            continue;
        }
        let mut people = beside(ctx, candidates, index, &mut sentence);
        if people.is_empty() && is_closing(ctx, &candidates[index]) {
            people = told_above(ctx, candidates, index);
        } else if people.is_empty() {
            people = below(ctx, candidates, index, &mut lines);
        }
        if people.is_empty() {
            people = announced(ctx, candidates, index);
        }
        employ(&mut people, || company_of(ctx, &candidates[index]));
        candidates[index].people = people;
    }
}

/// The company of whoever a talk credits without one.
fn company_of(ctx: &Context, candidate: &Candidate) -> Option<String> {
    company_above(ctx, candidate).or_else(|| company_before(ctx, candidate))
}

/// The company with which an item begins: "**Acme**: Jane Doe showed [sails](…)".
fn company_before(ctx: &Context, candidate: &Candidate) -> Option<String> {
    let block = &ctx.passages[candidate.passage].block;
    let (words, _) = block.text.split_once([':', '：'])?;
    let known = ctx.lexicon.reference.organization(words.trim())?;
    let before = words.len() <= candidate.span.start;
    (block.kind == BlockKind::Item && before && !known.foundation).then(|| words.trim().to_owned())
}

/// The company that is all that the heading over a talk says: "### Acme" over what Acme's people told.
fn company_above(ctx: &Context, candidate: &Candidate) -> Option<String> {
    let heading = ctx.passages[candidate.passage].heading.filter(|&it| it > 0)?;
    let words = ctx.passages[heading].block.text.trim();
    let known = ctx.lexicon.reference.organization(words)?;
    (!known.foundation && candidate.section != Some(heading)).then(|| words.to_owned())
}

/// "Jane Doe and John Roe take part in [a panel](…), moderated by Max Mu": who stands before the link is
/// no less on stage than who is credited after it.
fn join_moderated(
    ctx: &Context,
    candidates: &mut [Candidate],
    index: usize,
    sentence: &mut LastSentence,
) {
    let candidate = &candidates[index];
    let after = candidate.people.iter().all(|person| person.rule == "credits after the link");
    if candidate.rule != "link in prose" || !after {
        return;
    }
    let people = beside(ctx, candidates, index, sentence);
    let known = |person: &Person| {
        candidates[index].people.iter().any(|other| other.surface == person.surface)
    };
    let mut more: Vec<Person> = people.into_iter().filter(|person| !known(person)).collect();
    more.append(&mut candidates[index].people);
    candidates[index].people = more;
}

/// People in the sentence of the link, each group with the link that it belongs to.
fn beside(
    ctx: &Context,
    candidates: &[Candidate],
    index: usize,
    last: &mut LastSentence,
) -> Vec<Person> {
    let candidate = &candidates[index];
    let passage = candidate.passage;
    let text = &ctx.passages[passage].block.text;
    if matches!(ctx.passages[passage].block.kind, BlockKind::Heading(_) | BlockKind::TableRow) {
        return Vec::new();
    }
    let sentence = ctx.sentence_at(passage, candidate.span.start);
    let words = &text[sentence.clone()];
    if let Some(person) = called(ctx, candidate) {
        return vec![person];
    }
    last.read(ctx, candidates, passage, &sentence);
    let mut people = Vec::new();
    for group in &last.groups {
        let range = group.range.start + sentence.start..group.range.end + sentence.start;
        // Titles have capitalised words, too: inside the link's words somebody must be introduced, and only whoever
        // is linked by name speaks by a verb behind the link.
        let titled = candidate.span.start <= range.start && range.start < candidate.span.end;
        let owns = text[range.end..].trim_start_matches(' ').starts_with('的');
        let end = if candidate.span.start == range.start { words.len() } else { group.range.end };
        let inside = words.get(..end.max(candidate.span.end - sentence.start)).unwrap_or(words);
        let floor = !titled || owns || takes_the_floor(ctx, inside, group);
        let owner = || last.owner(ctx, words, &group.range);
        // "At the booth, Jane Doe's quick [demo](…)": a booth says nothing of what is hers.
        let link = candidate.span.start - sentence.start;
        let hers = || words.get(group.range.end..link).is_some_and(is_possessive);
        if floor && owner() == Some(index) && (speaks_here(ctx, words, group) || hers()) {
            people.extend(persons(
                ctx,
                passage,
                sentence.start,
                group,
                "people in the sentence",
                0.85,
            ));
        }
    }
    people
}

/// Whether one of the last words of a clause is somebody who was named before: "and on day two she came back to ".
fn pronoun_acts(pronouns: &[&str], before: &str) -> bool {
    let clause = before.rsplit([',', ';', ':', '.']).next().unwrap_or_default();
    let near = clause.split_whitespace().rev().take(NEAR);
    near.map(lowered).any(|word| pronouns.contains(&word.as_str()))
}

/// Whether little more than "'s" stands between somebody and what is theirs: "'s quick ".
fn is_possessive(between: &str) -> bool {
    let owned = between.strip_prefix("'s ").or_else(|| between.strip_prefix("’s "));
    owned.is_some_and(|words| words.split_whitespace().count() <= 2)
}

/// "Jane Doe and John Roe were there. [Jane's talk](…) was full": the only one of that given name whom the passage
/// names before.
fn called(ctx: &Context, candidate: &Candidate) -> Option<Person> {
    let text = &ctx.passages[candidate.passage].block.text;
    let words = text.get(candidate.span.clone())?;
    let (given, _) = words.split_once("'s ").or_else(|| words.split_once("’s "))?;
    if given.contains(' ') || !given.starts_with(char::is_uppercase) {
        return None;
    }
    let before = &text[..candidate.span.start];
    let groups = groups(ctx, before);
    let of_name = |member: &&Member| {
        let surname = before[member.name.clone()].strip_prefix(given);
        surname.is_some_and(|it| it.starts_with(' '))
    };
    let mut named = groups.iter().flat_map(|group| &group.members).filter(of_name);
    let member = named.next().filter(|_| named.next().is_none())?;
    let group = Group { range: member.name.clone(), members: vec![member.clone()] };
    let rule = "given name in the link's words";
    persons(ctx, candidate.passage, 0, &group, rule, 0.8).into_iter().next()
}

/// "Next on stage was Jane Doe. In [her talk](…), …": people of the sentence before, who are said to speak
/// there and of whom no link tells.
fn announced(ctx: &Context, candidates: &[Candidate], index: usize) -> Vec<Person> {
    let Candidate { passage, ref span, rule, .. } = candidates[index];
    let own = ctx.sentence_at(passage, span.start);
    let sentences = &ctx.passages[passage].sentences;
    let before = sentences[..sentences.partition_point(|it| it.end <= own.start)].last();
    let free = |sentence: &&Range<usize>| within(candidates, passage, sentence).is_empty();
    let Some(before) = before.filter(|before| rule == "link in prose" && free(before)) else {
        return Vec::new();
    };
    let text = &ctx.passages[passage].block.text;
    let pronouns = ctx.words(|language| language.pronouns);
    let refers = |words: &str| {
        let words = lowered(words);
        let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
        pronouns.iter().any(|word| {
            let after = words.strip_prefix(word);
            after.is_some_and(|after| word.ends_with(is_cjk) || after.starts_with(' '))
        })
    };
    // "He talked about [meshes at sea](…), and was on a panel, [Seas at Work](…)"
    let before_link = &text[own.start.min(span.start)..span.start];
    let leads = refers(before_link);
    // "On day one she [spoke of meshes](…), and on day two she came back to [look at seas](…)"
    let acts = pronoun_acts(&pronouns, before_link);
    let here = within(candidates, passage, &own);
    if here.len() > 1 && !(leads && here.start == index || acts) {
        return Vec::new();
    }
    let words = &text[before.clone()];
    let [group] = &groups(ctx, words)[..] else { return Vec::new() };
    let named = |member: &Member| member.likeness == Likeness::Yes || member.organization.is_some();
    // "In [Meshes at Sea](…), they …"
    let meant = leads || acts || refers(&text[span.end..own.end.max(span.end)]);
    let mut others = groups(ctx, &text[own.clone()]).into_iter();
    let alone = others.all(|group| leads && span.end <= own.start + group.range.start);
    let speaks = group.members.iter().all(named)
        && (meant || takes_the_floor(ctx, words, group))
        && speaks_here(ctx, words, group)
        && alone;
    if !speaks {
        return Vec::new();
    }
    persons(ctx, passage, before.start, group, "people announced before", 0.75)
}

/// People in the paragraphs below a row, a heading or a player, where they are said to speak.
fn below(
    ctx: &Context,
    candidates: &[Candidate],
    index: usize,
    lines: &mut HashMap<usize, Vec<Person>>,
) -> Vec<Person> {
    let candidate = &candidates[index];
    let next = candidates.partition_point(|other| other.passage <= candidate.passage);
    let next = candidates.get(next).map(|other| other.passage);
    let own = &ctx.passages[candidate.passage];
    // A table is followed by what is about all of it.
    if own.block.kind == BlockKind::TableRow {
        return Vec::new();
    }
    let in_item = candidate.section.is_none() && own.block.kind == BlockKind::Item;
    let from = candidate.section.unwrap_or(candidate.passage);
    let player = candidate.span.is_empty();
    let prose = candidate.rule == "link in prose";
    let whole = 0..own.block.text.len();
    let alone = candidate.passage == from + 1 && own.block.links.iter().any(|it| it.range == whole);
    // What is said of the talk begins below its title, and below a link that stands alone there.
    let first = if alone { candidate.passage + 1 } else { from + 1 };
    let last = if prose { candidate.passage + 1 } else { candidate.passage + 4 };
    let mut people = Vec::new();
    for below in from..ctx.passages.len().min(last) {
        let passage = &ctx.passages[below];
        if below > from {
            let heading = matches!(passage.block.kind, BlockKind::Heading(_));
            let foreign = in_item && passage.parent != Some(candidate.passage);
            if heading || foreign || next.is_some_and(|next| below >= next) {
                break;
            }
        }
        let text = &passage.block.text;
        // Lines of a passage that tells of other talks are theirs.
        let mut tellers = within(candidates, below, &(0..text.len()));
        if candidate.section.is_some() && below > from && tellers.all(|teller| teller == index) {
            let credited = lines.entry(below).or_insert_with(|| credited(ctx, below));
            if !credited.is_empty() {
                return credited.clone();
            }
        }
        for sentence in &passage.sentences {
            let own_sentence =
                below == candidate.passage && sentence.contains(&candidate.span.start) && !player;
            let title = Some(below) == candidate.section;
            if title
                || own_sentence
                || below == candidate.passage
                    && from == below
                    && sentence.start < candidate.span.start
            {
                continue;
            }
            let words = &passage.block.text[sentence.clone()];
            let mut others = candidates[within(candidates, below, sentence)].iter();
            let others = others.any(|other| !other.span.is_empty());
            if others {
                break;
            }
            // In a section of its own the talk has somebody in the first sentence.
            let opening = candidate.section.is_some() && below == first && sentence.start == 0;
            for group in groups(ctx, words) {
                // "[Meshes at Sea](…). Jane Doe (Acme) and John Roe (Globex) will try."
                let employed = |it: &Member| it.organization.is_some();
                let leads = below == candidate.passage
                    && candidate.rule == "linked row"
                    && group.range.start == 0
                    && group.members.iter().all(employed);
                if (opening || leads || takes_the_floor(ctx, words, &group))
                    && speaks_here(ctx, words, &group)
                {
                    people.extend(persons(
                        ctx,
                        below,
                        sentence.start,
                        &group,
                        "people in the description",
                        0.7,
                    ));
                }
            }
            if !people.is_empty() || prose {
                return people;
            }
        }
    }
    people
}

/// People in lines that credit them and say nothing else: "Speakers: Jane Doe, Acme". So many that they fill a
/// hall are not those of one talk.
fn credited(ctx: &Context, passage: usize) -> Vec<Person> {
    let lines = credit_lines(ctx, &ctx.passages[passage].block.text);
    let people = lines.filter_map(|(base, credits)| {
        let told = credits.introduced || credits.is_employed();
        told.then(|| people_of(ctx, passage, base, &credits, "credits below the title"))
    });
    let people: Vec<Person> = people.flatten().take(HALL + 1).collect();
    if people.len() > HALL { Vec::new() } else { people }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::linked;
    use crate::extract::testing::{accepted, context, shown};

    /// The people of each linked talk of a body.
    fn filled(lang: &str, text: &str) -> Vec<String> {
        let ctx = context(lang, "2025-04-25", text);
        let mut found = accepted(linked::proposals(&ctx));
        fill(&ctx, &mut found);
        found.iter().map(|talk| shown(&talk.people)).collect()
    }

    #[test]
    fn people_in_the_sentence_of_the_link() {
        for (lang, text, want) in [
            (
                "en",
                "Zora Quill from Quuxly spoke about [how meshes swim](v1).",
                &["Zora Quill (Quuxly)"][..],
            ),
            (
                "en",
                "At the booth, Zora Quill's quick [demo of seas](v1) was full.",
                &["Zora Quill"],
            ),
            ("en", "Then Zora Quill spoke. We liked [how meshes swim](v1).", &["Zora Quill"]),
            (
                "en",
                "Zora Quill gave both keynotes. First she [talked about seas](v1), and then she came to [look at sails](v2).",
                &["Zora Quill", "Zora Quill"],
            ),
            (
                "en",
                "Zora Quill gave both keynotes. First we [talked about seas](v1), and she [looked at sails](v2).",
                &["", "Zora Quill"],
            ),
            (
                "en",
                "We saw [how meshes swim](v1) by Zora Quill and Max Mu.",
                &["Zora Quill, Max Mu"],
            ),
            (
                "en",
                "We saw [how meshes swim](v1) by Zora Quill, then Max Mu showed [how they sink](v2).",
                &["Zora Quill", "Max Mu"],
            ),
            ("en", "We saw [a talk by Zora Quill](v1).", &["Zora Quill"]),
            ("en", "### Google\n\nZora Quill showed [sails](v1).", &["Zora Quill (Google)"]),
            ("en", "- **Google**: Zora Quill showed [sails](v1).", &["Zora Quill (Google)"]),
            ("en", "- **Sails**: Zora Quill showed [sails](v1).", &["Zora Quill"]),
            ("en", "### Sails\n\nZora Quill showed [sails](v1).", &["Zora Quill"]),
            ("en", "“[Sails](v1)” Zora Quill, “[Ropes](v2)” Max Mu.", &["Zora Quill", "Max Mu"]),
            // Who does something else has nothing to do with the link.
            ("en", "Zora Quill told of [sails](v1), and Max Mu presented ropes.", &["Zora Quill"]),
            ("en", "Zora Quill told of [sails](v1), and Max Mu of ropes.", &["Zora Quill, Max Mu"]),
            ("en", "Zora Quill showed sails, and Max Mu gave [a tour](v1).", &["Max Mu"]),
            (
                "en",
                "Zora Quill of Quuxly, and Max Mu gave [a tour](v1).",
                &["Zora Quill (Quuxly), Max Mu"],
            ),
            (
                "en",
                "See the ones by Zora Quill on [sails](v1) and by Max Mu on the [ropes](v2).",
                &["Zora Quill", "Max Mu"],
            ),
            (
                "en",
                "Zora Quill from Quuxly has mended sails for years. In [Meshes at Sea](v1), she shows how.",
                &["Zora Quill (Quuxly)"],
            ),
            ("en", "Then Zora Quill showed [sails](v1). We liked [seas](v2).", &["Zora Quill", ""]),
            ("en", "Then Zora Quill spoke. We liked [sails](v1) and [seas](v2).", &["", ""]),
            (
                "en",
                "Zora Quill and Max Mu took part in [a panel](v1), moderated by Ada Lin.",
                &["Zora Quill, Max Mu, Ada Lin"],
            ),
            ("en", "Thanks to Zora Quill for [a panel](v1), moderated by Ada Lin.", &["Ada Lin"]),
            ("en", "- Zora Quill joined [Seas at Work](v1), moderated by Ada Lin.", &["Ada Lin"]),
            ("en", "Zora Quill came to [Seas at Work - Ada Lin](v1).", &["Ada Lin"]),
            (
                "uk",
                "Зора Квіленко з Quuxly розповіла, [як пливуть мережі](v1).",
                &["Зора Квіленко (Quuxly)"],
            ),
            ("zh", "来自 Quuxly 的陈晓明带来了[关于网格的演讲](v1)。", &["陈晓明 (Quuxly)"]),
            (
                "zh",
                "上午是「[海上的网格](v1)」，由陈晓明（Quuxly）带领；下午是「[网格与大海](v2)」。",
                &["陈晓明 (Quuxly)", ""],
            ),
            ("ja", "Zora Quill さんが[メッシュの講演](v1)を行いました。", &["Zora Quill"]),
            // Who is gone on about by a pronoun.
            (
                "en",
                "Zora Quill, CTO of Quuxly, opened the day. Her keynote, [Sails](v1), was long.",
                &["Zora Quill (Quuxly)"],
            ),
            (
                "en",
                "Zora Quill had a week. She talked about [sails](v1), and was on a panel, [Seas](v2).",
                &["Zora Quill", ""],
            ),
            ("en", "Zora Quill had a week. Sails were shown in [her talk](v1).", &[""]),
            (
                "ja",
                "[「海のメッシュ」](v1)をお勧めします。Zora Quill氏とMax Mu氏が、海までの道のりを紹介します。",
                &["Zora Quill, Max Mu"],
            ),
            ("ja", "[「海のメッシュ」](v1)をお勧めします。Zora Quill氏が、海へ行きます。", &[""]),
        ] {
            assert_eq!(filled(lang, text), want, "{text}");
        }
    }

    #[test]
    fn people_in_lines_below_the_title() {
        let player = "{{< youtube AAAAAAAAAA1 >}}";
        for (lang, lines, want) in [
            ("en", "**Speaker:** Zora Quill, Quux Labs", "Zora Quill (Quux Labs)"),
            (
                "en",
                "Moderator: Zora Quill (Quuxly)\nPanelists: Max Mu (Quuxly)",
                "Zora Quill (Quuxly), Max Mu (Quuxly)",
            ),
            ("zh", "陈晓明，微软联合创始人", "陈晓明 (微软)"),
            ("en", "Company: Quuxly", ""),
        ] {
            let text = format!("## Meshes at Sea\n\n{lines}\n\n{player}");
            assert_eq!(filled(lang, &text), [want], "{text}");
        }
    }

    #[test]
    fn people_who_do_not_speak() {
        for (lang, text) in [
            ("en", "Thanks to Zora Quill for [how meshes swim](v1)."),
            ("en", "At the booth, Zora Quill liked [how meshes swim](v1)."),
            ("en", "We met Zora Quill. We saw [how meshes swim](v1)."),
            ("en", "Then Zora Quill spoke. Thanks to Max Mu for [seas](v1)."),
            ("en", "Then Zora Quill spoke after we met Max Mu. We liked [seas](v1)."),
            ("en", "Then Zora Quill and Max spoke. We liked [seas](v1)."),
            ("en", "Then Zora Quill spoke. It was full. We liked [seas](v1)."),
            ("en", "We saw [Zora Quill's Seas of Meshes](v1) with joy."),
            ("en", "[Get Your Zora Quill Mended](v1) was led by us."),
            ("en", "We met Zora Quill from Quuxly. In [Meshes at Sea](v1), we saw how."),
            ("zh", "感谢陈晓明的[关于网格的演讲](v1)。"),
        ] {
            assert_eq!(filled(lang, text), [""], "{text}");
        }
    }

    #[test]
    fn people_whom_a_link_calls_by_their_given_names() {
        let both = "We met Zora Quill and Max Mu";
        for (text, want) in [
            (
                "[Zora's talk on seas](v1) and [Max's demo of sails](v2) were full.",
                ["Zora Quill", "Max Mu"],
            ),
            ("Watch [Zora’s talk on seas](v1) and [Ada's demo of sails](v2).", ["Zora Quill", ""]),
            ("We saw [seas](v1) and [Meshes's sails](v2).", ["", ""]),
        ] {
            assert_eq!(filled("en", &format!("{both}. {text}")), want, "{text}");
        }
        let two = "We met Zora Quill and Zora Mu. [Zora's talk on seas](v1) was full.";
        assert_eq!(filled("en", two), [""]);
    }

    #[test]
    fn people_on_either_side_of_a_links_edge() {
        for (text, want) in [
            (
                "We saw [seas](v1) by Zora Quill, and [Max Mu's talk on sails](v2).",
                ["Zora Quill", "Max Mu"],
            ),
            // What is said of no link is no link's.
            (
                "We saw sails by Zora Quill and [seas](v1), and Max Mu gave [ropes](v2).",
                ["", "Max Mu"],
            ),
        ] {
            assert_eq!(filled("en", text), want, "{text}");
        }
    }

    #[test]
    fn people_in_the_description_below() {
        for (text, want) in [
            ("- [Meshes at Sea](v1)\n\n  Here Zora Quill explains fish.", &["Zora Quill"][..]),
            (
                "## [Meshes at Sea](v1)\n\nIt was full.\n\nZora Quill explained fish.",
                &["Zora Quill"],
            ),
            // In a section of its own the first sentence names who speaks.
            ("## [Meshes at Sea](v1)\n\nLovely to see Zora Quill again.", &["Zora Quill"]),
            (
                "## Meshes at Sea\n\n<https://youtu.be/AAAAAAAAAA1>\n\nLovely to see Zora Quill.",
                &["Zora Quill"],
            ),
            (
                "## Meshes at Sea\n\nA tour.\n\n<https://youtu.be/AAAAAAAAAA1>\n\nLovely to see Zora Quill.",
                &[""],
            ),
            ("## [Meshes at Sea](v1)\n\nIt was full. Lovely to see Zora Quill again.", &[""]),
            ("- [Meshes at Sea](v1)\n\nOutside Zora Quill explained fish.", &[""]),
            ("## [Meshes at Sea](v1)\n\n## More\n\nZora Quill explained fish.", &[""]),
            (
                "## [Meshes at Sea](v1)\n\n## [Meshes on Land](v2)\n\nZora Quill explained fish.",
                &["", "Zora Quill"],
            ),
        ] {
            assert_eq!(filled("en", text), want, "{text}");
        }
    }

    #[test]
    fn words_that_give_the_floor() {
        for (lang, text, want) in [
            ("en", "a talk by Zora Quill", true),
            ("en", "Zora Quill then explained meshes", true),
            ("en", "Zora Quill's keynote", true),
            ("en", "Zora Quill ran a workshop", true),
            ("en", "a session from our own maintainer Zora Quill", true),
            ("en", "we met our own maintainer Zora Quill", false),
            ("en", "Zora Quill, a random friend", false),
            ("en", "a keynote from the chairs, Zora Quill and Max Mu", true),
            ("en", "Zora Quill was there", false),
            ("en", "Zora Quill's dog", false),
            ("en", "near Zora Quill", false),
            ("uk", "доповідь від Зори Квіленко", true),
            ("uk", "доповідь Зори Квіленко", true),
            ("uk", "Зора Квіленко розповіла", true),
            ("uk", "Зора Квіленко була там", false),
            ("zh", "由 Zora Quill 主讲", true),
            ("zh", "微软的陈晓明介绍了", true),
            ("zh", "Zora Quill 的演讲", true),
            ("zh", "Zora Quill 很高兴", false),
            ("ja", "Zora Quill さんが登壇しました", true),
            ("ja", "Zora Quill さんは元気です", false),
            ("ja", "Zora Quill さんのセッションです", true),
            ("ja", "Zora Quill さんの船です", false),
        ] {
            let ctx = context(lang, "2025-04-25", "");
            let found = groups(&ctx, text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(takes_the_floor(&ctx, text, &found[0]), want, "{text}");
        }
    }
}
