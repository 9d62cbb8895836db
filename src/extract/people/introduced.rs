//! Words of Chinese characters that are names because of what stands around them: who acts, who is introduced.

use std::ops::Range;

use super::group::{Group, Member};
use super::han::is_addressed;
use super::other_name::is_other_name;
use crate::extract::context::Context;
use crate::extract::sentence::first_chars;
use crate::language::ja::clauses::is_colleague;
use crate::language::zh::surnames::begins_with_surname;
use crate::language::{han, is_cjk, is_han};

/// The words for a session in which somebody acts are shorter, in characters.
const STAGE: usize = 16;

/// So are the words for where that is.
const PLACE: usize = 48;

/// So are the words for how long it takes.
const MEANS: usize = 12;

/// So are the words for it that are its title.
const TITLE: usize = 80;

/// Whether those of a group have names of three Chinese characters, or of four with a surname of two, and do what
/// speakers do: "陈晓明和李雷雷则介绍了海". Two characters may as well be a word.
pub(super) fn acts(ctx: &Context, text: &str, group: &Group) -> bool {
    let full = |member: &Member| {
        let name = &text[member.name.clone()];
        // "由于社区" is no Yu.
        let length = name.chars().count();
        // "社区治理和商业化聊了": what something becomes.
        if name.ends_with(['化', '性', '率']) {
            return false;
        }
        let compound = length == 4 && begins_with_surname(name);
        (length == 3 || compound) && name.chars().all(is_han) && !name.starts_with('于')
    };
    if !group.members.iter().all(full) {
        return false;
    }
    let after = text[group.range.end..].trim_start().trim_start_matches(han::BEFORE_VERBS);
    let mut how = han::TOGETHER.iter().chain(&han::IN_TURN);
    let after = how.find_map(|word| after.strip_prefix(word)).unwrap_or(after);
    // "陈晓明为大家带来"
    let told = after.strip_prefix(han::TOWARDS);
    let told = told.and_then(|it| han::AUDIENCE.iter().find_map(|word| it.strip_prefix(word)));
    let after = told.unwrap_or(after).trim_start_matches(han::BEFORE_VERBS);
    let after = han::MANNERS.iter().find_map(|how| after.strip_prefix(how)).unwrap_or(after);
    let after = behind_means(after);
    // "陈晓明在一场演讲中"
    let nouns = ctx.words(|language| language.talk_nouns);
    let stage = after.strip_prefix('在').and_then(|it| first_chars(it, STAGE).split_once('中'));
    if stage.is_some_and(|(on, _)| nouns.iter().any(|noun| on.ends_with(noun))) {
        return true;
    }
    let verbs = ctx.words(|language| language.speaking).into_iter();
    let verbs = verbs.filter(|verb| verb.chars().count() > 1 && verb.starts_with(is_han));
    let does = |after: &str| {
        verbs.clone().any(|verb| {
            // "分享会", "主持人"
            after
                .strip_prefix(verb)
                .is_some_and(|rest| !rest.starts_with(['会', '會', '人', '者', '嘉']))
        })
    };
    // "陈晓明讲了海上的网格"
    if han::TOLD.iter().any(|it| after.starts_with(it)) {
        return true;
    }
    // "陈晓明在 [海上的网格](…) 中介绍了海"
    let within = after.strip_prefix('在').and_then(|it| {
        let title = first_chars(it, TITLE);
        title
            .match_indices(['中', '里', '裡'])
            .map(|(at, inside)| &it[at + inside.len()..])
            .find(|it| does(it))
    });
    within.is_some() || does(after)
}

/// What follows the words for how long or by what means: "讲了" of "用 40 分钟讲了".
fn behind_means(after: &str) -> &str {
    let means = after.strip_prefix(['用', '花', '以']).map(|it| first_chars(it, MEANS));
    let end = means.and_then(|it| {
        let ends = han::SPANS.iter().filter_map(|end| Some(it.find(end)? + end.len()));
        ends.min()
    });
    end.map_or(after, |end| after['用'.len_utf8() + end..].trim_start().trim_start_matches('的'))
}

/// A name of Chinese characters that the words around it introduce: "由陈晓明主讲",
/// "主持人：陈晓明", "佐藤花子さん".
pub(super) fn is_introduced(ctx: &Context, text: &str, name: &Range<usize>) -> bool {
    let after = &text[name.end..];
    // "陈晓明老师", "陈晓明的《海上的网格》", "陈晓明则在《海上的网格》", "陈晓明 《海上的网格》", "陈晓明将以《海上的网格》开场"
    let beyond = after.strip_prefix(['(', '（']).and_then(|it| it.split_once([')', '）']));
    let beyond = beyond.map_or(after, |(_, it)| it);
    let little = beyond.trim_start().trim_start_matches(han::BEFORE_VERBS);
    let full = text[name.clone()].chars().count() > 2;
    let titled = |it: &str| it.trim_start().starts_with(['《', '〈']);
    let beside = full && titled(after);
    let title = ['的', '讲', '講', '在', '以']
        .iter()
        .filter_map(|word| little.strip_prefix(*word))
        // "陈晓明以一场《海上的网格》收尾"
        .any(|it| titled(han::ENTITLED.iter().find_map(|word| it.strip_prefix(word)).unwrap_or(it)))
        // "陈晓明的「海上的网格」": of two characters, more words than names stand before a quote.
        || full && little.strip_prefix('的').is_some_and(|it| it.starts_with(['「', '“']))
        || brings_title(ctx, little);
    // "陈晓明的分享题目是《海上的网格》", "陈晓明在主题演讲《海上的网格》中", "陈晓明的题目是《海上的网格》"
    let session = ['的', '在'].iter().filter_map(|word| little.strip_prefix(*word)).any(|it| {
        let rest = han::SESSIONS.iter().find_map(|session| it.strip_prefix(session));
        let rest = rest.or_else(|| Some(it).filter(|_| full));
        rest.is_some_and(|rest| {
            let rest = rest.trim_start_matches(['是', '叫', '为', '為']);
            han::TITLED.iter().any(|word| rest.starts_with(word))
        })
    });
    // "陈晓明在 KubeCon 上的主题演讲"
    let stage = after.strip_prefix('在').map(|it| first_chars(it, PLACE));
    let staged = stage
        .and_then(|it| it.split_once("上的"))
        .is_some_and(|(_, rest)| han::SESSIONS.iter().any(|session| rest.starts_with(session)));
    if is_addressed(after)
        || is_colleague(&text[..name.start], &text[name.clone()], after)
        || staged
        || title
        || beside
        || session
        || han::TITLES.iter().any(|word| after.starts_with(word))
    {
        return true;
    }
    // "陈晓明（Xiaoming Chen，微软）"
    let bracket =
        after.strip_prefix(['(', '（']).and_then(|it| it.split([')', '）', ',', '，']).next());
    if bracket.is_some_and(|words| is_other_name(&text[..name.end], words, ctx.lexicon)) {
        return true;
    }
    let before = text[..name.start].trim_end_matches([' ', '：', ':']);
    // "另一位是陈晓明，他展示了"
    let acts = beyond.strip_prefix('，').is_some_and(|it| it.starts_with(['他', '她']));
    if full && acts && before.ends_with(['是', '的']) {
        return true;
    }
    // "委员会成员陈晓明"
    let roles = ctx.words(|language| language.roles).into_iter();
    let mut roles = roles.filter(|role| role.starts_with(is_cjk) && role.chars().count() > 1);
    if roles.any(|role| before.ends_with(role)) {
        return true;
    }
    ctx.words(|language| language.by_words).into_iter().any(|word| match word {
        // What stands before an employer introduces no name.
        han::FROM => false,
        // "由于" is no "by Yu".
        han::BY => {
            let after = after_joint(after);
            let verb = |verb: &&str| verb.chars().count() > 1 && after.starts_with(*verb);
            before.ends_with(word)
                && !text[name.clone()].starts_with('于')
                && ctx.words(|language| language.speaking).iter().any(verb)
        }
        // "主讲人是陈晓明"
        _ => {
            let long = word.chars().count() > 1;
            let led = before.ends_with(word) || long && han::without_copula(before).ends_with(word);
            word.starts_with(is_cjk) && led
        }
    })
}

/// Whether words begin with what speakers do, and with the title of what they do it with: "带来了《海上的网格》", "分享了题为
/// 《海上的网格》".
fn brings_title(ctx: &Context, words: &str) -> bool {
    let verbs = ctx.words(|language| language.speaking).into_iter();
    let mut verbs = verbs.filter(|verb| verb.chars().count() > 1 && verb.starts_with(is_han));
    let behind = verbs.find_map(|verb| words.strip_prefix(verb)).unwrap_or_default();
    let behind = behind.strip_prefix('了').unwrap_or(behind);
    let named = han::ENTITLED.iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
    named.trim_start().starts_with(['《', '〈'])
}

/// What follows one more name and the word for that people do something together: "完成" in "和李雷共同完成".
fn after_joint(after: &str) -> &str {
    let next = after.strip_prefix(['和', '与', '與', '、']).map(|rest| {
        let name = rest.char_indices().nth(2).map_or(rest.len(), |(at, _)| at);
        let longer = rest.char_indices().nth(3).map_or(rest.len(), |(at, _)| at);
        let together = |end: &usize| han::TOGETHER.iter().any(|it| rest[*end..].starts_with(it));
        [name, longer].into_iter().find(together).map_or(after, |end| &rest[end..])
    });
    let rest = next.unwrap_or(after);
    han::TOGETHER.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::check_people as check;

    #[test]
    fn names_of_three_characters_that_act() {
        check(
            "zh",
            "陈晓明、李小雷和王海燕分享了经验。",
            &[("陈晓明", ""), ("李小雷", ""), ("王海燕", "")],
        );
        check("zh", "欧阳晓明接着介绍了海上的网格。", &[("欧阳晓明", "")]);
        check("zh", "随后，陈晓明则介绍了海上的网格。", &[("陈晓明", "")]);
        check("zh", "陈晓明在一场有趣的演讲中对此进行了说明。", &[("陈晓明", "")]);
        check("zh", "随后，陈晓明为大家带来了海上的网格。", &[("陈晓明", "")]);
        check("zh", "陈晓明首先介绍了海上的网格。", &[("陈晓明", "")]);
        check("zh", "陈晓明将在 海上的网格 中介绍海。", &[("陈晓明", "")]);
        check("zh", "工程师司徒明将带领大家介绍海。", &[("司徒明", "")]);
        check("zh", "陈晓明在网格中很高兴。", &[]);
        check("zh", "陈晓明首先很高兴。", &[]);
        check("zh", "陈晓明则向各位观众问好。", &[]);
        check("zh", "向大家介绍了海上的网格。", &[]);
        check("zh", "陈晓明在现场。", &[]);
        check("zh", "陈晓明用 40 分钟讲解了海上的网格。", &[("陈晓明", "")]);
        check("zh", "陈晓明用一张图说明了网格。", &[("陈晓明", "")]);
        check("zh", "陈晓明用 40 分钟吃饭。", &[]);
        check("zh", "大家围绕海、商业化聊了很久。", &[]);
        check("zh", "陈晓明和李小雷分别讲述了经验。", &[("陈晓明", ""), ("李小雷", "")]);
        for text in
            ["陈晓明分享会", "李雷介绍了海上的网格。", "陈晓明、李雷在海上。", "高可用介绍了海。"]
        {
            check("zh", text, &[]);
        }
    }

    #[test]
    fn chinese_names_with_a_courtesy_or_a_title() {
        check("zh", "开场是陈晓明老师，大家鼓掌。", &[("陈晓明", "")]);
        check("zh", "陈晓明在 QuuxCon 上的主题演讲很好。", &[("陈晓明", "")]);
        check("zh", "陈晓明在 QuuxCon 上的展台很好。", &[]);
        check(
            "zh",
            "先是陈晓明的《海上的网格》，再是王海燕的《网格之海》。",
            &[("陈晓明", ""), ("王海燕", "")],
        );
        check("zh", "网格很好；李雷则在《海上的网格》里谈了海。", &[("李雷", "")]);
        check("zh", "陈晓明的分享题目是《海上的网格》。", &[("陈晓明", "")]);
        check("zh", "李雷在主题演讲《海上的网格》中谈了海。", &[("李雷", "")]);
        check("zh", "李雷在分享中。", &[]);
        check("zh", "李雷带来了《海上的网格》。", &[("李雷", "")]);
        check("zh", "李雷分享了题为《海上的网格》的经验。", &[("李雷", "")]);
        check("zh", "李雷带来了礼物。", &[]);
        check("zh", "李雷（网名小海）将以《海上的网格》开场。", &[("李雷", "")]);
        check("zh", "二是陈晓明（小海），他展示了一条船。", &[("陈晓明", "")]);
        check("zh", "二是李雷，他展示了一条船。", &[]);
        check("zh", "陈晓明将以《海上的网格》开场。", &[("陈晓明", "")]);
        check("zh", "陈晓明的话题是《海上的网格》。", &[("陈晓明", "")]);
        check("zh", "陈晓明的题目是《海上的网格》。", &[("陈晓明", "")]);
        check("zh", "陈晓明以一场《海上的网格》收尾。", &[("陈晓明", "")]);
        check("zh", "听了陈晓明的「海上的网格」。", &[("陈晓明", "")]);
        check("zh", "网格很好；李雷的「网格」也好。", &[]);
        check("zh", "先是陈晓明的网格。", &[]);
        check("zh", "陈晓明在网格里。", &[]);
    }

    #[test]
    fn chinese_names_without_an_organization_are_introduced() {
        check("zh", "由陈晓明主讲的演讲", &[("陈晓明", "")]);
        check("zh", "由陈晓明和李雷共同完成", &[("陈晓明", ""), ("李雷", "")]);
        check("zh", "由李雷和陈晓明共同完成", &[("李雷", ""), ("陈晓明", "")]);
        check("zh", "由李雷和大家完成", &[]);
        check("zh", "主持人：陈晓明", &[("陈晓明", "")]);
        check("zh", "主讲人是李雷，现场很热闹", &[("李雷", "")]);
        check("zh", "主讲人分别是李雷和陈晓明", &[("李雷", ""), ("陈晓明", "")]);
        check("zh", "演讲者陈晓明和李雷", &[("陈晓明", ""), ("李雷", "")]);
        check("zh", "陈晓明（Xiaoming Chen）分享了", &[("陈晓明", "")]);
        check("zh", "委员会成员陈晓明和李雷的开场", &[("陈晓明", ""), ("李雷", "")]);
        check("zh", "李雷以及来自微软的陈明参与讨论", &[("李雷", ""), ("陈明", "微软")]);
        check("zh", "成员大会上的开场", &[]);
        check("zh", "由于社区带来了", &[]);
        check("zh", "来自陈家庄", &[]);
        check("zh", "我们和陈晓明，见面", &[]);
        check("zh", "陈晓明（微软，网名晓海）分享了", &[("陈晓明", "微软")]);
    }
}
