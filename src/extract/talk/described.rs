//! Who gives a talk by what is written below its row, its heading or its player.

use std::collections::HashMap;
use std::ops::Range;

use super::crediting::credit_lines;
use super::floor::{persons, speaks_here, takes_the_floor};
use super::format::{format_in, names_session};
use super::goes_on::is_shown;
use super::title::is_title_case;
use super::{Candidate, Person, people_of, within};
use crate::extract::context::Context;
use crate::extract::people::group::{Group, groups};
use crate::extract::people::name::Likeness;
use crate::extract::sentence::one_line;
use crate::extract::stems::Stems;
use crate::post::document::BlockKind;

pub(super) const DESCRIBED: &str = "people in the description";

/// More people than this do not give one talk.
const HALL: usize = 30;

/// People in the paragraphs below a row, a heading or a player, where they are said to speak.
pub(super) fn below(
    ctx: &Context,
    candidates: &[Candidate],
    index: usize,
    lines: &mut HashMap<usize, Vec<Person>>,
) -> Vec<Person> {
    let candidate = &candidates[index];
    let own = &ctx.passages[candidate.passage];
    // A table is followed by what is about all of it.
    if own.block.kind == BlockKind::TableRow {
        return Vec::new();
    }
    let prose = candidate.rule == "link in prose";
    let description = Description::of(ctx, candidate);
    let mut named = Vec::new();
    for below in description.passages(ctx, candidates) {
        let passage = &ctx.passages[below];
        // Lines of a passage that tells of other talks are theirs.
        let mut tellers = within(candidates, below, &(0..passage.block.text.len()));
        if candidate.section.is_some()
            && below > description.from
            && tellers.all(|teller| teller == index)
        {
            let credited = lines.entry(below).or_insert_with(|| credited(ctx, below));
            if !credited.is_empty() {
                return credited.clone();
            }
        }
        for sentence in &passage.sentences {
            let Some(sentence) = description.told_in(ctx, below, sentence) else { continue };
            let mut others = candidates[within(candidates, below, &sentence)].iter();
            let others = others.any(|other| !other.span.is_empty());
            let words = &passage.block.text[sentence.clone()];
            if others || prose && (is_another(ctx, candidate, below, &sentence) || adds(ctx, words))
            {
                break;
            }
            let people = description.speakers(ctx, below, &sentence, &mut named);
            if prose {
                return people;
            }
            if !people.is_empty() {
                return joined_by(ctx, below, &sentence, people);
            }
        }
    }
    // "Jane Doe of Acme has cleaned up a dozen of them": who else would be named there alone?
    let alone = named.len() == 1;
    named.pop().filter(|_| alone).unwrap_or_default()
}

/// People, and those who join them by the next sentence: "We'll also hear from Jane Doe."
fn joined_by(
    ctx: &Context,
    passage: usize,
    sentence: &Range<usize>,
    mut people: Vec<Person>,
) -> Vec<Person> {
    let joins = ctx.words(|language| language.joining_words);
    let Some(next) = ctx.sentence_behind(passage, sentence) else { return people };
    let words = &ctx.passages[passage].block.text[next.clone()];
    if Stems::of(words).has_any(&joins) {
        let groups = groups(ctx, words).into_iter();
        let more = groups.flat_map(|it| persons(ctx, passage, next.start, &it, DESCRIBED, 0.7));
        people.extend(more);
    }
    people
}

/// Where a talk is described.
struct Description<'d> {
    candidate: &'d Candidate,
    /// The passage of its title.
    from: usize,
    /// The item that has the title above the link.
    item: Option<usize>,
}

impl<'d> Description<'d> {
    fn of(ctx: &Context, candidate: &'d Candidate) -> Self {
        // "1. **Title**", and below it, in the same item, who spoke, and a link that says nothing.
        let item = ctx.passages[candidate.passage].parent;
        let item = item.filter(|_| matches!(candidate.rule, "bare link" | "player"));
        let from = candidate.section.or(item).unwrap_or(candidate.passage);
        Self { candidate, from, item }
    }

    /// The passages that may tell of the talk: up to the next one, and to the end of its section or item.
    fn passages(&self, ctx: &Context, candidates: &[Candidate]) -> Range<usize> {
        let Self { candidate, from, item, .. } = *self;
        let next = candidates.partition_point(|other| other.passage <= candidate.passage);
        let next = candidates.get(next).map(|other| {
            // The paragraph right above a player may tell its title.
            let told =
                |above: &usize| one_line(&ctx.passages[*above].block.text).contains(&other.title);
            let above = other.passage.checked_sub(1).filter(|_| other.rule == "player");
            above.filter(told).unwrap_or(other.passage)
        });
        let in_item = candidate.section.is_none()
            && ctx.passages[candidate.passage].block.kind == BlockKind::Item;
        // "Her “Meshes at Sea” was full. Watch it [here](…)": nor does running text go on in the next paragraph.
        let own = || ctx.sentence_at(candidate.passage, candidate.span.start);
        let paragraph = ctx.passages[candidate.passage].block.kind == BlockKind::Paragraph;
        let bare = candidate.rule == "bare link" && candidate.section.is_none() && paragraph;
        let shown = || {
            let text = &ctx.passages[candidate.passage].block.text;
            text.get(own().start..candidate.span.start).is_some_and(is_shown)
        };
        let inside = bare && (own().start > 0 || shown());
        let prose = candidate.rule == "link in prose" || inside;
        let far = candidate.passage + if prose { 1 } else { 4 };
        let own = |below: &usize| {
            let passage = &ctx.passages[*below];
            let heading = matches!(passage.block.kind, BlockKind::Heading(_));
            let foreign = in_item && passage.parent != Some(candidate.passage)
                || item.is_some() && passage.parent != item;
            !heading && !foreign && next.is_none_or(|next| *below < next)
        };
        let end = far.min(ctx.passages.len());
        from..(from + 1..end).find(|below| !own(below)).unwrap_or(end)
    }

    /// The part of a sentence that may tell who speaks: not the title's own, and none before it.
    fn told_in(
        &self,
        ctx: &Context,
        below: usize,
        sentence: &Range<usize>,
    ) -> Option<Range<usize>> {
        let Self { candidate, from, .. } = *self;
        let here = below == candidate.passage;
        let player = candidate.span.is_empty();
        let own = here && sentence.contains(&candidate.span.start) && !player;
        let told = if own { next_line(ctx, candidate, sentence)? } else { sentence.clone() };
        let title = Some(below) == candidate.section;
        let before = here && from == below && told.start < candidate.span.start;
        (!title && !before).then_some(told)
    }

    /// Who is said to speak in a sentence; whom a section names with an employer, though not as speaking, goes into `named`.
    fn speakers(
        &self,
        ctx: &Context,
        below: usize,
        sentence: &Range<usize>,
        named: &mut Vec<Vec<Person>>,
    ) -> Vec<Person> {
        let candidate = self.candidate;
        let words = &ctx.passages[below].block.text[sentence.clone()];
        // In a section of its own the talk is theirs whom a sentence names first, and so it is below a player.
        let opening = |group: &Group| {
            candidate.section.is_some() || candidate.rule == "player" && acts(words, group)
        };
        // What a row says behind its title is about it.
        let own = candidate.rule == "linked row" && below == candidate.passage;
        let mut people = Vec::new();
        for group in groups(ctx, words).iter().filter(|group| speaks_here(ctx, words, group)) {
            let employed = group.members.iter().all(|it| it.organization.is_some());
            // "[Meshes at Sea](…). Jane Doe (Acme) and John Roe (Globex) will try."
            let leads = || match candidate.rule {
                // "[Meshes at Sea](…). Jane Doe runs meshes on a boat."
                "linked row" => {
                    employed || acts(words, group) && begins_behind(ctx, candidate, sentence)
                }
                // "My favourite was [Meshes at Sea](…). Jane Doe, who sails, has the gift of …"
                "link in prose" => employed || words[group.range.end..].starts_with(", who "),
                _ => false,
            };
            let leads = below == candidate.passage && group.range.start == 0 && leads();
            let sure = group.members.iter().all(|it| it.likeness == Likeness::Yes);
            if employed && (candidate.section.is_some() || own && sure) {
                named.push(persons(ctx, below, sentence.start, group, DESCRIBED, 0.6));
            }
            if opening(group)
                || leads
                || within_it(ctx, &words[..group.range.start])
                || takes_the_floor(ctx, words, group)
            {
                people.extend(persons(ctx, below, sentence.start, group, DESCRIBED, 0.7));
            }
        }
        people
    }
}

/// What a sentence says in the lines below the one that a row's title fills: "🎥 [Meshes at Sea](…)", and then "Jane Doe
/// (Acme) shows how …" in the same paragraph.
fn next_line(
    ctx: &Context,
    candidate: &Candidate,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let text = &ctx.passages[candidate.passage].block.text;
    let behind = text.get(candidate.span.end..sentence.end)?;
    let below = behind.trim_start_matches(' ').strip_prefix('\n')?;
    (candidate.rule == "linked row").then_some(sentence.end - below.len()..sentence.end)
}

/// Whether a sentence begins with people whose whole names are given, and goes on with what they do: "Jane Doe runs …".
fn acts(words: &str, group: &Group) -> bool {
    let sure = group.members.iter().all(|it| it.likeness == Likeness::Yes);
    let verb = words[group.range.end..].strip_prefix(' ');
    group.range.start == 0 && sure && verb.is_some_and(|it| it.starts_with(char::is_lowercase))
}

/// Whether nothing but stops stands between a row's title and a sentence.
fn begins_behind(ctx: &Context, candidate: &Candidate, sentence: &Range<usize>) -> bool {
    let text = &ctx.passages[candidate.passage].block.text;
    let between = text.get(candidate.span.end..sentence.start);
    between.is_some_and(|it| !it.contains(char::is_alphanumeric))
}

/// Whether the words with which a sentence begins say that what follows is told in the session: "In this talk, ".
fn within_it(ctx: &Context, before: &str) -> bool {
    let lower = before.to_lowercase();
    let this = ctx.words(|language| language.in_words).into_iter().filter_map(|word| {
        let rest = lower.strip_prefix(word)?.strip_prefix(' ')?;
        ctx.words(|language| language.determiners).iter().find_map(|it| rest.strip_prefix(it))
    });
    let mut this = this.map(|session| session.trim_end_matches([' ', ',']));
    this.any(|session| session.split_whitespace().count() <= 2 && names_session(ctx, session))
}

/// Whether a sentence in Chinese or Japanese goes on to something else: "また、佐藤花子さんの発表は…".
fn adds(ctx: &Context, words: &str) -> bool {
    let begins = |list: Vec<&str>| list.iter().any(|it| words.starts_with(it));
    !ctx.is_spaced()
        && (begins(ctx.words(|language| language.also_words))
            || begins(ctx.words(|language| language.adding_words)))
}

/// Whether a sentence names a session of another format than a talk's, or sets the title of another one off: "… a panel
/// on [seas](…). And finally, Jane Doe ran a workshop."
fn is_another(
    ctx: &Context,
    candidate: &Candidate,
    passage: usize,
    sentence: &Range<usize>,
) -> bool {
    let block = &ctx.passages[passage].block;
    let words = &block.text[sentence.clone()];
    let named = candidate.format.map(|it| it.format).zip(format_in(words, &ctx.languages));
    let mut titles = block.marks_ending_in(sentence).map(|mark| &block.text[mark.range.clone()]);
    named.is_some_and(|(own, other)| own != other)
        || titles.any(|title| title.split_whitespace().count() >= 3 && is_title_case(title))
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
    use crate::extract::testing::filled;

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
    fn a_paragraph_that_tells_the_title_of_a_player_describes_nothing_above() {
        let text = "Watch this: [how meshes came to sail](https://youtu.be/aaaaaaaaaaa).\n\n\
                    Last was a panel: *Meshes at Sea*, led by Zora Quill of Quuxly.\n\n\
                    {{< youtube AAAAAAAAAA1 >}}";
        assert_eq!(filled("en", text), ["", "Zora Quill (Quuxly)"]);
    }

    #[test]
    fn people_in_the_description_below() {
        for (text, want) in [
            ("- [Meshes at Sea](v1)\n\n  Here Zora Quill explains fish.", &["Zora Quill"][..]),
            (
                "## [Meshes at Sea](v1)\n\nIt was full.\n\nZora Quill explained fish.",
                &["Zora Quill"],
            ),
            (
                "## [Meshes at Sea](v1)\n\nZora Quill explained fish. We’ll also hear from Max Mu and Ada Lin.",
                &["Zora Quill, Max Mu, Ada Lin"],
            ),
            (
                "## [Meshes at Sea](v1)\n\nZora Quill explained fish. We met Max Mu and Ada Lin.",
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
                &["Zora Quill"],
            ),
            (
                "## [Meshes at Sea](v1)\n\n*Wednesday, 19 April, 10:05, Hall 12*\n\nZora Quill on fish.",
                &["Zora Quill"],
            ),
            ("## [Meshes at Sea](v1)\n\nIt was full. Zora Quill is brave.", &["Zora Quill"]),
            (
                "## [Meshes at Sea](v1)\n\nIt was full. In this talk Zora Quill sailed.",
                &["Zora Quill"],
            ),
            (
                "I liked [Meshes at Sea](v1). Zora Quill from Quuxly has a gift.",
                &["Zora Quill (Quuxly)"],
            ),
            ("I liked [Meshes at Sea](v1). Zora Quill, who sails, has a gift.", &["Zora Quill"]),
            ("🎥 [Meshes at Sea](v1)\nZora Quill (Quuxly) sings.", &["Zora Quill (Quuxly)"]),
            ("🎥 [Meshes at Sea](v1)\nZora Quill shows fish.", &["Zora Quill"]),
            // What a row says behind its title is about it: who acts first there, or the only one with an employer.
            ("- [Meshes at Sea](v1). Zora Quill runs meshes on a boat.", &["Zora Quill"]),
            (
                "- [Meshes at Sea](v1). I am biased, but Zora Quill (Quuxly) is great.",
                &["Zora Quill (Quuxly)"],
            ),
            ("- [Meshes at Sea](v1). I am biased, but Zora Quill is great.", &[""]),
            ("- [Meshes at Sea](v1). It was full. Zora Quill sat there.", &[""]),
            (
                "**Opening Remarks**\n\n{{< youtube AAAAAAAAAA1 >}}\n\nZora Quill greeted all.",
                &["Zora Quill"],
            ),
            (
                "I watched [Meshes at Sea](v1) from the corridor. Zora Quill of Quuxly runs meshes.",
                &["Zora Quill (Quuxly)"],
            ),
            ("I liked [Meshes at Sea](v1). Zora Quill came, too.", &[""]),
            // A picture that repeats the title is what the section is about.
            (
                "## Meshes at Sea\n\nIt began with Zora Quill.\n\n[Meshes at sea](v1)",
                &["Zora Quill"],
            ),
            ("## Meshes at Sea\n\nIt began with Zora Quill.\n\n[Meshes on Land](v1)", &[""]),
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
}
