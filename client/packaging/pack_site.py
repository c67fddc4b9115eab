#!/usr/bin/env python3
"""Puts the site's data files together as a kiosk keeps them (client/mirror/shelf.h).

usage: pack_site.py FOLDER NAME=FILE...
"""
import hashlib
import json
import pathlib
import shutil
import sys


def main():
    folder = pathlib.Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = {}
    for pair in sys.argv[2:]:
        name, _, file = pair.partition("=")
        content = pathlib.Path(file).read_bytes()
        stem = name.removesuffix(".json")
        stored = f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.json"
        (folder / stored).write_bytes(content)
        files[name] = f"/assets/{stored}"
    (folder / "edition.json").write_text(json.dumps({"files": files}, sort_keys=True))


main()
