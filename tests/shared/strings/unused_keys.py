#!/usr/bin/env python3
"""Fails when a key of assets/i18n is used nowhere in the program."""
import json
import pathlib
import re
import sys

TABLES = ("assets/i18n/vi.json", "assets/i18n/slips/vi.json")

sources = "\n".join(
    file.read_text(encoding="utf-8")
    for folder in ("client", "server", "shared")
    for file in pathlib.Path(folder).rglob("*")
    if file.suffix in (".cpp", ".h")
)
used = set(re.findall(r"Key::(\w+)", sources))
keys, unused = 0, []
for table in TABLES:
    names = json.loads(pathlib.Path(table).read_text(encoding="utf-8"))
    keys += len(names)
    unused += [f"{table}: {name}" for name in names if name.replace(".", "_") not in used]
for key in unused:
    print(f"{key} is used nowhere")
print(f"strings: {keys} keys, {len(unused)} unused")
sys.exit(1 if unused else 0)
