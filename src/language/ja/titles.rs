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

/// What says that the words in quotes before it were said: "佐藤さんは「勉強になった」と話しました".
pub const SAID: [&str; 12] = [
    "と話",
    "と語",
    "と述べ",
    "と言",
    "とコメント",
    "と感想",
    "と呼びかけ",
    "と強調",
    "という感想",
    "という声",
    "とのこと",
    "と締めくく",
];
