//! At which event a talk is given: what its row says, what its link says, what was told of last.

mod around;
mod beside;
mod headed;
mod hosted;
mod passing;
mod told_before;

use std::collections::{HashMap, HashSet};

use self::around::Around;
use self::beside::beside;
use self::hosted::{Addresses, Hosted, hosted};
use self::told_before::told_before;
use super::{Candidate, Said, spoken};
use crate::extract::conference::is_about;
use crate::extract::context::Context;
use crate::extract::event::edition::Editions;
use crate::post::document::BlockKind;
use crate::reference::SeriesKind;

/// A paragraph that heads a list is shorter, in bytes.
const LABEL: usize = 120;

/// Whether a talk can be at an edition.
type Fits<'f> = dyn Fn(usize) -> bool + 'f;

/// The talk whose event is looked for, and where.
struct Search<'s, 'c> {
    ctx: &'s Context<'c>,
    editions: &'s Editions,
    candidate: &'s Candidate,
    around: &'s Around,
    /// Whether the talk may be at an edition that is named somewhere.
    fits: &'s Fits<'s>,
    /// The same, where the words say that something is there.
    can: &'s Fits<'s>,
}

/// Gives each candidate its event.
pub fn assign(ctx: &Context, editions: &Editions, candidates: &mut [Candidate]) {
    let around = Around::of(ctx, editions, candidates);
    let addresses = Addresses::of(editions);
    let firsts = tables_of(ctx);
    // The events of the rows that links place, by the passage that begins their table.
    let mut tables: HashMap<usize, HashSet<Option<usize>>> = HashMap::new();
    let mut unplaced = Vec::new();
    for (number, candidate) in candidates.iter_mut().enumerate() {
        let hosted = hosted(ctx, editions, &addresses, candidate);
        let (event, said) = event_of(ctx, editions, candidate, &around, hosted.as_ref());
        candidate.event = event;
        candidate.event_said = said;
        match firsts[candidate.passage] {
            Some(table) if hosted.is_some() => {
                tables.entry(table).or_default().insert(event);
            }
            Some(table) if said == Said::Before => unplaced.push((number, table)),
            _ => {}
        }
    }
    // "Opening remarks" without a page stands in the programme of one event, as the rows beside it say.
    for (number, table) in unplaced {
        let events = tables.get(&table).filter(|events| events.len() == 1);
        if let Some(&event) = events.and_then(|events| events.iter().next()) {
            (candidates[number].event, candidates[number].event_said) = (event, Said::Near);
        }
    }
}

/// For each passage that is a row, that with which its table begins.
fn tables_of(ctx: &Context) -> Vec<Option<usize>> {
    let mut first = None;
    let rows = ctx.passages.iter().enumerate().map(|(index, passage)| {
        let row = passage.block.kind == BlockKind::TableRow;
        first = row.then(|| first.unwrap_or(index));
        first
    });
    rows.collect()
}

fn event_of(
    ctx: &Context,
    editions: &Editions,
    candidate: &Candidate,
    around: &Around,
    hosted: Option<&Hosted>,
) -> (Option<usize>, Said) {
    // A host that is one event's own settles it; that of all co-located days leaves them to the words.
    if let Some(&Hosted::Edition(edition)) = hosted {
        return (Some(edition), Said::Beside);
    }
    let can =
        |edition: usize| hosted.is_none() || editions.all[edition].kind != SeriesKind::Conference;
    let fits = |edition: usize| is_possible(editions, edition) && can(edition);
    let search = Search { ctx, editions, candidate, around, fits: &fits, can: &can };
    if !search.is_recap()
        && let Some(edition) = beside(&search)
    {
        return (Some(edition), Said::Beside);
    }
    told_before(&search)
        .map_or((editions.main, Said::Before), |(edition, said)| (Some(edition), said))
}

impl Search<'_, '_> {
    /// Whether events in the candidate's own row are what it tells of: at a meetup, conferences.
    fn is_recap(&self) -> bool {
        let is_meetup = |main: usize| self.editions.all[main].kind == SeriesKind::Meetup;
        is_listed(self.ctx.passages[self.candidate.passage].block.kind)
            && is_titled(self.editions)
            && self.editions.main.is_some_and(is_meetup)
    }
}

/// Whether a block is a row of a list or a table.
fn is_listed(kind: BlockKind) -> bool {
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
    // However often the next one is named, a post with the last one's name as its title reports on that.
    let is_later = edition.year > main.year;
    edition.year == main.year
        && (edition.region == main.region || edition.region.is_none() || main.region.is_none())
        || edition.weight >= 8 && !(is_titled(editions) && is_later)
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
    fn rows_of_one_table_are_of_one_event() {
        let body = "# KubeCon Europe 2025\n\nIstio Day Europe 2025 is on April 1. The rest is at KubeCon.\n\n";
        let row = |title: &str, host: &str| {
            format!("| [{title}](https://{host}.sched.com/event/1) | Zora Quill |\n")
        };
        let table = |rows: &[String]| {
            let text = format!("{body}| Talk | Who |\n|---|---|\n{}", rows.concat());
            placed("en", &text).into_iter().map(|(series, _)| series).collect::<Vec<_>>()
        };
        let days = row("Meshes at Sea", "colocatedeventseu2025");
        let own = "| [Ropes on Land](https://youtu.be/aaaaaaaaaaa) | Max Mu |\n".to_owned();
        assert_eq!(table(&[days, own]), ["Istio Day", "Istio Day"]);
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
            ("en", format!("## Day 0: Istio Day\n\nIt was full.\n\n{row}"), day, Said::Near),
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
    fn a_report_is_not_on_the_next_edition() {
        for (lang, text) in [
            (
                "en",
                "# KubeCon Europe 2025\n\nAfter [the opening remarks](v1), the next KubeCon Europe 2026 was announced.\n\n\
                 ## See you at KubeCon Europe 2026!\n\nKubeCon Europe 2026 is in March.",
            ),
            (
                "ja",
                "# KubeCon Europe 2025 参加レポート\n\n[開会の挨拶](v1)では、翌年のKubeCon Europeが発表されました。\n\n\
                 ## 来年のKubeCon Europe\n\nKubeCon Europe 2026は3月に開催されます。",
            ),
        ] {
            let ctx = context(lang, "2025-04-25", text);
            let found = editions(&ctx);
            let mut talks = accepted(linked::proposals(&ctx));
            assign(&ctx, &found, &mut talks);
            let years: Vec<_> =
                talks.iter().filter_map(|it| it.event).map(|it| found.all[it].year).collect();
            assert_eq!(years, [2025], "{text}");
        }
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
