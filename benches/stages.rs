//! The stages that a post goes through, each by itself: `cargo bench --bench stages`.
//!
//! The posts are those of the whole runs (`examples/scale`), so that figures can be compared.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use talkcat::catalog::{Catalog, PostRecord};
use talkcat::extract::extract;
use talkcat::extract::facts::PostFacts;
use talkcat::extract::lexicon::Lexicon;
use talkcat::post::Post;
use talkcat::post::read::read;
use talkcat::query::lookup::{self, Kind};
use talkcat::query::open::open;
use talkcat::reference::Reference;
use talkcat::resolve::resolve;
use tempfile::TempDir;

use corpus::Corpus;

#[path = "../examples/scale/corpus.rs"]
#[allow(dead_code, reason = "whole runs use more of it")]
mod corpus;
#[path = "../examples/scale/dice.rs"]
mod dice;
#[path = "../examples/scale/program.rs"]
#[allow(dead_code, reason = "whole runs use more of it")]
mod program;
#[path = "../examples/scale/words.rs"]
mod words;

const SEED: u64 = 1;

/// Posts with talks, as read.
fn conference_posts(talks: usize) -> Vec<Post> {
    let (corpus, posts) = Corpus::catalog(SEED, talks);
    (0..posts).map(|number| parsed(corpus.post(number))).collect()
}

fn parsed((path, text): (String, String)) -> Post {
    read(&path, text.as_bytes()).expect("a post that can be read")
}

/// A file with these posts, below a folder that goes with it.
fn catalog(posts: &[Post], facts: &[PostFacts]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut catalog = Catalog::create(&folder.path().join("t.db")).expect("a catalog");
    let mut import = catalog.import("bench").expect("an import");
    for (post, facts) in posts.iter().zip(facts) {
        let content_hash = blake3::hash(post.path.as_bytes()).to_hex().to_string();
        let record = PostRecord {
            content_hash: &content_hash,
            file_state: None,
            front: &post.front,
            facts,
            rules: "bench",
        };
        import.put(&record).expect("a stored post");
    }
    import.finish(&|_| None).expect("a finished import");
    folder
}

fn one_post(criterion: &mut Criterion) {
    let reference = Reference::builtin();
    let lexicon = Lexicon::new(&reference);
    let ordinary = Corpus::blog(SEED, 100).post(0);
    let conference = Corpus::catalog(SEED, 50).0.post(1);
    let mut group = criterion.benchmark_group("post");
    for (kind, (path, text)) in [("ordinary", &ordinary), ("conference", &conference)] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("read, {kind}"), |bencher| {
            bencher.iter(|| read(path, text.as_bytes()));
        });
        let post = read(path, text.as_bytes()).expect("a post that can be read");
        group.bench_function(format!("extract, {kind}"), |bencher| {
            bencher.iter(|| extract(&post, &lexicon));
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("start");
    group.bench_function("reference data", |bencher| bencher.iter(Reference::builtin));
    group.bench_function("lexicon", |bencher| bencher.iter(|| Lexicon::new(&reference)));
    group.finish();
}

fn many_posts(criterion: &mut Criterion) {
    let reference = Reference::builtin();
    let lexicon = Lexicon::new(&reference);
    let posts = conference_posts(2_000);
    let facts: Vec<PostFacts> = posts.iter().map(|post| extract(post, &lexicon)).collect();
    let mut group = criterion.benchmark_group("2,000 talks");
    group.sample_size(10);
    group.bench_function("resolve", |bencher| bencher.iter(|| resolve(&facts, &[], &|_| None)));
    group.bench_function("import of facts", |bencher| {
        bencher.iter_batched(|| (), |()| catalog(&posts, &facts), BatchSize::PerIteration);
    });
    let folder = catalog(&posts, &facts);
    let catalog = open(&folder.path().join("t.db")).expect("a catalog");
    let name: String = catalog
        .query_row("SELECT name FROM speakers WHERE name GLOB 'M* *' ORDER BY name", [], |row| {
            row.get(0)
        })
        .expect("a person");
    let given = name.split(' ').next().unwrap_or_default();
    for (what, called) in [("whole name", name.as_str()), ("part", given), ("nobody", "Qqqq Xxxx")]
    {
        group.bench_function(format!("look-up, {what}"), |bencher| {
            bencher.iter(|| lookup::find(&catalog, Kind::Speaker, called));
        });
    }
    group.finish();
}

criterion_group!(stages, one_post, many_posts);
criterion_main!(stages);
