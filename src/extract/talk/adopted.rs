//! Which talk the links below a title over a byline belong to, and which such headings only head linked talks.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::bylined::{BELOW, RULE, billed_heading, is_paragraph};
use super::card::{is_line, is_title};
use super::no_talk::{NoTalk, PassedOver};
use super::{Candidate, Person, unlinked};
use crate::extract::context::Context;
use crate::extract::facts::{LinkFact, TalkFormat, TitleKind};
use crate::extract::link::is_talk;
use crate::names::fold;
use crate::post::document::BlockKind;

/// Gives the links under a byline that have no title of their own to the talk over it.
pub fn adopt(ctx: &Context, found: &mut Vec<Candidate>, passed_over: &mut Vec<PassedOver>) {
    let bylined =
        found.iter().enumerate().filter(|(_, talk)| [RULE, unlinked::RULE].contains(&talk.rule));
    let lines: BTreeMap<usize, usize> = bylined
        .clone()
        .filter(|(_, talk)| is_paragraph(ctx, talk.passage) || is_title(ctx, talk.passage))
        .map(|(number, talk)| (talk.passage, number))
        .collect();
    let mut sections: HashMap<usize, usize> =
        bylined.filter_map(|(number, talk)| Some((talk.section?, number))).collect();
    // What stands below a heading that bills people is their talk's.
    let billed: Vec<(usize, usize)> = sections
        .iter()
        .filter_map(|(&heading, &number)| Some((billed_heading(ctx, heading)?.0, number)))
        .collect();
    sections.extend(billed);
    // A section that goes on about a row of the programme above it, of the same title.
    let titles: HashMap<String, usize> =
        found.iter().enumerate().map(|(number, talk)| (fold(&talk.title), number)).collect();
    for (index, passage) in ctx.passages.iter().enumerate().skip(1) {
        let heading = matches!(passage.block.kind, BlockKind::Heading(_));
        let row = titles.get(&fold(&passage.block.text)).filter(|_| heading);
        let row = row.filter(|&&it| found[it].rule == unlinked::RULE && found[it].passage < index);
        if let Some(&number) = row {
            sections.entry(index).or_insert(number);
        }
    }
    let of_section = |passage: usize| sections.get(&ctx.passages[passage].heading?).copied();
    let owner = |passage: usize, bare: bool| {
        let lined = || lines.get(&passage).copied().or_else(|| lined(ctx, &lines, passage));
        // Below "## [Meshes at Sea](…)" other links that say something are of other talks.
        let own = |number: &usize| {
            let heading = found[*number].section.map(|it| &ctx.passages[it].block);
            bare || !heading.is_some_and(|it| it.links.iter().any(|link| is_talk(&link.url)))
        };
        of_section(passage).filter(own).or_else(|| lined().filter(|_| bare))
    };
    let mut links: HashMap<usize, Vec<LinkFact>> = HashMap::new();
    let mut adopted = |passage: usize, bare: bool, more: &[LinkFact]| -> bool {
        let Some(owner) = owner(passage, bare) else { return false };
        links.entry(owner).or_default().extend(more.iter().cloned());
        true
    };
    let bare = |talk: &Candidate| matches!(talk.rule, "bare link" | "player");
    let untitled = |talk: &Candidate| bare(talk) || talk.title_kind == TitleKind::Described;
    // Another talk's people are credited beside its link.
    let of_others = |talk: &Candidate| {
        let owner = owner(talk.passage, false).filter(|_| !bare(talk) && !talk.people.is_empty());
        owner.is_some_and(|owner| {
            let known =
                |person: &Person| found[owner].people.iter().any(|it| it.name == person.name);
            !talk.people.iter().any(known)
        })
    };
    let kept: Vec<bool> = found
        .iter()
        .map(|talk| {
            let own = talk.links.is_empty() || !untitled(talk) || of_others(talk);
            own || !adopted(talk.passage, bare(talk), &talk.links)
        })
        .collect();
    passed_over.retain(|it| {
        let own = !matches!(it.why, NoTalk::LoneSlides | NoTalk::Untitled);
        own || !adopted(it.passage, true, &it.links)
    });
    // "### 海のメッシュ", the slides, and "佐藤花子さんが…を発表しました（[動画](…)）".
    let section = |passage: usize| ctx.passages[passage].heading;
    let linked = found.iter().enumerate().filter(|(_, talk)| talk.rule == "bare link");
    let linked: HashMap<usize, usize> =
        linked.filter_map(|(number, talk)| Some((talk.section?, number))).collect();
    passed_over.retain(|it| {
        let owner = section(it.passage).and_then(|heading| linked.get(&heading));
        match owner.filter(|_| it.why == NoTalk::LoneSlides) {
            Some(&owner) => links.entry(owner).or_default().extend(it.links.iter().cloned()),
            None => return true,
        }
        false
    });
    for (owner, more) in links {
        found[owner].links.extend(more);
    }
    let mut kept = kept.into_iter();
    found.retain(|_| kept.next().unwrap_or(true));
}

/// Drops the headings of which linked talks in their section, with titles of their own, have all the people.
pub fn drop_headings(ctx: &Context, found: &mut Vec<Candidate>) {
    let bare =
        |talk: &Candidate| talk.rule == RULE && talk.links.is_empty() && !talk.people.is_empty();
    let headings = found.iter().filter(|talk| bare(talk)).filter_map(|talk| talk.section);
    let mut linked: HashMap<usize, HashSet<String>> =
        headings.map(|heading| (heading, HashSet::new())).collect();
    let stated = |it: &&Candidate| !it.links.is_empty() && it.title_kind == TitleKind::Stated;
    for talk in found.iter().filter(stated) {
        let heading = ctx.passages[talk.passage].heading;
        if let Some(names) = heading.and_then(|heading| linked.get_mut(&heading)) {
            names.extend(talk.people.iter().map(|person| person.name.clone()));
        }
    }
    found.retain(|talk| {
        let told =
            |section: usize| talk.people.iter().all(|it| linked[&section].contains(&it.name));
        !(bare(talk) && talk.section.is_some_and(told))
    });
}

/// Gives the only link of the section of a panel in Japanese, which nobody is credited with, the people whom the heading has
/// in its stead: "### パネル：海の網", then "[Meshes at Sea](…)です。佐藤花子さん（Acme）と…が議論を交わしました。"
pub fn seat_linked(ctx: &Context, found: &mut Vec<Candidate>) {
    let panel = |talk: &Candidate| talk.format.map(|it| it.format) == Some(TalkFormat::Panel);
    let headed = |talk: &Candidate| talk.rule == RULE && talk.links.is_empty() && panel(talk);
    let sections: Vec<usize> =
        found.iter().filter(|it| headed(it)).filter_map(|it| it.section).collect();
    for section in sections.into_iter().filter(|_| !ctx.is_spaced()) {
        let within = |talk: &Candidate| ctx.passages[talk.passage].heading == Some(section);
        let mut own =
            (0..found.len()).filter(|&it| within(&found[it]) && !found[it].links.is_empty());
        let (Some(link), None) = (own.next(), own.next()) else { continue };
        let heading = found.iter().position(|it| headed(it) && it.section == Some(section));
        let open = panel(&found[link]) && found[link].people.is_empty();
        if let Some(heading) = heading.filter(|_| open) {
            found[link].people = std::mem::take(&mut found[heading].people);
            found.remove(heading);
        }
    }
}

/// The talk whose title and people are a paragraph of their own, not far above a passage.
fn lined(ctx: &Context, lines: &BTreeMap<usize, usize>, passage: usize) -> Option<usize> {
    let (&above, &number) = lines.range(..passage).next_back()?;
    let own =
        passage - above <= BELOW && ctx.passages[above].heading == ctx.passages[passage].heading;
    let block = &ctx.passages[passage].block;
    // A paragraph that begins in bold has a title of its own.
    let begins = block.marks.iter().any(|mark| mark.range.start == 0);
    let told = matches!(block.kind, BlockKind::Paragraph | BlockKind::Embed) && !begins;
    let carded =
        || block.kind == BlockKind::Item && (above + 1..passage).all(|it| is_line(ctx, it));
    (own && (told || carded())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::talk::bylined::candidates;
    use crate::extract::testing::{context, linked};

    /// The title and number of links of each talk, once links have found their talks.
    fn adopted(text: &str) -> Vec<(String, usize)> {
        let ctx = context("en", "2025-04-25", text);
        let proposals = crate::extract::talk::linked::proposals(&ctx).into_iter();
        let (mut found, mut passed) =
            crate::extract::talk::no_talk::parted(proposals.chain(unlinked::proposals(&ctx)));
        found.extend(candidates(&ctx));
        adopt(&ctx, &mut found, &mut passed);
        found.iter().map(|talk| (talk.title.clone(), talk.links.len())).collect()
    }

    #[test]
    fn links_below_a_title_of_its_own() {
        let card = "**Meshes at Sea**\n\n- When: Monday, November 11, 9:30\n- Speaker: Zora Quill\n\
                    - Link: <https://sched.co/1a>";
        assert_eq!(adopted(card), [("Meshes at Sea".to_owned(), 1)]);
        let one = |title: &str, links| vec![(title.to_owned(), links)];
        let title = "**11:00. Meshes at Sea**\n*Zora Quill, Quuxly*";
        assert_eq!(
            adopted(&format!("{title}\n\nIt was long. [Video](v1)")),
            one("Meshes at Sea", 1)
        );
        // Who is credited beside a link gives a talk of their own.
        let headed = "### Meshes at Sea\n\n*Zora Quill, Quuxly*";
        let workshop = "The last one was a workshop on [knots and ropes](v1) with Max Mu.";
        assert_eq!(adopted(&format!("{headed}\n\n{workshop}")).len(), 2);
        let hers = "Here is [how it went](v1), by Zora Quill.";
        assert_eq!(adopted(&format!("{headed}\n\n{hers}")), one("Meshes at Sea", 1));
        // A section goes on about the row of the programme that has its title.
        let row = "- Meshes at Sea – Zora Quill (Quuxly)\n- Ropes at Night – Max Mu (Google)";
        let slides = "It was long.\n\n[Slides](https://speakerdeck.com/zora/seas)";
        let rows =
            |seas: usize| [("Meshes at Sea".to_owned(), seas), ("Ropes at Night".to_owned(), 0)];
        assert_eq!(adopted(&format!("{row}\n\n## Meshes at Sea\n\n{slides}")), rows(1));
        assert_eq!(adopted(&format!("{row}\n\n## Seas on Land\n\n{slides}")), rows(0));
        // A paragraph that begins in bold has its own.
        let other = "**12:00 Seas on Land.** It was long. [Video](v1)";
        assert_eq!(adopted(&format!("{title}\n\n{other}")).len(), 2);
    }

    #[test]
    fn headings_over_a_talk_with_a_title_of_its_own() {
        let left = |text: &str| {
            let ctx = context("en", "2025-04-25", text);
            let mut found = linked("en", text);
            found.extend(candidates(&ctx));
            crate::extract::talk::speakers::fill(&ctx, &mut found);
            drop_headings(&ctx, &mut found);
            found.iter().map(|talk| talk.title.clone()).collect::<Vec<_>>()
        };
        let panel = "## Panel: Seas at Work\n\nOn stage Zora Quill explained";
        assert_eq!(left(&format!("{panel} “[Seas and Sails](v1)”.")), ["Seas and Sails"]);
        let two = format!("{panel} “[Seas and Sails](v1)”. Then Max Mu explained [Ropes](v2).");
        assert_eq!(left(&two), ["Seas and Sails", "Ropes"]);
        let both = ["Panel: Seas at Work", "Seas and Sails"];
        assert_eq!(
            left(&format!("{panel} seas.\n\nMax Mu explained “[Seas and Sails](v1)”.")),
            both
        );
        let rows = "9:00 - [Seas and Sails](v1)\n\n> Speaker: Zora Quill, Quuxly\n\n\
                    Tue, 9:30 - [Ropes at Night](v2)\n\n> Speakers: Max Mu & Ada Lin (Quuxly)";
        assert_eq!(
            left(&format!("## Tuesday on Land\n\n{rows}")),
            ["Seas and Sails", "Ropes at Night"]
        );
    }
}
