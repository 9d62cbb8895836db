//! Where events take place, and which region that is.

use std::collections::BTreeMap;
use std::ops::Range;

use super::city::{City, cities};
use super::edition::Editions;
use super::origin::{Clue, Rival, Tells, Unused, cheapest};
use crate::extract::context::Context;
use crate::extract::link::is_talk;
use crate::extract::names::is_word;
use crate::extract::sentence::labelled;
use crate::language::LANGUAGES;
use crate::post::document::BlockKind;
use crate::reference;

/// Countries by the region that the big series name their editions after.
const REGIONS: &[(&str, &[&str])] = &[
    (
        "Europe",
        &[
            "Austria",
            "Belgium",
            "Bulgaria",
            "Croatia",
            "Cyprus",
            "Czech Republic",
            "Czechia",
            "Denmark",
            "Estonia",
            "Finland",
            "France",
            "Germany",
            "Greece",
            "Hungary",
            "Iceland",
            "Ireland",
            "Italy",
            "Latvia",
            "Lithuania",
            "Luxembourg",
            "Malta",
            "Netherlands",
            "Norway",
            "Poland",
            "Portugal",
            "Romania",
            "Serbia",
            "Slovakia",
            "Slovenia",
            "Spain",
            "Sweden",
            "Switzerland",
            "Türkiye",
            "Ukraine",
            "United Kingdom",
            "UK",
        ],
    ),
    ("North America", &["United States", "USA", "United States of America", "Canada"]),
    ("China", &["China", "Hong Kong"]),
    ("Japan", &["Japan"]),
    ("India", &["India"]),
    ("Korea", &["South Korea", "Korea"]),
];

/// The region of a country, if the big series have one for it.
pub fn region_of(country: &str) -> Option<&'static str> {
    REGIONS.iter().find(|(_, countries)| countries.contains(&country)).map(|(region, _)| *region)
}

/// A region of the big series by its name.
pub(super) fn region_named(name: &str) -> Option<&'static str> {
    REGIONS.iter().find(|(region, _)| *region == name).map(|(region, _)| *region)
}

/// Whether that is a region of the big series, not a city or country in the name of a local event.
pub fn is_region(name: &str) -> bool {
    REGIONS.iter().any(|(region, _)| *region == name)
}

/// Whether that is a region of any language's list, such as a part of the world.
pub fn is_wide(name: &str) -> bool {
    LANGUAGES.iter().flat_map(|it| it.regions).any(|(_, region)| *region == name)
}

/// Gives cities to editions; a co-located day is where its host is.
pub(super) fn locate(ctx: &Context, found: &mut Editions) {
    let clue = |rule, passage, range| Clue { tells: Tells::City, rule, passage, range };
    let mut rivals: BTreeMap<usize, Vec<Rival<String>>> = BTreeMap::new();
    for (index, passage) in ctx.passages.iter().enumerate() {
        for city in cities(&passage.block.text, ctx.lexicon) {
            let sentence = ctx.sentence_at(index, city.range.start);
            let here = found.mentioned_in(index, &sentence).iter();
            let gap = |at: usize| gap_between(ctx, index, at, &city.range);
            let closest = here.map(|&(at, edition)| (gap(at), edition)).min();
            let clue = clue("city near an event", index, city.range.clone());
            let named = closest.or_else(|| below(ctx, found, index));
            let Some((gap, edition)) = named.or_else(|| headed(ctx, found, index)) else {
                found.clues.refuse(clue, Unused::NoEvent);
                continue;
            };
            if fits(&city, found.all[edition].region.as_deref()) {
                let rival = Rival { cost: gap + index * 10, told: city.name, clue };
                rivals.entry(edition).or_default().push(rival);
            } else {
                found.clues.refuse(clue, Unused::OtherRegion);
            }
        }
    }
    for (edition, rivals) in rivals {
        found.all[edition].city = cheapest(&mut found.clues, edition, rivals);
    }
    // The city that the running text names most, of equals the first, is the main event's if no
    // sentence about the event names one.
    if let Some(main) = found.main
        && found.all[main].city.is_none()
    {
        let region = found.all[main].region.clone();
        let told = ctx.passages.iter().enumerate().filter(|(_, passage)| {
            let kind = passage.block.kind;
            (matches!(kind, BlockKind::Paragraph | BlockKind::Caption)
                || kind == BlockKind::Item && tells_place(ctx, &passage.block.text))
                && !passage.block.links.iter().any(|link| is_talk(&link.url))
        });
        let hits = told.flat_map(|(index, passage)| {
            cities(&passage.block.text, ctx.lexicon).into_iter().map(move |city| (index, city))
        });
        // A city in a sentence about another event is that one's.
        let is_free = |index: usize, city: &City| {
            let sentence = ctx.sentence_at(index, city.range.start);
            found.mentioned_in(index, &sentence).is_empty()
        };
        let hits = hits.filter(|(index, city)| is_free(*index, city));
        let hits: Vec<_> = hits.filter(|(_, city)| fits(city, region.as_deref())).collect();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (_, city) in &hits {
            *counts.entry(city.name.clone()).or_default() += 1;
        }
        let most = counts.values().max().copied();
        let first = hits.into_iter().find(|(_, city)| counts.get(&city.name).copied() == most);
        if let Some((index, city)) = first {
            found.all[main].city = Some(city.name);
            found.clues.take(clue("city named most in the text", index, city.range), main);
        }
    }
    if let Some(main) = found.main
        && found.all[main].city.is_none()
    {
        let region = found.all[main].region.clone();
        let linked = city_in_links(ctx).filter(|(city, ..)| fits(city, region.as_deref()));
        if let Some((City { name, .. }, index, range)) = linked {
            found.all[main].city = Some(name);
            found.clues.take(clue("city in a link's address", index, range), main);
        }
    }
    share_with_colocated(found);
}

/// The one city that stands in the addresses of the post's links, and the words of the first of them:
/// `…-europe-london-2025/…`.
fn city_in_links(ctx: &Context) -> Option<(City, usize, Range<usize>)> {
    let passages = ctx.passages.iter().enumerate();
    let urls: Vec<(String, usize, Range<usize>)> = passages
        .flat_map(|(index, passage)| passage.block.links.iter().map(move |link| (index, link)))
        .map(|(index, link)| (link.url.to_ascii_lowercase(), index, link.range.clone()))
        .collect();
    let parts: Vec<(&str, usize, usize, &Range<usize>)> = urls
        .iter()
        .flat_map(|(url, index, range)| {
            url.match_indices('-').map(move |(dash, _)| (url.as_str(), dash + 1, *index, range))
        })
        .collect();
    let named = |city: &reference::City| {
        // Few cities begin as one of the parts does.
        let initial = city.name.chars().flat_map(char::to_lowercase).next()?;
        parts.iter().find(|(url, at, ..)| url[*at..].starts_with(initial))?;
        let slug = city.name.to_lowercase().replace(' ', "-");
        let says = |url: &str, at: usize| {
            url[at..].starts_with(&slug) && is_word(url, &(at..at + slug.len()))
        };
        let (.., index, range) = parts.iter().find(|(url, at, ..)| says(url, *at))?;
        let (name, country) = (city.name.clone(), city.country.clone());
        Some((City { range: (*range).clone(), name, country }, *index, (*range).clone()))
    };
    let cities = ctx.lexicon.reference.cities();
    let mut named = cities.iter().filter_map(named);
    named.next().filter(|_| named.next().is_none())
}

/// Whether a line says where something is: "Where: London", "📍 London".
fn tells_place(ctx: &Context, text: &str) -> bool {
    let pinned = text.trim_start().starts_with(['📍', '🗺', '🏛', '🏢']);
    pinned || labelled(text, &ctx.languages, |language| language.place_labels).is_some()
}

/// How far a city is from the mention that begins at a byte.
fn gap_between(ctx: &Context, passage: usize, at: usize, city: &Range<usize>) -> usize {
    let mentions = &ctx.passages[passage].mentions;
    let place = mentions.partition_point(|mention| mention.range.start < at);
    let end = mentions.get(place).map_or(at, |mention| mention.range.end);
    if city.start < at { at.saturating_sub(city.end) } else { city.start.saturating_sub(end) }
}

/// Whether a city may host an edition for this region.
fn fits(city: &City, region: Option<&str>) -> bool {
    match (region, city.country.as_deref()) {
        (Some(region), Some(country)) if is_region(region) => region_of(country) == Some(region),
        _ => true,
    }
}

/// The event that the words right below a heading name first: "See you in London", then "At KubeCon, …".
fn below(ctx: &Context, found: &Editions, heading: usize) -> Option<(usize, usize)> {
    let is_heading = matches!(ctx.passages[heading].block.kind, BlockKind::Heading(_));
    let below = ctx.passages.get(heading + 1).filter(|_| is_heading && heading > 0)?;
    let told = matches!(below.block.kind, BlockKind::Paragraph | BlockKind::Item)
        && found.mentioned[heading].is_empty();
    let &(_, edition) = found.mentioned[heading + 1].first().filter(|_| told)?;
    Some((300, edition))
}

/// The event whose name is all that the heading or the bold line right above a paragraph says: "KubeCon Europe 2025", then
/// "What a week in London!".
pub(super) fn headed(ctx: &Context, found: &Editions, index: usize) -> Option<(usize, usize)> {
    let above = index.checked_sub(1).filter(|&above| above > 0)?;
    let passage = &ctx.passages[above];
    let heads = ctx.passages[index].heading == Some(above)
        || passage.block.kind == BlockKind::Paragraph && passage.block.is_bold();
    let [mention] = &passage.mentions[..] else { return None };
    let whole = heads && mention.range.len() == passage.block.text.trim().len();
    let &(_, edition) = found.mentioned[above].first().filter(|_| whole)?;
    Some((600, edition))
}

/// Host and co-located days are in one city.
fn share_with_colocated(found: &mut Editions) {
    for child in 0..found.all.len() {
        if let Some(host) = found.all[child].parent
            && found.all[host].city.is_none()
        {
            found.all[host].city = found.all[child].city.clone();
        }
    }
    for child in 0..found.all.len() {
        if let Some(host) = found.all[child].parent
            && found.all[child].city != found.all[host].city
        {
            found.all[child].city = found.all[host].city.clone();
            found.clues.overrule(child, Tells::City, Unused::AtHost);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::event::edition::editions;
    use crate::extract::testing::context;

    #[test]
    fn cities_of_other_regions() {
        let lies = |country: Option<&str>, region: &str| {
            let country = country.map(str::to_owned);
            fits(&City { range: 0..0, name: "Quuxburg".to_owned(), country }, Some(region))
        };
        assert!(lies(Some("Canada"), "North America"));
        assert!(!lies(Some("Nigeria"), "North America"));
        // Nobody knows better, and an event of a city is no region's.
        assert!(lies(None, "North America"));
        assert!(lies(Some("Nigeria"), "Quuxburg"));
    }

    #[test]
    fn countries_have_regions() {
        assert_eq!(region_of("France"), Some("Europe"));
        assert_eq!(region_of("United States"), Some("North America"));
        assert_eq!(region_of("Brazil"), None);
        assert!(is_region("Europe") && !is_region("Paris"));
    }

    /// The city of each edition, by the beginning of its name.
    fn city(series: &str, lang: &str, text: &str) -> Option<String> {
        let found = editions(&context(lang, "2025-04-25", text));
        let edition = found.all.into_iter().find(|edition| edition.series.starts_with(series));
        edition.unwrap_or_else(|| panic!("{series} in {text}")).city
    }

    #[test]
    fn cities_of_events() {
        for (lang, text) in [
            ("en", "We went to London for KubeCon."),
            ("zh", "KubeCon 在伦敦举行。"),
            ("uk", "KubeCon відбулася в Лондоні."),
            ("ja", "ロンドンで KubeCon が開催されました。"),
            ("en", "We met. London is big."),
            ("en", "See [all](https://events.example/kubecon-europe-london-2025/)."),
            ("en", "We met.\n\n## See you in London\n\nAt KubeCon we meet again."),
            ("en", "- When: April 1-4\n- Where: ExCeL, London"),
            ("en", "📅 April 1-4\n📍 London, UK"),
            ("en", "From Paris we go on. London is big.\n\nSee you in London!"),
            // The closest to the event counts, and one in its region.
            ("en", "From Paris we went to London for KubeCon."),
            ("en", "From Tokyo we came to KubeCon. It was in London."),
        ] {
            let post = format!("# KubeCon Europe 2025\n\n{text}");
            assert_eq!(city("KubeCon", lang, &post).as_deref(), Some("London"), "{text}");
        }
    }

    #[test]
    fn cities_of_something_else() {
        for text in [
            "We met friends from Tokyo at KubeCon.",
            "- [Meshes in London](v1)",
            "[A talk in London](v1) was good.",
            "See [one](https://a.example/kubecon-london/) and [two](https://a.example/kubecon-paris/).",
            "We read The New York Times.",
        ] {
            let post = format!("# KubeCon Europe 2025\n\n{text}");
            assert_eq!(city("KubeCon", "en", &post), None, "{text}");
        }
    }

    #[test]
    fn a_city_below_the_heading_of_the_event() {
        let below = |heading: &str| {
            let post =
                format!("# IstioCon 2025\n\nHello.\n\n## {heading}\n\nWhat a week in London!");
            city("KubeCon", "en", &post)
        };
        assert_eq!(below("KubeCon Europe 2025").as_deref(), Some("London"));
        assert_eq!(below("After KubeCon Europe 2025"), None);
    }

    #[test]
    fn host_and_days_are_in_one_city() {
        let text = "# KubeCon Europe 2025\n\nIstio Day in London was full.";
        assert_eq!(city("KubeCon", "en", text).as_deref(), Some("London"));
        let text = "# KubeCon Europe 2025\n\nKubeCon in London. Istio Day was full.";
        assert_eq!(city("Istio Day", "en", text).as_deref(), Some("London"));
        let text = "# KubeCon Europe 2025\n\nKubeCon in London. FOSDEM was full.";
        assert_eq!(city("FOSDEM", "en", text), None);
    }
}
