//! How the letters of the Latin script sound, roughly, in the names that English texts carry.
//!
//! The sounds are those of [`crate::names::sound`]: `a` for open and back vowels, `i` for
//! front ones, `v` for f, v and w, `s` for s and z, `J` for zh and j, `C` for ch, `S` for sh.

/// Letters in lower case without accents and how they sound; the longest that fits is taken.
#[rustfmt::skip]
pub const SOUNDS: &[(&str, &str)] = &[
    ("igh", "ai"), ("ew", "ia"), ("wr", "r"), ("sch", "S"), ("tch", "C"), ("eau", "a"),
    ("sh", "S"), ("ch", "C"), ("zh", "J"), ("dj", "J"), ("dzh", "J"), ("th", "t"), ("ph", "v"),
    ("kh", "h"), ("ck", "k"), ("gh", "g"), ("wh", "v"), ("qu", "kv"), ("tz", "ts"), ("cz", "C"),
    ("ou", "a"), ("oo", "a"), ("au", "a"), ("oe", "i"), ("ue", "i"),
    ("ei", "i"), ("ie", "i"), ("ea", "i"), ("ee", "i"), ("ey", "i"), ("ay", "i"), ("ai", "i"),
    ("ce", "si"), ("ci", "si"), ("cy", "si"),
    ("a", "a"), ("b", "b"), ("c", "k"), ("d", "d"), ("e", "i"), ("f", "v"), ("g", "g"), ("h", "h"), ("i", "i"),
    ("j", "J"), ("k", "k"), ("l", "l"), ("m", "m"), ("n", "n"), ("o", "a"), ("p", "p"), ("q", "k"), ("r", "r"),
    ("s", "s"), ("t", "t"), ("u", "a"), ("v", "v"), ("w", "v"), ("x", "ks"), ("y", "i"), ("z", "s"),
];
