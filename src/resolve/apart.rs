//! What tells two tellings apart that have a title or a place in the programme in common.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::same_talk::{Telling, session_code};
use crate::extract::facts::{LinkKind, TalkFact};
use crate::names::alike::Name;

/// Names less alike than this are two people's.
const ALIKE: f64 = 0.4;
/// Of more people than this, who of them is whom is not looked at.
const CROWD: usize = 60;

/// Who is billed, and where it can be watched or looked up.
#[derive(Debug)]
pub struct Billing<'a> {
    talk: &'a TalkFact,
    /// Few have to be told apart by their people: the names are prepared when first asked for.
    people: OnceCell<Vec<Name>>,
}

impl<'a> Billing<'a> {
    /// What a telling says of that.
    pub fn of(telling: &Telling<'a>) -> Self {
        Self { talk: telling.talk, people: OnceCell::new() }
    }

    /// Whether it is other people with other recordings or other pages of a schedule: "Opening
    /// Remarks" on two days.
    pub fn differs(&self, other: &Self) -> bool {
        let pairs =
            [LinkKind::Video, LinkKind::Schedule].map(|kind| (self.links(kind), other.links(kind)));
        pairs.iter().all(|(a, b)| a.is_disjoint(b))
            && pairs.iter().any(|(a, b)| !a.is_empty() && !b.is_empty())
            && self.are_strangers(other)
    }

    fn links(&self, kind: LinkKind) -> BTreeSet<String> {
        let links = self.talk.links.iter().filter(|link| link.kind == kind);
        links.map(|link| session_code(&link.key)).collect()
    }

    fn people(&self) -> &[Name] {
        self.people.get_or_init(|| {
            let people = self.talk.speakers.iter().take(CROWD);
            people.map(|speaker| Name::of(&speaker.name)).collect()
        })
    }

    /// Whether both bill people, and nobody in common.
    fn are_strangers(&self, other: &Self) -> bool {
        let (people, others) = (self.people(), other.people());
        let mut pairs = people.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
        !people.is_empty() && !others.is_empty() && pairs.all(|(a, b)| a.likeness(b) < ALIKE)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::{LinkKind, Slot, TalkFact};
    use crate::resolve::examples::{post, talk};
    use crate::resolve::resolve;

    const KUBECON: &str = "KubeCon Europe 2025";

    fn talks(one: TalkFact, other: TalkFact) -> usize {
        let posts = [post("a.md", vec![one.at(KUBECON)]), post("b.md", vec![other.at(KUBECON)])];
        resolve(&posts, &[], &|_| None).talks.len()
    }

    #[test]
    fn other_people_with_other_links_hold_another_session() {
        let opening = |id: &str, name: &str| talk(3, "Opening Remarks").video(id).by(name, "");
        assert_eq!(talks(opening("a", "Zora Quill"), opening("b", "Max Mu")), 2);
        // The same people, or a recording that was put up again.
        assert_eq!(talks(opening("a", "Zora Quill"), opening("b", "Зора Квілл")), 1);
        // One post names other people, and nothing else speaks against it.
        let planned = talk(3, "Opening Remarks").link(LinkKind::Schedule, "sched.co/1", None);
        assert_eq!(talks(planned.by("Max Mu", ""), opening("a", "Zora Quill")), 1);
    }

    #[test]
    fn a_large_project_has_several_sessions_of_a_kind() {
        let session = |title: &str, code: &str, name: &str| {
            let key = format!("sched.co/{code}");
            let mut talk = talk(3, title).link(LinkKind::Schedule, &key, None).by(name, "");
            (talk.slot, talk.project) = (Some(Slot::MaintainerTrack), Some("Kuma".into()));
            talk
        };
        let network = session("SIG Network, Past and Future", "1", "Zora Quill");
        assert_eq!(talks(network, session("SIG Storage in Depth", "2", "Max Mu")), 2);
    }
}
