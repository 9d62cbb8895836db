//! Organizations that present a talk, beyond the employers of its people.

use std::ops::Range;

use crate::extract::context::Context;
use crate::extract::facts::TalkFormat;
use crate::extract::lexicon::Hit;
use crate::extract::people::group::groups;
use crate::extract::people::span::is_surname;
use crate::extract::sentence::{ends_in_word, first_chars, lowered};
use crate::extract::stems::Stems;
use crate::extract::talk::Candidate;
use crate::extract::talk::floor::speaks;
use crate::extract::talk::format::names_session;
use crate::reference::Organization;

/// So many characters may stand between an organization and its link in a language without spaces.
const GAP: usize = 12;

/// So many behind the link say what it did.
const BEHIND: usize = 30;

/// Who of an organization is told of without a name.
const TEAMS: [&str; 8] =
    ["チーム", "エンジニア", "開発者", "メンバー", "皆さん", "みなさん", "皆様", "方々"];

/// An organization that presents a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presenter {
    /// Canonical name.
    pub name: String,
    /// As the post writes it.
    pub surface: String,
    /// 1-based line.
    pub line: u32,
    /// Whether "from" or "by" introduces it: then it is the employer of who speaks.
    pub introduced: bool,
}

impl Presenter {
    /// A known organization as some words name it.
    pub fn of(hit: &Hit<&Organization>, words: &str, line: u32) -> Self {
        let surface = words[hit.range.clone()].to_owned();
        Self { name: hit.named.name.clone(), surface, line, introduced: false }
    }
}

/// Organizations that the words in and before a talk's link make its presenters. `ends` are the
/// passages and bytes at which talks end, sorted.
///
/// Only organizations that the reference data knows: any capitalised word may begin a title.
pub fn presenters(ctx: &Context, ends: &[(usize, usize)], candidate: &Candidate) -> Vec<Presenter> {
    if candidate.rule == "linked row" && candidate.people.is_empty() {
        let told = || Scope::of(ctx, ends, candidate).subjects();
        let labelled = introduced_before(ctx, candidate);
        return [labelled, bracketed(ctx, candidate), seated_behind(ctx, candidate)]
            .into_iter()
            .find(|found| !found.is_empty())
            .unwrap_or_else(told);
    }
    if candidate.rule == "bare link" && candidate.people.is_empty() && !ctx.is_spaced() {
        return given_by(ctx, candidate).into_iter().collect();
    }
    if candidate.span.is_empty() || candidate.rule != "link in prose" {
        return Vec::new();
    }
    let mut found = Scope::of(ctx, ends, candidate).presenters();
    if found.is_empty() && candidate.people.is_empty() {
        found = seated_behind(ctx, candidate);
    }
    found
}

/// "Acmeの皆さんによるハンズオンです（[動画](…)）": whose people gave it, by the beginning of the link's sentence.
fn given_by(ctx: &Context, candidate: &Candidate) -> Option<Presenter> {
    let block = &ctx.passages[candidate.passage].block;
    let sentence = ctx.sentence_at(candidate.passage, candidate.span.start);
    let words = &block.text[sentence.clone()];
    let first = ctx.lexicon.organizations_in(words).into_iter().find(|hit| hit.range.start == 0)?;
    let behind = words[first.range.end..].trim_start();
    let team = behind.strip_prefix('の').map_or(behind, str::trim_start);
    let behind = TEAMS.iter().find_map(|it| team.strip_prefix(it)).unwrap_or(behind);
    let given = behind.starts_with("による") && !first.named.foundation;
    given.then(|| Presenter::of(&first, words, block.line_at(sentence.start)))
}

/// What tells who brings a talk in prose: its sentence behind the talk before it, up to the end of its link.
struct Scope<'s, 'c> {
    ctx: &'s Context<'c>,
    candidate: &'s Candidate,
    /// Where it begins in the passage, and the link in it.
    start: usize,
    link_at: usize,
    words: &'s str,
    /// What follows the link in the sentence.
    behind: &'s str,
    /// Whether the link says that somebody speaks: "[told of sails](…)".
    link_tells: bool,
}

impl<'s, 'c> Scope<'s, 'c> {
    fn of(ctx: &'s Context<'c>, ends: &[(usize, usize)], candidate: &'s Candidate) -> Self {
        let text: &str = &ctx.passages[candidate.passage].block.text;
        let sentence = ctx.sentence_at(candidate.passage, candidate.span.start);
        let before = ends.partition_point(|&end| end <= (candidate.passage, candidate.span.start));
        let start = match ends[..before].last() {
            Some(&(passage, end)) if passage == candidate.passage => end.max(sentence.start),
            _ => sentence.start,
        };
        let words = &text[start..candidate.span.end.min(text.len())];
        let link_at = candidate.span.start - start;
        let link = lowered(&words[link_at..]);
        let mut verbs = ctx.words(|language| language.speaking).into_iter();
        Self {
            ctx,
            candidate,
            start,
            link_at,
            words,
            behind: text.get(candidate.span.end..sentence.end).unwrap_or_default(),
            link_tells: verbs.any(|verb| link.starts_with(verb)),
        }
    }

    fn presenters(&self) -> Vec<Presenter> {
        let hits = self.ctx.lexicon.organizations_in(self.words);
        // "…, given by John Roe from Acme, and then Jane Doe showed [sails](…)": whom others work for.
        let others = employers_of_others(self.ctx, self.words, self.candidate);
        let own =
            |hit: &Range<usize>| !is_surname(self.ctx, self.words, hit) && !others.contains(hit);
        let mut found: Vec<Presenter> = Vec::new();
        let mut accepted: Option<&Range<usize>> = None;
        let mut waiting: Vec<&Hit<&Organization>> = Vec::new();
        for (number, hit) in hits.iter().enumerate() {
            let range = &hit.range;
            if hit.named.foundation || !own(range) {
                continue;
            }
            let introduced = self.is_introduced(range) || hits.len() == 1 && self.employs(range);
            let chained = |earlier: &Range<usize>| self.are_joined(earlier, range);
            // Three in a row are a list of those who take part.
            let listed = number >= 2
                && self.are_joined(&hits[number - 2].range, &hits[number - 1].range)
                && chained(&hits[number - 1].range);
            let brings = introduced || self.speaks(range) || self.is_subject(range) || listed;
            if !brings && !accepted.is_some_and(chained) {
                waiting.push(hit);
                continue;
            }
            // "with Acme, Globex and Initech about …": all of them.
            let mut chain = Vec::new();
            let mut first = range;
            while let Some(earlier) = waiting.pop().filter(|it| self.are_joined(&it.range, first)) {
                first = &earlier.range;
                chain.push(self.presenter(earlier, false));
            }
            found.extend(chain.into_iter().rev());
            found.push(self.presenter(hit, introduced));
            accepted = Some(range);
        }
        found
    }

    /// "- Acmeからは[海の網](…)の発表がありました": of a row in Chinese or Japanese that is a sentence.
    fn subjects(&self) -> Vec<Presenter> {
        if self.ctx.is_spaced() || self.link_at == 0 {
            return Vec::new();
        }
        let hits = self.ctx.lexicon.organizations_in(&self.words[..self.link_at]);
        let own = hits.iter().filter(|hit| !hit.named.foundation);
        let brings = |hit: &&Hit<&Organization>| {
            self.is_subject_of_all(&hit.range, &lowered(&self.words[hit.range.end..]))
        };
        own.filter(brings).map(|hit| self.presenter(hit, false)).collect()
    }

    fn presenter(&self, hit: &Hit<&Organization>, introduced: bool) -> Presenter {
        let block = &self.ctx.passages[self.candidate.passage].block;
        let line = block.line_at(self.start + hit.range.start);
        Presenter { introduced, ..Presenter::of(hit, self.words, line) }
    }

    /// Whether two organizations are named together: "Acme, Globex", "Acme and Globex".
    fn are_joined(&self, earlier: &Range<usize>, later: &Range<usize>) -> bool {
        joins(self.ctx, &self.words[earlier.end..later.start])
    }

    /// "a talk by Acme"
    fn is_introduced(&self, hit: &Range<usize>) -> bool {
        let before = lowered(self.words[..hit.start].trim_end());
        // In "Зора Квіленко розбирала [вітрила для тих, хто прийшов із Acme](…)" it is of the title.
        let inside = hit.start > self.link_at && !self.candidate.people.is_empty();
        let by = self.ctx.words(|language| language.by_words).into_iter();
        let mut by = by.filter(|word| !inside || *word != "з");
        by.any(|word| before.ends_with(word))
    }

    /// Whether the only organization that is named before a link may be that of its people, of whom nobody else's is known:
    /// "Acme's slot went to Jane Doe, who [told of sails](…)".
    fn employs(&self, hit: &Range<usize>) -> bool {
        self.candidate.is_unemployed() && hit.end <= self.link_at
    }

    /// "Acme told of [sails](…)"
    fn speaks(&self, hit: &Range<usize>) -> bool {
        let after = lowered(&self.words[hit.end..]);
        if self.ctx.is_spaced() {
            return speaks(self.ctx, &after);
        }
        self.tells(first_chars(&after, 8)) || self.is_subject_of_all(hit, &after)
    }

    /// "Acmeは[海の網](…)のデモを行いました", "Acmeのチームからは、", "Acme 在[演讲](…)中谈到了海"
    fn is_subject_of_all(&self, hit: &Range<usize>, after: &str) -> bool {
        hit.end <= self.link_at
            && first_chars(after, GAP).len() >= self.link_at - hit.end
            && after_team(after).starts_with(['は', 'が', '在'])
            && self.tells(first_chars(self.behind, BEHIND))
    }

    /// Whether Chinese or Japanese words tell that somebody speaks.
    fn tells(&self, words: &str) -> bool {
        let verbs = self.ctx.words(|language| language.speaking);
        verbs.iter().any(|verb| verb.chars().count() > 1 && words.contains(verb))
    }

    /// Whether the words of the link tell what an organization did: "[How Acme sails](…)", "Acme, which …, also [told of
    /// …](…)".
    fn is_subject(&self, hit: &Range<usize>) -> bool {
        if hit.start >= self.link_at {
            let mut words = self.words[self.link_at..hit.start].split_whitespace();
            return words.all(|word| ["how", "як"].contains(&word.to_lowercase().as_str()));
        }
        let before = lowered(self.words[..hit.start].trim_end());
        self.link_tells && before.split_whitespace().count() <= 2
    }
}

/// What follows those of an organization who are told of in Japanese, and "from" them: "は" of "のチームからは".
fn after_team(after: &str) -> &str {
    let after = after.trim_start();
    let team = after.strip_prefix('の').and_then(|it| {
        let it = it.trim_start();
        TEAMS.iter().find_map(|team| it.strip_prefix(team))
    });
    let after = team.unwrap_or(after);
    let after = after.strip_prefix("さん").unwrap_or(after);
    after.strip_prefix("から").unwrap_or(after)
}

/// Those that the sentence of a panel names behind its link: "a panel on [sails](…) with people from Acme and Globex".
fn seated_behind(ctx: &Context, candidate: &Candidate) -> Vec<Presenter> {
    let block = &ctx.passages[candidate.passage].block;
    let sentence = ctx.sentence_at(candidate.passage, candidate.span.start);
    let behind = block.text.get(candidate.span.end..sentence.end).unwrap_or_default();
    let panel = candidate.format.is_some_and(|it| it.format == TalkFormat::Panel);
    if panel { seated(ctx, behind, block.line_at(candidate.span.end)) } else { Vec::new() }
}

/// The organization by which the label before a row's title is: "A session from Acme: [Meshes at Sea](…)".
fn introduced_before(ctx: &Context, candidate: &Candidate) -> Vec<Presenter> {
    let block = &ctx.passages[candidate.passage].block;
    let before = block.text.get(..candidate.span.start).unwrap_or_default();
    let label = before.trim_end_matches([' ', '«', '“', '"']);
    let Some(label) = label.strip_suffix([':', '—', '–']).map(str::trim_end) else {
        return Vec::new();
    };
    let hits = ctx.lexicon.organizations_in(label);
    let by = ctx.words(|language| language.by_words);
    let own = hits.iter().filter(|hit| {
        let introduced = lowered(label[..hit.range.start].trim_end());
        let session = names_session(ctx, &introduced);
        hit.range.end == label.len()
            && !hit.named.foundation
            && session
            && by.iter().any(|word| ends_in_word(&introduced, word))
    });
    own.map(|hit| Presenter::of(hit, label, block.line_at(hit.range.start))).collect()
}

/// The organizations that a bracket behind a row's title names, and nobody else: "[Meshes at Sea](…) (Acme, Globex)".
fn bracketed(ctx: &Context, candidate: &Candidate) -> Vec<Presenter> {
    let block = &ctx.passages[candidate.passage].block;
    let behind = block.text.get(candidate.span.end..).unwrap_or_default().trim_start();
    let inner = behind.strip_prefix(['(', '（']).and_then(|it| it.split_once([')', '）']));
    let Some((inner, _)) = inner else { return Vec::new() };
    let start = block.text.len() - behind.len() + behind.find(inner).unwrap_or(0);
    let line = block.line_at(start);
    let names = inner.split([',', '，', '、', '&', '/']).map(str::trim);
    let named = names.map(|surface| {
        let known = ctx.lexicon.reference.organization(surface).filter(|it| !it.foundation)?;
        let (name, surface) = (known.name.clone(), surface.to_owned());
        Some(Presenter { name, surface, line, introduced: false })
    });
    named.collect::<Option<_>>().unwrap_or_default()
}

/// Those of whom a company's name follows.
const REPRESENTATIVES: [&str; 3] = ["представників", "представниками", "представники"];

/// Before those whose people take part, in Chinese.
const FROM_BOTH: [&str; 2] = ["来自", "來自"];

/// The organizations whose people a sentence seats together without naming them: "a panel with people from Acme, Globex
/// and Initech"; at least two.
pub fn seated(ctx: &Context, words: &str, line: u32) -> Vec<Presenter> {
    let hits = ctx.lexicon.organizations_in(words);
    // "with Acme and Globex", unlike "compared the clouds of Acme and Globex"
    // "представників Acme і Globex"
    let led = |at: usize| {
        let last = words[..at].split_whitespace().next_back().unwrap_or_default();
        words[..at].ends_with(" from ")
            || words[..at].ends_with(" with ")
            || REPRESENTATIVES.contains(&last)
            || FROM_BOTH.iter().any(|it| words[..at].trim_end().ends_with(it))
    };
    let Some(first) = hits.iter().position(|hit| led(hit.range.start)) else { return Vec::new() };
    let rest = hits[first..].windows(2);
    let joined = rest.take_while(|pair| joins(ctx, &words[pair[0].range.end..pair[1].range.start]));
    let count = joined.count() + 1;
    // "来自微软、谷歌等公司的代表", unlike "来自微软和谷歌，"
    let behind = words[hits[first + count - 1].range.end..].trim_start();
    if !ctx.is_spaced() && !behind.starts_with(['的', '等']) {
        return Vec::new();
    }
    let list = hits[first..first + count].iter().filter(|_| count > 1);
    let list = list.filter(|hit| !hit.named.foundation);
    list.map(|hit| Presenter::of(hit, words, line)).collect()
}

/// The organizations of people of a text who are not on a talk that has people.
fn employers_of_others(ctx: &Context, text: &str, talk: &Candidate) -> Vec<Range<usize>> {
    if talk.people.is_empty() {
        return Vec::new();
    }
    let members = groups(ctx, text).into_iter().flat_map(|group| group.members);
    let on_it = |name: &str| talk.people.iter().any(|person| person.surface == name);
    let others = members.filter(|member| !on_it(&text[member.name.clone()]));
    others.filter_map(|member| member.organization).collect()
}

/// Whether only commas and "and" stand between two organizations.
fn joins(ctx: &Context, between: &str) -> bool {
    let folded = between.to_lowercase();
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '、' | '，'))
        .filter(|word| !word.is_empty())
        .collect();
    words.len() <= 1
        && words
            .iter()
            .all(|word| ctx.languages.iter().any(|language| language.and_words.contains(word)))
        && !folded.is_empty()
}

/// The organization whose experience the sentence of a talk tells of: "Jane Doe shared Acme's journey".
pub fn experience(ctx: &Context, candidate: &Candidate) -> Option<Presenter> {
    if candidate.rule != "link in prose" {
        return None;
    }
    let text = &ctx.passages[candidate.passage].block.text;
    let sentence = ctx.sentence_at(candidate.passage, candidate.span.start);
    let words = &text[sentence.clone()];
    let tells = Stems::of(words).has_any(&ctx.words(|language| language.experience_words));
    let mut hits =
        ctx.lexicon.organizations_in(words).into_iter().filter(|hit| !hit.named.foundation);
    let hit = hits.next().filter(|_| tells)?;
    let line = ctx.passages[candidate.passage].block.line_at(sentence.start + hit.range.start);
    let found = Presenter { introduced: true, ..Presenter::of(&hit, words, line) };
    hits.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::linked;
    use crate::extract::testing::{accepted, context, facts};

    /// The presenters of the first talk, with `!` where they are introduced.
    fn presenting(lang: &str, text: &str) -> Vec<String> {
        let ctx = context(lang, "2025-04-25", text);
        let found = accepted(linked::proposals(&ctx));
        let mark = |presenter: Presenter| {
            format!("{}{}", presenter.name, if presenter.introduced { "!" } else { "" })
        };
        presenters(&ctx, &[], &found[0]).into_iter().map(mark).collect()
    }

    #[test]
    fn organizations_that_present_a_talk() {
        for (lang, text, want) in [
            ("en", "We saw a talk by Google on [how meshes swim](v1).", &["Google!"][..]),
            ("en", "Google presented [how meshes swim](v1).", &["Google"]),
            ("en", "We learned [how Google runs meshes](v1).", &["Google"]),
            (
                "en",
                "With Google, Intel and Microsoft about [how meshes swim](v1).",
                &["Google!", "Intel", "Microsoft"],
            ),
            ("zh", "微软分享了[关于网格的演讲](v1)。", &["Microsoft"]),
            ("zh", "来自微软的[关于网格的演讲](v1)。", &["Microsoft!"]),
            ("uk", "Google розповіли, [як пливуть мережі](v1).", &["Google"]),
            ("ja", "Googleが紹介した[メッシュの講演](v1)。", &["Google"]),
            ("ja", "Google は [メッシュの入門](v1) に関するデモを行いました。", &["Google"]),
            ("ja", "Googleのチームは、[メッシュの入門](v1)を発表しました。", &["Google"]),
            ("ja", "Googleの船は、[メッシュの入門](v1)を発表しました。", &[]),
            ("ja", "- Googleからは、[メッシュの入門](v1)の発表がありました。", &["Google"]),
            ("ja", "- Googleの船：[メッシュの入門](v1)の発表がありました。", &[]),
            ("ja", "Googleの皆さんによるハンズオンです（[動画](v1)）。", &["Google"]),
            ("ja", "Googleの船によるハンズオンです（[動画](v1)）。", &[]),
            ("zh", "微软在周三的[主题演讲](v1)中谈到了海。", &["Microsoft"]),
            ("zh", "微软在周三的[网格入门](v1)之后有展台。", &[]),
        ] {
            assert_eq!(presenting(lang, text), want, "{text}");
        }
    }

    #[test]
    fn organizations_in_brackets_behind_a_row() {
        for (text, want) in [
            ("- [Meshes at Sea](v1) (Google, Microsoft)", &["Google", "Microsoft"][..]),
            ("- [Meshes at Sea](v1) (Google, of course)", &[]),
            ("- [Meshes at Sea](v1) Google", &[]),
        ] {
            assert_eq!(presenting("en", text), want, "{text}");
        }
    }

    #[test]
    fn organizations_that_a_panel_seats() {
        let ctx = context("en", "2025-04-25", "");
        for (words, want) in [
            (
                "a panel on sails with people from Google, Intel and Microsoft",
                &["Google", "Intel", "Microsoft"][..],
            ),
            ("a panel with Google and Intel", &["Google", "Intel"]),
            ("a panel on Google and Intel", &[]),
            ("a panel with people from Google", &[]),
            ("a panel used tools of Google and Intel", &[]),
        ] {
            let found: Vec<String> = seated(&ctx, words, 1).into_iter().map(|it| it.name).collect();
            assert_eq!(found, want, "{words}");
        }
        let ctx = context("zh", "2025-04-25", "");
        for (words, want) in [
            ("来自微软、谷歌和英特尔的代表展开圆桌讨论", &["Microsoft", "Google", "Intel"][..]),
            ("来自微软、谷歌等公司的嘉宾展开圆桌讨论", &["Microsoft", "Google"]),
            ("圆桌讨论的话题来自微软和谷歌", &[]),
            ("来自微软的嘉宾展开圆桌讨论", &[]),
        ] {
            let found: Vec<String> = seated(&ctx, words, 1).into_iter().map(|it| it.name).collect();
            assert_eq!(found, want, "{words}");
        }
    }

    #[test]
    fn whom_others_work_for_presents_nothing_of_theirs() {
        let text = "# KubeCon Europe 2025\n\n[How meshes swim](https://youtu.be/aaaaaaaaaaa) was given by Zora Quill from \
                    Google, and then Max Mu gave a session on [old ropes](https://youtu.be/bbbbbbbbbbb).";
        let talks = facts("en", "2025-04-25", text).talks;
        let employers = talks.iter().map(|talk| talk.speakers[0].organization.as_deref());
        assert_eq!(employers.collect::<Vec<_>>(), [Some("Google"), None]);
    }

    #[test]
    fn the_only_organization_before_a_link_employs_its_people() {
        for (text, want) in [
            (
                "The slot of Google went to Zora Quill, who presented [how meshes swim](v1).",
                Some("Google"),
            ),
            ("Near Google and Red Hat, Zora Quill presented [how meshes swim](v1).", None),
            ("Zora Quill presented [how Google runs meshes](v1).", None),
        ] {
            let text = format!("# KubeCon Europe 2025\n\n{text}");
            let talks = facts("en", "2025-04-25", &text).talks;
            assert_eq!(talks[0].speakers[0].organization.as_deref(), want, "{text}");
        }
    }

    #[test]
    fn organizations_that_present_nothing() {
        for (lang, text) in [
            ("en", "Near Google we saw [how meshes swim](v1)."),
            // Some are called like a company.
            ("en", "A talk by Zora Box explained [how meshes swim](v1)."),
            ("en", "Google was there. We saw [how meshes swim](v1)."),
            ("en", "A talk by Quuxly on [how meshes swim](v1)."),
            ("en", "A talk by CNCF on [how meshes swim](v1)."),
            ("en", "- By Google: [how meshes swim](v1)"),
            ("zh", "微软。我们看了[关于网格的演讲](v1)。"),
        ] {
            assert_eq!(presenting(lang, text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn organizations_whose_experience_a_talk_tells() {
        let told = |lang: &str, text: &str| {
            let ctx = context(lang, "2025-04-25", text);
            let found = accepted(linked::proposals(&ctx));
            experience(&ctx, &found[0]).map(|presenter| presenter.name)
        };
        for (lang, text, want) in [
            ("en", "Zora Quill shared [Google's journey to meshes](v1).", Some("Google")),
            ("zh", "陈晓明回顾了[微软的网格之路](v1)。", Some("Microsoft")),
            ("uk", "Зора Квіленко показала [досвід Google](v1) нам.", Some("Google")),
            ("ja", "そして[Googleの経験](v1)です。", Some("Google")),
            ("en", "Zora Quill shared [Google and Intel's journey](v1).", None),
            ("en", "Zora Quill shared [Google's meshes](v1).", None),
            ("en", "Zora Quill shared [Quuxly's journey](v1).", None),
            ("en", "- [Google's journey to meshes](v1)", None),
        ] {
            assert_eq!(told(lang, text).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn commas_and_words_for_and_join() {
        let (en, uk) = (context("en", "", ""), context("uk", "", ""));
        for (between, want) in [
            (", ", true),
            (" and ", true),
            (", and ", true),
            ("", false),
            (" or ", false),
            (" and the ", false),
        ] {
            assert_eq!(joins(&en, between), want, "{between}");
        }
        assert!(joins(&uk, " та ") && joins(&uk, " and "));
        assert!(joins(&context("zh", "", ""), "、") && joins(&context("ja", "", ""), "と"));
        assert!(!joins(&en, " та "));
    }
}
