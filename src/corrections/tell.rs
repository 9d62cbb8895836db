//! Corrections in words.

use std::fmt::{self, Display, Formatter};

use super::{Credit, PersonRef, Statement, TalkRef};

impl Display for Statement {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::SamePerson { people } => write!(out, "{} are one person", all(people)),
            Self::DifferentPeople { people } => write!(out, "{} are different people", all(people)),
            Self::SplitPerson { name, talks } => {
                write!(out, "{name} of {} is another person than elsewhere", all(talks))
            }
            Self::RenamePerson { person, name } => write!(out, "{person} is called {name}"),
            Self::SpeakerOrganization { talk, speaker, organization: Some(organization) } => {
                write!(out, "{speaker} spoke for {organization} at {talk}")
            }
            Self::SpeakerOrganization { talk, speaker, organization: None } => {
                write!(out, "{speaker} spoke for no organization at {talk}")
            }
            Self::AddSpeaker { talk, speaker, organization } => {
                let credit = Credit { name: speaker.clone(), organization: organization.clone() };
                write!(out, "{credit} gave {talk}")
            }
            Self::RemoveSpeaker { talk, speaker } => write!(out, "{speaker} did not give {talk}"),
            Self::Title { talk, title, lang: _ } => write!(out, "{talk} is called “{title}”"),
            Self::Event { talk, event: Some(event) } => write!(out, "{talk} was given at {event}"),
            Self::Event { talk, event: None } => write!(out, "{talk} was given at no known event"),
            Self::Format { talk, format } => write!(out, "the format of {talk} is {format}"),
            Self::SameTalk { talks } => write!(out, "{} are one talk", all(talks)),
            Self::DifferentTalks { talks } => write!(out, "{} are different talks", all(talks)),
            Self::SameOrganization { organizations } => {
                write!(out, "{} are one organization", all(organizations))
            }
            Self::DifferentOrganizations { organizations } => {
                write!(out, "{} are different organizations", all(organizations))
            }
            Self::NoTalk { link } => write!(out, "{link} is no talk"),
            Self::AddTalk { title, event, speakers, .. } => {
                write!(out, "there is a talk “{title}”")?;
                if !speakers.is_empty() {
                    write!(out, " by {}", all(speakers))?;
                }
                event.as_ref().map_or(Ok(()), |event| write!(out, " at {event}"))
            }
            Self::HidePost { path } => write!(out, "what {path} says does not count"),
            Self::Accept { subject } => write!(out, "right as it is: {subject}"),
        }
    }
}

impl Display for PersonRef {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => out.write_str(name),
            Self::At { name, talk } => write!(out, "{name} of {talk}"),
        }
    }
}

impl Display for TalkRef {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link(key) => out.write_str(key),
            Self::Titled { title, event: Some(event) } => write!(out, "“{title}” at {event}"),
            Self::Titled { title, event: None } => write!(out, "“{title}”"),
        }
    }
}

impl Display for Credit {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match &self.organization {
            Some(organization) => write!(out, "{} ({organization})", self.name),
            None => out.write_str(&self.name),
        }
    }
}

/// `a, b and c`.
fn all<T: Display>(things: &[T]) -> String {
    let mut told: Vec<String> = things.iter().map(ToString::to_string).collect();
    let last = told.pop().unwrap_or_default();
    if told.is_empty() { last } else { format!("{} and {last}", told.join(", ")) }
}

#[cfg(test)]
mod tests {
    use crate::corrections::examples::every_kind;

    #[test]
    fn every_kind_is_a_sentence() {
        let told: Vec<String> =
            every_kind().iter().map(|correction| correction.statement.to_string()).collect();
        insta::assert_snapshot!(told.join("\n"));
    }
}
