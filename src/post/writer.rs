//! Builds a [`Document`] block by block.

use super::document::{Block, BlockKind, Document, Link, Mark, MarkKind};

/// Collects text into blocks. Total: any order of calls gives a document whose ranges lie inside
/// their texts.
#[derive(Debug, Default)]
pub(super) struct Writer {
    done: Vec<Block>,
    open: Option<Block>,
    /// The open list items, the innermost last.
    items: Vec<Item>,
    /// Whether the last item ended without a word: what follows is its text, for many readers.
    bullet: bool,
    quote: u8,
    /// Where an open link begins in the open block, with its address and line.
    link: Option<(usize, String, u32)>,
    marks: Vec<(MarkKind, usize)>,
    /// Pictures met inside the open block; they follow it.
    pictures: Vec<Block>,
}

/// An open list item.
#[derive(Debug)]
struct Item {
    /// Its block, once it has one.
    block: Option<usize>,
    /// The block of the nearest item around it that has one.
    around: Option<usize>,
    /// How many blocks there were when it began.
    start: usize,
}

impl Writer {
    pub fn finish(mut self) -> Document {
        self.close();
        Document { blocks: self.done }
    }

    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Begins a block of this kind.
    pub fn open(&mut self, kind: BlockKind, line: u32) {
        self.close();
        self.bullet = false;
        self.open = Some(self.block(kind, line));
    }

    fn block(&self, kind: BlockKind, line: u32) -> Block {
        Block {
            kind,
            text: String::new(),
            links: Vec::new(),
            marks: Vec::new(),
            parent: self.parent(),
            quote: self.quote,
            lines: vec![(0, line)],
        }
    }

    /// The block of the innermost list item that has one.
    fn parent(&self) -> Option<usize> {
        self.items.last().and_then(|item| item.block.or(item.around))
    }

    /// What running text is that comes next: the first block of a list item, or a paragraph. What stands below a bullet
    /// without a word is its text.
    fn running_kind(&mut self) -> BlockKind {
        let below = std::mem::take(&mut self.bullet) && self.items.is_empty();
        let first = self.items.last().is_some_and(|item| item.block.is_none());
        if first || below { BlockKind::Item } else { BlockKind::Paragraph }
    }

    /// Ends the open block, if any.
    pub fn close(&mut self) {
        if self.link.is_some() {
            self.end_link();
        }
        while let Some((kind, _)) = self.marks.last() {
            self.end_mark(*kind);
        }
        if let Some(mut block) = self.open.take() {
            trim(&mut block);
            let waiting = self.items.last_mut().filter(|item| item.block.is_none());
            if !block.text.is_empty() || !block.links.is_empty() {
                add_bare_links(&mut block);
                if block.text.is_empty() && block.kind == BlockKind::Paragraph {
                    block.kind = BlockKind::Embed;
                }
                if block.kind == BlockKind::Item
                    && let Some(item) = waiting
                {
                    item.block = Some(self.done.len());
                }
                self.done.push(block);
            }
        }
        let parent = self.parent();
        for mut picture in self.pictures.drain(..) {
            picture.parent = parent;
            self.done.push(picture);
        }
    }

    pub fn enter_item(&mut self) {
        self.close();
        let around = self.parent();
        self.items.push(Item { block: None, around, start: self.done.len() });
    }

    pub fn leave_item(&mut self) {
        self.close();
        let left = self.items.pop();
        self.bullet =
            left.is_some_and(|item| item.block.is_none() && item.start == self.done.len());
    }

    pub fn enter_quote(&mut self) {
        self.close();
        self.quote = self.quote.saturating_add(1);
    }

    pub fn leave_quote(&mut self) {
        self.close();
        self.quote = self.quote.saturating_sub(1);
    }

    /// Appends text, opening a paragraph or list item if nothing is open.
    pub fn push(&mut self, text: &str, line: u32) {
        if self.open.is_none() {
            if text.trim().is_empty() {
                return;
            }
            let kind = self.running_kind();
            self.open = Some(self.block(kind, line));
        }
        if let Some(block) = &mut self.open {
            // A line begins with the first word on it, not with the break before it.
            if block.lines.last().is_none_or(|&(_, last)| last < line) && !text.trim().is_empty() {
                block.lines.push((block.text.len(), line));
            }
            block.text.push_str(text);
        }
    }

    /// Ends a table cell.
    pub fn push_cell_end(&mut self) {
        if let Some(block) = &mut self.open {
            block.text.push('\t');
        }
    }

    /// Begins a cell of a row written in HTML: heads stand in the first row, and beside others they are none of columns.
    pub fn start_cell(&mut self, head: bool) {
        let row = self.open.as_mut();
        let row = row.filter(|it| matches!(it.kind, BlockKind::TableHead | BlockKind::TableRow));
        if let Some(block) = row {
            match head {
                true if block.text.trim().is_empty() => block.kind = BlockKind::TableHead,
                true => {}
                false => block.kind = BlockKind::TableRow,
            }
        }
    }

    /// Ends a row written in HTML. One cell alone heads no columns.
    pub fn end_row(&mut self) {
        if let Some(block) = self.open.as_mut().filter(|it| it.kind == BlockKind::TableHead)
            && block.text.trim_end_matches('\t').matches('\t').count() == 0
        {
            block.kind = BlockKind::TableRow;
        }
        self.close();
    }

    pub fn start_link(&mut self, url: &str, line: u32) {
        if self.link.is_some() {
            self.end_link();
        }
        let at = self.open.as_ref().map_or(0, |block| block.text.len());
        self.link = Some((at, url.to_owned(), line));
    }

    pub fn end_link(&mut self) {
        let Some((start, url, line)) = self.link.take() else {
            return;
        };
        if url.is_empty() {
            return;
        }
        if let Some(block) = &mut self.open {
            let range = trimmed(&block.text, start.min(block.text.len())..block.text.len());
            if !range.is_empty() {
                block.links.push(Link { range, url, line });
            }
        }
    }

    pub fn start_mark(&mut self, kind: MarkKind) {
        let at = self.open.as_ref().map_or(0, |block| block.text.len());
        self.marks.push((kind, at));
    }

    pub fn end_mark(&mut self, kind: MarkKind) {
        let Some(found) = self.marks.iter().rposition(|(open, _)| *open == kind) else {
            return;
        };
        let (_, start) = self.marks.remove(found);
        if let Some(block) = &mut self.open {
            let range = trimmed(&block.text, start.min(block.text.len())..block.text.len());
            if !range.is_empty() {
                let at = block.marks.partition_point(|mark| mark.range.start <= range.start);
                block.marks.insert(at, Mark { range, kind });
            }
        }
    }

    /// An embedded player: a link without words.
    pub fn player(&mut self, url: &str, line: u32) {
        if let Some(block) = &mut self.open {
            let at = block.text.len();
            block.links.push(Link { range: at..at, url: url.to_owned(), line });
        } else {
            let kind = self.running_kind();
            let mut block = self.block(kind, line);
            block.links.push(Link { range: 0..0, url: url.to_owned(), line });
            self.open = Some(block);
        }
    }

    /// The words of a picture that stands in the open block, or in an open link.
    pub fn picture(&mut self, words: &str) {
        let line = self
            .open
            .as_ref()
            .and_then(|block| block.lines.last())
            .map(|&(_, line)| line)
            .or(self.link.as_ref().map(|&(_, _, line)| line));
        self.picture_at(words, line.unwrap_or(1));
    }

    /// The words of a picture on a line.
    pub fn picture_at(&mut self, words: &str, line: u32) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut block = self.block(BlockKind::Caption, line);
        if let Some((_, url, line)) = self.link.as_ref().filter(|(_, url, _)| !url.is_empty()) {
            block.links.push(Link { range: 0..words.len(), url: url.clone(), line: *line });
        }
        if words.is_empty() && block.links.is_empty() {
            return;
        }
        block.text = words;
        if self.open.is_some() { self.pictures.push(block) } else { self.done.push(block) }
    }
}

/// A range without the white space at its ends.
fn trimmed(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + (inner.len() - inner.trim_start().len());
    start..(start + inner.trim().len())
}

/// Cuts white space off the ends of a block, with all that points into it. Before the first cell of a table that has
/// words the empty ones stay: they are columns, too.
fn trim(block: &mut Block) {
    let mut kept = trimmed(&block.text, 0..block.text.len());
    if matches!(block.kind, BlockKind::TableHead | BlockKind::TableRow) && !kept.is_empty() {
        kept.start = block.text[..kept.start].find('\t').unwrap_or(kept.start);
    }
    let moved = |at: usize| at.clamp(kept.start, kept.end) - kept.start;
    for link in &mut block.links {
        link.range = moved(link.range.start)..moved(link.range.end);
    }
    for mark in &mut block.marks {
        mark.range = moved(mark.range.start)..moved(mark.range.end);
    }
    for line in &mut block.lines {
        line.0 = moved(line.0);
    }
    let first = block.lines.iter().rposition(|&(at, _)| at == 0).unwrap_or(0);
    block.lines.drain(..first);
    block.text = block.text[kept].to_owned();
}

/// Addresses that stand in the text as they are, outside links and code.
fn add_bare_links(block: &mut Block) {
    if !block.text.contains("://") {
        return;
    }
    let code = block.marks.iter().filter(|mark| mark.kind == MarkKind::Code);
    let code = code.map(|mark| mark.range.clone());
    let mut taken: Vec<_> = block.links.iter().map(|link| link.range.clone()).chain(code).collect();
    taken.sort_unstable_by_key(|range| range.start);
    let mut taken = taken.into_iter().peekable();
    // Where the last of what is taken ends, of all that begins so far.
    let mut taken_to = 0;
    let mut bare = Vec::new();
    let mut at = 0;
    while let Some(found) = block.text[at..].find("http") {
        let start = at + found;
        let rest = &block.text[start..];
        at = start + 4;
        if !(rest.starts_with("https://") || rest.starts_with("http://")) {
            continue;
        }
        let end = rest.find(|c: char| !is_address(c)).unwrap_or(rest.len());
        let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '*', '_']);
        let range = start..start + url.len();
        at = range.end.max(at);
        while let Some(other) = taken.next_if(|other| other.start < range.end) {
            taken_to = taken_to.max(other.end);
        }
        if taken_to <= start && url.len() > "https://".len() {
            bare.push(Link { range, url: url.to_owned(), line: block.line_at(start) });
        }
    }
    if !bare.is_empty() {
        block.links.append(&mut bare);
        block.links.sort_by_key(|link| link.range.start);
    }
}

/// Characters that an address in running text may have; Chinese punctuation and letters end it.
fn is_address(c: char) -> bool {
    c.is_ascii_graphic()
        && !matches!(c, '<' | '>' | '"' | '`' | '[' | ']' | '{' | '}' | '|' | '\\' | '^')
}
