//! Verbs by which English tells what somebody's talk was about.

use crate::language::Telling;

/// What follows a verb without a preposition.
const PLAIN: &[&str] = &[""];
const PLAIN_OR_ABOUT: &[&str] = &["", "about", "on", "the story of", "the tale of"];
const ABOUT: &[&str] = &["about", "on"];
const THROUGH: &[&str] = &["through"];
const INTO: &[&str] = &["into", "deep into", "deeper into"];

/// The verbs, and the words around them.
#[rustfmt::skip]
pub const TELLING: Telling = Telling {
    verbs: &[
        (["present", "presents", "presented", "presenting"], &["", "on", "about"]),
        (["explain", "explains", "explained", "explaining"], PLAIN),
        (["show", "shows", "showed", "showing"], &["", "off"]),
        (["demonstrate", "demonstrates", "demonstrated", "demonstrating"], PLAIN),
        (["demo", "demos", "demoed", "demoing"], PLAIN),
        (["discuss", "discusses", "discussed", "discussing"], PLAIN),
        (["debate", "debates", "debated", "debating"], PLAIN),
        (["introduce", "introduces", "introduced", "introducing"], &["", "to"]),
        (["share", "shares", "shared", "sharing"], &["", "the story of"]),
        (["outline", "outlines", "outlined", "outlining"], PLAIN),
        (["explore", "explores", "explored", "exploring"], PLAIN),
        (["cover", "covers", "covered", "covering"], PLAIN),
        (["tackle", "tackles", "tackled", "tackling"], PLAIN),
        (["examine", "examines", "examined", "examining"], PLAIN),
        (["compare", "compares", "compared", "comparing"], PLAIN),
        (["recap", "recaps", "recapped", "recapping"], PLAIN),
        (["unpack", "unpacks", "unpacked", "unpacking"], PLAIN),
        (["preview", "previews", "previewed", "previewing"], PLAIN),
        (["debunk", "debunks", "debunked", "debunking"], PLAIN),
        (["describe", "describes", "described", "describing"], &["how", "why", "what", "in detail about"]),
        (["tell", "tells", "told", "telling"], PLAIN_OR_ABOUT),
        (["teach", "teaches", "taught", "teaching"], &["", "about"]),
        (["talk", "talks", "talked", "talking"], &["about", "on", "through"]),
        (["speak", "speaks", "spoke", "speaking"], ABOUT),
        (["chat", "chats", "chatted", "chatting"], ABOUT),
        (["focus", "focuses", "focused", "focusing"], &["on"]),
        (["report", "reports", "reported", "reporting"], ABOUT),
        (["reflect", "reflects", "reflected", "reflecting"], &["on"]),
        (["argue", "argues", "argued", "arguing"], &["about", "for", "against"]),
        (["make", "makes", "made", "making"], &["the case for", "a case for", "the case against"]),
        (["look", "looks", "looked", "looking"], &["at", "into", "back at"]),
        (["take", "takes", "took", "taking"], &["through", "a look at", "a deep look at", "a deep dive into", "on a tour of", "on a tour through", "on a journey through", "on a deep dive into", "behind the scenes of"]),
        (["walk", "walks", "walked", "walking"], THROUGH),
        (["guide", "guides", "guided", "guiding"], THROUGH),
        (["lead", "leads", "led", "leading"], THROUGH),
        (["go", "goes", "went", "going"], THROUGH),
        (["dig", "digs", "dug", "digging"], INTO),
        (["delve", "delves", "delved", "delving"], INTO),
        (["dive", "dives", "dove", "diving"], INTO),
        (["dive", "dives", "dived", "diving"], INTO),
        (["break", "breaks", "broke", "breaking"], &["down"]),
    ],
    giving: &[
        ["give", "gives", "gave", "giving"], ["deliver", "delivers", "delivered", "delivering"],
        ["hold", "holds", "held", "holding"], ["run", "runs", "ran", "running"],
        ["lead", "leads", "led", "leading"], ["host", "hosts", "hosted", "hosting"],
        ["provide", "provides", "provided", "providing"], ["offer", "offers", "offered", "offering"],
        ["present", "presents", "presented", "presenting"], ["do", "does", "did", "doing"],
    ],
    given: &[
        "talk on", "talk about", "session on", "session about", "presentation on", "presentation about",
        "discussion on", "discussion about", "overview of", "introduction to", "update on", "tour of", "look at",
        "look into", "peek into", "glimpse of", "glimpse into", "insight into", "insights into", "outlook on",
        "outline of", "walk-through of", "walkthrough of", "primer on", "report on", "rundown of", "preview of", "summary of",
        "deep dive into", "deep dive on", "story of",
    ],
    recipients: &["us all", "us", "me", "him", "them", "you", "the audience", "the crowd", "the room", "attendees", "everyone", "participants"],
    future: &["will", "going to", "about to", "stage to", "’ll", "'ll"],
    subjects: &["who", "and"],
    being: &["is", "are", "was", "were", "be", "been"],
    adverbs: &["also", "both", "then", "now", "recently", "just", "later", "briefly", "first", "again", "finally", "live"],
    articles: &["a", "an", "the", "another", "his", "her", "their", "some"],
};
