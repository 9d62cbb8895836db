//! Words around names in Chinese characters and katakana, where no space sets a word apart.
//!
//! Chinese and Japanese posts are read with both; the rest of the words is in the folder of each.

use super::is_han;

/// Words and signs after which a name may begin.
pub const BEFORE_NAMES: &[&str] = &[
    "の",
    "と",
    "、",
    "。",
    "」",
    "さん・",
    "氏・",
    "的",
    "由",
    "和",
    "与",
    "與",
    "是",
    "：",
    "（",
    "(",
    "，",
    "—",
    "老师",
    "》",
    "而",
    "；",
    "感谢",
    "感謝",
    "邀请到",
    "邀請到",
    "邀请到了",
    "邀請到了",
    "邀请了",
    "邀請了",
    "请到了",
    "請到了",
    "请来了",
    "請來了",
    "请来",
    "請來",
    "汇集了",
    "匯集了",
    "错过",
    "錯過",
    "请到",
    "請到",
    "喜欢",
    "喜歡",
    "听了",
    "聽了",
    "期待",
    "其中",
    "以及",
    "还有",
    "還有",
];

/// Ends of the titles that only companies give.
pub const COMPANY_TITLES: &[&str] = &[
    "工程师",
    "工程師",
    "架构师",
    "架構師",
    "总监",
    "總監",
    "经理",
    "經理",
    "总裁",
    "總裁",
    "首席技术官",
    "首席技術官",
    "首席执行官",
    "首席執行官",
];

/// What somebody does who is thanked for a talk: "感谢陈晓明带来的《海上的网格》".
pub const BRINGING: [&str; 4] = ["带来", "帶來", "分享", "主讲"];

/// Titles of courtesy and learning that follow a name in Chinese.
pub const TITLES: [&str; 8] = ["老师", "老師", "同学", "同學", "博士", "教授", "女士", "院士"];

/// Words and signs before which a name may end, in simplified characters.
#[rustfmt::skip]
pub const AFTER_NAMES: &[&str] = &[
    "さん", "氏", "様", "と", "、", "は", "が", "による", "の", "（", "(", "和", "与", "，", "。", "主持", "主讲", "带来", "分享", "发表", "介绍", "讲", "就", "在", "从", "将", "先生", "老师", "同学", "博士", "教授", "女士", "正在", "为", "展示", "演示", "-", "—", "等", "做", "则", "把", "用", "对", "会", "也", "还", "带", "合", "参加", "通过", "围绕", "以", "谈", "说", "认为", "表示", "回顾", "指出", "提到", "现场", "以及", "及", "参与", "一起", "共同", "联合", "讨论", "讲述", "解读", "携手", "代表", "的《", "的「", "的“", "的题目", "的主题", "这次", "今年", "本次", "此次", "今天", "当天", "聊", "登", "上台", "搭档", "联袂", "开场，", "開場，", "压轴", "壓軸", "率先", "接棒", "随后", "首先", "接着", "紧接着", "随即", "最后", "再次", "简单", "致", "给", "向", "远程", "三位", "两位", "四位", "几位", "二位", "三人", "两人", "二人", "@", "：", "《", "「", "“", "同", "分别", "先后", "详细", "深入", "分析", "说明", "阐述", "总结", "汇报", "梳理", "剖析", "呈现", "概述", "探讨", "解释", "比较", "对比", "解析", "揭示", "科普", "宣布", "手把手", "进行", "完成", "担任", "凭借", "结合", "来自", "关于",
    "揭秘", "公布", "畅谈", "拆解", "复盘", "盘点", "抛出", "提出", "论述", "描绘", "勾勒", "评测", "透露", "传授", "报告", "即将", "首次", "详解", "深度", "全面", "简要", "生动地", "作了", "具体", "亲自", "重点", "着重", "系统地", "进一步", "讲授", "示范", "展望", "点评", "强调", "展现", "演绎", "拆开", "揭开", "献上", "作开场", "作开幕", "作闭幕", "作欢迎", "作大会", "作主题", "作主旨", "作题为",
];

/// Words that stand where an employer would, and name none.
pub const UNEMPLOYED: [&str; 17] = [
    "无",
    "無",
    "なし",
    "フリーランス",
    "フリー",
    "個人",
    "個人開発者",
    "学生",
    "自由职业",
    "自由職業",
    "独立人士",
    "獨立人士",
    "独立开发者",
    "獨立開發者",
    // Whose that is, the name of the company says.
    "弊社",
    "当社",
    "同左",
];

/// What stands between a word for who gives a session and the name: "主讲人是陈晓明", "講師を務めたのは佐藤花子さん".
#[rustfmt::skip]
const COPULAS: [&str; 12] = [
    "分别是", "分別是", "是", "为", "為", "有", "包括", "を務めたのは", "を務めるのは", "を担当したのは", "を担当するのは", "は",
];

/// A text without the copula with which it ends: "主讲人" of "主讲人是".
pub fn without_copula(text: &str) -> &str {
    COPULAS.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text)
}

/// Little words between whoever acts and the verb: "陈晓明则介绍了".
#[rustfmt::skip]
pub const BEFORE_VERBS: [char; 11] = ['则', '則', '将', '將', '会', '會', '也', '还', '還', '先', '又'];

/// How somebody does what speakers do: "陈晓明全面介绍了".
#[rustfmt::skip]
pub const MANNERS: [&str; 26] = [
    "首次", "全面", "深入", "详细", "简要", "深度", "即将", "生动地", "现场", "具体", "亲自", "重点", "着重", "系统地", "进一步",
    "詳細", "簡要", "即將", "生動地", "現場", "具體", "親自", "重點", "著重", "系統地", "進一步",
];

/// What stands before the last one of a list.
pub const AT_LAST: &str = "そして";

/// Words of a sentence that says that a list follows, be there no colon.
pub const FOLLOWING: [&str; 4] = ["次の", "以下", "下記", "如下"];

/// Sessions, which whoever gives them owns with 的: "陈晓明的演讲".
#[rustfmt::skip]
pub const SESSIONS: [&str; 16] = [
    "演讲", "分享", "议题", "话题", "話題", "致辞", "致词", "开场", "主题演讲", "报告", "简报", "闪电演讲", "开幕", "闭幕", "欢迎", "主旨",
];

/// Verbs of giving a session right before what it is called: "做了开场致辞".
pub const GIVEN: [&str; 6] = ["做了", "作了", "带来了", "帶來了", "发表了", "發表了"];

/// What says of a session how it is titled.
pub const TITLED: [&str; 8] = ["题目", "題目", "主题", "主題", "议题", "議題", "《", "〈"];

/// What stands between the verb and such a title: "分享了题为《…》".
pub const ENTITLED: [&str; 10] =
    ["题为", "題為", "主题为", "主題為", "名为", "名為", "一场", "一場", "一场题为", "一場題為"];

/// Ends of words for how long or by what means somebody tells something: "用 40 分钟", "用一张图".
pub const SPANS: [&str; 9] = ["分钟", "分鐘", "小时", "小時", "时间", "時間", "图", "圖", "例子"];

/// Words of sentences that no name of an organization has.
pub const SENTENCE_WORDS: [&str; 35] = [
    "大家",
    "全场",
    "全場",
    "现场",
    "現場",
    "非常",
    "已经",
    "已經",
    "观众",
    "了",
    "的",
    "们",
    "們",
    "吗",
    "嗎",
    "这",
    "這",
    "请",
    "請",
    "我",
    "把",
    "被",
    "一起",
    "一场",
    "一場",
    "以及",
    "参加",
    "讨论",
    "远程",
    "线上",
    "です",
    "ます",
    "ました",
    "さん",
    "。",
];

/// Characters with which a sentence goes on behind the bracket after a name: "陈晓明（微软）在…", "佐藤（Acme）は…".
pub const GOING_ON: [char; 22] = [
    'は', 'が', 'も', 'を', 'に', 'で', 'の', '在', '用', '以', '将', '將', '从', '從', '把', '对',
    '對', '为', '為', '则', '則', '就',
];

/// Labels of the other names that people go by: "陈晓明（花名：晓海）".
const BYNAMES: [&str; 6] = ["花名", "昵称", "暱稱", "网名", "網名", "英文名"];

/// What bynames end in: "Will 海哥".
const ENDS_OF_BYNAMES: [char; 6] = ['哥', '姐', '姊', '叔', '爺', '爷'];

/// What bynames of two characters begin with: "小海".
const HEADS_OF_BYNAMES: [char; 2] = ['小', '阿'];

/// Whether words in brackets are a byname, by its label, its end or its beginning: "花名：晓海", "Will 海哥", "小海". Companies
/// may be called so, too.
pub fn is_byname(words: &str) -> bool {
    let short = words.chars().count() == 2 && words.starts_with(HEADS_OF_BYNAMES);
    short && words.ends_with(is_han)
        || BYNAMES.iter().any(|label| words.starts_with(label))
        || words.ends_with(ENDS_OF_BYNAMES)
}

/// Ends of the parts of a company.
pub const TEAMS: [&str; 12] = [
    "团队",
    "團隊",
    "部门",
    "部門",
    "事业部",
    "事業部",
    "实验室",
    "實驗室",
    "中心",
    "组",
    "組",
    "チーム",
];

/// Ends of names of companies and schools that no list needs to have.
const COMPANY_ENDS: [&str; 12] = [
    "科技",
    "集团",
    "集團",
    "银行",
    "銀行",
    "大学",
    "大學",
    "公司",
    "证券",
    "證券",
    "研究院",
    "保险",
];

/// Whether Chinese characters are a company's or a school's name by their end: "云海科技", unlike "科技" and "金融科技".
pub fn is_company(words: &str) -> bool {
    let name = COMPANY_ENDS.iter().find_map(|end| words.strip_suffix(end));
    let own = |name: &str| (2..=8).contains(&name.chars().count()) && name.chars().all(is_han);
    name.is_some_and(|name| own(name) && !FIELDS.contains(&name))
        && !SENTENCE_WORDS.iter().any(|word| words.contains(word))
}

/// No company has more characters with its end.
const COMPANY: usize = 12;

/// The length of the company, by its end, with which words begin that go on with a job: "云海科技" of "云海科技工程师".
pub fn company_before(words: &str, is_job: impl Fn(&str) -> bool) -> Option<usize> {
    if !words.starts_with(is_han) {
        return None;
    }
    let mut ends = words.char_indices().map(|(at, _)| at).take(COMPANY).skip(1);
    ends.find(|&end| is_company(&words[..end]) && is_job(&words[end..]))
}

/// The company, by its end, with which a text ends: "云海科技" of "由云海科技".
pub fn company_at_end(text: &str) -> Option<&str> {
    COMPANY_ENDS.iter().find(|end| text.ends_with(**end))?;
    let starts = text.char_indices().rev().take(COMPANY).map(|(at, _)| at);
    starts.map(|at| &text[at..]).find(|name| is_company(name))
}

/// What companies are about, and none is called.
const FIELDS: [&str; 8] = ["金融", "教育", "信息", "高新", "国内", "各大", "多家", "某大"];

/// Ends of jobs that only companies give, and no project does.
pub const COMPANY_JOBS: [&str; 28] = [
    "創業者",
    "社長",
    "取締役",
    "執行役員",
    "工程师",
    "工程師",
    "架构师",
    "架構師",
    "经理",
    "經理",
    "总监",
    "總監",
    "专家",
    "專家",
    "负责人",
    "負責人",
    "创始人",
    "創始人",
    "科学家",
    "研究员",
    "顾问",
    "总裁",
    "公司",
    "工作",
    "エンジニア",
    "アーキテクト",
    "マネージャー",
    "CTO",
];

/// What stands between a company and somebody who works there: "Acmeで働く佐藤花子さん".
pub const ENGAGED: [&str; 14] = [
    "所属の",
    "勤務の",
    "から参加した",
    "から参加の",
    "から登壇した",
    "から来た",
    "に所属する",
    "に勤める",
    "に勤務する",
    "で勤務する",
    "で働く",
    "に在籍する",
    "で活躍する",
    "任职的",
];

/// Ends of what stands there, behind で: "Acmeでエンジニアをしている".
pub const ENGAGING: [&str; 9] = [
    "を務める",
    "をしている",
    "をされている",
    "を担当する",
    "を担当している",
    "として働く",
    "として働いている",
    "として活躍する",
    "をやっている",
];

/// What follows the name of a group of companies.
pub const GROUPS: [&str; 3] = ["グループ", "集团", "集團"];

/// What somebody did who spoke, in one character and its ending.
pub const TOLD: [&str; 5] = ["讲了", "講了", "谈了", "談了", "聊了"];

/// Words before what several people do.
pub const TOGETHER: [&str; 9] =
    ["共同", "联合", "一起", "聯合", "携手", "分别", "分別", "先后", "先後"];

/// Words for when, before what somebody does: "陈晓明首先介绍了".
pub const IN_TURN: [&str; 7] = ["首先", "随后", "隨後", "接着", "接著", "随即", "最后"];

/// Characters that follow a name of two characters rather than end one of three: "陈明用三分钟".
pub const AFTER_SHORT_NAMES: [char; 21] = [
    '以', '与', '與', '及', '跟', '用', '对', '则', '把', '将', '也', '还', '说', '给', '向', '讲',
    '講', '谈', '談', '聊', '都',
];

/// Whom a talk is told, in Chinese.
pub const AUDIENCE: [&str; 17] = [
    "大家", "全部", "全体", "全體", "各位", "我们", "我們", "你们", "你們", "他们", "他們", "她们",
    "她們", "观众", "觀眾", "听众", "聽眾",
];

/// What stands before the audience: "向大家介绍".
pub const TOWARDS: [char; 10] = ['为', '為', '向', '给', '給', '和', '与', '與', '跟', '同'];

/// What follows a name in Japanese whose parts are set apart: "佐藤 花子を". Where they are not, too many words
/// would look like names.
pub const PARTICLES: [&str; 6] = ["は", "が", "を", "も", "に", "です"];

/// What follows people who give a talk in Japanese, and hardly anybody else: with it, names of any surname are names.
pub const ON_STAGE: [&str; 8] = [
    "が登壇",
    "が発表",
    "が講演",
    "による発表",
    "による講演",
    "によるセッション",
    "によるワークショップ",
    "による登壇",
];

/// What stands in Chinese between people and the title of what they give: "陈晓明讲 **…**".
pub const GIVING: [&str; 12] =
    ["讲", "講", "的", "谈", "談", "聊", "分享", "带来", "帶來", "介绍", "介紹", "讲解"];

/// What stands in Chinese before whose session was heard or is remembered.
pub const HEARING: [&str; 12] =
    ["听了", "聽了", "听", "聽", "看了", "是", "喜欢", "喜歡", "推荐", "推薦", "期待", "错过了"];

/// Those of the subject of a Japanese sentence.
pub const SUBJECT_PARTICLES: [char; 2] = ['は', 'が'];

/// Particles between somebody in Japanese and what they do.
pub const TOPIC_PARTICLES: [&str; 7] = ["は、", "が、", "からは、", "は", "が", "も", "から"];

/// What stands behind the topic of a talk in Japanese.
pub const ABOUT: &str = "について";

/// What ends the topic of one in Japanese where no verb follows: "海の網の話でした".
pub const TALE: &str = "の話";

/// Words between an employer and a name: "微软的陈晓明".
pub const OWNERS: &[&str] = &["的", "の", "からは", "から"];

/// Before an employer, before which the name is not: "来自微软的陈晓明".
pub const FROM: &str = "来自";

/// Before the name of who does what follows, which a longer word may begin with, too: "由陈晓明主讲".
pub const BY: &str = "由";
