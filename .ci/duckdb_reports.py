"""What DuckDB finds in the files of `talkcat export parquet`.

Usage: duckdb_reports.py TALKCAT CATALOG

Run in the root of the project by a Python that has duckdb. TALKCAT is built with the feature parquet.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

import reports

talkcat, given = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
root = os.getcwd()
os.chdir(tempfile.mkdtemp())
catalog = reports.with_yearless(talkcat, given, root)
subprocess.run([talkcat, "--db", catalog, "export", "parquet", "lake"], check=True, timeout=300)
database = duckdb.connect()
os.chdir("lake")
database.execute(Path("views.sql").read_text(encoding="utf-8"))


def ask(sql, values):
    # The dialect's switch: a parameter is called $name.
    return database.execute(re.sub(r"(?<!:):(\w+)", r"$\1", sql), values).fetchall()


def check_tables():
    """Tables and views hold what SQLite's hold."""
    sqlite = reports.sqlite3.connect(f"file:{catalog}?mode=ro", uri=True)
    names = [name for (name,) in database.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()]
    assert len(names) > 25, names
    for name in names:
        theirs = database.execute(f"SELECT * FROM {name}")
        columns = ", ".join(f'"{column[0]}"' for column in theirs.description)
        ours = sqlite.execute(f"SELECT {columns} FROM {name}").fetchall()
        theirs = [tuple(map(reports.plain, row)) for row in theirs.fetchall()]
        if name != "imports":  # Its moments are of another type.
            assert sorted(map(repr, ours)) == sorted(map(repr, theirs)), name
    print(f"duckdb: {len(names)} tables and views hold what SQLite's hold")


check_tables()
reports.compare("duckdb", root, catalog, ask)
