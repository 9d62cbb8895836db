//! Countries as Chinese and Japanese posts put them before a company: "英国 Monzo", "爱沙尼亚的 Bolt".

use crate::language::zh::traditional::simplified;

/// In simplified characters, and what Taiwan writes otherwise.
const COUNTRIES: [&str; 72] = [
    "中国",
    "日本",
    "韩国",
    "新加坡",
    "马来西亚",
    "印度尼西亚",
    "印尼",
    "印度",
    "泰国",
    "越南",
    "菲律宾",
    "柬埔寨",
    "缅甸",
    "斯里兰卡",
    "孟加拉",
    "巴基斯坦",
    "尼泊尔",
    "蒙古",
    "哈萨克斯坦",
    "美国",
    "加拿大",
    "墨西哥",
    "巴西",
    "阿根廷",
    "智利",
    "哥伦比亚",
    "秘鲁",
    "乌拉圭",
    "英国",
    "爱尔兰",
    "法国",
    "德国",
    "荷兰",
    "比利时",
    "卢森堡",
    "瑞士",
    "奥地利",
    "意大利",
    "义大利",
    "西班牙",
    "葡萄牙",
    "希腊",
    "丹麦",
    "瑞典",
    "挪威",
    "芬兰",
    "冰岛",
    "爱沙尼亚",
    "拉脱维亚",
    "立陶宛",
    "波兰",
    "捷克",
    "斯洛伐克",
    "匈牙利",
    "罗马尼亚",
    "保加利亚",
    "塞尔维亚",
    "克罗地亚",
    "斯洛文尼亚",
    "乌克兰",
    "土耳其",
    "以色列",
    "阿联酋",
    "沙特",
    "埃及",
    "摩洛哥",
    "尼日利亚",
    "肯尼亚",
    "加纳",
    "南非",
    "澳大利亚",
    "新西兰",
];

/// Whether words are a country.
pub fn is_country(words: &str) -> bool {
    let simple: String = words.chars().map(simplified).collect();
    COUNTRIES.contains(&simple.as_str())
}

/// A company without the country that is set off before it: "Monzo" of "英国 Monzo". "荷兰皇家航空" is one name.
pub fn without_country(company: &str) -> &str {
    let Some((at, _)) = company.char_indices().find(|(_, c)| c.is_ascii() || *c == '的') else {
        return company;
    };
    let rest = company[at..].trim_start_matches(['的', ' ']);
    if !rest.is_empty() && is_country(&company[..at]) { rest } else { company }
}

/// What stands right behind a country: "三星" of "韩国三星".
pub fn behind_country(company: &str) -> Option<&str> {
    let ends = company.char_indices().map(|(at, _)| at).skip(2).take(LONGEST);
    ends.filter(|at| is_country(&company[..*at])).last().map(|at| &company[at..])
}

/// No country has more characters, but for the first two.
const LONGEST: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_behind_their_country() {
        for (words, want) in [
            ("英国 Monzo", "Monzo"),
            ("英國 Monzo", "Monzo"),
            ("爱沙尼亚的 Bolt", "Bolt"),
            ("德国SAP", "SAP"),
            ("荷兰皇家航空", "荷兰皇家航空"),
            ("美国 ", "美国 "),
            ("云海 Tech", "云海 Tech"),
            ("Quuxly", "Quuxly"),
        ] {
            assert_eq!(without_country(words), want, "{words}");
        }
        assert_eq!(behind_country("韩国云海"), Some("云海"));
        assert_eq!(behind_country("印度尼西亚云海"), Some("云海"));
        assert_eq!(behind_country("云海韩国"), None);
    }
}
