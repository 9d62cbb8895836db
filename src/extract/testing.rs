//! Mini posts for the examples that stand beside the rules.

use std::ops::Range;
use std::sync::LazyLock;

use super::context::Context;
use super::facts::{PostFacts, TalkFact};
use super::lexicon::builtin;
use super::people::group::{Member, groups};
use super::talk::no_talk::Proposal;
use super::talk::{Candidate, Person, linked, speakers};
use crate::language::LANGUAGES;
use crate::post::{FrontMatter, Post, markdown};

/// A post in a language and of a day (`2025-04-25`, or nothing). A first line `# …` is its title;
/// `](v1)`, `](s1)` and `](d1)` link to a recording, a session page and a slide deck.
pub fn post(lang: &str, date: &str, text: &str) -> Post {
    let mut text = text.to_owned();
    for number in 1..=9 {
        text = text
            .replace(&format!("](v{number})"), &format!("](https://youtu.be/AAAAAAAAAA{number})"))
            .replace(&format!("](s{number})"), &format!("](https://sched.co/1AAA{number})"))
            .replace(&format!("](d{number})"), &format!("](https://a.example/{number}.pdf)"));
    }
    let (title, body, first_line) = match text.strip_prefix("# ") {
        Some(rest) => {
            let (title, body) = rest.split_once('\n').unwrap_or((rest, ""));
            (Some(title.to_owned()), body, 2)
        }
        None => (None, text.as_str(), 1),
    };
    Post {
        path: "post.md".to_owned(),
        front: FrontMatter { title, date: date.parse().ok(), ..FrontMatter::default() },
        lang: lang.to_owned(),
        document: markdown::document(body, first_line),
    }
}

/// What the rules see of such a post.
pub fn context(lang: &str, date: &str, text: &str) -> Context<'static> {
    Context::new(Box::leak(Box::new(post(lang, date, text))), builtin())
}

/// What the rules see of an empty post that may use the words of any language.
pub fn polyglot() -> &'static Context<'static> {
    static POST: LazyLock<Post> = LazyLock::new(|| post("en", "", ""));
    let mut ctx = Context::new(&POST, builtin());
    ctx.languages = LANGUAGES.to_vec();
    Box::leak(Box::new(ctx))
}

/// Its sentences, each with the number of its passage.
pub fn sentences<'c>(ctx: &'c Context<'_>) -> impl Iterator<Item = (usize, &'c Range<usize>)> {
    let passages = ctx.passages.iter().enumerate();
    passages.flat_map(|(index, passage)| passage.sentences.iter().map(move |it| (index, it)))
}

/// What such a post says.
pub fn facts(lang: &str, date: &str, text: &str) -> PostFacts {
    super::extract(&post(lang, date, text), builtin())
}

/// What of the proposals tells of talks.
pub fn accepted(proposals: Vec<Proposal>) -> Vec<Candidate> {
    proposals.into_iter().filter_map(Result::ok).collect()
}

/// The linked candidates of a post's body, as their rows and the words beside them name them.
pub fn linked(lang: &str, text: &str) -> Vec<Candidate> {
    accepted(linked::proposals(&context(lang, "2025-04-25", text)))
}

/// The people of each linked talk of a body, also those whom running text names.
pub fn filled(lang: &str, text: &str) -> Vec<String> {
    let ctx = context(lang, "2025-04-25", text);
    filled_candidates(&ctx).iter().map(|talk| shown(&talk.people)).collect()
}

/// The linked talks of a post, with their people.
pub fn filled_candidates(ctx: &Context) -> Vec<Candidate> {
    let mut found = accepted(linked::proposals(ctx));
    speakers::fill(ctx, &mut found);
    found
}

/// People with their organizations: `Zora Quill (Quuxly), Max Mu`.
pub fn shown(people: &[Person]) -> String {
    let one = |person: &Person| with(&person.name, person.organization.as_deref());
    people.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A candidate on one line: `Title | Zora Quill (Quuxly), Max Mu`.
pub fn credited(talk: &Candidate) -> String {
    format!("{} | {}", talk.title, shown(&talk.people))
}

/// A talk on one line: `Title | Zora Quill (Quuxly), Max Mu | KubeCon …`.
pub fn line(talk: &TalkFact) -> String {
    let one =
        |person: &super::facts::SpeakerFact| with(&person.name, person.organization.as_deref());
    let speakers = talk.speakers.iter().map(one).collect::<Vec<_>>().join(", ");
    format!("{} | {speakers} | {}", talk.title, talk.event.as_deref().unwrap_or("-"))
}

fn with(name: &str, organization: Option<&str>) -> String {
    organization.map_or_else(|| name.to_owned(), |organization| format!("{name} ({organization})"))
}

/// The people of a text who are named together, each with the organization.
pub fn grouped(lang: &str, text: &str) -> Vec<Vec<(String, String)>> {
    let ctx = context(lang, "2025-04-25", "");
    let words = |range: Range<usize>| text[range].to_owned();
    let member = |member: &Member| {
        (words(member.name.clone()), member.organization.clone().map_or_else(String::new, words))
    };
    groups(&ctx, text).iter().map(|group| group.members.iter().map(member).collect()).collect()
}

/// Asserts who is named in a text, with their organizations.
pub fn check_people(lang: &str, text: &str, want: &[(&str, &str)]) {
    let found = grouped(lang, text).concat();
    let found: Vec<_> = found.iter().map(|(name, of)| (name.as_str(), of.as_str())).collect();
    assert_eq!(found, want, "{text}");
}
