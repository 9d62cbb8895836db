//! Chinese surnames, simplified and traditional, from the census' most common and the classical list.

use std::collections::HashSet;
use std::sync::LazyLock;

use any_ascii::any_ascii_char;

use crate::language::han::AUDIENCE;
use crate::language::is_han;
use crate::language::zh::traditional::simplified;

/// Surnames of one character.
const SINGLE: &str = "漆乜厍佴殳夔宦浦尚寿壽丁万丘丛严乐乔习于亓井亢仇付仝代仲任伍伏位何佘余佟來侍侯保俞倪傅储僧儲党全兰关冀冉冯况冷冼凃凌刁刘劉勾包匡区區华卓单卜卞卢卫卿厉原厲叢古台史叶司吉向吕吳吴呂周和唐商喬單喻嚴塗夏奚姚姜姬娄婁孔孙孟季孫宁宇安宋宗官宫宮寇寧封尤尹屈屠岑岳崔嵇嵺巢左巩巫帅帥席常庄应庞康庾廉廖张張強强彭徐慕應戎成戚戴房扈扬揭敖敬文方施时旷明易晁時晋晏景暢暨曠曲曹曾木朱朴朵李杜来杨林柏查柯柳柴栗栾桂桑桓梁梅植楊楚楼榮樊樓欒欧歐武段殷毋毕毛江池汤汪沃沈沙沿況洪涂温游湯溫滕潘濮焦熊燕牛牟王璩甄甘田申畅畢白盖盛盧瞿石祁祝祿禄禹秦程稽穆窦竇章童竺符简管簡米粟糜紀綦緱練繆纪练缑缪罗羅翁習翟耿聂聶肖胡胥臧舒艾芦芮花苏苑苗苟范茅茹荀荆荣莊莘莫華萧萬葉葛董蒋蒙蒯蒲蓝蔚蔡蔣蔺蕭薄薛藍蘆蘇蘭虞衛衣袁裘裴褚覃解計許訾詹談諶謝譚计许谈谌谢谭谷貢費賀賈賴贡费贺贾赖赵趙路車车辛辜边连迟逄連逯遲邊邓邝邢邬邰邱邳邵邸邹郁郎郏郑郗郜郝郟郦郭鄂鄒鄔鄢鄧鄭鄺酈金錢鍾鐘钟钱银閆閔閭閻闕關闞闫闵闾阎阙阚阮阳陆陈陳陶陸陽隋隗雍雷霍靳鞏鞠韋韓韦韩項顏顔顧项顾颜餘饒饶馬馮駱马骆高魏魯鮑鲁鲍麥麦麻黃黄黎齊齐龍龐龔龙龚狄琚湛蹇靖钮鈕";

/// Surnames of two characters.
const COMPOUND: &[&str] = &[
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "司徒",
    "端木", "独孤", "南宫", "歐陽", "諸葛", "東方", "司馬", "公孫", "申屠", "拓跋", "宇文", "长孙",
    "赫连", "濮阳", "淳于", "呼延", "轩辕", "钟离", "完颜", "百里", "西门", "鲜于", "万俟", "闻人",
    "澹台", "東郭", "东郭", "仲孙", "公冶", "宗政", "闾丘", "羊舌", "鍾離", "鐘離", "亓官", "司空",
    "左丘", "梁丘", "壤驷", "乐正", "漆雕", "公羊", "宰父", "巫马", "单于", "單于", "獨孤", "南宮",
    "長孫", "軒轅", "聞人", "鮮于", "尉遲",
];

/// Ordinary words that begin as a name does, in simplified characters.
const WORDS: &[&str] = &[
    "尚未",
    "尚且",
    "尚可",
    "尚有",
    "寿命",
    "顾客",
    "蓝图",
    "欧洲",
    "麦克风",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "周六",
    "周日",
    "周末",
    "和我",
    "全过程",
    "全流程",
    "全链路",
    "高可用",
    "高性能",
    "高并发",
    "方法",
    "方式",
    "方案",
    "方向",
    "成功",
    "成员",
    "成本",
    "安全",
    "安全性",
    "安装",
    "时间",
    "时代",
    "管理",
    "关于",
    "项目",
    "程序",
    "计划",
    "金融",
    "常见",
    "常用",
    "解决",
    "解释",
    "解析",
    "解读",
    "支持",
    "包括",
    "经验",
    "相关",
    "平台",
    "万物",
    "于是",
    "和谐",
    "应用",
    "应对",
    "应该",
    "明天",
    "明确",
    "明显",
    "元数据",
    "单元",
    "单点",
    "古老",
    "简单",
    "简介",
    "简称",
    "简要",
    "何时",
    "向量",
    "连接",
    "连续",
    "边缘",
    "单体",
    "农业",
    "云原生",
    "阳光",
    "时延",
    "路由",
    "路径",
    "鲁棒性",
    "全面",
    "全球",
    "全新",
    "白皮书",
    "黄金",
    "章节",
    "文档",
    "文章",
    "水平",
    "司法",
    "强大",
    "温度",
    "车联网",
    "游戏",
    "戏剧",
    "幸运",
    "危机",
    "余量",
    "任务",
    "任何",
    "付费",
    "付出",
    "付款",
    "代码",
    "代码库",
    "代表",
    "代理",
    "代价",
    "荣誉",
    "荣幸",
    "储存",
    "区别",
    "区域",
    "区块链",
    "麻烦",
    "敬请",
    "敬意",
    "贡献",
    "贡献者",
    "计算",
    "练习",
    "谈到",
    "谈论",
    "费用",
    "时刻",
    "应当",
    "应邀",
    "强化",
    "强调",
    "习惯",
    "楼层",
];

/// More of them, which posts say around sessions.
#[rustfmt::skip]
const AROUND_SESSIONS: &[&str] = &[
    "关注", "关键", "关系", "关联", "高级", "高效", "安排", "方便", "程度", "温馨", "计费", "计时", "管控", "边界", "时序", "常规", "成为", "成果", "成熟",
    "成立", "白板", "马上", "马拉松", "连夜", "连线", "连麦", "解锁", "解耦", "解答", "解惑", "来自", "来到", "来源", "来宾", "向上", "向下", "向前", "强烈",
    "全部", "全体", "全程", "全场", "全天", "全栈", "史上", "台上", "台下", "商业", "官方", "官网", "封装", "尤其", "庞大", "文件", "文本", "文字", "施行",
    "曾经", "查看", "查询", "查找", "申请", "申报", "畅谈", "畅聊", "祝贺", "符合", "罗列", "荣获", "谈谈", "谈话", "谢谢", "谢幕", "顾问", "周边", "周年",
    "左右", "余下", "位于", "单测", "白名单", "盛会", "盛况", "舒适", "路演", "路线图", "金牌", "陆续", "高频", "高校", "应用层", "纪要",
];

/// Little words behind a verb, which no given name ends in: "解读了".
const BEHIND_VERBS: [char; 3] = ['了', '过', '着'];

/// Whether a name of Chinese characters begins with a surname and has a given name left.
pub fn begins_with_surname(name: &str) -> bool {
    let length = name.chars().count();
    let compound =
        || (3..=4).contains(&length) && COMPOUND.iter().any(|surname| name.starts_with(surname));
    let single = (2..=3).contains(&length)
        && name.chars().next().is_some_and(|first| SINGLE.contains(first));
    // "向大家介绍": no given name.
    let word = || {
        let plain: String = name.chars().map(simplified).collect();
        let plain = plain.strip_suffix(BEHIND_VERBS).unwrap_or(&plain);
        WORDS.contains(&plain)
            || AROUND_SESSIONS.contains(&plain)
            || AUDIENCE.iter().any(|word| name.ends_with(word))
    };
    (single || compound()) && !word()
}

/// Whether words begin with a name of three characters, or of four with a surname of two, and no part of a company: "陈晓明",
/// unlike "金融部" and "文档的".
pub fn begins_with_full_name(words: &str) -> bool {
    let first = |length: usize| words.chars().take(length).collect::<String>();
    let compound = COMPOUND.iter().any(|surname| words.starts_with(surname));
    let name = [first(4), first(3)].into_iter().find(|name| {
        name.chars().all(is_han) && name.chars().count() == if compound { 4 } else { 3 }
    });
    // "欧阳明"
    let name = name.or_else(|| Some(first(3)).filter(|name| compound && name.chars().all(is_han)));
    name.is_some_and(|name| begins_with_surname(&name) && !name.ends_with(NO_NAME))
}

/// What parts of companies, other words and what goes on end in.
const NO_NAME: [char; 21] = [
    '部', '组', '組', '院', '所', '室', '云', '雲', '司', '处', '化', '性', '率', '库', '庫', '网',
    '端', '的', '在', '是', '了',
];

/// Whether a word in Latin letters spells a surname of one character: "Xu", "He".
pub fn is_spelled(word: &str) -> bool {
    static SPELLED: LazyLock<HashSet<String>> =
        LazyLock::new(|| SINGLE.chars().map(|c| any_ascii_char(c).trim().to_owned()).collect());
    SPELLED.contains(word)
}

/// Whether a name in Latin letters may be one of Chinese characters, by its surname and how its given name begins: 陈怡君,
/// "Yi-Chun Chen".
pub fn is_shared(name: &str, latin: &str) -> bool {
    let mut letters = name.chars();
    let (Some(surname), Some(given)) = (letters.next(), letters.next()) else { return false };
    let (spelled, given) = (any_ascii_char(surname).trim(), any_ascii_char(given).chars().next());
    let mut words = latin.split_whitespace();
    SINGLE.contains(surname)
        && words.clone().any(|word| word == spelled)
        && words.any(|word| word != spelled && word.chars().next() == given)
}

#[cfg(test)]
mod tests {
    use super::{begins_with_surname, is_shared, is_spelled};

    #[test]
    fn one_surname_in_two_scripts() {
        for (name, latin, want) in [
            ("陳怡君", "Yi-Chun Chen", true),
            ("陈怡君", "Chen Yijun", true),
            ("陈怡君", "Max Chenoweth", false),
            ("王建国", "Wang Wei", false),
            ("陈怡君", "Zora Quill", false),
            ("怡君", "Yi-Chun Chen", false),
        ] {
            assert_eq!(is_shared(name, latin), want, "{name} {latin}");
        }
    }

    #[test]
    fn surnames_in_latin_letters() {
        for (word, want) in [("He", true), ("Xu", true), ("he", false), ("Box", false), ("", false)]
        {
            assert_eq!(is_spelled(word), want, "{word}");
        }
    }

    #[test]
    fn names_begin_with_surnames() {
        for name in [
            "陈晓明",
            "王伟",
            "欧阳锋",
            "司马相如",
            "朴恩雅",
            "區伟",
            "代晓明",
            "闫伟",
            "向大明",
            "向家",
        ] {
            assert!(begins_with_surname(name), "{name}");
        }
        for other in [
            "全过程",
            "高可用",
            "代码库",
            "付费",
            "服务网",
            "网格",
            "王",
            "陈晓明天下",
            "司马相如讲",
            "區別",
            "向大家",
            "与我们",
            "和我们",
            "向观众",
            "解读了",
            "解讀了",
            "关注",
        ] {
            assert!(!begins_with_surname(other), "{other}");
        }
    }
}
