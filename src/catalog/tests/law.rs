//! Law 2: the catalog is a function of the set of posts and corrections.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::fixture::Fixture;
use super::worlds::{any_correction, any_post, unrelated_post};
use crate::catalog::check::check;
use crate::extract::facts::PostFacts;

/// What each of two lists has and the other has not.
fn only_in_one(one: &[String], other: &[String]) -> (Vec<String>, Vec<String>) {
    let lacks = |list: &[String], it: &String| !list.contains(it);
    let ours = one.iter().filter(|it| lacks(other, it)).cloned().collect();
    let theirs = other.iter().filter(|it| lacks(one, it)).cloned().collect();
    (ours, theirs)
}

fn none() -> (Vec<String>, Vec<String>) {
    (Vec::new(), Vec::new())
}

/// The posts that a blog has in the end: the last version of each path.
fn latest(versions: &[PostFacts]) -> Vec<PostFacts> {
    let by_path: BTreeMap<&str, &PostFacts> =
        versions.iter().map(|facts| (facts.path.as_str(), facts)).collect();
    by_path.into_values().cloned().collect()
}

/// How many worlds each law is tried on: `TALKCAT_CASES`, or 300.
fn worlds() -> ProptestConfig {
    let cases = std::env::var("TALKCAT_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig::with_cases(cases.unwrap_or(300))
}

proptest! {
    #![proptest_config(worlds())]

    /// Any order, any split into runs, with edits, removals and returns on the way, and corrections
    /// that come, go and come back.
    #[test]
    fn the_way_does_not_matter(
        versions in prop::collection::vec(any_post(), 1..7),
        runs in prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 0..4), 0..3),
        gone in prop::collection::vec(any::<prop::sample::Index>(), 0..2),
        order in any::<prop::sample::Index>(),
        corrections in prop::collection::vec(any_correction(), 0..4),
        passing in prop::collection::vec(any_correction(), 0..2),
    ) {
        let posts = latest(&versions);
        let mut straight = Fixture::new();
        straight.correct(&corrections);
        straight.run(&posts, &[]);
        let mut winding = Fixture::new();
        winding.correct(&passing);
        for run in &runs {
            let some: Vec<PostFacts> = run.iter().map(|index| index.get(&versions).clone()).collect();
            winding.run(&latest(&some), &[]);
        }
        let gone: Vec<&str> = gone.iter().map(|index| index.get(&posts).path.as_str()).collect();
        winding.run(&[], &gone);
        let mut rotated = posts.clone();
        rotated.rotate_left(order.index(posts.len()));
        let (first, second) = rotated.split_at(posts.len() / 2);
        winding.run(second, &[]);
        winding.correct(&corrections);
        winding.run(first, &[]);
        prop_assert_eq!(winding.export(), straight.export());
        prop_assert_eq!(winding.evidence(), straight.evidence());
        prop_assert_eq!(winding.retired(), straight.retired());
        let idle = winding.run(&posts, &[]);
        for (kind, counts) in idle.kinds() {
            prop_assert_eq!((counts.added, counts.changed, counts.removed), (0, 0, 0), "{}", kind);
        }
    }

    /// What was given a slug keeps it when posts arrive that share nothing with it, and nobody else
    /// is ever called by it.
    #[test]
    fn unrelated_posts_move_no_slug(
        posts in prop::collection::vec(any_post(), 1..5),
        others in prop::collection::vec(unrelated_post(), 1..4),
    ) {
        let mut fixture = Fixture::of(&latest(&posts));
        let before = fixture.named();
        fixture.run(&latest(&others), &[]);
        let after = fixture.named();
        for (slug, evidence) in before {
            prop_assert_eq!(Some(&evidence), after.get(&slug), "{}", slug);
        }
    }

    /// What is resolved of a part is what would be resolved of it within the whole: posts that come,
    /// change, go and return one by one or in groups leave the catalog that they would leave at once.
    #[test]
    fn parts_are_as_within_the_whole(
        versions in prop::collection::vec(any_post(), 1..9),
        runs in prop::collection::vec(
            (prop::collection::vec(any::<prop::sample::Index>(), 0..3), any::<prop::sample::Index>(), any::<bool>()),
            1..5,
        ),
    ) {
        let mut blog: BTreeMap<String, PostFacts> = BTreeMap::new();
        let mut winding = Fixture::new();
        for (some, gone, forget) in &runs {
            let some: Vec<PostFacts> = some.iter().map(|index| index.get(&versions).clone()).collect();
            let put = latest(&some);
            // No post is gone and there at once.
            let gone = forget.then(|| gone.get(&versions).path.as_str());
            let gone: Vec<&str> =
                gone.into_iter().filter(|gone| put.iter().all(|post| post.path != *gone)).collect();
            for path in &gone {
                blog.remove(*path);
            }
            for post in &put {
                blog.insert(post.path.to_string(), post.clone());
            }
            winding.run(&put, &gone);
        }
        let posts: Vec<PostFacts> = blog.into_values().collect();
        let straight = Fixture::of(&posts);
        prop_assert_eq!(only_in_one(&winding.remembered(), &straight.remembered()), none());
        prop_assert_eq!(only_in_one(&winding.evidence(), &straight.evidence()), none());
        prop_assert_eq!(only_in_one(&winding.retired(), &straight.retired()), none());
        prop_assert_eq!(winding.export(), straight.export());
        prop_assert_eq!(check(&winding.catalog.connection).expect("a check"), vec![]);
    }
}
