//! Which people a title that running text quotes belongs to, by the words between them: "Jane Doe's “Meshes at Sea”",
//! "佐藤花子さんによる「海のメッシュ」".

use std::ops::Range;

use super::entitled::is_entitled;
use super::floor::{is_apposition, speaks, takes_the_floor, without_roles};
use super::format::{format_in, names_session};
use super::title::{clean, is_title_case};
use crate::extract::context::Context;
use crate::extract::gloss::after_gloss;
use crate::extract::people::credits::Credits;
use crate::extract::people::group::Group;
use crate::extract::possessive::owned;
use crate::extract::sentence::{first_chars, last_chars, lowered, range_in};
use crate::extract::stems::Stems;
use crate::language::han::{ABOUT, GIVING, HEARING};
use crate::language::ja::titles;
use crate::language::uk::CALLED;
use crate::language::{LANGUAGES, en, is_cjk};

/// So many characters may stand between people and the title of a session.
const NEAR: usize = 32;

/// So many in a report on an event, where a title in capitals is that of a talk.
pub(super) const TOLD: usize = 60;

/// Words in bold that are shorter, in characters, are no title but stressed.
const BOLD: usize = 6;

/// So many characters in quotes, those included, are a title of whoever owns them, and no mere word of theirs.
const OWNED: usize = 10;

/// So many are one where it is heard or remembered.
const HEARD: usize = 6;

/// No more characters only lead to a title: "そのあとに聴いたのは".
const BETWEEN: usize = 16;

/// What somebody did with a title stands in so many characters behind it.
const DEED: usize = 20;

/// No fewer words in quotes before a bracket with people are a title.
const BILLED: usize = 2;

/// So many words in capitals are a title.
const WORDS: usize = 3;

/// A quoted title, with the words around it that no other title claims.
pub(super) struct Near<'a> {
    pub ctx: &'a Context<'a>,
    pub words: &'a str,
    pub from: usize,
    pub to: usize,
    pub outer: &'a Range<usize>,
    /// Whether the passage tells of lightning talks: who stands before a title need not be said to speak.
    pub lists: bool,
    /// Whether the post reports on an event, and the title can hardly be of anything else.
    pub told: bool,
    /// Whether a name heads the section.
    pub headed: bool,
}

impl Near<'_> {
    /// The words before the title, with the quote that opens it: "розмовою «" says more than "розмовою".
    pub fn label(&self) -> &str {
        let opening = self.words[self.outer.start..].chars().next().filter(|c| *c == '«');
        &self.words[self.from..self.outer.start + opening.map_or(0, char::len_utf8)]
    }

    /// Whether a word for a session stands beside the title: "a talk on “…”", "题为《…》的演讲".
    pub fn names_a_session(&self) -> bool {
        let before = last_chars(self.label(), 30);
        let behind = &self.words[self.outer.end..self.to];
        let after = first_chars(behind, 12);
        // "*Netze auf See* (Meshes at Sea) by Jane Doe"
        let glossed = first_chars(after_gloss(behind).unwrap_or_default(), 12);
        let near = format!("{before} {after} {glossed}");
        names_session(self.ctx, &near)
            || Stems::of(&near).has_any(&self.ctx.words(|language| language.titled_words))
    }

    /// The words up to the session before the title that those between own, in an inflecting language, however long what
    /// tells of them is: "Ключова доповідь" of "Ключова доповідь Зори Квіленко з Acme «…»".
    pub fn owned_session(&self, groups: &[Group]) -> Option<&str> {
        let group = self.before(groups).filter(|_| self.ctx.inflects())?;
        let gap = &self.words[group.range.end..self.outer.start];
        let gap = gap.trim_matches([' ', ')', '*', ':', '—', '–']);
        let before = without_roles(self.ctx, &self.words[self.from..group.range.start]);
        let session = before.split_whitespace().next_back()?;
        (gap.is_empty() && names_session(self.ctx, session)).then_some(last_chars(before, NEAR))
    }

    /// Whether the title is in bold or italics, and begins with what kind of session it is: "**Workshop for beginners**".
    pub fn is_called_session(&self) -> bool {
        let title = &self.words[clean(self.words, self.outer.clone())];
        let first = title.split_whitespace().next().unwrap_or_default();
        let marked = self.words[self.outer.clone()].starts_with(char::is_alphabetic);
        let named = || format_in(first, &self.ctx.languages).is_some();
        marked && title.split_whitespace().count() >= WORDS && named()
    }

    /// Whether the title is that of whoever was told of last: "In *Meshes at Sea*, she's going to show …", "Her talk
    /// “…”".
    pub fn is_theirs(&self) -> bool {
        let before = lowered(&self.words[self.from..self.outer.start]);
        let first = before.split_whitespace().next().unwrap_or_default();
        let hers = self.ctx.words(|language| language.possessives).contains(&first);
        // "In *Meshes at Sea*, she …", "In the talk *Meshes at Sea* she …"
        let mut words = before.split_whitespace();
        let inside = self.ctx.words(|language| language.in_words);
        let opened =
            words.next().is_some_and(|word| inside.contains(&word)) && words.clone().count() <= 2;
        let session = words.next_back();
        let opened = opened && session.is_none_or(|word| names_session(self.ctx, word));
        let after = lowered(self.words[self.outer.end..self.to].trim_start_matches([',', ' ']));
        let subject = after.split([' ', '\'', '’']).next().unwrap_or_default();
        let acts = self.ctx.words(|language| language.pronouns).contains(&subject);
        // Other languages write no capitals in titles, which quotes set off.
        let set_off = self.words[self.outer.clone()].starts_with(['«', '“', '"']);
        // "In the talk “Meshes at Sea” she …": whatever it was that she did.
        let shows = || session.is_some() && set_off || speaks(self.ctx, &after);
        let sure = self.told || self.headed || set_off && (hers || session.is_some());
        // "She will open the day with *Meshes at Sea*.", "In May, she'll talk about **meshes**."
        let clause = before.rsplit(", ").next().unwrap_or_default();
        let told = || {
            let (subject, rest) = clause.split_once([' ', '\'', '’']).unwrap_or_default();
            let acts = self.ctx.words(|language| language.pronouns).contains(&subject);
            self.from == 0 && acts && rest.chars().count() <= TOLD && speaks(self.ctx, rest)
        };
        // "他带来了《海上的网格》"
        let brought = || {
            let verbs = || self.ctx.words(|language| language.speaking);
            !self.ctx.is_spaced()
                && self.from == 0
                && self.words[self.outer.clone()].starts_with('《')
                && self
                    .ctx
                    .words(|language| language.pronouns)
                    .iter()
                    .any(|it| before.starts_with(it))
                && before.chars().count() <= BETWEEN
                && verbs().iter().any(|verb| before.contains(verb))
        };
        brought()
            || sure && (hers && self.names_a_session() || opened && acts && shows() || told())
            || self.is_in_guillemets() && told()
            || self.told && self.is_long()
    }

    /// Whether the title is one by its length and its capitals alone, where quotes or italics set it off: "*A Committer's
    /// Burden* was less gloomy than it sounds".
    fn is_long(&self) -> bool {
        let title = &self.words[clean(self.words, self.outer.clone())];
        let capital = title.starts_with(char::is_uppercase);
        capital
            && title.split_whitespace().count() >= WORDS
            && (is_title_case(title) || self.is_in_guillemets())
    }

    /// Whether quotes set the title off that no language with capitals in titles uses.
    pub fn is_in_guillemets(&self) -> bool {
        self.words[self.outer.clone()].starts_with('«')
    }

    /// Whether the words before the title say no more than that it is one.
    pub fn is_entitled(&self) -> bool {
        self.from == 0 && is_entitled(self.ctx, &self.words[..self.outer.start])
    }

    /// Whether a sentence in Japanese begins with the title, and goes on with what whoever was named before it did:
    /// "「海のメッシュ」というタイトルで話しました".
    pub fn is_led_on(&self) -> bool {
        let behind = &self.words[self.outer.end..self.to];
        let head = self.words[..self.outer.start].trim();
        // "「海のメッシュ」について語りました"
        let about = behind.strip_prefix(ABOUT).map(|it| first_chars(it, DEED));
        let mut verbs = self.ctx.words(|language| language.speaking).into_iter();
        let leads = titles::LEADS.iter().any(|it| behind.starts_with(it))
            || about.is_some_and(|deed| verbs.any(|verb| deed.contains(verb)));
        leads && (head.is_empty() || head.ends_with('、') && head.chars().count() <= BETWEEN)
    }

    /// Whether a sentence in Japanese says no more than that the title was next: "最後は「海のメッシュ」です。"
    pub fn is_copular(&self) -> bool {
        let head = self.words[..self.outer.start].trim_end();
        let behind = self.words[self.outer.end..].trim_end_matches(['。', ' ', '！']);
        let turns = titles::TURNS.iter().any(|it| head.starts_with(it));
        !self.ctx.is_spaced()
            && turns
            && head.chars().count() <= BETWEEN
            && ["", "です", "でした"].contains(&behind)
    }

    /// The last people before the title.
    pub fn before<'g>(&self, groups: &'g [Group]) -> Option<&'g Group> {
        let within =
            |group: &&Group| self.from <= group.range.start && group.range.end <= self.outer.start;
        groups.iter().rfind(within)
    }

    /// Whether people before a title in Chinese or Japanese give it, or nobody stands there: "陈晓明带来的「…」",
    /// "佐藤花子による「…」", "最好的机会是「…」，由陈晓明主持".
    pub fn is_brought(&self, groups: &[Group]) -> bool {
        self.before(groups).is_none_or(|group| {
            let gap = &self.words[group.range.end..self.outer.start];
            let floor = || takes_the_floor(self.ctx, self.words, group);
            // "佐藤花子さんの「海のメッシュ」です。"
            let length = self.words[self.outer.clone()].chars().count();
            let behind = &self.words[self.outer.end..];
            let goes_on = |ends: &[&str]| ends.iter().any(|end| behind.starts_with(end));
            let hers = gap.trim() == "の"
                && (length >= OWNED && goes_on(&titles::ENDS)
                    || length >= HEARD && goes_on(&titles::HEARD));
            // "听了陈晓明的「海上的网格」"
            let before = self.words[..group.range.start].trim_end();
            let heard = HEARING.iter().any(|it| before.ends_with(it));
            let his = gap.trim() == "的" && (length >= OWNED || length >= HEARD && heard);
            gap.trim() == "による"
                || titles::HOLDING.contains(&gap.trim())
                || hers
                || his
                || self.is_done_with(gap)
                || gap.chars().count() <= 6 && gap.chars().any(is_cjk) && floor()
        })
    }

    /// Whether the words behind a title say that whoever acts before it gave it: "佐藤花子さんが「海のメッシュ」という話を披露し".
    fn is_done_with(&self, gap: &str) -> bool {
        let behind = first_chars(&self.words[self.outer.end..self.to], DEED);
        let clause = behind.split(['、', '。']).next().unwrap_or_default();
        let mut verbs = self.ctx.words(|language| language.speaking).into_iter();
        ["が", "は", "も", "からは", "から"].contains(&gap.trim())
            && verbs.any(|verb| clause.contains(verb))
    }

    /// Whether people before a title in quotes speak on it: "Jane Doe speaks at QuuxCon in May, on “Meshes at Sea”".
    pub fn is_on(&self, groups: &[Group]) -> bool {
        let joints = self.ctx.words(|language| language.topic_joints);
        let before = self.words[self.from..self.outer.start].trim_end();
        let quoted = self.words[self.outer.clone()].starts_with(['“', '"', '«', '„']);
        quoted
            && joints.iter().any(|joint| before.ends_with(joint.trim_end()))
            && self.before(groups).is_some_and(|it| takes_the_floor(self.ctx, self.words, it))
    }

    /// Whether people stand behind the title with no more than "by" between.
    pub fn is_by(&self, groups: &[Group]) -> bool {
        let after = groups.iter().find(|group| group.range.start >= self.outer.end);
        after.filter(|group| group.range.end <= self.to).is_some_and(|group| {
            let gap = self.words[self.outer.end..group.range.start].trim_matches([' ', ',']);
            self.ctx.languages.iter().any(|language| language.joints.contains(&gap))
        })
    }

    /// Whether somebody's name right before the title says whose it is: "Jane Doe's “Meshes at sea”".
    pub fn is_owned(&self, groups: &[Group]) -> bool {
        let gap = self.before(groups).map(|it| &self.words[it.range.end..self.outer.start]);
        gap.and_then(owned).is_some_and(|rest| rest.trim().is_empty())
    }

    /// Whom the bracket right behind a title in quotes bills, with employers, or the end of a sentence that has begun before
    /// it, and the byte from which it does: "«Meshes at Sea» (Jane Doe, Acme)", "Next was «Meshes at Sea», Jane Doe, Acme."
    pub fn billed(&self) -> Option<(usize, Credits)> {
        let title = &self.words[self.outer.clone()];
        let quoted = title.starts_with(['«', '“', '"', '„']) && !self.is_called();
        let long = title.split_whitespace().count() >= BILLED;
        let behind = self.words[self.outer.end..self.to].trim_start();
        let bill = if let Some(rest) = behind.strip_prefix('(') {
            rest.split_once(')').filter(|(inside, _)| !inside.contains('('))?.0
        } else {
            let begun = self.words[..self.outer.start].contains(char::is_alphabetic);
            let ends = begun && self.to == self.words.len();
            behind.strip_prefix([',', '—', '–']).filter(|_| ends)?.trim_end_matches(['.', '!', ' '])
        };
        // "(led by Jane Doe, Acme)"
        let labels = self.ctx.words(|language| language.by_words).into_iter();
        let led = labels.filter_map(|label| bill.strip_prefix(label)?.strip_prefix(' '));
        let bill = led.min_by_key(|rest| rest.len()).unwrap_or(bill);
        let credits = self.ctx.credits(if quoted && long { bill } else { "" });
        let sure =
            credits.is_certain() && credits.organizations.is_empty() && credits.is_employed();
        sure.then(|| (range_in(self.words, bill).start, credits))
    }

    /// The people beside whom a title in guillemets stands, with no more between than what joins whoever speaks to it: "Next
    /// spoke Jane Doe: «…»", "Jane Doe and her «…»", "we heard «…» by" in the genitive, "… with «…» — Jane Doe will".
    pub fn neighbours<'g>(&self, groups: &'g [Group]) -> Option<&'g Group> {
        if !(self.is_in_guillemets() && self.is_long()) || self.is_called() {
            return None;
        }
        let before = self.before(groups).filter(|group| {
            let gap = lowered(&self.words[group.range.end..self.outer.start]);
            let gap = gap.trim_matches([' ', ')', '*', ',']);
            let ends = !self.words[self.outer.end..].contains(char::is_alphabetic);
            let joins = match gap {
                ":" => ends,
                gap => {
                    self.ctx.words(|language| language.from_words).contains(&gap) && gap != "від"
                }
            };
            joins && takes_the_floor(self.ctx, self.words, group) || self.is_and_hers(gap)
        });
        let after = || groups.iter().find(|group| group.range.start >= self.outer.end);
        before.or_else(|| {
            let begun = self.words[..self.outer.start].contains(char::is_alphabetic);
            after().filter(|it| begun && self.ctx.inflects() && it.range.end <= self.to).filter(
                |it| {
                    let gap = self.words[self.outer.end..it.range.start].trim_matches([' ', '*']);
                    ["", "—", "–"].contains(&gap)
                },
            )
        })
    }

    /// Whether the word before the title says that something else is called so: "команда «Вітрила»".
    pub fn is_called(&self) -> bool {
        let before = lowered(&self.words[self.from..self.outer.start]);
        let last = before.split_whitespace().next_back().unwrap_or_default();
        CALLED.iter().any(|it| last.starts_with(it)) || en::CALLED.contains(&last)
    }

    /// Whether words lead from people to what is theirs: "and her", ": her".
    fn is_and_hers(&self, gap: &str) -> bool {
        let hers = self.ctx.words(|language| language.possessives).into_iter();
        let mut heads = hers.filter_map(|it| gap.strip_suffix(it));
        let ands = self.ctx.words(|language| language.and_words);
        heads.any(|head| [":", "—", "–"].contains(&head.trim()) || ands.contains(&head.trim()))
    }

    /// Whether the words between people and a title in bold in Chinese say no more than that they give it:
    /// "陈晓明讲 **…**", "陈晓明的**…**".
    pub fn is_given(&self, groups: &[Group]) -> bool {
        let long = self.words[self.outer.clone()].chars().count() >= BOLD;
        self.before(groups).filter(|_| long).is_some_and(|group| {
            let gap = self.words[group.range.end..self.outer.start].trim();
            GIVING.contains(&gap.trim_start_matches('，').trim_end_matches('了'))
        })
    }

    /// Whether words between people and a title end in what they did with it: "从海上讲起，介绍了《…》".
    pub fn is_brought_by(&self, gap: &str) -> bool {
        let verb = gap.trim_end_matches('了');
        let mut verbs = LANGUAGES.iter().filter(|it| !it.spaced).flat_map(|it| it.speaking);
        self.words[self.outer.clone()].starts_with('《')
            && verbs.any(|it| it.chars().count() > 1 && verb.ends_with(it))
            && !gap.contains([';', '；'])
    }

    /// The people before the title who take the floor, else those right after it.
    pub fn speakers<'g>(&self, groups: &'g [Group], named: bool) -> Option<&'g Group> {
        // "“Title” (Jane Doe) and “Title”": who stands in brackets gave the talk before.
        let bracketed = |group: &&Group| {
            self.from > 0
                && self.words[self.from..group.range.start].trim_start().starts_with(['(', '（'])
        };
        // "“Title” by Jane Doe and “Title” by John Roe": who stands behind "by" gave the talk before, too.
        let credited = |group: &&Group| {
            let between = self.words[self.from..group.range.start].trim();
            self.from > 0 && self.ctx.languages.iter().any(|it| it.joints.contains(&between))
        };
        let before = self.before(groups).filter(|group| !bracketed(group) && !credited(group));
        // "Jane Doe's was fun, and “Title”, by John Roe, too"
        let before = before.filter(|_| !self.is_by(groups));
        let after = groups
            .iter()
            .find(|group| group.range.start >= self.outer.end && group.range.end <= self.to)
            .filter(|it| !self.words[self.outer.end..it.range.start].contains([';', '；']));
        let speaks = |group: &&Group| takes_the_floor(self.ctx, self.words, group);
        let beside = |group: &&Group| {
            // "Jane Doe's “Meshes at Sea”", "“Meshes at Sea” (Jane Doe)"
            let gap = if group.range.end <= self.outer.start {
                &self.words[group.range.end..self.outer.start]
            } else {
                &self.words[self.outer.end..group.range.start]
            };
            let possessive = gap.trim().trim_start_matches(['\'', '’']) == "s";
            // "《Title》，讲师是陈晓明", "「Title」（講師：佐藤花子さん）"
            // "Jane Doe (she sails), whose talk was called “Meshes at Sea”"
            let whose = self.ctx.words(|language| language.whose_words);
            let hers = named && gap.split_whitespace().any(|word| whose.contains(&word));
            let label = gap.trim_matches(['(', '（', ':', '：', ',', '，', '、', ' ']);
            // "「海のメッシュ」、講師は佐藤花子さんです"
            let label = label.strip_suffix('は').unwrap_or(label);
            let by = self.ctx.words(|language| language.by_words).contains(&label);
            // "陈晓明是海洋方向的负责人，……，这一场的题目叫做《海上的网格》"
            let clause = gap.rsplit('，').next().filter(|it| it.len() < gap.len());
            let lone = groups.len() == 1 && group.range.end <= self.outer.start;
            let called = lone && clause.is_some_and(|it| is_entitled(self.ctx, it));
            hers || called
                || named && (gap.chars().count() <= NEAR || is_apposition(self.ctx, gap))
                || self.told && gap.chars().count() <= TOLD
                || group.range.end <= self.outer.start && is_brief(gap, self.lists)
                || possessive
                || group.range.end <= self.outer.start && self.is_brought_by(gap)
                || matches!(gap.trim(), "による" | "の" | "的")
                || group.range.end <= self.outer.start && self.is_done_with(gap)
                || by && group.range.start >= self.outer.end
                || gap.trim_matches(['(', '（', ',', '，', ' ', '-', '–', '—']).is_empty()
        };
        before
            .filter(|group| speaks(group) || beside(group))
            .or_else(|| after.filter(|group| speaks(group) || beside(group)))
    }
}

/// Whether so little stands between a name and a title that one gives the other: " put ", and some words more where talks
/// are listed: " sang of ". What somebody says follows a comma or a colon.
fn is_brief(gap: &str, listed: bool) -> bool {
    let brief = gap.split_whitespace().count() <= 1 || listed && gap.chars().count() <= 40;
    brief && !gap.trim_end().ends_with([',', ':', '，', '：'])
}
