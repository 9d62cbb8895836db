//! Lines that credit people: `A & B, Org`, `A, Org & B, Org`, `A (Org), B (Org)`, `A（Org）、B（Org）`.

mod assign;
mod ends;
mod glued;
mod job;
mod kind;
mod latin;
mod part;
mod separator;
mod settle;
#[cfg(test)]
mod testing;

use std::ops::Range;

use assign::assign;
use ends::{
    after_handle, after_label, after_time, next_detail, remark, schedule, tells_on, time_behind,
    time_below,
};
use glued::{employers_first, part_organizations};
use kind::{is_parted, recognize, strip_weekdays};
pub(super) use latin::employer_behind_title;
pub use part::is_pictured;
use part::{Joint, Kind, Part, introduction, split, strip_labels};
use separator::is_company;
use settle::{name_beside_others, settle};

use super::name::{Likeness, is_handle, person};
use super::role::is_role;
use crate::extract::date::days;
use crate::extract::gloss::before_gloss;
use crate::extract::lexicon::Lexicon;
use crate::extract::sentence::lowered;
use crate::language::han;
use crate::language::ja::clauses::{lead_length, without_copula, without_deed};
use crate::language::ja::surnames::HONORIFICS;
use crate::language::latin::UNEMPLOYED;
use crate::language::zh::surnames::is_shared;
use crate::language::{Language, is_cjk, is_han};

/// A person who is credited, and the organization that the line gives for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The bytes of the name.
    pub name: Range<usize>,
    /// How sure it is that this is a person.
    pub likeness: Likeness,
    /// The bytes of the organization.
    pub organization: Option<Range<usize>>,
}

/// What a line credits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credits {
    /// People in order.
    pub people: Vec<Credit>,
    /// Organizations that stand where a person would.
    pub organizations: Vec<Range<usize>>,
    /// Parts that are neither person, organization nor role.
    pub unread: usize,
    /// Whether a word such as "by" or "speakers" introduces the line.
    pub introduced: bool,
}

impl Credits {
    /// Whether the line is about people and nothing else.
    pub fn is_certain(&self) -> bool {
        let sure = self.people.iter().filter(|credit| credit.likeness == Likeness::Yes).count();
        let with_organization = self.people.iter().any(|credit| credit.organization.is_some());
        self.unread == 0
            && (sure > 0 || !self.people.is_empty() && (with_organization || self.introduced))
    }

    /// Whether each of the people has an employer.
    pub fn is_employed(&self) -> bool {
        self.people.iter().all(|credit| credit.organization.is_some())
    }
}

/// Reads a line of credits. Nothing in it may be left over for the result to be certain.
pub fn read(text: &str, lexicon: &Lexicon, languages: &[&Language]) -> Credits {
    read_as(text, false, lexicon, languages)
}

/// The same of words of which the head of their column says that they are people.
pub fn read_introduced(text: &str, lexicon: &Lexicon, languages: &[&Language]) -> Credits {
    read_as(text, true, lexicon, languages)
}

fn read_as(text: &str, known: bool, lexicon: &Lexicon, languages: &[&Language]) -> Credits {
    let timed = after_time(text);
    let timed = timed + lead_length(&text[timed..]);
    let (start, introduced) = introduction(&text[timed..], languages);
    let start = timed + start;
    let introduced = introduced || known;
    let start = after_label(text, after_handle(text, start), languages);
    // What follows a day, a bullet or a picture is the schedule's: "… Grafana Wednesday, October 26 • 4:30pm", "… 📍 Hall".
    let dated = days(text).first().map_or(text.len(), |days| days.range.start).max(start);
    let end =
        schedule(&text[start..], languages).map_or(dated, |schedule| dated.min(start + schedule));
    let end = time_below(&text[start..end]).map_or(end, |below| start + below);
    let end = remark(&text[start..end], lexicon).map_or(end, |remark| start + remark);
    let end = next_detail(&text[start..end], languages).map_or(end, |detail| start + detail);
    let end = time_behind(&text[start..end], languages).map_or(end, |time| start + time);
    let text = &text[..start + before_gloss(&text[start..end], languages).len()];
    let text = match &text[start..] {
        told if introduced => &text[..start + without_copula(told).len()],
        told => &text[..start + without_deed(told).len()],
    };
    let mut parts = split(text, start, lexicon);
    let told = parts.iter().position(|part| tells_on(text, part, languages));
    parts.truncate(told.unwrap_or(parts.len()));
    strip_weekdays(text, &mut parts, languages);
    strip_labels(text, &mut parts, languages);
    let parts = employers_first(text, parts, lexicon, languages);
    let mut parts = part_organizations(text, parts, lexicon);
    let is_labelled = introduced && text.contains(is_cjk);
    // Where what people do ends their list: "…和陈晓明主讲，座无虚席".
    let mut done = None;
    for index in 0..parts.len() {
        let end = parts[index].range.end;
        recognize(text, &mut parts[index], lexicon, languages);
        let words = &text[parts[index].range.clone()];
        let other = parts[index].kind == Kind::Organization
            && parts[index].joint == Joint::Comma
            && lexicon.reference.organization(words).is_none();
        if done == Some(index) && other {
            parts.truncate(index);
            break;
        }
        let behind = text[parts[index].range.end..end].trim();
        if matches!(parts[index].kind, Kind::Person(_) | Kind::Either(_))
            && behind.ends_with(is_cjk)
            && !HONORIFICS.contains(&behind)
        {
            done = Some(index + 1);
        }
        let japanese = languages.first().is_some_and(|language| language.code == "ja");
        let first = index == 0 || parts[index].joint == Joint::Semicolon;
        if japanese && parts.len() == 1 && is_account(text, &parts[index].range)
            || (introduced || japanese && first)
                && is_surnameless(text, &parts[index..], introduced, (lexicon, languages))
        {
            parts[index].kind = Kind::Person(Likeness::Yes);
        }
        // Most texts credit nobody, and their first words tell.
        let life = || is_labelled && is_employed_before(&parts, index);
        if stays_unread(text, &parts[..=index]) && !life() {
            return Credits { unread: 1, introduced, ..Credits::default() };
        }
    }
    for index in 1..parts.len() {
        // "Author of “…”", "Co-Creator of the … Project" go on with the job title.
        let of = joined_by_of(text, &parts[index - 1], &parts[index]);
        let known = lexicon.reference.organization(&text[parts[index].range.clone()]).is_some();
        if of && parts[index - 1].kind == Kind::Skip && !known {
            parts[index].kind = Kind::Skip;
        }
    }
    skip_spellings(text, &mut parts);
    // What stands in brackets and is no employer says nothing: "(Quux & Foo Maintainer)".
    for part in
        parts.iter_mut().filter(|part| part.joint == Joint::Bracket && part.kind == Kind::Unknown)
    {
        part.kind = Kind::Skip;
    }
    if is_labelled {
        skip_life(text, &mut parts, lexicon);
    }
    if languages.first().is_some_and(|language| language.code != "ja") {
        name_beside_others(&mut parts, text, lexicon);
    }
    settle(&mut parts, text, lexicon);
    if let [_, other] = &mut parts[..]
        && other.kind == Kind::Organization
        && other.joint == Joint::Comma
        && is_plural(&text[..start], languages)
        && is_stranger(&text[other.range.clone()], lexicon)
    {
        other.kind = Kind::Person(Likeness::Yes);
    }
    let mut credits = assign(text, &parts, lexicon);
    drop_spellings(text, &mut credits.people);
    credits.introduced = introduced;
    credits
}

/// Whether a bracket holds what somebody goes by on the net, and nothing else: "（@zora_quill）".
fn is_account(text: &str, part: &Range<usize>) -> bool {
    let words = &text[part.clone()];
    let handle = words.trim_start_matches('@');
    let before = &text[..part.end - handle.len()];
    let alone = before.ends_with("(@") || before.ends_with("（@");
    alone && text[part.end..].starts_with([')', '）']) && is_handle(&handle.to_lowercase())
}

/// Whether a label is for several people: "Speakers: ", beside which there is "speaker".
fn is_plural(label: &str, languages: &[&Language]) -> bool {
    let label = lowered(label.trim_matches(|c: char| !c.is_alphanumeric()));
    let one = label.strip_suffix('s').unwrap_or_default();
    languages.iter().any(|it| [&*label, one].iter().all(|word| it.by_words.contains(word)))
}

/// Whether words are a name of somebody's in full, and of no company that is known: "Speakers: Jane Doe, John Roe".
fn is_stranger(words: &str, lexicon: &Lexicon) -> bool {
    person(words, lexicon) == Likeness::Yes && !is_company(words, lexicon)
}

/// Whether the first part is as long as a name in Chinese characters, and an employer follows in brackets, or a known
/// one or a job behind a comma: a person with a surname that no list has. Where nothing else makes `sure` that people
/// are told of, a known company does.
fn is_surnameless(
    text: &str,
    parts: &[Part],
    sure: bool,
    (lexicon, languages): (&Lexicon, &[&Language]),
) -> bool {
    let [name, others @ ..] = parts else { return false };
    let words = &text[name.range.clone()];
    let job = |it: &&Part| {
        it.joint == Joint::Bracket && is_role(text[it.range.clone()].trim(), languages)
    };
    let Some(employer) = others.first().filter(|it| !job(it)) else {
        return sure && !matches!(name.kind, Kind::Skip) && is_parted(words);
    };
    let beside = text[employer.range.clone()].trim();
    let known = || is_company(beside, lexicon);
    let handle = text[..employer.range.start].ends_with('@') || beside.starts_with('@');
    let employed = match employer.joint {
        Joint::Bracket => sure || known(),
        Joint::Comma => known() || sure && is_role(beside, languages),
        _ => false,
    };
    let whole = (3..=5).contains(&words.chars().count()) && words.chars().all(is_han);
    // "勘解由小路 蓮（Acme）"
    let parted = words.split_once([' ', '　']).is_some_and(|(surname, given)| {
        let short = |it: &str, most: usize| (1..=most).contains(&it.chars().count());
        short(surname, 5)
            && surname.chars().all(is_han)
            && short(given, 4)
            && given.chars().all(is_cjk)
    });
    // Names that people choose: "猫柳（@neko）", "ぽんず（微软）"
    let chosen = (2..=8).contains(&words.chars().count())
        && words.chars().all(is_cjk)
        && employer.joint == Joint::Bracket
        && (handle || known());
    matches!(name.kind, Kind::Unknown | Kind::Organization)
        && name.joint != Joint::Bracket
        && (whole || sure && (parted || chosen))
        && lexicon.reference.organization(words).is_none()
        && employed
}

/// Skips the spelling of a name in Chinese characters before an employer: "陈晓明（Michael Chen，微软）".
fn skip_spellings(text: &str, parts: &mut [Part]) {
    let bracketed = |part: &Part| part.joint == Joint::Bracket;
    for index in 1..parts.len().saturating_sub(1) {
        let [name, spelled, employer] = &parts[index - 1..=index + 1] else { continue };
        let words = &text[spelled.range.clone()];
        let latin = words.contains(' ') && words.starts_with(|c: char| c.is_ascii_uppercase());
        let one = bracketed(spelled)
            && bracketed(employer)
            && employer.kind == Kind::Organization
            && !text[spelled.range.end..employer.range.start].contains([')', '）']);
        let han = text[name.range.clone()].chars().all(|c| is_cjk(c) || c == '·');
        if one
            && latin
            && han
            && !bracketed(name)
            && matches!(name.kind, Kind::Person(_) | Kind::Either(Likeness::Yes))
        {
            parts[index].kind = Kind::Skip;
        }
    }
}

/// Skips what a line with a label tells on of somebody behind the employer: "讲师：陈晓明，微软，8 年老兵，养了三只猫".
fn skip_life(text: &str, parts: &mut [Part], lexicon: &Lexicon) {
    for index in 1..parts.len() {
        let part = &parts[index];
        let other = || !is_company(&text[part.range.clone()], lexicon);
        let told = part.kind == Kind::Unknown || part.kind == Kind::Organization && other();
        if told && is_employed_before(parts, index) {
            parts[index].kind = Kind::Skip;
        }
    }
}

/// Whether somebody stands before a part, and their employer between the two.
fn is_employed_before(parts: &[Part], index: usize) -> bool {
    let named = |part: &Part| matches!(part.kind, Kind::Person(_) | Kind::Either(Likeness::Yes));
    let Some(since) = parts[..index].iter().rposition(named) else { return false };
    let own = &parts[since + 1..=index];
    own.iter().all(|it| it.joint != Joint::Semicolon)
        && own[..own.len() - 1].iter().any(|it| it.kind == Kind::Organization)
}

/// Drops who is somebody named before in another script: "陈怡君 / Yi-Chun Chen".
fn drop_spellings(text: &str, people: &mut Vec<Credit>) {
    people.dedup_by(|spelled, named| {
        let between = text.get(named.name.end..spelled.name.start);
        let stroke = between.is_some_and(|between| matches!(between.trim(), "/" | "／"));
        let same = stroke && is_shared(&text[named.name.clone()], &text[spelled.name.clone()]);
        if same && named.organization.is_none() {
            named.organization = spelled.organization.take();
        }
        same
    });
}

/// Whether words stand where an employer would, and name none: "Student", "CNCF Ambassador".
pub fn is_unemployed(words: &str) -> bool {
    let folded = lowered(words);
    han::UNEMPLOYED.contains(&words)
        || UNEMPLOYED.iter().any(|word| folded == *word || folded.ends_with(&format!(" {word}")))
}

/// Whether the last part is nothing, and no neighbour can make anything of it.
fn stays_unread(text: &str, parts: &[Part]) -> bool {
    let Some((last, before)) = parts.split_last() else { return false };
    last.kind == Kind::Unknown
        && !matches!(last.joint, Joint::Bracket | Joint::Comma)
        && !before.last().is_some_and(|before| joined_by_of(text, before, last))
}

/// Whether nothing but "of" stands between two parts.
fn joined_by_of(text: &str, before: &Part, after: &Part) -> bool {
    text[before.range.end..after.range.start].trim() == "of"
}

#[cfg(test)]
mod tests {
    use super::testing::{check, reading};
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn strangers_beside_others() {
        check("陈晓明、瓯致远", &[("陈晓明", ""), ("瓯致远", "")]);
        check("瓯致远、陈晓明，微软", &[("瓯致远", "微软"), ("陈晓明", "微软")]);
        // A company that is known, or called like one, is nobody.
        check("陈晓明、云海大学", &[("陈晓明", "云海大学")]);
    }

    #[test]
    fn what_people_are_on_is_none_of_them() {
        check("Zora Quill, Quuxly, on sails in storms", &[("Zora Quill", "Quuxly")]);
        check(
            "Zora Quill and Max Mu (Quuxly), about sails",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "Quuxly")],
        );
        assert!(!reading("Zora Quill, Quuxly, in storms").1);
        assert!(!reading("ゾラ・クイルさんから、海のメッシュの話").1);
    }

    #[test]
    fn employers_in_latin_letters_beside_cyrillic_names() {
        let sail = &[("Зора Квіленко", "Blue Sail")][..];
        for text in [
            "Зора Квіленко, інженерка в компанії Blue Sail",
            "Зора Квіленко, SRE-інженерка Blue Sail",
            "Зора Квіленко, інженерка з надійності в Blue Sail",
            "Зора Квіленко, яка керує вітрилами в Blue Sail",
            "Зора Квіленко з компанії «Blue Sail»",
            "інженерка Blue Sail Зора Квіленко",
            "Провела Зора Квіленко (Blue Sail)",
        ] {
            check(text, sail);
        }
        let two = &[("Зора Квіленко", "Blue Sail"), ("Макс Му", "Zylo Labs")];
        check("Зора Квіленко, Blue Sail; Макс Му, Zylo Labs", two);
        check("Зора Квіленко, Макс Му, Zylo", &[("Зора Квіленко", "Zylo"), ("Макс Му", "Zylo")]);
    }

    #[test]
    fn accounts_in_brackets() {
        let read = |lang: &str, text: &str| {
            let credits = context(lang, "2025-04-25", "").credits(text);
            credits.is_certain().then(|| credits.people[0].name.clone())
        };
        assert_eq!(read("ja", "（@zora_quill）"), Some("（".len().."（@zora_quill".len()));
        for (lang, text) in
            [("en", "(@zora_quill)"), ("ja", "@zora_quill"), ("ja", "（zora_quill）")]
        {
            assert_eq!(read(lang, text), None, "{text}");
        }
    }

    #[test]
    fn names_behind_a_label_that_no_list_has() {
        check("講師: 勘解由小路 蓮（Quuxly）", &[("勘解由小路 蓮", "Quuxly")]);
        check("講師: 釈 浄真", &[("釈 浄真", "")]);
        check("登壇：ぽんず（微软）", &[("ぽんず", "微软")]);
        check("登壇：猫柳（@neko）／微软", &[("猫柳", "微软")]);
        assert!(!reading("ぽんず（微软）").1);
    }

    #[test]
    fn what_stands_around_an_employer_and_is_none() {
        check("讲师：陈晓明，云海证券架构师，养了三只猫", &[("陈晓明", "云海证券")]);
        check("讲师：陈晓明，微软，8年Java老兵，养了三只猫。", &[("陈晓明", "微软")]);
        check(
            "讲师简介：陈晓明，微软专家，长期从事 RPC 与网络的工作；李雷，谷歌工程师",
            &[("陈晓明", "微软"), ("李雷", "谷歌")],
        );
        check("讲者：陈晓明（Kai Quill，微软）、李雷", &[("陈晓明", "微软"), ("李雷", "")]);
        check("陈晓明（Quuxly，微软）", &[("陈晓明", "Quuxly")]);
    }

    #[test]
    fn chinese_rows() {
        check("陈晓明（微软）李雷明（谷歌）", &[("陈晓明", "微软"), ("李雷明", "谷歌")]);
        check("（Quuxly 的陈晓明）", &[("陈晓明", "Quuxly")]);
        check("陈晓明 @微软", &[("陈晓明", "微软")]);
        check("陈晓明 @Google", &[("陈晓明", "Google")]);
        assert!(!reading("陈晓明 @zoraquill").1);
        check("微软 陈晓明", &[("陈晓明", "微软")]);
        assert!(!reading("微软 海上网格").1);
        check("陈晓明，成都云科技", &[("陈晓明", "成都云科技")]);
        check("陈晓明，李雷明", &[("陈晓明", "李雷明")]);
        // One in two scripts, unlike two.
        check("陈晓明 / Xiaoming Chen（微软）", &[("陈晓明", "微软")]);
        check("陈晓明 / Zora Quill（微软）", &[("陈晓明", "微软"), ("Zora Quill", "微软")]);
    }

    #[test]
    fn words_where_an_employer_would_stand() {
        for words in ["Student", "CNCF Ambassador", "Istio Maintainer"] {
            assert!(is_unemployed(words), "{words}");
        }
        for words in ["Quuxly", "Student Loans Inc", "Maintainers Ltd"] {
            assert!(!is_unemployed(words), "{words}");
        }
    }

    #[test]
    fn honorifics_of_japanese_rows() {
        check("森 ゾラさん（zora）／ 株式会社クウクス", &[("森 ゾラ", "株式会社クウクス")]);
        check("は佐藤 花子さん（Quux Labs）", &[("佐藤 花子", "Quux Labs")]);
        check("。登壇者は佐藤 花子氏（Blue Sail）", &[("佐藤 花子", "Blue Sail")]);
        check("佐藤 花子さん（hanako）／ 株式会社Quuxly", &[("佐藤 花子", "株式会社Quuxly")]);
        check(
            "登壇者：海川大地, サイボウズ; 谷海大輔, Google",
            &[("海川大地", "サイボウズ"), ("谷海大輔", "Google")],
        );
        assert!(!reading("登壇者：海上網目, 設計編").1);
        check("讲师：瓯海上，Google 高级工程师", &[("瓯海上", "Google")]);
        assert!(!reading("瓯海上，高级工程师").1);
        check("佐藤 花子／海川 大地", &[("佐藤 花子", ""), ("海川 大地", "")]);
        check("佐藤 花子さん／株式会社Quuxly", &[("佐藤 花子", "株式会社Quuxly")]);
        check("quuxko zora さん（はてな）", &[("quuxko zora", "はてな")]);
        check("登壇者: Googleの佐藤さん、鈴木さん", &[("佐藤", "Google"), ("鈴木", "Google")]);
        check("メルカリ Zora Quill さん", &[("Zora Quill", "メルカリ")]);
        check("Zora Quill (DMM.com) さん", &[("Zora Quill", "DMM.com")]);
        check(
            "佐藤 花子 さん、Zhang Wei さん（Quuxly株式会社）",
            &[("佐藤 花子", "Quuxly株式会社"), ("Zhang Wei", "Quuxly株式会社")],
        );
    }

    #[test]
    fn layouts_of_credits() {
        let both = &[("Zora Quill", "Quuxly"), ("Max Mu", "Quuxly")][..];
        check("Zora Quill & Max Mu, Quuxly", both);
        check("- Zora Quill and Max Mu, Quuxly", both);
        check("by Zora Quill and Max Mu (Quuxly)", both);
        check("Zora Quill, Quuxly & Max Mu, Quuxly", both);
        check("Zora Quill (Quuxly), Max Mu (Quuxly)", both);
        check("Zora Quill（Quuxly）& Max Mu（Quuxly）", both);
        check("Zora Quill, Quuxly; Max Mu, Quuxly", both);
        check("Zora Quill, CTO, Quuxly and Max Mu, Senior Engineer at Quuxly", both);
        check("Speakers: Zora Quill - Quuxly | Max Mu - Quuxly", both);
        check("Zora Quill & Max Mu | Quuxly", both);
        check("Zora Quill (quuxly SE) at KubeCon Europe 2025", &[("Zora Quill", "quuxly SE")]);
        check("(by Zora Quill, Quuxly Labs)", &[("Zora Quill", "Quuxly Labs")]);
        check("• Zora Quill • Quuxly", &[("Zora Quill", "Quuxly")]);
        check("Zora Quill, Quuxly • 4:30pm", &[("Zora Quill", "Quuxly")]);
        check("Zora Quill, Quuxly • Wednesday", &[("Zora Quill", "Quuxly")]);
        check(
            "Zora Quill and Max Mu, Entain Samoa",
            &[("Zora Quill", "Entain Samoa"), ("Max Mu", "Entain Samoa")],
        );
        check(
            "Zora Quill, Max Mu and Ada Lin",
            &[("Zora Quill", ""), ("Max Mu", ""), ("Ada Lin", "")],
        );
        check("with Zora Quill from Quuxly and Max Mu from Quuxly", both);
        check("by Zora Quill (Quuxly) and Max Mu (Quuxly), and Ada Lin's keynote", both);
        check(
            "👩 Zora Quill, Quuxly 👨 Max Mu, Google",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "Google")],
        );
        check(
            "Zora Quill (she/her), Max Mu from Google",
            &[("Zora Quill", ""), ("Max Mu", "Google")],
        );
        assert!(!reading("原題：⚡ Meshes at Sea").1);
        check("Zora Quill (@zora), Quuxly & Max Mu (@mu), Quuxly", both);
        check(
            "Zora Quill, Google & Max Mu, Microsoft",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft")],
        );
        check(
            "Zora Quill, Max Mu & Ada Lin, Google",
            &[("Zora Quill", "Google"), ("Max Mu", "Google"), ("Ada Lin", "Google")],
        );
        check(
            "Zora Quill, Max Mu, and Ada Lin",
            &[("Zora Quill", ""), ("Max Mu", ""), ("Ada Lin", "")],
        );
        check("» — Zora Quill, Quuxly, and Max Mu, Quuxly", both);
        check("(Zora Quill, Quuxly; Max Mu, Quuxly)", both);
        check("Zora Quill, Vice President, Hybrid Seas at Red Hat", &[("Zora Quill", "Red Hat")]);
        check("Zora Quill, Stephen Mu", &[("Zora Quill", ""), ("Stephen Mu", "")]);
        check("Zora Quill, Ada van Mu", &[("Zora Quill", ""), ("Ada van Mu", "")]);
        check("Zora Quill, Entain Samoa", &[("Zora Quill", "Entain Samoa")]);
        check("Moderator: Zora Quill (Quuxly), Panelists: Max Mu (Quuxly)", both);
        check(
            "主持人：陈晓明（微软），嘉宾：李雷（谷歌）",
            &[("陈晓明", "微软"), ("李雷", "谷歌")],
        );
        check("陈晓明与李雷，来自谷歌", &[("陈晓明", "谷歌"), ("李雷", "谷歌")]);
        check("Zora (Zed) Quill, Quuxly", &[("Zora (Zed) Quill", "Quuxly")]);
        check("Zora Quill, Google / Microsoft", &[("Zora Quill", "Google")]);
        check("（Zora Quill、Quuxly）", &[("Zora Quill", "Quuxly")]);
        check("Zora Quill、Max Mu", &[("Zora Quill", ""), ("Max Mu", "")]);
        check("Zora Quill、Max、Ada Lin", &[("Zora Quill", ""), ("Max", ""), ("Ada Lin", "")]);
        check("Zora Quill, Max Mu (Quuxly)", both);
        check(
            "Zora Quill, Ada Lin, Max Mu (Quuxly)",
            &[("Zora Quill", ""), ("Ada Lin", ""), ("Max Mu", "Quuxly")],
        );
        check("佐藤花子 / メルカリ", &[("佐藤花子", "メルカリ")]);
        check(
            "佐藤花子、森ゾラさん（ともに Quuxly）",
            &[("佐藤花子", "Quuxly"), ("森ゾラ", "Quuxly")],
        );
        check("Quuxジャパン　佐藤花子さん", &[("佐藤花子", "Quuxジャパン")]);
        check("佐藤　花子さん", &[("佐藤　花子", "")]);
        let named = &[("佐藤 花子", "株式会社クウクス"), ("鈴木 健一", "株式会社クウクス")];
        check("株式会社クウクス 佐藤 花子さん / 鈴木 健一さん", named);
        check(
            "Google 佐藤 花子さん、Red Hat・鈴木 健一さん",
            &[("佐藤 花子", "Google"), ("鈴木 健一", "Red Hat")],
        );
        check("Google エンジニア 佐藤 花子さん", &[("佐藤 花子", "Google")]);
        check("株式会社クウクス 佐藤花子さん", &[("佐藤花子", "株式会社クウクス")]);
        check(
            "クウクス株式会社 佐藤 花子さん・株式会社クウ 鈴木 健一さん",
            &[("佐藤 花子", "クウクス株式会社"), ("鈴木 健一", "株式会社クウ")],
        );
        check("代表 佐藤 花子さん", &[("佐藤 花子", "")]);
        check("海谷 和紀さん（Quuxly）", &[("海谷 和紀", "Quuxly")]);
        check("李雷 和陈晓明", &[("李雷", ""), ("陈晓明", "")]);
        check("佐藤花子氏、Google", &[("佐藤花子", "Google")]);
        check("陈晓明、谷歌的李雷", &[("陈晓明", ""), ("李雷", "谷歌")]);
        check("Зора Квіленко, Макс Муренко", &[("Зора Квіленко", ""), ("Макс Муренко", "")]);
        check("佐藤 花子さん、鈴木 健一さん", &[("佐藤 花子", ""), ("鈴木 健一", "")]);
        check("陈晓明（Chen Xiaoming），微软", &[("陈晓明", "微软")]);
        check("主席约翰·奎尔（John Quill，微软）", &[("约翰·奎尔", "微软")]);
        check("佐藤花子（Mikan Power）", &[("佐藤花子", "Mikan Power")]);
        check("约翰·奎尔（John Quill，微软）", &[("约翰·奎尔", "微软")]);
        check("讲师：陈晓明 / 微软 / 高级工程师", &[("陈晓明", "微软")]);
        check(
            "Zora Quill and Max Mu (Google and Microsoft)",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft")],
        );
        check(
            "Zora Quill (Google), Max Mu (Microsoft and Red Hat)",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft")],
        );
        check(
            "佐藤花子氏（Quuxly）、Max Mu 氏 (Quuxly)",
            &[("佐藤花子", "Quuxly"), ("Max Mu", "Quuxly")],
        );
        check(
            "Zora Quill (moderator), Max Mu, Google",
            &[("Zora Quill", ""), ("Max Mu", "Google")],
        );
        check(
            "Zora Quill, Google; moderated by Max Mu",
            &[("Zora Quill", "Google"), ("Max Mu", "")],
        );
        for title in ["Student", "CNCF Ambassador", "Independent"] {
            check(
                &format!("Zora Quill, {title} & Max Mu, Google"),
                &[("Zora Quill", ""), ("Max Mu", "Google")],
            );
        }
        check("Zora Quill, Quuxly; Max Mu, Quuxly · 9:00", both);
        check("Zora Quill, Quuxly, та Max Mu, Quuxly · середа, 9:00", both);
        check(
            "Zora Quill, CTO & Max Mu, CEO, Google",
            &[("Zora Quill", "Google"), ("Max Mu", "Google")],
        );
        check("Zora Quill, Splunk, a Cisco company", &[("Zora Quill", "Splunk")]);
        check("Zora Quill（Principal MTS, Architect, Google）", &[("Zora Quill", "Google")]);
        check("由 Zora Quill 主持", &[("Zora Quill", "")]);
        check(
            "Модератор — Зора Квіленко (Quuxly); учасники — Макс Муренко (Google)",
            &[("Зора Квіленко", "Quuxly"), ("Макс Муренко", "Google")],
        );
        check("Mira \"Mimi\" Osei, Independent", &[("Mira \"Mimi\" Osei", "")]);
        check("Zora Quill, Google · Main Stage", &[("Zora Quill", "Google")]);
        check("Zora Quill, Google | Room 4", &[("Zora Quill", "Google")]);
        check("発表者: 海上浩平（Quuxly）", &[("海上浩平", "Quuxly")]);
        check("陈晓明（花名：晓海），微软", &[("陈晓明", "微软")]);
        check(
            "Zora Quill, Google; Max Mu, Microsoft; Ada Lin, Deutsche Quuxbank",
            &[("Zora Quill", "Google"), ("Max Mu", "Microsoft"), ("Ada Lin", "Deutsche Quuxbank")],
        );
        check("Speakers: Zora Quill, Max Mu", &[("Zora Quill", ""), ("Max Mu", "")]);
        check("Speakers: Zora Quill, Quuxly", &[("Zora Quill", "Quuxly")]);
        check("Speaker: Zora Quill, Deep Sea", &[("Zora Quill", "Deep Sea")]);
        check("陈晓明（小海），微软", &[("陈晓明", "微软")]);
        check("陈晓明（小米）", &[("陈晓明", "小米")]);
        check(
            "（陈晓明 & Zora Quill，微软），欢迎参加！",
            &[("陈晓明", "微软"), ("Zora Quill", "微软")],
        );
        check("讲师：陈晓明 —— 微软高级工程师", &[("陈晓明", "微软")]);
        check("（由微软的陈晓明主持）", &[("陈晓明", "微软")]);
        check("李 相勲（イ・サンフン）さん、Google", &[("李 相勲", "Google")]);
        check("圆桌：陈晓明（微软）、李雷（谷歌）", &[("陈晓明", "微软"), ("李雷", "谷歌")]);
        check("Panel: Zora Quill (Quuxly), Max Mu (Quuxly)", both);
        check("陈晓明（Will 海哥），微软", &[("陈晓明", "微软")]);
        check("陈晓明，字节跳动 STE 团队", &[("陈晓明", "字节跳动")]);
        let both = &[("佐藤花子", "Quuxly"), ("鈴木健一", "Quuxly")];
        check("佐藤花子・鈴木健一（Quuxly）", both);
        check("／佐藤花子さん（Quuxly）", &[("佐藤花子", "Quuxly")]);
        check("陳曉明 Ming Chen（Quuxly）", &[("陳曉明", "Quuxly")]);
        check("陳曉明 Google", &[("陳曉明", "Google")]);
        check("zoraさん（Quuxly）", &[("zora", "Quuxly")]);
        check("陈晓明 微软 高级工程师", &[("陈晓明", "微软")]);
        check("パネリストは佐藤 花子さん（Quuxly）", &[("佐藤 花子", "Quuxly")]);
        check("ゾラ&クイルの佐藤 花子さん", &[("佐藤 花子", "ゾラ&クイル")]);
        check("陈晓明-华为云容器网格数据面技术专家", &[("陈晓明", "华为云")]);
        check(
            "陈晓明（微软）、Max Mu（Quuxly）和王小波（红帽）",
            &[("陈晓明", "微软"), ("Max Mu", "Quuxly"), ("王小波", "红帽")],
        );
    }

    #[test]
    fn lines_that_credit_nobody() {
        for text in [
            "The Next Frontier of Meshes",
            "a talk about how we scaled",
            "Deep Dive",
            "Microsoft",
            "10:30 in Room 5",
            "Meshes · Room 5",
            "発表者: 海上浩平",
            "佐藤花子さんの講演。Meshes（こちらは同僚です）",
            "",
        ] {
            assert!(!reading(text).1, "{text}: {:?}", reading(text));
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "(Zora|Mu|Quux|,|&| and | |\\(|\\)|-|、|和|陈|微软|by |;|é|@){0,20}") {
            reading(&text);
        }
    }
}
