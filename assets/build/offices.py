#!/usr/bin/env python3
"""Writes offices.json: every office where files are handed in, and when they are open.

One office for the province, one for each of its communes by rule (assets/offices), with what the
deployment knows of single ones, and the working calendar they follow.
"""

import argparse
import json
import sys
import unicodedata
from pathlib import Path

import jsonschema

import positioned_json
from bundle_catalogue import write

PROVINCE_KINDS = [("Tỉnh ", " Province"), ("Thành phố ", " City")]
COMMUNE_KINDS = [("xã ", " Commune"), ("phường ", " Ward"), ("đặc khu ", " Special Zone")]


class Refused(Exception):
    pass


def full_name(name, kind, kinds):
    before, after = kinds[kind]
    return {"vi": before + name, "en": name + after}


def inside(name):
    """"tỉnh" in the middle of a name, as in "Trung tâm … tỉnh Khánh Hòa"."""
    return {"vi": name["vi"][0].lower() + name["vi"][1:], "en": name["en"]}


def folded(text):
    """Without accents, to sort by."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def make_office(unit, name, rule, known):
    told = known.pop(unit, {})
    names = {language: text.replace("{unit}", inside(name)[language])
             for language, text in rule["name"].items()}
    office = {"unit": unit, "area": name, "name": told.get("name", names)}
    office |= {part: told[part] for part in ("address", "phone", "latitude", "longitude")
               if part in told}
    return office


def make_offices(rules, units):
    province = next((row for row in units if row[0] == rules["province"]), None)
    if province is None:
        raise Refused(f'province {rules["province"]} does not exist')
    known = {entry["unit"]: entry for entry in rules["known"]}
    if len(known) != len(rules["known"]):
        raise Refused("an office is described twice")
    code, name, kind, communes = province
    offices = [make_office(code, full_name(name, kind, PROVINCE_KINDS), rules["province_office"],
                           known)]
    for commune_code, commune, commune_kind in sorted(communes, key=lambda row: folded(row[1])):
        offices.append(make_office(commune_code, full_name(commune, commune_kind, COMMUNE_KINDS),
                                   rules["commune_office"], known))
    if known:
        raise Refused(f"no such units: {sorted(known)}")
    return offices


def build(arguments):
    rules = positioned_json.read(arguments.rules).value
    schema = positioned_json.read(arguments.rules.parent / "offices.schema.json").value
    for error in jsonschema.Draft202012Validator(schema).iter_errors(rules):
        raise Refused(f"{arguments.rules}: {error.message}")
    calendar = positioned_json.read(arguments.calendars / f'{rules["calendar"]}.json').value
    units = json.loads(arguments.units.read_text(encoding="utf-8"))
    sources = [rules["province_office"]["source"], rules["commune_office"]["source"]]
    sources += [entry["source"] for entry in rules["known"]]
    write(arguments.out, {
        "offices": make_offices(rules, units),
        "source": "; ".join(dict.fromkeys(sources)),
        "hours_source": calendar["weekly_source"],
        "calendar": calendar,
    })


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rules", type=Path, required=True, help="a file of assets/offices")
    parser.add_argument("--calendars", type=Path, required=True, help="assets/calendars")
    parser.add_argument("--units", type=Path, required=True, help="units.json")
    parser.add_argument("--out", type=Path, required=True, help="offices.json to write")
    try:
        build(parser.parse_args())
    except (Refused, positioned_json.Problem) as refusal:
        sys.exit(f"offices: {refusal}")


if __name__ == "__main__":
    main()
