#!/usr/bin/env python3
"""Checks every record of the catalogue, the forms, the guides and the synonyms.

Prints `file:line: reason` for each problem and exits with 1 when there is one. Checks the JSON
Schemas and what they cannot say: file names, and that everything a record names exists.
"""

import argparse
import datetime
import sys
from pathlib import Path

import jsonschema

import guides
import positioned_json


class Checker:
    def __init__(self, assets, schemas):
        self.assets = assets
        self.schemas = schemas
        self.problems = []
        self.documents = {}
        self.validators = {}

    def report(self, file, line, reason):
        self.problems.append(f"{file}:{line}: {reason}")

    def load(self, file, schema_name):
        """The value of `file` when it follows the schema, else None with the reasons reported."""
        try:
            document = positioned_json.read(file)
        except positioned_json.Problem as problem:
            self.report(file, problem.line, problem.reason)
            return None
        errors = self.validator(schema_name).iter_errors(document.value)
        errors = sorted(errors, key=lambda error: [str(part) for part in error.path])
        for error in errors:
            path, reason = explain(error)
            self.report(file, document.line(path), reason)
        self.documents[file] = document
        return None if errors else document.value

    def validator(self, schema_name):
        if schema_name not in self.validators:
            schema = positioned_json.read(self.schemas / schema_name).value
            self.validators[schema_name] = jsonschema.Draft202012Validator(schema)
        return self.validators[schema_name]

    def require(self, good, file, path, reason):
        if not good:
            self.report(file, self.documents[file].line(path), reason)


def explain(error):
    """Path and sentence of a schema error; the deepest branch of an anyOf tells most."""
    while error.context:
        error = max(error.context, key=lambda e: len(e.absolute_path))
    path = list(error.absolute_path)
    spot = ".".join(str(part) for part in path) or "the record"
    if error.validator == "additionalProperties":
        unknown = sorted(set(error.instance) - set(error.schema.get("properties", {})))
        return path + unknown[:1], f"{spot}: unknown field \"{unknown[0]}\""
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        return path, f"{spot}: \"{missing[0]}\" is missing"
    if error.validator is None:
        return path, f"{spot}: does not belong here"
    message = error.message if len(error.message) < 200 else error.message[:197] + "..."
    return path, f"{spot}: {message}"


def check_unique(checker, file, path, ids, what):
    seen = set()
    for index, value in enumerate(ids):
        checker.require(value not in seen, file, path + [index], f'{what} "{value}" appears twice')
        seen.add(value)


def check_date(checker, file, path, value):
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        checker.require(False, file, path, f'"{value}" is not a day of the calendar')


def check_names(checker, file, path, names, known, what):
    for index, name in enumerate(names):
        checker.require(name in known, file, path + [index], f'{what} "{name}" does not exist')


def check_cases(checker, file, record):
    cases = {case["id"] for case in record["cases"]}
    check_unique(checker, file, ["cases"], [case["id"] for case in record["cases"]], "case")
    for name in ("methods", "papers"):
        for index, part in enumerate(record[name]):
            path = [name, index, "cases"]
            check_names(checker, file, path, part.get("cases", []), cases, "case")
    for m, method in enumerate(record["methods"]):
        for f, fee in enumerate(method["fees"]):
            path = ["methods", m, "fees", f, "cases"]
            check_names(checker, file, path, fee.get("cases", []), cases, "case")


def check_fees(checker, file, record):
    known = {fee["id"] for method in record["methods"] for fee in method["fees"]}
    for index, exemption in enumerate(record["fee_exemptions"]):
        path = ["fee_exemptions", index, "fees"]
        check_names(checker, file, path, exemption.get("fees", []), known, "fee")
    for index, method in enumerate(record["methods"]):
        ids = [fee["id"] for fee in method["fees"]]
        check_unique(checker, file, ["methods", index, "fees"], ids, "fee")


def check_procedure(checker, file, record, known):
    check_date(checker, file, ["effective_from"], record["effective_from"])
    if record["effective_to"]:
        check_date(checker, file, ["effective_to"], record["effective_to"])
        later = record["effective_to"] >= record["effective_from"]
        checker.require(later, file, ["effective_to"], "ends before it begins")
    names = (record["id"], f'{record["id"]}.r{record["revision"]}')
    checker.require(file.stem in names, file, ["id"], f'file must be named {names[0]}.json')
    checker.require(file.parent.name == record["sector"], file, ["sector"],
                    f'file must be in the folder {record["sector"]}')
    sector_known = record["sector"] in known["sectors"]
    checker.require(sector_known, file, ["sector"], f'sector "{record["sector"]}" does not exist')
    check_names(checker, file, ["life_events"], record["life_events"], known["life_events"],
                "life event")
    check_names(checker, file, ["related"], record.get("related", []), known["procedures"],
                "procedure")
    form = record["form"]
    checker.require(form is None or form in known["forms"], file, ["form"],
                    f'form "{form}" does not exist')
    for index, paper in enumerate(record["papers"]):
        checker.require(form or not paper.get("form"), file, ["papers", index],
                        f'paper "{paper["id"]}" is the e-form, but the record names no form')
    check_unique(checker, file, ["papers"], [paper["id"] for paper in record["papers"]], "paper")
    check_cases(checker, file, record)
    check_fees(checker, file, record)


def conditions_of(value, path=()):
    """Every {"case": …} inside a form, with its path."""
    if isinstance(value, dict):
        if set(value) == {"case"}:
            yield list(path), value["case"]
        for key, part in value.items():
            yield from conditions_of(part, path + (key,))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from conditions_of(part, path + (index,))


def check_forms(checker, forms, records):
    used = {}
    for record in records.values():
        if record["form"]:
            cases = {case["id"] for case in record["cases"]}
            used[record["form"]] = used.get(record["form"], set()) | cases
    for file, form in forms.items():
        name = f'{form["id"]}.v{form["version"]}'
        checker.require(file.stem == name, file, ["id"], f"file must be named {name}.json")
        if form["id"] not in used:
            continue
        for path, case in conditions_of(form["steps"]):
            checker.require(case in used[form["id"]], file, ["steps"] + path,
                            f'case "{case}" does not exist in the procedure')


def check_revisions(checker, records):
    revisions = {}
    owners = {}
    for file, record in records.items():
        revision = (record["id"], record["revision"])
        other = revisions.setdefault(revision, file)
        checker.require(other == file, file, ["revision"],
                        f"revision {revision[1]} is also in {other}")
        owner = owners.setdefault(record["code"] or record["id"], record["id"])
        checker.require(owner == record["id"], file, ["code"], f"code also belongs to {owner}")


def list_ids(checker, name):
    file = checker.assets / "catalogue" / name
    if not file.exists():
        checker.report(file, 1, "the file is missing")
        return set()
    value = checker.load(file, "catalogue/sectors.schema.json") or []
    check_unique(checker, file, [], [entry["id"] for entry in value], "id")
    return {entry["id"] for entry in value}


def check_all(assets, schemas):
    """Every problem as text, in the order of the files."""
    checker = Checker(assets, schemas)
    files = sorted((assets / "catalogue").glob("*/*.json"))
    records = {file: checker.load(file, "catalogue/procedure.schema.json") for file in files}
    form_files = sorted((assets / "forms").glob("*.v*.json"))
    forms = {file: checker.load(file, "forms/form.schema.json") for file in form_files}
    known = {
        "sectors": list_ids(checker, "sectors.json"),
        "life_events": list_ids(checker, "life-events.json"),
        "forms": {file.name.rsplit(".v", 1)[0] for file in form_files},
        "procedures": {file.stem.rsplit(".r", 1)[0] for file in files},
    }
    sound = {file: record for file, record in records.items() if record is not None}
    for file, record in sound.items():
        check_procedure(checker, file, record, known)
    check_revisions(checker, sound)
    check_forms(checker, {f: form for f, form in forms.items() if form is not None}, sound)
    guides.check_guides(checker, {record["id"]: record for record in sound.values()},
                        known["life_events"])
    synonyms = assets / "search" / "synonyms.json"
    if synonyms.exists():
        checker.load(synonyms, "search/synonyms.schema.json")
    return checker.problems, len(files), len(form_files)


def main():
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="Check the catalogue and the forms.")
    parser.add_argument("--assets", type=Path, default=root, help="folder with catalogue/ and forms/")
    parser.add_argument("--schemas", type=Path, default=root, help="folder with the JSON Schemas")
    arguments = parser.parse_args()
    problems, procedures, forms = check_all(arguments.assets, arguments.schemas)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} problems in the catalogue", file=sys.stderr)
        return 1
    print(f"{procedures} procedures and {forms} forms are in order")
    return 0


if __name__ == "__main__":
    sys.exit(main())
