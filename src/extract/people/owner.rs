//! Organizations right before a name: "Acme's Jane Doe", "微软的陈晓明", "Acme の佐藤花子さん".

use std::ops::Range;

use super::latin_employer::latin_employer;
use super::name::{Likeness, is_name_word, unknown_organization};
use super::role::{is_role_modifier, is_role_word};
use super::span::is_no_company;
use super::titled::{clause_of, organization_before_title, organization_of_engaged};
use crate::extract::context::Context;
use crate::extract::possessive;
use crate::extract::sentence::{first_chars, last_chars, lowered, range_in};
use crate::language::en::title_words::is_title_word;
use crate::language::han::{
    FROM, GROUPS, OWNERS, SENTENCE_WORDS, TEAMS, company_at_end, is_company,
};
use crate::language::ja::loans::is_foreign_company;
use crate::language::ja::surnames::PLAIN_HONORIFICS;
use crate::language::latin::COMPANY_TITLES;
use crate::language::zh::surnames::begins_with_full_name;
use crate::language::{is_cjk, is_cyrillic, is_han, is_katakana, uk};
use crate::reference::fold::LEGAL_AFFIXES;

/// A job title and an organization before a name are shorter, in characters.
const NEAR: usize = 100;

/// A team is told by no more characters: "基础架构" of "基础架构组".
const WHICH: usize = 8;

/// No name of an organization in Latin letters, within another script, has more words.
const LONGEST_NAME: usize = 4;

/// Where somebody comes from is told by no more characters.
const LONGEST_ORIGIN: usize = 24;

/// What a company is, before its name: "来自德国公司 Acme".
const KINDS: [&str; 7] = ["公司", "企业", "企業", "银行", "厂商", "运营商", "大学"];

/// How the departments of companies are called in Japanese, at the end.
const DEPARTMENTS: [&str; 8] = ["室", "部", "課", "局", "本部", "グループ", "ユニット", "チーム"];

/// A name and the courtesy behind it have no more characters.
const ADDRESSED: usize = 16;

/// Words right before a company in Chinese.
#[rustfmt::skip]
const INTRODUCING: [&str; 12] =
    [FROM, "由", "请到", "邀请到", "请到了", "邀请到了", "邀请了", "请来", "请来了", "汇集了", "和", "与"];

/// An organization right before a name: "Acme's ", "Acme CTO ", "来自 Acme 的 ", "Acme 的 ", "Acme 高级总监".
pub fn organization_before(ctx: &Context, text: &str, at: usize) -> Option<Range<usize>> {
    let found = employer_before(ctx, text, at)?;
    // "株式会社Acme の"
    let head = &text[..found.start];
    let form = LEGAL_AFFIXES.iter().filter(|form| form.ends_with(is_cjk));
    let form = form.filter(|form| head.ends_with(**form)).map(|form| form.len()).max();
    Some(found.start - form.unwrap_or(0)..found.end)
}

fn employer_before(ctx: &Context, text: &str, at: usize) -> Option<Range<usize>> {
    owner_before(ctx, text, at)
        .or_else(|| organization_before_title(ctx, &text[..at]))
        .or_else(|| organization_of_engaged(ctx, &text[..at]))
        .or_else(|| latin_employer(ctx, &text[..at]))
        .or_else(|| before_space(ctx, text, at))
        .or_else(|| glued(ctx, text, at))
        .or_else(|| {
            // "云海科技陈晓明"
            let name = company_at_end(&text[..at])?;
            Some(at - name.len()..at)
        })
}

/// "Acme株式会社 " before "佐藤 花子さん": in Japanese a company that is known, where a courtesy follows.
fn before_space(ctx: &Context, text: &str, at: usize) -> Option<Range<usize>> {
    let before = text[..at].strip_suffix([' ', '　'])?;
    let japanese = ctx.languages.first().is_some_and(|language| language.code == "ja");
    let courteous =
        || PLAIN_HONORIFICS.iter().any(|it| first_chars(&text[at..], ADDRESSED).contains(it));
    let bare = LEGAL_AFFIXES.iter().find_map(|form| before.strip_suffix(form)).unwrap_or(before);
    // "株式会社クイル 佐藤 花子さん"
    let formed = || {
        let company = company_before(before)?;
        let words = &before[company.clone()];
        LEGAL_AFFIXES.iter().any(|form| words.contains(form)).then_some(company)
    };
    known_at_end(ctx, bare).or_else(formed).filter(|_| japanese && courteous())
}

/// "微软" before "陈晓明": in Chinese a known company with nothing between, where the name is one in full.
fn glued(ctx: &Context, text: &str, at: usize) -> Option<Range<usize>> {
    let chinese = ctx.languages.first().is_some_and(|language| language.code == "zh");
    let before = text[..at].trim_end_matches(' ');
    if !chinese || !begins_with_full_name(&text[at..]) {
        return None;
    }
    let start = clause_of(before);
    let hit = ctx.lexicon.organizations_in(&before[start..]).pop()?;
    let ends = start + hit.range.end == before.len() && !hit.named.foundation;
    ends.then(|| start + hit.range.start..before.len())
}

fn owner_before(ctx: &Context, text: &str, at: usize) -> Option<Range<usize>> {
    let before = without_title(ctx, text[..at].trim_end());
    match OWNERS.iter().find_map(|word| before.strip_suffix(word)) {
        Some(head) => owner_of_particle(ctx, before, head.trim_end()),
        None => employer_of_job(ctx, before, &text[at..]).or_else(|| possessor(ctx, before)),
    }
}

/// A text without the title in Chinese or Japanese with which it ends: "Y 的" of "Y 的博士生 X", "Y の" of "Y のエンジニア、X".
fn without_title<'t>(ctx: &Context, before: &'t str) -> &'t str {
    let titles = ctx.words(|language| language.roles);
    let titled = before.strip_suffix('、').unwrap_or(before);
    let ends = |title: &&&str| title.chars().all(is_cjk) && titled.ends_with(**title);
    let Some(title) = titles.iter().filter(ends).max_by_key(|title| title.len()) else {
        return before;
    };
    let before = titled[..titled.len() - title.len()].trim_end();
    // "Quux のチーフアーキテクト"
    if title.starts_with(is_katakana) { before.trim_end_matches(is_katakana) } else { before }
}

/// "微软的", "来自 Acme 的", "Acme 社の": the organization that ends before a particle, in the `head` of a text.
fn owner_of_particle(ctx: &Context, before: &str, head: &str) -> Option<Range<usize>> {
    // "Quux 社の"
    let company = head.strip_suffix('社').map(str::trim_end);
    let latin = |it: &&str| it.ends_with(|c: char| c.is_ascii_alphanumeric() || is_katakana(c));
    let head = without_byname(ctx, company.filter(latin).unwrap_or(head));
    if let Some(found) = comes_from(ctx, before, head) {
        return Some(found);
    }
    // "クウクス株式会社の"
    let mut forms = LEGAL_AFFIXES.iter().chain(&GROUPS);
    let bare = forms.find_map(|form| head.strip_suffix(form)).unwrap_or(head);
    known_at_end(ctx, bare)
        .or_else(|| team_of(ctx, bare))
        .or_else(|| department_of(ctx, bare))
        .or_else(|| short_name(ctx, head))
        .or_else(|| company_before(head))
        .or_else(|| katakana_before(ctx, head))
        .or_else(|| latin_words_before(ctx, head))
}

/// What is called something else in the bracket with which a text ends: "DaoCloud（道客）", "Quuxly（德国）".
fn without_byname<'t>(ctx: &Context, head: &'t str) -> &'t str {
    let Some(inner) = head.strip_suffix(['）', ')']) else { return head };
    let Some(open) = inner.rfind(['（', '(']) else { return head };
    let outer = head[..open].trim_end();
    let latin = |it: &str| it.ends_with(|c: char| c.is_ascii_alphanumeric());
    let named = known_at_end(ctx, outer).is_some()
        || latin(outer) && !latin(head.trim_end_matches(['）', ')']));
    if named { outer } else { head }
}

/// "来自 Acme": the organization, known or not, from which somebody comes, in the `head` of a text.
fn comes_from(ctx: &Context, before: &str, head: &str) -> Option<Range<usize>> {
    let from = head.rfind(FROM)?;
    // "来自 Acme 平台团队的"
    if let Some(company) = latin_employer(ctx, before).filter(|it| it.start >= from) {
        return Some(company);
    }
    let words = head[from + FROM.len()..].trim();
    // "来自德国公司 Acme 的"
    let kind = words.rfind(|c: char| is_cjk(c)).map(|at| &words[at..]);
    let named = kind.and_then(|it| it.split_once(' ')).map(|(_, name)| name);
    let called = named.filter(|_| KINDS.iter().any(|kind| words.contains(&format!("{kind} "))));
    let words = called.unwrap_or(words);
    let organization = super::name::organization(words, ctx.lexicon) != Likeness::No
        && !ctx.lexicon.reference.is_project(words)
        && ctx.lexicon.reference.city(words).is_none()
        && words.chars().count() <= LONGEST_ORIGIN
        && !words.contains(['，', '。', ',']);
    let range = range_in(head, words);
    organization.then(|| known_within(ctx, head, range.clone()).unwrap_or(range))
}

/// "Інженерка Acme Зора Квіленко": the organization behind a job, before the name.
fn employer_of_job(ctx: &Context, before: &str, name: &str) -> Option<Range<usize>> {
    let near = last_chars(before, NEAR);
    let Some(hit) = known_at_end(ctx, near).or_else(|| body_at_end(near)) else {
        return latin_between(ctx, before, name);
    };
    let head = lowered(&near[..hit.start]);
    let job = head.split_whitespace().next_back()?;
    (is_role_word(job, &ctx.languages) || is_led(ctx, &head))
        .then(|| before.len() - hit.len()..before.len())
}

/// Whether words before a company end in a job there, in an inflecting language: "інженерка з", "тімлідка команди платформи в".
fn is_led(ctx: &Context, head: &str) -> bool {
    let joins = [ctx.words(|it| it.from_words), ctx.words(|it| it.in_words)].concat();
    let nouns = ctx.words(|language| language.company_nouns);
    let mut words = head.split_whitespace().rev().peekable();
    let joined = words.next_if(|word| joins.contains(word) && *word != "від").is_some();
    let company = words.next_if(|word| nouns.contains(word)).is_some();
    let field = if joined { FIELD } else { 0 };
    let mut words = words.take(field + 1);
    // "вітрила за" are no field.
    let colleagues = ctx.words(|language| language.colleagues);
    let role = |word: &str| {
        is_role_word(word, &ctx.languages) || colleagues.iter().any(|it| word.starts_with(it))
    };
    let job = words.by_ref().find(|word| {
        role(word)
            || word.chars().count() < 4 && !joins.contains(word)
            || word.contains(|c: char| !c.is_alphabetic() && c != '-')
    });
    ctx.inflects() && (joined || company) && job.is_some_and(role)
}

/// No more words tell what somebody leads before the company.
const FIELD: usize = 3;

/// "Університету Юти" of "студент Університету Юти": the body and whose it is, in the genitive.
fn body_at_end(text: &str) -> Option<Range<usize>> {
    let (head, whose) = text.rsplit_once(' ')?;
    let body = head.rsplit(' ').next()?;
    let large = [body, whose].iter().all(|it| it.starts_with(char::is_uppercase));
    let known = uk::BODIES.contains(&lowered(body).as_str());
    (large && known && !whose.is_ascii()).then(|| head.len() - body.len()..text.len())
}

/// "Acme's", "Acme Labs' CTO", "Acme's very own", "Acme CTO"
fn possessor(ctx: &Context, before: &str) -> Option<Range<usize>> {
    let own = before.strip_suffix(" own");
    let before = own.map_or(before, |head| head.strip_suffix(" very").unwrap_or(head));
    let roles_off = strip_role_words(ctx, before.trim_end_matches(','));
    let plural = || roles_off.strip_suffix(['\'', '’']).filter(|owner| owner.ends_with('s'));
    let possessive = possessive::owner(roles_off).or_else(plural);
    let head = possessive.unwrap_or(roles_off);
    if possessive.is_none() && roles_off.len() == before.len() {
        return None;
    }
    let title = before[roles_off.len()..].trim().to_lowercase();
    known_at_end(ctx, head).or_else(|| match possessive {
        Some(_) => owner(ctx, head),
        None => company_of_title(ctx, head, &title),
    })
}

/// The known organization with which a text ends.
fn known_at_end(ctx: &Context, text: &str) -> Option<Range<usize>> {
    let hit = ctx.lexicon.organizations_in(text).pop()?;
    Some(hit.range).filter(|range| range.end == text.len())
}

/// "Quuxly" of "Quuxly's Jane Doe" and "Quux Sails" of "Quux Sails's Jane Doe", unlike "Monday's", "Europe's" and "Istio's".
fn owner(ctx: &Context, head: &str) -> Option<Range<usize>> {
    let last = latin_word_before(ctx, head)?;
    let named = |head: &str| {
        let whole = head.ends_with(char::is_alphanumeric);
        let word = latin_word_before(ctx, head).filter(|_| whole);
        word.filter(|it| {
            let word = &head[it.clone()];
            word.starts_with(char::is_uppercase) && !is_no_company(ctx, word)
        })
    };
    let mut start = last.start;
    for _ in 1..LONGEST_NAME {
        match head[..start].strip_suffix(' ').and_then(named) {
            Some(word) => start = word.start,
            None => break,
        }
    }
    // "Labs" is none, "Quux Labs" is.
    let company = !is_no_company(ctx, &head[last.clone()])
        || start < last.start && unknown_organization(&head[start..], ctx.lexicon) == Likeness::Yes;
    company.then_some(start..last.end)
}

/// "Quuxly" of "Інженерка Quuxly Зора Квіленко" and of "CTO Quuxly Зора Квіленко": words in Latin letters between a job and a name in Cyrillic ones.
fn latin_between(ctx: &Context, before: &str, name: &str) -> Option<Range<usize>> {
    if !name.trim_start().starts_with(is_cyrillic) {
        return None;
    }
    let latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | '&');
    let words = &before[before.trim_end_matches(latin).len()..];
    // "CTO Quuxly"
    let first = words.trim_start().split(' ').next().unwrap_or_default();
    let titled = is_role_word(&first.to_lowercase(), &ctx.languages);
    let company = words.trim_start().strip_prefix(first).filter(|_| titled).unwrap_or(words).trim();
    let head = before[..before.len() - words.len()].trim_end();
    let (last, role) = (
        |head: &str| lowered(head.rsplit(' ').next().unwrap_or_default()),
        |word: &str| is_role_word(word, &ctx.languages),
    );
    // "Інженерка з Quuxly", "CTO компанії Quuxly", "Від Quuxly"
    let joint = last(head);
    let joins = ctx.words(|language| language.company_nouns).contains(&joint.as_str())
        || ctx.words(|language| language.from_words).contains(&joint.as_str());
    let led = head[..head.len() - joint.len()].trim_end();
    let job = role(&joint)
        || joins && role(&last(led))
        || joint == "від" && led.is_empty()
        || is_led(ctx, &lowered(head));
    let named = company.starts_with(|c: char| c.is_ascii_uppercase())
        && !ctx.lexicon.reference.is_project(company)
        && ctx.lexicon.series_in(company).is_empty();
    (named && (titled || job)).then(|| before.len() - company.len()..before.len())
}

/// "Quuxly" of "Quuxly CTO Jane Doe" and of "Quuxly engineers Jane Doe and …", unlike "Rust engineer" and "German CTO".
fn company_of_title(ctx: &Context, head: &str, title: &str) -> Option<Range<usize>> {
    let companys = title.split_whitespace().any(|word| {
        COMPANY_TITLES.contains(&word) || ["engineer", "engineers", "sre", "sres"].contains(&word)
    });
    let range = owner(ctx, head).filter(|_| companys)?;
    let word = &head[range.clone()];
    let folded = word.to_lowercase();
    let nation = ["an", "ish", "ese", "ch", "ic"].iter().any(|ending| folded.ends_with(ending));
    let other = is_title_word(&folded) || ctx.lexicon.reference.is_project(word) || nation;
    (!other && folded.len() >= 4).then_some(range)
}

/// In "来自 X 的 博士生": a known organization alone, without what follows it.
fn known_within(ctx: &Context, text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let hit = ctx
        .lexicon
        .organizations_in(&text[range.clone()])
        .into_iter()
        .find(|hit| hit.range.start == 0)?;
    Some(range.start..range.start + hit.range.end)
}

/// In "微软基础架构组的李雷": the company whose team it is.
fn team_of(ctx: &Context, head: &str) -> Option<Range<usize>> {
    let team = TEAMS.iter().find(|team| head.ends_with(**team))?;
    let hit = ctx.lexicon.organizations_in(head).pop()?;
    let which = head.get(hit.range.end..head.len() - team.len())?;
    let brief = which.chars().count() <= WHICH && which.chars().all(is_han);
    (brief && !SENTENCE_WORDS.iter().any(|word| which.contains(word))).then_some(hit.range)
}

/// In "Acme 開発部の佐藤さん": the known company whose department it is.
fn department_of(ctx: &Context, head: &str) -> Option<Range<usize>> {
    let (company, department) = head.rsplit_once([' ', '　'])?;
    let named = DEPARTMENTS.iter().any(|end| department.ends_with(end));
    let brief = department.chars().count() <= WHICH && department.chars().all(is_cjk);
    known_at_end(ctx, company).filter(|_| named && brief)
}

/// In "漆海通信（QUUX）の佐藤さん": the name in brackets behind the same one in full.
fn short_name(ctx: &Context, head: &str) -> Option<Range<usize>> {
    let inner = head.strip_suffix(['）', ')'])?;
    let start = inner.rfind(['（', '('])?;
    let start = start + inner[start..].chars().next().map_or(1, char::len_utf8);
    // Companies are, unlike cities: "KubeCon（London）の".
    let capitals = inner[start..].bytes().all(|byte| byte.is_ascii_uppercase());
    latin_words_before(ctx, inner).filter(|name| name.start == start && capitals)
}

/// In "Quux株式会社の佐藤さん": the company, which its legal form tells.
fn company_before(head: &str) -> Option<Range<usize>> {
    let outside = |c: char| !c.is_alphanumeric() || matches!(c, '\u{3040}'..='\u{309f}');
    let start = head.trim_end_matches(|c| !outside(c)).len();
    // "云海科技的", "来自云海科技的"
    let run = &head[start..];
    let name = INTRODUCING.iter().find_map(|word| run.strip_prefix(word)).unwrap_or(run);
    if is_company(name) {
        return Some(head.len() - name.len()..head.len());
    }
    // "株式会社うみ計算の"
    let form = LEGAL_AFFIXES.iter().filter_map(|form| head.rfind(form)).max();
    let form = form.filter(|&at| {
        let name = &head[at..];
        name.chars().all(char::is_alphanumeric) && name.chars().count() <= LONGEST_ORIGIN
    });
    let particles = ['の', 'と', 'は', 'が', 'を', 'に', 'で'];
    let form = form.filter(|&at| !head[at..].contains(particles));
    LEGAL_AFFIXES
        .iter()
        .any(|form| head[start..].contains(form))
        .then_some(start)
        .or(form)
        .map(|start| start..head.len())
}

/// In "リライアンス・ジオの佐藤さん": a company of another country.
fn katakana_before(ctx: &Context, head: &str) -> Option<Range<usize>> {
    let start = head.trim_end_matches(|c: char| is_katakana(c) || c == '・').len();
    let name = &head[start..];
    let place =
        ctx.lexicon.reference.city(name).is_some() || TEAMS.iter().any(|team| name.ends_with(team));
    let known = ctx.lexicon.reference.is_project(name);
    (is_foreign_company(name) && !place && !known).then_some(start..head.len())
}

/// The capitalised Latin words at the end of Chinese or Japanese text: "Quux Bank の".
fn latin_words_before(ctx: &Context, head: &str) -> Option<Range<usize>> {
    // "Quuxly CTO の"
    let bare = head.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let job = is_role_word(&head[bare.len()..].to_lowercase(), &ctx.languages);
    let head = if job && bare.ends_with(' ') { bare.trim_end() } else { head };
    let last = latin_word_before(ctx, head)?;
    let mut start = last.start;
    for _ in 1..LONGEST_NAME {
        let before = head[..start].strip_suffix(' ').map(|it| latin_word_before(ctx, it));
        let Some(Some(word)) = before.filter(|_| head[start..].starts_with(char::is_uppercase))
        else {
            break;
        };
        start = word.start;
    }
    Some(start..last.end)
}

/// The capitalised Latin word with which a text ends.
fn latin_word_before(ctx: &Context, head: &str) -> Option<Range<usize>> {
    let start = head
        .rfind(|c: char| {
            c.is_whitespace() || is_cjk(c) || matches!(c, '，' | '、' | '。' | '（' | '：')
        })
        .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    let word = &head[start..];
    let named = is_name_word(word)
        || word.contains('.')
        || word.chars().skip(1).any(char::is_uppercase)
        || word.chars().next().is_some_and(char::is_uppercase);
    let possible = named
        && word.chars().count() >= 2
        && !ctx.lexicon.reference.is_project(word)
        && ctx.lexicon.series_in(word).is_empty();
    possible.then_some(start..head.len())
}

/// The text without the job titles at its end.
fn strip_role_words<'t>(ctx: &Context, text: &'t str) -> &'t str {
    let mut rest = text.trim_end();
    loop {
        let start = rest.trim_end_matches(|c: char| !c.is_whitespace()).len();
        let word = rest[start..].to_lowercase();
        if word.is_empty()
            || !(is_role_word(&word, &ctx.languages) || is_role_modifier(&word, &ctx.languages))
        {
            return rest;
        }
        rest = rest[..start].trim_end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn companies_a_space_before_a_name() {
        for (before, name, want) in [
            ("次はGoogle株式会社 ", "漆海 花子さん", Some("Google")),
            ("次はGoogle 開発部の", "漆海 花子さん", Some("Google")),
            ("次はGoogle ", "漆海", None),
            ("次は株式会社Googleの", "漆海 花子さん", Some("株式会社Google")),
            ("次は株式会社クイル ", "漆海 花子さん", Some("株式会社クイル")),
            ("次はクイル ", "漆海 花子さん", None),
            ("次は海の開発部の", "漆海 花子さん", None),
        ] {
            let ctx = context("ja", "2025-04-25", before);
            let text = format!("{before}{name}");
            let found = organization_before(&ctx, &text, before.len());
            assert_eq!(found.map(|it| &text[it]), want, "{text}");
        }
    }

    #[test]
    fn organizations_right_before_a_name() {
        let owner = |lang: &str, text: &str| {
            let ctx = context(lang, "2025-04-25", text);
            organization_before(&ctx, text, text.len()).map(|range| text[range].to_owned())
        };
        for (lang, text, want) in [
            ("en", "then Quuxly's ", Some("Quuxly")),
            ("en", "then Google CTO ", Some("Google")),
            ("en", "then Quuxly's very own ", Some("Quuxly")),
            ("en", "then Quux Sails's ", Some("Quux Sails")),
            ("en", "then Quux Labs's ", Some("Quux Labs")),
            ("en", "then Quux Sails engineer ", Some("Quux Sails")),
            ("en", "on CamelQuux, Quuxly's ", Some("Quuxly")),
            ("en", "Labs's ", None),
            ("en", "then on her own ", None),
            ("en", "on Monday's ", None),
            ("en", "Europe's ", None),
            ("en", "with Google ", None),
            ("uk", "інженерка Google ", Some("Google")),
            ("uk", "інженерка з Google ", Some("Google")),
            ("uk", "тімлідка команди платформи в Google ", Some("Google")),
            ("uk", "студентка Університету Юти ", Some("Університету Юти")),
            ("uk", "дякуємо інженерам за вітрила з Google ", None),
            ("zh", "来自 Quuxly 的", Some("Quuxly")),
            ("zh", "微软的工程师", Some("微软")),
            ("zh", "Istio 的", None),
            ("zh", "来自成都的", None),
            ("ja", "クウクス株式会社の", Some("クウクス株式会社")),
            ("ja", "Quux Bank の", Some("Quux Bank")),
            ("ja", "大きな海の", None),
            ("ja", "次はクイル・ジオの", Some("クイル・ジオ")),
            ("ja", "次はドイツの", None),
            ("ja", "次はメンテナーの", None),
        ] {
            assert_eq!(owner(lang, text).as_deref(), want, "{text}");
        }
    }
}
