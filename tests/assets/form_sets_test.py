"""Every form set fits the schema and is named after its id and version."""

import json
import unittest
from pathlib import Path

import jsonschema

FOLDER = Path("assets/form-sets")
SCHEMA = json.loads((FOLDER / "form-set.schema.json").read_text(encoding="utf-8"))
SETS = sorted(file for file in FOLDER.glob("*.json") if not file.name.endswith(".schema.json"))


def findings(form_set):
    return list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(form_set))


class FormSetsTest(unittest.TestCase):
    def test_every_set_fits(self):
        self.assertEqual(len(SETS), 2)
        for file in SETS:
            form_set = json.loads(file.read_text(encoding="utf-8"))
            self.assertEqual(findings(form_set), [], file)
            self.assertEqual(f"{form_set['id']}.v{form_set['version']}.json", file.name)

    def test_paper_nobody_has_does_not(self):
        form_set = json.loads(SETS[0].read_text(encoding="utf-8"))
        form_set["forms"][0]["paper"] = "a6"
        self.assertEqual(len(findings(form_set)), 1)

    def test_a_block_with_a_member_of_another_kind_does_not(self):
        form_set = json.loads(SETS[0].read_text(encoding="utf-8"))
        form_set["forms"][0]["blocks"].append({"kind": "rule", "columns": []})
        self.assertNotEqual(findings(form_set), [])


if __name__ == "__main__":
    unittest.main()
