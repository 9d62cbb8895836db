//! Chinese surnames, simplified and traditional, from the census' most common and the classical list.

/// Surnames of one character.
const SINGLE: &str = "丁万丘丛严乐乔习于井仇仲任伍伏位何余佟侯保俞倪傅僧党全兰关冀冉冯冷冼凌刁刘劉包匡华卓单卜卞卢卫原叢古台史叶司吉向吕吳吴周和唐商單喻嚴夏奚姚姜姬娄孔孙孟季孫宁宇安宋宗官宫封尤尹屈屠岑岳崔嵺左巩巫席常庄应庞康廉廖张張强彭徐成戚戴房扬揭敖文方施时明易晋晏景曲曹曾木朱李杜来杨林柏查柯柳柴栗栾桂桑梁梅植楊楚樊欧武段殷毕毛江池汤汪沈沙沿洪涂温游湯溫滕潘焦熊燕牛牟王甄甘田申畅畢白盖盛盧瞿石祁祝秦程稽穆窦章童竺符简管米糜紀纪练罗羅翁翟耿聂聶肖胡胥臧舒艾芦花苏苑苗苟范荆莊莫萧萬葉葛董蒋蒙蓝蔡蔣蔺蕭薄薛蘆蘇蘭虞衛衣袁裴褚覃解許詹謝计许谈谌谢谭谷賀賈賴费贺贾赖赵趙路车辛辜边连迟邓邢邬邱邵邸邹郁郎郑郜郝郭都鄢鄧鄭金錢鍾钟钱银閻關闞闵阎阮阳陆陈陳陶陸隋雷霍靳鞠韋韓韦韩項顏项顾颜餘饶馬馮马高魏魯鲁鲍黃黄黎齊齐龍龐龔龙龚";

/// Surnames of two characters.
const COMPOUND: &[&str] = &[
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "司徒",
    "端木", "独孤", "南宫", "歐陽", "諸葛", "東方", "司馬", "公孫",
];

/// Whether a name of Chinese characters begins with a surname and has a given name left.
pub fn begins_with_surname(name: &str) -> bool {
    let length = name.chars().count();
    let compound = length >= 3 && COMPOUND.iter().any(|surname| name.starts_with(surname));
    compound
        || (2..=3).contains(&length)
            && name.chars().next().is_some_and(|first| SINGLE.contains(first))
}

#[cfg(test)]
mod tests {
    use super::begins_with_surname;

    #[test]
    fn names_begin_with_surnames() {
        for name in ["陈晓明", "王伟", "欧阳锋", "司马相如"] {
            assert!(begins_with_surname(name), "{name}");
        }
        for other in ["服务网", "网格", "王", "陈晓明天下"] {
            assert!(!begins_with_surname(other), "{other}");
        }
    }
}
