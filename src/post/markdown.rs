//! Markdown, with the HTML inside it, becomes a [`Document`].

use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::document::{BlockKind, Document, HARD_BREAK, LEAST_HEADING, MarkKind};
use super::icon::without_icons;
use super::rows::{are_rows, begins_row, is_slot, is_timetable};
use super::shortcode::{self, Insert, Unfolded};
use super::wrapped::Wrapped;
use super::writer::Writer;

/// Reads the body of a post that begins on line `first_line` (1-based) of its file.
pub fn document(body: &str, first_line: u32) -> Document {
    let unfolded = shortcode::unfold(body);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader {
        source: &unfolded,
        lines: LineIndex::new(body, first_line),
        writer: Writer::default(),
        rows: None,
        preformatted: false,
        wrapped: Wrapped::default(),
        terms: Vec::new(),
        html_block: None,
        unread: 0,
        alt: None,
    };
    for (event, range) in Parser::new_ext(&unfolded.text, options).into_offset_iter() {
        reader.event(event, &range);
    }
    reader.writer.finish()
}

/// Finds the line of a byte.
struct LineIndex {
    starts: Vec<usize>,
    first: u32,
}

impl LineIndex {
    fn new(text: &str, first: u32) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self { starts, first }
    }

    fn line(&self, offset: usize) -> u32 {
        let before = self.starts.partition_point(|&start| start <= offset);
        self.first.saturating_add(u32::try_from(before).unwrap_or(u32::MAX))
    }
}

struct Reader<'a> {
    source: &'a Unfolded,
    lines: LineIndex,
    writer: Writer,
    /// The paragraph that is being read, where its lines are rows.
    rows: Option<Range<usize>>,
    /// Whether a timetable is being read that a block of code holds.
    preformatted: bool,
    /// The lines that are being read, as an editor may have broken them.
    wrapped: Wrapped,
    /// For each definition list that is open, whether one of its terms is.
    terms: Vec<bool>,
    /// Where the HTML block that is being collected begins, and its text.
    html_block: Option<(usize, String)>,
    /// How many elements are open whose content is not read.
    unread: usize,
    /// The alternative text of the picture that is being read.
    alt: Option<String>,
}

impl Reader<'_> {
    fn line(&self, offset: usize) -> u32 {
        self.lines.line(self.source.source_offset(offset))
    }

    fn event(&mut self, event: Event, range: &Range<usize>) {
        let line = self.line(range.start);
        match event {
            Event::Start(Tag::Paragraph) => self.start_paragraph(range),
            Event::Start(Tag::CodeBlock(_)) => self.start_code(range),
            Event::Start(tag) => self.start(tag, range.start, line),
            Event::End(TagEnd::Paragraph) => self.end_paragraph(),
            Event::SoftBreak | Event::HardBreak if self.begins_row(range.end) => {
                self.writer.leave_item();
                self.writer.enter_item();
            }
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.preformatted => self.timetable(&text, range.start),
            Event::Text(text) => self.text(&text, range.start),
            Event::Code(text) => self.marked(MarkKind::Code, &text, line),
            Event::SoftBreak => {
                let space = self.wrapped.is_space(&self.source.text, range.start);
                self.push(if space { " " } else { "\n" }, line);
            }
            Event::HardBreak => self.push(HARD_BREAK.encode_utf8(&mut [0; 4]), line),
            Event::InlineHtml(html) => self.html(&html, range.start),
            Event::Html(html) => match &mut self.html_block {
                Some((_, block)) => block.push_str(&html),
                None => self.html(&html, range.start),
            },
            Event::InlineMath(text) | Event::DisplayMath(text) => self.push(&text, line),
            Event::Rule => self.writer.close(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, at: usize, line: u32) {
        match tag {
            Tag::Heading { level, .. } => self.writer.open(BlockKind::Heading(depth(level)), line),
            Tag::BlockQuote(_) => self.writer.enter_quote(),
            Tag::HtmlBlock => self.html_block = Some((at, String::new())),
            Tag::Item => self.writer.enter_item(),
            // A term is an item, and what defines it is nested in it.
            Tag::DefinitionList => self.terms.push(false),
            Tag::DefinitionListTitle => self.next_term(true),
            Tag::DefinitionListDefinition => self.writer.close(),
            Tag::TableHead => self.writer.open(BlockKind::TableHead, line),
            Tag::TableRow => self.writer.open(BlockKind::TableRow, line),
            Tag::Link { dest_url, .. } => self.writer.start_link(&filled(&dest_url), line),
            Tag::Image { .. } => self.alt = Some(String::new()),
            Tag::Emphasis => self.writer.start_mark(MarkKind::Emphasis),
            Tag::Strong => self.writer.start_mark(MarkKind::Strong),
            Tag::List(_) => self.writer.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => self.writer.leave_quote(),
            TagEnd::CodeBlock if self.preformatted => {
                self.preformatted = false;
                self.writer.leave_item();
            }
            TagEnd::CodeBlock => self.unread = self.unread.saturating_sub(1),
            TagEnd::HtmlBlock => {
                if let Some((at, html)) = self.html_block.take() {
                    self.html(&html, at);
                }
            }
            TagEnd::Item => self.writer.leave_item(),
            TagEnd::TableCell => self.writer.push_cell_end(),
            TagEnd::Link => self.writer.end_link(),
            TagEnd::Image => {
                if let Some(alt) = self.alt.take() {
                    self.writer.picture(&alt);
                }
            }
            TagEnd::Emphasis => self.writer.end_mark(MarkKind::Emphasis),
            TagEnd::Strong => self.writer.end_mark(MarkKind::Strong),
            TagEnd::DefinitionList => self.end_terms(),
            TagEnd::Heading(_)
            | TagEnd::List(_)
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.writer.close(),
            _ => {}
        }
    }

    /// Ends the term of the innermost definition list that is open, and begins another one where there `is` one.
    fn next_term(&mut self, is: bool) {
        let Some(open) = self.terms.last_mut() else { return self.writer.close() };
        if std::mem::replace(open, is) {
            self.writer.leave_item();
        }
        if is {
            self.writer.enter_item();
        }
    }

    fn end_terms(&mut self) {
        self.next_term(false);
        self.terms.pop();
    }

    /// Begins a paragraph, or a list where its lines are rows.
    fn start_paragraph(&mut self, range: &Range<usize>) {
        self.writer.close();
        self.rows = Some(range.clone()).filter(|it| are_rows(&self.source.text[it.clone()]));
        if self.rows.is_some() {
            self.writer.enter_item();
        }
    }

    fn end_paragraph(&mut self) {
        match self.rows.take() {
            Some(_) => self.writer.leave_item(),
            None => self.writer.close(),
        }
    }

    /// Code is not read, unless it is a timetable.
    fn start_code(&mut self, range: &Range<usize>) {
        self.writer.close();
        let code = &self.source.text[range.clone()];
        // "```text"
        let fenced = code.starts_with(['`', '~']);
        let lines = code.split_once('\n').filter(|_| fenced).map_or(code, |(_, lines)| lines);
        let lines = lines.trim_end().trim_end_matches(['`', '~']);
        self.preformatted = self.unread == 0 && is_timetable(lines);
        if self.preformatted {
            self.writer.enter_item();
        } else {
            self.unread += 1;
        }
    }

    /// Lines of a timetable, which begin rows or belong to the one above them.
    fn timetable(&mut self, text: &str, at: usize) {
        let mut offset = at;
        for line in text.split_inclusive('\n') {
            let words = line.trim();
            if is_slot(words) && self.writer.is_open() {
                self.writer.leave_item();
                self.writer.enter_item();
            } else if self.writer.is_open() && !words.is_empty() {
                self.push(HARD_BREAK.encode_utf8(&mut [0; 4]), self.line(offset));
            }
            self.text(words, offset);
            offset += line.len();
        }
    }

    /// Whether the line that begins at a byte is a row of its own, as the first one of its paragraph is.
    fn begins_row(&self, at: usize) -> bool {
        let text = &self.source.text;
        self.rows.as_ref().is_some_and(|rows| begins_row(&text[rows.clone()], &text[at..]))
    }

    /// Text that may hold placeholders of shortcodes.
    fn text(&mut self, text: &str, at: usize) {
        let line = self.line(at);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(shortcode::OPEN) {
            self.push(&without_icons(before), line);
            let (number, after) = after.split_once(shortcode::CLOSE).unwrap_or(("", after));
            if let Some(insert) =
                number.parse::<usize>().ok().and_then(|n| self.source.inserts.get(n))
            {
                self.insert(insert, line);
            }
            rest = after;
        }
        self.push(&without_icons(rest), line);
    }

    fn insert(&mut self, insert: &Insert, line: u32) {
        if self.unread > 0 {
            return;
        }
        match insert {
            Insert::Player(url) => self.writer.player(url, line),
            Insert::Picture(words) => self.writer.picture_at(words, line),
            Insert::Card(words) => {
                self.writer.open(BlockKind::Heading(LEAST_HEADING), line);
                self.writer.push(words, line);
                self.writer.close();
            }
        }
    }

    fn push(&mut self, text: &str, line: u32) {
        if self.unread > 0 || text.is_empty() {
            return;
        }
        match &mut self.alt {
            Some(alt) => alt.push_str(text),
            None => self.writer.push(text, line),
        }
    }

    fn marked(&mut self, kind: MarkKind, text: &str, line: u32) {
        if self.alt.is_some() || self.unread > 0 {
            return self.push(text, line);
        }
        self.writer.start_mark(kind);
        self.push(text, line);
        self.writer.end_mark(kind);
    }

    /// Raw HTML: one inline tag, or a whole block.
    fn html(&mut self, html: &str, at: usize) {
        let tokens = Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span());
        for token in tokens.flatten() {
            match token {
                Token::StartTag(tag) => {
                    let line = self.line(at + tag.span.start);
                    let attribute = |names: &[&str]| {
                        names.iter().find_map(|name| tag.attributes.get(name.as_bytes())).map(
                            |value| String::from_utf8_lossy(value.value.as_slice()).into_owned(),
                        )
                    };
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    self.start_tag(&name, tag.self_closing, attribute, line);
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    self.end_tag(&name);
                }
                Token::String(text) => {
                    let words = String::from_utf8_lossy(&text.value).into_owned();
                    self.html_text(&words, at + text.span.start);
                }
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    }

    fn html_text(&mut self, words: &str, at: usize) {
        let mut offset = at;
        for line in words.split_inclusive('\n') {
            let (text, broken) = line.strip_suffix('\n').map_or((line, false), |text| (text, true));
            let lead = text.len() - text.trim_start().len();
            let text = if lead > 1 { text.trim_start() } else { text };
            self.text(text, offset);
            if broken && self.writer.is_open() {
                self.push("\n", self.line(offset));
            }
            offset += line.len();
        }
    }

    fn start_tag(
        &mut self,
        name: &str,
        self_closing: bool,
        attribute: impl Fn(&[&str]) -> Option<String>,
        line: u32,
    ) {
        match name {
            "a" => self.writer.start_link(&attribute(&["href"]).unwrap_or_default(), line),
            "br" => self.push(HARD_BREAK.encode_utf8(&mut [0; 4]), line),
            "img" => {
                if let Some(alt) = attribute(&["alt"]) {
                    self.writer.picture_at(&alt, line);
                }
            }
            "iframe" | "embed" | "video" | "source" | "lite-youtube" => {
                if let Some(url) = attribute(&["src", "data-src", "href"]) {
                    self.writer.player(&url, line);
                } else if let Some(id) = attribute(&["videoid"]) {
                    self.writer.player(&format!("https://www.youtube.com/watch?v={id}"), line);
                }
            }
            "script" | "style" | "pre" | "svg" | "template" if !self_closing => {
                self.writer.close();
                self.unread += 1;
            }
            "b" | "strong" => self.writer.start_mark(MarkKind::Strong),
            "i" | "em" | "cite" => self.writer.start_mark(MarkKind::Emphasis),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.writer.open(BlockKind::Heading(name.as_bytes()[1] - b'0'), line);
            }
            "summary" => self.writer.open(BlockKind::Heading(LEAST_HEADING), line),
            "li" => self.writer.enter_item(),
            "dl" => self.terms.push(false),
            "dt" => self.next_term(true),
            "tr" => self.writer.open(BlockKind::TableRow, line),
            "td" | "th" => self.writer.start_cell(name == "th"),
            "figcaption" => self.writer.open(BlockKind::Caption, line),
            "blockquote" => self.writer.enter_quote(),
            _ if name.contains("youtube") => {
                // A component of MDX: <YouTube id="…" />
                if let Some(id) =
                    attribute(&["id", "videoid", "video", "url", "youtubeid", "embedid"])
                {
                    let url = if id.contains("://") {
                        id
                    } else {
                        format!("https://www.youtube.com/watch?v={id}")
                    };
                    self.writer.player(&url, line);
                }
            }
            _ if is_block(name) => self.writer.close(),
            _ => {}
        }
    }

    fn end_tag(&mut self, name: &str) {
        match name {
            "a" => self.writer.end_link(),
            "script" | "style" | "pre" | "svg" | "template" => {
                self.unread = self.unread.saturating_sub(1);
            }
            "b" | "strong" => self.writer.end_mark(MarkKind::Strong),
            "i" | "em" | "cite" => self.writer.end_mark(MarkKind::Emphasis),
            "li" => self.writer.leave_item(),
            "dl" => self.end_terms(),
            "td" | "th" => self.writer.push_cell_end(),
            "blockquote" => self.writer.leave_quote(),
            "tr" => self.writer.end_row(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "figcaption" => {
                self.writer.close();
            }
            _ if is_block(name) => self.writer.close(),
            _ => {}
        }
    }
}

/// A link target without the placeholders of shortcodes such as `ref`.
fn filled(url: &str) -> String {
    url.split(shortcode::OPEN)
        .enumerate()
        .map(|(i, part)| match part.split_once(shortcode::CLOSE) {
            Some((_, rest)) if i > 0 => rest,
            _ => part,
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

fn is_block(tag: &str) -> bool {
    [
        "p", "div", "ul", "ol", "table", "thead", "tbody", "section", "article", "figure",
        "details", "summary", "hr", "dl", "dt", "dd", "center", "header", "footer", "main",
        "aside",
    ]
    .contains(&tag)
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::Block;
    use super::*;

    fn blocks(body: &str) -> Vec<Block> {
        document(body, 1).blocks
    }

    /// `(linked words, address, line)` of every link.
    fn links(body: &str) -> Vec<(String, String, u32)> {
        blocks(body)
            .iter()
            .flat_map(|block| {
                block.links.iter().map(|link| {
                    (block.text[link.range.clone()].to_owned(), link.url.clone(), link.line)
                })
            })
            .collect()
    }

    fn texts(body: &str) -> Vec<(BlockKind, String)> {
        blocks(body).into_iter().map(|block| (block.kind, block.text)).collect()
    }

    #[test]
    fn every_way_to_write_a_link() {
        for source in [
            "[T](https://a.b/c)",
            "[T][1]\n\n[1]: https://a.b/c",
            "[T] (https://a.b/c)",
            "[T](\nhttps://a.b/c)",
            "<a href=\"https://a.b/c\">T</a>",
            "<p><a href='https://a.b/c'>T</a></p>",
            "**[T](https://a.b/c)**",
        ] {
            let found = links(source);
            assert_eq!(found.len(), 1, "{source}");
            assert_eq!((&*found[0].0, &*found[0].1), ("T", "https://a.b/c"), "{source}");
        }
        let bare = "See https://a.b/c. Or <https://a.b/d>，https://a.b/e。好";
        let urls: Vec<_> = links(bare).into_iter().map(|link| link.1).collect();
        assert_eq!(urls, ["https://a.b/c", "https://a.b/d", "https://a.b/e"]);
        let mixed =
            "https://a.b/1 [https://a.b/2](x) `https://a.b/3` https://a.b/4 [T](y) http://a.b/5";
        let urls: Vec<_> = links(mixed).into_iter().map(|link| link.1).collect();
        assert_eq!(urls, ["https://a.b/1", "x", "https://a.b/4", "y", "http://a.b/5"]);
    }

    #[test]
    fn text_below_a_bullet_is_its_own() {
        let below = "- \n  \nZora\n\n- \n  \nMax\n\nText";
        let item = |text: &str| (BlockKind::Item, text.to_owned());
        let paragraph = |text: &str| (BlockKind::Paragraph, text.to_owned());
        assert_eq!(texts(below), [item("Zora"), item("Max"), paragraph("Text")]);
        assert_eq!(texts("- Zora\n\nText"), [item("Zora"), paragraph("Text")]);
        assert_eq!(texts("-\n  - Zora\n\nText"), [item("Zora"), paragraph("Text")]);
        assert_eq!(texts("- \n\n## Zora\n\nText")[1], paragraph("Text"));
    }

    #[test]
    fn what_is_not_rendered_is_no_link() {
        assert_eq!(links("`https://a.b/c`"), []);
        assert_eq!(links("```\nhttps://a.b/c\n```"), []);
        assert_eq!(links("<!-- [T](https://a.b/c) -->"), []);
        assert_eq!(links("a <!-- https://a.b/c --> b"), []);
        assert_eq!(links("<script>x = 'https://a.b/c'</script>"), []);
    }

    #[test]
    fn lines_are_those_of_the_source() {
        let body = "one\n\n{{< image\n  caption=\"two\"\n>}}\n\nthree\nfour [x](https://a.b)\n";
        let found = blocks(body);
        let lines: Vec<_> = found.iter().map(Block::line).collect();
        assert_eq!(lines, [1, 3, 7]);
        assert_eq!(found[2].line_at(found[2].text.find("four").unwrap()), 8);
        assert_eq!(links(body)[0].2, 8);
        assert_eq!(document("x", 12).blocks[0].line(), 12);
    }

    #[test]
    fn lists_know_their_parents() {
        let found = blocks("- a\n  - b\n\n    more\n- c\n");
        let tree: Vec<_> = found.iter().map(|b| (b.text.as_str(), b.kind, b.parent)).collect();
        assert_eq!(
            tree,
            [
                ("a", BlockKind::Item, None),
                ("b", BlockKind::Item, Some(0)),
                ("more", BlockKind::Paragraph, Some(1)),
                ("c", BlockKind::Item, None),
            ]
        );
    }

    #[test]
    fn terms_hold_what_defines_them() {
        let tree = |text: &str| {
            let found = blocks(text).into_iter();
            found.map(|it| (it.text, it.kind, it.parent)).collect::<Vec<_>>()
        };
        let item = |text: &str| (text.to_owned(), BlockKind::Item, None);
        let paragraph = |text: &str, parent| (text.to_owned(), BlockKind::Paragraph, parent);
        assert_eq!(
            tree("Sails\n: Cloth.\n\nRopes\n: Hemp.\n\nText"),
            [
                item("Sails"),
                paragraph("Cloth.", Some(0)),
                item("Ropes"),
                paragraph("Hemp.", Some(2)),
                paragraph("Text", None),
            ]
        );
        let html = "<dl>\n<dt>Sails</dt>\n<dd>Cloth.</dd>\n</dl>\n\nText";
        assert_eq!(
            tree(html),
            [item("Sails"), paragraph("Cloth.", Some(0)), paragraph("Text", None)]
        );
        for torn in ["<dt>Sails</dt>\n<dd>Cloth.</dd>", "</dl>\n\n<dt>Sails</dt><dd>Cloth.</dd>"] {
            assert_eq!(tree(torn), [paragraph("Sails", None), paragraph("Cloth.", None)]);
        }
    }

    #[test]
    fn lines_that_begin_alike_are_a_list() {
        let item = |text: &str| (BlockKind::Item, text.to_owned());
        assert_eq!(
            texts("**9:00** Sails\nZora\n**9:30** Ropes<br>\n9:45 Rest"),
            [item("9:00 Sails\nZora"), item("9:30 Ropes"), item("9:45 Rest")]
        );
        let code = "```\n9:00  Sails\n      Zora\n9:30  Ropes\n\n9:45  Rest\n```\n\n    9:00 a\n";
        assert_eq!(
            texts(code),
            [item("9:00  Sails\u{2028}Zora"), item("9:30  Ropes"), item("9:45  Rest")]
        );
        let alone = "9:00 Sails\nZora";
        assert_eq!(texts(alone), [(BlockKind::Paragraph, alone.to_owned())]);
    }

    #[test]
    fn tables_and_breaks() {
        assert_eq!(
            texts("| a | b |\n|---|---|\n| c<br>d | e |\n"),
            [
                (BlockKind::TableHead, "a\tb".to_owned()),
                (BlockKind::TableRow, "c\u{2028}d\te".to_owned()),
            ]
        );
        let row = |text: &str| (BlockKind::TableRow, text.to_owned());
        let head = (BlockKind::TableHead, "a\tb".to_owned());
        assert_eq!(
            texts("<table><tr><th>a</th><th>b</th></tr><tr><th>c</th><td>d</td></tr></table>"),
            [head, row("c\td")]
        );
        assert_eq!(texts("<table><tr><th colspan=2>a</th></tr></table>"), [row("a")]);
        assert_eq!(texts("a  \nb\nc"), [(BlockKind::Paragraph, "a\u{2028}b\nc".to_owned())]);
        assert_eq!(
            texts("<ul>\n<li><b>x</b> y</li>\n<li>z</li>\n</ul>"),
            [(BlockKind::Item, "x y".to_owned()), (BlockKind::Item, "z".to_owned())]
        );
    }

    #[test]
    fn players_and_pictures() {
        let found = blocks("{{< youtube abc >}}");
        assert_eq!(found[0].kind, BlockKind::Embed);
        assert_eq!(found[0].links[0].url, "https://www.youtube.com/watch?v=abc");
        let found = blocks("<div>\n<iframe src=\"https://a.b/embed\"></iframe>\n</div>");
        assert_eq!(found[0].links[0].url, "https://a.b/embed");
        let found = blocks("[![A talk](a.png)](https://a.b/v)");
        assert_eq!((found[0].kind, found[0].text.as_str()), (BlockKind::Caption, "A talk"));
        assert_eq!(found[0].links[0].url, "https://a.b/v");
    }

    proptest::proptest! {
        #[test]
        fn ranges_lie_inside_their_texts(body in r"([-*>#|`\[\]()<>! \n]|https://a\.b|\{\{< youtube a >\}\}|<li>|</li>|<a href='x'>|</a>|é|张|<br>|  \n){0,40}") {
            for block in blocks(&body) {
                for range in block.links.iter().map(|l| &l.range).chain(block.marks.iter().map(|m| &m.range)) {
                    proptest::prop_assert!(block.text.get(range.clone()).is_some());
                }
                for &(at, _) in &block.lines {
                    proptest::prop_assert!(at <= block.text.len());
                }
            }
        }
    }
}
