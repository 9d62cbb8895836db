//! Where a linked talk has its title from: the link's own words, the words beside it, the words above.

mod above;
mod before;
mod beside;
mod lead;
mod own;
mod player;
mod prose;

use std::ops::Range;

use super::Person;
use super::title::text_of;
use crate::extract::context::Context;
use crate::extract::facts::TalkFormat;
use crate::extract::organization::presenter::Presenter;
use crate::post::document::Block;

pub(super) use above::{
    above, billed_heading, credited_heading, over_sentence, repeated_heading, section_title,
    talk_heading, term, titled_by,
};
pub(super) use before::quoted_before;
pub(super) use beside::{beside, in_columns};
pub(super) use own::own_title;
pub(super) use player::{before_player, own_lead, set_off_title, told_above};
pub(super) use prose::{session_before, told_of_people};

/// A title, where it stands, and the people that the same words credit.
pub(in crate::extract::talk) struct Found {
    pub title: String,
    pub people: Vec<Person>,
    pub quoted: bool,
    pub at: Option<usize>,
    pub line: Option<u32>,
    /// The heading whose words these are.
    pub section: Option<usize>,
    /// An organization that the same words name alone.
    pub presenter: Option<Presenter>,
    /// What kind of session the words before it name.
    pub format: Option<TalkFormat>,
}

impl Found {
    fn new(title: String) -> Self {
        Self {
            title,
            people: Vec::new(),
            quoted: false,
            at: None,
            line: None,
            section: None,
            presenter: None,
            format: None,
        }
    }
}

/// A title that its block sets off, and the people of the same words.
fn stated(block: &Block, title: &Range<usize>, people: Vec<Person>) -> Found {
    Found {
        people,
        quoted: true,
        at: Some(title.start),
        line: Some(block.line_at(title.start)),
        ..Found::new(text_of(&block.text, title))
    }
}

/// Whether a title is the name of an event and nothing else: its page in a schedule is no talk's.
pub(super) fn is_event(ctx: &Context, title: &str) -> bool {
    crate::extract::event::mention::mentions(title, ctx.lexicon, &[])
        .iter()
        .any(|mention| mention.range == (0..title.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::{context, linked, shown};

    /// The only talk of a body: `title | people`.
    pub(super) fn only(lang: &str, text: &str) -> String {
        let found = linked(lang, text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        format!("{} | {}", found[0].title, shown(&found[0].people))
    }

    #[test]
    fn names_of_events_alone() {
        let ctx = context("en", "2025-04-25", "");
        for (title, want) in [
            ("KubeCon", true),
            ("KubeCon Europe 2025", true),
            ("KubeCon 欧洲 2025", true),
            ("Istio Day", true),
            ("Istio at KubeCon", false),
            ("KubeCon recap", false),
            ("", false),
        ] {
            assert_eq!(is_event(&ctx, title), want, "{title}");
        }
    }
}
