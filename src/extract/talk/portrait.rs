//! Sections that a speaker's name heads: "## Jane Doe", then who she is and on what "she" will speak.

use super::{Person, people_of};
use crate::extract::context::Context;
use crate::extract::people::name::Likeness;
use crate::post::document::BlockKind;

/// The heading that names nobody but whom its section is about.
pub fn heading(ctx: &Context, passage: usize) -> Option<usize> {
    let heading = ctx.heading_above(passage)?;
    let text = &ctx.passages[heading].block.text;
    let credits = ctx.credits(text);
    let named = credits.people.iter().all(|it| it.likeness == Likeness::Yes);
    let own = ctx.passages[passage].block.kind == BlockKind::Paragraph;
    (own && named && credits.is_certain() && credits.organizations.is_empty()).then_some(heading)
}

/// The people whom the heading of a section names.
pub fn people(ctx: &Context, passage: usize) -> Option<Vec<Person>> {
    let heading = heading(ctx, passage)?;
    let credits = ctx.credits(&ctx.passages[heading].block.text);
    Some(people_of(ctx, heading, 0, &credits, "name that heads the section"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    #[test]
    fn names_that_head_a_section() {
        for (head, want) in [
            ("Zora Quill", &["Zora Quill"][..]),
            ("Dr. Zora Quill", &["Zora Quill"]),
            ("Zora Quill and Max Mu", &["Zora Quill", "Max Mu"]),
            ("Zora Quill: Meshes at Sea", &[]),
            ("Keynotes", &[]),
        ] {
            let ctx = context("en", "2025-04-25", &format!("## {head}\n\nShe sails."));
            let people = people(&ctx, 2).unwrap_or_default();
            let names: Vec<&str> = people.iter().map(|it| it.surface.as_str()).collect();
            assert_eq!(names, want, "{head}");
        }
    }
}
