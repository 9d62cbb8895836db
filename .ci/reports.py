"""The built-in reports, asked of SQLite and of something else."""

import datetime
import decimal
import json
import math
import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

# A value for each parameter, to be asked of the catalog.
VALUES = {
    "year": "SELECT year FROM events GROUP BY year ORDER BY count(*) DESC LIMIT 1",
    "since": "SELECT max(year) - 1 FROM events",
    "least": "SELECT 2",
    "below": "SELECT 0.9",
    "role": "SELECT 'sponsor'",
    "conference": "SELECT 1",
    "event": "SELECT e.slug FROM events e JOIN talks t ON t.event_id = e.id GROUP BY 1 ORDER BY count(*) DESC",
    "series": "SELECT s.slug FROM event_series s JOIN events e ON e.series_id = s.id GROUP BY 1 ORDER BY count(*) DESC",
    "org": "SELECT o.name FROM organizations o JOIN talk_speakers t ON t.organization_id = o.id GROUP BY 1 ORDER BY count(*) DESC",
    "speaker": "SELECT s.name FROM speakers s JOIN talk_speakers t ON t.speaker_id = s.id GROUP BY 1 ORDER BY count(*) DESC",
}


def with_yearless(talkcat, catalog, root):
    """A copy of the catalog that also knows an event without a year."""
    post = Path(root, "seeds/posts/notes/atlantic-edge-forum-2022.md")
    facts = subprocess.run([talkcat, "extract", post], check=True, capture_output=True, timeout=60).stdout
    facts = json.loads(facts.decode().replace(" 2022", ""))
    facts["path"] = "yearless.md"
    for event in facts["events"]:
        event.update(year=None, starts_on=None, ends_on=None)
    copy = os.path.abspath(shutil.copy(catalog, "yearless.db"))
    command = [talkcat, "--db", copy, "import", "--facts", "-"]
    subprocess.run(command, input=json.dumps(facts).encode(), check=True, capture_output=True, timeout=300)
    return copy


def plain(value):
    """A cell as SQLite would give it."""
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def same(ours, theirs):
    if isinstance(ours, float) or isinstance(theirs, float):
        return None not in (ours, theirs) and math.isclose(ours, theirs)
    return ours == theirs


def compare(engine, root, catalog, ask):
    """Asks `ask(sql, parameters)` for the rows of every report, with each parameter in turn."""
    database = sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)
    questions = rows = 0
    for file in sorted(Path(root, "src/reports").glob("*.sql")):
        sql = file.read_text(encoding="utf-8")
        names = re.findall(r"^-- param (\w+):", sql, re.M)
        for given in [None, *names]:
            values = dict.fromkeys(names)
            if given:
                (values[given],) = database.execute(VALUES[given]).fetchone()
            expected = database.execute(sql, values).fetchall()
            found = [tuple(map(plain, row)) for row in ask(sql, values)]
            pairs = zip(expected, found)
            assert len(expected) == len(found), (engine, file.stem, values, expected[:3], found[:3])
            for pair in pairs:
                assert all(map(same, *pair)), (engine, file.stem, values, pair)
            assert expected or given, f"{file.stem} finds nothing: the catalog is too small to compare"
            questions += 1
            rows += len(expected)
    assert questions > 30, questions
    print(f"{engine}: {questions} questions of reports find SQLite's {rows} rows in the Parquet files")
