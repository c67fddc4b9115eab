#!/usr/bin/env python3
"""Fails when a key of assets/i18n is used nowhere in the program."""
import json
import pathlib
import re
import sys

keys = json.loads(pathlib.Path("assets/i18n/vi.json").read_text(encoding="utf-8"))
sources = "\n".join(
    file.read_text(encoding="utf-8")
    for folder in ("client", "server", "shared")
    for file in pathlib.Path(folder).rglob("*")
    if file.suffix in (".cpp", ".h")
)
used = set(re.findall(r"Key::(\w+)", sources))
unused = [key for key in keys if key.replace(".", "_") not in used]
for key in unused:
    print(f"assets/i18n/vi.json: {key} is used nowhere")
print(f"strings: {len(keys)} keys, {len(unused)} unused")
sys.exit(1 if unused else 0)
