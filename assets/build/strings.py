#!/usr/bin/env python3
"""Turns assets/i18n/{vi,en}.json into a header of typed keys and a source with all texts.

usage: strings.py VI_JSON EN_JSON OUT_FOLDER

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
    vi_path, en_path, out = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    vi, en = read(vi_path), read(en_path)
    for key in vi.keys() ^ en.keys():
        refuse(f"{key} is missing in {en_path if key in vi else vi_path}")
    for key in vi:
        if placeholders(vi[key]) != placeholders(en[key]):
            refuse(f"{key}: the placeholders of vi and en differ")
    keys = sorted(vi)
    names = "".join(f"    {key.replace('.', '_')},\n" for key in keys)
    header = (
        "#pragma once\n\n#include <cstdint>\n\nnamespace onedoor::strings {\n\n"
        f"enum class Key : std::uint16_t {{\n{names}}};\n\n"
        f"inline constexpr std::uint16_t key_count = {len(keys)};\n\n}}\n"
    )
    rows = "".join(f"\n    {ended(vi[key])}\n    {ended(en[key])}" for key in keys)
    source = (
        '#include "shared/strings/strings_table.h"\n\nnamespace onedoor::strings {\n\n'
        f"char const texts[] ={rows};\n\n}}\n"
    )
    out.mkdir(parents=True, exist_ok=True)
    for name, content in (("strings_keys.h", header), ("strings_table.cpp", source)):
        target = out / name
        if not target.exists() or target.read_text(encoding="utf-8") != content:
            target.write_text(content, encoding="utf-8")


main()
