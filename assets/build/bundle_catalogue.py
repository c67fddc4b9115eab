#!/usr/bin/env python3
"""Writes the bundles of the catalogue from checked records.

  catalogue.json  {"procedures", "sectors", "life_events"} for the server
  forms/*.json    every version of every form, minified
  guides.json     the guides and what they show of their procedures, for client and server
  procedures.json what GET /api/v1/procedures/{id} answers, for devices without a network
  index.json      what the client's search needs (shared/search/index_file.h)
"""

import argparse
import json
from pathlib import Path

import guides
import positioned_json
import search_text

SERVICE_LEVELS = {"information": 0, "partial": 1, "full": 2}


def read(path):
    return positioned_json.read(path).value


def read_optional(path):
    return read(path) if path.exists() else []


def write(path, value):
    """Writes minified JSON, only when it differs: an unchanged bundle rebuilds nothing."""
    content = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


def newest_revisions(records):
    newest = {}
    for record in records:
        known = newest.get(record["id"])
        if known is None or record["revision"] > known["revision"]:
            newest[record["id"]] = record
    return [newest[name] for name in sorted(newest)]


def applies(part, case):
    return case is None or case in part.get("cases", [case])


def method_price(method, case):
    """Đồng of one method in one case: the sum of its fees, None when one is unknown."""
    amounts = [fee["amount"] for fee in method["fees"] if applies(fee, case)]
    return None if None in amounts else sum(amounts)


def payable_min(record):
    """The lowest known price over methods and cases; None when no price is known."""
    cases = [case["id"] for case in record["cases"]] or [None]
    prices = [
        method_price(method, case)
        for method in record["methods"]
        for case in cases
        if applies(method, case)
    ]
    return min((price for price in prices if price is not None), default=None)


def everyday_words(record, synonyms):
    phrases = list(record["everyday"])
    texts = [record["name"]["vi"], *record["everyday"]]
    for synonym in synonyms:
        if any(search_text.contains(text, synonym["means"]) for text in texts):
            phrases += [say for say in synonym["say"] if say not in phrases]
    return "|".join(phrases)


def index_entry(record, sector_positions, synonyms):
    return [
        record["id"],
        record["code"],
        record["name"]["vi"],
        record["name"]["en"],
        sector_positions[record["sector"]],
        SERVICE_LEVELS[record["service"]["level"]],
        1 if record["form"] else 0,
        payable_min(record),
        everyday_words(record, synonyms),
    ]


def make_index(records, sectors, synonyms):
    positions = {sector["id"]: position for position, sector in enumerate(sectors)}
    return {
        "v": 1,
        "sectors": [[s["id"], s["name"]["vi"], s["name"]["en"]] for s in sectors],
        "p": [index_entry(record, positions, synonyms) for record in newest_revisions(records)],
    }


def all_amounts_known(record):
    return all(fee["amount"] is not None for method in record["methods"] for fee in method["fees"])


def make_answers(records, forms):
    """The server's answers (server/api/procedures.cpp) by id, and the ids by national code."""
    newest = {}
    for form in sorted(forms, key=lambda form: form["version"]):
        newest[form["id"]] = form
    records = newest_revisions(records)
    return {
        "procedures": {
            record["id"]: {
                "procedure": record,
                "form": newest.get(record["form"]),
                "fees_known": all_amounts_known(record),
            }
            for record in records
        },
        "codes": {record["code"]: record["id"] for record in records if record["code"]},
    }


def write_forms(assets, out):
    names = set()
    forms = []
    for file in sorted((assets / "forms").glob("*.v*.json")):
        forms.append(read(file))
        write(out / "forms" / file.name, forms[-1])
        names.add(file.name)
    for stale in (out / "forms").glob("*.json"):
        if stale.name not in names:
            stale.unlink()
    return forms


def main():
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="Bundle the catalogue and the forms.")
    parser.add_argument("--assets", type=Path, default=root, help="folder with catalogue/ and forms/")
    parser.add_argument("--out", type=Path, required=True, help="folder for the bundles")
    arguments = parser.parse_args()
    catalogue = arguments.assets / "catalogue"
    records = [read(file) for file in sorted(catalogue.glob("*/*.json"))]
    records.sort(key=lambda record: (record["id"], record["revision"]))
    sectors = read_optional(catalogue / "sectors.json")
    life_events = read_optional(catalogue / "life-events.json")
    synonyms = read_optional(arguments.assets / "search" / "synonyms.json")
    bundle = {"procedures": records, "sectors": sectors, "life_events": life_events}
    write(arguments.out / "catalogue.json", bundle)
    found = [read(file) for file in sorted((arguments.assets / "guides").glob("*.json"))
             if file.name != "guide.schema.json"]
    newest = {record["id"]: record for record in newest_revisions(records)}
    write(arguments.out / "guides.json", guides.make_bundle(found, newest, life_events))
    write(arguments.out / "index.json", make_index(records, sectors, synonyms))
    forms = write_forms(arguments.assets, arguments.out)
    write(arguments.out / "procedures.json", make_answers(records, forms))


if __name__ == "__main__":
    main()
