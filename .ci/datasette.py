"""What Datasette shows of a catalog with the files of `talkcat export datasette`.

Usage: datasette.py TALKCAT CATALOG

Run by a Python that has Datasette, 0.65 or 1.0: serves the catalog on 127.0.0.1 and reads its pages.
"""

import html
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import urlopen

talkcat, catalog = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
os.chdir(tempfile.mkdtemp())
name = os.path.splitext(os.path.basename(catalog))[0]
database = sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)


def rows(sql, *values):
    return database.execute(sql, values).fetchall()


class Site:
    """A running Datasette."""

    def __init__(self):
        datasette = [sys.executable, "-m", "datasette"]
        version = subprocess.run([*datasette, "--version"], check=True, capture_output=True, timeout=60)
        self.version = version.stdout.decode().split()[-1]
        self.is_new = not self.version.startswith("0.")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        config = ["-c", "site/datasette.yaml"] if self.is_new else []
        files = [catalog, "-m", "site/metadata.yaml", *config]
        self.log = open("log", "w+", encoding="utf-8")
        self.address = f"http://127.0.0.1:{port}/{quote(name)}"
        self.process = subprocess.Popen(
            [*datasette, *files, "-h", "127.0.0.1", "-p", str(port)], stdout=self.log, stderr=self.log
        )

    def __enter__(self):
        for _ in range(300):
            try:
                self.get(".json")
                return self
            except URLError:
                assert self.process.poll() is None, self.told()
                time.sleep(0.1)
        raise AssertionError(f"Datasette does not answer: {self.told()}")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)

    def told(self):
        self.log.seek(0)
        return self.log.read()

    def get(self, path, **query):
        query = f"?{urlencode(query)}" if query else ""
        try:
            with urlopen(self.address + path + query, timeout=30) as page:
                return page.read().decode()
        except HTTPError as error:
            raise AssertionError(f"{path}{query}: {error}: {error.read().decode()[:500]}") from None

    def json(self, path, **query):
        return json.loads(self.get(path + ".json", **query))


def schema():
    """The public tables as talkcat tells of them: name to comment and columns."""
    command = [talkcat, "--db", catalog, "schema", "--format", "json"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)
    tables = {}
    for row in told:
        table = tables.setdefault(row["table"], {"comment": None, "columns": {}})
        if row["column"] is None:
            table["comment"] = row["comment"]
        else:
            table["columns"][row["column"]] = row["comment"]
    indexes = rows("SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')")
    return {table: told for table, told in tables.items() if (table,) not in indexes}


def check_front_page(site, tables):
    front = site.json("")
    listed = {table["name"]: table["hidden"] for table in front["tables"]}
    shown = {table for table, hidden in listed.items() if not hidden}
    views = {view["name"] for view in front["views"]}
    assert shown | views == set(tables), (shown | views) ^ set(tables)
    assert {"_fingerprints", "_post_facts", "refinery_schema_history"} <= set(listed) - shown


def check_tables(site, tables):
    """Every table has its description, and every foreign key the label of what it leads to."""
    labels = 0
    for table, told in tables.items():
        page = html.unescape(site.get(f"/{table}"))
        assert told["comment"] in page, table
        for column, comment in told["columns"].items():
            assert comment is None or comment in page, f"{table}.{column}"
        keys = rows(
            'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?) GROUP BY id HAVING count(*) = 1',
            table,
        )
        for row in site.json(f"/{table}", _labels="on", _size=20, _shape="array") if keys else []:
            for column, target, key in keys:
                label = LABELS[target]
                if row[column] is None:
                    continue
                found = rows(f"SELECT {label} FROM {target} WHERE {key} = ?", row[column]["value"])
                assert row[column]["label"] == str(found[0][0]), (table, column, row)
                labels += 1
    assert labels > 100, labels
    return labels


# What stands for a row elsewhere.
LABELS = {
    "posts": "path",
    "corrections": "statement",
    "mentions": "words",
    "event_series": "name",
    "events": "name",
    "speakers": "name",
    "organizations": "name",
    "talks": "title",
    "links": "url",
    "imports": "finished_at",
}


def check_layout(site):
    page = site.get("/talks")
    for column in ["event_id", "format", "title_lang"]:
        assert f'id="facet-{column}"' in page, column
    talks = site.json("/talks", _shape="array", _size=5)
    titles = rows("SELECT title FROM talks ORDER BY title LIMIT 5")
    assert [(talk["title"],) for talk in talks] == titles
    first = talks[0]
    event = rows("SELECT id, name FROM events WHERE id = ?", first["event_id"])
    for number, event_name in event:
        link = re.search(rf'<a href="/{re.escape(quote(name))}/events/{number}">([^<]*)</a>', page)
        assert link and html.unescape(link[1]) == event_name, link


def check_search(site):
    """Where the catalog has full-text indexes, their tables have a search box that finds something."""
    indexed = [table for table in ("talks", "speakers", "events") if rows(
        "SELECT 1 FROM sqlite_schema WHERE name = ?", f"{table}_fts"
    )]
    for table in indexed:
        assert 'name="_search"' in site.get(f"/{table}"), f"{table} has no search box"
        label = LABELS[table]
        words = [re.search(r"\b[A-Za-z]{4,}\b", text) for (text,) in rows(f"SELECT {label} FROM {table}")]
        word = next(word[0] for word in words if word)
        found = site.json(f"/{table}", _search=word, _shape="array")
        assert any(word.lower() in row[label].lower() for row in found), (table, word, found[:3])
    return indexed


def check_queries(site):
    """Every canned query answers, with nothing given and with each field of its form left empty."""
    queries = site.json("")["queries"]
    assert queries, "there are no canned queries"
    answered = 0
    for query in queries:
        path = f"/{quote(query['name'])}"
        page = html.unescape(site.get(path))
        assert query["title"] in page and query["description"] in page, query["name"]
        parameters = set(re.findall(r":([a-z]\w*)", query["sql"]))
        empty = site.json(path, _shape="array", **dict.fromkeys(parameters, ""))
        assert empty == site.json(path, _shape="array"), query["name"]
        answered += bool(empty)
    assert answered * 2 > len(queries), f"of {len(queries)} queries only {answered} have an answer"
    return len(queries)


command = [talkcat, "--db", catalog, "export", "datasette", "site"]
subprocess.run(command, check=True, capture_output=True, timeout=60)
tables = schema()
with Site() as site:
    check_front_page(site, tables)
    labels = check_tables(site, tables)
    check_layout(site)
    indexed = check_search(site)
    queries = check_queries(site)
    print(
        f"Datasette {site.version}: {len(tables)} tables and views, {labels} labels, {queries} queries, "
        f"search in {', '.join(indexed) or 'no table (there are no indexes)'}"
    )
