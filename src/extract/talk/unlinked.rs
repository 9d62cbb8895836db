//! Talks that have no link: rows such as `Title - A & B, Org`.

use std::collections::HashMap;
use std::ops::Range;

use super::bare::is_detail;
use super::cut::{Row, cut, is_listed};
use super::format::{format_in, format_of_title, names_session, of_row};
use super::grid;
use super::headline::{acting, headline, slotted};
use super::linked::fact;
use super::no_talk::{NoTalk, PassedOver, Proposal};
use super::programme::is_programme;
use super::title::{self, text_of};
use super::{Candidate, Person, people_of};
use crate::extract::clock::is_timed;
use crate::extract::context::Context;
use crate::extract::date::days;
use crate::extract::facts::{LinkFact, LinkKind, TalkFormat, TitleKind};
use crate::extract::link::{is_talk, target};
use crate::extract::people::credits::Credits;
use crate::extract::people::name::Likeness;
use crate::extract::sentence::lowered;
use crate::extract::stems::Stems;
use crate::language::{LANGUAGES, is_pictograph};
use crate::post::document::{Block, BlockKind};

pub(super) const RULE: &str = "row without a link";

/// No title has more characters.
const LONGEST: usize = 200;

/// What each row without a talk link tells of: a talk, where it states a title and credits somebody
/// from somewhere.
pub fn proposals(ctx: &Context) -> Vec<Proposal> {
    let rows = (1..ctx.passages.len()).filter(|&index| is_unlinked_row(ctx, index));
    let one = |index: usize| -> Proposal {
        let block = &ctx.passages[index].block;
        read(ctx, index).map_err(|why| PassedOver {
            rule: RULE,
            passage: index,
            span: 0..block.text.len(),
            line: block.line(),
            links: Vec::new(),
            why,
        })
    };
    let told = |index: usize| match grid::talks(ctx, index) {
        talks if talks.is_empty() => vec![one(index)],
        talks => talks.into_iter().map(Ok).collect(),
    };
    let mut proposals: Vec<Proposal> = rows.flat_map(told).collect();
    // A page to which several rows lead is that of none of them.
    let mut led: HashMap<String, usize> = HashMap::new();
    for link in proposals.iter().flatten().flat_map(|talk| &talk.links) {
        *led.entry(link.key.to_string()).or_default() += 1;
    }
    for talk in proposals.iter_mut().flatten() {
        talk.links.retain(|link| led[link.key.as_str()] == 1);
    }
    proposals
}

fn is_unlinked_row(ctx: &Context, index: usize) -> bool {
    let block = &ctx.passages[index].block;
    let row = matches!(block.kind, BlockKind::Item | BlockKind::TableRow | BlockKind::Heading(_));
    // "🔹 **Title**"
    let sign = |c: char| is_pictograph(c) || c.is_whitespace();
    let begins = |start: usize| block.text[..start].chars().all(sign);
    let bold = block.kind == BlockKind::Paragraph
        && block.marks.first().is_some_and(|mark| begins(mark.range.start));
    // "[Title - Jane Doe, Acme](…)" with a link that leads to no talk.
    let linked = block.kind == BlockKind::Paragraph
        && block.links.first().is_some_and(|link| link.range == (0..block.text.len()));
    // "“Title” — Jane Doe, Acme", and nothing behind it.
    let quoted = block.kind == BlockKind::Paragraph
        && block.text.starts_with(['“', '"', '«', '「', '《'])
        && block.text.chars().count() < LONGEST
        && !block.text.trim_end().ends_with(['.', '。', '!', '！']);
    // "11:00 – Title – Jane Doe, Acme"
    let timed = block.kind == BlockKind::Paragraph
        && block.text.starts_with(|c: char| c.is_ascii_digit() || c == '【')
        && is_timed(&block.text)
        && block.text.chars().count() < LONGEST
        && ctx.passages[index].sentences.len() == 1
        && !block.text.trim_end().ends_with(['.', '。', '!', '！']);
    let has_talk = block.links.iter().any(|link| is_talk(&link.url));
    (row || bold || linked || quoted || timed) && !has_talk
}

fn read(ctx: &Context, index: usize) -> Result<Candidate, NoTalk> {
    let text = &ctx.passages[index].block.text;
    let Row { split, states, columned } = cut(ctx, index)?;
    let timed = is_timed(text);
    // Credits right behind the title say more.
    let parted = |title: &Range<usize>| split.credits.is_none() || title.end < split.title.end;
    if let Some((title, people)) = headline(ctx, index).filter(|(title, _)| parted(title)) {
        return Ok(candidate(ctx, index, title, people));
    }
    let told = || split.credits.is_none().then(|| acting(ctx, index)).flatten();
    if let Some((title, people)) = told() {
        return Ok(candidate(ctx, index, title, people));
    }
    // "17:00 Closing remarks" is said by nobody in particular.
    let words = text_of(text, &split.title);
    let brief = words.split_whitespace().count() <= 4;
    let heads = text.trim_end().ends_with([':', '：']);
    // "12:10 Lightning talks" heads the rows below.
    let many = || Stems::of(&words).has_any(&ctx.words(|language| language.lightning_lists));
    let session = timed && brief && !heads && !many();
    if split.credits.is_none()
        && session
        && format_in(&words, &ctx.languages).is_some()
        && !heads_list(ctx, index)
        && !is_detail(text, &ctx.languages)
    {
        // "16:40 LT「海のメッシュ」"
        let quoted = title::quoted(text).filter(|(_, outer)| {
            text[outer.clone()].starts_with(['「', '『', '《'])
                && outer.end == text.trim_end().len()
        });
        let quoted = quoted.map(|(inner, _)| title::clean(text, inner));
        return Ok(candidate(ctx, index, quoted.unwrap_or(split.title), Vec::new()));
    }
    if let Some(title) = slotted(ctx, index).filter(|_| split.credits.is_none()) {
        return Ok(candidate(ctx, index, title, Vec::new()));
    }
    let credits = split.credits.ok_or(NoTalk::Uncredited)?;
    // "Jane Doe (Acme), John Roe (Globex)" under a title.
    if !states && names_people(ctx, &words) {
        return Err(NoTalk::Byline);
    }
    // "This post is by Jane Doe, Acme"
    if !states && is_of_a_sentence(ctx, &words) {
        return Err(NoTalk::Byline);
    }
    if !states && is_interview(ctx, index, &split.title, &credits) {
        return Err(NoTalk::Interview);
    }
    // "*Meshes at Sea* with Jane Doe", unlike "Meet us with Jane Doe"
    let marked = ctx.passages[index].block.marks.iter().any(|mark| mark.range == split.title);
    // "**Сітки в морі** — доповідь Зори Квіленко"
    let called = || {
        let first = credits.people.first().map_or(0, |it| it.name.start);
        let kind = text.get(split.title.end..first).unwrap_or_default();
        names_session(ctx, kind)
    };
    // Who speaks for nobody does so beneath "Talks".
    let employed = states
        || marked && called()
        || credits.people.iter().any(|credit| credit.organization.is_some())
        || (timed || is_programme(ctx, index))
            && (marked || !is_company(text, &split.title, &credits));
    // "… an incredible panel titled “Meshes at Sea”"
    let inner = title::quoted(&text[split.title.clone()])
        .filter(|_| !columned)
        .map(|(inner, _)| split.title.start + inner.start..split.title.start + inner.end);
    let inner_quoted = inner.is_some();
    let title = title::clean(text, inner.unwrap_or_else(|| split.title.clone()));
    let words = text_of(text, &title);
    // "May 6th, 2022 — Author: …" is a byline.
    let dates = days(&words);
    let byline = !dates.is_empty();
    let dated: usize = dates.iter().map(|it| words[it.range.clone()].chars().count()).sum();
    let chinese = ctx.languages.first().is_some_and(|language| language.code == "zh");
    let least = match columned || states || marked {
        true => 4,
        false if is_listed(ctx, index) => 5,
        false if chinese => 6,
        false => 8,
    };
    let shown = states || marked || columned;
    let enough = !byline && words.split_whitespace().count() >= 3 - usize::from(shown)
        || words.chars().count() >= least + dated && !words.is_ascii()
        || !byline && says_its_place(ctx, &words);
    if words.chars().count() > LONGEST {
        return Err(NoTalk::Lengthy);
    }
    match (employed, enough, byline) {
        (false, ..) => return Err(NoTalk::Unemployed),
        (_, false, true) => return Err(NoTalk::Byline),
        (_, false, false) => return Err(NoTalk::Brief),
        _ => {}
    }
    let people = people_of(ctx, index, 0, &credits, "credits in the row");
    let title = if states || inner_quoted { title } else { split.title };
    Ok(candidate(ctx, index, behind_sentence(&ctx.passages[index].block, title), people))
}

/// A title without the sentence before it, where it is set off: "10:45 I picked room B. **Meshes at Sea** by Jane Doe".
fn behind_sentence(block: &Block, title: Range<usize>) -> Range<usize> {
    let own = block.marks.iter().find(|mark| {
        let before = block.text.get(title.start..mark.range.start).unwrap_or_default();
        mark.range.end == title.end && before.trim_end().ends_with(['.', '!', '?', '。'])
    });
    own.map_or(title, |mark| mark.range.clone())
}

/// Whether words before people end in a verb in small letters, unlike "Where We Are", or say that they wrote this.
fn is_of_a_sentence(ctx: &Context, words: &str) -> bool {
    // "This is a guest post by Jane Doe"
    let folded = lowered(words);
    if folded.starts_with("this ") && [" post", " article"].iter().any(|it| folded.ends_with(it)) {
        return true;
    }
    let last = words.rsplit_once(' ').map_or("", |(_, last)| last);
    // "… was written" before "by"
    let label = format!("{last} by");
    ctx.words(|language| language.copulas).iter().any(|copula| copula.trim_end() == last)
        || ctx.words(|language| language.detail_labels).contains(&label.as_str())
}

/// Whether a heading stands over a list, as that of all lightning talks does.
fn heads_list(ctx: &Context, index: usize) -> bool {
    let heading = matches!(ctx.passages[index].block.kind, BlockKind::Heading(_));
    let below = ctx.passages.iter().skip(index + 1).take_while(|it| it.heading == Some(index));
    let kinds = below.map(|passage| passage.block.kind);
    heading && kinds.filter(|kind| *kind == BlockKind::Item).nth(1).is_some()
}

/// "Jane Doe (JD): Welcome" is an interview as soon as nothing is linked.
fn is_interview(ctx: &Context, index: usize, title: &Range<usize>, credits: &Credits) -> bool {
    let block = &ctx.passages[index].block;
    let asked = |name: &Range<usize>| {
        let between = block.text.get(name.end..title.start).unwrap_or_default();
        name.start < title.end && between.contains([':', '：'])
    };
    // "## Sessions", "- Jane Doe (Acme): Meshes at Sea"
    let billed =
        || block.kind != BlockKind::Paragraph && credits.is_employed() && is_programme(ctx, index);
    block.kind != BlockKind::TableRow
        && !billed()
        && credits.people.iter().any(|credit| asked(&credit.name))
        && !is_listed(ctx, index)
}

/// Whether words name people, with an employer, and nothing else.
fn names_people(ctx: &Context, words: &str) -> bool {
    let credits = ctx.credits(words);
    let named = credits.people.iter().all(|credit| credit.likeness == Likeness::Yes);
    let employed = credits.people.iter().any(|credit| credit.organization.is_some());
    named && employed && credits.is_certain() && credits.organizations.is_empty()
}

/// The talk of a row with the bytes of its title.
fn candidate(ctx: &Context, index: usize, title: Range<usize>, people: Vec<Person>) -> Candidate {
    let block = &ctx.passages[index].block;
    let words = text_of(&block.text, &title);
    Candidate {
        format: of_row(ctx, index, &words, &title),
        section: matches!(block.kind, BlockKind::Heading(_)).then_some(index),
        links: links_of(ctx, index, &title),
        people,
        ..Candidate::new(ctx, RULE, index, title, (words, TitleKind::Stated))
    }
}

/// Whether few words are enough of a title, for they tell which session it is: "Welcome", "Opening Keynote".
fn says_its_place(ctx: &Context, words: &str) -> bool {
    match format_of_title(words, &ctx.languages) {
        Some(TalkFormat::Remarks) => true,
        Some(TalkFormat::Keynote) => words.split_whitespace().count() == 2,
        _ => false,
    }
}

/// The slides beside a row, and the page that its title leads to.
fn links_of(ctx: &Context, index: usize, title: &Range<usize>) -> Vec<LinkFact> {
    let links = ctx.passages[index].block.links.iter().map(|link| (link, target(&link.url)));
    let own = links.filter(|(link, target)| match target.kind {
        Some(LinkKind::Slides) => true,
        Some(LinkKind::Page) => {
            // "[«Title»](…)": quotes are no words.
            let words = &ctx.passages[index].block.text[link.range.clone()];
            let start = link.range.start + words.len()
                - words.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            let end =
                link.range.start + words.trim_end_matches(['»', '”', '"', '」', '』', '》']).len();
            title.start <= start && end <= title.end && !link.range.is_empty()
        }
        _ => false,
    });
    own.map(|(link, target)| fact(link, &target)).collect()
}

/// Whether the people are whom one does something with: "Meet us with Jane Doe".
fn is_company(text: &str, title: &Range<usize>, credits: &Credits) -> bool {
    let first = credits.people.iter().map(|credit| credit.name.start).min();
    let between = &text[title.end..first.unwrap_or(title.end).max(title.end)];
    let between = between.trim().to_lowercase();
    LANGUAGES.iter().any(|language| language.weak_joints.contains(&between.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{accepted, context, credited};

    fn found(lang: &str, text: &str) -> Vec<String> {
        accepted(proposals(&context(lang, "2025-04-25", text))).iter().map(credited).collect()
    }

    #[test]
    fn rows_that_state_a_title_and_credit_somebody_from_somewhere() {
        for (lang, text, want) in [
            ("en", "- Where We Are - Zora Quill, Quuxly", "Where We Are | Zora Quill (Quuxly)"),
            (
                "uk",
                "## Програма\n\n- Зора Квіленко (Quuxly): Вітрила для човнів",
                "Вітрила для човнів | Зора Квіленко (Quuxly)",
            ),
            (
                "zh",
                "【11:00】《海上的网格与风帆》 - 陈晓明（微软）",
                "海上的网格与风帆 | 陈晓明 (微软)",
            ),
            (
                "en",
                "11:00 – Meshes at Sea – Zora Quill (Quuxly)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- **Hoist Your Sails** — Half a day. Led by Zora Quill, Quuxly.",
                "Hoist Your Sails | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- **New Sails** — Knots by Zora Quill, Quuxly",
                "New Sails — Knots | Zora Quill (Quuxly)",
            ),
            ("en", "- Meshes at Sea - Zora Quill, Quuxly", "Meshes at Sea | Zora Quill (Quuxly)"),
            ("en", "## Meshes at Sea - Zora Quill, Quuxly", "Meshes at Sea | Zora Quill (Quuxly)"),
            ("en", "**Meshes at Sea** - Zora Quill, Quuxly", "Meshes at Sea | Zora Quill (Quuxly)"),
            (
                "en",
                "- Meshes at Sea - Zora Quill & Max Mu, Quuxly",
                "Meshes at Sea | Zora Quill (Quuxly), Max Mu (Quuxly)",
            ),
            (
                "en",
                "- Meshes at Sea - [Zora Quill](https://a.example), Quuxly",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "[Meshes at Sea - Zora Quill, Quuxly](https://a.example/#)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            ("en", "- 9:45 Meshes at Sea - Zora Quill", "Meshes at Sea | Zora Quill"),
            (
                "en",
                "- 8:30am - 9:30am, **Meshes at Sea** (room 6, bring a boat). Led by Zora Quill, Quuxly",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- *Meshes at Sea* by Zora Quill (Quuxly), a sailor in Oslo",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- *Nobody Mutes Meshes* — Zora Quill (Quuxly)",
                "Nobody Mutes Meshes | Zora Quill (Quuxly)",
            ),
            ("en", "- 17:00 Closing Remarks", "Closing Remarks | "),
            ("en", "## 17:00 Closing Remarks\n\n- Sails", "Closing Remarks | "),
            (
                "en",
                "- Meshes at Sea: a talk by Zora Quill, Quuxly",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- Meshes at Sea: a Walk by Zora Quill, Quuxly",
                "Meshes at Sea: a Walk | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- Opening Keynote - Zora Quill, Quuxly",
                "Opening Keynote | Zora Quill (Quuxly)",
            ),
            ("en", "## Workshops\n\n- *Safe, Surely* with Zora Quill", "Safe, Surely | Zora Quill"),
            ("en", "- Welcome - Zora Quill, Quuxly", "Welcome | Zora Quill (Quuxly)"),
            ("zh", "- 开场致辞 - 陈晓明，微软", "开场致辞 | 陈晓明 (微软)"),
            (
                "uk",
                "- **Сітки в морі** — доповідь Зори Квіленко з Quuxly",
                "Сітки в морі | Зора Квіленко (Quuxly)",
            ),
            (
                "uk",
                "- **Сітки у відкритому морі** — доповідь Зори Квіленко",
                "Сітки у відкритому морі | Зора Квіленко",
            ),
            (
                "uk",
                "- понеділок, 25 квітня, 17:00 UTC: **Мережі в морі**, проводила Зора Квіленко, Quuxly",
                "Мережі в морі | Зора Квіленко (Quuxly)",
            ),
            ("zh", "- 海上的服务网格入门 - 陈晓明，微软", "海上的服务网格入门 | 陈晓明 (微软)"),
            (
                "uk",
                "- Мережі в морі - Зора Квіленко, Quuxly",
                "Мережі в морі | Зора Квіленко (Quuxly)",
            ),
            (
                "ja",
                "| 時間 | セミナー | 講師 | 所属 |\n|---|---|---|---|\n| 9:00 | Sails Update | 佐藤 花子 | Quuxly |",
                "Sails Update | 佐藤 花子 (Quuxly)",
            ),
            (
                "ja",
                "- 海のメッシュ入門編 - 佐藤花子, Quuxly",
                "海のメッシュ入門編 | 佐藤花子 (Quuxly)",
            ),
        ] {
            assert_eq!(found(lang, text), [want], "{text}");
        }
    }

    #[test]
    fn rows_that_are_no_talk() {
        for text in [
            "Meshes at Sea - Zora Quill, Quuxly",
            "- Meshes at Sea - Zora Quill",
            "- Sails - Zora Quill, Quuxly",
            "- 10:30 Coffee",
            "- 10:30 Lightning talks:",
            "## 10:30 Lightning talks\n\n- Sails\n- Ropes",
            "- Meshes at Sea (9:30) A tour of the seas.",
            "- Zora Quill, Quuxly: Meshes at Sea",
            "- May 6th, 2022 - Author: Zora Quill, Quuxly",
            "*Editor's note: today's tour of the seas by Zora Quill, Quuxly*",
            "*This guest post was written by Zora Quill, Quuxly*",
            "*This is a guest post by Zora Quill, Quuxly*",
            "- Meshes at Sea - a Tour of the Seas",
            "- [Meshes at Sea](v1) - Zora Quill, Quuxly",
            "- Zora Quill, Quuxly",
            "- Zora Quill (Quuxly), Ada Lin (Google) - Max Mu, IBM",
        ] {
            assert_eq!(found("en", text), Vec::<String>::new(), "{text}");
        }
        let long = "and then we sailed on to the sea ".repeat(7);
        assert_eq!(found("en", &format!("**Quux** {long} from Zora Quill (Quuxly).")), [""; 0]);
        assert_eq!(found("zh", "**作者：** 陈晓明 和 Max Mu (Quuxly)"), Vec::<String>::new());
        assert_eq!(found("uk", "- **Сітки у відкритому морі** — картина Зори Квіленко"), [""; 0]);
        assert_eq!(
            found("ja", "_2021年10月5日_\n_著者: Zora Quill（Quuxly）_"),
            Vec::<String>::new()
        );
    }
}
