//! The commands that list, on a real catalog: what they print, and what the filters leave.

mod common;

use common::Folder;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

const COMMANDS: [&str; 6] = ["talks", "events", "speakers", "orgs", "videos", "posts"];

#[test]
fn each_listing_prints_what_it_should() {
    let folder = Folder::with_catalog();
    for command in COMMANDS {
        let shots = [
            ("80 columns", vec![command, "--width", "80"]),
            ("200 columns", vec![command, "--width", "200"]),
            ("a pipe", vec![command]),
            ("json", vec![command, "--format", "json"]),
        ];
        for (name, arguments) in shots {
            let name = format!("{command} in {name}");
            insta::assert_snapshot!(name, folder.stdout(&arguments));
        }
    }
}

#[test]
fn the_other_formats_hold_the_same_rows() {
    let folder = Folder::with_catalog();
    for format in ["ndjson", "csv", "tsv", "markdown"] {
        let shown = folder.stdout(&["talks", "--format", format]);
        // A raw escape sequence is for files, and there only where the format asks for exact text.
        assert_eq!(shown.contains('\u{1b}'), format == "csv", "{format}");
        insta::assert_snapshot!(
            format!("talks as {format}"),
            shown.replace('\r', "␍").replace('\u{1b}', "␛").replace(['\u{7}', '\u{9b}'], "�")
        );
    }
}

#[test]
fn every_listing_has_its_rows_in_every_format() {
    let folder = Folder::with_catalog();
    for command in COMMANDS {
        let print = |format| folder.stdout(&[command, "--format", format]);
        let json: Vec<Value> = serde_json::from_str(&print("json")).expect("JSON");
        assert!(json.len() > 1, "{command}");
        let ndjson: Vec<Value> =
            print("ndjson").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(ndjson, json, "{command}");
        let columns = json[0].as_object().expect("an object").len();
        let csv = print("csv");
        let mut csv = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(csv.headers().expect("a header").len(), columns, "{command}");
        assert_eq!(csv.records().flatten().count(), json.len(), "{command}");
        let tsv = print("tsv");
        assert_eq!(tsv.lines().count(), json.len() + 1, "{command}");
        assert!(tsv.lines().all(|line| line.split('\t').count() == columns), "{command}");
        assert_eq!(print("markdown").lines().count(), json.len() + 2, "{command}");
        assert_eq!(print("table").lines().count(), json.len() + 1, "{command}: plain in a pipe");
    }
}

#[test]
fn a_table_fits_its_width_and_keeps_every_letter() {
    let folder = Folder::with_catalog();
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.sort_unstable();
        letters
    };
    for command in COMMANDS {
        let plain = letters(&folder.stdout(&[command]));
        for width in (20..=200).step_by(9) {
            let table = folder.stdout(&[command, "--width", &width.to_string()]);
            let widest = table.lines().map(UnicodeWidthStr::width).max();
            assert!(widest <= Some(width), "{command} in {width} columns:\n{table}");
            if table.contains('─') {
                assert_eq!(letters(&table), plain, "{command} in {width} columns:\n{table}");
            }
        }
    }
}

/// A command line, the column to look at, and what it holds.
type Example<'a> = (&'a str, &'a str, &'a [&'a str]);

fn check(folder: &Folder, examples: &[Example]) {
    for &(line, column, expected) in examples {
        let arguments = words(line);
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        assert_eq!(folder.column(column, &arguments), expected, "{line}");
    }
}

/// Splits at spaces, but not within single quotes.
fn words(line: &str) -> Vec<String> {
    let quoted = line.split('\'').enumerate();
    quoted
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

#[test]
fn names_are_found_however_they_are_written() {
    let ambient: &[&str] = &["ambient-sla"];
    check(
        &Folder::with_catalog(),
        &[
            // By slug, id, name, alias, part, without accents, in another script.
            ("talks --speaker lukasz-plotka", "slug", ambient),
            ("talks --speaker 2", "slug", ambient),
            ("talks --speaker 'Łukasz Płotka'", "slug", ambient),
            ("talks --speaker 'LUKASZ PLOTKA'", "slug", ambient),
            ("talks --speaker płot", "slug", ambient),
            ("talks --speaker 张伟", "slug", &["wu-xian-fu-wu-wang-ge"]),
            ("talks --speaker 'zhang wei'", "slug", &["wu-xian-fu-wu-wang-ge"]),
            ("talks --speaker '山田 太郎'", "slug", &["zero-kara"]),
            ("talks --speaker маряни", "slug", &["servisna-sitka"]),
            ("talks --speaker доу", "slug", &["ambient-sla", "panel-where-next"]),
            ("talks --org redhat", "slug", &["zero-kara", "ambient-sla", "panel-where-next"]),
            ("talks --org 汇丰", "slug", &["wu-xian-fu-wu-wang-ge"]),
            // An organization stands for its parts too, but not for the whole.
            ("talks --org 微软", "slug", ambient),
            ("talks --org 微軟", "slug", ambient),
            ("talks --org azure", "slug", ambient),
            ("orgs --org azure", "slug", &["microsoft-azure"]),
            ("orgs --org microsoft", "slug", &["microsoft", "microsoft-azure"]),
            // Two people of one name are both meant, unless the slug tells which.
            ("speakers --speaker 'alex kim'", "slug", &["alex-kim", "alex-kim-2"]),
            ("speakers --speaker alex-kim-2", "slug", &["alex-kim-2"]),
            // A part of a name is all that has it.
            ("events --event kubecon", "slug", &["kubecon-europe-2025", "kubecon-china-2024"]),
            ("events --event 'KubeCon EU 2025'", "slug", &["kubecon-europe-2025"]),
            ("events --event 'kubecon europe 2025'", "slug", &["kubecon-europe-2025"]),
            ("events --event 中国", "slug", &["kubecon-china-2024"]),
            ("events --series kubecon", "slug", &["kubecon-europe-2025", "kubecon-china-2024"]),
            ("events --city 'hong kong'", "slug", &["kubecon-china-2024"]),
        ],
    );
}

#[test]
fn filters_mean_the_same_in_every_listing() {
    let europe: &[&str] = &["ambient-sla", "hostile"];
    check(
        &Folder::with_catalog(),
        &[
            ("talks --event kubecon-europe-2025", "slug", europe),
            (
                "speakers --event kubecon-europe-2025",
                "slug",
                &["alex-kim", "jane-doe", "lukasz-plotka"],
            ),
            (
                "orgs --event kubecon-europe-2025",
                "slug",
                &["cncf", "microsoft", "microsoft-azure", "red-hat"],
            ),
            ("videos --event kubecon-europe-2025", "key", &["youtube:AAAAAAAAAAA"]),
            ("posts --event kubecon-europe-2025", "lang", &["zh", "en"]),
            ("talks --year 2024", "slug", &["wu-xian-fu-wu-wang-ge"]),
            ("events --year 2024 --year 2023", "year", &["2024", "2023"]),
            ("speakers --year 2024", "slug", &["zhang-wei"]),
            ("posts --year 2024", "path", &["blog/zh/kubecon-china-2024.md"]),
            ("events --speaker 'jane doe'", "slug", &["kubecon-europe-2025"]),
            ("orgs --speaker 'jane doe'", "slug", &["red-hat"]),
            ("posts --speaker 'jane doe'", "lang", &["zh", "en"]),
            ("videos --speaker yamada-taro", "start", &["90"]),
            ("speakers --org 'red hat'", "slug", &["jane-doe"]),
            ("events --org 微软", "slug", &["kubecon-europe-2025"]),
            ("posts --org 汇丰银行", "path", &["blog/zh/kubecon-china-2024.md"]),
            ("talks --kind keynote --kind panel", "slug", &["ambient-sla", "panel-where-next"]),
            ("events --kind workshop", "slug", &["istio-day-europe-2025"]),
            ("talks --lang zh-CN", "slug", &["ambient-sla", "wu-xian-fu-wu-wang-ge"]),
            ("events --lang zh", "slug", &["kubecon-europe-2025", "kubecon-china-2024"]),
            ("videos --lang en", "key", &["youtube:AAAAAAAAAAA", "youtube:CCCCCCCCCCC"]),
            ("posts --lang uk --lang ja", "lang", &["ja", "uk"]),
            ("talks --with-video", "slug", &["servisna-sitka", "zero-kara", "ambient-sla"]),
            (
                "talks --without-video",
                "slug",
                &["hostile", "wu-xian-fu-wu-wang-ge", "panel-where-next"],
            ),
            ("events --without-video", "slug", &["kubecon-europe-2025", "kubecon-china-2024"]),
            // Filters together must all hold, and for one and the same talk.
            ("talks --event kubecon --org 'red hat'", "slug", &["ambient-sla"]),
            ("speakers --event kubecon --kind keynote", "slug", &["jane-doe", "lukasz-plotka"]),
            (
                "talks --event istio-day-europe-2025 --event kubecon-china-2024 --without-video",
                "slug",
                &["wu-xian-fu-wu-wang-ge"],
            ),
        ],
    );
}

#[test]
fn days_reach_from_the_first_to_the_last() {
    check(
        &Folder::with_catalog(),
        &[
            ("events --since 2025-04-02", "slug", &["kubecon-europe-2025"]),
            ("events --since 2024-08-23 --until 2024", "slug", &["kubecon-china-2024"]),
            (
                "events --until 2024-08",
                "slug",
                &["kubecon-china-2024", "cloud-native-community-days-2023"],
            ),
            // The whole year counts where the days are not known.
            (
                "events --since 2023-06 --until 2023-07",
                "slug",
                &["cloud-native-community-days-2023"],
            ),
            // A post has days of its own.
            ("posts --since 2025-04-11", "lang", &["ja", "zh"]),
            ("posts --until 2023", "path", &["blog/en/how-to.md"]),
        ],
    );
}

#[test]
fn rows_are_sorted_and_limited_as_asked() {
    check(
        &Folder::with_catalog(),
        &[
            ("speakers --sort talks --limit 2", "slug", &["jane-doe", "alex-kim"]),
            ("speakers --sort talks --reverse --limit 1", "talks", &["1"]),
            ("events --sort name --limit 1", "slug", &["cloud-native-community-days-2023"]),
            ("events --sort name --reverse --limit 1", "slug", &["kubecon-europe-2025"]),
            // What is not known comes last either way.
            ("events --sort city", "city", &["Hong Kong", "London", "London", "null"]),
            ("events --sort city --reverse", "city", &["London", "London", "Hong Kong", "null"]),
            ("posts --sort conference --limit 1 --reverse", "conference", &["false"]),
        ],
    );
}

#[test]
fn counts_are_of_what_the_filters_leave() {
    let folder = Folder::with_catalog();
    check(
        &folder,
        &[
            ("speakers --speaker jane-doe", "talks", &["2"]),
            ("speakers --speaker jane-doe --kind panel", "talks", &["1"]),
            ("events --event kubecon-europe-2025 --with-video", "talks", &["1"]),
            ("orgs --org red-hat --year 2025", "talks", &["2"]),
        ],
    );
}

#[test]
fn a_listing_without_rows_says_so_and_is_no_failure() {
    let folder = Folder::with_catalog();
    for (format, stdout) in [("table", ""), ("json", "[]\n"), ("ndjson", "")] {
        let run = folder.run(&["talks", "--year", "1999", "--format", format]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(0), stdout));
        assert_eq!(run.stderr, "talkcat: no talks match all of these filters\n");
    }
    let run = folder.run(&["speakers", "--city", "!!"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));

    let folder = Folder::with_empty_catalog();
    for command in COMMANDS {
        let run = folder.run(&[command]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
        assert!(run.stderr.contains("`talkcat import PATH` reads posts"), "{}", run.stderr);
    }
}

#[test]
fn a_filter_that_names_nothing_says_what_to_do_and_exits_3() {
    let folder = Folder::with_catalog();
    for (option, name, says) in [
        ("--event", "FOSDEM", "there is no event “FOSDEM” in the catalog; `talkcat events` lists"),
        ("--series", "fosdem", "there is no event series “fosdem”"),
        ("--speaker", "Nobody", "there is no speaker “Nobody” in the catalog; `talkcat speakers`"),
        ("--speaker", "99", "there is no speaker “99”"),
        ("--org", "谷歌", "there is no organization “谷歌” in the catalog; `talkcat orgs` lists"),
        ("--org", "++", "there is no organization “++”"),
        ("--org", "", "there is no organization “”"),
        ("--org", "' OR 1=1 --", "there is no organization “' OR 1=1 --”"),
        ("--event", "\u{1b}[2J", "there is no event “\\u{1b}[2J”"),
    ] {
        for command in COMMANDS {
            let run = folder.run(&[command, option, name]);
            assert_eq!((run.code, run.stdout.as_str()), (Some(3), ""), "{command} {name}");
            assert!(run.stderr.starts_with(&format!("talkcat: {says}")), "{}", run.stderr);
        }
    }
}
