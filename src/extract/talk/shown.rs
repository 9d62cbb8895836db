//! Recordings and slides whose links say nothing: those of the talk that the words before them tell of.

use super::no_talk::{NoTalk, PassedOver};
use super::{Candidate, session, spoken, titled, topical};

/// Gives the only talk that a paragraph tells of the player right below it, which has no title of its own, and one of
/// which a sentence tells the recording or the slides that a later one has: "… a panel on seas. If you watch one thing,
/// make it [this one](…)".
pub fn show(told: &mut [Candidate], passed_over: &mut Vec<PassedOver>) {
    passed_over.retain(|link| {
        let recording = link.rule == "bare link" && link.why == NoTalk::Untitled;
        if !recording && link.why != NoTalk::LoneSlides {
            return true;
        }
        let end = told.partition_point(|it| it.passage <= link.passage);
        let mut here = told[..end].iter_mut().rev().take_while(|it| it.passage == link.passage);
        let own = |it: &Candidate| {
            [session::RULE, titled::RULE, spoken::RULE, topical::RULE].contains(&it.rule)
        };
        let tells = |it: &Candidate| {
            [spoken::RULE, session::RULE].contains(&it.rule) && it.span.contains(&link.span.start)
        };
        let before = here.find(|it| (it.span.end <= link.span.start || tells(it)) && own(it));
        match before.filter(|it| it.links.is_empty()) {
            Some(talk) => {
                talk.links.clone_from(&link.links);
                false
            }
            None => true,
        }
    });
    passed_over.retain(|player| {
        let from = told.partition_point(|it| it.passage + 1 < player.passage);
        let above = |it: &Candidate| it.passage + 1 == player.passage;
        let alone = !told.get(from + 1).is_some_and(above);
        // "[Video](…)" alone in its paragraph is as good as a player.
        let lone = player.rule == "bare link" && player.span.start == 0;
        let untitled = (player.rule == "player" || lone) && player.why == NoTalk::Untitled;
        match told.get_mut(from).filter(|it| above(it) && it.links.is_empty()) {
            Some(talk) if untitled && alone => {
                talk.links.clone_from(&player.links);
                false
            }
            _ => true,
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::told::proposals;
    use crate::extract::testing::{accepted, context};

    #[test]
    fn players_below_what_is_told() {
        let links = |text: &str| {
            let ctx = context("en", "2025-04-25", text);
            let linked = crate::extract::talk::linked::proposals(&ctx);
            let mut passed: Vec<PassedOver> = linked.into_iter().filter_map(Result::err).collect();
            let mut told = accepted(proposals(&ctx, &[]));
            show(&mut told, &mut passed);
            (told.iter().map(|talk| talk.links.len()).collect::<Vec<_>>(), passed.len())
        };
        let (sentence, player) =
            ("The keynote by Zora Quill was good.", "{{< youtube AAAAAAAAAA1 >}}");
        assert_eq!(links(&format!("{sentence}\n\n{player}")), (vec![1], 0));
        assert_eq!(links(&format!("{sentence}\n\n[Video](v1)")), (vec![1], 0));
        assert_eq!(links(&format!("{sentence}\n\nSo it was.\n\n{player}")), (vec![0], 1));
        let two = "The keynote by Zora Quill was good. The workshop by Max Mu was long.";
        assert_eq!(links(&format!("{two}\n\n{player}")), (vec![0, 0], 1));
        let later = "If you watch one thing, make it [this one](v1): it is worth it.";
        assert_eq!(links(&format!("{sentence} {later}")), (vec![1], 0));
        let slides = "It is not online, but you will find [the slides here](d1).";
        assert_eq!(links(&format!("{sentence} {slides}")), (vec![1], 0));
        assert_eq!(links(&format!("{two}\n\n{slides}")), (vec![0, 0], 1));
    }
}
