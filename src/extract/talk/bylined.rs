//! Talks without a link whose title stands over the line that credits people: "## Title", then
//! "Speaker: Jane Doe, Acme".

use std::collections::HashSet;
use std::ops::Range;

use super::bare::{is_bare, is_detail};
use super::billed::{Bill, before_links, bills};
use super::brief::{is_about_ours, is_brief, is_kind, is_tagged, seated, shown};
use super::card::{is_labelled, is_line, is_title};
use super::fields;
use super::floor::on_stage;
use super::format::{format_in, of_row};
use super::led::led;
use super::lines::lines;
use super::programme::is_programme;
use super::speakers::without_repetition;
use super::title::{is_generic, of_heading, text_of};
use super::{Candidate, Person, employ, people_of};
use crate::extract::context::{Context, Passage};
use crate::extract::facts::{TalkFormat, TitleKind};
use crate::extract::gloss::bracketed;
use crate::extract::link::is_talk;
use crate::extract::people::credits::Credits;
use crate::extract::people::name::Likeness;
use crate::extract::people::role::is_role;
use crate::extract::sentence::{labelled, lowered, one_line};
use crate::extract::stems::Stems;
use crate::language::ja::surnames::PLAIN_HONORIFICS;
use crate::post::document::{BlockKind, HARD_BREAK, Link};

pub(super) const RULE: &str = "title over a byline";

/// So many blocks below a title may tell who speaks.
pub(super) const BELOW: usize = 4;

/// So many sentences below "Panel: Title" may tell who is on it.
const SENTENCES: usize = 3;

/// The headings, items and bold lines with a byline below them, and titles with a label.
pub fn candidates(ctx: &Context) -> Vec<Candidate> {
    let bills = bills(ctx);
    let mut talks = fields::candidates(ctx);
    let headed: HashSet<usize> = talks.iter().filter_map(|talk| talk.section).collect();
    let others = (1..ctx.passages.len()).filter(|index| !headed.contains(index));
    talks.extend(others.filter_map(|index| candidate(ctx, index, bills.get(&index))));
    talks.sort_by_key(|talk| talk.passage);
    talks
}

fn candidate(ctx: &Context, index: usize, bill: Option<&Bill>) -> Option<Candidate> {
    let passage = &ctx.passages[index];
    let block = &passage.block;
    let heading = matches!(block.kind, BlockKind::Heading(_));
    if !(heading || block.kind == BlockKind::Item || is_bold(ctx, index) || bill.is_some()) {
        return None;
    }
    let billed = bill
        .map(|bill| bill.people(ctx))
        .or_else(|| byline(ctx, index))
        .or_else(|| leaders(ctx, index))
        .or_else(|| seated(ctx, index))
        .or_else(|| billed_heading(ctx, index).map(|(_, people)| people));
    let told = billed.is_none();
    let people = billed.or_else(|| if heading { told_below(ctx, index) } else { None })?;
    let title = match (bill, led(ctx, index)) {
        (_, Some(split)) => split.title.clone(),
        (Some(bill), None) => bill.title.clone(),
        (None, None) => of_heading(ctx, &block.text),
    };
    let title = without_translation(&block.links, title);
    let words = text_of(&block.text, &title);
    let languages = &ctx.languages;
    // "Welcome to QuuxCon" says more than whose section it is.
    let named: usize = passage.mentions.iter().map(|mention| mention.range.len()).sum();
    let begins = passage.mentions.iter().any(|mention| mention.range.start <= title.start);
    let event =
        heading && words.chars().count() < 40 && (begins || named > 0 && named + 10 > words.len());
    let dated = is_detail(&block.text, languages);
    // "Opening remarks" are one session, unlike "Keynotes".
    let generic = || {
        (is_generic(&words, languages) || told && is_kind(ctx, &words))
            && format_in(&words, languages) != Some(TalkFormat::Remarks)
    };
    // "👤 陈晓明 & 李雷" heads what is told of them.
    let portrait = told && {
        let rest = people.iter().fold(words.clone(), |rest, it| rest.replace(&*it.surface, ""));
        rest.chars().filter(|c| c.is_alphanumeric()).count() <= 1
    };
    // "Booth and office hours"
    let other = heading && Stems::of(&words).has_any(&ctx.words(|language| language.not_talks));
    if event
        || other && bill.is_none()
        || portrait
        || dated
        || generic()
        || is_bare(&words, languages)
        || words.is_empty()
    {
        return None;
    }
    Some(Candidate {
        format: of_row(ctx, index, &words, &title),
        section: heading.then_some(index),
        people,
        ..Candidate::new(ctx, RULE, index, title, (words, TitleKind::Stated))
    })
}

/// A title without the same in another language behind its link: "[Meshes at Sea](…)（海上的网格）", or what stands before it.
fn without_translation(links: &[Link], title: Range<usize>) -> Range<usize> {
    let linked = links.iter().find(|link| {
        let talk = is_talk(&link.url);
        link.range.start == title.start || talk && title.contains(&link.range.start)
    });
    let linked = linked.filter(|link| !link.range.is_empty() && link.range.end <= title.end);
    linked.map_or(title, |link| link.range.clone())
}

/// The heading right below another one that bills people and says nothing else: "### Title", "#### Jane Doe, Acme".
pub(super) fn billed_heading(ctx: &Context, heading: usize) -> Option<(usize, Vec<Person>)> {
    let level = |passage: usize| match ctx.passages.get(passage)?.block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let own = level(heading)?;
    let below = Some(heading + 1).filter(|&below| level(below).is_some_and(|it| own < it))?;
    let text = &ctx.passages[below].block.text;
    let credits = ctx.credits(text);
    let sure = credits.is_certain() && credits.is_employed() && credits.organizations.is_empty();
    sure.then(|| (below, people_of(ctx, below, 0, &credits, "credits below the title")))
}

/// The people with whom a heading begins, as those beside it do, for whom a paragraph below begins by saying they work.
fn leaders(ctx: &Context, heading: usize) -> Option<Vec<Person>> {
    let credits = led(ctx, heading)?.credits.as_ref()?;
    let mut people = people_of(ctx, heading, 0, credits, "credits in the heading");
    let below = ctx.passages.iter().skip(heading + 1).take(BELOW);
    for below in below.take_while(|it| it.heading == Some(heading)) {
        let first = below.sentences.first().map_or("", |it| &below.block.text[it.clone()]);
        let told = ctx.credits(first).people;
        for (name, employer) in told.into_iter().filter_map(|it| Some((it.name, it.organization?)))
        {
            if let Some(person) = people.iter_mut().find(|it| it.surface == first[name.clone()]) {
                person.organization.get_or_insert_with(|| one_line(&first[employer]));
            }
        }
    }
    Some(people)
}

/// Whether a paragraph is bold and nothing else.
pub(super) fn is_bold(ctx: &Context, passage: usize) -> bool {
    let block = &ctx.passages[passage].block;
    block.kind == BlockKind::Paragraph && block.is_bold()
}

/// The people whom a passage below a title credits, and nothing else.
fn byline(ctx: &Context, title: usize) -> Option<Vec<Person>> {
    let heading = matches!(ctx.passages[title].block.kind, BlockKind::Heading(_));
    let item = ctx.passages[title].block.kind == BlockKind::Item;
    let below = (title + 1..ctx.passages.len()).take(BELOW).take_while(|&below| {
        let passage = &ctx.passages[below];
        let own = match (heading, item) {
            // What is nested below an item is the item's.
            (true, _) => passage.heading == Some(title) && passage.parent.is_none(),
            (_, true) if !is_title(ctx, title) => passage.parent == Some(title),
            // Below a bold line a card goes on as long as its lines are labelled.
            _ => (title + 1..below).all(|above| is_line(ctx, above)),
        };
        // A bold line under a heading is a title of its own, unless it bills people: "**Acme 佐藤 花子 氏**".
        let text = &passage.block.text;
        let bills = || {
            let credits = ctx.credits(text);
            credits.is_certain() && credits.is_employed()
        };
        let title = heading && is_bold(ctx, below) && !is_labelled(ctx, text) && !bills();
        own && !title && !matches!(passage.block.kind, BlockKind::Heading(_))
    });
    let below: Vec<usize> = below.collect();
    let mut people: Vec<Person> = below
        .iter()
        .flat_map(|&below| {
            // A picture may stand between.
            let right =
                (title + 1..below).all(|it| ctx.passages[it].block.kind == BlockKind::Caption);
            credited(ctx, below, heading && right && is_paragraph(ctx, below))
        })
        .collect();
    if people.is_empty() {
        return None;
    }
    employ(&mut people, || below.iter().find_map(|&below| employer_line(ctx, below)));
    Some(people)
}

/// The people in the first paragraph under "Panel: Title", who are on stage if anybody is, or under a heading
/// below "Sessions", where the first sentence says that they speak.
fn told_below(ctx: &Context, index: usize) -> Option<Vec<Person>> {
    let block = &ctx.passages[index].block;
    let title = of_heading(ctx, &block.text);
    let prefixes = ctx.words(|language| language.title_prefixes);
    // "4. Panel: Meshes at Sea"
    let numbered = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ');
    let heading = block.text.trim_start_matches(numbered);
    let prefixed = labelled(heading, &ctx.languages, |language| language.title_prefixes);
    let quoted =
        lowered(block.text[..title.start].trim_end_matches(|c: char| !c.is_alphanumeric()));
    // "Quux Project Meeting"
    let meets = format_in(&block.text[title.clone()], &ctx.languages) == Some(TalkFormat::Meeting);
    let announced = prefixed.is_some()
        || prefixes.contains(&quoted.as_str())
        || meets
        || is_tagged(ctx, &block.text);
    let listed = ctx.passages[index].heading.is_some() && is_programme(ctx, index);
    let shown = shown(ctx, index);
    // The slides may stand first.
    let at = if shown == Some(index + 1) { index + 2 } else { index + 1 };
    // "担当：鈴木" reports on it.
    let reports = |it: &Passage| {
        labelled(&it.block.text, &ctx.languages, |language| language.detail_labels).is_some()
    };
    let at = at + usize::from(!ctx.is_spaced() && ctx.passages.get(at).is_some_and(reports));
    let below = ctx.passages.get(at).filter(|it| it.block.kind == BlockKind::Paragraph)?;
    let below = Some(below).filter(|it| it.heading == Some(index))?;
    // "最初は Quuxly の佐藤花子さん。" says no more than who it was.
    let first = below.block.text.get(below.sentences.first()?.clone())?.trim_end_matches('。');
    let named = PLAIN_HONORIFICS.iter().any(|courtesy| {
        // "… の佐藤花子さん（Acme）", "… の佐藤花子さんによる入門セッション。"
        first.ends_with(courtesy)
            || bracketed(first).is_some_and(|(before, _)| before.ends_with(courtesy))
            || first.contains(&format!("{courtesy}による"))
            || is_brief(ctx, first, courtesy)
    });
    if !(announced || listed || named || shown.is_some()) {
        return None;
    }
    let sentences = if announced { SENTENCES } else { 1 };
    let of_talk = |it: &&Link| is_talk(&it.url);
    let links = || below.block.links.iter().filter(of_talk);
    // "Keynotes: Seas and Sails" over two talks with links of their own is neither's title.
    let titled = |it: &&Link| !is_bare(&below.block.text[it.range.clone()], &ctx.languages);
    if !announced && links().next().is_some() || links().filter(titled).count() > 1 {
        return None;
    }
    let told = below.sentences.iter().take(sentences);
    let told = told.flat_map(|it| on_stage(ctx, at, it, announced || named, 0.8));
    let mut people: Vec<Person> = told.collect();
    without_repetition(&mut people);
    // Where nothing else tells of a programme, their employers do.
    let employed = || people.iter().all(|person| person.organization.is_some());
    let sure = announced || listed || is_about_ours(first) || employed();
    (sure && !people.is_empty()).then_some(people)
}

/// People of the first lines of a passage: "Speaker: Jane Doe", or "_Jane Doe, Acme_" right below a title.
fn credited(ctx: &Context, passage: usize, right_below: bool) -> Vec<Person> {
    let block = &ctx.passages[passage].block;
    let mut people = Vec::new();
    // What stands before a byline is another title.
    let lines = lines(ctx, &block.text).map(|line| (line.start, &block.text[line]));
    // "Time: 9:00" says nothing of them.
    let lines = lines.filter(|(_, line)| {
        line.chars().any(char::is_alphanumeric) && !is_detail(line, &ctx.languages)
    });
    for (base, line) in lines {
        // Marks stand in the order of their ends, links in that of their beginnings.
        let after = block.marks.partition_point(|mark| mark.range.end <= base);
        let marked = block.marks.get(after).is_some_and(|mark| mark.range.start <= base);
        // "佐藤 花子さん（Acme）": all of a paragraph addresses somebody.
        let addressed = right_below && line.len() == block.text.trim().len() && is_addressed(line);
        let labelled = is_labelled(ctx, line) || addressed;
        // A programme needs no italics: "## Sessions", "### Meshes at Sea", "Jane Doe, Acme".
        let plain = || {
            let heading = ctx.passages[passage].heading.filter(|_| right_below);
            line.len() == block.text.trim().len() && heading.is_some_and(|it| is_programme(ctx, it))
        };
        if !(labelled || right_below && marked || plain()) {
            break;
        }
        let credited = before_links(ctx, passage, base..base + line.len());
        let line = &block.text[credited];
        let credits = ctx.credits(line);
        let sure = credits
            .people
            .iter()
            .all(|it| it.likeness == Likeness::Yes && it.organization.is_some());
        if !credits.is_certain() || !(labelled || sure) || !labelled && asks(line, &credits) {
            break;
        }
        people.extend(people_of(ctx, passage, base, &credits, "credits below the title"));
    }
    people
}

/// Whether words follow a colon behind the people of a line, as in an interview: "Jane Doe (JD): How did it begin?"
fn asks(line: &str, credits: &Credits) -> bool {
    let ends = credits
        .people
        .iter()
        .flat_map(|it| [it.name.end, it.organization.as_ref().map_or(0, |employer| employer.end)]);
    let behind = line.get(ends.max().unwrap_or(0)..).unwrap_or_default();
    let said = behind.trim_start_matches([')', '）', ' ']).strip_prefix([':', '：']);
    said.is_some_and(|words| words.contains(char::is_alphanumeric))
}

/// Whether a line ends as one does that addresses people: "… 花子さん", "… 花子さん（Acme）".
fn is_addressed(line: &str) -> bool {
    let line = line.trim_end();
    let outside = line.strip_suffix([')', '）']).and_then(|inner| inner.rsplit_once(['(', '（']));
    let people = outside.map_or(line, |(people, _)| people.trim_end());
    PLAIN_HONORIFICS.iter().any(|honorific| people.ends_with(honorific))
}

pub(super) fn is_paragraph(ctx: &Context, passage: usize) -> bool {
    ctx.passages[passage].block.kind == BlockKind::Paragraph
}

/// "Company: Acme" on a line of its own.
fn employer_line(ctx: &Context, passage: usize) -> Option<String> {
    let lines = ctx.passages[passage].block.text.split(['\n', HARD_BREAK]);
    let labelled = |line| labelled(line, &ctx.languages, |language| language.employer_labels);
    // "Company: Acme · Senior Engineer"
    let employer = |named: &str| one_line(named.split(" · ").next().unwrap_or(named));
    let mut employers = lines.filter_map(labelled).map(employer);
    employers.next().filter(|name| !name.is_empty() && !is_role(name, &ctx.languages))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, credited};

    fn found(lang: &str, text: &str) -> Vec<String> {
        candidates(&context(lang, "2025-04-25", text)).iter().map(credited).collect()
    }

    #[test]
    fn titles_over_cards() {
        let both = ["Meshes at Sea | Zora Quill (Quuxly)", "Sails on Land | Max Mu (Google)"];
        let when = "When: Monday, November 11, 9:30";
        for text in [
            format!(
                "**Meshes at Sea**\n\n- {when}\n- Where: Hall 3\n- Speaker: Zora Quill, Quuxly\n\n\
                 **Sails on Land**\n\n- **{when}**\n- **Who:** Max Mu, Google"
            ),
            format!(
                "**Meshes at Sea**\n{when}\nWho: Zora Quill, Quuxly\n\n**Sails on Land**\n{when}\nWho: Max Mu, Google"
            ),
            "🦅 **Meshes at Sea**\n⏰ 9:30am\n🎤 Zora Quill, Quuxly\n\n🦅 **Sails on Land**\n🎤 Max Mu, Google"
                .to_owned(),
            "### Meshes at Sea\n\n**Zora Quill, Quuxly**\n\n### Sails on Land\n\n**Max Mu, Google**".to_owned(),
        ] {
            assert_eq!(found("en", &text), both, "{text}");
        }
    }

    #[test]
    fn titles_over_a_byline() {
        for (lang, text, want) in [
            (
                "en",
                "## Meshes at Sea\n\nSpeaker: Zora Quill, Quuxly",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "## Sessions\n\n### Meshes at Sea\n\nZora Quill, Quuxly\n\nA tour.",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "uk",
                "## 4. Панельна дискусія: вітрила в морі\n\nДискутували Зора Квіленко (Quuxly) та Макс Муренко (Zylo).",
                "Панельна дискусія: вітрила в морі | Зора Квіленко (Quuxly), Макс Муренко (Zylo)",
            ),
            (
                "en",
                "## Meshes at Sea\n\n*Zora Quill (Quuxly)*\n\nA tour.",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- Meshes at Sea\n  - Speaker: Zora Quill, Quuxly",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            ("en", "**Meshes at Sea**\n\nSpeaker: Zora Quill", "Meshes at Sea | Zora Quill"),
            (
                "en",
                "## Zora Quill: Meshes at Sea\n\nZora Quill, Quuxly\n\n\
                 ## Max Mu: Sails\n\nMax Mu, Quuxly",
                "Meshes at Sea | Zora Quill (Quuxly) / Sails | Max Mu (Quuxly)",
            ),
            (
                "zh",
                "### 3. 海上的网格\n\n**讲师：陈晓明 / 微软 / 高级工程师**",
                "海上的网格 | 陈晓明 (微软)",
            ),
            // What tells when it is does not end the lines.
            (
                "zh",
                "### 海上的网格\n\n**时间**：8 月 7 日 09:30<br>\n**讲师**：陈晓明（微软）",
                "海上的网格 | 陈晓明 (微软)",
            ),
            (
                "ja",
                "### 海のメッシュ\n\n- 登壇者: 佐藤花子さん（Quuxly）",
                "海のメッシュ | 佐藤花子 (Quuxly)",
            ),
            (
                "ja",
                "### 10:50～11:20 トラックA「海のメッシュ」\n\n登壇者：佐藤花子",
                "海のメッシュ | 佐藤花子",
            ),
            (
                "ja",
                "## パネルディスカッション「海の網」\n\n- Google 佐藤花子さん\n- 李雷さん（Microsoft）",
                "パネルディスカッション「海の網」 | 佐藤花子 (Google), 李雷 (Microsoft)",
            ),
            (
                "en",
                "## Panel: Seas at Work\n\nOn stage were Zora Quill of Quuxly and Max Mu (Google).",
                "Panel: Seas at Work | Zora Quill (Quuxly), Max Mu (Google)",
            ),
            (
                "ja",
                "# 1日目\n\n## 海のメッシュ\n\nまず Google の佐藤花子さん。海の話でした。",
                "海のメッシュ | 佐藤花子 (Google)",
            ),
            (
                "ja",
                "## 海のメッシュ\n\nGoogle の佐藤花子さんによる入門セッション。海の話でした。",
                "海のメッシュ | 佐藤花子 (Google)",
            ),
            (
                "ja",
                "## 海のメッシュ\n\nGoogle の佐藤花子さんの発表です。海の話でした。",
                "海のメッシュ | 佐藤花子 (Google)",
            ),
            (
                "ja",
                "## 海のメッシュ\n\n[資料](https://speakerdeck.com/q/sea)\n\nGoogle の佐藤花子さんが網の編み方を紹介しました。",
                "海のメッシュ | 佐藤花子 (Google)",
            ),
            (
                "ja",
                "## 【LT】海のメッシュ\n\nGoogle の佐藤花子さんが海を語りました。",
                "海のメッシュ | 佐藤花子 (Google)",
            ),
            (
                "en",
                "## Quux Project Meeting\n\nIt took half a day. Zora Quill and Max Mu gave a tour.",
                "Quux Project Meeting | Zora Quill, Max Mu",
            ),
            (
                "zh",
                "### 海上的网格\n\n讲师：陈晓明\n\n公司：微软\n\n职位：工程师",
                "海上的网格 | 陈晓明 (微软)",
            ),
            (
                "en",
                "## Track A: Seas\n\n**Meshes at Sea**\n\nSpeaker: Zora Quill",
                "Meshes at Sea | Zora Quill",
            ),
            (
                "uk",
                "### Мережі в морі\n\nСпікер: Зора Квіленко (Quuxly)",
                "Мережі в морі | Зора Квіленко (Quuxly)",
            ),
        ] {
            assert_eq!(found(lang, text).join(" / "), want, "{text}");
        }
    }

    #[test]
    fn what_is_no_title_or_no_byline() {
        for text in [
            "## Meshes at Sea\n\nAuthor: Zora Quill, Quuxly",
            "## Meshes at Sea\n\nZora Quill, Quuxly",
            "## Meshes at Sea\n\nA.\n\n*Zora Quill, Quuxly*",
            "## Talks\n\nSpeakers: Zora Quill, Quuxly",
            "## KubeCon\n\nSpeaker: Zora Quill, Quuxly",
            "## April 1, Tuesday\n\nSpeaker: Zora Quill, Quuxly",
            "## Meshes at Sea\n\nTime: 9:00",
            "## Meshes at Sea\n\nSeas and More<br>\nSpeaker: Zora Quill, Quuxly",
            "## Meshes at Sea\n\n## Next\n\nSpeaker: Zora Quill, Quuxly",
            "Meshes at Sea\n\nSpeaker: Zora Quill, Quuxly",
        ] {
            let found = found("en", text);
            assert!(found.iter().all(|it| it.starts_with("Next")), "{text}: {found:?}");
        }
        // A kind of session, or a room, heads what prose tells of several.
        for text in [
            "## キーノート\n\n最初は Google の佐藤花子さんによる海の話です。",
            "## ホールA\n\n最初は Google の佐藤花子さんによる海の話です。",
            "## B会場\n\n登壇者: 佐藤花子（Google）",
            "## 海のメッシュ\n\nGoogle の佐藤花子さんの発表を聴いてから昼食へ。",
            "## 海のメッシュ\n\nGoogle の佐藤花子さんが網の編み方を紹介しました。",
        ] {
            assert_eq!(found("ja", text), [""; 0], "{text}");
        }
        assert_eq!(
            found("ja", "## 基調講演\n\n登壇者: 佐藤花子（Google）"),
            ["基調講演 | 佐藤花子 (Google)"]
        );
    }

    #[test]
    fn headings_that_begin_with_who_speaks() {
        let text = "## 1. 陈晓明 - 海上的网格与风帆\n\n陈晓明，微软高级工程师，海图作者。\n\n\
                    ## 2. 李雷明 - 绳结入门讲座\n\n这次带来绳结。";
        assert_eq!(
            found("zh", text),
            ["海上的网格与风帆 | 陈晓明 (微软)", "绳结入门讲座 | 李雷明"]
        );
    }

    #[test]
    fn headings_below_one_of_sessions() {
        for (over, below, want) in [
            ("Sessions", "Zora Quill of Quuxly showed fish.", true),
            ("Harbours", "Zora Quill of Quuxly showed fish.", false),
            ("Sessions", "It was full. Zora Quill of Quuxly showed fish.", false),
            ("Sessions", "- Zora Quill of Quuxly showed fish.", false),
            ("Sessions", "Zora Quill of Quuxly showed [fish](v1).", false),
            ("Sessions", "We met Zora Quill of Quuxly.", false),
            ("Sessions", "Thanks to Zora Quill of Quuxly, who showed fish.", false),
        ] {
            let text = format!("## {over}\n\n### Meshes at Sea\n\n{below}");
            let talk = want.then(|| "Meshes at Sea | Zora Quill (Quuxly)".to_owned());
            assert_eq!(found("en", &text), Vec::from_iter(talk), "{text}");
        }
        // Who is told of is no title.
        let text = "## Sessions\n\n### Zora Quill & Max Mu\n\nZora Quill and Max Mu showed fish.";
        assert_eq!(found("en", text), [""; 0]);
    }
}
