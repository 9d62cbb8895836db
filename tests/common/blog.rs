//! A small blog in which much is to be put right, its catalog and its corrections file.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::fs;
use std::sync::OnceLock;

use talkcat::corrections::Statement;

use super::{Folder, Run};

/// Posts with something to put right for every verb.
pub const BLOG: [(&str, &str); 3] = [
    (
        "blog/recap.md",
        "---\ntitle: Istio at KubeCon Europe 2025, a recap\ndate: 2025-04-25\n---\n\n\
         KubeCon + CloudNativeCon Europe 2025 in London is over, and so is Istio Day Europe 2025.\n\n\
         ## KubeCon + CloudNativeCon Europe 2025\n\n\
         - [Mesh for All](https://youtu.be/AAAAAAAAAAA) - Jane Doe, Google\n\
         - [Closing the Loop](https://youtu.be/BBBBBBBBBBB) - José Núñez, Red Hat\n\
         - [Panel: Where Next?](https://youtu.be/CCCCCCCCCCC) - Alex Kim, Google & Alex Kim, Red Hat\n\
         - [Ten Minutes of Mesh](https://youtu.be/DDDDDDDDDDD) - Wei Zhang, Acme Cloud\n\
         - [Clusters in Small](https://youtu.be/EEEEEEEEEEE) - Wei Zhang, Acme Cloud\n\
         - [Notes from the Edge](https://youtu.be/FFFFFFFFFFF) - Olha Kravets, Bolt Works\n",
    ),
    (
        "blog/preview.md",
        "---\ntitle: Istio at KubeCon Europe 2025\ndate: 2025-03-20\n---\n\n\
         KubeCon + CloudNativeCon Europe 2025 takes place in London from April 1 to 4, 2025.\n\n\
         - [Mesh for Everybody](https://sched.co/1AbCd) - Jane Doe, Google\n\
         - [Ambient at Scale](https://sched.co/1AbCe) - Ada Ek & Li Na, Microsoft\n\
         - [Edges of a Mesh](https://sched.co/1AbCf) - Olha Bondar, Bolt Works\n",
    ),
    (
        "blog/recap.uk.md",
        "---\ntitle: Istio на KubeCon Europe 2025\ndate: 2025-04-26\n---\n\n\
         KubeCon + CloudNativeCon Europe 2025 завершився.\n\n\
         - [Замикаючи петлю](https://youtu.be/BBBBBBBBBBB)\n",
    ),
];

/// The file as people began it.
pub const OURS: &str = "# Ours. Keep it short.\n";

/// A folder with the blog in its catalog, and no corrections file.
pub fn blog() -> Folder {
    static CATALOG: OnceLock<Vec<u8>> = OnceLock::new();
    let folder = Folder::empty();
    for (path, text) in BLOG {
        folder.write(path, text);
    }
    let imported = CATALOG.get_or_init(|| {
        import(&folder);
        fs::read(folder.path("talkcat.db")).expect("a catalog")
    });
    folder.write("talkcat.db", imported);
    folder
}

/// The same with a corrections file.
pub fn with_file() -> Folder {
    let folder = blog();
    folder.write("talkcat.corrections.yaml", OURS);
    folder
}

pub fn import(folder: &Folder) {
    let run = folder.run(&["import", "blog"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

pub fn fresh_catalog(folder: &Folder) {
    fs::remove_file(folder.path("talkcat.db")).expect("a catalog");
    import(folder);
}

pub fn fix(folder: &Folder, arguments: &[&str]) -> Run {
    folder.run(&[&["fix", "--by", "Ada Ek"], arguments].concat())
}

/// Corrects, which must succeed.
pub fn fixed(folder: &Folder, arguments: &[&str]) -> Run {
    let run = fix(folder, arguments);
    assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.stderr);
    run
}

pub fn file(folder: &Folder) -> String {
    fs::read_to_string(folder.path("talkcat.corrections.yaml")).expect("a corrections file")
}

pub fn catalog(folder: &Folder) -> rusqlite::Connection {
    talkcat::query::open::open(&folder.path("talkcat.db")).expect("a catalog")
}

/// The statements in force.
pub fn statements(folder: &Folder) -> Vec<Statement> {
    let kept = talkcat::catalog::corrections(&catalog(folder)).expect("corrections");
    kept.into_iter().map(|kept| kept.correction.statement).collect()
}
