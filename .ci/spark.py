"""What Apache Spark makes of talkcat: posts are read in parallel.

Usage: spark.py TALKCAT

Run in the root of the project by a Python that has pyspark.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession

talkcat = os.path.abspath(sys.argv[1])
root = os.getcwd()
os.environ["PATH"] = os.path.dirname(talkcat) + os.pathsep + os.environ["PATH"]
os.chdir(tempfile.mkdtemp())
spark = (
    SparkSession.builder.master("local[4]")
    .config("spark.ui.enabled", False)
    .config("spark.sql.shuffle.partitions", 4)
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, timeout=300, **options).stdout


def dump(database):
    """The whole catalog as SQL, but for the log of imports."""
    lines = run("sqlite3", database, ".dump").decode().splitlines()
    return [line for line in lines if not re.match(r"INSERT INTO (import|refinery_schema)", line)]


def check_extraction(posts):
    """The documented job, and the documented command, make the catalog of a direct import."""
    shutil.copytree(os.path.join(root, posts), posts)
    guide = Path(root, "docs/beyond-one-machine.md").read_text(encoding="utf-8")
    (job,) = re.findall(r"```python\n(.*?)```", guide, re.S)
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


check_extraction("seeds/posts")
