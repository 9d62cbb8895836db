//! What the address of a talk's page tells of the event.

use std::collections::HashMap;

use crate::extract::context::Context;
use crate::extract::event::edition::Editions;
use crate::extract::talk::Candidate;
use crate::reference::SeriesKind;
use crate::reference::fold::fold;

/// What the address of a talk's page tells of its event.
pub(super) enum Hosted {
    /// The address of one edition's schedule.
    Edition(usize),
    /// The common host of the days beside a conference.
    Colocated,
}

/// The address of the talk's links.
pub(super) fn hosted(
    ctx: &Context,
    editions: &Editions,
    addresses: &Addresses,
    candidate: &Candidate,
) -> Option<Hosted> {
    candidate.links.iter().find_map(|link| {
        let host = link.key.split('/').next()?;
        let Some(hosted) = ctx.lexicon.reference.edition_at(host) else {
            return addresses.edition(editions, &link.key).map(Hosted::Edition);
        };
        if hosted.series.kind == SeriesKind::Colocated {
            return Some(Hosted::Colocated);
        }
        let edition = editions.all.iter().position(|edition| {
            edition.series == hosted.series.name
                && edition.year == hosted.year
                && (hosted.region.is_none() || edition.region.as_deref() == hosted.region)
        })?;
        Some(Hosted::Edition(edition))
    })
}

/// Editions by what addresses have of their series.
#[derive(Debug)]
pub(super) struct Addresses(HashMap<String, Vec<usize>>);

impl Addresses {
    pub(super) fn of(editions: &Editions) -> Self {
        let mut found: HashMap<String, Vec<usize>> = HashMap::new();
        for (number, edition) in editions.all.iter().enumerate() {
            found.entry(name_in_addresses(&edition.series)).or_default().push(number);
        }
        Self(found)
    }

    /// The only edition of which an address, as far as its first folder, tells both series and year:
    /// "quuxconf23.quuxconf.org/talks", "us.quuxcon.org/2024".
    fn edition(&self, editions: &Editions, key: &str) -> Option<usize> {
        let folders = key.match_indices('/').nth(1).map_or(key.len(), |(at, _)| at);
        let address = key[..folders].to_ascii_lowercase();
        let words = address.split(|c: char| !c.is_alphanumeric());
        let mut found: Vec<usize> = Vec::new();
        for word in words {
            let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
            let told = |number: &&usize| {
                let year = editions.all[**number].year;
                address.contains(&year.to_string())
                    || word[name.len()..] == format!("{:02}", year % 100)
            };
            found.extend(self.0.get(name).into_iter().flatten().take(COMPARED).filter(told));
        }
        found.sort_unstable();
        found.dedup();
        let [only] = found[..] else { return None };
        // "quuxdays.jp/qdw2024" is that of Quux Days Winter, too.
        let series = fold(&editions.all[only].series);
        let own = |main: &usize| {
            let main = &editions.all[*main];
            main.year == editions.all[only].year && fold(&main.series).contains(&series)
        };
        Some(editions.main.filter(own).unwrap_or(only))
    }
}

/// With so many editions of a series before an address is no more compared.
const COMPARED: usize = 64;

/// A series as addresses have it: its first word where that is the name of a conference, else all letters.
fn name_in_addresses(series: &str) -> String {
    let first = fold(series.split(' ').next().unwrap_or_default());
    let own = first.ends_with("con") || first.ends_with("conf");
    if own { first } else { fold(series) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::event::edition::editions;
    use crate::extract::testing::context;

    #[test]
    fn addresses_of_editions() {
        let text =
            "# KubeCon Europe 2025\n\nPyCon US 2024, FOSDEM 2024, DebConf 2023 and DebConf 2024.";
        let found = editions(&context("en", "2025-04-25", text));
        let addresses = Addresses::of(&found);
        let of = |key: &str| addresses.edition(&found, key).map(|it| found.all[it].name());
        for (key, want) in [
            ("us.pycon.org/2024/schedule/31", Some("PyCon US 2024")),
            ("debconf23.debconf.org/talks/41", Some("DebConf 2023")),
            ("fosdem.org/2024/schedule/event/meshes", Some("FOSDEM 2024")),
            ("fosdem.org/schedule/2024", None),
            ("us.pycon.org/2019/schedule/31", None),
            ("quux.org/2024/schedule", None),
        ] {
            assert_eq!(of(key).as_deref(), want, "{key}");
        }
    }
    #[test]
    fn the_main_event_may_have_a_longer_name() {
        let text = "# CloudNative Days Winter 2024\n\nCloudNative Days Winter 2024 was full. \
                    Cloud Native Days 2024 was, too.";
        let found = editions(&context("en", "2025-04-25", text));
        let of = |key: &str| {
            let edition = Addresses::of(&found).edition(&found, key);
            edition.map(|it| found.all[it].name())
        };
        let winter = Some("CloudNative Days Winter 2024");
        assert_eq!(of("event.cloudnativedays.jp/cndw2024").as_deref(), winter);
        assert_eq!(of("event.cloudnativedays.jp/cndw2023"), None);
    }
}
