//! A post, prepared for the rules: its blocks, sentences, event mentions and words.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::event::billed::billed;
use super::event::coined::{coin_names, linked_names};
use super::event::mention::{Mention, mentions, place_beside, spell_out_own};
use super::event::supposed;
use super::facts::LinkKind;
use super::lexicon::Lexicon;
use super::link::target;
use super::memo::Memo;
use super::people::credits::{self, Credits};
use super::people::group::Group;
use super::sentence::{LONGEST, labelled, sentences};
use super::talk::bare::is_bare;
use super::talk::row::Split;
use crate::language::script::Script;
use crate::language::{self, Language};
use crate::post::Post;
use crate::post::document::{Block, BlockKind, LEAST_HEADING, Link, Mark, MarkKind};

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
    /// How many passages with an embedded player stand under a heading.
    pub players: HashMap<usize, usize>,
    talk_headings: OnceCell<HashSet<usize>>,
    numbered: OnceCell<bool>,
    /// How many recordings the prose right under a heading links by their titles, once somebody has asked.
    pub titled_links: OnceCell<HashMap<usize, usize>>,
    /// The headings that begin with who speaks, once somebody has asked.
    pub led_headings: OnceCell<HashMap<usize, Split>>,
    /// The title and the people of each row that somebody has asked for, as [`Context::groups`].
    pub splits: Memo<Split>,
    credits: Memo<Credits>,
    /// The people of each text that somebody has asked for: rule after rule asks for the same sentences.
    pub groups: Memo<Vec<Group>>,
}

/// A block with what has been found in it.
#[derive(Debug)]
pub struct Passage<'a> {
    /// The block.
    pub block: Cow<'a, Block>,
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
        Self::supposing(post, lexicon, None)
    }

    /// Prepares a post; `event` is the name of an event that no rule for names finds.
    pub fn supposing(post: &'a Post, lexicon: &'a Lexicon<'a>, event: Option<String>) -> Self {
        let languages: Vec<_> = language::spoken(&post.lang).collect();
        let title = Block {
            kind: BlockKind::Heading(1),
            text: title_of(post),
            links: Vec::new(),
            marks: Vec::new(),
            parent: None,
            quote: 0,
            lines: vec![(0, 1)],
        };
        let texts =
            std::iter::once(&title).chain(&post.document.blocks).map(|block| block.text.as_str());
        let mut coined = coin_names(texts, lexicon);
        let linked = linked_names(&post.document.blocks, lexicon).into_iter();
        let told = supposed::told(&title.text, &post.document.blocks, lexicon);
        for name in linked.chain(billed(&title.text, lexicon)).chain(told).chain(event) {
            if !coined.contains(&name) {
                coined.push(name);
            }
        }
        let blocks = std::iter::once(Cow::Owned(title)).chain(with_bold_headings(post, &languages));
        let mut headings: Vec<(u8, usize)> = Vec::new();
        let mut passages = Vec::new();
        let mut players = HashMap::new();
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
            let has_player = block.links.iter().any(|link| link.range.is_empty());
            if let Some(heading) = heading.filter(|_| has_player) {
                *players.entry(heading).or_default() += 1;
            }
            passages.push(Passage {
                sentences: around_titles(sentences(&block.text), &block),
                mentions: mentions(&block.text, lexicon, &coined),
                // Passage 0 is the title.
                parent: block.parent.map(|parent| parent + 1),
                heading,
                block,
            });
        }
        spell_out(&mut passages, lexicon);
        let titled = passages.first().map_or(&[][..], |title| &title.mentions);
        let named = |host: &&str| titled.iter().any(|it| it.series == *host);
        let series = lexicon.reference.series().iter().filter(|_| !titled.is_empty());
        if let Some(host) = series.filter_map(|it| it.parent.as_deref()).find(named) {
            for passage in &mut passages {
                place_beside(host, &mut passage.mentions);
            }
        }
        if let Some((title, others)) = passages.split_first_mut() {
            for passage in others {
                spell_out_own(&title.mentions, &mut passage.mentions, lexicon);
            }
        }
        Self {
            post,
            lexicon,
            languages,
            passages,
            players,
            talk_headings: OnceCell::new(),
            numbered: OnceCell::new(),
            titled_links: OnceCell::new(),
            led_headings: OnceCell::new(),
            splits: Memo::default(),
            credits: Memo::default(),
            groups: Memo::default(),
        }
    }

    /// Whom a line credits; it is read once, unless it is longer than people's lines are.
    pub fn credits(&self, line: &str) -> Credits {
        let read = || credits::read(line, self.lexicon, &self.languages);
        if line.len() > CREDITS { read() } else { self.credits.of(line, read) }
    }

    /// Whether the post's headings begin with the numbers of its sections: "1.2 Meshes at Sea".
    pub fn is_numbered(&self) -> bool {
        *self.numbered.get_or_init(|| {
            let numbers: Vec<&str> = self.passages.iter().filter_map(numbered).collect();
            // "1.30 is out" is of a version; sections begin with the first.
            numbers.len() >= NUMBERED && numbers.iter().any(|it| it.ends_with(".1"))
        })
    }

    /// Whether a heading is one of several side by side that are a talk's title each: those with one recording or
    /// session page in their section. Few posts have to be asked.
    pub fn is_talk_heading(&self, heading: usize) -> bool {
        self.talk_headings.get_or_init(|| talk_headings(&self.passages)).contains(&heading)
    }

    /// The heading above a passage; the title of the post is none.
    pub fn heading_above(&self, passage: usize) -> Option<usize> {
        self.passages[passage].heading.filter(|&it| it > 0)
    }

    /// The headings above a passage, the nearest first; the title of the post is none, nor is a heading that repeats it.
    pub fn headings_above(&self, passage: usize) -> impl Iterator<Item = usize> {
        let title = &self.passages[0].block.text;
        std::iter::successors(self.heading_above(passage), |&it| self.heading_above(it))
            .filter(move |&it| self.passages[it].block.text != *title)
    }

    /// The sentence of a passage that holds a byte of it, or ends there. Where no space stands between, the next one
    /// begins where one ends.
    pub fn sentence_at(&self, passage: usize, offset: usize) -> Range<usize> {
        let passage = &self.passages[passage];
        let index = passage.sentences.partition_point(|range| range.end <= offset);
        let holds = passage.sentences.get(index).filter(|range| range.start <= offset);
        let ends = || passage.sentences[..index].last().filter(|range| range.end == offset);
        let found = holds.or_else(ends);
        found.cloned().unwrap_or(0..passage.block.text.len())
    }

    /// The sentence of a passage behind one of it.
    pub fn sentence_behind(
        &self,
        passage: usize,
        sentence: &Range<usize>,
    ) -> Option<&Range<usize>> {
        let sentences = &self.passages[passage].sentences;
        sentences.get(sentences.partition_point(|it| it.start < sentence.end))
    }

    /// Whether the post's language sets words apart by spaces.
    pub fn is_spaced(&self) -> bool {
        self.languages.first().is_none_or(|language| language.spaced)
    }

    /// Whether the post's language tells cases by endings.
    pub fn inflects(&self) -> bool {
        self.languages.first().is_some_and(|language| language.inflects())
    }

    /// Whether the post's language is written in Cyrillic letters: words in Latin ones are names there.
    pub fn is_cyrillic(&self) -> bool {
        self.languages.first().is_some_and(|language| language.script == Script::Cyrillic)
    }

    /// The words that the post's languages have for something.
    pub fn words<T: Copy>(&self, field: impl Fn(&Language) -> &[T]) -> Vec<T> {
        self.languages.iter().flat_map(|language| field(language).to_vec()).collect()
    }
}

/// No line of credits that is worth keeping has more bytes: long ones are read at each place where a title may end.
const CREDITS: usize = 400;

/// So many headings with numbers are those of sections; a single one may be of a version.
const NUMBERED: usize = 3;

/// The number of its section with which a heading begins, without what closes it.
fn numbered<'p>(passage: &'p Passage<'_>) -> Option<&'p str> {
    let text = passage.block.text.as_str();
    let number = &text[..section_number(text)];
    let heading = matches!(passage.block.kind, BlockKind::Heading(_));
    (heading && !number.is_empty()).then(|| number.trim_end_matches(|c: char| !c.is_ascii_digit()))
}

/// The length of a section's number of two parts or more with which a heading begins: "1.2 ", "3.3. ".
pub fn section_number(text: &str) -> usize {
    let number =
        text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let rest = text[number..].trim_start_matches([' ', '、', '\u{3000}']);
    let parts = text[..number].trim_end_matches('.').split('.');
    let parts = parts.filter(|part| (1..=2).contains(&part.len())).count();
    if parts >= 2 && rest.len() < text[number..].len() { text.len() - rest.len() } else { 0 }
}

/// Names the series of a post in full where it also calls them so: "OTel Community Day" beside "OpenTelemetry …".
fn spell_out(passages: &mut [Passage<'_>], lexicon: &Lexicon) {
    let mut full: HashMap<String, String> = HashMap::new();
    for mention in passages.iter().flat_map(|passage| &passage.mentions) {
        let series = lexicon.reference.series_named(&mention.series);
        if let Some(name) = series.and_then(|series| series.spelled_out.clone()) {
            full.insert(mention.series.clone(), name);
        }
    }
    let named = |name: &String| {
        passages.iter().flat_map(|passage| &passage.mentions).any(|it| it.series == *name)
    };
    full.retain(|_, name| named(name));
    for mention in passages.iter_mut().flat_map(|passage| &mut passage.mentions) {
        if let Some(name) = full.get(&mention.series) {
            mention.series.clone_from(name);
        }
    }
}

/// Nothing longer that is set in bold or italics is a title, in bytes.
const TITLE: usize = 200;

/// Sentences as they are but for those that end inside a link or a title set off, which go on behind it: "[Why? A
/// Tour](…) was good."
fn around_titles(sentences: Vec<Range<usize>>, block: &Block) -> Vec<Range<usize>> {
    if sentences.len() < 2 {
        return sentences;
    }
    let links = block.links.iter().map(|link| &link.range);
    let titled = |mark: &&Mark| mark.kind != MarkKind::Code && mark.range.len() <= TITLE;
    let marks = block.marks.iter().filter(titled).map(|mark| &mark.range);
    let mut titles: Vec<&Range<usize>> = links.chain(marks).collect();
    titles.sort_unstable_by_key(|title| (title.start, title.end));
    let mut titles = titles.into_iter().peekable();
    // Where the last of the titles ends, of all that begin before a sentence.
    let mut title_end = 0;
    let mut whole: Vec<Range<usize>> = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        while let Some(title) = titles.next_if(|title| title.start < sentence.start) {
            title_end = title_end.max(title.end);
        }
        let inside = title_end > sentence.start;
        match whole.last_mut().filter(|before| inside && sentence.end - before.start <= LONGEST) {
            Some(before) => before.end = sentence.end,
            None => whole.push(sentence),
        }
    }
    whole
}

/// So many blocks below a bold line may show the recording.
const SHOWN: usize = 4;

/// The blocks of a post. Where several paragraphs are bold and nothing else, each a link over a paragraph, or over a list
/// that begins with who speaks, or over a paragraph and one recording, they are the headings of what follows.
fn with_bold_headings<'p>(
    post: &'p Post,
    languages: &[&Language],
) -> impl Iterator<Item = Cow<'p, Block>> {
    let blocks = &post.document.blocks;
    let is_paragraph = |block: &Block| block.kind == BlockKind::Paragraph && block.parent.is_none();
    let speakers = |block: &Block| {
        block.kind == BlockKind::Item
            && labelled(&block.text, languages, |language| language.by_words).is_some()
    };
    let is_bold = |block: &Block| is_paragraph(block) && block.is_bold();
    // A player, or one link that says nothing, stands below what was told.
    let shown = |at: usize| {
        let below = blocks.iter().skip(at + 1).take(SHOWN);
        let own = below.take_while(|it| !is_bold(it) && !matches!(it.kind, BlockKind::Heading(_)));
        own.clone().any(|it| it.kind == BlockKind::Embed) || {
            let links = own.flat_map(|it| it.links.iter().map(|link| (link, &it.text)));
            let mut talks = links.filter(|(it, _)| target(&it.url).kind == Some(LinkKind::Video));
            let bare =
                |(link, text): (&Link, &String)| is_bare(&text[link.range.clone()], languages);
            talks.next().is_some_and(bare) && talks.next().is_none()
        }
    };
    let is_heading = |at: usize| {
        let below = blocks.get(at + 1).filter(|_| is_bold(&blocks[at]));
        below.is_some_and(|below| {
            let told = is_paragraph(below) && !below.is_bold();
            speakers(below) || told && (!blocks[at].links.is_empty() || shown(at))
        })
    };
    let mut headings: Vec<usize> = (0..blocks.len()).filter(|&at| is_heading(at)).collect();
    // Under a heading each they say who speaks, or where.
    let is_below = |&at: &usize| at > 0 && matches!(blocks[at - 1].kind, BlockKind::Heading(_));
    if headings.len() < 2 || headings.iter().all(is_below) {
        headings.clear();
    }
    blocks.iter().enumerate().map(move |(at, block)| match headings.binary_search(&at) {
        Ok(_) => Cow::Owned(Block { kind: BlockKind::Heading(LEAST_HEADING), ..block.clone() }),
        Err(_) => Cow::Borrowed(block),
    })
}

/// The title of a post, else its first heading.
pub fn title_of(post: &Post) -> String {
    post.front.title.clone().or_else(|| first_heading(post)).unwrap_or_default()
}

/// The heading with which a post without a front matter begins: its title.
fn first_heading(post: &Post) -> Option<String> {
    let first = post.document.blocks.first().filter(|block| block.kind == BlockKind::Heading(1));
    first.map(|block| block.text.clone())
}

fn talk_headings(passages: &[Passage<'_>]) -> HashSet<usize> {
    let mut linked: HashMap<usize, usize> = HashMap::new();
    for passage in passages {
        let kinds = passage.block.links.iter().map(|link| target(&link.url).kind);
        let talks = kinds.filter(|it| matches!(it, Some(LinkKind::Video | LinkKind::Schedule)));
        if let Some(heading) = passage.heading {
            *linked.entry(heading).or_default() += talks.count();
        }
    }
    // Side by side are those of one level under one heading.
    let mut beside: HashMap<(Option<usize>, u8), Vec<usize>> = HashMap::new();
    for (index, passage) in passages.iter().enumerate().skip(1) {
        if let BlockKind::Heading(level) = passage.block.kind {
            beside.entry((passage.heading, level)).or_default().push(index);
        }
    }
    let one = |heading: &usize| linked.get(heading) == Some(&1);
    let several = beside.into_values().map(|all| all.into_iter().filter(one).collect::<Vec<_>>());
    several.filter(|all| all.len() >= 2).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::section_number;
    use crate::extract::testing::context;
    use crate::post::document::BlockKind;

    #[test]
    fn the_title_is_the_first_passage() {
        let ctx = context("en", "", "# Title\n\nText.");
        let texts: Vec<_> =
            ctx.passages.iter().map(|passage| passage.block.text.as_str()).collect();
        assert_eq!(texts, ["Title", "Text."]);
        assert_eq!(ctx.passages[0].heading, None);
        // Without a front matter's title the first heading is the title, too.
        let ctx = context("en", "", "\n# Title\n\nText.");
        assert_eq!(ctx.passages[0].block.text, "Title");
        assert_eq!(ctx.passages.len(), 3);
        for text in ["Text.\n\n# Title", "\n## Title", ""] {
            assert_eq!(context("en", "", text).passages[0].block.text, "", "{text}");
        }
    }

    #[test]
    fn numbers_of_sections() {
        for (heading, rest) in [
            ("1.2 Meshes", "Meshes"),
            ("3.10. Meshes", "Meshes"),
            ("2.1.4 网格", "网格"),
            ("2. Meshes", "2. Meshes"),
            ("2025.04 Meshes", "2025.04 Meshes"),
            ("1.2Meshes", "1.2Meshes"),
            ("...", "..."),
        ] {
            assert_eq!(&heading[section_number(heading)..], rest, "{heading}");
        }
        let numbered = |text: &str| context("en", "", text).is_numbered();
        assert!(numbered("# T\n\n## 1.1 A\n\n## 1.2 B\n\n## 2.1 C"));
        assert!(!numbered("# T\n\n## 1.24 is out\n\n## 1.25 is\n\n## 1.26 will be"));
        assert!(!numbered("# T\n\n## 1.24 is out\n\n## 1.25 will be\n\n## 3. C"));
    }

    #[test]
    fn headings_and_parents() {
        let text = "# T\n\nA\n\n## B\n\nC\n\n### D\n\nE\n\n## F\n\n- G\n  - H\n";
        let ctx = context("en", "", text);
        let text = |index: usize| ctx.passages[index].block.text.as_str();
        let above = |name: &str| {
            let passage = ctx.passages.iter().find(|passage| passage.block.text == name);
            let passage = passage.unwrap_or_else(|| panic!("no {name}"));
            (passage.heading.map(text), passage.parent.map(text))
        };
        for (name, heading, parent) in [
            ("A", None, None),
            ("B", None, None),
            ("C", Some("B"), None),
            ("D", Some("B"), None),
            ("E", Some("D"), None),
            ("F", None, None),
            ("G", Some("F"), None),
            ("H", Some("F"), Some("G")),
        ] {
            assert_eq!(above(name), (heading, parent), "{name}");
        }
    }

    #[test]
    fn bold_lines_over_paragraphs_are_headings() {
        let headings = |text: &str| {
            let ctx = context("en", "", &format!("# T\n\n{text}"));
            let kinds = ctx.passages[1..].iter().map(|passage| passage.block.kind);
            kinds.filter(|kind| matches!(kind, BlockKind::Heading(_))).count()
        };
        let one = "**9:00 [Meshes](v1)**\n\nZora Quill of Quuxly.\n\n";
        assert_eq!(headings(&format!("{one}{one}")), 2);
        assert_eq!(headings(one), 0);
        let player = "{{< youtube aaaaaaaaaaa >}}\n\n";
        let shown = format!("**Meshes at Sea**\n\nZora Quill showed how.\n\n{player}");
        assert_eq!(headings(&format!("{shown}{shown}")), 2);
        let watch =
            "**Meshes at Sea**\n\nZora Quill showed how.\n\n[Watch](https://youtu.be/v1)\n\n";
        assert_eq!(headings(&format!("{watch}{watch}")), 2);
        let titled = watch.replace("Watch", "Seas at Night");
        assert_eq!(headings(&format!("{titled}{titled}")), 0);
        let listed = "**1. Meshes**\n\n- Speaker: Zora Quill\n- [Video](v1)\n\n";
        assert_eq!(headings(&format!("{listed}{listed}")), 2);
        for other in [
            "**Meshes at Sea**\n\nZora Quill of Quuxly.\n\n",
            "**[Meshes](v1)** by Zora Quill\n\nA tour.\n\n",
            "**[Meshes](v1)**\n\n- Zora Quill\n\n",
            "**[Meshes](v1)**\n\n**[Seas](v2)**\n\n",
            "- **[Meshes](v1)**\n\n",
        ] {
            assert_eq!(headings(&format!("{other}{other}")), 0, "{other}");
        }
    }

    #[test]
    fn sentences_go_on_behind_a_title() {
        for title in ["[Why? A Tour of Meshes](v1)", "*Why? A Tour of Meshes*"] {
            let text = format!("# T\n\nIt was late. {title} was good. It ended.");
            let ctx = context("en", "", &text);
            let passage = &ctx.passages[1];
            let cut: Vec<&str> =
                passage.sentences.iter().map(|it| &passage.block.text[it.clone()]).collect();
            assert_eq!(cut, ["It was late.", "Why? A Tour of Meshes was good.", "It ended."]);
        }
    }

    #[test]
    fn sentences_by_a_byte() {
        let ctx = context("zh", "", "# T\n\n一句。二句。");
        let text = &ctx.passages[1].block.text;
        for (at, want) in
            [(0, "一句。"), (4, "一句。"), (10, "二句。"), (18, "二句。"), (99, "一句。二句。")]
        {
            assert_eq!(&text[ctx.sentence_at(1, at)], want, "{at}");
        }
    }

    #[test]
    fn words_of_the_posts_languages() {
        let nouns = |lang: &str| context(lang, "", "").words(|language| language.talk_nouns);
        assert!(nouns("zh").contains(&"演讲") && nouns("zh").contains(&"talk"));
        assert!(nouns("uk").contains(&"доповід") && !nouns("uk").contains(&"演讲"));
        assert!(!nouns("en").contains(&"доповід"));
        assert_eq!(nouns("es"), nouns("en"));
    }

    #[test]
    fn names_that_the_post_spells_out() {
        let series = |text: &str| -> Vec<String> {
            let ctx = context("en", "", text);
            let mentions = ctx.passages.iter().flat_map(|passage| passage.mentions.clone());
            mentions.map(|mention| mention.series).collect()
        };
        let full = "OpenTelemetry Community Day";
        assert_eq!(series(&format!("# OTel Community Day\n\n{full} is here.")), [full, full]);
        assert_eq!(series("# OTel Community Day\n\nText."), ["OTel Community Day"]);
    }

    #[test]
    fn names_that_the_post_coins_are_mentioned_everywhere() {
        let series = |text: &str| -> Vec<String> {
            let ctx = context("en", "", text);
            let mentions = ctx.passages.iter().flat_map(|passage| passage.mentions.clone());
            mentions.map(|mention| mention.series).collect()
        };
        assert_eq!(series("# QuuxCon 2025\n\nQuuxCon is new."), ["QuuxCon", "QuuxCon"]);
        assert_eq!(series("# News\n\nQuuxCon is new."), Vec::<String>::new());
    }
}
