//! Who gives which talk at which event, before anybody writes of it.

use super::dice::Dice;
use super::words::{self, ENGLISH, Tongue, filled};

/// One person gives about so many talks.
const TALKS_OF_ONE: usize = 5;

/// All events.
#[derive(Debug, Clone)]
pub struct Programme {
    seed: u64,
    series: usize,
    talks: usize,
    /// How many people give the talks of one series.
    people: usize,
}

/// One event.
#[derive(Debug)]
pub struct Event {
    pub number: usize,
    pub name: String,
    pub city: &'static str,
    pub year: usize,
    /// 1 to 11, so that a recap can be a month later.
    pub month: usize,
    pub day: usize,
    /// Its name in addresses.
    pub host: String,
    pub sponsor: String,
    pub talks: Vec<Talk>,
}

/// One talk.
#[derive(Debug)]
pub struct Talk {
    /// `Keynote: ` or nothing.
    format: &'static str,
    form: usize,
    nouns: [usize; 2],
    product: String,
    /// The key of its recording.
    pub recording: String,
    /// Names and organizations.
    pub speakers: Vec<(String, String)>,
}

impl Programme {
    /// So many events of so many talks each, one a year in a series.
    pub fn of(seed: u64, events: usize, talks: usize) -> Self {
        let series = events.div_ceil(10);
        Self { seed, series, talks, people: 10 * talks / TALKS_OF_ONE }
    }

    /// One event.
    pub fn event(&self, number: usize) -> Event {
        let mut dice = Dice::of(self.seed, "event", number);
        let (series, year) = (number % self.series, 2016 + number / self.series);
        let name = words::series(series);
        Event {
            number,
            host: format!("{}{year}", name.to_lowercase().replace(' ', "")),
            name: format!("{name} {year}"),
            city: dice.one(words::CITIES),
            year,
            month: 1 + dice.below(11),
            day: 1 + dice.below(26),
            sponsor: words::organization(&mut dice),
            talks: (0..self.talks)
                .map(|talk| self.talk(series, number * self.talks + talk))
                .collect(),
        }
    }

    fn talk(&self, series: usize, number: usize) -> Talk {
        let mut dice = Dice::of(self.seed, "talk", number);
        let speakers = [1, 1, 1, 1, 1, 1, 1, 2, 2, 3][dice.below(10)];
        let mut people: Vec<usize> = Vec::new();
        while people.len() < speakers {
            let person = series * self.people + dice.below(self.people);
            if !people.contains(&person) {
                people.push(person);
            }
        }
        Talk {
            format: ["Keynote: ", "Lightning Talk: ", "", "", "", "", "", "", "", ""]
                [dice.below(10)],
            form: dice.below(ENGLISH.titles.len()),
            nouns: [dice.below(30), dice.below(30)],
            product: words::product(&mut dice),
            recording: dice.key(11),
            speakers: people.into_iter().map(|person| self.person(person)).collect(),
        }
    }

    /// A name and an organization; one of fifty bears the name of somebody else.
    fn person(&self, number: usize) -> (String, String) {
        let mut dice = Dice::of(self.seed, "person", number);
        let organization = words::organization(&mut dice);
        let named = if dice.percent(2) { dice.below(number + 1) } else { number };
        (words::person(&mut Dice::of(self.seed, "name", named)), organization)
    }
}

impl Talk {
    /// Its title in a language.
    pub fn title(&self, tongue: &Tongue) -> String {
        let title = filled(tongue.titles[self.form], tongue, &self.nouns);
        let format = if tongue.code == "en" { self.format } else { "" };
        let title: String = match tongue.code {
            // Titles have capitals in English.
            "en" => title.split(' ').map(capital).collect::<Vec<_>>().join(" "),
            _ => title,
        };
        format!("{format}{title} ({})", self.product)
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
