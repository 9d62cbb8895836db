"""What others' programs make of talkcat's exports.

Usage: exports.py TALKCAT CATALOG

Run by a Python that has frictionless, c3voc-schedule-tools, schedule-convert, icalendar and
feedparser. The schemas of schedule.json and schedule.xml are in no package, so these are read with
the tools of their makers instead.
"""

import io
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

import feedparser
import frictionless
import icalendar
from schedule_convert.importers.frab_xml import FrabXmlImporter
from voc.schedule import Schedule

talkcat, catalog = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
os.chdir(tempfile.mkdtemp())
database = sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)


def export(*arguments):
    command = [talkcat, "--db", catalog, "export", *arguments]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout


def rows(sql, *values):
    return database.execute(sql, values).fetchall()


def count(sql, *values):
    return rows(sql, *values)[0][0]


def check_package():
    export("csv", "data")
    report = frictionless.Package("data/datapackage.json").validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:9]
    assert report.stats["tasks"] > 20, report.stats
    # A check that cannot fail tells nothing: a key that leads nowhere has to be found.
    with open("data/talk_speakers.csv", encoding="utf-8", newline="") as file:
        lines = file.read().split("\r\n")
    lines[1] = "999999" + lines[1][lines[1].index(",") :]
    with open("data/talk_speakers.csv", "w", encoding="utf-8", newline="") as file:
        file.write("\r\n".join(lines))
    errors = frictionless.Package("data/datapackage.json").validate().flatten(["type"])
    assert errors == [["foreign-key"]], errors
    print(f"csv: frictionless finds {report.stats['tasks']} tables as they are described")


def check_schedules():
    events = rows("SELECT id, slug, name FROM events WHERE starts_on IS NOT NULL")
    assert len(events) > 5
    sessions = 0
    for event, slug, name in events:
        titles = sorted(title for (title,) in rows("SELECT title FROM talks WHERE event_id = ?", event))
        names = rows(
            "SELECT DISTINCT s.name FROM talk_speakers x JOIN talks t ON t.id = x.talk_id"
            " JOIN speakers s ON s.id = x.speaker_id WHERE t.event_id = ?",
            event,
        )
        names = {name for (name,) in names}

        schedule = Schedule(json=json.loads(export("schedule", slug)))
        talks = schedule.foreach_event_raw(lambda talk: talk)
        assert sorted(talk["title"] for talk in talks) == titles, slug
        assert {p["public_name"] for talk in talks for p in talk["persons"]} == names, slug
        assert len({talk["guid"] for talk in talks}) == len(talks), slug

        # Frab's XML as c3voc's own tool makes it of the JSON, and as talkcat does.
        ours, theirs = export("frab", slug).decode(), schedule.xml()
        ours, theirs = (FrabXmlImporter().parse(io.BytesIO(xml.encode())) for xml in (ours, theirs))
        for conference in (ours, theirs):
            assert conference.title == name and conference.slug == slug, slug
            assert sorted(talk.title for talk in conference.events) == titles, slug
            assert {it.name for talk in conference.events for it in talk.speakers} == names, slug
        assert [(it.id, it.guid) for it in ours.events] == [(it.id, it.guid) for it in theirs.events]
        sessions += len(talks)
    at_events = "SELECT count(*) FROM talks t JOIN events e ON e.id = t.event_id WHERE e.starts_on IS NOT NULL"
    assert sessions == count(at_events) > 0, sessions
    print(f"schedule, frab: {len(events)} events with {sessions} talks, the same to c3voc's tools")


def check_calendar():
    known = count("SELECT count(*) FROM events WHERE starts_on IS NOT NULL")
    calendar = icalendar.Calendar.from_ical(export("ical", "--talks"))
    entries = calendar.walk("VEVENT")
    events = [entry for entry in entries if entry["UID"].startswith("event-")]
    assert len(events) == known, (len(events), known)
    assert len({entry["UID"] for entry in entries}) == len(entries) > known
    for entry in entries:
        assert not entry.errors, entry.errors
        slug = entry["UID"].removeprefix("event-").removesuffix("@talkcat")
        for name, first, last in rows(
            "SELECT name, starts_on, date(ends_on, '+1 day') FROM events WHERE slug = ?", slug
        ):
            told = (entry["SUMMARY"], str(entry["DTSTART"].dt), str(entry["DTEND"].dt))
            assert told == (name, first, last), told
    print(f"ical: {len(entries)} entries")


def check_feed():
    feed = feedparser.parse(export("atom", "--limit", "1000"))
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert len(feed.entries) == count("SELECT count(*) FROM talks")
    titles = {title for (title,) in rows("SELECT title FROM talks")}
    assert {entry.title for entry in feed.entries} == titles
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    print(f"atom: {len(feed.entries)} entries")


check_package()
check_schedules()
check_calendar()
check_feed()
