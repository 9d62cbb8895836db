//! Translations of one post, recognized by their paths or by what they tell.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Clusters;
use super::source::Source;
use crate::extract::facts::{EventRole, PostFacts};
use crate::names::fold;

/// A translator may be that many days later, or the front matter be dated anew.
const DELAY: i64 = 31;
/// A link that more posts have than this says nothing of any of them.
pub const CROWD: usize = 24;

/// Posts that say the same in several languages.
#[derive(Debug, Default)]
pub struct Translations {
    /// Numbers of posts that are translations of each other.
    pub groups: Vec<Vec<usize>>,
    /// Pairs of paths: a translation and its original, by the former.
    pub pairs: Vec<(String, String)>,
}

/// Finds the translations among the posts.
///
/// The original is the English one, else the one whose path names no language. The `crowded` links
/// are those of too many posts, as far as these posts do not tell.
pub fn translations(posts: &[Source<'_>], crowded: &BTreeSet<String>) -> Translations {
    let mut clusters = of_languages(posts);
    let paths: Vec<(String, bool)> =
        posts.iter().map(|post| without_language(&post.facts.path, &post.facts.lang)).collect();
    let mut by_path: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, (path, _)) in paths.iter().enumerate() {
        by_path.entry(path).or_default().push(number);
    }
    for numbers in by_path.values() {
        clusters.join_all(numbers);
    }
    for (_, a, b) in alike(posts, crowded) {
        clusters.join(a, b);
    }
    let groups: Vec<Vec<usize>> =
        clusters.groups().into_iter().filter(|group| group.len() > 1).collect();
    let mut pairs: Vec<(String, String)> = groups
        .iter()
        .flat_map(|group| {
            let group: Vec<_> = group.iter().map(|&it| (&posts[it], paths[it].1)).collect();
            pairs(&group)
        })
        .collect();
    pairs.sort();
    let numbers = |group: &Vec<usize>| group.iter().map(|&place| posts[place].number).collect();
    Translations { groups: groups.iter().map(numbers).collect(), pairs }
}

/// Groups of which none holds two posts in one language.
fn of_languages(posts: &[Source<'_>]) -> Clusters {
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    let numbers = posts.iter().map(|post| {
        let next = languages.len();
        *languages.entry(post.facts.lang.as_str()).or_insert(next)
    });
    Clusters::of_owners(&numbers.collect::<Vec<_>>())
}

/// Pairs of posts in two languages that tell of the same event with the same links at about the same
/// time, those that share most first.
fn alike(posts: &[Source<'_>], crowded: &BTreeSet<String>) -> Vec<(usize, usize, usize)> {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, post) in posts.iter().enumerate() {
        for key in link_keys(post.facts).into_iter().filter(|key| !crowded.contains(*key)) {
            holders.entry(key).or_default().push(number);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for holders in holders.values().filter(|holders| holders.len() <= CROWD) {
        for (place, &a) in holders.iter().enumerate() {
            pairs.extend(holders[place + 1..].iter().map(|&b| (a, b)));
        }
    }
    let mut alike: Vec<(usize, usize, usize)> = pairs
        .into_iter()
        // The most in common first.
        .filter_map(|(a, b)| Some((usize::MAX - in_common(posts[a].facts, posts[b].facts)?, a, b)))
        .collect();
    alike.sort_unstable();
    alike
}

/// How many links two posts have in common that may be translations by what they tell.
pub fn in_common(one: &PostFacts, other: &PostFacts) -> Option<usize> {
    if one.lang == other.lang || !at_a_time(one, other) {
        return None;
    }
    let (keys, others) = (link_keys(one), link_keys(other));
    let common = keys.intersection(&others).count();
    let most = keys.len().max(others.len());
    let translated =
        common >= 2 && 3 * common >= 2 * most && !subjects(one).is_disjoint(&subjects(other));
    translated.then_some(common)
}

/// The path of a post with its language left out.
pub fn stem(post: &PostFacts) -> String {
    without_language(&post.path, &post.lang).0
}

/// The keys of the links of its talks.
pub fn link_keys(post: &PostFacts) -> BTreeSet<&str> {
    let links = post.talks.iter().flat_map(|talk| &talk.links);
    links.map(|link| link.key.as_str()).filter(|key| !key.is_empty()).collect()
}

fn at_a_time(a: &PostFacts, b: &PostFacts) -> bool {
    match (a.date, b.date) {
        (Some(a), Some(b)) => (a - b).num_days().abs() <= DELAY,
        _ => true,
    }
}

fn subjects(post: &PostFacts) -> BTreeSet<String> {
    let subjects = post.events.iter().filter(|event| event.role == EventRole::Subject);
    subjects.map(|event| fold(&event.name)).collect()
}

fn pairs(group: &[(&Source<'_>, bool)]) -> Vec<(String, String)> {
    let english = group.iter().find(|(post, _)| post.facts.lang == "en");
    let Some((original, _)) = english.or_else(|| group.iter().find(|(_, marked)| !marked)) else {
        return Vec::new();
    };
    group
        .iter()
        .filter(|(post, _)| post.facts.lang != original.facts.lang)
        .map(|(post, _)| (post.facts.path.to_string(), original.facts.path.to_string()))
        .collect()
}

/// The path with its language left out, and whether it named one: a folder (`content/uk/…`) or
/// the end of the file's name (`index.uk.md`).
fn without_language(path: &str, lang: &str) -> (String, bool) {
    let mut parts: Vec<&str> = path.split('/').collect();
    let file = parts.pop().unwrap_or_default();
    let mut marked = false;
    for place in 0..parts.len() {
        let under_content = place > 0 && parts[place - 1] == "content";
        if names(parts[place], lang) || under_content && is_code(parts[place]) {
            parts.remove(place);
            marked = true;
            break;
        }
    }
    let mut file = file.to_owned();
    if let Some((rest, extension)) = file.rsplit_once('.')
        && let Some((stem, code)) = rest.rsplit_once('.')
        && names(code, lang)
    {
        file = format!("{stem}.{extension}");
        marked = true;
    }
    parts.push(&file);
    (parts.join("/"), marked)
}

/// Whether `part` names this language: `zh`, `zh-cn`, `zh_TW`.
fn names(part: &str, lang: &str) -> bool {
    is_code(part) && part.get(..2).is_some_and(|code| code.eq_ignore_ascii_case(lang))
}

/// Whether `part` looks like a language, with a region or script perhaps.
fn is_code(part: &str) -> bool {
    let mut words = part.split(['-', '_']);
    let letters = |word: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphabetic())
    };
    words.next().is_some_and(|word| letters(word, 2..=2))
        && words.next().is_none_or(|word| letters(word, 2..=4))
        && words.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::examples::{self, talk};
    use crate::resolve::source::in_order;

    fn post(path: &str, lang: &str) -> PostFacts {
        PostFacts {
            path: path.into(),
            lang: lang.into(),
            title: None,
            date: None,
            conference: false,
            events: Vec::new(),
            talks: Vec::new(),
            other_videos: Vec::new(),
            organizations: Vec::new(),
            project: None,
        }
    }

    fn found(posts: &[(&str, &str)]) -> Vec<(String, String)> {
        let posts: Vec<PostFacts> = posts.iter().map(|(path, lang)| post(path, lang)).collect();
        translations(&in_order(&posts), &BTreeSet::new()).pairs
    }

    fn pair(translation: &str, original: &str) -> (String, String) {
        (translation.to_owned(), original.to_owned())
    }

    #[test]
    fn folders_name_languages() {
        let posts = [
            ("content/zh/blog/a.md", "zh"),
            ("content/en/blog/a.md", "en"),
            ("content/uk/blog/a.md", "uk"),
        ];
        assert_eq!(
            found(&posts),
            [
                pair("content/uk/blog/a.md", "content/en/blog/a.md"),
                pair("content/zh/blog/a.md", "content/en/blog/a.md"),
            ]
        );
    }

    #[test]
    fn the_original_need_not_stand_in_a_folder_of_its_language() {
        assert_eq!(
            found(&[("blog/a.md", "en"), ("ja/blog/a.md", "ja")]),
            [pair("ja/blog/a.md", "blog/a.md")]
        );
    }

    #[test]
    fn file_names_name_languages() {
        assert_eq!(
            found(&[("a/index.uk.md", "uk"), ("a/index.md", "en"), ("a/index.zh-cn.md", "zh")]),
            [pair("a/index.uk.md", "a/index.md"), pair("a/index.zh-cn.md", "a/index.md")]
        );
    }

    #[test]
    fn the_unmarked_one_is_the_original_where_none_is_english() {
        assert_eq!(
            found(&[("a/index.md", "ja"), ("a/index.zh.md", "zh")]),
            [pair("a/index.zh.md", "a/index.md")]
        );
    }

    #[test]
    fn others_are_no_translations() {
        assert!(found(&[("content/zh/a.md", "zh"), ("content/uk/a.md", "uk")]).is_empty());
        assert!(found(&[("blog/a.md", "en"), ("blog/b.uk.md", "uk")]).is_empty());
        assert!(found(&[("a-en-b.md", "en"), ("a-zh-b.md", "zh")]).is_empty());
        assert!(found(&[("posts/us/a.md", "en"), ("posts/eu/a.md", "zh")]).is_empty());
        assert!(found(&[("a/v1.md", "en"), ("a/v1.2.md", "uk")]).is_empty());
    }

    /// A post that tells of KubeCon with these recordings.
    fn telling(path: &str, day: &str, recordings: &[&str]) -> PostFacts {
        let talks =
            recordings.iter().map(|id| talk(3, "Sails").at("KubeCon Europe 2025").video(id));
        examples::post(path, talks.collect()).dated(day)
    }

    fn pairs_of(posts: &[PostFacts]) -> Vec<(String, String)> {
        translations(&in_order(posts), &BTreeSet::new()).pairs
    }

    #[test]
    fn what_they_tell_is_enough() {
        let english = telling("news/sails.md", "2025-04-25", &["a", "b", "c"]);
        let ukrainian = telling("novyny/vitryla.uk.md", "2025-05-02", &["a", "b", "c"]);
        let chinese = telling("xinwen/fan.zh.md", "2025-04-25", &["a", "b"]);
        assert_eq!(
            pairs_of(&[english, ukrainian.clone(), chinese.clone()]),
            [
                pair("novyny/vitryla.uk.md", "news/sails.md"),
                pair("xinwen/fan.zh.md", "news/sails.md")
            ]
        );
        // Without the original they are translations of each other.
        let found = translations(&in_order(&[ukrainian, chinese]), &BTreeSet::new());
        assert_eq!((found.groups, found.pairs), (vec![vec![0, 1]], vec![]));
    }

    #[test]
    fn posts_that_share_a_little_are_no_translations() {
        let english = || telling("a.md", "2025-04-25", &["a", "b", "c", "d"]);
        for other in [
            telling("x.uk.md", "2025-04-25", &["a", "x", "y", "z"]),
            telling("x.uk.md", "2025-09-25", &["a", "b", "c", "d"]),
            telling("x.md", "2025-04-25", &["a", "b", "c", "d"]),
            telling("x.uk.md", "2025-04-25", &["a"]),
        ] {
            assert_eq!(pairs_of(&[english(), other.clone()]), [], "{other:?}");
        }
    }
}
