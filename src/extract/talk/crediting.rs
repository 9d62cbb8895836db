//! People credited around a link: after it, before it, or in the block below.

use std::ops::Range;

use super::bare::is_detail;
use super::credited_near::{credited_above, credited_around, credited_below, credited_beside};
use super::lines::lines;
use super::segment::{Segment, bracket_length};
use super::{Person, people_of, table, title};
use crate::extract::clock::tells_when;
use crate::extract::context::Context;
use crate::extract::gloss::{after_gloss, bracketed};
use crate::extract::people::credits::Credits;
use crate::extract::people::name::Likeness;
use crate::extract::sentence::{labelled, range_in};
use crate::language::is_cjk;
use crate::post::document::{BlockKind, HARD_BREAK};

/// What somebody does with a title is told in no more words: "talks about".
const VERB: usize = 3;

/// What a session is may be said in so many words before its people: ", the track session of our project."
const GLOSS: usize = 8;

/// No line has more labels before people.
const LABELS: usize = 4;

/// People credited around the link: after it, before it, or in the next block.
pub(super) fn credited(ctx: &Context, index: usize, segment: &Segment, row: bool) -> Vec<Person> {
    let block = &ctx.passages[index].block;
    let in_column =
        (block.kind == BlockKind::TableRow).then(|| table::credited(ctx, index)).flatten();
    if let Some(credits) = in_column.filter(Credits::is_certain) {
        return people_of(ctx, index, 0, &credits, "credits in the column of speakers");
    }
    let link = segment.links[0].0;
    let tail_start = link.range.end.max(link.range.start);
    let later = segment
        .links
        .iter()
        .skip(1)
        .map(|(link, _)| link.range.start)
        .find(|&start| start >= tail_start);
    let tail = &block.text[tail_start..later.unwrap_or(segment.range.end).max(tail_start)];
    // The first sentence after the link, else the first one of any line below: a gloss may stand between.
    let lines = tail.split(HARD_BREAK).filter(|line| !line.trim().is_empty());
    // A line of its own below a title; when it is may stand between.
    let below = tail.strip_prefix('\n').into_iter().flat_map(|rest| rest.split('\n'));
    let below = below.skip_while(|line| tells_when(line, &ctx.languages)).take(1);
    let own_line = below.clone().next();
    // "Jane Doe, Acme: a tour of the seas."
    let named = tail.split_once(": ").map(|(named, _)| named);
    // "“[Title](…)” (Jane Doe, Acme)"
    let open = tail.trim_start_matches(['"', '”', '»', '》', '」', '』', '*', '_']);
    let bracket = Some(&open[..bracket_length(open)]).filter(|bracket| !bracket.is_empty());
    let parts = std::iter::once(tail).chain(bracket);
    let parts = parts.chain(after_gloss(tail)).chain(lines).chain(below);
    // "[Title](…) (its translation), 9:00. Jane Doe, Acme"
    let glossed = || after_detail(ctx, tail).or_else(|| after_detail(ctx, after_gloss(tail)?));
    let detailed = std::iter::once_with(glossed).flatten();
    let parts = parts.chain(named).chain(detailed).chain(after_author(ctx, tail).filter(|_| row));
    let last = segment.links.iter().map(|(link, _)| link.range.end).max().unwrap_or(tail_start);
    let behind = block.text.get(last..segment.range.end).filter(|_| last > tail_start);
    // "[a portal](…) — “Golden Paths, Golden Signals”" tells the title.
    let quoted = |part: &&str| {
        let words = part.trim_start_matches(|c: char| c.is_whitespace() || "-–—―".contains(c));
        words.starts_with(['“', '«', '„', '「', '《'])
    };
    for part in parts.chain(behind.and_then(after_brackets)).filter(|part| !quoted(part)) {
        let part = &part[..title::cut_sentence(part)];
        let credits = ctx.credits(part);
        // Such a line need be no row's: "**Title** [(schedule)](…)", "Jane Doe, Acme".
        let alone = || own_line == Some(part) && credits.is_employed();
        if credits.is_certain()
            && (row
                || credits.introduced
                || alone()
                || part.trim_start().starts_with(['-', '–', '—', '―', '(', '（', '|']))
        {
            let range = range_in(&block.text, part);
            let mut people = people_of(ctx, index, range.start, &credits, "credits after the link");
            let end = range.end.max(tail_start + tail.len());
            people.extend(labelled_behind(ctx, index, range.end..end));
            return people;
        }
    }
    // "[Title](…), Tuesday, 11:05. *Jane Doe, Acme*."
    let end = later.unwrap_or(segment.range.end).max(tail_start);
    // Marks stand in the order of their ends.
    let first = block.marks.partition_point(|mark| mark.range.end <= tail_start);
    let set_off =
        block.marks[first..].iter().map(|mark| &mark.range).take_while(|it| it.end <= end);
    for mark in set_off.filter(|mark| row && tail_start <= mark.start) {
        let credits = ctx.credits(&block.text[mark.clone()]);
        if credits.is_certain() && credits.is_employed() && credits.organizations.is_empty() {
            return people_of(ctx, index, mark.start, &credits, "credits after the link");
        }
    }
    if row && segment.bare {
        let people = credited_around(ctx, index);
        if !people.is_empty() {
            return people;
        }
    }
    if row {
        let label = &block.text[segment.range.start..link.range.start];
        let label = label.trim_end_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, ')' | '）' | '"' | '.')
        });
        // "Jane Doe, Acme talks about [Sails](…)"
        let told = ctx.credits(before_verb(label));
        let credits =
            if told.is_certain() && told.is_employed() { told } else { ctx.credits(label) };
        if credits.is_certain() {
            return people_of(ctx, index, segment.range.start, &credits, "credits before the link");
        }
        let described = &block.text[tail_start..end];
        if let Some((start, credits)) = in_last_bracket(ctx, described) {
            return people_of(ctx, index, tail_start + start, &credits, "credits after the link");
        }
        let people = credited_beside(ctx, index);
        if !people.is_empty() {
            return people;
        }
        let people = credited_below(ctx, index);
        return if people.is_empty() { credited_above(ctx, index) } else { people };
    }
    Vec::new()
}

/// A text without the words in small letters with which it ends, a few at most: "Jane Doe, Acme" of "Jane Doe, Acme talks about".
fn before_verb(text: &str) -> &str {
    let small = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut text = text;
    for _ in 0..VERB {
        match text.rsplit_once(' ').filter(|(_, word)| small(word)) {
            Some((before, _)) => text = before.trim_end(),
            None => break,
        }
    }
    text
}

/// The people in the bracket that ends a description, and the byte at which they begin: "[Title](…). Bring a boat!
/// (Jane Doe & John Roe, Acme)".
fn in_last_bracket(ctx: &Context, text: &str) -> Option<(usize, Credits)> {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '。'));
    let (_, inner) = bracketed(end)?;
    let credits = ctx.credits(inner);
    let sure = credits.is_certain() && credits.organizations.is_empty();
    (sure && credits.is_employed()).then(|| (range_in(text, inner).start, credits))
}

/// The people whom the sentences behind a line's first credit under labels of their own: "Moderator: Jane Doe.
/// Panelists: John Roe, …".
fn labelled_behind(ctx: &Context, index: usize, behind: Range<usize>) -> Vec<Person> {
    let text = &ctx.passages[index].block.text[..behind.end];
    let mut people = Vec::new();
    let mut at = behind.start;
    for _ in 0..LABELS {
        let line = text[at..].split(HARD_BREAK).next().unwrap_or_default();
        // A list of people goes on in the next line.
        let ends = line.match_indices('\n').map(|(end, _)| end);
        let end = ends.into_iter().find(|&end| !line[..end].trim_end().ends_with([';', ',']));
        let line = &line[..end.unwrap_or(line.len())];
        let start = at + line.len() - line.trim_start_matches(['.', '。', ' ']).len();
        let sentence = &line[start - at..];
        let sentence = &sentence[..title::cut_sentence(sentence)];
        if labelled(sentence, &ctx.languages, |language| language.by_words).is_none() {
            break;
        }
        let credits = ctx.credits(sentence);
        if !credits.is_certain() {
            break;
        }
        people.extend(people_of(ctx, index, start, &credits, "credits after the link"));
        at = start + sentence.len();
    }
    people
}

/// What stands behind a label that names an author elsewhere, right behind a row's title: "“海上的网格”，作者：陈晓明".
pub(super) fn after_author<'t>(ctx: &Context, tail: &'t str) -> Option<&'t str> {
    let tail = tail.trim_start_matches(|c: char| !c.is_alphanumeric());
    let behind = labelled(tail, &ctx.languages, |language| language.detail_labels)?;
    Some(behind.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '）')))
}

/// The people with employers, or with whole names, who follow a sentence that tells no more than when it is, or what, in a
/// few words: "Wednesday, May 18, 11:00. Jane Doe, Acme", "the track session. Jane Doe, Acme".
pub(super) fn after_detail<'t>(ctx: &Context, tail: &'t str) -> Option<&'t str> {
    let text = tail.trim_start_matches([':', ' ', '\n']);
    // "Wednesday, May 18 • 11:00 | Jane Doe, Acme"
    let bar = text.rfind(['|', '•', '·']).filter(|&at| is_detail(&text[..at], &ctx.languages));
    let (when, rest) = text.split_at(bar.unwrap_or_else(|| title::cut_sentence(text)));
    let rest = rest.trim_start_matches(['.', ' ', '\n', '|', '•', '·']);
    let people = &rest[..title::cut_sentence(rest)];
    let detail = is_detail(when, &ctx.languages);
    let brief = || {
        let gloss = when.strip_prefix(", ").filter(|it| !it.contains(|c: char| c.is_ascii_digit()));
        gloss.is_some_and(|it| it.split_whitespace().count() <= GLOSS)
    };
    let named = || {
        let credits = ctx.credits(people);
        let whole = detail && credits.people.iter().all(|credit| credit.likeness == Likeness::Yes);
        credits.is_certain() && credits.organizations.is_empty() && (credits.is_employed() || whole)
    };
    ((detail || brief()) && named()).then_some(people)
}

/// What follows a second link in brackets: "[Title](…) ([slides](…)): Jane Doe, Acme".
fn after_brackets(tail: &str) -> Option<&str> {
    tail.strip_prefix([')', '）'])?.trim_start().strip_prefix([':', '-', '–', '—', '―'])
}

/// The lines of a text that credit people and say nothing else, with the byte at which each begins.
pub(super) fn credit_lines(ctx: &Context, text: &str) -> impl Iterator<Item = (usize, Credits)> {
    lines(ctx, text).filter_map(|line| {
        let base = line.start;
        let credits = ctx.credits(&text[line.clone()]);
        // "… with Jane\nDoe from Acme": prose may be wrapped within a name.
        let wrapped = text[..base].ends_with('\n') && !credits.introduced;
        let first = credits.people.first().map_or("", |it| &text[line][it.name.clone()]);
        let broken = wrapped && !first.contains([' ', '\u{3000}']) && !first.contains(is_cjk);
        (credits.is_certain() && !broken).then_some((base, credits))
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::{linked, shown};

    /// The rule that credits the first talk's people, and the people.
    fn credited(lang: &str, text: &str) -> (&'static str, String) {
        let found = linked(lang, text);
        let talk = found.first().unwrap_or_else(|| panic!("a talk in {text}"));
        (talk.people.first().map_or("", |person| person.rule), shown(&talk.people))
    }

    #[test]
    fn people_after_before_and_below() {
        let (after, before, below) =
            ("credits after the link", "credits before the link", "credits below the title");
        let column = "credits in the column of speakers";
        for (lang, text, rule, people) in [
            (
                "zh",
                "| 議程 | 講者 | 備註 |\n|---|---|---|\n| [海上的網格](v1) | Zora Quill、Max Mu / Quux 海科 | English |\n| 海上 | Ada Lin / Google | |",
                column,
                "Zora Quill (Quux 海科), Max Mu (Quux 海科)",
            ),
            ("en", "- [Meshes at Sea](v1) - Zora Quill, Quuxly", after, "Zora Quill (Quuxly)"),
            (
                "uk",
                "**[Сітки в морі](v1)**<br>*Модераторка: Зора Квіленко, Quuxly. Учасники: Макс Муренко, Google;\nМирон Дубовий, IBM*",
                after,
                "Зора Квіленко (Quuxly), Макс Муренко (Google), Мирон Дубовий (IBM)",
            ),
            ("en", "- [Meshes at Sea](v1) by Zora Quill & Max Mu", after, "Zora Quill, Max Mu"),
            (
                "en",
                "- [Meshes at Sea](v1), the maintainers' session. Zora Quill, Quuxly; and Max Mu, Google",
                after,
                "Zora Quill (Quuxly), Max Mu (Google)",
            ),
            (
                "en",
                "- 11:00\n  - [Meshes at Sea](v1)\n  - Zora Quill, Quuxly and Max Mu, Google",
                below,
                "Zora Quill (Quuxly), Max Mu (Google)",
            ),
            (
                "en",
                "### [Meshes at Sea](v1)\n\n> Zora Quill, Quuxly\n> Max Mu, Google",
                below,
                "Zora Quill (Quuxly), Max Mu (Google)",
            ),
            (
                "en",
                "**11:00 - 11:35 | Hall 5**\\\n[Meshes at Sea](v1)\\\nZora Quill, Quuxly & Max Mu, Google",
                after,
                "Zora Quill (Quuxly), Max Mu (Google)",
            ),
            (
                "en",
                "#### [Meshes at Sea](v1)\n\nThursday, April 20 • 11:00 | Zora Quill, Quux Labs",
                below,
                "Zora Quill (Quux Labs)",
            ),
            (
                "en",
                "[![Meshes at Sea](sea.png)](v1)\n*Zora Quill, Quuxly and Max Mu, Google*",
                below,
                "Zora Quill (Quuxly), Max Mu (Google)",
            ),
            ("en", "- [Meshes at Sea](v1) (Zora Quill, Quuxly)", after, "Zora Quill (Quuxly)"),
            ("en", "We saw [Sails at Sea](v1) (Max Mu, Quuxly).", after, "Max Mu (Quuxly)"),
            ("en", "We saw \"[Sails at Sea](v1)\" (Max Mu, Quuxly).", after, "Max Mu (Quuxly)"),
            ("en", "We saw [Sails at Sea](v1) (Max Mu, Quuxly) and tea.", after, "Max Mu (Quuxly)"),
            (
                "en",
                "- [Sails](v1) by Zora Quill, who works at Quuxly",
                after,
                "Zora Quill (Quuxly)",
            ),
            ("en", "[Meshes at Sea](v1) - Zora Quill, Quuxly", after, "Zora Quill (Quuxly)"),
            (
                "en",
                "- Zora Quill (Quuxly)\n  - [Meshes at Sea](v1)",
                "credits over the row",
                "Zora Quill (Quuxly)",
            ),
            ("en", "- The sea at Quuxly\n  - [Meshes at Sea](v1)", "", ""),
            // Set off behind a day, and then those who speak for nobody.
            (
                "en",
                "- [Meshes at Sea](v1), Tuesday, 11:05. *Zora Quill, Quuxly*.",
                after,
                "Zora Quill (Quuxly)",
            ),
            ("en", "- [Meshes at Sea](v1), Tuesday, 11:05. *Zora Quill*.", "", ""),
            (
                "en",
                "[Meshes at Sea](v1)\n: Tuesday, May 6, 11:05 CEST. Zora Quill, Quuxly",
                below,
                "Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- [Meshes at Sea](v1) ([slides](https://www.slideshare.net/a/b)): Zora Quill, Google",
                after,
                "Zora Quill (Google)",
            ),
            (
                "en",
                "- [Meshes at Sea](v1). Bring a boat! (Zora Quill & Max Mu, Quuxly)",
                after,
                "Zora Quill (Quuxly), Max Mu (Quuxly)",
            ),
            ("en", "- [Meshes at Sea](v1). Bring a boat! (Zora Quill)", "", ""),
            (
                "uk",
                "- [Meshes at Sea](v1) (Мережі в морі), 9:15 — 9:40. Zora Quill та Max Mu.",
                after,
                "Zora Quill, Max Mu",
            ),
            ("en", "[a portal](v1) — “Golden Ropes, Golden Sails”.", "", ""),
            ("en", "[Meshes at Sea](v1)\n:   Zora Quill. It swims, she said.", below, "Zora Quill"),
            ("en", "- [Ropes, Sails and Rust](v1) – **Zora Quill**", after, "Zora Quill"),
            (
                "en",
                "- Zora Quill, Deep Sea talks about [sails](v1)",
                before,
                "Zora Quill (Deep Sea)",
            ),
            (
                "en",
                "- [Meshes at Sea](v1)<br> moderated\n  by Zora Quill, Quuxly",
                after,
                "Zora Quill (Quuxly)",
            ),
            // A line of its own, but for who is only told of in it.
            (
                "uk",
                "**[Мережі](v1)**\nЗора Квіленко, Quuxly\nЗапису немає.",
                after,
                "Зора Квіленко (Quuxly)",
            ),
            ("en", "**[Meshes at Sea](v1)**\nZora Quill likes seas.\nThe end.", "", ""),
            (
                "en",
                "**Meshes at Sea** [(schedule)](s1)\nZora Quill, Quuxly & Max Mu, Quuxbase\nMonday, May 5, 9:00",
                after,
                "Zora Quill (Quuxly), Max Mu (Quuxbase)",
            ),
            (
                "en",
                "**[Meshes at Sea](v1)**\n🕓 Tuesday 9:30, Hall 4\n👥 Zora Quill, Quuxly",
                after,
                "Zora Quill (Quuxly)",
            ),
            (
                "en",
                "[Meshes at Sea](v1)\n\nMonday, May 5, 2025 9:00am\n\nSpeakers: Zora Quill, Quuxly",
                below,
                "Zora Quill (Quuxly)",
            ),
            ("en", "[Meshes at Sea](v1)\n\nIt was long.\n\nSpeakers: Zora Quill, Quuxly", "", ""),
            (
                "zh",
                "- 题目：[海上的网格](v1)\n- 讲者：陈晓明（Quuxly）\n- 评价：好",
                below,
                "陈晓明 (Quuxly)",
            ),
            ("zh", "- 题目：[海上的网格](v1)\n- 评价：陈晓明（Quuxly）讲得好", "", ""),
            (
                "uk",
                "- [Meshes at Sea](v1) (Мережі. І море) — Зора Квіленко, Quuxly · 9:00",
                after,
                "Зора Квіленко (Quuxly)",
            ),
            (
                "en",
                "- [Meshes at Sea](v1), Zora Quill, Quuxly: a must",
                after,
                "Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- [Meshes at Sea](v1) - Zora Quill, Quuxly. A tour.",
                after,
                "Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- [Meshes at Sea](v1) - Zora Quill, Quuxly ([video](v2))",
                after,
                "Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- [Meshes at Sea](v1)<br>A gloss<br>Zora Quill, Quuxly",
                after,
                "Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- [Meshes at Sea](v1), Tuesday, June 25, 11:05. *Zora Quill, Quuxly*. A tour.",
                after,
                "Zora Quill (Quuxly)",
            ),
            // Under labels of their own.
            (
                "en",
                "**[Meshes](v1)**<br>Moderator: Zora Quill (Quuxly). Panelists: Max Mu (Quux), Ada Lin<br>Speaker: Tor Roe",
                after,
                "Zora Quill (Quuxly), Max Mu (Quux), Ada Lin",
            ),
            (
                "en",
                "- [Meshes](v1) - Zora Quill, Quuxly. Max Mu, Quux. Host: Ada Lin",
                after,
                "Zora Quill (Quuxly)",
            ),
            ("zh", "- [海上的网格](v1) - 陈晓明，微软", after, "陈晓明 (微软)"),
            (
                "zh",
                "- “[海上的网格](v1)” 作者：陈晓明，首席工程师，微软 -* [页面](s2)",
                after,
                "陈晓明 (微软)",
            ),
            (
                "zh",
                "- “[海上的网格](v1)” 演讲者 Zora Quill， 微软 的船长",
                after,
                "Zora Quill (微软)",
            ),
            (
                "uk",
                "- [Мережі в морі](v1) - Зора Квіленко, Quuxly",
                after,
                "Зора Квіленко (Quuxly)",
            ),
            ("ja", "- [海のメッシュ](v1) - 佐藤花子, Quuxly", after, "佐藤花子 (Quuxly)"),
            (
                "en",
                "- Meshes at Sea\n  - Speakers: Zora Quill (Quuxly)\n  - Video: [link](v1)",
                below,
                "Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- **Meshes at Sea**\n  - Zora Quill, Quuxly\n  - [Watch the video](v1)",
                below,
                "Zora Quill (Quuxly)",
            ),
            ("en", "- Zora Quill, Quuxly - [Meshes at Sea](v1)", before, "Zora Quill (Quuxly)"),
            ("en", "- [Meshes at Sea](v1)\n  - Zora Quill, Quuxly", below, "Zora Quill (Quuxly)"),
            ("en", "## [Meshes at Sea](v1)\n\nZora Quill, Quuxly", below, "Zora Quill (Quuxly)"),
            (
                "en",
                "- [Meshes at Sea](v1)\n\n  > Speaker: Zora Quill, Quuxly",
                below,
                "Zora Quill (Quuxly)",
            ),
        ] {
            assert_eq!(credited(lang, text), (rule, people.to_owned()), "{text}");
        }
    }

    #[test]
    fn people_of_something_else() {
        for text in [
            "- [Meshes at Sea](v1) was good",
            "- [Meshes at Sea](v1), the maintainers' session. Zora Quill sailed",
            "- [Meshes at Sea](v1) - a Tour of Seas",
            "- [Meshes at Sea](v1)\n- Zora Quill, Quuxly",
            "- [Meshes at Sea](v1)\n  - [Zora Quill, Quuxly](v2)",
            "## [Meshes at Sea](v1)\n\n## Zora Quill, Quuxly",
            "We liked [meshes at sea](v1), Zora Quill, Quuxly",
        ] {
            assert_eq!(credited("en", text), ("", String::new()), "{text}");
        }
    }
}
