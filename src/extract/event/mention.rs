//! Where a text names an event: the series, with what `surroundings.rs` finds beside it.

use std::ops::Range;

use super::chapter::{self, chapters};
use super::coined::{coin, coinages, is_part, is_sign, without_place};
use super::held;
use super::local::{Local, is_part_of, local};
use super::occasion::{occasion, season};
use super::surroundings::{Places, places_of, surroundings};
use crate::extract::lexicon::Lexicon;
use crate::extract::sentence::{ends_in_word, first_chars, last_chars, lowered};
use crate::language::{LANGUAGES, is_cjk};
use crate::reference::SeriesKind;

/// One mention of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the text: series, region and year.
    pub range: Range<usize>,
    /// Canonical name of the series; coined from the words where the reference data has none.
    pub series: String,
    /// How the events of the series come about.
    pub kind: SeriesKind,
    /// Whether the full name of an edition carries a region.
    pub regional: bool,
    /// Whether that is a region of the world.
    pub by_region: bool,
    /// The series beside which it usually takes place.
    pub parent: Option<String>,
    /// Whether the reference data knows the series.
    pub known: bool,
    /// The region beside the name, in English.
    pub region: Option<String>,
    /// The year beside the name.
    pub year: Option<i32>,
    /// What tells it from other meetings of the year: a month, a number.
    pub occasion: Option<String>,
}

impl Mention {
    /// That of a series which the reference data does not know, with nothing beside its name.
    fn unknown(range: Range<usize>, series: String, kind: SeriesKind) -> Self {
        Self {
            range,
            series,
            kind,
            regional: false,
            by_region: false,
            parent: None,
            known: false,
            region: None,
            year: None,
            occasion: None,
        }
    }
}

/// Makes days that no list knows those of the conference that a post's title names, where other days take place beside that:
/// "Quux Day" in a post about KubeCon.
pub fn place_beside(host: &str, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut() {
        let bare = mention.region.is_none() && mention.year.is_none() && mention.occasion.is_none();
        let day = mention.kind == SeriesKind::Conference && mention.series.ends_with(" Day");
        if !mention.known && bare && day {
            mention.kind = SeriesKind::Colocated;
            (mention.regional, mention.by_region) = (true, true);
            mention.parent = Some(host.to_owned());
        }
    }
}

/// Makes a bare name of a series that of the post's own event, the name of which ends with it: "Community Day" in a post about
/// Quux Community Day, or that of a part of a country: "PHPカンファレンス" in a post about PHPカンファレンス福岡.
pub fn spell_out_own(own: &[Mention], mentions: &mut [Mention], lexicon: &Lexicon) {
    for mention in mentions {
        // "DevCon 2019" in a post about Quux DevCon 2018, unlike "Community Day 2019"
        let dated = mention.year.is_some() && mention.known;
        let bare = mention.region.is_none() && !dated && mention.occasion.is_none();
        let mut longer = own.iter().filter(|it| {
            let head = it.series.strip_suffix(mention.series.as_str());
            head.is_some_and(|head| head.ends_with(' '))
                || is_part_of(&it.series, &mention.series, lexicon)
        });
        let Some(whole) = longer.rfind(|_| bare) else { continue };
        mention.series.clone_from(&whole.series);
        (mention.kind, mention.regional) = (whole.kind, whole.regional);
        (mention.by_region, mention.known) = (whole.by_region, whole.known);
        mention.parent.clone_from(&whole.parent);
    }
}

/// Whether a text has any sign of an event's name: a quick look, before [`mentions`] looks closely.
pub fn may_name_event(text: &str, lexicon: &Lexicon) -> bool {
    is_sign(text) || chapter::is_sign(text) || held::is_sign(text) || lexicon.has_series(text)
}

/// Every event that a text names, in its order.
pub fn mentions(text: &str, lexicon: &Lexicon, coined: &[String]) -> Vec<Mention> {
    let coinages = coinages(text, lexicon, coined);
    let mut found: Vec<Mention> = lexicon
        .series_in(text)
        .into_iter()
        .filter(|hit| !is_address(&text[hit.range.end..]))
        // "The co-located events of KubeCon" are many.
        .filter(|hit| {
            // "The largest PostgreSQL conference" is any.
            let last = text[hit.range.clone()].split_whitespace().last();
            !matches!(last, Some("events" | "conference"))
        })
        .filter(|hit| !coinages.iter().any(|it| is_part(text, &hit.range, it, lexicon)))
        .map(|hit| {
            if let Some(Local { range, series, year }) = local(text, &hit, lexicon) {
                let (range, _, behind) = surroundings(text, range, lexicon, Places::Never);
                let unknown = Mention::unknown(range, series, hit.named.kind);
                return Mention { known: true, year: year.or(behind), ..unknown };
            }
            let (range, mut region, year) =
                surroundings(text, hit.range, lexicon, places_of(hit.named));
            // "SREcon25 EMEA" is of "SREcon EMEA".
            let whole = region.as_ref().map(|region| format!("{} {region}", hit.named.name));
            let own = whole.and_then(|name| lexicon.reference.series_named(&name));
            region = region.filter(|_| own.is_none());
            let series = own.unwrap_or(hit.named);
            Mention {
                range,
                series: series.name.clone(),
                kind: series.kind,
                regional: series.regional,
                by_region: places_of(series) == Places::Regions,
                parent: series.parent.clone(),
                known: true,
                region,
                year,
                occasion: None,
            }
        })
        .collect();
    for range in coinages {
        if found
            .iter()
            .any(|mention| mention.range.start < range.end && range.start < mention.range.end)
        {
            continue;
        }
        let (name, place) = without_place(&text[range.clone()], lexicon);
        let (series, kind) = coin(&name);
        let places = if kind == SeriesKind::Meetup { Places::Own } else { Places::Marked };
        let (range, region, year) = surroundings(text, range, lexicon, places);
        // "Quux 北京 Meetup" may be one of a known series.
        let known = lexicon.reference.series_named(&series).filter(|_| place.is_some());
        let (regional, known) = (known.is_some_and(|it| it.regional), known.is_some());
        let region = region.or(place);
        let unknown = Mention::unknown(range, series, kind);
        found.push(Mention { regional, known, region, year, ..unknown });
    }
    for (range, series) in chapters(text, lexicon) {
        if found.iter().all(|it| it.range.end <= range.start || range.end <= it.range.start) {
            found.push(Mention::unknown(range, series, SeriesKind::Meetup));
        }
    }
    for mention in found.iter_mut().filter(|mention| mention.kind == SeriesKind::Meetup) {
        if let Some((range, occasion)) = occasion(text, &mention.range) {
            let (range, region, year) = surroundings(text, range, lexicon, Places::Own);
            mention.range = range;
            mention.year = mention.year.or(year);
            mention.region = mention.region.take().or(region);
            mention.occasion = Some(occasion);
        }
    }
    let seasonal =
        |it: &&mut Mention| it.kind == SeriesKind::Conference && it.known && !it.regional;
    for mention in found.iter_mut().filter(seasonal) {
        if let Some((range, season, year)) = season(text, &mention.range) {
            mention.range = range;
            mention.year = mention.year.or(year);
            mention.occasion = Some(season.to_owned());
        }
    }
    found.retain(|mention| {
        let (before, after) = (&text[..mention.range.start], &text[mention.range.end..]);
        !is_former(before) && !is_renamed(after) && !is_anybodys(before)
    });
    found.sort_by_key(|mention| (mention.range.start, mention.range.end));
    found
}

/// Whether what follows is how an event was once called: "(formerly ", "（原 ".
fn is_former(before: &str) -> bool {
    let before = before.trim_end();
    let mut words = LANGUAGES.iter().flat_map(|language| language.former_words);
    words.any(|word| {
        let ends = before
            .len()
            .checked_sub(word.len())
            .filter(|&at| before.is_char_boundary(at) && lowered(&before[at..]) == *word);
        // "Previously KubeCon was in May" tells of that one.
        let set_off = |head: &str| {
            head.trim_end().ends_with(['(', '（', ',', '，', '–', '—']) || word.contains(' ')
        };
        ends.is_some_and(|at| {
            let head = &before[..at];
            !head.ends_with(char::is_alphanumeric) && (word.starts_with(is_cjk) || set_off(head))
        })
    })
}

/// Whether words behind a name say that it is no longer one: "QuuxCon has a new name", "QuuxCon is now called FooCon".
fn is_renamed(after: &str) -> bool {
    let after = lowered(first_chars(after.trim_start(), RENAMED));
    let mut words = LANGUAGES.iter().flat_map(|language| language.renamed_words);
    words.any(|word| after.starts_with(word))
}

/// Whether words before a name leave open whose it is: "run your own Quux meetup".
fn is_anybodys(before: &str) -> bool {
    let before = lowered(last_chars(before.trim_end(), RENAMED));
    let mut words = LANGUAGES.iter().flat_map(|language| language.anybodys_words);
    words.any(|word| ends_in_word(&before, word))
}

/// Such words have no more characters.
const RENAMED: usize = 24;

/// Whether a name goes on as the address of a site: "quuxcon.example".
fn is_address(after: &str) -> bool {
    let domain = after.strip_prefix('.').unwrap_or_default();
    domain.len() - domain.trim_start_matches(|c: char| c.is_ascii_lowercase()).len() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;

    fn found(text: &str) -> Vec<(String, Option<String>, Option<i32>)> {
        let lexicon = builtin();
        mentions(text, lexicon, &[]).into_iter().map(|m| (m.series, m.region, m.year)).collect()
    }

    fn one(text: &str) -> (String, Option<String>, Option<i32>) {
        let mut all = found(text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.remove(0)
    }

    #[test]
    fn addresses_are_no_events() {
        assert_eq!(found("see quuxconf.example and kubecon.example"), []);
        assert_eq!(found("the largest PostgreSQL conference in Europe"), []);
    }

    #[test]
    fn series_of_a_region() {
        for text in ["SREcon25 EMEA", "SREcon Europe 2025", "SREcon EMEA 2025"] {
            assert_eq!(one(text), ("SREcon EMEA".into(), None, Some(2025)), "{text}");
        }
    }

    #[test]
    fn former_names_are_no_events() {
        let series = |text: &str| {
            let found = mentions(text, builtin(), &[]).into_iter();
            found.map(|it| it.series).collect::<Vec<_>>()
        };
        assert_eq!(series("At FOSDEM (formerly KubeCon)"), ["FOSDEM"]);
        assert_eq!(series("FOSDEM（原 KubeCon）"), ["FOSDEM"]);
        assert_eq!(series("KubeCon has a new name: FOSDEM"), ["FOSDEM"]);
        assert_eq!(series("To run your own KubeCon, come to FOSDEM"), ["FOSDEM"]);
        assert_eq!(series("Previously, KubeCon was small"), ["KubeCon + CloudNativeCon"]);
    }

    #[test]
    fn events_that_no_list_knows() {
        assert_eq!(
            one("at the Zebra Mesh Summit 2024"),
            ("Zebra Mesh Summit".into(), None, Some(2024))
        );
        assert_eq!(one("Join QuuxConf Europe!"), ("QuuxConf".into(), Some("Europe".into()), None));
        assert_eq!(
            one("our Zebra community. The Zebra Meetup"),
            ("Zebra Meetup".into(), None, None)
        );
        let local = one("at the Platform Engineering Meetup Berlin");
        assert_eq!(local, ("Platform Engineering Meetup".into(), Some("Berlin".into()), None));
        assert_eq!(found("at the Platform Engineering Meetup we met"), []);
        // What everybody has counts with the words that say whose it is.
        assert_eq!(one("at the Quux Community Day"), ("Quux Community Day".into(), None, None));
        assert_eq!(one("at the Quux Contributor Summit").0, "Quux Contributor Summit");
        assert_eq!(one("at the Chicago Contributor Summit").0, "Kubernetes Contributor Summit");
        assert_eq!(one("the CNCF-hosted Co-located Events").0, "CNCF-hosted Co-located Events");
        assert_eq!(found("the CNCF-hosted co-located\nevents"), []);
        assert_eq!(one("Our Quux Day 2024 — a day"), ("Quux Day".into(), None, Some(2024)));
        for text in [
            "The Summit was good. A Conference.",
            "on Opening Day we met",
            "Happy Quux Day!",
            "Community Day 2024",
        ] {
            assert!(
                found(text).iter().all(|(series, ..)| series == "Community Day"),
                "{text}: {:?}",
                found(text)
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn ranges_lie_inside(text in "(KubeCon|Istio Day|Zebra Conf|Europe|欧洲|的|20|25|'| |,|\n|é|年){0,12}") {
            let lexicon = builtin();
            for mention in mentions(&text, lexicon, &[]) {
                proptest::prop_assert!(text.get(mention.range).is_some());
            }
        }
    }
}
