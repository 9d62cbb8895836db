//! Tells how a post was read: which rule took which words for what, and why others lost.
//!
//! Nothing is decided here: every reason is one that a rule gave.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

use super::Reading;
use super::context::Context;
use super::event::edition::Edition;
use super::event::origin::{Completed, Tells};
use super::facts::{
    EventRole, Evidence, LinkFact, LinkKind, OrganizationFact, OrganizationRole, PostFacts,
    TalkFact, TitleKind,
};
use super::lexicon::Lexicon;
use super::sentence::one_line;
use super::summary;
use super::talk::confidence::Worth;
use super::talk::no_talk::{NoTalk, PassedOver};
use super::talk::{Candidate, merge};
use crate::post::Post;

/// What one rule made of some words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// 1-based line.
    pub line: u32,
    /// The words of the post, on one line.
    pub words: String,
    /// What they were read for.
    pub what: What,
    /// What they were read as, where they were.
    pub value: Option<String>,
    /// The rule.
    pub rule: String,
    /// What became of it.
    pub verdict: Verdict,
    /// Why.
    pub reason: Option<String>,
    /// How sure the rule is, 0 to 1, where it is a matter of more and less.
    pub confidence: Option<f64>,
}

/// What words may tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// Whether the post is a conference post.
    Post,
    /// An edition of an event, or a talk's event.
    Event,
    /// When an event is.
    Days,
    /// Where an event is.
    City,
    /// Beside which conference an event is.
    Host,
    /// A talk, by its title.
    Talk,
    /// What kind of session a talk is.
    Format,
    /// A recording, a session's page, slides or another page.
    Link,
    /// Who gives a talk.
    Speaker,
    /// For whom a speaker works.
    Employer,
    /// Who presents a talk without being named.
    Presenter,
    /// Who sponsors an event.
    Sponsor,
    /// Who runs an event.
    Organizer,
}

/// What became of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is one of the post's facts.
    Taken,
    /// It is another mention of a talk that is told of elsewhere.
    Joined,
    /// It is none.
    Lost,
}

impl fmt::Display for What {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Post => "post",
            Self::Event => "event",
            Self::Days => "days",
            Self::City => "city",
            Self::Host => "host",
            Self::Talk => "talk",
            Self::Format => "format",
            Self::Link => "link",
            Self::Speaker => "speaker",
            Self::Employer => "employer",
            Self::Presenter => "presenter",
            Self::Sponsor => "sponsor",
            Self::Organizer => "organizer",
        })
    }
}

/// Tells how a post was read, line by line; within a line events come before talks.
pub fn explain(post: &Post, lexicon: &Lexicon) -> Vec<Finding> {
    let reading = Reading::of(post, lexicon);
    let facts = summary::facts(&reading);
    let mut findings = events(&reading, &facts);
    findings.extend(clues(&reading));
    for (index, group) in reading.talks.iter().enumerate() {
        findings.extend(talk(&reading, group, facts.talks.get(index)));
    }
    let strays = reading.strays.iter().flat_map(|group| talk(&reading, group, None));
    findings.extend(strays.map(|finding| finding.lost(NoTalk::Stray)));
    findings
        .extend(reading.passed_over.iter().map(|passed_over| no_talk(&reading.ctx, passed_over)));
    findings.extend(facts.organizations.iter().filter_map(organization));
    if let Err(why) = reading.conference {
        let kept = findings.iter_mut().filter(|finding| finding.verdict != Verdict::Lost);
        kept.for_each(|finding| *finding = finding.clone().lost(why));
    }
    findings.insert(0, conference(&reading));
    findings.sort_by_key(|finding| finding.line);
    findings
}

impl Finding {
    fn taken(
        (line, words): (u32, String),
        what: What,
        value: impl Into<Option<String>>,
        rule: impl ToString,
    ) -> Self {
        let (value, rule) = (value.into(), rule.to_string());
        let verdict = Verdict::Taken;
        Self { line, words, what, value, rule, verdict, reason: None, confidence: None }
    }

    fn of(evidence: &Evidence, what: What, value: String) -> Self {
        let place = (evidence.line, one_line(&evidence.words));
        Self::taken(place, what, value, &evidence.rule).sure(evidence.confidence)
    }

    fn because(self, reason: impl ToString) -> Self {
        Self { reason: Some(reason.to_string()), ..self }
    }

    fn sure(self, confidence: f64) -> Self {
        Self { confidence: Some(confidence), ..self }
    }

    fn lost(self, reason: impl ToString) -> Self {
        Self { verdict: Verdict::Lost, ..self.because(reason) }
    }
}

/// The line on which words of a passage begin, and the words.
fn place(ctx: &Context, passage: usize, range: &Range<usize>) -> (u32, String) {
    let block = &ctx.passages[passage].block;
    (block.line_at(range.start), one_line(&block.text[range.clone()]))
}

fn conference(reading: &Reading) -> Finding {
    let post = reading.ctx.post;
    let words = post.front.title.as_ref().unwrap_or(&post.path);
    let about = |value: &str| {
        Finding::taken((1, one_line(words)), What::Post, value.to_owned(), "event and talks")
    };
    match reading.conference {
        Ok(why) => about("a conference post").because(why),
        Err(why) => about("no conference post").lost(why),
    }
}

fn events(reading: &Reading, facts: &PostFacts) -> Vec<Finding> {
    let finding = |mention: &Completed| {
        let edition = &reading.editions.all[mention.edition];
        let name = edition.name();
        let fact = facts.events.iter().find(|fact| fact.name == name);
        let role = if reading.editions.main == Some(mention.edition) {
            Some("the post's own event")
        } else {
            fact.filter(|fact| fact.role == EventRole::Mentioned).map(|_| "named in passing")
        };
        let region = edition.region.as_ref().zip(mention.region);
        let reasons = [
            region.map(|(region, from)| format!("{region} {from}")),
            Some(format!("{} {}", edition.year, mention.year)),
            role.map(str::to_owned),
        ];
        let reasons: Vec<String> = reasons.into_iter().flatten().collect();
        let place = place(&reading.ctx, mention.passage, &mention.range);
        let finding =
            Finding::taken(place, What::Event, name, "event mention").because(reasons.join(", "));
        match fact {
            Some(fact) => finding.sure(fact.evidence.confidence),
            None => finding,
        }
    };
    reading.editions.completed.iter().map(finding).collect()
}

fn clues(reading: &Reading) -> Vec<Finding> {
    let editions = &reading.editions.all;
    let told = |edition: &Edition, tells| match tells {
        Tells::Days => edition.days.map(|(first, last)| match first == last {
            true => first.to_string(),
            false => format!("{first} to {last}"),
        }),
        Tells::City => edition.city.clone(),
        Tells::Host => edition.parent.map(|host| editions[host].name()),
    };
    let clues = reading.editions.clues.iter().map(|(clue, taken)| {
        let what = match clue.tells {
            Tells::Days => What::Days,
            Tells::City => What::City,
            Tells::Host => What::Host,
        };
        let place = place(&reading.ctx, clue.passage, &clue.range);
        match taken.map(|edition| &editions[edition]) {
            Ok(edition) => {
                let of = format!("of {}", edition.name());
                Finding::taken(place, what, told(edition, clue.tells), clue.rule).because(of)
            }
            Err(why) => Finding::taken(place, what, None, clue.rule).lost(why),
        }
    });
    clues.collect()
}

/// All that the mentions of one talk tell; `fact` is what they were summed up into.
fn talk(reading: &Reading, group: &[Candidate], fact: Option<&TalkFact>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut keys: Vec<&str> = Vec::new();
    for mention in group {
        findings.push(title(&reading.ctx, group, mention));
        findings.extend(format(&reading.ctx, group, mention));
        findings.extend(event(reading, group, mention));
        for link in &mention.links {
            if !keys.contains(&link.key.as_str()) {
                keys.push(&link.key);
                findings.push(talk_link(&reading.ctx, mention, link));
            }
        }
        findings.extend(speakers(group, mention));
    }
    for speaker in fact.iter().flat_map(|fact| &fact.speakers) {
        if let (Some(name), Some(evidence)) =
            (&speaker.organization, &speaker.organization_evidence)
        {
            let of = format!("of {}", speaker.name);
            findings.push(Finding::of(evidence, What::Employer, name.clone()).because(of));
        }
    }
    findings
}

fn place_of(ctx: &Context, mention: &Candidate) -> (u32, String) {
    let evidence = mention.evidence(ctx);
    (evidence.line, evidence.words)
}

fn title(ctx: &Context, group: &[Candidate], mention: &Candidate) -> Finding {
    let lead = merge::lead(group);
    let value = mention.title.clone();
    let finding = Finding::taken(place_of(ctx, mention), What::Talk, value, mention.rule);
    if std::ptr::eq(mention, lead) {
        let worth = Worth::of(group);
        let kind = match mention.title_kind {
            TitleKind::Stated => "stated",
            TitleKind::Described => "described",
        };
        return finding.because(format!("{kind}; {worth}")).sure(worth.confidence());
    }
    let others = group.iter().filter(|other| !std::ptr::eq(*other, mention));
    let mut joined = std::iter::once(lead).chain(others);
    let joined = joined.find_map(|other| Some((other.line, merge::same(other, mention)?)));
    let joined = joined.map(|(line, same)| format!("{same} as on line {line}; "));
    let (_, first) = merge::precedence(lead, mention);
    let reason = format!("{}{first}", joined.unwrap_or_default());
    Finding { verdict: Verdict::Joined, ..finding }.because(reason).sure(mention.confidence)
}

fn format(ctx: &Context, group: &[Candidate], mention: &Candidate) -> Option<Finding> {
    let named = mention.format?;
    let name = |format| format!("{format:?}").to_lowercase();
    let place = place_of(ctx, mention);
    let finding = Finding::taken(place, What::Format, name(named.format), named.rule);
    let taken = merge::format(group)?;
    Some(match taken.format == named.format {
        true => finding,
        false => finding.lost(format!("another mention says {}", name(taken.format))),
    })
}

/// The event at which a mention puts its talk.
fn event(reading: &Reading, group: &[Candidate], mention: &Candidate) -> Option<Finding> {
    let placed = merge::placed(group);
    let name = reading.editions.all[mention.event?].name();
    let place = place_of(&reading.ctx, mention);
    let finding = Finding::taken(place, What::Event, name, mention.event_said);
    if std::ptr::eq(mention, placed) {
        Some(finding)
    } else if mention.event == placed.event {
        None
    } else {
        Some(finding.lost(format!("line {} says it: {}", placed.line, placed.event_said)))
    }
}

fn kind_of(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Video => "video",
        LinkKind::Schedule => "schedule",
        LinkKind::Slides => "slides",
        LinkKind::Page => "page",
    }
}

fn talk_link(ctx: &Context, mention: &Candidate, link: &LinkFact) -> Finding {
    let (line, words) = place_of(ctx, mention);
    let words = if link.line == line { words } else { link.url.clone() };
    let rule = format!("{} address", kind_of(link.kind));
    Finding::taken((link.line, words), What::Link, link.key.clone(), rule)
}

fn speakers(group: &[Candidate], mention: &Candidate) -> Vec<Finding> {
    let credited = merge::credited(group);
    let known = |name: &str| credited.people.iter().any(|person| person.name == name);
    let people = mention.people.iter().filter_map(|person| {
        let place = (person.line, person.surface.clone());
        let finding = Finding::taken(place, What::Speaker, person.name.clone(), person.rule)
            .sure(person.confidence);
        if std::ptr::eq(mention, credited) {
            Some(finding)
        } else if known(&person.name) {
            None
        } else {
            Some(finding.lost(format!("line {} credits the people", credited.line)))
        }
    });
    people.collect()
}

fn no_talk(ctx: &Context, passed_over: &PassedOver) -> Finding {
    let PassedOver { rule, passage, span, line, links, why } = passed_over;
    let (_, words) = place(ctx, *passage, span);
    let finding = match links.first() {
        Some(link) => {
            let words = if words.is_empty() { link.url.clone() } else { words };
            Finding::taken((*line, words), What::Link, link.key.clone(), rule)
        }
        None => Finding::taken((*line, words), What::Talk, None, rule),
    };
    finding.lost(why)
}

fn organization(fact: &OrganizationFact) -> Option<Finding> {
    let what = match fact.role {
        // Told with the speaker who works there.
        OrganizationRole::Affiliation => return None,
        OrganizationRole::Presenter => What::Presenter,
        OrganizationRole::Sponsor => What::Sponsor,
        OrganizationRole::Host => What::Organizer,
    };
    let finding = Finding::of(&fact.evidence, what, fact.name.clone());
    Some(match &fact.tier {
        Some(tier) => finding.because(format!("tier {tier}")),
        None => finding,
    })
}
