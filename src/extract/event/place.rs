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

/// Whether that is a region of the big series, not a city or country in the name of a local event.
pub fn is_region(name: &str) -> bool {
    REGIONS.iter().any(|(region, _)| *region == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_regions() {
        assert_eq!(region_of("France"), Some("Europe"));
        assert_eq!(region_of("United States"), Some("North America"));
        assert_eq!(region_of("Brazil"), None);
        assert!(is_region("Europe") && !is_region("Paris"));
    }
}
