#!/usr/bin/env python3
"""first_load_test.py SITE SERVER: the first visit to the home page stays within its budget.

Counts what a first visit loads, as sent with Brotli: the light page that SERVER answers, every
style sheet, script, program, font and image of SITE, and the search index as it is with 2,000
procedures. The units come later, with the first form that asks for one.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/bench"))

from service import Server  # noqa: E402

BYTES_MAX = 350_000
LOADED = {".css", ".html", ".js", ".png", ".svg", ".ttf", ".wasm", ".woff2"}


def files_of(site):
    listing = site / "assets.json"
    if not listing.exists():
        raise SystemExit(f"{listing} is not there: build the target `site` first")
    files = json.loads(listing.read_text(encoding="utf-8"))["files"]
    if "onedoor.wasm" not in files:
        raise SystemExit(f"{listing} has no onedoor.wasm: build the web client first")
    return {name: entry.get("br", entry["bytes"]) for name, entry in files.items()
            if pathlib.PurePath(name).suffix in LOADED}


def home_page(program, site):
    with tempfile.TemporaryDirectory() as folder:
        server = Server(program, site, folder)
        try:
            server.start()
            status, _, body = server.request("GET", "/", headers={"Accept-Encoding": "br, gzip"})
        finally:
            server.stop()
    if status != 200:
        raise SystemExit(f"/ answers {status}")
    return len(body)


def index_of_two_thousand():
    scripts = ROOT / "assets/build"
    with tempfile.TemporaryDirectory() as folder:
        for command in (["generate_catalogue.py", "--count", "2000", "--out", folder],
                        ["bundle_catalogue.py", "--assets", folder, "--out", folder]):
            subprocess.run([sys.executable, scripts / command[0], *command[1:]],
                           stdout=subprocess.DEVNULL, check=True)
        packed = subprocess.run(["brotli", "--quality=11", "--lgwin=24", "--stdout",
                                 pathlib.Path(folder, "index.json")],
                                stdout=subprocess.PIPE, check=True)
    return len(packed.stdout)


def main():
    site, program = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    parts = files_of(site)
    parts["the home page"] = home_page(program, site)
    parts["the index of 2,000 procedures"] = index_of_two_thousand()
    for name, size in sorted(parts.items(), key=lambda part: -part[1]):
        print(f"  {name:<32}{size:>10,}")
    total = sum(parts.values())
    print(f"  {'all':<32}{total:>10,} of {BYTES_MAX:,}")
    return 0 if total <= BYTES_MAX else 1


if __name__ == "__main__":
    sys.exit(main())
