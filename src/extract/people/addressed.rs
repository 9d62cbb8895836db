//! Names of which only a courtesy in Japanese tells that they are names: what people go by on the net, and names in
//! hiragana, "zora_quillさん", "さとうはなこさん".

use std::ops::Range;

use super::name::{Likeness, is_handle};
use super::span::Span;
use crate::language::ja::surnames::{PLAIN_HONORIFICS, is_in_hiragana};
use crate::language::{is_cjk, is_hiragana};

/// What stands before a name in hiragana, which other words in hiragana would hide.
const BEFORE: [char; 12] = ['、', '。', '「', '」', '』', '（', '(', '：', '・', ' ', '　', '\n'];

/// What a company has or gives.
const COMPANIES: [&str; 6] =
    ["のブース", "の会場", "のオフィス", "のスポンサー", "に会場", "がスポンサー"];

/// Such names in a text, outside of what is known to be something else.
pub(super) fn addressed_names(text: &str, barriers: &[Range<usize>]) -> Vec<Span> {
    let courtesies = PLAIN_HONORIFICS.iter().flat_map(|it| text.match_indices(it));
    let names = courtesies.filter_map(|(at, courtesy)| {
        let behind = &text[at + courtesy.len()..];
        let form = behind.starts_with('名');
        // "quuxlyさんのブース", "quuxlyさんに会場をお借りしました": so companies are addressed.
        let company = COMPANIES.iter().any(|it| behind.starts_with(it));
        let handle = || handle_before(text, at).filter(|_| !company);
        let name = || handle().or_else(|| hiragana_before(text, at, barriers));
        if form { None } else { name() }
    });
    let known = |it: &Range<usize>| {
        barriers.iter().any(|barrier| barrier.start < it.end && it.start < barrier.end)
    };
    let names = names.filter(|it| !known(it));
    names.map(|range| Span { range, likeness: Likeness::Yes }).collect()
}

/// What somebody goes by on the net, right before a courtesy.
fn handle_before(text: &str, courtesy: usize) -> Option<Range<usize>> {
    let before = &text[..courtesy];
    let before = before.strip_suffix(' ').unwrap_or(before);
    let outside = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    let start = before
        .rfind(outside)
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    // "quuxly.io さん"
    let begins = !before[..start]
        .ends_with(|c: char| c.is_alphanumeric() && !is_cjk(c) || matches!(c, '.' | '/' | '#'));
    (begins && is_handle(&before[start..])).then_some(start..before.len())
}

/// A name in hiragana right before a courtesy, behind a sign or its employer.
fn hiragana_before(text: &str, courtesy: usize, barriers: &[Range<usize>]) -> Option<Range<usize>> {
    let start = text[..courtesy].trim_end_matches(is_hiragana).len();
    let owned = barriers.iter().any(|barrier| barrier.end == start);
    let start = match text[start..courtesy].strip_prefix('の') {
        Some(name) if owned => courtesy - name.len(),
        _ if start == 0 || text[..start].ends_with(BEFORE) => start,
        _ => return None,
    };
    is_in_hiragana(&text[start..courtesy]).then_some(start..courtesy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_before_a_courtesy() {
        let quuxly = std::iter::once(0..6).collect::<Vec<_>>();
        for (text, want) in [
            ("基調講演は zora_quill さんでした", &["zora_quill"][..]),
            ("@quill さんとzora氏", &["quill", "zora"]),
            ("最後は、さとうはなこさんの発表", &["さとうはなこ"]),
            ("Quuxlyのさとうさん", &["さとう"]),
            ("quuxly.io さんのブース、quill氏名", &[]),
            ("quuxlyさんのブース、quuxlyさんに会場をお借りしました", &[]),
            ("、おつかれさんでした", &[]),
            ("会場のさとうさん", &[]),
            ("、そしてみなさん、とてもたくさん、おかあさん", &[]),
        ] {
            let barriers = if text.starts_with("Quuxly") { &quuxly[..] } else { &[] };
            let mut found = addressed_names(text, barriers);
            found.sort_by_key(|it| it.range.start);
            let found: Vec<&str> = found.into_iter().map(|it| &text[it.range]).collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
