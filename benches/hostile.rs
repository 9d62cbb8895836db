//! Posts of shapes that are quadratic for careless readers: how much longer does it take to read one
//! that is twice as large? Prints a table, and judges nothing: a ratio well above 2 is a bug.
//!
//! `cargo bench --bench hostile [WORD…]`, for the shapes with one of the words in their names.

use std::env;
use std::fs;
use std::time::{Duration, Instant};

use talkcat::extract::extract;
use talkcat::extract::lexicon::Lexicon;
use talkcat::post::read::read;
use talkcat::reference::Reference;

/// A post is doubled until it is so long, in bytes: many times the longest sentence.
const SHORTEST: usize = 64 << 10;

/// Then until reading it takes so long, or it is very long.
const ENOUGH: Duration = Duration::from_millis(50);
const LONGEST: usize = 1 << 20;

/// What most posts begin with.
const FRONT: &str = "---\ntitle: KubeCon Europe 2025\ndate: 2025-04-25\n---\n\n";

/// A body is a part again and again; `%i` is its number, in ten digits.
const BODIES: &[(&str, &str)] = &[
    ("nested lists", "- "),
    ("nested numbers", "1. "),
    ("nested quotes", ">"),
    ("nested lists and quotes", "- > "),
    ("one list in levels", "- a\n  - b\n    - c\n      - d\n"),
    ("blank lines", "\n"),
    ("short lines", "word\n"),
    ("one long word", "word"),
    ("one long line", "word "),
    ("capitals without spaces", "Aa"),
    ("brackets", "["),
    ("brackets closed", "[a]"),
    ("links unclosed", "[a]("),
    ("pictures unclosed", "![a]("),
    ("pictures", "![Words](a.png) "),
    ("stars", "*a **b "),
    ("underscores", "_a __b "),
    ("bold", "**Bold words** "),
    ("bold unclosed", "**"),
    ("ticks", "`a``b"),
    ("code", "`code` "),
    ("angles", "<"),
    ("tags unclosed", "<div><a "),
    ("tags", "<b><i>"),
    ("items of HTML", "<li>"),
    ("items of HTML in a line", "a <li>b "),
    ("comments unclosed", "<!-- "),
    ("comments of HTML", "a <!-- b --> "),
    ("entities", "&amp;&#x4e2d;"),
    ("breaks", "Words<br>"),
    ("shortcodes unclosed", "{{< a {{% b "),
    ("shortcodes", "{{< a b=\"c\" >}} "),
    ("shortcodes not read", "{{< highlight >}} "),
    ("shortcodes not read, closed by others", "{{< highlight >}}{{< /code >}}"),
    ("Liquid", "{% a %} "),
    ("Liquid not read", "{% comment %} "),
    ("Liquid unclosed", "{% a "),
    ("comments of MDX", "{/* "),
    ("imports of MDX", "import a\n"),
    ("quotes in a shortcode", "{{< a \"b\\\" "),
    ("torn links", "] "),
    ("torn links of lines", "](\n"),
    ("quotation marks", "“a "),
    ("quoted titles", "“Meshes at Sea” "),
    ("guillemets", "«Мережі» "),
    ("parentheses", "(a "),
    ("commas", ", "),
    ("words and commas", "word, "),
    ("ands", "and "),
    ("names", "Jane Doe "),
    ("names and commas", "Jane Doe, "),
    ("names and ands", "Jane Doe and "),
    ("names and lines", "Jane Doe\n"),
    ("names of two words in Japanese", "Acmeの漆海 花子さん、"),
    ("labels before people", "[a](https://youtu.be/%i) - Host: Jane Doe, Acme. Host: John Roe. "),
    ("panels that are seated", "It ended with a panel. Moderated by Jane Doe and John Roe. "),
    ("links that turn", "Jane Doe spoke, while [a](https://youtu.be/%i) was given by John Roe; "),
    ("sections with numbers", "## 1.2 Words and words\n\nJane Doe, Acme\n\n"),
    ("names and companies", "Jane Doe (Google), "),
    ("names from companies", "Jane Doe from Google, "),
    ("names who speak", "Jane Doe presented "),
    ("names and dashes", "Jane Doe - Google - "),
    ("initials", "J. K. "),
    ("companies", "Google, Red Hat, "),
    ("thanks", "Thanks to Google. "),
    ("stops", ". "),
    ("dots", "."),
    ("dates", "April 1, 2025 "),
    ("days", "1-"),
    ("years", "2025 "),
    ("times", "9:45 "),
    ("cities", "London, "),
    ("one event", "KubeCon Europe 2025 "),
    ("one event in sentences", "It was at KubeCon Europe 2025. "),
    ("Chinese", "网格"),
    ("Chinese names", "陈晓明、"),
    ("Chinese names with companies", "微软的陈晓明和"),
    ("Chinese talks", "《海上的网格》"),
    ("Chinese sentences", "微软的陈晓明介绍了网格。"),
    ("Japanese", "佐藤花子さんが"),
    ("kana", "メッシュの"),
    ("Ukrainian", "мережі "),
    ("Ukrainian names", "Зора Квіленко, "),
    ("Ukrainian names and ands", "Зора Квіленко та "),
    ("Ukrainian without spaces", "Мережі"),
    ("zero-width", "\u{200b}a\u{200d}"),
    ("right to left", "\u{202e}שלום "),
    ("combining marks", "e\u{301}\u{302}"),
    ("emoji", "🎉\u{200d}🎉"),
    ("http", "http"),
    ("https", "https://"),
    ("tabs", "a\t"),
    ("cells", "| a "),
    ("rules", "---\n\n"),
    ("escapes", "\\*\\["),
    ("addresses", "https://a.example/%i "),
    ("addresses in angles", "<https://a.example/%i>\n\n"),
    ("links", "[Mesh %i](https://youtu.be/A%i) "),
    ("links in sentences", "See [Mesh %i](https://youtu.be/A%i) by Jane Doe, Google. "),
    ("links in paragraphs", "[Mesh %i](https://youtu.be/A%i)\n\n"),
    ("links to one recording", "[Mesh %i](https://youtu.be/AAAAAAAAAAA?t=%i)\n\n"),
    ("definitions", "[a%i]: https://a.example/%i\n"),
    ("references", "[a%i][] "),
    ("rows", "- [Mesh %i](https://youtu.be/A%i) - Jane Doe, Google\n"),
    ("rows of one title", "- [Mesh](https://youtu.be/A%i) - Jane Doe, Google\n"),
    ("rows of people", "- [Mesh %i](https://youtu.be/A%i) - Jane A%i, Wei B%i & Kim C%i\n"),
    ("rows in Chinese", "- [《海上的网格 %i》](https://youtu.be/A%i) 陈晓明-微软\n"),
    ("rows in Ukrainian", "- [«Мережі %i»](https://youtu.be/A%i), Зора Квіленко з Google\n"),
    ("rows without links", "- “Mesh number %i” by Jane Doe, Google\n"),
    ("one link twice", "[Mesh %i](https://youtu.be/A%i) and [video](https://youtu.be/A%i).\n\n"),
    ("players", "{{< youtube A%i >}} "),
    ("players in paragraphs", "{{< youtube A%i >}}\n\n"),
    ("headings", "## Heading %i\n\n"),
    ("headings with a talk", "## Mesh %i\n\nJane Doe, Google ([video](https://youtu.be/A%i))\n\n"),
    ("events that are coined", "Quux%iCon 2025 and "),
    ("events with dates", "Quux%iCon 2025 takes place on April 1, 2025 in London.\n\n"),
    ("quoted titles of talks", "Jane Doe spoke on “Mesh number %i”. "),
    ("told talks", "Jane A%i presented how mesh %i works at KubeCon. "),
    ("bylines", "Speaker: Jane Doe, Google [video](https://youtu.be/A%i)\n"),
    ("bold titles", "- **Mesh number %i** Jane Doe (Google) filled the room.\n"),
    ("headings with bylines", "## Mesh %i\n\nSpeaker: Jane Doe, Google\n\n"),
    ("panels", "## Panel: Mesh %i\n\nOn stage were Jane Doe and Max Mu.\n\n"),
    ("talks told by a verb", "Jane A%i talked about how mesh %i works. "),
    ("names with a dot", "约翰·史密斯、"),
    ("names in katakana", "ジョン・スミス氏と"),
    ("mentions of titles", "Mesh %i was fun. [Mesh %i](https://youtu.be/A%i).\n\n"),
    ("sponsors", "Gold sponsors: Quux%i Inc, "),
    ("given names", "Jane A%i and [Jane's talk on mesh %i](https://youtu.be/A%i) "),
    ("given names of the rows before", "- [Mesh %i](https://youtu.be/A%i) - Jane\n"),
    (
        "first days",
        "The first day had [Mesh %i](https://youtu.be/A%i) at Istio Day on April 1.\n\n",
    ),
    ("next editions", "The next KubeCon takes place in London in May. "),
    (
        "recordings linked by names",
        "[Jane Doe](https://youtu.be/A%i) talked about mesh number %i. ",
    ),
    (
        "names on either side of a link",
        "by Jane Doe, and [Max Mu's talk %i](https://youtu.be/A%i), ",
    ),
    ("titles at the end of a row", "- Jane Doe, Google: *Mesh number %i*\n"),
    ("bullets without a word", "- \n  \nJane Doe, Google: *Mesh number %i*\n\n"),
    ("glosses", "- Mesh number %i (workshop) - Jane Doe (keynote)\n"),
];

/// What a post begins with, its part, and its end.
const POSTS: &[(&str, &str, &str, &str)] = &[
    (
        "players under a heading",
        "---\ntitle: KubeCon Europe 2025\n---\n\n## Mesh\n\n",
        "{{< youtube A%i >}}\n\n",
        "",
    ),
    (
        "rows of a table",
        "| Talk | Speaker |\n|---|---|\n",
        "| [Mesh %i](https://youtu.be/A%i) | Jane Doe, Google |\n",
        "",
    ),
    (
        "rows of a table with employers",
        "| Talk | Speakers | Company |\n|---|---|---|\n",
        "| [Mesh %i](https://youtu.be/A%i) | Jane Doe, Max Mu | Google, IBM |\n",
        "",
    ),
    (
        "bare links under a heading",
        "---\ntitle: KubeCon Europe 2025\n---\n\n## Mesh\n\n",
        "[video](https://youtu.be/A%i)\n\n",
        "",
    ),
    ("keys", "---\n", "k%i: v\n", "---\n"),
    ("tags", "---\ntags: [", "t%i, ", "]\n---\n"),
    ("authors", "---\nauthors:\n", "- A %i\n", "---\n"),
    ("anchors", "---\n", "k%i: &a%i v\n", "---\n"),
    ("keys of TOML", "+++\n", "k%i = 1\n", "+++\n"),
    ("tables of TOML", "+++\n", "[a.b%i]\n", "+++\n"),
    ("keys of JSON", "{", "\"k%i\": 1, ", "\"k\": 1}\n"),
    ("a title", "---\ntitle: ", "Mesh by Jane Doe ", "\n---\n"),
    ("a title without an end", "---\ntitle: \"", "a\n", ""),
    ("a front matter without an end", "---\n", "k: v\n", ""),
    ("a talk with many people", "- [Mesh](https://youtu.be/AAAAAAAAAAA) - ", "Jane A%i and ", ""),
    ("a talk with many words", "- [Mesh ", "of all ", "](https://youtu.be/AAAAAAAAAAA)"),
];

/// The time that this thread has been at work, where the system tells it: what others do meanwhile
/// does not count then. Elsewhere the time since `begin`.
fn worked(begin: Instant) -> Duration {
    let spent = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = spent.and_then(|spent| spent.split(' ').next()?.parse().ok());
    spent.map_or_else(|| begin.elapsed(), Duration::from_nanos)
}

/// How long it takes to read a post; the better of two times.
fn time(post: &str, lexicon: &Lexicon) -> Duration {
    let once = || {
        let begin = Instant::now();
        let before = worked(begin);
        if let Ok(post) = read("post.md", post.as_bytes()) {
            extract(&post, lexicon);
        }
        worked(begin).saturating_sub(before)
    };
    once().min(once())
}

fn main() {
    let reference = Reference::builtin();
    let lexicon = Lexicon::new(&reference);
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word));
    println!("{:<40} {:>9} {:>9} {:>9} {:>6}", "shape", "bytes", "ms", "ms at 2n", "ratio");
    let bodies = BODIES.iter().map(|&(name, part)| (name, FRONT, part, ""));
    for (name, before, part, after) in bodies.chain(POSTS.iter().copied()) {
        if !wanted(name) {
            continue;
        }
        let post = |n: usize| {
            let parts = (0..n).map(|i| part.replace("%i", &format!("{i:010}")));
            format!("{before}{}{after}", parts.collect::<String>())
        };
        let mut n = 500;
        let mut once = time(&post(n), &lexicon);
        while post(n).len() < SHORTEST || once < ENOUGH && post(n).len() < LONGEST {
            n *= 2;
            once = time(&post(n), &lexicon);
        }
        let twice = time(&post(2 * n), &lexicon);
        let (once, twice) = (once.as_secs_f64() * 1e3, twice.as_secs_f64() * 1e3);
        println!("{name:<40} {:>9} {once:>9.1} {twice:>9.1} {:>6.2}", post(n).len(), twice / once);
    }
}
