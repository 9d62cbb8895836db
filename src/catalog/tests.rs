//! Law 2: the catalog is a function of the set of posts.

use std::collections::BTreeMap;
use std::path::PathBuf;

use proptest::prelude::*;
use tempfile::TempDir;

use super::check::check;
use super::worlds::{KUBECON, any_correction, any_post, unrelated_post};
use super::{Catalog, CatalogError, Counts, PostRecord, Summary, export};
use crate::corrections::Correction;
use crate::extract::facts::PostFacts;
use crate::post::FrontMatter;
use crate::resolve::examples::{post, talk};

/// A catalog in a folder of its own.
struct Fixture {
    catalog: Catalog,
    _folder: TempDir,
}

impl Fixture {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut catalog = Catalog::create(&folder.path().join("t.db")).expect("a new catalog");
        // However few the posts are, resolve but the part that changes touch.
        catalog.worthwhile = 0;
        // Tests survive no power cut.
        for (pragma, value) in [("synchronous", "OFF"), ("journal_mode", "MEMORY")] {
            catalog.connection.pragma_update(None, pragma, value).expect("a pragma");
        }
        Self { catalog, _folder: folder }
    }

    fn of(posts: &[PostFacts]) -> Self {
        let mut fixture = Self::new();
        fixture.run(posts, &[]);
        fixture
    }

    /// One import that puts and removes posts.
    fn run(&mut self, put: &[PostFacts], remove: &[&str]) -> Summary {
        let mut import = self.catalog.import("rules").expect("a transaction");
        for path in remove {
            import.remove(path).expect("a removal");
        }
        for facts in put {
            let content = serde_json::to_vec(facts).expect("facts are JSON");
            let content_hash = blake3::hash(&content).to_hex();
            let record = PostRecord {
                content_hash: &content_hash,
                front: &FrontMatter::default(),
                facts,
                rules: "rules",
            };
            let current = import.current().expect("a look-up");
            if current.get(&facts.path).map(String::as_str) == Some(content_hash.as_str()) {
                import.keep();
            } else {
                import.put(&record).expect("facts that can be stored");
            }
        }
        import.finish(&parent_of).expect("a commit")
    }

    /// One run after which exactly these corrections are in force.
    fn correct(&mut self, corrections: &[Correction]) {
        let mut import = self.catalog.import("rules").expect("a transaction");
        // A file holds no statement twice.
        let mut file: Vec<Correction> = Vec::new();
        for correction in corrections {
            if file.iter().all(|it| it.statement != correction.statement) {
                file.push(correction.clone());
            }
        }
        import.follow(&file).expect("corrections");
        import.finish(&parent_of).expect("a commit");
    }

    /// Slugs that lead on.
    fn retired(&self) -> Vec<String> {
        let sql = "SELECT kind || ' ' || slug || ' ' || now FROM retired_slugs ORDER BY 1";
        self.strings(sql, |row| row.get(0))
    }

    /// What is kept for the imports to come.
    fn remembered(&self) -> Vec<String> {
        let sql = "
            SELECT 'shared ' || key || path FROM _shared JOIN posts ON id = post_id
            UNION ALL SELECT 'mark ' || mark || name || path FROM _marks JOIN posts ON id = post_id
            UNION ALL SELECT 'decided ' || path || decided FROM _decided JOIN posts ON id = post_id
            UNION ALL SELECT 'left ' || post_id FROM _shared WHERE post_id NOT IN (SELECT id FROM posts)
            UNION ALL SELECT 'left ' || post_id FROM _marks WHERE post_id NOT IN (SELECT id FROM posts)
            UNION ALL SELECT 'left ' || post_id FROM _decided WHERE post_id NOT IN (SELECT id FROM posts)
            UNION ALL SELECT 'fingerprint ' || kind || key || hex(fingerprint) FROM _fingerprints
            ORDER BY 1";
        self.strings(sql, |row| row.get(0))
    }

    /// Every slug with the words that speak for who or what goes by it.
    fn named(&self) -> BTreeMap<String, String> {
        let sql = "
            SELECT kind || ' ' || slug, group_concat(words, '|')
              FROM (SELECT * FROM mention_overview ORDER BY kind, slug, path, line, words)
             GROUP BY 1";
        let rows = self.strings(sql, |row| {
            Ok(format!("{}\n{}", row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        });
        let pair = |row: String| row.split_once('\n').map(|(a, b)| (a.to_owned(), b.to_owned()));
        rows.into_iter().filter_map(pair).collect()
    }

    fn export(&self) -> String {
        let document = export::document(&self.catalog.connection).expect("a catalog");
        serde_json::to_string(&document).expect("a document is JSON")
    }

    /// Every fact with its evidence, without row numbers.
    fn evidence(&self) -> Vec<String> {
        const BEST: &str = "
            SELECT 'event ' || slug, mention_id FROM events
            UNION ALL SELECT 'dates ' || slug, dates_mention_id FROM events
            UNION ALL SELECT 'city ' || slug, city_mention_id FROM events
            UNION ALL SELECT 'parent ' || slug, parent_mention_id FROM events
            UNION ALL SELECT 'name ' || name, mention_id FROM event_names
            UNION ALL SELECT 'name ' || name || latin || script, mention_id FROM speaker_names
            UNION ALL SELECT 'name ' || name, mention_id FROM organization_names
            UNION ALL SELECT 'speaker ' || slug, mention_id FROM speakers
            UNION ALL SELECT 'organization ' || slug, mention_id FROM organizations
            UNION ALL SELECT 'talk ' || slug, mention_id FROM talks
            UNION ALL SELECT 'format ' || slug, format_mention_id FROM talks
            UNION ALL SELECT 'at ' || slug, event_mention_id FROM talks
            UNION ALL SELECT 'title ' || lang || kind || shown || title, mention_id FROM talk_titles
            UNION ALL SELECT 'billing ' || position, mention_id FROM talk_speakers
            UNION ALL SELECT 'for ' || position, organization_mention_id FROM talk_speakers
            UNION ALL SELECT 'role ' || role, mention_id FROM organization_mentions
            UNION ALL SELECT 'link ', mention_id FROM talk_links";
        let sql = format!(
            "SELECT f.*, p.path, m.line, m.rule, m.words FROM ({BEST}) f
               LEFT JOIN mentions m ON m.id = f.mention_id LEFT JOIN posts p ON p.id = m.post_id
             UNION ALL SELECT kind || ' ' || slug, 0, path, line, rule, words FROM mention_overview"
        );
        let mut rows = self.strings(&sql, |row| {
            let part = |place| row.get::<_, Option<String>>(place);
            let line: Option<u32> = row.get(3)?;
            Ok(format!("{:?} {:?} {line:?} {:?} {:?}", part(0)?, part(2)?, part(4)?, part(5)?))
        });
        rows.sort();
        rows
    }

    fn strings(
        &self,
        sql: &str,
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<String>,
    ) -> Vec<String> {
        let mut select = self.catalog.connection.prepare(sql).expect("SQL");
        let rows = select.query_map([], read).expect("rows");
        rows.collect::<Result<_, _>>().expect("rows")
    }

    fn slugs(&self, table: &str) -> Vec<String> {
        self.strings(&format!("SELECT slug FROM {table} ORDER BY slug"), |row| row.get(0))
    }

    fn count(&self, sql: &str) -> i64 {
        let count = self.catalog.connection.query_row(sql, [], |row| row.get(0));
        count.expect("a count")
    }
}

fn parent_of(name: &str) -> Option<String> {
    (name == "Acme Cloud").then(|| "Acme".to_owned())
}

fn counts(added: u32, changed: u32, unchanged: u32, removed: u32) -> Counts {
    Counts { added, changed, unchanged, removed, skipped: 0 }
}

#[test]
fn importing_again_changes_nothing() {
    let posts =
        [post("a.md", vec![talk(3, "Mesh for all").at(KUBECON).video("1").by("Ada", "Acme")])];
    let mut fixture = Fixture::of(&posts);
    let before = fixture.export();
    let summary = fixture.run(&posts, &[]);
    for (kind, found) in summary.kinds() {
        assert_eq!(found, counts(0, 0, 1, 0), "{kind}");
    }
    assert_eq!(fixture.export(), before);
    assert_eq!(fixture.count("SELECT count(*) FROM imports"), 2);
}

#[test]
fn ordinary_posts_touch_nothing_but_translations() {
    let ordinary = |path: &str| {
        let mut facts = post(path, Vec::new());
        facts.conference = false;
        facts
    };
    let mut fixture = Fixture::of(&[post("a.md", vec![talk(3, "Mesh").video("1").by("Ada", "")])]);
    // Were the talk resolved anew, its row would be found to differ, and written as it was.
    let spoil = "UPDATE _fingerprints SET fingerprint = x'00'";
    fixture.catalog.connection.execute(spoil, []).expect("an update");
    for (put, gone) in [
        (vec![ordinary("b/index.md"), ordinary("b/index.uk.md")], vec![]),
        (vec![], vec!["b/index.md"]),
        (vec![ordinary("b/index.md")], vec![]),
    ] {
        let summary = fixture.run(&put, &gone);
        assert_eq!(summary.talks, counts(0, 0, 1, 0));
    }
    let original = "SELECT o.path FROM posts p JOIN posts o ON o.id = p.translation_of";
    assert_eq!(fixture.strings(original, |row| row.get(0)), ["b/index.md"]);
    // A post that told of something before is none of them.
    assert_eq!(fixture.run(&[ordinary("a.md")], &[]).talks, counts(0, 0, 0, 1));
}

#[test]
fn rows_that_stay_the_same_stay_untouched() {
    let one = post("a.md", vec![talk(3, "Mesh for all").at(KUBECON).by("Ada", "Acme")]);
    let two = post("b.md", vec![talk(3, "Next steps").at(KUBECON).by("Ada", "Acme")]);
    let mut fixture = Fixture::of(&[one]);
    let before = fixture.strings("SELECT slug || id || mention_id FROM talks", |row| row.get(0));
    let summary = fixture.run(&[two], &[]);
    assert_eq!(summary.posts, counts(1, 0, 0, 0));
    assert_eq!(summary.talks, counts(1, 0, 1, 0));
    assert_eq!(summary.speakers, counts(0, 1, 0, 0), "one more mention of Ada");
    let after = fixture.strings("SELECT slug || id || mention_id FROM talks", |row| row.get(0));
    assert!(after.contains(&before[0]), "{before:?} in {after:?}");
}

#[test]
fn a_changed_post_leaves_nothing_of_its_old_facts() {
    let mut fixture = Fixture::of(&[post(
        "a.md",
        vec![talk(3, "Mesh").at(KUBECON).video("1").by("Ada", "Acme")],
    )]);
    let new = [post("a.md", vec![talk(3, "Grid").video("2").by("Bob", "Bolt")])];
    let summary = fixture.run(&new, &[]);
    assert_eq!(summary.posts, counts(0, 1, 0, 0));
    assert_eq!(summary.talks, counts(1, 0, 0, 1));
    assert_eq!(fixture.export(), Fixture::of(&new).export());
    assert_eq!(fixture.evidence(), Fixture::of(&new).evidence());
}

#[test]
fn a_removed_post_leaves_nothing() {
    let posts = [post("a.md", vec![talk(3, "Mesh").at(KUBECON).video("1").by("Ada", "Acme")])];
    let mut fixture = Fixture::of(&posts);
    let summary = fixture.run(&[], &["a.md", "never.md"]);
    assert_eq!(summary.posts, counts(0, 0, 0, 1));
    assert_eq!(fixture.export(), Fixture::new().export());
    for table in ["mentions", "_post_facts", "_fingerprints", "links", "event_series"] {
        assert_eq!(fixture.count(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
}

/// The slugs that a search finds, once the index is known to hold what the table holds.
fn searched(fixture: &Fixture, table: &str, words: &str) -> Vec<String> {
    let connection = &fixture.catalog.connection;
    let check =
        format!("INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)");
    connection.execute(&check, []).expect("an index in step with its table");
    let sql = format!(
        "SELECT slug FROM {table} WHERE id IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH '{words}')"
    );
    fixture.strings(&sql, |row| row.get(0))
}

#[test]
fn the_index_is_in_step_with_every_import() {
    let mesh = [post("a.md", vec![talk(3, "Mesh 入門").at(KUBECON).by("Zoë Płotka", "Acme")])];
    let mut fixture = Fixture::of(&mesh);
    assert_eq!(searched(&fixture, "speakers", "plotka"), ["zoe-plotka"]);
    assert_eq!(searched(&fixture, "talks", "入門").len(), 1);
    assert_eq!(searched(&fixture, "organizations", "acme"), ["acme"]);
    assert_eq!(searched(&fixture, "events", "kubecon").len(), 1);
    fixture.run(&[post("a.md", vec![talk(3, "Grid").by("Bob", "Bolt")])], &[]);
    assert_eq!(searched(&fixture, "speakers", "plotka OR bob"), ["bob"]);
    assert_eq!(searched(&fixture, "talks", "mesh OR 入門 OR grid").len(), 1);
    fixture.run(&[], &["a.md"]);
    for table in ["events", "speakers", "organizations", "talks"] {
        assert!(searched(&fixture, table, "a* OR b* OR g* OR k*").is_empty(), "{table}");
        let words = fixture.count(&format!("SELECT count(*) FROM {table}_fts_docsize"));
        assert_eq!(words, 0, "{table}");
    }
}

#[test]
fn an_abandoned_import_leaves_no_trace() {
    let mut fixture = Fixture::of(&[post("a.md", vec![talk(3, "Mesh")])]);
    let before = fixture.export();
    let mut import = fixture.catalog.import("rules").expect("a transaction");
    import.remove("a.md").expect("a removal");
    drop(import);
    assert_eq!(fixture.export(), before);
}

#[test]
fn facts_that_this_version_cannot_read_are_named() {
    let mut fixture = Fixture::of(&[post("a.md", vec![talk(3, "Mesh")])]);
    let sql = "UPDATE _post_facts SET rules = 'old', facts = '{\"from\": \"another age\"}'";
    fixture.catalog.connection.execute(sql, []).expect("an update");
    let summary = fixture.run(&[post("b.md", vec![])], &[]);
    assert_eq!(summary.outdated, ["a.md"]);
    assert_eq!(summary.talks, counts(0, 0, 0, 1));
}

#[test]
fn slugs_stay_when_unrelated_posts_arrive() {
    let mut fixture = Fixture::of(&[
        post("a.zh.md", vec![talk(3, "服务网格的未来").at(KUBECON).by("张伟", "Acme")]),
        post("b.md", vec![talk(3, "Mesh").video("1").by("Ann Lee", "")]),
    ]);
    let (people, talks) = (fixture.slugs("speakers"), fixture.slugs("talks"));
    fixture.run(
        &[
            post("0.zh.md", vec![talk(3, "服务王哥的未来").at(KUBECON).by("章伟", "Bolt")]),
            post("1.md", vec![talk(3, "Mesh").video("2").by("Ann-Lee", "Bolt")]),
        ],
        &[],
    );
    assert!(people.iter().all(|slug| fixture.slugs("speakers").contains(slug)), "{people:?}");
    assert!(talks.iter().all(|slug| fixture.slugs("talks").contains(slug)), "{talks:?}");
    assert_eq!((fixture.slugs("speakers").len(), fixture.slugs("talks").len()), (3, 4));
}

#[test]
fn other_files_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let create = |name: &str| Catalog::create(&folder.path().join(name)).err();
    std::fs::write(
        folder.path().join("text"),
        "not a database, but long enough to be taken for one".repeat(9),
    )
    .expect("a file");
    assert!(matches!(create("text"), Some(CatalogError::Foreign { .. })));
    let other = rusqlite::Connection::open(folder.path().join("other.db")).expect("a database");
    other.execute("CREATE TABLE t (x)", []).expect("a table");
    assert!(matches!(create("other.db"), Some(CatalogError::Foreign { .. })));
    assert!(matches!(create("no/such/folder.db"), Some(CatalogError::Unwritable { .. })));
    assert!(create(":memory:").is_none());
    assert!(folder.path().join(":memory:").exists());
}

#[test]
fn a_newer_catalog_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("t.db");
    let catalog = Catalog::create(&path).expect("a new catalog");
    let sql = "INSERT INTO refinery_schema_history SELECT version + 900, name, applied_on, checksum
                 FROM refinery_schema_history";
    catalog.connection.execute(sql, []).expect("an insert");
    drop(catalog);
    assert!(matches!(Catalog::create(&path), Err(CatalogError::Newer { .. })));
}

#[test]
fn every_column_says_what_it_holds() {
    let fixture = Fixture::new();
    let tables = fixture.strings(
        "SELECT sql FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'refinery%'
            AND name NOT GLOB '*_fts_*'",
        |row| row.get(0),
    );
    for sql in tables {
        assert!(sql.lines().next().is_some_and(|line| line.contains(" -- ")), "{sql}");
        let columns = sql.lines().filter(|line| {
            let word = line.strip_prefix("    ").and_then(|line| line.split(' ').next());
            word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
        });
        for column in columns.filter(|line| !sql.starts_with("CREATE VIEW") || line.ends_with(','))
        {
            assert!(column.contains(" -- "), "{column}");
        }
    }
}

#[test]
fn the_schema_refuses_what_makes_no_sense() {
    let fixture = Fixture::of(&[post("a.md", vec![talk(3, "Mesh").at(KUBECON).by("Ada", "Acme")])]);
    for sql in [
        "UPDATE posts SET date = '2025-02-30'",
        "UPDATE posts SET date = 'yesterday'",
        "UPDATE posts SET lang = 'English'",
        "UPDATE events SET starts_on = '2025-04-04', ends_on = '2025-04-01', dates_mention_id = mention_id",
        "UPDATE events SET city = 'London'",
        "UPDATE events SET parent_id = id, parent_mention_id = mention_id",
        "UPDATE talks SET format = 'song'",
        "UPDATE talks SET slug = 'Mesh!'",
        "UPDATE talks SET mention_id = NULL",
        "UPDATE talks SET mention_id = 999",
        "UPDATE talks SET title = 'No such title'",
        "UPDATE speakers SET name = 'Nobody'",
        "UPDATE talk_speakers SET organization_mention_id = NULL",
        "UPDATE mentions SET post_id = NULL",
        "UPDATE mentions SET confidence = 1.5",
        "DELETE FROM mentions",
        "DELETE FROM organizations",
    ] {
        assert!(fixture.catalog.connection.execute(sql, []).is_err(), "{sql}");
    }
}

/// What each of two lists has and the other has not.
fn only_in_one(one: Vec<String>, other: Vec<String>) -> (Vec<String>, Vec<String>) {
    let lacks = |list: &[String], it: &String| !list.contains(it);
    let ours = one.iter().filter(|it| lacks(&other, it)).cloned().collect();
    let theirs = other.iter().filter(|it| lacks(&one, it)).cloned().collect();
    (ours, theirs)
}

fn none() -> (Vec<String>, Vec<String>) {
    (Vec::new(), Vec::new())
}

/// The posts that a blog has in the end: the last version of each path.
fn latest(versions: &[PostFacts]) -> Vec<PostFacts> {
    let by_path: BTreeMap<&str, &PostFacts> =
        versions.iter().map(|facts| (facts.path.as_str(), facts)).collect();
    by_path.into_values().cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any order, any split into runs, with edits, removals and returns on the way, and corrections
    /// that come, go and come back.
    #[test]
    fn the_way_does_not_matter(
        versions in prop::collection::vec(any_post(), 1..7),
        runs in prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 0..4), 0..3),
        gone in prop::collection::vec(any::<prop::sample::Index>(), 0..2),
        order in any::<prop::sample::Index>(),
        corrections in prop::collection::vec(any_correction(), 0..4),
        passing in prop::collection::vec(any_correction(), 0..2),
    ) {
        let posts = latest(&versions);
        let mut straight = Fixture::new();
        straight.correct(&corrections);
        straight.run(&posts, &[]);
        let mut winding = Fixture::new();
        winding.correct(&passing);
        for run in &runs {
            let some: Vec<PostFacts> = run.iter().map(|index| index.get(&versions).clone()).collect();
            winding.run(&latest(&some), &[]);
        }
        let gone: Vec<&str> = gone.iter().map(|index| index.get(&posts).path.as_str()).collect();
        winding.run(&[], &gone);
        let mut rotated = posts.clone();
        rotated.rotate_left(order.index(posts.len()));
        let (first, second) = rotated.split_at(posts.len() / 2);
        winding.run(second, &[]);
        winding.correct(&corrections);
        winding.run(first, &[]);
        prop_assert_eq!(winding.export(), straight.export());
        prop_assert_eq!(winding.evidence(), straight.evidence());
        prop_assert_eq!(winding.retired(), straight.retired());
        let idle = winding.run(&posts, &[]);
        for (kind, counts) in idle.kinds() {
            prop_assert_eq!((counts.added, counts.changed, counts.removed), (0, 0, 0), "{}", kind);
        }
    }

    /// What was given a slug keeps it when posts arrive that share nothing with it, and nobody else
    /// is ever called by it.
    #[test]
    fn unrelated_posts_move_no_slug(
        posts in prop::collection::vec(any_post(), 1..5),
        others in prop::collection::vec(unrelated_post(), 1..4),
    ) {
        let mut fixture = Fixture::of(&latest(&posts));
        let before = fixture.named();
        fixture.run(&latest(&others), &[]);
        let after = fixture.named();
        for (slug, evidence) in before {
            prop_assert_eq!(Some(&evidence), after.get(&slug), "{}", slug);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// What is resolved of a part is what would be resolved of it within the whole: posts that come,
    /// change, go and return one by one or in groups leave the catalog that they would leave at once.
    #[test]
    fn parts_are_as_within_the_whole(
        versions in prop::collection::vec(any_post(), 1..9),
        runs in prop::collection::vec(
            (prop::collection::vec(any::<prop::sample::Index>(), 0..3), any::<prop::sample::Index>(), any::<bool>()),
            1..5,
        ),
    ) {
        let mut blog: BTreeMap<String, PostFacts> = BTreeMap::new();
        let mut winding = Fixture::new();
        for (some, gone, forget) in &runs {
            let some: Vec<PostFacts> = some.iter().map(|index| index.get(&versions).clone()).collect();
            let put = latest(&some);
            // No post is gone and there at once.
            let gone = forget.then(|| gone.get(&versions).path.as_str());
            let gone: Vec<&str> =
                gone.into_iter().filter(|gone| put.iter().all(|post| post.path != *gone)).collect();
            for path in &gone {
                blog.remove(*path);
            }
            for post in &put {
                blog.insert(post.path.clone(), post.clone());
            }
            winding.run(&put, &gone);
        }
        let posts: Vec<PostFacts> = blog.into_values().collect();
        let straight = Fixture::of(&posts);
        prop_assert_eq!(only_in_one(winding.remembered(), straight.remembered()), none());
        prop_assert_eq!(only_in_one(winding.evidence(), straight.evidence()), none());
        prop_assert_eq!(only_in_one(winding.retired(), straight.retired()), none());
        prop_assert_eq!(winding.export(), straight.export());
        prop_assert_eq!(check(&winding.catalog.connection).expect("a check"), vec![]);
    }
}
