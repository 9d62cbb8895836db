//! Which day of the week a co-located event had, where only that is told: "Tuesday belonged to Istio Day".

use std::collections::BTreeSet;

use chrono::{Datelike, Duration, NaiveDate};

use super::edition::{Edition, Editions};
use super::origin::{Clue, Tells};
use crate::extract::context::Context;
use crate::extract::sentence::lowered;
use crate::language::is_cjk;
use crate::reference::SeriesKind;

/// Co-located events begin so many days before their host at most.
const EARLIER: i64 = 2;

/// No host lasts longer, so that each day of the week is told but once.
const LONGEST: i64 = 4;

/// Gives co-located events without days the weekday of the sentence that names them, or of the item or the heading above it,
/// in the week of the post's own event.
pub(super) fn date_colocated(ctx: &Context, found: &mut Editions) {
    let Some((main, (first, last))) =
        found.main.and_then(|main| Some((main, found.all[main].days?)))
    else {
        return;
    };
    if (last - first).num_days() > LONGEST {
        return;
    }
    for index in 1..ctx.passages.len() {
        for (at, edition) in found.mentioned[index].clone() {
            if !is_undated(&found.all[edition], found.all[main].year) {
                continue;
            }
            let sentence = ctx.sentence_at(index, at);
            let text = &ctx.passages[index].block.text[sentence.clone()];
            // The item above counts before the heading: "- Monday:", then "- Istio Day".
            let items =
                std::iter::successors(ctx.passages[index].parent, |&it| ctx.passages[it].parent);
            let mut above = items.chain(ctx.passages[index].heading);
            let mut told = (weekdays(ctx, text), index, sentence);
            while told.0.is_empty()
                && let Some(above) = above.next()
            {
                let text = &ctx.passages[above].block.text;
                told = (weekdays(ctx, text), above, 0..text.len());
            }
            let (days, passage, range) = told;
            let [day] = days[..] else { continue };
            if let Some(day) = in_week(day, first, last) {
                found.all[edition].days = Some((day, day));
                let rule = "weekday near a co-located event";
                found.clues.take(Clue { tells: Tells::Days, rule, passage, range }, edition);
            }
        }
    }
}

fn is_undated(edition: &Edition, year: i32) -> bool {
    edition.kind == SeriesKind::Colocated && edition.days.is_none() && edition.year == year
}

/// The days of the week that a text names, from Monday, 0.
fn weekdays(ctx: &Context, text: &str) -> Vec<i64> {
    let folded = lowered(text);
    let told = |word: &str| {
        folded.match_indices(word).any(|(at, _)| {
            let (before, after) = (&folded[..at], &folded[at + word.len()..]);
            if word.starts_with(is_cjk) {
                return !before.ends_with(['每', '毎', '两', '兩']);
            }
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        })
    };
    let days = ctx.words(|language| language.weekdays).into_iter();
    let days: BTreeSet<i64> = days.filter(|(word, _)| told(word)).map(|(_, day)| day).collect();
    days.into_iter().collect()
}

/// That day of the week, in the days of the host and right before.
fn in_week(weekday: i64, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
    let from = first - Duration::days(EARLIER);
    let days = from.iter_days().take_while(|day| *day <= last);
    days.into_iter().find(|day| i64::from(day.weekday().num_days_from_monday()) == weekday)
}

#[cfg(test)]
mod tests {
    use crate::extract::event::edition::editions;
    use crate::extract::testing::context;

    /// The day of Istio Day beside a KubeCon that takes place from Tuesday, April 1 to 4.
    fn day(text: &str) -> String {
        let post = format!(
            "# KubeCon Europe 2025\n\nKubeCon Europe 2025 takes place from April 1 to 4, 2025.\n\n{text}"
        );
        let found = editions(&context("en", "2025-04-25", &post));
        let day = found.all.iter().find(|it| it.series == "Istio Day").expect("Istio Day").days;
        day.map_or(String::new(), |(first, last)| format!("{first}..{last}"))
    }

    #[test]
    fn days_of_colocated_events() {
        for (text, want) in [
            ("Tuesday belonged to Istio Day.", "2025-04-01..2025-04-01"),
            ("## Monday was for small events\n\nIstio Day was full.", "2025-03-31..2025-03-31"),
            ("- Monday:\n  - Istio Day was full.", "2025-03-31..2025-03-31"),
            ("Istio Day was full. It was Tuesday.", ""),
            ("From Tuesday to Thursday there was more than Istio Day.", ""),
            ("Istio Day takes place on April 2. Tuesday is for tea.", "2025-04-02..2025-04-02"),
            ("On Saturday we met after Istio Day.", ""),
            ("## Thursday\n\nFrom Monday to Thursday there was more than Istio Day.", ""),
        ] {
            assert_eq!(day(text), want, "{text}");
        }
    }
}
