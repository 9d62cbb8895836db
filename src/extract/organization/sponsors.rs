//! Organizations that a section on sponsors lists: "## Sponsors", then "- Gold: Acme, Globex".

use std::ops::Range;

use super::role::is_named;
use crate::extract::context::Context;
use crate::extract::people::credits::is_pictured;
use crate::extract::people::name::{Likeness, person, unknown_organization};
use crate::extract::sentence::{lowered, range_in};
use crate::extract::stems::Stems;
use crate::post::document::{BlockKind, HARD_BREAK};

/// A heading of no more characters is about what it names.
const HEADING: usize = 40;

/// What stands before the organizations of a line is no longer: "Gold", "会場提供".
const LABEL: usize = 24;

/// What stands between organizations.
const BETWEEN: [char; 8] = [',', '，', '、', '&', '＆', '/', '／', '・'];

/// Whether a passage stands in a section on sponsors.
pub(super) fn is_headed(ctx: &Context, passage: usize) -> bool {
    let Some(heading) = ctx.passages[passage].heading else { return false };
    let text = &ctx.passages[heading].block.text;
    let sponsors = ctx.words(|language| language.sponsor_words);
    let listed = matches!(ctx.passages[passage].block.kind, BlockKind::Item | BlockKind::Paragraph);
    // "Партнери" of anything else stand in no heading alone.
    let alone = lowered(text.trim());
    let alone = ctx.words(|language| language.sponsor_nouns).contains(&alone.as_str());
    listed && text.chars().count() <= HEADING && (alone || Stems::of(text).has_any(&sponsors))
}

/// The organizations of a passage's lines that name nothing else behind a label, each with the tier of its line: known
/// ones, and in an item whatever may be the name of one.
pub(super) fn listed(ctx: &Context, passage: usize) -> Vec<(Range<usize>, Option<String>)> {
    let block = &ctx.passages[passage].block;
    let text: &str = &block.text;
    let item = block.kind == BlockKind::Item;
    text.split(['\n', HARD_BREAK]).flat_map(|line| in_line(ctx, text, line, item)).collect()
}

fn in_line(
    ctx: &Context,
    text: &str,
    line: &str,
    item: bool,
) -> Vec<(Range<usize>, Option<String>)> {
    let parted = line.split_once([':', '：']).filter(|(label, _)| label.chars().count() <= LABEL);
    let (label, names) = parted.unwrap_or(("", line));
    if is_pictured(names) || ctx.languages.iter().any(|it| is_by(&lowered(label), it.by_words)) {
        return Vec::new();
    }
    let label = Stems::of(label);
    let tiers = ctx.words(|language| language.tiers);
    let tier = tiers.iter().find(|(word, _)| label.has(word)).map(|(_, tier)| (*tier).to_owned());
    let names = names.split(BETWEEN).map(|name| {
        let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '。' | '.' | '*'));
        let known = ctx.lexicon.reference.organization(name).is_some();
        (known || item && is_company(ctx, name)).then_some(())?;
        Some((range_in(text, name), tier.clone()))
    });
    names.collect::<Option<_>>().unwrap_or_default()
}

/// Whether words may be the name of a company that no list knows: a few, in capitals, and nobody's.
fn is_company(ctx: &Context, name: &str) -> bool {
    let large = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    ctx.is_spaced()
        && name.split_whitespace().count() <= COMPANY
        && name.split_whitespace().all(large)
        && (is_named(ctx, name) || ctx.is_cyrillic() && is_unknown(ctx, name))
        && person(name, ctx.lexicon) != Likeness::Yes
}

fn is_unknown(ctx: &Context, name: &str) -> bool {
    unknown_organization(name, ctx.lexicon) != Likeness::No
}

/// No company that no list knows has a longer name in a list, in words.
const COMPANY: usize = 3;

/// Whether a label introduces people: "Speakers".
fn is_by(label: &str, words: &[&str]) -> bool {
    words.contains(&label.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::context;

    fn found(lang: &str, text: &str) -> Vec<String> {
        let ctx = context(lang, "2025-04-25", text);
        let headed = (1..ctx.passages.len()).filter(|&index| is_headed(&ctx, index));
        let one = |index: usize| {
            let text = &ctx.passages[index].block.text;
            let told = move |(range, tier): (Range<usize>, Option<String>)| {
                format!("{} {}", &text[range], tier.as_deref().unwrap_or("-"))
            };
            listed(&ctx, index).into_iter().map(told).collect::<Vec<_>>()
        };
        headed.flat_map(one).collect()
    }

    #[test]
    fn lists_of_sponsors() {
        for (lang, text, want) in [
            (
                "ja",
                "## スポンサーの皆様\n\n- ゴールド：Google、レッドハット\n- シルバー：Datadog",
                &["Google gold", "レッドハット gold", "Datadog silver"][..],
            ),
            (
                "ja",
                "## 協賛\n\n会場提供: Google\n懇親会: [Datadog](https://a.example)",
                &["Google -", "Datadog -"],
            ),
            ("en", "## Our Sponsors\n\n- Google\n- Datadog", &["Google -", "Datadog -"]),
            ("uk", "## Спонсори\n\n- Золотий: Quuxly\n- Zylo", &["Quuxly gold", "Zylo -"]),
            ("en", "## Sponsors\n\n- Thank You\n- Zora Quill", &[]),
            ("ja", "## スポンサー\n\n- Googleのブースでは海の話が聞けました。", &[]),
            ("ja", "## スポンサー\n\n- 登壇者：Google", &[]),
            (
                "ja",
                "## スポンサーと海の中で泳いだ話を船の上でしてくれたみなさんのことをいつまでも忘れません\n\n- Google",
                &[],
            ),
            ("ja", "## 海\n\n- ゴールド：Google", &[]),
        ] {
            assert_eq!(found(lang, text), want, "{text}");
        }
    }
}
