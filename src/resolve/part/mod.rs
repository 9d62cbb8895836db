//! The part of a catalog that changed posts touch, resolved without reading the rest.
//!
//! Each kind of thing has its own region: all that may be joined with what changed, directly or
//! through others, and nothing that may be joined with the rest. What [`super::resolve`] would make of
//! it within the whole is then what it makes of it alone. Where a row depends on more than its region
//! (see [`Part::of`]) there is no part, and everything is resolved.

pub mod archive;

mod assembly;
mod concern;
mod organizations;
mod people;
mod talks;
mod translated;

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::ParentOf;
use super::entities::Entities;
use super::organizations::OrganizationKeys;
use super::posts;
use super::same_talk::{self, Telling, tellings};
use super::shared::{self, Thing};
use super::source::Source;
use crate::corrections::Correction;
use crate::extract::facts::PostFacts;
use archive::{Archive, Decided, DecidedTalk, Shelf};
use arcstr::ArcStr;
use assembly::Assembly;
use concern::Concern;
use organizations::Companies;
use talks::Place;
use translated::Circle;

/// A post that is new, changed or gone.
#[derive(Debug)]
pub struct Change {
    /// Its path.
    pub path: String,
    /// What it said before; none if it is new.
    pub before: Option<Rc<PostFacts>>,
    /// What became of that.
    pub decided: Decided,
}

impl Change {
    /// What it said before and what it says now.
    fn versions<A: Archive>(
        &self,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<Vec<Rc<PostFacts>>, A::Error> {
        let now = shelf.post(&self.path)?;
        Ok(self.before.iter().cloned().chain(now).collect())
    }

    /// Whether it told of talks.
    fn tells(&self) -> bool {
        self.before.as_ref().is_some_and(|before| !before.talks.is_empty())
    }
}

/// Keys of the rows that a part replaces.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Replaced {
    /// Slugs.
    pub series: BTreeSet<String>,
    /// Slugs.
    pub events: BTreeSet<String>,
    /// Slugs.
    pub organizations: BTreeSet<String>,
    /// Slugs.
    pub speakers: BTreeSet<String>,
    /// Keys.
    pub links: BTreeSet<String>,
    /// Slugs.
    pub talks: BTreeSet<String>,
}

/// The rows of a catalog that changed posts touch.
#[derive(Debug, Default)]
pub struct Part {
    /// The rows as they are now. Of an organization only some evidence is listed, that of the changed
    /// posts among it.
    pub entities: Entities,
    /// The rows as they were.
    pub replaced: Replaced,
    /// Paths of the posts that are translations of none but those in `entities`.
    pub translated: BTreeSet<String>,
    /// Number of posts that were looked at.
    pub posts: usize,
}

impl Part {
    /// What the changes touch. None where that cannot be told: a correction may be about it; an
    /// organization would get another slug, or is known only by its parts; a series is spelled in
    /// several ways; events are co-located in a circle.
    pub fn of<A: Archive>(
        changes: &[Change],
        corrections: &[Correction],
        archive: &A,
        parent_of: ParentOf<'_>,
    ) -> Result<Option<Self>, A::Error> {
        let shelf = &mut Shelf::new(archive, changes.iter().map(|change| change.path.as_str()));
        let circle = circle(changes, shelf)?;
        let region = talks::Region::of(changes, &circle, shelf)?;
        let told = told_apart(&region, shelf);
        let mut was = Replaced::default();
        let mut who = people::Region::default();
        touch_people(changes, &told, &mut who, &mut was, shelf)?;
        let keys = |sources: &[Source<'_>]| OrganizationKeys::new(sources, &[], parent_of);
        who.close(&told, &keys, shelf)?;
        let Some(mut companies) = Companies::of(changes, shelf)? else {
            return Ok(None);
        };
        fetch_rest(changes, shelf)?;
        let concern = Concern::of(corrections);
        if !corrections.is_empty() && are_corrected(&concern, changes, &region, &who, shelf) {
            return Ok(None);
        }
        if !companies.find_others(parent_of, shelf)? {
            return Ok(None);
        }
        let numbers = told.numbers(shelf)?;
        let (circle, told, who, numbers) = (&circle, &told, &who, &numbers);
        let part = Assembly { changes, concern: &concern, circle, told, who, numbers };
        part.assemble(companies, was, parent_of, shelf)
    }
}

/// The changed posts and all that may be translations of them, now or before.
fn circle<A: Archive>(changes: &[Change], shelf: &mut Shelf<'_, A>) -> Result<Circle, A::Error> {
    let mut circle = Circle::default();
    for change in changes {
        circle.add(&change.path, shelf)?;
        for post in change.versions(shelf)? {
            for path in circle.partners(&post, shelf)? {
                circle.add(&path, shelf)?;
            }
            circle.add_crossing(&post, changes.len(), shelf)?;
        }
    }
    Ok(circle)
}

/// Tells the talks of a region apart.
fn told_apart<A: Archive>(region: &talks::Region, shelf: &Shelf<'_, A>) -> people::Talks {
    let sources = shelf.sources();
    let whole: Vec<Source<'_>> = sources
        .iter()
        .filter(|it| {
            region.translated.paths.contains(it.facts.path.as_str()) && !it.facts.talks.is_empty()
        })
        .copied()
        .collect();
    let aligned = posts::translations(&whole, &region.translated.crowded);
    let place = |telling: &Telling<'_>| (telling.post.facts.path.clone(), telling.place);
    let mut tellings = tellings(&sources);
    tellings.retain(|telling| region.tellings.contains(&place(telling)));
    let groups: Vec<Vec<Place>> = same_talk::talks(&tellings, &aligned, &[])
        .into_iter()
        .map(|numbers| numbers.into_iter().map(|number| place(&tellings[number])).collect())
        .collect();
    let of = (0..).zip(&groups);
    let of = of.flat_map(|(number, group)| group.iter().map(move |it| (it.clone(), number)));
    people::Talks { of: of.collect(), groups }
}

/// Notes whose talks have changed, and which talks and people are told apart anew.
fn touch_people<A: Archive>(
    changes: &[Change],
    told: &people::Talks,
    who: &mut people::Region,
    was: &mut Replaced,
    shelf: &mut Shelf<'_, A>,
) -> Result<(), A::Error> {
    let mut lost: BTreeSet<String> = BTreeSet::new();
    for change in changes {
        let Some(before) = &change.before else { continue };
        for place in 0..before.talks.len() {
            who.add_all(before, place);
        }
        for DecidedTalk(talk, speakers) in &change.decided.0 {
            for speaker in speakers.iter().flatten() {
                for name in shelf.archive.names_of(speaker)? {
                    who.add(&name);
                }
                was.speakers.insert(speaker.to_string());
            }
            lost.insert(talk.to_string());
        }
    }
    who.add_crossing(changes, shelf)?;
    let mut sizes: HashMap<String, usize> = HashMap::new();
    let mut slugs: HashMap<&Place, String> = HashMap::new();
    for telling in told.of.keys() {
        if let Some(slug) = shelf.decided(&telling.0)?.talk(telling.1) {
            *sizes.entry(slug.to_owned()).or_default() += 1;
            slugs.insert(telling, slug.to_owned());
        }
    }
    for group in &told.groups {
        let slug = slugs.get(&group[0]);
        let same = slug.is_some_and(|slug| {
            !lost.contains(slug)
                && sizes[slug] == group.len()
                && group.iter().all(|telling| slugs.get(telling) == Some(slug))
        });
        for (path, place) in group.iter().filter(|_| !same) {
            if let Some(post) = shelf.post(path)? {
                who.add_all(&post, *place);
            }
        }
    }
    was.talks.extend(lost);
    was.talks.extend(slugs.into_values());
    Ok(())
}

/// Whether a correction may be about anything that was looked at.
fn are_corrected<A: Archive>(
    concern: &Concern,
    changes: &[Change],
    region: &talks::Region,
    who: &people::Region,
    shelf: &Shelf<'_, A>,
) -> bool {
    let sources = shelf.sources();
    let before = changes.iter().filter_map(|change| change.before.as_deref());
    let now = sources.iter().filter(|it| changes.iter().any(|change| change.path == it.facts.path));
    let mut changed = before.clone().chain(now.map(|source| source.facts));
    let within = |telling: &Telling<'_>| {
        region.tellings.contains(&(telling.post.facts.path.clone(), telling.place))
    };
    changed.any(|post| {
        post.events.iter().any(|event| concern.meets_event(&event.name))
            || post.talks.iter().any(|talk| concern.meets_talk(talk))
    }) || before.chain(sources.iter().map(|it| it.facts)).any(|post| concern.meets_post(post))
        || tellings(&sources).iter().any(|it| within(it) && concern.meets_talk(it.talk))
        || concern.meets_people(who)
}

/// Fetches the posts that the rows of events and links are made of.
fn fetch_rest<A: Archive>(changes: &[Change], shelf: &mut Shelf<'_, A>) -> Result<(), A::Error> {
    for change in changes {
        for post in change.versions(shelf)? {
            for event in shared::events(&post) {
                shelf.sharing(Thing::Event(&event))?;
            }
            for key in link_keys(&post) {
                shelf.sharing(Thing::Link(key))?;
                shelf.sharing(Thing::Video(key))?;
            }
        }
    }
    Ok(())
}

/// The keys of the links of its talks, and of its other videos.
fn link_keys(post: &PostFacts) -> BTreeSet<&str> {
    let mut keys = posts::link_keys(post);
    keys.extend(post.other_videos.iter().map(ArcStr::as_str));
    keys
}
