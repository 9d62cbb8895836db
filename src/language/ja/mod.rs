//! Japanese.

pub mod loans;
pub mod surnames;

use super::Language;
use super::script::Script;
use crate::extract::facts::Slot::{
    Contribfest, MaintainerTrack, OfficeHours, ProjectLightning, ProjectMeeting,
};
use crate::extract::facts::TalkFormat::{
    Demo, Keynote, Lightning, Meeting, Panel, Poster, Remarks, Workshop,
};

/// The words of Japanese.
#[rustfmt::skip]
pub static LANGUAGE: Language = Language {
    code: "ja",
    script: Script::Japanese,
    sounds: &[],
    romanized: None,
    nicknames: &[],
    spaced: false,
    months: &[],
    range_words: &["から", "〜", "～"],
    date_fillers: &["の", "に", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"],
    regions: &[
        ("ヨーロッパ", "Europe"), ("欧州", "Europe"), ("北米", "North America"), ("中国", "China"), ("日本", "Japan"),
        ("インド", "India"), ("アジア", "Asia"),
    ],
    formats: &[
        ("ライトニングトーク", Lightning), ("lt", Lightning), ("lt:", Lightning), ("lt：", Lightning), ("lt 大会", Lightning), ("lt大会", Lightning), ("lt（", Lightning), ("lt枠", Lightning),
        ("lt では", Lightning), ("ltでは", Lightning), ("lt①", Lightning), ("lt②", Lightning), ("lt③", Lightning), ("lt④", Lightning), ("lt⑤", Lightning), ("開会の挨拶", Remarks), ("閉会の挨拶", Remarks), ("開会のあいさつ", Remarks), ("閉会のあいさつ", Remarks), ("開会あいさつ", Remarks), ("閉会あいさつ", Remarks), ("オープニング", Remarks),
        ("クロージング", Remarks), ("ポスター", Poster), ("パネルディスカッション", Panel), ("パネル", Panel), ("ワークショップ", Workshop),
        ("チュートリアル", Workshop), ("ハンズオン", Workshop), ("プロジェクトミーティング", Meeting), ("基調講演", Keynote),
        ("キーノート", Keynote), ("ライブデモ", Demo), ("スポンサーデモ", Demo),
        ("ライトニング・トーク", Lightning), ("ライトニングセッション", Lightning), ("開会挨拶", Remarks), ("閉会挨拶", Remarks), ("開会の辞", Remarks), ("閉会の辞", Remarks), ("開会のことば", Remarks), ("閉会のことば", Remarks), ("開会の言葉", Remarks), ("閉会の言葉", Remarks), ("歓迎の挨拶", Remarks), ("歓迎のあいさつ", Remarks), ("座談会", Panel), ("ラウンドテーブル", Panel), ("対談", Panel), ("デモ：", Demo), ("デモ:", Demo), ("デモセッション", Demo), ("プロジェクト会議", Meeting),
    ],
    title_endings: &[("開会", Remarks), ("閉会", Remarks), ("オープニング", Remarks)],
    slots: &[
        ("メンテナートラック", MaintainerTrack), ("メンテナトラック", MaintainerTrack),
        ("メンテナーセッション", MaintainerTrack), ("contribfest", Contribfest),
        ("コントリブフェスト", Contribfest), ("プロジェクトライトニング", ProjectLightning),
        ("プロジェクトミーティング", ProjectMeeting), ("オフィスアワー", OfficeHours),
        ("メンテナーズトラック", MaintainerTrack), ("メンテナセッション", MaintainerTrack), ("プロジェクト会議", ProjectMeeting), ("プロジェクトlt", ProjectLightning),
    ],
    title_prefixes: &[
        "基調講演", "キーノート", "スポンサー基調講演", "ライトニングトーク", "プロジェクトライトニングトーク", "パネル", "パネルディスカッション", "ワークショップ", "ハンズオン", "ハンズオンセッション",
        "チュートリアル", "デモ", "ライブデモ", "スポンサーデモ", "ポスター",
        "ライトニング", "lt", "パネルトーク", "座談会", "プロジェクトライトニング",
    ],
    talk_words: &["セッション", "講演", "発表", "登壇", "トーク", "プレゼンテーション", "紹介", "解説", "スピーカー"],
    section_words: &["セッション", "講演", "トーク", "発表", "登壇", "タイムテーブル", "プログラム", "lt"],
    closing_headings: &["おわりに", "終わりに", "最後に", "さいごに", "まとめ", "はじめに", "謝辞", "感想", "まとめと感想"],
    talk_nouns: &["セッション", "講演", "発表", "トーク"],
    session_ends: &[],
    lightning_lists: &["ライトニングトーク", "lt 大会", "lt大会"],
    titled_words: &["と題し", "と題する", "題して"],
    not_talks: &[
        "短い動画", "紹介動画",
        "ダイジェスト", "ハイライト", "予告", "トレーラー", "ブース", "キオスク", "表彰", "受賞", "サイン会", "懇親会", "パーティー", "募集", "プレイリスト",
        "アンケート",
    ],
    bare_links: &["こちら", "ここ", "視聴する", "動画を見る", "録画を見る", "動画を視聴する", "動画", "録画", "スライド", "リンク", "資料", "詳細", "ビデオ", "アーカイブ", "動画はこちら", "スライドはこちら", "セッション", "発表", "登壇", "公開", "視聴", "ページ", "見る", "はこちら", "講演資料", "発表資料", "発表スライド", "登壇資料", "教材", "録画アーカイブ"],
    bare_glue: &["は", "の", "を", "で", "から"],
    author_labels: &["著者", "執筆者"],
    detail_labels: &["著者", "執筆者", "翻訳者", "訳者", "日時", "時間", "会場", "場所", "日付", "部屋"],
    by_words: &[
        "登壇者", "発表者", "講演者", "講師", "話者", "スピーカー", "スピーカ", "モデレーター", "モデレータ", "パネリスト", "パネラー", "司会", "司会者", "進行",
    ],
    joints: &[],
    weak_joints: &[],
    at_words: &[],
    speaking: &["紹介", "解説", "登壇", "務めました", "発表", "講演", "説明", "語", "デモ", "議論"],
    not_speaking: &["受賞", "表彰", "感謝"],
    nominative: None,
    from_words: &[],
    pronouns: &["両氏", "同氏"],
    both_words: &["ともに", "共に", "いずれも", "以上", "どちらも"],
    employer_labels: &["所属", "会社", "会社名"],
    team_words: &[],
    company_nouns: &[],
    job_glue: &[],
    rooms: &["会場", "ルーム", "ホール", "トラック", "ステージ", "オンライン", "会議室"],
    own_words: &[],
    small_words: &[],
    and_words: &["と", "&", "、", "・", "および", "ならびに"],
    roles: &[
        "メンテナ", "メンテナー", "コントリビューター", "エンジニア", "アーキテクト", "アンバサダー", "学生", "大学院生", "教授", "准教授", "研究員", "創業者", "共同創業者", "代表", "部長",
        "課長", "マネージャー", "リーダー", "独立", "フリーランス", "無所属", "個人", "本部", "事業部", "グループ", "チーム", "同", "同上", "匿名",
    ],
    role_modifiers: &[],
    this_event: &["これは", "このイベント", "本イベント"],
    main_event: &["本会議", "本編", "メインカンファレンス", "メインイベント"],
    interview_words: &["インタビュー", "書き起こし", "トランスクリプト"],
    openers: &[],
    determiners: &["この", "本"],
    watch_words: &["ご覧", "視聴", "動画"],
    telling: &[],
    telling_last: &[
        "を紹介", "を解説", "を説明", "を発表", "を語", "を話", "を披露", "を共有", "を実演", "について紹介", "について解説", "について説明", "について発表",
        "について語", "について話", "について講演", "と題して",
    ],
    heard_words: &[],
    topic_joints: &[],
    topic_ends: &[],
    topic_words: &[],
    experience_words: &["経験", "道のり"],
    colocated_words: &["同時開催", "併催"],
    venue_words: &["で", "にて"],
    in_words: &[],
    beside_words: &["の併催", "併催", "の同時開催", "と同時開催", "との同時開催", "と併せて", "の前日", "の翌日", "前日", "の一環", "のコロケーテッド", "の直前", "の直後"],
    weekdays: &[("月曜", 0), ("火曜", 1), ("水曜", 2), ("木曜", 3), ("金曜", 4), ("土曜", 5), ("日曜", 6)],
    weeks: &[("先週", -1), ("今週", 0), ("来週", 1)],
    past_words: &[],
    years: &[("昨年", -1), ("去年", -1), ("来年", 1)],
    sponsor_words: &["スポンサー", "協賛"],
    tiers: &[
        ("ダイヤモンド", "diamond"), ("プラチナ", "platinum"), ("ゴールド", "gold"), ("シルバー", "silver"), ("ブロンズ", "bronze"),
    ],
    host_words: &["主催"],
    sponsor_nouns: &["スポンサーの"],
    host_verbs: &["が主催"],
    copulas: &["は"],
    company_words: &["企業", "各社"],
    event_nouns: &["カンファレンス", "サミット", "ミートアップ", "勉強会", "フォーラム"],
};
