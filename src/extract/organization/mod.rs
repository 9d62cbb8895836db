//! Organizations by their canonical names.

pub mod employer;
mod employment;
mod ours;
pub mod presenter;
pub mod role;
mod sponsors;

use super::context::Context;
use super::lexicon::Lexicon;
use super::people::role::is_role;
use super::sentence::one_line;
use crate::language::latin::{COMPANY_TITLES, LEGAL_FORMS};
use crate::language::zh::countries::{behind_country, is_country, without_country};
use crate::language::{LANGUAGES, uk};
use crate::reference::fold::without_affixes;

/// The canonical name of an organization as a post writes it: the reference data's, else the words
/// without their legal form.
pub fn canonical(surface: &str, lexicon: &Lexicon) -> String {
    let surface = one_line(surface);
    if let Some(known) = lexicon.reference.organization(&surface) {
        return known.name.clone();
    }
    if let Some(company) = company_of_project(&surface, lexicon) {
        return company.to_owned();
    }
    // "韩国三星"
    let bare = behind_country(&surface).and_then(|it| lexicon.reference.organization(it));
    if let Some(known) = bare {
        return known.name.clone();
    }
    if let Some(known) = twice(&surface, lexicon) {
        return known.to_owned();
    }
    let mut name = without_affixes(surface.trim_end_matches([',', '.']).trim());
    while let Some((head, form)) = name.rsplit_once(' ')
        && LEGAL_FORMS.contains(&form.trim_matches(['.', ',']))
    {
        name = head.trim_end_matches([',', '.', ' ']);
    }
    name.to_owned()
}

/// Jobs below a company's head that stand where an employer would: "SREの佐藤花子".
const JOBS: [&str; 8] = ["sre", "pm", "em", "qa", "swe", "devrel", "vpoe", "pdm"];

/// What groups of a community are called, which employ nobody.
const GROUPS: [&str; 3] = ["SIG", "WG", "TAG"];

/// The employer that words name where one stands, without its country; a country alone, a job or a time is none.
pub fn employer(words: &str) -> Option<String> {
    // "同じく三菱電機の陳 雅婷さん"
    let name = without_country(words.strip_prefix("同じく").unwrap_or(words));
    // "SIG Node", "Quux Working Group"
    let mut words = name.split_whitespace();
    let (first, last) = (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
    let body = GROUPS.contains(&first) && !last.is_empty()
        || GROUPS.contains(&last)
        || ["Working Group", "Interest Group"].iter().any(|it| name.ends_with(it));
    let job = name.to_lowercase();
    let none = is_country(name)
        || body
        || is_role(name, LANGUAGES)
        || JOBS.iter().chain(COMPANY_TITLES).any(|it| *it == job)
        || !name.contains(char::is_alphabetic);
    (!none).then(|| name.to_owned())
}

/// "微软 Microsoft", "Acme (Acme Cloud)": a known name beside another one of the same organization.
fn twice<'r>(surface: &str, lexicon: &Lexicon<'r>) -> Option<&'r str> {
    let (one, other) = surface.split_once([' ', '（', '('])?;
    let known = lexicon.reference.organization(one.trim())?;
    let other = lexicon.reference.organization(other.trim_matches([' ', ')', '）']))?;
    (known.name == other.name).then_some(&known.name)
}

/// The company that is named after its project: people write "Grafana" for "Grafana Labs".
pub fn company_of_project<'r>(surface: &str, lexicon: &Lexicon<'r>) -> Option<&'r str> {
    if !lexicon.reference.is_project(surface) {
        return None;
    }
    let prefix = format!("{surface} ");
    let mut companies = lexicon
        .reference
        .organizations()
        .iter()
        .filter(|company| company.name.starts_with(&prefix));
    companies.next().filter(|_| companies.next().is_none()).map(|company| company.name.as_str())
}

/// Whether words where an employer would stand are a city or a country: "Jane Doe from Berlin", "Зора Квіленко з Польщі".
pub fn is_place(ctx: &Context, words: &str) -> bool {
    let reference = ctx.lexicon.reference;
    let place = reference.city(words).is_some()
        || ctx.lexicon.country_at(words) == Some(words)
        || uk::adjectives::is_country(words);
    place && reference.organization(words).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;

    #[test]
    fn places_where_an_employer_would_stand() {
        let ctx = crate::extract::testing::context("uk", "2025-04-25", "");
        for words in ["Berlin", "Києва", "Польщі", "Netherlands"] {
            assert!(is_place(&ctx, words), "{words}");
        }
        for words in ["Google", "Quuxly", "Київстар", "Berlin Sails"] {
            assert!(!is_place(&ctx, words), "{words}");
        }
    }

    #[test]
    fn what_stands_where_an_employer_would() {
        for (words, want) in [
            ("Quuxly", Some("Quuxly")),
            ("英国 Quuxly", Some("Quuxly")),
            ("马来西亚", None),
            ("SRE", None),
            ("Product", None),
            ("SIG Node", None),
            ("Quux UX Working Group", None),
            ("15:40", None),
            ("SRE Labs", Some("SRE Labs")),
        ] {
            assert_eq!(employer(words).as_deref(), want, "{words}");
        }
    }

    #[test]
    fn names_are_canonical() {
        let lexicon = builtin();
        for (surface, name) in [
            ("微软", "Microsoft"),
            ("RedHat", "Red Hat"),
            ("Quuxly, Inc.", "Quuxly"),
            ("Quuxly", "Quuxly"),
            ("Zylo.io", "Zylo.io"),
            ("Grafana", "Grafana Labs"),
            ("谷歌 Google", "Google"),
            ("韩国三星", "Samsung"),
            ("韩国云海", "韩国云海"),
            ("Google（谷歌）", "Google"),
            ("谷歌 Microsoft", "谷歌 Microsoft"),
            ("Google (Quuxly)", "Google (Quuxly)"),
            ("Quuxly Google", "Quuxly Google"),
        ] {
            assert_eq!(canonical(surface, lexicon), name, "{surface}");
        }
    }
}
