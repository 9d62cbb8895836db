//! Talks whose titles running text quotes, without any link: "Jane Doe spoke on “Meshes at Sea”."

use std::ops::Range;

use super::bare::is_detail;
use super::beside_sentence::{beginning_next, is_labelled_next, next_sentence, sentence_before};
use super::beside_title::{Near, TOLD};
use super::emphasised::emphasised;
use super::floor::persons;
use super::format::{Named, format_in};
use super::spoken::pages;
use super::title::{all_quoted, clean, is_capitalised, is_title_case};
use super::{Candidate, Person, people_of, portrait};
use crate::extract::context::Context;
use crate::extract::facts::{TalkFormat, TitleKind};
use crate::extract::organization::presenter::Presenter;
use crate::extract::people::group::{Group, Member, groups};
use crate::extract::sentence::{first_chars, last_chars, lowered, one_line};
use crate::extract::stems::Stems;
use crate::language::han::BRINGING;
use crate::language::is_hiragana;
use crate::language::ja::titles::SAID;

pub(super) const RULE: &str = "title told in prose";

/// A report names its event in so many passages, the title among them.
const OPENING: usize = 4;

/// No shorter words in capitals are a title for certain: "Getting Things Done".
const WORDS: usize = 3;

/// So many characters set off are a title where the next sentence says who gave it.
const LABELLED: usize = 8;

pub(super) const PEOPLE: &str = "people of a title told in prose";

/// The talks of a sentence: each quoted title with the people who are named with it.
pub(super) fn candidates(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    lists: impl Fn() -> bool,
) -> Vec<Candidate> {
    let words = &ctx.passages[index].block.text[sentence.clone()];
    let mut quotes = all_quoted(words);
    // "a talk by Jane Doe of «Acme»"
    quotes.retain(|(inner, _)| ctx.lexicon.reference.organization(&words[inner.clone()]).is_none());
    quotes.extend(emphasised(ctx, index, sentence, &quotes));
    quotes.sort_by_key(|(inner, _)| inner.start);
    // Of marks one in the other the outer one counts.
    let mut end = 0;
    quotes.retain(|(_, outer)| {
        let apart = outer.start >= end;
        end = end.max(outer.end);
        apart
    });
    if quotes.is_empty() || is_of_others(ctx, words) {
        return Vec::new();
    }
    let groups = groups(ctx, &struck(words, quotes.iter().map(|(inner, _)| inner.clone())));
    let groups: Vec<Group> = groups.into_iter().flat_map(|it| at_titles(it, &quotes)).collect();
    let lists = lists();
    let opening = ctx.passages.iter().take(OPENING);
    let reports =
        opening.into_iter().any(|it| !it.mentions.is_empty()) && !names_a_work(ctx, words);
    let headed = reports && portrait::heading(ctx, index).is_some();
    // “just in case” is no title beside another.
    let titles = quotes.iter().filter(|(inner, _)| {
        let quoted = &words[inner.clone()];
        quoted.starts_with(char::is_uppercase)
            || quoted.split_whitespace().count() >= WORDS
            || !ctx.is_spaced()
    });
    let lone = titles.count() == 1;
    let mut found: Vec<Candidate> = Vec::new();
    for (number, (inner, outer)) in quotes.iter().enumerate() {
        let from = number.checked_sub(1).map_or(0, |before| quotes[before].1.end);
        let to = quotes.get(number + 1).map_or(words.len(), |next| next.1.start);
        let title = clean(words, inner.clone());
        let told = reports && is_told(words, &title);
        let near = Near { ctx, words, from, to, outer, lists, told, headed };
        let said = is_capitalised(&words[title.clone()])
            || words[outer.clone()].starts_with(['《', '〈'])
            || inner == outer && near.is_given(&groups)
            || words[title.clone()].split_whitespace().count() >= WORDS
                && (near.is_by(&groups)
                    || words[title.start..].starts_with(char::is_uppercase)
                        && near.is_owned(&groups))
            || is_presented(ctx, &words[outer.end..]);
        let entitled = quotes.len() == 1 && groups.is_empty();
        let entitled = entitled && (near.is_entitled() || near.is_led_on());
        let owned = near.owned_session(&groups);
        let named = near.names_a_session() || near.is_called_session() || owned.is_some();
        let listed = || lists && words[title.clone()].split_whitespace().count() >= 3;
        let brought = || {
            // Books stand in 『』, too, where nothing is reported on.
            let double = reports && words[outer.clone()].starts_with('『');
            let set_off = double || words[outer.clone()].starts_with(['「', '“']);
            let set_off = set_off && !ctx.is_spaced();
            set_off && near.is_brought(&groups)
        };
        let hers = || (near.is_in_guillemets() || headed) && near.is_theirs();
        let on = || near.is_on(&groups);
        let billed = near.billed().filter(|_| reports);
        // "「海のメッシュを張る」を推します。登壇者は佐藤花子さんです。"
        let labelled = reports
            && !ctx.is_spaced()
            && groups.is_empty()
            && words[title.clone()].chars().count() >= LABELLED
            && is_labelled_next(ctx, index, sentence);
        let beside = near.neighbours(&groups).filter(|_| reports);
        if !(said
            || billed.is_some()
            || beside.is_some()
            || named
            || listed()
            || labelled
            || brought()
            || entitled
            || hers()
            || on())
            || near.is_called()
            || words[title.clone()].ends_with(['.', '。', '!', '！']) && billed.is_none()
            || is_detail(&words[title.clone()], &ctx.languages)
            || SAID.iter().any(|it| words[outer.end..].starts_with(it))
            || words[title.clone()].chars().all(is_hiragana)
        {
            continue;
        }
        if let Some((at, credits)) = billed {
            let people = people_of(ctx, index, sentence.start + at, &credits, PEOPLE);
            found.push(candidate(ctx, index, sentence, &title, &near, people));
        } else if let Some(group) = near.speakers(&groups, named).or(beside) {
            let people = persons(ctx, index, sentence.start, group, PEOPLE, 0.85);
            let mut talk = candidate(ctx, index, sentence, &title, &near, people);
            let format = || format_in(owned?, &ctx.languages);
            talk.format =
                talk.format.or_else(|| format().map(Named::by("format beside the title")));
            found.push(talk);
        } else if (near.told || named)
            && groups.is_empty()
            && let Some(presenter) = brought_by(ctx, index, sentence, outer.start)
        {
            let found_here = candidate(ctx, index, sentence, &title, &near, Vec::new());
            found.push(Candidate { presenters: vec![presenter], ..found_here });
        } else if entitled && let Some(people) = sentence_before(ctx, index, sentence) {
            found.push(candidate(ctx, index, sentence, &title, &near, people));
        } else if near.told
            && groups.is_empty()
            && let Some(people) = beginning_next(ctx, index, sentence, outer)
        {
            found.push(candidate(ctx, index, sentence, &title, &near, people));
        } else if (named
            || near.is_theirs()
            || near.is_copular()
            || labelled
            || near.told && is_labelled_next(ctx, index, sentence))
            && lone
            && groups.is_empty()
        {
            let headed = || portrait::people(ctx, index);
            let before = || headed().or_else(|| sentence_before(ctx, index, sentence));
            let before = || near.is_theirs().then(before);
            let people = before().flatten().or_else(|| next_sentence(ctx, index, sentence));
            found.extend(people.map(|it| candidate(ctx, index, sentence, &title, &near, it)));
        }
    }
    found
}

/// The company that brings what is titled at a byte of a sentence in Chinese: "微软带来的闪电演讲《海上的网格》".
fn brought_by(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    title: usize,
) -> Option<Presenter> {
    let block = &ctx.passages[index].block;
    let before = &block.text[sentence.start..sentence.start + title];
    let hit = ctx.lexicon.organizations_in(before).pop()?;
    let gap = before[hit.range.end..].trim();
    // "微软的主题演讲《海上的网格》"
    let owned = || gap.strip_prefix('的').filter(|kind| format_in(kind, &ctx.languages).is_some());
    let brings = BRINGING.iter().find_map(|verb| gap.strip_prefix(verb)?.strip_prefix('的'));
    // "微软の皆さんによるハンズオン「海のメッシュ」"
    let given = || gap.split_once("による").filter(|(who, _)| BY_ALL.contains(who));
    let brings = brings.or_else(owned).or_else(|| given().map(|(_, kind)| kind));
    let brief = brings.is_some_and(|kind| kind.chars().count() <= KIND);
    let line = block.line_at(sentence.start + hit.range.start);
    (brief && !hit.named.foundation).then(|| Presenter::of(&hit, before, line))
}

/// What stands behind a company whose people do something, and behind its name alone.
const BY_ALL: [&str; 5] = ["", "の皆さん", "のみなさん", "の皆様", "の方々"];

/// What kind of session it is takes no more characters: "闪电演讲".
const KIND: usize = 6;

/// A group as several, where titles stand between its people: "Jane Doe (“Sails”) and John Roe (“Ropes”)".
fn at_titles(group: Group, quotes: &[(Range<usize>, Range<usize>)]) -> Vec<Group> {
    let parted = |a: &Member, b: &Member| {
        quotes.iter().any(|(_, outer)| a.name.end <= outer.start && outer.end <= b.name.start)
    };
    if !group.members.windows(2).any(|pair| parted(&pair[0], &pair[1])) {
        return vec![group];
    }
    let chunks = group.members.chunk_by(|a, b| !parted(a, b));
    let range = |members: &[Member]| {
        let employer = members[members.len() - 1].organization.as_ref();
        let end = members[members.len() - 1].name.end;
        let within = employer.filter(|it| {
            !quotes.iter().any(|(_, outer)| outer.start < it.end && end <= outer.start)
        });
        members[0].name.start..within.map_or(end, |it| it.end.max(end))
    };
    chunks.map(|members| Group { range: range(members), members: members.to_vec() }).collect()
}

/// A sentence with its titles struck out: "Deep Sea (Zora Quill)" is no name.
pub(super) fn struck(words: &str, titles: impl Iterator<Item = Range<usize>>) -> String {
    let mut struck = words.to_owned();
    for title in titles {
        struck.replace_range(title.clone(), &"_".repeat(title.len()));
    }
    struck
}

/// Whether words behind a title begin by saying who gave it: " was presented by ", " was proposed and led by ".
pub(super) fn is_presented(ctx: &Context, tail: &str) -> bool {
    let head = lowered(first_chars(tail.trim_start(), PRESENTED));
    let copulas = ctx.words(|language| language.copulas).into_iter();
    let mut copulas = copulas.filter(|copula| copula.ends_with(' '));
    let Some(rest) = copulas.find_map(|it| head.strip_prefix(it)) else { return false };
    let words = rest.split_whitespace().take(VERBS + 1);
    let mut words = words.take_while(|word| !word.ends_with([',', ';', '.']));
    let joints = ctx.words(|language| language.joints);
    words.any(|word| joints.contains(&word))
}

/// No more words stand between the two: "proposed and led".
const VERBS: usize = 3;

/// No more characters behind a title say who gave it.
const PRESENTED: usize = 48;

/// Whether a sentence is about an award, a booth, or people who are thanked.
pub(super) fn is_of_others(ctx: &Context, words: &str) -> bool {
    let stems = Stems::of(words);
    stems.has_any(&ctx.words(|language| language.not_speaking))
        || stems.has_any(&ctx.words(|language| language.not_talks))
}

/// Whether a sentence speaks of something else that has a title: "the authors of *Up and Running*".
fn names_a_work(ctx: &Context, words: &str) -> bool {
    Stems::of(words).has_any(&ctx.words(|language| language.works))
}

/// Whether words are the title of a talk wherever an event is reported on: "Who Moved My Mesh?", 《海上的网格》.
fn is_told(words: &str, title: &Range<usize>) -> bool {
    let told = &words[title.clone()];
    words[..title.start].ends_with('《')
        || told.split_whitespace().count() >= WORDS && is_title_case(told) && is_capitalised(told)
}

/// The byte from which a paragraph tells of lightning talks: "The day closed with lightning talks."
pub(super) fn lightning_talks(ctx: &Context, index: usize) -> Option<usize> {
    let stems = Stems::of(&ctx.passages[index].block.text);
    let words = ctx.words(|language| language.lightning_lists).into_iter();
    words.filter_map(|word| stems.find(word)).min()
}

fn candidate(
    ctx: &Context,
    index: usize,
    sentence: &Range<usize>,
    title: &Range<usize>,
    near: &Near<'_>,
    people: Vec<Person>,
) -> Candidate {
    let words = one_line(&near.words[title.clone()]);
    let label = last_chars(near.label(), TOLD);
    let tail = first_chars(&near.words[near.outer.end..near.to], 12);
    let format =
        format_in(&words, &ctx.languages).map(Named::by("format in its words")).or_else(|| {
            let beside = [label, tail].into_iter().find_map(|text| format_in(text, &ctx.languages));
            beside.map(Named::by("format beside the title"))
        });
    let format = format
        .or_else(|| near.lists.then(|| Named::by("format told before it")(TalkFormat::Lightning)));
    let start = sentence.start + title.start;
    let links =
        pages(ctx, index, &(sentence.start + near.outer.start..sentence.start + near.outer.end));
    Candidate {
        format,
        links,
        people,
        ..Candidate::new(
            ctx,
            RULE,
            index,
            start..sentence.start + title.end,
            (words, TitleKind::Stated),
        )
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::extract::testing::{context, credited, sentences};

    pub(in crate::extract::talk) fn found(lang: &str, text: &str) -> Vec<String> {
        let ctx = context(lang, "2025-04-25", text);
        let found = sentences(&ctx).flat_map(|(index, sentence)| {
            let lists = lightning_talks(&ctx, index).is_some_and(|at| at < sentence.end);
            candidates(&ctx, index, sentence, || lists)
        });
        found.map(|talk| credited(&talk)).collect()
    }

    #[test]
    fn titles_that_prose_quotes() {
        for (lang, text, want) in [
            (
                "en",
                "In the lightning talks, Zora Quill (“How sails came to be”) and Max Mu (“Ropes without any tears”) had five minutes.",
                &["How sails came to be | Zora Quill", "Ropes without any tears | Max Mu"][..],
            ),
            (
                "en",
                "Zora Quill's “Mending a sail, one knot at a time” was the funniest hour.",
                &["Mending a sail, one knot at a time | Zora Quill"],
            ),
            ("en", "Zora Quill's “just in case” was what she said.", &[]),
            ("en", "The team “Sails at Sea” (Zora Quill, Google) won the hackathon.", &[]),
            (
                "en",
                "“Who sails?” was proposed and led by Zora Quill.",
                &["Who sails? | Zora Quill"],
            ),
            (
                "uk",
                "# На KubeCon Europe 2025\n\nДвоє говорили про море: «Вітрила: не рвіть!» (Зора Квіленко, Quuxly) та «Канати для човнів» (Макс Муренко, Zylo).",
                &[
                    "Вітрила: не рвіть! | Зора Квіленко (Quuxly)",
                    "Канати для човнів | Макс Муренко (Zylo)",
                ],
            ),
            (
                "ja",
                "# KubeCon Europe 2025\n\n私は「海のメッシュを張る」を推します。登壇者は佐藤花子さんです。",
                &["海のメッシュを張る | 佐藤花子"],
            ),
            (
                "ja",
                "# KubeCon Europe 2025\n\n一番楽しめたのが、佐藤花子さんの『海のメッシュを張る』。",
                &["海のメッシュを張る | 佐藤花子"],
            ),
            (
                "ja",
                "# KubeCon Europe 2025\n\n演目は「海のメッシュを張る」、講師は佐藤花子さんです。",
                &["海のメッシュを張る | 佐藤花子"],
            ),
            (
                "ja",
                "# KubeCon Europe 2025\n\n合言葉は「海へ」です。登壇者は佐藤花子さんです。",
                &[],
            ),
            (
                "uk",
                "# На KubeCon Europe 2025\n\nМи читали книгу «Вітрила та канати» (Зора Квіленко, Quuxly).",
                &[],
            ),
            (
                "uk",
                "# На KubeCon Europe 2025\n\nВиграла команда «Вітрила та канати» (Зора Квіленко, Quuxly).",
                &[],
            ),
            (
                "uk",
                "# На KubeCon Europe 2025\n\nПотім ми пішли на «Вітрила та канати» Зори Квіленко з Quuxly.",
                &["Вітрила та канати | Зора Квіленко (Quuxly)"],
            ),
            (
                "uk",
                "# На KubeCon Europe 2025\n\nПершою виступила Зора Квіленко з Quuxly: «Вітрила та канати».",
                &["Вітрила та канати | Зора Квіленко (Quuxly)"],
            ),
            (
                "uk",
                "# На KubeCon Europe 2025\n\nЗора Квіленко з Quuxly: «Шийте вітрила та канати».",
                &[],
            ),
            (
                "uk",
                "Трек відкрила Зора Квіленко, CTO Quuxly. У доповіді «Вітрила для малих човнів» вона порахувала канати.",
                &["Вітрила для малих човнів | Зора Квіленко (Quuxly)"],
            ),
            (
                "en",
                "Zora Quill from Quuxly presented “Meshes at Sea”.",
                &["Meshes at Sea | Zora Quill (Quuxly)"][..],
            ),
            (
                "ja",
                "トップバッターはGoogleの佐藤花子さんです。「海の網の編み方」というタイトルで話しました。",
                &["海の網の編み方 | 佐藤花子 (Google)"],
            ),
            (
                "ja",
                "最後は「海の網の編み方」。Googleの佐藤花子さんによる10分の発表です。",
                &["海の網の編み方 | 佐藤花子 (Google)"],
            ),
            (
                "ja",
                "Googleの佐藤花子さんが「海の網の編み方」という話を披露し、会場が沸きました。",
                &["海の網の編み方 | 佐藤花子 (Google)"],
            ),
            (
                "ja",
                "パネル「海の網の編み方」です。佐藤花子さん（Google）、それに港で働く鈴木健一さんが、海を語りました。",
                &["海の網の編み方 | 佐藤花子 (Google), 鈴木健一"],
            ),
            (
                "ja",
                "「海の網の編み方」を発表したのは、Googleの佐藤花子さんです。",
                &["海の網の編み方 | 佐藤花子 (Google)"],
            ),
            (
                "en",
                "Max Mu's ropes were fun, and *sails are coming*, by Google's Zora Quill, was loud.",
                &["sails are coming | Zora Quill (Google)"],
            ),
            (
                "en",
                "Zora Quill speaks in Rome in May, on “sails in small harbours”.",
                &["sails in small harbours | Zora Quill"],
            ),
            ("zh", "微软的主题演讲《海上的网格》很长。", &["海上的网格 | "]),
            (
                "en",
                "# At KubeCon Europe 2025\n\n## Zora Quill\n\nZora sails. In May, she'll talk about **how old meshes float**.",
                &["how old meshes float | Zora Quill"],
            ),
            (
                "en",
                "Two to see: “Meshes at Sea” by Zora Quill and “Sails at Night” by Max Mu of Zylo.",
                &["Meshes at Sea | Zora Quill", "Sails at Night | Max Mu (Zylo)"],
            ),
            (
                "zh",
                "印象最深的是陈晓明的《海上的网格：从船到帆》。",
                &["海上的网格：从船到帆 | 陈晓明"],
            ),
            ("zh", "我最喜欢陈晓明的《写给提交者的网格》。", &["写给提交者的网格 | 陈晓明"]),
            (
                "en",
                "The talk “Meshes at Sea” was given by Zora Quill.",
                &["Meshes at Sea | Zora Quill"],
            ),
            (
                "en",
                "Zora Quill spoke on “Meshes at Sea” and Max Mu presented “Seas in Meshes”.",
                &["Meshes at Sea | Zora Quill", "Seas in Meshes | Max Mu"],
            ),
            (
                "en",
                "It ended with lightning talks. Zora Quill (Quuxly) put **a mesh on a boat**, Max Mu sang \
                 **the mesh and sea blues**, and then came Ada Lin's “sails you did not ask for”.",
                &[
                    "a mesh on a boat | Zora Quill (Quuxly)",
                    "the mesh and sea blues | Max Mu",
                    "sails you did not ask for | Ada Lin",
                ],
            ),
            (
                "en",
                "Two talks are confirmed: _Meshes at Sea_ (Zora Quill) and _Seas in Meshes_ by Max Mu.",
                &["Meshes at Sea | Zora Quill", "Seas in Meshes | Max Mu"],
            ),
            (
                "zh",
                "来自微软的陈晓明带来了题为《海上的服务网格》的演讲。",
                &["海上的服务网格 | 陈晓明 (微软)"],
            ),
            ("zh", "然后是《海上的服务网格》，讲师是陈晓明。", &["海上的服务网格 | 陈晓明"]),
            (
                "zh",
                "微软的陈晓明从海上讲起，介绍了《海上的服务网格》。",
                &["海上的服务网格 | 陈晓明 (微软)"],
            ),
            ("zh", "书架上有《海上的服务网格》；微软的陈晓明介绍了大海。", &[]),
            (
                "ja",
                "ハンズオン「海のメッシュを張ってみる」（講師：佐藤花子さん）は満席でした。",
                &["海のメッシュを張ってみる | 佐藤花子"],
            ),
            (
                "ja",
                "LT大会では、佐藤花子さんの「海のメッシュを張ってみる」が会場を沸かせました。",
                &["海のメッシュを張ってみる | 佐藤花子"],
            ),
            ("ja", "佐藤花子さんの「海は広い」という言葉が残りました。", &[]),
            ("ja", "佐藤花子さんの「海は広い」も忘れられません。", &["海は広い | 佐藤花子"]),
            (
                "ja",
                "Quuxlyの佐藤さくらさんの「海は広い」を聞いた。",
                &["海は広い | 佐藤さくら (Quuxly)"],
            ),
            (
                "uk",
                "Відкрила день виступом «Мережі в морі» проректорка з наукової роботи, професорка Зора Квіленко.",
                &["Мережі в морі | Зора Квіленко"],
            ),
            (
                "uk",
                "Цікавою була доповідь «Мережі в морі», з якою виступила випускниця нашого університету Зора Квіленко.",
                &["Мережі в морі | Зора Квіленко"],
            ),
            (
                "uk",
                "Доповідь Зори Квіленко з компанії Quuxly «Мережі в морі» зібрала всіх.",
                &["Мережі в морі | Зора Квіленко (Quuxly)"],
            ),
            ("uk", "Кава Зори Квіленко з компанії Quuxly «Мережі в морі» була смачна.", &[]),
            (
                "uk",
                "Зора Квіленко виступила з доповіддю «Мережі в морі».",
                &["Мережі в морі | Зора Квіленко"],
            ),
            (
                "zh",
                "微軟的陳曉明帶來的「海上的服務網格」很好。",
                &["海上的服務網格 | 陳曉明 (微軟)"],
            ),
            (
                "ja",
                "沸いたのは、佐藤花子さんと鈴木健一さんによる「海のメッシュ入門」でした。",
                &["海のメッシュ入門 | 佐藤花子, 鈴木健一"],
            ),
            (
                "ja",
                "パネルディスカッション「海は変わるのか？」では、佐藤花子（Quuxly）と鈴木健一が話しました。",
                &["海は変わるのか？ | 佐藤花子 (Quuxly), 鈴木健一"],
            ),
            (
                "ja",
                "佐藤花子さんは「海のメッシュ入門」と題した講演を行いました。",
                &["海のメッシュ入門 | 佐藤花子"],
            ),
        ] {
            assert_eq!(found(lang, text), want, "{text}");
        }
    }

    #[test]
    fn titles_in_a_report_on_an_event() {
        let report = |lang: &str, text: &str| found(lang, &format!("# QuuxCon 2025\n\n{text}"));
        for (lang, text, want) in [
            (
                "en",
                "Then Zora Quill of Quuxly was up with *Who Moved My Mesh?*, and it was full.",
                &["Who Moved My Mesh? | Zora Quill (Quuxly)"][..],
            ),
            (
                "en",
                "We liked *Who Moved My Mesh?*, with Zora Quill and Max Mu.",
                &["Who Moved My Mesh? | Zora Quill, Max Mu"],
            ),
            (
                "en",
                "The keynote belonged to Zora Quill. *Sails and Old Ropes* was less gloomy than it sounds.",
                &["Sails and Old Ropes | Zora Quill"],
            ),
            ("zh", "最后是微软带来的闪电演讲《海上的网格》。", &["海上的网格 | "]),
            ("zh", "最后是微软展台上的《海上的网格》。", &[]),
            ("zh", "微软的陈晓明聊的是《海上的服务网格》。", &["海上的服务网格 | 陈晓明 (微软)"]),
            (
                "zh",
                "微软的陈晓明讲 **海上的服务网格**，很好。",
                &["海上的服务网格 | 陈晓明 (微软)"],
            ),
            ("zh", "微軟的陳曉明介紹〈海上的服務網格〉。", &["海上的服務網格 | 陳曉明 (微軟)"]),
            ("zh", "微软的陈晓明讲 **很多**，很好。", &[]),
            ("zh", "这是**非常重要的一点**，微软的陈晓明说。", &[]),
            ("en", "Zora Quill wore a *Save the Whales Now* shirt and sold her book.", &[]),
            ("en", "Zora Quill was up with *sails and old ropes*.", &[]),
            ("en", "Zora Quill was up with *Rope Factory*.", &[]),
            ("en", "Zora Quill will be back at *Open Source Summit Europe*.", &[]),
            ("zh", "书架上有陈晓明的《海上的服务网格》。", &[]),
        ] {
            assert_eq!(report(lang, text), want, "{text}");
        }
        let text = "Then Zora Quill of Quuxly was up with *Who Moved My Mesh?*, and it was full.";
        assert_eq!(found("en", text), Vec::<String>::new());
    }

    #[test]
    fn quotes_that_are_no_talk() {
        for (lang, text) in [
            ("en", "Zora Quill said “it was a great day”."),
            ("en", "Zora Quill wrote the book “Meshes at Sea” and won an award."),
            ("en", "“Meshes at Sea” was full."),
            (
                "en",
                "The lightning talks were fun. As Zora Quill put it, “this was the best day ever”.",
            ),
            ("en", "Thanks to Zora Quill for “Meshes at Sea”."),
            ("en", "Zora Quill from **Red Hat** presented old sails with **Envoy Gateway**."),
            ("zh", "陈晓明认为“海上的服务网格”很难。"),
            ("ja", "参加者の佐藤花子さんは「とても勉強になった」と話しました。"),
            ("en", "Zora Quill saw **all of *Meshes at Sea* and more** there."),
            ("uk", "Зора Квіленко живе в «Морі мереж»."),
            ("ja", "佐藤花子さんの「海は広いな大きいな」という言葉。"),
            ("ja", "合言葉は「海は広いな大きいな」。佐藤花子さんは笑顔でした。"),
            ("ja", "佐藤花子さんが「海は広いな大きいな」と歌いました。"),
            ("ja", "佐藤花子さんは「海は広いな？」と聞きました。"),
        ] {
            assert_eq!(found(lang, text), Vec::<String>::new(), "{text}");
        }
    }
}
