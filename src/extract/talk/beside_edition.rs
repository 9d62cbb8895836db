//! Titles without the event that stands before or behind them: "KubeCon NA 2022: Title", "Title | KubeCon NA 2022", "Title (KubeCon
//! NA 2022)".

use super::title::is_phrase;
use crate::extract::event::mention::mentions;
use crate::extract::lexicon::Lexicon;

/// What sets an event off behind a title.
const BEHIND: [&str; 8] = [" - ", " – ", " — ", " | ", "｜", " @ ", " · ", " // "];

/// The same before one.
const BEFORE: [&str; 7] = [": ", "：", " - ", " – ", " — ", " | ", "｜"];

/// A title without the edition of an event with which it begins or ends. An event without a year or a region may be what the
/// session is about: "Istio Day: Welcome".
pub(super) fn without_edition<'t>(title: &'t str, lexicon: &Lexicon) -> &'t str {
    let signs = BEFORE.iter().chain(&BEHIND);
    let set_off = signs.chain(&[" (", "（"]).any(|sign| title.contains(sign));
    if !set_off {
        return title;
    }
    let editions = mentions(title, lexicon, &[]).into_iter();
    let mut editions = editions.filter(|it| it.year.is_some() || it.region.is_some());
    let own = editions.find_map(|edition| {
        let (before, behind) = (&title[..edition.range.start], &title[edition.range.end..]);
        if before.trim().is_empty() {
            return BEFORE.iter().find_map(|sign| behind.strip_prefix(sign));
        }
        let enclosed = || {
            let head = before.strip_suffix(['(', '（'])?;
            matches!(behind.trim(), ")" | "）").then_some(head)
        };
        if behind.trim().is_empty() {
            return BEHIND.iter().find_map(|sign| before.strip_suffix(sign));
        }
        enclosed()
    });
    own.map(str::trim).filter(|own| is_phrase(own)).unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;

    #[test]
    fn editions_beside_titles() {
        for (title, want) in [
            ("KubeCon NA 2022: Meshes at Sea", "Meshes at Sea"),
            ("Meshes at Sea - KubeCon EU 2023", "Meshes at Sea"),
            ("Meshes at Sea | GitOpsCon Europe 2022", "Meshes at Sea"),
            ("Meshes at Sea (KubeCon EU 2023)", "Meshes at Sea"),
            ("KubeCon EU 2023：海上的网格", "海上的网格"),
            ("Istio Day: Welcome and Opening", "Istio Day: Welcome and Opening"),
            ("KubeCon EU 2023: Welcome", "KubeCon EU 2023: Welcome"),
            ("Istio at KubeCon EU 2023", "Istio at KubeCon EU 2023"),
            ("Meshes: Ropes - Sails", "Meshes: Ropes - Sails"),
        ] {
            assert_eq!(without_edition(title, builtin()), want, "{title}");
        }
    }
}
