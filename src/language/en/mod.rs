//! English.

pub mod common_names;
pub mod nicknames;
pub mod sounds;
pub mod title_words;

use super::Language;
use super::script::Script;
use crate::extract::facts::Slot::{
    Contribfest, MaintainerTrack, OfficeHours, ProjectLightning, ProjectMeeting,
};
use crate::extract::facts::TalkFormat::{
    Demo, Keynote, Lightning, Meeting, Panel, Poster, Remarks, Workshop,
};

/// Words that English prose is full of, and that no other language in Latin letters has.
pub const LITTLE_WORDS: [&str; 8] = ["the", "and", "that", "this", "with", "you", "your", "from"];

/// The words of English.
#[rustfmt::skip]
pub static LANGUAGE: Language = Language {
    code: "en",
    script: Script::Latin,
    sounds: sounds::SOUNDS,
    romanized: None,
    nicknames: nicknames::NICKNAMES,
    spaced: true,
    months: &[
        ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
        ("august", 8), ("september", 9), ("october", 10), ("november", 11), ("december", 12), ("jan", 1),
        ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("sept", 9),
        ("oct", 10), ("nov", 11), ("dec", 12),
    ],
    range_words: &["to", "through", "thru", "until", "till"],
    date_fillers: &[
        "the", "of", "from", "on", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    ],
    regions: &[
        ("europe", "Europe"), ("eu", "Europe"), ("european", "Europe"), ("emea", "Europe"),
        ("north america", "North America"), ("na", "North America"), ("n.a.", "North America"),
        ("us", "North America"), ("china", "China"), ("japan", "Japan"), ("india", "India"), ("asia", "Asia"),
        ("apac", "Asia"), ("latin america", "Latin America"), ("latam", "Latin America"), ("korea", "Korea"),
        ("hong kong", "Hong Kong"), ("australia", "Australia"), ("africa", "Africa"),
    ],
    formats: &[
        ("lightning talk", Lightning), ("lighting talk", Lightning), ("lightning", Lightning), ("⚡", Lightning),
        ("ignite talk", Lightning), ("opening remarks", Remarks), ("closing remarks", Remarks), ("closing words", Remarks), ("opening words", Remarks), ("opening & introduction", Remarks), ("opening and introduction", Remarks), ("words of welcome", Remarks),
        ("welcome remarks", Remarks), ("welcome + opening", Remarks), ("opening + welcome", Remarks),
        ("welcome and opening", Remarks), ("welcome & opening", Remarks), ("welcome +", Remarks),
        ("welcome and ", Remarks), ("welcome & ", Remarks), ("closing + ", Remarks),
        ("opening and closing", Remarks), ("poster", Poster), ("panel", Panel), ("contribfest", Workshop),
        ("contrib fest", Workshop), ("tutorial", Workshop), ("workshop", Workshop), ("hands-on lab", Workshop), ("hands-on:", Workshop),
        ("bootcamp", Workshop), ("project meeting", Meeting), ("project meeting:", Meeting),
        ("working session", Meeting), ("contributor meeting", Meeting), ("birds of a feather", Meeting),
        ("unconference", Meeting), ("office hour", Meeting), ("bug scrub", Meeting),
        ("meet the maintainers", Meeting), ("keynote", Keynote), ("sponsored demo", Demo), ("live demo", Demo),
        ("demo:", Demo), ("demo session", Demo), ("demo theater", Demo),
    ],
    title_endings: &[("welcome", Remarks), ("opening", Remarks), ("closing", Remarks), ("committee ama", Panel), ("committee q&a", Panel)],
    slots: &[
        ("maintainer track", MaintainerTrack), ("maintainers track", MaintainerTrack),
        ("maintainers' track", MaintainerTrack), ("maintainers’ track", MaintainerTrack),
        ("maintainer session", MaintainerTrack), ("maintainer's track", MaintainerTrack),
        ("maintainer’s track", MaintainerTrack), ("contribfest", Contribfest), ("contrib fest", Contribfest),
        ("project lightning", ProjectLightning), ("project meeting", ProjectMeeting),
        ("project office hour", OfficeHours), ("virtual office hour", OfficeHours),
        ("office hour", OfficeHours),
    ],
    title_prefixes: &[
        "keynote", "sponsored keynote", "keynote session", "lightning", "lightning talk",
        "sponsored lightning talk", "project lightning talk", "panel", "panel discussion", "keynote panel",
        "keynote panel discussion", "workshop", "tutorial", "contribfest", "talk", "session", "breakout",
        "sponsored session", "demo", "live demo", "sponsored demo", "poster", "poster session",
    ],
    talk_words: &[
        "talk", "talks", "session", "sessions", "presentation", "presentations", "presented", "presents",
        "presenting", "speaker", "speakers", "maintainer track", "maintainers' track", "maintainers track",
        "lineup", "schedule", "spoke", "speak", "speaks", "speaking", "gave", "discussed", "explained",
        "shared", "discussion", "fireside chat", "recording", "recordings", "case study", "deep dive",
        "project update",
    ],
    section_words: &["unconference", "talks", "sessions", "keynotes", "videos", "recordings", "schedule", "agenda", "workshops", "panels", "presentations", "lightning", "day", "track", "tracks", "demos", "recap", "booth"],
    closing_headings: &["recent events", "upcoming events", "what happened", "events", "thanks", "thank you", "acknowledgements", "acknowledgments", "conclusion", "conclusions", "wrap up", "wrap-up", "wrapping up", "summary", "what's next", "what’s next", "next steps", "get involved", "join us", "see you there", "until next time", "introduction", "overview", "resources", "references"],
    talk_nouns: &["talk", "session", "presentation"],
    session_ends: &[" from ", " by ", " with ", " was ", " where ", " led ", " presented ", " hosted ", " given ", " delivered ", " and ", " at "],
    lightning_lists: &["lightning talks", "lightning round", "short talks", "five-minute talks", "lightning sessions"],
    titled_words: &["titled", "entitled", "called"],
    not_talks: &[
        "highlight reel", "highlights of", "recap video", "aftermovie", "teaser", "in its entirety", "full meeting",
        "entire event", "full-length", "award", "book signing", "booth", "kiosk", "party", "happy hour",
        "social hour", "call for papers", "call for proposals", "cfp", "submit a", "survey", "newsletter",
        "playlist", "this short clip", "this short video", "a short video", "an older video", "promo video", "t-shirt", "sponsor prospectus", "trailer", "thank you video", "certification", "exam",
    ],
    bare_links: &[
        "here", "video", "videos", "watch", "watch video", "watch the video", "watch here", "watch now",
        "watch the recording", "watch it", "watch it here", "watch the talk", "watch recording", "recording", "slides", "slide deck",
        "deck", "link", "talk", "session", "schedule", "details", "more", "learn more", "read more",
        "register", "this link", "this video", "this talk", "this session", "this presentation",
        "presentation", "session link", "session details", "add to schedule", "youtube", "pdf", "view",
        "view session", "youtube video player", "video recording", "talk recording", "on youtube",
        "the recording", "the video", "the talk", "the slides", "the session", "full video", "full recording",
        "sched", "on-demand", "abstract", "the abstract", "full abstract", "session page", "talk page", "details here",
        "more details", "sign up", "sign-up",
    ],
    bare_glue: &[],
    author_labels: &["author", "authors", "written by"],
    detail_labels: &["author", "authors", "written by", "translated by", "translator", "when", "time", "date", "where", "location", "room", "venue", "date and time", "when and where", "schedule", "track",
        "level", "company", "organization", "duration", "language", "abstract",
    ],
    by_words: &[
        "by", "with", "presented by", "led by", "from", "featuring", "feat.", "speaker", "speakers",
        "presenter", "presenters", "hosted by", "given by", "panelists", "moderated by", "moderator", "who",
        "speaking", "facilitated by", "facilitator", "run by", "delivered by", "panelist", "chaired by",
    ],
    joints: &["by", "facilitated by", "presented by", "led by", "moderated by", "hosted by", "featuring"],
    weak_joints: &["with", "from"],
    at_words: &["at", "from", "during", "for", "to"],
    speaking: &[
        "agree", "compar", "debat", "convers", "chat", "answer", "report", "cover", "built", "ran ", "present", "talk",
        "discuss", "explain", "gave", "give", "giving", "show", "dive", "dove", "share", "sharing", "walk",
        "demonstrat", "demo", "announc", "deliver", "spoke", "speak", "describ", "introduc", "explor",
        "join", "led", "lead", "host", "took", "take", "taking", "nailed", "pitch", "told", "tell", "outlin",
        "highlight", "detail", "note", "reveal", "mention", "provid", "kick", "open", "did", "delve", "look",
        "teach", "taught", "will", "recap", "address", "offer", "tackl", "argu", "examin", "reflect", "unpack",
        "break", "broke", "guid", "on stage", "argued", "start", "went on", "cautioned", "moderat", "cited",
        "also",
    ],
    not_speaking: &[
        "award", "winner", "thank", "recogniz", "recognis", "congratulat", "ambassador list", "elected",
        "organizer", "organiser", "interview", "photo", "contact", "named cncf", "author:", "written by",
        "translat", "booth", "kiosk", "voted", "hosts who", "live-tweeted", "mc ",
    ],
    nominative: None,
    from_words: &["from", "of", "at"],
    pronouns: &["they", "she", "he"],
    both_words: &["both at", "both from", "both of", "both", "all at", "all from", "all of", "all three", "all"],
    employer_labels: &["company", "organization", "organisation", "affiliation", "employer"],
    team_words: &["our team at ", "the team at ", "the folks at ", "our friends at ", "the "],
    company_nouns: &["startup", "start-up", "company", "retailer", "bank", "provider", "vendor", "firm", "maker", "airline", "insurer", "operator", "consultancy", "giant", "agency", "marketplace"],
    job_glue: &[
        "a", "an", "the", "phd", "one", "and", "for", "here", "also", "who", "works", "work", "working", "both", "is",
        "are", "now", "currently",
    ],
    rooms: &["stage", "room", "rooms", "hall", "track", "auditorium", "theater", "theatre", "ballroom", "level", "floor", "online", "livestream"],
    own_words: &["my", "our", "own", "very", "colleague", "friend"],
    small_words: &["a", "an", "the", "our", "their", "this", "with", "and", "by", "of"],
    and_words: &["and", "&", "as well as", "together with", "along with", "plus"],
    roles: &[
        "maintainer", "co-maintainer", "maintainers", "contributor", "committer", "student", "phd student",
        "cncf ambassador", "ambassador", "cto", "ceo", "coo", "cpo", "ciso", "vp", "svp", "vice president",
        "president", "director", "head", "lead", "leader", "tech lead", "technical lead", "team lead",
        "engineer", "developer", "advocate", "architect", "manager", "founder", "co-founder", "cofounder",
        "creator", "co-creator", "chair", "co-chair", "sre", "consultant", "researcher", "professor",
        "scientist", "analyst", "evangelist", "fellow", "member", "moderator", "panelist", "speaker", "host",
        "officer", "devrel", "freelance", "freelancer", "retired", "emcee", "specialist", "administrator",
        "coach", "author", "reviewer", "approver", "pm", "product manager", "tpm", "mts", "smts",
    ],
    role_modifiers: &[
        "tech", "computer", "science", "cloud", "data", "security", "infrastructure", "observability",
        "systems", "systems,", "steering", "committee", "vice", "general", "managing", "assistant", "his",
        "her", "their", "independent", "engineering", "software", "technical", "technology", "principal",
        "senior", "sr.", "staff", "distinguished", "associate", "solutions", "solution", "product", "platform",
        "community", "project", "open", "source", "relations", "core", "site", "field", "global", "group",
        "program", "reliability", "chief", "toc", "devops",
    ],
    this_event: &[
        "this event", "the event ", "it will", "it is held", "it takes place", "the conference will",
        "this conference",
    ],
    main_event: &["at the main event", "during the main event", "main conference"],
    interview_words: &["interview", "transcript"],
    openers: &["because", "since", "unlike", "besides", "alongside", "former", "like", "tomorrow", "someone", "somebody", "everyone", "meanwhile", "then", "next", "afterwards", "finally", "later", "first", "second", "also", "today", "yesterday", "here", "after", "before", "once", "last", "but", "and", "so", "as", "in", "at", "on", "with", "when", "while", "our", "special", "thanks", "luckily", "fortunately", "unfortunately", "sadly", "recently", "additionally", "similarly", "lastly", "together", "even", "this", "these", "that"],
    determiners: &["this ", "the opening ", "the closing ", "opening ", "closing ", "his ", "her "],
    watch_words: &["watch", "check out", "see the", "recording"],
    telling: &[
        "demoed", "made the case for", "dug into", "dove into", "dived into",
        "outlined", "recapped", "took us through", "guided us through", "unpacked",
        "previewed", "debunked",
        "gave a talk about", "gave a talk on", "gave a tour of", "gave an overview of", "gave an update on",
        "gave us an outlook on", "gave us an update on", "gave a walk-through of", "talked about", "talks about", "talked on", "spoke about",
        "spoke on", "speaks about", "presented", "presents", "reported on", "reported about", "showed us", "showed how", "showed off",
        "showed", "shows how", "explained", "explains", "demonstrated", "discussed", "introduced", "shared", "looked back at", "looked into",
        "looked at", "took a look at", "walked us through", "walked through", "walked the audience through",
        "told us", "told the audience", "will talk about", "will speak about", "will speak on", "will present",
        "will discuss", "will explain", "will show", "will share", "will give a talk on", "will give a talk about", "with a talk on", "with a talk about",
    ],
    heard_words: &["talks from", "talks by", "sessions from", "sessions by", "presentations from", "presentations by", "heard from"],
    topic_joints: &[" on ", " about "],
    topic_ends: &[
        ", which", ", who", ", where", ", with", ", and ", ", but ", ", making", ", including", " in front of ", " - ", " – ", " — ", ". ", "; ",
    ],
    topic_words: &[" through ", " about ", " how "],
    experience_words: &["journey", "their experience", "its experience", "adventures"],
    colocated_words: &[
        "co-located with", "colocated with", "it is co-located", "alongside", "the day before", "on the eve of",
        "as part of",
    ],
    venue_words: &["at", "during"],
    in_words: &["in"],
    beside_words: &[
        "before", "after", "ahead of", "prior to", "on the eve of", "following", "co-located with", "colocated with",
        "alongside", "part of", "next to", "located events of", "located events at", "event of",
    ],
    weekdays: &[("monday", 0), ("tuesday", 1), ("wednesday", 2), ("thursday", 3), ("friday", 4), ("saturday", 5), ("sunday", 6)],
    weeks: &[("last week", -1), ("this week", 0), ("next week", 1)],
    past_words: &["this past ", "last "],
    years: &[("last year", -1), ("previous year", -1), ("next year", 1)],
    sponsor_words: &["sponsor"],
    tiers: &[
        ("diamond", "diamond"), ("platinum", "platinum"), ("gold", "gold"), ("silver", "silver"),
        ("bronze", "bronze"),
    ],
    host_words: &[
        "organized by", "organised by", "hosted by", "run by", "organized by the", "hosted by the",
        "organised by the",
    ],
    sponsor_nouns: &["sponsored by", "sponsor", "sponsors"],
    host_verbs: &["hosted us", "hosted the", "hosted it", "welcomed us", "organized the", "organised the"],
    copulas: &["was ", "is ", "were ", "are ", "sponsored"],
    company_words: &[
        "companies", "users like", "talks from", "sessions from", "organizations like", "organizations such",
    ],
    event_nouns: &[
        "summit", "conference", "meetup", "day", "days", "con", "conf", "forum", "community day",
        "community days", "symposium", "fest", "hackfest", "camp", "unconference", "expo",
    ],
};
