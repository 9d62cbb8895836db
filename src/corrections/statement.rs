//! What a correction states, and how it names its targets.

use serde::{Deserialize, Serialize};

use crate::extract::facts::TalkFormat;
use crate::resolve::language_code;

/// What is true, whatever the posts say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "fix", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Statement {
    /// All of these are one person.
    SamePerson {
        /// Two or more.
        people: Vec<PersonRef>,
    },
    /// None of these is the same person as another.
    DifferentPeople {
        /// Two or more.
        people: Vec<PersonRef>,
    },
    /// At these talks the name is another person's than elsewhere.
    SplitPerson {
        /// The name that both go by.
        name: String,
        /// The talks of one of them.
        talks: Vec<TalkRef>,
    },
    /// The name to show.
    RenamePerson {
        /// Whose.
        person: PersonRef,
        /// The name.
        name: String,
    },
    /// For whom a speaker spoke.
    SpeakerOrganization {
        /// At this talk.
        talk: TalkRef,
        /// The speaker.
        speaker: PersonRef,
        /// The organization; without one, they spoke for none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organization: Option<String>,
    },
    /// One more person gave the talk.
    AddSpeaker {
        /// The talk.
        talk: TalkRef,
        /// Their name.
        speaker: String,
        /// For whom they spoke.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organization: Option<String>,
    },
    /// This person did not give the talk.
    RemoveSpeaker {
        /// The talk.
        talk: TalkRef,
        /// The person.
        speaker: PersonRef,
    },
    /// What a talk is called.
    Title {
        /// The talk.
        talk: TalkRef,
        /// The title.
        title: String,
        /// Its language, ISO 639-1; without one, it is told from the letters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lang: Option<String>,
    },
    /// Where a talk was given.
    Event {
        /// The talk.
        talk: TalkRef,
        /// The event's full name; without one, at none that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        event: Option<String>,
    },
    /// What kind of session a talk is.
    Format {
        /// The talk.
        talk: TalkRef,
        /// The kind.
        format: TalkFormat,
    },
    /// All of these are one talk.
    SameTalk {
        /// Two or more.
        talks: Vec<TalkRef>,
    },
    /// None of these is the same talk as another.
    DifferentTalks {
        /// Two or more.
        talks: Vec<TalkRef>,
    },
    /// All of these are names of one organization.
    SameOrganization {
        /// Two or more; the first one is shown.
        organizations: Vec<String>,
    },
    /// None of these is the same organization as another.
    DifferentOrganizations {
        /// Two or more.
        organizations: Vec<String>,
    },
    /// What this link leads to is no talk.
    NoTalk {
        /// Key of the link.
        link: String,
    },
    /// A talk that no post tells of as one.
    AddTalk {
        /// Its title.
        title: String,
        /// Language of the title, ISO 639-1; without one, it is told from the letters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lang: Option<String>,
        /// The event's full name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        event: Option<String>,
        /// What kind of session it is; without one, an ordinary talk.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        format: Option<TalkFormat>,
        /// Addresses or link keys.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        links: Vec<String>,
        /// Who gave it, in the order of the billing.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        speakers: Vec<Credit>,
    },
    /// Nothing that this post says counts.
    HidePost {
        /// Its path, as the catalog has it.
        path: String,
    },
    /// What `talkcat review` asks about this is right as it is.
    Accept {
        /// What is asked about, as `talkcat review` writes it.
        subject: String,
    },
}

/// A person: by name, where only one bears it, else also by a talk that they gave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields, expecting = "expected a name or {name: …, talk: …}")]
pub enum PersonRef {
    /// Whoever bears this name, in any form of it that the catalog knows.
    Name(String),
    /// The one of that name who gave this talk.
    At {
        /// The name.
        name: String,
        /// The talk.
        talk: TalkRef,
    },
}

/// A talk: by a link of its own, else by what it is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields, expecting = "expected a link key or {title: …, event: …}")]
pub enum TalkRef {
    /// Key of a link that no other talk has: `youtube:v10UpNQIoT0`.
    Link(String),
    /// Any of its titles, and the full name of its event.
    Titled {
        /// The title.
        title: String,
        /// The event; without one, it was given at none that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        event: Option<String>,
    },
}

/// Someone who gives a talk.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// Their name.
    pub name: String,
    /// For whom they speak.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
}

impl PersonRef {
    /// The name by which it finds the person.
    pub fn name(&self) -> &str {
        match self {
            Self::Name(name) | Self::At { name, .. } => name,
        }
    }
}

impl Statement {
    /// What is wrong with it by itself, whatever the catalog holds.
    pub(super) fn check(&self) -> Result<(), String> {
        match self {
            Self::SamePerson { people } | Self::DifferentPeople { people } => {
                several("people", people)?;
                people.iter().try_for_each(|person| check_person("people", person))
            }
            Self::SplitPerson { name, talks } => {
                filled("name", name)?;
                if talks.is_empty() {
                    return Err("`talks` needs one or more".to_owned());
                }
                talks.iter().try_for_each(|talk| check_talk("talks", talk))
            }
            Self::RenamePerson { person, name } => {
                check_person("person", person)?;
                filled("name", name)
            }
            Self::SpeakerOrganization { talk, speaker, organization } => {
                check_talk("talk", talk)?;
                check_person("speaker", speaker)?;
                filled_if_any("organization", organization.as_ref())
            }
            Self::AddSpeaker { talk, speaker, organization } => {
                check_talk("talk", talk)?;
                filled("speaker", speaker)?;
                filled_if_any("organization", organization.as_ref())
            }
            Self::RemoveSpeaker { talk, speaker } => {
                check_talk("talk", talk)?;
                check_person("speaker", speaker)
            }
            Self::Title { talk, title, lang } => {
                check_talk("talk", talk)?;
                filled("title", title)?;
                check_lang(lang.as_ref())
            }
            Self::Event { talk, event } => {
                check_talk("talk", talk)?;
                filled_if_any("event", event.as_ref())
            }
            Self::Format { talk, format: _ } => check_talk("talk", talk),
            Self::SameTalk { talks } | Self::DifferentTalks { talks } => {
                several("talks", talks)?;
                talks.iter().try_for_each(|talk| check_talk("talks", talk))
            }
            Self::SameOrganization { organizations }
            | Self::DifferentOrganizations { organizations } => {
                several("organizations", organizations)?;
                organizations.iter().try_for_each(|name| filled("organizations", name))
            }
            Self::NoTalk { link } => filled("link", link),
            Self::AddTalk { title, lang, event, format: _, links, speakers } => {
                filled("title", title)?;
                check_lang(lang.as_ref())?;
                filled_if_any("event", event.as_ref())?;
                links.iter().try_for_each(|link| filled("links", link))?;
                speakers.iter().try_for_each(|speaker| {
                    filled("name", &speaker.name)?;
                    filled_if_any("organization", speaker.organization.as_ref())
                })
            }
            Self::HidePost { path } => filled("path", path),
            Self::Accept { subject } => filled("subject", subject),
        }
    }
}

fn several<T: PartialEq>(field: &str, targets: &[T]) -> Result<(), String> {
    if targets.len() < 2 {
        return Err(format!("`{field}` needs two or more"));
    }
    let twice = (1..targets.len()).any(|place| targets[..place].contains(&targets[place]));
    if twice { Err(format!("`{field}` names one twice")) } else { Ok(()) }
}

fn filled(field: &str, text: &str) -> Result<(), String> {
    if text.trim().is_empty() { Err(format!("`{field}` is blank")) } else { Ok(()) }
}

fn filled_if_any(field: &str, text: Option<&String>) -> Result<(), String> {
    text.map_or(Ok(()), |text| filled(field, text))
}

fn check_lang(lang: Option<&String>) -> Result<(), String> {
    match lang {
        Some(lang) if language_code(lang) != *lang => {
            Err(format!("`lang` is no language code such as en: {lang:?}"))
        }
        _ => Ok(()),
    }
}

fn check_talk(field: &str, talk: &TalkRef) -> Result<(), String> {
    match talk {
        TalkRef::Link(key) => filled(field, key),
        TalkRef::Titled { title, event } => {
            filled("title", title)?;
            filled_if_any("event", event.as_ref())
        }
    }
}

fn check_person(field: &str, person: &PersonRef) -> Result<(), String> {
    match person {
        PersonRef::Name(name) => filled(field, name),
        PersonRef::At { name, talk } => {
            filled("name", name)?;
            check_talk("talk", talk)
        }
    }
}
