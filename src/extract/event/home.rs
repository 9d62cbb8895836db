//! The region and year of the post's own event, for mentions that leave them out.

use std::cell::LazyCell;

use chrono::Datelike;

use super::city::{City, cities};
use super::edition::weight;
use super::mention::Mention;
use super::origin::Source;
use super::place::{is_region, is_wide, region_of};
use super::year::Told;
use crate::extract::context::{Context, Passage};
use crate::extract::date::days;
use crate::extract::link::target;
use crate::extract::sentence::{last_chars, lowered};
use crate::extract::stems::Stems;
use crate::reference::{HostedEdition, SeriesKind};

/// So many characters before a mention may say that it is another year's.
const RECALLED: usize = 40;

/// So many passages open a post, its title among them.
const OPENING: usize = 4;

/// An event of so many days ago is still reported.
const SHORTLY: i64 = 90;

/// Region and year of an edition, and where they come from.
pub(super) type Completion = (Option<(String, Source)>, (i32, Source));

/// The region and year of the post's own event, for mentions that leave them out.
pub(super) struct Home {
    pub region: Option<String>,
    region_from: Source,
    pub year: i32,
    year_from: Source,
    post_year: Option<i32>,
    /// The series that the title names.
    titled: Vec<String>,
    /// Whether the post opens with the days of an event that is over.
    reports: bool,
    /// Explicit editions by series, in order of mention.
    explicit: Vec<(String, Option<String>, Option<i32>)>,
}

impl Home {
    pub fn of(ctx: &Context) -> Self {
        let post_year = ctx.post.front.date.map(|date| date.year());
        let mut regional: Vec<(&String, Option<i32>, u32)> = Vec::new();
        let mut years: Vec<(i32, u32)> = Vec::new();
        let mut explicit = Vec::new();
        for (index, passage) in ctx.passages.iter().enumerate() {
            let mut around: Vec<&Mention> = passage.mentions.iter().collect();
            around.sort_by_key(|mention| mention.range.start);
            for mention in around {
                // "4th CiliumCon … as many as at last year's CiliumCon Europe 2023"
                if is_recalled(ctx, index, mention) {
                    continue;
                }
                let weight = weight(index, passage.block.kind);
                if mention.regional
                    && let Some(region) = mention.region.as_ref().filter(|region| is_wide(region))
                {
                    regional.push((region, mention.year, weight));
                }
                if let Some(year) = mention.year {
                    count(&mut years, year, weight);
                }
                if mention.region.is_some() || mention.year.is_some() {
                    explicit.push((mention.series.clone(), mention.region.clone(), mention.year));
                }
            }
        }
        // A newsletter names many editions in passing: one such mention gives no year to the others.
        years.retain(|(_, weight)| *weight >= 6);
        let schedule = LazyCell::new(|| first_schedule(ctx));
        let addresses = ctx.post.front.urls.iter().chain([&ctx.post.path]);
        let (year, year_from) = best(&years)
            .filter(|year| post_year.is_none_or(|post| (post - 1..=post + 1).contains(year)))
            .map(|year| (year, Source::Mentions))
            .or_else(|| Some((post_year?, Source::PostDate)))
            .or_else(|| Some(((*schedule)?.year, Source::Schedule)))
            .or_else(|| Some((first_year(ctx)?, Source::FirstDate)))
            .or_else(|| Some((year_of(addresses)?, Source::Address)))
            .unwrap_or((1970, Source::Nothing));
        // "Next up: KubeCon Europe 2026" tells nothing of where this year's event is.
        let mut regions: Vec<(String, u32)> = Vec::new();
        for (region, _, weight) in
            regional.into_iter().filter(|(_, of, _)| of.is_none_or(|of| of == year))
        {
            count(&mut regions, region.clone(), weight);
        }
        // Last year's schedule tells nothing of where this year's event is.
        let scheduled = || schedule.filter(|it| it.year == year)?.region;
        let (region, region_from) = best(&regions)
            .map(|region| (Some(region), Source::Mentions))
            .or_else(|| Some((Some(scheduled()?.to_owned()), Source::Schedule)))
            .unwrap_or_else(|| (region_by_city(ctx), Source::FirstCity));
        let title = ctx.passages.first();
        let titled = title.into_iter().flat_map(|title| &title.mentions);
        let titled = titled.map(|mention| mention.series.clone()).collect();
        let reports = reports(ctx);
        Self { region, region_from, year, year_from, post_year, titled, reports, explicit }
    }

    /// Whether the post's title names the series of a mention.
    pub fn titles(&self, mention: &Mention) -> bool {
        self.titled.contains(&mention.series)
    }

    /// Region and year of the edition that a mention means, and where they come from; `near` is the full edition that its own
    /// passage or heading names before it, and whether that is its heading, `told` what the words around it tell of its year.
    pub fn complete(
        &self,
        mention: &Mention,
        near: Option<(&Mention, bool)>,
        told: Told,
    ) -> Completion {
        let beside = near.filter(|(near, headed)| {
            [mention.parent.as_ref(), Some(&mention.series)].contains(&Some(&near.series))
                && mention.region.is_none()
                && mention.year.is_none()
                && (*headed || !self.titles(mention))
                && told.relative.is_none()
        });
        if let Some((Mention { region, year: Some(year), .. }, _)) = beside {
            return (
                region.clone().map(|region| (region, Source::Before)),
                (*year, Source::Before),
            );
        }
        let written = mention.region.clone().map(|region| (region, Source::Written));
        let relative = told.relative.map(|years| self.post_year.unwrap_or(self.year) + years);
        let beside = told.region.map(|region| (region.to_owned(), Source::Sentence));
        let written = written.or(beside);
        let region = written.or_else(|| self.region_for(mention, mention.year.or(relative)));
        let elsewhere = mention.region.as_ref().is_some_and(|it| Some(it) != self.region.as_ref());
        // A date beside the post's own event may be that of a deadline, or of anything, unless it is long ago.
        let past = |year: &i32| self.post_year.is_some_and(|post| *year < post);
        let other = |year: &i32| elsewhere || past(year) && !self.titles(mention);
        let own = self.titles(mention);
        let beside = told.ahead.or(told.headed).filter(|_| !own);
        let dated = told.dated.filter(other).or(beside);
        let told = relative.or(dated).map(|year| (year, Source::Sentence));
        let written = mention.year.map(|year| (year, Source::Written)).or(told);
        let year = written.unwrap_or_else(|| {
            let same = |(series, at, year): &(String, Option<String>, Option<i32>)| {
                let here = at.is_none() || at.as_ref() == region.as_ref().map(|(region, _)| region);
                (*series == mention.series && here).then_some(*year).flatten()
            };
            // "See you at QuuxCon 2026!"
            let over = |year: &i32| !(self.reports && *year > self.year);
            let years: Vec<i32> = self.explicit.iter().filter_map(same).filter(over).collect();
            if years.contains(&self.year) || years.is_empty() {
                (self.year, self.year_from)
            } else {
                (years[0], Source::Series)
            }
        });
        (region, year)
    }

    /// The region of a mention that names none.
    fn region_for(&self, mention: &Mention, of: Option<i32>) -> Option<(String, Source)> {
        let mut explicit = self.explicit.iter().filter(|(series, region, year)| {
            *series == mention.series
                && region.is_some()
                && (of.is_none() || year.is_none() || *year == of)
        });
        let at_home = explicit.clone().any(|(_, region, _)| *region == self.region);
        let elsewhere = explicit.next().and_then(|(_, region, _)| region.clone());
        let elsewhere = elsewhere.map(|region| (region, Source::Series));
        let local = matches!(mention.kind, SeriesKind::Community | SeriesKind::Meetup);
        let other_year = of.is_some_and(|year| year != self.year);
        let home = self.region.clone().map(|region| (region, self.region_from));
        // What another mention says counts more than where a city lies. Series that do not go by
        // regions of the world have nothing of another series' region.
        let shared = mention.by_region
            && self.region.as_deref().is_none_or(is_region)
            && (self.region_from != Source::FirstCity || elsewhere.is_none());
        if local || other_year {
            elsewhere
        } else if at_home || mention.regional && shared {
            home.or(elsewhere)
        } else if mention.regional || self.titles(mention) {
            elsewhere
        } else {
            None
        }
    }
}

/// Whether the opening paragraphs name days, beside an event, that were shortly before the post.
fn reports(ctx: &Context) -> bool {
    let Some(post) = ctx.post.front.date else { return false };
    let opening = ctx.passages.iter().take(OPENING).filter(|it| !it.mentions.is_empty());
    let mut told = opening.flat_map(|passage| days(&passage.block.text));
    told.any(|days| {
        let first = days.resolve_near(post).map(|(first, _)| first);
        first.is_some_and(|first| (0..=SHORTLY).contains(&(post - first).num_days()))
    })
}

/// Whether the words before a mention say that it is another year's.
fn is_recalled(ctx: &Context, passage: usize, mention: &Mention) -> bool {
    let sentence = ctx.sentence_at(passage, mention.range.start);
    let start = sentence.start.min(mention.range.start);
    let before = &ctx.passages[passage].block.text[start..mention.range.start];
    let before = lowered(last_chars(before, RECALLED));
    // "Like last year, KubeCon 2025 …" is this year's.
    let clause = before.rsplit([',', '，', '、']).next().unwrap_or(&before);
    let clause = Stems::of(clause);
    ctx.words(|language| language.years).iter().any(|(word, _)| clause.has(word))
}

fn count<T: PartialEq>(counts: &mut Vec<(T, u32)>, value: T, weight: u32) {
    match counts.iter_mut().find(|(known, _)| *known == value) {
        Some((_, total)) => *total += weight,
        None => counts.push((value, weight)),
    }
}

/// The heaviest, the first of equals.
fn best<T: Clone>(counts: &[(T, u32)]) -> Option<T> {
    let most = counts.iter().map(|(_, weight)| *weight).max()?;
    counts.iter().find(|(_, weight)| *weight == most).map(|(value, _)| value.clone())
}

/// The first year that the text names, for a post without a date.
fn first_year(ctx: &Context) -> Option<i32> {
    ctx.passages.iter().flat_map(|passage| days(&passage.block.text)).find_map(|days| days.year())
}

/// The edition of the first link to a schedule whose host tells it.
fn first_schedule<'c>(ctx: &'c Context) -> Option<HostedEdition<'c>> {
    let links = ctx.passages.iter().flat_map(|passage| &passage.block.links);
    links.into_iter().find_map(|link| {
        let key = target(&link.url).key;
        ctx.lexicon.reference.edition_at(key.split('/').next()?)
    })
}

/// The year that one of the post's own addresses names: "/kubecon-eu-2024-paris/", "2024/paris.md".
fn year_of<'a>(mut addresses: impl Iterator<Item = &'a String>) -> Option<i32> {
    let year = |part: &str| {
        part.parse().ok().filter(|year| part.len() == 4 && (1990..2100).contains(year))
    };
    addresses
        .find_map(|address| address.rsplit(|c: char| !c.is_ascii_alphanumeric()).find_map(year))
}

/// The region of the first city beside an event of a series with regions, else of the first near the beginning.
fn region_by_city(ctx: &Context) -> Option<String> {
    let region = |city: City| region_of(city.country.as_deref()?);
    let told = |(index, passage): (usize, &Passage)| {
        // The city in the name of another event tells nothing of this one.
        let is_free = |city: &City| {
            let at = passage.mentions.partition_point(|it| it.range.start <= city.range.start);
            at.checked_sub(1).is_none_or(|at| passage.mentions[at].range.end < city.range.end)
        };
        let found = cities(&passage.block.text, ctx.lexicon).into_iter().filter(is_free);
        found.map(|city| (index, city)).collect::<Vec<_>>()
    };
    let all: Vec<(usize, City)> = ctx.passages.iter().enumerate().flat_map(told).collect();
    let is_beside = |(index, city): &&(usize, City)| {
        let sentence = ctx.sentence_at(*index, city.range.start);
        let mentions = &ctx.passages[*index].mentions;
        let from = mentions.partition_point(|mention| mention.range.start < sentence.start);
        let here = mentions[from..].iter().take_while(|it| it.range.start < sentence.end).take(9);
        here.into_iter().any(|mention| mention.regional && mention.region.is_none())
    };
    let beside = all.iter().find(is_beside).cloned().and_then(|(_, city)| region(city));
    let near = all.iter().filter(|(index, _)| *index < 8).cloned();
    beside.or_else(|| near.into_iter().find_map(|(_, city)| region(city))).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::event::edition::{Edition, editions};
    use crate::extract::testing::context;

    #[test]
    fn year_of_the_posts_own_event() {
        for (date, text, want) in [
            ("2025-04-25", "# KubeCon Europe 2025", 2025),
            ("2025-01-10", "# KubeCon North America 2024", 2024),
            ("2024-11-10", "# Join us at FOSDEM 2025", 2025),
            ("2025-04-25", "# At IstioCon\n\nMore came than to last year's IstioCon 2024.", 2025),
            // A year far away is history, one in passing is another edition.
            ("2025-04-25", "# What IstioCon 2019 taught us", 2025),
            ("2025-04-25", "# News\n\nA.\n\nB.\n\nC.\n\nD.\n\nKubeCon 2024 was good.", 2025),
            ("", "We met on 3 April 2023 at KubeCon.", 2023),
            ("", "会议于 2022 年 5 月 3 日举行。", 2022),
            ("", "[A talk](https://kccnceu2024.sched.com/event/1A) was good.", 2024),
            ("2025-04-25", "[A talk](https://kccnceu2024.sched.com/event/1A) was good.", 2025),
            ("", "Nothing.", 1970),
        ] {
            assert_eq!(Home::of(&context("en", date, text)).year, want, "{text}");
        }
    }

    #[test]
    fn year_of_an_address() {
        for (path, slug, want) in [
            ("blog/kubecon-2024-notes.md", "", Some(2024)),
            ("blog/notes.md", "/2023/kubecon-eu/", Some(2023)),
            ("2022/notes.md", "kubecon-eu", Some(2022)),
            ("blog/rfc-1149.md", "", None),
            ("blog/notes-20240101.md", "", None),
        ] {
            let addresses = [slug.to_owned(), path.to_owned()];
            assert_eq!(year_of(addresses.iter()), want, "{path} {slug}");
        }
    }

    #[test]
    fn region_of_the_posts_own_event() {
        for (lang, text, want) in [
            ("en", "# KubeCon NA 2024", Some("North America")),
            ("en", "# KubeCon Europe\n\nLast was KubeCon China.", Some("Europe")),
            ("en", "# KubeCon\n\nWe met in Paris.", Some("Europe")),
            ("zh", "# KubeCon\n\n我们相约伦敦。", Some("Europe")),
            ("uk", "# KubeCon\n\nМи зустрілися в Лондоні.", Some("Europe")),
            ("ja", "# KubeCon\n\nロンドンで会いました。", Some("Europe")),
            ("en", "# News\n\nWe met in Paris. KubeCon will be in Chicago.", Some("North America")),
            (
                "en",
                "# KubeCon 2025\n\nWe met in Chicago. Next is KubeCon Europe 2026.",
                Some("North America"),
            ),
            // Neither the region of an event without regions, nor a city far below.
            ("en", "# QuuxConf Asia", None),
            ("en", "# KubeCon\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\nParis", None),
            ("en", "# KubeCon\n\nWe met.", None),
            // A schedule tells more than a city, but not last year's.
            (
                "en",
                "# KubeCon\n\nOff to Paris. [A](https://kccncna2025.sched.com/event/1A)",
                Some("North America"),
            ),
            (
                "en",
                "# KubeCon\n\nOff to Paris. [A](https://kccncna2024.sched.com/event/1A)",
                Some("Europe"),
            ),
        ] {
            let home = Home::of(&context(lang, "2025-04-25", text));
            assert_eq!(home.region.as_deref(), want, "{text}");
        }
    }

    #[test]
    fn mentions_are_completed() {
        let kubecon = |rest: &str| format!("KubeCon + CloudNativeCon {rest}");
        for (text, want) in [
            // As the edition of the same series says, where the year agrees.
            ("# News\n\nKubeCon China 2024. Then KubeCon 2024.", vec![kubecon("China 2024")]),
            // The day beside an edition that its own passage names.
            (
                "# KubeCon Europe 2025\n\nAt KubeCon NA 2024 we had Istio Day.",
                vec![
                    kubecon("Europe 2025"),
                    kubecon("North America 2024"),
                    "Istio Day North America 2024".into(),
                ],
            ),
            // Not every region has an edition of every series, and some series know none.
            (
                "# Community Over Code Asia 2025\n\nUnlike KubeCon or PyCon",
                vec!["Community Over Code Asia 2025".into(), kubecon("2025"), "PyCon 2025".into()],
            ),
            // A community event is not where the post's own event is.
            (
                "# KubeCon Europe 2025\n\nWe met at KCD.",
                vec![kubecon("Europe 2025"), "KCD 2025".into()],
            ),
            ("# KCD Paris 2025\n\nThe KCD was full.", vec!["KCD Paris 2025".into()]),
            // Another year's edition need not be in this year's region.
            (
                "# KubeCon Europe 2025\n\nUnlike KubeCon 2023",
                vec![kubecon("Europe 2025"), kubecon("2023")],
            ),
        ] {
            let found = editions(&context("en", "2025-04-25", text));
            assert_eq!(found.all.iter().map(Edition::name).collect::<Vec<_>>(), want, "{text}");
        }
    }

    #[test]
    fn next_years_edition_is_not_what_a_report_tells_of() {
        let names = |opening: &str| {
            let text =
                format!("# At PyCon\n\n{opening}\n\nA.\n\nB.\n\nC.\n\nSee you at PyCon 2026!");
            let found = editions(&context("en", "2025-04-25", &text));
            found.all.iter().map(Edition::name).collect::<Vec<_>>()
        };
        let both = ["PyCon 2025", "PyCon 2026"];
        assert_eq!(names("PyCon took place on April 20-21."), both);
        // A post of no days shortly before, or of days long ago, is no report.
        assert_eq!(names("PyCon is near."), ["PyCon 2026"]);
        assert_eq!(names("PyCon began on January 20."), ["PyCon 2026"]);
    }

    #[test]
    fn the_heaviest_counts_and_the_first_of_equals() {
        let mut counts = Vec::new();
        assert_eq!(best::<i32>(&counts), None);
        for (value, weight) in [(1, 4), (2, 1), (2, 3)] {
            count(&mut counts, value, weight);
        }
        assert_eq!((counts.len(), best(&counts)), (2, Some(1)));
        count(&mut counts, 2, 1);
        assert_eq!(best(&counts), Some(2));
    }
}
