//! Rows of a table whose head says which column has the speakers.

use std::ops::Range;

use super::bare::is_bare;
use super::row::{Split, shift};
use super::title::clean;
use crate::extract::context::{Context, Passage};
use crate::extract::people::credits::{self, Credit, Credits, is_unemployed};
use crate::extract::people::name::{Likeness, is_handle, person};
use crate::extract::people::other_name::is_other_name;
use crate::extract::people::role::is_role;
use crate::extract::sentence::{lowered, range_in};
use crate::extract::stems::Stems;
use crate::language::is_cjk;
use crate::language::ja::surnames::without_honorific;
use crate::names::Script;
use crate::post::document::{BlockKind, HARD_BREAK};

/// So many rows before one are looked through for the head.
const ROWS: usize = 50;

/// What stands between the employers of several people.
const BETWEEN: [char; 9] = [',', '，', '、', ';', '；', '/', '／', '&', HARD_BREAK];

/// No employer beside a name has more words.
const WORDS: usize = 4;

/// The title and the people of a row, each in its own column. None where the head names no speakers.
pub(super) fn columns(ctx: &Context, index: usize) -> Option<Split> {
    let who = speakers(ctx, index)?;
    let text = &ctx.passages[index].block.text;
    let cells = cells(text);
    let credits = credited(ctx, index)?;
    let letters = |range: &&Range<usize>| {
        text[(*range).clone()].chars().filter(|c| c.is_alphabetic()).count()
    };
    let headed = titles(ctx, index).and_then(|column| cells.get(column));
    let headed = headed.filter(|cell| letters(cell) > 0);
    let before = cells[..who].iter().max_by_key(letters).filter(|cell| letters(cell) > 0);
    let title = headed.or(before).or_else(|| cells[who + 1..].iter().max_by_key(letters))?;
    let certain = credits.is_certain();
    Some(Split { title: clean(text, title.clone()), credits: certain.then_some(credits) })
}

/// Whether the column of titles has one in this row, and a link at a byte stands in another column: it is of the talk,
/// and its words are no title.
pub(super) fn is_titled_beside(ctx: &Context, index: usize, link: usize) -> bool {
    let block = &ctx.passages[index].block;
    if block.kind != BlockKind::TableRow {
        return false;
    }
    let text = &block.text;
    let titled = titles(ctx, index).and_then(|column| cells(text).get(column).cloned());
    titled
        .is_some_and(|cell| !cell.contains(&link) && !is_bare(&text[cell.clone()], &ctx.languages))
}

/// What the column of speakers says in a row. None where the head names none, or the row is too short.
pub(super) fn credited(ctx: &Context, index: usize) -> Option<Credits> {
    let who = speakers(ctx, index)?;
    let text = &ctx.passages[index].block.text;
    let cell = cells(text).get(who).cloned()?;
    let read = |words: &Range<usize>| {
        let words_of = &text[words.clone()];
        shift(credits::read_introduced(words_of, ctx.lexicon, &ctx.languages), words.start)
    };
    // "Jane Doe, John Roe / Acme"
    let parted = employer_cell(text, &cell).filter(|_| slash_employs(ctx, index, who));
    let parted = parted.and_then(|(people, employer)| {
        let mut credits = read(&people);
        let alone = credits.people.iter().all(|person| person.organization.is_none());
        for person in &mut credits.people {
            person.organization = Some(employer.clone());
        }
        (alone && credits.is_certain()).then_some(credits)
    });
    let parted = parted
        .or_else(|| commas_employ(ctx, index, who).then(|| named(ctx, text, &cell)).flatten())
        .or_else(|| breaks_employ(ctx, index, who).then(|| broken(ctx, text, &cell)).flatten())
        .or_else(|| names(ctx, index, who, &cell))
        .or_else(|| in_two_scripts(ctx, text, &cell))
        .or_else(|| bracketed(ctx, text, &cell))
        .or_else(|| listed(ctx, text, &cell));
    let mut credits = parted.unwrap_or_else(|| read(&cell));
    // "Jane Doe (acme)": whatever an employer looks like.
    if let [person] = &mut credits.people[..]
        && person.organization.is_none()
        && brackets_employ(ctx, index, who)
    {
        person.organization = bracket_behind(text, &person.name, &cell).filter(|it| {
            let words = &text[it.clone()];
            let named = &text[..person.name.end];
            !is_unemployed(words)
                && !is_role(words, &ctx.languages)
                && !is_other_name(named, words, ctx.lexicon)
        });
    }
    if !credits.is_certain() {
        credits = named(ctx, text, &cell).unwrap_or(credits);
    }
    employ(ctx, index, who, &mut credits);
    Some(credits)
}

/// "Jane Doe, John Roe": where employers have a column of their own, or stand in brackets, nothing but names.
fn names(ctx: &Context, index: usize, who: usize, cell: &Range<usize>) -> Option<Credits> {
    if employers(ctx, index).is_none() && !brackets_employ(ctx, index, who) {
        return None;
    }
    let text = &ctx.passages[index].block.text;
    // "Jane Doe (Acme)" names an employer, too.
    if text[cell.clone()].contains(['(', '（']) {
        return None;
    }
    let people = text[cell.clone()].split(BETWEEN).map(str::trim).map(|name| {
        let likeness = person(name, ctx.lexicon);
        let name = range_in(text, without_honorific(name));
        let credit = Credit { name, likeness, organization: None };
        (likeness == Likeness::Yes).then_some(credit)
    });
    let people = people.collect::<Option<Vec<_>>>()?;
    Some(Credits { people, introduced: true, ..Credits::default() })
}

/// Gives people the employers that have a column of their own: "Jane Doe, John Roe | Acme, Globex". As many as people
/// are one each, one is that of all.
fn employ(ctx: &Context, index: usize, who: usize, credits: &mut Credits) {
    let text = &ctx.passages[index].block.text;
    let column = employers(ctx, index).filter(|&column| column != who);
    let Some(cell) = column.and_then(|column| cells(text).get(column).cloned()) else { return };
    let cell = text[cell].trim();
    let mut named: Vec<&str> = cell.split(BETWEEN).map(str::trim).collect();
    // "Acme, Inc."
    if ctx.lexicon.reference.organization(cell).is_some() {
        named = vec![cell];
    }
    let one = named.len() == 1;
    if !one && named.len() != credits.people.len() {
        return;
    }
    for (number, person) in credits.people.iter_mut().enumerate() {
        let employer = named[if one { 0 } else { number }];
        if employer.contains(char::is_alphabetic) && !is_unemployed(employer) {
            person.organization.get_or_insert_with(|| range_in(text, employer));
        }
    }
}

/// What stands in a bracket behind a name, with which a cell ends.
fn bracket_behind(text: &str, name: &Range<usize>, cell: &Range<usize>) -> Option<Range<usize>> {
    let behind = text.get(name.end..cell.end)?.trim();
    let inner = behind.strip_prefix(['(', '（'])?.strip_suffix([')', '）'])?.trim();
    let brief = inner.split_whitespace().count() <= WORDS && !inner.contains([',', '(', '（']);
    (brief && inner.contains(char::is_alphabetic)).then(|| range_in(text, inner))
}

/// "Acme (Jane Doe)": an employer, and who speaks for it.
fn bracketed(ctx: &Context, text: &str, cell: &Range<usize>) -> Option<Credits> {
    let (employer, name) =
        text[cell.clone()].trim().strip_suffix([')', '）'])?.split_once(['(', '（'])?;
    let (employer, name) = (employer.trim(), name.trim());
    let likeness = person(name, ctx.lexicon);
    // "北山晋吾 (Shingo Kitayama)" is one person.
    let company = ctx.lexicon.reference.organization(employer).is_some()
        || employer.contains(|c: char| c.is_ascii_alphabetic())
            && person(employer, ctx.lexicon) != Likeness::Yes;
    (likeness == Likeness::Yes && company).then(|| Credits {
        people: vec![Credit {
            name: range_in(text, name),
            likeness,
            organization: Some(range_in(text, employer)),
        }],
        introduced: true,
        ..Credits::default()
    })
}

/// "ゾラ・クイル、Acme": after a name in Chinese or Japanese characters, one word in Latin letters employs rather than
/// speaks.
fn listed(ctx: &Context, text: &str, cell: &Range<usize>) -> Option<Credits> {
    let (name, employer) = text[cell.clone()].trim().split_once('、')?;
    let latin = employer.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'.' | b'-'));
    (name.ends_with(is_cjk) && latin).then(|| named(ctx, text, cell)).flatten()
}

/// "Зора Квіленко, Acme Labs": one comma, behind which letters of another script are no further name.
fn in_two_scripts(ctx: &Context, text: &str, cell: &Range<usize>) -> Option<Credits> {
    let (name, employer) = text[cell.clone()].split_once(',')?;
    let cyrillic = Script::of(name.trim()) == Script::Cyrillic;
    let latin = employer.is_ascii() && !is_role(employer.trim(), &ctx.languages);
    (cyrillic && latin && !employer.contains('(')).then(|| named(ctx, text, cell)).flatten()
}

/// "Jane Doe, acme systems": a name, a comma, and where a column has speakers the employer, whatever it looks like.
fn named(ctx: &Context, text: &str, cell: &Range<usize>) -> Option<Credits> {
    let (name, employer) = text[cell.clone()].split_once([',', '，', '、', HARD_BREAK])?;
    let (name, employer) = (name.trim(), employer.trim());
    let likeness = person(name, ctx.lexicon);
    let one = employer.split_whitespace().count() <= WORDS
        && !employer.contains([',', '，', ';', '&', '、', '('])
        && employer.contains(char::is_alphabetic);
    let called = likeness == Likeness::Yes || is_handle(name);
    (called && one).then(|| Credits {
        people: vec![Credit {
            name: range_in(text, name),
            likeness: Likeness::Yes,
            organization: Some(range_in(text, employer)),
        }],
        introduced: true,
        ..Credits::default()
    })
}

/// People over the line that employs them, with or without what they are there: "陈晓明、Jane Doe", "Acme 资深架构师".
fn broken(ctx: &Context, text: &str, cell: &Range<usize>) -> Option<Credits> {
    let (names, employer) = text[cell.clone()].split_once(HARD_BREAK)?;
    let employer = employer.trim();
    let job = employer.split_once(' ').filter(|(_, job)| is_role(job.trim(), &ctx.languages));
    // "微软架构师"
    let glued = || {
        let hit = ctx.lexicon.organizations_in(employer).into_iter().next()?;
        let job = employer[hit.range.end..].trim();
        (hit.range.start == 0 && is_role(job, &ctx.languages)).then(|| &employer[..hit.range.end])
    };
    let parted = job.map(|(employer, _)| employer).or_else(glued);
    let employer = range_in(text, parted.unwrap_or(employer));
    let read = credits::read_introduced(names, ctx.lexicon, &ctx.languages);
    let alone = read.people.iter().all(|it| it.organization.is_none());
    let brief = text[employer.clone()].split_whitespace().count() <= WORDS;
    let mut credits = shift(read, cell.start);
    for person in &mut credits.people {
        person.organization = Some(employer.clone());
    }
    let read = alone && brief && credits.is_certain() && credits.organizations.is_empty();
    read.then_some(credits).or_else(|| named(ctx, text, cell))
}

/// The parts of a cell before and behind its slash.
fn employer_cell(text: &str, cell: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let words = &text[cell.clone()];
    let (at, slash) = words.match_indices(['/', '／']).next()?;
    let employer = words[at + slash.len()..].trim();
    (!employer.is_empty()).then(|| (cell.start..cell.start + at, range_in(text, employer)))
}

/// Whether slashes set employers apart in a column, as one tells whose employer is known: elsewhere they stand between
/// people.
fn slash_employs(ctx: &Context, index: usize, who: usize) -> bool {
    column_of(ctx, index, who).any(|(text, cell)| {
        let employer = employer_cell(text, &cell);
        employer.is_some_and(|(_, it)| ctx.lexicon.reference.organization(&text[it]).is_some())
    })
}

/// Whether brackets hold employers in a column, as two tell in cells that end in one.
fn brackets_employ(ctx: &Context, index: usize, who: usize) -> bool {
    // "Jane Doe (Acme), John Roe (Globex)" has two.
    let ends = |(text, cell): (&str, Range<usize>)| {
        let words = text[cell].trim();
        let ends = words.ends_with([')', '）']);
        if ends { words.matches([')', '）']).count() } else { 0 }
    };
    column_of(ctx, index, who).map(ends).sum::<usize>() > 1
}

/// Whether a comma stands before employers in a column, as two tell that are known: "Jane Doe, Acme".
fn commas_employ(ctx: &Context, index: usize, who: usize) -> bool {
    let known = |(text, cell): &(&str, Range<usize>)| {
        let pair = text[cell.clone()].split_once(',');
        pair.is_some_and(|(_, it)| ctx.lexicon.reference.organization(it.trim()).is_some())
    };
    column_of(ctx, index, who).filter(known).nth(1).is_some()
}

/// Whether employers stand in a line of their own below one name, as two cells tell.
fn breaks_employ(ctx: &Context, index: usize, who: usize) -> bool {
    let parted = |(text, cell): &(&str, Range<usize>)| {
        let pair = text[cell.clone()].split_once(HARD_BREAK);
        pair.is_some_and(|(name, below)| {
            let is_person = |words: &str| person(words.trim(), ctx.lexicon) == Likeness::Yes;
            is_person(name) && !is_person(below) && !below.contains(HARD_BREAK)
        })
    };
    column_of(ctx, index, who).filter(parted).nth(1).is_some()
}

/// The cells of a column of the table around a row.
fn column_of<'c>(
    ctx: &'c Context,
    index: usize,
    column: usize,
) -> impl Iterator<Item = (&'c str, Range<usize>)> {
    let is_row = |passage: &&Passage| passage.block.kind == BlockKind::TableRow;
    let before = ctx.passages[..=index].iter().rev().take_while(is_row);
    let after = ctx.passages[index + 1..].iter().take_while(is_row);
    before.take(ROWS).chain(after.take(ROWS)).filter_map(move |row| {
        let text = row.block.text.as_str();
        Some((text, cells(text).get(column).cloned()?))
    })
}

/// The column of speakers in the table of a row.
pub(super) fn speakers(ctx: &Context, index: usize) -> Option<usize> {
    let labels = ctx.words(|language| language.by_words);
    // "Name | Company | Talk": beside talks, names are those of who gives them.
    let heads = ctx.words(|language| language.name_heads);
    let names = || titles(ctx, index).and_then(|_| column(ctx, index, |it| heads.contains(&it)));
    column(ctx, index, |label| labels.contains(&label)).or_else(names)
}

/// The column of employers.
fn employers(ctx: &Context, index: usize) -> Option<usize> {
    let labels = ctx.words(|language| language.employer_labels);
    column(ctx, index, |label| labels.contains(&label))
}

/// The column of titles.
fn titles(ctx: &Context, index: usize) -> Option<usize> {
    let nouns = ctx.words(|language| language.talk_nouns);
    let heads = ctx.words(|language| language.title_heads);
    // "発表者" is who speaks.
    let speakers = ctx.words(|language| language.by_words);
    column(ctx, index, |label| {
        let noun = nouns.iter().any(|noun| label.starts_with(noun)) && !speakers.contains(&label);
        noun || heads.contains(&label)
    })
}

/// The first column whose head is such a label.
fn column(ctx: &Context, index: usize, is_it: impl Fn(&str) -> bool) -> Option<usize> {
    labels(&head(ctx, index)?).position(is_it)
}

/// Whether a row's table has columns for two rooms or tracks.
pub(super) fn has_rooms(ctx: &Context, index: usize) -> bool {
    let words = ctx.words(|language| language.rooms);
    let is_room = |label: &&str| Stems::of(label).has_any(&words);
    head(ctx, index).is_some_and(|head| labels(&head).filter(is_room).nth(1).is_some())
}

/// The labels of the columns in a head.
fn labels(head: &str) -> impl Iterator<Item = &str> {
    // "Speaker(s)", "登壇者（敬称略）", "登壇者・所属"
    head.split('\t').map(|cell| cell.split(['（', '(', '・', '／']).next().unwrap_or(cell).trim())
}

/// The head of a row's table, in lower case.
fn head(ctx: &Context, index: usize) -> Option<String> {
    let in_table = |passage: &Passage| {
        matches!(passage.block.kind, BlockKind::TableRow | BlockKind::TableHead)
    };
    let rows = (index.saturating_sub(ROWS)..=index).rev().map(|at| &ctx.passages[at]);
    let mut rows = rows.take_while(|passage| in_table(passage));
    let head = rows.find(|passage| passage.block.kind == BlockKind::TableHead)?;
    Some(lowered(&head.block.text))
}

/// The bytes of the cells of a row.
pub(super) fn cells(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let cell = |cell: &str| {
        let range = start..start + cell.len();
        start = range.end + 1;
        range
    };
    text.split('\t').map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn links_in_another_column_than_titles() {
        let beside = |text: &str| {
            let ctx = context("en", "2025-04-25", text);
            let index = ctx.passages.len() - 1;
            let link = ctx.passages[index].block.links[0].range.start;
            is_titled_beside(&ctx, index, link)
        };
        let head = "| Talk | Speaker | Where |\n|---|---|---|\n";
        for (row, want) in [
            ("| Meshes at Sea | Zora Quill | [Quuxtube](v1) |", true),
            ("| [Meshes at Sea](v1) | Zora Quill | |", false),
            ("| Video | Zora Quill | [Meshes at Sea](v1) |", false),
        ] {
            assert_eq!(beside(&format!("{head}{row}")), want, "{row}");
        }
        assert!(!beside("| Who | Where |\n|---|---|\n| Meshes at Sea | [Quuxtube](v1) |"));
    }

    /// Title and names of the last row of a table.
    fn last(lang: &str, text: &str) -> Option<(String, Vec<String>)> {
        let ctx = context(lang, "2025-04-25", text);
        let index = ctx.passages.len() - 1;
        let row = &ctx.passages[index].block.text;
        let split = columns(&ctx, index)?;
        let people = split.credits.map_or(Vec::new(), |credits| credits.people);
        let names = people.iter().map(|credit| row[credit.name.clone()].to_owned());
        Some((row[split.title].to_owned(), names.collect()))
    }

    #[test]
    fn employers_in_a_column_of_their_own() {
        let employers = |lang: &str, text: &str| -> Vec<String> {
            let ctx = context(lang, "2025-04-25", text);
            let index = ctx.passages.len() - 1;
            let people = credited(&ctx, index).map_or(Vec::new(), |credits| credits.people);
            let row = &ctx.passages[index].block.text;
            let employer = |it: Credit| it.organization.map_or("", |it| &row[it]).to_owned();
            people.into_iter().map(employer).collect()
        };
        let head = "| Talk | Speakers | Company |\n|---|---|---|\n";
        for (row, want) in [
            ("| Meshes | Zora Quill | Quuxly |", &["Quuxly"][..]),
            (
                "| A | Ada Lin (Zylo) |\n| B | Ed Yam (Zebra) |\n| C | Zora Quill (quuxly) |",
                &["quuxly"],
            ),
            (
                "| A | Ada Lin, Google |\n| B | Ed Yam, Microsoft |\n| C | Zora Quill, Alexandra Instituttet |",
                &["Alexandra Instituttet"],
            ),
            (
                "| A | Ada Lin (Zylo) |\n| B | Ed Yam (Zebra) |\n| C | Zora Quill (maintainer) |",
                &[""],
            ),
            ("| Meshes | Zora Quill, Max Mu | Quuxly |", &["Quuxly", "Quuxly"]),
            ("| Meshes | Zora Quill, Max Mu | Quuxly, Google |", &["Quuxly", "Google"]),
            ("| Meshes | Zora Quill, Max Mu | Quuxly, independent |", &["Quuxly", ""]),
            ("| Meshes | Zora Quill (Google), Max Mu | Quuxly |", &["Google", "Quuxly"]),
            ("| Meshes | Zora Quill, Max Mu, Ada Lin | Quuxly, Google |", &["", "", ""]),
            ("| Meshes | Zora Quill | - |", &[""]),
        ] {
            assert_eq!(employers("en", &format!("{head}{row}")), want, "{row}");
        }
        let uk = "| Тема | Хто |\n|---|---|\n";
        for (row, want) in [
            ("| Сітки | Зора Квіленко, Blue Sail |", &["Blue Sail"][..]),
            ("| Сітки | Зора Квіленко, Макс Му |", &["", ""]),
            ("| Сітки | Зора Квіленко, Sail Engineer |", &[""]),
        ] {
            assert_eq!(employers("uk", &format!("{uk}{row}")), want, "{row}");
        }
        let ja = "| 発表 | 登壇者 | 所属 |\n|---|---|---|\n";
        for (row, want) in [
            ("| 海のメッシュ | 佐藤 花子 | クウクス株式会社 |", "クウクス株式会社"),
            ("| 海のメッシュ | 佐藤 花子 | フリーランス |", ""),
        ] {
            assert_eq!(employers("ja", &format!("{ja}{row}")), [want], "{row}");
        }
    }

    #[test]
    fn people_who_are_addressed_in_a_column() {
        let head = "| # | タイトル | 発表者 |\n|---|---|---|\n";
        let other = "| 1 | 陸 | 佐藤 花子さん（Google） |\n| 2 | 空 | 鈴木 健さん（Google） |\n";
        let row = format!("{head}{other}| 3 | 海が怖い | くらげさん |");
        let found = last("ja", &row).map(|(_, names)| names);
        assert_eq!(found, Some(vec!["くらげ".to_owned()]));
    }

    #[test]
    fn titles_and_people_in_columns() {
        let head = "| Time | Session | Speaker(s) | Video |\n|---|---|---|---|\n";
        for (lang, text, title, names) in [
            ("en", format!("{head}| 9:00 | Meshes at Sea | Zora Quill | |"), "Meshes at Sea", &["Zora Quill"][..]),
            (
                "en",
                "| Who | What |\n|---|---|\n| Max Mu<br>Zylo | Sails |\n| Zora Quill<br>Quuxly | Meshes at Sea |".to_owned(),
                "Meshes at Sea",
                &["Zora Quill"],
            ),
            (
                "zh",
                "| 讲师 | 议题 |\n|---|---|\n| 李雷<br>Zylo | 风帆 |\n| 王小红<br>Zylo | 绳结 |\n| 陈晓明、Zora Quill<br>Quuxly 资深架构师 | 海上的网格 |".to_owned(),
                "海上的网格",
                &["陈晓明", "Zora Quill"],
            ),
            (
                "en",
                "| Name | Company | Topic |\n|---|---|---|\n| Zora Quill | Quuxly | Meshes at Sea |".to_owned(),
                "Meshes at Sea",
                &["Zora Quill"],
            ),
            (
                "en",
                format!(
                    "{head}| 8:00 | Tea | Ada Lin (Zylo) | |\n| 8:30 | Sails | Ed Yam (Zebra) | |\n| 9:00 | Meshes at Sea | Zora Quill, Max Mu | |"
                ),
                "Meshes at Sea",
                &["Zora Quill", "Max Mu"],
            ),
            (
                "en",
                format!("{head}| 9:00 | Meshes at Sea | Zora Quill, Quuxly & Max Mu, Google | [x](v1) |"),
                "Meshes at Sea",
                &["Zora Quill", "Max Mu"],
            ),
            (
                "ja",
                "| # | 題名 | 登壇者（敬称略） |\n|---|---|---|\n| 1 | 海のメッシュ | 佐藤 花子（Quuxly） |".to_owned(),
                "海のメッシュ",
                &["佐藤 花子"],
            ),
            (
                "zh",
                "| 議程 | 講者 | 備註 |\n|---|---|---|\n| 海上 | Ada Lin / Google | |\n| 海上的網格 | Zora Quill、Max Mu / Quux 海科 | English |".to_owned(),
                "海上的網格",
                &["Zora Quill", "Max Mu"],
            ),
            (
                "en",
                format!("{head}| 9:00 PDT | Meshes | Zora Quill, quux systems | |"),
                "Meshes",
                &["Zora Quill"],
            ),
            ("en", format!("{head}| 9:00 PDT | Meshes | the team | |"), "Meshes", &[]),
            ("en", format!("{head}| 9:00 PDT | Meshes | zoraquill, Quuxly | |"), "Meshes", &["zoraquill"]),
            (
                "ja",
                "| 題名 | 登壇者 |\n|---|---|\n| 海のメッシュ | 空山晋吾（Shingo Sorayama） |".to_owned(),
                "海のメッシュ",
                &["空山晋吾"],
            ),
            (
                "ja",
                "| 題名 | 登壇者 |\n|---|---|\n| 海のメッシュ | ゾラ・クイル、Quuxly |".to_owned(),
                "海のメッシュ",
                &["ゾラ・クイル"],
            ),
            ("en", format!("{head}| 9:00 | Meshes | Quuxly (Zora Quill) | |"), "Meshes", &["Zora Quill"]),
            (
                "en",
                "| Speaker | Talk |\n|---|---|\n| Zora Quill | Meshes at Sea |".to_owned(),
                "Meshes at Sea",
                &["Zora Quill"],
            ),
        ] {
            let names = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(last(lang, &text), Some((title.to_owned(), names)), "{text}");
        }
        for text in [
            "| Talk | Speaker |\n|---|---|\n| Coffee | |",
            "| Tier | Sponsor |\n|---|---|\n| Gold | Quuxly |",
            "- A\n- B",
            "Text.",
        ] {
            assert_eq!(last("en", text), None, "{text}");
        }
    }
}
