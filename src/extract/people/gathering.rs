//! A group as it is read, name by name: which organizations employ whom of it, and where it ends.

use std::ops::Range;

use super::employed::{organization_after, organization_at_the_end};
use super::group::{Group, Member};
use super::joint::{is_colleague, is_joint, is_with, with_others, without_han_titles};
use super::name::{Likeness, unknown_organization};
use super::other_name::is_other_name;
use super::owner::organization_before;
use super::role::{after_both, is_role};
use super::span::{Span, is_no_company};
use crate::extract::context::Context;
use crate::extract::sentence::lowered;
use crate::language::han::{self, is_byname};
use crate::language::is_cjk;
use crate::language::ja::surnames::HONORIFICS;

/// The group that begins with the first span, and how many spans it takes.
pub(super) fn gather(ctx: &Context, text: &str, spans: &[Span]) -> (Group, usize) {
    let mut list = Gathering::before(ctx, text, spans[0].range.start);
    let mut used = 0;
    while let Some(span) = spans.get(used) {
        list.add(span);
        // A capitalised organization looks like a name, too.
        used += 1 + spans[used + 1..].iter().take_while(|next| next.range.start < list.at).count();
        if !spans.get(used).is_some_and(|next| list.goes_on_with(next)) {
            break;
        }
    }
    (list.end(), used)
}

/// A group as it is read, name by name.
struct Gathering<'g> {
    ctx: &'g Context<'g>,
    text: &'g str,
    members: Vec<Member>,
    /// Where the group begins, and how far it is read.
    start: usize,
    at: usize,
    /// Members from here on have no organization yet.
    open: usize,
    /// The organization before the next name.
    ahead: Option<Range<usize>>,
    /// Whether one after the first has an organization before it.
    listed: bool,
}

impl<'g> Gathering<'g> {
    /// Nobody yet, before the name at a byte.
    fn before(ctx: &'g Context<'g>, text: &'g str, at: usize) -> Self {
        let ahead = organization_before(ctx, text, at);
        let start = ahead.as_ref().map_or(at, |organization| organization.start);
        Self { ctx, text, members: Vec::new(), start, at, open: 0, ahead, listed: false }
    }

    /// Reads a name and the organizations behind it.
    fn add(&mut self, span: &Span) {
        let (ctx, text) = (self.ctx, self.text);
        let name = span.range.clone();
        self.members.push(Member { name, likeness: span.likeness, organization: None });
        self.at = span.range.end;
        self.at += honorific_length(&text[self.at..]);
        // "陈晓明老师（微软）"
        let behind = text[self.at..].trim_start();
        let titled = han::TITLES.iter().find_map(|title| behind.strip_prefix(title));
        if let Some(bracket) = titled.filter(|it| it.starts_with(['（', '('])) {
            self.at = text.len() - bracket.len();
        }
        self.at += with_others(ctx, &text[self.at..]);
        let mut named = false;
        while let Some((organization, end)) = organization_after(ctx, text, self.at) {
            if let Some(organization) = organization {
                let from = self.employed_from(end);
                employ(&mut self.members[from..], &organization);
                named = true;
            } else if let Some(inside) = text[self.at..end].trim_start().strip_prefix(['(', '（'])
                && is_byname(inside.trim_end_matches([')', '）']))
                && let Some(member) = self.members.last_mut()
            {
                // "陈晓明（Will 海哥）"
                member.likeness = Likeness::Yes;
            }
            // "森ゾラ（Zora Mori）氏", "Jane Doe from Acme, Indonesia"
            self.at = end + honorific_length(&text[end..]);
            self.at += country_length(ctx, &text[self.at..]);
        }
        if named || self.employ_at_the_end() {
            self.open = self.members.len();
        }
    }

    /// From which member on an organization behind the last one, which ends at a byte, employs them: "A and B (X)" are both of
    /// X, "A, B (X), and C" are not.
    fn employed_from(&self, end: usize) -> usize {
        let (ctx, text, open) = (self.ctx, self.text, &self.members[self.open..]);
        let bracketed = text[self.at..].trim_start().starts_with(['(', '（']);
        let alone = if bracketed {
            !are_all(ctx, text, open, end)
        } else {
            is_one_of_many(ctx, text, open, end)
        };
        if alone { self.members.len() - 1 } else { self.open }
    }

    /// Employs the last one by an organization that ends what is said of them: "Jane Doe, Acme and John Roe, Globex.", "… by Jane Doe, Acme."
    fn employ_at_the_end(&mut self) -> bool {
        let (ctx, text) = (self.ctx, self.text);
        let [.., before, _] = &self.members[..] else {
            return gives(ctx, &text[..self.start])
                && self.ends_with(|at| {
                    organization_at_the_end(ctx, text, at).or_else(|| last_words(ctx, text, at))
                });
        };
        before.organization.is_some()
            && self.ends_with(|at| {
                organization_at_the_end(ctx, text, at).or_else(|| last_words(ctx, text, at))
            })
    }

    /// Employs the last one by the organization that is found behind them.
    fn ends_with(&mut self, find: impl Fn(usize) -> Option<Range<usize>>) -> bool {
        let Some(organization) = find(self.at) else { return false };
        self.at = organization.end;
        if let Some(last) = self.members.last_mut() {
            last.organization = Some(organization);
        }
        true
    }

    /// Whether the next name belongs to the group. What stands between may tell for whom they work.
    fn goes_on_with(&mut self, next: &Span) -> bool {
        let (ctx, text, at) = (self.ctx, self.text, self.at);
        let own = organization_before(ctx, text, next.range.start)
            .filter(|organization| organization.start >= at);
        let joint = match &own {
            // "A 和 Y 的 B": the organization ahead of B is B's alone.
            Some(organization) => {
                let joint = text[at..organization.start].trim_end();
                let from = ctx.words(|language| language.from_words).into_iter();
                let mut from = from.filter(|word| word.chars().all(is_cjk));
                from.find_map(|word| joint.strip_suffix(word)).unwrap_or(joint)
            }
            None => &text[at..next.range.start],
        };
        let with = || {
            let last = self.members.last().map_or("", |it| &text[it.name.clone()]);
            is_with(&text[..self.start], last, joint, &text[next.range.clone()])
        };
        if !is_joint(ctx, joint) && !with() {
            return false;
        }
        // "Jane Doe, together with John Roe from Acme": he is from there.
        let joined = lowered(joint.trim());
        let with = |it: &str| it.ends_with(" with") || it.starts_with("разом ");
        if joined.strip_prefix(", ").map_or_else(|| joined.starts_with("разом "), with) {
            self.open = self.members.len();
        }
        // "X 的 A 与维护者 B": who has a title of their own need not be of X; nor need B in "X 的 A（远程）和 B", or
        // in "X's A, Y's B, and C".
        let apart = without_han_titles(ctx, joint) != joint
            || is_described(ctx, &text[..at])
            || self.listed && (joint.contains(',') || joint.contains(han::AT_LAST));
        if let Some(organization) = self.ahead.take() {
            // "X 的 A 和 B": both, unless B has one of its own.
            employ(&mut self.members[self.open..], &organization);
            if own.is_none() && !apart {
                self.ahead = Some(organization);
            }
            self.open = self.members.len();
        }
        if own.is_some() {
            self.open = self.members.len();
            self.listed = true;
            self.ahead = own;
        } else if is_colleague(ctx, joint) {
            // "Jane Doe from Acme and her colleague John Roe"
            self.ahead = self.members.last().and_then(|member| member.organization.clone());
            // "Jane Doe and her colleague John Roe at Acme": it is told of both.
            self.open = if self.ahead.is_some() { self.members.len() } else { self.open };
        }
        true
    }

    fn end(mut self) -> Group {
        if let Some(organization) = self.ahead.take() {
            let last = self.members.len().saturating_sub(1);
            employ(&mut self.members[self.open.min(last)..], &organization);
        }
        Group { range: self.start..self.at, members: self.members }
    }
}

/// Those of some members who have no organization work for this one.
fn employ(members: &mut [Member], organization: &Range<usize>) {
    for member in members {
        member.organization.get_or_insert(organization.clone());
    }
}

/// Whether a text ends with a word after which people are named who give what is before it: "… by".
fn gives(ctx: &Context, text: &str) -> bool {
    let outside = |c: char| c.is_whitespace() || c == '|';
    let word = lowered(text.trim_end().rsplit(outside).next().unwrap_or_default());
    let by = ctx.words(|language| language.by_words).contains(&word.as_str());
    // "доповідь прочитала Зора Квіленко, Quuxly."
    let verbs = ctx.words(|language| language.speaking);
    let verb = ctx.inflects() && verbs.iter().any(|verb| word.starts_with(verb));
    ctx.is_spaced() && (by || verb)
}

/// The capitalised word behind the comma at `at` with which a sentence ends, if it is no job, city or project: "Quuxly" of "Jane Doe,
/// Quuxly.", and all of a company's name that says that it is one: "Quuxly Labs".
fn last_words(ctx: &Context, text: &str, at: usize) -> Option<Range<usize>> {
    let inner = text[at..].strip_prefix(", ")?;
    let end = inner.find(". ").or_else(|| inner.find(": ")).unwrap_or(inner.len());
    let name = inner[..end].trim_end_matches('.');
    let lone = !name.contains(' ') && name.chars().all(char::is_alphanumeric);
    let company = || unknown_organization(name, ctx.lexicon) == Likeness::Yes;
    let named = name.len() > 2 && name.starts_with(char::is_uppercase) && (lone || company());
    let other = is_role(name, &ctx.languages) || is_no_company(ctx, name);
    let start = at + 2;
    (named && !other).then_some(start..start + name.len())
}

/// The length of the honorific that a text begins with.
pub(super) fn honorific_length(text: &str) -> usize {
    let inner = text.trim_start_matches(' ');
    let found = HONORIFICS.iter().find(|honorific| inner.starts_with(**honorific));
    found.map_or(0, |honorific| text.len() - inner.len() + honorific.len())
}

/// The length of a comma and the country behind it with which a text begins.
fn country_length(ctx: &Context, text: &str) -> usize {
    let Some(after) = text.strip_prefix(", ") else { return 0 };
    let mut cities = ctx.lexicon.reference.cities().iter();
    let country = cities.find_map(|city| {
        let country = city.country.as_deref()?;
        after.strip_prefix(country).filter(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    country.map_or(0, |rest| text.len() - rest.len())
}

/// Whether a bracket ends here that is no other name of whoever stands before it: "陈晓明（远程）".
fn is_described(ctx: &Context, text: &str) -> bool {
    let Some(inside) = text.strip_suffix([')', '）']) else { return false };
    let Some((before, words)) = inside.rsplit_once(['(', '（']) else { return false };
    !is_other_name(before, words, ctx.lexicon)
}

/// Whether a bracket behind the last of several people ends the list of them: an "and" stands before the last
/// one, and no other follows, unless the bracket says that they share it: "(both Acme), and".
fn are_all(ctx: &Context, text: &str, members: &[Member], end: usize) -> bool {
    let [.., before, last] = members else { return true };
    let between = &text[before.name.end..last.name.start];
    // "佐藤氏と"
    let between = between[honorific_length(between)..].trim().trim_start_matches([',', '，']);
    let and = between.trim().to_lowercase();
    let joined = ctx.languages.iter().any(|language| language.and_words.contains(&and.as_str()));
    let inside = text[last.name.end..end].trim_start().trim_start_matches(['(', '（']);
    let said = after_both(inside, &ctx.languages).len() < inside.len();
    joined && (said || !text[end..].trim_start().starts_with([',', '，', '、']))
}

/// Whether the last of several people is set apart by a comma alone, and the list goes on behind the employer: "Jane Doe,
/// John Roe of Acme and Ann Poe of Globex".
fn is_one_of_many(ctx: &Context, text: &str, members: &[Member], end: usize) -> bool {
    let [.., before, last] = members else { return false };
    let rest = text[end..].trim_start();
    let and = |and: &&str| rest.strip_prefix(*and).is_some_and(|it| it.starts_with(' '));
    text[before.name.end..last.name.start].trim() == ","
        && ctx.words(|language| language.and_words).iter().any(and)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::check_people as check;

    #[test]
    fn people_who_are_named_together() {
        let both = &[("Zora Quill", "Quuxly"), ("Max Mu", "Quuxly")][..];
        check("en", "Zora Quill and Max Mu from Quuxly told us", both);
        check("en", "Zora Quill and Max Mu (both at Quuxly) told us", both);
        check("en", "Zora Quill and Max Mu (Quuxly) told us", both);
        check("ja", "Zora Quill 氏と Max Mu 氏（ともに Quuxly）が登壇", both);
        check(
            "en",
            "Ada Lin, Zora Quill (Quuxly), and Max Mu told us",
            &[("Ada Lin", ""), ("Zora Quill", "Quuxly"), ("Max Mu", "")],
        );
        check("en", "Zora Quill from Quuxly and Max Mu from Quuxly told us", both);
        check(
            "en",
            "Ada Lin, Zora Quill of Quuxly and Max Mu of Google told us",
            &[("Ada Lin", ""), ("Zora Quill", "Quuxly"), ("Max Mu", "Google")],
        );
        let employed = &[("Зора Квіленко", "Quuxly"), ("Макс Муренко", "Zylo")];
        let jobs = "Зора Квіленко, CTO компанії Quuxly, та Макс Муренко, інженер у Zylo";
        check("uk", jobs, employed);
        let free = &[("Zora Quill", ""), ("Max Mu", "")];
        check("en", "Zora Quill's and Max Mu's talk told us", free);
        check("en", "a talk by Zora Quill, Quuxly.", &[("Zora Quill", "Quuxly")]);
        check("en", "a talk by Zora Quill, Quuxly: it", &[("Zora Quill", "Quuxly")]);
        check("en", "a talk by Zora Quill, Berlin.", &[("Zora Quill", "")]);
        check("en", "a talk by Zora Quill, Tuesday.", &[("Zora Quill", "")]);
        check("en", "a talk by Zora Quill, Contributor.", &[("Zora Quill", "")]);
        check("en", "a talk on Zora Quill, Quuxly.", &[("Zora Quill", ""), ("Quuxly", "")]);
        check("en", "maintainers Zora Quill and Max Mu, from Quuxly, told us", both);
        check("en", "led by Zora Quill (Quuxly) and Max Mu (Quuxly).", both);
        check("en", "Zora Quill from Quuxly, Indonesia and Max Mu from Quuxly told us", both);
        check(
            "ja",
            "Googleの佐藤 花子さん、Quuxlyの森 健さん、そしてZora Quillさんが登壇",
            &[("佐藤 花子", "Google"), ("森 健", "Quuxly"), ("Zora Quill", "")],
        );
        let sails = &[("Зора Квіленко", "Blue Sail"), ("Макс Му", "Blue Sail")];
        check("uk", "Зора Квіленко та Макс Му, Blue Sail, розповіли про море", sails);
        let two = &[("Зора Квіленко", "Blue Sail"), ("Макс Му", "Zylo")];
        check("uk", "провели Зора Квіленко, Blue Sail, та Макс Му, Zylo.", two);
        // Others who speak.
        let others = &[("Зора Квіленко", ""), ("Max Mu", "")];
        check("uk", "Зора Квіленко, Max Mu розповіли про море", others);
        check(
            "uk",
            "Разом з Max Mu Зора Квіленко розповіла про море",
            &[("Max Mu", ""), ("Зора Квіленко", "")],
        );
        let one = &[("Zora Quill", ""), ("Max Mu", "Google")];
        check("en", "by Zora Quill, together with Max Mu from Google", one);
        check(
            "en",
            "with Quuxly's Zora Quill, Google's Max Mu, and Ada Lin",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "Google"), ("Ada Lin", "")],
        );
        check("en", "Quuxly's Zora Quill and Max Mu spoke", both);
        check(
            "en",
            "Quuxly's Zora Quill, Zylo's Max Mu and Ada Lin of Google spoke",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "Zylo"), ("Ada Lin", "Google")],
        );
        check("en", "Zora Quill and her colleague Max Mu from Quuxly spoke", both);
        check(
            "zh",
            "由 Quuxly 的 Zora Quill（远程）和陈晓明主讲",
            &[("Zora Quill", "Quuxly"), ("陈晓明", "")],
        );
        check("zh", "来自 Quuxly 的 Zora Quill 和 Max Mu 分享了", both);
        check("zh", "陈晓明老师（微软）分享了", &[("陈晓明", "微软")]);
        check("zh", "微软陈晓明、谷歌王海燕分享了", &[("陈晓明", "微软"), ("王海燕", "谷歌")]);
        check("zh", "陈晓明，来自微软，分享了", &[("陈晓明", "微软")]);
        check(
            "zh",
            "来自微软的陈晓明以及李大海（谷歌）分享了",
            &[("陈晓明", "微软"), ("李大海", "谷歌")],
        );
        check(
            "zh",
            "我们听取了 Quuxly 的 Zora Quill 和 Google 的 Max Mu 的演讲",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "Google")],
        );
        check(
            "zh",
            "由 Zora Quill（微软）、Max Mu（Quuxly）主持的",
            &[("Zora Quill", "微软"), ("Max Mu", "Quuxly")],
        );
        check(
            "uk",
            "доповідь Зори Квіленко з Google та Макса Муленка з Quuxly",
            &[("Зори Квіленко", "Google"), ("Макса Муленка", "Quuxly")],
        );
    }
}
