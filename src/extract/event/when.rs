//! When events take place: days in their sentences, in what is said of them next, in headings.

use crate::extract::sentence::{first_chars, lowered, one_line};
use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate};

use super::edition::Editions;
use super::landmark::{is_colocated, is_landmark};
use super::origin::{Clue, Rival, Tells, Unused, cheapest};
use super::place::headed;
use crate::extract::context::Context;
use crate::extract::date::{Days, days};
use crate::language::latin::HALF_DAYS;
use crate::post::document::BlockKind;
use crate::reference::SeriesKind;

/// No more bytes stand between the name of an event and its own days behind it: " from ".
const BRACKET: usize = 8;

/// No event lasts more days after its first, a call for papers does.
const LONGEST: i64 = 6;

/// Gives days to editions: those that stand in the same sentence, the closest first.
pub(super) fn date(ctx: &Context, found: &mut Editions) {
    let Some(near) = ctx.post.front.date.or_else(|| {
        let year = found.main.map(|main| found.all[main].year)?;
        NaiveDate::from_ymd_opt(year, 7, 1)
    }) else {
        return;
    };
    let mut rivals: BTreeMap<usize, Vec<Rival<(NaiveDate, NaiveDate)>>> = BTreeMap::new();
    for (index, passage) in ctx.passages.iter().enumerate() {
        for days in days(&passage.block.text) {
            let clue = Clue {
                tells: Tells::Days,
                rule: "days near an event",
                passage: index,
                range: days.range.clone(),
            };
            match dated(ctx, found, index, &days, near) {
                Ok((edition, cost, told)) => {
                    rivals.entry(edition).or_default().push(Rival { cost, told, clue });
                }
                Err(why) => found.clues.refuse(clue, why),
            }
        }
    }
    for (edition, rivals) in rivals {
        let days = cheapest(&mut found.clues, edition, rivals);
        // A conference with days beside it lasts longer than the one day that a sentence names.
        let hosts = found.all.iter().any(|other| other.parent == Some(edition));
        if hosts && days.is_some_and(|(first, last)| first == last) {
            found.clues.overrule(edition, Tells::Days, Unused::OneOfMany);
        } else {
            found.all[edition].days = days;
        }
    }
}

/// The edition that days of a passage date, at which cost, and the dates.
fn dated(
    ctx: &Context,
    found: &Editions,
    index: usize,
    days: &Days,
    near: NaiveDate,
) -> Result<(usize, usize, (NaiveDate, NaiveDate)), Unused> {
    let passage = &ctx.passages[index];
    // A paragraph that is a date alone dates the post.
    let single = days.resolve(2024).is_some_and(|(first, last)| first == last);
    if single
        && days.range.len() * 2 > passage.block.text.len()
        && passage.block.kind == BlockKind::Paragraph
        && found.mentioned[index].is_empty()
    {
        return Err(Unused::PostDate);
    }
    let sentence = ctx.sentence_at(index, days.range.start);
    let here = found.mentioned_in(index, &sentence);
    let named_before = here.iter().any(|&(at, _)| at < days.range.start);
    let anaphora = begins_with(ctx, &passage.block.text[sentence.clone()]);
    // "We met on October 25, a day before KubeCon": the day of what was spoken of. So are several before the landmark.
    let landmark = |&(at, _): &(usize, usize)| {
        found.is_landmark(index, at) && (single || at >= days.range.end)
    };
    let aside = !here.is_empty() && here.iter().all(landmark);
    let spoken =
        if anaphora || aside { spoken_of(ctx, found, index, sentence.start) } else { None };
    let named = spoken.or_else(|| closest(ctx, found, index, days, here));
    let named = named.map(|named| host_of(ctx, found, index, days, named));
    let (edition, distance) =
        named.or_else(|| spoken_of(ctx, found, index, days.range.start)).ok_or(Unused::NoEvent)?;
    let conference = found.all[edition].kind == SeriesKind::Conference;
    if named.is_none() && conference && is_timed(&passage.block.text[days.range.end..]) {
        return Err(Unused::Session);
    }
    let year = found.all[edition].year;
    let (first, last) =
        days.resolve(year).or_else(|| days.resolve_near(near)).ok_or(Unused::NoDay)?;
    if first.year() != year && last.year() != year {
        return Err(Unused::OtherYear);
    }
    // A few days below the heading of an event are its own, whatever is told of them: "From April 1 to 4 we were at our booth".
    let few = passage.heading.is_some_and(|heading| heading + 1 == index)
        && named.is_none()
        && (1..=LONGEST).contains(&(last - first).num_days());
    let beside = few || is_right_behind(ctx, index, days);
    // "KubeCon took place on May 4-7, and we had a booth": the booth is told of in a clause of its own.
    let behind = &passage.block.text[days.range.end..sentence.end.max(days.range.end)];
    let end = behind.find([',', ';', '，', '；']).filter(|_| named_before);
    // "5月4日に開かれたKubeConに、弊社はブースを出しました": so it is behind the name.
    let told = || {
        let &(at, _) = here.iter().find(|&&(at, _)| at >= days.range.end)?;
        let name = at - days.range.end;
        Some(name + behind.get(name..)?.find('、')?)
    };
    let end = end.or_else(|| told().filter(|_| !ctx.is_spaced()));
    let clause = days.range.end + end.unwrap_or(behind.len());
    if !beside && is_other_business(ctx, &passage.block.text[sentence.start..clause]) {
        return Err(Unused::OtherBusiness);
    }
    // A range says more of a conference than one of its days does; captions are made for it.
    let mut cost = distance + index * 10;
    if first == last && found.all[edition].kind == SeriesKind::Conference {
        cost += 2000;
    }
    if passage.block.kind == BlockKind::Caption {
        cost /= 2;
    }
    Ok((edition, cost, (first, last)))
}

/// The host of a co-located event instead of it, where the words before days say so: "Istio Day is on April 1, the main
/// conference from April 1 to 4".
fn host_of(
    ctx: &Context,
    found: &Editions,
    index: usize,
    days: &Days,
    (edition, distance): (usize, usize),
) -> (usize, usize) {
    let sentence = ctx.sentence_at(index, days.range.start);
    let before = &ctx.passages[index].block.text[sentence.start..days.range.start];
    let clause = lowered(before.rsplit([',', ';', '，', '；']).next().unwrap_or_default());
    let start = days.range.start - clause.len();
    // "Ahead of the main conference, on March 31, …"
    let beside =
        |at: usize, word: &str| is_landmark(ctx, index, &(start + at..start + at + word.len()));
    let mut words = ctx.words(|language| language.main_event).into_iter();
    let main = words.any(|word| clause.find(word).is_some_and(|at| !beside(at, word)));
    let host = found.all[edition].parent.filter(|_| main);
    (host.unwrap_or(edition), distance)
}

/// Gives the days of headings ("Monday, May 20") to events: a co-located one that stands below has
/// that day, the post's own event lasts from the first to the last.
pub(super) fn date_by_headings(ctx: &Context, found: &mut Editions) {
    let day_of = |heading: usize, year: i32| {
        let days = days(&ctx.passages[heading].block.text).into_iter().next()?;
        let (day, _) = days.resolve(year).filter(|(first, last)| first == last)?;
        let rule = "day of a heading";
        Some((day, Clue { tells: Tells::Days, rule, passage: heading, range: days.range }))
    };
    for (index, passage) in ctx.passages.iter().enumerate() {
        let (Some(heading), Some(&(_, edition))) =
            (passage.heading, found.mentioned[index].first())
        else {
            continue;
        };
        let row = &mut found.all[edition];
        if row.days.is_none()
            && row.kind == SeriesKind::Colocated
            && let Some((day, clue)) = day_of(heading, row.year)
        {
            row.days = Some((day, day));
            found.clues.take(clue, edition);
        }
    }
    let Some(main) = found.main else { return };
    let headings = (1..ctx.passages.len())
        .filter(|&index| matches!(ctx.passages[index].block.kind, BlockKind::Heading(_)));
    // Days under another event's heading are that event's.
    let own = headings.filter(|&heading| {
        let chain = std::iter::successors(Some(heading), |&heading| ctx.passages[heading].heading);
        chain.flat_map(|heading| &found.mentioned[heading]).all(|&(_, edition)| edition == main)
    });
    let (dates, clues): (Vec<NaiveDate>, Vec<Clue>) =
        own.filter_map(|heading| day_of(heading, found.all[main].year)).unzip();
    let Some((first, last)) = dates.iter().min().zip(dates.iter().max()) else { return };
    let single =
        found.all[main].days.is_none_or(|(start, end)| start == end && dates.contains(&start));
    // "Quux Summit is on November 17 and 18, right before KubeCon": another event has just these days.
    let others = (0..found.all.len()).filter(|&it| it != main);
    let mut others = others.map(|it| found.all[it].days);
    let theirs = first < last && others.any(|days| days == Some((*first, *last)));
    if single && !theirs && dates.len() > 1 && (*last - *first).num_days() < 8 {
        found.all[main].days = Some((*first, *last));
        found.clues.overrule(main, Tells::Days, Unused::OneOfMany);
        for clue in clues {
            found.clues.take(clue, main);
        }
    }
}

/// Gives the days of headings such as "Tuesday - GitOpsCon" in a post that tells of "last week".
pub(super) fn date_by_weekdays(ctx: &Context, found: &mut Editions) {
    let Some(post) = ctx.post.front.date else { return };
    let opening = ctx.passages.iter().take(4).map(|passage| passage.block.text.to_lowercase());
    let text = opening.collect::<Vec<_>>().join("\n");
    let weeks = ctx.words(|language| language.weeks);
    let Some((_, offset)) = weeks.iter().find(|(words, _)| text.contains(words)) else { return };
    let monday = post - Duration::days(i64::from(post.weekday().num_days_from_monday()))
        + Duration::weeks(*offset);
    let weekdays = ctx.words(|language| language.weekdays);
    for index in 1..ctx.passages.len() {
        let block = &ctx.passages[index].block;
        let Some(&(_, edition)) =
            found.mentioned[index].first().filter(|_| matches!(block.kind, BlockKind::Heading(_)))
        else {
            continue;
        };
        let folded = lowered(&block.text);
        let mut named: Vec<(usize, i64)> = weekdays
            .iter()
            .filter_map(|(word, number)| Some((folded.find(word)?, *number)))
            .collect();
        named.sort_unstable();
        if let (Some(first), Some(last)) = (named.first(), named.last())
            && found.all[edition].days.is_none()
            && first.1 <= last.1
        {
            found.all[edition].days =
                Some((monday + Duration::days(first.1), monday + Duration::days(last.1)));
            let (rule, range) = ("weekday of a heading", 0..block.text.len());
            found.clues.take(Clue { tells: Tells::Days, rule, passage: index, range }, edition);
        }
    }
}

/// Whether a time of the day follows: ", 11:15", " • 2:30 pm".
fn is_timed(after: &str) -> bool {
    let after = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let after = after.strip_prefix("at ").unwrap_or(after);
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = after[digits..].trim_start();
    let minutes = rest.strip_prefix([':', '.', '：']);
    let minutes = minutes.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let half = lowered(first_chars(rest, 3));
    let half = HALF_DAYS.iter().any(|it| half.starts_with(it));
    (1..=2).contains(&digits) && (minutes || half)
}

/// Whether a sentence begins with words for the event that was named last: "This event will be held on …".
pub(super) fn begins_with(ctx: &Context, sentence: &str) -> bool {
    let folded = lowered(&one_line(first_chars(sentence, 100)));
    ctx.words(|language| language.this_event).iter().any(|words| folded.starts_with(words))
}

/// The edition that the passage or its heading named last, else the main one near the beginning of the post.
pub(super) fn spoken_of(
    ctx: &Context,
    found: &Editions,
    passage: usize,
    at: usize,
) -> Option<(usize, usize)> {
    let before = found.mentioned_in(passage, &(0..at)).iter().rev();
    let mut told = before.clone().filter(|(at, _)| !found.is_landmark(passage, *at));
    let heading =
        ctx.passages[passage].heading.and_then(|heading| found.mentioned[heading].first());
    let named = |main: &usize| found.all[*main].places.iter().any(|place| *place < (passage, at));
    let main = found.main.filter(|main| passage <= 3 && named(main));
    let bold = || headed(ctx, found, passage).map(|(_, edition)| edition);
    let near = told.next().map(|&(_, edition)| edition).or_else(bold);
    let near = near.or(heading.map(|&(_, edition)| edition)).or(main);
    let edition = near.or_else(|| before.map(|&(_, edition)| edition).next())?;
    Some((edition, 1000))
}

/// Whether nothing but a bracket or a comma stands between an event's name and days: "KubeCon (April 1-4)".
fn is_right_behind(ctx: &Context, index: usize, days: &Days) -> bool {
    let passage = &ctx.passages[index];
    let after = passage.mentions.partition_point(|it| it.range.end <= days.range.start);
    let Some(mention) = after.checked_sub(1).map(|last| &passage.mentions[last]) else {
        return false;
    };
    let between = passage.block.text[mention.range.end..days.range.start].trim();
    ["", "(", "（", ",", "，", "–", "-"].contains(&between)
}

/// Sentences about deadlines and the like date no event.
fn is_other_business(ctx: &Context, sentence: &str) -> bool {
    let folded = lowered(sentence);
    ctx.words(|language| language.not_talks).iter().any(|word| folded.contains(word))
}

/// The edition whose mention stands closest to the days, before or after.
fn closest(
    ctx: &Context,
    found: &Editions,
    index: usize,
    days: &Days,
    here: &[(usize, usize)],
) -> Option<(usize, usize)> {
    let is_day = |edition: usize| found.all[edition].kind == SeriesKind::Colocated;
    let ranged = days.resolve(2024).is_some_and(|(first, last)| first != last);
    let beside = here.iter().any(|&(_, edition)| is_day(edition));
    let all = &ctx.passages[index].mentions;
    here.iter()
        .map(|&(at, edition)| {
            let place = all.partition_point(|mention| mention.range.start < at);
            let end = all.get(place).map_or(at, |mention| mention.range.end);
            let gap = if at < days.range.start {
                days.range.start.saturating_sub(end)
            } else {
                at.saturating_sub(days.range.end)
            };
            // Several days are a conference's rather than a co-located day's, and one day is no
            // landmark's, nor are several that do not stand right behind it.
            let landmark = found.is_landmark(index, at);
            // "two days before KubeCon, on October 22 and 23"
            let text = &ctx.passages[index].block.text;
            // "We met for Quux Day on May 3 and 4, co-located with KubeCon": not when KubeCon is.
            let place = all.get(place).filter(|_| at >= days.range.end);
            let hosts = place.is_some_and(|it| is_colocated(ctx, index, &it.range))
                && here.iter().any(|&(before, _)| before < days.range.start);
            let parted = text.get(end..days.range.start).is_some_and(|it| it.contains([',', '，']));
            let misfit = if ranged {
                is_day(edition) || landmark && (gap > BRACKET || parted)
            } else {
                beside && !is_day(edition) || landmark
            };
            (edition, gap + if misfit { 500 } else { 0 } + if hosts { 1000 } else { 0 })
        })
        .min_by_key(|&(_, distance)| distance)
}

#[cfg(test)]
mod tests {
    use crate::extract::event::edition::editions;
    use crate::extract::testing::context;

    /// The days of the edition of a series: `2025-04-01..2025-04-04`, or nothing.
    fn days_of(series: &str, lang: &str, text: &str) -> String {
        let found = editions(&context(lang, "2025-04-25", text));
        let edition = found.all.iter().find(|edition| edition.series.starts_with(series));
        let edition = edition.unwrap_or_else(|| panic!("{series} in {text}"));
        edition.days.map_or(String::new(), |(first, last)| format!("{first}..{last}"))
    }

    #[test]
    fn days_of_the_host() {
        let text = "# Istio Day Europe 2025\n\nIt is co-located with KubeCon + CloudNativeCon Europe 2025. Istio Day was \
                    on April 1, the main conference ran from April 1 to 4.";
        assert_eq!(days_of("KubeCon", "en", text), "2025-04-01..2025-04-04");
        assert_eq!(days_of("Istio Day", "en", text), "2025-04-01..2025-04-01");
    }

    #[test]
    fn days_in_the_sentence_of_the_event() {
        for (lang, text) in [
            ("en", "KubeCon Europe 2025 took place on April 1-4, and we had a booth there."),
            ("en", "KubeCon Europe 2025 took place in London from 1 to 4 April 2025."),
            ("en", "From April 1-4 we were at KubeCon Europe."),
            (
                "en",
                "KubeCon Europe took place on April 1-4, co-located with Open Source Summit Europe 2025.",
            ),
            ("en", "KubeCon EU: April 1-4, 2025"),
            ("en", "**KubeCon Europe**\n\nLondon, April 1-4: two talks."),
            ("zh", "KubeCon 欧洲 2025 于 4 月 1 日至 4 日在伦敦举行。"),
            ("uk", "KubeCon Europe 2025 відбулася в Лондоні з 1 по 4 квітня."),
            ("ja", "KubeCon Europe 2025 は4月1日から4日までロンドンで開催されました。"),
            (
                "ja",
                "2025年4月1日から4日に開かれたKubeCon Europe 2025に、弊社はブースを出しました。",
            ),
            // What begins with "this event" goes on about it.
            ("en", "We like KubeCon. This event takes place on April 1-4, 2025."),
            ("en", "We like KubeCon. This\nevent takes place on April 1-4, 2025."),
            ("zh", "我们喜欢 KubeCon。本届大会于 2025 年 4 月 1 日至 4 日举行。"),
            ("ja", "KubeCon が好きです。このイベントは2025年4月1日から4日まで開催されます。"),
            ("uk", "Ми любимо KubeCon. Цей захід відбудеться 1–4 квітня 2025 року."),
            // Right behind the name they are its own, whatever else the sentence is about.
            ("en", "At KubeCon (April 1-4) we have a booth."),
            ("zh", "KubeCon（4 月 1 日至 4 日）的展位"),
        ] {
            let post = format!("# KubeCon Europe 2025\n\n{text}");
            assert_eq!(days_of("KubeCon", lang, &post), "2025-04-01..2025-04-04", "{text}");
        }
    }

    #[test]
    fn days_ahead_of_the_main_event() {
        for (lang, text) in [
            ("ja", "本会議に先立つ3月31日には Istio Day が開かれます。"),
            ("en", "Before the main conference, on March 31, Istio Day takes place."),
        ] {
            let post = format!("# KubeCon Europe 2025\n\n{text}");
            assert_eq!(days_of("Istio Day", lang, &post), "2025-03-31..2025-03-31", "{text}");
        }
    }

    #[test]
    fn days_below_the_heading_of_the_event() {
        let below = |text: &str| {
            let post = format!("# News\n\nHello.\n\n## KubeCon Europe 2025\n\n{text}");
            days_of("KubeCon", "en", &post)
        };
        assert_eq!(
            below("From April 1 to 4 all of us were at our booth."),
            "2025-04-01..2025-04-04"
        );
        assert_eq!(below("The call for papers is open from April 1 to 24."), "");
        assert_eq!(below("We were there.\n\nFrom April 1 to 4 you could see our booth."), "");
    }

    #[test]
    fn days_of_something_else() {
        for text in [
            "April 4, 2025",
            "The call for papers of KubeCon closes on April 4.",
            "On April 1-4, the call for papers of KubeCon is open.",
            "KubeCon 2025 will be good. Buy the tickets.",
            "The last KubeCon was on April 4, 2023.",
            "- [Meshes at Sea](https://sched.co/1) - Zora Quill. Wednesday, April 2, 11:15",
            "We speak on April 2 at 2:30 pm.",
        ] {
            let post = format!("# KubeCon Europe 2025\n\n{text}");
            assert_eq!(days_of("KubeCon", "en", &post), "", "{text}");
        }
    }

    #[test]
    fn a_day_that_another_event_only_places() {
        let post = "# Istio Day 2025\n\nIstio Day was full. We met on April 1, a day before KubeCon Europe 2025.";
        assert_eq!(days_of("Istio Day", "en", post), "2025-04-01..2025-04-01");
        assert_eq!(days_of("KubeCon", "en", post), "");
    }

    #[test]
    fn days_before_the_event_is_named_at_all() {
        let post = "# News\n\nOn April 2 we met in Rome.\n\nCome to KubeCon Europe 2025.";
        assert_eq!(days_of("KubeCon", "en", post), "");
    }

    #[test]
    fn each_event_has_the_days_that_fit_it() {
        let text = "# KubeCon Europe 2025\n\nKubeCon from April 1 to 4 and Istio Day on April 1.";
        assert_eq!(days_of("KubeCon", "en", text), "2025-04-01..2025-04-04");
        assert_eq!(days_of("Istio Day", "en", text), "2025-04-01..2025-04-01");
        // The nearer end counts, and a landmark has no single day.
        let text = "# KubeCon Europe 2025\n\nKubeCon is long. On April 1, the day before KubeCon, \
                    Istio Day was full.";
        assert_eq!(days_of("Istio Day", "en", text), "2025-04-01..2025-04-01");
        let text = "# Istio Day Europe 2025\n\nIt was a part of KubeCon. We met on April 1.";
        assert_eq!(days_of("Istio Day", "en", text), "2025-04-01..2025-04-01");
        let text =
            "# News\n\nApril 8-9: Istio Day goes to Rome, this time next to the Zebra Summit 2025.";
        assert_eq!(days_of("Istio Day", "en", text), "2025-04-08..2025-04-09");
        // One day beside a host with days of its own is no conference's.
        let text = "# KubeCon Europe 2025\n\nIstio Day was good.\n\nKubeCon starts on April 1.";
        assert_eq!(days_of("KubeCon", "en", text), "");
        let text = "# FOSDEM 2025\n\nFOSDEM in Brussels was on February 1.";
        assert_eq!(days_of("FOSDEM", "en", text), "2025-02-01..2025-02-01");
    }

    #[test]
    fn days_of_headings() {
        let text = "# KubeCon Europe 2025\n\n## Tuesday, April 1\n\nIstio Day was full.\n\n\
                    ## Wednesday, April 2\n\nTalks.\n\n## Friday, April 4\n\nMore.";
        assert_eq!(days_of("KubeCon", "en", text), "2025-04-01..2025-04-04");
        assert_eq!(days_of("Istio Day", "en", text), "2025-04-01..2025-04-01");
        // Days under another event's heading, and headings months apart, are not the post's event's.
        let text =
            "# KubeCon Europe 2025\n\n## FOSDEM\n\n### February 1\n\nA.\n\n### February 2\n\nB.";
        assert_eq!(days_of("KubeCon", "en", text), "");
        let text = "# KubeCon Europe 2025\n\nIstio Day is on March 30 and 31, right before.\n\n\
                    ## March 30\n\nA.\n\n## March 31\n\nB.";
        assert_eq!(days_of("KubeCon", "en", text), "");
        let text = "# KubeCon Europe 2025\n\nA.\n\nB.\n\nC.\n\n## April 1\n\nD.\n\n## May 20\n\nE.";
        assert_eq!(days_of("KubeCon", "en", text), "");
    }

    #[test]
    fn days_of_weekdays_in_headings() {
        let week = |opening: &str| {
            format!(
                "# News\n\n{opening}\n\n## Tuesday - FOSDEM\n\nA.\n\n## Wednesday to Friday: Zebra Summit\n\nB."
            )
        };
        // 2025-04-25 is a Friday.
        let text = week("What happened last week:");
        assert_eq!(days_of("FOSDEM", "en", &text), "2025-04-15..2025-04-15");
        assert_eq!(days_of("Zebra", "en", &text), "2025-04-16..2025-04-18");
        let text = week("What happens this week:");
        assert_eq!(days_of("FOSDEM", "en", &text), "2025-04-22..2025-04-22");
        assert_eq!(days_of("FOSDEM", "en", &week("What happened:")), "");
    }
}
