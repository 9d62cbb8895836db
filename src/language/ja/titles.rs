//! What Japanese writes behind the quoted title of somebody's session.

/// What ends the phrase: "佐藤花子さんの「海のメッシュ」です".
pub const ENDS: [&str; 5] = ["。", "、", "です", "でした", "が"];

/// What stands between a title and what somebody did under it.
pub const LEADS: [&str; 8] = [
    "というタイトルで",
    "というテーマで",
    "という題で",
    "という演題で",
    "と題して",
    "と題し、",
    "をテーマに",
    "と題する",
];

/// What stands between whoever holds a session and its title: "佐藤花子さんが講師の「海のメッシュ」".
pub const HOLDING: [&str; 8] = [
    "が講師の",
    "が講師を務める",
    "が講師を務めた",
    "たちが講師の",
    "らが講師の",
    "が担当する",
    "が担当した",
    "が担当の",
];

/// What begins a sentence that says which title was next.
pub const TURNS: [&str; 16] = [
    "最後は",
    "最初は",
    "最初に",
    "次は",
    "次に",
    "次の",
    "続いて",
    "続いては",
    "続く",
    "まず",
    "そのあと",
    "その後",
    "トリは",
    "ラストは",
    "個人的に",
    "印象に残ったのは",
];

/// What says that it was heard or is remembered.
pub const HEARD: [&str; 22] = [
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
    "は必見",
    "は面白",
    "はおもしろ",
    "は圧巻",
    "は印象",
    "は満席",
    "は素晴",
    "は勉強",
    "が刺さ",
    "に参加",
    "で締めくく",
    "で幕を",
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
