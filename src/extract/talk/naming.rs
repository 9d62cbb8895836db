//! Where a linked talk has its title from: the link's own words, the words beside it, the words above.

use crate::extract::sentence::lowered;
use std::ops::Range;

use super::format::contains_word;
use super::row;
use super::segment::{Segment, is_row};
use super::speakers::persons;
use super::title::{self, clean, is_bare, is_generic, is_title_case, quoted, text_of};
use super::{Person, people_of, told};
use crate::extract::context::Context;
use crate::extract::facts::LinkKind;
use crate::extract::organization::canonical;
use crate::extract::organization::role::Presenter;
use crate::extract::people::credits;
use crate::extract::people::group::groups;
use crate::post::document::{BlockKind, Link};

/// A title, where it stands, and the people that the same words credit.
pub(super) struct Found {
    pub title: String,
    pub people: Vec<Person>,
    pub quoted: bool,
    pub at: Option<usize>,
    pub line: Option<u32>,
    /// The heading whose words these are.
    pub section: Option<usize>,
    /// An organization that the same words name alone.
    pub presenter: Option<Presenter>,
}

impl Found {
    fn new(title: String) -> Self {
        Self {
            title,
            people: Vec::new(),
            quoted: false,
            at: None,
            line: None,
            section: None,
            presenter: None,
        }
    }
}

/// The link's own words, without a speaker tail.
pub(super) fn own_title(ctx: &Context, index: usize, link: &Link) -> Found {
    let block = &ctx.passages[index].block;
    let words = &block.text[link.range.clone()];
    let before = block.text[..link.range.start].chars().next_back();
    let outer_quote = before.is_some_and(|c| matches!(c, '"' | '“' | '«' | '《' | '「' | '『'));
    if let Some((inner, outer)) = quoted(words).filter(|(_, outer)| outer.start <= 1) {
        // `《Title》Jane Doe-Org`, but `"Name" - the rest of the title` is one title.
        let credits = credits::read(&words[outer.end..], ctx.lexicon, &ctx.languages);
        if credits.is_certain() {
            let people = people_of(
                ctx,
                index,
                link.range.start + outer.end,
                &credits,
                "credits after a quoted title",
            );
            return Found {
                title: text_of(words, &inner),
                people,
                quoted: true,
                at: None,
                line: None,
                section: None,
                presenter: None,
            };
        }
    }
    let mut split = row::split(words, ctx.lexicon, &ctx.languages);
    if split.credits.is_none()
        && is_row(block.kind)
        && people_come_first(ctx, index)
        && let Some(first) = row::people_first(words, ctx.lexicon, &ctx.languages, true)
    {
        split = first;
    }
    if split.credits.is_none()
        && let Some((title, organization)) =
            row::trailing_organization(words, &split.title, ctx.lexicon)
    {
        let surface = words[organization.clone()].to_owned();
        let line = block.line_at(link.range.start + organization.start);
        let presenter =
            Presenter { name: canonical(&surface, ctx.lexicon), surface, line, introduced: true };
        return Found { presenter: Some(presenter), ..Found::new(text_of(words, &title)) };
    }
    let people = split.credits.map_or(Vec::new(), |credits| {
        people_of(ctx, index, link.range.start, &credits, "credits in the link's words")
    });
    Found {
        title: text_of(words, &split.title),
        people,
        quoted: outer_quote || quoted(words).is_some(),
        at: None,
        line: None,
        section: None,
        presenter: None,
    }
}

/// Whether most rows of a list begin with somebody's name and a colon.
fn people_come_first(ctx: &Context, index: usize) -> bool {
    let passage = &ctx.passages[index];
    let rows = ctx.passages.iter().filter(|other| {
        other.block.kind == passage.block.kind
            && other.heading == passage.heading
            && other.parent == passage.parent
            && !other.block.links.is_empty()
    });
    let named = |words: &str| {
        words
            .split_once(':')
            .is_some_and(|(head, _)| credits::read(head, ctx.lexicon, &ctx.languages).is_certain())
    };
    // The first rows tell how the others are written.
    let (all, first) = rows.take(12).fold((0, 0), |(all, first), row| {
        let words = &row.block.text[row.block.links[0].range.clone()];
        (all + 1, first + usize::from(named(words)))
    });
    first >= 2 && first * 2 > all
}

/// The words beside a link that says nothing: `Title - Jane Doe, Org ([video](…), [slides](…))`.
pub(super) fn beside(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let link = segment.links[0].0;
    let label = block.text[segment.range.start..link.range.start]
        .trim_end_matches(['(', '[', ' ', ':', '-', '–', '—', '|', '\t', '\n']);
    let base = segment.range.start;
    if let Some((inner, _)) = quoted(label) {
        let rest = &label[inner.end..];
        let credits = credits::read(
            rest.trim_start_matches(['”', '"', '»', '》', '」', '』']),
            ctx.lexicon,
            &ctx.languages,
        );
        let people = if credits.is_certain() {
            let shift = base + label.len()
                - rest.trim_start_matches(['”', '"', '»', '》', '」', '』']).len();
            people_of(ctx, index, shift, &credits, "credits after a quoted title")
        } else {
            Vec::new()
        };
        return Some(Found {
            title: text_of(label, &inner),
            people,
            quoted: true,
            at: Some(base + inner.start),
            line: Some(block.line_at(base + inner.start)),
            section: None,
            presenter: None,
        });
    }
    if !is_row(block.kind)
        && let Some(found) = described(ctx, index, segment)
    {
        return Some(found);
    }
    let split = row::split(label, ctx.lexicon, &ctx.languages);
    let title = text_of(label, &split.title);
    if title.chars().filter(|c| c.is_alphabetic()).count() < 4 || is_bare(&title, &ctx.languages) {
        return None;
    }
    let people = split.credits.map_or(Vec::new(), |credits| {
        people_of(ctx, index, base, &credits, "credits beside the link")
    });
    Some(Found {
        title,
        people,
        quoted: false,
        at: Some(base + split.title.start),
        line: Some(block.line_at(base + split.title.start)),
        section: None,
        presenter: None,
    })
}

/// In prose: "a [talk](…) about X" is described by what follows.
fn described(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let link = segment.links[0].0;
    let tail = &block.text[link.range.end..segment.range.end.max(link.range.end)];
    let length = title::cut_sentence(tail);
    let range = clean(tail, 0..length);
    let title = text_of(tail, &range);
    (title.chars().count() >= 8).then_some(Found {
        title,
        people: Vec::new(),
        quoted: false,
        at: None,
        line: None,
        section: None,
        presenter: None,
    })
}

/// "Jane Doe's inspiring talk at [KubeCon](video)": a recording that is linked by its event's name.
pub(super) fn session_before(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    let (link, target) = &segment.links[0];
    let sentence = ctx.sentence_at(index, link.range.start);
    let before = &ctx.passages[index].block.text[sentence.start..link.range.start];
    let folded = lowered(before);
    let nouns = ctx.words(|language| language.talk_nouns);
    let at = nouns
        .iter()
        .filter(|noun| contains_word(&folded, noun))
        .filter_map(|noun| folded.rfind(noun))
        .max();
    let video = target.kind == Some(LinkKind::Video);
    let range = told::phrase(ctx, before, at.filter(|_| video)?);
    Some(Found::new(text_of(before, &range)))
}

/// The heading above a player, where it is the only one of its section.
pub(super) fn section_title(ctx: &Context, index: usize) -> Option<Found> {
    let heading = ctx.passages[index].heading?;
    if ctx.players.get(&heading).is_some_and(|&players| players > 1) {
        return None;
    }
    above(ctx, index).filter(|found| found.section == Some(heading))
}

/// The last sentence before a player, where it tells what will be seen: "Watch the keynote Foo Bar Baz:".
pub(super) fn before_player(ctx: &Context, index: usize) -> Option<Found> {
    let above = index.checked_sub(1).filter(|&above| above > 0)?;
    let passage = &ctx.passages[above];
    if passage.block.kind != BlockKind::Paragraph {
        return None;
    }
    let text = &passage.block.text;
    let sentence = passage.sentences.last()?;
    let words = &text[sentence.clone()];
    let invites = ctx
        .words(|language| language.watch_words)
        .iter()
        .any(|word| contains_word(&words.to_lowercase(), word));
    if !(invites || words.ends_with([':', '：'])) {
        return None;
    }
    if let Some(range) = capitalised(words) {
        return Some(Found { quoted: true, ..Found::new(text_of(words, &range)) });
    }
    // "… walked us through securing secrets:", or the sentence before "Watch it here:".
    let topics = ctx.words(|language| language.topic_words);
    let topic = |words: &str| {
        topics.iter().filter_map(|word| words.find(word).map(|at| at + word.len())).max()
    };
    let told = [Some(sentence), passage.sentences.iter().rev().nth(1)].into_iter().flatten();
    let people = |sentence: &Range<usize>| {
        groups(ctx, &text[sentence.clone()])
            .iter()
            .flat_map(|group| {
                persons(ctx, above, sentence.start, group, "people before the player", 0.7)
            })
            .collect()
    };
    told.clone()
        .find_map(|sentence| {
            let words = &text[sentence.clone()];
            let range = clean(words, topic(words)?..words.len());
            Some(Found { people: people(sentence), ..Found::new(text_of(words, &range)) })
        })
        .or_else(|| {
            let sentence = told.last()?;
            let words = &text[sentence.clone()];
            let from = words.rfind(" and ").map_or_else(
                || words.trim_end_matches(|c| !matches!(c, ',' | '，')).len(),
                |at| at + 5,
            );
            let people: Vec<Person> = people(sentence);
            let range = clean(words, from..words.len());
            (!people.is_empty()).then(|| Found { people, ..Found::new(text_of(words, &range)) })
        })
}

/// The longest run of three and more capitalised words, not counting the sentence's first.
fn capitalised(words: &str) -> Option<Range<usize>> {
    let mut best: Option<Range<usize>> = None;
    let mut run: Option<Range<usize>> = None;
    let mut length = 0;
    for word in words.split_inclusive([' ', '\n']).skip(1) {
        let start = word.as_ptr() as usize - words.as_ptr() as usize;
        let bare = word.trim();
        if bare.starts_with(char::is_uppercase) {
            length += 1;
            let from = run.as_ref().map_or(start, |run| run.start);
            run = Some(from..start + bare.trim_end_matches(['.', ',', ':', '!', '?']).len());
            if length >= 3 && run.as_ref().map(Range::len) > best.as_ref().map(Range::len) {
                best.clone_from(&run);
            }
        } else {
            run = None;
        }
        if run.is_none() || bare.ends_with(['.', ',', ':']) {
            run = None;
            length = 0;
        }
    }
    best
}

/// The heading or list parent above a link or player that has no words of its own.
pub(super) fn above(ctx: &Context, index: usize) -> Option<Found> {
    let passage = &ctx.passages[index];
    let near = passage.parent.into_iter().chain(index.checked_sub(1)).chain(passage.heading);
    for above in near {
        let block = &ctx.passages[above].block;
        let heading = matches!(block.kind, BlockKind::Heading(_)) && above > 0;
        let short =
            block.text.chars().count() < 160 && !block.text.trim_end().ends_with(['.', '。']);
        if !(heading
            || passage.parent == Some(above)
            || short && above > 0 && is_lone_title(ctx, above))
        {
            continue;
        }
        // "Jane Doe, Acme" under a heading is who speaks.
        if !heading && credits::read(&block.text, ctx.lexicon, &ctx.languages).is_certain() {
            continue;
        }
        let split = row::split(&block.text, ctx.lexicon, &ctx.languages);
        let words = text_of(&block.text, &split.title);
        // "eBPF Summit Day One" is the name of an event, not of a talk.
        let event = heading && !ctx.passages[above].mentions.is_empty();
        let specific = !is_generic(&words, &ctx.languages) && !event || split.credits.is_some();
        if words.is_empty() || !specific || is_bare(&words, &ctx.languages) {
            continue;
        }
        let people = split.credits.map_or(Vec::new(), |credits| {
            people_of(ctx, above, 0, &credits, "credits in the heading")
        });
        return Some(Found {
            title: words,
            people,
            quoted: false,
            at: Some(0),
            line: Some(block.line()),
            section: heading.then_some(above),
            presenter: None,
        });
    }
    None
}

/// A paragraph that is nothing but a bold or quoted line.
fn is_lone_title(ctx: &Context, index: usize) -> bool {
    let block = &ctx.passages[index].block;
    block.marks.iter().any(|mark| mark.range.start == 0 && mark.range.len() * 2 > block.text.len())
        || is_title_case(&block.text)
}

/// Whether a title is the name of an event and nothing else: its page in a schedule is no talk's.
pub(super) fn is_event(ctx: &Context, title: &str) -> bool {
    crate::extract::event::mention::mentions(title, ctx.lexicon, &[])
        .iter()
        .any(|mention| mention.range == (0..title.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::Candidate;
    use crate::extract::testing::{context, linked, shown};

    /// The only talk of a body: `title | people`.
    fn only(lang: &str, text: &str) -> String {
        let found = linked(lang, text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        format!("{} | {}", found[0].title, shown(&found[0].people))
    }

    #[test]
    fn the_links_own_words() {
        for (lang, text, want) in [
            ("en", "- [Meshes at Sea](v1)", "Meshes at Sea | "),
            (
                "en",
                "- [Meshes at Sea - Zora Quill, Quuxly](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- [“Meshes at Sea” - Zora Quill, Quuxly](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            ("en", "- [9:45 Meshes at Sea](v1)", "Meshes at Sea | "),
            ("en", "- \"[Meshes at Sea](v1)\"", "Meshes at Sea | "),
            ("en", "- [Meshes at Sea - the Next Wave](v1)", "Meshes at Sea - the Next Wave | "),
            ("zh", "- [《海上的服务网格》](v1)", "海上的服务网格 | "),
            (
                "uk",
                "- [«Мережі в морі» - Зора Квіленко, Quuxly](v1)",
                "Мережі в морі | Зора Квіленко (Quuxly)",
            ),
            ("ja", "- [「海のメッシュ入門」](v1)", "海のメッシュ入門 | "),
        ] {
            assert_eq!(only(lang, text), want, "{text}");
        }
    }

    #[test]
    fn people_before_a_colon_in_most_rows() {
        let rows = "- [Zora Quill: Meshes at Sea](v1)\n- [Max Mu: Meshes on Land](v2)\n";
        let shown = |talk: &Candidate| format!("{} | {}", talk.title, shown(&talk.people));
        assert_eq!(
            linked("en", rows).iter().map(shown).collect::<Vec<_>>(),
            ["Meshes at Sea | Zora Quill", "Meshes on Land | Max Mu"]
        );
        // One row of many is no rule.
        let rows = "- [Zora Quill: Meshes at Sea](v1)\n- [Meshes on Land](v2)\n- [Seas](v3)\n";
        assert_eq!(linked("en", rows)[0].title, "Zora Quill: Meshes at Sea");
    }

    #[test]
    fn words_beside_a_link_that_says_nothing() {
        for (lang, text, want) in [
            (
                "en",
                "- Meshes at Sea - Zora Quill, Quuxly ([video](v1))",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            ("en", "- “Meshes at Sea” ([video](v1))", "Meshes at Sea | "),
            ("en", "- Meshes at Sea: [slides](s1)", "Meshes at Sea | "),
            ("zh", "- 《海上的服务网格》 [视频](v1)", "海上的服务网格 | "),
            ("uk", "- «Мережі в морі» [відео](v1)", "Мережі в морі | "),
            ("ja", "- 「海のメッシュ入門」 [動画](v1)", "海のメッシュ入門 | "),
            ("en", "We gave a [talk](v1) about meshes at sea.", "about meshes at sea | "),
        ] {
            assert_eq!(only(lang, text), want, "{text}");
        }
        for text in ["- [video](v1)", "- A: [video](v1)"] {
            assert_eq!(linked("en", text).len(), 0, "{text}");
        }
    }

    #[test]
    fn recordings_that_are_linked_by_their_events_name() {
        let found = linked("en", "Watch Zora Quill's inspiring talk at [KubeCon](v1).");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].title, "inspiring talk");
        assert_eq!(linked("en", "All about [KubeCon](v1).").len(), 0);
        assert_eq!(linked("en", "A talk at [KubeCon](s1).").len(), 0);
    }

    #[test]
    fn titles_above_a_player() {
        let player = "{{< youtube AAAAAAAAAA1 >}}";
        for (text, want) in [
            ("## Meshes at Sea - Zora Quill, Quuxly\n\n", "Meshes at Sea | Zora Quill (Quuxly)"),
            ("## Meshes at Sea\n\nIt was good.\n\n", "Meshes at Sea | "),
            ("**Meshes at Sea**\n\n", "Meshes at Sea | "),
            ("Watch the keynote Every Sea Meshes:\n\n", "Every Sea Meshes | "),
        ] {
            assert_eq!(only("en", &format!("{text}{player}")), want, "{text}");
        }
        for text in ["## Keynotes\n\n", "It was good.\n\n", "## KubeCon Europe 2025\n\n", ""] {
            assert_eq!(linked("en", &format!("{text}{player}")).len(), 0, "{text}");
        }
    }

    #[test]
    fn runs_of_capitalised_words() {
        let found = |words: &'static str| capitalised(words).map(|range| &words[range]);
        for (words, want) in [
            ("Watch the keynote Foo Bar Baz:", Some("Foo Bar Baz")),
            ("See Foo Bar Baz, Then Quux", Some("Foo Bar Baz")),
            ("See One Two Three and Four Five Six Seven!", Some("Four Five Six Seven")),
            ("Дивіться Мережі Моря Разом", Some("Мережі Моря Разом")),
            ("Foo Bar Baz", None),
            ("the Foo Bar", None),
            ("", None),
        ] {
            assert_eq!(found(words), want, "{words}");
        }
    }

    #[test]
    fn names_of_events_alone() {
        let ctx = context("en", "2025-04-25", "");
        for (title, want) in [
            ("KubeCon", true),
            ("KubeCon Europe 2025", true),
            ("KubeCon 欧洲 2025", true),
            ("Istio Day", true),
            ("Istio at KubeCon", false),
            ("KubeCon recap", false),
            ("", false),
        ] {
            assert_eq!(is_event(&ctx, title), want, "{title}");
        }
    }
}
