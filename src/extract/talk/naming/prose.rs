//! What running text tells of the talk behind a link that says nothing itself.

use std::ops::Range;

use super::{Found, stated};
use crate::extract::context::Context;
use crate::extract::facts::LinkKind;
use crate::extract::people::group::groups;
use crate::extract::people::name::Likeness;
use crate::extract::sentence::{lowered, range_in};
use crate::extract::stems::Stems;
use crate::extract::talk::bare::is_bare;
use crate::extract::talk::floor::{persons, speaks_here, takes_the_floor};
use crate::extract::talk::format::names_session;
use crate::extract::talk::known::Known;
use crate::extract::talk::noun_phrase::noun_phrase;
use crate::extract::talk::segment::Segment;
use crate::extract::talk::session::session_in;
use crate::extract::talk::spoken;
use crate::extract::talk::title::{self, clean, is_phrase, quoted, text_of};
use crate::extract::talk::{Candidate, people_of};
use crate::language::{Language, is_hiragana};

/// What the link's sentence, or one before it, says that can be seen.
pub(super) fn told_around(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    described(ctx, index, segment)
        .or_else(|| told_before(ctx, index, segment))
        .or_else(|| told_by_verb(ctx, index, segment))
        .or_else(|| told_here(ctx, index, segment))
        .or_else(|| told_of_deed(ctx, index, segment))
        .or_else(|| told_earlier(ctx, index, segment))
}

/// In prose: "Jane Doe talked about X - watch the [recording](…)", or the same as two sentences.
fn told_before(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    let passage = &ctx.passages[index];
    let text = &passage.block.text;
    let link = segment.links[0].0.range.start;
    let own = ctx.sentence_at(index, link);
    let watch = ctx.words(|language| language.watch_words);
    let labels = ctx.words(|language| language.bare_links);
    let invites = |words: &str| {
        let stems = Stems::of(words);
        words.split_whitespace().count() <= 8
            && (stems.has_any(&watch) || stems.has_any(&labels))
            && groups(ctx, words).is_empty()
    };
    let lead = &text[own.start..link];
    let told = match lead.rfind([',', ';', '–', '—', '(']) {
        Some(cut) if invites(&lead[cut..]) => own.start..own.start + cut,
        _ if invites(lead) => {
            let before = passage.sentences.partition_point(|it| it.end <= own.start);
            passage.sentences[..before].last()?.clone()
        }
        _ => return None,
    };
    let words = text.get(told.clone()).filter(|_| segment.range.start <= told.start)?;
    let topics = ctx.words(|language| language.topic_words);
    let from = topics.iter().filter_map(|word| Some(words.find(word)? + word.len())).min()?;
    let range = clean(words, from..words.len());
    let groups = groups(ctx, words);
    let people = groups.iter().filter(|group| group.range.end <= from).flat_map(|group| {
        persons(ctx, index, told.start, group, "people in the sentence before", 0.8)
    });
    Some(Found {
        people: people.collect(),
        at: Some(told.start + range.start),
        line: Some(passage.block.line_at(told.start)),
        ..Found::new(text_of(words, &range))
    })
}

/// Characters with which a Chinese sentence goes on about a recording.
const GOES_ON: [char; 6] = ['已', '也', '在', '可', '刚', '现'];

/// So many words for a session say enough.
const TITLE: usize = 3;

/// So few words before a link only lead to it: "Watch the".
const LEAD: usize = 4;

/// A verb stands no more words behind a name.
const VERB: usize = 4;

/// More words before a link are no title.
const LABEL: usize = 12;

/// In prose: "Jane Doe showed how meshes swim ([video](…))".
fn told_by_verb(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    let text = &ctx.passages[index].block.text;
    let own = ctx.sentence_at(index, segment.links[0].0.range.start);
    let words = &text[own.start..segment.links[0].0.range.start];
    let length =
        Some(before_bracket(words).len()).filter(|&length| length < words.trim_end().len())?;
    let told = own.start..own.start + length;
    let talk = spoken::candidates(ctx, index, &told, &Known::of(&[])).pop()?;
    Some(Found { people: talk.people, at: Some(talk.at), ..Found::new(talk.title) })
}

/// Words without the bracket that opens behind them, or the word that leads to a link: "how meshes swim in [this session](…)".
fn before_bracket(words: &str) -> &str {
    let words = words.trim_end().trim_end_matches(['(', '（', '[']).trim_end();
    [" in", " at", " during"].iter().find_map(|word| words.strip_suffix(word)).unwrap_or(words)
}

/// In prose: "Jane Doe hosted a panel on X, see the [recording](…)": the sentence names the session.
fn told_here(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    let text = &ctx.passages[index].block.text;
    let own = ctx.sentence_at(index, segment.links[0].0.range.start);
    let words = before_bracket(&text[own.start..segment.links[0].0.range.start]);
    let (at, _) = session_in(ctx, index, &(own.start..own.start + words.len()))?;
    let range = noun_phrase(ctx, words, at);
    let title = text_of(words, &range);
    let count = |words: &str| words.split_whitespace().count();
    // A whole sentence is no better: "We began with a keynote by Jane Doe, who told where it all began ([video](…))".
    (count(&title) >= TITLE || count(words) > LABEL)
        .then(|| Found { at: Some(own.start + range.start), ..Found::new(title) })
}

/// In prose: "Jane Doe unveiled X. ([Video](…))", "Jane Doe did the intro session. [Watch](…)": whatever somebody did in the
/// sentence of the link or, where that says nothing, in the one before.
fn told_of_deed(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    let passage = &ctx.passages[index];
    let text = &passage.block.text;
    let link = segment.links[0].0.range.start;
    let own = ctx.sentence_at(index, link);
    let lead = before_bracket(&text[own.start.min(link)..link]);
    let told = if lead.split_whitespace().count() > LEAD {
        own.start..own.start + lead.len()
    } else {
        let before = passage.sentences.partition_point(|it| it.end <= own.start);
        passage.sentences[..before].last().filter(|it| it.start >= segment.range.start)?.clone()
    };
    let words = &text[told.clone()];
    if let Some(talk) = spoken::candidates(ctx, index, &told, &Known::of(&[])).pop() {
        return Some(of_spoken(talk));
    }
    // A session that is named is found by itself.
    let groups = groups(ctx, words);
    let [group] = &groups[..] else { return None };
    if session_in(ctx, index, &told).is_some() {
        return None;
    }
    if !(ctx.is_spaced() && speaks_here(ctx, words, group) && takes_the_floor(ctx, words, group)) {
        return None;
    }
    let behind = &words[group.range.end..];
    let nouns = ctx.words(|language| language.talk_nouns);
    let stems = Stems::of(behind);
    let noun = nouns.iter().filter_map(|noun| stems.find(noun)).min();
    let deed = || {
        let verbs = ctx.words(|language| language.speaking);
        let near = behind.split_whitespace().take(VERB);
        let mut verb = near.filter(|word| {
            let word = lowered(word);
            word != "will" && verbs.iter().any(|verb| word.starts_with(verb.trim_end()))
        });
        let end = group.range.end + range_in(behind, verb.next()?).end;
        Some(clean(words, end..words.len()))
    };
    let range = match noun {
        Some(at) => noun_phrase(ctx, words, group.range.end + at),
        None => deed()?,
    };
    let title = text_of(words, &range);
    let people = persons(ctx, index, told.start, group, "people in the sentence", 0.8);
    is_phrase(&title).then(|| Found {
        people,
        at: Some(told.start + range.start),
        line: Some(passage.block.line_at(told.start + range.start)),
        ..Found::new(title)
    })
}

/// In prose: "Jane Doe talked about X. There was much laughter, [watch it](…)": what the sentences before the link's tell
/// of last.
fn told_earlier(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    let passage = &ctx.passages[index];
    let link = segment.links[0].0.range.start;
    let from = passage.sentences.partition_point(|it| it.start < segment.range.start);
    let to = passage.sentences.partition_point(|it| it.end <= link).max(from);
    let mut before = passage.sentences[from..to].iter().rev();
    let talk = before.find_map(|it| spoken::candidates(ctx, index, it, &Known::of(&[])).pop())?;
    Some(of_spoken(talk))
}

fn of_spoken(talk: Candidate) -> Found {
    Found {
        people: talk.people,
        at: Some(talk.at),
        line: Some(talk.line),
        ..Found::new(talk.title)
    }
}

/// Between who is linked and the title in quotes stand no more words: "present", "in their talk".
const BETWEEN: usize = 3;

/// In prose: "[Jane Doe and John Roe](…), both of Acme, talked about X", "[Jane Doe](…) gave a talk": a recording that
/// is linked by the names of its people.
pub(in crate::extract::talk) fn told_of_people(
    ctx: &Context,
    index: usize,
    segment: &Segment,
) -> Option<Found> {
    let text = &ctx.passages[index].block.text;
    let link = &segment.links[0].0.range;
    let sentence = ctx.sentence_at(index, link.start);
    let tail = link.end..segment.range.end.min(sentence.end).max(link.end);
    let words = &text[tail.clone()];
    // Behind "[Jane Doe](…) - " or "[Jane Doe](…): " stand the columns of a row.
    let goes_on = text[link.end..sentence.end.max(link.end)]
        .trim_start()
        .starts_with(|c: char| c.is_alphabetic() || ",，、".contains(c));
    if link.is_empty() || !goes_on {
        return None;
    }
    let session = || {
        let stems = Stems::of(words);
        let nouns = ctx.words(|language| language.talk_nouns).into_iter();
        let formats = ctx.languages.iter().flat_map(|language| language.formats);
        let at =
            nouns.chain(formats.map(|(word, _)| *word)).filter_map(|it| stems.find(it)).min()?;
        let range = noun_phrase(ctx, words, at);
        Some(tail.start + range.start..tail.start + range.end)
    };
    // "watch [Jane Doe](…) build a boat"
    let watched = || {
        let before = lowered(text[sentence.start..link.start].trim_end());
        let watch =
            ctx.words(|language| language.watch_words).iter().any(|it| before.ends_with(it));
        let end = words.find([',', '.', ';', ':', '，', '。']).unwrap_or(words.len());
        let topic = clean(text, tail.start..tail.start + end);
        // "watch [Jane Doe](…) on YouTube"
        let first = words.split_whitespace().next().unwrap_or_default();
        let little = |it: &Language| {
            let lists = [
                it.venue_words,
                it.in_words,
                it.and_words,
                it.small_words,
                it.at_words,
                it.date_fillers,
                it.bare_links,
                it.openers,
            ];
            lists.into_iter().any(|list| list.contains(&first))
        };
        let acts =
            first.starts_with(char::is_alphabetic) && !ctx.languages.iter().any(|it| little(it));
        (watch && acts && is_phrase(&text[topic.clone()])).then_some(topic)
    };
    // "see [Jane Doe](…) present “Meshes at Sea”"
    let links = &ctx.passages[index].block.links;
    let next = links.get(links.partition_point(|it| it.range.start < link.end));
    let end = next.map_or(sentence.end, |next| next.range.start.min(sentence.end));
    let own = &text[link.end..end.max(link.end)];
    let near = |whole: &Range<usize>| own[..whole.start].split_whitespace().count() <= BETWEEN;
    let quoted = quoted(own).filter(|(_, whole)| near(whole));
    let quoted = quoted.map(|(it, _)| link.end + it.start..link.end + it.end);
    let told = spoken::topic(ctx, text, tail.clone(), false).or_else(session);
    let topic = quoted.clone().or(told.clone()).or_else(watched)?;
    let credits = ctx.credits(&text[link.clone()]);
    let sure = credits.people.iter().all(|credit| credit.likeness == Likeness::Yes);
    if !(credits.is_certain() && sure && credits.organizations.is_empty()) {
        return None;
    }
    // Those of whom a verb tells are found by it, with the employers before the link.
    let people = match told {
        Some(_) if quoted.is_none() && !credits.is_employed() => Vec::new(),
        _ => people_of(ctx, index, link.start, &credits, "credits in the link's words"),
    };
    if let Some(title) = quoted {
        return Some(stated(&ctx.passages[index].block, &title, people));
    }
    Some(Found { people, ..Found::new(text_of(text, &topic)) })
}

/// In prose: "a [talk](…) about X" is described by what follows.
fn described(ctx: &Context, index: usize, segment: &Segment) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let link = segment.links[0].0;
    let tail = &block.text[link.range.end..segment.range.end.max(link.range.end)];
    // Another sentence, or what follows brackets, is about something else; "[動画](…)で見られます" and "[视频](…)已经上线"
    // go on about the link.
    if tail.trim_start().starts_with(['.', '!', '?', '。', '！', '？', ')', '）'])
        || tail.starts_with(is_hiragana)
        || tail.starts_with(GOES_ON)
    {
        return None;
    }
    // "([video](…), with better sound after the first minute)"
    let bracketed = block.text[..link.range.start].trim_end().ends_with(['(', '（']);
    if bracketed && tail.trim_start().starts_with([',', ';', '，', '；']) {
        return None;
    }
    // "the [recording](…), and the others are in the notes"
    let clause = tail.strip_prefix([',', '，']).and_then(|rest| rest.split_whitespace().next());
    if clause.is_some_and(|word| ctx.words(|language| language.and_words).contains(&word)) {
        return None;
    }
    // "the [abstract](…) is worth reading"
    let copulas = ctx.words(|language| language.copulas);
    if copulas.iter().any(|it| tail.strip_prefix(' ').is_some_and(|tail| tail.starts_with(it))) {
        return None;
    }
    let length = title::cut_sentence(tail);
    if let Some(title) = quoted_behind(ctx, &tail[..length]) {
        let start = link.range.end;
        return Some(stated(block, &(start + title.start..start + title.end), Vec::new()));
    }
    let range = clean(tail, 0..length);
    let title = text_of(tail, &range);
    // "If you watch one thing, make it [this one](…): it is worth it."
    let reason = tail.trim_start().starts_with(':') && title.starts_with(char::is_lowercase);
    let says = title.chars().count() >= 8 && !reason && !is_bare(&title, &ctx.languages);
    says.then(|| Found::new(title))
}

/// The quoted title behind links that say nothing: "[slides](…) and [video](…) of Jane Doe's talk “Meshes at Sea”".
fn quoted_behind(ctx: &Context, tail: &str) -> Option<Range<usize>> {
    let (title, whole) = quoted(tail)?;
    let before = lowered(&tail[..whole.start]);
    let little = |word: &str| {
        ctx.languages.iter().any(|it| {
            [it.small_words, it.and_words, it.bare_links].iter().any(|list| list.contains(&word))
        })
    };
    let leads = names_session(ctx, &before) || before.split_whitespace().all(little);
    let capital = tail[title.clone()].starts_with(char::is_uppercase);
    (leads && (capital || !ctx.is_spaced())).then_some(title)
}

/// "Jane Doe's inspiring talk at [KubeCon](video)": a recording that is linked by its event's name.
pub(in crate::extract::talk) fn session_before(
    ctx: &Context,
    index: usize,
    segment: &Segment,
) -> Option<Found> {
    let (link, target) = &segment.links[0];
    let sentence = ctx.sentence_at(index, link.range.start);
    let before = &ctx.passages[index].block.text[sentence.start..link.range.start];
    let stems = Stems::of(before);
    let nouns = ctx.words(|language| language.talk_nouns);
    let at = nouns
        .iter()
        .filter(|noun| stems.has(noun))
        .filter_map(|noun| stems.folded().rfind(noun))
        .max();
    let video = target.kind == Some(LinkKind::Video);
    let range = noun_phrase(ctx, before, at.filter(|_| video)?);
    Some(Found::new(text_of(before, &range)))
}

#[cfg(test)]
mod tests {
    use crate::extract::talk::naming::tests::only;
    use crate::extract::testing::linked;

    #[test]
    fn prose_around_a_link_that_says_nothing() {
        for (text, want) in [
            (
                "Zora Quill talked about sails and ropes. All of us laughed a lot; [watch it here](v1).",
                "sails and ropes | Zora Quill",
            ),
            (
                "Zora Quill and Max Mu talked about meshes at sea. You can find the recording [here](v1).",
                "meshes at sea | Zora Quill, Max Mu",
            ),
            (
                "Zora Quill spoke about meshes at sea – watch the [recording](v1). Then we sailed home.",
                "meshes at sea | Zora Quill",
            ),
            (
                "We kicked off the day with a keynote by Zora Quill, and it took most of the morning ([video](v1)).",
                "keynote | ",
            ),
            (
                "In a lightning talk Zora Quill explained old sails ([video](v1), [slides](d1)).",
                "old sails | Zora Quill",
            ),
            (
                "Our own Zora Quill did the intro session to a full room. ([Video here](v1), it is noisy.)",
                "intro session to a full room | Zora Quill",
            ),
            (
                "Zora Quill unveiled nets for large boats. [Details](v1).",
                "nets for large boats | Zora Quill",
            ),
            (
                "Zora Quill discussed how nets hold large boats in [this session](v1).",
                "how nets hold large boats | Zora Quill",
            ),
            (
                "Zora Quill hosted a panel on sailing meshes with Max Mu, see the [recording](v1).",
                "panel on sailing meshes | ",
            ),
            (
                "Zora Quill of Quuxly then gave *Meshes at Sea*. The [recording is available](v1).",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "Check out the [slides](s1) and [video](v1) of Zora Quill's talk \"Meshes at Sea\".",
                "Meshes at Sea | ",
            ),
            (
                "The [recording](v1) of \"Meshes at Sea\" by Zora Quill (Quuxly) is online.",
                "Meshes at Sea | ",
            ),
            (
                "Zora Quill gave “Meshes at Sea”: “it floats”. [Watch the recording](v1) or [get the slides](s1).",
                "Meshes at Sea | Zora Quill",
            ),
        ] {
            assert_eq!(only("en", text), want, "{text}");
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
    fn recordings_that_are_linked_by_the_names_of_their_people() {
        for (text, want) in [
            (
                "Later, [Jane Miller and John Stone](v1), both of Quuxly, talked about meshes at sea.",
                "meshes at sea",
            ),
            ("Later, [Jane Miller](v1) gave a talk on ropes.", "ropes"),
            (
                "See [Jane Miller](v1) present “Meshes at Sea”, with [sails](https://a.example).",
                "Meshes at Sea",
            ),
            ("Later, [Jane Miller](v1) gave the keynote on ropes.", "keynote on ropes"),
            (
                "[Jane Miller and John Stone](v1), both of Quuxly, talked about wet meshes.",
                "wet meshes",
            ),
            ("- [Jane Miller](v1) gave a talk on ropes.", "ropes"),
            // Where the sentence tells of no talk, and where it is not of people, the link's own words stay.
            ("Later, [Jane Miller](v1) had a great time.", "Jane Miller"),
            ("Later, [Meshes at Sea](v1) talked about ropes.", "Meshes at Sea"),
            ("- [Jane Miller](v1): a talk on ropes", "Jane Miller"),
        ] {
            assert_eq!(linked("en", text)[0].title, want, "{text}");
        }
    }
}
