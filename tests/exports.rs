//! The catalog for other programs, read back with parsers that are not our own.

mod common;

use std::collections::BTreeMap;
use std::{fs, io};

use atom_syndication::Feed;
use common::Folder;
use quick_xml::Reader;
use quick_xml::events::Event;
use rusqlite::Connection;
use serde_json::Value;

/// The forms that print something.
const PRINTED: [&[&str]; 6] = [
    &["schedule", "istio day"],
    &["frab", "istio day"],
    &["ical"],
    &["ical", "--talks", "istio day"],
    &["jsonld", "istio day"],
    &["atom"],
];

/// What a form prints, whatever it remarks.
fn printed(folder: &Folder, form: &[&str]) -> String {
    let run = folder.run(&[&["export"], form].concat());
    assert_eq!(run.code, Some(0), "{form:?}: {}", run.stderr);
    run.stdout
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The catalog of the folder, to change something in it.
fn change(folder: &Folder, sql: &str) {
    let catalog = Connection::open(folder.path("talkcat.db")).unwrap();
    catalog.execute_batch(sql).unwrap();
}

#[test]
fn the_forms_look_like_this() {
    let folder = Folder::with_catalog();
    for form in PRINTED {
        let name = format!("export {}", form.join(" "));
        insta::assert_snapshot!(name, printed(&folder, form).replace('\r', ""));
    }
    insta::assert_snapshot!("export jsonld china", printed(&folder, &["jsonld", "中国"]));
}

#[test]
fn remarks_tell_what_a_form_cannot_say() {
    let folder = Folder::with_catalog();
    let remark = |form: &[&str]| folder.run(&[&["export"], form].concat()).stderr;
    let no_times =
        "talkcat: a catalog knows no times: each talk stands on the first day, at 00:00\n";
    assert_eq!(remark(&["schedule", "istio day"]), no_times);
    assert_eq!(remark(&["frab", "istio day"]), no_times);
    assert_eq!(
        remark(&["ical"]),
        "talkcat: 1 event is left out: no post tells on which days it was\n"
    );
    assert_eq!(remark(&["ical", "istio day"]), "");
}

#[test]
fn the_same_catalog_gives_the_same_bytes() {
    let (one, other) = (Folder::with_catalog(), Folder::with_catalog());
    for form in PRINTED {
        assert_eq!(printed(&one, form), printed(&other, form), "{form:?}");
    }
    for form in ["csv", "datasette"] {
        for folder in [&one, &other] {
            assert_eq!(folder.run(&["export", form, "out"]).code, Some(0));
        }
        for file in fs::read_dir(one.path("out")).unwrap() {
            let file = file.unwrap().file_name();
            let read = |folder: &Folder| fs::read(folder.path("out").join(&file)).unwrap();
            assert_eq!(read(&one), read(&other), "{}", file.display());
        }
    }
}

#[test]
fn nothing_of_a_post_can_act() {
    let folder = Folder::with_catalog();
    change(
        &folder,
        "UPDATE links SET url = 'javascript:alert(1)' WHERE id = 1;
         UPDATE links SET url = 'https://example.org/?a=\"><b>&' || char(27, 10) WHERE id = 2;",
    );
    for form in ["schedule", "frab", "ical", "jsonld", "atom"] {
        let named: &[&str] = if form == "atom" { &[form] } else { &[form, "kubecon-europe-2025"] };
        let text = printed(&folder, named);
        assert!(text.contains("Hostile"), "{form}: {text}");
        assert!(!text.contains("javascript:"), "{form}: {text}");
        let active = |c: char| c.is_control() && !matches!(c, '\r' | '\n');
        assert!(!text.contains(active), "{form}: {text:?}");
    }
    // A page may hold the text between two tags.
    change(&folder, "UPDATE events SET city = '</script><script>' WHERE id = 1");
    assert!(!printed(&folder, &["jsonld", "kubecon-europe-2025"]).contains('<'));
}

#[test]
fn both_schedules_tell_the_same() {
    let folder = Folder::with_catalog();
    for event in ["kubecon-europe-2025", "istio-day-europe-2025", "kubecon-china-2024"] {
        let schedule = json(&printed(&folder, &["schedule", event]));
        let conference = &schedule["schedule"]["conference"];
        assert_eq!(conference["acronym"], event);
        let days = conference["days"].as_array().unwrap();
        assert_eq!(conference["daysCount"], days.len());
        assert_eq!(days[0]["date"], conference["start"]);
        assert_eq!(days[days.len() - 1]["date"], conference["end"]);
        let told: Vec<_> = days
            .iter()
            .flat_map(|day| day["rooms"].as_object().unwrap())
            .flat_map(|(_, talks)| talks.as_array().unwrap())
            .flat_map(|talk| {
                let persons = talk["persons"].as_array().unwrap().iter();
                let names = persons.map(|person| ("person", text(&person["public_name"])));
                let links = talk["links"].as_array().unwrap().iter();
                let links = links.map(|link| ("link", text(&link["title"])));
                let fields = ["title", "type", "date", "start", "duration", "slug"];
                let fields = fields.map(|field| (field, text(&talk[field])));
                fields.into_iter().chain(names).chain(links).collect::<Vec<_>>()
            })
            .map(|(field, text)| (field.to_owned(), text))
            .collect();
        assert!(!told.is_empty());
        let xml = printed(&folder, &["frab", event]);
        let mut written = texts_in_events(&xml);
        written.retain(|(field, _)| told.iter().any(|(known, _)| known == field));
        assert_eq!(written, told);
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// The elements with text within the `event` elements of a schedule, as a parser reads them.
fn texts_in_events(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let mut path: Vec<String> = Vec::new();
    let mut texts: Vec<(String, String)> = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => {
                let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                if path.iter().any(|outer| outer == "event") {
                    texts.push((name.clone(), String::new()));
                }
                path.push(name);
            }
            Event::Text(text) => {
                if let Some((_, so_far)) = texts.last_mut() {
                    *so_far += &text.decode().unwrap();
                }
            }
            Event::GeneralRef(reference) => {
                let entity = format!("&{};", reference.decode().unwrap());
                let (_, so_far) = texts.last_mut().expect("text within an element");
                *so_far += &quick_xml::escape::unescape(&entity).unwrap();
            }
            Event::End(_) => drop(path.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty(), "every element is closed");
    // What stands between elements is the layout.
    let texts = texts.into_iter().map(|(name, text)| (name, text.trim().to_owned()));
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

#[test]
fn a_schedule_is_of_one_event_whose_days_are_known() {
    let folder = Folder::with_catalog();
    for (event, code, says) in [
        (
            "kubecon",
            2,
            "talkcat: 'kubecon' is the name of several events; name one of kubecon-china-2024, \
            kubecon-europe-2025\n",
        ),
        (
            "cloud-native-community-days-2023",
            1,
            "talkcat: no post tells on which days Cloud Native Community Days 2023 was, and a \
            schedule is of days\n",
        ),
        ("nowhere", 3, "talkcat: there is no event “nowhere” in the catalog; "),
    ] {
        for form in ["schedule", "frab"] {
            let run = folder.run(&["export", form, event]);
            assert_eq!((run.code, run.stdout.as_str()), (Some(code), ""), "{form} {event}");
            assert!(run.stderr.starts_with(says), "{}", run.stderr);
        }
    }
}

#[test]
fn a_calendar_has_whole_days_and_lasting_names() {
    let folder = Folder::with_catalog();
    let read = |form: &[&str]| {
        let text = printed(&folder, form);
        assert!(text.lines().all(|line| line.len() <= 75), "lines are folded: {text}");
        let calendar: icalendar::Calendar = text.parse().expect("a calendar");
        let entries = calendar.components.iter().map(|entry| {
            let event = entry.as_event().expect("an event");
            let value = |key: &str| {
                let value = icalendar::Component::property_value(event, key);
                (key.to_owned(), value.unwrap_or_default().to_owned())
            };
            ["UID", "DTSTART", "DTEND", "DTSTAMP", "SUMMARY", "LOCATION"].map(value).into()
        });
        entries.collect::<Vec<BTreeMap<_, _>>>()
    };
    insta::assert_debug_snapshot!(read(&["ical", "--talks", "kubecon"]));
    assert_eq!(read(&["ical"]).len(), 3, "of four events one has no days");
}

#[test]
fn a_feed_has_the_latest_talks_first() {
    let folder = Folder::with_catalog();
    let read = |form: &[&str]| Feed::read_from(printed(&folder, form).as_bytes()).expect("a feed");
    let feed = read(&["atom"]);
    let updated: Vec<_> = feed.entries().iter().map(|entry| *entry.updated()).collect();
    assert_eq!(updated.len(), 6);
    assert!(updated.is_sorted_by(|one, next| one >= next), "{updated:?}");
    assert_eq!(feed.updated(), &updated[0]);
    let mut ids: Vec<_> = feed.entries().iter().map(|entry| entry.id().to_owned()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 6);
    let entry = feed.entries().iter().find(|entry| entry.id().ends_with("/ambient-sla")).unwrap();
    assert_eq!(entry.title().as_str(), "A Service Mesh That Sets the Bar | Ambient SLA");
    assert_eq!(entry.authors()[0].name(), "Łukasz Płotka");
    assert_eq!(entry.links()[0].href(), "https://youtu.be/AAAAAAAAAAA");
    assert_eq!(entry.updated().to_rfc3339(), "2025-04-12T00:00:00+00:00", "told again in Chinese");
    assert_eq!(entry.published().unwrap().to_rfc3339(), "2025-04-10T00:00:00+00:00");

    let latest = read(&["atom", "--limit", "2"]);
    assert_eq!(latest.entries(), &feed.entries()[..2]);
}

#[test]
fn an_empty_catalog_is_exported_too() {
    let folder = Folder::with_empty_catalog();
    let feed = Feed::read_from(printed(&folder, &["atom"]).as_bytes()).unwrap();
    assert_eq!(feed.updated().to_rfc3339(), "1970-01-01T00:00:00+00:00");
    assert!(printed(&folder, &["ical"]).parse::<icalendar::Calendar>().unwrap().is_empty());
    assert_eq!(json(&printed(&folder, &["jsonld"]))["@graph"], Value::Array(vec![]));
    assert_eq!(folder.run(&["export", "csv", "data"]).code, Some(0));
    assert_eq!(fs::read_to_string(folder.path("data/post_tags.csv")).unwrap(), "post_id,tag\r\n");
}

#[test]
fn linked_data_has_what_its_readers_need() {
    let folder = Folder::with_catalog();
    let graph = json(&printed(&folder, &["jsonld"]));
    assert_eq!(graph["@context"], "https://schema.org");
    let events = graph["@graph"].as_array().unwrap();
    assert_eq!(events.len(), 4);
    for event in events {
        assert_eq!(event["@type"], "Event");
        assert!(event["name"].is_string() && event["startDate"].is_string(), "{event}");
    }
    let talks: Vec<_> =
        events.iter().filter_map(|it| it["subEvent"].as_array()).flatten().collect();
    assert_eq!(talks.len(), 5);
    for talk in talks {
        assert_eq!(talk["@type"], "Event");
        for performer in talk["performer"].as_array().unwrap() {
            assert_eq!(performer["@type"], "Person");
            assert!(performer["name"].is_string());
        }
        for video in talk["recordedIn"].as_array().into_iter().flatten() {
            assert_eq!(video["@type"], "VideoObject");
            assert!(video["name"].is_string() && video["url"].is_string(), "{video}");
        }
    }
    let one = json(&printed(&folder, &["jsonld", "istio day"]));
    assert_eq!(
        one["@graph"][0]["superEvent"]["@id"],
        "tag:talkcat.invalid,2025:event/kubecon-europe-2025"
    );
}

#[test]
fn a_catalog_that_is_not_there_leaves_nothing_behind() {
    let folder = Folder::empty();
    let forms = PRINTED.iter().copied().chain([&["csv", "out"][..], &["datasette", "out"]]);
    for form in forms {
        let run = folder.run(&[&["export"], form].concat());
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{form:?}");
        assert!(run.stderr.starts_with("talkcat: there is no catalog"), "{}", run.stderr);
    }
    assert!(!folder.path("out").exists());
}

#[test]
fn a_form_has_no_other_format() {
    let folder = Folder::with_catalog();
    let run = folder.run(&["export", "--format", "json", "atom"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert_eq!(run.stderr, "talkcat: a FORM cannot be used with '--format <FORMAT>'\n");
    assert_eq!(folder.run(&["export", "--db", "talkcat.db", "atom"]).code, Some(0));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::with_catalog();
    for form in PRINTED {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let output = std::process::Command::new(assert_cmd::cargo::cargo_bin("talkcat"))
            .current_dir(folder.path("."))
            .arg("export")
            .args(form)
            .stdout(writer)
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{form:?}");
        assert_eq!(output.status.code(), Some(0), "{form:?}");
    }
}
