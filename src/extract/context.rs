//! A post, prepared for the rules: its blocks, sentences, event mentions and words.

use std::ops::Range;

use super::event::coined::coin_names;
use super::event::mention::{Mention, mentions};
use super::lexicon::Lexicon;
use super::sentence::sentences;
use crate::language::{self, Language};
use crate::post::Post;
use crate::post::document::{Block, BlockKind};

/// What every rule may look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// The post itself.
    pub post: &'a Post,
    /// The reference data.
    pub lexicon: &'a Lexicon<'a>,
    /// The languages whose words the post may use, its own first.
    pub languages: Vec<&'static Language>,
    /// The title as a heading, then the blocks of the body.
    pub passages: Vec<Passage<'a>>,
}

/// A block with what has been found in it.
#[derive(Debug)]
pub struct Passage<'a> {
    /// The block.
    pub block: std::borrow::Cow<'a, Block>,
    /// Its sentences.
    pub sentences: Vec<Range<usize>>,
    /// The events that it names.
    pub mentions: Vec<Mention>,
    /// The passage of the list item that holds it.
    pub parent: Option<usize>,
    /// The passage of the heading above it; a heading's own is the next higher one.
    pub heading: Option<usize>,
}

impl<'a> Context<'a> {
    /// Prepares a post.
    pub fn new(post: &'a Post, lexicon: &'a Lexicon<'a>) -> Self {
        let languages: Vec<_> = language::spoken(&post.lang).collect();
        let title = Block {
            kind: BlockKind::Heading(1),
            text: post.front.title.clone().or_else(|| first_heading(post)).unwrap_or_default(),
            links: Vec::new(),
            marks: Vec::new(),
            parent: None,
            quote: 0,
            lines: vec![(0, 1)],
        };
        let texts =
            std::iter::once(&title).chain(&post.document.blocks).map(|block| block.text.as_str());
        let coined = coin_names(texts, lexicon);
        let blocks = std::iter::once(std::borrow::Cow::Owned(title))
            .chain(post.document.blocks.iter().map(std::borrow::Cow::Borrowed));
        let mut headings: Vec<(u8, usize)> = Vec::new();
        let mut passages = Vec::new();
        for (index, block) in blocks.enumerate() {
            let heading = match block.kind {
                _ if index == 0 => None,
                BlockKind::Heading(level) => {
                    while headings.last().is_some_and(|&(above, _)| above >= level) {
                        headings.pop();
                    }
                    let above = headings.last().map(|&(_, above)| above);
                    headings.push((level, index));
                    above
                }
                _ => headings.last().map(|&(_, above)| above),
            };
            passages.push(Passage {
                sentences: sentences(&block.text),
                mentions: mentions(&block.text, lexicon, &coined),
                // Passage 0 is the title.
                parent: block.parent.map(|parent| parent + 1),
                heading,
                block,
            });
        }
        Self { post, lexicon, languages, passages }
    }

    /// The sentence of a passage that holds a byte of it.
    pub fn sentence_at(&self, passage: usize, offset: usize) -> Range<usize> {
        let passage = &self.passages[passage];
        let found =
            passage.sentences.iter().find(|range| range.start <= offset && offset <= range.end);
        found.cloned().unwrap_or(0..passage.block.text.len())
    }

    /// The words that the post's languages have for something.
    pub fn words<T: Copy>(&self, field: impl Fn(&Language) -> &[T]) -> Vec<T> {
        self.languages.iter().flat_map(|language| field(language).to_vec()).collect()
    }
}

/// The heading with which a post without a front matter begins: its title.
fn first_heading(post: &Post) -> Option<String> {
    let first = post.document.blocks.first().filter(|block| block.kind == BlockKind::Heading(1));
    first.map(|block| block.text.clone())
}
