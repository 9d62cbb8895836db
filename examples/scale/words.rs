//! The words that made-up posts are made of, in four languages. Nobody bears these names by intent.

use super::dice::Dice;

/// What a language says things with. `{}` in a phrase is a noun of the language.
#[derive(Debug)]
pub struct Tongue {
    /// ISO 639-1.
    pub code: &'static str,
    /// Things that posts and talks are about.
    pub nouns: &'static [&'static str],
    /// Forms of titles, the same number in each language: a translation has the same form.
    pub titles: &'static [&'static str],
    /// Sentences of posts about anything.
    pub sentences: &'static [&'static str],
    /// Headings of such posts.
    pub headings: &'static [&'static str],
    /// Between sentences.
    pub space: &'static str,
}

pub const TONGUES: [&Tongue; 4] = [&ENGLISH, &CHINESE, &UKRAINIAN, &JAPANESE];

pub const ENGLISH: Tongue = Tongue {
    code: "en",
    nouns: &[
        "queues",
        "clusters",
        "proxies",
        "caches",
        "certificates",
        "sidecars",
        "dashboards",
        "pipelines",
        "schedulers",
        "registries",
        "gateways",
        "tenants",
        "budgets",
        "retries",
        "timeouts",
        "volumes",
        "probes",
        "traces",
        "alerts",
        "rollouts",
        "policies",
        "operators",
        "snapshots",
        "quotas",
        "migrations",
        "replicas",
        "secrets",
        "webhooks",
        "runbooks",
        "ledgers",
    ],
    titles: &[
        "What We Learned from {} and {} in Production",
        "Taming {} without Losing {}",
        "From {} to {}: A Field Report",
        "Why {} Need Better {}",
        "Debugging {} across {} at Night",
        "{} for People Who Fear {}",
    ],
    sentences: &[
        "Before this release, {} had to be restarted by hand whenever {} ran out of memory.",
        "We measured {} on three machines and found that {} were the smaller half of the cost.",
        "If you keep {} in one namespace, make sure that {} cannot be reached from another.",
        "The new flag is off by default, because {} behave differently when {} are slow.",
        "In our experience {} fail first, long before {} show anything on the graphs.",
        "You can also write `spec.limits` next to {}, and the controller will size {} for you.",
        "See [the reference](https://docs.example/reference) for how {} are configured and how {} are named.",
        "This change touches {} only; {} keep working as they did in the last version.",
        "A user reported that {} were counted twice, which made {} look worse than they were.",
        "Our [guide to upgrades](https://docs.example/guides/upgrade) explains how to drain {} and to move {} first.",
    ],
    headings: &[
        "What changed",
        "How it works",
        "Upgrading",
        "Known limits",
        "An example",
        "Next steps",
    ],
    space: " ",
};

pub const CHINESE: Tongue = Tongue {
    code: "zh",
    nouns: &[
        "队列",
        "集群",
        "代理",
        "缓存",
        "证书",
        "边车",
        "仪表盘",
        "流水线",
        "调度器",
        "镜像仓库",
        "网关",
        "租户",
        "预算",
        "重试",
        "超时",
        "存储卷",
        "探针",
        "链路追踪",
        "告警",
        "灰度发布",
        "策略",
        "控制器",
        "快照",
        "配额",
        "迁移",
        "副本",
        "密钥",
        "回调",
        "运维手册",
        "节点",
    ],
    titles: &[
        "生产环境中的{}与{}",
        "驯服{}而不失去{}",
        "从{}到{}的实践报告",
        "为什么{}需要更好的{}",
        "深夜排查{}与{}",
        "写给害怕{}的人的{}",
    ],
    sentences: &[
        "在这个版本之前，只要{}耗尽内存，{}就必须手动重启。",
        "我们在三台机器上测量了{}，发现{}只占成本的一小部分。",
        "如果把{}放在同一个命名空间里，请确认别处无法访问{}。",
        "新的开关默认关闭，因为当{}变慢时，{}的行为会不同。",
        "根据我们的经验，{}总是最先出问题，那时{}的图表还一切正常。",
        "配置方法请参阅[参考手册](https://docs.example/zh/reference)，其中说明了{}和{}的命名规则。",
        "这次改动只涉及{}，{}仍与上个版本一样工作。",
        "有用户反馈{}被重复计数，使{}看起来比实际更糟。",
    ],
    headings: &["有哪些变化", "工作原理", "如何升级", "已知限制", "示例", "下一步"],
    space: "",
};

pub const UKRAINIAN: Tongue = Tongue {
    code: "uk",
    nouns: &[
        "черги",
        "кластери",
        "проксі",
        "кеші",
        "сертифікати",
        "контейнери",
        "панелі",
        "конвеєри",
        "планувальники",
        "реєстри",
        "шлюзи",
        "орендарі",
        "бюджети",
        "повтори",
        "затримки",
        "томи",
        "проби",
        "траси",
        "сповіщення",
        "викладки",
        "політики",
        "оператори",
        "знімки",
        "квоти",
        "міграції",
        "репліки",
        "секрети",
        "виклики",
        "інструкції",
        "вузли",
    ],
    titles: &[
        "Чого нас навчили {} та {} у промисловості",
        "Як приборкати {} і не втратити {}",
        "Звідки {} і куди {}: польовий звіт",
        "Чому {} потребують, щоб були кращі {}",
        "Нічне налагодження: {} та {}",
        "Для тих, хто боїться: {} і {}",
    ],
    sentences: &[
        "До цього випуску {} доводилося перезапускати вручну, щойно {} вичерпували пам’ять.",
        "Ми виміряли {} на трьох машинах і побачили, що {} коштують значно менше.",
        "Якщо {} лежать в одному просторі імен, перевірте, чи недосяжні звідти {}.",
        "Новий прапорець типово вимкнено, бо {} поводяться інакше, коли {} повільні.",
        "З нашого досвіду {} ламаються першими, коли {} ще виглядають здоровими.",
        "Як налаштувати {} і як називати {}, описано в [довіднику](https://docs.example/uk/reference).",
        "Ця зміна зачіпає лише {}, а {} працюють так само, як раніше.",
        "Користувач помітив, що {} рахувалися двічі, і тому {} здавалися гіршими.",
    ],
    headings: &[
        "Що змінилося",
        "Як це працює",
        "Оновлення",
        "Відомі обмеження",
        "Приклад",
        "Що далі",
    ],
    space: " ",
};

pub const JAPANESE: Tongue = Tongue {
    code: "ja",
    nouns: &[
        "キュー",
        "クラスタ",
        "プロキシ",
        "キャッシュ",
        "証明書",
        "サイドカー",
        "ダッシュボード",
        "パイプライン",
        "スケジューラ",
        "レジストリ",
        "ゲートウェイ",
        "テナント",
        "予算",
        "再試行",
        "タイムアウト",
        "ボリューム",
        "プローブ",
        "トレース",
        "アラート",
        "ロールアウト",
        "ポリシー",
        "オペレータ",
        "スナップショット",
        "クォータ",
        "移行",
        "レプリカ",
        "シークレット",
        "フック",
        "手順書",
        "ノード",
    ],
    titles: &[
        "本番環境の{}と{}から学んだこと",
        "{}を手なずけて{}を失わない方法",
        "{}から{}への現場報告",
        "なぜ{}にはより良い{}が必要なのか",
        "真夜中に{}と{}を調べる",
        "{}が怖い人のための{}",
    ],
    sentences: &[
        "このリリースより前は、{}のメモリが足りなくなるたびに{}を手で再起動していました。",
        "三台のマシンで{}を測ったところ、{}の負担は小さいことが分かりました。",
        "{}を一つの名前空間に置くなら、よそから{}に届かないことを確かめてください。",
        "新しいフラグは既定では無効です。{}が遅いと{}の動きが変わるからです。",
        "経験では、{}が最初に壊れ、そのとき{}のグラフはまだ正常です。",
        "{}の設定と{}の名前については[リファレンス](https://docs.example/ja/reference)をご覧ください。",
        "この変更は{}だけに関わり、{}はこれまでどおり動きます。",
        "{}が二重に数えられ、{}が実際より悪く見えるという報告がありました。",
    ],
    headings: &["変更点", "仕組み", "アップグレード", "既知の制限", "例", "次の一歩"],
    space: "",
};

/// A phrase with nouns by number in its places, so that it can be said in another language.
pub fn filled(phrase: &str, tongue: &Tongue, nouns: &[usize]) -> String {
    let mut parts = phrase.split("{}");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (part, noun) in parts.zip(nouns.iter().cycle()) {
        text.push_str(tongue.nouns[noun % tongue.nouns.len()]);
        text.push_str(part);
    }
    text
}

/// A person's name; four of five in Latin letters.
pub fn person(dice: &mut Dice) -> String {
    match dice.below(20) {
        0..=1 => format!("{}{}{}", dice.one(HAN_FAMILY), dice.one(HAN_GIVEN), dice.one(HAN_GIVEN)),
        2 => format!(
            "{}{}{}{}",
            dice.one(KANJI),
            dice.one(KANJI_END),
            dice.one(HAN_GIVEN),
            dice.one(KANJI_GIVEN)
        ),
        3..=4 => {
            let family = format!(
                "{}{}{}",
                dice.one(CYRILLIC),
                dice.one(CYRILLIC_INNER),
                dice.one(CYRILLIC_END)
            );
            format!("{} {family}", dice.one(CYRILLIC_GIVEN))
        }
        _ => {
            let family = format!("{}{}{}", dice.one(ONSETS), dice.one(MIDDLES), dice.one(ENDS));
            format!("{} {family}", dice.one(GIVEN))
        }
    }
}

/// A company's name, or a product's where nothing is sold.
pub fn product(dice: &mut Dice) -> String {
    format!("{}{}{}", dice.one(ONSETS), dice.one(MIDDLES), dice.one(ENDS))
}

/// A company's name.
pub fn organization(dice: &mut Dice) -> String {
    format!("{}{} {}", dice.one(ONSETS), dice.one(MIDDLES), dice.one(TRADES))
}

/// The name of a series of events, each its own for the first few thousand.
pub fn series(number: usize) -> String {
    let (onset, rest) = (ONSETS[number % ONSETS.len()], number / ONSETS.len());
    let (end, rest) = (ENDS[rest % ENDS.len()], rest / ENDS.len());
    format!("{onset}{end} {}", GATHERINGS[rest % GATHERINGS.len()])
}

pub const CITIES: &[&str] =
    &["London", "Berlin", "Chicago", "Tokyo", "Paris", "Seattle", "Vienna", "Sydney"];

const TRADES: &[&str] = &[
    "Robotics",
    "Telecom",
    "Labs",
    "Logistics",
    "Health",
    "Bank",
    "Power",
    "Systems",
    "Games",
    "Analytics",
];
const GATHERINGS: &[&str] = &["Summit", "Conf", "Forum", "Conference", "Camp"];
const GIVEN: &[&str] = &[
    "Ada", "Aroha", "Bela", "Carmen", "Chidi", "Dagny", "Dilan", "Elif", "Enzo", "Farah", "Fenna",
    "Gustav", "Hana", "Ingrid", "Ivo", "Jorge", "Kaia", "Kwame", "Lena", "Luca", "Maren", "Mateo",
    "Naledi", "Nuno", "Olga", "Oskar", "Petra", "Priya", "Rasmus", "Rosa", "Samira", "Soren",
    "Tariq", "Tove", "Ugo", "Vera", "Wanda", "Xenia", "Yusuf", "Zora",
];
const ONSETS: &[&str] = &[
    "Bal", "Bren", "Cor", "Dal", "Dren", "Fal", "Fenn", "Gar", "Gold", "Hal", "Hav", "Ister",
    "Jar", "Kal", "Kest", "Lind", "Lor", "Mal", "Mor", "Nor", "Oster", "Pel", "Quar", "Ros", "Sal",
    "Storm", "Tal", "Ver", "Wal", "Zan",
];
const MIDDLES: &[&str] = &[
    "a", "an", "ar", "e", "el", "en", "er", "i", "il", "in", "o", "ol", "on", "or", "u", "um",
    "un", "ur",
];
const ENDS: &[&str] = &[
    "berg", "by", "dahl", "dottir", "feld", "gard", "ham", "holt", "kamp", "lund", "mark", "mont",
    "nes", "quist", "rup", "sen", "stad", "strand", "thal", "ton", "vik", "wold",
];
const CYRILLIC_GIVEN: &[&str] =
    &["Оксана", "Тарас", "Марія", "Богдан", "Ірина", "Остап", "Леся", "Назар", "Соломія", "Юрій"];
const CYRILLIC: &[&str] =
    &["Бон", "Гнат", "Дан", "Зав", "Кал", "Лев", "Мороз", "Петр", "Руд", "Сав", "Ткач", "Яр"];
const CYRILLIC_INNER: &[&str] = &["ар", "ев", "ен", "ив", "ин", "ов", "ол", "ур"];
const CYRILLIC_END: &[&str] = &["енко", "чук", "ський", "ець", "ик", "юк"];
const HAN_FAMILY: &[&str] =
    &["陈", "林", "周", "何", "苏", "许", "高", "郭", "唐", "谢", "韩", "曹", "邓", "彭"];
const HAN_GIVEN: &[&str] = &[
    "思", "雨", "明", "佳", "晚", "志", "文", "海", "晨", "欣", "宇", "浩", "静", "丽", "建", "国",
    "晓", "春", "玉", "嘉", "子", "安", "若", "一", "博", "远", "桐", "哲", "怡", "晴",
];
const KANJI: &[&str] = &["田", "森", "上", "藤", "小", "佐", "中", "山", "石", "松"];
const KANJI_END: &[&str] = &["中", "田", "原", "井", "林", "木", "村", "本", "川", "島"];
const KANJI_GIVEN: &[&str] = &["子", "太", "美", "介", "郎", "奈", "菜", "海"];
