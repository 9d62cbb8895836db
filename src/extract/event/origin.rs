//! Where the region, the year, the days, the city and the host of an edition come from.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// A mention, and the edition that it was completed to.
#[derive(Debug, Clone)]
pub struct Completed {
    /// The passage.
    pub passage: usize,
    /// The bytes of the mention.
    pub range: Range<usize>,
    /// Index of the edition.
    pub edition: usize,
    /// Where the region comes from, if there is one.
    pub region: Option<Source>,
    /// Where the year comes from.
    pub year: Source,
}

/// Where a region or a year comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// It stands beside the name.
    Written,
    /// The edition that the passage or its heading names before has it.
    Before,
    /// Its sentence tells it.
    Sentence,
    /// Another mention of the series has it.
    Series,
    /// Most of the post's mentions have it.
    Mentions,
    /// The front matter dates the post.
    PostDate,
    /// The host of the first schedule that it links to tells it.
    Schedule,
    /// The first date of the text has it.
    FirstDate,
    /// The post's own address has it.
    Address,
    /// The first city of the text lies there.
    FirstCity,
    /// Nothing tells.
    Nothing,
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Written => "as written",
            Self::Before => "of the event named before",
            Self::Sentence => "as its sentence tells",
            Self::Series => "of another mention of the series",
            Self::Mentions => "as most mentions have it",
            Self::PostDate => "of the post's date",
            Self::Schedule => "of the schedule that it links to",
            Self::Address => "in the post's address",
            Self::FirstDate => "of the first date in the text",
            Self::FirstCity => "of the first city in the text",
            Self::Nothing => "that nothing tells",
        })
    }
}

/// Words that tell something of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clue {
    /// What they tell.
    pub tells: Tells,
    /// The rule that reads them.
    pub rule: &'static str,
    /// The passage.
    pub passage: usize,
    /// The bytes of the words.
    pub range: Range<usize>,
}

/// What words tell of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tells {
    /// When it is.
    Days,
    /// Where it is.
    City,
    /// Beside which conference it is.
    Host,
}

/// Why words tell nothing of any edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unused {
    /// A paragraph that is a date alone dates the post.
    PostDate,
    /// No event is named near them.
    NoEvent,
    /// No calendar has such a day.
    NoDay,
    /// The event is of another year.
    OtherYear,
    /// The event is of another region.
    OtherRegion,
    /// The sentence is about a deadline or the like.
    OtherBusiness,
    /// A time of the day goes with them: a session's.
    Session,
    /// A conference with days beside it lasts longer than one day.
    OneOfMany,
    /// Other words tell it closer to the event's name, or earlier.
    Closer,
    /// A co-located event is where its host is.
    AtHost,
}

impl fmt::Display for Unused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::PostDate => "a date alone dates the post",
            Self::NoEvent => "no event near it",
            Self::NoDay => "no such day",
            Self::OtherYear => "not in the year of the event near it",
            Self::OtherRegion => "not in the region of the event near it",
            Self::OtherBusiness => "its sentence is about something else",
            Self::Session => "with a time of the day, so it is a session's",
            Self::OneOfMany => "one day of an event of several",
            Self::Closer => "told closer to the event elsewhere",
            Self::AtHost => "not in the city of its host",
        })
    }
}

/// All clues of a post, in its order: for which edition each was taken, or why it was not.
#[derive(Debug, Default)]
pub struct Clues(BTreeMap<Key, (Clue, Result<usize, Unused>)>);

/// Passage and byte, what the words tell, and of which edition.
type Key = (usize, usize, Tells, Option<usize>);

impl Clues {
    /// Takes a clue for an edition, even where an earlier rule made nothing of it.
    pub fn take(&mut self, clue: Clue, edition: usize) {
        let key = |edition| (clue.passage, clue.range.start, clue.tells, edition);
        self.0.remove(&key(None));
        self.0.insert(key(Some(edition)), (clue, Ok(edition)));
    }

    /// Passes over a clue.
    pub fn refuse(&mut self, clue: Clue, why: Unused) {
        let key = (clue.passage, clue.range.start, clue.tells, None);
        self.0.insert(key, (clue, Err(why)));
    }

    /// Passes over what has been taken for an edition.
    pub fn overrule(&mut self, edition: usize, tells: Tells, why: Unused) {
        for (clue, taken) in self.0.values_mut() {
            if clue.tells == tells && *taken == Ok(edition) {
                *taken = Err(why);
            }
        }
    }

    /// Each clue with the edition that it was taken for.
    pub fn iter(&self) -> impl Iterator<Item = (&Clue, Result<usize, Unused>)> {
        self.0.values().map(|(clue, taken)| (clue, *taken))
    }
}

/// Takes the cheapest of the clues that rival for an edition, the first of equals; gives what it tells.
pub fn cheapest<T>(clues: &mut Clues, edition: usize, rivals: Vec<Rival<T>>) -> Option<T> {
    let best = (0..rivals.len()).min_by_key(|&at| rivals[at].cost)?;
    let mut told = None;
    for (at, rival) in rivals.into_iter().enumerate() {
        if at == best {
            clues.take(rival.clue, edition);
            told = Some(rival.told);
        } else {
            clues.refuse(rival.clue, Unused::Closer);
        }
    }
    told
}

/// A clue that might be taken for an edition.
#[derive(Debug)]
pub struct Rival<T> {
    /// The less, the closer it stands to the event's name.
    pub cost: usize,
    /// What it tells.
    pub told: T,
    /// The words.
    pub clue: Clue,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clue(tells: Tells, passage: usize) -> Clue {
        Clue { tells, rule: "a rule", passage, range: 0..4 }
    }

    #[test]
    fn a_clue_is_taken_once() {
        let mut clues = Clues::default();
        clues.refuse(clue(Tells::City, 1), Unused::NoEvent);
        clues.refuse(clue(Tells::Days, 1), Unused::NoEvent);
        clues.take(clue(Tells::City, 1), 7);
        let taken: Vec<_> = clues.iter().map(|(clue, taken)| (clue.tells, taken)).collect();
        assert_eq!(taken, [(Tells::Days, Err(Unused::NoEvent)), (Tells::City, Ok(7))]);
        clues.overrule(7, Tells::City, Unused::AtHost);
        assert!(clues.iter().all(|(_, taken)| taken.is_err()));
    }

    #[test]
    fn the_closest_wins_and_the_first_of_equals() {
        let mut clues = Clues::default();
        let rivals = [(9, "far"), (2, "near"), (2, "later")].into_iter().enumerate();
        let rivals =
            rivals.map(|(at, (cost, told))| Rival { cost, told, clue: clue(Tells::City, at) });
        assert_eq!(cheapest(&mut clues, 0, rivals.collect()), Some("near"));
        let taken: Vec<_> = clues.iter().map(|(_, taken)| taken.is_ok()).collect();
        assert_eq!(taken, [false, true, false]);
        assert_eq!(cheapest::<()>(&mut clues, 0, Vec::new()), None);
    }
}
