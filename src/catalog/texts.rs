//! What posts say, with every text in memory once: the same names, titles and links stand in thousands.

use std::collections::HashSet;

use arcstr::ArcStr;

use crate::extract::facts::{
    EventFact, Evidence, LinkFact, OrganizationFact, PostFacts, SpeakerFact, TalkFact, TitleFact,
};

/// The texts met so far.
#[derive(Debug, Default)]
pub struct Texts(HashSet<ArcStr>);

impl Texts {
    /// Puts the texts met before in the place of a post's own, and gives back the room that reading
    /// its lists has left over.
    pub fn share(&mut self, post: &mut PostFacts) {
        self.text(&mut post.lang);
        self.some(&mut post.project);
        self.each(&mut post.events, Self::event);
        self.each(&mut post.talks, Self::talk);
        self.each(&mut post.other_videos, Self::text);
        self.each(&mut post.organizations, Self::organization);
    }

    fn text(&mut self, text: &mut ArcStr) {
        match self.0.get(text.as_str()) {
            Some(known) => text.clone_from(known),
            None => {
                self.0.insert(text.clone());
            }
        }
    }

    fn some(&mut self, text: &mut Option<ArcStr>) {
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn each<T>(&mut self, list: &mut Vec<T>, share: impl Fn(&mut Self, &mut T)) {
        list.shrink_to_fit();
        for one in list {
            share(self, one);
        }
    }

    fn evidence(&mut self, evidence: &mut Evidence) {
        self.text(&mut evidence.words);
        self.text(&mut evidence.rule);
    }

    fn event(&mut self, event: &mut EventFact) {
        self.text(&mut event.name);
        self.text(&mut event.series);
        self.some(&mut event.region);
        self.some(&mut event.city);
        self.some(&mut event.parent);
        self.each(&mut event.aliases, Self::text);
        self.evidence(&mut event.evidence);
    }

    fn talk(&mut self, talk: &mut TalkFact) {
        self.text(&mut talk.title);
        self.each(&mut talk.other_titles, |texts, TitleFact { lang, title }| {
            texts.text(lang);
            texts.text(title);
        });
        self.some(&mut talk.project);
        self.some(&mut talk.event);
        self.each(&mut talk.links, |texts, LinkFact { url, key, .. }| {
            texts.text(url);
            texts.text(key);
        });
        self.each(&mut talk.speakers, Self::speaker);
        self.each(&mut talk.organizations, Self::text);
        self.each(&mut talk.mentions, Self::evidence);
    }

    fn speaker(&mut self, speaker: &mut SpeakerFact) {
        self.text(&mut speaker.name);
        self.text(&mut speaker.surface);
        self.some(&mut speaker.organization);
        self.evidence(&mut speaker.evidence);
        if let Some(evidence) = &mut speaker.organization_evidence {
            self.evidence(evidence);
        }
    }

    fn organization(&mut self, organization: &mut OrganizationFact) {
        self.text(&mut organization.name);
        self.text(&mut organization.surface);
        self.some(&mut organization.event);
        self.some(&mut organization.tier);
        self.evidence(&mut organization.evidence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::examples::{post, talk};

    #[test]
    fn equal_texts_are_one_and_say_what_they_said() {
        let told = || {
            let talk = talk(3, "Sails and Oars").at("KubeCon Europe 2030").video("a");
            post("a.md", vec![talk.by("Zora Quill", "Quuxly")])
        };
        let [mut one, mut other] = [told(), told()];
        let mut texts = Texts::default();
        texts.share(&mut one);
        texts.share(&mut other);
        assert_eq!((&one, &other), (&told(), &told()));
        let name = |post: &PostFacts| post.talks[0].speakers[0].name.clone();
        assert!(ArcStr::ptr_eq(&name(&one), &name(&other)));
    }
}
