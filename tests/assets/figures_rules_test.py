"""The rules of figures fit their schema and are named after their id and version."""

import json
import unittest
from pathlib import Path

import jsonschema

FOLDER = Path("assets/figures")
SCHEMA = json.loads((FOLDER / "rules.schema.json").read_text(encoding="utf-8"))
RULES = sorted(file for file in FOLDER.glob("*.json") if not file.name.endswith(".schema.json"))


def findings(rules):
    return list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(rules))


class FiguresRulesTest(unittest.TestCase):
    def test_all_rules_fit(self):
        self.assertTrue(RULES)
        for file in RULES:
            rules = json.loads(file.read_text(encoding="utf-8"))
            self.assertEqual(findings(rules), [], file)
            self.assertEqual(f"{rules['id']}.v{rules['version']}.json", file.name)

    def test_an_indicator_without_a_source_does_not(self):
        rules = json.loads(RULES[0].read_text(encoding="utf-8"))
        del rules["groups"][0]["indicators"][0]["source"]
        self.assertEqual(len(findings(rules)), 1)


if __name__ == "__main__":
    unittest.main()
