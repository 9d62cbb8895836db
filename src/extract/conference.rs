//! Whether a post is a conference post: one that is about an event, or tells of talks at one.

use std::fmt;

use super::context::Context;
use super::event::edition::{Edition, Editions};
use super::facts::{LinkKind, TitleKind};
use super::talk::{Candidate, Said};
use crate::post::document::BlockKind;

/// Whether a talk is none because a newsletter tells of much: a talk there needs its event close by. So
/// does one that is told of before any event is.
pub fn is_stray(editions: &Editions, group: &[Candidate]) -> bool {
    let late = || {
        let first = editions.main.and_then(|main| editions.all[main].places.iter().min().copied());
        first.is_some_and(|first| group.iter().all(|talk| (talk.passage, talk.at) < first))
    };
    (!is_about(editions) || late())
        && group.iter().all(|candidate| candidate.event_said <= Said::Before)
}

/// Whether the post's title names its main event.
fn is_titled(editions: &Editions) -> bool {
    editions
        .main
        .is_some_and(|main| editions.all[main].places.iter().any(|&(passage, _)| passage == 0))
}

/// Whether the post's title or opening paragraphs name its main event.
pub fn is_about(editions: &Editions) -> bool {
    editions
        .main
        .is_some_and(|main| editions.all[main].places.iter().any(|&(passage, _)| passage <= 3))
}

/// Why a post is a conference post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conference {
    /// Its title names its main event.
    Titled,
    /// It tells of a talk beside the event's name.
    Told,
    /// It names its main event at the beginning, and tells of a talk.
    Opening,
    /// It links the recording or the session of a talk.
    Linked,
    /// It tells of three talks.
    ManyTalks,
    /// Its title names the city of its main event, whose days it tells.
    Place,
}

impl fmt::Display for Conference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Titled => "the title names the event",
            Self::Told => "tells of a talk beside the event's name",
            Self::Opening => "opens with the event and tells of a talk",
            Self::Linked => "links a talk at the event",
            Self::ManyTalks => "tells of three talks or more",
            Self::Place => "the title names the city of the event, whose days it tells",
        })
    }
}

/// Why a post is no conference post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoConference {
    /// It names no event.
    NoEvent,
    /// It is made of interviews and tells of no talk.
    Interviews,
    /// It names events in passing.
    InPassing,
}

impl fmt::Display for NoConference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoEvent => "no event is named",
            Self::Interviews => "interviews are no report of an event",
            Self::InPassing => "events are only named in passing",
        })
    }
}

/// A conference post is about an event, or has a talk at a named one.
pub fn conference(
    ctx: &Context,
    editions: &Editions,
    talks: &[Vec<Candidate>],
) -> Result<Conference, NoConference> {
    let main = editions.main.map(|main| &editions.all[main]).ok_or(NoConference::NoEvent)?;
    let titled = is_titled(editions);
    let placed =
        talks.iter().filter(|talk| talk.iter().any(|candidate| candidate.event.is_some())).count();
    // A recording under a heading may be of anything.
    let lone = |it: &Candidate| {
        let described = it.people.is_empty() && it.title_kind == TitleKind::Described;
        it.event_said <= Said::Before && (it.rule == "player" || described)
    };
    let told_of = || talks.iter().flatten().filter(|it| it.event.is_some() && !lone(it));
    let has_link = |it: &Candidate| {
        it.links.iter().any(|link| matches!(link.kind, LinkKind::Video | LinkKind::Schedule))
    };
    let early = main.places.iter().any(|&(passage, _)| (1..=3).contains(&passage));
    // One talk that is told of beside the event's name is enough.
    let told = talks.iter().flatten().any(|candidate| {
        candidate.event_said == Said::Beside
            && candidate.links.iter().any(|link| link.kind != LinkKind::Slides)
    });
    // People interviewed at an event are no report of it.
    let interviews = talks.is_empty() && is_interview(ctx);
    if titled && !interviews {
        Ok(Conference::Titled)
    } else if told {
        Ok(Conference::Told)
    } else if early && told_of().next().is_some() {
        Ok(Conference::Opening)
    } else if told_of().any(has_link) {
        Ok(Conference::Linked)
    } else if placed >= 3 {
        Ok(Conference::ManyTalks)
    } else if early && main.days.is_some() && names_city(ctx, main) {
        Ok(Conference::Place)
    } else if titled {
        Err(NoConference::Interviews)
    } else {
        Err(NoConference::InPassing)
    }
}

/// Whether the post's title names the city of an event: "Meet us in Detroit".
fn names_city(ctx: &Context, edition: &Edition) -> bool {
    let Some(city) = &edition.city else { return false };
    let title = ctx.passages.first().map_or("", |title| title.block.text.as_str());
    ctx.lexicon.cities_in(title).iter().any(|hit| hit.named == city)
}

/// Whether the opening paragraphs and headings tell of interviews.
fn is_interview(ctx: &Context) -> bool {
    let words = ctx.words(|language| language.interview_words);
    let early = ctx.passages.iter().enumerate().filter(|(index, passage)| {
        *index < 6 || matches!(passage.block.kind, BlockKind::Heading(_))
    });
    early
        .filter(|(_, passage)| {
            words.iter().any(|word| passage.block.text.to_lowercase().contains(word))
        })
        .count()
        >= 2
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::facts;

    #[test]
    fn posts_about_conferences() {
        for (lang, text) in [
            ("en", "# KubeCon Europe 2025"),
            ("zh", "# KubeCon 欧洲 2025 回顾"),
            ("uk", "# Звіт з КубКон"),
            ("ja", "# キューブコンのまとめ"),
            ("en", "# News\n\nWe were at KubeCon.\n\n- [Meshes at Sea](v1)"),
            ("en", "# Meet us in London\n\nKubeCon Europe 2025 is in London, on April 1-4."),
            ("en", "# News\n\nA.\n\nB.\n\nC.\n\nAt KubeCon we saw [how meshes swim](v1)."),
            (
                "en",
                "# News\n\nA.\n\nB.\n\nC.\n\nLast month, KubeCon brought us together. Watch [the keynote by Zora Quill](v1).",
            ),
        ] {
            assert!(facts(lang, "2025-04-25", text).conference, "{text}");
        }
        for (lang, text) in [
            ("en", "# News\n\nWe were at KubeCon."),
            ("en", "# Hello London\n\nKubeCon Europe 2025 was in London."),
            // A recording that nothing places at the event.
            ("en", "# A\n\nWe were at KubeCon.\n\n## Meshes\n\n{{< youtube AAAAAAAAAA1 >}}"),
            ("en", "# A\n\nWe were at KubeCon.\n\n## Meshes\n\nWe made [a video](v1) of it."),
            ("en", "# News\n\nSee [how meshes swim](v1).\n\nMeet us at KubeCon Europe 2025."),
            ("en", "# News\n\n- [Meshes at Sea](v1)"),
            ("en", "# News\n\nA.\n\nB.\n\nC.\n\nKubeCon was full.\n\n- [Meshes at Sea](v1)"),
            ("en", "# KubeCon interviews\n\nWe interview Zora Quill.\n\n## The interview\n\nHi."),
            ("zh", "# 新版本发布"),
        ] {
            let facts = facts(lang, "2025-04-25", text);
            assert!(!facts.conference, "{text}");
            assert!(facts.events.is_empty() && facts.talks.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_newsletter_needs_the_event_beside_the_talk() {
        let text = "# News of the week\n\nA.\n\nB.\n\nC.\n\n\
                    At KubeCon 2025 we saw [how meshes swim](v1).\n\n\
                    ## Elsewhere\n\nWatch [how meshes sink](v2).";
        let facts = facts("en", "2025-04-25", text);
        assert_eq!(facts.talks.len(), 1);
        assert_eq!(facts.talks[0].title, "how meshes swim");
        assert_eq!(facts.other_videos, ["youtube:AAAAAAAAAA2"]);
    }
}
