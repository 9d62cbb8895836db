//! Where an edition takes place tells its region.

/// Countries by the region that the big series name their editions after.
const REGIONS: &[(&str, &[&str])] = &[
    (
        "Europe",
        &[
            "Austria",
            "Belgium",
            "Bulgaria",
            "Croatia",
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
            "Ukraine",
            "United Kingdom",
            "UK",
        ],
    ),
    (
        "North America",
        &["United States", "USA", "United States of America", "Canada"],
    ),
    ("China", &["China", "Hong Kong"]),
    ("Japan", &["Japan"]),
    ("India", &["India"]),
    ("Korea", &["South Korea", "Korea"]),
];

/// The region of a country, if the big series have one for it.
pub fn region_of(country: &str) -> Option<&'static str> {
    REGIONS
        .iter()
        .find(|(_, countries)| countries.contains(&country))
        .map(|(region, _)| *region)
}

#[cfg(test)]
mod tests {
    use super::region_of;

    #[test]
    fn countries_have_regions() {
        assert_eq!(region_of("France"), Some("Europe"));
        assert_eq!(region_of("United States"), Some("North America"));
        assert_eq!(region_of("Brazil"), None);
    }
}
