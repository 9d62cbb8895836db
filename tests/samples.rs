//! The sample posts, against what they are known to say.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Deserialize;
use talkcat::post::find::find;
use talkcat::post::read::read;

/// What a post is known to say, as far as reading it goes.
#[derive(Deserialize)]
struct Expected {
    lang: String,
    date: Option<NaiveDate>,
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/posts")
}

fn expectations() -> BTreeMap<String, Expected> {
    serde_yaml::from_str(include_str!("samples.expected.yaml")).expect("valid expectations")
}

#[test]
fn every_sample_has_expectations_and_is_read() {
    let mut expected = expectations();
    let root = samples();
    let (sources, errors) = find(std::slice::from_ref(&root));
    assert_eq!(errors, []);
    for source in sources {
        let full = source.path();
        let path = full.trim_start_matches(&*root.to_string_lossy()).trim_start_matches('/');
        let known = expected.remove(path).unwrap_or_else(|| panic!("nothing is known of {path}"));
        let bytes = source.bytes().expect("a readable sample");
        let post = read(path, &bytes).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(post.lang, known.lang, "{path}");
        assert_eq!(post.front.date, known.date, "{path}");
        assert!(!post.document.blocks.is_empty(), "{path}");
    }
    assert!(expected.is_empty(), "no such samples: {:?}", expected.keys());
}
