#!/usr/bin/env python3
"""Turns a table of sentences in two languages into a header of typed keys and a source with all
texts: OUT_FOLDER/NAME_keys.h and OUT_FOLDER/NAME_table.cpp, in the namespace onedoor::NAME.

usage: strings.py NAME VI_JSON EN_JSON OUT_FOLDER

Fails when a key is missing in one language, when placeholders differ, or when a text is not NFC.
"""
import json
import pathlib
import re
import sys
import unicodedata


def refuse(message):
    sys.exit(f"strings: {message}")


def read(path):
    pairs = json.loads(pathlib.Path(path).read_text(encoding="utf-8"), object_pairs_hook=list)
    texts = {}
    for key, text in pairs:
        if key in texts:
            refuse(f"{path}: {key} stands twice")
        if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+", key):
            refuse(f"{path}: {key} is not of the form area.name")
        if unicodedata.normalize("NFC", text) != text:
            refuse(f"{path}: {key} is not NFC")
        texts[key] = text
    return texts


def placeholders(text):
    return sorted(re.findall(r"\{([a-z_]+)\}", text))


def ended(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '\\0"'


def main():
    room, vi_path, en_path, out = *sys.argv[1:4], pathlib.Path(sys.argv[4])
    vi, en = read(vi_path), read(en_path)
    for key in vi.keys() ^ en.keys():
        refuse(f"{key} is missing in {en_path if key in vi else vi_path}")
    for key in vi:
        if placeholders(vi[key]) != placeholders(en[key]):
            refuse(f"{key}: the placeholders of vi and en differ")
    keys = sorted(vi)
    names = "".join(f"    {key.replace('.', '_')},\n" for key in keys)
    header = (
        f"#pragma once\n\n#include <cstdint>\n\nnamespace onedoor::{room} {{\n\n"
        f"enum class Key : std::uint16_t {{\n{names}}};\n\n"
        f"inline constexpr std::uint16_t key_count = {len(keys)};\n\n"
        "/// For each Key in order the Vietnamese and the English text, each ended by NUL. One piece\n"
        "/// without addresses, which compresses best.\n"
        "extern char const texts[];\n\n}\n"
    )
    rows = "".join(f"\n    {ended(vi[key])}\n    {ended(en[key])}" for key in keys)
    source = (
        f'#include "{room}_keys.h"\n\nnamespace onedoor::{room} {{\n\n'
        f"char const texts[] ={rows};\n\n}}\n"
    )
    out.mkdir(parents=True, exist_ok=True)
    for name, content in ((f"{room}_keys.h", header), (f"{room}_table.cpp", source)):
        target = out / name
        if not target.exists() or target.read_text(encoding="utf-8") != content:
            target.write_text(content, encoding="utf-8")


main()
