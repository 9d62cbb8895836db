//! Chinese surnames, simplified and traditional, from the census' most common and the classical list.

use std::collections::HashSet;
use std::sync::LazyLock;

use any_ascii::any_ascii_char;

use crate::language::han::AUDIENCE;

/// Surnames of one character.
const SINGLE: &str = "丁万丘丛严乐乔习于亓井仇付代仲任伍伏位何佘余佟侯保俞倪傅储僧儲党全兰关冀冉冯冷冼凃凌刁刘劉包匡华卓单卜卞卢卫厉原厲叢古台史叶司吉向吕吳吴呂周和唐商喬單喻嚴塗夏奚姚姜姬娄婁孔孙孟季孫宁宇安宋宗官宫寇封尤尹屈屠岑岳崔嵇嵺左巩巫席常庄应庞康廉廖张張强彭徐戎成戚戴房扬揭敖文方施时明易晁晋晏景曲曹曾木朱朵李杜来杨林柏查柯柳柴栗栾桂桑梁梅植楊楚楼榮樊樓欒欧歐武段殷毕毛江池汤汪沈沙沿洪涂温游湯溫滕潘焦熊燕牛牟王甄甘田申畅畢白盖盛盧瞿石祁祝秦程稽穆窦章童竺符简管米糜紀綦繆纪练缪罗羅翁翟耿聂聶肖胡胥臧舒艾芦芮花苏苑苗苟范茅荆荣莊莫萧萬葉葛董蒋蒙蒲蓝蔡蔣蔺蕭薄薛藍蘆蘇蘭虞衛衣袁裘裴褚覃解許訾詹謝譚计许谈谌谢谭谷賀賈賴费贺贾赖赵趙路车辛辜边连迟逄邓邝邢邬邰邱邵邸邹郁郎郑郗郜郝郭都鄒鄔鄢鄧鄭鄺金錢鍾鐘钟钱银閆閻闕關闞闫闵阎阙阚阮阳陆陈陳陶陸隋雍雷霍靳鞠韋韓韦韩項顏顧项顾颜餘饒饶馬馮駱马骆高魏魯鮑鲁鲍麥麦黃黄黎齊齐龍龐龔龙龚";

/// Surnames of two characters.
const COMPOUND: &[&str] = &[
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "司徒",
    "端木", "独孤", "南宫", "歐陽", "諸葛", "東方", "司馬", "公孫",
];

/// Ordinary words that begin as a name does.
const WORDS: &[&str] = &[
    "顾客",
    "顧客",
    "蓝图",
    "藍圖",
    "欧洲",
    "歐洲",
    "麦克风",
    "麥克風",
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
    "付費",
    "付出",
    "付款",
    "代码",
    "代碼",
    "代码库",
    "代碼庫",
    "代表",
    "代理",
    "代价",
    "代價",
    "荣誉",
    "榮譽",
    "荣幸",
    "榮幸",
    "储存",
    "儲存",
    "楼层",
    "樓層",
];

/// Whether a name of Chinese characters begins with a surname and has a given name left.
pub fn begins_with_surname(name: &str) -> bool {
    // "向大家介绍": no given name.
    if WORDS.contains(&name) || AUDIENCE.iter().any(|word| name.ends_with(word)) {
        return false;
    }
    let length = name.chars().count();
    let compound = length >= 3 && COMPOUND.iter().any(|surname| name.starts_with(surname));
    compound
        || (2..=3).contains(&length)
            && name.chars().next().is_some_and(|first| SINGLE.contains(first))
}

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
        for name in ["陈晓明", "王伟", "欧阳锋", "司马相如", "代晓明", "闫伟", "向大明", "向家"]
        {
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
            "向大家",
            "与我们",
            "和我们",
            "向观众",
        ] {
            assert!(!begins_with_surname(other), "{other}");
        }
    }
}
