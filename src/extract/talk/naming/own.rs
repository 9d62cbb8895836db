//! The title that a link's own words give.

use std::ops::Range;

use super::{Found, stated};
use crate::extract::context::Context;
use crate::extract::organization::canonical;
use crate::extract::organization::presenter::Presenter;
use crate::extract::talk::format::names_session;
use crate::extract::talk::led::led;
use crate::extract::talk::segment::is_row;
use crate::extract::talk::title::{clean, is_capitalised, is_phrase, quoted, text_of};
use crate::extract::talk::{people_of, row};
use crate::post::document::{Block, HARD_BREAK, Link, MarkKind};

/// A title behind a link stands fewer bytes from it: " entitled ".
const GAP: usize = 12;

/// No more words for a session stand before its title: "opening keynote".
const HEAD: usize = 4;

/// The link's own words, without a speaker tail.
pub(in crate::extract::talk) fn own_title(ctx: &Context, index: usize, link: &Link) -> Found {
    let block = &ctx.passages[index].block;
    let words = &block.text[link.range.clone()];
    let before = block.text[..link.range.start].chars().next_back();
    let outer_quote =
        before.is_some_and(|c| matches!(c, '"' | '“' | '«' | '《' | '〈' | '「' | '『'));
    if let Some((inner, outer)) = quoted(words).filter(|(_, outer)| outer.start <= 1) {
        // `《Title》Jane Doe-Org`, but `"Name" - the rest of the title` is one title.
        let credits = ctx.credits(&words[outer.end..]);
        if credits.is_certain() {
            let people = people_of(
                ctx,
                index,
                link.range.start + outer.end,
                &credits,
                "credits after a quoted title",
            );
            return Found { people, quoted: true, ..Found::new(text_of(words, &inner)) };
        }
    }
    // "[keynote “Meshes at Sea”](…)"
    if let Some((inner, outer)) = quoted(words).filter(|(_, outer)| outer.start > 1)
        && outer.end == words.trim_end().len()
        && words[..outer.start].split_whitespace().count() <= HEAD
        && names_session(ctx, &words[..outer.start])
    {
        return Found { quoted: true, ..Found::new(text_of(words, &inner)) };
    }
    if let Some(found) = people_linked(ctx, index, link).or_else(|| led_heading(ctx, index, link)) {
        return found;
    }
    if let Some(title) = quoted_behind(ctx, index, link) {
        return Found { quoted: true, ..Found::new(text_of(&block.text, &title)) };
    }
    let mut split = row::split(ctx, words);
    // "“[Meshes with Sea Legs](…)”": nobody is credited within quotes.
    let closes = block.text[link.range.end..].starts_with(['"', '”', '»', '》', '〉', '」', '』']);
    if outer_quote && closes {
        split = row::Split { title: 0..words.len(), credits: None };
    }
    if split.credits.is_some() && is_label(ctx, &words[split.title.clone()]) {
        let behind = ctx.credits(&block.text[link.range.end..]);
        if behind.is_certain() {
            return Found::new(text_of(words, &(0..words.len())));
        }
    }
    if split.credits.is_none()
        && is_row(block.kind)
        && let Some(first) = row::people_first(ctx, words, true)
        && people_come_first(ctx, index)
        && !people_before(ctx, block)
    {
        split = first;
    }
    if split.credits.is_none()
        && let Some((title, organization)) =
            row::trailing_organization(words, &split.title, ctx.lexicon)
    {
        let surface = words[organization.clone()].to_owned();
        let line = block.line_at(link.range.start + organization.start);
        let presenter =
            Presenter { name: canonical(&surface, ctx.lexicon), surface, line, introduced: true };
        return Found { presenter: Some(presenter), ..Found::new(text_of(words, &title)) };
    }
    let people = split.credits.map_or(Vec::new(), |credits| {
        people_of(ctx, index, link.range.start, &credits, "credits in the link's words")
    });
    let quoted = outer_quote || quoted(words).is_some();
    Found { people, quoted, ..Found::new(text_of(words, &split.title)) }
}

/// The title of a heading that begins with who speaks, within its link: "## [Jane Doe: Sails](…)".
fn led_heading(ctx: &Context, index: usize, link: &Link) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let split = led(ctx, index)?;
    let inside = link.range.start <= split.title.start && split.title.end <= link.range.end;
    let credits = split.credits.as_ref().filter(|_| inside)?;
    let people = people_of(ctx, index, 0, credits, "credits in the link's words");
    Some(stated(block, &split.title, people))
}

/// The title in quotes right behind a link in prose whose words name a session: "the [tutorial by Jane Doe](…), “Sails”,".
fn quoted_behind(ctx: &Context, index: usize, link: &Link) -> Option<Range<usize>> {
    let block = &ctx.passages[index].block;
    let words = &block.text[link.range.clone()];
    let rest = &block.text[link.range.end..];
    // "… on “Sails”", "… called “Sails”"
    let joints = ctx.words(|language| language.topic_joints).into_iter();
    let mut joints = joints.chain(ctx.words(|language| language.titled_words));
    let trimmed = rest.trim_start();
    let joined = joints.find_map(|it| trimmed.strip_prefix(it.trim_start()));
    let behind = joined.unwrap_or(trimmed);
    let behind = behind.trim_start_matches([' ', '\n', ',', '，', ':', '：', '(', '（']);
    let start = block.text.len() - behind.len();
    let prose = !is_row(block.kind) && start < link.range.end + GAP;
    let (inner, _) = quoted(behind).filter(|(_, outer)| prose && outer.start == 0)?;
    // "the [keynote](…) (“standing room only”)"
    let said = joined.is_some() || is_capitalised(&behind[inner.clone()]);
    (said && names_session(ctx, words) && words.starts_with(char::is_lowercase))
        .then_some(start + inner.start..start + inner.end)
}

/// The title that is set off right behind a row's link whose words are the people, or leads to it: "[Jane Doe (Acme)](…)
/// **Sails**".
fn people_linked(ctx: &Context, index: usize, link: &Link) -> Option<Found> {
    let block = &ctx.passages[index].block;
    let words = &block.text[link.range.clone()];
    let between =
        |c: char| c.is_whitespace() || matches!(c, HARD_BREAK | ':' | '-' | '–' | '—' | ',' | '，');
    let rest = block.text[link.range.end..].trim_start_matches(between);
    let start = block.text.len() - rest.len();
    let mark =
        block.marks.iter().find(|mark| mark.range.start == start && mark.kind != MarkKind::Code);
    let mark = mark.map(|mark| clean(&block.text, mark.range.clone()));
    let quote = || {
        let (inner, outer) = quoted(rest)?;
        (outer.start == 0).then_some(start + inner.start..start + inner.end)
    };
    // "**Sails** – [Jane Doe (Acme)](…)"
    let lead = || {
        let mark = block.marks.iter().find(|it| it.kind == MarkKind::Strong)?;
        let gap = block.text.get(mark.range.end..link.range.start)?;
        let alone = mark.range.start == 0 && gap.trim_matches(between).is_empty();
        // A time may lead, too.
        let words = block.text[mark.range.clone()].contains(char::is_alphabetic);
        (alone && words).then(|| clean(&block.text, mark.range.clone()))
    };
    let title = mark
        .or_else(quote)
        .or_else(lead)
        .filter(|it| is_row(block.kind) && is_phrase(&block.text[it.clone()]))?;
    // "[Ropes, Sails and Rust](…) – **Jane Doe**"
    if ctx.credits(&block.text[title.clone()]).is_certain() {
        return None;
    }
    let credits = ctx.credits(words);
    let people =
        || people_of(ctx, index, link.range.start, &credits, "credits in the link's words");
    credits.is_certain().then(|| stated(block, &title, people()))
}

/// Whether words are no title but stand before one: "Keynote" of "Keynote: Blue Whale, Ropes for All".
fn is_label(ctx: &Context, words: &str) -> bool {
    let words = words.trim_end_matches([':', ' ']).to_lowercase();
    ctx.words(|language| language.title_prefixes).contains(&words.as_str())
}

/// Whether a row names its people before its first link, so that no name of a link's words is one: "Jane Doe, Acme:
/// [Whale: Ropes](…)".
fn people_before(ctx: &Context, block: &Block) -> bool {
    let before = &block.text[..block.links.first().map_or(0, |link| link.range.start)];
    let before = before.trim_end_matches([' ', ':', '-', '–', '—']);
    ctx.credits(before).is_certain()
}

/// Whether most rows of a list, or the words of their links, begin with somebody's name and a colon.
pub(super) fn people_come_first(ctx: &Context, index: usize) -> bool {
    let passage = &ctx.passages[index];
    let rows = ctx.passages.iter().filter(|other| {
        other.block.kind == passage.block.kind
            && other.heading == passage.heading
            && other.parent == passage.parent
            && !other.block.links.is_empty()
    });
    let named = |words: &str| {
        words.split_once([':', '：']).is_some_and(|(head, _)| ctx.credits(head).is_certain())
    };
    // The first rows tell how the others are written.
    let (all, first) = rows.take(12).fold((0, 0), |(all, first), row| {
        let words = &row.block.text[row.block.links[0].range.clone()];
        (all + 1, first + usize::from(named(words) || named(&row.block.text)))
    });
    first >= 2 && first * 2 > all
}

#[cfg(test)]
mod tests {
    use crate::extract::talk::naming::tests::only;
    use crate::extract::testing::{credited, linked};

    #[test]
    fn the_links_own_words() {
        for (lang, text, want) in [
            ("en", "- [Meshes at Sea](v1)", "Meshes at Sea | "),
            (
                "en",
                "- [Meshes at Sea - Zora Quill, Quuxly](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            (
                "en",
                "- [Keynote: Blue Whale, Ropes for All](v1) - Zora Quill, Quuxly",
                "Keynote: Blue Whale, Ropes for All | Zora Quill (Quuxly)",
            ),
            ("en", "- [Keynote: Zora Quill, Quuxly](v1)", "Keynote | Zora Quill (Quuxly)"),
            (
                "en",
                "The [tutorial by Zora Quill](v1), “Meshes at Sea”, is for you.",
                "Meshes at Sea | Zora Quill",
            ),
            (
                "en",
                "The [tutorial by Zora Quill](v1) on “sails” is for you.",
                "tutorial | Zora Quill",
            ),
            (
                "en",
                "- [“Meshes at Sea” - Zora Quill, Quuxly](v1)",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            ("en", "- [9:45 Meshes at Sea](v1)", "Meshes at Sea | "),
            ("en", "## [Zora Quill: Meshes at Sea](v1)", "Meshes at Sea | Zora Quill"),
            (
                "en",
                "- [Zora Quill & Xander Mox (Quuxly)](v1)\n  ***Meshes at Sea: Ropes, Knots***",
                "Meshes at Sea: Ropes, Knots | Zora Quill (Quuxly), Xander Mox (Quuxly)",
            ),
            (
                "uk",
                "- [Зора Квіленко (Quuxly)](v1): «Мережі в морі»",
                "Мережі в морі | Зора Квіленко (Quuxly)",
            ),
            (
                "en",
                "- [Meshes at Sea](v1) **Zora Quill**, Quuxly",
                "Meshes at Sea | Zora Quill (Quuxly)",
            ),
            ("en", "- \"[Meshes at Sea](v1)\"", "Meshes at Sea | "),
            (
                "ja",
                "「[Sailing Ships with Type Hulls](v1)」を聞きました。",
                "Sailing Ships with Type Hulls | ",
            ),
            ("en", "- [Meshes at Sea - the Next Wave](v1)", "Meshes at Sea - the Next Wave | "),
            ("zh", "- [《海上的服务网格》](v1)", "海上的服务网格 | "),
            (
                "uk",
                "- [«Мережі в морі» - Зора Квіленко, Quuxly](v1)",
                "Мережі в морі | Зора Квіленко (Quuxly)",
            ),
            ("ja", "- [「海のメッシュ入門」](v1)", "海のメッシュ入門 | "),
            ("uk", "Послухали [ключову доповідь «Мережі в морі»](v1).", "Мережі в морі | "),
            ("en", "We saw [her talk “Meshes at Sea”](v1).", "Meshes at Sea | "),
            ("en", "We saw [how old “Meshes at Sea”](v1).", "how old “Meshes at Sea” | "),
        ] {
            assert_eq!(only(lang, text), want, "{text}");
        }
    }

    #[test]
    fn people_before_a_colon_in_most_rows() {
        let rows = "- [Zora Quill: Meshes at Sea](v1)\n- [Max Mu: Meshes on Land](v2)\n";
        assert_eq!(
            linked("en", rows).iter().map(credited).collect::<Vec<_>>(),
            ["Meshes at Sea | Zora Quill", "Meshes on Land | Max Mu"]
        );
        // Unless they stand before the link.
        let rows = "- Zora Quill, Quuxly: [Blue Whale: Ropes](v1)\n- Max Mu, Quuxly: [Red Herring: Nets](v2)\n";
        assert_eq!(
            linked("en", rows).iter().map(credited).collect::<Vec<_>>(),
            ["Blue Whale: Ropes | Zora Quill (Quuxly)", "Red Herring: Nets | Max Mu (Quuxly)"]
        );
        // One row of many is no rule.
        let rows = "- [Zora Quill: Meshes at Sea](v1)\n- [Meshes on Land](v2)\n- [Seas](v3)\n";
        assert_eq!(linked("en", rows)[0].title, "Zora Quill: Meshes at Sea");
    }
}
