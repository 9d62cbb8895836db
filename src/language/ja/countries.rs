//! Countries and peoples in katakana, which stand before somebody as an employer would: "ドイツの佐藤さん"; parts of Japan.

/// In the order of their characters.
#[rustfmt::skip]
const COUNTRIES: [&str; 76] = [
    "アイスランド", "アイルランド", "アフリカ", "アメリカ", "アルゼンチン", "アルメニア", "イギリス", "イスラエル",
    "イタリア", "インド", "インドネシア", "ウクライナ", "ウルグアイ", "エクアドル", "エジプト", "エストニア",
    "エチオピア", "オランダ", "オーストラリア", "オーストリア", "カザフスタン", "カタール", "カナダ", "カンボジア",
    "ガーナ", "キプロス", "ギリシャ", "クロアチア", "ケニア", "コロンビア", "サウジアラビア", "シンガポール",
    "ジョージア", "スイス", "スウェーデン", "スペイン", "スリランカ", "スロバキア", "スロベニア", "セルビア", "タイ",
    "チェコ", "チュニジア", "チリ", "デンマーク", "トルコ", "ドイツ", "ナイジェリア", "ニュージーランド", "ネパール",
    "ノルウェー", "ハンガリー", "バングラデシュ", "パキスタン", "フィリピン", "フィンランド", "フランス", "ブラジル",
    "ブルガリア", "ベトナム", "ベルギー", "ペルー", "ポルトガル", "ポーランド", "マレーシア", "ミャンマー",
    "メキシコ", "モロッコ", "モンゴル", "ヨルダン", "ラトビア", "リトアニア", "ルクセンブルク", "ルワンダ",
    "ルーマニア", "レバノン",
];

/// Whether a word is one of them.
pub fn is_country(word: &str) -> bool {
    COUNTRIES.binary_search(&word).is_ok()
}

/// Parts of Japan that events are called after, beside its cities.
#[rustfmt::skip]
const AREAS: [(&str, &str); 12] = [
    ("北海道", "Hokkaido"), ("東北", "Tohoku"), ("関東", "Kanto"), ("北陸", "Hokuriku"), ("東海", "Tokai"), ("関西", "Kansai"),
    ("中国地方", "Chugoku"), ("四国", "Shikoku"), ("九州", "Kyushu"), ("香川", "Kagawa"), ("島根", "Shimane"), ("静岡", "Shizuoka"),
];

/// The length of the part with which a text begins, and its English name.
pub fn area_at(text: &str) -> Option<(usize, &'static str)> {
    let ends = |word: &str| !text[word.len()..].starts_with(|c: char| c.is_ascii_alphabetic());
    let named = |word: &str| text.starts_with(word) && ends(word);
    AREAS.iter().find_map(|(own, english)| {
        let word = [*own, english].into_iter().find(|it| named(it))?;
        Some((word.len(), *english))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_sorted() {
        assert!(COUNTRIES.is_sorted());
        assert!(is_country("ドイツ") && !is_country("クイル"));
    }

    #[test]
    fn parts_of_japan() {
        assert_eq!(area_at("関西2025"), Some(("関西".len(), "Kansai")));
        assert_eq!(area_at("Hokkaido」"), Some((8, "Hokkaido")));
        assert_eq!(area_at("Kansaier"), None);
        assert_eq!(area_at("海"), None);
    }
}
