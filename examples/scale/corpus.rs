//! Made-up posts: what is asked for by number is the same whenever and in whatever order it is asked.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use super::dice::Dice;
use super::program::{Event, Programme, Talk};
use super::words::{CHINESE, ENGLISH, JAPANESE, TONGUES, Tongue, UKRAINIAN, filled};

/// Of so many posts one tells of an event: 3 %.
pub const ONE_IN: usize = 33;

/// Posts about one event: a preview, a recap, and the recap in another language.
const ABOUT_ONE: usize = 3;

/// A collection of posts.
#[derive(Debug, Clone)]
pub struct Corpus {
    seed: u64,
    programme: Programme,
    /// Whether every post is about an event.
    conferences_alone: bool,
}

impl Corpus {
    /// A blog of `posts` posts, of which 3 % tell of an event.
    pub fn blog(seed: u64, posts: usize) -> Self {
        let events = posts.div_ceil(ONE_IN * ABOUT_ONE);
        Self { seed, programme: Programme::of(seed, events, 20), conferences_alone: false }
    }

    /// Posts that tell of about `talks` talks, and how many posts these are.
    pub fn catalog(seed: u64, talks: usize) -> (Self, usize) {
        let events = talks.div_ceil(50);
        let programme = Programme::of(seed, events, 50);
        (Self { seed, programme, conferences_alone: true }, events * ABOUT_ONE)
    }

    /// Writes the posts of these numbers below a folder.
    pub fn write(&self, folder: &Path, numbers: std::ops::Range<usize>) -> io::Result<()> {
        for number in numbers {
            let (path, text) = self.post(number);
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, text)?;
        }
        Ok(())
    }

    /// The path and the text of a post.
    pub fn post(&self, number: usize) -> (String, String) {
        let mut dice = Dice::of(self.seed, "post", number);
        // Somebody copied an older post to another address.
        if number > 0 && dice.percent(5) {
            let (path, text) = self.told(dice.below(number));
            return (path.replace(".md", &format!("-copy-{number}.md")), text);
        }
        self.told(number)
    }

    fn told(&self, number: usize) -> (String, String) {
        match number {
            _ if self.conferences_alone => self.conference(number),
            _ if number % ONE_IN == ONE_IN - 1 => self.conference(number / ONE_IN),
            _ => self.ordinary(number),
        }
    }

    fn conference(&self, number: usize) -> (String, String) {
        let event = self.programme.event(number / ABOUT_ONE);
        let (kind, tongue) = match number % ABOUT_ONE {
            0 => ("preview", &ENGLISH),
            1 => ("recap", &ENGLISH),
            _ => ("recap", TONGUES[1 + event.number % 3]),
        };
        let folder = event.number % 1000;
        let path = format!("{}/events/{folder}/{}-{kind}.md", tongue.code, event.number);
        (path, conference(&event, kind == "preview", tongue))
    }

    /// A post about anything; three of ten are translations of others.
    fn ordinary(&self, number: usize) -> (String, String) {
        let mut dice = Dice::of(self.seed, "ordinary", number);
        let (block, place) = (number / 10 * 10, number % 10);
        let (topic, tongue) = match place {
            7 => (block, &CHINESE),
            8 => (block + 1, &UKRAINIAN),
            9 if block % 20 == 0 => (block + 2, &JAPANESE),
            9 => (block + 2, &CHINESE),
            _ => (number, &ENGLISH),
        };
        let path = format!("{}/blog/{}/{topic}.md", tongue.code, topic / 500);
        (path, ordinary(&mut dice, topic, tongue))
    }
}

/// 2 to 8 KB: sections with paragraphs, code, lists and links.
fn ordinary(dice: &mut Dice, topic: usize, tongue: &Tongue) -> String {
    let mut text = front_matter(&title(dice, tongue), 2016 + topic % 10, 1 + topic % 12, "release");
    let sentence = |dice: &mut Dice| {
        filled(dice.one(tongue.sentences), tongue, &[dice.below(30), dice.below(30)])
    };
    for _ in 0..2 + dice.below(5) {
        let _ = write!(text, "\n## {}\n", dice.one(tongue.headings));
        for _ in 0..=dice.below(3) {
            let sentences: Vec<String> = (0..3 + dice.below(3)).map(|_| sentence(dice)).collect();
            let _ = write!(text, "\n{}\n", sentences.join(tongue.space));
        }
        match dice.below(3) {
            0 => text.push_str(CODE),
            1 => {
                text.push('\n');
                for _ in 0..4 {
                    let _ = writeln!(text, "- **{}**: {}", dice.one(tongue.nouns), sentence(dice));
                }
            }
            _ => {}
        }
    }
    // One of twenty names an event in passing, and is none of its posts.
    if dice.percent(5) {
        let _ =
            write!(text, "\nWe met many of you at KubeCon Europe {} already.\n", 2018 + topic % 8);
    }
    text
}

const CODE: &str = "
```yaml
apiVersion: example/v1
kind: Gateway
metadata:
  name: front
  labels: {app: front, tier: edge}
spec:
  selector: {app: front}
  limits: {cpu: 500m, memory: 128Mi}
  servers:
    - port: {number: 443, name: https}
      hosts: [\"*.example\"]
```

```console
$ kubectl apply -f gateway.yaml
gateway.example/front created
$ kubectl get gateway front -o wide
NAME    AGE   READY
front   3s    1/1
```
";

fn title(dice: &mut Dice, tongue: &Tongue) -> String {
    filled(dice.one(tongue.titles), tongue, &[dice.below(30), dice.below(30)])
}

fn front_matter(title: &str, year: usize, month: usize, tag: &str) -> String {
    format!(
        "---\ntitle: \"{title}\"\ndescription: What this is about, in one line.\ndate: {year}-{month:02}-15\n\
         author: The maintainers\ntags: [{tag}, community, news]\n---\n"
    )
}

/// A preview links pages of the schedule, a recap recordings and some slides.
fn conference(event: &Event, preview: bool, tongue: &Tongue) -> String {
    let Event { name, city, year, month, day, .. } = event;
    let last = day + 1;
    let (heading, opening, thanks) = match tongue.code {
        "zh" => (
            format!("{name} 回顾"),
            format!(
                "{year} 年 {month} 月 {day} 日至 {last} 日，{name} 在 {city} 举行。以下是全部录像。"
            ),
            format!("感谢金牌赞助商 {} 的支持。", event.sponsor),
        ),
        "uk" => (
            format!("{name}: записи доповідей"),
            format!("{name} відбулася в місті {city}. Ось усі записи."),
            format!("Дякуємо нашому срібному спонсору {}.", event.sponsor),
        ),
        "ja" => (
            format!("{name} 参加レポート"),
            format!("{year}年{month}月{day}日、{city} で開催された {name} に参加してきました。"),
            format!(
                "ゴールドスポンサーの {} をはじめ、皆さんありがとうございました。",
                event.sponsor
            ),
        ),
        _ if preview => (
            format!("The {name} schedule is here"),
            format!("{name} takes place in {city} on {} {day}-{last}, {year}.", MONTHS[month - 1]),
            format!("Thank you to {}, our gold sponsor.", event.sponsor),
        ),
        _ => (
            format!("{name}: the recordings"),
            format!("{name} took place in {city} on {} {day}-{last}, {year}.", MONTHS[month - 1]),
            format!("Thank you to {}, our gold sponsor.", event.sponsor),
        ),
    };
    let published = if preview { *month } else { month + 1 };
    let mut text = front_matter(&heading, *year, published, "events");
    let _ = write!(text, "\n{opening}\n\n## {name}\n\n");
    for talk in &event.talks {
        text.push_str(&row(event, talk, preview, tongue));
    }
    let _ = write!(text, "\n{thanks}\n");
    text
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn row(event: &Event, talk: &Talk, preview: bool, tongue: &Tongue) -> String {
    let title = talk.title(tongue);
    let link = if preview {
        format!("https://{}.sched.com/event/{}", event.host, &talk.recording[..5])
    } else {
        format!("https://youtu.be/{}", talk.recording)
    };
    let (quoted, between) = match tongue.code {
        "zh" => (format!("《{title}》"), "、"),
        "uk" => (format!("«{title}»"), ", "),
        "ja" => (format!("「{title}」"), "、"),
        _ => (title, " & "),
    };
    let people = talk.speakers.iter().map(|(name, organization)| match tongue.code {
        "zh" | "ja" => format!("{name}（{organization}）"),
        "uk" => format!("{name} ({organization})"),
        _ => format!("{name}, {organization}"),
    });
    let people = people.collect::<Vec<_>>().join(between);
    format!("- [{quoted}]({link}) - {people}\n")
}
