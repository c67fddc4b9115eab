#!/usr/bin/env python3
"""Writes what the home page shows of the catalogue before the index has come.

usage: home_page.py ASSETS OUT.cpp

Reads the guides, catalogue/{life-events,sectors,home}.json and the records; fails with a name that
is unknown.
"""
import json
import pathlib
import sys


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def icon(name):
    return "ui::icon::" + name.replace("-", "_")


def table(kind, name, rows):
    return f"constexpr {kind} {name}[] = {{\n" + "".join(f"    {row},\n" for row in rows) + "};\n"


def main():
    assets, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    catalogue = assets / "catalogue"
    home = read(catalogue / "home.json")
    records = {}
    for file in sorted(catalogue.glob("*/*.json")):
        record = read(file)
        records[record["id"]] = record
    unknown = [name for name in home["often"] if name not in records]
    if unknown:
        sys.exit(f"home.json: no procedure is called {', '.join(unknown)}")
    guides = [read(file) for file in sorted((assets / "guides").glob("*.json"))
              if file.name != "guide.schema.json"]
    events = []
    for event in read(catalogue / "life-events.json"):
        count = sum(event["id"] in record["life_events"] for record in records.values())
        own = [guide for guide in guides if guide["life_event"] == event["id"]]
        for guide in own:
            # The event's name is shorter; with several guides each says what it is about.
            name = event["name"] if len(own) == 1 else guide["name"]
            names = f'{quoted(name["vi"])}, {quoted(name["en"])}'
            events.append(f'{{{quoted(guide["id"])}, {names}, {icon(event["icon"])}, {count}}}')
    sectors = [f'{{{quoted(s["id"])}, {icon(s["icon"])}}}' for s in read(catalogue / "sectors.json")]
    searches = [f'{{{quoted(s["vi"])}, {quoted(s["en"])}}}' for s in home["searches"]]
    content = (
        '#include "client/screens/home_data.h"\n\nnamespace onedoor::screens {\n\nnamespace {\n\n'
        + table("LifeEvent", "events", events)
        + table("SectorIcon", "sectors", sectors)
        + table("std::string_view", "often", [quoted(name) for name in home["often"]])
        + table("UsualSearch", "searches", searches)
        + "\n}\n\n"
        "std::span<LifeEvent const> life_events() { return events; }\n"
        "std::span<SectorIcon const> sector_icons() { return sectors; }\n"
        "std::span<std::string_view const> often_used_ids() { return often; }\n"
        "std::span<UsualSearch const> usual_searches() { return searches; }\n\n}\n"
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    if not out.exists() or out.read_text(encoding="utf-8") != content:
        out.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
