//! One line of `talkcat extract`: a post's facts, and what a catalog keeps of the post besides.

use serde::{Deserialize, Serialize};

use super::extract;
use super::facts::PostFacts;
use super::lexicon::Lexicon;
use crate::post::FrontMatter;
use crate::post::read::{ReadError, read};

/// All that an import needs to know of a post, made on this machine or another one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// What it says.
    #[serde(flatten)]
    pub facts: PostFacts,
    /// What else its front matter says.
    #[serde(default)]
    pub front_matter: FrontMatter,
    /// [`content_hash`] of its bytes.
    pub content_hash: String,
    /// Version of the rules and reference data that read it.
    pub rules: String,
}

impl Told {
    /// Reads the bytes of the post at `path` by these rules.
    pub fn of(
        path: &str,
        bytes: &[u8],
        lexicon: &Lexicon<'_>,
        rules: &str,
    ) -> Result<Self, ReadError> {
        let post = read(path, bytes)?;
        let facts = extract(&post, lexicon);
        Ok(Self {
            facts,
            front_matter: post.front,
            content_hash: content_hash(bytes),
            rules: rules.to_owned(),
        })
    }

    /// Says what is wrong with one that was made elsewhere. Facts may be anything: who resolves them
    /// takes what makes sense.
    pub fn check(&self) -> Result<(), &'static str> {
        let is_hex = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if self.facts.path.is_empty() {
            Err("`path` is empty")
        } else if self.content_hash.len() != 64 || !self.content_hash.as_bytes().iter().all(is_hex)
        {
            Err("`content_hash` is no BLAKE3 hash in hex")
        } else if self.rules.is_empty() {
            Err("`rules` is empty")
        } else {
            Ok(())
        }
    }
}

/// By which a changed post is told: BLAKE3 of the file's bytes, in hex.
pub fn content_hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Reference;
    use arcstr::ArcStr;

    #[test]
    fn what_was_made_elsewhere_is_checked() {
        let reference = Reference::builtin();
        let told = Told::of("a.md", b"", &Lexicon::new(&reference), "1-x").unwrap();
        assert_eq!(told.check(), Ok(()));
        let change = |change: fn(&mut Told)| {
            let mut told = told.clone();
            change(&mut told);
            told.check().is_err()
        };
        assert!(change(|told| told.facts.path = ArcStr::new()));
        assert!(change(|told| told.content_hash = "é".repeat(32)));
        assert!(change(|told| told.content_hash.push('0')));
        assert!(change(|told| told.rules.clear()));
    }

    #[test]
    fn a_line_reads_back_as_what_was_told() {
        let reference = Reference::builtin();
        let text = "---\ntitle: KCD Kyiv 2024\ndate: 2024-06-02\nauthors: [Ada Ek]\ntags: [kcd]\n\
                    draft: true\naliases: [/kcd]\nlinkTitle: Kyiv\n---\n\n\
                    - [Small Clusters](https://youtu.be/CCCCCCCCCCC) - Jane Doe, Google\n";
        let told = Told::of("a.md", text.as_bytes(), &Lexicon::new(&reference), "1-x").unwrap();
        let line = serde_json::to_string(&told).unwrap();
        let mut read: Told = serde_json::from_str(&line).unwrap();
        assert_eq!(read.facts.talks.len(), 1);
        // These stand among the facts.
        let front = &mut read.front_matter;
        (front.title, front.date) =
            (read.facts.title.as_deref().map(str::to_owned), read.facts.date);
        assert_eq!(read, told);
    }
}
