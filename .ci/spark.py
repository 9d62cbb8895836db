"""What Apache Spark makes of talkcat: it reads posts in parallel, and answers reports from Parquet files.

Usage: spark.py TALKCAT CATALOG

Run in the root of the project by a Python that has pyspark. TALKCAT is built with the feature parquet.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession

import reports

talkcat, given = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
root = os.getcwd()
os.environ["PATH"] = os.path.dirname(talkcat) + os.pathsep + os.environ["PATH"]
os.chdir(tempfile.mkdtemp())
spark = (
    SparkSession.builder.master("local[4]")
    .config("spark.ui.enabled", False)
    .config("spark.ui.showConsoleProgress", False)
    .config("spark.sql.shuffle.partitions", 4)
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")


guide = Path(root, "docs/beyond-one-machine.md").read_text(encoding="utf-8")


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, timeout=300, **options).stdout


def dump(database):
    """The whole catalog as SQL, but for the log of imports and the times of the files."""
    run("sqlite3", database, "UPDATE _post_facts SET file_state = NULL")
    lines = run("sqlite3", database, ".dump").decode().splitlines()
    return [line for line in lines if not re.match(r"INSERT INTO (import|refinery_schema)", line)]


def check_extraction(posts):
    """The documented job, and the documented command, make the catalog of a direct import."""
    shutil.copytree(os.path.join(root, posts), posts)
    job, _ = re.findall(r"```python\n(.*?)```", guide, re.S)
    (load,) = re.findall(r"```sh\n(cat .*?)```", guide, re.S)
    exec(job.replace("seeds/posts", posts).replace("/usr/local/bin/talkcat", talkcat), {})
    subprocess.run(load, shell=True, check=True, capture_output=True, timeout=300)
    run(talkcat, "--db", "direct.db", "import", posts)
    parts = [part for part in Path("facts").glob("part-*") if part.stat().st_size]
    assert len(parts) > 4, parts
    exports = [run(talkcat, "--db", name, "export") for name in ("talkcat.db", "direct.db")]
    assert exports[0] == exports[1] and len(exports[0]) > 1000
    dumps = [dump(name) for name in ("talkcat.db", "direct.db")]
    assert dumps[0] == dumps[1] and len(dumps[0]) > 500
    print(f"spark: {len(parts)} partitions of posts make the catalog of a direct import, to the byte")


def check_reports():
    """The documented lines make the files into tables of which reports can be asked as they are."""
    catalog = reports.with_yearless(talkcat, given, root)
    run(talkcat, "--db", catalog, "export", "parquet", "lake")
    _, tables = re.findall(r"```python\n(.*?)```", guide, re.S)
    exec(tables, {"spark": spark})
    years = spark.table("talks").count(), spark.read.parquet("lake/talks").where("year > 2023").count()
    assert years[0] > years[1] > 0, years
    reports.compare("spark", root, catalog, lambda sql, values: spark.sql(sql, args=values).collect())


check_extraction("seeds/posts")
check_reports()
