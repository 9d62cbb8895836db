//! Two catalogs become one.

mod common;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use chrono::NaiveDate;
use common::Folder;
use common::blog::BLOG;
use proptest::prelude::*;
use refinery::Target;
use rusqlite::Connection;
use talkcat::catalog::merge::Prefer;
use talkcat::catalog::{Catalog, corrections, export};
use talkcat::corrections::{Correction, PersonRef, Statement, TalkRef};
use talkcat::extract::facts::TalkFormat;
use talkcat::extract::told::Told;
use tempfile::TempDir;

mod embedded {
    refinery::embed_migrations!("migrations");
}

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/posts");

/// What the sample posts say, by path.
static TOLD: LazyLock<Vec<Told>> = LazyLock::new(|| {
    let facts = Folder::empty().stdout(&["extract", SEEDS]);
    facts.lines().map(|line| serde_json::from_str(line).expect("facts")).collect()
});

/// A catalog in a folder of its own.
struct Fixture {
    catalog: Catalog,
    _folder: TempDir,
}

impl Fixture {
    fn of<'t>(told: impl IntoIterator<Item = &'t Told>, corrections: &[Correction]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let catalog = Catalog::create(&folder.path().join("t.db")).expect("a catalog");
        catalog.connection().pragma_update(None, "synchronous", "OFF").expect("a pragma");
        let mut fixture = Self { catalog, _folder: folder };
        let mut import = fixture.catalog.import("1-own").expect("an import");
        for told in told {
            import.put(&told.into()).expect("a post");
        }
        for correction in corrections {
            import.keep_correction(correction).expect("a correction");
        }
        import.finish(&|_| None).expect("a commit");
        fixture
    }

    fn merge(mut self, other: &Self, prefer: Option<Prefer>) -> Self {
        let mut import = self.catalog.import("1-own").expect("an import");
        let apart = import.merge(other.catalog.connection(), prefer).expect("a merge");
        assert_eq!(apart, talkcat::catalog::merge::Apart::default());
        import.finish(&|_| None).expect("a commit");
        assert_eq!(talkcat::catalog::check::check(self.catalog.connection()).expect("a check"), []);
        self
    }

    /// The export, and what the catalog keeps of posts and corrections.
    fn content(&self) -> (String, Vec<String>, Vec<(Correction, bool)>) {
        let catalog = self.catalog.connection();
        let document = export::document(catalog).expect("a document");
        let kept =
            "SELECT p.path || p.content_hash || ifnull(p.link_title, '') || p.draft || f.rules
             || (SELECT group_concat(name) FROM post_authors WHERE post_id = p.id)
            FROM posts p JOIN _post_facts f ON f.post_id = p.id ORDER BY p.path";
        let posts = catalog
            .prepare(kept)
            .expect("posts")
            .query_map([], |row| row.get::<_, Option<String>>(0).map(Option::unwrap_or_default))
            .expect("posts")
            .collect::<Result<_, _>>()
            .expect("posts");
        (serde_json::to_string(&document).expect("JSON"), posts, self.corrections())
    }

    fn corrections(&self) -> Vec<(Correction, bool)> {
        let kept = corrections(self.catalog.connection()).expect("corrections");
        kept.into_iter().map(|it| (it.correction, it.applies)).collect()
    }
}

/// What people may say of the sample posts; some contradict each other.
fn any_correction() -> impl Strategy<Value = Correction> {
    let talk = || TalkRef::Link("youtube:LHfirstya24".to_owned());
    let title =
        |title: &str| Statement::Title { talk: talk(), title: title.to_owned(), lang: None };
    let person = |name: &str| PersonRef::Name(name.to_owned());
    let statements = vec![
        title("One Title"),
        title("Another Title"),
        title("Yet Another"),
        Statement::Format { talk: talk(), format: TalkFormat::Panel },
        Statement::Format { talk: talk(), format: TalkFormat::Keynote },
        Statement::SamePerson { people: vec![person("Denis Jannot"), person("Keith Mattix")] },
        Statement::DifferentPeople { people: vec![person("Denis Jannot"), person("Keith Mattix")] },
        Statement::NoTalk { link: "youtube:v10UpNQIoT0".to_owned() },
        Statement::HidePost { path: TOLD[3].facts.path.to_string() },
        Statement::HidePost { path: "nowhere.md".to_owned() },
    ];
    let by = prop::sample::select(vec!["Ada Ek", "Bo Li"]);
    let why = prop::option::of(Just("seen".to_owned()));
    (prop::sample::select(statements), by, 1..3_u32, why).prop_map(|(statement, by, day, why)| {
        let on = NaiveDate::from_ymd_opt(2026, 1, day).expect("a day");
        Correction { statement, by: by.to_owned(), on, why }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_merge_either_way_is_an_import_of_all(
        sides in prop::collection::vec(1..4_u8, TOLD.len()),
        ours in prop::collection::vec(any_correction(), 0..4),
        theirs in prop::collection::vec(any_correction(), 0..4),
    ) {
        let posts = |side: u8| {
            TOLD.iter().zip(&sides).filter(move |(_, on)| *on & side > 0).map(|(told, _)| told)
        };
        let one = || Fixture::of(posts(1), &ours);
        let other = || Fixture::of(posts(2), &theirs);
        let merged = one().merge(&other(), None);
        let content = merged.content();
        prop_assert_eq!(&other().merge(&one(), None).content(), &content);
        let united: Vec<Correction> = merged.corrections().into_iter().map(|(it, _)| it).collect();
        prop_assert_eq!(&Fixture::of(&*TOLD, &united).content(), &content);
        for said in ours.iter().chain(&theirs) {
            prop_assert_eq!(united.iter().filter(|it| it.statement == said.statement).count(), 1);
        }
        let again = merged.merge(&other(), None).merge(&one(), None);
        prop_assert_eq!(&again.content(), &content, "a second time changes nothing");
    }
}

#[test]
fn a_second_merge_does_not_change_who_said_something_on_a_day() {
    let talk = || TalkRef::Link("youtube:LHfirstya24".to_owned());
    let on = NaiveDate::from_ymd_opt(2026, 1, 2).expect("a day");
    let said = |statement, by: &str| Correction { statement, by: by.to_owned(), on, why: None };
    let panel = || Statement::Format { talk: talk(), format: TalkFormat::Panel };
    let title = || Statement::Title { talk: talk(), title: "One".to_owned(), lang: None };
    let ours = || Fixture::of(&*TOLD, &[said(panel(), "Bo Li"), said(title(), "Ada Ek")]);
    let theirs = || Fixture::of(&*TOLD, &[said(title(), "Ada Ek"), said(panel(), "Ada Ek")]);
    let merged = ours().merge(&theirs(), None);
    let content = merged.content();
    assert_eq!(theirs().merge(&ours(), None).content(), content);
    assert_eq!(merged.merge(&theirs(), None).merge(&ours(), None).content(), content);
}

#[test]
fn own_rules_count_whichever_catalog_has_them() {
    let own = || {
        let mut told = TOLD[0].clone();
        told.rules = "1-own".to_owned();
        Fixture::of([&told], &[])
    };
    let other = |rules: &str| {
        let mut told = TOLD[0].clone();
        told.rules = rules.to_owned();
        told.facts.talks.clear();
        Fixture::of([&told], &[])
    };
    let expected = own().content();
    assert_eq!(other("2-x").merge(&own(), None).content(), expected);
    assert_eq!(own().merge(&other("2-x"), None).content(), expected);
    let later = other("3-x").content();
    assert_eq!(other("2-x").merge(&other("3-x"), None).content(), later);
    assert_eq!(other("3-x").merge(&other("2-x"), None).content(), later);
}

/// A folder with two catalogs, of which each has a post of its own and another version of a third.
fn apart() -> Folder {
    let folder = Folder::empty();
    for (path, text) in BLOG {
        folder.write(path, text);
    }
    let [first, second, third] = BLOG.map(|(path, _)| path);
    assert_eq!(folder.run(&["--db", "ours.db", "import", first, second]).code, Some(0));
    folder.write(first, BLOG[0].1.replace("Jane Doe", "Mira Roe"));
    assert_eq!(folder.run(&["--db", "theirs.db", "import", first, third]).code, Some(0));
    folder
}

fn content(folder: &Folder, database: &str) -> String {
    folder.stdout(&["--db", database, "export"])
}

#[test]
fn posts_that_differ_are_named_and_decided() {
    let folder = apart();
    let before = fs::read(folder.path("ours.db")).expect("a catalog");
    let run = folder.run(&["--db", "ours.db", "merge", "theirs.db"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert_eq!(
        run.stderr,
        "blog/recap.md: differs in theirs.db\n\
         talkcat: nothing is merged, for the catalogs differ in 1 post; say --prefer ours or --prefer theirs\n"
    );
    assert_eq!(fs::read(folder.path("ours.db")).expect("a catalog"), before);

    let theirs = fs::read(folder.path("theirs.db")).expect("a catalog");
    let merged = |ours: &str, other: &str, prefer: &str| {
        fs::copy(folder.path(ours), folder.path("merged.db")).expect("a copy");
        let run = folder.run(&["--db", "merged.db", "merge", "--prefer", prefer, other]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        content(&folder, "merged.db")
    };
    for (ours, theirs, has) in [("ours", "theirs", "Jane Doe"), ("theirs", "ours", "Mira Roe")] {
        let content = merged("ours.db", "theirs.db", ours);
        assert_eq!(content, merged("theirs.db", "ours.db", theirs));
        assert!(content.contains(has) && content.contains("blog/preview.md"), "{content}");
    }
    assert_eq!(fs::read(folder.path("theirs.db")).expect("a catalog"), theirs, "only read");
    fs::remove_file(folder.path("merged.db")).expect("a catalog");
    let direct = folder.run(&["--db", "direct.db", "import", "blog"]);
    assert_eq!(direct.code, Some(0));
    assert_eq!(merged("ours.db", "theirs.db", "theirs"), content(&folder, "direct.db"));
}

#[test]
fn several_catalogs_make_a_new_one() {
    let folder = Folder::empty();
    let mut merge = vec!["--db".to_owned(), "all.db".to_owned(), "merge".to_owned()];
    for (number, (path, text)) in BLOG.iter().enumerate() {
        folder.write(path, text);
        let database = format!("{number}.db");
        assert_eq!(folder.run(&["--db", &database, "import", path]).code, Some(0));
        merge.push(database);
    }
    let merge: Vec<&str> = merge.iter().map(String::as_str).collect();
    let run = folder.run(&merge);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let counts = |line: &str| line.split_whitespace().eq(["posts", "3", "0", "0", "0", "0"]);
    assert!(run.stdout.lines().any(counts), "{}", run.stdout);
    assert_eq!(run.stderr, "talkcat: next, try `talkcat --db all.db talks`\n");
    assert_eq!(folder.run(&["--db", "direct.db", "import", "blog"]).code, Some(0));
    assert_eq!(content(&folder, "all.db"), content(&folder, "direct.db"));
}

#[test]
fn corrections_of_a_file_stay_as_the_file_says() {
    let folder = Folder::empty();
    for (path, text) in BLOG {
        folder.write(path, text);
    }
    let fix = |database: &str, arguments: &[&str]| {
        let run = folder.run(&[&["--db", database, "fix", "--by", "Ada Ek"], arguments].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    };
    for database in ["ours.db", "theirs.db"] {
        assert_eq!(folder.run(&["--db", database, "import", "blog"]).code, Some(0));
    }
    fix("theirs.db", &["format", "mesh for all", "panel"]);
    fix("theirs.db", &["title", "clusters in small", "Small Clusters"]);
    folder.write("ours.corrections.yaml", "");
    fix("ours.db", &["format", "mesh for all", "panel"]);
    let run = folder.run(&["--db", "ours.db", "merge", "theirs.db"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let list = || folder.stdout(&["--db", "ours.db", "fix", "--list"]);
    let merged = list();
    assert_eq!(merged.matches("Small Clusters").count(), 1, "{merged}");
    assert_eq!(merged.matches("panel").count(), 1, "{merged}");
    assert_eq!(folder.run(&["--db", "ours.db", "import", "blog"]).code, Some(0));
    assert_eq!(list(), merged, "the next import leaves what came");
    folder.write("ours.corrections.yaml", "");
    assert_eq!(folder.run(&["--db", "ours.db", "import", "blog"]).code, Some(0));
    assert!(!list().contains("panel") && list().contains("Small Clusters"), "{}", list());
}

#[test]
fn a_catalog_of_an_older_version_is_read_and_stays() {
    let newest = embedded::migrations::runner().get_migrations().len();
    for version in 1..i32::try_from(newest).expect("few migrations") {
        let folder = Folder::empty();
        let old = folder.path("old.db");
        let mut catalog = Connection::open(&old).expect("a new file");
        let runner = embedded::migrations::runner().set_target(Target::Version(version));
        runner.run(&mut catalog).expect("migrations that run");
        let told = &TOLD[0];
        catalog
            .execute_batch(
                "INSERT INTO corrections (written_by, written_on, statement)
                 VALUES ('Ada', '2026-01-01', '{\"fix\":\"no-talk\",\"link\":\"youtube:x\"}')",
            )
            .expect("a correction");
        catalog
            .execute(
                "INSERT INTO posts (path, lang, conference, content_hash) VALUES (?1, 'en', 1, ?2)",
                [told.facts.path.as_str(), &told.content_hash],
            )
            .expect("a post");
        let facts = serde_json::to_string(&told.facts).expect("JSON");
        catalog
            .execute(
                "INSERT INTO _post_facts (post_id, rules, facts) VALUES (1, ?1, ?2)",
                [&told.rules, &facts],
            )
            .expect("facts");
        drop(catalog);
        let before = fs::read(&old).expect("a file");
        let run = folder.run(&["merge", "old.db"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert_eq!(folder.column("title", &["talks"]).len(), told.facts.talks.len());
        assert!(folder.run(&["fix", "--list"]).stdout.contains("youtube:x"));
        assert_eq!(fs::read(&old).expect("a file"), before);
        assert!(!Path::new(&format!("{}.v{version}.bak", old.display())).exists());
    }
}

#[test]
fn what_is_no_other_catalog_is_refused() {
    let folder = apart();
    folder.write("notes.txt", "notes, not a database. ".repeat(99));
    for (other, reason) in [
        ("nowhere.db", "there is no catalog at nowhere.db"),
        ("notes.txt", "notes.txt is no talkcat catalog"),
        ("./ours.db", "./ours.db is the catalog itself"),
    ] {
        let run = folder.run(&["--db", "ours.db", "merge", other]);
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.contains(reason), "{}", run.stderr);
    }
    assert_eq!(folder.run(&["merge", "nowhere.db"]).code, Some(1));
    assert!(!folder.path("talkcat.db").exists(), "no catalog is made of nothing");
    let theirs = Connection::open(folder.path("theirs.db")).expect("a catalog");
    theirs.execute("UPDATE _post_facts SET facts = '{}'", []).expect("facts of another version");
    drop(theirs);
    let run = folder.run(&["--db", "ours.db", "merge", "theirs.db"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.starts_with("blog/recap.md: "), "{}", run.stderr);
    assert!(
        run.stderr.ends_with("talkcat: 2 posts could not be merged; import them\n"),
        "{}",
        run.stderr
    );
}
