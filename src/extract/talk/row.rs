//! Rows that hold a title and credits: `Title - A & B, Org`, `A (Org): Title`, `《Title》A-Org`.

use std::ops::Range;

use super::joint;
use super::title::{self, clean, cut_sentence};
use crate::extract::context::Context;
use crate::extract::gloss::after_gloss;
use crate::extract::lexicon::Lexicon;
use crate::extract::people::credits::{self, Credit, Credits};
use crate::extract::people::name::{Likeness, person};
use crate::extract::sentence::{lowered, sentences};
use crate::extract::stems::Stems;
use crate::language::han::BRINGING;
use crate::language::ja::surnames::ends_with_honorific;
use crate::language::uk::verbs::is_of_session;
use crate::language::{Language, is_cjk, is_hiragana};

/// A text cut into a title and the people who are credited beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The bytes of the title.
    pub title: Range<usize>,
    /// The bytes of the credits, and what they say. Ranges are those of the whole text.
    pub credits: Option<Credits>,
}

/// No title is longer, in bytes.
const TITLE: usize = 1000;

/// Cuts a row such as `Title - A & B, Org`, `A (Org): Title` or `《Title》A-Org` in two.
pub fn split(ctx: &Context, text: &str) -> Split {
    ctx.splits.of(text, || cut(ctx, text))
}

fn cut(ctx: &Context, text: &str) -> Split {
    if let Some(split) = people_before_stop(ctx, text).or_else(|| brought(ctx, text)) {
        return split;
    }
    let is_title = |range: &Range<usize>| is_title(&text[range.clone()], ctx.lexicon);
    let near = |joint: &Range<usize>| joint.start < TITLE;
    let strong = joint::strong(text).take_while(near).map(|joint| (joint, true));
    let weak = joint::weak(text).take_while(near).map(|joint| (joint, false));
    for (joint, strong) in strong.chain(weak) {
        let sign = &text[joint.clone()];
        // "海上的网格 | Meshes at Sea: Sails at Quuxly": the colon is the second title's.
        if sign.starts_with(':') && title::translation(text).is_some_and(|bar| bar < joint.start) {
            continue;
        }
        // "Meshes at Sea, Jane Doe (Acme), John Roe (Globex)": the bracket is hers.
        if sign.trim_start().starts_with(['(', '（']) && ends_in_person(&text[..joint.start], ctx)
        {
            continue;
        }
        let keeps = sign.starts_with(['》', '〉', '」', '』', '”', '?', '!']);
        let (end, tail) = if keeps { (joint.end, joint.end) } else { (joint.start, joint.start) };
        let whole = clean(text, 0..end);
        let title = without_session(text, whole.clone(), &ctx.languages);
        // What is called a talk is one, whoever it is called like: "Quux Async Quill: a talk by Jane Doe".
        if title == whole && !is_title(&title) {
            continue;
        }
        let credits = ctx.credits(&text[tail..tail + cut_sentence(&text[tail..])]);
        // So have questions: "Is Your Mesh Lying? Delivery Guarantees Explained" credits nobody.
        let colon =
            sign.starts_with([':', '：']) || sign.starts_with('?') && credits.people.len() == 1;
        // Titles have colons, commas and "with" of their own: there an employer must be named.
        let named = credits.is_certain()
            && credits.organizations.is_empty()
            && has_person(&text[tail..], &credits, strong && !colon, ctx.lexicon);
        // "… with Jane Doe and John Roe", unlike "Sails for People With Old Ropes"
        let with = sign.trim() == "with";
        // "Lightning Talk: Drift Happens - Jane Doe (Acme)": two names before the dash would be one too many.
        let dashed = || {
            let at = [" - ", " – ", " — "].iter().filter_map(|dash| text[tail..].rfind(dash)).max();
            at.is_some_and(|at| ctx.credits(&text[tail + at..]).is_employed())
        };
        if named && (strong && !colon || credits.is_employed() && !(colon && dashed()) || with) {
            return Split { title, credits: Some(shift(credits, tail)) };
        }
    }
    // The other way round: people first.
    people_first(ctx, text, false)
        .unwrap_or_else(|| Split { title: clean(text, 0..text.len()), credits: None })
}

/// Whether somebody stands behind the last comma of a text: "Meshes at Sea, Jane Doe ".
fn ends_in_person(text: &str, ctx: &Context) -> bool {
    let last = text.rsplit_once([',', '，']).map_or("", |(_, last)| last.trim());
    last.contains(' ') && person(last, ctx.lexicon) == Likeness::Yes
}

/// `陈晓明与李雷带来的《Title》`
fn brought(ctx: &Context, text: &str) -> Option<Split> {
    if !text.ends_with(['》', '”', '」']) {
        return None;
    }
    let (inner, outer) = title::quoted(text).filter(|(_, outer)| outer.end == text.len())?;
    let head = text[..outer.start].strip_suffix('的')?;
    let head = BRINGING.iter().find_map(|verb| head.strip_suffix(verb))?;
    let credits = ctx.credits(head);
    credits.is_certain().then(|| Split { title: clean(text, inner), credits: Some(credits) })
}

/// A title without the word for a session that ends it: "Meshes at Sea" of "Meshes at Sea: a talk".
fn without_session(text: &str, title: Range<usize>, languages: &[&Language]) -> Range<usize> {
    let words = &text[title.clone()];
    let Some(at) = words.rfind([':', ',', '–', '—']) else { return title };
    let last = lowered(words[at..].trim_start_matches(|c: char| !c.is_alphanumeric()));
    let noun = last.strip_prefix("a ").or_else(|| last.strip_prefix("an ")).unwrap_or_default();
    let nouns = languages.iter().flat_map(|language| language.talk_nouns).copied();
    let formats = languages.iter().flat_map(|language| language.formats).map(|(word, _)| *word);
    let named = nouns.chain(formats).any(|word| word == noun);
    if named { clean(text, title.start..title.start + at) } else { title }
}

/// `“Title” - Jane Doe`, `Jane Doe, Org: «Title»`: a quoted title, with nothing but times, a word for the
/// session and people around it.
pub fn quoted(ctx: &Context, text: &str) -> Option<Split> {
    let (inner, outer) = title::quoted(text)?;
    let title = clean(text, inner);
    if is_said(&text[title.clone()]) || !is_title(&text[title.clone()], ctx.lexicon) {
        return None;
    }
    // "「海のメッシュ」の編み方 / 佐藤花子さん"
    if goes_on(&text[outer.clone()], &text[outer.end..]) {
        return None;
    }
    let certain = |credits: &Credits| {
        credits.is_certain()
            && credits.organizations.is_empty()
            && credits
                .people
                .iter()
                .all(|credit| credit.likeness == Likeness::Yes || credit.organization.is_some())
    };
    let mut head = clean(text, 0..outer.start);
    head.start += session_word(&text[head.clone()], &ctx.languages);
    let before = ctx.credits(&text[head.clone()]);
    // "Jane Doe: “Where were you?”" is an interview.
    let asked = text[..outer.start].trim_end().ends_with([':', '：'])
        && (text[title.clone()].ends_with(['?', '？'])
            || !title::is_title_case(&text[title.clone()]))
        && before.people.iter().all(|credit| credit.organization.is_none());
    if certain(&before) && !asked {
        return Some(Split { title, credits: Some(shift(before, head.start)) });
    }
    // "“Title” — a panel with Jane Doe"
    let tail = &text[outer.end..];
    let bare = tail.trim_start_matches(|c: char| !c.is_alphanumeric());
    let tail = &tail[tail.len() - bare.len() + session_word(bare, &ctx.languages)..];
    let tail = if tail.len() < bare.len() { tail } else { &text[outer.end..] };
    let mut behind = tail;
    let mut after = ctx.credits(&tail[..cut_sentence(tail)]);
    // "“Title” (in Ukrainian) — Jane Doe"
    if !(certain(&after) && after.is_employed())
        && let Some(rest) = after_gloss(tail)
        && let glossed = ctx.credits(&rest[..cut_sentence(rest)])
        && certain(&glossed)
    {
        (behind, after) = (rest, glossed);
    }
    // "「海のメッシュ」by 佐藤さくらさん：船の話"
    if !certain(&after)
        && let Some((named, _)) = tail.split_once(['：', ':'])
        && let told = ctx.credits(named)
        && told.introduced
        && certain(&told)
    {
        (behind, after) = (tail, told);
    }
    // "「海のメッシュ」 漆海 さくら": no list of surnames has them all.
    if !certain(&after) && text[..outer.end].ends_with(['」', '』']) {
        let named =
            credits::read_introduced(&tail[..cut_sentence(tail)], ctx.lexicon, &ctx.languages);
        after = Some(named).filter(certain).unwrap_or(after);
    }
    // "14:00 - workshop “Title”"
    let label = text[head.clone()].split_whitespace().count() <= 3;
    // "“Who, Me?” and Other Tales of the Sea" goes on.
    let parted =
        tail.trim_start().starts_with(|c: char| !c.is_alphanumeric() && c != ':' || is_cjk(c))
            || text[..outer.end].ends_with(['」', '』', '》', '〉'])
            || after.introduced;
    (label && parted && certain(&after))
        .then(|| Split { title, credits: Some(shift(after, text.len() - behind.len())) })
}

/// Whether a title in Japanese goes on behind the word in quotes with which it begins, up to the sign before its people.
fn goes_on(quote: &str, tail: &str) -> bool {
    let signs = [" / ", "／", " - ", " — ", " – ", "（"].into_iter();
    let end = signs.filter_map(|sign| tail.find(sign)).min();
    let more = end.and_then(|end| tail.get(..end)?.strip_prefix('の'));
    quote.ends_with(['」', '』'])
        && more.is_some_and(|it| it.ends_with(is_cjk) && !ends_with_honorific(it.trim_end()))
}

/// Whether a row begins with what somebody says: "“It was great. We learned a lot!” - Jane Doe".
pub fn is_quote(text: &str) -> bool {
    title::quoted(text).is_some_and(|(inner, outer)| {
        // "«Нарешті я щось змінила». — Зора Квіленко"
        let behind = text[outer.end..].strip_prefix('.').map(str::trim_start);
        let signed = behind.is_some_and(|it| it.starts_with(['—', '–']));
        outer.start <= 2 && (is_said(&text[inner]) || signed)
    })
}

/// Whether nothing but a dash and who said so follow quoted words: "“We learned a lot” — Jane Doe".
pub fn is_signed(text: &str) -> bool {
    title::quoted(text).is_some_and(|(_, outer)| {
        let behind = text[outer.end..].trim_start();
        outer.start == 0 && behind.starts_with(['—', '–', '-'])
    })
}

/// Whether quoted words are sentences rather than a title.
fn is_said(words: &str) -> bool {
    words.ends_with(['.', '。', '!', '！']) || sentences(words).len() > 1
}

/// The length of a word for a session before a name: "Keynote by Jane Doe".
fn session_word(text: &str, languages: &[&Language]) -> usize {
    let stems = Stems::of(text);
    let folded = stems.folded();
    let nouns = languages.iter().flat_map(|language| language.talk_nouns.iter().copied());
    let formats =
        languages.iter().flat_map(|language| language.formats.iter().map(|(word, _)| *word));
    let starts = nouns.chain(formats).filter(|word| stems.find(word) == Some(0));
    // "«Title», доповідає Зора Квіленко" has a verb there.
    if !folded.contains(' ') || is_of_session(folded.split(' ').next().unwrap_or_default()) {
        return 0;
    }
    // The words of a phrase may have endings.
    let words = starts.map(|word| word.split(' ').count()).max().unwrap_or(0);
    let length = folded.split_inclusive(' ').take(words).map(str::len).sum();
    // "発表者：佐藤 花子", "講演は佐藤 花子": no space ends the word.
    let ends = |&(at, c): &(usize, char)| c == '：' || c == 'は' && is_particle(folded, at);
    let sign = folded[..length].char_indices().find(ends);
    sign.map_or(length, |(at, c)| at + c.len_utf8())
}

/// Whether the "は" at a byte is no part of a word, as it stands at an end of what is in hiragana: "講演は佐藤", unlike "講演の
/// はじめ".
fn is_particle(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().nth(1);
    [before, after].iter().any(|c| !c.is_some_and(is_hiragana))
}

/// `A (Org): Title`, `A & B - Title`. A name alone before a colon may be a part of the title, unless
/// `usual`: the other rows of the list begin so, too.
pub fn people_first(ctx: &Context, text: &str, usual: bool) -> Option<Split> {
    let lexicon = ctx.lexicon;
    for joint in joint::strong(text).take_while(|joint| joint.start < TITLE) {
        let separator = text[joint.clone()].trim();
        let colon = separator.starts_with([':', '：']);
        if !(colon || separator.starts_with(['-', '–', '—', '―', '|']) || separator.is_empty())
        {
            continue;
        }
        let mut head = ctx.credits(&text[..joint.start]);
        let known =
            |range: &Range<usize>| lexicon.reference.organization(&text[range.clone()]).is_some();
        // "Jane Doe, John Roe: Title" are two people.
        let mut more = Vec::new();
        for credit in &mut head.people {
            let stranger = credit.organization.clone().filter(|range| {
                !known(range)
                    && !text[..range.start].ends_with(['(', '（'])
                    && person(&text[range.clone()], lexicon) != Likeness::No
                    && text[range.clone()].contains(' ')
            });
            if stranger.is_some() {
                credit.organization = None;
            }
            more.extend(stranger.map(|name| Credit {
                name,
                likeness: Likeness::Yes,
                organization: None,
            }));
        }
        head.people.extend(more);
        head.people.dedup_by(|a, b| a.name == b.name);
        // "Jane Doe (independent): Title"
        let employed = text[..joint.start].ends_with([')', '）'])
            || head.people.iter().all(|credit| credit.organization.is_some());
        let certain = head.is_certain()
            && head.organizations.is_empty()
            && has_person(text, &head, false, lexicon);
        let accepted = certain && (!colon || employed)
            || usual && colon && head.unread == 0 && !head.people.is_empty();
        if accepted
            && let title = clean(text, joint.end..text.len())
            && is_title(&text[title.clone()], lexicon)
        {
            return Some(Split { title, credits: Some(head) });
        }
        if colon {
            return None;
        }
    }
    None
}

/// `A (Org). Title`, `A, Org. Title`
fn people_before_stop(ctx: &Context, text: &str) -> Option<Split> {
    let bracket = text.find(").").or_else(|| text.find("）. "));
    let end = match bracket {
        Some(stop) => stop + text[stop..].chars().next().map_or(1, char::len_utf8),
        None => text.find(". ").filter(|&stop| text[..stop].contains(','))?,
    };
    let rest = text[end..].strip_prefix(". ")?;
    let head = ctx.credits(&text[..end]);
    let sure = head.is_certain()
        && head.organizations.is_empty()
        && (bracket.is_some() || head.is_employed())
        && head.people.iter().all(|credit| credit.likeness == Likeness::Yes);
    let title = clean(text, text.len() - rest.len()..text.len());
    // "Jane Doe (Acme). She likes to sail." is what somebody is like.
    let sure = sure && !rest.ends_with(['.', '!', '。']) && sentences(rest).len() == 1;
    (sure && is_title(&text[title.clone()], ctx.lexicon))
        .then_some(Split { title, credits: Some(head) })
}

/// A known organization at the end of a row, after a comma: `Title, Org`. The bytes of the title and of it.
pub fn trailing_organization(
    text: &str,
    title: &Range<usize>,
    lexicon: &Lexicon,
) -> Option<(Range<usize>, Range<usize>)> {
    let words = &text[title.clone()];
    let comma = words.rfind([',', '，'])?;
    let tail = words[comma..].trim_start_matches([',', '，']).trim();
    let start = title.end - tail.len();
    let known =
        lexicon.reference.organization(tail).is_some_and(|organization| !organization.foundation);
    // "Kubernetes, Envoy, Google" is a list.
    let list = words[..comma].contains([',', '，']);
    (known && !list).then(|| (clean(text, title.start..title.start + comma), start..title.end))
}

/// Whether everybody is named without doubt: titles have capitalised words, too. After a strong
/// joint, a known employer makes a name of what may be one.
pub(super) fn has_person(text: &str, credits: &Credits, strong: bool, lexicon: &Lexicon) -> bool {
    let known =
        |range: &Range<usize>| lexicon.reference.organization(&text[range.clone()]).is_some();
    let sure = |credit: &Credit| {
        let employed = credit.organization.as_ref().is_some_and(known);
        // "Jane Quest, Quux.AI": a common word in a name is no doubt where an employer follows.
        let full = text[credit.name.clone()].contains(' ') && credit.organization.is_some();
        credit.likeness == Likeness::Yes
            || strong
                && (employed
                    || full
                    || credits.people.iter().any(|other| other.likeness == Likeness::Yes))
    };
    !credits.people.is_empty() && credits.people.iter().all(sure)
}

/// Whether words can be a title at all: more than a name, a number or a label.
pub(super) fn is_title(words: &str, lexicon: &Lexicon) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3 && !credits::is_pictured(words) && person(words, lexicon) != Likeness::Yes
}

/// The same credits in a text that begins `by` bytes earlier.
pub fn shift(mut credits: Credits, by: usize) -> Credits {
    let moved = |range: &Range<usize>| range.start + by..range.end + by;
    for credit in &mut credits.people {
        credit.name = moved(&credit.name);
        credit.organization = credit.organization.as_ref().map(moved);
    }
    for organization in &mut credits.organizations {
        *organization = moved(organization);
    }
    credits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::builtin;
    use crate::extract::testing::polyglot;
    use crate::language::LANGUAGES;

    fn cut(text: &str) -> (String, Vec<String>) {
        let split = super::cut(polyglot(), text);
        let people = split.credits.map_or(Vec::new(), |c| {
            c.people.iter().map(|p| text[p.name.clone()].to_owned()).collect()
        });
        (text[split.title].to_owned(), people)
    }

    fn check(text: &str, title: &str, people: &[&str]) {
        let (found, names) = cut(text);
        assert_eq!(
            (found.as_str(), names.iter().map(String::as_str).collect::<Vec<_>>()),
            (title, people.to_vec()),
            "{text}"
        );
    }

    #[test]
    fn words_that_somebody_signs() {
        assert!(is_quote("«Нарешті я щось змінила». — Зора Квіленко"));
        assert!(!is_quote("«Сітки в морі». Спікерка: Зора Квіленко"));
        assert!(is_signed("“It was the best day” — Zora Quill, Quuxly"));
        assert!(!is_signed("Zora Quill — “Meshes at Sea”"));
    }

    #[test]
    fn questions_have_an_answer_in_the_title() {
        let whole = "Is Your Mesh Lying? Guarantees Explained";
        check(whole, whole, &[]);
        check("Is Your Mesh Lying? Zora Quill, Quuxly", "Is Your Mesh Lying?", &["Zora Quill"]);
        let both = &["Zora Quill", "Max Mu"];
        check("Meshes at Sea, Zora Quill (Quuxly), Max Mu (Acme)", "Meshes at Sea", both);
        check("Is Your Mesh Lying? Zora Quill & Max Mu", "Is Your Mesh Lying?", both);
    }

    #[test]
    fn titles_and_credits_in_every_layout() {
        let title = "Meshes at the Edge: A Story";
        for text in [
            "Meshes at the Edge: A Story - Zora Quill, Quuxly",
            "Meshes at the Edge: A Story – Zora Quill (Quuxly)",
            "Meshes at the Edge: A Story ― Zora Quill (Quuxly)",
            "Meshes at the Edge: A Story | Zora Quill, Quuxly",
            "Meshes at the Edge: A Story by Zora Quill, Quuxly",
            "Meshes at the Edge: A Story featuring Zora Quill (Quuxly)",
            "Meshes at the Edge: A Story, speaker: Zora Quill (Quuxly)",
            "Meshes at the Edge: A Story\nSpeaker: Zora Quill - Quuxly",
            "“Meshes at the Edge: A Story” – Zora Quill (Quuxly)",
            "Meshes at the Edge: A Story (Zora Quill, Quuxly)",
            "9:45 - 10:15 Meshes at the Edge: A Story - Zora Quill, Quuxly",
            "Zora Quill (Quuxly): Meshes at the Edge: A Story",
            "Meshes at the Edge: A Story - Zora Quill, Quuxly. She tells how it went.",
        ] {
            check(text, title, &["Zora Quill"]);
        }
        check("Meshes by 400% - Zora Quill, Quuxly", "Meshes by 400%", &["Zora Quill"]);
        check(
            "⚡ Lightning Talk: Masts, Sails and Keels: What Differs - Zora Quest, Quux.AI",
            "⚡ Lightning Talk: Masts, Sails and Keels: What Differs",
            &["Zora Quest"],
        );
        check(
            "Lightning Talk: Sails Tear - Zora Quill (Quuxly)",
            "Lightning Talk: Sails Tear",
            &["Zora Quill"],
        );
        check("《网格热升级技术分享》陈晓明-阿里云", "网格热升级技术分享", &["陈晓明"]);
        check("陈晓明与李雷带来的《网格热升级技术》", "网格热升级技术", &["陈晓明", "李雷"]);
    }

    #[test]
    fn people_before_a_colon() {
        let first = |text: &'static str, usual| {
            people_first(polyglot(), text, usual)
                .map(|split| (&text[split.title], split.credits.map_or(0, |c| c.people.len())))
        };
        assert_eq!(
            first("Zora Quill, Max Muller: Meshes at Sea", true),
            Some(("Meshes at Sea", 2))
        );
        assert_eq!(first("Zora Quill: Meshes at Sea", true), Some(("Meshes at Sea", 1)));
        assert_eq!(first("Zora Quill: Meshes at Sea", false), None);
        assert_eq!(first("Zora Quill (Google): Meshes at Sea", false), Some(("Meshes at Sea", 1)));
        assert_eq!(first("Meshes: A Story", true), None);
    }

    #[test]
    fn labels_behind_a_comma() {
        let title = "海のメッシュの作り方";
        check("海のメッシュの作り方、発表者：佐藤 花子氏（Quuxly）", title, &["佐藤 花子"]);
        let length = |text| session_word(text, LANGUAGES);
        assert_eq!(length("講演は佐藤 花子"), "講演は".len());
        assert_eq!(length("講演はさとう はなこ"), "講演は".len());
        assert_eq!(length("講演のはじめは佐藤 花子"), "講演のはじめは".len());
        assert_eq!(length("基調講演 佐藤 花子"), "基調講演 ".len());
    }

    #[test]
    fn people_before_a_stop() {
        check("Zora Quill (Quuxly). Meshes at Sea", "Meshes at Sea", &["Zora Quill"]);
        check("Zora Quill, Quuxly. Meshes at Sea", "Meshes at Sea", &["Zora Quill"]);
        // What somebody is like is no title.
        for text in [
            "Zora Quill (Quuxly). She likes to sail.",
            "Zora Quill (Quuxly). She sails. She also rows",
        ] {
            assert!(people_before_stop(polyglot(), text).is_none(), "{text}");
        }
    }

    #[test]
    fn organizations_alone() {
        let lexicon = builtin();
        let text = "Meshes Everywhere!, Google";
        let (title, organization) = trailing_organization(text, &(0..text.len()), lexicon).unwrap();
        assert_eq!((&text[title], &text[organization]), ("Meshes Everywhere!", "Google"));
        for text in ["Meshes, Everywhere", "Apple, Amazon, Google", "Meshes"] {
            assert_eq!(trailing_organization(text, &(0..text.len()), lexicon), None, "{text}");
        }
    }

    #[test]
    fn dashes_inside_titles() {
        for text in [
            "Serverless - The Next Frontier",
            "Zero Trust, Zero Fuss",
            "Observability by Default",
            "Istio: The Past, Present and Future",
            "From Zero to Hero - Deep Dive",
            "Quuxing Hands-on - Automatic and Manual Work for Java and Python Apps",
            "The Tech Behind\nStable Operation of 200 Kites",
            "Kites in Practice: Steering Kite-Native, Windless, and Polyglot Flight",
        ] {
            check(text, text, &[]);
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "(\\PC| - |《|》|\"|, |by |Zora Mu|\\(){0,16}") {
            cut(&text);
        }
    }
}
