//! Facts of many posts become entities: which mentions tell of one talk, one person, one event.
//!
//! Invariant: [`resolve`] is a function of the set of posts and of the corrections, whatever the order
//! of the posts, and what two posts say is joined only through what they have in common, so that a
//! post that shares nothing with an entity changes nothing of it, its slug included. What people say
//! wins over what posts say.

pub mod entities;
pub mod part;
pub mod shared;
pub mod slug;

mod alignment;
mod apart;
mod cluster;
mod corrected;
mod events;
mod evidence;
mod links;
mod organization_keys;
mod organizations;
mod people;
mod posts;
mod same_talk;
mod session;
mod source;
mod talks;
mod titles;
mod tree;

#[cfg(test)]
pub(crate) mod examples;
#[cfg(test)]
mod specification;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashSet};

use crate::corrections::{Correction, Statement};
use crate::extract::facts::PostFacts;
use corrected::Said;
use entities::{Entities, RetiredSlug};
use evidence::Mentions;
use part::archive::Decided;

pub use corrected::statement as correction_key;
pub use titles::code as language_code;

/// Gives, by canonical names, the organization that another one is a part of.
pub type ParentOf<'f> = &'f (dyn Fn(&str) -> Option<String> + Sync);

/// Pairs of paths of posts that tell nothing: a translation and its original.
pub fn translations_among(posts: &[PostFacts]) -> Vec<(String, String)> {
    posts::translations(&source::in_order(posts), &BTreeSet::new()).pairs
}

/// What the posts and corrections tell together.
pub fn resolve(
    posts: &[PostFacts],
    corrections: &[Correction],
    parent_of: ParentOf<'_>,
) -> Entities {
    let (visible, hidden) = corrected::visible(posts, corrections);
    let said: Vec<Said<'_>> = corrected::said(corrections, &visible);
    let posts = source::in_order(visible.iter().map(AsRef::as_ref));
    let people_say = corrected::sources(&said, posts.len());
    let sources = [&posts[..], &people_say].concat();

    let mut mentions = Mentions::default();
    let translations = posts::translations(&posts, &BTreeSet::new());
    // What tells of no talk aligns none.
    let telling: Vec<_> = posts.iter().filter(|it| !it.facts.talks.is_empty()).copied().collect();
    let aligned = posts::translations(&telling, &BTreeSet::new());
    let mut at = events::resolve(&sources, &|_| true, &mut mentions);
    let keys = organizations::OrganizationKeys::new(
        &sources,
        &corrected::in_order(corrections),
        parent_of,
    );
    let (organizations, organization_index, retired_organizations) =
        organizations::resolve(&sources, &keys, parent_of, &mut mentions);
    organizations::at_events(
        &posts,
        &mut at.editions,
        &at.index,
        &organization_index,
        &mut mentions,
    );

    let mut tellings = same_talk::tellings(&posts);
    let bound = corrected::bind(&said, &people_say, &mut tellings);
    let groups = same_talk::talks(&tellings, &aligned, &bound);
    let mut talk_of = vec![0; tellings.len()];
    for (talk, numbers) in groups.iter().enumerate() {
        for &number in numbers {
            talk_of[number] = talk;
        }
    }
    let of_group = |numbers: Vec<usize>| numbers.into_iter().map(|it| tellings[it]).collect();
    let told: Vec<Vec<_>> = groups.into_iter().map(of_group).collect();
    drop(tellings);
    let known = people::Known {
        organizations: &keys,
        corrections: &bound,
        talk_of: &talk_of,
        crowded: &HashSet::new(),
    };
    let by_talk = told.iter().enumerate();
    let by_talk = by_talk.flat_map(|(talk, tellings)| tellings.iter().map(move |it| (talk, *it)));
    let who = people::resolve(&people::billing::billings(by_talk, &keys), known, &mut mentions);
    let named =
        talks::Named { events: &at.index, organizations: &organization_index, people: &who.people };
    let what = talks::resolve(&told, &[], named, &mut mentions);

    let mut unmet: BTreeSet<usize> = corrected::unmet(&bound).chain(who.unmet).collect();
    unmet.extend(unmatched(corrections, &hidden, &organization_index, &who.people));
    let retired =
        [("organization", retired_organizations), ("speaker", who.retired), ("talk", what.retired)];
    Entities {
        translations: translations.pairs,
        post_videos: links::post_videos(&posts),
        series: at.series,
        events: at.editions,
        entangled: at.entangled,
        organizations,
        speakers: who.speakers,
        links: links::resolve(&sources),
        decided: talks::decided(&told, &what.slugs, &who.people, |_| Decided::default()),
        talks: what.talks,
        retired: RetiredSlug::all(retired),
        unmet: unmet.into_iter().collect(),
        mentions: mentions.into_sorted(),
    }
}

/// Places of the corrections whose post, link, organization or speaker is not there.
fn unmatched<'c>(
    corrections: &'c [Correction],
    hidden: &'c HashSet<usize>,
    organizations: &'c organizations::OrganizationIndex<'_>,
    people: &'c people::People,
) -> impl Iterator<Item = usize> + 'c {
    let unmatched = move |(number, correction): &(usize, &Correction)| match &correction.statement {
        Statement::HidePost { .. } | Statement::NoTalk { .. } => !hidden.contains(number),
        Statement::SameOrganization { organizations: names } => {
            names.iter().all(|name| organizations.slug(name).is_none())
        }
        Statement::DifferentOrganizations { organizations: names } => {
            names.iter().any(|name| organizations.slug(name).is_none())
        }
        Statement::SpeakerOrganization { speaker, .. } => people.named(speaker).next().is_none(),
        _ => false,
    };
    corrections.iter().enumerate().filter(unmatched).map(|(number, _)| number)
}
