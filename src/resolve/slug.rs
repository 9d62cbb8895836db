//! Readable keys. A slug is computed from the entity alone, never from who arrived first.

use std::collections::HashSet;

use crate::names::{fold, latin};

/// Longest readable part; longer texts are cut between words.
const LONGEST: usize = 60;

/// A slug of `text`: its words in Latin letters, joined by hyphens.
///
/// Texts that fold to different forms get different slugs: where the Latin letters alone do not
/// tell them apart (another script, a cut), a short hash of the folded form follows.
pub fn of(text: &str) -> String {
    let folded = fold(text);
    let spelled = latin(text);
    let words = cut(&spelled);
    if words == folded && !words.is_empty() {
        return words.replace(' ', "-");
    }
    let hash = hash(&folded, 4);
    if words.is_empty() { hash } else { format!("{}-{hash}", words.replace(' ', "-")) }
}

/// `length` letters and digits that stand for `text`.
pub fn hash(text: &str, length: usize) -> String {
    // No vowels and no look-alikes: a hash spells no word and is read aloud without mistakes.
    const LETTERS: &[u8; 24] = b"bcdfghjkmnpqrstvwxz23456";
    blake3::hash(text.as_bytes())
        .as_bytes()
        .iter()
        .take(length)
        .map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]))
        .collect()
}

/// What an entity offers for its slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The slug that it gets where no other entity asks for the same.
    pub slug: String,
    /// What tells it from every other entity, whatever their slugs.
    pub key: String,
}

/// The slug of each candidate, whose keys must differ. Those that ask for the same one all get a
/// hash of their key after it, so that a slug never comes to name another entity than before.
pub fn assign(candidates: &[Candidate]) -> Vec<String> {
    const LONGEST_HASH: usize = 32;
    let mut slugs: Vec<String> = candidates.iter().map(|c| c.slug.clone()).collect();
    let mut lengths = vec![0; slugs.len()];
    loop {
        let shared = repeated(&slugs);
        if shared.is_empty() {
            return slugs;
        }
        for ((slug, length), candidate) in slugs.iter_mut().zip(&mut lengths).zip(candidates) {
            if shared.contains(slug) && *length < LONGEST_HASH {
                *length += 4;
                *slug = format!("{}-{}", candidate.slug, hash(&candidate.key, *length));
            }
        }
        if lengths.iter().all(|&length| length == LONGEST_HASH) {
            return slugs;
        }
    }
}

fn repeated(slugs: &[String]) -> HashSet<String> {
    let mut seen = HashSet::new();
    slugs.iter().filter(|slug| !seen.insert(slug.as_str())).cloned().collect()
}

fn cut(words: &str) -> String {
    if words.len() <= LONGEST {
        return words.to_owned();
    }
    let head = &words[..=LONGEST];
    let end = head.rfind(' ').unwrap_or(LONGEST);
    head[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidate(slug: &str, key: &str) -> Candidate {
        Candidate { slug: slug.to_owned(), key: key.to_owned() }
    }

    #[test]
    fn latin_names_are_their_own_slugs() {
        assert_eq!(
            of("KubeCon + CloudNativeCon Europe 2025"),
            "kubecon-cloudnativecon-europe-2025"
        );
        assert_eq!(of("José O'Brien"), "jose-obrien");
    }

    #[test]
    fn other_scripts_are_readable_and_distinct() {
        assert!(of("张伟").starts_with("zhang-wei-"));
        assert_ne!(of("张伟"), of("章伟"));
        assert!(of("Денис Жанно").starts_with("denis-zhanno-"));
        assert_ne!(of("Денис Жанно"), of("Denis Zhanno"));
    }

    #[test]
    fn long_titles_are_cut_between_words_and_stay_distinct() {
        let long = "a very long title about service meshes that goes on and on and on";
        let slug = of(&format!("{long} one"));
        assert!(slug.starts_with("a-very-long-title-about-service-meshes-that-goes-on-and-on-"));
        assert_ne!(slug, of(&format!("{long} two")));
    }

    #[test]
    fn a_text_without_words_has_a_slug_too() {
        assert_eq!(of("🚀").len(), 4);
    }

    #[test]
    fn namesakes_are_told_apart_by_their_own_keys() {
        let alone = assign(&[candidate("wei-zhang", "intel")]);
        let both = assign(&[candidate("wei-zhang", "intel"), candidate("wei-zhang", "google")]);
        assert_eq!(alone, ["wei-zhang"]);
        assert_ne!(both[0], both[1]);
        assert!(both.iter().all(|slug| slug.starts_with("wei-zhang-")));
    }

    proptest! {
        #[test]
        fn slugs_are_plain(text in "\\PC{0,80}") {
            let slug = of(&text);
            prop_assert!(!slug.is_empty());
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.starts_with('-'));
        }

        #[test]
        fn same_slug_same_folded_text(a in "[a-cżж张 -]{0,6}", b in "[a-cżж章 -]{0,6}") {
            prop_assert_eq!(of(&a) == of(&b), fold(&a) == fold(&b));
        }

        #[test]
        fn assigned_slugs_are_unique_in_any_order(keys in proptest::collection::btree_set("[a-z]{1,4}", 1..8)) {
            let mut candidates: Vec<_> = keys.iter().map(|key| candidate(&key[..1], key)).collect();
            let slugs = assign(&candidates);
            let unique: std::collections::BTreeSet<_> = slugs.iter().collect();
            prop_assert_eq!(unique.len(), slugs.len());
            candidates.reverse();
            let mut reversed = assign(&candidates);
            reversed.reverse();
            prop_assert_eq!(slugs, reversed);
        }
    }
}
