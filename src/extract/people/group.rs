//! People who are named together, with their organizations: `A from X and B from Y`, `A 和 B`,
//! `X 的 A`, `A (X), B (Y)`.

use std::ops::Range;

use super::gathering::{gather, honorific_length};
use super::introduced::{acts, is_introduced};
use super::name::Likeness;
use super::owner::organization_before;
use super::role::is_role;
use super::span::{Span, names};
use crate::extract::context::Context;
use crate::extract::possessive;
use crate::language::ja::surnames::PLAIN_HONORIFICS;
use crate::language::{han, is_cjk};

/// A person of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The bytes of the name.
    pub name: Range<usize>,
    /// How much it looks like a name.
    pub likeness: Likeness,
    /// The bytes of the organization.
    pub organization: Option<Range<usize>>,
}

/// People named together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// From the first name, or the organization before it, to the last name or organization.
    pub range: Range<usize>,
    /// In the order of the text.
    pub members: Vec<Member>,
}

/// All groups of a text. A single word counts as a name only beside a full name.
pub fn groups(ctx: &Context, text: &str) -> Vec<Group> {
    ctx.groups.of(text, || read(ctx, text))
}

fn read(ctx: &Context, text: &str) -> Vec<Group> {
    let spans = without_employers(ctx, text, names(ctx, text));
    let mut groups = Vec::new();
    let mut next = 0;
    while next < spans.len() {
        let (group, used) = gather(ctx, text, &spans[next..]);
        next += used;
        let sure = |member: &Member| {
            member.likeness == Likeness::Yes
                || is_addressed_employee(text, member)
                || text[member.name.clone()].chars().all(is_cjk)
                    && (ctx.is_spaced()
                        || member.organization.is_some()
                        || is_introduced(ctx, text, &member.name))
        };
        if group.members.iter().any(sure) || acts(ctx, text, &group) {
            groups.push(group);
        }
    }
    groups
}

/// Whether a single word is somebody's name by an employer before it and a courtesy behind it: "QuuxlyのZoraさん".
fn is_addressed_employee(text: &str, member: &Member) -> bool {
    let after = text[member.name.end..].trim_start_matches(' ');
    let before = |employer: &Range<usize>| employer.end <= member.name.start;
    member.organization.as_ref().is_some_and(before)
        && PLAIN_HONORIFICS.iter().any(|it| after.starts_with(it))
}

/// Names without those that are the employer of the next one: "Deep Sea" of "Deep Sea のカール・クイル氏", "Quuxly" of
/// "Jane Doe and Quuxly's John Roe".
fn without_employers(ctx: &Context, text: &str, spans: Vec<Span>) -> Vec<Span> {
    let employs = |at: usize| {
        let (employer, Some(person)) = (&spans[at].range, spans.get(at + 1)) else { return false };
        let owned = text[employer.end..person.range.start].trim();
        // Whoever is named in full before is no thing of which somebody told: "on CamelCase, Quuxly's Jane Doe on …".
        let listed = || at > 0 && text[spans[at - 1].range.clone()].contains(' ');
        // "Blue Sail's Jane Doe showed", unlike "Jane Doe's *Meshes at Sea* (video)"
        let full = person.likeness == Likeness::Yes;
        let acting = full
            && text[person.range.end..]
                .strip_prefix([' ', ','])
                .is_some_and(|it| it.trim_start().starts_with(char::is_lowercase));
        let named = || text[employer.clone()].contains(' ') && (acting || !ctx.is_spaced());
        let owns = possessive::owned(owned) == Some("") && (named() || listed());
        // "Deep Sea engineer Jane Doe"
        let titled = || named() && is_role(owned, &ctx.languages);
        // "інженерка Deep Sea Зора Квіленко": Latin letters before Cyrillic ones.
        let beside = owned.is_empty() && text[employer.clone()].is_ascii();
        // "Deep Seaで働く佐藤花子さん"
        let engaged =
            || !ctx.is_spaced() && named() && !owned.is_empty() && honorific_length(owned) == 0;
        (han::OWNERS.contains(&owned) || owns || beside || titled() || engaged())
            && organization_before(ctx, text, person.range.start)
                .is_some_and(|it| it.start <= employer.start && employer.end <= it.end)
    };
    let employers: Vec<bool> = (0..spans.len()).map(employs).collect();
    let spans = spans.into_iter().zip(employers).filter(|(_, employs)| !employs);
    spans.map(|(span, _)| span).collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::{check_people as check, grouped};

    #[test]
    fn people_and_their_organizations() {
        check("zh", "微软基础架构组的陈晓明介绍了海", &[("陈晓明", "微软")]);
        check("zh", "来自 Quuxly 的博士生 Zora Quill 的演讲", &[("Zora Quill", "Quuxly")]);
        check("zh", "青云科技容器负责人陈晓明介绍了海", &[("陈晓明", "青云科技")]);
        check("zh", "讲师是陈晓明（Will 海哥）。", &[("陈晓明", "")]);
        check("ja", "Quux 社の佐藤 花子さんの発表", &[("佐藤 花子", "Quux")]);
        check("ja", "漆海通信（QUUX）の佐藤 花子さんの発表", &[("佐藤 花子", "QUUX")]);
        check("ja", "漆海通信（去年）の佐藤 花子さんの発表", &[("佐藤 花子", "")]);
        check("zh", "Google（谷歌）的陈晓明分享了海。", &[("陈晓明", "Google")]);
        check("zh", "云海科技陈晓明分享了海。", &[("陈晓明", "云海科技")]);
        let one = &[("Зора Квіленко", "Quuxly")];
        check("uk", "Інженерка Quuxly Зора Квіленко розповіла", one);
        check("uk", "CTO Quuxly Зора Квіленко розповіла", one);
        let sail = &[("Зора Квіленко", "Blue Sail")];
        for text in [
            "Інженерка Blue Sail Зора Квіленко розповіла",
            "Технічна директорка компанії Blue Sail Зора Квіленко розповіла",
            "Інженерка з Blue Sail Зора Квіленко розповіла",
            "SRE-інженерка Blue Sail Зора Квіленко розповіла",
            "Від Blue Sail Зора Квіленко розповіла",
            "Потім Зора Квіленко, Blue Sail, розповіла про море",
            "Зора Квіленко, Sail Engineer, Blue Sail, розповіла про море",
            "Зора Квіленко, яка працює в Blue Sail, розповіла про море",
            "Зора Квіленко, яка керує вітрилами в Blue Sail, розповіла про море",
            "Зора Квіленко з «Blue Sail» розповіла про море",
            "Зора Квіленко (інженерка Blue Sail) розповіла про море",
            "Зора Квіленко (компанія Blue Sail) розповіла про море",
        ] {
            check("uk", text, sail);
        }
        check("uk", "Супровідниця Istio Зора Квіленко розповіла", &[("Зора Квіленко", "")]);
        check("ja", "Deep Sea のカール・クイル氏の発表", &[("カール・クイル", "Deep Sea")]);
        check("ja", "Google のエンジニア、佐藤 花子さんの発表", &[("佐藤 花子", "Google")]);
        check("en", "Google's Zora Quill spoke", &[("Zora Quill", "Google")]);
        let company = &[("Zora Quill", "Blue Sail")];
        check("en", "Then Blue Sail's Zora Quill spoke", company);
        check("en", "Then Blue Sail engineer Zora Quill spoke", company);
        check("en", "Then Zora Quill and her team from Blue Sail spoke", company);
        check("en", "Then Zora Quill and her team told us", &[("Zora Quill", "")]);
        check("zh", "随后，Blue Sail 工程师 Zora Quill 分享了海", company);
        check("en", "Google CTO Zora Quill spoke", &[("Zora Quill", "Google")]);
        check("en", "Zora Quill spoke of Istio", &[("Zora Quill", "")]);
        for whose in [
            "Germany's",
            "Tomorrow's",
            "Someone's",
            "Monday's",
            "Europe's",
            "Istio's",
            "Berlin's",
            "Yesterday's",
            "KubeCon's",
        ] {
            check("en", &format!("{whose} Zora Quill spoke"), &[("Zora Quill", "")]);
        }
    }

    #[test]
    fn names_beside_a_courtesy_an_employer_or_another_spelling() {
        check("ja", "佐藤花子さんが登壇しました", &[("佐藤花子", "")]);
        for works in ["で働く", "に所属する", "勤務の", "から参加した", "のCTO"] {
            let text = format!("Blue Sail{works}佐藤 花子さんは、海のメッシュについて講演しました");
            check("ja", &text, &[("佐藤 花子", "Blue Sail")]);
        }
        check(
            "ja",
            "Zora Quillさんと佐藤 花子さんが登壇",
            &[("Zora Quill", ""), ("佐藤 花子", "")],
        );
        check("ja", "基調講演は佐藤花子氏（Blue Sail）でした", &[("佐藤花子", "Blue Sail")]);
        check("ja", "「海」（佐藤花子さん、Google）を見た", &[("佐藤花子", "Google")]);
        check("ja", "「海」（佐藤花子さん、李雷さん）", &[("佐藤花子", ""), ("李雷", "")]);
        check("ja", "QuuxlyのZoraさんによる海の話", &[("Zora", "Quuxly")]);
        check("ja", "昨日はZoraさんによる海の話", &[]);
        check("ja", "GoogleでSREを務める佐藤花子さんが登壇", &[("佐藤花子", "Google")]);
        for works in ["所属の", "に勤める", "の基盤チームに所属する", " SREチームの", " CTOの"]
        {
            check("ja", &format!("メルカリ{works}佐藤花子さんが登壇"), &[("佐藤花子", "メルカリ")]);
        }
        check("ja", "メルカリは会場の佐藤花子さんを招いた", &[("佐藤花子", "")]);
        check("ja", "弊社の大久保も登壇しました", &[("大久保", "")]);
        check("ja", "次は弊社・佐藤花子氏の発表", &[("佐藤花子", "")]);
        check("ja", "株式会社うみ計算の佐藤 花子氏が登壇", &[("佐藤 花子", "株式会社うみ計算")]);
        check("ja", "Quuxly の Zora Quill さんの発表", &[("Zora Quill", "Quuxly")]);
        check("ja", "昨日はクウクス株式会社の佐藤花子さんが", &[("佐藤花子", "クウクス株式会社")]);
        check(
            "ja",
            "委員長のゾラ・クイル（Zora Quill）氏とマックス・ムー（Max Mu）氏が登壇",
            &[("ゾラ・クイル", ""), ("マックス・ムー", "")],
        );
        check(
            "uk",
            "Зора Квіленко та Макс Муленко — обоє з Quuxly — розповіли",
            &[("Зора Квіленко", "Quuxly"), ("Макс Муленко", "Quuxly")],
        );
        check("uk", "Інженерка Google Зора Квіленко розповіла", &[("Зора Квіленко", "Google")]);
        check("uk", "Зора Квіленко (Zora Kvilenko) розповіла", &[("Зора Квіленко", "")]);
        check("uk", "Зора Квіленко (Nova Mesh) розповіла", &[("Зора Квіленко", "Nova Mesh")]);
        check("uk", "Зора Квіленко (Zora Kvilenko, Quuxly)", &[("Зора Квіленко", "Quuxly")]);
        check("ja", "Istio の Zora Quill さんの発表", &[("Zora Quill", "")]);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "(Zora|Mu|Quux|,|&| and | from | |\\(|\\)|、| 和 |的|来自|微软|'s |CTO |é){0,24}") {
            for lang in ["en", "zh"] {
                grouped(lang, &text);
            }
        }
    }
}
