//! Words of names, of companies and of schedules in Latin letters, which posts in all languages use.
//!
//! Those of one language's prose are in its folder.

/// Words inside a person's name that are written small.
#[rustfmt::skip]
pub const NAME_PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "i", "la", "le",
    "bin", "ibn", "al", "el", "ter", "ten", "zu", "y", "e", "kyzy", "uulu", "oglu", "ap", "st.",
    "do", "das", "los", "af", "ben", "bint",
    // Spelled in Cyrillic letters.
    "ван", "фон", "дер", "ден", "де", "дель", "ді", "да", "дос", "ду", "ла", "ле", "бін", "ібн",
    "аль", "ель", "душ", "дус",
];

/// Particles that lose their vowel before a name: "d'Arc", "dell'Orto".
pub const ELIDED: &[&str] = &["d", "dell", "dall", "l"];

/// Words of English sentences and titles that no name has, in lower case.
#[rustfmt::skip]
pub const NEVER_IN_NAMES: &[&str] = &[
    "the", "a", "an", "of", "for", "to", "with", "in", "on", "how", "why", "what", "when", "where",
    "your", "our", "my", "from", "and", "or", "is", "are", "at", "by", "we", "you", "it", "its",
    "this", "that", "as", "into", "using", "new", "no", "not", "all", "staff", "meetup", "meetups",
    "room", "rooms", "ballroom", "foyer", "auditorium", "theatre", "theater", "lounge", "expo", "eleven", "twelve",
    "dozen", "hundred", "thousand", "million", "billion",
];

/// Titles that only companies give, in lower case.
pub const COMPANY_TITLES: &[&str] =
    &["cto", "ceo", "coo", "cfo", "cpo", "cio", "ciso", "cmo", "founder", "co-founder"];

/// Words with which companies, universities and other bodies call themselves one, in lower case.
pub const COMPANY_WORDS: &[&str] = &[
    "inc",
    "inc.",
    "ltd",
    "ltd.",
    "llc",
    "gmbh",
    "ag",
    "corp",
    "corp.",
    "corporation",
    "labs",
    "lab",
    "systems",
    "technologies",
    "technology",
    "software",
    "networks",
    "group",
    "bank",
    "university",
    "institute",
    "center",
    "centre",
    "council",
    "association",
    "society",
    "foundation",
    "solutions",
    "services",
    "studios",
    "company",
    "consulting",
    "cloud",
    "media",
    "capital",
    "insurance",
    "airlines",
    "telecom",
    "research",
    "college",
    "security",
    "data",
    "health",
    "energy",
    "digital",
    "financial",
    "analytics",
    "hq",
    "works",
    "partners",
    "ventures",
    "school",
    "ministry",
    "agency",
    "office",
    "team",
    "laboratories",
    "industries",
    "games",
    "markets",
    "interactive",
    "commerce",
    "payments",
    "motors",
    "retail",
    "electronics",
    "telecommunications",
    "communications",
    "pharma",
    "therapeutics",
    "robotics",
    "aerospace",
    "tecnológicas",
    "soluções",
    "consultants",
    "associates",
    "holdings",
    "international",
    "brands",
    "stores",
    "foods",
    "mobility",
    "logistics",
    "universität",
    "université",
    "universidad",
    "universidade",
    "università",
    "hochschule",
    "politecnico",
    "institut",
    "instituto",
    "eth",
    "department",
    "football",
    "sports",
    "azure",
    "web",
    "banque",
    "banco",
    "banca",
    "groupe",
    "grupo",
    "gruppe",
    "société",
    "compagnie",
    "école",
    "istituto",
    "hospital",
    "airways",
    "railways",
    "bancorp",
];

/// Words with which the name of a university or another body begins, in lower case.
pub const BODY_WORDS: &[&str] = &[
    "university",
    "universität",
    "université",
    "universidad",
    "universidade",
    "università",
    "institute",
    "bank",
    "technische",
    "ministry",
    "department",
    "school",
];

/// Words that name a body with a place behind them: "City of Amsterdam".
pub const PLACES: &[&str] =
    &["City", "Town", "State", "Province", "Region", "County", "Port", "Government", "Kingdom"];

/// Words for events that ordinary phrases end in, too: "Opening Day".
pub const VAGUE_EVENT_WORDS: &[&str] =
    &["Day", "Days", "Forum", "Week", "Camp", "Expo", "Gathering", "Retreat", "Congress"];

/// Words that alone name no event.
pub const EVENT_WORDS: &[&str] = &[
    "Summit",
    "Conference",
    "Con",
    "Conf",
    "Meetup",
    "meetup",
    "Fest",
    "Forum",
    "Day",
    "Days",
    "Camp",
    "Expo",
    "Week",
    "Community",
];

/// Words before those that tell for whom an event is, not which one it is, in lower case.
pub const GENERIC_EVENT_WORDS: &[&str] = &[
    "community",
    "contributor",
    "contributors",
    "maintainer",
    "maintainers",
    "dev",
    "developer",
    "developers",
    "user",
    "users",
    "partner",
    "member",
];

/// How many days there may be: "Nine Days" is no event.
pub const NUMERALS: &[&str] =
    &["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Thirty", "Ninety"];

/// Words before an event's name that are no part of it, in lower case.
pub const BEFORE_EVENTS: &[&str] = &[
    "the",
    "a",
    "an",
    "our",
    "this",
    "that",
    "at",
    "in",
    "for",
    "join",
    "virtual",
    "first",
    "annual",
    "next",
    "last",
    "upcoming",
    "see",
    "and",
    "from",
    "after",
    "during",
    "to",
    "welcome",
    "notes",
    "recap",
    "report",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How a remark on a session begins that is no title of it, in lower case.
pub const PRAISING: &[&str] = &["it was ", "it's "];

/// Words of which a link's text may consist that says nothing, in lower case.
pub const BARE_WORDS: &[&str] = &[
    "the",
    "a",
    "this",
    "our",
    "on",
    "of",
    "session",
    "talk",
    "slides",
    "video",
    "recording",
    "watch",
    "youtube",
    "link",
    "presentation",
    "deck",
    "pdf",
    "view",
    "see",
    "replay",
    "grab",
    "get",
    "find",
    "full",
    "and",
    "is",
    "are",
    "now",
    "available",
    "add",
    "to",
    "my",
    "your",
    "calendar",
    "agenda",
    "info",
    "page",
    "more",
    "bilibili",
    "vimeo",
];

/// Words before the name of a city, in lower case.
pub const CITY_PREPOSITIONS: &[&str] =
    &["in", "at", "to", "from", "near", "of", "for", "around", "outside", "via", "the"];

/// Words beside times, in lower case.
pub const CLOCK_WORDS: &[&str] = &[
    "am", "pm", "cet", "cest", "utc", "gmt", "bst", "edt", "est", "pdt", "pst", "et", "pt", "jst",
    "ist", "-", "–", "min", "mins", "minutes", "hour", "hours",
];

/// Languages of talks, as schedules give them beside the people, in lower case.
pub const SPOKEN: &[&str] = &[
    "english",
    "french",
    "german",
    "spanish",
    "italian",
    "portuguese",
    "chinese",
    "mandarin",
    "japanese",
    "korean",
    "ukrainian",
    "polish",
    "dutch",
    "deutsch",
];

/// Beginnings of what follows the hour of a time, in lower case.
pub const HALF_DAYS: &[&str] = &["am", "pm", "a.m", "p.m"];

/// Pronouns that people give beside their names, in lower case.
pub const PRONOUNS: &[&str] =
    &["she", "he", "they", "her", "him", "them", "she/her", "he/him", "they/them"];

/// Beginnings of what was, or owns, an employer, in lower case.
pub const FORMER: &[&str] =
    &["formerly ", "previously ", "ex-", "prev. ", "now part", "now at", "now with", "part of "];

/// What people say where they have no employer, in lower case.
pub const UNEMPLOYED: &[&str] = &[
    "student",
    "independent",
    "ambassador",
    "freelance",
    "freelancer",
    "self-employed",
    "retired",
    "maintainer",
];

/// Little words between those that say where a recording is: "the video is already up on YouTube".
pub const WHERE_WORDS: &[&str] = &[
    "the", "a", "is", "are", "up", "out", "on", "in", "it", "and", "go", "to", "already", "also",
    "too", "finally", "there", "now", "still", "you", "can", "find", "it's", "s",
];

/// Legal forms after a company's name.
pub const LEGAL_FORMS: &[&str] = &[
    "Inc",
    "Ltd",
    "LLC",
    "LP",
    "LLP",
    "GmbH",
    "Corp",
    "Co",
    "AG",
    "SA",
    "PLC",
    "Corporation",
    "Incorporated",
    "Limited",
];

/// Words in small letters that say what a company or a body is, behind its name in other languages.
pub const BODIES: &[&str] = &[
    "banka",
    "bank",
    "banken",
    "banki",
    "pojišťovna",
    "univerzita",
    "universitet",
    "yliopisto",
    "egyetem",
    "institut",
    "instituttet",
    "group",
];

/// Legal forms that are a part of a company's name: "Volvo AB".
pub const LEGAL_ENDINGS: &[&str] = &["SE", "AB", "BV", "Oy", "ASA", "SpA"];

/// Fields of work, which stand before a job as a company does.
#[rustfmt::skip]
pub const FIELDS: &[&str] = &[
    "ai", "ml", "web", "java", "javascript", "typescript", "go", "golang", "rust", "python", "php", "ruby", "kotlin",
    "swift", "scala", "ios", "android", "linux", "devops", "sre", "qa", "infra", "frontend", "backend", "full-stack",
    "data", "security", "cloud", "iot", "it", "ui", "ux", "hr", "pr", "dx", "r&d", "database", "network", "platform",
];

/// What somebody is the head of.
pub const DEPARTMENTS: &[&str] = &[
    "engineering",
    "product",
    "products",
    "research",
    "technology",
    "operations",
    "infrastructure",
    "architecture",
    "observability",
    "reliability",
    "software",
    "marketing",
    "community",
    "education",
    "open",
    "source",
    "developer",
    "relations",
    "experience",
    "platforms",
    "systems",
    "networking",
    "innovation",
    "strategy",
];

/// What a bracket behind a name says of how somebody was there.
pub const ATTENDANCE: &[&str] = &["remotely", "virtual", "virtually", "online", "in person"];
