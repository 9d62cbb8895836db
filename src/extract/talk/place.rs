//! At which event a talk is given: what its row says, what its link says, what was told of last.

use std::collections::{HashMap, HashSet};

use super::headed::{Fits, dated_by, headed_by, heading_chain, opened_by};
use super::hosted::{Hosted, hosted};
use super::passing::Passing;
use super::{Candidate, Said, spoken};
use crate::extract::conference::is_about;
use crate::extract::context::Context;
use crate::extract::date::days;
use crate::extract::event::edition::Editions;
use crate::extract::facts::TitleKind;
use crate::extract::sentence::{first_chars, lowered};
use crate::post::document::{BlockKind, MarkKind};
use crate::reference::SeriesKind;

/// A paragraph that heads a list is shorter, in bytes.
const LABEL: usize = 120;

/// Gives each candidate its event.
pub fn assign(ctx: &Context, editions: &Editions, candidates: &mut [Candidate]) {
    let around = Around::of(ctx, editions, candidates);
    for candidate in candidates.iter_mut() {
        let (event, said) = event_of(ctx, editions, candidate, &around);
        candidate.event = event;
        candidate.event_said = said;
    }
}

/// What is looked for around each candidate, looked up once.
struct Around {
    /// The headings that are a talk's title.
    sections: HashSet<usize>,
    /// The passages that tell of an event a talk may be at, by the heading right above them.
    telling: HashMap<Option<usize>, Vec<usize>>,
    /// The passages that are no rows: one of them introduces a list.
    prose: Vec<usize>,
    /// Those of them that tell of no talk themselves.
    plain: Vec<usize>,
    /// The passages that begin with a day of a conference: "The first day".
    openings: Vec<usize>,
    /// The events that are one talk's alone.
    passing: Passing,
}

impl Around {
    fn of(ctx: &Context, editions: &Editions, candidates: &[Candidate]) -> Self {
        // Rows of a list tell of themselves, and captions of pictures, not of what follows.
        let tells = |passage: &usize| {
            ctx.passages[*passage].block.kind == BlockKind::Paragraph
                && editions.mentioned[*passage]
                    .iter()
                    .any(|&(_, edition)| is_possible(editions, edition))
        };
        let is_prose = |passage: &usize| {
            !matches!(
                ctx.passages[*passage].block.kind,
                BlockKind::Item | BlockKind::TableRow | BlockKind::TableHead | BlockKind::Caption
            )
        };
        let body = 1..ctx.passages.len();
        let mut telling: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
        for passage in body.clone().filter(tells) {
            telling.entry(ctx.passages[passage].heading).or_default().push(passage);
        }
        let prose: Vec<usize> = body.filter(is_prose).collect();
        let tellers: HashSet<usize> = candidates.iter().map(|it| it.passage).collect();
        let plain = prose.iter().copied().filter(|passage| !tellers.contains(passage));
        let words = ctx.words(|language| language.day_openings);
        let opens = |passage: &usize| {
            let text = lowered(first_chars(&ctx.passages[*passage].block.text, LABEL));
            words.iter().any(|word| text.starts_with(word))
        };
        Self {
            openings: prose.iter().copied().filter(opens).collect(),
            plain: plain.collect(),
            passing: Passing::of(ctx, editions, candidates),
            sections: candidates.iter().filter_map(|candidate| candidate.section).collect(),
            telling,
            prose,
        }
    }
}

/// Those of some passages that stand before one of them.
fn before(passages: &[usize], passage: usize) -> &[usize] {
    &passages[..passages.partition_point(|&it| it < passage)]
}

fn event_of(
    ctx: &Context,
    editions: &Editions,
    candidate: &Candidate,
    around: &Around,
) -> (Option<usize>, Said) {
    let hosted = hosted(ctx, editions, candidate);
    // A host that is one event's own settles it; that of all co-located days leaves them to the words.
    if let Some(Hosted::Edition(edition)) = hosted {
        return (Some(edition), Said::Beside);
    }
    let can =
        |edition: usize| hosted.is_none() || editions.all[edition].kind != SeriesKind::Conference;
    let fits = |edition: usize| is_possible(editions, edition) && can(edition);
    if !is_recap(ctx, editions, candidate)
        && let Some(edition) = beside(ctx, editions, candidate, around, (&fits, &can))
    {
        return (Some(edition), Said::Beside);
    }
    told_before(ctx, editions, candidate, around, (&fits, &can))
        .map_or((editions.main, Said::Before), |(edition, said)| (Some(edition), said))
}

/// An event that the candidate's own row or sentence names: the closest before it, else after it.
fn beside(
    ctx: &Context,
    editions: &Editions,
    candidate: &Candidate,
    around: &Around,
    (fits, can): (&Fits, &Fits),
) -> Option<usize> {
    let passage = &ctx.passages[candidate.passage];
    let span = match passage.block.kind {
        BlockKind::Paragraph | BlockKind::Item => ctx.sentence_at(candidate.passage, candidate.at),
        _ => 0..passage.block.text.len(),
    };
    // "At KubeCon 2023 we spoke of …" is no mention in passing, whatever the post is about.
    let is_place = |(at, edition): &&(usize, usize)| {
        let mention = (candidate.passage, *at);
        !editions.is_landmark(candidate.passage, *at)
            && !around.passing.is_of_another(mention, Some(candidate.span.start))
            && !is_topic(ctx, editions, candidate, *at)
            && (fits(*edition) || can(*edition) && editions.venues.contains(&mention))
    };
    let here = candidate.at.clamp(span.start, span.end);
    let named = |part| editions.mentioned_in(candidate.passage, &part).iter();
    let before = named(span.start..here).rfind(is_place).map(|&(_, edition)| edition);
    before
        .or_else(|| detail_below(ctx, editions, candidate, can))
        .or_else(|| in_section(ctx, editions, candidate, fits))
        .or_else(|| named(here..span.end).find(is_place).map(|&(_, edition)| edition))
}

/// "Istio Day - Monday, 9:00": the event with which the line of details right below a row begins, unless it is a heading.
fn detail_below(
    ctx: &Context,
    editions: &Editions,
    candidate: &Candidate,
    can: &Fits,
) -> Option<usize> {
    let below = candidate.passage + 1;
    let text = &ctx.passages.get(below)?.block.text;
    let mention = ctx.passages[below].mentions.first().filter(|it| it.range.start == 0)?;
    let rest = text[mention.range.end..].trim_start();
    let heading = matches!(ctx.passages[below].block.kind, BlockKind::Heading(_));
    let detail = !heading
        && text.len() < LABEL
        && rest.starts_with(['-', '–', '—', '|', ',', '·'])
        && !days(rest).is_empty();
    let &(_, edition) = editions.mentioned[below].first()?;
    (candidate.rule == "linked row" && detail && can(edition)).then_some(edition)
}

/// Whether an event is what a title is about: "QuuxCon, but for Bees", in a post whose title names another one.
fn is_topic(ctx: &Context, editions: &Editions, candidate: &Candidate, at: usize) -> bool {
    if candidate.span.start != at || candidate.title_kind != TitleKind::Stated {
        return false;
    }
    let passage = &ctx.passages[candidate.passage];
    let place = passage.mentions.partition_point(|mention| mention.range.start < at);
    let end = passage.mentions.get(place).map_or(at, |mention| mention.range.end);
    let goes_on = end < candidate.span.end && passage.block.text[end..].starts_with([',', '，']);
    goes_on && is_titled(editions)
}

/// "In his Istio Day talk, …": the event that the talk's own section names first.
fn in_section(
    ctx: &Context,
    editions: &Editions,
    candidate: &Candidate,
    fits: &Fits,
) -> Option<usize> {
    let section = candidate.section?;
    let passages = (section..ctx.passages.len())
        .take_while(|&index| index == section || ctx.passages[index].heading == Some(section));
    passages
        .flat_map(|index| &editions.mentioned[index])
        .map(|(_, edition)| *edition)
        .find(|&edition| fits(edition))
}

/// The event that the text told of last: earlier in the passage, in the list's parents, in the
/// heading, in the passages before.
fn told_before(
    ctx: &Context,
    editions: &Editions,
    candidate: &Candidate,
    around: &Around,
    (fits, can): (&Fits, &Fits),
) -> Option<(usize, Said)> {
    let subject = |edition: &usize| fits(*edition);
    let last_in = |passage: usize| {
        editions.mentioned[passage].iter().rev().map(|(_, edition)| *edition).find(subject)
    };
    // "## Istio Day at KubeCon" is about what is there.
    let of_heading = |heading: usize| {
        let mentioned = editions.mentioned[heading].iter().rev();
        let mut there = mentioned.filter(|(at, _)| !editions.venues.contains(&(heading, *at)));
        let own = there.find(|(_, edition)| fits(*edition)).map(|&(_, edition)| edition);
        own.or_else(|| last_in(heading))
    };
    let earlier = editions.mentioned_in(candidate.passage, &(0..candidate.at)).iter();
    let mut told = earlier.filter(|&&(at, _)| {
        let own = Some(candidate.span.start);
        !editions.is_landmark(candidate.passage, at)
            && !around.passing.is_of_another((candidate.passage, at), own)
    });
    if !is_recap(ctx, editions, candidate)
        && let Some(&(_, edition)) = told.rfind(|(_, edition)| fits(*edition))
    {
        return Some((edition, Said::Near));
    }
    let parents = std::iter::successors(ctx.passages[candidate.passage].parent, |&above| {
        ctx.passages[above].parent
    });
    if let Some(edition) = parents.into_iter().find_map(last_in) {
        return Some((edition, Said::Near));
    }
    let heading = ctx.passages[candidate.passage].heading;
    // A list belongs to the sentence that introduces it, else to its heading.
    if is_row(ctx.passages[candidate.passage].block.kind) {
        let intro = before(&around.prose, candidate.passage).last().copied();
        let intro = intro.filter(|&above| {
            let block = &ctx.passages[above].block;
            // "**Tuesday: Istio Day** (co-located)"
            let bold = block
                .marks
                .first()
                .is_some_and(|mark| mark.kind == MarkKind::Strong && mark.range.start == 0);
            // "Two sessions that you shouldn't miss are"
            let open = block.kind == BlockKind::Paragraph
                && block.text.trim_end().ends_with(|c: char| c.is_ascii_lowercase());
            let heads = open || block.text.trim_end().ends_with([':', '：']);
            heads || bold && block.text.len() < LABEL
        });
        // Of an event whose days it tells a list may be, whatever the post is about.
        let dated = |edition: usize| can(edition) && editions.all[edition].days.is_some();
        let names = |above: usize| {
            topic_of(editions, around, above, fits)
                .or_else(|| topic_of(editions, around, above, &dated))
        };
        // "**FooCon (May 4)**", then "FooCon had two talks:", then the list
        let label = || {
            let above = before(&around.prose, intro?).last().copied()?;
            let bold = ctx.passages[above].block.is_bold();
            names(above).filter(|_| bold && ctx.passages[above].heading == heading)
        };
        let named = intro
            .and_then(names)
            .or_else(label)
            .or_else(|| heading.and_then(of_heading))
            .or_else(|| heading.and_then(|heading| opened_by(ctx, editions, heading, can)));
        if let Some(edition) = named {
            return Some((edition, Said::Near));
        }
    }
    // The sections around the candidate, its own first. What a section beside them told of ended with it.
    let mut section = heading;
    let mut limit = candidate.passage;
    loop {
        let told = around.telling.get(&section).map_or(&[][..], Vec::as_slice);
        // The opening of a post leads from one event to the next; a title says which one it is about.
        let headed = heading.is_some() || candidate.section.is_some();
        let titled = section.is_none() && headed && is_titled(editions);
        // Another talk's section tells of that talk's event.
        let foreign = candidate.section.is_some()
            && section != candidate.section
            && section.is_some_and(|heading| around.sections.contains(&heading));
        let mut tells = before(told, limit)
            .iter()
            .rev()
            .filter_map(|&above| Some((above, topic_of(editions, around, above, fits)?)));
        // "## Istio Day": what a paragraph below it names is named in passing.
        let own = section.filter(|_| section == heading);
        // An event without days, of which the section has told, may be on that day, too.
        let undated = || {
            let last = before(told, limit).last();
            let last = last.and_then(|&above| topic_of(editions, around, above, fits));
            last.is_some_and(|edition| editions.all[edition].days.is_none())
        };
        let own_event = own.and_then(|heading| {
            let named = !editions.mentioned[heading].is_empty();
            let dated = || dated_by(ctx, editions, heading).filter(|_| named || !undated());
            headed_by(ctx, editions, heading, can).or_else(dated)
        });
        if let Some(edition) = own_event {
            return Some((edition, Said::Near));
        }
        if !titled
            && !foreign
            && let Some((above, edition)) = tells.next()
        {
            let opened = before(&around.openings, candidate.passage + 1).last();
            if opened.is_some_and(|&it| it > above) && is_before(editions, edition) {
                return editions.main.map(|main| (main, Said::Before));
            }
            // A list further down may be of anything.
            let introduced = ["link in prose", spoken::RULE].contains(&candidate.rule)
                || before(&around.plain, candidate.passage).last() == Some(&above);
            let here = own.is_some() && introduced;
            return Some((edition, if here { Said::Section } else { Said::Before }));
        }
        let above = section?;
        if section == heading
            && let Some(edition) =
                of_heading(above).or_else(|| heading_chain(ctx, editions, above, fits))
        {
            return Some((edition, Said::Near));
        }
        limit = above;
        section = ctx.passages[above].heading;
    }
}

/// Whether an event is over before the post's own begins.
fn is_before(editions: &Editions, edition: usize) -> bool {
    let Some(main) = editions.main else { return false };
    let days = editions.all[edition].days.zip(editions.all[main].days);
    days.is_some_and(|((_, last), (first, _))| last < first)
}

/// The event that a passage tells of last; one that is a mere landmark for another is none.
fn topic_of(editions: &Editions, around: &Around, passage: usize, fits: &Fits) -> Option<usize> {
    let told = |&&(at, edition): &&(usize, usize)| {
        let passing = || around.passing.is_of_another((passage, at), None);
        fits(edition) && !editions.is_landmark(passage, at) && !passing()
    };
    editions.mentioned[passage].iter().rev().find(told).map(|&(_, edition)| edition)
}

/// Whether events in the candidate's own row are what it tells of: at a meetup, conferences.
fn is_recap(ctx: &Context, editions: &Editions, candidate: &Candidate) -> bool {
    let is_meetup = |main: usize| editions.all[main].kind == SeriesKind::Meetup;
    is_row(ctx.passages[candidate.passage].block.kind)
        && is_titled(editions)
        && editions.main.is_some_and(is_meetup)
}

/// Whether a block is a row of a list or a table.
fn is_row(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Item | BlockKind::TableRow)
}

/// Whether the post's title names the event that it is about.
fn is_titled(editions: &Editions) -> bool {
    let title = editions.mentioned.first();
    title.is_some_and(|title| title.iter().any(|&(_, edition)| Some(edition) == editions.main))
}

/// Editions of another year or region than the main one's are named in passing more often than told of.
fn is_possible(editions: &Editions, edition: usize) -> bool {
    let Some(main) = editions.main else {
        return true;
    };
    let (main, edition) = (&editions.all[main], &editions.all[edition]);
    edition.year == main.year
        && (edition.region == main.region || edition.region.is_none() || main.region.is_none())
        || edition.weight >= 8
        || !is_about(editions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::event::edition::editions;
    use crate::extract::talk::linked;
    use crate::extract::testing::{accepted, context};

    /// The event of each linked talk, and how close to it the post names it.
    fn placed(lang: &str, text: &str) -> Vec<(String, Said)> {
        let ctx = context(lang, "2025-04-25", text);
        let found = editions(&ctx);
        let mut talks = accepted(linked::proposals(&ctx));
        assign(&ctx, &found, &mut talks);
        let event = |talk: &Candidate| {
            talk.event.map_or(String::new(), |event| found.all[event].series.clone())
        };
        talks.iter().map(|talk| (event(talk), talk.event_said)).collect()
    }

    #[test]
    fn a_day_before_is_over_when_the_first_day_begins() {
        let opening = "# KubeCon Europe 2025\n\nKubeCon took place on April 2-3.\n\n\
                       On April 1 we met at Istio Day and saw [how meshes swim](v1).";
        let last = |text: &str| {
            let placed = placed("en", &format!("{opening}\n\n{text} we saw [how sails mend](v2)."));
            placed.last().map(|(series, _)| series.clone())
        };
        assert_eq!(last("On the first day").as_deref(), Some("KubeCon + CloudNativeCon"));
        assert_eq!(last("Later").as_deref(), Some("Istio Day"));
    }

    #[test]
    fn a_list_is_of_the_dated_event_that_introduces_it() {
        let body = "# News\n\nAt KubeCon North America 2025 we saw [how meshes swim](v2).";
        let listed = |intro: &str| {
            let row = "- [Meshes at Sea](v1) with Zora Quill of Quuxly";
            let placed = placed("en", &format!("{body}\n\n## Next\n\n{intro}\n\n{row}"));
            placed.last().map(|(series, _)| series.clone())
        };
        let next = "GitOpsCon Europe takes place on December 5-6.";
        let of = |intro: &str| listed(&format!("{next} {intro}"));
        assert_eq!(of("Two sessions that we like are").as_deref(), Some("GitOpsCon"));
        assert_eq!(of("Two sessions:").as_deref(), Some("GitOpsCon"));
    }

    #[test]
    fn days_in_headings_are_those_of_the_only_event_then() {
        let coming = "# QuuxCon Asia 2025\n\nQuuxCon Asia 2025 takes place on June 3-4, 2025.\n\n## Next\n\n\
                      KubeCon Europe 2025 takes place on April 1-4, 2025.";
        let under = |heading: &str| {
            let placed =
                placed("en", &format!("{coming}\n\n### {heading}\n\n- [Meshes at Sea](v1)"));
            placed[0].0.clone()
        };
        assert_eq!(under("Tuesday, April 1"), "KubeCon + CloudNativeCon");
        assert_eq!(under("Tuesday, May 1"), "QuuxCon");
        // An event may stand beside its day, and one whose days nobody tells may be then, too.
        let diary = |heading: &str, told: &str| {
            let text = format!(
                "# KubeCon Europe 2025\n\n## {heading}\n\nI was at {told} first.\n\nThere I saw [how meshes swim](v1)."
            );
            placed("en", &text)[0].0.clone()
        };
        let told = "Cloud Native Rejekts Europe 2025, for what KubeCon had refused,";
        assert_eq!(diary("March 30: Rejekts and tea", told), "Cloud Native Rejekts");
        assert_eq!(diary("April 1", "Cilium Day"), "Cilium Day");
    }

    #[test]
    fn the_words_around_a_talk() {
        let row = "- [Meshes at Sea](v1)";
        let (day, kubecon) = ("Istio Day", "KubeCon + CloudNativeCon");
        for (lang, text, series, said) in [
            ("en", row.to_owned(), kubecon, Said::Before),
            ("en", "At Istio Day we saw [how meshes swim](v1).".into(), day, Said::Beside),
            ("en", "We saw [how meshes swim](v1) at Istio Day.".into(), day, Said::Beside),
            ("zh", "在 Istio 日上，我们看了[关于网格的演讲](v1)。".into(), day, Said::Beside),
            ("uk", "На Istio Day ми бачили [розповідь про море](v1).".into(), day, Said::Beside),
            ("ja", "Istio Day では[メッシュの講演](v1)がありました。".into(), day, Said::Beside),
            ("en", "Istio Day was full. We saw [how meshes swim](v1).".into(), day, Said::Near),
            ("en", format!("- Istio Day\n  {row}"), day, Said::Near),
            ("en", format!("## Istio Day\n\n{row}"), day, Said::Near),
            ("en", format!("## Istio Day\n\n### More\n\n{row}"), day, Said::Near),
            (
                "en",
                format!("## Quux’s Istio Day at KubeCon\n\nThe short ones were fun:\n\n{row}"),
                day,
                Said::Near,
            ),
            (
                "zh",
                "## Istio 日\n\n## KubeCon 主会场\n\nIstio 日结束之后我们看了[海上的网格](v1)。"
                    .into(),
                kubecon,
                Said::Near,
            ),
            ("en", format!("Talks at Istio Day:\n\n{row}"), day, Said::Near),
            ("en", format!("**Tuesday: Istio Day** (half a day)\n\n{row}"), day, Said::Near),
            ("en", "- [Istio Day, but for Bees](v1)".to_owned(), kubecon, Said::Before),
            ("en", "- [Istio Day: Bees](v1)".to_owned(), day, Said::Beside),
            ("en", format!("Istio Day was full.\n\n{row}"), day, Said::Before),
            (
                "en",
                format!("Istio Day was full.\n\nAt the main conference:\n\n{row}"),
                kubecon,
                Said::Near,
            ),
            (
                "en",
                "Istio Day was full. At the main event was [a talk on seas](v1).".into(),
                kubecon,
                Said::Beside,
            ),
            (
                "en",
                "Istio Day was full. The main hall had [a talk on seas](v1).".into(),
                day,
                Said::Near,
            ),
            (
                "en",
                "## Quux after KubeCon\n\nIstio Day was full.\n\nWe saw [how it swims](v1).".into(),
                day,
                Said::Section,
            ),
            ("en", format!("## Day 1\n\nIstio Day was full.\n\nRest.\n\n{row}"), day, Said::Before),
            (
                "en",
                "## Istio Day\n\nAs at KubeCon.\n\nWe saw [how meshes swim](v1).".into(),
                day,
                Said::Near,
            ),
            ("en", format!("## KubeCon\n\nIstio Day was full.\n\n{row}"), kubecon, Said::Near),
            ("en", format!("- Istio Day was full\n{row}"), kubecon, Said::Before),
            // Another year's edition is named in passing, if nothing is there.
            ("en", "At Istio Day 2023 we saw [how meshes swim](v1).".into(), day, Said::Beside),
            ("en", "Unlike Istio Day 2023, [how meshes swim](v1)".into(), kubecon, Said::Before),
            ("en", format!("## Unlike Istio Day 2023\n\n{row}"), kubecon, Said::Before),
            ("en", format!("## 🇺🇸 Istio Day North America 2025\n\n{row}"), day, Said::Near),
            (
                "en",
                "## Istio Day China 2025 (virtual)\n\nWe saw [how meshes swim](v1).".into(),
                day,
                Said::Near,
            ),
            (
                "en",
                "## Istio Day China 2025 was full\n\nWe saw [how meshes swim](v1).".into(),
                kubecon,
                Said::Before,
            ),
        ] {
            let post = format!("# KubeCon Europe 2025\n\n{text}");
            assert_eq!(placed(lang, &post), [(series.to_owned(), said)], "{text}");
        }
        assert_eq!(placed("en", row), [(String::new(), Said::Before)]);
        // What the section beside told of is over with it.
        for (text, series) in [
            (format!("## Monday: Istio Day\n\nFull.\n\n## Tuesday\n\n{row}"), kubecon),
            (format!("We were at Istio Day, too.\n\n## Talks\n\n{row}"), kubecon),
            (format!("## Monday\n\nIstio Day was full.\n\n### Talks\n\n{row}"), day),
            (format!("Istio Day was a part of KubeCon.\n\n{row}"), day),
            (format!("We met right before Istio Day.\n\n{row}"), kubecon),
        ] {
            let post = format!("# KubeCon Europe 2025\n\n{text}");
            let found = placed("en", &post).remove(0).0;
            assert_eq!(found, series, "{text}");
        }
        // Without a title the opening says which event it is.
        let post = format!("# News\n\nIstio Day 2025 was full.\n\n## Talks\n\n{row}");
        assert_eq!(placed("en", &post).remove(0).0, day);
        // Details below a row are its own.
        let post = "# KubeCon Europe 2025\n\nAs at Wasm Day.\n\n[Meshes at Sea](v1)\n\n\
                    Istio Day - Monday, April 1, 9:00\n\nIt tells of sails.";
        assert_eq!(placed("en", post), [(day.to_owned(), Said::Beside)]);
        // Talks of a meetup tell of other events.
        let post = "# Quux Meetup 2025\n\n- KubeCon recap: [Meshes at Sea](v1)";
        assert_eq!(placed("en", post).remove(0).0, "Quux Meetup");
    }

    #[test]
    fn an_event_that_is_one_talks_alone() {
        let series = |text: &str| {
            let text = format!("KubeCon was full.\n\n{text}");
            placed("en", &text).into_iter().map(|(event, _)| event).collect::<Vec<_>>()
        };
        let (kubecon, day) = ("KubeCon + CloudNativeCon", "Istio Day");
        let told = "Zora Quill spoke at Istio Day on [seas](v1), and Max Mu led a [class](v2).";
        assert_eq!(
            series(&format!("{told}\n\nThere was [a tour](v3), too.")),
            [day, kubecon, kubecon]
        );
        // It is where all of them are if it comes first, or if the post goes on about it.
        let first = "At Istio Day, Zora Quill spoke on [seas](v1), and Max Mu led a [class](v2).";
        assert_eq!(series(first), [day, day]);
        assert_eq!(series(&format!("{told} Istio Day was full.")), [day, day]);
    }

    #[test]
    fn hosts_of_schedules() {
        let talk = |url: &str| {
            let text =
                format!("# KubeCon Europe 2025\n\nAt Istio Day we saw [how meshes swim]({url}).");
            placed("en", &text).remove(0)
        };
        let kubecon = "KubeCon + CloudNativeCon".to_owned();
        assert_eq!(
            talk("https://kccnceu2025.sched.com/event/1AAAA"),
            (kubecon.clone(), Said::Beside)
        );
        assert_eq!(
            talk("https://colocatedeventseu2025.sched.com/event/1AAAA"),
            ("Istio Day".to_owned(), Said::Beside)
        );
        // The host of an edition that the post does not mean settles nothing.
        assert_eq!(
            talk("https://kccncna2019.sched.com/event/1AAAA"),
            ("Istio Day".to_owned(), Said::Beside)
        );
    }
}
