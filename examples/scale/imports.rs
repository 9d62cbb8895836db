//! Rows about imports: posts into a file.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fmt, fs};

use super::Bench;
use super::corpus::{Corpus, ONE_IN};
use super::floor::Depth;
use super::measure::{Cost, alternating, run};
use super::table::{Row, count, time};

/// Rows about a blog: imports of all of it, of nothing new, and of a few changed posts. Gives what
/// the first import cost.
pub fn blog(bench: &mut Bench, posts: usize) -> anyhow::Result<Cost> {
    let folder = bench.folder(&format!("blog-{posts}"));
    let corpus = Corpus::blog(bench.seed, posts);
    corpus.write(&folder, 0..posts)?;
    let (ours, floors) = (bench.folder("blog.db"), bench.folder("floor.db"));
    let named = count(posts);

    let [fresh, parse, floor] = alternating(bench.times, |_| {
        let into = |file: &Path| {
            let _ = fs::remove_file(file);
        };
        into(&ours);
        let fresh = run(&mut import(bench, &folder, &ours));
        into(&floors);
        let parse = run(&mut floor_command(bench, Depth::Parse, &folder, &floors));
        into(&floors);
        [fresh, parse, run(&mut floor_command(bench, Depth::Insert, &folder, &floors))]
    })?;
    bench.table.add(&Row {
        what: format!("import of {named} posts into a new file"),
        talkcat: time(fresh.seconds),
        floor: format!(
            "{}, of which reading and parsing {}",
            time(floor.seconds),
            time(parse.seconds)
        ),
        ratio: fresh.seconds / floor.seconds,
        at_most: 2.5,
    });
    bench.table.add(&Row {
        what: "its memory, in MiB".to_owned(),
        talkcat: format!("{:.0} MiB", fresh.memory),
        floor: format!("{:.0} MiB", floor.memory),
        ratio: fresh.memory,
        at_most: 150.0,
    });

    let [again, lookup] = alternating(bench.times * 2, |_| {
        [
            run(&mut import(bench, &folder, &ours)),
            run(&mut floor_command(bench, Depth::Lookup, &folder, &floors)),
        ]
    })?;
    bench.table.add(&Row {
        what: "the same again, nothing changed".to_owned(),
        talkcat: time(again.seconds),
        floor: format!("{} for a stat and a look-up each", time(lookup.seconds)),
        ratio: again.seconds / lookup.seconds,
        at_most: 1.5,
    });

    let changed = posts / 100;
    let share = fresh.seconds / 100.0;
    // Ten posts are too few for one about a conference.
    let edits = if changed < ONE_IN { &[Edit::Words][..] } else { &[Edit::Words, Edit::Talks] };
    for &edit in edits {
        let [some] = alternating(bench.times, |time| {
            [change(&corpus, &folder, 0..changed, edit, time)
                .and_then(|()| run(&mut import(bench, &folder, &ours)))]
        })?;
        bench.table.add(&Row {
            what: format!("{} {edit} of {named}, beyond that", count(changed)),
            talkcat: time(some.seconds - again.seconds),
            floor: format!("{} for 1 % of a new import", time(share)),
            ratio: (some.seconds - again.seconds) / share,
            at_most: 2.0,
        });
    }
    fs::remove_dir_all(&folder)?;
    Ok(fresh)
}

/// The row about ten times as many posts.
pub fn growth(bench: &mut Bench, posts: [usize; 2], costs: [Cost; 2]) {
    let [few, many] = costs;
    bench.table.add(&Row {
        what: format!("growth: {} posts over {}", count(posts[1]), count(posts[0])),
        talkcat: time(many.seconds),
        floor: time(few.seconds),
        ratio: many.seconds / few.seconds,
        at_most: 10.5,
    });
    bench.table.add(&Row {
        what: "growth of its memory".to_owned(),
        talkcat: format!("{:.0} MiB", many.memory),
        floor: format!("{:.0} MiB", few.memory),
        ratio: many.memory / few.memory,
        at_most: 1.5,
    });
}

/// Rows about the catalog of so many talks, and the file with it.
pub fn catalog(bench: &mut Bench, talks: usize) -> anyhow::Result<PathBuf> {
    let mut costs = Vec::new();
    let mut file = PathBuf::new();
    for talks in [talks / 10, talks] {
        let folder = bench.folder(&format!("talks-{talks}"));
        let (corpus, posts) = Corpus::catalog(bench.seed, talks);
        corpus.write(&folder, 0..posts)?;
        file = bench.folder(&format!("talks-{talks}.db"));
        // One of an earlier run has all of it.
        let _ = fs::remove_file(&file);
        let cost = run(&mut import(bench, &folder, &file))?;
        let read = run(bench.talkcat(&file).arg("extract").arg(&folder))?;
        costs.push((cost, cost.seconds - read.seconds));
        fs::remove_dir_all(&folder)?;
    }
    let [(_, few), (cost, many)] = costs[..] else { anyhow::bail!("two catalogs were to be made") };
    // n log n, of which the logarithm is of talks.
    let more = |talks: usize| f64::from(u32::try_from(talks).unwrap_or(u32::MAX)).log2();
    bench.table.add(&Row {
        what: format!("resolution and rows of {} talks from scratch", count(talks)),
        talkcat: time(many),
        floor: format!("{} for a tenth of them", time(few)),
        ratio: many / few,
        at_most: (10.0 * more(talks) / more(talks / 10) * 10.0).round() / 10.0,
    });
    bench.table.add(&Row {
        what: "its memory, in MiB".to_owned(),
        talkcat: format!("{:.0} MiB", cost.memory),
        floor: String::new(),
        ratio: cost.memory,
        at_most: 4096.0,
    });
    one_more(bench, talks, &file)?;
    Ok(file)
}

/// The rows about one new post.
fn one_more(bench: &mut Bench, talks: usize, catalog: &Path) -> anyhow::Result<()> {
    let times = bench.times * 2;
    let corpus = Corpus::blog(bench.seed + 1, 100);
    let empty = bench.folder("empty.db");
    let [into_all, into_none] = alternating(times, |time| {
        let post = |number: usize| -> anyhow::Result<PathBuf> {
            let (_, text) = corpus.post(number);
            let path = bench.folder(&format!("new-{number}.md"));
            fs::write(&path, text)?;
            Ok(path)
        };
        // The last of every 33 tells of an event.
        let number = 32 + 33 * (time % 3);
        let _ = fs::remove_file(&empty);
        let into = |file: &Path| {
            let post = post(number)?;
            // Each time it is another post to this catalog.
            let renamed = post.with_file_name(format!("new-{number}-{time}.md"));
            fs::rename(post, &renamed)?;
            run(&mut import(bench, &renamed, file))
        };
        [into(catalog), into(&empty)]
    })?;
    bench.table.add(&Row {
        what: format!("one new post into {} talks, in ms", count(talks)),
        talkcat: time(into_all.seconds),
        floor: String::new(),
        ratio: into_all.seconds * 1e3,
        at_most: 60.0,
    });
    bench.table.add(&Row {
        what: "and beside one into a new file".to_owned(),
        talkcat: time(into_all.seconds),
        floor: time(into_none.seconds),
        ratio: into_all.seconds / into_none.seconds,
        at_most: 3.0,
    });
    Ok(())
}

fn import(bench: &Bench, posts: &Path, file: &Path) -> Command {
    let mut command = bench.talkcat(file);
    command.arg("import").arg(posts);
    command
}

fn floor_command(bench: &Bench, depth: Depth, posts: &Path, file: &Path) -> Command {
    let mut command = bench.own("floor");
    command.arg(format!("{depth:?}").to_lowercase()).arg(posts).arg(file);
    command
}

/// What is edited in a post.
#[derive(Debug, Clone, Copy)]
enum Edit {
    /// It gets one more line, from which nothing follows.
    Words,
    /// Also its last rows go, which are talks in a post about a conference.
    Talks,
}

impl fmt::Display for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Words => "changed posts",
            Self::Talks => "posts with other talks",
        })
    }
}

/// Edits posts, in another way each time.
fn change(
    corpus: &Corpus,
    folder: &Path,
    numbers: std::ops::Range<usize>,
    edit: Edit,
    time: usize,
) -> anyhow::Result<()> {
    for number in numbers {
        let (path, mut text) = corpus.post(number);
        if let Edit::Talks = edit {
            for _ in 0..=time {
                let last = text.rfind("\n- [").unwrap_or(text.len());
                text.truncate(last);
            }
        }
        fs::write(folder.join(path), format!("{text}\n\nEdited {} times.\n", time + 1))?;
    }
    Ok(())
}
