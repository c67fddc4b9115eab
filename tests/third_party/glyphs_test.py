#!/usr/bin/env python3
"""Every character that people read on screen is among the glyphs the fonts are cut down to."""
import importlib.machinery
import importlib.util
import json
import pathlib
import sys
import unicodedata

LOADER = importlib.machinery.SourceFileLoader("subset_fonts", "third_party/subset-fonts")
SPEC = importlib.util.spec_from_loader(LOADER.name, LOADER)
subset_fonts = importlib.util.module_from_spec(SPEC)
sys.dont_write_bytecode = True
LOADER.exec_module(subset_fonts)

FOLDERS = ("assets/i18n", "assets/catalogue", "assets/forms", "assets/units", "assets/office")
LETTERS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
NOT_SHOWN = {"\n", "\t"}


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def in_fonts(character):
    return any(first <= ord(character) <= last for first, last in subset_fonts.TEXT_RANGES)


def missing_in(text):
    return sorted({c for c in text if c not in NOT_SHOWN and not in_fonts(c)})


findings = []
vietnamese = "".join(unicodedata.normalize("NFC", letter + tone)
                     for letter in LETTERS for tone in ("", *TONES)) + "đ"
findings += [f"the alphabet: {c!r}" for c in missing_in(vietnamese + vietnamese.upper())]
for folder in FOLDERS:
    for path in sorted(pathlib.Path(folder).rglob("*.json")):
        if path.name.endswith(".schema.json"):
            continue
        for text in strings(json.loads(path.read_text(encoding="utf-8"))):
            findings += [f"{path}: {c!r} U+{ord(c):04X} in {text[:60]!r}" for c in missing_in(text)]
assert not in_fonts("\u4e2d"), "a character outside the fonts is not seen"
if findings:
    sys.exit("\n".join(findings))
print("every character has a glyph")
