//! Chinese.

pub mod surnames;

use super::Language;
use super::script::Script;
use crate::extract::facts::Slot::{
    Contribfest, MaintainerTrack, OfficeHours, ProjectLightning, ProjectMeeting,
};
use crate::extract::facts::TalkFormat::{
    Demo, Keynote, Lightning, Meeting, Panel, Poster, Remarks, Workshop,
};

/// The words of Chinese.
#[rustfmt::skip]
pub static LANGUAGE: Language = Language {
    code: "zh",
    script: Script::Han,
    sounds: &[],
    romanized: None,
    nicknames: &[],
    spaced: false,
    months: &[
        ("一月", 1), ("二月", 2), ("三月", 3), ("四月", 4), ("五月", 5), ("六月", 6), ("七月", 7), ("八月", 8), ("九月", 9),
        ("十月", 10), ("十一月", 11), ("十二月", 12),
    ],
    range_words: &["至", "到"],
    date_fillers: &["从", "于", "在", "的", "周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    regions: &[
        ("欧洲站", "Europe"), ("欧洲", "Europe"), ("北美站", "North America"), ("北美", "North America"),
        ("中国站", "China"), ("中国", "China"), ("日本站", "Japan"), ("日本", "Japan"), ("印度站", "India"),
        ("印度", "India"), ("亚洲", "Asia"), ("香港", "Hong Kong"),
    ],
    formats: &[
        ("闪电演讲", Lightning), ("闪电", Lightning), ("开幕致辞", Remarks), ("开场致辞", Remarks), ("闭幕致辞", Remarks),
        ("海报", Poster), ("小组讨论", Panel), ("小组主题演讲", Panel), ("圆桌", Panel), ("研讨会", Workshop),
        ("工作坊", Workshop), ("教程", Workshop), ("实践课程", Workshop), ("贡献者大会", Workshop), ("贡献盛会", Workshop),
        ("项目会议", Meeting), ("主题演讲", Keynote), ("赞助演示", Demo), ("现场演示", Demo),
    ],
    slots: &[
        ("维护者专场", MaintainerTrack), ("维护者会议", MaintainerTrack), ("维护者分会", MaintainerTrack),
        ("维护者论坛", MaintainerTrack), ("contribfest", Contribfest), ("贡献盛会", Contribfest),
        ("贡献者大会", Contribfest), ("项目闪电", ProjectLightning), ("项目会议", ProjectMeeting),
        ("答疑时间", OfficeHours),
    ],
    title_prefixes: &[
        "主题演讲", "赞助主题演讲", "闪电演讲", "项目闪电演讲", "小组讨论", "圆桌", "教程", "工作坊", "演示", "赞助演示", "现场演示", "海报",
    ],
    talk_words: &[
        "演讲", "会议", "议题", "讲座", "分享", "演示", "讨论", "维护者专场", "讲述", "解释", "展示", "介绍", "嘉宾", "主持", "探讨",
    ],
    section_words: &["演讲", "议题", "日程"],
    talk_nouns: &["演讲", "会议", "讲座", "议题"],
    not_talks: &[
        "集锦", "花絮", "预告片", "签名售书", "签售", "展台", "展位", "展亭", "自助服务终端", "奖", "征文", "征集", "提交", "派对", "播放列表",
        "t 恤", "考试",
    ],
    bare_links: &["这里", "此处", "视频", "录像", "幻灯片", "链接", "演讲", "详情", "点击这里", "观看", "回放", "录播", "演讲视频", "闪电演讲", "查看", "点击", "更多", "了解", "完整", "日程", "议程", "会议", "地址", "下载", "在线", "回看", "演讲稿", "讲稿", "ppt", "哔哩哔哩", "优酷"],
    bare_glue: &["的"],
    detail_labels: &["时间", "日期", "地点", "演讲时间", "演讲地点", "会议室"],
    by_words: &["带队的是", "主讲的是", "讲者是", "由", "来自", "主讲", "演讲者", "讲师", "嘉宾", "演讲嘉宾", "主持人"],
    joints: &[],
    weak_joints: &[],
    at_words: &[],
    speaking: &[
        "主持", "主讲", "分享", "带来", "介绍", "讲", "演讲", "展示", "演示", "解释", "探讨", "讨论", "宣布", "发表", "深入", "使用", "进行", "阐述",
        "就", "与", "在",
    ],
    not_speaking: &["奖", "感谢", "荣获", "赞誉", "大使名单", "合影"],
    nominative: None,
    from_words: &["来自"],
    small_words: &[],
    and_words: &["和", "与", "、", "及", "以及", "跟"],
    roles: &[
        "维护者", "维护人员", "贡献者", "工程师", "高级工程师", "软件工程师", "云计算软件工程师", "技术专家", "专家", "架构师", "负责人", "总监", "经理",
        "创始人", "联合创始人", "首席", "主席", "成员", "博士生", "学生", "教授", "开发者", "研究员", "首席技术官", "布道师", "大使", "独立", "委员会",
    ],
    role_modifiers: &[],
    this_event: &["该活动", "本次活动", "本届大会", "今年的大会", "今年大会", "本次大会", "活动将", "大会将"],
    interview_words: &["采访", "访谈", "专访"],
    openers: &[],
    determiners: &["本场", "这场", "本次"],
    watch_words: &["观看", "查看", "视频"],
    topic_words: &["关于"],
    experience_words: &["之路", "回顾", "历程", "旅程", "经验"],
    colocated_words: &["同场", "同期"],
    venue_words: &["上，", "上,", "上的", "上分享", "期间", "期間", "大会上", "大會上"],
    in_words: &[],
    beside_words: &[
        "的同场", "的同期", "的配套", "同场", "同期", "之前", "之后", "之後", "前夕", "前一天", "的前一天", "结束后", "結束後", "的一部分",
        "的子活动",
    ],
    weekdays: &[("周一", 0), ("周二", 1), ("周三", 2), ("周四", 3), ("周五", 4), ("周六", 5), ("周日", 6)],
    weeks: &[("上周", -1), ("本周", 0), ("下周", 1)],
    years: &[("去年", -1), ("明年", 1)],
    sponsor_words: &["赞助"],
    tiers: &[("钻石", "diamond"), ("白金", "platinum"), ("金牌", "gold"), ("银牌", "silver"), ("铜牌", "bronze")],
    host_words: &["主办", "组织", "举办"],
    sponsor_nouns: &[],
    host_verbs: &["主办", "承办"],
    copulas: &["是"],
    company_words: &["公司", "企业"],
    event_nouns: &["大会", "峰会", "meetup", "聚会", "论坛", "社区日", "开放日"],
};
