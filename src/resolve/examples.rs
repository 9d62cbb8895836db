//! Posts in the shape of facts, for tests: each says only what a test gives it.

use arcstr::ArcStr;
use chrono::NaiveDate;

use crate::corrections::{Correction, Statement};
use crate::extract::facts::{
    EventFact, EventRole, Evidence, LinkFact, LinkKind, OrganizationFact, OrganizationRole,
    PostFacts, SpeakerFact, TalkFact, TalkFormat, TitleKind,
};

/// Evidence on a line.
pub fn evidence(line: u32, words: &str) -> Evidence {
    Evidence { line, words: words.into(), rule: "example".into(), confidence: 0.9 }
}

/// A conference post in the language of its file's ending: `a.uk.md`, else English.
pub fn post(path: &str, talks: Vec<TalkFact>) -> PostFacts {
    let lang = ["uk", "zh", "ja"].into_iter().find(|lang| path.contains(&format!(".{lang}.")));
    let mut events: Vec<EventFact> = Vec::new();
    for name in talks.iter().filter_map(|talk| talk.event.as_deref()) {
        if events.iter().all(|event| event.name != name) {
            events.push(event(name));
        }
    }
    PostFacts {
        path: path.into(),
        lang: lang.unwrap_or("en").into(),
        title: Some(format!("About {path}").into()),
        date: None,
        conference: true,
        events,
        talks,
        other_videos: Vec::new(),
        organizations: Vec::new(),
        project: None,
    }
}

/// An event: the last word is its year, the word before it the region.
pub fn event(name: &str) -> EventFact {
    let words: Vec<&str> = name.split(' ').collect();
    let count = words.len();
    EventFact {
        name: name.into(),
        series: words[..count.saturating_sub(2)].join(" ").into(),
        region: count.checked_sub(2).map(|place| words[place].into()),
        year: words[count - 1].parse().ok(),
        role: EventRole::Subject,
        starts_on: None,
        ends_on: None,
        city: None,
        parent: None,
        aliases: Vec::new(),
        evidence: evidence(1, name),
    }
}

/// A talk with a stated title on a line of its own.
pub fn talk(line: u32, title: &str) -> TalkFact {
    TalkFact {
        title: title.into(),
        title_kind: TitleKind::Stated,
        other_titles: Vec::new(),
        format: TalkFormat::Talk,
        slot: None,
        project: None,
        event: None,
        links: Vec::new(),
        speakers: Vec::new(),
        organizations: Vec::new(),
        line,
        confidence: 0.9,
        mentions: vec![evidence(line, title)],
    }
}

impl TalkFact {
    /// The same talk at an event.
    #[must_use]
    pub fn at(mut self, event: &str) -> Self {
        self.event = Some(event.into());
        self
    }

    /// The same talk with a recording.
    #[must_use]
    pub fn video(self, id: &str) -> Self {
        self.link(LinkKind::Video, &format!("youtube:{id}"), None)
    }

    /// The same talk with a link.
    #[must_use]
    pub fn link(mut self, kind: LinkKind, key: &str, start: Option<u32>) -> Self {
        let url = format!("https://example.org/{key}");
        self.links.push(LinkFact {
            kind,
            url: url.into(),
            key: key.into(),
            start,
            line: self.line,
        });
        self
    }

    /// The same talk, described rather than named.
    #[must_use]
    pub fn described(mut self) -> Self {
        self.title_kind = TitleKind::Described;
        self
    }

    /// The same talk with one speaker more; an empty organization is none.
    #[must_use]
    pub fn by(mut self, name: &str, organization: &str) -> Self {
        let organization = Some(ArcStr::from(organization)).filter(|name| !name.is_empty());
        self.speakers.push(SpeakerFact {
            name: name.into(),
            surface: name.into(),
            organization_evidence: organization.as_deref().map(|name| evidence(self.line, name)),
            organization,
            evidence: evidence(self.line, name),
        });
        self
    }
}

/// A correction.
pub fn correction(statement: Statement) -> Correction {
    let on = NaiveDate::from_ymd_opt(2025, 5, 1).expect("a day");
    Correction { statement, by: "Ada".to_owned(), on, why: None }
}

/// An organization's row.
pub fn organization(line: u32, name: &str, role: OrganizationRole) -> OrganizationFact {
    OrganizationFact {
        name: name.into(),
        surface: name.into(),
        role,
        event: None,
        tier: None,
        evidence: evidence(line, name),
    }
}

impl PostFacts {
    /// The same post of a day.
    #[must_use]
    pub fn dated(mut self, day: &str) -> Self {
        self.date = day.parse().ok();
        self
    }

    /// The same post, about a project.
    #[must_use]
    pub fn about(mut self, project: &str) -> Self {
        self.project = Some(project.into());
        self
    }
}
