//! The rows of a part, once every post that they are made of has been fetched.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use super::archive::{Archive, Decided, Shelf};
use super::concern::Concern;
use super::organizations::Companies;
use super::talks::Place;
use super::translated::Circle;
use super::{Change, Part, Replaced, link_keys, people};
use crate::names::fold;
use crate::resolve::ParentOf;
use crate::resolve::entities::{Entities, RetiredSlug};
use crate::resolve::evidence::{Mentions, text};
use crate::resolve::organizations::{OrganizationIndex, OrganizationKeys, at_events};
use crate::resolve::people::{Known, People, resolve as resolve_people};
use crate::resolve::same_talk::{Telling, tellings};
use crate::resolve::source::Source;
use crate::resolve::talks::{self, Named};
use crate::resolve::{events, links, posts, slug};

/// All that is known once every post of a part has been fetched.
pub struct Assembly<'a> {
    /// The posts that changed.
    pub changes: &'a [Change],
    /// What corrections are about.
    pub concern: &'a Concern,
    /// Posts that may be translations of them.
    pub circle: &'a Circle,
    /// The talks told apart anew.
    pub told: &'a people::Talks,
    /// The people to tell apart anew.
    pub who: &'a people::Region,
    /// A number for the talk of each telling that was fetched.
    pub numbers: &'a HashMap<Place, usize>,
}

impl Assembly<'_> {
    /// The part; none where a row depends on more than its region.
    pub fn assemble<A: Archive>(
        &self,
        companies: Companies,
        mut was: Replaced,
        parent_of: ParentOf<'_>,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<Option<Part>, A::Error> {
        let mut decided = HashMap::new();
        for path in shelf.paths() {
            decided.insert(path.clone(), shelf.decided(&path)?);
        }
        let archive = shelf.archive;
        let changed: HashSet<&str> = self.changes.iter().map(|it| it.path.as_str()).collect();
        let (touched_events, touched_links) = self.touched(shelf)?;
        let sources = shelf.sources();
        let keys = OrganizationKeys::new(&sources, &[], parent_of);
        let mut mentions = Mentions::default();

        // Events.
        let mut at =
            events::resolve(&sources, &|name| touched_events.contains(name), &mut mentions);
        was.events.extend(touched_events.iter().map(|name| slug::of(name)));
        if at.entangled || !stand_alone(&at, &mut was, archive)? {
            return Ok(None);
        }
        // Organizations.
        was.organizations.extend(companies.slugs());
        let Some(companies) = companies.rows(&sources, &keys, parent_of, &mut mentions) else {
            return Ok(None);
        };
        let slugs = companies.slugs.into_iter().map(|(key, slug)| (key, slug.into())).collect();
        let index = OrganizationIndex::new(&keys, slugs);
        at_events(&sources, &mut at.editions, &at.index, &index, &mut mentions);
        // People.
        let known = Known {
            organizations: &keys,
            corrections: &[],
            talk_of: &[],
            crowded: &self.who.crowded,
        };
        let within = |name: &str| self.who.names.contains(name);
        let billings =
            people::billed(&sources, self.numbers, &keys, |billing| within(&billing.name));
        let mut who = resolve_people(&billings, known, &mut mentions);
        let (groups, kept) = self.groups(&sources, &decided, &mut who.people, &mut was);
        // Which talks are made anew for their speakers is known only now.
        let mut anew = groups[self.told.groups.len()..].iter().flatten();
        if anew.any(|it| self.concern.meets_talk(it.talk) || self.concern.meets_post(it.post.facts))
        {
            return Ok(None);
        }
        let named = Named { events: &at.index, organizations: &index, people: &who.people };
        let what = talks::resolve(&groups, &kept, named, &mut mentions);
        // Slugs that others have.
        for (kind, slugs, was) in [
            ("speaker", who.speakers.iter().map(|it| &it.slug).collect::<Vec<_>>(), &was.speakers),
            ("talk", what.slugs.iter().collect(), &was.talks),
        ] {
            for slug in slugs {
                if !was.contains(slug) && archive.is_live(kind, slug)? {
                    return Ok(None);
                }
            }
        }
        let mut links = links::resolve(&sources);
        links.retain(|link| touched_links.contains(link.key.as_str()));
        let mut post_videos = links::post_videos(&sources);
        post_videos.retain(|(path, _)| changed.contains(path.as_str()));
        let circle: Vec<Source<'_>> = sources
            .iter()
            .filter(|source| self.circle.paths.contains(source.facts.path.as_str()))
            .copied()
            .collect();
        was.links = touched_links;
        let retired = [
            (
                "organization",
                not_live("organization", companies.retired, &was.organizations, archive)?,
            ),
            ("speaker", not_live("speaker", who.retired, &was.speakers, archive)?),
            ("talk", not_live("talk", what.retired, &was.talks, archive)?),
        ];
        let before = |path: &str| Decided::clone(&decided[path]);
        let entities = Entities {
            translations: posts::translations(&circle, &self.circle.crowded).pairs,
            post_videos,
            series: at.series,
            events: at.editions,
            organizations: companies.organizations,
            speakers: who.speakers,
            links,
            decided: talks::decided(&groups, &what.slugs, &who.people, before),
            talks: what.talks,
            retired: RetiredSlug::all(retired),
            unmet: Vec::new(),
            entangled: false,
            mentions: mentions.into_sorted(),
        };
        let translated = self.circle.paths.clone();
        Ok(Some(Part { entities, replaced: was, translated, posts: sources.len() }))
    }

    /// The tellings of each talk to be made anew: those told apart anew, and then others of whose
    /// speakers one goes by another slug now, with their own slugs. Notes who and what it was.
    fn groups<'s>(
        &self,
        sources: &[Source<'s>],
        decided: &HashMap<String, Rc<Decided>>,
        people: &mut People,
        was: &mut Replaced,
    ) -> (Vec<Vec<Telling<'s>>>, Vec<String>) {
        let mut groups: Vec<Vec<Telling<'s>>> = vec![Vec::new(); self.told.groups.len()];
        let mut others: BTreeMap<&str, Vec<Telling<'s>>> = BTreeMap::new();
        for telling in tellings(sources) {
            let path = &telling.post.facts.path;
            let known = &decided[path.as_str()];
            for place in 0..telling.talk.speakers.len() {
                if let Some(slug) = known.speaker(telling.place, place) {
                    if people.slug(&telling, place).is_none() {
                        people.know(&telling, place, slug);
                    } else {
                        was.speakers.insert(slug.to_string());
                    }
                }
            }
            if let Some(&number) = self.told.of.get(&(path.clone(), telling.place)) {
                groups[number].push(telling);
            } else if let Some(slug) = known.talk(telling.place) {
                others.entry(slug).or_default().push(telling);
            }
        }
        others.retain(|_, tellings| {
            tellings.iter().any(|telling| {
                let known = &decided[telling.post.facts.path.as_str()];
                (0..telling.talk.speakers.len())
                    .any(|place| known.speaker(telling.place, place) != people.slug(telling, place))
            })
        });
        let kept: Vec<String> = others.keys().map(|slug| (*slug).to_owned()).collect();
        was.talks.extend(kept.iter().cloned());
        groups.extend(others.into_values());
        (groups, kept)
    }

    /// The folded names of the events and the keys of the links that the changed posts name, now or
    /// before.
    fn touched<A: Archive>(
        &self,
        shelf: &mut Shelf<'_, A>,
    ) -> Result<(BTreeSet<String>, BTreeSet<String>), A::Error> {
        let (mut events, mut links) = (BTreeSet::new(), BTreeSet::new());
        for change in self.changes {
            for post in change.versions(shelf)? {
                events.extend(post.events.iter().map(|event| fold(&event.name)));
                links.extend(link_keys(&post).into_iter().filter_map(text).map(str::to_owned));
            }
        }
        events.remove("");
        Ok((events, links))
    }
}

/// Whether the rows of the events and their series are what they would be beside all others. Notes
/// the series that were theirs.
fn stand_alone<A: Archive>(
    at: &events::Events,
    was: &mut Replaced,
    archive: &A,
) -> Result<bool, A::Error> {
    let mut met: BTreeSet<String> = at.series.iter().map(|series| series.slug.clone()).collect();
    for event in &was.events {
        met.extend(archive.series_of(event)?);
    }
    for slug in met {
        let Some((name, events)) = archive.series(&slug)? else {
            continue;
        };
        let row = at.series.iter().find(|series| series.slug == slug);
        let others = events.difference(&was.events).next().is_some();
        match row {
            Some(row) if others && row.name != name => return Ok(false),
            // Others go on belonging to it.
            None if others => {}
            _ => {
                was.series.insert(slug);
            }
        }
    }
    for event in &at.editions {
        let mut above = event.parent.as_ref().map(|parent| parent.value.clone());
        while let Some(next) = above {
            if next == event.slug {
                return Ok(false);
            }
            above = match at.editions.iter().find(|it| it.slug == next) {
                Some(known) => known.parent.as_ref().map(|parent| parent.value.clone()),
                None => archive.parent_event(&next)?,
            };
        }
    }
    Ok(true)
}

/// The slugs that lead on, without those that something else goes by.
fn not_live<A: Archive>(
    kind: &str,
    retired: BTreeSet<(String, String)>,
    was: &BTreeSet<String>,
    archive: &A,
) -> Result<BTreeSet<(String, String)>, A::Error> {
    let mut kept = BTreeSet::new();
    for pair in retired {
        if was.contains(&pair.0) || !archive.is_live(kind, &pair.0)? {
            kept.insert(pair);
        }
    }
    Ok(kept)
}
