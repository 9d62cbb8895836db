//! The body of a post as a flat list of blocks, each with its text, its links and its lines.

use std::ops::Range;

/// The body of a post, in reading order.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Blocks in reading order; `Block::parent` points backwards into this list.
    pub blocks: Vec<Block>,
}

/// The level of what heads a part of a page without being a heading of Markdown: below all of these.
pub const LEAST_HEADING: u8 = 7;

/// What a block is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6, or of [`LEAST_HEADING`].
    Heading(u8),
    /// Running text.
    Paragraph,
    /// The first paragraph of a list item.
    Item,
    /// A table's header row; cells are separated by tabs.
    TableHead,
    /// A table's body row; cells are separated by tabs.
    TableRow,
    /// The words of a picture: its caption, else its alternative text.
    Caption,
    /// A block that is nothing but an embedded player.
    Embed,
}

/// One block of a document.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is on the page.
    pub kind: BlockKind,
    /// The text as rendered: no Markdown. `\n` is a line break of the source, [`HARD_BREAK`] one of the page.
    pub text: String,
    /// Links in the order of the text.
    pub links: Vec<Link>,
    /// Bold, italic and code spans in the order of the text.
    pub marks: Vec<Mark>,
    /// The block that holds this one: a list item for what is nested in it.
    pub parent: Option<usize>,
    /// How many block quotes it stands in.
    pub quote: u8,
    /// For each source line that the text crosses: where in `text` it begins, and its 1-based number.
    pub lines: Vec<(usize, u32)>,
}

/// A line break that the reader sees (`<br>`, two trailing spaces).
pub const HARD_BREAK: char = '\u{2028}';

/// A link in a block's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The bytes of `Block::text` that are linked; empty for an embedded player.
    pub range: Range<usize>,
    /// The address as the post has it.
    pub url: String,
    /// 1-based line.
    pub line: u32,
}

/// How a span of text is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// `**bold**`
    Strong,
    /// `_italic_`
    Emphasis,
    /// `` `code` ``
    Code,
}

/// A span that is set off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The bytes of `Block::text`.
    pub range: Range<usize>,
    /// How it is set off.
    pub kind: MarkKind,
}

impl Block {
    /// Whether it is bold and nothing else.
    pub fn is_bold(&self) -> bool {
        let whole = 0..self.text.len();
        self.marks.iter().any(|mark| mark.kind == MarkKind::Strong && mark.range == whole)
    }

    /// The marks that end in a part of `text`, by where they end, which is how they are sorted.
    pub fn marks_ending_in(&self, part: &Range<usize>) -> impl Iterator<Item = &Mark> {
        let first = self.marks.partition_point(|mark| mark.range.end <= part.start);
        self.marks[first..].iter().take_while(|mark| mark.range.end <= part.end)
    }

    /// The 1-based source line of a byte of `text`.
    pub fn line_at(&self, offset: usize) -> u32 {
        let after = self.lines.partition_point(|&(start, _)| start <= offset);
        self.lines.get(after.saturating_sub(1)).map_or(1, |&(_, line)| line)
    }

    /// The 1-based source line on which the block begins.
    pub fn line(&self) -> u32 {
        self.line_at(0)
    }
}
