#!/usr/bin/env python3
"""check_bundle must refuse a bundle with a form or a case that is not there.

usage: bundle_must_fail.py CHECK_BUNDLE
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def answer_for(change, name="catalogue.json"):
    """What check_bundle says to the sample's bundles with a changed file."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "assets/build/bundle_catalogue.py", "--assets",
                   "tests/assets/sample", "--out", folder]
        subprocess.run(command, check=True)
        path = Path(folder, name)
        bundle = json.loads(path.read_text(encoding="utf-8"))
        change(bundle["procedures"] if name == "catalogue.json" else bundle["guides"])
        path.write_text(json.dumps(bundle), encoding="utf-8")
        return subprocess.run([sys.argv[1], folder], capture_output=True, text=True, check=False)


def rename_form(procedures):
    procedures[0]["form"] = "khai-tu"


def rename_case(procedures):
    text = json.dumps(procedures[0]).replace('"late"', '"belated"')
    procedures[0] = json.loads(text)


def drop_record(procedures):
    procedures.clear()


def break_record(procedures):
    procedures[0]["level"] = "district"


def ask_about_nothing(guides):
    guides[0]["form"]["steps"][0]["fields"][1]["when"] = {"field": "gone", "equals": "x"}


def drop_reason(guides):
    del guides[0]["outcomes"][0]["reason"]


EXPECTED = [
    (lambda procedures: None, 0, ""),
    (rename_form, 1, "form khai-tu does not exist"),
    (rename_case, 1, "case late does not exist"),
    (drop_record, 1, "khai-sinh is unknown or repeated"),
    (break_record, 1, "catalogue.choice at procedures[0].level"),
]


EXPECTED_OF_GUIDES = [
    (ask_about_nothing, 1, "form.reference"),
    (drop_reason, 1, "json.missing at guides[0].outcomes[0].reason"),
]


def main():
    answers = [(*expected, answer_for(expected[0])) for expected in EXPECTED]
    answers += [(*expected, answer_for(expected[0], "guides.json"))
                for expected in EXPECTED_OF_GUIDES]
    for change, code, reason, answer in answers:
        if answer.returncode != code or reason not in answer.stderr:
            print(f"{change.__name__}: {answer.returncode} {answer.stderr}", file=sys.stderr)
            return 1
    print(f"{len(answers)} bundles judged as they should be")
    return 0


if __name__ == "__main__":
    sys.exit(main())
