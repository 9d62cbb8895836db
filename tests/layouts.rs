//! How posts lay out their talks: each layout of `layouts/` is filled with three talks, which have to be found again.

mod common;

use common::Folder;
use serde_json::{Value, json};

/// A line of its own between the layouts of a file. The first part is how each post begins, the second tells the
/// talks: title, name, employer as written, employer as known.
const BETWEEN: &str = "\n====\n";

/// Between the head of a table and its row.
const HEAD: &str = "~\n";

struct Talk<'f> {
    number: usize,
    title: &'f str,
    name: &'f str,
    company: &'f str,
    employer: &'f str,
}

impl<'f> Talk<'f> {
    fn of(number: usize, line: &'f str) -> Self {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [title, name, company, employer] = cells[..] else { panic!("four cells: {line}") };
        Talk { number, title, name, company, employer }
    }

    fn video(&self) -> String {
        format!("aaaaaaaaaa{}", self.number)
    }

    fn page(&self) -> String {
        format!("1eyx{}", self.number)
    }

    fn fill(&self, layout: &str) -> String {
        layout
            .replace("{title}", self.title)
            .replace("{name}", self.name)
            .replace("{company}", self.company)
            .replace("{video}", &self.video())
            .replace("{page}", &self.page())
            .replace("{number}", &self.number.to_string())
    }

    /// The title, who speaks for whom, and the keys of the links that a layout has.
    fn expected(&self, layout: &str) -> Value {
        let mut links = Vec::new();
        for (site, key) in [
            ("{video}", format!("youtube:{}", self.video())),
            ("sched.co/", format!("sched.co/{}", self.page())),
            ("speakerdeck.com/", format!("speakerdeck.com/x/{}", self.page())),
        ] {
            if layout.contains(site) {
                links.push(key);
            }
        }
        links.sort();
        json!([self.title, [[self.name, self.employer]], links])
    }
}

/// The same of a talk that was found.
fn found(talk: &Value) -> Value {
    let list = |key: &str| talk[key].as_array().expect("a list").iter();
    let people: Vec<Value> =
        list("speakers").map(|it| json!([it["name"], it["organization"]])).collect();
    let mut links: Vec<&str> = list("links").filter_map(|it| it["key"].as_str()).collect();
    links.sort_unstable();
    json!([talk["title"], people, links])
}

fn talks_are_found(lang: &str, file: &str) {
    let mut parts = file.trim_end_matches('\n').split(BETWEEN);
    let opening = parts.next().expect("a beginning");
    let lines = parts.next().expect("talks").lines().enumerate();
    let talks: Vec<Talk> = lines.map(|(at, line)| Talk::of(at + 1, line)).collect();
    let layouts: Vec<&str> = parts.collect();
    assert!(layouts.len() > 30 && talks.len() == 3);
    let folder = Folder::empty();
    for (number, layout) in layouts.iter().enumerate() {
        let (head, row) = layout.split_once(HEAD).unwrap_or(("", layout));
        let rows: Vec<String> = talks.iter().map(|talk| talk.fill(row)).collect();
        let text = format!("{opening}\n\n{head}{}\n", rows.join("\n"));
        folder.write(&format!("{lang}/{number:03}.md"), text);
    }
    let facts = folder.stdout(&["extract", lang]);
    let mut wrong = Vec::new();
    for (layout, line) in layouts.iter().zip(facts.lines()) {
        let facts: Value = serde_json::from_str(line).expect("JSON");
        let found: Vec<Value> =
            facts["talks"].as_array().expect("talks").iter().map(found).collect();
        let want: Vec<Value> = talks.iter().map(|talk| talk.expected(layout)).collect();
        if found != want {
            wrong.push(format!("{layout}\n{found:?}"));
        }
    }
    assert_eq!(facts.lines().count(), layouts.len());
    assert!(wrong.is_empty(), "{} layouts:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn talks_in_english_layouts() {
    talks_are_found("en", include_str!("layouts/en.txt"));
}

#[test]
fn talks_in_chinese_layouts() {
    talks_are_found("zh", include_str!("layouts/zh.txt"));
}

#[test]
fn talks_in_ukrainian_layouts() {
    talks_are_found("uk", include_str!("layouts/uk.txt"));
}

#[test]
fn talks_in_japanese_layouts() {
    talks_are_found("ja", include_str!("layouts/ja.txt"));
}
