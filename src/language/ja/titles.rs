//! What Japanese writes behind the quoted title of somebody's session.

/// What ends the phrase: "佐藤花子さんの「海のメッシュ」です".
pub const ENDS: [&str; 5] = ["。", "、", "です", "でした", "が"];

/// What says that it was heard or is remembered.
pub const HEARD: [&str; 10] = [
    "を聞",
    "を聴",
    "を拝聴",
    "も忘れ",
    "も印象",
    "も面白",
    "もおもしろ",
    "が印象",
    "が面白",
    "がおもしろ",
];
