//! Names in Latin letters that many people bear, from public statistics of the United States and the
//! United Kingdom.

/// Frequent given names, in lower case.
#[rustfmt::skip]
pub const GIVEN: &[&str] = &[
    "james", "john", "robert", "michael", "william", "david", "richard", "joseph", "thomas", "charles",
    "christopher", "chris", "daniel", "dan", "matthew", "matt", "anthony", "mark", "steven", "steve", "paul",
    "andrew", "andy", "joshua", "josh", "kevin", "brian", "george", "edward", "jason", "jeff", "ryan", "jacob",
    "eric", "jonathan", "stephen", "scott", "justin", "ben", "sam", "peter", "mike", "jim", "bob", "tom", "tim",
    "alex", "mary", "patricia", "jennifer", "jen", "linda", "elizabeth", "liz", "susan", "jessica", "sarah",
    "karen", "lisa", "nancy", "sandra", "ashley", "emily", "kim", "michelle", "amanda", "melissa", "laura",
    "amy", "anna", "kate", "rachel", "maria", "jose", "juan", "carlos",
];

/// Frequent family names, in lower case.
#[rustfmt::skip]
pub const FAMILY: &[&str] = &[
    "smith", "johnson", "williams", "brown", "jones", "garcia", "miller", "davis", "rodriguez", "martinez",
    "hernandez", "lopez", "gonzalez", "wilson", "anderson", "thomas", "taylor", "moore", "jackson", "martin",
    "lee", "perez", "thompson", "white", "harris", "clark", "lewis", "robinson", "walker", "young", "allen",
    "king", "wright", "scott", "green", "baker", "adams", "nelson", "hill", "campbell", "mitchell", "roberts",
    "evans", "davies", "hughes", "edwards", "wood", "hall", "patel", "khan", "kim", "park", "nguyen",
];
