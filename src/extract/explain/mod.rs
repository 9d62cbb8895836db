//! Tells how a post was read: which rule took which words for what, and why others lost.
//!
//! Nothing is decided here: every reason is one that a rule gave.

mod finding;

use std::ops::Range;

pub use finding::{Finding, Verdict, What};

use super::Reading;
use super::context::Context;
use super::event::edition::Edition;
use super::event::origin::{Completed, Tells};
use super::facts::{
    EventRole, LinkFact, LinkKind, OrganizationFact, OrganizationRole, PostFacts, TalkFact,
    TitleKind,
};
use super::lexicon::Lexicon;
use super::sentence::one_line;
use super::summary;
use super::talk::confidence::Worth;
use super::talk::no_talk::{NoTalk, PassedOver};
use super::talk::{Candidate, merge};
use crate::post::Post;

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
    findings.extend(strays.map(|finding| finding.lost(NoTalk::Stray.to_string())));
    findings
        .extend(reading.passed_over.iter().map(|passed_over| no_talk(&reading.ctx, passed_over)));
    findings.extend(facts.organizations.iter().filter_map(organization));
    if let Err(why) = reading.conference {
        let kept =
            |finding: &&mut Finding| matches!(finding.verdict, Verdict::Taken | Verdict::Joined);
        for finding in findings.iter_mut().filter(kept) {
            *finding = finding.clone().lost(format!("no conference post: {why}"));
        }
    }
    findings.insert(0, conference(&reading));
    findings.sort_by_key(|finding| finding.line);
    findings
}

/// The line on which words of a passage begin, and the first of the words.
fn place(ctx: &Context, passage: usize, range: &Range<usize>) -> (u32, String) {
    const ENOUGH: usize = 160;
    let block = &ctx.passages[passage].block;
    let words = one_line(&block.text[range.clone()]).chars().take(ENOUGH).collect();
    (block.line_at(range.start), words)
}

fn conference(reading: &Reading) -> Finding {
    let post = reading.ctx.post;
    let words = post.front.title.as_ref().unwrap_or(&post.path);
    let about = |value: &str| {
        Finding::taken((1, one_line(words)), What::Post, value.to_owned(), "event and talks")
    };
    match reading.conference {
        Ok(why) => about("a conference post").because(why.to_string()),
        Err(why) => about("no conference post").lost(why.to_string()),
    }
}

fn events(reading: &Reading, facts: &PostFacts) -> Vec<Finding> {
    let finding = |mention: &Completed| {
        let edition = &reading.editions.all[mention.edition];
        let name = edition.name();
        let fact = facts.events.iter().find(|fact| fact.name == name);
        let role = if reading.editions.main == Some(mention.edition) {
            ", the post's main event"
        } else if fact.is_some_and(|fact| fact.role == EventRole::Mentioned) {
            ", named in passing"
        } else {
            ""
        };
        let year = format!("{} {}", edition.year, mention.year);
        let reason = match edition.region.as_ref().zip(mention.region) {
            Some((region, from)) if from == mention.year => format!("{region} {year}{role}"),
            Some((region, from)) => format!("{region} {from}, {year}{role}"),
            None => format!("{year}{role}"),
        };
        let place = place(&reading.ctx, mention.passage, &mention.range);
        let finding = Finding::taken(place, What::Event, name, "event mention").because(reason);
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
        Tells::Days => edition.days.map(|(first, last)| {
            if first == last { first.to_string() } else { format!("{first} to {last}") }
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
            Err(why) => Finding::taken(place, what, None, clue.rule).lost(why.to_string()),
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
            findings.push(Finding::of(evidence, What::Employer, name).because(of));
        }
    }
    findings
}

fn place_of(ctx: &Context, mention: &Candidate) -> (u32, String) {
    let evidence = mention.evidence(ctx);
    (evidence.line, evidence.words.to_string())
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
    if taken.format == named.format {
        return Some(finding);
    }
    Some(finding.lost(format!("another mention says {}", name(taken.format))))
}

/// The event at which a mention puts its talk.
fn event(reading: &Reading, group: &[Candidate], mention: &Candidate) -> Option<Finding> {
    let placed = merge::placed(group);
    let name = reading.editions.all[mention.event?].name();
    let place = place_of(&reading.ctx, mention);
    let finding = Finding::taken(place, What::Event, name, mention.event_said.to_string());
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
    let words = if link.line == line { words } else { link.url.to_string() };
    let rule = format!("{} address", kind_of(link.kind));
    Finding::taken((link.line, words), What::Link, link.key.to_string(), rule)
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
            let words = if words.is_empty() { link.url.to_string() } else { words };
            let key = Some(link.key.to_string()).filter(|key| !key.is_empty());
            Finding::taken((*line, words), What::Link, key, *rule)
        }
        None => Finding::taken((*line, words), What::Talk, None, *rule),
    };
    match why {
        NoTalk::Page | NoTalk::Uncredited => {
            Finding { verdict: Verdict::Ignored, ..finding.because(why.to_string()) }
        }
        _ => finding.lost(why.to_string()),
    }
}

fn organization(fact: &OrganizationFact) -> Option<Finding> {
    let what = match fact.role {
        // Told with the speaker who works there.
        OrganizationRole::Affiliation => return None,
        OrganizationRole::Presenter => What::Presenter,
        OrganizationRole::Sponsor => What::Sponsor,
        OrganizationRole::Host => What::Organizer,
    };
    let finding = Finding::of(&fact.evidence, what, &fact.name);
    Some(match &fact.tier {
        Some(tier) => finding.because(format!("tier {tier}")),
        None => finding,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::extract;
    use crate::extract::lexicon::builtin;
    use crate::post::find::{USUAL_LIMIT, find};
    use crate::post::read::read;

    fn explained(text: &str) -> Vec<Finding> {
        explain(&read("post.md", text.as_bytes()).expect("a post"), builtin())
    }

    /// The reason why words that contain these are none of that.
    fn reason(findings: &[Finding], what: What, words: &str) -> (Verdict, String) {
        let found = findings
            .iter()
            .find(|finding| finding.what == what && finding.words.contains(words))
            .unwrap_or_else(|| panic!("nothing of {words:?} in {findings:#?}"));
        (found.verdict, found.reason.clone().unwrap_or_default())
    }

    const POST: &str = "\
---
title: Quux at KubeCon Europe 2024
date: 2024-03-28
---

KubeCon took place in Paris from March 19 to 22. Istio Day was beside it.
The deadline for proposals to KubeCon was on January 5.

- [Meshes at Sea](https://youtu.be/aaaaaaaaaaa) - Zora Quill, Acme
- [Our booth](https://youtu.be/bbbbbbbbbbb)
- [All recordings](https://www.youtube.com/playlist?list=PLx)
- [The Quux site](https://quux.example/)
- [KubeCon](https://youtu.be/ccccccccccc)
- Quux for Everyone
- Quuxing Your Meshes Well - Zora Quill

Nadia Brook from Acme gave a talk about [taming big meshes](https://youtu.be/aaaaaaaaaaa).
";

    #[test]
    fn what_is_no_talk_has_its_reason() {
        let findings = explained(POST);
        for (what, words, verdict, why) in [
            (What::Link, "Our booth", Verdict::Lost, "“booth” is no talk"),
            (What::Link, "All recordings", Verdict::Lost, "a playlist, a channel or a whole"),
            (What::Link, "The Quux site", Verdict::Ignored, "neither a recording nor a session"),
            (What::Link, "KubeCon", Verdict::Lost, "the name of an event"),
            (What::Talk, "Quux for Everyone", Verdict::Ignored, "credits nobody"),
            (What::Talk, "Quuxing Your", Verdict::Lost, "credits people without"),
        ] {
            let (found, reason) = reason(&findings, what, words);
            assert_eq!(found, verdict, "{words}");
            assert!(reason.starts_with(why), "{words}: {reason}");
        }
    }

    #[test]
    fn an_edition_tells_where_it_is_completed_from() {
        let findings = explained(POST);
        let event = |words: &str| {
            let mut found = findings.iter().filter(|finding| finding.what == What::Event);
            let found = found.find(|finding| finding.words == words).expect("a mention");
            (found.value.clone().unwrap_or_default(), found.reason.clone().unwrap_or_default())
        };
        let (name, reason) = event("KubeCon Europe 2024");
        assert_eq!(name, "KubeCon + CloudNativeCon Europe 2024");
        assert_eq!(reason, "Europe 2024 as written, the post's main event");
        let (name, reason) = event("Istio Day");
        assert_eq!(name, "Istio Day Europe 2024");
        assert_eq!(reason, "Europe 2024 as most mentions have it");
        let host = findings.iter().find(|finding| finding.what == What::Host).expect("a host");
        assert_eq!(host.value.as_deref(), Some("KubeCon + CloudNativeCon Europe 2024"));
    }

    #[test]
    fn days_and_cities_tell_what_they_are_of_or_why_not() {
        let findings = explained(POST);
        let told = |what: What| {
            let of = findings.iter().filter(|finding| finding.what == what);
            of.map(|finding| {
                let reason = finding.reason.as_deref().unwrap_or_default();
                (finding.value.as_deref().unwrap_or_default(), reason)
            })
            .collect::<Vec<_>>()
        };
        let of = "of KubeCon + CloudNativeCon Europe 2024";
        assert_eq!(told(What::City), [("Paris", of)]);
        assert_eq!(
            told(What::Days),
            [("2024-03-19 to 2024-03-22", of), ("", "told closer to the event elsewhere")]
        );
    }

    #[test]
    fn mentions_of_one_talk_tell_which_title_wins() {
        let findings = explained(POST);
        let (verdict, reason_of_row) = reason(&findings, What::Talk, "Meshes at Sea");
        assert_eq!(verdict, Verdict::Taken);
        assert!(reason_of_row.starts_with("stated; title "), "{reason_of_row}");
        assert_eq!(
            reason(&findings, What::Talk, "taming big meshes"),
            (
                Verdict::Joined,
                "the same link as on line 9; a stated title before a described one".to_owned()
            )
        );
        assert_eq!(
            reason(&findings, What::Speaker, "Nadia Brook"),
            (Verdict::Lost, "line 9 credits the people".to_owned())
        );
    }

    #[test]
    fn what_no_conference_post_tells_is_lost() {
        let post = "# Quux 2.0\n\nSee [the demo](https://youtu.be/aaaaaaaaaaa).\n";
        let findings = explained(post);
        assert!(findings.iter().all(|finding| finding.verdict != Verdict::Taken), "{findings:#?}");
        assert_eq!(
            (findings[0].what, findings[0].reason.as_deref()),
            (What::Post, Some("no event is named"))
        );
    }

    #[test]
    fn what_is_taken_is_what_extract_prints() {
        let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/posts");
        for source in find(&[samples.into()]).0 {
            let post = read(&source.path(), &source.bytes(USUAL_LIMIT).expect("a sample"))
                .expect("a post");
            let (facts, findings) = (extract(&post, builtin()), explain(&post, builtin()));
            let taken = |what: What, rest: fn(&Finding) -> bool| {
                let taken = findings.iter().filter(|finding| finding.verdict == Verdict::Taken);
                taken.filter(|finding| finding.what == what && rest(finding)).count()
            };
            let speakers = facts.talks.iter().flat_map(|talk| &talk.speakers);
            let links = facts.talks.iter().flat_map(|talk| &talk.links);
            let employed = speakers.clone().filter(|speaker| speaker.organization.is_some());
            assert_eq!(taken(What::Talk, |_| true), facts.talks.len(), "{}", facts.path);
            assert_eq!(taken(What::Speaker, |_| true), speakers.count(), "{}", facts.path);
            assert_eq!(taken(What::Employer, |_| true), employed.count(), "{}", facts.path);
            assert_eq!(taken(What::Link, |_| true), links.count(), "{}", facts.path);
            assert_eq!(taken(What::Post, |_| true) == 1, facts.conference, "{}", facts.path);
            for event in &facts.events {
                let named = |finding: &&Finding| finding.value.as_deref() == Some(&event.name);
                assert!(findings.iter().filter(named).count() > 0, "{}", event.name);
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_explained(
            text in "(\\PC|KubeCon|Istio Day| Europe| 2024|Paris|March 19-22|\n|\n\n|- |## |, |\\[a\\]\\(https://youtu.be/aaaaaaaaaaa\\)| - Zora Quill, Acme|keynote by |微软){0,24}"
        ) {
            explained(&text);
        }
    }
}
