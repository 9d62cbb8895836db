//! What a statement is about.

use super::Statement;

impl Statement {
    /// What it is about: two statements with the same subject contradict each other, or say the
    /// same.
    pub fn subject(&self) -> String {
        match self {
            Self::SamePerson { people } | Self::DifferentPeople { people } => sorted(people),
            Self::SplitPerson { name, .. } => format!("split {name}"),
            Self::RenamePerson { person, .. } => format!("name of {person}"),
            Self::SpeakerOrganization { talk, speaker, .. } => {
                format!("organization of {speaker}, {talk}")
            }
            Self::AddSpeaker { talk, speaker, .. } => format!("speaker {speaker}, {talk}"),
            Self::RemoveSpeaker { talk, speaker } => format!("speaker {speaker}, {talk}"),
            Self::Title { talk, lang, .. } => {
                format!("title in {}, {talk}", lang.as_deref().unwrap_or("its language"))
            }
            Self::Event { talk, .. } => format!("event of {talk}"),
            Self::Format { talk, .. } => format!("format of {talk}"),
            Self::SameTalk { talks } | Self::DifferentTalks { talks } => sorted(talks),
            Self::SameOrganization { organizations }
            | Self::DifferentOrganizations { organizations } => sorted(organizations),
            Self::NoTalk { link } => format!("link {link}"),
            Self::AddTalk { title, event, .. } => {
                format!("talk {title}, {}", event.as_deref().unwrap_or_default())
            }
            Self::HidePost { path } => format!("post {path}"),
            Self::Accept { subject } => format!("review {subject}"),
        }
    }
}

fn sorted<T: Ord + std::fmt::Display>(things: &[T]) -> String {
    let mut things: Vec<&T> = things.iter().collect();
    things.sort();
    let things: Vec<String> = things.into_iter().map(ToString::to_string).collect();
    things.join(" + ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::corrections::examples::every_kind;

    fn subject(yaml: &str) -> String {
        serde_yaml::from_str::<Statement>(yaml).expect("a statement").subject()
    }

    #[test]
    fn contradictions_share_their_subject() {
        assert_eq!(
            subject("{fix: same-person, people: [A, B]}"),
            subject("{fix: different-people, people: [B, A]}")
        );
        assert_eq!(
            subject("{fix: add-speaker, talk: a, speaker: B}"),
            subject("{fix: remove-speaker, talk: a, speaker: B}")
        );
        assert_eq!(
            subject("{fix: format, talk: a, format: panel}"),
            subject("{fix: format, talk: a, format: keynote}")
        );
    }

    #[test]
    fn others_do_not() {
        let subjects: BTreeSet<String> =
            every_kind().iter().map(|correction| correction.statement.subject()).collect();
        assert_eq!(subjects.len(), every_kind().len());
    }
}
