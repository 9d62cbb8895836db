//! Countries and peoples in katakana, which stand before somebody as an employer would: "ドイツの佐藤さん".

/// In the order of their characters.
#[rustfmt::skip]
const COUNTRIES: [&str; 54] = [
    "アイスランド", "アイルランド", "アフリカ", "アメリカ", "アルゼンチン", "イギリス", "イスラエル", "イタリア", "インド",
    "インドネシア", "ウクライナ", "エジプト", "エストニア", "オランダ", "オーストラリア", "オーストリア", "カナダ", "カンボジア",
    "ガーナ", "ギリシャ", "クロアチア", "ケニア", "コロンビア", "シンガポール", "スイス", "スウェーデン", "スペイン", "スリランカ",
    "スロベニア", "セルビア", "タイ", "チェコ", "チリ", "デンマーク", "トルコ", "ドイツ", "ナイジェリア", "ニュージーランド",
    "ネパール", "ノルウェー", "ハンガリー", "フィリピン", "フィンランド", "フランス", "ブラジル", "ブルガリア", "ベトナム",
    "ベルギー", "ペルー", "ポルトガル", "ポーランド", "マレーシア", "メキシコ", "ルーマニア",
];

/// Whether a word is one of them.
pub fn is_country(word: &str) -> bool {
    COUNTRIES.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_sorted() {
        assert!(COUNTRIES.is_sorted());
        assert!(is_country("ドイツ") && !is_country("クイル"));
    }
}
