//! Loan words in katakana that posts about software use, to tell them from names of other languages.

use super::countries::is_country;
use crate::language::is_katakana;

/// Words that no person is called by.
#[rustfmt::skip]
const LOANS: &[&str] = &[
    "アカデミー", "アクセス", "アジア", "アップ", "アップデート", "アドバイザリー", "アプリ", "アプリケーション", "アメリカ", "アライアンス", "アワー", "アンド", "アーキテクチャ", "アーキテクト", "イノベーション", "イベント",
    "イン", "インサイト", "インターナショナル", "インターネット", "インテリジェンス", "インフラ", "インフラストラクチャ", "イースト", "ウェア", "ウェブ", "ウエスト", "ウォール", "エアライン", "エアラインズ", "エコシステム", "エッジ",
    "エンジニア", "エンジニアリング", "エンタープライズ", "エンド", "エージェント", "オフィス", "オブ", "オプス", "オペレーション", "オペレーター", "オン", "オンライン", "オートメーション", "オープニング", "オープン", "カタログ",
    "カンパニー", "カンファレンス", "キャピタル", "キャンプ", "キー", "キーノート", "クラウド", "クラスター", "クラブ", "クロージング", "グループ", "グローバル", "ケース", "ゲートウェイ", "コミッティ", "コミュニケーションズ",
    "コミュニティ", "コミュニティー", "コラボレーション", "コレクター", "コンサルティング", "コンテナ", "コンテナー", "コントリビューター", "コントロール", "コンピュータ", "コンピューティング", "コード", "コーポレーション", "サイエンス",
    "サイト", "サウス", "サポート", "サミット", "サーバー", "サービス", "シグナル", "システム", "システムズ", "シティ", "シリーズ", "スクール", "スケール", "スタック", "ステート", "ストア", "ストリート", "ストリーム",
    "ストレージ", "スポンサー", "スライド", "セキュア", "セキュリティ", "セッション", "センター", "ソフト", "ソフトウェア", "ソリューション", "ソリューションズ", "ソース", "ダッシュボード", "チャンネル", "チュートリアル", "チーム",
    "ツール", "ツールキット", "テクニカル", "テクノロジー", "テクノロジーズ", "テスト", "デイ", "デジタル", "デプロイ", "デベロッパー", "デモ", "デー", "データ", "データベース", "トップ", "トラック", "トレーシング",
    "トレース", "トーク", "ドライブ", "ナイト", "ネイティブ", "ネット", "ネットワーク", "ネットワークス", "ノース", "ハイブリッド", "ハンズ", "ハンズオン", "バンク", "パイプライン", "パネル", "パネルディスカッション",
    "パフォーマンス", "パブリック", "パートナー", "パートナーズ", "ビジネス", "ビデオ", "ファイナンシャル", "ファウンデーション", "ファースト", "フォー", "フォーラム", "フロー", "プライベート", "プラクティス", "プラットフォーム",
    "プラットフォームエンジニアリング", "プログラム", "プロジェクト", "プロダクト", "プロトコル", "プロファイル", "ベスト", "ベンダー", "ホール", "ボード", "ポリシー", "マイクロ", "マイクロサービス", "マイグレーション", "マネジメント",
    "マルチ", "マルチクラスター", "マーケット", "ミーティング", "ミートアップ", "メッシュ", "メディア", "メトリクス", "メンテナ", "メンテナー", "モデル", "モニタリング", "モバイル", "モード", "ユーザー", "ヨーロッパ", "ライト",
    "ライトニング", "ライトニングトーク", "ライブ", "ライブラリ", "ラウンドテーブル", "ラブズ", "ラボ", "ラボラトリー", "ラボラトリーズ", "ランタイム", "リアル", "リアルタイム", "リソース", "リリース", "レイヤー", "レジストリ",
    "レポート", "ログ", "ロード", "ロードマップ", "ワーキング", "ワークショップ", "ワークフロー", "ワークロード", "ワールド",
];

/// Whether a phrase is written as names of other languages are, a dot between the words: "ジョン・スミス", unlike
/// "サービス・メッシュ".
pub fn is_foreign_name(phrase: &str) -> bool {
    let words = || phrase.split(['・', '＝', '゠']);
    let named = |word: &str| {
        (2..=9).contains(&word.chars().count())
            && word.chars().all(is_katakana)
            && LOANS.binary_search(&word).is_err()
    };
    // "KP・シン"
    let initials = |word: &str| word.len() <= 2 && word.bytes().all(|it| it.is_ascii_uppercase());
    (2..=3).contains(&words().count())
        && phrase.ends_with(is_katakana)
        && words().all(|word| named(word) || !word.is_empty() && initials(word))
}

/// Whether a phrase may be a foreign company's name: "フリップカート", "リライアンス・ジオ", unlike "メンテナー" and "ドイツ".
pub fn is_foreign_company(phrase: &str) -> bool {
    let word = |word: &str| {
        word.chars().count() >= 2
            && word.chars().all(is_katakana)
            && LOANS.binary_search(&word).is_err()
            && !is_country(word)
    };
    let role = ROLES.iter().any(|role| phrase.ends_with(role));
    phrase.chars().count() >= 4 && !role && phrase.split('・').all(word)
}

/// What people are, alone or behind other words: "プラットフォームエンジニア".
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "アーキテクト", "アンバサダー", "エバンジェリスト", "エンジニア", "オーガナイザー", "ゲスト", "スタッフ", "スピーカー", "ディレクター", "フリーランス", "ボランティア", "マネージャー", "メンテナー", "メンバー", "リーダー",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loan_words_are_sorted_and_no_names() {
        assert!(LOANS.is_sorted());
        for phrase in ["ゾラ・クイル", "ヤン・ファン・クイル", "ゾラ・クイル＝ムー", "ZQ・クイル"]
        {
            assert!(is_foreign_name(phrase), "{phrase}");
        }
        for phrase in [
            "サービス・メッシュ",
            "ゾラ・ZQ",
            "QUUX・クイル",
            "クイル・グループ",
            "ゾラ",
            "ゾラ・クイルさん",
            "ゾラ・Quill",
            "ゾ・クイル",
            "ア・イ・ウ・エ",
        ] {
            assert!(!is_foreign_name(phrase), "{phrase}");
        }
    }

    #[test]
    fn companies_in_katakana() {
        for phrase in ["クイルカート", "クイル・ジオ"] {
            assert!(is_foreign_company(phrase), "{phrase}");
        }
        for phrase in [
            "メンテナー",
            "プラットフォームエンジニア",
            "メンバー",
            "ドイツ",
            "クイ",
            "クイルの",
            "サービス・メッシュ",
            "",
        ] {
            assert!(!is_foreign_company(phrase), "{phrase}");
        }
    }
}
